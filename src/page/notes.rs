//! The notes: a plain text field, and behind it the lines in sight with their numbers, marks and lit words.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::{Context, Html, NodeRef, html};

use super::{
    app::{App, Ask},
    dom::{self, Row},
    picture::look,
};
use crate::{
    edit::Edit,
    incident::{Incident, LineUse},
    model::{History, Look, Model, Sheet, Stretch},
    scene::Target,
    span::Span,
};

/// The notes pane, drawn once: the field is the browser's, and the lines behind it are drawn by `Pane::show`.
pub(super) fn view(ctx: &Context<App>, pane: &Pane) -> Html {
    let link = ctx.link();
    let oninput = link.callback(|_: yew::InputEvent| Ask::Typed);
    let onscroll = link.callback(|_: yew::Event| Ask::Scrolled);
    let onpaste =
        link.callback(|event: yew::Event| dom::pasted(&event, AHEAD).map_or(Ask::Pasting, Ask::Pasted));
    let onmousemove = link.batch_callback(|event: yew::MouseEvent| {
        dom::target_behind(&event).map(|target| look(Look::Light(Some(target))))
    });
    let onkeyup = link.callback(|_: yew::KeyboardEvent| Ask::Caret);
    let onclick = link.callback(|_: yew::MouseEvent| Ask::Caret);
    html! {
        <div class="notes-pane">
            <label for="notes">{ "Notes" }</label>
            <div class="editor">
                <div class="backdrop" aria-hidden="true" ref={pane.backdrop.clone()}/>
                <textarea id="notes" ref={pane.field.clone()} spellcheck="false" autocomplete="off"
                    {oninput} {onscroll} {onpaste} {onkeyup} {onclick} {onmousemove}
                    placeholder="Paste incident notes here: a table, a list, a chat, a log, a mail."/>
            </div>
        </div>
    }
}

/// Bytes of notes from which on they are read once the person who types pauses.
pub(super) const LONG: usize = 50_000;

/// Bytes of notes that come from elsewhere from which on the picture is painted before the field has taken them in and the
/// report is drawn.
pub(super) const AHEAD: usize = 10_000;

/// The text field and what is drawn behind it.
#[derive(Debug, Default)]
pub(super) struct Pane {
    field: NodeRef,
    backdrop: NodeRef,
    /// The text of the field, and what was done to it.
    sheet: Sheet,
    history: History,
    /// What was read from the notes that the lines show.
    read: Rc<Incident>,
    /// The lines that are drawn, the width that they were drawn for, and the words that are lit.
    drawn: Option<Stretch>,
    width: f64,
    lit: Option<Target>,
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

    /// The text of the field.
    pub(super) fn notes(&self) -> &str {
        self.sheet.notes()
    }

    /// Has the field refuse what is typed, or no longer.
    pub(super) fn lock(&self, locked: bool) {
        if let Some(field) = self.field() {
            field.set_read_only(locked);
        }
    }

    /// What is selected in the field.
    pub(super) fn selection(&self) -> Span {
        self.field().map(|field| dom::selection(&field, self.notes())).unwrap_or_default()
    }

    /// Takes over what the field holds now, as a step that can be undone, `typed` or put there at once; false where nothing
    /// changed.
    pub(super) fn take(&mut self, typed: bool) -> bool {
        let Some(field) = self.field() else { return false };
        if self.sheet.lines() == 0 {
            // Nothing was there yet: what comes first is a step too.
            self.sheet.take("");
        }
        let step = self.sheet.take(&field.value());
        let changed = step.is_some();
        if let Some(step) = step {
            self.history.add(step, typed);
            self.drawn = None;
        }
        changed
    }

    /// Puts texts in the place of a stretch of the notes, each in the place of the one before and a step of its own.
    pub(super) fn put(&mut self, mut span: Span, texts: Vec<String>) {
        let Some(field) = self.field() else { return };
        for text in texts {
            let edit = Edit { span, text };
            dom::splice(&field, self.sheet.notes(), &edit);
            span = Span::new(span.start, span.start + edit.text.len());
            self.take(false);
        }
    }

    /// Undoes the last step, or does again the one that was undone last.
    pub(super) fn undo(&mut self, forth: bool) {
        let Some(field) = self.field() else { return };
        if let Some(edit) = self.history.step(self.sheet.notes(), forth) {
            dom::splice(&field, self.sheet.notes(), &edit);
            self.sheet.take(&field.value());
            self.drawn = None;
        }
    }

