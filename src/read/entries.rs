//! Entries of the timeline: which lines begin one, with its stamp, its words and the lines that hang under it.

use super::{
    sections::{RawLine, Section, labels_itself},
    stamp::{Stamp, stamp_at, stamps},
    words::fold,
};
use crate::span::Span;

/// An entry as it stands in the notes, its instant not yet worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Index of the line with the stamp.
    pub line: usize,
    /// The stamp, its span in the notes.
    pub stamp: Stamp,
    /// The words without the stamp.
    pub text: String,
    /// Who acted, where a column or a chat header names them.
    pub actor: Option<String>,
    /// The whole entry in the notes.
    pub span: Span,
    /// Indexes of the lines that hang under it.
    pub attached: Vec<usize>,
}

/// What stands before a stamp at the beginning of a line and is not part of it.
const LEADS: &[char] =
    &['-', '*', '+', '•', '–', '—', '>', '#', '|', '[', '(', '`', '_', '·', '◦', '▪', ' ', '\t', '"'];
/// What stands between a stamp and its words and belongs to neither.
const SEPARATORS: &[char] = &[
    ' ', '\t', '-', '–', '—', ':', '|', '*', ']', ')', '`', '_', '>', ',', ';', '=', '→', '：', '"', '\u{a0}',
];
/// Headings of columns that name who acted.
const ACTOR_COLUMNS: &[&str] =
    &["who", "author", "actor", "owner", "by", "user", "person", "name", "responder", "team"];

/// Finds the entries: in the timeline sections where there are any, else wherever lines begin with a time, else in sentences.
#[must_use]
pub fn entries(notes: &str, lines: &[RawLine]) -> Vec<Entry> {
    let in_timeline = collect(notes, lines, &|line| line.section == Section::Timeline && !line.quoted);
    if !in_timeline.is_empty() {
        return in_timeline;
    }
    let anywhere = collect(notes, lines, &|line| line.section != Section::Other && !line.quoted);
    if anywhere.iter().any(|entry| entry.stamp.time.is_some()) {
        return anywhere
            .into_iter()
            .filter(|entry| entry.stamp.time.is_some() || entry.stamp.impossible.is_some())
            .collect();
    }
    let all = collect(notes, lines, &|line| !line.quoted);
    if all.iter().filter(|entry| entry.stamp.time.is_some()).count() > 1 {
        return all
            .into_iter()
            .filter(|entry| entry.stamp.time.is_some() || entry.stamp.impossible.is_some())
            .collect();
    }
    sentences(notes, lines)
}

fn collect(notes: &str, lines: &[RawLine], wanted: &dyn Fn(&RawLine) -> bool) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut actor_column = None;
    let mut open = false;
    for (index, line) in lines.iter().enumerate() {
        let text = line.span.of(notes);
        if !wanted(line) {
            open = false;
            continue;
        }
        if text.trim().is_empty() {
            open = open && found.last().is_some_and(|entry| entry.text.is_empty());
            continue;
        }
        if let Some(column) = actor_heading(text) {
            actor_column = Some(column);
        }
        if let Some(entry) = entry_at(notes, index, line, actor_column) {
            found.push(entry);
            open = true;
        } else if line.heading || labels_itself(text) || is_rule(text) {
            open = false;
        } else if let Some(entry) = found.last_mut().filter(|_| open || text.starts_with([' ', '\t'])) {
            entry.attached.push(index);
            entry.span.end = line.span.end;
            if entry.text.is_empty() {
                text.trim_matches(SEPARATORS).clone_into(&mut entry.text);
            } else {
                entry.text.push('\n');
                entry.text.push_str(text.trim());
            }
        }
    }
    found.retain(|entry| !entry.text.trim().is_empty());
    found
}

fn is_rule(line: &str) -> bool {
    line.trim().chars().all(|c| "|-:=_* +".contains(c))
}

/// Number of the column that says who acted, where `line` is the heading of a table.
fn actor_heading(line: &str) -> Option<usize> {
    let cells = cells(line);
    (cells.len() > 1).then_some(())?;
    cells.iter().position(|(_, cell)| ACTOR_COLUMNS.contains(&fold(cell.trim_matches(['*', ' '])).as_str()))
}

/// The cells of a table row with the byte at which each begins; one cell where the line is no row.
fn cells(line: &str) -> Vec<(usize, &str)> {
    let separator = if line.contains('\t') {
        '\t'
    } else if line.contains('|') {
        '|'
    } else {
        return vec![(0, line)];
    };
    let mut start = 0;
    let mut out = Vec::new();
    for cell in line.split(separator) {
        let lead = cell.len() - cell.trim_start().len();
        if !cell.trim().is_empty() {
            out.push((start + lead, cell.trim()));
        }
        start += cell.len() + separator.len_utf8();
    }
    out
}

