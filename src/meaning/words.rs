//! Concepts of the meaning that are asked for together.

pub use crate::words::concepts::*;

use super::lexicon::Table;

/// Effects on a thing, with the words that show them; the first row that matches counts.
pub const EFFECTS: [(&str, Table); 6] = [
    ("data loss", DATA_LOSS),
    ("blocked", BLOCKED),
    ("down", DOWN),
    ("delayed", DELAYED),
    ("degraded", DEGRADED),
    ("degraded", TROUBLE),
];

/// Words that a length of time may begin with in place of digits.
pub const COUNTS: [Table; 7] = [VAGUE, A_WHILE, HALF, TWO, NUMBERS, QUARTER, THREE_QUARTERS];
