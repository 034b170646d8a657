//! What the words of an event say, looked up once.

use super::duration::COUNTS;
use crate::{
    incident::Event,
    words::{
        concepts::{FAILURE, NOT_YET, RECOVERY},
        fold,
        said::{Said, each, ended, tails},
    },
};

/// What is asked of a text again and again, looked up once.
#[derive(Debug)]
pub struct Told {
    /// What it says.
    pub said: Said,
    /// Where words for numbers stand.
    pub numbers: Vec<usize>,
}

impl Told {
    /// Looks at each word of `text`, folded, once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        static COUNTING: Said = Said::tables(&COUNTS);

        let (mut said, mut numbers) = (Said::default(), Vec::new());
        for (at, tail) in tails(text) {
            each(tail, &mut |word| {
                said.add(word.concepts);
                if word.concepts.meets(COUNTING) && ended(word, tail) && numbers.last() != Some(&at) {
                    numbers.push(at);
                }
            });
        }
        Self { said, numbers }
    }
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
}

impl Telling {
    /// Looks at the words of an event.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = fold(text);
        let told = Told::of(&text);
        let head = if text.len() > HEAD { Said::of(head(&text)) } else { told.said };
        Self { text, told, head }
    }

    /// True for words of a recovery that they do not take back.
    #[must_use]
    pub fn recovers(&self) -> bool {
        self.told.said.has(RECOVERY) && !self.told.said.has(NOT_YET)
    }

    /// True for words of a failure; a severity that is set counts as one.
    #[must_use]
    pub fn fails(&self, event: &Event) -> bool {
        event.severity.is_some() || !self.recovers() && self.told.said.has(FAILURE)
    }

    /// What words of the event say, folded: mostly they are all of them.
    #[must_use]
    pub fn said(&self, words: &str) -> Said {
        if words == self.text { self.told.said } else { Said::of(words) }
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
