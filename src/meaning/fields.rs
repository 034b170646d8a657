//! Fields of the notes that state an instant or an interval, "Detected at: 10:05" or "TTR: 43 min", and where the
//! timeline says otherwise.

use super::{
    duration::durations,
    findings::{differ, finding},
    incidents::Incidents,
    intervals::INTERVALS,
    lexicon::{Told, split},
    phases::{PHASES, phase_of_label},
    sentences::{label, plain},
    window::{Window, moments, single},
};
use crate::{
    clock::WallClock,
    incident::{Event, Finding, Incident, Interval, LineUse, Moment},
    span::{any_of, rest_of},
    wording,
    words::{Words, fold},
};

/// Labels of fields that state an interval: a row for each of the intervals.
static LABELS: Words = Words::new(
    "time to detection,time to detect,mean time to detect,ttd,mttd,detection time,zeit bis zur erkennung,zeit bis zur entdeckung,erkennungszeit,temps de détection,délai de détection,tiempo de detección,tempo de detecção,検知までの時間,检测时间|\
time to acknowledgement,time to acknowledge,time to ack,tta,mtta,zeit bis zur annahme,zeit bis zur quittierung,temps de prise en charge,tiempo de reconocimiento,tempo de reconhecimento|\
time to declaration,time to declare,zeit bis zur ausrufung|\
time to mitigation,time to mitigate,ttm,mttm,zeit bis zur eindämmung,temps d'atténuation,tiempo de mitigación,tempo de mitigação|\
time to resolution,time to resolve,time to recovery,time to recover,time to restore,time to repair,ttr,mttr,resolution time,recovery time,zeit bis zur behebung,zeit bis zur lösung,wiederherstellungszeit,lösungszeit,temps de résolution,temps de rétablissement,délai de résolution,tiempo de resolución,tempo de resolução,復旧までの時間,恢复时间",
);

/// What a field is of, by its label.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// A phase, by its number.
    Phase(usize),
    /// An interval, by its number.
    Interval(usize),
}

/// What a field states.
#[derive(Debug)]
enum Value {
    /// That a phase, by its number, began then.
    Instant(usize, Moment),
    /// That an interval, by its number, is so many seconds long, in a unit of so many.
    Length(usize, i64, i64),
}

/// A field and where it stands.
#[derive(Debug)]
pub struct Field {
    value: Value,
    /// Its line, from 1.
    line: usize,
    /// The incident that it is of; none for one of several.
    incident: Option<usize>,
}

/// The fields of the notes that state an instant of a phase or an interval.
#[must_use]
pub fn read(notes: &str, incident: &Incident, incidents: &Incidents) -> Vec<Field> {
    let mut found = Vec::new();
    // The headings of a table's columns, and a label whose value stands in the next cell or on the next line.
    let mut columns: Vec<Option<Of>> = Vec::new();
    let mut open: Option<(String, Option<Of>)> = None;
    // How many fields stand before those of the row of a table.
    let mut before_row: Option<usize> = None;
    // The first and the last event of each incident.
    let mut ends_of_each: Vec<Option<(&Event, &Event)>> = vec![None; incidents.count];
    for event in &incident.events {
        if let Some(ends) = ends_of_each.get_mut(event.incident) {
            *ends = Some((ends.map_or(event, |(first, _)| first), event));
        }
    }
    for (line, number) in incident.lines.iter().zip(1..) {
        let text = line.span.of(notes);
        if matches!(line.used, LineUse::Event(_) | LineUse::Blank) {
            columns.clear();
            before_row = None;
            continue;
        }
        let text = text.get(..text.floor_char_boundary(400)).unwrap_or(text).trim();
        let of = incidents.of_line(number);
        let ends = of.map_or_else(
            || incident.events.first().zip(incident.events.last()),
            |of| ends_of_each.get(of).copied().flatten(),
        );
        let cells: Vec<String> = cells(text).map(plain).filter(|cell| !cell.is_empty()).collect();
        if cells.iter().all(|cell| cell.chars().all(|c| "-: ".contains(c))) {
            continue;
        }
        let row = columns.len() == cells.len() && columns.len() > 1;
        let before = found.len();
        let mut take = |label: Option<Of>, value: &str| {
            let value = label.and_then(|label| value_of(label, value, (ends, &incident.clock)));
            let known = value.is_some();
            found.extend(value.map(|value| Field { value, line: number, incident: of }));
            known
        };
        if row && columns.iter().zip(&cells).filter(|(label, value)| take(**label, value)).count() > 0 {
            // A table with a row for each of several things says nothing of the incident as a whole.
            match before_row {
                Some(before) => found.truncate(before),
                None => before_row = Some(before),
            }
            continue;
        }
        if text.starts_with('|') && columns.is_empty() {
            columns = cells.iter().map(|cell| field_of(cell)).collect();
        }
        for cell in cells {
            let length = label(&cell);
            let (name, value) = cell.split_at_checked(length).unwrap_or(("", &cell));
            if length == 0 {
                // A card may show its value above its label.
                let own = field_of(&cell);
                let above = open.take();
                let known = above.is_some_and(|(above, label)| take(label, &cell) || take(own, &above));
                open = (!known).then_some((cell, own));
            } else {
                let label = field_of(name);
                take(label, value.trim_start());
                open = value.trim().is_empty().then(|| (name.to_owned(), label));
            }
        }
    }
    found
}

