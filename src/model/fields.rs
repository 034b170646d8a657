//! The fields of the selected event, and what is typed into them as changes of the notes.

use chrono::{Datelike, NaiveDate};

use super::{state::Model, view::Field};
use crate::{
    civil::DAY,
    edit::Change,
    incident::Incident,
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
    let change = |day: i64| Change::Clock { event, at: model.clock.instant(day * DAY + time.millis()) };
    if let Some(date) = date {
        return day(&model.shown, date).map(change).into_iter().collect();
    }
    // Just before midnight, a time just after it is of the next day: where the same day does not read back.
    let days = if time.millis() < DAY / 2 { [0, 1, -1] } else { [0, -1, 1] };
    days.map(|days| change(known.start.day + days)).into()
}

/// Which day of the incident a date is; none where its notes have no date.
fn day(incident: &Incident, date: WrittenDate) -> Option<i64> {
    let first = incident.first_day()?;
    let year = date.year.unwrap_or(first.year());
    let date = NaiveDate::from_ymd_opt(year, date.month, date.day)?;
    Some((date - first).num_days())
}

/// What is typed as a time: `2:42`, `02:42:10`, `2:42 PM`, `2024-05-06 10:15`, and `242` on a keyboard of digits.
fn stamp(typed: &str) -> Option<Timestamp> {
    let typed = typed.trim();
    let digits = typed.bytes().all(|byte| byte.is_ascii_digit()) && (3..=4).contains(&typed.len());
    let hours = typed.len().saturating_sub(2);
    let typed = match typed.split_at_checked(hours).filter(|_| digits) {
        Some((hours, minutes)) => [hours, ":", minutes].concat(),
        None => typed.to_owned(),
    };
    each_stamp(&typed).find(|stamp| stamp.time.is_some() || stamp.date.is_some())
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
