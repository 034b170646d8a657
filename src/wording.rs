//! The wording of durations and instants, so that picture, list and export say one thing in one way.

pub mod exports;
pub mod findings;
pub mod legend;
pub mod reasons;
pub mod summary;

use chrono::{Datelike, Timelike};

use crate::{
    civil::{ClockTime, Date, Precision},
    differ::differ,
    document::lines::is_state,
    incident::{Event, Impact, Total},
    markup::plain,
    moment::Moment,
};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Unit in seconds, its short and its spoken name.
const UNITS: [(u64, &str, &str); 4] =
    [(86_400, "d", "day"), (3_600, "h", "hour"), (60, "m", "minute"), (1, "s", "second")];

/// A duration for the eye: `45 s`, `16 min`, `2 h 31 m`, `3 h 46 m 36 s`, `1 day`; a negative one has a minus sign.
#[must_use]
pub fn duration(seconds: i64) -> String {
    let mut said = String::new();
    if seconds < 0 {
        said.push('\u{2212}');
    }
    said + &match seconds.unsigned_abs() {
        0 => "0 s".to_owned(),
        count if count % 86_400 == 0 => units(count, true),
        count @ ..3_600 if count % 60 == 0 => (count / 60).to_string() + " min",
        count => units(count, false),
    }
}

/// A duration without seconds from an hour on and without minutes from ten days on: `2 h 31 m`, `1 d 2 h 50 m`, `12 d 21 h`.
#[must_use]
pub fn brief(seconds: i64) -> String {
    let least = match seconds.abs() {
        ..3_600 => 1,
        3_600..864_000 => 60,
        _ => 3_600,
    };
    duration(seconds - seconds % least)
}

/// How long after an instant another is, of milliseconds: `+16 min`, `+0.238 s`; `−50 min` before it.
#[must_use]
pub fn since(milliseconds: i64) -> String {
    [if milliseconds < 0 { "" } else { "+" }, &apart(milliseconds)].concat()
}

/// The same without a sign for later: `16 min`, `0.238 s`.
#[must_use]
pub fn apart(milliseconds: i64) -> String {
    if fraction(milliseconds) { exact(milliseconds) } else { brief(rounded(milliseconds)) }
}

/// True for a short time that is no number of whole seconds.
fn fraction(milliseconds: i64) -> bool {
    milliseconds.abs() < 10_000 && milliseconds % 1000 != 0
}

/// Whole seconds.
fn rounded(milliseconds: i64) -> i64 {
    (milliseconds + 500).div_euclid(1000)
}

/// A duration of milliseconds for the eye, with its parts of a second below ten: `0.238 s`.
#[must_use]
pub fn exact(milliseconds: i64) -> String {
    if !fraction(milliseconds) {
        return duration(rounded(milliseconds));
    }
    let sign = if milliseconds < 0 { "\u{2212}" } else { "" };
    let said = format!("{sign}{}.{:03}", milliseconds.abs() / 1000, milliseconds.abs() % 1000);
    [said.trim_end_matches('0'), " s"].concat()
}

/// A duration for the ear: `2 hours 31 minutes`, `1 second`, `no time`. The sign is left out.
#[must_use]
pub fn spoken_duration(seconds: i64) -> String {
    if seconds == 0 { "no time".to_owned() } else { units(seconds.unsigned_abs(), true) }
}

/// The units of a duration that are not nought, great ones first, with their spoken names or the short ones.
fn units(seconds: u64, spoken: bool) -> String {
    let mut rest = seconds;
    let mut said = String::new();
    for (size, short, long) in UNITS {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(&count.to_string());
            said.push(' ');
            said.push_str(if spoken { long } else { short });
            if spoken && count > 1 {
                said.push('s');
            }
        }
    }
    said
}

/// The time of day of an instant as it was written, without seconds that are nought, or what there is in its place: `02:37`, `T+12 min`, `day 1`.
#[must_use]
pub fn clock(moment: &Moment) -> String {
    match (moment.time, moment.elapsed_seconds) {
        (Some(time), _) => time_of(time),
        (None, Some(seconds)) => {
            let sign = if seconds < 0 { "T\u{2212}" } else { "T+" };
            sign.to_owned() + duration(seconds).trim_start_matches('\u{2212}')
        }
        (None, None) => day(moment.date, moment.day),
    }
}

/// True where a timeline is told with seconds: an event has some. Where all are nought they say nothing.
#[must_use]
pub fn has_seconds(events: &[Event]) -> bool {
    events.iter().any(|event| event.start.time.is_some_and(|time| time.millis() % 60_000 != 0))
}

