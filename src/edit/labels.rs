//! The mark of a phase: a label before the words of an entry. Marks never pile up, and a phase has one.

use super::{Edit, joined, lines::place, put};
use crate::{
    facts::{Phase, Phases},
    incident::{Event, Incident},
    meaning::labels::{label, labelled},
    span::{Span, any_of, rest_of, start_of},
    words::fold,
};

/// Labels that the reader takes for a phase, the most natural first. The first stands beside those of other phases, too.
const LABELS: &[(Phase, &[&str])] = &[
    (Phase::Start, &["Start: ", "[START] ", "Impact start: "]),
    (Phase::Detected, &["Detected: ", "[DETECTION] "]),
    (Phase::Acknowledged, &["Acknowledged: "]),
    (Phase::Declared, &["Declared: "]),
    (Phase::Mitigated, &["Mitigated: "]),
    (Phase::Resolved, &["Resolved: ", "[RESOLVED] "]),
];

/// What stands between the names of phases in one label.
const BETWEEN: &str = " / ";

/// A label that names phases, in the words of an entry.
struct Mark {
    phases: Phases,
    names: Span,
    words: usize,
}

fn mark(text: &str) -> Option<Mark> {
    let (names, words) = label(text)?;
    let phases = labelled(&fold(names.of(text)));
    // `Incident resolved` alone is what happened, and no mark before it.
    (!phases.is_empty() && words < text.len()).then_some(Mark { phases, names, words })
}

/// The phases that are marked before the words of an entry.
#[must_use]
pub fn marks(text: &str) -> Phases {
    mark(text).map(|mark| mark.phases).unwrap_or_default()
}

/// The words of an entry without its mark.
pub(super) fn unlabelled(text: &str) -> &str {
    rest_of(text, mark(text).map_or(0, |mark| mark.words))
}

/// A mark for the phase before the words of an event, or beside the marks that stand there. Where another event of the incident
/// is marked with it, that mark goes.
pub(super) fn marked(notes: &str, incident: &Incident, event: usize, phase: Phase) -> Option<Vec<Edit>> {
    let known = incident.events.get(event)?;
    let (_, labels) = LABELS.iter().find(|(name, _)| *name == phase)?;
    let at = |at: usize, text: String| place(notes, known, at).map(|at| put(at, at, text));
    let written: Vec<Option<Edit>> = match mark(&known.text) {
        Some(mark) if mark.phases.has(phase) => vec![None],
        Some(mark) => {
            let name = labels.first()?.trim_end_matches(any_of(": "));
            let first = mark.phases.iter().all(|other| phase < other);
            vec![Some(if first {
                at(mark.names.start, [name, BETWEEN].concat())?
            } else {
                at(mark.names.end, [BETWEEN, name].concat())?
            })]
        }
        None => labels.iter().map(|label| at(0, (*label).to_owned())).collect(),
    };
    let holds = |other: &&Event| other.incident == known.incident && other.phases.has(phase);
    let holder = incident.events.iter().find(holds).filter(|holder| !std::ptr::eq(*holder, known));
    let taken =
        holder.and_then(|holder| unmarked(notes, holder, phase)).and_then(|edits| edits.into_iter().next());
    let edits = written.into_iter().map(|edit| joined(notes, edit, taken.clone()));
    Some(edits.collect())
}

/// The event without the mark of the phase; none where it has none.
pub(super) fn unmarked(notes: &str, event: &Event, phase: Phase) -> Option<Vec<Edit>> {
    let text = &event.text;
    let mark = mark(text).filter(|mark| mark.phases.has(phase))?;
    let all = mark.names.of(text);
    let left: Vec<&str> =
        all.split(any_of("/&+,")).map(str::trim).filter(|part| !labelled(&fold(part)).has(phase)).collect();
    let (from, to) = if left.is_empty() {
        let opened = start_of(text, mark.names.start);
        let closed = Span::new(mark.names.end, mark.words).of(text);
        let is_shut = |sign: char| {
            closed.contains(match sign {
                '[' => ']',
                '(' => ')',
                sign => sign,
            })
        };
        (if opened.chars().any(is_shut) { 0 } else { mark.names.start }, mark.words)
    } else {
        (mark.names.start, mark.names.end)
    };
    Some(vec![put(place(notes, event, from)?, place(notes, event, to)?, left.join(BETWEEN))])
}
