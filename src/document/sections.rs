//! Lines of the notes and the section that each stands in: timeline, something else, or not said.

use crate::{
    entries::shape::day_alone,
    span::{Signs, Span, any_of, digit, rest_of, without_indent},
    timestamp::{byte_classes::ByteClasses, compound::stamp_at, relative::Day},
    words::{
        concepts::{HEADING_WORDS, OTHER_HEADINGS, STATES, TIMELINE_HEADINGS},
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

/// A line with what its surroundings say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawLine {
    /// The line without its line end.
    pub span: Span,
    /// The section it stands in; a heading stands in its own.
    pub section: Section,
    /// True when the line is a heading.
    pub heading: bool,
    /// How many timelines began up to here: notes of several incidents have several.
    pub part: u32,
    /// True inside a code fence, an HTML comment or front matter.
    pub quoted: bool,
    /// Its words: the line without blanks at either end.
    pub words: Span,
    /// The signs on it.
    pub seen: ByteClasses,
    /// The tables that it holds words of, where it was looked through for them.
    pub says: Option<WordSet>,
    /// The day that it names, where it says nothing else.
    pub day: Option<Day>,
}

impl RawLine {
    /// True where nothing but blanks stands on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.words.start == self.words.end
    }
}

/// Cuts `notes` into lines and says of each which section it stands in.
#[must_use]
pub fn sections(notes: &str) -> Vec<RawLine> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in notes.split('\n') {
        let bare = line.strip_suffix('\r').unwrap_or(line);
        spans.push(Span::new(start, start + bare.len()));
        start += line.len() + 1;
    }
    let (mut section, mut section_level) = (Section::Unsaid, 9);
    let (mut fenced, mut comment, mut front) = (false, false, false);
    let (mut after_blank, mut after_state) = (true, false);
    let mut part = 0;
    let mut out: Vec<RawLine> = Vec::with_capacity(spans.len());
    for (index, &span) in spans.iter().enumerate() {
        let words = span.trimmed(notes);
        let line = words.of(notes);
        let seen = ByteClasses::of(span.of(notes));
        let day = day_alone(line);
        let mut says = None;
        let raw = RawLine { span, section, heading: false, part, quoted: true, words, seen, says, day };
        if line == "---" && (index == 0 || front) {
            front = index == 0 && has_end(notes, &spans);
            out.push(raw);
            continue;
        }
        let mut fence = false;
        match line.bytes().next() {
            Some(b'~') => fence = line.starts_with("~~~"),
            Some(b'`') => fence = line.strip_prefix("```").is_some_and(|rest| !rest.contains("```")),
            Some(b'<') => comment |= line.starts_with("<!--"),
            // A heading with a time is none of the code in a block that nobody closed.
            Some(b'#') if fenced && line.starts_with("##") => {
                fenced = !line.trim_start_matches(any_of("# ")).starts_with(digit);
            }
            _ => {}
        }
        if fence || comment || front {
            fenced ^= fence;
            comment &= !line.contains("-->");
            out.push(raw);
            continue;
        }
        let next = || spans.get(index + 1).map(|next| next.of(notes)).unwrap_or_default();
        let found =
            if fenced { None } else { heading(line, seen, &mut says, after_blank, || is_underline(next())) };
        // Below the state of a status page stands what it says.
        let found = found.filter(|(level, words)| !(after_state && *level == 3 && *words == line));
        if let Some((level, words)) = found {
            let kind = kind_of_heading(words);
            // A heading of a lower rank that says nothing, such as a date, stays in its section; so does all of a timeline.
            part += u32::from(kind == Section::Timeline);
            let below = level > section_level;
            let stamp =
                kind == Section::Unsaid && words.trim_start_matches(any_of("{[*~ ")).starts_with(digit);
            if stamp && section == Section::Timeline {
            } else if !below
                || kind == Section::Timeline
                || kind == Section::Other && section != Section::Timeline
            {
                section = kind;
                section_level = level;
            }
        }
        if section == Section::Other && section_level == 3 && is_full_stamp(line) {
            section = Section::Unsaid;
        }
        after_blank = line.is_empty();
        after_state = after_blank && after_state || is_state(line);
        out.push(RawLine { section, heading: found.is_some(), part, quoted: fenced, says, ..raw });
    }
    out
}

