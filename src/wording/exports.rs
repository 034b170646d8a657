//! What exports say in words of their own: headings, and what was left out of them.

use super::summary::count;
use crate::incident::Unplaced;

/// The sections of a diagram beside those of things.
pub const SEVERITY: &str = "Severity";
/// See [`SEVERITY`].
pub const EVENTS: &str = "Events";

/// Said of a bar that goes on to the end of what is told.
pub const NO_END: &str = "end not stated";

/// The headings of the tables.
pub const TIMELINE: &str = "Timeline";
/// See [`TIMELINE`].
pub const IMPACT: &str = "Impact";

/// The columns of the table of events; the zone follows the first.
pub const EVENT_COLUMNS: [&str; 5] = ["Time", "What happened", "Who", "Phase", "Severity"];
/// The columns of the table of impacts.
pub const IMPACT_COLUMNS: [&str; 6] = ["What", "Effect", "From", "To", "How long", "Placed"];

/// How an impact was placed that was worked out from events.
pub const DERIVED: &str = "derived from events";

/// An impact by the cells of its row: `- Uploads: down for 38 min, from 10:02 to 10:40 (stated)`.
#[must_use]
pub fn impact([what, effect, from, to, length, placed]: [&str; 6]) -> String {
    let mut said = ["- ", what, ": ", effect].concat();
    for (before, words) in [(" for ", length), (", from ", from), (" to ", to)] {
        if !words.is_empty() {
            said.extend([before, words]);
        }
    }
    said + " (" + placed + ")\n"
}

/// Which part of the time is shown, in a sentence: `Shown: 10:02 to 10:40, 6 of 21 events.`
#[must_use]
pub fn shown(ends: &[String; 2], events: usize, all: usize) -> String {
    let counted = if all == 0 {
        String::new()
    } else {
        [", ", &events.to_string(), " of ", &count(all, "event", "events")].concat()
    };
    ["Shown: ", &ends.join(" to "), &counted, "."].concat()
}

/// What is not exported, in a sentence: `Left out: 2 hidden events, 1 line without a time (line 9).` Nothing where all is.
#[must_use]
pub fn left_out(hidden: usize, unplaced: &[Unplaced]) -> String {
    let lines: Vec<String> = unplaced.iter().map(|line| line.line.to_string()).collect();
    let mut said = parts(hidden, lines.len(), 0, 0);
    if !lines.is_empty() {
        let one = if lines.len() == 1 { " (line " } else { " (lines " };
        said.push_str(&[one, &lines.join(", "), ")"].concat());
    }
    if said.is_empty() { said } else { ["Left out: ", &said, "."].concat() }
}

/// The same for a title, without the lines, and with the impacts that have no place in time and the further lines of entries:
/// `without 2 hidden events`.
#[must_use]
pub fn left_out_in_brief(hidden: usize, unplaced: usize, impacts: usize, further: usize) -> String {
    let said = parts(hidden, unplaced, impacts, further);
    if said.is_empty() { said } else { ["without ", &said].concat() }
}

fn parts(hidden: usize, unplaced: usize, impacts: usize, further: usize) -> String {
    let mut parts = Vec::new();
    for (number, one, many) in [
        (hidden, "hidden event", "hidden events"),
        (impacts, "impact whose time is not known", "impacts whose time is not known"),
        (unplaced, "line without a time", "lines without a time"),
        (further, "line that hangs on another", "lines that hang on others"),
    ] {
        if number > 0 {
            parts.push(count(number, one, many));
        }
    }
    parts.join(", ")
}
