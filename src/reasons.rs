//! Why an event has its instant: each part's reason as a value.

use crate::{
    civil::{Offset, ZoneName},
    span::LineNumber,
};

/// Where each part of an event's instant comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reasons {
    /// Where the date comes from.
    pub date: DateReason,
    /// Where the time comes from.
    pub time: TimeReason,
    /// Where the zone comes from.
    pub zone: ZoneReason,
}

/// Where a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateReason {
    /// Where it is stated.
    pub source: DateSource,
    /// In which order day and month are read, and why; none where the date leaves no choice.
    pub order: Option<DateOrder>,
    /// True where it is later than stated, because the time steps back over midnight.
    pub rolled: bool,
}

/// In which order day and month of a date are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateOrder {
    /// True where the day stands first.
    pub day_first: bool,
    /// Why.
    pub why: OrderReason,
}

/// Why day and month are read in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OrderReason {
    /// The notes say so.
    Stated,
    /// Another date can be read so only.
    Proven,
    /// So the dates lie closer together.
    Closer,
    /// So the notes write dates whose month is a word.
    Worded,
    /// It is usual in the language of the notes.
    Language,
    /// Nothing speaks for it.
    #[default]
    Assumed,
}

/// Where a date is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateSource {
    /// Nowhere in the notes.
    #[default]
    Nowhere,
    /// In the entry.
    Entry,
    /// In words that count from another day, on a line.
    Words(LineNumber),
    /// On another line.
    Line(LineNumber),
}

/// Where a time comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TimeReason {
    /// The entry is of a whole day.
    #[default]
    WholeDay,
    /// These words, on a line.
    Written(Box<str>, LineNumber),
    /// It is counted from the entry before.
    Counted,
    /// It lies some time after the entry before.
    Soon,
    /// It is counted from a start that the notes call T.
    Elapsed,
}

/// Where a zone comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ZoneReason {
    /// The zone, and where it is stated; none where no zone is.
    pub stated: Option<(ZoneName, ZoneSource)>,
    /// Its offset on the day, where the name does not fix it.
    pub on_day: Option<Offset>,
}

/// Where a zone is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneSource {
    /// In the stamp.
    Stamp,
    /// On another line.
    Line(LineNumber),
    /// In the entry before.
    EntryBefore,
}
