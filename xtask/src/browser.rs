//! Finding Chromium and its driver, or getting them where that is allowed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::run::{answer, cargo, in_root, on_path, root, show};
use crate::tools::{self, browser_test_modules};

/// A browser and the driver that fits it.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// For each of the two: the variables that name an existing one, and its names on the `PATH`.
const CHROMIUM: (&[&str], &[&str]) =
    (&["CHROMIUM", "CHROME"], &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
const DRIVER: (&[&str], &[&str]) = (&["CHROMEDRIVER"], &["chromedriver"]);

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// What keeps Chromium quiet, off the network and startable by root and in containers.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
];

/// Chromium and its driver; installed with apt when they are missing and this may, else a line that says what to do.
pub(crate) fn ensure() -> Outcome<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    let advice = "Chromium and its driver are missing: apt-get install chromium chromium-driver, or name existing \
                  ones in CHROMIUM and CHROMEDRIVER";
    apt_install(&PACKAGES).map_err(|error| format!("{advice} ({error})"))?;
    find()?.ok_or_else(|| advice.to_owned())
}

/// Installs packages with apt-get, where this may.
pub(crate) fn apt_install(packages: &[&str]) -> Outcome {
    let apt = apt().ok_or("apt-get may not be used here")?;
    eprintln!("xtask: installing {} with apt-get", packages.join(", "));
    let run = |words: &[&str]| show(apt().args(words).env("DEBIAN_FRONTEND", "noninteractive"));
    run(&["update", "-q"])?;
    run(&[&["install", "-y", "-q", "--no-install-recommends"], packages].concat())
}

/// The capabilities file for the runner of the component tests, written where git does not look.
pub(crate) fn capabilities(browser: &Browser) -> Outcome<PathBuf> {
    let flags: Vec<String> = FLAGS.iter().map(|flag| quoted(flag)).collect();
    let text = format!(
        "{{\"goog:chromeOptions\":{{\"binary\":{},\"args\":[{}]}}}}\n",
        quoted(&browser.chromium.to_string_lossy()),
        flags.join(",")
    );
    let file = root().join("target/xtask/webdriver.json");
    fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

/// Node, told which browser to drive and where its packages are.
pub(crate) fn node(browser: &Browser) -> Outcome<Command> {
    let mut node = in_root("node");
    node.env("E2E_MODULES", browser_test_modules()?);
    node.env("CHROMIUM", &browser.chromium).env("CHROMIUM_FLAGS", FLAGS.join(" "));
    Ok(node)
}

fn find() -> Outcome<Option<Browser>> {
    Ok(place(CHROMIUM)?.zip(place(DRIVER)?).map(|(chromium, driver)| Browser { chromium, driver }))
}

/// The program that a variable names, which must exist then, or the first on the `PATH`.
fn place((variables, names): (&[&str], &[&str])) -> Outcome<Option<PathBuf>> {
    for variable in variables {
        if let Some(value) = env::var_os(variable).filter(|value| !value.is_empty()) {
            let file = PathBuf::from(value);
            return if file.is_file() {
                Ok(Some(file))
            } else {
                Err(format!("{variable} names {}, which is no file", file.display()))
            };
        }
    }
    Ok(names.iter().find_map(|name| on_path(name)))
}

/// A way to call apt-get without being asked for a password; `None` when there is none.
fn apt() -> Option<fn() -> Command> {
    on_path("apt-get")?;
    if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(|| Command::new("apt-get"));
    }
    answer(Command::new("sudo").args(["-n", "true"]))?;
    Some(|| {
        let mut command = Command::new("sudo");
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    })
}

/// `text` as a JSON string; paths and flags hold nothing but quotes and backslashes to mind.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The command that runs tests of the page's package for wasm32 in the browser; `arguments` say which, and how.
pub(crate) fn tests(arguments: &[&str]) -> Outcome<Command> {
    let tools = tools::ensure()?;
    let browser = ensure()?;
    let mut tests = cargo();
    tests.args(["test", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "page"]);
    // As the count of work is built, so that what both need is built once.
    tests.args(arguments).env("CARGO_PROFILE_DEV_DEBUG", "0");
    tools::with_tools(runner(&mut tests, &browser)?, &tools);
    Ok(tests)
}

/// Makes `command`, a cargo command for wasm32, run what it builds in `browser`.
fn runner<'c>(command: &'c mut Command, browser: &Browser) -> Outcome<&'c mut Command> {
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(browser)?);
    command.env("CHROMEDRIVER", &browser.driver);
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    // The runner takes the first driver that is named.
    Ok(command.env_remove("GECKODRIVER").env_remove("SAFARIDRIVER"))
}
