//! Zones: offsets, abbreviations, full names and IANA names, as written and with the offset where the name fixes it.

use crate::{
    civil::{Offset, ZoneName},
    span::{any_of, digit, rest_of, start_of},
    timestamp::cursor::Cursor,
    words::{
        concepts::ZONES,
        fold,
        zones::{self, NamedZone},
    },
};

/// First words of IANA names: `Europe/Berlin`.
const ZONE_AREAS: &str =
    "Africa/|America/|Antarctica/|Asia/|Atlantic/|Australia/|Europe/|Indian/|Pacific/|Etc/|US/";

/// A zone as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenZone {
    /// Its name: `UTC`, `PST`, `Europe/Berlin`, `+02:00`, `local time`.
    pub name: ZoneName,
    /// Its offset, where the name alone fixes it, or by the stated default where several zones share the name.
    pub offset: Option<Offset>,
    /// True when several zones share the name.
    pub ambiguous: bool,
}

/// A zone at the cursor.
pub fn zone(s: &mut Cursor<'_>) -> Option<WrittenZone> {
    let start = s.at;
    let letter = s.rest().starts_with(|c: char| c.is_ascii_alphabetic());
    if !letter && let Some(offset) = s.attempt(numeric) {
        let name = s.text.get(start..s.at)?.to_owned().into();
        return Some(WrittenZone { name, offset: Some(offset), ambiguous: false });
    }
    if s.rest().starts_with(|c: char| c.is_ascii_uppercase())
        && s.rest().get(2..12).is_some_and(|near| near.contains('/'))
        && ZONE_AREAS.split('|').any(|area| s.rest().starts_with(area))
    {
        let inside = |c: char| c.is_alphanumeric() || "/_+-".contains(c);
        s.at += s.rest().find(|c| !inside(c)).unwrap_or(s.rest().len());
        return Some(WrittenZone {
            name: s.text.get(start..s.at)?.to_owned().into(),
            offset: None,
            ambiguous: false,
        });
    }
    s.attempt(|s| {
        let (known, length) = known(s)?;
        s.at += length;
        let mut zone =
            WrittenZone { name: known.name.into(), offset: known.offset, ambiguous: known.ambiguous };
        if !s.text.get(start..s.at)?.eq_ignore_ascii_case(known.name) {
            return Some(zone);
        }
        let ends = !s.rest().trim_start_matches('_').starts_with(char::is_alphanumeric);
        (ends || glued(rest_of(s.text, start)) == Some(s.at - start)).then_some(())?;
        if zone.offset == Some(Offset(0)) && zone.name != "Z" {
            s.attempt(|s| {
                s.blanks();
                let offset = numeric(s)?;
                // `01:02 UTC +1 day`
                (!s.rest().starts_with(" day")).then_some(())?;
                zone.offset = Some(offset);
                zone.name = s.text.get(start..s.at)?.to_owned().into();
                Some(())
            });
        }
        if let Some(offset) = s.attempt(explained) {
            (zone.offset, zone.ambiguous) = (Some(offset), false);
        }
        Some(zone)
    })
    .or_else(|| s.attempt(unknown))
}

/// The zone with whose name the rest begins, and the length of that: in any case.
fn known(s: &Cursor<'_>) -> Option<(NamedZone, usize)> {
    let glued = || if ZONES.may_begin(s.rest()) { glued(s.rest()) } else { None };
    let length = ZONES.begins(s.rest()).max(glued())?;
    let (written, after) = s.rest().split_at_checked(length)?;
    // `est` and `ist` are words of languages: they are zones behind a half of the day, and before no other word.
    let apart = length > 2 && !after.trim_start().starts_with(char::is_alphanumeric)
        || start_of(s.text, s.at).trim_end_matches(any_of(". ")).ends_with(any_of("mM"));
    let lower = || {
        let upper = written.to_ascii_uppercase();
        zones::named(&upper).filter(|zone| apart || is_universal(zone.name))
    };
    let other = || {
        let folded = fold(written);
        zones::all().find(|zone| zone.other_names().any(|name| name == folded))
    };
    Some((zones::named(written).or_else(other).or_else(lower)?, length))
}

/// True for the two names of the zone that others are told by.
fn is_universal(name: &str) -> bool {
    matches!(name, "UTC" | "GMT")
}

/// True for letters that begin as words do: `West-2` names a region, `WEST` a zone.
fn is_word(letters: &str) -> bool {
    letters.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase)
}

