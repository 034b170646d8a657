//! The title of the notes, as they give it: lines above the first entry compete, and what speaks for each is a weight.

use crate::{
    document::{
        Document,
        cells::columns,
        clauses::is_wide,
        lines::{Enclosure, Heading, Kind, Line, Section},
        sentences::sentence_end,
    },
    entries::entry::Entry,
    markup::{self, plain, untagged},
    resolve::context::{Context, is_zone},
    span::{any_of, digit, has_more_words, rest_of, start_of},
    timestamp::scan::{each_stamp, stamps},
    words::{
        concepts::{
            ACTORS, BEGIN_LABELS, DATE_LABELS, DEGRADED, DELAYED, DOWN, END_LABELS, FAILURE, FIELD_LABELS,
            HEADING_WORDS, IMPACT_LABELS, INCIDENT_NAMES, LABELS_PRIORITY, LABELS_SEVERITY, LENGTH_LABELS,
            MAIL_HEADS, MONTHS, NOUNS, OTHER_HEADINGS, OTHER_LABELS, PAGE_WORDS, PHASE_LABELS, PUBLISHED,
            STATE_DEGRADED, STATES, TIME_LABELS, TIMELINE_HEADINGS, TITLE_LABELS, TITLE_WORDS, TO_DO,
            TROUBLE,
        },
        fold,
        lexicon::Table,
        said::{Said, begins, begins_each, says},
    },
};

/// What speaks for a line as the title, and against it. The heaviest wins, of equals the first.
mod weight {
    /// The front matter or a field says that it is the title.
    pub(super) const STATED: i32 = 200;
    /// A heading, less for each rank below the first.
    pub(super) const HEADING: i32 = 100;
    pub(super) const RANK: i32 = 15;
    /// A short line that stands for itself.
    pub(super) const LINE: i32 = 40;
    /// It tells of a failure or names an incident.
    pub(super) const TELLS: i32 = 25;
    /// The line below says whose report it is: `Incident Report for Harrow Hall`.
    pub(super) const ABOVE_REPORT: i32 = 40;
    /// It says what kind of document it is, and beside that a date or a number only.
    pub(super) const NUMBERED: i32 = -35;
    /// It is one word.
    pub(super) const ONE_WORD: i32 = -25;
    /// It may be where the page stands: `Status > Past events`.
    pub(super) const PATH: i32 = -20;
    /// Each line above it.
    pub(super) const BELOW: i32 = -3;
}

/// Lines with words above the first entry that are looked at.
const LINES: usize = 60;

/// Such lines without marks that can be a title.
const HEAD: i32 = 8;

/// Words that tell of a failure.
const TELLS: [Table; 6] = [DEGRADED, DOWN, DELAYED, FAILURE, NOUNS, TROUBLE];

/// Lines below a label within which a record repeats it.
const RECORD: usize = 12;

/// Bytes of a line that is a paragraph, and of the longest title.
const PARAGRAPH: usize = 160;
const LONG: usize = 400;

/// The title: of the lines above the first entry the one that most speaks for, where one reads like a title.
///
/// ```
/// use incident_timeline::{document::Document, pause::at_once, read::read, zones::Rules};
///
/// let notes = "Skip to main content\n\nTill outage\n\n## Timeline\n- 10:02 tills hang\n- 10:40 tills work\n";
/// let document = at_once(Document::of(notes));
/// assert_eq!(at_once(read(&document, Rules::NONE)).title.as_deref(), Some("Till outage"));
/// ```
#[must_use]
pub fn title(document: &Document<'_>, entries: &[Entry], context: &Context) -> Option<String> {
    let first = entries.iter().map(|entry| entry.line).min().unwrap_or(document.lines.len());
    // A mail has its subject below its time.
    let in_head = |&line: &usize| begins(&fold(document.words(line)), MAIL_HEADS).is_some();
    let head = (first..document.lines.len()).take_while(in_head).count();
    let first = first + if head > 0 { head + 1 } else { 0 };
    let above = document.lines.iter().enumerate().take(first);
    let mut head = Head { document, context, first, place: 0, over: false, sections: i32::MAX, named: false };
    let mut best: Option<(i32, String)> = None;
    for (index, line) in above.filter(|(_, line)| !line.is_blank()).take(LINES) {
        let told = document.words(index);
        // Who writes stands above the time of a message.
        let speaks = entries.iter().take(LINES).any(|entry| entry.actor.as_deref() == Some(told));
        let found = match line.enclosure {
            Enclosure::None if speaks || context.is_statement(index, told) => None,
            Enclosure::None => head.candidate(index, line),
            Enclosure::FrontMatter => front_matter(told).map(|title| (weight::STATED, title)),
            Enclosure::Fence | Enclosure::Comment => None,
        };
        let found = found.and_then(|(weight, words)| Some((weight, head.cut(&words)?)));
        best = match (best, found) {
            (Some(best), Some(found)) if found.0 > best.0 => Some(found),
            (best, found) => best.or(found),
        };
    }
    best.map(|(_, title)| title)
}

