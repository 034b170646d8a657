//! What a folded text says: which words of which concepts stand where words begin in it, and which it begins or ends with.

use crate::{
    span::{any_of, rest_of},
    words::lexicon::{Set, Table, Word, heads},
};

/// Bytes of the longest word, or more.
const LONGEST: usize = 48;

/// Tells of each word of all concepts that `text` begins with.
pub fn each(text: &str, found: &mut dyn FnMut(&'static Word)) {
    for word in heads(text.as_bytes()) {
        if !(word.whole && goes_on(text, word.text.len())) {
            found(word);
        }
    }
}

/// True for the letters and digits of words that are set apart by blanks: CJK writes none between words.
fn spaced(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}

/// True when a letter or digit of such a word stands at byte `at`.
fn goes_on(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        _ => rest_of(text, at).starts_with(spaced),
    }
}

/// The same for the words of `tables` alone, which nearly no text begins with.
fn each_of(text: &str, tables: &[Table], found: &mut dyn FnMut(&'static Word)) {
    if tables.iter().any(|table| table.may_begin(text)) {
        each(text, found);
    }
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

/// The concepts of which a text has a word.
pub type Said = Set;

impl Set {
    /// Looks at each word of `text`, folded, once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut said = Self::default();
        for (_, tail) in tails(text) {
            each(tail, &mut |word| said.add(word.concepts));
        }
        said
    }

    /// Looks at the words that `text`, folded, begins with, whatever follows.
    #[must_use]
    pub fn at(text: &str) -> Self {
        let mut said = Self::default();
        each(text, &mut |word| said.add(word.concepts));
        said
    }
}

/// True when `word`, which `text` begins with, ends there.
#[must_use]
pub fn ended(word: &Word, text: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() && c < '\u{2e80}';
    let next = text.as_bytes().get(word.text.len());
    next.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic())
        || !(word.text.ends_with(letter) && rest_of(text, word.text.len()).starts_with(letter))
}

/// Where the first of the words of `table` stands in `text`, folded, at the beginning of a word, and the length of the longest there.
#[must_use]
pub fn find(text: &str, table: Table) -> Option<(usize, usize)> {
    tails(text).find_map(|(at, tail)| {
        let mut length = None;
        each_of(tail, &[table], &mut |word| {
            length = length.max(word.concepts.has(table).then_some(word.text.len()));
        });
        Some((at, length?))
    })
}

/// Where the first whole word of `table` stands in `text`, folded, and its length.
#[must_use]
pub fn find_whole(text: &str, table: Table) -> Option<(usize, usize)> {
    tails(text).find_map(|(at, tail)| Some((at, begins(tail, table)?)))
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
    each_of(text, &[table], &mut |word| {
        let rest = rest_of(text, word.text.len());
        closed |= word.concepts.has(table) && (rest.is_empty() || rest.starts_with(signs));
    });
    closed
}

/// Length of the longest word of `table` that `text`, folded, begins with and that no letter of any script follows.
#[must_use]
pub fn label(text: &str, table: Table) -> Option<usize> {
    let mut longest = None;
    each_of(text, &[table], &mut |word| {
        let length = word.text.len();
        if word.concepts.has(table) && !rest_of(text, length).starts_with(char::is_alphabetic) {
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

/// The same with the number of its row.
#[must_use]
pub fn begins_row(text: &str, table: Table) -> Option<(usize, usize)> {
    let mut longest = None;
    each_of(text, &[table], &mut |word| {
        if let Some(row) = word.concepts.row(table).filter(|_| ended(word, text)) {
            longest = longest.max(Some((word.text.len(), row)));
        }
    });
    longest.map(|(length, row)| (row, length))
}

/// The same for several tables at one look.
#[must_use]
pub fn begins_each<const N: usize>(text: &str, tables: [Table; N]) -> [Option<usize>; N] {
    let mut longest = [None; N];
    each_of(text, &tables, &mut |word| {
        if ended(word, text) {
            for (table, longest) in tables.iter().zip(&mut longest) {
                *longest = (*longest).max(word.concepts.has(*table).then_some(word.text.len()));
            }
        }
    });
    longest
}

/// The words that a text ends with, the longest first.
#[derive(Debug)]
pub struct Ends(Vec<(&'static Word, usize)>);

impl Ends {
    /// Looks at the end of `text`, folded; blanks and marks after the words do not count.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::among(text, |_| true)
    }

    /// The same for words that begin where `may` is true.
    fn among(text: &str, may: impl Fn(&str) -> bool) -> Self {
        let text = text.trim_end_matches(any_of(" ([\"'“"));
        let start = text.floor_char_boundary(text.len().saturating_sub(LONGEST));
        let mut inside = text.get(..start).is_some_and(|before| before.ends_with(spaced));
        let mut found = Vec::new();
        let end = rest_of(text, start);
        for (at, c) in end.char_indices() {
            let here = spaced(c);
            let tail = rest_of(end, at);
            if !(std::mem::replace(&mut inside, here) && here) && may(tail) {
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
        self.0.iter().find(|(word, _)| word.concepts.has(table)).map(|(_, at)| *at)
    }
}

/// Where the longest word of `table` begins that `text`, folded, ends with; blanks and marks after it do not count.
#[must_use]
pub fn ends(text: &str, table: Table) -> Option<usize> {
    Ends::among(text, |tail| table.may_begin(tail)).with(table)
}
