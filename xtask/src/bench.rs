//! `cargo xtask bench`: how fast notes are read, natively and as WebAssembly in a browser.

use crate::{Outcome, browser, run::cargo, run::show, tools::ensure, tools::with_tools};

/// Runs the benchmark on this machine, then in Chromium. Both print MB/s; neither fails on a slow machine.
pub(crate) fn bench() -> Outcome {
    eprintln!("xtask: native");
    show(cargo().args(["bench", "--bench", "reading"]))?;
    eprintln!("xtask: WebAssembly in Chromium");
    let dirs = ensure()?;
    let browser = browser::ensure()?;
    let mut bench = cargo();
    // Built for release: the page's own code.
    bench.args([
        "test",
        "--release",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "page",
        "--test",
        "speed",
    ]);
    // Shows the figures, which are what it is run for.
    bench.args(["--", "--nocapture"]);
    show(with_tools(browser::runner(&mut bench, &browser)?, &dirs))
}
