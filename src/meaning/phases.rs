//! What each event is, the severity it sets, and when each phase of an incident began.

use std::{cmp::Ordering, collections::BTreeSet};

use super::{
    evidence::Evidence,
    incidents::Incidents,
    levels::{self, LevelField},
    sentences::ToDo,
    telling::{Telling, Turn},
};
use crate::{
    document::Document,
    facts::{Clue, Kind, Level, Phase, Phases},
    incident::{Event, Incident, LineUse, PhaseAt, PhaseRival, Severity},
    sort,
    span::{LineNumber, Span},
    words::{
        concepts::{ALERTS, CHANGES, ESCALATIONS, FINDINGS, MESSAGES, NO_ALERT, REPORTS, RESOLVED, SAYS},
        lexicon::Table,
        said::Said,
    },
};

/// Rivals that are kept.
const RIVALS: usize = 3;

/// What the evidence for an instant has to weigh, so that it is taken.
pub const LEAST: i32 = 25;

/// What it costs that a phase stands before one that should come first.
const DISORDER: i32 = 30;

/// What it costs that a phase stands before `late`, which should come first. A ticket may be opened before anybody takes it.
fn disorder(late: Phase, one: &Evidence) -> i32 {
    let opened = one.phase == Phase::Declared && one.clue == Clue::Field;
    if late == Phase::Acknowledged && opened { 0 } else { DISORDER }
}

/// Instants of a phase that are looked at together with those of the others.
const OPTIONS: usize = 3;

/// What it costs that another instant with evidence lies before one, or behind it for a phase that ends something; no more
/// than so many times.
const LATER: (i32, i32) = (2, 8);

/// Words that show the kind of an event; where several rows match, the first row counts.
const KINDS: [(Kind, Table); 7] = [
    (Kind::Alert, ALERTS),
    (Kind::Report, REPORTS),
    (Kind::Report, SAYS),
    (Kind::Escalation, ESCALATIONS),
    (Kind::Communication, MESSAGES),
    (Kind::Change, CHANGES),
    (Kind::Finding, FINDINGS),
];

/// What it costs a day without a time where other instants have one: more happened on that day, and before.
const DAY_ALONE: i32 = 20;

/// Names the kind and the severity of each event of `count` incidents.
pub fn name_events(events: &mut [Event], tellings: &[Telling], count: usize) {
    let mut level_known = vec![false; count];
    for (event, telling) in events.iter_mut().zip(tellings) {
        let Some(level_known) = level_known.get_mut(event.incident) else { continue };
        let said = telling.head;
        let recovers = telling.recovers();
        let alerts = matches!(telling.turn, Some(Turn::Down(_))).then_some(Kind::Alert);
        // `Cause found: the deploy filled the volume` is a finding.
        let ends = telling.text.bytes().position(|byte| matches!(byte, b':' | b',' | b';' | b'.'));
        let first = ends.filter(|_| !recovers).map(|end| telling.whole().at(Span::new(0, end)).said());
        let first = first.and_then(|first| kind(first, false, said.has(NO_ALERT)));
        event.kind = alerts.or(first).or(kind(said, recovers, said.has(NO_ALERT)));
        let named = levels::named(telling).filter(|named| named.sets || !*level_known);
        let named = named.filter(|named| !(recovers && *level_known) || named.sets && !said.has(RESOLVED));
        event.severity = named.map(|named| named.level);
        *level_known |= event.severity.is_some();
    }
}

/// An instant that may begin a phase, with all that speaks for it.
struct Candidate<'e> {
    best: &'e Evidence,
    weight: i32,
}

