//! What notes say, as plain values: the incident and the parts of it. No reading, no drawing.
//!
//! Serialised with serde these types are the incident JSON, version 1 (`docs/json.md`). Fields marked `skip` are for
//! the picture and the page; they point into the notes and are not part of the JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    civil::{ClockTime, Date, Offset, ZoneName, later},
    clock::WallClock,
    reasons::Reasons,
    span::Span,
};

/// Everything that was read from one paste. Lists are chronological, equal instants in the order of the notes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Incident {
    /// Version of the JSON: 1.
    pub version: u32,
    /// Title of the notes, where they have one.
    pub title: Option<String>,
    /// The zone that holds for the notes as a whole, where one is stated.
    pub zone: Option<Zone>,
    /// The incidents of the paste, in the order of the notes; empty where it tells of one.
    pub incidents: Vec<Part>,
    /// What happened, when.
    pub events: Vec<Event>,
    /// How long each thing was broken, as the notes say it: one entry a statement.
    pub impacts: Vec<Impact>,
    /// Bars worked out from a failure and a recovery of one thing. They never change a stated impact.
    pub derived_impacts: Vec<Impact>,
    /// How long anything was hit, one for each incident with more than one window.
    pub impact_totals: Vec<Total>,
    /// Effort and money: shown, never drawn as a bar.
    pub costs: Vec<Cost>,
    /// Severity levels and from when to when each held.
    pub severities: Vec<Severity>,
    /// Times to detect, acknowledge, declare, mitigate, resolve and the longest silence.
    pub intervals: Vec<Interval>,
    /// What was odd.
    pub findings: Vec<Finding>,
    /// Lines of the timeline that could not be given a time.
    pub unplaced: Vec<Unplaced>,
    /// What became of each line of the notes, in order.
    #[serde(skip)]
    pub lines: Vec<Line>,
    /// The wall clock of the notes on the axis: where the clocks of their zone change, it is not the axis itself.
    #[serde(skip)]
    pub clock: WallClock,
}

impl Default for Incident {
    fn default() -> Self {
        Self {
            version: 1,
            title: None,
            zone: None,
            incidents: Vec::new(),
            events: Vec::new(),
            impacts: Vec::new(),
            derived_impacts: Vec::new(),
            impact_totals: Vec::new(),
            costs: Vec::new(),
            severities: Vec::new(),
            intervals: Vec::new(),
            findings: Vec::new(),
            unplaced: Vec::new(),
            lines: Vec::new(),
            clock: WallClock::default(),
        }
    }
}

impl Incident {
    /// The lines, from 1, that say `impact` once more.
    pub fn mentions(&self, impact: &Impact) -> impl Iterator<Item = usize> {
        let own = self.impacts.iter().position(|other| std::ptr::eq(other, impact));
        self.impacts
            .iter()
            .filter(move |other| own.is_some() && other.mention_of == own)
            .map(|other| other.line)
    }

    /// First and last instant of everything that has a place in time; none when nothing has.
    #[must_use]
    pub fn extent(&self) -> Option<(i64, i64)> {
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        let mut see = |start: Option<&Moment>, end: Option<&Moment>| {
            for moment in [start, end].into_iter().flatten() {
                first = first.min(moment.at);
                last = last.max(moment.at);
            }
        };
        for event in &self.events {
            see(Some(&event.start), event.end.as_deref());
        }
        for impact in &self.impacts {
            see(impact.start.as_ref(), impact.end.as_ref());
        }
        for severity in &self.severities {
            see(Some(&severity.start), severity.end.as_ref());
        }
        (first <= last).then_some((first, last))
    }

    /// The date of day 0, where an event or an edge has a full date.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        let edges = self.impacts.iter().filter_map(|impact| impact.start.as_ref());
        self.events.iter().map(|event| &event.start).chain(edges).find_map(|moment| match moment.date {
            Some(Date::Full(date)) => later(date, moment.day.saturating_neg()),
            _ => None,
        })
    }
}

/// One of several incidents of a paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What the notes call it: its heading; empty where it has none.
    pub name: String,
    /// The line on which it begins, from 1.
    pub line: usize,
}

/// A zone as the notes name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Zone {
    /// The name as written.
    pub name: ZoneName,
    /// Its offset, where the name alone fixes it.
    pub offset: Option<Offset>,
    /// Line that states it, from 1.
    pub line: Option<usize>,
    /// Where it comes from, in words.
    pub reason: String,
}

/// An instant as the notes give it: wall clock, and what is known of date and zone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Moment {
    /// The date, where the notes state or imply one.
    pub date: Option<Date>,
    /// Days since the day of the first event of the same incident.
    pub day: i64,
    /// The time of day; none for a day-long entry or where only elapsed time is given.
    pub time: Option<ClockTime>,
    /// Offset from UTC, where the notes fix one.
    pub offset: Option<Offset>,
    /// Name of the zone as written, where one holds.
    pub zone: Option<ZoneName>,
    /// Seconds since the start of the incident, where the notes give only that (`T+12m`).
    pub elapsed_seconds: Option<i64>,
    /// Earliest time, where a span is given ("between 14:00 and 14:10").
    pub earliest: Option<ClockTime>,
    /// Latest time, where a span is given.
    pub latest: Option<ClockTime>,
    /// Milliseconds on the axis of the picture: since midnight of day 0, in the zone of the first event.
    /// Everything that orders, measures or draws uses this and nothing else.
    #[serde(skip)]
    pub at: i64,
}

