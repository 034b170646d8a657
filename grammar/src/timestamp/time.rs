//! Times of day in every usual form.

use chrono::{NaiveTime, Timelike};

use crate::{
    civil::{ClockTime, Precision},
    span::{Signs, any_of, digit, rest_of, start_of},
    timestamp::{cursor::Cursor, zone::zone},
    words::{
        concepts::{
            ABOUT, AND, CLOCK, DOTTED_CUES, FOR, H_CUES, HALVES, NOON, TIME_CUES, TIME_LABELS, TO, UNITS,
        },
        last_word,
        lexicon::Tables,
    },
};

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A time that a clock shows.
    Time(WrittenTime),
    /// Written like a time, shown by no clock: `25:61`.
    Impossible,
    /// A row of a template that nobody filled in: `HH:MM`.
    Template,
    /// A place for a time that nobody filled: `??:??`, `--:--`.
    Placeholder,
}

/// A time that a clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenTime {
    /// The time.
    pub clock: ClockTime,
    /// True where no hour is written: `37:53.5`, which is here in the first of the day.
    pub hourless: bool,
    /// True for `24:00`, the midnight that ends the day.
    pub next_day: bool,
    /// True when the half of the day is written, and whether it is the second.
    pub half: Option<bool>,
    /// The last time that it can be, where a digit is left open: `17:1x`.
    pub latest: Option<ClockTime>,
}

/// Hour, minutes and what follows them, as written.
#[derive(Default)]
struct Parts {
    hour: u32,
    minute: u32,
    second: u32,
    nanos: u32,
    precision: Option<Precision>,
    /// How many minutes are left open: none, nine or all of the hour.
    open: u32,
    /// True when the form alone makes it a time; else a half of the day or a word has to.
    sure: bool,
    /// True where minutes come first.
    hourless: bool,
}

/// What stands between hours, minutes and seconds: a colon, a wide one, the sign of a ratio.
const COLONS: &str = ":：∶";

/// What places for a time begin with that were left open.
static OPEN: Signs = Signs::new("Hh?-xXtT");

/// A time at the cursor.
pub fn time(s: &mut Cursor<'_>) -> Option<Written> {
    s.attempt(|s| {
        let open = OPEN.begin(s.rest());
        if open && ["HH:MM", "HH:mm", "hh:mm", "Hh:Mm"].iter().any(|form| s.literal(form)) {
            return Some(Written::Template);
        }
        if open
            && ["??:??", "--:--", "xx:xx", "XX:XX", "tbd", "TBD", "?:?"].iter().any(|open| s.literal(open))
        {
            return Some(Written::Placeholder);
        }
        let before = s.attempt(|s| {
            (!s.rest().starts_with(|c: char| c.is_ascii())).then_some(())?;
            let half = s.word_of(HALVES).or_else(|| s.word_of(NOON).map(|_| AT_NOON))?;
            s.blanks();
            Some(second_half(half, s))
        });
        let start = s.at;
        let Parts { mut hour, mut minute, second, nanos, precision, open, sure, hourless } = parts(s)?;
        let complete = sure && is_complete(*s);
        let half = if complete { None } else { s.attempt(|s| half(s, sure, hour)) };
        let half = half.or(before).or_else(|| if sure { None } else { half_of_end(s) });
        // `at 9 Uhr` is a time; `9 hours` is a length.
        let clock = if complete { None } else { clock(s) };
        let named = clock == Some(0);
        let told = !sure && told(s.text, start);
        (sure || half.is_some() || named || told).then_some(())?;
        if named && !sure {
            minute = s.attempt(minutes_after).unwrap_or(minute);
        }
        let mut after = s.rest().bytes();
        match after.next() {
            Some(b'%' | b'0'..=b'9') => return None,
            Some(b':')
                if !sure && !named && half.is_none() && !told
                    || after.next().is_some_and(|byte| byte.is_ascii_digit()) =>
            {
                return None;
            }
            _ => {}
        }
        if let Some(second_half) = half {
            (hour <= 24).then_some(())?;
            // `午後0時10分`
            if hour <= 12 {
                hour = hour % 12 + if second_half { 12 } else { 0 };
            }
        }
        let precision = precision.unwrap_or(Precision::Minutes);
        let next_day = (hour, minute, second) == (24, 0, 0);
        let shown = NaiveTime::from_hms_opt(if next_day { 0 } else { hour }, minute, second);
        let shown = shown.and_then(|time| time.with_nanosecond(nanos));
        Some(shown.map_or(Written::Impossible, |time| {
            let last = time.with_minute(minute + open).filter(|_| open > 0);
            let latest = last.map(|time| ClockTime { time, precision });
            let clock = ClockTime { time, precision };
            Written::Time(WrittenTime { clock, hourless, next_day, half, latest })
        }))
    })
}

