//! Entries of lists, tables, chats and feeds: piece by piece, which begins one and what hangs under it.

use crate::{
    document::{
        blocks::Block,
        cells::{Columns, columns},
        lines::{is_state, labels_itself},
    },
    entries::{
        chat::{JOINS, is_name, is_reaction, names_above, noted_by, said_below, speaks},
        entry::Entry,
        leading_word,
        shape::{LEADS, Shape, is_mark, shape, untagged, words_after},
    },
    span::{Span, any_of, rest_of, start_of},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
        cursor::Cursor,
        unmarked::{Form, form_of, leading},
    },
    words::{
        begins_with,
        concepts::{CHATTER, NOTES, QUOTING, TIME_LABELS},
        word_set::WordSet,
    },
};

/// The entries among the wanted pieces. Outside of a `timeline` a date alone begins none.
pub(crate) fn collect(
    notes: &str,
    pieces: &[Block],
    wanted: impl Fn(&Block) -> bool,
    timeline: bool,
) -> Vec<Entry> {
    if !pieces.iter().any(|piece| piece.may_stamp && wanted(piece)) {
        return Vec::new();
    }
    let after = stamps_after_text(notes, pieces, &wanted);
    let named = !after && names_above(notes, pieces);
    let exported = notes.contains("\nGuild: ");
    let digits =
        pieces.iter().filter(|piece| piece.may_stamp && piece.seen.has(ByteClasses::DIGIT) && wanted(piece));
    let bare = form_of(digits.map(|piece| piece.words.of(notes)));
    let labels =
        pieces.iter().filter(|piece| piece.may_stamp && piece.seen.has(ByteClasses::COLON) && wanted(piece));
    let labelled = labels.filter(|piece| labelled(piece.words.of(notes)).is_some()).nth(1).is_some();
    let mut collector =
        Collector { notes, pieces, timeline, after, named, labelled, bare, exported, ..Collector::default() };
    for (index, piece) in pieces.iter().enumerate() {
        if wanted(piece) {
            collector.take(index, piece);
        } else {
            // A quoted block under an entry belongs to it and does not close it.
            collector.open &= piece.quoted;
            collector.block.clear();
        }
    }
    let mut found = collector.found;
    settle_dividers(&mut found, timeline);
    // Where stamps stand on lines of their own, a sentence that begins with one is of the text below the list.
    let alone = |entry: &&Entry| {
        let line = pieces.get(pieces.partition_point(|piece| piece.line < entry.line));
        line.is_some_and(|piece| piece.span.of(notes).trim().len() <= entry.stamp.span.of(notes).len() + 2)
    };
    let own = found.iter().filter(alone).count();
    if own > 3 && own * 4 >= found.len() * 3 {
        found.retain(|entry| !leading_word(notes, entry));
    }
    if found.iter().any(|entry| !entry.field && entry.stamp.timed()) {
        found.retain(|entry| !entry.field);
    }
    found.retain(|entry| {
        let joins = entry.text.contains("has ") && JOINS.iter().any(|words| entry.text.contains(words));
        !joins && !entry.text.trim().is_empty()
    });
    found
}

/// The entries so far, and what is still open.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the notes")]
#[derive(Default)]
struct Collector<'n> {
    notes: &'n str,
    pieces: &'n [Block],
    timeline: bool,
    /// True when stamps on lines of their own stand after what they date.
    after: bool,
    found: Vec<Entry>,
    /// True when what comes next may hang under the last entry.
    open: bool,
    /// The heading of the table that the piece stands in.
    table: Option<Columns>,
    /// Blocks without a stamp since the last one with.
    block: Vec<usize>,
    /// Who writes, where a chat puts names on lines of their own.
    speaker: Option<String>,
    /// True when each time has a name above it.
    named: bool,
    /// True where times stand behind a label again and again: `Time: 10:02`.
    labelled: bool,
    /// The form of times that only their list tells.
    bare: Option<Form>,
    /// True for an export that puts each name behind its time, and the words below.
    exported: bool,
}

