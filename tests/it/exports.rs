//! Tables and diagrams that other programs read, as they are written.

use incident_timeline::{
    clock::WallClock,
    export::{Export, csv::csv, markdown::markdown, mermaid},
    read_incident,
    zones::{self, Rules},
};

use crate::check::golden;

#[test]
fn exports() {
    golden("tests/exports", |notes| {
        let incident = read_incident(notes);
        let export = Export { incident: &incident, clock: &incident.clock, hidden: &[] };
        [
            markdown(&export),
            csv(&export).replace('\r', ""),
            mermaid::gantt(&export),
            mermaid::timeline(&export),
        ]
        .join("~~~~\n")
    });
}

#[test]
fn rows_of_csv_end_as_the_standard_says_and_have_as_many_cells() {
    let incident = read_incident("10:02 a, \"quoted\" word\n10:40 @here all well\n");
    let text = csv(&Export { incident: &incident, clock: &WallClock::default(), hidden: &[] });
    let rows: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(rows.last(), Some(&""));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.contains("\"a, \"\"quoted\"\" word\"") && text.contains("'@here all well"), "{text}");
}

#[test]
fn what_a_person_hid_is_left_out_and_said() {
    let incident = read_incident("10:02 pager fired\n10:20 a detour\n10:40 all well\n");
    let export = Export { incident: &incident, clock: &incident.clock, hidden: &[false, true] };
    let text = markdown(&export);
    assert!(!text.contains("a detour") && text.contains("Left out: 1 hidden event"), "{text}");
}

#[test]
fn a_chosen_zone_moves_every_time() {
    let incident =
        read_incident("All times UTC, 20 November 2024\n\n- 10:02 pager fired\n- 23:40 all well\n");
    let clock = zones::wall_clock(&incident, Some("+05:30"), Rules::NONE).unwrap();
    let told = zones::in_zone(&incident, &clock);
    let export = Export { incident: &told, clock: &clock, hidden: &[] };
    for text in [markdown(&export), csv(&export), mermaid::gantt(&export)] {
        assert!(!text.contains("10:02") && text.contains("15") && text.contains("2024-11-21"), "{text}");
    }
}
