//! Tables of stems that are looked for at the beginnings of words: one look at each word, however many stems there are.

use crate::read::words::fold;

/// Bytes of an entry that say what it is: what follows is detail.
const HEAD: usize = 1000;

/// The head of an entry, folded, and where its words begin.
#[derive(Debug)]
pub struct Said {
    /// The head, folded.
    pub text: String,
    /// Where words begin: of those that are written without blanks, each character.
    begins: Vec<usize>,
}

impl Said {
    /// Folds the head of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = fold(text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text));
        let mut begins = Vec::new();
        let mut inside = false;
        for (at, c) in text.char_indices() {
            let spaced = c.is_alphanumeric() && c < '\u{2e80}';
            if !inside && !c.is_whitespace() || c >= '\u{2e80}' {
                begins.push(at);
            }
            inside = spaced;
        }
        Self { text, begins }
    }

    /// What stands from each beginning of a word to the end, with where it begins.
    pub fn tails(&self) -> impl Iterator<Item = (usize, &str)> {
        self.begins.iter().filter_map(|&at| Some((at, self.text.get(at..)?)))
    }
}

/// A table of stems of at least three bytes, all folded, with bars between them.
#[derive(Debug)]
pub struct Stems {
    text: &'static str,
    /// One bit for the first three bytes of each stem.
    marks: [u64; 16],
}

const fn mark(first: u8, second: u8, third: u8) -> usize {
    (first as usize * 37 + second as usize * 419 + third as usize * 5) & 1023
}

impl Stems {
    /// The table that `text` writes down.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "at build time, and the index is masked")]
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = [0; 16];
        let (mut at, mut begins) = (0, true);
        while at + 2 < bytes.len() {
            if begins {
                let mark = mark(bytes[at], bytes[at + 1], bytes[at + 2]);
                marks[mark >> 6] |= 1 << (mark & 63);
            }
            begins = bytes[at] == b'|';
            at += 1;
        }
        Self { text, marks }
    }

    /// Where the first of the stems stands.
    #[must_use]
    pub fn find(&self, said: &Said) -> Option<usize> {
        said.tails().find(|(_, tail)| self.begins(tail)).map(|(at, _)| at)
    }

    /// True when a word of `said` begins with one of the stems.
    #[must_use]
    pub fn says(&self, said: &Said) -> bool {
        self.find(said).is_some()
    }

    /// True when `text` begins with one of the stems.
    #[must_use]
    pub fn begins(&self, text: &str) -> bool {
        let [first, second, third] = text.as_bytes().first_chunk().copied().unwrap_or_default();
        let mark = mark(first, second, third);
        self.marks.get(mark >> 6).is_some_and(|marks| marks >> (mark & 63) & 1 == 1)
            && self.text.split('|').any(|stem| text.starts_with(stem))
    }
}
