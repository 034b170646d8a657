//! Blocks: what may be one entry. A line is a block, or several where breaks or a run of entries stand on it.

use crate::{
    document::{
        cells::columns,
        lines::{Kind, Line, Section, begins_state},
    },
    pause::pause_at,
    span::{Signs, Span, any_of, find_byte, rest_of, start_of},
    timestamp::marks::{day_alone, may_stamp},
    timestamp::{byte_classes::ByteClasses, compound::Timestamp, scan::each_stamp},
    words::{
        PLANS,
        concepts::{CLAUSE_WORDS, LEADING},
        last_word,
        word_set::WordSet,
    },
};

/// A part of a line that may be an entry.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, asked many times and found once"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Index of its line.
    pub line: usize,
    /// Its place in the notes.
    pub span: Span,
    /// The section of its line.
    pub section: Section,
    /// See [`Line::part`].
    pub part: u32,
    /// True when its line is a heading.
    pub heading: bool,
    /// True when its line is quoted.
    pub quoted: bool,
    /// Its words: the block without blanks at either end.
    pub words: Span,
    /// See [`Line::says`].
    pub says: Option<WordSet>,
    /// The signs in it.
    pub seen: ByteClasses,
    /// False where no stamp is in it (see `may_stamp`).
    pub may_stamp: bool,
    /// True where it names a day and says nothing else.
    pub day: bool,
    /// True for the heading of a table.
    pub columns: bool,
    /// True where it says the state of an incident, or begins with it: `Resolved - all is well`.
    pub state: bool,
    /// True where it says when something is to come: `Next update: 15:00`.
    pub to_come: bool,
}

impl Block {
    /// True where nothing but blanks stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.words.start == self.words.end
    }
}

/// Cuts lines at `<br>` outside of tables, and where several entries run on in one line.
pub async fn blocks(notes: &str, lines: &[Line]) -> Vec<Block> {
    let mut out = Vec::with_capacity(lines.len());
    let mut cuts = Vec::new();
    for (line, raw) in lines.iter().enumerate() {
        let text = raw.span.of(notes);
        cuts.clear();
        cuts.push(0);
        let tagged = raw.seen.has(ByteClasses::TAG);
        if tagged {
            elements(text, &mut cuts);
        }
        if raw.kind != Kind::Row && !raw.quoted() {
            if tagged {
                breaks(text, &mut cuts);
            }
            if text.len() > 40 && !raw.heads() && raw.seen.has(ENDS.or(ByteClasses::COMMA)) {
                run_on(text, &mut cuts);
            }
        }
        if cuts.len() > 2 {
            cuts = crate::sort::by_key(cuts, |&cut| i64::try_from(cut).unwrap_or(i64::MAX));
        }
        cuts.push(text.len());
        for pair in cuts.windows(2) {
            pause_at(out.len()).await;
            if let [from, to] = *pair
                && (from < to || text.is_empty())
            {
                let span = Span::new(raw.span.start + from, raw.span.start + to);
                let whole = span == raw.span;
                let words = span.of(notes);
                let (bounds, day, seen) = if whole {
                    (raw.words, raw.day, raw.seen)
                } else {
                    (span.trimmed(notes), day_alone(words), ByteClasses::of(words))
                };
                out.push(Block {
                    line,
                    span,
                    section: raw.section,
                    part: raw.part,
                    heading: raw.heads(),
                    quoted: raw.quoted(),
                    words: bounds,
                    says: raw.says.filter(|_| whole),
                    seen,
                    may_stamp: may_stamp(words, seen),
                    day: day.is_some(),
                    columns: columns(words, seen).is_some(),
                    state: begins_state(words),
                    to_come: seen.has(LABELLED) && is_to_come(bounds.of(notes)),
                });
            }
        }
    }
    out
}

/// The signs behind a label.
const LABELLED: ByteClasses = ByteClasses::COLON.or(ByteClasses::WIDE);

