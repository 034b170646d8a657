//! What stays where the picture moves, and what a pointer hits.

use std::collections::HashSet;

use incident_timeline::{
    class::Class,
    incident::{Event, Incident, Moment},
    layout::{Grouping, Layout, Viewport, layout},
    scene::{Mark, MarkKind, Shape, scene},
    target::Target,
};

/// So many events, up to 20 seconds apart; the same on every run.
fn long(count: i64) -> Incident {
    let mut seed = 7;
    let mut at = 0;
    let events = (0..count).map(|number| {
        seed = (seed * 1_103_515_245_i64 + 12_345) & 0x7fff_ffff;
        at += seed % 20_000;
        let text = format!("worker {number} answers slowly and is put back into the queue");
        Event { start: Moment { at, ..Moment::default() }, text, ..Event::default() }
    });
    Incident { events: events.collect(), ..Incident::default() }
}

fn shown(incident: &Incident, (from, to): (i64, i64)) -> Layout {
    layout(incident, &Viewport { width: 1280, window: Some((from, to)), ..Viewport::default() })
}

fn labelled(layout: &Layout) -> HashSet<usize> {
    layout.labels.iter().map(|label| label.event).collect()
}

/// The share of the labels of `before`, in percent, that `after` has as well, of those whose events it shows.
fn kept(incident: &Incident, before: &Layout, after: &Layout) -> usize {
    let inside =
        |event: &usize| (after.scale.from..=after.scale.to).contains(&incident.events[*event].start.at);
    let candidates: HashSet<usize> = labelled(before).into_iter().filter(inside).collect();
    assert!(candidates.len() > 5, "{} labels", candidates.len());
    candidates.intersection(&labelled(after)).count() * 100 / candidates.len()
}

#[test]
fn labels_stay_where_the_picture_moves_and_where_it_grows() {
    let incident = long(10_000);
    for hours in [1, 4, 12] {
        let length = hours * 3_600_000;
        for step in 0..40 {
            let from = 1_000_000 + step * 500_000;
            let before = shown(&incident, (from, from + length));
            let panned = shown(&incident, (from + length / 13, from + length + length / 13));
            let zoomed = shown(&incident, (from + length / 6, from + length * 5 / 6));
            for after in [panned, zoomed] {
                let share = kept(&incident, &before, &after);
                assert!(share >= 80, "{share} % of the labels at {hours} h, step {step}");
            }
        }
    }
}

#[test]
fn what_stands_under_a_picture_that_moves_stays_there() {
    let incident = long(10_000);
    let wide = Viewport { width: 1280, overview: true, window: Some((0, 40_000_000)), ..Viewport::default() };
    let whole = layout(&incident, &wide);
    let part = |end, least_height| {
        layout(&incident, &Viewport { window: Some((0, end)), least_height, ..wide.clone() })
    };
    // Some dozen events, and three.
    let (some, few) = (part(150_000, 0), part(30_000, 0));
    assert!(some.height < whole.height && few.height < some.height);
    let some = part(150_000, whole.height);
    assert_eq!(some.height, whole.height);
    assert_eq!(some.overview.unwrap().area, whole.overview.as_ref().unwrap().area);
    let few = part(30_000, whole.height);
    assert_eq!(few.height, whole.height);
    assert_eq!(few.overview.unwrap().area, whole.overview.unwrap().area);
}

#[test]
fn a_picture_that_was_higher_than_its_frame_fits_all_its_labels_and_ends_in_sight() {
    let incident = long(10_000);
    let wide = Viewport { width: 1280, overview: true, window: Some((0, 150_000)), ..Viewport::default() };
    let part = |least_height, most_height| {
        layout(&incident, &Viewport { least_height, most_height, ..wide.clone() })
    };
    let alone = part(0, 0);
    let seen = part(alone.height + 40, alone.height + 400);
    assert_eq!(seen.height, alone.height + 40);
    assert!(part(alone.height / 2, 0).labels.len() < alone.labels.len());
    assert_eq!(part(alone.height / 2, alone.height).labels.len(), alone.labels.len());
}

#[test]
fn marks_of_a_lane_that_are_close_stand_beside_each_other() {
    let notes: String = ["10:00:00", "10:00:10", "10:00:20", "12:00:00"]
        .map(|at| ["- ", at, " @ana looks\n"].concat())
        .concat();
    let incident = incident_timeline::read_incident(&notes);
    let wide = Viewport { width: 1280, grouping: Grouping::Actor, ..Viewport::default() };
    let places: Vec<i32> = layout(&incident, &wide).lane_dots.iter().map(|dot| dot.x).collect();
    let first = places[0];
    assert_eq!(places.get(..3), Some(&[first, first + 6, first + 12][..]));
    assert_eq!(places.len(), 4);
}

#[test]
fn a_pointer_means_the_nearest_mark_and_a_finger_may_miss_a_dot_by_half_a_target() {
    let incident = long(8);
    let drawn = scene(&incident, &shown(&incident, (-10_000, 80_000)));
    let item = drawn.items.iter().find(|item| item.class == Class::Dot).unwrap();
    let Shape::Marks { marks } = &item.shape else { panic!("dots are marks") };
    assert_eq!(marks.len(), 8);
    for Mark { target, at: (x, y), kind } in marks {
        assert!(matches!(kind, MarkKind::Disc(_)));
        for (across, down) in [(0, 0), (2, 1), (-2, 2)] {
            assert_eq!(item.target_at((x + across, y + down)), *target);
        }
        assert_eq!(drawn.dot_near((*x, y + 12)), *target);
        assert_eq!(drawn.dot_near((*x, y + 13)), None);
    }
    let leaders = drawn.items.iter().find(|item| item.class == Class::Leader).unwrap();
    let Shape::Marks { marks } = &leaders.shape else { panic!("leaders are marks") };
    for Mark { target, at: (x, from), kind } in marks {
        let MarkKind::Line((_, to)) = *kind else { panic!("leaders are lines") };
        assert_eq!(leaders.target_at((x + 1, (from + to) / 2)), *target);
        assert!(matches!(target, Some(Target::Event(_))));
    }
}

#[test]
fn the_parts_of_a_scene_are_its_items_in_order_and_texts_of_one_thing_go_together() {
    let incident = long(300);
    let drawn = scene(&incident, &shown(&incident, (0, 900_000)));
    let mut next = 0;
    let mut together = 0;
    for (first, part) in drawn.parts() {
        assert_eq!(first, next);
        assert_eq!(part, drawn.part(first));
        assert!(part.iter().all(|item| item.target == part[0].target));
        together += usize::from(part.len() > 1);
        next += part.len();
    }
    assert_eq!(next, drawn.items.len());
    // Each label, and all counts.
    assert_eq!(together, drawn.items.iter().filter(|item| item.class == Class::EventTime).count() + 1);
}
