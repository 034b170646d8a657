//! The offset of each entry in a named zone, also in the nights when its clocks change.

use chrono::NaiveDate;

use crate::{
    civil::{ClockTime, DAY, Date, Offset, ZoneName},
    finding::{Finding, FindingKind},
    span::LineNumber,
    timestamp::zone::WrittenZone,
    zones::{self, Local, Rules},
};

/// What was found out about named zones so far.
pub(crate) struct Offsets {
    rules: Rules,
    /// A day on which a zone keeps one offset: many entries of one day ask the rules once.
    even_day: Option<(ZoneName, NaiveDate, Offset)>,
    /// True after a step back, on one day, into an hour that the clocks went through twice.
    pub(crate) again: bool,
    /// The night whose change of the clocks was found last, and whether it made a time come twice.
    found: Option<(NaiveDate, bool)>,
}

impl Offsets {
    /// Offsets by `rules`.
    pub(crate) fn by(rules: Rules) -> Self {
        Self { rules, even_day: None, again: false, found: None }
    }

    /// True when the clocks of a named zone show a time twice on `date`.
    pub(crate) fn comes_twice(&self, zone: &WrittenZone, date: Option<Date>, millis: i64) -> bool {
        let Some(Date::Full(date)) = date.filter(|_| zone.offset.is_none()) else { return false };
        zones::iana(&zone.name)
            .is_some_and(|name| matches!(self.local(name, date, millis), Some(Local::Twice(..))))
    }

    /// The offset of a named zone at a time of a day with its year; where the clocks went back, the first of the two, or the
    /// second after a step back. What is odd about that night is said once.
    pub(crate) fn at(
        &mut self,
        zone: &WrittenZone,
        date: Option<Date>,
        time: Option<ClockTime>,
        line: usize,
        findings: &mut Vec<Finding>,
    ) -> Option<Offset> {
        let Date::Full(date) = date? else { return None };
        let even = self.even_day.as_ref().filter(|(name, day, _)| *day == date && *name == zone.name);
        if let Some((.., offset)) = even {
            return Some(*offset);
        }
        let name = zones::iana(&zone.name)?;
        let (twice, offset) = match self.local(name, date, time.map_or(0, ClockTime::millis))? {
            Local::Once(offset) => {
                let both = [0, DAY].map(|millis| self.local(name, date, millis));
                if both == [Some(Local::Once(offset)); 2] {
                    self.even_day = Some((zone.name.clone(), date, offset));
                }
                return Some(offset);
            }
            Local::Twice(_, second) if self.again => return Some(second),
            Local::Twice(first, _) => (true, first),
            Local::Skipped(before) => (false, before),
        };
        if self.found != Some((date, twice)) {
            self.found = Some((date, twice));
            let zone = zone.name.clone();
            let kind = if twice {
                FindingKind::RepeatedTime { time, zone }
            } else {
                FindingKind::SkippedTime { time, zone }
            };
            findings.push(kind.on(LineNumber::of(line)));
        }
        Some(offset)
    }

    fn local(&self, name: &str, date: NaiveDate, millis: i64) -> Option<Local> {
        zones::local(self.rules, name, zones::wall_seconds(date, millis))
    }
}
