//! What is open is asked once, and every answer is a line that the reader obeys.

use incident_timeline::{choices::choices, read_incident};

/// Notes, and the question that they leave open.
const OPEN: &[(&str, &str)] = &[
    ("10:02 UTC pager fired\n10:40 UTC fixed\n", "Which day did it start?"),
    ("Date: 2024-11-20\n10:02 pager fired\n10:40 fixed\n", "Which time zone are the times in?"),
    ("2024-11-20 10:02 IST pager fired\n2024-11-20 10:40 IST fixed\n", "Which IST is meant?"),
    ("2024-11-20\n\n## Timeline (CST)\n\n10:02 pager fired\n", "Which CST is meant?"),
    ("05/05/2024 10:02 UTC pager fired\n06/05/2024 10:40 UTC fixed\n", ""),
    (
        "## Timeline (UTC)\n\n- 03/04/2024 10:02 pager fired\n- 03/04/2024 10:40 fixed\n",
        "Are dates day first or month first?",
    ),
];

#[test]
fn every_answer_settles_its_question() {
    for (notes, question) in OPEN {
        let incident = read_incident(notes);
        let open = choices(&incident);
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
            assert!(choices(&settled).iter().all(|choice| choice.question != *question), "{line}\n{notes}");
            assert_eq!(settled.events.len(), incident.events.len(), "{line}\n{notes}");
            assert_ne!(settled.title.as_deref(), Some(line.as_str()), "{line}\n{notes}");
            let first = &settled.events[0].start;
            match line.split_once(" = ") {
                Some((_, offset)) => assert_eq!(first.offset.unwrap().to_string(), offset, "{answer}"),
                None if line.starts_with("All times") => assert!(first.offset.is_some(), "{answer}"),
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
