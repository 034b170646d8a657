//! What the notes leave out and where they contradict themselves. Each finding has a code, a sentence and a line;
//! the codes are listed in `docs/json.md`.

use super::{
    fields::{self, StatedField},
    incidents::Incidents,
    intervals::{Silence, own, silences},
    labels::phase_of_label,
    mentions::one_thing,
    phases::SeverityField,
    sentences::{ToDo, label},
    telling::Telling,
};
use crate::{
    civil::{Offset, ZoneName},
    differ::differ,
    document::Document,
    facts::{Kind, Level, Phase, Placement, Subject},
    finding::{Finding, FindingKind},
    incident::{Event, Impact, Incident, LineUse, PhaseAt, Severity},
    markup,
    moment::Moment,
    pause::{each, pause, pause_at},
    sort,
    span::{LineNumber, any_of, start_of},
    words::{
        concepts::{ALERTS, DENIALS, LENGTH_LABELS, NOTICED, REPORTS},
        fold,
        said::{Said, begins as begins_word},
    },
};

/// Fewer events tell no story that could lack something.
const STORY: usize = 3;

/// A gap is long from half an hour on, where it is a quarter of the time from the first event to the last.
const GAP: i64 = 1800;
const SHARE: i64 = 4;

/// Findings of one code; what is left over is counted in the last.
const MOST: usize = 5;

/// Impacts that are compared with those worked out from events.
const COMPARED: usize = 200;

/// Adds what the notes leave out and where they contradict themselves.
pub async fn find(
    document: &Document<'_>,
    incident: &mut Incident,
    incidents: &Incidents,
    levels: &[SeverityField],
    (fields, told, tellings): (&[StatedField], &[PhaseAt], &[Telling]),
) {
    let mut found = Vec::new();
    let beside_each = tell_detection(document, incident, incidents);
    pause().await;
    for (number, (events, beside)) in
        incident.events_of_each(incidents.count).into_iter().zip(beside_each).enumerate()
    {
        let noticed = |index: usize| {
            let said = tellings.get(index).map(|telling| telling.told.said).unwrap_or_default();
            [ALERTS, NOTICED, REPORTS].iter().any(|table| said.has(*table)) && !said.has(DENIALS)
        };
        // Who writes first, and not of a change, has seen it.
        let writes =
            |(_, event): &(usize, &Event)| !event.actors.is_empty() && event.kind != Some(Kind::Change);
        let writes = events.first().is_some_and(writes);
        let noticed = beside || writes || events.iter().any(|(index, _)| noticed(*index));
        missing_phases(incident, &events, (number, incidents.count > 1, noticed), &mut found);
        pause().await;
        long_gaps(incident, number, &events, &mut found).await;
        pause().await;
        let only = incidents.count < 2;
        let impacts = incident.impacts.iter().filter(|impact| only || impact.incident == Some(number));
        let edges =
            [Phase::Start, Phase::Resolved].map(|phase| fields::stated_instant(fields, number, phase));
        lengths(&events, impacts, edges, &mut found);
    }
    duplicates(&incident.events, &mut found).await;
    mixed_zones(&incident.events, &mut found);
    derived_lengths(incident, &mut found);
    severity_fields(incident, levels, &mut found);
    fields::contradictions(incident, (fields, told), &mut found);
    incident.findings.append(&mut found);
}

fn with_phase<'e>(events: &[(usize, &'e Event)], phase: Phase) -> Option<&'e Event> {
    events.iter().map(|(_, event)| *event).find(|event| event.phases.has(phase))
}

/// Names a detection or a recovery that the notes do not tell.
fn missing_phases(
    notes: &Incident,
    events: &[(usize, &Event)],
    (number, several, noticed): (usize, bool, bool),
    found: &mut Vec<Finding>,
) {
    let incident = Some(number).filter(|_| several);
    let Some((_, last)) = events.last().filter(|_| events.len() >= STORY) else { return };
    if !noticed && notes.phase(number, Phase::Detected).is_none() {
        found.push(FindingKind::NoDetection { incident }.on(last.line));
    }
    if notes.phase(number, Phase::Resolved).is_none() {
        found.push(FindingKind::NoRecovery { incident }.on(last.line));
    }
}

/// Of each incident whether a line beside the timeline says how it was noticed.
fn tell_detection(document: &Document<'_>, incident: &Incident, incidents: &Incidents) -> Vec<bool> {
    let mut told = vec![false; incidents.count];
    let mut to_do = ToDo::default();
    for (index, (line, used)) in document.lines.iter().zip(&incident.lines).enumerate() {
        let text = line.words.of(&document.notes);
        to_do.see(line.kind, text);
        if to_do.here || !matches!(used.used, LineUse::Outside | LineUse::Elsewhere) {
            continue;
        }
        let own = incidents.of_line(LineNumber::of(index)).and_then(|number| told.get_mut(number));
        let Some(told) = own.filter(|told| !**told) else { continue };
        let lower = fold(&markup::plain(text));
        let label = start_of(&lower, label(&lower));
        let named = phase_of_label(label.trim_end_matches(any_of(":： "))) == Some(Phase::Detected);
        let said = Said::of(&lower);
        let tells = [ALERTS, REPORTS].iter().any(|table| said.has(*table)) && said.has(NOTICED);
        *told = named && label.len() < lower.len() || tells && !said.has(DENIALS);
    }
    told
}