/// The instants that may begin a phase, in order of time.
fn candidates<'e>(
    evidence: impl Iterator<Item = &'e Evidence>,
    last: bool,
    timed: bool,
) -> Vec<Candidate<'e>> {
    let all: Vec<&Evidence> = evidence.collect();
    let mut found: Vec<Candidate<'e>> = Vec::new();
    for one in sort::by_key(all, |one| one.moment.at) {
        let day = timed && one.moment.time.is_none() && one.moment.elapsed_seconds.is_none();
        let weight = one.weight - if day { DAY_ALONE } else { 0 };
        let same = |other: &&mut Candidate<'e>| {
            other.best.moment.at == one.moment.at || one.event.is_some() && other.best.event == one.event
        };
        match found.iter_mut().rev().take(4).find(same) {
            Some(known) if one.weight > known.best.weight => {
                known.weight = weight + known.weight / 8;
                known.best = one;
            }
            Some(known) => known.weight += weight / 8,
            None => found.push(Candidate { best: one, weight }),
        }
    }
    let count = found.len();
    for (place, candidate) in found.iter_mut().enumerate() {
        let place = if last { count - 1 - place } else { place };
        candidate.weight -= LATER.0 * i32::try_from(place).unwrap_or(LATER.1).min(LATER.1);
    }
    found
}

/// The phases of an incident as they are chosen together.
struct Together<'c, 'e> {
    /// For each phase the instants with most to speak for them.
    options: Vec<Vec<&'c Candidate<'e>>>,
    /// One of each for the phases looked at so far.
    chosen: Vec<Option<&'c Candidate<'e>>>,
    /// The best choice, and what it is worth.
    best: (i32, Vec<Option<&'c Candidate<'e>>>),
}

impl<'c, 'e> Together<'c, 'e> {
    /// One instant for each phase, or none, so that what speaks for all of them is worth most, less what it costs where a
    /// phase stands before those that should come first.
    fn of(all: &'c [Vec<Candidate<'e>>]) -> Vec<Option<&'c Candidate<'e>>> {
        let strong = |own: &'c Vec<Candidate<'e>>| {
            let strong = own.iter().filter(|one| one.weight >= LEAST).collect();
            let strong = sort::by_key(strong, |one: &&Candidate<'e>| i64::from(-one.weight));
            strong.into_iter().take(OPTIONS).collect()
        };
        let best = (i32::MIN, Vec::new());
        let mut together = Self { options: all.iter().map(strong).collect(), chosen: Vec::new(), best };
        together.choose(0);
        together.best.1
    }

    /// Tries each instant of the next phase after those chosen, which are `worth` so much.
    fn choose(&mut self, worth: i32) {
        let Some(own) = self.options.get(self.chosen.len()).cloned() else {
            if worth > self.best.0 {
                self.best = (worth, self.chosen.clone());
            }
            return;
        };
        for one in own.into_iter().map(Some).chain([None]) {
            let gain = one.map_or(0, |one| {
                let after = |other: &&&Candidate<'_>| other.best.moment.at > one.best.moment.at;
                let cost = |other: &&Candidate<'_>| disorder(other.best.phase, one.best);
                one.weight - LEAST + 1 - self.chosen.iter().flatten().filter(after).map(cost).sum::<i32>()
            });
            self.chosen.push(one);
            self.choose(worth + gain);
            self.chosen.pop();
        }
    }
}

