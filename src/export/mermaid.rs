//! The incident as diagrams of Mermaid, which many wikis draw: a gantt chart with bars, and a timeline.

use chrono::NaiveDate;

use super::Export;
use crate::{
    civil::{DAY, Date, later, shifted},
    facts::{Effect, Placed},
    incident::{Event, Impact},
    markup, sort,
    span::start_of,
    wording::{self, exports, length, reasons::subject},
};

/// Bytes of the words of an event: a diagram has room for no more.
const WORDS: usize = 120;

/// A gantt chart: a section of bars for each thing that was hit, one for the severities, one with the events as milestones.
///
/// All instants are on the clock of the export. Notes without a date have the stand-in that Mermaid needs, and an axis
/// that does not show it.
///
/// ```
/// use incident_timeline::{clock::WallClock, export::{Export, mermaid::gantt}, read_incident};
///
/// let incident = read_incident("# Outage\n\n2024-11-20\n10:02 pager: #1 fired\n10:40 all well\n");
/// let text = gantt(&Export { incident: &incident, clock: &WallClock::default(), hidden: &[], part: None });
/// assert!(text.contains("\n    10#58;02 pager#58; #35;1 fired :milestone, 2024-11-20T10:02:00, 0d\n"));
/// ```
#[must_use]
pub fn gantt(export: &Export<'_>) -> String {
    let incident = export.incident;
    let (first, last) = incident.extent().unwrap_or_default();
    let wall = |at: i64| at + export.clock.ahead(at);
    let over_midnight = wall(first).div_euclid(DAY) != wall(last).div_euclid(DAY);
    let dated = first_day(export).is_some();
    let axis = if over_midnight && dated { "%d %b %H:%M" } else { "%H:%M" };
    let mut out = [
        "gantt\n    title ",
        &title(export, true),
        "\n    dateFormat YYYY-MM-DDTHH:mm:ss\n    axisFormat ",
        axis,
        "\n",
    ]
    .concat();
    let mut section = String::new();
    let mut bar = |of: String, words: &str, tags: &str, from: i64, to: Option<i64>| {
        if of != section {
            out.push_str(&["    section ", &of, "\n"].concat());
            section = of;
        }
        let to = to.map_or("0d".to_owned(), |to| instant(export, to));
        out.push_str(&["    ", words, " :", tags, &instant(export, from), ", ", &to, "\n"].concat());
    };
    for impact in by_thing(&export.impacts()) {
        if impact.start.is_none() && impact.end.is_none() {
            continue;
        }
        let from = impact.start.as_ref().map_or(first, |edge| edge.at);
        let to = impact.end.as_ref().map_or(last, |edge| edge.at);
        let grave = matches!(impact.effect, Effect::Down | Effect::Blocked | Effect::DataLoss);
        let tags = if grave { "crit, " } else { "active, " };
        bar(
            text(&markup::plain(subject(&impact.subject))),
            &text(&bar_words(impact)),
            tags,
            from,
            Some(to.max(from)),
        );
    }
    for severity in &incident.severities {
        let to = severity.end.as_ref().map_or(last, |end| end.at);
        bar(
            exports::SEVERITY.to_owned(),
            &text(&severity.level.to_string()),
            "",
            severity.start.at,
            Some(to),
        );
    }
    for event in export.events() {
        let words = [&wording::clock(&event.start), " ", &words(event)].concat();
        let to = event.end.as_ref().map(|end| end.at);
        let tags = if to.is_some() { "" } else { "milestone, " };
        bar(exports::EVENTS.to_owned(), &text(&words), tags, event.start.at, to);
    }
    out
}

/// A timeline: what happened at each clock, impacts where they begin, a section for each day.
#[must_use]
pub fn timeline(export: &Export<'_>) -> String {
    let mut entries: Vec<(i64, String, String, String)> = Vec::new();
    for event in export.events() {
        let day = wording::day(event.start.date, event.start.day);
        entries.push((event.start.at, day, wording::clock(&event.start), words(event)));
    }
    for impact in export.impacts() {
        let Some(edge) = &impact.start else { continue };
        let said = [&markup::plain(subject(&impact.subject)), " ", &bar_words(impact)].concat();
        entries.push((edge.at, wording::day(edge.date, edge.day), wording::clock(edge), said));
    }
    let entries = sort::by_key(entries, |(at, ..)| *at);
    let days = entries.iter().any(|(_, day, ..)| entries.first().is_some_and(|(_, first, ..)| first != day));
    let mut out = ["timeline\n    title ", &title(export, false), "\n"].concat();
    let mut last: Option<(&str, &str)> = None;
    for (_, day, clock, said) in &entries {
        if days && last.is_none_or(|(before, _)| before != day) {
            out.push_str(&["    section ", &text(day), "\n"].concat());
        }
        // A line without a period goes on with the one before.
        let period = if last == Some((day, clock)) { String::new() } else { text(clock) + " " };
        out.push_str(&["    ", &period, ": ", &text(said), "\n"].concat());
        last = Some((day, clock));
    }
    out
}

