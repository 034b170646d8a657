//! Drags and pinches on the picture, from pointer down to pointer up.

use web_sys::{Element, PointerEvent};

use super::dom::capture;
use crate::{
    class::Class,
    edit::Change,
    incident::Impact,
    layout::Layout,
    model::{Model, ViewMsg},
    target::Target,
};

/// Pixels that a pointer may move before a press becomes a drag.
const SLACK: i32 = 4;

/// Pixels on either side of a bar's edge where the edge can be grabbed.
const EDGE: i32 = 7;

/// What a drag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Drag {
    /// Nothing.
    #[default]
    None,
    /// Moves the window.
    Pan,
    /// Moves the window along the overview.
    Overview,
    /// Measures from an instant.
    Measure(i64),
    /// Moves an edge of an impact; the other edge stays.
    Edge { impact: usize, other: i64 },
    /// Moves an event.
    Event { event: usize, at: i64 },
}

/// Where a pointer is, in pixels from the upper left corner of the picture, and what it points at.
#[derive(Debug)]
pub(super) struct Pointed {
    /// The frame of the picture.
    pub(super) frame: Element,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) target: Option<Target>,
    /// What is drawn there.
    pub(super) class: Option<Class>,
}

/// A pointer that is down.
#[derive(Debug)]
struct Down {
    id: i32,
    /// Where it was seen last.
    x: i32,
}

/// The pointers that are down, and the drag.
#[derive(Debug, Default)]
pub(super) struct Gesture {
    down: Vec<Down>,
    drag: Drag,
    /// Where the first one went down.
    from: i32,
    /// True once it has moved too far for a click.
    pub(super) moved: bool,
}

impl Gesture {
    /// A pointer goes down.
    pub(super) fn press(
        &mut self,
        event: &PointerEvent,
        at: &Pointed,
        model: &Model,
        layout: &Layout,
    ) -> Option<ViewMsg> {
        if event.button() != 0 {
            return None;
        }
        self.down.retain(|down| down.id != event.pointer_id());
        self.down.push(Down { id: event.pointer_id(), x: at.x });
        if self.down.len() > 1 {
            // A second finger: no longer what the first one alone would have done.
            (self.drag, self.moved) = (Drag::Pan, true);
            return None;
        }
        (self.from, self.moved) = (at.x, false);
        self.drag = Drag::Pan;
        if layout.overview.as_ref().is_some_and(|overview| overview.area.holds(at.x, at.y)) {
            self.drag = Drag::Overview;
            return Some(ViewMsg::Centre(at.x));
        }
        if event.shift_key() {
            self.drag = Drag::Measure(layout.scale.at(at.x));
        } else if let Some(held) = held(model, layout, at) {
            self.drag = held;
        } else if let Some(Class::Dot | Class::MilestoneDot) = at.class
            && let Some(Target::Event(event)) = at.target
            && model.view.event() == Some(event)
            && let Some(known) = model.incident.events.get(event)
        {
            self.drag = Drag::Event { event, at: known.start.at };
        }
        None
    }

    /// A pointer moves: highlights what is under it, or drags.
    pub(super) fn drag(
        &mut self,
        event: &PointerEvent,
        at: &Pointed,
        model: &Model,
        layout: &Layout,
    ) -> Option<ViewMsg> {
        let Some(place) = self.down.iter().position(|down| down.id == event.pointer_id()) else {
            return (at.target != model.view.lit).then_some(ViewMsg::Light(at.target));
        };
        let before = self.fingers();
        if before.is_none() && !self.moved {
            if (at.x - self.from).abs() < SLACK {
                return None;
            }
            self.moved = true;
            capture(&at.frame, event);
        }
        let down = self.down.get_mut(place)?;
        let by = at.x - std::mem::replace(&mut down.x, at.x);
        if let Some((before, after)) = before.zip(self.fingers()) {
            let percent = after.apart * 100 / before.apart;
            return Some(ViewMsg::Pinch { percent, from: before.middle, to: after.middle });
        }
        let here = layout.scale.at(at.x);
        match self.drag {
            Drag::Pan if by != 0 => Some(ViewMsg::Pan(by)),
            Drag::None | Drag::Pan => None,
            Drag::Overview => Some(ViewMsg::Centre(at.x)),
            Drag::Measure(from) => Some(ViewMsg::Measure(from, here)),
            Drag::Edge { other, .. } => Some(ViewMsg::Measure(other, here)),
            Drag::Event { at, .. } => Some(ViewMsg::Measure(at, here)),
        }
    }

    /// A pointer is lifted or cancelled; returns the drag that ends.
    pub(super) fn lift(&mut self, event: &PointerEvent) -> Option<Drag> {
        self.down.retain(|down| down.id != event.pointer_id());
        let drag = std::mem::take(&mut self.drag);
        if !self.down.is_empty() {
            self.drag = Drag::Pan;
            return None;
        }
        self.moved.then_some(drag)
    }

    /// The fingers, if two are down.
    fn fingers(&self) -> Option<Fingers> {
        let [one, other] = self.down.as_slice() else { return None };
        Some(Fingers { apart: (one.x - other.x).abs().max(8), middle: i32::midpoint(one.x, other.x) })
    }
}

/// Distance and middle of two fingers, in pixels.
struct Fingers {
    apart: i32,
    middle: i32,
}

impl Drag {
    /// The correction for a drag to the instant `at`.
    pub(super) fn change(self, at: i64) -> Option<Change> {
        match self {
            Self::Edge { impact, other } => {
                Some(Change::Edges { impact, start: other.min(at), end: other.max(at) })
            }
            Self::Event { event, .. } => Some(Change::EventTime { event, at }),
            _ => None,
        }
    }
}

/// The edge of the selected impact that lies under the pointer.
fn held(model: &Model, layout: &Layout, pointed: &Pointed) -> Option<Drag> {
    let Some(Target::Impact(impact)) = model.view.selected else { return None };
    let Impact { start: Some(start), end: Some(end), .. } = model.incident.impacts.get(impact)? else {
        return None;
    };
    let bar = layout.bars.iter().find(|bar| bar.target == Some(Target::Impact(impact)))?;
    if pointed.y < bar.area.y - 4 || pointed.y > bar.area.bottom() + 4 {
        return None;
    }
    let near = |at: i64| (layout.scale.x(at) - pointed.x).abs();
    let (edge, other) = if near(start.at) < near(end.at) { (start.at, end.at) } else { (end.at, start.at) };
    (near(edge) <= EDGE).then_some(Drag::Edge { impact, other })
}
