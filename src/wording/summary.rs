//! The whole of an incident in a line: for the head of the picture, the page and those who do not see it.

use crate::{
    facts::{Ends, Placement, Subject},
    incident::{Event, Impact, Incident, Interval, PhaseAt, Severity},
    markup,
    moment::{Moment, moment_at},
    wording::{self, apart, between, clock, day, length, reasons, short_day, spoken_duration},
};

/// What stands in the place of a picture where nothing has a time.
pub const NOTHING: &str = "Nothing in these notes has a time.";

/// What stands in the place of the events where a filter, or what is put away, leaves none.
#[must_use]
pub fn none_shown(filter: &str) -> &'static str {
    if filter.is_empty() { "All events are hidden." } else { "No event has these words." }
}

/// From when to when something was measured, and how long that is: `19:46 → 20:47: 1 h 1 m`.
#[must_use]
pub fn measured(incident: &Incident, (from, to): (i64, i64)) -> String {
    let Some(known) = incident.events.first() else { return String::new() };
    let said = |at| clock(&moment_at(at, &known.start));
    [&said(from), " \u{2192} ", &said(to), ": ", &apart(to - from)].concat()
}

/// What was read: how grave it was, how many events, from when to when, and what the notes leave open. Of one incident of several it is
/// not said what is open: that is of the notes.
#[must_use]
pub fn summary(incident: &Incident, part: Option<usize>, checks: usize) -> String {
    let mut events = incident.events.iter().filter(|event| part.is_none_or(|part| event.incident == part));
    let number = events.clone().count();
    let mut parts = Vec::new();
    let mut levels: Vec<String> =
        incident.severities.iter().map(|severity| severity.level.to_string()).collect();
    levels.dedup();
    if !levels.is_empty() && levels.len() < 5 {
        parts.push(levels.join(" \u{2192} "));
    }
    parts.push(count(number, "event", "events"));
    if let Some(first) = events.next() {
        let last = events.next_back().unwrap_or(first);
        // An entry of a whole day is told by its date alone.
        let day = |moment: &Moment| match moment.date.filter(|_| moment.time.is_some()) {
            Some(date) => day(Some(date), 0) + " ",
            None => String::new(),
        };
        let zone =
            incident.zone.as_ref().map(|zone| [" ", wording::zone(&zone.name)].concat()).unwrap_or_default();
        let to = if number > 1 {
            let date = if last.start.day == first.start.day { String::new() } else { day(&last.start) };
            [" to ", &date, &clock(&last.start)].concat()
        } else {
            String::new()
        };
        parts.push([day(&first.start), clock(&first.start), to, zone].concat());
        if first.start.date.is_none() {
            parts.push("no date".to_owned());
        }
        if incident.zone.is_none() && first.start.zone.is_none() {
            parts.push("no zone".to_owned());
        }
    }
    for (number, one, many) in [
        (incident.unplaced.len(), "line without a time", "lines without a time"),
        (checks, "thing to check", "things to check"),
    ] {
        if number > 0 && part.is_none() {
            parts.push(count(number, one, many));
        }
    }
    parts.join(" \u{b7} ")
}

/// The title of the notes; where they have none, the one that is made for them.
#[must_use]
pub fn title(incident: &Incident) -> Option<String> {
    let stated = incident.title.as_deref().map(markup::plain).filter(|title| !title.is_empty());
    stated.or_else(|| made_title(incident))
}

/// The title, with a word in its place where nothing makes one.
#[must_use]
pub fn titled(incident: &Incident) -> String {
    title(incident).unwrap_or_else(|| "Incident".to_owned())
}

/// A title for notes that have none, from what failed for longest, as far as it lies on the timeline, and when: `Checkout down, 6 May`. None where the notes
/// have one, or tell of no failure of a named thing.
#[must_use]
pub fn made_title(incident: &Incident) -> Option<String> {
    let named =
        |impact: &&Impact| matches!(&impact.subject, Subject::Named { what, .. } if what.len() <= NAME);
    let all = || incident.impacts.iter().chain(&incident.derived_impacts).filter(named);
    let longest = all()
        .filter(|_| incident.title.is_none())
        .max_by_key(|impact| (impact.placed.placement() != Placement::None, impact.duration_seconds))?;
    let mut said = capital(&longest.subject);
    // `Science data`, which had a `data loss`
    let effect = longest.effect.name();
    let doubled = effect
        .split_once(' ')
        .filter(|(first, _)| said.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(first)));
    said += &[" ", doubled.map_or(effect, |(_, rest)| rest)].concat();
    let start = longest.start.as_ref().or_else(|| incident.events.first().map(|event| &event.start));
    if let Some(start) = start.filter(|start| start.date.is_some()) {
        said += &[", ", &short_day(start.date, start.day)].concat();
    }
    Some(said)
}

