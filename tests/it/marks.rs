//! What the picture shows beside bars and labels: phases, glyphs, the legend, folds, the ticks of short and long incidents.

use incident_timeline::{
    class::Class,
    facts::IntervalKind,
    incident::{Incident, Interval},
    layout::{Layout, Swatch, TextLine, Viewport, breaks, layout, text_metrics},
    read_incident,
    scene::{MarkKind, Shape, covered, pin, scene},
    target::Target,
    wording::summary,
};

const NOTES: &str = "\
# Orders stuck

Orders were down from 09:04 until 09:40. The mailer was slow for 12 minutes.

- 09:00 Alert: queue depth above 40 000
- 09:02 Start: the consumer stops
- 09:06 Detected: customers report that orders hang
- 09:12 Ana restarts the worker
- 09:31 Mitigated: most orders go through
- 09:40 Resolved: all is back to normal
";

fn drawn(incident: &Incident, width: i32) -> Layout {
    layout(incident, &Viewport { width, overview: true, ..Viewport::default() })
}

fn words(out: &Layout, class: Class) -> Vec<&str> {
    out.words.iter().filter(|words| words.class == class).map(|words| words.text.as_str()).collect()
}

#[test]
fn seconds_are_told_for_a_whole_timeline_and_never_made_up() {
    let times = |notes: &str, width: i32| -> Vec<String> {
        let out = drawn(&read_incident(notes), width);
        out.labels.iter().map(|label| label.time.text.clone()).collect()
    };
    for width in [390, 900] {
        let fine = times("10:00:00 pager fired\n10:00:01 page slow\n10:05:00 all well\n", width);
        assert_eq!(fine, ["10:00:00", "10:00:01", "10:05:00"]);
        assert_eq!(times("10:00:00 pager fired\n10:05:00 all well\n", width), ["10:00", "10:05"]);
        assert_eq!(times("10:00 pager fired\n10:00:01 page slow\n", width), ["10:00", "10:00:01"]);
    }
}

#[test]
fn what_lies_between_two_folds_has_its_date_and_no_tick_runs_over_the_plot() {
    let day = |month: u32, day: u32| {
        let times = ["06:00", "09:00", "10:00", "18:00"];
        times.map(|time| format!("- 2024-{month:02}-{day:02} {time} worker restarted\n")).concat()
    };
    let weeks = [(3, 1), (6, 10), (10, 7)];
    let notes: String =
        weeks.iter().flat_map(|(month, first)| (0..4).map(move |n| day(*month, first + n))).collect();
    let incident = read_incident(&["All times UTC\n", &notes].concat());
    let mut between = 0;
    for width in [390, 500, 700, 900, 1280] {
        let breaks = breaks(&incident).into();
        let out = layout(&incident, &Viewport { width, breaks, ..Viewport::default() });
        let end = |words: &TextLine| words.x + text_metrics::width(&words.text, 11) / 2;
        for words in out.words.iter().filter(|words| [Class::Clock, Class::Elapsed].contains(&words.class)) {
            assert!(end(words) <= out.scale.right, "{} of {width}", words.text);
        }
        for pair in out.gaps.windows(2) {
            let dated = |words: &&TextLine| {
                words.class == Class::Day && (pair[0].to..pair[1].from).contains(&words.x)
            };
            let date = out.words.iter().find(dated).map(|words| &*words.text);
            assert!(date.is_some_and(|date| date.contains("Jun")), "{width}: {date:?}");
            between += 1;
        }
    }
    assert!(between >= 3, "{between}");
}

#[test]
fn phases_are_a_ribbon_from_each_to_the_next() {
    let incident = read_incident(NOTES);
    let out = drawn(&incident, 1280);
    let ribbon: Vec<_> = out.bars.iter().filter(|bar| matches!(bar.target, Some(Target::Phase(_)))).collect();
    let classes: Vec<Class> = ribbon.iter().map(|bar| bar.class).collect();
    assert_eq!(classes, [Class::Started, Class::Detected, Class::Mitigated]);
    for (one, next) in ribbon.iter().zip(ribbon.iter().skip(1)) {
        assert_eq!(one.area.right(), next.area.x, "no gap between two phases");
    }
    assert!(
        words(&out, Class::PhaseWords).contains(&"detected \u{2192} mitigated 25 min"),
        "{:?}",
        out.words
    );
    // Words that have no room give way to a letter, and that to nothing.
    let narrow = drawn(&incident, 320);
    assert!(words(&narrow, Class::PhaseWords).iter().all(|said| said.len() < 24));
    let one = read_incident("- 09:00 Start: the consumer stops\n- 09:20 Ana restarts the worker\n");
    assert_eq!(words(&drawn(&one, 1280), Class::PhaseWords), [""; 0]);
}

