//! Drafts: which notes are kept, in which order, and how they are written down.

use incident_timeline::model::Drafts;

/// Notes of several lines about a number of its own.
fn notes(number: usize) -> String {
    format!("# Incident {number}\n\n10:{number:02} the pager fired for service {number}\n")
}

fn names(drafts: &Drafts, current: &str) -> Vec<String> {
    drafts.beside(current).map(|draft| draft.name.to_string()).collect()
}

#[test]
fn the_last_ten_are_kept_latest_first() {
    let mut drafts = Drafts::default();
    for number in 1..13 {
        drafts.add(&notes(number), 0);
    }
    let named = |numbers: &[usize]| -> Vec<String> {
        numbers.iter().map(|number| format!("Incident {number}")).collect()
    };
    assert_eq!(names(&drafts, ""), named(&[12, 11, 10, 9, 8, 7, 6, 5, 4, 3]));
    // That which is open is none of the ten.
    drafts.add(&notes(13), 0);
    let beside = named(&[13, 12, 11, 10, 9, 8, 7, 6, 4, 3]);
    assert_eq!(names(&drafts, &notes(5)), beside);
    assert!(drafts.drop_oldest());
    assert_eq!(names(&drafts, &notes(5)), beside[..9]);
}

#[test]
fn a_later_version_takes_the_place_of_an_earlier_one_and_none_is_offered_beside_itself() {
    let mut drafts = Drafts::default();
    drafts.add(&notes(1), 0);
    drafts.add(&notes(2), 0);
    let later = notes(1) + "10:40 all is back to normal\n";
    drafts.add(&later, 0);
    assert_eq!(names(&drafts, ""), ["Incident 1", "Incident 2"]);
    assert_eq!(names(&drafts, &later), ["Incident 2"]);
    // What was added since stands nowhere else, be it short.
    assert_eq!(names(&drafts, &notes(1)), ["Incident 1", "Incident 2"]);
    drafts.add(&notes(1), 0);
    assert_eq!(names(&drafts, "").len(), 3);
    // One form that was filled in twice is two drafts, however much of it is the form.
    let form =
        |words: &str| format!("# Postmortem\n\nOwner:\n\n{words}\n\nAction items:\n\nLessons learned:\n");
    drafts.add(&form("10:02 disk full, then the queue"), 0);
    drafts.add(&form("23:10 certificate expired at the edge"), 0);
    assert_eq!(names(&drafts, "").len(), 5);
}

#[test]
fn what_is_hardly_anything_is_no_draft() {
    let mut drafts = Drafts::default();
    drafts.add("", 0);
    drafts.add(&"\n".repeat(400), 0);
    drafts.add("10:02 x", 0);
    assert_eq!(drafts, Drafts::default());
}

#[test]
fn they_are_written_down_and_read_back_whatever_they_hold() {
    let mut drafts = Drafts::default();
    for (at, words) in [
        "12 40\nnumbers that look like those of the form",
        "日本語の障害報告、決済が止まった",
        "\u{0}\u{1e}\r\n control signs are no end of it\n",
    ]
    .iter()
    .enumerate()
    {
        drafts.add(words, 1_700_000_000_000 + i64::try_from(at).unwrap());
    }
    let text = drafts.text();
    assert_eq!(Drafts::parse(&text), drafts);
    assert_eq!(names(&drafts, "").len(), 3);
    // What is left of a damaged text is read, and nothing breaks.
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(names(&Drafts::parse(&text[..end]), "").len() <= 3);
    }
    assert_eq!(names(&Drafts::parse(&text[..text.len() - 1]), "").len(), 2);
}

#[test]
fn a_name_is_the_title_or_the_words_that_come_first() {
    let name = |notes: &str| {
        let mut drafts = Drafts::default();
        drafts.add(notes, 0);
        names(&drafts, "").remove(0)
    };
    assert_eq!(name("\n\n## **Checkout** outage\n\n10:02 pager fired\n"), "Checkout outage");
    let settled =
        "Date: 2024-05-06\nAll times UTC\n\n# Checkout outage\n\n10:02 pager fired\n10:40 all well\n";
    assert_eq!(name(settled), "Checkout outage", "and not the answer above it");
    assert_eq!(name("---\n- 10:02 pager fired\n- 10:20 fixed\n"), "pager fired");
    let table = "| Time (UTC) | Who | What |\n|---|---|---|\n| 22:47 | grafana | Alert: replica lag |\n| 22:53 | Tomas | ack |\n";
    assert_eq!(name(table), "Alert: replica lag", "and not the head of a table");
    assert_eq!(name(&["Date: 2026-03-14\n", table].concat()), "Alert: replica lag");
    let failed = "2025-05-06 10:02 UTC checkout is down\n2025-05-06 10:40 UTC checkout is up\n";
    assert_eq!(name(failed), "Checkout down, 6 May", "the title that is made for them");
    assert_eq!(name(&"word ".repeat(20)), "word word word word word word word word…");
}
