//! The scanner of stamps: finds dates, times and zones in text, with the place of each, and decides nothing about them.

use chrono::{Datelike, Timelike};

use crate::{
    civil::{ClockTime, Offset, Precision},
    span::{Span, any_of, digit, rest_of, start_of},
    timestamp::{
        ahead::{
            ABOUT_HERE, AFTER_PART, DATE_HERE, DAY_HERE, TIME_HERE, ZONE_HERE, is_complete, is_nothing,
            part_here,
        },
        cursor::Cursor,
        date::{ORDINALS, WrittenDate, behind_dot, date, names_page},
        relative::{Day, day, elapsed, later},
        time::{Written, time},
        zone::{WrittenZone, city, zone},
    },
    words::{
        concepts::{
            ABOUT, ABOUT_AFTER, AND, BEGUN, BETWEEN, BETWEEN_EDGES, CLOCK, DATE_ARTICLES, DAY_PARTS, DAYS,
            FROM, LEADING, MONTHS, ON, ONWARD, TO, WITHIN,
        },
        last_word,
    },
};

/// What a stamp says, part by part; parts that it does not say are none.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, read and asked apart")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timestamp {
    /// Where it stands in the scanned text.
    pub span: Span,
    /// The date.
    pub date: Option<WrittenDate>,
    /// The day, where words name it and no date does: `next day`, `Tue`.
    pub day: Option<Day>,
    /// The time of day.
    pub time: Option<ClockTime>,
    /// True where the hour is left to the entry above: `37:53.5`.
    pub hourless: bool,
    /// True for `24:00`, which belongs to the day after.
    pub next_day: bool,
    /// Whether the half of the day is written, and whether it is the second.
    pub half: Option<bool>,
    /// The date at the end of a range.
    pub end_date: Option<WrittenDate>,
    /// The time at the end of a range.
    pub end: Option<ClockTime>,
    /// The zone.
    pub zone: Option<WrittenZone>,
    /// Seconds since a start that the notes call T, or since the entry before (see `relative`).
    pub elapsed: Option<i64>,
    /// True for `5 minutes later`: counted from the entry before. Without `elapsed`: `shortly after`.
    pub relative: bool,
    /// True when words or a tilde say that it is approximate.
    pub approximate: bool,
    /// True for a range without its end: `from 14:00 onward`.
    pub onward: bool,
    /// True when words make it a range from one edge to the other: `from 10:02 to 10:40`.
    pub window: bool,
    /// True for a window in which something happened at a time that nobody knows: `between 14:00 and 14:10`.
    pub between: bool,
    /// The last time that it can be, where a digit is left open: `17:1x`.
    pub latest: Option<ClockTime>,
    /// True for a place that was left open: `--:--`.
    pub placeholder: bool,
    /// True for a row of a template that nobody filled in: `HH:MM`.
    pub template: bool,
    /// A time that no clock shows, as written: `25:61`.
    pub impossible: Option<String>,
}

impl Timestamp {
    /// True when it says a time of day, possible or not, or a time since the start.
    #[must_use]
    pub fn timed(&self) -> bool {
        self.time.is_some() || self.impossible.is_some() || self.elapsed.is_some() || self.relative
    }
}

/// True when what stands before `at` belongs to the same token, so that no stamp begins there.
fn inside_token(text: &str, at: usize) -> bool {
    let mut back = start_of(text, at).chars().rev();
    match back.next() {
        Some(c)
            if (c as u32) < 0x2e80 && c.is_alphanumeric()
                || matches!(c, '$' | '€' | '£' | '#' | '&' | '?') =>
        {
            true
        }
        // `8,5 uur`
        Some(',') => {
            let digits = rest_of(text, at).trim_start_matches(digit);
            back.next().is_some_and(|c| c.is_ascii_digit()) && digits.starts_with(' ')
        }
        Some('/') if names_page(start_of(text, at), rest_of(text, at)) => false,
        // `?t=10:02`, but `==10:02==`
        Some('=') => back.next() != Some('='),
        Some('.' | ':' | '/' | '-' | '+' | '@' | '_') => {
            back.next().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | ':'))
        }
        _ => false,
    }
}

