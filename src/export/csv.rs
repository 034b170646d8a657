//! The incident as comma-separated values (RFC 4180), for a spreadsheet. No cell is taken for a formula.

use super::Export;
use crate::{
    civil::Offset,
    facts::{Phase, Placed},
    incident::{Event, Impact, Severity},
    markup,
    moment::Moment,
    sort,
    wording::{self, reasons::subject},
};

/// The names of the columns.
const COLUMNS: [&str; 16] = [
    "kind",
    "date",
    "time",
    "end_date",
    "end_time",
    "zone",
    "duration_seconds",
    "approximate",
    "what",
    "effect",
    "who",
    "phases",
    "severity",
    "placement",
    "text",
    "line",
];

/// A row: its cells by the names of their columns; the others are empty.
type Row = Vec<(&'static str, String)>;

/// Events, impacts and severities by where they begin, then lines without a time, then what was left out: a row each, whose
/// kind stands first.
///
/// ```
/// use incident_timeline::{clock::WallClock, export::{Export, csv::csv}, read_incident};
///
/// let incident = read_incident("- 10:02 @here \"x\"\n- 10:40 all well\n");
/// let text = csv(&Export { incident: &incident, clock: &WallClock::default(), hidden: &[], part: None });
/// assert!(text.contains(",\"'@here \"\"x\"\"\",1\r\n"));
/// ```
#[must_use]
pub fn csv(export: &Export<'_>) -> String {
    let impacts = export.impacts();
    let mut rows: Vec<(i64, Row)> =
        export.events().iter().map(|event| (event.start.at, event_row(event))).collect();
    rows.extend(impacts.iter().map(|impact| {
        let edge = impact.start.as_ref().or(impact.end.as_ref());
        (edge.map_or(i64::MAX, |edge| edge.at), impact_row(impact))
    }));
    rows.extend(export.incident.severities.iter().map(|level| (level.start.at, severity_row(level))));
    let mut rows = sort::by_key(rows, |(at, _)| *at);
    for line in export.unplaced() {
        let words = markup::plain(&line.text);
        rows.push((0, vec![("kind", "unplaced".into()), ("text", words), ("line", line.line.to_string())]));
    }
    if export.hidden() > 0 {
        let said = wording::exports::left_out(export.hidden(), &[]);
        rows.push((0, vec![("kind", "left out".into()), ("text", said)]));
    }
    let mut out = COLUMNS.join(",") + "\r\n";
    for (_, row) in rows {
        let cell = |column| row.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text);
        let cells: Vec<String> = COLUMNS.iter().map(|column| quoted(cell(*column))).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn event_row(event: &Event) -> Row {
    let phases: Vec<&str> = event.phases.iter().map(Phase::name).collect();
    let end = event.end.as_deref();
    let seconds = end.map_or(String::new(), |end| ((end.at - event.start.at) / 1000).to_string());
    let mut row = instants("event", Some(&event.start), end);
    row.extend([
        ("duration_seconds", seconds),
        ("approximate", event.approximate.to_string()),
        ("what", event.kind.map_or(String::new(), |kind| kind.name().to_owned())),
        ("who", event.actors.join(", ")),
        ("phases", phases.join(", ")),
        ("severity", event.severity.map_or(String::new(), |level| level.to_string())),
        ("text", wording::told(&event.text)),
        ("line", event.line.to_string()),
    ]);
    row
}

fn impact_row(impact: &Impact) -> Row {
    let derived = matches!(impact.placed, Placed::Derived { .. });
    let kind = if derived { "derived impact" } else { "impact" };
    let mut row = instants(kind, impact.start.as_ref(), impact.end.as_ref());
    row.extend([
        ("duration_seconds", impact.duration_seconds.map_or(String::new(), |seconds| seconds.to_string())),
        ("approximate", impact.approximate.to_string()),
        ("what", markup::plain(subject(&impact.subject))),
        ("effect", impact.effect.name().to_owned()),
        ("placement", impact.placed.placement().name().to_owned()),
        ("text", markup::plain(&impact.quote)),
        ("line", impact.line.to_string()),
    ]);
    row
}

fn severity_row(severity: &Severity) -> Row {
    let mut row = instants("severity", Some(&severity.start), severity.end.as_ref());
    row.extend([("severity", severity.level.to_string()), ("line", severity.line.to_string())]);
    row
}

fn instants(kind: &str, start: Option<&Moment>, end: Option<&Moment>) -> Row {
    let mut row = vec![("kind", kind.to_owned())];
    for (moment, date, time) in [(start, "date", "time"), (end, "end_date", "end_time")] {
        let Some(moment) = moment else { continue };
        row.push((date, moment.date.map_or_else(|| wording::day(None, moment.day), |date| date.to_string())));
        let clock = || moment.elapsed_seconds.map_or(String::new(), |_| wording::clock(moment));
        row.push((time, moment.time.map_or_else(clock, |time| time.to_string())));
    }
    row.extend(start.or(end).map(|moment| ("zone", zone(moment))));
    row
}

/// The zone of an instant with its offset: `PST (UTC-08:00)`, `UTC`.
fn zone(moment: &Moment) -> String {
    let offset = moment.offset.map(|offset| ["UTC", &offset.to_string()].concat());
    match (moment.zone.as_deref().filter(|name| name.starts_with(char::is_alphabetic)), offset) {
        (Some(name), Some(offset)) if moment.offset != Some(Offset(0)) => [name, " (", &offset, ")"].concat(),
        (Some(name), _) => name.to_owned(),
        (None, offset) => offset.unwrap_or_default(),
    }
}

/// A cell as RFC 4180 writes it; one that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(text: &str) -> String {
    // `＝` and its like are formulas where people type in full width.
    let formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    let text = if formula { ["'", text].concat() } else { text.to_owned() };
    let plain = !text.contains([',', '"', '\r', '\n']) && text.trim() == text;
    if plain { text } else { ["\"", &text.replace('"', "\"\""), "\""].concat() }
}
