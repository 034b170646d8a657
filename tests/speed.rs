//! The figures of `benches/reading.rs` in a real browser, built for size as the page is. Run by `cargo xtask bench`.

#![cfg(target_arch = "wasm32")]

#[path = "../benches/reading.rs"]
mod reading;

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn reading_in_a_browser() {
    reading::measure(1_000_000, || js_sys::Date::now() / 1e3, |line| console_log!("{line}"));
}
