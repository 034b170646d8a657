//! What the timeline leaves out: lists with times beside the chosen reading, so that nothing is passed over in silence, and lines
//! that say so themselves.

use crate::{
    document::Document,
    entries::{entry::Entry, shape::shape, stance::Shape},
    timestamp::{compound::Timestamp, scan::each_stamp},
    words::{concepts::PHASE_LABELS, fold, said::begins_row},
};

/// What a line says that a person leaves out of the timeline.
pub const LEAVES_OUT: &str = "(not in the timeline)";

/// Lines with times that are no entries and hang under none, by the heading that they stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Index of the first of them.
    pub line: usize,
    /// How many there are.
    pub count: usize,
    /// Index of the heading; none above the first.
    pub head: Option<u32>,
}

/// The lists of at least two lines that begin with a time, or are one, beside `entries`. From when to when something lasted is
/// for impacts; what is quoted is of the line above it.
#[must_use]
pub fn left_out(document: &Document<'_>, entries: &[Entry]) -> Vec<LeftOut> {
    let mut taken = vec![false; document.lines.len()];
    for line in entries.iter().flat_map(|entry| entry.attached.iter().chain([&entry.line])) {
        if let Some(taken) = taken.get_mut(*line) {
            *taken = true;
        }
    }
    let mut found: Vec<LeftOut> = Vec::new();
    for block in document.blocks.iter().filter(|block| block.may_stamp && !block.quoted) {
        if taken.get(block.line).is_none_or(|taken| *taken) {
            continue;
        }
        // `Start date`, and the date below it: a field.
        let labels = || {
            let above =
                (0..block.line).rev().map(|line| document.words(line)).find(|words| !words.is_empty());
            above.is_some_and(|above| {
                begins_row(&fold(above), PHASE_LABELS).is_some() && above.split(' ').count() < 4
            })
        };
        let stamp = match shape(block.span.of(&document.notes), block.seen, None, false, block.heading) {
            Shape::Leads(stamp, ..) | Shape::Head(stamp, _) => stamp,
            Shape::Alone(stamp) if !labels() => stamp,
            Shape::Alone(_) | Shape::Ends(..) | Shape::Field(..) | Shape::None => continue,
        };
        // `| API | 10:02 | 10:15 |` says how long, too.
        let text = block.span.of(&document.notes);
        let several = each_stamp(text).filter(Timestamp::timed).nth(1).is_some();
        if !stamp.timed() || several || stamp.window || stamp.between || stamp.end.is_some() {
            continue;
        }
        let head = document.lines.get(block.line).and_then(|line| line.head);
        match found.last_mut().filter(|last| last.head == head) {
            Some(last) => last.count += 1,
            None => found.push(LeftOut { line: block.line, count: 1, head }),
        }
    }
    found.retain(|list| list.count > 1);
    found
}
