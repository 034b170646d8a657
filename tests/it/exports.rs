//! Tables and diagrams that other programs read, as they are written.

use incident_timeline::{
    Incident,
    clock::WallClock,
    export::{Export, csv::csv, markdown::markdown, mermaid},
    incident::Moment,
    model::{Format, Model, ModelMsg, Origin, ViewMsg, update, viewed},
    read_incident,
    zones::{self, Rules},
};

use crate::check::golden;

#[test]
fn exports() {
    golden("tests/exports", |notes| {
        let incident = read_incident(notes);
        let export = Export { incident: &incident, clock: &incident.clock, hidden: &[], part: None };
        [
            markdown(&export),
            csv(&export).replace('\r', ""),
            mermaid::gantt(&export),
            mermaid::timeline(&export),
        ]
        .join("~~~~\n")
    });
}

#[test]
fn rows_of_csv_end_as_the_standard_says_and_have_as_many_cells() {
    let incident = read_incident("10:02 a, \"quoted\" word\n10:40 @here all well\n");
    let text = csv(&Export { incident: &incident, clock: &WallClock::default(), hidden: &[], part: None });
    let rows: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(rows.last(), Some(&""));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.contains("\"a, \"\"quoted\"\" word\"") && text.contains("'@here all well"), "{text}");
}

#[test]
fn what_a_person_hid_is_left_out_and_said() {
    let incident = read_incident("10:02 pager fired\n10:20 a detour\n10:40 all well\n");
    let export = Export { incident: &incident, clock: &incident.clock, hidden: &[false, true], part: None };
    let text = markdown(&export);
    let head = text.split("\n## ").next().unwrap();
    assert!(!text.contains("a detour") && head.contains("Left out: 1 hidden event"), "{text}");
    let model = Model::new("10:02 pager fired\n10:20 a detour\n10:40 all well\n", Origin::Own, Rules::NONE);
    let whole = model.exported(Format::Svg, "").unwrap();
    assert!(whole.contains(">a detour<") && !whole.contains("Left out"), "{whole}");
    for format in [Format::Svg, Format::Png] {
        let less = viewed(&model, "#find=a").exported(format, "").unwrap();
        assert!(less.contains(">Left out: 1 hidden event.<") && !less.contains(">pager fired<"), "{less}");
    }
}

#[test]
fn a_picture_of_a_part_of_the_time_says_which() {
    let list = "10:02 pager fired\n10:20 put on a detour\n10:40 all well\n";
    let dated = ["2024-11-20, all times UTC\n\n", list].concat();
    let at = |hours: i64, minutes: i64| ((hours * 60 + minutes) * 60_000).to_string();
    let window = |(from, to): (String, String), keys: &str| ["#from=", &from, "&to=", &to, keys].concat();
    let early = || (at(9, 55), at(10, 30));
    for (notes, fragment, said) in [
        (list, window(early(), ""), "Shown: 09:55 to 10:30, 2 of 3 events."),
        (&dated, window(early(), ""), "Shown: 09:55 to 10:30, 2 of 3 events."),
        (&dated, window(early(), "&zone=%2B05:30"), "Shown: 15:25 to 16:00, 2 of 3 events."),
        (&dated, window((at(10, 30), at(25, 0)), ""), "Shown: 20 Nov 10:30 to 21 Nov 01:00, 1 of 3 events."),
        (
            &[&dated, "23:50 it comes again\n00:10 and goes\n"].concat(),
            window(early(), ""),
            "Shown: 20 Nov 09:55 to 10:30, 2 of 5 events.",
        ),
        (list, window((at(10, 1), at(10, 4)), ""), "Shown: 10:01 to 10:04, 1 of 3 events."),
        (list, window(early(), "&find=p"), "Shown: 09:55 to 10:30, 2 of 3 events. Left out: 1 hidden event."),
        (
            "T+0 start of outage\nT+12m fixed\n",
            window((at(0, 0), at(0, 5)), ""),
            "Shown: T+0 s to T+5 min, 1 of 2 events.",
        ),
        ("Uploads were down from 10:02 to 10:40.\n", window(early(), ""), "Shown: 09:55 to 10:30."),
    ] {
        let model = Model::new(notes, Origin::Own, Rules::NONE);
        for format in [Format::Svg, Format::Png] {
            let part = viewed(&model, &fragment).exported(format, "").unwrap();
            assert!(part.contains(&[">", said, "<"].concat()), "{fragment}: {part}");
            assert!(part.contains(&[" ", said, "</title>"].concat()), "{fragment}: it is said to the ear");
            assert!(!model.exported(format, "").unwrap().contains("Shown:"));
        }
    }
}

