//! What the lines around the entries state for them: dates, zones, that all times are approximate.

use chrono::NaiveDate;

use crate::{
    civil::{ClockTime, Offset, ZoneName},
    document::lines::Line,
    entries::entry::Entry,
    markup::untagged,
    reasons::ZoneSource,
    resolve::{
        calendar::{Calendar, other_weekday},
        stated::{Around, Base, Statement, beside, may_count},
    },
    rules::holds,
    span::{LineNumber, Signs, any_of, start_of},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
        cursor::Cursor,
        date::WrittenDate,
        marks::is_mark,
        scan::stamps,
        zone::{WrittenZone, zone, zone_in},
    },
    words::{
        concepts::{ALL_TIMES, MONTHS, SETTLES},
        fold,
        word_set::WordSet,
    },
};

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

/// The zone after words such as `All times`, wherever they stand in a line.
fn all_times(text: &str) -> Option<WrittenZone> {
    let rest = text.get(ALL_TIMES.place_within(text)?..)?;
    zone_in(rest.get(..rest.floor_char_boundary(60)).unwrap_or(rest))
}

/// The first day of a month that stands alone with its year, above entries of that month: `August 2025` in a history.
fn headed_month(notes: &str, lines: &[Line], entries: &[Entry]) -> Option<NaiveDate> {
    lines.iter().find_map(|line| {
        let (month, year) = line.words.of(notes).trim_matches(is_mark).split_once(' ')?;
        let month = u32::try_from(MONTHS.row(&fold(month))? + 1).ok()?;
        let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1)?;
        let of_month = |date: WrittenDate| date.month == month && date.year.is_none();
        entries.iter().filter_map(|entry| entry.stamp.date).any(of_month).then_some(first)
    })
}

/// True for a line that calls all times approximate.
fn all_approximate(folded: &str) -> bool {
    folded.contains("approx") && (folded.contains("times") || folded.contains("stamps"))
}

