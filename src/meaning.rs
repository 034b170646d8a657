//! What the events and the words beside them mean: severity, phases, impact, costs, intervals, and what does not add up.

pub mod derived;
pub mod duration;
pub mod impact;
pub mod intervals;
pub mod levels;
pub mod naming;
pub mod phases;
pub mod placement;
pub mod sentences;
pub mod statement;
pub mod stems;
pub mod window;
pub mod words;

use crate::{
    incident::{Finding, Incident},
    order,
};

/// Adds to the events of `incident` what the notes say of impact, severity, phases and intervals.
#[must_use]
pub fn interpret(notes: &str, mut incident: Incident) -> Incident {
    let candidates = phases::name_events(&mut incident.events);
    incident.severities = phases::severities(notes, &incident);
    impact::find_impacts(notes, &mut incident);
    incident.impacts =
        order::by_key(incident.impacts, |impact| i64::try_from(impact.line).unwrap_or(i64::MAX));
    derived::contradictions(&mut incident);
    incident.derived_impacts = derived::derived(&incident.events);
    incident.intervals = intervals::intervals(&incident.events, &candidates);
    missing_phases(&mut incident);
    incident
}

/// Names a detection or a recovery that the notes do not tell.
fn missing_phases(incident: &mut Incident) {
    if incident.events.len() < 3 {
        return;
    }
    for (phase, kind, message) in [
        ("detected", "no-detection", "No entry says how it was noticed."),
        ("resolved", "no-recovery", "No entry says that it was over."),
    ] {
        if !incident.events.iter().any(|event| event.phases.iter().any(|name| name == phase)) {
            let line = incident.events.last().map_or(1, |event| event.line);
            incident.findings.push(Finding { kind: kind.to_owned(), message: message.to_owned(), line });
        }
    }
}
