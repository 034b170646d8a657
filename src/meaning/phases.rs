//! What each event is: its kind, the phases it begins, the severity it sets.

use super::{
    incidents::Incidents,
    levels::{self, Field},
    lexicon::{Said, Table, Telling, begins, ends, split},
    words::{
        ACKNOWLEDGED, ALERTS, CHANGES, DECLARED, END_OF, ESCALATIONS, FINDINGS, FIXED, LABEL_LEADS,
        LABEL_TAILS, MESSAGES, MITIGATED, NO_ALERT, NOT_DECLARED, NOT_MITIGATED, NOTICED, NOUNS,
        PHASE_LABELS, PLANNED, REPORTS, RESOLVED, START_OF, STARTS,
    },
};
use crate::{
    incident::{Event, Incident, LineUse, Moment, Severity},
    sort,
    span::{any_of, rest_of, start_of},
};

/// The phases of an incident in their usual order.
pub const PHASES: [&str; 6] = ["start", "detected", "acknowledged", "declared", "mitigated", "resolved"];

/// Events that may begin a phase; of more, the best are kept.
const CANDIDATES: usize = 4;

/// The events that may begin each phase, in the order of [`PHASES`]: the best first, then in order of time.
pub type Candidates = [Vec<usize>; 6];

/// The kinds of events, in the order of [`KIND_WORDS`].
const KINDS: [&str; 6] = ["alert", "report", "escalation", "communication", "change", "finding"];

/// Words that show the kind of an event; where several rows match, the first row counts.
static KIND_WORDS: [Table; 6] = [ALERTS, REPORTS, ESCALATIONS, MESSAGES, CHANGES, FINDINGS];

/// How well an event begins a phase: by its label, by its words, by what it is.
const LABELLED: u8 = 3;
const WORDED: u8 = 2;
const IMPLIED: u8 = 1;

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
        event.kind = kind(said, recovers, quiet).map(str::to_owned);
        let named = levels::named(telling).filter(|named| named.sets || !*level_known);
        let named = named.filter(|named| !(recovers && *level_known) || named.sets && !said.has(RESOLVED));
        event.severity = named.map(|named| named.level);
        *level_known |= event.severity.is_some();
        let mut strengths = labelled(telling.head());
        let mut raise = |phase: usize, strength: u8, holds: bool| {
            if let Some(slot) = strengths.get_mut(phase).filter(|slot| holds && **slot < strength) {
                *slot = strength;
            }
        };
        let planned = said.has(PLANNED);
        let edge =
            |table| !planned && said.has(table) && said.has(NOUNS) && begins(telling.head(), table).is_some();
        raise(0, WORDED, !recovers && said.has(STARTS) || edge(START_OF));
        let alerts = KIND_WORDS.iter().take(2).any(|row| said.has(*row));
        raise(1, WORDED, !quiet && !planned && (alerts || said.has(NOTICED)));
        raise(2, WORDED, said.has(ACKNOWLEDGED));
        raise(3, WORDED, said.has(DECLARED) && !said.has(NOT_DECLARED));
        raise(4, WORDED, said.has(MITIGATED) && !said.has(NOT_MITIGATED));
        raise(5, IMPLIED, recovers || said.has(FIXED));
        // What is posted tells of an end that came before it.
        let posted = said.has(MESSAGES);
        raise(5, WORDED, recovers && said.has(RESOLVED) && !posted || edge(END_OF));
        for (candidates, strength) in found.phases.iter_mut().zip(strengths) {
            if strength > 0 {
                candidates.push((strength, index));
            }
        }
    }
    let all = found.into_iter().map(|found| {
        let mut phases = found.phases.into_iter();
        std::array::from_fn(|phase| best(phases.next().unwrap_or_default(), phase == 5))
    });
    let all: Vec<Candidates> = all.collect();
    for candidates in &all {
        for (phase, candidates) in PHASES.iter().zip(candidates) {
            if let Some(event) = candidates.first().and_then(|index| events.get_mut(*index)) {
                event.phases.push((*phase).to_owned());
            }
        }
    }
    all
}

