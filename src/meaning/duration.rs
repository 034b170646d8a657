//! Durations in words: "43 minutes", "1h 20m", "just under four hours", "half a day", "35+ hours".

use crate::{read::words::fold, span::Span};

/// A duration as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// Where it stands in the scanned text.
    pub span: Span,
    /// Its length in seconds; "just under four hours" is 14 400.
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
}

/// Units with their length in seconds; the longest name that matches counts.
const UNITS: &[(&str, i64)] = &[
    ("seconds", 1),
    ("second", 1),
    ("secs", 1),
    ("sec", 1),
    ("s", 1),
    ("minutes", 60),
    ("minute", 60),
    ("mins", 60),
    ("min", 60),
    ("m", 60),
    ("hours", 3600),
    ("hour", 3600),
    ("hrs", 3600),
    ("hr", 3600),
    ("h", 3600),
    ("days", 86_400),
    ("day", 86_400),
    ("d", 86_400),
    ("weeks", 604_800),
    ("week", 604_800),
    ("minuten", 60),
    ("stunden", 3600),
    ("stunde", 3600),
    ("tage", 86_400),
    ("tag", 86_400),
    ("heures", 3600),
    ("heure", 3600),
    ("jours", 86_400),
    ("minutos", 60),
    ("horas", 3600),
    ("hora", 3600),
    ("minuti", 60),
    ("ore", 3600),
    ("uur", 3600),
    ("分钟", 60),
    ("分間", 60),
    ("分", 60),
    ("小时", 3600),
    ("時間", 3600),
    ("분", 60),
    ("시간", 3600),
    ("минут", 60),
    ("минуты", 60),
    ("часа", 3600),
    ("часов", 3600),
    ("minut", 60),
    ("godzin", 3600),
    ("godziny", 3600),
];

