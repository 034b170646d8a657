//! What a text says: which words of all tables stand in it, looked up in one `Lexicon`.

use super::words::{COUNTS, FAILURE, NOT_YET, RECOVERY, TABLES};
use crate::{
    incident::Event,
    span::{any_of, rest_of, start_of},
    words::{
        fold,
        lexicon::{first_bytes, hash},
    },
};
use std::sync::OnceLock;

/// A table of words: its number among all tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table(pub u8);

/// Bytes of the longest word, or more.
const LONGEST: usize = 48;

impl Table {
    /// Its words.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        TABLES.get(usize::from(self.0)).copied().unwrap_or_default().split('|')
    }
}

/// A word and the tables that hold it.
#[derive(Debug)]
struct Word {
    text: &'static str,
    tables: Said,
    /// Its first bytes, and where it has fewer the bits that count.
    head: u64,
    mask: u64,
    /// True where nothing may follow it that would make it another word.
    whole: bool,
    /// True where a length of time may begin with it.
    counts: bool,
    /// The next word that may begin alike.
    next: u16,
}

/// The words of all tables, each once, by their first four bytes or all that they have.
#[derive(Debug)]
struct Lexicon {
    words: Vec<Word>,
    /// First of the words whose first bytes have this hash.
    firsts: Vec<u16>,
    /// For seven bits of the first byte of each word: how many bytes are looked up, a bit for each number.
    looks: [u8; 128],
}

/// No further word.
const NONE: u16 = u16::MAX;

/// Bits of a hash.
const PLACES: u32 = 12;

/// Seven bits of the first byte of `head`.
fn first_bits(head: u64) -> usize {
    let [first, ..] = head.to_le_bytes();
    usize::from(first & 127)
}

impl Lexicon {
    fn of(tables: &[&'static str]) -> Self {
        let mut lexicon = Self { words: Vec::new(), firsts: vec![NONE; 1 << PLACES], looks: [0; 128] };
        for (table, words) in (0..).map(Table).zip(tables) {
            for word in words.split('|').filter(|word| !word.is_empty()) {
                lexicon.add(table, word);
            }
        }
        lexicon
    }

    /// Adds `word` of `table`; one that ends with `$` is whole.
    fn add(&mut self, table: Table, word: &'static str) {
        let text = word.trim_end_matches('$');
        let (head, whole, counts) =
            (first_bytes(text.as_bytes()), text.len() < word.len(), COUNTS.contains(&table));
        let len = text.len().min(4);
        let Some(first) = self.firsts.get_mut(hash(head, len, PLACES)) else { return };
        let mut at = *first;
        while let Some(known) = self.words.get_mut(usize::from(at)) {
            if known.text == text && known.whole == whole {
                known.tables.add(Said::one(table));
                known.counts |= counts;
                return;
            }
            at = known.next;
        }
        let next = std::mem::replace(first, u16::try_from(self.words.len()).unwrap_or(NONE));
        let mask = u64::MAX >> (64 - 8 * text.len().clamp(1, 8));
        self.words.push(Word { text, tables: Said::one(table), head, mask, whole, counts, next });
        if let Some(looks) = self.looks.get_mut(first_bits(head)) {
            *looks |= 1 << (len - 1);
        }
    }
}

/// Tells of each word of all tables that `text`, folded, begins with.
fn each(text: &str, found: &mut dyn FnMut(&'static Word)) {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let lexicon = LEXICON.get_or_init(|| Lexicon::of(TABLES));
    let head = first_bytes(text.as_bytes());
    let mut looks = lexicon.looks.get(first_bits(head)).copied().unwrap_or(0);
    while looks != 0 {
        let len = looks.trailing_zeros() as usize + 1;
        let mut next = lexicon.firsts.get(hash(head, len, PLACES)).copied().unwrap_or(NONE);
        looks &= looks - 1;
        while let Some(word) = lexicon.words.get(usize::from(next)) {
            next = word.next;
            if (head ^ word.head) & word.mask == 0
                && (word.text.len() <= 8 || text.starts_with(word.text))
                && !(word.whole && rest_of(text, word.text.len()).starts_with(spaced))
            {
                found(word);
            }
        }
    }
}

/// The parts of `text` between joints, of which `joint` says how many bytes one is long that stands at the beginning of
/// bytes, nought for none. Bytes are several times quicker than characters.
pub fn split(text: &str, joint: fn(&[u8]) -> usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let length = |at: usize| text.as_bytes().get(at..).map_or(0, joint);
        let Some(end) = (0..text.len()).find(|at| length(*at) > 0) else { return Some(text) };
        rest = Some(rest_of(text, end + length(end)));
        Some(start_of(text, end))
    })
}

