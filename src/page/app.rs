//! The page as one component: it holds the model, hands every message to `update`, and keeps the browser in step.

mod editing;
mod first;
mod keeping;
mod pointing;
mod reading;
mod sharing;
mod writing;

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::Element;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, html};

use self::{
    keeping::Kept,
    reading::{Reading, first_notes, open_link, warm_up},
};
use super::{
    answers,
    button::{button, named, toggle},
    card::Subject,
    controls, details,
    dom::{self, WidthWatch},
    focus,
    gesture::Gesture,
    intl::RULES,
    keys,
    msg::{PageMsg, maybe},
    notes::{self, Pane},
    picture, report,
    shapes::Shapes,
    share, tabs, text_field,
};
use crate::{
    edit::Edit,
    layout::{Layout, Viewport, layout},
    model::{
        Direction, Draft, Editor, EditorMsg, LONG, Model, ModelMsg, Notice, Origin, Said, Tab, Then, View,
        ViewMsg, are_others, moved, update,
    },
    scene::{Scene, covered, pin, scene},
    span::Span,
    target::Target,
    wording::summary,
};

/// The properties of the page.
#[derive(Debug, PartialEq, Properties)]
pub struct AppProps {
    /// Notes of another page: only picture and report are drawn. None for the page itself, with its notes pane.
    #[prop_or_default]
    pub embedded: Option<Rc<str>>,
    /// Hears of what changes, and whether notes were read; first once all is drawn.
    #[prop_or_default]
    pub told: Option<Callback<bool>>,
    /// Width in pixels that the picture will have, where that is known.
    #[prop_or_default]
    pub width: i32,
}

/// The page.
#[allow(clippy::struct_excessive_bools, reason = "each waits for a turn of its own")]
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
    /// What the card beside the pointer tells of.
    hovered: Option<Subject>,
    nodes: picture::Nodes,
    /// Picture and report: what full screen shows.
    shown: NodeRef,
    /// Words to select in the notes once they are open.
    wanted: Option<Span>,
    /// How far each part of the page was scrolled when it was put away, and how far the one that comes is to be.
    tops: [f64; 3],
    to_top: Option<f64>,
    /// True when other notes came: what is drawn of them is to be seen from its start.
    to_start: bool,
    /// True once it was told that all is drawn.
    told: bool,
    /// True when the picture is to have the focus once it is in sight.
    to_picture: bool,
    /// True when something else is selected, whose details may lie over its row.
    to_row: bool,
    /// True once a field of the drawer was left by Enter, as soon as what it holds is written.
    left: bool,
    /// What stood there before what is offered to be done otherwise: notes, or day and time of an event.
    before: Rc<str>,
    /// True when the words of the selected event are to be written anew, once their field is there.
    wants_field: bool,
    /// What has the focus, and what had it before.
    focused: Rc<focus::Focused>,
    /// What was selected last.
    chosen: Option<Target>,
    editor: Editor,
    /// Long notes that are being read.
    reading: Option<Reading>,
    /// What stays in the browser between visits.
    kept: Kept,
    sharing: share::Sharing,
    watch: Option<WidthWatch>,
    _print: Option<[EventListener; 2]>,
    /// What is shown but for names, while it is printed without them.
    named: Option<Model>,
    /// Observers and listeners of the notes pane.
    heard: Option<(WidthWatch, [EventListener; 4])>,
    _fragment: Option<EventListener>,
    _scroll: Option<EventListener>,
}

