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

/// Notes under the timeline of the tests, and how long, on which things and to what effect: nothing where it is no impact.
const WORDINGS: &[(&str, i64, &str, &str)] = &[
    // Durations in words and figures.
    ("Search was down for 43 minutes.", 2580, "Search", "down"),
    ("Search was down for approximately 2.5 hours.", 9000, "Search", "down"),
    ("Search was down for just under four hours.", 14_400, "Search", "down"),
    ("Search was down for 1h 20m.", 4800, "Search", "down"),
    ("Search was broken for 2d22h.", 252_000, "Search", "down"),
    ("Search was down for half a day.", 43_200, "Search", "down"),
    ("Search was down for 35+ minutes.", 2100, "Search", "down"),
    ("Search was degraded for an hour and a half.", 5400, "Search", "degraded"),
    ("Die Suche war 43 Minuten lang nicht erreichbar.", 2580, "Suche", "down"),
    ("Die Suche war rund 2,5 Stunden ausgefallen.", 9000, "Suche", "down"),
    ("Die Suche war für knapp vier Stunden nicht verfügbar.", 14_400, "Suche", "down"),
    ("Die Suche war eine halbe Stunde gestört.", 1800, "Suche", "degraded"),
    // Windows.
    ("Search was down from 10:04 until 10:34.", 1800, "Search", "down"),
    ("Search stopped working between 10:04 and 10:34.", 1800, "Search", "down"),
    ("Between 10:04 and 10:34, search was slow.", 1800, "search", "degraded"),
    ("Search was down (10:04–10:34).", 1800, "Search", "down"),
    ("| 10:04 → 10:34 | Search down |", 1800, "Search", "down"),
    ("Die Suche war von 10:04 bis 10:34 Uhr nicht erreichbar.", 1800, "Suche", "down"),
    ("Zwischen 10:04 Uhr und 10:34 Uhr war die Suche langsam.", 1800, "Suche", "degraded"),
    // Fields and tables.
    ("Duration: 2h", 7200, "the incident", "down"),
    ("**Downtime (total):** 36 min", 2160, "the incident", "down"),
    ("| **Duration** | ~36 min |", 2160, "the incident", "down"),
    ("| Service | Downtime |\n|---|---|\n| Search | 36 min |", 2160, "Search", "down"),
    ("Impact start: 10:04\nImpact end: 10:34", 1800, "the incident", "down"),
    ("Start: 10:04\nEnd: 10:34\nDuration: 30 min", 1800, "the incident", "down"),
    ("Dauer: 36 Min.", 2160, "the incident", "down"),
    ("Severity: SEV2 | Duration: 36 minutes | Services: API", 2160, "the incident", "down"),
    ("Beginn: 10:04\nEnde: 10:34\nDauer: 30 Minuten", 1800, "the incident", "down"),
    // The incident as a whole.
    ("The outage lasted 36 minutes.", 2160, "the incident", "down"),
    ("A 36-minute outage of the checkout.", 2160, "checkout", "down"),
    ("36 minutes of downtime.", 2160, "the incident", "down"),
    ("The problem was fixed in about 40 minutes.", 2400, "the incident", "degraded"),
    ("Der Ausfall dauerte 36 Minuten.", 2160, "the incident", "down"),
    // What happened.
    ("Deploys were frozen for two hours.", 7200, "Deploys", "blocked"),
    ("Orders were delayed by up to 20 minutes.", 1200, "Orders", "delayed"),
    ("Approximately two hours of orders got lost.", 7200, "orders", "data loss"),
    ("Deploys waren zwei Stunden gesperrt.", 7200, "Deploys", "blocked"),
    ("Bestellungen waren etwa 20 Minuten verzögert.", 1200, "Bestellungen", "delayed"),
    // From a failure to a recovery, and as long as something went on.
    ("The search went down at 10:04 and came back at 10:34.", 1800, "search", "down"),
    ("Die Suche fiel um 10:04 Uhr aus und war um 10:34 Uhr wieder da.", 1800, "Suche", "down"),
    ("A las 10:04 la API dejó de funcionar y volvió a las 10:34.", 1800, "API", "down"),
    ("Search stopped working at 10:04. This lasted until 10:34.", 1800, "Search", "down"),
    ("Die Suche fiel um 10:04 Uhr aus. Das dauerte bis 10:34 Uhr.", 1800, "Suche", "down"),
    ("At 10:04 search started failing. It continued until 10:34 UTC.", 1800, "search", "down"),
    ("Search was unavailable starting 10:04 for 30 minutes.", 1800, "Search", "down"),
    ("Search was down for 30 minutes from 10:04.", 1800, "Search", "down"),
    ("Die Suche war ab 10:04 Uhr 30 Minuten lang nicht erreichbar.", 1800, "Suche", "down"),
    ("At 10:04 UTC the search experienced a 30-minute outage.", 1800, "search", "down"),
    ("Jobs could not be started. (Between 10:04 and 10:34)", 1800, "Jobs", "down"),
    ("There was a 30-minute checkout outage.", 1800, "checkout", "down"),
    ("We noticed that the search had been down for 30 minutes.", 1800, "search", "down"),
    ("Es wurde bemerkt, dass die Suche 30 Minuten lang ausgefallen war.", 1800, "Suche", "down"),
    // A share, a good while, what comes first.
    (
        "Between 10:04 and 10:34 UTC 15% of requests to the API failed.",
        1800,
        "15% of requests to the API",
        "down",
    ),
    ("About 12,000 customers could not log in for 25 minutes.", 1500, "12,000 customers", "down"),
    ("The API was unavailable for a good 20 minutes.", 1200, "API", "down"),
    ("Die API war gut 20 Minuten nicht verfügbar.", 1200, "API", "down"),
    ("The API was down for an hour or so.", 3600, "API", "down"),
    ("We lost 15 minutes of writes.", 900, "writes", "down"),
    ("Entre 10h04 et 10h34, l'API renvoyait des erreurs 500.", 1800, "API", "degraded"),
    ("Durante 36 minutos los pagos fallaron.", 2160, "pagos", "down"),
    ("Per 36 minuti i pagamenti non erano disponibili.", 2160, "pagamenti", "degraded"),
    // Tables with a beginning and an end.
    ("| Service | From | To |\n|---|---|---|\n| API | 10:04 | 10:40 |", 2160, "API", "down"),
    (
        "| Service | Start | End | Duration |\n|---|---|---|---|\n| API | 10:04 | 10:40 | 36 min |",
        2160,
        "API",
        "down",
    ),
    (
        "| Dienst | Auswirkung | Dauer |\n|---|---|---|\n| Portal | langsam | 20 Min. |",
        1200,
        "Portal",
        "degraded",
    ),
    // Other languages.
    ("De betalingen waren ongeveer een half uur niet mogelijk.", 1800, "betalingen", "down"),
    ("Поиск не работал 30 минут.", 1800, "Поиск", "down"),
    ("10:04から10:34まで、検索が停止しました。", 1800, "検索", "down"),
    ("決済が約30分間利用できませんでした。", 1800, "決済", "down"),
    ("10:04부터 10:34까지 검색이 중단되었습니다.", 1800, "검색", "down"),
    ("从10:04到10:34，搜索不可用。", 1800, "搜索", "down"),
    ("L'API a été indisponible pendant 36 minutes.", 2160, "API", "down"),
    ("La API estuvo caída durante 36 minutos.", 2160, "API", "down"),
    ("A API ficou fora do ar por 36 minutos.", 2160, "API", "down"),
    ("De API was 36 minuten niet beschikbaar.", 2160, "API", "down"),
    ("API была недоступна в течение 36 минут.", 2160, "API", "down"),
    ("APIが36分間停止しました。", 2160, "API", "down"),
];

