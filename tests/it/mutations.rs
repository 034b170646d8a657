//! Notes that read well, rewritten in ordinary forms one at a time: nearly all still read, whatever marks them.

use std::{collections::BTreeMap, fmt::Write as _};

use incident_timeline::read_incident;

/// Share of the rewritten notes that has to read without a miss, in percent. `FLOOR=100 cargo test` lists each miss.
const FLOOR: usize = 98;

/// Notes with one list: what stands above its heading, the heading, a date before each time or nothing, the entries, what stands below.
struct Notes {
    above: &'static str,
    heading: &'static str,
    date: &'static str,
    entries: &'static [(u32, u32, &'static str)],
    below: &'static str,
}

const NOTES: &[Notes] = &[
    Notes {
        above: "# Parcel labels not printed on 2024-03-05\n\n## Summary\n\nThe label service of the north depot printed nothing for 48 minutes.\n\n\
                ## Impact\n\nAbout 1,900 parcels left late.\n\n",
        heading: "## Timeline (UTC)",
        date: "",
        entries: &[
            (9, 2, "Release 7.31 of the label service goes out"),
            (9, 11, "Depot lead calls: printers are idle"),
            (9, 14, "On-call engineer acknowledges the page"),
            (9, 37, "Bad template found in the new release"),
            (9, 50, "Rolled back, first labels come out"),
            (10, 5, "Queue is empty again"),
        ],
        below: "\n## Action items\n\n- Add a check of templates before release (due 2024-04-01)\n- Page on an idle printer\n",
    },
    Notes {
        above: "# Ferry booking outage\n\nOn 14 July 2023 nobody could book a crossing.\n\n",
        heading: "### Timeline",
        date: "",
        entries: &[
            (13, 30, "Payment provider begins its maintenance"),
            (13, 42, "Bookings fall to zero"),
            (13, 45, "Alert: no booking for three minutes"),
            (14, 8, "Switched to the second provider"),
            (14, 20, "Bookings are back at their usual level"),
        ],
        below: "",
    },
    Notes {
        above: "# 2022-11-19 Lift sensors lost\n\n**Authors:** Ines, Piet\n**Status:** final\n\n## What went wrong\n\nA certificate of the gateway ran out.\n\n",
        heading: "## Timeline",
        date: "2022-11-19 ",
        entries: &[
            (22, 0, "Certificate of the gateway runs out"),
            (22, 9, "First lift reports no position"),
            (22, 31, "Night shift opens an incident"),
            (23, 12, "New certificate made by hand"),
            (23, 26, "All 240 lifts report again"),
        ],
        below: "\n## Lessons\n\nWe were lucky that it was late. The certificate is now watched.\n",
    },
    Notes {
        above: "# Search returns nothing\n\nDate: 2024-06-18\n\n## Root cause\n\nThe index was rebuilt from an empty dump.\n\n",
        heading: "## Timeline",
        date: "2024-06-18 ",
        entries: &[
            (5, 58, "Nightly rebuild starts"),
            (6, 17, "Rebuild done, the new index is switched on"),
            (6, 25, "Support gets the first mail"),
            (6, 41, "Old index switched on by hand"),
            (6, 44, "Search finds things again"),
        ],
        below: "\n## Follow-up\n\n1. Refuse an index that is a tenth smaller than the last\n2. Keep three old ones\n",
    },
    Notes {
        above: "Greenhouse climate control down, 3 February 2025\n\nWritten by the site team.\n\n",
        heading: "Timeline:",
        date: "",
        entries: &[
            (17, 4, "Controller of house 4 stops answering"),
            (17, 20, "Temperature alarm in house 4"),
            (17, 33, "Sanne drives to the site"),
            (18, 2, "Power supply replaced"),
            (18, 10, "Controller answers, heating is on"),
        ],
        below: "\nThe spare was the last one; two more are ordered.\n",
    },
];

