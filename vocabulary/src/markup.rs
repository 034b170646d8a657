//! Marks of Markdown and HTML taken off: the one place that knows them.

use std::borrow::Cow;

use crate::span::{Signs, any_of, rest_of, start_of};

/// Entities of HTML that notes copied from pages hold, and what they show.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&#160;", " "),
    ("&#xa0;", " "),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&ndash;", "–"),
    ("&#8211;", "–"),
    ("&mdash;", "—"),
    ("&#8212;", "—"),
    ("&rarr;", "→"),
    ("&middot;", "·"),
    ("&bull;", "•"),
    ("&hellip;", "…"),
    ("&gt;", ">"),
    ("&lt;", "<"),
];

/// What the entity of HTML at the beginning of `text` shows, and its length.
#[must_use]
pub fn entity(text: &str) -> Option<(&'static str, usize)> {
    text.starts_with('&').then_some(())?;
    let (entity, shows) = ENTITIES.iter().find(|(entity, _)| text.starts_with(entity))?;
    Some((shows, entity.len()))
}

/// Elements of HTML that stand in notes; `<service>` is one of what the notes tell of.
const ELEMENTS: &str = "a abbr article b big blockquote body br button caption center code col colgroup dd del details div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr html i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul";

/// Bytes of the longest tag, with its brackets.
const TAG: usize = 400;

/// Length of the tag of HTML that `text` begins with, of any name or of an element that notes have.
fn tag(text: &str, any: bool) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = start_of(name, length);
    let known = || ELEMENTS.split(' ').any(|element| element.eq_ignore_ascii_case(name));
    (length > 0 && (any || inner.starts_with('/') || known())).then_some(())?;
    start_of(text, text.floor_char_boundary(TAG)).find('>').map(|end| end + 1)
}

