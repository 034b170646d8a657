//! Why something is so, in words: the instant of an event, the place of an impact, the ends of an interval.

use crate::{
    civil::ClockTime,
    facts::{Edges, Ends, IntervalKind, Placed, Subject, Unplaceable},
    incident::{Event, Impact, Zone, ZoneSense},
    moment::Moment,
    reasons::{DateOrder, DateReason, DateSource, OrderReason, Reasons, TimeReason, ZoneReason, ZoneSource},
    wording::duration,
    zones::iana,
};

/// Where a date comes from.
#[must_use]
pub fn date(reason: &DateReason) -> String {
    let mut said = match reason.source {
        DateSource::Nowhere => "no date stated; days are counted from the first entry".to_owned(),
        DateSource::Entry => "written in the entry".to_owned(),
        DateSource::Words(line) => {
            ["named in words on line ", &line.to_string(), ", counted from the day before them"].concat()
        }
        DateSource::Line(line) => ["stated on line ", &line.to_string()].concat(),
    };
    if let Some(DateOrder { day_first, why }) = reason.order {
        said.push_str(if day_first { ", day first: " } else { ", month first: " });
        said.push_str(match why {
            OrderReason::Stated => "the notes say so",
            OrderReason::Proven => "another date can be read so only",
            OrderReason::Closer => "so the dates lie closer together",
            OrderReason::Worded => "as where the month is a word",
            OrderReason::Language => "as is usual in the language of the notes",
            OrderReason::Assumed => "assumed",
        });
    }
    if reason.rolled {
        said.push_str("; a day later, because the time steps back over midnight");
    }
    said
}

/// Where a time comes from.
#[must_use]
pub fn time(reason: &TimeReason) -> String {
    match reason {
        TimeReason::WholeDay => "no time, a whole day".to_owned(),
        TimeReason::Written(words, line) => ["`", words, "` on line ", &line.to_string()].concat(),
        TimeReason::Counted => "counted from the entry before".to_owned(),
        TimeReason::Soon => "some time after the entry before".to_owned(),
        TimeReason::Elapsed => "counted from the start that the notes call T".to_owned(),
    }
}

/// Where the zone of an event comes from.
#[must_use]
pub fn zone(reason: &ZoneReason) -> String {
    let mut said = match &reason.stated {
        None => "not stated".to_owned(),
        Some((name, ZoneSource::Stamp)) => [name, ", written in the stamp"].concat(),
        Some((name, ZoneSource::Line(line))) => [name, ", stated on line ", &line.to_string()].concat(),
        Some((name, ZoneSource::EntryBefore)) => [name, ", as in the entry before"].concat(),
    };
    if let Some(offset) = reason.on_day {
        said.push_str(&["; on that day ", &offset.to_string()].concat());
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
    let Some(line) = zone.line else { return [&zone.name, ", as chosen in the picture"].concat() };
    let said = [&zone.name, ", stated on line ", &line.to_string()].concat();
    match (zone.sense, iana(&zone.name)) {
        (ZoneSense::ByRules, Some(known)) if known != zone.name => said + "; read as " + known,
        (ZoneSense::Ambiguous, _) => said + "; it names more than one zone",
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
    let time_of = |event: usize| events.get(event).map(|event| time_of_day(&event.start)).unwrap_or_default();
    match impact.placed {
        Placed::Stated(edges) => {
            let said = match edges {
                Edges::Both => "both edges stated on line ",
                Edges::StartAndLength => "begin and length stated on line ",
                Edges::EndAndLength => "end and length stated on line ",
                Edges::Start => "only its begin is stated, on line ",
                Edges::End => "only its end is stated, on line ",
            };
            [said, &line].concat()
        }
        Placed::Until { from } => {
            ["from the entry on line ", &line_of(from), " to the end stated on line ", &line].concat()
        }
        Placed::Fits { from, to, alone } => {
            let level = events.get(from).and_then(|event| event.severity);
            let level = level.map_or_else(String::new, |level| level.to_string() + " at ");
            let at = |event: usize| events.get(event).map_or(0, |event| event.start.at);
            let seconds = at(to).saturating_sub(at(from)) / 1000;
            let how = if impact.duration_seconds == Some(seconds) {
                "exactly".to_owned()
            } else {
                duration(seconds) + " apart"
            };
            let why = if alone { ", by distance alone" } else { "" };
            ["fits ", &level, &time_of(from), " to the recovery at ", &time_of(to), ", ", &how, why].concat()
        }
        Placed::Derived { from, to: Some(to) } => {
            let (from, to) = (line_of(from), line_of(to));
            ["worked out from the failure on line ", &from, " and the recovery on line ", &to].concat()
        }
        Placed::Derived { from, to: None } => {
            let from = line_of(from);
            ["worked out from the failure on line ", &from, "; no entry says that it was over"].concat()
        }
        Placed::Beside { event } => {
            "assumed to lie beside the entry that states it, at ".to_owned() + &time_of(event)
        }
        Placed::Before { recovery } => [
            "assumed to end with the recovery at ",
            &time_of(recovery),
            "; no pair of events has that distance",
        ]
        .concat(),
        Placed::Nowhere(why) => match why {
            Unplaceable::NoEvents => "not placed: the notes have no events".to_owned(),
            Unplaceable::TooLong { span } => {
                "not placed: longer than the notes, which span ".to_owned() + &duration(span)
            }
            Unplaceable::Several => "not placed: said of several incidents".to_owned(),
            Unplaceable::NoRecovery => "not placed: the notes tell of no recovery".to_owned(),
            Unplaceable::NoLength => "not placed: how long is not stated".to_owned(),
        },
    }
}

/// The same where the edges are told already.
#[must_use]
pub fn placed_in_brief(impact: &Impact, events: &[Event]) -> String {
    match impact.placed {
        Placed::Stated(_) | Placed::Until { .. } => String::new(),
        Placed::Fits { alone: true, .. } => "fits by distance alone".to_owned(),
        Placed::Fits { .. } => "fits the events".to_owned(),
        Placed::Beside { .. } => "assumed beside the entry that states it".to_owned(),
        Placed::Before { .. } => "assumed to end with the recovery".to_owned(),
        Placed::Derived { .. } | Placed::Nowhere(_) => placed(impact, events),
    }
}

/// Why another place would fit too, and was not chosen.
#[must_use]
pub fn rival(recovery: bool) -> &'static str {
    if recovery { "also ends in a recovery, with less to speak for it" } else { "does not end in a recovery" }
}

fn time_of_day(moment: &Moment) -> String {
    moment.time.as_ref().map_or_else(|| "day ".to_owned() + &moment.day.to_string(), ClockTime::to_string)
}

/// The name of an interval behind that of another: `time to detect, to acknowledge`.
#[must_use]
pub fn interval_in_brief(kind: IntervalKind) -> &'static str {
    match kind {
        IntervalKind::TimeToDetect => "to detect",
        IntervalKind::TimeToAcknowledge => "to acknowledge",
        IntervalKind::TimeToDeclare => "to declare",
        IntervalKind::TimeToMitigate => "to mitigate",
        IntervalKind::TimeToResolve => "to resolve",
        IntervalKind::LongestSilence => kind.name(),
    }
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
        Ends::Reversed { from, to } => [to.name(), " stands before ", from.name()].concat(),
        Ends::Neighbours => "between two entries that follow each other".to_owned(),
    }
}
