//! Which stretch of the notes is in sight: the notes in pieces of lines, each with its height once it was measured, so that
//! what is drawn beside long notes depends on the window and not on their length.

use std::ops::Range;

use super::history::Splice;
use crate::span::Span;

/// Most lines of a piece, and the bytes after which it takes in no further line.
const LINES: usize = 32;
const BYTES: usize = 2_048;

/// Some lines of the notes, with their line ends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece {
    span: Span,
    /// Its first line, counted from 0.
    line: usize,
    /// In pixels, where it was measured.
    height: Option<f64>,
}

/// What is seen of the notes, in pixels of the text field.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sight {
    /// How far it is scrolled.
    pub top: f64,
    /// How much is seen.
    pub height: f64,
    /// Height of all that can be scrolled.
    pub whole: f64,
}

/// A stretch of the notes, and where it stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stretch {
    /// Its words, whole lines.
    pub span: Span,
    /// Its first line, counted from 0.
    pub line: usize,
    /// Pixels between the stretch and the start of the notes, or their end.
    pub skipped: f64,
    /// Its height in pixels.
    pub height: f64,
    /// True where `skipped` counts from the end of the notes.
    pub from_end: bool,
    /// True where nothing of the notes is left on its other side.
    pub complete: bool,
}

impl Stretch {
    /// True where the stretch covers `sight`.
    #[must_use]
    pub fn covers(&self, sight: Sight) -> bool {
        let near = sight.near(self.from_end);
        self.skipped <= near && (self.complete || near + sight.height <= self.skipped + self.height)
    }
}

impl Sight {
    /// Pixels between what is seen and the start of the notes, or their end.
    fn near(self, from_end: bool) -> f64 {
        if from_end { self.whole - self.top - self.height } else { self.top }
    }
}

/// The notes in pieces.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    notes: String,
    pieces: Vec<Piece>,
    /// Bytes at the start that are as they were when the notes were last read, and what bytes and lines there were then.
    same: usize,
    read: (usize, usize),
}

impl Sheet {
    /// The notes that it holds.
    #[must_use]
    pub fn notes(&self) -> &str {
        &self.notes
    }

