//! The finished picture as plain shapes, and its thin writers.
//!
//! A shape has integer pixels, a class that the style sheets know, and what it stands for. It has no colour, no callback.

pub mod svg;

use crate::{incident::Incident, layout::Layout};

/// A finished picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels.
    pub height: i32,
    /// One sentence that says what the picture shows, for those who cannot see it.
    pub label: String,
    /// The shapes, painted in this order.
    pub items: Vec<Item>,
}

/// A shape with its class and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Classes for the style sheet, separated by blanks: `bar fits`.
    pub class: String,
    /// What it stands for, if it stands for something that can be pointed at.
    pub target: Option<Target>,
    /// The shape.
    pub shape: Shape,
}

/// A part of the incident that can be pointed at: an index into its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Index into [`Incident::events`].
    Event(usize),
    /// Index into [`Incident::impacts`].
    Impact(usize),
    /// Index into [`Incident::severities`].
    Severity(usize),
}

/// Where a text stands relative to its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A plain shape in integer pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Rect {
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Width, at least 0.
        width: i32,
        /// Height, at least 0.
        height: i32,
        /// Radius of the corners.
        radius: i32,
    },
    /// A straight line.
    Line {
        /// Begin, from the left.
        x1: i32,
        /// Begin, from the top.
        y1: i32,
        /// End, from the left.
        x2: i32,
        /// End, from the top.
        y2: i32,
    },
    /// An open line through points.
    Polyline {
        /// The points as x and y.
        points: Vec<(i32, i32)>,
    },
    /// A disc.
    Circle {
        /// Centre, from the left.
        x: i32,
        /// Centre, from the top.
        y: i32,
        /// Radius.
        radius: i32,
    },
    /// One line of text.
    Text {
        /// Anchor point, from the left.
        x: i32,
        /// Base line, from the top.
        y: i32,
        /// Which part of the text stands at x.
        anchor: Anchor,
        /// The words, unescaped.
        text: String,
    },
}

/// Turns a layout into shapes.
#[must_use]
pub fn scene(_incident: &Incident, _layout: &Layout) -> Scene {
    Scene::default()
}