/// Adds the phases that no entry begins by its words, but that a stated impact or a field puts at the minute of an entry:
/// what stands where the outage began is its start. `stated` gives the instants of a phase of an incident.
pub fn add_stated(
    events: &mut [Event],
    candidates: &mut [Candidates],
    stated: impl Fn(usize, usize) -> Option<Moment>,
) {
    for (number, candidates) in candidates.iter_mut().enumerate() {
        for (phase, candidates) in candidates.iter_mut().enumerate().filter(|(_, known)| known.is_empty()) {
            let Some(moment) = stated(number, phase).filter(|moment| moment.time.is_some()) else { continue };
            let there = |event: &Event| {
                event.incident == number
                    && (event.start.at - moment.at).abs() < 60_000
                    && event.start.time.is_some()
            };
            // An alert at the minute from which the notes count is still a detection and no start.
            let free = |event: &Event| {
                there(event) && !(phase == 0 && event.phases.iter().any(|name| name == "detected"))
            };
            // Of several entries at that minute the first begins something, the last ends it.
            let found = if phase < 4 { events.iter().position(free) } else { events.iter().rposition(free) };
            if let Some(index) = found
                && let (Some(event), Some(name)) = (events.get_mut(index), PHASES.get(phase))
            {
                event.phases.push((*name).to_owned());
                let known = std::mem::take(&mut event.phases);
                let named = |phase: &&&str| known.iter().any(|name| name == **phase);
                event.phases = PHASES.iter().filter(named).map(|phase| (*phase).to_owned()).collect();
                candidates.push(index);
            }
        }
    }
}

/// How well which events of an incident begin each phase, and whether one has set a level.
#[derive(Clone, Default)]
struct Strengths {
    phases: [Vec<(u8, usize)>; 6],
    level_known: bool,
}

/// The best events of a phase: the strongest, of equals the first, or the last where a phase ends something.
fn best(mut found: Vec<(u8, usize)>, last: bool) -> Vec<usize> {
    if last {
        found.reverse();
    }
    let mut kept = Vec::new();
    for wanted in [LABELLED, WORDED, IMPLIED] {
        let of_one = found.iter().filter(|(strength, _)| *strength == wanted).map(|(_, index)| *index);
        kept.extend(of_one.take(CANDIDATES - kept.len()));
    }
    kept
}

/// The phase, by its number, that the label of a field names, which is folded: `detected at`, `time of detection`.
#[must_use]
pub fn phase_of_label(label: &str) -> Option<usize> {
    let bare = split(label, |bytes| usize::from(matches!(bytes, [b'(' | b'[', ..])))
        .next()
        .unwrap_or_default()
        .trim_matches(any_of(" *_`."));
    let mut name = bare;
    // What is left out stands before or after a blank, or is of no alphabet that we share.
    if bare.bytes().all(|byte| byte.is_ascii_graphic()) {
        return PHASE_LABELS.row(bare);
    }
    if let Some(length) = begins(name, LABEL_LEADS) {
        name = rest_of(name, length).trim_start();
    }
    if let Some(at) = ends(name, LABEL_TAILS) {
        name = start_of(name, at);
    }
    PHASE_LABELS.row(bare).or_else(|| PHASE_LABELS.row(name.trim()))
}

/// The kind of an event.
fn kind(said: Said, recovers: bool, quiet: bool) -> Option<&'static str> {
    let mut rows =
        KINDS.iter().zip(&KIND_WORDS).filter(|(kind, _)| !(quiet && matches!(**kind, "alert" | "report")));
    let first = rows.find(|(_, words)| said.has(**words)).map(|(kind, _)| *kind);
    if recovers && first != Some("alert") { Some("recovery") } else { first }
}

