//! Where everything goes: an incident and a viewport to a scale, lanes, bars, marks and labels. Integer pixels.

mod axis;
mod breaks;
mod events;
mod groups;
mod labels;
mod lanes;
mod legend;
mod overview;
mod parts;
mod ribbon;
pub mod scale;
pub mod text_metrics;
pub mod ticks;
mod viewport;

pub use self::{
    breaks::breaks,
    parts::{
        Anchor, Area, Axis, Bar, Cluster, Cursor, Dot, End, EventSpan, Key, Label, LaneDot, Layout, Leader,
        Overview, Reach, Swatch, TextLine,
    },
    ribbon::next_phase,
    scale::{Break, Scale},
    ticks::Tick,
    viewport::{Grouping, NARROW, Viewport, start},
};

use crate::{class::Class, incident::Incident, wording::summary::NOTHING};

/// Places the parts of `incident` in `viewport`.
///
/// ```
/// use incident_timeline::{layout::{Viewport, layout}, read_incident};
///
/// let incident = read_incident("10:02 pager fired\n10:40 all well\n");
/// let layout = layout(&incident, &Viewport { width: 800, ..Viewport::default() });
/// assert_eq!(layout.width, 800);
/// assert_eq!(layout.labels.len(), 2);
/// ```
#[must_use]
pub fn layout(incident: &Incident, viewport: &Viewport) -> Layout {
    let extent = viewport.extent.or_else(|| incident.extent());
    let viewport = &Viewport { extent, ..viewport.clone() };
    let (width, narrow, scale) = (viewport.drawn_width(), viewport.is_narrow(), viewport.scale(incident));
    let mut out = Layout { width, narrow, extent, scale, ..Layout::default() };
    if extent.is_none() && incident.impacts.is_empty() {
        // A sentence instead of an empty axis, and the costs.
        out.add_text(16, 24, Anchor::Start, NOTHING.to_owned(), Class::Outside, None);
        out.height = lanes::costs(incident, &mut out, 40);
        return out;
    }
    out.until = viewport.until.map(|at| Cursor { at, x: out.scale.x(at) });
    let reach = |(from, to)| Reach { from: out.scale.x(from), to: out.scale.x(to) };
    out.measured = viewport.measure.map(reach);
    out.bracket = viewport.bracket.map(|(from, to, _)| reach((from, to)));
    let mut y = axis::axis(incident, viewport, &mut out);
    out.lanes.from = y - 6;
    y = ribbon::phases(incident, &mut out, y);
    y = lanes::severities(incident, &mut out, y);
    y = lanes::impacts(incident, viewport.all_lanes, &mut out, y);
    y = lanes::costs(incident, &mut out, y);
    let shown = events::shown(incident, viewport, &mut out);
    y = groups::lanes(&shown, viewport.grouping, &mut out, y);
    out.lanes.to = y;
    let legend = |out: &Layout| legend::legend(incident, &viewport.hidden, out);
    let (legend, legend_room) = if narrow {
        y = events::list(incident, shown, viewport.listed, &mut out, y);
        legend(&out)
    } else {
        // What keeps its place at the foot of a picture that moves.
        let legend = legend(&out);
        let (least, under) =
            (viewport.least_height, legend.1 + if viewport.overview { overview::ROOM } else { 0 });
        let room = least.max(viewport.most_height) - y - under;
        y = events::labels(incident, shown, room, &mut out, y).max(least - under);
        legend
    };
    for (mut key, mut words) in legend {
        (key.area.y, words.y) = (key.area.y + y, words.y + y);
        out.legend.push(key);
        out.words.push(words);
    }
    y += legend_room;
    if viewport.overview {
        y = overview::overview(incident, viewport, &mut out, y);
    }
    out.height = y;
    out
}