/// True for the letters and digits of words that are set apart by blanks: CJK writes none between words.
fn spaced(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}

/// Where words may begin in `text`, and what stands from there to its end.
pub fn tails(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut at, mut inside) = (0, false);
    std::iter::from_fn(move || {
        loop {
            if inside {
                // No word begins in the rest of one.
                at += text.as_bytes().get(at..)?.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
            }
            let (begin, byte) = (at, *text.as_bytes().get(at)?);
            let here = if byte.is_ascii() {
                at += 1;
                byte.is_ascii_alphanumeric()
            } else {
                let c = rest_of(text, at).chars().next()?;
                at += c.len_utf8();
                spaced(c)
            };
            if !(std::mem::replace(&mut inside, here) && here) && byte != b' ' {
                return Some((begin, rest_of(text, begin)));
            }
        }
    })
}

/// The tables of which a text holds a word: a bit for each.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said([u64; 2]);

impl Said {
    /// Looks at each word of `text`, folded, once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut said = Self::default();
        for (_, tail) in tails(text) {
            each(tail, &mut |word| said.add(word.tables));
        }
        said
    }

    /// Looks at the words that `text`, folded, begins with, whatever follows.
    #[must_use]
    pub fn at(text: &str) -> Self {
        let mut said = Self::default();
        each(text, &mut |word| said.add(word.tables));
        said
    }

    /// True when the text contains one of the words of `table` at the beginning of a word.
    #[must_use]
    pub fn has(self, table: Table) -> bool {
        self.0.get(usize::from(table.0 >> 6)).is_some_and(|bits| bits >> (table.0 & 63) & 1 == 1)
    }

    fn one(table: Table) -> Self {
        let bit = 1 << (table.0 & 63);
        Self(if table.0 < 64 { [bit, 0] } else { [0, bit] })
    }

    fn add(&mut self, more: Self) {
        let ([low, high], [more_low, more_high]) = (&mut self.0, more.0);
        *low |= more_low;
        *high |= more_high;
    }
}

/// What is asked of a text again and again, looked up once.
#[derive(Debug)]
pub struct Told {
    /// What it says.
    pub said: Said,
    /// Where words for numbers stand.
    pub numbers: Vec<usize>,
}

impl Told {
    /// Looks at each word of `text`, folded, once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut said, mut numbers) = (Said::default(), Vec::new());
        for (at, tail) in tails(text) {
            each(tail, &mut |word| {
                said.add(word.tables);
                if word.counts && ended(word, tail) && numbers.last() != Some(&at) {
                    numbers.push(at);
                }
            });
        }
        Self { said, numbers }
    }
}

/// True when `word`, which `text` begins with, ends there.
fn ended(word: &Word, text: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() && c < '\u{2e80}';
    !(word.text.ends_with(letter) && rest_of(text, word.text.len()).starts_with(letter))
}

/// Where the first of the words of `table` stands in `text`, folded, at the beginning of a word, and its length.
#[must_use]
pub fn find(text: &str, table: Table) -> Option<(usize, usize)> {
    tails(text).find_map(|(at, tail)| {
        let mut length = None;
        each(tail, &mut |word| length = length.or(word.tables.has(table).then_some(word.text.len())));
        Some((at, length?))
    })
}

/// True when `text`, folded, contains one of the words of `table` at the beginning of a word.
#[must_use]
pub fn says(text: &str, table: Table) -> bool {
    find(text, table).is_some()
}

/// True when `text`, folded, begins with one of the words of `table` and ends there, or goes on with one of `signs`.
#[must_use]
pub fn closed(text: &str, table: Table, signs: [char; 3]) -> bool {
    let mut closed = false;
    each(text, &mut |word| {
        let rest = rest_of(text, word.text.len());
        closed |= word.tables.has(table) && (rest.is_empty() || rest.starts_with(signs));
    });
    closed
}

