//! Where the axis has its marks: round times of the clock, round times since the start, and days.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Scale, text};
use crate::say;

/// A second, a minute, an hour, a day in milliseconds.
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Steps between marks in milliseconds, from fine to coarse. Months and years are steps of the calendar: see [`MONTHS`].
const STEPS: &[i64] = &[
    10,
    50,
    100,
    200,
    500,
    SECOND,
    5 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
];

/// Steps of the calendar in months.
const MONTHS: &[u32] = &[1, 3, 6, 12, 60, 120, 600, 1200, 6000];

/// Days that a month is counted as where no date is known.
const MONTH: i64 = 30 * DAY;

/// Size of the axis' text in pixels.
pub(super) const SIZE: i32 = 11;

/// Pixels between two texts of the axis.
const GAP: i32 = 18;

/// A mark of the axis and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its place in pixels.
    pub x: i32,
    /// Its instant in milliseconds.
    pub at: i64,
    /// Its words.
    pub text: String,
}

/// Round times of the clock. `first_day` is the date of day 0, where it is known.
#[must_use]
pub fn clock(scale: Scale, first_day: Option<NaiveDate>) -> Vec<Tick> {
    let fits = |step: i64, sample: &str| pixels(scale, step) >= i64::from(text::width(sample, SIZE) + GAP);
    if let Some(&step) = STEPS.iter().find(|&&step| fits(step, sample(step))) {
        return marks(scale, step, 0, |at| clock_text(at, step, first_day));
    }
    let months =
        MONTHS.iter().copied().find(|&months| fits(i64::from(months) * MONTH, "Sep 2021")).unwrap_or(12_000);
    match first_day {
        Some(first) => calendar(scale, months, first),
        None => marks(scale, i64::from(months) * MONTH, 0, |at| say::day(None, at.div_euclid(DAY))),
    }
}

/// Round times since the instant `start`; none before it.
#[must_use]
pub fn elapsed(scale: Scale, start: i64) -> Vec<Tick> {
    let needed = i64::from(text::width("+1 h 30 m", SIZE) + GAP);
    let years = MONTHS.iter().map(|&months| i64::from(months) * MONTH);
    let step = STEPS.iter().copied().filter(|&step| step >= SECOND).chain(years);
    let step = step.into_iter().find(|&step| pixels(scale, step) >= needed).unwrap_or(12_000 * MONTH);
    let mut marks = marks(scale, step, start, |at| elapsed_text(at - start));
    marks.retain(|tick| tick.at >= start);
    marks
}

/// Midnights in the window with the day that begins, while there are few enough to read.
#[must_use]
pub fn days(scale: Scale, first_day: Option<NaiveDate>) -> Vec<Tick> {
    if pixels(scale, DAY) < 90 {
        return Vec::new();
    }
    marks(scale, DAY, 0, |at| day_text(at, first_day))
}

/// The words for the day that instant `at` lies in.
#[must_use]
pub fn day_text(at: i64, first_day: Option<NaiveDate>) -> String {
    let day = at.div_euclid(DAY);
    let date = first_day.and_then(|first| date_of(first, day));
    say::day(date.map(crate::incident::Date::Full), day)
}

fn date_of(first: NaiveDate, day: i64) -> Option<NaiveDate> {
    let days = Days::new(day.unsigned_abs());
    if day < 0 { first.checked_sub_days(days) } else { first.checked_add_days(days) }
}

/// How many pixels `step` takes.
fn pixels(scale: Scale, step: i64) -> i64 {
    let pixels = i128::from(step) * i128::from(scale.pixels()) / i128::from(scale.span());
    i64::try_from(pixels).unwrap_or(i64::MAX)
}

/// Marks at `origin` and every `step` from it, inside the window.
fn marks(scale: Scale, step: i64, origin: i64, words: impl Fn(i64) -> String) -> Vec<Tick> {
    let first = origin + (scale.from - origin).div_euclid(step) * step;
    let count = usize::try_from(scale.span() / step + 3).unwrap_or_default().min(2_000);
    (0_i64..)
        .take(count)
        .map(|index| first + index * step)
        .filter(|&at| scale.shows(at))
        .map(|at| Tick { x: scale.x(at), at, text: words(at) })
        .collect()
}

