//! What holds for any notes: no panic, spans on character boundaries, stable order, a use for each line.

use std::fs;

use incident_timeline::{
    document::Document, incident::LineUse, pause::at_once, read_incident, timestamp::scan::each_stamp,
};

use crate::{check::Random, tidy::project};

/// Pieces of notes and of nonsense that the generator strings together.
pub(crate) const PIECES: &[&str] = &[
    "10:02",
    "23:59:59",
    "24:00",
    "25:61",
    "2pm",
    "11:24:24 PM",
    "2024-03-04",
    "2024-02-30",
    "March 4th, 2024",
    "4 Mar",
    "03/04/2024",
    "T",
    "Z",
    "+05:30",
    "UTC",
    " UTC ",
    "PST",
    "Europe/Berlin",
    " ",
    "\n",
    "\n\n",
    "\t",
    " | ",
    "|",
    "- ",
    "* ",
    "# ",
    "Timeline\n",
    "\nImpact\n",
    "pager fired",
    "was down for ",
    "14 minutes",
    "just under four hours",
    "half a",
    "SEV",
    "SEV2",
    "P1",
    "resolved",
    "ä",
    "日本",
    "🔥",
    "１０：０２",
    "from 10:02 until ",
    "10:40",
    "—",
    "–",
    "~",
    ".",
    ": ",
    "```\n",
    "\r\n",
    "\u{a0}",
    "9",
    "99999999999",
    "dana  9:02 AM\n",
    "`",
    "$",
    "24:00:00.999999999",
    "---\n",
    "duration: 36 min\n",
    "|| Duration || 36 min ||\n",
    "<tr><td>10:02</td><td>",
    "<br>",
    "</td></tr>",
    "<!-- ",
    " -->",
    "&nbsp;",
    "<sup>th</sup>",
    "\\*",
    "{{< x \"",
];

fn notes(random: &mut Random) -> String {
    (0..random.below(60)).map(|_| PIECES[random.below(PIECES.len())]).collect()
}

/// Each line has a use, what is named stands in the notes, and events are in the order of time.
pub(crate) fn places_are_real(notes: &str) {
    let incident = read_incident(notes);
    let shown = at_once(Document::of(notes)).notes;
    assert_eq!(incident.lines.len(), notes.split('\n').count(), "each line has a use: {notes:?}");
    for (line, words) in incident.lines.iter().zip(notes.split('\n')) {
        assert_eq!(line.span.of(notes), words.strip_suffix('\r').unwrap_or(words), "{notes:?}");
        let blank = line.span.of(&shown).trim().is_empty();
        assert_eq!(line.used == LineUse::Blank, blank, "{notes:?}");
        if let LineUse::Event(index) | LineUse::Attached(index) = line.used {
            assert!(index < incident.events.len(), "{notes:?}");
        }
    }
    let spans = incident.events.iter().flat_map(|event| [event.span, event.stamp]);
    for span in spans.chain(incident.impacts.iter().map(|impact| impact.span)) {
        assert!(
            notes.get(span.start..span.end).is_some_and(|words| !words.is_empty()),
            "{span:?} of {notes:?}"
        );
    }
    for pair in incident.events.windows(2) {
        assert!(pair[0].start.at <= pair[1].start.at, "chronological: {notes:?}");
    }
    for line in incident.findings.iter().map(|finding| finding.line) {
        assert!(line.index() < incident.lines.len(), "{line} of {notes:?}");
    }
}

#[test]
fn any_notes_are_read_and_every_place_is_real() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..8_000 {
        places_are_real(&notes(&mut random));
    }
}

/// A line that names a time of day is an event or part of one, a heading or a statement for others, or listed.
pub(crate) fn is_not_silent(notes: &str) {
    let (document, incident) = (at_once(Document::of(notes)), read_incident(notes));
    for (line, used) in document.lines.iter().zip(&incident.lines) {
        let timed = each_stamp(line.words.of(&document.notes)).any(|stamp| stamp.timed());
        assert!(!timed || used.used != LineUse::Outside, "{:?} of {notes:?}", line.words.of(notes));
    }
    let uses = |wanted| incident.lines.iter().filter(|line| line.used == wanted).count();
    assert_eq!(incident.elsewhere.len(), uses(LineUse::Elsewhere), "{notes:?}");
    assert_eq!(incident.unplaced.len(), uses(LineUse::Unplaced), "{notes:?}");
}

