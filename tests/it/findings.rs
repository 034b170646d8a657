//! What does not add up: each finding with its code, line and sentence.

use incident_timeline::read_incident;

use super::names::findings;

/// A timeline of four quiet entries, to which the cases below add.
const QUIET: &str = "Timeline (UTC)\n\n- 10:00 Outage begins\n- 10:04 Alert fires\n- 10:12 Node restarted\n- 10:19 Resolved\n";

/// Notes, and the code, line and sentence of the finding that they alone have.
const FINDINGS: &[(&str, &str, usize, &str)] = &[
    (
        "Timeline (UTC)\n\n- 10:00 Release\n- 10:02 Node restarted\n- 10:19 Resolved\n",
        "no-detection",
        5,
        "No entry says how it was noticed.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Release\n- 10:02 Knoten neu gestartet\n- 10:19 Behoben\n",
        "no-detection",
        5,
        "No entry says how it was noticed.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:02 Node restarted\n- 10:19 Still slow\n",
        "no-recovery",
        5,
        "No entry says that it was over.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alarm\n- 10:02 Knoten neu gestartet\n- 10:19 Noch immer langsam\n",
        "no-recovery",
        5,
        "No entry says that it was over.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:40 Node restarted\n- 11:00 Resolved\n",
        "long-gap",
        3,
        "Between 10:00 and 10:40 nothing is told for 40 min.",
    ),
    (
        "Timeline (UTC)\n\n- 23:50 Alert fires\n- 00:40 Node restarted\n- 01:00 Resolved\n",
        "long-gap",
        3,
        "Between 23:50 and 00:40 nothing is told for 50 min.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:05-10:10 Node restarted\n- 10:41 Still slow\n- 10:50 Resolved\n",
        "long-gap",
        4,
        "Between 10:05 and 10:41 nothing is told for 31 min.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:12 Node restarted\n- 10:12 **Node** restarted\n- 10:19 Resolved\n",
        "duplicate",
        5,
        "The entry at 10:12 stands on line 4 already.",
    ),
    (
        "Timeline\n\n- 10:00 UTC Alert fires\n- 11:04 CET Node restarted\n- 10:19 UTC Resolved\n",
        "mixed-zones",
        4,
        "The entries are in several zones: UTC, CET; their offsets put them in order.",
    ),
    (
        "{QUIET}\nDuration: 25 min\n",
        "duration",
        8,
        "The notes say 25 min; the timeline says 19 min, from 10:00 to 10:19.",
    ),
    (
        "{QUIET}\nDauer: 11 Minuten\n",
        "duration",
        8,
        "The notes say 11 min; the timeline says 19 min, from 10:00 to 10:19.",
    ),
    (
        "{QUIET}\nTime to detect: 9 min\n",
        "interval-field",
        8,
        "The time to detect is stated as 9 min; the timeline says 4 min, from start to detected.",
    ),
    (
        "{QUIET}\n- **MTTR**: 45 minutes\n",
        "interval-field",
        8,
        "The time to resolve is stated as 45 min; the timeline says 19 min, from start to resolved.",
    ),
    (
        "{QUIET}\nZeit bis zur Erkennung: 9 Minuten\n",
        "interval-field",
        8,
        "The time to detect is stated as 9 min; the timeline says 4 min, from start to detected.",
    ),
    (
        "{QUIET}- 10:20 Was a SEV2: declared SEV2\n\nSeverity: SEV1\n",
        "severity-field",
        9,
        "A field says SEV1; the entries say SEV2.",
    ),
    (
        "{QUIET}- 10:20 auf SEV2 herabgestuft\n\nSchweregrad: 1\n",
        "severity-field",
        9,
        "A field says SEV1; the entries say SEV2.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 search is down\n- 10:05 Alert fires\n- 10:20 search works again\n\nImpact\n\nsearch was down for 10 minutes.\n",
        "derived-length",
        9,
        "search: the notes say 10 min; its failure and recovery in the timeline (line 3) lie 20 min apart.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 checkout fails for everyone\n- 10:05 Alert fires\n- 10:20 checkout back to normal\n\nImpact\n\nThe checkout could not be used for 35 minutes.\n",
        "derived-length",
        9,
        "checkout: the notes say 35 min; its failure and recovery in the timeline (line 3) lie 20 min apart.",
    ),
    (
        "Zeitachse (UTC)\n\n- 10:00 Suche ist ausgefallen\n- 10:05 Alarm\n- 10:20 Suche wieder erreichbar\n\nAuswirkung\n\nDie Suche war 10 Minuten lang nicht erreichbar.\n",
        "derived-length",
        9,
        "Suche: the notes say 10 min; its failure and recovery in the timeline (line 3) lie 20 min apart.",
    ),
    // A tenth more or less is no contradiction.
    (
        "Timeline (UTC)\n\n- 10:00 search is down\n- 10:05 Alert fires\n- 10:20 search works again\n\nImpact\n\nsearch was down for 21 minutes.\n",
        "",
        0,
        "",
    ),
    (
        "Timeline\n\n- 10:00 UTC Alert fires\n- 05:12 EST Node restarted\n- 19:19 JST Resolved\n",
        "mixed-zones",
        4,
        "The entries are in several zones: UTC, EST, JST; their offsets put them in order.",
    ),
    (
        "Zeitachse\n\n- 10:00 UTC Alarm\n- 12:12 MESZ Knoten neu gestartet\n- 10:19 UTC Behoben\n",
        "mixed-zones",
        4,
        "The entries are in several zones: UTC, MESZ; their offsets put them in order.",
    ),
    (
        "{QUIET}- 10:12 Node restarted\n- 10:20 Thanks all\n",
        "duplicate",
        7,
        "The entry at 10:12 stands on line 5 already.",
    ),
    (
        "Zeitachse (UTC)\n\n- 10:00 Alarm\n- 10:12 Knoten neu gestartet\n- 10:12 Knoten neu gestartet\n- 10:19 Behoben\n",
        "duplicate",
        5,
        "The entry at 10:12 stands on line 4 already.",
    ),
    // Fields that state an interval, side by side, in tables and in other words.
    (
        "TTD: 9 min | TTR: 19 min\n\n{QUIET}",
        "interval-field",
        1,
        "The time to detect is stated as 9 min; the timeline says 4 min, from start to detected.",
    ),
    (
        "| TTD | TTR |\n|---|---|\n| 4 min | 43 min |\n\n{QUIET}",
        "interval-field",
        3,
        "The time to resolve is stated as 43 min; the timeline says 19 min, from start to resolved.",
    ),
    (
        "| **Zeit bis zur Behebung** | 43 Minuten |\n|---|---|\n\n{QUIET}",
        "interval-field",
        1,
        "The time to resolve is stated as 43 min; the timeline says 19 min, from start to resolved.",
    ),
    (
        "Temps de détection : 12 minutes\n\n{QUIET}",
        "interval-field",
        1,
        "The time to detect is stated as 12 min; the timeline says 4 min, from start to detected.",
    ),
    (
        "<div>~9 min</div>\n<div>Time to Detect</div>\n<div>19 min</div>\n<div>Time to Resolve</div>\n\n{QUIET}",
        "interval-field",
        2,
        "The time to detect is stated as 9 min; the timeline says 4 min, from start to detected.",
    ),
    // Fields that state when a phase began.
    (
        "Detected at: 10:09 UTC\n\n{QUIET}",
        "phase-field",
        1,
        "A field says detected 10:09; the timeline says 10:04, on line 6.",
    ),
    (
        "- **Resolved:** 10:31 (UTC)\n\n{QUIET}",
        "phase-field",
        1,
        "A field says resolved 10:31; the timeline says 10:19, on line 8.",
    ),
    (
        "| Start | Detected | Resolved |\n|---|---|---|\n| 10:00 | 10:04 | 10:43 |\n\n{QUIET}",
        "phase-field",
        3,
        "A field says resolved 10:43; the timeline says 10:19, on line 10.",
    ),
    (
        "Erkannt um: 10:09 Uhr\n\n{QUIET}",
        "phase-field",
        1,
        "A field says detected 10:09; the timeline says 10:04, on line 6.",
    ),
    (
        "Behoben: 10:31\n\n{QUIET}",
        "phase-field",
        1,
        "A field says resolved 10:31; the timeline says 10:19, on line 8.",
    ),
    (
        "Started: 10:07\n\nTimeline (UTC)\n\n- 10:04 Alert fires\n- 10:12 Node restarted\n- 10:19 Resolved\n",
        "phase-field",
        1,
        "A field says start 10:07, after detected 10:04.",
    ),
    // Fields that contradict each other.
    (
        "Started: 09:50\nTime to detect: 5 min\n\nTimeline (UTC)\n\n- 10:04 Alert fires\n- 10:12 Node restarted\n- 10:19 Resolved\n",
        "interval-field",
        2,
        "The time to detect is stated as 5 min; the notes say 14 min, from start 09:50 to detected 10:04.",
    ),
    (
        "Start: 10:00\nEnd: 10:19\nDuration: 25 min\n\n{QUIET}",
        "duration",
        3,
        "The notes say 25 min; their beginning and end lie 19 min, from 10:00 to 10:19.",
    ),
    (
        "Duration: 25 min\n\n{QUIET}\nDowntime (total): 25 minutes\n",
        "duration",
        1,
        "The notes say 25 min; the timeline says 19 min, from 10:00 to 10:19.",
    ),
    (
        "Beginn: 10:00 Uhr\nEnde: 10:19 Uhr\nDauer: 25 Minuten\n\n{QUIET}",
        "duration",
        3,
        "The notes say 25 min; their beginning and end lie 19 min, from 10:00 to 10:19.",
    ),
    (
        "Duration: 25 minutes\n\n{QUIET}\nThe outage lasted from 10:00 until 10:19.\n",
        "duration",
        1,
        "The notes say 25 min; their beginning and end lie 19 min, from 10:00 to 10:19.",
    ),
    // Nothing to find.
    ("{QUIET}", "", 0, ""),
    ("Start: 10:00\nDetected: 10:04\nResolved: 10:19\nTTD: 4m · TTR: 19m\n\n{QUIET}", "", 0, ""),
    ("Beginn: 10:00 Uhr\nErkannt: 10:04 Uhr\nBehoben: 10:19 Uhr\n\n{QUIET}", "", 0, ""),
    ("| Detected at | 10:12 |\n|---|---|\n\n{QUIET}", "", 0, ""),
    (
        "| Part | Started | Ended |\n|---|---|---|\n| API | 10:02 | 10:15 |\n| Web | 10:03 | 10:17 |\n\n{QUIET}",
        "",
        0,
        "",
    ),
    ("{QUIET}\nEmails were delayed by up to 2 hours between 10:00 and 10:19.\n", "", 0, ""),
    ("Detection: by a customer\nResolution: the node was restarted after 10:12\n\n{QUIET}", "", 0, ""),
    ("{QUIET}\nDuration: 19 min\n", "", 0, ""),
    ("{QUIET}\nDuration: about 15 min\n", "", 0, ""),
    ("{QUIET}\nTime to detect: 4 min\n", "", 0, ""),
    ("Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:29 Node restarted\n- 10:40 Resolved\n", "", 0, ""),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:12 Node restarted\n- 10:13 Node restarted\n- 10:19 Resolved\n",
        "",
        0,
        "",
    ),
    ("Timeline\n\n- 10:00 UTC Alert fires\n- 10:04 GMT Node restarted\n- 10:19 UTC Resolved\n", "", 0, ""),
];

