//! What notes mean: impacts, severities, phases, intervals.

use incident_timeline::{
    facts::{Ends, Phase},
    incident::{Impact, Placement},
    read_incident, wording,
};

use super::names::subject;

const TIMELINE: &str = "All times UTC\n\nTimeline\n\n- 10:00 release goes out\n- 10:04 pager alert: checkout errors\n- 10:09 incident declared, SEV2\n- 10:20 upgraded from SEV2 to SEV1\n- 10:40 checkout works again, resolved\n\nImpact\n\n";

pub(crate) fn impacts(words: &str) -> Vec<Impact> {
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
            (subject(impact), impact.effect.name(), impact.duration_seconds),
            (what, effect, seconds),
            "{words}"
        );
        assert_eq!(
            (impact.placed.placement(), edges(impact)),
            (placement, (start.to_owned(), end.to_owned())),
            "{words}: {:?}",
            impact.placed
        );
    }
}

#[test]
fn two_things_in_one_statement_are_one_impact() {
    let found = impacts("The Cart and Search were down for 20 minutes.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subject.things(), ["Cart", "Search"]);
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
    let levels: Vec<(String, String)> = incident
        .severities
        .iter()
        .map(|severity| {
            (severity.level.to_string(), severity.end.as_ref().and_then(|end| end.time).unwrap().to_string())
        })
        .collect();
    assert_eq!(levels, [("SEV2".to_owned(), "10:20".to_owned()), ("SEV1".to_owned(), "10:40".to_owned())]);
}

#[test]
fn intervals_name_their_two_events_or_what_is_missing() {
    let incident = read_incident(TIMELINE);
    let interval =
        |name: &str| incident.intervals.iter().find(|interval| interval.kind.name() == name).unwrap();
    assert_eq!(interval("time to acknowledge").ends, Ends::Missing(Phase::Acknowledged));
    assert_eq!((interval("time to declare").seconds, interval("time to declare").to), (Some(300), Some(2)));
    assert_eq!(interval("time to resolve").seconds, Some(2160));
    assert_eq!(interval("longest silence").seconds, Some(1200));
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
        "Not until 10:20 was the API restored everywhere.",
        "Minor maintenance, a few minutes of downtime expected.",
    ] {
        assert_eq!(impacts(words), [], "{words}");
    }
    assert_eq!(impacts("\n## Notes\n\nThe downloaded index was CPU bound for 96s."), []);
    assert_eq!(impacts("\n## Notes\n\nWe had no owner of the failure for some minutes."), []);
    assert_eq!(impacts("\n## Action items\n\n- The API was down for 20 minutes: page earlier"), []);
}

