//! Durations in words: "43 minutes", "1h 20m", "just under four hours", "half a day", "35+ hours", "several hours".

use crate::{
    span::{Signs, Span, any_of, digit, rest_of, start_of},
    words::{
        NUMBER_VALUES,
        concepts::{
            A_WHILE, AND_HALF, HALF, LIST_AND, MORE, NUMBERS, ONE_HALF, OVER, RATES, ROUGHLY, TWO, UNDER,
            UNITS, UP_TO, VAGUE,
        },
        lexicon::Table,
        said::{Ends, begins, begins_each, begins_row},
    },
};

/// A duration as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// Where it stands in the scanned text, without words such as "about" before it.
    pub span: Span,
    /// Its length in seconds; "just under four hours" is 14 400, "10-30 minutes" 1800, "several hours" 0.
    pub seconds: i64,
    /// The unit it was stated in, in seconds: its precision.
    pub unit: i64,
    /// How exactly it was stated.
    pub bound: Bound,
}

/// How exactly a duration was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// "about", "approximately", "around".
    About,
    /// "just under", "nearly", "almost", "up to".
    Under,
    /// "over", "more than", "35+".
    Over,
    /// "several hours": a unit and no number.
    Vague,
}

/// Words that a length of time may begin with in place of digits.
pub const COUNTS: [Table; 6] = [VAGUE, A_WHILE, HALF, ONE_HALF, TWO, NUMBERS];

/// Seconds of the rows of [`UNITS`]; a month is one of thirty days.
const SECONDS: [i64; 6] = [1, 60, 3600, 86_400, 604_800, 2_592_000];

/// Every duration in `lower`, which is folded and has words for numbers at `numbers`, from left to right.
#[must_use]
pub fn durations(lower: &str, numbers: &[usize]) -> Vec<Duration> {
    let mut found: Vec<Duration> = Vec::new();
    let mut floor = 0;
    let digit_from =
        |from: usize| Some(from + lower.as_bytes().get(from..)?.iter().position(u8::is_ascii_digit)?);
    let mut digit = digit_from(0);
    let mut numbers = numbers.iter().copied().peekable();
    while let Some(at) = digit.into_iter().chain(numbers.peek().copied()).min() {
        numbers.next_if_eq(&at);
        if digit == Some(at) {
            digit = digit_from(at + 1);
        }
        if (floor == 0 || at > floor)
            && may_begin(lower, at)
            && let Some(mut duration) = quantity(lower, at)
            && !is_rate(lower, at)
            && !are_codes(lower, duration.span)
        {
            // `2d22h`, `1h20m`, `2 hours and 5 minutes`, `3分12秒` are one.
            let mut end = duration.span.end;
            while duration.unit > 1
                && let Some(more) = joined(lower, end)
                && more.unit < duration.unit
                && more.bound == Bound::Exact
            {
                duration.seconds += more.seconds;
                duration.unit = more.unit;
                end = more.span.end;
            }
            duration.span.end = end;
            // `just over half an hour (33 min)`: the figures in brackets are the length.
            if let Some(exact) = lower
                .get(end..)
                .and_then(|rest| rest.strip_prefix(" ("))
                .and_then(|_| quantity(lower, end + 2))
                && rest_of(lower, exact.span.end).starts_with(')')
                && exact.bound == Bound::Exact
                && (exact.seconds - duration.seconds).abs() <= duration.seconds / 5
            {
                duration = Duration { span: Span::new(at, exact.span.end + 1), ..exact };
                end = duration.span.end;
                found.push(duration);
                floor = end;
                continue;
            }
            if duration.bound == Bound::Exact {
                let lead = Ends::of(start_of(lower, at));
                for (table, bound) in [(ROUGHLY, Bound::About), (OVER, Bound::Over), (UNDER, Bound::Under)] {
                    if lead.with(table).is_some() {
                        duration.bound = bound;
                    }
                }
            }
            found.push(duration);
            floor = end;
        }
    }
    found
}

