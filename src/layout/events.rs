//! The events: dots on a line with labels around it, or the list of the narrow form.

use super::{
    axis::{dated, ticks_words},
    labels::{BUCKET, Candidate, FEW_ROWS, Position, Side, place, want},
    lanes::heading,
    parts::{Anchor, Area, Cluster, Dot, EventSpan, Label, Layout, Leader, Reach, TextLine},
    text_metrics::{self, SIZE, SMALL},
    viewport::Viewport,
};
use crate::{
    civil::ClockTime,
    class::Class,
    incident::{Event, Incident},
    sort,
    span::start_of,
    target::Target,
    wording::{self, Times},
};

/// Rows of labels, and the height of one.
const ROWS: i32 = 36;
const ROW: i32 = 16;

/// Pixels from the top of a row to the middle of its words.
const MIDDLE: i32 = 8;

/// Where the line lies further below the axis than this, the clock is written a second time, under the line.
const FAR_AXIS: i32 = 300;

/// Pixels between the middle of a dot and its label's words, and between time and words.
const INSET: i32 = 9;

/// Pixels between the line and the labels next to it, and the height of a band of counted marks between them.
const LEADER: i32 = 10;
const BAND: i32 = 22;

/// Width of a counted mark and of the stretch of line that it counts.
const CLUSTER: i32 = 44;

/// Entries of the narrow form's list, besides counted ones.
const ENTRIES: usize = 60;

/// Lines of words of an entry in the list.
const LINES: usize = 3;

/// The events inside the window with what each is worth, in the order of time; those outside and those that are left
/// out are counted.
pub(super) fn shown<'a>(incident: &'a Incident, viewport: &Viewport, out: &mut Layout) -> Vec<Candidate<'a>> {
    let mut edges = Vec::new();
    for impact in &incident.impacts {
        if let Some(edge) = &impact.start {
            edges.push(edge.at);
        }
        if let Some(edge) = &impact.end {
            edges.push(edge.at);
        }
    }
    let edges = sort::by_key(edges, |at| *at);
    let events = incident.events.as_slice();
    let begin = events.partition_point(|event| event.start.at < out.scale.from);
    let end = events.partition_point(|event| event.start.at <= out.scale.to).max(begin);
    let gone = |index: &usize| viewport.hidden.get(*index) == Some(&true);
    (out.earlier, out.later) = (begin, events.len() - end);
    if !viewport.hidden.is_empty() {
        // Those that are left out are counted once, wherever they lie; those of another incident are not.
        let count = |range: std::ops::Range<usize>| range.filter(gone).count();
        out.earlier -= count(0..begin);
        out.later -= count(end..events.len());
        let (first, last) = out.extent.unwrap_or((i64::MIN, i64::MAX));
        let inside =
            |index: &usize| events.get(*index).is_some_and(|event| (first..=last).contains(&event.start.at));
        out.hidden = (0..events.len()).filter(|index| gone(index) && inside(index)).count();
    }
    let pixel_of = out.scale.pixel_of();
    let mut shown = Vec::with_capacity(end - begin);
    for (index, event) in events.iter().enumerate().take(end).skip(begin) {
        if gone(&index) {
            continue;
        }
        let at = event.start.at;
        let outer = index == 0 || index + 1 == events.len();
        let edge = edges.binary_search(&at).is_ok();
        let weight = 8 * i32::from(is_milestone(event))
            + 4 * i32::from(outer)
            + 2 * i32::from(edge)
            + i32::from(event.kind.is_some());
        let x = pixel_of(at);
        shown.push(Candidate { index, event, x, weight, width: 0, wanted: false, position: None });
    }
    shown
}

/// True for an event that begins a phase or sets a severity.
pub(super) fn is_milestone(event: &Event) -> bool {
    !event.phases.is_empty() || event.severity.is_some()
}

/// Width of the label of an event when nothing is cut.
fn natural_width(event: &Event, times: Times) -> i32 {
    2 * INSET
        + 2
        + text_metrics::width(&wording::time(event, times), SIZE)
        + text_metrics::width(&words(event), SIZE)
}

/// The words as a label shows them: long entries are not read to their end.
fn words(event: &Event) -> String {
    wording::told(start_of(&event.text, event.text.floor_char_boundary(480)))
}

