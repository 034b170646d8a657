//! Entries of the timeline: which pieces begin one, with its stamp, its words and the lines that hang under it.

use super::{
    cells::{Cell, Columns, cells, columns},
    pieces::Piece,
    prose::sentences,
    scan::Scan,
    sections::{Section, labels_itself},
    stamp::{Stamp, epoch, stamp_at, stamps},
    words::{CHATTER, FIELDS, LEADING, PUBLISHED, STATES, WEEKDAYS, Words, begins_with, fold, names},
};
use crate::span::Span;

/// An entry as it stands in the notes, its instant not yet worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Index of the line with the stamp.
    pub line: usize,
    /// The stamp, its span in the notes.
    pub stamp: Stamp,
    /// The words without the stamp.
    pub text: String,
    /// Who acted, where a column or a chat header names them.
    pub actor: Option<String>,
    /// The whole entry in the notes.
    pub span: Span,
    /// Indexes of the lines that hang under it.
    pub attached: Vec<usize>,
    /// See [`Piece::part`].
    pub part: usize,
    /// True for a field of a form: an entry only where there are no others.
    pub field: bool,
    /// True for a date on a line of its own: an entry only where nothing under it has a time.
    pub divider: bool,
}

/// What programs for chats write about who comes and goes.
const JOINS: &[&str] = &["has joined", "has left", "has quit"];

/// What may stand between a leading word and its stamp.
static ARTICLES: Words = Words::new("the|den|dem|morgen des|about|around");

/// What stands before a stamp at the beginning of a line and is not part of it.
pub const LEADS: &[char] = &[
    '-', '*', '+', '•', '–', '—', '>', '#', '|', '[', '(', '`', '_', '·', '◦', '▪', '‣', '●', ' ', '\t', '"',
    '=', '!', '【', '\u{3000}', '\u{a0}', '（', '→', '➜', '“', '{', '}', '▸', '►', '✅', '🔴', '🟢', '🟡',
    ':',
];
/// What stands between a stamp and its words and belongs to neither.
pub const SEPARATORS: &[char] = &[
    ' ', '\t', '-', '–', '—', ':', '|', '*', ']', ')', '`', '_', '>', ',', ';', '=', '→', '：', '"',
    '\u{a0}', '】', '）', '、', '，', '.', '。', '·', '•', '➜', '\u{3000}', '»', '{', '}', '#',
];

/// How a piece stands to a stamp.
enum Shape {
    /// A stamp leads the words: stamp, words, actor.
    Leads(Stamp, String, Option<String>),
    /// Nothing but a stamp.
    Alone(Stamp),
    /// A name and a stamp: the head of a chat message.
    Head(Stamp, String),
    /// Words, then a stamp that ends the line.
    Ends(Stamp, String),
    /// A label, then a stamp: `Resolved: 10:40`.
    Field(Stamp, String),
    /// No stamp.
    None,
}

/// Finds the entries: in the timeline sections where there are any, else wherever lines begin with a time, else in
/// sentences.
#[must_use]
pub fn entries(notes: &str, pieces: &[Piece]) -> Vec<Entry> {
    let timed = |entries: &[Entry]| entries.iter().filter(|entry| entry.stamp.timed()).count();
    let in_timeline =
        collect(notes, pieces, |piece| piece.section == Section::Timeline && !piece.quoted, true);
    let told = timed(&in_timeline);
    if told > 0 || in_timeline.len() > 1 {
        // A timeline told in paragraphs: times stand within its sentences as often as at their beginning.
        let paragraphs = in_timeline.iter().filter(|entry| leading_word(notes, entry)).count();
        if paragraphs * 2 > told {
            let prose = sentences(notes, pieces, |piece| piece.section == Section::Timeline);
            if prose.len() > in_timeline.len() {
                return prose;
            }
        }
        return in_timeline;
    }
    let prose = sentences(notes, pieces, |piece| piece.section == Section::Timeline);
    if !prose.is_empty() {
        return prose;
    }
    let anywhere = collect(notes, pieces, |piece| piece.section != Section::Other && !piece.quoted, false);
    let paragraphs = anywhere.iter().filter(|entry| leading_word(notes, entry)).count();
    if paragraphs * 2 > anywhere.len() {
        let prose = sentences(notes, pieces, |piece| piece.section != Section::Other);
        if prose.len() >= paragraphs {
            return prose;
        }
    }
    if timed(&anywhere) > 1
        || timed(&anywhere) == 1 && anywhere.iter().any(|entry| !leading_word(notes, entry))
    {
        return anywhere;
    }
    let all = collect(notes, pieces, |piece| !piece.quoted, false);
    if timed(&all) > 1 {
        return all;
    }
    let quoted = collect(notes, pieces, |_| true, false);
    if timed(&quoted) > 2 {
        return quoted;
    }
    sentences(notes, pieces, |piece| piece.section != Section::Other)
}

