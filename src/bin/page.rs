//! What the one wasm build offers to the scripts around it: the whole page, or the picture of notes on another page.

use incident_timeline::page::{App, Embedded, EmbeddedProps};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

fn main() {}

/// Draws the whole page inside `root`.
#[wasm_bindgen]
pub fn mount_page(root: Element) {
    yew::Renderer::<App>::with_root(root).render();
}

/// A picture on another page, which can be taken away again.
#[wasm_bindgen]
pub struct Picture(Option<yew::AppHandle<Embedded>>);

#[wasm_bindgen]
impl Picture {
    /// Takes the picture away.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.destroy();
        }
    }
}

/// Draws the picture of `notes` inside `root`.
#[wasm_bindgen]
#[must_use]
pub fn mount_picture(root: Element, notes: String) -> Picture {
    Picture(Some(yew::Renderer::<Embedded>::with_root_and_props(root, EmbeddedProps { notes }).render()))
}