impl Component for App {
    type Message = PageMsg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let embedded = ctx.props().embedded.as_ref();
        let (notes, origin) = embedded.map_or_else(first_notes, |notes| (notes.clone(), Origin::Own));
        let long = notes.len() > LONG && embedded.is_none();
        let open = embedded.is_none() && origin != Origin::Link && dom::is_wide();
        let view = View {
            width: ctx.props().width,
            tab: if open { Tab::Notes } else { Tab::Timeline },
            ..View::default()
        };
        let model = Model { view, ..Model::new(if long { "" } else { &notes }, origin, RULES) };
        let (mut fragment, mut print) = (None, None);
        if embedded.is_none() {
            let link = ctx.link().clone();
            fragment = dom::on_fragment(move || link.send_message(PageMsg::OpenLink));
            let link = ctx.link().clone();
            print = dom::on_print(move |now| link.send_message(PageMsg::View(ViewMsg::Print(now))));
            ctx.link().send_message(PageMsg::OpenLink);
        }
        let leave = send(ctx);
        let mut app = Self {
            _fragment: fragment,
            _print: print,
            _scroll: dom::on_scroll(move || leave.emit(PageMsg::Leave)),
            ..Self::of(&send(ctx), model, embedded.is_none())
        };
        if ctx.props().width > 0 {
            app.lay_out(0);
        }
        if is_own(ctx) {
            app.kept = Kept::of(Some(&*notes).filter(|_| origin == Origin::Own));
            app.name_tab();
            if long {
                app.begin(ctx, notes, origin, None);
            } else {
                app.happened(ctx, EditorMsg::Read(notes));
            }
        }
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        if let Some(notes) = &ctx.props().embedded {
            let mut model = Model::new(notes, Origin::Own, RULES);
            model.view.width = self.model.view.width;
            self.change(ctx, model);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PageMsg) -> bool {
        if !is_own(ctx) && !msg.looks() {
            return false;
        }
        match msg {
            PageMsg::View(ViewMsg::Print(now)) if is_own(ctx) => return self.print(ctx, now),
            PageMsg::View(msg) => return self.change_view(ctx, msg),
            PageMsg::Model(msg) => {
                let msg = self.read_long(ctx, msg);
                if let Some(next) = msg.and_then(|msg| update(&self.model, msg)) {
                    let (moved, label) = (moved(&self.model, &next), self.scene.label.clone());
                    self.change(ctx, next);
                    if moved && label == self.scene.label {
                        self.draw();
                        return false;
                    }
                    return true;
                }
            }
            PageMsg::Replace(notes, said) => return self.replace(ctx, notes.to_owned(), said),
            PageMsg::OpenDraft(draft) => return self.open_draft(ctx, &draft),
            PageMsg::Otherwise => return self.otherwise(ctx),
            PageMsg::Done(msg, wanted) => return self.done(ctx, *msg, &wanted),
            PageMsg::WasRead(next) => return self.was_read(ctx, *next),
            PageMsg::NamesFound(incident, found) => {
                self.sharing.found(incident, found);
                return true;
            }
            PageMsg::LetOut(share, model, names) => Self::let_out(ctx, share, *model, names),
            PageMsg::Fade(said) => return self.faded(ctx, &said),
            PageMsg::Corrected(found) => return self.corrected(ctx, found),
            PageMsg::Slow => return self.is_slow_now(),
            PageMsg::Share(share) => return self.share(ctx, share),
            PageMsg::KeepThing(alias) => self.sharing.keep(&self.model, &alias),
            PageMsg::LeaveOutWords(words) => self.sharing.words = words,
            PageMsg::OpenLink => open_link(ctx),
            PageMsg::Scrolled => self.pane.show(&mut self.editor.text, &self.model.incident),
            PageMsg::Typed => return self.typed(ctx),
            PageMsg::Editor(msg) => {
                if matches!(msg, EditorMsg::Left) {
                    self.keep_unread();
                }
                return self.happened(ctx, msg);
            }
            PageMsg::DrawReport => {
                self.draw_report(ctx);
                Self::soon(ctx, PageMsg::Editor(EditorMsg::Painted));
                return true;
            }
            PageMsg::Beyond => return self.beyond(ctx),
            PageMsg::Led(at, start, part) => return self.led(ctx, at, start, part),
            PageMsg::Held => return true,
            PageMsg::Caret => return self.at_caret(ctx),
            PageMsg::Pasted(texts, beside) => return self.pasted(ctx, texts, beside),
            PageMsg::Open(files) => Self::open(ctx, files),
            PageMsg::Opened(text, notice) => return self.opened(ctx, text, notice),
            PageMsg::Write(line) => {
                let (read, text) = (self.read(ctx), line + "\n");
                // A field that goes once it is answered is left, too.
                let known = self.editor.notes().starts_with(&text);
                return !known && self.write(ctx, Edit { span: Span::default(), text }) || read;
            }
            PageMsg::Correct(change) => return self.correct(ctx, &[change]),
            PageMsg::Commit(entered) => return self.commit(ctx, entered),
            PageMsg::Restore => return self.restore(ctx),
            PageMsg::EditWords => return self.edit_words(ctx),
            PageMsg::Add(at) => return self.add(ctx, at),
            PageMsg::AddNow => return self.add_now(ctx),
            PageMsg::LeaveOut => return self.leave_out(ctx),
            PageMsg::DoubleClick(event) => return self.double_click(ctx, &event),
            PageMsg::Nudge(minutes) => return self.nudge(ctx, minutes),
            PageMsg::NudgeEdge(start, minutes) => {
                let change = keys::edge(&self.model.incident, self.model.view.selected, start, minutes);
                return change.is_some_and(|change| self.correct(ctx, &[change]));
            }
            PageMsg::ToPicture => return self.show_picture(ctx),
            PageMsg::ToDetails => self.show_details(),
            PageMsg::ToFilter => {
                if let Some(shown) = self.shown.cast() {
                    focus::to_filter(&shown);
                }
            }
            PageMsg::ToNotes => {
                self.read(ctx);
                self.wanted =
                    self.model.view.selected.and_then(|target| notes::span(&self.model.incident, target));
                self.pane.point_at(self.wanted);
                self.update(ctx, PageMsg::View(ViewMsg::Tab(Tab::Notes)));
                return true;
            }
            PageMsg::ToLine(line) => return self.show_line(ctx, line),
            PageMsg::Mark(phase) => return self.mark(ctx, phase),
            PageMsg::FullScreen => self.fill_screen(),
            PageMsg::Press(event) => return self.press(ctx, &event),
            PageMsg::Move(event) => return self.drag(ctx, &event),
            PageMsg::Lift(event) => return self.lift(ctx, &event),
            PageMsg::Cancel(event) => drop(self.gesture.lift(&event)),
            PageMsg::Click(event) => return self.click(ctx, &event),
            PageMsg::Hint(event) => return self.hint(ctx, &event),
            PageMsg::Leave => return self.leave(ctx),
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.page(&send(ctx), is_own(ctx))
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if let Some(reading) = self.shown.cast::<Element>().filter(|_| self.model.view.help) {
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
        if is_own(ctx) {
            self.keep_in_step(ctx);
        }
        if is_own(ctx) {
            self.lead(ctx);
            let left = self.model.view.draft.is_none() && std::mem::take(&mut self.left);
            focus::keep_focus(&self.focused, self.chosen, self.nodes.frame.cast().as_ref(), left);
        }
        // Of a link nothing is there until it is unpacked.
        let comes =
            self.model.origin == Origin::Link && self.model.notes.is_empty() && self.model.notice.is_none();
        if !self.told && !comes {
            self.told = true;
            tell(ctx, true);
            if is_own(ctx) {
                warm_up();
            }
        }
    }
}

impl App {
    /// The page of a model, which has no place yet.
    pub(super) fn of(send: &Callback<PageMsg>, model: Model, editable: bool) -> Self {
        Self {
            report: report::view(send, &model, editable),
            pane: Pane::default(),
            layout: Layout::default(),
            scene: Rc::default(),
            shapes: Shapes::default(),
            gesture: Gesture::default(),
            hovered: None,
            nodes: picture::Nodes::default(),
            shown: NodeRef::default(),
            wanted: None,
            tops: [0.0; 3],
            to_top: None,
            to_start: false,
            told: false,
            to_picture: false,
            to_row: false,
            wants_field: false,
            left: false,
            before: Rc::default(),
            focused: Rc::default(),
            chosen: None,
            editor: Editor::default(),
            reading: None,
            kept: Kept::default(),
            sharing: share::Sharing::default(),
            watch: None,
            _print: None,
            named: None,
            heard: None,
            _fragment: None,
            _scroll: None,
            model,
        }
    }

    /// What the page knows.
    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    /// All that is drawn: the whole page, which can be edited, or the picture on another page.
    pub(super) fn page(&self, send: &Callback<PageMsg>, editable: bool) -> Html {
        let onclick = |event: yew::MouseEvent| focus::leave_menus(&event);
        let focused = self.focused.clone();
        let onfocusin = move |event: yew::FocusEvent| {
            focus::leave_menus(&event);
            focus::note_focus(&focused, &event);
        };
        let own = maybe(send, |event: yew::KeyboardEvent| {
            focus::along(&event);
            focus::leave_menus(&event);
            dom::undo_key(&event).map(step)
        });
        if !editable {
            // Its list is then told below it, also where the rest is left out.
            let narrow = if self.layout.narrow { " narrow" } else { "" };
            return html! { <div class={["incident-timeline alone", narrow].concat()} {onclick} {onfocusin} onkeydown={own} ref={self.shown.clone()}>{ self.drawn(send, editable) }</div> };
        }
        let ondragover = |event: yew::DragEvent| event.prevent_default();
        let ondrop = maybe(send, |event: yew::DragEvent| dom::dropped_files(&event).map(PageMsg::Open));
        let [undo, redo] = [Direction::Undo, Direction::Redo]
            .map(|direction| send.reform(move |_: yew::MouseEvent| step(direction)));
        // Without notes there is nothing but the field for them.
        let bare = self.model.notes.trim().is_empty() && self.reading.is_none();
        let tab = if bare { Tab::Notes } else { self.model.view.tab };
        let open = tab == Tab::Notes;
        let panel = dom::is_narrow();
        let drafts: Vec<&Draft> = self.kept.drafts.beside(&self.model.notes).collect();
        html! {
            <div class={["incident-timeline page", tabs::class(tab)].concat()} {ondragover} {ondrop} {onclick} {onfocusin} onkeydown={own}>
                <button type="button" class="skip" onclick={send.reform(|_: yew::MouseEvent| PageMsg::ToPicture)}>{ "Skip to the timeline" }</button>
                <header>
                    { report::heading(&self.model, "h1") }
                    <p class="promise">{ "Nothing leaves this page." }</p>
                    <div class="actions">
                        <button type="button" disabled={!self.editor.can_undo()} onclick={undo}>{ "Undo" }</button>
                        <button type="button" disabled={!self.editor.can_redo()} onclick={redo}>{ "Redo" }</button>
                        { toggle(send, "Notes".to_owned(), open, ViewMsg::Tab(if open { Tab::Timeline } else { Tab::Notes })) }
                        { share::view(send, &self.model, &self.sharing, bare) }
                    </div>
                </header>
                { tabs::view(send, tab, self.model.checks()) }
                { self.banner(send, drafts.first().copied()) }
                <main>
                    { notes::view(send, &self.pane, &self.editor.text, &drafts) }
                    <div class="reading" id="reading" role={panel.then_some("tabpanel")} aria-labelledby={panel.then(|| tabs::name(tab))} ref={self.shown.clone()} aria-busy={self.is_slow().then_some("true")}>{ self.drawn(send, editable) }</div>
                </main>
            </div>
        }
    }

    /// Brings the notes pane in step with the model, once the page is drawn.
    fn keep_in_step(&mut self, ctx: &Context<Self>) {
        if self.heard.is_none() {
            let [link, undo, left, paste, keys] = [(); 5].map(|()| ctx.link().clone());
            self.heard = self.pane.backdrop().zip(self.pane.field()).and_then(|(backdrop, field)| {
                let watch = WidthWatch::new(backdrop.into(), move |_| link.send_message(PageMsg::Scrolled))?;
                let undo = text_field::on_undo(&field, move |direction| undo.send_message(step(direction)));
                let leave = dom::on_leave(move || left.send_message(PageMsg::Editor(EditorMsg::Left)))?;
                let paste = dom::on_paste(move |texts| paste.send_message(PageMsg::Pasted(texts, true)))?;
                let key = dom::on_key(move |event| {
                    if let Some(msg) = keys::anywhere(event) {
                        keys.send_message(msg);
                    }
                })?;
                Some((watch, [undo, leave, paste, key]))
            });
        }
        if self.reading.is_none() {
            self.happened(ctx, EditorMsg::Drawn);
        }
        self.look_for_names(ctx);
        if !self.editor.is_ahead() {
            self.follow(ctx);
        }
    }

    /// Leads to what was asked for before it was drawn.
    fn lead(&mut self, ctx: &Context<Self>) {
        if let Some(top) = self.to_top.take() {
            dom::scroll_page(top);
        }
        if let Some(reading) = self.shown.cast().filter(|_| std::mem::take(&mut self.to_start)) {
            dom::to_start(&reading);
        }
        if std::mem::take(&mut self.to_picture) {
            self.focus_picture();
        }
        if let Some(reading) = self.shown.cast().filter(|_| std::mem::take(&mut self.to_row)) {
            dom::uncover_row(&reading);
        }
        if std::mem::take(&mut self.wants_field)
            && let Some(reading) = self.shown.cast::<Element>()
        {
            focus::write_anew(&reading);
        }
        if let Some((span, field)) = self.wanted.take().zip(self.pane.field()) {
            let span = self.editor.text.moved(span);
            self.happened(ctx, EditorMsg::Reach(span.start));
            self.pane.select(&self.editor.text, span);
            // A caret alone opens no keyboard over what is to be seen.
            if span.start < span.end || !dom::is_narrow() {
                let _ = field.focus();
            }
            self.pane.show_point(&mut self.editor.text, &self.model.incident);
        }
    }

    /// Takes over `next` and updates storage, tab title, report and picture.
    fn change(&mut self, ctx: &Context<Self>, next: Model) {
        let last = std::mem::replace(&mut self.model, next);
        let reread = !Rc::ptr_eq(&last.incident, &self.model.incident);
        self.chosen = self.model.view.selected.or(self.chosen);
        if is_own(ctx) {
            self.note_view(ctx);
            if last.view.theme != self.model.view.theme {
                dom::set_theme(self.model.view.theme.name());
            }
        }
        // Before the first time nothing of it is drawn.
        if self.told {
            tell(ctx, reread);
        }
        if last.said != self.model.said {
            self.fade(ctx);
        }
        if reread && is_own(ctx) {
            self.name_tab();
            self.to_start |= are_others(&last.notes, &self.model.notes);
            if self.model.origin == Origin::Link {
                self.came();
            }
            self.happened(ctx, EditorMsg::Read(self.model.notes.clone()));
            // What the field takes in later is kept then.
            if self.model.origin == Origin::Own && self.editor.in_step() {
                self.keep(&self.model.notes.clone());
            }
        }
        let (left, tab) = (last.view.tab, self.model.view.tab);
        if left != tab
            && let Some(top) = self.tops.get_mut(left as usize)
        {
            *top = dom::page_top();
            self.to_top = self.tops.get(tab as usize).copied();
        }
        let rezoned = !Rc::ptr_eq(&last.shown, &self.model.shown);
        let seen = |model: &Model| {
            (
                model.view.lit,
                model.view.selected,
                model.view.pages,
                model.view.printing,
                model.zero(),
                Rc::as_ptr(&model.hidden),
                model.view.linear,
            )
        };
        // Where the field takes the notes in after the picture is painted, the report comes between the two.
        if (reread || rezoned || seen(&last) != seen(&self.model)) && !self.editor.is_ahead() {
            self.draw_report(ctx);
        }
        let (before, viewport) = (last.viewport(), self.model.viewport());
        if last.view.selected != self.model.view.selected {
            self.hide_card();
            self.to_row = true;
        }
        if reread || rezoned || before != viewport {
            self.hide_card();
            // While one looks at parts of one incident the picture keeps its height.
            let kind = |of: &Viewport| (of.width, of.grouping, of.all_lanes);
            let alike = kind(&before) == kind(&viewport);
            let part = !reread && !rezoned && alike && viewport.window.is_some();
            self.lay_out(if part { self.layout.height } else { 0 });
        }
        // A browser that prints does not wait until a long list is there.
        if last.view.printing != self.model.view.printing {
            self.draw();
        }
    }

    /// Lays the picture out. One that was so high stays so, as far as it is in sight: its foot is not to be scrolled to.
    fn lay_out(&mut self, most_height: i32) {
        // To ask where the frame is makes the browser lay out the page.
        let frame = self.nodes.frame.cast::<Element>().filter(|_| most_height > 0);
        let sight = frame.zip(self.shown.cast()).map(|(frame, reading)| dom::sight(&frame, &reading));
        let least_height = sight.map_or(most_height, |sight| sight.min(most_height));
        let viewport = Viewport { least_height, most_height, ..self.model.viewport() };
        self.layout = layout(&self.model.shown, &viewport);
        self.scene = Rc::new(scene(&self.model.shown, &self.layout));
    }

    fn draw_report(&mut self, ctx: &Context<Self>) {
        self.report = report::view(&send(ctx), &self.model, is_own(ctx));
    }

    fn fill_screen(&self) {
        if let Some(reading) = self.shown.cast::<Element>() {
            dom::fill_screen(&reading);
        }
    }

    /// Draws the picture, if it has a place.
    fn draw(&mut self) {
        if let Some(svg) = self.nodes.svg.cast::<Element>() {
            let pin = match self.model.view.lit {
                Some(Target::Event(index)) => {
                    let event = self.model.incident.events.get(index);
                    event.and_then(|event| pin(&self.layout, index, event.start.at))
                }
                _ => None,
            };
            let covered = match self.model.view.selected {
                Some(Target::Event(index)) => covered(&self.model.shown, &self.layout, index),
                _ => None,
            };
            let over = pin.into_iter().chain(covered);
            self.shapes.draw(&svg, &self.scene, &self.model.view, over);
        }
    }

    fn name_tab(&self) {
        const NAME: &str = "Incident timeline";
        match summary::title(&self.model.incident) {
            Some(title) => dom::set_title(&[&title, " · ", NAME].concat()),
            None => dom::set_title(NAME),
        }
    }

    /// Picture and report, or help if there is nothing to draw.
    fn drawn(&self, send: &Callback<PageMsg>, editable: bool) -> Html {
        let model = &self.model;
        let help = |heading: &'static str, words: &'static str, ways: Html| {
            html! { <div class="help"><h2>{ heading }</h2><p>{ words }</p>{ ways }</div> }
        };
        if model.notes.trim().is_empty() && self.reading.is_some() {
            return self.foot(send, editable);
        }
        if model.notes.trim().is_empty() {
            return html! { <>
                { help(
                    "Nothing to draw yet",
                    "Paste the notes of an incident as they are: a wiki table, a list, a chat, a log, an email. No syntax to learn.",
                    if editable { html! { <p>{ notes::files(send) }{ " " }{ notes::sample(send) }</p> } } else { Html::default() },
                ) }
                { self.foot(send, editable) }
            </> };
        }
        let nothing = model.incident.events.is_empty() && model.incident.impacts.is_empty();
        let shown = if nothing {
            help(
                "No time found in these notes",
                "No line says when something happened. One line such as “10:02 pager fired” is enough.",
                if editable {
                    let to_notes = || PageMsg::View(ViewMsg::Tab(Tab::Notes));
                    html! { <p>{ button(send, "Go to the notes", "Show the notes", to_notes) }{ " " }{ notes::sample(send) }</p> }
                } else {
                    Html::default()
                },
            )
        } else {
            picture::view(send, model, &self.scene, &self.nodes, editable)
        };
        let onmouseover = send.reform(|event: yew::MouseEvent| PageMsg::Hint(event.into()));
        let onfocusin = send.reform(|event: yew::FocusEvent| PageMsg::Hint(event.into()));
        let onmouseleave = send.reform(|_: yew::MouseEvent| PageMsg::Leave);
        let onfocusout = send.reform(|_: yew::FocusEvent| PageMsg::Leave);
        html! { <>
            if editable {
                { answers::settle(send, model) }
            } else {
                { report::heading(model, "h2") }
            }
            { incidents(send, model) }
            <div {onmouseover} {onfocusin} {onmouseleave} {onfocusout}>
                { answers::figures(send, model, editable) }
            </div>
            { shown }
            { self.report.clone() }
            if editable && model.checks() == 0 {
                <p class="settled">{ "Nothing to check." }</p>
            }
            { self.foot(send, editable) }
            if model.view.help { { controls::keys(send) } }
        </> }
    }

    /// What stands at the foot of the window, over the rest: what was written last, and the selection.
    fn foot(&self, send: &Callback<PageMsg>, editable: bool) -> Html {
        html! {
            <div class="foot">
                <div role="status">{ for self.model.said.as_ref().map(|said| self.toast(send, said)) }</div>
                { details::view(send, &self.model, editable) }
            </div>
        }
    }

    /// What was just done, with the link that was made, and the way back.
    fn toast(&self, send: &Callback<PageMsg>, said: &Said) -> Html {
        let other = match said.then {
            Then::Pasted => Some("Add to the end"),
            Then::Moved(_) => Some("Only this one"),
            _ => None,
        };
        let back = other.is_some() || said.then == Then::Undo;
        html! {
            <p class="toast"><span>{ said.words.to_string() }</span>
                { for self.model.link.as_ref().map(|link| share::link(send, link)) }
                if back { { named(send, "", "Undo".to_owned(), "Undo this".to_owned(), || step(Direction::Undo)) } }
                { for other.map(|name| button(send, name, name, || PageMsg::Otherwise)) }
                { button(send, "×", "Dismiss", || PageMsg::Model(ModelMsg::Dismiss)) }</p>
        }
    }

    /// The notice; to those who see a sample or notes of a link, the latest of their own drafts.
    fn banner(&self, send: &Callback<PageMsg>, draft: Option<&Draft>) -> Html {
        let model = &self.model;
        // That stands at the field.
        let notice = model.notice.filter(|notice| !self.is_slow() && *notice != Notice::NoSuchZone);
        let words = match model.origin {
            _ if self.is_slow() => "Reading the notes\u{2026}",
            // Under what is said of a broken link, too: these are not the notes that were sent.
            Origin::Sample => "This is a sample: paste your own notes over it.",
            _ if notice.is_some() => "",
            Origin::Link if !model.notes.is_empty() => "These notes came with the link or the file.",
            Origin::Own if self.kept.refused => {
                "This browser does not keep your notes between visits. Save them elsewhere before you leave."
            }
            _ => "",
        };
        let offer = draft.filter(|_| model.origin != Origin::Own).map(|kept| notes::offer(send, kept));
        html! {
            <div class="banner" role="status">
                if let Some(notice) = notice {
                    <p class="warning">{ notice.words() }{ for answers::state_zone(send, model).filter(|_| notice == Notice::NoZoneStated) }</p>
                }
                if !words.is_empty() {
                    <p class="hint">{ words }{ offer.filter(|_| !self.is_slow()) }</p>
                }
            </div>
        }
    }
}

/// The switch between the incidents of one paste; nothing where there is one.
fn incidents(send: &Callback<PageMsg>, model: &Model) -> Html {
    let parts = &model.incident.incidents;
    if parts.is_empty() {
        return Html::default();
    }
    let part = |number| {
        let name = summary::part_name(&model.incident, number);
        toggle(send, name, model.view.part == Some(number), ViewMsg::Part(Some(number)))
    };
    html! {
        <div class="parts tools" role="group" aria-label="Incidents of these notes">
            { toggle(send, "All".to_owned(), model.view.part.is_none(), ViewMsg::Part(None)) }
            { for (0..parts.len()).map(part) }
        </div>
    }
}

/// The message for undo or redo.
fn step(direction: Direction) -> PageMsg {
    PageMsg::Editor(EditorMsg::Step(direction))
}

/// True for the page itself, false for a picture on another page.
fn is_own(ctx: &Context<App>) -> bool {
    ctx.props().embedded.is_none()
}

/// Tells the page around the picture that something changed, and whether notes were read.
fn tell(ctx: &Context<App>, read: bool) {
    if let Some(told) = &ctx.props().told {
        told.emit(read);
    }
}

/// Sends messages to the page.
fn send(ctx: &Context<App>) -> Callback<PageMsg> {
    ctx.link().callback(|msg| msg)
}