fn is_to_come(words: &str) -> bool {
    // `dana 10:02`: no number stands in such a label.
    let mut head = words.bytes().take_while(|byte| byte.is_ascii() && *byte != b':');
    let mut may_be = || CLAUSE_WORDS.may_begin(words) && !head.any(|byte| byte.is_ascii_digit());
    let label = if may_be() { CLAUSE_WORDS.longest(words) } else { None }.filter(|(row, _)| *row >= PLANS);
    label.is_some_and(|(_, length)| {
        rest_of(words, length).trim_start_matches(any_of(" *_")).starts_with(any_of(":："))
    })
}

/// Before each row, item or paragraph of HTML, where several stand on the line.
fn elements(text: &str, cuts: &mut Vec<usize>) {
    const TAGS: [&str; 4] = ["<tr", "<li", "<p>", "<dt"];

    let mut places = TAGS.map(|_| Vec::new());
    let mut next = 0;
    while let Some(at) = find_byte(rest_of(text, next), b'<').map(|at| next + at) {
        next = at + 1;
        let tag = TAGS.iter().position(|tag| rest_of(text, at).starts_with(tag));
        if let Some(places) = tag.and_then(|tag| places.get_mut(tag)) {
            places.push(at);
        }
    }
    for places in places.into_iter().filter(|places| places.len() > 1) {
        cuts.extend(places.into_iter().filter(|&at| at > 0));
    }
}

/// After each `<br>`.
fn breaks(text: &str, cuts: &mut Vec<usize>) {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("<br")) {
        at += found;
        let end = text.get(at..).and_then(|rest| rest.find('>')).map_or(text.len(), |end| at + end + 1);
        cuts.push(end);
        at = end;
    }
}

/// What ends a sentence, be it in a script of its own.
const ENDS: ByteClasses = ByteClasses::STOP.or(ByteClasses::WIDE);

/// What may stand between the end of a sentence and a stamp that begins the next.
static OPENING: Signs = Signs::new(" *[(-–•・\u{3000}自");

/// What ends a sentence, or leads to an entry.
static CLOSING: Signs = Signs::new(".。;；:：>]!！•");

/// Where entries begin that are noted down one after the other, each with its time in four digits: `1402 db down, 1405 paged
/// Bob, 14:20 failover`. Empty where those may be years or counts of things.
fn jotted(text: &str) -> Vec<usize> {
    // Hours and minutes that are no years of our time.
    let no_year = |clock: u32| !(1900..2060).contains(&clock);
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut sure = false;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        if !matches!(start_of(text, at).as_bytes(), [] | [.., b',' | b';' | b'.' | b'/', b' ']) {
            continue;
        }
        let word = rest_of(text, at);
        let word = start_of(word, find_byte(word, b' ').unwrap_or(word.len()));
        let next = rest_of(text, at + word.len() + 1);
        if !matches!(word.len(), 4 | 5) || !next.starts_with(char::is_alphabetic) {
            continue;
        }
        let mut digits = word.bytes().filter(|byte| *byte != b':');
        let joined =
            |clock: u32, digit: u8| digit.is_ascii_digit().then_some(clock * 10 + u32::from(digit & 15));
        let Some(clock) = digits.try_fold(0, joined) else { continue };
        if clock / 100 > 23 || clock % 100 > 59 {
            return Vec::new();
        }
        sure |= word.len() == 4 && (byte == b'0' || no_year(clock));
        found.push((at, clock));
    }
    let back = found.windows(2).filter(|pair| matches!(pair, [one, other] if other.1 < one.1)).count();
    let starts = found.into_iter().map(|(at, _)| at);
    if sure && back < 2 && starts.len() > 2 { starts.collect() } else { Vec::new() }
}

