//! What is taken out of notes, how much of it is found, and that the incident stays the same.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use incident_timeline::{
    Incident,
    pause::at_once,
    read_incident,
    redact::{Kind, Mention, mentions, redacted, without},
};

use crate::tidy::project;

/// An item of the labelled notes: its label, where it stands in the notes without labels. `-` is a decoy.
struct Item {
    label: String,
    start: usize,
    end: usize,
}

/// The notes of each case without its labels, and the items.
fn labelled() -> Vec<(String, String, Vec<Item>)> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/redact/labelled.txt")).unwrap();
    let cases = text.split("==== ").skip(1).map(|case| {
        let (name, labelled) = case.split_once('\n').unwrap();
        let (mut notes, mut items) = (String::new(), Vec::new());
        for part in labelled.split('«') {
            let Some((marked, rest)) = part.split_once('»') else {
                notes.push_str(part);
                continue;
            };
            let (label, words) = marked.split_once(':').unwrap();
            let start = notes.len();
            notes.push_str(words);
            items.push(Item { label: label.to_owned(), start, end: notes.len() });
            notes.push_str(rest);
        }
        (name.to_owned(), notes, items)
    });
    cases.collect()
}

fn found(notes: &str) -> Vec<Mention> {
    mentions(notes, &read_incident(notes))
}

/// Recall and precision over the labelled notes, in thousandths, and a line for each thing missed or taken for nothing.
fn score() -> (usize, usize, String) {
    let mut by_kind: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let (mut right, mut all, mut odd) = (0, 0, String::new());
    for (name, notes, items) in labelled() {
        let found = found(&notes);
        for item in items.iter().filter(|item| item.label != "-") {
            let covered = (item.start..item.end).all(|at| {
                let blank = notes.as_bytes()[at].is_ascii_whitespace();
                blank || found.iter().any(|other| (other.span.start..other.span.end).contains(&at))
            });
            let counts = by_kind.entry(item.label.clone()).or_default();
            counts[0] += usize::from(covered);
            counts[1] += 1;
            if !covered {
                let _ = writeln!(odd, "missed {} {:?} in {name}", item.label, &notes[item.start..item.end]);
            }
        }
        for mention in found {
            let meant = items.iter().any(|item| {
                item.label != "-" && item.start < mention.span.end && mention.span.start < item.end
            });
            all += 1;
            right += usize::from(meant);
            if !meant {
                let words = mention.span.of(&notes);
                let _ = writeln!(odd, "taken out for nothing: {words:?} as {} in {name}", mention.alias);
            }
        }
    }
    for (label, [hit, of]) in &by_kind {
        let _ = writeln!(odd, "{label}: {hit} of {of}");
    }
    let (hit, of) = by_kind.values().fold((0, 0), |sum, one| (sum.0 + one[0], sum.1 + one[1]));
    let _ = writeln!(odd, "recall {hit} of {of}, precision {right} of {all}");
    (hit * 1000 / of, right * 1000 / all, odd)
}

#[test]
fn most_of_what_is_labelled_is_found_and_little_else() {
    let items: Vec<String> =
        labelled().into_iter().flat_map(|(_, _, items)| items.into_iter().map(|item| item.label)).collect();
    assert!(items.len() >= 300 && Kind::all().count() == 10, "{} items", items.len());
    let (recall, precision, said) = score();
    eprintln!("{said}");
    assert!(recall >= 980 && precision >= 980, "{said}");
}

