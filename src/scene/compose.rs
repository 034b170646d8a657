//! Turns a layout into shapes: what is painted over what, and which class each shape has.

use super::{Anchor, Item, Scene, Shape, Target};
use crate::{
    incident::{Incident, Placement},
    layout::{Area, Bar, End, Label, Layout, SIZE, SMALL, Words, text, ticks},
    say,
};

/// Pixels between the lines of a hatching, across.
const HATCH: i32 = 7;

/// Pixels over which an end fades that is never stated.
const FADE: i32 = 32;

/// Turns a layout into shapes.
#[must_use]
pub fn scene(incident: &Incident, layout: &Layout) -> Scene {
    let mut painter = Painter(Vec::new());
    painter.axis(layout);
    for bar in &layout.bars {
        painter.bar(bar, &layout.words);
    }
    painter.silences(layout);
    painter.events(incident, layout);
    for words in &layout.words {
        if let Some(area) = plate(words) {
            painter.rect("plate", words.target, area, 0);
        }
        painter.words(words);
    }
    painter.over(layout);
    painter.overview(layout);
    Scene { width: layout.width, height: layout.height, label: label(incident, layout), items: painter.0 }
}

/// One sentence that says what the picture shows.
fn label(incident: &Incident, layout: &Layout) -> String {
    let count = |number: usize, one, many| number.to_string() + if number == 1 { one } else { many };
    let title = incident.title.as_deref().map(say::plain).filter(|title| !title.is_empty());
    let mut said = title.unwrap_or_else(|| "Incident".to_owned());
    said += ": timeline of ";
    said += &count(incident.events.len(), " event", " events");
    let impacts = || incident.impacts.iter().filter(|impact| impact.mention_of.is_none());
    if !incident.impacts.is_empty() {
        said += " and ";
        said += &count(impacts().count(), " impact", " impacts");
        let open = impacts().filter(|impact| impact.placement == Placement::None).count();
        if open > 0 {
            said += " (";
            said += &count(open, " without a known time)", " without a known time)");
        }
    }
    if let [first, .., last] = incident.events.as_slice() {
        said += ", ";
        said += &say::clock(&first.start);
        said += " to ";
        said += &say::clock(&last.start);
    }
    if let Some((from, to)) = layout.extent.filter(|(from, to)| to - from >= 1000) {
        said += ", ";
        said += &say::spoken_duration((to - from) / 1000);
    }
    said + "."
}

/// Collects shapes in the order of painting.
struct Painter(Vec<Item>);

impl Painter {
    fn put(&mut self, class: &str, target: Option<Target>, shape: Shape) {
        self.0.push(Item { class: class.to_owned(), target, shape });
    }

    fn line(&mut self, class: &str, target: Option<Target>, (x1, y1): (i32, i32), (x2, y2): (i32, i32)) {
        self.put(class, target, Shape::Line { x1, y1, x2, y2 });
    }

    fn rect(&mut self, class: &str, target: Option<Target>, area: Area, radius: i32) {
        let Area { x, y, width, height } = area;
        self.put(class, target, Shape::Rect { x, y, width, height, radius });
    }

    fn words(&mut self, words: &Words) {
        if !words.text.is_empty() {
            let (x, y, anchor, text) = (words.x, words.y, words.anchor, words.text.clone());
            self.put(words.class, words.target, Shape::Text { x, y, anchor, text });
        }
    }

    fn dot(&mut self, event: usize, weighty: bool, (x, y): (i32, i32)) {
        let class = if weighty { "dot weighty" } else { "dot" };
        self.put(class, Some(Target::Event(event)), Shape::Circle { x, y, radius: 4 });
    }

    fn axis(&mut self, layout: &Layout) {
        let (scale, axis) = (&layout.scale, &layout.axis);
        if axis.y == 0 {
            return;
        }
        let bottom = bottom(layout);
        for tick in &axis.clock {
            self.line("grid", None, (tick.x, axis.y), (tick.x, bottom));
        }
        for tick in &axis.days {
            self.line("midnight", None, (tick.x, 6), (tick.x, bottom));
        }
        for tick in &axis.changes {
            self.line("clock-change", None, (tick.x, 6), (tick.x, bottom));
        }
        self.line("axis", None, (scale.left, axis.y), (scale.right, axis.y));
        for (ticks, length) in [(&axis.clock, -4), (&axis.elapsed, 4)] {
            for ticks::Tick { x, .. } in ticks {
                self.line("tick", None, (*x, axis.y), (*x, axis.y + length));
            }
        }
        if let Some(line) = layout.line {
            self.line("line", None, (scale.left, line), (scale.right, line));
        }
    }

    /// Folded silences: what crosses one is cut, and its rims are torn.
    fn silences(&mut self, layout: &Layout) {
        let (top, bottom) = (layout.axis.y - 3, bottom(layout) + 3);
        for (left, right) in &layout.folded {
            let gap = Area { x: left + 8, y: top, width: (right - left - 16).max(2), height: bottom - top };
            self.rect("silence", None, gap, 0);
            for x in [gap.x, gap.right()] {
                self.put("torn", None, Shape::Polyline { points: torn(x, top, bottom) });
            }
        }
    }