/// The lines above the first entry, as far as they were looked at.
struct Head<'n> {
    document: &'n Document<'n>,
    context: &'n Context,
    /// The line of the first entry.
    first: usize,
    /// How many of them have words.
    place: i32,
    /// A paragraph or a field came: what follows without marks is no title.
    over: bool,
    /// The rank of the headings of sections.
    sections: i32,
    /// The line above says that the title stands below it.
    named: bool,
}

impl Head<'_> {
    /// The title that a line may be, and what speaks for it.
    fn candidate(&mut self, index: usize, line: &Line) -> Option<(i32, String)> {
        self.place += 1;
        let told = match self.document.fields(line)[..] {
            // `[OPS-7714] Invoices sent twice  Created: 9 Jan  Resolved: 9 Jan`
            [title, created, _, ..] if created.contains(": ") && !title.contains([':', '|']) => title,
            _ => self.document.words(index),
        };
        let words = shown(told);
        let label = labelled(self.document, line, &words);
        if let Some(stated) = label.or(self.named.then(|| words.clone())) {
            self.named = stated.is_empty();
            // A mail may be cut at a width.
            let below = self.document.words(index + 1);
            let goes_on =
                !self.named && below.starts_with(|c: char| c.is_ascii_lowercase()) && !below.contains(": ");
            let stated = if goes_on { [&stated, " ", below].concat() } else { stated };
            return Some((weight::STATED, stated));
        }
        let below = self.document.words(index + 1);
        let marks = mark(line.kind, told);
        let folded = fold(&words);
        let said = Said::of(&folded);
        // `Downtime`, `Degraded` on a line of its own is the state of a page, above its title.
        let state = [DOWN, STATE_DEGRADED].iter().any(|table| table.row(&folded).is_some());
        let next = || (index + 1..self.first).map(|at| self.document.words(at)).find(|next| !next.is_empty());
        let titled = || next().is_some_and(|next| each_stamp(next).next().is_none());
        if marks.is_none() && below.is_empty() && state && titled() {
            return None;
        }
        // `Resolved` above the title of a status page is none.
        self.over |=
            is_label(&fold(words.trim_end_matches(any_of(":： "))), false) && STATES.row(&folded).is_none();
        let base = match marks {
            Some(rank) => weight::HEADING - weight::RANK * rank,
            None if self.over || self.place > HEAD || !self.stands_alone(index, line, &words) => {
                self.over |= words.len() > PARAGRAPH;
                return None;
            }
            None => weight::LINE,
        };
        let tells = TELLS.iter().any(|table| said.has(*table)) || begins(&folded, INCIDENT_NAMES).is_some();
        // `What went wrong with last Thursday's migration` heads the page.
        let of_section =
            line.section != Section::Unsaid && !(self.place == 1 && (tells || has_more_words(&words, 5)));
        if marks.is_some_and(|rank| rank >= self.sections) {
            return None;
        }
        if let Some(rank) = marks.filter(|_| of_section) {
            self.sections = rank;
        }
        let kind = made_of(
            &words,
            &[
                FIELD_LABELS,
                HEADING_WORDS,
                INCIDENT_NAMES,
                STATES,
                TIMELINE_HEADINGS,
                TIME_LABELS,
                TITLE_WORDS,
                MONTHS,
            ],
        );
        let unsaid = line.section == Section::Unsaid && marks.is_none_or(|rank| rank == 0);
        let numbered = kind && unsaid && (said.has(NOUNS) || words.contains(|c: char| c.is_ascii_digit()));
        // `Next steps: …`, `feed_url: "https://…"`
        let label = words.split_once(": ").map(|(label, _)| label);
        let field = label.is_some_and(|label| says(&fold(label), TO_DO) || words.contains("://"));
        let furniture = field
            || words.starts_with("{{")
            // `$ git log`, `(times CET, the carrier says UTC)`
            || words.starts_with("$ ")
            || words.starts_with('(') && words.ends_with(')')
            // `:OWNER: hanneke` of org-mode; `:fire: Checkout down` is none.
            || words.strip_prefix(':').and_then(|rest| rest.split_once(':')).is_some_and(|(name, _)| name.bytes().all(|byte| byte.is_ascii_uppercase()))
            || begins(&folded, PAGE_WORDS).is_some()
            || is_zone(&words)
            || numbered_part(&words)
            || is_spaced_field(told);
        if furniture || kind && !numbered || of_section && marks != Some(0) {
            return None;
        }
        let of = [" for ", " de ", " für ", " pour ", " para ", " voor ", " per "];
        let report = begins(&fold(below), INCIDENT_NAMES).is_some() && of.iter().any(|of| below.contains(of))
            || is_byline(below)
            || begins(&fold(below), PUBLISHED).is_some() && self.heads(index);
        let weights = [
            (tells && !kind, weight::TELLS),
            (report, weight::ABOVE_REPORT),
            (numbered, weight::NUMBERED),
            (words.is_ascii() && !words.contains(' '), weight::ONE_WORD),
            (!below.is_empty() && is_path(&words), weight::PATH),
        ];
        let more: i32 = weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
        // `INC-2077`, and what it is on the line below.
        let named = is_key(&words)
            && below.contains(' ')
            && short_label(below).is_none()
            && each_stamp(below).next().is_none();
        let words = if named { [&words, " ", &shown(below)].concat() } else { words };
        Some((base + more + weight::BELOW * self.place, words))
    }

    /// True where no words stand right above a line.
    fn heads(&self, index: usize) -> bool {
        index.checked_sub(1).is_none_or(|above| {
            let words = self.document.words(above);
            words.is_empty() || self.context.is_statement(above, words)
        })
    }

    /// True where a line without marks stands for itself: no item, row, field or sentence, and no part of a paragraph.
    fn stands_alone(&self, index: usize, line: &Line, words: &str) -> bool {
        let (told, below) = (self.document.words(index), self.document.words(index + 1));
        let tag = told.starts_with('<') && told.ends_with('>') && !told.contains("</h");
        let kind = matches!(line.kind, Kind::Item | Kind::Row | Kind::Rule) || told.starts_with("--- ");
        let lower = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
        let next = self.document.lines.get(index + 1).map(|next| next.kind);
        let before = !self.heads(index);
        let after = self.document.words(index + 2);
        // Lines of a paragraph are as long as each other, but for the last: `Closed` above another is none of one.
        let goes_on = below.len() * 3 > words.len() || after.is_empty();
        let part = words.len() > 60
            && goes_on
            && next == Some(Kind::Text)
            && short_label(below).is_none()
            && !below.contains(" · ")
            || lower(below) && !is_byline(below)
            || lower(words) && !told.starts_with('#') && (before || !words.contains(' '));
        let ends = words.ends_with(any_of(".;,:!。，：；、"));
        let head = words.starts_with('【') && words.ends_with('】');
        let rest = rest_of(words, sentence_end(words)).trim_start();
        // `Hub down for everyone? "502 Bad Gateway" since this morning`
        let asks = start_of(words, sentence_end(words)).trim_end().ends_with('?');
        let more = !rest.is_empty() && !asks && !lower(rest) && !rest.starts_with(digit);
        // `**Status** closed`
        let bold = told.strip_prefix("**").and_then(|rest| rest.split_once("**"));
        let bold = bold.is_some_and(|(label, rest)| {
            label.trim_end().ends_with(':') || rest.trim_start().starts_with(char::is_alphanumeric)
        });
        let timed = words.contains("://") || each_stamp(words).any(|stamp| stamp.timed());
        let table = !words.contains(", ") && columns(told, line.seen).is_some();
        let labels = |line: &str| short_label(line).is_some();
        // Records repeat their labels; the last field of a form has others above it.
        let label = words.split_inclusive(':').next().unwrap_or_default();
        let mut later = (index + 1..self.first.max(index + RECORD)).map(|at| self.document.words(at));
        let record = labels(words) && later.any(|line| line.starts_with(label));
        let above = index.checked_sub(1).map_or("", |above| self.document.words(above));
        let last =
            self.place > 2 && labels(above) && !TELLS.iter().any(|table| Said::of(&fold(words)).has(*table));
        let form = self.place > 1 && labels(below) || last;
        let field = bold || timed || record || is_field(words, form);
        // `Pages / Database / Reviews`: where the page stands.
        let path = [" / ", " > ", " › ", " » "].iter().any(|joint| words.split(joint).nth(2).is_some());
        let path = path || words.contains(" / #");
        let field = field || path || words.split(" / ").nth(1) == Some(below);
        !(tag || kind || table || part || ends || head || more || field)
    }

    /// The words of a title without what else stands on its line; none where nothing but a stamp is left, or very much.
    fn cut(&self, words: &str) -> Option<String> {
        let mut words = words;
        // `Leaked routes | Halvane Journal`, where the title stands again.
        if let Some((title, _)) = words.split_once(" | ")
            && (0..self.first).any(|line| self.document.words(line) == title)
        {
            words = title;
        }
        let words = words.trim_end_matches(any_of(".。 "));
        let mut stamps = each_stamp(words);
        // `2026-11-02 (UTC)`
        let stamp = stamps.next().is_some_and(|stamp| {
            let rest = rest_of(words, stamp.span.end).trim_matches(any_of(" ,()[]"));
            stamp.span.start == 0 && (rest.is_empty() || is_zone(rest))
        });
        let said = words.contains(char::is_alphabetic) && !stamp && words.len() <= LONG;
        said.then(|| words.to_owned())
    }
}

