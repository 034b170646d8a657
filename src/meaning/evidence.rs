//! What speaks for a phase: the words of entries and of sentences beside them, fields, edges of impacts; and how much.

use super::{
    actors::first_named,
    fields::StatedField,
    incidents::Incidents,
    labels::{label, labelled},
    says::{CALM, DENYING, alarm, fails, lines, says, timed},
    sentences::Sentence,
    telling::{Telling, Turn, tells_of_phase},
    window::{Window, moments, single},
};
use crate::{
    document::{Document, clauses::clauses, sentences::sentence_end},
    entries::told::{since, told},
    facts::{Clue, Kind, Level, Phase, Phases, Placed, Placement},
    incident::{Event, Impact, Incident, LineUse},
    markup::plain,
    moment::Moment,
    pause::pause_at,
    span::{LineNumber, Span, any_of, has_digit, rest_of, start_of},
    timestamp::{compound::Timestamp, marks::is_mark, scan::each_stamp},
    words::{
        concepts::{
            ALARMED, ALERTS, CHANGES, CLOSED_STATES, FINDINGS, NO_ALERT, OPEN_STATES, PHASE_LABELS, PLANNED,
            RECOVERY, RESOLVED, ROLES, SAYS, STATES_TOLD, WORKS,
        },
        fold,
        said::{Said, begins, begins_row},
    },
};

/// How much each clue speaks for a phase.
const WEIGHTS: [(Clue, i32); 14] = [
    // Somebody filled it in after the fact, for this phase and no other.
    (Clue::Field, 100),
    // The same, beside what happened.
    (Clue::Label, 90),
    // The words are those of the phase; they may be quoted, or be of a part.
    (Clue::Named, 75),
    // What the feed says holds of the whole incident.
    (Clue::State, 80),
    // An impact has edges of its own, which mostly are those of the incident.
    (Clue::Edge, 60),
    // Alerts and reports go on after the first.
    (Clue::Alarm, 60),
    // The same in other words: an alert may go off after somebody saw it.
    (Clue::Noticed, 60),
    // Looking into it may begin again and again.
    (Clue::Response, 50),
    // Things fail after a first failure, and some before.
    (Clue::Failure, 45),
    // What is not done may be meant so.
    (Clue::Sign, 32),
    // One thing may work again before the others do.
    (Clue::Recovery, 60),
    // The same in words that also mean other things.
    (Clue::Works, 50),
    // It may have failed before; alone it says nothing.
    (Clue::Seen, 0),
    // One of many changes; alone it says nothing.
    (Clue::Changed, 0),
];

/// What it costs everyday words to stand at the other end of the timeline than their phase: a beginning is told first, an end
/// last.
const PLACE: usize = 30;

/// Entries that a shorter timeline counts as for what it costs a beginning: the second of four is not far from the first.
const SHORT: usize = 9;

/// What everyday words gain in the last entry: it mostly tells of the end.
const LAST: i32 = 12;

/// What it costs everyday words of a beginning to stand beside the timeline, and those of an end.
const BESIDE: [i32; 2] = [10, 10];

/// What it costs a field that a ticket is opened before somebody declares an incident.
const OPENED: i32 = 30;

/// The rows of support and of customers among the roles.
const SUPPORT: usize = 1;
const CUSTOMERS: usize = 2;

/// How much a clue weighs.
#[must_use]
pub fn weight(clue: Clue) -> i32 {
    WEIGHTS.iter().find(|(known, _)| *known == clue).map_or(0, |(_, weight)| *weight)
}

/// An instant that a clue says to begin a phase.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The phase.
    pub phase: Phase,
    /// What speaks for it.
    pub clue: Clue,
    /// How much.
    pub weight: i32,
    /// When.
    pub moment: Moment,
    /// The event that tells of it, or stands at that minute.
    pub event: Option<usize>,
    /// The line that tells of it.
    pub line: LineNumber,
    /// The incident that it is of.
    pub incident: usize,
    /// True where words say that it was so since then, or as of then.
    pub since: bool,
}

/// An entry, its number, and what it costs it to stand as far from the first of its incident as it does, and from the last.
#[derive(Clone, Copy)]
struct Entry<'e> {
    index: usize,
    event: &'e Event,
    away: [i32; 2],
}

impl Entry<'_> {
    fn evidence(self, phase: Phase, clue: Clue, less: i32) -> Evidence {
        let [from_first, from_last] = self.away;
        let away = match phase {
            _ if !clue.is_everyday() => 0,
            Phase::Mitigated | Phase::Resolved => from_last,
            _ => from_first,
        };
        Evidence {
            phase,
            clue,
            weight: weight(clue) - less - away,
            moment: self.event.start.clone(),
            event: Some(self.index),
            line: self.event.line,
            incident: self.event.incident,
            since: false,
        }
    }
}

