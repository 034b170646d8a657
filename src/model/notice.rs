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
                "This link was cut off on its way. You see what came through; the end of the notes is missing."
            }
            Self::Altered => "This link was changed on its way. The notes may not be those that were sent.",
            Self::Newer => {
                "This link was made by a later version of this page. Reload, or ask for the notes themselves."
            }
            Self::Broken => {
                "Nothing could be read from this link. Ask for it again, or for the notes themselves."
            }
            Self::NotWritten => {
                "This cannot be written into the notes in words that read back the same. Edit the notes by hand."
            }
            Self::NoSuchZone => {
                "No zone has that name. Names are such as UTC, JST, +05:30, Europe/Berlin or America/New_York."
            }
            Self::NoZoneStated => {
                "The notes do not say which zone their times are in. Add a line such as \u{201c}All times UTC\u{201d} to see them in another."
            }
            Self::NoDateStated => {
                "The notes state no date, and that zone changes its clocks in summer. Settle the date first."
            }
            Self::NoText => {
                "Only text files of up to 20 MB can be read; the others were left out. Save them as plain text in UTF-8 first."
            }
            Self::Damaged => {
                "Part of this file is not UTF-8 and is shown as \u{fffd}. Save the file as UTF-8 to see all of it."
            }
            Self::LinkNotMade => "This browser could not make a link. Copy the notes themselves instead.",
        }
    }
}
