//! Corrections by hand: the change, and what the notes say afterwards.

use incident_timeline::{
    Incident,
    edit::{Change, Edit, Refused, correction},
    facts::Phase,
    finding::{Finding, FindingKind},
    pause::at_once,
    read_incident,
    span::LineNumber,
    zones::Rules,
};

const MINUTE: i64 = 60_000;

/// The edit that makes a change, if there is one.
pub(crate) fn edit(notes: &str, incident: &Incident, change: &Change, rules: Rules) -> Option<Edit> {
    at_once(correction(notes, incident, std::slice::from_ref(change), rules)).ok()
}

/// Moves an event by so many minutes.
fn moved(notes: &str, event: usize, minutes: i64) -> Option<String> {
    let incident = read_incident(notes);
    let at = incident.events[event].start.at + minutes * MINUTE;
    Some(edit(notes, &incident, &Change::EventTime { event, at }, Rules::NONE)?.apply(notes))
}

fn marked(notes: &str, event: usize, phase: Phase) -> Option<String> {
    let incident = read_incident(notes);
    Some(edit(notes, &incident, &Change::Phase { event, phase }, Rules::NONE)?.apply(notes))
}

/// Gives an impact edges, in minutes since midnight of the first day.
fn edged(notes: &str, impact: usize, start: i64, end: i64) -> Option<String> {
    let incident = read_incident(notes);
    let change = Change::Edges { impact, start: start * MINUTE, end: end * MINUTE };
    Some(edit(notes, &incident, &change, Rules::NONE)?.apply(notes))
}

#[test]
fn a_time_keeps_its_form() {
    for (notes, event, minutes, expected) in [
        ("- 10:02 pager fired\n- 10:20 rolled back\n", 0, 1, "- 10:03 pager fired\n- 10:20 rolled back\n"),
        ("- 10:02 pager fired\n- 10:20 rolled back\n", 1, -3, "- 10:02 pager fired\n- 10:17 rolled back\n"),
        ("* 9:58 pager fired\n* 10:20 rolled back\n", 0, 4, "* 10:02 pager fired\n* 10:20 rolled back\n"),
        (
            "11:58 AM pager fired\n12:20 PM rolled back\n",
            0,
            4,
            "12:02 PM pager fired\n12:20 PM rolled back\n",
        ),
        ("1:05 pm pager fired\n1:20 pm rolled back\n", 1, 45, "1:05 pm pager fired\n2:05 pm rolled back\n"),
        (
            "2024-03-05T10:02:11Z pager fired\n2024-03-05T10:20:00Z rolled back\n",
            0,
            2,
            "2024-03-05T10:04:11Z pager fired\n2024-03-05T10:20:00Z rolled back\n",
        ),
        (
            "2024-03-05 23:58 pager fired\n2024-03-06 00:20 rolled back\n",
            0,
            5,
            "2024-03-06 00:03 pager fired\n2024-03-06 00:20 rolled back\n",
        ),
        (
            "| Time (UTC) | Event |\n|---|---|\n| 10:02 | pager fired |\n| 10:20 | rolled back |\n",
            1,
            5,
            "| Time (UTC) | Event |\n|---|---|\n| 10:02 | pager fired |\n| 10:25 | rolled back |\n",
        ),
        (
            "Time\tEvent\n10:02\tpager fired\n10:20\trolled back\n",
            0,
            -2,
            "Time\tEvent\n10:00\tpager fired\n10:20\trolled back\n",
        ),
        ("10h02 alerte reçue\n10h20 retour arrière\n", 0, 3, "10h05 alerte reçue\n10h20 retour arrière\n"),
        ("10.02 Uhr Alarm\n10.20 Uhr zurückgerollt\n", 1, 2, "10.02 Uhr Alarm\n10.22 Uhr zurückgerollt\n"),
        (
            "[10:02:11] <ana> pager fired\n[10:20:40] <ben> rolled back\n",
            1,
            1,
            "[10:02:11] <ana> pager fired\n[10:21:40] <ben> rolled back\n",
        ),
        (
            "- **10:02 UTC** pager fired\n- **10:20 UTC** rolled back\n",
            0,
            7,
            "- **10:09 UTC** pager fired\n- **10:20 UTC** rolled back\n",
        ),
        ("23:50 pager fired\n00:20 rolled back\n", 1, 5, "23:50 pager fired\n00:25 rolled back\n"),
        ("23:50 pager fired\n00:20 rolled back\n", 0, 15, "00:05 pager fired\n00:20 rolled back\n"),
        // Past its neighbour: the list changes, the notes keep their lines.
        (
            "- 10:02 pager fired\n- 10:04 looked into it\n- 10:20 rolled back\n",
            0,
            4,
            "- 10:06 pager fired\n- 10:04 looked into it\n- 10:20 rolled back\n",
        ),
    ] {
        assert_eq!(moved(notes, event, minutes).as_deref(), Some(expected), "{notes}");
    }
}