/// All evidence of the notes.
struct Found<'n> {
    incident: &'n Incident,
    all: Vec<Evidence>,
}

/// What the entries say.
pub async fn of_events(document: &Document<'_>, incident: &Incident, tellings: &[Telling]) -> Vec<Evidence> {
    let mut found = Found { incident, all: Vec::new() };
    let (mut states, mut feed) = (Vec::new(), false);
    let away = away(&incident.events);
    for (index, ((event, telling), away)) in incident.events.iter().zip(tellings).zip(away).enumerate() {
        pause_at(index).await;
        let beside = state_beside(document, incident, event);
        let head = beside.as_deref().unwrap_or_else(|| telling.head());
        found.event(Entry { index, event, away }, (telling, head), (&mut states, &mut feed));
    }
    // The state of one entry alone is a word like others.
    if feed || states.first().map(|state| state.event) != states.last().map(|state| state.event) {
        found.all.extend(states);
    }
    found.all
}

/// The state that stands alone before the stamp of an entry on its line, or on a line above it, and in none.
fn state_beside(document: &Document<'_>, incident: &Incident, event: &Event) -> Option<String> {
    /// Bytes: a state is a word or two. All that stands before the last of many entries on one line is none.
    const STATE: usize = 100;
    let state = |words: &str| {
        let words = fold(Some(words.trim_matches(is_mark)).filter(|words| words.len() < STATE)?);
        let of =
            |table| begins(&words, table).is_some_and(|length| rest_of(&words, length).trim().is_empty());
        (of(OPEN_STATES) || of(CLOSED_STATES)).then_some(words)
    };
    let line = event.line.index();
    let start = document.lines.get(line)?.span.start;
    if let Some(found) = document.notes.get(start..event.stamp.start).and_then(state) {
        return Some(found);
    }
    let free = |above: &usize| {
        let used = incident.lines.get(*above).map(|line| line.used);
        !matches!(used, None | Some(LineUse::Event(_) | LineUse::Attached(_) | LineUse::Blank))
    };
    // The age of what was posted may stand between.
    (line.saturating_sub(2)..line).rev().take_while(free).find_map(|above| state(document.words(above)))
}

/// What it costs each event to stand as far from the first of its incident as it does, and from the last.
fn away(events: &[Event]) -> Vec<[i32; 2]> {
    let mut counts = Vec::new();
    let mut places = Vec::new();
    for event in events {
        if counts.len() <= event.incident {
            counts.resize(event.incident + 1, 0_usize);
        }
        let Some(count) = counts.get_mut(event.incident) else { continue };
        places.push((event.incident, *count));
        *count += 1;
    }
    let cost = |(incident, place): (usize, usize)| {
        let last = counts.get(incident).map_or(0, |count| count - 1);
        // Of two entries one says little of the other.
        let share = |part: usize, of: usize| i32::try_from(PLACE * part / of).unwrap_or(0);
        match last {
            0..2 => [0, 0],
            last => {
                [share(place, last.max(SHORT)), if place == last { -LAST } else { share(last - place, last) }]
            }
        }
    };
    places.into_iter().map(cost).collect()
}

