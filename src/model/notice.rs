//! Notices about the notes, and their wording.

use crate::{
    edit::Edit,
    span::{LineNumber, start_of},
};

/// What an edit of `notes` writes, for the one who made it with a button or a drag: `Line 15: 2:33 → 2:42`.
#[must_use]
pub fn written(notes: &str, edit: &Edit) -> String {
    let (mut old, mut new) = (edit.span.of(notes).trim(), edit.text.trim());
    // What both begin or end with is left out, word by word.
    while let (Some((one, before)), Some((other, after))) = (old.split_once(' '), new.split_once(' '))
        && one == other
    {
        (old, new) = (before, after);
    }
    while let (Some((before, one)), Some((after, other))) = (old.rsplit_once(' '), new.rsplit_once(' '))
        && one == other
    {
        (old, new) = (before, after);
    }
    let line = LineNumber::of(start_of(notes, edit.span.start).matches('\n').count());
    let how = match (old, new) {
        ("", new) => ["added \u{201c}", new, "\u{201d}"],
        (old, "") => ["removed \u{201c}", old, "\u{201d}"],
        (old, new) => [old, " \u{2192} ", new],
    };
    ["Line ", &line.to_string(), ": ", &how.concat()].concat()
}

/// A notice about the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The link was truncated; what is left of it is shown.
    CutOff,
    /// The link fails its checksum.
    Altered,
    /// The link needs a later version of the page.
    Newer,
    /// The link could not be read at all.
    Broken,
    /// The browser could not make a link.
    LinkNotMade,
    /// There is no zone of that name.
    NoSuchZone,
    /// The notes state no zone, so their times cannot be converted.
    NoZoneStated,
    /// The notes state no date, and the zone's offset depends on it.
    NoDateStated,
    /// No wording of a correction reads back as intended.
    NotWritten,
    /// A file is not text, or cannot be read.
    NoText,
    /// A file is not all UTF-8.
    Damaged,
}

impl Notice {
    /// The sentence that the page shows.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::CutOff => {
                "This link was cut off on its way. What is left of the notes is shown; the end is missing."
            }
            Self::Altered => {
                "This link was changed on its way. The notes may differ from those that were sent."
            }
            Self::Newer => {
                "This link was made by a later version of this page. Reload the page, or ask for the notes themselves."
            }
            Self::Broken => {
                "Nothing could be read from this link. Ask for it again, or for the notes themselves."
            }
            Self::NotWritten => {
                "No words were found that would say this in the notes as they are. Change the notes by hand."
            }
            Self::NoSuchZone => {
                "No zone has that name. Names are such as UTC, JST, +05:30, Europe/Berlin or America/New_York."
            }
            Self::NoZoneStated => {
                "The notes do not say in which zone their times are, so they cannot be told in another. Settle that first, under the picture."
            }
            Self::NoDateStated => {
                "The notes state no date, and that zone has another offset in summer. Settle the date first, under the picture."
            }
            Self::NoText => {
                "Not every file is a text of at most 20 MB that can be read here; what is none was left out. Save it as plain text in UTF-8 first."
            }
            Self::Damaged => {
                "This file is not wholly in UTF-8: what could not be read is shown as \u{fffd}. Save it as UTF-8 to see all of it."
            }
            Self::LinkNotMade => "This browser could not make a link. Copy the notes themselves instead.",
        }
    }
}
