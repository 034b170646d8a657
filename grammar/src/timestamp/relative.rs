//! Words that say when by something else: days (`yesterday`, `next day`, `Tue`), and how long after the start or the entry before.

use crate::{
    span::{any_of, digit},
    timestamp::{cursor::Cursor, date::ORDINALS},
    words::concepts::{
        ABOUT, DATE_ARTICLES, DAY_COUNTERS, DAY_NUMBERS, DAYS, HALF_HOURS, LATER, LEADS_LATER, NUMBERS,
        SHORT_WEEKDAYS, SOON, UNITS, UNITS_LATER, WEEKDAYS,
    },
    words::lexicon::Tables,
};

/// Words that the name of a day may begin with.
static DAY_WORDS: Tables = Tables::new(&[DAYS, DAY_NUMBERS, WEEKDAYS, SHORT_WEEKDAYS]);

/// A day that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// So many days after the one that the notes call today.
    Of(i32),
    /// So many days after that of the entry before.
    After(i32),
    /// The nearest day of this name, 0 for Monday.
    Weekday(u8),
    /// The nearest day of this name and number: `Tue 17th`.
    Numbered(u8, u8),
}

/// The day that words at the cursor name.
pub fn day(s: &mut Cursor<'_>) -> Option<Day> {
    // Nearly no word is one.
    if s.rest().starts_with(|c: char| c.is_ascii_alphabetic()) && !DAY_WORDS.pass(s.rest()) {
        return None;
    }
    if let Some(row) = s.row_of(DAYS) {
        return Some(match row {
            0 => Day::Of(-1),
            1 => Day::Of(0),
            2 => Day::Of(1),
            3 => Day::After(1),
            4 => Day::After(-1),
            _ => Day::After(0),
        });
    }
    if let Some(number) = s.attempt(|s| {
        let led = s.known(DAY_NUMBERS);
        s.blanks();
        let number = s.value(1, 2)?;
        (s.known(DAY_COUNTERS) || led).then_some(())?;
        (!s.in_word()).then_some(number)
    }) {
        return i32::try_from(number).ok().map(|number| Day::Of(number - 1));
    }
    s.attempt(|s| {
        let weekday = u8::try_from(s.word_of(WEEKDAYS)?).ok()?;
        s.eat(".");
        (!s.in_word()).then_some(())?;
        let number = s.attempt(numbered);
        Some(number.map_or(Day::Weekday(weekday), |number| Day::Numbered(weekday, number)))
    })
    .or_else(|| {
        s.attempt(|s| {
            let weekday = u8::try_from(s.word_of(SHORT_WEEKDAYS)?).ok()?;
            s.eat(".");
            let number = numbered(s)?;
            s.clock_follows().then_some(Day::Numbered(weekday, number))
        })
    })
}

/// The number of a day behind its name: ` 17th`, ` the 17th`, ` 17.`, ` 17` where a clock follows.
fn numbered(s: &mut Cursor<'_>) -> Option<u8> {
    s.skip(" ,");
    s.known(DATE_ARTICLES);
    s.blanks();
    let number = s.value(1, 2).filter(|number| (1..=31).contains(number))?;
    let told = s.one_of(ORDINALS) || s.eat(".");
    let ends = if told { !s.rest().starts_with(digit) } else { s.clock_follows() };
    (ends && !s.in_word()).then_some(())?;
    u8::try_from(number).ok()
}

/// The seconds after the entry before in `5 minutes later`, `через 10 минут`, `5分後`; none for `shortly after`.
pub fn later(s: &mut Cursor<'_>) -> Option<Option<i64>> {
    let mut led = None;
    let digits = s.rest().bytes().take_while(u8::is_ascii_digit).count();
    if digits > 3 {
        return None;
    }
    if digits == 0 {
        if let Some(row) = s.row_of(SOON) {
            return (row == 0 || set_off(s)).then_some(None);
        }
        s.known(ABOUT);
        s.blanks();
        led = s.row_of(LEADS_LATER);
        s.blanks();
    }
    let seconds = if s.known(HALF_HOURS) {
        1800
    } else {
        let count = match s.attempt(|s| s.value(1, 3)) {
            Some(count) => i64::from(count),
            None => *crate::words::NUMBER_VALUES.get(s.word_of(NUMBERS)?)?,
        };
        s.blanks();
        if led.is_none()
            && let Some(row) = s.row_of(UNITS_LATER)
        {
            return Some(seconds(row).map(|unit| count * unit));
        }
        count * unit(s)?
    };
    match led {
        Some(0) => Some(Some(seconds)),
        Some(_) => set_off(s).then_some(Some(seconds)),
        None => {
            s.blanks();
            (s.known(LATER) && !s.in_word()).then_some(Some(seconds))
        }
    }
}

/// `T+00:02:40`, `T+5m`, `T0+5m`, `+4m24s`, `T-10`: seconds since T.
pub fn elapsed(s: &mut Cursor<'_>) -> Option<i64> {
    let first = s.rest().bytes().next()?;
    (!first.is_ascii() || matches!(first, b'T' | b't' | b'+' | b'-')).then_some(())?;
    let start = s.at;
    let named = s.eat("Tt");
    if named {
        s.blanks();
        if s.rest().starts_with("0+") || s.rest().starts_with("0-") {
            s.at += 1;
        } else if let Some(after) = s.rest().strip_prefix('0')
            && after.trim_start().starts_with(any_of("(:=–—-["))
        {
            s.at += 1;
            return Some(0);
        }
    }
    let minus = s.rest().starts_with(any_of("-−"));
    (s.eat("+") || named && s.eat("-−")).then_some(())?;
    s.blanks();
    let (first, _) = s.number(1, 3)?;
    let mut seconds = i64::from(first);
    if s.eat(":") {
        seconds = seconds * 60 + i64::from(s.value(2, 2)?);
        if s.eat(":") {
            seconds = seconds * 60 + i64::from(s.value(2, 2)?);
        }
        // `[+0:05]` at the head of a line; elsewhere it is an offset.
        let head =
            || s.text.get(..start).is_some_and(|before| before.trim_start_matches(any_of("-* ")) == "[");
        (named || head()).then_some(())?;
    } else {
        // `T+0` needs no unit.
        seconds *= s.attempt(unit).or_else(|| (named && seconds == 0).then_some(1))?;
        while let Some(more) = s.attempt(|s| {
            s.blanks();
            let (value, _) = s.number(1, 3)?;
            Some(i64::from(value) * unit(s)?)
        }) {
            seconds += more;
        }
    }
    (!s.in_word()).then_some(if minus { -seconds } else { seconds })
}

/// True when what was read is set off from the words after it.
fn set_off(s: &Cursor<'_>) -> bool {
    let rest = s.rest().trim_start_matches(any_of("*_`)] "));
    rest.is_empty() || rest.starts_with(any_of(",:-–—|：，、→\t"))
}

/// A unit of time in seconds.
fn unit(s: &mut Cursor<'_>) -> Option<i64> {
    s.blanks();
    seconds(s.word_of(UNITS)?)
}

fn seconds(row: usize) -> Option<i64> {
    [1, 60, 3600, 86_400].get(row).copied()
}
