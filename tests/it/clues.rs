//! What each clue is worth on notes that no weight was chosen on: how often the phase that it speaks most for is right.

use std::{fmt::Write as _, fs, path::Path};

use incident_timeline::{
    facts::{Clue, Phase},
    read_incident,
};

/// What the notes say of a phase: the times at which a careful person lets it begin.
fn stated<'l>(label: &'l str, phase: Phase) -> Vec<&'l str> {
    let of = |line: &'l str| line.strip_prefix(phase.name());
    label.lines().find_map(of).map(|times| times.split_whitespace().collect()).unwrap_or_default()
}

/// `UPDATE=1` writes the table; a change of weights or words that makes it worse needs a reason.
#[test]
fn what_each_clue_gains() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phases");
    let notes = fs::read_to_string(folder.join("notes.txt")).unwrap();
    let mut counts = vec![(0, 0); Clue::ALL.len()];
    let (mut all, mut missed) = (0, String::new());
    for case in notes.split("==== ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (notes, label) = rest.split_once("----\n").unwrap();
        let incident = read_incident(notes);
        for &phase in Phase::ALL {
            let stated = stated(label, phase);
            all += usize::from(!stated.is_empty());
            let found = incident.phase(0, phase);
            let time = found.and_then(|found| found.moment.time).map(|time| time.to_string());
            let right = time.is_some_and(|time| stated.iter().any(|stated| time.starts_with(stated)));
            if let Some(found) = found {
                let place = Clue::ALL.iter().position(|clue| *clue == found.clue).unwrap();
                counts[place].0 += usize::from(right);
                counts[place].1 += usize::from(!right);
            }
            if !(right || stated.is_empty() && found.is_none()) {
                let found = found.map_or("not found", |found| found.clue.name());
                let _ = writeln!(missed, "{name}: {phase} {}, {found}", stated.join(" "));
            }
        }
    }
    let mut table = format!("{:10} right wrong\n", "clue");
    for (clue, (right, wrong)) in Clue::ALL.iter().zip(&counts) {
        let _ = writeln!(table, "{:10} {right:5} {wrong:5}", clue.name());
    }
    let right: usize = counts.iter().map(|(right, _)| right).sum();
    let _ = write!(table, "{right} of {all} that are stated\n\n{missed}");
    let path = folder.join("clues.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &table).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), table, "UPDATE=1 cargo test writes it");
}
