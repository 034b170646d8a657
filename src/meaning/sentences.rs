//! The notes as sentences: hard-wrapped lines joined, marks taken off, with the section, field and table column each
//! stands in.

use super::{duration::durations, effect::effect, window::dated};
use crate::{
    document::{
        Document,
        cells::cells,
        clauses::is_wide,
        lines::{Enclosure, Heading, Kind},
        sentences::{LONGEST, sentence_end},
    },
    facts::Effect,
    incident::{Event, Incident, LineUse},
    markup::words,
    pause::pause_at,
    sort,
    span::{LineNumber, Span, any_of, digit, has_digit, rest_of, start_of},
    timestamp::{byte_classes::ByteClasses, date::WrittenDate},
    words::{
        concepts::{
            BEGIN_LABELS, CAUSES, END_LABELS, IMPACT_LABELS, LENGTH_LABELS, OTHER_LABELS, PHASE_LABELS,
            PUBLISHED, TO_DO,
        },
        fold,
        lexicon::Table,
        said::{Said, begins, says},
    },
};

/// A sentence of the notes.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    /// Its words, without marks of bold, links and tags.
    pub text: String,
    /// Where it stands in the notes.
    pub span: Span,
    /// Its line.
    pub line: LineNumber,
    /// Length of its label with the colon, where it is a field: `Duration: 2h`.
    pub label: usize,
    /// What its label, or that of its column, says of it.
    pub field: LabelKind,
    /// The effect that the other cells of its row tell of.
    pub row_effect: Option<Effect>,
    /// True for a heading.
    pub heading: bool,
    /// True in a section of impact, and below a line that tells of one.
    pub impact: bool,
    /// Index of the event in whose entry it stands.
    pub event: Option<usize>,
    /// The last date that a sentence up to here names.
    pub day: Option<WrittenDate>,
}

/// What a label says of the value beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LabelKind {
    /// Nothing, or there is none.
    #[default]
    None,
    /// It is how long something was broken.
    Length,
    /// It is about something else than impact.
    Other,
}

/// What the lines above say of a line.
#[derive(Default)]
struct LinesAbove {
    /// The section is one of things to do.
    to_do: ToDo,
    /// The section is one of impact.
    impact: bool,
    /// Where the heading begins, which is the label of a length: `Outage length`.
    length: Option<usize>,
    /// True below a line that says what is hit, and ends with a colon.
    lead: bool,
    /// Columns of a table that hold durations.
    columns: Vec<bool>,
}

/// Whether a section is one of things to do: all that stands under a heading that says so.
#[derive(Default)]
pub struct ToDo {
    /// Whether it is.
    pub here: bool,
    rank: u8,
}

impl ToDo {
    /// Goes on to the section that a line begins, where it is the heading of one.
    pub fn see(&mut self, kind: Kind, words: &str) {
        let rank = match kind {
            Kind::Heading(Heading::Marked(rank)) => rank,
            // What has a number is rather a value than a heading, and so is a field.
            Kind::Heading(Heading::Apart) if has_digit(words) => return,
            Kind::Heading(_) if (1..words.len()).contains(&label(words)) => return,
            Kind::Heading(_) => LOW,
            // `Action items:`
            _ if words.ends_with(any_of(":：")) && words.split(' ').count() <= LABEL_WORDS => {
                if !self.here && Said::of(&fold(words)).has(TO_DO) {
                    (self.here, self.rank) = (true, LOW);
                }
                return;
            }
            _ => return,
        };
        // `Status: complete, action items in progress` is a field and no heading.
        let words = words.split_once(": ").map_or(words, |(label, _)| label);
        // The first rank is that of the title, which holds everything.
        if !(self.here && self.rank > 1 && rank > self.rank) {
            (self.here, self.rank) = (says(&fold(words), TO_DO), rank);
        }
    }
}

/// What a colon of any script is among.
const COLONS: ByteClasses = ByteClasses::COLON.or(ByteClasses::WIDE);

/// The rank of a heading without marks of one.
const LOW: u8 = 7;

/// True for a heading that says no more than that a length follows: `## Duration`.
fn names_length(said: Said, text: &str) -> bool {
    field_said(said).0 == LabelKind::Length && words(text).split(' ').count() <= LABEL_WORDS
}

