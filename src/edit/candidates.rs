//! The forms of words that a correction can take, the most natural first.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{Change, Edit, labels, lines, put};
use crate::{
    civil::{ClockTime, Date, Precision, later},
    incident::{Event, Impact, Incident, Placement},
    meaning::{duration::durations, telling::Told},
    span::{Span, any_of, rest_of, start_of},
    wording,
    words::fold,
};

const MINUTE: i64 = 60_000;
pub(super) const DAY: i64 = 1_440 * MINUTE;

/// What stands between hours and minutes.
const BETWEEN: &[&str] = &[":", ".", "h", "：", ""];

/// The halves of a day, and what becomes of each in the other half.
const HALVES: &[(&str, &str)] =
    &[("AM", "PM"), ("am", "pm"), ("A.M.", "P.M."), ("a.m.", "p.m."), ("Am", "Pm"), ("上午", "下午")];

/// What an impact's edges are written with: before, between, after.
const EDGES: &[[&str; 3]] = &[[" (", " to ", ")"], [" (from ", " to ", ")"], [", from ", " to ", ""]];

/// The change as the notes can say it, and the edits to try; none where there is nothing to change.
pub(super) fn candidates(notes: &str, incident: &Incident, change: &Change) -> Option<(Change, Vec<Edit>)> {
    let same = |edits| Some((change.clone(), edits));
    let event = |event: usize| incident.events.get(event);
    match *change {
        Change::EventTime { event, at } | Change::Clock { event, at } => {
            let known = incident.events.get(event)?;
            let time = known.start.time?;
            let step = match (change, time.precision) {
                (Change::EventTime { .. }, Precision::Minutes) => MINUTE,
                (_, Precision::Millis) => 1,
                _ => 1_000,
            };
            // The time as the entry has it, in its own zone, moved and rounded.
            let old = time.millis();
            let new = (old + at - known.start.at + step / 2).div_euclid(step) * step;
            let change = Change::EventTime { event, at: known.start.at + new - old };
            (new != old).then(|| (change, event_time(notes, known, old, new)))
        }
        Change::Phase { event, phase } => same(labels::marked(notes, incident, event, phase)?),
        Change::NoPhase { event: index, phase } => same(labels::unmarked(notes, event(index)?, phase)?),
        Change::LeaveOut { event: index } => same(lines::left_out(notes, event(index)?)?),
        Change::BringBack { line } => {
            same(lines::brought_back(notes, incident.lines.get(line.index())?.span)?)
        }
        Change::Add { at } => {
            let at = round(at);
            Some((Change::Add { at }, lines::added(notes, incident, at)))
        }
        Change::Words { event: index, ref words } => same(lines::reworded(notes, event(index)?, words)?),
        Change::Edges { impact, start, end } => {
            let known = incident.impacts.get(impact)?;
            let (start, end) = (round(start.min(end)), round(start.max(end)));
            let change = Change::Edges { impact, start, end };
            (start < end).then(|| (change, edges(notes, known, start, end)))
        }
    }
}

/// To the nearest minute.
fn round(at: i64) -> i64 {
    (at + MINUTE / 2).div_euclid(MINUTE) * MINUTE
}

/// Another time in the place of the stamp.
fn event_time(notes: &str, event: &Event, old: i64, new: i64) -> Vec<Edit> {
    let stamps = stamps(notes, event, old, new);
    stamps.into_iter().map(|text| put(event.stamp.start, event.stamp.end, text)).collect()
}

/// Other digits in the form of the stamp of an event; the whole stamp anew where its form is not known.
pub(super) fn stamps(notes: &str, event: &Event, old: i64, new: i64) -> Vec<String> {
    let stamp = event.stamp.of(notes);
    let mut stamps = Vec::new();
    let days = new.div_euclid(DAY);
    if let Some(text) = rewritten(stamp, old, new.rem_euclid(DAY)) {
        if days == 0 {
            stamps.push(text.clone());
        } else if let Some(Date::Full(date)) = event.start.date
            && let Some(next) = later(date, days)
            && let Some(text) = dated(&text, date, next)
        {
            stamps.push(text);
        }
        if days != 0 {
            stamps.push(text);
        }
    }
    let precision = event.start.time.map(|time| time.precision).unwrap_or_default();
    let least = if new % MINUTE == 0 { Precision::Minutes } else { Precision::Seconds };
    stamps.push(clock(new, precision.clamp(least, Precision::Seconds)));
    stamps
}

