//! Dates in every usual order and language, without deciding what the notes leave open.

use chrono::{Datelike, NaiveDate};

use crate::{
    span::{any_of, digit, rest_of, start_of},
    timestamp::{
        cursor::Cursor,
        time::{is_dotted, told},
        zone::zone,
    },
    words::{
        concepts::{
            CLOCK, DATE_ARTICLES, DATE_AT, DATE_LABELS, DAY_PARTS, MONTHS, OF, SHORT_WEEKDAYS, TO, WEEKDAYS,
            YEAR_MARKS,
        },
        lexicon::Tables,
    },
};

/// What stands behind the number of a day.
pub const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "º"];

/// A date as written. What is open is decided later, from the whole of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenDate {
    /// The year, where it is written.
    pub year: Option<i32>,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
    /// True when day and month may be swapped: `03/04/2024`, here read with the month first.
    pub swappable: bool,
    /// Whether numbers alone prove that the day stands first (`24/3/2024`) or the month (`3/24/2024`).
    pub day_first: Option<bool>,
    /// Whether a month in words stands after its day (`4 March`) or before it.
    pub worded: Option<bool>,
    /// The weekday that stands beside it, 0 for Monday.
    pub weekday: Option<u8>,
}

impl WrittenDate {
    /// The day before it, without what its form says; none where it is no day of the calendar. Without a year it is read as in
    /// one of 365 days.
    #[must_use]
    pub fn day_before(self) -> Option<Self> {
        let day = NaiveDate::from_ymd_opt(self.year.unwrap_or(2001), self.month, self.day)?.pred_opt()?;
        let year = self.year.map(|_| day.year());
        Some(Self { year, month: day.month(), day: day.day(), ..Self::default() })
    }
}

impl WrittenDate {
    fn new(year: Option<u32>, month: u32, day: u32) -> Option<Self> {
        let year = match year {
            Some(year @ 0..100) => Some(year + 2000),
            year => year,
        };
        let year = year.map(i32::try_from).transpose().ok()?;
        (year.is_none_or(|year| (1970..2200).contains(&year))).then_some(())?;
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        Some(Self { year, month, day, ..Self::default() })
    }
}

/// Words that a date may begin with.
static FIRST_WORDS: Tables = Tables::new(&[MONTHS, WEEKDAYS, SHORT_WEEKDAYS]);

/// A date at the cursor, with its weekday before or after it.
pub fn date(s: &mut Cursor<'_>) -> Option<WrittenDate> {
    match s.rest().bytes().next()? {
        b'0'..=b'9' => return date_after(s, None),
        byte if byte.is_ascii() && !FIRST_WORDS.may_begin(s.rest()) => return None,
        _ => {}
    }
    // `mar` is a Tuesday before a date, else March.
    s.attempt(|s| {
        let weekday = short_weekday(s)?;
        let date = date_after(s, Some(weekday))?;
        Some(date)
    })
    .or_else(|| {
        s.attempt(|s| {
            let weekday = weekday(s);
            date_after(s, weekday)
        })
    })
}

fn date_after(s: &mut Cursor<'_>, mut weekday: Option<u8>) -> Option<WrittenDate> {
    s.attempt(|s| {
        let start = s.at;
        let mut date = s
            .attempt(year_first)
            .or_else(|| s.attempt(|s| numbers(s, weekday.is_some())))
            .or_else(|| s.attempt(worded))
            .or_else(|| s.attempt(marked))?;
        if weekday.is_none() {
            weekday = s.attempt(bracketed);
        }
        // `[2025-09-02 ti 08:14]`
        if weekday.is_none() && start_of(s.text, start).ends_with(['[', '<']) {
            s.attempt(other_weekday);
        }
        date.weekday = weekday;
        Some(date)
    })
}

/// A weekday after a date: ` (Wed)`, `, Wednesday`.
fn bracketed(s: &mut Cursor<'_>) -> Option<u8> {
    s.blanks();
    s.eat("(,");
    s.blanks();
    let day = u8::try_from(s.word_of(WEEKDAYS)?).ok()?;
    (!s.in_word()).then_some(())?;
    s.eat(")");
    Some(day)
}

