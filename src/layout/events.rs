//! The events: dots on a line with labels above it, or the list of the narrow form.

use chrono::Datelike;

use super::{
    Area, Dot, Fold, Label, Layout, SIZE, SMALL, Stretch, Words, dated, first_day,
    labels::{Wish, place},
    lanes::name,
    text,
};
use crate::{
    incident::{Date, Event, Incident},
    say,
    scene::{Anchor, Target},
};

/// Rows of labels above the line, and the height of one.
const ROWS: i32 = 36;
const ROW: i32 = 19;

/// Where the line lies further below the axis than this, the clock is written a second time, under the line.
const FAR_AXIS: i32 = 300;

/// Pixels between a leader and its label's words, and between time and words.
const INSET: i32 = 6;

/// Width of a counted mark and of the stretch of line that it counts.
const FOLD: i32 = 44;

/// Entries of the narrow form's list, besides counted ones.
const ENTRIES: usize = 60;

/// Lines of words of an entry in the list.
const LINES: usize = 3;

/// The events inside the window with what each is worth; those outside are counted.
fn shown(incident: &Incident, out: &mut Layout) -> Vec<(usize, i32)> {
    let scale = out.scale;
    out.earlier = incident.events.iter().filter(|event| event.start.at < scale.from).count();
    out.later = incident.events.iter().filter(|event| event.start.at > scale.to).count();
    let edges = incident.impacts.iter().flat_map(|impact| [impact.start.as_ref(), impact.end.as_ref()]);
    let mut edges: Vec<i64> = edges.flatten().map(|edge| edge.at).collect();
    edges.sort_unstable();
    let last = incident.events.len().saturating_sub(1);
    let mut shown: Vec<(usize, i32)> = incident
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| scale.shows(event.start.at))
        .map(|(index, event)| {
            let edge = i32::from(edges.binary_search(&event.start.at).is_ok());
            let end = i32::from(index == 0 || index == last);
            (index, 8 * i32::from(weighty(event)) + 4 * end + 2 * edge + i32::from(event.kind.is_some()))
        })
        .collect();
    shown = crate::order::by_key(shown, |&(index, _)| {
        incident.events.get(index).map_or(0, |event| event.start.at)
    });
    shown
}

/// True for an event that begins a phase or sets a severity.
fn weighty(event: &Event) -> bool {
    !event.phases.is_empty() || event.severity.is_some()
}

/// Width of the label of an event when nothing is cut.
fn natural_width(event: &Event, dated: bool) -> i32 {
    let words = text::width(&say::plain(head(&event.text)), SIZE);
    2 * INSET + 2 + text::bold_width(&time(event, dated), SIZE) + words
}

/// The widest of the last labels: how much room the picture leaves for them right of the last event.
pub(super) fn last_width(incident: &Incident) -> i32 {
    incident.events.iter().rev().take(8).map(|event| natural_width(event, false)).max().unwrap_or(0)
}

/// The time as a label shows it; `dated` with its day.
fn time(event: &Event, dated: bool) -> String {
    let date = match (dated && event.start.time.is_some(), event.start.date) {
        (false, _) => String::new(),
        (true, Some(Date::Full(date))) => format!("{} {} ", date.day(), say::month(date.month())),
        (true, date) => format!("{} ", say::day(date, event.start.day)),
    };
    format!("{date}{}{}", if event.approximate { "~" } else { "" }, say::clock(&event.start))
}

/// Dots and stretches on the line at `y`.
fn dots(
    incident: &Incident,
    out: &mut Layout,
    shown: &[(usize, i32)],
    labelled: impl Fn(usize) -> bool,
    y: i32,
) {
    let mut last: Option<i32> = None;
    for (place, &(index, _)) in shown.iter().enumerate() {
        let Some(event) = incident.events.get(index) else { continue };
        let x = out.scale.x(event.start.at);
        // Dots closer than this are one blot; those with a label are always drawn.
        let apart = last.is_none_or(|last| x - last >= 9);
        if apart || labelled(place) && last != Some(x) {
            out.dots.push(Dot { x, event: index, weighty: weighty(event) });
            last = Some(x);
        }
        let end = event.end.as_ref().map_or(x, |end| out.scale.x(end.at).min(out.scale.right));
        if end - x > 4 && out.stretches.len() < 200 {
            let area = Area { x, y: y - 3, width: end - x, height: 6 };
            out.stretches.push(Stretch { area, event: index });
        }
    }
}

