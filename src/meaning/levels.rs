//! Severity levels: which one an entry or a field of the notes sets, in all usual scales.

use super::telling::Telling;
use crate::{
    facts::{Level, LevelScale},
    markup::words,
    span::{any_of, rest_of, start_of},
    words::{
        concepts::{
            AFTER_LEVEL, ALERTS, CHANGES_LEVEL, CONTEXT, LABELS_PRIORITY, LABELS_SEVERITY, LEVEL_CRITICAL,
            LEVEL_FILLERS, LEVEL_HIGH, LEVEL_LOW, LEVEL_MAJOR, LEVEL_MEDIUM, LEVEL_MINOR, MAY_SET, NARROW,
            OLD_LEVEL, OTHER_LEVELS, RESOLVED, SETS_LEVEL, STATE_DEGRADED, STATE_DEGRADED_PERFORMANCE,
            STATE_MAJOR_OUTAGE, STATE_PARTIAL_OUTAGE,
        },
        fold,
        lexicon::Table,
        said::{Ends, Said, begins, begins_each, ends, label, tails},
    },
};

/// Words before the number or the word of a level, by the scale of a number.
const SCALES: [(LevelScale, Table); 2] =
    [(LevelScale::Sev, LABELS_SEVERITY), (LevelScale::P, LABELS_PRIORITY)];

/// Levels that are words, with the words of all languages.
const WORDS: [(Level, Table); 6] = [
    (Level::Critical, LEVEL_CRITICAL),
    (Level::High, LEVEL_HIGH),
    (Level::Medium, LEVEL_MEDIUM),
    (Level::Low, LEVEL_LOW),
    (Level::Major, LEVEL_MAJOR),
    (Level::Minor, LEVEL_MINOR),
];

/// What status pages call the state of a component.
const STATES: [(Level, Table); 4] = [
    (Level::MajorOutage, STATE_MAJOR_OUTAGE),
    (Level::PartialOutage, STATE_PARTIAL_OUTAGE),
    (Level::DegradedPerformance, STATE_DEGRADED_PERFORMANCE),
    (Level::Degraded, STATE_DEGRADED),
];

/// True when words that may name a level are among what is said.
fn may_name(said: Said) -> bool {
    static NAMING: Said = Said::tables(&[
        LABELS_SEVERITY,
        LABELS_PRIORITY,
        LEVEL_CRITICAL,
        LEVEL_HIGH,
        LEVEL_MEDIUM,
        LEVEL_LOW,
        LEVEL_MAJOR,
        LEVEL_MINOR,
        STATE_MAJOR_OUTAGE,
        STATE_PARTIAL_OUTAGE,
        STATE_DEGRADED_PERFORMANCE,
        STATE_DEGRADED,
    ]);

    said.meets(NAMING)
}

/// A level that an entry names.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// The level.
    pub level: Level,
    /// Whether the words set it: a level that is only named may be an old one.
    pub sets: bool,
}

/// The level that an entry sets, or names. Of several it is the last: "upgraded from SEV2 to SEV1".
#[must_use]
pub fn named(telling: &Telling) -> Option<Named> {
    let mut found: Option<Named> = None;
    let (said, text) = (telling.head, telling.head());
    // Nearly no entry names one: its words say so.
    let listed = may_name(said);
    let number = |bytes: &[u8]| matches!(bytes, [b'p' | b's', b'0'..=b'5']);
    if !listed && !text.as_bytes().windows(2).any(number) {
        return None;
    }
    for (at, tail) in tails(text) {
        let found_here = if listed { level(tail) } else { numbered(tail) };
        let Some((level, length, sure)) = found_here else { continue };
        let before = start_of(text, at);
        let after = rest_of(tail, length);
        let words_before = Ends::of(before);
        let old = words_before.with(OLD_LEVEL).is_some();
        let lead = before.trim_start_matches(any_of("*[(_ ")).is_empty();
        let changed = words_before.with(SETS_LEVEL).is_some();
        let may_set = words_before.with(MAY_SET).is_some();
        let follows = begins(after.trim_start(), AFTER_LEVEL).is_some_and(|length| {
            let rest = rest_of(after.trim_start(), length);
            // A "major incident" is one, whatever its level.
            let process = matches!(level, Level::Major | Level::Minor) && after.contains("incident");
            !process && begins(rest.trim_start(), OTHER_LEVELS).is_none()
        });
        // `Alert #48213: [P1] lag of the order stream`
        let boxed =
            before.ends_with('[') && after.starts_with(']') && said.has(ALERTS) && !said.has(RESOLVED);
        let counts = match sure {
            Sure::Yes => true,
            Sure::InContext if boxed => true,
            Sure::InContext => changed || said.has(CONTEXT),
            Sure::WhenSet => changed || follows || said.has(NARROW) && may_set,
            Sure::State => {
                let next = after.trim_start_matches(' ');
                let closed = next.is_empty() || next.starts_with(any_of(":-–]|.*\n"));
                changed || lead && closed || status(before)
            }
        };
        if counts && !old {
            let sets = (lead || changed || said.has(CHANGES_LEVEL)) && !boxed;
            found = Some(Named { level, sets });
        }
    }
    found
}

