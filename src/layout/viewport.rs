//! What a picture is drawn for, and the scale that follows from it.

use std::rc::Rc;

use super::scale::{Break, FAR, Scale};
use crate::{clock::WallClock, facts::Phase, incident::Incident};

/// What the picture is drawn for: its room, its window, and what a person chose to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewport {
    /// Width in pixels; below [`NARROW`] the picture takes its narrow form.
    pub width: i32,
    /// First and last millisecond of the axis to show, or none to fit the whole incident.
    pub window: Option<(i64, i64)>,
    /// First and last instant of the incident, as [`Incident::extent`] finds them; none has them looked for again.
    pub extent: Option<(i64, i64)>,
    /// The gaps to fold, as [`super::breaks()`] finds them; none for the true scale.
    pub breaks: Rc<[Break]>,
    /// Which events are left out of the picture, by index; events beyond its end are shown.
    pub hidden: Rc<[bool]>,
    /// True when the lanes of all impacts are shown, and not only the first.
    pub all_lanes: bool,
    /// What the events have lanes by, beside the one line of all.
    pub grouping: Grouping,
    /// The instant that "since the start" counts from; none for the first event.
    pub zero: Option<i64>,
    /// Two instants whose distance is shown.
    pub measure: Option<(i64, i64)>,
    /// From when to when an interval goes that is pointed at, and its name.
    pub bracket: Option<(i64, i64, &'static str)>,
    /// The last instant that is known: what comes later is dimmed.
    pub until: Option<i64>,
    /// The wall clock that the axis shows.
    pub clock: WallClock,
    /// True when the whole incident is shown in small under the picture.
    pub overview: bool,
    /// True where the events are listed beside the picture: the narrow form then has no list of its own.
    pub listed: bool,
    /// Pixels that the wide form is high at least: what stands under a picture that moves stays there.
    pub least_height: i32,
    /// Pixels that the labels of such a picture may fill, where it was higher than what is in sight of it.
    pub most_height: i32,
}

/// What the events have lanes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// One line for all.
    #[default]
    None,
    /// A lane for each kind: alert, report, change, …
    Kind,
    /// A lane for each actor.
    Actor,
}

/// Width in pixels below which lane names stand above their bars instead of beside them.
pub const NARROW: i32 = 560;

/// Least width in pixels that a picture is laid out for.
const LEAST_WIDTH: i32 = 240;

impl Viewport {
    /// Width of the picture that is drawn.
    pub(super) fn drawn_width(&self) -> i32 {
        self.width.clamp(LEAST_WIDTH, 6_000)
    }

    /// True for the narrow form.
    pub(super) fn is_narrow(&self) -> bool {
        self.drawn_width() < NARROW
    }

    /// The scale of the viewport: as asked, or the whole incident.
    #[must_use]
    pub fn scale(&self, incident: &Incident) -> Scale {
        let (width, narrow) = (self.drawn_width(), self.is_narrow());
        let (left, right) = if narrow { (14, width - 14) } else { (16 + name_room(width), width - 16) };
        let (from, to) = self.window.unwrap_or_else(|| {
            let breaks = &self.breaks;
            let (first, last) = span(self.extent.or_else(|| incident.extent()));
            let pixels = right - left;
            let around = if narrow { 10 } else { 14 };
            // The incident fills the plot but for a little on either side; the window is what lies around it.
            let whole =
                Scale::new(first, last, left + around, (right - around).max(left + pixels / 4), breaks);
            (whole.at(left), whole.at(right))
        });
        Scale::new(from, to, left, right, &self.breaks)
    }

    /// The scale of the whole incident.
    #[must_use]
    pub fn whole(&self, incident: &Incident) -> Scale {
        Self { window: None, ..self.clone() }.scale(incident)
    }
}

/// First and last instant to show where the whole incident is: a single instant has time around it.
fn span(extent: Option<(i64, i64)>) -> (i64, i64) {
    /// The shortest incident is shown in this many milliseconds, a single instant in more.
    const LEAST_SPAN: i64 = 1_000;
    const INSTANT: i64 = 20 * 60_000;

    let (first, last) = extent.unwrap_or((0, 0));
    let (first, last) = (first.clamp(-FAR, FAR), last.clamp(-FAR, FAR));
    (first, first + if first == last { INSTANT } else { (last - first).max(LEAST_SPAN) })
}

/// Pixels that the names beside the lanes take in the wide form.
pub(crate) fn name_room(width: i32) -> i32 {
    (width / 5).clamp(112, 190)
}

/// The instant that "since the start" counts from: where the only incident is known to have begun, else the first event, or the first edge
/// of an impact.
#[must_use]
pub fn start(incident: &Incident) -> i64 {
    let known = incident.phase(0, Phase::Start).filter(|_| incident.incidents.is_empty());
    let first = known.map(|start| &start.moment).or_else(|| Some(&incident.events.first()?.start));
    let start =
        first.map(|start| start.at).or_else(|| incident.extent().map(|(from, _)| from)).unwrap_or_default();
    start.clamp(-FAR, FAR)
}
