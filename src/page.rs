//! The Yew page: thin components over the model, and the one module that touches the browser.

mod app;
mod dom;
mod notes;
mod picture;
mod report;

pub use app::{App, Embedded, EmbeddedProps};

use std::rc::Rc;

use yew::Reducible;

use crate::model::{Model, Msg, update};

/// The model as Yew keeps it.
#[derive(Debug, PartialEq)]
struct Store(Model);

impl Reducible for Store {
    type Action = Msg;

    fn reduce(self: Rc<Self>, msg: Msg) -> Rc<Self> {
        update(&self.0, msg).map_or(self, |model| Rc::new(Self(model)))
    }
}