/// What stands beside the entries says: sentences, fields, impacts.
#[must_use]
pub fn beside_events(
    sentences: &[Sentence],
    incident: &Incident,
    incidents: &Incidents,
    fields: &[StatedField],
) -> Vec<Evidence> {
    let mut found = Found { incident, all: Vec::new() };
    // `Created: 9 Jan  Resolved: 10 Jan` is read as fields.
    let pairs = fields.windows(2).filter_map(|pair| match pair {
        [one, other] if one.line() == other.line() => Some(one.line()),
        _ => None,
    });
    let several: Vec<LineNumber> = pairs.collect();
    for sentence in sentences {
        if sentence.event.is_some()
            || !has_digit(&sentence.text)
            || several.binary_search(&sentence.line).is_ok()
        {
            continue;
        }
        let Some(number) = incidents.of_line(sentence.line) else { continue };
        found.sentence(&sentence.text, sentence.line, number, None);
    }
    for number in 0..incidents.count.max(1) {
        let own = || fields.iter().filter(|field| field.is_of(number));
        let ends = own().filter_map(StatedField::instant).filter(|(phase, _)| *phase == Phase::Resolved);
        let end = ends.map(|(_, moment)| moment.at).min();
        for field in own() {
            let Some((phase, moment)) = field.instant() else { continue };
            // `Resolved: 7 May`, `Closed: 14 May`
            if phase != Phase::Resolved || end == Some(moment.at) {
                let told = found.told(phase, Clue::Field, moment.clone(), field.line(), number);
                let less = if field.opens() { OPENED } else { 0 };
                found.all.push(Evidence { weight: told.weight - less, ..told });
            }
        }
    }
    let closed = |number| {
        let timed = |edge: &Option<Moment>| edge.as_ref().is_some_and(|edge| edge.time.is_some());
        let own = |impact: &&Impact| impact.incident == Some(number);
        incident.impacts.iter().filter(own).any(|impact| timed(&impact.start) && timed(&impact.end))
    };
    for impact in &incident.impacts {
        // Two entries exactly as far apart as is stated.
        if let (Placed::Fits { alone: false, .. }, Some(number), Some(start)) =
            (impact.placed, impact.incident, &impact.start)
            && !impact.approximate
        {
            found.stated(Phase::Start, Clue::Failure, start.clone(), impact.line, number);
        }
        let Some(number) = impact.incident.filter(|_| impact.placed.placement() == Placement::Stated) else {
            continue;
        };
        // An entry with a range tells of a part.
        let ranged = |event: &Event| event.line == impact.line && event.end.is_some();
        if incident.events.iter().any(ranged) {
            continue;
        }
        for (phase, edge) in [(Phase::Start, &impact.start), (Phase::Resolved, &impact.end)] {
            // A beginning without an end may be that of a part, and so may an end where another impact has both.
            let clue = match (&impact.start, &impact.end) {
                (_, None) => Clue::Failure,
                (None, _) if closed(number) => Clue::Recovery,
                _ => Clue::Edge,
            };
            let Some(moment) = edge else { continue };
            let open = phase == Phase::Start && impact.end.is_none();
            let stamp = each_stamp(&impact.quote).find(Timestamp::timed).filter(|_| open);
            let since = stamp.is_some_and(|stamp| is_since(&impact.quote, stamp.span.start, phase));
            let told = found.told(phase, clue, moment.clone(), impact.line, number);
            found.all.push(Evidence { since, ..told });
            // What was over before the incident was closed; alone it says nothing.
            if let (Clue::Edge, Phase::Resolved) = (clue, phase) {
                let over = found.told(Phase::Mitigated, clue, moment.clone(), impact.line, number);
                found.all.push(Evidence { weight: 0, ..over });
            }
        }
    }
    found.all
}