    /// Has the field hold notes that come from elsewhere.
    pub(super) fn hold(&mut self, notes: &str) {
        if let Some(field) = self.field().filter(|_| self.notes() != notes) {
            field.set_value(notes);
            if self.sheet.lines() == 0 {
                // The notes that the page opens with are no step.
                self.sheet.take(&field.value());
            } else {
                self.take(false);
            }
        }
    }

    /// Brings the lines in step with the model. The field is left alone: it is the browser's while a person types.
    pub(super) fn follow(&mut self, model: &Model) {
        let Some(field) = self.field() else { return };
        let fresh = !Rc::ptr_eq(&self.read, &model.incident);
        if fresh {
            self.read = model.incident.clone();
            self.sheet.was_read(&model.notes);
            self.drawn = None;
        }
        let marks = (model.view.lit, model.view.selected);
        if fresh || marks != self.marks {
            self.marks = marks;
            let lit = marks.0.or(marks.1);
            if lit != self.lit {
                self.lit = lit;
                self.drawn = None;
            }
            self.show(&model.incident);
            if model.view.follow {
                self.reveal(&field, &model.incident);
            }
        }
    }

    /// Draws the lines that are in sight, where others are drawn, and moves them behind their words.
    pub(super) fn show(&mut self, incident: &Incident) {
        let Some((field, backdrop)) = self.field().zip(self.backdrop()) else { return };
        let width = backdrop.get_bounding_client_rect().width();
        if width.to_bits() != self.width.to_bits() {
            self.width = width;
            self.sheet.forget();
            self.drawn = None;
        }
        let sight = dom::sight_of(&field);
        if !self.drawn.as_ref().is_some_and(|drawn| drawn.covers(sight)) {
            let stretch = self.sheet.stretch(sight, &mut |texts| dom::heights(&backdrop, texts));
            dom::draw(&backdrop, self.rows(&stretch, incident));
            self.drawn = Some(stretch);
        }
        if let Some(drawn) = &self.drawn {
            dom::scroll_behind(&backdrop, sight, drawn);
        }
    }

    /// The lines of a stretch: each with a mark for what became of it, and the lit words.
    fn rows<'a>(&'a self, stretch: &Stretch, incident: &Incident) -> Vec<Row<'a>> {
        let notes = self.sheet.notes();
        let text = stretch.span.of(notes);
        let text = text.strip_suffix('\n').filter(|_| stretch.span.end < notes.len()).unwrap_or(text);
        let lit = self.lit.and_then(|target| span(incident, target)).map(|lit| self.sheet.moved(lit));
        let odd: Vec<usize> = incident.findings.iter().map(|finding| finding.line.index()).collect();
        let mut start = stretch.span.start;
        let mut rows = Vec::new();
        for (number, text) in (stretch.line..).zip(text.split('\n')) {
            let old = self.sheet.read_line(number);
            let used = old.and_then(|old| incident.lines.get(old)).map(|line| line.used);
            let (class, target) = match used {
                Some(LineUse::Event(index)) => ("line event", Some(Target::Event(index))),
                Some(LineUse::Attached(index)) => ("line attached", Some(Target::Event(index))),
                Some(LineUse::Unplaced) => ("line unplaced", None),
                _ => ("line", None),
            };
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
    fn reveal(&mut self, field: &HtmlTextAreaElement, incident: &Incident) {
        let Some(backdrop) = self.backdrop() else { return };
        let Some(lit) = self.lit.and_then(|target| span(incident, target)) else { return };
        if !dom::has_mark(&backdrop) {
            let whole = dom::sight_of(field).whole;
            let top = self.sheet.top_of(lit.start, whole, &mut |texts| dom::heights(&backdrop, texts));
            dom::scroll_to(field, top);
            self.drawn = None;
            self.show(incident);
        }
        if dom::reveal_mark(field, &backdrop) {
            self.show(incident);
        }
    }

    /// The part of the incident that stands on the words at the caret.
    pub(super) fn at_caret(&self, model: &Model) -> Option<Target> {
        // What was typed last may not be read yet.
        let at = (*self.notes() == *model.notes).then(|| self.selection().start)?;
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
        Target::Severity(index) => {
            let line = incident.severities.get(index)?.line;
            incident.events.iter().find(|event| event.line == line).map(|event| event.span)
        }
    }
}
