//! The state of the page under scripts of messages.

use incident_timeline::{
    layout::layout,
    link::Condition,
    model::{Model, Msg, Notice, Origin, update},
    scene::Target,
};

const NOTES: &str = "10:02 pager fired\n10:20 rolled back\n10:40 all back to normal\n";

fn after(model: &Model, messages: &[Msg]) -> Model {
    messages.iter().fold(model.clone(), |model, msg| update(&model, msg.clone()).unwrap_or(model))
}

fn own() -> Model {
    after(&Model::new(NOTES, Origin::Own), &[Msg::Width(900)])
}

#[test]
fn the_sample_is_a_sample_until_it_is_edited() {
    let sample = Model::sample();
    assert_eq!(sample.origin, Origin::Sample);
    assert!(sample.incident.events.len() > 5, "the sample shows what the page does");
    assert_eq!(after(&sample, &[Msg::Edited(NOTES.to_owned())]).origin, Origin::Own);
}

#[test]
fn what_changes_nothing_is_nothing() {
    let model = own();
    for msg in [Msg::Edited(NOTES.to_owned()), Msg::Fit, Msg::Light(None), Msg::Width(900), Msg::Dismiss] {
        assert_eq!(update(&model, msg.clone()), None, "{msg:?}");
    }
}

#[test]
fn steps_go_through_the_events_and_stop_at_the_ends() {
    let steps = |by: &[i32]| {
        let messages: Vec<Msg> = by.iter().map(|by| Msg::Step(*by)).collect();
        after(&own(), &messages).lit
    };
    assert_eq!(steps(&[1]), Some(Target::Event(0)));
    assert_eq!(steps(&[1, 1, 1, 1, 1]), Some(Target::Event(2)));
    assert_eq!(steps(&[-1]), Some(Target::Event(2)));
    assert_eq!(steps(&[1, -1, -1]), Some(Target::Event(0)));
}

#[test]
fn zoom_and_pan_move_the_window_and_fit_brings_all_back() {
    let zoomed = after(&own(), &[Msg::Zoom(200, None)]);
    let (from, to) = zoomed.window.unwrap();
    let whole = layout(&own().incident, own().viewport()).scale;
    assert_eq!(to - from, whole.span() / 2);
    let panned = after(&zoomed, &[Msg::Pan(-50)]);
    assert!(panned.window.unwrap().0 > from, "a drag to the left shows later times");
    assert_eq!(after(&panned, &[Msg::Fit]).window, None);
}

#[test]
fn typing_keeps_the_place_and_other_notes_are_seen_whole() {
    let zoomed = after(&own(), &[Msg::Zoom(200, None)]);
    let typed = after(&zoomed, &[Msg::Edited(format!("{NOTES}10:50 review planned\n"))]);
    assert_eq!(typed.window, zoomed.window);
    assert_eq!(after(&zoomed, &[Msg::Edited("23:00 disk full\n".to_owned())]).window, None);
}

#[test]
fn a_link_shows_its_notes_and_says_what_is_wrong_with_them() {
    let opened = |condition| after(&own(), &[Msg::Opened("10:02 x\n".to_owned(), condition)]);
    assert_eq!((opened(Condition::Whole).notice, opened(Condition::Whole).origin), (None, Origin::Link));
    assert_eq!(opened(Condition::CutOff).notice, Some(Notice::CutOff));
    assert_eq!(opened(Condition::Altered).notice, Some(Notice::Altered));
    assert_eq!(after(&own(), &[Msg::NotOpened(Notice::Broken)]).notes, own().notes);
}