/// True for notes in a language other than English that writes few letters with marks, where that matters to their dates.
fn is_foreign(notes: &str, dates: &[WrittenDate]) -> bool {
    const WORDS: [&str; 12] = [
        " de ", " het ", " een ", " der ", " und ", " die ", " il ", " di ", " el ", " que ", " dan ", " og ",
    ];

    let english = || ["the ", "The "].iter().any(|article| notes.contains(article));
    let other = || WORDS.iter().filter(|word| notes.contains(**word)).count();
    dates.iter().any(|date| date.swappable) && !english() && other() > 1
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

/// True where entries write the half of the day, and none a time of the second half without it.
fn twelve_hours(entries: &[Entry]) -> bool {
    let late = |entry: &Entry| entry.stamp.time.is_some_and(|time| time.millis() >= 13 * 3_600_000);
    entries.iter().any(|entry| entry.stamp.half.is_some())
        && !entries.iter().any(|entry| entry.stamp.half.is_none() && late(entry))
}

/// The zone that brackets at the end of a short line name: `State history (Europe/Tallinn)`, `Sequence (UTC / IST)`, `(local = EEST)`.
fn bracketed_zone(line: &str) -> Option<WrittenZone> {
    static MARKS: Signs = Signs::new(":*_ ");

    let inside = MARKS.trim_end(line).strip_suffix(')')?;
    (holds("zone.in-brackets") && line.len() < 100).then_some(())?;
    let (_, inside) = inside.rsplit_once('(')?;
    let whole = |part: &str| {
        let mut s = Cursor { text: part.trim(), at: 0 };
        zone(&mut s).filter(|found| s.rest().is_empty() && found.name != "Z")
    };
    whole(inside).or_else(|| inside.split(any_of(",/;·=")).find_map(whole))
}

/// The zone that a sentence names in passing: `the box speaks UTC`.
fn passing_zone(line: &str) -> Option<WrittenZone> {
    let mut threes = line.as_bytes().windows(3);
    let names = holds("zone.named-in-passing") && threes.any(|three| matches!(three, b"UTC" | b"GMT"));
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
            Self { first_entry: entries.first().map_or(lines.len(), |entry| entry.line), ..Self::default() };
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
            context.title = context.title.or_else(|| context.may_be_title(index, bare).then_some(index));
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
                let beside = beside(notes, index, line.span, here.map(|entry| entry.span));
                written.extend(beside.iter().filter_map(Statement::date).filter(|date| date.year.is_some()));
                context.statements.extend(beside);
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
            let found = if counts {
                context.take_date((notes, lines, entries), index, &mut written)
            } else {
                Vec::new()
            };
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
        context.bases =
            context.around(notes, lines, entries).bases(&context.statements, entries, context.default_date);
        let base = context.bases.first().map(|base| base.date);
        let foreign = foreign * 200 > letters || is_foreign(notes, &written);
        context.calendar = Calendar::of(&written, order, base, foreign);
        if holds("days.year-of-a-heading-by-weekdays") && context.calendar.known.is_none() {
            context.calendar.known = context.year_elsewhere((notes, lines, entries), &written);
        }
        context
    }

    /// Takes up the date that a line states; returns its stamps.
    fn take_date(
        &mut self,
        (notes, lines, entries): (&str, &[Line], &[Entry]),
        index: usize,
        written: &mut Vec<WrittenDate>,
    ) -> Vec<Timestamp> {
        let text = untagged(lines.get(index).map_or("", |line| line.span.of(notes)));
        let found = stamps(&text);
        // `6/3` lies as near to a whole date as it can.
        let nearer = written.iter().any(|date| date.year.is_some());
        let tells = |date: &WrittenDate| date.year.is_some() || nearer && date.swappable;
        written.extend(found.iter().filter_map(|stamp| stamp.date).filter(tells));
        if let Some((stated, for_all)) = self.around(notes, lines, entries).day_stated(index, &text, &found) {
            self.default_date |= for_all;
            self.statements.push(stated);
        }
        found
    }

    fn around<'a>(&self, notes: &'a str, lines: &'a [Line], entries: &'a [Entry]) -> Around<'a> {
        Around { notes, lines, first_entry: self.first_entry, entries }
    }

    /// A day of the year that headings tell of, where no date does.
    fn year_elsewhere(
        &self,
        (notes, lines, entries): (&str, &[Line], &[Entry]),
        written: &[WrittenDate],
    ) -> Option<NaiveDate> {
        self.bare_year(notes, lines, written).or_else(|| headed_month(notes, lines, entries))
    }

    /// A day of the year that a heading names apart from any date, where the weekdays beside dates are those of that year, or
    /// one of the dates is named with it: `#inc-2024-02-27-search`.
    fn bare_year(&self, notes: &str, lines: &[Line], written: &[WrittenDate]) -> Option<NaiveDate> {
        let dates: Vec<_> =
            self.statements.iter().filter_map(Statement::date).chain(written.iter().copied()).collect();
        let named = dates.iter().filter(|date| date.weekday.is_some());
        let fits = |year: i32, date: &WrittenDate| {
            let day = NaiveDate::from_ymd_opt(year, date.month, date.day);
            day.zip(date.weekday).is_some_and(|(day, weekday)| !other_weekday(day, weekday))
        };
        dates.first()?;
        let heads =
            lines.iter().enumerate().filter(|(index, line)| line.heads() || self.title == Some(*index));
        let year = |words: &str| {
            let numbers = words.split(|c: char| !c.is_ascii_digit());
            // `#inc-20240227-search`
            let year = |number: &str| {
                start_of(number, if number.len() == 8 { 4 } else { number.len() }).parse().ok()
            };
            let mut years = numbers.filter_map(year).filter(|year| (1970..2200).contains(year));
            years.find(|year| {
                let beside = |date: &WrittenDate| {
                    let (month, day) = (date.month, date.day);
                    ["-", "_", ""]
                        .iter()
                        .any(|sign| words.contains(&format!("{year}{sign}{month:02}{sign}{day:02}")))
                };
                let told = named.clone().next().is_some() || dates.iter().any(beside);
                told && named.clone().all(|date| fits(*year, date))
            })
        };
        let mut years = heads.filter_map(|(_, line)| year(line.words.of(notes)));
        NaiveDate::from_yo_opt(years.next()?, 1)
    }

    /// False for a line without words, and for one that says how the notes are to be read.
    fn may_be_title(&self, line: usize, text: &str) -> bool {
        !text.is_empty() && !self.is_statement(line, text)
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
