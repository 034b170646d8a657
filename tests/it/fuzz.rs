//! Notes, links and files changed at random: nothing panics, every place is real, what is carried comes back.
//!
//! `FUZZ_SECONDS=600 cargo test --release --test it fuzz:: -- --nocapture` runs each target for so long, with another seed where
//! `FUZZ_SEED` gives one. What it finds becomes a line of `tests/fuzz/found.json`.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    process,
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use incident_timeline::{
    Incident,
    choices::choices,
    edit::{Change, correction},
    export::{Export, csv::csv, html::html, markdown::markdown, mermaid},
    facts::Phase,
    import::{self, carried, from_file, from_paste, png},
    json,
    layout::{Grouping, Viewport, breaks, layout},
    link::{self, Condition},
    pause::at_once,
    read_incident,
    redact::{mentions, redacted, without},
    report::report,
    scene::{self, svg},
    span::LineNumber,
    zones::{self, Rules},
};
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use crate::{
    check::Random,
    laws::{PIECES, is_not_silent, is_whole, places_are_real},
    mutations::rewritten,
    redact,
};

/// Bytes of the longest notes that are tried.
const LONGEST: usize = 12_000;

/// Cases of each target in a usual run.
const USUAL: usize = 250;

/// Signs that mean something to one of the readers.
const SIGNS: &[&str] = &[
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "\u{2028}",
    "\r",
    "\t",
    "\"",
    "'",
    "`",
    "```",
    "<",
    ">",
    "</",
    "<td>",
    "</td>",
    "<tr>",
    "<table>",
    "<time datetime=\"2024-11-20T10:02:00Z\">",
    "<pre>",
    "<!--",
    "&",
    "&amp;",
    "&#x10ffff;",
    "&#xd800;",
    "=3D",
    "=\n",
    "=?utf-8?Q?",
    "\n\n",
    "Subject: ",
    "Date: ",
    "Content-Type: text/html\n",
    "boundary=\"x\"",
    "--x\n",
    "/archives/C01/p1732096921000100",
    "ID=",
    "|",
    "||",
    "[",
    "](",
    ")",
    "{{<",
    "%",
    "#1d.",
    ".",
    "-9223372036854775808",
    "18446744073709551616",
    "9999-12-31",
    "0000-01-01",
    "T+99999999999999h",
    "-0:00",
    "UTC+99",
    "for 999999999999 years",
    "@",
    "<@U02ABCDEF>",
    "password=",
    "10.0.0.1:99999",
    "::1",
    "e\u{301}",
    "👩‍🚒",
    "İ",
    "ß",
    "ﬁ",
    "：",
];

/// What is tried on notes.
type Target = fn(&str, &mut Random);

const TARGETS: &[(&str, Target)] = &[
    ("reading", reading),
    ("link", links),
    ("import", imports),
    ("picture", picture),
    ("exports", exports),
    ("redaction", redaction),
    ("corrections", corrections),
];

/// Notes to begin with.
fn corpus() -> Vec<String> {
    let mut all: Vec<String> = redact::notes().into_iter().map(|(_, notes)| notes).collect();
    all.extend(rewritten().into_iter().map(|(_, notes)| notes));
    all.extend(found());
    all
}

/// What was found once.
fn found() -> Vec<String> {
    serde_json::from_str(include_str!("../fuzz/found.json")).unwrap()
}

/// A place in `text` where a character begins.
fn place(text: &str, random: &mut Random) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

/// A stretch of `text`: characters, mostly few, or whole lines.
fn stretch(text: &str, random: &mut Random) -> (usize, usize) {
    let start = place(text, random);
    if random.below(2_usize) == 0 {
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let lines = 1 + random.below(4_usize);
        let end = text[line..].match_indices('\n').nth(lines - 1).map_or(text.len(), |(at, _)| line + at + 1);
        return (line, end);
    }
    let most = 1_usize << random.below(9_usize);
    (start, text.ceil_char_boundary((start + random.below(most)).min(text.len())))
}

