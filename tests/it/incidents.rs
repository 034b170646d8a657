//! Several incidents in one paste: what belongs to which.

use incident_timeline::{incident::Incident, read_incident};

use super::names::{findings, subject};

/// Notes, the incident of each event in the order of the notes, and the names of the incidents.
const PASTES: &[(&str, &[usize], &[&str])] = &[
    // Headings that name an incident.
    (
        "# Incident 1: uploads\n\n- 10:02 UTC pager fired\n- 10:40 UTC fixed\n\n# Incident 2: billing\n\n- 12:02 UTC pager fired\n- 12:40 UTC fixed\n",
        &[0, 0, 1, 1],
        &["Incident 1: uploads", "Incident 2: billing"],
    ),
    (
        "# Woche 20\n\n## Störung vom 3. Mai 2024\n\n- 10:02 Alarm\n- 10:40 behoben\n\n## Störung vom 5. Mai 2024\n\n- 12:02 Alarm\n- 12:40 behoben\n",
        &[0, 0, 1, 1],
        &["Störung vom 3. Mai 2024", "Störung vom 5. Mai 2024"],
    ),
    (
        "INC-1041 uploads\n\n2024-05-03 10:02 pager fired\n2024-05-03 10:40 fixed\n\nINC-1042 billing\n\n2024-05-04 12:02 pager fired\n2024-05-04 12:40 fixed\n",
        &[0, 0, 1, 1],
        &["INC-1041 uploads", "INC-1042 billing"],
    ),
    (
        "## 2024-05-03 Upload outage\n\n- 10:02 pager fired\n- 10:40 fixed\n\n## 2024-05-05 Billing outage\n\n- 12:02 pager fired\n- 12:40 fixed\n",
        &[0, 0, 1, 1],
        &["2024-05-03 Upload outage", "2024-05-05 Billing outage"],
    ),
    // A timeline each.
    (
        "# Uploads\n\n## Timeline\n\n- 2024-05-03 10:02 pager fired\n- 2024-05-03 10:40 fixed\n\n# Billing\n\n## Timeline\n\n- 2024-05-04 12:02 pager fired\n",
        &[0, 0, 1],
        &["Uploads", "Billing"],
    ),
    // The updates of a status page, oldest first and newest first.
    (
        "Uploads fail\n\nMay 3, 10:02 UTC\nInvestigating - We look into it.\n\nMay 3, 10:40 UTC\nResolved - All is well.\n\nBilling is slow\n\nMay 4, 12:02 UTC\nInvestigating - We look into it.\n\nMay 4, 12:40 UTC\nResolved - All is well.\n",
        &[0, 0, 1, 1],
        &["Uploads fail", "Billing is slow"],
    ),
    (
        "Billing is slow\n\nResolved - All is well.\nMay 4, 12:40 UTC\n\nInvestigating - We look into it.\nMay 4, 12:02 UTC\n\nUploads fail\n\nResolved - All is well.\nMay 3, 10:40 UTC\n\nInvestigating - We look into it.\nMay 3, 10:02 UTC\n",
        &[0, 0, 1, 1],
        &["Billing is slow", "Uploads fail"],
    ),
    // What all have in common stands above the first.
    (
        "# Two outages in May\n\n## Summary\n\nTwo of them.\n\n## Incidents\n\n### May 3, 2024 - Uploads\n\n**Timeline:**\n\n- 10:02 pager fired\n- 10:40 fixed\n\n### May 5, 2024 - Billing outage\n\n**Timeline:**\n\n- 12:02 pager fired\n- 12:40 fixed\n",
        &[0, 0, 1, 1],
        &["May 3, 2024 - Uploads", "May 5, 2024 - Billing outage"],
    ),
    // Numbered in a handover, with tickets or days of their own.
    (
        "Night handover 11 May 2025, two things\n\n1) Card payments slow (INC-771)\n   - 21:40 pager fired\n   - 22:48 fixed\n   Impact: cards\n\n2) Settlement late (INC-772)\n   - 23:00 job hangs\n   - 23:12 fixed\n",
        &[0, 0, 1, 1],
        &["Card payments slow (INC-771)", "Settlement late (INC-772)"],
    ),
    (
        "Weekly summary\n\n1. Monday 2 June 2025 - mains lost\n   - 04:12 genset does not start\n   - 05:31 mains back\n\n2. Wednesday 4 June 2025 - fibre cut\n   - 13:47 both waves lost\n   - 18:55 spliced\n",
        &[0, 0, 1, 1],
        &["Monday 2 June 2025 - mains lost", "Wednesday 4 June 2025 - fibre cut"],
    ),
    // What was done, with tickets; the days of one.
    (
        "Outage of 11 May 2025\n\n- 10:00 pager fired\n- 10:10 looked at\n\nChanges made:\n1. CHG-1221 reverted\n2. CHG-1222 reverted\n\n- 10:40 fixed\n",
        &[0, 0, 0],
        &[],
    ),
    (
        "1. Monday 2 June 2025 - pump stops\n- 04:12 pump stops\n- 05:00 fitter there\n\n2. Tuesday 3 June 2025 - repair\n- 10:00 pump runs again\n",
        &[0, 0, 0],
        &[],
    ),
    // Numbered steps of one.
    (
        "Outage of 11 May 2025\n\n1) How it began\n   - 21:40 pager fired\n   - 21:48 looked at\n\n2) How it ended\n   - 22:10 rolled back\n   - 22:12 fixed\n",
        &[0, 0, 0, 0],
        &[],
    ),
    // One incident, however often its timeline begins.
    (
        "3 May 2024\n\n# Timeline\n\n- 10:02 pager fired\n\n# A song\n\nOf the watch.\n\n# Timeline\n\n- 10:40 fixed\n",
        &[0, 0],
        &[],
    ),
    (
        "# Timeline, 3 May 2024\n\n- 10:02 pager fired\n\n# Timeline, 4 May 2024\n\n- 12:02 fixed\n",
        &[0, 0],
        &[],
    ),
    (
        "# Outage of uploads\n\n## Timeline\n\n- 10:02 UTC pager fired\n\n## Phase 2 timeline\n\n- 12:02 UTC fixed\n",
        &[0, 0],
        &[],
    ),
    (
        "## Day 1 of the outage\n\n- 10:02 UTC pager fired\n\n## Day 2 of the outage\n\n- 12:02 UTC fixed\n",
        &[0, 0],
        &[],
    ),
    (
        "# Incident report\n\n## Incident timeline\n\n- 10:02 UTC pager fired\n- 10:30 UTC resolved\n\n## Impact\n\nThe incident lasted 28 minutes.\n",
        &[0, 0],
        &[],
    ),
];

