//! The card beside the pointer: what is under it, in full, or what a drag would write.

use super::details::when;
use crate::{
    facts::Kind,
    incident::{Event, Impact, Incident, Moment},
    layout,
    model::Model,
    moment::moment_at,
    target::Target,
    wording::{self, reasons, summary::capital},
};

/// What is under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A part of the incident.
    Part(Target),
    /// The counted events of this mark.
    Count(usize),
    /// The folded gap at this place in the picture.
    Gap(usize),
    /// An instant on the axis, where an event can be added.
    Axis(i64),
}

/// What a card says: a line in bold, words, a quiet line. Any may be empty.
pub(super) type Card = [String; 3];

/// The card for what is under the pointer.
pub(super) fn of(model: &Model, layout: &layout::Layout, subject: Subject) -> Option<Card> {
    let incident = &*model.shown;
    match subject {
        Subject::Part(Target::Event(index)) => Some(event(model, incident.events.get(index)?, index)),
        Subject::Part(Target::Impact(index)) => Some(impact(incident, incident.impacts.get(index)?)),
        Subject::Part(Target::Derived(index)) => Some(impact(incident, incident.derived_impacts.get(index)?)),
        Subject::Part(Target::Severity(index)) => {
            let severity = incident.severities.get(index)?;
            Some([
                severity.level.to_string(),
                lasted(Some(&severity.start), severity.end.as_ref()),
                String::new(),
            ])
        }
        Subject::Part(Target::Phase(index)) => phase(incident, index),
        Subject::Part(Target::Interval(index)) => interval(incident, index),
        Subject::Count(index) => {
            let events = &layout.clusters.get(index)?.events;
            let event = |index: Option<&usize>| incident.events.get(*index?);
            let (first, last) = (event(events.first())?, event(events.last())?);
            let said = events.iter().take(3).filter_map(|index| event(Some(index)));
            let said: Vec<String> = said.map(|event| wording::told(&event.text)).collect();
            Some([
                [
                    &events.len().to_string(),
                    " events, ",
                    &wording::between(Some(&first.start), Some(&last.start)),
                ]
                .concat(),
                said.join("\n"),
                "Click to see them apart".to_owned(),
            ])
        }
        Subject::Axis(at) => {
            let like = &incident.events.first()?.start;
            Some([
                "+ ".to_owned() + &wording::clock(&moment_at(at, like)),
                String::new(),
                "Double click to add an event".to_owned(),
            ])
        }
        Subject::Gap(index) => {
            let gap = layout.scale.breaks().nth(index)?;
            Some([
                [&wording::duration(gap.quiet / 1000), " without an entry"].concat(),
                String::new(),
                "Folded: not to scale".to_owned(),
            ])
        }
    }
}

/// When; the words; how long after the start and after the one before, and what it is.
fn event(model: &Model, event: &Event, index: usize) -> Card {
    let incident = &*model.shown;
    let after = |at: i64| event.start.at - at;
    let mut facts = vec!["T".to_owned() + &wording::since(after(model.zero()))];
    if let Some(before) = index.checked_sub(1).and_then(|index| incident.events.get(index)) {
        facts.push(wording::apart(after(before.start.at)) + " after the previous event");
    }
    facts.extend(event.kind.map(Kind::name).map(str::to_owned));
    facts.extend(event.phases.iter().map(|phase| phase.name().to_owned()));
    facts.extend(event.severity.map(|level| level.to_string()));
    facts.extend(event.actors.iter().cloned());
    facts.push("line ".to_owned() + &event.line.to_string());
    let about = if event.approximate { "about " } else { "" };
    [about.to_owned() + &when(event), wording::told(&event.text), facts.join(" \u{b7} ")]
}

/// What was hit and how long, from when to when, and why it lies there.
fn impact(incident: &Incident, impact: &Impact) -> Card {
    let head = [&capital(&impact.subject), " ", impact.effect.name(), " ", &wording::length(impact)].concat();
    let edges = lasted(impact.start.as_ref(), impact.end.as_ref());
    [head, edges, reasons::placed(impact, &incident.events)]
}

/// From one instant to another, and how long that is.
fn lasted(start: Option<&Moment>, end: Option<&Moment>) -> String {
    let long = start.zip(end).map(|(start, end)| wording::exact(end.at - start.at));
    [wording::between(start, end)].into_iter().chain(long).collect::<Vec<_>>().join(" \u{b7} ")
}

/// A phase, when it began and how that is known, and how long it took until the next.
fn phase(incident: &Incident, index: usize) -> Option<Card> {
    let phase = incident.phases.get(index)?;
    let next = layout::next_phase(&incident.phases, phase)?;
    let head = [phase.phase.name(), " \u{2192} ", next.phase.name()].concat();
    let known = [phase, next].map(|of| [of.phase.name(), ": ", &reasons::clue(of.clue, of.line)].concat());
    Some([head, lasted(Some(&phase.moment), Some(&next.moment)), known.join("; ")])
}

/// An interval, its length, and between what it lies.
fn interval(incident: &Incident, index: usize) -> Option<Card> {
    let interval = incident.intervals.get(index)?;
    let head = [interval.kind.name(), " ", &wording::duration(interval.seconds?)].concat();
    let end = |index: Option<usize>| {
        let event = incident.events.get(index?)?;
        Some([&wording::clock(&event.start), " ", &wording::told(&event.text)].concat())
    };
    let ends = end(interval.from).into_iter().chain(end(interval.to)).collect::<Vec<_>>();
    Some([head, ends.join("\n"), reasons::ends(interval.ends)])
}
