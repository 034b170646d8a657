//! Impact worked out from events, and what the stated impact contradicts in itself.

use super::{
    actors::first_named,
    effect::{effect, names_effect},
    mentions::one_thing,
    naming::{name_of, subject, things},
    placement::words_of,
    scope::told,
    telling::{Telling, Told, Turn},
};
use crate::{
    document::sentences::sentence_end,
    facts::{Effect, Kind, Phase, Placed, Placement, Subject},
    finding::FindingKind,
    incident::{Event, Impact, Incident, PhaseAt},
    markup::{usual, words},
    pause::pause_at,
    span::rest_of,
    words::{
        concepts::{ALERTS, BLOCKED, CAUSES, DOWN, IMPACT_ENDS, NOTICED, RESPONSE, THAT, WHOLE, WORKS},
        fold,
        said::{Said, ends, find_whole, says},
    },
};

/// Failures that may still be waiting for their recovery: notes with more do not tell them apart.
const OPEN: usize = 64;

/// A stated length of less than one of so many parts of a bar says nothing of it.
const PART: i64 = 4;

/// A bar that begins or ends as near to what is stated as this part of that is no other.
const NEAR: i64 = 10;

/// Bytes of an entry that say what it is of.
const HEAD: usize = 160;

/// Bytes of an entry that says of a thing that it is down, and nothing else.
const PLAIN: usize = 40;

/// A failure whose recovery has not come yet.
struct Failure<'e> {
    /// Its index.
    index: usize,
    event: &'e Event,
    text: String,
    /// What failed, as the entry calls it.
    thing: String,
    /// The same, where it is sure to be what was hit.
    what: String,
    /// The words that tell it apart.
    words: Vec<String>,
}

impl<'e> Failure<'e> {
    /// What an entry tells of, in the first of its words, folded beside them, which say so much; it `begins` the incident or not.
    fn of(
        index: usize,
        event: &'e Event,
        telling: &Telling,
        (head, text): (&str, String),
        (said, begins): (Said, bool),
    ) -> Self {
        let thing = if let Some(name) = turned(event, telling) {
            name
        } else if said.has(CAUSES) {
            // A cause is none of what failed.
            String::new()
        } else {
            failing((head, telling.stamped), said)
        };
        let thing = if may_fail(&thing) { thing } else { String::new() };
        let words = words_of(&things(&thing));
        // What begins the incident may be a cause: only a recovery tells that it is what was hit.
        let what = if begins && telling.turn.is_none() { String::new() } else { thing.clone() };
        Self { index, event, text, thing, what, words }
    }
}

