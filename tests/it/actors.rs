//! Who acted: by the words that entries begin with, in the languages of the reader.

use incident_timeline::read_incident;

/// The first actor of each entry; nothing where none is named.
fn actors(notes: &str) -> Vec<String> {
    let incident = read_incident(&format!("Timeline (UTC)\n\n{notes}"));
    incident.events.iter().map(|event| event.actors.first().cloned().unwrap_or_default()).collect()
}

#[test]
fn actors_by_the_words_an_entry_begins_with() {
    for (words, actor) in [
        ("Ana restarts the worker", "Ana"),
        ("Jan Kowalski rolled back the release", "Jan Kowalski"),
        ("@ben: looking", "ben"),
        ("**Chidi** confirms that orders go through", "Chidi"),
        ("On-call engineer opens a ticket", "on-call"),
        ("Oncall investigation notices errors", "on-call"),
        ("The on-call acknowledges", "on-call"),
        ("Customers report failing payments", "customers"),
        ("A customer calls the hotline", "customers"),
        ("Support forwards a complaint", "support"),
        ("Additional engineers join", "engineers"),
        ("The database team fails over", "database team"),
        ("Network team joins the call", "Network team"),
        ("Bereitschaft übernimmt", "on-call"),
        ("Die Bereitschaft startet den Dienst neu", "on-call"),
        ("Kunden melden Fehler", "customers"),
        ("Léa redémarre le service", "Léa"),
        ("L'astreinte prend l'appel", "on-call"),
        ("Les utilisateurs signalent", ""),
        ("Clientes avisam que o site caiu", "customers"),
        ("オンコールが対応を開始", "on-call"),
        ("客户反馈无法登录", "customers"),
        ("Alert fires for the checkout", ""),
        ("Database restarted", ""),
        ("Deployment started", ""),
        ("The reverted version is not live yet", ""),
        ("Der gestartete Dienst antwortet", ""),
        ("Finally rolled back the release", ""),
        ("After reverted changes nothing fails", ""),
        ("@here please join", ""),
        ("Update: still looking", ""),
        ("Everyone joins the call", ""),
        ("errors rise above 20 %", ""),
        ("Investigation starts after a look at the graphs", ""),
        ("Outage begins", ""),
        ("Gateway restarted one node at a time", ""),
        ("Huddle begins in the channel", ""),
        ("Alerted by end-user team that it is slow", ""),
        ("L'attaque prend fin", ""),
    ] {
        assert_eq!(actors(&format!("- 10:00 {words}\n")), [actor], "{words}");
    }
}

#[test]
fn names_before_a_colon_are_actors_where_they_come_again() {
    assert_eq!(
        actors(
            "- 10:00 Ana: looks at the queue\n- 10:02 Ben: rolls back\n- 10:05 Ana: it drains\n- 10:09 queue empty\n"
        ),
        ["Ana", "Ben", "Ana", ""]
    );
    assert_eq!(
        actors(
            "- 10:00 Ana: looks at the queue\n- 10:02 Ben: rolls back\n- 10:05 Maria del: it drains\n- 10:07 Jo Doe: over\n"
        ),
        ["Ana", "Ben", "", "Jo Doe"]
    );
    assert_eq!(
        actors(
            "- 10:00 Workaround: none\n- 10:02 Investigating: errors\n- 10:05 Investigating: still\n- 10:09 Resolved: all\n"
        ),
        ["", "", "", ""]
    );
}
