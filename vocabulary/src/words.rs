//! The words that the code knows, of all languages: what they mean, and how texts are asked for them.

/// Numbers the tables of concepts. A table without rows is one concept.
macro_rules! concepts {
    ($($(#[$doc:meta])* $name:ident = $stem:literal $(: $($row:literal)+)?;)*) => {
        use $crate::words::lexicon::Table;

        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "each is the number of its table")]
        enum Number { $($name,)* }

        /// How many rows each table has.
        pub(super) const ROWS: &[u8] = &[$($crate::words::rows(&[$($($row),+)?]),)*];

        $($(#[$doc])* pub const $name: Table = Table::nth(ROWS, Number::$name as usize);)*
    };
}

pub mod concepts;
pub mod lexicon;
pub mod said;
pub mod word_set;
pub mod zones;

use crate::span::{rest_of, start_of};

/// The first row of [`concepts::CLAUSE_WORDS`] that tells of no fact.
pub const PLANS: usize = 8;

/// The numbers of the rows of [`concepts::NUMBERS`].
pub const NUMBER_VALUES: [i64; 31] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 45, 50, 60, 70, 80, 90,
    25, 35, 55,
];

/// Rows of a table whose rows have these names.
const fn rows(names: &[&str]) -> u8 {
    let mut rows = 0;
    let mut rest = names;
    while let [_, more @ ..] = rest {
        (rows, rest) = (rows + 1, more);
    }
    if rows == 0 { 1 } else { rows }
}

/// Lower-cases the letters of the languages in `lang/` and turns full-width forms into ASCII, without Unicode's case tables. Only
/// these and `İ` change their length.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(fold_char).collect() }
}

/// See [`fold`].
#[must_use]
pub fn fold_char(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Þ' | 'А'..='Я' | 'Α'..='Ω' => after(c, 32),
        'Ѐ'..='Џ' => after(c, 80),
        // Here each small letter follows its capital, which is an even number or, from `Ĺ` and `Ź` on, an odd one.
        'İ' => 'i',
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ґ' if u32::from(c) & 1 == 0 => after(c, 1),
        'Ĺ'..='Ň' | 'Ź'..='Ž' if u32::from(c) & 1 == 1 => after(c, 1),
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        _ => c,
    }
}

/// The character so many after `c`.
fn after(c: char, places: u32) -> char {
    char::from_u32(u32::from(c) + places).unwrap_or(c)
}

/// The word that `text` begins with; empty where it begins with another sign.
#[must_use]
pub fn first_word(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = rest_of(text, letters);
    let more = if rest.bytes().next().is_none_or(|byte| byte.is_ascii()) {
        0
    } else {
        rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
    };
    start_of(text, letters + more)
}

/// The letters that `text` ends with.
#[must_use]
pub fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// True for a letter of a script that sets words apart by blanks.
fn is_spaced(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x2e80
}

/// Length in bytes of the head of `text` that folds to `word`, which has to be whole where words are set apart by blanks.
#[must_use]
pub fn begins_with(text: &str, word: &str) -> Option<usize> {
    let head = text.as_bytes().get(..word.len())?;
    let rest = if head.is_ascii() {
        head.eq_ignore_ascii_case(word.as_bytes()).then_some(())?;
        text.get(word.len()..)?
    } else {
        let mut chars = text.chars();
        for c in word.chars() {
            chars.next().filter(|&next| fold_char(next) == c)?;
        }
        chars.as_str()
    };
    (!word.ends_with(is_spaced) || !rest.starts_with(char::is_alphanumeric))
        .then_some(text.len() - rest.len())
}
