//! How a list is written, by votes of its lines: where its stamps stand, which lines carry one amid their words, what its
//! digits mean.

use crate::{
    document::{
        Document,
        blocks::Block,
        lines::{Line, is_state},
    },
    entries::{
        chat::{may_be_name, names_above},
        furniture::Beside,
        heads::{Heads, head, heads},
        mail::{MailHead, mail_heads},
        shape::shape,
        stance::{OwnShape, Shape, Stance},
        told::without_tail,
    },
    pause::{each, pause},
    rules, sort,
    span::{any_of, digit, has_more_words, rest_of, start_of, without_indent},
    timestamp::marks::{LEADS, is_mark, lead},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
        cursor::Cursor,
        scan::each_stamp,
        unmarked::{Forms, forms_of},
    },
    words::{
        concepts::{
            ALL_TIMES, EDGES, LENGTH_LABELS, PHASE_LABELS, PUBLISHED, STATES, TIME_COLUMNS, TIME_LABELS,
        },
        fold,
        said::says,
        word_set::WordSet,
    },
};

/// The shape of each block of the document.
pub(crate) async fn shapes(document: &Document<'_>) -> Vec<OwnShape> {
    let own = |block: &Block| {
        let found = block
            .may_stamp
            .then(|| shape(block.span.of(&document.notes), block.seen, None, false, block.heading));
        found.filter(|shape| !matches!(shape, Shape::None)).map(Box::new)
    };
    each(&document.blocks, own).await
}

/// How stamps on lines of their own stand to the words that they date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Alone {
    /// Above them.
    #[default]
    Above,
    /// Below them.
    Below,
    /// Above them, each with the name of who wrote above it.
    UnderNames,
    /// Amid them, in a paragraph each: a title, the stamp, more words.
    Amid,
    /// Apart: the only one says when what stands below it was published.
    Apart,
}

/// What the notes say of stamps on lines of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Side {
    /// The line that says it: `Times stand below their text`.
    pub line: usize,
    /// True where they stand below their words.
    pub below: bool,
}

impl Side {
    /// What the notes say of it, where they have such stamps.
    pub(crate) fn said(document: &Document<'_>, shapes: &[OwnShape]) -> Option<Self> {
        shapes.iter().any(|shape| Stance::of(shape) == Stance::Time).then_some(())?;
        let said = |(line, own): (usize, &Line)| {
            let text = document.words(line);
            let text = start_of(text, text.floor_char_boundary(80));
            let says = own.says.unwrap_or_else(|| WordSet::of_others(text));
            let folded = says.has(WordSet::SETTLES).then(|| fold(text))?;
            (folded.contains("text") && folded.contains("time"))
                .then(|| Self { line, below: folded.contains("below") })
        };
        document.lines.iter().enumerate().find_map(said)
    }
}

/// How the list among some blocks is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ListForm {
    /// How stamps on lines of their own stand.
    pub alone: Alone,
    /// True where nothing tells it.
    pub open: bool,
    /// The line that says it.
    pub said: Option<usize>,
    /// True where most lines with a stamp end with it.
    pub ends: bool,
    /// Items that have a stamp amid their words, in order.
    pub inside: Vec<usize>,
    /// Words behind most stamps that stand alone otherwise: `11:02 PM • Edit`.
    pub behind: Option<String>,
    /// Lines that stand above the stamps of all records alike, in order: states, ages.
    pub furniture: Vec<usize>,
    /// Heads of messages that those around them tell.
    pub heads: Heads,
    /// Blocks whose stamps stand behind words or numbers that they share, in order.
    pub framed: Vec<usize>,
    /// True where what stands before them names the host that a line is of.
    pub hosts: bool,
    /// The label that times stand behind again and again: `Time: 10:02`.
    pub labelled: Option<String>,
    /// The forms of times that only their list tells.
    pub unmarked: Forms,
    /// The heads of mails, in order.
    pub mails: Vec<MailHead>,
}