#[test]
fn every_wording_is_one_impact() {
    for (words, seconds, what, effect) in WORDINGS {
        let found = impacts(words);
        let short: Vec<_> = found
            .iter()
            .map(|impact| (impact.duration_seconds, impact.what.as_str(), impact.effect.as_str()))
            .collect();
        assert_eq!(short, [(Some(*seconds), *what, *effect)], "{words}");
    }
}

#[test]
fn no_impact_in_responses_plans_and_settings() {
    for words in [
        "The on-call took 3 hours to respond to the outage.",
        "It took us 12 minutes to detect the failure.",
        "We noticed the failure after 12 minutes.",
        "| Gap | 5h to detection of the outage |",
        "ETA for the fix of the outage is 2 hours.",
        "The failed jobs will be repeated for 30 minutes.",
        "Failed backups are kept for 30 days.",
        "The database failed two days prior.",
        "The outage began 42 minutes ago.",
        "- Add an alert when the API is down for 10 minutes",
        "- [ ] Alert after 10 minutes of errors",
        "Customer-facing downtime: 0 minutes",
        "The job read 12 TB of logs in 24h (silently lost its limit).",
        "Um 10:04 Uhr fiel auf, dass die Suche nicht erreichbar ist.",
        "Warning  BackOff  5s (x5 over 33s)  kubelet  Back-off restarting failed container",
        "Die Reaktionszeit auf den Ausfall betrug 12 Minuten.",
        "Der Ausfall wurde nach 12 Minuten bemerkt.",
        "Protokolle fehlerhafter Läufe werden 30 Tage aufbewahrt.",
    ] {
        assert_eq!(impacts(words), [], "{words}");
    }
    assert_eq!(impacts("\n## Notes\n\nThe downloaded index was CPU bound for 96s."), []);
    assert_eq!(impacts("\n## Action items\n\n- The API was down for 20 minutes: page earlier"), []);
}

