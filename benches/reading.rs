//! How fast notes are read, to the events and to all of their model: MB/s over generated notes of several shapes and sizes. Run by
//! `cargo xtask bench`.
//!
//! Natively it is a plain program; `tests/speed.rs` runs the same in a browser, built as the page is.

#![cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "run by the test alone"))]
#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "a program that prints figures"
)]

use incident_timeline::{document::Document, pause::at_once, read::read, read_incident, zones::Rules};
use std::hint::black_box;

/// How one line of generated notes is written, from its number.
type Line = fn(usize) -> String;

/// The shapes that are measured: their names, and one line of each.
const SHAPES: &[(&str, Line)] = &[
    ("bullets", |n| {
        format!(
            "- {:02}:{:02} UTC pager fired for service {n}, {} errors a minute\n",
            n / 60 % 24,
            n % 60,
            n % 97
        )
    }),
    ("table", |n| {
        format!(
            "| 2024-11-{:02} {:02}:{:02} | dana | rolled back release 1.{n}.3 |\n",
            n / 1440 % 28 + 1,
            n / 60 % 24,
            n % 60
        )
    }),
    ("log", |n| {
        format!(
            "2024-11-20T{:02}:{:02}:11.123Z host{n} app[{n}]: connection reset by 10.1.2.3:8080\n",
            n / 60 % 24,
            n % 60
        )
    }),
    ("prose", |n| match n % 6 {
        0 => format!("At {:02}:{:02} the team restarted the payment service. ", n / 60 % 24, n % 60),
        5 => "Nobody had looked at that dashboard for a while.\n\n".to_owned(),
        _ => "The logs said nothing of note, and the graphs were as flat as ever. ".to_owned(),
    }),
    ("chat", |n| {
        format!(
            "dana  {}:{:02} PM\nrolled back the release, errors are going down\nmore of it in a moment\n\n",
            n / 60 % 11 + 1,
            n % 60
        )
    }),
    ("under", |n| match n % 5 {
        0 => format!("- {:02}:{:02} pager fired\n", n / 300 % 24, n / 5 % 60),
        _ => "  more words hang under the entry above, none of them with a time\n".to_owned(),
    }),
    ("cells", |n| {
        format!(
            "<tr><td>{:02}:{:02}</td><td>dana</td><td>rolled <b>back</b> it</td></tr>",
            n / 60 % 24,
            n % 60
        )
    }),
    ("one line", |n| format!("{:02}:{:02} it went [on and {n} on. ", n / 60 % 24, n % 60)),
    ("few words", |n| {
        let words = match n % 4 {
            0 => "ok\n",
            1 => "- done\n",
            2 => "still looking\n",
            _ => "...\n",
        };
        words.to_owned()
    }),
];

/// What is done with notes.
type Work = fn(&str);

/// How far notes are read: what that is called, and the work.
const EXTENTS: &[(&str, Work)] = &[
    ("events", |notes| drop(black_box(at_once(read(&at_once(Document::of(notes)), Rules::NONE))))),
    ("all", |notes| drop(black_box(read_incident(notes)))),
];

/// Bytes of the largest notes.
const LARGEST: usize = 10_000_000;

/// How often all shapes are read before.
const WARM_UP: usize = 4;

fn notes(line: Line, size: usize) -> String {
    let mut notes = "# Checkout outage\n\nDate: 2024-11-20\n\n## Timeline (UTC)\n\n".to_owned();
    let mut number = 0;
    while notes.len() < size {
        notes += &line(number);
        number += 1;
    }
    notes
}

/// What is measured, one part at a time: each prints a row for the table of `cargo xtask bench`, with the speed for each size of
/// notes of its shape. `now` is a clock in seconds.
pub(crate) fn parts(
    what: &'static str,
    now: impl Fn() -> f64,
    print: impl Fn(&str),
) -> impl Iterator<Item = ()> {
    // A browser compiles with little care at first what it has not run yet: the figures are those from then on.
    for (_, line) in SHAPES.iter().cycle().take(SHAPES.len() * WARM_UP) {
        drop(black_box(read_incident(&notes(*line, 100_000))));
    }
    let rows = EXTENTS.iter().flat_map(|extent| SHAPES.iter().map(move |shape| (extent, shape)));
    rows.map(move |((extent, work), (name, line))| {
        let speeds = [1_000, 100_000, LARGEST].map(|size| {
            let notes = notes(*line, size);
            let rounds = (1_000_000 / notes.len()).clamp(1, 200);
            // The best of some passes: what else the machine does meanwhile only takes time. A browser that is driven has to answer
            // within half a minute.
            let passes = if size == LARGEST { 2 } else { 5 };
            let pass = |_| {
                let start = now();
                (0..rounds).for_each(|_| work(&notes));
                (notes.len() * rounds) as f64 / 1e6 / (now() - start)
            };
            format!("{:.1}", (0..passes).map(pass).fold(0.0, f64::max))
        });
        print(&format!("row\t{what}\t{extent} of {name}, 1 kB / 100 kB / 10 MB\t{}", speeds.join(" / ")));
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let start = std::time::Instant::now();
    parts("read natively, MB/s", || start.elapsed().as_secs_f64(), |line| println!("{line}")).for_each(drop);
}

// Checked for wasm32 with everything else, run there only by `tests/speed.rs`.
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the test has a main of its own")]
fn main() {}
