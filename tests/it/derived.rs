//! Bars that are worked out from a failure and a recovery of one thing, and costs: notes and what they give.

use incident_timeline::{read_incident, wording};

use super::names::subject;

/// The entry of the failure, the entry of the recovery, and what was hit; nothing where they make no bar.
const DERIVED: &[(&str, &str, &str)] = &[
    ("search is down", "search works again", "search"),
    ("Search is unavailable for everyone", "search is back online", "search"),
    ("the mail queue is stuck", "mail queue back to normal", "mail queue"),
    ("Login fails with 503", "login recovered", "Login"),
    ("Suche ist ausgefallen", "Suche wieder erreichbar", "Suche"),
    ("Login ist gestört", "Login wieder verfügbar", "Login"),
    ("Die Kasse ist nicht erreichbar", "Kasse wiederhergestellt", "Kasse"),
    ("forum down", "forum back", "forum"),
    ("forum is unreachable", "everything works again, nobody touched it", "forum"),
    ("forum is unreachable", "it all works again", "forum"),
    ("Mailserver nicht erreichbar", "alles funktioniert wieder", "Mailserver"),
    ("an editor writes that news.example is unreachable", "news.example is back up", "news.example"),
    ("Shop is hard down, engineers respond to alarms", "shop is back up", "shop"),
    ("no hot water in block C", "hot water back in block C", "hot water"),
    ("kein Strom in Halle 2", "Strom wieder da", "Strom"),
    // What names nothing ends what alone had failed, and of two neither.
    ("search is down", "it works again", "search"),
    ("search is down\n- 10:03 mail is down", "it works again", ""),
    // Chatter is no name.
    ("ok wow that is broken", "wow, works again", ""),
    ("maybe failed because of the wind", "maybe works again", ""),
    ("anyway it is down once more", "it works again", ""),
    // A recovery of another thing ends nothing.
    ("search is down", "mail works again", ""),
    ("Suche ist ausgefallen", "Kasse wieder erreichbar", ""),
    // An alert is for something, and what somebody does or denies is no failure.
    ("Alert fires for the door lock being down", "door lock is back", "door lock"),
    ("Ana finds out why search is down", "search works again", ""),
    ("billing is moved, no errors", "billing works again", ""),
    ("export begins without downtime", "export works again", ""),
    ("Everyone waits. The door lock fails again", "door lock recovered", "door lock"),
    // Monitors write the same again, but for the state.
    ("DOWN dc2", "UP dc2", "dc2"),
    ("sat1 disconnected", "sat1 connected", "sat1"),
    ("CRITICAL: disk db1", "OK: disk db1", "disk db1"),
    ("pod web-0 is NotReady", "pod web-0 is not ready", ""),
    ("port 7: UP to DOWN\n- 10:03 port 9: UP to DOWN", "port 7: DOWN to UP", "port 7"),
    // A thing that never failed was not down.
    ("search is upgraded", "search works again", ""),
];

#[test]
fn a_failure_and_a_recovery_of_one_thing_make_a_bar_in_all_wordings() {
    let mut wrong = Vec::new();
    for (failure, recovery, what) in DERIVED {
        let notes =
            format!("Timeline (UTC)\n\n- 10:00 {failure}\n- 10:07 looking into it\n- 10:25 {recovery}\n");
        let found: Vec<String> = read_incident(&notes)
            .derived_impacts
            .iter()
            .filter(|impact| impact.end.is_some())
            .map(|impact| {
                format!(
                    "{} {}",
                    subject(impact),
                    wording::between(impact.start.as_ref(), impact.end.as_ref())
                )
            })
            .collect();
        let expected = if what.is_empty() { vec![] } else { vec![format!("{what} 10:00 to 10:25")] };
        if found != expected {
            wrong.push(format!("{failure} / {recovery}: {found:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_thing_of_several_is_up_when_a_monitor_says_so() {
    let notes = "2025-11-03 (UTC)\n\n- 04:11 lb-2 ERROR backend api-7 marked DOWN\n- 04:12 lb-2 ERROR backend api-8 marked DOWN\n\
                 - 04:13 lb-2 INFO backend api-8 marked UP\n- 04:19 lb-2 INFO backend api-7 marked UP\n";
    let found: Vec<String> = read_incident(notes)
        .derived_impacts
        .iter()
        .map(|impact| {
            [subject(impact), " ", &wording::between(impact.start.as_ref(), impact.end.as_ref())].concat()
        })
        .collect();
    assert_eq!(found, ["api-8 04:12 to 04:13", "api-7 04:11 to 04:19"]);
}

/// Statements of effort or money, and how many of them there are.
const COSTS: &[(&str, usize)] = &[
    ("The recovery cost the team 35+ hours of productivity.", 1),
    ("The outage cost us about $12,000.", 1),
    ("We spent 20 engineer-hours on the cleanup.", 1),
    ("Die Behebung kostete das Team 30 Arbeitsstunden.", 1),
    ("Der Ausfall hat uns rund 8000 € gekostet.", 1),
    ("Search was down for 35 minutes.", 0),
];

#[test]
fn effort_and_money_are_costs_and_no_bars() {
    let mut wrong = Vec::new();
    for (words, count) in COSTS {
        let notes = format!(
            "Timeline (UTC)\n\n- 10:00 search is down\n- 10:35 search works again\n\nImpact\n\n{words}\n"
        );
        let incident = read_incident(&notes);
        if (incident.costs.len(), incident.impacts.len()) != (*count, 1 - *count) {
            wrong.push(format!(
                "{words}: {} costs, {} impacts",
                incident.costs.len(),
                incident.impacts.len()
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
