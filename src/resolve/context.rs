//! What the lines around the entries state for them: dates, zones, that all times are approximate.

use chrono::{Datelike, NaiveDate};

use crate::{
    civil::{ClockTime, Offset, ZoneName},
    document::lines::{Line, Section},
    entries::entry::Entry,
    markup::untagged,
    reasons::ZoneSource,
    resolve::calendar::{Calendar, other_weekday},
    rules::holds,
    span::{LineNumber, Span, any_of, digit, rest_of, start_of},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
        cursor::Cursor,
        date::WrittenDate,
        marks::{days_told, lead as lead_of},
        relative::Day,
        scan::stamps,
        zone::{WrittenZone, zone, zone_in},
    },
    words::{
        concepts::{ALL_TIMES, DATE_LABELS, DEFAULT_DATE, PUBLISHED, SETTLES, TO},
        fold,
        word_set::WordSet,
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
pub(crate) struct Statement {
    pub line: usize,
    /// Where it stands in the notes.
    pub at: usize,
    pub claim: Claim,
    /// What it costs that the entries below are of another day, for a line among the entries; none where it says nothing of
    /// them, 0 where they have to be of its day.
    pub divides: Option<i32>,
    /// What it costs that the day of the first entry is this one.
    price: i32,
    /// True where it stands in a heading.
    heads: bool,
    /// A time beside it.
    time: Option<ClockTime>,
    /// True where it holds for other lines.
    holds: bool,
    /// True where it says when the notes were written.
    written: bool,
}

impl Statement {
    /// A date that nothing more is said of.
    fn of(date: WrittenDate) -> Self {
        let claim = Claim::Date(date);
        Self {
            line: 0,
            at: 0,
            claim,
            divides: None,
            price: 0,
            heads: false,
            time: None,
            holds: false,
            written: false,
        }
    }

    /// A line of notes that names a day and says nothing else.
    fn day(index: usize, line: &Line, day: Day) -> Self {
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
mod place {
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
        /// When the notes were written.
        published = 500;
        /// Inside of code or front matter; below the first entry; below a heading that names something else.
        quoted = 100;
        below = 200;
        other = 40;
        /// Each date of the same kind nearer to the first entry.
        farther = 10;
        /// A time beside it is that of the first entry.
        first_time = -100;
        /// A line that begins with a date and goes on: that it is left out.
        left_out = 150;
    }
}

/// What is stated for all entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// Order of day and month, and the year.
    pub calendar: Calendar,
    /// True when the notes name a date for everything that states none.
    pub default_date: bool,
    /// True when the notes call all times approximate.
    pub approximate: bool,
    /// True when the notes tell the time by twelve hours.
    pub twelve_hours: bool,
    /// The days that lines state, in the order of the notes.
    pub(crate) statements: Vec<Statement>,
    /// Which days the first entry may be of, the likeliest first.
    pub(crate) bases: Vec<Base>,
    /// The first line that says something.
    title: Option<usize>,
    /// Where the first entry stands.
    pub(crate) first: usize,
    zones: Vec<(usize, WrittenZone)>,
    /// What the notes say that names of zones mean: `CST = +08:00`, with the line.
    meanings: Vec<(usize, ZoneName, Offset)>,
    /// The clock of the start that the notes call T, with its line: `T0 = 14:00 UTC`.
    pub start: Option<(usize, ClockTime)>,
    /// The lines that settle how the notes are read, such as `Dates are day first`.
    settled: Vec<usize>,
    first_entry: usize,
}

/// False for words without a digit of any script.
fn may_count(words: &str) -> bool {
    let may = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    words.bytes().any(may) && words.contains(|c: char| c.is_numeric())
}

/// The zone after words such as `All times`, wherever they stand in a line.
fn all_times(text: &str) -> Option<WrittenZone> {
    let rest = text.get(ALL_TIMES.place_within(text)?..)?;
    zone_in(rest.get(..rest.floor_char_boundary(60)).unwrap_or(rest))
}

/// True for a line that calls all times approximate.
fn all_approximate(folded: &str) -> bool {
    folded.contains("approx") && (folded.contains("times") || folded.contains("stamps"))
}

/// Whether the day stands first in dates, where words say which number does.
fn day_first(folded: &str) -> Option<bool> {
    folded.contains(" first").then(|| folded.contains("day first"))
}

/// The stamp of `T0 = 14:00 UTC`, `- T+0 (14:00): text`: when the start is that other lines count from.
fn start(line: &str) -> Option<Timestamp> {
    let head = line.trim_start_matches(any_of("-*•#| [`_"));
    let zero = head.strip_prefix(any_of("Tt"))?.trim_start_matches(any_of("+-=±"));
    let after = zero.trim_start_matches(any_of("0:"));
    (zero.starts_with('0') && !after.starts_with(char::is_alphanumeric)).then_some(())?;
    stamp_at(after.trim_start_matches(any_of(" ([=:–—-|*`]")), 0).filter(|stamp| stamp.time.is_some())
}

/// The first day of a range whose last is a date after `lead`: `from 7 to 11 October`, `la nuit du 3 au 4 mars`.
fn range_begins(lead: &str) -> Option<u32> {
    let word = lead.trim_end().rsplit(|c: char| c == ' ' || c.is_ascii_digit()).next().unwrap_or_default();
    let first = start_of(lead, lead.trim_end().len() - word.len());
    TO.row(word)?;
    let digits = first.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, day) = first.trim_end().split_at_checked(first.trim_end().len() - digits)?;
    // `Incident 7 - 12 March` is no range.
    let joined = word.starts_with(char::is_alphabetic) || !first.ends_with(' ');
    (joined && !before.ends_with(any_of(":./-"))).then_some(())?;
    day.parse().ok().filter(|day| (1..31).contains(day))
}