/// The stamp that begins at byte `at` of `text`, if one does. A date alone is a stamp; a zone alone is not.
#[must_use]
pub fn stamp_at(text: &str, at: usize) -> Option<Timestamp> {
    if inside_token(text, at) {
        return None;
    }
    let mut s = Cursor { text, at };
    // Most numbers are those of things.
    if s.rest().starts_with(digit) && !s.at_clock() && is_nothing(&s) {
        return None;
    }
    let mut stamp = Timestamp::default();
    let mut from = false;
    if let Some(found) = s.attempt(|s| date_time_group(s, &mut stamp)) {
        stamp.span = Span::new(at, found);
        return Some(stamp);
    }
    if !s.at_clock() {
        if let Some((about, found)) = s.attempt(|s| Some((s.eat("~≈"), elapsed(s)?))) {
            (stamp.elapsed, stamp.approximate) = (Some(found), about);
            stamp.span = Span::new(at, s.at);
            // `T+0 (09:02 UTC)` is at that time.
            s.skip(" (=[:–—-");
            let mut clock = Timestamp::default();
            if found == 0
                && let Some(end) = parts(&mut s, &mut clock)
                && clock.time.is_some()
            {
                let closed = rest_of(text, end).starts_with(any_of(")]"));
                return Some(Timestamp { span: Span::new(at, end + usize::from(closed)), ..clock });
            }
            return Some(stamp);
        }
        if text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic) && is_nothing(&s) {
            return None;
        }
        if let Some(found) = s.attempt(later) {
            (stamp.elapsed, stamp.relative, stamp.approximate) = (found, true, true);
            stamp.span = Span::new(at, s.at);
            return Some(stamp);
        }
        if !s.rest().starts_with(digit) {
            stamp.between = s.known(BETWEEN_EDGES);
            from = stamp.between || DAYS.begins(s.rest()).is_none() && s.known(FROM);
            s.blanks();
        }
    }
    let last = parts(&mut s, &mut stamp)?;
    stamp.span = Span::new(at, last);
    s.at = last;
    if is_complete(s) {
        (stamp.between, stamp.window, stamp.onward) = (false, false, from);
        return Some(stamp);
    }
    let between = s.attempt(|s| {
        s.skip(AFTER_PART);
        // `9時30分頃 ～ 14時20分頃`, `10:02 (start) – 10:40`
        let about = s.known(ABOUT_AFTER);
        s.blanks();
        s.known(BEGUN);
        let end = range(s, &mut stamp)?;
        stamp.approximate |= about;
        Some(end)
    });
    let between = between.or_else(|| s.attempt(|s| side_by_side(s, &mut stamp)));
    if let Some(end) = between {
        stamp.span.end = end;
        s.at = end;
        let within = s.attempt(|s| {
            s.blanks();
            s.row_of(WITHIN).map(|row| (row, s.at))
        });
        stamp.span.end = within.map_or(end, |(_, end)| end);
        stamp.between |= within.is_some_and(|(row, _)| row == 0);
        stamp.window |= from || within.is_some();
    } else {
        (stamp.between, stamp.window) = (false, false);
        stamp.onward = from;
    }
    s.at = stamp.span.end;
    s.attempt(|s| {
        s.blanks();
        s.known(ABOUT_AFTER).then_some(())?;
        // `11.05 circa il fornitore …`, but `11:05 circa 200 utenti …`.
        (!s.rest().trim_start().starts_with(digit)).then_some(())?;
        stamp.approximate = true;
        stamp.span.end = s.at;
        Some(())
    });
    s.attempt(|s| {
        s.blanks();
        s.known(ONWARD).then_some(())?;
        (!s.in_word()).then_some(())?;
        stamp.onward = true;
        stamp.span.end = s.at;
        Some(())
    });
    Some(stamp)
}

