//! The picture of notes that stand on another page, as the scripts around it steer it.

use yew::{AppHandle, Callback, Renderer};

use super::{
    app::{App, AppProps},
    msg::PageMsg,
};
use crate::{
    json,
    model::{Format, ModelMsg, ViewMsg, keys},
    target::Target,
};

/// A picture that is drawn. It is not taken away, for Yew never lets go of what it has drawn in: other notes take its place.
#[derive(Debug)]
pub struct Hosted {
    app: AppHandle<App>,
    told: Callback<bool>,
}

impl Hosted {
    /// Draws `notes` inside `root`. `told` hears of what changes then, and whether notes were read.
    #[must_use]
    pub fn new(root: web_sys::Element, notes: &str, told: Callback<bool>) -> Self {
        let props = AppProps { embedded: Some(notes.into()), told: Some(told.clone()), width: 0 };
        Self { app: Renderer::<App>::with_root_and_props(root, props).render(), told }
    }

    /// Draws notes of someone else, as if nothing had been drawn before.
    pub fn renew(&mut self, notes: &str) {
        self.app.update(AppProps { embedded: Some(notes.into()), told: Some(self.told.clone()), width: 0 });
    }

    /// Draws other notes in their place; zone, filter and selection stay where they still mean something.
    pub fn read(&self, notes: &str) {
        self.app.send_message(PageMsg::Model(ModelMsg::Edited(notes.to_owned())));
    }

    /// Shows the notes as the keys of an address say: `#zone=UTC&event=11`.
    pub fn look(&self, keys: &str) {
        self.app.send_message(PageMsg::Model(ModelMsg::Address(keys.to_owned())));
    }

    /// The keys of an address that show the notes as they are shown now.
    #[must_use]
    pub fn view(&self) -> String {
        self.app.get_component().map(|app| keys(app.model())).unwrap_or_default()
    }

    /// The event that is selected, by its place in the list.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.app.get_component()?.model().view.event()
    }

    /// Shows the whole incident.
    pub fn fit(&self) {
        self.app.send_message(PageMsg::View(ViewMsg::Fit));
    }

    /// Selects an event by its place in the list, or none.
    pub fn select(&self, event: Option<usize>) {
        let msg = event.map_or(ViewMsg::Close, |event| ViewMsg::Show(Target::Event(event)));
        self.app.send_message(PageMsg::View(msg));
    }

    /// Lays all out for paper, or for the screen again.
    pub fn print(&self, paper: bool) {
        self.app.send_message(PageMsg::View(ViewMsg::Print(paper)));
    }

    /// How much there is to draw: events, impacts.
    #[must_use]
    pub fn count(&self) -> usize {
        let incident = self.app.get_component().map(|app| app.model().incident.clone());
        incident.map_or(0, |incident| incident.events.len() + incident.impacts.len())
    }

    /// The incident as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let app = self.app.get_component();
        app.and_then(|app| serde_json::to_string(&json::json(&app.model().incident)).ok()).unwrap_or_default()
    }

    /// The picture as an SVG file.
    #[must_use]
    pub fn svg(&self) -> String {
        let app = self.app.get_component();
        app.and_then(|app| app.model().exported(Format::Svg, "")).unwrap_or_default()
    }
}