/// Where entries begin whose lines were lost when they were copied: `queue grows16:54 - replica lags16:55 - alerts`.
fn glued(text: &str) -> Vec<usize> {
    let begins = |&at: &usize| {
        let before = start_of(text, at);
        let set_off = rest_of(text, at + 5);
        [" - ", " – ", " — "].iter().any(|sign| set_off.starts_with(sign))
            && (before.ends_with(char::is_alphabetic) || before.trim_end().ends_with(any_of(".)!?")))
    };
    let clock = |five: &[u8]| matches!(five, [b'0'..=b'2', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9']);
    let colons = text.match_indices(':').filter_map(|(colon, _)| colon.checked_sub(2));
    let clocks = colons.filter(|&at| text.as_bytes().get(at..at + 5).is_some_and(clock));
    let found: Vec<usize> = clocks.filter(begins).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Finds where entries begin that run on.
type Runs = fn(&str) -> Vec<usize>;

/// Runs of entries that a form of time tells, and how many digits they have at least.
const RUNS: [(usize, Runs); 2] = [(12, jotted), (8, glued)];

/// Before each stamp that begins a sentence and is set off from the words after it, where there are several.
fn run_on(text: &str, cuts: &mut Vec<usize>) {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    for (least, runs) in RUNS {
        let found = if digits < least { Vec::new() } else { runs(text) };
        if !found.is_empty() {
            cuts.extend(found.into_iter().filter(|&at| at > 0));
            return;
        }
    }
    if digits < 6 {
        return;
    }
    let mut before = b' ';
    let mut stops = |byte| matches!((std::mem::replace(&mut before, byte), byte), (b'.' | b';' | b'!', b' '));
    let ends = text.bytes().any(&mut stops)
        || text.contains("-> ")
        || !text.is_ascii() && text.contains(any_of("。；！→"));
    if !ends {
        return;
    }
    let (mut last, mut prose) = (usize::MAX, 0);
    let mut begins = |stamp: &Timestamp| {
        let since = stamp.span.start.saturating_sub(last);
        // `[10:58] Between 7:41 and 10:22, errors rose.` is one entry.
        let between = text.get(last..stamp.span.start);
        let apart = between.is_none_or(|between| between.contains(char::is_alphabetic));
        last = stamp.span.end;
        let before = start_of(text, stamp.span.start);
        let trimmed = OPENING.trim_end(before);
        let starts = trimmed.is_empty() || CLOSING.end(trimmed) && apart;
        let after = rest_of(text, stamp.span.end);
        // `At 14:20 the vendor is called.`
        let word = last_word(trimmed);
        let led = word.len() < trimmed.len() && LEADING.begins(word) == Some(word.len());
        let led = led && CLOSING.end(OPENING.trim_end(start_of(trimmed, trimmed.len() - word.len())));
        // `Resolved. From 8:31 to 9:44, logins failed.`
        prose += usize::from(led || stamp.window && starts);
        // `Label: 10:02` begins a run only at its head; a colon inside an entry leads to what is quoted.
        let starts = starts && (!trimmed.ends_with(any_of(":：")) || trimmed.len() < 40);
        let marked = after.trim_start_matches(any_of("*]) ")).starts_with(any_of(":：-–—,，、→"));
        // After the full stop of a script without blanks a time begins an entry as it is.
        let marked = marked || trimmed.ends_with(any_of("。；！→")) && stamp.timed();
        let marked = marked || (trimmed.ends_with("->") || trimmed.is_empty()) && stamp.timed();
        // So it does after a comma and a clause.
        let clause = trimmed.ends_with(any_of("、，")) && since > 18 && stamp.timed();
        // `text [Feb 06 22:44] text`
        let boxed = before.ends_with('[') && after.starts_with(']') && stamp.date.is_some() && stamp.timed();
        let (starts, marked) = (starts || clause || boxed, marked || clause || boxed);
        let worded = stamp.date.is_some() && stamp.timed() && after.starts_with(' ');
        (starts && (marked || worded)).then_some(before.len())
    };
    let (mut starts, mut timed) = (Vec::new(), 0);
    // In running prose a sentence may begin with a time and a comma; a list of entries does so again and again.
    let lists = |starts: usize, timed: usize| starts > 1 && starts * 2 >= timed;
    for stamp in each_stamp(text).filter(|stamp| stamp.timed() || stamp.date.is_some()) {
        timed += usize::from(stamp.timed());
        starts.extend(begins(&stamp));
        // What is no list by so many times is none further on.
        if timed == 10 && !lists(starts.len(), timed) {
            return;
        }
    }
    if lists(starts.len(), timed) && prose * 2 < starts.len() {
        cuts.extend(starts.into_iter().filter(|&at| at > 0));
    }
}
