//! The notes as sentences: hard-wrapped lines joined, marks taken off, with the section, field and table column each
//! stands in.

use super::{
    effect::effect,
    lexicon::{Said, begins, says},
    words::{BEGIN_LABELS, END_LABELS, IMPACT_LABELS, LENGTH_LABELS, OTHER_LABELS, TO_DO, WINDOW_COLUMNS},
};
use crate::{
    document::{
        Document,
        cells::cells,
        lines::{Enclosure, Heading, Kind},
        sentences::{LONGEST, sentence_end},
    },
    facts::Effect,
    incident::{Incident, LineUse},
    markup::words,
    span::{LineNumber, Span, any_of, digit, rest_of, start_of},
    words::fold,
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
    /// True in a section of impact, and below a line that tells of one.
    pub impact: bool,
    /// Index of the event in whose entry it stands.
    pub event: Option<usize>,
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
    to_do: bool,
    /// The section is one of impact.
    impact: bool,
    /// Depth of a line that says what is hit, whose lines below say how long; its bullets stand deeper.
    lead: Option<usize>,
    /// Columns of a table that hold durations.
    columns: Vec<bool>,
    /// True where its durations are those of the incident, whatever stands in the first column.
    whole: bool,
    /// Columns of a table that hold the beginning and the end.
    edges: Option<(usize, usize)>,
}

/// Every sentence of the notes that may state impact. Code, comments and sections of things to do hold none.
#[must_use]
pub fn sentences(document: &Document<'_>, incident: &Incident) -> Vec<Sentence> {
    let notes = &*document.notes;
    let mut found = Vec::new();
    let mut above = LinesAbove::default();
    let mut open: Option<Sentence> = None;
    let mut entry = None;
    for (index, (line, used)) in document.lines.iter().zip(&incident.lines).enumerate() {
        let (text, number, used) = (line.words.of(notes), LineNumber::of(index), used.used);
        if matches!(line.enclosure, Enclosure::Fence | Enclosure::Comment)
            || matches!(line.kind, Kind::Blank | Kind::Rule)
        {
            close(notes, &mut open, &mut found);
            if line.kind != Kind::Rule {
                above.columns.clear();
                above.edges = None;
            }
            continue;
        }
        let event = match used {
            LineUse::Event(number) | LineUse::Attached(number) => Some(number),
            _ => None,
        };
        let own = event.and_then(|number| incident.events.get(number));
        let attached = matches!(used, LineUse::Attached(_));
        let heading = match line.kind {
            // What has a number is rather a value than a heading.
            Kind::Heading(Heading::Apart) => !attached && !text.contains(digit),
            Kind::Heading(_) => !attached,
            _ => false,
        };
        if heading {
            close(notes, &mut open, &mut found);
            let said = Said::of(&fold(text));
            above.to_do = said.has(TO_DO);
            above.impact = !above.to_do && said.has(IMPACT_LABELS);
            above.lead = None;
        }
        if above.to_do && event.is_none() {
            continue;
        }
        let (row, item) = (line.kind == Kind::Row, line.kind == Kind::Item);
        let starts = row
            || item
            || heading
            || event != entry
            // A short entry that the next line does not go on with.
            || attached
                && line.depth == 0
                && text.starts_with(char::is_uppercase)
                && open.as_ref().is_some_and(|open| open.span.end - open.span.start < SHORT)
            || may_label(text) && label(&words(text)) > 0;
        entry = event;
        if starts {
            close(notes, &mut open, &mut found);
        }
        let deeper = document.lines.get(index + 1).is_some_and(|next| next.depth > line.depth);
        if above.lead.is_some_and(|lead| line.depth < lead) {
            above.lead = None;
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
        let part = open.get_or_insert_with(|| Sentence {
            span: line.span,
            line: number,
            impact: above.impact || above.lead.is_some(),
            event,
            ..Sentence::default()
        });
        if let Some(own) = own.filter(|_| !attached) {
            // The stamp of an entry is none of its words.
            let stamp = own.stamp.end;
            if line.span.start < stamp && stamp < line.span.end {
                part.span.start = part.span.start.max(stamp);
            }
        }
        part.span.end = line.span.end;
        if text.ends_with(any_of(":：")) {
            let told = tells(text) || says(&fold(text), IMPACT_LABELS);
            above.lead = Some(if item { line.depth + 1 } else { line.depth }).filter(|_| told);
            close(notes, &mut open, &mut found);
        } else if item && above.lead.is_none() && deeper && tells(text) {
            above.lead = Some(line.depth + 1);
        }
    }
    close(notes, &mut open, &mut found);
    found
}

/// True when the words tell of something broken.
fn tells(text: &str) -> bool {
    effect(Said::of(&fold(text))).is_some()
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
        let len = sentence_end(rest);
        let raw = rest.get(..len).unwrap_or(rest);
        let words = words(raw);
        let lead = raw.len() - raw.trim_start().len();
        if !words.is_empty() {
            let begin = part.span.start + start + lead;
            let skipped = start_of(raw, lead).matches('\n').count();
            let label = label(&words);
            let (field, names_impact) = field(start_of(&words, label));
            impact |= names_impact;
            found.push(Sentence {
                span: Span::new(begin, begin + raw.trim().len()),
                line: LineNumber::of(line + skipped),
                label,
                field,
                impact,
                event: part.event,
                row_effect: None,
                text: words,
            });
        }
        line += raw.matches('\n').count();
        start += len.max(1);
    }
}

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
        above.columns =
            cells.iter().map(|cell| cells.len() > 1 && field(cell).0 == LabelKind::Length).collect();
        above.whole =
            cells.iter().zip(&above.columns).any(|(cell, length)| *length && fold(cell).contains("incident"));
        let column = |labels, edge| {
            cells.iter().position(|cell| {
                let cell = fold(cell);
                WINDOW_COLUMNS.row(&cell) == Some(edge)
                    || begins(&cell, labels).is_some_and(|length| cell.len() - length <= 10)
            })
        };
        above.edges = column(BEGIN_LABELS, 0).zip(column(END_LABELS, 1));
        // A table of one field a row has its first field in the place of the headings.
        if !(cells.len() == 2 && kind == LabelKind::Length) {
            return;
        }
    }
    let line = LineNumber::of(index);
    let sentence = Sentence { span: row, line, event, impact: above.impact, ..Sentence::default() };
    let row_effect = effect(Said::of(&fold(&words(text))));
    if let Some((begin, end)) = above.edges
        && let (Some(begin), Some(end)) = (cells.get(begin), cells.get(end))
    {
        // The first cell of the row says what was hit, the others from when to when and how long.
        let mut text = [first, ": from ", begin, " to ", end].concat();
        if let Some((cell, _)) = cells.iter().zip(&above.columns).find(|(_, length)| **length) {
            text = [text.as_str(), " (", cell, ")"].concat();
        }
        let label = first.len() + 2;
        found.push(Sentence { text, label, field: LabelKind::Length, row_effect, ..sentence });
        return;
    }
    if let Some((column, (cell, _))) =
        cells.iter().zip(&above.columns).enumerate().find(|(_, (_, length))| **length)
    {
        // The first cell of the row says what the duration is of.
        let name = if column == 0 || above.whole { String::new() } else { [first, ": "].concat() };
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
            let impact = above.impact || names_impact;
            found.push(Sentence { text, label, field: own, span, impact, ..sentence.clone() });
            own = if kind == LabelKind::Other { kind } else { LabelKind::None };
            at += len;
        }
        return;
    }
    found.push(Sentence { text: cut(cells.join(" | ")), ..sentence });
}