#[test]
fn the_legend_lists_what_the_picture_shows_and_nothing_else() {
    let incident = read_incident(NOTES);
    for width in [360, 800, 1280] {
        let out = drawn(&incident, width);
        let said = words(&out, Class::Key);
        assert!(said.contains(&"alert") && said.contains(&"recovery"), "{said:?}");
        assert!(!said.contains(&"escalation"), "{said:?}");
        for key in &out.legend {
            let Swatch::Kind(kind) = key.swatch else { continue };
            assert!(incident.events.iter().any(|event| event.kind == kind), "{kind:?}");
        }
        for (index, key) in out.legend.iter().enumerate() {
            assert!(key.area.right() < out.width && key.area.bottom() < out.height);
            assert!(out.legend.iter().skip(index + 1).all(|other| !key.area.overlaps(other.area)));
        }
    }
    let plain = read_incident("- 09:00 one thing\n- 09:20 another\n");
    assert_eq!(drawn(&plain, 1280).legend, []);
}

#[test]
fn a_kind_is_told_by_its_shape_as_well_as_its_colour() {
    let incident = read_incident(NOTES);
    let scene = scene(&incident, &drawn(&incident, 1280));
    let mut shapes: Vec<MarkKind> = Vec::new();
    for class in [Class::Alert, Class::Report, Class::Change, Class::Recovery] {
        let dots = scene.items.iter().rfind(|item| item.class == class);
        // In the legend, where all have one size.
        let Some(Shape::Marks { marks }) = dots.map(|item| &item.shape) else { panic!("no {class:?}") };
        assert!(!shapes.contains(&marks[0].kind), "{class:?} looks like another");
        shapes.push(marks[0].kind);
    }
}

#[test]
fn no_silence_is_folded_inside_the_only_outage() {
    let list = "- 2024-03-05 10:00 Ana joins\n- 2024-03-05 10:01 Ben joins\n- 2024-03-05 10:02 Cleo joins\n\
                - 2024-03-07 10:01 Ana leaves\n- 2024-03-07 10:02 Ben leaves\n";
    assert_eq!(breaks(&read_incident(list)).len(), 1);
    let said = "Orders were down from 2024-03-05 10:01 until 2024-03-07 10:01.\n\n";
    let incident = read_incident(&[said, list].concat());
    assert!(incident.impacts[0].start.is_some() && incident.impacts[0].end.is_some());
    assert_eq!(breaks(&incident), []);
}

#[test]
fn seconds_fill_the_picture_and_months_have_ticks() {
    let short = read_incident("- 10:00:00.100 one\n- 10:00:00.900 two\n- 10:00:02.100 three\n");
    let out = drawn(&short, 1280);
    let (first, last) = (out.dots.first().unwrap().x, out.dots.last().unwrap().x);
    assert!((last - first) * 10 > out.scale.pixels() * 9, "{first} to {last} of {}", out.scale.pixels());
    let long = read_incident("- 2024-03-05 10:00 one\n- 2024-04-01 11:00 two\n- 2024-06-04 10:00 three\n");
    for width in [390, 800, 1280] {
        let out = drawn(&long, width);
        assert!(out.axis.clock.len() >= 5, "{width}: {:?}", out.axis.clock);
    }
}

