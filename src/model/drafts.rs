//! Notes that others took the place of: the last few are kept, so that nothing is lost by a click.

use std::rc::Rc;

use crate::{
    markup, read_incident,
    span::{common, rest_of, start_of},
    wording::summary::title,
};

/// Drafts that are offered. One more is kept: one of them may be what is open.
const MOST: usize = 10;

/// Shorter notes, in bytes, are no loss.
const WORTH: usize = 32;

/// Characters of a name.
const NAME: usize = 40;

/// Bytes at the head of notes that are looked through for their title.
const HEAD: usize = 2_000;

/// Notes that others took the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// When that was, in milliseconds.
    pub at: i64,
    /// The notes.
    pub notes: Rc<str>,
    /// The title of the incident, or what it begins with.
    pub name: Rc<str>,
}

impl Draft {
    fn new(at: i64, notes: &str) -> Self {
        let incident = read_incident(start_of(notes, notes.floor_char_boundary(HEAD)));
        let first = title(&incident).or_else(|| Some(incident.events.first()?.text.clone()));
        let lines = notes.lines().map(|line| line.trim_matches(['#', '=', '*', '-', ' ']));
        let mut names = first.as_deref().into_iter().chain(lines).map(markup::plain);
        let name = names.find(|name| !name.is_empty()).unwrap_or_default();
        let name = match name.char_indices().nth(NAME) {
            Some((end, _)) => start_of(&name, end).trim_end().to_owned() + "\u{2026}",
            None => name,
        };
        Self { at, notes: notes.into(), name: name.into() }
    }
}

/// The drafts that are kept, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafts(Vec<Draft>);

impl Drafts {
    /// Reads what [`Drafts::text`] wrote, as far as it can be read.
    ///
    /// ```
    /// use incident_timeline::model::Drafts;
    ///
    /// let mut drafts = Drafts::default();
    /// drafts.add("# Checkout outage\n\n10:02 pager fired\n", 5);
    /// assert_eq!(Drafts::parse(&drafts.text()), drafts);
    /// ```
    #[must_use]
    pub fn parse(mut text: &str) -> Self {
        let mut drafts = Vec::new();
        while let Some((head, rest)) = text.split_once('\n') {
            let Some((at, length)) = head.split_once(' ') else { break };
            let (Ok(at), Ok(length)) = (at.parse(), length.parse()) else { break };
            let Some(notes) = rest.get(..length) else { break };
            drafts.push(Draft::new(at, notes));
            text = rest_of(rest, length);
        }
        Self(drafts)
    }

    /// All of them as one text: before each a line with its time and its length in bytes.
    #[must_use]
    pub fn text(&self) -> String {
        let draft = |Draft { at, notes, .. }: &Draft| {
            [&at.to_string(), " ", &notes.len().to_string(), "\n", notes].concat()
        };
        self.0.iter().map(draft).collect()
    }

    /// Adds notes that others took the place of at a time. Earlier versions of them go, and so does the oldest of too many.
    pub fn add(&mut self, notes: &str, at: i64) {
        if notes.trim().len() < WORTH {
            return;
        }
        self.0.retain(|draft| !stands_in(&draft.notes, notes));
        self.0.insert(0, Draft::new(at, notes));
        self.0.truncate(MOST + 1);
    }

    /// Lets the oldest go; false if there is none.
    pub fn drop_oldest(&mut self) -> bool {
        self.0.pop().is_some()
    }

    /// Those that do not stand in `notes` already, to the last word.
    pub fn beside(&self, notes: &str) -> impl Iterator<Item = &Draft> {
        self.0.iter().filter(move |draft| !stands_in(&draft.notes, notes)).take(MOST)
    }
}

/// True where `new` is `old` with more at one place, or the same: then `old` is an earlier version of it.
fn stands_in(old: &str, new: &str) -> bool {
    let (head, tail) = common(old, new);
    head + tail == old.len()
}