impl Collector<'_> {
    fn take(&mut self, index: usize, piece: &Block) {
        let text = piece.span.of(self.notes);
        if piece.is_blank() {
            let waits = self.found.last().is_some_and(|entry| {
                let bare = entry.text.is_empty() || is_state(&entry.text);
                bare || entry.divider || under_heading(self.pieces, entry)
            });
            self.open &= waits;
            self.table = self.table.take().filter(|table| table.comma.is_none());
        } else if let Some(name) = speaks(self.notes, self.pieces, index, self.named) {
            self.speaker = Some(name);
            self.open = false;
        } else if piece.day {
            self.open = false;
        } else if piece.columns {
            self.table = columns(text, piece.seen);
            self.open = false;
        } else if piece.may_stamp {
            if self.labelled
                && let Some(stamp) = labelled(text)
            {
                self.stand(index, piece, Shape::Alone(stamp));
                return;
            }
            let mut shape = shape(text, piece.seen, self.table.as_ref(), self.timeline, piece.heading);
            let timed = matches!(&shape, Shape::Leads(stamp, ..) | Shape::Alone(stamp) if stamp.timed());
            if let (Some(form), false) = (self.bare, timed)
                && let Some(stamp) = leading(text, form)
            {
                let words = words_after(rest_of(text, stamp.span.end));
                shape = if words.is_empty() { Shape::Alone(stamp) } else { Shape::Leads(stamp, words, None) };
            }
            self.stand(index, piece, shape);
        } else {
            self.hang(index, piece);
        }
    }

    /// Makes of a piece and its shape an entry, a part of one, or nothing.
    fn stand(&mut self, index: usize, piece: &Block, shape: Shape) {
        let text = piece.span.of(self.notes);
        match shape {
            Shape::Leads(stamp, ..)
                if nested(self.notes, piece, &stamp, self.found.last().filter(|_| self.open)) =>
            {
                if let Some(entry) = self.found.last_mut() {
                    add(entry, piece, self.notes);
                }
            }
            Shape::Leads(stamp, ..) | Shape::Alone(stamp) if stamp.template => self.open = false,
            // How long after the entry before is said by one that stands beside it.
            Shape::Leads(stamp, ..) | Shape::Alone(stamp)
                if stamp.relative && !alike(self.notes, piece, self.found.last()) =>
            {
                self.hang(index, piece);
            }
            Shape::Leads(stamp, words, None)
                if text.starts_with('[')
                    && (self.exported || is_name(&words) && said_below(self.notes, self.pieces, index)) =>
            {
                let name = words.trim_end_matches("(pinned)").trim_end();
                self.begin(entry(piece, stamp, String::new(), Some(name.to_owned())));
            }
            Shape::Leads(stamp, words, None) if noted_by(&words).is_some() => {
                self.begin(entry(piece, stamp, String::new(), noted_by(&words).map(ToOwned::to_owned)));
            }
            Shape::Leads(..) if is_quoting(text) => self.open = false,
            // What a state says may begin with a time.
            Shape::Leads(stamp, ..)
                if self.open
                    && (stamp.window || start_of(text, stamp.span.start).contains(char::is_alphabetic))
                    && self.found.last().is_some_and(|entry| is_state(&entry.text)) =>
            {
                self.hang(index, piece);
            }
            // From when to when something was broken is an impact, where no timeline makes an entry of it.
            Shape::Leads(stamp, ..)
                if stamp.window
                    && !self.timeline
                    && !(stamp.between && beside(self.notes, piece, self.found.last())) =>
            {
                self.open = false;
            }
            Shape::Leads(stamp, words, actor) => self.begin(entry(piece, stamp, words, actor)),
            Shape::Alone(stamp) if self.after && stamp.timed() => self.close_block(piece, stamp),
            Shape::Alone(stamp) => {
                let divider = !stamp.timed() && !stamp.placeholder;
                let mut made = entry(piece, stamp, String::new(), None);
                made.divider = divider;
                made.actor = self.speaker.clone().filter(|_| !piece.heading && !divider);
                self.begin(made);
            }
            Shape::Head(stamp, name) => self.begin(entry(piece, stamp, String::new(), Some(name))),
            Shape::Ends(stamp, words)
                if self.timeline || piece.state || text.trim_start().starts_with(any_of("-*•")) =>
            {
                self.begin(entry(piece, stamp, words, None));
            }
            Shape::Field(stamp, words) => {
                let mut made = entry(piece, stamp, words, None);
                made.field = true;
                self.begin(made);
                self.open = false;
            }
            Shape::None | Shape::Ends(..) => self.hang(index, piece),
        }
    }

    /// True for the line below a heading that is underlined.
    fn underlines(&self, index: usize) -> bool {
        index.checked_sub(1).and_then(|above| self.pieces.get(above)).is_some_and(|above| above.heading)
    }

    fn begin(&mut self, entry: Entry) {
        self.found.push(entry);
        self.open = true;
    }

    /// An entry of the pieces since the last stamp, whose own stamp stands after them.
    fn close_block(&mut self, piece: &Block, stamp: Timestamp) {
        let state = |&at: &usize| self.pieces.get(at).is_some_and(|piece| piece.state);
        let mut from = self.block.iter().rposition(state).unwrap_or(0);
        while from > 0 && self.block.get(from - 1).is_some_and(state) {
            from -= 1;
        }
        let mut made = entry(piece, stamp, String::new(), None);
        for (place, &at) in self.block.iter().skip(from).enumerate() {
            let Some(piece) = self.pieces.get(at) else { continue };
            add(&mut made, piece, self.notes);
            if place == 0 {
                made.span.start = piece.span.start;
            }
        }
        made.span.end = piece.span.end;
        self.found.push(made);
        self.block.clear();
        self.open = false;
    }

    /// Hangs a piece without a stamp under the last entry, unless it ends it.
    fn hang(&mut self, index: usize, piece: &Block) {
        let text = piece.span.of(self.notes);
        self.block.push(index);
        if self.found.is_empty() {
            return;
        }
        // What stands below a time is said of it, `Trigger: disk full` too.
        let waits =
            self.open && self.found.last().is_some_and(|entry| entry.text.is_empty() && entry.stamp.timed());
        if text.starts_with("--- ")
            || piece.heading
            || piece.seen.has(ByteClasses::COLON) && !self.labelled && !waits && labels_itself(text)
            || is_rule(text) && !self.underlines(index)
        {
            self.open = false;
        } else if beside(self.notes, piece, self.found.last()) {
            // An item below another without a time is of the entry that both stand under.
            let indent = |text: &str| text.len() - text.trim_start().len();
            let above = |entry: &&mut Entry| indent(entry.span.of(self.notes)) < indent(text);
            match self.found.iter_mut().rev().take(32).find(above) {
                Some(entry) if self.open => add(entry, piece, self.notes),
                _ => self.open = false,
            }
        } else if let Some(entry) =
            self.found.last_mut().filter(|_| self.open || text.starts_with(any_of(" \t")))
            && (entry.actor.is_none() || !is_chatter(piece, text) && !is_reaction(text))
        {
            add(entry, piece, self.notes);
        }
    }
}