/// How a line is written: `%t` is the stamp, `%w` the words, `%n` the number of the entry.
const LINES: &[&str] = &[
    "- %t - %w",
    "* %t - %w",
    "+ %t - %w",
    "• %t - %w",
    "– %t - %w",
    "◦ %t - %w",
    "→ %t - %w",
    "%t - %w",
    "> %t - %w",
    "-- %t - %w",
    "- [x] %t - %w",
    "* [ ] %t - %w",
    "%n. %t - %w",
    "%n) %t - %w",
    "(%n) %t - %w",
    "[%n] %t - %w",
    "Step %n: %t - %w",
    "- **%t** - %w",
    "- *%t* - %w",
    "- _%t_ - %w",
    "- __%t__ - %w",
    "- `%t` - %w",
    "- [%t] - %w",
    "- (%t) - %w",
    "- <b>%t</b> - %w",
    "- <code>%t</code> - %w",
    "- <%t> - %w",
    "- **`%t`** - %w",
    "- **[%t]** - %w",
    "- 🕒 %t - %w",
    "- ⏰ %t - %w",
    "- \"%t\" - %w",
    "- <u>%t</u> - %w",
    "- ==%t== - %w",
    "- 【%t】 - %w",
    "- «%t» - %w",
    "- T: %t - %w",
    "- Time: %t - %w",
    "- At %t - %w",
    "- %t – %w",
    "- %t — %w",
    "- %t: %w",
    "- %t  %w",
    "- %t %w",
    "- %t | %w",
    "- %t -> %w",
    "- %t → %w",
    "- %t => %w",
    "- %t > %w",
    "- %t :: %w",
    "- %t · %w",
    "- %t, %w",
    "- %t; %w",
    "- %t... %w",
    "- %t… %w",
    "- %t // %w",
    "- %t ~ %w",
    "- %t = %w",
    "- %t -- %w",
    "- %t • %w",
    "- %t » %w",
    "- %t / %w",
    "- %t\t%w",
    "- %t * %w",
    "- %t<br>%w",
    "- %t nora: %w",
    "- %t (nora) %w",
    "- %t [nora] %w",
    "- %t @nora %w",
    "- %t ✅ %w",
    "- %t [INFO] %w",
    "- %t **Note** - %w",
    "- [INFO] %t - %w",
    "- Event: %t - %w",
    "- ✅ %t - %w",
    "- %w (%t)",
    "- %w - %t",
    "- %w — %t",
    "- %w @%t",
    "- %w at %t",
    "- %w [%t]",
    "- %w, %t",
    "- %w: %t",
    "- %w `%t`",
    "- %w *%t*",
    "- %w\t%t",
    "- %w | %t",
    "- %t - %w\\",
    "- %t - %w<br>",
    "- %t - %w  ",
    "- %t - %w;",
    "<li>%t - %w</li>",
    "<p>%t - %w</p>",
    "<div>%t - %w</div>",
    "<dt>%t</dt><dd>%w</dd>",
    "- <time datetime=\"x\">%t</time> %w",
    "- <span class=\"ts\">%t</span> %w",
    "{{< at \"%t\" >}}%w",
    "- [%t](https://x.example/e/%n) %w",
    "- <a name=\"e%n\"></a>%t - %w",
    "#### %t - %w",
    "#### %t\n%w\n",
    "**%t** %w\n",
    "%t\n%w",
    "%t\n%w\n",
    "%t\n\n%w\n",
    "%w\n%t\n",
    "- %t\n  %w",
    "- %t\n    - %w",
    "| %t | %w |",
    "%t\t%w",
    "<tr><td>%t</td><td>%w</td></tr>",
    "web%n %t %w",
    "- time: %t\n  event: %w",
    "  - at: \"%t\"\n    what: \"%w\"",
    "{\"time\": \"%t\", \"event\": \"%w\"},",
    "Time: %t\nEvent: %w\n",
    "\\item[%t] %w",
    ":%t: %w",
    "%t:: %w",
    "%t\n: %w\n",
    "* '''%t''' %w",
    "; %t : %w",
    "* *%t* - %w",
];