#[test]
fn what_a_line_is_holds_for_impact_too() {
    let quotes =
        |words: &str| -> Vec<String> { impacts(words).into_iter().map(|impact| impact.quote).collect() };
    for (words, expected) in [
        // Code in a sentence opens no block.
        (
            "Checkout was down for 36 minutes.\n```kubectl get pods``` showed nothing.\nSearch was slow for 20 minutes.",
            &["Checkout was down for 36 minutes.", "Search was slow for 20 minutes."][..],
        ),
        (
            "- ```kubectl get pods``` showed nothing.\n- Search was slow for 20 minutes.",
            &["- Search was slow for 20 minutes."],
        ),
        (
            "```\nSearch was slow for 9 minutes.\n```\n```make``` helped.\n\nSearch was slow for 20 minutes.",
            &["Search was slow for 20 minutes."],
        ),
        (
            "> ```\n> Search was slow for 9 minutes.\n> ```\n\nSearch was slow for 20 minutes.",
            &["Search was slow for 20 minutes."],
        ),
        // Rows of wikis and of HTML.
        ("|| Duration || 36 min ||", &["|| Duration || 36 min ||"]),
        ("||Severity|SEV2|\n||Duration|36 min|", &["||Duration|36 min|"]),
        (
            "||Service||Duration||\n|Checkout|36 min|\n|Search|20 min|",
            &["|Checkout|36 min|", "|Search|20 min|"],
        ),
        ("<tr><td>Duration</td><td>36 min</td></tr>", &["<tr><td>Duration</td><td>36 min</td></tr>"]),
        (
            "<table><tr><th>Severity</th><td>SEV2</td></tr><tr><th>Duration</th><td>36 min</td></tr></table>",
            &["<tr><th>Duration</th><td>36 min</td></tr></table>"],
        ),
        (
            "<table>\n<tr><th>Service</th><th>Duration</th></tr>\n<tr><td>Checkout</td><td>36 min</td></tr>",
            &["<tr><td>Checkout</td><td>36 min</td></tr>"],
        ),
        (
            "| Service | Owner | Duration |\n|---|---|---|\n| Checkout | | 36 min |",
            &["| Checkout | | 36 min |"],
        ),
        // To-dos below headings of every kind.
        ("h2. Action items\n\nKeep the pool: it was down for 30 minutes", &[]),
        ("Action items\n============\n\nKeep the pool: it was down for 30 minutes", &[]),
        ("Action items\n---\nKeep the pool: it was down for 30 minutes", &[]),
    ] {
        assert_eq!(quotes(words), expected, "{words}");
    }
    for front in
        ["duration: 36 min\n", "title: Checkout\nduration: 36 min\n", "duration: 36 min\nteam: web\n"]
    {
        let found = read_incident(&format!("---\n{front}---\n{TIMELINE}")).impacts;
        assert_eq!(found.len(), 1, "{front}");
        assert_eq!(
            (&*found[0].quote, found[0].duration_seconds),
            ("duration: 36 min", Some(2160)),
            "{front}"
        );
    }
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
        assert_eq!((subject(&found[0]), found[0].placed.placement()), ("API", Placement::Stated), "{words}");
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
        assert_eq!((subject(&found[0]), edges(&found[0])), (what, ("10:04".to_owned(), "-".to_owned())));
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
        assert_eq!(
            (found[0].duration_seconds, found[0].placed.placement()),
            (None, Placement::None),
            "{words}"
        );
    }
}

#[test]
fn two_durations_in_a_sentence_are_two_impacts() {
    let found = impacts(
        "Checkout was degraded for 20 minutes (10:20–10:40) and search for 36 minutes (10:04–10:40).",
    );
    let short: Vec<_> =
        found.iter().map(|impact| (subject(impact), impact.duration_seconds, edges(impact).0)).collect();
    assert_eq!(
        short,
        [("Checkout", Some(1200), "10:20".to_owned()), ("search", Some(2160), "10:04".to_owned())]
    );
}

