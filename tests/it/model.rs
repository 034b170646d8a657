//! The state of the page under scripts of messages.

use incident_timeline::{
    civil::Offset,
    class::Class,
    edit::{Change, Refused, correction},
    facts::Phase,
    layout::{self, text_metrics},
    link::Condition,
    model::{
        Field, List, Model, ModelMsg, Notice, Origin, Step, Tab, Tag, Then, ViewMsg, changes, keys, update,
        viewed, written,
    },
    pause::at_once,
    read_incident,
    scene::scene,
    target::Target,
    wording::summary::befell,
    zones::{self, Rules},
};

use crate::edit::edit;

const NOTES: &str = "10:02 pager fired\n10:20 rolled back\n10:40 all back to normal\n";

pub(crate) fn after(model: &Model, messages: &[ModelMsg]) -> Model {
    messages.iter().fold(model.clone(), |model, msg| update(&model, msg.clone()).unwrap_or(model))
}

fn own() -> Model {
    after(&Model::new(NOTES, Origin::Own, Rules::NONE), &[ModelMsg::View(ViewMsg::Width(900))])
}

#[test]
fn the_sample_is_a_sample_until_it_is_edited() {
    let sample = Model::sample(Rules::NONE);
    assert_eq!(sample.origin, Origin::Sample);
    assert!(sample.incident.events.len() > 5, "the sample shows what the page does");
    assert_eq!(after(&sample, &[ModelMsg::Edited(NOTES.to_owned())]).origin, Origin::Own);
}

#[test]
fn what_changes_nothing_is_nothing() {
    let model = own();
    for msg in [
        ModelMsg::Edited(NOTES.to_owned()),
        ModelMsg::View(ViewMsg::Fit),
        ModelMsg::View(ViewMsg::Light(None)),
        ModelMsg::View(ViewMsg::Width(900)),
        ModelMsg::Dismiss,
    ] {
        assert_eq!(update(&model, msg.clone()), None, "{msg:?}");
    }
}

#[test]
fn what_was_said_goes_with_what_is_done_next_and_stays_while_one_looks() {
    let zoned = ModelMsg::Edited(["All times UTC\n", NOTES].concat());
    let own = after(&own(), &[zoned]);
    let said = |then| after(&own, &[ModelMsg::Said("Line 2: 10:20 \u{2192} 10:21".to_owned(), then)]);
    let (model, failed) = (said(Then::Undo), said(Then::Stays));
    let done = [
        ModelMsg::View(ViewMsg::Step(Step::Next)),
        ModelMsg::View(ViewMsg::Tab(Tab::Notes)),
        ModelMsg::View(ViewMsg::Filter("pager".to_owned())),
        ModelMsg::View(ViewMsg::Zoom(150, None)),
        ModelMsg::Zone("UTC+2".to_owned()),
        ModelMsg::Edited("10:02 pager fired\n".to_owned()),
    ];
    for msg in done {
        assert_eq!(after(&model, std::slice::from_ref(&msg)).said, None, "{msg:?}");
        let edited = matches!(msg, ModelMsg::Edited(_));
        assert_eq!(after(&failed, std::slice::from_ref(&msg)).said.is_none(), edited, "{msg:?}");
    }
    let looked = [
        ViewMsg::Light(Some(Target::Event(1))),
        ViewMsg::Zoom(150, Some(300)),
        ViewMsg::Pan(20),
        ViewMsg::Width(800),
        // A click on what is said leaves the field that was open.
        ViewMsg::Draft(Some((Field::Words, "pager".to_owned()))),
        ViewMsg::Draft(None),
        // Nothing comes of it.
        ViewMsg::Step(Step::Previous),
    ];
    let model = after(&model, &[ModelMsg::View(ViewMsg::Zoom(200, Some(300)))]);
    let first = ModelMsg::View(ViewMsg::Step(Step::First));
    let said = ModelMsg::Said("Undone".to_owned(), Then::Goes);
    let model = after(&model, &[first, said]);
    for msg in looked {
        assert!(after(&model, &[ModelMsg::View(msg.clone())]).said.is_some(), "{msg:?}");
    }
}

#[test]
fn steps_go_through_the_events_and_stop_at_the_ends() {
    let steps = |by: &[Step]| {
        let messages: Vec<ModelMsg> = by.iter().map(|by| ModelMsg::View(ViewMsg::Step(*by))).collect();
        after(&own(), &messages).view.selected
    };
    assert_eq!(steps(&[Step::Next]), Some(Target::Event(0)));
    assert_eq!(steps(&[Step::Next; 5]), Some(Target::Event(2)));
    assert_eq!(steps(&[Step::Previous]), Some(Target::Event(2)));
    assert_eq!(steps(&[Step::Next, Step::Previous, Step::Previous]), Some(Target::Event(0)));
}

#[test]
fn zoom_and_pan_move_the_window_and_fit_brings_all_back() {
    let zoomed = after(&own(), &[ModelMsg::View(ViewMsg::Zoom(200, None))]);
    let (from, to) = zoomed.view.window.unwrap();
    let whole = own().viewport().scale(&own().incident);
    assert_eq!(to - from, whole.span() / 2);
    let panned = after(&zoomed, &[ModelMsg::View(ViewMsg::Pan(-50))]);
    assert!(panned.view.window.unwrap().0 > from, "a drag to the left shows later times");
    assert_eq!(after(&panned, &[ModelMsg::View(ViewMsg::Fit)]).view.window, None);
}

