//! `cargo xtask bench`: one table of how much the page loads, how fast notes are read, drawn and moved, for how long the page
//! answers nothing meanwhile, and how much memory that takes.

use crate::{
    Outcome, browser, build,
    run::{answer, cargo, in_root, lines, root},
    size,
};

/// What is measured, by the name of its rows; what bounds it, and what no work of ours gets below.
const KINDS: [(&str, &str, &str); 15] = [
    (
        "brotli, kB",
        "code: a line is 10 bytes, whatever stands in it",
        "47 of Yew and the standard library, 25 of words",
    ),
    ("first content, ms", "the browser's start; on a slow line two ways there and back", ""),
    ("first picture, ms", "the same; with notes of one's own, when the page answers", ""),
    ("page answers, ms", "compiling the wasm; on a slow line its bytes", ""),
    ("layout shift", "", "0"),
    ("read natively, MB/s", "words looked up in sixteen languages", "memchr over the text, some GB/s"),
    ("read in the page, MB/s", "the same, built for size", "the speed of the machine's own code"),
    ("painted, ms", "reading; up to 1,000 events the browser's layout", "two frames, 33 ms"),
    ("elements", "labels that fit in the window", ""),
    (
        "memory, MB",
        "lines and events of the notes, some times 100 bytes",
        "the notes three times: field, model, undo",
    ),
    ("step of the picture, ms", "calls to the browser, its styles, new words", ""),
    ("frames at 60 a second, ms", "the same, and painting", "16.7"),
    ("letter seen, ms", "the browser's layout of its text field", "one frame, 17"),
    ("longest task, ms", "the browser taking the text over", "25, which is a slice"),
    ("host, ms", "compiling the wasm, once a page", ""),
];

/// The measurements of the built page in Chromium, in `tests/e2e`.
const OF_THE_PAGE: [&str; 5] = ["start", "paint", "frames", "frozen", "hosts"];

/// A row: the name of its kind, of what, what was measured, and the floor where it was measured as well.
type Row = [String; 4];

/// Measures on this machine, natively and in Chromium, and prints the table. Nothing fails on a slow machine.
pub(crate) fn bench() -> Outcome {
    build::build()?;
    let browser = browser::ensure()?;
    let kilobytes = |(name, bytes): (&str, usize)| {
        let kilobytes = format!("{}.{}", bytes / 1000, bytes % 1000 / 100);
        ["brotli, kB".to_owned(), name.to_owned(), kilobytes, String::new()]
    };
    let mut rows: Vec<Row> = size::measure()?.into_iter().map(kilobytes).collect();
    rows.extend(rows_of(cargo().args(["bench", "--bench", "reading"]))?);
    // Built for release: the page's own code. Shows the figures, which are what it is run for.
    rows.extend(rows_of(&mut browser::tests(&["--release", "--test", "speed", "--", "--nocapture"])?)?);
    for name in OF_THE_PAGE {
        rows.extend(rows_of(browser::node(&browser)?.arg(format!("tests/e2e/{name}.bench.cjs")))?);
    }
    print(&rows, &browser);
    Ok(())
}

/// The rows that a measurement prints, which are shown as they come.
fn rows_of(command: &mut std::process::Command) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    lines(command, |line| {
        if let Some(row) = row(line) {
            eprintln!("{}", row.join("  "));
            rows.push(row);
        }
    })?;
    Ok(rows)
}

/// The row on a line of output: `row`, and its parts behind tabs.
fn row(line: &str) -> Option<Row> {
    let mut parts = line.trim_start().strip_prefix("row\t")?.split('\t').map(str::to_owned);
    let [kind, of, measured] = [parts.next()?, parts.next()?, parts.next()?];
    Some([kind, of, measured, parts.next().unwrap_or_default()])
}

/// Prints where and when it was measured, and the table, as Markdown.
#[allow(clippy::print_stdout, reason = "the table is what it is run for")]
fn print(rows: &[Row], browser: &browser::Browser) {
    let of_node = "`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores of ${os.cpus()[0].model.trim()}`";
    let said = [
        answer(in_root("node").args(["--print", of_node])),
        answer(cargo().arg("pkgid"))
            .map(|id| ["incident-timeline ", id.rsplit('#').next().unwrap_or_default()].concat()),
        answer(in_root("git").args(["rev-parse", "--short", "HEAD"])),
        answer(in_root("rustc").arg("--version")),
        answer(std::process::Command::new(&browser.chromium).arg("--version").current_dir(root())),
    ];
    println!("{}\n", said.into_iter().flatten().collect::<Vec<_>>().join(", "));
    println!("| | of | measured | what bounds it | floor |\n| --- | --- | --- | --- | --- |");
    for [kind, of, measured, floor] in rows {
        let (_, bound, least) = KINDS.iter().find(|(name, ..)| name == kind).unwrap_or(&("", "", ""));
        let floor = if floor.is_empty() { *least } else { floor };
        println!("| {kind} | {of} | {measured} | {bound} | {floor} |");
    }
}