/// True when a colon that is no clock's may end a label.
fn may_label(text: &str) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    text.contains('：') || text.match_indices(':').any(|(at, _)| !(at > 0 && digit(at - 1) && digit(at + 1)))
}

/// Length of the label that `text` begins with, with its colon; 0 where there is none.
#[must_use]
pub fn label(text: &str) -> usize {
    let mut from = 0;
    let colon = |byte: &u8| matches!(byte, b':' | 0xef);
    while let Some(step) =
        text.as_bytes().get(from..text.len().min(65)).and_then(|near| near.iter().position(colon))
    {
        let at = from + step;
        let (name, rest) = (start_of(text, at), rest_of(text, at));
        let wide = rest.starts_with('：');
        let clock = |after: &str| name.ends_with(digit) && after.starts_with(digit);
        if wide || rest.strip_prefix(':').is_some_and(|after| !(after.starts_with('/') || clock(after))) {
            let short = name.split_whitespace().count() <= 8 && at > 1 && !name.contains(". ");
            return if short { at + if wide { 3 } else { 1 } } else { 0 };
        }
        from = at + 1;
    }
    0
}

/// What a label says of its value, and whether it names impact.
fn field(label: &str) -> (LabelKind, bool) {
    if label.len() > 64 || label.is_empty() {
        return (LabelKind::None, false);
    }
    let said = Said::of(&fold(label));
    if said.has(OTHER_LABELS) {
        (LabelKind::Other, false)
    } else if said.has(LENGTH_LABELS) {
        (LabelKind::Length, true)
    } else {
        (LabelKind::None, said.has(IMPACT_LABELS))
    }
}