#[test]
fn typing_keeps_the_place_and_other_notes_are_seen_whole() {
    let zoomed = after(&own(), &[ModelMsg::View(ViewMsg::Zoom(200, None))]);
    let typed = after(&zoomed, &[ModelMsg::Edited(format!("{NOTES}10:50 review planned\n"))]);
    assert_eq!(typed.view.window, zoomed.view.window);
    assert_eq!(after(&zoomed, &[ModelMsg::Edited("23:00 disk full\n".to_owned())]).view.window, None);
}

#[test]
fn other_notes_are_seen_in_their_own_zone_and_the_same_ones_as_chosen() {
    let notes = "2025-05-05, times in UTC\n- 10:02 alert\n- 10:20 rolled back\n- 10:40 all is well\n";
    let looks = [ModelMsg::Zone("+02:00".to_owned()), ModelMsg::View(ViewMsg::Filter("rolled".to_owned()))];
    let model = after(&Model::new(notes, Origin::Own, Rules::NONE), &looks);
    let [titled, longer] = [format!("# Checkout\n{notes}"), format!("# Checkout\n{notes}- 10:50 review\n")];
    let edited = after(&model, &[titled, longer].map(ModelMsg::Edited));
    assert_eq!((edited.view.zone.as_deref(), &*edited.view.filter), (Some("+02:00"), "rolled"));
    let other = "2025-09-18\n10:05 CEST card payments fail\n10:58 CEST Frankfurt is back\n";
    let pasted = after(&model, &[ModelMsg::Edited(other.to_owned())]);
    assert_eq!((pasted.view.zone.as_deref(), &*pasted.view.filter), (None, ""));
    assert_eq!(&*pasted.shown.zone.as_ref().unwrap().name, "CEST");
}

#[test]
fn an_event_is_zoomed_to_with_those_beside_it() {
    let window = |looks: &[ViewMsg]| {
        let model = looked(LONG, &[looks, &[ViewMsg::FitSelection]].concat());
        let (from, to) = model.view.window.unwrap_or_else(|| panic!("{looks:?}"));
        let seen = model.incident.events.iter().filter(|event| (from..=to).contains(&event.start.at));
        seen.map(|event| event.text.as_str()).collect::<Vec<_>>().join(", ")
    };
    let show = |event| ViewMsg::Show(Target::Event(event));
    assert_eq!(window(&[show(1)]), "probe alerts, Ana restarts the worker, Ana rolls back");
    assert_eq!(window(&[show(0)]), "probe alerts, Ana restarts the worker");
    assert_eq!(window(&[show(5)]), "Ben restarts the worker, all back to normal");
}

#[test]
fn what_is_measured_stands_beside_the_day_and_not_on_it() {
    let model = looked(
        "2025-05-05 UTC\n- 10:02 alert\n- 10:05 rolled back\n- 13:40 all is well\n",
        &[ViewMsg::Between(0, 1)],
    );
    let words = layout::layout(&model.shown, &model.viewport()).words;
    let of = |class| words.iter().find(|words| words.class == class);
    let (day, long) = (of(Class::Day).expect("the day"), of(Class::Measured).expect("the length"));
    assert_eq!((&*day.text, &*long.text, day.y), ("5 May 2025", "3 min", long.y));
    let half = text_metrics::bold_width(&long.text, 11) / 2;
    assert!(day.x + text_metrics::bold_width(&day.text, 11) < long.x - half, "{day:?} {long:?}");
}

#[test]
fn a_link_shows_its_notes_and_says_what_is_wrong_with_them() {
    let opened = |condition| after(&own(), &[ModelMsg::Opened("10:02 x\n".to_owned(), condition)]);
    assert_eq!((opened(Condition::Whole).notice, opened(Condition::Whole).origin), (None, Origin::Link));
    assert_eq!(opened(Condition::CutOff).notice, Some(Notice::CutOff));
    assert_eq!(opened(Condition::Altered).notice, Some(Notice::Altered));
    assert_eq!(after(&own(), &[ModelMsg::Tell(Notice::Broken)]).notes, own().notes);
}

const LONG: &str = "\
# Queue stuck

- 09:00 probe alerts
- 09:04 Ana restarts the worker
- 09:09 Ana rolls back
- 15:00 second probe alerts
- 15:03 Ben restarts the worker
- 15:08 all back to normal
";

pub(crate) fn looked(notes: &str, looks: &[ViewMsg]) -> Model {
    let messages: Vec<ModelMsg> = looks.iter().cloned().map(ModelMsg::View).collect();
    after(
        &Model::new(notes, Origin::Own, Rules::NONE),
        &[vec![ModelMsg::View(ViewMsg::Width(900))], messages].concat(),
    )
}

