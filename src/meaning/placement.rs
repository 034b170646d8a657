//! Where a stated duration lies: the pair of events that it fits, why, and its rivals.

use super::{
    duration::{Bound, Duration},
    telling::Telling,
};
use crate::{
    civil::ClockTime,
    clock::WallClock,
    facts::{Kind, Phase, Placed, Unplaceable},
    incident::{Event, Impact, Rival},
    moment::{Moment, moment_at},
    sort,
    words::{
        concepts::{COMMON, ELSEWHERE, NOTICED, WHOLE},
        fold,
        said::begins,
    },
};

/// Rivals that are kept, the best first.
const RIVALS: usize = 3;

/// How many times as long as a length the time before a recovery may be, so that it is assumed to end there.
const SHARE: i64 = 8;

/// Lengths in whole minutes of these seconds are often met by chance.
const ROUND: i64 = 300;

/// How much more a pair counts of which the entry that states a length is one end.
const OWN: i32 = 32;

/// Pairs that are looked at: notes with many events at one distance say nothing by distance.
const PAIRS: usize = 2000;

/// An event of the incident, with its index among all events and what its words say.
#[derive(Debug, Clone, Copy)]
pub struct EventWithWords<'e> {
    /// Its index.
    pub index: usize,
    /// The event.
    pub event: &'e Event,
    /// Its words.
    pub words: &'e Telling,
}

impl EventWithWords<'_> {
    fn at(self) -> i64 {
        self.event.start.at
    }

    /// True when the words name one of the things hit.
    fn names(self, things: &[String]) -> bool {
        things.iter().any(|word| self.words.text.contains(word))
    }

    /// True for a recovery, unless of another thing: staging works again, production does not.
    fn ends(self, things: &[String]) -> bool {
        // A place where users are not hit, and nothing else.
        let elsewhere = self.words.told.said.has(ELSEWHERE) && !self.words.told.said.has(WHOLE);
        let over = [Phase::Mitigated, Phase::Resolved].iter().any(|phase| self.event.phases.has(*phase));
        (over || self.words.recovers()) && (!elsewhere || self.names(things))
    }
}

/// A pair of events that has the stated distance.
struct Pair<'e> {
    from: EventWithWords<'e>,
    /// When the first began, where its entry tells of that beside its own time.
    begun: Option<&'e Moment>,
    to: EventWithWords<'e>,
    score: i32,
    /// Whether its end is a recovery, and one of nothing else.
    recovery: bool,
    /// Whether it names what was hit.
    named: bool,
    /// Whether more than the distance speaks for it.
    supported: bool,
}

impl<'e> Pair<'e> {
    /// True where something begins to fail.
    fn begins(&self) -> bool {
        let from = self.from;
        self.begun.is_some()
            || from.event.phases.has(Phase::Start)
            || !from.words.recovers() && from.words.fails(from.event)
    }

    /// When it begins.
    fn start(&self) -> &'e Moment {
        self.begun.unwrap_or(&self.from.event.start)
    }

    /// Seconds from the first event to the second.
    fn distance(&self) -> i64 {
        (self.to.at() - self.start().at) / 1000
    }

    fn rival(&self) -> Rival {
        let (start, end) = (self.start().clone(), self.to.event.start.clone());
        Rival { start, end, recovery: self.recovery }
    }
}

/// The events of an incident among which its impacts are placed.
#[derive(Debug)]
pub struct PlacementContext<'e> {
    /// The events, in order.
    events: Vec<EventWithWords<'e>>,
    /// The same in the order of the notes.
    written: Vec<EventWithWords<'e>>,
    /// Their instants, in order.
    pub times: Vec<i64>,
    /// Their times of day, in milliseconds since midnight, ascending, each once.
    clocks: Vec<i64>,
    /// When it began, where that is told, and the event that tells it.
    pub begun: Option<(&'e Moment, usize)>,
    /// The wall clock of the notes.
    pub clock: &'e WallClock,
    /// The incident; none for what is said of several.
    pub incident: Option<usize>,
}

impl<'e> PlacementContext<'e> {
    /// The events of an incident, or all of them, with what they say.
    #[must_use]
    pub fn of(
        events: &'e [Event],
        clock: &'e WallClock,
        tellings: &'e [Telling],
        incident: Option<usize>,
    ) -> Self {
        let all = events.iter().zip(tellings).enumerate();
        let own = all.filter(|(_, (event, _))| incident.is_none_or(|incident| event.incident == incident));
        let events: Vec<_> =
            own.map(|(index, (event, words))| EventWithWords { index, event, words }).collect();
        let start = |known: &EventWithWords<'_>| i64::try_from(known.event.stamp.start).unwrap_or(i64::MAX);
        let times = events.iter().map(|known| known.at()).collect();
        let clocks = events.iter().filter_map(|known| Some(known.event.start.time?.millis())).collect();
        let mut clocks: Vec<i64> = sort::ascending(clocks);
        clocks.dedup();
        let written = sort::by_key(events.clone(), start);
        Self { written, events, times, clocks, begun: None, clock, incident }
    }