/// True where entries write the half of the day, and none a time of the second half without it.
fn twelve_hours(entries: &[Entry]) -> bool {
    let late = |entry: &Entry| entry.stamp.time.is_some_and(|time| time.millis() >= 13 * 3_600_000);
    entries.iter().any(|entry| entry.stamp.half.is_some())
        && !entries.iter().any(|entry| entry.stamp.half.is_none() && late(entry))
}

/// The zone that brackets at the end of a short line name: `State history (Europe/Tallinn)`, `Sequence (UTC / IST)`.
fn bracketed_zone(line: &str) -> Option<WrittenZone> {
    let inside = line.trim_end_matches(any_of(":*_ ")).strip_suffix(')')?;
    (holds("zone.in-brackets") && line.len() < 100).then_some(())?;
    let (_, inside) = inside.rsplit_once('(')?;
    let whole = |part: &str| {
        let mut s = Cursor { text: part.trim(), at: 0 };
        zone(&mut s).filter(|found| s.rest().is_empty() && found.name != "Z")
    };
    whole(inside).or_else(|| inside.split(any_of(",/;·")).find_map(whole))
}

/// The zone that a sentence names in passing: `the box speaks UTC`.
fn passing_zone(line: &str) -> Option<WrittenZone> {
    let names = holds("zone.named-in-passing") && (line.contains("UTC") || line.contains("GMT"));
    names.then(|| zone_in(line)).flatten()
}

/// True for a zone on a line of its own: `(UTC-5)`.
#[must_use]
pub fn is_zone(line: &str) -> bool {
    if !(3..48).contains(&line.len())
        || !line.starts_with(|c: char| c.is_ascii_uppercase() || "([".contains(c))
    {
        return false;
    }
    let bare = line.trim_matches(any_of("()[]*_ :"));
    let mut s = Cursor { text: bare, at: 0 };
    zone(&mut s).is_some() && s.rest().is_empty()
}

/// `CST = +08:00`: what the name of a zone means.
fn meaning(line: &str) -> Option<(ZoneName, Offset)> {
    let (name, offset) = line.split_once(" = ")?;
    let named = zone(&mut Cursor { text: name, at: 0 })?;
    let mut s = Cursor { text: offset, at: 0 };
    let offset = zone(&mut s)?.offset?;
    (named.name == name && s.rest().trim().is_empty()).then_some((named.name, offset))
}

