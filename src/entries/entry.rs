//! An entry of the timeline as it stands in the notes.

use crate::{
    document::{blocks::Block, lines::is_rule},
    markup::untagged,
    span::{Span, any_of, trimmed},
    timestamp::{compound::Timestamp, marks::LEADS},
};

/// An entry as it stands in the notes, its instant not yet worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Index of the line with the stamp.
    pub line: usize,
    /// The stamp, its span in the notes.
    pub stamp: Timestamp,
    /// The words without the stamp.
    pub text: String,
    /// Who acted, where a column or a chat header names them.
    pub actor: Option<String>,
    /// The whole entry in the notes.
    pub span: Span,
    /// Indexes of the lines that hang under it.
    pub attached: Vec<usize>,
    /// See [`Block::part`](crate::document::blocks::Block::part).
    pub part: u32,
    /// How its stamp stands to its words.
    pub place: Place,
}

impl Entry {
    /// What a piece of the notes with this stamp begins.
    pub(super) fn of(piece: &Block, mut stamp: Timestamp, text: String, actor: Option<String>) -> Self {
        let start = piece.span.start;
        stamp.span = Span::new(start + stamp.span.start, start + stamp.span.end);
        // `Halveth (Community Manager) — 18:05`: the sign at its end was taken for a mark.
        let close = |name: String| if name.contains('(') && !name.contains(')') { name + ")" } else { name };
        Self {
            line: piece.line,
            stamp,
            text,
            actor: actor.map(close),
            span: piece.span,
            attached: Vec::new(),
            place: Place::Set,
            part: piece.part,
        }
    }

    /// Hangs a piece of the notes under it.
    pub(super) fn hang(&mut self, piece: &Block, notes: &str) {
        let text = &untagged(piece.span.of(notes));
        if is_rule(trimmed(text)) {
            return;
        }
        if piece.line != self.line {
            self.attached.push(piece.line);
        }
        self.span.end = self.span.end.max(piece.span.end);
        if self.text.is_empty() {
            let words = text.strip_prefix("* ").unwrap_or(text);
            let marks = if begins_with_sign(words) { " \t" } else { "| \t-–:•" };
            words.trim_start_matches(any_of(marks)).trim_end().clone_into(&mut self.text);
        } else {
            let words = text.trim();
            self.text.push('\n');
            self.text.push_str(if words.starts_with('|') { words.trim_matches(any_of("| ")) } else { words });
        }
    }

    /// What stands before its stamp, without the marks that a line begins with: `Update 6 (` of `- Update 6 (03:10): text`.
    #[must_use]
    pub(crate) fn lead<'n>(&self, notes: &'n str) -> &'n str {
        LEADS.trim_start(notes.get(self.span.start..self.stamp.span.start).unwrap_or_default())
    }
}

/// How the stamp of an entry stands to its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// Before them, on a line of its own beside them, or in a cell.
    #[default]
    Set,
    /// At the end of a line or amid the words of an item.
    Amid,
    /// In a sentence.
    Sentence,
    /// In a field of a form: an entry only where there are no others.
    Field,
    /// A date on a line of its own: an entry only where nothing under it has a time.
    Divider,
}

/// True for words that begin with a sign by its name: `:rotating_light: FIRING`.
fn begins_with_sign(text: &str) -> bool {
    let sign = text.trim_start().strip_prefix(':').and_then(|rest| rest.split_once(": "));
    let named =
        |name: &str| name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    sign.is_some_and(|(name, _)| named(name))
}
