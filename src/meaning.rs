//! What the events and the words beside them mean: severity, phases, impact, costs, intervals, and what does not add up.

pub mod derived;
pub mod duration;
pub mod findings;
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

use crate::{incident::Incident, order};

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
    findings::find(notes, &mut incident);
    incident
}
