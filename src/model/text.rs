//! The text of the notes: all of it, the part of it that the field holds, and which of it was read. A browser lays out all that a
//! text field holds, half a second a megabyte, at once: of long notes it gets a part, and what is done there is done to the whole.

use super::{
    history::Splice,
    sheet::{Sheet, breaks},
};
use crate::{
    edit::Edit,
    span::{LineNumber, Span, common, start_of},
};

/// Longer texts, in bytes, the field does not hold.
pub const MOST: usize = 128_000;

/// About so long is a part of them.
pub const PART: usize = 64_000;

/// It is at most so much shorter, to begin and end where a line does.
const REACH: usize = PART / 8;

/// The notes, and the part of them that the field holds: all of short ones.
#[derive(Debug, Default)]
pub struct Text {
    whole: String,
    /// Number of its lines.
    lines: usize,
    /// Bytes and lines before the part.
    before: (usize, usize),
    /// The lines of the part.
    pub sheet: Sheet,
    /// Bytes and lines that begin as the notes that were last read, and how many of both those had.
    same: (usize, usize),
    read: (usize, usize),
}

impl Text {
    /// All of it.
    #[must_use]
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// Where the part is.
    #[must_use]
    pub fn part(&self) -> Span {
        Span::new(self.before.0, self.before.0 + self.sheet.notes().len())
    }

    /// The number of its first line, from 0.
    #[must_use]
    pub fn first_line(&self) -> usize {
        self.before.1
    }

