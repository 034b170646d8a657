//! The state of the page: the notes, what was read from them, and the view.

use std::rc::Rc;

use chrono::NaiveDate;

use super::{
    notice::{Notice, Said, Then},
    view::{self, Tag, Tally, View},
};
use crate::{
    choices::{choices, is_asked},
    clock::WallClock,
    incident::Incident,
    layout::{self, Break, Viewport},
    pause::{at_once, pause},
    reading, sample,
    target::Target,
    zones::{self, Rules},
};

/// Where the notes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The page's own sample; a paste replaces it.
    Sample,
    /// A link; not stored until they are edited.
    Link,
    /// Typed, pasted or kept from the last visit.
    Own,
}

/// Width of the picture on paper, in pixels: A4 or Letter without its margins.
const PAPER: i32 = 700;

/// The state of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The notes: the document.
    pub notes: Rc<str>,
    /// What was read from them.
    pub incident: Rc<Incident>,
    /// The same in the chosen zone: what is shown.
    pub shown: Rc<Incident>,
    /// The wall clock of that zone.
    pub clock: WallClock,
    /// Where the offsets of named zones come from.
    pub rules: Rules,
    /// Where the notes come from.
    pub origin: Origin,
    /// The notice to show.
    pub notice: Option<Notice>,
    /// The view.
    pub view: View,
    /// First and last instant of the incident.
    pub extent: Option<(i64, i64)>,
    /// The gaps that the picture may fold.
    pub breaks: Rc<[Break]>,
    /// The kinds and actors that can be filtered out.
    pub tally: Rc<[Tally]>,
    /// Which events are filtered out, by index; empty if none is.
    pub hidden: Rc<[bool]>,
    /// The link to show after `Copy link`.
    pub link: Option<Rc<str>>,
    /// What is said of what was just done, and not by typing.
    pub said: Option<Said>,
}

impl Model {
    /// Reads `notes`.
    #[must_use]
    pub fn new(notes: &str, origin: Origin, rules: Rules) -> Self {
        at_once(Self::read(notes.into(), origin, rules))
    }

    /// The same with places to rest at.
    pub async fn read(notes: Rc<str>, origin: Origin, rules: Rules) -> Self {
        let incident = Rc::new(reading(&notes, rules).await);
        pause().await;
        let (clock, shown) = told(&incident, &mut View::default(), rules);
        Self {
            notes,
            shown,
            clock,
            rules,
            extent: incident.extent(),
            breaks: layout::breaks(&incident).into(),
            tally: view::tally(&incident),
            incident,
            origin,
            notice: None,
            view: View::default(),
            hidden: Rc::default(),
            link: None,
            said: None,
        }
    }

    /// The page as it opens on a first visit.
    #[must_use]
    pub fn sample(rules: Rules) -> Self {
        Self::new(sample::NOTES, Origin::Sample, rules)
    }

    /// True for an event that is not filtered out.
    #[must_use]
    pub fn shows(&self, event: usize) -> bool {
        self.hidden.get(event) != Some(&true)
    }

    /// What events can be filtered out by, each once.
    pub(super) fn tags(&self) -> impl Iterator<Item = &Tag> {
        let chips = || self.tally.iter().map(|tally| &tally.tag);
        let others = [&Tag::OtherKind, &Tag::OtherActor].into_iter();
        chips().chain(others.filter(move |other| chips().all(|chip| chip != *other)))
    }

    /// How much there is to check: questions, what was odd, lines without a time.
    #[must_use]
    pub fn checks(&self) -> usize {
        let incident = &*self.incident;
        let odd = incident.findings.iter().filter(|finding| !is_asked(finding)).count();
        // How a question may be answered does not matter here.
        choices(incident, NaiveDate::MIN).len() + odd + incident.untold().count()
    }

    /// The viewport that the picture is laid out for.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.viewport_of(&self.view)
    }

    /// The instant that elapsed time counts from.
    #[must_use]
    pub fn zero(&self) -> i64 {
        self.zero_of(&self.view).unwrap_or_else(|| layout::start(&self.shown))
    }

    /// The same in another view, where it is not the start of all.
    fn zero_of(&self, view: &View) -> Option<i64> {
        let events = &self.incident.events;
        let first = || events.iter().find(|event| Some(event.incident) == view.part);
        let zero = view.zero.and_then(|zero| events.get(zero)).or_else(first)?;
        Some(zero.start.at)
    }

    /// The viewport of another view of the same notes.
    pub(super) fn viewport_of(&self, view: &View) -> Viewport {
        let at = |index: Option<usize>| Some(self.incident.events.get(index?)?.start.at);
        Viewport {
            width: if view.printing { PAPER } else { view.width },
            window: view.window,
            extent: self.extent,
            breaks: if view.linear { Rc::default() } else { self.breaks.clone() },
            hidden: self.hidden.clone(),
            all_lanes: view.all_lanes || view.printing,
            grouping: view.grouping,
            zero: self.zero_of(view),
            measure: view.measure,
            bracket: self.bracket(view),
            clock: self.clock.clone(),
            until: at(view.event()).filter(|_| view.stepping),
            overview: self.incident.events.len() > 2 && !view.printing,
            listed: true,
            least_height: 0,
            most_height: 0,
        }
    }

    /// The interval that is pointed at.
    fn bracket(&self, view: &View) -> Option<(i64, i64, &'static str)> {
        let lit @ Target::Interval(index) = view.lit.filter(|_| !view.printing)? else { return None };
        let (from, to) = view::span(&self.incident, lit)?;
        Some((from, to, self.incident.intervals.get(index)?.kind.name()))
    }

    /// The same once one does something else: what is said of what was done before goes, unless it is to be put away.
    pub(super) fn unsaid(self) -> Self {
        match self.said {
            Some(Said { then: Then::Stays, .. }) => self,
            _ => Self { said: None, link: None, ..self },
        }
    }

    /// The same notes in another view.
    pub(super) fn looked(mut self, mut view: View) -> Self {
        if (&view.zone, view.part) != (&self.view.zone, self.view.part) {
            (self.clock, self.shown) = told(&self.incident, &mut view, self.rules);
            self.extent = self.incident.extent_of(view.part);
            if let Some(part) = view.part {
                self.shown = Rc::new(view::part_of(&self.shown, part));
            }
        }
        let same = view.left_out() == self.view.left_out();
        let hidden =
            if same { self.hidden.clone() } else { view::hidden(&self.incident, &view, &self.tally) };
        Self { view, hidden, ..self }
    }
}

/// The incident in the zone of a view, with its clock; in that of the notes where it cannot be told in that zone.
fn told(incident: &Rc<Incident>, view: &mut View, rules: Rules) -> (WallClock, Rc<Incident>) {
    // Other notes may lack the zone or date that the conversion needs.
    let clock = view.zone.take().and_then(|zone| {
        let clock = zones::wall_clock(incident, Some(&zone), rules).ok()?;
        view.zone = Some(zone);
        Some(clock)
    });
    let shown = match clock {
        Some(clock) => (zones::in_zone(incident, &clock), clock),
        None => match zones::in_one_zone(incident) {
            Some((clock, shown)) => (shown, clock),
            None => return (incident.clock.clone(), incident.clone()),
        },
    };
    (shown.1, Rc::new(shown.0))
}
