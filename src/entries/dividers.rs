//! Dates on lines of their own: which of them are entries, and which only head those below them.

use crate::{
    document::blocks::Block,
    entries::entry::{Entry, Place},
};

/// True for an entry whose stamp is a heading: all paragraphs up to the next heading are its own.
pub(crate) fn under_heading(pieces: &[Block], entry: &Entry) -> bool {
    pieces.get(pieces.partition_point(|piece| piece.line < entry.line)).is_some_and(|piece| piece.heading)
}

/// A date on a line of its own is an entry when words follow and no entry with a time does, before the next such date: in a
/// timeline, and among headings of one rank of which others have a time.
pub(crate) fn settle_dividers(notes: &str, pieces: &[Block], found: &mut Vec<Entry>, timeline: bool) {
    // What stands on a date of its own is no part of the day above it.
    let dividers: Vec<bool> =
        found.iter().map(|entry| entry.place == Place::Divider || entry.stamp.date.is_some()).collect();
    let timed = |entry: &&Entry| entry.stamp.timed() && entry.stamp.date.is_some();
    let timed = found.iter().filter(timed).find(|entry| under_heading(pieces, entry));
    let rank = |entry: &Entry| entry.span.of(notes).bytes().take_while(|byte| *byte == b'#').count();
    let timed = timed.map(rank).filter(|rank| *rank > 0);
    let mut number = 0;
    found.retain(|entry| {
        let next = dividers.get(number + 1).copied().unwrap_or(true);
        number += 1;
        let among = timeline || timed == Some(rank(entry));
        entry.place != Place::Divider || among && next && !entry.text.is_empty()
    });
}