/// `110625Z FEB 25`, `110625Z`: day of the month, hour and minute, as ships, pilots and ground stations write them; where the
/// month is left out so is the day.
fn date_time_group(s: &mut Cursor<'_>, stamp: &mut Timestamp) -> Option<usize> {
    let joined = s.value(6, 6)?;
    s.eat("Z").then_some(())?;
    let (day, hour, minute) = (joined / 10_000, joined / 100 % 100, joined % 100);
    ((1..=31).contains(&day) && !s.in_word()).then_some(())?;
    let time = chrono::NaiveTime::from_hms_opt(hour, minute, 0)?;
    stamp.time = Some(ClockTime { time, precision: Precision::Minutes });
    stamp.zone = Some(WrittenZone { name: "UTC".into(), offset: Some(Offset(0)), ambiguous: false });
    let written = s.attempt(|s| {
        s.blanks();
        let month = u32::try_from(s.word_of(MONTHS)?).ok()? + 1;
        s.blanks();
        let year = s.attempt(|s| s.number(2, 4).filter(|(_, digits)| *digits != 3 && !s.in_word()));
        let year = year.map(|(year, digits)| i32::try_from(if digits == 2 { year + 2000 } else { year }));
        Some(WrittenDate { year: year.transpose().ok()?, month, day, ..WrittenDate::default() })
    });
    stamp.date = written;
    Some(s.at)
}

/// Seconds (ten digits, maybe with a fraction) or milliseconds (thirteen) since 1970 in UTC, as logs have them.
#[must_use]
pub fn epoch(text: &str, at: usize) -> Option<Timestamp> {
    let rest = text.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: i64 = rest.get(..digits)?.parse().ok()?;
    let (seconds, millis) = match digits {
        10 => (number, None),
        13 => (number / 1000, Some(number % 1000)),
        _ => return None,
    };
    // From 2001 to 2039: a number outside is an order, an account, a phone.
    (1_000_000_000..2_200_000_000).contains(&seconds).then_some(())?;
    let mut s = Cursor { text, at: at + digits };
    s.attempt(|s| (s.eat(".") && s.number(1, 9).is_some()).then_some(()));
    (!s.in_word() && !inside_token(text, at)).then_some(())?;
    let nanos = u32::try_from(millis.unwrap_or(0)).ok()? * 1_000_000;
    let instant = chrono::DateTime::from_timestamp(seconds, nanos)?;
    let precision = if millis.is_some() { Precision::Millis } else { Precision::Seconds };
    let day = instant.date_naive();
    Some(Timestamp {
        span: Span::new(at, s.at),
        date: Some(WrittenDate {
            year: Some(day.year()),
            month: day.month(),
            day: day.day(),
            ..WrittenDate::default()
        }),
        time: Some(ClockTime { time: instant.time(), precision }),
        zone: Some(WrittenZone { name: "UTC".into(), offset: Some(Offset(0)), ambiguous: false }),
        ..Timestamp::default()
    })
}

