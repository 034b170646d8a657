//! What tests share: golden files of named cases, an instant in words, numbers that come back on every run.

use std::{fmt::Write as _, fs, path::Path};

use incident_timeline::incident::Moment;

/// Begins a case; the rest of the line is its name. A file without one is a single case that has the file's name.
const NAME: &str = "==== ";

/// The line between the notes of a case and what is read from them.
const EXPECTED: &str = "----";

struct Case<'f> {
    name: &'f str,
    /// Of the notes, from 1.
    line: usize,
    notes: String,
    expected: String,
}

/// Holds what `show` makes of the notes of each case in `folder` against what its file says.
///
/// `CASE=words` runs the cases whose name or file has these words, `UPDATE=1` writes what is found into the files.
pub(crate) fn golden(folder: &str, show: impl Fn(&str) -> String) {
    let wanted = std::env::var("CASE").unwrap_or_default();
    let update = std::env::var_os("UPDATE").is_some();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> =
        fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} has cases");
    let mut wrong = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.strip_prefix(root).unwrap().display().to_string();
        let mut written = String::new();
        for case in cases(&text, path.file_stem().unwrap().to_str().unwrap()) {
            let runs = [case.name, &file].iter().any(|name| name.contains(&wanted));
            let found = if runs { show(&case.notes) } else { case.expected.clone() };
            if found != case.expected {
                let changes = difference(&case.expected, &found);
                let _ = write!(wrong, "\n{file}:{}: {}\n{changes}", case.line, case.name);
            }
            if text.starts_with(NAME) {
                let _ = writeln!(written, "{NAME}{}", case.name);
            }
            let _ = write!(written, "{}{EXPECTED}\n{found}", case.notes);
        }
        if update && written != text {
            fs::write(&path, written).unwrap();
        }
    }
    assert!(wrong.is_empty() || update, "{wrong}\nUPDATE=1 cargo test rewrites them");
}

/// The name and the notes of each case in `folder`.
pub(crate) fn notes_of(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        cases(&text, stem).into_iter().map(|case| (case.name.to_owned(), case.notes)).collect::<Vec<_>>()
    };
    paths.into_iter().flat_map(read).collect()
}

fn cases<'f>(text: &'f str, stem: &'f str) -> Vec<Case<'f>> {
    let mut cases: Vec<Case<'f>> = Vec::new();
    let mut in_notes = true;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let name = line.strip_prefix(NAME).map(str::trim_end);
        if name.is_some() || cases.is_empty() {
            let line = index + 1 + usize::from(name.is_some());
            let (notes, expected) = (String::new(), String::new());
            cases.push(Case { name: name.unwrap_or(stem), line, notes, expected });
            in_notes = true;
        }
        let Some(case) = cases.last_mut() else { continue };
        if name.is_some() {
            continue;
        }
        if in_notes && line.trim_end() == EXPECTED {
            in_notes = false;
        } else if in_notes {
            case.notes += line;
        } else {
            case.expected += line;
        }
    }
    cases
}

/// The lines of both, those that only one has with `-` (expected) or `+` (found) before them.
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    // How many lines both have in common from `i` and `j` on.
    let mut common = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let either = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if a[i] == b[j] { common[i + 1][j + 1] + 1 } else { either };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, String::new());
    while i < a.len() || j < b.len() {
        let (sign, line) = if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            (' ', a[i - 1])
        } else if j == b.len() || i < a.len() && common[i + 1][j] >= common[i][j + 1] {
            i += 1;
            ('-', a[i - 1])
        } else {
            j += 1;
            ('+', b[j - 1])
        };
        let _ = writeln!(out, "{sign} {line}");
    }
    out
}

/// An instant as it was written: day and time, the latest that it may be, time since the start, offset.
pub(crate) fn moment(moment: &Moment) -> String {
    let mut out = moment.date.map_or(format!("day{}", moment.day), |date| date.to_string());
    out += &moment.time.map_or(String::new(), |time| format!(" {time}"));
    out += &moment.latest.map_or(String::new(), |time| format!("..{time}"));
    out += &moment.elapsed_seconds.map_or(String::new(), |seconds| format!(" T{seconds:+}"));
    out + &moment.offset.map_or(String::new(), |offset| format!(" {offset}"))
}

/// Pseudo-random numbers (xorshift64): the same on every run, so that a failure comes back.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number from 0 to `most` - 1, or 0.
    pub(crate) fn below<T: TryFrom<u64> + TryInto<u64>>(&mut self, most: T) -> T {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = most.try_into().ok().unwrap().max(1);
        T::try_from(self.0 % most).ok().unwrap()
    }
}

#[test]
fn a_difference_shows_what_changed_in_its_place() {
    assert_eq!(difference("a\nb\nc\n", "a\nx\nc\nd\n"), "  a\n- b\n+ x\n  c\n+ d\n");
}