/// True where a number may begin: after anything but a letter or the rest of a number; after CJK a word may begin anywhere.
fn may_begin(text: &str, at: usize) -> bool {
    let before = start_of(text, at).chars().next_back();
    // `11月6日1時30分` is a time, `$7.4M` a sum.
    !before.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}' || ".:/_#+$€£¥時时点點시".contains(c))
}

/// True for `503` and `404s`: answers of a server.
pub(super) fn is_code(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'4' | b'5', b'0'..=b'9', b'0'..=b'9'] | [b'4' | b'5', b'0'..=b'9', b'0'..=b'9', b's']
    )
}

/// True for `the 500s stopped`, `a few 404s`. `Down for 480s` is a length.
fn are_codes(text: &str, span: Span) -> bool {
    let code = is_code(span.of(text)) && span.of(text).ends_with('s');
    let before = || start_of(text, span.start).trim_end();
    code && ["the", "few", "some", "many", "more", "had", "saw", "http", "return", "returned", "served"]
        .iter()
        .any(|word| before().ends_with(word))
}

/// True for `97 errors a minute`, `twice a day`: how often, not how long.
fn is_rate(text: &str, at: usize) -> bool {
    let (before, here) = text.split_at_checked(at).unwrap_or((text, ""));
    if !here.starts_with("a ") && !here.starts_with("an ") {
        return false;
    }
    let mut words = before.rsplit(' ').filter(|word| !word.is_empty());
    match words.next() {
        Some(word) if RATES.holds(word) || word.bytes().all(|byte| byte.is_ascii_digit()) => true,
        Some(word) if word.ends_with('s') => words.next().is_some_and(|count| count.starts_with(digit)),
        _ => false,
    }
}

/// The smaller part of a duration whose larger part ends at `at`.
fn joined(text: &str, at: usize) -> Option<Duration> {
    let rest = text.get(at..)?;
    let words = rest.trim_start_matches(any_of(", "));
    let gap = rest.len() - words.len();
    // `2 hodiny a 15 minut`; elsewhere the letter is an article.
    let letter = || words.starts_with("a ").then_some(1);
    let and = begins(words, LIST_AND)
        .or_else(letter)
        .filter(|and| gap > 0 && rest_of(words, *and).starts_with(' '));
    quantity(text, at + gap + and.map_or(0, |and| and + 1))
}

/// What may stand between a number and its unit.
static GAP: Signs = Signs::new(" -\u{a0}\u{202f}");

