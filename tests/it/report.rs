//! Every `tests/reports/*.txt`: notes, and the report that is made of them.

use incident_timeline::{clock::WallClock, export::Export, read_incident, report::report};

use crate::check::golden;

fn all(notes: &str) -> String {
    without(notes, &[])
}

/// The report without hidden events.
fn without(notes: &str, hidden: &[bool]) -> String {
    report(&Export { incident: &read_incident(notes), clock: &WallClock::default(), hidden, part: None })
}

#[test]
fn reports_read_as_expected() {
    golden("tests/reports", all);
}

#[test]
fn a_report_keeps_to_its_columns_and_ends_its_lines() {
    let long = "word ".repeat(60);
    let japanese = "障害が発生しました。".repeat(20);
    let notes = format!(
        "All times UTC\n\nTimeline\n\n- 10:00 {long}\n- 10:05 {japanese}\n- ~10:10 checkout works again\n- no time\n"
    );
    let text = all(&notes);
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
            "- API: down, 43 min, 5 Nov 2025 16:47 to 17:30",
        ),
        ("Die API war am 5.11.2025 von 16:47 bis 17:30 Uhr ausgefallen.", "16:47 to 17:30"),
        ("The API was down from 16:47 to 17:30.", "- API: down, 43 min, 16:47 to 17:30"),
    ] {
        let text = all(words);
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn notes_without_events_make_a_short_report() {
    assert_eq!(all(""), "Incident\n========\nNo event with a time was found.\n");
}

#[test]
fn hidden_events_stand_in_no_report_and_it_says_how_many() {
    let text = without(
        "# Uploads fail\n\n- 10:02 pager fired\n- 10:30 rolled back\n- 10:40 all well\n",
        &[false, true],
    );
    assert!(text.contains("\nLeft out: 1 hidden event.\n"), "{text}");
    assert!(text.contains("10:02  pager fired") && text.contains("10:40  all well"), "{text}");
    assert!(!text.contains("rolled back"), "{text}");
}

#[test]
fn a_report_of_one_incident_of_several_tells_of_no_other() {
    let notes = "# Incident 1: tills\n\n- 2024-05-03 10:00 tills fail\n- 2024-05-03 10:30 tills work again\n\n# Incident 2: search\n\n- 2024-05-04 15:00 search fails\n- 2024-05-04 15:20 search works again\n";
    let incident = read_incident(notes);
    assert_eq!(incident.incidents.len(), 2);
    let hidden = [false, false, true, true];
    let one = Export { incident: &incident, clock: &WallClock::default(), hidden: &hidden, part: Some(0) };
    let text = report(&one);
    assert!(text.contains("tills fail") && !text.contains("search fails"), "{text}");
    assert!(!text.contains("Left out"), "{text}");
}
