//! Instants as the notes give them.

use serde::Serialize;

use crate::civil::{ClockTime, DAY, Date, Offset, Precision, ZoneName};

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

/// The moment `at` milliseconds on the axis, in the terms of a moment nearby.
#[must_use]
pub fn moment_at(at: i64, like: &Moment) -> Moment {
    let local = like.at - like.day * DAY - like.time.map_or(0, ClockTime::millis);
    let wall = at - local;
    let day = wall.div_euclid(DAY);
    let seconds = u32::try_from(wall.rem_euclid(DAY) / 1000).unwrap_or(0);
    let precision = if seconds % 60 == 0 { Precision::Minutes } else { Precision::Seconds };
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
        .map(|time| ClockTime { time, precision });
    let date = match like.date {
        Some(Date::Full(date)) => {
            date.checked_add_signed(chrono::TimeDelta::days(day - like.day)).map(Date::Full)
        }
        other if day == like.day => other,
        _ => None,
    };
    Moment { date, day, time, at, earliest: None, latest: None, elapsed_seconds: None, ..like.clone() }
}
