//! The lanes of severity, impact and cost: bars on the scale, and the words beside them that overlap nothing.

use super::{Area, Bar, End, Layout, SIZE, SMALL, Scale, Words, name_room, text};
use crate::{
    incident::{Impact, Incident, Moment, Placement, Severity},
    say,
    scene::{Anchor, Target},
};

/// Height of a bar, and of a lane with one, in the wide form.
const BAR: i32 = 16;
const LANE: i32 = 26;

/// Rows that severities which hold at one time are spread over.
const SEVERITY_ROWS: usize = 4;

/// Classes by words of a level, the gravest first. What is not listed is `minor`.
const LEVELS: &[(&[&str], &str)] = &[
    (
        &["SEV0", "SEV1", "SEV-0", "SEV-1", "P0", "P1", "S0", "S1", "critical", "Critical", "CRITICAL"],
        "severity severe",
    ),
    (&["SEV2", "SEV-2", "P2", "S2", "major", "Major", "MAJOR", "high", "High", "HIGH"], "severity major"),
];

/// The severity lane; returns where the next begins.
pub(super) fn severities(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    let mut rows: Vec<i32> = Vec::new();
    let y = if out.narrow { top + 16 } else { top };
    let shown: Vec<_> = incident
        .severities
        .iter()
        .enumerate()
        .filter_map(|(index, severity)| {
            let (area, left, right) = extent(out.scale, Some(&severity.start), severity.end.as_ref())?;
            Some((index, severity, area, left, right))
        })
        .collect();
    if shown.is_empty() {
        return top;
    }
    // Levels that fit neither in their bar nor after it stand above it, right of this.
    let mut free_above = out.scale.left + if out.narrow { text::bold_width("Severity", SIZE) + 8 } else { 0 };
    for (place, &(index, severity, (x, end), left, right)) in shown.iter().enumerate() {
        let free = rows.iter().position(|&used| used <= x);
        let row = free.unwrap_or(rows.len()).min(SEVERITY_ROWS - 1);
        if row < rows.len() {
            if let Some(used) = rows.get_mut(row) {
                *used = end;
            }
        } else {
            rows.push(end);
        }
        let area = Area {
            x,
            y: y + LANE * i32::try_from(row).unwrap_or_default(),
            width: (end - x).max(3),
            height: BAR,
        };
        let target = Some(Target::Severity(index));
        out.bars.push(Bar { area, target, class: level_class(severity), left, right });
        let wide = text::bold_width(&severity.level, SMALL);
        let next = shown.get(place + 1).map_or(out.scale.right, |&(_, _, (x, _), _, _)| x);
        let above = area.right().min(out.scale.right) - wide;
        let grave = level_class(severity) == "severity severe";
        let (x, y, class) = if area.width >= wide + 10 {
            (area.x + 6, area.y + 12, if grave { "level on grave" } else { "level on" })
        } else if area.right() + 5 + wide <= next {
            (area.right() + 5, area.y + 12, "level")
        } else if row == 0 && above > free_above {
            free_above = above + wide + 6;
            (above, area.y - 4, "level")
        } else {
            continue;
        };
        let text = severity.level.clone();
        out.words.push(Words { x, y, anchor: Anchor::Start, text, class, target });
    }
    name(out, "Severity", "name strong", None, if out.narrow { top + 10 } else { y + 12 });
    y + LANE * i32::try_from(rows.len()).unwrap_or(1) + 4
}

fn level_class(severity: &Severity) -> &'static str {
    let listed = LEVELS.iter().find(|(levels, _)| levels.contains(&severity.level.as_str()));
    listed.map_or("severity minor", |&(_, class)| class)
}

/// The lanes of impacts, one a statement, and of what is derived from events and not stated; returns where the next
/// lane begins.
pub(super) fn impacts(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    let stated =
        incident.impacts.iter().enumerate().map(|(index, impact)| (Some(Target::Impact(index)), impact));
    let edges = |impact: &Impact| {
        (impact.start.as_ref().map(|edge| edge.at), impact.end.as_ref().map(|edge| edge.at))
    };
    let new = |derived: &&Impact| !incident.impacts.iter().any(|impact| edges(impact) == edges(derived));
    let derived = incident.derived_impacts.iter().filter(new).map(|impact| (None, impact));
    let mut y = top;
    for (target, impact) in stated.chain(derived) {
        if y == top {
            name(out, "Impact", "name strong", None, top + 12);
            y += 22;
        }
        y = if out.narrow {
            narrow_impact(out, target, impact, y)
        } else {
            wide_impact(out, target, impact, y)
        };
    }
    if y == top { top } else { y + 4 }
}

