//! The notes, taken apart once: lines with what each is and where it stands, blocks that may be an entry, cells of tables.
//! Reading and meaning ask it, and look for no structure of their own.

pub mod blocks;
pub mod cells;
pub mod clauses;
pub mod lines;
pub mod sentences;

use blocks::{Block, blocks};
use lines::{Line, lines};

/// Notes and what they are made of. Every byte of the notes belongs to one line and its end, and every byte of a line to one
/// block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'n> {
    /// The notes.
    pub notes: &'n str,
    /// Their lines, in order.
    pub lines: Vec<Line>,
    /// Their blocks, in order.
    pub blocks: Vec<Block>,
}

impl<'n> Document<'n> {
    /// Takes `notes` apart.
    #[must_use]
    pub fn of(notes: &'n str) -> Self {
        let lines = lines(notes);
        let blocks = blocks(notes, &lines);
        Self { notes, lines, blocks }
    }
}