/// The time of day of an instant, as finely as asked: `14:02`, `14:02:11`.
fn clock(at: i64, precision: Precision) -> String {
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
struct TimeForm {
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
    fn of(text: &str, of_day: i64, halved: bool) -> Option<(Self, Span)> {
        let forms =
            BETWEEN.iter().flat_map(|&between| [true, false].map(|padded| Self { between, padded, halved }));
        forms.into_iter().find_map(|form| {
            let said = form.write(of_day);
            found(text, &said).map(|at| (form, Span::new(at, at + said.len())))
        })
    }
}

/// A stamp with the time of day `new` where it has `old`, in the form in which it has it.
fn rewritten(stamp: &str, old: i64, new: i64) -> Option<String> {
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

/// A stamp with another date where it has `old` as year, month, day; none where it has none.
fn dated(stamp: &str, old: NaiveDate, new: NaiveDate) -> Option<String> {
    for between in ["-", "/", "."] {
        let form = |date: NaiveDate| {
            [date.year().to_string(), two(date.month().into()), two(date.day().into())].join(between)
        };
        if stamp.contains(&form(old)) {
            return Some(stamp.replacen(&form(old), &form(new), 1));
        }
    }
    None
}

/// A statement with another length in the place of the one that it gives; none where that is not found in it.
fn relength(text: &str, old: i64, new: i64) -> Option<String> {
    let lower = fold(text);
    let all = durations(&lower, &Told::of(&lower).numbers);
    let span = all.into_iter().find(|said| said.seconds == old)?.span;
    let known = lower.get(span.start..span.end).filter(|_| lower.len() == text.len())?;
    let spelled = ["second", "minute", "hour", "day"].iter().any(|unit| known.contains(unit));
    let said = if spelled { wording::spoken_duration(new) } else { wording::duration(new) };
    Some([start_of(text, span.start), &said, rest_of(text, span.end)].concat())
}

/// Edges in words behind the statement, or in the place of those that it has. A length that is another then is changed too;
/// where it cannot be, the new one is said beside it.
fn edges(notes: &str, impact: &Impact, start: i64, end: i64) -> Vec<Edit> {
    let mut edits = Vec::new();
    let said = |at: i64| clock(at, Precision::Minutes);
    let quote = impact.span.of(notes);
    let long = (end - start) / 1_000;
    let near = |old: i64| (old - long).abs() <= if impact.approximate { old / 8 } else { 59 };
    let old = impact.duration_seconds.filter(|old| !near(*old));
    let told = |text: &str| old.map_or_else(|| Some(text.to_owned()), |old| relength(text, old, long));
    if impact.placed.placement() == Placement::Stated
        && let (Some(from), Some(to)) = (&impact.start, &impact.end)
    {
        // Each edge in the form in which it stands there; the one that does not change stays as it is.
        if let (Some(old_from), Some(old_to)) =
            (from.time.map(ClockTime::millis), to.time.map(ClockTime::millis))
        {
            let other = quote
                .get(TimeForm::of(quote, old_from, false).map_or(0, |(_, place)| place.end)..)
                .unwrap_or_default();
            let head = start_of(quote, quote.len() - other.len());
            let moved = |text: &str, old: i64, by: i64| rewritten(text, old, (old + by).rem_euclid(DAY));
            if let (Some(one), Some(two)) =
                (moved(head, old_from, start - from.at), moved(other, old_to, end - to.at))
            {
                let text = one + &two;
                edits.push(put(impact.span.start, impact.span.end, told(&text).unwrap_or(text)));
            }
        }
    }
    let whole = quote.trim_end_matches(any_of(" .;,|\n"));
    let at = impact.span.start + whole.len();
    let (start, end) = (said(start), said(end));
    for [before, between, after] in EDGES {
        let words = [before, start.as_str(), between, &end, after].concat();
        edits.push(match told(whole) {
            Some(text) if text != whole => put(impact.span.start, at, text + &words),
            Some(_) => put(at, at, words),
            None => put(
                at,
                at,
                [" (", start.as_str(), between, &end, ", ", &wording::duration(long), ")"].concat(),
            ),
        });
    }
    edits
}