/// Every sentence of the notes that may state impact. Code, comments and sections of things to do hold none.
pub async fn sentences(document: &Document<'_>, incident: &Incident) -> Vec<Sentence> {
    let notes = &*document.notes;
    let mut found = Vec::new();
    let mut above = LinesAbove::default();
    let mut open: Option<Sentence> = None;
    let mut entry = None;
    let mut chat = false;
    let stamps = stamps(&incident.events);
    for (index, (line, used)) in document.lines.iter().zip(&incident.lines).enumerate() {
        pause_at(index).await;
        let (text, number, used) = (line.words.of(notes), LineNumber::of(index), used.used);
        // A chat may stand in a fence.
        chat = line.enclosure == Enclosure::Fence && (chat || matches!(used, LineUse::Event(_)));
        let fenced = line.enclosure == Enclosure::Fence && !chat;
        // The words of a picture are none of the notes: `![errors from 10:00 to 12:00](graph.png)`.
        let pictured = text.starts_with("![") && text.ends_with(')');
        let aside = fenced || pictured || line.enclosure == Enclosure::Comment || used == LineUse::LeftOut;
        if aside || matches!(line.kind, Kind::Blank | Kind::Rule) {
            close(notes, &mut open, &mut found);
            if line.kind != Kind::Rule {
                above.columns.clear();
            }
            continue;
        }
        let event = match used {
            LineUse::Event(number) | LineUse::Attached(number) => Some(number),
            _ => None,
        };
        let own = event.and_then(|number| incident.events.get(number));
        let attached = matches!(used, LineUse::Attached(_));
        let heading = is_heading(line.kind, text);
        if heading {
            close(notes, &mut open, &mut found);
            let said = Said::of(&fold(text));
            above.impact = said.has(IMPACT_LABELS);
            above.length = names_length(said, text).then_some(line.span.start);
            above.lead = false;
        }
        above.to_do.see(line.kind, text);
        if above.to_do.here && event.is_none() {
            continue;
        }
        let row = line.kind == Kind::Row;
        let starts = row
            || line.kind == Kind::Item
            || event != entry
            // A short line that the next one does not go on with.
            || line.words.start == line.span.start
                && (attached || event.is_none())
                && text.starts_with(char::is_uppercase)
                && open.as_ref().is_some_and(|open| open.span.end - open.span.start < SHORT)
            || line.seen.has(COLONS) && (line.seen.has(ByteClasses::WIDE) || has_colon(text)) && label(&words(text)) > 0;
        entry = event;
        if starts {
            close(notes, &mut open, &mut found);
        }
        if row && matches!(used, LineUse::Event(_)) {
            let text = cut(own.map(|event| words(&event.text)).unwrap_or_default());
            found.push(Sentence { text, span: line.span, line: number, event, ..Sentence::default() });
            continue;
        }
        if row {
            for row in document.rows(index) {
                table_row(document, (index, row), event, &mut above, &mut found);
            }
            continue;
        }
        let part = Sentence {
            span: line.span,
            line: number,
            impact: above.impact || above.lead,
            event,
            ..Sentence::default()
        };
        // The stamp of an entry is none of its words.
        let beside = |own: &&Event| own.stamp.end < line.span.end || is_head(notes, line.words, own);
        let stamp = own.filter(|own| !attached && beside(own)).map(|own| own.stamp);
        let begin = before_stamp(notes, (&incident.events, &stamps), (&part, stamp), &mut found).await;
        let value = || line.span.end - line.span.start < SHORT && label(&words(text)) == 0;
        if !heading && let Some(start) = above.length.take().filter(|_| value()) {
            let (text, field) = (words(text), LabelKind::Length);
            let span = Span::new(start, line.span.end);
            found.push(Sentence { text, span, field, impact: true, ..part });
            continue;
        }
        let part = open.get_or_insert(Sentence { heading, ..part });
        if let Some(begin) = begin {
            part.span.start = part.span.start.max(begin);
        }
        part.span.end = line.span.end;
        if heading {
            close(notes, &mut open, &mut found);
        } else if text.ends_with(any_of(":：")) {
            let said = Said::of(&fold(text));
            above.lead = effect(said).is_some() || said.has(IMPACT_LABELS);
            close(notes, &mut open, &mut found);
        }
    }
    close(notes, &mut open, &mut found);
    date(document, incident, &mut found);
    beside_impact(&mut found);
    found
}

