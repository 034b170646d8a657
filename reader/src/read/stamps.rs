//! Where stamps begin in a text: every stamp of it, from left to right.

use super::{
    stamp::{Stamp, stamp_at},
    words::{
        ABOUT, BETWEEN, BETWEEN_EDGES, DAY_PARTS, DAYS, FROM, HALVES, MONTHS, Tables, WEEKDAYS, Words,
        first_word, fold_char,
    },
};
use crate::span::{any_of, rest_of};

/// Words that lead to the time of a stamp and are no other word of one.
static BEFORE: Words = Words::new(
    "t|after|before|shortly|just|approximately|a|al|as|las|le|das|volta|por|perto|hacia|alrededor|eso|sobre|cerca|verso|circa|intorno|alle|ore|godz|kurz|aux|alentours",
);

/// Tables whose words may stand before the first number of a stamp.
static STAMP_WORDS: Tables =
    Tables::new(&[&MONTHS, &WEEKDAYS, &ABOUT, &FROM, &BETWEEN_EDGES, &BETWEEN, &HALVES, &BEFORE, &DAY_PARTS]);

/// Every stamp in `text`, from left to right.
#[must_use]
pub fn stamps(text: &str) -> Vec<Stamp> {
    each_stamp(text).collect()
}

/// The same one by one, read as they are asked for.
pub fn each_stamp(text: &str) -> impl Iterator<Item = Stamp> {
    let (mut next, mut floor) = (0, 0);
    let mut in_number = false;
    std::iter::from_fn(move || {
        while let Some(&byte) = text.as_bytes().get(next) {
            let at = next;
            let length = opens(text, at, byte);
            next += length.max(1);
            let goes_on = std::mem::replace(&mut in_number, length > 0);
            if length == 0 || goes_on || at < floor {
                continue;
            }
            let over = |start| stamp_at(text, start).filter(|stamp| stamp.span.end > at);
            if let Some(stamp) = starts(text, floor, at).into_iter().find_map(over) {
                floor = stamp.span.end;
                return Some(stamp);
            }
        }
        None
    })
}

/// Length of the digit at byte `at`, also of a wide one, and of the sign of a place that was left open; 0 where there is none.
fn opens(text: &str, at: usize, byte: u8) -> usize {
    match byte {
        b'0'..=b'9' => 1,
        b'?' => usize::from(rest_of(text, at).starts_with("??:??")),
        // All wide forms begin with this byte.
        0xef => rest_of(text, at)
            .chars()
            .next()
            .filter(|&c| fold_char(c).is_ascii_digit())
            .map_or(0, char::len_utf8),
        _ => 0,
    }
}

/// Where a stamp whose first number stands at `at` may begin, the longest first: up to six words before it that
/// belong to stamps.
fn starts(text: &str, floor: usize, at: usize) -> Vec<usize> {
    let mut starts = vec![at];
    let mut here = at;
    for _ in 0..6 {
        let before = text.get(floor..here).unwrap_or_default();
        let trimmed = before.trim_end_matches(any_of(" ,.\u{a0}(+-"));
        let word = trimmed.rfind(|c: char| !(c.is_alphabetic() || "~≈∼".contains(c))).map_or(0, |at| {
            at + trimmed.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let name = first_word(rest_of(trimmed, word));
        let tilde = trimmed.get(word..).is_some_and(|rest| rest.starts_with(any_of("~≈∼")));
        let part = tilde || !name.is_ascii() && DAYS.begins(name).is_some() || STAMP_WORDS.holds(name);
        if !part {
            break;
        }
        here = floor + word;
        starts.push(here);
    }
    starts.reverse();
    starts
}
