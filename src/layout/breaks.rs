//! Which gaps the picture folds: those that would leave all else too little room.

use super::scale::{Break, FAR};
use crate::{
    incident::{Impact, Incident},
    sort,
};

/// Gaps shorter than this are never folded, in milliseconds.
const LEAST: i64 = 60_000;

/// Gaps longer than a century are a date misread rather than a gap.
const LONGEST: i64 = 3_155_760_000_000;

/// A fold leaves this part of the gap on either side of it: what comes next is seen to come after a while.
const MARGIN: i64 = 20;

/// Gaps folded at most: a picture that is torn more often is no scale.
const MOST: usize = 3;

/// Pixels of a usual picture, and of a dot in it.
const PLOT: i64 = 900;
const DOT: i64 = 9;

/// The long gaps of an incident, in order: no event, edge of an impact or change of severity lies inside one.
///
/// Gaps are folded only where most neighbours would else stand closer than a dot, and never inside the only outage: how long
/// that was is what one looks for. A gap is long when it takes more time than all that is left once it and the longer ones
/// are folded, and five times the usual distance of two neighbours. Half of the distances at most are long: what is usual is
/// no gap.
#[must_use]
pub fn breaks(incident: &Incident) -> Vec<Break> {
    let points = points(incident);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let total = last - first;
    let mut distances: Vec<i64> = Vec::new();
    let mut long: Vec<Break> = Vec::new();
    for (&from, &to) in points.iter().zip(points.iter().skip(1)) {
        if to > from {
            distances.push(to - from);
            if (LEAST.max(total / 200)..LONGEST).contains(&(to - from)) {
                long.push(Break { from, to, quiet: to - from });
            }
        }
    }
    // True where most neighbours touch in a picture that shows so much time.
    let crowded = |live: i64| {
        let close = distances.iter().filter(|distance| distance.saturating_mul(PLOT) < DOT * live);
        close.count() * 2 >= distances.len()
    };
    let long = sort::by_key(long, |gap| -gap.quiet);
    let outage = only_outage(incident);
    let (mut live, mut kept, mut left) = (total, 0, total);
    for (count, gap) in (1..).zip(long.iter().take(MOST)) {
        if !crowded(live) {
            break;
        }
        let span = gap.quiet;
        live -= span;
        let (all, most) = (i64::try_from(distances.len()).unwrap_or(i64::MAX), count * 2);
        let rest = all - count;
        if most <= all && span >= live && span >= 5 * (live / rest.max(1)) {
            (kept, left) = (count, live);
        }
    }
    let kept = usize::try_from(kept).unwrap_or_default();
    let inside = |gap: &Break| outage.is_some_and(|(from, to)| from <= gap.from && gap.to <= to);
    let folded = long.into_iter().take(kept).filter(|gap| !inside(gap)).map(|Break { from, to, quiet }| {
        let margin = (quiet / MARGIN).min(left / MARGIN);
        Break { from: from + margin, to: to - margin, quiet }
    });
    sort::by_key(folded.collect(), |gap| gap.from)
}

/// From when to when something was broken, where the incident has one such time.
fn only_outage(incident: &Incident) -> Option<(i64, i64)> {
    let edges = |impact: &Impact| Some((impact.start.as_ref()?.at, impact.end.as_ref()?.at));
    let mut told = incident.told_impacts().filter_map(edges);
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// The instants at which something happens, in order.
fn points(incident: &Incident) -> Vec<i64> {
    let mut points: Vec<i64> = Vec::new();
    for event in &incident.events {
        points.push(event.start.at);
        points.extend(event.end.as_ref().map(|end| end.at));
    }
    for impact in &incident.impacts {
        points.extend([&impact.start, &impact.end].into_iter().flatten().map(|edge| edge.at));
    }
    for severity in &incident.severities {
        points.push(severity.start.at);
        points.extend(severity.end.as_ref().map(|end| end.at));
    }
    for point in &mut points {
        *point = (*point).clamp(-FAR, FAR);
    }
    if points.is_sorted() { points } else { sort::by_key(points, |at| *at) }
}