#[test]
fn an_edge_alone_leaves_the_other_open() {
    for (words, start, end) in [
        ("The API has been failing since 10:04.", "10:04", "-"),
        ("Seit 10:04 Uhr ist die API nicht erreichbar.", "10:04", "-"),
        ("The API was not available until 10:34.", "-", "10:34"),
    ] {
        let found = impacts(words);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!((found[0].what.as_str(), found[0].placement), ("API", Placement::Stated), "{words}");
        assert_eq!(edges(&found[0]), (start.to_owned(), end.to_owned()), "{words}");
        assert_eq!(found[0].duration_seconds, None, "{words}");
    }
    for (words, what) in [
        ("At 10:04 the checkout went down.", "checkout"),
        ("Um 10:04 Uhr fiel die Suche aus.", "Suche"),
        ("À 10h04 l'API a cessé de répondre.", "API"),
        ("The API stopped responding at 10:04 UTC.", "API"),
    ] {
        let found = impacts(words);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!((found[0].what.as_str(), edges(&found[0])), (what, ("10:04".to_owned(), "-".to_owned())));
    }
    // With a length the other edge follows.
    for words in [
        "Checkout failed for 20 minutes starting at 10:04.",
        "Checkout was down from 10:04 for 20 minutes.",
        "Checkout was down for 20 minutes from 10:04.",
        "Ab 10:04 war der Checkout 20 Minuten lang nicht erreichbar.",
    ] {
        let found = impacts(words);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(edges(&found[0]), ("10:04".to_owned(), "10:24".to_owned()), "{words}");
    }
}

#[test]
fn how_slow_it_was_is_not_how_long() {
    for words in [
        "Checkout latency rose above 4 s.",
        "Checkout was slow with a response time of 12 s.",
        "Die Latenz lag über 3 Sekunden.",
        "La latence dépassait 8 secondes.",
    ] {
        assert!(impacts(words).is_empty(), "{words}");
    }
    assert_eq!(impacts("Checkout latency was elevated for 20 minutes.").len(), 1);
}

#[test]
fn a_length_that_is_not_said_is_none() {
    for words in [
        "Search was down for several hours.",
        "Deposits were delayed several hours.",
        "Die Suche war mehrere Stunden nicht erreichbar.",
        "The outage lasted most of the day.",
        "Der Ausfall dauerte fast den ganzen Tag.",
        "La panne a duré toute la journée.",
        "Search was down all morning.",
    ] {
        let found = impacts(words);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!((found[0].duration_seconds, found[0].placement), (None, Placement::None), "{words}");
    }
}

#[test]
fn two_durations_in_a_sentence_are_two_impacts() {
    let found = impacts(
        "Checkout was degraded for 20 minutes (10:20–10:40) and search for 36 minutes (10:04–10:40).",
    );
    let short: Vec<_> =
        found.iter().map(|impact| (impact.what.as_str(), impact.duration_seconds, edges(impact).0)).collect();
    assert_eq!(
        short,
        [("Checkout", Some(1200), "10:20".to_owned()), ("search", Some(2160), "10:04".to_owned())]
    );
}

