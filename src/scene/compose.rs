//! Turns a layout into shapes: what is painted over what, and which class each shape has.

use super::primitives::{Item, Mark, MarkKind, Scene, Shape};
use crate::{
    class::Class,
    facts::Kind,
    incident::{Event, Incident},
    layout::{Anchor, Area, Bar, End, Key, Label, Layout, Leader, Reach, Swatch, TextLine, Tick},
    target::Target,
    wording::summary::label,
};

/// Pixels between the lines of a hatching, across.
const HATCH: i32 = 7;

/// Pixels over which an end fades that is never stated.
const FADE: i32 = 32;

/// Turns a layout into shapes.
///
/// ```
/// use incident_timeline::{layout::{Viewport, layout}, read_incident, scene::scene};
///
/// let incident = read_incident("10:02 pager fired\n10:40 all well\n");
/// let scene = scene(&incident, &layout(&incident, &Viewport { width: 800, ..Viewport::default() }));
/// assert!(scene.items.iter().any(|item| item.shape.text() == Some("pager fired")));
/// ```
#[must_use]
pub fn scene(incident: &Incident, layout: &Layout) -> Scene {
    let mut painter = Painter(Vec::new());
    painter.axis(layout);
    for bar in &layout.bars {
        painter.bar(bar);
    }
    painter.gaps(layout);
    painter.events(incident, layout);
    for words in &layout.words {
        painter.words(words);
    }
    painter.legend(layout);
    painter.over(layout);
    painter.overview(layout);
    Scene {
        width: layout.width,
        height: layout.height,
        label: label(incident, layout.extent),
        items: painter.0,
    }
}

/// A line from the axis to an event, which shows where it lies even where it has no dot of its own; none outside the plot.
#[must_use]
pub fn pin(layout: &Layout, event: usize, at: i64) -> Option<Item> {
    let x = layout.scale.x(at);
    let dot = layout.dots.iter().find(|dot| dot.event == event).map(|dot| dot.y);
    let mark = line(None, (x, layout.axis.y), (x, dot.or(layout.line)?));
    let shape = Shape::Marks { marks: vec![mark] };
    layout.scale.shows(at).then_some(Item { class: Class::MeasureEdge, later: false, target: None, shape })
}

/// The dot of an event that another one stands for on the line; none where it has its own or lies outside the plot.
#[must_use]
pub fn covered(incident: &Incident, layout: &Layout, event: usize) -> Option<Item> {
    let Event { start, kind, .. } = incident.events.get(event)?;
    let drawn = layout.dots.iter().any(|dot| dot.event == event);
    let mark = glyph(*kind, false, (layout.scale.x(start.at), layout.line?));
    let shape = Shape::Marks { marks: vec![mark] };
    let shown = !drawn && layout.scale.shows(start.at);
    shown.then_some(Item { class: dot_class(*kind), later: false, target: None, shape })
}

/// Collects shapes in the order of painting.
struct Painter(Vec<Item>);

impl Painter {
    fn put(&mut self, class: Class, target: Option<Target>, shape: Shape) {
        self.0.push(Item { class, later: false, target, shape });
    }

    fn marks(&mut self, class: Class, marks: &mut dyn Iterator<Item = Mark>) {
        let marks: Vec<Mark> = marks.collect();
        if !marks.is_empty() {
            self.put(class, None, Shape::Marks { marks });
        }
    }

    fn mark(&mut self, class: Class, mark: Mark) {
        self.put(class, None, Shape::Marks { marks: vec![mark] });
    }

    fn rect(&mut self, class: Class, target: Option<Target>, area: Area, radius: i32) {
        let Area { x, y, width, height } = area;
        self.put(class, target, Shape::Rect { x, y, width, height, radius });
    }

    fn words(&mut self, words: &TextLine) {
        if !words.text.is_empty() {
            let (x, y, anchor, text) = (words.x, words.y, words.anchor, words.text.clone());
            self.put(words.class, words.target, Shape::Text { x, y, anchor, text });
        }
    }

