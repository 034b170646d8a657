//! Hostile text in every place of the notes, through every form that leaves: it stays text in all of them.

use incident_timeline::{
    Incident,
    export::{Export, csv::csv, file_name, html::html, markdown::markdown, mermaid},
    import::carried,
    json,
    layout::{Viewport, layout},
    read_incident,
    redact::{mentions, redacted},
    report::report,
    scene::{self, svg},
};

/// What is put into the notes, and the notes with it in every place: title, fields, events, who acts, what was hit, cells.
fn all() -> impl Iterator<Item = (String, String)> {
    let payloads: Vec<String> = serde_json::from_str(include_str!("../injection/payloads.json")).unwrap();
    assert!(payloads.len() > 80);
    let notes = include_str!("../injection/notes.txt");
    payloads.into_iter().map(move |payload| {
        let notes = notes.replace("PAYLOAD", &payload);
        (payload, notes)
    })
}

/// Signs that act on a terminal, or turn the order of what follows.
fn acts(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r') || "\u{202b}\u{202d}\u{202e}\u{2067}".contains(c)
}

fn export(incident: &Incident) -> Export<'_> {
    Export { incident, clock: &incident.clock, hidden: &[], part: None }
}

/// What is wrong with `text`, which elements of these names are in, each with attributes of these names, and nothing else.
fn stray(text: &str, elements: &[&str], attributes: &[&str]) -> Option<String> {
    let (_, rest) = text.split_once('<')?;
    for part in rest.split('<') {
        let Some((tag, words)) = part.split_once('>') else { return Some(format!("<{part} is open")) };
        let closes = tag.starts_with('/');
        let tag = tag.trim_start_matches('/').trim_end_matches('/');
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        if !elements.contains(&name) || closes && !rest.is_empty() || words.contains('>') {
            return Some(format!("<{part}"));
        }
        while let Some((attribute, after)) = rest.split_once("=\"") {
            let Some((_, after)) = after.split_once('"') else { return Some(format!("<{part}")) };
            if !attributes.contains(&attribute.trim()) {
                return Some(format!("{attribute} in <{part}"));
            }
            rest = after;
        }
        if !rest.trim().is_empty() {
            return Some(format!("{rest} in <{part}"));
        }
    }
    None
}

#[test]
fn a_picture_has_no_element_and_no_attribute_that_the_notes_made() {
    const ELEMENTS: &[&str] = &["svg", "title", "metadata", "style", "rect", "path", "polyline", "text"];
    const ATTRIBUTES: &[&str] = &[
        "xmlns",
        "class",
        "width",
        "height",
        "viewBox",
        "role",
        "aria-labelledby",
        "id",
        "x",
        "y",
        "d",
        "points",
        "rx",
        "text-anchor",
        "data-target",
    ];
    for (payload, notes) in all() {
        let incident = read_incident(&notes);
        let viewport = Viewport { width: 1280, ..Viewport::default() };
        let scene =
            scene::headed(&incident, None, "", scene::scene(&incident, &layout(&incident, &viewport)));
        let text = svg::write_with(&scene, svg::Theme::Reader, &notes);
        let (head, rest) = text.split_once("<style>").unwrap();
        let (style, rest) = rest.split_once("</style>").unwrap();
        assert_eq!(style.trim(), svg::STYLE.trim(), "{payload:?}");
        let (title, carrier) = head.split_once("<metadata").unwrap();
        for part in [head, rest] {
            assert_eq!(stray(part, ELEMENTS, ATTRIBUTES), None, "{payload:?}");
        }
        for part in [title, rest] {
            assert!(!part.contains(acts), "{payload:?}: {part}");
        }
        assert!(!carrier.contains(|c: char| c.is_control() && c < ' ' && !"\n\t".contains(c)), "{payload:?}");
    }
}

#[test]
fn a_page_has_no_element_that_the_notes_made_and_gives_them_back() {
    let page = "<!doctype html><title>Incident timeline</title><body><div id=\"app\"></div></body>";
    let tags = |html: &str| html.matches('<').count();
    let plain = html(page, &read_incident("10:02 a\n"), "10:02 a\n").unwrap();
    for (payload, notes) in all() {
        let file = html(page, &read_incident(&notes), &notes).unwrap();
        assert_eq!((tags(&file), file.matches('>').count()), (tags(&plain), tags(&plain)), "{payload:?}");
        assert_eq!(carried(&file).as_deref(), Some(&*notes), "{payload:?}");
        let (_, title) = file.split_once("<title>").unwrap();
        assert!(!title.split_once("</title>").unwrap().0.contains(acts), "{payload:?}");
    }
}

