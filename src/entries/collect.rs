//! Entries of lists, tables, chats and feeds: piece by piece, which begins one and what hangs under it.

use crate::{
    document::{
        Document,
        blocks::Block,
        cells::{Columns, columns},
        lines::{is_rule, is_state, labels_itself},
    },
    entries::{
        authors::{drop_answered, is_quoting, name_authors, name_speakers},
        chat::{JOINS, is_name, is_reaction, noted_by, said_below, speaks},
        dividers::{settle_dividers, under_heading},
        entry::{Entry, Place},
        furniture::drop_repeated,
        heads::head,
        leading_word,
        list_form::{Alone, ListForm, bounds, framed_stamp, inside, is_label, labelled, mark, source},
        mail::{MailHead, unquote},
        says::{
            closes_list, counts_update, is_chatter, is_form_row, is_kind, lasts, leads_to_quotation,
            tells_time_in_words,
        },
        second_clock::drop_second_clock,
        shape::{is_fixed, shape},
        stance::{OwnShape, Shape, Stance, words_after},
        told::{ends_later, without_tail},
    },
    pause::{pause, pause_at},
    rules::holds,
    span::{Span, any_of, digit, has_more_words, rest_of, start_of},
    timestamp::{
        byte_classes::ByteClasses,
        compound::Timestamp,
        marks::{LEADS, is_bullet, is_mark, lead},
        scan::each_stamp,
    },
    words::{
        concepts::{BEGIN_LABELS, END_LABELS, LABEL_TAILS, PUBLISHED, WEEKDAYS},
        fold, last_word,
        said::begins,
    },
};

/// The entries among the wanted blocks, of a list in this form. Outside of a `timeline` a date alone begins none.
pub(crate) async fn collect(
    document: &Document<'_>,
    shapes: &[OwnShape],
    form: &ListForm,
    wanted: &dyn Fn(&Block) -> bool,
    timeline: bool,
) -> Vec<Entry> {
    let (notes, pieces) = (&*document.notes, &*document.blocks);
    let mut collector = Collector {
        notes,
        pieces,
        timeline,
        shapes,
        form,
        days: false,
        found: Vec::new(),
        open: false,
        beside: false,
        table: None,
        block: Vec::new(),
        speaker: None,
        quoted: false,
    };
    for (index, piece) in pieces.iter().enumerate() {
        pause_at(index).await;
        if wanted(piece) && form.said != Some(piece.line) {
            collector.take(index, piece);
        } else {
            // A quoted block under an entry belongs to it and does not close it.
            collector.open &= piece.quoted;
            collector.block.clear();
        }
    }
    let (mut found, quoted) = (collector.found, collector.quoted);
    if !form.mails.is_empty() || quoted {
        unquote(&mut found);
    }
    settle_dividers(notes, pieces, &mut found, timeline);
    drop_second_clock(&mut found);
    // Where stamps stand on lines of their own, a sentence that begins with one is of the text below the list.
    let alone = |entry: &&Entry| {
        let line = pieces.get(pieces.partition_point(|piece| piece.line < entry.line));
        line.is_some_and(|piece| piece.span.of(notes).trim().len() <= entry.stamp.span.of(notes).len() + 2)
    };
    let own = found.iter().filter(alone).count();
    if holds("list.no-sentences-below-lone-stamps") && own > 3 && own * 4 >= found.len() * 3 {
        found.retain(|entry| alone(&entry) || !leading_word(notes, entry));
    }
    if holds("list.fields-only-alone")
        && found.iter().any(|entry| entry.place != Place::Field && entry.stamp.timed())
    {
        found.retain(|entry| entry.place != Place::Field);
    }
    if holds("chat.authors-on-the-first-line") {
        name_authors(notes, &mut found);
        pause().await;
        name_speakers(notes, &mut found);
        pause().await;
        drop_answered(&mut found).await;
        drop_repeated(&mut found).await;
    }
    found.retain(|entry| {
        let joins = holds("chat.who-comes-and-goes")
            && entry.text.contains("has ")
            && JOINS.iter().any(|words| entry.text.contains(words));
        !joins && !entry.text.trim().is_empty()
    });
    found
}

