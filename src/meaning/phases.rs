//! What each event is: its kind, the phases it begins, the severity it sets.

use super::{
    incidents::Incidents,
    levels::{self, LevelField},
    telling::{Telling, split},
};
use crate::{
    document::Document,
    facts::{Kind, Level, PerPhase, Phase, Phases},
    incident::{Event, Incident, LineUse, Severity},
    moment::Moment,
    sort,
    span::{LineNumber, any_of, rest_of, start_of},
    words::{
        concepts::{
            ACKNOWLEDGED, ALERTS, CHANGES, DECLARED, ESCALATIONS, FINDINGS, FIXED, LABEL_LEADS, LABEL_TAILS,
            MESSAGES, MITIGATED, NO_ALERT, NOT_DECLARED, NOT_MITIGATED, NOTICED, PHASE_LABELS, PLANNED,
            REPORTS, RESOLVED, STARTS,
        },
        lexicon::Table,
        said::{Said, begins, ends},
    },
};

/// Events that may begin a phase; of more, the best are kept.
const CANDIDATES: usize = 4;

/// The events that may begin each phase: the best first, then in order of time.
pub type Candidates = PerPhase<Vec<usize>>;

/// Words that show the kind of an event; where several rows match, the first row counts.
const KINDS: [(Kind, Table); 6] = [
    (Kind::Alert, ALERTS),
    (Kind::Report, REPORTS),
    (Kind::Escalation, ESCALATIONS),
    (Kind::Communication, MESSAGES),
    (Kind::Change, CHANGES),
    (Kind::Finding, FINDINGS),
];

/// How well an event begins a phase: by its label, by its words, by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Implied,
    Worded,
    Labelled,
}

/// Names the kind, the phases and the severity of each event, and says for each of `count` incidents which others may begin
/// a phase.
pub fn name_events(events: &mut [Event], tellings: &[Telling], count: usize) -> Vec<Candidates> {
    let mut found: Vec<Strengths> = vec![Strengths::default(); count];
    for (index, (event, telling)) in events.iter_mut().zip(tellings).enumerate() {
        let Some(found) = found.get_mut(event.incident) else { continue };
        let level_known = &mut found.level_known;
        let said = telling.head;
        let recovers = telling.recovers();
        let quiet = said.has(NO_ALERT);
        event.kind = kind(said, recovers, quiet);
        let named = levels::named(telling).filter(|named| named.sets || !*level_known);
        let named = named.filter(|named| !(recovers && *level_known) || named.sets && !said.has(RESOLVED));
        event.severity = named.map(|named| named.level);
        *level_known |= event.severity.is_some();
        let mut strengths: PerPhase<Option<Strength>> = PerPhase::default();
        for phase in labelled(telling.head()).iter() {
            *strengths.get_mut(phase) = Some(Strength::Labelled);
        }
        let mut raise = |phase: Phase, strength: Strength, holds: bool| {
            if holds {
                let slot = strengths.get_mut(phase);
                *slot = (*slot).max(Some(strength));
            }
        };
        let planned = said.has(PLANNED);
        raise(Phase::Start, Strength::Worded, !recovers && said.has(STARTS));
        let noticed = [ALERTS, REPORTS, NOTICED].iter().any(|words| said.has(*words));
        raise(Phase::Detected, Strength::Worded, !quiet && !planned && noticed);
        raise(Phase::Acknowledged, Strength::Worded, said.has(ACKNOWLEDGED));
        raise(Phase::Declared, Strength::Worded, said.has(DECLARED) && !said.has(NOT_DECLARED));
        raise(Phase::Mitigated, Strength::Worded, said.has(MITIGATED) && !said.has(NOT_MITIGATED));
        raise(Phase::Resolved, Strength::Implied, recovers || said.has(FIXED));
        // What is posted tells of an end that came before it.
        let posted = said.has(MESSAGES);
        let resolved = recovers && said.has(RESOLVED) && !posted;
        raise(Phase::Resolved, Strength::Worded, resolved);
        for &phase in Phase::ALL {
            let strength = *strengths.get(phase);
            found.phases.get_mut(phase).extend(strength.map(|strength| (strength, index)));
        }
    }
    let mut all = vec![Candidates::default(); count];
    for (candidates, found) in all.iter_mut().zip(&mut found) {
        for &phase in Phase::ALL {
            let best = best(std::mem::take(found.phases.get_mut(phase)), phase == Phase::Resolved);
            if let Some(event) = best.first().and_then(|index| events.get_mut(*index)) {
                event.phases.insert(phase);
            }
            *candidates.get_mut(phase) = best;
        }
    }
    all
}

