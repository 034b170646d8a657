//! Facts by their names, as tests write them.

use incident_timeline::{
    facts::Phase,
    incident::{Event, Impact, Incident},
    wording::{findings::finding, reasons},
};

/// The phases that an event begins: `start, detected`.
pub(crate) fn phases(event: &Event) -> String {
    event.phases.iter().map(Phase::name).collect::<Vec<_>>().join(", ")
}

/// What an impact is of.
pub(crate) fn subject(impact: &Impact) -> &str {
    reasons::subject(&impact.subject)
}

/// The findings: code, line from 1, sentence.
pub(crate) fn findings(incident: &Incident) -> Vec<(&'static str, usize, String)> {
    let all = incident.findings.iter();
    all.map(|odd| (odd.kind.code(), odd.line.index() + 1, finding(odd, &incident.events))).collect()
}