#[test]
fn each_day_that_begins_in_a_narrow_picture_is_named() {
    let names = |notes: &str| -> Vec<String> {
        let incident = read_incident(notes);
        let out = drawn(&incident, 390);
        let days = out.words.iter().filter(|words| words.class == Class::Day && words.y == 16);
        days.map(|words| words.text.clone()).collect()
    };
    // A short evening before, a short night after, and a day on which nothing happens yet.
    let evening = "- 2024-11-24 23:48 backup starts\n- 2024-11-25 00:07 disk full\n- 00:55 all clear\n";
    assert_eq!(names(evening), ["24 Nov", "25 Nov 2024"]);
    let minutes = evening.replace("23:48", "23:57");
    assert_eq!(names(&minutes), ["25 Nov 2024"], "24 is no day");
    let end = "- 2024-10-05 20:00 deployed\n- 22:00 login fails\n- 2024-10-06 00:20 site works\n";
    assert_eq!(names(end), ["5 Oct 2024", "6 Oct"]);
    assert_eq!(names("- 2024-11-25 00:01 disk full\n- 00:55 all clear\n"), ["25 Nov 2024"]);
}

#[test]
fn heads_of_days_do_not_touch() {
    let day = |day| format!("- 2024-11-{day:02} 10:00 one thing\n- 2024-11-{day:02} 10:02 another\n");
    let notes = (1..20).map(day).collect::<Vec<_>>().concat();
    let incident = read_incident(&notes);
    for width in [390, 800, 1280, 2560] {
        for days in [1, 3, 8, 19] {
            let window = Some((incident.events[0].start.at, incident.events[0].start.at + days * 86_400_000));
            let out = layout(&incident, &Viewport { width, window, ..Viewport::default() });
            let heads: Vec<_> =
                out.words.iter().filter(|words| words.class == Class::Day && words.y == 16).collect();
            for (one, next) in heads.iter().zip(heads.iter().skip(1)) {
                assert!(one.x + text_metrics::bold_width(&one.text, 11) < next.x, "{one:?} on {next:?}");
            }
        }
    }
}

#[test]
fn what_is_hidden_is_counted_beside_the_name_of_the_lane() {
    let incident = read_incident(NOTES);
    let hidden = vec![true; incident.events.len()].into();
    let out = layout(&incident, &Viewport { width: 1280, hidden, ..Viewport::default() });
    let place = |text: &str| out.words.iter().find(|words| words.text == text).map(|words| words.y).unwrap();
    assert!(place("6 hidden") - place("Events") >= 14);
}

#[test]
fn the_height_stays_while_one_zooms() {
    let line = |n| {
        let (hour, minute, second) = (n / 60, n % 60, n * 7 % 60);
        format!("- {hour:02}:{minute:02}:{second:02} worker {n} says that the queue is full\n")
    };
    let notes = (0..400).map(line).collect::<Vec<_>>().concat();
    for notes in [NOTES, &notes] {
        let incident = read_incident(notes);
        let whole = drawn(&incident, 1280);
        let mut scale = whole.scale.clone();
        let mut height = whole.height;
        for step in 0..20 {
            scale = scale.zoom(120, 700);
            let window = Some((scale.from, scale.to));
            let viewport =
                Viewport { width: 1280, overview: true, window, least_height: height, ..Viewport::default() };
            let out = layout(&incident, &viewport);
            assert!(
                out.height - height <= if step == 0 { 60 } else { 0 },
                "{height} to {} at step {step}",
                out.height
            );
            assert!(out.height >= height);
            height = out.height;
        }
    }
}

#[test]
fn of_hundreds_of_levels_those_are_drawn_that_are_seen() {
    let line = |n| format!("- {:02}:{:02} Set to SEV{}\n", n / 60, n % 60, n % 2 + 1);
    let incident = read_incident(&(0..1200).map(line).collect::<Vec<_>>().concat());
    assert!(incident.severities.len() > 1_000);
    let out = drawn(&incident, 1280);
    let count = out.bars.iter().filter(|bar| matches!(bar.target, Some(Target::Severity(_)))).count();
    let most = usize::try_from(out.scale.pixels()).unwrap() / 3 + 1;
    assert!((most / 2..=most).contains(&count), "{count} of at most {most}");
}