/// A line that stands once above the list, and how the lines below it are written.
const TABLES: &[(&str, &str)] = &[
    ("| Time | Event |\n|---|---|\n", "| %t | %w |"),
    ("| # | When | What |\n|---|---|---|\n", "| %n | %t | %w |"),
    ("| Event | Time |\n|---|---|\n", "| %w | %t |"),
    ("| Clock | Happening |\n|---|---|\n", "| %t | %w |"),
    ("|| Time || Event ||\n", "| %t | %w |"),
    ("| Time | Event |\n|------+------|\n", "| %t | %w |"),
    ("time,event\n", "%t,\"%w\""),
    ("time;event\n", "%t;%w"),
];

/// How a time of day is written: `%H` hour, `%M` minute, both in two digits, `%h` the hour as it is, `%I` of twelve, `%p` its half.
const CLOCKS: &[&str] = &[
    "%Hh%M",
    "%H.%M",
    "%H%M",
    "%H%Mh",
    "%I:%M %p",
    "%I:%M%p",
    "%H:%Mh",
    "%H:%M hrs",
    "%H:%M:00",
    "~%H:%M",
    "c. %H:%M",
    "%H：%M",
    "%H:%M (approx)",
    "%H:%M?",
    "%H:%Mish",
    "%H:%M UTC",
    "%H:%M (UTC)",
    "%H:%M [UTC]",
    "%H:%MZ",
    "%H:%M+00:00",
    "%H:%M UTC+0",
    "UTC %H:%M",
    "%H:%MUTC",
    "%H:%M GMT",
    "%h:%M",
    "%H : %M",
];

/// How a date and a time are joined: `%D` is the date, `%T` the time.
const JOINTS: &[&str] = &[
    "%DT%T", "%D, %T", "%D @ %T", "%D at %T", "%D | %T", "%D/%T", "%D - %T", "%D_%T", "%D  %T", "%D;%T",
    "%T (%D)", "%T %D", "%T, %D", "%T on %D",
];

/// What stands in the place of the heading above the list.
const HEADINGS: &[&str] = &[
    "## What happened",
    "## How it went",
    "## Events",
    "## Log",
    "## The day, hour by hour",
    "## Context",
    "## Background",
    "## Actions taken",
    "## Details",
    "## Narrative",
    "## Key moments",
    "## Resolution log",
    "## History",
    "## Order of things",
    "## Detection and response",
    "## Report",
    "**Timeline**",
    "Timeline\n--------",
    "TIMELINE:",
    "",
];

/// The lines of `text`, each made anew.
fn lines(text: &str, line: impl Fn(&str) -> String) -> String {
    text.lines().map(line).collect::<Vec<_>>().concat()
}

/// Makes other notes of notes.
type Rewrite = fn(&str) -> String;

/// Something that is done to the notes as a whole.
const AROUND: &[(&str, Rewrite)] = &[
    ("quoted", |text| lines(text, |line| format!("> {line}\n"))),
    ("two spaces before", |text| lines(text, |line| format!("  {line}\n"))),
    ("four spaces before", |text| lines(text, |line| format!("    {line}\n"))),
    ("line ends of Windows", |text| text.replace('\n', "\r\n")),
    ("a blank line after each", |text| text.replace('\n', "\n\n")),
    ("no blank lines", |text| text.replace("\n\n", "\n")),
    ("front matter", |text| {
        format!("---\ntitle: \"An outage\"\ndate: 2031-02-03\ndraft: false\n---\n{text}")
    }),
    ("a footer", |text| format!("{text}\n\nLast edited by the site team on 3 February 2031 at 09:12\n")),
    ("an agenda below", |text| {
        format!(
            "{text}\n\n## Agenda of the review\n- 09:00 - Welcome\n- 09:10 - Five whys\n- 09:50 - Close\n"
        )
    }),
    ("a paragraph above", |text| format!("A customer saw it at 10:41. It was over by 11:17.\n\n{text}")),
    ("bullets above", |text| {
        format!(
            "- **Detected**: a probe fired at 10:41\n- **Impact**: nobody could log in, one wrote in at 11:17.\n\n{text}"
        )
    }),
];

/// One rewriting of notes.
#[derive(Clone, Copy)]
struct Form {
    head: &'static str,
    line: &'static str,
    clock: &'static str,
    joint: &'static str,
    heading: Option<&'static str>,
    around: Rewrite,
}

