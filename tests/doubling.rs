//! Twice the notes cost twice the work, whatever is repeated in them, and fixed notes cost what they did: counted in turns of loops, so
//! that the machine and its clock have no say. Run by `cargo xtask test`, which puts the counter in (`xtask/node/steps.mjs`).

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that fails should stop")]

use incident_timeline::{
    document::Document,
    import,
    layout::{Viewport, layout},
    meaning::interpret,
    pause::at_once,
    read, read_incident, sample,
    scene::scene,
    zones::Rules,
};
use js_sys::Reflect;
use wasm_bindgen_test::wasm_bindgen_test;

/// Bytes of the shorter notes: more than the longest sentence has, within which the cost may grow.
const SIZE: usize = 4_000;

/// What the longer notes may cost more, which are twice as long.
const MOST: f64 = 2.2;

/// Fixed notes: their name, one line of them from its number, and the most thousands of turns that it costs to read them, to tell
/// what they mean, and to make a picture of them: 3 % over what has been reached.
type Fixed = (&'static str, fn(usize) -> String, [f64; 3]);
const FIXED: &[Fixed] = &[
    ("the sample", |n| if n == 0 { sample::NOTES.to_owned() } else { String::new() }, [66.0, 79.0, 7.0]),
    (
        "bullets",
        |n| {
            format!(
                "- {:02}:{:02} UTC pager fired for service {n}, {} errors a minute\n",
                n / 60 % 24,
                n % 60,
                n % 97
            )
        },
        [813.0, 1_640.0, 37.0],
    ),
    (
        "chat",
        |n| {
            format!("dana  {}:{:02} PM\nrolled back the release\nerrors go down\n\n", n / 60 % 11 + 1, n % 60)
        },
        [1_332.0, 1_320.0, 34.0],
    ),
    (
        "prose",
        |n| {
            format!(
                "At {:02}:{:02} the team restarted it. The logs said nothing of note.\n\n",
                n / 60 % 24,
                n % 60
            )
        },
        [798.0, 1_670.0, 38.0],
    ),
    (
        "impacts",
        |n| format!("The till was down from {:02}:{:02} for {} minutes.\n", n / 60 % 24, n % 60, n % 50 + 3),
        [1_627.0, 1_830.0, 34.0],
    ),
];

/// The tokens of `tests/tokens.txt`, and how many of them, the first ones, are joined in pairs.
fn tokens() -> (Vec<String>, usize) {
    let shown = |token: &str| {
        let signs = [
            ('¶', "\n"),
            ('␍', "\r"),
            ('␣', " "),
            ('⇥', "\t"),
            ('⍽', "\u{a0}"),
            ('⌁', "\u{200b}"),
            ('⇐', "\u{202e}"),
        ];
        signs.iter().fold(token.to_owned(), |token, (sign, shows)| token.replace(*sign, shows))
    };
    let (_, tokens) = include_str!("tokens.txt").split_once("== pairs\n").unwrap();
    let (pairs, alone) = tokens.split_once("\n\n== alone\n").unwrap();
    let tokens: Vec<_> = pairs.lines().chain(alone.lines()).map(shown).collect();
    (tokens, pairs.lines().count())
}

/// Turns of loops so far.
fn steps() -> f64 {
    let steps = Reflect::get(&wasm_bindgen::exports(), &"steps".into()).unwrap();
    Reflect::get(&steps, &"value".into()).unwrap().as_f64().unwrap()
}

/// What some work costs.
fn cost(work: impl FnOnce()) -> f64 {
    let before = steps();
    work();
    steps() - before
}

/// How much more twice of `part` again and again costs.
fn doubled(part: &str, work: impl Fn(&str)) -> f64 {
    let costs = |size: usize| {
        let notes = part.repeat(size / part.len());
        cost(|| work(&notes))
    };
    let (once, twice) = (costs(SIZE), costs(2 * SIZE));
    twice / once
}

/// All that is worked out from notes.
fn read(notes: &str) {
    drop(read_incident(notes));
}

/// What becomes of a paste of HTML, of a page and of a mail.
fn import(notes: &str) {
    drop(import::from_paste(notes, ""));
    drop(import::from_file("notes.html", notes));
    drop(import::from_file("notes.eml", notes));
}

/// Those of `parts` that cost more than they may.
fn dear(parts: impl IntoIterator<Item = String>, work: fn(&str)) -> Vec<(String, f64)> {
    // Tables are filled when they are first asked.
    work(&tokens().0.concat());
    let costs = parts.into_iter().map(|part| (doubled(&part, work), part));
    costs.filter(|(more, _)| *more > MOST).map(|(more, part)| (part, more)).collect()
}

#[wasm_bindgen_test]
fn the_counter_sees_a_search_to_the_end_for_each_sign() {
    let more = doubled("0812 ", |notes| {
        let ends = notes.char_indices().filter(|(at, _)| notes[*at..].contains('\u{1}')).count();
        assert_eq!(ends, 0);
    });
    assert!(more > 3.0, "{more}");
}

#[wasm_bindgen_test]
fn twice_of_a_token_costs_twice() {
    assert_eq!(dear(tokens().0, read), []);
}

#[wasm_bindgen_test]
fn twice_of_many_entries_on_one_line_costs_twice() {
    let costs = [4_000, 8_000].map(|count| {
        let notes = "10:05 it went on and on. ".repeat(count);
        cost(|| read(&notes))
    });
    assert!(costs[1] / costs[0] < MOST, "{costs:?}");
}

#[wasm_bindgen_test]
fn twice_of_a_token_in_html_or_a_mail_costs_twice() {
    assert_eq!(dear(tokens().0, import), []);
}

#[wasm_bindgen_test]
fn twice_of_a_pair_of_tokens_costs_twice() {
    let (mut joined, count) = tokens();
    joined.truncate(count);
    // Again and again, one and the other are the same as the other and one.
    let with_rest = |(at, one): (usize, &String)| {
        joined.iter().skip(at + 1).map(|other| [one, other.as_str()].concat()).collect::<Vec<_>>()
    };
    let pairs = joined.iter().enumerate().flat_map(with_rest);
    assert_eq!(dear(pairs, read), []);
}

#[wasm_bindgen_test]
fn fixed_notes_cost_no_more_than_they_did() {
    // Tables are filled when they are first asked.
    read(&tokens().0.concat());
    let mut over = Vec::new();
    for (name, line, most) in FIXED {
        let notes: String = (0..500).map(line).collect();
        let (mut document, mut incident) = (None, None);
        let reading = cost(|| {
            let read_of = |document: &Document<'_>| at_once(read::read(document, Rules::NONE));
            incident = Some(read_of(document.insert(at_once(Document::of(&notes)))));
        });
        let meaning = cost(|| {
            let told = at_once(interpret(document.as_ref().unwrap(), incident.take().unwrap()));
            incident = Some(told);
        });
        let incident = incident.unwrap();
        let picture = cost(|| {
            let viewport = Viewport { width: 1280, extent: incident.extent(), ..Viewport::default() };
            drop(scene(&incident, &layout(&incident, &viewport)));
        });
        let costs = [reading, meaning, picture].map(|turns| (turns / 1e3).ceil());
        if costs.iter().zip(most).any(|(cost, most)| cost > most) {
            over.push((name, costs));
        }
    }
    assert_eq!(over, []);
}
