//! What notes are written with: the words of all languages and the plain values below them, built for speed where the rest is
//! built for size. Every word of the notes is looked up here, and only a crate has an optimization level of its own.

pub mod civil;
pub mod markup;
pub mod pause;
pub mod sort;
pub mod span;
pub mod words;