impl ListForm {
    /// The form of the list among the `wanted` blocks, of a `timeline` or not; `side` is what settles whether stamps stand above
    /// or below their words.
    #[must_use]
    pub(crate) async fn of(
        document: &Document<'_>,
        (shapes, side): (&[OwnShape], Option<Side>),
        wanted: &impl Fn(&Block) -> bool,
        timeline: bool,
    ) -> Self {
        let notes = &*document.notes;
        let mut blocks: Vec<(usize, &Block, Stance)> = document
            .blocks
            .iter()
            .zip(shapes)
            .enumerate()
            .filter(|(_, (block, _))| wanted(block) && !block.to_come)
            .map(|(index, (block, shape))| (index, block, Stance::of(shape)))
            .collect();
        let may_label = |block: &Block| block.may_stamp && block.seen.has(ByteClasses::COLON);
        let label = |block: &Block| Some(labelled(block.span.of(notes))?.0);
        let labels = blocks.iter().filter(|(_, block, _)| may_label(block));
        let labelled = again(labels.filter_map(|(_, block, _)| label(block)));
        let labelled = labelled.filter(|_| rules::holds("list.labels"));
        if labelled.is_some() {
            let own = |block: &Block| may_label(block) && label(block) == labelled.as_deref();
            blocks
                .iter_mut()
                .filter(|(_, block, _)| own(block))
                .for_each(|(.., stance)| *stance = Stance::Time);
        }
        pause().await;
        let behind = behind(&blocks, shapes).filter(|_| rules::holds("list.no-words-behind-all-stamps"));
        if let Some(words) = &behind {
            for (index, _, stance) in &mut blocks {
                let same = led(shapes, *index).is_some_and(|own| own == words);
                *stance = if same { Stance::Time } else { *stance };
            }
        }
        pause().await;
        let digits = blocks.iter().map(|(_, block, _)| *block);
        let digits = digits.filter(|block| block.may_stamp && block.seen.has(ByteClasses::DIGIT));
        let stamps = lone_stamps(&blocks);
        let beside = Beside::of(notes, &blocks, &stamps);
        let (voted, open) = stamps_below_words(notes, &blocks, &stamps, &beside);
        let titled = || rules::holds("list.titles-above") && titled(notes, &blocks, &stamps);
        let alone = if side.is_none() && titled() {
            Alone::Amid
        } else if side.map_or(voted, |side| side.below) {
            Alone::Below
        } else if rules::holds("list.names-above") && names_above(notes, &document.blocks) {
            Alone::UnderNames
        } else if rules::holds("list.byline-above-it") && byline(shapes, &blocks) {
            Alone::Apart
        } else {
            Alone::Above
        };
        let furniture = if alone == Alone::Above && beside.led && rules::holds("list.above-all-stamps") {
            beside.above(notes, &blocks, &stamps)
        } else {
            Vec::new()
        };
        pause().await;
        let (framed, hosts) = framed(notes, &blocks);
        pause().await;
        let (inside, ends) = stamped_inside(notes, &blocks, timeline);
        pause().await;
        let heads = if rules::holds("chat.heads-as-those-around-them") {
            heads(notes, &blocks, ends).await
        } else {
            Heads::default()
        };
        let dated = blocks.iter().filter(|(_, block, _)| may_label(block)).map(|(index, ..)| *index);
        let mails =
            if rules::holds("mail.heads") { mail_heads(notes, &document.blocks, dated) } else { Vec::new() };
        Self {
            alone,
            open: open && side.is_none() && !matches!(alone, Alone::UnderNames | Alone::Amid),
            said: side.map(|side| side.line),
            ends,
            inside,
            mails,
            behind,
            furniture,
            heads,
            framed,
            hosts,
            labelled,
            unmarked: Some(forms_of(digits.map(|block| block.words.of(notes))))
                .filter(|_| rules::holds("list.unmarked-times"))
                .unwrap_or_default(),
        }
    }
}