impl Context {
    /// Reads the lines that are no entries.
    #[must_use]
    pub fn of(notes: &str, lines: &[Line], entries: &[Entry]) -> Self {
        let mut context =
            Self { first_entry: entries.first().map_or(usize::MAX, |entry| entry.line), ..Self::default() };
        context.first = entries.first().map_or(usize::MAX, |entry| entry.stamp.span.start);
        let mut taken = entries.iter().map(|entry| entry.line).peekable();
        let mut written: Vec<WrittenDate> = Vec::new();
        let mut order = None;
        let (mut letters, mut foreign) = (0_usize, 0_usize);
        let mut loose: Vec<(usize, WrittenZone)> = Vec::new();
        let mut named = None;
        for entry in entries {
            written.extend(entry.stamp.date.into_iter().chain(entry.stamp.end_date));
        }
        context.twelve_hours = holds("time.twelve-hours") && twelve_hours(entries);
        let zoned = entries.iter().any(|entry| entry.stamp.zone.is_some());
        let counted = entries.iter().any(|entry| entry.stamp.elapsed.is_some() && !entry.stamp.relative);
        for (index, line) in lines.iter().enumerate() {
            while taken.peek().is_some_and(|&entry| entry < index) {
                taken.next();
            }
            let text = line.span.of(notes);
            let bare = line.words.of(notes);
            letters += text.len();
            context.title = context.title.or((!line.is_blank()).then_some(index));
            if counted
                && context.start.is_none()
                && let Some(stamp) = start(bare)
            {
                context.start = stamp.time.map(|time| (index, time));
                loose.extend(stamp.zone.map(|zone| (index, zone)));
            }
            if line.seen.has(ByteClasses::WIDE) {
                foreign += text.chars().filter(|c| matches!(c, 'À'..='ɏ' | 'Ѐ'..='ӿ')).count();
            }
            if line.seen.has(ByteClasses::EQUALS)
                && let Some((name, offset)) = meaning(bare)
            {
                context.meanings.push((index, name, offset));
                continue;
            }
            let own = taken.peek() == Some(&index);
            // An entry says it only where all of the notes stand on one line.
            let says = if !own || bare.len() > 200 || index == context.first_entry {
                line.says.unwrap_or_else(|| WordSet::of_others(bare))
            } else {
                WordSet::NOTHING
            };
            let speaks_of_time = says.has(WordSet::ZONE);
            if speaks_of_time && let Some(zone) = all_times(bare) {
                context.zones.push((index, zone));
            }
            if own && holds("days.dates-beside-entries-on-a-line") {
                let here = entries.partition_point(|entry| entry.line < index);
                let here = entries.iter().skip(here).take_while(|entry| entry.line == index);
                context.beside(notes, index, line.span, here.map(|entry| entry.span), &mut written);
            }
            if own || line.is_blank() {
                continue;
            }
            // What a line states for others stands at its head.
            let head = bare.get(..bare.floor_char_boundary(300)).unwrap_or(bare);
            if says.has(WordSet::SETTLES) && SETTLES.within(head) {
                order = day_first(&fold(head)).or(order);
                context.settled.push(index);
            }
            context.approximate |= speaks_of_time && all_approximate(&fold(head));
            let counts = line.seen.has(ByteClasses::NUMBER) && may_count(bare);
            let text = untagged(if counts { text } else { "" });
            let found = stamps(&text);
            if !found.is_empty() {
                written
                    .extend(found.iter().filter_map(|stamp| stamp.date).filter(|date| date.year.is_some()));
                context.date_line(notes, lines, index, (&text, &found));
            }
            context
                .statements
                .extend(line.day.filter(|_| !line.quoted()).map(|day| Statement::day(index, line, day)));
            if line.quoted() || context.zones.last().is_some_and(|(line, _)| *line == index) {
                continue;
            }
            let says = line.heads() || bare.len() < 200 && speaks_of_time || is_zone(bare);
            let stated = if says { zone_in(bare) } else { bracketed_zone(bare) };
            if let Some(zone) = stated {
                context.zones.push((index, zone));
            } else {
                loose.extend(found.into_iter().filter_map(|stamp| stamp.zone).map(|zone| (index, zone)));
                let near = Some(head).filter(|_| index < context.first_entry);
                named = named.or_else(|| Some((index, passing_zone(near?)?)));
            }
        }
        loose.extend(named);
        if holds("zone.of-the-summary") && context.zones.is_empty() && (!zoned || context.start.is_some()) {
            // A zone beside a time of the summary holds for the times of the timeline.
            context.zones.extend(loose.into_iter().next());
        }
        context.find_bases(entries);
        context.count_back(notes, lines);
        let base = context.bases.first().map(|base| base.date);
        context.calendar = Calendar::of(&written, order, base, foreign * 200 > letters);
        if holds("days.year-of-a-heading-by-weekdays") && context.calendar.known.is_none() {
            context.calendar.known = context.bare_year(notes, lines, &written);
        }
        context
    }