/// The cells of a row, or the fields side by side on a line.
fn cells(text: &str) -> impl Iterator<Item = &str> {
    split(text, |bytes| match bytes {
        [b'|' | b'\t' | b';', ..] => 1,
        // A wide semicolon, and a dot in the middle.
        [0xef, 0xbc, 0x9b, ..] => 3,
        [b' ', 0xc2, 0xb7, b' ', ..] => 4,
        _ => 0,
    })
}

/// What the field with this label is of; a remark in brackets, or the words for an abbreviation, may stand after it.
fn field_of(label: &str) -> Option<Of> {
    let label = fold(label.trim_end_matches(any_of(":\u{ff1a} ")));
    if label.len() > 48 {
        return None;
    }
    let whole = |length: usize| {
        let rest = rest_of(&label, length);
        rest.is_empty() || rest.trim_start().starts_with('(')
    };
    match LABELS.longest(&label) {
        Some((row, length)) if whole(length) => Some(Of::Interval(row)),
        _ => phase_of_label(&label).map(Of::Phase),
    }
}

fn value_of(label: Of, value: &str, (ends, clock): (Option<(&Event, &Event)>, &WallClock)) -> Option<Value> {
    match label {
        Of::Interval(row) => {
            let lower = fold(value);
            let all = durations(&lower, &Told::of(&lower).numbers);
            let length = all.into_iter().next().filter(|length| length.span.start < 12)?;
            (length.seconds > 0).then_some(Value::Length(row, length.seconds, length.unit))
        }
        Of::Phase(phase) => {
            let window = Window { from: Some(single(value)?), ..Window::default() };
            Some(Value::Instant(phase, moments(&window, ends, clock).0?))
        }
    }
}

/// Where the fields contradict the timeline or each other.
pub fn contradictions(incident: &Incident, fields: &[Field], found: &mut Vec<Finding>) {
    let only = incident.incidents.is_empty();
    for field in fields {
        let Some(number) = field.incident.or(Some(0).filter(|_| only)) else { continue };
        match &field.value {
            Value::Instant(phase, moment) => {
                let message = instant(incident, fields, number, *phase, moment);
                found.extend(message.map(|message| finding("phase-field", field.line, &[&message])));
            }
            Value::Length(row, seconds, unit) => {
                let message = length(incident, fields, number, *row, (*seconds, *unit));
                found.extend(message.map(|message| finding("interval-field", field.line, &[&message])));
            }
        }
    }
}