/// The entries so far, and what is still open.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the notes")]
struct Collector<'n> {
    notes: &'n str,
    pieces: &'n [Block],
    timeline: bool,
    shapes: &'n [OwnShape],
    form: &'n ListForm,
    found: Vec<Entry>,
    /// True when what comes next may hang under the last entry.
    open: bool,
    /// True below an item beside the last entry that has no time: what stands deeper is of that.
    beside: bool,
    /// The heading of the table that the piece stands in.
    table: Option<Columns>,
    /// Blocks without a stamp since the last one with.
    block: Vec<usize>,
    /// Who writes, where a chat puts names on lines of their own.
    speaker: Option<String>,
    /// True where lines lead to mails that are quoted: `Ana wrote:`.
    quoted: bool,
    /// True from the first day on a line of its own on.
    days: bool,
}

/// No record has more lines above its time.
const RECORD: usize = 12;

impl Collector<'_> {
    fn take(&mut self, index: usize, piece: &Block) {
        let text = piece.span.of(self.notes);
        let past = self.form.mails.partition_point(|mail| mail.last < index);
        if let Some(mail) = self.form.mails.get(past).filter(|mail| mail.first <= index) {
            if mail.at == index {
                self.begin(Entry::of(piece, mail.stamp.clone(), String::new(), Some(mail.name.clone())));
            }
        } else if piece.is_blank() {
            let waits = self.found.last().is_some_and(|entry| {
                // `- 10:05 resolved` has said all.
                let state = is_state(&entry.text) && mark(entry.span.of(self.notes)).1.is_none();
                let bare = entry.text.is_empty() || state || counts_update(&entry.text);
                bare || entry.place == Place::Divider
                    || self.is_mail(entry)
                    || holds("hang.all-below-a-heading") && under_heading(self.pieces, entry)
            });
            self.open &= waits;
            self.table = self.table.take().filter(|table| table.comma.is_none());
        } else if let Some(name) =
            speaks(self.notes, self.pieces, index, self.form.alone == Alone::UnderNames)
        {
            self.speaker = Some(name);
            self.open = false;
        } else if piece.day || piece.to_come || self.form.furniture.binary_search(&index).is_ok() {
            self.open = false;
        } else if piece.columns {
            self.table = columns(text, piece.seen);
            self.open = false;
        } else if piece.may_stamp && holds("hang.a-sentence-goes-on") && self.goes_on(index, text) {
            self.hang(index, piece);
        } else if piece.may_stamp {
            if let Some(label) = &self.form.labelled
                && let Some((_, stamp)) = labelled(text).filter(|(own, _)| own == label)
            {
                match self.record_above(index) {
                    Some(top) => self.begin_record(top, index, piece, stamp),
                    None => self.stand(index, piece, Shape::Alone(stamp)),
                }
                return;
            }
            let mut found = self.shape(index, piece);
            if let Shape::Leads(stamp, words, None) = &found
                && self.form.behind.as_ref() == Some(words)
            {
                found = Shape::Alone(stamp.clone());
            }
            // `- **May 22:** review held`, in a list of dates with times.
            let dated = |entry: &Entry| entry.stamp.date.is_some() && entry.stamp.timed();
            if holds("list.days-among-dates-with-times")
                && matches!(&found, Shape::None | Shape::Alone(Timestamp { time: None, .. }))
                && self.open
                && self.found.iter().rev().take(8).any(dated)
                && alike(self.notes, piece, self.found.last())
            {
                found = shape(text, piece.seen, self.table.as_ref(), true, piece.heading);
            }
            // `7 May – With the logs at hand we …` heads a day where others stand on lines of their own.
            if holds("list.days-lead-paragraphs")
                && self.days
                && matches!(found, Shape::None)
                && lead(text) == 0
                && !piece.heading
            {
                found = shape(text, piece.seen, self.table.as_ref(), true, false);
            }
            let timed = matches!(&found, Shape::Leads(stamp, ..) | Shape::Alone(stamp) if stamp.timed());
            if let (false, Some(stamp)) = (timed, self.form.unmarked.leading(text)) {
                let words = words_after(rest_of(text, stamp.span.end));
                found = if words.is_empty() { Shape::Alone(stamp) } else { Shape::Leads(stamp, words, None) };
            }
            self.stand(index, piece, found);
        } else {
            self.hang(index, piece);
        }
    }

    /// The shape of a piece where it stands: in a timeline or not, in a table or not.
    fn shape(&self, index: usize, piece: &Block) -> Shape {
        let text = piece.span.of(self.notes);
        let own = self.shapes.get(index).and_then(Option::as_deref).unwrap_or(&Shape::None);
        let row = |table: &Columns| table.comma.is_some() || piece.seen.has(ByteClasses::ROW);
        if self.table.as_ref().is_some_and(row) || self.timeline && !is_fixed(text, own) {
            shape(text, piece.seen, self.table.as_ref(), self.timeline, piece.heading)
        } else {
            own.clone()
        }
    }

    /// Makes of a piece and its shape an entry, a part of one, or nothing.
    #[allow(clippy::too_many_lines, reason = "an arm for each rule")]
    fn stand(&mut self, index: usize, piece: &Block, shape: Shape) {
        let text = piece.span.of(self.notes);
        match shape {
            Shape::Leads(stamp, ..)
                if holds("hang.deeper-with-a-word-before-its-time")
                    && nested(self.notes, piece, &stamp, self.found.last().filter(|_| self.open)) =>
            {
                if let Some(entry) = self.found.last_mut() {
                    entry.hang(piece, self.notes);
                }
            }
            Shape::Leads(stamp, ..) | Shape::Alone(stamp) if stamp.template && stamp.date.is_none() => {
                self.open = false;
            }
            // How long after the entry before is said by one that stands beside it.
            Shape::Leads(stamp, ..) | Shape::Alone(stamp)
                if stamp.relative
                    && holds("hang.counted-times-in-another-form")
                    && !alike(self.notes, piece, self.found.last()) =>
            {
                self.hang(index, piece);
            }
            Shape::Leads(stamp, words, None)
                if text.starts_with('[')
                    && holds("chat.name-blank-line-words")
                    && is_name(&words)
                    && said_below(self.notes, self.pieces, index) =>
            {
                let name = words.trim_end_matches("(pinned)").trim_end();
                self.begin(Entry::of(piece, stamp, String::new(), Some(name.to_owned())));
            }
            Shape::Leads(stamp, words, None)
                if holds("chat.notes-of-tickets") && noted_by(&words).is_some() =>
            {
                self.begin(Entry::of(piece, stamp, String::new(), noted_by(&words).map(ToOwned::to_owned)));
            }
            Shape::Leads(stamp, words, None) if holds("chat.quoted-mails") && leads_to_quotation(text) => {
                if self.quotes_below(index) {
                    let words = words.trim_end_matches(any_of(":： "));
                    // `schreef Mies Vos:`, `Mies Vos wrote:`
                    let behind = words.split_once(' ').filter(|(verb, _)| is_quoting(verb));
                    let before = words.rsplit_once(' ').map_or(words, |(name, _)| name);
                    let name = behind.map_or(before, |(_, name)| name);
                    self.quoted = true;
                    self.begin(Entry::of(piece, stamp, String::new(), Some(name.to_owned())));
                } else {
                    self.open = false;
                }
            }
            // `At 10:12 we began` below a time on a line of its own is what happened then.
            Shape::Leads(stamp, ..)
                if holds("hang.led-by-a-word-below-a-lone-time")
                    && self.waits()
                    && led_by_word(text, &stamp) =>
            {
                self.hang(index, piece);
            }
            // What a state says may begin with a time.
            Shape::Leads(stamp, ..)
                if holds("hang.what-a-state-says-begins-with-a-time")
                    && self.open
                    && (stamp.window || start_of(text, stamp.span.start).contains(char::is_alphabetic))
                    && self.found.last().is_some_and(|entry| is_state(&entry.text)) =>
            {
                self.hang(index, piece);
            }
            // So may all that stands above its time.
            Shape::Leads(stamp, ..)
                if holds("hang.led-by-a-word-above-its-time")
                    && self.form.alone == Alone::Below
                    && (stamp.window || led_by_word(text, &stamp)) =>
            {
                self.hang(index, piece);
            }
            // So is what says how long that was, and nothing else: `October 4, 09:12 (lasting 76 minutes)` heads what is told.
            Shape::Leads(stamp, words, None)
                if holds("list.no-lengths")
                    && !self.timeline
                    && lasts(&words)
                    && (stamp.end.is_some() || stamp.date.is_some() && self.tells_below(index)) =>
            {
                self.open = false;
            }
            // `From 10:02 on Monday until 11:05 on Tuesday the till was shut` is no entry of its first edge.
            Shape::Leads(stamp, ..)
                if holds("list.no-ends-of-another-day") && !self.timeline && ends_later(text, &stamp) =>
            {
                self.open = false;
            }
            // From when to when something was broken is an impact, where no timeline makes an entry of it.
            Shape::Leads(stamp, ..)
                if holds("list.no-windows")
                    && stamp.window
                    && !self.timeline
                    && !(stamp.between && beside(self.notes, piece, self.found.last())) =>
            {
                self.open = false;
            }
            // What a state stands before stands below.
            Shape::Leads(stamp, words, None)
                if holds("list.states-beside-stamps")
                    && is_state(&words)
                    && rest_of(text, stamp.span.end).trim_matches(is_mark).is_empty()
                    && self.said_below(index) =>
            {
                self.begin(Entry::of(piece, stamp, String::new(), None));
            }
            // `10:07 (24-hour clock)` below `Began:` is its value, too.
            Shape::Leads(_, words, None)
                if holds("list.no-value-of-a-label-above")
                    && words.starts_with(any_of("(（"))
                    && words.find(any_of(")）")).is_some_and(|at| words.len() < at + 4)
                    && self.below_label(index) =>
            {
                self.open = false;
                self.block.clear();
            }
            Shape::Leads(stamp, words, actor) => {
                let mut made = Entry::of(piece, stamp, words, actor);
                // `### July 2, 2026 - The flood` heads the entries of its day, where there are any.
                if holds("list.days-of-headings")
                    && piece.heading
                    && !made.stamp.timed()
                    && made.stamp.date.is_some()
                {
                    made.place = Place::Divider;
                }
                self.begin(made);
            }
            // `Created:`, and its value on the line below
            Shape::Alone(_)
                if holds("list.no-value-of-a-label-above")
                    && self.form.alone != Alone::UnderNames
                    && self.below_label(index) =>
            {
                self.open = false;
                self.block.clear();
            }
            Shape::Alone(stamp) if self.form.alone == Alone::Below && stamp.timed() => {
                self.close_block(piece, stamp);
            }
            Shape::Alone(stamp) if self.form.alone == Alone::Apart && stamp.timed() => self.open = false,
            Shape::Alone(stamp) if self.form.alone == Alone::Amid && stamp.timed() && index > 0 => {
                self.begin_record(index - 1, index, piece, stamp);
            }
            Shape::Alone(stamp) => {
                let divider = !stamp.timed() && !stamp.placeholder;
                let mut made = Entry::of(piece, stamp, String::new(), None);
                self.days |= divider;
                if divider {
                    made.place = Place::Divider;
                }
                made.actor = self.speaker.clone().filter(|_| !piece.heading && !divider);
                self.begin(made);
            }
            Shape::Head(stamp, name) => self.begin_message(piece, stamp, name),
            Shape::Ends(stamp, kind) if self.speaker.is_some() && is_kind(&kind) => {
                self.begin_message(piece, stamp, kind);
            }
            Shape::Ends(stamp, words)
                if self.timeline || self.form.ends || piece.state || is_bullet(text) =>
            {
                self.begin(Entry { place: Place::Amid, ..Entry::of(piece, stamp, words, None) });
            }
            Shape::Field(stamp, words) => {
                let mut made = Entry::of(piece, stamp, words, None);
                made.place = Place::Field;
                self.begin(made);
                self.open = false;
            }
            Shape::None | Shape::Ends(..) => self.by_form(index, piece),
        }
    }

    /// Begins a message with its head: a name, or the kind of a note whose author stands above.
    fn begin_message(&mut self, piece: &Block, stamp: Timestamp, name: String) {
        let who = if is_kind(&name) { self.speaker.take() } else { Some(name) };
        self.begin(Entry::of(piece, stamp, String::new(), who));
    }

    /// Makes an entry of a block that only the form of its list tells to be one; hangs it under the last where it does not.
    fn by_form(&mut self, index: usize, piece: &Block) {
        let text = piece.span.of(self.notes);
        if self.form.heads.lines.binary_search(&index).is_ok()
            && let Some((stamp, name)) = head(text)
        {
            let name = name.to_owned();
            if self.form.heads.named {
                self.begin_message(piece, stamp, name);
            } else {
                self.begin(Entry { place: Place::Amid, ..Entry::of(piece, stamp, name, None) });
            }
            return;
        }
        if self.form.framed.binary_search(&index).is_ok()
            && let Some((_, mut stamp)) = framed_stamp(text.trim())
        {
            let before = text.len() - text.trim_start().len();
            stamp.span = Span::new(before + stamp.span.start, before + stamp.span.end);
            let mut words = words_after(rest_of(text, stamp.span.end));
            // How long something was each time is for impacts.
            if holds("list.no-lengths") && !self.timeline && stamp.end.is_some() && lasts(&words) {
                self.open = false;
                return;
            }
            if stamp.end_date.is_some() {
                words = [start_of(text, stamp.span.start).trim(), &words].join(" ");
            }
            let actor = source(start_of(text, stamp.span.start)).filter(|_| self.form.hosts);
            let actor = actor.map(ToOwned::to_owned);
            self.begin(Entry::of(piece, stamp, words, actor));
            return;
        }
        match self.form.inside.binary_search(&index).ok().and_then(|_| inside(text)) {
            Some((stamp, words)) => {
                self.begin(Entry { place: Place::Amid, ..Entry::of(piece, stamp, words, None) });
            }
            None => self.hang(index, piece),
        }
    }

    /// True for a line that goes on with a sentence of the line above: `between 12:30 and`, then `13:30 and no longer`.
    fn goes_on(&self, index: usize, text: &str) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.pieces.get(above));
        let above = above
            .filter(|above| !above.heading && !above.day && !above.columns)
            .map_or("", |above| above.words.of(self.notes));
        // `By` alone is the name of a column.
        let tail = || above.contains(' ') && without_tail(above).len() < above.len();
        let leads = || tail() || WEEKDAYS.holds(last_word(above));
        // `during the works on 3 May,`, then `from 5 to 6.`
        let of_entry = |line: usize| self.found.last().is_some_and(|entry| entry.line == line);
        let wrapped = || {
            holds("hang.a-wrapped-line")
                && above.ends_with(',')
                && text.starts_with(char::is_lowercase)
                && mark(above).1.is_none()
                && index
                    .checked_sub(1)
                    .and_then(|at| self.pieces.get(at))
                    .is_none_or(|above| !of_entry(above.line))
        };
        // `At 10:12 it expired and at`, then `10:31 the check failed.`
        let told = || self.found.last().is_some_and(|last| leading_word(self.notes, last)) && tail();
        let led = || if self.open { told() } else { leads() };
        text.starts_with(digit) && led() || !self.open && wrapped()
    }

    /// True for the first line below a head of a few words, where the entries before have lines below theirs, too.
    fn below_head(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.pieces.get(above));
        let few =
            |entry: &&Entry| !has_more_words(&entry.text, 3) && mark(entry.span.of(self.notes)).1.is_none();
        let head = |entry: &&Entry| above.is_some_and(|above| above.line == entry.line);
        self.found.last().filter(few).as_ref().is_some_and(head)
            && self.found.iter().rev().skip(1).take(2).filter(|entry| !entry.attached.is_empty()).count() == 2
    }

    /// True for the line below a short label, and for the paragraph below one that names an edge: `Start date`.
    fn below_label(&self, index: usize) -> bool {
        let mut above = self.pieces.iter().take(index).rev();
        let edge = |words: &str| {
            let words = fold(words);
            let name = [BEGIN_LABELS, END_LABELS].iter().find_map(|table| begins(&words, *table));
            let rest = name.map(|name| rest_of(&words, name).trim());
            rest.is_some_and(|rest| rest.is_empty() || LABEL_TAILS.row(rest).is_some())
        };
        // `Resolved` above a stamp, where all stamps have such words above them.
        let state = index.checked_sub(1).is_some_and(|at| self.form.furniture.binary_search(&at).is_ok());
        let beside = above.clone().next().is_some_and(|above| is_label(above.words.of(self.notes)));
        !state
            && (beside
                || above
                    .find(|above| !above.is_blank())
                    .is_some_and(|above| edge(above.words.of(self.notes))))
    }

    /// True where what follows is quoted.
    fn quotes_below(&self, index: usize) -> bool {
        let mut below = self.pieces.iter().skip(index + 1).filter(|block| !block.is_blank());
        let quotes =
            |block: &Block| block.words.of(self.notes).bytes().take_while(|byte| *byte == b'>').count();
        let own = self.pieces.get(index).map_or(0, quotes);
        below.next().is_some_and(|block| quotes(block) > own)
    }

    /// True where words without a stamp stand on the line below.
    fn said_below(&self, index: usize) -> bool {
        let below = self.pieces.get(index + 1).filter(|below| !below.is_blank() && !below.heading);
        below.is_some() && self.shapes.get(index + 1).is_none_or(|shape| Stance::of(shape) == Stance::None)
    }

    /// True where a sentence with a stamp of its own stands below a blank line.
    fn tells_below(&self, index: usize) -> bool {
        let [next, below] = [1, 2].map(|lines| self.pieces.get(index + lines));
        let told = self.shapes.get(index + 2).is_none_or(|shape| Stance::of(shape) == Stance::None);
        next.is_some_and(Block::is_blank)
            && told
            && below.is_some_and(|below| below.may_stamp && !below.heading)
    }

    /// True for an entry that a mail's head begins.
    fn is_mail(&self, entry: &Entry) -> bool {
        let line = |mail: &MailHead| self.pieces.get(mail.at).map_or(0, |head| head.line);
        self.form.mails.binary_search_by_key(&entry.line, line).is_ok()
    }

    /// True where the last entry has a time and no words yet, or only counts an update: `2020-06-05 10:27 Update 5`.
    fn waits(&self) -> bool {
        let waits =
            |entry: &Entry| entry.stamp.timed() && (entry.text.is_empty() || counts_update(&entry.text));
        self.open && self.found.last().is_some_and(waits)
    }

    /// True for the line below a heading that is underlined.
    fn underlines(&self, index: usize) -> bool {
        index.checked_sub(1).and_then(|above| self.pieces.get(above)).is_some_and(|above| above.heading)
    }

    fn begin(&mut self, entry: Entry) {
        self.found.push(entry);
        (self.open, self.beside) = (true, false);
        self.block.clear();
    }

    /// The first line of a record whose labels are in a row down to this one: `** PROBLEM **`, then `State: CRITICAL`, then
    /// `Time: 10:02`.
    fn record_above(&self, index: usize) -> Option<usize> {
        holds("list.records-of-labels").then_some(())?;
        let blank = |&at: &usize| self.pieces.get(at).is_none_or(Block::is_blank);
        let top = (index.saturating_sub(RECORD)..index).rev().take_while(|at| !blank(at)).last()?;
        let label = |piece: &Block| {
            let words = piece.words.of(self.notes);
            words.split_once(": ").is_some_and(|(label, _)| label.split_whitespace().count() < 4)
        };
        let stamped = |piece: &Block| each_stamp(piece.words.of(self.notes)).next().is_some();
        let (first, labels) = self.pieces.get(top..index)?.split_first()?;
        let apart = top == 0 || blank(&(top - 1));
        let record =
            !labels.is_empty() && labels.iter().all(label) && !labels.iter().chain([first]).any(stamped);
        (apart && record).then_some(top)
    }

    /// Begins an entry that a record is, from its first line on.
    fn begin_record(&mut self, top: usize, index: usize, piece: &Block, stamp: Timestamp) {
        let mut made = Entry::of(piece, stamp, String::new(), None);
        for above in self.pieces.get(top..index).unwrap_or_default() {
            made.hang(above, self.notes);
            made.span.start = made.span.start.min(above.span.start);
        }
        self.begin(made);
    }

    /// An entry of the pieces since the last stamp, whose own stamp stands after them.
    fn close_block(&mut self, piece: &Block, stamp: Timestamp) {
        let state = |&at: &usize| self.pieces.get(at).is_some_and(|piece| piece.state);
        let sentence = |&at: &usize| {
            self.pieces.get(at).is_some_and(|piece| piece.words.of(self.notes).ends_with(any_of(".!?。")))
        };
        let mut from = match self.block.iter().rposition(state) {
            Some(at) => at,
            // Without a state it is all since the last stamp; below the title of a page it begins with a sentence.
            None if !self.found.is_empty() => 0,
            None if PUBLISHED.begins(piece.words.of(self.notes)).is_some() => {
                self.block.iter().position(sentence).unwrap_or(0)
            }
            None => self
                .block
                .windows(2)
                .rposition(|pair| matches!(*pair, [one, other] if other > one + 1))
                .map_or(0, |at| at + 1),
        };
        while from > 0 && self.block.get(from - 1).is_some_and(state) {
            from -= 1;
        }
        let mut made = Entry::of(piece, stamp, String::new(), None);
        for (place, &at) in self.block.iter().skip(from).enumerate() {
            let Some(piece) = self.pieces.get(at) else { continue };
            made.hang(piece, self.notes);
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
        if holds("hang.what-bounds-a-list") && self.form.alone == Alone::Below && bounds(self.notes, piece) {
            self.block.clear();
            return;
        }
        self.block.push(index);
        if self.found.is_empty() || piece.seen.has(ByteClasses::TAG) && closes_list(text) {
            self.open = false;
            return;
        }
        // What stands below a time is said of it, `Trigger: disk full` too.
        let waits = self.waits();
        if holds("hang.none-below-dashes") && text.starts_with("--- ")
            || piece.heading
            || piece.seen.has(ByteClasses::COLON)
                && holds("hang.none-below-a-label")
                && self.form.labelled.is_none()
                && !waits
                && !self.below_head(index)
                && labels_itself(text)
            || piece.seen.has(ByteClasses::COLON) && holds("hang.no-row-of-a-form") && is_form_row(text)
            || holds("hang.none-below-a-rule")
                && is_rule(piece.words.of(self.notes))
                && !self.underlines(index)
            || holds("hang.no-row-with-words-for-its-time")
                && self.table.as_ref().is_some_and(|table| tells_time_in_words(text, table))
        {
            self.open = false;
            // What stands deeper below a heading is of its section.
            self.beside |= piece.heading;
        } else if holds("hang.none-beside-it") && beside(self.notes, piece, self.found.last()) {
            // An item below another without a time is of the entry that both stand under.
            let indent = |text: &str| text.len() - text.trim_start().len();
            let above = |entry: &&mut Entry| indent(entry.span.of(self.notes)) < indent(text);
            match self.found.iter_mut().rev().take(32).find(above) {
                Some(entry) if self.open => entry.hang(piece, self.notes),
                _ => (self.open, self.beside) = (false, true),
            }
        } else if let Some(entry) =
            self.found.last_mut().filter(|_| self.open || !self.beside && text.starts_with(any_of(" \t")))
            && (entry.actor.is_none()
                || !is_kind(text) && !is_reaction(text) && (waits || !is_chatter(piece, text)))
        {
            // A row says all that it says.
            let row = |text: &str| text.contains(" | ") || text.trim_start().starts_with('|');
            if holds("hang.none-below-a-row")
                && entry.attached.is_empty()
                && !waits
                && row(entry.span.of(self.notes))
                && !row(text)
            {
                self.open = false;
            } else {
                entry.hang(piece, self.notes);
            }
        }
    }
}

