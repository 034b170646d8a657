//! Notices about the notes, and their wording.

use std::rc::Rc;

use super::history::Direction;
use crate::{
    edit::{Edit, Refused},
    link::Condition,
    markup::plain,
    span::{LineNumber, Span, any_of, common, rest_of, start_of},
};

/// What an edit of `notes` writes, for the one who made it with a button or a drag: `Line 15: 2:33 → 2:42`.
#[must_use]
pub fn written(notes: &str, edit: &Edit) -> String {
    let (old, new) = (edit.span.of(notes), &*edit.text);
    let first = start_of(notes, edit.span.start).matches('\n').count();
    if old.matches('\n').count() == new.matches('\n').count() {
        let lines = old.split('\n').zip(new.split('\n')).enumerate().filter(|(_, (old, new))| old != new);
        let said: Vec<String> = lines.map(|(index, (old, new))| on_line(first + index, old, new)).collect();
        return said.join(" \u{b7} ");
    }
    // A line of its own stands below the end of the one before it.
    let below = [old, new].concat().starts_with('\n') && (old.is_empty() || new.is_empty());
    on_line(first + usize::from(below), old, new)
}

/// What is undone or done again by an edit of `notes`: `Undone: Line 15: 2:33 → 2:42`. Of much text at once only where it stands.
#[must_use]
pub(super) fn stepped(notes: &str, edit: &Edit, direction: Direction) -> String {
    /// Bytes.
    const MUCH: usize = 120;
    let done = if direction == Direction::Undo { "Undone: " } else { "Redone: " };
    let (old, new) = (edit.span.end - edit.span.start, edit.text.len());
    if old.max(new) > MUCH {
        let around = notes.len() - old;
        if around == 0 || old.min(new) > 0 && around < old.max(new) {
            const BACK: &str = " Redo brings them back.";
            let back = if direction == Direction::Undo { BACK } else { "" };
            return [done, "notes replaced.", back].concat();
        }
        let line = start_of(notes, edit.span.start).matches('\n').count();
        return [done, "a change at line ", &LineNumber::of(line).to_string(), "."].concat();
    }
    if direction == Direction::Redo {
        return [done, &written(notes, &whole(notes, edit))].concat();
    }
    // What it was that is undone.
    let (start, text) = (edit.span.start, edit.span.of(notes).to_owned());
    let (notes, edit) = (edit.apply(notes), Edit { span: Span::new(start, start + edit.text.len()), text });
    [done, &written(&notes, &whole(&notes, &edit))].concat()
}

/// The same edit in whole words, or, where it adds or removes a line, from the start of that line.
fn whole(notes: &str, edit: &Edit) -> Edit {
    let (start, end) = (edit.span.start, edit.span.end);
    let old = edit.span.of(notes);
    let text = if old.is_empty() { &*edit.text } else { old };
    let (before, after) = (start_of(notes, start), rest_of(notes, end));
    if (old.is_empty() || edit.text.is_empty())
        && let Some(line) = text.rfind('\n')
    {
        // What stands on both sides of it alike may be taken for its beginning or for its end.
        let begin = rest_of(text, line + 1);
        let turned = |by: usize| [rest_of(text, by), start_of(text, by)].concat();
        let (start, turned) = if text.starts_with('\n') && after.starts_with('\n') {
            (start + 1, turned(1))
        } else if before.ends_with(begin) {
            (start - begin.len(), turned(line + 1))
        } else {
            return edit.clone();
        };
        let removed = if old.is_empty() { 0 } else { text.len() };
        let text = if old.is_empty() { turned } else { String::new() };
        return Edit { span: Span::new(start, start + removed), text };
    }
    let from = before.rfind(any_of(" \n")).map_or(0, |blank| blank + 1);
    let to = end + after.find(any_of(" \n")).unwrap_or(after.len());
    let text = [rest_of(before, from), &edit.text, start_of(after, to - end)].concat();
    Edit { span: Span::new(from, to), text }
}

/// What is written on one line.
fn on_line(line: usize, old: &str, new: &str) -> String {
    // What both begin or end with is left out, word by word.
    let [old, new] = [old, new].map(|text| [" ", plain(text).trim(), " "].concat());
    let (head, mut tail) = common(&old, &new);
    let head = start_of(&old, head).rfind(' ').map_or(0, |blank| blank + 1);
    if ![&old, &new].iter().all(|text| start_of(text, text.len() - tail).ends_with(' ')) {
        tail -= rest_of(&old, old.len() - tail).find(' ').unwrap_or(tail);
    }
    let [old, new] = [&old, &new].map(|text| Span::new(head, text.len() - tail).of(text).trim());
    let how = match (old, new) {
        ("", new) => ["added \u{201c}", new, "\u{201d}"],
        (old, "") => ["removed \u{201c}", old, "\u{201d}"],
        (old, new) => [old, " \u{2192} ", new],
    };
    ["Line ", &LineNumber::of(line).to_string(), ": ", &how.concat()].concat()
}