#[test]
fn filter_and_chips_leave_events_out_and_steps_skip_them() {
    let model = looked(LONG, &[ViewMsg::Filter("RESTARTS worker".to_owned())]);
    assert_eq!(*model.hidden, [true, false, true, true, false, true]);
    let steps = [ViewMsg::Step(Step::Next), ViewMsg::Step(Step::Next), ViewMsg::Step(Step::Next)];
    let stepped = looked(LONG, &[&[ViewMsg::Filter("restarts".to_owned())][..], &steps].concat());
    assert_eq!(stepped.view.selected, Some(Target::Event(4)));
    assert_eq!(layout::layout(&model.incident, &model.viewport()).hidden, 4);
    let kind = model.tally.iter().map(|tally| tally.tag.clone()).find(|tag| matches!(tag, Tag::Kind(_)));
    let kind = kind.expect("the notes have kinds");
    let muted = looked(LONG, &[ViewMsg::Mute(kind.clone())]);
    assert!(muted.hidden.contains(&true) && muted.hidden.contains(&false), "{kind:?}");
    assert!(looked(LONG, &[ViewMsg::Mute(kind.clone()), ViewMsg::Mute(kind.clone())]).hidden.is_empty());
    assert!(
        looked(LONG, &[ViewMsg::Mute(kind), ViewMsg::Filter("x".to_owned()), ViewMsg::All]).hidden.is_empty()
    );
}

#[test]
fn the_filter_finds_beginnings_of_words_and_who_acted() {
    let notes = "09:00 @Tom restarts the worker\n09:04 customers call, says @Lena\n09:05 @Lena asks Tom about eu-db2\n09:09 \u{5927}\u{898f}\u{6a21}\u{969c}\u{5bb3}\n";
    let shown = |words: &str| -> Vec<usize> {
        let hidden = looked(notes, &[ViewMsg::Filter(words.to_owned())]).hidden;
        (0..4).filter(|event| hidden.get(*event) != Some(&true)).collect()
    };
    for (words, events) in [
        ("tom", &[0, 2][..]),
        ("@Tom", &[0]),
        ("@lena tom", &[2]),
        ("cust", &[1]),
        ("db2", &[2]),
        ("omers", &[]),
        ("\u{969c}\u{5bb3}", &[3]),
        ("@", &[0, 1, 2]),
    ] {
        assert_eq!(shown(words), events, "{words}");
    }
}

#[test]
fn zooming_out_ends_with_the_whole_and_panning_never_loses_it() {
    let out = looked(LONG, &[ViewMsg::Zoom(300, None), ViewMsg::Zoom(20, None)]);
    assert_eq!(out.view.window, None);
    let far = looked(LONG, &[&[ViewMsg::Zoom(300, None)][..], &vec![ViewMsg::Pan(-300); 50]].concat());
    let shown = layout::layout(&far.incident, &far.viewport());
    assert!(
        shown.earlier + shown.later <= 6
            && far.view.window.unwrap().0 < far.incident.events[5].start.at + 3_600_000 * 24
    );
}

#[test]
fn silences_fold_and_unfold() {
    assert!(looked(LONG, &[]).viewport().breaks.is_empty(), "all stand apart as it is");
    let days = LONG.replace("- 09:", "- 2024-03-05 09:").replace("- 15:", "- 2024-03-08 15:");
    assert_eq!(looked(&days, &[]).viewport().breaks.len(), 1);
    assert!(looked(&days, &[ViewMsg::Breaks]).viewport().breaks.is_empty());
}

#[test]
fn a_selection_outside_the_window_is_brought_into_it() {
    let model = looked(LONG, &[ViewMsg::Step(Step::Next), ViewMsg::FitSelection, ViewMsg::Step(Step::Last)]);
    let (from, to) = model.view.window.unwrap();
    let last = model.incident.events[5].start.at;
    assert!(from < last && last < to);
}

#[test]
fn measuring_goes_from_event_to_event() {
    let model = looked(
        LONG,
        &[
            ViewMsg::Step(Step::Next),
            ViewMsg::MeasureHere,
            ViewMsg::Step(Step::Next),
            ViewMsg::Step(Step::Next),
        ],
    );
    let (from, to) = model.view.measure.unwrap();
    assert_eq!(to - from, 9 * 60_000);
    let between = looked(LONG, &[ViewMsg::Between(1, 5)]);
    assert_eq!(between.view.selected, Some(Target::Event(5)));
    assert_eq!(between.view.measure.map(|(from, to)| (to - from) / 60_000), Some(364));
    assert_eq!(looked(LONG, &[ViewMsg::Between(1, 5), ViewMsg::Escape]).view.measure, None);
}

#[test]
fn without_a_selection_the_next_two_events_are_measured_and_closing_the_details_keeps_it() {
    let minutes = |looks: &[ViewMsg]| {
        let view = looked(LONG, looks).view;
        (view.measuring, view.measure.map(|(from, to)| (to - from) / 60_000))
    };
    let (here, close) = (ViewMsg::MeasureHere, ViewMsg::Close);
    let show = |event| ViewMsg::Show(Target::Event(event));
    assert_eq!(minutes(std::slice::from_ref(&here)), (true, None));
    assert_eq!(minutes(&[here.clone(), here.clone()]), (false, None));
    assert_eq!(minutes(&[here.clone(), show(1), show(2)]), (true, Some(5)));
    assert_eq!(minutes(&[here.clone(), show(1), close.clone(), show(2), close.clone()]), (true, Some(5)));
    assert_eq!(minutes(&[here.clone(), show(1), show(2), ViewMsg::Escape]), (false, None));
    // After a key figure, which is no event that one chose; what is chosen next ends its measure.
    assert_eq!(minutes(&[ViewMsg::Between(0, 5), here.clone(), show(1), show(2)]), (true, Some(5)));
    assert_eq!(minutes(&[here, ViewMsg::Between(0, 5)]), (false, Some(368)));
    assert_eq!(minutes(&[ViewMsg::Between(0, 5), show(1)]), (false, None));
}

