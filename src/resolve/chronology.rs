//! Entries to instants: dates from headings and entries, roll over midnight, order, zones, and the reason for each part.

use crate::{
    civil::{ClockTime, DAY, Date, Offset, Precision},
    entries::{entry::Entry, left_out::LEAVES_OUT},
    finding::{Finding, FindingKind},
    incident::Event,
    moment::Moment,
    pause::pause_at,
    reasons::{DateOrder, DateReason, DateSource, Reasons, TimeReason, ZoneReason},
    resolve::{
        calendar::other_weekday,
        context::Context,
        days::{EntryDay, Source, Step, days},
        offsets::Offsets,
    },
    span::{LineNumber, rest_of, utf16_len},
    timestamp::zone::WrittenZone,
    zones::Rules,
};

/// Works out the instant of each entry. Events come back chronologically, equal instants in the order of the notes; they take
/// over words and actor from their entries.
pub async fn chronology(
    notes: &str,
    entries: &mut [Entry],
    context: &Context,
    rules: Rules,
    findings: &mut Vec<Finding>,
) -> Vec<Event> {
    let mut offsets = Offsets::by(rules);
    let found = days(notes, entries, context, &mut offsets).await;
    if let Some(first) = found.newest_first.first().and_then(|first| entries.get(*first)) {
        findings.push(FindingKind::NewestFirst.on(LineNumber::of(first.line)));
    }
    let mut parts: Vec<u32> = entries.iter().map(|entry| entry.part).collect();
    parts.dedup();
    let mut events = Vec::with_capacity(entries.len());
    let columns = columns(notes, entries);
    let mut clock = Clock { context, zone: None, last: None, offsets };
    for (step, state) in found.entries.into_iter().enumerate() {
        pause_at(step).await;
        let index = state.entry();
        let above = match state.source {
            Source::Entry(at) => {
                usize::try_from(at).ok().and_then(|at| entries.get(at)).map(|entry| entry.line)
            }
            Source::Line(at) => {
                usize::try_from(at).ok().and_then(|at| context.statements.get(at)).map(|stated| stated.line)
            }
            Source::Nowhere => None,
        };
        let Some(entry) = entries.get_mut(index) else { continue };
        if let Some(written) = &entry.stamp.impossible {
            let kind = FindingKind::ImpossibleTime { written: written.as_str().into() };
            findings.push(kind.on(LineNumber::of(entry.line)));
            continue;
        }
        if state.step == Step::Nowhere {
            continue;
        }
        let (known, last) = (findings.len(), clock.last);
        let mut event = clock.event(notes, entry, &state, above, findings);
        if entry.text.contains(LEAVES_OUT) {
            // It still says where a day begins; what comes after it is in no order with it.
            findings.truncate(known);
            clock.last = last;
            continue;
        }
        event.text = std::mem::take(&mut entry.text);
        event.actors.extend(entry.actor.take());
        event.column = columns.get(index).copied().and_then(|column| u32::try_from(column).ok()).unwrap_or(1);
        event.incident = parts.iter().position(|part| *part == entry.part).unwrap_or(0);
        events.push(event);
    }
    settle(events)
}

/// What the entries so far say of the zone and of clocks that were changed.
struct Clock<'c> {
    context: &'c Context,
    /// The zone that was stated last in an entry.
    zone: Option<WrittenZone>,
    /// Day and milliseconds of the last entry in order.
    last: Option<(i64, i64)>,
    /// The offsets of named zones.
    offsets: Offsets,
}

