//! Paragraphs of prose as entries: each clause with an instant of its own is one.

use std::borrow::Cow;

use crate::{
    document::{blocks::Block, sentences::sentence_end},
    entries::{entry::Entry, told::told},
    span::{Signs, Span, find_byte, rest_of, start_of},
    timestamp::{compound::stamp_at, date::WrittenDate, scan::stamps},
};

/// Each statement of the wanted pieces that says what happened at an instant; not how long or from when to when.
#[must_use]
pub fn sentences(notes: &str, pieces: &[Block], wanted: impl Fn(&Block) -> bool) -> Vec<Entry> {
    let mut found = Vec::new();
    let wanted: Vec<&Block> =
        pieces.iter().filter(|piece| wanted(piece) && !piece.quoted && !piece.heading).collect();
    let place = |at: usize| wanted.get(at).map_or(Span::default(), |piece| piece.span);
    let goes_on = |at: usize| {
        let (Some(above), Some(piece)) = (wanted.get(at.wrapping_sub(1)), wanted.get(at)) else {
            return false;
        };
        let (head, words) = (above.words.of(notes), piece.words.of(notes));
        // A short line above longer ones is their title, or says when they were published.
        let title = head.len() < 50
            && head.len() * 3 < words.len() * 2
            && !STOPS.end(head)
            && words.starts_with(char::is_uppercase);
        piece.line <= above.line + 1 && !title && goes_on(words)
    };
    // The day of what is no event holds for the next that is.
    let mut carried = None;
    let mut next = 0;
    for (at, _) in wanted.iter().enumerate().filter(|(_, piece)| piece.may_stamp) {
        // Lines that follow each other without a blank are one paragraph.
        if at >= next {
            let first = (next..=at).rev().find(|&at| !goes_on(at)).unwrap_or(next);
            next = (at + 1..wanted.len()).find(|&at| !goes_on(at)).unwrap_or(wanted.len());
            let span = Span::new(place(first).start, place(next - 1).end);
            paragraph(notes, &wanted, span, &mut carried, &mut found);
        }
    }
    found
}

/// True for words of a line that go on with the paragraph of the line above: they begin no item of a list and nothing else.
fn goes_on(words: &str) -> bool {
    static ITEMS: Signs = Signs::new("-*•|#");

    let Some(first) = words.bytes().next().filter(|_| !ITEMS.begin(words)) else { return false };
    if first.is_ascii_digit() {
        let number = words.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest_of(words, number);
        return !(number < 3 && (after.is_empty() || after.starts_with(". ")))
            && stamp_at(words, 0).is_none_or(|stamp| stamp.date.is_none());
    }
    // `Recovery: back at 10:40` begins anew.
    let near = start_of(words, words.floor_char_boundary(25));
    let label = near.split_once(": ").filter(|_| near.starts_with(char::is_uppercase));
    label.is_none_or(|(label, _)| !label.chars().all(char::is_alphabetic)) && !words.starts_with(". ")
}

fn paragraph(
    notes: &str,
    pieces: &[&Block],
    span: Span,
    carried: &mut Option<WrittenDate>,
    found: &mut Vec<Entry>,
) {
    let text = &without_entities(span.of(notes));
    let lines = told_by_lines(text);
    let mut start = 0;
    while start < text.len() {
        let blanks = rest_of(text, start);
        let rest = blanks.trim_start();
        start += blanks.len() - rest.len();
        let line = if lines { find_byte(rest, b'\n') } else { None }.map_or(rest.len(), |end| end + 1);
        let sentence = start_of(rest, sentence_end(rest).min(line));
        let begin = span.start + start;
        start += sentence.len().max(1);
        for (mut stamp, text) in told(sentence, carried) {
            stamp.span = Span::new(begin + stamp.span.start, begin + stamp.span.end);
            let block =
                pieces.partition_point(|piece| piece.span.start <= stamp.span.start).saturating_sub(1);
            let Some(block) = pieces.get(block) else { continue };
            found.push(Entry {
                line: block.line,
                stamp,
                text,
                actor: None,
                span: Span::new(begin, begin + sentence.trim_end().len()),
                attached: Vec::new(),
                divider: false,
                field: false,
                part: block.part,
            });
        }
    }
}

/// `text` with blanks in the place of those that HTML writes as words, byte for byte.
fn without_entities(text: &str) -> Cow<'_, str> {
    if text.contains(NBSP) { Cow::Owned(text.replace(NBSP, BLANK)) } else { Cow::Borrowed(text) }
}

/// A blank as HTML writes it.
const NBSP: &str = "&nbsp;";
/// As many blanks.
pub(super) const BLANK: &str = "      ";

/// True where each of several short lines tells of a time of its own: `Start 08:15`, `opened 2025-04-12 08:15 by monitoring`.
fn told_by_lines(text: &str) -> bool {
    let mut lines = text.split('\n').filter(|line| !line.trim().is_empty());
    let timed = |line: &str| {
        line.len() < 120
            && line.bytes().any(|byte| byte.is_ascii_digit())
            && !STOPS.end(line.trim_end())
            && stamps(line).iter().filter(|stamp| stamp.timed()).count() == 1
    };
    // What stands above them may name them.
    let first = lines.clone().next().is_some_and(timed);
    lines.clone().nth(if first { 2 } else { 3 }).is_some()
        && lines.by_ref().skip(usize::from(!first)).all(timed)
}

/// What ends a sentence.
static STOPS: Signs = Signs::new(".!?。");
