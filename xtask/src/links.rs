//! `cargo xtask links FOLDER`: how long the links to the notes in a folder are, where they fit, and whether the same comes out.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::run::{answer, cargo, root, show};

/// What takes a link, and the longest that it takes.
const FITS: [(&str, usize); 3] = [("Slack", 4_000), ("most wikis", 8_000), ("every browser", 32_000)];

/// Makes the link to each file in `folder` as the command makes it, and prints how long they are.
pub(crate) fn links(folder: &str) -> Outcome {
    show(cargo().args(["build", "--quiet", "--bin", "incident-timeline"]))?;
    let files = fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let files = files.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    let links: Vec<String> = files.filter_map(|path| link(&path)).collect();
    let mut lengths: Vec<usize> = links.iter().map(String::len).collect();
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
    // The same notes have the same link.
    let same = links.iter().filter(|link| again(link).as_ref() == Some(*link)).count();
    eprintln!("open to the same notes: {same} of {}", links.len());
    if same == links.len() {
        Ok(())
    } else {
        Err("a link opens to other notes than it was made of".to_owned())
    }
}

/// The command, to make a link.
fn command() -> Command {
    let mut command = Command::new(root().join("target/debug/incident-timeline"));
    command.args(["--format", "link"]);
    command
}

/// The link to one file; none where it is no text.
fn link(path: &Path) -> Option<String> {
    answer(command().arg(path))
}

/// The link to what a link opens to.
fn again(link: &str) -> Option<String> {
    let mut opened = command().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    opened.stdin.take()?.write_all(link.as_bytes()).ok()?;
    let output = opened.wait_with_output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