/// A label that says no more than that a time follows or that something is told anew, and the stamp behind it, where nothing
/// else stands on the line.
pub(crate) fn labelled(text: &str) -> Option<(&str, Timestamp)> {
    let start = text.len() - LEADS.trim_start(text).len();
    let mut s = Cursor { text, at: start };
    (s.known(TIME_LABELS) || s.known(STATES) || s.known(PUBLISHED)).then_some(())?;
    let label = text.get(start..s.at)?;
    s.skip("*_ ");
    s.eat(":：").then_some(())?;
    s.skip("*_ ");
    let stamp = stamp_at(text, s.at)?;
    let alone = stamp.timed() && rest_of(text, stamp.span.end).trim_matches(is_mark).is_empty();
    alone.then_some((label, stamp))
}

/// The first of the labels that comes again.
fn again<'n>(labels: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut known: Vec<&str> = Vec::new();
    for label in labels {
        if known.contains(&label) {
            return Some(label.to_owned());
        }
        known.push(label);
    }
    None
}

/// What a line of a list begins with: how deep it stands, and its mark, one for all numbers, none for words.
pub(crate) fn mark(text: &str) -> (usize, Option<char>) {
    let bare = without_indent(text);
    let sign = bare.chars().next().filter(|c| !c.is_alphabetic() && !matches!(c, '[' | '(' | '`' | '~'));
    let end = bare.bytes().take(3).position(|byte| matches!(byte, b'.' | b')')).unwrap_or(bare.len());
    let number = end < 3 && start_of(bare, end).parse::<u8>().is_ok();
    let stamp = sign.is_some_and(char::is_numeric) && !number;
    (text.len() - bare.len(), sign.filter(|_| !stamp).map(|c| if number { '1' } else { c }))
}

/// True for a short label whose value stands on the line below: `Created:`, `2. Resolved`, `復旧日時`.
pub(crate) fn is_label(text: &str) -> bool {
    let of_phase = || {
        let words = fold(text);
        let label = words.trim_start_matches(any_of("0123456789.)、 "));
        let named = label.len() < words.len() || TIME_COLUMNS.within(label);
        named && PHASE_LABELS.row(label).is_some()
    };
    text.ends_with(any_of(":：")) && text.split_whitespace().count() < 5 || of_phase()
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
    /// Those of them that have several.
    several: usize,
}

