//! Reads raw incident notes into events with their instants.
//!
//! A crate of its own for one reason: the page is built for size, and reading, whose time grows with the notes, for speed.
//! `incident_timeline` passes its modules on as its own.

pub mod incident;
pub mod order;
pub mod read;
pub mod reasons;
pub mod span;
pub mod zones;
