//! The legend: what the glyphs and the looks of bars mean, as far as the incident has them.

use super::{
    events::is_milestone,
    parts::{Anchor, Area, End, Key, Layout, Swatch, TextLine},
    text_metrics::{self, SMALL},
};
use crate::{
    class::Class,
    facts::{Kind, Placed},
    incident::{Event, Impact, Incident, Placement},
    target::Target,
    wording::legend,
};

/// Pixels between two lines.
const LINE: i32 = 17;

/// The entries in as few lines as they need, the first one at the top of the picture; and how high they are altogether.
pub(super) fn legend(incident: &Incident, hidden: &[bool], out: &Layout) -> (Vec<(Key, TextLine)>, i32) {
    let left = out.scale.left;
    let (mut x, mut y) = (left, 6);
    let mut placed = Vec::new();
    // On a phone the glyphs have to do: the first events are to be in sight.
    let plain = |swatch: &Swatch| !out.narrow || matches!(swatch, Swatch::Kind(Some(_)));
    let entries = entries(incident, hidden, out).into_iter().chain(phases(incident, out));
    for (swatch, said) in entries.filter(|(swatch, _)| plain(swatch)) {
        let wide = match swatch {
            Swatch::Kind(_) | Swatch::Milestone => 12,
            Swatch::Bar(..) | Swatch::Whisker => 26,
        };
        let room = wide + 5 + text_metrics::width(said, SMALL);
        if x > left && x + room > out.width - 8 {
            (x, y) = (left, y + LINE);
        }
        let key = Key { area: Area { x, y: y + 2, width: wide, height: 10 }, swatch };
        let (x_of_words, anchor, text) = (x + wide + 5, Anchor::Start, said.to_owned());
        placed.push((
            key,
            TextLine { x: x_of_words, y: y + 11, anchor, text, class: Class::Key, target: None },
        ));
        x += room + 16;
    }
    let high = if placed.is_empty() { 0 } else { y + LINE + 3 };
    (placed, high)
}

/// The phases that have no room for a word.
fn phases(incident: &Incident, out: &Layout) -> Vec<(Swatch, &'static str)> {
    /// What is narrower is a line and no colour to be looked up.
    const LEAST: i32 = 8;

    let mut entries = Vec::new();
    for bar in out.bars.iter().filter(|bar| bar.area.width >= LEAST) {
        let Some(Target::Phase(index)) = bar.target else { continue };
        let Some(phase) = incident.phases.get(index) else { continue };
        let entry = (Swatch::Bar(bar.class, End::Edge), phase.phase.name());
        if !entries.contains(&entry) && out.words.iter().all(|words| words.target != bar.target) {
            entries.push(entry);
        }
    }
    entries
}

/// What there is to say of what lies in the extent and is not hidden, of dots those that the narrow form has drawn: of an incident that has
/// one glyph and plain bars nothing.
fn entries(incident: &Incident, hidden: &[bool], out: &Layout) -> Vec<(Swatch, &'static str)> {
    let (mut kinds, mut milestone, mut about, mut spans) = ([false; Kind::ALL.len()], false, false, false);
    let mut other = false;
    let inside = |event: &Event| out.extent.is_none_or(|(from, to)| (from..=to).contains(&event.start.at));
    let drawn = |index| !out.narrow || out.dots.iter().any(|dot| dot.event == index);
    let shown = incident.events.iter().enumerate();
    let shown = shown.filter(|(index, _)| hidden.get(*index) != Some(&true) && drawn(*index));
    for event in shown.map(|(_, event)| event).filter(|event| inside(event)) {
        match event.kind.and_then(|kind| kinds.get_mut(kind as usize)) {
            Some(seen) => *seen = true,
            None => other = true,
        }
        milestone |= is_milestone(event);
        about |= event.approximate;
        spans |= event.end.is_some();
    }
    let seen = Kind::ALL.iter().zip(kinds).filter(|(_, seen)| *seen);
    let mut entries: Vec<_> = seen.map(|(kind, _)| (Swatch::Kind(Some(*kind)), kind.name())).collect();
    let kinds = !entries.is_empty();
    let drawn = || incident.impacts.iter().filter(|impact| impact.mention_of.is_none());
    let is = |placement| drawn().any(|impact| impact.placed.placement() == placement);
    let open = |impact: &Impact| {
        impact.placed.placement() != Placement::None && (impact.start.is_none() || impact.end.is_none())
    };
    let open = drawn().chain(&incident.derived_impacts).any(open);
    let derived = incident.told_impacts().any(|impact| matches!(impact.placed, Placed::Derived { .. }));
    for (there, swatch, said) in [
        (kinds && other, Swatch::Kind(None), legend::OTHER),
        (kinds && milestone, Swatch::Milestone, legend::MILESTONE),
        (about, Swatch::Whisker, legend::ABOUT),
        (spans, Swatch::Bar(Class::EventSpan, End::Edge), legend::SPAN),
        (is(Placement::Fits), Swatch::Bar(Class::Fits, End::Edge), legend::FITS),
        (is(Placement::Assumed), Swatch::Bar(Class::Assumed, End::Edge), legend::ASSUMED),
        (derived, Swatch::Bar(Class::Derived, End::Edge), legend::DERIVED),
        (open, Swatch::Bar(Class::Stated, End::Open), legend::OPEN),
    ] {
        if there {
            entries.push((swatch, said));
        }
    }
    entries
}
