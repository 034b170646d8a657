//! Where everything goes: an incident and a viewport to a scale, lanes, bars, marks and labels. Integer pixels.

mod breaks;
mod events;
mod groups;
mod labels;
mod lanes;
pub mod overview;
pub mod scale;
pub mod text;
pub mod ticks;

pub use self::{
    breaks::breaks, groups::Grouping, overview::Overview, scale::Break, scale::Scale, ticks::Tick,
};

use std::rc::Rc;

use chrono::Datelike;

use crate::{
    clock::WallClock,
    incident::Incident,
    scene::{Anchor, Target},
    wording::{self, summary::NOTHING},
};

/// What the picture is drawn for: its room, its window, and what a person chose to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewport {
    /// Width in pixels; below [`NARROW`] the picture takes its narrow form.
    pub width: i32,
    /// First and last millisecond of the axis to show, or none to fit the whole incident.
    pub window: Option<(i64, i64)>,
    /// First and last instant of the incident, as [`Incident::extent`] finds them; none has them looked for again.
    pub extent: Option<(i64, i64)>,
    /// The silences to fold, as [`breaks()`] finds them; none for the true scale.
    pub breaks: Rc<[Break]>,
    /// Which events are left out of the picture, by index; events beyond its end are shown.
    pub hidden: Rc<[bool]>,
    /// What the events have lanes by, beside the one line of all.
    pub grouping: Grouping,
    /// The instant that "since the start" counts from; none for the first event.
    pub zero: Option<i64>,
    /// Two instants whose distance is shown.
    pub measure: Option<(i64, i64)>,
    /// The last instant that is known: what comes later is dimmed.
    pub until: Option<i64>,
    /// The wall clock that the axis shows.
    pub clock: WallClock,
    /// True when the whole incident is shown in small under the picture.
    pub overview: bool,
    /// Pixels that the wide form is high where it needs a little less: what stands under a picture that moves stays there.
    pub least_height: i32,
}

/// Width in pixels below which lane names stand above their bars instead of beside them.
pub const NARROW: i32 = 560;

/// Least width in pixels that a picture is laid out for.
const LEAST_WIDTH: i32 = 240;

/// Size of names and labels in pixels.
pub(crate) const SIZE: i32 = 12;

/// Size of the small print in pixels.
pub(crate) const SMALL: i32 = 11;

/// Where everything goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Width of the picture in pixels.
    pub width: i32,
    /// Height of the picture in pixels.
    pub height: i32,
    /// True when the picture has its narrow form.
    pub narrow: bool,
    /// First and last instant of the incident.
    pub extent: Option<(i64, i64)>,
    /// Which pixel an instant falls on. Its pixels are the left and right edge of the plot.
    pub scale: Scale,
    /// The time axis.
    pub axis: Axis,
    /// Bars of severities and impacts.
    pub bars: Vec<Bar>,
    /// Names, durations, reasons, costs: text that is not an event's.
    pub words: Vec<Words>,
    /// Base line that the events' dots stand on; none where there are no events.
    pub line: Option<i32>,
    /// Where lines down from the axis end: at the line of events, or under the labels below it.
    pub floor: i32,
    /// Dots on the line, from left to right; events of one place share one.
    pub dots: Vec<Dot>,
    /// Stretches of the line that events with an end take.
    pub stretches: Vec<Stretch>,
    /// Labels of events. No two of them overlap.
    pub labels: Vec<Label>,
    /// Counted marks for the events that have no label. Each event of the window has a label or is counted here, once.
    pub folds: Vec<Fold>,
    /// Number of events before the window.
    pub earlier: usize,
    /// Number of events after the window.
    pub later: usize,
    /// Number of events that are left out.
    pub hidden: usize,
    /// The folded silences of the window: left and right edge of each.
    pub folded: Vec<(i32, i32)>,
    /// Dots of the lanes by kind or actor: centre, the event, and whether it begins a phase or sets a severity.
    pub grouped: Vec<(i32, i32, usize, bool)>,
    /// The measured stretch of time, from left to right edge.
    pub measured: Option<(i32, i32)>,
    /// Where the lanes lie that a cursor of what is known covers: top and bottom.
    pub lanes: (i32, i32),
    /// The last instant that is known, and its pixel.
    pub until: Option<(i64, i32)>,
    /// The whole incident in small.
    pub overview: Option<Overview>,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width, at least 0.
    pub width: i32,
    /// Height, at least 0.
    pub height: i32,
}

