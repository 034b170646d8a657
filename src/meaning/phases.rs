//! What each event is: its kind, the phases it begins, the severity it sets.

use super::words::{FAILURE, KINDS, NOT_YET, PHASES, RECOVERY, says};
use crate::{
    incident::{Event, Severity},
    read::words::fold,
};

/// Names the kind, the phases and the severity of each event.
pub fn name_events(events: &mut [Event]) {
    for event in events.iter_mut() {
        let text = fold(&event.text);
        event.kind = KINDS
            .iter()
            .find(|(kind, words)| says(&text, words) && (*kind != "recovery" || recovers(&text)))
            .map(|(kind, _)| (*kind).to_owned());
        event.severity = severity(&event.text);
    }
    for (phase, words) in PHASES {
        if let Some(event) = events.iter_mut().find(|event| says(&fold(&event.text), words)) {
            event.phases.push((*phase).to_owned());
        }
    }
    let noticed = |event: &Event| {
        matches!(event.kind.as_deref(), Some("alert" | "report"))
            || says(&fold(&event.text), "detect|notice|first indication")
    };
    if let Some(event) = events.iter_mut().find(|event| noticed(event)) {
        event.phases.push("detected".to_owned());
    }
    let resolved = events
        .iter()
        .rposition(|event| {
            says(&fold(&event.text), "resolved|incident closed|behoben|résolu|resuelto") && is_recovery(event)
        })
        .or_else(|| events.iter().rposition(is_recovery));
    if let Some(event) = resolved.and_then(|index| events.get_mut(index)) {
        event.phases.push("resolved".to_owned());
    }
}

/// True when the folded words tell of a recovery and do not take it back.
fn recovers(text: &str) -> bool {
    says(text, RECOVERY) && !says(text, NOT_YET)
}

/// True when the event is a recovery.
#[must_use]
pub fn is_recovery(event: &Event) -> bool {
    recovers(&fold(&event.text))
}

/// True when the event tells of a failure; a severity that is set counts as one.
#[must_use]
pub fn is_failure(event: &Event) -> bool {
    event.severity.is_some() || (!is_recovery(event) && says(&fold(&event.text), FAILURE))
}

/// The severity that `text` sets: `SEV0` to `SEV5`, or `P0` to `P5` beside a word that makes it one.
fn severity(text: &str) -> Option<String> {
    let lower = fold(text);
    let context = says(&lower, "sever|priority|declar|incident|upgrad|downgrad|escalat");
    let mut found = None;
    for (prefix, needs_context) in [("sev", false), ("p", true), ("s", true)] {
        for (at, _) in lower.match_indices(prefix) {
            if lower.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric()) {
                continue;
            }
            let rest = lower.get(at + prefix.len()..).unwrap_or_default();
            let rest = if prefix == "sev" { rest.trim_start_matches([' ', '-', ':']) } else { rest };
            let mut chars = rest.chars();
            let digit = chars.next().filter(|c| ('0'..='5').contains(c));
            let alone = !chars.next().is_some_and(char::is_alphanumeric)
                && !chars.next().is_some_and(|c| c.is_ascii_digit());
            if let Some(digit) = digit.filter(|_| alone && (!needs_context || context)) {
                // The last one named is the one that is set: "upgraded from SEV2 to SEV1".
                found = Some(format!(
                    "{}{digit}",
                    if prefix == "sev" {
                        "SEV"
                    } else if prefix == "p" {
                        "P"
                    } else {
                        "S"
                    }
                ));
            }
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The levels over time: each holds until the next or the resolution.
#[must_use]
pub fn severities(events: &[Event]) -> Vec<Severity> {
    let mut found: Vec<Severity> = Vec::new();
    let resolved = events.iter().find(|event| event.phases.iter().any(|phase| phase == "resolved"));
    for event in events {
        let Some(level) = &event.severity else { continue };
        if found.last().is_some_and(|last| last.level == *level) {
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.end = Some(event.start.clone());
        }
        found.push(Severity {
            level: level.clone(),
            start: event.start.clone(),
            end: None,
            line: event.line,
        });
    }
    if let (Some(last), Some(resolved)) = (found.last_mut(), resolved)
        && resolved.start.at >= last.start.at
    {
        last.end = Some(resolved.start.clone());
    }
    found
}
