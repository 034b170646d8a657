//! The fields of the selected event, and what is typed into them as changes of the notes.

use chrono::{Datelike, NaiveDate};

use super::{state::Model, view::Field};
use crate::{
    civil::DAY,
    edit::Change,
    incident::Incident,
    span::{rest_of, start_of},
    timestamp::{compound::Timestamp, date::WrittenDate, scan::each_stamp},
};

/// What is typed into the field of an event can mean one of these changes, the likeliest first; none where it says nothing.
#[must_use]
pub fn changes(model: &Model, field: Field, event: usize, typed: &str) -> Vec<Change> {
    if field == Field::Words {
        return vec![Change::Words { event, words: typed.to_owned() }];
    }
    let Some(known) = model.shown.events.get(event) else { return Vec::new() };
    let stamp = stamp(typed);
    let date = stamp.as_ref().and_then(|stamp| stamp.date);
    let time = stamp.and_then(|stamp| stamp.time).or_else(|| date.and(known.start.time));
    let Some(time) = time else { return Vec::new() };
    let at = |day: i64| model.clock.instant(day * DAY + time.millis());
    let change = |day: i64| Change::Clock { event, at: at(day) };
    if let Some(date) = date {
        let first = model.shown.first_day();
        let Some(date) = day(first, date) else { return Vec::new() };
        let days = first.map(|first| (date - first).num_days());
        let moved = Change::Day { event, at: at(days.unwrap_or(known.start.day)), date };
        return days.map(change).into_iter().chain([moved]).collect();
    }
    // Just before midnight, a time just after it is of the next day: where the same day does not read back.
    let days = if time.millis() < DAY / 2 { [0, 1, -1] } else { [0, -1, 1] };
    days.map(|days| change(known.start.day + days)).into()
}

/// The day that a date names, in the year of the first event where it names none.
fn day(first: Option<NaiveDate>, date: WrittenDate) -> Option<NaiveDate> {
    let year = date.year.or_else(|| Some(first?.year()))?;
    NaiveDate::from_ymd_opt(year, date.month, date.day)
}

/// What is typed as a time: `2:42`, `02:42:10`, `2:42 PM`, `2024-05-06 10:15`, and `242` on a keyboard of digits. Nothing where more
/// stands beside it, `2 am yesterday`: it may be meant otherwise than it would be read.
fn stamp(typed: &str) -> Option<Timestamp> {
    let typed = typed.trim();
    let digits = typed.bytes().all(|byte| byte.is_ascii_digit()) && (3..=4).contains(&typed.len());
    let hours = typed.len().saturating_sub(2);
    let typed = match typed.split_at_checked(hours).filter(|_| digits) {
        Some((hours, minutes)) => [hours, ":", minutes].concat(),
        None => typed.to_owned(),
    };
    let stamp = each_stamp(&typed).find(|stamp| stamp.time.is_some() || stamp.date.is_some())?;
    let beside = [start_of(&typed, stamp.span.start), rest_of(&typed, stamp.span.end)];
    let more = stamp.day.is_some() || beside.concat().contains(char::is_alphanumeric);
    (!more).then_some(stamp)
}

/// Where an event is added that is not put anywhere: behind the given one, before the next; else at the end.
#[must_use]
pub fn room_after(incident: &Incident, event: Option<usize>) -> Option<i64> {
    const MINUTE: i64 = 60_000;

    let last = incident.events.len().checked_sub(1)?;
    let event = event.unwrap_or(last);
    let at = incident.events.get(event)?.start.at;
    let next = incident.events.get(event + 1).map(|next| next.start.at);
    Some(at + next.map_or(MINUTE, |next| ((next - at) / 2).min(10 * MINUTE)) / MINUTE * MINUTE)
}
