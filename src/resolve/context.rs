//! What the lines around the entries state for them: dates, zones, that all times are approximate.

use crate::{
    civil::{ClockTime, Offset, ZoneName},
    document::lines::{Line, Section},
    entries::entry::Entry,
    resolve::calendar::{Calendar, DayInEffect},
    span::any_of,
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, stamp_at},
        cursor::Cursor,
        date::WrittenDate,
        relative::Day,
        scan::stamps,
        zone::{WrittenZone, zone, zone_in},
    },
    words::{
        concepts::{ALL_TIMES, DATE_LABELS, DEFAULT_DATE, ORDERS, PUBLISHED},
        fold,
        word_set::WordSet,
    },
};

/// A date that a line states for what comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DateLine {
    line: usize,
    date: WrittenDate,
    /// How surely it is the date of the entries below: a heading of the timeline more than a word in a summary.
    weight: i32,
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
    dates: Vec<DateLine>,
    /// Lines that name a day in words.
    named: Vec<(usize, Day)>,
    /// The day that the notes call today: that of the date which holds for the first entries.
    pub today: Option<DayInEffect>,
    /// The days that lines below the first entry, or words, state for what stands below them.
    stated: Vec<DayInEffect>,
    zones: Vec<(usize, WrittenZone)>,
    /// What the notes say that names of zones mean: `CST = +08:00`, with the line.
    meanings: Vec<(usize, ZoneName, Offset)>,
    /// The clock of the start that the notes call T, with its line: `T0 = 14:00 UTC`.
    pub start: Option<(usize, ClockTime)>,
    /// The line that says which number of a date is the day.
    order_line: Option<usize>,
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

