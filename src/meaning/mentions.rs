//! Several mentions of one impact, and how long anything was hit in all.

use super::placement::words_of;
use crate::{
    facts::{Placement, Subject},
    incident::{Impact, Total},
    sort,
    words::{concepts::NOUNS, fold, said::says},
};

/// Impacts that are compared with each other; notes with more are no story of one incident.
const COMPARED: usize = 200;

/// Says of each impact which of those before it is the same, told before.
pub fn join(impacts: &mut [Impact]) {
    for index in 1..impacts.len().min(COMPARED) {
        let Some((before, [impact, ..])) = impacts.split_at_mut_checked(index) else { return };
        let Some(first) = before.iter().position(|other| other.mention_of.is_none() && same(other, impact))
        else {
            continue;
        };
        // The one that says most is the one that the others mention: with its edges, and what was hit.
        if before.get(first).is_some_and(|other| says_most(impact) > says_most(other)) {
            for other in before.iter_mut() {
                if other.mention_of == Some(first) {
                    other.mention_of = Some(index);
                }
            }
            if let Some(other) = before.get_mut(first) {
                other.mention_of = Some(index);
                name(impact, other);
            }
        } else {
            impact.mention_of = Some(first);
            before.get_mut(first).into_iter().for_each(|other| name(other, impact));
        }
    }
}

/// Names what was hit after a mention of the same that does: `Started: 21:37, Resolved: 02:20`, and below it `for 4 h 43 min uploads
/// could not be downloaded`.
fn name(impact: &mut Impact, mention: &Impact) {
    if impact.subject == Subject::Incident && !whole(mention) {
        impact.subject = mention.subject.clone();
        impact.effect = mention.effect;
    }
}

fn stated(impact: &Impact) -> bool {
    impact.placed.placement() == Placement::Stated
}

fn says_most(impact: &Impact) -> (bool, bool, bool) {
    (impact.end.is_some(), stated(impact), !whole(impact))
}

/// True where no thing is named that would be told apart from others: the incident, `users`.
fn whole(impact: &Impact) -> bool {
    match &impact.subject {
        Subject::Incident => true,
        Subject::Named { what, .. } => {
            says(&fold(what), NOUNS) || words_of(impact.subject.things()).is_empty()
        }
    }
}

/// True when two statements tell of one impact: of one thing, or one of them of the incident as a whole, and as long.
fn same(one: &Impact, other: &Impact) -> bool {
    // Two things of one line are two, unless the second statement only says how long the first was.
    let again = || {
        other.subject == Subject::Incident
            && stated(one)
            && !stated(other)
            && one.duration_seconds == other.duration_seconds
    };
    let apart = one.line == other.line && one.subject != other.subject && !again();
    if one.incident != other.incident || apart {
        return false;
    }
    let whole = whole(one) || whole(other);
    let named = one_thing(one, other) || stated(one) && stated(other) && edges_and_word(one, other);
    if !(whole || named && one.effect == other.effect) {
        return false;
    }
    let near = |one: i64, other: i64| (one - other).abs() <= 60_000;
    match (one.edges(), other.edges()) {
        ([Some(start), Some(end)], [Some(other_start), Some(other_end)]) => {
            let both_stated = stated(one) && stated(other);
            // A length without edges of its own may have been put elsewhere.
            let apart = start >= other_end || other_start >= end;
            let near = near(start, other_start) && near(end, other_end);
            let rough = one.approximate || other.approximate;
            near && (both_stated || named || !rough)
                || (named || whole && !rough) && !both_stated && !apart && as_long(one, other)
        }
        // `searches are slow since 10:02`, and at the end `search was slow from 10:02 to 10:57`
        ([Some(start), to], [Some(other_start), other_to]) if to.is_none() || other_to.is_none() => {
            (whole || named) && near(start, other_start)
        }
        // One of them lies nowhere.
        _ => (named || !one.approximate && !other.approximate) && as_long(one, other),
    }
}

/// True when two impacts are of one thing, as far as their names say.
#[must_use]
pub fn one_thing(one: &Impact, other: &Impact) -> bool {
    let (words, others) = (words_of(one.subject.things()), words_of(other.subject.things()));
    let same = match (&one.subject, &other.subject) {
        (Subject::Named { what, .. }, Subject::Named { what: other, .. }) => fold(what) == fold(other),
        (one, other) => one == other,
    };
    same || !words.is_empty()
        && words.len() == others.len()
        && words.iter().all(|word| others.iter().any(|other| alike(word, other)))
}

/// True for one window and a word in common: `photo uploads from the app`, `photos from a phone`.
fn edges_and_word(one: &Impact, other: &Impact) -> bool {
    let (words, others) = (words_of(one.subject.things()), words_of(other.subject.things()));
    one.edges() == other.edges() && words.iter().any(|word| others.iter().any(|other| alike(word, other)))
}

/// True for one word, be it of one or of several.
fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|ending| matches!(ending, "" | "s" | "es"))
}

fn as_long(one: &Impact, other: &Impact) -> bool {
    let (Some(first), Some(second)) = (one.duration_seconds, other.duration_seconds) else { return false };
    let parts = if one.approximate || other.approximate { 10 } else { 20 };
    (first - second).abs() <= first.max(second) / parts
}

/// The totals of `count` incidents: of what is stated, or, where nothing is, of what follows from the events.
#[must_use]
pub fn totals(stated: &[Impact], derived: &[Impact], count: usize) -> Vec<Total> {
    let windows = |impacts: &[Impact], incident: usize| -> Vec<(i64, i64)> {
        let own =
            impacts.iter().filter(|impact| impact.incident == Some(incident) && impact.mention_of.is_none());
        let edges = own.filter_map(|impact| {
            let [start, end] = impact.edges();
            start.zip(end)
        });
        edges.filter(|(start, end)| start < end).collect()
    };
    let total = |incident: usize| {
        let of_stated = windows(stated, incident);
        let windows = if of_stated.is_empty() { windows(derived, incident) } else { of_stated };
        if windows.len() < 2 {
            return None;
        }
        let sum: i64 = windows.iter().map(|(start, end)| end - start).sum();
        let (mut union, mut until) = (0, i64::MIN);
        for (start, end) in sort::by_key(windows, |(start, _)| *start) {
            union += (end - start.max(until)).max(0);
            until = until.max(end);
        }
        Some(Total { incident, seconds: union / 1000, sum_seconds: sum / 1000 })
    };
    (0..count).filter_map(total).collect()
}
