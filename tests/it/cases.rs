//! Every `tests/cases/*.txt`: notes, and beside them what is read from them.
//!
//! A case is the notes, a line `==== expected`, and one line for each thing read. `UPDATE=1 cargo test` rewrites the
//! expected part; the change is reviewed in the diff.

use std::{fmt::Write as _, fs, path::Path};

use incident_timeline::{
    incident::{Event, Impact, Incident, Moment},
    read_incident,
};

use super::names::{phases, subject};

const MARK: &str = "==== expected\n";

#[test]
fn cases_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 6, "the cases are there");
    let mut wrong = String::new();
    for path in paths {
        let case = fs::read_to_string(&path).unwrap();
        let (notes, expected) = case.split_once(MARK).unwrap_or((&case, ""));
        let found = dump(&read_incident(notes));
        if found == expected {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, format!("{notes}{MARK}{found}")).unwrap();
        } else {
            let _ = write!(wrong, "\n{}:\n{}", path.display(), difference(expected, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE=1 cargo test rewrites them");
}

/// The lines that only one side has.
fn difference(expected: &str, found: &str) -> String {
    let only = |a: &str, b: &str, sign: char| {
        let missing = a.lines().filter(|line| !b.lines().any(|other| other == *line));
        missing.fold(String::new(), |out, line| out + &format!("  {sign} {line}\n"))
    };
    only(expected, found, '-') + &only(found, expected, '+')
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

fn moment(moment: &Moment) -> String {
    let mut out = moment.date.map_or(format!("day{}", moment.day), |date| date.to_string());
    if let Some(time) = moment.time {
        let _ = write!(out, "T{time}");
    } else if let Some(seconds) = moment.elapsed_seconds {
        out = format!("T+{seconds}s");
    }
    if let Some(offset) = moment.offset {
        let _ = write!(out, "{offset}");
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
