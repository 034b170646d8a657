//! The words of all languages: which concepts have words in which language, as a matrix without unmarked holes.
//! `cargo test matrix -- --nocapture` prints it.

use std::{collections::HashMap, fs, path::Path};

use incident_timeline::words::{concepts::MONTHS, fold, zones};

macro_rules! concepts {
    ($($(#[$doc:meta])* $name:ident = $stem:literal $(: $($row:literal)+)?;)*) => {
        pub(crate) const TABLES: &[(&str, &[&str])] = &[$(($stem, &[$($($row),+)?])),*];
    };
}

#[path = "../../vocabulary/src/words/concepts.rs"]
mod concepts;

/// Concepts that every language has words for, or writes without words: a month in numbers, say.
const BARE: &[(&str, &[&str])] = &[
    ("month", &["ja", "ko", "zh"]),
    ("day", &[]),
    ("unit", &[]),
    ("half", &[]),
    ("about", &[]),
    ("from", &["hu", "ja", "ko", "tr"]),
    ("to", &["fi", "hu"]),
    ("between", &["fi", "hu", "ja", "ko", "tr", "zh"]),
    ("later", &[]),
    ("heading.timeline", &[]),
    ("column.time", &[]),
    ("failure", &[]),
    ("recovery", &[]),
    ("kind.alert", &[]),
    ("effect.down", &[]),
    ("incident", &[]),
    ("length.lasted", &[]),
];

/// Every concept by name, in order.
fn names() -> Vec<String> {
    let name = |(stem, rows): &(&str, &[&str])| match rows {
        [] => vec![(*stem).to_owned()],
        rows => rows.iter().map(|row| format!("{stem}.{row}")).collect(),
    };
    // The names of zones stand in a table of their own.
    concepts::TABLES.iter().filter(|(stem, _)| *stem != "zone").flat_map(name).collect()
}

/// The languages, and what each says of a concept.
fn languages() -> Vec<(String, HashMap<String, String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vocabulary/src/words/lang");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let line =
            |line: &str| line.split_once(" = ").map(|(name, words)| (name.to_owned(), words.to_owned()));
        let found = text.lines().filter(|line| !line.starts_with('#')).filter_map(line).collect();
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), found)
    };
    paths.into_iter().map(read).filter(|(language, _)| language != "any").collect()
}

#[test]
#[allow(clippy::print_stdout, reason = "the matrix is there to be looked at")]
fn the_matrix_of_concepts_and_languages_has_no_hole_that_is_not_marked() {
    let (names, languages) = (names(), languages());
    let mut holes = Vec::new();
    let head: Vec<_> = languages.iter().map(|(language, _)| format!("{language:>4}")).collect();
    println!("{:28}{}", "", head.concat());
    for name in &names {
        let cell =
            |(language, words): &(String, HashMap<String, String>)| match words.get(name).map(String::as_str)
            {
                Some("-") => format!("{:>4}", "-"),
                Some(words) => format!("{:>4}", words.replace("\\,", "").split(',').count()),
                None => {
                    holes.push(format!(
                        "{language}.txt has no line `{name} = `; where it needs no words it is `-`"
                    ));
                    format!("{:>4}", "?")
                }
            };
        let row: Vec<_> = languages.iter().map(cell).collect();
        println!("{name:28}{}", row.concat());
    }
    assert!(holes.is_empty(), "{}", holes.join("\n"));
}

#[test]
fn what_notes_cannot_do_without_every_language_has() {
    for (stem, without) in BARE {
        let rows = concepts::TABLES.iter().find(|(name, _)| name == stem).unwrap().1;
        for (language, words) in
            languages().iter().filter(|(language, _)| !without.contains(&language.as_str()))
        {
            for row in if rows.is_empty() { &[""] } else { rows } {
                let name = format!("{stem}.{row}");
                let name = name.trim_end_matches('.');
                assert_ne!(
                    words.get(name).map(String::as_str),
                    Some("-"),
                    "{language} has no words for {name}"
                );
            }
        }
    }
}

#[test]
fn capitals_of_all_languages_fold() {
    for (text, folded) in [
        ("ČERVEN ŠŽŘĚŮŤĎŇ", "červen šžřěůťďň"),
        ("Ёлка ЇЄІҐ", "ёлка їєіґ"),
        ("İŞĞÇÖÜ", "işğçöü"),
        ("ÅÄÖ ŁŚŹŻŃĆĄĘ ŐŰ", "åäö łśźżńćąę őű"),
        ("ΑΩ ＡＢ", "αω ab"),
    ] {
        assert_eq!(fold(text), folded);
    }
    assert_eq!(MONTHS.longest("ČERVENEC 2024"), Some((6, "ČERVENEC".len())));
}

#[test]
fn each_row_of_the_zones_is_whole() {
    for zone in zones::all() {
        assert_eq!(zones::named(zone.name).map(|zone| zone.name), Some(zone.name), "a zone has one row");
        assert!(zone.offset.is_some() || !zone.offered || !zone.follows.is_empty(), "{}", zone.name);
        assert_eq!(zone.ambiguous, zone.offsets().count() > 1, "{}: a shared name says where", zone.name);
    }
}
