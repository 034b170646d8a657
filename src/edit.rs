//! Corrections as edits of the text.

use crate::{incident::Incident, span::Span};

/// Replace a stretch of the notes by other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The stretch, in bytes.
    pub span: Span,
    /// The words.
    pub text: String,
}

/// What is to be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An event happened at another instant.
    EventTime {
        /// Its index.
        event: usize,
        /// Milliseconds on the axis.
        at: i64,
    },
    /// An event begins a phase.
    Phase {
        /// Its index.
        event: usize,
        /// The phase.
        phase: &'static str,
    },
    /// An impact has these edges.
    Edges {
        /// Its index.
        impact: usize,
        /// Milliseconds on the axis.
        start: i64,
        /// Milliseconds on the axis.
        end: i64,
    },
}

/// The edit that makes the change, none where no words do.
#[must_use]
pub fn edit(_notes: &str, _incident: &Incident, _change: &Change) -> Option<Edit> {
    None
}
