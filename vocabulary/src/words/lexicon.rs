//! The words of all concepts in one lexicon: a place in a text is looked up once, however many concepts and words there are.

use std::sync::OnceLock;

use crate::{
    span::{find_byte, rest_of, start_of},
    words::{begins_with, concepts::ROWS, first_word, fold, fold_char, is_spaced},
};

/// A concept, or several that exclude each other and are its rows, as the months do: what it is asked for is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its number among all tables.
    number: u8,
    /// The number of its first concept among all.
    first: u16,
    rows: u8,
}

impl Table {
    /// The table of this number, where those before it have so many `rows` each.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "computed when the crate is built")]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "as above, where `try_from` is not to be had; there are few"
    )]
    pub(super) const fn nth(rows: &[u8], number: usize) -> Self {
        let (mut first, mut before) = (0, 0);
        while before < number {
            first += rows[before] as u16;
            before += 1;
        }
        Self { number: number as u8, first, rows: rows[number] }
    }

    /// False for nearly every text that begins with none of its words.
    #[must_use]
    pub fn may_begin(self, text: &str) -> bool {
        lexicon()
            .filters
            .get(usize::from(self.number))
            .is_some_and(|filter| filter.may_begin(text.as_bytes()))
    }

    /// False for all but a few texts that begin with none of its words.
    #[must_use]
    pub fn may_lead(self, text: &str) -> bool {
        self.may_begin(text) && self.near(text).next().is_some()
    }

    /// Each of its words, with its row, that `text`, in any case, may begin with. Nearly all texts begin with none, which
    /// [`Table::may_begin`] tells quicker.
    fn near(self, text: &str) -> impl Iterator<Item = (usize, &'static Word)> {
        Near::apart(text).filter_map(move |word| Some((word.concepts.row(self)?, word)))
    }

    /// Number of the row that holds `word`, which is folded, from 0.
    #[must_use]
    pub fn row(self, word: &str) -> Option<usize> {
        self.may_begin(word).then_some(())?;
        self.near(word).filter(|(_, known)| known.text == word).map(|(row, _)| row).min()
    }

    /// Number of the row that holds the first word of `text`, in any case, and the length of that.
    #[must_use]
    pub fn first(self, text: &str) -> Option<(usize, usize)> {
        self.may_lead(text).then_some(())?;
        let word = first_word(text);
        let whole = |known: &Word| begins_with(word, known.text) == Some(word.len());
        self.near(text).filter(|(_, known)| whole(known)).map(|(row, _)| (row, word.len())).min()
    }

    /// True for one of its words, in any case.
    #[must_use]
    pub fn holds(self, word: &str) -> bool {
        self.begins(word) == Some(word.len())
    }

    /// The longest word that `text`, in any case, begins with: its length in bytes of `text`.
    #[must_use]
    pub fn begins(self, text: &str) -> Option<usize> {
        self.longest(text).map(|(_, length)| length)
    }

    /// The same with the number of its row.
    #[must_use]
    pub fn longest(self, text: &str) -> Option<(usize, usize)> {
        self.may_begin(text).then_some(())?;
        let known = self.near(text).filter_map(|(row, word)| Some((row, begins_with(text, word.text)?)));
        known.reduce(|best, next| {
            let better = next.1 > best.1 || next.1 == best.1 && next.0 < best.0;
            if better { next } else { best }
        })
    }

    /// True when `text`, in any case, contains one of its words, be it within another.
    #[must_use]
    pub fn within(self, text: &str) -> bool {
        self.place_within(text).is_some()
    }

    /// Where, in `text` folded, the first of its words stands, be it within another.
    #[must_use]
    pub fn place_within(self, text: &str) -> Option<usize> {
        let filter = lexicon().filters.get(usize::from(self.number))?;
        each_within(|four| filter.may_stand(four), text, |word| word.concepts.has(self))
    }
}

/// Several tables, asked as one.
#[derive(Debug)]
pub struct Tables {
    own: &'static [Table],
    all: OnceLock<(Heads, Set)>,
    fours: OnceLock<Fours>,
}

impl Tables {
    /// The words of all `tables`.
    #[must_use]
    pub const fn new(tables: &'static [Table]) -> Self {
        Self { own: tables, all: OnceLock::new(), fours: OnceLock::new() }
    }

