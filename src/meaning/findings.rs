//! What the notes leave out and where they contradict themselves. Each finding has a code, a sentence and a line;
//! the codes are listed in `docs/json.md`.

use super::{
    duration::durations, incidents::Incidents, intervals::INTERVALS, lexicon::begins as begins_word,
    phases::Stated, words::LENGTH_LABELS,
};
use crate::{
    incident::{Event, Finding, Impact, Incident, Interval, LineUse, Placement, Severity},
    order,
    read::words::{begins_with, fold},
    say,
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

/// Labels of fields that state an interval: those of one interval with commas, in the order of the intervals.
const LABELS: &str = "time to detection,time to detect,mean time to detect,ttd,mttd,zeit bis zur erkennung,zeit bis zur entdeckung,erkennungszeit|\
time to acknowledgement,time to acknowledge,time to ack,tta,mtta,zeit bis zur annahme,zeit bis zur quittierung|\
time to declaration,time to declare,zeit bis zur ausrufung|\
time to mitigation,time to mitigate,ttm,mttm,zeit bis zur eindämmung|\
time to resolution,time to resolve,time to recovery,time to recover,time to restore,ttr,mttr,zeit bis zur behebung,zeit bis zur lösung,wiederherstellungszeit";

/// Adds what the notes leave out and where they contradict themselves.
pub fn find(notes: &str, incident: &mut Incident, incidents: &Incidents, stated: &[Stated]) {
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
        lengths(&events, impacts, &mut found);
    }
    duplicates(&incident.events, &mut found);
    mixed_zones(&incident.events, &mut found);
    derived_lengths(incident, &mut found);
    severity_fields(incident, stated, &mut found);
    fields(notes, incident, incidents, &mut found);
    incident.findings.append(&mut found);
}

fn finding(kind: &str, line: usize, message: &[&str]) -> Finding {
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
                    let day = || say::short_day(event.start.date, event.start.day) + " ";
                    if one { String::new() } else { day() }
                };
                let clock = |event: &Event| day(event) + &say::clock(&event.start);
                let clocks = [clock(before), clock(event), say::duration(gap)];
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
    let words = |event: &Event| fold(&say::plain(&event.text));
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
    for index in order::of(&keys) {
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
        let mut message =
            ["The entry at ", &say::clock(&event.start), " stands on line ", &first.to_string(), " already."]
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
fn differ(stated: i64, unit: i64, other: i64) -> bool {
    (stated - other).abs() > (stated.max(other) / 10).max(unit.min(3600)).max(60)
}

/// Says where a field with the length of the incident fits nothing that the timeline tells.
fn lengths<'i>(events: &[&Event], impacts: impl Iterator<Item = &'i Impact>, found: &mut Vec<Finding>) {
    let (Some(&first), Some(&last)) = (events.first(), events.last()) else { return };
    let begins = [with_phase(events, "start"), with_phase(events, "detected"), Some(first)];
    let ends = [with_phase(events, "resolved"), with_phase(events, "mitigated"), Some(last)];
    // Without an end in the timeline it says nothing of how long it was.
    let (Some(begin), Some(Some(end))) = (begins.iter().flatten().next(), ends.first()) else { return };
    let told = (end.start.at - begin.start.at) / 1000;
    let field = |impact: &&Impact| {
        let quote = fold(impact.quote.get(..impact.quote.floor_char_boundary(60)).unwrap_or_default());
        impact.what == "the incident"
            && impact.duration_seconds.is_some()
            && begins_word(quote.trim_start_matches(['*', '-', '|', '_', ' ', '\u{2022}']), LENGTH_LABELS)
                .is_some()
    };
    let mut fields = impacts.filter(field);
    // Several lengths are of several things.
    let (Some(impact), None) = (fields.next(), fields.next()) else { return };
    if matches!(impact.placement, Placement::None | Placement::Assumed) {
        let Some(stated) = impact.duration_seconds.filter(|_| told > 0) else { return };
        let lengths = begins
            .iter()
            .flatten()
            .flat_map(|from| ends.iter().flatten().map(|to| (to.start.at - from.start.at) / 1000));
        let unit = if impact.approximate { stated / 5 } else { 0 };
        if lengths.into_iter().all(|told| differ(stated, unit, told)) {
            let [stated, told] = [stated, told].map(say::duration);
            let [from, to] = [begin, end].map(|event| say::clock(&event.start));
            found.push(finding(
                "duration",
                impact.line,
                &[
                    "The notes say ",
                    &stated,
                    "; the timeline says ",
                    &told,
                    ", from ",
                    &from,
                    " to ",
                    &to,
                    ".",
                ],
            ));
        }
    }
}

