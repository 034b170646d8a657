//! The notes: a plain text field, and behind it the lines in sight with their numbers, marks and lit words.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::{Callback, Html, NodeRef, html};

use super::{
    button::{answer, button, menu},
    dom,
    msg::{PageMsg, maybe},
    text_field::{self, Row},
};
use crate::{
    incident::{Incident, LineUse},
    model::{Draft, Editor, Model, Sheet, ViewMsg, VisibleRange},
    sample,
    span::{LineNumber, Span},
    target::Target,
};

/// The notes pane, drawn once: the field is the browser's, and the lines behind it are drawn by `Pane::show`.
pub(super) fn view(send: &Callback<PageMsg>, pane: &Pane, drafts: &[&Draft]) -> Html {
    let oninput = send.reform(|_: yew::InputEvent| PageMsg::Typed);
    let onscroll = send.reform(|_: yew::Event| PageMsg::Scrolled);
    let onpaste = maybe(send, |event: yew::Event| dom::pasted(&event).map(PageMsg::Pasted));
    let onmousemove =
        send.reform(|event: yew::MouseEvent| PageMsg::View(ViewMsg::Light(dom::target_behind(&event))));
    let onmouseleave = send.reform(|_: yew::MouseEvent| PageMsg::Leave);
    let onkeyup = send.reform(|_: yew::KeyboardEvent| PageMsg::Caret);
    let onclick = send.reform(|_: yew::MouseEvent| PageMsg::Caret);
    let onkeydown = maybe(send, |event: yew::KeyboardEvent| {
        (event.key() == "Escape" && !event.is_composing()).then_some(PageMsg::ToPicture)
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
                    { menu("Drafts".to_owned(), "", "list", drafts.iter().map(|kept| draft(send, kept)).collect()) }
                }
            </div>
            <div class="editor">
                <div class="backdrop" aria-hidden="true" ref={pane.backdrop.clone()}/>
                <textarea id="notes" ref={pane.field.clone()} spellcheck="false" autocomplete="off"
                    {oninput} {onscroll} {onpaste} {onkeydown} {onkeyup} {onclick} {onmousemove} {onmouseleave}
                    placeholder="Paste incident notes here: a table, a list, a chat, a log, a mail."/>
            </div>
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

    /// What is selected in the field, which holds `notes`.
    pub(super) fn selection(&self, notes: &str) -> Span {
        self.field().map(|field| text_field::selection(&field, notes)).unwrap_or_default()
    }

    /// Puts `text` in the place of some UTF-16 units of the field.
    pub(super) fn replace(&self, units: Span, text: &str) {
        if let Some(field) = self.field().filter(|field| text_field::aside(field).is_none()) {
            text_field::splice(&field, units, text);
        }
    }

    /// Has the field hold `notes`; `aside` while they stand beside it only, for it would hold the page up.
    pub(super) fn hold(&self, notes: &str, aside: bool) {
        if let Some(field) = self.field() {
            text_field::hold_aside(&field, aside.then_some(notes));
            if !aside {
                field.set_value(notes);
            }
        }
    }

    /// Has the field take in what stands beside it: one opens the notes.
    pub(super) fn take_in(&self) {
        if let Some(field) = self.field() {
            text_field::take_in(&field);
        }
    }

    /// Scrolls the field to its start and puts the caret there.
    pub(super) fn show_start(&self) {
        if let Some(field) = self.field() {
            text_field::to_start(&field);
        }
    }

    /// Has the field hold `notes` where a browser took them in otherwise than it was told.
    pub(super) fn assure(&self, notes: &str, aside: bool) {
        if self.field().is_some_and(|field| text_field::aside(&field).is_some() || field.value() != notes) {
            self.hold(notes, aside);
        }
    }

    /// Has the lines drawn anew.
    pub(super) fn forget_lines(&mut self) {
        self.drawn = None;
    }

    /// Brings the lines in step with the model. The field is left alone: it is the browser's while a person types.
    pub(super) fn follow(&mut self, sheet: &mut Sheet, model: &Model) {
        let Some(field) = self.field() else { return };
        let fresh = !Rc::ptr_eq(&self.read, &model.incident);
        if fresh {
            self.read = model.incident.clone();
            self.point = None;
            sheet.was_read(&model.notes);
            self.drawn = None;
        }
        let marks = (model.view.lit, model.view.selected);
        let moved = fresh || marks != self.marks;
        self.marks = marks;
        let lit = marks.0.or(marks.1);
        if lit != self.lit {
            self.lit = lit;
            self.point = None;
            self.drawn = None;
        }
        if moved || self.drawn.is_none() {
            self.show(sheet, &model.incident);
        }
        if moved && model.view.follow {
            self.reveal(&field, sheet, &model.incident);
        }
    }

    /// Has a line lit up, until something else is.
    pub(super) fn point_at(&mut self, line: Option<Span>) {
        self.point = line;
        self.drawn = None;
    }

    /// Draws that line and scrolls to it.
    pub(super) fn show_point(&mut self, sheet: &mut Sheet, incident: &Incident) {
        if let Some(field) = self.field().filter(|_| self.point.is_some()) {
            self.show(sheet, incident);
            self.reveal(&field, sheet, incident);
        }
    }

    /// The words that are lit.
    fn lit_words(&self, incident: &Incident) -> Option<Span> {
        self.point.or_else(|| span(incident, self.lit?))
    }

    /// Draws the lines that are in sight, where others are drawn, and moves them behind their words.
    pub(super) fn show(&mut self, sheet: &mut Sheet, incident: &Incident) {
        let Some((field, backdrop)) = self.field().zip(self.backdrop()) else { return };
        let width = backdrop.get_bounding_client_rect().width();
        if width <= 0.0 {
            // The notes are closed: nothing in them has a place.
            self.drawn = None;
            return;
        }
        if width.to_bits() != self.width.to_bits() {
            self.width = width;
            sheet.forget();
            self.drawn = None;
        }
        let sight = text_field::scroll_position(&field);
        if !self.drawn.as_ref().is_some_and(|drawn| drawn.covers(sight)) {
            let stretch = sheet.visible(sight, &mut |texts| text_field::heights(&backdrop, texts));
            text_field::draw(&backdrop, self.rows(&stretch, sheet, incident));
            self.drawn = Some(stretch);
        }
        if let Some(drawn) = &self.drawn {
            text_field::scroll_behind(&backdrop, sight, drawn);
        }
    }

    /// The lines of a stretch: each with a mark for what became of it, and the lit words.
    fn rows<'a>(&self, stretch: &VisibleRange, sheet: &'a Sheet, incident: &Incident) -> Vec<Row<'a>> {
        let notes = sheet.notes();
        let text = stretch.span.of(notes);
        let text = text.strip_suffix('\n').filter(|_| stretch.span.end < notes.len()).unwrap_or(text);
        let lit = self.lit_words(incident).map(|lit| sheet.moved(lit));
        let odd: Vec<usize> = incident.findings.iter().map(|finding| finding.line.index()).collect();
        let mut start = stretch.span.start;
        let mut rows = Vec::new();
        for (number, text) in (stretch.line..).zip(text.split('\n')) {
            let old = sheet.read_line(number);
            let used = old.and_then(|old| incident.lines.get(old)).map(|line| line.used);
            let (class, target) = match used {
                Some(LineUse::Event(index)) => ("line event", Some(Target::Event(index))),
                Some(LineUse::Attached(index)) => ("line attached", Some(Target::Event(index))),
                Some(LineUse::Unplaced) => ("line unplaced", None),
                Some(LineUse::Elsewhere | LineUse::LeftOut) => ("line elsewhere", None),
                _ => ("line", None),
            };
            let target = target.or_else(|| said_on(incident, old?));
            let end = start + text.len();
            let inside = lit
                .filter(|lit| lit.start < end && start < lit.end)
                .map(|lit| Span::new(lit.start.max(start) - start, lit.end.min(end) - start));
            let odd = old.is_some_and(|old| odd.contains(&old));
            let (mark, more) = if odd { ("!", " odd") } else { ("", "") };
            rows.push(Row {
                number: [mark, &(number + 1).to_string()].concat(),
                class: [class, more].concat(),
                target,
                text,
                lit: inside,
            });
            start = end + 1;
        }
        rows
    }

    /// Scrolls the notes so that the lit words are seen.
    fn reveal(&mut self, field: &HtmlTextAreaElement, sheet: &mut Sheet, incident: &Incident) {
        let Some(backdrop) = self.backdrop() else { return };
        let Some(lit) = self.lit_words(incident) else { return };
        if !text_field::has_mark(&backdrop) {
            let whole = text_field::scroll_position(field).whole;
            let top = sheet.top_of(lit.start, whole, &mut |texts| text_field::heights(&backdrop, texts));
            dom::scroll_to(field, top);
            self.drawn = None;
            self.show(sheet, incident);
        }
        if text_field::reveal_mark(field, &backdrop) {
            self.show(sheet, incident);
        }
    }

    /// The part of the incident that stands on the words at the caret.
    pub(super) fn at_caret(&self, editor: &Editor, model: &Model) -> Option<Target> {
        // What was typed last may not be read yet.
        let at = editor.in_step().then(|| self.selection(editor.notes()).start)?;
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