#[test]
fn incidents_are_told_apart() {
    let mut wrong = Vec::new();
    for &(notes, numbers, names) in PASTES {
        let incident = read_incident(notes);
        let mut found: Vec<(usize, usize)> =
            incident.events.iter().map(|event| (event.line.index() + 1, event.incident)).collect();
        found.sort_unstable();
        let found: Vec<usize> = found.iter().map(|(_, number)| *number).collect();
        let named: Vec<&str> = incident.incidents.iter().map(|part| part.name.as_str()).collect();
        if found != numbers || named != names {
            wrong.push(format!("{notes}\n  {found:?} {named:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two incidents, each with an impact, a severity field and a stated interval, and what is said of both.
const TWO: &str = "# June\n\nBoth hit customers; in all 58 minutes of downtime.\n\n\
## Incident 1: uploads\n\nSeverity: SEV2\nTime to detect: 4 min\n\n### Timeline (UTC, 3 June 2024)\n\n- 10:00 outage begins\n- 10:04 pager fired\n- 10:40 uploads work again, resolved\n\n### Impact\n\nUploads were down for 36 minutes.\n\n\
## Incident 2: billing\n\nSeverity: SEV1\nTime to detect: 9 min\n\n### Timeline (UTC, 5 June 2024)\n\n- 12:00 outage begins\n- 12:02 pager fired\n- 12:20 billing works again, resolved\n\n### Impact\n\nBilling was down for 18 minutes.\n\n\
## Lessons\n\nNone.\n";

fn clock(moment: Option<&incident_timeline::incident::Moment>) -> String {
    moment.map_or("-".to_owned(), |moment| {
        let date = moment.date.map_or(String::new(), |date| date.to_string());
        let time = moment.time.map_or(String::new(), |time| time.to_string());
        format!("{date} {time}")
    })
}

fn told(incident: &Incident, name: &str) -> Vec<(usize, Option<i64>)> {
    let of_name = incident.intervals.iter().filter(|interval| interval.kind.name() == name);
    of_name.map(|interval| (interval.incident, interval.seconds)).collect()
}

#[test]
fn each_incident_has_phases_intervals_severities_and_places_of_its_own() {
    let incident = read_incident(TWO);
    assert_eq!(told(&incident, "time to detect"), [(0, Some(240)), (1, Some(120))]);
    assert_eq!(told(&incident, "time to resolve"), [(0, Some(2400)), (1, Some(1200))]);
    assert_eq!(told(&incident, "longest silence"), []);
    let levels: Vec<_> = incident
        .severities
        .iter()
        .map(|severity| (severity.incident, severity.level.to_string(), clock(severity.end.as_ref())))
        .collect();
    assert_eq!(
        levels,
        [
            (0, "SEV2".to_owned(), "2024-06-03 10:40".to_owned()),
            (1, "SEV1".to_owned(), "2024-06-05 12:20".to_owned())
        ]
    );
    let impacts: Vec<_> = incident
        .impacts
        .iter()
        .map(|impact| (impact.incident, subject(impact), clock(impact.start.as_ref())))
        .collect();
    assert_eq!(
        impacts,
        [
            (None, "the incident", "-".to_owned()),
            (Some(0), "Uploads", "2024-06-03 10:04".to_owned()),
            (Some(1), "Billing", "2024-06-05 12:02".to_owned())
        ]
    );
    let found: Vec<_> = findings(&incident).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(found, [("interval-field", 23)], "{:?}", incident.findings);
}

#[test]
fn a_finding_says_of_which_incident_it_is() {
    let notes = TWO.replace("- 12:20 billing works again, resolved", "- 12:20 still slow");
    let messages: Vec<String> =
        findings(&read_incident(&notes)).into_iter().map(|(.., message)| message).collect();
    assert!(
        messages.contains(&"No entry of incident 2 says that it was resolved.".to_owned()),
        "{messages:?}"
    );
}
