//! The lanes of severity, impact and cost: bars on the scale, and the words beside them that overlap nothing.

use super::{
    parts::{Anchor, Area, Bar, End, Layout},
    scale::Scale,
    text_metrics::{self, SIZE, SMALL},
    viewport::name_room,
};
use crate::{
    class::Class,
    facts::Gravity,
    incident::{Impact, Incident, Moment, Placement, Severity},
    markup,
    target::Target,
    wording::{self, reasons::in_picture, summary::capital},
};

/// Height of a bar, and of a lane with one, in the wide form.
const BAR: i32 = 16;
const LANE: i32 = 26;

/// Pixels that a bar is wide at least, so that it is seen.
const LEAST_BAR: i32 = 3;

/// Height of the strip that shows a level along a bar.
const STRIP: i32 = 4;

/// Rows that severities which hold at one time are spread over.
const SEVERITY_ROWS: usize = 4;

/// The severity lane; returns where the next begins.
pub(super) fn severities(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    let (scale, narrow) = (out.scale.clone(), out.narrow);
    let y = if narrow { top + 16 } else { top };
    let mut shown: Vec<(&Severity, Bar)> = Vec::new();
    for (index, severity) in incident.severities.iter().enumerate() {
        let target = Some(Target::Severity(index));
        let class = level_class(severity);
        if let Some(bar) = bar(&scale, Some(&severity.start), severity.end.as_ref(), target, class) {
            shown.push((severity, bar));
        }
    }
    if shown.is_empty() {
        return top;
    }
    let mut rows: Vec<i32> = Vec::new();
    // Levels that fit neither in their bar nor after it stand above it, right of this.
    let mut free_above = scale.left + if narrow { text_metrics::bold_width("Severity", SIZE) + 8 } else { 0 };
    for (place, &(severity, mut bar)) in shown.iter().enumerate() {
        let free = rows.iter().position(|&used| used <= bar.area.x);
        let row = free.unwrap_or(rows.len()).min(SEVERITY_ROWS - 1);
        let end = bar.area.right();
        match rows.get_mut(row) {
            Some(used) => *used = end,
            None => rows.push(end),
        }
        bar.area.y = y + LANE * i32::try_from(row).unwrap_or_default();
        bar.area.width = bar.area.width.max(LEAST_BAR);
        let (area, class, target) = (bar.area, bar.class, bar.target);
        out.bars.push(bar);
        let wide = text_metrics::bold_width(&severity.level.to_string(), SMALL);
        let next = shown.get(place + 1).map_or(scale.right, |(_, bar)| bar.area.x);
        let above = area.right().min(scale.right) - wide;
        let (x, y, class) = if area.width >= wide + 10 {
            let level = if class == Class::Severe { Class::LevelOnSevere } else { Class::LevelOn };
            (area.x + 6, area.y + 12, level)
        } else if area.right() + 5 + wide <= next {
            (area.right() + 5, area.y + 12, Class::Level)
        } else if row == 0 && above > free_above {
            free_above = above + wide + 6;
            (above, area.y - 4, Class::Level)
        } else {
            continue;
        };
        out.add_text(x, y, Anchor::Start, severity.level.to_string(), class, target);
    }
    heading(out, "Severity", if narrow { top + 10 } else { y + 12 });
    y + LANE * i32::try_from(rows.len()).unwrap_or(1) + 4
}

fn level_class(severity: &Severity) -> Class {
    match severity.level.gravity() {
        Gravity::Severe => Class::Severe,
        Gravity::Major => Class::Major,
        Gravity::Minor => Class::Minor,
    }
}

/// The lanes of impacts, one a statement, and of what is derived from events and not stated; returns where the next
/// lane begins.
pub(super) fn impacts(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    let at = |edge: &Option<Moment>| edge.as_ref().map(|edge| edge.at);
    let same = |stated: &Impact, derived: &Impact| {
        at(&stated.start) == at(&derived.start) && at(&stated.end) == at(&derived.end)
    };
    if incident.impacts.is_empty() && incident.derived_impacts.is_empty() {
        return top;
    }
    heading(out, "Impact", top + 12);
    let mut y = top + 22;
    // What is said twice is drawn once.
    for (index, stated) in
        incident.impacts.iter().enumerate().filter(|(_, stated)| stated.mention_of.is_none())
    {
        let first = out.bars.len();
        y = impact(incident, out, Some(Target::Impact(index)), stated, y);
        if incident.derived_impacts.iter().any(|derived| same(stated, derived)) {
            levels(incident, out, first);
        }
    }
    for derived in &incident.derived_impacts {
        if !incident.impacts.iter().any(|stated| same(stated, derived)) {
            let first = out.bars.len();
            y = impact(incident, out, None, derived, y);
            levels(incident, out, first);
        }
    }
    y + 4
}

