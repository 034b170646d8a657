//! The changes of view, and what each does.

use std::rc::Rc;

use super::{
    state::Model,
    view::{Field, List, Tab, Tag, View, span},
};
use crate::{
    edit::Refused,
    incident::Incident,
    layout::{Grouping, Scale, Viewport},
    scene::svg::Theme,
    target::Target,
};

/// Where to move the selection, among events that are not filtered out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The first event.
    First,
    /// The previous event; the last if none is selected.
    Previous,
    /// The next event; the first if none is selected.
    Next,
    /// The last event.
    Last,
}

/// A change of view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewMsg {
    /// The picture is now this wide, in pixels.
    Width(i32),
    /// Highlight a part, or nothing.
    Light(Option<Target>),
    /// Select a part and show it in the notes.
    Show(Target),
    /// Move the selection.
    Step(Step),
    /// Move the selection among the bars: severities and impacts.
    Bar(Step),
    /// Zoom by a percentage around a pixel, or around the middle.
    Zoom(i32, Option<i32>),
    /// Pan by pixels to the right.
    Pan(i32),
    /// Zoom and pan with two fingers.
    Pinch {
        /// Zoom: 200 shows half the time.
        percent: i32,
        /// The pixel midway between the fingers, before.
        from: i32,
        /// The same, now.
        to: i32,
    },
    /// Show the whole incident.
    Fit,
    /// Show from one instant to another, with a margin.
    Window(i64, i64),
    /// Zoom to the measured span or the selection.
    FitSelection,
    /// Centre the window on this pixel of the overview.
    Centre(i32),
    /// Show from an instant to that of a pixel of the overview.
    Stretch(i64, i32),
    /// Toggle folding of gaps.
    Breaks,
    /// Show the lanes of all impacts, or only the first.
    Lanes,
    /// Choose lanes of events.
    Group(Grouping),
    /// Show only events with these words.
    Filter(String),
    /// Filter out a kind or an actor, or stop doing so.
    Mute(Tag),
    /// Show one incident of the paste; none for all.
    Part(Option<usize>),
    /// Show the next incident of the paste, or the one before; all of them come between the last and the first.
    OtherPart(bool),
    /// Look for a zone.
    Zones(String),
    /// Filter out all kinds but one, or all actors; the same once more shows all of them.
    Only(Tag),
    /// Toggle whether only key events are shown.
    Key,
    /// Type into a field of the selected event, or leave it as it was.
    Draft(Option<(Field, String)>),
    /// A correction was not written.
    Refused(Refused),
    /// Clear all filters.
    All,
    /// Count elapsed time from the selected event, or again from the first.
    Zero,
    /// Measure between two instants.
    Measure(i64, i64),
    /// Begin to measure, from the selection where there is one, or stop. After another measurement one begins anew.
    MeasureHere,
    /// Toggle stepping through the incident.
    Steps,
    /// Open the help.
    Help,
    /// The help was closed.
    HelpClosed,
    /// Measure from one event to another, and select the latter.
    Between(usize, usize),
    /// Leave the innermost mode: measuring, stepping, selection.
    Escape,
    /// Put the selection away, with the measure of a key figure; what one measures oneself stays.
    Close,
    /// Show the page of a list that begins after so many entries.
    Page(List, usize),
    /// Show this part of the page.
    Tab(Tab),
    /// Make the page light or dark, or leave it to the system.
    Theme(Theme),
    /// Lay all out for paper, or for the screen again.
    Print(bool),
}

impl ViewMsg {
    /// True for what pointers, wheels and the browser do in passing, and for what is not yet done with a field.
    pub(super) fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Width(_)
                | Self::Light(_)
                | Self::Zoom(_, Some(_))
                | Self::Pan(_)
                | Self::Pinch { .. }
                | Self::Centre(_)
                | Self::Stretch(..)
                | Self::Draft(_)
                | Self::Refused(_)
                | Self::Print(_)
        )
    }
}