#[test]
fn windows_of_days_in_words_without_blanks() {
    for words in
        ["2024-05-03 から 2024-05-06 まで、検索が停止していた。", "从2024年5月3日到5月6日，搜索不可用。"]
    {
        let found = impacts(words);
        let dates: Vec<_> = found
            .iter()
            .map(|impact| [&impact.start, &impact.end].map(|edge| edge.as_ref().and_then(|edge| edge.date)))
            .map(|dates| dates.map(|date| date.map_or(String::new(), |date| date.to_string())))
            .collect();
        assert_eq!(dates, [["2024-05-03".to_owned(), "2024-05-06".to_owned()]], "{words}");
    }
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
            .map(|impact| (subject(impact), impact.duration_seconds.unwrap_or_default()))
            .collect();
        assert_eq!(found, expected, "{words}");
    }
    assert_eq!(
        impacts("15% of requests to the API failed for 20 minutes.")[0].subject.things(),
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
        let found = incident
            .findings
            .iter()
            .any(|finding| finding.kind.code() == "impact-length" && finding.line.index() == 12);
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
        .map(|impact| (subject(impact), impact.duration_seconds, edges(impact).1))
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
fn severity_goes_up_and_down_in_all_its_wordings() {
    for (first, then, levels) in [
        ("SEV1 declared, checkout is down", "downgraded from SEV1 to SEV3", ["SEV1", "SEV3"]),
        ("declared a SEV-3", "severity raised to SEV-1", ["SEV3", "SEV1"]),
        ("classified as P3", "upgraded to P1", ["P3", "P1"]),
        ("Severity: critical", "severity lowered to minor", ["critical", "minor"]),
        ("SEV2 ausgerufen, die Kasse ist gestört", "auf SEV1 hochgestuft", ["SEV2", "SEV1"]),
        ("als P1 eingestuft", "von P1 auf P3 herabgestuft", ["P1", "P3"]),
        ("Schweregrad: hoch", "Schweregrad auf niedrig gesenkt", ["high", "low"]),
    ] {
        let notes = format!("Timeline (UTC)\n\n- 10:00 {first}\n- 10:30 {then}\n- 11:00 resolved\n");
        let found: Vec<(String, String)> = read_incident(&notes)
            .severities
            .iter()
            .map(|severity| {
                (severity.level.to_string(), severity.end.as_ref().map(wording::clock).unwrap_or_default())
            })
            .collect();
        let expected =
            [(levels[0].to_owned(), "10:30".to_owned()), (levels[1].to_owned(), "11:00".to_owned())];
        assert_eq!(found, expected, "{first}, {then}");
    }
}

#[test]
fn what_is_said_twice_is_one_impact_with_a_mention() {
    let mentions = |words: &str| -> Vec<Option<usize>> {
        impacts(words).iter().map(|impact| impact.mention_of).collect()
    };
    for (words, expected) in [
        // What says most is drawn: the edges, and what was hit.
        ("Duration: 36 min\n\nCheckout was down for 36 minutes.", [Some(1), None]),
        ("Dauer: 36 Minuten\n\nDer Checkout war von 10:04 bis 10:40 Uhr nicht erreichbar.", [Some(1), None]),
        (
            "Checkout was down for 36 minutes.\n\nIn all, checkout was down for about 36 minutes.",
            [None, Some(0)],
        ),
        ("Checkout was down from 10:04 until 10:40.\n\nThe outage lasted 36 minutes.", [None, Some(0)]),
        ("Der Checkout war 36 Minuten lang nicht erreichbar.\n\nDauer: 36 Minuten", [None, Some(0)]),
        (
            "Checkout was down from 10:04 until 10:40.\n\nThe checkout was down for 36 minutes.",
            [None, Some(0)],
        ),
    ] {
        assert_eq!(mentions(words), expected, "{words}: {:?}", impacts(words));
    }
    for words in [
        "Checkout was down for 36 minutes.\n\nSearch was down for 36 minutes.",
        "Checkout was down for 36 minutes.\n\nCheckout was down for 20 minutes.",
        "Checkout was down from 10:04 until 10:14.\n\nCheckout was down from 10:20 until 10:30.",
        "Checkout was down for 36 minutes.\n\nOrders were delayed for 36 minutes.",
        "Duration: 36 min\n\nThe dashboard showed stale data for about 35 minutes.",
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
fn a_sentence_below_a_short_entry_has_its_own_subject() {
    for (notes, what) in [
        (
            "2025-08-02 02:10 disks full alert\n2025-08-02 03:05 disk purged\nWrites were rejected for 55 minutes.\n",
            "Writes",
        ),
        (
            "2025-08-02 02:10 Alarm\n2025-08-02 03:05 Platte geleert\nBuchungen waren 55 Minuten gesperrt.\n",
            "Buchungen",
        ),
    ] {
        let found = read_incident(notes).impacts;
        let found: Vec<_> = found.iter().map(|impact| (subject(impact), impact.duration_seconds)).collect();
        assert_eq!(found, [(what, Some(3300))], "{notes}");
    }
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
            "- 2024-05-03 10:00 all clear, incident closed; web-1 was down for 5 minutes\n- 2024-05-09 12:00 look\n",
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
        let found: Vec<_> =
            incident.impacts.iter().map(|impact| (edges(impact), impact.placed.placement())).collect();
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
        let open: Vec<_> = open.map(subject).collect();
        assert_eq!(open, expected, "{notes}");
    }
}

#[test]
fn a_length_in_which_something_was_so_and_one_more() {
    for (words, seconds) in [
        ("That brought 90 seconds in which no request was answered at all.", 90),
        ("For a further 12 hours forecasts were stale.", 12 * 3_600),
        ("The link was then gone for a further 47 minutes.", 47 * 60),
    ] {
        let found = impacts(words);
        assert_eq!(
            found.iter().map(|impact| impact.duration_seconds).collect::<Vec<_>>(),
            [Some(seconds)],
            "{words}"
        );
    }
    assert!(impacts("We had 20 minutes in which everything worked.").is_empty());
}

/// Notes, and their impacts: what, how many seconds, from when to when.
const STATED: &[(&str, &[&str])] = &[
    // Edges on lines of their own.
    ("Mill fault\n\nFrom: 3 May 2024 10:02\nTo: 3 May 2024 11:15\n", &["the incident 4380 10:02 to 11:15"]),
    // Dates, and no event that has one.
    (
        "The weighbridge was down from 2024-09-12 22:44 UTC to 2024-09-13 01:35 UTC.\n",
        &["weighbridge 10260 22:44 to 01:35"],
    ),
    // One sentence has it begin, the next one end.
    (
        "3 May 2024\n\n- 13:50 rollout begins\n- 14:50 Starting at 14:12 some exports failed. They had recovered by 14:33.\n- 15:10 team told\n",
        &["exports 1260 14:12 to 14:33"],
    ),
    (
        "3 May 2024\n\n- 13:50 rollout begins\n- 14:50 Starting 14:12, exports failed and had recovered by 14:33.\n- 15:10 team told\n",
        &["exports 1260 14:12 to 14:33"],
    ),
    // How often, not how long.
    ("Three times between May 2 and May 11, 2027, a fault hit the mill.\n", &[]),
    // Two windows and their sum.
    (
        "Printing was down from 08:00 to 08:30 and again from 09:10 to 09:25, in total 45 minutes.\n",
        &["Printing 1800 08:00 to 08:30", "Printing 900 09:10 to 09:25"],
    ),
    // A length below its label.
    (
        "- 14:10 link is down\n- 14:15 link is back\n\nOutage length\n\n5 minutes\n",
        &["the incident 300 14:10 to 14:15"],
    ),
    // What is expected.
    ("- 15:42 The hall has a DNS issue. Expected down time 2 to 4 hours.\n- 18:05 DNS works again.\n", &[]),
    // A heading is none of the words below it.
    ("Northern yard\nThe lathe was down from 08:00 to 08:30.\n", &["lathe 1800 08:00 to 08:30"]),
    // What is to be done, and all below it.
    (
        "# Lathe\n\n- 10:00 lathe down\n- 10:20 lathe is back\n\n## Follow-ups\n\n### Alerts\n\n- alarm where the lathe fails for 15m\n",
        &[],
    ),
    (
        "- 10:00 lathe down\n- 10:20 lathe is back\n\nWhat we change: logs are kept; and rollouts stop for 15 minutes.\n",
        &[],
    ),
    // A chat in a fence.
    (
        "```\n[10:09] ann: lathe returns 503\n[10:21] joe: it is back. The lathe was down for 12 minutes\n```\n",
        &["lathe 720 10:09 to 10:21"],
    ),
    // Words before the stamp of their line.
    ("The lathe was down for 14 minutes. A belt was changed at 12:40.\n", &["lathe 840 -"]),
    // Between the times of other entries on its line.
    (
        "The fuse blew at 12:40. Badge readers were down for 14 minutes. All was well at 12:55.\n",
        &["Badge readers 840 12:41 to 12:55"],
    ),
    // Two things with one verb; a length of what follows it; months.
    ("For about 20 minutes, doors and lifts were badly degraded.\n", &["doors and lifts 1200 -"]),
    ("Impact\n\n- 18 minutes of failed logins\n", &["logins 1080 -"]),
    ("The domains were exposed for two months.\n", &["domains 5184000 -"]),
    ("Rund 20 Minuten lang konnten sich Kunden nicht anmelden.\n", &["Kunden 1200 -"]),
    // A date in the words above is that of the times.
    (
        "Doors, 24 September 2019\n\nThe doors were down from 08:00 to 08:30.\n",
        &["doors 1800 08:00 to 08:30"],
    ),
    ("障害期間: 2024年5月6日9時頃～5月6日11時頃\n", &["the incident 7200 09:00 to 11:00"]),
    // The date of a time stands behind it, or before both.
    (
        "From 08:20 local time on Wednesday, 3 March, until 11:05 on Thursday, 4 March, the till did not work.\n",
        &["till 96300 3\u{a0}Mar\u{a0}08:20 to 4\u{a0}Mar\u{a0}11:05"],
    ),
    (
        "- 2024-05-01 09:00 press is oiled\n- 2024-05-07 11:00 review\n\nOn 3 May 2024, the press was down from 10:02 to 10:40.\n",
        &["press 2280 10:02 to 10:40"],
    ),
    // When an alert fires.
    ("- 10:00 alarm: errors of the press > 8 % for 5m\n- 10:40 press runs again\n", &[]),
    // A field that speaks of things to do is no heading of them.
    ("Status: complete, action items in progress\n\nThe press was down for 58 minutes.\n", &["press 3480 -"]),
    // A meeting.
    (
        "Held: Monday 24 November 2025, 13:00-13:40, room 3\n\nThe lathe jammed at 05:50. At 06:20 it ran again.\n",
        &[],
    ),
];

#[test]
fn statements_of_any_shape_are_read() {
    let mut wrong = Vec::new();
    for (notes, expected) in STATED {
        let said = |impact: &Impact| {
            let between = wording::between(impact.start.as_ref(), impact.end.as_ref());
            let seconds = impact.duration_seconds.unwrap_or_default();
            format!("{} {seconds} {}", subject(impact), if between.is_empty() { "-" } else { &between })
        };
        let found: Vec<String> = read_incident(notes).impacts.iter().map(said).collect();
        if found != *expected {
            wrong.push(format!("{notes}  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_time_that_an_entry_has_is_of_its_day() {
    let notes = "- 2024-05-03 09:00 a rule is changed\n- 2024-05-06 05:37 doors fail\n- 2024-05-06 10:40 doors work again\n\nThe doors were down for 5 h (05:37-10:40).\n";
    let incident = read_incident(notes);
    let edges = incident.impacts[0].edges();
    assert_eq!(edges, [Some(incident.events[1].start.at), Some(incident.events[2].start.at)]);
}

#[test]
fn windows_without_a_timeline_have_their_day_and_their_length() {
    /// Of what, how many minutes, from when.
    type Row = (&'static str, i64, &'static str);
    let cases: &[(&str, &[Row])] = &[
        // The day of the sentence above, and not that on which the notes were published.
        (
            "*Published on 5 June 2024 at 10:00 UTC*\n\nOn 31 May 2024, between 13:15 and 15:00 UTC, search was \
             down.\n\nAlerts by mail were delayed from 13:20 to 16:30.\n",
            &[("search", 105, "2024-05-31 13:15"), ("Alerts by mail", 190, "2024-05-31 13:20")],
        ),
        // What went on until then.
        (
            "Starting 9:14pm on 23 August 2016, the link was down. It went on until about 10:40pm.\n",
            &[("link", 86, "2016-08-23 21:14")],
        ),
        // Spells, each with its beginning.
        (
            "On 2027-05-12 the lamps were offline in spells of 8 minutes starting at 11:02, 3 minutes (11:25) and 5 \
             minutes (12:10).\n",
            &[
                ("lamps", 8, "2027-05-12 11:02"),
                ("lamps", 3, "2027-05-12 11:25"),
                ("lamps", 5, "2027-05-12 12:10"),
            ],
        ),
        // Lengths behind their windows are none of the time.
        (
            "The lamps were out twice:\n\n- 4 June 2018: 06:30 - 09:10 (2 h 40 min)\n- 11 June 2018: 18:05 - 20:20 \
             (2 h 15 min)\n",
            &[("the incident", 160, "2018-06-04 06:30"), ("the incident", 135, "2018-06-11 18:05")],
        ),
        // What stands before the clause of an entry.
        (
            "The page was down for 48 minutes, and the first customer called us at 2027-03-11 08:52.\n",
            &[("page", 48, "-")],
        ),
        (
            "С 08:20 по московскому времени среды, 3 марта 2027, до 11:05 четверга, 4 марта, касса не работала.\n",
            &[("касса", 1605, "2027-03-03 08:20")],
        ),
    ];
    for (notes, expected) in cases {
        let start = |impact: &Impact| {
            let start = impact.start.as_ref();
            start.map_or("-".to_owned(), |at| {
                format!(
                    "{} {}",
                    at.date.map_or("-".into(), |date| date.to_string()),
                    at.time.map_or("-".into(), |time| time.to_string())
                )
            })
        };
        let read = read_incident(notes);
        let found: Vec<_> = read
            .impacts
            .iter()
            .map(|impact| (subject(impact), impact.duration_seconds.unwrap_or(0) / 60, start(impact)))
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(what, minutes, at)| (*what, *minutes, (*at).to_owned())).collect();
        assert_eq!(found, expected, "{notes}");
    }
}

#[test]
fn the_priority_of_an_action_is_none_of_the_incident() {
    let notes =
        "11:15 crane stops\n12:40 crane runs\n\nAction items:\n\nTitle: Check the rope\nPriority: P1\n";
    assert!(read_incident(notes).severities.is_empty());
}
