//! The page as one component: it holds the model, hands every message to `update`, and keeps the browser in step.

mod writing;

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Element, File, MouseEvent, PointerEvent};
use yew::{Callback, Component, Context, Html, NodeRef, Properties, html, platform::spawn_local};

use super::{
    controls, details,
    dom::{self, WidthWatch},
    gesture::Gesture,
    intl::RULES,
    notes::{self, Pane},
    picture::{self, look},
    report,
    shapes::Shapes,
};
use crate::{
    edit::Change,
    layout::{Layout, Viewport, layout},
    link,
    model::{Direction, Editor, EditorMsg, Look, Model, Msg, Notice, Origin, moved, update},
    sample,
    scene::{Scene, scene},
    span::Span,
    target::Target,
};

/// What the page is asked to draw.
#[derive(Debug, PartialEq, Properties)]
pub struct AppProps {
    /// Notes that stand on another page: picture and report alone. None for the page itself, with its notes pane.
    #[prop_or_default]
    pub embedded: Option<Rc<str>>,
}

/// The elements that are read from and written to outside of drawing.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    /// The frame that the picture fills.
    pub(super) frame: NodeRef,
    /// The picture.
    pub(super) svg: NodeRef,
    /// Picture and report: what fills the screen when asked.
    pub(super) reading: NodeRef,
}

