//! Building the release page with Trunk into `dist/`: the same bytes wherever it is built.

use std::env;
use std::path::PathBuf;

use crate::Outcome;
use crate::browser::{ensure as ensure_browser, node};
use crate::run::{in_root, root, show};
use crate::tools::{ensure, npm_users, with_tools};

/// Gets the tools and leaves the deployable page in `dist/`.
pub(crate) fn build() -> Outcome {
    build_with(&[])
}

/// The same and the package for npm in `dist/npm`, which is packed and used once.
pub(crate) fn npm() -> Outcome {
    build_with(&[("MAKE_NPM", "1")])?;
    let mut tests = node(&ensure_browser()?)?;
    tests.env("NPM_USERS", npm_users()?);
    show(tests.args(["--test", "--test-reporter=spec", "tests/npm/npm.test.cjs"]))
}

fn build_with(variables: &[(&str, &str)]) -> Outcome {
    let tools = ensure()?;
    let mut trunk = in_root("trunk");
    trunk.args(["build", "--release"]).env_remove("MAKE_NPM").envs(variables.iter().copied());
    // Trunk does not know the value "1" that many terminals set.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    // The page is what Trunk.toml says, whatever the terminal is set to.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    // Flags of a terminal would take the place of those in .cargo/config.toml, which these join.
    trunk.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless_paths());
    show(with_tools(&mut trunk, &tools)).map_err(|error| format!("the page was not built: {error}"))?;
    show(in_root("node").args(["xtask/node/finish.cjs", "dist"]))
}

/// Flags by which no path of this machine is built in: panics and `file!` name files.
fn nameless_paths() -> String {
    let home = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| home("HOME").map(|dir| dir.join(".cargo")));
    let paths = [(Some(root()), "/source"), (cargo, "/cargo")];
    let flags = paths
        .iter()
        .filter_map(|(path, name)| Some(format!("--remap-path-prefix={}={name}", path.as_ref()?.display())));
    flags.collect::<Vec<_>>().join(" ")
}
