//! Where stamps begin in a text: every stamp of it, from left to right.

use crate::{
    span::{Signs, any_of, rest_of, start_of},
    timestamp::compound::{Timestamp, stamp_at},
    words::{
        concepts::{
            ABOUT, BETWEEN, BETWEEN_EDGES, DATE_ARTICLES, DAY_PARTS, DAYS, FROM, HALVES, LEADING_PARTS,
            MONTHS, NOON, WEEKDAYS,
        },
        first_word, fold_char,
        lexicon::Tables,
    },
};

/// Tables whose words may stand before the first number of a stamp.
static STAMP_WORDS: Tables = Tables::new(&[
    MONTHS,
    WEEKDAYS,
    ABOUT,
    FROM,
    BETWEEN_EDGES,
    BETWEEN,
    DATE_ARTICLES,
    HALVES,
    LEADING_PARTS,
    NOON,
    DAY_PARTS,
]);

/// Every stamp in `text`, from left to right.
#[must_use]
pub fn stamps(text: &str) -> Vec<Timestamp> {
    each_stamp(text).collect()
}

/// The same one by one, read as they are asked for.
pub fn each_stamp(text: &str) -> impl Iterator<Item = Timestamp> {
    let (mut next, mut floor) = (0, 0);
    std::iter::from_fn(move || {
        while let Some((at, end)) = next_number(text, next) {
            next = end;
            if at < floor {
                continue;
            }
            let over = |start| stamp_at(text, start).filter(|stamp| stamp.span.end > at);
            let (starts, many) = starts(text, floor, at);
            if let Some(stamp) = starts.into_iter().take(many).rev().find_map(over) {
                floor = stamp.span.end;
                return Some(stamp);
            }
        }
        None
    })
}

/// Where the next number from byte `from` on begins and ends; the sign of a place that was left open stands for one.
fn next_number(text: &str, from: usize) -> Option<(usize, usize)> {
    let may_open = |byte: &u8| matches!(byte, b'0'..=b'9' | b'?' | 0xef);
    let mut at = from;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(may_open)?;
        let mut end = at;
        while let length @ 1.. = opens(text, end) {
            end += length;
        }
        if end > at {
            return Some((at, end));
        }
        at += 1;
    }
}

/// Length of the digit at byte `at`, also of a wide one, and of the sign of a place that was left open; 0 where there is none.
fn opens(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at).copied().unwrap_or_default() {
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

/// Words before its first number that a stamp may begin with.
const BEFORE_NUMBER: usize = 6;

/// Where a stamp whose first number stands at `at` may begin, the shortest first, and how many such places there are: the number
/// itself, and words before it that belong to stamps.
fn starts(text: &str, floor: usize, at: usize) -> ([usize; BEFORE_NUMBER + 1], usize) {
    static JOINTS: Signs = Signs::new(" ,.\u{a0}(+-");

    let (mut starts, mut many) = ([at; BEFORE_NUMBER + 1], 1);
    let mut here = at;
    for slot in starts.iter_mut().skip(1) {
        let before = text.get(floor..here).unwrap_or_default();
        let trimmed = JOINTS.trim_end(before);
        let word = last_word(trimmed);
        if word.is_empty() {
            break;
        }
        let tilde = word.starts_with(any_of("~≈∼"));
        let Some(word) = (if tilde || is_part(first_word(word)) { Some(word) } else { glued_part(word) })
        else {
            break;
        };
        here = floor + trimmed.len() - word.len();
        *slot = here;
        many += 1;
    }
    (starts, many)
}

/// True for a word that a stamp may begin with.
fn is_part(word: &str) -> bool {
    !word.is_ascii() && DAYS.begins(word).is_some() || STAMP_WORDS.holds(word)
}

/// Such a word at the end of others in a script without blanks: `決済は午後`.
fn glued_part(word: &str) -> Option<&str> {
    let mut ends = word.char_indices().rev().take(4).take_while(|(_, c)| *c >= '\u{2e80}');
    ends.next()?;
    let ends: Vec<&str> = ends.map(|(at, _)| rest_of(word, at)).collect();
    ends.into_iter().rev().find(|end| is_part(end))
}

/// The word that `text` ends with, with a tilde before it.
fn last_word(text: &str) -> &str {
    let inside = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'~';
    let start = text.len() - text.bytes().rev().take_while(inside).count();
    if start_of(text, start).bytes().next_back().is_none_or(|byte| byte.is_ascii()) {
        return rest_of(text, start);
    }
    let before = text.rfind(|c: char| !(c.is_alphabetic() || "~≈∼".contains(c)));
    let length = |at| rest_of(text, at).chars().next().map_or(1, char::len_utf8);
    rest_of(text, before.map_or(0, |at| at + length(at)))
}
