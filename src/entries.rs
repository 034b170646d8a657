//! Entries of the timeline, with their stamps, words and the lines that hang under them: in lists where there are any, else in
//! sentences.

mod authors;
mod chat;
mod collect;
mod dividers;
pub mod entry;
mod furniture;
mod heads;
pub mod left_out;
mod list_form;
mod mail;
pub mod prose;
mod reading;
mod rows;
mod says;
mod second_clock;
pub mod shape;
pub mod stance;
pub mod told;

use crate::{
    civil::{ClockTime, DAY},
    document::Document,
    entries::entry::Entry,
    rules::holds,
    span::{any_of, rest_of, start_of},
    timestamp::{compound::Timestamp, scan::each_stamp, time::told},
    words::concepts::{ABOUT, LEADING},
};

/// The entries of the reading of the notes that explains most of their times; and whether it took stamps on lines of their own to
/// stand below their words, where they may as well stand on the other side.
pub async fn entries(document: &Document<'_>) -> (Vec<Entry>, Option<bool>) {
    if !document.blocks.iter().any(|block| block.may_stamp) {
        return (Vec::new(), None);
    }
    let (mut found, open) = reading::best(document).await;
    if holds("time.second-clock") {
        second_clocks(&document.notes, &mut found);
    }
    if holds("time.minutes-counted") {
        count_minutes(&document.notes, &mut found);
    }
    if holds("time.hours-said-once") {
        hours_above(&mut found);
    }
    (found, open)
}

/// Gives each `37:53.5` the hour of the entry above, or the next where its minutes step back; where none has an hour, all count
/// from the start.
fn hours_above(entries: &mut [Entry]) {
    const HOUR: i64 = 3_600_000;

    let mut last = None;
    for entry in entries {
        let Some(time) = entry.stamp.time.filter(|_| entry.stamp.elapsed.is_none()) else { continue };
        let mut millis = time.millis();
        if entry.stamp.hourless {
            let Some(before) = last else {
                (entry.stamp.elapsed, entry.stamp.time) = (Some(millis / 1_000), None);
                continue;
            };
            millis += before / HOUR * HOUR;
            millis += if millis < before { HOUR } else { 0 };
            entry.stamp.time = ClockTime::at(millis % (24 * HOUR), time.precision);
        }
        last = Some(millis % (24 * HOUR));
    }
}

/// Leaves the clock of another zone out: `04:02 / 09:32`, `04:11 / 09:41` are no ranges, as each is as long as the others.
fn second_clocks(notes: &str, entries: &mut [Entry]) {
    const QUARTER: i64 = 15 * 60_000;

    let length = |entry: &Entry| {
        let ahead = entry.stamp.end?.millis() - entry.stamp.time?.millis();
        entry.stamp.span.of(notes).contains('/').then_some(ahead.rem_euclid(DAY))
    };
    let mut lengths = entries.iter().filter_map(length);
    let Some(first) = lengths.next().filter(|first| first % QUARTER == 0) else { return };
    if lengths.clone().count() > 1 && lengths.all(|other| other == first) {
        for entry in entries {
            if length(entry).is_some() {
                entry.stamp.end = None;
            }
        }
    }
}

/// `T+00:31`, `T+01:48` count hours and minutes, unless the first part is beyond a day somewhere, hours stand before both, or
/// there are so many entries as only a log has in a few minutes.
fn count_minutes(notes: &str, entries: &mut [Entry]) {
    let colons = |entry: &Entry| {
        let counted = entry.stamp.elapsed.filter(|_| !entry.stamp.relative);
        counted.map_or(0, |_| entry.stamp.span.of(notes).matches(':').count())
    };
    let counted: Vec<i64> =
        entries.iter().filter(|entry| colons(entry) == 1).filter_map(|entry| entry.stamp.elapsed).collect();
    let (Some(first), Some(last)) = (counted.iter().min(), counted.iter().max()) else { return };
    let log = usize::try_from(last - first).is_ok_and(|span| span < counted.len());
    if log
        || counted.iter().any(|part| part.abs() > 24 * 60)
        || entries.iter().any(|entry| colons(entry) == 2)
    {
        return;
    }
    for entry in entries.iter_mut().filter(|entry| colons(entry) == 1) {
        entry.stamp.elapsed = entry.stamp.elapsed.map(|minutes| minutes * 60);
    }
}

/// True when an entry is the beginning of a paragraph: a word leads to its stamp, or, where it is one of few, sentences
/// with times of their own follow. One alone may be a byline: `By Ana Ruiz, 7 May 2024 09:00`.
fn tells(notes: &str, entry: &Entry, count: usize) -> bool {
    let set_off = rest_of(notes, entry.stamp.span.end).trim_start_matches(any_of("*]) "));
    let runs = || {
        let more = || each_stamp(&entry.text).filter(|stamp| stamp.timed() && stamp.end.is_none());
        // One more is enough where it stands in a sentence of its own.
        let apart = |stamp: Timestamp| {
            let before = start_of(&entry.text, stamp.span.start);
            before.contains(". ") || before.contains('。')
        };
        !set_off.starts_with(any_of(":-–—|→")) && (more().nth(1).is_some() || more().any(apart))
    };
    leading_word(notes, entry)
        || holds("prose.paragraphs-told-by-their-times")
            && (count < 6 && entry.actor.is_none() || count == 1)
            && runs()
}

/// True when a word of a sentence leads to the stamp: `At 10:02 the pager fired`.
pub(crate) fn leading_word(notes: &str, entry: &Entry) -> bool {
    let lead = entry.lead(notes);
    // `ore 10:15 – text` is what `10:15 Uhr – text` is.
    let unit = told(lead, lead.len()) && !lead.trim_end().contains(' ');
    // `Around 7:20am, we began to notice`
    let about = || {
        let own = entry.stamp.span.of(notes);
        let words = rest_of(notes, entry.stamp.span.end).trim_start_matches(',');
        own.starts_with(char::is_uppercase) && ABOUT.begins(own).is_some() && words.starts_with(' ')
    };
    entry.actor.is_none() && !unit && (LEADING.begins(lead).is_some() || about())
}