#[test]
fn stepping_dims_what_nobody_knew_yet() {
    let model = looked(LONG, &[ViewMsg::Steps, ViewMsg::Step(Step::Next)]);
    assert_eq!(model.viewport().until, Some(model.incident.events[1].start.at));
    let picture = scene(&model.incident, &layout::layout(&model.incident, &model.viewport()));
    let later = |index| {
        let of = Some(Target::Event(index));
        picture.items.iter().filter(|item| item.target == of).all(|item| item.later)
    };
    assert_eq!([later(0), later(1), later(2), later(5)], [false, false, true, true]);
    assert_eq!(looked(LONG, &[ViewMsg::Steps, ViewMsg::Escape]).viewport().until, None);
}

#[test]
fn typing_keeps_what_is_selected() {
    let model = looked(LONG, &[ViewMsg::Show(Target::Event(4)), ViewMsg::Zero]);
    let more = LONG.replace("- 09:04", "- 09:02 page acknowledged\n- 09:04");
    let typed = after(&model, &[ModelMsg::Edited(more)]);
    assert_eq!((typed.view.selected, typed.view.zero), (Some(Target::Event(5)), Some(5)));
    let gone = after(&model, &[ModelMsg::Edited(LONG.replace("- 15:03 Ben restarts the worker\n", ""))]);
    assert_eq!(gone.view.zero, None);
}

#[test]
fn a_long_list_goes_along_with_the_selection() {
    let notes: Vec<String> = (0..900).map(|n| format!("{:02}:{:02} thing {n}", n / 60, n % 60)).collect();
    let notes = notes.join("\n");
    let first = |list, messages: &[ViewMsg]| looked(&notes, messages).view.first(list, 900);
    let last = ViewMsg::Page(List::Events, 800);
    assert_eq!(first(List::Events, &[ViewMsg::Show(Target::Event(777))]), 700);
    assert_eq!(first(List::Events, &[ViewMsg::Step(Step::Last), ViewMsg::Step(Step::First)]), 0);
    assert_eq!(first(List::Events, &[last.clone(), ViewMsg::Filter("thing".to_owned())]), 0, "other events");
    assert_eq!(first(List::Findings, std::slice::from_ref(&last)), 0, "of another list");
    assert_eq!(looked(&notes, &[last]).view.first(List::Events, 150), 100, "of fewer events the last page");
}

#[test]
fn what_is_looked_for_among_zones_goes_with_the_notes() {
    let sought = looked(LONG, &[ViewMsg::Zones("pacific".to_owned())]);
    assert_eq!(&*sought.view.zones, "pacific");
    let other = after(&sought, &[ModelMsg::Edited("23:00 disk full\n".to_owned())]);
    assert_eq!(&*other.view.zones, "");
}

#[test]
fn what_is_not_there_is_not_selected() {
    for target in [Target::Event(6), Target::Impact(9), Target::Severity(0)] {
        assert_eq!(looked(LONG, &[ViewMsg::Show(target)]).view.selected, None);
    }
}

#[test]
fn steps_go_through_the_bars_and_bring_them_into_the_window() {
    let notes = "# Outage\n\n- 10:00 checkout is down, SEV2\n- 10:30 checkout works again, resolved\n- 18:00 report sent\n\nCheckout was down from 10:00 until 10:30.\n";
    let bars = |by: &[Step]| {
        let looks: Vec<ViewMsg> = by.iter().map(|by| ViewMsg::Bar(*by)).collect();
        looked(notes, &looks).view.selected
    };
    assert_eq!(bars(&[Step::Next]), Some(Target::Severity(0)));
    assert_eq!(bars(&[Step::Next, Step::Next, Step::Next]), Some(Target::Impact(0)), "the last stays");
    assert_eq!(bars(&[Step::Previous, Step::Previous]), Some(Target::Severity(0)));
    let late = 18 * 3_600_000;
    let away =
        looked(notes, &[ViewMsg::Step(Step::Last), ViewMsg::Window(late, late), ViewMsg::Bar(Step::Last)]);
    let (from, to) = away.view.window.unwrap();
    let bar = away.incident.impacts[0].start.as_ref().unwrap().at;
    assert!((from..=to).contains(&bar), "it is in sight");
}

#[test]
fn closing_puts_the_selection_away_with_what_is_measured_from_it() {
    let measured = after(&own(), &[ModelMsg::View(ViewMsg::Between(0, 2))]);
    assert!(measured.view.measure.is_some());
    let closed = after(&measured, &[ModelMsg::View(ViewMsg::Close)]);
    assert_eq!((closed.view.selected, closed.view.measure), (None, None));
}

