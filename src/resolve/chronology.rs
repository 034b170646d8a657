//! Entries to instants: dates from headings and entries, roll over midnight, order, zones, and the reason for each part.

use std::cell::LazyCell;

use chrono::Datelike;

use crate::{
    civil::{ClockTime, Date, Offset, Precision, ZoneName, ordinal},
    entries::entry::Entry,
    finding::{Finding, FindingKind},
    incident::Event,
    moment::Moment,
    reasons::{DateOrder, DateReason, DateSource, Reasons, TimeReason, ZoneReason, ZoneSource},
    resolve::{calendar::DayInEffect, context::Context, offsets::Offsets},
    span::{LineNumber, rest_of, utf16_len},
    timestamp::{compound::Timestamp, relative::Day, zone::WrittenZone},
    zones::Rules,
};

/// A day in milliseconds.
pub(crate) const DAY: i64 = 86_400_000;
/// A step back longer than this is a new day; a shorter one is an entry out of order.
pub(crate) const ROLL: i64 = 6 * 3_600_000;

/// Works out the instant of each entry. Events come back chronologically, equal instants in the order of the notes; they take
/// over words and actor from their entries.
#[must_use]
pub fn chronology(
    notes: &str,
    entries: &mut [Entry],
    context: &Context,
    rules: Rules,
    findings: &mut Vec<Finding>,
) -> Vec<Event> {
    let mut days = stated_days(entries, context);
    let newest_first = newest_first(entries, &days);
    let mut order: Vec<usize> = (0..entries.len()).collect();
    if newest_first {
        order.reverse();
        let line = entries.first().map_or(0, |entry| entry.line);
        findings.push(FindingKind::NewestFirst.on(LineNumber::of(line)));
    }
    before_first_date(entries, &mut days);
    let mut clock = Clock { newest_first, ..Clock::new(context, rules) };
    let mut parts: Vec<u32> = entries.iter().map(|entry| entry.part).collect();
    parts.dedup();
    let mut events = Vec::with_capacity(entries.len());
    let columns = columns(notes, entries);
    for index in order {
        let (Some(entry), Some(stated)) = (entries.get_mut(index), days.get(index)) else { continue };
        if let Some(written) = &entry.stamp.impossible {
            let kind = FindingKind::ImpossibleTime { written: written.as_str().into() };
            findings.push(kind.on(LineNumber::of(entry.line)));
            continue;
        }
        if entry.stamp.placeholder && stated.is_none() || entry.stamp.relative && clock.last.is_none() {
            continue;
        }
        let mut event = clock.event(notes, entry, *stated, findings);
        event.text = std::mem::take(&mut entry.text);
        event.actors.extend(entry.actor.take());
        event.column = columns.get(index).copied().and_then(|column| u32::try_from(column).ok()).unwrap_or(1);
        event.incident = parts.iter().position(|part| *part == entry.part).unwrap_or(0);
        events.push(event);
    }
    settle(events)
}

/// The day that holds for each entry: its own, else the last one above it.
fn stated_days(entries: &[Entry], context: &Context) -> Vec<Option<DayInEffect>> {
    let later = |one: Option<DayInEffect>, other: Option<DayInEffect>| match (one, other) {
        (Some(one), Some(other)) => Some(if other.line > one.line { other } else { one }),
        (one, other) => one.or(other),
    };
    let dated = || entries.iter().find_map(|entry| Some((entry.stamp.date?, entry.line)));
    let today = LazyCell::new(|| {
        let first = || dated().map(|(date, line)| DayInEffect::date(&context.calendar, date, line));
        context.today.or_else(first).unwrap_or_default()
    });
    let mut week = None;
    // `next day` twice is the same day: both are counted from the last that was not counted so.
    let (mut carried, mut root) = (None, None);
    let mut out = Vec::with_capacity(entries.len());
    for entry in entries {
        let above = context.day_above(entry.line);
        let mut own = entry.stamp.date.map(|date| DayInEffect::date(&context.calendar, date, entry.line));
        if let (None, Some(day)) = (own, entry.stamp.day) {
            let from = later(if matches!(day, Day::After(_)) { root } else { carried }, above);
            own = Some(from.unwrap_or(*today).named(day, *today, &mut week, entry.line));
        }
        if own.is_some() && !context.default_date {
            carried = own;
            root = own.filter(|_| !matches!(entry.stamp.day, Some(Day::After(_)))).or(root);
        }
        out.push(own.or_else(|| later(carried, above)));
    }
    out
}

