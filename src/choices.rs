//! What the notes leave open and a person can settle: each answer is a plain line for the notes, which the reader obeys.

use crate::{finding::FindingKind, incident::Incident};

/// A question and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The question.
    pub question: String,
    /// What may be answered: the words of the answer, and the line that it writes at the head of the notes.
    pub answers: Vec<(String, String)>,
    /// True when the answer is a date, written as `Date: 2024-11-20`.
    pub date: bool,
}

/// Zones that share an abbreviation: each with its offset and where it is used.
const SHARED: &[(&str, &[(&str, &str)])] = &[
    ("CST", &[("-06:00", "North America"), ("+08:00", "China"), ("-05:00", "Cuba")]),
    ("IST", &[("+05:30", "India"), ("+01:00", "Ireland"), ("+02:00", "Israel")]),
    ("BST", &[("+01:00", "Britain"), ("+06:00", "Bangladesh")]),
    ("AST", &[("-04:00", "Atlantic"), ("+03:00", "Arabia")]),
    ("GST", &[("+04:00", "Gulf"), ("-02:00", "South Georgia")]),
    ("PT", &[("-08:00", "winter"), ("-07:00", "summer")]),
    ("MT", &[("-07:00", "winter"), ("-06:00", "summer")]),
    ("CT", &[("-06:00", "winter"), ("-05:00", "summer")]),
    ("ET", &[("-05:00", "winter"), ("-04:00", "summer")]),
];

/// Zones that are offered where the notes state none.
const OFFERED: &[&str] = &["UTC", "PST", "PDT", "EST", "EDT", "CET", "CEST", "IST", "JST", "AEST"];

/// Everything that is open, in the order it should be settled in.
#[must_use]
pub fn choices(incident: &Incident) -> Vec<Choice> {
    let mut open = Vec::new();
    let found = |kind: fn(&FindingKind) -> bool| incident.findings.iter().any(|finding| kind(&finding.kind));
    if incident.events.is_empty() {
        return open;
    }
    if found(|kind| matches!(kind, FindingKind::NoDate)) {
        open.push(Choice { question: "Which day did it start?".to_owned(), answers: Vec::new(), date: true });
    }
    if found(|kind| matches!(kind, FindingKind::DayMonthOrder { .. })) {
        let answers = [("Day first", "Dates are day first"), ("Month first", "Dates are month first")];
        open.push(Choice {
            question: "Are dates day first or month first?".to_owned(),
            answers: answers.map(|(label, line)| (label.to_owned(), line.to_owned())).to_vec(),
            date: false,
        });
    }
    if found(|kind| matches!(kind, FindingKind::AmbiguousZone { .. }))
        && let Some(zone) = &incident.zone
        && let Some((name, meanings)) = SHARED.iter().find(|(name, _)| *name == zone.name)
    {
        let answer =
            |(offset, place): &(&str, &str)| ([offset, ", ", place].concat(), [name, " = ", offset].concat());
        open.push(Choice {
            question: ["Which ", name, " is meant?"].concat(),
            answers: meanings.iter().map(answer).collect(),
            date: false,
        });
    }
    if incident.zone.is_none() && incident.events.iter().all(|event| event.start.zone.is_none()) {
        let answer = |name: &&str| ((*name).to_owned(), ["All times ", name].concat());
        open.push(Choice {
            question: "Which time zone are the times in?".to_owned(),
            answers: OFFERED.iter().map(answer).collect(),
            date: false,
        });
    }
    open
}
