//! The picture: what is laid out lies inside, overlaps nothing and loses no event, whatever the incident and the window.

use std::collections::HashSet;

use chrono::NaiveTime;
use incident_timeline::{
    civil::{ClockTime, Precision},
    class::Class,
    facts::{Edges, Effect, Ends, IntervalKind, Level, LevelScale, Phase, Placed, Subject},
    incident::{Cost, Event, Impact, Incident, Interval, Moment, Placement, Severity},
    layout::{
        Break, Layout, Leader, NARROW, Reach, Scale, Viewport, breaks, layout, scale::BREAK, text_metrics,
    },
    scene::{Shape, headed, scene, svg},
    span::{LineNumber, Span},
    target::Target,
};

use crate::check::Random;

const MINUTE: i64 = 60_000;

fn moment(at: i64) -> Moment {
    let of_day = at.rem_euclid(1440 * MINUTE);
    let time =
        NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(of_day / 1000).unwrap(), 0).unwrap();
    let precision = if of_day % MINUTE == 0 { Precision::Minutes } else { Precision::Seconds };
    Moment {
        day: at.div_euclid(1440 * MINUTE),
        time: Some(ClockTime { time, precision }),
        at,
        ..Moment::default()
    }
}

fn event(at: i64, text: &str) -> Event {
    Event { start: moment(at), text: text.to_owned(), ..Event::default() }
}

fn impact(what: &str, placement: Placement, edges: [Option<i64>; 2], minutes: Option<i64>) -> Impact {
    let [start, end] = edges.map(|edge| edge.map(|at| moment(at * MINUTE)));
    let placed = match placement {
        Placement::Stated => Placed::Stated(Edges::Both),
        Placement::Fits => Placed::Fits { from: 0, to: 1, alone: false },
        Placement::Assumed => Placed::Before { recovery: 0 },
        Placement::None => Placed::default(),
    };
    let subject = Subject::Named { what: what.to_owned(), things: vec![what.to_owned()] };
    Impact {
        duration_seconds: minutes.map(|minutes| minutes * 60),
        placed,
        start,
        end,
        ..Impact::new(subject, Effect::Down, String::new(), LineNumber::default(), Span::default())
    }
}

fn severity(level: Level, from: i64, to: Option<i64>) -> Severity {
    let end = to.map(|at| moment(at * MINUTE));
    Severity { level, start: moment(from * MINUTE), end, line: LineNumber::default(), incident: 0 }
}

/// An evening at a bakery's web shop: two days, a long gap, equal instants, each kind of placement.
fn bakery() -> Incident {
    let said = [
        (1375, "Synthetic order probe fails for the first time"),
        (1375 + 148, "A baker reports that the order desk shows an empty page"),
        (1375 + 161, "On-call sees timeouts between shop and payment, opens the incident"),
        (1375 + 170, "Set to SEV2"),
        (1375 + 185, "Older build of the shop rolled out by hand"),
        (1375 + 185, "Payment provider asked by phone"),
        (
            1375 + 199,
            "The rollout went to the wrong region, and nobody had noticed until the graphs were compared",
        ),
        (1375 + 214, "SEV0: no order at all comes through; status page updated"),
        (1375 + 230, "Connection pool restarted"),
        (1375 + 233, "All orders flow again"),
    ];
    let mut events: Vec<Event> = said.iter().map(|&(minute, text)| event(minute * MINUTE, text)).collect();
    events[3].severity = Some(Level::Numbered(LevelScale::Sev, 2));
    events[7].severity = Some(Level::Numbered(LevelScale::Sev, 0));
    events[9].phases.insert(Phase::Resolved);
    Incident {
        title: Some("Orders & <payments> fail".to_owned()),
        events,
        impacts: vec![
            impact("Order desk", Placement::Fits, [Some(1375), Some(1608)], Some(240)),
            impact("Payment", Placement::Stated, [Some(1589), Some(1608)], Some(19)),
            impact(
                "Loyalty cards and the newsletter of the shop",
                Placement::Assumed,
                [Some(1578), Some(1608)],
                Some(30),
            ),
            impact("Invoices", Placement::None, [None, None], Some(1440)),
            impact("Search", Placement::Stated, [Some(1560), None], None),
        ],
        costs: vec![Cost {
            what: "12 hours of work".to_owned(),
            quote: String::new(),
            line: LineNumber::default(),
            span: <_>::default(),
        }],
        severities: vec![
            severity(Level::Numbered(LevelScale::Sev, 2), 1545, Some(1589)),
            severity(Level::Numbered(LevelScale::Sev, 0), 1589, Some(1608)),
        ],
        ..Incident::default()
    }
}

