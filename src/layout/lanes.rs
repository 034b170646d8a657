//! The lanes of severity, impact and cost: bars on the scale, and the words beside them that overlap nothing.

use super::{
    parts::{Anchor, Area, Bar, End, Layout, TextLine},
    scale::Scale,
    text_metrics::{self, SIZE, SMALL},
    viewport::name_room,
};
use crate::{
    class::Class,
    facts::Gravity,
    incident::{Impact, Incident, Moment, Placement, Severity},
    markup, sort,
    target::Target,
    wording::{self, reasons, summary::capital},
};

/// Height of a bar, and of a row with one.
const BAR: i32 = 14;
pub(super) const LANE: i32 = 20;

/// Lanes of impacts at most, those at most once a person has opened them, and rows of one of them.
const LANES: usize = 10;
const ALL_LANES: usize = 250;
const ROWS: usize = 4;

/// Pixels that a bar is wide at least, so that it is seen.
const LEAST_BAR: i32 = 3;

/// Height of the words above a bar.
const ABOVE: i32 = 12;

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
    // Where the last bar of each row ends as it is drawn.
    let mut drawn = [i32::MIN; SEVERITY_ROWS];
    // Levels that fit neither in their bar nor after it stand above it, right of this; under a ribbon the lane makes room for them.
    let unribboned = narrow || out.bars.is_empty();
    let (bars, words) = (out.bars.len(), out.words.len());
    let mut lift = 0;
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
        if let Some(drawn) = drawn.get_mut(row) {
            if bar.area.width < LEAST_BAR && bar.area.x < *drawn {
                // As good as hidden by the one before: of hundreds only those are drawn that are seen.
                continue;
            }
            *drawn = bar.area.x + bar.area.width.max(LEAST_BAR);
        }
        bar.area.width = bar.area.width.max(LEAST_BAR);
        let (area, room, class, target) = (bar.area, bar.room(), bar.class, bar.target);
        out.bars.push(bar);
        let wide = text_metrics::bold_width(&severity.level.to_string(), SMALL);
        let next = shown.get(place + 1).map_or(scale.right, |(_, bar)| bar.area.x);
        let above = area.right().min(scale.right) - wide;
        let spare = room.to - room.from - wide;
        let (x, y, class) = if spare >= 2 {
            let level = if class == Class::Severe { Class::LevelOnSevere } else { Class::LevelOn };
            (room.from + (spare / 2).min(6), area.y + 11, level)
        } else if area.right() + 5 + wide <= next {
            (area.right() + 5, area.y + 11, Class::Level)
        } else if row == 0 && above > free_above {
            lift = if unribboned { 0 } else { ABOVE };
            free_above = above + wide + 6;
            (above, area.y - 4, Class::Level)
        } else {
            continue;
        };
        out.add_text(x, y, Anchor::Start, severity.level.to_string(), class, target);
    }
    heading(out, "Severity", if narrow { top + 10 } else { y + 12 });
    for bar in out.bars.iter_mut().skip(bars) {
        bar.area.y += lift;
    }
    for words in out.words.iter_mut().skip(words) {
        words.y += lift;
    }
    lift + y + LANE * i32::try_from(rows.len()).unwrap_or(1) + 4
}

fn level_class(severity: &Severity) -> Class {
    match severity.level.gravity() {
        Gravity::Severe => Class::Severe,
        Gravity::Major => Class::Major,
        Gravity::Minor => Class::Minor,
    }
}

