//! Zones: offsets, abbreviations, full names and IANA names, as written and with the offset where the name fixes it.

use crate::{
    civil::{Offset, ZoneName},
    span::{any_of, rest_of, start_of},
    timestamp::cursor::Cursor,
    words::{ZONE_AREAS, ZONE_MARKS, ZONE_NAMES, ZONES, begins_with},
};

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
        let rest = s.rest();
        let (_, length) = ZONE_MARKS.first(rest)?;
        let found = by_abbreviation(rest.get(..length)?);
        if let Some(mut zone) = found {
            s.at += length;
            (!s.rest().trim_start_matches('_').starts_with(char::is_alphanumeric)).then_some(())?;
            // `America Standard`: a full name may go on after what looks like an abbreviation.
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
            if zone.ambiguous
                && let Some(offset) = s.attempt(explained)
            {
                (zone.offset, zone.ambiguous) = (Some(offset), false);
            }
            return Some(zone);
        }
        let names = ZONE_NAMES.split('|').filter_map(|row| row.split_once(','));
        let (length, short) = names
            .filter_map(|(name, short)| Some((begins_with(rest, name)?, short)))
            .max_by_key(|(length, _)| *length)?;
        s.at += length;
        by_abbreviation(short)
            .or_else(|| Some(WrittenZone { name: short.into(), offset: None, ambiguous: false }))
    })
}

/// The zone that an abbreviation in capitals names.
fn by_abbreviation(word: &str) -> Option<WrittenZone> {
    ZONES.split('|').find_map(|row| {
        let rest = row.strip_prefix(word)?;
        let (ambiguous, rest) = rest.strip_prefix('*').map_or((false, rest), |rest| (true, rest));
        let offset = rest.strip_prefix(' ')?.parse().ok().map(Offset);
        Some(WrittenZone { name: start_of(row, word.len()).into(), offset, ambiguous })
    })
}

/// ` (UTC+8)`, ` (China Standard Time, GMT+8)`: which of several zones is meant, in brackets behind its name.
fn explained(s: &mut Cursor<'_>) -> Option<Offset> {
    s.blanks();
    s.eat("(（").then_some(())?;
    let near = start_of(s.rest(), s.rest().floor_char_boundary(60));
    let inner = near.split(any_of(")）\n")).next()?;
    let at = inner.rfind("UTC").or_else(|| inner.rfind("GMT"))? + 3;
    let mut offset = Cursor { text: inner, at };
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
    let more = s
        .rest()
        .strip_prefix(':')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '?'));
    (hours <= 14 && minutes < 60 && !s.in_word() && !more).then_some(())?;
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
                && (c.is_uppercase() || found.name.len() > 2)
            {
                return Some(found);
            }
        }
        word_start = !c.is_alphanumeric();
    }
    None
}