#[test]
fn notes_that_tell_the_newest_first_leave_in_the_order_of_time() {
    let notes = "All times UTC, 20 November 2024\n\n- 10:40 Ada: all well\n- 10:20 Ben: a detour\n- 10:02 Ada: pager fired\n\n\
                 Mail was down from 10:20 to 10:40. Uploads were down from 10:02 to 10:40.\n";
    let model = Model::new(notes, Origin::Own, Rules::NONE);
    for format in [Format::Csv, Format::Mermaid, Format::Markdown, Format::Json, Format::Report] {
        let text = model.exported(format, "").unwrap();
        let places = ["pager fired", "a detour", "all well"].map(|words| text.find(words));
        assert!(places.is_sorted() && places[0].is_some(), "{format:?}: {text}");
    }
    let diagram =
        mermaid::timeline(&Export { incident: &model.shown, clock: &model.clock, hidden: &[], part: None });
    let places = ["pager fired", "a detour", "all well"].map(|words| diagram.find(words));
    assert!(places.is_sorted() && places[0].is_some(), "{diagram}");
}

#[test]
fn a_chosen_zone_moves_every_time() {
    let incident =
        read_incident("All times UTC, 20 November 2024\n\n- 10:02 pager fired\n- 23:40 all well\n");
    let clock = zones::wall_clock(&incident, Some("+05:30"), Rules::NONE).unwrap();
    let told = zones::in_zone(&incident, &clock);
    let export = Export { incident: &told, clock: &clock, hidden: &[], part: None };
    for text in [markdown(&export), csv(&export), mermaid::gantt(&export)] {
        assert!(!text.contains("10:02") && text.contains("15") && text.contains("2024-11-21"), "{text}");
    }
}

#[test]
fn tables_without_events_read_back_as_the_same_impacts() {
    let incident = read_incident(
        "2024-11-20, all times UTC\n\nUploads were down for 38 minutes from 10:02 to 10:40.\nLogin was degraded for 20 minutes.\n",
    );
    let text = markdown(&Export { incident: &incident, clock: &incident.clock, hidden: &[], part: None });
    let again = read_incident(&text);
    let told = |incident: &Incident| -> Vec<_> {
        let edge =
            |edge: &Option<Moment>| edge.as_ref().and_then(|edge| edge.time).map(|time| time.to_string());
        let impacts = incident.impacts.iter();
        impacts.map(|one| (one.effect, one.duration_seconds, edge(&one.start), edge(&one.end))).collect()
    };
    assert!(incident.events.is_empty() && again.events.is_empty(), "{text}");
    assert_eq!(told(&again), told(&incident), "{text}");
    assert_eq!(told(&again).len(), 2, "{text}");
}

#[test]
fn time_before_the_start_has_one_sign_and_reads_back() {
    let notes = "T-30m deploy\nT+0 start of outage\nT+12m fixed\n";
    let incident = read_incident(notes);
    let text = markdown(&Export { incident: &incident, clock: &incident.clock, hidden: &[], part: None });
    assert!(text.contains("| T\u{2212}30 min | deploy"), "{text}");
    let seconds = |incident: &Incident| -> Vec<_> {
        incident.events.iter().map(|event| event.start.elapsed_seconds).collect()
    };
    assert_eq!(seconds(&read_incident(&text)), seconds(&incident), "{text}");
}

#[test]
fn a_diagram_says_that_lines_which_hang_on_others_are_left_out() {
    let incident =
        read_incident("- 10:02 pager fired\n  - the disk of db-1\n  - and of db-2\n- 10:40 all well\n");
    let export = Export { incident: &incident, clock: &incident.clock, hidden: &[], part: None };
    for text in [mermaid::gantt(&export), mermaid::timeline(&export)] {
        assert!(!text.contains("db-2") && text.contains("without 2 lines that hang on others"), "{text}");
    }
    assert!(markdown(&export).contains("db-2"));
}

#[test]
fn one_incident_of_several_leaves_under_its_own_name_with_its_own_figures() {
    let notes = "# Incident 1: uploads\n\nDate: 2024-11-20\n\n- 10:02 UTC pager fired\n- 10:40 UTC fixed\n\n\
                 # Incident 2: billing\n\nDate: 2024-12-01\n\n- 09:02 UTC pager fired\n- 09:32 UTC fixed\n";
    let all = Model::new(notes, Origin::Own, Rules::NONE);
    let one = update(&all, ModelMsg::View(ViewMsg::Part(Some(1)))).unwrap();
    let markdown = one.exported(Format::Markdown, "").unwrap();
    assert!(markdown.starts_with("# Incident 2: billing\n\n2 events"), "{markdown}");
    assert!(!markdown.contains("hidden"), "{markdown}");
    let picture = one.exported(Format::Svg, "").unwrap();
    let (_, drawn) = picture.split_once("</metadata>").unwrap();
    assert!(picture.contains(">Incident 2: billing: timeline of 2 events, 09:02 to 09:32, "), "{picture}");
    for (words, there) in
        [(">Incident 2: billing<", true), (">30 min<", true), (">38 min<", false), ("hidden", false)]
    {
        assert_eq!(drawn.contains(words), there, "{words}: {drawn}");
    }
    assert!(all.exported(Format::Svg, "").unwrap().contains(">38 min<"));
}