/// One entry of the notes' timeline: when, and what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Event {
    /// When it happened, or began.
    pub start: Moment,
    /// When it ended, where the entry gives a range.
    pub end: Option<Box<Moment>>,
    /// True when the notes say that the time is approximate.
    pub approximate: bool,
    /// The event's own words, without the stamp, inline marks kept.
    pub text: String,
    /// Line of the stamp, from 1.
    pub line: usize,
    /// Column of the stamp in UTF-16 units, from 1.
    pub column: usize,
    /// Kind of event: `alert`, `report`, `escalation`, `change`, `finding`, `communication`, `recovery`.
    pub kind: Option<String>,
    /// Phases it begins: `start`, `detected`, `acknowledged`, `declared`, `mitigated`, `resolved`.
    pub phases: Vec<String>,
    /// Severity that it sets, as [`Severity::level`].
    pub severity: Option<String>,
    /// People or systems that acted, where the words name them.
    pub actors: Vec<String>,
    /// Why it has its instant.
    pub reasons: Reasons,
    /// Which incident of the paste it belongs to, from 0.
    pub incident: usize,
    /// The whole entry in the notes: stamp, words and the lines that hang under it.
    #[serde(skip)]
    pub span: Span,
    /// The stamp in the notes.
    #[serde(skip)]
    pub stamp: Span,
}

/// How the edges of an impact were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Placement {
    /// The notes state both edges, or one edge and the duration.
    Stated,
    /// A pair of events has the stated distance and ends in a recovery.
    Fits,
    /// Only its end at the recovery speaks for it.
    Assumed,
    /// Nothing says where it lies.
    #[default]
    None,
}

/// Another place where a stated duration would fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rival {
    /// Where it would begin.
    pub start: Moment,
    /// Where it would end.
    pub end: Moment,
    /// Why it fits, and why it was not chosen.
    pub reason: String,
}

/// One statement of how long something was broken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Impact {
    /// The single things hit: `Dashboard`, `SDK`.
    pub things: Vec<String>,
    /// What was hit, as the notes call it: `Dashboard and SDK`.
    pub what: String,
    /// What happened to it: `down`, `degraded`, `delayed`, `blocked`, `data loss`.
    pub effect: String,
    /// How long, in seconds; "just under four hours" is 14 400, approximate.
    pub duration_seconds: Option<i64>,
    /// True when the duration or an edge is approximate.
    pub approximate: bool,
    /// Where it begins, where that is known.
    pub start: Option<Moment>,
    /// Where it ends, where that is known.
    pub end: Option<Moment>,
    /// How the edges were found.
    pub placement: Placement,
    /// Why it lies there, in words.
    pub reason: String,
    /// Other places where it would fit.
    pub rivals: Vec<Rival>,
    /// The statement that it says once more: its index among the impacts; none for the first.
    pub mention_of: Option<usize>,
    /// Which incident of the paste it is of, from 0; none where it is said of several.
    pub incident: Option<usize>,
    /// The words that state it.
    pub quote: String,
    /// Line of the quote, from 1.
    pub line: usize,
    /// The quote in the notes.
    #[serde(skip)]
    pub span: Span,
}

/// How long anything was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Which incident of the paste it is of, from 0.
    pub incident: usize,
    /// Seconds in which anything was hit: windows that overlap count once.
    pub seconds: i64,
    /// Seconds of all windows together.
    pub sum_seconds: i64,
}

/// Effort or money that the notes name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// What was spent: `35+ hours of productivity`.
    pub what: String,
    /// The words that state it.
    pub quote: String,
    /// Line of the quote, from 1.
    pub line: usize,
    /// The quote in the notes.
    #[serde(skip)]
    pub span: Span,
}

/// A severity level and how long it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Severity {
    /// The level in its usual spelling: `SEV0`, `P1`, `critical`.
    pub level: String,
    /// From when.
    pub start: Moment,
    /// Until when: the next level or the resolution; none when it never ends in the notes.
    pub end: Option<Moment>,
    /// Line that sets it, from 1.
    pub line: usize,
    /// Which incident of the paste it is of, from 0.
    pub incident: usize,
}

/// A distance between two events that incident reviewers ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// `time to detect`, `time to acknowledge`, `time to declare`, `time to mitigate`, `time to resolve`, `longest silence`.
    pub name: String,
    /// Index of the event it begins with.
    pub from: Option<usize>,
    /// Index of the event it ends with.
    pub to: Option<usize>,
    /// The distance in seconds.
    pub seconds: Option<i64>,
    /// The least it can be, where an end is approximate.
    pub least: Option<i64>,
    /// The most it can be, where an end is approximate.
    pub most: Option<i64>,
    /// Which events, or what is not stated.
    pub reason: String,
    /// Other events that qualify.
    pub alternatives: Vec<Alternative>,
    /// Which incident of the paste it is of, from 0.
    pub incident: usize,
}

/// Two other events that an interval could lie between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Index of the event it begins with.
    pub from: usize,
    /// Index of the event it ends with.
    pub to: usize,
    /// The distance in seconds.
    pub seconds: i64,
}

/// Something odd in the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its code: `out-of-order`, `no-date`, `impossible-time`, …
    pub kind: String,
    /// What, where and what was done about it, in one sentence.
    pub message: String,
    /// Line it concerns, from 1.
    pub line: usize,
}

/// A line of the timeline that has no time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unplaced {
    /// Its line, from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
}

/// What became of a line of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    /// Nothing on it.
    Blank,
    /// It begins event number `n` (index into [`Incident::events`]).
    Event(usize),
    /// It belongs to event number `n`: a continuation, a sub-bullet, a reaction.
    Attached(usize),
    /// It gives context: a title, a heading, a date, a zone, a table's heading.
    Context,
    /// It lies outside the timeline: impact, causes, actions, code.
    Outside,
    /// It stands in the timeline but has no time.
    Unplaced,
}

/// One line of the notes and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end.
    pub span: Span,
    /// What became of it.
    pub used: LineUse,
}