/// The lanes of impacts, one a thing, and of what is derived from events and not stated; returns where the next lane
/// begins.
pub(super) fn impacts(incident: &Incident, all: bool, out: &mut Layout, top: i32) -> i32 {
    if incident.impacts.is_empty() && incident.derived_impacts.is_empty() {
        return top;
    }
    heading(out, "Impact", top + 12);
    // What is said twice is drawn once.
    let stated = incident.impacts.iter().enumerate().filter(|(_, stated)| stated.mention_of.is_none());
    let stated = stated.map(|(index, stated)| Statement {
        target: Target::Impact(index),
        impact: stated,
        leveled: incident.derived_impacts.iter().any(|derived| stated.edges() == derived.edges()),
    });
    let derived = incident.derived_impacts.iter().enumerate();
    let derived = derived
        .filter(|(_, derived)| !incident.impacts.iter().any(|stated| stated.edges() == derived.edges()))
        .map(|(index, impact)| Statement { target: Target::Derived(index), impact, leveled: true });
    let mut lanes: Vec<(String, Vec<Statement<'_>>)> = Vec::new();
    let mut others = 0;
    for statement in stated.chain(derived) {
        let title = capital(&statement.impact.subject);
        let room = lanes.len() < if all { ALL_LANES } else { LANES };
        match lanes.iter_mut().find(|(name, _)| *name == title) {
            Some((_, lane)) => lane.push(statement),
            None if room => lanes.push((title, vec![statement])),
            None => others += 1,
        }
    }
    let mut y = top + 20;
    for (name, statements) in lanes {
        y = lane(incident, out, &name, statements, y);
    }
    if others > 0 {
        let said = ["Show ", &others.to_string(), " more"].concat();
        name(out, &said, Class::More, None, y + 12);
        y += LANE;
    } else if all {
        name(out, "Show fewer", Class::More, None, y + 12);
        y += LANE;
    }
    y + 4
}

/// An impact that is drawn.
#[derive(Clone, Copy)]
struct Statement<'i> {
    target: Target,
    impact: &'i Impact,
    /// True where the levels that held meanwhile are drawn along its bar.
    leveled: bool,
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

/// All that is said of one thing, in as few rows as its bars and their words need; returns where the next lane begins.
fn lane(incident: &Incident, out: &mut Layout, title: &str, all: Vec<Statement<'_>>, top: i32) -> i32 {
    let target = all.first().map(|statement| statement.target);
    let (mut first, mut extra) = (top, 0);
    if out.narrow {
        first = top + 16;
        name(out, title, Class::Name, target, top + 9);
    } else {
        // A name on two lines stands beside the middle of its bar.
        let names = text_metrics::wrap(title, SIZE, name_room(out.width) - 12, 2);
        extra = if names.len() > 1 { 8 } else { 0 };
        for (row, line) in (0..).zip(names) {
            name(out, &line, Class::Name, target, top + 11 + row * 14);
        }
        first += extra / 4 * 3;
    }
    let begins = |statement: &Statement<'_>| {
        let [start, end] = statement.impact.edges();
        start.or(end).unwrap_or(i64::MIN)
    };
    // Where each row is free again.
    let mut rows: Vec<i32> = Vec::new();
    for statement in sort::by_key(all, begins) {
        let mut part = placed(incident, out, statement);
        let reach = part.words.iter().fold((part.from, part.to), |(from, to), words| {
            let (left, right) = reach(words);
            (from.min(left), to.max(right))
        });
        let free = rows.iter().position(|used| *used < reach.0);
        let row = free.unwrap_or(rows.len()).min(ROWS - 1);
        if free.is_none() && row < rows.len() {
            // No row is free: the bars that overlap say nothing.
            part.words.clear();
        }
        match rows.get_mut(row) {
            Some(used) => *used = reach.1.max(*used),
            None => rows.push(reach.1),
        }
        let y = first + LANE * i32::try_from(row).unwrap_or_default();
        for words in part.words {
            out.words.push(TextLine { y: y + 11, ..words });
        }
        if let Some(bar) = part.bar {
            out.bars.push(Bar { area: Area { y, ..bar.area }, ..bar });
            if statement.leveled {
                levels(incident, out, out.bars.len() - 1);
            }
        }
    }
    first + LANE * i32::try_from(rows.len()).unwrap_or(1) + extra
}

/// A bar with its words, in a row that is not known yet.
struct Part {
    bar: Option<Bar>,
    words: Vec<TextLine>,
    from: i32,
    to: i32,
}

