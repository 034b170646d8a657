//! The command as a person runs it: the built binary, its output, its complaints and its exit status.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

/// What the one-file page has that the notes are put into.
const PAGE: &[u8] = b"<!doctype html><title>Incident timeline</title><body><div id=\"app\"></div></body>";

const NOTES: &str = "All times UTC\n\n- 10:02 pager fired\n- 10:40 checkout is back\n";

/// Runs the command with `words` and `input` on its standard input.
fn run(words: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_incident-timeline"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that stops at a bad option closes its input before it is written: that is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn written(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The complaint of a run that must fail: one line, status 2, nothing on standard output.
fn complaint(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.ends_with('\n') && said.starts_with("incident-timeline: "), "{said}");
    said
}

#[test]
fn json_is_the_default_and_has_every_list() {
    let said = written(&run(&[], NOTES.as_bytes()));
    assert_eq!(said, written(&run(&["--format", "json"], NOTES.as_bytes())));
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["version"], 1);
    for list in
        ["events", "impacts", "derived_impacts", "costs", "severities", "intervals", "findings", "unplaced"]
    {
        assert!(json[list].is_array(), "{list}");
    }
    assert!(said.lines().count() > 5 && said.ends_with("}\n"));
}

#[test]
fn a_file_reads_like_standard_input() {
    let path = file("notes.txt", NOTES.as_bytes());
    let path = path.to_str().unwrap();
    for words in [vec![path], vec!["--format=json", path], vec![path, "-f", "json"], vec!["--", path]] {
        assert_eq!(written(&run(&words, b"")), written(&run(&["-"], NOTES.as_bytes())), "{words:?}");
    }
}

#[test]
fn byte_order_mark_and_crlf_change_nothing() {
    let plain = written(&run(&[], NOTES.as_bytes()));
    assert_eq!(plain, written(&run(&[], format!("\u{feff}{NOTES}").as_bytes())));
    assert_eq!(plain, written(&run(&[], NOTES.replace('\n', "\r\n").as_bytes())));
}

#[test]
fn empty_notes_are_no_error() {
    assert!(written(&run(&[], b"")).contains("\"events\": []"));
    assert!(written(&run(&["--format", "svg"], b"")).starts_with("<svg "));
}

#[test]
fn svg_is_written() {
    let said = written(&run(&["--format", "svg"], NOTES.as_bytes()));
    assert!(said.starts_with("<svg ") && said.ends_with("</svg>\n"), "{said}");
    for (theme, dark) in [
        ("auto", "@media screen and (prefers-color-scheme: dark) {"),
        ("light", "@media not all {"),
        ("dark", "@media screen {"),
    ] {
        let said = written(&run(&["--format", "svg", "--theme", theme], NOTES.as_bytes()));
        assert!(said.contains(dark), "{theme}: {said}");
    }
}

