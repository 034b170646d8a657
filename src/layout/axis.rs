//! The time axis: what it says above its line and below, and where.

use chrono::Datelike;

use super::{
    parts::{Anchor, Area, Axis, Layout, Reach, TextLine},
    scale::{BREAK, Scale},
    text_metrics::{self, SMALL},
    ticks::{self, Tick},
    viewport::{Viewport, name_room, start},
};
use crate::{
    class::Class,
    facts::Phase,
    incident::{Incident, PhaseAt},
    wording,
};

/// What elapsed time counts from.
fn zero_name(incident: &Incident, zero: i64) -> &'static str {
    let starts = |phase: &PhaseAt| phase.phase == Phase::Start && phase.moment.at == zero;
    if incident.phases.iter().any(starts) {
        "since the start"
    } else if zero == start(incident) {
        "since first entry"
    } else {
        "since T+0"
    }
}

/// As much of a day as has room: `24 Nov 2026`, `24 Nov`. A number alone is no day.
fn day_in(day: &str, room: i32) -> Option<&str> {
    let short = day.rsplit_once(' ').map_or("", |(short, _)| short);
    let fits = |said: &&str| text_metrics::bold_width(said, SMALL) <= room;
    [day, short].into_iter().find(fits).filter(|said| *said == day || said.contains(' '))
}

