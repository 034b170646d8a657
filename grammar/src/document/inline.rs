//! Inline markup taken off without moving a byte: entities, escapes, raised letters and shortcodes become what they show, and
//! blanks fill the room that is left. Signs that would act and not show are taken off here as well.

use std::borrow::Cow;

use crate::{
    markup::entity,
    span::{any_of, rest_of, start_of},
};

/// Tags that only change how letters look.
const TAGS: &[&str] = &["<sup>", "</sup>", "<sub>", "</sub>", "<wbr>", "<nobr>", "</nobr>"];

/// Bytes of the longest shortcode, with its brackets.
const SHORTCODE: usize = 120;

/// `notes` as they show, each byte of what is kept at its place or a little before it, and as long as they were.
#[must_use]
pub fn shown(notes: &str) -> Cow<'_, str> {
    if !notes.bytes().any(may_begin_mark) || !notes.contains(begins_mark) {
        return Cow::Borrowed(notes);
    }
    let mut out = String::with_capacity(notes.len());
    let mut rest = notes;
    // Blanks of tags that were taken out of the word that goes on here.
    let mut owed = 0;
    while let Some(first) = rest.chars().next() {
        let (shows, length) = mark(rest);
        if length > 0 && shows.is_empty() && first == '<' && out.ends_with(char::is_alphanumeric) {
            owed += length;
        } else {
            if owed > 0 && (length > 0 || !first.is_ascii_alphanumeric()) {
                out.extend(std::iter::repeat_n(' ', owed));
                owed = 0;
            }
            out.push_str(shows);
            out.extend(std::iter::repeat_n(' ', length - shows.len()));
        }
        rest = rest_of(rest, length);
        if length == 0 {
            let ends = |c: char| begins_mark(c) || owed > 0 && !c.is_ascii_alphanumeric();
            let plain = rest.char_indices().skip(1).find(|&(_, c)| ends(c)).map_or(rest.len(), |(at, _)| at);
            out.push_str(start_of(rest, plain));
            rest = rest_of(rest, plain);
        }
    }
    out.extend(std::iter::repeat_n(' ', owed));
    Cow::Owned(out)
}

/// True for what begins markup, and for signs that would act.
fn begins_mark(c: char) -> bool {
    matches!(c, '&' | '<' | '\\' | '{') || acts(c) || turns(c)
}

/// False for nearly all bytes that begin no such sign.
fn may_begin_mark(byte: u8) -> bool {
    let control = byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || matches!(byte, 0x7f | 0xc2);
    control || matches!(byte, b'&' | b'<' | b'\\' | b'{' | 0xe2)
}

/// True for signs of control: those of a terminal change its colours, its title, what stands on it.
fn acts(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// True for the signs by which letters that follow are shown from right to left, whatever they are: no notes need them.
fn turns(c: char) -> bool {
    matches!(c, '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2067}')
}

/// What the mark that `text` begins with shows, and its length; 0 where it begins with none.
fn mark(text: &str) -> (&str, usize) {
    const ESCAPED: &str = "\\`*_{}[]()#+-.!|~>";

    let near = start_of(text, text.floor_char_boundary(SHORTCODE));
    match text.bytes().next() {
        // What shows as the bracket of a tag is none.
        Some(b'&') => entity(text).filter(|(shows, _)| *shows != "<").unwrap_or_default(),
        Some(b'<') => ("", TAGS.iter().find(|tag| text.starts_with(**tag)).map_or(0, |tag| tag.len())),
        Some(b'\\') => {
            let escapes = rest_of(text, 1).starts_with(any_of(ESCAPED));
            if escapes { (near.get(1..2).unwrap_or_default(), 2) } else { ("", 0) }
        }
        // `{{< update "2025-11-03T07:10:00Z" >}}`: its brackets, its name and its quotes.
        Some(b'{') if ["{{<", "{{%", "{% "].iter().any(|opens| text.starts_with(opens)) => {
            let named = near.get(3..).and_then(|near| near.find(any_of("\"}\n"))).map(|at| at + 3);
            let closed = near.contains(if text.starts_with("{%") { "%}" } else { "}}" });
            let opens = named.filter(|&at| rest_of(near, at).starts_with('"') && closed);
            ("", opens.map_or(0, |at| at + 1))
        }
        // `ESC[31m` of a terminal.
        Some(0x1b) => {
            let code = near.get(1..).and_then(|rest| rest.strip_prefix('['));
            let rest = code.map_or("", |code| code.trim_start_matches(any_of("0123456789;")));
            let coloured = rest.starts_with(|c: char| c.is_ascii_alphabetic());
            ("", if coloured { near.len() - rest.len() + 1 } else { 1 })
        }
        _ => match text.chars().next() {
            Some(c) if turns(c) => ("\u{fffd}", c.len_utf8()),
            Some(c) if acts(c) => ("", c.len_utf8()),
            _ => ("", 0),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn marks_become_what_they_show_and_nothing_moves_far() {
        for (notes, expected) in [
            ("May 21<sup>st</sup>, 2023", "May 21st           , 2023"),
            ("At&nbsp;08:15 it", "At      08:15 it"),
            ("\\* \\*\\*19:33\\*\\* — up", "*  * * 19:33* *  — up"),
            ("a < b & c", "a < b & c"),
            ("5 &ndash; 6", "5 –     6"),
            ("\u{1b}[1;31m10:02\u{1b}[0m up\0\u{9b}", "       10:02     up   "),
            ("a \u{202e}nwod\u{202c} b", "a \u{fffd}nwod\u{202c} b"),
        ] {
            let shown = shown(notes);
            assert_eq!(shown, expected);
            assert_eq!(shown.len(), notes.len());
        }
    }
}
