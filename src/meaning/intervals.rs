//! The distances that incident reviewers ask for, each with the two events behind it. No averages, no grades.

use crate::incident::{Event, Interval};

/// Each interval: its name, the phases it may begin with, best first, and the phase it ends with.
const INTERVALS: &[(&str, &[&str], &str)] = &[
    ("time to detect", &["start"], "detected"),
    ("time to acknowledge", &["detected"], "acknowledged"),
    ("time to declare", &["start", "detected"], "declared"),
    ("time to mitigate", &["start", "detected"], "mitigated"),
    ("time to resolve", &["start", "detected"], "resolved"),
];

/// Works out every interval; one whose ends the notes do not state says which is missing. Without events there are none.
#[must_use]
pub fn intervals(events: &[Event]) -> Vec<Interval> {
    if events.is_empty() {
        return Vec::new();
    }
    let phase = |name: &str| events.iter().position(|event| event.phases.iter().any(|phase| phase == name));
    let mut found: Vec<Interval> = INTERVALS
        .iter()
        .map(|(name, begins, ends)| {
            let begin = begins.iter().find_map(|name| Some((*name, phase(name)?)));
            interval(
                name,
                begin,
                begins.first().copied().unwrap_or_default(),
                phase(ends).map(|index| (*ends, index)),
                ends,
                events,
            )
        })
        .collect();
    if let Some(silence) = longest_silence(events) {
        found.push(silence);
    }
    found
}

fn interval(
    name: &str,
    begin: Option<(&str, usize)>,
    wanted: &str,
    end: Option<(&str, usize)>,
    ends: &str,
    events: &[Event],
) -> Interval {
    let seconds = begin.zip(end).and_then(|((_, from), (_, to))| {
        Some((events.get(to)?.start.at - events.get(from)?.start.at) / 1000)
    });
    let reason = match (begin, end) {
        (Some((from, _)), Some((to, _))) if seconds.is_some_and(|s| s < 0) => {
            format!("{to} stands before {from}")
        }
        (Some((from, _)), Some((to, _))) => format!("from {from} to {to}"),
        (None, _) => format!("{wanted} not stated"),
        (_, None) => format!("{ends} not stated"),
    };
    Interval {
        name: name.to_owned(),
        from: begin.map(|(_, index)| index),
        to: end.map(|(_, index)| index),
        seconds: seconds.filter(|seconds| *seconds >= 0),
        least: None,
        most: None,
        reason,
    }
}

fn longest_silence(events: &[Event]) -> Option<Interval> {
    let gap = |pair: &[Event]| Some(pair.last()?.start.at - pair.first()?.start.at);
    // The first of equally long silences, so that the answer does not depend on the direction of the search.
    let (from, millis) =
        events.windows(2).map(|pair| gap(pair).unwrap_or(0)).enumerate().rev().max_by_key(|(_, gap)| *gap)?;
    Some(Interval {
        name: "longest silence".to_owned(),
        from: Some(from),
        to: Some(from + 1),
        seconds: Some(millis / 1000),
        least: None,
        most: None,
        reason: "between two entries that follow each other".to_owned(),
    })
}
