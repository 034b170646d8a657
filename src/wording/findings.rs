//! Findings in words: one sentence each.

use crate::{
    finding::{Finding, FindingKind, IntervalEnds},
    incident::Event,
    wording::{clock, duration, reasons, short_day},
};

/// What, where and what was done about it, in one sentence. `events` are those of the incident.
#[must_use]
#[allow(clippy::too_many_lines, reason = "a sentence for each kind")]
pub fn finding(finding: &Finding, events: &[Event]) -> String {
    let clock_of = |event: usize| events.get(event).map(|event| clock(&event.start)).unwrap_or_default();
    let line_of = |event: usize| events.get(event).map(|event| event.line.to_string()).unwrap_or_default();
    match &finding.kind {
        FindingKind::NoDate => "The notes state no date; days are counted from the first event.".to_owned(),
        FindingKind::DayMonthOrder { day_first } => {
            let order = if *day_first { "day first" } else { "month first" };
            ["Day and month could be swapped; they are read ", order, "."].concat()
        }
        FindingKind::AmbiguousZone { name, offset } => {
            let read = offset.map(|offset| "read as ".to_owned() + &offset.to_string());
            let read = read.as_deref().unwrap_or("the offset depends on the day");
            [name, " names more than one zone; ", read, "."].concat()
        }
        FindingKind::MixedZones { names, ordered } => {
            let how = if *ordered {
                "; their offsets put them in order."
            } else {
                "; where a name does not fix the offset, its clock is taken as it stands."
            };
            ["The entries are in several zones: ", &names.join(", "), how].concat()
        }
        FindingKind::NewestFirst => {
            "The notes list the newest entry first; they were turned round.".to_owned()
        }
        FindingKind::OutOfOrder { time } => {
            time.to_string() + " stands after a later time; it is listed where it belongs, on the same day."
        }
        FindingKind::DateOrder => {
            "This entry's date lies before that of the entry above it; it is listed where its date puts it."
                .to_owned()
        }
        FindingKind::Weekday { date } => {
            date.to_string() + " is another day of the week than the one that stands beside it."
        }
        FindingKind::ImpossibleTime { written } => {
            ["No clock shows ", written, "; the entry has no time."].concat()
        }
        FindingKind::RepeatedTime { time, zone } => {
            let time = time.map(|time| time.to_string()).unwrap_or_default();
            [&time, " in ", zone, " came twice that night, when the clocks went back; the first is taken."]
                .concat()
        }
        FindingKind::SkippedTime { time, zone } => {
            let time = time.map(|time| time.to_string()).unwrap_or_default();
            let how = " was skipped that night, when the clocks went forward; it is counted on from before.";
            [&time, " in ", zone, how].concat()
        }
        FindingKind::Duplicate { event, first, more } => {
            let first = first.to_string();
            let said = ["The entry at ", &clock_of(*event), " stands on line ", &first, " already."].concat();
            match more {
                0 => said,
                more => [&said, " ", &more.to_string(), " more entries stand twice."].concat(),
            }
        }
        FindingKind::NoDetection { incident } => {
            ["No entry", &of_incident(*incident), " says how it was noticed."].concat()
        }
        FindingKind::NoRecovery { incident } => {
            ["No entry", &of_incident(*incident), " says that it was over."].concat()
        }
        FindingKind::LongGap { from, to, seconds, dated } => {
            let day = |event: usize| {
                let event = events.get(event).filter(|_| *dated);
                event.map(|event| short_day(event.start.date, event.start.day) + " ").unwrap_or_default()
            };
            let when = |event: usize| day(event) + &clock_of(event);
            let long = duration(*seconds);
            ["Between ", &when(*from), " and ", &when(*to), " nothing is told for ", &long, "."].concat()
        }
        FindingKind::Duration { stated, told, edges, between } => {
            let who = if *edges { "; their beginning and end lie " } else { "; the timeline says " };
            let [from, to] = between.each_ref().map(clock);
            let (stated, told) = (duration(*stated), duration(*told));
            ["The notes say ", &stated, who, &told, ", from ", &from, " to ", &to, "."].concat()
        }
        FindingKind::ImpactLength { stated, told } => {
            let (stated, told) = (duration(*stated), duration(*told));
            let how = " apart; the bar shows the edges.";
            ["The length stated is ", &stated, ", its beginning and end lie ", &told, how].concat()
        }
        FindingKind::DerivedLength { what, stated, told, failure } => {
            let (stated, told, line) = (duration(*stated), duration(*told), failure.to_string());
            let events = "; its failure and recovery in the timeline (line ";
            [what, ": the notes say ", &stated, events, &line, ") lie ", &told, " apart."].concat()
        }
        FindingKind::IntervalField { interval, stated, told, ends } => {
            let (stated, told) = (duration(*stated), duration(*told));
            let (who, ends) = match ends {
                IntervalEnds::Timeline(ends) => ("; the timeline says ", reasons::ends(*ends)),
                IntervalEnds::Fields(ends) => {
                    let [(from, begin), (to, end)] = &**ends;
                    let said =
                        ["from ", from.name(), " ", &clock(begin), " to ", to.name(), " ", &clock(end)];
                    ("; the notes say ", said.concat())
                }
            };
            ["The ", interval.name(), " is stated as ", &stated, who, &told, ", ", &ends, "."].concat()
        }
        FindingKind::PhaseField { phase, stated, event } => {
            let said = ["A field says ", phase.name(), " ", &clock(stated), "; the timeline says "].concat();
            [&said, &clock_of(*event), ", on line ", &line_of(*event), "."].concat()
        }
        FindingKind::StartField { stated, phase, began } => {
            ["A field says start ", &clock(stated), ", after ", phase.name(), " ", &clock(began), "."]
                .concat()
        }
        FindingKind::SeverityField { stated, told } => {
            ["A field says ", &stated.to_string(), "; the entries say ", &told.to_string(), "."].concat()
        }
    }
}

/// Of several incidents the one that is meant.
fn of_incident(incident: Option<usize>) -> String {
    incident.map(|number| " of incident ".to_owned() + &(number + 1).to_string()).unwrap_or_default()
}
