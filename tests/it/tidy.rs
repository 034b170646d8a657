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
        assert!(!text.contains("\"resolved\""), "{} names where packages were fetched", path.display());
    }
}
