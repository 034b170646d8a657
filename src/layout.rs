//! Where everything goes: an incident and a viewport to a scale, lanes, bars, marks and labels. Integer pixels.

use crate::incident::Incident;

/// The window that the picture is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewport {
    /// Width in pixels; below [`NARROW`] the picture takes its narrow form.
    pub width: i32,
    /// First millisecond of the axis to show, or none to fit the whole incident.
    pub from: Option<i64>,
    /// Last millisecond of the axis to show, or none to fit the whole incident.
    pub to: Option<i64>,
}

/// Width in pixels below which lane names stand above their bars instead of beside them.
pub const NARROW: i32 = 560;

/// Where everything goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {}

/// Places the parts of `incident` in `viewport`.
#[must_use]
pub fn layout(_incident: &Incident, _viewport: Viewport) -> Layout {
    Layout::default()
}