fn fit(width: i32) -> Viewport {
    Viewport { width, ..Viewport::default() }
}

fn window(width: i32, from: i64, to: i64) -> Viewport {
    Viewport { window: Some((from, to)), ..fit(width) }
}

/// As the page shows it: gaps folded, the whole in small below.
fn folded(incident: &Incident, width: i32) -> Viewport {
    Viewport { breaks: breaks(incident).into(), overview: true, ..fit(width) }
}

fn some_incident(random: &mut Random) -> Incident {
    let words = [
        "db",
        "障害が発生しました",
        "checkout",
        "is",
        "mmmm",
        "unavailable",
        "🔥",
        "**rolled**",
        "back",
        "illi",
    ];
    let span = [1, 2_000, MINUTE, 60 * MINUTE, 3000 * MINUTE, 90 * 1440 * MINUTE][random.below(6)];
    let count = [1, 2, 7, 25, 90, 400][random.below(6)];
    let mut ats: Vec<i64> = (0..count).map(|_| 600 * MINUTE + random.below(span)).collect();
    ats.sort_unstable();
    let mut incident = Incident::default();
    for at in ats {
        let length = 1 + random.below(24);
        let text: Vec<_> = (0..length).map(|_| words[random.below(10)]).collect();
        let mut event = event(at, &text.join(" "));
        if random.below(5) == 0 {
            event.phases.insert(Phase::Detected);
        }
        if random.below(6) == 0 {
            event.end = Some(Box::new(moment(at + random.below(span))));
        }
        incident.events.push(event);
    }
    for index in 0..random.below(6) {
        let at = |random: &mut Random| Some(600 + random.below(span) / MINUTE);
        let placement = [Placement::Stated, Placement::Fits, Placement::Assumed, Placement::None]
            [usize::try_from(index % 4).unwrap()];
        let edges = [at(random), at(random)].map(|edge| edge.filter(|_| random.below(4) > 0));
        incident.impacts.push(impact(&words.join(" "), placement, edges, Some(random.below(300))));
    }
    incident
}

/// What holds for every layout.
fn check(incident: &Incident, viewport: &Viewport) -> Layout {
    let out = layout(incident, viewport);
    let mut boxes: Vec<_> = out.labels.iter().map(|label| label.area).collect();
    boxes.extend(out.clusters.iter().map(|cluster| cluster.area));
    for (index, area) in boxes.iter().enumerate() {
        assert!(
            area.x >= 0 && area.y >= 0 && area.right() <= out.width && area.bottom() <= out.height,
            "{area:?} outside"
        );
        // The column of names is theirs alone.
        assert!(out.width < NARROW || area.x >= out.scale.left, "{area:?} left of the axis");
        for other in boxes.iter().skip(index + 1) {
            assert!(!area.overlaps(*other), "{area:?} on {other:?}");
        }
    }
    for label in &out.labels {
        for words in label.lines.iter().chain([&label.time]) {
            assert!(
                text_metrics::width(&words.text, 12) <= label.area.width,
                "{words:?} in {:?}",
                label.area
            );
        }
        // A leader crosses no label.
        let Some(Leader { x, down: Reach { from: top, to: bottom } }) = label.leader else { continue };
        for other in &out.labels {
            let crossed = other.area.x < x
                && x < other.area.right()
                && top < other.area.bottom()
                && other.area.y < bottom;
            assert!(!crossed, "{:?} crosses {:?}", label.area, other.area);
        }
    }
    // Each event is seen or counted, once.
    let mut seen = HashSet::new();
    for event in out
        .labels
        .iter()
        .map(|label| label.event)
        .chain(out.clusters.iter().flat_map(|cluster| cluster.events.clone()))
    {
        assert!(seen.insert(event), "event {event} twice");
    }
    assert_eq!(seen.len() + out.earlier + out.later, incident.events.len());
    for bar in &out.bars {
        assert!(bar.area.x >= out.scale.left && bar.area.right() <= out.scale.right + 3, "{bar:?}");
    }
    out
}