    /// Number of lines.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.line + breaks(piece.span.of(&self.notes)) + 1)
    }

    /// Takes over changed notes; pieces that did not change keep their heights. Returns what changed; none for the first
    /// notes, and where nothing did.
    pub fn take(&mut self, notes: &str) -> Option<Splice> {
        let (old, new) = (self.notes.as_bytes(), notes.as_bytes());
        let same = same(&self.notes, notes);
        if same == old.len() && same == new.len() && !self.pieces.is_empty() {
            return None;
        }
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
        let mut tail = tail.min(old.len().min(new.len()) - same);
        while !notes.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
        let (from, to) = (old.len() - tail, new.len() - tail);
        let splice = (!self.pieces.is_empty()).then(|| Splice {
            at: same,
            old: Span::new(same, from).of(&self.notes).to_owned(),
            new: Span::new(same, to).of(notes).to_owned(),
        });
        // A piece stays where the line ends on both of its sides stay; the last one has none.
        let kept = self.pieces.partition_point(|piece| piece.span.end <= same);
        let mut pieces: Vec<Piece> = self.pieces.iter().take(kept).copied().collect();
        if kept > 0 && kept == self.pieces.len() {
            pieces.pop();
        }
        let after = self.pieces.partition_point(|piece| piece.span.start <= from).max(pieces.len());
        let after = self.pieces.get(after..).unwrap_or_default();
        let start = pieces.last().map_or(0, |piece| piece.span.end);
        let end = after.first().map_or(new.len(), |piece| piece.span.start - from + to);
        let mut line = pieces.last().map_or(0, |piece| piece.line + breaks(piece.span.of(&self.notes)));
        cut(notes, Span::new(start, end), after.is_empty(), &mut line, &mut pieces);
        let first = after.first().map_or(0, |piece| piece.line);
        pieces.extend(after.iter().map(|piece| Piece {
            span: Span::new(piece.span.start - from + to, piece.span.end - from + to),
            line: piece.line - first + line,
            ..*piece
        }));
        self.same = self.same.min(same);
        self.notes.clear();
        self.notes.push_str(notes);
        self.pieces = pieces;
        splice
    }

    /// Says what notes were read; those that it holds may be newer.
    pub fn was_read(&mut self, notes: &str) {
        self.same = same(&self.notes, notes);
        self.read = (notes.len(), breaks(notes) + 1);
    }

    /// The line that `line` was when the notes were last read, both counted from 0; none for one that is new.
    #[must_use]
    pub fn read_line(&self, line: usize) -> Option<usize> {
        let last = self.line_of(self.same);
        let old = (line + self.read.1).checked_sub(self.lines());
        if line <= last { Some(line) } else { old.filter(|old| *old > last) }
    }

    /// Where the words are now that stood at `span` when the notes were last read.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        let at = |at: usize| {
            let moved = (at + self.notes.len()).saturating_sub(self.read.0).max(self.same);
            if at <= self.same { at } else { moved }
        };
        Span::new(at(span.start), at(span.end))
    }

    /// The line that byte `at` stands on, counted from 0.
    fn line_of(&self, at: usize) -> usize {
        let piece = self.piece_of(at).and_then(|piece| self.pieces.get(piece));
        piece.map_or(0, |piece| piece.line + breaks(Span::new(piece.span.start, at).of(&self.notes)))
    }

    fn piece_of(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.span.start <= at).checked_sub(1)
    }

    /// Forgets all heights, since the width changed.
    pub fn forget(&mut self) {
        for piece in &mut self.pieces {
            piece.height = None;
        }
    }

    /// What is seen through `sight`, and as much again on both sides. `measure` gives the heights of texts; it is asked for
    /// pieces between what is seen and the nearer end of the notes that have none yet.
    pub fn stretch(&mut self, sight: Sight, measure: &mut dyn FnMut(&[&str]) -> Vec<f64>) -> Stretch {
        let from_end = sight.top + sight.height / 2.0 > sight.whole / 2.0;
        let near = sight.near(from_end);
        let count = self.pieces.len();
        let order = |step: usize| if from_end { count - 1 - step } else { step };
        let (mut skipped, mut height) = (0.0, 0.0);
        let (mut first, mut last) = (None, 0);
        for step in 0..count {
            let own = self.height(order(step), from_end, measure);
            if first.is_none() && skipped + own <= near - sight.height {
                skipped += own;
                continue;
            }
            first = first.or(Some(step));
            last = step;
            height += own;
            if skipped + height > near + 2.0 * sight.height {
                break;
            }
        }
        let Some(first) = first else { return Stretch::default() };
        let complete = last + 1 == count;
        let (first, last) = if from_end { (order(last), order(first)) } else { (first, last) };
        let (first, last) = (self.pieces.get(first), self.pieces.get(last));
        let Some((first, last)) = first.zip(last) else { return Stretch::default() };
        Stretch {
            span: Span::new(first.span.start, last.span.end),
            line: first.line,
            skipped,
            height,
            from_end,
            complete,
        }
    }

    /// How far the piece with byte `at` is from the start of the notes, which are `whole` pixels high.
    pub fn top_of(&mut self, at: usize, whole: f64, measure: &mut dyn FnMut(&[&str]) -> Vec<f64>) -> f64 {
        let (count, piece) = (self.pieces.len(), self.piece_of(at).unwrap_or_default());
        let from_end = piece > count / 2;
        let range = if from_end { piece..count } else { 0..piece };
        let sum: f64 = range.map(|piece| self.height(piece, from_end, measure)).sum();
        if from_end { whole - sum } else { sum }
    }

    /// The height of a piece; where it has none yet, it and some that come next are measured at once.
    fn height(&mut self, piece: usize, from_end: bool, measure: &mut dyn FnMut(&[&str]) -> Vec<f64>) -> f64 {
        /// Pieces that are measured at once: each measuring has the browser lay out anew.
        const AT_ONCE: usize = 8;
        if let Some(height) = self.pieces.get(piece).and_then(|piece| piece.height) {
            return height;
        }
        let range: Range<usize> = if from_end {
            (piece + 1).saturating_sub(AT_ONCE)..piece + 1
        } else {
            piece..(piece + AT_ONCE).min(self.pieces.len())
        };
        let pieces = self.pieces.get_mut(range).unwrap_or_default();
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.span.of(&self.notes)).collect();
        let heights = measure(&texts);
        for (piece, height) in pieces.iter_mut().zip(heights) {
            piece.height = Some(height);
        }
        self.pieces.get(piece).and_then(|piece| piece.height).unwrap_or_default()
    }
}

/// Cuts a stretch of the notes into pieces; `last` where it goes to the end of the notes.
fn cut(notes: &str, span: Span, last: bool, line: &mut usize, pieces: &mut Vec<Piece>) {
    let mut start = span.start;
    let (mut at, mut lines) = (start, 0);
    for text in span.of(notes).split_inclusive('\n') {
        at += text.len();
        lines += 1;
        if lines == LINES || at - start >= BYTES {
            pieces.push(Piece { span: Span::new(start, at), line: *line, height: None });
            *line += lines;
            (start, lines) = (at, 0);
        }
    }
    if start < span.end {
        pieces.push(Piece { span: Span::new(start, span.end), line: *line, height: None });
        *line += lines;
    }
    // Behind the last line end stands one more line.
    if last && (notes.is_empty() || notes.ends_with('\n')) {
        pieces.push(Piece { span: Span::new(span.end, span.end), line: *line, height: None });
    }
}

/// Number of bytes, whole characters, with which two texts begin alike.
fn same(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    (0..=same).rev().find(|at| one.is_char_boundary(*at) && other.is_char_boundary(*at)).unwrap_or_default()
}

/// Number of line ends in `text`.
fn breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
