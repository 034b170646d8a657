//! Why something is so, in words: the instant of an event, the place of an impact, the ends of an interval.

use crate::{
    facts::{Clue, Edges, Ends, IntervalKind, Placed, Subject, Unplaceable},
    incident::{Event, Impact, Zone, ZoneSense},
    moment::Moment,
    reasons::{DateOrder, DateReason, DateSource, OrderReason, Reasons, TimeReason, ZoneReason, ZoneSource},
    span::LineNumber,
    wording::{clock, duration},
    zones::iana,
};

/// Where a date comes from.
#[must_use]
pub fn date(reason: &DateReason) -> String {
    let mut said = match reason.source {
        DateSource::Nowhere => "not stated; days are counted from the first event".to_owned(),
        DateSource::Entry => "written in the entry".to_owned(),
        DateSource::Words(line) => {
            ["relative day on line ", &line.to_string(), ", counted from the day above it"].concat()
        }
        DateSource::Line(line) => ["stated on line ", &line.to_string()].concat(),
    };
    if let Some(DateOrder { day_first, why }) = reason.order {
        said.push_str(if day_first { ", read day first: " } else { ", read month first: " });
        said.push_str(match why {
            OrderReason::Stated => "the notes say so",
            OrderReason::Proven => "another date allows no other order",
            OrderReason::Closer => "this keeps the dates closest together",
            OrderReason::Worded => "as in dates with the month in words",
            OrderReason::Language => "usual in the language of the notes",
            OrderReason::Assumed => "a guess",
        });
    }
    if reason.rolled {
        said.push_str("; the next day, as the times go past midnight");
    }
    said
}

/// Where a time comes from.
#[must_use]
pub fn time(reason: &TimeReason) -> String {
    match reason {
        TimeReason::WholeDay => "not stated; all day".to_owned(),
        TimeReason::Written(words, line) => {
            ["\u{201c}", words, "\u{201d} on line ", &line.to_string()].concat()
        }
        TimeReason::Counted => "counted from the previous entry".to_owned(),
        TimeReason::Soon => "some time after the previous entry".to_owned(),
        TimeReason::Elapsed => "counted from T+0".to_owned(),
    }
}

/// Where the zone of an event comes from.
#[must_use]
pub fn zone(reason: &ZoneReason) -> String {
    let mut said = match &reason.stated {
        None => "not stated".to_owned(),
        Some((name, ZoneSource::Stamp)) => [name, ", written with the time"].concat(),
        Some((name, ZoneSource::Line(line))) => [name, ", stated on line ", &line.to_string()].concat(),
        Some((name, ZoneSource::EntryBefore)) => [name, ", as in the previous entry"].concat(),
    };
    if let Some(offset) = reason.on_day {
        said.push_str(&["; ", &offset.to_string(), " on that date"].concat());
    }
    said
}

/// Where each part of an event's instant comes from.
#[must_use]
pub fn instant(reasons: &Reasons) -> String {
    let [time, date, zone] = [time(&reasons.time), date(&reasons.date), zone(&reasons.zone)];
    ["Time: ", &time, ". Date: ", &date, ". Zone: ", &zone, "."].concat()
}

/// Where the zone of the notes comes from.
#[must_use]
pub fn zone_of_notes(zone: &Zone) -> String {
    let Some(line) = zone.line else { return [&zone.name, ", chosen for the view"].concat() };
    let said = [&zone.name, ", stated on line ", &line.to_string()].concat();
    match (zone.sense, iana(&zone.name)) {
        (ZoneSense::ByRules, Some(known)) if known != zone.name => said + "; read as " + known,
        (ZoneSense::Ambiguous, _) => said + "; it can mean more than one zone",
        _ => said,
    }
}

/// What was hit, as the notes call it.
#[must_use]
pub fn subject(subject: &Subject) -> &str {
    match subject {
        Subject::Incident => "the incident",
        Subject::Named { what, .. } => what,
    }
}