/// Number words.
const NUMBERS: &[(&str, i64)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("forty-five", 45),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
    ("eine", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
];

/// Words before a duration that say how exact it is; the longest that matches counts.
const BOUNDS: &[(&str, Bound)] = &[
    ("just under", Bound::Under),
    ("under", Bound::Under),
    ("nearly", Bound::Under),
    ("almost", Bound::Under),
    ("just short of", Bound::Under),
    ("about", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("approx", Bound::About),
    ("approx.", Bound::About),
    ("roughly", Bound::About),
    ("circa", Bound::About),
    ("ca.", Bound::About),
    ("~", Bound::About),
    ("over", Bound::Over),
    ("more than", Bound::Over),
    ("at least", Bound::Over),
    ("just over", Bound::Over),
    ("etwa", Bound::About),
    ("rund", Bound::About),
    ("environ", Bound::About),
    ("knapp", Bound::Under),
    ("casi", Bound::Under),
    ("fast", Bound::Under),
    ("unos", Bound::About),
    ("cerca de", Bound::About),
];

/// Every duration in `text`, from left to right.
#[must_use]
pub fn durations(text: &str) -> Vec<Duration> {
    let lower = fold(text);
    let mut found: Vec<Duration> = Vec::new();
    let mut at = 0;
    let mut word_start = true;
    while let Some(c) = lower.get(at..).and_then(|rest| rest.chars().next()) {
        if word_start
            && c.is_alphanumeric()
            && let Some(mut duration) = quantity(&lower, at)
        {
            at = duration.span.end;
            let joint = found.last().is_some_and(|last| {
                let between = lower.get(last.span.end..duration.span.start).unwrap_or("?").trim();
                ["", "and", ",", "und", "et", "y", "e"].contains(&between) && duration.unit < last.unit
            });
            if joint && let Some(last) = found.last_mut() {
                last.seconds += duration.seconds;
                last.unit = duration.unit;
                last.span.end = duration.span.end;
            } else {
                let before = lower.get(..duration.span.start).unwrap_or_default().trim_end();
                let bound = BOUNDS
                    .iter()
                    .filter(|(word, _)| before.ends_with(word))
                    .max_by_key(|(word, _)| word.len());
                if let Some((_, bound)) = bound {
                    duration.bound = *bound;
                }
                found.push(duration);
            }
            word_start = false;
            continue;
        }
        word_start = !(c.is_alphanumeric() || ".:/".contains(c));
        at += c.len_utf8();
    }
    found
}

/// A number and its unit at byte `at`.
fn quantity(text: &str, at: usize) -> Option<Duration> {
    let rest = text.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut bound = Bound::Exact;
    // Hundredths, so that "2.5 hours" needs no floating point.
    let (mut hundredths, mut len) = if (1..=6).contains(&digits) {
        let whole: i64 = rest.get(..digits)?.parse().ok()?;
        let fraction = rest.get(digits..)?.strip_prefix(['.', ',']).unwrap_or_default();
        let places = fraction.bytes().take_while(u8::is_ascii_digit).count();
        match places {
            0 => (whole * 100, digits),
            1 => (whole * 100 + fraction.get(..1)?.parse::<i64>().ok()? * 10, digits + 2),
            _ => (whole * 100 + fraction.get(..2)?.parse::<i64>().ok()?, digits + 1 + places),
        }
    } else {
        let word = rest.split(|c: char| !(c.is_alphabetic() || c == '-')).next()?;
        if word == "half" {
            let tail = rest.get(4..)?.trim_start();
            let article = if tail.starts_with("an ") {
                3
            } else if tail.starts_with("a ") {
                2
            } else {
                0
            };
            (50, rest.len() - tail.len() + article)
        } else {
            (NUMBERS.iter().find(|(name, _)| *name == word)?.1 * 100, word.len())
        }
    };
    if rest.get(len..)?.starts_with('+') {
        bound = Bound::Over;
        len += 1;
    }
    for between in [" and a half", " full", " whole", " entire"] {
        if rest.get(len..)?.starts_with(between) {
            len += between.len();
            hundredths += if between.ends_with("half") { 50 } else { 0 };
        }
    }
    let tail = rest.get(len..)?;
    let gap = tail.len() - tail.trim_start_matches([' ', '-', '\u{a0}']).len();
    (gap <= 2).then_some(())?;
    let tail = tail.get(gap..)?;
    let word = tail.split(|c: char| !c.is_alphabetic()).next()?;
    let (name, unit) = UNITS
        .iter()
        .filter(|(name, _)| if name.is_ascii() { *name == word } else { tail.starts_with(name) })
        .max_by_key(|(name, _)| name.len())?;
    (digits > 0 || name.len() > 1).then_some(())?;
    len += gap + name.len();
    if rest.get(len..)?.starts_with(" and a half") {
        hundredths += 50;
        len += " and a half".len();
    }
    let seconds = hundredths.checked_mul(*unit)? / 100;
    let unit = if hundredths % 100 == 0 { *unit } else { unit / 2 };
    Some(Duration { span: Span::new(at, at + len), seconds, unit, bound })
}

#[cfg(test)]
mod tests {
    use super::{Bound, durations};

    #[test]
    fn durations_in_words() {
        let cases = [
            ("down for 43 minutes", "43 minutes", 2580, Bound::Exact),
            ("for approximately 2.5 hours", "2.5 hours", 9000, Bound::About),
            ("just under four hours", "four hours", 14_400, Bound::Under),
            ("lasted 1h 20m", "1h 20m", 4800, Bound::Exact),
            ("about half a day", "half a day", 43_200, Bound::About),
            ("35+ minutes", "35+ minutes", 2100, Bound::Over),
            ("a full day", "a full day", 86_400, Bound::Exact),
            ("an hour and a half", "an hour and a half", 5400, Bound::Exact),
            ("2 hours and 5 minutes", "2 hours and 5 minutes", 7500, Bound::Exact),
            ("etwa 20 Minuten", "20 Minuten", 1200, Bound::About),
            ("停止 30分間", "30分間", 1800, Bound::Exact),
        ];
        for (text, words, seconds, bound) in cases {
            let found = durations(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(
                (found[0].span.of(text), found[0].seconds, found[0].bound),
                (words, seconds, bound),
                "{text}"
            );
        }
        for text in ["version 1.5.3", "at 10:43", "a dashboard", "m", "port 8080"] {
            assert_eq!(durations(text), [], "{text}");
        }
    }
}
