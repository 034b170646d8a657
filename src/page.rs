//! The Yew page: one component over the model, its parts as plain functions, and the modules that touch the browser.

mod answers;
mod app;
mod button;
mod card;
mod controls;
mod details;
mod dom;
mod focus;
mod gesture;
mod hosted;
mod intl;
mod keys;
mod msg;
mod notes;
mod out;
mod picture;
mod report;
mod shapes;
mod share;
mod tabs;
mod text_field;

pub use app::{App, AppProps};
pub use hosted::Hosted;
pub use intl::RULES;
