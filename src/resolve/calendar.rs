//! What the notes as a whole decide of their dates: which number is the day, and which year a day without one is in.

use chrono::{Datelike, NaiveDate};

use crate::{
    civil::{Date, ordinal, shifted},
    reasons::OrderReason,
    timestamp::{date::WrittenDate, relative::Day},
};

/// What holds for all dates of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calendar {
    /// True when `03/04/2024` is the 3rd of April.
    pub day_first: bool,
    /// True when the order of day and month matters to a date and nothing in the notes proves it.
    pub guessed: bool,
    /// Why day and month stand in this order.
    pub order_reason: OrderReason,
    /// A date with its year, that days without a year are counted to.
    pub known: Option<NaiveDate>,
    /// True when days of December and January stand side by side and no year does: January comes after.
    pub new_year: bool,
}

impl Calendar {
    /// Decides from every date of the notes; `stated` is what they say in words, `context` the date that holds for all,
    /// `foreign` tells that they are written in another language than English.
    #[must_use]
    pub fn of(
        dates: &[WrittenDate],
        stated: Option<bool>,
        context: Option<WrittenDate>,
        foreign: bool,
    ) -> Self {
        let year = context.and_then(|date| date.year).or_else(|| dates.iter().find_map(|date| date.year));
        // A weekday beside a date fits only one of its orders.
        let by_weekday = |date: &WrittenDate| {
            let weekday = u32::from(date.weekday.filter(|_| date.swappable)?);
            let (year, one, other) = (date.year.or(year)?, date.day, date.month);
            let fits = |month, day| {
                let date = NaiveDate::from_ymd_opt(year, month, day);
                date.is_some_and(|date| date.weekday().num_days_from_monday() == weekday)
            };
            let (month_first, day_first) = (fits(other, one), fits(one, other));
            (month_first != day_first).then_some(day_first)
        };
        let proof = stated
            .or_else(|| dates.iter().find_map(|date| date.day_first))
            .or_else(|| dates.iter().find_map(by_weekday));
        let swappable = dates.iter().any(|date| date.swappable && date.day != date.month);
        // Notes tell of few days: the order that brings their dates closer together is the likelier one.
        let spread = |day_first| {
            let calendar = Self { day_first, ..Self::default() };
            let whole = |date: &WrittenDate| WrittenDate { year: date.year.or(year), ..*date };
            let days = dates.iter().filter_map(|date| ordinal(calendar.plain(whole(date))));
            days.clone().max().unwrap_or(0) - days.min().unwrap_or(0)
        };
        // Where both are as close, the order in which the notes write months in words, or that of their language.
        let worded = || dates.iter().find_map(|date| date.worded);
        let closer = |day_first: bool| spread(day_first) < spread(!day_first);
        let day_first = proof
            .unwrap_or_else(|| swappable && (closer(true) || !closer(false) && worded().unwrap_or(foreign)));
        let guessed = swappable && proof.is_none() && !closer(true) && !closer(false);
        let order_reason = match proof {
            _ if stated.is_some() => OrderReason::Stated,
            Some(_) => OrderReason::Proven,
            None if !guessed => OrderReason::Closer,
            None if worded().is_some() => OrderReason::Worded,
            None if foreign => OrderReason::Language,
            None => OrderReason::Assumed,
        };
        let mut calendar = Self { day_first, guessed, order_reason, ..Self::default() };
        let full = |date: &WrittenDate| match calendar.plain(*date) {
            Date::Full(date) => Some(date),
            Date::NoYear { .. } => None,
        };
        calendar.known = context.as_ref().and_then(full).or_else(|| dates.iter().find_map(full));
        let months: Vec<u32> = dates
            .iter()
            .filter_map(|date| match calendar.plain(*date) {
                Date::NoYear { month, .. } => Some(month),
                Date::Full(_) => None,
            })
            .collect();
        calendar.new_year = months.contains(&12)
            && months.contains(&1)
            && months.iter().all(|month| !(3..11).contains(month));
        calendar
    }

    /// The date with day and month in their places; without a year where none is written.
    #[must_use]
    pub fn plain(&self, date: WrittenDate) -> Date {
        let (month, day) =
            if date.swappable && self.day_first { (date.day, date.month) } else { (date.month, date.day) };
        let full = date.year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        full.map_or(Date::NoYear { month, day }, Date::Full)
    }

    /// The date, in the year of what the notes state elsewhere where it has none of its own.
    #[must_use]
    pub fn date(&self, date: WrittenDate) -> Date {
        let plain = self.plain(date);
        let (Date::NoYear { month, day }, Some(known)) = (plain, self.known) else { return plain };
        // Notes of a turn of the year have December and January side by side.
        let year = known.year() + i32::from(month < 3 && known.month() > 10)
            - i32::from(month > 10 && known.month() < 3);
        NaiveDate::from_ymd_opt(year, month, day).map_or(plain, Date::Full)
    }
}

/// The day that holds for entries, and what states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayInEffect {
    /// The date; none where the notes only name days from each other.
    pub date: Option<Date>,
    /// Days on a common count: of the calendar where there is a date, else from the day that is first named.
    pub day: i64,
    /// Line that states it, from 0.
    pub line: usize,
    /// True when words such as `next day` name it.
    pub worded: bool,
    /// True when day and month of the date could be swapped.
    pub swappable: bool,
}

impl DayInEffect {
    /// A date on a line, as the calendar reads it.
    #[must_use]
    pub fn date(calendar: &Calendar, written: WrittenDate, line: usize) -> Self {
        let date = calendar.date(written);
        let after = matches!(date, Date::NoYear { month: 1 | 2, .. }) && calendar.new_year;
        // A year without a number has 366 days, as that of `ordinal` has.
        let day = ordinal(date).unwrap_or(0) + if after { 366 } else { 0 };
        Self {
            date: Some(date),
            day,
            line,
            worded: false,
            swappable: written.swappable && written.day != written.month,
        }
    }

    /// So many days later.
    #[must_use]
    pub fn ahead(self, days: i64) -> Self {
        Self { date: self.date.map(|date| shifted(date, days)), day: self.day + days, ..self }
    }

    /// The day that words on a line name: counted from `today`, from this, the day before them, or by the week, whose
    /// day stands in `week` where no date tells it: that of day 0, from 0 for Monday.
    #[must_use]
    pub fn named(self, day: Day, today: Self, week: &mut Option<i64>, line: usize) -> Self {
        let found = match day {
            Day::Of(days) => today.ahead(days.into()),
            Day::After(days) => self.ahead(days.into()),
            Day::Weekday(weekday) => {
                let weekday = i64::from(weekday);
                let own = match self.date {
                    Some(Date::Full(_)) => self.day - 1,
                    _ => *week.get_or_insert(weekday - self.day) + self.day,
                };
                let days = (weekday - own).rem_euclid(7);
                self.ahead(if days > 3 { days - 7 } else { days })
            }
        };
        Self { line, worded: true, ..found }
    }
}
