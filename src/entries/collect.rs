//! Entries of lists, tables, chats and feeds: piece by piece, which begins one and what hangs under it.

use crate::{
    document::{
        blocks::Block,
        cells::{Columns, columns},
        lines::{is_state, labels_itself},
    },
    entries::{
        authors::name_authors,
        chat::{JOINS, is_name, is_reaction, names_above, noted_by, said_below, speaks},
        entry::{Entry, Place},
        leading_word,
        prose::without_tail,
        shape::{LEADS, Shape, is_mark, lead, shape, untagged, words_after},
    },
    span::{Span, any_of, rest_of, start_of},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
        cursor::Cursor,
        scan::each_stamp,
        unmarked::{Form, form_of, leading},
    },
    words::{
        begins_with,
        concepts::{CHATTER, EDGES, LENGTH_LABELS, NOTES, QUOTING, TIME_LABELS},
        fold,
        said::says,
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
    let after = stamps_below_words(notes, pieces, &wanted);
    let named = !after && names_above(notes, pieces);
    let exported = notes.contains("\nGuild: ");
    let digits =
        pieces.iter().filter(|piece| piece.may_stamp && piece.seen.has(ByteClasses::DIGIT) && wanted(piece));
    let bare = form_of(digits.map(|piece| piece.words.of(notes)));
    let labels =
        pieces.iter().filter(|piece| piece.may_stamp && piece.seen.has(ByteClasses::COLON) && wanted(piece));
    let labelled = labels.filter(|piece| labelled(piece.words.of(notes)).is_some()).nth(1).is_some();
    let (inside, ends) = stamped_inside(notes, pieces, &wanted, timeline);
    let mut collector = Collector {
        inside,
        ends,
        framed: framed(notes, pieces, &wanted),
        notes,
        pieces,
        timeline,
        after,
        named,
        labelled,
        bare,
        exported,
        ..Collector::default()
    };
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
    if found.iter().any(|entry| entry.place != Place::Field && entry.stamp.timed()) {
        found.retain(|entry| entry.place != Place::Field);
    }
    name_authors(&mut found);
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
    /// Items of lists that have a stamp amid their words, in order.
    inside: Vec<usize>,
    /// Blocks whose stamps stand behind words or numbers that they share, in order.
    framed: Vec<usize>,
    /// True where most lines with a stamp end with it.
    ends: bool,
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
                bare || entry.place == Place::Divider || under_heading(self.pieces, entry)
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
            Shape::Leads(stamp, words, None) if is_quoting(text) => {
                if self.quotes_below(index) {
                    let name = words.trim_end_matches(any_of(":： "));
                    let name = name.rsplit_once(' ').map_or(name, |(name, _)| name);
                    self.begin(entry(piece, stamp, String::new(), Some(name.to_owned())));
                } else {
                    self.open = false;
                }
            }
            // `At 10:12 we began` below a time on a line of its own is what happened then.
            Shape::Leads(stamp, ..) if self.waits() && led_by_word(text, &stamp) => self.hang(index, piece),
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
                if divider {
                    made.place = Place::Divider;
                }
                made.actor = self.speaker.clone().filter(|_| !piece.heading && !divider);
                self.begin(made);
            }
            Shape::Head(stamp, name) => self.begin(entry(piece, stamp, String::new(), Some(name))),
            Shape::Ends(stamp, words)
                if self.timeline
                    || self.ends
                    || piece.state
                    || text.trim_start().starts_with(any_of("-*•")) =>
            {
                self.begin(Entry { place: Place::Amid, ..entry(piece, stamp, words, None) });
            }
            Shape::Field(stamp, words) => {
                let mut made = entry(piece, stamp, words, None);
                made.place = Place::Field;
                self.begin(made);
                self.open = false;
            }
            Shape::None | Shape::Ends(..) if self.framed.binary_search(&index).is_ok() => {
                let before = text.len() - text.trim_start().len();
                let framed = framed_stamp(text.trim()).map(|(_, mut stamp)| {
                    stamp.span = Span::new(before + stamp.span.start, before + stamp.span.end);
                    stamp
                });
                if let Some(stamp) = framed {
                    let words = words_after(rest_of(text, stamp.span.end));
                    self.begin(entry(piece, stamp, words, None));
                }
            }
            Shape::None | Shape::Ends(..) => {
                match self.inside.binary_search(&index).ok().and_then(|_| inside(text)) {
                    Some((stamp, words)) => {
                        self.begin(Entry { place: Place::Amid, ..entry(piece, stamp, words, None) })
                    }
                    None => self.hang(index, piece),
                }
            }
        }
    }

    /// True where what follows is quoted.
    fn quotes_below(&self, index: usize) -> bool {
        let mut below = self.pieces.iter().skip(index + 1).filter(|block| !block.is_blank());
        let quotes =
            |block: &Block| block.words.of(self.notes).bytes().take_while(|byte| *byte == b'>').count();
        let own = self.pieces.get(index).map_or(0, quotes);
        below.next().is_some_and(|block| quotes(block) > own)
    }

    /// True where the last entry has a time and no words yet.
    fn waits(&self) -> bool {
        self.open && self.found.last().is_some_and(|entry| entry.text.is_empty() && entry.stamp.timed())
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
        let mut from = match self.block.iter().rposition(state) {
            Some(at) => at,
            // Without a state it is the paragraph above.
            None => self
                .block
                .windows(2)
                .rposition(|pair| matches!(*pair, [one, other] if other > one + 1))
                .map_or(0, |at| at + 1),
        };
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
        let waits = self.waits();
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

/// True where words lead to the stamp that `text` begins with.
fn led_by_word(text: &str, stamp: &Timestamp) -> bool {
    LEADS.trim_start(start_of(text, stamp.span.start)).contains(char::is_alphabetic)
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
        place: Place::Set,
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
    let dividers: Vec<bool> =
        found.iter().map(|entry| entry.place == Place::Divider || entry.stamp.date.is_some()).collect();
    let mut number = 0;
    found.retain(|entry| {
        let next = dividers.get(number + 1).copied().unwrap_or(true);
        number += 1;
        entry.place != Place::Divider || timeline && next && !entry.text.is_empty()
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

/// A list of one mark and depth.
struct Items {
    mark: (usize, Option<char>),
    /// Items that begin with a stamp.
    led: usize,
    /// Items with none.
    none: usize,
    /// Items with a stamp amid their words.
    inside: Vec<usize>,
}

/// The items whose stamps stand amid their words, of lists that most of all have stamps; and whether most lines with a stamp
/// end with it.
fn stamped_inside(
    notes: &str,
    blocks: &[Block],
    wanted: &impl Fn(&Block) -> bool,
    timeline: bool,
) -> (Vec<usize>, bool) {
    let mut found = Vec::new();
    let mut open: Vec<Items> = Vec::new();
    let mut close = |open: &mut Vec<Items>| {
        for list in open.drain(..) {
            let stamped = list.led + list.inside.len();
            let many = if timeline || list.led > 0 { 2 } else { 3 };
            if stamped >= many && stamped > list.none * 2 {
                found.extend(list.inside);
            }
        }
    };
    let (mut ends, mut leads) = (0, 0);
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| wanted(block) && !block.is_blank()) {
        if block.heading {
            close(&mut open);
        }
        let text = block.span.of(notes);
        let shape = if block.may_stamp {
            shape(text, block.seen, None, timeline, block.heading)
        } else {
            Shape::None
        };
        match shape {
            Shape::Ends(..) => ends += 1,
            Shape::Leads(..) | Shape::Alone(_) | Shape::Head(..) => leads += 1,
            Shape::Field(..) | Shape::None => {}
        }
        let mark = mark(text);
        if mark.1.is_none_or(|sign| !"-*•+1–·‣".contains(sign)) {
            continue;
        }
        let at = open.iter().position(|list| list.mark == mark).unwrap_or_else(|| {
            open.push(Items { mark, led: 0, none: 0, inside: Vec::new() });
            open.len() - 1
        });
        let Some(list) = open.get_mut(at) else { continue };
        match shape {
            Shape::None if block.may_stamp && inside(text).is_some() => list.inside.push(index),
            Shape::None => list.none += 1,
            _ => list.led += 1,
        }
    }
    close(&mut open);
    found.sort_unstable();
    (found, ends > 1 && ends > leads)
}

/// Lines that begin with the same words or numbers before their stamps, as forms and records number them: `8.1  06:30  text`.
const FRAME: usize = 3;

/// The blocks, in order, that no other reading takes for an entry and that share what stands before their stamps.
fn framed(notes: &str, blocks: &[Block], wanted: &impl Fn(&Block) -> bool) -> Vec<usize> {
    let mut frames: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.may_stamp && wanted(block)) {
        let text = block.words.of(notes);
        if let Some((at, _)) = framed_stamp(text)
            && matches!(shape(text, block.seen, None, false, block.heading), Shape::None | Shape::Ends(..))
        {
            let frame: String =
                start_of(text, at).chars().map(|c| if c.is_numeric() { '0' } else { c }).collect();
            let frame = frame.replace("00", "0");
            match frames.iter().position(|(known, _)| *known == frame) {
                Some(at) => frames.get_mut(at).into_iter().for_each(|(_, lines)| lines.push(index)),
                None if frames.len() < 64 => frames.push((frame, vec![index])),
                None => {}
            }
        }
    }
    let lines = frames.into_iter().filter(|(_, lines)| lines.len() >= FRAME).flat_map(|(_, lines)| lines);
    let mut lines: Vec<usize> = lines.collect();
    lines.sort_unstable();
    lines
}

/// The first stamp of a line that begins with something else, near its head, and where it begins.
fn framed_stamp(text: &str) -> Option<(usize, Timestamp)> {
    let near = start_of(text, text.floor_char_boundary(80));
    let stamp = each_stamp(near).find(|stamp| stamp.timed() && stamp.elapsed.is_none() && !stamp.window)?;
    let at = stamp.span.start;
    (lead(text) < at && at <= 40).then_some((at, stamp))
}

/// The first word of a label.
fn label_word(label: &str) -> &str {
    LEADS.trim_start(label).split(any_of(" *_:：")).next().unwrap_or_default()
}

/// The stamp amid the words of an item, and the words around it; none where it says from when to when.
fn inside(text: &str) -> Option<(Timestamp, String)> {
    let stamp = each_stamp(text).find(|stamp| stamp.timed() && stamp.elapsed.is_none())?;
    (!stamp.window && !stamp.between && stamp.end.is_none()).then_some(())?;
    let before = start_of(text, stamp.span.start);
    let label = before.trim_end_matches(any_of(" *_`\t")).ends_with(any_of(":："));
    let words = rest_of(text, text.len() - LEADS.trim_start(text).len());
    let rest = rest_of(text, stamp.span.end).trim();
    if !label && !rest.trim_matches(is_mark).is_empty() {
        return Some((stamp, words.trim_end().to_owned()));
    }
    // When something began and ended, and how long it took, is for impacts.
    let word = fold(label_word(before));
    let edge = EDGES.row(&word).is_some() || says(&word, LENGTH_LABELS);
    (!(label && edge)).then_some(())?;
    // `Resolved at 16:11`, `Roof shut: 16:11 UTC (by the motor)`
    let label = without_tail(LEADS.trim_start(before).trim_matches(is_mark));
    let rest = if label.is_empty() || rest.trim_matches(is_mark).is_empty() { "" } else { rest };
    let words = if rest.is_empty() { label.to_owned() } else { [label, " ", rest].concat() };
    words.contains(char::is_alphabetic).then_some((stamp, words))
}

/// True when most stamps on lines of their own stand below what they date: a vote of where blank lines, states and the ends
/// of the list lie.
fn stamps_below_words(notes: &str, blocks: &[Block], wanted: &impl Fn(&Block) -> bool) -> bool {
    let alone = |block: &&Block| {
        let text = block.words.of(notes);
        block.may_stamp
            && text.len() < 120
            && matches!(shape(text, block.seen, None, false, block.heading), Shape::Alone(stamp) if stamp.timed())
    };
    let blocks: Vec<&Block> = blocks.iter().filter(|block| wanted(block)).collect();
    let stamps: Vec<usize> =
        blocks.iter().enumerate().filter(|(_, block)| alone(block)).map(|(index, _)| index).collect();
    let (Some(&first), Some(&last)) = (stamps.first(), stamps.last()) else { return false };
    let apart = |index: Option<usize>| {
        index.and_then(|index| blocks.get(index)).is_none_or(|block| block.is_blank() || block.heading)
    };
    let mut below = 0;
    for &index in &stamps {
        // Words stand next to their stamp.
        below += i32::from(apart(Some(index + 1))) - i32::from(apart(index.checked_sub(1)));
        let text = blocks.get(index).map_or("", |block| block.words.of(notes));
        below += i32::from(begins_with(text, "posted").is_some());
    }
    let said = |block: &&&Block| !block.is_blank();
    let state = |block: Option<&&Block>| i32::from(block.is_some_and(|block| block.state));
    // What a state says stands below it, and its time below that.
    let above = blocks.iter().take(first).any(|block| block.state && !block.may_stamp);
    let leads = blocks.iter().take(first).filter(said).next_back();
    below += 2 * i32::from(above && !matches!(leads, Some(block) if block.heading));
    below -= 2 * state(blocks.iter().skip(last + 1).find(said));
    below > 0
}
