//! An entry of the timeline as it stands in the notes.

use crate::{
    span::Span,
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
