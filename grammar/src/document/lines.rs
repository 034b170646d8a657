//! Lines of the notes and the section that each stands in: timeline, something else, or not said.

use crate::{
    pause::pause_at,
    span::{Signs, Span, any_of, digit, find_byte, has_more_words, rest_of, start_of},
    timestamp::marks::day_alone,
    timestamp::{byte_classes::ByteClasses, compound::stamp_at, relative::Day},
    words::{
        concepts::{HEADING_WORDS, INCIDENT_NAMES, OTHER_HEADINGS, PAGE_WORDS, STATES, TIMELINE_HEADINGS},
        fold,
        word_set::WordSet,
    },
};

/// What kind of section a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Under a heading that names a timeline.
    Timeline,
    /// Under a heading that names something else: impact, causes, actions.
    Other,
    /// Under no heading, or under one that says nothing of the kind.
    Unsaid,
}

/// What a line is enclosed in, its first and its last line too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Enclosure {
    /// Nothing.
    #[default]
    None,
    /// A code fence.
    Fence,
    /// A comment of HTML.
    Comment,
    /// The front matter above a page.
    FrontMatter,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing stands on it but blanks.
    Blank,
    /// A heading.
    Heading(Heading),
    /// An item of a list or a quotation, or an element of HTML.
    Item,
    /// A row of a table.
    Row,
    /// A line of dashes, bars and the like.
    Rule,
    /// Words, and all that is code or a comment.
    Text,
}

/// What tells that a line is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// Its marks, which give it a rank from 1: `## Impact`, `<h2>`, `h2. `, an underline.
    Marked(u8),
    /// Its words, which stand above sections: `Timeline`, `Root cause:`.
    Worded,
    /// That it is short and stands apart, or is bold. The reader takes it for words, the meaning for the head of a section.
    Apart,
}

/// A line with what its surroundings say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end.
    pub span: Span,
    /// The section it stands in; a heading stands in its own.
    pub section: Section,
    /// What it is.
    pub kind: Kind,
    /// Index of the heading that the line stands under, or is; none above the first.
    pub head: Option<u32>,
    /// How many timelines began up to here: notes of several incidents have several.
    pub part: u32,
    /// What it is enclosed in.
    pub enclosure: Enclosure,
    /// Its words: the line without blanks at either end.
    pub words: Span,
    /// The signs on it.
    pub seen: ByteClasses,
    /// The tables that it holds words of, where it was looked through for them.
    pub says: Option<WordSet>,
    /// The day that it names, where it says nothing else.
    pub day: Option<Day>,
}

impl Line {
    /// True inside a code fence, a comment or front matter.
    #[must_use]
    pub fn quoted(&self) -> bool {
        self.enclosure != Enclosure::None
    }

    /// True where nothing but blanks stands on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.kind == Kind::Blank
    }

    /// True for a heading by its marks or its words: it heads a section.
    #[must_use]
    pub fn heads(&self) -> bool {
        matches!(self.kind, Kind::Heading(Heading::Marked(_) | Heading::Worded))
    }
}

/// Cuts `notes` into lines and says of each what it is and where it stands.
pub async fn lines(notes: &str) -> Vec<Line> {
    let (mut section, mut section_rank) = (Section::Unsaid, 9);
    let (mut above_blank, mut after_blank, mut after_state, mut after_stamp) = (true, true, false, false);
    let (mut part, mut head) = (0, None);
    let mut enclosure = Enclosure::None;
    let mut out: Vec<Line> = Vec::with_capacity(notes.bytes().filter(|byte| *byte == b'\n').count() + 1);
    let mut ahead = spans(notes).map(|span| (span, span.trimmed(notes))).peekable();
    while let Some((span, words)) = ahead.next() {
        let (index, line) = (out.len(), words.of(notes));
        pause_at(index).await;
        let above = || out.last().map_or("", |above| above.words.of(notes));
        // `~~~~` below words underlines them.
        let (here, after) =
            if enclosure == Enclosure::None && line.starts_with("~~~~") && is_underline(above(), line) {
                (enclosure, enclosure)
            } else {
                enclosure.around(line, || index == 0 && has_end(notes))
            };
        enclosure = after;
        let seen = ByteClasses::of(span.of(notes));
        let mut says = None;
        let next = ahead.peek().map_or("", |(_, words)| words.of(notes));
        let found =
            if here == Enclosure::None { heading(line, seen, &mut says, after_blank, next) } else { None };
        // Below the state of a status page stands what it says, below a date and a time what happened then.
        let found = found.filter(|&(heading, words)| {
            let says = after_state || after_stamp && kind_of_heading(words) == Section::Other;
            !(says && heading == Heading::Worded && words == line)
        });
        if let Some((heading, words)) = found {
            let kind = kind_of_heading(words);
            // A heading of a lower rank that says nothing, such as a date, stays in its section; so does all of a timeline.
            part += u32::from(kind == Section::Timeline);
            head = u32::try_from(index).ok();
            // Headings without a rank of their own stand in the middle.
            let rank = if let Heading::Marked(rank) = heading { rank } else { 3 };
            let below = rank > section_rank;
            let stamp =
                kind == Section::Unsaid && words.trim_start_matches(any_of("{[*~ ")).starts_with(digit);
            if stamp && section == Section::Timeline {
            } else if !below
                || kind == Section::Timeline
                || kind == Section::Other && section != Section::Timeline
            {
                (section, section_rank) = (kind, rank);
            }
        }
        let kind = match found {
            _ if line.is_empty() => Kind::Blank,
            _ if matches!(here, Enclosure::Fence | Enclosure::Comment) => Kind::Text,
            Some((heading, _)) => Kind::Heading(heading),
            None => kind(line, seen, above_blank || next.is_empty()),
        };
        above_blank = line.is_empty();
        if here == Enclosure::None {
            let stamp = seen.has(ByteClasses::DIGIT) && is_full_stamp(line);
            if section == Section::Other && section_rank == 3 && stamp {
                section = Section::Unsaid;
            }
            after_blank = line.is_empty();
            after_state = after_blank && after_state || is_state(line);
            after_stamp = after_blank && after_stamp || stamp;
        }
        let day = day_alone(line);
        out.push(Line { span, section, kind, head, part, enclosure: here, words, seen, says, day });
    }
    out
}