/// True when a word of a sentence leads to the stamp: `At 10:02 the pager fired`.
fn leading_word(notes: &str, entry: &Entry) -> bool {
    let before = notes.get(entry.span.start..entry.stamp.span.start).unwrap_or_default();
    entry.actor.is_none() && LEADING.begins(before.trim_start_matches(LEADS)).is_some()
}

/// The entries among the wanted pieces. Outside of a `timeline` a date alone begins none.
fn collect(notes: &str, pieces: &[Piece], wanted: impl Fn(&Piece) -> bool, timeline: bool) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut table: Option<Columns> = None;
    let mut open = false;
    let after = stamps_after_text(notes, pieces, &wanted);
    let mut block: Vec<usize> = Vec::new();
    let mut speaker: Option<String> = None;
    for (index, piece) in pieces.iter().enumerate() {
        let text = piece.span.of(notes);
        if !wanted(piece) {
            // A quoted block under an entry belongs to it and does not close it.
            open &= piece.quoted;
            block.clear();
            continue;
        }
        if text.trim().is_empty() {
            let waits = found.last().is_some_and(|entry| {
                entry.text.is_empty()
                    || is_state(&entry.text)
                    || entry.divider
                    || pieces.get(entry.line).is_some() && under_heading(pieces, entry)
            });
            open = open && waits;
            if table.as_ref().is_some_and(|table| table.commas) {
                table = None;
            }
            continue;
        }
        if let Some(name) = speaks(notes, piece, pieces.get(index + 1)) {
            speaker = Some(name);
            open = false;
            continue;
        }
        if let Some(heading) = columns(text) {
            table = Some(heading);
            open = false;
            continue;
        }
        match shape(text, table.as_ref(), timeline, piece.heading) {
            Shape::Leads(stamp, words, _) if nested(notes, piece, &stamp, found.last().filter(|_| open)) => {
                let _ = words;
                if let Some(entry) = found.last_mut() {
                    add(entry, piece, notes);
                }
            }
            Shape::Leads(stamp, ..) | Shape::Alone(stamp) if stamp.template => open = false,
            Shape::Leads(stamp, words, None)
                if text.starts_with('[') && is_name(&words) && said_below(notes, pieces, index) =>
            {
                found.push(entry(piece, stamp, String::new(), Some(words)));
                open = true;
            }
            // From when to when something was broken is an impact, where no timeline makes an entry of it.
            Shape::Leads(stamp, ..) if stamp.window && !timeline => open = false,
            Shape::Leads(stamp, words, actor) => {
                found.push(entry(piece, stamp, words, actor));
                open = true;
            }
            Shape::Alone(stamp) if after && stamp.timed() => {
                let state =
                    |&at: &usize| pieces.get(at).is_some_and(|piece| begins_state(piece.span.of(notes)));
                let mut from = block.iter().rposition(state).unwrap_or(0);
                while from > 0 && block.get(from - 1).is_some_and(state) {
                    from -= 1;
                }
                let mut made = entry(piece, stamp, String::new(), None);
                for &at in block.get(from..).unwrap_or_default() {
                    let Some(piece) = pieces.get(at) else { continue };
                    add(&mut made, piece, notes);
                }
                made.span.start = made
                    .attached
                    .first()
                    .and_then(|&line| pieces.iter().find(|p| p.line == line))
                    .map_or(made.span.start, |p| p.span.start);
                made.span.end = piece.span.end;
                found.push(made);
                block.clear();
                open = false;
            }
            Shape::Alone(stamp) => {
                let divider = !stamp.timed() && !stamp.placeholder;
                let mut made = entry(piece, stamp, String::new(), None);
                made.divider = divider;
                made.actor = speaker.clone().filter(|_| !piece.heading && !divider);
                found.push(made);
                open = true;
            }
            Shape::Head(stamp, name) => {
                found.push(entry(piece, stamp, String::new(), Some(name)));
                open = true;
            }
            Shape::Ends(stamp, words) if timeline || text.trim_start().starts_with(['-', '*', '•']) => {
                found.push(entry(piece, stamp, words, None));
                open = true;
            }
            Shape::Field(stamp, words) => {
                let mut made = entry(piece, stamp, words, None);
                made.field = true;
                found.push(made);
                open = false;
            }
            Shape::None | Shape::Ends(..) => {
                block.push(index);
                if text.starts_with("--- ")
                    || piece.heading
                    || labels_itself(text)
                    || is_rule(text)
                    || beside(notes, piece, found.last())
                {
                    open = false;
                } else if let Some(entry) = found.last_mut().filter(|_| open || text.starts_with([' ', '\t']))
                    && (entry.actor.is_none() || !names(CHATTER, text) && !is_reaction(text))
                {
                    add(entry, piece, notes);
                }
            }
        }
    }
    settle_dividers(&mut found, timeline);
    if found.iter().any(|entry| !entry.field && entry.stamp.timed()) {
        found.retain(|entry| !entry.field);
    }
    found.retain(|entry| {
        !entry.text.trim().is_empty() && !JOINS.iter().any(|words| entry.text.contains(words))
    });
    found
}

