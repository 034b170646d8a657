//! An entry of the timeline as it stands in the notes.

use crate::{span::Span, timestamp::compound::Timestamp};

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
    /// See [`Piece::part`](crate::document::pieces::Piece::part).
    pub part: u32,
    /// True for a field of a form: an entry only where there are no others.
    pub field: bool,
    /// True for a date on a line of its own: an entry only where nothing under it has a time.
    pub divider: bool,
}