#[test]
fn nothing_overlaps_and_no_event_is_lost() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..150 {
        let incident = some_incident(&mut random);
        for width in [320, 360, NARROW - 1, NARROW, 800, 1280, 2560] {
            for viewport in [fit(width), folded(&incident, width)] {
                let out = check(&incident, &viewport);
                assert_eq!((out.earlier, out.later), (0, 0));
            }
        }
        let span = 1 + random.below(100 * MINUTE);
        let from = 600 * MINUTE + random.below(span);
        for width in [360, 1280] {
            check(&incident, &window(width, from, from + span));
        }
    }
}

#[test]
fn hostile_incidents_end() {
    let many = |at: fn(i64) -> i64| Incident {
        events: (0..10_000)
            .map(|index| event(at(index), "the same thing happened again in the same place"))
            .collect(),
        ..Incident::default()
    };
    for incident in [many(|_| 0), many(|index| index), many(|index| index * MINUTE), Incident::default()] {
        for width in [i32::MIN, 0, 360, 1280, i32::MAX] {
            let out = check(&incident, &fit(width));
            let items = scene(&incident, &out).items.len();
            assert!(items < 6_000, "{items}");
        }
    }
    // The check of every pair is for fewer; here it is enough that each is drawn or counted, and soon.
    for step in [0, 1, MINUTE] {
        let events = (0..100_000).map(|index| event(index * step, "once more")).collect();
        let incident = Incident { events, ..Incident::default() };
        let out = layout(&incident, &folded(&incident, 1280));
        let counted: usize = out.clusters.iter().map(|cluster| cluster.events.len()).sum();
        assert_eq!(out.labels.len() + counted, 100_000);
        assert!(scene(&incident, &out).items.len() < 1_000);
    }
    let mut far = bakery();
    far.events[0].start.at = i64::MIN;
    far.events[9].start.at = i64::MAX;
    for (from, to) in [(i64::MIN, i64::MAX), (i64::MAX, i64::MIN), (7, 7), (i64::MAX, i64::MAX)] {
        assert_eq!(layout(&far, &window(1280, from, to)).width, 1280);
    }
    assert_eq!(layout(&far, &folded(&far, 1280)).width, 1280);
}

#[test]
fn scale_and_its_inverse_agree() {
    let mut random = Random(77);
    for _ in 0..2_000 {
        let from = random.below(1 << 30) - (1 << 29);
        let scale = Scale::new(from, from + random.below(1 << 40), 130, 130 + 1 + random.below(2_000), &[]);
        for _ in 0..20 {
            let at = scale.from + random.below(scale.span() + 1);
            let pixel = scale.span() / i64::from(scale.pixels()) + 1;
            assert!((scale.at(scale.x(at)) - at).abs() <= pixel);
            let x = scale.left + random.below(scale.pixels());
            if scale.span() > 4 * i64::from(scale.pixels()) {
                assert_eq!(scale.x(scale.at(x)), x);
            }
        }
    }
}

