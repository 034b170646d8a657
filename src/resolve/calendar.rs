//! What the notes as a whole decide of their dates: which number is the day, and which year a day without one is in.

use chrono::{Datelike, NaiveDate};

use crate::{
    civil::{Date, ordinal},
    reasons::OrderReason,
    timestamp::date::WrittenDate,
};

/// What holds for all dates of the notes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// True when `03/04/2024` is the 3rd of April.
    pub day_first: bool,
    /// True when the order of day and month matters to a date and nothing in the notes proves it.
    pub guessed: bool,
    /// Why day and month stand in this order.
    pub order_reason: OrderReason,
    /// A date with its year, that days without a year are counted to.
    pub known: Option<NaiveDate>,
    /// The first date that is written with its year, for each month and day, by [`slot`].
    pub full: Vec<Option<NaiveDate>>,
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
        let known = context.as_ref().and_then(full).or_else(|| {
            let known = dates.iter().find_map(full)?;
            Some(context.and_then(|date| calendar.in_year_of(known, date)).unwrap_or(known))
        });
        let mut first = vec![None; slot(13, 0)];
        for date in dates.iter().filter_map(full) {
            if let Some(first) = first.get_mut(slot(date.month(), date.day())) {
                first.get_or_insert(date);
            }
        }
        calendar.known = known;
        calendar.full = first;
        calendar
    }

    /// The day of a date without its year that lies so near to a known date as its weekday allows: `Wed 10.12.` beside `14.01.2026`.
    fn in_year_of(&self, known: NaiveDate, date: WrittenDate) -> Option<NaiveDate> {
        let Date::NoYear { month, day } = self.plain(date) else { return None };
        let turn = turn(known, month);
        let of = |off: i32| NaiveDate::from_ymd_opt(known.year() + off, month, day);
        let fits = |found: &NaiveDate| date.weekday.is_none_or(|weekday| !other_weekday(*found, weekday));
        [turn, 0, -1, 1].into_iter().filter_map(of).find(fits).or_else(|| of(turn))
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
        let year = known.year() + turn(known, month);
        NaiveDate::from_ymd_opt(year, month, day).map_or(plain, Date::Full)
    }

    /// The days, on the count of the calendar, that a date may be, with how many years each is off the year that the notes
    /// state: a date without a year may be of the year before or after. Notes that state none count from the year 2000.
    pub fn days(&self, written: WrittenDate) -> impl Iterator<Item = (i32, i32)> + use<> {
        let plain = self.plain(written);
        let known = self.known.map(|known| known.year());
        // `June 21, 2023` as a heading says which year `Jun 21` below it is of.
        let stated = match plain {
            Date::NoYear { month, day } => self.full.get(slot(month, day)).copied().flatten(),
            Date::Full(_) => None,
        };
        let plain = stated.map_or(plain, Date::Full);
        let off = match (plain, known) {
            (Date::Full(_), _) => 0..=0,
            (Date::NoYear { .. }, Some(_)) => -1..=1,
            (Date::NoYear { .. }, None) => 0..=1,
        };
        off.filter_map(move |off| {
            let date = match plain {
                Date::Full(date) => Some(date),
                Date::NoYear { month, day } => {
                    NaiveDate::from_ymd_opt(known.unwrap_or(2000) + off, month, day)
                }
            };
            Some((date?.num_days_from_ce(), off))
        })
    }

    /// A day on that count as a date.
    #[must_use]
    pub fn shown(&self, day: i64) -> Option<Date> {
        let date = NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)?;
        let full = self.known.map(|_| Date::Full(date));
        Some(full.unwrap_or(Date::NoYear { month: date.month(), day: date.day() }))
    }
}

/// How many years a month is off that of a date beside it: notes of a turn of the year have December and January side by side.
fn turn(known: NaiveDate, month: u32) -> i32 {
    i32::from(month < 3 && known.month() > 10) - i32::from(month > 10 && known.month() < 3)
}

/// Where a month and a day stand in a list of all of them.
fn slot(month: u32, day: u32) -> usize {
    usize::try_from(month * 32 + day).unwrap_or(usize::MAX)
}

/// True where the date is another day of the week than the one beside it.
pub(crate) fn other_weekday(date: NaiveDate, weekday: u8) -> bool {
    date.weekday().num_days_from_monday() != u32::from(weekday)
}
