//! A stamp with another time, in the form that it has.

use chrono::{Datelike, NaiveTime};

use crate::{
    civil::{ClockTime, DAY, Date, Precision, shifted},
    incident::Event,
    span::{Span, rest_of, start_of},
    wording::{month as name, short_day},
};

pub(super) const MINUTE: i64 = 60_000;

/// What stands between hours and minutes.
const BETWEEN: &[&str] = &[":", ".", "h", "：", ""];

/// The halves of a day, and what becomes of each in the other half.
const HALVES: &[(&str, &str)] =
    &[("AM", "PM"), ("am", "pm"), ("A.M.", "P.M."), ("a.m.", "p.m."), ("Am", "Pm"), ("上午", "下午")];

/// Other digits in the form of the stamp of an event; the whole stamp anew where its form is not known.
pub(super) fn stamps(notes: &str, event: &Event, old: i64, new: i64) -> Vec<String> {
    let date = event.start.date.map(|date| shifted(date, new.div_euclid(DAY)));
    stamps_on(notes, event, old, new, date)
}

/// The same on a date, where there is one.
pub(super) fn stamps_on(notes: &str, event: &Event, old: i64, new: i64, date: Option<Date>) -> Vec<String> {
    let known = event.start.date;
    let other = date.filter(|_| date != known);
    let behind_date = |text: &str| {
        let date = match other? {
            Date::Full(date) => Date::Full(date).to_string(),
            date @ Date::NoYear { .. } => short_day(Some(date), 0),
        };
        Some([&date, " ", text].concat())
    };
    let mut stamps = Vec::new();
    if let Some(text) = rewritten(event.stamp.of(notes), old, new.rem_euclid(DAY)) {
        stamps.extend(known.zip(other).into_iter().flat_map(|(known, other)| dated(&text, known, other)));
        stamps.extend([text.clone()].into_iter().chain(behind_date(&text)));
    }
    let precision = event.start.time.map(|time| time.precision).unwrap_or_default();
    let least = if new % MINUTE == 0 { Precision::Minutes } else { Precision::Seconds };
    let text = clock(new, precision.clamp(least, Precision::Seconds));
    stamps.extend([text.clone()].into_iter().chain(behind_date(&text)));
    stamps
}

/// The time of day of an instant, as finely as asked: `14:02`, `14:02:11`.
pub(super) fn clock(at: i64, precision: Precision) -> String {
    let seconds = u32::try_from(at.rem_euclid(DAY) / 1_000).unwrap_or_default();
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
    ClockTime { time, precision }.to_string()
}

fn two(number: i64) -> String {
    format!("{number:02}")
}

/// Hours of a time of day.
fn hour(of_day: i64) -> i64 {
    of_day / 3_600_000
}

/// Hours and minutes as a text has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeForm {
    /// What stands between them.
    between: &'static str,
    /// True for `09`, false for `9`.
    padded: bool,
    /// True for hours from 1 to 12.
    halved: bool,
}

impl TimeForm {
    /// The time of day in this form, without its half of the day.
    fn write(self, of_day: i64) -> String {
        let hour = if self.halved { (hour(of_day) + 11) % 12 + 1 } else { hour(of_day) };
        let hour = if self.padded { two(hour) } else { hour.to_string() };
        [&hour, self.between, &two(of_day / MINUTE % 60)].concat()
    }

    /// The first form in which `text` has the time of day, and the bytes where it stands.
    pub(super) fn of(text: &str, of_day: i64, halved: bool) -> Option<(Self, Span)> {
        let forms =
            BETWEEN.iter().flat_map(|&between| [true, false].map(|padded| Self { between, padded, halved }));
        forms.into_iter().find_map(|form| {
            let said = form.write(of_day);
            found(text, &said).map(|at| (form, Span::new(at, at + said.len())))
        })
    }
}

/// A stamp with the time of day `new` where it has `old`, in the form in which it has it.
pub(super) fn rewritten(stamp: &str, old: i64, new: i64) -> Option<String> {
    let half = HALVES.iter().find_map(|&(am, pm)| {
        let known = [am, pm].into_iter().find(|half| stamp.contains(half))?;
        Some((known, am, pm))
    });
    let (form, place) = TimeForm::of(stamp, old, half.is_some())?;
    let mut out = stamp.get(..place.start)?.to_owned() + &form.write(new);
    let mut rest = stamp.get(place.end..)?;
    // Seconds, with whatever stands before them.
    let second = |of_day: i64| of_day / 1_000 % 60;
    if let Some(sign) = rest.chars().next().filter(|sign| [':', '.', '：'].contains(sign))
        && let Some(after) =
            rest.get(sign.len_utf8()..).and_then(|rest| rest.strip_prefix(&*two(second(old))))
    {
        out.push(sign);
        out += &two(second(new));
        rest = after;
    } else if second(new) != second(old) {
        out.push(':');
        out += &two(second(new));
    }
    out += rest;
    let Some((known, am, pm)) = half else { return Some(out) };
    Some(out.replacen(known, if hour(new) < 12 { am } else { pm }, 1))
}

/// Where `digits` stand in `stamp` as a number of their own.
fn found(stamp: &str, digits: &str) -> Option<usize> {
    let free = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_digit());
    let at = |(at, _): &(usize, &str)| {
        let before = start_of(stamp, *at).chars().next_back();
        free(before) && free(rest_of(stamp, *at + digits.len()).chars().next())
    };
    stamp.match_indices(digits).find(at).map(|(at, _)| at)
}

/// A stamp with another date in each form in which it may have `old`.
fn dated(stamp: &str, old: Date, new: Date) -> Vec<String> {
    let parts = |date| match date {
        Date::Full(date) => (date.year(), date.month(), date.day()),
        Date::NoYear { month, day } => (0, month, day),
    };
    let (old, new) = (parts(old), parts(new));
    let mut stamps = Vec::new();
    for between in [" ", "-", "/", ".", "月"] {
        for form in 0..4 {
            let written = |(_, month, day): (i32, u32, u32)| {
                let number = |number: u32| if form < 2 { two(number.into()) } else { number.to_string() };
                let month = if between == " " { name(month).to_owned() } else { number(month) };
                let (one, other) = if form % 2 == 0 { (month, number(day)) } else { (number(day), month) };
                [&one, between, &other].concat()
            };
            let said = written(old);
            let Some(at) = found(stamp, &said) else { continue };
            let rest = rest_of(stamp, at + said.len());
            // `29 November` becomes `30 November` by its number alone.
            if old.1 == new.1 || !rest.starts_with(|c: char| c.is_ascii_lowercase()) {
                let text = [start_of(stamp, at), &written(new), rest].concat();
                stamps.push(text.replacen(&old.0.to_string(), &new.0.to_string(), 1));
            }
        }
    }
    stamps
}