/// The dates, times and zones from the cursor on; returns where the last of them ends.
fn parts(s: &mut Cursor<'_>, stamp: &mut Timestamp) -> Option<usize> {
    let (mut last, start) = (None, s.at);
    for _ in 0..6 {
        let before = s.at;
        let mut here = part_here(s);
        // A city behind a time may stand for its zone.
        if stamp.time.is_some() && s.rest().starts_with(|c: char| c.is_ascii_uppercase()) {
            here |= ZONE_HERE;
        }
        if here == 0 {
            break;
        }
        let about = here & ABOUT_HERE != 0 && s.known(ABOUT);
        let approximate = stamp.approximate;
        if about {
            stamp.approximate = true;
            here = u32::MAX;
            s.blanks();
            if s.known(BETWEEN) {
                s.blanks();
            }
        }
        let timed = stamp.time.is_some() || stamp.impossible.is_some() || stamp.placeholder;
        if s.at_clock() {
            here = TIME_HERE;
        }
        if here & DATE_HERE != 0
            && stamp.date.is_none()
            && let Some(found) = date(s)
        {
            stamp.date = Some(found);
            if !timed {
                last_day(s, stamp, found);
            }
        } else if here & DATE_HERE != 0
            && stamp.date.is_none()
            && let Some((first, last)) = s.attempt(days)
        {
            (stamp.date, stamp.end_date) = (Some(first), Some(last));
        } else if here & DAY_HERE != 0
            && stamp.date.is_none()
            && stamp.day.is_none()
            && let Some(found) = s.attempt(|s| day_beside(s, start, timed))
        {
            take_day(s, stamp, found, timed);
        } else if here & TIME_HERE != 0
            && !timed
            && let Some(found) = time(s)
        {
            match found {
                Written::Time(time) => {
                    (stamp.time, stamp.next_day, stamp.half) = (Some(time.clock), time.next_day, time.half);
                    stamp.approximate |= time.latest.is_some();
                    (stamp.latest, stamp.hourless) = (time.latest, time.hourless);
                }
                Written::Impossible => {
                    stamp.impossible = s.text.get(before..s.at).map(|text| text.trim().to_owned());
                }
                Written::Placeholder => stamp.placeholder = true,
                Written::Template => (stamp.placeholder, stamp.template) = (true, true),
            }
        } else if here & ZONE_HERE != 0
            && timed
            && stamp.zone.is_none()
            && let Some(found) =
                s.attempt(|s| zone(s).filter(|zone| !is_range(zone, stamp))).or_else(|| s.attempt(city))
        {
            stamp.zone = Some(found);
            s.eat(")]");
            s.attempt(in_full);
            // The same instant in another zone: `23:15 UTC / 16:15 PDT`, `(6:48 PDT)`.
            s.attempt(|s| again(s).then_some(()));
        } else if timed && let Some(()) = s.attempt(|s| elsewhere(s, stamp.time)) {
            s.eat(")]");
        } else if timed && let Some(()) = s.attempt(|s| in_two_zones(s, stamp)) {
        } else if here & TIME_HERE != 0
            && let Some(date) = stamp.date.as_mut().filter(|date| timed && date.year.is_none())
            && let Some(year) = s.attempt(|s| year_after(s, stamp.time))
        {
            date.year = Some(year);
        } else if here & (TIME_HERE | DAY_HERE) != 0
            && timed
            // `18:03 ~ 18:06 (GMT+9)` is a range.
            && !about
            && s.attempt(|s| again(s).then_some(())).is_some()
        {
            s.eat(")]");
        } else {
            // `3 June 21:05 ~ 4 June 00:40`: the sign joins two times, but `10:45~` is about that time.
            stamp.approximate &= approximate || !s.rest().starts_with(digit);
            s.at = before;
            break;
        }
        last = Some(s.at);
        stamp.window |= to_next_part(s, stamp.time.is_some() || stamp.impossible.is_some());
    }
    if stamp.date.is_some() && stamp.time.is_none() && stamp.impossible.is_none() {
        // A date that is not followed by a time ends where it ends.
        return last;
    }
    last.filter(|_| stamp.date.is_some() || stamp.timed() || stamp.placeholder)
}

/// Takes the day that words named, with the date or the part of the day behind it.
fn take_day(s: &mut Cursor<'_>, stamp: &mut Timestamp, found: Day, timed: bool) {
    stamp.day = Some(found);
    // `Friday morning at 07:15`
    let part = |s: &mut Cursor<'_>| {
        s.blanks();
        s.known(DAY_PARTS).then(|| s.blanks())?;
        s.known(LEADING).then(|| s.blanks())?;
        s.clock_follows().then_some(())
    };
    if timed {
        s.eat(")");
        return;
    }
    if s.attempt(part).is_some() {
        return;
    }
    let date = s.attempt(|s| {
        // `Day 2 - March 4`, `Tuesday (4 March)`
        s.skip(" -–—:(,");
        date(s)
    });
    if date.is_some() {
        (stamp.day, stamp.date) = (None, date);
        s.eat(")");
    }
}