/// The event of an incident that begins a phase.
fn event_of<'i>(incident: &'i Incident, number: usize, phase: &str) -> Option<&'i Event> {
    let mut own = incident.events.iter().filter(|event| event.incident == number);
    own.find(|event| event.phases.iter().any(|name| name == phase))
}

/// The instant that a field gives for a phase of an incident.
#[must_use]
pub fn stated(fields: &[Field], number: usize, phase: usize) -> Option<&Moment> {
    fields.iter().find_map(|field| match &field.value {
        Value::Instant(other, moment) if *other == phase && field.incident.is_none_or(|of| of == number) => {
            Some(moment)
        }
        _ => None,
    })
}

/// What contradicts the instant of a phase.
fn instant(
    incident: &Incident,
    fields: &[Field],
    number: usize,
    phase: usize,
    moment: &Moment,
) -> Option<String> {
    let name = PHASES.get(phase)?;
    let near = |event: &Event| event.incident == number && (event.start.at - moment.at).abs() <= 60_000;
    let said = ["A field says ", name, " ", &wording::clock(moment)].concat();
    // An entry at that instant may be what is meant, whatever its words.
    if !incident.events.iter().any(near)
        && let Some(event) = event_of(incident, number, name)
        && !event.approximate
        && event.start.time.is_some()
    {
        let (clock, line) = (wording::clock(&event.start), event.line.to_string());
        return Some([&said, "; the timeline says ", &clock, ", on line ", &line, "."].concat());
    }
    // Nothing of an incident stands before its start.
    if phase != 0 {
        return None;
    }
    let later = (1..PHASES.len()).find_map(|phase| {
        let name = PHASES.get(phase)?;
        let other =
            stated(fields, number, phase).or(event_of(incident, number, name).map(|event| &event.start))?;
        (other.at < moment.at && other.time.is_some()).then(|| [name, " ", &wording::clock(other)].concat())
    })?;
    Some([&said, ", after ", &later, "."].concat())
}

/// What contradicts a stated interval: the timeline, or the instants that other fields give where the timeline has none.
fn length(
    incident: &Incident,
    fields: &[Field],
    number: usize,
    row: usize,
    (stated_length, unit): (i64, i64),
) -> Option<String> {
    let (name, begins, end) = INTERVALS.get(row)?;
    let interval =
        incident.intervals.iter().find(|interval| interval.incident == number && interval.name == *name)?;
    let begin = begins.first()?;
    let at = |name: &str| {
        let phase = PHASES.iter().position(|phase| *phase == name)?;
        let event = || event_of(incident, number, name).map(|event| &event.start);
        let moment = stated(fields, number, phase).or_else(event)?;
        Some((moment.at, [name, " ", &wording::clock(moment)].concat()))
    };
    let (told, shown, who, ends) = match (at(begin), at(end)) {
        // Fields tell more than the timeline.
        (Some((from, begin)), Some((to, end)))
            if interval.seconds.is_none() || interval.reason.contains("not stated") =>
        {
            let told = (to - from) / 1000;
            (told, told, "; the notes say ", [&begin, " to ", &end].concat())
        }
        _ => {
            let ends = interval.reason.trim_start_matches("from ").to_owned();
            (nearest(interval, stated_length)?, interval.seconds?, "; the timeline says ", ends)
        }
    };
    differ(stated_length, unit, told).then(|| {
        let [stated_length, shown] = [stated_length, shown].map(wording::duration);
        ["The ", name, " is stated as ", &stated_length, who, &shown, ", from ", &ends, "."].concat()
    })
}

/// The length that an interval may have which is nearest to the stated one.
fn nearest(interval: &Interval, stated: i64) -> Option<i64> {
    let seconds = interval.seconds?;
    let (least, most) = (interval.least.unwrap_or(seconds), interval.most.unwrap_or(seconds));
    let own = if stated < least { least } else { stated.min(most) };
    let others = interval.alternatives.iter().map(|other| other.seconds);
    others.chain([own]).min_by_key(|told| (told - stated).abs())
}