/// A weekday in letters of any language, between a date and its time, as org-mode writes it.
fn other_weekday(s: &mut Cursor<'_>) -> Option<()> {
    s.eat(" ").then_some(())?;
    let word = start_of(s.rest(), s.rest().find(any_of(" .")).filter(|end| *end < 8)?);
    let short = (2..5).contains(&word.chars().count()) && word.chars().all(char::is_lowercase);
    (short && !TO.holds(word)).then_some(())?;
    s.at += word.len();
    s.eat(".");
    (s.eat(" ") && s.at_clock()).then_some(())
}

/// A weekday in two or three letters that mean other things where no date follows.
fn short_weekday(s: &mut Cursor<'_>) -> Option<u8> {
    let mut named = *s;
    let day = u8::try_from(s.word_of(SHORT_WEEKDAYS)?).ok()?;
    // `6:00am PT, Jan 8` names a zone, `pt. 10 stycznia` a Friday.
    zone(&mut named).is_none().then_some(())?;
    s.skip(".,");
    s.blanks();
    Some(day)
}

/// A weekday and what joins it to a date.
fn weekday(s: &mut Cursor<'_>) -> Option<u8> {
    s.attempt(|s| {
        let day = u8::try_from(s.row_of(WEEKDAYS)?).ok()?;
        s.skip(".,");
        s.blanks();
        // `söndag kväll den 10 februari`, `Sunday evening, 10 February`
        if s.known(DAY_PARTS) {
            s.skip(" ,");
        }
        s.known(DATE_ARTICLES);
        s.blanks();
        Some(day)
    })
}

/// `2024-03-04`, `2024/3/4`, `2024.03.04`, `2024. 3. 4.`, `20240304T`.
fn year_first(s: &mut Cursor<'_>) -> Option<WrittenDate> {
    if let Some(joined) = s.attempt(|s| s.value(8, 8)) {
        (s.rest().starts_with(any_of("T- ")) && (19_700_101..22_000_101).contains(&joined)).then_some(())?;
        return WrittenDate::new(Some(joined / 10_000), joined / 100 % 100, joined % 100);
    }
    // `20233-05-06`: a digit too many.
    let year = s.number(4, 5).map(|(year, digits)| if digits == 5 { year / 10 } else { year })?;
    let wide = s.rest().starts_with(" / ");
    s.at += usize::from(wide);
    let separator = s.peek()?;
    s.eat("-/.\u{2010}\u{2011}").then_some(())?;
    // `2026. 3. 9.`, `2026 / 01 / 17`
    let spaced = wide || separator == '.' && s.rest().starts_with(' ');
    if spaced {
        s.blanks();
    }
    if separator == '-'
        && let Some(date) = s.attempt(|s| {
            let month = s.word_of(MONTHS)?;
            s.eat("-").then_some(())?;
            WrittenDate::new(Some(year), u32::try_from(month).ok()? + 1, s.value(1, 2)?)
        })
    {
        return Some(date);
    }
    let month = s.value(1, 2)?;
    s.at += usize::from(wide && s.rest().starts_with(' '));
    (s.peek()? == separator && s.eat("-/.\u{2010}\u{2011}")).then_some(())?;
    if spaced {
        s.blanks();
    }
    let day = s.value(1, 2)?;
    if spaced && !wide {
        s.eat(".");
    }
    WrittenDate::new(Some(year), month, day)
}