/// The day that words name in a stamp that begins at `start`, before its time or, where it is no part of what happened, behind
/// it: `22:10 on Friday`, `8:00 PM Thu — index stuck`, `stopped at 22:10 yesterday and`; not in `10:10 yesterday's build`.
fn day_beside(s: &mut Cursor<'_>, start: usize, timed: bool) -> Option<Day> {
    let on =
        !timed || start_of(s.text, s.at).strip_suffix(' ').is_some_and(|before| ON.holds(last_word(before)));
    let found = day(s)?;
    // `15:10 前日21時に適用した設定`: the day of another time.
    let behind = s.rest().trim_start_matches(digit);
    let clock = behind.len() < s.rest().len() && behind.starts_with(any_of(":時时시点"));
    (!timed || !clock).then_some(())?;
    let next = s.rest().trim_start();
    let set_off = next.is_empty() || next.starts_with(any_of(":)-–—|"));
    let counted = || match found {
        Day::Of(_) => {
            let before = start_of(s.text, start).trim_end_matches(any_of(" ("));
            before.ends_with(char::is_alphabetic) && !s.rest().starts_with(any_of("'’"))
        }
        // `21:40 前日に変更した設定に`, `10:00 翌日の作業`: words of what happened.
        Day::After(days) => {
            let wide = next.starts_with(|c| c >= '\u{2e80}');
            set_off || !(wide && (days < 0 || s.rest().starts_with('の')))
        }
        // `began at 10:30 p.m. Monday and`, but `10:30 Monday's build`
        Day::Weekday(_) => {
            let led = LEADING.holds(last_word(start_of(s.text, start).trim_end()));
            led && (next.starts_with(char::is_lowercase) || next.starts_with(any_of(".,;")))
        }
        Day::Numbered(..) => false,
    };
    (on || set_off || counted()).then_some(found)
}

/// Steps over what stands between two parts of a stamp: after its time, or before it.
/// True where a window begins: `8 January from 07:10 to 09:00`.
fn to_next_part(s: &mut Cursor<'_>, timed: bool) -> bool {
    let mut from = false;
    if timed {
        s.skip(" \u{a0}\u{202f}([,`*");
        s.attempt(behind_dot);
        s.attempt(|s| s.known(ON).then(|| s.blanks()));
    } else if s.rest().starts_with('T') {
        s.at += 1;
    } else {
        s.skip(" \t\u{a0}\u{202f}\u{3000},@*([`·•，;_|<>→");
        // `2026-12-01/07:40`
        s.attempt(|s| (s.eat("/") && s.at_clock()).then_some(()));
        if !s.rest().starts_with("--:") {
            s.attempt(|s| {
                s.skip("-–—: ");
                (s.peek()?.is_ascii_digit() || "~≈".contains(s.peek()?)).then_some(())
            });
        }
        from = FROM.begins(s.rest()).is_some();
        if s.known(BETWEEN) {
            s.blanks();
        }
    }
    from
}

/// `May 26-27`, `2026-05-26/27`, `7-13th Nov` end on a day of the same month; so does `August 29th and 30th, 2019`.
fn last_day(s: &mut Cursor<'_>, stamp: &mut Timestamp, first: WrittenDate) {
    let last = s.attempt(|s| {
        let sign = s.eat("/–-");
        if !sign {
            s.eat(" ").then_some(())?;
            s.known(AND).then_some(())?;
            s.blanks();
        }
        let day = s.value(1, 2)?;
        s.one_of(ORDINALS);
        let ends = !s.rest().starts_with(any_of(":/-.")) && !s.in_word();
        (day > first.day && day <= 31 && ends).then_some(())?;
        let year = first.year.or_else(|| {
            s.attempt(|s| {
                s.skip(", ");
                let year = i32::try_from(s.value(4, 4)?).ok()?;
                (1970..2200).contains(&year).then_some(year)
            })
        });
        (sign || first.year.is_none() && year.is_some()).then_some((day, year))
    });
    let Some((day, year)) = last else { return };
    stamp.date = Some(WrittenDate { year, ..first });
    stamp.end_date = Some(WrittenDate { year, day, ..first });
}