fn wide_impact(out: &mut Layout, target: Option<Target>, impact: &Impact, y: i32) -> i32 {
    // A name on two lines stands beside the middle of its bar.
    let names = text::wrap(&title(impact), SIZE, name_room(out.width) - 12, 2);
    let extra = if names.len() > 1 { 8 } else { 0 };
    for (row, line) in (0..).zip(names) {
        name(out, &line, "name", target, y + 12 - extra / 8 + row * 15);
    }
    let y = y + extra / 2 + extra / 4;
    let (scale, duration, how) = (out.scale, duration(impact), how(impact, target));
    let ahead = text::bold_width(&duration, SIZE) + if duration.is_empty() { 0 } else { 8 };
    let both = ahead + text::width(&how, SMALL);
    let bar = bar(scale, impact, target, y, BAR);
    let (from, to) = bar.as_ref().map_or((scale.left, scale.left), |bar| (bar.area.x, bar.area.right()));
    let (before, within, after) = (from - scale.left - 10, to - from - 28, scale.right - to - 10);

    let beside = ["duration", "reason"];
    let (x, anchor, room, [duration_class, how_class]) = if bar.is_none() {
        // Out of the window: the words still say when it was.
        (scale.left, Anchor::Start, scale.pixels(), beside)
    } else if impact.placement == Placement::None {
        (from + 14, Anchor::Start, within, ["duration on", "reason on"])
    } else if after >= both {
        (to + 8, Anchor::Start, after, beside)
    } else if before >= both {
        (from - 8, Anchor::End, before, beside)
    } else if within * 3 / 4 >= both.min(before.max(after)) {
        // The words find more room in the bar than beside it: they stand on a plate that hides the hatching.
        // A fourth of the bar stays bare, so that one sees what kind of bar it is.
        (from + 14, Anchor::Start, within * 3 / 4, ["duration on plated", "reason on plated"])
    } else if after >= before {
        (to + 8, Anchor::Start, after, beside)
    } else {
        (from - 8, Anchor::End, before, beside)
    };
    let how = text::shorten(&how, SMALL, room - ahead);
    let step = if anchor == Anchor::End { -ahead } else { ahead };
    for (x, text, class) in [(x, duration, duration_class), (x + step, how, how_class)] {
        out.words.push(Words { x, y: y + 12, anchor, text, class, target });
    }
    out.bars.extend(bar);
    y + LANE + extra / 4
}

fn narrow_impact(out: &mut Layout, target: Option<Target>, impact: &Impact, y: i32) -> i32 {
    let (scale, duration) = (out.scale, duration(impact));
    let room = scale.pixels() - text::bold_width(&duration, SIZE) - 10;
    let mut put = |x, y, anchor, text, class| {
        out.words.push(Words { x, y, anchor, text, class, target });
    };
    put(scale.left, y + 11, Anchor::Start, text::shorten(&title(impact), SIZE, room), "name");
    put(scale.right, y + 11, Anchor::End, duration, "duration");
    let mut below = y + 45;
    for line in text::wrap(&how(impact, target), SMALL, scale.pixels(), 2) {
        put(scale.left, below, Anchor::Start, line, "reason");
        below += 14;
    }
    out.bars.extend(bar(scale, impact, target, y + 17, 14));
    below.max(y + 45)
}

/// What was hit, or what happened where the notes do not say what was hit.
fn title(impact: &Impact) -> String {
    let first = [impact.what.as_str(), impact.effect.as_str(), impact.quote.as_str()];
    let title = say::plain(first.into_iter().find(|text| !text.is_empty()).unwrap_or("Impact"));
    // A plain word gets its capital; `iOS` and `etcd-2` stay what they are.
    let word = title.split(' ').next().unwrap_or_default();
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return title;
    }
    let mut chars = title.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// How long: `16 min`, `about 4 h`; the length between stated edges where no duration is.