/// Tables whose words may follow minutes as a part of the time.
static FOLLOWING: Tables = Tables::new(&[HALVES, NOON, CLOCK]);

/// True where no more of a time follows, by a look at the first letters: behind nearly every one.
fn is_complete(mut s: Cursor<'_>) -> bool {
    s.blanks();
    match s.rest().bytes().next() {
        Some(b'a' | b'A' | b'p' | b'P' | b'u' | b'U' | 0x80..) => false,
        _ => !FOLLOWING.may_begin(s.rest()),
    }
}

/// Which word for a clock is next.
fn clock(s: &mut Cursor<'_>) -> Option<usize> {
    s.attempt(joined_hour).map(|()| 1).or_else(|| {
        s.attempt(|s| {
            s.blanks();
            s.row_of(CLOCK).filter(|_| !s.in_word())
        })
    })
}

/// The minutes of `7 Uhr 30`, behind the word for a clock; `7 Uhr 30 Kunden` goes on with something else.
fn minutes_after(s: &mut Cursor<'_>) -> Option<u32> {
    s.blanks();
    let minutes = s.value(2, 2).filter(|minutes| *minutes < 60)?;
    let rest = s.rest();
    let next = rest.trim_start().chars().next().unwrap_or(' ');
    let goes_on = next.is_uppercase() || next.is_ascii_digit() || "%/".contains(next);
    let clock = rest.starts_with(':') && !rest.starts_with(": ");
    (!goes_on && !clock && !s.in_word()).then_some(minutes)
}

/// The half of the day that the end of a range states: `2 - 3pm`. The cursor stays before the range.
fn half_of_end(s: &Cursor<'_>) -> Option<bool> {
    let mut s = *s;
    s.blanks();
    s.eat("-–—").then_some(())?;
    s.blanks();
    let hour = s.value(1, 2)?;
    half(&mut s, false, hour)
}

