//! What the words of an event say, looked up once.

use super::duration::COUNTS;
use crate::{
    incident::Event,
    span::{Span, any_of, rest_of},
    timestamp::scan::each_stamp,
    words::{
        concepts::{
            ACKNOWLEDGED, ALERTS, BLOCKED, DATA_LOSS, DECLARED, DEGRADED, DELAYED, DENIALS, DOWN, FAILS,
            FAILURE, FINDINGS, FIXED, GOES_DOWN, GONE, IMPACT_ENDS, MESSAGES, MITIGATED, NOT_YET, NOTICED,
            PHASE_LABELS, RECOVERY, REPORTS, RESOLVED, RESPONDS, SAYS, STARTS, WORKS,
        },
        fold,
        lexicon::Word,
        said::{Said, each, ended, tails},
    },
};

/// False for words of which no part tells of a phase, and of nothing that bears on the next part.
#[must_use]
pub fn tells_of_phase(said: Said) -> bool {
    static TELLING: Said = Said::tables(&[
        ACKNOWLEDGED,
        ALERTS,
        BLOCKED,
        DATA_LOSS,
        DECLARED,
        DEGRADED,
        DELAYED,
        DENIALS,
        DOWN,
        FAILS,
        FAILURE,
        FINDINGS,
        FIXED,
        GOES_DOWN,
        GONE,
        IMPACT_ENDS,
        MESSAGES,
        MITIGATED,
        NOTICED,
        PHASE_LABELS,
        RECOVERY,
        REPORTS,
        RESOLVED,
        RESPONDS,
        SAYS,
        STARTS,
        WORKS,
    ]);

    said.meets(TELLING)
}

/// What is asked of a text again and again, looked up once.
#[derive(Debug, Default)]
pub struct Told {
    /// What it says.
    pub said: Said,
    /// Its words, each with its place.
    words: Vec<(usize, &'static Word)>,
}

impl Told {
    /// Looks at each word of `text`, folded, once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // Mostly there are fewer.
        let (mut said, mut words) = (Said::default(), Vec::with_capacity(text.len() / 2));
        for (at, tail) in tails(text) {
            each(tail, &mut |word| {
                said.add(word.concepts);
                words.push((at, word));
            });
        }
        Self { said, words }
    }

    /// The whole of `text`, of which this was told.
    #[must_use]
    pub fn whole<'t>(&'t self, text: &'t str) -> Passage<'t> {
        Passage { text, start: 0, words: &self.words }
    }
}

/// A part of a folded text, with its words as they were found in the whole.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'t> {
    /// The part.
    pub text: &'t str,
    /// Where it begins in the whole.
    pub start: usize,
    /// The words from there on.
    words: &'t [(usize, &'static Word)],
}

impl<'t> Passage<'t> {
    /// A part of this part.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        let start = self.start + span.start;
        let before = self.words.partition_point(|(at, _)| *at < start);
        Self { text: span.of(self.text), start, words: self.words.get(before..).unwrap_or_default() }
    }

    /// Where words may begin in it, what stands from there to its end, and the words of concepts that this begins with.
    pub fn tails(self) -> impl Iterator<Item = (usize, &'t str, impl Iterator<Item = &'static Word>)> {
        let mut rest = self.words;
        tails(self.text).map(move |(at, tail)| {
            let here = rest.iter().take_while(|(place, _)| *place <= self.start + at).count();
            let (here, more) = rest.split_at_checked(here).unwrap_or_default();
            rest = more;
            (at, tail, here.iter().map(|(_, word)| *word).filter(|word| word.text.len() <= tail.len()))
        })
    }

    /// Where words for numbers stand in it, which says so much.
    #[must_use]
    pub fn numbers(self, said: Said) -> Vec<usize> {
        static COUNTING: Said = Said::tables(&COUNTS);

        if !said.meets(COUNTING) {
            return Vec::new();
        }
        let counts = |(at, word): &(usize, &'static Word)| {
            word.concepts.meets(COUNTING) && ended(word, rest_of(self.text, *at))
        };
        let mut found: Vec<usize> = self.words().filter(counts).map(|(at, _)| at).collect();
        found.dedup();
        found
    }

    /// Its words, each with its place in it.
    fn words(self) -> impl Iterator<Item = (usize, &'static Word)> {
        let length = self.text.len();
        let from_here = self.words.iter().map(move |(at, word)| (at - self.start, *word));
        let own = from_here.take_while(move |(at, _)| *at < length);
        own.filter(move |(at, word)| at + word.text.len() <= length)
    }

    /// What it says.
    #[must_use]
    pub fn said(self) -> Said {
        let mut said = Said::default();
        self.words().for_each(|(_, word)| said.add(word.concepts));
        said
    }
}

/// What an entry says of a thing of which another says the opposite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is down: where in the entry the thing stands, or what tells it apart from others.
    Down(Span),
    /// It is up again, after the entry with this index.
    Up(usize),
}

/// Bytes of an entry that say what it is: what follows is detail.
const HEAD: usize = 1000;

/// What an event says, looked up once.
#[derive(Debug)]
pub struct Telling {
    /// Its words, folded.
    pub text: String,
    /// What they say.
    pub told: Told,
    /// What their head says.
    pub head: Said,
    /// Whether a stamp may stand among them.
    pub stamped: bool,
    /// The state that it gives of a thing, where another gives the opposite.
    pub turn: Option<Turn>,
}

impl Telling {
    /// Looks at the words of an event.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let text = fold(words);
        let told = Told::of(&text);
        let head = if text.len() > HEAD { told.whole(head(&text)).said() } else { told.said };
        // Of words that tell of nothing that is hardly asked.
        let stamped = !tells_of_phase(told.said) || each_stamp(words).next().is_some();
        Self { text, told, head, stamped, turn: None }
    }

    /// Its words with all that was looked up.
    #[must_use]
    pub fn whole(&self) -> Passage<'_> {
        self.told.whole(&self.text)
    }

    /// True for words of a recovery that they do not take back.
    #[must_use]
    pub fn recovers(&self) -> bool {
        match self.turn {
            Some(turn) => matches!(turn, Turn::Up(_)),
            None => self.told.said.has(RECOVERY) && !self.told.said.has(NOT_YET),
        }
    }

    /// True for words of a failure; a severity that is set counts as one.
    #[must_use]
    pub fn fails(&self, event: &Event) -> bool {
        let fails = matches!(self.turn, Some(Turn::Down(_))) || self.told.said.has(FAILURE);
        event.severity.is_some() || !self.recovers() && fails
    }

    /// The part of its words that is `lower`, behind no more than the end of a sentence from byte `from` on.
    #[must_use]
    pub fn part(&self, from: usize, lower: &str) -> Option<Passage<'_>> {
        let rest = rest_of(&self.text, from).trim_start_matches(any_of(" \n.!?"));
        let start = self.text.len() - rest.len();
        let after = rest.strip_prefix(lower)?;
        let whole = !after.starts_with(char::is_alphanumeric);
        whole.then(|| self.whole().at(Span::new(start, start + lower.len())))
    }

    /// The words that say what the event is.
    #[must_use]
    pub fn head(&self) -> &str {
        head(&self.text)
    }
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}
