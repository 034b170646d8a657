//! The text field of the notes and what is drawn behind it, as the browser has them.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlTextAreaElement, InputEvent};

use super::dom::{append, has_focus, scroll_to, scrolled};
use crate::{
    model::{Direction, ScrollPosition, VisibleRange},
    span::{Span, byte_of_utf16, utf16_len, utf16_of_byte},
    target::Target,
};

/// Selects a span of `text`, which is in `field`.
pub(super) fn select(field: &HtmlTextAreaElement, text: &str, span: Span) {
    select_units(field, Span::new(utf16_of_byte(text, span.start), utf16_of_byte(text, span.end)));
}

fn select_units(field: &HtmlTextAreaElement, units: Span) {
    let unit = |at| u32::try_from(at).unwrap_or(u32::MAX);
    let _ = field.set_selection_range(unit(units.start), unit(units.end));
}

/// Lines that the browser takes in as if they were typed: its time for them grows with their square.
const TYPED_LINES: usize = 400;

/// Puts `text` in the place of some UTF-16 units of `field`; where one types in it the caret stands behind it afterwards.
pub(super) fn splice(field: &HtmlTextAreaElement, units: Span, text: &str) {
    if units.start == units.end && text.is_empty() {
        return;
    }
    if !has_focus(field) {
        // What has the focus keeps it: on a phone the keyboard would come up.
        let unit = |at| u32::try_from(at).unwrap_or(u32::MAX);
        let _ = field.set_range_text_with_start_and_end(text, unit(units.start), unit(units.end));
        return;
    }
    select_units(field, units);
    let document = field.owner_document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let command = |name: &str, text: &str| {
        document.as_ref().is_some_and(|document| {
            document.exec_command_with_show_ui_and_value(name, false, text) == Ok(true)
        })
    };
    // A command has the field lay out only what changed. As HTML, lines are taken in at once, whatever their number, but not
    // every browser does so in a text field.
    let done = text.is_empty() && command("delete", "")
        || text.contains('\n') && command("insertHTML", &text.replace('&', "&amp;").replace('<', "&lt;"))
        || text.lines().nth(TYPED_LINES).is_none() && command("insertText", text);
    if !done {
        let _ = field.set_range_text(text);
    }
    let last = units.start + utf16_len(text);
    select_units(field, Span::new(last, last));
}

/// Has `field` hold `text`.
pub(super) fn hold(field: &HtmlTextAreaElement, text: &str) {
    // A selection that was left in it, which is told as one of what it stands in, would take the caret back to the start.
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok()?)
        && !has_focus(field)
        && selection.anchor_node() == field.parent_node()
    {
        let _ = selection.remove_all_ranges();
    }
    field.set_value(text);
}

/// Notes what stands before and after the part of the notes that a field holds, where `rescue.js` looks for it.
pub(super) fn surround(field: &HtmlTextAreaElement, before: &str, after: &str) {
    let _ = js_sys::Reflect::set(field, &"around".into(), &js_sys::Array::of2(&before.into(), &after.into()));
}

/// What is selected in `field`, in bytes of its text.
pub(super) fn selection(field: &HtmlTextAreaElement, text: &str) -> Span {
    let byte = |unit: Result<Option<u32>, JsValue>| {
        let unit = unit.ok().flatten().and_then(|unit| usize::try_from(unit).ok());
        byte_of_utf16(text, unit.unwrap_or_default())
    };
    Span::new(byte(field.selection_start()), byte(field.selection_end()))
}

/// Calls `wished` when the browser's own menu is about to undo or to do again what was done in `field`, and holds that back.
pub(super) fn on_undo(field: &HtmlTextAreaElement, wished: impl Fn(Direction) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(field, "beforeinput", options, move |event| {
        let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
        let direction = match &*kind {
            "historyUndo" => Direction::Undo,
            "historyRedo" => Direction::Redo,
            _ => return,
        };
        event.prevent_default();
        wished(direction);
    })
}

/// What is seen of the text in `field`.
pub(super) fn scroll_position(field: &HtmlTextAreaElement) -> ScrollPosition {
    ScrollPosition {
        top: scrolled(field),
        height: field.client_height().into(),
        whole: field.scroll_height().into(),
    }
}

/// The heights that texts have in `backdrop`, in pixels; what is drawn in it is taken away.
pub(super) fn heights(backdrop: &HtmlElement, texts: &[&str]) -> Vec<f64> {
    backdrop.set_text_content(None);
    let rows: Vec<_> = texts
        .iter()
        .filter_map(|text| {
            let row = append(backdrop, "div")?;
            // A line end at the very end opens no row; each line of a text has one.
            row.set_text_content(Some(&[text.strip_suffix('\n').unwrap_or(text), "\n"].concat()));
            Some(row)
        })
        .collect();
    rows.iter().map(|row| row.get_bounding_client_rect().height()).collect()
}

/// A line of the notes as it is drawn behind the text field.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// Its number, and a mark where it is odd.
    pub(super) number: String,
    /// What became of it, as classes.
    pub(super) class: String,
    /// The part of the incident that it belongs to.
    pub(super) target: Option<Target>,
    /// Its words.
    pub(super) text: &'a str,
    /// Those of them that are lit.
    pub(super) lit: Option<Span>,
}

/// Draws lines in `backdrop`, in the place of those that are there.
pub(super) fn draw(backdrop: &HtmlElement, rows: Vec<Row<'_>>) {
    backdrop.set_text_content(None);
    for row in rows {
        let Some(line) = append(backdrop, "div") else { return };
        line.set_class_name(&row.class);
        let _ = line.set_attribute("data-line", &row.number);
        if let Some(target) = row.target {
            let _ = line.set_attribute("data-target", &target.id());
        }
        match row.lit {
            None => line.set_text_content(Some(row.text)),
            Some(lit) => {
                let part = |tag, from, to| {
                    if let Some(part) = append(&line, tag) {
                        part.set_text_content(Some(Span::new(from, to).of(row.text)));
                    }
                };
                part("span", 0, lit.start);
                part("mark", lit.start, lit.end);
                part("span", lit.end, row.text.len());
            }
        }
    }
}

/// Moves what is drawn in `backdrop`, a stretch of the notes, behind the same words in the field.
pub(super) fn scroll_behind(backdrop: &HtmlElement, sight: ScrollPosition, drawn: &VisibleRange) {
    let top = if drawn.from_end {
        let end = f64::from(backdrop.scroll_height()) - sight.height;
        end - (sight.whole - sight.height - sight.top - drawn.skipped)
    } else {
        sight.top - drawn.skipped
    };
    scroll_to(backdrop, top);
}

fn mark(backdrop: &HtmlElement) -> Option<Element> {
    backdrop.query_selector("mark").ok()?
}

/// True when lit words are among those that are drawn.
pub(super) fn has_mark(backdrop: &HtmlElement) -> bool {
    mark(backdrop).is_some()
}

/// Scrolls `field` so that the lit words of `backdrop` are seen with what follows them; true where that was needed.
pub(super) fn reveal_mark(field: &HtmlTextAreaElement, backdrop: &HtmlElement) -> bool {
    /// Pixels, some lines.
    const BELOW: f64 = 80.0;
    let Some(mark) = mark(backdrop) else { return false };
    let (mark, view) = (mark.get_bounding_client_rect(), backdrop.get_bounding_client_rect());
    let hidden = mark.top() < view.top() || mark.bottom() > view.bottom() - BELOW;
    if hidden {
        scroll_to(field, scrolled(field) + mark.top() - view.top() - view.height() / 3.0);
    }
    hidden
}
