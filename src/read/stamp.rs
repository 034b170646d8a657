//! The scanner of stamps: finds dates, times and zones in text, with the place of each, and decides nothing about them.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::words::{ABOUT, MONTHS, ZONE_AREAS, ZONES, fold};
use crate::{
    incident::{ClockTime, Date, Offset, Precision},
    span::Span,
};

/// What a stamp says, part by part; parts that it does not say are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Where it stands in the scanned text.
    pub span: Span,
    /// The date.
    pub date: Option<Date>,
    /// The time of day.
    pub time: Option<ClockTime>,
    /// The end of a range: a time of day.
    pub end: Option<ClockTime>,
    /// True for `24:00`, which belongs to the day after.
    pub next_day: bool,
    /// The zone's name as written and its offset, where the name fixes it.
    pub zone: Option<(String, Option<Offset>)>,
    /// True when words or a tilde say that it is approximate.
    pub approximate: bool,
    /// True when day and month could be swapped: `03/04/2024`.
    pub ambiguous_date: bool,
    /// A time that no clock shows, as written: `25:61`.
    pub impossible: Option<String>,
}

/// A cursor over the text.
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, one_of: &[char]) -> bool {
        match self.peek() {
            Some(c) if one_of.contains(&c) => {
                self.at += c.len_utf8();
                true
            }
            _ => false,
        }
    }

    fn digits(&self) -> usize {
        self.rest().bytes().take_while(u8::is_ascii_digit).count()
    }

    /// The number here when it has `least` to `most` digits and no more.
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self.digits();
        if digits < least || digits > most {
            return None;
        }
        let value = self.rest().get(..digits)?.parse().ok()?;
        self.at += digits;
        Some(value)
    }

    fn word(&mut self) -> &'t str {
        let len = self.rest().find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest().len());
        let word = self.rest().get(..len).unwrap_or_default();
        self.at += len;
        word
    }

    fn one_of(&mut self, words: &[&str]) -> Option<()> {
        self.maybe(|s| words.contains(&fold(s.word()).as_str()).then_some(()))
    }

    fn blanks(&mut self) {
        while self.eat(&[' ', '\u{a0}', '\u{202f}']) {}
    }

    /// Runs `part` and takes its step back when it finds nothing.
    fn maybe<T>(&mut self, part: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = part(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }
}

/// True when what stands before `at` belongs to the same token, so that no stamp begins there.
fn inside_token(text: &str, at: usize) -> bool {
    let mut back = text.get(..at).unwrap_or_default().chars().rev();
    match back.next() {
        Some(c) if c.is_alphanumeric() || "$€£#_".contains(c) => true,
        Some('.' | ':' | '/' | '-' | '+') => back.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        _ => false,
    }
}

fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word.as_str())).map(|(number, _)| number)
}

fn full_date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = if (1900..2200).contains(&year) { i32::try_from(year).ok()? } else { return None };
    NaiveDate::from_ymd_opt(year, month, day).map(Date::Full)
}

/// A date at the cursor; the flag says that day and month could be swapped.
fn date(scan: &mut Scan<'_>) -> Option<(Date, bool)> {
    scan.maybe(year_first)
        .map(|date| (date, false))
        .or_else(|| scan.maybe(year_last))
        .or_else(|| scan.maybe(worded_date).map(|date| (date, false)))
}

fn year_first(s: &mut Scan<'_>) -> Option<Date> {
    let year = s.number(4, 4)?;
    let separator = s.peek()?;
    s.eat(&['-', '/', '.', '年']).then_some(())?;
    let month = s.number(1, 2)?;
    (s.eat(&['月']) || s.eat(&[separator])).then_some(())?;
    let day = s.number(1, 2)?;
    s.eat(&['日']);
    full_date(year, month, day)
}

fn year_last(s: &mut Scan<'_>) -> Option<(Date, bool)> {
    let a = s.number(1, 2)?;
    let separator = s.peek()?;
    s.eat(&['/', '.', '-']).then_some(())?;
    let b = s.number(1, 2)?;
    s.eat(&[separator]).then_some(())?;
    let digits = s.digits();
    let year = s.number(2, 4)?;
    (digits != 3).then_some(())?;
    let year = if year < 100 { year + 2000 } else { year };
    let (day, month) = if separator == '.' || a > 12 { (a, b) } else { (b, a) };
    Some((full_date(year, month, day)?, separator != '.' && a <= 12 && b <= 12 && a != b))
}