/// Adds the phases that no entry begins by its words, but that a stated impact or a field puts at the minute of an entry:
/// what stands where the outage began is its start. `stated` gives the instants of a phase of an incident.
pub fn add_stated_phases(
    events: &mut [Event],
    candidates: &mut [Candidates],
    stated: impl Fn(usize, Phase) -> Option<Moment>,
) {
    for (number, candidates) in candidates.iter_mut().enumerate() {
        for &phase in Phase::ALL {
            let known = candidates.get_mut(phase);
            if !known.is_empty() {
                continue;
            }
            let Some(moment) = stated(number, phase).filter(|moment| moment.time.is_some()) else { continue };
            let there =
                |event: &Event| event.incident == number && (event.start.at - moment.at).abs() < 60_000;
            // An alert at the minute from which the notes count is still a detection and no start.
            let free =
                |event: &Event| there(event) && !(phase == Phase::Start && event.phases.has(Phase::Detected));
            // Of several entries at that minute the first begins something, the last ends it.
            let begins = phase < Phase::Mitigated;
            let found = if begins { events.iter().position(free) } else { events.iter().rposition(free) };
            if let Some(index) = found
                && let Some(event) = events.get_mut(index)
            {
                event.phases.insert(phase);
                known.push(index);
            }
        }
    }
}

/// How well which events of an incident begin each phase, and whether one has set a level.
#[derive(Clone, Default)]
struct Strengths {
    phases: PerPhase<Vec<(Strength, usize)>>,
    level_known: bool,
}

/// The best events of a phase: the strongest, of equals the first, or the last where a phase ends something.
fn best(mut found: Vec<(Strength, usize)>, last: bool) -> Vec<usize> {
    if last {
        found.reverse();
    }
    let mut kept = Vec::new();
    for wanted in [Strength::Labelled, Strength::Worded, Strength::Implied] {
        let of_one = found.iter().filter(|(strength, _)| *strength == wanted).map(|(_, index)| *index);
        kept.extend(of_one.take(CANDIDATES - kept.len()));
    }
    kept
}

/// The phase whose label this is.
fn phase_of(label: &str) -> Option<Phase> {
    Phase::ALL.get(PHASE_LABELS.row(label)?).copied()
}

/// The phase that the label of a field names, which is folded: `detected at`, `time of detection`.
#[must_use]
pub fn phase_of_label(label: &str) -> Option<Phase> {
    let bare = split(label, |bytes| usize::from(matches!(bytes, [b'(' | b'[', ..])))
        .next()
        .unwrap_or_default()
        .trim_matches(any_of(" *_`."));
    let mut name = bare;
    if let Some(length) = begins(name, LABEL_LEADS) {
        name = rest_of(name, length).trim_start();
    }
    if let Some(at) = ends(name, LABEL_TAILS) {
        name = start_of(name, at);
    }
    phase_of(bare).or_else(|| phase_of(name.trim()))
}

/// The kind of an event.
fn kind(said: Said, recovers: bool, quiet: bool) -> Option<Kind> {
    let mut rows = KINDS.iter().filter(|(kind, _)| !(quiet && matches!(kind, Kind::Alert | Kind::Report)));
    let first = rows.find(|(_, words)| said.has(*words)).map(|(kind, _)| *kind);
    if recovers && first != Some(Kind::Alert) { Some(Kind::Recovery) } else { first }
}

