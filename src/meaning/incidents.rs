//! Several incidents in one paste: which events, and which lines around them, belong to which.

use super::telling::Telling;
use crate::{
    document::{
        Document,
        lines::{Heading, Kind},
    },
    incident::{Event, Incident, LineUse, Part},
    markup::words,
    sort,
    span::{LineNumber, any_of, digit, rest_of, start_of},
    timestamp::{compound::Timestamp, scan::stamps},
    words::{
        concepts::{
            CLOSED_STATES, INCIDENT_NAMES, NO_INCIDENT, NOUNS, OPEN_STATES, TIMELINE_HEADINGS, WORKS,
        },
        fold,
        said::{begins, says},
    },
};

/// Incidents that are told apart; what follows belongs to the last of them.
const MOST: usize = 200;

/// Rank of a line that is no heading, or of one without marks of its rank.
const LOW: u8 = 7;

/// The incidents of a paste: the line that each begins on and its name, in the order of the notes.
#[derive(Debug, Default)]
pub struct Incidents {
    /// For each line, from 0, the incident that it tells of; none for what is said of all. Empty where there is only one.
    lines: Vec<Option<usize>>,
    /// How many there are.
    pub count: usize,
}

impl Incidents {
    /// The incident that a line tells of; none for what is said of several.
    #[must_use]
    pub fn of_line(&self, line: LineNumber) -> Option<usize> {
        if self.count < 2 {
            return Some(0);
        }
        self.lines.get(line.index()).copied().flatten()
    }
}

/// Says of each event to which incident it belongs, and of each line around the events.
pub fn tell_apart(document: &Document<'_>, incident: &mut Incident, tellings: &[Telling]) -> Incidents {
    let written = sort::of(
        &incident
            .events
            .iter()
            .map(|event| i64::try_from(event.stamp.start).unwrap_or(i64::MAX))
            .collect::<Vec<_>>(),
    );
    let mut beginnings: Vec<Beginning> = Vec::new();
    let mut last: Option<(&Event, &Telling)> = None;
    let mut numbers = vec![0; incident.events.len()];
    let mut listed = false;
    for &index in &written {
        let Some((event, telling)) = incident.events.get(index).zip(tellings.get(index)) else { continue };
        let from = last.map_or(0, |(last, _)| last.line.index() + 1);
        let gap = LinesBetween { document, incident, from, to: event.line.index() };
        let begins = match last {
            None => Some(gap.beginning(true)),
            Some((last, _)) if last.line >= event.line => None,
            Some(_) if beginnings.len() >= MOST => None,
            Some(last) => gap.parts(last, (event, telling), listed).then(|| gap.beginning(false)),
        };
        listed |= last.is_none() && gap.number().is_some();
        beginnings.extend(begins);
        if let Some(slot) = numbers.get_mut(index) {
            *slot = beginnings.len() - 1;
        }
        last = Some((event, telling));
    }
    for (event, number) in incident.events.iter_mut().zip(numbers) {
        event.incident = number;
    }
    name_first(document, incident, &mut beginnings);
    let count = beginnings.len();
    let mut lines = Vec::new();
    if count > 1 {
        lines = regions(document, incident, &beginnings);
        incident.incidents = beginnings.iter().map(|beginning| beginning.part(document)).collect();
    }
    Incidents { lines, count }
}

/// Has the first incident begin at a heading of the rank that the others have: above it stands what is said of all.
fn name_first(document: &Document<'_>, incident: &Incident, beginnings: &mut [Beginning]) {
    let [first, second, ..] = beginnings else { return };
    let entry = incident.events.iter().map(|event| event.line.index()).min().unwrap_or(0);
    let of_rank = |line: &usize| {
        rank(document, *line) == second.rank && !is_timeline(document.words(*line)) && *line > first.line
    };
    if second.rank < LOW
        && first.rank < second.rank
        && let Some(line) = (0..entry).rev().find(of_rank)
    {
        *first = Beginning { line, rank: second.rank, named: names_incident(document.words(line)) };
    }
}

/// True for the heading of a timeline.
fn is_timeline(line: &str) -> bool {
    let folded = fold(line);
    begins(folded.trim_start_matches(|c: char| !c.is_alphanumeric()), TIMELINE_HEADINGS).is_some()
}

/// Where an incident begins in the notes.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    /// Its line, from 0.
    line: usize,
    /// Rank of its heading.
    rank: u8,
    /// Whether its heading names an incident.
    named: bool,
}

