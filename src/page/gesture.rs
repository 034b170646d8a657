//! Drags and pinches on the picture, from pointer down to pointer up.

use web_sys::{Element, PointerEvent};

use super::{card::Card, dom::capture};
use crate::{
    civil::Precision,
    class::Class,
    edit::Change,
    incident::{Impact, Moment},
    layout::{Area, Layout, Overview},
    model::{Model, ViewMsg},
    moment::moment_at,
    target::Target,
    wording,
};

/// Pixels that a pointer may move before a press becomes a drag.
const SLACK: i32 = 4;

/// Pixels on either side of a bar's edge where the edge can be grabbed.
const EDGE: i32 = 7;

/// What a drag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Drag {
    /// Nothing.
    #[default]
    None,
    /// Moves the window.
    Pan,
    /// Moves the window along the overview, held so many pixels right of its middle.
    Overview(i32),
    /// Moves an edge of the window in the overview; the other one stays at this instant.
    Window(i64),
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
    /// The instant that the drag has come to.
    at: i64,
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
        // An edge of the window may be held from without.
        let holds = |overview: &&Overview| {
            let Area { x, width, .. } = overview.area;
            Area { x: x - EDGE, width: width + 2 * EDGE, ..overview.area }.holds(at.x, at.y)
        };
        if let Some(overview) = layout.overview.as_ref().filter(holds) {
            self.drag = along(overview, layout, at.x);
            let outside = !overview.window.holds(at.x, at.y) && self.drag == Drag::Overview(0);
            return outside.then_some(ViewMsg::Centre(at.x));
        }
        if event.shift_key() {
            self.drag = Drag::Measure(snapped(layout, at.x, event.alt_key()));
        } else if let Some(held) = held(model, layout, at) {
            self.drag = held;
        } else if at.class.is_some_and(Class::is_dot)
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
        let here = snapped(layout, at.x, event.alt_key() && self.drag.is_free(model));
        self.at = here;
        match self.drag {
            Drag::Pan if by != 0 => Some(ViewMsg::Pan(by)),
            Drag::None | Drag::Pan => None,
            Drag::Overview(grip) => Some(ViewMsg::Centre(at.x - grip)),
            Drag::Window(other) => Some(ViewMsg::Stretch(other, at.x)),
            Drag::Measure(from) => Some(ViewMsg::Measure(from, here)),
            Drag::Edge { other, .. } => Some(ViewMsg::Measure(other, here)),
            Drag::Event { at, .. } => Some(ViewMsg::Measure(at, here)),
        }
    }

    /// True while a pointer is down.
    pub(super) fn is_down(&self) -> bool {
        !self.down.is_empty()
    }

    /// Gives the drag up, as if it had not been; the pointer stays down.
    pub(super) fn give_up(&mut self) {
        self.drag = Drag::None;
    }

    /// What the drag would write or measure if it ended here.
    pub(super) fn card(&self, model: &Model) -> Option<Card> {
        let (incident, at) = (&*model.shown, self.at);
        let clock = |at: i64, like: &Moment| wording::clock(&moment_at(at, like));
        let long = |other: i64| wording::duration((at - other).abs() / 1000);
        let between =
            |other: i64, like: &Moment| [clock(at.min(other), like), clock(at.max(other), like)].join(" to ");
        if !self.moved {
            return None;
        }
        match self.drag {
            Drag::Event { event, at: before } => {
                let like = &incident.events.get(event)?.start;
                let way = if at < before { " earlier" } else { " later" };
                Some([clock(at, like), String::new(), long(before) + way])
            }
            Drag::Edge { impact, other } => {
                let like = incident.impacts.get(impact)?.start.as_ref()?;
                Some([clock(at, like), between(other, like), long(other)])
            }
            Drag::Measure(from) => {
                let like = &incident.events.first()?.start;
                Some([long(from), between(from, like), String::new()])
            }
            _ => None,
        }
    }

    /// A pointer is lifted or cancelled; returns the change that its drag makes.
    pub(super) fn lift(&mut self, event: &PointerEvent) -> Option<Change> {
        self.down.retain(|down| down.id != event.pointer_id());
        let drag = std::mem::take(&mut self.drag);
        if !self.down.is_empty() {
            self.drag = Drag::Pan;
            return None;
        }
        drag.change(self.at).filter(|_| self.moved)
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
    /// True where a second can be meant: the notes say edges of bars to the minute, and times as finely as they stand there.
    fn is_free(self, model: &Model) -> bool {
        match self {
            Self::Event { event, .. } => {
                let time = model.incident.events.get(event).and_then(|event| event.start.time);
                time.is_some_and(|time| time.precision != Precision::Minutes)
            }
            Self::Edge { .. } => false,
            _ => true,
        }
    }

    /// The correction for a drag to the instant `at`.
    fn change(self, at: i64) -> Option<Change> {
        match self {
            Self::Edge { impact, other } => {
                Some(Change::Edges { impact, start: other.min(at), end: other.max(at) })
            }
            Self::Event { event, .. } => Some(Change::EventTime { event, at }),
            _ => None,
        }
    }
}

/// The instant at a pixel: to the second where that is wanted, else to the minute.
pub(super) fn snapped(layout: &Layout, x: i32, seconds: bool) -> i64 {
    let step = if seconds { 1_000 } else { 60_000 };
    (layout.scale.at(x) + step / 2).div_euclid(step) * step
}

/// What a drag from `x` in the overview moves: an edge of the window, or all of it; a press beside it brings it there first.
fn along(Overview { window, .. }: &Overview, layout: &Layout, x: i32) -> Drag {
    let middle = i32::midpoint(window.x, window.right());
    if (x - window.x).abs() <= EDGE {
        Drag::Window(layout.scale.to)
    } else if (x - window.right()).abs() <= EDGE {
        Drag::Window(layout.scale.from)
    } else {
        Drag::Overview(if (window.x..window.right()).contains(&x) { x - middle } else { 0 })
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
