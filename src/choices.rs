//! What the notes leave open and a person can settle: each answer is a plain line for the notes, which the reader obeys.

use crate::{
    finding::{Finding, FindingKind},
    incident::Incident,
    words::zones::{self, NamedZone},
};

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

/// What a question is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Day,
    Side,
    Order,
    Zone,
}

/// What a finding has a person asked about.
fn about(finding: &Finding) -> Option<About> {
    match finding.kind {
        FindingKind::NoDate => Some(About::Day),
        FindingKind::StampSide { .. } => Some(About::Side),
        FindingKind::DayMonthOrder { .. } => Some(About::Order),
        FindingKind::AmbiguousZone { .. } => Some(About::Zone),
        _ => None,
    }
}

/// True for a finding that a question stands for.
#[must_use]
pub fn is_asked(finding: &Finding) -> bool {
    about(finding).is_some()
}

/// Everything that is open, in the order it should be settled in.
///
/// ```
/// use incident_timeline::{choices::choices, read_incident};
///
/// let open = choices(&read_incident("Date: 2024-11-20\n\n10:02 CST pager fired\n10:40 CST all well\n"));
/// assert_eq!(open[0].question, "Which CST is meant?");
/// assert_eq!(open[0].answers[0].1, "CST = -06:00");
/// ```
#[must_use]
pub fn choices(incident: &Incident) -> Vec<Choice> {
    let mut open = Vec::new();
    let found = |what| incident.findings.iter().any(|finding| about(finding) == Some(what));
    if incident.events.is_empty() {
        return open;
    }
    if found(About::Day) {
        open.push(Choice { question: "Which day did it start?".to_owned(), answers: Vec::new(), date: true });
    }
    let either = |question: &str, answers: [(&str, &str); 2]| Choice {
        question: question.to_owned(),
        answers: answers.map(|(label, line)| (label.to_owned(), line.to_owned())).to_vec(),
        date: false,
    };
    if found(About::Side) {
        open.push(either(
            "Do times stand above or below their text?",
            [("Above", "Times stand above their text"), ("Below", "Times stand below their text")],
        ));
    }
    if found(About::Order) {
        open.push(either(
            "Are dates day first or month first?",
            [("Day first", "Dates are day first"), ("Month first", "Dates are month first")],
        ));
    }
    if found(About::Zone)
        && let Some(zone) = &incident.zone
        && let Some(zone) = zones::named(&zone.name)
    {
        let name = zone.name;
        let answer = |(offset, place)| ([offset, ", ", place].concat(), [name, " = ", offset].concat());
        open.push(Choice {
            question: ["Which ", name, " is meant?"].concat(),
            answers: zone.offsets().map(answer).collect(),
            date: false,
        });
    }
    if incident.zone.is_none() && incident.events.iter().all(|event| event.start.zone.is_none()) {
        let answer = |zone: NamedZone| (zone.name.to_owned(), ["All times ", zone.name].concat());
        open.push(Choice {
            question: "Which time zone are the times in?".to_owned(),
            answers: zones::all().filter(|zone| zone.offered).map(answer).collect(),
            date: false,
        });
    }
    open
}