    /// What lies over the rest: the measured stretch, and the cursor of what is known.
    fn over(&mut self, layout: &Layout) {
        let (top, bottom) = (layout.axis.y, bottom(layout));
        let (left, right) = (layout.scale.left, layout.scale.right);
        if let Some((_, x)) = layout.until {
            let x = x.clamp(left, right);
            let (from, to) = layout.lanes;
            self.rect("veil", None, Area { x, y: from, width: right - x, height: to - from }, 0);
            self.line("cursor", None, (x, top - 4), (x, bottom + 4));
        }
        if let Some((one, other)) = layout.measured {
            let (x, end) = (one.min(other).clamp(left, right), one.max(other).clamp(left, right));
            self.rect("measure", None, Area { x, y: top, width: end - x, height: bottom - top }, 0);
            for x in [x, end] {
                self.line("measure-edge", None, (x, top), (x, bottom));
            }
        }
    }

    fn overview(&mut self, layout: &Layout) {
        let Some(overview) = &layout.overview else { return };
        let area = overview.area;
        self.rect("overview", None, area, 4);
        for bar in &overview.bars {
            self.rect("overview-bar", None, *bar, 1);
        }
        // All marks are one line that goes up and down: hundreds of shapes would be looked at anew at each move.
        let (foot, head) = (area.bottom() - 3, area.bottom() - 9);
        let points = overview.marks.iter().flat_map(|x| [(*x, foot), (*x, head), (*x, foot)]).collect();
        self.put("overview-mark", None, Shape::Polyline { points });
        self.rect("overview-window", None, overview.window, 4);
    }

    fn bar(&mut self, bar: &Bar, words: &[Words]) {
        let (area, target) = (bar.area, bar.target);
        let class = "bar ".to_owned() + bar.class;
        if bar.class == "impact none" {
            // A strip without ends: nothing says where it lies.
            self.rect(&class, target, area, 0);
            for y in [area.y, area.bottom()] {
                self.line("rim", target, (area.x, y), (area.right(), y));
            }
        } else {
            self.rect(&class, target, area, 3);
            if bar.class == "impact fits" {
                // The hatching begins behind words that stand in the bar.
                let mut x = area.x;
                for plate in words.iter().filter(|words| words.target == target).filter_map(plate) {
                    x = x.max(plate.right()).min(area.right());
                }
                let bare = Area { x, width: area.right() - x, ..area };
                self.put("hatch", target, Shape::Polyline { points: hatching(bare) });
            }
        }
        let middle = area.y + area.height / 2;
        for (end, x, inward) in [(bar.left, area.x, 1), (bar.right, area.right(), -1)] {
            let class = match end {
                End::Edge => continue,
                End::Cut => "goes-on cut",
                End::Open => "goes-on open",
            };
            if end == End::Open && area.width > 2 * FADE && bar.class != "impact none" {
                // Nobody says where it ends: it fades, strip upon strip.
                for wide in [FADE, FADE * 3 / 4, FADE / 2, FADE / 4] {
                    let x = if inward > 0 { area.x } else { area.right() - wide };
                    self.rect("fade", target, Area { x, width: wide, y: area.y, height: area.height }, 0);
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
        for &(x, y, event, weighty) in &layout.grouped {
            self.dot(event, weighty, (x, y));
        }
        let Some(line) = layout.line else { return };
        for label in &layout.labels {
            if let Some((x, top, bottom)) = label.leader {
                self.line("leader", Some(Target::Event(label.event)), (x, top), (x, bottom));
            }
        }
        let dot = |label: Option<&Label>| label.and_then(|label| label.dot);
        if let (Some(top), Some(bottom)) = (dot(layout.labels.first()), dot(layout.labels.last())) {
            self.line("thread", None, top, bottom);
        }
        for stretch in &layout.stretches {
            self.rect("stretch", Some(Target::Event(stretch.event)), stretch.area, 3);
        }
        for dot in &layout.dots {
            if let Some((from, to)) = dot.whisker {
                let target = Some(Target::Event(dot.event));
                self.line("whisker", target, (from, line), (to, line));
                for x in [from, to] {
                    self.line("whisker", target, (x, line - 4), (x, line + 4));
                }
            }
            self.dot(dot.event, dot.weighty, (dot.x, line));
        }
        for label in &layout.labels {
            if let Some(place) = label.dot {
                self.dot(label.event, label.weighty, place);
            }
            self.words(&label.time);
            for line in &label.lines {
                self.words(line);
            }
        }
        for fold in &layout.folds {
            let Area { x, y, width, height } = fold.area;
            self.rect("fold", None, fold.area, height / 2);
            let (x, y, text) = (x + width / 2, y + 12, fold.text.clone());
            self.put("fold-count", None, Shape::Text { x, y, anchor: Anchor::Middle, text });
        }
        // What nobody knew yet.
        let Some((until, _)) = layout.until else { return };
        let later = |index: usize| incident.events.get(index).is_some_and(|event| event.start.at > until);
        for item in self.0.iter_mut().skip(begin) {
            if let Some(Target::Event(index)) = item.target
                && later(index)
            {
                item.class += " later";
            }
        }
    }
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

/// Ground behind words that stand on a bar; none for words that stand elsewhere.
fn plate(words: &Words) -> Option<Area> {
    let room = match words.class {
        "duration on plated" if !words.text.is_empty() => text::bold_width(&words.text, SIZE),
        "reason on plated" if !words.text.is_empty() => text::width(&words.text, SMALL),
        _ => return None,
    };
    Some(Area { x: words.x - 4, y: words.y - 11, width: room + 8, height: 14 })
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
