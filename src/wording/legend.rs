//! What the looks of the picture mean.

/// A glyph of an event of no kind.
pub const OTHER: &str = "other";
/// A larger glyph.
pub const MILESTONE: &str = "larger: key moment";
/// A line through the dot of an approximate time.
pub const ABOUT: &str = "approximate time";
/// A capsule on the line of events.
pub const SPAN: &str = "event with an end";
/// Hatching.
pub const FITS: &str = "position inferred";
/// Dashes.
pub const ASSUMED: &str = "position assumed";
/// A hollow bar.
pub const DERIVED: &str = "inferred from events";
/// An end that fades.
pub const OPEN: &str = "end not stated";