impl Area {
    /// Right edge.
    #[must_use]
    pub fn right(self) -> i32 {
        self.x.saturating_add(self.width)
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(self) -> i32 {
        self.y.saturating_add(self.height)
    }

    /// True when the two share a pixel.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// The time axis: clock above its line, time since the start below.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    /// Its line, from the top.
    pub y: i32,
    /// Round times of the clock.
    pub clock: Vec<Tick>,
    /// Round times since the start.
    pub elapsed: Vec<Tick>,
    /// Midnights.
    pub days: Vec<Tick>,
    /// Where the clocks were put forward or back.
    pub changes: Vec<Tick>,
}

/// How one end of a bar looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum End {
    /// It ends there.
    #[default]
    Edge,
    /// It goes on outside the window.
    Cut,
    /// The notes do not say where it ends.
    Open,
}

/// A bar of a severity or an impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its rectangle, inside the plot.
    pub area: Area,
    /// What it stands for; none for a bar that is derived from events.
    pub target: Option<Target>,
    /// Classes for the style sheet: `severity severe`, `impact fits`, `impact derived`.
    pub class: &'static str,
    /// How its left end looks.
    pub left: End,
    /// How its right end looks.
    pub right: End,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Anchor point, from the left.
    pub x: i32,
    /// Base line, from the top.
    pub y: i32,
    /// Which part of the text stands at x.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// Classes for the style sheet: `name`, `duration`, `reason`.
    pub class: &'static str,
    /// What it speaks of, if that can be pointed at.
    pub target: Option<Target>,
}

/// A dot on the events' line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Centre, from the left.
    pub x: i32,
    /// Index of the event it stands for: the first of its place.
    pub event: usize,
    /// True for an event that begins a phase or sets a severity.
    pub weighty: bool,
    /// How far its time may lie to either side, in pixels, where it is approximate: from the earliest to the latest that
    /// the notes allow, or a stretch of no meaning where they only say "about".
    pub whisker: Option<(i32, i32)>,
}

/// A stretch of the events' line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its rectangle.
    pub area: Area,
    /// Index of the event.
    pub event: usize,
}

/// The label of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Index of the event.
    pub event: usize,
    /// The room it takes.
    pub area: Area,
    /// Its time.
    pub time: Words,
    /// Its words, a line each.
    pub lines: Vec<Words>,
    /// The line that leads to its dot: x, top, bottom. None in the list of the narrow form.
    pub leader: Option<(i32, i32, i32)>,
    /// Its dot in the list of the narrow form: centre from the left and from the top.
    pub dot: Option<(i32, i32)>,
    /// True for an event that begins a phase or sets a severity.
    pub weighty: bool,
}

/// A counted mark for events without a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// The room it takes.
    pub area: Area,
    /// Its words: `+12`.
    pub text: String,
    /// Indices of the events it counts.
    pub events: Vec<usize>,
}

impl Layout {
    /// Adds a line of text.
    fn say(
        &mut self,
        x: i32,
        y: i32,
        anchor: Anchor,
        text: String,
        class: &'static str,
        target: Option<Target>,
    ) {
        self.words.push(Words { x, y, anchor, text, class, target });
    }
}

