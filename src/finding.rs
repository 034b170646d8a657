//! What is odd in the notes: each finding with the facts that its sentence needs, and the line it concerns.

use chrono::NaiveDate;

use crate::{
    civil::{ClockTime, Offset, ZoneName},
    facts::{Ends, IntervalKind, Level, Phase},
    moment::Moment,
    span::LineNumber,
};

/// Something odd in the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// The line it concerns.
    pub line: LineNumber,
}

/// Each kind of finding has a code, [`FindingKind::code`]. Events are indexes into `Incident::events`, lengths are seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// The notes state no date.
    NoDate,
    /// Day and month of the dates could be swapped.
    DayMonthOrder {
        /// How they were read.
        day_first: bool,
    },
    /// Times on lines of their own could stand above or below their words.
    StampSide {
        /// True where they were read as standing below.
        below: bool,
    },
    /// The name of the zone stands for several.
    AmbiguousZone {
        /// The name.
        name: ZoneName,
        /// The offset it was read with; none where that depends on the day.
        offset: Option<Offset>,
    },
    /// The entries are in several zones.
    MixedZones {
        /// Their names.
        names: Vec<ZoneName>,
        /// True where each has a known offset.
        ordered: bool,
    },
    /// Lines with times that are not in the timeline.
    TimesElsewhere {
        /// How many.
        count: usize,
        /// The heading that they stand under; empty where there is none.
        under: Box<str>,
    },
    /// The newest entry stands first.
    NewestFirst,
    /// A time stands after a later one of the same day.
    OutOfOrder {
        /// The time.
        time: ClockTime,
    },
    /// The date of an entry lies before that of the entry above it.
    DateOrder,
    /// A date is another day of the week than the one beside it.
    Weekday {
        /// The date.
        date: NaiveDate,
        /// The day of the week beside it, from 0 for Monday.
        written: u8,
    },
    /// No clock shows such a time.
    ImpossibleTime {
        /// As it is written.
        written: Box<str>,
    },
    /// The clocks of the zone showed that time twice that night.
    RepeatedTime {
        /// The time.
        time: Option<ClockTime>,
        /// The zone.
        zone: ZoneName,
    },
    /// The clocks of the zone left that time out that night.
    SkippedTime {
        /// The time.
        time: Option<ClockTime>,
        /// The zone.
        zone: ZoneName,
    },
    /// An entry has the words and the instant of another.
    Duplicate {
        /// The entry.
        event: usize,
        /// The line on which it stands first.
        first: LineNumber,
        /// How many more entries stand twice and are not listed.
        more: usize,
    },
    /// No entry says how it was noticed.
    NoDetection {
        /// Which of several incidents is meant.
        incident: Option<usize>,
    },
    /// No entry says that it was over.
    NoRecovery {
        /// Which of several incidents is meant.
        incident: Option<usize>,
    },
    /// Nothing is told for long.
    LongGap {
        /// The last event before it.
        from: usize,
        /// The first event after it.
        to: usize,
        /// How long it is.
        seconds: i64,
        /// True where a clock without its day does not say when.
        dated: bool,
    },
    /// The stated length of the incident fits nothing else that is said of it.
    Duration {
        /// As stated.
        stated: i64,
        /// As it follows from the two instants.
        told: i64,
        /// True where the notes state those instants, false where they are events.
        edges: bool,
        /// From when to when.
        between: Box<[Moment; 2]>,
    },
    /// The length and the edges of one statement differ.
    ImpactLength {
        /// As stated.
        stated: i64,
        /// Between the edges.
        told: i64,
    },
    /// The stated length of a thing's impact differs from its failure and recovery among the events.
    DerivedLength {
        /// What was hit, as the notes call it.
        what: String,
        /// As stated.
        stated: i64,
        /// Between the events.
        told: i64,
        /// The line of the failure.
        failure: LineNumber,
    },
    /// A field states an interval that is not so.
    IntervalField {
        /// Which.
        interval: IntervalKind,
        /// As stated.
        stated: i64,
        /// As it follows from its ends.
        told: i64,
        /// Its ends.
        ends: IntervalEnds,
    },
    /// A field says when a phase began, and no entry stands there.
    PhaseField {
        /// The phase.
        phase: Phase,
        /// When, by the field.
        stated: Box<Moment>,
        /// The event that begins the phase.
        event: usize,
    },
    /// A field has the incident begin after something that came of it.
    StartField {
        /// When, by the field.
        stated: Box<Moment>,
        /// The phase that came of it.
        phase: Phase,
        /// When that began.
        began: Box<Moment>,
    },
    /// A field states a severity that no entry sets.
    SeverityField {
        /// By the field.
        stated: Level,
        /// By the entries, last.
        told: Level,
    },
}

/// The ends of an interval that a field contradicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntervalEnds {
    /// As the events have them.
    Timeline(Ends),
    /// As fields state them: each phase with its instant.
    Fields(Box<[(Phase, Moment); 2]>),
}

impl FindingKind {
    /// Its code, as the JSON has it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDate => "no-date",
            Self::DayMonthOrder { .. } => "day-month-order",
            Self::StampSide { .. } => "stamp-side",
            Self::AmbiguousZone { .. } => "ambiguous-zone",
            Self::MixedZones { .. } => "mixed-zones",
            Self::TimesElsewhere { .. } => "times-elsewhere",
            Self::NewestFirst => "newest-first",
            Self::OutOfOrder { .. } => "out-of-order",
            Self::DateOrder => "date-order",
            Self::Weekday { .. } => "weekday",
            Self::ImpossibleTime { .. } => "impossible-time",
            Self::RepeatedTime { .. } => "repeated-time",
            Self::SkippedTime { .. } => "skipped-time",
            Self::Duplicate { .. } => "duplicate",
            Self::NoDetection { .. } => "no-detection",
            Self::NoRecovery { .. } => "no-recovery",
            Self::LongGap { .. } => "long-gap",
            Self::Duration { .. } => "duration",
            Self::ImpactLength { .. } => "impact-length",
            Self::DerivedLength { .. } => "derived-length",
            Self::IntervalField { .. } => "interval-field",
            Self::PhaseField { .. } | Self::StartField { .. } => "phase-field",
            Self::SeverityField { .. } => "severity-field",
        }
    }

    /// The finding about a line.
    #[must_use]
    pub fn on(self, line: LineNumber) -> Finding {
        Finding { kind: self, line }
    }
}