/// `4 March 2024`, `March 4th, 2024`, `Mon 4 Mar`, `3月4日`: a date in words, with its year where it is there.
fn worded_date(s: &mut Scan<'_>) -> Option<Date> {
    s.maybe(|s| {
        let word = fold(s.word());
        let weekday =
            ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day));
        (weekday && month(&word).is_none()).then_some(())?;
        s.eat(&['.', ',']);
        s.blanks();
        Some(())
    });
    let ordinal = |s: &mut Scan<'_>| {
        s.one_of(&["st", "nd", "rd", "th"]);
    };
    let day_month = |s: &mut Scan<'_>| {
        let day = s.number(1, 2)?;
        ordinal(s);
        s.eat(&['.']);
        s.blanks();
        s.eat(&['-', '/']);
        if s.one_of(&["of", "de", "di"]).is_some() {
            s.blanks();
        }
        Some((month(s.word())?, day))
    };
    let month_day = |s: &mut Scan<'_>| {
        let month = month(s.word())?;
        s.eat(&['.']);
        s.blanks();
        s.eat(&['-']);
        let day = s.number(1, 2)?;
        ordinal(s);
        (s.peek() != Some(':')).then_some((month, day))
    };
    let kanji = |s: &mut Scan<'_>| {
        let month = s.number(1, 2)?;
        s.eat(&['月']).then_some(())?;
        let day = s.number(1, 2)?;
        s.eat(&['日']).then_some((month, day))
    };
    let (month, day) = s.maybe(day_month).or_else(|| s.maybe(month_day)).or_else(|| s.maybe(kanji))?;
    NaiveDate::from_ymd_opt(2000, month, day)?;
    let year = s.maybe(|s| {
        s.eat(&['.']);
        s.eat(&[',']);
        s.blanks();
        s.eat(&['-', '/']);
        if s.one_of(&["de", "del"]).is_some() {
            s.blanks();
        }
        let year = s.number(4, 4)?;
        (s.peek() != Some(':') && (1900..2200).contains(&year)).then_some(year)
    });
    match year {
        Some(year) => full_date(year, month, day),
        None => Some(Date::NoYear { month, day }),
    }
}

/// A time of day as scanned.
enum Scanned {
    /// The time, and whether it is the midnight that ends the day.
    Time(ClockTime, bool),
    /// Written like a time, shown by no clock.
    Impossible,
}

fn time(scan: &mut Scan<'_>) -> Option<Scanned> {
    scan.maybe(|s| {
        let hour = s.number(1, 2)?;
        let mut precision = Precision::Minutes;
        let (mut minute, mut second, mut nanos) = (0, 0, 0);
        let mut complete = false;
        if s.eat(&[':', '：']) {
            complete = true;
            minute = s.number(2, 2)?;
            if let Some(n) = s.maybe(|s| s.eat(&[':', '：']).then(|| s.number(2, 2)).flatten()) {
                second = n;
                precision = Precision::Seconds;
                s.maybe(|s| {
                    s.eat(&['.', ',']).then_some(())?;
                    let digits = u32::try_from(s.digits()).ok()?;
                    nanos = s.number(1, 9)? * 10_u32.pow(9 - digits);
                    precision = Precision::Millis;
                    Some(())
                });
            }
        } else if s.maybe(|s| s.eat(&['h']).then(|| s.number(2, 2)).flatten().map(|n| minute = n)).is_some() {
            complete = true;
        }
        let half = s.maybe(half_of_day);
        if !complete && half.is_none() {
            return None;
        }
        if s.peek().is_some_and(|c| c == ':' || c == '%' || c.is_ascii_digit()) {
            return None;
        }
        let hour = match half {
            Some(pm) if (1..=12).contains(&hour) => hour % 12 + if pm { 12 } else { 0 },
            _ => hour,
        };
        if (hour, minute, second) == (24, 0, 0) {
            return Some(Scanned::Time(ClockTime { time: NaiveTime::MIN, precision }, true));
        }
        let time = NaiveTime::from_hms_opt(hour, minute, second).and_then(|time| time.with_nanosecond(nanos));
        Some(time.map_or(Scanned::Impossible, |time| Scanned::Time(ClockTime { time, precision }, false)))
    })
}

/// `am`, `PM`, `p.m.`: true for the second half of the day.
fn half_of_day(s: &mut Scan<'_>) -> Option<bool> {
    s.blanks();
    let rest = fold(s.rest().get(..s.rest().floor_char_boundary(4)).unwrap_or_default());
    let len = if rest.starts_with("a.m.") || rest.starts_with("p.m.") {
        4
    } else if rest.starts_with("am") || rest.starts_with("pm") {
        2
    } else {
        return None;
    };
    s.at += len;
    (!s.peek().is_some_and(char::is_alphanumeric)).then(|| rest.starts_with('p'))
}

/// A zone at the cursor: its name as written and its offset, where the name fixes it.
fn zone(scan: &mut Scan<'_>) -> Option<(String, Option<Offset>)> {
    let start = scan.at;
    if let Some(offset) = scan.maybe(numeric_offset) {
        return Some((scan.text.get(start..scan.at)?.to_owned(), Some(offset)));
    }
    if ZONE_AREAS.iter().any(|area| scan.rest().starts_with(area)) {
        let inside = |c: char| c.is_alphanumeric() || "/_+-".contains(c);
        scan.at += scan.rest().find(|c| !inside(c)).unwrap_or(scan.rest().len());
        return Some((scan.text.get(start..scan.at)?.to_owned(), None));
    }
    scan.maybe(|s| {
        let word = s.word();
        let (name, offset) =
            ZONES.iter().find(|(name, _)| *name == word || (name.len() > 2 && fold(name) == word))?;
        (!s.peek().is_some_and(|c| c.is_alphanumeric() || c == '_')).then_some(())?;
        let shift = if *offset == Some(0) { s.maybe(numeric_offset) } else { None };
        let written = s.text.get(start..s.at)?;
        Some((if shift.is_some() { written } else { name }.to_owned(), shift.or(offset.map(Offset))))
    })
}