const PLAIN: Form = Form {
    head: "",
    line: "- %t - %w",
    clock: "%H:%M",
    joint: "%D %T",
    heading: None,
    around: |text| text.to_owned(),
};

/// Each form with the word that a failure is listed under.
fn forms() -> Vec<(String, Form)> {
    let mut all = vec![("plain".to_owned(), PLAIN)];
    all.extend(LINES.iter().map(|line| (format!("line {line:?}"), Form { line, ..PLAIN })));
    all.extend(TABLES.iter().map(|(head, line)| (format!("table {head:?}"), Form { head, line, ..PLAIN })));
    all.extend(CLOCKS.iter().map(|clock| (format!("clock {clock:?}"), Form { clock, ..PLAIN })));
    all.extend(JOINTS.iter().map(|joint| (format!("joint {joint:?}"), Form { joint, ..PLAIN })));
    all.extend(
        HEADINGS
            .iter()
            .map(|heading| (format!("heading {heading:?}"), Form { heading: Some(heading), ..PLAIN })),
    );
    all.extend(AROUND.iter().map(|&(name, around)| (name.to_owned(), Form { around, ..PLAIN })));
    all
}

fn clock(pattern: &str, (hour, minute): (u32, u32)) -> String {
    pattern
        .replace("%H", &format!("{hour:02}"))
        .replace("%h", &hour.to_string())
        .replace("%I", &((hour + 11) % 12 + 1).to_string())
        .replace("%M", &format!("{minute:02}"))
        .replace("%p", if hour < 12 { "AM" } else { "PM" })
}

fn written(notes: &Notes, form: Form) -> String {
    let mut list = form.head.to_owned();
    for (index, &(hour, minute, words)) in notes.entries.iter().enumerate() {
        let time = clock(form.clock, (hour, minute));
        let stamp = match notes.date {
            "" => time,
            date => form.joint.replace("%D", date.trim()).replace("%T", &time),
        };
        let line =
            form.line.replace("%n", &(index + 1).to_string()).replace("%t", &stamp).replace("%w", words);
        let _ = writeln!(list, "{line}");
    }
    let heading = form.heading.unwrap_or(notes.heading);
    (form.around)(&format!("{}{heading}\n\n{list}{}", notes.above, notes.below))
}

/// The first notes in every form, each with a name.
pub(crate) fn rewritten() -> Vec<(String, String)> {
    forms().into_iter().map(|(name, form)| (name, written(&NOTES[0], form))).collect()
}

/// What is wrong in the reading of `text`, if anything.
fn problem(notes: &Notes, text: &str) -> Option<String> {
    let found: Vec<(String, String)> = read_incident(text)
        .events
        .iter()
        .map(|event| (event.start.time.map(|time| time.to_string()).unwrap_or_default(), event.text.clone()))
        .collect();
    let right = found.len() == notes.entries.len()
        && found.iter().zip(notes.entries).all(|((time, text), &(hour, minute, words))| {
            time.starts_with(&format!("{hour:02}:{minute:02}")) && text.contains(words)
        });
    (!right).then(|| format!("{found:?}"))
}

#[test]
fn a_list_reads_whatever_it_is_made_of() {
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut right, mut all) = (0, 0);
    for (name, form) in forms() {
        for notes in NOTES {
            let text = written(notes, form);
            // A form of the date leaves notes without one as they were.
            if name != "plain" && text == written(notes, PLAIN) {
                continue;
            }
            all += 1;
            match problem(notes, &text) {
                None => right += 1,
                Some(found) => wrong.entry(name.clone()).or_default().push(format!("{text}\n{found}")),
            }
        }
    }
    let mut told = format!("{right} of {all} read\n");
    for (name, examples) in &wrong {
        let _ = writeln!(told, "{} of {}: {name}\n{}", examples.len(), NOTES.len(), examples[0]);
    }
    let floor = std::env::var("FLOOR").ok().and_then(|floor| floor.parse().ok()).unwrap_or(FLOOR);
    assert!(!wrong.contains_key("plain"), "{told}");
    assert!(right * 100 >= all * floor, "{told}");
}
