//! What notes say, as plain values: the incident and the parts of it. No reading, no drawing, no sentences.
//!
//! The incident JSON, version 1 (`docs/json.md`), is made of them in `json`. Indexes and lines count from 0 here.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    civil::{Date, Offset, ZoneName, later},
    clock::WallClock,
    facts::{Clue, Effect, Ends, IntervalKind, Kind, Level, Phase, Phases, Placed, Subject},
    finding::{Finding, FindingKind},
    reasons::Reasons,
    span::{LineNumber, Span},
};

pub use crate::{facts::Placement, moment::Moment};

/// Everything that was read from one paste. Lists are chronological, equal instants in the order of the notes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Incident {
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
    /// When each phase of each incident began, in the order of the phases.
    pub phases: Vec<PhaseAt>,
    /// Times to detect, acknowledge, declare, mitigate, resolve and the longest silence.
    pub intervals: Vec<Interval>,
    /// What was odd.
    pub findings: Vec<Finding>,
    /// Lines of the timeline that could not be given a time.
    pub unplaced: Vec<Unplaced>,
    /// Lines outside the timeline that name a time of day: nothing with a time is passed over in silence.
    pub elsewhere: Vec<Unplaced>,
    /// Entries that say that they are not in the timeline.
    pub left_out: Vec<Unplaced>,
    /// What became of each line of the notes, in order.
    pub lines: Vec<Line>,
    /// The wall clock of the notes on the axis: where the clocks of their zone change, it is not the axis itself.
    pub clock: WallClock,
}

impl Incident {
    /// When a phase of one of the incidents began, where the notes say.
    #[must_use]
    pub fn phase(&self, incident: usize, phase: Phase) -> Option<&PhaseAt> {
        self.phases.iter().find(|known| known.incident == incident && known.phase == phase)
    }

    /// The events of each of `count` incidents, with their places among all.
    #[must_use]
    pub fn events_of_each(&self, count: usize) -> Vec<Vec<(usize, &Event)>> {
        let mut found = vec![Vec::new(); count];
        for (index, event) in self.events.iter().enumerate() {
            if let Some(own) = found.get_mut(event.incident) {
                own.push((index, event));
            }
        }
        found
    }

    /// The instants that an interval lies between: of its phases, which a line beside the events may state, or of its events.
    #[must_use]
    pub fn edges(&self, interval: &Interval) -> Option<(&Moment, &Moment)> {
        if let Ends::Between { from, to, .. } = interval.ends {
            let at = |phase| Some(&self.phase(interval.incident, phase)?.moment);
            return at(from).zip(at(to));
        }
        let at = |event: Option<usize>| Some(&self.events.get(event?)?.start);
        at(interval.from).zip(at(interval.to))
    }

    /// When the incident of an impact was over, where the notes say that and no end of the impact.
    #[must_use]
    pub fn over(&self, impact: &Impact) -> Option<&Moment> {
        let resolved = &self.phase(impact.incident?, Phase::Resolved)?.moment;
        let open = impact.end.is_none() && impact.start.as_ref()?.at < resolved.at;
        // What an entry tells after that goes on.
        let of = |event: &&Event| (event.span.start..event.span.end).contains(&impact.span.start);
        let later = self.events.iter().find(of).is_some_and(|event| event.start.at > resolved.at);
        (open && !later).then_some(resolved)
    }

    /// The lines that say `impact` once more.
    pub fn mentions(&self, impact: &Impact) -> impl Iterator<Item = LineNumber> {
        let own = self.impacts.iter().position(|other| std::ptr::eq(other, impact));
        self.impacts
            .iter()
            .filter(move |other| own.is_some() && other.mention_of == own)
            .map(|other| other.line)
    }

    /// Each impact once: those that the notes state, further mentions left out, then those derived that lie elsewhere.
    pub fn told_impacts(&self) -> impl Iterator<Item = &Impact> {
        let stated =
            move |derived: &&Impact| self.impacts.iter().any(|stated| stated.edges() == derived.edges());
        let derived = self.derived_impacts.iter().filter(move |derived| !stated(derived));
        self.impacts.iter().chain(derived).filter(|impact| impact.mention_of.is_none())
    }

    /// First and last instant of everything that has a place in time; none when nothing has.
    #[must_use]
    pub fn extent(&self) -> Option<(i64, i64)> {
        self.extent_of(None)
    }

    /// The same of one incident of the paste.
    #[must_use]
    pub fn extent_of(&self, part: Option<usize>) -> Option<(i64, i64)> {
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        let mut see = |of: Option<usize>, start: Option<&Moment>, end: Option<&Moment>| {
            for moment in [start, end].into_iter().flatten().filter(|_| part.is_none() || of == part) {
                first = first.min(moment.at);
                last = last.max(moment.at);
            }
        };
        for event in &self.events {
            see(Some(event.incident), Some(&event.start), event.end.as_deref());
        }
        for impact in &self.impacts {
            see(impact.incident, impact.start.as_ref(), impact.end.as_ref());
        }
        for severity in &self.severities {
            see(Some(severity.incident), Some(&severity.start), severity.end.as_ref());
        }
        (first <= last).then_some((first, last))
    }

    /// The lines without a time, but those whose time no clock shows: a finding tells of these.
    pub fn untold(&self) -> impl Iterator<Item = &Unplaced> {
        let is_told = |line: &Unplaced, odd: &Finding| {
            odd.line == line.line && matches!(odd.kind, FindingKind::ImpossibleTime { .. })
        };
        self.unplaced.iter().filter(move |line| !self.findings.iter().any(|odd| is_told(line, odd)))
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
    /// The line on which it begins.
    pub line: LineNumber,
}

/// A zone as the notes name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// The name as written.
    pub name: ZoneName,
    /// Its offset, where the name alone fixes it.
    pub offset: Option<Offset>,
    /// Line that states it; none where it was chosen to show the incident in.
    pub line: Option<LineNumber>,
    /// What the name leaves open.
    pub sense: ZoneSense,
}