/// What an incident is but for its words; of those, the title without what was found in it.
fn bones(incident: &Incident, notes: &str, found: &[Mention]) -> String {
    let mut title = incident.title.clone().unwrap_or_default();
    let longest = |mention: &&Mention| std::cmp::Reverse(mention.span.end - mention.span.start);
    let mut found: Vec<&Mention> = found.iter().collect();
    found.sort_by_key(longest);
    for mention in found {
        title = title.replace(mention.span.of(notes), &mention.alias);
    }
    let mut out = format!("title {title}\nincidents {}\n", incident.incidents.len());
    for event in &incident.events {
        let end = event.end.as_ref().map(|end| end.at);
        let _ = writeln!(out, "event {} {end:?} {} {:?}", event.start.at, event.line, event.severity);
    }
    for impact in incident.told_impacts() {
        let edge = |edge: &Option<incident_timeline::incident::Moment>| edge.as_ref().map(|edge| edge.at);
        let (start, end) = (edge(&impact.start), edge(&impact.end));
        let _ = writeln!(out, "impact {start:?} {end:?} {:?} {:?}", impact.duration_seconds, impact.effect);
    }
    for phase in &incident.phases {
        let _ = writeln!(out, "phase {:?} {}", phase.phase, phase.moment.at);
    }
    for severity in &incident.severities {
        let _ = writeln!(out, "severity {} {}", severity.level, severity.start.at);
    }
    out
}

/// All notes of the tests: of golden files, and those with labels.
pub(crate) fn notes() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for path in project(&["txt"]) {
        let name = path.display().to_string();
        if !["cases", "families", "variants", "reports", "exports"]
            .iter()
            .any(|folder| name.contains(&format!("tests/{folder}/")))
        {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for case in format!("\n{text}").split("\n==== ").filter(|case| !case.trim().is_empty()) {
            let (head, notes) =
                if text.starts_with("==== ") { case.split_once('\n').unwrap() } else { ("", case) };
            let notes = notes.split("\n----\n").next().unwrap();
            all.push((format!("{name} {head}"), format!("{notes}\n")));
        }
    }
    all.extend(labelled().into_iter().map(|(name, notes, _)| (name, notes)));
    all
}