/// `text` without the tags of HTML.
#[must_use]
pub fn untagged(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(start_of(rest, at));
        rest = rest_of(rest, at);
        let length = tag(rest, false);
        out.push_str(if length.is_none() { "<" } else { "" });
        rest = rest_of(rest, length.unwrap_or(1));
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Words on one line without inline marks: no `**`, `__`, backticks or tags, links by their words, entities by what they
/// show, blanks single.
#[must_use]
pub fn plain(text: &str) -> String {
    unmarked(text, false)
}

/// A line of a list without its bullet.
#[must_use]
pub fn bullet_off(line: &str) -> &str {
    line.trim_start_matches(any_of("-*\u{2022}+ "))
}

/// [`plain`] words, tags of any name left out or those of elements only.
fn unmarked(text: &str, any: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let blank = out.is_empty() || out.ends_with(' ');
        let usual = usual(rest, blank);
        if usual > 0 {
            out.push_str(start_of(rest, usual));
            rest = rest_of(rest, usual);
            continue;
        }
        let mut skip = c.len_utf8();
        let mut shows = start_of(rest, skip);
        let breaks = || rest.starts_with("<br");
        if rest.starts_with("**") || rest.starts_with("__") {
            (shows, skip) = ("", 2);
        } else if c == '`' || c == '\\' && (rest.len() == 1 || rest.starts_with("\\\n")) {
            // A backslash at the end of a line breaks it.
            shows = "";
        } else if let Some((sign, length)) = entity(rest) {
            (shows, skip) = (sign, length);
        } else if let Some(length) = tag(rest, any) {
            (shows, skip) = (if breaks() { " " } else { "" }, length);
        } else if let Some((words, length)) = link(rest) {
            out.push_str(&unmarked(words, any));
            (shows, skip) = ("", length);
        } else if c.is_whitespace() {
            shows = " ";
        }
        if !(blank && shows == " ") {
            out.push_str(shows);
        }
        rest = rest_of(rest, skip);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The words of `raw` as the meaning asks them: [`plain`], without the mark of an item, stars, quotes and what ends a
/// sentence; forms of full width are those of ASCII.
#[must_use]
pub fn words(raw: &str) -> String {
    let bare = BEFORE_WORDS.trim_start(raw);
    // `<https://a.example>` names nothing.
    let bare = rest_of(bare, list_number(bare));
    let plain = usual(bare, true) == bare.len();
    let mut out = if plain { bare.to_owned() } else { unmarked(bare, true) };
    let marked = |byte: u8| !byte.is_ascii() || matches!(byte, b'*' | b'"');
    if !plain && out.bytes().any(marked) {
        let text = std::mem::take(&mut out);
        for (at, c) in text.char_indices() {
            match c {
                // Items that run on in one line.
                '*' if out.ends_with(' ') && rest_of(&text, at).starts_with("* ") => out.push('·'),
                ' ' if out.ends_with(' ') => {}
                '*' | '"' | '“' | '”' | '„' => {}
                // No blank follows it, as one follows a colon: `中斷時間：36分鐘`.
                '：' => out.push_str(": "),
                // Full-width forms would change their length when the text is folded.
                '！'..='～' => out.push(char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)),
                'İ' => out.push('I'),
                c => out.push(c),
            }
        }
    }
    out.truncate(AFTER_WORDS.trim_end(&out).len());
    let lead = out.len() - out.trim_start().len();
    if lead > 0 { out.split_off(lead) } else { out }
}

/// Length of the number of an item before its words: `2. text`, and where no blanks stand between words `2.復旧`, `（2）復旧`,
/// `②復旧`.
fn list_number(text: &str) -> usize {
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphabetic) {
        return 0;
    }
    let opens = text.find(|c| !matches!(c, '(' | '（')).unwrap_or(0);
    let number = rest_of(text, opens);
    let circled = number.chars().next().filter(|c| ('①'..='⑳').contains(c));
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let length = opens + circled.map_or(digits, char::len_utf8);
    let rest = rest_of(text, length);
    let sign = rest.chars().next().filter(|c| ".)）．、".contains(*c)).map_or(0, char::len_utf8);
    let words = rest_of(rest, sign);
    // No time, and no count: `3分後`.
    let wide = words.starts_with(|c| ('\u{3000}'..'\u{a000}').contains(&c));
    let blank = opens == 0 && matches!(rest.as_bytes(), [b'.' | b')', b' ', ..]);
    let counts = (1..3).contains(&digits) && sign > 0 && (blank || wide);
    match circled {
        Some(_) if wide => length + sign,
        None if counts => length + sign + usize::from(blank),
        _ => 0,
    }
}

/// Marks of items before words, and what ends a sentence behind them.
static BEFORE_WORDS: Signs = Signs::new(" \t->•#|+.;=・◦–\n■□◆◇●○▼▲※\u{3000}");
static AFTER_WORDS: Signs = Signs::new(" .;|。");

/// Length of the plain words that `text` begins with, single blanks between them: most of what is written. `blank` says
/// that a blank stands before them.
#[must_use]
pub fn usual(text: &str, mut blank: bool) -> usize {
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

/// The words of the Markdown link that `text` begins with, and its length.
fn link(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('[')?;
    let (words, _) = start_of(rest, rest.floor_char_boundary(LINKED)).split_once(']')?;
    let after = rest_of(rest, words.len() + 2);
    // `[words](address)`, `[words][name]`
    let closes = match rest.as_bytes().get(words.len() + 1)? {
        b'(' => ')',
        b'[' => ']',
        _ => return None,
    };
    let (address, _) = start_of(after, after.floor_char_boundary(ADDRESS)).split_once(closes)?;
    let named = closes == ']' && (words.len() < 4 || address.contains('\n'));
    let tame = !named && !words.contains(any_of("[\n")) && !address.contains(' ');
    tame.then(|| (words, words.len() + address.len() + 4))
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
        assert_eq!(plain("<td>p<b>ool</b></td>, <service> up"), "pool, <service> up");
        assert_eq!(words("2) **Pool** “down”： 3 min. "), "Pool down: 3 min");
        assert_eq!(plain("Failover<br><br/> done, 3 < 4"), "Failover done, 3 < 4");
        assert_eq!(plain("T&amp;I says&nbsp;&lt;5 min, R&D too &copy;"), "T&I says <5 min, R&D too &copy;");
    }
}
