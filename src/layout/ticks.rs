//! Where the axis has its marks: round times of the clock, round times since the start, and days.

use chrono::{Datelike, NaiveDate};

use super::{
    scale::Scale,
    text_metrics::{self, SMALL},
};
use crate::{
    civil::{Date, later},
    clock::WallClock,
    sort, wording,
};

/// A second, a minute, an hour, a day in milliseconds.
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Days that a month is counted as where no date is known.
const MONTH: i64 = 30 * DAY;

/// Steps between marks in milliseconds, from fine to coarse. Those of months and years are steps of the calendar where a
/// date is known.
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
    14 * DAY,
    MONTH,
    3 * MONTH,
    6 * MONTH,
    12 * MONTH,
    60 * MONTH,
    120 * MONTH,
    600 * MONTH,
    1_200 * MONTH,
    6_000 * MONTH,
];

/// The step where none of them is coarse enough.
const COARSEST: i64 = 12_000 * MONTH;

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

/// Round times of a wall clock. `first_day` is the date of its day 0, where it is known.
#[must_use]
pub fn clock(scale: &Scale, first_day: Option<NaiveDate>, clock: &WallClock) -> Vec<Tick> {
    let step = step(scale, 0, sample);
    match first_day {
        Some(first) if step >= MONTH => calendar(scale, step / MONTH, first, clock),
        _ => wall_marks(scale, step, clock, &|wall| clock_text(wall, step, first_day)),
    }
}

/// Round times since the instant `start`; none before it.
#[must_use]
pub fn elapsed(scale: &Scale, start: i64) -> Vec<Tick> {
    let step = step(scale, SECOND, |_| "+1 h 30 m");
    marks(scale, (scale.from.max(start), scale.to), step, start, &|at| elapsed_text(at - start))
}

/// Midnights of a wall clock in the window with the day that begins, while there are few enough to read.
#[must_use]
pub fn days(scale: &Scale, first_day: Option<NaiveDate>, clock: &WallClock) -> Vec<Tick> {
    if !takes(scale, DAY, 90) {
        return Vec::new();
    }
    let mut days = wall_marks(scale, DAY, clock, &|wall| day_text(wall, first_day));
    // Where midnight is the hour that clocks leave out, the day begins as they are put forward.
    for (at, _) in clock.changes().filter(|(at, _)| scale.shows(*at)) {
        let (before, wall) = (at - 1 + clock.ahead(at - 1), at + clock.ahead(at));
        if wall.div_euclid(DAY) > before.div_euclid(DAY) && wall.rem_euclid(DAY) != 0 {
            days.push(Tick { x: scale.x(at), at, text: day_text(wall, first_day) });
        }
    }
    let mut days = sort::by_key(days, |tick| tick.at);
    // Where they are put back over midnight, the day begins once.
    days.dedup_by(|later, first| later.text == first.text);
    days
}

/// Where the wall clock was put forward or back inside the window, and by how much.
#[must_use]
pub fn changes(scale: &Scale, clock: &WallClock) -> Vec<Tick> {
    let inside = clock.changes().filter(|(at, _)| scale.shows(*at));
    let tick = |(at, by): (i64, i64)| {
        let way = if by < 0 { " back" } else { " forward" };
        let text = ["clocks ", &wording::duration(by.abs() / SECOND), way].concat();
        Tick { x: scale.x(at), at, text }
    };
    inside.map(tick).collect()
}

impl Tick {
    /// From where to where its words reach: around its place, and not beyond the plot, which ends at `right`.
    pub(super) fn reach(&self, right: i32) -> (i32, i32) {
        let half = text_metrics::width(&self.text, SMALL) / 2;
        let middle = self.x.min(right - half);
        (middle - half, middle + half)
    }
}

/// Ticks whose words begin inside the picture and touch no others.
pub(super) fn whole(mut ticks: Vec<Tick>, right: i32) -> Vec<Tick> {
    let mut free = 2;
    ticks.retain(|tick| {
        let (from, to) = tick.reach(right);
        let kept = from >= free;
        if kept {
            free = to + 6;
        }
        kept
    });
    ticks
}

/// The words for the day that instant `at` lies in.
#[must_use]
pub fn day_text(at: i64, first_day: Option<NaiveDate>) -> String {
    let day = at.div_euclid(DAY);
    wording::day(date_of(first_day, day), day)
}

/// The date of day number `day`, where the date of day 0 is known.
fn date_of(first_day: Option<NaiveDate>, day: i64) -> Option<Date> {
    first_day.and_then(|first| later(first, day)).map(Date::Full)
}

/// True when `step` takes that many pixels.
fn takes(scale: &Scale, step: i64, pixels: i32) -> bool {
    step.saturating_mul(scale.pixels().into()) >= i64::from(pixels) * scale.drawn_span()
}

/// The first step from `least` on whose words have room.
fn step(scale: &Scale, least: i64, words: fn(i64) -> &'static str) -> i64 {
    // Days are read apart at a smaller distance than times.
    let gap = |step| if step < DAY { GAP } else { GAP / 2 };
    let fits =
        |step: i64| step >= least && takes(scale, step, text_metrics::width(words(step), SMALL) + gap(step));
    STEPS.iter().copied().find(|&step| fits(step)).unwrap_or(COARSEST)
}

