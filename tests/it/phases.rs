//! What each event is: kinds, phases and severity levels by wording and by label.

use incident_timeline::{
    facts::{Kind, Phase},
    incident::Event,
    read_incident,
    wording::reasons::ends,
};

use super::names::phases;

fn event(words: &str) -> Event {
    let incident = read_incident(&format!("Timeline (UTC)\n\n- 10:00 {words}\n"));
    assert_eq!(incident.events.len(), 1, "{words}");
    incident.events.into_iter().next().unwrap()
}

/// Words of an event and its kind.
const KINDS: &[(&str, &str)] = &[
    ("finding", "Cause found: the deploy filled the volume"),
    ("recovery", "Incident closed"),
    ("alert", "Pager alert: checkout errors above 5 %"),
    ("alert", "On-call gets paged for disk space"),
    ("alert", "Alarm on queue depth"),
    ("alert", "Monitoring reports high latency"),
    ("alert", "Überwachung meldet hohe Antwortzeiten"),
    ("alert", "Warnmeldung: Festplatte voll"),
    ("report", "Customers report that they cannot log in"),
    ("report", "Support ticket about empty invoices"),
    ("report", "A colleague says that the console loads forever"),
    ("report", "Kunden melden leere Rechnungen"),
    ("report", "Erste Beschwerde über die App"),
    ("escalation", "Escalated to the database team"),
    ("escalation", "Two engineers join the call"),
    ("escalation", "Incident declared"),
    ("escalation", "Datenbank-Team hinzugezogen"),
    ("escalation", "Störfall ausgerufen"),
    ("change", "Release 4.2 is rolled back"),
    ("change", "Deploy of the gateway starts"),
    ("change", "Failed over to the second region"),
    ("change", "Dienst neu gestartet"),
    ("change", "Version 4.1 ausgerollt"),
    ("finding", "Root cause identified: expired token"),
    ("finding", "We suspect the proxy"),
    ("finding", "Bob looks into the proxy"),
    ("finding", "Ursache gefunden: Token abgelaufen"),
    ("finding", "Vermutung: der Proxy"),
    ("communication", "Status page updated"),
    ("communication", "Email sent to all merchants"),
    ("communication", "First update posted"),
    ("communication", "Statusseite aktualisiert"),
    ("communication", "Händler informiert"),
    ("recovery", "Checkout works again"),
    ("recovery", "Error rate back to normal"),
    ("recovery", "All regions recovered"),
    ("recovery", "Störung behoben"),
    ("recovery", "Dienst wiederhergestellt"),
];

#[test]
fn kinds_by_wording() {
    let found = KINDS.iter().map(|(_, words)| (event(words).kind.map_or("", Kind::name), *words));
    assert_eq!(found.filter(|found| !KINDS.contains(found)).collect::<Vec<_>>(), []);
    assert_eq!(event("Lunch").kind, None);
    assert_ne!(event("Alert cleared").kind, Some(Kind::Alert));
}