/// A number and its unit at byte `at`.
fn quantity(text: &str, at: usize) -> Option<Duration> {
    let rest = text.get(at..)?;
    let mut bound = Bound::Exact;
    let digits = rest.starts_with(digit);
    let [unsaid, lull, half_a, one_half, two, named] =
        if digits { [None; 6] } else { begins_each(rest, COUNTS) };
    // Hundredths, so that "2.5 hours" needs no floating point.
    let (mut hundredths, mut len) = if digits {
        let (mut value, mut len) = decimal(rest)?;
        // Most numbers are those of a clock, and most others have no unit behind them.
        let next = rest.as_bytes().get(len)?;
        (next.is_ascii_alphanumeric() || !next.is_ascii() || b" +-~".contains(next)).then_some(())?;
        // "10-30 minutes", "3 to 4 days": the longer, at most.
        if let Some(between) = begins(rest_of(rest, len), UP_TO)
            && let Some((larger, more)) = decimal(rest_of(rest, len + between))
            && larger > value
        {
            value = larger;
            len += between + more;
            bound = Bound::Under;
        }
        (value, len)
    } else if let Some(len) = unsaid {
        bound = Bound::Vague;
        (0, len)
    } else if let Some(len) = lull {
        return Some(Duration { span: Span::new(at, at + len), seconds: 0, unit: 3600, bound: Bound::Vague });
    } else if let Some(len) = half_a {
        (50, len)
    } else if let Some(len) = one_half {
        (150, len)
    } else {
        // A word, or two joined: "fifty-three".
        let number = |text: &str, len: usize| NUMBER_VALUES.get(NUMBERS.row(text.get(..len)?)?).copied();
        let mut len = named.or(two)?;
        let mut value = if two.is_some() { 2 } else { number(rest, len)? };
        if value >= 20
            && let Some(units) = rest.get(len..)?.strip_prefix(any_of("- "))
            && let Some(more) = begins(units, NUMBERS)
            && let Some(units) = number(units, more).filter(|units| *units < 10)
        {
            value += units;
            len += 1 + more;
        }
        (value * 100, len)
    };
    if rest.get(len..)?.starts_with('+') {
        bound = Bound::Over;
        len += 1;
    }
    while let Some(more) = begins(rest_of(rest, len), MORE) {
        len += more;
    }
    let half = |len: &mut usize, hundredths: &mut i64| {
        if let Some(more) = rest.get(*len..).and_then(|rest| begins(rest, AND_HALF)) {
            *len += more;
            *hundredths += 50;
        }
    };
    half(&mut len, &mut hundredths);
    let tail = rest.get(len..)?;
    let gap = tail.len() - GAP.trim_start(tail).len();
    (gap <= 2).then_some(())?;
    let tail = tail.get(gap..)?;
    let (unit, name) = begins_row(tail, UNITS).and_then(|(row, name)| Some((*SECONDS.get(row)?, name)))?;
    // `3.7M requests` are millions.
    let fraction = rest.as_bytes().get(..len).is_some_and(|number| number.contains(&b'.'));
    (!(digits && fraction && gap == 0 && unit == 60 && name == 1)).then_some(())?;
    // "A second pump" is one more.
    (digits || unit > 1 || hundredths != 100).then_some(())?;
    // "Months ago" is when, not how long.
    (digits || name > 1 && !(bound == Bound::Vague && unit > 604_800)).then_some(())?;
    let after = tail.get(name..)?;
    len += gap + name;
    // "An hour and twenty": the same in words.
    if unit == 3600
        && let Some((minutes, more)) = minutes_after(after)
    {
        return Some(Duration {
            span: Span::new(at, at + len + more),
            seconds: hundredths * 36 + minutes * 60,
            unit: 60,
            bound,
        });
    }
    // "1h20", "1 h 20": minutes without their unit.
    let apart =
        if gap > 0 { after.len() - after.trim_start_matches(any_of(" \u{a0}\u{202f}")).len() } else { 0 };
    let after = rest_of(after, apart);
    if unit == 3600 && digits && name == 1 && after.len() >= 2 {
        let minutes = after.bytes().take_while(u8::is_ascii_digit).count();
        let goes_on = begins(after.get(2..)?.trim_start(), UNITS).is_some();
        if minutes == 2 && !goes_on && !after.get(2..)?.starts_with(|c: char| c.is_alphanumeric()) {
            let minutes: i64 = after.get(..2)?.parse().ok()?;
            return Some(Duration {
                span: Span::new(at, at + len + apart + 2),
                seconds: hundredths * 36 + minutes * 60,
                unit: 60,
                bound,
            });
        }
    }
    half(&mut len, &mut hundredths);
    let seconds = hundredths.checked_mul(unit)? / 100;
    let unit = if hundredths % 100 == 0 { unit } else { unit / 2 };
    Some(Duration { span: Span::new(at, at + len), seconds, unit: unit.max(1), bound })
}

/// Minutes in words behind an hour, and their bytes: ` and twenty`.
fn minutes_after(text: &str) -> Option<(i64, usize)> {
    let words = text.strip_prefix(' ')?;
    let and = begins(words, LIST_AND)?;
    let words = rest_of(words, and).strip_prefix(' ')?;
    let number = begins(words, NUMBERS)?;
    let minutes = *NUMBER_VALUES.get(NUMBERS.row(words.get(..number)?)?)?;
    // A number of something else mostly has a word behind it.
    let ends = !rest_of(words, number).trim_start().starts_with(char::is_alphanumeric);
    (ends && (5..60).contains(&minutes)).then_some((minutes, 2 + and + number))
}

