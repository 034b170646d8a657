//! The link that carries the notes: `#1d.PAYLOAD.CHECK`, and what is wrong with a damaged one.