#[test]
fn on_paper_the_picture_has_the_width_of_paper_whatever_the_window_has() {
    let printed = after(&own(), &[ModelMsg::View(ViewMsg::Print(true)), ModelMsg::View(ViewMsg::Width(390))]);
    assert_eq!((printed.viewport().width, printed.viewport().overview), (700, false));
    let back = after(&printed, &[ModelMsg::View(ViewMsg::Print(false))]);
    assert_eq!((back.viewport().width, back.viewport().overview), (390, true));
}

#[test]
fn key_events_are_those_that_begin_a_phase_set_a_severity_or_stand_at_an_edge() {
    let notes = "Checkout was down from 10:07 to 10:20.\n\n- 10:02 pager fired\n- 10:05 coffee\n- 10:06 this is a SEV2\n- 10:07 nobody can pay\n- 10:20 config put back\n- 10:30 talked about it\n- 10:40 incident resolved\n";
    let model = looked(notes, &[ViewMsg::Key]);
    assert_eq!(*model.hidden, [false, true, false, false, false, true, false]);
    assert!(looked(notes, &[ViewMsg::Key, ViewMsg::All]).hidden.is_empty());
}

#[test]
fn zooming_keeps_what_is_selected_in_sight_or_else_where_most_events_are() {
    let notes = "- 10:00 pager fired\n- 10:05 looking\n- 10:10 restarted\n- 20:00 review\n";
    let zoomed = |first: &[ViewMsg]| {
        let model = looked(notes, &[first, &vec![ViewMsg::Zoom(150, None); 4]].concat());
        let drawn = layout::layout(&model.shown, &model.viewport());
        (drawn.earlier, drawn.later)
    };
    assert_eq!(zoomed(&[]), (1, 2));
    assert_eq!(zoomed(&[ViewMsg::Show(Target::Event(3))]).1, 0);
}

#[test]
fn only_one_kind_is_shown_and_the_same_once_more_shows_all() {
    let tags = |model: &Model| -> Vec<Tag> { model.tally.iter().map(|tally| tally.tag.clone()).collect() };
    let kinds: Vec<Tag> =
        tags(&looked(LONG, &[])).into_iter().filter(|tag| matches!(tag, Tag::Kind(_))).collect();
    let [first, others @ ..] = kinds.as_slice() else { panic!("{kinds:?}") };
    // A double click has muted it before.
    let only = looked(LONG, &[ViewMsg::Mute(first.clone()), ViewMsg::Only(first.clone())]);
    assert_eq!(only.view.muted, [others, &[Tag::OtherKind]].concat());
    assert!(
        looked(LONG, &[ViewMsg::Only(first.clone()), ViewMsg::Only(first.clone())]).view.muted.is_empty()
    );
}

#[test]
fn events_without_a_kind_are_filtered_like_a_kind_of_their_own() {
    let notes = "10:00 alert fires\n10:05 rolled back\n10:10 coffee\n10:20 biscuits\n";
    let tally = looked(notes, &[]).tally;
    let other = tally.iter().find(|tally| tally.tag == Tag::OtherKind).unwrap();
    assert_eq!(other.count, 2);
    let without = looked(notes, &[ViewMsg::Mute(Tag::OtherKind)]);
    assert_eq!(*without.hidden, [false, false, true, true]);
    let alone = [ViewMsg::Only(Tag::OtherKind)];
    assert_eq!(*looked(notes, &alone).hidden, [true, true, false, false]);
    // Through a link, too, and each is put away once.
    let back = looked(
        notes,
        &[alone[0].clone(), alone[0].clone(), ViewMsg::Mute(Tag::OtherKind), ViewMsg::Mute(Tag::OtherKind)],
    );
    assert!(back.hidden.is_empty(), "{:?}", back.view.muted);
}

#[test]
fn the_first_alert_is_a_key_event_and_the_next_is_not() {
    let notes = "10:00 customers report that checkout is down\n10:04 alert fires: checkout\n10:05 alert fires: tills\n10:20 rolled back\n10:30 resolved\n";
    let model = looked(notes, &[ViewMsg::Key]);
    assert_eq!(*model.hidden, [false, false, true, true, false]);
}

#[test]
fn only_one_person_is_shown_and_no_event_without_one() {
    let notes = "10:00 site down\n10:05 @ilse paged\n10:10 @wout looks\n10:20 @ilse swaps the optic\n10:30 resolved\n";
    let ilse = || ViewMsg::Only(Tag::Actor("ilse".to_owned()));
    let only = looked(notes, &[ilse()]);
    assert_eq!(*only.hidden, [true, false, true, false, true]);
    let again = viewed(&Model::new(notes, Origin::Own, Rules::NONE), &keys(&only));
    assert_eq!(again.hidden, only.hidden);
    assert!(looked(notes, &[ilse(), ilse()]).hidden.is_empty());
    // Whoever is too seldom for a chip is another, too.
    let many: Vec<String> = (0..20).map(|n| format!("10:{n:02} @p{} looks\n", n % 12)).collect();
    let only = looked(&many.concat(), &[ViewMsg::Only(Tag::Actor("p0".to_owned()))]);
    assert_eq!(only.hidden.iter().filter(|hidden| !**hidden).count(), 2);
}