#[test]
fn zoom_keeps_the_point_and_comes_back() {
    let mut random = Random(5);
    for _ in 0..2_000 {
        let from = random.below(1 << 40);
        let scale = Scale::new(from, from + 10_000 + random.below(1 << 36), 100, 1100, &[]);
        let x = 100 + random.below(1000);
        let percent = 20 + random.below(480);
        let near = scale.zoom(percent, x);
        assert!((near.at(x) - scale.at(x)).abs() <= 1, "{scale:?} {near:?} {x}");
        assert_eq!(near.x(scale.at(x)), x);
        assert!(near.span() >= 1_000);
        let moved = scale.pan(37);
        assert_eq!((moved.span(), moved.x(scale.at(x))), (scale.span(), x + 37));
    }
    let mut deep = Scale::new(0, 1_000_000, 0, 1000, &[]);
    for _ in 0..100 {
        deep = deep.zoom(200, 500);
    }
    assert_eq!(deep.span(), 1_000);
    for _ in 0..200 {
        deep = deep.zoom(50, 10).pan(i32::MIN).pan(i32::MAX);
    }
    assert!(deep.span() > 0);
}

/// A scale with some gaps folded.
fn torn_scale(random: &mut Random) -> Scale {
    let mut breaks = Vec::new();
    let mut at = random.below(MINUTE);
    for _ in 0..random.below(9) {
        let from = at + 1 + random.below(200 * MINUTE);
        let long = [MINUTE, 100 * MINUTE, 30_000 * MINUTE][random.below(3)];
        at = from + 1 + random.below(long);
        breaks.push(Break { from, to: at, quiet: at - from });
    }
    let from = -random.below(MINUTE);
    let to = from + 1000 + random.below(at + 200 * MINUTE);
    Scale::new(from, to, 150, 150 + 200 + random.below(2_000), &breaks)
}

#[test]
fn folded_silences_keep_the_order_and_the_ends_of_the_window() {
    let mut random = Random(4711);
    for _ in 0..3_000 {
        let scale = torn_scale(&mut random);
        assert_eq!((scale.x(scale.from), scale.x(scale.to)), (scale.left, scale.right), "{scale:?}");
        let mut taken = 0;
        for gap in scale.breaks() {
            let width = scale.x(gap.to) - scale.x(gap.from);
            assert!((0..=BREAK + 1).contains(&width), "{width} in {scale:?}");
            taken += scale.x(gap.to.min(scale.to)) - scale.x(gap.from.max(scale.from));
        }
        assert!(taken <= scale.pixels() / 2 + 40, "{taken} of {}", scale.pixels());
        let mut last = i32::MIN;
        for step in 0..=40 {
            let at = scale.from + scale.span() * step / 40;
            assert!(scale.x(at) >= last, "{scale:?}");
            last = scale.x(at);
        }
        for _ in 0..10 {
            let x = scale.left + random.below(scale.pixels());
            if scale.drawn_span() > 4 * i64::from(scale.pixels()) {
                assert!((scale.x(scale.at(x)) - x).abs() <= 1, "{x} {scale:?}");
            }
        }
    }
}

#[test]
fn zoom_and_pan_keep_the_point_beside_folded_silences() {
    let mut random = Random(99);
    for _ in 0..3_000 {
        let scale = torn_scale(&mut random);
        let x = scale.left + random.below(scale.pixels());
        let at = scale.at(x);
        let near = scale.zoom(60 + random.below(200), x);
        // Where breaks would take more than half of the plot they grow narrower, and the point moves.
        let crowded = |scale: &Scale| scale.breaks().count() * 128 > usize::try_from(scale.pixels()).unwrap();
        if near.drawn_span() > 4 * i64::from(near.pixels()) && !crowded(&scale) && !crowded(&near) {
            assert!((near.x(at) - x).abs() <= 2, "{} {x} {scale:?} {near:?}", near.x(at));
        }
        let moved = scale.pan(23);
        if !crowded(&scale) && !crowded(&moved) && scale.drawn_span() > 4 * i64::from(scale.pixels()) {
            assert!((moved.x(at) - x - 23).abs() <= 3, "{} {x} {scale:?} {moved:?}", moved.x(at));
        }
    }
}

