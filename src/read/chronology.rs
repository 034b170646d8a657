//! Entries to instants: dates from headings and entries, roll over midnight, order, zones, and the reason for each part.

use chrono::{Datelike, Days, NaiveDate};

use super::{entries::Entry, stamp::Stamp};
use crate::incident::{ClockTime, Date, Event, Finding, Moment, Offset, Precision, Reasons, Zone};

const DAY: i64 = 86_400_000;
/// A step back longer than this is a new day; a shorter one is an entry out of order.
const ROLL: i64 = 6 * 3_600_000;

/// A date that holds for the entries after it: the line that states it, and the date.
pub type DateLine = (usize, Date);

/// Works out the instant of each entry. Events come back chronologically, equal instants in the order of the notes.
#[must_use]
pub fn chronology(
    notes: &str,
    entries: &[Entry],
    dates: &[DateLine],
    zone: Option<&Zone>,
    findings: &mut Vec<Finding>,
) -> Vec<Event> {
    let newest_first = newest_first(entries);
    if newest_first && let Some(first) = entries.first() {
        findings.push(finding(
            "newest-first",
            first.line,
            "The notes list the newest entry first; they were turned round.",
        ));
    }
    let order: Vec<&Entry> =
        if newest_first { entries.iter().rev().collect() } else { entries.iter().collect() };
    let mut clock = Clock::default();
    let mut events = Vec::with_capacity(order.len());
    for entry in order {
        if let Some(written) = &entry.stamp.impossible {
            findings.push(finding(
                "impossible-time",
                entry.line,
                &format!("No clock shows {written}; the entry has no time."),
            ));
            continue;
        }
        let heading = dates.get(dates.partition_point(|(line, _)| *line <= entry.line).saturating_sub(1));
        events.push(clock.event(notes, entry, heading, zone, newest_first, findings));
    }
    settle(events)
}

fn finding(kind: &str, line: usize, message: &str) -> Finding {
    Finding { kind: kind.to_owned(), message: message.to_owned(), line: line + 1 }
}

fn newest_first(entries: &[Entry]) -> bool {
    let key = |entry: &Entry| match (entry.stamp.date?, entry.stamp.time) {
        (Date::Full(date), time) => Some((date, time.map_or(0, ClockTime::millis))),
        (Date::NoYear { month, day }, time) => {
            Some((NaiveDate::from_ymd_opt(2000, month, day)?, time.map_or(0, ClockTime::millis)))
        }
    };
    let bare = |entry: &Entry| Some((NaiveDate::MIN, entry.stamp.time?.millis()));
    let keys: Vec<_> = if entries.iter().all(|entry| entry.stamp.date.is_some()) {
        entries.iter().filter_map(key).collect()
    } else {
        entries.iter().filter_map(bare).collect()
    };
    let steps = |down: bool| {
        keys.windows(2)
            .filter(|pair| if down { pair.first() > pair.last() } else { pair.first() < pair.last() })
            .count()
    };
    keys.len() >= 3 && steps(true) > 2 * steps(false)
}

/// What the entries so far say of the date and the time.
#[derive(Default)]
struct Clock {
    date: Option<Date>,
    stated_on: usize,
    heading: Option<usize>,
    day: i64,
    rolled: bool,
    last: Option<(i64, i64)>,
    twelve_hour_pm: Option<bool>,
}

impl Clock {
    fn event(
        &mut self,
        notes: &str,
        entry: &Entry,
        heading: Option<&DateLine>,
        zone: Option<&Zone>,
        newest_first: bool,
        findings: &mut Vec<Finding>,
    ) -> Event {
        let stamp = &entry.stamp;
        let time = stamp.time.map(|time| self.half(notes, stamp, time));
        if let Some((line, date)) = heading
            && self.heading != Some(*line)
        {
            self.heading = Some(*line);
            if *line + 1 > self.stated_on || self.date.is_none() {
                self.take(*date, *line + 1);
            }
        }
        let written = stamp.date.map(|date| with_year(date, self.date));
        if let Some(date) = written {
            self.take(date, entry.line + 1);
        }
        let millis = time.map_or(0, ClockTime::millis);
        if written.is_none()
            && let (Some((day, before)), Some(time)) = (self.last, time)
            && day == self.day
        {
            let back = before - millis;
            if back > ROLL {
                self.day += 1;
                self.rolled = true;
                if let Some(Date::Full(date)) = self.date {
                    self.date = date.checked_add_days(Days::new(1)).map(Date::Full);
                }
            } else if back > 0 && !newest_first {
                findings.push(finding(
                    "out-of-order",
                    entry.line,
                    &format!(
                        "{time} stands after a later time; it is listed where it belongs, on the same day."
                    ),
                ));
            }
        }
        let late = back_in_day(self.last, self.day, millis);
        if !late {
            self.last = Some((self.day, millis));
        }
        let (zone_name, offset, zone_reason) = match (&stamp.zone, zone) {
            (Some((name, offset)), _) => {
                (Some(name.clone()), *offset, format!("{name}, written in the stamp"))
            }
            (None, Some(zone)) => (Some(zone.name.clone()), zone.offset, zone.reason.clone()),
            (None, None) => (None, None, "not stated".to_owned()),
        };
        let next_day = i64::from(stamp.next_day);
        let moment = |time: Option<ClockTime>, extra: i64| Moment {
            date: match self.date {
                Some(Date::Full(date)) => {
                    date.checked_add_days(Days::new(u64::try_from(extra).unwrap_or(0))).map(Date::Full)
                }
                other => other,
            },
            day: self.day + extra,
            time,
            offset,
            zone: zone_name.clone(),
            at: (self.day + extra) * DAY + time.map_or(0, ClockTime::millis),
            ..Moment::default()
        };
        let start = moment(time, next_day);
        let end = stamp.end.map(|end| moment(Some(end), next_day + i64::from(end.millis() < millis)));
        Event {
            start,
            end,
            approximate: stamp.approximate,
            text: entry.text.clone(),
            line: entry.line + 1,
            column: column(notes, stamp.span.start),
            actors: entry.actor.iter().cloned().collect(),
            reasons: Reasons {
                date: self.date_reason(written.is_some()),
                time: stamp.time.map_or("no time, a whole day".to_owned(), |_| {
                    format!("`{}` on line {}", stamp.span.of(notes).trim(), entry.line + 1)
                }),
                zone: zone_reason,
            },
            span: entry.span,
            stamp: stamp.span,
            ..Event::default()
        }
    }

