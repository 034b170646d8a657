//! The incident JSON, version 1 (`docs/json.md`): the facts of an incident, with reasons and messages in words.

use serde::Serialize;

use crate::{
    civil::{Offset, ZoneName},
    facts::{Effect, IntervalKind, Kind, Level, Phase, Placement, Subject},
    incident::{
        Alternative, Cost, Event, Impact, Incident, Interval, Part, PhaseAt, Severity, Total, Unplaced, Zone,
    },
    moment::Moment,
    span::LineNumber,
    wording::{
        findings::finding,
        reasons::{self, placed, rival, subject, zone_of_notes},
        summary::made_title,
    },
};

/// The JSON of an incident, to be written by serde.
#[must_use]
pub fn json(incident: &Incident) -> impl Serialize + '_ {
    let impact = |impact| ImpactJson::of(impact, &incident.events);
    Document {
        version: 1,
        title: incident.title.as_deref(),
        made_title: made_title(incident),
        zone: incident.zone.as_ref().map(ZoneJson::of),
        incidents: &incident.incidents,
        events: incident.events.iter().map(EventJson::of).collect(),
        impacts: incident.impacts.iter().map(impact).collect(),
        derived_impacts: incident.derived_impacts.iter().map(impact).collect(),
        impact_totals: &incident.impact_totals,
        costs: &incident.costs,
        severities: &incident.severities,
        intervals: incident.intervals.iter().map(IntervalJson::of).collect(),
        phases: incident.phases.iter().map(PhaseJson::of).collect(),
        findings: incident
            .findings
            .iter()
            .map(|odd| FindingJson {
                kind: odd.kind.code(),
                message: finding(odd, &incident.events),
                line: odd.line,
            })
            .collect(),
        unplaced: &incident.unplaced,
        elsewhere: &incident.elsewhere,
        left_out: &incident.left_out,
    }
}

#[derive(Serialize)]
struct Document<'i> {
    version: u32,
    title: Option<&'i str>,
    made_title: Option<String>,
    zone: Option<ZoneJson<'i>>,
    incidents: &'i [Part],
    events: Vec<EventJson<'i>>,
    impacts: Vec<ImpactJson<'i>>,
    derived_impacts: Vec<ImpactJson<'i>>,
    impact_totals: &'i [Total],
    costs: &'i [Cost],
    severities: &'i [Severity],
    intervals: Vec<IntervalJson<'i>>,
    phases: Vec<PhaseJson<'i>>,
    findings: Vec<FindingJson>,
    unplaced: &'i [Unplaced],
    elsewhere: &'i [Unplaced],
    #[serde(skip_serializing_if = "<[Unplaced]>::is_empty")]
    left_out: &'i [Unplaced],
}

#[derive(Serialize)]
struct ZoneJson<'i> {
    name: &'i ZoneName,
    offset: Option<Offset>,
    line: Option<LineNumber>,
    reason: String,
}

impl<'i> ZoneJson<'i> {
    fn of(zone: &'i Zone) -> Self {
        Self { name: &zone.name, offset: zone.offset, line: zone.line, reason: zone_of_notes(zone) }
    }
}

#[derive(Serialize)]
struct EventJson<'i> {
    start: &'i Moment,
    end: Option<&'i Moment>,
    approximate: bool,
    text: &'i str,
    line: LineNumber,
    column: u32,
    kind: Option<Kind>,
    phases: Vec<Phase>,
    severity: Option<Level>,
    actors: &'i [String],
    reasons: ReasonsJson,
    incident: usize,
}

#[derive(Serialize)]
struct ReasonsJson {
    date: String,
    time: String,
    zone: String,
}

impl<'i> EventJson<'i> {
    fn of(event: &'i Event) -> Self {
        let why = &event.reasons;
        Self {
            start: &event.start,
            end: event.end.as_deref(),
            approximate: event.approximate,
            text: &event.text,
            line: event.line,
            column: event.column,
            kind: event.kind,
            phases: event.phases.iter().collect(),
            severity: event.severity,
            actors: &event.actors,
            reasons: ReasonsJson {
                date: reasons::date(&why.date),
                time: reasons::time(&why.time),
                zone: reasons::zone(&why.zone),
            },
            incident: event.incident,
        }
    }
}

#[derive(Serialize)]
struct ImpactJson<'i> {
    things: Vec<&'i str>,
    what: &'i str,
    effect: Effect,
    duration_seconds: Option<i64>,
    approximate: bool,
    start: Option<&'i Moment>,
    end: Option<&'i Moment>,
    placement: Placement,
    reason: String,
    rivals: Vec<RivalJson<'i>>,
    mention_of: Option<usize>,
    incident: Option<usize>,
    quote: &'i str,
    line: LineNumber,
}

#[derive(Serialize)]
struct RivalJson<'i> {
    start: &'i Moment,
    end: &'i Moment,
    reason: &'static str,
}

impl<'i> ImpactJson<'i> {
    fn of(impact: &'i Impact, events: &[Event]) -> Self {
        let rivals = impact.rivals.iter();
        Self {
            things: match &impact.subject {
                Subject::Incident => vec!["incident"],
                Subject::Named { things, .. } => things.iter().map(String::as_str).collect(),
            },
            what: subject(&impact.subject),
            effect: impact.effect,
            duration_seconds: impact.duration_seconds,
            approximate: impact.approximate,
            start: impact.start.as_ref(),
            end: impact.end.as_ref(),
            placement: impact.placed.placement(),
            reason: placed(impact, events),
            rivals: rivals
                .map(|other| RivalJson {
                    start: &other.start,
                    end: &other.end,
                    reason: rival(other.recovery),
                })
                .collect(),
            mention_of: impact.mention_of,
            incident: impact.incident,
            quote: &impact.quote,
            line: impact.line,
        }
    }
}

#[derive(Serialize)]
struct IntervalJson<'i> {
    name: IntervalKind,
    from: Option<usize>,
    to: Option<usize>,
    seconds: Option<i64>,
    least: Option<i64>,
    most: Option<i64>,
    reason: String,
    alternatives: &'i [Alternative],
    incident: usize,
}

impl<'i> IntervalJson<'i> {
    fn of(interval: &'i Interval) -> Self {
        Self {
            name: interval.kind,
            from: interval.from,
            to: interval.to,
            seconds: interval.seconds,
            least: interval.least,
            most: interval.most,
            reason: reasons::ends(interval.ends),
            alternatives: &interval.alternatives,
            incident: interval.incident,
        }
    }
}

#[derive(Serialize)]
struct PhaseJson<'i> {
    name: Phase,
    moment: &'i Moment,
    event: Option<usize>,
    line: LineNumber,
    reason: String,
    rivals: Vec<PhaseRivalJson<'i>>,
    incident: usize,
}

#[derive(Serialize)]
struct PhaseRivalJson<'i> {
    moment: &'i Moment,
    line: LineNumber,
    reason: String,
}

impl<'i> PhaseJson<'i> {
    fn of(phase: &'i PhaseAt) -> Self {
        let rivals = phase.rivals.iter();
        Self {
            name: phase.phase,
            moment: &phase.moment,
            event: phase.event,
            line: phase.line,
            reason: reasons::clue(phase.clue, phase.line),
            rivals: rivals
                .map(|other| PhaseRivalJson {
                    moment: &other.moment,
                    line: other.line,
                    reason: reasons::clue(other.clue, other.line),
                })
                .collect(),
            incident: phase.incident,
        }
    }
}

#[derive(Serialize)]
struct FindingJson {
    kind: &'static str,
    message: String,
    line: LineNumber,
}
