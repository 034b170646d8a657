//! The visible lines of the notes: a virtual list of chunks with measured heights, so that the cost of drawing beside long
//! notes depends on the window and not on their length.

use std::ops::Range;

use super::history::Splice;
use crate::span::{Span, common};

/// A chunk ends after this many lines or bytes, whichever comes first.
const LINES: usize = 32;
const BYTES: usize = 2_048;

/// A chunk of lines, with their line ends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Chunk {
    span: Span,
    /// Its first line, counted from 0.
    line: usize,
    /// In pixels, once measured.
    height: Option<f64>,
}

/// The scroll position of the text field, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScrollPosition {
    /// Distance scrolled from the top.
    pub top: f64,
    /// Height of what is visible.
    pub height: f64,
    /// Height of all content.
    pub whole: f64,
}

/// The lines to draw, and where they are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VisibleRange {
    /// Their bytes.
    pub span: Span,
    /// Its first line, counted from 0.
    pub line: usize,
    /// Pixels between it and the start of the notes, or their end.
    pub skipped: f64,
    /// Its height in pixels.
    pub height: f64,
    /// True if `skipped` counts from the end of the notes.
    pub from_end: bool,
    /// True if it reaches the other end of the notes.
    pub complete: bool,
}

impl VisibleRange {
    /// True if it covers all that is visible.
    #[must_use]
    pub fn covers(&self, sight: ScrollPosition) -> bool {
        let near = sight.near(self.from_end);
        self.skipped <= near && (self.complete || near + sight.height <= self.skipped + self.height)
    }

    /// True if it has the last line of the notes: behind a last line end that one is empty, and not seen from the bytes.
    #[must_use]
    pub fn has_last(&self) -> bool {
        if self.from_end { self.skipped <= 0.0 } else { self.complete }
    }
}

impl ScrollPosition {
    /// Pixels between what is visible and the start of the notes, or their end.
    fn near(self, from_end: bool) -> f64 {
        if from_end { self.whole - self.top - self.height } else { self.top }
    }
}

/// The notes in chunks.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    notes: String,
    chunks: Vec<Chunk>,
}

impl Sheet {
    /// The notes.
    #[must_use]
    pub fn notes(&self) -> &str {
        &self.notes
    }

