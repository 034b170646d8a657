//! Lanes of dots by kind or by actor: who did what when, beside the one line of all events.

use super::{
    events,
    labels::Candidate,
    lanes::name,
    parts::{LaneDot, Layout},
    viewport::Grouping,
};
use crate::class::Class;

/// Lanes at most; the last one then takes all the rest.
const MOST: usize = 12;

/// Height of a lane in the wide form; the narrow one has the name above it.
const LANE: i32 = 20;
const NARROW_LANE: i32 = 34;

/// Pixels between two dots of a lane: closer ones move on. What had to move farther than that is not drawn.
const APART: i32 = 6;
const FARTHEST: i32 = 2 * APART;

/// The lanes, in the order of their first event; returns where the next begins.
pub(super) fn lanes(shown: &[Candidate<'_>], grouping: Grouping, out: &mut Layout, top: i32) -> i32 {
    let (title, rest) = match grouping {
        Grouping::None => return top,
        Grouping::Kind => ("Kinds", "other"),
        Grouping::Actor => ("Actors", "nobody named"),
    };
    if shown.is_empty() {
        return top;
    }
    // Name of a lane and its last dot.
    let mut lanes: Vec<(&str, i32)> = Vec::new();
    name(out, title, Class::Heading, None, top + 12);
    let (first, height, middle) = if out.narrow { (top + 20, NARROW_LANE, 24) } else { (top + 20, LANE, 10) };
    for candidate in shown {
        let mut names: Vec<&str> = match grouping {
            Grouping::Actor => candidate.event.actors.iter().map(String::as_str).collect(),
            _ => candidate.event.kind.iter().map(|kind| kind.name()).collect(),
        };
        if names.is_empty() {
            names.push(rest);
        }
        for said in names {
            let known = lanes.iter().position(|(name, _)| *name == said);
            let lane = known.unwrap_or_else(|| {
                if lanes.len() < MOST {
                    lanes.push((if lanes.len() + 1 == MOST { "others" } else { said }, i32::MIN));
                }
                lanes.len() - 1
            });
            let Some((_, last)) = lanes.get_mut(lane) else { continue };
            let x = candidate.x.max(last.saturating_add(APART));
            if x - candidate.x <= FARTHEST {
                *last = x;
                let y = first + height * i32::try_from(lane).unwrap_or_default() + middle;
                let event = candidate.index;
                let milestone = events::is_milestone(candidate.event);
                out.lane_dots.push(LaneDot { x, y, event, milestone });
            }
        }
    }
    let mut y = first;
    for (said, _) in lanes {
        name(out, said, Class::Name, None, y + if out.narrow { 12 } else { 14 });
        y += height;
    }
    y + 8
}
