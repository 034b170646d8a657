//! Where a sentence ends, in every script: the one cut that reading and meaning share.

use crate::{
    span::{Signs, any_of, digit, rest_of, start_of},
    words::concepts::{ABBREVIATIONS, LEADING, MONTHS, OPENING, SUBJECTS},
};

/// Bytes after which a sentence that does not end is cut at a blank: what is said of a thing stands near it.
pub const LONGEST: usize = 1500;

/// What may follow a stop and still belongs to its sentence.
static CLOSING: Signs = Signs::new("\"'”’»)]*_");

/// Length of the first sentence of `text` with its stop; all of it where no sentence ends.
///
/// ```
/// use grammar::document::sentences::sentence_end;
///
/// for (first, rest) in [
///     ("It fell at 10:02 a.m. and rose approx. 2 hours later.", " Ana slept."),
///     ("Am 3. August fiel z.B. das Netz aus!", " Um 10:40 war es da."),
///     ("Jobs failed. (Between 10:04 and 10:34)", ""),
///     ("It was gone for 38 min 45 s.", " Ana slept."),
///     ("A las 5:40 p. m. del lunes se detuvo.", " Ana dormía."),
///     ("10時2分に停止した。", "10時41分に復旧した。"),
/// ] {
///     assert_eq!(sentence_end(&[first, rest].concat()), first.len(), "{first}");
/// }
/// ```
#[must_use]
pub fn sentence_end(text: &str) -> usize {
    // Nearly no sign is looked at.
    let sign = |byte: &u8| matches!(byte, b'|' | b'.' | b'!' | b'?' | b';' | b'<' | 0xc0..);
    let mut from = 0;
    loop {
        let near = text.as_bytes().get(from..text.len().min(2 * LONGEST + 1)).unwrap_or_default();
        let at = text.ceil_char_boundary(from + near.iter().position(sign).unwrap_or(near.len()));
        let late = from.max(LONGEST + 1);
        let blank = text.as_bytes().get(late..at).and_then(|near| near.iter().position(|byte| *byte == b' '));
        if let Some(blank) = blank {
            return late + blank + 1;
        }
        let Some(c) = rest_of(text, at).chars().next() else { return text.len() };
        from = at + 1;
        let mut end = at + c.len_utf8();
        let rest = rest_of(text, end);
        if at > 2 * LONGEST {
            return end;
        }
        match c {
            '。' | '；' | '！' | '？' => return end,
            // Fields side by side.
            '|' | '·' if start_of(text, at).ends_with(' ') && rest.starts_with(' ') => return end,
            '•' if at > 0 => return at,
            '<' if at > 0 && ["br", "/p", "/li", "/div"].iter().any(|tag| rest.starts_with(tag)) => {
                return at;
            }
            '.' | '!' | '?' | ';' => {
                let after = CLOSING.trim_start(rest);
                let closed = after.len() < rest.len();
                end = text.len() - after.len();
                if !(after.is_empty() || after.starts_with(any_of(" \n\r<"))) {
                    continue;
                }
                let word = start_of(text, at).rfind(' ').map_or(0, |blank| blank + 1);
                let next = after.trim_start();
                let goes_on = closed && next.starts_with(char::is_lowercase)
                    // `5:40 p. m. del mismo día`
                    || c == '.' && next.starts_with("m.") && matches!(text.get(word..at), Some("a" | "p"))
                    // `Total duration ..... 36 min`
                    || c == '.' && start_of(text, at).trim_end_matches('.').ends_with(' ')
                    || c == '.'
                        && !counted(text, word, at)
                        && shortened(text.get(word..at).unwrap_or_default(), next, word)
                    || in_brackets(next);
                if !goes_on {
                    return end;
                }
            }
            _ => {}
        }
    }
}

/// True for the letter of a unit behind its number, which is no initial: `38 min 45 s. Then`.
fn counted(text: &str, word: usize, end: usize) -> bool {
    end == word + 1 && start_of(text, word).trim_end().ends_with(digit)
}

/// True where a full stop after `word` ends no sentence, but shortens it or makes it an ordinal; `at` is where the word begins
/// in its sentence.
fn shortened(word: &str, next: &str, at: usize) -> bool {
    /// `At around 11:05 a.m. I` has said nothing yet.
    const HEAD: usize = 18;

    let word = word.rsplit(any_of("\n(~")).next().unwrap_or(word);
    let lower = next.starts_with(char::is_lowercase);
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        // `3. August`, `30.01. gegen`, `24. 12. 2024`; `1. March 17` is an item of a list.
        let day = |after: &str| {
            let after = after.trim_start();
            (1..3).contains(&after.bytes().take_while(u8::is_ascii_digit).count())
        };
        let month = MONTHS.begins(next).is_some_and(|length| !day(rest_of(next, length)));
        // `2026. 3. 9.`
        let year = word.len() == 4 && next.trim_start_matches(digit).starts_with(". ");
        let number = word.len() < 3 || year;
        return lower || month || number && (at == 0 || next.starts_with(digit));
    }
    let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
    // `a.m.`, `z.B.`, `т.е.`
    let dotted = letters.contains('.') && letters.chars().count() < 5;
    let row =
        ABBREVIATIONS.longest(letters).filter(|&(_, length)| length == letters.len()).map(|(row, _)| row);
    // `until 10:40 a.m. Then`
    let begins = || [LEADING, SUBJECTS, OPENING].iter().any(|table| table.begins(next).is_some());
    if next.starts_with(char::is_uppercase) {
        (dotted || letters.chars().count() == 1 || row == Some(0)) && (dotted && at < HEAD || !begins())
    } else {
        // `Nov. 8`
        let month = || next.starts_with(digit) && MONTHS.begins(letters) == Some(letters.len());
        dotted || letters.chars().count() == 1 || row.is_some() || month()
    }
}

/// True for a bracket that dates the sentence before it: `Jobs failed. (Between 10:04 and 10:34)`
fn in_brackets(next: &str) -> bool {
    next.strip_prefix('(')
        .and_then(|rest| start_of(rest, rest.floor_char_boundary(64)).split_once(')'))
        .is_some_and(|(words, _)| words.contains(digit) && !words.contains("://"))
}