/// The lines of `notes`, without their ends.
fn spans(notes: &str) -> impl Iterator<Item = Span> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = rest_of(notes, start);
        let end = find_byte(rest, b'\n');
        next = end.map(|end| start + end + 1);
        let line = start_of(rest, end.unwrap_or(rest.len()));
        Some(Span::new(start, start + line.strip_suffix('\r').unwrap_or(line).len()))
    })
}

/// What some headings begin with.
static BOXES: Signs = Signs::new("【■●");

/// What a line is that heads no section; `apart` tells whether a blank line sets it off.
fn kind(line: &str, seen: ByteClasses, apart: bool) -> Kind {
    let short =
        || line.len() <= 80 && (apart || COLONS.end(line)) && !STOPS.end(line) && !has_more_words(line, 10);
    let bold = || {
        (line.starts_with("**") || line.starts_with("__"))
            && line.trim_end_matches(':').ends_with(any_of("*_"))
    };
    if is_rule(line) {
        Kind::Rule
    } else if line.starts_with('|')
        || seen.has(ByteClasses::TAB) && line.contains('\t')
        || seen.has(ByteClasses::TAG) && (line.contains("<td") || line.contains("<th"))
    {
        Kind::Row
    } else if is_item(line) {
        Kind::Item
    } else if bold() || short() || BOXES.begin(line) {
        Kind::Heading(Heading::Apart)
    } else {
        Kind::Text
    }
}

/// True for what begins with the mark of an item, a quotation or an element of HTML.
fn is_item(line: &str) -> bool {
    static MARKS: Signs = Signs::new("•・>◦·–");

    match line.as_bytes() {
        [b'-' | b'*' | b'+', b' ', ..]
        | [b'0'..=b'9', b'.' | b')', ..]
        | [b'0'..=b'9', b'0'..=b'9', b'.' | b')', ..] => true,
        [b'<', ..] => ["<li", "<p", "<div"].iter().any(|tag| line.starts_with(tag)),
        _ => MARKS.begin(line),
    }
}

/// True for a line of dashes, bars and the like.
#[must_use]
pub fn is_rule(words: &str) -> bool {
    static RULES: Signs = Signs::new("|-:=_* +{}`~");

    RULES.trim_start(words).is_empty()
}

/// What a quotation begins with.
static QUOTES: Signs = Signs::new("> ");

impl Enclosure {
    /// What a line is enclosed in, and what the next one is, where `self` is what the line above says of it; `front` tells
    /// whether front matter begins on it.
    fn around(self, line: &str, front: impl Fn() -> bool) -> (Self, Self) {
        // A block of code may stand in a quotation.
        let bare = QUOTES.trim_start(line);
        match (self, bare.bytes().next()) {
            (Self::FrontMatter, _) => (self, if is_fence(line) { Self::None } else { self }),
            (Self::Comment, _) => (self, if line.contains("-->") { Self::None } else { self }),
            (Self::None, Some(_)) if is_fence(line) && front() => (Self::FrontMatter, Self::FrontMatter),
            (Self::None, Some(b'<')) if line.starts_with("<!--") => {
                (Self::Comment, if line.contains("-->") { Self::None } else { Self::Comment })
            }
            // What ends on the line that it begins on is code in a sentence: ```kubectl get pods```
            (_, Some(b'`' | b'~'))
                if bare.starts_with("~~~")
                    || bare.starts_with("```") && !rest_of(bare, 3).contains("```") =>
            {
                (Self::Fence, if self == Self::Fence { Self::None } else { Self::Fence })
            }
            // A heading with a time is none of the code in a block that nobody closed.
            (Self::Fence, Some(b'#'))
                if line.starts_with("##") && line.trim_start_matches(any_of("# ")).starts_with(digit) =>
            {
                (Self::None, Self::None)
            }
            _ => (self, self),
        }
    }
}

