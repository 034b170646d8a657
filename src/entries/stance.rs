//! How a block stands to a stamp, and the words that are left of it without the stamp.

use std::borrow::Cow;

use crate::{
    span::{any_of, rest_of, start_of},
    timestamp::{compound::Timestamp, marks::SEPARATORS},
    words::concepts::PARTICLES,
};

/// How a piece stands to a stamp.
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

/// Separators as HTML writes them.
const ENTITIES: &[&str] =
    &["&ndash;", "&mdash;", "&nbsp;", "&#8211;", "&#8212;", "&#160;", "&rarr;", "&middot;", "&gt;"];

/// The words after a stamp, without what sets them off.
pub(crate) fn words_after(rest: &str) -> String {
    let rest = &untagged(after_particles(after_link(rest)));
    let mut bare = SEPARATORS.trim_start(rest).trim_end();
    // Dashes and blanks as HTML writes them.
    while bare.starts_with('&')
        && let Some(after) = ENTITIES.iter().find_map(|entity| bare.strip_prefix(entity))
    {
        bare = SEPARATORS.trim_start(after);
    }
    // `(10:02) **Alert**` keeps the marks of its own words.
    let marks = start_of(rest, rest.len() - SEPARATORS.trim_start(rest).len());
    if bare.is_empty() {
        return String::new();
    }
    // `--- 9:31 dana extends the disk ---`
    if bare.ends_with("--") || bare.ends_with("==") {
        bare = bare.trim_end_matches(any_of("-= "));
    }
    // What leads to the next entry on the line.
    let joined = bare.ends_with(any_of("/;|•·→；-–"));
    for sign in [" /", ";", " |", " •", " ·", " →", " -", " –", "；"].into_iter().filter(|_| joined) {
        bare = bare.strip_suffix(sign).unwrap_or(bare).trim_end();
    }
    let opens = marks.ends_with("**") && bare.matches("**").count() % 2 == 1;
    if opens { ["**", bare].concat() } else { bare.to_owned() }
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

/// `text` without the tags of HTML.
pub(crate) fn untagged(text: &str) -> Cow<'_, str> {
    /// Bytes of the longest tag, with its brackets.
    const TAG: usize = 200;

    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let closes = text.contains("</");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let inner = rest_of(tag, 1);
        let named = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_lowercase());
        let end = start_of(tag, tag.floor_char_boundary(TAG))
            .find('>')
            .filter(|&end| named && closes || inner.starts_with("br") && end < 8);
        let skip = end.map_or(1, |end| end + 1);
        if end.is_none() {
            out.push('<');
        }
        rest = rest_of(tag, skip);
    }
    out.push_str(rest);
    Cow::Owned(out)
}
