//! What each event is: its kind, the phases it begins, the severity it sets.

use super::{
    levels::{self, Field},
    lexicon::{Said, Table, Telling},
    words::{
        ACKNOWLEDGED, ALERTS, CHANGES, DECLARED, ESCALATIONS, FINDINGS, FIXED, MESSAGES, MITIGATED, NO_ALERT,
        NOT_DECLARED, NOT_MITIGATED, NOTICED, REPORTS, RESOLVED, STARTS,
    },
};
use crate::{
    incident::{Event, Incident, LineUse, Severity},
    read::words::Words,
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

/// Labels of entries and fields: a row for each of [`PHASES`].
static LABELS: Words = Words::new(
    "start,started,start time,began,begin,begins,incident start,incident started,incident began,incident begins,impact start,impact started,impact begins,impact began,outage start,outage started,outage begins,outage began,occurred,occurrence,onset,first impact,beginn,anfang,störungsbeginn,beginn der störung,ausfallbeginn,aufgetreten,début,début de l'incident,inicio,início,inizio|\
detected,detection,time detected,noticed,reported,alerted,incident detected,issue detected,first detected,first noticed,first alert,time to detect,erkannt,erkennung,entdeckt,entdeckung,bemerkt,gemeldet,détecté,détection,detectado,detección,detecção,rilevato|\
acknowledged,acknowledgement,acknowledgment,ack,acked,response started,angenommen,bestätigt,quittiert,acquitté,reconocido,reconhecido|\
declared,declaration,incident declared,incident opened,opened,ausgerufen,vorfall ausgerufen,vorfall eröffnet,eröffnet,déclaré,declarado|\
mitigated,mitigation,impact mitigated,workaround,contained,containment,stabilized,stabilised,eingedämmt,entschärft,eindämmung,umgehung,atténué,mitigado,mitigación|\
resolved,resolution,recovered,recovery,fixed,closed,end,ended,end time,incident end,incident ended,incident resolved,impact end,impact ended,outage end,outage ended,restored,all clear,behoben,gelöst,ende,störungsende,ende der störung,wiederhergestellt,behebung,résolu,résolution,fin,resuelto,resolución,resolvido,risolto",
);

/// How well an event begins a phase: by its label, by its words, by what it is.
const LABELLED: u8 = 3;
const WORDED: u8 = 2;
const IMPLIED: u8 = 1;

/// Names the kind, the phases and the severity of each event, and says which others may begin a phase.
pub fn name_events(events: &mut [Event], tellings: &[Telling]) -> Candidates {
    let mut found: [Vec<(u8, usize)>; 6] = Default::default();
    let mut level_known = false;
    for (index, (event, telling)) in events.iter_mut().zip(tellings).enumerate() {
        let said = telling.head;
        let recovers = telling.recovers();
        let quiet = said.has(NO_ALERT);
        event.kind = kind(said, recovers, quiet).map(str::to_owned);
        let named = levels::named(telling).filter(|named| named.sets || !level_known);
        let named = named.filter(|named| !(recovers && level_known) || named.sets && !said.has(RESOLVED));
        event.severity = named.map(|named| named.level);
        level_known |= event.severity.is_some();
        let mut strengths = labelled(telling.head());
        let mut raise = |phase: usize, strength: u8, holds: bool| {
            if let Some(slot) = strengths.get_mut(phase).filter(|slot| holds && **slot < strength) {
                *slot = strength;
            }
        };
        raise(0, WORDED, !recovers && said.has(STARTS));
        let alerts = KIND_WORDS.iter().take(2).any(|row| said.has(*row));
        raise(1, WORDED, !quiet && (alerts || said.has(NOTICED)));
        raise(2, WORDED, said.has(ACKNOWLEDGED));
        raise(3, WORDED, said.has(DECLARED) && !said.has(NOT_DECLARED));
        raise(4, WORDED, said.has(MITIGATED) && !said.has(NOT_MITIGATED));
        raise(5, IMPLIED, recovers || said.has(FIXED));
        raise(5, WORDED, recovers && said.has(RESOLVED));
        for (candidates, strength) in found.iter_mut().zip(strengths) {
            if strength > 0 {
                candidates.push((strength, index));
            }
        }
    }
    let mut all = found.into_iter();
    let candidates: Candidates =
        std::array::from_fn(|phase| best(all.next().unwrap_or_default(), phase == 5));
    for (phase, candidates) in PHASES.iter().zip(&candidates) {
        if let Some(event) = candidates.first().and_then(|index| events.get_mut(*index)) {
            event.phases.push((*phase).to_owned());
        }
    }
    candidates
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
    let bare = text.trim_start_matches(['*', '_', '[', '(', ' ', '`']);
    let head = bare.get(..bare.floor_char_boundary(60)).unwrap_or(bare);
    let ends = [":", "]", "**", "__", " - ", " – ", " — ", "|", "\n", ")"];
    let end = head.char_indices().map(|(at, _)| at).find(|&at| {
        let rest = head.get(at..).unwrap_or_default();
        // Nearly all of it is letters.
        !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && ends.iter().any(|end| rest.starts_with(end))
    });
    let Some(end) = end.or((head.len() == bare.len()).then_some(head.len())) else { return strengths };
    for part in head.get(..end).unwrap_or_default().split(['/', '&', '+', ',']) {
        for part in part.split(" and ").flat_map(|part| part.split(" und ")) {
            if let Some(slot) = LABELS
                .row(part.trim_matches([' ', '*', '_', '`', '.']))
                .and_then(|row| strengths.get_mut(row))
            {
                *slot = LABELLED;
            }
        }
    }
    strengths
}

/// The levels over time: each holds until the next or the resolution. Where no entry sets one, a field of the notes does.
#[must_use]
pub fn severities(notes: &str, incident: &Incident) -> Vec<Severity> {
    let events = &incident.events;
    let mut found: Vec<Severity> = Vec::new();
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
    let begins = |phase: &str| events.iter().find(|event| event.phases.iter().any(|name| name == phase));
    if found.is_empty()
        && let Some((level, line)) = stated(notes, incident)
        && let Some(first) = begins("start").or(events.first())
    {
        found.push(Severity { level, start: first.start.clone(), end: None, line });
    }
    if let (Some(last), Some(resolved)) = (found.last_mut(), begins("resolved"))
        && resolved.start.at >= last.start.at
    {
        last.end = Some(resolved.start.clone());
    }
    found
}

/// The level that a field states, and its line.
#[must_use]
pub fn stated(notes: &str, incident: &Incident) -> Option<(String, usize)> {
    let mut below = false;
    for (index, line) in incident.lines.iter().enumerate() {
        if matches!(line.used, LineUse::Event(_) | LineUse::Attached(_) | LineUse::Blank) {
            continue;
        }
        let text = line.span.of(notes);
        if std::mem::take(&mut below)
            && let Some(level) = levels::alone(text, "")
        {
            return Some((level, index + 1));
        }
        match levels::field(text) {
            Some(Field::Level(level)) => return Some((level, index + 1)),
            Some(Field::Below) => below = true,
            None => {}
        }
    }
    None
}
