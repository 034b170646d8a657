//! What may begin at the cursor, by a look at the first letters: most words and numbers belong to no stamp.

use crate::{
    span::{digit, rest_of, start_of},
    timestamp::{
        cursor::Cursor,
        time::{leads_dotted, told},
    },
    words::{
        concepts::{
            ABOUT, ABOUT_AFTER, AND, BEGUN, BETWEEN_EDGES, CLOCK, DAY_NUMBERS, DAYS, FROM, HALF_HOURS,
            HALVES, LEADS_LATER, MONTHS, NUMBERS, OF, ONWARD, OPEN_PLACES, SHORT_WEEKDAYS, SOON, TO, UNITS,
            WEEKDAYS, ZONES,
        },
        lexicon::Tables,
    },
};

/// Tables whose words may begin a part of a stamp: those of parts, as named below, in the order of their bits.
static PART_WORDS: Tables =
    Tables::new(&[ABOUT, OPEN_PLACES, ZONES, MONTHS, SHORT_WEEKDAYS, WEEKDAYS, DAYS, DAY_NUMBERS]);

/// Bits of [`part_here`]: words that make it approximate.
pub(super) const ABOUT_HERE: u32 = 1;
/// A time.
pub(super) const TIME_HERE: u32 = 1 << 1;
/// A zone.
pub(super) const ZONE_HERE: u32 = 1 << 2;
/// A date.
pub(super) const DATE_HERE: u32 = 0b11_1000;
/// A day in words or numbers.
pub(super) const DAY_HERE: u32 = 0b1111_0000;

/// Tables whose words, beside those of [`part_here`], may begin a stamp.
static FIRST_WORDS: Tables = Tables::new(&[SOON, LEADS_LATER, HALF_HOURS, NUMBERS, BETWEEN_EDGES, FROM]);

/// First words of zones.
static ZONE_WORD: Tables = Tables::new(&[ZONES]);

/// Tables whose words may follow a number that is part of a stamp.
static AFTER_NUMBERS: Tables = Tables::new(&[MONTHS, UNITS, CLOCK, HALVES, OF]);

/// Bold marks and brackets may close before the end of a range is named.
pub(super) const AFTER_PART: &str = " *_`)]";

/// Tables whose words may follow what a stamp says first: the end of a range, and what makes it one or approximate.
static FOLLOWING: Tables = Tables::new(&[ABOUT_AFTER, BEGUN, TO, AND, ONWARD]);

/// True where no more of a stamp follows, by a look at the first letters: at nearly every end of one.
pub(super) fn is_complete(mut s: Cursor<'_>) -> bool {
    s.skip(AFTER_PART);
    match s.rest().bytes().next() {
        Some(byte) if !byte.is_ascii() || byte.is_ascii_digit() => false,
        _ => !FOLLOWING.may_begin(s.rest()),
    }
}

/// True where no stamp begins, by the same look: at most words and numbers.
pub(super) fn is_nothing(s: &Cursor<'_>) -> bool {
    (part_here(s) == 0 || counts_many(s)) && !FIRST_WORDS.may_begin(s.rest())
}

/// Which parts of a stamp may begin here, by a look at the first letters: none at nearly every place where none does.
pub(super) fn part_here(s: &Cursor<'_>) -> u32 {
    let rest = s.rest();
    match rest.bytes().next() {
        Some(b'A'..=b'Z') if rest.get(2..12).is_some_and(|near| near.contains('/')) => u32::MAX,
        // `15:55NZT`
        Some(b'A'..=b'Z') if s.at > 0 && start_of(s.text, s.at).ends_with(digit) => u32::MAX,
        Some(b'a'..=b'z' | b'A'..=b'Z') => PART_WORDS.which(rest),
        Some(b'0'..=b'9') if !counts(s) => TIME_HERE | DATE_HERE | DAY_HERE,
        Some(byte) if !byte.is_ascii() || b" +-~?/|(,=[".contains(&byte) => u32::MAX,
        _ => 0,
    }
}

/// True for the number of things: `503 errors`, `12%`, `host 3, `. Four digits are a year or a time, whatever follows.
fn counts(s: &Cursor<'_>) -> bool {
    let next = s.text.as_bytes().get(s.at..).unwrap_or_default();
    let digits = next.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let things = match next.get(digits) {
        _ if digits > 3 => false,
        Some(b' ') => before_word(s).is_some_and(|word| !AFTER_NUMBERS.may_begin(word)),
        Some(byte) => b",;)%\n".contains(byte),
        None => true,
    };
    things && !told(s.text, s.at)
}

/// True for such a number of four digits where no stamp was begun: no year that ends one, no time before its zone.
fn counts_many(s: &Cursor<'_>) -> bool {
    matches!(
        s.text.as_bytes().get(s.at..).unwrap_or_default(),
        [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b' ', ..]
    ) && before_word(s).is_some_and(|word| {
        let zone = word.get(2..12).is_some_and(|near| near.contains('/')) || ZONE_WORD.may_begin(word);
        !zone && !AFTER_NUMBERS.may_begin(word)
    }) && !leads_dotted(s.text, s.at)
}

/// What stands after a number and blanks, where that is a word.
fn before_word<'t>(s: &Cursor<'t>) -> Option<&'t str> {
    // In `0812 0812 0812 …` each would be asked for all that follow.
    let digits = s.rest().bytes().take(64).take_while(|byte| byte.is_ascii_digit() || *byte == b' ').count();
    let word = rest_of(s.text, s.at + digits);
    word.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(word)
}
