//! All that a maintainer wants checked before a push, as named steps in the order of their speed.

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::browser;
use crate::build::build;
use crate::run::{answer, cargo, root, show};
use crate::size;
use crate::tools::{self, php_wikis, wasm_target, wiki_modules, wiki_python};

/// How much is checked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Extent {
    /// What needs no browser.
    Fast,
    /// And the page in a real browser.
    Usual,
    /// And the budgets.
    All,
}

struct Step {
    name: &'static str,
    least: Extent,
    run: fn() -> Outcome,
}

const STEPS: [Step; 11] = [
    Step { name: "format", least: Extent::Fast, run: format },
    Step { name: "clippy", least: Extent::Fast, run: clippy },
    Step { name: "clippy for wasm32", least: Extent::Fast, run: clippy_wasm },
    Step { name: "library without Yew", least: Extent::Fast, run: without_yew },
    Step { name: "documentation", least: Extent::Fast, run: documentation },
    Step { name: "library tests", least: Extent::Fast, run: library },
    Step { name: "doubling tests", least: Extent::Usual, run: doubling },
    Step { name: "component tests", least: Extent::Usual, run: components },
    Step { name: "build", least: Extent::Usual, run: build },
    Step { name: "end-to-end tests", least: Extent::Usual, run: end_to_end },
    Step { name: "size budget", least: Extent::All, run: size::check },
];

/// Runs the steps of `extent` and stops at the first that fails; ends with a line that says what ran.
#[allow(clippy::disallowed_methods, reason = "how long the checks took is for the person who waited")]
pub(crate) fn test(extent: Extent) -> Outcome {
    let begin = Instant::now();
    let mut passed = Vec::new();
    for step in STEPS.iter().filter(|step| step.least <= extent) {
        eprintln!("xtask: {}", step.name);
        (step.run)().map_err(|error| {
            let before = if passed.is_empty() { "nothing".to_owned() } else { passed.join(", ") };
            format!("{} failed: {error} (passed before: {before}; in {})", step.name, spent(begin.elapsed()))
        })?;
        passed.push(step.name);
    }
    eprintln!("ok: {} in {}", passed.join(", "), spent(begin.elapsed()));
    Ok(())
}

fn spent(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} m {:02} s", seconds / 60, seconds % 60) }
}

fn format() -> Outcome {
    show(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome {
    show(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn clippy_wasm() -> Outcome {
    wasm_target()?;
    let target = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "page"];
    let parts = ["--lib", "--bin", "page", "--test", "components", "--test", "doubling"];
    show(cargo().arg("clippy").args(target).args(parts).args(["--", "-D", "warnings"]))
}

/// Each link between docstrings has to lead somewhere.
fn documentation() -> Outcome {
    show(
        cargo()
            .args(["doc", "--no-deps", "--workspace", "--document-private-items"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn library() -> Outcome {
    show(cargo().args(["test", "--workspace"]))
}

/// The library and the command must build where there is no browser, and the library alone has no zone data.
fn without_yew() -> Outcome {
    const BROWSER: &[&str] = &["yew", "gloo", "js-sys", "wasm-bindgen", "web-sys"];
    needs_none_of(&[], BROWSER)?;
    needs_none_of(&["--no-default-features"], &["chrono-tz"])?;
    needs_none_of(&["--no-default-features", "--features", "page"], &["chrono-tz"])
}

/// Fails where the package, with such features, needs one of `crates`.
fn needs_none_of(features: &[&str], crates: &[&str]) -> Outcome {
    let tree = ["tree", "--package", "incident-timeline", "--edges", "normal,build", "--prefix", "none"];
    let tree = answer(cargo().args(tree).args(features)).ok_or("cargo tree fails")?;
    let found = tree.lines().filter_map(|line| line.split(' ').next()).find(|name| crates.contains(name));
    found.map_or(Ok(()), |name| Err(format!("with {features:?} the package needs {name}")))
}

/// How much work notes are, counted: in Node, which is quicker than a browser and counts the same.
fn doubling() -> Outcome {
    let tools = tools::ensure()?;
    let mut tests = cargo();
    tests.args(["test", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "page"]);
    tests
        .args(["--test", "doubling"])
        // The runner cannot write anew where lines stand.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "node xtask/node/steps.mjs");
    show(tools::with_tools(&mut tests, &tools))
}

fn components() -> Outcome {
    show(&mut browser::tests(&["--test", "components"])?)
}

/// Builds the page, and tries its script in real wikis, which are got first.
pub(crate) fn wikis() -> Outcome {
    let (modules, python) = (wiki_modules()?, wiki_python()?);
    build()?;
    let mut tests = browser::node(&browser::ensure()?)?;
    tests.env("WIKI_MODULES", modules).env("WIKI_PYTHON", python).env_remove("WIKI_DEBIAN");
    match php_wikis() {
        Ok(wikis) => drop(tests.env("WIKI_DEBIAN", wikis)),
        Err(error) => eprintln!("xtask: DokuWiki and MediaWiki are skipped, there is no PHP here: {error}"),
    }
    show(tests.args(["--test", "--test-reporter=spec", "tests/wikis/wikis.test.cjs"]))
}

/// Builds the page, and tries its core in each engine that is there; a line says which are not.
pub(crate) fn engines() -> Outcome {
    let browser = browser::ensure()?;
    build()?;
    let mut tests = browser::node(&browser)?;
    tests.env("CHROMEDRIVER", &browser.driver);
    if let Some(driver) = tools::geckodriver()? {
        tests.env("GECKODRIVER", driver);
    }
    show(tests.args(["--test", "--test-reporter=spec", "tests/engines/engines.test.cjs"]))
}

fn end_to_end() -> Outcome {
    let mut tests = browser::node(&browser::ensure()?)?;
    let dir = root().join("tests/e2e");
    let mut files: Vec<_> = std::fs::read_dir(&dir)
        .map_err(|error| format!("{}: {error}", dir.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.cjs"))
        .collect();
    files.sort();
    show(tests.args(["--test", "--test-concurrency=2", "--test-reporter=spec"]).args(files))
}
