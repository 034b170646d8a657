//! `cargo xtask screenshots`: the pictures of the documentation, and those of all states, made in the built page.

use crate::{Outcome, browser, build, run::show};

/// Builds the page and takes its pictures; `words` say which.
pub(crate) fn screenshots(words: &[&str]) -> Outcome {
    build::build()?;
    show(browser::node(&browser::ensure()?)?.arg("tests/e2e/screenshots.cjs").args(words))
}
