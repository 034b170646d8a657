//! Tests of the library and the command: one binary, a module a concern.
#![cfg(test)]

mod actors;
mod cases;
mod check;
mod choices;
mod command;
mod derived;
mod edit;
mod editor;
mod exports;
mod families;
mod findings;
mod history;
mod house;
mod import;
mod incidents;
mod laws;
mod link;
mod meaning;
mod model;
mod moves;
mod mutations;
mod names;
mod phases;
mod picture;
mod placement;
mod redact;
mod report;
mod shapes;
mod sheet;
mod stamps;
mod tidy;
mod titles;
mod wordings;
mod words;
mod zones;
