//! Entries of the timeline, with their stamps, words and the lines that hang under them: in lists where there are any, else in
//! sentences.

mod chat;
mod collect;
pub mod entry;
pub mod prose;
mod rows;
pub mod shape;
mod told;

use crate::{
    document::{blocks::Block, lines::Section},
    entries::entry::Entry,
    entries::{
        collect::collect,
        prose::{days, sentences},
        shape::LEADS,
    },
    span::{any_of, rest_of},
    timestamp::{scan::each_stamp, time::told},
    words::LEADING,
};

/// Finds the entries: in the timeline sections where there are any, else wherever lines begin with a time, else in
/// sentences.
#[must_use]
pub fn entries(notes: &str, pieces: &[Block]) -> Vec<Entry> {
    if !pieces.iter().any(|piece| piece.may_stamp) {
        return Vec::new();
    }
    let timed = |entries: &[Entry]| entries.iter().filter(|entry| entry.stamp.timed()).count();
    let in_timeline =
        collect(notes, pieces, |piece| piece.section == Section::Timeline && !piece.quoted, true);
    let told = timed(&in_timeline);
    if told > 0 || in_timeline.len() > 1 {
        // A timeline told in paragraphs: times stand within its sentences as often as at their beginning.
        let paragraphs = in_timeline.iter().filter(|entry| tells(notes, entry, told)).count();
        if paragraphs * 2 > told {
            let prose = sentences(notes, pieces, |piece| piece.section == Section::Timeline);
            if prose.len() > in_timeline.len() {
                return prose;
            }
        }
        return in_timeline;
    }
    let prose = sentences(notes, pieces, |piece| piece.section == Section::Timeline);
    if !prose.is_empty() {
        return prose;
    }
    let anywhere = collect(notes, pieces, |piece| piece.section != Section::Other && !piece.quoted, false);
    let loose = timed(&anywhere);
    let paragraphs = anywhere.iter().filter(|entry| tells(notes, entry, loose)).count();
    if paragraphs * 2 > anywhere.len() {
        let prose = sentences(notes, pieces, |piece| piece.section != Section::Other);
        if prose.len() >= paragraphs {
            return prose;
        }
    }
    if timed(&anywhere) > 1
        || timed(&anywhere) == 1 && anywhere.iter().any(|entry| !leading_word(notes, entry))
    {
        return anywhere;
    }
    // A wider net catches more only where there is more to catch.
    if pieces.iter().any(|piece| piece.section == Section::Other) {
        let all = collect(notes, pieces, |piece| !piece.quoted, false);
        if timed(&all) > 1 {
            return all;
        }
    }
    if pieces.iter().any(|piece| piece.quoted) {
        let quoted = collect(notes, pieces, |_| true, false);
        // Notes that are one block of code are what stands in it.
        let all = pieces.iter().all(|piece| piece.quoted || piece.is_blank());
        if timed(&quoted) > if all { 0 } else { 2 } {
            return quoted;
        }
    }
    let prose = sentences(notes, pieces, |piece| piece.section != Section::Other);
    if !prose.is_empty() {
        return prose;
    }
    // Notes of days alone.
    let dated = collect(notes, pieces, |piece| piece.section != Section::Other && !piece.quoted, true);
    if dated.len() > 1 && dated.iter().all(|entry| entry.stamp.date.is_some()) {
        dated
    } else {
        days(notes, pieces, |piece| piece.section != Section::Other)
    }
}

/// True when an entry is the beginning of a paragraph: a word leads to its stamp, or, where it is one of few, sentences
/// with times of their own follow.
fn tells(notes: &str, entry: &Entry, count: usize) -> bool {
    let set_off = rest_of(notes, entry.stamp.span.end).trim_start_matches(any_of("*]) "));
    let runs = || {
        let mut more = each_stamp(&entry.text).filter(|stamp| stamp.timed() && stamp.end.is_none());
        !set_off.starts_with(any_of(":-–—|→")) && more.nth(1).is_some()
    };
    leading_word(notes, entry) || count < 6 && entry.actor.is_none() && runs()
}

/// True when a word of a sentence leads to the stamp: `At 10:02 the pager fired`.
pub(crate) fn leading_word(notes: &str, entry: &Entry) -> bool {
    let before = notes.get(entry.span.start..entry.stamp.span.start).unwrap_or_default();
    let lead = LEADS.trim_start(before);
    // `ore 10:15 – text` is what `10:15 Uhr – text` is.
    let unit = told(before, before.len()) && !lead.trim_end().contains(' ');
    entry.actor.is_none() && !unit && LEADING.begins(lead).is_some()
}
