//! The notes: a plain text field, and behind it the lines in sight with their numbers, marks and lit words.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::{Callback, Html, NodeRef, TargetCast, html};

use super::{
    button::{answer, button, menu},
    dom,
    msg::{PageMsg, maybe},
    text_field::{self, Row},
};
use crate::{
    incident::{Incident, LineUse},
    model::{Draft, Editor, EditorMsg, Model, Text, ViewMsg, VisibleRange},
    sample,
    span::{LineNumber, Span, rest_of, start_of},
    target::Target,
};

/// The notes pane, drawn once: the field is the browser's, and the lines behind it are drawn by `Pane::show`.
pub(super) fn view(send: &Callback<PageMsg>, pane: &Pane, text: &Text, drafts: &[&Draft]) -> Html {
    let oninput = send.reform(|_: yew::InputEvent| PageMsg::Typed);
    let onscroll = send.reform(|_: yew::Event| PageMsg::Scrolled);
    let onpaste = maybe(send, |event: yew::Event| Some(PageMsg::Pasted(dom::pasted(&event)?, false)));
    let onmousemove =
        send.reform(|event: yew::MouseEvent| PageMsg::View(ViewMsg::Light(dom::target_behind(&event))));
    let onmouseleave = send.reform(|_: yew::MouseEvent| PageMsg::Leave);
    let onkeyup = send.reform(|_: yew::KeyboardEvent| PageMsg::Caret);
    let onclick = send.reform(|_: yew::MouseEvent| PageMsg::Caret);
    let part = text.part().start;
    let onkeydown = maybe(send, move |event: yew::KeyboardEvent| {
        let led = |at| Some(PageMsg::Led(at, part, event.target_dyn_into::<HtmlTextAreaElement>()?.value()));
        let key = event.key();
        let far =
            if key.starts_with("Arrow") { event.meta_key() } else { event.ctrl_key() } && !event.shift_key();
        match &*key {
            _ if event.is_composing() => None,
            "Escape" => Some(PageMsg::ToPicture),
            "Home" | "ArrowUp" if far => led(0),
            "End" | "ArrowDown" if far => led(usize::MAX),
            "Backspace" | "Delete" => Some(PageMsg::Beyond),
            _ => (key.starts_with("Arrow") || key.starts_with("Page")).then_some(PageMsg::Beyond),
        }
    });
    let panel = dom::is_narrow();
    html! {
        <div class="notes-pane" id="notes-pane" role={panel.then_some("tabpanel")} aria-labelledby={panel.then_some("tab-notes")}>
            <div class="head">
                <label for="notes">{ "Notes" }</label>
                { files(send) }
                { sample(send) }
                { button(send, "Clear", "Clear the notes; a draft is kept", || PageMsg::Replace("", "Notes cleared.")) }
                if !drafts.is_empty() {
                    { menu("Drafts".to_owned(), "", "list", html! { <>
                        { for drafts.iter().map(|kept| draft(send, kept)) }
                        <p>{ "The last ten are kept." }</p>
                    </> }) }
                }
            </div>
            { which(send, text) }
            <div class="editor">
                <div class="backdrop" aria-hidden="true" ref={pane.backdrop.clone()}/>
                <textarea id="notes" ref={pane.field.clone()} spellcheck="false" autocomplete="off"
                    aria-describedby="part only" {oninput} {onscroll} {onpaste} {onkeydown} {onkeyup} {onclick} {onmousemove} {onmouseleave}
                    placeholder="Paste incident notes here: a table, a list, a chat, a log, an email."/>
            </div>
        </div>
    }
}

/// Which lines of long notes the field has, and the way to the others; empty where it has them all.
fn which(send: &Callback<PageMsg>, text: &Text) -> Html {
    let to = |name: &'static str, at: usize, last: bool| {
        let onclick = send.reform(move |_: yew::MouseEvent| PageMsg::Editor(EditorMsg::Reach(at)));
        html! { <button type="button" aria-disabled={last.then_some("true")} {onclick}>{ name }</button> }
    };
    let (told, Span { start, end }) = (text.told(), text.part());
    html! {
        <div class="part">
            <p id="part" role="status">{ told.clone() }</p>
            if told.is_some() {
                { to("Earlier lines", start, start == 0) }
                { to("Later lines", end, end == text.whole().len()) }
                <small id="only">{ "Select all and find reach only these." }</small>
            }
        </div>
    }
}