#[test]
fn each_duration_of_a_list_is_of_its_own_thing() {
    for (words, expected) in [
        (
            "Total downtime was 36 minutes for the API and 20 minutes for the portal.",
            [("API", 2160), ("portal", 1200)],
        ),
        ("API: 36 min, portal: 20 min downtime.", [("API", 2160), ("portal", 1200)]),
        ("- API – 36 Minuten ausgefallen\n- Portal – 20 Minuten langsam", [("API", 2160), ("Portal", 1200)]),
        ("Search was down twice: 10:04–10:10 and 10:20–10:30.", [("Search", 360), ("Search", 600)]),
    ] {
        let found = impacts(words);
        let found: Vec<_> = found
            .iter()
            .map(|impact| (impact.what.as_str(), impact.duration_seconds.unwrap_or_default()))
            .collect();
        assert_eq!(found, expected, "{words}");
    }
    assert_eq!(
        impacts("15% of requests to the API failed for 20 minutes.")[0].things,
        ["requests to the API"]
    );
}

#[test]
fn a_length_and_edges_that_disagree_are_a_finding() {
    for (words, odd) in [
        ("Search was down for 2 hours (10:04–10:40).", true),
        ("Die Suche war 10 Minuten ausgefallen (10:04–10:40).", true),
        ("Search was down for 36 minutes (10:04–10:40).", false),
        ("Search was down for about 35 minutes (10:04–10:40).", false),
    ] {
        let incident = read_incident(&format!("{TIMELINE}{words}\n"));
        assert_eq!(incident.impacts.len(), 1, "{words}");
        let found =
            incident.findings.iter().any(|finding| finding.kind == "impact-length" && finding.line == 13);
        assert_eq!(found, odd, "{words}: {:?}", incident.findings);
    }
}

#[test]
fn a_failure_and_a_recovery_of_one_thing_make_a_derived_impact() {
    let notes = "Timeline\n\n- 10:00 search is down\n- 10:05 mail queue stuck\n- 10:20 search works again\n- 10:30 the mail queue is back to normal\n\nImpact\n\nSearch was down for 10 minutes.\n";
    let incident = read_incident(notes);
    let short: Vec<_> = incident
        .derived_impacts
        .iter()
        .map(|impact| (impact.what.as_str(), impact.duration_seconds, edges(impact).1))
        .collect();
    assert_eq!(
        short,
        [("search", Some(1200), "10:20".to_owned()), ("mail queue", Some(1500), "10:30".to_owned())]
    );
    assert_eq!(incident.impacts.len(), 1, "the stated impact stays as it is");
    assert_eq!(incident.impacts[0].duration_seconds, Some(600));
    let apart = read_incident("- 10:00 search is down\n- 10:05 looking\n- 10:20 checkout works again\n");
    assert_eq!(apart.derived_impacts, [], "a recovery of another thing ends nothing");
}

#[test]
fn severity_goes_down_too() {
    let notes =
        "- 10:00 SEV1 declared, checkout is down\n- 10:30 downgraded from SEV1 to SEV3\n- 11:00 resolved\n";
    let levels: Vec<String> =
        read_incident(notes).severities.iter().map(|severity| severity.level.clone()).collect();
    assert_eq!(levels, ["SEV1", "SEV3"]);
}

#[test]
fn what_is_said_twice_is_one_impact_with_a_mention() {
    let mentions = |words: &str| -> Vec<Option<usize>> {
        impacts(words).iter().map(|impact| impact.mention_of).collect()
    };
    for words in [
        "Duration: 36 min\n\nCheckout was down for 36 minutes.",
        "Checkout was down for 36 minutes.\n\nIn all, checkout was down for about 36 minutes.",
        "Checkout was down from 10:04 until 10:40.\n\nThe outage lasted 36 minutes.",
        "Der Checkout war 36 Minuten lang nicht erreichbar.\n\nDauer: 36 Minuten",
        "Checkout was down from 10:04 until 10:40.\n\nThe checkout was down for 36 minutes.",
    ] {
        assert_eq!(mentions(words), [None, Some(0)], "{words}: {:?}", impacts(words));
    }
    for words in [
        "Checkout was down for 36 minutes.\n\nSearch was down for 36 minutes.",
        "Checkout was down for 36 minutes.\n\nCheckout was down for 20 minutes.",
        "Checkout was down from 10:04 until 10:14.\n\nCheckout was down from 10:20 until 10:30.",
        "Checkout was down for 36 minutes.\n\nOrders were delayed for 36 minutes.",
    ] {
        assert_eq!(mentions(words), [None, None], "{words}: {:?}", impacts(words));
    }
}

