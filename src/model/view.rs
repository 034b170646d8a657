//! How a person looks at the incident: window, selection, filter, what is folded; and what each wish makes of it.

use std::rc::Rc;

use super::Model;
use crate::{
    incident::{Event, Incident},
    layout::{self, Grouping, Scale, Viewport, overview},
    scene::Target,
    sort,
};

/// How one looks. Nothing of it is part of the notes.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Width of the picture in pixels; 0 before it was measured.
    pub width: i32,
    /// The window of the axis in milliseconds; none fits the whole incident.
    pub window: Option<(i64, i64)>,
    /// True when silences are not folded.
    pub true_scale: bool,
    /// What the events have lanes by.
    pub grouping: Grouping,
    /// Words that an event must have to be shown; none shows all.
    pub filter: Rc<str>,
    /// Kinds and, after an `@`, actors whose events are left out.
    pub muted: Vec<String>,
    /// The zone that times are shown in; none for that of the notes.
    pub zone: Option<Rc<str>>,
    /// The event that "since the start" counts from; none for the first.
    pub zero: Option<usize>,
    /// What is lit up in passing: under the pointer, at the caret.
    pub lit: Option<Target>,
    /// What is selected, with its details shown.
    pub selected: Option<Target>,
    /// True when the notes should scroll to the selection.
    pub follow: bool,
    /// Two instants whose distance is shown.
    pub measure: Option<(i64, i64)>,
    /// True while one goes through the incident event by event, with later ones dimmed.
    pub stepping: bool,
    /// True while the keys are shown.
    pub help: bool,
    /// First event of the list's page.
    pub first: usize,
}

/// Events of the list that stand in the document at once.
pub const PAGE: usize = 100;

/// A wish to look at it otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// The picture has this width.
    Width(i32),
    /// Light up a part, or nothing, in passing.
    Light(Option<Target>),
    /// Select a part and show it in the notes.
    Show(Target),
    /// Select the next (1) or the previous (-1) event that is not left out; `i32::MAX` and `i32::MIN` the last and the first.
    Step(i32),
    /// Zoom by a percentage around a pixel of the picture, or around its middle.
    Zoom(i32, Option<i32>),
    /// Drag the picture by pixels to the right.
    Pan(i32),
    /// Zoom by a percentage around the second pixel, and move by the distance to it from the first: two fingers.
    Pinch(i32, i32, i32),
    /// Show the whole incident.
    Fit,
    /// Show this stretch of time, with a little around it.
    Window(i64, i64),
    /// Show the selection, or a counted mark's events, as large as possible.
    FitSelection,
    /// Have the instant at this pixel of the overview in the middle.
    Centre(i32),
    /// Fold silences, or do not.
    Breaks,
    /// Lanes of events.
    Group(Grouping),
    /// Show only events with these words.
    Filter(String),
    /// Leave out a kind or an actor, or take it back in.
    Mute(String),
    /// Leave out nothing.
    All,
    /// Count from the selected event, or from the first again.
    Zero,
    /// Measure between two instants.
    Measure(i64, i64),
    /// Measure from the selection; once more, no longer.
    MeasureHere,
    /// Go through the incident event by event, or stop that.
    Steps,
    /// Show the keys.
    Help,
    /// The keys were put away.
    HelpClosed,
    /// Measure from one event to another, and select that.
    Between(usize, usize),
    /// Put away what was put up last: the measure, the steps, the selection.
    Escape,
    /// Show the page of the list that begins with this event.
    Page(usize),
}

impl View {
    /// The viewport that the picture is laid out for.
    pub(super) fn viewport(&self, model: &Model) -> Viewport {
        let at = |index: Option<usize>| Some(model.incident.events.get(index?)?.start.at);
        Viewport {
            width: self.width,
            window: self.window,
            extent: model.extent,
            breaks: if self.true_scale { Rc::default() } else { model.breaks.clone() },
            hidden: model.hidden.clone(),
            grouping: self.grouping,
            zero: at(self.zero),
            measure: self.measure,
            clock: model.clock.clone(),
            until: at(self.event()).filter(|_| self.stepping),
            overview: model.incident.events.len() > 2,
            least_height: 0,
        }
    }

    /// The selected event.
    #[must_use]
    pub fn event(&self) -> Option<usize> {
        match self.selected {
            Some(Target::Event(index)) => Some(index),
            _ => None,
        }
    }