/// Title, day and zone, and what was left out.
fn title(export: &Export<'_>, bars: bool) -> String {
    let mut parts = vec![export.title()];
    let first = export.incident.events.first().map(|event| &event.start);
    parts.extend(first.filter(|start| start.date.is_some()).map(|start| wording::day(start.date, 0)));
    parts.extend(export.incident.zone.as_ref().map(|zone| zone.name.to_string()));
    let unknown = |impact: &&Impact| impact.start.is_none() && !(bars && impact.end.is_some());
    let without = export.impacts().iter().filter(|impact| unknown(impact)).count();
    let lines = |event: &&Event| event.text.lines().skip(1).filter(|line| !line.trim().is_empty()).count();
    let further = export.events().iter().map(lines).sum();
    let left_out = exports::left_out_in_brief(export.hidden(), export.unplaced().len(), without, further);
    parts.extend(Some(left_out).filter(|said| !said.is_empty()));
    text(&parts.join(", "))
}

/// The impacts of one thing beside each other, things in the order in which they were hit.
fn by_thing<'i>(impacts: &[&'i Impact]) -> Vec<&'i Impact> {
    let things: Vec<&str> = impacts.iter().map(|impact| subject(&impact.subject)).collect();
    let first = |impact: &&Impact| things.iter().position(|thing| *thing == subject(&impact.subject));
    sort::by_key(impacts.to_vec(), |impact| {
        first(impact).and_then(|at| i64::try_from(at).ok()).unwrap_or(i64::MAX)
    })
}

/// What happened to a thing, how long, and how that was found: `down, 38 min, fits`.
fn bar_words(impact: &Impact) -> String {
    let long = Some(length(impact)).filter(|long| !long.is_empty());
    let found = match impact.placed {
        Placed::Derived { .. } => exports::DERIVED,
        placed => placed.placement().name(),
    };
    let open = impact.start.is_some() && impact.end.is_none();
    let parts = [Some(impact.effect.name().to_owned()), long, Some(found.to_owned())];
    let open = open.then(|| exports::NO_END.to_owned());
    parts.into_iter().chain([open]).flatten().collect::<Vec<_>>().join(", ")
}

/// The first line of an event, cut to what a diagram has room for.
fn words(event: &Event) -> String {
    let line = markup::plain(event.text.lines().next().unwrap_or_default());
    let kept = start_of(&line, line.floor_char_boundary(WORDS));
    if kept.len() == line.len() { line } else { [kept.trim_end(), "\u{2026}"].concat() }
}

/// The date of day 0, in a year of its own where the notes state none.
fn first_day(export: &Export<'_>) -> Option<NaiveDate> {
    let without_year = |event: &Event| match shifted(event.start.date?, event.start.day.saturating_neg()) {
        Date::NoYear { month, day } => NaiveDate::from_ymd_opt(2000, month, day),
        Date::Full(_) => None,
    };
    export.incident.first_day().or_else(|| export.incident.events.iter().find_map(without_year))
}

/// An instant on the clock of the export: `2024-11-20T10:02:00`.
fn instant(export: &Export<'_>, at: i64) -> String {
    let wall = at + export.clock.ahead(at);
    let day = first_day(export).or(NaiveDate::from_ymd_opt(2000, 1, 1)).unwrap_or_default();
    let date = later(day, wall.div_euclid(DAY)).unwrap_or(day);
    let seconds = wall.rem_euclid(DAY) / 1000;
    format!("{}T{:02}:{:02}:{:02}", Date::Full(date), seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Words in which nothing ends a task, a statement or a comment of Mermaid: such signs stand as its entities.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            ':' | ';' | '#' | '%' | '<' | '>' | '&' | '"' | '{' | '}' | '`' | '\\' => {
                out.push('#');
                out.push_str(&u32::from(c).to_string());
                out.push(';');
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