/// Marks at every whole `step` of a wall clock in the window; `words` are told what the clock shows, in milliseconds since the
/// midnight of its day 0.
fn wall_marks(scale: &Scale, step: i64, clock: &WallClock, words: &dyn Fn(i64) -> String) -> Vec<Tick> {
    let mut all = Vec::new();
    for (from, to, ahead) in clock.stretches() {
        let (from, to) = (scale.from.max(from), scale.to.min(to - 1));
        if from <= to {
            all.append(&mut marks(scale, (from, to), step, -ahead, &|at| words(at + ahead)));
        }
    }
    all
}

/// Marks every `step` before and after `origin`, from one instant to another.
fn marks(
    scale: &Scale,
    (from, to): (i64, i64),
    step: i64,
    origin: i64,
    words: &dyn Fn(i64) -> String,
) -> Vec<Tick> {
    let mut marks: Vec<Tick> = Vec::new();
    let mut gaps = scale.breaks().peekable();
    let mut at = origin + (from - origin).div_euclid(step) * step;
    while at <= to && marks.len() < 2_000 {
        while gaps.next_if(|gap| gap.to < at).is_some() {}
        if let Some(gap) = gaps.peek().filter(|gap| gap.from < at) {
            // A folded gap has no marks; a day that begins in it is marked where it ends.
            at = origin + (gap.to - origin).div_euclid(step) * step;
            if step == DAY && at > gap.from && at >= from && at <= to {
                marks.push(Tick { x: scale.x(gap.to), at, text: words(at) });
            }
        } else if at >= from {
            marks.push(Tick { x: scale.x(at), at, text: words(at) });
        }
        at += step;
    }
    marks
}

/// The widest words that a step writes.
fn sample(step: i64) -> &'static str {
    match step {
        ..SECOND => "00:00:00.000",
        SECOND..MINUTE => "00:00:00",
        MINUTE..DAY => "00:00",
        DAY..MONTH => "00 Sep",
        _ => "Sep 2021",
    }
}

fn clock_text(at: i64, step: i64, first_day: Option<NaiveDate>) -> String {
    let (day, of_day) = (at.div_euclid(DAY), at.rem_euclid(DAY));
    if step >= DAY {
        return wording::short_day(date_of(first_day, day), day);
    }
    let (hours, minutes) = (of_day / HOUR, of_day / MINUTE % 60);
    let (seconds, millis) = (of_day / SECOND % 60, of_day % SECOND);
    let mut text = format!("{hours:02}:{minutes:02}:{seconds:02}.{millis:03}");
    text.truncate(sample(step).len());
    text
}

fn elapsed_text(millis: i64) -> String {
    if millis == 0 { "T+0".to_owned() } else { "+".to_owned() + &wording::duration(millis / SECOND) }
}

/// Firsts of months, every `step` of them, counted from the year 0.
fn calendar(scale: &Scale, step: i64, first: NaiveDate, clock: &WallClock) -> Vec<Tick> {
    let begin = later(first, (scale.from + clock.ahead(scale.from)).div_euclid(DAY)).unwrap_or(first);
    let month = i64::from(begin.year()) * 12 + i64::from(begin.month0());
    let mut month = month - month.rem_euclid(step);
    let mut ticks = Vec::new();
    while let Some(date) = first_of(month).filter(|_| ticks.len() < 500) {
        let wall = i64::from(date.num_days_from_ce() - first.num_days_from_ce()) * DAY;
        // An hour more or less is less than a pixel where months are marked.
        let at = wall - clock.ahead(wall);
        if at > scale.to {
            break;
        }
        if scale.shows(at) && !scale.breaks().any(|gap| gap.from < at && at < gap.to) {
            let year = date.year().to_string();
            let text = if step < 12 { wording::month(date.month()).to_owned() + " " + &year } else { year };
            ticks.push(Tick { x: scale.x(at), at, text });
        }
        month += step;
    }
    ticks
}

/// The first day of a month, counted from January of the year 0.
fn first_of(month: i64) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(span: i64, first: Option<NaiveDate>) -> Vec<String> {
        clock(&Scale::new(0, span, 0, 900, &[]), first, &WallClock::default())
            .into_iter()
            .map(|tick| tick.text)
            .collect()
    }

    #[test]
    fn every_span_has_marks_that_do_not_touch() {
        let date = NaiveDate::from_ymd_opt(2021, 5, 3);
        for first in [None, date] {
            let mut span = 3 * SECOND;
            while span < 3_000_000_000_000 {
                let scale = &Scale::new(-span / 3, span, 0, 900, &[]);
                for ticks in [clock(scale, first, &WallClock::default()), elapsed(scale, 0)] {
                    assert!((2..60).contains(&ticks.len()), "{span}: {}", ticks.len());
                    for pair in ticks.windows(2) {
                        let (a, b) = (&pair[0], &pair[1]);
                        let half = i32::midpoint(
                            text_metrics::width(&a.text, SMALL),
                            text_metrics::width(&b.text, SMALL),
                        );
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