/// Gives the fields beside one that tells of impact its effect: `Period: 10:02 to 10:40`, `Impact: no card was taken`.
fn beside_impact(all: &mut [Sentence]) {
    for at in 1..all.len() {
        let Some([one, other]) = all.get_mut(at - 1..=at) else { continue };
        other.row_effect = other.row_effect.or(effect_of_field(one, other));
        one.row_effect = one.row_effect.or(effect_of_field(other, one));
    }
}

/// The effect that the field `told` of impact tells of, for the field `beside` it.
fn effect_of_field(told: &Sentence, beside: &Sentence) -> Option<Effect> {
    let fields = told.label > 0 && beside.label > 0 && told.impact && told.event.is_none();
    let (label, value) = told.text.split_at_checked(told.label).filter(|_| fields)?;
    says(&fold(label), IMPACT_LABELS).then(|| effect(Said::of(&fold(value))))?
}

/// Where stamps of entries begin, ascending, and which entries those are.
fn stamps(events: &[Event]) -> Vec<(usize, usize)> {
    let starts = events.iter().enumerate().map(|(number, event)| (event.stamp.start, number)).collect();
    sort::by_key(starts, |(start, _)| i64::try_from(*start).unwrap_or(i64::MAX))
}

/// True for a heading. What has a number is rather a value than one.
fn is_heading(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Heading(Heading::Apart) => !has_digit(text),
        Kind::Heading(_) => true,
        _ => false,
    }
}

/// Gives each sentence the last date above it, where the first event has none but that the notes were published.
fn date(document: &Document<'_>, incident: &Incident, all: &mut [Sentence]) {
    let published = |line: usize| {
        let words = document.words(line).trim_start_matches(any_of("*_ "));
        PUBLISHED.may_begin(words) && begins(&fold(words), PUBLISHED).is_some()
    };
    let first = incident.events.iter().find(|event| !published(event.line.index()));
    if first.is_some_and(|event| event.start.date.is_some()) {
        return;
    }
    let (mut day, mut line) = (None, 0);
    for sentence in all {
        while line <= sentence.line.index() {
            let stated = if published(line) { None } else { dated(document.words(line)) };
            day = stated.or(day);
            line += 1;
        }
        sentence.day = day;
    }
}

/// The sentences of a line before its stamp, which are words of their own or of other entries: "The page was down for 40 minutes
/// when a customer called at 10:02" tells of more than the call. Gives where the words of the entry begin: they may stand
/// around its stamp.
async fn before_stamp(
    notes: &str,
    (events, stamps): (&[Event], &[(usize, usize)]),
    (part, stamp): (&Sentence, Option<Span>),
    found: &mut Vec<Sentence>,
) -> Option<usize> {
    let stamp = stamp?;
    // Thousands may stand on one line.
    let stamped = |from: usize, to: usize| {
        let next = stamps.get(stamps.partition_point(|(at, _)| *at < from));
        next.filter(|(at, _)| *at < to).map(|(_, number)| *number)
    };
    let has_stamp = |from: usize, to: usize| stamped(from, to).is_some();
    let mut start = part.span.start;
    let mut step = 0;
    while let Some(end) = whole(notes, start, stamp) {
        pause_at(step).await;
        step += 1;
        let other = stamped(start, end).and_then(|number| Some((number, events.get(number)?.stamp.end)));
        let begin = other.map_or(start, |(_, begin)| begin.clamp(start, end));
        let event = other.map_or(part.event, |(number, _)| Some(number));
        // So many words are no sentence; of thousands on a line those count that may state a length.
        let thousands = part.span.end - part.span.start > 4 * LONGEST;
        let states = || !thousands || notes.get(begin..end).is_some_and(has_digit);
        if other.is_none() || end - begin < LONGEST / 2 && states() {
            close(notes, &mut Some(Sentence { span: Span::new(begin, end), event, ..part.clone() }), found);
        }
        start = end;
    }
    let rest = Span::new(start, stamp.start);
    if rest.of(notes).split(' ').nth(LEAD_WORDS).is_some() && !has_stamp(start, stamp.start) {
        // What stands before the clause of the entry is none of it.
        let own =
            |number: usize| events.get(number).is_some_and(|own| own.text.starts_with(head(rest.of(notes))));
        if part.event.is_some_and(own) {
            return Some(rest.start);
        }
        close(notes, &mut Some(Sentence { span: rest, event: None, ..part.clone() }), found);
    }
    Some(stamp.end)
}