/// True when front matter that begins on the first line also ends.
fn has_end(notes: &str) -> bool {
    let mut below = spans(notes).skip(1).take(60).map(|line| line.of(notes)).peekable();
    below.peek().is_some_and(|line| line.contains(any_of(":="))) && below.any(|line| is_fence(line.trim()))
}

/// True for what front matter begins and ends with, in YAML or TOML.
fn is_fence(line: &str) -> bool {
    matches!(line, "---" | "+++")
}

/// True for the words of a line below `words` that make them a heading: of one sign, and where that has other uses as long as
/// they are.
fn is_underline(words: &str, line: &str) -> bool {
    static RULES: Signs = Signs::new("=-~*^");

    RULES.begin(line) && line.len() > 2 && {
        let sign = line.bytes().next().unwrap_or_default();
        let long = || matches!(sign, b'=' | b'-') || line.len() > 3 && line.len() >= words.chars().count();
        line.bytes().all(|byte| byte == sign) && !words.is_empty() && long()
    }
}

/// The heading of a section that a line is, with its words; none when it is none.
fn heading<'t>(
    line: &'t str,
    seen: ByteClasses,
    says: &mut Option<WordSet>,
    after_blank: bool,
    next: &str,
) -> Option<(Heading, &'t str)> {
    let first = line.bytes().next()?;
    let marks = line.bytes().take_while(|byte| *byte == first).count();
    let rank = u8::try_from(marks.min(6)).unwrap_or(6);
    // `#restart script`, `#!/bin/sh` is said in a chat.
    let said = || {
        marks == 1
            && rest_of(line, 1)
                .starts_with(|c: char| c.is_lowercase() || !c.is_alphabetic() && c != ' ' && c != '\t')
    };
    if first == b'#' && marks <= 6 && !said() {
        return Some((Heading::Marked(rank), line.trim_matches(any_of("# "))));
    }
    if first == b'=' && marks > 1 && line.ends_with("==") {
        let words = line.trim_matches(any_of("= "));
        return (!words.is_empty()).then_some((Heading::Marked(rank), words));
    }
    if is_underline(line, next) && !line.contains('|') {
        return Some((Heading::Marked(2), line));
    }
    // `<h2>Timeline</h2>`, `h2. Timeline`
    let numbered = |mark: &str| {
        let rest = line.strip_prefix(mark)?;
        let rank = rest.bytes().next().filter(u8::is_ascii_digit)? & 15;
        Some((Heading::Marked(rank), rest_of(rest, 1)))
    };
    if let Some((heading, rest)) = numbered("<h") {
        let words = rest.split_once('>')?.1;
        return Some((heading, words.split('<').next().unwrap_or(words)));
    }
    let numbered = numbered("h").and_then(|(heading, rest)| Some((heading, rest.strip_prefix(". ")?)));
    if numbered.is_none() && seen.has(ByteClasses::DIGIT) && counts_incident(line) {
        return Some((Heading::Worded, line));
    }
    numbered.or_else(|| Some((Heading::Worded, worded(line, seen, says, after_blank, next)?)))
}

/// True for a line that heads one incident of several: `Incident 2: mail queue stuck`.
fn counts_incident(line: &str) -> bool {
    let number = INCIDENT_NAMES.begins(line).and_then(|name| rest_of(line, name).strip_prefix(' '));
    let number = number.map(|rest| rest.strip_prefix('#').unwrap_or(rest)).unwrap_or_default();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest_of(number, digits);
    let ends = rest.is_empty() || [":", " - ", " – ", " — "].iter().any(|sign| rest.starts_with(sign));
    (1..3).contains(&digits) && ends && !STOPS.end(line) && !has_more_words(line, 14)
}

/// The words behind the number of a section: `3. Timeline`, `4.1 Causes`.
fn unnumbered(line: &str) -> Option<&str> {
    let (number, words) = line.split_once(' ')?;
    let number = number.strip_suffix(any_of(".)")).unwrap_or(number);
    let numbers = number
        .split('.')
        .all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let words = words.trim_start();
    (numbers && words.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())).then_some(words)
}