impl Clock<'_> {
    fn event(
        &mut self,
        notes: &str,
        entry: &Entry,
        state: &EntryDay,
        above: Option<usize>,
        findings: &mut Vec<Finding>,
    ) -> Event {
        let stamp = &entry.stamp;
        let (context, day) = (self.context, i64::from(state.day));
        let date_of = |day: i64| context.calendar.shown(day).filter(|_| state.dated);
        let (zone, stated) = context.zone_of(entry, &mut self.zone);
        let reasons = Reasons {
            date: self.date_reason(entry, state, above),
            zone: ZoneReason { stated, on_day: None },
            ..Reasons::default()
        };
        if (stamp.elapsed.is_some() || stamp.relative) && stamp.time.is_none() {
            return self.counted(entry, state, zone, reasons, findings);
        }
        // `24:00` comes last on its day.
        let extra = i64::from(stamp.next_day);
        let millis = state.millis().unwrap_or(0);
        let time = stamp.time.and_then(|time| ClockTime::at(millis - extra * DAY, time.precision));
        if time.is_some() {
            self.order(entry, state, zone.as_ref(), millis, date_of(day), findings);
        }
        let weekday = stamp.date.and_then(|date| date.weekday);
        if let (Some(weekday), Some(Date::Full(date))) = (weekday, date_of(day))
            && other_weekday(date, weekday)
        {
            findings.push(FindingKind::Weekday { date, written: weekday }.on(LineNumber::of(entry.line)));
        }
        if state.step == Step::DateBack && stamp.date.is_some() {
            findings.push(FindingKind::DateOrder.on(LineNumber::of(entry.line)));
        }
        let mut end = stamp.end.map(|end| (Some(end), extra + i64::from(end.millis() < millis)));
        if let Some(written) = stamp.end_date {
            let later =
                context.calendar.days(written).map(|(last, _)| i64::from(last) - day).find(|days| *days >= 0);
            end = Some((stamp.end, later.unwrap_or(0)));
        }
        let mut offset_of = |time, extra: i64| match &zone {
            Some(WrittenZone { offset: Some(offset), .. }) => Some(*offset),
            Some(zone) => self.offsets.at(zone, date_of(day + extra), time, entry.line, findings),
            None => None,
        };
        let offset = offset_of(time, extra);
        let end_offset = end.and_then(|(time, extra)| offset_of(time, extra));
        let on_day = offset.filter(|_| zone.as_ref().is_some_and(|zone| zone.offset.is_none()));
        let moment = |time: Option<ClockTime>, extra: i64, offset| Moment {
            date: date_of(day + extra),
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
        let written = |_| TimeReason::Written(stamp.span.of(notes).trim().into(), LineNumber::of(entry.line));
        // A range that ends as it begins has no length: `timeEnd` of an annotation may repeat the time.
        let end = end.filter(|end| end.at != start.at || stamp.time.is_none());
        Event {
            start,
            end: end.map(Box::new),
            approximate: stamp.approximate || stamp.between || context.approximate,
            reasons: Reasons {
                time: time.map_or(TimeReason::WholeDay, written),
                zone: ZoneReason { on_day, ..reasons.zone },
                ..reasons
            },
            ..bare_event(entry)
        }
    }

    /// Keeps what was last, and says what steps back: but for the night in which a zone's clocks do.
    fn order(
        &mut self,
        entry: &Entry,
        state: &EntryDay,
        zone: Option<&WrittenZone>,
        millis: i64,
        date: Option<Date>,
        findings: &mut Vec<Finding>,
    ) {
        let day = i64::from(state.day);
        let same = self.last.filter(|(last, _)| *last == day);
        self.offsets.again &= same.is_some();
        let back = same.is_some_and(|(_, before)| before > millis);
        if back && zone.is_some_and(|zone| self.offsets.comes_twice(zone, date, millis)) {
            self.offsets.again = true;
        } else if state.step == Step::Back && self.last > Some((day, millis)) {
            let shown = entry.stamp.time.and_then(|time| ClockTime::at(millis, time.precision));
            findings
                .extend(shown.map(|time| FindingKind::OutOfOrder { time }.on(LineNumber::of(entry.line))));
        }
        if !back {
            self.last = Some((day, millis));
        }
    }

    /// An entry that says only how long after the start, or after the entry before it.
    fn counted(
        &mut self,
        entry: &Entry,
        state: &EntryDay,
        zone: Option<WrittenZone>,
        reasons: Reasons,
        findings: &mut Vec<Finding>,
    ) -> Event {
        let stamp = &entry.stamp;
        let seconds = stamp.elapsed.unwrap_or_default();
        let mut event =
            Event { approximate: stamp.relative || stamp.approximate, reasons, ..bare_event(entry) };
        let start = self
            .context
            .start
            .map(|(_, start)| i64::from(state.stated) * DAY + start.millis() + seconds.saturating_mul(1000));
        let here = state.millis().map(|millis| i64::from(state.day) * DAY + millis);
        event.reasons.time = match (stamp.relative, stamp.elapsed) {
            (false, _) => TimeReason::Elapsed,
            (true, Some(_)) => TimeReason::Counted,
            (true, None) => TimeReason::Soon,
        };
        let found = if stamp.relative { here } else { start };
        let Some(at) = found else {
            let day = i64::from(state.day);
            let at = day * DAY + seconds.saturating_mul(1000);
            event.start = Moment { elapsed_seconds: Some(seconds), day, at, ..Moment::default() };
            return event;
        };
        // `17:21:52`, `shortly after`: to the minute it would stand before the entry that it follows.
        let fine = if stamp.relative { seconds < 60 && at / 1000 % 60 != 0 } else { seconds % 60 != 0 };
        let precision = if fine { Precision::Seconds } else { Precision::Minutes };
        let time = ClockTime::at(at.rem_euclid(DAY) / 1000 * 1000, precision);
        let day = at.div_euclid(DAY);
        let date = self.context.calendar.shown(day).filter(|_| state.dated);
        let offset = zone
            .as_ref()
            .and_then(|zone| zone.offset.or_else(|| self.offsets.at(zone, date, time, entry.line, findings)));
        event.start = Moment {
            date,
            day,
            time,
            earliest: time.filter(|_| stamp.elapsed.is_none()),
            offset,
            zone: zone.map(|zone| zone.name),
            at,
            ..Moment::default()
        };
        event
    }

    fn date_reason(&self, entry: &Entry, state: &EntryDay, above: Option<usize>) -> DateReason {
        let source = match above {
            Some(_) if entry.stamp.date.is_some() => DateSource::Entry,
            Some(line) if state.worded => DateSource::Words(LineNumber::of(line)),
            Some(line) => DateSource::Line(LineNumber::of(line)),
            None => DateSource::Nowhere,
        };
        let calendar = &self.context.calendar;
        let order = state
            .swappable
            .then_some(DateOrder { day_first: calendar.day_first, why: calendar.order_reason });
        let order = order.filter(|_| matches!(source, DateSource::Entry | DateSource::Line(_)));
        DateReason { source, order, rolled: source != DateSource::Entry && state.day > state.stated }
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
