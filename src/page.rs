//! The Yew page: one component over the model, its parts as plain functions, and the one module that touches the browser.

mod app;
mod controls;
mod details;
mod dom;
mod gesture;
mod notes;
mod picture;
mod report;

pub use app::{App, AppProps};
