//! The incident as tables of Markdown, for a wiki page or a ticket. Our own reader reads them back.

use super::Export;
use crate::{
    facts::{Phase, Placed},
    incident::{Event, Impact},
    markup, wording,
    wording::{
        duration,
        exports::{self, DERIVED, EVENT_COLUMNS, IMPACT, IMPACT_COLUMNS, TIMELINE},
        reasons::subject,
    },
};

/// The title, what was read, the timeline and the impacts as tables, and what was left out.
///
/// ```
/// use incident_timeline::{clock::WallClock, export::{Export, markdown::markdown}, read_incident};
///
/// let incident = read_incident("All times UTC\n10:02 pager fired | page 1\n10:40 all well\n");
/// let text = markdown(&Export { incident: &incident, clock: &WallClock::default(), hidden: &[], part: None });
/// assert!(text.contains("\n| 10:02 | pager fired \\| page 1 |"));
/// ```
#[must_use]
pub fn markdown(export: &Export<'_>) -> String {
    let mut out = ["# ", &cell(&export.title()), "\n\n", &export.summary(), "\n"].concat();
    let left_out = export.left_out();
    if !left_out.is_empty() {
        out.push_str(&["\n", &left_out, "\n"].concat());
    }
    let events = export.events();
    if !events.is_empty() {
        let zone = export.incident.zone.as_ref().map(|zone| [" (", &zone.name, ")"].concat());
        let [time, rest @ ..] = EVENT_COLUMNS;
        let time = time.to_owned() + &zone.unwrap_or_default();
        let [what, who, phase, severity] = rest;
        out.push_str(&["\n## ", TIMELINE, "\n\n"].concat());
        let rows: Vec<_> = events.iter().map(|event| event_row(export, event)).collect();
        table(&mut out, [&time, what, who, phase, severity], &rows);
    }
    let impacts = export.impacts();
    if !impacts.is_empty() {
        out.push_str(&["\n## ", IMPACT, "\n\n"].concat());
        let rows: Vec<_> = impacts.iter().map(|impact| impact_row(export, impact)).collect();
        if events.is_empty() {
            // The only table with times in it would be read as the timeline.
            for row in &rows {
                out.push_str(&exports::impact(row.each_ref().map(String::as_str)));
            }
        } else {
            table(&mut out, IMPACT_COLUMNS, &rows);
        }
    }
    out
}

fn event_row(export: &Export<'_>, event: &Event) -> [String; 5] {
    let phases: Vec<&str> = event.phases.iter().map(Phase::name).collect();
    [
        export.when(event),
        cell(&wording::told(&event.text)),
        cell(&event.actors.join(", ")),
        phases.join(", "),
        event.severity.map_or(String::new(), |level| level.to_string()),
    ]
}

fn impact_row(export: &Export<'_>, impact: &Impact) -> [String; 6] {
    let about = if impact.approximate { "~" } else { "" };
    let edge = |edge: &Option<_>| edge.as_ref().map_or(String::new(), |edge| export.instant(edge));
    [
        cell(&markup::plain(subject(&impact.subject))),
        impact.effect.name().to_owned(),
        edge(&impact.start),
        edge(&impact.end),
        impact.duration_seconds.map_or(String::new(), |seconds| about.to_owned() + &duration(seconds)),
        match impact.placed {
            Placed::Derived { .. } => DERIVED,
            placed => placed.placement().name(),
        }
        .to_owned(),
    ]
}

/// Appends a table without the columns that have nothing in any row; the first two always stand.
fn table<const N: usize>(out: &mut String, heads: [&str; N], rows: &[[String; N]]) {
    let filled =
        |at: usize| at < 2 || rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let columns: Vec<usize> = (0..N).filter(|at| filled(*at)).collect();
    let mut line = |cells: &dyn Fn(usize) -> String| {
        for at in &columns {
            out.push_str("| ");
            out.push_str(&cells(*at));
            out.push(' ');
        }
        out.push_str("|\n");
    };
    line(&|at| heads.get(at).map_or(String::new(), |head| (*head).to_owned()));
    line(&|_| "---".to_owned());
    for row in rows {
        line(&|at| row.get(at).cloned().unwrap_or_default());
    }
}

/// Words that neither end a cell nor are taken for marks or elements.
fn cell(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '|' | '\\' | '*' | '[' | '`' | '{' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