    /// The view after `look`.
    #[must_use]
    pub(super) fn after(&self, model: &Model, look: Look) -> Self {
        let mut next = self.clone();
        let scale = || layout::scale(&model.incident, &self.viewport(model));
        match look {
            Look::Width(width) => next.width = width,
            Look::Light(lit) => next.lit = lit,
            Look::Show(target) => next.select(model, target),
            Look::Step(by) => {
                if let Some(event) = self.stepped(model, by) {
                    next.select(model, Target::Event(event));
                }
            }
            Look::Zoom(percent, x) => {
                let scale = scale();
                let middle = i32::midpoint(scale.left, scale.right);
                next.show(model, &scale.zoom(percent, x.unwrap_or(middle)));
            }
            Look::Pan(pixels) => {
                next.show(model, &scale().pan(pixels));
            }
            Look::Pinch(percent, from, to) => {
                next.show(model, &scale().pan(to.saturating_sub(from)).zoom(percent, to));
            }
            Look::Fit => next.window = None,
            Look::Window(from, to) => next.frame(model, from, to),
            Look::FitSelection => {
                if let Some((from, to)) = self.measure.or_else(|| span(&model.incident, self.selected?)) {
                    next.frame(model, from, to);
                }
            }
            Look::Centre(x) => {
                let at = overview::whole(&model.incident, &self.viewport(model)).at(x);
                next.show(model, &scale().centred(at));
            }
            Look::Breaks => next.true_scale = !self.true_scale,
            Look::Group(grouping) => next.grouping = grouping,
            Look::Filter(words) => next.filter = words.into(),
            Look::Mute(name) => match self.muted.iter().position(|muted| *muted == name) {
                Some(place) => drop(next.muted.remove(place)),
                None => next.muted.push(name),
            },
            Look::All => {
                next.filter = Rc::default();
                next.muted.clear();
            }
            Look::Zero => next.zero = self.event().filter(|event| self.zero != Some(*event)),
            Look::Measure(from, to) => next.measure = Some((from, to)),
            Look::MeasureHere => {
                let here = self.selected.and_then(|target| span(&model.incident, target));
                next.measure = here.filter(|_| self.measure.is_none());
            }
            Look::Steps => {
                next.stepping = !self.stepping;
                if next.stepping && self.event().is_none() {
                    next.select(model, Target::Event(0));
                }
            }
            Look::Help => next.help = true,
            Look::HelpClosed => next.help = false,
            Look::Between(from, to) => {
                let at = |event| span(&model.incident, Target::Event(event)).map(|(at, _)| at);
                if let (Some(start), Some(end)) = (at(from), at(to)) {
                    next.select(model, Target::Event(to));
                    next.measure = Some((start, end));
                    if next.window.is_some_and(|(first, last)| start < first || last < end) {
                        next.frame(model, start, end);
                    }
                }
            }
            Look::Escape => {
                if self.measure.is_some() {
                    next.measure = None;
                } else if self.stepping {
                    next.stepping = false;
                } else {
                    (next.selected, next.lit) = (None, None);
                }
            }
            Look::Page(first) => next.first = first,
        }
        next
    }

    /// Selects `target`; the window and the list go along where it lies outside.
    fn select(&mut self, model: &Model, target: Target) {
        let known = match target {
            Target::Event(index) => index < model.incident.events.len(),
            Target::Impact(index) => index < model.incident.impacts.len(),
            Target::Severity(index) => index < model.incident.severities.len(),
        };
        if !known {
            return;
        }
        (self.selected, self.lit, self.follow) = (Some(target), None, true);
        let Some((from, to)) = span(&model.incident, target) else { return };
        if let Some((start, _)) = self.measure {
            self.measure = Some((start, to));
        }
        if let Target::Event(index) = target {
            if !(self.first..self.first + PAGE).contains(&index) {
                self.first = index - index % PAGE;
            }
            if self.window.is_some_and(|(first, last)| from < first || last < from) {
                let moved = layout::scale(&model.incident, &self.viewport(model)).centred(from);
                self.window = Some((moved.from, moved.to));
            }
        }
    }

    /// The event after (1) or before (-1) the selected one, those that are left out skipped.
    fn stepped(&self, model: &Model, by: i32) -> Option<usize> {
        let count = model.incident.events.len();
        let mut shown = (0..count).filter(|index| model.hidden.get(*index) != Some(&true));
        match (self.event(), by) {
            (_, i32::MIN) | (None, 1..i32::MAX) => shown.next(),
            (_, i32::MAX) | (None, _) => shown.next_back(),
            (Some(here), 1..) => shown.find(|index| *index > here),
            (Some(here), _) => shown.rfind(|index| *index < here),
        }
    }