/// A bar from each failure to the first recovery that names the same thing, and from the beginning to the end of the impact;
/// without an end where the notes tell of none.
pub async fn derived(incident: &Incident, tellings: &[Telling]) -> Vec<Impact> {
    let events = &incident.events;
    // An entry that only tells of a failure is of what fails.
    let plain = |known: &&PhaseAt| known.phase == Phase::Start && known.clue.is_plain();
    let starts: Vec<usize> = incident.phases.iter().filter(plain).filter_map(|known| known.event).collect();
    // Words without marks say no more where those are left out.
    let marked = |event: &Event| usual(&event.text, false) < event.text.len();
    // "shop back" ends what failed, too.
    let recovery_of = |event: &Event, telling: &Telling| {
        telling.recovers() || event.phases.has(Phase::Resolved) && !telling.fails(event)
    };
    let may_end = |event: &Event, telling: &Telling| {
        recovery_of(event, telling) || telling.told.said.has(IMPACT_ENDS) || marked(event)
    };
    let last_end = events.iter().zip(tellings).rposition(|(event, telling)| may_end(event, telling));
    let mut found = Vec::new();
    let mut open: Vec<Failure<'_>> = Vec::new();
    for (index, (event, telling)) in events.iter().zip(tellings).enumerate() {
        pause_at(index).await;
        let recovery = recovery_of(event, telling);
        // What nothing ends has to be a state to be told.
        let state = || telling.told.said.has(DOWN) || telling.told.said.has(BLOCKED) || marked(event);
        let failure = telling.fails(event) && (Some(index) < last_end || state());
        let begins = starts.contains(&index);
        // Where nothing is open, nothing ends.
        if open.is_empty() && (recovery || !begins && !failure) {
            continue;
        }
        let may_begin = open.len() < OPEN && (begins || failure);
        if !may_begin && !may_end(event, telling) {
            continue;
        }
        // What an entry tells of stands first; then come causes and what was done.
        let first = words(event.text.lines().next().unwrap_or_default());
        let head = first.get(..first.floor_char_boundary(HEAD)).unwrap_or(&first);
        let text = fold(head);
        // Mostly these are all its words.
        let looked_up;
        let part = if let Some(part) = telling.part(0, &text) {
            part
        } else {
            looked_up = Told::of(&text);
            looked_up.whole(&text)
        };
        let said = part.said();
        let ends_impact = said.has(IMPACT_ENDS);
        if recovery || ends_impact {
            let subject = name_of(head, telling.stamped);
            let named = words_of(&things(&subject));
            // "everything works again" is all that failed, and "were working again" what alone had.
            // `config restored`, before `all 14 hosts back`
            let named_later = |failure: &Failure<'_>| {
                let later = events.iter().zip(tellings).skip(index + 1).take(OPEN);
                let mut ends = later.filter(|(later, telling)| {
                    later.incident == event.incident && recovery_of(later, telling)
                });
                ends.any(|(_, telling)| failure.words.iter().any(|word| telling.text.contains(word)))
            };
            let whole = subject.is_empty() && (said.has(WHOLE) || recovery && is_alone(&open, event));
            let same = |failure: &Failure<'_>| {
                if let Some(Turn::Up(from)) = telling.turn {
                    return failure.index == from;
                }
                failure.event.incident == event.incident
                    && failure.event.start.at < event.start.at
                    && (ends_impact && starts.contains(&failure.index)
                        || whole
                            && failure.event.phases.has(Phase::Start)
                            && (said.has(WHOLE) || !named_later(failure))
                        || named.iter().any(|word| failure.text.contains(word))
                        || failure.words.iter().any(|word| text.contains(word)))
            };
            if let Some(place) = open.iter().position(same) {
                let mut failure = open.remove(place);
                if telling.turn.is_none()
                    && !named.is_empty()
                    && named.iter().all(|word| failure.text.contains(word))
                {
                    failure.what.clone_from(&subject);
                }
                // What alone had failed works again, or what the recovery names.
                let again = subject.is_empty() && !said.has(WHOLE);
                if failure.what.is_empty() && (again || failure.words.iter().any(|word| text.contains(word)))
                {
                    failure.what.clone_from(&failure.thing);
                }
                // Later reports of the same failure end with it.
                open.retain(|other| !same(other));
                found.push(bar(&failure, Some((index, event))));
            }
        } else if open.len() < OPEN
            && (begins
                || failure
                    && (telling.turn.is_some()
                        || is_told(event) && may_tell(event, said) && told(part).is_some()))
        {
            let failure = Failure::of(index, event, telling, (head, text), (said, begins));
            if begins || telling.turn.is_some() || !failure.words.is_empty() {
                open.push(failure);
            }
        }
    }
    found.extend(unended(incident, &open, &starts));
    found
}