    /// Takes up the dates of sentences that stand on one line with entries and are none: `On 15 April our ledger locked up. At
    /// 02:10 a job had started.`
    fn beside(
        &mut self,
        notes: &str,
        line: usize,
        span: Span,
        entries: impl Iterator<Item = Span>,
        written: &mut Vec<WrittenDate>,
    ) {
        let mut from = span.start;
        for next in entries.chain([Span::new(span.end, span.end)]) {
            let gap = notes.get(from..next.start).filter(|gap| may_count(gap)).unwrap_or_default();
            for stamp in stamps(gap).into_iter().filter(|stamp| !stamp.timed()) {
                let Some(date) = stamp.date else { continue };
                written.extend(Some(date).filter(|date| date.year.is_some()));
                let at = from + stamp.span.start;
                let divides = Some(place::left_out());
                self.statements.push(Statement {
                    line,
                    at,
                    divides,
                    price: place::sentence(),
                    ..Statement::of(date)
                });
            }
            from = from.max(next.end);
        }
    }

    /// True for a first line that may be the title.
    fn is_title(&self, line: usize, text: &str) -> bool {
        let first = holds("days.of-the-first-line") && self.title == Some(line);
        first && text.len() < 120 && !text.ends_with('.')
    }

    /// Takes up the first date of a line, with what it costs to take it for that of the entries.
    fn date_line(&mut self, notes: &str, lines: &[Line], index: usize, (text, found): (&str, &[Timestamp])) {
        let (Some(line), Some(stamp)) = (lines.get(index), found.iter().find(|stamp| stamp.date.is_some()))
        else {
            return;
        };
        let Some(mut date) = stamp.date else { return };
        // `28 February - 2 March 2022`
        date.year = date.year.or_else(|| stamp.end_date.and_then(|end| end.year));
        let lead = start_of(text, stamp.span.start);
        if let Some(day) = range_begins(lead)
            .filter(|day| holds("days.first-of-a-range") && *day < date.day && date.weekday.is_none())
        {
            date.day = day;
        }
        let bare = line.words.of(notes);
        let head = bare.get(..bare.floor_char_boundary(300)).unwrap_or(bare);
        let folded = &*fold(head);
        let short = bare.split_whitespace().count() <= 6;
        // Behind `v1.2, ` stands when the notes were written, behind `1) ` what an item is of.
        let leads = stamp.span.start == lead_of(text) || stamp.span.start < 8 && !lead.contains(digit);
        let labelled = DATE_LABELS.begins(folded.trim_start_matches(any_of("*-_ |"))).is_some();
        let timeline = line.section == Section::Timeline;
        let blank =
            |index: Option<usize>| index.and_then(|index| lines.get(index)).is_none_or(Line::is_blank);
        let apart = blank(index.checked_sub(1));
        // `Power fault 12/05/2014` between blank lines heads what is below it.
        let untimed = !found.iter().any(Timestamp::timed);
        let heading = line.heads()
            || (short || leads && bare.len() < 80)
                && apart
                && untimed
                && blank(Some(index + 1))
                && !bare.ends_with('.')
                && (leads || !bare.contains(": "))
                && !bare.starts_with('|');
        // A row of two cells, the second of which begins with the date.
        let row = bare.starts_with('|') && !bare.starts_with("|+");
        // `Shift book, Tuesday 4 March:` right above the first entry leads to it.
        let leads_on = holds("days.leads-to-the-list")
            && bare.ends_with(any_of(":："))
            && untimed
            && index < self.first_entry
            && (index + 1..self.first_entry).all(|below| blank(Some(below)));
        let field =
            row && bare.matches('|').count() == 3 && lead.trim_end_matches(any_of("* `")).ends_with('|');
        let title = !row && self.is_title(index, bare);
        let alone = leads && stamp.span.end + 3 > text.trim_end().len();
        // `3 minute read`
        let next = lines.iter().skip(index + 1).find(|line| !line.is_blank());
        let read_below = || {
            holds("days.published-above-the-reading-time")
                && alone
                && next.is_some_and(|next| next.words.of(notes).ends_with(" read"))
        };
        // `Works South · Stand: 02.12.2025`
        let label =
            lead.rsplit(any_of("·|•;(")).next().filter(|_| holds("days.published-beside-other-fields"));
        let published = |text: &str| PUBLISHED.begins(text.trim_start_matches(any_of("*_-># (|"))).is_some();
        let beside = |label: &str| {
            let near = lines.iter().take(index + 4).skip(index.saturating_sub(3));
            near.into_iter().any(|line| line.words.of(notes).starts_with(label))
        };
        let price = if DEFAULT_DATE.within(folded) {
            self.default_date = true;
            place::HEAD
        } else if published(bare) || label.is_some_and(published) || read_below() {
            place::published()
        } else if holds("days.sent-beside-from") && labelled && beside("From: ") && beside("Subject: ") {
            place::sent()
        } else if leads_on
            || timeline && (heading || short && leads)
            || line.heads() && alone && line.section != Section::Other
        {
            place::HEAD
        } else if heading || title || labelled || field || row && timeline {
            place::field()
        } else if short && leads {
            place::short()
        } else if row {
            return;
        } else {
            place::sentence()
        };
        let holds = price == place::HEAD
            || price <= place::short() && (heading || short) && line.section != Section::Other;
        let heading = heading || leads_on;
        let divides = if line.quoted() || price >= place::published() {
            None
        } else if holds && (heading || apart || alone) {
            Some(0)
        } else {
            (holds || leads && line.section != Section::Other).then_some(place::left_out())
        };
        let quoted = if line.quoted() { place::quoted() } else { 0 };
        let other = if line.section == Section::Other { place::other() } else { 0 };
        self.statements.push(Statement {
            line: index,
            at: line.span.start + stamp.span.start,
            claim: Claim::Date(date),
            divides,
            price: price + quoted + other,
            heads: heading,
            time: stamp.time,
            holds: holds || index < self.first_entry && price <= place::short(),
            written: [place::sent(), place::published()].contains(&price),
        });
    }