/// Digits with at most one fraction, in hundredths, and their length.
fn decimal(text: &str) -> Option<(i64, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=6).contains(&digits).then_some(())?;
    let whole: i64 = text.get(..digits)?.parse().ok()?;
    let fraction = text.get(digits..)?.strip_prefix(any_of(".,")).unwrap_or_default();
    let places = fraction.bytes().take_while(u8::is_ascii_digit).count().min(9);
    // `1,140 minutes`
    if places == 3 && text.get(digits..)?.starts_with(',') {
        let thousands: i64 = fraction.get(..3)?.parse().ok()?;
        return Some(((whole * 1000 + thousands) * 100, digits + 4));
    }
    let mut hundredths = 0;
    for place in 0..2 {
        let digit = fraction.as_bytes().get(place).filter(|b| b.is_ascii_digit() && place < places);
        hundredths = hundredths * 10 + digit.map_or(0, |b| i64::from(b - b'0'));
    }
    Some((whole * 100 + hundredths, digits + if places > 0 { places + 1 } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::{super::telling::Told, Bound, Duration};
    use crate::words::fold;

    fn durations(text: &str) -> Vec<Duration> {
        let told = Told::of(text);
        super::durations(text, &told.whole(text).numbers(told.said))
    }

    #[test]
    fn durations_in_words() {
        let cases = [
            ("down for 43 minutes", "43 minutes", 2580, Bound::Exact),
            ("for approximately 2.5 hours", "2.5 hours", 9000, Bound::About),
            ("just under four hours", "four hours", 14_400, Bound::Under),
            ("lasted 1h 20m", "1h 20m", 4800, Bound::Exact),
            ("durée 1h20", "1h20", 4800, Bound::Exact),
            ("broken for 2d22h", "2d22h", 252_000, Bound::Exact),
            ("about half a day", "half a day", 43_200, Bound::About),
            ("35+ minutes", "35+ minutes", 2100, Bound::Over),
            ("a full day", "a full day", 86_400, Bound::Exact),
            ("an hour and a half", "an hour and a half", 5400, Bound::Exact),
            ("four and a half days", "four and a half days", 388_800, Bound::Exact),
            ("2 hours and 5 minutes", "2 hours and 5 minutes", 7500, Bound::Exact),
            ("outages of 10-30 minutes", "10-30 minutes", 1800, Bound::Under),
            ("delayed several hours", "several hours", 0, Bound::Vague),
            ("fifty-three days", "fifty-three days", 4_579_200, Bound::Exact),
            ("etwa 20 Minuten", "20 Minuten", 1200, Bound::About),
            ("knapp anderthalb oder 2,5 Stunden", "2,5 Stunden", 9000, Bound::Exact),
            ("fast eine halbe Stunde", "eine halbe Stunde", 1800, Bound::Under),
            ("停止 30分間", "30分間", 1800, Bound::Exact),
            ("历时超过15个半小时", "15个半小时", 55_800, Bound::Over),
            ("3분 12초", "3분 12초", 192, Bound::Exact),
            ("5+ часов простоя", "5+ часов", 18_000, Bound::Over),
            ("late by 1,140 minutes in total", "1,140 minutes", 68_400, Bound::Exact),
        ];
        for (text, words, seconds, bound) in cases {
            let found = durations(&fold(text));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(
                (found[0].span.of(text), found[0].seconds, found[0].bound),
                (words, seconds, bound),
                "{text}"
            );
        }
        for text in [
            "97 errors a minute",
            "twice a day",
            "version 1.5.3",
            "at 10:43",
            "a dashboard",
            "m",
            "port 8080",
            "one member",
            "v2.1d-3",
            "sold for $7.4M",
            "11月6日1時30分",
        ] {
            assert_eq!(durations(text), [], "{text}");
        }
    }
}