/// Words of an event and the phases that it begins.
const PHASES: &[(&str, &str)] = &[
    ("start", "Outage begins"),
    ("start", "First errors in the log"),
    ("start", "Requests start failing"),
    ("start", "The failure occurred"),
    ("start", "[START] bad configuration is live"),
    ("start", "Beginn der Störung"),
    ("start", "Erste Fehler im Protokoll"),
    ("start", "**Beginn:** Last steigt"),
    ("start", "le portail ne répond plus"),
    ("start", "la web no responde"),
    ("start", "Сайт не отвечает"),
    ("detected", "The team noticed slow pages"),
    ("detected", "Pager alert: checkout"),
    ("detected", "Customers report empty carts"),
    ("detected", "[DETECTION] graph looks wrong"),
    ("detected", "Detected: graph looks wrong"),
    ("detected", "PowerOutage fires"),
    ("detected", "Fehler bemerkt"),
    ("detected", "Alarm: Antwortzeiten"),
    ("detected", "**Erkannt** - Kurve steigt"),
    ("acknowledged", "Noor acknowledges the page"),
    ("acknowledged", "Page acked by Noor"),
    ("acknowledged", "**Acknowledged** by Noor"),
    ("acknowledged", "Noor picks up the page"),
    ("acknowledged", "Noor quittiert"),
    ("acknowledged", "Alarm angenommen"),
    ("declared", "Incident declared"),
    ("declared", "Bob opens an incident"),
    ("declared", "Incident channel created"),
    ("declared", "Incident raised to coordinate"),
    ("declared", "[DECLARED] Bob leads"),
    ("declared", "Bob raises it as SEV-2"),
    ("declared", "cellule de crise ouverte"),
    ("declared", "Störfall ausgerufen"),
    ("declared", "Vorfall eröffnet"),
    ("mitigated", "Impact mitigated by the second region"),
    ("mitigated", "Workaround in place"),
    ("mitigated", "Bleeding stopped"),
    ("mitigated", "Mitigation: traffic moved"),
    ("mitigated", "Störung eingedämmt"),
    ("mitigated", "Workaround eingespielt"),
    ("resolved", "Incident resolved"),
    ("resolved", "Everything works again"),
    ("resolved", "Resolved - all good"),
    ("resolved", "[RESOLUTION] fix is live"),
    ("resolved", "PROBLEM FIXED - processing resumes"),
    ("resolved", "Störung behoben"),
    ("resolved", "Ende der Störung: alles läuft"),
    ("resolved", "errors gone"),
    ("resolved", "Search works again without anybody doing anything"),
    ("resolved", "Keine Fehler mehr, Störung verschwunden"),
    ("resolved", "障害は解消しました"),
    ("detected, resolved", "HOST ALERT: sw1;UP;PING OK"),
    ("detected", "Customers notice that nothing loads"),
    ("detected", "A user writes that the docs answer with HTTP 503"),
    ("acknowledged", "Ana looks into why nothing is sent"),
    ("acknowledged", "We start to\n  investigate"),
    ("acknowledged", "I'll take this one"),
    ("acknowledged", "Picking this up"),
    ("acknowledged", "Ich schau's mir an"),
    ("acknowledged", "L'astreinte a pris le ticket"),
    ("acknowledged", "siadam do tego"),
    ("declared", "Treat this as an incident please"),
    ("detected", "me suena el busca"),
    ("start", "the box fell over"),
    ("detected", "Terrence flagged a high rate of missed blocks"),
    ("declared", "Post on the status page is published"),
    ("mitigated", "Service partially restored"),
    // Several at once.
    ("start, detected", "[START/DETECTION] graph looks wrong"),
    ("detected, declared", "Alert fires and an incident is opened: Incident opened"),
    ("mitigated, resolved", "Mitigated and resolved: node replaced"),
    ("acknowledged, declared", "Bob acknowledges the page and declares an incident"),
    // Not yet, or not so.
    ("", "Nobody noticed"),
    ("", "Alert rule added"),
    ("", "We should have declared an incident"),
    ("", "Impact is not mitigated"),
    ("", "Release goes out"),
    ("", "Noch nicht eingedämmt"),
    ("resolved", "Search declared healthy"),
    ("", "Provider restarts the host to mitigate"),
    ("start", "229 of 592 requests came back with HTTP 500"),
    ("", "-!- dana has joined #ops"),
    ("", "rolled \"back\" it"),
];

#[test]
fn planned_work_is_not_detected() {
    assert_eq!(phases(&event("Ticket for the upcoming maintenance of the power feed")), "");
    assert_eq!(phases(&event("Ticket für die geplante Wartung")), "");
}

#[test]
fn phases_by_wording_and_by_label() {
    for (expected, words) in PHASES {
        let found = phases(&event(words));
        let detected = found.strip_prefix("detected, ").unwrap_or(&found);
        // Who acknowledges a page has noticed.
        assert!(
            found == *expected
                || *expected == "acknowledged" && detected == *expected
                || *expected == "acknowledged, declared" && detected == *expected,
            "{words}: {found}, not {expected}"
        );
    }
}