impl View {
    /// The view after `msg`.
    #[must_use]
    pub(super) fn after(&self, model: &Model, msg: ViewMsg) -> Self {
        let mut next = self.clone();
        let scale = || model.viewport_of(self).scale(&model.incident);
        match msg {
            // What is put away has no width.
            ViewMsg::Width(0) => {}
            ViewMsg::Width(width) => next.width = width,
            ViewMsg::Light(lit) => next.lit = lit,
            ViewMsg::Show(target) => next.select(model, target),
            ViewMsg::Step(step) => {
                if let Some(event) = self.stepped(model, step) {
                    next.select(model, Target::Event(event));
                }
            }
            ViewMsg::Bar(step) => {
                if let Some(bar) = self.stepped_bar(&model.incident, step) {
                    next.select(model, bar);
                }
            }
            ViewMsg::Zoom(percent, x) => {
                next.show(model, &self.zoomed(model, &scale(), percent, x));
            }
            ViewMsg::Pan(pixels) => {
                next.show(model, &scale().pan(pixels));
            }
            ViewMsg::Pinch { percent, from, to } => {
                next.show(model, &scale().pan(to.saturating_sub(from)).zoom(percent, to));
            }
            ViewMsg::Fit => next.window = None,
            ViewMsg::Window(from, to) => next.frame(model, from, to),
            ViewMsg::FitSelection => {
                if let Some((from, to)) = self.measure.or_else(|| span(&model.shown, self.selected?)) {
                    // An instant alone tells nothing: the events before and after it are seen as well.
                    let before = seen(model).rfind(|at| *at < from && from == to);
                    let after = seen(model).find(|at| *at > to && from == to);
                    next.frame(model, before.unwrap_or(from), after.unwrap_or(to));
                }
            }
            ViewMsg::Centre(x) => {
                let at = model.viewport_of(self).whole(&model.incident).at(x);
                next.show(model, &scale().centred(at));
            }
            ViewMsg::Stretch(other, x) => {
                let at = model.viewport_of(self).whole(&model.incident).at(x);
                if (at - other).abs() >= 1_000 {
                    let wanted = Viewport { window: Some((other, at)), ..model.viewport_of(self) };
                    next.show(model, &wanted.scale(&model.incident));
                }
            }
            ViewMsg::Breaks => next.linear = !self.linear,
            ViewMsg::Lanes => next.all_lanes = !self.all_lanes,
            ViewMsg::Group(grouping) => next.grouping = grouping,
            ViewMsg::Filter(words) => next.filter = words.into(),
            ViewMsg::Mute(tag) => match self.muted.iter().position(|muted| *muted == tag) {
                Some(place) => drop(next.muted.remove(place)),
                None => next.muted.push(tag),
            },
            ViewMsg::Part(part) => next.choose(model, part),
            ViewMsg::OtherPart(later) => next.choose(model, self.part_beside(model, later)),
            ViewMsg::Zones(typed) => next.zones = typed.into(),
            ViewMsg::Only(tag) => next.only(model, &tag),
            ViewMsg::Key => next.key = !self.key,
            ViewMsg::Draft(draft) => {
                (next.draft, next.refused) = (draft.map(|(field, text)| (field, text.into())), None);
            }
            ViewMsg::Refused(why) => next.refused = Some(why),
            ViewMsg::All => {
                (next.filter, next.key) = (Rc::default(), false);
                next.muted.clear();
            }
            ViewMsg::Zero => next.zero = self.event().filter(|event| self.zero != Some(*event)),
            ViewMsg::Measure(from, to) => (next.measure, next.measuring) = (Some((from, to)), false),
            ViewMsg::MeasureHere => {
                next.measuring = !self.measuring;
                let here = self.selected.and_then(|target| span(&model.shown, target));
                next.measure = here.filter(|_| next.measuring && self.measure.is_none());
            }
            ViewMsg::Steps => next.step_through(model),
            ViewMsg::Help => next.help = true,
            ViewMsg::HelpClosed => next.help = false,
            ViewMsg::Between(from, to) => next.measure_between(model, from, to),
            ViewMsg::Escape => {
                if self.measuring || self.measure.is_some() {
                    (next.measure, next.measuring) = (None, false);
                } else if self.stepping {
                    next.stepping = false;
                } else {
                    (next.selected, next.lit, next.draft, next.refused) = (None, None, None, None);
                }
            }
            ViewMsg::Close => {
                (next.selected, next.lit, next.draft, next.refused) = (None, None, None, None);
                next.measure = self.measure.filter(|_| self.measuring);
            }
            ViewMsg::Page(list, first) => next.turn(list, first),
            ViewMsg::Tab(tab) => next.tab = tab,
            ViewMsg::Theme(theme) => next.theme = theme,
            ViewMsg::Print(now) => next.printing = now,
        }
        if next.left_out() != self.left_out() && next.pages == self.pages {
            next.pages = [0; 5];
        }
        next
    }

