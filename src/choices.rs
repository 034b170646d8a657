//! What the notes leave open and a person can settle: each answer is a plain line for the notes, which the reader obeys.

use chrono::{Datelike, NaiveDate};

use crate::{
    civil::Date,
    finding::{Finding, FindingKind},
    incident::{Event, Incident},
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
    /// True when any zone may be the answer, written as `All times Europe/Berlin`.
    pub zone: bool,
}

/// The years that a day may be of, none of them to come, each with the line that says so.
fn years(month: u32, day: u32, today: NaiveDate) -> Vec<(String, String)> {
    let of = |back| NaiveDate::from_ymd_opt(today.year() - back, month, day);
    let days = (0..20).filter_map(of).filter(|date| *date <= today).take(4);
    days.map(|date| (date.year().to_string(), ["Date: ", &date.to_string()].concat())).collect()
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

/// Everything that is open `today`, in the order it should be settled in.
///
/// ```
/// use chrono::NaiveDate;
/// use incident_timeline::{choices::choices, read_incident};
///
/// let notes = "Date: 2024-11-20\n\n10:02 CST pager fired\n10:40 CST all well\n";
/// let open = choices(&read_incident(notes), NaiveDate::MAX);
/// assert_eq!(open[0].question, "Which CST is meant?");
/// assert_eq!(open[0].answers[0].1, "CST = -06:00");
/// ```
#[must_use]
pub fn choices(incident: &Incident, today: NaiveDate) -> Vec<Choice> {
    let mut open = Vec::new();
    let found = |what| incident.findings.iter().any(|finding| about(finding) == Some(what));
    if incident.events.is_empty() {
        return open;
    }
    let asked =
        |question: &str, answers| Choice { question: question.to_owned(), answers, date: false, zone: false };
    if found(About::Day) {
        open.push(Choice { date: true, ..asked("Which day did it start?", Vec::new()) });
    }
    let either = |question: &str, answers: [(&str, &str); 2]| {
        asked(question, answers.map(|(label, line)| (label.to_owned(), line.to_owned())).to_vec())
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
    let of_no_year = |event: &Event| match event.start.date? {
        Date::NoYear { month, day } => Some((month, day)),
        Date::Full(_) => None,
    };
    if let Some((month, day)) = incident.events.iter().find_map(of_no_year) {
        open.push(asked("Which year was it?", years(month, day, today)));
    }
    if found(About::Zone)
        && let Some(zone) = &incident.zone
        && let Some(zone) = zones::named(&zone.name)
    {
        let name = zone.name;
        let answer = |(offset, place)| ([offset, ", ", place].concat(), [name, " = ", offset].concat());
        open.push(asked(&["Which ", name, " is meant?"].concat(), zone.offsets().map(answer).collect()));
    }
    if incident.zone.is_none() && incident.events.iter().all(|event| event.start.zone.is_none()) {
        let answer = |zone: NamedZone| (zone.name.to_owned(), all_times(zone.name));
        let answers = zones::all().filter(|zone| zone.offered).map(answer).collect();
        open.push(Choice { zone: true, ..asked("Which time zone are the times in?", answers) });
    }
    open
}

/// The line that states the zone of all times.
#[must_use]
pub fn all_times(zone: &str) -> String {
    ["All times ", zone].concat()
}