#[test]
fn what_occurred_and_what_was_noticed_are_two_phases() {
    let incident =
        read_incident("Timeline (UTC)\n\n- 10:00 Outage begins\n- 10:12 Outage noticed\n- 10:30 Resolved\n");
    let found: Vec<_> = incident.events.iter().map(phases).collect();
    assert_eq!(found, ["start", "detected", "resolved"]);
    assert_eq!(incident.intervals[0].seconds, Some(720));
}

#[test]
fn a_label_says_more_than_words() {
    let notes = "Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:12 Detected: by Bob\n- 10:20 pods recovered\n- 10:30 Resolution: fix is live\n- 10:40 queue back to normal\n";
    let incident = read_incident(notes);
    let found: Vec<_> = incident.events.iter().map(phases).collect();
    assert_eq!(found, ["", "detected", "mitigated", "resolved", ""]);
}

/// Words of an event and the level that it sets.
const LEVELS: &[(&str, &str)] = &[
    ("SEV0", "SEV0 declared"),
    ("SEV1", "Incident declared as SEV-1"),
    ("SEV2", "Incident is classified as a Sev 2 incident"),
    ("SEV3", "severity: 3"),
    ("SEV4", "Severity level 4"),
    ("SEV5", "[SEV5] typo on the page"),
    ("SEV2", "Schweregrad 2"),
    ("P0", "P0 incident opened"),
    ("P1", "Escalated to P1"),
    ("P2", "Priority 2 incident"),
    ("P3", "auf P3 herabgestuft"),
    ("P4", "Priorität: P4"),
    ("S1", "Declared an S1"),
    ("S2", "upgraded to S2"),
    ("S3", "severity lowered to S3"),
    ("S4", "auf S4 herabgestuft"),
    ("critical", "Severity: critical"),
    ("critical", "Incident classified as critical"),
    ("critical", "als kritisch eingestuft"),
    ("high", "Severity raised to high"),
    ("high", "Opened a high severity incident"),
    ("high", "Schweregrad hoch"),
    ("medium", "Severity is now medium"),
    ("medium", "medium-severity incident declared"),
    ("medium", "Schweregrad: mittel"),
    ("low", "Priority lowered to low"),
    ("low", "downgraded to low"),
    ("low", "auf niedrig herabgestuft"),
    ("major outage", "Major outage - nobody can log in"),
    ("major outage", "Status page set to major outage"),
    ("major outage", "Statusseite auf Totalausfall gesetzt"),
    ("partial outage", "Status page: partial outage"),
    ("partial outage", "Downgraded to partial outage"),
    ("partial outage", "Statusseite: Teilausfall"),
    ("degraded performance", "Degraded performance: slow pages"),
    ("degraded performance", "Status changed to degraded performance"),
    ("degraded", "Status page set to degraded"),
    ("degraded", "Statusseite auf eingeschränkt gestellt"),
    // Up and down.
    ("SEV1", "upgraded from SEV2 to SEV1"),
    ("SEV1", "raised to SEV1 from SEV2"),
    ("SEV3", "downgraded from SEV1 to SEV3"),
    ("SEV3", "now a SEV3"),
    ("SEV3", "severity lowered to SEV3, was SEV2"),
    ("SEV1", "von SEV2 auf SEV1 hochgestuft"),
    ("SEV3", "auf SEV3 herabgestuft"),
    // None.
    ("", "critical alert fires"),
    ("", "Low-priority page to on-call"),
    ("", "p99 latency at 3 s"),
    ("", "CPU is high"),
    ("", "S3 bucket is full, incident opened"),
    ("", "API degraded"),
    ("", "This is not a SEV1"),
    ("", "Should this be a SEV1?"),
    ("", "kritische Meldung im Protokoll"),
    ("S1", "Internal incident declared, severity S1"),
    ("P1", "Alert #48213: [P1] lag of the orders"),
];

#[test]
fn levels_of_all_scales() {
    let found = LEVELS
        .iter()
        .map(|(_, words)| (event(words).severity.map(|level| level.to_string()).unwrap_or_default(), *words));
    assert_eq!(found.filter(|found| !LEVELS.contains(&(&found.0, found.1))).collect::<Vec<_>>(), []);
}