#[test]
fn a_date_keeps_its_form() {
    for (first, second, third) in [
        (
            "1;29/11/2024;17:58;NOC;links down",
            "2;29/11/2024;18:25;NOC;called them",
            "2;30/11/2024;18:25;NOC;called them",
        ),
        ("2024-12-31 23:58 links down", "2024-12-31 23:59 called them", "2025-01-01 23:59 called them"),
        ("2024/11/29 17:58 links down", "2024/11/29 18:25 called them", "2024/11/30 18:25 called them"),
        ("29.11.2024 17:58 links down", "29.11.2024 18:25 called them", "30.11.2024 18:25 called them"),
        ("11/29/24 5:58 PM links down", "11/29/24 6:25 PM called them", "11/30/24 6:25 PM called them"),
        ("5/29/2024 17:58 links down", "5/29/2024 18:25 called them", "5/30/2024 18:25 called them"),
        ("29 Nov 2024 17:58 links down", "29 Nov 2024 18:25 called them", "30 Nov 2024 18:25 called them"),
        ("Nov 29, 2024 17:58 links down", "Nov 29, 2024 18:25 called them", "Nov 30, 2024 18:25 called them"),
        ("- 29 Nov 17:58 links down", "- 29 Nov 18:25 called them", "- 30 Nov 18:25 called them"),
        (
            "2024年11月29日 17:58 links down",
            "2024年11月29日 18:25 called them",
            "2024年11月30日 18:25 called them",
        ),
    ] {
        let head = if first.contains(';') { "No;Date;Time;Who;What happened\n" } else { "" };
        let notes = |second: &str| [head, first, "\n", second, "\n"].concat();
        assert_eq!(moved(&notes(second), 1, 24 * 60), Some(notes(third)));
    }
}

#[test]
fn what_cannot_be_said_is_not_written() {
    // Half a minute rounds to the stamp's own minute, one way or the other; less than that is no change.
    let notes = "10:02 pager fired\n10:20 rolled back\n";
    let incident = read_incident(notes);
    let at = incident.events[0].start.at + 20_000;
    assert_eq!(edit(notes, &incident, &Change::EventTime { event: 0, at }, Rules::NONE), None);
    assert_eq!(edit(notes, &incident, &Change::EventTime { event: 9, at }, Rules::NONE), None);
    assert_eq!(edit(notes, &incident, &Change::Edges { impact: 0, start: 0, end: 1 }, Rules::NONE), None);
    // The second entry hangs on the first one's time.
    assert_eq!(moved("10:02 pager fired\n5 minutes later: rolled back\n", 0, 3), None);
}

#[test]
fn a_phase_is_a_label_before_the_words() {
    for (notes, event, phase, expected) in [
        (
            "- 10:02 strange graph seen\n- 10:20 rolled back\n",
            0,
            Phase::Start,
            "- 10:02 Start: strange graph seen\n- 10:20 rolled back\n",
        ),
        (
            "- 10:02 strange graph seen\n- 10:20 rolled back\n",
            0,
            Phase::Detected,
            "- 10:02 Detected: strange graph seen\n- 10:20 rolled back\n",
        ),
        (
            "| Time | Event |\n|---|---|\n| 10:02 | strange graph |\n| 10:20 | config put back |\n",
            1,
            Phase::Resolved,
            "| Time | Event |\n|---|---|\n| 10:02 | strange graph |\n| 10:20 | Resolved: config put back |\n",
        ),
        (
            "10:02 komische Kurve gesehen\n10:20 Konfiguration zurück\n",
            1,
            Phase::Resolved,
            "10:02 komische Kurve gesehen\n10:20 Resolved: Konfiguration zurück\n",
        ),
        (
            "ana  10:02 AM\nstrange graph\n\nben  10:20 AM\nconfig put back\n",
            1,
            Phase::Resolved,
            "ana  10:02 AM\nstrange graph\n\nben  10:20 AM\nResolved: config put back\n",
        ),
    ] {
        assert_eq!(marked(notes, event, phase).as_deref(), Some(expected), "{notes}");
    }
}

