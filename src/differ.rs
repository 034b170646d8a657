//! When two lengths are not the same.

/// True when a stated length and another are not the same, however they were rounded: `unit` is the one it was stated in,
/// in seconds.
#[must_use]
pub fn differ(stated: i64, unit: i64, other: i64) -> bool {
    (stated - other).abs() > (stated.max(other) / 10).max(unit.min(3600)).max(60)
}
