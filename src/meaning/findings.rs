//! What the notes leave out and where they contradict themselves. Each finding has a code, a sentence and a line;
//! the codes are listed in `docs/json.md`.

use super::{
    fields::{self, Field},
    incidents::Incidents,
    lexicon::begins as begins_word,
    mentions::one_thing,
    phases::Stated,
    words::LENGTH_LABELS,
};
use crate::{
    incident::{Event, Finding, Impact, Incident, Moment, Placement, Severity},
    markup, sort,
    span::{any_of, start_of},
    wording,
    words::fold,
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
pub fn find(incident: &mut Incident, incidents: &Incidents, levels: &[Stated], fields: &[Field]) {
    let mut found = Vec::new();
    for number in 0..incidents.count {
        let events: Vec<&Event> = incident.events.iter().filter(|event| event.incident == number).collect();
        // Which of several is meant.
        let which = if incidents.count > 1 {
            ["incident ", &(number + 1).to_string()].concat()
        } else {
            String::new()
        };
        missing_phases(&events, &which, &mut found);
        long_gaps(&events, &mut found);
        let only = incidents.count < 2;
        let impacts = incident.impacts.iter().filter(|impact| only || impact.incident == Some(number));
        let told = |phase| fields::stated(fields, number, phase);
        lengths(&events, impacts, (told(0), told(5)), &mut found);
    }
    duplicates(&incident.events, &mut found);
    mixed_zones(&incident.events, &mut found);
    derived_lengths(incident, &mut found);
    severity_fields(incident, levels, &mut found);
    fields::contradictions(incident, fields, &mut found);
    incident.findings.append(&mut found);
}

/// The finding with this code about a line.
pub(super) fn finding(kind: &str, line: usize, message: &[&str]) -> Finding {
    Finding { kind: kind.to_owned(), message: message.concat(), line }
}

fn with_phase<'e>(events: &[&'e Event], phase: &str) -> Option<&'e Event> {
    events.iter().copied().find(|event| event.phases.iter().any(|name| name == phase))
}

/// Names a detection or a recovery that the notes do not tell.
fn missing_phases(events: &[&Event], which: &str, found: &mut Vec<Finding>) {
    if events.len() < STORY {
        return;
    }
    let of = if which.is_empty() { "" } else { " of " };
    for (phase, kind, message) in [
        ("detected", "no-detection", " says how it was noticed."),
        ("resolved", "no-recovery", " says that it was over."),
    ] {
        if with_phase(events, phase).is_none() {
            let line = events.last().map_or(1, |event| event.line);
            found.push(finding(kind, line, &["No entry", of, which, message]));
        }
    }
}

/// Says where nothing is told for long between the detection and the end.
fn long_gaps(events: &[&Event], found: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return };
    let span = (last.start.at - first.start.at) / 1000;
    let at = |phase: &str, other: &Event| with_phase(events, phase).unwrap_or(other).start.at;
    let (from, to) = (at("detected", first), at("resolved", last));
    let mut until: Option<(i64, &Event)> = None;
    let mut kept = Vec::new();
    for &event in events.iter().filter(|_| events.len() >= STORY) {
        if let Some((ended, before)) = until
            && event.start.at <= to
            && before.start.at >= from
            && before.start.time.is_some()
            && event.start.time.is_some()
        {
            let gap = (event.start.at - ended) / 1000;
            if gap >= GAP && gap >= span / SHARE {
                // Within a day a clock alone says when.
                let one = span < 86_400
                    || before.start.day == event.start.day && event.start.day == first.start.day;
                let day = |event: &Event| {
                    let day = || wording::short_day(event.start.date, event.start.day) + " ";
                    if one { String::new() } else { day() }
                };
                let clock = |event: &Event| day(event) + &wording::clock(&event.start);
                let clocks = [clock(before), clock(event), wording::duration(gap)];
                let [begin, end, long] = clocks.each_ref().map(String::as_str);
                kept.push(finding(
                    "long-gap",
                    before.line,
                    &["Between ", begin, " and ", end, " nothing is told for ", long, "."],
                ));
            }
        }
        let end = event.end.as_ref().map_or(event.start.at, |end| end.at.max(event.start.at));
        if until.is_none_or(|(before, _)| end >= before) {
            until = Some((end, event));
        }
    }
    found.append(&mut kept);
}