fn duration(impact: &Impact) -> String {
    let between = || Some((impact.end.as_ref()?.at.saturating_sub(impact.start.as_ref()?.at)) / 1000);
    let Some(seconds) = impact.duration_seconds.or_else(between) else { return String::new() };
    format!("{}{}", if impact.approximate { "about " } else { "" }, say::duration(seconds))
}

/// What happened, and how its place was found, in few words.
fn how(impact: &Impact, target: Option<Target>) -> String {
    let edges = match (&impact.start, &impact.end) {
        (Some(start), Some(end)) => format!("{} to {}", say::clock(start), say::clock(end)),
        (Some(start), None) => format!("since {}", say::clock(start)),
        (None, Some(end)) => format!("until {}", say::clock(end)),
        (None, None) => String::new(),
    };
    let rival = impact.rivals.first().map_or_else(String::new, |rival| {
        format!("; also {} to {}", say::clock(&rival.start), say::clock(&rival.end))
    });
    let reason = Some(impact.reason.as_str()).filter(|reason| !reason.is_empty());
    let placed = match (impact.placement, reason) {
        _ if target.is_none() => format!("from the events, {edges}"),
        (Placement::Stated, _) => edges,
        (Placement::Fits, None) => format!("fits {edges}{rival}"),
        (Placement::Assumed, None) => format!("assumed {edges}{rival}"),
        (Placement::None, None) => "from when to when is not stated".to_owned(),
        (_, Some(reason)) => format!("{}{rival}", say::without_zero_seconds(&say::plain(reason))),
    };
    let effect = if impact.what.is_empty() { "" } else { impact.effect.as_str() };
    [effect, placed.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The bar of an impact; none when it lies outside the window.
fn bar(scale: Scale, impact: &Impact, target: Option<Target>, y: i32, height: i32) -> Option<Bar> {
    let class = match impact.placement {
        _ if target.is_none() => "impact derived",
        Placement::Stated => "impact stated",
        Placement::Fits => "impact fits",
        Placement::Assumed => "impact assumed",
        Placement::None => "impact none",
    };
    let (start, end) = match impact.placement {
        Placement::None => (None, None),
        _ => (impact.start.as_ref(), impact.end.as_ref()),
    };
    let ((x, right_x), left, right) = extent(scale, start, end)?;
    Some(Bar { area: Area { x, y, width: (right_x - x).max(3), height }, target, class, left, right })
}

/// Where a bar between two instants begins and ends in the plot and how its ends look; none when it lies outside.
fn extent(scale: Scale, start: Option<&Moment>, end: Option<&Moment>) -> Option<((i32, i32), End, End)> {
    if start.is_some_and(|start| start.at > scale.to) || end.is_some_and(|end| end.at < scale.from) {
        return None;
    }
    let left = match start {
        Some(start) if start.at >= scale.from => (scale.x(start.at), End::Edge),
        Some(_) => (scale.left, End::Cut),
        None => (scale.left, End::Open),
    };
    let right = match end {
        Some(end) if end.at <= scale.to => (scale.x(end.at), End::Edge),
        Some(_) => (scale.right, End::Cut),
        None => (scale.right, End::Open),
    };
    Some(((left.0, right.0.max(left.0)), left.1, right.1))
}

/// Costs as lines of text; returns where the next lane begins.
pub(super) fn costs(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    let mut y = top;
    for (index, cost) in incident.costs.iter().enumerate() {
        if index == 0 {
            name(out, "Cost", "name strong", None, y + 12);
        }
        let (x, room) = (out.scale.left, out.scale.pixels());
        if out.narrow && index == 0 {
            y += 16;
        }
        let text = text::shorten(&say::plain(&cost.what), SIZE, room);
        out.words.push(Words { x, y: y + 12, anchor: Anchor::Start, text, class: "cost", target: None });
        y += 20;
    }
    if y == top { top } else { y + 4 }
}

/// The name of a lane: beside it, or above it in the narrow form.
pub(super) fn name(out: &mut Layout, text: &str, class: &'static str, target: Option<Target>, y: i32) {
    let (x, room) =
        if out.narrow { (out.scale.left, out.scale.pixels()) } else { (16, name_room(out.width) - 12) };
    let text = text::shorten(text, SIZE, room);
    out.words.push(Words { x, y, anchor: Anchor::Start, text, class, target });
}
