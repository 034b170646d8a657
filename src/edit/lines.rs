//! Entries as they stand in the notes: where their words are, other words for them, entries left out and new ones.

use super::{Edit, joined, put, stamps::stamps};
use crate::{
    civil::ClockTime,
    entries::left_out::LEAVES_OUT,
    incident::{Event, Incident},
    span::{Span, any_of, common, rest_of, start_of},
};

/// The words of an event that was added and is not told yet.
pub const NEW: &str = "New event";

/// Where byte `at` of the words of an event stands in the notes; none where they stand there otherwise.
pub(super) fn place(notes: &str, event: &Event, at: usize) -> Option<usize> {
    let mut from = event.span.start;
    let mut passed = 0;
    // Words that go on in the next line stand there behind its indent, or in another cell.
    for line in event.text.split_inclusive('\n') {
        let words = line.trim();
        let found = from + notes.get(from..event.span.end)?.find(words)?;
        if at <= passed + line.len() {
            let indent = line.len() - line.trim_start().len();
            return Some(found + (at - passed).saturating_sub(indent).min(words.len()));
        }
        passed += line.len();
        from = found + words.len();
    }
    (event.text.is_empty() && at == 0).then_some(event.stamp.end)
}

/// Other words for an event: only what differs is written.
pub(super) fn reworded(notes: &str, event: &Event, words: &str) -> Option<Vec<Edit>> {
    let (old, new) = (event.text.as_str(), words.trim());
    if old == new {
        return None;
    }
    let (before, after) = common(old, new);
    let text = Span::new(before, new.len() - after).of(new).replace('\n', " ");
    let (from, to) = (place(notes, event, before)?, place(notes, event, old.len() - after)?);
    // A bar would end the cell of a table.
    let cell = text.replace('|', "\\|");
    Some(vec![put(from, to, text), put(from, to, cell)])
}

/// The event with the words that leave it out of the timeline.
pub(super) fn left_out(notes: &str, event: &Event) -> Option<Vec<Edit>> {
    let (start, end) = (place(notes, event, 0)?, place(notes, event, first_line(event).len())?);
    // Behind a few words of a chat it would make them a heading.
    Some(vec![put(end, end, [" ", LEAVES_OUT].concat()), put(start, start, [LEAVES_OUT, " "].concat())])
}

/// A line without the words that leave it out.
pub(super) fn brought_back(notes: &str, line: Span) -> Option<Vec<Edit>> {
    let text = line.of(notes);
    let at = text.find(LEAVES_OUT)?;
    let start = start_of(text, at).trim_end().len();
    let end = at + LEAVES_OUT.len();
    let blank = usize::from(start == 0 && rest_of(text, end).starts_with(' '));
    Some(vec![put(line.start + start, line.start + end + blank, String::new())])
}

fn first_line(event: &Event) -> &str {
    event.text.lines().next().unwrap_or_default().trim_end()
}

/// A new line behind the event before the instant or before the one after it, written as that is; else a plain one, at last as a paragraph
/// of its own: amid the messages of a chat a line is of the one above it.
pub(super) fn added(notes: &str, incident: &Incident, at: i64) -> Vec<Edit> {
    let events = &incident.events;
    let place = events.partition_point(|event| event.start.at <= at);
    let (before, after) = (place.checked_sub(1).and_then(|before| events.get(before)), events.get(place));
    // In a list with the newest first, what comes later stands above.
    let ends = before.or(events.first()).zip(after.or(events.last()));
    let newest_first = ends.is_some_and(|(one, other)| one.span.start > other.span.start);
    let mut edits = Vec::new();
    for gap in ["\n", "\n\n"] {
        for (event, above) in [(before, newest_first), (after, !newest_first)] {
            let Some(event) = event else { continue };
            let Span { start: begin, end } = lines_of(notes, event);
            for line in alike(notes, event, at) {
                edits.push(if above {
                    put(begin, begin, line + gap)
                } else {
                    put(end, end, [gap, &line, rest_of(gap, 1)].concat())
                });
            }
        }
    }
    edits
}

/// The lines of an event that was just added moved to where another instant belongs, with words for it.
pub(super) fn told(notes: &str, incident: &Incident, event: &Event, at: i64, words: &str) -> Vec<Edit> {
    let Span { start, end } = lines_of(notes, event);
    let gone = put(start.saturating_sub(1), end, String::new());
    let beside = |edit: &Edit| edit.span.start <= gone.span.start || end <= edit.span.start;
    let added = added(notes, incident, at).into_iter().filter(beside);
    added
        .map(|edit| {
            let text = edit.text.replacen(NEW, words, 1);
            joined(notes, Some(Edit { text, ..edit }), Some(gone.clone()))
        })
        .collect()
}

/// The lines that an event stands on, without the last line end.
fn lines_of(notes: &str, event: &Event) -> Span {
    let end = start_of(notes, event.span.end).trim_end().len();
    let end = end + rest_of(notes, end).find('\n').unwrap_or(notes.len() - end);
    Span::new(line_start(notes, event.span.start), end)
}

fn line_start(notes: &str, at: usize) -> usize {
    start_of(notes, at).rfind('\n').map_or(0, |newline| newline + 1)
}

/// Lines for an event at the instant `at`, written as the line of another is.
fn alike(notes: &str, event: &Event, at: i64) -> Vec<String> {
    let Some(old) = event.start.time.map(ClockTime::millis) else { return Vec::new() };
    let mut lines = Vec::new();
    let head = Span::new(line_start(notes, event.stamp.start), event.stamp.start).of(notes);
    let words = place(notes, event, 0).zip(place(notes, event, first_line(event).len()));
    for stamp in stamps(notes, event, old, old + at - event.start.at) {
        if let Some((from, to)) = words
            && let Some(between) = notes.get(event.stamp.end..from).filter(|between| !between.contains('\n'))
        {
            let tail = rest_of(notes, to).split('\n').next().unwrap_or_default();
            lines.push([head, &stamp, &bare(between), NEW, &bare(tail)].concat());
        }
        lines.push([&stamp, " ", NEW].concat());
    }
    lines
}

/// What stands around the words of an entry, without the words of its other cells or the name of who wrote it.
fn bare(around: &str) -> String {
    if around.contains(any_of("|\t")) {
        return around.chars().filter(|c| !c.is_alphanumeric()).collect();
    }
    let Some(name) = around.find(char::is_alphanumeric) else { return around.to_owned() };
    let kept = start_of(around, name);
    start_of(kept, kept.rfind(' ').map_or(0, |blank| blank + 1)).to_owned()
}