/// Says where nothing is told for long between the detection and the end.
async fn long_gaps(incident: &Incident, number: usize, events: &[(usize, &Event)], found: &mut Vec<Finding>) {
    let (Some((_, first)), Some((_, last))) = (events.first(), events.last()) else { return };
    let span = (last.start.at - first.start.at) / 1000;
    // A list of little but the names of phases is a summary: `Fault occurs`, `Resolved`.
    let named = |event: &Event| {
        let first = markup::plain(event.text.lines().next().unwrap_or_default());
        // `5.2 Detected`
        let bare = first.trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c));
        phase_of_label(&fold(bare.split(" - ").next().unwrap_or_default())).is_some()
    };
    let intervals = own(&incident.intervals, number);
    let mut gaps = Vec::new();
    for Silence { from, to, seconds } in silences(incident, number, events, intervals) {
        if let Some((before, event)) = incident.events.get(from).zip(incident.events.get(to))
            && seconds >= GAP.max(span / SHARE)
        {
            // Within a day a clock alone says when.
            let one =
                span < 86_400 || before.start.day == event.start.day && event.start.day == first.start.day;
            gaps.push(FindingKind::LongGap { from, to, seconds, dated: !one }.on(before.line));
        }
    }
    if gaps.is_empty() {
        return;
    }
    let named = each(events, |(_, event)| named(event)).await;
    if named.into_iter().filter(|named| *named).count() * 2 <= events.len() {
        found.append(&mut gaps);
    }
}

/// Names entries that stand twice: the same words at the same instant.
async fn duplicates(events: &[Event], found: &mut Vec<Finding>) {
    let words = |event: &Event| fold(&markup::plain(&event.text));
    let same_instant = |event: &Event, other: Option<usize>| {
        other.and_then(|other| events.get(other)).is_some_and(|other| other.start.at == event.start.at)
    };
    let hash = |(index, event): (usize, &Event)| {
        // Events are in order: one that is alone at its instant needs no look at its words.
        let alone = !same_instant(event, index.checked_sub(1)) && !same_instant(event, Some(index + 1));
        let own = if alone { String::new() } else { words(event) };
        // FNV-1a, 64 bits.
        let bytes = event.start.at.to_le_bytes().into_iter().chain(own.into_bytes());
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        hash.cast_signed()
    };
    let keys = each(events.iter().enumerate(), hash).await;
    // The line on which each entry stood first.
    let mut firsts = vec![None; events.len()];
    let mut last: Option<(i64, &Event)> = None;
    for (step, index) in sort::of(&keys).into_iter().enumerate() {
        pause_at(step).await;
        let (Some(&key), Some(event)) = (keys.get(index), events.get(index)) else { continue };
        match last.filter(|(before, _)| *before == key) {
            Some((_, first)) if first.line != event.line && words(first) == words(event) => {
                if let Some(slot) = firsts.get_mut(index).filter(|_| !event.text.is_empty()) {
                    *slot = Some(first.line);
                }
            }
            _ => last = Some((key, event)),
        }
    }
    let more = firsts.iter().flatten().count().saturating_sub(MOST);
    let twice = events.iter().zip(&firsts).enumerate();
    let twice = twice.filter_map(|(index, (event, first))| Some((index, event, (*first)?)));
    for (place, (event, entry, first)) in twice.enumerate().take(MOST) {
        let more = if place + 1 == MOST { more } else { 0 };
        found.push(FindingKind::Duplicate { event, first, more }.on(entry.line));
    }
}

/// Says that the entries are in several zones.
fn mixed_zones(events: &[Event], found: &mut Vec<Finding>) {
    let mut zones: Vec<(&ZoneName, Option<Offset>)> = Vec::new();
    let mut line = None;
    let mut ordered = true;
    for event in events {
        let Some(name) = &event.start.zone else { continue };
        let offset = event.start.offset;
        let same = |&(other, known): &(&ZoneName, Option<Offset>)| {
            other == name || known.is_some() && known == offset
        };
        if zones.len() < MOST && !zones.iter().any(same) {
            zones.push((name, offset));
            if zones.len() == 2 {
                line = Some(event.line);
            }
        }
        ordered &= offset.is_some();
    }
    let Some(line) = line else { return };
    let names = zones.iter().map(|(name, _)| (*name).clone()).collect();
    found.push(FindingKind::MixedZones { names, ordered }.on(line));
}