    fn words(&self) -> impl Iterator<Item = &'static [u8]> {
        let rows = |table: &Table| lexicon().rows.iter().skip(table.first.into()).take(table.rows.into());
        self.own.iter().flat_map(rows).flat_map(|row| words_of(row)).map(|(word, _)| word.as_bytes())
    }

    fn all(&'static self) -> &'static (Heads, Set) {
        self.all.get_or_init(|| {
            let mut heads = Heads([0; 1 << 9]);
            self.words().for_each(|word| heads.add(word));
            (heads, Set::tables(self.own))
        })
    }

    /// False for nearly all texts that begin with none of their words.
    pub fn pass(&'static self, text: &str) -> bool {
        self.all().0.may_begin(text.as_bytes())
    }

    /// Each of their words that `text`, in any case, may begin with. Most texts begin with none, which [`Tables::pass`] tells
    /// quicker.
    fn near(&'static self, text: &str) -> impl Iterator<Item = &'static Word> {
        let all = self.all().1;
        Near::apart(text).filter(move |word| word.concepts.meets(all))
    }

    /// The tables, a bit each in their order, that have a word.
    fn bits(&self, word: &Word) -> u32 {
        let hold = (0..).zip(self.own).filter(|(_, table)| word.concepts.has(**table));
        hold.fold(0, |bits, (bit, _)| bits | 1 << bit)
    }

    /// True for one of the words, in any case.
    #[must_use]
    pub fn holds(&'static self, word: &str) -> bool {
        // Only wide letters fold to a word of another length.
        let alike = |known: &Word| known.text.len() == word.len() || !word.is_ascii();
        let whole = |known: &Word| alike(known) && begins_with(word, known.text) == Some(word.len());
        self.pass(word) && self.near(word).any(whole)
    }

    /// The tables, a bit each in their order, that hold nearly what `text` begins with: the same first eight letters.
    #[must_use]
    pub fn which(&'static self, text: &str) -> u32 {
        if !self.pass(text) {
            return 0;
        }
        self.near(text).fold(0, |found, word| found | self.bits(word))
    }

    /// The number of the table that holds the longest word that `text`, in any case, begins with, and the length of that.
    #[must_use]
    pub fn longest(&'static self, text: &str) -> Option<(usize, usize)> {
        let length = |word: &'static Word| Some((word, begins_with(text, word.text)?));
        let longest = |best: (&'static Word, usize), next: (&'static Word, usize)| {
            if next.1 > best.1 { next } else { best }
        };
        self.pass(text).then_some(())?;
        let (word, length) = self.near(text).filter_map(length).reduce(longest)?;
        Some((self.bits(word).trailing_zeros() as usize, length))
    }

    /// False for nearly every text that begins with none of the words.
    #[must_use]
    pub fn may_begin(&'static self, text: &str) -> bool {
        self.pass(text) && self.near(text).next().is_some()
    }

    /// The tables, a bit each in their order, whose words `text`, in any case, contains, be it within others.
    #[must_use]
    pub fn which_within(&'static self, text: &str) -> u32 {
        let mut found = 0;
        let fours = self.fours.get_or_init(|| Fours::of(self.words()));
        let (heads, all) = self.all();
        each_within(
            |four| heads.has(four >> 5) && fours.has(four),
            text,
            |word| {
                if word.concepts.meets(*all) {
                    found |= self.bits(word);
                }
                false
            },
        );
        found
    }
}

/// How many concepts there are.
const CONCEPTS: usize = {
    let (mut count, mut rest) = (0, ROWS);
    while let [rows, more @ ..] = rest {
        (count, rest) = (count + *rows as usize, more);
    }
    count
};

/// A set of concepts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Set([u64; CONCEPTS.div_ceil(64)]);

impl Set {
    /// All concepts of one table.
    fn rows(self, table: Table) -> u64 {
        let (index, shift) = (usize::from(table.first >> 6), table.first & 63);
        let part = |index: usize| self.0.get(index).copied().unwrap_or(0);
        let mask = u64::MAX >> (64 - table.rows.clamp(1, 64));
        (part(index) >> shift | part(index + 1) << 1 << (63 - shift)) & mask
    }

    /// The first row of `table` that is among them.
    #[must_use]
    pub fn row(self, table: Table) -> Option<usize> {
        Some(self.rows(table)).filter(|rows| *rows != 0).map(|rows| rows.trailing_zeros() as usize)
    }

    /// True when a row of `table` is among them.
    #[must_use]
    pub fn has(self, table: Table) -> bool {
        self.rows(table) != 0
    }

    /// Adds those of another.
    pub fn add(&mut self, more: Self) {
        self.0.iter_mut().zip(more.0).for_each(|(bits, more)| *bits |= more);
    }

    /// True when one of them is among `others` too.
    #[must_use]
    pub fn meets(self, others: Self) -> bool {
        self.0.iter().zip(others.0).any(|(bits, others)| bits & others != 0)
    }

    /// All concepts of some tables.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "computed when the crate is built")]
    pub const fn tables(tables: &[Table]) -> Self {
        let (mut all, mut rest) = ([0; CONCEPTS.div_ceil(64)], tables);
        while let [table, more @ ..] = rest {
            let mut concept = table.first;
            while concept < table.first + table.rows as u16 {
                all[concept as usize >> 6] |= 1 << (concept & 63);
                concept += 1;
            }
            rest = more;
        }
        Self(all)
    }

    fn insert(&mut self, concept: usize) {
        if let Some(bits) = self.0.get_mut(concept >> 6) {
            *bits |= 1 << (concept & 63);
        }
    }
}

/// A word and the concepts that have it.
#[derive(Debug)]
pub struct Word {
    /// The word, folded.
    pub text: &'static str,
    /// Its concepts.
    pub concepts: Set,
    /// True where nothing may follow it that would make it another word.
    pub whole: bool,
}

/// How a word begins, apart from it so that those that may begin alike stand side by side.
#[derive(Debug, Clone, Copy)]
struct Key {
    /// Its first bytes.
    head: u64,
    /// How many bits of a head are none of it, where it has fewer bytes.
    beyond: u8,
    /// The byte of a head that no letter may be, if it has to be whole; else eight.
    after: u8,
    /// Its number among all words.
    word: u16,
}

/// All words, each once, by their first bytes or all that they have.
struct Lexicon {
    /// The words of each concept as they were packed.
    rows: Vec<&'static str>,
    words: Vec<Word>,
    /// How each of them begins, those whose first bytes have one hash side by side.
    keys: Vec<Key>,
    /// Where the keys of each hash begin, and the end of all.
    firsts: Vec<u16>,
    /// For the first three bytes of each word: how many bytes are looked up, a bit for each number.
    looks: Vec<u8>,
    /// What tells quickly that a text begins with no word of a table, for each.
    filters: Vec<Filter>,
}

/// No further word.
const NONE: u16 = u16::MAX;

/// Bits of a hash.
const PLACES: u32 = 13;

/// Bytes of a word that are compared at once.
const HEAD: usize = 8;

/// How many of its first bytes a word of this length is looked up by: many begin alike with four.
fn looked_up(len: usize) -> usize {
    match len {
        ..=4 => len,
        5 => 4,
        _ => 6,
    }
}

/// The first eight bytes of `text`, the first one lowest, or zeros where it ends.
fn first_bytes(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => text.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
    }
}