#[test]
fn tables_keep_their_cells_and_hold_no_markup_and_no_template() {
    for (payload, notes) in all() {
        let incident = read_incident(&notes);
        let text = markdown(&export(&incident));
        // What is escaped is a sign like others.
        let mut bare = text.clone();
        for sign in ["\\\\", "\\|", "\\*", "\\[", "\\`", "\\{"] {
            bare = bare.replace(sign, "");
        }
        let mut cells = 0;
        for line in bare.lines() {
            let count = line.matches('|').count();
            cells = if cells == 0 { count } else { cells };
            assert!(count == if line.starts_with('|') { cells } else { 0 }, "{payload:?}: {line}");
            cells = count;
        }
        assert!(!bare.contains(['<', '`', '*', '[', '{']) && !bare.contains(acts), "{payload:?}: {text}");
    }
}

#[test]
fn no_cell_of_csv_is_a_formula_or_ends_its_row() {
    for (payload, notes) in all() {
        let text = csv(&export(&read_incident(&notes)));
        assert!(!text.contains(acts), "{payload:?}: {text:?}");
        let (mut cells, mut quoted) = (vec![vec![String::new()]], false);
        let mut signs = text.chars().peekable();
        while let Some(c) = signs.next() {
            let row = cells.last_mut().unwrap();
            match c {
                '"' if quoted && signs.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(String::new()),
                '\r' if !quoted => {}
                '\n' if !quoted => cells.push(vec![String::new()]),
                c => row.last_mut().unwrap().push(c),
            }
        }
        assert_eq!(cells.pop(), Some(vec![String::new()]), "{payload:?}");
        for row in cells {
            assert_eq!(row.len(), 16, "{payload:?}: {row:?}");
            for cell in row {
                let begins = cell.starts_with([
                    '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
                ]);
                assert!(!begins && !cell.contains('\n'), "{payload:?}: {cell}");
            }
        }
    }
}

#[test]
fn a_diagram_has_no_statement_that_the_notes_made() {
    for (payload, notes) in all() {
        let incident = read_incident(&notes);
        let gantt = mermaid::gantt(&export(&incident));
        for (number, line) in gantt.lines().enumerate() {
            let ours = match line.strip_prefix("    ") {
                None => number == 0 && line == "gantt",
                Some(rest) => {
                    let statement = ["title ", "dateFormat ", "axisFormat ", "section "]
                        .iter()
                        .any(|s| rest.starts_with(s));
                    statement && (number < 4 || rest.starts_with("section "))
                        || rest.matches(" :").count() == 1
                }
            };
            let colons = if line.contains("Format ") { line.matches(':').count() } else { 1 };
            let said = line.split_once(" :").map_or(line, |(said, _)| said);
            assert!(ours && said.matches(':').count() <= colons, "{payload:?}: {line}");
            assert!(
                line.contains("axisFormat") || !said.contains(['%', '<', '>', '"', '{', '`', '&']),
                "{payload:?}: {line}"
            );
        }
        let timeline = mermaid::timeline(&export(&incident));
        for (number, line) in timeline.lines().enumerate() {
            let statement = number == 0 || line.starts_with("    title ") || line.starts_with("    section ");
            assert!(
                statement && !line.contains(':') || line.matches(':').count() == 1,
                "{payload:?}: {line}"
            );
            assert!(!line.contains(['%', '<', '>', '"', '{', '`', '&']), "{payload:?}: {line}");
        }
        assert!(!(gantt + &timeline).contains(acts), "{payload:?}");
    }
}

#[test]
fn nothing_in_a_report_acts_on_a_terminal() {
    for (payload, notes) in all() {
        let incident = read_incident(&notes);
        let text = report(&export(&incident));
        assert!(
            !text.contains(|c: char| c != '\n' && acts(c)) && !text.contains(['\r', '\t']),
            "{payload:?}: {text:?}"
        );
    }
}

#[test]
fn the_json_says_nothing_that_acts() {
    for (payload, notes) in all() {
        let text = serde_json::to_string(&json::json(&read_incident(&notes))).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            open.extend(value.as_array().into_iter().flatten());
            open.extend(value.as_object().into_iter().flat_map(|object| object.values()));
            assert!(!value.as_str().is_some_and(|text| text.contains(acts)), "{payload:?}: {value}");
        }
    }
}

#[test]
fn a_file_has_a_plain_name() {
    for (payload, notes) in all() {
        let name = file_name(&read_incident(&notes), "svg");
        let plain = name.strip_suffix(".svg").unwrap().chars().all(|c| c.is_alphanumeric() || c == '-');
        assert!(plain && name.len() < 120, "{payload:?}: {name}");
    }
}

#[test]
fn what_is_hostile_is_read_like_other_words() {
    for (payload, notes) in all() {
        let incident = read_incident(&notes);
        let found: Vec<String> = incident
            .events
            .iter()
            .filter_map(|event| event.start.time.map(|time| time.to_string()))
            .collect();
        for time in ["10:04", "10:06", "10:20", "10:40"] {
            assert!(found.iter().any(|one| one == time), "{payload:?}: {time} is lost, {found:?}");
        }
        let text = redacted(&notes, &mentions(&notes, &incident), |_| true);
        assert_eq!(text.lines().count(), notes.lines().count(), "{payload:?}");
    }
}
