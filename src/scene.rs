//! The finished picture as plain shapes, and its thin writers.
//!
//! A shape has integer pixels, a class that the style sheets know, and what it stands for. It has no colour, no callback.

mod compose;
pub mod heading;
mod primitives;
pub mod svg;

pub use self::{
    compose::{covered, pin, scene},
    heading::headed,
    primitives::{Element, Item, Mark, MarkKind, Scene, Shape},
};