/// Entries before the first date are of the day of the entry that states it.
fn before_first_date(entries: &[Entry], days: &mut [Option<DayInEffect>]) {
    let Some(first) = days.iter().position(Option::is_some).filter(|&first| first > 0) else { return };
    let millis = |index: usize| entries.get(index)?.stamp.time.map(ClockTime::millis);
    let Some(&Some(stated)) = days.get(first) else { return };
    // Words count from the day above them, which is the one of the entries before.
    let named = entries.get(first).is_some_and(|entry| entry.stamp.date.is_none()) && stated.worded;
    for index in 0..first {
        let earlier = millis(index) > millis(first) && millis(first).is_some() && !named;
        if let Some(slot) = days.get_mut(index) {
            *slot = Some(if named { DayInEffect::default() } else { stated.ahead(-i64::from(earlier)) });
        }
    }
}

fn newest_first(entries: &[Entry], days: &[Option<DayInEffect>]) -> bool {
    let (mut down, mut up, mut last) = (0, 0, None);
    let mut half = None;
    for (entry, stated) in entries.iter().zip(days) {
        let Some(time) = entry.stamp.time else { continue };
        let day = stated.map_or(0, |stated| stated.day);
        // A message that leaves the half of the day to the one above it says nothing of the order.
        if half.is_some() && entry.stamp.half.is_none() {
            continue;
        }
        half = entry.stamp.half.or(half);
        let now = day * DAY + time.millis();
        let offset = entry.stamp.zone.as_ref().and_then(|zone| zone.offset);
        if let Some((before, source, other)) = last {
            let mut step: i64 = now - before;
            // Clocks that each state their zone are compared by it.
            if let (Some(Offset(other)), Some(Offset(own))) = (other, offset) {
                step += i64::from(other - own) * 60_000;
            }
            // Bare times of one stated day go the shorter way round the clock.
            if source == *stated && entry.stamp.date.is_none() && step.abs() > DAY / 2 {
                step -= DAY * step.signum();
            }
            down += i32::from(step < 0);
            up += i32::from(step > 0);
        }
        last = Some((now, *stated, offset));
    }
    down >= 2 && down > 2 * up
        || down == 1
            && up == 0
            && entries.len() == 2
            && entries.iter().all(|entry| entry.stamp.date.is_some())
}

/// What the entries so far say of the date and the time.
struct Clock<'c> {
    context: &'c Context,
    newest_first: bool,
    /// The timeline of the entry before.
    part: u32,
    /// Which statement the days below are counted from.
    stated_on: Option<usize>,
    rolled: i64,
    /// Day and milliseconds of the last entry in order.
    last: Option<(i64, i64)>,
    /// True after a time with `PM`: a bare time before noon is in the same half.
    afternoon: bool,
    /// The zone of the entry before.
    zone: Option<WrittenZone>,
    /// The offset of the entry before, where its zone fixes one.
    offset: Option<Offset>,
    /// The offsets of named zones.
    offsets: Offsets,
}

impl<'c> Clock<'c> {
    fn new(context: &'c Context, rules: Rules) -> Self {
        Self {
            context,
            newest_first: false,
            part: 0,
            stated_on: None,
            rolled: 0,
            last: None,
            afternoon: false,
            zone: None,
            offset: None,
            offsets: Offsets::by(rules),
        }
    }

