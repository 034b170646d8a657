//! The days that lines state for the entries, and what each costs as the day of the first.

use chrono::{Datelike, NaiveDate};

use crate::{
    civil::ClockTime,
    document::lines::{Enclosure, Line, Section},
    entries::entry::Entry,
    rules::holds,
    sort,
    span::{Span, any_of, digit, has_more_words, rest_of, start_of},
    timestamp::{
        compound::Timestamp,
        date::WrittenDate,
        marks::{days_told, lead as lead_of},
        relative::Day,
        scan::stamps,
    },
    words::{
        concepts::{
            BETWEEN_EDGES, BY, DATE_ARTICLES, DATE_LABELS, DAY_NUMBERS, DEFAULT_DATE, FROM, LEADING,
            MAIL_HEADS, NOUNS, PUBLISHED, SHORT_WEEKDAYS, TITLE_LABELS, TO, WEEKDAYS,
        },
        fold, last_word,
        lexicon::Table,
    },
};

/// What states a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// A date.
    Date(WrittenDate),
    /// Words that count from another day.
    Words(Day),
}

/// A day that a line states for what comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the line")]
pub(crate) struct Statement {
    pub line: usize,
    /// Where it stands in the notes.
    pub at: usize,
    pub claim: Claim,
    /// What it costs that the entries below are of another day, for a line among the entries; none where it says nothing of
    /// them, 0 where they have to be of its day.
    pub divides: Option<i32>,
    /// What it costs that the day of the first entry is this one.
    pub price: i32,
    /// True where it stands in a heading.
    pub heads: bool,
    /// A time beside it, and the last on its line.
    pub time: Option<ClockTime>,
    pub last: Option<ClockTime>,
    /// True where it holds for other lines.
    pub holds: bool,
    /// True where it says when the notes were written.
    pub written: bool,
    /// True in front matter, where it may say that, too.
    pub of_page: bool,
}

impl Statement {
    /// A date that nothing more is said of.
    pub(super) fn of(date: WrittenDate) -> Self {
        let claim = Claim::Date(date);
        Self {
            line: 0,
            at: 0,
            claim,
            divides: None,
            price: 0,
            heads: false,
            time: None,
            last: None,
            holds: false,
            written: false,
            of_page: false,
        }
    }

    /// A line of notes that names a day and says nothing else.
    pub(super) fn day(index: usize, line: &Line, day: Day) -> Self {
        let (at, claim) = (line.span.start, Claim::Words(day));
        Self { line: index, at, claim, divides: Some(0), holds: true, ..Self::of(WrittenDate::default()) }
    }

    /// The date that it states.
    pub(crate) fn date(&self) -> Option<WrittenDate> {
        match self.claim {
            Claim::Date(date) => Some(date),
            Claim::Words(_) => None,
        }
    }
}

/// A day that the first entry may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Base {
    /// Index of the statement that says so.
    pub statement: usize,
    /// The date, and how many days after it the day is: `yesterday` in a mail.
    pub date: WrittenDate,
    pub after: i32,
    /// What it costs.
    pub price: i32,
}

/// What it costs, by where a date stands, that it is that of the first entry.
pub(super) mod place {
    /// Words say that it holds for all, or it heads the timeline.
    pub(super) const HEAD: i32 = 0;

    crate::rules::weights! {
        /// A heading, a field such as `Date:`, a row of two cells or of the timeline.
        field = 50;
        /// A line that begins with it and says little else.
        short = 60;
        /// A sentence.
        sentence = 150;
        /// When a mail was sent: `Date:` beside `From:`.
        sent = 170;
        /// When the notes were written, and where that was right after the last entry, as far as the clock tells.
        published = 500;
        published_after = -250;
        /// Inside of code or front matter; below the first entry; below a heading that names something else.
        quoted = 100;
        below = 200;
        other = 40;
        /// Each date of the same kind nearer to the first entry.
        farther = 10;
        /// A time beside it is that of the first entry.
        first_time = -120;
        /// A line that begins with a date and goes on: that it is left out.
        left_out = 150;
    }
}

/// Milliseconds from when a mail was sent to a time of day that it tells of, which is then of the day before.
const EVENING: i64 = 8 * 3_600_000;

/// Lines above what happened that may say when that was written, bytes of a sentence, and the days that one waits for it.
const FURNITURE: usize = 12;
const SENTENCE: usize = 60;
const MONTHS: i64 = 120;

/// The day of a date with its year.
fn day_of(date: WrittenDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year?, date.month, date.day)
}