/// The words of a line that only they tell to be a heading; none when they do not.
fn worded<'t>(
    line: &'t str,
    seen: ByteClasses,
    says: &mut Option<WordSet>,
    after_blank: bool,
    next: &str,
) -> Option<&'t str> {
    let bold = line.starts_with("**") && line.trim_end_matches(any_of(": ")).ends_with("**");
    // A longer line with a colon leads to what it quotes.
    let colon = seen.has(MAY_LEAD) && COLONS.end(line);
    let ends = colon && !has_more_words(line, 5);
    let closed = colon && !ends || STOPS.end(line);
    // `3. Timeline (UTC)` heads a section where no item follows it.
    let numbered = after_blank && line.starts_with(digit);
    let words = if numbered { unnumbered(line).filter(|_| unnumbered(next).is_none()) } else { None };
    let plain = !closed && words.unwrap_or(line).starts_with(char::is_alphabetic);
    (bold || ends || plain).then_some(())?;
    let bare = AROUND.trim(words.unwrap_or(line));
    let short = bare.len() <= 60 || bare.len() <= 180 && bare.chars().count() <= 60;
    short.then_some(())?;
    let cells = seen.has(ByteClasses::BAR.or(ByteClasses::TAB)) && CELLS.within(bare);
    (!(cells || seen.has(ByteClasses::COLON) && bare.contains(": "))).then_some(())?;
    says.get_or_insert_with(|| WordSet::of(line)).has(WordSet::HEADING).then_some(())?;
    // Words that begin a line of their own are told by more than that they stand in headings.
    let kind = if bold || ends || after_blank || only_heads(bare) {
        kind_of_heading(bare) != Section::Unsaid
    } else {
        TIMELINE_HEADINGS.within(bare)
    };
    // `Back to overview` is of the page.
    (kind && !has_more_words(bare, 8) && PAGE_WORDS.begins(bare).is_none()).then_some(bare)
}

/// What a colon of any script is among.
const MAY_LEAD: ByteClasses = ByteClasses::COLON.or(ByteClasses::WIDE);

/// What stands between cells.
static CELLS: Signs = Signs::new("|\t");

/// What ends a heading that has no other mark.
static COLONS: Signs = Signs::new(":：");

/// What ends a sentence and no heading.
static STOPS: Signs = Signs::new(".!;,。");

/// What may stand around the words of a heading.
static AROUND: Signs = Signs::new("*_:： 【】?");

/// True for the name of a state and nothing else.
#[must_use]
pub fn is_state(text: &str) -> bool {
    static MARKS: Signs = Signs::new("* -–:");

    if text.len() >= 32 {
        return false;
    }
    let bare = MARKS.trim_start(text);
    STATES.begins(bare).is_some_and(|length| MARKS.trim_start(rest_of(bare, length)).is_empty())
}

/// True when a line says the state of an incident, or begins with it: `Resolved - all is well`, `[Resolved] All is well`.
#[must_use]
pub fn begins_state(line: &str) -> bool {
    static MARKS: Signs = Signs::new("* #_[");

    let bare = MARKS.trim_start(line);
    STATES.begins(bare).is_some_and(|length| {
        // `**Resolved** - All is well`
        let rest = MARKS.trim_end(rest_of(bare, length)).trim_start_matches(any_of("*_ "));
        rest.is_empty() || rest.starts_with(any_of("-–:—]"))
    })
}

/// True for words that stand in headings only, so that no blank line has to set them off: `Root Cause and Resolution`.
fn only_heads(words: &str) -> bool {
    let known = |word: &str| word.is_empty() || word == "&" || HEADING_WORDS.row(&fold(word)).is_some();
    words.trim_start_matches(any_of(" /,")).starts_with(char::is_uppercase)
        && words.split(any_of(" /,")).all(known)
}

/// True for a date and a time on a line of their own, as status pages have them above a state, or before one: `26 May 2024 at
/// 10:10: Resolved`.
fn is_full_stamp(line: &str) -> bool {
    let line = line.trim_matches(any_of("*_"));
    let line =
        line.split_once(": ").filter(|(_, state)| begins_state(state)).map_or(line, |(stamp, _)| stamp);
    (10..48).contains(&line.len())
        && !line.starts_with('-')
        && line.ends_with(char::is_alphanumeric)
        && stamp_at(line, 0)
            .is_some_and(|stamp| stamp.date.is_some() && stamp.time.is_some() && stamp.span.end == line.len())
}

fn kind_of_heading(words: &str) -> Section {
    if TIMELINE_HEADINGS.within(words) {
        Section::Timeline
    } else if OTHER_HEADINGS.within(words) {
        Section::Other
    } else {
        Section::Unsaid
    }
}

/// True for `Impact: words`, a line that names its own section.
#[must_use]
pub fn labels_itself(line: &str) -> bool {
    let bare = line.trim_start_matches(any_of("*_-# >"));
    bare.split_once(':').is_some_and(|(label, _)| {
        label.split_whitespace().count() <= 4 && kind_of_heading(label) == Section::Other
    })
}