#[test]
fn long_silences_are_folded_and_hide_nothing() {
    let at = |minutes: &[i64]| Incident {
        events: minutes.iter().map(|minute| event(minute * MINUTE, "something")).collect(),
        ..Incident::default()
    };
    for (minutes, clusters) in [
        (&[0, 10, 20, 30][..], 0),
        (&[0, 600], 0),
        (&[0, 1, 4000], 1),
        // All stand apart at the true scale.
        (&[0, 4, 6, 9, 200, 205, 211, 214], 0),
        (&[0, 4, 6, 9, 900, 905, 911, 914], 1),
        (&[0, 4, 6, 9, 30, 35, 41, 44], 0),
        (&[0, 5, 9, 12, 1440, 1445, 1450, 1455, 2880, 2884, 2889], 2),
        (&[7, 7, 7], 0),
    ] {
        assert_eq!(breaks(&at(minutes)).len(), clusters, "{minutes:?}");
    }
    let mut random = Random(3);
    for _ in 0..200 {
        let incident = some_incident(&mut random);
        let mut last = i64::MIN;
        assert!(breaks(&incident).len() <= 3);
        for gap in breaks(&incident) {
            assert!(last < gap.from && gap.from < gap.to);
            last = gap.to;
            let inside = |at: i64| gap.from < at && at < gap.to;
            assert!(!incident.events.iter().any(|event| inside(event.start.at)));
        }
    }
    let mut incident = bakery();
    assert_eq!(check(&incident, &folded(&incident, 1280)).gaps, [], "all stand apart as it is");
    incident.events[0].start = moment(-3000 * MINUTE);
    let out = check(&incident, &folded(&incident, 1280));
    assert_eq!(out.gaps.len(), 1, "between the probe and the rest");
    assert!(out.words.iter().any(|words| words.class == Class::GapLength && words.text.starts_with("3 d")));
    let scene = scene(&incident, &out);
    assert!(scene.items.iter().any(|item| item.class == Class::Gap));
}

#[test]
fn each_part_is_drawn_with_its_class_and_target() {
    let incident = bakery();
    for width in [360, 1280] {
        let out = check(&incident, &fit(width));
        assert!(out.clusters.is_empty(), "room for ten events");
        let scene = scene(&incident, &out);
        for class in [Class::Stated, Class::Fits, Class::Assumed, Class::Reason, Class::Severe] {
            assert!(scene.items.iter().any(|item| item.class == class), "{class:?} at {width}");
        }
        let mut targets: Vec<Target> = (0..10).map(Target::Event).collect();
        targets.extend((0..5).map(Target::Impact));
        targets.extend((0..2).map(Target::Severity));
        for target in targets {
            assert!(scene.items.iter().any(|item| item.target == Some(target)), "{target:?} at {width}");
            assert_eq!(Target::parse(&target.id()), Some(target));
        }
        assert!(
            scene
                .items
                .iter()
                .any(|item| matches!(&item.shape, Shape::Text { text, .. } if text == "12 hours of work"))
        );
        assert!(scene.label.contains("10 events and 5 impacts"), "{}", scene.label);
    }
    for id in ["", "event", "event-", "event-x", "event-+1", "cost-1", "event-99999999999999999999999"] {
        assert_eq!(Target::parse(id), None, "{id}");
    }
}

#[test]
fn a_zoomed_window_cuts_bars_and_counts_the_rest() {
    let incident = bakery();
    let out = check(&incident, &window(1280, 1550 * MINUTE, 1600 * MINUTE));
    assert_eq!((out.earlier, out.later), (4, 2));
    let scene = scene(&incident, &out);
    assert!(scene.items.iter().any(|item| item.class == Class::GoesOn));
    assert!(scene.items.iter().any(|item| item.class == Class::OpenEnd));
    // All is out of sight, nothing is gone.
    let out = check(&incident, &window(1280, 0, MINUTE));
    assert_eq!((out.earlier, out.later, out.labels.len()), (0, 10, 0));
}

