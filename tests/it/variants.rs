//! `tests/variants/*/*.txt`: families of forms that notes are met in, each in several wordings: what a family is about reads in all
//! of them. A case is the name of its family and a number.
//!
//! All show events and impacts, `phases` the phases too, `titles` the title, `other` what else they are about.

use std::{collections::BTreeMap, fmt::Write as _};

use incident_timeline::{
    incident::{Impact, Incident, Moment, PhaseAt, Placement},
    read_incident,
};

use crate::{
    check::{golden, moment, notes_of},
    families::lines,
    names::subject,
};

/// The folders, by what is shown.
pub(crate) const VARIANTS: [&str; 4] =
    ["tests/variants/read", "tests/variants/phases", "tests/variants/titles", "tests/variants/other"];

/// How many wordings of a family there are at least.
const LEAST: usize = 3;

#[test]
fn variants_read_as_expected() {
    let [events, phases, titles, others] = VARIANTS;
    golden(events, |notes| read(&read_incident(notes)));
    golden(phases, |notes| {
        let incident = read_incident(notes);
        let told = |known: &PhaseAt| format!("{} {}\n", known.phase.name(), moment(&known.moment));
        read(&incident) + &incident.phases.iter().map(told).collect::<String>()
    });
    golden(titles, |notes| {
        let incident = read_incident(notes);
        format!("title {}\n{}", incident.title.as_deref().unwrap_or("none"), read(&incident))
    });
    golden(others, |notes| {
        let incident = read_incident(notes);
        read(&incident) + &other(&incident)
    });
}

#[test]
fn families_have_their_variants() {
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for (name, _) in VARIANTS.into_iter().flat_map(notes_of) {
        let (family, number) = name.rsplit_once(' ').unwrap();
        let count = families.entry(family.to_owned()).or_default();
        *count += 1;
        assert_eq!(number, count.to_string(), "{name}");
    }
    families.retain(|_, count| *count < LEAST);
    assert!(families.is_empty(), "too few variants: {families:#?}");
}

/// Events and impacts, a line each.
fn read(incident: &Incident) -> String {
    let mut out = lines(incident);
    for impact in &incident.impacts {
        let seconds = impact.duration_seconds.map_or("?".to_owned(), |seconds| seconds.to_string());
        let stated = impact.placed.placement() == Placement::Stated;
        let window = if stated { window(impact) } else { String::new() };
        let _ = writeln!(out, "{} impact {seconds} s{window}", impact.line);
    }
    out
}

/// What was hit, levels, costs, bars, and how many incidents there are.
fn other(incident: &Incident) -> String {
    let mut out = String::new();
    for impact in &incident.impacts {
        let _ = writeln!(out, "{} hit: {}", impact.line, subject(impact));
    }
    for severity in &incident.severities {
        let _ = writeln!(out, "{} level {}", severity.line, severity.level);
    }
    for cost in &incident.costs {
        let _ = writeln!(out, "{} cost {}", cost.line, cost.what);
    }
    for bar in &incident.derived_impacts {
        let _ = writeln!(out, "{} bar{} {}", bar.line, window(bar), subject(bar));
    }
    if incident.incidents.len() > 1 {
        let _ = writeln!(out, "{} incidents", incident.incidents.len());
    }
    out
}

/// From when to when something was hit.
fn window(impact: &Impact) -> String {
    let edge = |edge: &Option<Moment>| edge.as_ref().map_or("?".to_owned(), moment);
    format!(", {} to {}", edge(&impact.start), edge(&impact.end))
}
