//! The page as one component: it holds the model, hands every message to `update`, and keeps the browser in step.

mod pointing;
mod writing;

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::Element;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, html, platform::spawn_local};

use super::{
    button::button,
    controls, details,
    dom::{self, WidthWatch},
    gesture::Gesture,
    intl::RULES,
    msg::{PageMsg, maybe},
    notes::{self, Pane},
    picture, report,
    shapes::Shapes,
};
use crate::{
    layout::{Layout, Viewport, layout},
    link,
    model::{Direction, Editor, EditorMsg, Model, ModelMsg, Origin, ViewMsg, moved, update},
    sample,
    scene::{Scene, scene},
    span::Span,
    wording::summary,
};

/// The properties of the page.
#[derive(Debug, PartialEq, Properties)]
pub struct AppProps {
    /// Notes of another page: only picture and report are drawn. None for the page itself, with its notes pane.
    #[prop_or_default]
    pub embedded: Option<Rc<str>>,
}

/// The page.
#[derive(Debug)]
pub struct App {
    model: Model,
    layout: Layout,
    scene: Rc<Scene>,
    /// The scene as it is drawn.
    shapes: Shapes,
    /// The report as it was last drawn; it stays while the picture moves.
    report: Html,
    pane: Pane,
    gesture: Gesture,
    nodes: picture::Nodes,
    /// Picture and report: what full screen shows.
    reading: NodeRef,
    editor: Editor,
    watch: Option<WidthWatch>,
    /// Observers and listeners of the notes pane.
    heard: Option<(WidthWatch, [EventListener; 2])>,
    _fragment: Option<EventListener>,
}