/// Names entries that stand twice: the same words at the same instant.
fn duplicates(events: &[Event], found: &mut Vec<Finding>) {
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
    let keys: Vec<i64> = events.iter().enumerate().map(hash).collect();
    // The line on which each entry stood first.
    let mut firsts = vec![None; events.len()];
    let mut last: Option<(i64, &Event)> = None;
    for index in sort::of(&keys) {
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
    let twice = events.iter().zip(&firsts).filter_map(|(event, first)| Some((event, (*first)?)));
    for (place, (event, first)) in twice.enumerate().take(MOST) {
        let mut message = [
            "The entry at ",
            &wording::clock(&event.start),
            " stands on line ",
            &first.to_string(),
            " already.",
        ]
        .concat();
        if place + 1 == MOST && more > 0 {
            message.push_str(&[" ", &more.to_string(), " more entries stand twice."].concat());
        }
        found.push(finding("duplicate", event.line, &[&message]));
    }
}

/// Says that the entries are in several zones.
fn mixed_zones(events: &[Event], found: &mut Vec<Finding>) {
    let mut zones: Vec<(&str, Option<i32>)> = Vec::new();
    let mut line = None;
    let mut loose = false;
    for event in events {
        let Some(name) = event.start.zone.as_deref() else { continue };
        let offset = event.start.offset.map(|offset| offset.0);
        let same =
            |&(other, known): &(&str, Option<i32>)| other == name || known.is_some() && known == offset;
        if zones.len() < MOST && !zones.iter().any(same) {
            zones.push((name, offset));
            if zones.len() == 2 {
                line = Some(event.line);
            }
        }
        loose |= offset.is_none();
    }
    let Some(line) = line else { return };
    let names: Vec<&str> = zones.iter().map(|(name, _)| *name).collect();
    let how = if loose {
        "; where a name does not fix the offset, its clock is taken as it stands."
    } else {
        "; their offsets put them in order."
    };
    found.push(finding("mixed-zones", line, &["The entries are in several zones: ", &names.join(", "), how]));
}

/// True when a stated length and another are not the same, however they were rounded.
pub(super) fn differ(stated: i64, unit: i64, other: i64) -> bool {
    (stated - other).abs() > (stated.max(other) / 10).max(unit.min(3600)).max(60)
}

/// Says where a field with the length of the incident fits nothing that the timeline tells, or not the fields or the window
/// that state its beginning and its end.
fn lengths<'i>(
    events: &[&Event],
    impacts: impl Iterator<Item = &'i Impact>,
    (start, end): (Option<&Moment>, Option<&Moment>),
    found: &mut Vec<Finding>,
) {
    let mut whole: Vec<&Impact> = Vec::new();
    for impact in impacts.filter(|impact| impact.what == "the incident") {
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
    let mut say = |who: &str, told: i64, from: &Moment, to: &Moment| {
        let [stated, told] = [stated, told].map(wording::duration);
        let [from, to] = [from, to].map(wording::clock);
        let words = ["The notes say ", &stated, who, &told, ", from ", &from, " to ", &to, "."];
        found.push(finding("duration", impact.line, &words));
    };
    let windows = others.iter().filter(|other| other.placement == Placement::Stated);
    let mut edges = windows.filter_map(|other| other.start.as_ref().zip(other.end.as_ref()));
    let window = edges.next().filter(|_| edges.next().is_none());
    if let Some((start, end)) = start.zip(end).or(window)
        && start.time.is_some()
        && end.time.is_some()
    {
        let told = (end.at - start.at) / 1000;
        if told > 0 && differ(stated, unit, told) {
            say("; their beginning and end lie ", told, start, end);
        }
        return;
    }
    let (Some(&first), Some(&last)) = (events.first(), events.last()) else { return };
    let begins = [with_phase(events, "start"), with_phase(events, "detected"), Some(first)];
    let ends = [with_phase(events, "resolved"), with_phase(events, "mitigated"), Some(last)];
    // Without an end in the timeline it says nothing of how long it was.
    let (Some(begin), Some(Some(end))) = (begins.iter().flatten().next(), ends.first()) else { return };
    let told = (end.start.at - begin.start.at) / 1000;
    if matches!(impact.placement, Placement::None | Placement::Assumed) && told > 0 {
        let lengths = begins
            .iter()
            .flatten()
            .flat_map(|from| ends.iter().flatten().map(|to| (to.start.at - from.start.at) / 1000));
        if lengths.into_iter().all(|told| differ(stated, unit, told)) {
            say("; the timeline says ", told, &begin.start, &end.start);
        }
    }
}

/// Says where a failure and a recovery of a thing lie further apart, or less, than is stated of it.
fn derived_lengths(incident: &Incident, found: &mut Vec<Finding>) {
    let mut stated = Vec::new();
    for impact in &incident.impacts {
        if let Some(seconds) = impact.duration_seconds.filter(|_| impact.what != "the incident") {
            stated.push((seconds, impact));
        }
    }
    // Of notes with very many neither is a story that one could check.
    stated.truncate(COMPARED);
    let mut count = 0;
    for derived in incident.derived_impacts.iter().take(COMPARED) {
        let Some(told) = derived.duration_seconds else { continue };
        let of_it =
            |(_, impact): &&(i64, &Impact)| impact.incident == derived.incident && one_thing(impact, derived);
        let Some(&(seconds, impact)) = stated.iter().find(of_it) else { continue };
        let unit = if impact.approximate { seconds / 5 } else { 0 };
        if differ(seconds, unit, told) && count < MOST {
            count += 1;
            let [stated, told] = [seconds, told].map(wording::duration);
            let line = derived.line.to_string();
            found.push(finding(
                "derived-length",
                impact.line,
                &[
                    &impact.what,
                    ": the notes say ",
                    &stated,
                    "; its failure and recovery in the timeline (line ",
                    &line,
                    ") lie ",
                    &told,
                    " apart.",
                ],
            ));
        }
    }
}

/// Says where a field states a severity that the entries of the incident do not set.
fn severity_fields(incident: &Incident, stated: &[Stated], found: &mut Vec<Finding>) {
    for field in stated {
        let of_it = |severity: &&Severity| field.incident.is_none_or(|number| severity.incident == number);
        let mut known = incident.severities.iter().filter(of_it);
        if let Some(last) = known.clone().next_back()
            && known.all(|severity| severity.level != field.level)
        {
            let message = ["A field says ", &field.level, "; the entries say ", &last.level, "."];
            found.push(finding("severity-field", field.line, &message));
        }
    }
}
