//! What is open is asked once, and every answer is a line that the reader obeys.

use chrono::NaiveDate;
use incident_timeline::{choices::choices, incident::Event, read_incident};

/// Notes, and the question that they leave open.
const OPEN: &[(&str, &str)] = &[
    ("10:02 UTC pager fired\n10:40 UTC fixed\n", "Which day did it start?"),
    ("Mar 12, 10:02 UTC pager fired\nMar 12, 10:40 UTC fixed\n", "Which year was it?"),
    (
        "Resolved - All is well.\nFeb 29, 18:40 UTC\nInvestigating - Logins fail.\nFeb 29, 16:48 UTC\n",
        "Which year was it?",
    ),
    ("31 Dec\n\n23:40 UTC pager fired\n00:20 UTC fixed\n", "Which year was it?"),
    ("Printed 2 May 2025\n\n12 Mar 10:02 UTC pager fired\n12 Mar 10:40 UTC fixed\n", ""),
    ("Date: 2024-11-20\n10:02 pager fired\n10:40 fixed\n", "Which time zone are the times in?"),
    ("2024-11-20 10:02 IST pager fired\n2024-11-20 10:40 IST fixed\n", "Which IST is meant?"),
    ("2024-11-20\n\n## Timeline (CST)\n\n10:02 pager fired\n", "Which CST is meant?"),
    ("05/05/2024 10:02 UTC pager fired\n06/05/2024 10:40 UTC fixed\n", ""),
    (SIDES[0], "Do times stand above or below their text?"),
    (SIDES[1], "Do times stand above or below their text?"),
    (SIDES[2], "Do times stand above or below their text?"),
    ("Date: 2024-11-20\nAll times UTC\n\n10:02\npager fired\n\n10:10\nrolled back\n", ""),
    ("Date: 2024-11-20\nAll times UTC\n\npager fired\n10:02\n\nrolled back\n10:10\n", ""),
    (
        "## Timeline (UTC)\n\n- 03/04/2024 10:02 pager fired\n- 03/04/2024 10:40 fixed\n",
        "Are dates day first or month first?",
    ),
];

/// Notes in which times stand as well above as below what they date.
const SIDES: &[&str] = &[
    "2024-11-20 UTC\n\n10:02\npager fired\n10:10\nrolled back\n10:20\nall is well\n10:31\n",
    "# Printer queue stuck\n\nDate: 2024-11-20\n\n## Timeline (UTC)\n\n10:02\n\nqueue grows\n\n10:10\n\nspooler restarted\n\n10:20\n",
    "Lobby chat, 20 Nov 2024, UTC\nno badge works\n10:02\nsame at gate 3\n10:10\ndoor server is back\n10:20\nwe can all get in\n",
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

/// The time and the words of each event.
fn said(events: &[Event]) -> Vec<String> {
    let said = |event: &Event| format!("{} {}", event.start.time.unwrap(), event.text);
    events.iter().map(said).collect()
}

#[test]
fn times_change_sides() {
    for notes in SIDES {
        let words = |line: &str| {
            let read = read_incident(&format!("{line}\n{notes}"));
            said(&read.events)
        };
        let [above, below] = ["Times stand above their text", "Times stand below their text"].map(words);
        assert_ne!(above, below);
        for event in above.iter().chain(&below) {
            assert!(!event.contains("stand"), "{event}");
        }
        // One of both is what is read without a line.
        let read = said(&read_incident(notes).events);
        assert!(read == above || read == below, "{read:?}");
    }
    let below = read_incident(&format!("Times stand below their text\n{}", SIDES[0])).events;
    assert_eq!((below[0].text.as_str(), below[0].line.to_string()), ("pager fired", "6".to_owned()));
}

#[test]
fn every_answer_settles_its_question() {
    for (notes, question) in OPEN {
        let incident = read_incident(notes);
        let open = choices(&incident, today());
        let questions: Vec<&str> = open.iter().map(|choice| choice.question.as_str()).collect();
        if question.is_empty() {
            assert!(questions.is_empty(), "{notes}: {questions:?}");
            continue;
        }
        let choice = open.iter().find(|choice| choice.question == *question);
        let choice = choice.unwrap_or_else(|| panic!("{notes}: {questions:?}"));
        let date = [("a date".to_owned(), "Date: 2024-11-20".to_owned())];
        let answers = if choice.date { &date[..] } else { &choice.answers[..] };
        assert!(!answers.is_empty());
        for (answer, line) in answers {
            let settled = read_incident(&format!("{line}\n{notes}"));
            assert!(
                choices(&settled, today()).iter().all(|choice| choice.question != *question),
                "{line}\n{notes}"
            );
            assert_eq!(settled.events.len(), incident.events.len(), "{line}\n{notes}");
            assert_ne!(settled.title.as_deref(), Some(line.as_str()), "{line}\n{notes}");
            let first = &settled.events[0].start;
            match line.split_once(" = ") {
                Some((_, offset)) => assert_eq!(first.offset.unwrap().to_string(), offset, "{answer}"),
                None if line.starts_with("All times") => assert!(first.offset.is_some(), "{answer}"),
                None if question.starts_with("Which year") => {
                    assert_eq!(first.date.unwrap().to_string()[..4], **answer);
                }
                None => assert!(first.date.is_some(), "{answer}"),
            }
        }
    }
}

#[test]
fn day_and_month_change_places() {
    let notes = "## Timeline (UTC)\n\n- 03/04/2024 10:02 pager fired\n- 03/04/2024 10:40 fixed\n";
    let date =
        |line: &str| read_incident(&format!("{line}\n{notes}")).events[0].start.date.unwrap().to_string();
    assert_eq!(date("Dates are day first"), "2024-04-03");
    assert_eq!(date("Dates are month first"), "2024-03-04");
}

#[test]
fn a_day_without_its_year_is_of_one_of_the_last() {
    let years = |day: &str| {
        let open = choices(&read_incident(&format!("{day}, 10:02 UTC pager fired\n")), today());
        open[0].answers.iter().map(|(year, _)| year.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(years("Mar 12"), "2026 2025 2024 2023");
    assert_eq!(years("Mar 13"), "2025 2024 2023 2022", "none to come");
    assert_eq!(years("Feb 29"), "2024 2020 2016 2012");
}