/// The items whose stamps stand amid their words, of lists that most of all have stamps; and whether most lines with a stamp
/// end with it.
fn stamped_inside(notes: &str, blocks: &[(usize, &Block, Stance)], timeline: bool) -> (Vec<usize>, bool) {
    let mut found = Vec::new();
    let mut open: Vec<Items> = Vec::new();
    let mut close = |open: &mut Vec<Items>| {
        for list in open.drain(..) {
            let stamped = list.led + list.inside.len();
            let many = if timeline || list.led > 0 { 2 } else { 3 };
            // `R 208 (Vale 7:31 - Ripa 8:26): cancelled` says from when to when.
            let spans = list.led == 0
                && list.several * 2 > list.inside.len()
                && rules::holds("list.no-items-from-to");
            if rules::holds("list.stamps-amid-items")
                && stamped >= many
                && !spans
                && (timeline && list.led > 1
                    || if list.led > 1 { stamped >= list.none } else { stamped > list.none * 2 })
            {
                found.extend(list.inside);
            }
        }
    };
    let (mut ends, mut leads) = (0, 0);
    // Headings that have a stamp behind their words: `### Failover (14:05)`.
    let mut heads = Vec::new();
    for &(index, block, stance) in blocks.iter().filter(|(_, block, _)| !block.is_blank()) {
        if block.heading {
            close(&mut open);
            heads.extend(Some(index).filter(|_| {
                stance == Stance::None && block.may_stamp && inside(block.span.of(notes)).is_some()
            }));
        }
        match stance {
            Stance::Ends => ends += 1,
            Stance::Leads | Stance::Time | Stance::Date | Stance::Head => leads += 1,
            Stance::Field | Stance::None => {}
        }
        let text = block.span.of(notes);
        let mark = mark(text);
        // `Fuse replaced:   14.09.2026 04:05`
        let label = || timeline && stance == Stance::None && block.may_stamp && labels_stamp(text);
        if mark.1.map_or_else(|| !label(), |sign| !"-*•+1–·‣".contains(sign)) {
            continue;
        }
        let at = open.iter().position(|list| list.mark == mark).unwrap_or_else(|| {
            open.push(Items { mark, led: 0, none: 0, inside: Vec::new(), several: 0 });
            open.len() - 1
        });
        let Some(list) = open.get_mut(at) else { continue };
        match stance {
            Stance::None if block.may_stamp && inside(text).is_some() => {
                list.inside.push(index);
                let mut stamps = each_stamp(text).filter(Timestamp::timed);
                list.several += usize::from(stamps.nth(1).is_some());
            }
            Stance::None => list.none += 1,
            _ => list.led += 1,
        }
    }
    close(&mut open);
    if rules::holds("list.stamps-behind-headings") && heads.len() > 2 && heads.len() > leads {
        found.extend(heads);
    }
    let ends = rules::holds("list.most-lines-end-with-their-times") && ends > 1 && ends > leads;
    (sort::ascending(found), ends)
}

/// True where the only stamp on a line of its own stands apart above a list whose lines begin with theirs.
fn byline(shapes: &[OwnShape], blocks: &[(usize, &Block, Stance)]) -> bool {
    let mut alone = (0..blocks.len()).filter(|&at| matches!(blocks.get(at), Some((.., Stance::Time))));
    let (Some(at), None) = (alone.next(), alone.next()) else { return false };
    let dated = |(index, ..): &(usize, &Block, Stance)| match shapes.get(*index).and_then(Option::as_deref) {
        Some(Shape::Alone(stamp)) => stamp.date.is_some(),
        _ => false,
    };
    let mut led = (0..blocks.len()).filter(|&at| matches!(blocks.get(at), Some((.., Stance::Leads))));
    blocks.get(at).is_some_and(dated)
        && blocks.get(at + 1).is_some_and(|(_, block, _)| block.is_blank())
        && led.next().is_some_and(|first| first > at)
        && led.next().is_some()
}

/// What speaks for stamps below their words, or against it.
mod vote {
    crate::rules::weights! {
        /// A blank line below the stamp and none above it, for each.
        blank = 1;
        /// `Posted 3 hours ago`, for each.
        posted = 1;
        /// A state above the first stamp.
        state_above = 2;
        /// A state below the last one, against it.
        state_below = 2;
        /// The names of columns above the first one, against it, as often as there are stamps.
        columns = 1;
        /// The list begins with words and ends with a stamp, as often.
        edge = 1;
        /// What stands right above most of them is alike, against it, as often as there are stamps.
        alike = 2;
    }
}

/// Votes of less than one of so many stamps leave it open on which side of their words they stand.
const OPEN: i32 = 4;

/// Lines that begin with the same words or numbers before their stamps, as forms and records number them: `8.1  06:30  text`.
const FRAME: usize = 3;

