//! The whole incident in small: a strip under the picture that says where the window lies, to be dragged.

use super::{
    parts::{Area, Layout, Overview},
    viewport::Viewport,
};
use crate::incident::Incident;

/// Height of the strip, and of a bar in it.
const HEIGHT: i32 = 28;
const BAR: i32 = 3;

/// Pixels above the strip and under it, and all that it takes.
const ABOVE: i32 = 4;
const UNDER: i32 = 6;
pub(super) const ROOM: i32 = ABOVE + HEIGHT + UNDER;

/// Pixels between two marks of events.
const APART: i32 = 3;

/// Impacts drawn in the strip at most.
const IMPACTS: i32 = 5;

/// The strip at `top`; returns where it ends.
pub(super) fn overview(incident: &Incident, viewport: &Viewport, out: &mut Layout, top: i32) -> i32 {
    /// The window is wide enough to be held.
    const LEAST: i32 = 24;

    let whole = viewport.whole(incident);
    let area = Area { x: whole.left, y: top + ABOVE, width: whole.pixels(), height: HEIGHT };
    let mut marks: Vec<i32> = Vec::new();
    let events = &incident.events;
    let begin = events.partition_point(|event| event.start.at < whole.from);
    let end = events.partition_point(|event| event.start.at <= whole.to);
    let mut rest = events.get(begin..end).unwrap_or_default();
    while let Some(event) = rest.first() {
        let x = whole.x(event.start.at);
        marks.push(x);
        // Those that would stand in the same mark are passed over, many at a time.
        let next = whole.at(x + APART);
        let passed = rest.partition_point(|event| event.start.at < next).max(1);
        rest = rest.get(passed..).unwrap_or_default();
    }
    let mut bars = Vec::new();
    let mut y = area.y + 4;
    for impact in incident.impacts.iter().filter(|impact| impact.mention_of.is_none()) {
        if let (Some(start), Some(end)) = (&impact.start, &impact.end)
            && y < area.y + 4 + IMPACTS * (BAR + 1)
        {
            let x = whole.x(start.at);
            bars.push(Area { x, y, width: (whole.x(end.at) - x).max(2), height: BAR });
            y += BAR + 1;
        }
    }
    let inside = |at| whole.x(at).clamp(whole.left, whole.right);
    let (from, to) = (inside(out.scale.from), inside(out.scale.to));
    let from = from.min(i32::midpoint(from, to) - LEAST / 2).clamp(whole.left, whole.right - LEAST);
    let window = Area { x: from, width: (to - from).max(LEAST), ..area };
    out.overview = Some(Overview { area, marks, bars, window });
    area.bottom() + UNDER
}
