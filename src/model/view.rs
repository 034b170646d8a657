//! The view: window, selection, filter and switches. None of it is part of the notes.

use std::rc::Rc;

use crate::{
    edit::{NEW, Refused},
    facts::Kind,
    incident::{Event, Impact, Incident, Moment},
    layout::Grouping,
    scene::svg::Theme,
    sort,
    target::Target,
    wording,
};

/// How the incident is viewed.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Width of the picture in pixels; 0 until it is measured.
    pub width: i32,
    /// The window of the axis in milliseconds; none fits the whole incident.
    pub window: Option<(i64, i64)>,
    /// True when the scale is linear: no gap is folded.
    pub linear: bool,
    /// True when the lanes of all impacts are shown.
    pub all_lanes: bool,
    /// What the lanes of events stand for.
    pub grouping: Grouping,
    /// Beginnings of words that an event must contain to be shown, `@` before those of actors; empty shows all.
    pub filter: Rc<str>,
    /// Kinds and actors that are filtered out.
    pub muted: Vec<Tag>,
    /// The zone that times are shown in; none for the zone of the notes.
    pub zone: Option<Rc<str>>,
    /// The event that elapsed time counts from; none for the first.
    pub zero: Option<usize>,
    /// What is highlighted: under the pointer or at the caret.
    pub lit: Option<Target>,
    /// What is selected; its details are shown.
    pub selected: Option<Target>,
    /// True when the notes should scroll to the selection.
    pub follow: bool,
    /// Two instants whose distance is shown, in milliseconds.
    pub measure: Option<(i64, i64)>,
    /// True while what is selected is measured: from the first to the last.
    pub measuring: bool,
    /// True while stepping through the incident, with later events dimmed.
    pub stepping: bool,
    /// True while the help is open.
    pub help: bool,
    /// How many entries stand before the page of each list that is shown.
    pub pages: [usize; 5],
    /// What a narrow window shows; where there is room, whether the notes are open.
    pub tab: Tab,
    /// Light, dark, or as the system is.
    pub theme: Theme,
    /// True while the page is printed.
    pub printing: bool,
    /// The incident of the paste that is shown; none for all of them.
    pub part: Option<usize>,
    /// What is typed to look for a zone.
    pub zones: Rc<str>,
    /// True when only events are shown that begin a phase, set a severity, stand at an edge of an impact or are the first alert.
    pub key: bool,
    /// What is typed into a field of the selected event and not yet written into the notes.
    pub draft: Option<(Field, Rc<str>)>,
    /// Why the last correction was not written.
    pub refused: Option<Refused>,
}

/// The parts of the page of which a narrow window shows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Figures, picture and events: all but the notes, where there is room.
    #[default]
    Timeline,
    /// The notes.
    Notes,
    /// Questions, and what was odd.
    Check,
}

/// The lists under the picture, of which a page is shown at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Events that are not filtered out.
    Events,
    /// Impacts, totals and costs.
    Impacts,
    /// Findings, and lines without a time.
    Findings,
    /// What is in the picture and in no other list.
    Also,
    /// Lines that say that they are not in the timeline.
    LeftOut,
}

/// Entries on one page of a list.
pub const PAGE: usize = 100;

impl View {
    /// The selected event.
    #[must_use]
    pub fn event(&self) -> Option<usize> {
        match self.selected {
            Some(Target::Event(index)) => Some(index),
            _ => None,
        }
    }

    /// What leaves events out.
    pub(super) fn left_out(&self) -> (&str, &[Tag], bool, Option<usize>) {
        (&self.filter, &self.muted, self.key, self.part)
    }

    /// How many of so many entries stand before the page of a list that is shown.
    #[must_use]
    pub fn first(&self, list: List, entries: usize) -> usize {
        let first = self.pages.get(list as usize).copied().unwrap_or_default();
        first.min(entries.saturating_sub(1) / PAGE * PAGE)
    }

    /// Shows the page of the list of events with this one, where some are `hidden`.
    pub(super) fn turn_to(&mut self, hidden: &[bool], event: usize) {
        let hidden = hidden.iter().take(event).filter(|hidden| **hidden).count();
        self.turn(List::Events, event - hidden);
    }

    /// Shows the page of a list with this entry.
    pub(super) fn turn(&mut self, list: List, entry: usize) {
        if let Some(first) = self.pages.get_mut(list as usize) {
            *first = entry / PAGE * PAGE;
        }
    }
}