/// The blocks, in order, that no other reading takes for an entry and that share what stands before their stamps.
/// True beside them where that is the host of each line.
fn framed(notes: &str, blocks: &[(usize, &Block, Stance)]) -> (Vec<usize>, bool) {
    let mut frames: Vec<(String, Vec<usize>)> = Vec::new();
    let open = |stance| matches!(stance, Stance::None | Stance::Ends);
    let stamped = blocks.iter().filter(|(_, block, stance)| block.may_stamp && open(*stance));
    let mut spans = Vec::new();
    let lines: Vec<(usize, &str, usize)> = stamped
        .filter_map(|&(index, block, _)| {
            let text = block.words.of(notes);
            let (at, stamp) = framed_stamp(text)?;
            // Two dates with their times side by side are columns, whatever stands before them.
            spans.extend(stamp.end_date.filter(|_| rules::holds("list.two-dates-a-row")).map(|_| index));
            stamp.end_date.is_none().then_some((index, text, at))
        })
        .collect();
    // Words alone before stamps are hosts where most have numbers: other words say what happened.
    let named = || lines.iter().filter_map(|&(_, text, at)| source(start_of(text, at)));
    let hosts = rules::holds("list.hosts")
        && named().filter(|name| name.contains(digit)).count() * 2 > named().count();
    for &(index, text, at) in &lines {
        let before = start_of(text, at);
        let frame = match source(before).filter(|_| hosts) {
            Some(name) => before.replace(name, "host"),
            None => before.replace(|c: char| c.is_numeric(), "0").replace("00", "0"),
        };
        match frames.iter().position(|(known, _)| *known == frame) {
            Some(at) => frames.get_mut(at).into_iter().for_each(|(_, lines)| lines.push(index)),
            None if frames.len() < 64 => frames.push((frame, vec![index])),
            None => {}
        }
    }
    frames.push((String::new(), spans));
    let lines = frames
        .into_iter()
        .filter(|(_, lines)| rules::holds("list.frames") && lines.len() >= FRAME)
        .flat_map(|(_, lines)| lines);
    (sort::ascending(lines.collect()), hosts)
}

/// The word alone before a stamp, which names what the line is of: `web1 10:02 text`, `cache 10:04 text`.
pub(crate) fn source(before: &str) -> Option<&str> {
    let bare = LEADS.trim_start(before).trim_end_matches(is_mark);
    let apart = before.ends_with(any_of(" \t")) && bare.starts_with(char::is_alphabetic);
    (apart && !bare.contains(any_of(" \t"))).then_some(bare)
}

/// The first stamp of a line that begins with something else, near its head, and where it begins.
pub(crate) fn framed_stamp(text: &str) -> Option<(usize, Timestamp)> {
    let near = start_of(text, text.floor_char_boundary(80));
    let stamp = each_stamp(near).find(|stamp| stamp.timed() && stamp.elapsed.is_none() && !stamp.window)?;
    let at = stamp.span.start;
    (lead(text) < at && at <= 40).then_some((at, stamp))
}

/// True for words with a colon behind them, and a stamp behind that.
fn labels_stamp(text: &str) -> bool {
    let stamp = each_stamp(text).next().filter(Timestamp::timed);
    let label = stamp.map(|stamp| start_of(text, stamp.span.start).trim_end().ends_with(any_of(":：")));
    label == Some(true) && inside(text).is_some()
}

/// The first word of a label.
fn label_word(label: &str) -> &str {
    LEADS.trim_start(label).split(any_of(" *_:：")).next().unwrap_or_default()
}