    /// Number of lines.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.chunks.last().map_or(0, |chunk| chunk.line + breaks(chunk.span.of(&self.notes)) + 1)
    }

    /// Replaces the notes; unchanged chunks keep their heights. Returns the difference; none for the first notes or without
    /// one.
    pub fn take(&mut self, notes: &str) -> Option<Splice> {
        let (old, new) = (&self.notes, notes);
        let (same, tail) = common(old, new);
        if same == old.len() && same == new.len() && !self.chunks.is_empty() {
            return None;
        }
        let (from, to) = (old.len() - tail, new.len() - tail);
        let splice = (!self.chunks.is_empty()).then(|| Splice {
            at: same,
            old: Span::new(same, from).of(&self.notes).to_owned(),
            new: Span::new(same, to).of(notes).to_owned(),
        });
        // A chunk stays where the line ends on both of its sides stay; the last one has none.
        let kept = self.chunks.partition_point(|chunk| chunk.span.end <= same);
        let mut chunks: Vec<Chunk> = self.chunks.iter().take(kept).copied().collect();
        if kept > 0 && kept == self.chunks.len() {
            chunks.pop();
        }
        let after = self.chunks.partition_point(|chunk| chunk.span.start <= from).max(chunks.len());
        let after = self.chunks.get(after..).unwrap_or_default();
        let start = chunks.last().map_or(0, |chunk| chunk.span.end);
        let end = after.first().map_or(new.len(), |chunk| chunk.span.start - from + to);
        let mut line = chunks.last().map_or(0, |chunk| chunk.line + breaks(chunk.span.of(&self.notes)));
        cut(notes, Span::new(start, end), after.is_empty(), &mut line, &mut chunks);
        let first = after.first().map_or(0, |chunk| chunk.line);
        chunks.extend(after.iter().map(|chunk| Chunk {
            span: Span::new(chunk.span.start - from + to, chunk.span.end - from + to),
            line: chunk.line - first + line,
            ..*chunk
        }));
        self.notes.clear();
        self.notes.push_str(notes);
        self.chunks = chunks;
        splice
    }

    fn chunk_of(&self, at: usize) -> Option<usize> {
        self.chunks.partition_point(|chunk| chunk.span.start <= at).checked_sub(1)
    }

    /// Drops all heights: the width changed.
    pub fn forget(&mut self) {
        for chunk in &mut self.chunks {
            chunk.height = None;
        }
    }

    /// What is visible, and as much again on both sides. `measure` returns heights of texts; it is called for unmeasured
    /// chunks between there and the nearer end of the notes.
    pub fn visible(
        &mut self,
        sight: ScrollPosition,
        measure: &mut dyn FnMut(&[&str]) -> Vec<f64>,
    ) -> VisibleRange {
        let from_end = sight.top + sight.height / 2.0 > sight.whole / 2.0;
        let near = sight.near(from_end);
        let count = self.chunks.len();
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
        let Some(first) = first else { return VisibleRange::default() };
        let complete = last + 1 == count;
        let (first, last) = if from_end { (order(last), order(first)) } else { (first, last) };
        let (first, last) = (self.chunks.get(first), self.chunks.get(last));
        let Some((first, last)) = first.zip(last) else { return VisibleRange::default() };
        VisibleRange {
            span: Span::new(first.span.start, last.span.end),
            line: first.line,
            skipped,
            height,
            from_end,
            complete,
        }
    }

    /// Pixels from the start of the notes, which are `whole` pixels high, to the line that begins at byte `at`; amid a line, to the
    /// end of its row there.
    pub fn top_of(&mut self, at: usize, whole: f64, measure: &mut dyn FnMut(&[&str]) -> Vec<f64>) -> f64 {
        let (count, chunk) = (self.chunks.len(), self.chunk_of(at).unwrap_or_default());
        let from_end = chunk > count / 2;
        let range = if from_end { chunk..count } else { 0..chunk };
        let sum: f64 = range.map(|chunk| self.height(chunk, from_end, measure)).sum();
        let start = self.chunks.get(chunk).map_or(at, |chunk| chunk.span.start);
        let above = Span::new(start, at).of(&self.notes);
        let inside = if above.is_empty() { 0.0 } else { measure(&[above]).iter().sum() };
        if from_end { whole - sum + inside } else { sum + inside }
    }

    /// The height of a chunk; an unmeasured one is measured together with its next few.
    fn height(&mut self, chunk: usize, from_end: bool, measure: &mut dyn FnMut(&[&str]) -> Vec<f64>) -> f64 {
        /// Chunks that are measured together: each measurement forces a layout.
        const AT_ONCE: usize = 8;
        if let Some(height) = self.chunks.get(chunk).and_then(|chunk| chunk.height) {
            return height;
        }
        let range: Range<usize> = if from_end {
            (chunk + 1).saturating_sub(AT_ONCE)..chunk + 1
        } else {
            chunk..(chunk + AT_ONCE).min(self.chunks.len())
        };
        let chunks = self.chunks.get_mut(range).unwrap_or_default();
        let texts: Vec<&str> = chunks.iter().map(|chunk| chunk.span.of(&self.notes)).collect();
        let heights = measure(&texts);
        for (chunk, height) in chunks.iter_mut().zip(heights) {
            chunk.height = Some(height);
        }
        self.chunks.get(chunk).and_then(|chunk| chunk.height).unwrap_or_default()
    }
}

/// Cuts a span of the notes into chunks; `last` if it reaches the end.
fn cut(notes: &str, span: Span, last: bool, line: &mut usize, chunks: &mut Vec<Chunk>) {
    let mut start = span.start;
    let (mut at, mut lines) = (start, 0);
    for text in span.of(notes).split_inclusive('\n') {
        at += text.len();
        lines += 1;
        if lines == LINES || at - start >= BYTES {
            chunks.push(Chunk { span: Span::new(start, at), line: *line, height: None });
            *line += lines;
            (start, lines) = (at, 0);
        }
    }
    if start < span.end {
        chunks.push(Chunk { span: Span::new(start, span.end), line: *line, height: None });
        *line += lines;
    }
    // Behind the last line end stands one more line.
    if last && (notes.is_empty() || notes.ends_with('\n')) {
        chunks.push(Chunk { span: Span::new(span.end, span.end), line: *line, height: None });
    }
}

/// Number of `\n` in `text`.
pub(super) fn breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