fn entry(piece: &Piece, mut stamp: Stamp, text: String, actor: Option<String>) -> Entry {
    let start = piece.span.start;
    stamp.span = Span::new(start + stamp.span.start, start + stamp.span.end);
    Entry {
        line: piece.line,
        stamp,
        text,
        actor,
        span: piece.span,
        attached: Vec::new(),
        divider: false,
        field: false,
        part: piece.part,
    }
}

/// Hangs a piece under an entry.
fn add(entry: &mut Entry, piece: &Piece, notes: &str) {
    let text = &untagged(piece.span.of(notes));
    if text.trim().is_empty() {
        return;
    }
    if piece.line != entry.line {
        entry.attached.push(piece.line);
    }
    entry.span.end = entry.span.end.max(piece.span.end);
    if entry.text.is_empty() {
        text.trim_start_matches(['|', ' ', '\t', '-', '–', ':']).trim_end().clone_into(&mut entry.text);
    } else {
        entry.text.push('\n');
        entry.text.push_str(text.trim());
    }
}

/// The name on a line of its own above the time of a message: `dana`, then `  3:13 PM`, maybe with a sign before it.
fn speaks(notes: &str, piece: &Piece, next: Option<&Piece>) -> Option<String> {
    let time = next?.span.of(notes);
    let sign = time.starts_with(':') && time.contains(":  ");
    (time.starts_with("  ") || sign).then_some(())?;
    let Shape::Alone(stamp) = shape(time, None, false, false) else { return None };
    let name = piece.span.of(notes).trim();
    let short = (1..=40).contains(&name.len()) && name.split_whitespace().count() <= 4;
    let marked = name.starts_with(['-', '*', '#', '|', '>', ':']) || name.ends_with([':', '.', '|']);
    let named = short && !marked && !name.starts_with(|c: char| c.is_ascii_digit());
    (stamp.timed() && stamp.date.is_none() && named).then(|| name.to_owned())
}

/// True for a line that is a sign and nothing else, or the count of one: a reaction.
fn is_reaction(text: &str) -> bool {
    let bare = text.trim();
    let sign = bare.len() > 2 && bare.starts_with(':') && bare.ends_with(':') && !bare.contains(' ');
    sign || bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for words that read like the name of a person.
fn is_name(words: &str) -> bool {
    let proper = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c))
    };
    words.split_whitespace().count() <= 3 && words.split_whitespace().all(proper)
}

