//! The forms of words that a correction can take, the most natural first.

use super::{
    Change, Edit, labels, lines, put,
    stamps::{MINUTE, TimeForm, clock, rewritten, stamps, stamps_on},
};
use crate::{
    civil::{ClockTime, DAY, Date, Precision, shifted},
    incident::{Event, Impact, Incident, Placement},
    meaning::{duration::durations, telling::Told},
    span::{any_of, rest_of, start_of},
    wording,
    words::fold,
};

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
            (new != old).then(|| (change, in_place(known, stamps(notes, known, old, new))))
        }
        Change::Day { event, at, date } => {
            let known = incident.events.get(event)?;
            let old = known.start.time?.millis();
            let new = old + at - known.start.at;
            let date = match known.start.date {
                Some(known @ Date::Full(_)) => shifted(known, new.div_euclid(DAY)),
                _ => date,
            };
            let texts = stamps_on(notes, known, old, new, Some(date));
            Some((Change::Day { event, at, date }, in_place(known, texts)))
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
        Change::Told { event: index, at, ref words } => {
            same(lines::told(notes, incident, event(index)?, at, words))
        }
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

/// Other times in the place of the stamp.
fn in_place(event: &Event, stamps: Vec<String>) -> Vec<Edit> {
    stamps.into_iter().map(|text| put(event.stamp.start, event.stamp.end, text)).collect()
}

/// A statement with another length in the place of the one that it gives; none where that is not found in it.
fn relength(text: &str, old: i64, new: i64) -> Option<String> {
    let lower = fold(text);
    let told = Told::of(&lower);
    let all = durations(&lower, &told.whole(&lower).numbers(told.said));
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
