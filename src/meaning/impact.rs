//! Statements of how long something was broken, found in the words; and costs, which are no bars.

use super::{
    duration::{Bound, Duration, durations},
    placement::{moment_at, place},
    words::{COSTS, EFFECTS, OTHER_DURATIONS, says},
};
use crate::{
    incident::{Cost, Event, Impact, Incident, LineUse, Moment, Placement},
    read::{
        stamp::{Stamp, stamps},
        words::fold,
    },
    span::Span,
};

/// Verbs between the thing that was hit and what happened to it.
const VERBS: &[&str] = &[
    " was ",
    " were ",
    " is ",
    " are ",
    " has been ",
    " have been ",
    " had been ",
    " had ",
    " failed",
    " could not",
    " couldn't",
    " showed ",
    " saw ",
    " experienced ",
    " lost ",
    " remained ",
    " went ",
    " stayed ",
    " returned ",
    " suffered ",
    " war ",
    " waren ",
    " était ",
    " étaient ",
    " estuvo ",
    " estuvieron ",
    " esteve ",
    " ficou ",
    " era ",
    " was\u{a0}",
];
/// Words before the thing that are not part of its name.
const LEADS: &[&str] = &[
    "the ",
    "our ",
    "additionally, ",
    "also, ",
    "in addition, ",
    "as a result, ",
    "meanwhile, ",
    "impact: ",
    "a ",
    "die ",
    "der ",
    "das ",
    "la ",
    "le ",
    "les ",
    "el ",
    "los ",
    "all ",
];

/// Finds every statement of impact and every cost in the lines that are no events.
pub fn find_impacts(notes: &str, incident: &mut Incident) {
    let events = std::mem::take(&mut incident.events);
    for (index, line) in incident.lines.iter().enumerate() {
        if !matches!(line.used, LineUse::Outside | LineUse::Context | LineUse::Unplaced) {
            continue;
        }
        for span in sentences(notes, line.span) {
            match statement(notes, span, index + 1, &events) {
                Some(Said::Impact(impact)) => incident.impacts.push(*impact),
                Some(Said::Cost(cost)) => incident.costs.push(cost),
                None => {}
            }
        }
    }
    for event in &events {
        if let Some(impact) = from_event(event) {
            incident.impacts.push(impact);
        }
    }
    incident.events = events;
}

enum Said {
    Impact(Box<Impact>),
    Cost(Cost),
}

/// The sentences of a line: cut after a full stop and a blank.
fn sentences(notes: &str, line: Span) -> Vec<Span> {
    let text = line.of(notes);
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let len = rest.find(['.', ';', '。']).map_or(rest.len(), |_| {
            rest.match_indices(['.', ';', '。'])
                .find(|(at, mark)| {
                    *mark == "。"
                        || rest.get(at + 1..).is_some_and(|after| after.is_empty() || after.starts_with(' '))
                })
                .map_or(rest.len(), |(at, mark)| at + mark.len())
        });
        let sentence = rest.get(..len).unwrap_or_default();
        let lead = sentence.len()
            - sentence.trim_start_matches([' ', '\t', '-', '*', '>', '•', '#', '|', '.', ';']).len();
        let words =
            sentence.get(lead..).unwrap_or_default().trim_end_matches([' ', '.', ';', '*', '|', '。']);
        if !words.is_empty() {
            found.push(Span::new(line.start + start + lead, line.start + start + lead + words.len()));
        }
        start += len.max(1);
    }
    found
}

fn statement(notes: &str, span: Span, line: usize, events: &[Event]) -> Option<Said> {
    let text = span.of(notes);
    let lower = fold(text);
    let durations = durations(text);
    let times: Vec<Stamp> = stamps(text).into_iter().filter(|stamp| stamp.time.is_some()).collect();
    if says(&lower, COSTS) || COSTS.iter().any(|mark| mark.len() < 4 && lower.contains(mark)) {
        let first = durations.first()?;
        let what = text.get(first.span.start..).unwrap_or_default().to_owned();
        return Some(Said::Cost(Cost { what, quote: text.to_owned(), line, span }));
    }
    let header = header_duration(&lower);
    let effect = EFFECTS.iter().find(|(_, words)| says(&lower, words)).map(|(effect, _)| *effect);
    if (effect.is_none() && !header) || OTHER_DURATIONS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let (what, things) = thing(text, header);
    let mut impact = Impact {
        what,
        things,
        effect: effect.unwrap_or("down").to_owned(),
        quote: text.to_owned(),
        line,
        span,
        ..Impact::default()
    };
    if window(&mut impact, &lower, &times, events).is_some() {
        return Some(Said::Impact(Box::new(impact)));
    }
    let duration = durations.first()?;
    impact.duration_seconds = Some(duration.seconds);
    impact.approximate = duration.bound != Bound::Exact;
    since(&mut impact, duration, &lower, &times, events)
        .unwrap_or_else(|| place(&mut impact, duration, events));
    Some(Said::Impact(Box::new(impact)))
}

/// True for a header field: `Duration: 43 min`.
fn header_duration(lower: &str) -> bool {
    let label = lower.trim_matches(['*', '_', ' ']);
    [
        "duration",
        "downtime",
        "outage duration",
        "total downtime",
        "dauer",
        "durée",
        "duración",
        "duração",
        "durata",
    ]
    .iter()
    .any(|name| {
        label.strip_prefix(name).is_some_and(|rest| {
            rest.trim_start_matches(['*', '_', ' ', '|', ']']).starts_with([':', '=', '|'])
        })
    })
}