/// The time of day of an event beside others: in a timeline with `seconds` as it was written.
#[must_use]
fn clock_among(moment: &Moment, seconds: bool) -> String {
    moment.time.filter(|_| seconds).map_or_else(|| clock(moment), |time| time.to_string())
}

/// A time of day as it was written, without seconds that are nought.
#[must_use]
pub fn time_of(mut time: ClockTime) -> String {
    if time.precision == Precision::Seconds && time.time.second() == 0 {
        time.precision = Precision::Minutes;
    }
    time.to_string()
}

/// The name of a zone; the letter that stands for UTC in stamps is none.
#[must_use]
pub fn zone(name: &str) -> &str {
    if name == "Z" { "UTC" } else { name }
}

/// The day of an instant: its date (`20 Nov 2024`, `20 Nov`), or its number where no date is known (`day 1`).
#[must_use]
pub fn day(date: Option<Date>, day: i64) -> String {
    let said = short_day(date, day);
    if let Some(Date::Full(date)) = date { said + " " + &date.year().to_string() } else { said }
}

/// The day of an instant without its year: `20 Nov`, `day 1`.
#[must_use]
pub fn short_day(date: Option<Date>, day: i64) -> String {
    let (number, day) = match date {
        Some(Date::Full(date)) => (date.month(), date.day()),
        Some(Date::NoYear { month, day }) => (month, day),
        None => return "day ".to_owned() + &day.to_string(),
    };
    day.to_string() + " " + month(number)
}

/// The day that stands before a time of the clock, with a blank: `20 Nov `; nothing where the clock shows the day itself.
#[must_use]
pub fn day_before(moment: &Moment) -> String {
    moment.time.map_or_else(String::new, |_| short_day(moment.date, moment.day) + " ")
}

/// How the times of some events are told: with their days, with seconds.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// With the day of each.
    pub dated: bool,
    /// With seconds, where one of them has any.
    pub seconds: bool,
}

/// When an event was: `~10:02`, `10:02\u{2013}10:20`.
#[must_use]
pub fn time(event: &Event, Times { dated, seconds }: Times) -> String {
    let mut text = if dated { day_before(&event.start) } else { String::new() };
    if event.approximate {
        text.push('~');
    }
    text += &clock_among(&event.start, seconds);
    if let Some(end) = &event.end {
        text.push('\u{2013}');
        text += &clock_among(end, seconds);
    }
    text
}

/// The short name of a month from 1 to 12; nothing for another number.
#[must_use]
pub fn month(number: u32) -> &'static str {
    let index = usize::try_from(number).unwrap_or_default();
    MONTHS.get(index.wrapping_sub(1)).copied().unwrap_or_default()
}

/// How long an impact is said to be, in milliseconds: as stated, or as long as its bar where that is another length.
#[must_use]
pub fn lasted(impact: &Impact) -> Option<i64> {
    match (impact.duration_seconds, drawn(impact)) {
        (Some(stated), Some((long, timed)))
            if timed && (fraction(long) || differ(stated, 0, long / 1000)) =>
        {
            Some(long)
        }
        (None, Some((long, _))) => Some(long),
        (stated, _) => stated.map(|stated| stated * 1000),
    }
}

/// The same in words, with what is stated where that is another length: `about 4 h`, `5 h 50 m (stated: 3 h 49 m)`; between
/// days without a time `7 h 9 m within 1 day`. Nothing where no length is known.
#[must_use]
pub fn length(impact: &Impact) -> String {
    let Some(long) = lasted(impact) else { return String::new() };
    let about = if impact.approximate { "about " } else { "" };
    let said = [about, &exact(long)].concat();
    match (impact.duration_seconds, drawn(impact)) {
        (Some(stated), Some((days, false))) if differ(stated, 0, days / 1000) => {
            [&said, " within ", &exact(days)].concat()
        }
        (Some(stated), _) if differ(stated, 0, long / 1000) => {
            [&exact(long), " (stated: ", about, &duration(stated), ")"].concat()
        }
        _ => said,
    }
}

/// Milliseconds that a bar takes, and whether an end of it has a time of day.
fn drawn(impact: &Impact) -> Option<(i64, bool)> {
    let (start, end) = impact.start.as_ref().zip(impact.end.as_ref())?;
    Some((end.at - start.at, start.date.is_none() || start.time.or(end.time).is_some()))
}

