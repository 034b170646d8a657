//! Entries to instants: dates, zones and the order of day and month from the lines around them.

pub mod calendar;
pub mod chronology;
pub mod context;
mod days;
mod offsets;
mod stated;
