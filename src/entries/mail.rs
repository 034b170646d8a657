//! Heads of mails that follow each other: who wrote, when, to whom, each behind a label on a line of its own.

use crate::{
    document::blocks::Block,
    entries::entry::Entry,
    span::{Signs, any_of, start_of},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
    },
    words::{
        concepts::{DATE_LABELS, FROM, MAIL_HEADS, TITLE_LABELS},
        lexicon::Tables,
    },
};

/// Labels of a mail's head.
static LABELS: Tables = Tables::new(&[MAIL_HEADS, DATE_LABELS, TITLE_LABELS]);

/// The head of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MailHead {
    /// Indexes of its first and its last block.
    pub first: usize,
    pub last: usize,
    /// When it was sent, in the block with this index.
    pub at: usize,
    pub stamp: Timestamp,
    /// Who wrote it.
    pub name: String,
}

/// Fewest lines of a head, also of one that is quoted, and most on either side of the one that says when.
const LINES: usize = 3;
const QUOTED_LINES: usize = 2;
const MOST: usize = 8;

/// The heads of the mails among some blocks, where one follows another.
pub(crate) fn mail_heads(notes: &str, blocks: &[Block], dated: impl Iterator<Item = usize>) -> Vec<MailHead> {
    let mut found: Vec<MailHead> = Vec::new();
    for at in dated {
        let taken = found.last().is_some_and(|mail| at <= mail.last);
        found.extend(Some(at).filter(|_| !taken).and_then(|at| mail_head(notes, blocks, at)));
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// The head around the block that says when the mail was sent.
fn mail_head(notes: &str, blocks: &[Block], at: usize) -> Option<MailHead> {
    let text = blocks.get(at)?.span.of(notes);
    let value = label(text)?.1;
    let stamp = stamp_at(text, text.len() - value.len())?;
    (stamp.date.is_some() && stamp.timed()).then_some(())?;
    let heads = |at: &usize| {
        let block = blocks.get(*at).filter(|block| block.seen.has(ByteClasses::COLON));
        block.is_some_and(|block| label(block.span.of(notes)).is_some())
    };
    let above = (0..at).rev().take_while(heads).take(MOST).count();
    let below = (at + 1..blocks.len()).take_while(heads).take(MOST).count();
    let count = above + below + 1;
    let quoted = text.trim_start().starts_with('>');
    (count >= if quoted { QUOTED_LINES } else { LINES }).then_some(())?;
    let (first, last) = (at - above, at + below);
    let mut lines = (first..=last).filter(|line| *line != at).filter_map(|line| blocks.get(line));
    let from = lines.find_map(|block| label(block.span.of(notes)).filter(|(label, _)| is_head(label)));
    // `> Sent: 10:02`, `> To: ops` says not who wrote.
    let (_, name) = from.filter(|(label, _)| count >= LINES || FROM.holds(label))?;
    let name = name.split(any_of("<[(")).next().unwrap_or(name).trim_matches(any_of(" \"'*"));
    let name = start_of(name, name.floor_char_boundary(60)).to_owned();
    Some(MailHead { first, last, at, stamp, name })
}

/// True for a label of who wrote, to whom and when.
fn is_head(label: &str) -> bool {
    MAIL_HEADS.begins(label) == Some(label.len())
}

/// A label of a mail's head, and the value behind it.
fn label(text: &str) -> Option<(&str, &str)> {
    static MARKS: Signs = Signs::new("> *_|");

    let bare = MARKS.trim_start(text);
    LABELS.may_begin(bare).then_some(())?;
    let (label, value) = bare.split_once(any_of(":：")).filter(|(label, _)| label.len() < 40)?;
    let label = label.trim_end_matches(any_of(" *_\u{a0}"));
    let value = value.trim_start_matches(any_of(" *_\u{a0}\t"));
    (LABELS.holds(label) && !value.is_empty()).then_some((label, value))
}

/// Takes the marks of quotations off what was said.
pub(crate) fn unquote(found: &mut [Entry]) {
    for entry in found.iter_mut().filter(|entry| entry.text.contains('>')) {
        let lines = entry
            .text
            .lines()
            .map(|line| line.trim_start_matches(any_of("> ")))
            .filter(|line| !line.is_empty());
        entry.text = lines.collect::<Vec<_>>().join("\n");
    }
}
