//! The rules of the house that a test can hold: first lines that say why a file exists, no foreign address, no file too long.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !["target", "dist", "node_modules"].contains(&name.as_str()) {
                files(&path, extensions, found);
            }
        } else if path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x)) {
            found.push(path);
        }
    }
}

pub(crate) fn project(extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(Path::new(env!("CARGO_MANIFEST_DIR")), extensions, &mut found);
    found.sort();
    assert!(!found.is_empty(), "the project has files of this kind");
    found
}

#[test]
fn each_source_file_says_first_why_it_exists() {
    for path in project(&["rs"]) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} does not say in its first line why it exists", path.display());
    }
}

#[test]
fn no_source_file_is_two() {
    for path in project(&["rs", "css", "js", "cjs"]) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 750, "{} has {lines} lines: is it two files?", path.display());
    }
}

#[test]
fn the_page_names_no_foreign_address() {
    for path in project(&["html", "css", "js"]) {
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("://") {
            let rest: String = text[at + 3..].chars().take(24).collect();
            let allowed = rest.starts_with("www.w3.org/") || rest.starts_with("127.0.0.1");
            assert!(allowed, "{} names a foreign address: {rest}", path.display());
        }
    }
}

#[test]
fn lock_files_name_no_registry_host() {
    for path in project(&["json"]) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("\"resolved\":"), "{} names where packages were fetched", path.display());
    }
}

#[test]
fn each_fault_in_the_docs_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/faults.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let tests: Vec<&str> = rows.filter_map(|row| row.trim_end_matches(" |").rsplit("| ").next()).collect();
    assert!(tests.len() > 20, "{tests:?}");
    for test in tests.into_iter().filter(|test| *test != "test") {
        for name in test.split(", ").map(|name| name.trim_matches('`')) {
            let found =
                root.join(name).is_file() || root.join(format!("tests/e2e/{name}.test.cjs")).is_file();
            assert!(found, "docs/faults.md names {name}, which is no test");
        }
    }
}

/// Where sentences for people stand: what is said of an incident, the questions, the command, the labels of the page; and what
/// each class is of.
const SENTENCES: [&str; 7] = [
    "src/wording",
    "src/report.rs",
    "src/choices.rs",
    "src/main.rs",
    "src/model",
    "src/page/",
    "src/class.rs",
];

#[test]
fn sentences_stand_where_the_wording_is() {
    for path in project(&["rs"]) {
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().into_owned();
        if !["src", "grammar/src", "vocabulary/src"].iter().any(|crate_| name.starts_with(crate_))
            || SENTENCES.iter().any(|place| name.starts_with(place))
        {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in
            code.lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains("reason = "))
        {
            // Every second part stands between quotes.
            for literal in line.split('"').skip(1).step_by(2) {
                let words =
                    literal.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
                let listed = literal.contains('|') || literal.len() > 100;
                let sentence =
                    !listed && literal.is_ascii() && words.filter(|word| word.len() > 1).count() > 3;
                assert!(!sentence, "{name}: \"{literal}\" is a sentence: it belongs into src/wording");
            }
        }
    }
}