/// The stamp of `T0 = 14:00 UTC`, `- T+0 (14:00): text`: when the start is that other lines count from.
fn start(line: &str) -> Option<Timestamp> {
    let head = line.trim_start_matches(any_of("-*•#| [`_"));
    let zero = head.strip_prefix(any_of("Tt"))?.trim_start_matches(any_of("+-=±"));
    let after = zero.trim_start_matches(any_of("0:"));
    (zero.starts_with('0') && !after.starts_with(char::is_alphanumeric)).then_some(())?;
    stamp_at(after.trim_start_matches(any_of(" ([=:–—-|*`]")), 0).filter(|stamp| stamp.time.is_some())
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
        let mut taken = entries.iter().map(|entry| entry.line).peekable();
        let mut written: Vec<WrittenDate> = Vec::new();
        let mut order = None;
        let (mut letters, mut foreign) = (0_usize, 0_usize);
        let (mut by_day, mut zoned, mut counted) = (false, false, false);
        let mut loose: Vec<(usize, WrittenZone)> = Vec::new();
        for entry in entries {
            written.extend(entry.stamp.date);
            written.extend(entry.stamp.end_date);
            context.twelve_hours |= entry.stamp.half.is_some();
            let hours = entry.stamp.time.map_or(0, |time| time.millis() / 3_600_000);
            by_day |= hours > 12 && entry.stamp.half.is_none();
            zoned |= entry.stamp.zone.is_some();
            counted |= entry.stamp.elapsed.is_some() && !entry.stamp.relative;
        }
        context.twelve_hours &= !by_day;
        for (index, line) in lines.iter().enumerate() {
            while taken.peek().is_some_and(|&entry| entry < index) {
                taken.next();
            }
            let text = line.span.of(notes);
            let bare = line.words.of(notes);
            letters += text.len();
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
            if own || line.is_blank() {
                continue;
            }
            // What a line states for others stands at its head.
            let head = bare.get(..bare.floor_char_boundary(300)).unwrap_or(bare);
            if says.has(WordSet::ORDER) && ORDERS.within(head) {
                order = Some(fold(head).contains("day first"));
                context.order_line = Some(index);
            }
            context.approximate |= speaks_of_time && all_approximate(&fold(head));
            let found =
                if line.seen.has(ByteClasses::NUMBER) && may_count(bare) { stamps(text) } else { Vec::new() };
            if !found.is_empty() {
                written
                    .extend(found.iter().filter_map(|stamp| stamp.date).filter(|date| date.year.is_some()));
                if !line.quoted() || index < 20 && fold(head).starts_with("date") {
                    context.date_line(index, line, bare, head, &found);
                }
            }
            if line.quoted() {
                continue;
            }
            if let Some(day) = line.day {
                context.named.push((index, day));
            }
            if context.zones.last().is_some_and(|(line, _)| *line == index) {
                continue;
            }
            let says = line.heading.is_some() || bare.len() < 200 && speaks_of_time || is_zone(bare);
            if says && let Some(zone) = zone_in(bare) {
                context.zones.push((index, zone));
            } else {
                loose.extend(found.into_iter().filter_map(|stamp| stamp.zone).map(|zone| (index, zone)));
            }
        }
        if context.zones.is_empty() && (!zoned || context.start.is_some()) {
            // A zone beside a time of the summary holds for the times of the timeline.
            context.zones.extend(loose.into_iter().next());
        }
        let base = context.base();
        context.calendar = Calendar::of(&written, order, base.map(|line| line.date), foreign * 200 > letters);
        context.state();
        context
    }

    fn date_line(&mut self, index: usize, line: &Line, bare: &str, head: &str, found: &[Timestamp]) {
        let Some(stamp) = found.iter().find(|stamp| stamp.date.is_some()) else { return };
        let Some(date) = stamp.date else { return };
        let folded = &*fold(head);
        let label = PUBLISHED.begins(bare.trim_start_matches(any_of("*_-># ("))).is_some();
        let short = bare.split_whitespace().count() <= 6;
        let before = index < self.first_entry;
        let labelled = DATE_LABELS.begins(folded.trim_start_matches(any_of("*-_ |"))).is_some();
        let default = DEFAULT_DATE.within(folded);
        let weight = if default {
            self.default_date = true;
            6
        } else if label {
            0
        } else if line.heading.is_some() && line.section == Section::Timeline
            || short && stamp.span.start < 8 && line.section == Section::Timeline
        {
            5
        } else if line.heading.is_some()
            || labelled
            || bare.starts_with('|') && line.section == Section::Timeline
        {
            4
        } else if short && stamp.span.start < 8 {
            3
        } else {
            1
        };
        let remark = weight == 1 && (bare.starts_with('|') || line.quoted());
        let holds = before && !remark
            || weight > 4
            || weight >= 3 && (line.heading.is_some() || short) && line.section != Section::Other;
        if holds {
            self.dates.push(DateLine { line: index, date, weight });
        }
    }

    /// The date that holds for the first entries.
    fn base(&self) -> Option<&DateLine> {
        let above = self
            .dates
            .iter()
            .filter(|date| date.weight > 0 && (date.line < self.first_entry || self.default_date));
        let mut best: Option<&DateLine> = None;
        for date in above {
            // Of equals the last heading and the first remark.
            let better = best.is_none_or(|best| {
                date.weight > best.weight || date.weight == best.weight && date.weight > 2
            });
            if better {
                best = Some(date);
            }
        }
        best
    }

    /// Works out the days that lines state below the first date.
    fn state(&mut self) {
        let today = self.base().map(|line| DayInEffect::date(&self.calendar, line.date, line.line));
        let mut week = None;
        let mut last = today;
        let mut named = self.named.iter().peekable();
        let dates = self.dates.iter().filter(|date| date.line > self.first_entry && date.weight > 2);
        let mut stated = Vec::new();
        for date in dates.map(Some).chain([None]) {
            while let Some((line, day)) = named.next_if(|(line, _)| date.is_none_or(|date| *line < date.line))
            {
                let from = last.unwrap_or_default();
                let found = from.named(*day, today.unwrap_or_default(), &mut week, *line);
                stated.push(found);
                last = Some(found);
            }
            if let Some(date) = date {
                let found = DayInEffect::date(&self.calendar, date.date, date.line);
                stated.push(found);
                last = Some(found);
            }
        }
        self.today = today;
        self.stated = if self.default_date { Vec::new() } else { stated };
    }

    /// The day that is stated above a line for what stands below it.
    #[must_use]
    pub fn day_above(&self, line: usize) -> Option<DayInEffect> {
        let below = self.stated.partition_point(|stated| stated.line <= line);
        below.checked_sub(1).and_then(|at| self.stated.get(at)).copied().or(self.today)
    }

    /// The zone that holds for a line, with the line that states it.
    #[must_use]
    pub fn zone_above(&self, line: usize) -> Option<(usize, &WrittenZone)> {
        let below = self.zones.partition_point(|(stated, _)| *stated <= line);
        let found = self.zones.get(below.saturating_sub(1))?;
        Some((found.0, &found.1))
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
        labelled || self.order_line == Some(line) || self.meanings.iter().any(|(stated, ..)| *stated == line)
    }

    /// True when a line states a date or a zone.
    #[must_use]
    pub fn is_stated_on(&self, line: usize) -> bool {
        self.is_statement(line, "")
            || self.start.is_some_and(|(stated, _)| stated == line)
            || self.zones.binary_search_by_key(&line, |(line, _)| *line).is_ok()
            || self.dates.binary_search_by_key(&line, |date| date.line).is_ok()
            || self.named.binary_search_by_key(&line, |(line, _)| *line).is_ok()
    }
}