    /// True where an event happened at this time of day.
    #[must_use]
    pub fn has_time(&self, time: ClockTime) -> bool {
        self.clocks.binary_search(&time.millis()).is_ok()
    }

    /// The first event and the last.
    #[must_use]
    pub fn first_and_last(&self) -> Option<(&'e Event, &'e Event)> {
        Some((self.events.first()?.event, self.events.last()?.event))
    }

    /// The entry that stands last before byte `at` of the notes.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<EventWithWords<'e>> {
        let after = self.written.partition_point(|known| known.event.stamp.end <= at);
        self.written.get(after.checked_sub(1)?).copied()
    }

    /// The only recovery that may be one of these things.
    fn only_recovery(&self, things: &[String]) -> Option<EventWithWords<'e>> {
        let mut all = self.events.iter().filter(|known| known.ends(things));
        all.next().filter(|_| all.next().is_none()).copied()
    }
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
/// that entry; what a field of it states, in any case.
pub fn place(
    impact: &mut Impact,
    duration: &Duration,
    own: Option<(usize, bool)>,
    known: &PlacementContext<'_>,
) {
    let things = words_of(impact.subject.things());
    let (least, most) = bounds(duration);
    let begun = |first: &Event| known.begun.map_or(first.start.at, |(begun, _)| begun.at.min(first.start.at));
    let span = known.first_and_last().map(|(first, last)| (last.start.at - begun(first)) / 1000);
    let holds = |event: &Event, at: usize| event.span.start <= at && at < event.span.end;
    let field = own.is_some_and(|(_, field)| field);
    let own = own.and_then(|(at, _)| known.events.iter().find(|known| holds(known.event, at)));
    if own.is_none() && least > span.unwrap_or(0) {
        let why = span.map_or(Unplaceable::NoEvents, |span| Unplaceable::TooLong { span });
        impact.placed = Placed::Nowhere(why);
        return;
    }
    let mut pairs = pairs(&things, known, (least, most), duration.seconds);
    if let Some(own) = own {
        // An entry may look back: `was off for an hour in all`.
        let own_edge = |pair: &Pair<'_>| [pair.from.index, pair.to.index].contains(&own.index);
        let reports = |event: &Event| {
            matches!(event.kind, Some(Kind::Alert | Kind::Report)) || event.phases.has(Phase::Detected)
        };
        let seen = |pair: &Pair<'_>| pair.begins() || reports(pair.from.event);
        let told = |pair: &Pair<'_>| pair.recovery && seen(pair) && pair.to.at() <= own.at();
        // `consumers catch up; orders were not confirmed for 54 minutes`: that began earlier.
        let over = own.words.recovers() && !own.words.fails(own.event);
        let begins_here = |pair: &Pair<'_>| over && pair.from.index == own.index;
        pairs.retain(|pair| (own_edge(pair) || told(pair)) && !begins_here(pair));
        for pair in pairs.iter_mut().filter(|pair| own_edge(pair)) {
            pair.score += OWN;
        }
    }
    // Best score first; of equal scores the distance nearest to the stated one.
    let off = |pair: &Pair<'_>| (pair.distance() - duration.seconds).abs().min(999_999_999);
    pairs = sort::by_key(pairs, |pair| i64::from(-pair.score) * 1_000_000_000 + off(pair));
    // What is said of several incidents is of one only where its words say so.
    let several = known.incident.is_none();
    let chosen = pairs.iter().position(|pair| pair.recovery && (pair.named || !several));
    // Else one of just that length which begins with a failure, or which no chance would make.
    let stated = duration.bound == Bound::Exact && !several;
    // What somebody finds out or reports ends nothing.
    let ends = |event: &Event| matches!(event.kind, None | Some(Kind::Change | Kind::Recovery));
    let exact = |pair: &&Pair<'_>| stated && ends(pair.to.event);
    let only = pairs.iter().filter(exact).count() == 1;
    let odd = duration.seconds % ROUND != 0;
    let likely = |pair: &Pair<'_>| pair.begins() || only && (odd || own.is_none() && pair.named);
    let chosen = chosen.or_else(|| pairs.iter().position(|pair| exact(&pair) && likely(pair)));
    if let Some(index) = chosen {
        let best = pairs.remove(index);
        impact.incident = Some(best.from.event.incident);
        impact.start = Some(best.start().clone());
        impact.end = Some(best.to.event.start.clone());
        impact.placed = Placed::Fits { from: best.from.index, to: best.to.index, alone: !best.supported };
        pairs.retain(|pair| (pair.start().at, pair.to.at()) != (best.start().at, best.to.at()));
        impact.rivals = pairs.iter().take(RIVALS).map(Pair::rival).collect();
    } else if let Some(EventWithWords { index, event, words }) = own {
        let seconds = duration.seconds * 1000;
        let over = words.recovers() || words.head.has(NOTICED);
        // What took most of the time that is told, and would begin before all of it, rather begins here.
        let most = known.first_and_last().is_some_and(|(first, last)| {
            // `05:11 orders were not confirmed for 54 minutes`, below `04:18 alert created`
            event.start.at - seconds * 9 / 10 < first.start.at && seconds * 2 > last.start.at - first.start.at
        });
        let over = over && !most && !event.phases.has(Phase::Start);
        // What is over by then, and not told to end once more, did not begin there.
        let same =
            |other: &&EventWithWords<'_>| other.ends(&things) && (things.is_empty() || other.names(&things));
        // `sinker was off for 9 days`, told on the day before the last.
        let past =
            known.first_and_last().is_some_and(|(_, last)| last.start.at < event.start.at + seconds / 2);
        let (mut earlier, mut later) = (false, false);
        for other in known.events.iter().filter(same) {
            earlier |= other.at() < event.start.at;
            later |= other.at() > event.start.at;
        }
        let ended = !field && earlier && !later;
        // Nothing that is told lasted past all that is told.
        if !over && (ended || past || known.times.last() == Some(&event.start.at)) {
            impact.placed = Placed::Nowhere(Unplaceable::NoRecovery);
            return;
        }
        let start = if over { event.start.at - seconds } else { event.start.at };
        impact.start = Some(moment_at(start, &event.start));
        impact.end = Some(moment_at(start + seconds, &event.start));
        impact.incident = Some(event.incident);
        impact.placed = Placed::Beside { event: *index };
    } else if several {
        impact.placed = Placed::Nowhere(Unplaceable::Several);
    } else if let Some(EventWithWords { index, event, .. }) = known.only_recovery(&things)
        && known.first_and_last().is_some_and(|(first, _)| {
            // What took but a small part of the time says nothing of when it was.
            let told = (event.start.at - begun(first)) / 1000;
            (least - duration.seconds / 10..=duration.seconds * SHARE).contains(&told)
        })
    {
        impact.start = Some(moment_at(event.start.at - duration.seconds * 1000, &event.start));
        impact.end = Some(event.start.clone());
        impact.placed = Placed::Before { recovery: index };
        impact.rivals = pairs.iter().take(RIVALS).map(Pair::rival).collect();
    } else {
        impact.placed = Placed::Nowhere(Unplaceable::NoRecovery);
    }
}