/// How long anything was hit: `36 min`, or `36 min (50 min with overlaps)`.
#[must_use]
pub fn total(total: &Total) -> String {
    let said = duration(total.seconds);
    if total.seconds == total.sum_seconds {
        return said;
    }
    [&said, " (", &duration(total.sum_seconds), " with overlaps)"].concat()
}

/// An event for the ear: `10:07 UTC, 9 minutes in, detected: pager fired`.
///
/// `start` is the instant that "in" counts from, in milliseconds on the axis.
#[must_use]
pub fn event(event: &Event, start: i64) -> String {
    let mut said = String::new();
    if event.approximate {
        said.push_str(if event.start.latest.is_some() { "between " } else { "about " });
    }
    said.push_str(&clock(&event.start));
    if let Some(latest) = event.start.latest {
        said.push_str(" and ");
        said.push_str(&latest.to_string());
    }
    if let Some(name) = &event.start.zone {
        said.push(' ');
        said.push_str(zone(name));
    }
    if let Some(end) = event.end.as_ref().filter(|_| event.start.latest.is_none()) {
        said.push_str(" to ");
        said.push_str(&clock(end));
    }
    let seconds = event.start.at.saturating_sub(start) / 1000;
    if seconds != 0 {
        said.push_str(", ");
        said.push_str(&spoken_duration(seconds));
        said.push_str(if seconds < 0 { " before" } else { " in" });
    }
    for (place, phase) in event.phases.iter().enumerate() {
        said.push_str(if place == 0 { ", " } else { " and " });
        said.push_str(phase.name());
    }
    if let Some(severity) = event.severity {
        said.push_str(", ");
        said.push_str(&severity.to_string());
    }
    said.push_str(": ");
    said.push_str(&told(&event.text));
    said
}

/// The words of an event on one line; a state on a line of its own is set off: `Investigating: logins fail`.
#[must_use]
pub fn told(text: &str) -> String {
    match text.split_once('\n') {
        Some((state, rest)) if is_state(state) => [&plain(state), ": ", &plain(rest)].concat(),
        _ => plain(text),
    }
}

/// From when to when, as far as it is known: `02:46 to 03:11`, `since 02:46`.
#[must_use]
pub fn between(start: Option<&Moment>, end: Option<&Moment>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => clocks(start, end, " to "),
        (Some(start), None) => "since ".to_owned() + &clock(start),
        (None, Some(end)) => "until ".to_owned() + &clock(end),
        (None, None) => String::new(),
    }
}

/// The clocks of two instants, with their days where these are a day or more apart.
#[must_use]
pub fn clocks(from: &Moment, to: &Moment, between: &str) -> String {
    let long = to.at - from.at >= 86_400_000;
    let day = |of| if long { day_before(of).replace(' ', "\u{a0}") } else { String::new() };
    [&*day(from), &clock(from), between, &day(to), &clock(to)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_a_person_writes_them() {
        for (seconds, seen, heard) in [
            (0, "0 s", "no time"),
            (45, "45 s", "45 seconds"),
            (960, "16 min", "16 minutes"),
            (9_060, "2 h 31 m", "2 hours 31 minutes"),
            (13_596, "3 h 46 m 36 s", "3 hours 46 minutes 36 seconds"),
            (14_400, "4 h", "4 hours"),
            (86_400, "1 day", "1 day"),
            (180_000, "2 d 2 h", "2 days 2 hours"),
            (-61, "\u{2212}1 m 1 s", "1 minute 1 second"),
        ] {
            assert_eq!(duration(seconds), seen);
            assert_eq!(spoken_duration(seconds), heard);
        }
    }

    #[test]
    fn brief_durations_leave_out_what_is_small() {
        for (seconds, seen) in [
            (337_524, "3 d 21 h 45 m"),
            (1_113_300, "12 d 21 h"),
            (9_092, "2 h 31 m"),
            (59, "59 s"),
            (-3_661, "\u{2212}1 h 1 m"),
            (3_601, "1 h"),
            (0, "0 s"),
        ] {
            assert_eq!(brief(seconds), seen);
        }
        assert_eq!([since(-3_000_000), since(0), since(61_000)], ["\u{2212}50 min", "+0 s", "+1 m 1 s"]);
        // Parts of a second are read where there are few of them.
        assert_eq!([since(238), since(1_992), since(-1_500)], ["+0.238 s", "+1.992 s", "\u{2212}1.5 s"]);
        assert_eq!([apart(2_000), apart(10_238), apart(59_600)], ["2 s", "10 s", "1 min"]);
        assert_eq!([exact(1_200), exact(-10_600), since(-999)], ["1.2 s", "\u{2212}11 s", "\u{2212}0.999 s"]);
    }
}