/// `4/3/2024`, `04.03.24`, `04-03-2024`; `5/18`, `28.01.` and `08-23` where a time or an end of the cell follows.
fn numbers(s: &mut Cursor<'_>, named: bool) -> Option<WrittenDate> {
    let start = s.at;
    let (a, a_digits) = s.number(1, 2)?;
    // `17 / 01 / 2026` in the fields of a form
    let wide = s.rest().starts_with(" / ");
    s.at += usize::from(wide);
    let separator = s.peek()?;
    s.eat("/.-").then_some(())?;
    // `5. 12. 2024`
    let spaced = wide || separator == '.' && s.rest().starts_with(' ');
    if spaced {
        s.blanks();
    }
    let (b, b_digits) = s.number(1, 2)?;
    let year = s.attempt(|s| {
        if wide {
            s.blanks();
        }
        (s.peek()? == separator && s.eat("/.-")).then_some(())?;
        s.blanks();
        let (year, digits) = s.number(2, 4)?;
        // `20.05. 2335 hrs`, `21.05. 0005`, `22.05. 14:10` go on with a time.
        let rest = s.rest();
        let clock = rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(digit))
            || CLOCK.begins(rest.trim_start()).is_some();
        let fits = digits == 2 || digits == 4 && (1970..2200).contains(&year);
        (fits && !clock).then_some(year)
    });
    let padded = a_digits == 2 && b_digits == 2;
    // `1.10.02` is a version; `01.10.02`, `1.10.2002` and `1.10.02, 14:05` are dates.
    (separator != '.' || padded || year.is_none_or(|year| year > 99) || s.clock_follows()).then_some(())?;
    if year.is_none() {
        match separator {
            '.' => (b <= 12 && (s.eat(".") || padded)).then_some(())?,
            '-' => padded.then_some(())?,
            _ => {}
        }
        // Without a year it is a date only where a time follows, or nothing: else a fraction, a version, a range.
        let mut after = *s;
        let named = after.attempt(bracketed).is_some() || named;
        let rest = after.rest().trim_start_matches(any_of(", *|~("));
        // `gegen 11.05.` is a day, `gegen 11.05` a time.
        let day = separator != '.' || start_of(s.text, s.at).ends_with('.') && !told(s.text, start);
        (day || !is_dotted(s.text, start)).then_some(())?;
        // `10.02 Uhr` is a time.
        (separator != '.' || CLOCK.begins(rest).is_none()).then_some(())?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest_of(rest, digits).trim_start();
        let timed = digits > 0 && !s.in_word() && after.starts_with(any_of(":aApPh時时시点"));
        let led = DATE_AT.begins(rest).is_some();
        let alone = rest.is_empty()
            && (separator != '/' || named || {
                // `Date of incident: 6/3`
                let head = s.text.trim_start_matches(any_of("*_-# ([|"));
                head.len() < 8 || DATE_LABELS.begins(head).is_some()
            });
        let ends = alone || separator != '/' && rest.starts_with(any_of("〜~–—-:)]")) || separator == '.';
        ((timed || led || ends) && !s.in_word()).then_some(())?;
    }
    (!spaced || year.is_some_and(|year| year > 99) || s.clock_follows()).then_some(())?;
    let day_first = separator == '.' || a > 12;
    let (day, month) = if day_first && !(a <= 12 && b > 12) { (a, b) } else { (b, a) };
    let mut date = WrittenDate::new(year, month, day)?;
    date.day_first = (separator != '.' && (a > 12 || b > 12)).then_some(a > 12);
    date.swappable = separator != '.' && a <= 12 && b <= 12 && (separator == '/' || year.is_some());
    Some(date)
}

/// True behind the year of `18 Feb 26`, `18 Feb 26   Times in Z` or `18 FEB 26, 21:48`, not behind the count of `18 Feb 26 orders failed`.
fn stands_last(rest: &str) -> bool {
    let apart = rest.starts_with("  ");
    let rest = rest.trim_start_matches(any_of(" ,("));
    let clock = rest.trim_start_matches(digit);
    let digits = rest.len() - clock.len();
    apart
        || rest.is_empty()
        || rest.starts_with(any_of("\n)]|"))
        || (1..3).contains(&digits) && clock.starts_with(any_of(":h"))
        || digits == 4 && clock.starts_with(any_of(" Z"))
}

/// Steps to the whole date behind a dot and a time: `9:31 PM · Mar 3, 2025`.
pub fn behind_dot(s: &mut Cursor<'_>) -> Option<()> {
    s.eat("·").then(|| s.blanks())?;
    let at = s.at;
    date(s)?.year?;
    s.at = at;
    Some(())
}

