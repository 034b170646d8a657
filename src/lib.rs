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
pub mod class;
pub mod clock;
pub mod differ;
pub mod edit;
pub mod entries;
pub mod export;
pub mod facts;
pub mod finding;
pub mod import;
pub mod incident;
pub mod json;
pub mod layout;
pub mod link;
pub mod meaning;
pub mod model;
pub mod moment;
#[cfg(feature = "page")]
pub mod page;
pub mod read;
pub mod reasons;
pub mod redact;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod sample;
pub mod scene;
pub mod target;
pub mod title;
pub mod wording;
pub mod zones;

pub use grammar::{document, timestamp};
pub use incident::Incident;
pub use vocabulary::{civil, markup, pause, sort, span, words};

/// Reads notes into the incident they tell: events, impacts, severities, intervals and what was odd.
///
/// ```
/// let incident = incident_timeline::read_incident("10:02 pager fired\n10:40 all well\n\nUploads were down for 38 minutes.\n");
/// assert_eq!(incident.events[0].text, "pager fired");
/// assert_eq!(incident.impacts[0].duration_seconds, Some(38 * 60));
/// ```
#[must_use]
pub fn read_incident(notes: &str) -> Incident {
    read_incident_by(notes, zones::Rules::NONE)
}

/// The same with `rules` for zones that have no fixed offset: what is said in `Europe/Berlin` or `PT` on a known day has its
/// offset.
///
/// ```
/// use incident_timeline::{civil::Offset, read_incident_by, zones::Rules};
///
/// // In place of real zone data: it is always summer in Berlin.
/// let rules = Rules(|name, _| (name == "Europe/Berlin").then_some(Offset(120)));
/// let incident = read_incident_by("Date: 2024-07-01\nAll times Europe/Berlin\n\n10:02 pager fired\n10:40 all well\n", rules);
/// assert_eq!(incident.events[0].start.offset, Some(Offset(120)));
/// ```
#[must_use]
pub fn read_incident_by(notes: &str, rules: zones::Rules) -> Incident {
    pause::at_once(reading(notes, rules))
}

/// The same with places to rest at: between the stages, and inside of those that take long.
pub async fn reading(notes: &str, rules: zones::Rules) -> Incident {
    let document = document::Document::of(notes).await;
    let incident = read::read(&document, rules).await;
    meaning::interpret(&document, incident).await
}
