//! Pointer events of the picture.

use web_sys::{Element, MouseEvent, PointerEvent};
use yew::{Component, Context};

use super::{
    super::{dom, gesture::Pointed, msg::PageMsg, picture},
    App,
};
use crate::model::ViewMsg;

impl App {
    /// A pointer goes down: typed notes are read first, so that it grabs what they say.
    pub(super) fn press(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let read = self.read(ctx);
        let Some(at) = self.pointed(event) else { return read };
        let msg = self.gesture.press(event, &at, &self.model, &self.layout);
        self.look(ctx, msg) || read
    }

    /// A pointer moves.
    pub(super) fn drag(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let Some(at) = self.pointed(event) else { return false };
        let msg = self.gesture.drag(event, &at, &self.model, &self.layout);
        self.look(ctx, msg)
    }

    /// A pointer is lifted: a drag is written into the notes.
    pub(super) fn lift(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        let dragged = self.gesture.lift(event);
        let Some(at) = self.pointed(event) else { return false };
        let change = dragged.and_then(|dragged| dragged.change(self.layout.scale.at(at.x)));
        change.is_some_and(|change| self.correct(ctx, &change))
    }

    /// The picture was clicked; the end of a drag is no click.
    pub(super) fn click(&mut self, ctx: &Context<Self>, event: &MouseEvent) -> bool {
        let at = self.pointed(event).filter(|_| !self.gesture.moved);
        let msg = at.and_then(|at| picture::click(&at, &self.model, &self.layout));
        self.look(ctx, msg)
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