/// What the page says of what was just done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: Rc<str>,
    /// What comes of them.
    pub then: Then,
}

/// What comes of what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It can be undone, and goes away after a while, or with what is done next.
    Undo,
    /// The same of a paste that took the place of other notes: it can go behind them, too.
    Pasted,
    /// The same of a new day of an event with which others moved, first this one: they can be given theirs back.
    Moved(usize),
    /// It goes away as soon, and cannot be undone.
    Goes,
    /// It stays until it is put away.
    Stays,
}

impl Refused {
    /// What is wrong with the correction, and what to do, in one line.
    #[must_use]
    pub fn words(self) -> String {
        let (line, words) = match self {
            Self::NoTime => {
                return "That\u{2019}s not a valid time. Write it as 2:42, 02:42:10, 2:42 PM or 2024-05-06 02:42."
                    .to_owned();
            }
            Self::Zone => {
                return "Type the time without a zone: it is in the zone that is shown. A line such as \u{201c}All times UTC\u{201d} gives the notes another."
                    .to_owned();
            }
            Self::Unsaid => {
                return "No words were found that would say this in the notes as they are. Change the notes by hand."
                    .to_owned();
            }
            Self::Told(line) => {
                let line = line.to_string();
                return [
                    "This comes from the wording of line ",
                    &line,
                    ". Change it there, or mark another event.",
                ]
                .concat();
            }
            Self::Elsewhere(line) => (line, " has these words in another form. Change them in the notes."),
            Self::Count(line) => (line, " would no longer be read as one event."),
            Self::Moves(line) => (line, " would be read as another time, too. Change both in the notes."),
            Self::Misread(line) => (line, " would then be read as something else. Change it in the notes."),
        };
        ["Line ", &line.to_string(), words].concat()
    }
}

/// A notice about the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The link was truncated; what is left of it is shown.
    CutOff,
    /// The link fails its checksum.
    Altered,
    /// The link needs a later version of the page.
    Newer,
    /// The link could not be read at all.
    Broken,
    /// The browser cannot unpack a link.
    LinkNotOpened,
    /// The browser could not make a link.
    LinkNotMade,
    /// There is no zone of that name.
    NoSuchZone,
    /// The notes state no zone, so their times cannot be converted.
    NoZoneStated,
    /// The notes state no date, and the zone's offset depends on it.
    NoDateStated,
    /// A file is not text, or cannot be read.
    NoText,
    /// A file is not all UTF-8.
    Damaged,
    /// The browser refused to copy a link, which stands there.
    CopyByHand,
    /// The browser refused to copy.
    NotCopied,
    /// A file could not be made.
    NotSaved,
}

impl Notice {
    /// What is said of a link in this condition.
    #[must_use]
    pub fn of(condition: Condition) -> Option<Self> {
        match condition {
            Condition::Whole => None,
            Condition::CutOff => Some(Self::CutOff),
            Condition::Altered => Some(Self::Altered),
        }
    }

    /// The sentence that the page shows.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::CutOff => {
                "This link was cut off on its way. You see what came through; the end of the notes is missing."
            }
            Self::Altered => "This link was changed on its way. The notes may not be those that were sent.",
            Self::Newer => {
                "This link was made by a later version of this page. Reload, or ask for the notes themselves."
            }
            Self::Broken => {
                "Nothing could be read from this link. Ask for it again, or for the notes themselves."
            }
            Self::NoSuchZone => {
                "No zone is called that. Try a large city (Berlin), a name (Pacific) or an offset (UTC+2)."
            }
            Self::NoZoneStated => {
                "The notes do not say which zone their times are in. Add a line such as \u{201c}All times UTC\u{201d} to see them in another."
            }
            Self::NoDateStated => {
                "The notes state no full date, and that zone changes its clocks in summer. Settle the date first."
            }
            Self::NoText => {
                "Only text of up to 10 MB can be read here. Save the rest as plain text, cut it to the hours of the incident, or use the command."
            }
            Self::Damaged => {
                "Part of this file is not UTF-8 and is shown as \u{fffd}. Save the file as UTF-8 to see all of it."
            }
            Self::CopyByHand => "This browser does not let the page copy. Copy the link from here",
            Self::NotCopied => "This browser does not let the page copy. Download it instead.",
            Self::NotSaved => {
                "The file could not be made here. HTML needs incident-timeline.html beside this page."
            }
            Self::LinkNotOpened => "This browser is too old to open links. Ask for the notes themselves.",
            Self::LinkNotMade => "This browser could not make a link. Copy the notes themselves instead.",
        }
    }
}
