//! The wording of durations and instants, so that picture, list and export say one thing in one way.

use crate::incident::{Date, Event, Moment, Precision};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Unit in seconds, its short and its spoken name.
const UNITS: [(u64, &str, &str); 4] =
    [(86_400, "d", "day"), (3_600, "h", "hour"), (60, "m", "minute"), (1, "s", "second")];

/// A duration for the eye: `45 s`, `16 min`, `2 h 31 m`, `3 h 46 m 36 s`, `1 day`; a negative one has a minus sign.
#[must_use]
pub fn duration(seconds: i64) -> String {
    let sign = if seconds < 0 { "\u{2212}" } else { "" };
    let words = match parts(seconds).as_slice() {
        [] => "0 s".to_owned(),
        [(1, "d", _)] => "1 day".to_owned(),
        [(count, "d", _)] => format!("{count} days"),
        [(count, "m", _)] => format!("{count} min"),
        parts => join(parts.iter().map(|(count, short, _)| format!("{count} {short}"))),
    };
    format!("{sign}{words}")
}

/// A duration in its two greatest units, the rest cut: `3 d 21 h`, `2 h 31 m`.
#[must_use]
pub fn brief(seconds: i64) -> String {
    let parts = parts(seconds);
    let kept = parts.iter().take(2).filter_map(|(count, short, _)| {
        let &(size, ..) = UNITS.iter().find(|(_, name, _)| name == short)?;
        i64::try_from(count.saturating_mul(size)).ok()
    });
    duration(kept.sum::<i64>() * seconds.signum())
}

/// A duration for the ear: `2 hours 31 minutes`, `1 second`, `no time`. The sign is left out.
#[must_use]
pub fn spoken_duration(seconds: i64) -> String {
    let parts = parts(seconds);
    if parts.is_empty() {
        return "no time".to_owned();
    }
    join(parts.iter().map(|(count, _, long)| format!("{count} {long}{}", if *count == 1 { "" } else { "s" })))
}

/// The units of a duration that are not nought, great ones first.
fn parts(seconds: i64) -> Vec<(u64, &'static str, &'static str)> {
    let mut rest = seconds.unsigned_abs();
    UNITS
        .iter()
        .filter_map(|&(size, short, long)| {
            let count = rest / size;
            rest %= size;
            (count > 0).then_some((count, short, long))
        })
        .collect()
}

fn join(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The time of day of an instant as it was written, without seconds that are nought, or what there is in its place: `02:37`, `T+12 min`, `day 1`.
#[must_use]
pub fn clock(moment: &Moment) -> String {
    match (moment.time, moment.elapsed_seconds) {
        (Some(time), _) => {
            let written = time.to_string();
            let short = written.strip_suffix(":00").filter(|_| time.precision == Precision::Seconds);
            short.map(str::to_owned).unwrap_or(written)
        }
        (None, Some(seconds)) => format!("T+{}", duration(seconds)),
        (None, None) => day(moment.date, moment.day),
    }
}

/// `text` with each `02:55:00` as `02:55`.
#[must_use]
pub fn without_zero_seconds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(":00") {
        out.push_str(before);
        let clock: Vec<char> = out.chars().rev().take(5).collect();
        let whole =
            matches!(clock.as_slice(), [a, b, ':', c, d] if [a, b, c, d].iter().all(|c| c.is_ascii_digit()));
        if !whole || after.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ':') {
            out.push_str(":00");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The day of an instant: its date (`20 Nov 2024`, `20 Nov`), or its number where no date is known (`day 1`).
#[must_use]
pub fn day(date: Option<Date>, day: i64) -> String {
    use chrono::Datelike;
    match date {
        Some(Date::Full(date)) => format!("{} {} {}", date.day(), month(date.month()), date.year()),
        Some(Date::NoYear { month: number, day }) => format!("{day} {}", month(number)),
        None => format!("day {day}"),
    }
}

/// The short name of a month from 1 to 12; nothing for another number.
#[must_use]
pub fn month(number: u32) -> &'static str {
    let index = usize::try_from(number).unwrap_or_default();
    MONTHS.get(index.wrapping_sub(1)).copied().unwrap_or_default()
}

/// An event for the ear: `10:07 UTC, 9 minutes in, detected: pager fired`.
///
/// `start` is the instant that "in" counts from, in milliseconds on the axis.
#[must_use]
pub fn event(event: &Event, start: i64) -> String {
    let mut said = String::new();
    if event.approximate {
        said.push_str("about ");
    }
    said.push_str(&clock(&event.start));
    if let Some(zone) = &event.start.zone {
        said.push(' ');
        said.push_str(zone);
    }
    if let Some(end) = &event.end {
        said.push_str(" to ");
        said.push_str(&clock(end));
    }
    let seconds = event.start.at.saturating_sub(start) / 1000;
    if seconds != 0 {
        said.push_str(", ");
        said.push_str(&spoken_duration(seconds));
        said.push_str(if seconds < 0 { " before" } else { " in" });
    }
    if !event.phases.is_empty() {
        said.push_str(", ");
        said.push_str(&event.phases.join(" and "));
    }
    if let Some(severity) = &event.severity {
        said.push_str(", ");
        said.push_str(severity);
    }
    said.push_str(": ");
    said.push_str(&plain(&event.text));
    said
}

/// Words on one line without inline marks: no `**`, `__` or backticks, links by their words, blanks single.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = if let Some(after) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
            after
        } else if c == '`' {
            after
        } else if let Some((words, after)) = link(after).filter(|_| c == '[') {
            out.push_str(&plain(words));
            after
        } else {
            if !c.is_whitespace() {
                out.push(c);
            } else if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            after
        };
    }
    out.truncate(out.trim_end().len());
    out
}

/// The words of a Markdown link and what follows it, where `text` goes on as one after its first bracket.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, after) = text.split_once("](")?;
    let (address, after) = after.split_once(')')?;
    let tame =
        words.len() < 200 && address.len() < 2000 && !words.contains(['[', '\n']) && !address.contains(' ');
    tame.then_some((words, after))
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
    fn brief_durations_keep_two_units() {
        for (seconds, seen) in [
            (337_524, "3 d 21 h"),
            (9_092, "2 h 31 m"),
            (59, "59 s"),
            (-3_601, "\u{2212}1 h 1 s"),
            (0, "0 s"),
        ] {
            assert_eq!(brief(seconds), seen);
        }
    }

    #[test]
    fn seconds_that_are_nought_are_left_out() {
        for (text, short) in [
            ("fits 02:55:00 to 03:11:00, exactly", "fits 02:55 to 03:11, exactly"),
            ("03:00:00.5 or 03:00 or 10:00:00", "03:00:00.5 or 03:00 or 10:00"),
            ("ratio 3:00", "ratio 3:00"),
        ] {
            assert_eq!(without_zero_seconds(text), short);
        }
    }

    #[test]
    fn words_lose_their_marks() {
        assert_eq!(
            plain("  **Bob** ran `make`\n [the  job](https://a.example/x) [1] "),
            "Bob ran make the job [1]"
        );
    }
}