/// Places the parts of `incident` in `viewport`.
#[must_use]
pub fn layout(incident: &Incident, viewport: &Viewport) -> Layout {
    let extent = viewport.extent.or_else(|| incident.extent());
    let viewport = &Viewport { extent, ..viewport.clone() };
    let scale = scale(incident, viewport);
    let (width, narrow) = (wide(viewport), narrow(viewport));
    let mut out = Layout { width, narrow, extent, scale, ..Layout::default() };
    if extent.is_none() && incident.impacts.is_empty() {
        // A sentence instead of an empty axis, and the costs.
        out.say(16, 24, Anchor::Start, NOTHING.to_owned(), "outside", None);
        out.height = lanes::costs(incident, &mut out, 40);
        return out;
    }
    out.until = viewport.until.map(|at| (at, out.scale.x(at)));
    out.measured = viewport.measure.map(|(from, to)| (out.scale.x(from), out.scale.x(to)));
    let mut y = axis(incident, viewport, &mut out);
    out.lanes.0 = y - 6;
    y = lanes::severities(incident, &mut out, y);
    y = lanes::impacts(incident, &mut out, y);
    y = lanes::costs(incident, &mut out, y);
    let shown = events::shown(incident, viewport, &mut out);
    y = groups::lanes(&shown, viewport.grouping, &mut out, y);
    out.lanes.1 = y;
    y = if narrow {
        events::list(incident, shown, &mut out, y)
    } else {
        events::labels(incident, shown, &mut out, y)
    };
    // Where a third of it would be empty the picture shrinks all the same.
    let fills = y + overview::ROOM >= viewport.least_height / 3 * 2;
    let least = if fills && !narrow { viewport.least_height } else { 0 };
    if viewport.overview {
        y = overview::overview(incident, viewport, &mut out, y.max(least - overview::ROOM));
    }
    out.height = y.max(least);
    out
}

/// The scale of the viewport: as asked, or the whole incident.
#[must_use]
pub fn scale(incident: &Incident, viewport: &Viewport) -> Scale {
    let (width, narrow) = (wide(viewport), narrow(viewport));
    let (left, right) = if narrow { (14, width - 14) } else { (16 + name_room(width), width - 16) };
    let (from, to) = viewport.window.unwrap_or_else(|| {
        let breaks = &viewport.breaks;
        let (first, last) = span(viewport.extent.or_else(|| incident.extent()));
        let pixels = right - left;
        let around = if narrow { 10 } else { 14 };
        // The incident fills the plot but for a little on either side; the window is what lies around it.
        let whole = Scale::new(first, last, left + around, (right - around).max(left + pixels / 4), breaks);
        (whole.at(left), whole.at(right))
    });
    Scale::new(from, to, left, right, &viewport.breaks)
}

/// First and last instant to show where the whole incident is: a single instant has time around it.
fn span(extent: Option<(i64, i64)>) -> (i64, i64) {
    /// The shortest incident is shown in this many milliseconds, a single instant in more.
    const LEAST_SPAN: i64 = 5_000;
    const INSTANT: i64 = 20 * 60_000;

    let (first, last) = extent.unwrap_or((0, 0));
    let (first, last) = (first.clamp(-scale::FAR, scale::FAR), last.clamp(-scale::FAR, scale::FAR));
    (first, first + if first == last { INSTANT } else { (last - first).max(LEAST_SPAN) })
}

/// Width of the picture.
fn wide(viewport: &Viewport) -> i32 {
    viewport.width.clamp(LEAST_WIDTH, 6_000)
}

/// True for the narrow form.
fn narrow(viewport: &Viewport) -> bool {
    wide(viewport) < NARROW
}

/// Pixels that the names beside the lanes take in the wide form.
pub(crate) fn name_room(width: i32) -> i32 {
    (width / 5).clamp(112, 190)
}

/// The instant that "since the start" counts from: the first event, or the first edge of an impact.
#[must_use]
pub fn start(incident: &Incident) -> i64 {
    let first = incident.events.first().map(|event| event.start.at);
    let start = first.or_else(|| incident.extent().map(|(from, _)| from)).unwrap_or_default();
    start.clamp(-scale::FAR, scale::FAR)
}

