//! `cargo xtask bench`: how fast notes are read, natively and as WebAssembly, and how fast the page draws and moves them.

use crate::{
    Outcome, browser, build,
    run::{cargo, show},
    tools::{ensure, with_tools},
};

/// Runs the benchmark on this machine, then in Chromium: reading in MB/s, then painting and moving in milliseconds. None
/// fails on a slow machine.
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
        "--no-default-features",
        "--features",
        "page",
        "--test",
        "speed",
    ]);
    // Shows the figures, which are what it is run for.
    bench.args(["--", "--nocapture"]);
    show(with_tools(browser::runner(&mut bench, &browser)?, &dirs))?;
    eprintln!("xtask: the built page in Chromium");
    build::build()?;
    show(browser::node(&browser)?.arg("tests/e2e/paint.bench.cjs"))
}
