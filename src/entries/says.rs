//! What a line of a list says of itself: that it is a field, a length, a count, the line above a quotation, chatter.

use crate::{
    document::{
        blocks::Block,
        cells::{Cell, Columns, cells},
        lines::is_state,
    },
    entries::authors::is_quoting,
    rules::holds,
    span::{any_of, digit, has_more_words},
    timestamp::marks::is_mark,
    words::{
        concepts::{CHATTER, LASTING_LABELS, NOTES},
        word_set::WordSet,
    },
};

/// True for a row that has words where the others have their time: `Immediately | lamp lit`.
pub(crate) fn tells_time_in_words(row: &str, table: &Columns) -> bool {
    let found = cells(row, table.comma);
    let worded = |(time, (_, cell)): (&bool, &Cell<'_>)| *time && cell.contains(char::is_alphabetic);
    found.len() == table.count && table.times.iter().zip(&found).any(worded)
}

/// True for fields side by side: `Level: Error    Release: 1.44    Events: 21`.
pub(crate) fn is_form_row(text: &str) -> bool {
    let mut columns = text.split("  ").filter(|column| !column.trim().is_empty());
    // `We saw in the log of the mint: WARNING  cannot seal: lid is open` says what happened.
    let labelled = |column: &str| {
        column.split_once(": ").is_some_and(|(label, _)| !has_more_words(label, 3))
            && !has_more_words(column, 6)
    };
    columns.clone().nth(1).is_some() && columns.all(labelled)
}

/// True for words that say which update this is and nothing else: `Update 5`.
pub(crate) fn counts_update(text: &str) -> bool {
    let named = text.trim_end_matches(any_of("*_# :"));
    let word = named.trim_end_matches(digit);
    word.len() < named.len() && is_state(word)
}

/// True for words that begin with a length in brackets, `(12 minutes): wheel stuck`, `(duration: 12 minutes)`, or are one: `(all in
/// all 12 minutes)`.
pub(crate) fn lasts(words: &str) -> bool {
    words.strip_prefix(any_of("(（")).is_some_and(|rest| {
        let (inner, after) = rest.split_once(any_of(")）")).unwrap_or((rest, ""));
        let alone = after.trim_matches(is_mark).is_empty();
        rest.starts_with(digit) || inner.contains(digit) && (alone || LASTING_LABELS.within(inner))
    })
}

/// True for the line above a quoted mail: `On Nov 20, 2024, at 10:02, Anna wrote:`.
pub(crate) fn leads_to_quotation(text: &str) -> bool {
    let bare = text.trim_end();
    bare.len() < 160 && bare.ends_with(any_of(":：")) && quotes(bare.trim_end_matches(any_of(":： ")))
}

/// True for words that end with one of quoting, or with that and a name: `skrev Tor Lind`.
fn quotes(words: &str) -> bool {
    let mut last = words.rsplit(any_of(" \u{a0}")).take(5);
    last.find(|word| is_quoting(word) || !word.starts_with(char::is_uppercase)).is_some_and(is_quoting)
}

/// True for a line of a chat that is no message; the first below its head is one, whatever it says.
pub(crate) fn is_chatter(piece: &Block, text: &str) -> bool {
    holds("chat.chatter")
        && piece.says.map_or_else(|| CHATTER.within(text), |says| says.has(WordSet::CHATTER))
}

/// True for the kind of a note on a ticket: `Internal note`.
pub(crate) fn is_kind(text: &str) -> bool {
    let kind = text.trim();
    holds("chat.kinds-of-notes") && NOTES.begins(kind) == Some(kind.len())
}

/// True for the end of a list of HTML: what stands behind it is of none of its items.
pub(super) fn closes_list(text: &str) -> bool {
    ["</ul", "</ol", "</dl", "</table"].iter().any(|tag| text.trim_start().starts_with(tag))
}
