//! Findings in words: one sentence each.

use chrono::Datelike;

use crate::{
    finding::{Finding, FindingKind, IntervalEnds},
    incident::Event,
    wording::{clock, duration, reasons, short_day, time_of},
};

/// What, where and what was done about it, in one sentence. `events` are those of the incident.
#[must_use]
#[allow(clippy::too_many_lines, reason = "a sentence for each kind")]
pub fn finding(finding: &Finding, events: &[Event]) -> String {
    let clock_of = |event: usize| events.get(event).map(|event| clock(&event.start)).unwrap_or_default();
    let line_of = |event: usize| events.get(event).map(|event| event.line.to_string()).unwrap_or_default();
    match &finding.kind {
        FindingKind::NoDate => "No date is stated; days are counted from the first event.".to_owned(),
        FindingKind::DayMonthOrder { day_first } => {
            let order = if *day_first { "day first." } else { "month first." };
            "Day and month could be swapped; dates are read ".to_owned() + order
        }
        FindingKind::StampSide { below } => {
            let side = if *below { "below." } else { "above." };
            "Times could stand above or below their text; they are read as standing ".to_owned() + side
        }
        FindingKind::AmbiguousZone { name, offset } => {
            let read = offset.map(|offset| "read as ".to_owned() + &offset.to_string());
            let read = read.as_deref().unwrap_or("its offset depends on the date");
            [name, " can mean more than one zone; ", read, "."].concat()
        }
        FindingKind::MixedZones { names, ordered } => {
            let how = if *ordered {
                "; sorted by actual time."
            } else {
                "; where the offset is unknown, times are taken as written."
            };
            ["Times are in several zones: ", &names.join(", "), how].concat()
        }
        FindingKind::TimesElsewhere { count, under } => {
            let place = if under.is_empty() { String::new() } else { [" under \"", under, "\""].concat() };
            [&count.to_string(), " lines with times", &place, " are not in the timeline."].concat()
        }
        FindingKind::NewestFirst => "The newest entry comes first; the order was reversed.".to_owned(),
        FindingKind::OutOfOrder { time } => {
            time_of(*time) + " comes after a later time; moved to its place on the same day."
        }
        FindingKind::DateOrder => "Dated before the entry above it; sorted by date.".to_owned(),
        FindingKind::Weekday { date, written } => {
            let weekday = u8::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
            [&date.to_string(), " is a ", weekday_name(weekday), ", not a ", weekday_name(*written), "."]
                .concat()
        }
        FindingKind::ImpossibleTime { written } => {
            [written, " is not a valid time; this entry is not on the timeline."].concat()
        }
        FindingKind::RepeatedTime { time, zone } => {
            let time = time.map(time_of).unwrap_or_default();
            [&time, " in ", zone, " came twice that night, when clocks went back; the first is used."]
                .concat()
        }
        FindingKind::SkippedTime { time, zone } => {
            let time = time.map(time_of).unwrap_or_default();
            let how =
                " did not exist that night, when clocks went forward; counted on from before the change.";
            [&time, " in ", zone, how].concat()
        }
        FindingKind::Duplicate { event, first, more } => {
            let said =
                ["The entry at ", &clock_of(*event), " repeats line ", &first.to_string(), "."].concat();
            match more {
                0 => said,
                more => [&said, " ", &more.to_string(), " more repeats are not listed."].concat(),
            }
        }
        FindingKind::NoDetection { incident } => no_entry(*incident) + " says how it was detected.",
        FindingKind::NoRecovery { incident } => no_entry(*incident) + " says that it was resolved.",
        FindingKind::LongGap { from, to, seconds, dated } => {
            let day = |event: usize| {
                let event = events.get(event).filter(|_| *dated);
                event.map(|event| short_day(event.start.date, event.start.day) + " ").unwrap_or_default()
            };
            let when = |event: usize| day(event) + &clock_of(event);
            let long = duration(*seconds);
            ["No entry for ", &long, " between ", &when(*from), " and ", &when(*to), "."].concat()
        }
        FindingKind::Duration { stated, told, edges, between } => {
            let [from, to] = between.each_ref().map(clock);
            let who = if *edges { "the stated start and end are " } else { "the timeline shows " };
            let apart = if *edges { " apart (" } else { " (" };
            stated_as("The duration", *stated)
                + &[who, &duration(*told), apart, &from, " to ", &to, ")."].concat()
        }
        FindingKind::ImpactLength { stated, told } => {
            let how = " apart; the bar shows those.";
            stated_as("The duration", *stated) + "its start and end are " + &duration(*told) + how
        }
        FindingKind::DerivedLength { what, stated, told, failure } => {
            let (told, line) = (duration(*told), failure.to_string());
            stated_as(&[what, ": the duration"].concat(), *stated)
                + &["its failure (line ", &line, ") and recovery are ", &told, " apart."].concat()
        }
        FindingKind::IntervalField { interval, stated, told, ends } => {
            let told = duration(*told);
            let (who, ends) = match ends {
                IntervalEnds::Timeline(ends) => ("the timeline shows ", reasons::ends(*ends)),
                IntervalEnds::Fields(ends) => {
                    let [(from, begin), (to, end)] = &**ends;
                    let said =
                        ["from ", from.name(), " ", &clock(begin), " to ", to.name(), " ", &clock(end)];
                    ("the notes give ", said.concat())
                }
            };
            stated_as(&["The ", interval.name()].concat(), *stated)
                + &[who, &told, " (", &ends, ")."].concat()
        }
        FindingKind::PhaseField { phase, stated, event } => {
            let said =
                ["A field says ", phase.name(), " at ", &clock(stated), "; the timeline says "].concat();
            [&said, &clock_of(*event), " (line ", &line_of(*event), ")."].concat()
        }
        FindingKind::StartField { stated, phase, began } => {
            let (stated, began) = (clock(stated), clock(began));
            ["A field says start at ", &stated, ", after ", phase.name(), " at ", &began, "."].concat()
        }
        FindingKind::SeverityField { stated, told } => {
            ["A field says ", &stated.to_string(), "; the timeline says ", &told.to_string(), "."].concat()
        }
    }
}

/// What is stated, with what contradicts it to come.
fn stated_as(what: &str, seconds: i64) -> String {
    [what, " is stated as ", &duration(seconds), ", but "].concat()
}

/// No entry, of several incidents none of the one that is meant.
fn no_entry(incident: Option<usize>) -> String {
    let of = incident.map(|number| " of incident ".to_owned() + &(number + 1).to_string());
    "No entry".to_owned() + &of.unwrap_or_default()
}

/// The name of a weekday, from 0 for Monday.
fn weekday_name(weekday: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    NAMES.get(usize::from(weekday)).copied().unwrap_or_default()
}
