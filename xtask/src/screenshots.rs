//! `cargo xtask screenshots`: the pictures of the documentation, made from notes of our own in the built page.

use crate::{Outcome, browser, build, run::show};

/// Builds the page and takes its pictures.
pub(crate) fn screenshots() -> Outcome {
    build::build()?;
    show(browser::node(&browser::ensure()?)?.arg("tests/e2e/screenshots.cjs"))
}
