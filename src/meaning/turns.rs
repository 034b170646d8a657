//! Things that are said to be down and then up again: entries that are alike but for the state, as monitors write them.

use super::{
    levels,
    telling::{Telling, Turn},
};
use crate::{
    facts::Level,
    span::{Span, rest_of, start_of},
    words::{
        concepts::{
            AGAIN, ALARMED, ALERTS, CHANGES, DENIALS, FAILS, FAILURE, FINDINGS, MEASURES, MESSAGE_LEVELS,
            MESSAGES, NONE_OF, NOT_YET, NOUNS, PLANNED, RECORDS, RECOVERY, REPORTS, RESPONDS, TROUBLE, TURNS,
            WORKS,
        },
        said::Said,
    },
};

/// Words of what may well be missing.
static EVERYDAY: Said = Said::tables(&[
    ALERTS, REPORTS, MESSAGES, FINDINGS, CHANGES, FAILURE, FAILS, TROUBLE, NOUNS, PLANNED, RESPONDS,
]);

/// Bytes of an entry that says nothing else.
const LONG: usize = 160;

/// Lines of a record.
const RECORD: usize = 12;

/// Things that may be down at once: notes with more do not tell them apart.
const OPEN: usize = 64;

/// What an entry says of the state of a thing, in its first line or as a record of labels.
struct State<'t> {
    index: usize,
    /// True where the thing is up; `changed from UP to DOWN` tells of the last.
    up: bool,
    /// Its words, each with its place, how grave it is left out; none for a state.
    words: Vec<(usize, Option<&'t str>)>,
    /// The place of the words before the state, or behind it where it comes first.
    thing: Span,
}

impl<'t> State<'t> {
    fn of(index: usize, telling: &'t Telling) -> Option<Self> {
        let said = telling.told.said;
        (said.has(TURNS) || said.has(ALARMED)).then_some(())?;
        if let Some(record) = Self::of_record(index, &telling.text) {
            return Some(record);
        }
        // `scaled web down`, `db is not up`, `planned: web-1 offline`
        let other = [CHANGES, DENIALS, PLANNED].iter().any(|table| said.has(*table));
        let line = telling.text.lines().next().filter(|line| line.len() < LONG && !line.contains('?'))?;
        let (mut last, mut words, mut end) = (None, Vec::new(), 0);
        let sign = |c: char| !c.is_alphanumeric();
        for piece in line.split_inclusive(char::is_whitespace) {
            // `web-1 is DOWN (connection timeout)`
            if last.is_some() && piece.starts_with('(') && named(&words).next().is_some() {
                break;
            }
            let head = piece.trim_start_matches(sign);
            let (at, word) = (end + piece.len() - head.len(), head.trim_end_matches(sign));
            end += piece.len();
            // `[FIRING:1]`
            let row = turn(word.trim_end_matches(|c: char| !c.is_alphabetic()));
            let numbered = || matches!(levels::alone(word, None), Some(Level::Numbered(..)));
            // `ERROR db-7 DOWN`, but `Triggered: error rate`
            let grave = || last.is_none() && MESSAGE_LEVELS.row(word).is_some() || numbered();
            if word.is_empty() || row.is_none() && grave() {
                continue;
            }
            last = row.or(last);
            words.push((at, Some(word).filter(|_| row.is_none())));
        }
        let first = words.first().is_some_and(|(_, word)| word.is_none());
        // Elsewhere it is part of a verb: `scale down workers`, and behind a measure a direction: `error rate down`.
        let ends = words.last().is_some_and(|(_, word)| word.is_none()) && !said.has(MEASURES);
        let before = words.iter().take_while(|(_, word)| word.is_some()).count();
        let mut names = named(&words).take(if before == 0 { words.len() } else { before });
        let (from, name) = names.next()?;
        let (last_at, last_name) = names.last().unwrap_or((from, name));
        let whole = Span::new(from, last_at + last_name.len());
        // `search (env:prod)`
        let thing = Span::new(from, from + whole.of(line).find(" (").unwrap_or(whole.end - from));
        (!other && (first || ends)).then_some(Self { index, up: last? == 1, words, thing })
    }

    /// A record of labels: `Notification Type: PROBLEM`, then `Service: HTTPS`, then `Host: web-1`.
    fn of_record(index: usize, text: &'t str) -> Option<Self> {
        let (mut last, mut words, mut end) = (None, Vec::new(), 0);
        for line in text.split_inclusive('\n').take(RECORD) {
            let begin = end;
            end += line.len();
            let Some((label, value)) = line.split_once(": ") else { continue };
            match RECORDS.row(label.trim()) {
                Some(0) => words.push((begin + label.len() + 2, Some(value.trim()))),
                Some(_) => last = turn(value.trim()).or(last),
                None => {}
            }
        }
        let (at, name) = named(&words).next()?;
        let thing = Span::new(at, at + name.len());
        Some(Self { index, up: last? == 1, words, thing })
    }