/// What is said of a draft beside other notes, with a button that opens it.
pub(super) fn offer(send: &Callback<PageMsg>, draft: &Draft) -> Html {
    let kept = draft.clone();
    html! { <>
        { [" Your draft \u{201c}", &draft.name, "\u{201d} is kept. "].concat() }
        { answer(send, "", "Open it".to_owned(), "Open your draft".to_owned(), move || PageMsg::OpenDraft(kept.clone())) }
    </> }
}

/// A button that opens a draft.
fn draft(send: &Callback<PageMsg>, draft: &Draft) -> Html {
    let (name, kept) = (draft.name.clone(), draft.clone());
    let title = ["Open the draft of ", &dom::local_time(draft.at)].concat();
    answer(send, "", [&name, " \u{b7} ", &dom::local_time(draft.at)].concat(), title, move || {
        PageMsg::OpenDraft(kept.clone())
    })
}

/// The button that shows the sample.
pub(super) fn sample(send: &Callback<PageMsg>) -> Html {
    button(send, "Sample", "Load an invented incident", || {
        PageMsg::Replace(sample::NOTES, "Notes replaced by the sample.")
    })
}

/// The button that opens files.
pub(super) fn files(send: &Callback<PageMsg>) -> Html {
    let onchange = maybe(send, |event: yew::Event| dom::chosen_files(&event).map(PageMsg::Open));
    html! { <label class="open"><input type="file" multiple=true accept=".md,.txt,.html,.htm,.csv,.tsv,.log,.eml" {onchange}/>{ "Open file" }</label> }
}

/// The text field and what is drawn behind it.
#[derive(Debug, Default)]
pub(super) struct Pane {
    field: NodeRef,
    backdrop: NodeRef,
    /// What was read from the notes that the lines show.
    read: Rc<Incident>,
    /// The lines that are drawn, the width that they were drawn for, and the words that are lit.
    drawn: Option<VisibleRange>,
    width: f64,
    lit: Option<Target>,
    /// A line that is lit in their place.
    point: Option<Span>,
    /// What was lit and what selected when the lines were last scrolled to it.
    marks: (Option<Target>, Option<Target>),
}

impl Pane {
    /// The text field, once it is there.
    pub(super) fn field(&self) -> Option<HtmlTextAreaElement> {
        self.field.cast()
    }

    /// What is behind the field, once it is there.
    pub(super) fn backdrop(&self) -> Option<HtmlElement> {
        self.backdrop.cast()
    }

    /// Has the field refuse what is typed, or no longer.
    pub(super) fn lock(&self, locked: bool) {
        if let Some(field) = self.field() {
            field.set_read_only(locked);
        }
    }

    /// Selects nothing. What new notes are about to take the place of would cost the browser half a second a frame where it is
    /// long and selected.
    pub(super) fn deselect(&self) {
        if let Some(field) = self.field()
            && let Ok(Some(end)) = field.selection_end()
        {
            let _ = field.set_selection_range(end, end);
        }
    }

    /// What is selected of the notes.
    pub(super) fn selection(&self, text: &Text) -> Span {
        let part = text.part().start;
        let selected = |field| text_field::selection(&field, text.sheet.notes());
        let span = self.field().map(selected).unwrap_or_default();
        Span::new(span.start + part, span.end + part)
    }

    /// Selects a span of the notes, as far as the field has it.
    pub(super) fn select(&self, text: &Text, span: Span) {
        if let Some(field) = self.field() {
            text_field::select(&field, text.sheet.notes(), text.in_field(span));
        }
    }

    /// Puts `text` in the place of some UTF-16 units of the field.
    pub(super) fn replace(&self, units: Span, text: &str) {
        if let Some(field) = self.field() {
            text_field::splice(&field, units, text);
        }
    }

    /// Has the field hold a part of the notes.
    pub(super) fn hold(&self, part: &str) {
        if let Some(field) = self.field() {
            text_field::hold(&field, part);
        }
    }

