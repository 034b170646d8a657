//! Times of day in every usual form.

use chrono::{NaiveTime, Timelike};

use super::{
    scan::Scan,
    words::{CLOCK, HALVES},
    zone::zone,
};
use crate::incident::{ClockTime, Precision};

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A time that a clock shows.
    Time(WrittenTime),
    /// Written like a time, shown by no clock: `25:61`.
    Impossible,
    /// A place for a time that nobody filled: `??:??`, `--:--`.
    Placeholder,
}

/// A time that a clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenTime {
    /// The time.
    pub clock: ClockTime,
    /// True for `24:00`, the midnight that ends the day.
    pub next_day: bool,
    /// True when the half of the day is written, and whether it is the second.
    pub half: Option<bool>,
    /// True when a digit is left open: `17:1x`.
    pub open: bool,
}

/// A time at the cursor.
pub fn time(s: &mut Scan<'_>) -> Option<Written> {
    s.maybe(|s| {
        if ["??:??", "--:--", "xx:xx", "XX:XX", "tbd", "TBD", "?:?"].iter().any(|open| s.literal(open)) {
            return Some(Written::Placeholder);
        }
        let before = s.maybe(|s| {
            (!s.rest().starts_with(|c: char| c.is_ascii())).then_some(())?;
            let half = s.word_of(&HALVES)?;
            s.blanks();
            Some(half == 1)
        });
        let start = s.at;
        let (hour, digits) = s.number(1, 4)?;
        let (mut hour, mut minute, mut second, mut nanos) = (hour, 0, 0, 0);
        let mut precision = Precision::Minutes;
        let mut open = false;
        // Whether the form alone makes it a time; else a half of the day or a word has to.
        let mut sure = true;
        if digits > 2 {
            (digits == 4).then_some(())?;
            (hour, minute) = (hour / 100, hour % 100);
            // `1428Z`, `1625: text`, `0930 UTC`; a year is none of these.
            let marked = s.rest().starts_with('Z')
                || s.maybe(|s| {
                    s.blanks();
                    zone(s)
                })
                .is_some_and(|zone| !zone.name.starts_with(['+', '-', '−']))
                || s.rest().starts_with(": ")
                || s.rest().trim_start().starts_with("hrs");
            s.at = start;
            s.number(4, 4)?;
            (marked && hour < 24 && minute < 60).then_some(())?;
        } else if s.eat(":：")
            || s.rest().starts_with(" : ") && digits == 2 && {
                s.skip(" :");
                true
            }
        {
            if s.maybe(|s| (s.eat("xX?") && s.eat("xX?")).then_some(())).is_some() {
                open = true;
            } else if let Some(tens) = s.maybe(|s| {
                let tens = s.peek()?.to_digit(10)?;
                s.at += 1;
                s.eat("xX?").then_some(tens)
            }) {
                (minute, open) = (tens * 10, true);
            } else {
                minute = s.value(2, 2)?;
            }
            if let Some(seconds) = s.maybe(|s| s.eat(":：").then(|| s.value(2, 2)).flatten()) {
                second = seconds;
                precision = Precision::Seconds;
                s.maybe(|s| {
                    s.eat(".,").then_some(())?;
                    let (fraction, digits) = s.number(1, 9)?;
                    nanos = fraction * 10_u32.pow(9 - digits);
                    precision = Precision::Millis;
                    Some(())
                });
            }
        } else if let Some(minutes) = s.maybe(marked) {
            minute = minutes;
            if let Some(seconds) = s.maybe(|s| {
                s.blanks();
                let seconds = s.value(1, 2)?;
                s.eat("秒초").then_some(seconds)
            }) {
                second = seconds;
                precision = Precision::Seconds;
            }
        } else if let Some(minutes) = s.maybe(|s| {
            s.eat(".").then_some(())?;
            let minutes = s.value(2, 2)?;
            let told = s.maybe(|s| {
                s.blanks();
                s.known(&CLOCK).then_some(()).or_else(|| zone(s).map(|_| ())).or_else(|| half(s).map(|_| ()))
            });
            told.map(|()| minutes)
        }) {
            s.at = start;
            s.number(1, 2)?;
            s.eat(".");
            s.number(2, 2)?;
            minute = minutes;
        } else {
            sure = false;
        }
        let after = s.maybe(half);
        let clock = s.maybe(|s| {
            s.blanks();
            (s.known(&CLOCK) && !s.in_word()).then_some(())
        });
        let half = before.or(after);
        // `at 9 Uhr` is a time; `9 hours` is a length.
        let named = clock.is_some()
            && s.text.get(start..s.at).is_some_and(|text| text.ends_with("Uhr") || text.ends_with("uur"));
        (sure || half.is_some() || named).then_some(())?;
        if s.rest().starts_with(|c: char| c == ':' && digits < 3 && !sure || c == '%' || c.is_ascii_digit())
            || s.rest().starts_with(':')
                && s.rest().get(1..2).is_some_and(|next| next.bytes().all(|b| b.is_ascii_digit()))
        {
            return None;
        }
        if let Some(second_half) = half {
            (hour <= 24).then_some(())?;
            if (1..=12).contains(&hour) {
                hour = hour % 12 + if second_half { 12 } else { 0 };
            }
        }
        if (hour, minute, second) == (24, 0, 0) {
            let clock = ClockTime { time: NaiveTime::MIN, precision };
            return Some(Written::Time(WrittenTime { clock, next_day: true, half, open }));
        }
        let time = NaiveTime::from_hms_opt(hour, minute, second).and_then(|time| time.with_nanosecond(nanos));
        Some(time.map_or(Written::Impossible, |time| {
            Written::Time(WrittenTime { clock: ClockTime { time, precision }, next_day: false, half, open })
        }))
    })
}

/// `h28`, ` h 28`, `h`, `時28分`, `点`, `시 27분`: the minutes after an hour.
fn marked(s: &mut Scan<'_>) -> Option<u32> {
    s.blanks();
    if s.eat("时時시点點점") {
        s.blanks();
        if s.eat("半반") {
            return Some(30);
        }
        return Some(
            s.maybe(|s| {
                let minutes = s.value(1, 2)?;
                s.blanks();
                s.eat("分분");
                Some(minutes)
            })
            .unwrap_or(0),
        );
    }
    s.eat("hH").then_some(())?;
    s.blanks();
    let minutes = s.maybe(|s| s.value(2, 2));
    let lone = minutes.is_none() && !s.in_word() && s.text.get(..s.at)?.ends_with('h');
    (minutes.is_some() && !s.in_word() || lone).then_some(minutes.unwrap_or(0))
}

/// `am`, `PM`, `p.m.`, `a`: true for the second half of the day.
fn half(s: &mut Scan<'_>) -> Option<bool> {
    let joined = !s.rest().starts_with(' ');
    s.blanks();
    for (word, second) in [
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("am", false),
        ("pm", true),
        ("a", false),
        ("p", true),
    ] {
        let head = s.rest().get(..word.len()).unwrap_or_default();
        if head.eq_ignore_ascii_case(word) && (word.len() > 1 || joined) {
            s.at += word.len();
            return (!s.in_word()).then_some(second);
        }
    }
    None
}
