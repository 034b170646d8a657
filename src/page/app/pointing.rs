//! Pointer events of the picture.

use web_sys::{Element, MouseEvent, PointerEvent};
use yew::{Component, Context};

use super::{
    super::{
        card::{self, Subject},
        dom,
        gesture::{Pointed, snapped},
        msg::PageMsg,
        picture,
    },
    App, is_own,
};
use crate::model::{ModelMsg, ViewMsg};

impl App {
    /// A pointer goes down: typed notes are read first, so that it grabs what they say.
    pub(super) fn press(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let read = is_own(ctx) && self.read(ctx);
        self.hide_card();
        let Some(at) = self.pointed(event) else { return read };
        let msg = self.gesture.press(event, &at, &self.model, &self.layout);
        self.look(ctx, msg) || read
    }

    /// A pointer moves.
    pub(super) fn drag(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let Some(at) = self.pointed(event) else { return false };
        let msg = self.gesture.drag(event, &at, &self.model, &self.layout);
        let changed = self.look(ctx, msg);
        let (x, y) = (event.client_x(), event.client_y());
        if let Some((words, card)) = self.gesture.card(&self.model).zip(self.nodes.card.cast()) {
            dom::show_card(&card, (x, y - 64), &words);
        } else if !self.gesture.is_down() && event.pointer_type() != "touch" {
            let subject = self.subject(&at, is_own(ctx));
            if subject != self.hovered {
                self.show_card(subject, (x, y));
            }
        }
        changed
    }

    /// Something beside the picture is pointed at or has the focus: what it speaks of is shown in the picture, with a card.
    pub(super) fn hint(&mut self, ctx: &Context<Self>, event: &web_sys::Event) -> bool {
        let Some((target, left)) = dom::hinted(event) else { return self.leave(ctx) };
        let changed = self.look(ctx, Some(ViewMsg::Light(Some(target))));
        // Under the axis, which shows from when to when it is.
        let under = |frame: Element| dom::on_screen(&frame, (0, self.layout.axis.y + 8)).1;
        self.show_card(Some(Subject::Part(target)), (left, self.nodes.frame.cast().map_or(0, under)));
        changed
    }

    /// Changes the view. Escape gives up what a pointer does; a bar that keys lead to has its card.
    pub(super) fn change_view(&mut self, ctx: &Context<Self>, msg: ViewMsg) -> bool {
        if msg == ViewMsg::Escape {
            self.hide_card();
            self.gesture.give_up();
        }
        let bar = matches!(msg, ViewMsg::Bar(_));
        let drawn = self.update(ctx, PageMsg::Model(ModelMsg::View(msg)));
        if bar {
            self.tell_bar();
        }
        drawn
    }

    /// The bar that is selected by keys is told of as one that is pointed at.
    fn tell_bar(&mut self) {
        let bar = self
            .layout
            .bars
            .iter()
            .find(|bar| bar.target.is_some() && bar.target == self.model.view.selected);
        if let Some((bar, frame)) = bar.copied().zip(self.nodes.frame.cast()) {
            let place = dom::on_screen(&frame, (bar.area.x, bar.area.bottom()));
            self.show_card(bar.target.map(Subject::Part), place);
        }
    }

    /// What the caret stands in is lit.
    pub(super) fn at_caret(&mut self, ctx: &Context<Self>) -> bool {
        // What stands there may not be known yet.
        let known = self.reading.is_none();
        let target = known.then(|| self.pane.at_caret(&self.editor, &self.model)).flatten();
        self.look(ctx, Some(ViewMsg::Light(target)))
    }

    /// Nothing is pointed at.
    pub(super) fn leave(&mut self, ctx: &Context<Self>) -> bool {
        if !self.gesture.is_down() {
            self.hide_card();
        }
        self.look(ctx, Some(ViewMsg::Light(None)))
    }

    fn show_card(&mut self, subject: Option<Subject>, place: (i32, i32)) {
        self.hide_card();
        self.hovered = subject;
        let words = subject.and_then(|subject| card::of(&self.model, &self.layout, subject));
        if let Some((words, card)) = words.zip(self.nodes.card.cast()) {
            dom::show_card(&card, place, &words);
        }
    }

    pub(super) fn hide_card(&mut self) {
        self.hovered = None;
        if let Some(card) = self.nodes.card.cast() {
            dom::hide_card(&card);
        }
    }

    /// What a card would tell of here.
    fn subject(&self, at: &Pointed, editable: bool) -> Option<Subject> {
        let scale = &self.layout.scale;
        let axis = editable && at.y < self.layout.lanes.from && (scale.left..=scale.right).contains(&at.x);
        let axis = axis.then(|| Subject::Axis(snapped(&self.layout, at.x, false)));
        let counted = self.layout.clusters.iter().position(|cluster| cluster.area.holds(at.x, at.y));
        let above = self.layout.overview.as_ref().is_none_or(|overview| at.y < overview.area.y);
        let gap = self.layout.gaps.iter().position(|gap| above && (gap.from..gap.to).contains(&at.x));
        at.target.map(Subject::Part).or(counted.map(Subject::Count)).or(gap.map(Subject::Gap)).or(axis)
    }

    /// A pointer is lifted: a drag is written into the notes.
    pub(super) fn lift(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        self.hide_card();
        let change = self.gesture.lift(event).filter(|_| is_own(ctx));
        change.is_some_and(|change| self.correct(ctx, &[change]))
    }

    /// The picture was clicked; the end of a drag is no click.
    pub(super) fn click(&mut self, ctx: &Context<Self>, event: &MouseEvent) -> bool {
        let at = self.pointed(event).filter(|_| !self.gesture.moved);
        let msg = at.and_then(|at| picture::click(&at, &self.model, &self.layout));
        self.look(ctx, msg)
    }

    /// The picture was clicked twice beside all that it shows: what happened then is added.
    pub(super) fn double_click(&mut self, ctx: &Context<Self>, event: &MouseEvent) -> bool {
        let Some(at) = self.pointed(event).filter(|at| at.target.is_none()) else { return false };
        let scale = &self.layout.scale;
        let overview = self.layout.overview.as_ref().is_some_and(|overview| overview.area.holds(at.x, at.y));
        let inside = (scale.left..=scale.right).contains(&at.x) && !overview;
        inside && self.add(ctx, Some(snapped(&self.layout, at.x, false)))
    }

    fn look(&mut self, ctx: &Context<Self>, msg: Option<ViewMsg>) -> bool {
        msg.is_some_and(|msg| self.update(ctx, PageMsg::View(msg)))
    }

    /// Where `event` is in the picture, and what it points at.
    fn pointed(&self, event: &MouseEvent) -> Option<Pointed> {
        let frame = self.nodes.frame.cast::<Element>()?;
        let (x, y) = dom::point(&frame, event);
        let shape = dom::shape_of(event);
        let item = shape.as_ref().and_then(|shape| self.shapes.item(shape));
        // Beside all shapes a finger may have meant a dot.
        let beside = || if shape.is_none() { self.scene.dot_near((x, y)) } else { None };
        let target = item.map_or_else(beside, |item| item.target_at((x, y)));
        Some(Pointed { frame, x, y, target, class: item.map(|item| item.class) })
    }
}