impl Beginning {
    fn part(&self, document: &Document<'_>) -> Part {
        let name = words(document.words(self.line).trim_start_matches(any_of("#= ")));
        let name = if name.chars().count() > NAME {
            String::new()
        } else {
            name.trim_end_matches(any_of(":=# ")).to_owned()
        };
        Part { name, line: LineNumber::of(self.line) }
    }
}

/// Characters of the longest name of an incident.
const NAME: usize = 120;

/// The lines between two entries.
struct LinesBetween<'n> {
    document: &'n Document<'n>,
    incident: &'n Incident,
    /// The first of them, from 0.
    from: usize,
    /// The line after the last of them.
    to: usize,
}

impl LinesBetween<'_> {
    /// The lines that belong to no entry and are not blank, each with its index.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.incident.lines.get(self.from..self.to).unwrap_or_default();
        let free = all.iter().zip(self.from..).filter(|(line, _)| {
            !matches!(line.used, LineUse::Event(_) | LineUse::Attached(_) | LineUse::LeftOut | LineUse::Blank)
        });
        free.map(|(_, index)| (index, self.document.words(index)))
    }

    /// Whether the one of them that numbers an incident has a ticket; several in a row are what was done.
    fn number(&self) -> Option<bool> {
        let mut numbers = self.lines().filter_map(|(_, line)| numbered(line));
        numbers.next().filter(|_| numbers.next().is_none())
    }

    /// Those of them that are headings, or number an incident.
    fn headings(&self) -> impl Iterator<Item = (usize, &str)> {
        let one = self.number().is_some();
        self.lines().filter(move |(index, words)| {
            self.document.lines.get(*index).is_some_and(|line| match line.kind {
                Kind::Heading(_) => true,
                Kind::Item => one && numbered(words).is_some(),
                _ => false,
            })
        })
    }

    /// True when another incident begins between two events, which follow each other in the notes; `listed` tells whether a
    /// number stands before the first.
    fn parts(&self, before: (&Event, &Telling), after: (&Event, &Telling), listed: bool) -> bool {
        let (last, event) = (before.0, after.0);
        // Mostly nothing stands between.
        if self.lines().next().is_none() {
            return false;
        }
        if self.headings().any(|(_, line)| names_incident(line)) {
            return true;
        }
        if let Some(ticket) = self.number() {
            // The next day of one incident is no other.
            let over = || before.1.recovers() || before.1.told.said.has(WORKS);
            return listed && (ticket || over());
        }
        let heading = self.beginning(false);
        if is_timeline(self.document.words(heading.line)) {
            // One more part of the same timeline.
            return false;
        }
        if last.incident != event.incident {
            // The timeline of another day is no other incident.
            let days =
                || self.headings().all(|(_, line)| stamps(line).iter().any(|stamp| stamp.date.is_some()));
            return !self.headings().any(|(_, line)| says(&fold(line), NO_INCIDENT)) && !days();
        }
        let turns = match (state(before), state(after)) {
            (Some(State::Closed), Some(_)) => true,
            // A feed with the newest first.
            (Some(State::Open), Some(State::Closed)) => event.start.at < last.start.at,
            _ => false,
        };
        turns && self.lines().any(|(_, line)| line.split_whitespace().count() > 1 && stamps(line).is_empty())
    }

    /// Where the incident of the entry after these lines begins: at the heading that names it, else at the last heading of
    /// the highest rank, else at the first line.
    fn beginning(&self, first: bool) -> Beginning {
        let mut best: Option<Beginning> = None;
        for (line, text) in self.headings() {
            let named = names_incident(text) || numbered(text).is_some();
            let found = Beginning { line, rank: rank(self.document, line), named };
            let better = best.is_none_or(|best| (found.named, best.rank) >= (best.named, found.rank));
            let better = better && (best.is_none() || found.rank < LOW || !is_timeline(text));
            if better {
                best = Some(found);
            }
        }
        let line = if first { 0 } else { self.lines().next().map_or(self.to, |(line, _)| line) };
        best.unwrap_or(Beginning { line, rank: LOW, named: false })
    }
}