#[test]
fn the_document_is_well_formed_and_has_every_item() {
    let incident = bakery();
    for (incident, name) in [(&incident, "bakery"), (&Incident::default(), "nothing")] {
        let scene = scene(incident, &layout(incident, &fit(1280)));
        let text = svg::write(&scene);
        let drawn = text.matches("\n<").count();
        // Beside the items: the title, the style sheet and its end, the paper, the end of the document.
        assert_eq!(drawn, scene.items.len() + 5, "{name}");
        assert!(text.contains("xmlns=\"http://www.w3.org/2000/svg\"") && text.contains("role=\"img\""));
        assert!(!text.contains("style=") && !text.contains("<payments>") && !text.contains("& "));
    }
    assert!(
        svg::write(&scene(&incident, &layout(&incident, &fit(800))))
            .contains("Orders &amp; &lt;payments&gt; fail")
    );
}

#[test]
fn text_of_every_kind_is_escaped() {
    let mut incident = bakery();
    incident.events[0].text = "\"a\" <pool> & c\u{0} d\u{ffff} e\tf \u{1f525}".to_owned();
    let text = svg::write(&scene(&incident, &layout(&incident, &fit(1280))));
    assert!(text.contains("&quot;a&quot; &lt;pool&gt; &amp; c\u{fffd} d\u{fffd} e f \u{1f525}"), "{text}");
    assert!(text.chars().all(|c| c >= ' ' || c == '\n'));
}

/// Names of classes that the style sheet draws as all shapes and texts are, or that are for the style sheets of others.
const PLAIN: &[&str] = &["name", "event-text", "impact", "severity", "cut", "open"];

#[test]
fn the_style_sheet_and_the_table_of_classes_name_the_same() {
    let (mut styled, mut named) = (Vec::new(), Vec::new());
    let rules = svg::STYLE.split('}').filter_map(|rule| rule.split('{').next());
    // A rule may stand behind a comment.
    let selectors = rules.filter_map(|rule| rule.rsplit("*/").next());
    for selector in selectors.flat_map(|selectors| selectors.split([',', ' ', '\n'])) {
        styled.extend(selector.split('.').skip(1).map(|name| name.split(':').next().unwrap()));
    }
    for class in Class::ALL {
        named.extend(class.names().split(' '));
    }
    for name in &named {
        assert!(styled.contains(name) || PLAIN.contains(name), "no rule for {name}");
    }
    // The picture itself and its ground, and what any part of it can be besides.
    let around = ["timeline", "paper", "later", "lit"];
    for name in &styled {
        assert!(named.contains(name) || around.contains(name), "nothing is {name}");
    }
    assert!(!svg::STYLE.contains(['<', '&']), "the style sheet stands in XML as it is");
}

#[test]
fn the_head_names_what_was_read_and_moves_the_rest_down() {
    let mut incident = bakery();
    incident.intervals.push(Interval {
        kind: IntervalKind::TimeToResolve,
        from: Some(0),
        to: Some(9),
        seconds: Some(13_980),
        least: None,
        most: None,
        ends: Ends::Missing(Phase::Start),
        alternatives: Vec::new(),
        incident: 0,
    });
    for width in [360, 1280] {
        let plain = scene(&incident, &layout(&incident, &fit(width)));
        let headed = headed(&incident, None, "", plain.clone());
        let texts: Vec<&str> = headed
            .items
            .iter()
            .filter_map(
                |item| if let Shape::Text { text, .. } = &item.shape { Some(text.as_str()) } else { None },
            )
            .collect();
        for said in ["Orders & <payments> fail", "time to resolve", "3 h 53 m", "22:55 \u{2192}\u{a0}02:48"] {
            assert!(texts.contains(&said), "{said} in {texts:?}");
        }
        assert!(texts.iter().any(|text| text.contains("SEV0 \u{b7} 10 events \u{b7} 22:55 to 02:48")));
        assert!(headed.height > plain.height && headed.items.len() > plain.items.len());
        assert_eq!(headed.items.last().unwrap().element().name, plain.items.last().unwrap().element().name);
    }
}