/// The stamp amid the words of an item, and the words around it; none where it says from when to when.
pub(crate) fn inside(text: &str) -> Option<(Timestamp, String)> {
    let stamp = each_stamp(text).find(|stamp| stamp.timed() && stamp.elapsed.is_none())?;
    (!stamp.window && !stamp.between && stamp.end.is_none()).then_some(())?;
    let before = start_of(text, stamp.span.start);
    let label = before.trim_end_matches(any_of(" *_`\t")).ends_with(any_of(":："));
    let mut stamp = stamp;
    let mut words = rest_of(text, text.len() - LEADS.trim_start(text).len());
    // `May 15: Lost tunnels to the site (08:20 UTC). A key had run out.`
    let day = stamp_at(words, 0).filter(|day| day.date.is_some() && !day.timed() && stamp.date.is_none());
    if let Some(day) = day
        && let Some(said) = rest_of(words, day.span.end).strip_prefix(any_of(":：–—"))
    {
        stamp.date = day.date;
        words = said.trim_start();
    }
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

/// True for a block that is no words of a list whose stamps stand below: a heading, or a short line that says nothing but the day
/// or the zone of the times: `2024-11-20 UTC`, `Date: 2024-11-20`.
pub(crate) fn bounds(notes: &str, block: &Block) -> bool {
    let words = block.words.of(notes);
    // Words above a stamp may read like a heading that has no mark.
    if block.heading && !words.starts_with(char::is_alphabetic) {
        return true;
    }
    let value = words.split_once(": ").map_or(words, |(_, value)| value);
    let dated = |stamp: Timestamp| stamp.date.is_some() && !stamp.timed() && value.len() < 24;
    words.len() < 48 && (ALL_TIMES.within(words) || stamp_at(value, 0).is_some_and(dated))
}

/// The words behind the stamp of a block that begins with it, by itself.
fn led(shapes: &[OwnShape], index: usize) -> Option<&str> {
    match shapes.get(index)?.as_deref()? {
        Shape::Leads(_, words, None) => Some(words),
        _ => None,
    }
}

/// The words that stand behind most stamps, where each has a line with none beside it that says more.
fn behind(blocks: &[(usize, &Block, Stance)], shapes: &[OwnShape]) -> Option<String> {
    let said = |at: usize| {
        blocks.get(at).is_some_and(|(_, block, stance)| *stance == Stance::None && !block.is_blank())
    };
    let leads = || (0..blocks.len()).filter_map(|at| Some((at, led(shapes, blocks.get(at)?.0)?)));
    // What stands behind most outlasts all others.
    let (mut most, mut more) = ("", 0_usize);
    for (_, words) in leads() {
        match more {
            _ if words == most => more += 1,
            0 => (most, more) = (words, 1),
            _ => more -= 1,
        }
    }
    let count = leads().filter(|(_, words)| *words == most).count();
    let beside = |(at, _): (usize, &str)| said(at + 1) || at > 0 && said(at - 1);
    let apart = leads().filter(|(_, words)| *words == most).all(beside);
    (count >= FRAME && count * 4 >= leads().count() * 3 && apart).then(|| most.to_owned())
}

/// Where stamps stand on lines of their own; what a heading dates stands below it.
fn lone_stamps(blocks: &[(usize, &Block, Stance)]) -> Vec<usize> {
    let lone = |(_, block, stance): &(usize, &Block, Stance)| {
        *stance == Stance::Time && !block.heading && block.words.end - block.words.start < 120
    };
    (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(lone)).collect()
}

/// True where nearly all stamps on lines of their own are the second line of a paragraph each, with a title above them:
/// `[Triggered] High latency on search`, then `2024-10-02 03:11:40 UTC`, then `Value: 3.91`.
fn titled(notes: &str, blocks: &[(usize, &Block, Stance)], stamps: &[usize]) -> bool {
    let block =
        |at: Option<usize>| at.and_then(|at| blocks.get(at)).filter(|(_, block, _)| !block.is_blank());
    let title = |&&at: &&usize| {
        let words = |(_, block, stance): &&(usize, &Block, Stance)| {
            let words = block.words.of(notes);
            let plain = *stance == Stance::None && !block.state && !block.heading && !block.quoted;
            plain && has_more_words(words, 2) && !words.ends_with(any_of(".:：。"))
        };
        block(at.checked_sub(1)).as_ref().is_some_and(words) && block(at.checked_sub(2)).is_none()
    };
    let said = |&&at: &&usize| block(at.checked_add(1)).is_some_and(|(.., stance)| *stance == Stance::None);
    let titles = || stamps.iter().filter(title);
    stamps.len() > 2
        && titles().count() * 8 >= stamps.len() * 7
        && titles().filter(said).count() * 2 > stamps.len()
}

/// True when most stamps on lines of their own stand below what they date: a vote of where blank lines, states and the ends
/// of the list lie. And true where several stand as well above as below.
fn stamps_below_words(
    notes: &str,
    blocks: &[(usize, &Block, Stance)],
    stamps: &[usize],
    beside: &Beside,
) -> (bool, bool) {
    let (Some(&first), Some(&last)) = (stamps.first(), stamps.last()) else { return (false, false) };
    let block = |at: usize| blocks.get(at).map(|(_, block, _)| *block);
    // `Ana Ruiz`, then `  10:42 AM`: a chat writes names above the times of its messages.
    let named = |&&at: &&usize| {
        let indented = block(at).is_some_and(|block| block.span.of(notes).starts_with("  "));
        let name = at.checked_sub(1).and_then(block).map_or("", |block| block.words.of(notes));
        indented && may_be_name(name)
    };
    if rules::holds("chat.names-above-indented-times")
        && stamps.iter().filter(named).count() * 2 > stamps.len()
    {
        return (false, false);
    }
    let apart = |at: Option<usize>| {
        at.and_then(block).is_none_or(|block| block.is_blank() || block.heading || block.columns)
    };
    let many = i32::try_from(stamps.len()).unwrap_or(i32::MAX / 8);
    let mut below = 0;
    // `Resolved 3 March 10:12` stands above what it says.
    let stated = |(_, block, stance): &&(usize, &Block, Stance)| {
        let words = || head(block.span.of(notes));
        *stance == Stance::Leads && words().is_some_and(|(_, words)| is_state(words))
    };
    let stated = i32::try_from(blocks.iter().filter(stated).count()).unwrap_or(i32::MAX / 8);
    below -= vote::state_above() * stated;
    for &at in stamps {
        if at.checked_sub(1).and_then(block).is_some_and(|above| is_label(above.words.of(notes))) {
            continue;
        }
        // Words stand next to their stamp.
        below += vote::blank() * (i32::from(apart(Some(at + 1))) - i32::from(apart(at.checked_sub(1))));
        let posted = block(at).and_then(|block| PUBLISHED.begins(block.words.of(notes)));
        below += vote::posted() * i32::from(posted.is_some());
    }
    // What a state says stands below it, and its time below that.
    let mut above = (0..first).filter_map(block).filter(|block| !block.is_blank());
    let state = above.clone().any(|block| block.state && !block.may_stamp);
    // Columns that were copied a cell a line: `Time (UTC)`, `Event`.
    let named = |block: &Block| {
        let words = block.words.of(notes);
        TIME_LABELS.begins(words).is_some() && words.split_whitespace().count() < 3
    };
    below -= vote::columns() * many * i32::from(above.clone().rev().take(2).any(named));
    let follows = (last + 1..blocks.len()).filter_map(block).find(|block| !block.is_blank());
    let follows = follows.is_some_and(|block| block.state);
    below -= vote::state_below() * i32::from(follows);
    below += vote::state_above()
        * i32::from(state && !follows && !above.next_back().is_some_and(|block| block.heading));
    // A list begins with words or with a stamp, and ends with the other; the day or zone of all is no part of it.
    let edge = |mut near: std::slice::Iter<'_, (usize, &Block, Stance)>, last: bool| {
        let said = |entry: &&(usize, &Block, Stance)| !entry.1.is_blank();
        let next = if last { near.find(said) } else { near.rfind(said) };
        i32::from(next.is_none_or(|(_, block, stance)| *stance == Stance::Date || bounds(notes, block)))
    };
    let (head, tail) = (blocks.get(..first).unwrap_or_default(), blocks.get(last + 1..).unwrap_or_default());
    below += vote::edge() * many * (edge(tail.iter(), true) - edge(head.iter(), false));
    below -= vote::alike() * many * i32::from(beside.led);
    // One stamp is no list.
    (below > i32::from(many == 1), many > 1 && below.abs() * OPEN < many)
}
