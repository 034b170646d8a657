//! The notes, taken apart once: lines with what each is and where it stands, blocks that may be an entry, cells of tables.
//! Reading and meaning ask it, and look for no structure of their own.

pub mod blocks;
pub mod cells;
pub mod clauses;
pub mod inline;
pub mod lines;
pub mod sentences;

use std::borrow::Cow;

use crate::{
    pause::pause,
    span::{Span, any_of, digit, find_byte, start_of},
    timestamp::byte_classes::ByteClasses,
};
use blocks::{Block, blocks};
use cells::cells;
use lines::{Kind, Line, lines};

/// Bytes of a line that say which fields it has.
const HEAD: usize = 400;

/// Notes and what they are made of. Every byte of the notes belongs to one line and its end, and every byte of a line to one
/// block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'n> {
    /// The notes as they show: inline markup is taken off, and every byte keeps its place.
    pub notes: Cow<'n, str>,
    /// Their lines, in order.
    pub lines: Vec<Line>,
    /// Their blocks, in order.
    pub blocks: Vec<Block>,
}

impl<'n> Document<'n> {
    /// Takes `notes` apart.
    ///
    /// ```
    /// use grammar::document::Document;
    /// use vocabulary::pause::at_once;
    ///
    /// let document = at_once(Document::of("# Uploads fail\n\n- 10:02 pager fired\n"));
    /// assert_eq!(document.lines.len(), 4);
    /// assert_eq!(document.lines[2].span.of(&document.notes), "- 10:02 pager fired");
    /// ```
    pub async fn of(notes: &'n str) -> Self {
        let notes = inline::shown(notes);
        pause().await;
        let lines = lines(&notes).await;
        pause().await;
        let blocks = blocks(&notes, &lines).await;
        Self { notes, lines, blocks }
    }

    /// The words of a line, without blanks at either end.
    #[must_use]
    pub fn words(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |line| line.words.of(&self.notes))
    }

    /// The blocks of a line.
    fn of_line(&self, line: usize) -> impl Iterator<Item = &Block> {
        let first = self.blocks.partition_point(|block| block.line < line);
        self.blocks.iter().skip(first).take_while(move |block| block.line == line)
    }

    /// The rows of tables on a line: one, but where HTML has several.
    pub fn rows(&self, line: usize) -> impl Iterator<Item = Span> {
        self.of_line(line).map(|block| block.span)
    }

    /// The fields side by side on a line, or the cells of a row, as far as they are read for labels.
    #[must_use]
    pub fn fields(&self, line: &Line) -> Vec<&str> {
        const PARTED: ByteClasses = ByteClasses::ROW.or(ByteClasses::WIDE);

        let text = line.words.of(&self.notes);
        let text = start_of(text, text.floor_char_boundary(HEAD));
        if !line.seen.has(PARTED) && find_byte(text, b';').is_none() {
            let labelled = |field: &str| start_of(field, field.floor_char_boundary(24)).contains(": ");
            if !(line.seen.has(ByteClasses::COLON) && (labelled(text) || text.contains("  "))) {
                return vec![text];
            }
            // `Created: 2:07 AM   Resolved: 6:52 AM`, also behind a title.
            let fields: Vec<&str> =
                text.split("  ").map(str::trim).filter(|field| !field.is_empty()).collect();
            let timed =
                |field: &&str| field.split_once(": ").is_some_and(|(_, value)| value.starts_with(digit));
            let titled = fields.len() > 2 && fields.iter().skip(1).all(timed);
            let wide = text.contains("   ") && fields.iter().all(|field| labelled(field));
            return if titled || wide { fields } else { vec![text] };
        }
        let row = cells(text, None).into_iter();
        row.flat_map(|(_, cell)| cell.split(any_of(";；")).flat_map(|field| field.split(" · "))).collect()
    }

    /// True for a row that heads its table: a rule stands below it, or it alone has the marks of headings.
    #[must_use]
    pub fn heads_table(&self, line: usize) -> bool {
        let (own, next) = (self.words(line), self.words(line + 1));
        let ruled = self.lines.get(line + 1).is_some_and(|next| next.kind == Kind::Rule);
        ruled && own.starts_with('|')
            || own.starts_with("||") && next.starts_with('|') && !next.starts_with("||")
            || own.contains("<th") && !own.contains("<td")
    }
}