/// True when a blank line and then words without a time follow.
fn said_below(notes: &str, pieces: &[Piece], index: usize) -> bool {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.span.of(notes));
    text(index + 1).trim().is_empty()
        && !text(index + 2).trim().is_empty()
        && !text(index + 2).starts_with('[')
}

/// True for a line deeper than the entry above it whose time stands behind a word: `- By 04:06 the cause was known`.
fn nested(notes: &str, piece: &Piece, stamp: &Stamp, above: Option<&Entry>) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    let text = piece.span.of(notes);
    let worded = text.get(..stamp.span.start).is_some_and(|before| before.contains(char::is_alphabetic));
    above.is_some_and(|entry| worded && indent(text) > indent(entry.span.of(notes)))
}

/// True for an item of a list beside the item that the entry above it is: it hangs under nothing and has no time.
fn beside(notes: &str, piece: &Piece, above: Option<&Entry>) -> bool {
    let item = |text: &str| {
        let bare = text.trim_start();
        bare.starts_with(['-', '*', '•', '+']).then(|| (text.len() - bare.len(), bare.chars().next()))
    };
    let own = item(piece.span.of(notes));
    own.is_some() && above.is_some_and(|entry| item(entry.span.of(notes)) == own && !entry.text.is_empty())
}

/// True for an entry whose stamp is a heading: all paragraphs up to the next heading are its own.
fn under_heading(pieces: &[Piece], entry: &Entry) -> bool {
    pieces.get(pieces.partition_point(|piece| piece.line < entry.line)).is_some_and(|piece| piece.heading)
}

/// A date on a line of its own is an entry when words follow and no entry with a time does, before the next such date.
fn settle_dividers(found: &mut Vec<Entry>, timeline: bool) {
    // What stands on a date of its own is no part of the day above it.
    let dividers: Vec<bool> = found.iter().map(|entry| entry.divider || entry.stamp.date.is_some()).collect();
    let mut number = 0;
    found.retain(|entry| {
        let next = dividers.get(number + 1).copied().unwrap_or(true);
        number += 1;
        !entry.divider || timeline && next && !entry.text.is_empty()
    });
}

/// True for a line of dashes, bars and the like.
fn is_rule(line: &str) -> bool {
    line.trim().chars().all(|c| "|-:=_* +{}".contains(c))
}

/// True when a line says the state of an incident, or begins with it: `Resolved - all is well`.
fn begins_state(line: &str) -> bool {
    let bare = line.trim_matches(['*', ' ', '#', '_']);
    STATES.begins(bare).is_some_and(|length| {
        let rest = bare.get(length..).unwrap_or_default().trim_start();
        rest.is_empty() || rest.starts_with(['-', '–', ':', '—'])
    })
}

/// True for the name of a state and nothing else.
fn is_state(text: &str) -> bool {
    text.len() < 32 && STATES.row(&fold(text.trim_matches(['*', ' ', '-', '–', ':']))).is_some()
}

/// True when stamps on lines of their own stand after what they date, as on status pages: the first follows the state
/// that it dates, and none follows the last.
fn stamps_after_text(notes: &str, pieces: &[Piece], wanted: &impl Fn(&Piece) -> bool) -> bool {
    let states = |piece: &Piece| {
        let text = piece.span.of(notes).trim();
        begins_with(text, "posted").is_some() || begins_state(text)
    };
    if !pieces.iter().any(|piece| wanted(piece) && states(piece)) {
        return false;
    }
    let mut stamped = 0;
    let mut posted = false;
    let mut first_follows = false;
    let mut last_is_followed = false;
    let mut state = false;
    let mut fresh = false;
    for piece in pieces.iter().filter(|piece| wanted(piece)) {
        let text = piece.span.of(notes).trim();
        if text.is_empty() {
            state &= stamped > 0;
            continue;
        }
        if text.len() < 120
            && let Shape::Alone(stamp) = shape(text, None, false, piece.heading)
            && stamp.timed()
        {
            posted |= begins_with(text, "posted").is_some();
            first_follows |= stamped == 0 && state;
            stamped += 1;
            (state, fresh, last_is_followed) = (false, true, false);
        } else {
            let said = begins_state(text);
            last_is_followed |= fresh && said;
            state |= said;
            fresh = false;
        }
    }
    posted || stamped > 0 && first_follows && !last_is_followed
}