/// A hash of the first `len` bytes of a word that begins with the bytes of `head`.
fn hash(head: u64, len: usize) -> usize {
    let hash = (head & !(u64::MAX << (8 * len))).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES);
    usize::try_from(hash).unwrap_or(0)
}

/// Five bits of each of the first three bytes of `head`.
fn first_bits(head: u64) -> usize {
    let [first, second, third, ..] = head.to_le_bytes();
    [first, second, third].iter().fold(0, |bits, byte| bits << 5 | usize::from(byte & 31))
}

/// The same of all texts that begin with `word`: any byte may follow one of less than three.
fn alike(word: &[u8]) -> std::ops::Range<usize> {
    let first = first_bits(first_bytes(word));
    first..first + (1 << (5 * 3_usize.saturating_sub(word.len())))
}

/// The words as they were packed when the crate was built: a line for each concept, its words between bars.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

/// The words of a concept, and whether each is whole, which a mark at its end tells.
fn words_of(row: &'static str) -> impl Iterator<Item = (&'static str, bool)> {
    let mut rest = row;
    std::iter::from_fn(move || {
        let word = start_of(rest, find_byte(rest, b'|').unwrap_or(rest.len()));
        rest = rest_of(rest, word.len() + 1);
        let whole = word.as_bytes().last()? == &b'$';
        Some((start_of(word, word.len() - usize::from(whole)), whole))
    })
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon {
            rows: WORDS.split('\n').collect(),
            words: Vec::new(),
            keys: Vec::new(),
            firsts: vec![NONE; 1 << PLACES],
            looks: vec![0; 1 << 15],
            filters: Vec::new(),
        };
        let mut nexts = Vec::new();
        let mut concepts = lexicon.rows.clone().into_iter().enumerate();
        for rows in ROWS {
            let mut filter = Filter::default();
            for (concept, words) in concepts.by_ref().take(usize::from(*rows)) {
                for word in words_of(words) {
                    filter.add(word.0.as_bytes());
                    lexicon.add(concept, word, &mut nexts);
                }
            }
            lexicon.filters.push(filter);
        }
        lexicon.gather(&nexts);
        lexicon
    })
}

