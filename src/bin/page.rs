//! What the one wasm build offers to the scripts around it: the whole page, or the picture of notes on another page.

use incident_timeline::page::{App, AppProps};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Memory comes from an allocator made for small code; the standard one is five times as large.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// A page or a picture that was drawn, and that can be taken away again.
#[wasm_bindgen]
pub struct Drawn(Option<yew::AppHandle<App>>);

#[wasm_bindgen]
impl Drawn {
    /// Takes it away.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.destroy();
        }
    }
}

/// Draws inside `root` the picture of `notes`, or the whole page where no notes are given.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: Element, notes: Option<String>) -> Drawn {
    let props = AppProps { embedded: notes.map(Into::into) };
    Drawn(Some(yew::Renderer::<App>::with_root_and_props(root, props).render()))
}