impl Component for App {
    type Message = PageMsg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let embedded = ctx.props().embedded.as_ref();
        let model = embedded.map_or_else(first_model, |notes| Model::new(notes, Origin::Own, RULES));
        let mut fragment = None;
        if embedded.is_none() {
            let link = ctx.link().clone();
            fragment = dom::on_fragment(move || link.send_message(PageMsg::OpenLink));
            ctx.link().send_message(PageMsg::OpenLink);
        }
        let mut app = Self {
            report: report::view(&send(ctx), &model),
            pane: Pane::default(),
            layout: Layout::default(),
            scene: Rc::default(),
            shapes: Shapes::default(),
            gesture: Gesture::default(),
            nodes: picture::Nodes::default(),
            reading: NodeRef::default(),
            editor: Editor::default(),
            watch: None,
            heard: None,
            _fragment: fragment,
            model,
        };
        app.name_tab(ctx);
        app.happened(ctx, EditorMsg::Read(app.model.notes.clone()));
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PageMsg) -> bool {
        match msg {
            PageMsg::View(msg) => return self.update(ctx, PageMsg::Model(ModelMsg::View(msg))),
            PageMsg::Model(msg) => {
                if let Some(next) = update(&self.model, msg) {
                    let (moved, label) = (moved(&self.model, &next), self.scene.label.clone());
                    self.change(ctx, next);
                    if moved && label == self.scene.label {
                        // All else stays as it is.
                        self.draw();
                        return false;
                    }
                    return true;
                }
            }
            PageMsg::Replace(notes) => return self.replace(ctx, notes.to_owned()),
            PageMsg::Share => return self.share(ctx),
            PageMsg::OpenLink => {
                let send = send(ctx);
                spawn_local(async move {
                    if let Some(msg) = dom::open_link(dom::fragment()).await {
                        send.emit(PageMsg::Model(msg));
                    }
                });
            }
            PageMsg::Scrolled => self.pane.show(&mut self.editor.sheet, &self.model.incident),
            PageMsg::Typed => {
                let text = self.pane.field().map(|field| field.value());
                return text.is_some_and(|text| self.happened(ctx, EditorMsg::Typed(text)));
            }
            PageMsg::Editor(msg) => return self.happened(ctx, msg),
            PageMsg::DrawReport => {
                self.report = report::view(&send(ctx), &self.model);
                Self::soon(ctx, PageMsg::Editor(EditorMsg::Painted));
                return true;
            }
            PageMsg::Caret => {
                let target = self.pane.at_caret(&self.editor, &self.model);
                return self.update(ctx, PageMsg::View(ViewMsg::Light(target)));
            }
            PageMsg::Pasted(texts) => return self.pasted(ctx, texts),
            PageMsg::Open(files) => Self::open(ctx, files),
            PageMsg::Opened(text, notice) => {
                let changed = !text.is_empty() && self.replace(ctx, text);
                let told =
                    notice.is_some_and(|notice| self.update(ctx, PageMsg::Model(ModelMsg::Tell(notice))));
                return changed || told;
            }
            PageMsg::Write(line) => {
                let read = self.read(ctx);
                return self.put(ctx, Span::default(), vec![[&line, "\n"].concat()]) || read;
            }
            PageMsg::Correct(change) => return self.correct(ctx, &change),
            PageMsg::Nudge(minutes) => {
                let read = self.read(ctx);
                let change = details::nudge(&self.model.incident, self.model.view.event(), minutes);
                return change.is_some_and(|change| self.correct(ctx, &change)) || read;
            }
            PageMsg::ToNotes => {
                let read = self.read(ctx);
                let span =
                    self.model.view.selected.and_then(|target| notes::span(&self.model.incident, target));
                if let (Some(span), Some(field)) = (span, self.pane.field()) {
                    dom::select(&field, &self.model.notes, span);
                    let _ = field.focus();
                }
                return read;
            }
            PageMsg::FullScreen => {
                if let Some(reading) = self.reading.cast::<Element>() {
                    dom::fill_screen(&reading);
                }
            }
            PageMsg::Press(event) => return self.press(ctx, &event),
            PageMsg::Move(event) => return self.drag(ctx, &event),
            PageMsg::Lift(event) => return self.lift(ctx, &event),
            PageMsg::Cancel(event) => drop(self.gesture.lift(&event)),
            PageMsg::Click(event) => return self.click(ctx, &event),
            PageMsg::Pasting => {
                // A paste into the sample replaces all of it, and the browser's undo brings it back.
                if let Some(field) = self.pane.field().filter(|_| self.model.origin == Origin::Sample) {
                    field.select();
                }
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let send = &send(ctx);
        if ctx.props().embedded.is_some() {
            return html! { <div class="incident-timeline alone" ref={self.reading.clone()}>{ self.shown(send, ctx.props().embedded.is_none()) }</div> };
        }
        let onchange = maybe(send, |event: yew::Event| dom::chosen_files(&event).map(PageMsg::Open));
        let onkeydown = maybe(send, |event: yew::KeyboardEvent| dom::undo_key(&event).map(step));
        let ondragover = |event: yew::DragEvent| event.prevent_default();
        let ondrop = maybe(send, |event: yew::DragEvent| dom::dropped_files(&event).map(PageMsg::Open));
        html! {
            <div class="incident-timeline page" {ondragover} {ondrop} {onkeydown}>
                <header>
                    <h1>{ "Incident timeline" }</h1>
                    <p class="promise">{ "Read in your browser. Nothing leaves this page." }</p>
                    <div class="actions">
                        { button(send, "Sample", "An invented incident", || PageMsg::Replace(sample::NOTES)) }
                        <label class="open"><input type="file" multiple=true accept=".md,.txt,.html,.htm,.csv,.tsv,.log,.eml" {onchange}/>{ "Open file" }</label>
                        { button(send, "Clear", "Take the notes away", || PageMsg::Replace("")) }
                        { button(send, "Copy link", "A link that carries the notes", || PageMsg::Share) }
                    </div>
                </header>
                { self.banner(send) }
                <main>
                    { notes::view(send, &self.pane) }
                    <div class="reading" ref={self.reading.clone()}>{ self.shown(send, ctx.props().embedded.is_none()) }</div>
                </main>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(reading) = self.reading.cast::<Element>().filter(|_| self.model.view.help) {
            dom::show_dialog(&reading);
        }
        self.draw();
        let frame = self.nodes.frame.cast::<Element>();
        if self.watch.as_ref().map(WidthWatch::element) != frame.as_ref() {
            let send = send(ctx);
            self.watch = frame.and_then(|frame| {
                WidthWatch::new(frame, move |width| send.emit(PageMsg::View(ViewMsg::Width(width))))
            });
        }
        if self.heard.is_none() {
            let (link, undo, left) = (ctx.link().clone(), ctx.link().clone(), ctx.link().clone());
            self.heard = self.pane.backdrop().zip(self.pane.field()).and_then(|(backdrop, field)| {
                let watch = WidthWatch::new(backdrop.into(), move |_| link.send_message(PageMsg::Scrolled))?;
                let undo = dom::on_undo(&field, move |direction| undo.send_message(step(direction)));
                let leave = dom::on_leave(move || left.send_message(PageMsg::Editor(EditorMsg::Left)))?;
                Some((watch, [undo, leave]))
            });
        }
        self.happened(ctx, EditorMsg::Drawn);
        if !self.editor.is_ahead() {
            self.pane.follow(&mut self.editor.sheet, &self.model);
        }
    }
}

impl App {
    /// Takes over `next` and updates storage, tab title, report and picture.
    fn change(&mut self, ctx: &Context<Self>, next: Model) {
        let last = std::mem::replace(&mut self.model, next);
        let reread = !Rc::ptr_eq(&last.incident, &self.model.incident);
        if reread {
            self.name_tab(ctx);
            self.happened(ctx, EditorMsg::Read(self.model.notes.clone()));
            // What the field takes in later is kept then.
            if self.model.origin == Origin::Own && self.editor.in_step() {
                dom::store(&self.model.notes);
            }
        }
        let rezoned = !Rc::ptr_eq(&last.shown, &self.model.shown);
        let seen = |model: &Model| (model.view.lit, model.view.selected, model.view.first);
        // Where the field takes the notes in after the picture is painted, the report comes between the two.
        if (reread || rezoned || seen(&last) != seen(&self.model)) && !self.editor.is_ahead() {
            self.report = report::view(&send(ctx), &self.model);
        }
        let (before, viewport) = (last.viewport(), self.model.viewport());
        if reread || rezoned || before != viewport {
            // While one looks at parts of one incident the picture keeps its height.
            let alike = (before.width, before.grouping) == (viewport.width, viewport.grouping);
            let part = !reread && !rezoned && alike && viewport.window.is_some();
            let viewport = Viewport { least_height: if part { self.layout.height } else { 0 }, ..viewport };
            self.layout = layout(&self.model.shown, &viewport);
            self.scene = Rc::new(scene(&self.model.shown, &self.layout));
        }
    }

    /// Draws the picture, if it has a place.
    fn draw(&mut self) {
        if let Some(svg) = self.nodes.svg.cast::<Element>() {
            self.shapes.draw(&svg, &self.scene, &self.model.view);
        }
    }

    fn name_tab(&self, ctx: &Context<Self>) {
        const NAME: &str = "Incident timeline";
        if ctx.props().embedded.is_none() {
            match summary::title(&self.model.incident) {
                Some(title) => dom::set_title(&[&title, " · ", NAME].concat()),
                None => dom::set_title(NAME),
            }
        }
    }

    /// Picture and report, or help if there is nothing to draw.
    fn shown(&self, send: &Callback<PageMsg>, editable: bool) -> Html {
        let model = &self.model;
        let help = |heading: &'static str, words: &'static str| {
            html! { <div class="help"><h2>{ heading }</h2><p>{ words }</p></div> }
        };
        if model.notes.trim().is_empty() {
            return help(
                "Nothing to draw yet",
                "Paste the notes of an incident as they are: a wiki table, a list, a chat, a log, a mail. No syntax to learn.",
            );
        }
        let nothing = model.incident.events.is_empty() && model.incident.impacts.is_empty();
        let shown = if nothing {
            help(
                "No time found in these notes",
                "No line says when something happened, and a line without a time never gets one. A line such as “10:02 pager fired” is enough.",
            )
        } else {
            picture::view(send, model, &self.scene, &self.nodes)
        };
        html! { <>
            { report::heading(&model.shown) }
            { shown }
            { details::view(send, model, editable) }
            { self.report.clone() }
            if model.view.help { { controls::keys(send) } }
        </> }
    }

    /// The notice and the link.
    fn banner(&self, send: &Callback<PageMsg>) -> Html {
        let model = &self.model;
        let words = match (model.notice, model.origin) {
            (Some(notice), _) => notice.words(),
            (None, Origin::Sample) => "This is a sample, an invented incident. Paste your own notes over it.",
            (None, Origin::Link) if !model.notes.is_empty() => {
                "These notes came with the link. Your own notes are kept as they were until you edit here."
            }
            (None, _) => "",
        };
        let link = model.link.as_ref().map(|link| {
            let label =
                ["Link, ", &link.len().to_string(), " characters, copied where the browser allows it"];
            html! {
                <p class="link"><label for="link">{ label.concat() }</label>
                    <input id="link" readonly=true value={link.to_string()}/>
                    { button(send, "Close", "Put the link away", || PageMsg::Model(ModelMsg::Dismiss)) }</p>
            }
        });
        html! {
            <div class="banner" role="status">
                if model.notice.is_some() {
                    <p class="warning">{ words }</p>
                } else if !words.is_empty() {
                    <p class="hint">{ words }</p>
                }
                { link }
            </div>
        }
    }
}

/// The message for undo or redo.
fn step(direction: Direction) -> PageMsg {
    PageMsg::Editor(EditorMsg::Step(direction))
}

/// Sends messages to the page.
fn send(ctx: &Context<App>) -> Callback<PageMsg> {
    ctx.link().callback(|msg| msg)
}

/// The first state: empty if a link will be read, what was stored, or the sample.
fn first_model() -> Model {
    if link::parse(&dom::fragment()) != Err(link::Problem::Foreign) {
        return Model::new("", Origin::Link, RULES);
    }
    dom::stored().map_or_else(|| Model::sample(RULES), |notes| Model::new(&notes, Origin::Own, RULES))
}
