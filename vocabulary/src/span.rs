//! Places in the notes: byte spans, lines and columns for people, and what stands before, at and after a place.

use serde::Serialize;

/// A half-open range of bytes of the notes. Both ends lie on character boundaries and `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an end before its start gives the empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The words that the span covers, or nothing where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The span without the blanks that its words in `text` begin and end with.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = without_indent(self.of(text));
        let start = self.start + self.of(text).len() - words.len();
        Self { start, end: start + BLANKS.trim_end(words).len() }
    }

    /// True when byte `at` lies inside, or at the end of, the span.
    #[must_use]
    pub fn touches(self, at: usize) -> bool {
        self.start <= at && at <= self.end
    }
}

/// A line of the notes. Inside lines count from 0; what people and other programs see, `Display` and JSON, counts from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LineNumber(u32);

impl LineNumber {
    /// The line with this index, from 0.
    #[must_use]
    pub fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX - 1))
    }

    /// Its index, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl std::fmt::Display for LineNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (self.0 + 1).fmt(f)
    }
}

impl Serialize for LineNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0 + 1)
    }
}

/// `text` before byte `at`, or nothing where no character begins there.
#[must_use]
pub fn start_of(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// `text` from byte `at` on, or nothing where no character begins there.
#[must_use]
pub fn rest_of(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// How many bytes two texts have in common at their start, and how many of the others at their end; whole characters.
#[must_use]
pub fn common(one: &str, other: &str) -> (usize, usize) {
    if one == other {
        return (one.len(), 0);
    }
    let (old, new) = (one.as_bytes(), other.as_bytes());
    let same = |(one, other): &(&u8, &u8)| one == other;
    // Eight at a time first: this is asked at each key in notes of megabytes.
    let eight =
        |(one, other): &(&[u8; 8], &[u8; 8])| u64::from_ne_bytes(**one) == u64::from_ne_bytes(**other);
    let heads = old.as_chunks().0.iter().zip(new.as_chunks().0).take_while(eight).count() * 8;
    let tails =
        old.as_rchunks().1.iter().rev().zip(new.as_rchunks().1.iter().rev()).take_while(eight).count() * 8;
    let mut head = heads + old.iter().zip(new).skip(heads).take_while(same).count();
    while !one.is_char_boundary(head) || !other.is_char_boundary(head) {
        head -= 1;
    }
    let tail = tails + old.iter().rev().zip(new.iter().rev()).skip(tails).take_while(same).count();
    let mut tail = tail.min(old.len().min(new.len()) - head);
    while !other.is_char_boundary(new.len() - tail) {
        tail -= 1;
    }
    (head, tail)
}

/// True for the digits of ASCII.
#[must_use]
pub fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// True where a digit of ASCII stands in `text`: quicker than the standard's search.
#[must_use]
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Where `byte`, one of ASCII, stands first in `text`: quicker than the standard's search where that is near.
#[must_use]
pub fn find_byte(text: &str, byte: u8) -> Option<usize> {
    text.bytes().position(|other| other == byte)
}

/// A pattern that matches each of `signs`: unlike a list of characters it is compiled once, however many signs there are.
pub fn any_of(signs: &str) -> impl Fn(char) -> bool + Copy {
    move |c| if c.is_ascii() { signs.bytes().any(|sign| char::from(sign) == c) } else { signs.contains(c) }
}

/// A set of signs that is asked of nearly every line: [`any_of`] with what it needs to know of ASCII worked out beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    /// One bit for each sign of ASCII.
    ascii: [u64; 2],
    all: &'static str,
}

impl Signs {
    /// The set of the characters of `signs`.
    #[must_use]
    pub const fn new(signs: &'static str) -> Self {
        let mut ascii = [0; 2];
        let mut bytes = signs.as_bytes();
        while let [byte, rest @ ..] = bytes {
            match byte {
                0..64 => ascii[0] |= 1 << *byte,
                64..128 => ascii[1] |= 1 << (*byte - 64),
                _ => {}
            }
            bytes = rest;
        }
        Self { ascii, all: signs }
    }

    /// True for a sign of the set.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        u8::try_from(c).ok().filter(u8::is_ascii).map_or_else(|| self.all.contains(c), |c| self.has_byte(c))
    }

    /// True for a sign of the set that is one byte long.
    #[must_use]
    pub fn has_byte(&self, byte: u8) -> bool {
        let [low, high] = self.ascii;
        let bits = if byte < 64 { low } else { high };
        byte.is_ascii() && bits >> (byte & 63) & 1 == 1
    }

    /// True where one of the signs of ASCII stands in `text`.
    #[must_use]
    pub fn within(&self, text: &str) -> bool {
        for &byte in text.as_bytes() {
            if self.has_byte(byte) {
                return true;
            }
        }
        false
    }

    /// True where `text` begins with one of the signs.
    #[must_use]
    pub fn begin(&self, text: &str) -> bool {
        match text.bytes().next() {
            Some(byte) if byte.is_ascii() => self.has_byte(byte),
            _ => text.chars().next().is_some_and(|c| self.has(c)),
        }
    }

    /// True where `text` ends with one of the signs.
    #[must_use]
    pub fn end(&self, text: &str) -> bool {
        match text.bytes().next_back() {
            Some(byte) if byte.is_ascii() => self.has_byte(byte),
            _ => text.chars().next_back().is_some_and(|c| self.has(c)),
        }
    }

    /// `text` without the signs at its beginning.
    #[must_use]
    pub fn trim_start<'t>(&self, text: &'t str) -> &'t str {
        if text.bytes().next().is_some_and(|byte| byte.is_ascii() && !self.has_byte(byte)) {
            return text;
        }
        let rest = rest_of(text, text.bytes().take_while(|&byte| self.has_byte(byte)).count());
        if rest.bytes().next().is_none_or(|byte| byte.is_ascii()) {
            return rest;
        }
        rest.trim_start_matches(|c| self.has(c))
    }

    /// `text` without the signs at its end.
    #[must_use]
    pub fn trim_end<'t>(&self, text: &'t str) -> &'t str {
        if text.bytes().next_back().is_some_and(|byte| byte.is_ascii() && !self.has_byte(byte)) {
            return text;
        }
        let kept = text.len() - text.bytes().rev().take_while(|&byte| self.has_byte(byte)).count();
        let rest = start_of(text, kept);
        if rest.bytes().next_back().is_none_or(|byte| byte.is_ascii()) {
            return rest;
        }
        rest.trim_end_matches(|c| self.has(c))
    }

    /// `text` without the signs at either end.
    #[must_use]
    pub fn trim<'t>(&self, text: &'t str) -> &'t str {
        self.trim_end(self.trim_start(text))
    }
}