    /// A day of the year that a heading names apart from any date, where the weekdays beside dates are those of that year.
    fn bare_year(&self, notes: &str, lines: &[Line], written: &[WrittenDate]) -> Option<NaiveDate> {
        let dates: Vec<_> =
            self.statements.iter().filter_map(Statement::date).chain(written.iter().copied()).collect();
        let named = dates.iter().filter(|date| date.weekday.is_some());
        let fits = |year: i32, date: &WrittenDate| {
            let day = NaiveDate::from_ymd_opt(year, date.month, date.day);
            day.zip(date.weekday).is_some_and(|(day, weekday)| !other_weekday(day, weekday))
        };
        named.clone().next()?;
        let heads =
            lines.iter().enumerate().filter(|(index, line)| line.heads() || self.title == Some(*index));
        let numbers = heads.flat_map(|(_, line)| line.words.of(notes).split(|c: char| !c.is_ascii_digit()));
        // `#inc-20240227-search`
        let year =
            |number: &str| start_of(number, if number.len() == 8 { 4 } else { number.len() }).parse().ok();
        let mut years = numbers.filter_map(year).filter(|year| (1970..2200).contains(year));
        let year = years.find(|year| named.clone().all(|date| fits(*year, date)))?;
        NaiveDate::from_yo_opt(year, 1)
    }

    /// Which dates the first entry may be of, the likeliest first.
    fn find_bases(&mut self, entries: &[Entry]) {
        let mut found: Vec<Base> = Vec::new();
        let first = entries.first().and_then(|entry| entry.stamp.time).map(ClockTime::millis);
        for (index, statement) in self.statements.iter().enumerate() {
            let Some(date) = statement.date() else { continue };
            let below = statement.at > self.first && !self.default_date;
            // What stands below the first entry and divides is of what stands below it.
            if below && (statement.divides.is_some() || statement.heads) {
                continue;
            }
            let timed = statement.time.is_some() && statement.time.map(ClockTime::millis) == first;
            let price = statement.price
                + if below { place::below() } else { 0 }
                + if timed { place::first_time() } else { 0 };
            // Of very many only the nearest count.
            for base in found.iter_mut().rev().take(16) {
                let other = self.statements.get(base.statement);
                let alike = other.is_some_and(|other| other.price == statement.price);
                base.price += if alike { place::farther() } else { 0 };
            }
            found.push(Base { statement: index, date, after: 0, price });
        }
        self.bases = crate::sort::by_key(found, |base| i64::from(base.price));
        self.bases.truncate(4);
    }