#[test]
fn a_redacted_text_tells_the_same_incident() {
    let mut wrong = String::new();
    for (name, notes) in notes() {
        let before = read_incident(&notes);
        let found = mentions(&notes, &before);
        let text = redacted(&notes, &found, |_| true);
        let (before, after) = (bones(&before, &notes, &found), bones(&read_incident(&text), &text, &[]));
        // The number of a ticket that is the whole title may stand beside another on the next line.
        let titled = !before.starts_with("title TKT-1\n");
        let bones = |all: &str| if titled { all.to_owned() } else { all.lines().skip(1).collect() };
        if bones(&before) != bones(&after) {
            let _ = writeln!(wrong, "{name}\n{text}\nbefore:\n{before}after:\n{after}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nothing_that_was_found_is_left_and_a_second_time_finds_nothing_new() {
    for (name, notes) in notes() {
        let once = found(&notes);
        let text = redacted(&notes, &once, |_| true);
        for mention in once.iter().filter(|mention| ![Kind::Name, Kind::Handle].contains(&mention.kind)) {
            let words = mention.span.of(&notes);
            // `192` of a mask or `2209` may be another number elsewhere.
            assert!(words.len() < 6 || !text.contains(words), "{name}: {words} is left in\n{text}");
        }
        assert_eq!(redacted(&text, &found(&text), |_| true), text, "{name}");
    }
}

#[test]
fn the_same_thing_has_the_same_alias_and_others_have_others() {
    let notes = "10:02 paged Priya Sharma about db-1 and db-2\n10:04 @priya.sharma on db-1\n10:10 Tom Keller too, D. Keller and SHARMA\n";
    let text = redacted(notes, &found(notes), |_| true);
    let expected = "10:02 paged Colleague-A about host-1 and host-2\n10:04 colleague-a on host-1\n10:10 Colleague-B too, Colleague-B and Colleague-A\n";
    assert_eq!(text.replace('@', ""), expected);
}

#[test]
fn each_kind_can_stay() {
    let notes = "10:02 ana@example.org on db-1, see https://example.org/x\n";
    let found = found(notes);
    for kind in [Kind::Email, Kind::Host, Kind::Url] {
        let text = redacted(notes, &found, |other| other.kind != kind);
        let stays = found.iter().filter(|mention| mention.kind == kind);
        assert!(stays.count() == 1 && found.len() == 3, "{found:?}");
        assert!(found.iter().all(|m| text.contains(m.span.of(notes)) == (m.kind == kind)), "{text}");
    }
    assert_eq!(redacted(notes, &found, |_| false), notes);
}

#[test]
fn a_mention_tells_the_words_around_it() {
    let notes = "a line before\n10:02 restarts db-primary-03 at last\nanother\n";
    let found = found(notes);
    assert_eq!(found[0].context(notes), "10:02 restarts db-primary-03 at last");
    let notes = "10:02 after a long and wholly fruitless discussion db-primary-03 was put back from yesterday's snapshot\n";
    let found = mentions(notes, &read_incident(notes));
    assert_eq!(
        found[0].context(notes),
        "wholly fruitless discussion db-primary-03 was put back from yesterday's"
    );
}

#[test]
fn words_of_ones_own_are_left_out_wherever_they_stand_but_in_times() {
    for (notes, words, expected) in [
        ("ACME, acmebank and Ácme", "acme", "redacted-1, redacted-1bank and Ácme"),
        ("10:02 at 10:02 of 02", "02", "10:02 at 10:02 of redacted-1"),
        ("Big Acme and Acme", "Acme, Big Acme", "redacted-2 and redacted-1"),
        ("al alert al-1 hal", "Al", "redacted-1 alert redacted-1-1 hal"),
        ("a 東京支社 b ＡＣＭＥ", "東京支社,ACME", "a redacted-1 b redacted-2"),
        ("nothing", " , ,", "nothing"),
    ] {
        assert_eq!(at_once(without(notes, words)), expected, "{words}");
    }
    for (name, notes) in notes() {
        assert_eq!(at_once(without(&notes, "")), notes, "{name}");
        let less = at_once(without(&notes, "the, pager, checkout"));
        assert_eq!(less.lines().count(), notes.lines().count(), "{name}");
        assert!(!incident_timeline::words::fold(&less).contains("checkout"), "{name}");
    }
}

#[test]
fn a_word_before_it_tells_a_host_from_a_ticket() {
    let notes = "05:04 Work on host R1-07 starts, see OPS-4411\n06:37 server WEB-12 and node K8-3 down\n07:25 back to R1-07\n07:40 closed OPS-4411\n";
    let expected = "05:04 Work on host host-1 starts, see TKT-1\n06:37 server host-2 and node host-3 down\n07:25 back to host-1\n07:40 closed TKT-1\n";
    assert_eq!(redacted(notes, &found(notes), |_| true), expected);
}

#[test]
fn who_begins_an_entry_or_stands_behind_by_is_found_and_things_are_not() {
    for (notes, expected) in [
        (
            "08:20 Ilse paged\n08:30 Wout replaces optic\n",
            "08:20 Colleague-A paged\n08:30 Colleague-B replaces optic\n",
        ),
        (
            "08:20 Dana was paged\n08:30 Dana looks\n",
            "08:20 Colleague-A was paged\n08:30 Colleague-A looks\n",
        ),
        ("08:20 Maike wird angerufen\n", "08:20 Colleague-A wird angerufen\n"),
        (
            "08:20 page acknowledged by karim\n08:40 karim: fixed\n",
            "08:20 page acknowledged by colleague-a\n08:40 colleague-a: fixed\n",
        ),
        ("08:20 incident resolved by priya\n", "08:20 incident resolved by colleague-a\n"),
        (
            "08:20 replica pg/db-7 lags\n08:30 web-1/web-2 too\n",
            "08:20 replica pg/host-1 lags\n08:30 host-2/host-3 too\n",
        ),
        (
            "08:20 Lift stops between floors\n08:30 Payments fails again\n08:40 opened by hand\n08:50 Rollback was started\n",
            "",
        ),
        ("08:20 Kasse geht wieder\n08:30 Other jobs restarted\n08:40 fixed by restarting\n", ""),
        // What is written small as well is a word.
        ("08:20 Attack sends garbage\n08:40 the attack goes on\n", ""),
    ] {
        let expected = if expected.is_empty() { notes } else { expected };
        assert_eq!(redacted(notes, &found(notes), |_| true), expected);
    }
}