/// What of an event, or of an impact, can be written anew in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its time of day.
    Time,
    /// Its words.
    Words,
    /// The start of an impact, else its end.
    Edge(bool),
}

impl Field {
    /// The instant that it is about, of the event or impact of this index.
    pub(super) fn moment(self, incident: &Incident, index: usize) -> Option<&Moment> {
        match self {
            Self::Edge(true) => incident.impacts.get(index)?.start.as_ref(),
            Self::Edge(false) => incident.impacts.get(index)?.end.as_ref(),
            Self::Time | Self::Words => Some(&incident.events.get(index)?.start),
        }
    }

    /// What the field shows of the event or impact of this index.
    #[must_use]
    pub fn shown(self, incident: &Incident, index: usize) -> Option<String> {
        match self {
            Self::Words => Some(incident.events.get(index)?.text.clone()),
            _ => self.moment(incident, index).map(wording::clock),
        }
    }
}

/// What events can be filtered out by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// Their kind.
    Kind(Kind),
    /// An actor; an event goes when all of its actors are filtered out.
    Actor(String),
    /// No kind of those that can be chosen.
    OtherKind,
    /// No actor of those that can be chosen.
    OtherActor,
}

impl Tag {
    /// True for kinds, false for actors.
    pub(super) fn is_kind(&self) -> bool {
        matches!(self, Self::Kind(_) | Self::OtherKind)
    }
}

/// How many events have a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The tag.
    pub tag: Tag,
    /// How many have it.
    pub count: i64,
}

/// The most frequent kinds and actors. A list of one offers no choice and is left empty.
pub(super) fn tally(incident: &Incident) -> Rc<[Tally]> {
    let mut kinds = incident.events.iter().map(|event| event.kind.map_or(Tag::OtherKind, Tag::Kind));
    let actors = incident.events.iter().flat_map(|event| &event.actors);
    let mut tallies = most_frequent(&mut kinds);
    tallies.append(&mut most_frequent(&mut actors.map(|actor| Tag::Actor(actor.clone()))));
    tallies.into()
}

fn most_frequent(tags: &mut dyn Iterator<Item = Tag>) -> Vec<Tally> {
    const CHIPS: usize = 8;
    const KNOWN: usize = 64;

    let mut tallies: Vec<Tally> = Vec::new();
    for tag in tags {
        let room = tallies.len() < KNOWN;
        match tallies.iter_mut().find(|tally| tally.tag == tag) {
            Some(tally) => tally.count += 1,
            None if room => tallies.push(Tally { tag, count: 1 }),
            None => {}
        }
    }
    if tallies.len() < 2 {
        return Vec::new();
    }
    let mut tallies = sort::by_key(tallies, |tally| -tally.count);
    tallies.truncate(CHIPS);
    tallies
}

/// Which events are filtered out, by index; empty if none is.
pub(super) fn hidden(incident: &Incident, view: &View, tally: &[Tally]) -> Rc<[bool]> {
    if view.filter.trim().is_empty() && view.muted.is_empty() && !view.key && view.part.is_none() {
        return Rc::default();
    }
    let edge = |event: &Event| {
        let edges = incident.told_impacts().flat_map(|impact| [&impact.start, &impact.end]);
        edges.flatten().any(|edge| edge.at == event.start.at)
    };
    let mut alerted = None;
    let mut first_alert = |event: &Event| {
        event.kind == Some(Kind::Alert) && alerted.replace(event.incident) != Some(event.incident)
    };
    let mut key = |event: &Event| {
        first_alert(event) || !event.phases.is_empty() || event.severity.is_some() || edge(event)
    };
    let elsewhere = |event: &Event| view.part.is_some_and(|part| event.incident != part);
    let hidden = |event: &Event| is_hidden(event, view, tally) || view.key && !key(event) || elsewhere(event);
    incident.events.iter().map(hidden).collect()
}

fn is_hidden(event: &Event, view: &View, tally: &[Tally]) -> bool {
    let other = |tag: &Tag| view.muted.contains(tag);
    let muted = |is: &dyn Fn(&Tag) -> bool, others: &Tag| {
        view.muted.iter().any(is) || other(others) && !tally.iter().any(|tally| is(&tally.tag))
    };
    let kind = muted(&|tag| matches!(tag, Tag::Kind(kind) if Some(*kind) == event.kind), &Tag::OtherKind);
    let by =
        |actor: &String| muted(&|tag| matches!(tag, Tag::Actor(name) if name == actor), &Tag::OtherActor);
    let actors = (!event.actors.is_empty() || other(&Tag::OtherActor)) && event.actors.iter().all(by);
    kind || actors || !view.filter.split_whitespace().all(|word| has(event, word))
}

