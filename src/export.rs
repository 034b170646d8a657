//! The incident in forms that other programs read: tables and diagrams, always chronological, and the names of their files.

pub mod csv;
pub mod html;
pub mod markdown;
pub mod mermaid;

use crate::{
    civil::Date,
    clock::WallClock,
    incident::{Event, Impact, Incident, Unplaced},
    markup,
    moment::{Moment, moment_at},
    sort,
    wording::{self, exports, summary},
    words::fold_char,
};

/// What is exported: an incident as one wall clock tells it, without the events that a person hid.
#[derive(Debug, Clone, Copy)]
pub struct Export<'i> {
    /// The incident, as [`crate::zones::in_zone`] tells it by [`Self::clock`].
    pub incident: &'i Incident,
    /// The wall clock of the chosen zone, or of the notes' own.
    pub clock: &'i WallClock,
    /// Which events are left out, by index; events beyond its end are exported.
    pub hidden: &'i [bool],
    /// Which incident of several it is, from 0; none for all of them.
    pub part: Option<usize>,
}

impl<'i> Export<'i> {
    /// The title, or what stands in its place.
    fn title(&self) -> String {
        summary::titled(self.incident)
    }

    /// What was read.
    fn summary(&self) -> String {
        summary::summary(self.incident, self.part, self.incident.findings.len())
    }

    /// How many of its events are hidden.
    pub(crate) fn hidden(&self) -> usize {
        let own = |event: &&Event| self.part.is_none_or(|part| event.incident == part);
        self.incident.events.iter().filter(own).count() - self.events().len()
    }

    /// The lines without a time. Whose they are is not known.
    fn unplaced(&self) -> &'i [Unplaced] {
        if self.part.is_none() { &self.incident.unplaced } else { &[] }
    }

    /// The events that are not hidden.
    pub(crate) fn events(&self) -> Vec<&'i Event> {
        let shown = |index: &usize| self.hidden.get(*index) != Some(&true);
        (0..).zip(&self.incident.events).filter(|(index, _)| shown(index)).map(|(_, event)| event).collect()
    }

    /// The impacts, each told once, by where they begin; those without edges come last.
    fn impacts(&self) -> Vec<&'i Impact> {
        let edge = |impact: &&Impact| {
            let [start, end] = impact.edges();
            start.or(end).unwrap_or(i64::MAX)
        };
        sort::by_key(self.incident.told_impacts().collect(), edge)
    }

    /// What of the notes' timeline is not exported; nothing where all of it is.
    fn left_out(&self) -> String {
        exports::left_out(self.hidden(), self.unplaced())
    }

    /// What a picture of a part of the time says of it: `Shown: 10:02 to 10:40, 6 of 21 events.`
    #[must_use]
    pub fn window(&self, (from, to): (i64, i64)) -> String {
        /// Milliseconds of a window that is told to the second.
        const SHORT: i64 = 10 * 60_000;
        let edges = || self.incident.told_impacts().flat_map(|impact| [&impact.start, &impact.end]).flatten();
        let first = self.incident.events.first().map(|event| &event.start);
        let Some(like) = first.or_else(|| edges().next()) else { return String::new() };
        let whole = if to - from < SHORT { 1_000 } else { 60_000 };
        let moment = |at: i64| {
            let at = at.div_euclid(whole) * whole;
            match like.elapsed_seconds.filter(|_| like.time.is_none()) {
                Some(seconds) => {
                    Moment { elapsed_seconds: Some(seconds + (at - like.at) / 1_000), ..like.clone() }
                }
                None => moment_at(at, like),
            }
        };
        let (start, end) = (moment(from), moment(to));
        let days =
            start.day != end.day || self.incident.events.iter().any(|event| event.start.day != like.day);
        let told = |moment: &Moment, day: bool| {
            let day = if day { wording::short_day(moment.date, moment.day) + " " } else { String::new() };
            day + &wording::clock(moment)
        };
        let ends = [told(&start, days), told(&end, start.day != end.day)];
        let shown = self.events();
        let inside = shown.iter().filter(|event| (from..=to).contains(&event.start.at)).count();
        exports::shown(&ends, inside, shown.len() + self.hidden())
    }

    /// Day and clock: `2024-11-20 10:02`; the clock alone where no date is known and all is of one day. The zone
    /// follows where it is not the one of the notes as a whole.
    fn instant(&self, moment: &Moment) -> String {
        let days = || self.incident.events.iter().any(|event| event.start.day != 0);
        let day = match moment.date {
            Some(date @ Date::Full(_)) => date.to_string(),
            None if moment.time.is_none() || !days() => String::new(),
            date => wording::short_day(date, moment.day),
        };
        let clock =
            if moment.time.is_some() || day.is_empty() { wording::clock(moment) } else { String::new() };
        let own = self.incident.zone.as_ref().map(|zone| &zone.name);
        let zone = moment.zone.as_ref().filter(|zone| moment.time.is_some() && own != Some(*zone));
        let parts = [day.as_str(), &clock, zone.map_or("", |zone| zone)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// When an event was: `~10:02`, `10:02 to 10:10`.
    fn when(&self, event: &Event) -> String {
        let mut said = if event.approximate { "~" } else { "" }.to_owned() + &self.instant(&event.start);
        if let Some(end) = &event.end {
            let same_day = end.day == event.start.day && end.zone == event.start.zone;
            said.push_str(" to ");
            said.push_str(&if same_day { wording::clock(end) } else { self.instant(end) });
        }
        said
    }
}

/// Bytes of the longest part of a name that comes from the title.
const NAME: usize = 60;

/// The name of a file for an incident, safe on every file system and in an address: `incident-2024-11-20-uploads-fail.svg`.
///
/// ```
/// use incident_timeline::{export::file_name, read_incident};
///
/// let incident = read_incident("# Uploads: 5xx / \"slow\"\n\n2024-11-20 10:02 pager fired\n");
/// assert_eq!(file_name(&incident, "svg"), "incident-2024-11-20-uploads-5xx-slow.svg");
/// assert_eq!(file_name(&read_incident(""), "csv"), "incident.csv");
/// ```
#[must_use]
pub fn file_name(incident: &Incident, extension: &str) -> String {
    let mut name = "incident".to_owned();
    if let Some(date @ Date::Full(_)) = incident.events.first().and_then(|event| event.start.date) {
        name.push('-');
        name.push_str(&date.to_string());
    }
    let most = name.len() + NAME;
    for word in
        markup::plain(incident.title.as_deref().unwrap_or_default()).split(|c: char| !c.is_alphanumeric())
    {
        if name.len() + word.len() >= most {
            break;
        }
        if !word.is_empty() {
            name.push('-');
            name.extend(word.chars().map(fold_char));
        }
    }
    name + "." + extension
}
