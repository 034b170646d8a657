//! The title of the notes, as they give it.

use crate::{
    document::{Document, cells::columns, lines::Section},
    entries::entry::Entry,
    markup::untagged,
    resolve::context::{Context, is_zone},
    span::any_of,
    timestamp::{
        compound::{Timestamp, stamp_at},
        scan::each_stamp,
    },
    words::{
        concepts::{EVENT_COLUMNS, MAIL_HEADS, TIME_LABELS, TIMELINE_HEADINGS},
        fold,
    },
};

/// The title: the first heading or the first line, when it reads like one.
#[must_use]
pub fn title(document: &Document<'_>, entries: &[Entry], context: &Context) -> Option<String> {
    let (index, line) = document.lines.iter().enumerate().find(|(index, line)| {
        let text = document.words(*index);
        let tag = text.starts_with('<') && text.ends_with('>') && !text.contains("</h");
        let furniture =
            tag || text.starts_with("--- ") || text.starts_with('>') || columns(text, line.seen).is_some();
        !line.is_blank()
            && !line.quoted()
            && !furniture
            && !stamp_at(text, 0).is_some_and(|stamp| stamp.timed())
            && !context.is_statement(*index, text)
            && mail_head(text) != Some(1)
    })?;
    let text = document.words(index);
    let text = text.split_once(": ").filter(|_| mail_head(text) == Some(0)).map_or(text, |(_, about)| about);
    let text = &*untagged(text);
    // `# _(Update)_ Outage`
    let plain = text.trim_start_matches(any_of("# ")).starts_with('_').then(|| text.replace("_ ", " "));
    let text = plain.as_deref().unwrap_or(text);
    let bare = text.trim_matches(any_of("#*=_- ")).trim_start_matches("Title:").trim();
    // A name above a message and a date are no titles.
    let names = |entry: &Entry| entry.line == index + 1 && entry.actor.as_deref() == Some(bare);
    let taken = |entry: &Entry| entry.line == index || entry.attached.contains(&index) || names(entry);
    let near = entries.partition_point(|entry| entry.line <= index + 1);
    let taken = entries.iter().take(near).any(taken)
        || is_stamp(bare.trim_end_matches(any_of(":：")))
        || bare
            .split_once(any_of(":："))
            .is_some_and(|(_, said)| is_stamp(said.trim_matches(any_of(" \"'"))));
    let headline =
        !bare.ends_with(any_of(".;,:：")) && bare.chars().count() <= 120 && !bare.contains(any_of("|\t"));
    let heads_section = line.section != Section::Unsaid && !text.starts_with('#');
    let heads_other = heads_section || furniture(bare) || is_zone(bare);
    let said = bare.contains(char::is_alphanumeric);
    (!taken && headline && !heads_other && said).then(|| bare.to_owned())
}

/// True for words that are a stamp and nothing else.
fn is_stamp(words: &str) -> bool {
    let whole = |stamp: Timestamp| stamp.span.start == 0 && stamp.span.end == words.len();
    each_stamp(words).next().is_some_and(whole)
}

/// True for words that head a timeline or its columns and say nothing of the incident: `Timeline`, `Time (UTC) Event`.
fn furniture(words: &str) -> bool {
    let bare = words.trim_end_matches(any_of(":："));
    let mut each = bare.split(any_of(" ()")).filter(|word| !word.is_empty());
    let (Some(first), last) = (each.next(), each.next_back()) else { return true };
    if bare.starts_with('(') && bare.ends_with(')') {
        return true;
    }
    let timed = TIME_LABELS.first(first).is_some();
    match last {
        None => timed || TIMELINE_HEADINGS.within(first),
        Some(last) => timed && EVENT_COLUMNS.first(last).is_some(),
    }
}

/// The row of [`MAIL_HEADS`] that the label of a line stands in.
fn mail_head(line: &str) -> Option<usize> {
    line.split_once(": ").and_then(|(label, _)| MAIL_HEADS.row(&fold(label)))
}