/// `4 March 2024`, `4-Mar-24`, `March 4th, 2024`, `2018 October 21`, `4 de marzo de 2024`.
fn worded(s: &mut Cursor<'_>) -> Option<WrittenDate> {
    let start = s.at;
    let ahead = s.attempt(|s| {
        let year = s.value(4, 4).filter(|year| (1970..2200).contains(year))?;
        // `2025. november 3-án`
        s.eat(".");
        s.blanks();
        s.rest().starts_with(char::is_alphabetic).then_some(year)
    });
    let day_leads = s.attempt(day_month);
    let (month, day) = day_leads.or_else(|| s.attempt(month_day))?;
    let year = ahead.or_else(|| {
        s.attempt(|s| {
            s.eat(".");
            s.eat(",");
            s.blanks();
            s.eat("-/,'’");
            s.known(OF);
            s.blanks();
            let (year, digits) = s.number(2, 4)?;
            // `4-Mar-24`, `04MAR24` and `March '24`; `March 14-19` are two days.
            let joined = s.text.get(start..s.at - 2)?;
            let short = digits == 2
                && (joined.ends_with(' ')
                    && !joined.contains('.')
                    && day_leads.is_some()
                    && (10..50).contains(&year)
                    && stands_last(s.rest())
                    || joined.ends_with(any_of("'’"))
                    || joined.len() == 5 && joined.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    || ['-', '/']
                        .iter()
                        .any(|&sign| joined.ends_with(sign) && joined.matches(sign).count() == 2));
            let fits = (digits == 4 && (1970..2200).contains(&year)) || short;
            // `05/Mar/2024:23:58:01` goes on with the time.
            let stops = |sign: char| s.rest().strip_prefix(sign).is_some_and(|rest| !rest.starts_with(digit));
            let on = s.rest().starts_with(". ")
                || digits == 4 && (stops(':') || stops('.'))
                || joined_time(s.rest()) && joined.contains('/');
            (fits && (!s.rest().starts_with(any_of(":.%")) || on)).then_some(year)
        })
    });
    s.attempt(|s| {
        s.blanks();
        s.known(YEAR_MARKS).then_some(())
    });
    Some(WrittenDate { worded: Some(day_leads.is_some()), ..WrittenDate::new(year, month, day)? })
}

/// True for `:23:58`.
fn joined_time(rest: &str) -> bool {
    rest.strip_prefix(':').and_then(|rest| rest.get(2..3)) == Some(":")
}

fn month(s: &mut Cursor<'_>) -> Option<u32> {
    let month = s.word_of(MONTHS)?;
    s.eat(".");
    u32::try_from(month + 1).ok()
}

fn day_month(s: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let day = s.value(1, 2)?;
    // `in the night of 19/20 November`
    s.attempt(|s| (s.eat("/") && s.value(1, 2)? == day + 1).then_some(()));
    s.one_of(ORDINALS);
    s.eat(".");
    s.blanks();
    s.eat("-/");
    if s.known(OF) {
        s.blanks();
    }
    Some((month(s)?, day))
}

fn month_day(s: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let month = month(s)?;
    s.blanks();
    s.eat("-/");
    s.one_of(&["the"]);
    s.blanks();
    let day = s.value(1, 2)?;
    s.one_of(ORDINALS);
    let rest = s.rest();
    // `sent out 3.9.1` says no October.
    let version = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(digit));
    let clock = rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(digit));
    (!clock && !version && !s.in_word()).then_some((month, day))
}

/// `2024年3月4日`, `12 月 18 日`, `3월 4일`.
fn marked(s: &mut Cursor<'_>) -> Option<WrittenDate> {
    let mut year = None;
    let (mut number, digits) = s.number(1, 4)?;
    s.blanks();
    if s.eat("年년") {
        (digits != 1).then_some(())?;
        year = Some(number);
        s.blanks();
        number = s.value(1, 2)?;
        s.blanks();
    }
    s.eat("月월").then_some(())?;
    s.blanks();
    let day = s.value(1, 2)?;
    s.blanks();
    s.eat("日일号").then_some(())?;
    WrittenDate::new(year, number, day)
}

/// True where the date that begins `rest` is in the name of a page, as in `Incidents/2018-08-31-Media`, and in no path or address.
pub(super) fn names_page(head: &str, rest: &str) -> bool {
    /// Bytes: a place of pages has a short name.
    const PLACE: usize = 60;
    let year = rest.get(..4).is_some_and(|year| year.chars().all(digit)) && rest.get(4..5) == Some("-");
    let place = head.strip_suffix('/').filter(|place| year && place.len() < PLACE).unwrap_or_default();
    place.ends_with(|c: char| c.is_ascii_alphabetic())
        && !place.contains(|c: char| "/.".contains(c) || digit(c))
}