/// Length of the longest word of `table` that `text`, folded, begins with and that no letter of any script follows.
#[must_use]
pub fn label(text: &str, table: Table) -> Option<usize> {
    let mut longest = None;
    each(text, &mut |word| {
        let length = word.text.len();
        if word.tables.has(table) && !rest_of(text, length).starts_with(char::is_alphabetic) {
            longest = longest.max(Some(length));
        }
    });
    longest
}

/// Length of the longest word of `table` that `text`, folded, begins with and that ends there.
#[must_use]
pub fn begins(text: &str, table: Table) -> Option<usize> {
    let [longest] = begins_each(text, [table]);
    longest
}

/// The same for several tables at one look.
#[must_use]
pub fn begins_each<const N: usize>(text: &str, tables: [Table; N]) -> [Option<usize>; N] {
    let mut longest = [None; N];
    each(text, &mut |word| {
        if ended(word, text) {
            for (table, longest) in tables.iter().zip(&mut longest) {
                *longest = (*longest).max(word.tables.has(*table).then_some(word.text.len()));
            }
        }
    });
    longest
}

/// The row of `table` that holds `word`, folded: its rows end with two bars.
#[must_use]
pub fn row(word: &str, table: Table) -> Option<usize> {
    let mut row = 0;
    for other in table.words() {
        if other == word {
            return Some(row);
        }
        row += usize::from(other.is_empty());
    }
    None
}

/// The words that a text ends with, the longest first.
#[derive(Debug)]
pub struct Ends(Vec<(&'static Word, usize)>);

impl Ends {
    /// Looks at the end of `text`, folded; blanks and marks after the words do not count.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim_end_matches(any_of(" ([\"'“"));
        let start = text.floor_char_boundary(text.len().saturating_sub(LONGEST));
        let mut inside = text.get(..start).is_some_and(|before| before.ends_with(spaced));
        let mut found = Vec::new();
        let end = rest_of(text, start);
        for (at, c) in end.char_indices() {
            let here = spaced(c);
            if !(std::mem::replace(&mut inside, here) && here) {
                let tail = rest_of(end, at);
                each(tail, &mut |word| {
                    if word.text.len() == tail.len() {
                        found.push((word, start + at));
                    }
                });
            }
        }
        Self(found)
    }

    /// Where the longest word of `table` begins.
    #[must_use]
    pub fn with(&self, table: Table) -> Option<usize> {
        self.0.iter().find(|(word, _)| word.tables.has(table)).map(|(_, at)| *at)
    }
}

/// Where the longest word of `table` begins that `text`, folded, ends with; blanks and marks after it do not count.
#[must_use]
pub fn ends(text: &str, table: Table) -> Option<usize> {
    Ends::of(text).with(table)
}

/// Bytes of an entry that say what it is: what follows is detail.
const HEAD: usize = 1000;

/// What an event says, looked up once.
#[derive(Debug)]
pub struct Telling {
    /// Its words, folded.
    pub text: String,
    /// What they say.
    pub told: Told,
    /// What their head says.
    pub head: Said,
}

impl Telling {
    /// Looks at the words of an event.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = fold(text);
        let told = Told::of(&text);
        let head = if text.len() > HEAD { Said::of(head(&text)) } else { told.said };
        Self { text, told, head }
    }

    /// True for words of a recovery that they do not take back.
    #[must_use]
    pub fn recovers(&self) -> bool {
        self.told.said.has(RECOVERY) && !self.told.said.has(NOT_YET)
    }

    /// True for words of a failure; a severity that is set counts as one.
    #[must_use]
    pub fn fails(&self, event: &Event) -> bool {
        event.severity.is_some() || !self.recovers() && self.told.said.has(FAILURE)
    }

    /// What words of the event say, folded: mostly they are all of them.
    #[must_use]
    pub fn said(&self, words: &str) -> Said {
        if words == self.text { self.told.said } else { Said::of(words) }
    }

    /// The words that say what the event is.
    #[must_use]
    pub fn head(&self) -> &str {
        head(&self.text)
    }
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}
