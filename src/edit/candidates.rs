//! The forms of words that a correction can take, the most natural first.

use chrono::{Datelike, NaiveDate};

use super::{Change, Edit};
use crate::{
    incident::{ClockTime, Date, Event, Impact, Incident, Placement, Precision},
    layout::ticks::later,
    span::Span,
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// What stands between hours and minutes.
const BETWEEN: &[&str] = &[":", ".", "h", "：", ""];

/// The halves of a day, and what becomes of each in the other half.
const HALVES: &[(&str, &str)] =
    &[("AM", "PM"), ("am", "pm"), ("A.M.", "P.M."), ("a.m.", "p.m."), ("Am", "Pm"), ("上午", "下午")];

/// Labels that the reader takes for a phase.
const PHASES: &[(&str, &[&str])] = &[
    ("start", &["Start: ", "[START] ", "Impact start: "]),
    ("detected", &["Detected: ", "[DETECTION] "]),
    ("resolved", &["Resolved: ", "[RESOLVED] "]),
];

/// What an impact's edges are written with: before, between, after.
const EDGES: &[[&str; 3]] = &[[" (", " to ", ")"], [" (from ", " to ", ")"], [", from ", " to ", ""]];

/// The change as the notes can say it, and the edits to try; none where there is nothing to change.
pub(super) fn candidates(notes: &str, incident: &Incident, change: &Change) -> Option<(Change, Vec<Edit>)> {
    match *change {
        Change::EventTime { event, at } => {
            let known = incident.events.get(event)?;
            let time = known.start.time?;
            let step = match time.precision {
                Precision::Minutes => MINUTE,
                Precision::Seconds => 1_000,
                Precision::Millis => 1,
            };
            // The time as the entry has it, in its own zone, moved and rounded.
            let old = time.millis();
            let new = (old + at - known.start.at + step / 2).div_euclid(step) * step;
            let change = Change::EventTime { event, at: known.start.at + new - old };
            (new != old).then(|| (change, event_time(notes, known, old, new)))
        }
        Change::Phase { event, phase } => {
            let known = incident.events.get(event)?;
            let begin = words(notes, known)?;
            let (_, labels) = PHASES.iter().find(|(name, _)| *name == phase)?;
            let edits = labels.iter().map(|label| put(begin, begin, (*label).to_owned())).collect();
            Some((change.clone(), edits))
        }
        Change::Edges { impact, start, end } => {
            let known = incident.impacts.get(impact)?;
            let (start, end) = (round(start.min(end)), round(start.max(end)));
            let change = Change::Edges { impact, start, end };
            (start < end).then(|| (change, edges(notes, known, start, end)))
        }
    }
}

fn put(start: usize, end: usize, text: String) -> Edit {
    Edit { span: Span::new(start, end), text }
}

/// To the nearest minute.
fn round(at: i64) -> i64 {
    (at + MINUTE / 2).div_euclid(MINUTE) * MINUTE
}

/// Other digits in the same form of stamp; the whole stamp anew where its form is not known.
fn event_time(notes: &str, event: &Event, old: i64, new: i64) -> Vec<Edit> {
    let stamp = event.stamp.of(notes);
    let start = event.stamp.start;
    let mut edits = Vec::new();
    let days = new.div_euclid(DAY);
    if let Some(text) = rewritten(stamp, old, new.rem_euclid(DAY)) {
        if days == 0 {
            edits.push(put(start, event.stamp.end, text.clone()));
        } else if let Some(Date::Full(date)) = event.start.date
            && let Some(next) = later(date, days)
            && let Some(text) = dated(&text, date, next)
        {
            edits.push(put(start, event.stamp.end, text));
        }
        if days != 0 {
            edits.push(put(start, event.stamp.end, text));
        }
    }
    let seconds = event.start.time.is_some_and(|time| time.precision > Precision::Minutes);
    edits.push(put(start, event.stamp.end, clock(new.rem_euclid(DAY), seconds)));
    edits
}

/// `14:02`, with seconds `14:02:11`.
fn clock(of_day: i64, seconds: bool) -> String {
    let mut said = [two(of_day / 3_600_000), two(of_day / MINUTE % 60)].join(":");
    if seconds {
        said = [said, two(of_day / 1_000 % 60)].join(":");
    }
    said
}

fn two(number: i64) -> String {
    let said = number.to_string();
    if said.len() < 2 { ["0", &said].concat() } else { said }
}

/// A stamp with the time of day `new` where it has `old`, in the form in which it has it.
fn rewritten(stamp: &str, old: i64, new: i64) -> Option<String> {
    let hour = |of_day: i64| of_day / 3_600_000;
    let minute = |of_day: i64| two(of_day / MINUTE % 60);
    let second = |of_day: i64| two(of_day / 1_000 % 60);
    let half = HALVES.iter().find_map(|&(am, pm)| {
        stamp.find(am).map(|at| (at, am, am, pm)).or_else(|| stamp.find(pm).map(|at| (at, pm, am, pm)))
    });
    let spoken = |of_day: i64| if half.is_some() { (hour(of_day) + 11) % 12 + 1 } else { hour(of_day) };
    for between in BETWEEN {
        for padded in [true, false] {
            let head = |of_day: i64| if padded { two(spoken(of_day)) } else { spoken(of_day).to_string() };
            let form = |of_day: i64| [&head(of_day), *between, &minute(of_day)].concat();
            let Some(at) = found(stamp, &form(old)) else { continue };
            let mut out = stamp.get(..at)?.to_owned();
            let mut rest = stamp.get(at + form(old).len()..)?;
            out += &form(new);
            // Seconds, with whatever stands before them.
            let seconds = second(old);
            if let Some(sign) = rest.chars().next().filter(|sign| [':', '.', '：'].contains(sign))
                && let Some(after) =
                    rest.get(sign.len_utf8()..).and_then(|rest| rest.strip_prefix(seconds.as_str()))
            {
                out.push(sign);
                out += &second(new);
                rest = after;
            } else if new / 1_000 % 60 != old / 1_000 % 60 {
                return None;
            }
            out += rest;
            let Some((_, known, am, pm)) = half else { return Some(out) };
            let wanted = if hour(new) < 12 { am } else { pm };
            return Some(out.replacen(known, wanted, 1));
        }
    }
    None
}

/// Where `digits` stand in `stamp` as a number of their own.
fn found(stamp: &str, digits: &str) -> Option<usize> {
    let free = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_digit());
    let at = |(at, _): &(usize, &str)| {
        let before = stamp.get(..*at).unwrap_or_default().chars().next_back();
        free(before) && free(stamp.get(*at + digits.len()..).unwrap_or_default().chars().next())
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

/// Where the words of an event begin in the notes.
fn words(notes: &str, event: &Event) -> Option<usize> {
    let text = event.text.get(..event.text.char_indices().nth(24).map_or(event.text.len(), |(at, _)| at))?;
    let line = text.lines().next()?;
    let from = event.span.start;
    notes.get(from..event.span.end)?.find(line).map(|at| from + at)
}

/// Edges in words behind the statement, or in the place of those that it has.
fn edges(notes: &str, impact: &Impact, start: i64, end: i64) -> Vec<Edit> {
    let mut edits = Vec::new();
    let said = |at: i64| clock(at.rem_euclid(DAY), false);
    let quote = impact.span.of(notes);
    if impact.placement == Placement::Stated
        && let (Some(from), Some(to)) = (&impact.start, &impact.end)
    {
        // Each edge in the form in which it stands there; the one that does not change stays as it is.
        if let (Some(old_from), Some(old_to)) =
            (from.time.map(ClockTime::millis), to.time.map(ClockTime::millis))
        {
            let other = quote.get(first_end(quote, old_from)..).unwrap_or_default();
            let head = quote.get(..quote.len() - other.len()).unwrap_or_default();
            let moved = |text: &str, old: i64, by: i64| rewritten(text, old, (old + by).rem_euclid(DAY));
            if let (Some(one), Some(two)) =
                (moved(head, old_from, start - from.at), moved(other, old_to, end - to.at))
            {
                edits.push(put(impact.span.start, impact.span.end, one + &two));
            }
        }
    }
    let whole = quote.trim_end_matches([' ', '.', ';', ',', '|', '\n']);
    let at = impact.span.start + whole.len();
    for [before, between, after] in EDGES {
        edits.push(put(at, at, [before, said(start).as_str(), between, &said(end), after].concat()));
    }
    edits
}

/// One past the first time of day `old` in `text`; its begin where it is not found.
fn first_end(text: &str, old: i64) -> usize {
    for between in BETWEEN {
        for padded in [true, false] {
            let hour = old / 3_600_000;
            let head = if padded { two(hour) } else { hour.to_string() };
            let form = [&head, *between, &two(old / MINUTE % 60)].concat();
            if let Some(at) = found(text, &form) {
                return at + form.len();
            }
        }
    }
    0
}