    fn axis(&mut self, layout: &Layout) {
        let (scale, axis) = (&layout.scale, &layout.axis);
        if axis.y == 0 {
            return;
        }
        let bottom = bottom(layout);
        let down = |from, to| move |tick: &Tick| line(None, (tick.x, from), (tick.x, to));
        self.marks(Class::Grid, &mut axis.clock.iter().map(down(axis.y, bottom)));
        self.marks(Class::Midnight, &mut axis.days.iter().map(down(6, bottom)));
        self.marks(Class::ClockChange, &mut axis.changes.iter().map(down(6, bottom)));
        self.mark(Class::Axis, line(None, (scale.left, axis.y), (scale.right, axis.y)));
        let (clock, elapsed) = (down(axis.y, axis.y - 4), down(axis.y, axis.y + 4));
        self.marks(Class::Tick, &mut axis.clock.iter().map(clock).chain(axis.elapsed.iter().map(elapsed)));
        if let Some(y) = layout.line {
            self.mark(Class::Line, line(None, (scale.left, y), (scale.right, y)));
        }
    }

    /// Folded gaps: what crosses one is cut, and its rims are torn.
    fn gaps(&mut self, layout: &Layout) {
        let (top, bottom) = (layout.axis.y - 3, bottom(layout) + 3);
        for Reach { from, to } in &layout.gaps {
            let gap = Area { x: from + 8, y: top, width: (to - from - 16).max(2), height: bottom - top };
            self.rect(Class::Gap, None, gap, 0);
            for x in [gap.x, gap.right()] {
                self.put(Class::GapEdge, None, Shape::Polyline { points: torn(x, top, bottom) });
            }
        }
    }

    /// What lies over the rest: the measured stretch, and the cursor of what is known.
    fn over(&mut self, layout: &Layout) {
        let (top, bottom) = (layout.axis.y, bottom(layout));
        let (left, right) = (layout.scale.left, layout.scale.right);
        if let Some(cursor) = layout.until {
            let x = cursor.x.clamp(left, right);
            let Reach { from, to } = layout.lanes;
            self.rect(Class::Veil, None, Area { x, y: from, width: right - x, height: to - from }, 0);
            self.mark(Class::Cursor, line(None, (x, top - 4), (x, bottom + 4)));
        }
        if let Some(Reach { from, to }) = layout.bracket {
            let (from, to) = (from.clamp(left, right), to.clamp(left, right));
            let points = vec![(from, top + 9), (from, top), (to, top), (to, top + 9)];
            self.put(Class::Bracket, None, Shape::Polyline { points });
            let down = [from, to].into_iter().map(|x| line(None, (x, top), (x, bottom)));
            self.marks(Class::MeasureEdge, &mut down.into_iter());
        }
        if let Some(Reach { from: one, to: other }) = layout.measured {
            let (x, end) = (one.min(other).clamp(left, right), one.max(other).clamp(left, right));
            self.rect(Class::Measure, None, Area { x, y: top, width: end - x, height: bottom - top }, 0);
            self.marks(
                Class::MeasureEdge,
                &mut [x, end].into_iter().map(|x| line(None, (x, top), (x, bottom))),
            );
        }
    }

    fn legend(&mut self, layout: &Layout) {
        for Key { area, swatch } in &layout.legend {
            let middle = area.y + area.height / 2;
            let centre = (area.x + area.width / 2, middle);
            match *swatch {
                Swatch::Kind(kind) => self.mark(dot_class(kind), glyph(kind, false, centre)),
                Swatch::Milestone => self.mark(Class::Dot, glyph(None, true, centre)),
                Swatch::Bar(class, right) => {
                    let left = End::Edge;
                    self.bar(&Bar { area: *area, target: None, class, left, right });
                }
                Swatch::Whisker => {
                    let end = |x| line(None, (x, middle - 4), (x, middle + 4));
                    let across = line(None, (area.x, middle), (area.right(), middle));
                    self.marks(Class::Whisker, &mut [across, end(area.x), end(area.right())].into_iter());
                }
            }
        }
    }

    fn overview(&mut self, layout: &Layout) {
        let Some(overview) = &layout.overview else { return };
        let area = overview.area;
        self.rect(Class::Overview, None, area, 4);
        for bar in &overview.bars {
            self.rect(Class::OverviewBar, None, *bar, 1);
        }
        // All marks are one line that goes up and down: hundreds of shapes would be looked at anew at each move.
        let (foot, head) = (area.bottom() - 3, area.bottom() - 9);
        let points = overview.marks.iter().flat_map(|x| [(*x, foot), (*x, head), (*x, foot)]).collect();
        self.put(Class::OverviewMark, None, Shape::Polyline { points });
        let window = overview.window;
        self.rect(Class::OverviewWindow, None, window, 4);
        for x in [window.x, window.right()] {
            let grip =
                Area { x: x - 3, y: window.y + window.height / 4, width: 6, height: window.height / 2 };
            self.rect(Class::OverviewEdge, None, grip, 3);
        }
    }

