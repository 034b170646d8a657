//! Words without inline marks, on one line: what a reader sees of Markdown and HTML.

use crate::span::{any_of, rest_of, start_of};

/// Words on one line without inline marks: no `**`, `__` or backticks, links by their words, blanks single.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let usual = usual(rest, out.is_empty() || out.ends_with(' '));
        if usual > 0 {
            out.push_str(start_of(rest, usual));
            rest = rest_of(rest, usual);
            continue;
        }
        let after = rest_of(rest, c.len_utf8());
        rest = if let Some(after) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
            after
        } else if let Some((sign, after)) = Some(rest).filter(|_| c == '&').and_then(entity) {
            out.push(sign);
            after
        } else if let Some(after) = ["<br>", "<br/>", "<br />"].iter().find_map(|tag| rest.strip_prefix(tag))
        {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            after
        } else if c == '`' {
            after
        } else if let Some((words, after)) = Some(after).filter(|_| c == '[').and_then(link) {
            out.push_str(&plain(words));
            after
        } else {
            if !c.is_whitespace() {
                out.push(c);
            } else if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            after
        };
    }
    out.truncate(out.trim_end().len());
    out
}

/// The sign that an entity of HTML at the beginning of `text` stands for, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    const ENTITIES: &[(&str, char)] =
        &[("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&nbsp;", ' ')];
    ENTITIES.iter().find_map(|(name, sign)| Some((*sign, text.strip_prefix(name)?)))
}

/// Length of the plain words that `text` begins with, single blanks between them: most of what is written. `blank` says
/// that a blank stands before them.
pub(crate) fn usual(text: &str, mut blank: bool) -> usize {
    let plain = |byte: &u8| match byte {
        b' ' => !std::mem::replace(&mut blank, true),
        b'[' | b']' | b'<' | b'>' | b'&' | b'_' | b'*' | b'`' | b'"' => false,
        byte => {
            blank = false;
            byte.is_ascii_graphic()
        }
    };
    text.bytes().take_while(plain).count()
}

/// Bytes of the longest words and the longest address of a link, with the signs after them: to look no further keeps
/// what has very many brackets cheap.
const LINKED: usize = 201;
const ADDRESS: usize = 2000;

/// The words of a Markdown link and what follows it, where `text` goes on as one after its first bracket.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, _) = text.get(..text.floor_char_boundary(LINKED)).unwrap_or(text).split_once("](")?;
    let after = rest_of(text, words.len() + 2);
    let (address, _) = after.get(..after.floor_char_boundary(ADDRESS)).unwrap_or(after).split_once(')')?;
    let tame = !words.contains(any_of("[\n")) && !address.contains(' ');
    tame.then(|| (words, rest_of(after, address.len() + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_marks() {
        assert_eq!(
            plain("  **Bob** ran `make`\n [the  job](https://a.example/x) [1] "),
            "Bob ran make the job [1]"
        );
        assert_eq!(plain("Failover<br><br/> done, 3 < 4"), "Failover done, 3 < 4");
        assert_eq!(plain("T&amp;I says&nbsp;&lt;5 min, R&D too &copy;"), "T&I says <5 min, R&D too &copy;");
    }
}