/// Changes `text` in one way.
fn change(text: &mut String, corpus: &[String], random: &mut Random) {
    let at = place(text, random);
    let (start, end) = stretch(text, random);
    match random.below(10_usize) {
        0 => text.insert_str(at, PIECES[random.below(PIECES.len())]),
        1 | 2 => text.insert_str(at, SIGNS[random.below(SIGNS.len())]),
        3 => text.replace_range(start..end, ""),
        4 => {
            let piece = text[start..end].to_owned();
            text.insert_str(at, &piece);
        }
        5 => {
            let many = 2 + random.below(40_usize);
            let piece = text[start..end].repeat(many);
            text.insert_str(at, &piece[..piece.floor_char_boundary(2_000)]);
        }
        6 => {
            let other = &corpus[random.below(corpus.len())];
            let (start, end) = stretch(other, random);
            text.insert_str(at, &other[start..end]);
        }
        7 => {
            let plane = [0x80, 0x800, 0x1_0000, 0x11_0000][random.below(4_usize)];
            text.insert(at, char::from_u32(random.below(plane)).unwrap_or('\u{fffd}'));
        }
        8 => {
            // A digit becomes another: dates, clocks and lengths go wrong.
            if let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
                text.replace_range(digit..=digit, &random.below(10_u32).to_string());
            }
        }
        _ => text.truncate(at),
    }
}

/// One of `corpus`, changed a few times.
fn mutated(corpus: &[String], random: &mut Random) -> String {
    let mut text = corpus[random.below(corpus.len())].clone();
    for _ in 0..1 << random.below(5_usize) {
        change(&mut text, corpus, random);
        text.truncate(text.floor_char_boundary(LONGEST));
    }
    text
}

fn reading(notes: &str, _: &mut Random) {
    places_are_real(notes);
    is_not_silent(notes);
    is_whole(notes);
}

fn links(notes: &str, random: &mut Random) {
    let whole = link::write(&compress_to_vec(notes.as_bytes(), 6), notes);
    let open = |link: &str| {
        let framed = link::parse(link)?;
        let unpacked = decompress_to_vec_with_limit(&framed.payload, link::LIMIT);
        link::opened(&framed, &unpacked.unwrap_or_else(|error| error.output))
    };
    assert_eq!(open(&whole), Ok((notes.to_owned(), Condition::Whole)));
    let mut sent = whole.clone();
    for _ in 0..1 << random.below(4_usize) {
        change(&mut sent, std::slice::from_ref(&whole), random);
    }
    // Whatever happened on the way: what is called whole is what its check says.
    if let Ok((text, Condition::Whole)) = open(&sent) {
        assert_eq!(link::parse(&sent).unwrap().check, link::check(&text));
    }
    let _ = open(notes);
}

