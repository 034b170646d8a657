//! Entries as they stand in the notes: where their words are, other words for them.

use super::{Edit, put};
use crate::{
    incident::Event,
    span::{rest_of, start_of},
};

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
    let same = |(one, other): &(char, char)| one == other;
    let before: usize = old.chars().zip(new.chars()).take_while(same).map(|(sign, _)| sign.len_utf8()).sum();
    let (old_rest, new_rest) = (rest_of(old, before), rest_of(new, before));
    let after: usize = old_rest
        .chars()
        .rev()
        .zip(new_rest.chars().rev())
        .take_while(same)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    let text = start_of(new_rest, new_rest.len() - after).replace('\n', " ");
    if old == new {
        return None;
    }
    let (from, to) = (place(notes, event, before)?, place(notes, event, old.len() - after)?);
    // A bar would end the cell of a table.
    let cell = text.replace('|', "\\|");
    Some(vec![put(from, to, text), put(from, to, cell)])
}
