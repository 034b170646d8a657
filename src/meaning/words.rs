//! Concepts of the meaning that are asked for together.

pub use crate::words::concepts::*;

use super::lexicon::Table;

/// Words that a length of time may begin with in place of digits.
pub const COUNTS: [Table; 7] = [VAGUE, A_WHILE, HALF, TWO, NUMBERS, QUARTER, THREE_QUARTERS];