    fn bar(&mut self, bar: &Bar) {
        let (area, target) = (bar.area, bar.target);
        self.rect(bar.class, target, area, 3);
        if bar.class == Class::Fits {
            self.put(Class::Hatch, target, Shape::Polyline { points: hatching(area.inside()) });
        }
        let middle = area.y + area.height / 2;
        for (end, x, inward) in [(bar.left, area.x, 1), (bar.right, area.right(), -1)] {
            let class = match end {
                End::Edge => continue,
                End::Cut => Class::GoesOn,
                End::Open => Class::OpenEnd,
            };
            if end == End::Open && (area.width > 2 * FADE || target.is_none()) {
                // Nobody says where it ends: it fades, strip upon strip.
                let fade = FADE.min(area.width);
                for wide in [fade, fade * 3 / 4, fade / 2, fade / 4] {
                    let x = if inward > 0 { area.x } else { area.right() - wide };
                    self.rect(
                        Class::Fade,
                        target,
                        Area { x, width: wide, y: area.y, height: area.height },
                        0,
                    );
                }
            }
            // A chevron that points out of the bar.
            let (tip, foot) = (x + 3 * inward, x + 7 * inward);
            let points = vec![(foot, middle - 4), (tip, middle), (foot, middle + 4)];
            self.put(class, target, Shape::Polyline { points });
        }
    }

    fn events(&mut self, incident: &Incident, layout: &Layout) {
        let begin = self.0.len();
        let dot = |event: usize, milestone, at| {
            let kind = incident.events.get(event).and_then(|event| event.kind);
            (kind, Mark { target: Some(Target::Event(event)), ..glyph(kind, milestone, at) })
        };
        let mut dots: Vec<_> =
            layout.lane_dots.iter().map(|of| dot(of.event, of.milestone, (of.x, of.y))).collect();
        if let Some(y) = layout.line {
            self.marks(
                Class::Leader,
                &mut layout.labels.iter().filter_map(|label| {
                    let Leader { x, down } = label.leader?;
                    Some(line(Some(Target::Event(label.event)), (x, down.from), (x, down.to)))
                }),
            );
            let place = |label: Option<&Label>| label.and_then(|label| label.dot);
            let thread = place(layout.labels.first()).zip(place(layout.labels.last()));
            if let Some((top, bottom)) = thread {
                self.mark(Class::Thread, line(None, top, bottom));
            }
            for stretch in &layout.spans {
                self.rect(Class::EventSpan, Some(Target::Event(stretch.event)), stretch.area, 3);
            }
            let whiskers = layout.dots.iter().filter_map(|dot| {
                let (target, Reach { from, to }) = (Some(Target::Event(dot.event)), dot.whisker?);
                let end = |x| line(target, (x, y - 4), (x, y + 4));
                Some([line(target, (from, y), (to, y)), end(from), end(to)])
            });
            self.marks(Class::Whisker, &mut whiskers.flatten());
            dots.extend(layout.dots.iter().map(|of| dot(of.event, of.milestone, (of.x, of.y))));
            let listed = layout.labels.iter();
            dots.extend(listed.filter_map(|label| Some(dot(label.event, label.milestone, label.dot?))));
        }
        for kind in std::iter::once(None).chain(Kind::ALL.iter().copied().map(Some)) {
            self.marks(dot_class(kind), &mut dots.iter().filter(|dot| dot.0 == kind).map(|dot| dot.1));
        }
        for label in &layout.labels {
            self.words(&label.time);
            for line in &label.lines {
                self.words(line);
            }
        }
        // A thick line with round ends.
        let pill = |Area { x, y, width, height }| {
            let (inset, y) = (height / 2, y + height / 2);
            line(None, (x + inset, y), (x + width - inset, y))
        };
        self.marks(Class::Cluster, &mut layout.clusters.iter().map(|cluster| pill(cluster.area)));
        for cluster in &layout.clusters {
            let (x, y) = (cluster.area.x + cluster.area.width / 2, cluster.area.y + 12);
            let text = cluster.text.clone();
            self.put(Class::ClusterCount, None, Shape::Text { x, y, anchor: Anchor::Middle, text });
        }
        // What nobody knew yet.
        let Some(cursor) = layout.until else { return };
        let later = |target: Option<Target>| {
            let Some(Target::Event(index)) = target else { return false };
            incident.events.get(index).is_some_and(|event| event.start.at > cursor.at)
        };
        for item in self.0.split_off(begin) {
            if let Shape::Marks { marks } = item.shape {
                let (after, known): (Vec<_>, Vec<_>) = marks.into_iter().partition(|mark| later(mark.target));
                self.marks(item.class, &mut known.into_iter());
                let first = self.0.len();
                self.marks(item.class, &mut after.into_iter());
                self.0.iter_mut().skip(first).for_each(|item| item.later = true);
                continue;
            }
            self.0.push(Item { later: later(item.target), ..item });
        }
    }
}