/// Says where a failure and a recovery of a thing lie further apart, or less, than is stated of it.
fn derived_lengths(incident: &Incident, found: &mut Vec<Finding>) {
    let mut stated = Vec::new();
    for impact in &incident.impacts {
        if let Some(seconds) = impact.duration_seconds.filter(|_| impact.what != "the incident") {
            stated.push((fold(&impact.what), seconds, impact));
        }
    }
    // Of notes with very many neither is a story that one could check.
    stated.truncate(COMPARED);
    let mut count = 0;
    for derived in incident.derived_impacts.iter().take(COMPARED) {
        let Some(told) = derived.duration_seconds else { continue };
        let what = fold(&derived.what);
        let Some(&(_, seconds, impact)) = stated.iter().find(|(name, ..)| *name == what) else { continue };
        let unit = if impact.approximate { seconds / 5 } else { 0 };
        if differ(seconds, unit, told) && count < MOST {
            count += 1;
            let [stated, told] = [seconds, told].map(say::duration);
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

/// Says where a field states an interval that the timeline contradicts.
fn fields(notes: &str, incident: &Incident, incidents: &Incidents, found: &mut Vec<Finding>) {
    for (index, line) in incident.lines.iter().enumerate() {
        if matches!(line.used, LineUse::Event(_) | LineUse::Blank) {
            continue;
        }
        let text = line.span.of(notes);
        let text = text.get(..text.floor_char_boundary(200)).unwrap_or(text);
        let text = text.trim_start_matches([' ', '-', '*', '|', '\u{2022}', '_', '\t']);
        let Some((row, length)) = labelled(text) else { continue };
        let value = text.get(length..).unwrap_or_default();
        let field = value
            .trim_start_matches([' ', '*', '_', ')'])
            .starts_with([':', '|', '=', '\t', '\u{2013}', '-']);
        let name = INTERVALS.get(row).map_or("", |(name, ..)| name);
        let of = incidents.of_line(index + 1);
        let mut named = incident
            .intervals
            .iter()
            .filter(|interval| interval.name == name && of.is_none_or(|number| interval.incident == number));
        let (true, Some(interval), None) = (field, named.next(), named.next()) else { continue };
        let Some(stated) = durations(&fold(value)).into_iter().next().filter(|duration| duration.seconds > 0)
        else {
            continue;
        };
        if let Some(message) = contradicts(interval, stated.seconds, stated.unit) {
            found.push(finding("interval-field", index + 1, &[&message]));
        }
    }
}

/// The interval, by its number, whose label `text` begins with, and the length of that.
fn labelled(text: &str) -> Option<(usize, usize)> {
    let first = text.chars().next()?;
    if !"tmzewTMZEW".contains(first) {
        return None;
    }
    LABELS.split('|').enumerate().find_map(|(row, labels)| {
        Some((row, labels.split(',').filter_map(|label| begins_with(text, label)).max()?))
    })
}

fn contradicts(interval: &Interval, stated: i64, unit: i64) -> Option<String> {
    let seconds = interval.seconds?;
    let (least, most) = (interval.least.unwrap_or(seconds), interval.most.unwrap_or(seconds));
    let near = if stated < least { least } else { stated.min(most) };
    let mut others = interval.alternatives.iter().map(|other| other.seconds);
    (differ(stated, unit, near) && others.all(|other| differ(stated, unit, other))).then(|| {
        let [stated, told] = [stated, seconds].map(say::duration);
        [
            "The ",
            &interval.name,
            " is stated as ",
            &stated,
            "; the timeline says ",
            &told,
            ", ",
            &interval.reason,
            ".",
        ]
        .concat()
    })
}