/// True where words lead to the stamp that `text` begins with.
fn led_by_word(text: &str, stamp: &Timestamp) -> bool {
    LEADS.trim_start(start_of(text, stamp.span.start)).contains(char::is_alphabetic)
}

/// True for a line deeper than the entry above it whose time stands behind a word, `- By 04:06 the cause was known`, or that
/// stands below the words of it or in brackets: `    (backup of 22:00) was restored`.
fn nested(notes: &str, piece: &Block, stamp: &Timestamp, above: Option<&Entry>) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    let text = piece.span.of(notes);
    let worded = text.get(..stamp.span.start).is_some_and(|before| before.contains(char::is_alphabetic));
    let words = |entry: &Entry| {
        let after = rest_of(notes, entry.stamp.span.end);
        entry.stamp.span.end - entry.span.start + after.len() - after.trim_start_matches(' ').len()
    };
    above.is_some_and(|entry| {
        let deep = indent(text);
        // One blank is a slip.
        deep > indent(entry.span.of(notes)) + 1
            && (worded || deep == words(entry) || text.trim_start().starts_with('('))
    })
}

/// True for a line with the same mark as the entry above it, which is no message of a chat.
fn alike(notes: &str, piece: &Block, above: Option<&Entry>) -> bool {
    above.is_some_and(|entry| {
        let line = entry.span.of(notes);
        // Without marks a line below one that goes on goes on, too.
        let apart = mark(line).1.is_some() || entry.attached.is_empty();
        apart && entry.actor.is_none() && mark(line) == mark(piece.span.of(notes)) && !line.starts_with('#')
    })
}

/// True for an item of a list beside the item that the entry above it is: it hangs under nothing and has no time.
fn beside(notes: &str, piece: &Block, above: Option<&Entry>) -> bool {
    let item = |text: &str| {
        let bare = text.trim_start();
        // `**` is an item of a list below that of `*`.
        let deep = bare.len() - bare.trim_start_matches('*').len();
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let number = (1..3).contains(&digits) && rest_of(bare, digits).starts_with(any_of(".)"));
        let sign = bare.chars().next().map(|c| if number { '1' } else { c });
        (number || bare.starts_with(any_of("-*•+"))).then(|| (text.len() - bare.len() + deep, sign))
    };
    let own = item(piece.span.of(notes));
    own.is_some() && above.is_some_and(|entry| item(entry.span.of(notes)) == own && !entry.text.is_empty())
}