/// The stamp behind a label that says no more than that a time follows, where nothing else stands on the line.
fn labelled(text: &str) -> Option<Timestamp> {
    let mut s = Cursor { text, at: text.len() - LEADS.trim_start(text).len() };
    s.row_of(TIME_LABELS)?;
    s.skip("*_ ");
    s.eat(":：").then_some(())?;
    s.skip("*_ ");
    stamp_at(text, s.at)
        .filter(|stamp| stamp.timed() && rest_of(text, stamp.span.end).trim_matches(is_mark).is_empty())
}

fn entry(piece: &Block, mut stamp: Timestamp, text: String, actor: Option<String>) -> Entry {
    let start = piece.span.start;
    stamp.span = Span::new(start + stamp.span.start, start + stamp.span.end);
    Entry {
        line: piece.line,
        stamp,
        text,
        actor,
        span: piece.span,
        attached: Vec::new(),
        divider: false,
        field: false,
        part: piece.part,
    }
}

/// Hangs a piece under an entry.
fn add(entry: &mut Entry, piece: &Block, notes: &str) {
    let text = &untagged(piece.span.of(notes));
    if text.trim().is_empty() {
        return;
    }
    if piece.line != entry.line {
        entry.attached.push(piece.line);
    }
    entry.span.end = entry.span.end.max(piece.span.end);
    if entry.text.is_empty() {
        text.strip_prefix("* ")
            .unwrap_or(text)
            .trim_start_matches(any_of("| \t-–:•"))
            .trim_end()
            .clone_into(&mut entry.text);
    } else {
        let words = text.trim();
        entry.text.push('\n');
        entry.text.push_str(if words.starts_with('|') { words.trim_matches(any_of("| ")) } else { words });
    }
}

/// True for a line deeper than the entry above it whose time stands behind a word: `- By 04:06 the cause was known`.
fn nested(notes: &str, piece: &Block, stamp: &Timestamp, above: Option<&Entry>) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    let text = piece.span.of(notes);
    let worded = text.get(..stamp.span.start).is_some_and(|before| before.contains(char::is_alphabetic));
    above.is_some_and(|entry| worded && indent(text) > indent(entry.span.of(notes)))
}