    fn event(
        &mut self,
        notes: &str,
        entry: &Entry,
        stated: Option<DayInEffect>,
        findings: &mut Vec<Finding>,
    ) -> Event {
        let stamp = &entry.stamp;
        let time = stamp.time.map(|time| self.in_half(stamp, time));
        // `24:00` comes last on its day.
        let millis = time.map_or(0, ClockTime::millis) + if stamp.next_day { DAY } else { 0 };
        let day = self.day(entry, stated, time, millis, findings);
        if (stamp.elapsed.is_some() || stamp.relative) && time.is_none() {
            return self.counted(entry, stated, day, findings);
        }
        if time.is_some() && self.last.is_none_or(|(last, before)| last != day || millis >= before) {
            self.last = Some((day, millis));
        }
        if let (Some(weekday), Some(Date::Full(date))) =
            (stamp.date.and_then(|date| date.weekday), stated.and_then(|stated| stated.date))
            && date.weekday().num_days_from_monday() != u32::from(weekday)
        {
            let kind = FindingKind::Weekday { date, written: weekday };
            findings.push(kind.on(LineNumber::of(entry.line)));
        }
        let (zone, stated_zone) = self.zone(entry);
        self.offset = zone.as_ref().and_then(|zone| zone.offset);
        let extra = i64::from(stamp.next_day);
        let mut end = stamp.end.map(|end| (Some(end), extra + i64::from(end.millis() < millis)));
        if let Some(written) = stamp.end_date {
            let last = self.context.calendar.date(written);
            let days = ordinal(last).unwrap_or(day) - day - self.rolled;
            end = Some((stamp.end, days.max(0)));
        }
        let mut offset_of = |time, extra: i64| match &zone {
            Some(WrittenZone { offset: Some(offset), .. }) => Some(*offset),
            Some(zone) => {
                let date = stated.and_then(|stated| stated.ahead(self.rolled + extra).date);
                self.offsets.at(zone, date, time, entry.line, findings)
            }
            None => None,
        };
        let offset = offset_of(time, extra);
        let end_offset = end.and_then(|(time, extra)| offset_of(time, extra));
        let on_day = offset.filter(|_| zone.as_ref().is_some_and(|zone| zone.offset.is_none()));
        let moment = |time: Option<ClockTime>, extra: i64, offset| Moment {
            date: stated.and_then(|stated| stated.ahead(self.rolled + extra).date),
            day: day + extra,
            time,
            offset,
            zone: zone.as_ref().map(|zone| zone.name.clone()),
            at: (day + extra) * DAY + time.map_or(0, ClockTime::millis),
            ..Moment::default()
        };
        let end = end.map(|(time, extra)| moment(time, extra, end_offset));
        let mut start = moment(time, extra, offset);
        (start.earliest, start.latest) = (time.filter(|_| stamp.latest.is_some()), stamp.latest);
        // It happened some time between the two; what says over how many days is a plain range.
        if stamp.between && end.as_ref().is_some_and(|end| end.day == start.day && end.time >= time) {
            (start.earliest, start.latest) = (time, end.as_ref().and_then(|end| end.time));
        }
        Event {
            start,
            end: end.map(Box::new),
            approximate: stamp.approximate || stamp.between || self.context.approximate,
            reasons: Reasons {
                date: self.date_reason(stamp, stated),
                time: time.map_or(TimeReason::WholeDay, |_| {
                    TimeReason::Written(stamp.span.of(notes).trim().into(), LineNumber::of(entry.line))
                }),
                zone: ZoneReason { stated: stated_zone, on_day },
            },
            ..bare_event(entry)
        }
    }

    /// The day of an entry, on the count of the stated days: rolled over midnight, and what is odd about it said.
    fn day(
        &mut self,
        entry: &Entry,
        stated: Option<DayInEffect>,
        time: Option<ClockTime>,
        millis: i64,
        findings: &mut Vec<Finding>,
    ) -> i64 {
        let stamp = &entry.stamp;
        let line = stated.map(|stated| stated.line);
        // Another timeline tells of the same stated day anew; without a date its times go on.
        let anew = self.part != entry.part && stated.is_some();
        self.part = entry.part;
        let base = stated.map_or(0, |stated| stated.day);
        if self.stated_on != line || stamp.date.is_some() || anew {
            (self.stated_on, self.rolled) = (line, 0);
            // The next day is the first that lies after what was told before.
            if let (Some(Day::After(1)), Some((day, before))) = (stamp.day, self.last)
                && day >= base
                && time.is_some()
            {
                self.rolled = day - base + i64::from(millis < before);
            }
        } else if stamp.date.is_none()
            && time.is_some()
            && let Some((day, before)) = self.last
            && day == base + self.rolled
        {
            let back = before - millis;
            if back > ROLL {
                self.rolled += 1;
            } else if back > 0 && self.ahead_elsewhere(entry, back) {
                // `14:20 CEST`, then `12:45 UTC`
                self.last = Some((day, millis));
            } else if back > 0 && self.comes_twice(entry, stated, millis) {
                self.offsets.again = true;
            } else if back > 0 && !self.newest_first {
                findings
                    .extend(time.map(|time| FindingKind::OutOfOrder { time }.on(LineNumber::of(entry.line))));
            }
        }
        let day = base + self.rolled;
        let back = self.last.is_some_and(|(last, before)| last == day && before > millis);
        self.offsets.again &= !anew && self.last.is_some_and(|(last, _)| last == day);
        if back && time.is_some() && stamp.date.is_some() && self.comes_twice(entry, stated, millis) {
            self.offsets.again = true;
        }
        if let (Some(_), Some((before, _)), false) = (stamp.date, self.last, self.newest_first)
            && day < before
        {
            findings.push(FindingKind::DateOrder.on(LineNumber::of(entry.line)));
        }
        day
    }