    /// True where nothing stands before or after the part.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.part() == Span::new(0, self.whole.len())
    }

    /// True until there was any text, be it an empty one.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.lines == 0
    }

    /// Which lines the part has; none where it is the whole.
    #[must_use]
    pub fn told(&self) -> Option<String> {
        if self.is_whole() {
            return None;
        }
        let part = self.part();
        let cut = |at: usize| at > 0 && at < self.whole.len() && !start_of(&self.whole, at).ends_with('\n');
        let after = usize::from(part.end < self.whole.len() && !cut(part.end));
        let last = self.before.1 + breaks(self.sheet.notes()) - after;
        let [first, last] = [self.before.1, last].map(|line| LineNumber::of(line).to_string());
        let lines = ["Lines ", &first, " to ", &last, " of ", &self.lines.to_string()].concat();
        if !cut(part.start) && !cut(part.end) {
            return Some(lines);
        }
        let [from, to] = [part.start, part.end].map(|at| (at * 100 / self.whole.len()).to_string());
        Some([&lines, ", ", &from, " to ", &to, " % of the text"].concat())
    }

    /// The field's text is now this. Returns the difference, and whether that was so long that the part is another now.
    pub fn typed(&mut self, text: &str) -> Option<(Splice, bool)> {
        self.begin();
        let mut step = self.sheet.take(text)?;
        step.at += self.before.0;
        self.change(&step);
        let moved = !self.fits();
        if moved {
            self.show(step.at + step.new.len());
        }
        Some((step, moved))
    }

    /// Makes an edit. Returns the difference, and whether the part is another now: one around byte `at`.
    pub fn apply(&mut self, edit: &Edit, at: usize) -> (Option<Splice>, bool) {
        self.begin();
        let (part, Span { start, end }) = (self.part(), edit.span);
        let old = edit.span.of(&self.whole);
        let (same, tail) = common(old, &edit.text);
        let step = Splice {
            at: start + same,
            old: Span::new(same, old.len() - tail).of(old).to_owned(),
            new: Span::new(same, edit.text.len() - tail).of(&edit.text).to_owned(),
        };
        self.change(&step);
        let inside = part.start <= start && end <= part.end;
        if inside {
            let end = part.end + step.new.len() - step.old.len();
            self.sheet.take(Span::new(part.start, end).of(&self.whole));
        }
        let moved = !inside || !self.fits();
        if moved {
            self.show(at);
        }
        (Some(step).filter(|step| step.old != step.new), moved)
    }

    /// True if byte `at` is in the part, with something before and after it where there is any.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        let part = self.part();
        (part.start == 0 || part.start < at) && (part.end == self.whole.len() || at < part.end)
    }

    /// Takes the part around byte `at`, or the end, if it is not there; true if the part is another now.
    pub fn reach(&mut self, at: usize) -> bool {
        let at = at.min(self.whole.len());
        let has = self.has(at);
        if !has {
            self.show(at);
        }
        !has
    }

    /// Records which notes were read; these may be newer.
    pub fn was_read(&mut self, notes: &str) {
        let same = common(&self.whole, notes).0;
        let known = same == notes.len() && same == self.whole.len();
        let lines = if known { self.lines } else { breaks(notes) + 1 };
        self.same = (same, if known { lines.saturating_sub(1) } else { self.line_of(same) });
        self.read = (notes.len(), lines);
    }

    /// Maps a line to the notes that were last read, both from 0; none for a new line.
    #[must_use]
    pub fn read_line(&self, line: usize) -> Option<usize> {
        let last = self.same.1;
        let old = (line + self.read.1).checked_sub(self.lines);
        if line <= last { Some(line) } else { old.filter(|old| *old > last) }
    }

    /// Maps a span of the notes that were last read to these.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        let at = |at: usize| {
            let moved = (at + self.whole.len()).saturating_sub(self.read.0).max(self.same.0);
            if at <= self.same.0 { at } else { moved }
        };
        Span::new(at(span.start), at(span.end))
    }

    /// Where a span of the notes is in the field, as far as it is there.
    #[must_use]
    pub fn in_field(&self, span: Span) -> Span {
        let part = self.part();
        let at = |at: usize| at.clamp(part.start, part.end) - part.start;
        Span::new(at(span.start), at(span.end))
    }

    /// What comes first is a step too.
    fn begin(&mut self) {
        if self.is_new() {
            self.lines = 1;
            self.sheet.take("");
        }
    }

    /// True while the field can hold the part, and there is no other reason for it to be one.
    fn fits(&self) -> bool {
        self.sheet.notes().len() <= MOST && (self.is_whole() || self.whole.len() > MOST)
    }

    /// Changes the whole.
    fn change(&mut self, step: &Splice) {
        self.whole.replace_range(step.at..step.at + step.old.len(), &step.new);
        self.lines = self.lines + breaks(&step.new) - breaks(&step.old);
        if step.at < self.same.0 && step.old != step.new {
            self.same = (step.at, self.line_of(step.at));
        }
    }

    /// Takes another part: that around byte `at`.
    fn show(&mut self, at: usize) {
        let part = part_at(&self.whole, at);
        self.before = (part.start, breaks(start_of(&self.whole, part.start)));
        self.sheet.take(part.of(&self.whole));
    }

    /// The line of byte `at`, from 0.
    fn line_of(&self, at: usize) -> usize {
        let (start, line) = if at < self.before.0 { (0, 0) } else { self.before };
        line + breaks(Span::new(start, at).of(&self.whole))
    }
}

/// The part of `notes` around byte `at`.
fn part_at(notes: &str, at: usize) -> Span {
    if notes.len() <= MOST {
        return Span::new(0, notes.len());
    }
    let start = cut(notes, at.saturating_sub(PART / 2).min(notes.len() - PART));
    let end = start + PART;
    Span::new(start, if end + REACH < notes.len() { cut(notes, end) } else { notes.len() })
}

/// Where to cut `notes` at byte `at` or a little before it: where a line begins, or else a word.
fn cut(notes: &str, at: usize) -> usize {
    let at = notes.floor_char_boundary(at);
    let from = notes.floor_char_boundary(at.saturating_sub(REACH));
    let near = Span::new(from, at).of(notes);
    near.rfind('\n').or_else(|| near.rfind(' ')).map_or(at, |found| from + found + 1)
}