/// How the label of an entry, where it has one, speaks for each phase: `[DETECTION] …`, `**Detected:** …`, `Resolved - …`.
fn labelled(text: &str) -> [u8; 6] {
    let mut strengths = [0; 6];
    let bare = text.trim_start_matches(any_of("*_[( `"));
    let head = bare.get(..bare.floor_char_boundary(60)).unwrap_or(bare);
    let dashes = [" - ", " – ", " — "];
    let end = head.bytes().enumerate().find(|&(at, byte)| match byte {
        b':' | b']' | b'|' | b'\n' | b')' => true,
        b'*' => rest_of(head, at).starts_with("**"),
        b'_' => rest_of(head, at).starts_with("__"),
        b' ' => dashes.iter().any(|dash| rest_of(head, at).starts_with(dash)),
        _ => false,
    });
    let end = end.map(|(at, _)| at);
    let Some(end) = end.or((head.len() == bare.len()).then_some(head.len())) else { return strengths };
    let joint = |bytes: &[u8]| match bytes {
        [b'/' | b'&' | b'+' | b',', ..] => 1,
        [b' ', b'a' | b'u', b'n', b'd', b' ', ..] => 5,
        _ => 0,
    };
    for part in split(start_of(head, end), joint) {
        if let Some(slot) =
            PHASE_LABELS.row(part.trim_matches(any_of(" *_`."))).and_then(|row| strengths.get_mut(row))
        {
            *slot = LABELLED;
        }
    }
    strengths
}

/// The levels of each incident over time: each holds until the next or the resolution. Where no entry sets one, a field of
/// the notes does.
#[must_use]
pub fn severities(incident: &Incident, incidents: &Incidents, fields: &[Stated]) -> Vec<Severity> {
    let mut found: Vec<Severity> = Vec::new();
    for number in 0..incidents.count {
        let first = found.len();
        let of_one = || incident.events.iter().filter(|event| event.incident == number);
        for event in of_one() {
            let Some(level) = &event.severity else { continue };
            let last = found.get_mut(first..).and_then(<[Severity]>::last_mut);
            if last.as_ref().is_some_and(|last| last.level == *level) {
                continue;
            }
            if let Some(last) = last {
                last.end = Some(event.start.clone());
            }
            found.push(severity(level, event, event.line));
        }
        let begins = |phase: &str| of_one().find(|event| event.phases.iter().any(|name| name == phase));
        let field = || fields.iter().find(|field| field.incident.is_none_or(|of| of == number));
        if found.len() == first
            && let Some(field) = field()
            && let Some(first) = begins("start").or(of_one().next())
        {
            found.push(severity(&field.level, first, field.line));
        }
        if let (Some(last), Some(resolved)) =
            (found.get_mut(first..).and_then(<[Severity]>::last_mut), begins("resolved"))
            && resolved.start.at >= last.start.at
        {
            last.end = Some(resolved.start.clone());
        }
    }
    sort::by_key(found, |severity| severity.start.at)
}

fn severity(level: &str, event: &Event, line: usize) -> Severity {
    Severity {
        level: level.to_owned(),
        start: event.start.clone(),
        end: None,
        line,
        incident: event.incident,
    }
}

/// A level that a field of the notes states.
#[derive(Debug)]
pub struct Stated {
    /// The level.
    pub level: String,
    /// Its line, from 1.
    pub line: usize,
    /// The incident that it is of; none where it is said of several.
    pub incident: Option<usize>,
}

/// The levels that fields state, the first of each incident.
#[must_use]
pub fn fields(notes: &str, incident: &Incident, incidents: &Incidents) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    let mut below = false;
    for (line, number) in incident.lines.iter().zip(1..) {
        if matches!(line.used, LineUse::Event(_) | LineUse::Attached(_) | LineUse::Blank) {
            continue;
        }
        let text = line.span.of(notes);
        let level = std::mem::take(&mut below).then(|| levels::alone(text, "")).flatten();
        let level = level.or_else(|| match levels::field(text)? {
            Field::Level(level) => Some(level),
            Field::Below => {
                below = true;
                None
            }
        });
        let Some(level) = level else { continue };
        let of = incidents.of_line(number);
        if found.iter().all(|known| known.incident != of) {
            found.push(Stated { level, line: number, incident: of });
        }
        if incidents.count < 2 {
            break;
        }
    }
    found
}
