//! Lines of the notes and the section that each stands in: timeline, something else, or not said.

use super::words::{OTHER_HEADINGS, TIMELINE_HEADINGS, fold};
use crate::span::Span;

/// What kind of section a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Under a heading that names a timeline.
    Timeline,
    /// Under a heading that names something else: impact, causes, actions.
    Other,
    /// Under no heading, or under one that says nothing of the kind.
    Unsaid,
}

/// A line with what its surroundings say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawLine {
    /// The line without its line end.
    pub span: Span,
    /// The section it stands in; a heading stands in its own.
    pub section: Section,
    /// True when the line is a heading.
    pub heading: bool,
    /// True inside a code fence or an HTML comment.
    pub quoted: bool,
}

/// Cuts `notes` into lines and says of each which section it stands in.
#[must_use]
pub fn sections(notes: &str) -> Vec<RawLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in notes.split('\n') {
        let bare = line.strip_suffix('\r').unwrap_or(line);
        lines.push(Span::new(start, start + bare.len()));
        start += line.len() + 1;
    }
    let mut section = Section::Unsaid;
    let mut section_level = 9;
    let mut fenced = false;
    let mut after_blank = true;
    let mut out = Vec::with_capacity(lines.len());
    for span in lines {
        let line = span.of(notes).trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
            out.push(RawLine { span, section, heading: false, quoted: true });
            continue;
        }
        let heading = if fenced { None } else { heading(line, after_blank) };
        if let Some((level, words)) = heading {
            let kind = kind_of_heading(words);
            // A heading of a lower rank that says nothing, such as a date, stays in its section.
            if kind != Section::Unsaid || level <= section_level {
                section = kind;
                section_level = level;
            }
        }
        after_blank = line.is_empty();
        out.push(RawLine { span, section, heading: heading.is_some(), quoted: fenced });
    }
    out
}

/// The rank of a heading, from 1, and its words; none when the line is no heading.
fn heading(line: &str, after_blank: bool) -> Option<(usize, &str)> {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) {
        return Some((hashes, line.get(hashes..)?.trim()));
    }
    if line.starts_with("==") && line.ends_with("==") {
        return Some((2, line.trim_matches('=').trim())).filter(|(_, words)| !words.is_empty());
    }
    if let Some(level) =
        line.strip_prefix('h').and_then(|rest| rest.strip_prefix(|c: char| c.is_ascii_digit()))
        && let Some(words) = level.strip_prefix(". ")
    {
        return Some((2, words));
    }
    let bare = line.trim_matches(['*', '_', ':', ' ']);
    let bold = line.starts_with("**") && line.trim_end_matches(':').ends_with("**");
    let short = bare.chars().count() <= 48 && bare.split_whitespace().count() <= 6;
    let plain = after_blank
        && !line.ends_with(['.', '!', '?', ';', ','])
        && line.starts_with(|c: char| c.is_alphabetic());
    let known = kind_of_heading(bare) != Section::Unsaid && !bare.contains(": ");
    (short && known && (bold || plain || line.ends_with(':'))).then_some((3, bare))
}

fn kind_of_heading(words: &str) -> Section {
    let words = fold(words);
    if TIMELINE_HEADINGS.iter().any(|name| words.contains(name)) {
        Section::Timeline
    } else if OTHER_HEADINGS.iter().any(|name| words.contains(name)) {
        Section::Other
    } else {
        Section::Unsaid
    }
}

/// True for `Impact: words`, a line that names its own section.
#[must_use]
pub fn labels_itself(line: &str) -> bool {
    let bare = line.trim_start_matches(['*', '_', '-', '#', ' ', '>']);
    bare.split_once(':').is_some_and(|(label, _)| {
        label.split_whitespace().count() <= 4 && kind_of_heading(label) == Section::Other
    })
}
