//! What stands around a stamp and is no part of it: bullets, brackets, dashes, list numbers.

use crate::{
    span::{Signs, any_of, digit, rest_of, start_of, without_indent},
    timestamp::{
        byte_classes::ByteClasses,
        compound::stamp_at,
        cursor::Cursor,
        relative::{Day, day},
    },
    words::{
        concepts::{DAY_NUMBERS, DAYS, NUMBERS, SOON, WEEKDAYS},
        fold_char,
        lexicon::Tables,
    },
};

/// What stands before a stamp at the beginning of a line and is not part of it.
pub static LEADS: Signs =
    Signs::new("-*+•–—>#|[(`_·・◦▪‣●○■□◆▶※ \t\"=!【\u{3000}\u{a0}（→➜“{}▸►▹▻▾▼▽▿△▲◇◈★☆✓✔➤⏱⏰🕐✅🔴🟢🟡:");

/// What stands between a stamp and its words and belongs to neither.
pub static SEPARATORS: Signs = Signs::new(" \t-–—:|*])`_>,;=→：\"\u{a0}】）、，.。·・•➜\u{3000}»{}#");

/// True for what may stand on either side of a stamp and belongs to nothing.
#[must_use]
pub fn is_mark(c: char) -> bool {
    SEPARATORS.has(c) || LEADS.has(c)
}

/// True for an item of a list with a sign before it: not for bold words.
#[must_use]
pub fn is_bullet(text: &str) -> bool {
    static BULLETS: Signs = Signs::new("-*•+");

    let bare = without_indent(text);
    BULLETS.begin(bare) && !bare.starts_with("**")
}

/// False for words that no stamp is in: nearly all of them, told by one look at each byte.
pub fn may_stamp(text: &str, seen: ByteClasses) -> bool {
    if seen.has(ByteClasses::NUMBER.or(ByteClasses::QUESTION)) {
        return true;
    }
    if seen.has(ByteClasses::COLON) && ["H:", "h:", "x:", "X:", "--:"].iter().any(|form| text.contains(form))
    {
        return true;
    }
    let threes = || text.as_bytes().windows(3).filter(|three| matches!(*three, b"tbd" | b"TBD" | b"ter"));
    if threes().next().is_some() && (threes().any(|three| three != b"ter") || text.contains(" later")) {
        return true;
    }
    let head = LEADS.trim_start(text);
    FIRST_WORDS.may_begin(head) && [DAYS, SOON, NUMBERS].iter().any(|table| table.begins(head).is_some())
}

/// Words that a stamp without a number begins with.
static FIRST_WORDS: Tables = Tables::new(&[DAYS, SOON, NUMBERS]);

/// Words that the name of a day may begin with.
static DAY_WORDS: Tables = Tables::new(&[DAYS, DAY_NUMBERS, WEEKDAYS]);

/// The day that a line names, where it says nothing else: `--- Yesterday ---`, `## Next day`.
pub fn day_alone(text: &str) -> Option<Day> {
    let head = LEADS.trim_start(text);
    let first = head.bytes().next()?;
    (first.is_ascii_digit() || !first.is_ascii() || DAY_WORDS.may_begin(head)).then_some(())?;
    let at = text.len() - head.len();
    let bare = text.trim_end_matches(is_mark);
    (bare.len() < at + 32).then_some(())?;
    let mut s = Cursor { text: bare, at };
    let found = day(&mut s)?;
    let whole = text.starts_with(any_of("-#*=[—–")) || !matches!(found, Day::Weekday(_)) || bare.len() > 4;
    (whole && s.rest().is_empty()).then_some(found)
}

/// The days that words of `text` name: `yesterday`, a weekday in full that no date follows.
pub fn days_told(text: &str) -> impl Iterator<Item = Day> {
    let words = text.char_indices().scan(false, |inside, (at, c)| {
        let before = std::mem::replace(inside, c.is_alphanumeric());
        Some((c.is_alphabetic() && !before).then_some(at))
    });
    words.flatten().filter_map(move |at| {
        let mut s = Cursor { text, at };
        DAY_WORDS.may_begin(s.rest()).then_some(())?;
        let found = day(&mut s)?;
        let dated = s.rest().trim_start_matches(any_of(" ,.(")).starts_with(digit);
        let full = !matches!(found, Day::Weekday(_)) || s.at - at > 4 && !dated && !s.in_word();
        full.then_some(found)
    })
}

/// Length of the bullets, list number and marks before the words of `cell`.
pub fn lead(cell: &str) -> usize {
    let mut at = cell.len() - LEADS.trim_start(cell).len();
    // A bullet of a word processor, copied: `o 10:02 text`.
    if rest_of(cell, at).starts_with("o ") {
        at = cell.len() - LEADS.trim_start(rest_of(cell, at + 2)).len();
    }
    let rest = rest_of(cell, at);
    // `１．９時１２分`
    let near = start_of(rest, rest.floor_char_boundary(10));
    let wide = if near.is_ascii() { None } else { near.find(any_of("．、")) };
    let wide = wide.filter(|&end| end < 7).map(|end| (start_of(rest, end), end + 3));
    if let Some((number, end)) = wide
        && number.chars().all(|c| fold_char(c).is_ascii_digit())
        && stamp_at(rest, end).is_some()
    {
        return at + end;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest_of(rest, digits);
    if (1..=3).contains(&digits) && (after.starts_with(". ") || after.starts_with(") ")) {
        let next = rest_of(after, 2);
        let inner = next.len() - LEADS.trim_start(next).len();
        // `3. March` is a date, `1. 10:02` and `1. March 17, 10:02` are entries of a list.
        let own = stamp_at(rest, 0).filter(|stamp| stamp.span.end > digits + 2);
        if own.is_none_or(|own| {
            !own.timed() && stamp_at(rest, digits + 2 + inner).is_some_and(|next| next.timed())
        }) {
            at += digits + 2 + inner;
        }
    }
    // `+5m` and `-10` keep the sign that belongs to them; so does `--:--`.
    let taken = start_of(cell, at);
    if rest_of(cell, at).starts_with("--")
        && let Some(sign) = taken.rfind("--")
    {
        return sign;
    }
    if taken.ends_with("--:--") {
        at - 5
    } else if taken.ends_with('+') && !taken.ends_with("++") {
        at - 1
    } else {
        at
    }
}