#[test]
fn a_total_counts_overlaps_once() {
    let total = |words: &str| {
        let incident = read_incident(&format!("{TIMELINE}{words}\n"));
        incident.impact_totals.first().map(|total| (total.seconds, total.sum_seconds))
    };
    for (words, expected) in [
        (
            "Search was down from 10:00 until 10:20.\nMail was down from 10:10 until 10:30.",
            Some((1800, 2400)),
        ),
        (
            "Search was down from 10:00 until 10:10.\nMail was down from 10:20 until 10:30.",
            Some((1200, 1200)),
        ),
        (
            "Die Suche war von 10:00 bis 10:30 Uhr ausgefallen.\nDie Post war von 10:10 bis 10:20 Uhr ausgefallen.",
            Some((1800, 2400)),
        ),
        // What is said twice counts once, and one window has no total.
        ("Search was down from 10:00 until 10:20.\n\nSearch was down for 20 minutes (10:00–10:20).", None),
        ("Search was down from 10:00 until 10:20.", None),
    ] {
        assert_eq!(total(words), expected, "{words}");
    }
    // Without a statement the events tell.
    let notes = "- 10:00 search is down\n- 10:05 mail is down\n- 10:20 search works again\n- 10:30 mail works again\n";
    let totals = read_incident(notes).impact_totals;
    assert_eq!((totals[0].seconds, totals[0].sum_seconds), (1800, 2700));
}

#[test]
fn what_an_entry_states_lies_beside_it() {
    for (notes, start, end) in [
        (
            "- 2024-05-03 10:00 web-1 rebooted, downtime: 5 minutes\n- 2024-05-09 12:00 web-1 works again\n",
            "10:00",
            "10:05",
        ),
        (
            "- 2024-05-03 10:00 web-1 restored after a downtime of 5 minutes\n- 2024-05-09 12:00 look\n",
            "09:55",
            "10:00",
        ),
        (
            "- 2024-05-03 10:00 bemerkt: web-1 seit 5 Minuten ausgefallen\n- 2024-05-09 12:00 geprüft\n",
            "09:55",
            "10:00",
        ),
    ] {
        let incident = read_incident(notes);
        let found: Vec<_> = incident.impacts.iter().map(|impact| (edges(impact), impact.placement)).collect();
        assert_eq!(found, [((start.to_owned(), end.to_owned()), Placement::Assumed)], "{notes}");
    }
}

#[test]
fn a_failure_without_a_recovery_has_no_end() {
    for (notes, expected) in [
        (
            "- 10:00 search is down\n- 10:05 mail queue stuck\n- 10:20 still looking\n",
            vec!["search", "mail queue"],
        ),
        (
            "- 10:00 Suche ist ausgefallen\n- 10:05 Suche ist ausgefallen\n- 10:20 wir suchen noch\n",
            vec!["Suche"],
        ),
        ("- 10:00 outage begins\n- 10:20 still looking\n- 10:30 more people called\n", vec!["the incident"]),
        ("- 10:00 search is down\n- 10:05 looking\n- 10:20 all resolved\n", vec![]),
        // Work on it and what somebody says of it is no state.
        (
            "- 10:00 scaling down the cluster\n- 10:05 Ann found the issue persists\n- 10:20 still looking\n",
            vec![],
        ),
    ] {
        let incident = read_incident(notes);
        let open = incident.derived_impacts.iter().filter(|impact| impact.end.is_none());
        let open: Vec<_> = open.map(|impact| impact.what.as_str()).collect();
        assert_eq!(open, expected, "{notes}");
    }
}