/// True when front matter that begins on the first line also ends.
fn has_end(notes: &str, lines: &[Span]) -> bool {
    lines.iter().skip(1).take(60).any(|line| line.of(notes).trim() == "---")
        && lines.get(1).is_some_and(|line| line.of(notes).contains(':'))
}

/// True for the line below a heading that is underlined.
fn is_underline(line: &str) -> bool {
    static RULES: Signs = Signs::new("=-");

    let bare = without_indent(line);
    RULES.begin(bare) && bare.len() > 2 && {
        let bare = bare.trim_end();
        bare.len() > 2 && (bare.bytes().all(|b| b == b'=') || bare.bytes().all(|b| b == b'-'))
    }
}

/// The rank of a heading, from 1, and its words; none when the line is no heading.
fn heading<'t>(
    line: &'t str,
    seen: ByteClasses,
    says: &mut Option<WordSet>,
    after_blank: bool,
    underlined: impl FnOnce() -> bool,
) -> Option<(usize, &'t str)> {
    let first = line.bytes().next()?;
    if first == b'#' {
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        if hashes <= 6 {
            return Some((hashes, line.get(hashes..)?.trim_matches(any_of("# "))));
        }
    }
    if first == b'=' && line.starts_with("==") && line.ends_with("==") {
        let rank = line.bytes().take_while(|b| *b == b'=').count();
        return Some((rank, line.trim_matches(any_of("= ")))).filter(|(_, words)| !words.is_empty());
    }
    if underlined() && !line.contains('|') {
        return Some((2, line));
    }
    if first == b'<' && line.starts_with("<h") && rest_of(line, 2).starts_with(any_of("1234")) {
        let words = line.split_once('>')?.1;
        return Some((2, words.split('<').next().unwrap_or(words)));
    }
    if first == b'h'
        && let Some(level) = rest_of(line, 1).strip_prefix(digit)
        && let Some(words) = level.strip_prefix(". ")
    {
        return Some((2, words));
    }
    let bold = line.starts_with("**") && line.trim_end_matches(any_of(": ")).ends_with("**");
    // A longer line with a colon leads to what it quotes.
    let colon = seen.has(MAY_LEAD) && COLONS.end(line);
    let ends = colon && line.split_whitespace().nth(5).is_none();
    let closed = colon && !ends || STOPS.end(line);
    let plain = !closed
        && (first.is_ascii_alphabetic() || !first.is_ascii() && line.starts_with(char::is_alphabetic));
    (bold || ends || plain).then_some(())?;
    let bare = AROUND.trim(line);
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
    (kind && bare.split_whitespace().nth(8).is_none()).then_some((3, bare))
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

/// True when a line says the state of an incident, or begins with it: `Resolved - all is well`.
#[must_use]
pub fn begins_state(line: &str) -> bool {
    static MARKS: Signs = Signs::new("* #_");

    let bare = MARKS.trim_start(line);
    STATES.begins(bare).is_some_and(|length| {
        let rest = MARKS.trim_end(rest_of(bare, length)).trim_start();
        rest.is_empty() || rest.starts_with(any_of("-–:—"))
    })
}

/// True for words that stand in headings only, so that no blank line has to set them off: `Root Cause and Resolution`.
fn only_heads(words: &str) -> bool {
    let known = |word: &str| word.is_empty() || word == "&" || HEADING_WORDS.row(&fold(word)).is_some();
    words.trim_start_matches(any_of(" /,")).starts_with(char::is_uppercase)
        && words.split(any_of(" /,")).all(known)
}

/// True for a date and a time on a line of their own, as status pages have them above a state.
fn is_full_stamp(line: &str) -> bool {
    (10..48).contains(&line.len())
        && line.ends_with(char::is_alphanumeric)
        && line.bytes().any(|byte| byte.is_ascii_digit())
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
