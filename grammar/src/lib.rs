//! How notes are written: dates and times, found and not decided; lines, blocks, cells, sentences. Every letter of the notes
//! passes here, so it is a crate of its own and built for speed as far as that is worth its bytes.

pub mod document;
pub mod timestamp;

use vocabulary::{civil, markup, pause, sort, span, words};
