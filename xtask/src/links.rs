//! `cargo xtask links FOLDER`: how long the links to the notes in a folder are, and where they fit.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::run::{answer, cargo, root, show};

/// What takes a link, and the longest that it takes.
const FITS: [(&str, usize); 3] = [("Slack", 4_000), ("most wikis", 8_000), ("every browser", 32_000)];

/// Makes the link to each file in `folder` as the command makes it, and prints how long they are.
pub(crate) fn links(folder: &str) -> Outcome {
    show(cargo().args(["build", "--quiet", "--bin", "incident-timeline"]))?;
    let files = fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let files = files.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    let mut lengths: Vec<usize> = files.filter_map(|path| length(&path)).collect();
    lengths.sort_unstable();
    let (Some(shortest), Some(longest)) = (lengths.first(), lengths.last()) else {
        return Err(format!("{folder} has no notes"));
    };
    let part = |percent: usize| lengths.get(lengths.len() * percent / 100).unwrap_or(longest);
    eprintln!("{} notes, characters of the link without the address of the page:", lengths.len());
    eprintln!("shortest {shortest}, median {}, 90 % up to {}, longest {longest}", part(50), part(90));
    for (what, most) in FITS {
        let fit = lengths.iter().filter(|length| **length <= most).count();
        eprintln!("{what} ({most}): {fit} of {}", lengths.len());
    }
    Ok(())
}

/// Characters of the link to one file; none where it is no text.
fn length(path: &Path) -> Option<usize> {
    let command = root().join("target/debug/incident-timeline");
    answer(std::process::Command::new(command).args(["--format", "link"]).arg(path)).map(|link| link.len())
}