/// Points as x and y.
type Points = &'static [(i32, i32)];

/// The glyphs of the kinds, in quarters of their size from the centre.
const GLYPHS: &[(Kind, Class, Points)] = &[
    // A disc.
    (Kind::Alert, Class::Alert, &[]),
    (Kind::Report, Class::Report, &[(-5, -4), (5, -4), (0, 5)]),
    (Kind::Escalation, Class::Escalation, &[(-4, -4), (4, -4), (4, 4), (-4, 4)]),
    (
        Kind::Communication,
        Class::Communication,
        &[(-5, -4), (5, -4), (5, 2), (0, 2), (-3, 5), (-3, 2), (-5, 2)],
    ),
    (Kind::Change, Class::Change, &[(0, -5), (5, 4), (-5, 4)]),
    (Kind::Finding, Class::Finding, &[(0, -6), (5, 0), (0, 6), (-5, 0)]),
    (Kind::Recovery, Class::Recovery, &[(-6, 0), (-4, -2), (-1, 1), (4, -5), (6, -3), (-1, 5)]),
];

/// The dot of an event of a kind, larger where it begins a phase or sets a severity.
fn glyph(kind: Option<Kind>, milestone: bool, at: (i32, i32)) -> Mark {
    let known = GLYPHS.iter().find(|(of, ..)| Some(*of) == kind);
    let size = if milestone { 5 } else { 4 };
    let kind = match known {
        Some((.., [])) => MarkKind::Disc(size),
        Some((.., points)) => MarkKind::Glyph(points, size),
        None => MarkKind::Disc(size - 1),
    };
    Mark { target: None, at, kind }
}

fn dot_class(kind: Option<Kind>) -> Class {
    let known = GLYPHS.iter().find(|(of, ..)| Some(*of) == kind);
    known.map_or(Class::Dot, |(_, class, _)| *class)
}

/// A straight line from one point to another.
fn line(target: Option<Target>, at: (i32, i32), to: (i32, i32)) -> Mark {
    Mark { target, at, kind: MarkKind::Line(to) }
}

/// Where lines down from the axis end.
fn bottom(layout: &Layout) -> i32 {
    if layout.line.is_some() {
        return layout.floor;
    }
    layout.overview.as_ref().map_or(layout.height, |overview| overview.area.y) - 4
}

/// A torn edge at `x`: a zigzag from top to bottom.
fn torn(x: i32, top: i32, bottom: i32) -> Vec<(i32, i32)> {
    let teeth = ((bottom - top) / 6).clamp(1, 400);
    (0..=teeth).map(|tooth| (x + if tooth % 2 == 0 { -2 } else { 2 }, top + tooth * 6)).collect()
}

/// Parallel slanting lines through `area` as one open line, whose turns run along the upper and lower edge.
fn hatching(area: Area) -> Vec<(i32, i32)> {
    let (left, right, top, bottom) = (area.x, area.right(), area.y, area.bottom());
    let mut points = Vec::new();
    let mut upward = true;
    let mut foot = left - area.height + HATCH;
    while foot < right && points.len() < 4_000 {
        // Both ends of the slant, cut where it would leave the bar.
        let low = if foot < left { (left, bottom - (left - foot)) } else { (foot, bottom) };
        let head = foot + area.height;
        let high = if head > right { (right, top + (head - right)) } else { (head, top) };
        let (one, other) = if upward { (low, high) } else { (high, low) };
        points.push(one);
        points.push(other);
        upward = !upward;
        foot += HATCH;
    }
    points
}