/// The widest words that a step writes.
fn sample(step: i64) -> &'static str {
    match step {
        ..SECOND => "00:00:00.000",
        SECOND..MINUTE => "00:00:00",
        MINUTE..DAY => "00:00",
        _ => "00 Sep",
    }
}

fn clock_text(at: i64, step: i64, first_day: Option<NaiveDate>) -> String {
    let (day, of_day) = (at.div_euclid(DAY), at.rem_euclid(DAY));
    let (hours, minutes) = (of_day / HOUR, of_day / MINUTE % 60);
    let (seconds, millis) = (of_day / SECOND % 60, of_day % SECOND);
    match step {
        ..SECOND => format!("{hours:02}:{minutes:02}:{seconds:02}.{millis:03}"),
        SECOND..MINUTE => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        MINUTE..DAY => format!("{hours:02}:{minutes:02}"),
        _ => match first_day.and_then(|first| date_of(first, day)) {
            Some(date) => format!("{} {}", date.day(), say::month(date.month())),
            None => say::day(None, day),
        },
    }
}

fn elapsed_text(millis: i64) -> String {
    if millis == 0 {
        return "T+0".to_owned();
    }
    format!("+{}", say::duration(millis / SECOND))
}

/// Firsts of months, every so many of them, counted from the year 0.
fn calendar(scale: Scale, step: u32, first: NaiveDate) -> Vec<Tick> {
    let begin = date_of(first, scale.from.div_euclid(DAY)).unwrap_or(first);
    let of_year = begin.month0() - begin.month0() % step.min(12);
    let years = i32::try_from(step / 12).unwrap_or_default().max(1);
    let mut date = NaiveDate::from_ymd_opt(begin.year() - begin.year().rem_euclid(years), of_year + 1, 1);
    let mut ticks = Vec::new();
    while let Some(now) = date.filter(|_| ticks.len() < 500) {
        let at = (now - first).num_milliseconds();
        if at > scale.to {
            break;
        }
        if scale.shows(at) {
            let text = if step < 12 {
                format!("{} {}", say::month(now.month()), now.year())
            } else {
                now.year().to_string()
            };
            ticks.push(Tick { x: scale.x(at), at, text });
        }
        date = now.checked_add_months(Months::new(step));
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(span: i64, first: Option<NaiveDate>) -> Vec<String> {
        clock(Scale::new(0, span, 0, 900), first).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn every_span_has_marks_that_do_not_touch() {
        let date = NaiveDate::from_ymd_opt(2021, 5, 3);
        for first in [None, date] {
            let mut span = 3 * SECOND;
            while span < 3_000_000_000_000 {
                let scale = Scale::new(-span / 3, span, 0, 900);
                for ticks in [clock(scale, first), elapsed(scale, 0)] {
                    assert!((2..60).contains(&ticks.len()), "{span}: {}", ticks.len());
                    for pair in ticks.windows(2) {
                        let (a, b) = (&pair[0], &pair[1]);
                        let half = i32::midpoint(text::width(&a.text, SIZE), text::width(&b.text, SIZE));
                        assert!(b.x - a.x > half, "{span}: {} {}", a.text, b.text);
                    }
                }
                span = span * 7 / 5;
            }
        }
    }

    #[test]
    fn steps_are_round() {
        assert_eq!(words(HOUR, None)[..3], ["00:00", "00:05", "00:10"]);
        assert_eq!(words(2 * SECOND, None)[1], "00:00:00.500");
        assert_eq!(
            words(90 * DAY, NaiveDate::from_ymd_opt(2021, 12, 30))[..3],
            ["30 Dec", "6 Jan", "13 Jan"]
        );
        assert_eq!(words(1500 * DAY, NaiveDate::from_ymd_opt(2020, 2, 1))[0], "Jul 2020");
    }
}