/// How far an approximate time may lie to either side of its place `x`.
fn whisker(out: &Layout, event: &Event, x: i32) -> Reach {
    const ABOUT: i32 = 11;
    let start = &event.start;
    // Round the clock: a span may go over midnight.
    let between = |one: ClockTime, other: ClockTime| (other.millis() - one.millis()).rem_euclid(86_400_000);
    let from =
        start.earliest.zip(start.time).map(|(early, usual)| out.scale.x(start.at - between(early, usual)));
    let to = start.latest.zip(start.time).map(|(late, usual)| out.scale.x(start.at + between(usual, late)));
    let plot = |x: i32| x.clamp(out.scale.left, out.scale.right);
    Reach { from: plot(from.unwrap_or(x - ABOUT)), to: plot(to.unwrap_or(x + ABOUT)) }
}

/// Dots and spans on the line at `y`; `beside` says where the dot of an event stands that has a label.
fn dots(out: &mut Layout, shown: &[Candidate<'_>], y: i32, beside: impl Fn(Position) -> i32) {
    // The last dot without a label: where it stands, what it is worth, its place among the dots.
    let mut last = (i32::MIN, 0, 0);
    for &Candidate { index, event, x, position, weight, .. } in shown {
        // Dots closer than this are one blot, of which that is drawn which matters most; those with a label are always drawn.
        let apart = position.is_some() || x.saturating_sub(last.0) >= 9;
        if apart || weight > last.1 {
            let whisker = event.approximate.then(|| whisker(out, event, x));
            let y = position.map_or(y, &beside);
            let dot = Dot { x, y, event: index, milestone: is_milestone(event), whisker };
            let place = if apart { out.dots.len() } else { last.2 };
            last = if position.is_some() { last } else { (x, weight, place) };
            match out.dots.get_mut(place) {
                Some(there) => *there = dot,
                None => out.dots.push(dot),
            }
        }
        let end = event.end.as_ref().map_or(x, |end| out.scale.x(end.at).min(out.scale.right));
        if end - x > 4 && out.spans.len() < 200 {
            let area = Area { x, y: y - 3, width: end - x, height: 6 };
            out.spans.push(EventSpan { area, event: index });
        }
    }
}

/// The wide form; returns the height of the picture. `room` is how high it may be where it keeps its height.
pub(super) fn labels(
    incident: &Incident,
    mut shown: Vec<Candidate<'_>>,
    room: i32,
    out: &mut Layout,
    top: i32,
) -> i32 {
    /// Pixels that are no rows, where nothing is counted.
    const AROUND: i32 = 2 * LEADER + 32;
    if incident.events.is_empty() {
        return top + 8;
    }
    let times =
        Times { dated: dated(&out.scale, &out.axis.days), seconds: wording::has_seconds(&incident.events) };
    let plot = (out.scale.left, out.width - 8);
    let bucket = out.scale.drawn_span() / i64::from(out.scale.pixels()) * BUCKET;
    let rows = if room > 0 { ((room - AROUND) / ROW).clamp(FEW_ROWS, ROWS) } else { ROWS };
    place(&mut shown, |event| natural_width(event, times), plot, bucket, rows);
    let rows = |side| {
        let positions = shown.iter().filter_map(|candidate| candidate.position);
        let rows = positions.filter(|position| position.side == side).map(|position| position.row + 1);
        rows.max().unwrap_or(0)
    };
    // Counted marks have a band of their own on the side where fewer leaders are: under the line before the turn.
    let is_below =
        |candidate: &&Candidate<'_>| candidate.position.is_some_and(|position| position.side == Side::Below);
    let turn = shown.iter().find(is_below).map(|candidate| candidate.x);
    let counts = clusters(out, &shown);
    let (early, late): (Vec<Cluster>, Vec<Cluster>) =
        counts.into_iter().partition(|cluster| turn.is_none_or(|turn| cluster.area.x < turn));
    let band = |clusters: &[Cluster]| LEADER + if clusters.is_empty() { 0 } else { BAND };
    let (over, under) = (band(&late), band(&early));
    let line = top + 8 + rows(Side::Above) * ROW + over;
    out.line = Some(line);
    heading(out, "Events", top + 18);
    place_clusters(out, early, line + LEADER);
    place_clusters(out, late, line - BAND - 2);

    let top_of = |Position { row, side, .. }| match side {
        Side::Below => line + under + row * ROW,
        Side::Above => line - over - (row + 1) * ROW,
    };
    for &Candidate { index, event, x, position, .. } in &shown {
        let Some(Position { row, side, width }) = position else { continue };
        let left = if side == Side::Below { x - width } else { x };
        let y = top_of(Position { row, side, width });
        let area = Area { x: left, y, width, height: ROW - 3 };
        let time = wording::time(event, times);
        // The time stands beside the leader, the words beyond it: figures are narrower than the table says.
        let room = INSET + text_metrics::width(&time, SIZE) + INSET;
        let short = text_metrics::shorten(&words(event), SIZE, width - room);
        let (way, anchor, from, to) = match side {
            Side::Below => (-1, Anchor::End, line, y + MIDDLE),
            Side::Above => (1, Anchor::Start, y + MIDDLE, line),
        };
        let time = said(index, x + way * INSET, y, anchor, time, Class::EventTime);
        let words = said(index, x + way * room, y, anchor, short, Class::EventText);
        let leader = Some(Leader { x, down: Reach { from, to } });
        let milestone = is_milestone(event);
        out.labels.push(Label { event: index, area, time, lines: vec![words], leader, dot: None, milestone });
    }
    dots(out, &shown, line, |position| top_of(position) + MIDDLE);
    // How many events lie outside the window, under the name of the lane.
    let mut y = (line + 4).max(top + 34);
    for (count, side) in [(out.earlier, " earlier"), (out.later, " later"), (out.hidden, " hidden")] {
        if count > 0 {
            out.add_text(16, y, Anchor::Start, count.to_string() + side, Class::Outside, None);
            y += 16;
        }
    }
    let lowest = rows(Side::Below) * ROW;
    out.floor = if lowest > 0 { line + under + lowest } else { line };
    let mut bottom = line + 2 + under + lowest;
    if bottom - out.axis.y > FAR_AXIS {
        bottom += 12;
        ticks_words(&mut out.words, &out.axis.clock, out.scale.right, bottom, Class::Clock);
    }
    y.max(bottom + 10)
}

/// A line of text about an event, in a row that begins at `y`.
fn said(event: usize, x: i32, y: i32, anchor: Anchor, text: String, class: Class) -> TextLine {
    TextLine { x, y: y + 12, anchor, text, class, target: Some(Target::Event(event)) }
}

/// Puts counted marks where they begin at `y`.
fn place_clusters(out: &mut Layout, clusters: Vec<Cluster>, y: i32) {
    let placed = clusters.into_iter().map(|cluster| Cluster { area: Area { y, ..cluster.area }, ..cluster });
    out.clusters.extend(placed);
}

/// Counted marks for the events without a label, a stretch of the line each, in order.
fn clusters(out: &Layout, shown: &[Candidate<'_>]) -> Vec<Cluster> {
    let left = out.scale.left;
    let last = (out.width - CLUSTER - left).max(0) / CLUSTER;
    // Where the stretch of the last mark ends.
    let mut end = i32::MIN;
    let mut clusters: Vec<Cluster> = Vec::new();
    for candidate in shown.iter().filter(|candidate| candidate.position.is_none()) {
        if candidate.x >= end {
            let here = (candidate.x - left).div_euclid(CLUSTER).clamp(0, last);
            end = if here == last { i32::MAX } else { left + (here + 1) * CLUSTER };
            let area = Area { x: left + here * CLUSTER + 1, y: 0, width: CLUSTER - 2, height: 16 };
            clusters.push(Cluster { area, text: String::new(), events: vec![] });
        }
        if let Some(cluster) = clusters.last_mut() {
            cluster.events.push(candidate.index);
        }
    }
    for cluster in &mut clusters {
        // Five digits would not fit the mark.
        let count = cluster.events.len();
        let (count, unit) = if count < 10_000 { (count, "") } else { (count / 1000, "k") };
        cluster.text = format!("+{count}{unit}");
    }
    clusters
}

/// The narrow form: dots on a line, and under it the events as a list unless they are listed elsewhere; returns the height of the picture.
pub(super) fn list(
    incident: &Incident,
    mut shown: Vec<Candidate<'_>>,
    listed: bool,
    out: &mut Layout,
    top: i32,
) -> i32 {
    if incident.events.is_empty() {
        return top + 8;
    }
    heading(out, "Events", top + 12);
    let line = top + 28;
    (out.line, out.floor) = (Some(line), line);
    dots(out, &shown, line, |_| line);
    if listed {
        // Marks that stand for others say for how many.
        shown.retain(|candidate| out.dots.iter().all(|dot| dot.event != candidate.index));
        place_clusters(out, clusters(out, &shown), line + LEADER);
        return line + if out.clusters.is_empty() { 18 } else { LEADER + BAND };
    }
    keep(&mut shown);
    let times = Times { dated: false, seconds: wording::has_seconds(&incident.events) };
    let mut time_room = 34;
    for candidate in shown.iter().take(1000) {
        time_room =
            time_room.max(text_metrics::bold_width(&wording::time(candidate.event, times), SIZE)).min(100);
    }
    let left = out.scale.left;
    let dot_x = left + time_room + 14;
    let x = dot_x + 14;
    let mut y = line + 20;
    let mut folded: Vec<usize> = Vec::new();
    let dated = incident.first_day().is_some();
    let mut day = None;
    if out.earlier > 0 {
        out.add_text(x, y + 12, Anchor::Start, out.earlier.to_string() + " earlier", Class::Outside, None);
        y += 22;
    }
    for &Candidate { index, event, wanted, .. } in &shown {
        if !wanted {
            folded.push(index);
            continue;
        }
        y = cluster_entry(out, &mut folded, x, y);
        if day.map_or(dated, |day| day != event.start.day) {
            let text = wording::day(event.start.date, event.start.day);
            out.add_text(left, y + 12, Anchor::Start, text, Class::Day, None);
            y += 24;
        }
        day = Some(event.start.day);
        let mut lines = Vec::new();
        let mut bottom = y;
        for text in text_metrics::wrap(&words(event), SIZE, out.width - 10 - x, LINES) {
            lines.push(said(index, x, bottom, Anchor::Start, text, Class::EventText));
            bottom += 16;
        }
        let height = (bottom - y).max(16) + 2;
        let area = Area { x: left, y, width: out.width - 10 - left, height };
        let time = text_metrics::shorten(&wording::time(event, times), SIZE, time_room * 8 / 9 + 1);
        let time = said(index, left + time_room, y, Anchor::End, time, Class::EventTime);
        let dot = Some((dot_x, y + 8));
        let milestone = is_milestone(event);
        out.labels.push(Label { event: index, area, time, lines, leader: None, dot, milestone });
        y = area.bottom() + 7;
    }
    y = cluster_entry(out, &mut folded, x, y);
    if out.later > 0 {
        out.add_text(x, y + 12, Anchor::Start, out.later.to_string() + " later", Class::Outside, None);
        y += 22;
    }
    if out.hidden > 0 {
        out.add_text(x, y + 12, Anchor::Start, out.hidden.to_string() + " hidden", Class::Outside, None);
        y += 22;
    }
    y + 6
}

/// An entry that counts the events which the list leaves out; returns where the next begins.
fn cluster_entry(out: &mut Layout, folded: &mut Vec<usize>, x: i32, y: i32) -> i32 {
    if folded.is_empty() {
        return y;
    }
    let text = "+".to_owned() + &folded.len().to_string();
    let width = text_metrics::width(&text, SMALL).max(28) + 12;
    out.clusters.push(Cluster {
        area: Area { x, y, width, height: 16 },
        text,
        events: std::mem::take(folded),
    });
    y + 25
}

/// Marks the events that the list shows as wanted: all, or those that matter most.
fn keep(shown: &mut [Candidate<'_>]) {
    let keys: Vec<i64> = shown.iter().map(|candidate| i64::from(-candidate.weight)).collect();
    for place in sort::of(&keys).into_iter().take(ENTRIES) {
        want(shown, place, true);
    }
}
