//! Notes to events: lines and blocks, stamps, chronology. What the events mean is the work of [`crate::meaning`].

pub mod chronology;
pub mod entries;
pub mod sections;
pub mod stamp;
pub mod words;

use chronology::{DateLine, chronology};
use entries::{Entry, entries};
use sections::{RawLine, Section, sections};
use stamp::{stamps, zone_in};
use words::{AMBIGUOUS_ZONES, fold};

use crate::{
    incident::{Finding, Incident, Line, LineUse, Unplaced, Zone},
    span::Span,
};

/// Words beside which a zone holds for all of the notes.
const ZONE_WORDS: &[&str] = &[
    "time", "zone", "uhrzeit", "zeit", "heure", "hora", "ora ", "tijd", "czas", "врем", "時刻", "时间",
    "시간",
];

/// Reads the events of the notes, with their title, zone, findings and what became of each line.
#[must_use]
pub fn read(notes: &str) -> Incident {
    let lines = sections(notes);
    let entries = entries(notes, &lines);
    let mut findings = Vec::new();
    let zone = zone(notes, &lines, &entries, &mut findings);
    let dates = dates(notes, &lines, &entries);
    let events = chronology(notes, &entries, &dates, zone.as_ref(), &mut findings);
    if !events.is_empty() && events.iter().all(|event| event.start.date.is_none()) {
        let message = "The notes state no date; days are counted from the first event.".to_owned();
        findings.push(Finding {
            kind: "no-date".to_owned(),
            message,
            line: events.first().map_or(1, |event| event.line),
        });
    }
    let mut incident =
        Incident { title: title(notes, &lines, &entries), zone, events, findings, ..Incident::default() };
    mark_lines(notes, &lines, &entries, &dates, &mut incident);
    incident
}

/// The title: the first heading or the first line, when it reads like one.
fn title(notes: &str, lines: &[RawLine], entries: &[Entry]) -> Option<String> {
    let (index, line) = lines.iter().enumerate().find(|(_, line)| !line.span.of(notes).trim().is_empty())?;
    let text = line.span.of(notes).trim();
    let bare = text.trim_matches(['#', '*', '=', '_', ' ']).trim_start_matches("Title:").trim();
    let taken = entries.iter().any(|entry| entry.line == index)
        || entries.iter().any(|entry| entry.attached.contains(&index));
    let headline =
        !bare.ends_with(['.', ';', ',']) && bare.chars().count() <= 120 && !bare.contains(['|', '\t']);
    let names_section = line.section != Section::Unsaid && !text.starts_with('#');
    (!taken && headline && !names_section && !bare.is_empty()).then(|| bare.to_owned())
}

fn zone(notes: &str, lines: &[RawLine], entries: &[Entry], findings: &mut Vec<Finding>) -> Option<Zone> {
    let (index, (name, offset)) = lines.iter().enumerate().find_map(|(index, line)| {
        let text = line.span.of(notes);
        let folded = fold(text);
        let says = line.heading || ZONE_WORDS.iter().any(|word| folded.contains(word));
        let own = begins_entry(entries, index);
        if !says || own || line.quoted { None } else { Some((index, zone_in(text)?)) }
    })?;
    let ambiguous = AMBIGUOUS_ZONES.contains(&name.as_str());
    if ambiguous {
        let meaning =
            offset.map_or("the offset depends on the day".to_owned(), |offset| format!("read as {offset}"));
        let message = format!("{name} names more than one zone; {meaning}.");
        findings.push(Finding { kind: "ambiguous-zone".to_owned(), message, line: index + 1 });
    }
    let reason = format!(
        "{name}, stated on line {}{}",
        index + 1,
        if ambiguous { "; it names more than one zone" } else { "" }
    );
    Some(Zone { name, offset, line: Some(index + 1), reason })
}

/// True when an entry begins on the line; entries stand in the order of lines.
fn begins_entry(entries: &[Entry], line: usize) -> bool {
    entries.binary_search_by_key(&line, |entry| entry.line).is_ok()
}

/// Lines that state a date for what comes after them: titles, headings, dividers, `Date:`.
fn dates(notes: &str, lines: &[RawLine], entries: &[Entry]) -> Vec<DateLine> {
    let first_entry = entries.first().map_or(usize::MAX, |entry| entry.line);
    let mut found: Vec<DateLine> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let text = line.span.of(notes);
        if line.quoted || text.len() > 160 || begins_entry(entries, index) {
            continue;
        }
        let dated = stamps(text).into_iter().find_map(|stamp| stamp.date);
        let alone = text.split_whitespace().count() <= 5;
        let labelled = fold(text).contains("date");
        if let Some(date) = dated
            && (line.heading || alone || labelled || index < first_entry)
            && (line.section != Section::Other || index < first_entry)
        {
            found.push((index, date));
        }
    }
    found
}

fn mark_lines(
    notes: &str,
    lines: &[RawLine],
    entries: &[Entry],
    dates: &[DateLine],
    incident: &mut Incident,
) {
    let zone_line = incident.zone.as_ref().and_then(|zone| zone.line);
    let mut uses: Vec<LineUse> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            if line.span.of(notes).trim().is_empty() {
                LineUse::Blank
            } else if line.heading
                || dates.binary_search_by_key(&index, |(at, _)| *at).is_ok()
                || zone_line == Some(index + 1)
            {
                LineUse::Context
            } else {
                LineUse::Outside
            }
        })
        .collect();
    let mut numbers: Vec<(Span, usize)> =
        incident.events.iter().enumerate().map(|(number, event)| (event.stamp, number)).collect();
    numbers.sort_unstable();
    let mut attached = vec![None; lines.len()];
    for entry in entries {
        let number = numbers.binary_search_by_key(&entry.stamp.span, |(stamp, _)| *stamp).ok();
        let number = number.and_then(|at| numbers.get(at)).map(|(_, number)| *number);
        for line in &entry.attached {
            if let Some(slot) = attached.get_mut(*line) {
                *slot = number;
            }
        }
        if let Some(slot) = uses.get_mut(entry.line) {
            *slot = number.map_or(LineUse::Unplaced, LineUse::Event);
        }
    }
    for (slot, number) in uses.iter_mut().zip(attached) {
        if let Some(number) = number {
            *slot = LineUse::Attached(number);
        }
    }
    for (index, (line, slot)) in lines.iter().zip(&mut uses).enumerate() {
        let text = line.span.of(notes).trim();
        let bullet = text.starts_with(['-', '*', '•', '+']);
        if *slot == LineUse::Outside && line.section == Section::Timeline && bullet {
            *slot = LineUse::Unplaced;
        }
        if *slot == LineUse::Unplaced {
            incident.unplaced.push(Unplaced { line: index + 1, text: text.to_owned() });
        }
    }
    incident.lines = lines.iter().zip(uses).map(|(line, used)| Line { span: line.span, used }).collect();
}
