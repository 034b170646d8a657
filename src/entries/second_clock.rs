//! A second clock behind the stamps of a list: `21:05 [05:05] uploads fail` says the local time of who was there.

use super::entry::Entry;
use crate::{
    rules::holds,
    span::rest_of,
    timestamp::compound::{Timestamp, stamp_at},
};

/// Entries that tell it.
const LEAST: usize = 3;

/// Takes the second clock off the words of the entries, where most have one and all are as far from their stamp.
pub(super) fn drop_second_clock(entries: &mut [Entry]) {
    let found: Vec<Option<(i64, usize)>> = entries.iter().map(behind).collect();
    let mut known = found.iter().flatten();
    let Some((apart, _)) = known.clone().next() else { return };
    let alike = known.all(|(other, _)| other == apart) && apart % HALF_AN_HOUR == 0 && *apart != 0;
    let many = found.iter().flatten().count();
    if !alike || many < LEAST || many * 2 < entries.len() || !holds("list.second-clock") {
        return;
    }
    for (entry, found) in entries.iter_mut().zip(found) {
        let Some((_, end)) = found else { continue };
        entry.text = rest_of(&entry.text, end).trim_start().to_owned();
    }
}

/// Milliseconds.
const HALF_AN_HOUR: i64 = 1_800_000;

/// How far the time in brackets that an entry begins with is from its stamp, and where it ends.
fn behind(entry: &Entry) -> Option<(i64, usize)> {
    let inner = entry.text.strip_prefix('[')?;
    let stamp = stamp_at(inner, 0).filter(Timestamp::timed)?;
    let closed = rest_of(inner, stamp.span.end).starts_with(']') && stamp.date.is_none();
    let apart = stamp.time?.millis() - entry.stamp.time?.millis();
    closed.then_some((apart.rem_euclid(crate::civil::DAY), stamp.span.end + 2))
}
