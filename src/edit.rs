//! Corrections as edits of the text: which words to write into the notes so that they are read as a person means it.
//!
//! Nothing is kept beside the notes, so a correction has to be read back. Each form of words is tried, the notes are read
//! again, and the first form that gives just what was meant, and changes nothing else, is the edit.

mod candidates;
mod labels;
mod lines;
mod stamps;

pub use self::{labels::marks, lines::NEW};

use crate::{
    civil::{DAY, Date},
    facts::{Clue, Phase},
    incident::{Event, Impact, Incident, LineUse, PhaseAt, Placement},
    reading, sort,
    span::{LineNumber, Span, rest_of, start_of},
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
    /// The same to the second, however its stamp is written.
    Clock {
        /// Its index.
        event: usize,
        /// When.
        at: i64,
    },
    /// An event was on another day, and at this instant; those that have their day from it may be moved with it.
    Day {
        /// Its index.
        event: usize,
        /// When.
        at: i64,
        /// The day, where the notes have none.
        date: Date,
    },
    /// An event begins a phase.
    Phase {
        /// Its index.
        event: usize,
        /// The phase.
        phase: Phase,
    },
    /// An event is no longer marked with a phase.
    NoPhase {
        /// Its index.
        event: usize,
        /// The phase.
        phase: Phase,
    },
    /// An event is left out of the timeline.
    LeaveOut {
        /// Its index.
        event: usize,
    },
    /// A line that was left out stands in the timeline again.
    BringBack {
        /// The line.
        line: LineNumber,
    },
    /// Something happened that the notes do not tell, at this instant; it is rounded to minutes.
    Add {
        /// When.
        at: i64,
    },
    /// An event is told in other words.
    Words {
        /// Its index.
        event: usize,
        /// The words.
        words: String,
    },
    /// An event that was just added happened at another instant, and is told in these words.
    Told {
        /// Its index.
        event: usize,
        /// When.
        at: i64,
        /// The words, in one line.
        words: String,
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

/// The edit that makes the first of `changes` that can be made to `notes`, which were read as `incident`: words that are read back as
/// it is meant. Else why the first of them cannot be made. The notes are read for each form of words that is tried.
///
/// ```
/// use incident_timeline::{edit::{Change, correction}, pause::at_once, read_incident, zones::Rules};
///
/// let notes = "10:02 pager fired\n10:40 all well\n";
/// let incident = read_incident(notes);
/// let later = Change::EventTime { event: 0, at: incident.events[0].start.at + 3 * 60_000 };
/// let edit = at_once(correction(notes, &incident, &[later], Rules::NONE)).unwrap();
/// assert_eq!(edit.apply(notes), "10:05 pager fired\n10:40 all well\n");
/// ```
///
/// # Errors
///
/// Where no words that we know are read back as one of the changes.
pub async fn correction(
    notes: &str,
    incident: &Incident,
    changes: &[Change],
    rules: Rules,
) -> Result<Edit, Refused> {
    let mut why = None;
    for wanted in changes {
        let (change, candidates) =
            candidates::candidates(notes, incident, wanted).unwrap_or((wanted.clone(), Vec::new()));
        for edit in candidates {
            let after = reading(&edit.apply(notes), rules).await;
            if holds(incident, &after, &change) {
                return Ok(edit);
            }
            why.get_or_insert_with(|| refused(incident, Some(&after), wanted));
        }
        why.get_or_insert_with(|| refused(incident, None, wanted));
    }
    Err(why.unwrap_or(Refused::NoTime))
}

/// Why a correction was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// What was typed is no time of day.
    NoTime,
    /// What was typed is a time of another zone than that which is shown.
    Zone,
    /// This line tells when the phase began, and not by a mark.
    Told(LineNumber),
    /// The words stand otherwise in the notes.
    Elsewhere(LineNumber),
    /// The line would be read as so many events too many, or too few.
    Count(LineNumber),
    /// This other line would be read as another time, too.
    Moves(LineNumber),
    /// The line itself would be read as something else.
    Misread(LineNumber),
    /// No words are known that say it.
    Unsaid,
}

/// Why no words were found for a change; `after` is what the first that were tried made of the incident, if any were.
fn refused(incident: &Incident, after: Option<&Incident>, change: &Change) -> Refused {
    let of = |event: usize| incident.events.get(event);
    let (event, phase) = match *change {
        Change::EventTime { event, .. }
        | Change::Clock { event, .. }
        | Change::Day { event, .. }
        | Change::Words { event, .. }
        | Change::Told { event, .. }
        | Change::LeaveOut { event } => (event, None),
        Change::Phase { event, phase } | Change::NoPhase { event, phase } => (event, Some(phase)),
        Change::Edges { .. } | Change::BringBack { .. } | Change::Add { .. } => return Refused::Unsaid,
    };
    let Some(known) = of(event) else { return Refused::Unsaid };
    let told = phase.and_then(|phase| incident.phase(known.incident, phase));
    let is_mark = |told: &PhaseAt| {
        let held = told.event.and_then(of);
        told.clue == Clue::Label && held.is_some_and(|held| marks(&held.text).has(told.phase))
    };
    if let Some(told) = told.filter(|told| told.event == Some(event) || !is_mark(told)) {
        return Refused::Told(told.line);
    }
    let Some(after) = after else { return Refused::Elsewhere(known.line) };
    if after.events.len() != incident.events.len() {
        return Refused::Count(known.line);
    }
    let moved =
        |(one, other): &(&Event, &Event)| one.start.at != other.start.at && !std::ptr::eq(*one, known);
    match incident.events.iter().zip(&after.events).find(moved) {
        Some((other, _)) => Refused::Moves(other.line),
        None => Refused::Misread(known.line),
    }
}

/// True when `after` is `before` with the change and nothing else.
fn holds(before: &Incident, after: &Incident, change: &Change) -> bool {
    let same_impacts = before.impacts.len() == after.impacts.len();
    match *change {
        Change::EventTime { event, at } | Change::Clock { event, at } => {
            let mut wanted = instants(before);
            if let Some(moved) = wanted.get_mut(event) {
                moved.0 = at;
            }
            same_days(wanted, instants(after))
        }
        Change::Day { event, at, date } => {
            let Some(known) = before.events.get(event) else { return false };
            // The order of the list may be another.
            let told = |one: &Event| {
                let same = |other: &&Event| one.line == other.line && one.text == other.text;
                after.events.iter().find(same)
            };
            let Some(found) = told(known) else { return false };
            // The day that the axis counts from may be another.
            let axis = found.start.at - at;
            let days = at.div_euclid(DAY) * DAY - known.start.at.div_euclid(DAY) * DAY;
            let follows = |one: &Event| {
                let by = told(one).map(|other| other.start.at - axis - one.start.at);
                std::ptr::eq(one, known) || by == Some(0) || by == Some(days)
            };
            found.start.date == Some(date)
                && axis % DAY == 0
                && before.events.len() == after.events.len()
                && before.events.iter().all(follows)
        }
        Change::LeaveOut { event } => {
            let mut wanted = instants(before);
            wanted.remove(event);
            after.left_out.len() > before.left_out.len() && same_days(wanted, instants(after))
        }
        Change::BringBack { line } => {
            let used = after.lines.get(line.index()).map(|line| line.used);
            let Some(LineUse::Event(back) | LineUse::Attached(back)) = used else { return false };
            let mut found = instants(after);
            found.remove(back);
            same_days(instants(before), found)
        }
        Change::Add { at } => {
            let mut wanted = instants(before);
            wanted.push((at, NEW));
            let plain = |event: &Event| event.end.is_none() && event.actors.is_empty();
            after.events.iter().filter(|event| event.text == NEW).all(plain)
                && same_days(wanted, instants(after))
        }
        Change::Phase { event, phase } => {
            let begins = after.events.get(event).is_some_and(|event| event.phases.has(phase));
            begins && same_impacts && same_but_marks(before, after)
        }
        Change::NoPhase { event, phase } => {
            let marked = after.events.get(event).is_some_and(|event| marks(&event.text).has(phase));
            !marked && same_impacts && same_but_marks(before, after)
        }
        Change::Words { event, ref words } => {
            let wanted = |index: usize, old: &str, new: &str| {
                let kept = if index == event { words } else { old };
                kept.split_whitespace().eq(new.split_whitespace())
            };
            before.events.len() == after.events.len()
                && before.events.iter().zip(&after.events).enumerate().all(|(index, (one, other))| {
                    one.start.at == other.start.at && wanted(index, &one.text, &other.text)
                })
        }
        Change::Told { event, at, ref words } => {
            let mut wanted = instants(before);
            if let Some(told) = wanted.get_mut(event) {
                *told = (at, words);
            }
            same_days(wanted, instants(after))
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

/// True when two lists tell of the same instants. The day that the axis counts from is the first event's: where that is another,
/// all move by whole days.
fn same_days(wanted: Vec<(i64, &str)>, found: Vec<(i64, &str)>) -> bool {
    let mut wanted = sort::ascending(wanted);
    let found = sort::ascending(found);
    let days = wanted.first().zip(found.first()).map_or(0, |(one, other)| other.0 - one.0);
    for (at, _) in &mut wanted {
        *at += days;
    }
    days % DAY == 0 && wanted == found
}

/// True when the events are the same but for the marks of phases.
fn same_but_marks(before: &Incident, after: &Incident) -> bool {
    let words = |event: &Event| (event.start.at, labels::unlabelled(&event.text).to_owned());
    before.events.iter().map(words).eq(after.events.iter().map(words))
}

/// Other words for a stretch of the notes.
fn put(start: usize, end: usize, text: String) -> Edit {
    Edit { span: Span::new(start, end), text }
}

/// Two edits of the notes as one.
fn joined(notes: &str, one: Option<Edit>, other: Option<Edit>) -> Edit {
    match (one, other) {
        (Some(one), Some(other)) if other.span.start < one.span.start => {
            joined(notes, Some(other), Some(one))
        }
        (Some(one), Some(other)) => {
            let between = Span::new(one.span.end, other.span.start).of(notes);
            put(one.span.start, other.span.end, [&one.text, between, &other.text].concat())
        }
        (one, other) => one.or(other).unwrap_or_else(|| put(0, 0, String::new())),
    }
}

/// When what happened, in the order of the list.
fn instants(incident: &Incident) -> Vec<(i64, &str)> {
    incident.events.iter().map(|event| (event.start.at, event.text.as_str())).collect()
}