/// The first day of a range whose last is that of a date after `head`: `from 7 to 11 October`, `vom 9. auf den 10. Dezember`.
fn range_begins(head: &str, last: u32) -> Option<u32> {
    let number = head.rfind(digit)? + 1;
    let joint = rest_of(head, number).trim_start_matches('.').trim();
    let digits = start_of(head, number).bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, day) = start_of(head, number).split_at_checked(number - digits)?;
    let day = day.parse().ok().filter(|day| (1..last).contains(day) && !before.ends_with(any_of(":./-")))?;
    let from = last_word(before.trim_end());
    let weekday = [WEEKDAYS, SHORT_WEEKDAYS].iter().any(|table| table.holds(from));
    // `Incident 7 - 12 March` is no range, `Night of Tue 11 -> Wed 12 Nov` is one.
    let range = joint.starts_with(char::is_alphabetic)
        || joint.contains(any_of(">→⇒")) && weekday
        || !head.contains(' ');
    let range = range && TO.row(joint).is_some();
    // What leads to one day and, by few words, to the next is a night; `at 9 on 10 December` is none.
    let few = joint.chars().all(|c| c.is_alphabetic() || c == ' ') && joint.split(' ').count() < 3;
    let opens = [FROM, BETWEEN_EDGES, DATE_ARTICLES].iter().any(|table| table.holds(from))
        || from.starts_with(char::is_lowercase) && from.chars().count() < 4 && !LEADING.holds(from);
    (range || day + 1 == last && few && opens).then_some(day)
}

/// The notes around a line.
pub(super) struct Around<'a> {
    pub notes: &'a str,
    pub lines: &'a [Line],
    /// Index of the line of the first entry.
    pub first_entry: usize,
    pub entries: &'a [Entry],
}

/// A line that states a date, and how it stands there.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the line")]
struct DateLine<'a> {
    around: &'a Around<'a>,
    index: usize,
    line: &'a Line,
    /// Its words.
    bare: &'a str,
    /// What stands before the date.
    lead: &'a str,
    /// The date stands at its head.
    leads: bool,
    /// And nothing comes after it.
    alone: bool,
    /// Nothing comes after the date.
    closes: bool,
    /// It ends as a sentence does.
    stops: bool,
    /// It says little else.
    short: bool,
    /// A blank line is above it.
    apart: bool,
    /// No time is on it.
    untimed: bool,
}

impl<'a> Around<'a> {
    fn blank(&self, index: Option<usize>) -> bool {
        index.and_then(|index| self.lines.get(index)).is_none_or(Line::is_blank)
    }

    /// True where nothing but blank lines stands between a line and the next entry.
    fn is_above_entry(&self, index: usize) -> bool {
        let next = self.entries.partition_point(|entry| entry.line <= index);
        let next = self.entries.get(next).map_or(index, |entry| entry.line);
        next > index && (index + 1..next).all(|below| self.blank(Some(below)))
    }

    /// What a line with these stamps states by the first date on it, and whether words say that it holds for all entries.
    pub(super) fn day_stated(
        &'a self,
        index: usize,
        text: &'a str,
        found: &[Timestamp],
    ) -> Option<(Statement, bool)> {
        let line = self.lines.get(index)?;
        let stamp = found.iter().find(|stamp| stamp.date.is_some())?;
        let bare = line.words.of(self.notes);
        let lead = start_of(text, stamp.span.start);
        // Behind `v1.2, ` stands when the notes were written, behind `1) ` what an item is of.
        let leads = stamp.span.start == lead_of(text) || stamp.span.start < 8 && !lead.contains(digit);
        let closes = !rest_of(text, stamp.span.end).contains(char::is_alphanumeric);
        let short = bare.split_whitespace().count() <= 6;
        let place = DateLine {
            around: self,
            index,
            line,
            bare,
            lead,
            leads,
            alone: leads && closes,
            closes,
            // `Fault log Fr 6.3.` does not.
            stops: rest_of(text, stamp.span.end).contains('.') || bare.ends_with('.') && !short,
            short,
            apart: self.blank(index.checked_sub(1)),
            untimed: !found.iter().any(Timestamp::timed),
        };
        let head = bare.get(..bare.floor_char_boundary(300)).unwrap_or(bare);
        let folded = &*fold(head);
        let price = place.price(folded)?;
        let heading = place.heading();
        let near = price <= place::short();
        let other = line.section == Section::Other;
        let holds = price == place::HEAD || near && (heading || place.short) && !other;
        let heading = heading || place.leads_on();
        let divides = if line.quoted() || price >= place::published() {
            None
        } else if holds && (heading || place.apart || place.alone) {
            Some(0)
        } else {
            (holds || leads && !other).then_some(place::left_out())
        };
        let beside = if line.quoted() { place::quoted() } else { 0 } + if other { place::other() } else { 0 };
        let stated = Statement {
            line: index,
            at: line.span.start + stamp.span.start,
            divides,
            price: price + beside,
            heads: heading,
            time: stamp.time,
            last: found.iter().filter_map(|stamp| stamp.time).max_by_key(|time| time.millis()),
            holds: holds || index < self.first_entry && near,
            written: [place::sent(), place::published()].contains(&price),
            of_page: line.enclosure == Enclosure::FrontMatter,
            ..Statement::of(first_day(stamp, lead)?)
        };
        Some((stated, DEFAULT_DATE.within(folded)))
    }
}