/// True where `text` has more words than so many, by the blanks between them.
#[must_use]
pub fn has_more_words(text: &str, many: usize) -> bool {
    if text.len() <= 2 * many {
        return false;
    }
    let (mut words, mut inside) = (0, false);
    for &byte in text.as_bytes() {
        if !byte.is_ascii() {
            return text.split_whitespace().nth(many).is_some();
        }
        let here = !BLANKS.has_byte(byte);
        words += usize::from(here && !inside);
        if words > many {
            return true;
        }
        inside = here;
    }
    false
}

/// Blanks of every kind (`White_Space` of Unicode).
static BLANKS: Signs = Signs::new(
    " \t\n\x0b\x0c\r\u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}",
);

/// `text` without blanks at its beginning: quicker than the standard's.
#[must_use]
pub fn without_indent(text: &str) -> &str {
    BLANKS.trim_start(text)
}

/// `text` without blanks at either end: quicker than the standard's.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    BLANKS.trim(text)
}

/// Length of `text` in UTF-16 units: what a browser's text field counts in.
#[must_use]
pub fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.bytes().map(units).sum() }
}

/// UTF-16 units that a byte of UTF-8 begins: none inside a character, two at one that lies beyond the first plane.
fn units(byte: u8) -> usize {
    usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)
}

/// The UTF-16 unit that byte `at` of `text` belongs to.
#[must_use]
pub fn utf16_of_byte(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, utf16_len)
}

/// The byte in `text` that UTF-16 unit `unit` belongs to; the end of the text when there is none.
#[must_use]
pub fn byte_of_utf16(text: &str, unit: usize) -> usize {
    let mut seen = 0;
    for (at, byte) in text.bytes().enumerate() {
        if seen >= unit && text.is_char_boundary(at) {
            return at;
        }
        seen += units(byte);
    }
    text.len()
}