/// What the name of a zone leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneSense {
    /// Nothing.
    Plain,
    /// Its offset, which the rules of the zone that it stands for give for each day: `PT`.
    ByRules,
    /// Which of several zones is meant: `CST`.
    Ambiguous,
}

/// One entry of the notes' timeline: when, and what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// When it happened, or began.
    pub start: Moment,
    /// When it ended, where the entry gives a range.
    pub end: Option<Box<Moment>>,
    /// True when the notes say that the time is approximate.
    pub approximate: bool,
    /// The event's own words, without the stamp, inline marks kept.
    pub text: String,
    /// Line of the stamp.
    pub line: LineNumber,
    /// Column of the stamp in UTF-16 units, from 1.
    pub column: u32,
    /// What it is, where its words say.
    pub kind: Option<Kind>,
    /// Phases it begins.
    pub phases: Phases,
    /// Severity that it sets.
    pub severity: Option<Level>,
    /// People or systems that acted, where the words name them.
    pub actors: Vec<String>,
    /// Why it has its instant.
    pub reasons: Reasons,
    /// Which incident of the paste it belongs to, from 0.
    pub incident: usize,
    /// The whole entry in the notes: stamp, words and the lines that hang under it.
    pub span: Span,
    /// The stamp in the notes.
    pub stamp: Span,
}

/// Another place where a stated duration would fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Where it would begin.
    pub start: Moment,
    /// Where it would end.
    pub end: Moment,
    /// True where it ends in a recovery, with less to speak for it than for the chosen place.
    pub recovery: bool,
}

/// One statement of how long something was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// What was hit.
    pub subject: Subject,
    /// What happened to it.
    pub effect: Effect,
    /// How long, in seconds; "just under four hours" is 14 400, approximate.
    pub duration_seconds: Option<i64>,
    /// True when the duration or an edge is approximate.
    pub approximate: bool,
    /// Where it begins, where that is known.
    pub start: Option<Moment>,
    /// Where it ends, where that is known.
    pub end: Option<Moment>,
    /// How the edges were found, and why they lie there.
    pub placed: Placed,
    /// Other places where it would fit.
    pub rivals: Vec<Rival>,
    /// The statement that it says once more: its index among the impacts; none for the first.
    pub mention_of: Option<usize>,
    /// Which incident of the paste it is of, from 0; none where it is said of several.
    pub incident: Option<usize>,
    /// The words that state it.
    pub quote: String,
    /// Line of the quote.
    pub line: LineNumber,
    /// The quote in the notes.
    pub span: Span,
}

impl Impact {
    /// An impact without its length and its edges.
    #[must_use]
    pub fn new(subject: Subject, effect: Effect, quote: String, line: LineNumber, span: Span) -> Self {
        Self {
            subject,
            effect,
            duration_seconds: None,
            approximate: false,
            start: None,
            end: None,
            placed: Placed::default(),
            rivals: Vec::new(),
            mention_of: None,
            incident: None,
            quote,
            line,
            span,
        }
    }

    /// The instants of its beginning and its end, where they are known.
    #[must_use]
    pub fn edges(&self) -> [Option<i64>; 2] {
        [&self.start, &self.end].map(|edge| edge.as_ref().map(|edge| edge.at))
    }
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

/// When a phase of an incident began, and what says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseAt {
    /// The phase.
    pub phase: Phase,
    /// When it began.
    pub moment: Moment,
    /// The event that begins it; none where only words beside the timeline tell of it.
    pub event: Option<usize>,
    /// The line that tells of it.
    pub line: LineNumber,
    /// What speaks most for it.
    pub clue: Clue,
    /// Where it may have begun instead, the likeliest first.
    pub rivals: Vec<PhaseRival>,
    /// Which incident of the paste it is of, from 0.
    pub incident: usize,
}

/// Another instant at which a phase may have begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseRival {
    /// When that is.
    pub moment: Moment,
    /// The event, where one is there.
    pub event: Option<usize>,
    /// The line that tells of it.
    pub line: LineNumber,
    /// What speaks most for it.
    pub clue: Clue,
}

/// Effort or money that the notes name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// What was spent: `35+ hours of productivity`.
    pub what: String,
    /// The words that state it.
    pub quote: String,
    /// Line of the quote.
    pub line: LineNumber,
    /// The quote in the notes.
    #[serde(skip)]
    pub span: Span,
}

/// A severity level and how long it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Severity {
    /// The level.
    pub level: Level,
    /// From when.
    pub start: Moment,
    /// Until when: the next level or the resolution; none when it never ends in the notes.
    pub end: Option<Moment>,
    /// Line that sets it.
    pub line: LineNumber,
    /// Which incident of the paste it is of, from 0.
    pub incident: usize,
}

/// A distance between two events that incident reviewers ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Which.
    pub kind: IntervalKind,
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
    /// Between which phases it lies, or what is not stated.
    pub ends: Ends,
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

/// A line of the timeline that has no time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unplaced {
    /// Its line.
    pub line: LineNumber,
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
    /// It lies outside the timeline and names a time of day.
    Elsewhere,
    /// It stands in the timeline but has no time.
    Unplaced,
    /// It says that it is not in the timeline, or hangs under one that does.
    LeftOut,
}

/// One line of the notes and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end.
    pub span: Span,
    /// What became of it.
    pub used: LineUse,
}
