//! Where a stated duration lies: the pair of events that it fits, why, and its rivals.

use super::{
    duration::{Bound, Duration},
    lexicon::{Telling, begins},
    words::{COMMON, ELSEWHERE, NOTICED, WHOLE},
};
use crate::{
    civil::{ClockTime, Precision},
    clock::WallClock,
    incident::{Event, Impact, Moment, Placement, Rival},
    sort, wording,
    words::fold,
};

/// Rivals that are kept, the best first.
const RIVALS: usize = 3;

/// Pairs that are looked at: notes with many events at one distance say nothing by distance.
const PAIRS: usize = 2000;

/// A pair of events that has the stated distance.
struct Pair<'e> {
    from: &'e Event,
    to: &'e Event,
    score: i32,
    /// Whether its end is a recovery, and one of nothing else.
    recovery: bool,
    /// Whether it names what was hit.
    named: bool,
    /// Whether more than the distance speaks for it.
    supported: bool,
}

/// The events of an incident with what placing asks of each.
#[derive(Debug)]
pub struct Known<'e> {
    /// The events, in order, with what they say.
    events: Vec<(&'e Event, &'e Telling)>,
    /// The same in the order of the notes.
    written: Vec<(&'e Event, &'e Telling)>,
    /// The wall clock of the notes.
    pub clock: &'e WallClock,
    /// The incident; none for what is said of several.
    pub incident: Option<usize>,
}

impl<'e> Known<'e> {
    /// The events of an incident, or all of them, with what they say.
    #[must_use]
    pub fn of(
        events: &'e [Event],
        clock: &'e WallClock,
        tellings: &'e [Telling],
        incident: Option<usize>,
    ) -> Self {
        let all = events.iter().zip(tellings);
        let own = all.filter(|(event, _)| incident.is_none_or(|incident| event.incident == incident));
        let events: Vec<_> = own.collect();
        let start = |(event, _): &(&Event, &Telling)| i64::try_from(event.stamp.start).unwrap_or(i64::MAX);
        Self { written: sort::by_key(events.clone(), start), events, clock, incident }
    }

    /// The first event and the last.
    #[must_use]
    pub fn ends(&self) -> Option<(&'e Event, &'e Event)> {
        Some((self.events.first()?.0, self.events.last()?.0))
    }

    /// The entry that stands last before byte `at` of the notes.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<(&'e Event, &'e Telling)> {
        let after = self.written.partition_point(|(event, _)| event.stamp.end <= at);
        self.written.get(after.checked_sub(1)?).copied()
    }

    /// The last recovery that may be one of the things of `impact`.
    fn last_recovery(&self, things: &[String]) -> Option<&'e Event> {
        self.events.iter().rev().find(|(_, telling)| ends(telling, things)).map(|(event, _)| *event)
    }
}

/// True when the words name one of the things hit.
fn names(telling: &Telling, words: &[String]) -> bool {
    words.iter().any(|word| telling.text.contains(word))
}

/// True for a recovery, unless of another thing: staging works again, production does not.
fn ends(telling: &Telling, words: &[String]) -> bool {
    // A place where users are not hit, and nothing else.
    let elsewhere = telling.told.said.has(ELSEWHERE) && !telling.told.said.has(WHOLE);
    telling.recovers() && (!elsewhere || names(telling, words))
}

/// The folded words that tell the things of `impact` apart from others.
#[must_use]
pub fn words_of(things: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    for thing in things {
        for word in fold(thing).split_whitespace() {
            if word.len() > 2 && begins(word, COMMON) != Some(word.len()) {
                words.push(word.to_owned());
            }
        }
    }
    words
}

/// Places `impact`, which states `duration`, among the events. What an entry states, at byte `own` of the notes, lies beside
/// that entry.
pub fn place(impact: &mut Impact, duration: &Duration, own: Option<usize>, known: &Known<'_>) {
    let words = words_of(&impact.things);
    let (least, most) = bounds(duration);
    let span = known.ends().map(|(opening, closing)| (closing.start.at - opening.start.at) / 1000);
    let holds = |event: &Event, at: usize| event.span.start <= at && at < event.span.end;
    let own = own.and_then(|at| known.events.iter().find(|(event, _)| holds(event, at)));
    if own.is_none() && least > span.unwrap_or(0) {
        impact.reason = match span {
            None => "not placed: the notes have no events".to_owned(),
            Some(span) => {
                format!("not placed: longer than the notes, which span {}", wording::duration(span))
            }
        };
        return;
    }
    let mut pairs = pairs(&words, known, (least, most), duration.seconds);
    if let Some((event, _)) = own {
        pairs.retain(|pair| std::ptr::eq(pair.from, *event) || std::ptr::eq(pair.to, *event));
    }
    // Best score first; of equal scores the distance nearest to the stated one.
    let off = |pair: &Pair<'_>| (distance(pair) - duration.seconds).abs().min(999_999_999);
    pairs = sort::by_key(pairs, |pair| i64::from(-pair.score) * 1_000_000_000 + off(pair));
    // What is said of several incidents is of one only where its words say so.
    let several = known.incident.is_none();
    let chosen = pairs.iter().position(|pair| pair.recovery && (pair.named || !several));
    if let Some(index) = chosen {
        let best = pairs.remove(index);
        impact.placement = Placement::Fits;
        impact.incident = Some(best.from.incident);
        impact.start = Some(best.from.start.clone());
        impact.end = Some(best.to.start.clone());
        impact.reason = fits(&best, duration);
        pairs.retain(|pair| (pair.from.start.at, pair.to.start.at) != (best.from.start.at, best.to.start.at));
        impact.rivals = pairs.iter().take(RIVALS).map(rival).collect();
    } else if let Some((event, telling)) = own {
        impact.placement = Placement::Assumed;
        let seconds = duration.seconds * 1000;
        let ended = event.phases.iter().any(|phase| phase == "resolved" || phase == "mitigated");
        let over = ended || telling.recovers() || telling.head.has(NOTICED);
        let start = if over { event.start.at - seconds } else { event.start.at };
        impact.start = Some(moment_at(start, &event.start));
        impact.end = Some(moment_at(start + seconds, &event.start));
        impact.incident = Some(event.incident);
        impact.reason = ["assumed to lie beside the entry that states it, at ", &time(&event.start)].concat();
    } else if several {
        "not placed: said of several incidents".clone_into(&mut impact.reason);
    } else if let Some(end) = known.last_recovery(&words) {
        impact.placement = Placement::Assumed;
        impact.start = Some(moment_at(end.start.at - duration.seconds * 1000, &end.start));
        impact.end = Some(end.start.clone());
        impact.reason = format!(
            "assumed to end with the recovery at {}; no pair of events has that distance",
            time(&end.start)
        );
        impact.rivals = pairs.iter().take(RIVALS).map(rival).collect();
    } else {
        "not placed: the notes tell of no recovery".clone_into(&mut impact.reason);
    }
}

