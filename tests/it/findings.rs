//! What does not add up: each finding with its code, line and sentence.

use incident_timeline::{read_incident, read_incident_by};

use super::{names::findings, zones::IANA};

/// A timeline of four quiet entries, to which the cases below add.
const QUIET: &str = "Timeline (UTC)\n\n- 10:00 Outage begins\n- 10:04 Alert fires\n- 10:12 Node restarted\n- 10:19 Resolved\n";

/// Notes, and the code, line and sentence of the finding that they alone have.
const FINDINGS: &[(&str, &str, usize, &str)] = &[
    ("- 10:00 Release\n", "no-date", 1, "No date is stated; days are counted from the first event."),
    (
        "Date: 03/04/2024\n\n- 10:00 UTC Release\n",
        "day-month-order",
        3,
        "Day and month could be swapped; dates are read month first.",
    ),
    (
        "2024-03-04 UTC\n\n10:00\nAlert fires\n10:12\nAll well\n10:20\n",
        "stamp-side",
        3,
        "Times could stand above or below their text; they are read as standing above.",
    ),
    (
        "2024-03-04\n\n- 10:00 CST Release\n",
        "ambiguous-zone",
        3,
        "CST can mean more than one zone; read as -06:00.",
    ),
    (
        "2024-03-04\n\n## Timeline (UTC)\n- 10:00 Release\n- 10:09 Alert fires\n- 10:20 Resolved\n\n## Root cause\n- 08:10 a flag was set\n- 08:20 nobody saw it\n",
        "times-elsewhere",
        9,
        "2 lines with times under \"Root cause\" are not in the timeline.",
    ),
    (
        "Timeline (UTC)\n\n- 2024-03-04 10:00 Release\n- 2024-03-04 09:12 Alert fires\n",
        "newest-first",
        3,
        "The newest entry comes first; the order was reversed.",
    ),
    (
        "2024-03-04 UTC\n\n- 10:00:00 Release\n- 09:50:00 Alert fires\n- 10:20:00 Resolved\n",
        "out-of-order",
        4,
        "09:50 comes after a later time; moved to its place on the same day.",
    ),
    (
        "- 2024-03-05 00:10 UTC Release\n- 2024-03-04 23:50 UTC Alert fires\n- 2024-03-05 00:20 UTC Resolved\n",
        "date-order",
        2,
        "Dated before the entry above it; sorted by date.",
    ),
    (
        "- Tuesday, 2024-03-04 10:00 UTC Release\n- 10:12 Resolved\n",
        "weekday",
        1,
        "2024-03-04 is a Monday, not a Tuesday.",
    ),
    (
        "2024-03-04 UTC\n\n- 10:00 Alert fires\n- 25:10:00 Node restarted\n- 10:20 Resolved\n",
        "impossible-time",
        4,
        "25:10:00 is not a valid time; this entry is not on the timeline.",
    ),
    (
        "2024-10-27, all times Europe/Berlin\n\n- 02:30 Alert fires\n- 03:10 Resolved\n",
        "repeated-time",
        3,
        "02:30 in Europe/Berlin came twice that night, when clocks went back; the first is used.",
    ),
    (
        "2024-03-31, all times Europe/Berlin\n\n- 02:30 Alert fires\n- 03:10 Resolved\n",
        "skipped-time",
        3,
        "02:30 in Europe/Berlin did not exist that night, when clocks went forward; counted on from before the change.",
    ),
    (
        "{QUIET}\nThe API was down for 25 minutes, from 10:00 to 10:19.\n",
        "impact-length",
        8,
        "The duration is stated as 25 min, but its start and end are 19 min apart; the bar shows those.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Release\n- 10:02 Node restarted\n- 10:19 Resolved\n",
        "no-detection",
        5,
        "No entry says how it was detected.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Release\n- 10:02 Knoten neu gestartet\n- 10:19 Behoben\n",
        "no-detection",
        5,
        "No entry says how it was detected.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:02 Node restarted\n- 10:19 Still slow\n",
        "no-recovery",
        5,
        "No entry says that it was resolved.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alarm\n- 10:02 Knoten neu gestartet\n- 10:19 Noch immer langsam\n",
        "no-recovery",
        5,
        "No entry says that it was resolved.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:40 Node restarted\n- 10:50 Still slow\n- 11:00 Resolved\n",
        "long-gap",
        3,
        "No entry for 40 min between 10:00 and 10:40.",
    ),
    (
        "Timeline (UTC)\n\n- 23:50 Alert fires\n- 00:40 Node restarted\n- 00:50 Still slow\n- 01:00 Resolved\n",
        "long-gap",
        3,
        "No entry for 50 min between 23:50 and 00:40.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:05-10:10 Node restarted\n- 10:41 Still slow\n- 10:50 Resolved\n",
        "long-gap",
        4,
        "No entry for 31 min between 10:05 and 10:41.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:12 Node restarted\n- 10:12 **Node** restarted\n- 10:19 Resolved\n",
        "duplicate",
        5,
        "The entry at 10:12 repeats line 4.",
    ),
    (
        "Timeline\n\n- 10:00 UTC Alert fires\n- 11:04 CET Node restarted\n- 10:19 UTC Resolved\n",
        "mixed-zones",
        4,
        "Times are in several zones: UTC, CET; sorted by actual time.",
    ),
    (
        "{QUIET}\nDuration: 25 min\n",
        "duration",
        8,
        "The duration is stated as 25 min, but the timeline shows 19 min (10:00 to 10:19).",
    ),
    (
        "{QUIET}\nDauer: 11 Minuten\n",
        "duration",
        8,
        "The duration is stated as 11 min, but the timeline shows 19 min (10:00 to 10:19).",
    ),
    (
        "{QUIET}\nTime to detect: 9 min\n",
        "interval-field",
        8,
        "The time to detect is stated as 9 min, but the timeline shows 4 min (from start to detected).",
    ),
    (
        "{QUIET}\n- **MTTR**: 45 minutes\n",
        "interval-field",
        8,
        "The time to resolve is stated as 45 min, but the timeline shows 19 min (from start to resolved).",
    ),
    (
        "{QUIET}\nZeit bis zur Erkennung: 9 Minuten\n",
        "interval-field",
        8,
        "The time to detect is stated as 9 min, but the timeline shows 4 min (from start to detected).",
    ),
    (
        "{QUIET}- 10:20 Was a SEV2: declared SEV2\n\nSeverity: SEV1\n",
        "severity-field",
        9,
        "A field says SEV1; the timeline says SEV2.",
    ),
    (
        "{QUIET}- 10:20 auf SEV2 herabgestuft\n\nSchweregrad: 1\n",
        "severity-field",
        9,
        "A field says SEV1; the timeline says SEV2.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 search is down\n- 10:05 Alert fires\n- 10:20 search works again\n\nImpact\n\nsearch was down for 10 minutes.\n",
        "derived-length",
        9,
        "search: the duration is stated as 10 min, but its failure (line 3) and recovery are 20 min apart.",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 checkout fails for everyone\n- 10:05 Alert fires\n- 10:20 checkout back to normal\n\nImpact\n\nThe checkout could not be used for 35 minutes.\n",
        "derived-length",
        9,
        "checkout: the duration is stated as 35 min, but its failure (line 3) and recovery are 20 min apart.",
    ),
    (
        "Zeitachse (UTC)\n\n- 10:00 Suche ist ausgefallen\n- 10:05 Alarm\n- 10:20 Suche wieder erreichbar\n\nAuswirkung\n\nDie Suche war 10 Minuten lang nicht erreichbar.\n",
        "derived-length",
        9,
        "Suche: the duration is stated as 10 min, but its failure (line 3) and recovery are 20 min apart.",
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
        "Times are in several zones: UTC, EST, JST; sorted by actual time.",
    ),
    (
        "Zeitachse\n\n- 10:00 UTC Alarm\n- 12:12 MESZ Knoten neu gestartet\n- 10:19 UTC Behoben\n",
        "mixed-zones",
        4,
        "Times are in several zones: UTC, MESZ; sorted by actual time.",
    ),
    (
        "{QUIET}- 10:12 Node restarted\n- 10:20 Thanks all\n",
        "duplicate",
        7,
        "The entry at 10:12 repeats line 5.",
    ),
    (
        "Zeitachse (UTC)\n\n- 10:00 Alarm\n- 10:12 Knoten neu gestartet\n- 10:12 Knoten neu gestartet\n- 10:19 Behoben\n",
        "duplicate",
        5,
        "The entry at 10:12 repeats line 4.",
    ),
    // Fields that state an interval, side by side, in tables and in other words.
    (
        "TTD: 9 min | TTR: 19 min\n\n{QUIET}",
        "interval-field",
        1,
        "The time to detect is stated as 9 min, but the timeline shows 4 min (from start to detected).",
    ),
    (
        "| TTD | TTR |\n|---|---|\n| 4 min | 43 min |\n\n{QUIET}",
        "interval-field",
        3,
        "The time to resolve is stated as 43 min, but the timeline shows 19 min (from start to resolved).",
    ),
    (
        "| **Zeit bis zur Behebung** | 43 Minuten |\n|---|---|\n\n{QUIET}",
        "interval-field",
        1,
        "The time to resolve is stated as 43 min, but the timeline shows 19 min (from start to resolved).",
    ),
    (
        "Temps de détection : 12 minutes\n\n{QUIET}",
        "interval-field",
        1,
        "The time to detect is stated as 12 min, but the timeline shows 4 min (from start to detected).",
    ),
    (
        "<div>~9 min</div>\n<div>Time to Detect</div>\n<div>19 min</div>\n<div>Time to Resolve</div>\n\n{QUIET}",
        "interval-field",
        2,
        "The time to detect is stated as 9 min, but the timeline shows 4 min (from start to detected).",
    ),
    // Fields that state when a phase began.
    (
        "Detected at: 10:09 UTC\n\n{QUIET}",
        "phase-field",
        1,
        "A field says detected at 10:09; the timeline says 10:04 (line 6).",
    ),
    (
        "- **Resolved:** 10:31 (UTC)\n\n{QUIET}",
        "phase-field",
        1,
        "A field says resolved at 10:31; the timeline says 10:19 (line 8).",
    ),
    (
        "| Start | Detected | Resolved |\n|---|---|---|\n| 10:00 | 10:04 | 10:43 |\n\n{QUIET}",
        "phase-field",
        3,
        "A field says resolved at 10:43; the timeline says 10:19 (line 10).",
    ),
    (
        "Erkannt um: 10:09 Uhr\n\n{QUIET}",
        "phase-field",
        1,
        "A field says detected at 10:09; the timeline says 10:04 (line 6).",
    ),
    (
        "Behoben: 10:31\n\n{QUIET}",
        "phase-field",
        1,
        "A field says resolved at 10:31; the timeline says 10:19 (line 8).",
    ),
    (
        "Started: 10:07\n\nTimeline (UTC)\n\n- 10:04 Alert fires\n- 10:12 Node restarted\n- 10:19 Resolved\n",
        "phase-field",
        1,
        "A field says start at 10:07, after detected at 10:04.",
    ),
    // Fields that contradict each other.
    (
        "Started: 09:50\nTime to detect: 5 min\n\nTimeline (UTC)\n\n- 10:04 Alert fires\n- 10:12 Node restarted\n- 10:19 Resolved\n",
        "interval-field",
        2,
        "The time to detect is stated as 5 min, but the notes give 14 min (from start 09:50 to detected 10:04).",
    ),
    (
        "Start: 10:00\nEnd: 10:19\nDuration: 25 min\n\n{QUIET}",
        "duration",
        3,
        "The duration is stated as 25 min, but the stated start and end are 19 min apart (10:00 to 10:19).",
    ),
    (
        "Duration: 25 min\n\n{QUIET}\nDowntime (total): 25 minutes\n",
        "duration",
        1,
        "The duration is stated as 25 min, but the timeline shows 19 min (10:00 to 10:19).",
    ),
    (
        "Beginn: 10:00 Uhr\nEnde: 10:19 Uhr\nDauer: 25 Minuten\n\n{QUIET}",
        "duration",
        3,
        "The duration is stated as 25 min, but the stated start and end are 19 min apart (10:00 to 10:19).",
    ),
    (
        "Duration: 25 minutes\n\n{QUIET}\nThe outage lasted from 10:00 until 10:19.\n",
        "duration",
        1,
        "The duration is stated as 25 min, but the stated start and end are 19 min apart (10:00 to 10:19).",
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
    // Somebody noticed, and says so elsewhere; a level in words is no other than its number.
    (
        "Detection: the night watch heard it.\n\nTimeline (UTC)\n\n- 10:00 Outage begins\n- 10:12 Node restarted\n- 10:19 Resolved\n",
        "",
        0,
        "",
    ),
    ("Severity: critical\n\n{QUIET}- 10:20 SEV1 closed\n", "", 0, ""),
    // A summary, and what was not told once all was well.
    (
        "Timeline (UTC)\n\n- 10:00 Fault occurs\n- 10:04 Fault detected\n- 12:12 Incident declared\n- 15:19 Resolved\n",
        "",
        0,
        "",
    ),
    (
        "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:12 search works again\n- 12:10 Alert fires once more\n- 12:19 Resolved\n",
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
        let mut found = findings(&read_incident_by(&notes, IANA));
        found.retain(|(code, ..)| *code == kind || !["no-date", "out-of-order"].contains(code));
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
    assert_eq!(found[4].2, "The entry at 10:00 repeats line 3. 44 more repeats are not listed.");
}

#[test]
fn every_kind_has_a_case_and_is_in_the_manual() {
    let manual = include_str!("../../docs/json.md");
    let codes =
        include_str!("../../src/finding.rs").split("=> \"").skip(1).filter_map(|rest| rest.split('"').next());
    let codes: Vec<&str> = codes.collect();
    assert!(codes.len() > 20, "{codes:?}");
    for code in codes {
        assert!(FINDINGS.iter().any(|(_, kind, ..)| *kind == code), "{code} has no case");
        assert!(manual.contains(&format!("| `{code}` |")), "{code} is not in docs/json.md");
    }
}

#[test]
fn a_time_that_no_clock_shows_is_listed_once() {
    let lines = |notes: &str| {
        let incident = read_incident(notes);
        (incident.unplaced.len(), incident.untold().map(|line| line.line.index() + 1).collect::<Vec<_>>())
    };
    assert_eq!(lines("25:99 foo\n99:10 bar\n"), (2, vec![]));
    assert_eq!(
        lines("Timeline (UTC)\n\n- 10:02 pager fired\n- nobody knows when\n- 10:40 all well\n"),
        (1, vec![4])
    );
    // A rule has no words, and needs no time.
    assert_eq!(lines("Timeline (UTC)\n\n- 10:02 pager fired\n---\n- - -\n- 10:40 all well\n"), (0, vec![]));
}