/// The wide form; returns the height of the picture.
pub(super) fn labels(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    if incident.events.is_empty() {
        return top + 8;
    }
    let shown = shown(incident, out);
    let dated = dated(out);
    let mut wishes: Vec<Wish> = shown
        .iter()
        .filter_map(|&(index, weight)| {
            let event = incident.events.get(index)?;
            Some(Wish { x: out.scale.x(event.start.at), width: 0, weight })
        })
        .collect();
    let measure = |place: usize| {
        let event = shown.get(place).and_then(|&(index, _)| incident.events.get(index));
        event.map_or(0, |event| natural_width(event, dated))
    };
    let spots = place(&mut wishes, measure, out.width - 8, ROWS);
    let rows = spots.iter().flatten().map(|spot| spot.row + 1).max().unwrap_or(0);
    let line = top + 8 + rows * ROW + 10;
    out.line = Some(line);
    name(out, "Events", "name strong", None, top + 18);

    for ((&(index, _), wish), spot) in shown.iter().zip(&wishes).zip(&spots) {
        let (Some(event), Some(spot)) = (incident.events.get(index), spot) else { continue };
        let area =
            Area { x: wish.x, y: line - 10 - (spot.row + 1) * ROW, width: spot.width, height: ROW - 3 };
        let words = |x, text, class| Words {
            x,
            y: area.y + 12,
            anchor: Anchor::Start,
            text,
            class,
            target: Some(Target::Event(index)),
        };
        let time = time(event, dated);
        let x = area.x + INSET + text::bold_width(&time, SIZE) + INSET;
        let short = text::shorten(&say::plain(head(&event.text)), SIZE, area.right() - x);
        out.labels.push(Label {
            event: index,
            area,
            time: words(area.x + INSET, time, "event-time"),
            lines: vec![words(x, short, "event-text")],
            leader: Some((area.x, area.y + 1, line)),
            dot: None,
            weighty: weighty(event),
        });
    }
    dots(incident, out, &shown, |place| spots.get(place).is_some_and(Option::is_some), line);
    folds(out, &shown, &wishes, &spots.iter().map(Option::is_some).collect::<Vec<_>>(), line + 10);
    let y = outside(out, line + 4);
    let mut bottom = line + if out.folds.is_empty() { 12 } else { 34 };
    if line - out.axis.y > FAR_AXIS {
        bottom += 12;
        let again = out.axis.clock.iter().map(|tick| Words {
            x: tick.x,
            y: bottom,
            anchor: Anchor::Middle,
            text: tick.text.clone(),
            class: "clock",
            target: None,
        });
        out.words.extend(again);
    }
    y.max(bottom + 10)
}

/// Counted marks under the line, a stretch of it each.
fn folds(out: &mut Layout, shown: &[(usize, i32)], wishes: &[Wish], labelled: &[bool], y: i32) {
    let mut stretch = None;
    for ((&(index, _), wish), _) in shown.iter().zip(wishes).zip(labelled).filter(|(_, labelled)| !**labelled)
    {
        let last = (out.width - FOLD - out.scale.left).max(0) / FOLD;
        let here = (wish.x - out.scale.left).div_euclid(FOLD).clamp(0, last);
        if stretch != Some(here) {
            stretch = Some(here);
            let x = out.scale.left + here * FOLD + 1;
            out.folds.push(Fold {
                area: Area { x, y, width: FOLD - 2, height: 16 },
                text: String::new(),
                events: vec![],
            });
        }
        if let Some(fold) = out.folds.last_mut() {
            fold.events.push(index);
            // Five digits would not fit the mark.
            fold.text = match fold.events.len() {
                count @ ..10_000 => format!("+{count}"),
                count => format!("+{}k", count / 1000),
            };
        }
    }
}

/// How many events lie outside the window, under the name of the lane; returns where the text ends.
fn outside(out: &mut Layout, y: i32) -> i32 {
    let mut y = y;
    for (count, side) in [(out.earlier, "earlier"), (out.later, "later")] {
        if count > 0 {
            let text = format!("{count} {side}");
            out.words.push(Words { x: 16, y, anchor: Anchor::Start, text, class: "outside", target: None });
            y += 16;
        }
    }
    y
}

