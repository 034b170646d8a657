//! The notes, taken apart once: lines with what each is and where it stands, blocks that may be an entry, cells of tables.
//! Reading and meaning ask it, and look for no structure of their own.

pub mod blocks;
pub mod cells;
pub mod clauses;
pub mod inline;
pub mod lines;
pub mod sentences;

use std::borrow::Cow;

use blocks::{Block, blocks};
use lines::{Line, lines};

/// Notes and what they are made of. Every byte of the notes belongs to one line and its end, and every byte of a line to one
/// block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'n> {
    /// The notes as they show: inline markup is taken off, and every byte keeps its place.
    pub notes: Cow<'n, str>,
    /// Their lines, in order.
    pub lines: Vec<Line>,
    /// Their blocks, in order.
    pub blocks: Vec<Block>,
}

impl<'n> Document<'n> {
    /// Takes `notes` apart.
    ///
    /// ```
    /// use incident_timeline::document::Document;
    ///
    /// let document = Document::of("# Uploads fail\n\n- 10:02 pager fired\n");
    /// assert_eq!(document.lines.len(), 4);
    /// assert_eq!(document.lines[2].span.of(&document.notes), "- 10:02 pager fired");
    /// ```
    #[must_use]
    pub fn of(notes: &'n str) -> Self {
        let notes = inline::shown(notes);
        let lines = lines(&notes);
        let blocks = blocks(&notes, &lines);
        Self { notes, lines, blocks }
    }
}