fn numeric_offset(s: &mut Scan<'_>) -> Option<Offset> {
    let minus = matches!(s.peek()?, '-' | '−');
    s.eat(&['+', '-', '−']).then_some(())?;
    let (hours, minutes) = if s.digits() == 4 {
        let n = s.number(4, 4)?;
        (n / 100, n % 100)
    } else {
        let hours = s.number(1, 2)?;
        (hours, s.maybe(|s| s.eat(&[':']).then(|| s.number(2, 2)).flatten()).unwrap_or(0))
    };
    (hours <= 14 && minutes < 60 && !s.peek().is_some_and(char::is_alphanumeric)).then_some(())?;
    let minutes = i32::try_from(hours * 60 + minutes).ok()?;
    Some(Offset(if minus { -minutes } else { minutes }))
}

/// The stamp that begins at byte `at` of `text`, if one does. A date alone is a stamp; a zone alone is not.
#[must_use]
pub fn stamp_at(text: &str, at: usize) -> Option<Stamp> {
    if inside_token(text, at) {
        return None;
    }
    let mut s = Scan { text, at };
    let mut stamp = Stamp::default();
    let ahead = fold(s.rest().get(..s.rest().floor_char_boundary(16)).unwrap_or_default());
    if let Some(about) = ABOUT.iter().find(|word| ahead.starts_with(**word)) {
        s.at += about.len();
        s.blanks();
        stamp.approximate = true;
    }
    let mut last = at;
    for _ in 0..4 {
        let before = s.at;
        let timed = stamp.time.is_some() || stamp.impossible.is_some();
        if stamp.date.is_none()
            && let Some((date, ambiguous)) = date(&mut s)
        {
            stamp.date = Some(date);
            stamp.ambiguous_date = ambiguous;
        } else if !timed && let Some(found) = time(&mut s) {
            match found {
                Scanned::Time(time, next_day) => (stamp.time, stamp.next_day) = (Some(time), next_day),
                Scanned::Impossible => stamp.impossible = text.get(before..s.at).map(str::to_owned),
            }
            stamp.end = s.maybe(range_end).filter(|_| stamp.time.is_some());
        } else if timed
            && stamp.zone.is_none()
            && let Some(zone) = zone(&mut s)
        {
            stamp.zone = Some(zone);
            s.eat(&[')', ']']);
        } else {
            break;
        }
        last = s.at;
        if stamp.time.is_some() {
            while s.eat(&[' ', '(', '[', ',']) {}
        } else if s.peek() == Some('T') {
            s.at += 1;
        } else {
            while s.eat(&[' ', ',', '@', '|', '\t', '-', '–', '—', '*', '(', '[']) {}
            if s.one_of(&["at", "um", "à", "alle"]).is_some() {
                s.blanks();
            }
        }
    }
    if stamp.date.is_none() && stamp.time.is_none() && stamp.impossible.is_none() {
        return None;
    }
    stamp.span = Span::new(at, last);
    Some(stamp)
}

/// `–10:40`, ` to 10:40`: the end of a range after a time.
fn range_end(s: &mut Scan<'_>) -> Option<ClockTime> {
    s.blanks();
    if !s.eat(&['-', '–', '—', '~', '〜']) {
        s.one_of(&["to", "until", "bis"])?;
    }
    s.blanks();
    match time(s)? {
        Scanned::Time(time, _) => Some(time),
        Scanned::Impossible => None,
    }
}

/// Every stamp in `text`, from left to right.
#[must_use]
pub fn stamps(text: &str) -> Vec<Stamp> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut word_start = true;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let begins = c.is_ascii_digit() || "~≈".contains(c) || (word_start && c.is_alphabetic());
        if begins && let Some(stamp) = stamp_at(text, at) {
            at = stamp.span.end.max(at + c.len_utf8());
            found.push(stamp);
            word_start = false;
            continue;
        }
        word_start = !c.is_alphanumeric();
        at += c.len_utf8();
    }
    found
}

/// The first zone that `text` names, with its offset where the name fixes it.
#[must_use]
pub fn zone_in(text: &str) -> Option<(String, Option<Offset>)> {
    let mut word_start = true;
    for (at, c) in text.char_indices() {
        if word_start
            && c.is_ascii_uppercase()
            && let Some(found) = zone(&mut Scan { text, at })
            && found.0 != "Z"
        {
            return Some(found);
        }
        word_start = !c.is_alphanumeric();
    }
    None
}
