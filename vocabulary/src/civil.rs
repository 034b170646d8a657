//! Civil time as notes write it: dates with or without a year, times of day, offsets, and the arithmetic of days.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;

/// The name of a zone as the notes write it: `UTC`, `PST`, `Europe/Berlin`, `+02:00`. Those of tables are not copied.
pub type ZoneName = Cow<'static, str>;

/// Distance from UTC in minutes, east positive. Serialised as `+05:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Offset(pub i32);

impl std::fmt::Display for Offset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", self.0.abs() / 60, self.0.abs() % 60)
    }
}

/// A calendar date, with or without its year. Serialised as `2021-05-03` or, without a year, `XXXX-05-03` (EDTF level 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Date {
    /// Year, month and day are known.
    Full(NaiveDate),
    /// Only month (1 to 12) and day (1 to 31) are known.
    NoYear {
        /// Month, from 1.
        month: u32,
        /// Day of the month, from 1.
        day: u32,
    },
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Full(date) => write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            Self::NoYear { month, day } => write!(f, "XXXX-{month:02}-{day:02}"),
        }
    }
}

/// How finely a time of day was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// To the minute.
    #[default]
    Minutes,
    /// To the second.
    Seconds,
    /// To the millisecond or finer.
    Millis,
}

/// A wall-clock time with the precision it was written in. Serialised as `14:02`, `14:02:11` or `14:02:11.250`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    /// The time of day.
    pub time: NaiveTime,
    /// How finely it was written.
    pub precision: Precision,
}

impl ClockTime {
    /// The time so many milliseconds after midnight; none beyond a day.
    #[must_use]
    pub fn at(millis: i64, precision: Precision) -> Option<Self> {
        let (seconds, rest) = (u32::try_from(millis / 1000).ok()?, u32::try_from(millis % 1000).ok()?);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, rest * 1_000_000)?;
        Some(Self { time, precision })
    }

    /// Milliseconds since midnight.
    #[must_use]
    pub fn millis(self) -> i64 {
        i64::from(self.time.num_seconds_from_midnight()) * 1000
            + i64::from(self.time.nanosecond() / 1_000_000).min(999)
    }
}

impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.time.hour(), self.time.minute())?;
        if self.precision >= Precision::Seconds {
            write!(f, ":{:02}", self.time.second())?;
        }
        if self.precision == Precision::Millis {
            write!(f, ".{:03}", self.time.nanosecond() / 1_000_000)?;
        }
        Ok(())
    }
}

/// Values that the JSON has as the text that they are written as.
#[macro_export]
macro_rules! serialize_as_text {
    ($($name:ty),*) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}
serialize_as_text!(Offset, Date, ClockTime);
pub use serialize_as_text;

/// Days on a common count, where both have a year or neither has.
#[must_use]
pub fn ordinal(date: Date) -> Option<i64> {
    let date = match date {
        Date::Full(date) => date,
        Date::NoYear { month, day } => NaiveDate::from_ymd_opt(2000, month, day)?,
    };
    Some(i64::from(date.num_days_from_ce()))
}

/// The date so many days after another, or before it; none beyond the calendar.
#[must_use]
pub fn later(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) }
}

/// `date` and so many days.
#[must_use]
pub fn shifted(date: Date, days: i64) -> Date {
    let shift = |date| later(date, days).unwrap_or(date);
    match date {
        Date::Full(date) => Date::Full(shift(date)),
        Date::NoYear { month, day } => NaiveDate::from_ymd_opt(2000, month, day)
            .map(shift)
            .map_or(date, |date| Date::NoYear { month: date.month(), day: date.day() }),
    }
}

/// The finest precision of `time`, in milliseconds.
#[must_use]
pub fn precision_millis(time: ClockTime) -> i64 {
    match time.precision {
        Precision::Minutes => 60_000,
        Precision::Seconds => 1_000,
        Precision::Millis => 1,
    }
}