/// The zone of a city behind a time, set off from the words: `16:37 Denver - text`, `09:40 Tokyo: text`, `(09:12 Berlin)`.
pub fn city(s: &mut Cursor<'_>) -> Option<WrittenZone> {
    let near = start_of(s.rest(), s.rest().floor_char_boundary(24));
    let end =
        [" - ", " – ", " — ", ")", "]", " |", " time", ": "].iter().filter_map(|sign| near.find(sign)).min();
    let end = end.or_else(|| Some(near.len()).filter(|&end| end == s.rest().len()))?;
    let written = start_of(near, end);
    let called = written.replace(' ', "_");
    let of = |name: &&str| name.rsplit_once('/').is_some_and(|(_, city)| city == called);
    let mut known = zones::all().map(|zone| if zone.follows.is_empty() { zone.name } else { zone.follows });
    let name = known.find(of)?.into();
    s.at += end;
    s.literal(" time");
    Some(WrittenZone { name, offset: None, ambiguous: false })
}

/// Length of the name of a zone to which the next word was glued when its line was copied: `British Summer TimeWe go on`.
fn glued(text: &str) -> Option<usize> {
    let near = start_of(text, text.floor_char_boundary(48)).as_bytes();
    // A capital behind a letter, which is small or has a small one behind the capital.
    let glue = (1..near.len().saturating_sub(1)).find(|&at| {
        near.get(at).is_some_and(u8::is_ascii_uppercase)
            && match near.get(at - 1) {
                Some(b'A'..=b'Z') => near.get(at + 1).is_some_and(u8::is_ascii_lowercase),
                before => before.is_some_and(u8::is_ascii_lowercase),
            }
    });
    let length = glue?;
    (ZONES.begins(start_of(text, length)) == Some(length)).then_some(length)
}

/// A zone that nobody knows, glued to its time: `15:55NZT`.
fn unknown(s: &mut Cursor<'_>) -> Option<WrittenZone> {
    start_of(s.text, s.at).ends_with(digit).then_some(())?;
    let letters = s.rest().bytes().take_while(u8::is_ascii_uppercase).count();
    let name = start_of(s.rest(), letters);
    s.at += letters;
    ((3..6).contains(&letters) && name.ends_with('T') && !s.in_word()).then_some(())?;
    Some(WrittenZone { name: name.to_owned().into(), offset: None, ambiguous: false })
}

/// ` (UTC+8)`, ` (China Standard Time, GMT+8)`: which of several zones is meant, in brackets behind its name.
fn explained(s: &mut Cursor<'_>) -> Option<Offset> {
    s.blanks();
    s.eat("(（").then_some(())?;
    let near = start_of(s.rest(), s.rest().floor_char_boundary(60));
    let inner = near.split(any_of(")）\n")).next()?;
    let at = inner.rfind("UTC").or_else(|| inner.rfind("GMT"))? + 3;
    let mut offset = Cursor { text: inner, at };
    offset.blanks();
    let found = numeric(&mut offset)?;
    offset.rest().is_empty().then_some(())?;
    s.at += inner.len();
    s.eat(")）");
    Some(found)
}

/// `+02:00`, `-0800`, `+5`, `+05:30`.
fn numeric(s: &mut Cursor<'_>) -> Option<Offset> {
    let minus = matches!(s.peek()?, '-' | '−');
    s.eat("+-−").then_some(())?;
    let (number, digits) = s.number(1, 4)?;
    let (hours, minutes) = match digits {
        4 => (number / 100, number % 100),
        1 | 2 => (number, s.attempt(|s| s.eat(":").then(|| s.value(2, 2)).flatten()).unwrap_or(0)),
        _ => return None,
    };
    // `14:22:08.120 +0.8 s` says how much later that is; `All times are UTC+2.` ends there.
    let more = s
        .rest()
        .strip_prefix(any_of(":."))
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '?'));
    let unit = [" s ", " ms ", " min "].iter().any(|unit| s.rest().starts_with(unit));
    (hours <= 14 && minutes < 60 && !s.in_word() && !more && !unit).then_some(())?;
    let minutes = i32::try_from(hours * 60 + minutes).ok()?;
    Some(Offset(if minus { -minutes } else { minutes }))
}

/// The first zone that `text` names.
#[must_use]
pub fn zone_in(text: &str) -> Option<WrittenZone> {
    let mut word_start = true;
    let mut next = 0;
    while let Some(&byte) = text.as_bytes().get(next) {
        let at = next;
        let c = if byte.is_ascii() { char::from(byte) } else { rest_of(text, at).chars().next()? };
        next += c.len_utf8();
        if word_start && (c.is_alphabetic() || "北日한".contains(c)) {
            let mut s = Cursor { text, at };
            if let Some(found) = zone(&mut s)
                && found.name != "Z"
                && (c.is_uppercase() && !is_word(rest_of(text, at))
                    || s.at - at > 4
                    || is_universal(&found.name))
            {
                return Some(found);
            }
        }
        word_start = !c.is_alphanumeric();
    }
    None
}
