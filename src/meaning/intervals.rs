//! The distances that incident reviewers ask for, each with the two events behind it. No averages, no grades.
//! Definitions and sources: `docs/intervals.md`.

use super::phases::Candidates;
use crate::{
    civil::ClockTime,
    facts::{Ends, IntervalKind, Phase},
    incident::{Alternative, Event, Interval},
};

/// Each interval between two phases: the phase it begins with, the one that stands in where that is not stated, and the
/// phase it ends with.
pub const INTERVALS: &[(IntervalKind, [Phase; 2], Phase)] = &[
    (IntervalKind::TimeToDetect, [Phase::Start, Phase::Start], Phase::Detected),
    (IntervalKind::TimeToAcknowledge, [Phase::Detected, Phase::Detected], Phase::Acknowledged),
    (IntervalKind::TimeToDeclare, [Phase::Start, Phase::Detected], Phase::Declared),
    (IntervalKind::TimeToMitigate, [Phase::Start, Phase::Detected], Phase::Mitigated),
    (IntervalKind::TimeToResolve, [Phase::Start, Phase::Detected], Phase::Resolved),
];

/// Alternatives that are kept.
const ALTERNATIVES: usize = 3;

/// Works out every interval; one whose ends the notes do not state says which is missing. Without events there are none.
#[must_use]
pub fn intervals(events: &[Event], candidates: &[Candidates]) -> Vec<Interval> {
    let all = candidates.iter().enumerate().flat_map(|(number, candidates)| {
        let mut found = of_incident(events, candidates);
        found.extend(longest_silence(events, number));
        for interval in &mut found {
            interval.incident = number;
        }
        found
    });
    all.collect()
}

/// Those of one incident.
fn of_incident(events: &[Event], candidates: &Candidates) -> Vec<Interval> {
    let of_row = |&(kind, [wanted, instead], to): &(IntervalKind, [Phase; 2], Phase)| {
        let stated = |phase| !candidates.get(phase).is_empty();
        let from = if stated(wanted) || !stated(instead) { wanted } else { instead };
        let mut found = interval(kind, candidates.get(from), candidates.get(to), events);
        found.ends = match (found.from, found.to) {
            (None, _) => Ends::Missing(wanted),
            (_, None) => Ends::Missing(to),
            _ if found.seconds.is_none() => Ends::Reversed { from, to },
            _ => Ends::Between { from, to, instead_of: Some(wanted).filter(|_| from != wanted) },
        };
        found
    };
    INTERVALS.iter().map(of_row).collect()
}

/// One interval from the events that may begin its two phases, the best first.
fn interval(kind: IntervalKind, from: &[usize], to: &[usize], events: &[Event]) -> Interval {
    let ends = from.first().copied().zip(to.first().copied());
    let seconds = ends.and_then(|(from, to)| distance(events, from, to)).filter(|seconds| *seconds >= 0);
    let range = ends.zip(seconds).and_then(|((from, to), seconds)| range(events, from, to, seconds));
    let mut alternatives = Vec::new();
    if let Some((first, last)) = ends {
        let others = to.iter().skip(1).map(|to| (first, *to));
        let earlier = from.iter().skip(1).map(|from| (*from, last));
        for (from, to) in others.chain(earlier) {
            // One event that begins both phases says nothing of the time between.
            if let Some(seconds) = distance(events, from, to).filter(|seconds| *seconds >= 0 && from != to)
                && alternatives.len() < ALTERNATIVES
            {
                alternatives.push(Alternative { from, to, seconds });
            }
        }
    }
    Interval {
        kind,
        from: from.first().copied(),
        to: to.first().copied(),
        seconds,
        least: range.map(|(least, _)| least),
        most: range.map(|(_, most)| most),
        ends: Ends::Neighbours,
        alternatives,
        incident: 0,
    }
}

fn distance(events: &[Event], from: usize, to: usize) -> Option<i64> {
    Some((events.get(to)?.start.at - events.get(from)?.start.at) / 1000)
}

/// The least and the most seconds that an interval can be, where one of its events is approximate.
fn range(events: &[Event], from: usize, to: usize, seconds: i64) -> Option<(i64, i64)> {
    let (from, to) = (slack(events.get(from)?), slack(events.get(to)?));
    let (least, most) = (from.1 + to.0, from.0 + to.1);
    (least + most > 0).then_some(((seconds - least).max(0), seconds + most))
}

/// Seconds by which an approximate instant may be earlier and later: up to the edges that the notes give, else a quarter
/// of an hour for a full or a half hour, five minutes for a multiple of five, else one; half a day where only the day is
/// known.
fn slack(event: &Event) -> (i64, i64) {
    let start = &event.start;
    let Some(time) = start.time else {
        let exact = start.elapsed_seconds.is_some() && !event.approximate;
        return if exact { (0, 0) } else { (43_200, 43_200) };
    };
    if !event.approximate {
        return (0, 0);
    }
    let usual = match time.millis() / 60_000 % 60 {
        0 | 30 => 900,
        minute if minute % 5 == 0 => 300,
        _ => 60,
    };
    let edge =
        |edge: Option<ClockTime>| edge.map_or(usual, |edge| (edge.millis() - time.millis()).abs() / 1000);
    (edge(start.earliest), edge(start.latest))
}

/// The longest time in which nothing is told: from the end of an entry to the beginning of the next.
fn longest_silence(events: &[Event], incident: usize) -> Option<Interval> {
    let mut longest: Option<(usize, usize, i64)> = None;
    let mut last: Option<(usize, i64)> = None;
    for (index, event) in events.iter().enumerate().filter(|(_, event)| event.incident == incident) {
        if let Some((before, until)) = last {
            let gap = event.start.at.saturating_sub(until).max(0);
            // The first of equally long silences.
            if longest.is_none_or(|(_, _, most)| gap > most) {
                longest = Some((before, index, gap));
            }
        }
        let until = event.end.as_ref().map_or(event.start.at, |end| end.at.max(event.start.at));
        if last.is_none_or(|(_, most)| until >= most) {
            last = Some((index, until));
        }
    }
    let (from, to, gap) = longest?;
    let range = range(events, from, to, gap / 1000);
    Some(Interval {
        kind: IntervalKind::LongestSilence,
        from: Some(from),
        to: Some(to),
        seconds: Some(gap / 1000),
        least: range.map(|(least, _)| least),
        most: range.map(|(_, most)| most),
        ends: Ends::Neighbours,
        alternatives: Vec::new(),
        incident,
    })
}