/// Says where a field with the length of the incident fits nothing that the timeline tells, or not the fields or the window
/// that state its beginning and its end.
fn lengths<'i>(
    events: &[(usize, &Event)],
    impacts: impl Iterator<Item = &'i Impact>,
    [start, end]: [Option<&Moment>; 2],
    found: &mut Vec<Finding>,
) {
    let mut whole: Vec<&Impact> = Vec::new();
    for impact in impacts.filter(|impact| impact.subject == Subject::Incident) {
        // What is said twice of the whole counts once.
        let same = |other: &&Impact| {
            other.mention_of == impact.mention_of || other.duration_seconds == impact.duration_seconds
        };
        if impact.mention_of.is_none() || !whole.iter().any(same) {
            whole.push(impact);
        }
    }
    let field = |impact: &Impact| {
        let quote = fold(start_of(&impact.quote, impact.quote.floor_char_boundary(60)));
        let bare = quote.trim_start_matches(any_of("*-|_ \u{2022}"));
        impact.duration_seconds.is_some() && begins_word(bare, LENGTH_LABELS).is_some()
    };
    let (fields, others): (Vec<&Impact>, Vec<&Impact>) = whole.into_iter().partition(|impact| field(impact));
    // Several lengths are of several things.
    let [impact] = fields.as_slice() else { return };
    let Some(stated) = impact.duration_seconds else { return };
    let unit = if impact.approximate { stated / 5 } else { 0 };
    let mut differs = |edges: bool, told: i64, from: &Moment, to: &Moment| {
        let between = Box::new([from.clone(), to.clone()]);
        found.push(FindingKind::Duration { stated, told, edges, between }.on(impact.line));
    };
    let windows = others.iter().filter(|other| other.placed.placement() == Placement::Stated);
    let mut edges = windows.filter_map(|other| other.start.as_ref().zip(other.end.as_ref()));
    let window = edges.next().filter(|_| edges.next().is_none());
    if let Some((start, end)) = start.zip(end).or(window)
        && start.time.is_some()
        && end.time.is_some()
    {
        let told = (end.at - start.at) / 1000;
        if told > 0 && differ(stated, unit, told) {
            differs(true, told, start, end);
        }
        return;
    }
    let (Some(&(_, first)), Some(&(_, last))) = (events.first(), events.last()) else { return };
    let begins = [with_phase(events, Phase::Start), with_phase(events, Phase::Detected), Some(first)];
    let ends = [with_phase(events, Phase::Resolved), with_phase(events, Phase::Mitigated), Some(last)];
    // Without an end in the timeline it says nothing of how long it was.
    let (Some(begin), Some(Some(end))) = (begins.iter().flatten().next(), ends.first()) else { return };
    let told = (end.start.at - begin.start.at) / 1000;
    if matches!(impact.placed.placement(), Placement::None | Placement::Assumed) && told > 0 {
        let lengths = begins
            .iter()
            .flatten()
            .flat_map(|from| ends.iter().flatten().map(|to| (to.start.at - from.start.at) / 1000));
        if lengths.into_iter().all(|told| differ(stated, unit, told)) {
            differs(false, told, &begin.start, &end.start);
        }
    }
}

/// Says where a failure and a recovery of a thing lie further apart, or less, than is stated of it.
fn derived_lengths(incident: &Incident, found: &mut Vec<Finding>) {
    let mut stated = Vec::new();
    for impact in &incident.impacts {
        if let (Some(seconds), Subject::Named { what, .. }) = (impact.duration_seconds, &impact.subject) {
            stated.push((seconds, what, impact));
        }
    }
    // Of notes with very many neither is a story that one could check.
    stated.truncate(COMPARED);
    let mut count = 0;
    for derived in incident.derived_impacts.iter().take(COMPARED) {
        let Some(told) = derived.duration_seconds else { continue };
        let of_it = |(.., impact): &&(i64, &String, &Impact)| {
            impact.incident == derived.incident && one_thing(impact, derived)
        };
        let Some(&(stated, what, impact)) = stated.iter().find(of_it) else { continue };
        let unit = if impact.approximate { stated / 5 } else { 0 };
        if differ(stated, unit, told) && count < MOST {
            count += 1;
            let what = what.clone();
            let kind = FindingKind::DerivedLength { what, stated, told, failure: derived.line };
            found.push(kind.on(impact.line));
        }
    }
}

/// True for one level, or two of different scales that are as grave: `critical`, `SEV1`.
fn agree(one: Level, other: Level) -> bool {
    let scale = |level| match level {
        Level::Numbered(scale, _) => Some(scale),
        _ => None,
    };
    one == other || scale(one) != scale(other) && one.gravity() == other.gravity()
}

/// Says where a field states a severity that the entries of the incident do not set.
fn severity_fields(incident: &Incident, stated: &[SeverityField], found: &mut Vec<Finding>) {
    for field in stated {
        let of_it = |severity: &&Severity| field.incident.is_none_or(|number| severity.incident == number);
        let mut known = incident.severities.iter().filter(of_it);
        if let Some(last) = known.clone().next_back()
            && known.all(|severity| !agree(severity.level, field.level))
        {
            let kind = FindingKind::SeverityField { stated: field.level, told: last.level };
            found.push(kind.on(field.line));
        }
    }
}
