//! What notes mean: impacts, severities, phases, intervals.

use incident_timeline::{
    incident::{Impact, Placement},
    read_incident,
};

const TIMELINE: &str = "All times UTC\n\nTimeline\n\n- 10:00 release goes out\n- 10:04 pager alert: checkout errors\n- 10:09 incident declared, SEV2\n- 10:20 upgraded from SEV2 to SEV1\n- 10:40 checkout works again, resolved\n\nImpact\n\n";

fn impacts(words: &str) -> Vec<Impact> {
    read_incident(&format!("{TIMELINE}{words}\n")).impacts
}

fn edges(impact: &Impact) -> (String, String) {
    let time = |moment: &Option<incident_timeline::incident::Moment>| {
        moment.as_ref().and_then(|moment| moment.time).map_or("-".to_owned(), |time| time.to_string())
    };
    (time(&impact.start), time(&impact.end))
}

#[test]
fn statements_say_what_was_hit_how_and_how_long() {
    let cases = [
        (
            "Checkout was down for 36 minutes.",
            "Checkout",
            "down",
            Some(2160),
            Placement::Fits,
            ("10:04", "10:40"),
        ),
        (
            "The cart and search were degraded for 20 minutes.",
            "cart and search",
            "degraded",
            Some(1200),
            Placement::Fits,
            ("10:20", "10:40"),
        ),
        (
            "Orders were delayed from 10:05 until 10:35.",
            "Orders",
            "delayed",
            Some(1800),
            Placement::Stated,
            ("10:05", "10:35"),
        ),
        (
            "Payments were unavailable between 10:04 and 10:39.",
            "Payments",
            "down",
            Some(2100),
            Placement::Stated,
            ("10:04", "10:39"),
        ),
        (
            "Refunds were blocked for 25 minutes.",
            "Refunds",
            "blocked",
            Some(1500),
            Placement::Assumed,
            ("10:15", "10:40"),
        ),
        (
            "Reports were unavailable for two days.",
            "Reports",
            "down",
            Some(172_800),
            Placement::None,
            ("-", "-"),
        ),
        ("Duration: 40 min", "the incident", "down", Some(2400), Placement::Fits, ("10:00", "10:40")),
        (
            "Our API was offline for about half an hour.",
            "API",
            "down",
            Some(1800),
            Placement::Fits,
            ("10:09", "10:40"),
        ),
    ];
    for (words, what, effect, seconds, placement, (start, end)) in cases {
        let found = impacts(words);
        assert_eq!(found.len(), 1, "{words}");
        let impact = &found[0];
        assert_eq!(
            (impact.what.as_str(), impact.effect.as_str(), impact.duration_seconds),
            (what, effect, seconds),
            "{words}"
        );
        assert_eq!(
            (impact.placement, edges(impact)),
            (placement, (start.to_owned(), end.to_owned())),
            "{words}: {}",
            impact.reason
        );
        assert!(!impact.reason.is_empty(), "{words} says how it was placed");
    }
}

#[test]
fn two_things_in_one_statement_are_one_impact() {
    let found = impacts("The Cart and Search were down for 20 minutes.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].things, ["Cart", "Search"]);
}

#[test]
fn other_durations_are_no_impact() {
    for words in [
        "We spent 12 engineer-hours on errors and the clean-up.",
        "The fix failed 42 minutes ago.",
        "Logs have a retention of 30 days.",
        "The next check of failed jobs runs every 15 minutes.",
        "Time to detect the failure: 4 minutes.",
    ] {
        assert_eq!(impacts(words), [], "{words}");
    }
    let incident = read_incident(&format!("{TIMELINE}The outage cost the team 30 hours of productivity.\n"));
    assert_eq!(incident.costs.len(), 1);
}

#[test]
fn severity_goes_up_and_holds_until_the_end() {
    let incident = read_incident(TIMELINE);
    let levels: Vec<(&str, String)> = incident
        .severities
        .iter()
        .map(|severity| {
            (severity.level.as_str(), severity.end.as_ref().and_then(|end| end.time).unwrap().to_string())
        })
        .collect();
    assert_eq!(levels, [("SEV2", "10:20".to_owned()), ("SEV1", "10:40".to_owned())]);
}

#[test]
fn intervals_name_their_two_events_or_what_is_missing() {
    let incident = read_incident(TIMELINE);
    let interval = |name: &str| incident.intervals.iter().find(|interval| interval.name == name).unwrap();
    assert_eq!(interval("time to detect").reason, "start not stated");
    assert_eq!((interval("time to declare").seconds, interval("time to declare").to), (Some(300), Some(2)));
    assert_eq!(interval("time to resolve").seconds, Some(2160));
    assert_eq!(interval("longest silence").seconds, Some(1200));
}