impl Found<'_> {
    /// What an entry says by its level, its label, its state and its words.
    fn event(
        &mut self,
        entry: Entry<'_>,
        (telling, head): (&Telling, &str),
        (states, feed): (&mut Vec<Evidence>, &mut bool),
    ) {
        let event = entry.event;
        // An alert has its own: `Alert created [P1]`.
        if let Some(level) = event.severity
            && level.is_set()
            && event.kind != Some(Kind::Alert)
            && !telling.recovers()
        {
            // Who first sets a level calls it an incident; a component has a state.
            let same = |other: &&Event| other.incident == event.incident;
            let mut leveled = self.incident.events.iter().filter(same);
            let first = leveled.find(|other| other.severity.is_some_and(Level::is_set));
            if first.is_some_and(|first| std::ptr::eq(first, event)) {
                self.all.push(entry.evidence(Phase::Declared, Clue::Named, 15));
            }
        }
        // Nearly no entry has a label.
        let may = head != telling.head() || telling.head.has(PHASE_LABELS);
        let named = if may { labelled(head) } else { Phases::default() };
        for phase in named.iter() {
            self.all.push(entry.evidence(phase, Clue::Label, 0));
        }
        let bare = head.trim_start_matches(|c: char| !c.is_alphanumeric());
        let state = |table| begins_row(bare, table).filter(|(_, length)| alone(rest_of(bare, *length)));
        // A feed begins when it is known, whatever it says then.
        let begins = || {
            self.incident.events.iter().position(|first| first.incident == event.incident)
                == Some(entry.index)
        };
        let first = || state(OPEN_STATES).filter(|_| begins() && !telling.recovers()).map(|_| 0);
        match state(STATES_TOLD).map(|(row, _)| row).or_else(first) {
            Some(0) => states.extend(
                // A feed may begin after somebody noticed.
                [(Phase::Declared, 0), (Phase::Detected, 25)]
                    .map(|(phase, less)| entry.evidence(phase, Clue::State, less)),
            ),
            Some(_) => states.push(entry.evidence(Phase::Mitigated, Clue::State, 0)),
            None if state(OPEN_STATES).or_else(|| state(CLOSED_STATES)).is_some() => *feed = true,
            None => {}
        }
        // `says that`, `asks whether` go over the joint of two clauses.
        let said = telling.head;
        if alarm(said) && !said.has(NO_ALERT) && !said.has(PLANNED) && !telling.recovers() {
            self.all.push(entry.evidence(Phase::Detected, Clue::Alarm, 0));
        }
        let known = self.all.len();
        self.words(entry, (telling, named), said.has(SAYS));
        match telling.turn {
            // An alert that fires is seen, whenever it began.
            Some(Turn::Down(_)) if said.has(ALERTS) || said.has(ALARMED) => {
                self.all.push(entry.evidence(Phase::Detected, Clue::Alarm, 0));
            }
            Some(Turn::Down(_)) => self.all.push(entry.evidence(Phase::Start, Clue::Failure, 0)),
            Some(Turn::Up(_)) => self.all.push(entry.evidence(Phase::Resolved, Clue::Recovery, 0)),
            None => {}
        }
        let works =
            |one: &Evidence| one.phase == Phase::Resolved && matches!(one.clue, Clue::Recovery | Clue::Works);
        if said.has(CHANGES) && self.all.iter().skip(known).any(works) {
            self.all.push(entry.evidence(Phase::Mitigated, Clue::Changed, 0));
        }
        // Who writes that something fails has seen it.
        let fails =
            |one: &Evidence| one.phase == Phase::Start && matches!(one.clue, Clue::Failure | Clue::Sign);
        // A name that begins with a small letter may be that of a host, and one that finds something looked for it.
        let person = |who: &String| who.starts_with(char::is_uppercase);
        let writes = event.actors.first().is_some_and(person) && first_named(&event.text).is_none();
        // `(customer): none of the scanners connect`
        let may = head != telling.head() || said.has(ROLES);
        let from = if may { label(head) } else { None };
        let from = from.and_then(|(names, _)| begins_row(names.of(head), ROLES));
        let is = |role| from.is_some_and(|(row, _)| row == role);
        let customer = is(CUSTOMERS) && !telling.recovers();
        // `support: nobody can log in`
        let writes = writes || is(SUPPORT);
        // `Uptime Kuma`
        let monitor = |who: &String| Said::of(&fold(who)).has(ALERTS);
        if event.actors.first().is_some_and(monitor) && self.all.iter().skip(known).any(fails) {
            self.all.push(entry.evidence(Phase::Detected, Clue::Alarm, 0));
        } else if customer
            || self.all.iter().skip(known).any(|one| one.since && one.phase == Phase::Start)
            || writes && !said.has(FINDINGS) && self.all.iter().skip(known).any(fails)
        {
            self.all.push(entry.evidence(Phase::Detected, Clue::Sign, 0));
        }
    }

    /// What the sentences of an entry say, of which a label may have `named` the phases, and which may be `heard` of.
    fn words(&mut self, entry: Entry<'_>, (telling, named): (&Telling, Phases), mut heard: bool) {
        let event = entry.event;
        // Folded they mostly are as long, and each stands where it did.
        let aligned = telling.text.len() == event.text.len();
        let mut rest = start_of(&event.text, event.text.floor_char_boundary(1000));
        let mut at = 0;
        // What an entry tells of stands first; then come causes, and what was done.
        let mut less = 0;
        while !rest.is_empty() {
            let sentence = start_of(rest, sentence_end(rest).max(1));
            rest = rest_of(rest, sentence.len().max(1));
            // An address tells of nothing.
            let linked = sentence.contains('[') && sentence.contains("](");
            let shown = linked.then(|| plain(sentence));
            let known = Some(telling.whole()).filter(|_| aligned && shown.is_none());
            let mut begin = at;
            at += sentence.len();
            let sentence = shown.as_deref().unwrap_or(sentence);
            // `The report came in at 9:50`: a time of its own is that of its clause.
            for line in lines(sentence) {
                // Words may stand on two lines, and in quotes: `rolled "back" it`.
                let parted = line.trim().bytes().any(|byte| matches!(byte, b'\n' | b'"'));
                let known = known.filter(|_| !parted);
                let known = known.map(|known| known.at(Span::new(begin, begin + line.len())));
                begin += line.len();
                if known.is_some_and(|known| !tells_of_phase(known.said())) {
                    continue;
                }
                let (before, timed) = (self.all.len(), telling.stamped && timed(line));
                if timed {
                    self.sentence(line, event.line, event.incident, Some(event));
                }
                let told = self.all.len() > before;
                if less == 0 || !timed {
                    says((line, known), (told, true), &mut heard, &mut |phase, clue| {
                        // `Detected: the curve rises` is no start.
                        if clue.is_plain() || named.is_empty() {
                            self.all.push(entry.evidence(phase, clue, less));
                        }
                    });
                }
            }
            less = 15;
        }
    }

    /// What a sentence says of instants of its own, in the entry of an event or beside them.
    fn sentence(&mut self, sentence: &str, line: LineNumber, number: usize, entry: Option<&Event>) {
        for (stamp, words) in told(sentence, (false, false), &mut None) {
            let Some(edge) = single(stamp.span.of(sentence)) else { continue };
            let mut own = self.incident.events.iter().filter(|event| event.incident == number);
            // A time without a date is of the day of its entry, or of the one that has an entry at that minute.
            let entry = entry.map(|event| (event, event));
            let ends = entry.or_else(|| own.clone().next().zip(own.clone().next_back()));
            let window = Window { from: Some(edge), ..Window::default() };
            let Some(mut moment) = moments(&window, ends, &self.incident.clock).0 else { continue };
            let same = |event: &&Event| event.start.time == moment.time;
            if let Some(event) = own.find(same).filter(|_| entry.is_none() && stamp.date.is_none()) {
                moment = event.start.clone();
            }
            let mut clues = Vec::new();
            for phase in labelled(&fold(&words)).iter() {
                clues.push((phase, Clue::Label));
            }
            says((&words, None), (false, false), &mut false, &mut |phase, clue| clues.push((phase, clue)));
            for (phase, clue) in clues {
                let since = is_since(sentence, stamp.span.start, phase);
                let told = self.told(phase, clue, moment.clone(), line, number);
                // `Nobody gets in since 14:10` is as good as an entry.
                let weight = told.weight + if since { BESIDE[0] } else { 0 };
                self.all.push(Evidence { weight, since, ..told });
            }
        }
    }

    /// Adds what stands beside the entries.
    fn stated(&mut self, phase: Phase, clue: Clue, moment: Moment, line: LineNumber, incident: usize) {
        let told = self.told(phase, clue, moment, line, incident);
        self.all.push(told);
    }

    /// What stands beside the entries; the entry at its minute is what it tells of.
    fn told(&self, phase: Phase, clue: Clue, moment: Moment, line: LineNumber, incident: usize) -> Evidence {
        let there = |event: &Event| {
            event.incident == incident && moment.time.is_some() && (event.start.at - moment.at).abs() < 60_000
        };
        // Of several at that minute the first begins something, the last ends it.
        let events = &self.incident.events;
        let event = if phase < Phase::Mitigated {
            events.iter().position(there)
        } else {
            events.iter().rposition(there)
        };
        let [begins, ends] = BESIDE;
        let beside = match phase {
            _ if !clue.is_everyday() => 0,
            Phase::Mitigated | Phase::Resolved => ends,
            _ => begins,
        };
        // The entry may say the second.
        let minute = |moment: &Moment| Some(moment.time?.millis() / 60_000);
        let finer =
            event.and_then(|index| events.get(index)).filter(|event| minute(&event.start) == minute(&moment));
        let moment = finer.map_or(moment, |event| event.start.clone());
        let weight = weight(clue) - beside;
        Evidence { phase, clue, weight, moment, event, line, incident, since: false }
    }
}

/// True where the clause of the stamp at this byte tells since when, and by itself of a failure or of an end: `down since 8:30`, but
/// not `down, Kim on call since 8:00`.
fn is_since(sentence: &str, at: usize, phase: Phase) -> bool {
    if !since(start_of(sentence, at)) {
        return false;
    }
    let clauses = clauses(sentence);
    let own = clauses.iter().rfind(|clause| clause.span.start <= at);
    let said = own.map_or_else(Said::default, |clause| Said::of(&fold(clause.span.of(sentence))));
    if phase == Phase::Start {
        fails(said) || said.meets(DENYING) && !said.meets(CALM)
    } else {
        said.has(RECOVERY) || said.has(RESOLVED) || said.has(WORKS)
    }
}

/// True where words before `rest` stand alone: `Monitoring - …`, and neither `Monitoring shows` nor `Investigating the proxy`.
fn alone(rest: &str) -> bool {
    let rest = rest.trim_start_matches(any_of("*_]) "));
    rest.is_empty() || rest.starts_with(any_of("-:\u{2013}\u{2014}|\n"))
}