/// What a line of a list begins with: how deep it stands, and its mark, one for all numbers, none for words.
fn mark(text: &str) -> (usize, Option<char>) {
    let bare = text.trim_start();
    let sign = bare.chars().next().filter(|c| !c.is_alphabetic() && !"[(`~".contains(*c));
    let number =
        bare.split(any_of(".)")).next().is_some_and(|head| head.len() < 3 && head.parse::<u8>().is_ok());
    let stamp = sign.is_some_and(char::is_numeric) && !number;
    (text.len() - bare.len(), sign.filter(|_| !stamp).map(|c| if number { '1' } else { c }))
}

/// True for a line with the same mark as the entry above it, which is no message of a chat.
fn alike(notes: &str, piece: &Block, above: Option<&Entry>) -> bool {
    above.is_some_and(|entry| {
        let line = entry.span.of(notes);
        entry.actor.is_none() && mark(line) == mark(piece.span.of(notes)) && !line.starts_with('#')
    })
}

/// True for an item of a list beside the item that the entry above it is: it hangs under nothing and has no time.
fn beside(notes: &str, piece: &Block, above: Option<&Entry>) -> bool {
    let item = |text: &str| {
        let bare = text.trim_start();
        // `**` is an item of a list below that of `*`.
        let deep = bare.len() - bare.trim_start_matches('*').len();
        bare.starts_with(any_of("-*•+")).then(|| (text.len() - bare.len() + deep, bare.chars().next()))
    };
    let own = item(piece.span.of(notes));
    own.is_some() && above.is_some_and(|entry| item(entry.span.of(notes)) == own && !entry.text.is_empty())
}

/// True for an entry whose stamp is a heading: all paragraphs up to the next heading are its own.
fn under_heading(pieces: &[Block], entry: &Entry) -> bool {
    pieces.get(pieces.partition_point(|piece| piece.line < entry.line)).is_some_and(|piece| piece.heading)
}

/// True for the line above a quoted mail: `On Nov 20, 2024, at 10:02, Anna wrote:`.
fn is_quoting(text: &str) -> bool {
    let bare = text.trim_end();
    bare.len() < 160
        && bare.ends_with(any_of(":："))
        && QUOTING
            .begins(
                bare.trim_end_matches(any_of(":： ")).rsplit(any_of(" \u{a0}")).next().unwrap_or_default(),
            )
            .is_some()
}

/// A date on a line of its own is an entry when words follow and no entry with a time does, before the next such date.
fn settle_dividers(found: &mut Vec<Entry>, timeline: bool) {
    // What stands on a date of its own is no part of the day above it.
    let dividers: Vec<bool> = found.iter().map(|entry| entry.divider || entry.stamp.date.is_some()).collect();
    let mut number = 0;
    found.retain(|entry| {
        let next = dividers.get(number + 1).copied().unwrap_or(true);
        number += 1;
        !entry.divider || timeline && next && !entry.text.is_empty()
    });
}

/// True for a line of a chat that is no message.
fn is_chatter(piece: &Block, text: &str) -> bool {
    let kind = text.trim();
    NOTES.begins(kind) == Some(kind.len())
        || piece.says.map_or_else(|| CHATTER.within(text), |says| says.has(WordSet::CHATTER))
}

/// True for a line of dashes, bars and the like.
fn is_rule(line: &str) -> bool {
    line.trim().chars().all(|c| "|-:=_* +{}`~".contains(c))
}

/// True when stamps on lines of their own stand after what they date, as on status pages: the first follows the state
/// that it dates, and none follows the last.
fn stamps_after_text(notes: &str, pieces: &[Block], wanted: &impl Fn(&Block) -> bool) -> bool {
    let states = |piece: &Block| piece.state || begins_with(piece.words.of(notes), "posted").is_some();
    if !pieces.iter().any(|piece| wanted(piece) && states(piece)) {
        return false;
    }
    let mut stamped = 0;
    let mut posted = false;
    let mut first_follows = false;
    let mut last_is_followed = false;
    let mut state = false;
    let mut fresh = false;
    for piece in pieces.iter().filter(|piece| wanted(piece)) {
        let text = piece.words.of(notes);
        if piece.is_blank() {
            state &= stamped > 0;
            continue;
        }
        if piece.may_stamp
            && text.len() < 120
            && let Shape::Alone(stamp) = shape(text, piece.seen, None, false, piece.heading)
            && stamp.timed()
        {
            posted |= begins_with(text, "posted").is_some();
            first_follows |= stamped == 0 && state;
            stamped += 1;
            (state, fresh, last_is_followed) = (false, true, false);
        } else {
            last_is_followed |= fresh && piece.state;
            state |= piece.state;
            fresh = false;
        }
    }
    posted || stamped > 0 && first_follows && !last_is_followed
}