#[test]
fn findings_say_what_and_where() {
    let mut wrong = Vec::new();
    for &(notes, kind, line, message) in FINDINGS {
        let notes = notes.replace("{QUIET}", QUIET);
        let mut found = findings(&read_incident(&notes));
        found.retain(|(code, ..)| !["no-date", "out-of-order"].contains(code));
        let expected: Vec<_> =
            [(kind, line, message.to_owned())].into_iter().filter(|_| !kind.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{notes}\n  {found:?}\n  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn many_duplicates_are_counted_not_listed() {
    let notes = "- 10:00 Alert fires\n".repeat(50);
    let incident = read_incident(&format!("Timeline (UTC)\n\n{notes}"));
    let mut found = findings(&incident);
    found.retain(|(code, ..)| *code == "duplicate");
    assert_eq!(found.len(), 5);
    assert_eq!(found[4].2, "The entry at 10:00 stands on line 3 already. 44 more entries stand twice.");
}

#[test]
fn every_code_is_in_the_manual() {
    let manual = include_str!("../../docs/json.md");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in [
        "src/meaning/findings.rs",
        "src/meaning/fields.rs",
        "src/meaning/derived.rs",
        "src/read.rs",
        "src/resolve/chronology.rs",
    ] {
        let source = std::fs::read_to_string(folder.join(file)).unwrap();
        for mark in ["finding(", "kind: "] {
            for (at, _) in source.match_indices(mark) {
                let rest = source[at + mark.len()..].trim_start();
                let Some((code, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
                    continue;
                };
                assert!(manual.contains(&format!("| `{code}` |")), "{code} of {file} is not in docs/json.md");
            }
        }
    }
}