#[test]
fn no_line_with_a_time_is_passed_over_in_silence() {
    let mut random = Random(0x51_1E_47);
    for _ in 0..4_000 {
        is_not_silent(&notes(&mut random));
    }
    for path in project(&["txt", "md"]) {
        fs::read_to_string(path).unwrap().split("\n==== ").for_each(is_not_silent);
    }
}

/// Every byte of the notes belongs to one line and its end, every byte of a line to one block.
pub(crate) fn is_whole(notes: &str) {
    let document = at_once(Document::of(notes));
    let shown = &*document.notes;
    assert_eq!(shown.len(), notes.len(), "{notes:?}");
    let mut end = 0;
    for (number, line) in document.lines.iter().enumerate() {
        let between = &shown[end..line.span.start];
        let first = if number == 0 { between.is_empty() } else { ["\n", "\r\n"].contains(&between) };
        assert!(first, "{between:?} is of no line: {notes:?}");
        end = line.span.end;
        assert!(notes.is_char_boundary(line.span.start) && notes.is_char_boundary(end), "{notes:?}");
        assert_eq!(line.words.of(shown), line.span.of(shown).trim(), "{notes:?}");
    }
    assert_eq!(shown[end..].trim_start_matches('\r'), "", "{notes:?}");
    let mut blocks = document.blocks.iter().peekable();
    for (number, line) in document.lines.iter().enumerate() {
        let mut end = line.span.start;
        while let Some(block) = blocks.next_if(|block| block.line == number) {
            assert_eq!(block.span.start, end, "{notes:?}");
            end = block.span.end;
            assert!(shown.is_char_boundary(end), "{notes:?}");
        }
        assert_eq!(end, line.span.end, "{notes:?}");
    }
    assert!(blocks.next().is_none(), "{notes:?}");
}

#[test]
fn every_byte_belongs_to_one_line_and_one_block() {
    let mut random = Random(7);
    for _ in 0..8_000 {
        is_whole(&notes(&mut random));
    }
    for path in project(&["txt", "md"]) {
        is_whole(&fs::read_to_string(path).unwrap());
    }
}

#[test]
fn the_same_notes_read_the_same() {
    let mut random = Random(42);
    for _ in 0..200 {
        let notes = notes(&mut random);
        assert_eq!(read_incident(&notes), read_incident(&notes), "{notes:?}");
    }
}

#[test]
fn carriage_returns_change_nothing() {
    let notes = "# Mail queue\n\nAll times UTC\n\n- 10:02 queue stuck\n- 10:20 queue drained, back to normal\n\nMail was delayed for 18 minutes.\n";
    let (plain, carried) = (read_incident(notes), read_incident(&notes.replace('\n', "\r\n")));
    let words = |incident: &incident_timeline::Incident| -> Vec<String> {
        incident.events.iter().map(|event| event.text.clone()).collect()
    };
    assert_eq!(words(&plain), words(&carried));
    assert_eq!(plain.title, carried.title);
    assert_eq!(plain.impacts[0].duration_seconds, carried.impacts[0].duration_seconds);
}

#[test]
fn all_on_one_line_is_read_alike_however_long_it_is() {
    let written = |count: usize, entry: fn(&str, usize) -> String| -> String {
        (0..count).map(|n| entry(&format!("{:02}:{:02}", n / 60 % 24, n % 60), n)).collect()
    };
    for count in [20, 99, 100, 101, 1_000] {
        let list = written(count, |time, n| format!("{time}: step {n} of it was done. "));
        let sentences = written(count, |time, n| format!("At {time} step {n} of it was done. "));
        for notes in [list, sentences] {
            let incident = read_incident(&notes);
            let texts: Vec<&str> =
                incident.events.iter().map(|event| event.text.trim_end_matches(['.', ' '])).collect();
            let expected: Vec<String> = (0..count).map(|n| format!("step {n} of it was done")).collect();
            assert_eq!(texts, expected);
        }
    }
}

#[test]
fn what_is_said_again_and_again_is_read_to_its_end() {
    for words in [
        "T+0 ",
        "T0 (",
        "10:02 UTC (it went on. ",
        "10:02 CST (UTC",
        "(10:02) (",
        "7 Uhr 30 ",
        "a=b ",
        "10:02 - 10:03 (",
    ] {
        let notes = words.repeat(20_000);
        assert_eq!(read_incident(&notes).lines.len(), 1, "{words:?}");
    }
}