    /// Shows a stretch of time with a tenth more on either side.
    fn frame(&mut self, model: &Model, from: i64, to: i64) {
        let around = ((to - from) / 10).max(5_000);
        let window = Some((from - around, to + around));
        let wanted = Viewport { window, ..self.viewport(model) };
        self.show(model, &layout::scale(&model.incident, &wanted));
    }

    /// Takes the window of a scale: never more than the whole incident, and never none of it.
    fn show(&mut self, model: &Model, wanted: &Scale) {
        let whole = overview::whole(&model.incident, &self.viewport(model));
        if wanted.folded_span() >= whole.folded_span() {
            self.window = None;
        } else if wanted.from < whole.to && whole.from < wanted.to {
            self.window = Some((wanted.from, wanted.to));
        }
    }
}

/// From when to when a part of the incident is.
fn span(incident: &Incident, target: Target) -> Option<(i64, i64)> {
    let (start, end) = match target {
        Target::Event(index) => {
            let event = incident.events.get(index)?;
            (Some(&event.start), event.end.as_deref())
        }
        Target::Impact(index) => {
            let impact = incident.impacts.get(index)?;
            (impact.start.as_ref(), impact.end.as_ref())
        }
        Target::Severity(index) => {
            let severity = incident.severities.get(index)?;
            (Some(&severity.start), severity.end.as_ref())
        }
    };
    let (start, end) = (start.or(end)?, end.or(start)?);
    Some((start.at, end.at))
}

/// The kinds of an incident and, after an `@`, its busiest actors, each with its number of events: what can be muted.
/// Where there is but one there is nothing to choose from.
pub(super) fn tally(incident: &Incident) -> Rc<[(String, i64)]> {
    const CHIPS: usize = 8;
    const KNOWN: usize = 64;

    let mut tallies: [Vec<(String, i64)>; 2] = Default::default();
    let [kinds, actors] = &mut tallies;
    for event in &incident.events {
        let kind = event.kind.iter().map(|kind| (kind.name(), true));
        for (name, is_kind) in kind.chain(event.actors.iter().map(|actor| (actor.as_str(), false))) {
            let known = if is_kind { &mut *kinds } else { &mut *actors };
            let room = known.len() < KNOWN;
            match known.iter_mut().find(|(known, _)| known == name) {
                Some((_, count)) => *count += 1,
                None if room => known.push((name.to_owned(), 1)),
                None => {}
            }
        }
    }
    for (name, _) in actors.iter_mut() {
        name.insert(0, '@');
    }
    let several = tallies.into_iter().filter(|names| names.len() > 1);
    several.flat_map(|names| sort::by_key(names, |(_, count)| -count).into_iter().take(CHIPS)).collect()
}

/// Which events are left out, by index; empty where none is.
pub(super) fn hidden(incident: &Incident, view: &View) -> Rc<[bool]> {
    if view.filter.trim().is_empty() && view.muted.is_empty() {
        return Rc::default();
    }
    incident.events.iter().map(|event| is_hidden(event, view)).collect()
}

fn is_hidden(event: &Event, view: &View) -> bool {
    let muted = |mark: &str, name: &str| {
        view.muted.iter().any(|muted| muted.strip_prefix(mark).is_some_and(|muted| muted == name))
    };
    let kind = event.kind.is_some_and(|kind| muted("", kind.name()));
    let actors = !event.actors.is_empty() && event.actors.iter().all(|actor| muted("@", actor));
    kind || actors || !view.filter.split_whitespace().all(|word| has(event, word))
}

/// True when the words or the actors of an event hold `word`, capitals or not.
fn has(event: &Event, word: &str) -> bool {
    let inside = |text: &str| {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
    };
    inside(&event.text) || event.actors.iter().any(|actor| inside(actor))
}

/// The same view of notes that were edited: place and selection stay where they still mean the same.
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
        let found = after.events.iter().position(|event| same(&event));
        found.or_else(|| after.events.get(place).filter(|event| alike(event)).map(|_| place))
    };
    let selected = match view.selected {
        Some(Target::Event(index)) => event(Some(index)).map(Target::Event),
        Some(Target::Impact(index)) if index < after.impacts.len() => view.selected,
        _ => None,
    };
    View { window, selected, zero: event(view.zero), lit: None, follow: false, measure: None, ..view.clone() }
}