    /// Adds the day that words above the first entry count back to from when the notes were written: `yesterday`, `last Friday`
    /// in a mail of Monday.
    fn count_back(&mut self, notes: &str, lines: &[Line]) {
        /// No mail greets at greater length.
        const NEAR: usize = 40;

        if !holds("days.counted-back") {
            return;
        }
        let written = |base: &&Base| self.statements.get(base.statement).is_some_and(|found| found.written);
        let Some(written) = self.bases.iter().find(written).copied() else { return };
        let head = start_of(notes, self.first.min(notes.len()));
        let from = lines.get(self.first_entry.saturating_sub(NEAR)).map_or(0, |line| line.span.start);
        let mut told = days_told(rest_of(head, from));
        let date = written.date;
        let of_year = || NaiveDate::from_ymd_opt(date.year?, date.month, date.day);
        let weekday = date.weekday.map(u32::from);
        let weekday = weekday.or_else(|| Some(of_year()?.weekday().num_days_from_monday()));
        let after = |day: Day| match day {
            Day::Of(days @ ..0) => Some(days),
            Day::Weekday(named) => {
                let back = i32::try_from((weekday? + 7 - u32::from(named)) % 7).ok()?;
                Some(-back).filter(|days| *days < 0)
            }
            _ => None,
        };
        let Some(after) = told.find_map(after) else { return };
        let price = place::sentence();
        let place = self.bases.partition_point(|base| base.price <= price);
        self.bases.insert(place, Base { after, price, ..written });
    }

    /// True where a line right above the first entry states its day, as others may do among the entries.
    pub(crate) fn is_headed(&self) -> bool {
        let above = self.statements.partition_point(|statement| statement.at < self.first);
        above
            .checked_sub(1)
            .and_then(|at| self.statements.get(at))
            .is_some_and(|last| last.heads && last.divides == Some(0) && last.line + 3 > self.first_entry)
    }

    /// The zone that holds for a line, with the line that states it.
    #[must_use]
    pub fn zone_above(&self, line: usize) -> Option<(usize, &WrittenZone)> {
        let below = self.zones.partition_point(|(stated, _)| *stated <= line);
        let found = self.zones.get(below.saturating_sub(1))?;
        Some((found.0, &found.1))
    }

    /// The zone that holds for an entry, and why; `before` is the last that an entry stated.
    pub(crate) fn zone_of(
        &self,
        entry: &Entry,
        before: &mut Option<WrittenZone>,
    ) -> (Option<WrittenZone>, Option<(ZoneName, ZoneSource)>) {
        let (zone, source) = if let Some(zone) = &entry.stamp.zone {
            *before = Some(self.meant(zone));
            (before.clone(), ZoneSource::Stamp)
        } else if let Some((line, zone)) = self.zone_above(entry.line) {
            (Some(self.meant(zone)), ZoneSource::Line(LineNumber::of(line)))
        } else {
            (before.clone(), ZoneSource::EntryBefore)
        };
        let stated = zone.as_ref().map(|zone| (zone.name.clone(), source));
        (zone, stated)
    }

    /// The zone as the notes say that it is meant.
    #[must_use]
    pub fn meant(&self, zone: &WrittenZone) -> WrittenZone {
        let meaning = self.meanings.iter().find(|(_, name, _)| *name == zone.name);
        meaning.map_or_else(
            || zone.clone(),
            |(_, name, offset)| WrittenZone { name: name.clone(), offset: Some(*offset), ambiguous: false },
        )
    }

    /// True when a line says nothing else than what holds for the times, such as an answer to what was open.
    #[must_use]
    pub fn is_statement(&self, line: usize, text: &str) -> bool {
        let labelled =
            ["All times ", "Date: ", "Timezone: ", "Time zone: "].iter().any(|label| text.starts_with(label));
        labelled
            || self.settled.binary_search(&line).is_ok()
            || self.meanings.iter().any(|(stated, ..)| *stated == line)
    }

    /// True when a line states a date or a zone.
    #[must_use]
    pub fn is_stated_on(&self, line: usize) -> bool {
        self.is_statement(line, "")
            || self.start.is_some_and(|(stated, _)| stated == line)
            || self.zones.binary_search_by_key(&line, |(line, _)| *line).is_ok()
            || self.holds_on(line)
    }

    /// True where a day that a line states holds for other lines.
    fn holds_on(&self, line: usize) -> bool {
        let from = self.statements.partition_point(|statement| statement.line < line);
        let here = self.statements.iter().skip(from).take_while(|statement| statement.line == line);
        here.into_iter().any(|statement| statement.holds)
    }
}
