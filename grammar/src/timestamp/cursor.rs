//! A cursor over text that knows digits, words and blanks of all scripts, and takes back steps that lead nowhere.

use crate::{
    span::rest_of,
    words::{first_word, fold_char, lexicon::Table},
};

/// A cursor over text.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'t> {
    /// The text.
    pub text: &'t str,
    /// Where the cursor stands: a byte on a character boundary.
    pub at: usize,
}

impl<'t> Cursor<'t> {
    /// What lies ahead.
    #[must_use]
    pub fn rest(&self) -> &'t str {
        rest_of(self.text, self.at)
    }

    /// The next character, folded, so that full-width forms read as ASCII.
    #[must_use]
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(fold_char)
    }

    /// Steps over the next character when it, folded, is one of `signs`.
    pub fn eat(&mut self, signs: &str) -> bool {
        if let Some(&byte) = self.text.as_bytes().get(self.at).filter(|byte| byte.is_ascii()) {
            let folded = byte.to_ascii_lowercase();
            let found = signs.bytes().any(|sign| sign == byte || sign == folded);
            self.at += usize::from(found);
            return found;
        }
        let found = self.rest().chars().next().filter(|&c| signs.contains(c) || signs.contains(fold_char(c)));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// Steps over all next characters that are one of `signs`, no letters or digits among them.
    pub fn skip(&mut self, signs: &str) {
        while !self.text.as_bytes().get(self.at).is_none_or(u8::is_ascii_alphanumeric) && self.eat(signs) {}
    }

    /// Steps over blanks within a line.
    pub fn blanks(&mut self) {
        while match self.text.as_bytes().get(self.at) {
            Some(b' ') => self.literal(" "),
            Some(0x80..) => self.eat("\u{a0}\u{202f}\u{2009}\u{3000}"),
            _ => false,
        } {}
    }

    /// Steps over `text` when it is next.
    pub fn literal(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        self.at += if found { text.len() } else { 0 };
        found
    }

    /// Steps over the longest word of `table` that is next.
    pub fn known(&mut self, table: Table) -> bool {
        let length = table.begins(self.rest());
        self.at += length.unwrap_or(0);
        length.is_some()
    }

    /// The number here when it has `least` to `most` digits, no more; with the count of digits.
    pub fn number(&mut self, least: u32, most: u32) -> Option<(u32, u32)> {
        let (mut value, mut digits, mut length) = (0_u32, 0, 0);
        let next = self.text.as_bytes().get(self.at..)?;
        for &byte in next {
            if !byte.is_ascii_digit() {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(u32::from(byte & 15));
            length += 1;
            digits += 1;
        }
        if next.get(length).is_none_or(u8::is_ascii) {
            (least..=most).contains(&digits).then_some(())?;
            self.at += length;
            return Some((value, digits));
        }
        (value, digits, length) = (0, 0, 0);
        for c in self.rest().chars() {
            let Some(digit) = fold_char(c).to_digit(10) else { break };
            digits += 1;
            length += c.len_utf8();
            if digits > most {
                return None;
            }
            value = value.wrapping_mul(10).wrapping_add(digit);
        }
        if digits < least {
            return None;
        }
        self.at += length;
        Some((value, digits))
    }

    /// True at one or two digits and a colon, with which no date and no length begins.
    #[must_use]
    pub fn at_clock(&self) -> bool {
        let next = self.text.as_bytes().get(self.at..).unwrap_or_default();
        matches!(*next, [b'0'..=b'9', b':', ..] | [b'0'..=b'9', b'0'..=b'9', b':', ..])
    }

    /// True where a clock is next: `, 14:05`.
    #[must_use]
    pub fn clock_follows(&self) -> bool {
        let mut after = *self;
        after.skip(" ,");
        after.at_clock()
    }

    /// The value of [`Cursor::number`].
    pub fn value(&mut self, least: u32, most: u32) -> Option<u32> {
        self.number(least, most).map(|(value, _)| value)
    }

    /// The row of `table` that holds the word here; the cursor then stands after it.
    pub fn word_of(&mut self, table: Table) -> Option<usize> {
        let (row, length) = table.first(self.rest())?;
        self.at += length;
        Some(row)
    }

    /// The row of `table` that holds the longest words that are next; the cursor then stands after them.
    pub fn row_of(&mut self, table: Table) -> Option<usize> {
        let (row, length) = table.longest(self.rest())?;
        self.at += length;
        Some(row)
    }

    /// Steps over the word here when it is one of few.
    pub fn one_of(&mut self, words: &[&str]) -> bool {
        let word = first_word(self.rest());
        let found = words.iter().any(|known| known.eq_ignore_ascii_case(word));
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Runs `part` and takes its steps back when it finds nothing.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = part(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// True when a letter or digit is next, so that what was read is only the head of a word.
    #[must_use]
    pub fn in_word(&self) -> bool {
        self.rest().starts_with(|c: char| c.is_alphanumeric() && (c as u32) < 0x2e80)
    }
}
