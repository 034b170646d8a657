//! `cargo xtask bench`: how fast notes are read, natively and as WebAssembly, how fast the page draws and moves them, and for how
//! long it answers nothing meanwhile.

use crate::{
    Outcome, browser, build,
    run::{cargo, show},
};

/// Runs the benchmark on this machine, then in Chromium: reading in MB/s, then painting and moving in milliseconds. None
/// fails on a slow machine.
pub(crate) fn bench() -> Outcome {
    eprintln!("xtask: native");
    show(cargo().args(["bench", "--bench", "reading"]))?;
    eprintln!("xtask: WebAssembly in Chromium");
    // Built for release: the page's own code. Shows the figures, which are what it is run for.
    browser::tests(&["--release", "--test", "speed", "--", "--nocapture"])?;
    eprintln!("xtask: the built page in Chromium");
    build::build()?;
    let modules = browser::ensure()?;
    show(browser::node(&modules)?.arg("tests/e2e/first.bench.cjs"))?;
    show(browser::node(&modules)?.arg("tests/e2e/paint.bench.cjs"))?;
    show(browser::node(&modules)?.arg("tests/e2e/frames.bench.cjs"))?;
    show(browser::node(&modules)?.arg("tests/e2e/frozen.bench.cjs"))?;
    eprintln!("xtask: the script on other people's pages");
    show(browser::node(&modules)?.arg("tests/e2e/hosts.bench.cjs"))
}