/// Draws along the bar at `index` the levels that held meanwhile, where they changed.
fn levels(incident: &Incident, out: &mut Layout, index: usize) {
    let Some(Area { x, y, width, height }) = out.bars.get(index).map(|bar| bar.area) else { return };
    let scale = &out.scale;
    let mut strips = Vec::new();
    for (number, severity) in incident.severities.iter().enumerate() {
        let target = Some(Target::Severity(number));
        let Some(held) =
            bar(scale, Some(&severity.start), severity.end.as_ref(), target, level_class(severity))
        else {
            continue;
        };
        let (from, to) = (held.area.x.max(x), held.area.right().min(x + width));
        if from < to {
            let area = Area { x: from, y: y + height - STRIP, width: to - from, height: STRIP };
            strips.push(Bar { area, left: End::Edge, right: End::Edge, ..held });
        }
    }
    if strips.len() > 1 {
        out.bars.append(&mut strips);
    }
}

fn impact(incident: &Incident, out: &mut Layout, target: Option<Target>, impact: &Impact, y: i32) -> i32 {
    if out.narrow {
        narrow_impact(incident, out, target, impact, y)
    } else {
        wide_impact(incident, out, target, impact, y)
    }
}

fn wide_impact(
    incident: &Incident,
    out: &mut Layout,
    target: Option<Target>,
    impact: &Impact,
    y: i32,
) -> i32 {
    // A name on two lines stands beside the middle of its bar.
    let names = text_metrics::wrap(&capital(&impact.subject), SIZE, name_room(out.width) - 12, 2);
    let extra = if names.len() > 1 { 8 } else { 0 };
    for (row, line) in (0..).zip(names) {
        name(out, &line, Class::Name, target, y + 12 - extra / 8 + row * 15);
    }
    let y = y + extra / 2 + extra / 4;
    let (scale, duration, how) = (out.scale.clone(), duration(impact), in_picture(impact, &incident.events));
    let ahead = text_metrics::bold_width(&duration, SIZE) + if duration.is_empty() { 0 } else { 8 };
    let both = ahead + text_metrics::width(&how, SMALL);
    let bar = impact_bar(&scale, impact, target, y, BAR);
    let (from, to) = bar.as_ref().map_or((scale.left, scale.left), |bar| (bar.area.x, bar.area.right()));
    let (before, within, after) = (from - scale.left - 10, to - from - 28, scale.right - to - 10);

    let beside = before.max(after);
    // Words in the bar begin behind a gap that cuts it, so that the cut is seen.
    let mut inner = from + 14;
    for gap in &out.gaps {
        if gap.from < inner + both && inner < gap.to && gap.to + both < to {
            inner = gap.to + 2;
        }
    }
    let (x, anchor, room, duration_class, how_class) = if bar.is_none() {
        // Out of the window: the words still say when it was.
        (scale.left, Anchor::Start, scale.pixels(), Class::Duration, Class::Reason)
    } else if impact.placed.placement() == Placement::None {
        (inner, Anchor::Start, within - (inner - from - 14), Class::DurationOn, Class::ReasonOn)
    } else if beside < both && beside <= within * 3 / 4 {
        // The words find more room in the bar than beside it: they stand on a plate that hides the hatching.
        // A fourth of the bar stays bare, so that one sees what kind of bar it is.
        let room = (within * 3 / 4).min(to - inner - 14);
        (inner, Anchor::Start, room, Class::DurationOnPlate, Class::ReasonOnPlate)
    } else if after >= both.min(before) {
        (to + 8, Anchor::Start, after, Class::Duration, Class::Reason)
    } else {
        (from - 8, Anchor::End, before, Class::Duration, Class::Reason)
    };
    let how = text_metrics::shorten(&how, SMALL, room - ahead);
    let step = if anchor == Anchor::End { -ahead } else { ahead };
    out.add_text(x, y + 12, anchor, duration, duration_class, target);
    out.add_text(x + step, y + 12, anchor, how, how_class, target);
    out.bars.extend(bar);
    y + LANE + extra / 4
}