    /// Zoomed at pixel `x`, else around what is of most interest.
    fn zoomed(&self, model: &Model, scale: &Scale, percent: i32, x: Option<i32>) -> Scale {
        if let Some(x) = x {
            return scale.zoom(percent, x);
        }
        let at = self.middle(model, scale);
        let zoomed = scale.zoom(percent, scale.x(at)).centred(at);
        // Beyond the ends of all there is nothing to see.
        let whole = model.viewport_of(self).whole(&model.incident);
        let before = (zoomed.x(whole.from) - zoomed.left).max(0);
        let after = (zoomed.right - zoomed.x(whole.to)).max(0);
        zoomed.pan(after - before)
    }

    /// What is zoomed to: the selection where it is in sight, else the middle one of the events that are.
    fn middle(&self, model: &Model, scale: &Scale) -> i64 {
        let in_sight = |at: &i64| (scale.from..=scale.to).contains(at);
        let selected = self.selected.and_then(|target| span(&model.shown, target)).map(|(at, _)| at);
        let events = || {
            let shown: Vec<i64> = seen(model).filter(in_sight).collect();
            shown.get(shown.len().saturating_sub(1) / 2).copied()
        };
        let middle = i32::midpoint(scale.left, scale.right);
        selected.filter(in_sight).or_else(events).unwrap_or_else(|| scale.at(middle))
    }

    /// Begins to step through what was known when, at the selected event or the first that is shown; or ends it.
    fn step_through(&mut self, model: &Model) {
        self.stepping = !self.stepping;
        let shown = |event: &usize| model.shows(*event);
        if self.stepping
            && self.event().is_none_or(|event| !shown(&event))
            && let Some(first) = (0..model.incident.events.len()).find(shown)
        {
            self.select(model, Target::Event(first));
        }
    }

    /// Selects the second of two events and measures from one to the other.
    fn measure_between(&mut self, model: &Model, from: usize, to: usize) {
        let at = |event| span(&model.shown, Target::Event(event)).map(|(at, _)| at);
        let (Some(start), Some(end)) = (at(from), at(to)) else { return };
        self.select(model, Target::Event(to));
        (self.measure, self.measuring) = (Some((start, end)), false);
        if self.window.is_some_and(|(first, last)| start < first || last < end) {
            self.frame(model, start, end);
        }
    }

    /// Selects `target`; window and list follow if it is outside.
    fn select(&mut self, model: &Model, target: Target) {
        let known = match target {
            Target::Event(index) => index < model.incident.events.len(),
            Target::Impact(index) => index < model.incident.impacts.len(),
            Target::Severity(index) => index < model.incident.severities.len(),
            Target::Derived(index) => index < model.incident.derived_impacts.len(),
            Target::Phase(_) | Target::Interval(_) => false,
        };
        if !known {
            return;
        }
        if let Target::Event(index) = target
            && model
                .incident
                .events
                .get(index)
                .is_some_and(|event| self.part.is_some_and(|part| part != event.incident))
        {
            self.choose(model, None);
        }
        if self.selected != Some(target) {
            (self.draft, self.refused) = (None, None);
        }
        (self.selected, self.lit, self.follow) = (Some(target), None, true);
        let Some((from, to)) = span(&model.shown, target) else { return };
        let start = self.measure.map_or(from, |(start, _)| start);
        self.measure = self.measuring.then_some((start, to));
        if let Target::Event(index) = target {
            self.turn_to(&model.hidden, index);
        }
        if let Target::Impact(index) = target {
            let told = model.shown.impacts.iter().take(index).filter(|impact| impact.mention_of.is_none());
            self.turn(List::Impacts, told.count());
        }
        // Of a bar any part will do.
        let reach = if matches!(target, Target::Event(_)) { from } else { to };
        if self.window.is_some_and(|(first, last)| reach < first || last < from) {
            let moved = model.viewport_of(self).scale(&model.incident).centred(from);
            self.window = Some((moved.from, moved.to));
        }
    }