#[test]
fn stepping_through_begins_at_what_is_shown() {
    let filtered = looked(LONG, &[]);
    let last = filtered.incident.events.len() - 1;
    let word = filtered.incident.events[last].text.split(' ').next().unwrap().to_owned();
    for before in [vec![], vec![ViewMsg::Show(Target::Event(0))]] {
        let model = looked(LONG, &[before, vec![ViewMsg::Filter(word.clone()), ViewMsg::Steps]].concat());
        let event = model.view.event().unwrap();
        assert!(event > 0 && !model.hidden[event], "{event}");
    }
}

#[test]
fn notes_that_are_the_sample_again_are_told_as_such() {
    let sample = Model::sample(Rules::NONE);
    let own = after(&sample, &[ModelMsg::Edited(NOTES.to_owned())]);
    assert_eq!(after(&own, &[ModelMsg::Edited(sample.notes.to_string())]).origin, Origin::Sample);
}

#[test]
fn the_selection_follows_an_event_to_another_day_and_the_list_to_its_page() {
    let line = |n: usize| format!("- 2024-05-06 {}:{:02} step {n}\n", 10 + n / 60, n % 60);
    let rest: String = (0..120).map(line).collect();
    let first = Model::new(&format!("- 2024-05-06 09:00 looked\n{rest}"), Origin::Own, Rules::NONE);
    let first = after(&first, &[ModelMsg::View(ViewMsg::Show(Target::Event(0)))]);
    let moved = first.notes.replace("06 09:00 looked", "07 09:00 looked");
    let moved = after(&first, &[ModelMsg::Edited(moved)]);
    let event = moved.view.event().unwrap();
    assert_eq!((event, &*moved.incident.events[event].text), (120, "looked"));
    assert_eq!(moved.view.first(List::Events, 121), 100);
}

const TWO: &str = "# Incident 1: tills\n\nTills were down for 30 minutes.\n\n- 2024-05-03 10:00 tills fail, SEV2\n- 2024-05-03 10:10 restarted\n- 2024-05-03 10:30 tills work again\n\n# Incident 2: search\n\nSearch was down for 20 minutes.\n\n- 2024-05-04 15:00 search fails, SEV1\n- 2024-05-04 15:20 search works again\n";

#[test]
fn one_incident_of_several_is_shown_alone() {
    let all = looked(TWO, &[]);
    assert_eq!(all.incident.incidents.len(), 2);
    let second = looked(TWO, &[ViewMsg::Part(Some(1))]);
    assert_eq!(*second.hidden, [true, true, true, false, false]);
    let drawn = layout::layout(&second.shown, &second.viewport());
    assert_eq!((drawn.earlier, drawn.later), (0, 0));
    assert_eq!(second.extent, Some((all.incident.events[3].start.at, all.incident.events[4].start.at)));
    let levels = |model: &Model| model.shown.severities.len();
    assert_eq!((levels(&all), levels(&second)), (2, 1));
    let impacts =
        |model: &Model| model.shown.impacts.iter().filter(|impact| impact.mention_of.is_none()).count();
    assert_eq!((impacts(&all), impacts(&second)), (2, 1));
    // Steps stay inside; a word of another incident in the notes leads out of it.
    let stepped =
        looked(TWO, &[ViewMsg::Part(Some(1)), ViewMsg::Step(Step::Next), ViewMsg::Step(Step::Previous)]);
    assert_eq!((stepped.view.selected, stepped.view.part), (Some(Target::Event(3)), Some(1)));
    let left = looked(TWO, &[ViewMsg::Part(Some(1)), ViewMsg::Show(Target::Event(0))]);
    assert_eq!((left.view.part, left.view.selected), (None, Some(Target::Event(0))));
    assert_eq!(left.shown, all.shown);
    // By keys: all, the first, the second, all.
    let keys = |count: usize| looked(TWO, &vec![ViewMsg::OtherPart(true); count]).view.part;
    assert_eq!([keys(0), keys(1), keys(2), keys(3)], [None, Some(0), Some(1), None]);
    assert_eq!(looked(TWO, &[ViewMsg::OtherPart(false)]).view.part, Some(1));
}