/// What a person asks for that needs the browser, besides what the model does by itself.
#[derive(Debug)]
pub enum Ask {
    /// A change of the model.
    Model(Msg),
    /// Put other notes in the place of all notes, so that undo brings them back.
    Replace(&'static str),
    /// Make a link to the notes.
    Share,
    /// Look at the fragment of the address.
    OpenLink,
    /// The notes were scrolled, or have another size.
    Scrolled,
    /// The text of the field changed.
    Typed,
    /// The caret went elsewhere.
    Caret,
    /// Text is about to be pasted.
    Pasting,
    /// Long text was pasted, or text whose HTML says more, which comes second; undo goes back over one after the other.
    Pasted(Vec<String>),
    /// Something happened to the notes.
    Editor(EditorMsg),
    /// Draw the report of notes whose picture was painted before.
    Report,
    /// Files were chosen or dropped.
    Open(Vec<File>),
    /// The texts of files, and what has to be told about them.
    Opened(String, Option<Notice>),
    /// Write a line at the head of the notes.
    Write(String),
    /// Write a correction into the notes.
    Change(Change),
    /// Move the selected event by so many minutes, in the notes.
    Nudge(i64),
    /// Go to the selected words in the notes.
    ToNotes,
    /// Fill the screen with the picture, or no longer.
    FullScreen,
    /// A pointer goes down on the picture.
    Press(PointerEvent),
    /// A pointer moves over the picture.
    Shift(PointerEvent),
    /// A pointer is lifted (true) or taken away (false).
    Lift(PointerEvent, bool),
    /// The picture was clicked.
    Click(MouseEvent),
}

/// The page.
#[derive(Debug)]
pub struct App {
    model: Model,
    layout: Layout,
    scene: Rc<Scene>,
    /// The scene as it is drawn.
    shapes: Shapes,
    /// The report as it was drawn last: while the picture moves it stays.
    report: Html,
    pane: Pane,
    gesture: Gesture,
    nodes: Nodes,
    editor: Editor,
    watch: Option<WidthWatch>,
    /// What is heard of the notes pane besides what its elements tell.
    heard: Option<(WidthWatch, [EventListener; 2])>,
    _fragment: Option<EventListener>,
}

impl Component for App {
    type Message = Ask;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let embedded = ctx.props().embedded.as_ref();
        let model = embedded.map_or_else(first_model, |notes| Model::new(notes, Origin::Own, RULES));
        let mut fragment = None;
        if embedded.is_none() {
            let link = ctx.link().clone();
            fragment = dom::on_fragment(move || link.send_message(Ask::OpenLink));
            ctx.link().send_message(Ask::OpenLink);
        }
        let mut app = Self {
            report: report::view(ctx, &model),
            pane: Pane::default(),
            layout: Layout::default(),
            scene: Rc::default(),
            shapes: Shapes::default(),
            gesture: Gesture::default(),
            nodes: Nodes::default(),
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

    fn update(&mut self, ctx: &Context<Self>, ask: Ask) -> bool {
        match ask {
            Ask::Model(msg) => {
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
            Ask::Replace(notes) => return self.replace(ctx, notes.to_owned()),
            Ask::Share => return self.share(ctx),
            Ask::OpenLink => {
                let send = send(ctx);
                spawn_local(async move {
                    if let Some(msg) = dom::open_link(dom::fragment()).await {
                        send.emit(msg);
                    }
                });
            }
            Ask::Scrolled => self.pane.show(&mut self.editor.sheet, &self.model.incident),
            Ask::Typed => {
                let text = self.pane.field().map(|field| field.value());
                return text.is_some_and(|text| self.happened(ctx, EditorMsg::Typed(text)));
            }
            Ask::Editor(msg) => return self.happened(ctx, msg),
            Ask::Report => {
                self.report = report::view(ctx, &self.model);
                Self::soon(ctx, Ask::Editor(EditorMsg::Painted));
                return true;
            }
            Ask::Caret => {
                let target = self.pane.at_caret(&self.editor, &self.model);
                return self.update(ctx, look(Look::Light(target)));
            }
            Ask::Pasted(texts) => return self.pasted(ctx, texts),
            Ask::Open(files) => Self::open(ctx, files),
            Ask::Opened(text, notice) => {
                let changed = !text.is_empty() && self.replace(ctx, text);
                let told = notice.is_some_and(|notice| self.update(ctx, Ask::Model(Msg::Tell(notice))));
                return changed || told;
            }
            Ask::Write(line) => {
                let read = self.read(ctx);
                return self.put(ctx, Span::default(), vec![[&line, "\n"].concat()]) || read;
            }
            Ask::Change(change) => return self.correct(ctx, &change),
            Ask::Nudge(minutes) => {
                let read = self.read(ctx);
                let change = details::nudge(&self.model.incident, self.model.view.event(), minutes);
                return change.is_some_and(|change| self.correct(ctx, &change)) || read;
            }
            Ask::ToNotes => {
                let read = self.read(ctx);
                let span =
                    self.model.view.selected.and_then(|target| notes::span(&self.model.incident, target));
                if let (Some(span), Some(field)) = (span, self.pane.field()) {
                    dom::select(&field, &self.model.notes, span);
                    let _ = field.focus();
                }
                return read;
            }
            Ask::FullScreen => {
                if let Some(reading) = self.nodes.reading.cast::<Element>() {
                    dom::fill_screen(&reading);
                }
            }
            Ask::Press(_) | Ask::Shift(_) | Ask::Lift(..) | Ask::Click(_) => {
                let Some(frame) = self.nodes.frame.cast::<Element>() else { return false };
                let read = matches!(ask, Ask::Press(_)) && self.read(ctx);
                let target = match &ask {
                    Ask::Press(event) | Ask::Shift(event) => self.pointed(&frame, event),
                    Ask::Click(event) => self.pointed(&frame, event),
                    _ => None,
                };
                let (gesture, model, layout) = (&mut self.gesture, &self.model, &self.layout);
                let meant = match &ask {
                    Ask::Press(event) => gesture.press(&frame, event, target, model, layout),
                    Ask::Shift(event) => gesture.shift(&frame, event, target, model, layout),
                    Ask::Lift(event, kept) => gesture.lift(&frame, event, layout, *kept),
                    // The end of a drag is no click.
                    Ask::Click(event) if !gesture.moved => {
                        picture::click(&frame, event, target, model, layout)
                    }
                    _ => None,
                };
                return meant.is_some_and(|ask| self.update(ctx, ask)) || read;
            }
            Ask::Pasting => {
                // A paste into the sample replaces all of it, and the browser's undo brings it back.
                if let Some(field) = self.pane.field().filter(|_| self.model.origin == Origin::Sample) {
                    field.select();
                }
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if ctx.props().embedded.is_some() {
            return html! { <div class="incident-timeline alone" ref={self.nodes.reading.clone()}>{ self.reading(ctx) }</div> };
        }
        let link = ctx.link();
        let onchange = link.batch_callback(|event: yew::Event| dom::chosen_files(&event).map(Ask::Open));
        let onkeydown = link.batch_callback(|event: yew::KeyboardEvent| dom::undo_key(&event).map(step));
        let ondragover = |event: yew::DragEvent| event.prevent_default();
        let ondrop = link.batch_callback(|event: yew::DragEvent| dom::dropped_files(&event).map(Ask::Open));
        html! {
            <div class="incident-timeline page" {ondragover} {ondrop} {onkeydown}>
                <header>
                    <h1>{ "Incident timeline" }</h1>
                    <p class="promise">{ "Read in your browser. Nothing leaves this page." }</p>
                    <div class="actions">
                        { button(ctx, "Sample", "An invented incident", || Ask::Replace(sample::NOTES)) }
                        <label class="open"><input type="file" multiple=true accept=".md,.txt,.html,.htm,.csv,.tsv,.log,.eml" {onchange}/>{ "Open file" }</label>
                        { button(ctx, "Clear", "Take the notes away", || Ask::Replace("")) }
                        { button(ctx, "Copy link", "A link that carries the notes", || Ask::Share) }
                    </div>
                </header>
                { self.banner(ctx) }
                <main>
                    { notes::view(ctx, &self.pane) }
                    <div class="reading" ref={self.nodes.reading.clone()}>{ self.reading(ctx) }</div>
                </main>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(reading) = self.nodes.reading.cast::<Element>().filter(|_| self.model.view.help) {
            dom::show_dialog(&reading);
        }
        self.draw();
        let frame = self.nodes.frame.cast::<Element>();
        if self.watch.as_ref().map(WidthWatch::element) != frame.as_ref() {
            let send = send(ctx);
            self.watch = frame.and_then(|frame| {
                WidthWatch::new(frame, move |width| send.emit(Msg::Look(Look::Width(width))))
            });
        }
        if self.heard.is_none() {
            let (link, undo, left) = (ctx.link().clone(), ctx.link().clone(), ctx.link().clone());
            self.heard = self.pane.backdrop().zip(self.pane.field()).and_then(|(backdrop, field)| {
                let watch = WidthWatch::new(backdrop.into(), move |_| link.send_message(Ask::Scrolled))?;
                let undo = dom::on_undo(&field, move |direction| undo.send_message(step(direction)));
                let leave = dom::on_leave(move || left.send_message(Ask::Editor(EditorMsg::Left)))?;
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
    /// Takes over `next`, and brings storage, tab and picture in step with what is new in it.
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
        let retold = !Rc::ptr_eq(&last.told, &self.model.told);
        let seen = |model: &Model| (model.view.lit, model.view.selected, model.view.first);
        // Where the field takes the notes in after the picture is painted, the report comes between the two.
        if (reread || retold || seen(&last) != seen(&self.model)) && !self.editor.is_ahead() {
            self.report = report::view(ctx, &self.model);
        }
        let (before, viewport) = (last.viewport(), self.model.viewport());
        if reread || retold || before != viewport {
            // While one looks at parts of one incident the picture keeps its height.
            let alike = (before.width, before.grouping) == (viewport.width, viewport.grouping);
            let part = !reread && !retold && alike && viewport.window.is_some();
            let viewport = Viewport { least_height: if part { self.layout.height } else { 0 }, ..viewport };
            self.layout = layout(&self.model.told, &viewport);
            self.scene = Rc::new(scene(&self.model.told, &self.layout));
        }
    }

    /// Draws the picture into its place, where it has one.
    fn draw(&mut self) {
        if let Some(svg) = self.nodes.svg.cast::<Element>() {
            self.shapes.draw(&svg, &self.scene, &self.model.view);
        }
    }

    /// What `event` points at in the picture.
    fn pointed(&self, frame: &Element, event: &MouseEvent) -> Option<Target> {
        self.shapes.pointed(dom::shape_of(event).as_ref(), dom::point(frame, event))
    }

    fn name_tab(&self, ctx: &Context<Self>) {
        const NAME: &str = "Incident timeline";
        if ctx.props().embedded.is_none() {
            match &self.model.incident.title {
                Some(title) => dom::set_title(&[title, " · ", NAME].concat()),
                None => dom::set_title(NAME),
            }
        }
    }

    /// Picture and report, or what helps where there is nothing to draw.
    fn reading(&self, ctx: &Context<Self>) -> Html {
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
            picture::view(ctx, model, &self.scene, &self.nodes)
        };
        let editable = ctx.props().embedded.is_none();
        html! { <>
            { report::heading(&model.told) }
            { shown }
            { details::view(ctx, model, editable) }
            { self.report.clone() }
            if model.view.help { { controls::keys(ctx) } }
        </> }
    }

    /// What has to be told about the notes.
    fn banner(&self, ctx: &Context<Self>) -> Html {
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
                    { button(ctx, "Close", "Put the link away", || Ask::Model(Msg::Dismiss)) }</p>
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

/// A button that asks for something.
pub(super) fn button(ctx: &Context<App>, name: &'static str, title: &'static str, ask: fn() -> Ask) -> Html {
    let onclick = ctx.link().callback(move |_: MouseEvent| ask());
    // A sign is no name: what it does is then said by the title.
    let label = if name.is_ascii() && name.len() > 1 { name } else { title };
    html! { <button type="button" aria-label={label} {title} {onclick}>{ name }</button> }
}

/// What undoes a step in the notes, or does it again.
fn step(direction: Direction) -> Ask {
    Ask::Editor(EditorMsg::Step(direction))
}

/// Where messages to the model go.
fn send(ctx: &Context<App>) -> Callback<Msg> {
    ctx.link().callback(Ask::Model)
}

/// The first state: what a link will fill, what was kept, or the sample.
fn first_model() -> Model {
    if link::parse(&dom::fragment()) != Err(link::Problem::Foreign) {
        return Model::new("", Origin::Link, RULES);
    }
    dom::stored().map_or_else(|| Model::sample(RULES), |notes| Model::new(&notes, Origin::Own, RULES))
}