const PLACED: &str = "\
# Payments stuck

Payments were down for 30 minutes.

## Timeline

- 10:00 payments fail for everyone
- 10:05 database restarted
- 10:30 payments work again
- 10:35 database works again
";

#[test]
fn edges_stand_behind_the_statement_and_can_be_moved_again() {
    let once = edged(PLACED, 0, 605, 635).expect("words are found");
    assert!(
        once.contains("Payments were down for 30 minutes (10:05 to 10:35).")
            || once.contains("(from 10:05 to 10:35)"),
        "{once}"
    );
    let twice = edged(&once, 0, 600, 635).expect("words are found again");
    assert!(twice.contains("10:00 to 10:35") && !twice.contains("10:05 to"), "{twice}");
    // A window in words keeps its form.
    let notes = "Checkout was down from 10:04 until 10:52.\n\n- 10:04 pager fired\n- 10:55 closed\n";
    let moved = edged(notes, 0, 602, 652);
    assert_eq!(
        moved.as_deref(),
        Some("Checkout was down from 10:02 until 10:52.\n\n- 10:04 pager fired\n- 10:55 closed\n")
    );
}

#[test]
fn a_length_that_is_another_with_new_edges_is_changed_too() {
    for (length, expected) in [
        ("for 30 minutes", "for 45 minutes (10:05 to 10:50)"),
        ("for 30 min", "for 45 min (10:05 to 10:50)"),
        ("for half an hour", "for 45 minutes (10:05 to 10:50)"),
        ("for about 43 minutes", "for about 43 minutes (10:05 to 10:50)"),
    ] {
        let notes = PLACED.replace("for 30 minutes", length);
        let moved = edged(&notes, 0, 605, 650).unwrap_or_else(|| panic!("no words for {length}"));
        assert!(moved.contains(expected), "{moved}");
        let back = edged(&moved, 0, 605, 625).unwrap_or_else(|| panic!("no words after {moved}"));
        assert!(back.contains("20 min") && back.contains("10:05 to 10:25") && !back.contains("45"), "{back}");
    }
}

#[test]
fn rivals_can_be_chosen() {
    let incident = read_incident(PLACED);
    let rival = incident.impacts[0].rivals.first().expect("two pairs fit");
    let (start, end) = (rival.start.at, rival.end.at);
    let edit = edit(PLACED, &incident, &Change::Edges { impact: 0, start, end }, Rules::NONE)
        .expect("words are found");
    let after = read_incident(&edit.apply(PLACED));
    assert_eq!(after.impacts[0].start.as_ref().map(|edge| edge.at), Some(start));
    assert_eq!(after.impacts[0].duration_seconds, Some(1800));
}