/// Why an impact lies where it lies.
#[must_use]
pub fn placed(impact: &Impact, events: &[Event]) -> String {
    let line = impact.line.to_string();
    let line_of = |event: usize| events.get(event).map(|event| event.line.to_string()).unwrap_or_default();
    let clock_of = |event: usize| events.get(event).map(|event| clock(&event.start)).unwrap_or_default();
    match impact.placed {
        Placed::Stated(edges) => {
            let said = match edges {
                Edges::Both => "start and end stated on line ",
                Edges::StartAndLength => "start and duration stated on line ",
                Edges::EndAndLength => "end and duration stated on line ",
                Edges::Start => "only the start is stated, on line ",
                Edges::End => "only the end is stated, on line ",
            };
            [said, &line].concat()
        }
        Placed::Until { from } => {
            ["from the entry on line ", &line_of(from), " until the end stated on line ", &line].concat()
        }
        Placed::Fits { from, to, alone } => {
            let level = events.get(from).and_then(|event| event.severity);
            let level = level.map_or_else(String::new, |level| level.to_string() + " at ");
            let at = |edge: &Option<Moment>| edge.as_ref().map_or(0, |edge| edge.at);
            let seconds = at(&impact.end).saturating_sub(at(&impact.start)) / 1000;
            let start = impact.start.as_ref().map(clock).unwrap_or_default();
            let how = if impact.duration_seconds == Some(seconds) {
                " exactly".to_owned()
            } else {
                [" (", &duration(seconds), " apart)"].concat()
            };
            let why = if alone { ", by duration alone" } else { "" };
            ["fits ", &level, &start, " to the recovery at ", &clock_of(to), &how, why].concat()
        }
        Placed::Derived { from, to: Some(to) } => {
            let (from, to) = (line_of(from), line_of(to));
            ["from the failure on line ", &from, " to the recovery on line ", &to].concat()
        }
        Placed::Derived { from, to: None } => {
            let from = line_of(from);
            ["from the failure on line ", &from, "; no entry says that it was resolved"].concat()
        }
        Placed::Beside { event } => {
            "assumed beside the entry that states it, at ".to_owned() + &clock_of(event)
        }
        Placed::Before { recovery } => {
            ["assumed to end at the recovery, ", &clock_of(recovery), "; no two events are that far apart"]
                .concat()
        }
        Placed::Nowhere(why) => match why {
            Unplaceable::NoEvents => "not placed: there are no events".to_owned(),
            Unplaceable::TooLong { span: 0 } => "not placed: the events span no time".to_owned(),
            Unplaceable::TooLong { span } => {
                "not placed: longer than the timeline, ".to_owned() + &duration(span)
            }
            Unplaceable::Several => "not placed: it covers several incidents".to_owned(),
            Unplaceable::NoRecovery => "not placed: no failure and recovery lie that far apart".to_owned(),
            Unplaceable::Late => "how late, not how long".to_owned(),
            Unplaceable::NoLength => "not placed: no exact duration is stated".to_owned(),
        },
    }
}

/// The same where the edges are told already.
#[must_use]
pub fn placed_in_brief(impact: &Impact, events: &[Event]) -> String {
    match impact.placed {
        Placed::Stated(_) | Placed::Until { .. } => String::new(),
        Placed::Fits { alone: true, .. } => "fits by duration alone".to_owned(),
        Placed::Fits { .. } => "fits the events".to_owned(),
        Placed::Beside { .. } => "assumed beside the entry that states it".to_owned(),
        Placed::Before { .. } => "assumed to end at the recovery".to_owned(),
        Placed::Derived { .. } | Placed::Nowhere(_) => placed(impact, events),
    }
}

/// Why another place would fit too, and was not chosen.
#[must_use]
pub fn rival(recovery: bool) -> &'static str {
    if recovery { "also ends at a recovery, on weaker evidence" } else { "does not end at a recovery" }
}

/// The name of an interval where a person reads it.
#[must_use]
pub fn interval(kind: IntervalKind) -> &'static str {
    if kind == IntervalKind::LongestSilence {
        "longest gap between entries before recovery"
    } else {
        kind.name()
    }
}

/// The name of an interval behind that of another: `time to detect, acknowledge`.
#[must_use]
pub fn interval_in_brief(kind: IntervalKind) -> &'static str {
    match kind {
        IntervalKind::TimeToDetect => "detect",
        IntervalKind::TimeToAcknowledge => "acknowledge",
        IntervalKind::TimeToDeclare => "declare",
        IntervalKind::TimeToMitigate => "mitigate",
        IntervalKind::TimeToResolve => "resolve",
        IntervalKind::LongestSilence => interval(kind),
    }
}

/// What speaks for a phase, and on which line.
#[must_use]
pub fn clue(clue: Clue, line: LineNumber) -> String {
    let said = match clue {
        Clue::Field => "stated by the field",
        Clue::Label => "labelled",
        Clue::Named => "named",
        Clue::State => "the state given",
        Clue::Edge => "the impact stated",
        Clue::Alarm => "the alert or report",
        Clue::Noticed => "noticed",
        Clue::Response => "the first response told",
        Clue::Failure => "the first failure told",
        Clue::Sign => "the first sign told",
        Clue::Seen => "the failure seen",
        Clue::Recovery => "the recovery told",
        Clue::Works => "what works again",
        Clue::Changed => "what works after the change",
    };
    [said, " on line ", &line.to_string()].concat()
}

/// Between which phases an interval lies, or what is not stated.
#[must_use]
pub fn ends(ends: Ends) -> String {
    match ends {
        Ends::Between { from, to, instead_of } => {
            let said = ["from ", from.name(), " to ", to.name()].concat();
            match instead_of {
                Some(phase) => [&said, "; ", phase.name(), " not stated"].concat(),
                None => said,
            }
        }
        Ends::Missing(phase) => [phase.name(), " not stated"].concat(),
        Ends::Reversed { from, to } => [to.name(), " comes before ", from.name()].concat(),
        Ends::Together { from, to } => [from.name(), " and ", to.name(), " told as one moment"].concat(),
        Ends::Neighbours => "between consecutive entries".to_owned(),
    }
}
