//! Reads raw incident notes and draws what happened, when, and how long each thing was broken.
//!
//! The data goes one way, a plain value at each arrow, one public function a stage; no stage fails:
//!
//! ```text
//! notes ─ read::read ─▶ Incident (events) ─ meaning::interpret ─▶ Incident ─ layout::layout ─▶ Layout ─ scene::scene ─▶ Scene ─▶ svg, page
//! ```
//!
//! ```
//! let incident = incident_timeline::read_incident("All times UTC\n10:02 pager fired\n10:40 checkout is back\n");
//! assert_eq!(incident.events.len(), 2);
//! ```
//!
//! The library knows no browser, no clock, no locale and no zone data. The page lives in `page`, behind a feature.

pub mod choices;
pub mod civil;
pub mod clock;
pub mod document;
pub mod edit;
pub mod entries;
pub mod facts;
pub mod finding;
pub mod import;
pub mod incident;
pub mod json;
pub mod layout;
pub mod link;
pub mod markup;
pub mod meaning;
pub mod model;
pub mod moment;
#[cfg(feature = "page")]
pub mod page;
pub mod read;
pub mod reasons;
pub mod report;
pub mod resolve;
pub mod sample;
pub mod scene;
pub mod sort;
pub mod span;
pub mod timestamp;
pub mod wording;
pub mod words;
pub mod zones;

pub use incident::Incident;

/// Reads notes into the incident they tell: events, impacts, severities, intervals and what was odd.
#[must_use]
pub fn read_incident(notes: &str) -> Incident {
    read_incident_by(notes, zones::Rules::NONE)
}

/// The same with `rules` for zones that have no fixed offset: what is said in `Europe/Berlin` or `PT` on a known day has its
/// offset.
#[must_use]
pub fn read_incident_by(notes: &str, rules: zones::Rules) -> Incident {
    meaning::interpret(notes, read::read(notes, rules))
}