/// True if a word in the text or in an actor of the event begins with `word`, ignoring ASCII case; `@word` asks for actors alone.
fn has(event: &Event, word: &str) -> bool {
    let (name, word) = word.strip_prefix('@').map_or((false, word), |name| (true, name));
    let word = word.as_bytes();
    let begins = |text: &String| {
        let text = text.as_bytes();
        // Scripts without spaces have their words anywhere.
        let starts = |at: usize| {
            let letters = [at.checked_sub(1).and_then(|before| text.get(before)), word.first()];
            !letters.iter().all(|letter| letter.is_some_and(u8::is_ascii_alphanumeric))
        };
        let here = |at| text.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
        (0..text.len()).any(|at| here(at) && starts(at))
    };
    !name && begins(&event.text) || event.actors.iter().any(begins)
}

/// One incident of several. Events and impacts keep their places; what is of others is not drawn.
pub(super) fn part_of(incident: &Incident, part: usize) -> Incident {
    let mut shown = incident.clone();
    shown.title = Some(wording::summary::part_name(incident, part));
    for impact in &mut shown.impacts {
        if impact.incident != Some(part) {
            // As if it were told already.
            impact.mention_of = Some(usize::MAX);
        }
    }
    shown.derived_impacts.retain(|impact| impact.incident == Some(part));
    shown.impact_totals.retain(|total| total.incident == part);
    shown.severities.retain(|severity| severity.incident == part);
    shown
}

/// The view after an edit of the notes: window and selection stay if they still mean the same.
pub(super) fn kept(view: &View, before: &Incident, after: &Incident) -> View {
    // The place in the picture stays while typing; other notes are seen whole.
    let start = |incident: &Incident| incident.events.first().map(|event| event.start.at);
    let window = view.window.filter(|_| start(before) == start(after));
    let event = |index: Option<usize>| {
        let known = before.events.get(index?)?;
        let same = |event: &&Event| event.text == known.text && event.start.at == known.start.at;
        let alike = |event: &Event| event.text == known.text || event.start.at == known.start.at;
        let place = index?;
        if after.events.get(place).as_ref().is_some_and(same) {
            return Some(place);
        }
        let moved = |event: &Event| event.line == known.line && event.text == known.text;
        let mut events = after.events.iter();
        let found = after.events.iter().position(|event| same(&event)).or_else(|| events.position(moved));
        // What was just added may be told at another time, in words that nothing had before.
        let told = |event: &Event| before.events.iter().all(|other| other.text != event.text);
        found
            .or_else(|| after.events.get(place).filter(|event| alike(event)).map(|_| place))
            .or_else(|| after.events.iter().position(told).filter(|_| known.text == NEW))
    };
    let selected = match view.selected {
        Some(Target::Event(index)) => event(Some(index)).map(Target::Event),
        Some(Target::Impact(index)) if index < after.impacts.len() => view.selected,
        _ => None,
    };
    let part = view.part.filter(|part| *part < after.incidents.len());
    View {
        part,
        window,
        selected,
        zero: event(view.zero),
        lit: None,
        follow: false,
        measure: None,
        measuring: false,
        zones: Rc::default(),
        draft: None,
        refused: None,
        ..view.clone()
    }
}

fn edges(impact: &Impact) -> (Option<&Moment>, Option<&Moment>) {
    (impact.start.as_ref(), impact.end.as_ref())
}

/// First and last instant of a part of the incident.
pub(super) fn span(incident: &Incident, target: Target) -> Option<(i64, i64)> {
    let (start, end) = match target {
        Target::Event(index) => {
            let event = incident.events.get(index)?;
            (Some(&event.start), event.end.as_deref())
        }
        Target::Impact(index) => edges(incident.impacts.get(index)?),
        Target::Derived(index) => edges(incident.derived_impacts.get(index)?),
        Target::Severity(index) => {
            let severity = incident.severities.get(index)?;
            (Some(&severity.start), severity.end.as_ref())
        }
        Target::Phase(index) => (Some(&incident.phases.get(index)?.moment), None),
        Target::Interval(index) => {
            let (from, to) = incident.edges(incident.intervals.get(index)?)?;
            (Some(from), Some(to))
        }
    };
    let (start, end) = (start.or(end)?, end.or(start)?);
    Some((start.at, end.at))
}