/// The hour and what follows it, in every form.
fn parts(s: &mut Cursor<'_>) -> Option<Parts> {
    let start = s.at;
    // The basic form of ISO 8601: `20241120T100211Z`.
    if let Some(joined) = s.attempt(|s| s.text.get(..start)?.ends_with('T').then(|| s.value(6, 6)).flatten())
    {
        let (hour, minute, second) = (joined / 10_000, joined / 100 % 100, joined % 100);
        return Some(Parts {
            hour,
            minute,
            second,
            precision: Some(Precision::Seconds),
            sure: true,
            ..Parts::default()
        });
    }
    let (hour, digits) = s.number(1, 4)?;
    let mut parts = Parts { hour, sure: true, ..Parts::default() };
    if digits > 2 {
        // `1428Z`, `1625: text`, `0930 UTC`; a year is none of these.
        let end = s.at;
        let zoned = |s: &mut Cursor<'_>| {
            s.blanks();
            zone(s).is_some_and(|zone| !zone.name.starts_with(any_of("+-−"))).then_some(())
        };
        // `1428 - text` at the head of a line, where it is no year.
        let head = s.text.get(..start).is_some_and(|before| !before.contains(char::is_alphanumeric));
        let led = head
            && [" - ", " – ", " — "].iter().any(|sign| s.rest().starts_with(sign))
            && !(1990..2036).contains(&hour);
        // `0700 and 0845 UTC`, `0700-0845 UTC`
        let edge = |s: &mut Cursor<'_>| {
            s.blanks();
            (s.known(TO) || s.known(AND)).then_some(())?;
            s.blanks();
            s.value(4, 4)?;
            zoned(s)
        };
        // `We saw it at 0412.`; `peaked at 1500` counts.
        let night = s.text.get(start..).is_some_and(|number| number.starts_with('0'));
        let cued = night && leads_dotted(s.text, start);
        let told = led
            || cued
            || behind_date(s)
            || s.attempt(edge).is_some()
            || s.rest().starts_with(": ")
            || s.rest().trim_start().starts_with("hrs")
            || s.attempt(zoned).is_some();
        s.at = end;
        (parts.hour, parts.minute) = (hour / 100, hour % 100);
        return (digits == 4 && told && parts.hour < 24 && parts.minute < 60).then_some(parts);
    }
    if !s.rest().starts_with(": ") && s.eat(COLONS) || digits == 2 && s.literal(" : ") {
        colons(s, &mut parts)?;
    } else if let Some(minute) = s.attempt(marked) {
        parts.minute = minute;
        let seconds = s.attempt(|s| {
            s.blanks();
            let seconds = s.value(1, 2)?;
            s.eat("秒초").then_some(seconds)
        });
        parts.second = seconds.unwrap_or(0);
        parts.precision = seconds.map(|_| Precision::Seconds);
    } else if s.attempt(dotted).is_some() {
        // What tells that it is a time stays unread; full-width digits take more bytes.
        s.at = start + s.text.get(start..)?.find('.')? + 1;
        parts.minute = s.value(2, 2)?;
    } else if let Some(minute) = s.attempt(worded_minutes) {
        parts.minute = minute;
    } else {
        parts.sure = false;
    }
    Some(parts)
}

/// The minutes of `16 óra 42 perckor`, where the word behind them says that they are none of a length.
fn worded_minutes(s: &mut Cursor<'_>) -> Option<u32> {
    s.blanks();
    s.word_of(UNITS)?;
    s.blanks();
    let minutes = s.value(1, 2)?;
    s.blanks();
    s.row_of(CLOCK).filter(|row| *row == 2).map(|_| minutes)
}

/// What stands after the first colon: minutes, seconds, a fraction, or a digit left open.
fn colons(s: &mut Cursor<'_>, parts: &mut Parts) -> Option<()> {
    let Some(minute) = s.value(2, 2) else {
        if s.attempt(|s| (s.eat("x?") && s.eat("x?")).then_some(())).is_some() {
            parts.open = 59;
        } else {
            parts.minute = 10 * s.peek()?.to_digit(10)?;
            s.at += 1;
            s.eat("x?").then_some(())?;
            parts.open = 9;
        }
        return Some(());
    };
    parts.minute = minute;
    let second = s.attempt(|s| s.eat(COLONS).then(|| s.value(2, 2)).flatten());
    if let Some(second) = second {
        (parts.second, parts.precision) = (second, Some(Precision::Seconds));
    }
    s.attempt(|s| {
        let comma = s.rest().starts_with(',');
        s.eat(".,").then_some(())?;
        let (fraction, digits) = s.number(1, 9)?;
        (second.is_some() || !comma || digits == 3).then_some(())?;
        (second.is_some() || !s.in_word()).then_some(())?;
        (parts.nanos, parts.precision) = (fraction * 10_u32.pow(9 - digits), Some(Precision::Millis));
        // Only seconds have a fraction.
        if second.is_none() {
            (parts.hour, parts.minute, parts.second) = (0, parts.hour, minute);
            parts.hourless = true;
        }
        Some(())
    });
    Some(())
}

/// True when a word before byte `at` says that a time follows: `ore 13`, `godz. 9`.
#[must_use]
pub fn told(text: &str, at: usize) -> bool {
    let before = start_of(text, at).trim_end_matches([' ', '.']);
    TIME_CUES.holds(last_word(before))
}