/// True when a status page is set to what follows.
fn status(before: &str) -> bool {
    let near = rest_of(before, before.floor_char_boundary(before.len().saturating_sub(60)));
    let sets = near.trim_end();
    near.contains("status") && (sets.ends_with(any_of(":=>→")) || ends(near, MAY_SET).is_some())
}

/// How surely words name a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// `SEV2`, `severity: high`.
    Yes,
    /// `P1`: in an entry that speaks of levels.
    InContext,
    /// `critical`, `S2`: where it is set, or said to be a severity.
    WhenSet,
    /// `partial outage`: where a status page says so.
    State,
}

/// The level that `text`, folded, begins with, its length, and how sure that is.
fn level(text: &str) -> Option<(Level, usize, Sure)> {
    if let Some(numbered) = numbered(text) {
        return Some(numbered);
    }
    // Nearly no word is one.
    may_name(Said::at(text)).then_some(())?;
    for (scale, labels) in SCALES {
        if let Some(label) = label(text, labels) {
            let rest = rest_of(text, label);
            let value = value(rest);
            let before = text.len() - value.len();
            if let Some(digit) = digit(value) {
                return Some((Level::Numbered(scale, digit), before + 1, Sure::Yes));
            }
            // `severity S1`
            let named = word(value).or_else(|| numbered(value).map(|(level, length, _)| (level, length)));
            if let Some((level, length)) = named {
                return Some((level, before + length, Sure::Yes));
            }
        }
    }
    if let Some((state, length)) = listed(text, &STATES) {
        return Some((state, length, Sure::State));
    }
    word(text).map(|(level, length)| (level, length, Sure::WhenSet))
}

/// `P1`, `S2`.
fn numbered(text: &str) -> Option<(Level, usize, Sure)> {
    let (letter, rest) = text.split_at_checked(1)?;
    let (scale, sure) = match letter {
        "p" => (LevelScale::P, Sure::InContext),
        "s" => (LevelScale::S, Sure::WhenSet),
        _ => return None,
    };
    Some((Level::Numbered(scale, digit(rest)?), 2, sure))
}

/// What follows a label and the signs between: `: SEV2`, ` is now high`, `-1`.
fn value(rest: &str) -> &str {
    let signs = [' ', '-', ':', '=', '*', '_', '#', '\t', '`'];
    let mut value = rest.trim_start_matches(signs);
    while let Some(filler) = begins(value, LEVEL_FILLERS) {
        value = rest_of(value, filler).trim_start_matches(signs);
    }
    value
}

/// The digit of a level, which stands alone.
fn digit(text: &str) -> Option<u8> {
    let (digit, rest) = text.split_at_checked(1)?;
    digit.parse().ok().filter(|digit| !rest.starts_with(char::is_alphanumeric) && *digit < 6)
}

fn word(text: &str) -> Option<(Level, usize)> {
    listed(text, &WORDS)
}

fn listed<const N: usize>(text: &str, table: &[(Level, Table); N]) -> Option<(Level, usize)> {
    let lengths = begins_each(text, table.map(|(_, words)| words));
    table.iter().zip(lengths).find_map(|((level, _), length)| Some((*level, length?)))
}

/// What a line of the notes says of the severity as a whole.
#[derive(Debug, PartialEq, Eq)]
pub enum LevelField {
    /// The level.
    Level(Level),
    /// A label, and the level on the line below it.
    Below,
}

/// The level that the first of some fields with a label of one states: `Severity: SEV2`, `| **Priority** | P1 |`,
/// `Schweregrad: hoch`.
pub fn field(fields: &[&str]) -> Option<LevelField> {
    // `Urgency: High   Priority: P2`, `Severity  Sev-2`: fields and their parts may stand apart by blanks alone.
    let apart = fields.iter().flat_map(|field| field.split("  ")).flat_map(|field| field.split('\t'));
    let mut cells = apart.map(words).filter(|cell| !cell.is_empty());
    while let Some(cell) = cells.next() {
        // Nearly no cell is a label.
        if !SCALES.iter().any(|(_, labels)| labels.may_begin(&cell)) {
            continue;
        }
        let cell = fold(&cell);
        for (scale, labels) in SCALES {
            let Some(length) = label(&cell, labels) else { continue };
            let rest = rest_of(&cell, length);
            let own = value(rest);
            let value = if own.is_empty() {
                match cells.next() {
                    Some(next) => fold(&next),
                    None => return Some(LevelField::Below),
                }
            } else if rest.trim_start_matches(any_of("*_ `")).starts_with(any_of(":="))
                || digit(own).is_some()
            {
                own.to_owned()
            } else {
                continue;
            };
            return alone(&value, Some(scale)).map(LevelField::Level);
        }
    }
    None
}

/// The level that is the value of a field, a number on `scale`.
#[must_use]
pub fn alone(value: &str, scale: Option<LevelScale>) -> Option<Level> {
    let value = fold(value);
    let value = value.trim_matches(any_of(" *_`\"':([\u{1f534}\u{1f7e0}\u{1f7e1}"));
    if let Some(digit) = digit(value) {
        return Some(Level::Numbered(scale.unwrap_or(LevelScale::Sev), digit));
    }
    let (first, length, _) = level(value)?;
    let more = rest_of(value, length).trim_start();
    // A template offers several: `SEV1 / SEV2`.
    let offers = more.starts_with(any_of("/,|")) && level(more.trim_start_matches(any_of("/,| "))).is_some();
    (!offers).then_some(first)
}