/// The thing hit as the notes call it, and its parts.
fn thing(text: &str, header: bool) -> (String, Vec<String>) {
    if header {
        return ("the incident".to_owned(), vec!["the incident".to_owned()]);
    }
    let lower = fold(text);
    let end = VERBS.iter().filter_map(|verb| lower.find(verb)).min().or_else(|| {
        EFFECTS
            .iter()
            .flat_map(|(_, words)| words.iter())
            .filter_map(|word| lower.find(word))
            .filter(|at| *at > 0)
            .min()
    });
    let mut what = text.get(..end.unwrap_or(text.len()).min(text.len())).unwrap_or(text).trim();
    while let Some(lead) = LEADS.iter().find(|lead| fold(what).starts_with(**lead)) {
        what = what.get(lead.len()..).unwrap_or_default().trim_start();
    }
    let what = what.trim_matches(['*', '_', '`', '"', ',', ':', ' ']);
    let things = what
        .split(" and ")
        .flat_map(|part| part.split(", "))
        .map(|part| part.trim().trim_start_matches("the ").trim_start_matches("and ").to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    (what.to_owned(), things)
}

/// `from 09:10 until 09:55`, `between 10:04 and 10:52`, `10:04–10:52`: both edges stated.
fn window(impact: &mut Impact, lower: &str, times: &[Stamp], events: &[Event]) -> Option<()> {
    let (from, to) = match times {
        [one] => (one, one.end?),
        [first, second] => {
            let before = lower.get(..first.span.start)?.trim_end();
            let between = lower.get(first.span.end..second.span.start)?.trim();
            let opens = ["from", "between", "von", "zwischen", "de", "entre", "desde", "dalle", "van"]
                .iter()
                .any(|word| before.ends_with(word));
            let joins = [
                "until", "to", "and", "till", "through", "bis", "und", "à", "et", "a", "y", "hasta", "até",
                "e", "alle", "tot", "-", "–",
            ]
            .contains(&between);
            (opens && joins).then_some(())?;
            (first, second.time?)
        }
        _ => return None,
    };
    let start = stated(from, events);
    let mut end = Moment { time: Some(to), ..start.clone() };
    end.at = start.at - start.time.map_or(0, crate::incident::ClockTime::millis) + to.millis();
    if end.at < start.at {
        end = moment_at(end.at + 86_400_000, &start);
    }
    impact.duration_seconds = Some((end.at - start.at) / 1000);
    impact.approximate = from.approximate;
    impact.start = Some(start);
    impact.end = Some(end);
    impact.placement = Placement::Stated;
    impact.reason = format!("both edges stated on line {}", impact.line);
    Some(())
}

/// One edge and the duration stated: `from 09:58 for 20 minutes`, `since 09:58`.
fn since(
    impact: &mut Impact,
    duration: &Duration,
    lower: &str,
    times: &[Stamp],
    events: &[Event],
) -> Option<()> {
    let [time] = times else { return None };
    let before = lower.get(..time.span.start)?.trim_end();
    let begins = ["from", "since", "starting at", "beginning at", "ab", "seit", "depuis", "desde"]
        .iter()
        .any(|word| before.ends_with(word));
    begins.then_some(())?;
    let start = stated(time, events);
    impact.end = Some(moment_at(start.at + duration.seconds * 1000, &start));
    impact.start = Some(start);
    impact.placement = Placement::Stated;
    impact.reason = format!("begin and length stated on line {}", impact.line);
    Some(())
}

/// The instant that a bare time in a sentence means: on the day that brings it nearest to the events.
fn stated(stamp: &Stamp, events: &[Event]) -> Moment {
    let millis = stamp.time.map_or(0, crate::incident::ClockTime::millis);
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        return Moment {
            date: stamp.date.map(|date| crate::read::calendar::Calendar::default().plain(date)),
            time: stamp.time,
            at: millis,
            ..Moment::default()
        };
    };
    let base = first.start.at - first.start.time.map_or(0, crate::incident::ClockTime::millis);
    let outside = |at: i64| (first.start.at - at).max(at - last.start.at).max(0);
    let days = last.start.day.clamp(0, 400);
    let at = (0..=days)
        .map(|day| base + day * 86_400_000 + millis)
        .min_by_key(|at| outside(*at))
        .unwrap_or(base + millis);
    Moment { time: stamp.time, ..moment_at(at, &first.start) }
}

/// An entry of the timeline with a range, which says that something was broken so long.
fn from_event(event: &Event) -> Option<Impact> {
    let end = event.end.clone()?;
    let lower = fold(&event.text);
    let (effect, _) = EFFECTS.iter().find(|(_, words)| says(&lower, words))?;
    let (what, things) = thing(event.text.lines().next()?, false);
    Some(Impact {
        things,
        what,
        effect: (*effect).to_owned(),
        duration_seconds: Some((end.at - event.start.at) / 1000),
        approximate: event.approximate,
        start: Some(event.start.clone()),
        end: Some(end),
        placement: Placement::Stated,
        reason: format!("both edges stated on line {}", event.line),
        quote: event.text.clone(),
        line: event.line,
        span: event.span,
        ..Impact::default()
    })
}