    /// Puts the caret before byte `at` of the field, and scrolls there.
    pub(super) fn go(&mut self, text: &mut Text, at: usize) {
        let Some((field, backdrop)) = self.field().zip(self.backdrop()) else { return };
        text_field::select(&field, text.sheet.notes(), Span::new(at, at));
        self.drawn = None;
        if field.client_height() == 0 {
            return;
        }
        let sight = text_field::scroll_position(&field);
        let top = text.sheet.top_of(at, sight.whole, &mut |texts| text_field::heights(&backdrop, texts));
        dom::scroll_to(&field, if at == 0 { 0.0 } else { top - sight.height / 2.0 });
    }

    /// Has the field hold its part where a browser took it in otherwise than it was told, and know what stands around it.
    pub(super) fn assure(&self, text: &Text) {
        let Some(field) = self.field() else { return };
        let (part, notes) = (text.part(), text.whole());
        if field.value() != text.sheet.notes() {
            text_field::hold(&field, text.sheet.notes());
        }
        text_field::surround(&field, start_of(notes, part.start), rest_of(notes, part.end));
    }

    /// Has the lines drawn anew.
    pub(super) fn forget_lines(&mut self) {
        self.drawn = None;
    }

    /// Brings the lines in step with the model. The field is left alone: it is the browser's while a person types. Returns a byte that
    /// is to be seen and is not there.
    pub(super) fn follow(&mut self, text: &mut Text, model: &Model) -> Option<usize> {
        let field = self.field()?;
        let fresh = !Rc::ptr_eq(&self.read, &model.incident);
        if fresh {
            self.read = model.incident.clone();
            self.point = None;
            text.was_read(&model.notes);
            self.drawn = None;
        }
        let marks = (model.view.lit, model.view.selected);
        let chosen = marks.1 != self.marks.1;
        let moved = fresh || marks != self.marks;
        self.marks = marks;
        let lit = marks.0.or(marks.1);
        if lit != self.lit {
            self.lit = lit;
            self.point = None;
            self.drawn = None;
        }
        if moved || self.drawn.is_none() {
            self.show(text, &model.incident);
        }
        // Notes that are closed have nothing drawn.
        if !moved || !model.view.follow || self.drawn.is_none() {
            return None;
        }
        let at = text.moved(span(&model.incident, lit?)?).start;
        if text.has(at) {
            self.reveal(&field, text, &model.incident, at);
            return None;
        }
        // Another part takes time to lay out: what is only pointed at does not call for it.
        chosen.then_some(at)
    }

    /// Has a line lit up, until something else is.
    pub(super) fn point_at(&mut self, line: Option<Span>) {
        self.point = line;
        self.drawn = None;
    }

    /// Draws that line and scrolls to it.
    pub(super) fn show_point(&mut self, text: &mut Text, incident: &Incident) {
        let Some((field, point)) = self.field().zip(self.point) else { return };
        self.show(text, incident);
        let at = text.moved(point).start;
        if text.has(at) {
            self.reveal(&field, text, incident, at);
        }
    }

    /// The words that are lit.
    fn lit_words(&self, incident: &Incident) -> Option<Span> {
        self.point.or_else(|| span(incident, self.lit?))
    }

    /// Draws the lines that are in sight, where others are drawn, and moves them behind their words.
    pub(super) fn show(&mut self, text: &mut Text, incident: &Incident) {
        let Some((field, backdrop)) = self.field().zip(self.backdrop()) else { return };
        let width = backdrop.get_bounding_client_rect().width();
        if width <= 0.0 {
            // The notes are closed: nothing in them has a place.
            self.drawn = None;
            return;
        }
        if width.to_bits() != self.width.to_bits() {
            self.width = width;
            text.sheet.forget();
            self.drawn = None;
        }
        let sight = text_field::scroll_position(&field);
        if !self.drawn.as_ref().is_some_and(|drawn| drawn.covers(sight)) {
            let stretch = text.sheet.visible(sight, &mut |texts| text_field::heights(&backdrop, texts));
            text_field::draw(&backdrop, self.rows(&stretch, text, incident));
            self.drawn = Some(stretch);
        }
        if let Some(drawn) = &self.drawn {
            text_field::scroll_behind(&backdrop, sight, drawn);
        }
    }