/// The axis; returns where the lanes begin.
pub(super) fn axis(incident: &Incident, viewport: &Viewport, out: &mut Layout) -> i32 {
    const DAY_LINE: i32 = 16;
    const CLOCK_LINE: i32 = 34;
    const LINE: i32 = 41;
    const ELAPSED_LINE: i32 = 57;

    let scale = out.scale.clone();
    let day = incident.first_day();
    let days = ticks::days(&scale, day, &viewport.clock);
    let changes = ticks::changes(&scale, &viewport.clock);
    let text_of = |at: i64| ticks::day_text(at + viewport.clock.ahead(at), day);
    let dated = dated(&scale, &days);
    // Marks beside a fold give way to its length: the day on which it ends is told over them.
    let mut told = days.clone();
    for gap in scale.breaks().filter(|gap| dated && gap.to <= scale.to) {
        told.push(Tick { x: scale.x(gap.to), at: gap.to, text: text_of(gap.to) });
    }
    let first_text = if dated {
        // Every mark names its day: the year is left to say.
        day.map(|day| day.year().to_string()).unwrap_or_default()
    } else if day.is_some() || !days.is_empty() {
        text_of(scale.from)
    } else {
        // A date without its year, if there is one.
        let date = incident.events.first().and_then(|event| event.start.date);
        date.map(|date| wording::day(Some(date), 0)).unwrap_or_default()
    };
    // Of a day before the first event it is told in full or not at all.
    let extent = viewport.extent.or_else(|| incident.extent());
    let whole = told
        .first()
        .is_some_and(|tick| tick.text == first_text || extent.is_none_or(|(first, _)| tick.at <= first));
    let texts = std::iter::once(&first_text).chain(told.iter().map(|tick| &tick.text));
    // Each has room until the next one begins.
    let ends = told.iter().map(|tick| tick.x + 4).chain([out.width + 7]);
    let mut from = scale.left - 12;
    for (place, (text, end)) in texts.zip(ends).enumerate() {
        let first = place == 0;
        if let Some(said) = day_in(text, end - 8 - from)
            .filter(|said| !said.is_empty() && (said == text || !(first && whole)))
        {
            let x =
                if first { scale.left.min(end - 8 - text_metrics::bold_width(said, SMALL)) } else { from };
            out.add_text(x, DAY_LINE, Anchor::Start, said.to_owned(), Class::Day, None);
        }
        from = end;
    }
    for tick in &changes {
        let room = Area { x: tick.x + 4, y: 0, width: text_metrics::width(&tick.text, SMALL) + 8, height: 1 };
        let free = |words: &TextLine| {
            words.y != DAY_LINE
                || !room.overlaps(Area { x: words.x, width: text_metrics::width(&words.text, SMALL), ..room })
        };
        if room.right() < out.width && out.words.iter().all(free) {
            out.add_text(room.x, DAY_LINE, Anchor::Start, tick.text.clone(), Class::ClockChange, None);
        }
    }
    let zero = viewport.zero.unwrap_or_else(|| start(incident));
    if !out.narrow {
        let zone = incident.zone.as_ref().map_or("clock", |zone| wording::zone(&zone.name));
        let zone = text_metrics::shorten(zone, SMALL, name_room(out.width) - 12);
        out.add_text(16, CLOCK_LINE, Anchor::Start, zone, Class::AxisName, None);
        let zero = text_metrics::shorten(zero_name(incident, zero), SMALL, name_room(out.width) - 12);
        out.add_text(16, ELAPSED_LINE, Anchor::Start, zero, Class::AxisName, None);
    }
    let mut clock = ticks::whole(ticks::clock(&scale, day, &viewport.clock), scale.right);
    let mut elapsed = ticks::whole(ticks::elapsed(&scale, zero), scale.right);
    for gap in scale.breaks() {
        let (x, right) = (scale.x(gap.from).max(scale.left), scale.x(gap.to).min(scale.right));
        out.gaps.push(Reach { from: x, to: right });
        if right - x >= BREAK * 3 / 4 {
            let long = wording::brief(gap.quiet / 1000);
            let middle = i32::midpoint(x, right);
            let room = text_metrics::width(&long, SMALL).max(right - x - 8) / 2 + 4;
            for ticks in [&mut clock, &mut elapsed] {
                ticks.retain(|tick| {
                    let (from, to) = tick.reach(scale.right);
                    to <= middle - room || from >= middle + room
                });
            }
            out.add_text(middle, CLOCK_LINE, Anchor::Middle, long, Class::GapLength, None);
            out.add_text(middle, ELAPSED_LINE, Anchor::Middle, "gap".to_owned(), Class::GapLength, None);
        }
    }
    out.axis = Axis { y: LINE, clock, elapsed, days, changes };
    let measured = viewport.measure.map(|(from, to)| (from, to, ""));
    if let Some((from, to, name)) = viewport.bracket.or(measured) {
        let middle = i32::midpoint(scale.x(from), scale.x(to)).clamp(scale.left + 40, scale.right - 40);
        let long =
            [name, if name.is_empty() { "" } else { " " }, &wording::exact((to - from).abs())].concat();
        let room = text_metrics::bold_width(&long, SMALL) / 2 + 6;
        let end = |words: &TextLine| words.x + text_metrics::bold_width(&words.text, SMALL);
        let free = |words: &TextLine, middle| {
            words.y != DAY_LINE || words.x > middle + room || end(words) < middle - room
        };
        // It stands behind the day that is there. What is measured is what one looks for: the other days make room.
        let day = out.words.iter().find(|words| !free(words, middle)).map(end);
        let middle = day.map_or(middle, |end| (end + room + 1).min(scale.right - 40));
        out.words.retain(|words| free(words, middle));
        out.add_text(middle, DAY_LINE, Anchor::Middle, long, Class::Measured, None);
    }
    ticks_words(&mut out.words, &out.axis.clock, scale.right, CLOCK_LINE, Class::Clock);
    ticks_words(&mut out.words, &out.axis.elapsed, scale.right, ELAPSED_LINE, Class::Elapsed);
    ELAPSED_LINE + 17
}

/// The words of ticks, each around its place.
pub(super) fn ticks_words(words: &mut Vec<TextLine>, ticks: &[Tick], right: i32, y: i32, class: Class) {
    for tick in ticks {
        let (from, to) = tick.reach(right);
        let (x, text) = (i32::midpoint(from, to), tick.text.clone());
        words.push(TextLine { x, y, anchor: Anchor::Middle, text, class, target: None });
    }
}

/// True when the window is so long that no midnights are marked: instants then need their date.
pub(super) fn dated(scale: &Scale, days: &[Tick]) -> bool {
    days.is_empty() && scale.span() > 86_400_000
}