    /// Its words that are no states, each with its place.
    fn names(&self) -> impl Iterator<Item = (usize, &'t str)> {
        named(&self.words)
    }

    /// True where it says the same as another, be it of the other state.
    fn is_as(&self, other: &Self) -> bool {
        self.words.len() == other.words.len()
            && self.words.iter().zip(&other.words).all(|((_, one), (_, other))| one == other)
    }
}

/// The row of a word for a state, 0 where the thing is down, 1 where it is up.
fn turn(word: &str) -> Option<usize> {
    TURNS.row(word).or_else(|| ALARMED.row(word))
}

/// Those of some words that are no states.
fn named<'t>(words: &[(usize, Option<&'t str>)]) -> impl Iterator<Item = (usize, &'t str)> {
    words.iter().filter_map(|(at, word)| Some((*at, (*word)?)))
}

/// Entries that begin with what is not there, where it stands, and the first entry from then on that has it again: `no hot water in
/// block C`, `hot water is back`. A lack of errors, of news or of work is none.
fn missed(tellings: &[Telling]) -> Vec<(usize, Span, usize)> {
    let lack = |telling: &Telling| {
        let line = telling.text.lines().next().filter(|line| line.len() < LONG)?;
        let start = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let none = NONE_OF.begins(rest_of(line, start))?;
        let rest = rest_of(line, start + none);
        let from = line.len() - rest.trim_start().len();
        let thing = rest_of(line, from);
        let end = thing.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(thing.len());
        let calm = end < 3 || Said::of(start_of(thing, end)).meets(EVERYDAY);
        (!calm).then(|| Span::new(from, from + end))
    };
    let has_again = |telling: &Telling, thing: &str| {
        let said = telling.told.said;
        let works = said.has(RECOVERY) || said.has(WORKS) || said.has(AGAIN);
        works && !said.has(NOT_YET) && telling.text.contains(thing)
    };
    let mut found = Vec::new();
    for (index, telling) in tellings.iter().enumerate().filter(|(_, telling)| telling.turn.is_none()) {
        let Some(thing) = lack(telling) else { continue };
        let later = tellings.iter().enumerate().skip(index + 1).take(OPEN);
        let mut again =
            later.filter(|(_, other)| other.turn.is_none() && has_again(other, thing.of(&telling.text)));
        found.extend(again.next().map(|(up, other)| (index, whole(thing, &telling.text, &other.text), up)));
    }
    found
}

/// All words of a thing that both texts have side by side, of which the first stands at `first` in `text`: `hot water`.
fn whole(first: Span, text: &str, other: &str) -> Span {
    let at = other.find(first.of(text)).unwrap_or(0);
    let pairs = rest_of(text, first.start).split(' ').zip(rest_of(other, at).split(' '));
    let same: usize = pairs.take_while(|(one, other)| one == other).map(|(word, _)| word.len() + 1).sum();
    Span::new(first.start, first.end.max(first.start + same.saturating_sub(1)))
}

/// Says of the entries which of them tell that a thing is down and which that it is up again: `db-7 marked DOWN`, `db-7 marked UP`.
pub fn pair(tellings: &mut [Telling]) {
    let (mut open, mut pairs): (Vec<State<'_>>, Vec<(State<'_>, usize)>) = (Vec::new(), Vec::new());
    for state in tellings.iter().enumerate().filter_map(|(index, telling)| State::of(index, telling)) {
        let known = open.iter().rposition(|down| state.is_as(down));
        match (state.up, known) {
            (true, Some(at)) => pairs.push((open.remove(at), state.index)),
            (false, None) if open.len() < OPEN => open.push(state),
            _ => {}
        }
    }
    let apart = |down: &State<'_>| {
        let others = || pairs.iter().map(|(other, _)| other).filter(|other| !other.is_as(down));
        let numbered = |(_, word): &(usize, &str)| {
            // `db7`, but `p99`
            let own = word.contains(char::is_numeric) && word.matches(char::is_alphabetic).nth(1).is_some();
            own && others().next().is_some()
                && !others().any(|other| other.names().any(|(_, known)| known == *word))
        };
        let own = if pairs.len() > OPEN { None } else { down.names().find(numbered) };
        own.map_or(down.thing, |(at, word)| Span::new(at, at + word.len()))
    };
    let found: Vec<(usize, Span, usize)> =
        pairs.iter().map(|(down, up)| (down.index, apart(down), *up)).collect();
    let missed = missed(tellings);
    for (down, name, up) in found.into_iter().chain(missed) {
        for (index, turn) in [(down, Turn::Down(name)), (up, Turn::Up(down))] {
            tellings.get_mut(index).into_iter().for_each(|telling| telling.turn = Some(turn));
        }
    }
}
