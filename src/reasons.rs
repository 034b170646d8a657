//! Why an event has its instant: each part's reason as a value, put into words where somebody asks.

use std::fmt::{Display, Formatter, Result as Written};

use serde::Serialize;

use crate::civil::{Offset, ZoneName};

/// Where each part of an event's instant comes from. In the JSON each is a text in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
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
    /// Whether the day stands before the month, and why it is read so; none where the date leaves no choice.
    pub order: Option<(bool, &'static str)>,
    /// True where it is later than stated, because the time steps back over midnight.
    pub rolled: bool,
}

/// Where a date is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateSource {
    /// Nowhere in the notes.
    #[default]
    Nowhere,
    /// In the entry.
    Entry,
    /// In words that count from another day, on a line, from 1.
    Words(usize),
    /// On another line, from 1.
    Line(usize),
}

/// Where a time comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TimeReason {
    /// The entry is of a whole day.
    #[default]
    WholeDay,
    /// These words, on a line, from 1.
    Written(Box<str>, usize),
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
    /// On another line, from 1.
    Line(usize),
    /// In the entry before.
    EntryBefore,
}

impl Display for DateReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self.source {
            DateSource::Nowhere => f.write_str("no date stated; days are counted from the first entry"),
            DateSource::Entry => f.write_str("written in the entry"),
            DateSource::Words(line) => {
                write!(f, "named in words on line {line}, counted from the day before them")
            }
            DateSource::Line(line) => write!(f, "stated on line {line}"),
        }?;
        if let Some((day_first, why)) = self.order {
            let order = if day_first { "day first" } else { "month first" };
            write!(f, ", {order}: {why}")?;
        }
        let rolled = "; a day later, because the time steps back over midnight";
        f.write_str(if self.rolled { rolled } else { "" })
    }
}

impl Display for TimeReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self {
            Self::WholeDay => f.write_str("no time, a whole day"),
            Self::Written(words, line) => write!(f, "`{words}` on line {line}"),
            Self::Counted => f.write_str("counted from the entry before"),
            Self::Soon => f.write_str("some time after the entry before"),
            Self::Elapsed => f.write_str("counted from the start that the notes call T"),
        }
    }
}

impl Display for ZoneReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match &self.stated {
            None => f.write_str("not stated"),
            Some((name, ZoneSource::Stamp)) => write!(f, "{name}, written in the stamp"),
            Some((name, ZoneSource::Line(line))) => write!(f, "{name}, stated on line {line}"),
            Some((name, ZoneSource::EntryBefore)) => write!(f, "{name}, as in the entry before"),
        }?;
        self.on_day.map_or(Ok(()), |offset| write!(f, "; on that day {offset}"))
    }
}

crate::civil::serialize_as_text!(DateReason, TimeReason, ZoneReason);