/// False for words without a digit of any script.
pub(super) fn may_count(words: &str) -> bool {
    let may = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    words.bytes().any(may) && words.contains(|c: char| c.is_numeric())
}

/// The dates of sentences that stand on one line with entries and are none: `On 15 April our ledger locked up. At 02:10 a job had
/// started.`
pub(super) fn beside(
    notes: &str,
    line: usize,
    span: Span,
    entries: impl Iterator<Item = Span>,
) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut from = span.start;
    for next in entries.chain([Span::new(span.end, span.end)]) {
        let gap = notes.get(from..next.start).filter(|gap| may_count(gap)).unwrap_or_default();
        for stamp in stamps(gap).into_iter().filter(|stamp| !stamp.timed()) {
            let Some(date) = stamp.date else { continue };
            let (at, divides) = (from + stamp.span.start, Some(place::left_out()));
            found.push(Statement { line, at, divides, price: place::sentence(), ..Statement::of(date) });
        }
        from = from.max(next.end);
    }
    found
}

/// The first day of what a stamp names: `28 February - 2 March 2022`.
fn first_day(stamp: &Timestamp, lead: &str) -> Option<WrittenDate> {
    let mut date = stamp.date?;
    date.year = date.year.or_else(|| stamp.end_date.and_then(|end| end.year));
    let first = range_begins(lead, date.day).filter(|day| date.weekday.is_none() || day + 1 == date.day);
    if let Some(first) = first.filter(|_| holds("days.first-of-a-range")) {
        // The weekday beside the last day is one on.
        date.weekday = date.weekday.map(|last| (last + 6) % 7);
        date.day = first;
    }
    // `Fault log Fr 6.3.`: tells the year.
    let named = || SHORT_WEEKDAYS.row(&fold(last_word(lead.trim_end_matches(any_of(" .,")))));
    if date.year.is_none() && date.weekday.is_none() {
        date.weekday = named().and_then(|day| u8::try_from(day).ok());
    }
    Some(date)
}

