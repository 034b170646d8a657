//! Tables of words in one: a place in a text is looked up once, however many tables and words there are.

use std::sync::OnceLock;

use crate::{
    span::rest_of,
    words::{fold, fold_char},
};

/// A word with the number of its table, and the next that may begin alike.
#[derive(Debug)]
pub struct Word {
    /// The word, folded.
    pub text: &'static str,
    /// The number of its table.
    pub table: u8,
    /// Its first bytes, and where it has fewer the bits that count.
    head: u64,
    mask: u64,
    next: u16,
}

/// The words of tables by their first three bytes, or all that they have.
#[derive(Debug)]
pub struct Lexicon {
    words: Vec<Word>,
    /// First of the words whose first bytes have this hash.
    firsts: Vec<u16>,
    /// Bits of a hash.
    bits: u32,
    /// For the first byte of each word, where that is ASCII, a bit for the second, both by five bits, which a letter has
    /// alike in both cases: nearly all of the notes begin with none.
    pairs: [u32; 32],
    /// The same for the second byte and the third.
    next_pairs: [u32; 32],
    /// One bit for the first byte of each word of less than three bytes, without the bits that tell ASCII and case.
    short: [u64; 2],
}

/// No further word.
const NONE: u16 = u16::MAX;

/// Bytes of a word that are compared at once.
const HEAD: usize = 8;

/// The first eight bytes of `text`, the first one lowest, or zeros where it ends.
#[must_use]
pub fn first_bytes(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => text.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
    }
}

/// A hash of so many `bits` of the first `len` bytes, up to seven, of a word that begins with the bytes of `head`.
#[must_use]
pub fn hash(head: u64, len: usize, bits: u32) -> usize {
    let hash = (head & !(u64::MAX << (8 * len))).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits);
    usize::try_from(hash).unwrap_or(0)
}

fn set(bits: &mut [u64; 2], byte: u8) {
    if let Some(bits) = bits.get_mut(usize::from(byte >> 6)) {
        *bits |= 1 << (byte & 63);
    }
}

fn is_set(bits: &[u64; 2], byte: u8) -> bool {
    bits.get(usize::from(byte >> 6)).is_none_or(|bits| bits >> (byte & 63) & 1 == 1)
}

impl Lexicon {
    /// The words of all tables, folded, each with the number of its table.
    #[must_use]
    pub fn of(words: Vec<(u8, &'static str)>) -> Self {
        let places = (2 * words.len()).next_power_of_two().max(2);
        let bits = places.trailing_zeros();
        let (found, firsts) = (Vec::new(), vec![NONE; places]);
        let mut lexicon =
            Self { words: found, firsts, bits, pairs: [0; 32], next_pairs: [0; 32], short: [0; 2] };
        // The first words of a table are found first.
        for (table, text) in words.into_iter().rev() {
            let len = text.len().min(3);
            let first = text.bytes().next().unwrap_or_default();
            let bytes = text.as_bytes();
            let bit = |at| bytes.get(at).map_or(u32::MAX, |byte| 1_u32 << (byte & 31));
            if let Some(known) = lexicon.pairs.get_mut(usize::from(first & 31)).filter(|_| first.is_ascii()) {
                *known |= bit(1);
            }
            let second = bytes.get(1).copied().unwrap_or_default();
            if let Some(known) = lexicon.next_pairs.get_mut(usize::from(second & 31)) {
                *known |= bit(2);
            }
            if len < 3 {
                set(&mut lexicon.short, first & 127 | 32);
            }
            let head = first_bytes(text.as_bytes());
            let place = hash(head, len, bits);
            let index = u16::try_from(lexicon.words.len()).unwrap_or(NONE);
            let next = lexicon.firsts.get_mut(place).map_or(NONE, |first| std::mem::replace(first, index));
            let mask = u64::MAX >> (64 - 8 * text.len().clamp(1, HEAD));
            lexicon.words.push(Word { text, table, head, mask, next });
        }
        lexicon
    }

    /// The words of all tables that `text`, folded, begins with.
    pub fn heads<'t>(&'static self, text: &'t [u8]) -> impl Iterator<Item = &'static Word> + use<'t> {
        let (head, len) = if self.may_begin(text) { (first_bytes(text), text.len()) } else { (0, 0) };
        let near = self.at(head, len);
        near.filter(|word| word.text.len() <= HEAD || text.starts_with(word.text.as_bytes()))
    }

    /// False for nearly every text that begins with no word of the tables, by a look at its first letters in any case.
    #[must_use]
    pub fn may_begin(&self, text: &[u8]) -> bool {
        let known = |pairs: &[u32; 32], byte: u8| pairs.get(usize::from(byte & 31)).copied().unwrap_or(0);
        // What is no ASCII may fold to it: wide letters do.
        match *text {
            [] => false,
            [first, ..] if !first.is_ascii() => true,
            [first, second, ref rest @ ..] if second.is_ascii() => {
                known(&self.pairs, first) >> (second & 31) & 1 == 1
                    && (is_set(&self.short, first | 32)
                        || rest.first().is_none_or(|&third| {
                            !third.is_ascii() || known(&self.next_pairs, second) >> (third & 31) & 1 == 1
                        }))
            }
            [first, ..] => known(&self.pairs, first) != 0,
        }
    }

