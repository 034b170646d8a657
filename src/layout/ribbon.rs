//! The phases of each incident as a ribbon above the lanes: a stretch from each phase to the next.

use super::{
    lanes::{LANE, bar, heading},
    parts::{Anchor, Bar, Layout, Reach},
    text_metrics::{self, SMALL},
};
use crate::{
    class::Class,
    facts::Phase,
    incident::{Incident, PhaseAt},
    sort,
    target::Target,
    wording,
};

/// Rows at most, for incidents that overlap.
const ROWS: usize = 4;

/// The ribbon; returns where the next lane begins.
pub(super) fn phases(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    let y = if out.narrow { top + 16 } else { top };
    let mut rows: Vec<i32> = Vec::new();
    let phases = sort::by_key(incident.phases.iter().enumerate().collect(), |(_, phase)| phase.moment.at);
    for (index, phase) in phases {
        let Some(next) = next_phase(&incident.phases, phase) else { continue };
        let (target, class) = (Some(Target::Phase(index)), class(phase.phase));
        let Some(mut bar) = bar(&out.scale, Some(&phase.moment), Some(&next.moment), target, class) else {
            continue;
        };
        let free = rows.iter().position(|used| *used <= bar.area.x);
        let row = free.unwrap_or(rows.len()).min(ROWS - 1);
        match rows.get_mut(row) {
            Some(used) => *used = bar.area.right(),
            None => rows.push(bar.area.right()),
        }
        bar.area.y = y + LANE * i32::try_from(row).unwrap_or_default();
        bar.area.width = bar.area.width.max(3);
        words(out, bar, phase, next);
        out.bars.push(bar);
    }
    let Some(last) = i32::try_from(rows.len()).ok().filter(|rows| *rows > 0) else { return top };
    heading(out, "Phases", if out.narrow { top + 10 } else { y + 12 });
    y + LANE * last
}

/// The phase that follows on another of the same incident: the first later one; none where another one begins at the same
/// instant and stands for both.
#[must_use]
pub fn next_phase<'p>(phases: &'p [PhaseAt], phase: &PhaseAt) -> Option<&'p PhaseAt> {
    let others = || phases.iter().filter(|other| other.incident == phase.incident);
    let same = |other: &&PhaseAt| other.moment.at == phase.moment.at && other.phase > phase.phase;
    if others().any(|other| same(&other)) {
        return None;
    }
    others()
        .filter(|other| other.moment.at > phase.moment.at)
        .min_by_key(|other| (other.moment.at, other.phase))
}

/// The words on a stretch, as many as have room: from which phase to which, how long. A part of a word is none.
fn words(out: &mut Layout, bar: Bar, phase: &PhaseAt, next: &PhaseAt) {
    let long = wording::apart(next.moment.at - phase.moment.at);
    let to = ["\u{2192} ", next.phase.name()].concat();
    let timed = [&to, " ", &long].concat();
    let all = [[phase.phase.name(), " ", &timed].concat(), timed, to];
    let Reach { from, to } = bar.room();
    let fits = |said: &String| text_metrics::bold_width(said, SMALL) + 8 <= to - from;
    if let Some(said) = all.into_iter().find(fits) {
        let (x, y) = (from + 5, bar.area.y + 11);
        out.add_text(x, y, Anchor::Start, said, Class::PhaseWords, bar.target);
    }
}

fn class(phase: Phase) -> Class {
    match phase {
        Phase::Start => Class::Started,
        Phase::Detected => Class::Detected,
        Phase::Acknowledged => Class::Acknowledged,
        Phase::Declared => Class::Declared,
        Phase::Mitigated => Class::Mitigated,
        Phase::Resolved => Class::Resolved,
    }
}