/// True where the words of a line are the head of a message: `ana 10:02`.
fn is_head(notes: &str, line: Span, own: &Event) -> bool {
    let before = notes.get(line.start..own.stamp.start).unwrap_or_default().trim();
    !own.text.is_empty() && own.actors.iter().any(|who| who == before)
}

/// The first letters of `text`.
fn head(text: &str) -> &str {
    let text = text.trim_start();
    start_of(text, text.floor_char_boundary(12))
}

/// Words before a stamp that may only lead to it: `On the morning of`.
const LEAD_WORDS: usize = 5;

/// Where the sentence that begins at `start` ends, where that is before a stamp.
fn whole(notes: &str, start: usize, stamp: Span) -> Option<usize> {
    let head = notes.get(start..stamp.start)?;
    let length = sentence_end(head);
    (0 < length && length < head.len()).then_some(start + length)
}

/// Cuts the part that is open into sentences.
fn close(notes: &str, open: &mut Option<Sentence>, found: &mut Vec<Sentence>) {
    let Some(part) = open.take() else { return };
    let text = part.span.of(notes);
    let mut start = 0;
    let mut line = part.line.index();
    let mut impact = part.impact;
    while start < text.len() {
        let rest = rest_of(text, start);
        let mut len = sentence_end(rest);
        let mut raw = rest.get(..len).unwrap_or(rest);
        // `Created: 2:07 AM   Resolved: 6:52 AM`
        let apart =
            |raw: &str| raw.find("   ").filter(|at| *at > 0 && label(rest_of(raw, *at).trim_start()) > 0);
        if label(raw.trim_start()) > 0
            && let Some(at) = apart(raw)
        {
            (len, raw) = (at + 3, start_of(raw, at));
        }
        let words = words(raw);
        let lead = raw.len() - raw.trim_start().len();
        if !words.is_empty() {
            let begin = part.span.start + start + lead;
            let skipped = start_of(raw, lead).matches('\n').count();
            let label = match label(&words) {
                0 => unmarked_label(&words),
                label => label,
            };
            // "What we change: ..."
            if label > 0 && part.event.is_none() && says(&fold(start_of(&words, label)), TO_DO) {
                return;
            }
            let (field, names_impact) = field(start_of(&words, label));
            impact |= names_impact;
            found.push(Sentence {
                span: Span::new(begin, begin + raw.trim().len()),
                line: LineNumber::of(line + skipped),
                label,
                field,
                impact,
                heading: part.heading,
                event: part.event,
                row_effect: None,
                day: None,
                text: words,
            });
        }
        line += raw.matches('\n').count();
        start += len.max(1);
    }
}

/// Words that a heading has which is a label: `Duration of the outage`.
pub const LABEL_WORDS: usize = 4;

/// Bytes of a line that was not wrapped, so that a capital below it begins something else.
const SHORT: usize = 50;

/// The head of a long row.
fn cut(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(2 * LONGEST));
    text
}