/// Tables of words that may lead to such a time.
static DOTTED_LEADS: Tables = Tables::new(&[TIME_CUES, DOTTED_CUES, ABOUT, TIME_LABELS]);

/// True when a word before byte `at` says that hours and minutes follow, be there a full stop between them: `gegen 8.15`.
#[must_use]
pub fn leads_dotted(text: &str, at: usize) -> bool {
    let before = start_of(text, at);
    let Some(words) = before.strip_suffix(' ') else { return false };
    if !DOTTED_LEADS.may_begin(last_word(words.trim_end_matches(any_of(" .*_:")))) {
        return false;
    }
    let cue = |words: &str| DOTTED_CUES.holds(last_word(words));
    // `at about 8.15`
    let about = last_word(words);
    let about = (ABOUT.begins(about) == Some(about.len()))
        .then(|| start_of(words, words.len() - about.len()).trim_end());
    // `Tidpunkt: 10.20`
    let label = words.trim_end_matches(any_of("*_ ")).strip_suffix(':').map(last_word);
    let label = label.is_some_and(|word| TIME_LABELS.begins(word) == Some(word.len()));
    told(text, at) || cue(words) || about.is_some_and(cue) || label
}

/// True where what ends at the cursor is set off by blanks and a date in numbers stands before it: `2/13/25 0830 - text`,
/// `06/04/2023 21.42 - text`.
fn behind_date(s: &Cursor<'_>) -> bool {
    let before = start_of(s.text, s.at).trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let date = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut after = *s;
    let ends = after.known(CLOCK) && !after.in_word() || s.rest().starts_with(' ');
    ends && date.is_some_and(|date| date.split(any_of("-/.")).filter(number).count() == 3)
}

/// True where what is around a number at byte `at` tells that it is the hours before a full stop and minutes.
#[must_use]
pub fn is_dotted(text: &str, at: usize) -> bool {
    let mut s = Cursor { text, at };
    s.value(1, 2).is_some() && dotted(&mut s).is_some()
}

/// The sign for hours at `22.40u`, the cursor before it.
fn joined_hour(s: &mut Cursor<'_>) -> Option<()> {
    (s.eat("u") && !s.in_word()).then_some(())
}

/// The minutes of `14.28`, where a word, a date, a zone or a half of the day says that it is a time.
fn dotted(s: &mut Cursor<'_>) -> Option<u32> {
    let dot = s.at;
    s.eat(".").then_some(())?;
    let minute = s.value(2, 2)?;
    let led = leads_dotted(s.text, dot.saturating_sub(2)) || leads_dotted(s.text, dot.saturating_sub(1));
    let led = led || behind_date(s) || s.attempt(joined_hour).is_some();
    s.blanks();
    let zoned = |s: &mut Cursor<'_>| zone(s).is_some_and(|zone| !zone.name.starts_with(any_of("+-−")));
    // `van 23.35 tot 01.45 uur`
    let edge = |s: &mut Cursor<'_>| {
        s.known(TO).then(|| s.blanks())?;
        s.value(1, 2)?;
        s.eat(".").then(|| s.value(2, 2)).flatten()?;
        s.blanks();
        s.known(CLOCK).then_some(())
    };
    let led = led || s.known(CLOCK) || half(s, true, 0).is_some();
    (led || s.attempt(edge).is_some() || zoned(s)).then_some(minute)
}

