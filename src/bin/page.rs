//! What the one wasm build offers to the scripts around it: the whole page, or the picture of notes on another page.

use incident_timeline::page::{App, AppProps, Hosted};
use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

/// Memory comes from an allocator made for small code; the standard one is five times as large.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// Draws the whole page inside `root`.
#[wasm_bindgen]
pub fn mount(root: Element) {
    yew::Renderer::<App>::with_root_and_props(root, AppProps { embedded: None, told: None }).render();
}

/// A picture on another page. `web/shrink.mjs` takes all of it out of the page's own wasm.
#[wasm_bindgen]
pub struct Picture(Hosted);

#[wasm_bindgen]
impl Picture {
    /// Draws `notes` inside `root`; `told` is called when they are drawn, and with each event that is selected, or nothing.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: Element, notes: &str, told: Function) -> Self {
        let told = move |event: Option<usize>| {
            // What the host makes of it is its own.
            let _ = told.call1(&JsValue::NULL, &event.into());
        };
        Self(Hosted::new(root, notes, told.into()))
    }

    /// Takes it away.
    pub fn destroy(self) {
        self.0.destroy();
    }

    /// Draws other notes in their place.
    pub fn read(&self, notes: &str) {
        self.0.read(notes);
    }

    /// Shows the notes as the keys of an address say.
    pub fn look(&self, keys: &str) {
        self.0.look(keys);
    }

    /// Shows the whole incident.
    pub fn fit(&self) {
        self.0.fit();
    }

    /// Selects an event, or none.
    pub fn select(&self, event: Option<usize>) {
        self.0.select(event);
    }

    /// Lays all out for paper, or for the screen again.
    pub fn print(&self, paper: bool) {
        self.0.print(paper);
    }

    /// How much there is to draw.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// The incident as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        self.0.json()
    }

    /// The picture as an SVG file.
    #[must_use]
    pub fn svg(&self) -> String {
        self.0.svg()
    }
}