/// `Mar  5 23:58:01 2024`: the year after a time to the second.
fn year_after(s: &mut Cursor<'_>, time: Option<ClockTime>) -> Option<i32> {
    time.filter(|time| time.precision >= Precision::Seconds)?;
    let year = i32::try_from(s.value(4, 4)?).ok()?;
    ((1990..2100).contains(&year) && (s.rest().is_empty() || s.rest().starts_with(any_of(" :]\t,)"))))
        .then_some(year)
}

/// True for `-05:32` after a bare `02:56`: the end of a range, where `T02:56:00-05:30` has an offset.
fn is_range(zone: &WrittenZone, stamp: &Timestamp) -> bool {
    let minutes = stamp.time.is_some_and(|time| time.precision == Precision::Minutes);
    minutes && zone.name.starts_with(any_of("-−")) && zone.name.contains(':')
}

/// `7-13th Nov 2023`, `10–16 July`, `9./10. Dezember`: two days of one month.
fn days(s: &mut Cursor<'_>) -> Option<(WrittenDate, WrittenDate)> {
    let first = s.value(1, 2)?;
    s.one_of(ORDINALS);
    s.eat(".");
    let night = s.rest().starts_with('/');
    // `NIGHT 22->23 FEB`
    (s.eat("/–→") || s.eat("-")).then_some(())?;
    s.eat(">");
    let last = date(s)?;
    let ordered = if night { first + 1 == last.day } else { first < last.day };
    (first >= 1 && ordered && !last.swappable).then_some((WrittenDate { day: first, ..last }, last))
}

/// A second reading of the same instant, with a zone of its own.
fn again(s: &mut Cursor<'_>) -> bool {
    s.blanks();
    s.skip("/|(,=[");
    s.blanks();
    if matches!(s.text.as_bytes().get(s.at), Some(b'o' | b'O')) {
        s.one_of(&["or"]);
        s.blanks();
    }
    // `5:00pm PST (Saturday 01:00 UTC)`: it was another day there.
    if s.rest().starts_with(|c: char| c.is_ascii_alphabetic()) {
        s.attempt(day);
        s.skip(" ,");
    }
    if s.rest().starts_with(|c: char| c.is_ascii() && !digit(c)) {
        return false;
    }
    if !matches!(time(s), Some(Written::Time(_))) {
        return false;
    }
    s.blanks();
    s.eat("(");
    let named = zone(s).is_some();
    // `18:20 CEST / 00:20 SGT (+1)`
    s.attempt(|s| {
        s.skip(" (");
        day(s)
    });
    s.eat(")]");
    named
}

/// ` (Central European Summer Time)` behind an offset, as browsers write a date.
fn in_full(s: &mut Cursor<'_>) -> Option<()> {
    let inner = s.rest().strip_prefix(" (")?;
    let (name, _) = start_of(inner, inner.floor_char_boundary(48)).split_once(')')?;
    let full = name.ends_with(" Time") && !name.contains(digit);
    s.at += if full { name.len() + 3 } else { 0 };
    full.then_some(())
}

/// `06:58 (07:58)`: the same instant on the clock of another place, whole hours or a half away.
fn elsewhere(s: &mut Cursor<'_>, first: Option<ClockTime>) -> Option<()> {
    start_of(s.text, s.at).ends_with('(').then_some(())?;
    let Written::Time(other) = time(s)? else { return None };
    let apart = (other.clock.millis() - first?.millis()).rem_euclid(1_800_000);
    (apart == 0 && other.clock.millis() != first?.millis() && s.rest().starts_with(')')).then_some(())
}

