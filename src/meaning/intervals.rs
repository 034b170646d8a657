//! The distances that incident reviewers ask for, each with what stands at its two ends. No averages, no grades.
//! Definitions and sources: `docs/intervals.md`.

use crate::{
    civil::ClockTime,
    facts::{Ends, IntervalKind, Kind, Phase, Placement, Subject},
    incident::{Alternative, Event, Impact, Incident, Interval, PhaseAt},
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
    let all = incident.events_of_each(count).into_iter().enumerate().flat_map(|(number, events)| {
        let mut found: Vec<Interval> =
            INTERVALS.iter().map(|&row| between_phases(incident, number, row)).collect();
        let silences = silences(incident, number, &events, &found);
        found.extend(longest(&incident.events, &silences, number));
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

/// A time in which nothing is told: the entries around it, and its seconds.
#[derive(Debug, Clone, Copy)]
pub struct Silence {
    /// The entry before it.
    pub from: usize,
    /// The entry after it.
    pub to: usize,
    /// From the end of the former to the beginning of the latter.
    pub seconds: i64,
}

/// Fewer entries than these leave much out.
const STORY: usize = 4;

/// Those of `intervals`, which are in the order of their incidents, that are of one incident.
#[must_use]
pub fn own(intervals: &[Interval], number: usize) -> &[Interval] {
    let from = |number| intervals.partition_point(|interval| interval.incident < number);
    intervals.get(from(number)..from(number + 1)).unwrap_or_default()
}

/// The times in which an incident with these events was known and not over and nothing is told, but for those that an interval tells already.
#[must_use]
pub fn silences(
    incident: &Incident,
    number: usize,
    events: &[(usize, &Event)],
    told: &[Interval],
) -> Vec<Silence> {
    let at =
        |phases: [Phase; 2]| phases.iter().find_map(|phase| Some(incident.phase(number, *phase)?.moment.at));
    let known = at([Phase::Detected, Phase::Start]).unwrap_or(i64::MIN);
    let over = at([Phase::Mitigated, Phase::Resolved]).unwrap_or(i64::MAX);
    // Nor once the whole is no longer hit.
    let whole = |impact: &&Impact| {
        let stated = impact.placed.placement() == Placement::Stated;
        stated && impact.incident == Some(number) && impact.subject == Subject::Incident
    };
    let hit = incident.impacts.iter().filter(whole).filter_map(|impact| Some(impact.end.as_ref()?.at)).max();
    let over = hit.map_or(over, |hit| over.min(hit.max(known)));
    let works = incident.phase(number, Phase::Resolved).map_or(&[][..], |resolved| &resolved.rivals);
    let mut found = Vec::new();
    let mut last: Option<(usize, i64, &Event)> = None;
    if events.len() < STORY {
        return found;
    }
    for &(index, event) in events {
        let exact = |event: &Event| event.start.time.is_some() || event.start.elapsed_seconds.is_some();
        if let Some((from, until, before)) = last
            // Once something works again, nobody has to write.
            && before.kind != Some(Kind::Recovery)
            && !works.iter().any(|works| works.event == Some(from))
            && before.start.at >= known
            && event.start.at <= over
            && exact(before)
            && exact(event)
            && !told.iter().any(|one| {
                matches!(one.ends, Ends::Between { .. }) && (one.from, one.to) == (Some(from), Some(index))
            })
        {
            let seconds = event.start.at.saturating_sub(until).max(0) / 1000;
            found.push(Silence { from, to: index, seconds });
        }
        let until = event.end.as_ref().map_or(event.start.at, |end| end.at.max(event.start.at));
        if last.is_none_or(|(_, most, _)| until >= most) {
            last = Some((index, until, event));
        }
    }
    found
}

/// The longest of these.
fn longest(events: &[Event], silences: &[Silence], incident: usize) -> Option<Interval> {
    // The first of equally long silences.
    let &Silence { from, to, seconds } = silences.iter().rev().max_by_key(|silence| silence.seconds)?;
    let slack = |index: usize| events.get(index).map(|event| slack(&event.start, event.approximate));
    let range = slack(from).zip(slack(to)).and_then(|(from, to)| range(from, to, seconds));
    Some(Interval {
        kind: IntervalKind::LongestSilence,
        from: Some(from),
        to: Some(to),
        seconds: Some(seconds),
        least: range.map(|(least, _)| least),
        most: range.map(|(_, most)| most),
        ends: Ends::Neighbours,
        alternatives: Vec::new(),
        incident,
    })
}
