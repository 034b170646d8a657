//! What the page tells about the notes, and in which words.

/// Something the page has to tell about where the notes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The link lost its end: what is left is shown.
    CutOff,
    /// The link was changed on its way.
    Altered,
    /// The link was made by a later version.
    Newer,
    /// Nothing of the link could be read.
    Broken,
    /// The notes are too long for a link that every program passes on.
    LinkNotMade,
    /// No zone of that name is known.
    NoSuchZone,
    /// The notes state no zone, so that their times cannot be told in another.
    NoZoneStated,
    /// The notes state no date, and the zone has other offsets on other days.
    NoDateStated,
    /// A correction could not be put into words that are read back as it was meant.
    NotWritten,
    /// A file is no text, or cannot be read.
    NoText,
    /// A file has bytes that are no text.
    Damaged,
}

impl Notice {
    /// What the page says.
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
