//! Building the release page with Trunk into `dist/`.

use crate::Outcome;
use crate::run::{in_root, show};
use crate::tools::{ensure, with_tools};

/// Gets the tools and leaves the deployable page in `dist/`.
pub(crate) fn build() -> Outcome {
    let tools = ensure()?;
    let mut trunk = in_root("trunk");
    trunk.args(["build", "--release"]);
    // Trunk does not know the value "1" that many terminals set.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    // The page is what Trunk.toml says, whatever the terminal is set to.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    show(with_tools(&mut trunk, &tools)).map_err(|error| format!("the page was not built: {error}"))
}