impl Lexicon {
    /// Adds a word of a concept. `firsts` holds the last word of each hash until all are
    /// there, and `nexts` the one before each word.
    fn add(&mut self, concept: usize, (text, whole): (&'static str, bool), nexts: &mut Vec<u16>) {
        let head = first_bytes(text.as_bytes());
        let len = looked_up(text.len());
        let Some(first) = self.firsts.get_mut(hash(head, len)) else { return };
        let mut at = *first;
        while let (Some(known), Some(next)) =
            (self.words.get_mut(usize::from(at)), nexts.get(usize::from(at)))
        {
            if known.text == text && known.whole == whole {
                return known.concepts.insert(concept);
            }
            at = *next;
        }
        let word = u16::try_from(self.words.len()).unwrap_or(NONE);
        nexts.push(std::mem::replace(first, word));
        let beyond = u8::try_from(64 - 8 * text.len().clamp(1, HEAD)).unwrap_or(0);
        let after = if text.ends_with(is_spaced) { text.len().min(HEAD) } else { HEAD };
        self.keys.push(Key { head, beyond, after: u8::try_from(after).unwrap_or(0), word });
        let mut concepts = Set::default();
        concepts.insert(concept);
        self.words.push(Word { text, concepts, whole });
        for looks in self.looks.get_mut(alike(text.as_bytes())).into_iter().flatten() {
            *looks |= 1 << (len - 1);
        }
    }

    /// Puts the keys of one hash side by side.
    fn gather(&mut self, nexts: &[u16]) {
        let mut keys = Vec::with_capacity(self.keys.len());
        for first in &mut self.firsts {
            let mut at = usize::from(std::mem::replace(first, u16::try_from(keys.len()).unwrap_or(NONE)));
            while let (Some(key), Some(next)) = (self.keys.get(at), nexts.get(at)) {
                keys.push(*key);
                at = usize::from(*next);
            }
        }
        self.firsts.push(u16::try_from(keys.len()).unwrap_or(NONE));
        self.keys = keys;
    }
}

/// Words whose first bytes are those of a text.
struct Near {
    lexicon: &'static Lexicon,
    /// The first bytes of the text.
    head: u64,
    /// Keys of words that may begin alike.
    keys: std::slice::Iter<'static, Key>,
    /// How many bytes are still looked up, a bit for each number.
    looks: u8,
    /// Which of the first bytes are letters that words set apart by blanks do not end before, a bit each.
    letters: u64,
}

/// The lowest bit of each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

impl Near {
    fn of(head: u64) -> Self {
        let lexicon = lexicon();
        let looks = lexicon.looks.get(first_bits(head)).copied().unwrap_or(0);
        Self { lexicon, head, keys: [].iter(), looks, letters: 0 }
    }

