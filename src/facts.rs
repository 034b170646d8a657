//! The closed sets of facts: what an event is, which phase it begins, how grave, what broke, how an impact was placed.
//!
//! Code asks these values; the sentences for them are made in `wording`, last.

use std::fmt::{Display, Formatter, Result as Written};

use crate::civil::serialize_as_text;

/// Enums whose values have one name each: the one that the JSON has.
macro_rules! named {
    ($($(#[$doc:meta])* $type:ident { $($(#[$of:meta])* $value:ident = $name:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type { $($(#[$of])* $value,)* }

        impl $type {
            /// All values, in order.
            pub const ALL: &[Self] = &[$(Self::$value,)*];

            /// Its name, as the JSON has it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $name,)* }
            }
        }

        impl Display for $type {
            fn fmt(&self, f: &mut Formatter<'_>) -> Written {
                f.write_str(self.name())
            }
        }

        serialize_as_text!($type);
    )*};
}

named! {
    /// A phase of an incident, in the usual order.
    Phase {
        /// Something broke.
        Start = "start",
        /// Somebody or something noticed.
        Detected = "detected",
        /// Somebody took it on.
        Acknowledged = "acknowledged",
        /// It was called an incident.
        Declared = "declared",
        /// Users were no longer hit, or less.
        Mitigated = "mitigated",
        /// It was over.
        Resolved = "resolved",
    }

    /// What speaks for a phase at an instant. The weights stand in `meaning::evidence`.
    Clue {
        /// A field: `First detected: 10:05`.
        Field = "field",
        /// The label of an entry: `[DETECTION]`.
        Label = "label",
        /// Words that name the phase: `outage ends`.
        Named = "named",
        /// The state of a feed: `Monitoring`.
        State = "state",
        /// The beginning or the end of a stated impact.
        Edge = "edge",
        /// An alert or a report.
        Alarm = "alarm",
        /// Somebody notices.
        Noticed = "noticed",
        /// Somebody begins to look into it.
        Response = "response",
        /// Something fails.
        Failure = "failure",
        /// Something is not done.
        Sign = "sign",
        /// Something is seen or heard to fail, whenever that began.
        Seen = "seen",
        /// Something works again.
        Recovery = "recovery",
        /// Something is as it should be.
        Works = "works",
        /// Something works after a change.
        Changed = "changed",
    }

    /// What an event is.
    Kind {
        /// Monitoring spoke.
        Alert = "alert",
        /// A person said that something is broken.
        Report = "report",
        /// Others were called in.
        Escalation = "escalation",
        /// Others were told.
        Communication = "communication",
        /// Something was changed.
        Change = "change",
        /// Something was found out.
        Finding = "finding",
        /// Something works again.
        Recovery = "recovery",
    }

    /// What happened to a thing.
    Effect {
        /// Data is gone.
        DataLoss = "data loss",
        /// Work could not go on.
        Blocked = "blocked",
        /// It did not work.
        Down = "down",
        /// It came late.
        Delayed = "delayed",
        /// It worked badly.
        Degraded = "degraded",
    }

    /// A distance between two events that incident reviewers ask for.
    IntervalKind {
        /// From the start to the detection.
        TimeToDetect = "time to detect",
        /// From the detection until somebody took it on.
        TimeToAcknowledge = "time to acknowledge",
        /// From the start until it was called an incident.
        TimeToDeclare = "time to declare",
        /// From the start to the mitigation.
        TimeToMitigate = "time to mitigate",
        /// From the start to the end.
        TimeToResolve = "time to resolve",
        /// Between two entries that follow each other.
        LongestSilence = "longest silence",
    }

    /// How surely the edges of an impact are known.
    Placement {
        /// The notes state both edges, or one edge and the duration.
        Stated = "stated",
        /// Two events have the stated distance, and the second is a recovery.
        Fits = "fits",
        /// Only its end at the recovery, or the entry that states it, speaks for it.
        Assumed = "assumed",
        /// Nothing says where it lies.
        None = "none",
    }
}

/// A set of phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Phases(u8);

impl Phases {
    /// True where none is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True where `phase` is in it.
    #[must_use]
    pub fn has(self, phase: Phase) -> bool {
        self.0 >> phase as u8 & 1 == 1
    }

    /// Adds a phase.
    pub fn insert(&mut self, phase: Phase) {
        self.0 |= 1 << phase as u8;
    }

    /// Those that are in it, in order.
    pub fn iter(self) -> impl Iterator<Item = Phase> {
        Phase::ALL.iter().copied().filter(move |phase| self.has(*phase))
    }
}

impl Clue {
    /// True for what names the phase or is plainly its event; false for everyday words, which mostly tell of it.
    #[must_use]
    pub fn is_plain(self) -> bool {
        !matches!(
            self,
            Self::Failure | Self::Sign | Self::Seen | Self::Response | Self::Works | Self::Changed
        )
    }

    /// True for what is told again and again while an incident goes on.
    #[must_use]
    pub fn is_everyday(self) -> bool {
        !self.is_plain() || matches!(self, Self::Alarm | Self::Noticed | Self::Recovery)
    }
}

/// The scale that the number of a level is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelScale {
    /// `SEV1`
    Sev,
    /// `P1`
    P,
    /// `S1`
    S,
}

/// How grave an incident is said to be, in its usual spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `SEV0` to `P5`; 0 is gravest.
    Numbered(LevelScale, u8),
    /// `critical`
    Critical,
    /// `high`
    High,
    /// `medium`
    Medium,
    /// `low`
    Low,
    /// `major`
    Major,
    /// `minor`
    Minor,
    /// `major outage`, the state of a component.
    MajorOutage,
    /// `partial outage`, the state of a component.
    PartialOutage,
    /// `degraded performance`, the state of a component.
    DegradedPerformance,
    /// `degraded`, the state of a component.
    Degraded,
}

