//! Every `tests/cases/*.txt`: one document each, and all that is read from it.

use std::fmt::Write as _;

use incident_timeline::{
    incident::{Event, Impact, Incident, Moment},
    read_incident,
};

use crate::{
    check::{golden, moment},
    names::{phases, subject},
};

#[test]
fn cases_read_as_expected() {
    golden("tests/cases", |notes| dump(&read_incident(notes)));
}

/// An incident as one line for each thing that was read.
fn dump(incident: &Incident) -> String {
    let mut out = String::new();
    let title = incident.title.as_deref().unwrap_or("none");
    let zone = incident.zone.as_ref().map_or("none".to_owned(), |zone| {
        format!(
            "{} {}",
            zone.name,
            zone.offset.map_or("offset unknown".to_owned(), |offset| offset.to_string())
        )
    });
    let _ = writeln!(out, "title: {title}\nzone: {zone}");
    for event in &incident.events {
        let _ = writeln!(out, "event {}: {}{}", event.line, instant(event), tail(event));
    }
    for impact in &incident.impacts {
        let _ = writeln!(out, "impact {}: {}", impact.line, statement(impact));
    }
    for cost in &incident.costs {
        let _ = writeln!(out, "cost {}: {}", cost.line, cost.what);
    }
    for severity in &incident.severities {
        let end = severity.end.as_ref().map_or("open".to_owned(), moment);
        let _ = writeln!(
            out,
            "severity {}: {} {} to {end}",
            severity.line,
            severity.level,
            moment(&severity.start)
        );
    }
    for interval in &incident.intervals {
        let seconds = interval.seconds.map_or("not stated".to_owned(), |seconds| format!("{seconds} s"));
        let _ = writeln!(out, "{}: {seconds}", interval.kind);
    }
    for finding in &incident.findings {
        let _ = writeln!(out, "finding {}: {}", finding.line, finding.kind.code());
    }
    for line in &incident.unplaced {
        let _ = writeln!(out, "unplaced {}: {}", line.line, line.text);
    }
    out
}

fn instant(event: &Event) -> String {
    let about = if event.approximate { "~" } else { "" };
    let end = event.end.as_ref().map_or(String::new(), |end| format!("/{}", moment(end)));
    format!("{about}{}{end}", moment(&event.start))
}

fn tail(event: &Event) -> String {
    let words: String = event.text.chars().take(48).collect();
    let mut out = format!(" | {}", words.replace('\n', " "));
    if !event.phases.is_empty() {
        let _ = write!(out, " | {}", phases(event));
    }
    if let Some(level) = &event.severity {
        let _ = write!(out, " | {level}");
    }
    out
}

fn statement(impact: &Impact) -> String {
    let about = if impact.approximate { "~" } else { "" };
    let length =
        impact.duration_seconds.map_or("?".to_owned(), |seconds| format!("{about}{} min", seconds / 60));
    let edge = |edge: &Option<Moment>| edge.as_ref().map_or("?".to_owned(), moment);
    let things = match impact.subject.things() {
        [] => vec!["incident".to_owned()],
        things => things.to_vec(),
    };
    let mut out = format!(
        "{} [{}] {} {length}, {:?} {} to {}",
        subject(impact),
        things.join("; "),
        impact.effect,
        impact.placed.placement(),
        edge(&impact.start),
        edge(&impact.end)
    );
    for rival in &impact.rivals {
        let _ = write!(out, ", rival {} to {}", moment(&rival.start), moment(&rival.end));
    }
    out
}
