//! How a block stands to a stamp, and the words that are left of it without the stamp.

use crate::{
    markup::untagged,
    span::{any_of, digit, start_of},
    timestamp::{compound::Timestamp, marks::SEPARATORS},
    words::concepts::PARTICLES,
};

/// How a piece stands to a stamp.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// A stamp leads the words: stamp, words, actor.
    Leads(Timestamp, String, Option<String>),
    /// Nothing but a stamp.
    Alone(Timestamp),
    /// A name and a stamp: the head of a chat message.
    Head(Timestamp, String),
    /// Words, then a stamp that ends the line.
    Ends(Timestamp, String),
    /// A label, then a stamp: `Resolved: 10:40`.
    Field(Timestamp, String),
    /// No stamp.
    None,
}

/// How a block stands to a stamp, by itself: see [`Shape`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stance {
    /// It has none that a list could have.
    None,
    /// A stamp leads its words.
    Leads,
    /// It is a time and nothing else.
    Time,
    /// It is a date and nothing else.
    Date,
    /// A name, then a stamp.
    Head,
    /// Its words end with a stamp.
    Ends,
    /// A label, then a stamp.
    Field,
}

/// The shape of a block by itself, outside of timelines and tables; none where it has no stamp.
pub(crate) type OwnShape = Option<Box<Shape>>;

impl Stance {
    /// The stance of a block with this shape.
    #[must_use]
    pub(crate) fn of(shape: &OwnShape) -> Self {
        match shape.as_deref() {
            None | Some(Shape::None) => Self::None,
            Some(Shape::Leads(..)) => Self::Leads,
            Some(Shape::Alone(stamp)) if stamp.timed() => Self::Time,
            Some(Shape::Alone(_)) => Self::Date,
            Some(Shape::Head(..)) => Self::Head,
            Some(Shape::Ends(..)) => Self::Ends,
            Some(Shape::Field(..)) => Self::Field,
        }
    }
}

/// The words after a stamp, without what sets them off.
pub(crate) fn words_after(rest: &str) -> String {
    let rest = &untagged(after_particles(after_link(rest)));
    let mut bare = SEPARATORS.trim_start(rest).trim_end_matches(any_of(" ,\t\u{a0}["));
    // `(10:02) **Alert**` keeps the marks of its own words.
    let marks = start_of(rest, rest.len() - SEPARATORS.trim_start(rest).len());
    if bare.is_empty() {
        return String::new();
    }
    // `6:48pm {15/8.0} all is up`: figures in braces.
    if marks.contains('{')
        && let Some((figures, after)) = bare.split_once('}')
        && figures.starts_with(digit)
        && figures.len() < 12
    {
        bare = SEPARATORS.trim_start(after);
    }
    // `--- 9:31 dana extends the disk ---`
    if bare.ends_with("--") || bare.ends_with("==") {
        bare = bare.trim_end_matches(any_of("-= "));
    }
    // What leads to the next entry on the line.
    let joined = bare.ends_with(any_of("/;|•·→；-–>"));
    for sign in [" ->", " /", ";", " |", " •", " ·", " →", " -", " –", "；"].into_iter().filter(|_| joined)
    {
        bare = bare.strip_suffix(sign).unwrap_or(bare).trim_end();
    }
    let odd = bare.matches("**").count() % 2 == 1;
    if odd && marks.ends_with("**") {
        return ["**", bare].concat();
    }
    // `**10:27 Update 5**`
    if odd { bare.strip_suffix("**").unwrap_or(bare).to_owned() } else { bare.to_owned() }
}

/// `text` without the particle that ties it to a stamp before it: `10時20分に確認`.
pub(crate) fn after_particles(text: &str) -> &str {
    let length =
        if text.starts_with(|c: char| c.is_ascii() && c != '\'') { None } else { PARTICLES.begins(text) };
    text.get(length.unwrap_or(0)..).unwrap_or(text)
}

/// `text` without the address of the link whose words a stamp was: `[10:02](https://…) text`.
fn after_link(text: &str) -> &str {
    let link = text
        .strip_prefix(']')
        .unwrap_or(text)
        .strip_prefix('(')
        .filter(|link| link.starts_with("http") || link.starts_with('#'));
    let link = link.and_then(|link| link.split_once(')'));
    link.map_or(text, |(_, after)| after)
}