    fn take(&mut self, date: Date, line: usize) {
        if let (Some(before), Some(now)) = (self.date.and_then(ordinal), ordinal(date)) {
            self.day += now - before;
        }
        self.date = Some(date);
        self.stated_on = line;
        self.rolled = false;
    }

    /// A chat that writes `9:02 PM` and then `9:06` means the same half of the day.
    fn half(&mut self, notes: &str, stamp: &Stamp, time: ClockTime) -> ClockTime {
        let written = stamp.span.of(notes);
        let marked = written.contains(['m', 'M']);
        let hour = time.millis() / 3_600_000;
        if marked {
            self.twelve_hour_pm = Some(hour >= 12);
        } else if self.twelve_hour_pm == Some(true) && (1..12).contains(&hour) {
            let later = chrono::TimeDelta::hours(12);
            return ClockTime { time: time.time.overflowing_add_signed(later).0, ..time };
        }
        time
    }

    fn date_reason(&self, written: bool) -> String {
        match (self.date, written, self.rolled) {
            (None, _, false) => "no date stated; days are counted from the first entry".to_owned(),
            (None, _, true) => {
                "no date stated; a day later, because the time steps back over midnight".to_owned()
            }
            (Some(_), true, _) => "written in the entry".to_owned(),
            (Some(_), false, false) => format!("stated on line {}", self.stated_on),
            (Some(_), false, true) => {
                format!(
                    "stated on line {}; a day later, because the time steps back over midnight",
                    self.stated_on
                )
            }
        }
    }
}

fn back_in_day(last: Option<(i64, i64)>, day: i64, millis: i64) -> bool {
    last.is_some_and(|(d, before)| d == day && millis < before)
}

fn with_year(date: Date, known: Option<Date>) -> Date {
    match (date, known) {
        (Date::NoYear { month, day }, Some(Date::Full(full))) => {
            let year = if month < 3 && full.month() > 10 { full.year() + 1 } else { full.year() };
            NaiveDate::from_ymd_opt(year, month, day).map_or(date, Date::Full)
        }
        _ => date,
    }
}

/// Days on a common count, where both have a year or neither has.
fn ordinal(date: Date) -> Option<i64> {
    match date {
        Date::Full(date) => Some(i64::from(date.num_days_from_ce())),
        Date::NoYear { month, day } => {
            Some(i64::from(NaiveDate::from_ymd_opt(2000, month, day)?.num_days_from_ce()))
        }
    }
}

fn column(notes: &str, at: usize) -> usize {
    let line_start = notes.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    crate::span::utf16_len(notes.get(line_start..at).unwrap_or_default()) + 1
}

/// Brings all onto one axis: offsets differ from entry to entry, day 0 is the day of the first event.
fn settle(mut events: Vec<Event>) -> Vec<Event> {
    let reference = events.iter().find_map(|event| event.start.offset);
    let shift = |moment: &mut Moment| {
        if let (Some(Offset(own)), Some(Offset(reference))) = (moment.offset, reference) {
            moment.at += i64::from(reference - own) * 60_000;
        }
    };
    for event in &mut events {
        shift(&mut event.start);
        if let Some(end) = &mut event.end {
            shift(end);
        }
    }
    let mut events = crate::order::by_key(events, |event| event.start.at);
    let first = events.first().map_or(0, |event| event.start.day);
    for event in &mut events {
        for moment in std::iter::once(&mut event.start).chain(&mut event.end) {
            moment.day -= first;
            moment.at -= first * DAY;
        }
    }
    events
}

/// The finest precision of `time`, in milliseconds.
#[must_use]
pub fn precision_millis(time: ClockTime) -> i64 {
    match time.precision {
        Precision::Minutes => 60_000,
        Precision::Seconds => 1_000,
        Precision::Millis => 1,
    }
}
