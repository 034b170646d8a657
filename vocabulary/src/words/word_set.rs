//! Of which tables a line holds words, found by one look at it: the tables that sections, entries and context ask it for.

use crate::words::{
    concepts::{CHATTER, OTHER_HEADINGS, SETTLES, TIMELINE_HEADINGS, ZONE_WORDS},
    lexicon::Tables,
};

/// A set of those tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordSet(u8);

/// The tables, in the order of their bits.
static TABLES: Tables = Tables::new(&[ZONE_WORDS, SETTLES, TIMELINE_HEADINGS, OTHER_HEADINGS, CHATTER]);

/// The first of them: what a line says of others.
static OF_OTHERS: Tables = Tables::new(&[ZONE_WORDS, SETTLES]);

impl WordSet {
    /// None of them.
    pub const NOTHING: Self = Self(0);
    /// Words beside which a zone holds for all of the notes.
    pub const ZONE: Self = Self(1);
    /// Words that settle how the notes are read.
    pub const SETTLES: Self = Self(1 << 1);
    /// Words of headings.
    pub const HEADING: Self = Self(0b1100);
    /// Lines of a chat that are no messages.
    pub const CHATTER: Self = Self(1 << 4);

    /// The tables that `line` holds words of.
    #[must_use]
    pub fn of(line: &str) -> Self {
        Self::among(&TABLES, line)
    }

    /// Of [`WordSet::ZONE`] and [`WordSet::SETTLES`] those that `line` holds words of.
    #[must_use]
    pub fn of_others(line: &str) -> Self {
        Self::among(&OF_OTHERS, line)
    }

    /// There is one for each line of the notes: it is small.
    fn among(tables: &'static Tables, line: &str) -> Self {
        Self(u8::try_from(tables.which_within(line)).unwrap_or(0))
    }

    /// True where one of the tables of `any` is among them.
    #[must_use]
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}
