//! The selected event written anew in the drawer, and events that are added.

use yew::{Component, Context};

use super::{
    super::{details, intl, msg::PageMsg},
    App,
};
use crate::{
    edit::{Change, NEW},
    facts::Phase,
    model::{Direction, EditorMsg, Field, ModelMsg, Tab, Then, ViewMsg, changes, room_after},
    target::Target,
    zones,
};

impl App {
    /// Writes what was typed into a field of what is selected into the notes.
    pub(super) fn commit(&mut self, ctx: &Context<Self>, entered: bool) -> bool {
        self.left = entered;
        let (Some(Target::Event(index) | Target::Impact(index)), Some((field, typed))) =
            (self.model.view.selected, self.model.view.draft.clone())
        else {
            return entered;
        };
        if field.shown(&self.model.shown, index).is_some_and(|shown| shown == *typed) {
            return self.update(ctx, PageMsg::View(ViewMsg::Draft(None)));
        }
        self.take_in(ctx, field, index, &typed)
    }

    /// Writes what a field of an event or impact would hold into the notes.
    pub(super) fn take_in(&mut self, ctx: &Context<Self>, field: Field, index: usize, typed: &str) -> bool {
        match changes(&self.model, field, index, typed) {
            Ok(changes) if changes.is_empty() => self.update(ctx, PageMsg::View(ViewMsg::Draft(None))),
            Ok(changes) => self.correct(ctx, &changes),
            Err(why) => self.update(ctx, PageMsg::View(ViewMsg::Refused(why))),
        }
    }

    /// Leaves a field as it was; an event that was just added and is not told goes.
    pub(super) fn restore(&mut self, ctx: &Context<Self>) -> bool {
        let known = self.model.view.event().and_then(|event| self.model.incident.events.get(event));
        let new = known.is_some_and(|known| known.text == NEW) && self.editor.has_added();
        let kept = self.update(ctx, PageMsg::View(ViewMsg::Draft(None)));
        new && self.happened(ctx, EditorMsg::Step(Direction::Undo)) || kept
    }

    /// Opens the words of the selected event.
    pub(super) fn edit_words(&mut self, ctx: &Context<Self>) -> bool {
        let event = self.model.view.event();
        let Some(words) = event.and_then(|event| Field::Words.shown(&self.model.shown, event)) else {
            return false;
        };
        self.wants_field = true;
        self.update(ctx, PageMsg::View(ViewMsg::Draft(Some((Field::Words, words)))))
    }

    /// Moves the selected event, or the end of the selected bar, by minutes.
    pub(super) fn nudge(&mut self, ctx: &Context<Self>, minutes: i64) -> bool {
        let read = self.read(ctx);
        match details::nudge(&self.model.incident, self.model.view.event(), minutes) {
            Some(change) => self.correct(ctx, &[change]) || read,
            None => self.update(ctx, PageMsg::NudgeEdge(false, minutes)) || read,
        }
    }

    /// Marks the selected event with a phase; where none is selected, says what to do.
    pub(super) fn mark(&mut self, ctx: &Context<Self>, phase: Phase) -> bool {
        // Beside what is to check it is not seen.
        if let Some(event) = self.model.view.event().filter(|_| self.model.view.tab != Tab::Check) {
            return self.correct(ctx, &[Change::Phase { event, phase }]);
        }
        self.uncover(ctx);
        self.update(ctx, PageMsg::Model(ModelMsg::Said(details::how_to_mark(phase), Then::Goes)))
    }

    /// Leaves the selected event out of the timeline.
    pub(super) fn leave_out(&mut self, ctx: &Context<Self>) -> bool {
        let change = self.model.view.event().map(|event| Change::LeaveOut { event });
        change.is_some_and(|change| self.correct(ctx, &[change]))
    }

    /// Adds an event and opens its words.
    pub(super) fn add(&mut self, ctx: &Context<Self>, at: Option<i64>) -> bool {
        let read = self.read(ctx);
        let incident = &self.model.incident;
        let Some(at) = at.or_else(|| room_after(incident, self.model.view.event())) else { return read };
        let before = incident.events.len();
        let drawn = self.correct(ctx, &[Change::Add { at }]);
        let added = self.model.incident.events.iter().rposition(|event| event.text == NEW);
        if let Some(event) = added.filter(|_| self.model.incident.events.len() > before) {
            let said = self.model.said.clone();
            self.update(ctx, PageMsg::View(ViewMsg::Show(Target::Event(event))));
            self.edit_words(ctx);
            // All of it is one thing that was done.
            if let Some(said) = said {
                self.update(ctx, PageMsg::Model(ModelMsg::Said(said.words.to_string(), said.then)));
            }
        }
        drawn
    }

    /// Adds an event at this minute.
    pub(super) fn add_now(&mut self, ctx: &Context<Self>) -> bool {
        let (utc, local) = intl::now();
        let at = zones::now(&self.model.incident, utc, local);
        self.add(ctx, at)
    }
}