/// What never ends in the notes goes on, where they tell of no end at all.
fn unended(incident: &Incident, open: &[Failure<'_>], starts: &[usize]) -> Vec<Impact> {
    let mut found = Vec::new();
    let events = &incident.events;
    let resolved = events.iter().filter(|event| event.phases.has(Phase::Resolved));
    let over: Vec<usize> = resolved.map(|event| event.incident).collect();
    let mut known: Vec<String> = Vec::new();
    // Only what begins the incident, or is plainly down: what is told in many words tells of no state that goes on.
    let lasts = |failure: &&Failure<'_>| {
        let begins = starts.contains(&failure.index);
        let state = matches!(effect(Said::of(&failure.text)), Some(Effect::Down | Effect::Blocked));
        // "somebody says that search is down"
        let said = find_whole(&failure.text, THAT).map(|(at, length)| rest_of(&failure.text, at + length));
        let plain =
            said.filter(|said| told(Told::of(said).whole(said)).is_some()).unwrap_or(&failure.text).len()
                < PLAIN;
        let stated = |impact: &Impact| {
            let [start, end] = impact.edges();
            let at = failure.event.start.at;
            start.is_some_and(|start| start <= at) && end.is_some_and(|end| at < end)
        };
        // What the notes state goes on to an end.
        let ended = begins && incident.impacts.iter().any(stated);
        !over.contains(&failure.event.incident) && !ended && (begins || state && plain)
    };
    for failure in open.iter().filter(lasts) {
        if !failure.words.iter().any(|word| known.contains(word)) {
            known.extend_from_slice(&failure.words);
            found.push(bar(failure, None));
        }
    }
    found
}

/// What tells a thing that an entry says to be down apart from others that are.
fn turned(event: &Event, telling: &Telling) -> Option<String> {
    let Some(Turn::Down(place)) = telling.turn else { return None };
    // Folded, words may be of another length.
    let text = Some(&event.text).filter(|text| text.len() == telling.text.len())?;
    let (thing, name) = (place.of(text), name_of(place.of(text), false));
    // `web-1 is down`, but `FIRING: high latency on search`
    let rest = fold(thing.strip_prefix(&*name).unwrap_or_default().trim_start());
    Some(if name.is_empty() || names_effect(Said::at(&rest)) { thing.to_owned() } else { name })
}