impl Level {
    /// True for a level that somebody gives an incident; false for the state of a component.
    #[must_use]
    pub fn is_set(self) -> bool {
        !matches!(self, Self::MajorOutage | Self::PartialOutage | Self::DegradedPerformance | Self::Degraded)
    }
}

/// How gravely a level is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gravity {
    /// The gravest.
    Severe,
    /// One below.
    Major,
    /// All else.
    Minor,
}

impl Level {
    /// How grave it is among those of its scale: 0 is gravest.
    #[must_use]
    pub fn rank(self) -> u8 {
        self.facts().0
    }

    /// How gravely it is drawn.
    #[must_use]
    pub fn gravity(self) -> Gravity {
        self.facts().1
    }

    fn facts(self) -> (u8, Gravity, &'static str) {
        match self {
            Self::Numbered(_, number @ 0..=1) => (number, Gravity::Severe, ""),
            Self::Numbered(_, 2) => (2, Gravity::Major, ""),
            Self::Numbered(_, number) => (number, Gravity::Minor, ""),
            Self::Critical => (0, Gravity::Severe, "critical"),
            Self::MajorOutage => (1, Gravity::Severe, "major outage"),
            Self::High => (2, Gravity::Major, "high"),
            Self::Major => (3, Gravity::Major, "major"),
            Self::PartialOutage => (4, Gravity::Major, "partial outage"),
            Self::Medium => (5, Gravity::Minor, "medium"),
            Self::DegradedPerformance => (6, Gravity::Minor, "degraded performance"),
            Self::Degraded => (7, Gravity::Minor, "degraded"),
            Self::Minor => (8, Gravity::Minor, "minor"),
            Self::Low => (9, Gravity::Minor, "low"),
        }
    }
}

impl Display for Level {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self {
            Self::Numbered(LevelScale::Sev, number) => write!(f, "SEV{number}"),
            Self::Numbered(LevelScale::P, number) => write!(f, "P{number}"),
            Self::Numbered(LevelScale::S, number) => write!(f, "S{number}"),
            word => f.write_str(word.facts().2),
        }
    }
}

serialize_as_text!(Level);

/// What was hit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Subject {
    /// The incident as a whole: the words name nothing.
    #[default]
    Incident,
    /// Things that the words name.
    Named {
        /// As the notes call them: `Dashboard and SDK`.
        what: String,
        /// One by one: `Dashboard`, `SDK`.
        things: Vec<String>,
    },
}

impl Subject {
    /// The single things; none for the incident as a whole.
    #[must_use]
    pub fn things(&self) -> &[String] {
        match self {
            Self::Incident => &[],
            Self::Named { things, .. } => things,
        }
    }
}

/// How an impact was placed in time, and why there. Events are indexes into `Incident::events`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// The words on its line state so much.
    Stated(Edges),
    /// An event begins what the words on its line end.
    Until {
        /// The event.
        from: usize,
    },
    /// Two events have the stated distance, and the second is a recovery.
    Fits {
        /// The first event.
        from: usize,
        /// The recovery.
        to: usize,
        /// True where nothing but the distance speaks for these two.
        alone: bool,
    },
    /// Worked out from a failure and a recovery of one thing, or from a failure that never ends in the notes.
    Derived {
        /// The failure.
        from: usize,
        /// The recovery.
        to: Option<usize>,
    },
    /// No two events have the stated distance: it is put beside the event that states it.
    Beside {
        /// The event.
        event: usize,
    },
    /// No two events have the stated distance: it is put before the last recovery.
    Before {
        /// The recovery.
        recovery: usize,
    },
    /// Nothing says where it lies.
    Nowhere(Unplaceable),
}

/// Which edges and lengths words state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// The start and the end.
    Both,
    /// The start and how long.
    StartAndLength,
    /// The end and how long.
    EndAndLength,
    /// The start alone.
    Start,
    /// The end alone.
    End,
}

/// Why an impact cannot be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaceable {
    /// The notes have no events.
    NoEvents,
    /// It is longer than the time from the first event to the last, which is so many seconds.
    TooLong {
        /// Those seconds.
        span: i64,
    },
    /// It is said of several incidents.
    Several,
    /// No event is a recovery.
    NoRecovery,
    /// Neither a length that could be counted nor an edge is stated.
    NoLength,
    /// What is stated is how late something was, not how long it was so.
    Late,
}

impl Default for Placed {
    fn default() -> Self {
        Self::Nowhere(Unplaceable::NoLength)
    }
}

impl Placed {
    /// How surely its edges are known.
    #[must_use]
    pub fn placement(self) -> Placement {
        match self {
            Self::Stated(_) | Self::Until { .. } => Placement::Stated,
            Self::Fits { .. } | Self::Derived { .. } => Placement::Fits,
            Self::Beside { .. } | Self::Before { .. } => Placement::Assumed,
            Self::Nowhere(_) => Placement::None,
        }
    }
}

/// What stands at the two ends of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Two phases.
    Between {
        /// The first.
        from: Phase,
        /// The second.
        to: Phase,
        /// The phase that it should begin with, where the notes do not state that.
        instead_of: Option<Phase>,
    },
    /// The notes do not state this phase.
    Missing(Phase),
    /// The second phase stands before the first.
    Reversed {
        /// The first.
        from: Phase,
        /// The second.
        to: Phase,
    },
    /// Both phases are told as one moment, between which nothing was measured.
    Together {
        /// The first.
        from: Phase,
        /// The second.
        to: Phase,
    },
    /// Two entries that follow each other.
    Neighbours,
}