/// True for two names that a sign joins, not for `latency > 5 s`.
fn is_path(words: &str) -> bool {
    let joins =
        |joint: &str| words.split_once(joint).is_some_and(|(_, last)| last.starts_with(char::is_uppercase));
    [" > ", " › ", " » "].into_iter().any(joins)
}

/// True for a line that names who wrote what it stands below.
fn is_byline(line: &str) -> bool {
    line.strip_prefix("by ").is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The rank, from 0, of a heading by its marks.
fn mark(kind: Kind, line: &str) -> Option<i32> {
    match kind {
        Kind::Heading(Heading::Marked(rank)) => Some(i32::from(rank) - 1),
        // A heading of AsciiDoc.
        _ if line.starts_with("= ") => Some(0),
        _ => None,
    }
}

/// The words of a line without its marks, and without what stands far behind them.
fn shown(line: &str) -> String {
    // `Title:      Crane stuck`
    let far = |(at, _): &(usize, &str)| !start_of(line, *at).trim_end().ends_with(':');
    let line = line.match_indices("   ").find(far).map_or(line, |(at, _)| start_of(line, at));
    let wiki = line.strip_prefix('h').and_then(|rest| rest.split_once(". "));
    let line = wiki.filter(|(rank, _)| rank.len() == 1).map_or(line, |(_, words)| words);
    // `# _(Update)_ Outage`
    let line = line.replace("<![CDATA[", "").replace("]]>", "");
    let words = plain(untagged(&line).trim_matches(any_of("#=*_ "))).replace("_ ", " ");
    words.trim_matches(any_of("#=*_- \u{a0}")).to_owned()
}

/// The title that a line of front matter states.
fn front_matter(line: &str) -> Option<String> {
    let (label, title) = line.split_once(any_of(":="))?;
    let title = title.trim().trim_matches(any_of("\"'"));
    (label.trim_end().eq_ignore_ascii_case("title") && !title.is_empty()).then(|| plain(title))
}

/// The title that a field states: `Title: ...`, `Subject: ...`; empty where it stands below.
fn labelled(document: &Document<'_>, line: &Line, words: &str) -> Option<String> {
    let is_label = |label: &str| TITLE_LABELS.row(&fold(label.trim_matches(any_of("#*_+ ")))).is_some();
    if let Some((label, title)) = words.split_once(any_of(":：")) {
        return is_label(label).then(|| title.trim_matches(any_of("*_ ")).to_owned());
    }
    if line.kind == Kind::Row {
        let mut fields = document.fields(line).into_iter().map(shown).filter(|field| !field.is_empty());
        return fields.next().filter(|label| is_label(label)).and_then(|_| fields.next());
    }
    (matches!(line.kind, Kind::Heading(_)) && is_label(words)).then(String::new)
}

/// A label of at most three words, and its value.
fn short_label(words: &str) -> Option<(&str, &str)> {
    let field = words.split_once(any_of(":："));
    field.filter(|(label, value)| {
        label.split(' ').nth(3).is_none() && (value.starts_with(' ') || !label.is_ascii())
    })
}

/// True for a field that says something else than the title: `Severity: high`, or in a `form` any.
fn is_field(words: &str, form: bool) -> bool {
    let Some((label, value)) = short_label(words) else { return false };
    let own = INCIDENT_NAMES.row(&fold(label)).is_some()
        || made_of(label, &[INCIDENT_NAMES, TITLE_WORDS, HEADING_WORDS]) && !made_of(label, &[HEADING_WORDS]);
    !own && (is_label(&fold(label.trim()), true) || value.trim_start().starts_with(digit) || form)
}

/// True for the label, folded, of a field that says something of an incident but what it is; its first words are enough
/// where a value stands behind it.
fn is_label(label: &str, field: bool) -> bool {
    const LABELS: [Table; 14] = [
        ACTORS,
        BEGIN_LABELS,
        DATE_LABELS,
        END_LABELS,
        FIELD_LABELS,
        IMPACT_LABELS,
        LABELS_PRIORITY,
        LABELS_SEVERITY,
        LENGTH_LABELS,
        MAIL_HEADS,
        OTHER_HEADINGS,
        OTHER_LABELS,
        PUBLISHED,
        TIME_LABELS,
    ];
    let whole = label.split(' ').nth(2).is_some() || !field;
    begins_each(label, LABELS).iter().flatten().any(|length| !whole || *length == label.len())
}

/// True for a label, alone or with its value behind a blank, where none stand between words: `■発生日時`, `3.影響時間 45分`.
fn is_spaced_field(told: &str) -> bool {
    let words = markup::words(told);
    let name = words.split(' ').next().unwrap_or_default();
    let wide = !name.is_empty() && name.chars().all(is_wide);
    wide && (PHASE_LABELS.row(name).is_some() || is_label(name, false))
}

/// True where each word is one of these `tables`, the name of a zone, a number, a stamp or a sign.
fn made_of(words: &str, tables: &[Table]) -> bool {
    let mut rest = words.to_owned();
    for stamp in stamps(words).iter().rev() {
        rest.replace_range(stamp.span.start..stamp.span.end, " ");
    }
    let known = |word: &str| {
        let folded = fold(word);
        is_zone(word)
            || tables.iter().any(|table| table.row(&folded).is_some())
            || word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            // `Incident OPS-2631`, where that alone may be all that is known.
            || word.len() < words.len() && is_key(word)
    };
    let signs = |c: char| !c.is_alphanumeric() && c != '-';
    rest.split(signs).filter(|word| !word.is_empty()).all(known)
}

/// True for the number of a ticket: `INC-2077`.
fn is_key(word: &str) -> bool {
    word.split_once('-').is_some_and(|(name, number)| {
        name.len() > 1
            && name.bytes().all(|byte| byte.is_ascii_uppercase())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// True for the heading of a numbered part: `2.2. What is known`.
fn numbered_part(words: &str) -> bool {
    let number = |(number, _): (&str, &str)| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    words.split_once(". ").is_some_and(number)
}