#[test]
fn a_level_that_is_only_named_does_not_change_it() {
    let notes = "Timeline (UTC)\n\n- 10:00 SEV1 declared\n- 10:30 lowered to SEV3\n- 10:40 asked who led the SEV1\n- 11:00 SEV1 resolved\n";
    let levels: Vec<String> =
        read_incident(notes).severities.into_iter().map(|severity| severity.level.to_string()).collect();
    assert_eq!(levels, ["SEV1", "SEV3"]);
}

/// Fields above a timeline, and the level that holds from its first event.
const FIELDS: &[(&str, &str)] = &[
    ("SEV2", "Severity: SEV2"),
    ("SEV2", "**Severity**: 2"),
    ("SEV1", "- Severity: Sev-1 (whole region)"),
    ("SEV1", "| Severity | SEV1 |\n|---|---|"),
    ("SEV3", "Severity\nSEV3"),
    ("SEV2", "Schweregrad: 2"),
    ("P1", "Priority: P1"),
    ("P2", "Priority 2"),
    ("P1", "Priorität: 1"),
    ("critical", "Severity: Critical"),
    ("high", "Severity = high"),
    ("high", "Schweregrad: hoch"),
    ("major outage", "Severity: Major outage"),
    ("SEV2", "Severity: SEV2 | Duration: 36 minutes"),
    ("P2", "Service: limiter   Urgency: high   Priority: P2"),
    ("SEV2", "Status  Done\nSeverity  Sev-2"),
    ("SEV3", "Severity\tSev-3\tOwner\tInes"),
    ("critical", "Priorytet: Krytyczny"),
    ("medium", "重要度：中"),
    ("P1", "- 故障等级:P1"),
    ("", "Severity: SEV1/SEV2/SEV3"),
    ("", "Severity: high, medium or low"),
    ("", "Severity: to be found"),
    ("", "Severity levels are explained in the handbook"),
];

#[test]
fn levels_of_fields_hold_from_the_first_event() {
    for (level, field) in FIELDS {
        let notes = format!(
            "Checkout outage\n\n{field}\n\nTimeline (UTC)\n\n- 10:00 checkout is down\n- 10:30 checkout works again\n"
        );
        let incident = read_incident(&notes);
        let found: Vec<_> = incident.severities.iter().map(|severity| severity.level.to_string()).collect();
        assert_eq!(found.first().map_or("", String::as_str), *level, "{field}");
        for severity in &incident.severities {
            let end = severity.end.as_ref().and_then(|end| end.time).map(|time| time.to_string());
            assert_eq!(
                (severity.start.at, end.as_deref()),
                (incident.events[0].start.at, Some("10:30")),
                "{field}"
            );
        }
    }
}

