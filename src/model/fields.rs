//! The fields of the selected event, and what is typed into them as changes of the notes.

use super::{state::Model, view::Field};
use crate::{
    civil::{ClockTime, DAY},
    edit::Change,
    incident::Incident,
    timestamp::scan::each_stamp,
};

/// What is typed into the field of an event can mean one of these changes, the likeliest first; none where it says nothing.
#[must_use]
pub fn changes(model: &Model, field: Field, event: usize, typed: &str) -> Vec<Change> {
    if field == Field::Words {
        return vec![Change::Words { event, words: typed.to_owned() }];
    }
    let Some(known) = model.shown.events.get(event) else { return Vec::new() };
    let Some(time) = time_of_day(typed) else { return Vec::new() };
    // Just before midnight, a time just after it is of the next day: where the same day does not read back.
    let days = if time.millis() < DAY / 2 { [0, 1, -1] } else { [0, -1, 1] };
    let at = |days: i64| model.clock.instant((known.start.day + days) * DAY + time.millis());
    days.map(|days| Change::Clock { event, at: at(days) }).into()
}

/// The time of day that is typed: `2:42`, `02:42:10`, `2:42 PM`, and `242` on a keyboard of digits.
fn time_of_day(typed: &str) -> Option<ClockTime> {
    let typed = typed.trim();
    let digits = typed.bytes().all(|byte| byte.is_ascii_digit()) && (3..=4).contains(&typed.len());
    let hours = typed.len().saturating_sub(2);
    let typed = match typed.split_at_checked(hours).filter(|_| digits) {
        Some((hours, minutes)) => [hours, ":", minutes].concat(),
        None => typed.to_owned(),
    };
    each_stamp(&typed).find_map(|stamp| stamp.time)
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
