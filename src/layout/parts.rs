//! What a layout is made of: plain values in integer pixels.

use super::{scale::Scale, ticks::Tick};
use crate::{class::Class, facts::Kind, target::Target};

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
    pub words: Vec<TextLine>,
    /// Base line that the events' dots stand on; none where there are no events.
    pub line: Option<i32>,
    /// Where lines down from the axis end: at the line of events, or under the labels below it.
    pub floor: i32,
    /// Dots from left to right; events without a label that have one place share one.
    pub dots: Vec<Dot>,
    /// Stretches of the line that events with an end take.
    pub spans: Vec<EventSpan>,
    /// Labels of events. No two of them overlap.
    pub labels: Vec<Label>,
    /// Counted marks for the events that have no label. Each event of the window has a label or is counted here, once; where events are
    /// listed elsewhere those that share a dot are counted.
    pub clusters: Vec<Cluster>,
    /// Number of events before the window.
    pub earlier: usize,
    /// Number of events after the window.
    pub later: usize,
    /// Number of events that are left out.
    pub hidden: usize,
    /// The folded gaps of the window, from left to right edge.
    pub gaps: Vec<Reach>,
    /// Dots of the lanes by kind or actor.
    pub lane_dots: Vec<LaneDot>,
    /// The measured stretch of time, from left to right edge.
    pub measured: Option<Reach>,
    /// The interval that is pointed at, from left to right edge.
    pub bracket: Option<Reach>,
    /// Where the lanes lie that a cursor of what is known covers, from top to bottom.
    pub lanes: Reach,
    /// The last instant that is known, and its pixel.
    pub until: Option<Cursor>,
    /// What the glyphs and the looks of bars mean; the words stand among `words`.
    pub legend: Vec<Key>,
    /// The whole incident in small.
    pub overview: Option<Overview>,
}

/// Some pixels in a row, across or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// The first.
    pub from: i32,
    /// The last.
    pub to: i32,
}

/// The last instant that is known, and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The instant in milliseconds.
    pub at: i64,
    /// Its pixel.
    pub x: i32,
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

    /// What of it lies inside of its rim and of round corners.
    #[must_use]
    pub fn inside(self) -> Self {
        let Self { x, y, width, height } = self;
        Self { x: x + 2, y: y + 1, width: (width - 4).max(0), height: height - 2 }
    }

    /// True when the pixel lies inside.
    #[must_use]
    pub fn holds(self, x: i32, y: i32) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
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
    /// What it stands for; none in the legend.
    pub target: Option<Target>,
    /// What it is.
    pub class: Class,
    /// How its left end looks.
    pub left: End,
    /// How its right end looks.
    pub right: End,
}

impl Bar {
    /// From where to where it has room for words, beside the signs of ends that are none.
    #[must_use]
    pub(super) fn room(&self) -> Reach {
        let sign = |end: End| if end == End::Edge { 0 } else { 8 };
        Reach { from: self.area.x + sign(self.left), to: self.area.right() - sign(self.right) }
    }
}

/// Where a text stands relative to its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine {
    /// Anchor point, from the left.
    pub x: i32,
    /// Base line, from the top.
    pub y: i32,
    /// Which part of the text stands at x.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// What it is.
    pub class: Class,
    /// What it speaks of, if that can be pointed at.
    pub target: Option<Target>,
}

/// The dot of an event: beside its label, or on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Centre, from the left.
    pub x: i32,
    /// Centre, from the top.
    pub y: i32,
    /// Index of the event it stands for: on the line the first of its place.
    pub event: usize,
    /// True for an event that begins a phase or sets a severity.
    pub milestone: bool,
    /// How far its time may lie to either side, in pixels, where it is approximate: from the earliest to the latest that
    /// the notes allow, or a stretch of no meaning where they only say "about".
    pub whisker: Option<Reach>,
}

/// A stretch of the events' line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventSpan {
    /// Its rectangle.
    pub area: Area,
    /// Index of the event.
    pub event: usize,
}

/// A dot in a lane by kind or actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneDot {
    /// Centre, from the left.
    pub x: i32,
    /// Centre, from the top.
    pub y: i32,
    /// Index of the event.
    pub event: usize,
    /// True for an event that begins a phase or sets a severity.
    pub milestone: bool,
}

/// A line straight down between a label and its dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leader {
    /// Where it stands, from the left.
    pub x: i32,
    /// From where to where it goes.
    pub down: Reach,
}

/// The label of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Index of the event.
    pub event: usize,
    /// The room it takes.
    pub area: Area,
    /// Its time.
    pub time: TextLine,
    /// Its words, a line each.
    pub lines: Vec<TextLine>,
    /// The line that leads to its dot. None in the list of the narrow form.
    pub leader: Option<Leader>,
    /// Its dot in the list of the narrow form: centre from the left and from the top.
    pub dot: Option<(i32, i32)>,
    /// True for an event that begins a phase or sets a severity.
    pub milestone: bool,
}

/// A counted mark for events without a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The room it takes.
    pub area: Area,
    /// Its words: `+12`.
    pub text: String,
    /// Indices of the events it counts.
    pub events: Vec<usize>,
}

/// An entry of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The room of what is shown.
    pub area: Area,
    /// What is shown.
    pub swatch: Swatch,
}

/// What an entry of the legend shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swatch {
    /// The glyph of a kind, or of none.
    Kind(Option<Kind>),
    /// The larger glyph of an event that begins a phase or sets a severity.
    Milestone,
    /// A bar, and how its right end looks.
    Bar(Class, End),
    /// How far an approximate time may lie off.
    Whisker,
}

/// The strip that shows the whole incident in small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Its room.
    pub area: Area,
    /// Where events are, in pixels.
    pub marks: Vec<i32>,
    /// Impacts with a place.
    pub bars: Vec<Area>,
    /// The part that the picture above shows.
    pub window: Area,
}

impl Layout {
    /// Adds a line of text.
    pub(super) fn add_text(
        &mut self,
        x: i32,
        y: i32,
        anchor: Anchor,
        text: String,
        class: Class,
        target: Option<Target>,
    ) {
        self.words.push(TextLine { x, y, anchor, text, class, target });
    }
}
