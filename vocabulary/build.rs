//! Packs the words of all languages: a line for each concept, its words between bars.

use std::{
    collections::HashMap,
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

macro_rules! concepts {
    ($($(#[$doc:meta])* $name:ident = $stem:literal $(: $($row:literal)+)?;)*) => {
        pub(crate) const TABLES: &[(&str, &[&str])] = &[$(($stem, &[$($($row),+)?])),*];
    };
}

#[path = "src/words/concepts.rs"]
mod concepts;

#[allow(clippy::disallowed_methods, reason = "no page carries the tables of a build script")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("src/words");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    tell(&format!("cargo::rerun-if-changed={}", folder.display()));
    let mut numbers = HashMap::new();
    for (stem, rows) in concepts::TABLES {
        let names = rows.iter().map(|row| format!("{stem}.{row}"));
        for name in names.chain(rows.is_empty().then(|| (*stem).to_owned())) {
            numbers.insert(name, numbers.len());
        }
    }
    let mut packed: Vec<Vec<String>> = vec![Vec::new(); numbers.len()];
    let mut files = Vec::new();
    for file in fs::read_dir(folder.join("lang"))? {
        files.push(file?.path());
    }
    files.sort();
    for file in files {
        for (line, number) in fs::read_to_string(&file)?.lines().zip(1..) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let place = format!("{}:{number}: {line}", file.display());
            let (name, words) =
                line.split_once(" = ").ok_or_else(|| format!("{place}: no concept = words"))?;
            let concept = numbers.get(name).and_then(|number| packed.get_mut(*number));
            let concept = concept.ok_or_else(|| format!("{place}: no such concept"))?;
            for word in words.replace("\\,", "\0").split(',').filter(|_| words != "-") {
                let mut word = word.trim().replace('\0', ",");
                if word.is_empty() || word.contains('|') || word.to_lowercase() != word {
                    return Err(format!("{place}: {word:?} is no folded word").into());
                }
                if word.starts_with('_') {
                    word.replace_range(..1, " ");
                }
                if word.ends_with('_') {
                    word.replace_range(word.len() - 1.., " ");
                }
                if !concept.contains(&word) {
                    concept.push(word);
                }
            }
        }
    }
    let mut zones = Vec::new();
    for row in fs::read_to_string(folder.join("zones.txt"))?.lines().filter(|row| !row.starts_with('#')) {
        let name = row.split([' ', '*']).next().filter(|name| !name.contains('/'));
        let names = row.split(';').nth(2).unwrap_or_default().split(',');
        if let Some(zone) = numbers.get("zone").and_then(|number| packed.get_mut(*number)) {
            let names = name.into_iter().chain(names).map(|name| name.trim().to_lowercase());
            zone.extend(names.filter(|name| !name.is_empty()));
        }
        zones.push(row.to_owned());
    }
    fs::write(out.join("zones.txt"), zones.join("\n"))?;
    let lines: Vec<String> = packed.iter().map(|words| words.join("|")).collect();
    fs::write(out.join("words.txt"), lines.join("\n"))?;
    Ok(())
}

#[allow(clippy::print_stdout, reason = "so a build script speaks to cargo")]
fn tell(line: &str) {
    println!("{line}");
}