    /// The same as [`Near::unfolded`] without those that go on as another word, in ASCII.
    fn apart(text: &str) -> Self {
        let near = Self::unfolded(text);
        if near.head & (EACH << 7) != 0 {
            return near;
        }
        // The eighth bit of each byte from `a` to `z`; the product gathers them in the highest byte.
        let small = (near.head + EACH * 0x1f) & !(near.head + EACH * 0x05) & (EACH << 7);
        let letters = (small >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        Self { letters, ..near }
    }

    /// The words whose first eight bytes are those of `text`, in any case.
    fn unfolded(text: &str) -> Self {
        let mut head = first_bytes(text.as_bytes());
        if head & (EACH << 7) == 0 {
            // The eighth bit of each byte that is a capital, made the bit that tells the cases apart.
            let capitals = (head + EACH * 0x3f) & !(head + EACH * 0x25) & (EACH << 7);
            head |= capitals >> 2;
        } else {
            let (mut bytes, mut len) = ([0; 4], 0);
            head = 0;
            for c in text.chars() {
                for byte in fold_char(c).encode_utf8(&mut bytes).bytes() {
                    head |= u64::from(byte).checked_shl(8 * len).unwrap_or(0);
                    len += 1;
                }
                if len >= 8 {
                    break;
                }
            }
        }
        Self::of(head)
    }
}

impl Iterator for Near {
    type Item = &'static Word;

