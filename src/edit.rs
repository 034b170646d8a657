//! Corrections as edits of the text: which words to write into the notes so that they are read as a person means it.
//!
//! Nothing is kept beside the notes, so a correction has to be read back. Each form of words is tried, the notes are read
//! again, and the first form that gives just what was meant, and changes nothing else, is the edit.

mod candidates;

use crate::{
    facts::Phase,
    incident::{Impact, Incident, Placement},
    read_incident_by, sort,
    span::{Span, rest_of, start_of},
    zones::Rules,
};

/// Replaces a stretch of the notes by other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The stretch, in bytes of the notes.
    pub span: Span,
    /// The words that stand there afterwards.
    pub text: String,
}

/// What is to be corrected. Instants are milliseconds as in [`crate::incident::Moment::at`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An event happened, or began, at another instant; it is rounded to what its stamp can say.
    EventTime {
        /// Its index.
        event: usize,
        /// When.
        at: i64,
    },
    /// An event begins a phase.
    Phase {
        /// Its index.
        event: usize,
        /// The phase.
        phase: Phase,
    },
    /// An impact lasted from here to there; rounded to minutes.
    Edges {
        /// Its index.
        impact: usize,
        /// From when.
        start: i64,
        /// Until when.
        end: i64,
    },
}

impl Edit {
    /// The notes after the edit.
    #[must_use]
    pub fn apply(&self, notes: &str) -> String {
        let before = start_of(notes, self.span.start);
        let after = rest_of(notes, self.span.end);
        [before, &self.text, after].concat()
    }
}

/// The edit that makes `change` to `notes`, which were read as `incident`; none where no words that we know are read back
/// as it is meant.
///
/// ```
/// use incident_timeline::{edit::{Change, edit}, read_incident, zones::Rules};
///
/// let notes = "10:02 pager fired\n10:40 all well\n";
/// let incident = read_incident(notes);
/// let later = Change::EventTime { event: 0, at: incident.events[0].start.at + 3 * 60_000 };
/// let edit = edit(notes, &incident, &later, Rules::NONE).unwrap();
/// assert_eq!(edit.apply(notes), "10:05 pager fired\n10:40 all well\n");
/// ```
#[must_use]
pub fn edit(notes: &str, incident: &Incident, change: &Change, rules: Rules) -> Option<Edit> {
    let (change, candidates) = candidates::candidates(notes, incident, change)?;
    candidates.into_iter().find(|edit| holds(incident, &read_incident_by(&edit.apply(notes), rules), &change))
}

/// True when `after` is `before` with the change and nothing else.
fn holds(before: &Incident, after: &Incident, change: &Change) -> bool {
    let same_impacts = before.impacts.len() == after.impacts.len();
    match *change {
        Change::EventTime { event, at } => {
            let mut wanted = instants(before);
            if let Some(moved) = wanted.get_mut(event) {
                moved.0 = at;
            }
            let mut wanted = sort::ascending(wanted);
            let found = sort::ascending(instants(after));
            // The day that the axis counts from is the first event's: where that moves, all move by whole days.
            let days = wanted.first().zip(found.first()).map_or(0, |(one, other)| other.0 - one.0);
            for (at, _) in &mut wanted {
                *at += days;
            }
            days % candidates::DAY == 0 && wanted == found
        }
        Change::Phase { event, phase } => {
            let said = |incident: &Incident| {
                incident
                    .events
                    .get(event)
                    .is_some_and(|event| event.phases.iter().any(|known| known == phase))
            };
            let same = before.events.iter().zip(&after.events).enumerate().all(|(index, (one, other))| {
                one.start.at == other.start.at
                    && (one.text == other.text || index == event && other.text.ends_with(&one.text))
            });
            same && before.events.len() == after.events.len() && same_impacts && said(after)
        }
        Change::Edges { impact, start, end } => {
            let known = |impact: &Impact| {
                impact.placed.placement() == Placement::Stated && impact.edges() == [Some(start), Some(end)]
            };
            let same = before.impacts.iter().zip(&after.impacts).enumerate().all(|(index, (one, other))| {
                index == impact || one.subject == other.subject && one.edges() == other.edges()
            });
            same_impacts
                && same
                && after.impacts.get(impact).is_some_and(known)
                && instants(before) == instants(after)
        }
    }
}

/// When what happened, in the order of the list.
fn instants(incident: &Incident) -> Vec<(i64, &str)> {
    incident.events.iter().map(|event| (event.start.at, event.text.as_str())).collect()
}