#[test]
fn notes_without_a_time_get_a_sentence_instead_of_an_axis() {
    let out = check(&Incident::default(), &fit(360));
    assert!(out.axis.clock.is_empty() && out.bars.is_empty() && out.height < 100);
    let scene = scene(&Incident::default(), &out);
    assert_eq!(scene.items.len(), 1);
}

#[test]
fn what_is_said_twice_is_drawn_once() {
    let mut incident = bakery();
    let drawn = |incident: &Incident| {
        let out = layout(incident, &fit(1280));
        out.bars.iter().filter(|bar| matches!(bar.target, Some(Target::Impact(_)))).count()
    };
    let before = drawn(&incident);
    let mut again = incident.impacts[0].clone();
    again.mention_of = Some(0);
    incident.impacts.push(again);
    assert_eq!(drawn(&incident), before);
}

#[test]
fn changes_of_severity_show_along_a_derived_bar() {
    let mut incident = bakery();
    incident.impacts.clear();
    incident.severities = vec![
        severity(Level::Numbered(LevelScale::Sev, 2), 1400, Some(1450)),
        severity(Level::Numbered(LevelScale::Sev, 1), 1450, Some(1500)),
    ];
    incident.derived_impacts = vec![impact("shop", Placement::Fits, [Some(1380), Some(1480)], Some(100))];
    let out = layout(&incident, &fit(1280));
    let bar = out.bars.iter().find(|bar| bar.class == Class::Derived).unwrap();
    let strips: Vec<_> = out
        .bars
        .iter()
        .filter(|strip| strip.target != bar.target && strip.area.bottom() == bar.area.bottom())
        .map(|strip| (strip.class, strip.area.x > bar.area.x, strip.area.right() <= bar.area.right()))
        .collect();
    assert_eq!(strips, [(Class::Major, true, true), (Class::Severe, true, true)]);
    // One level alone is said in its own lane.
    incident.severities.truncate(1);
    let out = layout(&incident, &fit(1280));
    assert_eq!(out.bars.len(), 2);
}

#[test]
fn a_name_of_two_lines_stands_apart_from_the_next() {
    let out = layout(&bakery(), &fit(1280));
    let name = |start: &str| {
        let found =
            out.words.iter().find(|words| words.class == Class::Name && words.text.starts_with(start));
        found.unwrap_or_else(|| panic!("{start}")).y
    };
    let (first, second) = (name("Loyalty"), name("newsletter"));
    let apart = [second - first, name("Search") - second].map(|apart| apart.min(20));
    assert_eq!(apart, [14, 20]);
}

#[test]
fn a_level_is_named_on_each_bar_that_holds_its_name() {
    let wide = text_metrics::bold_width("SEV0", 11);
    let mut seen = [0, 0];
    for width in 600..1300 {
        let out = layout(&bakery(), &fit(width));
        let bar = out.bars.iter().find(|bar| bar.class == Class::Severe).unwrap().area;
        let name = out.words.iter().find(|words| words.class == Class::LevelOnSevere);
        assert_eq!(name.is_some(), bar.width >= wide + 2, "{width}");
        if let Some(name) = name {
            assert!(name.x > bar.x && name.x + wide < bar.right(), "{width}");
        }
        seen[usize::from(name.is_some())] += 1;
    }
    assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}");
}

#[test]
fn an_end_that_is_not_stated_fades() {
    let mut incident = bakery();
    let fades = |incident: &Incident| {
        let scene = scene(incident, &layout(incident, &fit(1280)));
        // The legend shows it once more, of nothing.
        scene.items.iter().filter(|item| item.class == Class::Fade && item.target.is_some()).count()
    };
    incident.severities.clear();
    for (edges, expected) in
        [([Some(1400), Some(1480)], 0), ([Some(1400), None], 4), ([None, Some(1480)], 4), ([None, None], 8)]
    {
        incident.impacts = vec![impact("shop", Placement::Stated, edges, None)];
        assert_eq!(fades(&incident), expected, "{edges:?}");
    }
    incident.impacts = vec![impact("shop", Placement::None, [None, None], Some(20))];
    assert_eq!(fades(&incident), 0, "what lies nowhere has no ends");
}