    /// The bar that a step leads to; none at either end.
    fn stepped_bar(&self, incident: &Incident, step: Step) -> Option<Target> {
        let severities = (0..incident.severities.len()).map(Target::Severity);
        let drawn = |target: &Target| match target {
            Target::Impact(index) => {
                let impact = incident.impacts.get(*index);
                impact.is_some_and(|impact| impact.mention_of.is_none() && impact.start.is_some())
            }
            _ => true,
        };
        let impacts = (0..incident.impacts.len()).map(Target::Impact);
        let bars: Vec<Target> = severities.chain(impacts).filter(drawn).collect();
        let here = bars.iter().position(|bar| Some(*bar) == self.selected);
        let place = match (step, here) {
            (Step::First, _) | (Step::Next, None) => 0,
            (Step::Last, _) | (Step::Previous, None) => bars.len().checked_sub(1)?,
            (Step::Next, Some(here)) => here + 1,
            (Step::Previous, Some(here)) => here.checked_sub(1)?,
        };
        bars.get(place).copied()
    }

    /// The incident of the paste after the one that is shown, or before it.
    fn part_beside(&self, model: &Model, later: bool) -> Option<usize> {
        let count = model.incident.incidents.len();
        let part = match (self.part, later) {
            (None, true) => Some(0),
            (None, false) => count.checked_sub(1),
            (Some(part), true) => Some(part + 1),
            (Some(part), false) => part.checked_sub(1),
        };
        part.filter(|part| *part < count)
    }

    /// Shows one incident of the paste, or all, as a whole.
    fn choose(&mut self, model: &Model, part: Option<usize>) {
        if part == self.part {
            return;
        }
        let of = |index: usize| model.incident.events.get(index).map(|event| event.incident);
        (self.part, self.window, self.measure) = (part, None, None);
        if self.event().is_none_or(|event| part.is_some() && of(event) != part) {
            (self.selected, self.draft, self.refused) = (None, None, None);
        }
        self.zero = self.zero.filter(|zero| part.is_none() || of(*zero) == part);
    }

    /// Filters out all others of the kind of `tag`, and what has none; nothing where that is so already.
    fn only(&mut self, model: &Model, tag: &Tag) {
        let like = |other: &Tag| other.is_kind() == tag.is_kind();
        let others = || model.tags().filter(|other| *other != tag && like(other));
        let done = !self.muted.contains(tag) && others().all(|other| self.muted.contains(other));
        self.muted.retain(|muted| !like(muted));
        if !done {
            self.muted.extend(others().cloned());
        }
    }

    /// The event that a step leads to; none at either end.
    fn stepped(&self, model: &Model, step: Step) -> Option<usize> {
        let events = &model.shown.events;
        let mut shown = (0..events.len()).filter(|index| model.shows(*index));
        // A bar begins with the event of its start.
        let bar = || span(&model.shown, self.selected?).map(|(from, _)| from);
        let (before, next) = match (self.event(), bar()) {
            (Some(here), _) => (here, here + 1),
            (None, Some(from)) => [events.partition_point(|event| event.start.at < from); 2].into(),
            (None, None) => (events.len(), 0),
        };
        match step {
            Step::First => shown.next(),
            Step::Last => shown.next_back(),
            Step::Next => shown.find(|index| *index >= next),
            Step::Previous => shown.rfind(|index| *index < before),
        }
    }

    /// Shows from one instant to another, with a tenth more on either side.
    fn frame(&mut self, model: &Model, from: i64, to: i64) {
        let around = ((to - from) / 10).max(5_000);
        let window = Some((from - around, to + around));
        let wanted = Viewport { window, ..model.viewport_of(self) };
        self.show(model, &wanted.scale(&model.incident));
    }

    /// Takes over the window of a scale: at most the whole incident, and always some of it.
    fn show(&mut self, model: &Model, wanted: &Scale) {
        let whole = model.viewport_of(self).whole(&model.incident);
        if wanted.drawn_span() >= whole.drawn_span() {
            self.window = None;
        } else if wanted.from < whole.to && whole.from < wanted.to {
            self.window = Some((wanted.from, wanted.to));
        }
    }
}

/// The instants of the events that are not filtered out.
fn seen(model: &Model) -> impl DoubleEndedIterator<Item = i64> {
    let events = model.incident.events.iter().enumerate();
    let shown = events.filter(|(index, _)| model.shows(*index));
    shown.map(|(_, event)| event.start.at)
}
