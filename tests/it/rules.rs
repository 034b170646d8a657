//! `tests/rules.txt`: for each rule of the reader how many notes of this folder read otherwise without it, and the first of them.
//! A rule that none needs has to go. `UPDATE=1` writes the file.
#![cfg(debug_assertions)]

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path, thread};

use incident_timeline::rules::{asked, without};

use crate::{
    check::{difference, notes_of},
    families::dump,
    mutations::rewritten,
    variants::VARIANTS,
};

/// Rules that only notes need which are too long for an example.
const RARE: &[&str] = &["score::beside", "cost::day_before", "list.fields-only-alone"];

/// Notes, what is read from them, and the rules that were asked for.
struct Read {
    name: String,
    notes: String,
    found: String,
    asked: BTreeSet<&'static str>,
}

#[test]
fn every_rule_serves_some_notes() {
    let folders = ["tests/families", "tests/cases", "tests/reports", "tests/titles"];
    let all: Vec<(String, String)> =
        folders.into_iter().chain(VARIANTS).flat_map(notes_of).chain(rewritten()).collect();
    let read = |(name, notes): (String, String)| {
        let (found, asked) = asked(|| dump(&notes));
        Read { name, notes, found, asked }
    };
    let reads: Vec<Read> = all.into_iter().map(read).collect();
    let rules: BTreeSet<&'static str> = reads.iter().flat_map(|read| read.asked.iter().copied()).collect();
    let rules: Vec<&'static str> = rules.into_iter().collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut lines: Vec<String> = thread::scope(|scope| {
        let rules = &rules;
        let reads = &reads;
        let work = |worker: usize| {
            scope.spawn(move || {
                let own = rules.iter().skip(worker).step_by(workers);
                own.map(|rule| line(rule, reads)).collect::<Vec<_>>()
            })
        };
        let running: Vec<_> = (0..workers).map(work).collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    lines.sort();
    let found = lines.concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules.txt");
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    } else {
        let changes = difference(&expected, &found);
        assert!(found == expected, "{changes}\nUPDATE=1 cargo test rewrites tests/rules.txt");
    }
    let idle = |line: &&String| line.ends_with(" 0\n") && !RARE.iter().any(|rare| line.contains(rare));
    let idle: Vec<&String> = lines.iter().filter(idle).collect();
    assert!(idle.is_empty(), "no notes need these rules: {idle:#?}");
}

/// A rule, how many notes need it, and the first three of them.
fn line(rule: &'static str, reads: &[Read]) -> String {
    let needs = |read: &&Read| read.asked.contains(rule) && without(rule, || dump(&read.notes)) != read.found;
    let needed: Vec<&str> = reads.iter().filter(needs).map(|read| read.name.as_str()).collect();
    let mut line = String::new();
    let name = rule.trim_start_matches("incident_timeline::");
    let _ = write!(line, "{name:<52} {:>4}", needed.len());
    for name in &needed[..needed.len().min(3)] {
        let _ = write!(line, "  [{name}]");
    }
    line.push('\n');
    line
}