/// Chooses when each phase of each of `count` incidents began, all phases of one together: each instant for what speaks for it,
/// less what it costs where phases stand before those that should come first.
#[must_use]
pub fn choose(evidence: &[Evidence], count: usize) -> Vec<PhaseAt> {
    let mut found = Vec::new();
    let mut of_each: Vec<Vec<&Evidence>> = vec![Vec::new(); count];
    for one in evidence {
        if let Some(own) = of_each.get_mut(one.incident) {
            own.push(one);
        }
    }
    for (incident, evidence) in of_each.into_iter().enumerate() {
        let timed = evidence.iter().any(|one| one.moment.time.is_some());
        // An update whose own words say when somebody saw it was sent later.
        let told = |one: &&Evidence| {
            (one.event.is_none() && one.moment.time.is_some()).then_some((one.line, one.phase))
        };
        let told: BTreeSet<(LineNumber, Phase)> = evidence.iter().filter_map(told).collect();
        let sent = |one: &Evidence| one.clue == Clue::State && told.contains(&(one.line, one.phase));
        // `08:52 pages fail since about 8:30`, `18:20 doors work again as of 18:05`: when that was written says nothing of it.
        let sinces = evidence.iter().filter(|one| one.since).map(|one| (one.line, one.phase));
        let sinces: BTreeSet<(LineNumber, Phase)> = sinces.collect();
        let since = |one: &Evidence| {
            let edge = matches!(one.phase, Phase::Start | Phase::Resolved) && one.clue.is_everyday();
            edge && one.event.is_some() && !one.since && sinces.contains(&(one.line, one.phase))
        };
        let of_phase = |&phase: &Phase| {
            let own = evidence.iter().copied().filter(|one| one.phase == phase && !sent(one) && !since(one));
            candidates(own, phase >= Phase::Mitigated, timed)
        };
        let mut all: Vec<Vec<Candidate<'_>>> = Phase::ALL.iter().map(of_phase).collect();
        if let [_, detected, acknowledged, ..] = all.as_mut_slice() {
            // Who looks into it knows of it: what is seen from then on is no detection.
            let known = acknowledged.iter().find(|one| one.weight >= LEAST);
            let known = known.map_or(i64::MAX, |one| one.best.moment.at);
            let seen = |clue| matches!(clue, Clue::Noticed | Clue::Sign);
            detected.retain(|one| !seen(one.best.clue) || one.best.moment.at <= known);
        }
        let mut chosen = Together::of(&all);
        stand_in(&all, &mut chosen);
        let all_chosen = &chosen;
        for ((own, chosen), phase) in all.iter().zip(&chosen).zip(Phase::ALL.iter().copied()) {
            let Some(chosen) = chosen else { continue };
            // What began after it was seen is no other beginning.
            let fits = |other: &&Candidate<'_>| {
                let at = other.best.moment.at;
                all_chosen.iter().flatten().all(|one| match one.best.phase.cmp(&phase) {
                    Ordering::Less => one.best.moment.at <= at,
                    Ordering::Equal => true,
                    Ordering::Greater => at <= one.best.moment.at,
                })
            };
            let others = own.iter().filter(|other| !std::ptr::eq(*other, *chosen) && other.weight >= LEAST);
            let others = others.filter(fits);
            let others = sort::by_key(others.collect(), |other| i64::from(-other.weight));
            let rivals = others.into_iter().take(RIVALS).map(|other| other.best).map(|one| PhaseRival {
                moment: one.moment.clone(),
                event: one.event,
                line: one.line,
                clue: one.clue,
            });
            let one = chosen.best;
            found.push(PhaseAt {
                phase,
                moment: one.moment.clone(),
                event: one.event,
                line: one.line,
                clue: one.clue,
                rivals: rivals.collect(),
                incident,
            });
        }
    }
    found
}

/// Where nothing says when they began: what is detected as it fails starts then, and what works after a change, with no failure
/// until somebody says that it is over, is mitigated.
fn stand_in<'c, 'e>(all: &'c [Vec<Candidate<'e>>], chosen: &mut [Option<&'c Candidate<'e>>]) {
    let ([start, detected, _, _, mitigated, resolved], [fails, .., changes, ends]) = (chosen, all) else {
        return;
    };
    let at = |one: &Candidate<'_>| one.best.moment.at;
    if start.is_none() {
        *start = detected.and_then(|detected| fails.iter().find(|one| at(one) == at(detected)));
    }
    if let (None, Some(resolved), Some(known)) = (&mitigated, resolved, detected.or(*start))
        && !resolved.best.clue.is_everyday()
    {
        let between = |one: &&Candidate<'_>| (at(known) + 1..at(resolved)).contains(&at(one));
        let worked =
            |one: &&Candidate<'_>| !fails.iter().any(|fails| (at(one)..at(resolved)).contains(&at(fails)));
        let mut changes = changes.iter().filter(between);
        // What was hit is over; of several things none speaks for the others.
        let mut edges = changes.clone().filter(|one| one.best.clue == Clue::Edge);
        let over = edges.next().filter(|one| edges.next().is_none() && worked(one));
        let mut ends =
            ends.iter().filter(between).filter(|one| one.weight >= LEAST && one.best.clue == Clue::Recovery);
        *mitigated = over
            .or_else(|| changes.find(|one| one.best.clue != Clue::Edge && worked(one)))
            .or_else(|| ends.find(|one| worked(one)));
    }
}