impl DateLine<'_> {
    /// What it costs that its date is that of the first entry: the first row that is true says it. None for a date amid the cells
    /// of a row.
    fn price(&self, folded: &str) -> Option<i32> {
        let labelled = DATE_LABELS.begins(folded.trim_start_matches(any_of("*-_ |"))).is_some();
        let timeline = self.line.section == Section::Timeline;
        let heading = self.heading();
        let counted = self.lead.trim_start_matches(any_of("#*= "));
        // `### Day 2 - March 4` heads its day, too.
        let counted = self.closes && DAY_NUMBERS.begins(counted).is_some();
        let heads_alone = self.line.heads() && (self.alone || counted) && self.line.section != Section::Other;
        let prices = [
            (DEFAULT_DATE.within(folded), place::HEAD),
            (self.published(), place::published()),
            (labelled && self.sent(), place::sent()),
            (self.leads_on() || heads_alone || self.row() && self.alone, place::HEAD),
            (timeline && (heading || self.short && self.leads), place::HEAD),
            (heading || labelled, place::field()),
            (self.row() && (timeline || self.second_cell()), place::field()),
            (self.short && self.leads, place::short()),
            (!self.row(), place::sentence()),
        ];
        prices.into_iter().find(|(holds, _)| *holds).map(|(_, price)| price)
    }

    /// `Power fault 12/05/2014` between blank lines heads what is below it.
    fn heading(&self) -> bool {
        self.line.heads()
            || (self.short || (self.leads || self.closes) && self.bare.len() < 80)
                && self.apart
                && self.untimed
                && self.around.blank(Some(self.index + 1))
                && !self.bare.ends_with('.')
                && (self.leads || !self.bare.contains(": "))
                && !self.bare.starts_with('|')
    }

    fn row(&self) -> bool {
        self.bare.starts_with('|') && !self.bare.starts_with("|+")
    }

    /// A row of two cells, the second of which begins with the date.
    fn second_cell(&self) -> bool {
        self.bare.matches('|').count() == 3 && self.lead.trim_end_matches(any_of("* `")).ends_with('|')
    }

    /// `Shift book, Tuesday 4 March:` right above the first entry leads to it; so does `2. What happened (Friday 20 March)`, and
    /// below a blank line `Monday 5 October 2026 – Wi-Fi in the warehouse`.
    fn leads_on(&self) -> bool {
        let leads = self.leads && self.apart;
        let ends = (self.closes || leads) && self.bare.len() < 80 && !self.stops && !self.row();
        holds("days.leads-to-the-list")
            && (self.bare.ends_with(any_of(":：")) || ends)
            && self.untimed
            && self.around.is_above_entry(self.index)
    }

    /// It says when the notes were published: by a word at its head, by a field of several, by the reading time below it.
    fn published(&self) -> bool {
        let says = |text: &str| {
            let bare = text.trim_start_matches(any_of("*_-># (|"));
            let rest = PUBLISHED
                .begins(bare)
                .map(|length| rest_of(bare, length).trim_start_matches(any_of(" :*_|-–")));
            // `Stand der Reparatur, 6. Juni` and `Review of the outage, 6 June` are titles.
            rest.is_some_and(|rest| {
                !rest.starts_with(char::is_lowercase)
                    || LEADING.begins(rest).is_some()
                    || BY.begins(rest).is_some()
                    || rest.starts_with("for ")
            })
        };
        // `Statement on the outage of 31 January 2019`, and below it `2 February 2019`
        let dated_above = || {
            let own = self.leads && self.short && self.bare.starts_with(char::is_alphanumeric);
            let apart = self.index < self.around.first_entry && !self.around.is_above_entry(self.index);
            let lines = self.around.lines.get(..self.index).unwrap_or_default();
            let above = lines.iter().rfind(|line| !line.is_blank()).filter(|_| own && apart);
            let above = above.map_or("", |line| line.words.of(self.around.notes));
            let named = |stamp: &Timestamp| {
                stamp.date.is_some() && has_more_words(start_of(above, stamp.span.start), 1)
            };
            !self.bare.ends_with(any_of(".!?:：")) && stamps(above).iter().any(named)
        };
        // `Summary of the service event`, `August 21, 2025`, and below it `… the event of August 18, 2025.`
        let dated_below = || {
            let own = self.alone && !self.line.heads() && self.index < FURNITURE;
            let lines = self.around.lines.get(self.index + 1..self.around.first_entry).filter(|_| own);
            let date = |text: &str| stamps(text).into_iter().find_map(|stamp| day_of(stamp.date?));
            let days = date(self.bare).zip(lines.and_then(|lines| {
                let sentence = |line: &&Line| line.words.of(self.around.notes).len() > SENTENCE;
                // `details of the event on 18 August`, not `the database had been upgraded on 18 August`
                let told = |line: &Line| {
                    let words = line.words.of(self.around.notes);
                    let stamp = stamps(words).into_iter().find(|stamp| stamp.date.is_some())?;
                    let named = NOUNS.within(start_of(words, stamp.span.start)) && !stamp.timed();
                    day_of(stamp.date?).filter(|_| named)
                };
                lines.iter().filter(sentence).take(FURNITURE).find_map(told)
            }));
            days.is_some_and(|(own, told)| (1..MONTHS).contains(&(own - told).num_days()))
        };
        // `Works South · Stand: 02.12.2025`, `Created by Ana, last modified on 29 May 2025`
        let label = self.lead.rsplit(any_of("·|•;(,")).next();
        // `3 minute read`
        let read_below = || {
            let next = self.around.lines.iter().skip(self.index + 1).find(|line| !line.is_blank());
            self.alone && next.is_some_and(|next| next.words.of(self.around.notes).ends_with(" read"))
        };
        says(self.bare)
            || holds("days.published-beside-other-fields") && label.is_some_and(says)
            || holds("days.published-above-the-reading-time") && read_below()
            || holds("days.published-below-a-dated-title") && (dated_above() || dated_below())
    }

    /// It is amid the head of a mail: `From: ana`, `Subject: outage`; `Van: ana`, `Onderwerp: storing`.
    fn sent(&self) -> bool {
        let beside = |label: &Table| {
            let near = self.around.lines.iter().take(self.index + 4).skip(self.index.saturating_sub(3));
            let words = near.into_iter().map(|line| line.words.of(self.around.notes));
            words.into_iter().any(|words| {
                label.begins(words).is_some_and(|length| rest_of(words, length).starts_with(": "))
            })
        };
        holds("days.sent-beside-from") && beside(&MAIL_HEADS) && beside(&TITLE_LABELS)
    }
}

