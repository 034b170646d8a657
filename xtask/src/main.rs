//! `cargo xtask`: the chores of this repository, each with all the set-up it needs.

mod bench;
mod browser;
mod build;
mod links;
mod run;
mod screenshots;
mod serve;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--port N]      get the tools, build the page, serve it on 127.0.0.1 (port 8080)
cargo xtask build                 leave the deployable page in dist/
cargo xtask npm                   the same, and the package for npm in dist/npm
cargo xtask test [--fast|--all]   what a maintainer wants before a push; --fast: no browser, --all: and the size budgets
cargo xtask test --engines        try the core of the page in Chromium, Firefox and WebKit, whichever are there
cargo xtask test --wikis          try the script for other pages in six real wikis
cargo xtask bench                 print one table: bytes, start, reading, painting, frames, memory, and what bounds each
cargo xtask links FOLDER          tell how long the links to the notes in a folder are, and try each
cargo xtask screenshots           make the pictures of docs/screenshots afresh
cargo xtask screenshots --sheet [NOTES]   take the page in all its states, with these notes, into target/screenshots
cargo xtask size [--check]        write the size of the built page into README.md, or check it
";

/// What a chore ends with: an error is one line for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve"] => serve::serve("8080"),
        ["serve", "--port", port] => serve::serve(port),
        ["serve", option] if option.starts_with("--port=") => {
            serve::serve(option.trim_start_matches("--port="))
        }
        ["build"] => build::build(),
        ["npm"] => build::npm(),
        ["test"] => test::test(test::Extent::Usual),
        ["test", "--fast"] => test::test(test::Extent::Fast),
        ["test", "--all"] => test::test(test::Extent::All),
        ["test", "--engines"] => test::engines(),
        ["test", "--wikis"] => test::wikis(),
        ["size"] => size::write(),
        ["size", "--check"] => size::check(),
        ["screenshots"] => screenshots::screenshots(&[]),
        ["screenshots", "--sheet"] => screenshots::screenshots(&["--sheet"]),
        ["screenshots", "--sheet", notes] => screenshots::screenshots(&["--sheet", notes]),
        ["bench"] => bench::bench(),
        ["links", folder] => links::links(folder),
        ["help" | "--help" | "-h"] => {
            eprint!("{HELP}");
            Ok(())
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