    fn next(&mut self) -> Option<Self::Item> {
        let lexicon = self.lexicon;
        loop {
            for key in self.keys.by_ref() {
                if (self.head ^ key.head) << key.beyond == 0 && self.letters >> key.after & 1 == 0 {
                    return lexicon.words.get(usize::from(key.word));
                }
            }
            if self.looks == 0 {
                return None;
            }
            let len = self.looks.trailing_zeros() as usize + 1;
            self.looks &= self.looks - 1;
            let place = hash(self.head, len);
            if let Some([from, to]) = lexicon.firsts.get(place..place + 2) {
                self.keys = lexicon.keys.get(usize::from(*from)..usize::from(*to)).unwrap_or_default().iter();
            }
        }
    }
}

/// The words of all concepts that `text`, folded, begins with, whatever follows.
pub fn heads(text: &[u8]) -> impl Iterator<Item = &'static Word> {
    Near::of(first_bytes(text))
        .filter(|word| word.text.len() <= HEAD || text.starts_with(word.text.as_bytes()))
}

/// Shows `seen` each word in `text`, in any case, that `may_stand` lets pass by five bits of each of four bytes, until it says that
/// it has seen enough: the place, where it does.
fn each_within(
    may_stand: impl Fn(usize) -> bool,
    text: &str,
    mut seen: impl FnMut(&'static Word) -> bool,
) -> Option<usize> {
    if !text.is_ascii() {
        let text = fold(text);
        let bits = |tail: &[u8], at| usize::from(tail.get(at).copied().unwrap_or_default() & 31);
        let four = |tail: &[u8]| (0..4).fold(0, |four, at| four << 5 | bits(tail, at));
        let may_begin =
            |tail: &[u8]| tail.first().is_some_and(|first| !first.is_ascii()) || may_stand(four(tail));
        let tail = |at: usize| text.as_bytes().get(at..).unwrap_or_default();
        return (0..text.len()).find(|at| may_begin(tail(*at)) && heads(tail(*at)).any(&mut seen));
    }
    let begins = |text: &str, word: &Word| {
        let head = text.as_bytes().get(..word.text.len());
        word.text.len() <= HEAD || head.is_some_and(|head| head.eq_ignore_ascii_case(word.text.as_bytes()))
    };
    let bytes = text.as_bytes();
    let bits = |at| usize::from(bytes.get(at).copied().unwrap_or_default() & 31);
    let mut four = bits(0) << 10 | bits(1) << 5 | bits(2);
    // A plain loop: it is passed by every letter of the notes.
    for at in 0..bytes.len().saturating_sub(1) {
        four = (four << 5 | bits(at + 3)) & 0xf_ffff;
        if may_stand(four) {
            let tail = rest_of(text, at);
            if Near::unfolded(tail).any(|word| begins(tail, word) && seen(word)) {
                return Some(at);
            }
        }
    }
    None
}

/// Tells by its first four letters that no word of some tables begins at a place: a bit for each hash of them.
#[derive(Debug)]
struct Fours([u64; 1 << 9]);

impl Fours {
    fn place(four: usize) -> usize {
        (four.wrapping_mul(0x9e37_79b1) >> 13) & 0x7fff
    }

    fn of(words: impl Iterator<Item = &'static [u8]>) -> Self {
        let mut known = [0; 1 << 9];
        for word in words {
            let fourths =
                word.get(3).map_or(0..32, |byte| usize::from(byte & 31)..usize::from(byte & 31) + 1);
            for place in alike(word)
                .flat_map(|three| fourths.clone().map(move |fourth| Self::place(three << 5 | fourth)))
            {
                known.get_mut(place >> 6).into_iter().for_each(|bits| *bits |= 1 << (place & 63));
            }
        }
        Self(known)
    }

    fn has(&self, four: usize) -> bool {
        let place = Self::place(four);
        self.0.get(place >> 6).is_some_and(|known| known >> (place & 63) & 1 == 1)
    }
}

/// Tells by the first three letters that a text begins with no word of some tables: a bit for each three.
#[derive(Debug)]
struct Heads([u64; 1 << 9]);

impl Heads {
    fn add(&mut self, word: &[u8]) {
        for three in alike(word) {
            self.0.get_mut(three >> 6).into_iter().for_each(|bits| *bits |= 1 << (three & 63));
        }
    }

    fn may_begin(&self, text: &[u8]) -> bool {
        let three = match *text {
            [first, second, third, ..] => u32::from_le_bytes([first, second, third, 0]).into(),
            _ => first_bytes(text),
        };
        let bits = first_bits(three);
        // What is no ASCII may fold to it: wide letters do.
        three & 0x80_8080 != 0 || self.has(bits)
    }

    fn has(&self, bits: usize) -> bool {
        self.0.get(bits >> 6).is_some_and(|known| known >> (bits & 63) & 1 == 1)
    }
}

/// True where two bytes, five bits of each, are one of `pairs`.
fn among(pairs: &[u32; 32], first: usize, second: usize) -> bool {
    pairs.get(first & 31).is_some_and(|known| known >> (second & 31) & 1 == 1)
}

/// The same for one table, in less room.
#[derive(Debug, Default, Clone)]
struct Filter {
    /// For the first byte of each word, where that is ASCII, a bit for the second, both by five bits, which a letter has
    /// alike in both cases: nearly all of the notes begin with none.
    pairs: [u32; 32],
    /// The same for the second byte and the third.
    next_pairs: [u32; 32],
    /// The pairs that a word of less than three bytes is, or begins with.
    short: [u32; 32],
}

impl Filter {
    fn add(&mut self, word: &[u8]) {
        let bit = |at| word.get(at).map_or(u32::MAX, |byte| 1_u32 << (byte & 31));
        let [first, second] = [0, 1].map(|at| word.get(at).copied().unwrap_or_default());
        if let Some(known) = self.pairs.get_mut(usize::from(first & 31)).filter(|_| first.is_ascii()) {
            *known |= bit(1);
        }
        if let Some(known) = self.next_pairs.get_mut(usize::from(second & 31)) {
            *known |= bit(2);
        }
        if let Some(known) = self.short.get_mut(usize::from(first & 31)).filter(|_| word.len() < 3) {
            *known |= bit(1);
        }
    }

    /// False for nearly every place where no word of the table begins, by five bits of each of four bytes.
    fn may_stand(&self, four: usize) -> bool {
        let (first, second, third) = (four >> 15, four >> 10, four >> 5);
        among(&self.pairs, first, second)
            && (among(&self.next_pairs, second, third) || among(&self.short, first, second))
    }

    /// False for nearly every text that begins with no word of the table, by a look at its first letters in any case.
    fn may_begin(&self, text: &[u8]) -> bool {
        // What is no ASCII may fold to it: wide letters do.
        match *text {
            [] => false,
            [first, ..] if !first.is_ascii() => true,
            [first, second, ref rest @ ..] if second.is_ascii() => {
                let third = rest.first().copied().unwrap_or_default();
                self.may_stand(
                    usize::from(first & 31) << 15
                        | usize::from(second & 31) << 10
                        | usize::from(third & 31) << 5,
                ) || !third.is_ascii() && among(&self.pairs, first.into(), second.into())
            }
            [first, ..] => self.pairs.get(usize::from(first & 31)).is_some_and(|known| *known != 0),
        }
    }
}
