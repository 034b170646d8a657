//! What the looks of the picture mean.

/// A glyph of an event of no kind.
pub const OTHER: &str = "other";
/// A larger glyph.
pub const MILESTONE: &str = "larger: key moment";
/// A line through the dot of an approximate time.
pub const ABOUT: &str = "about then";
/// Hatching.
pub const FITS: &str = "placed by its length";
/// Dashes.
pub const ASSUMED: &str = "place assumed";
/// A hollow bar.
pub const DERIVED: &str = "from the events";
/// An end that fades.
pub const OPEN: &str = "end not stated";