fn imports(notes: &str, random: &mut Random) {
    let page = html("<title>x</title><div id=\"app\"></div>", &Incident::default(), notes).unwrap();
    assert_eq!(carried(&page).as_deref(), Some(notes));
    let rows = notes.replace('|', "</td><td>").replace('\n', "</td></tr><tr><td>");
    let rows = ["<tr><td>", &rows, "</td></tr>"].concat();
    let mail = format!(
        "Subject: =?utf-8?Q?x=20y?=\nContent-Type: text/html; boundary=\"x\"\nContent-Transfer-Encoding: quoted-printable\n\n{rows}"
    );
    for file in [&page, &rows, &mail, notes] {
        let mut file = file.to_owned();
        (0..random.below(8_usize)).for_each(|_| change(&mut file, &[notes.to_owned()], random));
        for name in ["a.html", "a.eml", "a.txt"] {
            let text = from_file(name, &file);
            assert!(text.len() <= 3 * file.len() + 64, "{} bytes of {}", text.len(), file.len());
        }
        let pasted = from_paste(&file, notes).or_else(|| from_paste("", &file));
        places_are_real(&pasted.unwrap_or_default());
        assert!(!import::line_ends(&file).contains('\r'));
    }
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xaeB`\x82";
    let mut bytes = png::with_notes(picture, notes);
    assert_eq!(png::notes_of(&bytes).as_deref(), Some(notes));
    for _ in 0..8 {
        let at = random.below(bytes.len().min(64));
        bytes[at] ^= 1 << random.below(8_u32);
        let _ = png::notes_of(&bytes);
    }
}

fn picture(notes: &str, random: &mut Random) {
    let incident = read_incident(notes);
    let zone = ["UTC", "+05:30", "-12:00", "Europe/Berlin"][random.below(4_usize)];
    let clock = zones::wall_clock(&incident, Some(zone), Rules::NONE).unwrap_or(incident.clock.clone());
    let incident = zones::in_zone(&incident, &clock);
    let (first, last) = incident.extent().unwrap_or_default();
    let long = (last - first).max(2);
    let from = first + random.below(long.unsigned_abs()).cast_signed();
    let window =
        (random.below(2_usize) == 0).then_some((from, from + 1 + long / (1 << random.below(20_i64))));
    let viewport = Viewport {
        width: random.below(4_000_i32),
        window,
        breaks: if random.below(2_usize) == 0 { breaks(&incident).into() } else { [].into() },
        all_lanes: random.below(2_usize) == 0,
        grouping: [Grouping::None, Grouping::Kind, Grouping::Actor][random.below(3_usize)],
        zero: (random.below(3_usize) == 0).then_some(first),
        overview: random.below(2_usize) == 0,
        clock,
        ..Viewport::default()
    };
    let drawn = scene::headed(&incident, None, "", scene::scene(&incident, &layout(&incident, &viewport)));
    assert!(drawn.width > 0 && (0..1_000_000).contains(&drawn.height), "{} x {}", drawn.width, drawn.height);
    let text = svg::write_with(&drawn, svg::Theme::Dark, notes);
    if !notes
        .contains(|c: char| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}'))
    {
        assert_eq!(carried(&text).unwrap_or_default(), notes);
    }
}

fn exports(notes: &str, random: &mut Random) {
    let incident = read_incident(notes);
    let hidden: Vec<bool> = incident.events.iter().map(|_| random.below(4_usize) == 0).collect();
    let export = Export { incident: &incident, clock: &incident.clock, hidden: &hidden, part: None };
    let table = markdown(&export);
    let rows = csv(&export);
    assert!(rows.split("\r\n").count() > hidden.iter().filter(|hidden| !**hidden).count());
    // A cell of CSV is what it was.
    assert!(!rows.contains(|c: char| c.is_control() && !"\r\n\t".contains(c)), "{rows:?}");
    places_are_real(&rows);
    for text in [table, mermaid::gantt(&export), mermaid::timeline(&export), report(&export)] {
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        places_are_real(&text);
    }
    let value = serde_json::to_value(json::json(&incident)).unwrap();
    assert_eq!(value["events"].as_array().map(Vec::len), Some(incident.events.len()));
}

fn redaction(notes: &str, random: &mut Random) {
    let incident = read_incident(notes);
    let found = mentions(notes, &incident);
    let mut end = 0;
    for mention in &found {
        assert!(mention.span.start >= end && mention.span.start < mention.span.end, "{mention:?}");
        assert!(notes.get(mention.span.start..mention.span.end).is_some(), "{mention:?}");
        assert!(mention.context(notes).len() <= notes.len());
        end = mention.span.end;
    }
    let text = redacted(notes, &found, |_| true);
    assert_eq!(text.matches('\n').count(), notes.matches('\n').count());
    assert_eq!(redacted(notes, &found, |_| false), notes);
    places_are_real(&text);
    let (start, end) = stretch(notes, random);
    let word = notes[start..end].trim();
    let less = at_once(without(notes, word));
    assert_eq!(less.matches('\n').count(), notes.matches('\n').count());
    assert!(!word.is_empty() || less == notes);
}

fn corrections(notes: &str, random: &mut Random) {
    let incident = read_incident(notes);
    // What is still to settle has lines that settle it.
    for choice in choices(&incident, NaiveDate::MAX) {
        assert!(choice.date || !choice.answers.is_empty(), "{choice:?}");
    }
    let event = random.below(incident.events.len().max(1));
    let at = incident.events.get(event).map_or(0, |event| event.start.at) + random.below(7_200_000_i64)
        - 3_600_000;
    let phase = Phase::ALL[random.below(Phase::ALL.len())];
    let (start, end) = stretch(notes, random);
    let words = notes[start..end].to_owned();
    let changes = [
        Change::EventTime { event, at },
        Change::Clock { event, at },
        Change::Phase { event, phase },
        Change::NoPhase { event, phase },
        Change::LeaveOut { event },
        Change::BringBack { line: LineNumber::of(random.below(notes.lines().count().max(1))) },
        Change::Add { at },
        Change::Words { event, words },
        Change::Edges { impact: random.below(incident.impacts.len().max(1)), start: at, end: at + 60_000 },
    ];
    let change = &changes[random.below(changes.len())];
    if let Ok(edit) = at_once(correction(notes, &incident, std::slice::from_ref(change), Rules::NONE)) {
        // What stands around it stays as it is.
        let (before, after) = (&notes[..edit.span.start], &notes[edit.span.end..]);
        let text = edit.apply(notes);
        assert!(text.starts_with(before) && text.ends_with(after), "{change:?}: {edit:?}");
        places_are_real(&text);
    }
}

/// The shortest notes on the way from `notes` that still fail.
fn shortest(notes: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut notes = notes.to_owned();
    let mut length = notes.len().next_power_of_two() / 2;
    while length > 0 {
        let mut at = 0;
        while at < notes.len() {
            let (start, end) =
                (notes.floor_char_boundary(at), notes.ceil_char_boundary((at + length).min(notes.len())));
            let shorter = [&notes[..start], &notes[end..]].concat();
            if fails(&shorter) { notes = shorter } else { at += length }
        }
        length /= 2;
    }
    notes
}

/// Runs one target on one text; the shortest text that fails is told.
fn attempt(name: &str, target: Target, notes: &str, seed: u64) {
    let runs = |notes: &str| catch_unwind(AssertUnwindSafe(|| target(notes, &mut Random(seed))));
    if runs(notes).is_err() {
        let short = shortest(notes, |notes| runs(notes).is_err());
        panic!("{name}, seed {seed}: {}", serde_json::to_string(&short).unwrap());
    }
}

/// Tells what it is sent when nothing follows for so long that it stands still, and ends all.
fn watch(name: &'static str) -> Sender<String> {
    const STILL: Duration = Duration::from_mins(3);

    let (sender, sent) = mpsc::channel::<String>();
    thread::spawn(move || {
        let mut notes = String::new();
        loop {
            match sent.recv_timeout(STILL) {
                Ok(next) => notes = next,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    eprintln!("{name} stands still at {}", serde_json::to_string(&notes).unwrap());
                    process::abort();
                }
            }
        }
    });
    sender
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[allow(clippy::disallowed_methods, reason = "a long run is as long as it was asked for")]
fn fuzz(index: usize) {
    let (name, target) = TARGETS[index];
    let watch = watch(name);
    for (at, notes) in found().iter().enumerate() {
        watch.send(notes.clone()).unwrap();
        attempt(name, target, notes, at as u64 + 1);
    }
    let long = number("FUZZ_SECONDS").map(Duration::from_secs);
    let mut random = Random(number("FUZZ_SEED").unwrap_or(1) * 0x9E37_79B9 + index as u64 + 1);
    let corpus = corpus();
    let begin = Instant::now();
    let mut count = 0;
    while long.map_or(count < USUAL, |long| begin.elapsed() < long) {
        let seed = random.below(u64::MAX) | 1;
        let notes = mutated(&corpus, &mut random);
        watch.send(notes.clone()).unwrap();
        attempt(name, target, &notes, seed);
        count += 1;
    }
    eprintln!("{name}: {count} cases");
}

#[test]
fn reading_changed_notes() {
    fuzz(0);
}

#[test]
fn opening_changed_links() {
    fuzz(1);
}

#[test]
fn importing_changed_files() {
    fuzz(2);
}

#[test]
fn drawing_changed_notes() {
    fuzz(3);
}

#[test]
fn exporting_changed_notes() {
    fuzz(4);
}

#[test]
fn redacting_changed_notes() {
    fuzz(5);
}

#[test]
fn correcting_changed_notes() {
    fuzz(6);
}

#[test]
fn a_picture_and_a_page_that_are_read_again_tell_the_same_instants() {
    let instants =
        |incident: &Incident| -> Vec<i64> { incident.events.iter().map(|event| event.start.at).collect() };
    for notes in redact::notes().into_iter().map(|(_, notes)| notes) {
        let incident = read_incident(&notes);
        let drawn =
            scene::scene(&incident, &layout(&incident, &Viewport { width: 900, ..Viewport::default() }));
        let picture = svg::write_with(&drawn, svg::Theme::Reader, &notes);
        let page = html("<title>x</title><div id=\"app\"></div>", &incident, &notes).unwrap();
        for file in [picture, page] {
            assert_eq!(instants(&read_incident(&carried(&file).unwrap())), instants(&incident), "{notes:?}");
        }
    }
}