/// The bar of a statement and how long it was: beside the bar, or on it where there is more room.
fn placed(incident: &Incident, out: &Layout, Statement { target, impact, .. }: Statement<'_>) -> Part {
    let scale = &out.scale;
    let (mut bar, target) = (impact_bar(scale, impact, target, 0, BAR), Some(target));
    // What goes on has an end where the incident has one, be it not stated.
    if let (Some(bar), Some(over)) = (&mut bar, incident.over(impact)) {
        let right =
            scale.x(over.at).clamp(bar.area.x + LEAST_BAR, bar.area.right().max(bar.area.x + LEAST_BAR));
        bar.area.width = right - bar.area.x;
    }
    let (from, to) = bar.as_ref().map_or((scale.left, scale.left), |bar| (bar.area.x, bar.area.right()));
    let mut duration = wording::length(impact);
    let (before, within, after) = (from - scale.left - 10, to - from - 28, scale.right - to - 10);
    // Where both lengths have no room, the one that is drawn stands alone.
    if text_metrics::bold_width(&duration, SIZE) > before.max(after)
        && let Some(drawn) = duration.find(" (")
    {
        duration.truncate(drawn);
    }
    let wide = text_metrics::bold_width(&duration, SIZE);
    // Words in the bar begin behind a gap that cuts it, so that the cut is seen.
    let mut inner = from + 14;
    for gap in &out.gaps {
        if gap.from < inner + wide && inner < gap.to && gap.to + wide < to {
            inner = gap.to + 2;
        }
    }
    let line = |x, anchor, text, class| TextLine { x, y: 0, anchor, text, class, target };
    let mut words = Vec::new();
    if bar.is_none() {
        // Out of the window, or nowhere: the words say when it was, or why nobody knows.
        let how = if impact.placed.placement() == Placement::None {
            reasons::placed(impact, &incident.events)
        } else {
            wording::between(impact.start.as_ref(), impact.end.as_ref())
        };
        let gap = if duration.is_empty() { "" } else { ", " };
        let said = text_metrics::shorten(&[&duration, gap, &how].concat(), SMALL, scale.pixels() - 14);
        words.push(line(scale.left, Anchor::Start, said, Class::Reason));
    } else if before.max(after) < wide && wide <= within * 3 / 4 {
        // On a full bar words need no rim of ground, on others one that leaves the edges of the bar.
        let full = bar.is_some_and(|bar| bar.class == Class::Stated);
        let class = if full { Class::DurationOn } else { Class::DurationIn };
        words.push(line(inner, Anchor::Start, duration, class));
    } else if after >= wide.min(before) {
        words.push(line(to + 8, Anchor::Start, duration, Class::Duration));
    } else {
        words.push(line(from - 8, Anchor::End, duration, Class::Duration));
    }
    words.retain(|words| !words.text.is_empty());
    Part { bar, words, from, to }
}

/// From where to where words go that are bold.
fn reach(words: &TextLine) -> (i32, i32) {
    let wide = text_metrics::bold_width(&words.text, SIZE);
    if words.anchor == Anchor::End { (words.x - wide, words.x) } else { (words.x, words.x + wide) }
}

/// The bar of an impact; none when it lies outside the window, or nobody knows where.
fn impact_bar(scale: &Scale, impact: &Impact, target: Target, y: i32, height: i32) -> Option<Bar> {
    let class = match impact.placed.placement() {
        _ if matches!(target, Target::Derived(_)) => Class::Derived,
        Placement::Stated => Class::Stated,
        Placement::Fits => Class::Fits,
        Placement::Assumed => Class::Assumed,
        // A bar over all that time would say that it was so throughout.
        Placement::None => return None,
    };
    let mut bar = bar(scale, impact.start.as_ref(), impact.end.as_ref(), Some(target), class)?;
    bar.area = Area { y, height, width: bar.area.width.max(LEAST_BAR), ..bar.area };
    Some(bar)
}

/// The bar between two instants, at the top of the picture and as wide as the time it takes; none when it lies outside
/// the window.
pub(super) fn bar(
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