fn entry_at(notes: &str, index: usize, line: &RawLine, actor_column: Option<usize>) -> Option<Entry> {
    let text = line.span.of(notes);
    let cells = cells(text);
    let table = cells.len() > 1;
    // A stamp begins the line or one of its cells, after bullets, numbers of a list, brackets and bold marks.
    let (mut stamp, column) = cells
        .iter()
        .enumerate()
        .find_map(|(column, (at, cell))| {
            let lead = lead(cell);
            let stamp = stamp_at(text, at + lead).filter(|stamp| is_entry_stamp(stamp, table))?;
            Some((stamp, column))
        })
        .or_else(|| {
            let stamp = if table { None } else { chat_header(text) }?;
            Some((stamp, 0))
        })?;
    let before = text.get(..stamp.span.start)?;
    let after = text.get(stamp.span.end..)?;
    let mut actor = None;
    let words = if table {
        let mut words = Vec::new();
        for (number, (at, cell)) in cells.iter().enumerate() {
            if actor_column == Some(number) && number != column {
                actor = Some((*cell).to_owned());
            } else if *at >= stamp.span.end {
                words.push(*cell);
            } else if number == column {
                words.extend(
                    text.get(stamp.span.end..at + cell.len()).map(|rest| rest.trim_matches(SEPARATORS)),
                );
            } else if number < column && stamp.span.start > *at && cell.len() > 2 {
                words.push(*cell);
            }
        }
        words.retain(|word| !word.is_empty());
        words.join(" | ")
    } else {
        let after = after.trim_start_matches(SEPARATORS).trim_end();
        if after.is_empty() && !before.trim_matches(LEADS).is_empty() && chat_header(text).is_some() {
            actor = Some(before.trim_matches(SEPARATORS).to_owned());
        }
        after.to_owned()
    };
    if stamp.time.is_none() && stamp.impossible.is_none() && (words.is_empty() || line.heading) {
        return None;
    }
    let start = line.span.start;
    stamp.span = Span::new(start + stamp.span.start, start + stamp.span.end);
    Some(Entry { line: index, stamp, text: words, actor, span: line.span, attached: Vec::new() })
}

/// Length of the bullets, list number and marks before the words of `cell`.
fn lead(cell: &str) -> usize {
    let mut at = cell.len() - cell.trim_start_matches(LEADS).len();
    let digits = cell.get(at..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
    let rest = cell.get(at + digits..).unwrap_or_default();
    if (1..=3).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")) {
        at += digits + 2;
        let rest = cell.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches(LEADS).len();
    }
    at
}

/// A date alone begins an entry only in a list or table; a time always does.
fn is_entry_stamp(stamp: &Stamp, table: bool) -> bool {
    stamp.time.is_some() || stamp.impossible.is_some() || (stamp.date.is_some() && !table)
}

/// `dana  9:02 AM`: a name, then a time that ends the line.
fn chat_header(line: &str) -> Option<Stamp> {
    let line = line.trim_end();
    let stamp = stamps(line).into_iter().next_back()?;
    let name = line.get(..stamp.span.start)?.trim();
    let rest = line.get(stamp.span.end..)?.trim_matches(SEPARATORS);
    let named = (1..=40).contains(&name.len())
        && name.split_whitespace().count() <= 4
        && !name.contains([':', '.', ',', '(']);
    let starts_upper_or_alone = name.split_whitespace().count() == 1 || name.starts_with(char::is_uppercase);
    (stamp.time.is_some() && rest.is_empty() && named && starts_upper_or_alone).then_some(stamp)
}

/// Sentences of prose that say what happened at an instant.
fn sentences(notes: &str, lines: &[RawLine]) -> Vec<Entry> {
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.quoted || line.heading || line.section == Section::Other {
            continue;
        }
        let text = line.span.of(notes);
        let mut start = 0;
        while start < text.len() {
            let rest = text.get(start..).unwrap_or_default();
            let len = rest.find(". ").map_or(rest.len(), |at| at + 2);
            let sentence = rest.get(..len).unwrap_or_default();
            let stamps: Vec<Stamp> =
                stamps(sentence).into_iter().filter(|stamp| stamp.time.is_some()).collect();
            if let [stamp] = stamps.as_slice()
                && stamp.end.is_none()
            {
                let before = sentence.get(..stamp.span.start).unwrap_or_default().trim_end();
                let before =
                    before.strip_suffix("at").or_else(|| before.strip_suffix("At")).unwrap_or(before);
                let after = sentence.get(stamp.span.end..).unwrap_or_default().trim_start_matches(SEPARATORS);
                let words = format!("{} {}", before.trim(), after.trim());
                let at = line.span.start + start;
                let mut stamp = stamp.clone();
                stamp.span = Span::new(at + stamp.span.start, at + stamp.span.end);
                found.push(Entry {
                    line: index,
                    stamp,
                    text: words.trim().to_owned(),
                    actor: None,
                    span: Span::new(at, at + sentence.trim_end().len()),
                    attached: Vec::new(),
                });
            }
            start += len;
        }
    }
    found
}
