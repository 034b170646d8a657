//! The fields of the selected event or impact, and what is typed into them as changes of the notes.

use chrono::{Datelike, NaiveDate};

use super::{state::Model, view::Field};
use crate::{
    civil::{ClockTime, DAY, Date},
    edit::{Change, NEW, Refused},
    incident::{Incident, Moment},
    span::{any_of, rest_of, start_of},
    timestamp::{compound::Timestamp, date::WrittenDate, scan::each_stamp},
    wording::zone,
};

/// What is typed into a field of the event or impact of this index can mean one of these changes, the likeliest first; none where it says
/// what the notes say.
///
/// # Errors
///
/// Where it is no time, one of another zone, or an end before its start.
pub fn changes(model: &Model, field: Field, index: usize, typed: &str) -> Result<Vec<Change>, Refused> {
    let known = field.moment(&model.shown, index).ok_or(Refused::Unsaid)?;
    let told = model.shown.events.get(index).filter(|event| event.text != NEW);
    if field == Field::Words {
        let mut changes = Vec::new();
        if told.is_none()
            && let Some((time, words)) = timed(typed.trim())
        {
            let told = |at| Change::Told { event: index, at, words: words.clone() };
            changes.extend(at_times(model, known, time).map(told));
        }
        changes.push(Change::Words { event: index, words: typed.to_owned() });
        return Ok(changes);
    }
    let stamp = stamp(typed).ok_or(Refused::NoTime)?;
    let shown = known.zone.as_deref().or(model.shown.zone.as_ref().map(|zone| &*zone.name));
    if stamp.zone.is_some_and(|typed| shown.is_none_or(|shown| zone(shown) != zone(&typed.name))) {
        return Err(Refused::Zone);
    }
    let time = stamp.time.or(known.time).ok_or(Refused::NoTime)?;
    let at = |day: i64| model.clock.instant(day * DAY + time.millis());
    let mut instants = at_times(model, known, time).to_vec();
    let mut moved = None;
    if let Field::Edge(_) = field {
        instants.retain(|at| (at - known.at).abs() < DAY / 2);
    }
    if let Some(date) = stamp.date {
        let first = model.shown.first_day();
        let date = dated(first, date).ok_or(Refused::NoTime)?;
        let day = match date {
            Date::Full(date) => first.map(|first| (date - first).num_days()),
            Date::NoYear { .. } => {
                known.date.and_then(|known| between(known, date)).map(|days| known.day + days)
            }
        };
        instants = day.map(at).into_iter().collect();
        moved = Some(Change::Day { event: index, at: at(day.unwrap_or(known.day)), date });
    }
    let own = |field: Field| field.moment(&model.incident, index).map(|own| own.at);
    if instants.first().copied() == own(field) {
        return Ok(Vec::new());
    }
    let Field::Edge(start) = field else {
        // The line of an event that is not told yet goes to its place.
        let change = |at: i64| match told {
            None => Change::Told { event: index, at, words: NEW.to_owned() },
            Some(_) => Change::Clock { event: index, at },
        };
        return Ok(instants.into_iter().map(change).chain(moved).collect());
    };
    let other = own(Field::Edge(!start)).ok_or(Refused::Unsaid)?;
    let edges = |at: i64| if start { (at, other) } else { (other, at) };
    let (start, end) =
        instants.into_iter().map(edges).find(|(start, end)| start < end).ok_or(Refused::NoTime)?;
    Ok(vec![Change::Edges { impact: index, start, end }])
}

/// The instants that a time can mean. Just before midnight, a time just after it is of the next day: where the same day does not read
/// back.
fn at_times(model: &Model, known: &Moment, time: ClockTime) -> [i64; 3] {
    let days = if time.millis() < DAY / 2 { [0, 1, -1] } else { [0, -1, 1] };
    days.map(|days| model.clock.instant((known.day + days) * DAY + time.millis()))
}

/// A time before words, and those.
fn timed(typed: &str) -> Option<(ClockTime, String)> {
    let stamp = each_stamp(typed).next().filter(|stamp| stamp.span.start == 0)?;
    let more = stamp.date.is_some() || stamp.day.is_some() || stamp.end.is_some() || stamp.zone.is_some();
    let words =
        rest_of(typed, stamp.span.end).trim_start_matches(any_of(" :,-\u{2013}\u{2014}")).replace('\n', " ");
    Some((stamp.time.filter(|_| !more && !words.is_empty())?, words))
}

/// The date that is written, in the year of the first event where it names none.
fn dated(first: Option<NaiveDate>, date: WrittenDate) -> Option<Date> {
    let WrittenDate { month, day, .. } = date;
    match date.year.or_else(|| Some(first?.year())) {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day).map(Date::Full),
        None => Some(Date::NoYear { month, day }),
    }
}

/// Days from one date without its year to another, the nearer way round the year.
fn between(from: Date, to: Date) -> Option<i64> {
    let of = |date| match date {
        Date::NoYear { month, day } => NaiveDate::from_ymd_opt(2000, month, day),
        Date::Full(_) => None,
    };
    Some(((of(to)? - of(from)?).num_days() + 183).rem_euclid(366) - 183)
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