#[test]
fn words_on_a_bar_stand_beside_the_signs_of_its_ends() {
    let incident = read_incident(
        "- 2024-11-25 10:00 checkout is down, SEV1 declared\n- 10:30 looked at\n- 11:00 resolved\n",
    );
    let minute = |minute: i64| incident.events[0].start.at + minute * 60_000;
    let window = Some((minute(10), minute(50)));
    let out = layout(&incident, &Viewport { width: 900, window, ..Viewport::default() });
    let left = out.scale.left;
    let on: Vec<_> = out
        .words
        .iter()
        .filter(|words| matches!(words.class, Class::PhaseWords | Class::LevelOnSevere))
        .collect();
    assert!(on.len() == 2 && on.iter().all(|words| words.x >= left + 10), "{left}: {on:?}");
}

#[test]
fn what_is_pointed_at_has_a_line_to_the_axis() {
    let incident = read_incident(NOTES);
    let out = drawn(&incident, 1280);
    let Some(Shape::Marks { marks }) = pin(&out, 2, incident.events[2].start.at).map(|item| item.shape)
    else {
        panic!("a line");
    };
    assert_eq!(marks[0].at, (out.scale.x(incident.events[2].start.at), out.axis.y));
    let dot = out.dots.iter().find(|dot| dot.event == 2).unwrap();
    assert_eq!(marks[0].kind, MarkKind::Line((dot.x, dot.y)));
    assert!(pin(&out, 0, incident.events[0].start.at - 3_600_000).is_none());
}

#[test]
fn phases_of_incidents_one_after_the_other_share_a_row() {
    const HOURS: i64 = 3 * 3_600_000;
    let mut incident = read_incident(NOTES);
    let mut earlier = incident.phases.clone();
    for phase in &mut earlier {
        (phase.moment.at, phase.incident) = (phase.moment.at - HOURS, 1);
    }
    // The newest first.
    incident.phases.append(&mut earlier);
    let (from, to) = incident.extent().unwrap();
    let viewport = Viewport { width: 1280, window: Some((from - HOURS, to)), ..Viewport::default() };
    let out = layout(&incident, &viewport);
    let rows: Vec<i32> = out
        .bars
        .iter()
        .filter(|bar| matches!(bar.target, Some(Target::Phase(_))))
        .map(|bar| bar.area.y)
        .collect();
    assert!(rows.len() > 1 && rows.iter().all(|row| *row == rows[0]), "{rows:?}");
}

#[test]
fn where_dots_are_close_the_key_moment_is_the_one_that_is_drawn() {
    let quiet = |minute: i32| format!("- {:02}:{:02} looked at it\n", 9 + minute / 60, minute % 60);
    let notes = [0, 2, 4, 6].map(quiet).concat()
        + "- 09:07 Declared: major incident\n"
        + &[8, 10, 600].map(quiet).concat();
    let incident = read_incident(&notes);
    let out = layout(&incident, &Viewport { width: 360, listed: true, ..Viewport::default() });
    let dots: Vec<usize> = out.dots.iter().map(|dot| dot.event).collect();
    assert_eq!(dots, [4, 7]);
    assert!(out.dots[0].milestone);
}

#[test]
fn a_letter_on_the_ribbon_stands_for_one_phase() {
    let notes = "- 09:00 Start: it stops\n- 09:07 Detected: pager fired\n- 09:09 Acknowledged: Ana looks\n- 09:14 Declared: SEV2\n- 10:15 Resolved: all well\n";
    let incident = read_incident(notes);
    for width in [340, 390, 600, 800, 1024, 1440] {
        let out = drawn(&incident, width);
        let said = words(&out, Class::PhaseWords);
        assert!(said.iter().filter(|said| **said == "D").count() < 2, "{said:?}");
    }
    let said = |width| words(&drawn(&incident, width), Class::PhaseWords).concat();
    assert!(said(1024).contains("dec"), "{}", said(1024));
}