#[test]
fn derived_bars_stand_apart_and_never_twice() {
    let mut incident = bakery();
    incident.derived_impacts = vec![
        impact("Mail", Placement::Stated, [Some(1560), Some(1600)], None),
        impact("Payment again", Placement::Stated, [Some(1589), Some(1608)], None),
    ];
    for derived in &mut incident.derived_impacts {
        derived.placed = Placed::Derived { from: 0, to: Some(1) };
    }
    let out = layout(&incident, &fit(1280));
    let derived: Vec<_> = out.bars.iter().filter(|bar| bar.class == Class::Derived).collect();
    assert_eq!((derived.len(), derived[0].target), (1, Some(Target::Derived(0))));
    assert!(out.words.iter().any(|words| words.text == "40 min"), "{:?}", out.words);
}

/// What stands in the lane of a thing, and whether it has a bar.
fn said_of(notes: &str, width: i32) -> (Vec<String>, bool) {
    let incident = incident_timeline::read_incident(notes);
    let out = layout(&incident, &fit(width));
    let own = |target: Option<Target>| target == Some(Target::Impact(0));
    let words = out.words.iter().filter(|words| own(words.target) && words.class != Class::Name);
    (words.map(|words| words.text.clone()).collect(), out.bars.iter().any(|bar| own(bar.target)))
}

#[test]
fn the_words_beside_a_bar_say_how_long_it_is_drawn() {
    let notes = |impact: &str| {
        ["All times UTC\n\n2024-05-03 03:43 mains fail\n2024-05-03 11:50 all well\n\n", impact, "\n"].concat()
    };
    for (impact, width, said) in [
        ("Search was down from 03:43 to 05:33 (35 min).", 1280, "1 h 50 m (stated: 35 min)"),
        ("Search was down from 03:43 to 11:33 (35 min).", 360, "7 h 50 m"),
        ("Search was down from 03:43 to 05:33 (1 h 48 min).", 1280, "1 h 48 m"),
        ("Search was down from 03:43 to 05:33.", 1280, "1 h 50 m"),
    ] {
        assert_eq!(said_of(&notes(impact), width), (vec![said.to_owned()], true), "{impact}");
    }
    // Nowhere it has no bar over all of the time.
    let (said, drawn) = said_of(&notes("Search was down for 9 days."), 1280);
    assert_eq!(
        (said.as_slice(), drawn),
        (&["9 days, not placed: longer than the timeline, 8 h 7 m".to_owned()][..], false)
    );
}

#[test]
fn a_full_bar_and_a_hatched_one_go_on_under_their_words() {
    let notes = |impact: &str| {
        ["All times UTC\n\n2024-05-03 03:43 mains fail\n2024-05-03 11:50 all well\n\n", impact, "\n"].concat()
    };
    for (impact, class) in [
        ("Search was down from 03:43 to 11:50.", Class::DurationOn),
        ("Search was down for about 8 hours.", Class::DurationIn),
    ] {
        let incident = incident_timeline::read_incident(&notes(impact));
        let out = layout(&incident, &fit(1280));
        let bar = out.bars.iter().find(|bar| bar.target == Some(Target::Impact(0))).unwrap().area;
        let words = out.words.iter().find(|words| words.class == class).unwrap();
        assert!(bar.x < words.x && words.x < bar.right(), "{impact}");
        for item in scene(&incident, &out).items {
            if let (Class::Hatch, Shape::Polyline { points }) = (item.class, item.shape) {
                assert!(points[0].0 <= words.x, "hatched from the left edge on");
            }
        }
    }
}
