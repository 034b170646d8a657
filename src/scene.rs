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
    /// Name of the element of SVG that draws it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Rect { .. } => "rect",
            Self::Line { .. } => "line",
            Self::Polyline { .. } => "polyline",
            Self::Circle { .. } => "circle",
            Self::Text { .. } => "text",
        }
    }

    /// The attributes of its element that are numbers, by their names.
    #[must_use]
    pub fn numbers(&self) -> (&'static [&'static str], [i32; 5]) {
        match *self {
            Self::Rect { x, y, width, height, radius } => {
                (&["x", "y", "width", "height", "rx"], [x, y, width, height, radius])
            }
            Self::Line { x1, y1, x2, y2 } => (&["x1", "y1", "x2", "y2"], [x1, y1, x2, y2, 0]),
            Self::Polyline { .. } => (&[], [0; 5]),
            Self::Circle { x, y, radius } => (&["cx", "cy", "r"], [x, y, radius, 0, 0]),
            Self::Text { x, y, .. } => (&["x", "y"], [x, y, 0, 0, 0]),
        }
    }

    /// The attribute of its element that is none, where it has one.
    #[must_use]
    pub fn words(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Polyline { points } => {
                let said = points.iter().map(|(x, y)| [&x.to_string(), ",", &y.to_string()].concat());
                Some(("points", said.collect::<Vec<_>>().join(" ")))
            }
            Self::Text { anchor: Anchor::Middle, .. } => Some(("text-anchor", "middle".to_owned())),
            Self::Text { anchor: Anchor::End, .. } => Some(("text-anchor", "end".to_owned())),
            _ => None,
        }
    }

    /// Its text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text { text, .. } => Some(text),
            _ => None,
        }
    }

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
    /// The element that draws this item, with its class.
    #[must_use]
    pub fn element(&self) -> Element {
        let (names, numbers) = self.shape.numbers();
        let mut attributes = vec![("class", self.class.clone())];
        attributes.extend(names.iter().zip(&numbers).map(|(name, number)| (*name, number.to_string())));
        attributes.extend(self.shape.words());
        let text = self.shape.text().map(ToOwned::to_owned);
        Element { name: self.shape.name(), attributes, text }
    }
}

impl Target {
    /// Its name in the document: `event-3`.
    #[must_use]
    pub fn id(self) -> String {
        let (name, index) = match self {
            Self::Event(index) => ("event", index),
            Self::Impact(index) => ("impact", index),
            Self::Severity(index) => ("severity", index),
        };
        [name, "-", &index.to_string()].concat()
    }

    /// The target of that name; none for any other text.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (name, index) = id.split_once('-')?;
        let index = index.parse().ok()?;
        let target = match name {
            "event" => Self::Event(index),
            "impact" => Self::Impact(index),
            "severity" => Self::Severity(index),
            _ => return None,
        };
        // Only the very words that stand in the document: no `event-+3`.
        (target.id() == id).then_some(target)
    }
}
