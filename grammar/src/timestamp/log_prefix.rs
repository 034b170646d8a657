//! Stamps behind what programs write before them: keys of structured logs, severities, hosts, links of chats.

use crate::{
    civil::Precision,
    span::{Span, any_of, start_of},
    timestamp::{
        compound::{Timestamp, epoch, stamp_at},
        cursor::Cursor,
        date::WrittenDate,
    },
    words::concepts::TIME_KEYS,
};

/// Keys whose values say what happened, the better ones first.
const SAID: &[&str] = &["msg", "message", "summary", "text", "event", "description"];

/// The stamp of a line that a program wrote, at or after byte `at`.
#[must_use]
pub fn behind(text: &str, at: usize) -> Option<Timestamp> {
    let mut s = Cursor { text, at };
    s.attempt(key)
        .or_else(|| s.attempt(severity_and_day))
        .or_else(|| s.attempt(priority))
        .or_else(|| s.attempt(host))
}

/// A date and a time to the second, or an epoch, at the cursor, whatever stands before it.
fn exact(s: &mut Cursor<'_>) -> Option<Timestamp> {
    stamp_here(s, |stamp| {
        stamp.date.is_some() && stamp.time.is_some_and(|time| time.precision >= Precision::Seconds)
    })
}

/// A stamp at the cursor, whatever stands before it, where it is `fine`.
fn stamp_here(s: &mut Cursor<'_>, fine: impl Fn(&Timestamp) -> bool) -> Option<Timestamp> {
    let rest = s.rest();
    let mut stamp = epoch(rest, 0).or_else(|| stamp_at(rest, 0)).filter(fine)?;
    stamp.span = Span::new(s.at + stamp.span.start, s.at + stamp.span.end);
    s.at = stamp.span.end;
    Some(stamp)
}

/// `"ts":"2024-03-05T23:58:01Z"` anywhere in a line of JSON, `time=2024-03-05T23:58:01Z` among the keys that another begins with.
fn key(s: &mut Cursor<'_>) -> Option<Timestamp> {
    let object = s.text.trim_start().starts_with('{');
    let pairs = !object && pair(s.rest()).is_some();
    let start = s.at;
    loop {
        let key = s.at;
        let found = s.attempt(|s| {
            s.skip("\"'");
            s.known(TIME_KEYS).then_some(())?;
            s.skip("\"' ");
            // `Date: …` heads a mail.
            (s.eat("=") || object && s.eat(":")).then_some(())?;
            s.skip("\"' ");
            // `t=10:02 text`: what a line begins with is its time.
            let head = key == start && !object;
            if head { stamp_here(s, Timestamp::timed) } else { exact(s) }
        });
        if found.is_some() || !object && !pairs {
            return found;
        }
        if pairs {
            s.at += pair(s.rest())?;
            continue;
        }
        let next = s.rest().get(1..)?.find('"').filter(|&next| next < 200)?;
        s.at += next + 1;
    }
}

/// Length of a key with its value and the blank behind it, `level=error `, that `text` begins with.
fn pair(text: &str) -> Option<usize> {
    let end = text.find(' ')?;
    let (key, value) = start_of(text, end).split_once('=')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "_.@".contains(c);
    (!key.is_empty() && key.chars().all(plain) && !value.contains('"')).then_some(end + 1)
}

/// `E0305 23:58:01.123456`: a letter for the severity, month and day.
fn severity_and_day(s: &mut Cursor<'_>) -> Option<Timestamp> {
    let start = s.at;
    s.rest().starts_with(any_of("IWEF")).then_some(())?;
    s.at += 1;
    let day = s.value(4, 4)?;
    s.rest().starts_with(' ').then_some(())?;
    s.blanks();
    let stamp = stamp_at(s.text, s.at).filter(|stamp| {
        stamp.date.is_none() && stamp.time.is_some_and(|time| time.precision == Precision::Millis)
    })?;
    let (month, day) = (day / 100, day % 100);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(())?;
    let date = Some(WrittenDate { month, day, ..WrittenDate::default() });
    Some(Timestamp { date, span: Span::new(start, stamp.span.end), ..stamp })
}

/// `<134>1 2024-03-05T23:58:01Z`: the priority and version of syslog (RFC 5424).
fn priority(s: &mut Cursor<'_>) -> Option<Timestamp> {
    s.eat("<").then_some(())?;
    s.value(1, 3)?;
    s.eat(">").then_some(())?;
    s.attempt(|s| {
        s.value(1, 1)?;
        s.eat(" ").then_some(())
    });
    stamp_at(s.text, s.at).filter(|stamp| stamp.date.is_some() && stamp.time.is_some())
}

/// `10.0.0.1 - - [05/Mar/2024:23:58:01 +0000]`: who asked, then when.
fn host(s: &mut Cursor<'_>) -> Option<Timestamp> {
    let (before, _) = s.rest().split_once('[')?;
    (before.len() < 80 && before.matches(" -").count() > 0).then_some(())?;
    s.at += before.len() + 1;
    exact(s).filter(|stamp| stamp.zone.is_some())
}

/// What a line of a structured log says: the value of its message, where one stands in `rest`.
#[must_use]
pub fn said(rest: &str) -> Option<&str> {
    SAID.iter().find_map(|key| {
        let at = rest.find(key)?;
        let before = rest.get(..at)?;
        let whole = before.ends_with(any_of("\" ,"));
        let value = rest.get(at + key.len()..)?.trim_start_matches('"');
        let value = value.strip_prefix(any_of(":=")).filter(|_| whole)?.trim_start();
        match value.strip_prefix('"') {
            Some(value) => {
                let ends = value.match_indices('"').map(|(at, _)| at);
                let end = ends.into_iter().find(|&at| !start_of(value, at).ends_with('\\'));
                value.get(..end.unwrap_or(value.len()))
            }
            None => value.split(any_of(" ,}")).next(),
        }
        .filter(|value| !value.is_empty())
    })
}

/// `dana  [7:13 AM](https://…/archives/C02/p1733943183106099)`: the instant of the message that a link names, in UTC,
/// the words before the link and those after it.
#[must_use]
pub fn permalink(text: &str) -> Option<(Timestamp, &str, &str)> {
    let archive = text.find("/archives/")?;
    let open = text.get(..archive)?.rfind("](")?;
    let start = text.get(..open)?.rfind('[')?;
    let time = text.get(start + 1..open)?;
    // Other links are references.
    let timed = time.len() < 24 && time.bytes().any(|byte| byte.is_ascii_digit()) && time.contains(':');
    let digits = text.get(archive..)?.find("/p").map(|at| archive + at + 2).filter(|_| timed)?;
    let number = text.get(digits..digits + 16).filter(|number| number.bytes().all(|b| b.is_ascii_digit()))?;
    let mut stamp = epoch(number.get(..10)?, 0)?;
    let end = digits + text.get(digits..)?.find(')')? + 1;
    stamp.span = Span::new(start, end);
    Some((stamp, text.get(..start)?, text.get(end..)?))
}