/// The least and the most seconds that the words allow.
fn bounds(duration: &Duration) -> (i64, i64) {
    let seconds = duration.seconds;
    let slack = duration.unit.min(60) / 2;
    match duration.bound {
        // `6d 6h` leaves out the minutes.
        Bound::Exact if duration.unit >= 3600 && seconds > 24 * duration.unit => {
            (seconds - duration.unit / 2, seconds + duration.unit)
        }
        Bound::Exact | Bound::Vague => (seconds - slack, seconds + slack),
        Bound::About => (seconds * 9 / 10, seconds * 11 / 10),
        Bound::Under => (seconds * 9 / 10, seconds),
        Bound::Over => (seconds, seconds * 11 / 10),
    }
}

fn pairs<'e>(
    words: &[String],
    known: &PlacementContext<'e>,
    (least, most): (i64, i64),
    exact: i64,
) -> Vec<Pair<'e>> {
    let mut found = Vec::new();
    let all = &known.events;
    let mut first = 0;
    for (index, &from) in all.iter().enumerate() {
        // Events are in order: the nearest end of this beginning stands no earlier than that of the last.
        let near = |to: &&EventWithWords<'_>| (to.at() - from.at()) / 1000 < least.max(1);
        first += all.iter().skip(first).take_while(near).count();
        if found.len() >= PAIRS {
            break;
        }
        for &to in all.iter().skip(first.max(index + 1)) {
            let seconds = (to.at() - from.at()) / 1000;
            if seconds > most {
                break;
            }
            if from.event.incident != to.event.incident {
                continue;
            }
            let recovery = to.ends(words);
            let (names, named_at_end) = (from.names(words), to.names(words));
            let upgrade = from.event.severity.is_some();
            let score = 8 * i32::from(recovery)
                + 4 * i32::from(to.event.phases.has(Phase::Resolved))
                + 2 * i32::from(!from.words.recovers() && from.words.fails(from.event))
                + 2 * i32::from(upgrade)
                + 2 * i32::from(names)
                + 2 * i32::from(named_at_end)
                + i32::from(seconds == exact);
            let hit = names || named_at_end;
            found.push(Pair {
                from,
                begun: None,
                to,
                score,
                recovery,
                named: hit,
                supported: hit || upgrade,
            });
        }
    }
    // `Since 06:41 the pumps …`, told at 06:55
    if let Some((moment, event)) = known.begun
        && let Some(&from) = all.iter().find(|known| known.index == event && known.at() != moment.at)
    {
        for &to in all.iter().filter(|to| to.ends(words)) {
            let seconds = (to.at() - moment.at) / 1000;
            if (least.max(1)..=most).contains(&seconds) {
                let score =
                    10 + 4 * i32::from(to.event.phases.has(Phase::Resolved)) + i32::from(seconds == exact);
                let named = from.names(words) || to.names(words);
                found.push(Pair {
                    from,
                    begun: Some(moment),
                    to,
                    score,
                    recovery: true,
                    named,
                    supported: true,
                });
            }
        }
    }
    found
}