/// The incident of each line: from its beginning up to a heading of a higher rank, or up to the next.
fn regions(document: &Document<'_>, incident: &Incident, beginnings: &[Beginning]) -> Vec<Option<usize>> {
    let mut found = Vec::with_capacity(incident.lines.len());
    let mut current: Option<(usize, Beginning)> = None;
    let mut next = beginnings.iter().copied().enumerate().peekable();
    for (number, line) in incident.lines.iter().enumerate() {
        if let Some(begun) = next.next_if(|(_, beginning)| beginning.line <= number) {
            current = Some(begun);
        } else if let Some((_, begun)) = current
            && line.used == LineUse::Context
        {
            let rank = rank(document, number);
            let ends = begun.rank < LOW && (rank < begun.rank || rank == begun.rank && !begun.named);
            current = current.filter(|_| !ends);
        }
        // Entries belong where they were put, whatever the headings say.
        let own = match line.used {
            LineUse::Event(event) | LineUse::Attached(event) => incident.events.get(event),
            _ => None,
        };
        found.push(own.map(|event| event.incident).or(current.map(|(incident, _)| incident)));
    }
    found
}

/// The rank of a heading, from 1; [`LOW`] where its marks say none.
fn rank(document: &Document<'_>, line: usize) -> u8 {
    match document.lines.get(line).map(|line| line.kind) {
        Some(Kind::Heading(Heading::Marked(rank))) => rank,
        _ => LOW,
    }
}

/// True for the number of an incident in a list of several that has a ticket of its own, false where it has a day: `2) Mail late
/// (INC-772)`, `2. Wednesday 4 June - fibre cut`.
fn numbered(line: &str) -> Option<bool> {
    let (number, rest) = line.split_once(' ')?;
    let number = number.strip_suffix(any_of(".)"))?.parse::<u8>().ok()?;
    let rest = rest.trim_start();
    let all = |text: &str, is: fn(&u8) -> bool| text.len() > 1 && text.bytes().all(|byte| is(&byte));
    let ticket = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let parts = word.split_once('-').or(word.strip_prefix("INC").map(|number| ("INC", number)));
        parts.is_some_and(|(letters, number)| {
            all(letters, u8::is_ascii_uppercase) && all(number, u8::is_ascii_digit)
        })
    };
    let dated = || {
        stamps(rest).first().is_some_and(|stamp| {
            let words = rest_of(rest, stamp.span.end);
            stamp.span.start == 0 && stamp.date.is_some() && words.contains(char::is_alphabetic)
        })
    };
    ((1..30).contains(&number) && !rest.ends_with('.')).then_some(())?;
    if rest.split_whitespace().any(ticket) { Some(true) } else { dated().then_some(false) }
}

/// True for a heading that names one incident of several: `Incident 2: billing`, `INC-1042`, `Störung vom 3. Mai`.
fn names_incident(line: &str) -> bool {
    let folded = fold(line);
    let bare = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    if says(bare, NO_INCIDENT) {
        return false;
    }
    let Some(length) = begins(bare, INCIDENT_NAMES) else {
        // "2024-12-01: billing outage"
        let dated = stamps(bare).first().is_some_and(|stamp| stamp.span.start == 0 && stamp.date.is_some());
        return dated && says(bare, NOUNS);
    };
    let rest = rest_of(bare, length).trim_start_matches(any_of(" #-\u{2013}:№"));
    let word = rest.split(any_of(" :.),\u{2013}")).next().unwrap_or_default();
    let lettered = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    // `Post-mortem booked for: 27 August` is a field.
    let field = |at| start_of(rest, at).trim_end().ends_with(':');
    let dated = |stamp: &Timestamp| stamp.date.is_some() && !field(stamp.span.start);
    lettered || word.contains(digit) || stamps(rest).iter().any(dated)
}

/// What the first words of an update on a status page say of the incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It goes on.
    Open,
    /// It is over.
    Closed,
}

fn state((event, telling): (&Event, &Telling)) -> Option<State> {
    // Nearly no entry holds one of them.
    (telling.told.said.has(CLOSED_STATES) || telling.told.said.has(OPEN_STATES)).then_some(())?;
    let text = &event.text;
    let folded = fold(text.get(..text.floor_char_boundary(60)).unwrap_or(text));
    let bare = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let says = |table| {
        begins(bare, table).is_some_and(|length| {
            let rest = rest_of(bare, length);
            rest.is_empty()
                || rest.trim_start_matches(any_of("*_]) ")).starts_with(any_of("-:\u{2013}\u{2014}|\n"))
                || rest.starts_with('\n')
        })
    };
    if says(CLOSED_STATES) { Some(State::Closed) } else { says(OPEN_STATES).then_some(State::Open) }
}
