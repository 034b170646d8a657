//! Where a stated length is placed among the events, with its rivals: notes and, beside them, what lies where.

use incident_timeline::{
    incident::{Impact, Placement},
    read_incident, wording,
};

use super::names::subject;

/// A timeline, a statement under it; the placement, the edges, the rivals.
type Case = (&'static str, &'static str, Placement, &'static str, &'static [&'static str]);

const ENGLISH: &str = "Timeline (UTC)\n\n- 10:00 checkout fails for everyone\n- 10:05 database restarted\n- 10:30 checkout works again\n- 10:35 closing the call\n";
const GERMAN: &str = "Zeitachse (UTC)\n\n- 10:00 Kasse fällt für alle aus\n- 10:05 Datenbank neu gestartet\n- 10:30 Kasse wieder erreichbar\n- 10:35 Konferenz beendet\n";
const SECONDS: &str =
    "Timeline (UTC)\n\n- 10:00:00 search fails\n- 10:00:45 node taken out\n- 10:01:30 search works again\n";

const SAW: &str = "Timeline (UTC)\n\n- 10:02 first board sticks\n- 10:11 belt looked at\n- 10:35 first good board\n- 11:15 shift goes home\n";

const CASES: &[Case] = &[
    // A pair of events has the distance and ends in a recovery; another one has the distance alone.
    (ENGLISH, "Checkout was down for 30 minutes.", Placement::Fits, "10:00 to 10:30", &["10:05 to 10:35"]),
    (
        ENGLISH,
        "The checkout could not be used for half an hour.",
        Placement::Fits,
        "10:00 to 10:30",
        &["10:05 to 10:35"],
    ),
    (ENGLISH, "Checkout: 30 min of downtime.", Placement::Fits, "10:00 to 10:30", &["10:05 to 10:35"]),
    (
        GERMAN,
        "Die Kasse war 30 Minuten lang nicht erreichbar.",
        Placement::Fits,
        "10:00 to 10:30",
        &["10:05 to 10:35"],
    ),
    (
        GERMAN,
        "Die Kasse war eine halbe Stunde ausgefallen.",
        Placement::Fits,
        "10:00 to 10:30",
        &["10:05 to 10:35"],
    ),
    (GERMAN, "Ausfall der Kasse: 30 Minuten", Placement::Fits, "10:00 to 10:30", &["10:05 to 10:35"]),
    (SECONDS, "Search was down for 90 seconds.", Placement::Fits, "10:00 to 10:01:30", &[]),
    // No recovery, but a length that no chance makes; it would begin before all that is told.
    (SAW, "The saw was jammed for 33 minutes.", Placement::Fits, "10:02 to 10:35", &[]),
    (SAW, "The saw was jammed for 50 minutes.", Placement::None, "", &[]),
    // Only the recovery speaks for it.
    (ENGLISH, "Checkout was down for 17 minutes.", Placement::Assumed, "10:13 to 10:30", &[]),
    (GERMAN, "Die Kasse war 17 Minuten lang gestört.", Placement::Assumed, "10:13 to 10:30", &[]),
    // A small part of what is told.
    (ENGLISH, "Checkout was down for 3 minutes.", Placement::None, "", &[]),
    // Longer than the notes.
    (ENGLISH, "Checkout was down for two days.", Placement::None, "", &[]),
    (GERMAN, "Die Kasse war zwei Tage lang nicht erreichbar.", Placement::None, "", &[]),
    (SECONDS, "Search was down for five minutes.", Placement::None, "", &[]),
    // Both edges, or one and the length, are stated.
    (ENGLISH, "Checkout was down from 10:02 until 10:28.", Placement::Stated, "10:02 to 10:28", &[]),
    (ENGLISH, "Checkout was down for 20 minutes until 10:28.", Placement::Stated, "10:08 to 10:28", &[]),
    (GERMAN, "Die Kasse war von 10:02 bis 10:28 nicht erreichbar.", Placement::Stated, "10:02 to 10:28", &[]),
];

fn edges(impact: &Impact) -> String {
    wording::between(impact.start.as_ref(), impact.end.as_ref())
}

#[test]
fn lengths_are_placed_with_their_rivals() {
    let mut wrong = Vec::new();
    for (timeline, words, placement, place, rivals) in CASES {
        let incident = read_incident(&format!("{timeline}\n{words}\n"));
        let [impact] = incident.impacts.as_slice() else {
            wrong.push(format!("{words}: {} impacts", incident.impacts.len()));
            continue;
        };
        let found: Vec<String> = impact
            .rivals
            .iter()
            .map(|rival| wording::between(Some(&rival.start), Some(&rival.end)))
            .collect();
        if (impact.placed.placement(), edges(impact).as_str(), found.as_slice())
            != (*placement, *place, &*rivals.iter().map(|rival| (*rival).to_owned()).collect::<Vec<_>>())
        {
            wrong.push(format!("{words}: {:?} {} {found:?}", impact.placed.placement(), edges(impact)));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_window_is_of_the_day_of_the_entry_next_to_it() {
    let notes = "Timeline (UTC)\n\n2025-02-18\n- 08:14 terminals fail\n- 10:02 Card payments were not possible between 08:09 \
                 and 09:41.\n2025-02-19\n- 13:30 closed\n";
    let found = read_incident(notes).impacts;
    let day = found.iter().find_map(|impact| impact.start.as_ref()).map(|start| start.day);
    assert_eq!(day, Some(0));
}

#[test]
fn what_an_entry_says_of_the_time_before_it_is_placed_there_or_not_at_all() {
    let placed = |rest: &str| {
        let notes = format!("Timeline (UTC)\n\n- 10:00 tills fail\n- 10:30 tills work again\n{rest}");
        let found = read_incident(&notes).impacts;
        found.iter().map(|impact| (impact.placed.placement(), edges(impact))).collect::<Vec<_>>()
    };
    // It fits the failure and the recovery that are told above.
    let fits = placed("- 10:50 Tills were down for 30 minutes.\n- 11:40 tea\n");
    assert_eq!(fits, [(Placement::Fits, "10:00 to 10:30".to_owned())]);
    // It fits nothing; what is over did not begin there.
    let none = placed("- 10:50 Tills were down for 47 minutes.\n- 12:40 tea\n");
    assert_eq!(none, [(Placement::None, String::new())]);
    // What recovered before is another thing.
    let other = placed("- 10:50 Lifts were out of service for 20 minutes.\n- 12:40 tea\n");
    assert_eq!(other, [(Placement::Assumed, "10:50 to 11:10".to_owned())]);
    // A field of the entry is of what the entry tells.
    let field = placed("- 10:50 tills fail once more\n  Duration: 20 minutes\n- 12:40 tea\n");
    assert_eq!(field, [(Placement::Assumed, "10:50 to 11:10".to_owned())]);
}

#[test]
fn seconds_of_a_log_are_no_outage() {
    let of =
        |range| read_incident(&format!("Timeline (UTC)\n\n- {range} API down\n- 12:00 ok\n")).impacts.len();
    assert_eq!((of("10:00:40-10:00:45"), of("10:00:40-10:12:45")), (0, 1));
}

#[test]
fn a_length_behind_a_window_is_of_it_unless_it_tells_of_another_thing() {
    let told = |sentence: &str| -> Vec<(String, Option<i64>)> {
        let found = read_incident(&format!("{ENGLISH}\n{sentence}\n")).impacts;
        found.iter().map(|impact| (subject(impact).to_owned(), impact.duration_seconds)).collect()
    };
    let search = || ("Search".to_owned(), Some(1_800));
    assert_eq!(told("Search failed from 10:00 to 10:30, about 30 minutes."), [search()]);
    assert_eq!(
        told("Search failed from 10:00 to 10:30, mail was unavailable for 3 hours."),
        [search(), ("mail".to_owned(), Some(10_800))]
    );
}