/// True where one plain failure is open in the incident of an event, and no other.
fn is_alone(open: &[Failure<'_>], event: &Event) -> bool {
    let mut own = open.iter().filter(|failure| failure.event.incident == event.incident);
    own.next().is_some_and(|failure| !failure.thing.is_empty() && failure.text.len() < PLAIN)
        && own.next().is_none()
}

/// True unless words of a response may be all that an entry is about; the start of the incident is told whatever was done about it.
fn may_tell(event: &Event, said: Said) -> bool {
    event.phases.has(Phase::Start) || !said.has(RESPONSE)
}

/// True for what may be the name of what failed. It goes over no joint of clauses: `most should be up, the only problem`. Who has
/// seen it did not fail: `Monitoring detected` failures. Nor did what `looks stable`.
fn may_fail(what: &str) -> bool {
    let lower = fold(what);
    !what.contains(", ") && ends(&lower, NOTICED).is_none() && !says(&lower, WORKS)
}

/// True for an entry that may tell of a failure: what somebody does, finds out or passes on is none.
fn is_told(event: &Event) -> bool {
    match event.kind {
        Some(Kind::Alert | Kind::Report) => true,
        kind => kind.is_none() && first_named(&event.text).is_none(),
    }
}

/// What fails, by the head of an entry, which tells of it and may be `stamped`: the thing of its first sentence that does. An
/// alert is for something.
fn failing((head, stamped): (&str, bool), said: Said) -> String {
    let mut rest = head;
    let mut tells = || {
        let sentence;
        (sentence, rest) = rest.split_at_checked(sentence_end(rest))?;
        (!sentence.is_empty()).then_some(sentence)
    };
    // One sentence is all of it.
    let fails = |sentence: &&str| {
        let lower = fold(sentence);
        sentence.len() == head.len() || told(Told::of(&lower).whole(&lower)).is_some()
    };
    let sentence = std::iter::from_fn(&mut tells).find(fails);
    let sentence = sentence.unwrap_or_default();
    // `Alert created via Datadog integration [P1] consumer lag 512340`
    let boxed = sentence.rsplit_once("] ").filter(|_| said.has(ALERTS));
    let sentence = boxed.map_or(sentence, |(_, words)| words);
    match sentence.split_once(" for ").filter(|_| said.has(ALERTS)) {
        Some((_, what)) => name_of(what, stamped),
        None => name_of(sentence, stamped),
    }
}

fn bar(failure: &Failure<'_>, end: Option<(usize, &Event)>) -> Impact {
    let start = failure.event;
    let effect = effect(Said::of(&failure.text)).unwrap_or(Effect::Down);
    let placed = Placed::Derived { from: failure.index, to: end.map(|(index, _)| index) };
    let end = end.map(|(_, end)| end);
    let (dash, last) = end.map_or(("", ""), |end| (" – ", &end.text));
    let quote = [start.text.as_str(), dash, last].concat();
    let mut impact = Impact::new(subject(failure.what.clone()), effect, quote, start.line, start.span);
    impact.incident = Some(start.incident);
    impact.duration_seconds = end.map(|end| (end.start.at - start.start.at) / 1000);
    impact.approximate = start.approximate || end.is_some_and(|end| end.approximate);
    impact.start = Some(start.start.clone());
    impact.end = end.map(|end| end.start.clone());
    impact.placed = placed;
    impact
}

/// Leaves out bars of what the notes state themselves: of an incident as a whole where they say for how long something of it was
/// broken and that is no small part of it, of a thing that is stated for a time that meets the bar, and of the same failure
/// or the same recovery.
pub fn drop_told(incident: &mut Incident) {
    let all = std::mem::take(&mut incident.derived_impacts);
    let told = |bar: &Impact| {
        let part = |impact: &Impact| {
            bar.duration_seconds.zip(impact.duration_seconds).is_some_and(|(bar, own)| own * PART >= bar)
        };
        let again = |impact: &Impact| {
            let ([Some(start), Some(end)], [Some(from), to]) = (bar.edges(), impact.edges()) else {
                return false;
            };
            let edge = |to| {
                let near = |one: i64, other: i64| (one - other).abs() <= (to - from) / NEAR;
                near(start, from) || near(end, to)
            };
            let meets = from < end && to.is_none_or(|to| start < to);
            // A length that was put somewhere says nothing of where.
            meets
                && match impact.placed.placement() {
                    Placement::Stated => one_thing(bar, impact) || to.is_some_and(edge),
                    Placement::Fits => one_thing(bar, impact),
                    _ => false,
                }
        };
        let states = |impact: &Impact| {
            impact.incident == bar.incident
                && (bar.subject == Subject::Incident && part(impact) || again(impact))
        };
        incident.impacts.iter().any(states)
    };
    incident.derived_impacts = all.into_iter().filter(|bar| !told(bar)).collect();
}

/// A place that fits by its length alone is sure where the incident began and ended just then.
pub fn confirm(incident: &mut Incident) {
    let mut impacts = std::mem::take(&mut incident.impacts);
    let at = |number, phase| incident.phase(number, phase).map(|told| told.moment.at);
    for impact in &mut impacts {
        let Placed::Fits { alone: alone @ true, .. } = &mut impact.placed else { continue };
        let own = impact.start.as_ref().zip(impact.end.as_ref()).map(|(start, end)| (start.at, end.at));
        let told = |number| at(number, Phase::Start).zip(at(number, Phase::Resolved));
        *alone = own.is_none() || impact.incident.and_then(told) != own;
    }
    incident.impacts = impacts;
}

/// Says where a stated length and the stated edges beside it differ by more than a tenth.
pub fn contradictions(incident: &mut Incident) {
    for impact in &incident.impacts {
        let (Placement::Stated, Some(stated), Some(start), Some(end)) =
            (impact.placed.placement(), impact.duration_seconds, &impact.start, &impact.end)
        else {
            continue;
        };
        let between = (end.at - start.at) / 1000;
        // Dates alone leave a day open.
        let slack = if start.time.is_some() && end.time.is_some() { between / 10 } else { 86_400 };
        if (stated - between).abs() > slack.max(60) {
            let kind = FindingKind::ImpactLength { stated, told: between };
            incident.findings.push(kind.on(impact.line));
        }
    }
}
