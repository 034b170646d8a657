//! What the one wasm build offers to the scripts around it: the whole page, or the picture of notes on another page.

use std::cell::Cell;

use incident_timeline::{
    json::json,
    model::{Format, Model, Origin},
    page::{App, AppProps, Hosted, RULES},
};
use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

/// Memory comes from an allocator made for small code; the standard one is five times as large.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// Draws the whole page inside `root`, with a picture of this width where it is known; calls `drawn` once all is there.
#[wasm_bindgen]
pub fn mount(root: Element, width: i32, drawn: Function) {
    let once = Cell::new(Some(drawn));
    let told = move |_| {
        if let Some(drawn) = once.take() {
            // What the page around it makes of it is its own.
            let _ = drawn.call0(&JsValue::NULL);
        }
    };
    let props = AppProps { embedded: None, told: Some(told.into()), width };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

/// The page before it is started, for the build.
#[wasm_bindgen]
#[must_use]
pub fn first() -> String {
    App::first()
}

/// The incident JSON of `notes`, for programs without a page.
#[wasm_bindgen]
#[must_use]
pub fn parse(notes: &str) -> String {
    let model = Model::new(notes, Origin::Own, RULES);
    serde_json::to_string(&json(&model.incident)).unwrap_or_default()
}

/// The picture of `notes` as an SVG file, for programs without a page.
#[wasm_bindgen]
#[must_use]
pub fn render(notes: &str) -> String {
    Model::new(notes, Origin::Own, RULES).exported(Format::Svg, "").unwrap_or_default()
}

/// A picture on another page. `web/shrink.mjs` takes out of each form what it does not call.
#[wasm_bindgen]
pub struct Picture(Hosted);

#[wasm_bindgen]
impl Picture {
    /// Draws `notes` inside `root`; `told` is called when they are drawn and with each change, with true where notes were read.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: Element, notes: &str, told: Function) -> Self {
        let told = move |read: bool| {
            // What the host makes of it is its own.
            let _ = told.call1(&JsValue::NULL, &read.into());
        };
        Self(Hosted::new(root, notes, told.into()))
    }

    /// Draws notes of someone else, as if nothing had been drawn before.
    pub fn renew(&mut self, notes: &str) {
        self.0.renew(notes);
    }

    /// Draws other notes in their place.
    pub fn read(&self, notes: &str) {
        self.0.read(notes);
    }

    /// Shows the notes as the keys of an address say.
    pub fn look(&self, keys: &str) {
        self.0.look(keys);
    }

    /// The keys of an address that show the notes as they are shown now.
    #[must_use]
    pub fn view(&self) -> String {
        self.0.view()
    }

    /// The event that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.0.selected()
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