    /// An entry that says only how long after the start, or after the entry before it.
    fn counted(
        &mut self,
        entry: &Entry,
        stated: Option<DayInEffect>,
        day: i64,
        findings: &mut Vec<Finding>,
    ) -> Event {
        let seconds = entry.stamp.elapsed.unwrap_or_default();
        let soon = entry.stamp.elapsed.is_none();
        let (zone, stated_zone) = self.zone(entry);
        let mut event = bare_event(entry);
        event.approximate = entry.stamp.relative;
        event.reasons.date = self.date_reason(&entry.stamp, stated);
        event.reasons.zone.stated = stated_zone;
        let start =
            self.context.start.map(|(_, start)| (stated.map_or(0, |stated| stated.day), start.millis()));
        let from = if entry.stamp.relative { self.last } else { start };
        if let Some((last, before)) = from {
            let at = last * DAY + before + seconds.saturating_mul(1000);
            if entry.stamp.relative {
                // What comes after it is on the day that it leads to.
                if last == day {
                    self.rolled += at.div_euclid(DAY) - day;
                }
                self.last = Some((at.div_euclid(DAY), at.rem_euclid(DAY)));
            }
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(
                u32::try_from(at.rem_euclid(DAY) / 1000).unwrap_or(0),
                0,
            );
            let exact = !entry.stamp.relative && seconds % 60 != 0;
            let precision = if exact { Precision::Seconds } else { Precision::Minutes };
            let time = time.map(|time| ClockTime { time, precision });
            let here = at.div_euclid(DAY);
            let date = stated.and_then(|stated| stated.ahead(here - stated.day).date);
            let offset = zone.as_ref().and_then(|zone| {
                zone.offset.or_else(|| self.offsets.at(zone, date, time, entry.line, findings))
            });
            event.start = Moment {
                date,
                day: here,
                time,
                earliest: time.filter(|_| soon),
                offset,
                zone: zone.map(|zone| zone.name),
                at,
                ..Moment::default()
            };
            event.reasons.time = match (entry.stamp.relative, soon) {
                (false, _) => TimeReason::Elapsed,
                (true, false) => TimeReason::Counted,
                (true, true) => TimeReason::Soon,
            };
        } else {
            let at = day * DAY + seconds.saturating_mul(1000);
            event.start = Moment { elapsed_seconds: Some(seconds), day, at, ..Moment::default() };
            event.reasons.time = TimeReason::Elapsed;
        }
        event
    }

    /// The zone that holds for an entry, and why.
    fn zone(&mut self, entry: &Entry) -> (Option<WrittenZone>, Option<(ZoneName, ZoneSource)>) {
        let (zone, source) = if let Some(zone) = &entry.stamp.zone {
            self.zone = Some(self.context.meant(zone));
            (self.zone.clone(), ZoneSource::Stamp)
        } else if let Some((line, zone)) = self.context.zone_above(entry.line) {
            (Some(self.context.meant(zone)), ZoneSource::Line(LineNumber::of(line)))
        } else {
            (self.zone.clone(), ZoneSource::EntryBefore)
        };
        let stated = zone.as_ref().map(|zone| (zone.name.clone(), source));
        (zone, stated)
    }

    /// True when the entry, whose time is so much earlier than that of the one before it, is later all the same: its zone is
    /// another.
    fn ahead_elsewhere(&mut self, entry: &Entry, back: i64) -> bool {
        let offset = self.zone(entry).0.and_then(|zone| zone.offset);
        let apart = self.offset.zip(offset).map_or(0, |(Offset(one), Offset(other))| one - other);
        i64::from(apart) * 60_000 >= back
    }