#[test]
fn what_is_typed_into_a_field_waits_for_enter() {
    let model = looked(NOTES, &[ViewMsg::Show(Target::Event(1))]);
    let typed = |field: Field, text: &str| changes(&model, field, 1, text).unwrap_or_default();
    let at = |minutes: i64| Change::Clock { event: 1, at: minutes * 60_000 };
    for text in ["10:25", "1025", "10:25:00", "10:25 AM"] {
        assert_eq!(typed(Field::Time, text).first(), Some(&at(625)), "{text}");
    }
    for text in ["soon", "2 am yesterday", "yesterday 2 am", "10:25 or so"] {
        assert_eq!(changes(&model, Field::Time, 1, text), Err(Refused::NoTime), "{text}");
    }
    for text in ["10:20", "1020", "10:20:00", "10:20 am"] {
        assert_eq!(changes(&model, Field::Time, 1, text), Ok(vec![]), "{text}: what the notes say");
    }
    let utc = looked("All times UTC\n10:02 pager fired\n10:20 rolled back\n", &[]);
    for (model, text, change) in [
        (&model, "10:25 UTC", Err(Refused::Zone)),
        (&utc, "10:25 CEST", Err(Refused::Zone)),
        (&utc, "10:25 UTC", Ok(at(625))),
        (&utc, "10:25Z", Ok(at(625))),
    ] {
        let first = changes(model, Field::Time, 1, text).map(|changes| changes[0].clone());
        assert_eq!(first, change, "{text}");
    }
    assert_eq!(typed(Field::Words, "put back"), [Change::Words { event: 1, words: "put back".to_owned() }]);
    let draft = || ViewMsg::Draft(Some((Field::Words, "put ba".to_owned())));
    let drafted = looked(NOTES, &[ViewMsg::Show(Target::Event(1)), draft()]);
    assert!(drafted.view.draft.is_some());
    let refused =
        looked(NOTES, &[ViewMsg::Show(Target::Event(1)), draft(), ViewMsg::Refused(Refused::NoTime)]);
    assert!(refused.view.draft.is_some() && refused.view.refused.is_some(), "what was typed stays");
    let other = looked(NOTES, &[ViewMsg::Show(Target::Event(1)), draft(), ViewMsg::Show(Target::Event(2))]);
    assert_eq!((other.view.draft, other.view.refused), (None, None));
}

#[test]
fn steps_from_a_bar_go_on_from_its_start() {
    let notes = "10:00 deploy\n10:05 checkout is down\n10:20 looked at it\n10:40 checkout is back\n";
    for (step, event) in [(Step::Next, 1), (Step::Previous, 0), (Step::Last, 3)] {
        let model = looked(notes, &[ViewMsg::Show(Target::Derived(0)), ViewMsg::Step(step)]);
        assert_eq!(model.view.event(), Some(event), "{step:?}");
    }
}

/// What is typed into the field with the time of an event, as the notes then have it.
fn typed(notes: &str, event: usize, typed: &str) -> Option<String> {
    typed_into(Field::Time, notes, event, typed)
}

fn typed_into(field: Field, notes: &str, event: usize, typed: &str) -> Option<String> {
    let model = Model::new(notes, Origin::Own, Rules::NONE);
    let changes = changes(&model, field, event, typed).ok()?;
    let edit = at_once(correction(notes, &model.incident, &changes, Rules::NONE)).ok()?;
    Some(edit.apply(notes))
}

#[test]
fn a_day_is_typed_with_the_time_whatever_form_the_list_has() {
    let night = "NOC SHIFT LOG  23 FEB 2026   (UTC)\n\n2201 handover from late shift\n2247 no change\n0113 Alarm storm, 14 clients down\n0114 Pohl on it\n0745 handover\n";
    let plain = "10:05 pager fired\n10:20 restarted\n10:40 resolved\n";
    let yearless = "wifi mess thu 6/20\n\n1012 2nd floor no dhcp\n1020 lease too long\n1034 2nd fl back\n1041 3rd fl back\n1110 full again\n1125 kiosks unplugged\n";
    let dated = "# Outage, 6 May 2024\n\n- 10:05 pager fired\n- 10:20 restarted\n- 10:40 resolved\n";
    for (notes, event, text, line) in [
        (night, 0, "22 Feb 22:01", "2026-02-22 2201 handover from late shift"),
        (night, 0, "2026-02-22 22:01", "2026-02-22 2201 handover from late shift"),
        (night, 0, "2026-02-22", "2026-02-22 2201 handover from late shift"),
        (plain, 0, "2026-02-22 10:01", "2026-02-22 10:01 pager fired"),
        (plain, 0, "2026-02-22 10:05", "2026-02-22 10:05 pager fired"),
        (plain, 2, "2026-02-22 10:45", "2026-02-22 10:45 resolved"),
        (dated, 2, "7 May 10:40", "- 2024-05-07 10:40 resolved"),
        (dated, 1, "8 May 10:25", "- 2024-05-08 10:25 restarted"),
        (yearless, 2, "21 Jun 10:34", "21 Jun 10:34 2nd fl back"),
        (yearless, 2, "20 Jun 10:36", "1036 2nd fl back"),
        (plain, 2, "7 May 10:40", "7 May 10:40 resolved"),
    ] {
        let after = typed(notes, event, text).unwrap_or_else(|| panic!("{text}: {notes}"));
        assert!(after.lines().any(|after| after == line), "{text}: {after}");
    }
}