#[test]
fn help_and_version() {
    let help = written(&run(&["--help"], b""));
    assert_eq!(help, written(&run(&["-h"], b"")));
    assert!(help.contains("--format") && help.contains("json") && help.contains("svg"));
    assert!(help.lines().all(|line| line.chars().count() <= 110));
    assert_eq!(
        written(&run(&["--version"], b"")),
        concat!("incident-timeline ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn what_cannot_be_read_is_one_line_and_status_2() {
    let latin = file("latin-1.txt", b"10:02 caf\xe9 is down\n");
    let latin = latin.to_str().unwrap();
    for (words, about) in [
        (vec!["no such\nfile"], "no such file"),
        (vec![env!("CARGO_TARGET_TMPDIR")], "cannot read"),
        (vec![latin], "not UTF-8 text (byte 10)"),
        (vec!["--format", "png"], "png"),
        (vec!["--format=png"], "png"),
        (vec!["--format"], "mermaid-timeline or svg"),
        (vec!["--colour"], "--colour"),
        (vec!["-x"], "-x"),
        (vec!["one", "two"], "more than one file"),
    ] {
        let said = complaint(&run(&words, b""));
        assert!(said.contains(about), "{words:?}: {said}");
    }
    assert!(complaint(&run(&[], b"10:02 \xff\n")).contains("standard input is not UTF-8"));
    let long = file("long.txt", b"");
    // A hole as long as that takes no room.
    std::fs::OpenOptions::new().write(true).open(&long).unwrap().set_len(100_000_001).unwrap();
    let said = complaint(&run(&[long.to_str().unwrap()], b""));
    assert!(said.contains("longer than 100 MB: cut it to the hours"), "{said}");
}

#[test]
fn the_zone_of_the_machine_changes_nothing() {
    let notes = b"# Outage\n\nDate: 2024-11-20\n\n- 10:02 PST pager\n- 23:50 fixed\n- 00:10 Europe/Berlin done\n\nIt was down for 20 minutes.\n";
    let read = |zone: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_incident-timeline"))
            .env("TZ", zone)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(notes).unwrap();
        child.wait_with_output().unwrap().stdout
    };
    let expected = read("UTC");
    assert!(!expected.is_empty());
    for zone in ["America/Los_Angeles", "Asia/Kolkata", "Pacific/Chatham", "Europe/Berlin"] {
        assert_eq!(read(zone), expected, "{zone}");
    }
}

#[test]
fn a_redacted_output_holds_nothing_that_was_taken_out() {
    let notes = "# Outage, 20 November 2024\n\nIC: Priya Sharma\n\n- 10:02 UTC db-primary-03.corp.example.net down, paged Priya Sharma\n\
                 - 10:05 UTC @priya.sharma on 10.20.4.17, see https://wiki.corp.example.net/x and OPS-4411\n\
                 - 10:40 UTC Priya: password=hunter2! rotated, checkout is back\n\nCheckout was down for 38 minutes.\n";
    for format in ["json", "text", "markdown", "csv", "mermaid", "mermaid-timeline", "svg"] {
        let said = written(&run(&["--redact", "--format", format], notes.as_bytes()));
        for original in ["riya", "harma", "db-primary", "corp", "10.20.4", "4411", "hunter2"] {
            assert!(!said.contains(original), "{format} holds {original}: {said}");
        }
        assert!(said.contains("Colleague-A"), "{format}");
        let less =
            written(&run(&["--redact-words", "CHECKOUT, outage", "--format", format], notes.as_bytes()));
        for original in ["heckout", "utage", "riya", "4411"] {
            assert!(!less.contains(original), "{format} holds {original}: {less}");
        }
        assert!(less.contains("redacted-1") && less.contains("Colleague-A"), "{format}: {less}");
        assert!(written(&run(&["--format", format], notes.as_bytes())).contains("Priya"), "{format}");
    }
    // A link is packed: what it holds is what it is read as.
    let page = file("redacted.html", PAGE);
    let html = ["--redact", "--format", "html", "--page", page.to_str().unwrap()];
    for words in [&["--redact", "--format", "link"][..], &html] {
        let sent = written(&run(words, notes.as_bytes()));
        for said in [written(&run(&["--format", "svg"], sent.as_bytes())), sent] {
            for original in ["riya", "harma", "db-primary", "corp", "10.20.4", "4411", "hunter2"] {
                assert!(!said.contains(original), "{words:?} holds {original}: {said}");
            }
        }
    }
}

#[test]
fn a_link_is_written_and_read_like_notes() {
    let link = written(&run(&["--format", "link"], NOTES.as_bytes()));
    assert!(link.starts_with("#1d.") && link.lines().count() == 1, "{link}");
    for sent in [
        link.clone(),
        format!("https://host/some/where/{link}"),
        link.trim().replacen('#', "%23", 1) + "&zone=UTC).",
    ] {
        assert_eq!(written(&run(&[], sent.as_bytes())), written(&run(&[], NOTES.as_bytes())), "{sent}");
    }
    assert!(complaint(&run(&[], &link.as_bytes()[..link.len() - 12])).contains("cut off"));
    assert!(complaint(&run(&[], b"#1d.AAAA.AAAAAA")).contains("the link"));
}

#[test]
fn the_page_with_notes_is_written_and_read_like_notes() {
    let page = file("page.html", PAGE);
    let page = page.to_str().unwrap();
    let said = written(&run(&["--format", "html", "--page", page], NOTES.as_bytes()));
    assert!(said.contains("- 10:40 checkout is back\n</pre>"), "{said}");
    assert_eq!(written(&run(&[], said.as_bytes())), written(&run(&[], NOTES.as_bytes())));
    assert!(complaint(&run(&["--format", "html"], NOTES.as_bytes())).contains("--page"));
    let notes = file("no-page.txt", NOTES.as_bytes());
    let words = ["--format=html", "--page", notes.to_str().unwrap()];
    assert!(complaint(&run(&words, NOTES.as_bytes())).contains("no page"));
}