    /// The words of all tables whose first eight bytes are those of `text`, in any case; to be asked where it `may_begin` with one.
    #[must_use]
    pub fn near(&'static self, text: &str) -> Near {
        const EACH: u64 = 0x0101_0101_0101_0101;

        let (mut head, mut len) = (first_bytes(text.as_bytes()), text.len());
        if head & (EACH << 7) == 0 {
            // The eighth bit of each byte that is a capital, made the bit that tells the cases apart.
            let capitals = (head + EACH * 0x3f) & !(head + EACH * 0x25) & (EACH << 7);
            head |= capitals >> 2;
        } else {
            (head, len) = (0, 0);
            let mut bytes = [0; 4];
            for c in text.chars() {
                for byte in fold_char(c).encode_utf8(&mut bytes).bytes() {
                    head |= u64::from(byte).checked_shl(8 * u32::try_from(len).unwrap_or(8)).unwrap_or(0);
                    len += 1;
                }
                if len >= HEAD {
                    break;
                }
            }
        }
        self.at(head, len)
    }

    /// The words that may stand at the beginning of a text with these first bytes and this length.
    fn at(&'static self, head: u64, len: usize) -> Near {
        let [first, ..] = head.to_le_bytes();
        let bytes = if is_set(&self.short, first & 127 | 32) { 1 } else { 3 };
        Near { lexicon: self, head, next: NONE, at: bytes, len }
    }
}

/// The words of all tables whose first bytes are those of a text.
#[derive(Debug)]
pub struct Near {
    lexicon: &'static Lexicon,
    /// The first bytes of the text.
    head: u64,
    next: u16,
    /// How many bytes are looked up next.
    at: usize,
    /// Bytes of the text, or more than are looked up.
    len: usize,
}

impl Iterator for Near {
    type Item = &'static Word;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(word) = self.lexicon.words.get(usize::from(self.next)) {
                self.next = word.next;
                if (self.head ^ word.head) & word.mask == 0 {
                    return Some(word);
                }
            } else if self.at <= self.len.min(3) {
                self.next = *self.lexicon.firsts.get(hash(self.head, self.at, self.lexicon.bits))?;
                self.at += 1;
            } else {
                return None;
            }
        }
    }
}

/// Words of two letters or more that are looked for anywhere in a text, and not just where words begin.
#[derive(Debug)]
pub struct Parts {
    text: &'static str,
    others: &'static [&'static Parts],
    lexicon: OnceLock<Lexicon>,
}

impl Parts {
    /// The words of `text`, which end with `|`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, others: &[], lexicon: OnceLock::new() }
    }

    /// The words of all `others`.
    #[must_use]
    pub const fn of(others: &'static [&'static Parts]) -> Self {
        Self { text: "", others, lexicon: OnceLock::new() }
    }

    fn words(&self) -> Vec<(u8, &'static str)> {
        let own = |text: &'static str| text.split('|').filter(|word| !word.is_empty());
        let others =
            (0..).zip(self.others).flat_map(|(table, other)| own(other.text).map(move |word| (table, word)));
        own(self.text).map(|word| (0, word)).chain(others).collect()
    }

    /// True when `text`, in any case, contains one of the words.
    #[must_use]
    pub fn within(&'static self, text: &str) -> bool {
        self.each_in(text, |_| true)
    }

    /// The tables, a bit each in their order, that `text`, in any case, contains a word of.
    #[must_use]
    pub fn which(&'static self, text: &str) -> u32 {
        let mut tables = 0;
        self.each_in(text, |word| {
            tables |= 1 << word.table;
            false
        });
        tables
    }

    /// Shows `seen` each word in `text`, until it says that it has seen enough; true if it does.
    fn each_in(&'static self, text: &str, mut seen: impl FnMut(&Word) -> bool) -> bool {
        let lexicon = self.lexicon.get_or_init(|| Lexicon::of(self.words()));
        let begins = |text: &str, word: &Word| {
            let head = text.as_bytes().get(..word.text.len());
            word.text.len() <= HEAD
                || head.is_some_and(|head| head.eq_ignore_ascii_case(word.text.as_bytes()))
        };
        if !text.is_ascii() {
            let text = fold(text);
            let tails = (0..text.len()).filter_map(|at| text.as_bytes().get(at..));
            return tails.flat_map(|tail| lexicon.heads(tail)).any(seen);
        }
        let mut before = 0;
        text.bytes().enumerate().any(|(at, byte)| {
            let known = lexicon.pairs.get(usize::from(before & 31)).copied().unwrap_or(0);
            before = byte;
            known >> (byte & 31) & 1 == 1 && {
                let tail = rest_of(text, at.saturating_sub(1));
                lexicon.may_begin(tail.as_bytes())
                    && lexicon.near(tail).any(|word| begins(tail, word) && seen(word))
            }
        })
    }
}