/// A timeline and, of one interval: seconds, least, most, how many alternatives, and the reason.
type Case = (&'static str, &'static str, Option<i64>, Option<i64>, Option<i64>, usize, &'static str);

const INTERVALS: &[Case] = &[
    (
        "- 10:00 Outage begins\n- 10:12 Alert fires",
        "time to detect",
        Some(720),
        None,
        None,
        0,
        "from start to detected",
    ),
    (
        "- 10:00 Beginn der Störung\n- 10:12 Alarm",
        "time to detect",
        Some(720),
        None,
        None,
        0,
        "from start to detected",
    ),
    ("- 10:00 Deploy\n- 10:12 Alert fires", "time to detect", None, None, None, 0, "start not stated"),
    ("- 10:00 Outage begins\n- 10:12 Deploy", "time to detect", None, None, None, 0, "detected not stated"),
    (
        "- 10:00 Alert fires\n- 10:12 Outage begins",
        "time to detect",
        None,
        None,
        None,
        0,
        "detected comes before start",
    ),
    // Several qualify: the first counts, the others are named.
    (
        "- 10:00 Outage begins\n- 10:12 Alert fires\n- 10:14 Customers report errors",
        "time to detect",
        Some(720),
        None,
        None,
        1,
        "from start to detected",
    ),
    (
        "- 10:00 Alert fires\n- 10:02 Bob acknowledges the page\n- 10:04 Mia acks the page",
        "time to acknowledge",
        Some(120),
        None,
        None,
        1,
        "from detected to acknowledged",
    ),
    (
        "- 10:00 Alarm\n- 10:02 Bob quittiert",
        "time to acknowledge",
        Some(120),
        None,
        None,
        0,
        "from detected to acknowledged",
    ),
    // Without a start, from the detection.
    (
        "- 10:00 Alert fires\n- 10:09 Bob opens an incident",
        "time to declare",
        Some(540),
        None,
        None,
        0,
        "from detected to declared; start not stated",
    ),
    (
        "- 09:55 Outage begins\n- 10:00 Alert fires\n- 10:09 Incident declared",
        "time to declare",
        Some(840),
        None,
        None,
        0,
        "from start to declared",
    ),
    (
        "- 10:00 Outage begins\n- 10:30 Workaround in place",
        "time to mitigate",
        Some(1800),
        None,
        None,
        0,
        "from start to mitigated",
    ),
    (
        "- 10:00 Outage begins\n- 10:30 pods recovered\n- 10:40 Resolved",
        "time to resolve",
        Some(2400),
        None,
        None,
        1,
        "from start to resolved",
    ),
    // Approximate ends.
    (
        "- ~10:00 Outage begins\n- 10:40 Resolved",
        "time to resolve",
        Some(2400),
        Some(1500),
        Some(3300),
        0,
        "from start to resolved",
    ),
    (
        "- about 10:05 Outage begins\n- about 10:10 Alert fires",
        "time to detect",
        Some(300),
        Some(0),
        Some(900),
        0,
        "from start to detected",
    ),
    (
        "- gegen 10:07 Uhr: Beginn der Störung\n- 10:10 Uhr: Alarm",
        "time to detect",
        Some(180),
        Some(120),
        Some(240),
        0,
        "from start to detected",
    ),
    // An entry with a range is no silence.
    (
        "- 10:00 look\n- 10:05-10:40 restart\n- 10:50 wait\n- 10:52 wait",
        "longest silence",
        Some(600),
        None,
        None,
        0,
        "between consecutive entries",
    ),
];

/// Notes in which a statement beside the timeline says which entry begins a phase, the interval that follows and its length.
const STATED: &[(&str, &str, i64)] = &[
    (
        "Search was down from 10:00 until 10:19.\n\nTimeline (UTC)\n\n- 10:00 Release\n- 10:04 Alert fires\n- 10:19 Node restarted\n",
        "time to detect",
        240,
    ),
    (
        "Die Suche war von 10:00 bis 10:19 Uhr ausgefallen.\n\nZeitleiste (UTC)\n\n- 10:00 Release\n- 10:04 Alarm\n- 10:19 Knoten getauscht\n",
        "time to resolve",
        1140,
    ),
    (
        "Start: 10:00\nMitigated: 10:12\n\nTimeline (UTC)\n\n- 10:00 Release\n- 10:04 Alert fires\n- 10:12 Traffic moved\n- 10:19 Resolved\n",
        "time to mitigate",
        720,
    ),
];

#[test]
fn a_statement_says_which_entry_begins_a_phase() {
    for &(notes, name, seconds) in STATED {
        let incident = read_incident(notes);
        let interval = incident.intervals.iter().find(|interval| interval.kind.name() == name).unwrap();
        assert_eq!(interval.seconds, Some(seconds), "{notes}: {interval:?}");
    }
}

#[test]
fn what_is_posted_later_is_not_the_end() {
    for notes in [
        "- 10:00 Alert fires\n- 10:19 Impact resolved\n- 10:40 Status page says resolved\n",
        "- 10:00 Alarm\n- 10:19 Störung behoben\n- 10:40 Kunden informiert, dass die Störung behoben ist\n",
    ] {
        let incident = read_incident(&format!("Timeline (UTC)\n\n{notes}"));
        let ends: Vec<_> = incident.events.iter().map(|event| event.phases.has(Phase::Resolved)).collect();
        assert_eq!(ends, [false, true, false], "{notes}");
    }
    // Where nothing else tells of the end, the post does.
    let incident =
        read_incident("Timeline (UTC)\n\n- 10:00 Alert fires\n- 10:40 Status page says resolved\n");
    assert_eq!(phases(&incident.events[1]), "resolved");
}

#[test]
fn phases_are_chosen_together() {
    // What was seen before it began is something else.
    let notes = "Timeline (UTC)\n\n- 09:00 Ana saw that there is a newer version\n- 10:00 uploads fail\n- 10:05 users \
                 report it\n- 10:07 Bo turns it off and on\n- 10:15 no change\n- 10:30 old version put back\n- 10:50 \
                 more disks\n- 11:00 uploads work again\n";
    let found: Vec<_> = read_incident(notes).events.iter().map(phases).collect();
    assert_eq!(found[..3], ["", "start", "detected"]);
}

/// A timeline, and what its entries begin where nothing names the start or the mitigation.
const UNNAMED: &[(&str, &[&str])] = &[
    // An alarm goes off when it fails; who reports it may have waited.
    ("- 04:10 Alarm: pump 2 does not turn\n- 04:40 Resolved", &["start, detected", "resolved"]),
    ("- 04:10 A farmer reports that pump 2 does not turn\n- 04:40 Resolved", &["detected", "resolved"]),
    // It works after a change, long before somebody says that it is over.
    (
        "- 04:10 Pump 2 stops\n- 04:15 Pager goes off\n- 04:40 Valve replaced, water flows again\n- 06:00 Incident closed",
        &["start", "detected", "mitigated", "resolved"],
    ),
    (
        "- 04:10 Pumpe 2 fällt aus\n- 04:15 Alarm\n- 04:40 Ventil ausgetauscht, das Wasser läuft wieder\n- 06:00 Vorfall geschlossen",
        &["start", "detected", "mitigated", "resolved"],
    ),
    // A wish is none.
    (
        "- 04:10 Pump 2 stops\n- 04:15 Pager goes off\n- 04:40 Valve replaced, please try again\n- 06:00 Incident closed",
        &["start", "detected", "", "resolved"],
    ),
    // Not where it fails once more, nor where nothing else ends it.
    (
        "- 04:10 Pump 2 stops\n- 04:15 Pager goes off\n- 04:40 Valve replaced, water flows again\n- 05:00 Pump 2 stops\n- 06:00 Incident closed",
        &["start", "detected", "", "", "resolved"],
    ),
    (
        "- 04:10 Pump 2 stops\n- 04:15 Pager goes off\n- 04:40 Valve replaced, water flows again",
        &["start", "detected", "resolved"],
    ),
];

#[test]
fn what_nothing_names_is_known_by_what_happened() {
    for &(notes, begun) in UNNAMED {
        let incident = read_incident(&format!("Timeline (UTC)\n\n{notes}\n"));
        let found: Vec<_> = incident.events.iter().map(phases).collect();
        assert_eq!(found, begun, "{notes}");
    }
}

#[test]
fn intervals_have_their_evidence() {
    for &(notes, name, seconds, least, most, alternatives, reason) in INTERVALS {
        let incident = read_incident(&format!("Timeline (UTC)\n\n{notes}\n"));
        let interval = incident.intervals.iter().find(|interval| interval.kind.name() == name).unwrap();
        assert_eq!(
            (
                interval.seconds,
                interval.least,
                interval.most,
                interval.alternatives.len(),
                ends(interval.ends)
            ),
            (seconds, least, most, alternatives, reason.to_owned()),
            "{notes}: {interval:?}"
        );
        for index in interval.from.iter().chain(&interval.to) {
            assert!(incident.events.get(*index).is_some(), "{notes}");
        }
    }
}

#[test]
fn the_state_of_a_component_ends_no_level() {
    let levels = |notes: &str| -> Vec<String> {
        read_incident(notes).severities.iter().map(|severity| severity.level.to_string()).collect()
    };
    let set = "- 10:12 status page set to \"partial outage\"\n- 10:40 resolved\n";
    assert_eq!(levels(&format!("- 10:02 SEV1 declared\n{set}")), ["SEV1"]);
    assert_eq!(levels(&format!("Severity: SEV2\n\n- 10:02 search fails\n{set}")), ["SEV2"]);
    assert_eq!(levels(&format!("- 10:02 search fails\n{set}")), ["partial outage"]);
}