#[test]
fn whatever_is_written_reads_back() {
    let mut tried = 0;
    for notes in [
        include_str!("../cases/02-bullets-under-a-dated-heading.txt"),
        include_str!("../cases/03-pipe-table-over-midnight.txt"),
        include_str!("../cases/05-chat-with-names-and-times.txt"),
    ] {
        let notes = notes.split("\n====").next().unwrap_or(notes);
        let incident = read_incident(notes);
        for event in 0..incident.events.len() {
            for minutes in [-61, -1, 1, 2, 45] {
                let at = incident.events[event].start.at + minutes * MINUTE;
                if let Some(edit) = edit(notes, &incident, &Change::EventTime { event, at }, Rules::NONE) {
                    let after = read_incident(&edit.apply(notes));
                    let text = &incident.events[event].text;
                    assert!(after.events.iter().any(|event| event.start.at == at && event.text == *text));
                    assert_eq!(after.events.len(), incident.events.len());
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn every_phase_can_be_marked() {
    let notes = "# Till outage\n\n- 10:02 tills hang\n- 10:10 something was done\n- 10:40 tills work again\n";
    for &phase in Phase::ALL {
        let marked = marked(notes, 1, phase).unwrap_or_else(|| panic!("{phase} is not marked"));
        let read = read_incident(&marked);
        assert!(read.events[1].phases.iter().any(|known| known == phase), "{phase}: {marked}");
    }
}

/// What pressing the button of a phase again writes.
fn unmarked(notes: &str, event: usize, phase: Phase) -> Option<String> {
    let incident = read_incident(notes);
    Some(edit(notes, &incident, &Change::NoPhase { event, phase }, Rules::NONE)?.apply(notes))
}

fn reworded(notes: &str, event: usize, words: &str) -> Option<String> {
    let incident = read_incident(notes);
    let change = Change::Words { event, words: words.to_owned() };
    Some(edit(notes, &incident, &change, Rules::NONE)?.apply(notes))
}

fn why_not(notes: &str, change: &Change) -> Refused {
    let incident = read_incident(notes);
    at_once(correction(notes, &incident, std::slice::from_ref(change), Rules::NONE)).unwrap_err()
}

const CURVES: &str = "- 10:02 strange graph seen\n- 10:10 config looked at\n- 10:20 config put back\n";

#[test]
fn a_mark_is_taken_off_as_it_was_put() {
    for notes in [
        CURVES,
        "| Time | Event |\n|---|---|\n| 10:02 | strange graph |\n| 10:10 | looked at it |\n| 10:20 | config put back |\n",
        "ana  10:02 AM\nstrange graph\n\nben  10:10 AM\nlooking\n\nben  10:20 AM\nconfig put back\n",
    ] {
        for &phase in Phase::ALL {
            let once = marked(notes, 1, phase).unwrap_or_else(|| panic!("{phase} is not marked: {notes}"));
            assert_ne!(once, notes);
            assert_eq!(unmarked(&once, 1, phase).as_deref(), Some(notes), "{phase}");
        }
    }
    for (notes, expected) in [
        (
            "- 10:02 [DETECTION] strange graph\n- 10:20 put back\n",
            "- 10:02 strange graph\n- 10:20 put back\n",
        ),
        (
            "- 10:02 **Detected:** strange graph\n- 10:20 put back\n",
            "- 10:02 strange graph\n- 10:20 put back\n",
        ),
        ("- 10:02 Detected - strange graph\n- 10:20 put back\n", "- 10:02 strange graph\n- 10:20 put back\n"),
    ] {
        assert_eq!(unmarked(notes, 0, Phase::Detected).as_deref(), Some(expected), "{notes}");
    }
}

#[test]
fn marks_never_pile_up() {
    let detected = marked(CURVES, 0, Phase::Detected).unwrap();
    let both = marked(&detected, 0, Phase::Start).unwrap();
    assert!(both.starts_with("- 10:02 Start / Detected: strange graph seen\n"), "{both}");
    let three = marked(&both, 0, Phase::Declared).unwrap();
    assert!(three.starts_with("- 10:02 Start / Detected / Declared: strange graph seen\n"), "{three}");
    let two = unmarked(&three, 0, Phase::Detected).unwrap();
    assert!(two.starts_with("- 10:02 Start / Declared: strange graph seen\n"), "{two}");
    assert_eq!(unmarked(&both, 0, Phase::Start), Some(detected));
}

#[test]
fn a_phase_that_is_marked_elsewhere_loses_its_mark_there() {
    let first = marked(CURVES, 1, Phase::Detected).unwrap();
    assert_eq!(
        marked(&first, 0, Phase::Detected).as_deref(),
        Some("- 10:02 Detected: strange graph seen\n- 10:10 config looked at\n- 10:20 config put back\n")
    );
    let both = marked(&first, 1, Phase::Acknowledged).unwrap();
    assert_eq!(
        marked(&both, 0, Phase::Detected).as_deref(),
        Some(
            "- 10:02 Detected: strange graph seen\n- 10:10 Acknowledged: config looked at\n- 10:20 config put back\n"
        )
    );
}

#[test]
fn what_words_tell_is_not_unmarked() {
    let notes = "- 10:02 pager fired\n- 10:20 incident resolved\n";
    let change = Change::NoPhase { event: 1, phase: Phase::Resolved };
    assert_eq!(why_not(notes, &change), Refused::Told(LineNumber::of(1)));
    let notes = "Detected at: 10:05\n\n- 10:02 strange graph seen\n- 10:05 looked at it\n- 10:20 put back\n";
    assert_eq!(
        why_not(notes, &Change::Phase { event: 0, phase: Phase::Detected }),
        Refused::Told(LineNumber::of(0))
    );
    let notes = "- 10:02 pager fired\n- 10:20 writes enabled again\n- 10:30 incident resolved\n";
    assert_eq!(
        why_not(notes, &Change::Phase { event: 1, phase: Phase::Resolved }),
        Refused::Told(LineNumber::of(2))
    );
}

#[test]
fn words_are_changed_where_they_differ() {
    for (notes, event, words, expected) in [
        (
            CURVES,
            1,
            "config looked into",
            "- 10:02 strange graph seen\n- 10:10 config looked into\n- 10:20 config put back\n",
        ),
        (
            "| Time | Event | Who |\n|---|---|---|\n| 10:02 | strange graph | ana |\n| 10:20 | config put back | ben |\n",
            1,
            "config rolled back, cache flushed",
            "| Time | Event | Who |\n|---|---|---|\n| 10:02 | strange graph | ana |\n| 10:20 | config rolled back, cache flushed | ben |\n",
        ),
        (
            "[10:02:11] <ana> strange graph\n[10:20:40] <ben> put back\n",
            0,
            "a very strange graph",
            "[10:02:11] <ana> a very strange graph\n[10:20:40] <ben> put back\n",
        ),
        (
            "- 10:02 strange graph\n  seen by ana\n- 10:20 put back\n",
            0,
            "strange graph\nseen by ben",
            "- 10:02 strange graph\n  seen by ben\n- 10:20 put back\n",
        ),
        ("10:02 Ärger\n10:20 weg\n", 0, "Ärgernis", "10:02 Ärgernis\n10:20 weg\n"),
    ] {
        assert_eq!(reworded(notes, event, words).as_deref(), Some(expected), "{notes}");
    }
}

#[test]
fn words_that_would_change_the_list_are_refused_with_a_reason() {
    let change = |words: &str| Change::Words { event: 1, words: words.to_owned() };
    assert_eq!(why_not(CURVES, &change("")), Refused::Count(LineNumber::of(1)));
    let change = Change::EventTime { event: 0, at: 605 * MINUTE };
    let counted = "10:02 pager fired\n5 minutes later: rolled back\n";
    assert_eq!(why_not(counted, &change), Refused::Moves(LineNumber::of(1)));
}

#[test]
fn a_typed_time_is_written_to_the_second() {
    let incident = read_incident(CURVES);
    let at = incident.events[1].start.at + 90_000;
    let edit = edit(CURVES, &incident, &Change::Clock { event: 1, at }, Rules::NONE).unwrap();
    assert_eq!(edit.text, "10:11:30");
}

fn changed(notes: &str, change: &Change) -> Option<String> {
    let incident = read_incident(notes);
    Some(edit(notes, &incident, change, Rules::NONE)?.apply(notes))
}

#[test]
fn an_event_is_left_out_by_words_at_its_end_and_comes_back() {
    for (notes, event, expected) in [
        (
            CURVES,
            1,
            "- 10:02 strange graph seen\n- 10:10 config looked at (not in the timeline)\n- 10:20 config put back\n",
        ),
        (
            "| Time | Event | Who |\n|---|---|---|\n| 10:02 | strange graph | ana |\n| 10:20 | put back | ben |\n",
            0,
            "| Time | Event | Who |\n|---|---|---|\n| 10:02 | strange graph (not in the timeline) | ana |\n| 10:20 | put back | ben |\n",
        ),
        // What follows is of the next day all the same.
        (
            "- 23:10 strange graph\n- 23:50 looked at it\n- 00:20 put back\n",
            1,
            "- 23:10 strange graph\n- 23:50 looked at it (not in the timeline)\n- 00:20 put back\n",
        ),
        (
            "- 23:50 strange graph\n  seen by ana\n- 00:20 put back\n",
            0,
            "- 23:50 strange graph (not in the timeline)\n  seen by ana\n- 00:20 put back\n",
        ),
    ] {
        let once = changed(notes, &Change::LeaveOut { event });
        assert_eq!(once.as_deref(), Some(expected), "{notes}");
        let read = read_incident(expected);
        let [line] = read.left_out.as_slice() else { panic!("{:?}", read.left_out) };
        assert!(read.unplaced.is_empty() && read.elsewhere.is_empty());
        assert_eq!(changed(expected, &Change::BringBack { line: line.line }).as_deref(), Some(notes));
    }
}

/// A copy of a chat: who and when, and what was said below it.
const CHAT: &str = "#inc-12-labels\nThursday, April 17th, 2025\n\nIvo Brandt  7:42 PM\nlabel printers are down in both halls\n\nMarlies  7:47 PM\non it, restarting\n\nIvo Brandt  8:19 PM\nprinters are back, thanks\n";

#[test]
fn a_message_of_a_chat_is_left_out_and_an_event_added_between_two() {
    let out = CHAT.replace("on it", "(not in the timeline) on it");
    assert_eq!(changed(CHAT, &Change::LeaveOut { event: 1 }), Some(out.clone()));
    let line = read_incident(&out).left_out[0].line;
    assert_eq!(changed(&out, &Change::BringBack { line }).as_deref(), Some(CHAT));
    // In an other copy the time stands on a line of its own, and a line below the last message is of that.
    let below = CHAT.replace("  7:", "\n  7:").replace("  8:", "\n  8:").replace("\n\n", "\n")
        + "8:24 PM\nthe queue is empty\n:eyes:\n3\n";
    for (chat, at, expected) in [
        (CHAT, 1200, "\non it, restarting\n8:00 PM New event\n\nIvo"),
        (&below, 1230, "\nthe queue is empty\n\n8:30 PM New event\n"),
        (&below, 3000, "\nthe queue is empty\n\n2025-04-19 2:00 AM New event\n"),
    ] {
        let added = changed(chat, &Change::Add { at: at * MINUTE });
        assert!(added.as_ref().is_some_and(|added| added.contains(expected)), "{chat}{added:?}");
    }
}

#[test]
fn what_is_left_out_says_nothing_of_the_incident() {
    let notes = "- 10:02 pager fired\n- 10:10 checkout was down for 20 minutes, SEV1 (not in the timeline)\n- 10:40 all well\n";
    let read = read_incident(notes);
    assert!(read.impacts.is_empty() && read.severities.is_empty());
    assert_eq!(read.events.len(), 2);
    // Nor does what follows stand before it.
    let late =
        read_incident("- 10:02 pager fired\n- 10:50 New event (not in the timeline)\n- 10:40 all well\n");
    let odd = |finding: &Finding| matches!(finding.kind, FindingKind::OutOfOrder { .. });
    assert!(!late.findings.iter().any(odd), "{:?}", late.findings);
}

#[test]
fn a_new_event_is_written_as_its_neighbours_are() {
    for (notes, at, expected) in [
        (
            CURVES,
            605,
            "- 10:02 strange graph seen\n- 10:05 New event\n- 10:10 config looked at\n- 10:20 config put back\n",
        ),
        (
            CURVES,
            600,
            "- 10:00 New event\n- 10:02 strange graph seen\n- 10:10 config looked at\n- 10:20 config put back\n",
        ),
        (
            CURVES,
            625,
            "- 10:02 strange graph seen\n- 10:10 config looked at\n- 10:20 config put back\n- 10:25 New event\n",
        ),
        ("10:02 pager fired\n10:20 put back", 610, "10:02 pager fired\n10:10 New event\n10:20 put back"),
        (
            "| Time | Who | Event |\n|---|---|---|\n| 10:02 | ana | strange graph |\n| 10:20 | ben | put back |\n",
            605,
            "| Time | Who | Event |\n|---|---|---|\n| 10:02 | ana | strange graph |\n| 10:05 |  | New event |\n| 10:20 | ben | put back |\n",
        ),
        (
            "Time\tEvent\n10:02\tpager fired\n10:20\trolled back\n",
            603,
            "Time\tEvent\n10:02\tpager fired\n10:03\tNew event\n10:20\trolled back\n",
        ),
        (
            "[10:02:11] <ana> pager fired\n[10:20:40] <ben> rolled back\n",
            605,
            "[10:02:11] <ana> pager fired\n[10:05:00] New event\n[10:20:40] <ben> rolled back\n",
        ),
        (
            "2024-03-05 23:58 pager fired\n2024-03-06 00:20 rolled back\n",
            1445,
            "2024-03-05 23:58 pager fired\n2024-03-06 00:05 New event\n2024-03-06 00:20 rolled back\n",
        ),
        (
            "- 23:50 pager fired\n- 00:20 rolled back\n",
            1445,
            "- 23:50 pager fired\n- 00:05 New event\n- 00:20 rolled back\n",
        ),
        (
            "- **10:02 UTC** pager fired\n  and again\n- **10:20 UTC** rolled back\n",
            605,
            "- **10:02 UTC** pager fired\n  and again\n- **10:05 UTC** New event\n- **10:20 UTC** rolled back\n",
        ),
        // Newest first.
        (
            "- 2024-03-05 10:20 put back\n- 2024-03-05 10:10 looked at\n- 2024-03-05 10:02 pager fired\n",
            615,
            "- 2024-03-05 10:20 put back\n- 2024-03-05 10:15 New event\n- 2024-03-05 10:10 looked at\n- 2024-03-05 10:02 pager fired\n",
        ),
    ] {
        assert_eq!(changed(notes, &Change::Add { at: at * MINUTE }).as_deref(), Some(expected), "{notes}");
    }
}