/// The least and the most seconds that the words allow.
fn bounds(duration: &Duration) -> (i64, i64) {
    let seconds = duration.seconds;
    let slack = duration.unit.min(60) / 2;
    match duration.bound {
        Bound::Exact | Bound::Vague => (seconds - slack, seconds + slack),
        Bound::About => (seconds * 9 / 10, seconds * 11 / 10),
        Bound::Under => (seconds * 9 / 10, seconds),
        Bound::Over => (seconds, seconds * 11 / 10),
    }
}

fn pairs<'e>(words: &[String], known: &Known<'e>, (least, most): (i64, i64), exact: i64) -> Vec<Pair<'e>> {
    let mut found = Vec::new();
    let all = &known.events;
    let mut first = 0;
    for (index, (from, begin)) in all.iter().enumerate() {
        // Events are in order: the nearest end of this beginning stands no earlier than that of the last.
        let near = |(to, _): &&(&Event, &Telling)| (to.start.at - from.start.at) / 1000 < least.max(1);
        first += all.iter().skip(first).take_while(near).count();
        if found.len() >= PAIRS {
            break;
        }
        for (to, end) in all.iter().skip(first.max(index + 1)) {
            let seconds = (to.start.at - from.start.at) / 1000;
            if seconds > most {
                break;
            }
            if from.incident != to.incident {
                continue;
            }
            let recovery = ends(end, words);
            let (names, named_at_end) = (names(begin, words), names(end, words));
            let final_end = to.phases.iter().any(|phase| phase == "resolved");
            let upgrade = from.severity.is_some();
            let score = 8 * i32::from(recovery)
                + 4 * i32::from(final_end)
                + 2 * i32::from(!begin.recovers() && begin.fails(from))
                + 2 * i32::from(upgrade)
                + 2 * i32::from(names)
                + 2 * i32::from(named_at_end)
                + i32::from(seconds == exact);
            let told = names || named_at_end;
            found.push(Pair { from, to, score, recovery, named: told, supported: told || upgrade });
        }
    }
    found
}

fn distance(pair: &Pair<'_>) -> i64 {
    (pair.to.start.at - pair.from.start.at) / 1000
}

fn time(moment: &Moment) -> String {
    moment.time.map_or_else(|| format!("day {}", moment.day), |time| time.to_string())
}

fn fits(pair: &Pair<'_>, duration: &Duration) -> String {
    let distance = distance(pair);
    let how = if distance == duration.seconds {
        "exactly".to_owned()
    } else {
        format!("{} apart", wording::duration(distance))
    };
    let why = if pair.supported { "" } else { ", by distance alone" };
    let from = pair.from.severity.as_ref().map_or_else(String::new, |level| format!("{level} at "));
    format!("fits {from}{} to the recovery at {}, {how}{why}", time(&pair.from.start), time(&pair.to.start))
}

fn rival(pair: &Pair<'_>) -> Rival {
    let reason = if pair.recovery {
        "also ends in a recovery, with less to speak for it"
    } else {
        "does not end in a recovery"
    };
    Rival { start: pair.from.start.clone(), end: pair.to.start.clone(), reason: reason.to_owned() }
}

/// The moment `at` milliseconds on the axis, in the terms of a moment nearby.
#[must_use]
pub fn moment_at(at: i64, like: &Moment) -> Moment {
    const DAY: i64 = 86_400_000;
    let local = like.at - like.day * DAY - like.time.map_or(0, ClockTime::millis);
    let wall = at - local;
    let day = wall.div_euclid(DAY);
    let seconds = u32::try_from(wall.rem_euclid(DAY) / 1000).unwrap_or(0);
    let precision = if seconds % 60 == 0 { Precision::Minutes } else { Precision::Seconds };
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
        .map(|time| ClockTime { time, precision });
    let date = match like.date {
        Some(crate::civil::Date::Full(date)) => {
            date.checked_add_signed(chrono::TimeDelta::days(day - like.day)).map(crate::civil::Date::Full)
        }
        other if day == like.day => other,
        _ => None,
    };
    Moment { date, day, time, at, earliest: None, latest: None, elapsed_seconds: None, ..like.clone() }
}
