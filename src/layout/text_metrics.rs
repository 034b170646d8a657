//! How much room words need, by a table of character classes: no font is asked, so every reader gets one layout.

use crate::span::any_of;

/// Size of names and labels in pixels.
pub(crate) const SIZE: i32 = 12;

/// Size of the small print in pixels.
pub(crate) const SMALL: i32 = 11;

/// Width of a character in thousandths of the font size, where it is not the [`USUAL`] one. Generous, since fonts differ: what
/// must not overlap has room.
const CLASSES: &[(&str, i32)] = &[
    ("iljI|!.,:;'`", 320),
    ("ftr()[]{}/\\-\" ", 410),
    ("csxyzkvJ?*_", 570),
    ("mwMW@%", 960),
    ("0123456789+<>=~", 640),
    ("ABCDEFGHKLNOPQRSTUVXYZ&", 730),
];

/// Most small letters, and a character of no class.
const USUAL: i32 = 620;

/// The same by character of ASCII.
#[expect(clippy::indexing_slicing, reason = "computed when the crate is built, where `get` is not to be had")]
static WIDTHS: [i32; 128] = {
    let mut widths = [USUAL; 128];
    let mut class = 0;
    while class < CLASSES.len() {
        let (signs, width) = CLASSES[class];
        let mut signs = signs.as_bytes();
        while let [sign, rest @ ..] = signs {
            widths[*sign as usize] = width;
            signs = rest;
        }
        class += 1;
    }
    widths
};

/// Blocks of wide writing: first and last character. Hangul, kana, Han, full-width forms, pictures.
const WIDE: &[(char, char)] = &[
    ('\u{1100}', '\u{115f}'),
    ('\u{2e80}', '\u{a4cf}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe30}', '\u{fe6f}'),
    ('\u{ff00}', '\u{ff60}'),
    ('\u{1f000}', '\u{1faff}'),
    ('\u{20000}', '\u{3fffd}'),
];

/// Blocks without a width of their own: combining marks, joiners, variation selectors.
const NONE: &[(char, char)] =
    &[('\u{300}', '\u{36f}'), ('\u{200b}', '\u{200f}'), ('\u{202a}', '\u{202e}'), ('\u{fe00}', '\u{fe0f}')];

/// Estimated width of `text` in pixels at `size` pixels of font.
#[must_use]
pub fn width(text: &str, size: i32) -> i32 {
    let thousandths = text.chars().fold(0_i32, |sum, c| sum.saturating_add(of(c)));
    scaled(thousandths, size)
}

/// Estimated width of `text` in pixels in semi-bold writing.
#[must_use]
pub fn bold_width(text: &str, size: i32) -> i32 {
    width(text, size).saturating_mul(9) / 8
}

fn scaled(thousandths: i32, size: i32) -> i32 {
    let pixels = (i64::from(thousandths) * i64::from(size) + 999) / 1000;
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

fn of(c: char) -> i32 {
    let within = |blocks: &[(char, char)]| blocks.iter().any(|&(first, last)| first <= c && c <= last);
    match c {
        '\0'..='\x7f' => WIDTHS.get(c as usize).copied().unwrap_or(USUAL),
        '·' => 320,
        '…' | '—' => 960,
        _ if within(NONE) => 0,
        _ if within(WIDE) => 1050,
        _ => 700,
    }
}

/// `text` in at most `room` pixels: whole, or cut (between words where that loses little) with an ellipsis.
///
/// Nothing when not even one character and the ellipsis fit.
#[must_use]
pub fn shorten(text: &str, size: i32, room: i32) -> String {
    let (head, rest) = split(text, size, room);
    if rest.is_empty() {
        return head.to_owned();
    }
    let (head, _) = split(text, size, room - width("…", size));
    let head = head.trim_end_matches(any_of(" ,.;:-("));
    if head.is_empty() { String::new() } else { head.to_owned() + "…" }
}

/// `text` on at most `lines` lines of `room` pixels, broken between words, the last one shortened.
#[must_use]
pub fn wrap(text: &str, size: i32, room: i32, lines: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && out.len() < lines {
        if out.len() + 1 == lines {
            out.push(shorten(rest, size, room));
            break;
        }
        let (head, tail) = split(rest, size, room);
        if head.is_empty() {
            break;
        }
        out.push(head.to_owned());
        rest = tail;
    }
    out
}

/// The longest head of `text` that fits, and what is left; between words or their parts where the last one is not most of the head.
fn split(text: &str, size: i32, room: i32) -> (&str, &str) {
    let mut sum = 0_i32;
    let mut blank = None;
    for (at, c) in text.char_indices() {
        sum = sum.saturating_add(of(c));
        if scaled(sum, size) > room {
            let at = blank.filter(|&blank| blank * 2 >= at).unwrap_or(at);
            let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
            return (head.trim_end(), tail.trim_start());
        }
        if matches!(c, ' ' | '-' | '/') {
            blank = Some(at + usize::from(c != ' '));
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_writing_is_wide_and_marks_are_nothing() {
        assert!(width("障害発生", 12) >= 48);
        assert_eq!(width("e\u{301}", 12), width("e", 12));
        assert!(width("mmmm", 12) > width("iiii", 12));
    }

    #[test]
    fn shortened_text_fits_and_says_so() {
        let text = "Checkout fails for a third of all carts in two regions";
        for room in 0..400 {
            let short = shorten(text, 12, room);
            assert!(width(&short, 12) <= room, "{short} in {room}");
            assert!(short == text || short.is_empty() || short.ends_with('…'));
        }
        assert_eq!(wrap(text, 12, 200, 3).join(" "), text);
        assert_eq!(wrap("", 12, 200, 3).len(), 0);
    }
}
