//! What fingers and pointers do on the picture, from where they went down to where they are lifted.

use web_sys::{Element, PointerEvent};

use super::{
    app::Ask,
    dom::{capture, class_of, point},
    picture::look,
};
use crate::{
    edit::Change,
    incident::Impact,
    layout::{Layout, Scale},
    model::{Look, Model},
    target::Target,
};

/// Pixels that a pointer moves before a press is a drag.
const SLACK: i32 = 4;

/// Pixels on either side of a bar's edge where the edge is held.
const EDGE: i32 = 7;

/// What a drag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Drag {
    /// Nothing is held.
    #[default]
    None,
    /// Moves the window.
    Pan,
    /// Moves the window along the strip.
    Overview,
    /// Measures from an instant.
    Measure(i64),
    /// Moves an edge of an impact; the other edge stays.
    Edge { impact: usize, other: i64 },
    /// Moves an event.
    Event { event: usize, at: i64 },
}

/// The pointers that are down, and what they do.
#[derive(Debug, Default)]
pub(super) struct Gesture {
    /// Pointers that are down: id, and where each was seen last.
    down: Vec<(i32, i32)>,
    drag: Drag,
    /// Where the first one went down.
    from: i32,
    /// True once it has moved so far that it is no click.
    pub(super) moved: bool,
}

impl Gesture {
    /// A pointer goes down.
    pub(super) fn press(
        &mut self,
        frame: &Element,
        event: &PointerEvent,
        target: Option<Target>,
        model: &Model,
        layout: &Layout,
    ) -> Option<Ask> {
        let (x, y) = point(frame, event);
        if event.button() != 0 {
            return None;
        }
        self.down.retain(|(id, _)| *id != event.pointer_id());
        self.down.push((event.pointer_id(), x));
        if self.down.len() > 1 {
            // A second finger: no longer what the first one alone would have done.
            (self.drag, self.moved) = (Drag::Pan, true);
            return None;
        }
        (self.from, self.moved) = (x, false);
        self.drag = Drag::Pan;
        let scale = &layout.scale;
        let class = class_of(event);
        if class.starts_with("overview") {
            self.drag = Drag::Overview;
            return Some(look(Look::Centre(x)));
        }
        if event.shift_key() {
            self.drag = Drag::Measure(scale.at(x));
        } else if let Some(held) = held(model, layout, scale, (x, y)) {
            self.drag = held;
        } else if class.starts_with("dot")
            && let Some(Target::Event(event)) = target
            && model.view.event() == Some(event)
            && let Some(known) = model.incident.events.get(event)
        {
            self.drag = Drag::Event { event, at: known.start.at };
        }
        None
    }

    /// A pointer moves: what is under it lights up, or what it holds goes along.
    pub(super) fn shift(
        &mut self,
        frame: &Element,
        event: &PointerEvent,
        target: Option<Target>,
        model: &Model,
        layout: &Layout,
    ) -> Option<Ask> {
        let (x, _) = point(frame, event);
        let scale = &layout.scale;
        let Some(place) = self.down.iter().position(|(id, _)| *id == event.pointer_id()) else {
            return (target != model.view.lit).then_some(look(Look::Light(target)));
        };
        if let [one, other] = self.down.as_slice() {
            let (before, from) = between(one.1, other.1);
            if let Some(pointer) = self.down.get_mut(place) {
                pointer.1 = x;
            }
            let [one, other] = self.down.as_slice() else { return None };
            let (after, to) = between(one.1, other.1);
            return Some(look(Look::Pinch(after * 100 / before.max(1), from, to)));
        }
        if !self.moved && (x - self.from).abs() < SLACK {
            return None;
        }
        if !self.moved {
            self.moved = true;
            capture(frame, event);
        }
        let (_, last) = self.down.get_mut(place)?;
        let by = x - *last;
        *last = x;
        match self.drag {
            Drag::None => None,
            Drag::Pan => (by != 0).then_some(look(Look::Pan(by))),
            Drag::Overview => Some(look(Look::Centre(x))),
            Drag::Measure(from) => Some(look(Look::Measure(from, scale.at(x)))),
            Drag::Edge { other, .. } => Some(look(Look::Measure(other, scale.at(x)))),
            Drag::Event { at, .. } => Some(look(Look::Measure(at, scale.at(x)))),
        }
    }

    /// A pointer is lifted, or taken away: what was dragged stays where it is.
    pub(super) fn lift(
        &mut self,
        frame: &Element,
        event: &PointerEvent,
        layout: &Layout,
        kept: bool,
    ) -> Option<Ask> {
        self.down.retain(|(id, _)| *id != event.pointer_id());
        let drag = std::mem::take(&mut self.drag);
        if !self.down.is_empty() {
            self.drag = Drag::Pan;
            return None;
        }
        let at = layout.scale.at(point(frame, event).0);
        match drag {
            Drag::Edge { impact, other } if self.moved && kept => {
                Some(Ask::Change(Change::Edges { impact, start: other.min(at), end: other.max(at) }))
            }
            Drag::Event { event, .. } if self.moved && kept => {
                Some(Ask::Change(Change::EventTime { event, at }))
            }
            _ => None,
        }
    }
}

/// The edge of the selected impact that lies under the pointer.
fn held(model: &Model, layout: &Layout, scale: &Scale, (x, y): (i32, i32)) -> Option<Drag> {
    let Some(Target::Impact(impact)) = model.view.selected else { return None };
    let Impact { start: Some(start), end: Some(end), .. } = model.incident.impacts.get(impact)? else {
        return None;
    };
    let bar = layout.bars.iter().find(|bar| bar.target == Some(Target::Impact(impact)))?;
    if y < bar.area.y - 4 || y > bar.area.bottom() + 4 {
        return None;
    }
    let near = |at: i64| (scale.x(at) - x).abs();
    let (edge, other) = if near(start.at) < near(end.at) { (start.at, end.at) } else { (end.at, start.at) };
    (near(edge) <= EDGE).then_some(Drag::Edge { impact, other })
}

/// Distance and middle of two fingers.
fn between(one: i32, other: i32) -> (i32, i32) {
    ((one - other).abs().max(8), i32::midpoint(one, other))
}