fn narrow_impact(
    incident: &Incident,
    out: &mut Layout,
    target: Option<Target>,
    impact: &Impact,
    y: i32,
) -> i32 {
    let (scale, duration) = (out.scale.clone(), duration(impact));
    let room = scale.pixels() - text_metrics::bold_width(&duration, SIZE) - 10;
    let title = text_metrics::shorten(&capital(&impact.subject), SIZE, room);
    out.add_text(scale.left, y + 11, Anchor::Start, title, Class::Name, target);
    out.add_text(scale.right, y + 11, Anchor::End, duration, Class::Duration, target);
    let mut below = y + 45;
    for line in text_metrics::wrap(&in_picture(impact, &incident.events), SMALL, scale.pixels(), 2) {
        out.add_text(scale.left, below, Anchor::Start, line, Class::Reason, target);
        below += 14;
    }
    out.bars.extend(impact_bar(&scale, impact, target, y + 17, 14));
    below
}

/// How long: `16 min`, `about 4 h`; the length between stated edges where no duration is.
fn duration(impact: &Impact) -> String {
    let between = || Some((impact.end.as_ref()?.at.saturating_sub(impact.start.as_ref()?.at)) / 1000);
    let Some(seconds) = impact.duration_seconds.or_else(between) else { return String::new() };
    let about = if impact.approximate { "about " } else { "" };
    [about, &wording::duration(seconds)].concat()
}

/// The bar of an impact; none when it lies outside the window.
fn impact_bar(scale: &Scale, impact: &Impact, target: Option<Target>, y: i32, height: i32) -> Option<Bar> {
    let class = match impact.placed.placement() {
        _ if target.is_none() => Class::Derived,
        Placement::Stated => Class::Stated,
        Placement::Fits => Class::Fits,
        Placement::Assumed => Class::Assumed,
        Placement::None => Class::Unplaced,
    };
    let placed = impact.placed.placement() != Placement::None;
    let (start, end) = (impact.start.as_ref().filter(|_| placed), impact.end.as_ref().filter(|_| placed));
    let mut bar = bar(scale, start, end, target, class)?;
    bar.area = Area { y, height, width: bar.area.width.max(LEAST_BAR), ..bar.area };
    Some(bar)
}

/// The bar between two instants, at the top of the picture and as wide as the time it takes; none when it lies outside
/// the window.
fn bar(
    scale: &Scale,
    start: Option<&Moment>,
    end: Option<&Moment>,
    target: Option<Target>,
    class: Class,
) -> Option<Bar> {
    let (mut x, mut left) = (scale.left, End::Open);
    if let Some(start) = start {
        (x, left) = if start.at < scale.from { (x, End::Cut) } else { (scale.x(start.at), End::Edge) };
    }
    let (mut right_x, mut right) = (scale.right, End::Open);
    if let Some(end) = end {
        (right_x, right) = if end.at > scale.to { (right_x, End::Cut) } else { (scale.x(end.at), End::Edge) };
    }
    let outside =
        start.is_some_and(|start| start.at > scale.to) || end.is_some_and(|end| end.at < scale.from);
    let area = Area { x, y: 0, width: (right_x - x).max(0), height: BAR };
    (!outside).then_some(Bar { area, target, class, left, right })
}

/// Costs as lines of text; returns where the next lane begins.
pub(super) fn costs(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    if incident.costs.is_empty() {
        return top;
    }
    heading(out, "Cost", top + 12);
    let (x, room) = (out.scale.left, out.scale.pixels());
    let mut y = if out.narrow { top + 16 } else { top };
    for cost in &incident.costs {
        let text = text_metrics::shorten(&markup::plain(&cost.what), SIZE, room);
        out.add_text(x, y + 12, Anchor::Start, text, Class::Cost, None);
        y += 20;
    }
    y + 4
}

/// The name of a kind of lanes.
pub(super) fn heading(out: &mut Layout, text: &str, y: i32) {
    name(out, text, Class::Heading, None, y);
}

/// The name of a lane: beside it, or above it in the narrow form.
pub(super) fn name(out: &mut Layout, text: &str, class: Class, target: Option<Target>, y: i32) {
    let (x, room) =
        if out.narrow { (out.scale.left, out.scale.pixels()) } else { (16, name_room(out.width) - 12) };
    let text = text_metrics::shorten(text, SIZE, room);
    out.add_text(x, y, Anchor::Start, text, class, target);
}