impl Around<'_> {
    /// Which days the first entry may be of, the likeliest first: dates that lines state, and the day that words count back to.
    pub(super) fn bases(&self, statements: &[Statement], entries: &[Entry], default_date: bool) -> Vec<Base> {
        let mut found: Vec<Base> = Vec::new();
        let stamp = entries.first().map(|entry| &entry.stamp);
        let at = stamp.map_or(usize::MAX, |stamp| stamp.span.start);
        let first = stamp.and_then(|stamp| stamp.time).map(ClockTime::millis);
        let says_no_day = stamp.is_some_and(|stamp| stamp.date.is_none() && stamp.day.is_none());
        let latest = entries.iter().filter_map(|entry| entry.stamp.time).map(ClockTime::millis).max();
        let dated = entries.iter().any(|entry| entry.stamp.date.is_some() || entry.stamp.day.is_some());
        // `Stand: Sonntag, 8. März 2026, 20:15 Uhr` above entries from 09:42 to 19:55
        let right_after = |statement: &Statement| {
            let written = statement.last.filter(|_| statement.price == place::published() && !dated)?;
            let waited = written.millis() - latest?;
            // A page may say when its first entry was posted, too.
            let first = statement.time.map(ClockTime::millis) == first;
            (first || (0..EVENING).contains(&waited)).then_some(())
        };
        for (index, statement) in statements.iter().enumerate() {
            let Some(date) = statement.date() else { continue };
            let below = statement.at > at && !default_date;
            // What stands below the first entry and divides is of what stands below it.
            if below && (statement.divides.is_some() || statement.heads) {
                continue;
            }
            let timed = statement.time.is_some() && statement.time.map(ClockTime::millis) == first;
            let price = statement.price
                + if below { place::below() } else { 0 }
                + if timed { place::first_time() } else { 0 }
                + right_after(statement).map_or(0, |()| place::published_after());
            // Of very many only the nearest count.
            for base in found.iter_mut().rev().take(16) {
                let other = statements.get(base.statement);
                let alike = other.is_some_and(|other| other.price == statement.price);
                base.price += if alike { place::farther() } else { 0 };
            }
            // A mail of 06:58 tells of 21:40 on the evening before; what is not as far behind may be of another zone.
            let sent = statement.time.filter(|_| statement.price == place::sent() && says_no_day);
            let before = sent.map(ClockTime::millis).zip(first);
            let before = before.is_some_and(|(sent, first)| first - sent > EVENING);
            let after = if before && holds("days.before-a-mail-was-sent") { -1 } else { 0 };
            found.push(Base { statement: index, date, after, price });
        }
        let mut found = sort::by_key(found, |base| i64::from(base.price));
        // `### 2024-10-13 DNS down` above them, and far below `I wrote the same on 2023-02-19`
        if found.first().is_some_and(|best| best.price == place::HEAD) {
            found
                .retain(|base| statements.get(base.statement).is_some_and(|own| own.at < at || default_date));
        }
        found.truncate(4);
        if let Some(counted) = self.counted_back(statements, &found, at) {
            let place = found.partition_point(|base| base.price <= counted.price);
            found.insert(place, counted);
        }
        found
    }

    /// The day that words above the first entry, which stands `at` this byte, count back to from when the notes were written:
    /// `yesterday`, `last Friday` in a mail of Monday.
    fn counted_back(&self, statements: &[Statement], bases: &[Base], at: usize) -> Option<Base> {
        /// No mail greets at greater length.
        const NEAR: usize = 40;

        holds("days.counted-back").then_some(())?;
        let written = |base: &&Base| statements.get(base.statement).is_some_and(|found| found.written);
        let written = *bases.iter().find(written)?;
        let head = start_of(self.notes, at.min(self.notes.len()));
        let from = self.lines.get(self.first_entry.saturating_sub(NEAR)).map_or(0, |line| line.span.start);
        let date = written.date;
        let weekday = date.weekday.map(u32::from);
        let weekday = weekday.or_else(|| Some(day_of(date)?.weekday().num_days_from_monday()));
        let after = |day: Day| match day {
            Day::Of(days @ ..0) => Some(days),
            Day::Weekday(named) | Day::Numbered(named, _) => {
                let back = i32::try_from((weekday? + 7 - u32::from(named)) % 7).ok()?;
                Some(-back).filter(|days| *days < 0)
            }
            _ => None,
        };
        let after = days_told(rest_of(head, from)).find_map(after)?;
        Some(Base { after, price: place::sentence(), ..written })
    }
}