#[test]
fn the_legend_leaves_out_kinds_that_are_hidden() {
    let incident = read_incident(NOTES);
    let said = |hidden: &[bool]| {
        let out = layout(&incident, &Viewport { width: 1280, hidden: hidden.into(), ..Viewport::default() });
        words(&out, Class::Key).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(said(&[]).contains(&"alert".to_owned()));
    assert!(!said(&[true]).contains(&"alert".to_owned()));
}

#[test]
fn no_part_of_a_word_stands_for_a_phase_or_a_day() {
    let notes = "All times UTC\n\n2024-05-03 23:20 deploy breaks search, start of the incident\n2024-05-03 23:30 alert fires, detected\n\
                 2024-05-04 09:00 rolled back, mitigated\n2024-05-05 00:10 all well, resolved\n";
    let incident = read_incident(notes);
    for width in (360..1400).step_by(40) {
        let out = drawn(&incident, width);
        for words in &out.words {
            match words.class {
                Class::PhaseWords => assert!(words.text.contains("\u{2192} "), "{}", words.text),
                Class::Day => assert!(words.text.contains(" May"), "{} at {width}", words.text),
                _ => {}
            }
        }
    }
}

#[test]
fn the_legend_of_a_phone_says_what_its_picture_shows() {
    let notes = "All times UTC\n\n2024-05-03 10:00 alert fires\n2024-05-03 10:00 status page updated\n2024-05-03 10:01 deploy is rolled back\n\
                 2024-05-03 18:00 to 18:50 queue drains\n2024-05-03 19:00 all well, resolved\n\nSearch was down for about 8 hours.\n";
    let incident = read_incident(notes);
    let out = layout(&incident, &Viewport { listed: true, width: 360, ..Viewport::default() });
    assert_eq!(words(&out, Class::Key), ["alert", "change", "recovery"]);
    let wide = drawn(&incident, 1280);
    assert!(words(&wide, Class::Key).contains(&"event with an end"));
    assert!(words(&wide, Class::Key).contains(&"communication"));
}

#[test]
fn names_are_broken_between_their_parts() {
    let wrapped = |text| text_metrics::wrap(text, 12, 120, 2);
    assert_eq!(wrapped("Frigate (NVR/cameras) alerts"), ["Frigate (NVR/", "cameras) alerts"]);
    assert_eq!(wrapped("Frigate + llama-swap"), ["Frigate + llama-", "swap"]);
}

#[test]
fn an_interval_of_days_says_on_which() {
    let said = |end: &str| {
        let notes = [
            "All times UTC\n\n2024-05-03 23:04 deploy breaks search, start of the incident\n",
            end,
            " all well, resolved\n",
        ];
        let incident = read_incident(&notes.concat());
        let kind = |interval: &&Interval| interval.kind == IntervalKind::TimeToResolve;
        summary::interval_clocks(&incident, incident.intervals.iter().find(kind).unwrap())
    };
    assert_eq!(said("2024-05-04 02:50"), "23:04 \u{2192}\u{a0}02:50");
    assert_eq!(said("2024-05-31 02:50"), "3\u{a0}May\u{a0}23:04 \u{2192}\u{a0}31\u{a0}May\u{a0}02:50");
}

/// Notes with events so close that some share a dot.
const CLOSE: &str = "All times UTC\n\n2024-05-03 10:00 alert fires\n2024-05-03 10:00 status page updated\n2024-05-03 10:01 deploy is rolled back\n\
                     2024-05-03 15:00 Ana looks\n2024-05-03 19:00 all well, resolved\n";

#[test]
fn dots_on_a_phone_say_how_many_events_they_stand_for() {
    let incident = read_incident(CLOSE);
    let out = layout(&incident, &Viewport { listed: true, width: 360, ..Viewport::default() });
    let counted: usize = out.clusters.iter().map(|cluster| cluster.events.len()).sum();
    assert_eq!(counted + out.dots.len(), incident.events.len());
    assert_eq!(out.clusters.len(), 1);
    let cluster = &out.clusters[0];
    assert_eq!(cluster.text, "+2");
    assert!(cluster.area.bottom() <= out.height && cluster.area.y > out.line.unwrap());
}

#[test]
fn an_event_that_shares_a_dot_has_one_once_it_is_chosen() {
    let incident = read_incident(CLOSE);
    let out = layout(&incident, &Viewport { listed: true, width: 360, ..Viewport::default() });
    let has = |event: usize| out.dots.iter().any(|dot| dot.event == event);
    for event in 0..incident.events.len() {
        assert_eq!(covered(&incident, &out, event).is_none(), has(event), "{event}");
    }
    let told = covered(&incident, &out, 1).unwrap();
    assert_eq!(told.class, Class::Communication);
}

#[test]
fn a_phase_without_room_for_words_is_in_the_legend() {
    let notes = "All times UTC\n\n2024-05-03 10:00 Start: search fails\n2024-05-03 10:30 Detected: pager fires\n\
                 2024-05-03 11:00 Resolved: all well\n2024-05-04 09:00 report is written\n";
    let incident = read_incident(notes);
    for width in [600, 1280] {
        let out = drawn(&incident, width);
        let keys = words(&out, Class::Key);
        for bar in &out.bars {
            let Some(Target::Phase(index)) = bar.target else { continue };
            let named = out.words.iter().any(|words| words.target == bar.target);
            let name = incident.phases[index].phase.name();
            assert!(named || bar.area.width < 8 || keys.contains(&name), "{name} at {width}: {keys:?}");
        }
    }
    assert!(words(&drawn(&incident, 600), Class::Key).contains(&"detected"));
    let wide = read_incident(&notes.replace("2024-05-04 09:00 report is written\n", ""));
    assert!(!words(&drawn(&wide, 1280), Class::Key).contains(&"detected"));
}

#[test]
fn a_level_without_room_stands_above_its_bar_at_any_width() {
    let notes = "All times UTC\n\n2024-05-03 10:00 Start: search fails\n2024-05-03 10:30 Detected: pager fires\n2024-05-03 10:35 SEV2 declared\n\
                 2024-05-03 12:55 raised to SEV0\n2024-05-03 13:00 Resolved: all well\n";
    let incident = read_incident(notes);
    for width in [390, 600, 700, 1280] {
        let out = drawn(&incident, width);
        let level = out.words.iter().find(|words| words.text == "SEV0");
        let level = level.unwrap_or_else(|| panic!("no SEV0 at {width}"));
        let wide = text_metrics::bold_width("SEV0", 11);
        for bar in &out.bars {
            let touches = bar.area.x < level.x + wide && level.x < bar.area.right();
            let beside =
                level.y < bar.area.y || level.y - 11 >= bar.area.bottom() || level.target == bar.target;
            assert!(!touches || beside, "{width}: {level:?} on {bar:?}");
        }
    }
}

#[test]
fn hatching_stays_inside_of_the_round_corners_of_its_bar() {
    let incident = read_incident(
        "All times UTC\n\n2024-05-03 03:43 mains fail\n2024-05-03 11:50 all well\n\nSearch was down for about 8 hours.\n",
    );
    let out = drawn(&incident, 1280);
    let bar = out.bars.iter().find(|bar| bar.class == Class::Fits).unwrap().area;
    let drawn = scene(&incident, &out).items;
    let hatch = drawn.iter().find(|item| item.class == Class::Hatch).unwrap();
    let Shape::Polyline { points } = &hatch.shape else { panic!("{hatch:?}") };
    for (x, y) in points {
        assert!(
            (bar.x + 2..=bar.right() - 2).contains(x) && (bar.y + 1..bar.bottom()).contains(y),
            "{x}, {y}"
        );
    }
}

#[test]
fn a_name_above_a_bar_leaves_its_edge() {
    let incident = read_incident(&["Search was down for about 9 hours.\n\n", CLOSE].concat());
    let out = drawn(&incident, 360);
    let bar = out.bars.iter().find(|bar| matches!(bar.target, Some(Target::Impact(_)))).unwrap();
    let name = out.words.iter().find(|words| words.class == Class::Name).unwrap();
    // A letter under the line, and the rim of ground.
    assert!(name.y + 3 + 3 <= bar.area.y, "{name:?} above {bar:?}");
}

#[test]
fn why_an_outage_is_not_placed_is_told_to_the_end_on_a_phone() {
    let incident = read_incident(
        "- 23:24:24 UTC pager fires\n- 03:11:00 UTC all well\n\nCode deploys were down for 1 day.\n",
    );
    let out = drawn(&incident, 390);
    let reasons = words(&out, Class::Reason);
    assert_eq!(reasons, ["1 day, not placed: longer than the timeline, 3 h 46 m 36 s"]);
}
