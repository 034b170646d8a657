//! What a picture is made of: plain shapes in integer pixels, each with a class and what it stands for.

use crate::{class::Class, layout::Anchor, target::Target};

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
    /// What it is.
    pub class: Class,
    /// True for what nobody knew yet.
    pub later: bool,
    /// What it stands for, if all of it stands for one thing that can be pointed at.
    pub target: Option<Target>,
    /// The shape.
    pub shape: Shape,
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
    /// An open line through points.
    Polyline {
        /// The points as x and y.
        points: Vec<(i32, i32)>,
    },
    /// Straight lines, discs and glyphs, in one element: hundreds of them would be looked at anew at each move.
    Marks {
        /// Each of them.
        marks: Vec<Mark>,
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

/// A straight line, a disc or a glyph, with what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for, if it stands for something that can be pointed at.
    pub target: Option<Target>,
    /// Begin of the line, or centre of the rest: x and y.
    pub at: (i32, i32),
    /// How it goes on from there.
    pub kind: MarkKind,
}

/// How a mark goes on from where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A straight line to this point.
    Line((i32, i32)),
    /// A disc of this radius.
    Disc(i32),
    /// A closed line through these points, in quarters of so many pixels from the centre.
    Glyph(&'static [(i32, i32)], i32),
}

impl Mark {
    /// True for what is no line: the dot of an event.
    fn is_dot(&self) -> bool {
        !matches!(self.kind, MarkKind::Line(_))
    }

    /// Square of the distance from `(x, y)` to the centre of a dot, or to the nearest point of a line that runs along an axis.
    fn distance(&self, (x, y): (i32, i32)) -> i64 {
        let to = if let MarkKind::Line(to) = self.kind { to } else { self.at };
        let beyond = |at: i32, one: i32, other: i32| i64::from(at - at.clamp(one.min(other), one.max(other)));
        let (across, down) = (beyond(x, self.at.0, to.0), beyond(y, self.at.1, to.1));
        across * across + down * down
    }

    /// Writes it as a part of a path.
    fn write(&self, path: &mut String) {
        let mut to = |command: &str, numbers: &[i32]| {
            path.push_str(command);
            for number in numbers {
                // A minus parts two numbers as well.
                path.push_str(if *number < 0 { "" } else { " " });
                path.push_str(itoa::Buffer::new().format(*number));
            }
        };
        let (x, y) = self.at;
        match self.kind {
            MarkKind::Line((across, down)) => {
                to("M", &[x, y]);
                to("L", &[across, down]);
            }
            MarkKind::Disc(radius) => {
                to("M", &[x - radius, y]);
                to("a", &[radius, radius, 0, 1, 0, 2 * radius, 0]);
                to("a", &[radius, radius, 0, 1, 0, -2 * radius, 0]);
            }
            MarkKind::Glyph(points, size) => {
                for (place, (across, down)) in points.iter().enumerate() {
                    to(if place == 0 { "M" } else { "L" }, &[x + across * size / 4, y + down * size / 4]);
                }
                to("Z", &[]);
            }
        }
    }
}

impl Shape {
    /// Name of the element of SVG that draws it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Rect { .. } => "rect",
            Self::Polyline { .. } => "polyline",
            Self::Marks { .. } => "path",
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
            Self::Polyline { .. } | Self::Marks { .. } => (&[], [0; 5]),
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
            Self::Marks { marks } => {
                let mut path = String::new();
                for mark in marks {
                    mark.write(&mut path);
                }
                Some(("d", path))
            }
            Self::Text { anchor: Anchor::Middle, .. } => Some(("text-anchor", "middle".to_owned())),
            Self::Text { anchor: Anchor::End, .. } => Some(("text-anchor", "end".to_owned())),
            _ => None,
        }
    }

    /// Where its text stands, where it is one.
    #[must_use]
    pub fn place(&self) -> Option<(i32, i32)> {
        match *self {
            Self::Text { x, y, .. } => Some((x, y)),
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
            Self::Marks { marks } => {
                for mark in marks {
                    mark.at.1 += pixels;
                    if let MarkKind::Line((_, y)) = &mut mark.kind {
                        *y += pixels;
                    }
                }
            }
            Self::Polyline { points } => points.iter_mut().for_each(|(_, y)| *y += pixels),
            Self::Rect { y, .. } | Self::Text { y, .. } => *y += pixels,
        }
    }
}

/// An element of SVG as it stands in a file. The page writes the same attributes, from the same methods of [`Shape`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name of the element: `rect`.
    pub name: &'static str,
    /// Its attributes in order, values unescaped.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text, unescaped, where it has one.
    pub text: Option<String>,
}

impl Scene {
    /// The items, each with its place in the list, and together those texts that move together.
    pub fn parts(&self) -> impl Iterator<Item = (usize, &[Item])> {
        let mut next = 0;
        self.items.chunk_by(Item::goes_with).map(move |part| {
            let first = next;
            next += part.len();
            (first, part)
        })
    }

    /// The one of [`Self::parts`] whose first item stands at `first`.
    #[must_use]
    pub fn part(&self, first: usize) -> &[Item] {
        let rest = self.items.get(first..).unwrap_or_default();
        rest.chunk_by(Item::goes_with).next().unwrap_or_default()
    }

    /// What the nearest dot stands for whose centre lies no further from `place` than a finger may miss it: 12 pixels, half of
    /// a target of WCAG 2.2, 2.5.8.
    #[must_use]
    pub fn dot_near(&self, place: (i32, i32)) -> Option<Target> {
        let marks = self.items.iter().filter_map(|item| match &item.shape {
            Shape::Marks { marks } => Some(marks),
            _ => None,
        });
        let dots = marks.flatten().filter(|mark| mark.is_dot() && mark.distance(place) <= 12 * 12);
        dots.min_by_key(|mark| mark.distance(place))?.target
    }
}

impl Item {
    /// True for texts that move together: those of one thing, and the counts, whose columns stay where they are.
    fn goes_with(&self, next: &Self) -> bool {
        let texts = self.shape.text().is_some() && next.shape.text().is_some();
        let counts = self.class == Class::ClusterCount && self.class == next.class;
        texts && (counts || self.target.is_some() && self.target == next.target)
    }

    /// What the part of it stands for that is nearest to `(x, y)`.
    #[must_use]
    pub fn target_at(&self, place: (i32, i32)) -> Option<Target> {
        match &self.shape {
            Shape::Marks { marks } => marks.iter().min_by_key(|mark| mark.distance(place))?.target,
            _ => self.target,
        }
    }

    /// The element that draws this item, with its class.
    #[must_use]
    pub fn element(&self) -> Element {
        let (names, numbers) = self.shape.numbers();
        let later = if self.later { " later" } else { "" };
        let mut attributes = vec![("class", [self.class.names(), later].concat())];
        attributes.extend(names.iter().zip(&numbers).map(|(name, number)| (*name, number.to_string())));
        attributes.extend(self.shape.words());
        let text = self.shape.text().map(ToOwned::to_owned);
        Element { name: self.shape.name(), attributes, text }
    }
}
