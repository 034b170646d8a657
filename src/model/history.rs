//! Undo and redo for the notes, independent of the browser's own: it covers pastes, files and corrections as well.

use crate::{
    edit::{Edit, NEW},
    span::Span,
};

/// The most steps that are kept.
const STEPS: usize = 500;

/// A replacement in the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The byte where it begins.
    pub at: usize,
    /// The text before.
    pub old: String,
    /// The text after.
    pub new: String,
}

impl Splice {
    /// Maps a span of the notes before the splice to the notes after it; positions inside move behind it.
    #[must_use]
    pub(super) fn moved(&self, span: Span) -> Span {
        let end = self.at + self.old.len();
        let at = |at: usize| if at <= self.at { at } else { at.max(end) - end + self.at + self.new.len() };
        Span::new(at(span.start), at(span.end))
    }

    /// True if it adds a line that is not told yet.
    fn adds(&self) -> bool {
        self.old.is_empty() && self.new.contains(NEW) && self.new.matches('\n').count() < 2
    }

    /// Merges `next` if it changes a line that this one added and that is not told yet; hands it back otherwise.
    fn tell(&mut self, next: Self) -> Option<Self> {
        let Some(from) = next.at.checked_sub(self.at).filter(|_| self.adds()) else { return Some(next) };
        let to = from + next.old.len();
        if self.new.get(from..to) != Some(&*next.old) {
            return Some(next);
        }
        self.new.replace_range(from..to, &next.new);
        None
    }

    /// Merges `next` if both are consecutive typing or deleting within one word; hands it back otherwise.
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

/// Undo or redo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Undo the last step.
    Undo,
    /// Redo the step that was undone last.
    Redo,
}

/// Steps to undo and steps to redo.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Splice>,
    undone: Vec<Splice>,
    /// True if the last step was typed, so that more typing may join it.
    typing: bool,
}

impl History {
    /// True where there is a step to undo.
    #[must_use]
    pub fn has_done(&self) -> bool {
        !self.done.is_empty()
    }

    /// True where there is a step to redo.
    #[must_use]
    pub fn has_undone(&self) -> bool {
        !self.undone.is_empty()
    }

    /// True where the last step added an event that is not told yet.
    #[must_use]
    pub fn has_added(&self) -> bool {
        self.done.last().is_some_and(Splice::adds)
    }

    /// Adds typing; consecutive letters of a word are one step.
    pub fn add_typed(&mut self, step: Splice) {
        let step = match self.done.last_mut().filter(|_| self.typing) {
            Some(last) => last.join(step),
            None => Some(step),
        };
        self.keep(step);
        self.typing = true;
    }

    /// Adds a step of its own: a paste, a correction, a file. What an event that was just added is told in is one step with it.
    pub fn add(&mut self, step: Splice) {
        let step = match self.done.last_mut().filter(|_| !self.typing) {
            Some(last) => last.tell(step),
            None => Some(step),
        };
        self.keep(step);
        self.typing = false;
    }

    fn keep(&mut self, step: Option<Splice>) {
        self.undone.clear();
        self.done.extend(step);
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// The edit that undoes or redoes a step; none if there is none, or if the notes are not as the step left them.
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