/// False for words that no stamp is in: nearly all of them, told by one look at each byte.
fn may_stamp(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0x80 || byte == b'?')
        || ["--:", "H:", "h:", "x:", "X:", " later", "tbd", "TBD"].iter().any(|part| text.contains(part))
}

/// How a piece stands to a stamp.
fn shape(text: &str, table: Option<&Columns>, timeline: bool, heading: bool) -> Shape {
    if !may_stamp(text) {
        return Shape::None;
    }
    let cells = cells(text, table.is_some_and(|table| table.commas));
    if cells.len() > 1 {
        return in_row(text, &cells, table);
    }
    let start = cells.first().map_or(0, |&(at, _)| at);
    if let Some(stamp) = leading_stamp(text, start) {
        let rest = text.get(stamp.span.end..).unwrap_or_default();
        let words = words_after(rest);
        if words.is_empty() || heading && words.chars().all(|c| "#=*_) ".contains(c)) {
            return Shape::Alone(stamp);
        }
        if stamp.timed() || stamp.placeholder {
            return message(stamp, words);
        }
        // A date leads an entry where it is set off, in a list or a timeline; else it is the beginning of a sentence.
        let set_off = rest
            .trim_start_matches([' ', '*', '`', ')', ']', '_'])
            .starts_with([':', '-', '–', '—', '|', '：', '→'])
            || rest.starts_with(['*', '`', ']']);
        let listed = text.trim_start().starts_with(['-', '*', '•', '+']) || lead(text) > 0;
        if timeline && (set_off || listed && !heading) {
            return Shape::Leads(stamp, words, None);
        }
        return if heading || set_off && words.len() < 24 { Shape::Alone(stamp) } else { Shape::None };
    }
    ending(text, heading)
}

/// Words after a leading stamp, and who wrote them where a chat names them: `[10:02] <dana> rolled back`.
fn message(stamp: Stamp, words: String) -> Shape {
    if let Some(rest) = words.strip_prefix('<')
        && let Some((name, said)) = rest.split_once('>')
        && name.len() < 32
    {
        return Shape::Leads(
            stamp,
            said.trim().to_owned(),
            Some(name.trim_matches(['@', '+', ' ']).to_owned()),
        );
    }
    Shape::Leads(stamp, words, None)
}

/// The words after a stamp, without what sets them off.
fn words_after(rest: &str) -> String {
    let rest = &untagged(rest);
    let bare = rest.trim_start_matches(SEPARATORS).trim_end();
    // `(10:02) **Alert**` keeps the marks of its own words.
    let marks = rest.get(..rest.len() - rest.trim_start_matches(SEPARATORS).len()).unwrap_or_default();
    if bare.is_empty() {
        return String::new();
    }
    let opens = bare.contains("**") && bare.matches("**").count() % 2 == 1 && marks.ends_with("**");
    if opens { ["**", bare].concat() } else { bare.to_owned() }
}

