//! The Yew page: one component over the model, its parts as plain functions, and the one module that touches the browser.

mod app;
mod dom;
mod notes;
mod picture;
mod report;

pub use app::{App, AppProps};
