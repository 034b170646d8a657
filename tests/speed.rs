//! The figures of `benches/reading.rs` in a real browser, built for size as the page is. Run by `cargo xtask bench`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a benchmark: what is missing may panic")]

#[path = "../benches/reading.rs"]
mod reading;

use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// As the page has it.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen_test]
async fn reading_in_a_browser() {
    for () in
        reading::parts("read in the page, MB/s", || js_sys::Date::now() / 1e3, |line| console_log!("{line}"))
    {
        // The driver gives up a page that does not answer for half a minute.
        let pause = js_sys::Promise::new(&mut |resolve, _| {
            let _ = web_sys::window().unwrap().set_timeout_with_callback(&resolve);
        });
        JsFuture::from(pause).await.unwrap();
    }
}