/// `06-01` at the end of a range of dates, in the year of its first.
fn month_and_day(s: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let month = s.value(2, 2)?;
    s.eat("-").then_some(())?;
    let day = s.value(2, 2)?;
    ((1..=12).contains(&month)
        && (1..=31).contains(&day)
        && !s.in_word()
        && !s.rest().starts_with(any_of("-:")))
    .then_some((month, day))
}

/// `12:54:40–45`, `10:02–15:`: the end of a range in the same minute or hour.
fn last_part(s: &mut Cursor<'_>, first: ClockTime) -> Option<ClockTime> {
    let joined = s.text.get(..s.at)?.ends_with(any_of("-–—~"));
    let last = s.value(2, 2)?;
    let mut next = s.rest().chars();
    let sign = next.next();
    (!s.in_word() && !next.next().is_some_and(|c| c.is_ascii_digit() && sign != Some(' '))).then_some(())?;
    let time = match first.precision {
        Precision::Seconds if sign.is_none_or(|c| !"./%-".contains(c)) => first.time.with_second(last),
        // `10:02-15 users` is no range.
        Precision::Minutes if joined && sign.is_some_and(|c| ":*)]|".contains(c)) => {
            first.time.with_minute(last)
        }
        _ => None,
    };
    let time = time.filter(|time| *time > first.time)?;
    Some(ClockTime { time, ..first })
}

/// `09.40–16.10`: what ends a range of times with dots is one, though it might be a date elsewhere.
fn dotted(s: &mut Cursor<'_>, first: ClockTime) -> Option<ClockTime> {
    let before = start_of(s.text, s.at).trim_end_matches(|c: char| !c.is_ascii_digit()).as_bytes();
    let [.., b'.', b'0'..=b'5', b'0'..=b'9'] = before else { return None };
    (first.precision == Precision::Minutes).then_some(())?;
    let hour = s.value(1, 2)?;
    s.eat(".").then_some(())?;
    let time = chrono::NaiveTime::from_hms_opt(hour, s.value(2, 2)?, 0)?;
    let goes_on = s.rest().trim_start_matches('.').starts_with(digit);
    (time > first.time && !goes_on && !s.in_word()).then_some(ClockTime { time, ..first })
}

/// `4/11/2019 07:15 4/11/2019 07:50`: two columns copied as one line, from when to when.
fn side_by_side(s: &mut Cursor<'_>, stamp: &mut Timestamp) -> Option<usize> {
    let whole = |stamp: &Timestamp| {
        let time = stamp.time.filter(|time| time.precision == Precision::Minutes);
        Some((stamp.date?, time?))
    };
    whole(stamp)?;
    s.rest().starts_with(' ').then(|| s.blanks())?;
    s.rest().starts_with(digit).then_some(())?;
    let mut end = Timestamp::default();
    let last = parts(s, &mut end)?;
    let (date, time) = whole(&end)?;
    (stamp.end_date, stamp.end) = (Some(date), Some(time));
    Some(last)
}

/// `2:20/1:20 PM EST/CST`: the same instant on two clocks, the first of which counts.
fn in_two_zones(s: &mut Cursor<'_>, stamp: &mut Timestamp) -> Option<()> {
    let first = stamp.time.filter(|_| stamp.half.is_none() && stamp.zone.is_none())?;
    s.eat("/").then_some(())?;
    let Written::Time(other) = time(s)? else { return None };
    let half = other.half?;
    s.blanks();
    let own = zone(s)?;
    s.eat("/").then_some(())?;
    zone(s)?;
    let apart = |time: chrono::NaiveTime| (time - other.clock.time).num_minutes().rem_euclid(1440);
    let later = first.time.overflowing_add_signed(chrono::TimeDelta::hours(12)).0;
    let near = |time: chrono::NaiveTime| apart(time).min(1440 - apart(time));
    let time = if near(later) < near(first.time) { later } else { first.time };
    (stamp.time, stamp.half, stamp.zone) = (Some(ClockTime { time, ..first }), Some(half), Some(own));
    Some(())
}

