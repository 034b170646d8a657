//! The distances that incident reviewers ask for, each with what stands at its two ends. No averages, no grades.
//! Definitions and sources: `docs/intervals.md`.

use crate::{
    civil::ClockTime,
    facts::{Ends, IntervalKind, Phase},
    incident::{Alternative, Event, Incident, Interval, PhaseAt},
    moment::Moment,
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

/// Works out every interval of `count` incidents; one whose ends the notes do not state says which is missing. Without events
/// and phases there are none.
#[must_use]
pub fn intervals(incident: &Incident, count: usize) -> Vec<Interval> {
    let all = (0..count).flat_map(|number| {
        let mut found: Vec<Interval> =
            INTERVALS.iter().map(|&row| between_phases(incident, number, row)).collect();
        found.extend(longest_silence(&incident.events, number));
        found
    });
    all.collect()
}

/// An interval between two phases of an incident.
fn between_phases(
    incident: &Incident,
    number: usize,
    (kind, [wanted, instead], last): (IntervalKind, [Phase; 2], Phase),
) -> Interval {
    let of = |phase| incident.phase(number, phase);
    let first = if of(wanted).is_some() || of(instead).is_none() { wanted } else { instead };
    let (from, to) = (of(first), of(last));
    let ends = from.zip(to);
    let length = ends.map(|(from, to)| seconds(&from.moment, &to.moment));
    // Where one entry tells both, or two of one minute, nobody measured how far apart they are.
    let together = length == Some(0);
    let seconds = length.filter(|seconds| *seconds > 0);
    let slack = |phase: &PhaseAt| {
        let about = phase.event.and_then(|event| incident.events.get(event));
        slack(&phase.moment, about.is_some_and(|event| event.approximate))
    };
    let range = ends.zip(seconds).and_then(|((from, to), seconds)| range(slack(from), slack(to), seconds));
    Interval {
        kind,
        from: from.and_then(|from| from.event),
        to: to.and_then(|to| to.event),
        seconds,
        least: range.map(|(least, _)| least),
        most: range.map(|(_, most)| most),
        ends: match ends {
            None if from.is_none() => Ends::Missing(wanted),
            None => Ends::Missing(last),
            _ if together => Ends::Together { from: first, to: last },
            _ if seconds.is_none() => Ends::Reversed { from: first, to: last },
            _ => {
                Ends::Between { from: first, to: last, instead_of: Some(wanted).filter(|_| first != wanted) }
            }
        },
        alternatives: ends.map(|(from, to)| alternatives(from, to)).unwrap_or_default(),
        incident: number,
    }
}

/// The lengths that it would have if other events began its phases.
fn alternatives(from: &PhaseAt, to: &PhaseAt) -> Vec<Alternative> {
    let others = to.rivals.iter().map(|to| (from.event, &from.moment, to.event, &to.moment));
    let earlier = from.rivals.iter().map(|from| (from.event, &from.moment, to.event, &to.moment));
    let mut found = Vec::new();
    for (from, begin, to, end) in others.chain(earlier) {
        let (Some(from), Some(to)) = (from, to) else { continue };
        let seconds = seconds(begin, end);
        // One event that begins both phases says nothing of the time between.
        if seconds >= 0 && from != to && found.len() < ALTERNATIVES {
            found.push(Alternative { from, to, seconds });
        }
    }
    found
}

fn seconds(from: &Moment, to: &Moment) -> i64 {
    (to.at - from.at) / 1000
}

/// The least and the most seconds that an interval can be, where the instants at its ends may be off so much.
fn range(from: (i64, i64), to: (i64, i64), seconds: i64) -> Option<(i64, i64)> {
    let (least, most) = (from.1 + to.0, from.0 + to.1);
    (least + most > 0).then_some(((seconds - least).max(0), seconds + most))
}

/// Seconds by which an approximate instant may be earlier and later: up to the edges that the notes give, else a quarter
/// of an hour for a full or a half hour, five minutes for a multiple of five, else one; half a day where only the day is
/// known.
fn slack(start: &Moment, approximate: bool) -> (i64, i64) {
    let Some(time) = start.time else {
        let exact = start.elapsed_seconds.is_some() && !approximate;
        return if exact { (0, 0) } else { (43_200, 43_200) };
    };
    if !approximate {
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
    let slack = |index: usize| events.get(index).map(|event| slack(&event.start, event.approximate));
    let range = slack(from).zip(slack(to)).and_then(|(from, to)| range(from, to, gap / 1000));
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
