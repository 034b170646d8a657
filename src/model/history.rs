//! What was done to the notes, step by step, so that it is undone and done again: whatever way the text came in, however
//! long it is, and in every browser alike.

use crate::{edit::Edit, span::Span};

/// Steps that are kept.
const STEPS: usize = 500;

/// Some words in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The byte where they stand.
    pub at: usize,
    /// The words that were there.
    pub old: String,
    /// The words that are there now.
    pub new: String,
}

impl Splice {
    /// Where the words are afterwards that stood at `span` before; what stands inside of the step comes to stand behind it.
    #[must_use]
    pub(super) fn moved(&self, span: Span) -> Span {
        let end = self.at + self.old.len();
        let at = |at: usize| if at <= self.at { at } else { at.max(end) - end + self.at + self.new.len() };
        Span::new(at(span.start), at(span.end))
    }

    /// Takes `next` in where both are letters of one word, typed or deleted one after the other; gives it back otherwise.
    fn join(&mut self, next: Self) -> Option<Self> {
        let letters = |text: &str| text.len() <= 64 && !text.contains('\n');
        // Several letters come at once where they are typed faster than they are taken over.
        let few = |text: &str| text.len() <= 8 && letters(text);
        let begins = self.new.ends_with(' ') && !next.new.starts_with(' ');
        if next.old.is_empty() && few(&next.new) && letters(&self.new) && letters(&self.old) {
            if next.at == self.at + self.new.len() && !self.new.is_empty() && !begins {
                self.new += &next.new;
                return None;
            }
        } else if next.new.is_empty() && few(&next.old) && self.new.is_empty() && letters(&self.old) {
            if next.at == self.at {
                self.old += &next.old;
                return None;
            }
            if next.at + next.old.len() == self.at {
                self.at = next.at;
                self.old.insert_str(0, &next.old);
                return None;
            }
        }
        Some(next)
    }
}

/// Which way to go through the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Back over the last step.
    Undo,
    /// Forth again over the one that was undone last.
    Redo,
}

/// The steps that were done, and those that were undone and can be done again.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Splice>,
    undone: Vec<Splice>,
    /// True while the last step is one of typing, which further letters join.
    typing: bool,
}

impl History {
    /// Keeps a step of typing: letters of one word that are typed one after the other are one step.
    pub fn add_typed(&mut self, step: Splice) {
        let step = match self.done.last_mut().filter(|_| self.typing) {
            Some(last) => last.join(step),
            None => Some(step),
        };
        self.keep(step);
        self.typing = true;
    }

    /// Keeps a step of its own: a paste, a correction, other notes.
    pub fn add(&mut self, step: Splice) {
        self.keep(Some(step));
        self.typing = false;
    }

    fn keep(&mut self, step: Option<Splice>) {
        self.undone.clear();
        self.done.extend(step);
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// What is to be done to `notes` to go over the next step. None where there is none, or where the notes are not as the step left them.
    pub fn step(&mut self, notes: &str, direction: Direction) -> Option<Edit> {
        let forth = direction == Direction::Redo;
        let (from, to) =
            if forth { (&mut self.undone, &mut self.done) } else { (&mut self.done, &mut self.undone) };
        let step = from.pop()?;
        self.typing = false;
        let (there, text) = if forth { (&step.old, &step.new) } else { (&step.new, &step.old) };
        let span = Span::new(step.at, step.at + there.len());
        if span.of(notes) != there {
            *self = Self::default();
            return None;
        }
        let edit = Edit { span, text: text.clone() };
        to.push(step);
        Some(edit)
    }
}