/// The axis; returns where the lanes begin.
fn axis(incident: &Incident, viewport: &Viewport, out: &mut Layout) -> i32 {
    const DAY_LINE: i32 = 16;
    const CLOCK_LINE: i32 = 34;
    const LINE: i32 = 41;
    const ELAPSED_LINE: i32 = 57;

    let scale = out.scale.clone();
    let day = incident.first_day();
    let days = ticks::days(&scale, day, &viewport.clock);
    let changes = ticks::changes(&scale, &viewport.clock);
    let first_midnight = days.first().map_or(scale.right, |tick| tick.x);
    let first_text = if dated(&scale, &days) {
        // Every mark names its day: the year is left to say.
        day.map(|day| day.year().to_string()).unwrap_or_default()
    } else if day.is_some() || !days.is_empty() {
        ticks::day_text(scale.from + viewport.clock.ahead(scale.from), day)
    } else {
        String::new()
    };
    if !first_text.is_empty() && text::width(&first_text, SMALL) + 8 <= first_midnight - scale.left {
        out.say(scale.left, DAY_LINE, Anchor::Start, first_text, "day", None);
    }
    for tick in &days {
        if tick.x + text::width(&tick.text, SMALL) < out.width {
            out.say(tick.x + 4, DAY_LINE, Anchor::Start, tick.text.clone(), "day", None);
        }
    }
    for tick in &changes {
        let room = Area { x: tick.x + 4, y: 0, width: text::width(&tick.text, SMALL) + 8, height: 1 };
        let free = |words: &Words| {
            words.y != DAY_LINE
                || !room.overlaps(Area { x: words.x, width: text::width(&words.text, SMALL), ..room })
        };
        if room.right() < out.width && out.words.iter().all(free) {
            out.say(room.x, DAY_LINE, Anchor::Start, tick.text.clone(), "clock-change", None);
        }
    }
    if !out.narrow {
        let zone = incident.zone.as_ref().map_or("clock", |zone| &*zone.name);
        let zone = text::shorten(zone, SMALL, name_room(out.width) - 12);
        out.say(16, CLOCK_LINE, Anchor::Start, zone, "axis-name", None);
        out.say(16, ELAPSED_LINE, Anchor::Start, "since the start".to_owned(), "axis-name", None);
    }
    let zero = viewport.zero.unwrap_or_else(|| start(incident));
    let mut clock = ticks::whole(ticks::clock(&scale, day, &viewport.clock), out.width);
    let mut elapsed = ticks::whole(ticks::elapsed(&scale, zero), out.width);
    for silence in scale.breaks() {
        let (x, right) = (scale.x(silence.from).max(scale.left), scale.x(silence.to).min(scale.right));
        out.folded.push((x, right));
        if right - x >= scale::BREAK * 3 / 4 {
            let long = wording::brief(silence.quiet / 1000);
            let middle = i32::midpoint(x, right);
            let room = text::width(&long, SMALL).max(right - x - 8) / 2 + 4;
            for ticks in [&mut clock, &mut elapsed] {
                ticks::keep_away(ticks, middle - room, middle + room);
            }
            out.say(middle, CLOCK_LINE, Anchor::Middle, long, "quiet", None);
            out.say(middle, ELAPSED_LINE, Anchor::Middle, "quiet".to_owned(), "quiet", None);
        }
    }
    out.axis = Axis { y: LINE, clock, elapsed, days, changes };
    if let Some((from, to)) = viewport.measure {
        let middle = i32::midpoint(scale.x(from), scale.x(to)).clamp(scale.left + 40, scale.right - 40);
        let long = wording::duration((to - from).abs() / 1000);
        // What is measured is what one looks for: the days make room.
        let room = text::bold_width(&long, SMALL) / 2 + 6;
        let free = |words: &Words| {
            words.y != DAY_LINE
                || words.x > middle + room
                || words.x + text::bold_width(&words.text, SMALL) < middle - room
        };
        out.words.retain(free);
        out.say(middle, DAY_LINE, Anchor::Middle, long, "measured", None);
    }
    ticks_words(&mut out.words, &out.axis.clock, CLOCK_LINE, "clock");
    ticks_words(&mut out.words, &out.axis.elapsed, ELAPSED_LINE, "elapsed");
    ELAPSED_LINE + 17
}

/// The words of ticks, each in the middle of its place.
fn ticks_words(words: &mut Vec<Words>, ticks: &[Tick], y: i32, class: &'static str) {
    for Tick { x, text, .. } in ticks {
        words.push(Words { x: *x, y, anchor: Anchor::Middle, text: text.clone(), class, target: None });
    }
}

/// True when the window is so long that no midnights are marked: instants then need their date.
fn dated(scale: &Scale, days: &[Tick]) -> bool {
    days.is_empty() && scale.span() > 86_400_000
}
