//! What is particular to copies of chats: names above and beside times, reactions, who comes and goes.

use crate::{
    document::blocks::Block,
    entries::{shape::shape, stance::Shape},
    rules::holds,
    span::{any_of, digit, rest_of},
    timestamp::byte_classes::ByteClasses,
    timestamp::marks::day_alone,
    words::concepts::{NOTES, TIME_LABELS},
};

/// What programs for chats write about who comes and goes.
pub(crate) const JOINS: &[&str] = &["has joined", "has left", "has quit"];

/// The name on a line of its own above the time of a message: `dana`, then `  3:13 PM`, maybe with a sign before it; or
/// twice the name and then the time, as some programs copy it.
pub(crate) fn speaks(notes: &str, pieces: &[Block], index: usize, named: bool) -> Option<String> {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.span.of(notes));
    let words = |at: usize| pieces.get(at).map_or("", |piece| piece.words.of(notes));
    let may_stamp = |at: usize| pieces.get(at).is_some_and(|piece| piece.may_stamp);
    (may_stamp(index + 1) || may_stamp(index + 2)).then_some(())?;
    if let Some(name) = noted_above(notes, pieces, index) {
        return Some(name.to_owned());
    }
    // `BOT` below a name is none.
    let badge = |at: usize| named && matches!(words(at), "BOT" | "APP");
    let name = words(if badge(index) { index.wrapping_sub(1) } else { index });
    let doubled = !name.is_empty() && (words(index + 1) == name || badge(index + 1));
    let next = index + if doubled { 2 } else { 1 };
    // `Time (Europe/London)` stands above a time in what was said.
    (may_stamp(next) && may_be_name(name) && TIME_LABELS.begins(name).is_none()).then_some(())?;
    let time = text(next);
    let sign = time.starts_with(':') && time.contains(":  ");
    let again = index > 0 && words(index - 1) == name;
    let set_off = time.starts_with("  ") || sign || doubled || again || named;
    (set_off && is_bare_time(time)).then(|| name.to_owned())
}

/// True for a time of day and nothing else.
fn is_bare_time(text: &str) -> bool {
    text.len() < 48
        && matches!(shape(text, ByteClasses::of(text), None, false, false), Shape::Alone(stamp) if stamp.time.is_some())
}

/// True for words that may be the name of somebody who writes in a chat.
pub(crate) fn may_be_name(name: &str) -> bool {
    let short = (1..=40).contains(&name.len()) && name.split_whitespace().count() <= 4;
    let marked = name.starts_with(any_of("-*#|>:<[")) || name.ends_with(any_of(":.|!?"));
    short && !marked && !name.starts_with(digit)
}

/// True when each time on a line of its own has a name above it and words below: a chat that is copied line by line.
pub(crate) fn names_above(notes: &str, pieces: &[Block]) -> bool {
    let said = |piece: &Block| Some(piece.span.of(notes)).filter(|_| !piece.is_blank());
    let lone = |text: &str| {
        let bare = behind_dash(text).unwrap_or(text).trim();
        bare.len() < 40 && (bare.starts_with(digit) || bare.len() < text.trim().len()) && is_bare_time(bare)
    };
    // The first name stands at the head of the notes, so that most are told by a look at it.
    if !pieces.iter().filter_map(said).take(4).any(lone) {
        return false;
    }
    let lines: Vec<&str> = pieces.iter().filter_map(said).collect();
    let mut times: Vec<usize> =
        (0..lines.len()).filter(|&at| lines.get(at).is_some_and(|text| lone(text))).collect();
    // A dash before a time leads from a name, wherever that is; other times may be said.
    let led = |at: &usize| lines.get(*at).is_some_and(|text| behind_dash(text).is_some());
    let dashed = times.iter().filter(|at| led(at)).count() > 1;
    times.retain(|at| !dashed || led(at));
    let name = |&at: &usize| lines.get(at.checked_sub(1)?).map(|text| text.trim());
    let names: Vec<&str> = times.iter().filter_map(name).filter(|name| may_be_name(name)).collect();
    let apart = times.windows(2).all(|pair| matches!(*pair, [one, other] if other - one > 2));
    let said = times.last().is_some_and(|&last| last + 1 < lines.len());
    let full = names.iter().all(|name| is_full_name(name));
    let again = names
        .iter()
        .take(64)
        .enumerate()
        .any(|(at, name)| names.iter().skip(at + 1).take(64).any(|other| other == name));
    // Nothing but a day may stand above the first name.
    let dated = |text: &&str| matches!(shape(text, ByteClasses::of(text), None, false, false), Shape::Alone(stamp) if !stamp.timed());
    let first = times.first() == Some(&1)
        || times.first() == Some(&2)
            && lines.first().is_some_and(|text| dated(text) || day_alone(text).is_some());
    times.len() > 1 && names.len() == times.len() && apart && said && (dashed || first && (full || again))
}

/// What stands behind the dash that a line begins with, between a name above and a time: ` — 29/11/2025 03:40`.
fn behind_dash(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix("— ")
}

/// True for a line that is a sign and nothing else, or the count of one: a reaction.
pub(crate) fn is_reaction(text: &str) -> bool {
    let bare = text.trim();
    let sign = bare.len() > 2 && bare.starts_with(':') && bare.ends_with(':') && !bare.contains(' ');
    holds("chat.reactions") && (sign || bare.bytes().all(|byte| byte.is_ascii_digit()))
}

/// True for words that read like the name of a person.
pub(crate) fn is_name(words: &str) -> bool {
    let proper = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c))
    };
    words.split_whitespace().count() <= 3 && words.split_whitespace().all(proper)
}

/// The same for more than one name: `Ana Ruiz`, `Lars-Petter`.
pub(crate) fn is_full_name(words: &str) -> bool {
    words.contains([' ', '-']) && is_name(words)
}

/// Who wrote a note on a ticket, where the head of the note says nothing else: `Jan de Vries (Work notes)`.
pub(crate) fn noted_by(words: &str) -> Option<&str> {
    let (name, kind) = words.strip_suffix(')')?.rsplit_once(" (")?;
    (name.len() < 40 && NOTES.begins(kind) == Some(kind.len())).then_some(name)
}

/// Who wrote a note on a ticket, where the kind of the note and its time stand below the name: `Jan de Vries`, and then `Work notes
/// • 2026-02-17 14:05:19`.
fn noted_above<'n>(notes: &'n str, pieces: &[Block], index: usize) -> Option<&'n str> {
    let next = pieces.get(index + 1).filter(|piece| piece.may_stamp)?.words.of(notes);
    let kind = NOTES.begins(next)?;
    let name = pieces.get(index).filter(|piece| !piece.may_stamp)?.words.of(notes);
    let apart = index.checked_sub(1).and_then(|above| pieces.get(above)).is_none_or(Block::is_blank);
    let stamp = rest_of(next, kind).trim_start_matches(|c: char| !c.is_alphanumeric());
    (apart && is_name(name) && stamp.starts_with(digit)).then_some(name)
}

/// True when a blank line and then words without a time follow.
pub(crate) fn said_below(notes: &str, pieces: &[Block], index: usize) -> bool {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.span.of(notes));
    text(index + 1).trim().is_empty()
        && !text(index + 2).trim().is_empty()
        && !text(index + 2).starts_with('[')
}
