//! Paragraphs of prose as entries: each clause with an instant of its own is one.

use crate::{
    document::{blocks::Block, sentences::sentence_end},
    entries::{
        entry::{Entry, Place},
        told::told,
    },
    pause::pause_at,
    span::{Signs, Span, find_byte, rest_of, start_of},
    timestamp::{
        compound::stamp_at,
        date::WrittenDate,
        scan::{each_stamp, stamps},
    },
};

/// Each statement of the wanted blocks that says what happened at an instant; not how long or from when to when.
pub async fn sentences(notes: &str, blocks: &[Block], wanted: &dyn Fn(&Block) -> bool) -> Vec<Entry> {
    Prose::of(notes, blocks, wanted, false).await.found
}

/// The same of days, where no times are written: `On 12 July a token was made. The owner revoked it on 14 July.`
pub async fn days(notes: &str, blocks: &[Block], wanted: &dyn Fn(&Block) -> bool) -> Vec<Entry> {
    let timed = |block: &Block| each_stamp(block.words.of(notes)).any(|stamp| stamp.timed());
    if blocks.iter().any(|block| block.may_stamp && timed(block)) {
        return Vec::new();
    }
    let found = Prose::of(notes, blocks, wanted, true).await.found;
    let several =
        found.iter().any(|entry| found.first().is_some_and(|first| first.stamp.date != entry.stamp.date));
    if several { found } else { Vec::new() }
}

/// Paragraphs of notes, and what was found in them.
struct Prose<'n> {
    notes: &'n str,
    blocks: Vec<&'n Block>,
    /// True where days are instants.
    days: bool,
    /// See [`told`].
    carried: Option<WrittenDate>,
    found: Vec<Entry>,
}

impl<'n> Prose<'n> {
    async fn of(notes: &'n str, blocks: &'n [Block], wanted: &dyn Fn(&Block) -> bool, days: bool) -> Self {
        let blocks: Vec<&Block> =
            blocks.iter().filter(|block| wanted(block) && !block.quoted && !block.heading).collect();
        let last = blocks.len();
        let mut prose = Self { notes, blocks, days, carried: None, found: Vec::new() };
        let (mut next, mut step) = (0, 0);
        while let Some(at) =
            (next..last).find(|&at| prose.blocks.get(at).is_some_and(|block| block.may_stamp))
        {
            pause_at(step).await;
            step += 1;
            // Lines that follow each other without a blank are one paragraph.
            let first = (next..=at).rev().find(|&at| !prose.goes_on(at)).unwrap_or(next);
            next = (at + 1..last).find(|&at| !prose.goes_on(at)).unwrap_or(last);
            if let (Some(first), Some(end)) = (prose.blocks.get(first), prose.blocks.get(next - 1)) {
                let span = Span::new(first.span.start, end.span.end);
                prose.paragraph(span).await;
            }
        }
        prose
    }

    /// True for a block that goes on with the paragraph of the one above.
    fn goes_on(&self, at: usize) -> bool {
        let (Some(above), Some(block)) = (self.blocks.get(at.wrapping_sub(1)), self.blocks.get(at)) else {
            return false;
        };
        let (head, words) = (above.words.of(self.notes), block.words.of(self.notes));
        // A short line above a longer one is its title, or says when it was published.
        let title = head.len() < 80
            && head.len() * 3 < words.len() * 2
            && !STOPS.end(head)
            && words.starts_with(char::is_uppercase);
        block.line <= above.line + 1 && !title && goes_on(words)
    }

    async fn paragraph(&mut self, span: Span) {
        let text = span.of(self.notes);
        let lines = told_by_lines(text);
        let (mut start, mut step) = (0, 0);
        while start < text.len() {
            pause_at(step).await;
            step += 1;
            let blanks = rest_of(text, start);
            let rest = blanks.trim_start();
            start += blanks.len() - rest.len();
            let line = if lines { find_byte(rest, b'\n') } else { None }.map_or(rest.len(), |end| end + 1);
            let sentence = start_of(rest, sentence_end(start_of(rest, line)));
            self.sentence(sentence, span.start + start);
            start += sentence.len().max(1);
        }
    }

    fn sentence(&mut self, sentence: &str, begin: usize) {
        for (mut stamp, text) in told(sentence, (self.days, !self.found.is_empty()), &mut self.carried) {
            stamp.span = Span::new(begin + stamp.span.start, begin + stamp.span.end);
            let above = self.blocks.partition_point(|block| block.span.start <= stamp.span.start);
            let Some(block) = self.blocks.get(above.saturating_sub(1)) else { continue };
            self.found.push(Entry {
                line: block.line,
                stamp,
                text,
                actor: None,
                span: Span::new(begin, begin + sentence.trim_end().len()),
                attached: Vec::new(),
                place: Place::Sentence,
                part: block.part,
            });
        }
    }
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
    // `Recovery: back at 10:40`, `Start of impact: 10:02` begin anew.
    let near = start_of(words, words.floor_char_boundary(30));
    let label = near.split_once(": ").filter(|_| near.starts_with(char::is_uppercase));
    let plain = |label: &str| {
        label.chars().all(|c| c.is_alphabetic() || " -".contains(c)) && label.split(' ').count() < 4
    };
    label.is_none_or(|(label, _)| !plain(label)) && !words.starts_with(". ")
}

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