/// The end of a range after its first edge; returns where it ends.
fn range(s: &mut Cursor<'_>, stamp: &mut Timestamp) -> Option<usize> {
    s.blanks();
    let sign = s.peek()?;
    (stamp.between && s.known(AND) || s.known(TO)).then_some(())?;
    s.skip(" *_`");
    if s.known(DATE_ARTICLES) {
        s.blanks();
    }
    // `13:05 ～ 同13:40`: of the same day.
    s.attempt(|s| (s.literal("同") && s.at_clock()).then_some(()));
    let mut end = Timestamp::default();
    if let Some(last) = stamp.time.and_then(|time| s.attempt(|s| last_part(s, time))) {
        stamp.end = Some(last);
        return Some(s.at);
    }
    if let (Some(date), None) = (stamp.date, stamp.time)
        && let Some((month, day)) = s.attempt(month_and_day)
    {
        stamp.end_date = Some(WrittenDate { month, day, ..date });
        return Some(s.at);
    }
    let begins = s.at;
    let last = match stamp.time.and_then(|time| s.attempt(|s| dotted(s, time))) {
        Some(time) => {
            end.time = Some(time);
            s.attempt(|s| {
                s.blanks();
                s.known(CLOCK).then_some(())
            });
            let last = s.at;
            // `9.40–10.10 Uhr (MESZ)`
            s.skip(" \u{a0}(");
            parts(s, &mut end).unwrap_or(last)
        }
        None => parts(s, &mut end)?,
    };
    // `10:02 - 2024-03-04 text`: a date after a dash that has no time is the stamp's own, if it has none.
    if stamp.time.is_some() && end.time.is_none() {
        return None;
    }
    if stamp.time.is_none() && stamp.date.is_some() && end.date.is_none() {
        return None;
    }
    // `11.10./12.10.2024` is a night, `10:02 / 3 May` no range.
    let days = stamp.time.is_none() && end.time.is_none();
    if sign == '/' && !days && (end.zone.is_some() || end.date.is_some()) {
        return None;
    }
    let half = end.half;
    stamp.end = end.time;
    // `between 22:45 UTC and March 12 00:48 UTC`
    let over = stamp.time.zip(end.time).is_some_and(|(start, end)| end.time < start.time);
    let leads = || date(&mut Cursor { text: s.text, at: begins }).is_some();
    let own = end.date.filter(|_| over && leads()).and_then(WrittenDate::day_before);
    if stamp.date.is_none() && stamp.time.is_some() {
        // `Between 18:46 and 20:36 on 16 September`: the date stands after both.
        stamp.date = own.or(end.date);
        stamp.end_date = own.and(end.date);
    } else {
        stamp.end_date = end.date;
    }
    stamp.approximate |= end.approximate;
    if stamp.zone.is_none() {
        stamp.zone = end.zone;
    }
    // `2 - 3pm`: the first edge is in the half of the day of the second.
    if let (Some(start), Some(end)) = (&mut stamp.time, stamp.end)
        && stamp.half.is_none()
        && let Some(true) = half
    {
        let later = start.time.overflowing_add_signed(chrono::TimeDelta::hours(12)).0;
        if start.time < later && later <= end.time {
            start.time = later;
        }
        stamp.half = half;
    }
    // The pair again in another zone: `23:15-02:43 UTC / 16:15-19:43 PDT`.
    s.at = last;
    let second = s.attempt(|s| {
        s.blanks();
        s.eat("/(|").then_some(())?;
        s.blanks();
        time(s)?;
        s.eat("-–—~").then_some(())?;
        time(s)?;
        s.blanks();
        zone(s)?;
        s.eat(")");
        Some(s.at)
    });
    Some(second.unwrap_or(last))
}