    /// The lines of a stretch: each with a mark for what became of it, and the lit words.
    fn rows<'a>(&self, stretch: &VisibleRange, text: &'a Text, incident: &Incident) -> Vec<Row<'a>> {
        let field = text.sheet.notes();
        let words = stretch.span.of(field);
        let words = words.strip_suffix('\n').filter(|_| !stretch.has_last()).unwrap_or(words);
        let lit = self.lit_words(incident).map(|lit| text.in_field(text.moved(lit)));
        let odd: Vec<usize> = incident.findings.iter().map(|finding| finding.line.index()).collect();
        let mut start = stretch.span.start;
        let mut rows = Vec::new();
        for (number, words) in (text.first_line() + stretch.line..).zip(words.split('\n')) {
            let old = text.read_line(number);
            let used = old.and_then(|old| incident.lines.get(old)).map(|line| line.used);
            let (class, target) = match used {
                Some(LineUse::Event(index)) => ("line event", Some(Target::Event(index))),
                Some(LineUse::Attached(index)) => ("line attached", Some(Target::Event(index))),
                Some(LineUse::Unplaced) => ("line unplaced", None),
                Some(LineUse::Elsewhere | LineUse::LeftOut) => ("line elsewhere", None),
                _ => ("line", None),
            };
            let target = target.or_else(|| said_on(incident, old?));
            let end = start + words.len();
            let inside = lit
                .filter(|lit| lit.start < end && start < lit.end)
                .map(|lit| Span::new(lit.start.max(start) - start, lit.end.min(end) - start));
            let odd = old.is_some_and(|old| odd.contains(&old));
            let (mark, more) = if odd { ("!", " odd") } else { ("", "") };
            rows.push(Row {
                number: [mark, &(number + 1).to_string()].concat(),
                class: [class, more].concat(),
                target,
                text: words,
                lit: inside,
            });
            start = end + 1;
        }
        rows
    }

    /// Scrolls the notes so that the lit words are seen, which begin at byte `at`.
    fn reveal(&mut self, field: &HtmlTextAreaElement, text: &mut Text, incident: &Incident, at: usize) {
        let Some(backdrop) = self.backdrop() else { return };
        if !text_field::has_mark(&backdrop) {
            let whole = text_field::scroll_position(field).whole;
            let at = text.in_field(Span::new(at, at)).start;
            let top = text.sheet.top_of(at, whole, &mut |texts| text_field::heights(&backdrop, texts));
            dom::scroll_to(field, top);
            self.drawn = None;
            self.show(text, incident);
        }
        if text_field::reveal_mark(field, &backdrop) {
            self.show(text, incident);
        }
    }

    /// The part of the incident that stands on the words at the caret.
    pub(super) fn at_caret(&self, editor: &Editor, model: &Model) -> Option<Target> {
        // What was typed last may not be read yet.
        let at = editor.in_step().then(|| self.selection(&editor.text).start)?;
        let incident = &*model.incident;
        let event = incident.events.iter().position(|event| event.span.touches(at)).map(Target::Event);
        let impact = || incident.impacts.iter().enumerate().find(|(_, impact)| impact.span.touches(at));
        // What is said twice is drawn where it is said first.
        event.or_else(|| impact().map(|(index, impact)| Target::Impact(impact.mention_of.unwrap_or(index))))
    }
}

/// The words in the notes that a part of the incident stands on.
pub(super) fn span(incident: &Incident, target: Target) -> Option<Span> {
    match target {
        Target::Event(index) => incident.events.get(index).map(|event| event.span),
        Target::Impact(index) => incident.impacts.get(index).map(|impact| impact.span),
        Target::Derived(_) => None,
        Target::Phase(index) => on_line(incident, incident.phases.get(index)?.line),
        Target::Interval(index) => {
            let event = incident.intervals.get(index)?.to?;
            incident.events.get(event).map(|event| event.span)
        }
        Target::Severity(index) => on_line(incident, incident.severities.get(index)?.line),
    }
}

/// The impact that a line states, or says once more.
fn said_on(incident: &Incident, line: usize) -> Option<Target> {
    let index = incident.impacts.iter().position(|impact| impact.line.index() == line)?;
    Some(Target::Impact(incident.impacts.get(index)?.mention_of.unwrap_or(index)))
}

/// The words of the event on a line, or all that the line has.
fn on_line(incident: &Incident, line: LineNumber) -> Option<Span> {
    let event = incident.events.iter().find(|event| event.line == line).map(|event| event.span);
    event.or_else(|| incident.lines.get(line.index()).map(|line| line.span))
}