/// `h28`, ` h 28`, `h`, `u28`, `時28分`, `点`, `시 27분`: the minutes after an hour.
fn marked(s: &mut Cursor<'_>) -> Option<u32> {
    s.blanks();
    if s.eat("时時시点點점") {
        // `1시간`, `2時間` are lengths, `2点を` counts things.
        let points = start_of(s.text, s.at).ends_with('点');
        let counts = |c: char| "간間间".contains(c) || points && ('ぁ'..='ゖ').contains(&c);
        (!s.rest().starts_with(counts)).then_some(())?;
        s.blanks();
        if s.eat("半반") {
            return Some(30);
        }
        return Some(
            s.attempt(|s| {
                let minutes = s.value(1, 2)?;
                s.blanks();
                s.eat("分분");
                Some(minutes)
            })
            .unwrap_or(0),
        );
    }
    s.eat("hu").then_some(())?;
    // `14h` alone is a length, unless a word leads to it as to a time; `pendant 1 h 23` is always one.
    let before = s.text.get(..s.at)?.trim_end_matches(any_of("huH ")).trim_end_matches(digit);
    (!before.strip_suffix(' ').is_some_and(|before| FOR.holds(last_word(before)))).then_some(())?;
    let led = before.ends_with('~')
        || before.strip_suffix(' ').is_some_and(|before| H_CUES.holds(last_word(before)));
    // `13 h : clôture`, `10h15min – certificado` at the head of a line.
    let leads = before.chars().all(|c| !c.is_alphanumeric());
    let set_off = |s: &Cursor<'_>| s.rest().trim_start().starts_with(any_of(":–—-"));
    // `04/04, 14h : clôture`
    let dated = before.trim_end_matches(any_of(" ,")).ends_with(digit);
    let lone = led || (leads || dated) && set_off(s) || is_edge(s);
    let minutes = s.attempt(|s| {
        s.blanks();
        let minutes = s.value(2, 2)?;
        // `(2 h 40 min)` is a length.
        let counted = s.attempt(|s| {
            s.blanks();
            s.literal("min").then_some(())
        });
        let time = if counted.is_some() { led || leads && set_off(s) } else { !s.in_word() };
        time.then_some(minutes)
    });
    (minutes.is_some() || lone && !s.in_word()).then_some(minutes.unwrap_or(0))
}

/// True before the other edge of a range: `de 8h à 20h`.
fn is_edge(s: &Cursor<'_>) -> bool {
    let mut s = *s;
    s.blanks();
    let joined = s.known(TO) && {
        s.blanks();
        s.value(1, 2).is_some()
    };
    joined && s.eat("h")
}

/// Neither half of the day, but the hours around noon.
const AT_NOON: usize = 2;

/// Whether a half of the day before the cursor is the second: noon is where the hour that follows is not of the morning.
fn second_half(row: usize, s: &Cursor<'_>) -> bool {
    let mut s = *s;
    let hour = s.value(1, 2).filter(|_| row == AT_NOON);
    hour.map_or(row != 0, past_noon)
}

/// True for an hour near noon that is not of the morning.
fn past_noon(hour: u32) -> bool {
    hour < 10 || hour == 12
}

/// `in the evening`, `abends`: what `half` does not know by its letters.
fn worded_half(s: &mut Cursor<'_>) -> Option<usize> {
    let noon = || NOON.longest(s.rest()).map(|(_, length)| (AT_NOON, length));
    let (row, length) = HALVES.longest(s.rest()).or_else(noon).filter(|(_, length)| *length > 3)?;
    s.at += length;
    Some(row)
}

/// `am`, `PM`, `p.m.`, `in the evening`, behind minutes `a`: true for the second half of the day.
fn half(s: &mut Cursor<'_>, minutes: bool, hour: u32) -> Option<bool> {
    let joined = !s.rest().starts_with(' ');
    s.blanks();
    let first = s.rest().bytes().next()?;
    // Where no blanks are written, `晚` may begin another word.
    let wide = s.rest().starts_with(|c| c >= '\u{2e80}');
    if !joined
        && !wide
        && let Some(row) = worded_half(s)
    {
        return Some(if row == AT_NOON { past_noon(hour) } else { row == 1 });
    }
    let second = match first {
        b'a' | b'A' => false,
        b'p' | b'P' => true,
        _ => return None,
    };
    let rest = rest_of(s.rest(), 1);
    let ends = |end: &&str| start_of(rest, end.len()).eq_ignore_ascii_case(end);
    let end = ["m", ". m.", ".m.", ".m", ""].into_iter().find(ends)?;
    (joined && minutes || !end.is_empty()).then_some(())?;
    s.at += 1 + end.len();
    (!s.in_word()).then_some(second)
}