/// The part of a text that a label could ever show: long entries are not measured to their end.
fn head(text: &str) -> &str {
    text.char_indices().nth(240).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The narrow form: dots on a line, and under it the events as a list; returns the height of the picture.
pub(super) fn list(incident: &Incident, out: &mut Layout, top: i32) -> i32 {
    if incident.events.is_empty() {
        return top + 8;
    }
    let shown = shown(incident, out);
    name(out, "Events", "name strong", None, top + 12);
    let line = top + 28;
    out.line = Some(line);
    dots(incident, out, &shown, |_| false, line);

    let kept = keep(&shown);
    let texts = shown.iter().filter_map(|&(index, _)| incident.events.get(index)).take(1000);
    let time_room =
        texts.map(|event| text::bold_width(&time(event, false), SIZE)).max().unwrap_or(0).clamp(34, 100);
    let dot_x = out.scale.left + time_room + 14;
    let x = dot_x + 14;
    let mut y = line + 20;
    let mut folded: Vec<usize> = Vec::new();
    let mut day = None;
    if out.earlier > 0 {
        let text = format!("{} earlier", out.earlier);
        out.words.push(Words { x, y: y + 12, anchor: Anchor::Start, text, class: "outside", target: None });
        y += 22;
    }
    for (&(index, _), kept) in shown.iter().zip(kept) {
        let Some(event) = incident.events.get(index).filter(|_| kept) else {
            folded.push(index);
            continue;
        };
        y = fold_entry(out, &mut folded, x, y);
        if day.is_some_and(|day| day != event.start.day) || day.is_none() && first_day(incident).is_some() {
            let text = say::day(event.start.date, event.start.day);
            let left = out.scale.left;
            out.words.push(Words {
                x: left,
                y: y + 12,
                anchor: Anchor::Start,
                text,
                class: "day",
                target: None,
            });
            y += 24;
        }
        day = Some(event.start.day);
        let said = |x, y, anchor, text, class| Words {
            x,
            y,
            anchor,
            text,
            class,
            target: Some(Target::Event(index)),
        };
        let wrapped = text::wrap(&say::plain(head(&event.text)), SIZE, out.width - 10 - x, LINES);
        let lines: Vec<Words> = (0..)
            .zip(wrapped)
            .map(|(row, text)| said(x, y + 12 + 16 * row, Anchor::Start, text, "event-text"))
            .collect();
        let rows = i32::try_from(lines.len()).unwrap_or(1).max(1);
        let area =
            Area { x: out.scale.left, y, width: out.width - 10 - out.scale.left, height: 16 * rows + 2 };
        let time = text::shorten(&time(event, false), SIZE, time_room * 8 / 9 + 1);
        out.labels.push(Label {
            event: index,
            area,
            time: said(out.scale.left + time_room, y + 12, Anchor::End, time, "event-time"),
            lines,
            leader: None,
            dot: Some((dot_x, y + 8)),
            weighty: weighty(event),
        });
        y = area.bottom() + 7;
    }
    y = fold_entry(out, &mut folded, x, y);
    if out.later > 0 {
        let text = format!("{} later", out.later);
        out.words.push(Words { x, y: y + 12, anchor: Anchor::Start, text, class: "outside", target: None });
        y += 22;
    }
    y + 6
}

/// An entry that counts the events which the list leaves out; returns where the next begins.
fn fold_entry(out: &mut Layout, folded: &mut Vec<usize>, x: i32, y: i32) -> i32 {
    if folded.is_empty() {
        return y;
    }
    let text = format!("+{}", folded.len());
    let width = text::width(&text, SMALL).max(28) + 12;
    out.folds.push(Fold { area: Area { x, y, width, height: 16 }, text, events: std::mem::take(folded) });
    y + 25
}

/// Which events the list shows: all, or those that matter most.
fn keep(shown: &[(usize, i32)]) -> Vec<bool> {
    let places: Vec<usize> = (0..shown.len()).collect();
    let order =
        crate::order::by_key(places, |&place| shown.get(place).map_or(0, |&(_, weight)| i64::from(-weight)));
    let mut kept = vec![false; shown.len()];
    for place in order.into_iter().take(ENTRIES) {
        if let Some(kept) = kept.get_mut(place) {
            *kept = true;
        }
    }
    kept
}