    /// True when the entry's time is one that the clocks of its zone show twice that day.
    fn comes_twice(&mut self, entry: &Entry, stated: Option<DayInEffect>, millis: i64) -> bool {
        let date = stated.and_then(|stated| stated.ahead(self.rolled).date);
        self.zone(entry).0.is_some_and(|zone| self.offsets.comes_twice(&zone, date, millis))
    }

    /// A list by twelve hours that writes `9:02 PM` and then `9:06` means the same half of the day, until it passes noon or
    /// midnight: `11:50 AM`, `12:10`, `1:40`.
    fn in_half(&mut self, stamp: &Timestamp, time: ClockTime) -> ClockTime {
        const HALF: i64 = DAY / 2;
        const HOUR: i64 = DAY / 24;

        let millis = time.millis();
        if let Some(second) = stamp.half {
            self.afternoon = second;
            return time;
        }
        if !self.context.twelve_hours || stamp.zone.is_some() || !(HOUR..HALF + HOUR).contains(&millis) {
            return time;
        }
        let twelve = millis >= HALF;
        let second = match (self.last.map(|(_, before)| before), self.afternoon, twelve) {
            (Some(before), true, true) => before < HALF + HOUR,
            (Some(before), false, true) => before >= HOUR,
            (Some(before), false, false) => before < HALF && before - millis > ROLL,
            (None, false, _) => twelve,
            (_, true, _) => true,
        };
        self.afternoon = second;
        let shift = match (second, twelve) {
            (true, false) => 12,
            (false, true) => -12,
            _ => 0,
        };
        ClockTime { time: time.time.overflowing_add_signed(chrono::TimeDelta::hours(shift)).0, ..time }
    }

    fn date_reason(&self, stamp: &Timestamp, stated: Option<DayInEffect>) -> DateReason {
        let own = stamp.date.is_some();
        let source = match stated {
            Some(_) if own => DateSource::Entry,
            Some(DayInEffect { worded: true, line, .. }) => DateSource::Words(LineNumber::of(line)),
            Some(DayInEffect { date: Some(_), line, .. }) => DateSource::Line(LineNumber::of(line)),
            _ => DateSource::Nowhere,
        };
        let written = matches!(source, DateSource::Entry | DateSource::Line(_));
        let calendar = &self.context.calendar;
        let order = stated
            .filter(|stated| written && stated.swappable)
            .map(|_| DateOrder { day_first: calendar.day_first, why: calendar.order_reason });
        DateReason { source, order, rolled: source != DateSource::Entry && self.rolled > 0 }
    }
}

fn bare_event(entry: &Entry) -> Event {
    Event { line: LineNumber::of(entry.line), span: entry.span, stamp: entry.stamp.span, ..Event::default() }
}

/// The column of each entry's stamp, counted on from that of the entry before it: many may stand on one long line.
fn columns(notes: &str, entries: &[Entry]) -> Vec<usize> {
    let (mut from, mut column) = (0, 1);
    let next = |entry: &Entry| {
        let at = entry.stamp.span.start;
        if at < from {
            (from, column) = (0, 1);
        }
        let passed = notes.get(from..at).unwrap_or_default();
        let line = passed.rfind('\n').map(|newline| rest_of(passed, newline + 1));
        column = line.map_or(column, |_| 1) + utf16_len(line.unwrap_or(passed));
        from = at;
        column
    };
    entries.iter().map(next).collect()
}

/// Brings all onto one axis: offsets differ from entry to entry, day 0 is the day of the first event.
fn settle(mut events: Vec<Event>) -> Vec<Event> {
    if let Some(Offset(reference)) = events.iter().find_map(|event| event.start.offset) {
        each_moment(&mut events, |moment| {
            let own = moment.offset.map_or(reference, |Offset(own)| own);
            moment.at += i64::from(reference - own) * 60_000;
        });
    }
    let mut events = crate::sort::by_key(events, |event| event.start.at);
    let first = events.first().map_or(0, |event| event.start.day);
    if first != 0 {
        each_moment(&mut events, |moment| {
            moment.day -= first;
            moment.at -= first * DAY;
        });
    }
    events
}

fn each_moment(events: &mut [Event], mut change: impl FnMut(&mut Moment)) {
    for event in events {
        std::iter::once(&mut event.start).chain(event.end.as_deref_mut()).for_each(&mut change);
    }
}
