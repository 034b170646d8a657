//! Things that are said to be down and then up again: entries that are alike but for the state, as monitors write them.

use super::telling::{Telling, Turn};
use crate::{
    span::Span,
    words::concepts::{MESSAGE_LEVELS, TURNS},
};

/// Bytes of an entry that says nothing else.
const LONG: usize = 160;

/// Things that may be down at once: notes with more do not tell them apart.
const OPEN: usize = 64;

/// Rows of [`TURNS`].
const DOWN: usize = 0;
const UP: usize = 1;

/// The first line of an entry that says of a thing that it is down, or up.
struct State<'t> {
    index: usize,
    row: usize,
    /// Its other words, each with its place.
    words: Vec<(usize, &'t str)>,
    /// How many of them stand before the state.
    before: usize,
}

impl<'t> State<'t> {
    fn of(index: usize, telling: &'t Telling) -> Option<Self> {
        telling.told.said.has(TURNS).then_some(())?;
        let line = telling.text.lines().next().filter(|line| line.len() < LONG)?;
        let (mut last, mut before, mut words, mut end) = (None, 0, Vec::new(), 0);
        let sign = |c: char| !c.is_alphanumeric();
        for piece in line.split_inclusive(char::is_whitespace) {
            let head = piece.trim_start_matches(sign);
            let (at, word) = (end + piece.len() - head.len(), head.trim_end_matches(sign));
            end += piece.len();
            match TURNS.row(word) {
                // `changed from UP to DOWN`
                Some(row) => {
                    before = if last.is_none() { words.len() } else { before };
                    last = Some(row);
                }
                None if word.is_empty() || MESSAGE_LEVELS.row(word).is_some() => {}
                None => words.push((at, word)),
            }
        }
        Some(Self { index, row: last?, words, before }).filter(|state| !state.words.is_empty())
    }

    /// True where all its words are among those of another.
    fn is_within(&self, other: &Self) -> bool {
        self.words.iter().all(|(_, word)| other.has(word))
    }

    /// The place of the words before the state, or behind it where it comes first.
    fn thing(&self) -> Span {
        let own = self.words.get(..self.before).filter(|words| !words.is_empty()).unwrap_or(&self.words);
        let end = own.last().map_or(0, |(at, word)| at + word.len());
        Span::new(own.first().map_or(0, |(at, _)| *at), end)
    }

    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|(_, own)| *own == word)
    }
}

/// Says of the entries which of them tell that a thing is down and which that it is up again: `db-7 marked DOWN`, `db-7 marked UP`.
pub fn pair(tellings: &mut [Telling]) {
    let (mut open, mut pairs): (Vec<State<'_>>, Vec<(State<'_>, usize)>) = (Vec::new(), Vec::new());
    for state in tellings.iter().enumerate().filter_map(|(index, telling)| State::of(index, telling)) {
        let known = open.iter().rposition(|down| state.is_within(down));
        match (state.row, known) {
            (UP, Some(at)) => pairs.push((open.remove(at), state.index)),
            (DOWN, None) if open.len() < OPEN => open.push(state),
            _ => {}
        }
    }
    let apart = |down: &State<'_>| {
        let others =
            || pairs.iter().take(OPEN).map(|(other, _)| other).filter(|other| !other.is_within(down));
        let own = |(_, word): &&(usize, &str)| {
            word.contains(char::is_alphabetic) && !others().any(|other| other.has(word))
        };
        let own = down.words.iter().find(own).filter(|_| pairs.len() <= OPEN && others().next().is_some());
        own.map_or_else(|| down.thing(), |(at, word)| Span::new(*at, at + word.len()))
    };
    let found: Vec<(usize, Span, usize)> =
        pairs.iter().map(|(down, up)| (down.index, apart(down), *up)).collect();
    for (down, name, up) in found {
        for (index, turn) in [(down, Turn::Down(name)), (up, Turn::Up(down))] {
            tellings.get_mut(index).into_iter().for_each(|telling| telling.turn = Some(turn));
        }
    }
}
