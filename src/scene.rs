//! The finished picture as plain shapes, and its thin writers.
//!
//! A shape has integer pixels, a class that the style sheets know, and what it stands for. It has no colour, no callback.

mod compose;
pub mod heading;
pub mod svg;

pub use self::{compose::scene, heading::headed};

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

impl Shape {
    /// Moves it down by `pixels`.
    pub fn move_down(&mut self, pixels: i32) {
        match self {
            Self::Line { y1, y2, .. } => {
                *y1 += pixels;
                *y2 += pixels;
            }
            Self::Polyline { points } => points.iter_mut().for_each(|(_, y)| *y += pixels),
            Self::Rect { y, .. } | Self::Circle { y, .. } | Self::Text { y, .. } => *y += pixels,
        }
    }
}

/// An element of SVG: what both writers make of an item, so that they cannot differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name of the element: `rect`.
    pub name: &'static str,
    /// Its attributes in order, values unescaped.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text, unescaped, where it has one.
    pub text: Option<String>,
}

impl Item {
    /// The element that draws this item, with its class and its target.
    #[must_use]
    pub fn element(&self) -> Element {
        let mut attributes = vec![("class", self.class.clone())];
        if let Some(target) = self.target {
            attributes.push(("data-target", target.id()));
        }
        let numbers = |names: &[&'static str], values: &[i32]| {
            names.iter().copied().zip(values.iter().map(i32::to_string)).collect::<Vec<_>>()
        };
        let mut text = None;
        let (name, shape) = match &self.shape {
            Shape::Rect { x, y, width, height, radius } => {
                ("rect", numbers(&["x", "y", "width", "height", "rx"], &[*x, *y, *width, *height, *radius]))
            }
            Shape::Line { x1, y1, x2, y2 } => {
                ("line", numbers(&["x1", "y1", "x2", "y2"], &[*x1, *y1, *x2, *y2]))
            }
            Shape::Polyline { points } => {
                let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
                ("polyline", vec![("points", points.join(" "))])
            }
            Shape::Circle { x, y, radius } => ("circle", numbers(&["cx", "cy", "r"], &[*x, *y, *radius])),
            Shape::Text { x, y, anchor, text: words } => {
                text = Some(words.clone());
                let mut shape = numbers(&["x", "y"], &[*x, *y]);
                let anchor = match anchor {
                    Anchor::Start => None,
                    Anchor::Middle => Some("middle"),
                    Anchor::End => Some("end"),
                };
                shape.extend(anchor.map(|anchor| ("text-anchor", anchor.to_owned())));
                ("text", shape)
            }
        };
        attributes.extend(shape);
        Element { name, attributes, text }
    }
}

/// Makes a target of an index.
type Make = fn(usize) -> Target;

/// Names of targets as they stand in `data-target`, before a hyphen and the index.
const TARGETS: [(&str, Make); 3] =
    [("event", Target::Event), ("impact", Target::Impact), ("severity", Target::Severity)];

impl Target {
    /// Its name in the document: `event-3`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Event(index) => format!("event-{index}"),
            Self::Impact(index) => format!("impact-{index}"),
            Self::Severity(index) => format!("severity-{index}"),
        }
    }

    /// The target of that name; none for any other text.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (name, index) = id.split_once('-')?;
        let &(_, target) = TARGETS.iter().find(|(known, _)| *known == name)?;
        index.bytes().all(|byte| byte.is_ascii_digit()).then_some(target(index.parse().ok()?))
    }
}
