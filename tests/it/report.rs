//! Every `tests/reports/*.txt`: notes, and the report that is made of them.

use incident_timeline::{read_incident, report::report};

use crate::check::golden;

#[test]
fn reports_read_as_expected() {
    golden("tests/reports", |notes| report(&read_incident(notes)));
}

#[test]
fn a_report_keeps_to_its_columns_and_ends_its_lines() {
    let long = "word ".repeat(60);
    let japanese = "障害が発生しました。".repeat(20);
    let notes = format!(
        "All times UTC\n\nTimeline\n\n- 10:00 {long}\n- 10:05 {japanese}\n- ~10:10 checkout works again\n- no time\n"
    );
    let text = report(&read_incident(&notes));
    for line in text.lines() {
        let columns: usize = line.chars().map(|c| if c as u32 >= 0x2e80 { 2 } else { 1 }).sum();
        assert!(columns <= 100, "{columns}: {line}");
        assert_eq!(line.trim_end(), line);
    }
    assert!(text.contains("\n ~10:10  checkout works again"), "{text}");
    assert!(text.contains("Lines without a time\n- line 8: no time\n"), "{text}");
}

#[test]
fn an_impact_without_a_timeline_has_its_day() {
    for (words, said) in [
        (
            "The API was down from 2025-11-05 16:47 to 17:30.",
            "- API: down, 43 min, 5 Nov 2025 16:47 to 17:30 [line 1]",
        ),
        ("Die API war am 5.11.2025 von 16:47 bis 17:30 Uhr ausgefallen.", "16:47 to 17:30 [line 1]"),
        ("The API was down from 16:47 to 17:30.", "- API: down, 43 min, 16:47 to 17:30 [line 1]"),
    ] {
        let text = report(&read_incident(words));
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn notes_without_events_make_a_short_report() {
    assert_eq!(report(&read_incident("")), "Incident\n========\nNo event with a time was found.\n");
}
