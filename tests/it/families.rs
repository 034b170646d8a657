//! `tests/families/*.txt`: many short notes of one family in each file, and the events that are read from them.
//!
//! Notes end with `----`, what is read with `====`; an event is its line, instant, actors and words, a finding its code.
//! `UPDATE=1 cargo test` rewrites what is read; the change is reviewed in the diff.

use std::{fmt::Write as _, fs, path::Path};

use incident_timeline::{
    incident::{Event, Moment},
    read::read,
    zones::Rules,
};

/// Findings that are shown.
const KINDS: &[&str] = &[
    "ambiguous-zone",
    "date-order",
    "day-month-order",
    "impossible-time",
    "newest-first",
    "out-of-order",
    "weekday",
];

#[test]
fn families_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/families");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut wrong = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let mut written = String::new();
        for block in text.split("\n====\n").filter(|block| !block.trim().is_empty()) {
            let (notes, expected) = block.split_once("\n----").unwrap_or((block, ""));
            let found = dump(notes);
            if found.trim_end() != expected.trim() {
                let _ = write!(wrong, "\n{}\n{notes}\n{found}instead of\n{expected}\n", path.display());
            }
            let _ = write!(written, "{notes}\n----\n{found}====\n");
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, written).unwrap();
            wrong.clear();
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE=1 cargo test rewrites them");
}

/// What the reader alone finds, as one line for each event and each finding.
fn dump(notes: &str) -> String {
    let incident = read(notes, Rules::NONE);
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

fn moment(moment: &Moment) -> String {
    let mut out = moment.date.map_or(format!("day{}", moment.day), |date| date.to_string());
    out += &moment.time.map_or(String::new(), |time| format!(" {time}"));
    out += &moment.latest.map_or(String::new(), |time| format!("..{time}"));
    out += &moment.elapsed_seconds.map_or(String::new(), |seconds| format!(" T{seconds:+}"));
    out + &moment.offset.map_or(String::new(), |offset| format!(" {offset}"))
}