#[test]
fn a_time_typed_before_the_words_of_a_new_event_is_its_time() {
    let notes = "* 00:05 vendor calls back\n* 00:30 jobs run\n* 00:40 New event\n* 00:50 seats free\n";
    let newest_first = "00:50 seats free\n00:40 New event\n00:30 jobs run\n00:05 vendor calls back\n";
    for (notes, event, text, after) in [
        (notes, 2, "00:45 queue checked", notes.replace("00:40 New event", "00:45 queue checked")),
        (
            notes,
            2,
            "01:00 \u{2013} queue checked",
            "* 00:05 vendor calls back\n* 00:30 jobs run\n* 00:50 seats free\n* 01:00 queue checked\n"
                .to_owned(),
        ),
        (
            notes,
            2,
            "0:10: queue checked",
            "* 00:05 vendor calls back\n* 00:10 queue checked\n* 00:30 jobs run\n* 00:50 seats free\n"
                .to_owned(),
        ),
        (notes, 2, "queue checked at 01:00", notes.replace("New event", "queue checked at 01:00")),
        (notes, 1, "01:00 jobs run", notes.replace("jobs run", "01:00 jobs run")),
        (
            newest_first,
            2,
            "00:45 queue checked",
            newest_first.replace("00:40 New event", "00:45 queue checked"),
        ),
        (
            newest_first,
            2,
            "00:10 queue checked",
            "00:50 seats free\n00:30 jobs run\n00:10 queue checked\n00:05 vendor calls back\n".to_owned(),
        ),
    ] {
        assert_eq!(typed_into(Field::Words, notes, event, text), Some(after), "{text}");
    }
}

#[test]
fn the_edges_of_a_bar_are_typed() {
    let notes = "Date: 2024-05-06\n\n- 09:50 odd curve\n- 10:02 pager fired\n\nTills were down from 10:02 to 10:40.\n";
    for (start, text, after) in [
        (true, "9:50", Some("from 09:50 to 10:40")),
        (false, "11:00", Some("from 10:02 to 11:00")),
        (false, "7 May 1:15", Some("from 10:02 to 01:15")),
        (true, "10:50", None),
        (true, "soon", None),
    ] {
        let typed = typed_into(Field::Edge(start), notes, 0, text);
        let wanted = after.map(|after| notes.replace("from 10:02 to 10:40", after));
        assert_eq!(typed, wanted, "{text}");
    }
}

#[test]
fn the_line_of_a_new_event_goes_to_the_place_of_the_time_that_it_is_given() {
    let notes = "- 10:10 pager fired\n- 10:20 New event\n- 10:34 rolled back\n- 10:50 all well\n";
    let after = "- 10:10 pager fired\n- 10:34 rolled back\n- 10:40 New event\n- 10:50 all well\n";
    assert_eq!(typed(notes, 1, "10:40").as_deref(), Some(after));
}

#[test]
fn what_is_left_out_is_no_thing_to_check() {
    let model = looked(&NOTES.replace(" rolled back", " rolled back (not in the timeline)"), &[]);
    assert_eq!((model.incident.left_out.len(), model.checks()), (1, looked(NOTES, &[]).checks()));
}

#[test]
fn a_bar_says_from_when_to_when_it_lasted() {
    for (until, said) in [
        ("00:30", " down 2 h 15 m, 22:15 to 00:30"),
        ("2024-05-08 23:15", " down 2 d 1 h, 6\u{a0}May\u{a0}22:15 to 8\u{a0}May\u{a0}23:15"),
    ] {
        let notes =
            ["Date: 2024-05-06\n\n- 22:15 checkout is down\n- ", until, " checkout is back\n"].concat();
        let incident = read_incident(&notes);
        assert_eq!(incident.derived_impacts.iter().map(befell).collect::<Vec<_>>(), [said]);
    }
}

#[test]
fn a_change_on_several_lines_is_told_line_by_line() {
    let notes = "- 10:02 odd curve\n- 10:05 looked at it\n- 10:10 Detected: who was it\n";
    let incident = read_incident(notes);
    let said = |change: &Change| written(notes, &edit(notes, &incident, change, Rules::NONE).unwrap());
    assert_eq!(
        said(&Change::Phase { event: 0, phase: Phase::Detected }),
        "Line 1: added \u{201c}Detected:\u{201d} \u{b7} Line 3: removed \u{201c}Detected:\u{201d}"
    );
    assert_eq!(said(&Change::Add { at: 607 * 60_000 }), "Line 3: added \u{201c}- 10:07 New event\u{201d}");
}

#[test]
fn now_lies_behind_the_last_event_or_on_its_day() {
    let noon = 1_732_104_000_000; // 2024-11-20 12:00 UTC
    let at = |notes: &str| zones::now(&read_incident(notes), noon, Offset(60)).unwrap() / 60_000;
    assert_eq!(at("2024-11-20, times in UTC\n- 10:02 a\n- 10:20 b\n"), 720);
    assert_eq!(at("2024-11-20, times in PST\n- 03:02 a\n- 03:20 b\n"), 240);
    assert_eq!(at("- 10:02 a\n- 10:20 b\n"), 780, "by the clock on the wall");
    assert_eq!(at("- 23:02 a\n- 23:20 b\n"), 1440 + 780, "on the next day");
}

#[test]
fn a_label_sets_a_state_off_from_its_words() {
    let notes = "Elevated error rates\n\nResolved\nThis incident has been resolved.\nPosted Feb 09, 2024 - 10:05 UTC\n\nInvestigating\nWe are looking into failing logins.\nPosted Feb 09, 2024 - 07:10 UTC\n";
    let model = looked(notes, &[]);
    let drawn = layout::layout(&model.shown, &layout::Viewport { width: 1280, ..model.viewport() });
    let said: Vec<&str> =
        drawn.labels.iter().flat_map(|label| &label.lines).map(|line| &*line.text).collect();
    assert!(said.contains(&"Investigating: We are looking into failing logins."), "{said:?}");
}