/// `text` without the tags of HTML.
fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let inner = tag.get(1..).unwrap_or_default();
        let named = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_lowercase());
        let end = tag
            .find('>')
            .filter(|&end| named && end < 200 && text.contains("</") || inner.starts_with("br") && end < 8);
        let skip = end.map_or(1, |end| end + 1);
        if end.is_none() {
            out.push('<');
        }
        rest = tag.get(skip..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The stamp that leads a piece: after bullets, list numbers, marks, and words that lead to a stamp.
fn leading_stamp(text: &str, start: usize) -> Option<Stamp> {
    let mut s = Scan { text, at: start + lead(text.get(start..).unwrap_or_default()) };
    if let Some(stamp) = epoch(text, s.at).or_else(|| stamp_at(text, s.at)) {
        return Some(stamp);
    }
    if s.rest().starts_with('<') {
        while s.rest().starts_with('<') {
            s.at += s.rest().find('>').map_or(s.rest().len(), |end| end + 1);
            s.skip(" *`");
        }
        return stamp_at(text, s.at);
    }
    // `:palm_tree:  3:13 PM`: the sign of a person's state stands before the time.
    if s.rest().ends_with(['M', 'm']) && text.trim_start().starts_with(':') {
        let sign = text.rfind(": ").map_or(0, |at| at + 1);
        s.at = sign + text.get(sign..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        return stamp_at(text, s.at);
    }
    let posted = s.maybe(|s| {
        s.known(&PUBLISHED).then_some(())?;
        // The age of the page, `42 minutes ago.`, stands between.
        let age = s.rest().find(" ago").filter(|&at| at < 24);
        s.at += age.map_or(0, |at| at + 4);
        s.skip(" .:,on");
        stamp_at(text, s.at)
    });
    if posted.is_some() {
        return posted;
    }
    s.known(&LEADING).then_some(())?;
    s.blanks();
    s.known(&ARTICLES);
    s.blanks();
    stamp_at(text, s.at).filter(Stamp::timed)
}

/// Length of the bullets, list number and marks before the words of `cell`.
fn lead(cell: &str) -> usize {
    let mut at = cell.len() - cell.trim_start_matches(LEADS).len();
    let rest = cell.get(at..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    if (1..=3).contains(&digits) && (after.starts_with(". ") || after.starts_with(") ")) {
        let next = after.get(2..).unwrap_or_default();
        let inner = next.len() - next.trim_start_matches(LEADS).len();
        // `3. March` is a date and `1. 10:02` an entry of a list.
        if stamp_at(rest, 0).is_none_or(|stamp| stamp.span.end <= digits + 2) {
            at += digits + 2 + inner;
        }
    }
    // `+5m` and `-10` keep the sign that belongs to them; so does `--:--`.
    let taken = cell.get(..at).unwrap_or_default();
    if let Some(sign) =
        taken.rfind("--").filter(|_| cell.get(at..).is_some_and(|rest| rest.starts_with("--")))
    {
        return sign;
    }
    if taken.ends_with("--:--") {
        at - 5
    } else if taken.ends_with('+') && !taken.ends_with("++") {
        at - 1
    } else {
        at
    }
}

/// `dana  9:02 AM`, `Report arrived (13 August, 15:00 UTC)`: words, then a stamp that ends the line.
fn ending(text: &str, heading: bool) -> Shape {
    let line = text.trim_end();
    if line.len() > 400 || heading {
        return Shape::None;
    }
    let Some(stamp) = stamps(line).pop() else { return Shape::None };
    let (Some(before), Some(after)) = (line.get(..stamp.span.start), line.get(stamp.span.end..)) else {
        return Shape::None;
    };
    if !stamp.timed() || !after.trim_matches(SEPARATORS).is_empty() {
        return Shape::None;
    }
    let bare = before.trim_end();
    let today = ["Today at", "Yesterday at", "Today", "Yesterday", "heute um", "hoy a las"];
    let bare = today.iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    let name = bare.trim_matches(|c| SEPARATORS.contains(&c) || LEADS.contains(&c));
    // `Started: 10:02` is a field of a form, and says what the timeline or an impact says; `Resolved: 10:40` is an entry.
    if before.trim_end_matches([' ', '*', '_', '`']).ends_with([':', '：']) {
        let word = fold(name.split(' ').next().unwrap_or_default());
        let named = name.split_whitespace().count() < 4 && FIELDS.row(&word).is_some();
        return if named { Shape::Field(stamp, name.to_owned()) } else { Shape::None };
    }
    let short =
        (1..=40).contains(&name.len()) && name.split_whitespace().count() <= 4 && !name.contains([':', ',']);
    let proper =
        name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || "(@".contains(c)))
            || !name.contains(' ');
    if short
        && proper
        && !before.ends_with("at ")
        && !line.trim_start().starts_with(['-', '*', '#', '|', '•'])
        && WEEKDAYS.row(&fold(name)).is_none()
    {
        return Shape::Head(stamp, name.to_owned());
    }
    let set_off = before.trim_end().ends_with(['(', '[', '—', '–', '|', '@'])
        || before.ends_with(" - ")
        || before.ends_with("at ") && line.starts_with(['-', '*', '•']);
    let words =
        before.trim_start_matches(LEADS).trim_end_matches(|c| SEPARATORS.contains(&c) || LEADS.contains(&c));
    let words = words.get(lead_number(words)..).unwrap_or(words);
    if set_off && words.contains(char::is_alphabetic) && !stamp.window {
        let kept = if before.trim_start_matches(LEADS).contains("**") {
            before
                .trim_start_matches([
                    ' ', '-', '•', '>', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '.',
                ])
                .trim_end_matches([' ', '(', '[', '—', '–', '-', '|', '@'])
        } else {
            words
        };
        return Shape::Ends(stamp, kept.to_owned());
    }
    Shape::None
}

fn lead_number(words: &str) -> usize {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && words.get(digits..).is_some_and(|rest| rest.starts_with(". ")) {
        digits + 2
    } else {
        0
    }
}

/// A row of a table: the time in any column, its date beside it, the words in the others.
fn in_row(text: &str, cells: &[Cell<'_>], table: Option<&Columns>) -> Shape {
    let mut stamp: Option<Stamp> = None;
    let mut words: Vec<&str> = Vec::new();
    let mut actor = None;
    let mut rest = String::new();
    for (number, &(at, cell)) in cells.iter().enumerate() {
        let known = table.filter(|table| table.count == cells.len());
        let zone = known.and_then(|table| table.zones.get(number)?.clone());
        let inner = at + lead(cell);
        let in_cell = || {
            epoch(text, inner).or_else(|| stamp_at(text, inner)).or_else(|| {
                let mut s = Scan { text, at: inner };
                s.known(&LEADING).then(|| s.blanks())?;
                stamp_at(text, s.at)
            })
        };
        let found = if may_stamp(cell) { in_cell() } else { None };
        let found = found.filter(|stamp| stamp.span.end <= at + cell.len() + 1);
        let Some(mut found) = found else {
            if known.and_then(|table| table.actor) == Some(number) && !cell.is_empty() {
                actor = Some(cell.trim_matches(['*', '@', ' ', '`']).to_owned());
            } else if !is_aside(cell) {
                words.push(cell);
            }
            continue;
        };
        let end = found.span.end.min(at + cell.len());
        let left = text.get(end..at + cell.len()).unwrap_or_default().trim_matches(SEPARATORS);
        let whole = left.is_empty() || left.len() <= 12 && !left.contains(' ') && left.len() * 2 < cell.len();
        if found.zone.is_none() {
            found.zone = zone;
        }
        match &mut stamp {
            None if whole || words.is_empty() => {
                if !whole {
                    rest = text.get(end..at + cell.len()).map(words_after).unwrap_or_default();
                }
                found.span.end = end;
                stamp = Some(found);
            }
            Some(first) if whole && first.date.is_none() && !found.timed() && rest.is_empty() => {
                first.date = found.date;
                first.span = Span::new(first.span.start, end);
            }
            Some(first) if whole && !first.timed() && found.timed() && rest.is_empty() => {
                let date = first.date.or(found.date);
                *first = Stamp { date, span: Span::new(first.span.start, end), ..found };
            }
            Some(first) if whole && first.timed() && found.timed() => {
                if known.is_some_and(|table| table.ends.get(number) == Some(&true)) {
                    first.end = found.time;
                    first.end_date = found.date;
                }
            }
            _ => words.push(cell),
        }
    }
    let Some(stamp) = stamp else { return Shape::None };
    let mut said = rest;
    for word in words {
        if !said.is_empty() {
            said.push_str(" | ");
        }
        said.push_str(word);
    }
    if said.trim().is_empty() {
        return Shape::Alone(stamp);
    }
    if table.is_some_and(|table| table.commas) {
        said = said.replace("\"\"", "\"");
    }
    Shape::Leads(stamp, said, actor)
}

/// True for a cell that says nothing of what happened: a weekday, a number of a row, nothing.
fn is_aside(cell: &str) -> bool {
    if cell.len() > 40 {
        return false;
    }
    let bare = fold(cell.trim_matches(['*', ' ', '.', ',', '`', '#']));
    bare.is_empty()
        || WEEKDAYS.row(&bare).is_some()
        || bare.len() < 3 && bare.bytes().all(|b| b.is_ascii_digit())
        || bare == "-"
        || bare == "–"
}