/// Bytes of the longest name that makes a title.
const NAME: usize = 60;

/// What was hit, as it stands at the beginning of a line.
#[must_use]
pub fn capital(subject: &Subject) -> String {
    let mut said = markup::plain(reasons::subject(subject));
    // A plain word gets its capital; `iOS` and `etcd-2` stay what they are.
    let mut word = said.bytes().take_while(|byte| *byte != b' ');
    if word.all(|byte| byte.is_ascii_lowercase())
        && let Some(first) = said.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    said
}

/// One sentence that says what a picture from the first to the last instant of an incident shows.
#[must_use]
pub fn label(incident: &Incident, extent: Option<(i64, i64)>) -> String {
    let mut said = titled(incident);
    said += ": timeline of ";
    let inside = |event: &&Event| extent.is_none_or(|(from, to)| (from..=to).contains(&event.start.at));
    let events: Vec<&Event> = incident.events.iter().filter(inside).collect();
    said += &count(events.len(), "event", "events");
    let impacts = || incident.impacts.iter().filter(|impact| impact.mention_of.is_none());
    if !incident.impacts.is_empty() {
        said += " and ";
        said += &count(impacts().count(), "impact", "impacts");
        let open = impacts().filter(|impact| impact.placed.placement() == Placement::None).count();
        if open > 0 {
            said += &[" (", &open.to_string(), " without a known time)"].concat();
        }
    }
    if let [first, .., last] = events.as_slice() {
        said += ", ";
        said += &clock(&first.start);
        said += " to ";
        said += &clock(&last.start);
    }
    if let Some((from, to)) = extent.filter(|(from, to)| to - from >= 1000) {
        said += ", ";
        said += &spoken_duration((to - from) / 1000);
    }
    said + "."
}

/// What a bar of severity shows: `SEV2 from 14:04 to 14:21`.
#[must_use]
pub fn severity(severity: &Severity) -> String {
    let end = severity.end.as_ref().map_or_else(String::new, |end| " to ".to_owned() + &clock(end));
    [&severity.level.to_string(), " from ", &clock(&severity.start), &end].concat()
}

/// When a phase began: `detected at 13:52`.
#[must_use]
pub fn phase(phase: &PhaseAt) -> String {
    [phase.phase.name(), " at ", &clock(&phase.moment)].concat()
}

/// What a bar of impact shows: `checkout down 38 min, 10:02 to 10:40`.
#[must_use]
pub fn bar(impact: &Impact) -> String {
    markup::plain(reasons::subject(&impact.subject)) + &befell(impact)
}

/// The same behind what was hit: ` down 38 min, 10:02 to 10:40`.
#[must_use]
pub fn befell(impact: &Impact) -> String {
    let mut said = [" ", impact.effect.name()].concat();
    let edges = between(impact.start.as_ref(), impact.end.as_ref());
    for (before, part) in [(" ", length(impact)), (", ", edges)] {
        if !part.is_empty() {
            said += &[before, &part].concat();
        }
    }
    said
}

/// A silence that the picture folds, behind the event before it: `nothing for 5 hours 51 minutes after 09:09`.
#[must_use]
pub fn fold(seconds: i64, before: &Event) -> String {
    ["nothing for ", &spoken_duration(seconds), " after ", &clock(&before.start)].concat()
}

/// From when to when an interval lies: `23:24:24 → 01:55:56`, with days where it takes more than one; `detected 22:47 → 02:15` where it
/// does not begin with what it should.
#[must_use]
pub fn interval_clocks(incident: &Incident, interval: &Interval) -> String {
    let Some((from, to)) = incident.edges(interval) else { return String::new() };
    // The arrow stays with what it leads to.
    let clocks = wording::clocks(from, to, " \u{2192}\u{a0}");
    match interval.ends {
        Ends::Between { from, instead_of: Some(_), .. } => [from.name(), " ", &clocks].concat(),
        _ => clocks,
    }
}

/// One of several incidents by its name, or its number.
#[must_use]
pub fn part_name(incident: &Incident, part: usize) -> String {
    let named = incident.incidents.get(part).map(|part| &part.name).filter(|name| !name.is_empty());
    named.cloned().unwrap_or_else(|| ["Incident ", &(part + 1).to_string()].concat())
}

/// A number of things: `1 event`, `2 events`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    number.to_string() + " " + if number == 1 { one } else { many }
}