/// A row of a table: one sentence of its cells, or a field where its column or its first cell is one.
fn table_row(
    document: &Document<'_>,
    (index, row): (usize, Span),
    event: Option<usize>,
    above: &mut LinesAbove,
    found: &mut Vec<Sentence>,
) {
    let text = row.of(&document.notes);
    let raw = cells(text, None);
    let cells: Vec<String> = raw.iter().map(|(_, cell)| words(cell)).collect();
    let first = cells.first().map_or("", String::as_str);
    let (kind, names_impact) = field(first);
    if document.heads_table(index) {
        above.columns = cells.iter().map(|cell| field(cell).0 == LabelKind::Length).collect();
    }
    let line = LineNumber::of(index);
    let sentence = Sentence { span: row, line, event, impact: above.impact, ..Sentence::default() };
    let row_effect = effect(Said::of(&fold(&words(text))));
    if let Some((column, (cell, _))) =
        cells.iter().zip(&above.columns).enumerate().find(|(_, (_, length))| **length)
    {
        // The first cell of the row says what the duration is of.
        let name = if column == 0 { String::new() } else { [first, ": "].concat() };
        let (text, label) = ([&name, cell.as_str()].concat(), name.len());
        found.push(Sentence { text, label, field: LabelKind::Length, row_effect, ..sentence });
        return;
    }
    if let [_, (begin, value)] = *raw
        && (kind != LabelKind::None || names_impact)
    {
        let mut at = 0;
        let mut own = kind;
        while at < value.len() {
            let len = sentence_end(rest_of(value, at)).max(1);
            let words = words(value.get(at..at + len).unwrap_or_default());
            let label = if own == LabelKind::None { 0 } else { first.len() + 2 };
            let text = if label > 0 { [first, ": ", &words].concat() } else { words };
            let begin = row.start + begin + at;
            let span = if at == 0 { row } else { Span::new(begin, begin + len) };
            found.push(Sentence { text, label, field: own, span, impact: names_impact, ..sentence.clone() });
            own = LabelKind::None;
            at += len;
        }
        return;
    }
    found.push(Sentence { text: cut(cells.join(" | ")), ..sentence });
}

/// True for words with a colon that is none of a clock.
fn has_colon(words: &str) -> bool {
    let of_clock = |at| start_of(words, at).ends_with(digit) && rest_of(words, at + 1).starts_with(digit);
    words.match_indices(any_of(":：")).any(|(at, _)| !of_clock(at))
}

/// Length of the label that `text` begins with, with its colon; 0 where there is none.
#[must_use]
pub fn label(text: &str) -> usize {
    if let Some(length) = spaced_label(text) {
        return length;
    }
    let mut from = 0;
    while let Some(step) =
        start_of(text, text.floor_char_boundary(65)).get(from..).and_then(|near| near.find(':'))
    {
        let at = from + step;
        let (name, after) = (start_of(text, at), rest_of(text, at + 1));
        let clock = name.ends_with(digit) && after.starts_with(digit);
        if !(after.starts_with('/') || clock) {
            return if name.contains(". ") { 0 } else { at + 1 };
        }
        from = at + 1;
    }
    0
}

/// Length of a label that a blank sets off where none stand between words: `復旧日時 4月17日`.
fn spaced_label(text: &str) -> Option<usize> {
    const KNOWN: [Table; 7] =
        [CAUSES, PHASE_LABELS, LENGTH_LABELS, OTHER_LABELS, IMPACT_LABELS, BEGIN_LABELS, END_LABELS];

    text.starts_with(is_wide).then_some(())?;
    let (name, _) = text.split_once(' ').filter(|(name, _)| name.chars().all(is_wide))?;
    KNOWN.iter().any(|table| table.row(name).is_some()).then_some(name.len() + 1)
}

/// Length of a label without a colon: of a length, behind which nothing else stands, `Total duration ..... 5h 43m`, and of a
/// window where no blanks stand between words, `発生期間 9:14 ～ 9:27`.
fn unmarked_label(text: &str) -> usize {
    let Some(at) = text.bytes().position(|byte| byte.is_ascii_digit()) else { return 0 };
    if start_of(text, at).trim_end().chars().all(is_wide) && field(start_of(text, at)).1 {
        return at;
    }
    let name = start_of(text, at).trim_end_matches(any_of(" .~"));
    // Nearly no words are a label: to look for a length in them would take longest.
    if name.split(' ').count() >= LABEL_WORDS || field(name).0 != LabelKind::Length {
        return 0;
    }
    let whole = Span::new(at, text.len());
    if durations(&fold(text), &[]).first().is_some_and(|length| length.span == whole) { at } else { 0 }
}

/// What a label says of its value, and whether it names impact.
fn field(label: &str) -> (LabelKind, bool) {
    field_said(Said::of(&fold(label)))
}

/// The same of a label that says so much.
fn field_said(said: Said) -> (LabelKind, bool) {
    if said.has(OTHER_LABELS) {
        (LabelKind::Other, false)
    } else if said.has(LENGTH_LABELS) {
        (LabelKind::Length, true)
    } else {
        (LabelKind::None, said.has(IMPACT_LABELS))
    }
}
