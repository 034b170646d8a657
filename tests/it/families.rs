//! `tests/families/*.txt`: many short notes of one family in each file, and the events that are read from them.
//!
//! An event is its line, instant, actor and words, a finding its line and code.

use std::fmt::Write as _;

use incident_timeline::{
    document::Document,
    incident::{Event, Incident},
    pause::at_once,
    read::read,
    zones::Rules,
};

use crate::check::{golden, moment};

/// Findings that are shown.
const KINDS: &[&str] = &[
    "ambiguous-zone",
    "date-order",
    "day-month-order",
    "impossible-time",
    "newest-first",
    "out-of-order",
    "stamp-side",
    "weekday",
];

#[test]
fn families_read_as_expected() {
    golden("tests/families", dump);
}

/// What the reader alone finds, as one line for each event and each finding.
pub(crate) fn dump(notes: &str) -> String {
    lines(&at_once(read(&at_once(Document::of(notes)), Rules::NONE)))
}

/// The events of an incident and its findings.
pub(crate) fn lines(incident: &Incident) -> String {
    let mut out = String::new();
    for event in &incident.events {
        let end = event.end.as_ref().map_or(String::new(), |end| format!(" to {}", moment(end)));
        let about = if event.approximate { "~" } else { "" };
        let _ = writeln!(out, "{} {about}{}{end}{}", event.line, moment(&event.start), said(event));
    }
    for finding in incident.findings.iter().filter(|finding| KINDS.contains(&finding.kind.code())) {
        let _ = writeln!(out, "{} {}", finding.line, finding.kind.code());
    }
    for line in &incident.unplaced {
        let _ = writeln!(out, "{} unplaced {}", line.line, line.text);
    }
    out
}

fn said(event: &Event) -> String {
    let words: String = event.text.replace('\n', " / ").chars().take(60).collect();
    match event.actors.first() {
        Some(actor) => format!(" <{actor}> {words}"),
        None => format!(" {words}"),
    }
}