/// The phases that the label of an entry names, where it has one: `[DETECTION] …`, `**Detected:** …`, `Resolved - …`.
fn labelled(text: &str) -> Phases {
    let mut phases = Phases::default();
    let bare = text.trim_start_matches(any_of("*_[( `"));
    let head = bare.get(..bare.floor_char_boundary(60)).unwrap_or(bare);
    let end = head.find(any_of(":]|\n)")).or((head.len() == bare.len()).then_some(head.len()));
    let Some(end) = end else { return phases };
    for part in start_of(head, end).split(any_of("/&+,")) {
        if let Some(phase) = phase_of(part.trim_matches(any_of(" *_`."))) {
            phases.insert(phase);
        }
    }
    phases
}

/// The levels of each incident over time: each holds until the next or the resolution. Where no entry sets one, a field of
/// the notes does.
#[must_use]
pub fn severities(incident: &Incident, incidents: &Incidents, fields: &[SeverityField]) -> Vec<Severity> {
    let mut found: Vec<Severity> = Vec::new();
    for number in 0..incidents.count {
        let first = found.len();
        let of_one = || incident.events.iter().filter(|event| event.incident == number);
        for event in of_one() {
            let Some(level) = event.severity else { continue };
            let last = found.get_mut(first..).and_then(<[Severity]>::last_mut);
            if last.as_ref().is_some_and(|last| last.level == level) {
                continue;
            }
            if let Some(last) = last {
                last.end = Some(event.start.clone());
            }
            found.push(severity(level, event, event.line));
        }
        let begins = |phase| of_one().find(|event| event.phases.has(phase));
        let field = || fields.iter().find(|field| field.incident.is_none_or(|of| of == number));
        if found.len() == first
            && let Some(field) = field()
            && let Some(first) = begins(Phase::Start).or(of_one().next())
        {
            found.push(severity(field.level, first, field.line));
        }
        if let (Some(last), Some(resolved)) =
            (found.get_mut(first..).and_then(<[Severity]>::last_mut), begins(Phase::Resolved))
            && resolved.start.at >= last.start.at
        {
            last.end = Some(resolved.start.clone());
        }
    }
    sort::by_key(found, |severity| severity.start.at)
}

fn severity(level: Level, event: &Event, line: LineNumber) -> Severity {
    Severity { level, start: event.start.clone(), end: None, line, incident: event.incident }
}

/// A level that a field of the notes states.
#[derive(Debug)]
pub struct SeverityField {
    /// The level.
    pub level: Level,
    /// Its line.
    pub line: LineNumber,
    /// The incident that it is of; none where it is said of several.
    pub incident: Option<usize>,
}

/// The levels that fields state, the first of each incident.
#[must_use]
pub fn severity_fields(
    document: &Document<'_>,
    incident: &Incident,
    incidents: &Incidents,
) -> Vec<SeverityField> {
    let mut found: Vec<SeverityField> = Vec::new();
    let mut below = false;
    for (index, (line, used)) in document.lines.iter().zip(&incident.lines).enumerate() {
        if line.is_blank() || matches!(used.used, LineUse::Event(_) | LineUse::Attached(_)) {
            continue;
        }
        let text = line.words.of(&document.notes);
        let level = std::mem::take(&mut below).then(|| levels::alone(text, None)).flatten();
        let level = level.or_else(|| match levels::field(document.fields(line))? {
            LevelField::Level(level) => Some(level),
            LevelField::Below => {
                below = true;
                None
            }
        });
        let Some(level) = level else { continue };
        let line = LineNumber::of(index);
        let of = incidents.of_line(line);
        if found.iter().all(|known| known.incident != of) {
            found.push(SeverityField { level, line, incident: of });
        }
    }
    found
}