/// Leaves out what words that also mean other things say to have ended, where nothing says that it was broken before.
pub fn drop_unbroken(incident: &mut Incident) {
    let all = std::mem::take(&mut incident.phases);
    let hit = |number| incident.impacts.iter().any(|impact| impact.incident == Some(number));
    let began = |end: &PhaseAt| {
        let before = |other: &&PhaseAt| other.incident == end.incident && other.moment.at < end.moment.at;
        all.iter().filter(before).any(|other| other.phase < Phase::Mitigated)
    };
    let mends = |one: &&PhaseAt| one.phase >= Phase::Mitigated && one.clue == Clue::Works;
    // Notes that begin with the end may leave out the rest.
    let told = |end: &PhaseAt| {
        let before = |event: &Event| event.incident == end.incident && event.start.at < end.moment.at;
        incident.events.iter().any(before)
    };
    let kept = all.iter().filter(|one| !mends(one) || began(one) || hit(one.incident) || !told(one));
    incident.phases = kept.cloned().collect();
}

/// Says of each event which of the phases chosen it begins.
pub fn mark(events: &mut [Event], phases: &[PhaseAt]) {
    for event in events.iter_mut() {
        event.phases = Phases::default();
    }
    for known in phases {
        if let Some(event) = known.event.and_then(|index| events.get_mut(index)) {
            event.phases.insert(known.phase);
        }
    }
}

/// The kind of an event.
fn kind(said: Said, recovers: bool, quiet: bool) -> Option<Kind> {
    let mut rows = KINDS.iter().filter(|(kind, _)| !(quiet && matches!(kind, Kind::Alert | Kind::Report)));
    let first = rows.find(|(_, words)| said.has(*words)).map(|(kind, _)| *kind);
    let over = recovers && first != Some(Kind::Alert) || first.is_none() && said.has(RESOLVED);
    if over { Some(Kind::Recovery) } else { first }
}

/// The levels of each incident over time: each holds until the next or the resolution. Where no entry sets one, a field of
/// the notes does.
#[must_use]
pub fn severities(incident: &Incident, incidents: &Incidents, fields: &[SeverityField]) -> Vec<Severity> {
    let mut found: Vec<Severity> = Vec::new();
    for (number, events) in incident.events_of_each(incidents.count).into_iter().enumerate() {
        let first = found.len();
        let of_one = || events.iter().map(|(_, event)| *event);
        let field = || fields.iter().find(|field| field.incident.is_none_or(|of| of == number));
        // `status page set to "partial outage"` ends no `SEV1`.
        let mut named = of_one().filter_map(|event| event.severity).chain(field().map(|field| field.level));
        let graded = named.any(Level::is_set);
        for event in of_one() {
            let Some(level) = event.severity.filter(|level| level.is_set() || !graded) else { continue };
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
        if found.len() == first
            && let Some(field) = field()
            && let Some(first) = begins(Phase::Declared).or(begins(Phase::Start)).or(of_one().next())
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
    let mut to_do = ToDo::default();
    for (index, (line, used)) in document.lines.iter().zip(&incident.lines).enumerate() {
        if line.is_blank() || matches!(used.used, LineUse::Event(_) | LineUse::Attached(_) | LineUse::LeftOut)
        {
            continue;
        }
        let text = line.words.of(&document.notes);
        // The priority of an action is none of the incident.
        to_do.see(line.kind, text);
        if to_do.here {
            continue;
        }
        let level = std::mem::take(&mut below).then(|| levels::alone(text, None)).flatten();
        let level = level.or_else(|| match levels::field(&document.fields(line))? {
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
