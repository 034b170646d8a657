//! The view in the address: what is written is read back, what is not ours stays.

use incident_timeline::{
    layout::Grouping,
    model::{Format, Model, ModelMsg, Origin, Tag, ViewMsg, fragment, keys, update, viewed},
    scene::svg::Theme,
    target::Target,
    zones::Rules,
};

const NOTES: &str = "All times UTC, 20 November 2024\n\n- 10:02 Ana: pager fired\n- 10:10 Tom: rolls back\n- 10:20 Ana: restarts web\n\
                     - 10:40 Tom: all well\n\nUploads were down for 38 minutes.\n";

fn page() -> Model {
    Model::new(NOTES, Origin::Link, Rules::NONE)
}

fn after(msgs: Vec<ModelMsg>) -> Model {
    msgs.into_iter().fold(page(), |model, msg| update(&model, msg).unwrap_or(model))
}

#[test]
fn every_part_of_the_view_goes_round() {
    let model = after(vec![
        ModelMsg::Zone("+05:30".into()),
        ModelMsg::View(ViewMsg::Width(900)),
        ModelMsg::View(ViewMsg::Zoom(200, None)),
        ModelMsg::View(ViewMsg::Group(Grouping::Actor)),
        ModelMsg::View(ViewMsg::Mute(Tag::Actor("Ana".into()))),
        ModelMsg::View(ViewMsg::Filter("roll & \"back\" 100% ü.".into())),
        ModelMsg::View(ViewMsg::Show(Target::Event(1))),
    ]);
    let at = fragment("#1d.abc.defghi", &model);
    assert!(at.starts_with("#1d.abc.defghi&") && at.is_ascii() && !at.contains([' ', '"', '<']), "{at}");
    let again = viewed(&update(&page(), ModelMsg::View(ViewMsg::Width(900))).unwrap(), &at);
    assert_eq!(again.view.zone, model.view.zone);
    assert_eq!(again.view.window, model.view.window);
    assert_eq!(again.view.selected, Some(Target::Event(1)));
    assert_eq!((again.view.grouping, &again.view.muted), (Grouping::Actor, &model.view.muted));
    assert_eq!((&again.view.filter, &again.hidden), (&model.view.filter, &model.hidden));
    assert_eq!(keys(&again), keys(&model));
}

#[test]
fn a_second_event_of_a_line_the_zero_and_key_events_go_round() {
    let notes = "All times UTC, 20 November 2024\n\nPager fired at 10:02, we rolled back at 10:10. All was well at 10:40.\n";
    let page = Model::new(notes, Origin::Link, Rules::NONE);
    assert_eq!(page.incident.events.iter().map(|event| event.line.to_string()).collect::<Vec<_>>(), ["3"; 3]);
    let show = |model: &Model, event| update(model, ModelMsg::View(ViewMsg::Show(Target::Event(event))));
    let model = update(&show(&page, 1).unwrap(), ModelMsg::View(ViewMsg::Zero)).unwrap();
    let model = update(&show(&model, 2).unwrap(), ModelMsg::View(ViewMsg::Key)).unwrap();
    assert_eq!(keys(&model), "&event=3.3&zero=3.2&key=yes");
    let again = viewed(&page, &fragment("", &model));
    assert_eq!((again.view.selected, again.view.zero), (Some(Target::Event(2)), Some(1)));
    assert_eq!((again.view.key, &again.hidden, again.zero()), (true, &model.hidden, model.zero()));
    assert_eq!(keys(&again), keys(&model));
}

#[test]
fn the_incident_of_several_goes_round() {
    let notes = "# Incident 1: uploads\n\n- 10:02 UTC pager fired\n- 10:40 UTC fixed\n\n\
                 # Incident 2: billing\n\n- 12:02 UTC pager fired\n- 12:40 UTC fixed\n";
    let page = Model::new(notes, Origin::Link, Rules::NONE);
    assert_eq!(page.incident.incidents.len(), 2);
    let model = update(&page, ModelMsg::View(ViewMsg::Part(Some(1)))).unwrap();
    assert_eq!(keys(&model), "&incident=2");
    let again = viewed(&page, "#incident=2");
    assert_eq!((again.view.part, again.extent, &again.hidden), (Some(1), model.extent, &model.hidden));
}

#[test]
fn names_are_no_part_of_an_address_where_they_are_left_out() {
    let model = after(vec![
        ModelMsg::View(ViewMsg::Mute(Tag::Actor("Ana".into()))),
        ModelMsg::View(ViewMsg::Filter("tom".into())),
        ModelMsg::View(ViewMsg::Show(Target::Event(1))),
    ]);
    assert_eq!(fragment("#later=1", &model), "#later=1&event=4&hide=@Ana&find=tom");
    assert_eq!(fragment("#later=1&hide=@Ana&find=tom", &model.unnamed()), "#later=1&event=4");
    assert_eq!(model.unnamed().hidden, model.hidden, "what is put away stays so");
}

#[test]
fn light_and_dark_go_round_and_into_the_pictures() {
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let model = after(vec![ModelMsg::View(ViewMsg::Theme(theme))]);
        assert_eq!(keys(&model), ["&theme=", name].concat());
        assert_eq!(viewed(&page(), &fragment("#1d.abc.defghi", &model)).view.theme, theme);
        for format in [Format::Svg, Format::Png] {
            let picture = model.exported(format, "").unwrap();
            let asked = if theme == Theme::Dark { "@media screen {" } else { "@media not all {" };
            assert!(picture.contains(asked), "{format:?} {name}");
        }
    }
    // Without it the system is followed, whatever was before.
    let dark = after(vec![ModelMsg::View(ViewMsg::Theme(Theme::Dark))]);
    for at in ["", "#1d.abc.defghi", "#theme=auto", "#theme=none", "#theme="] {
        assert_eq!(viewed(&dark, at).view.theme, Theme::Reader, "{at}");
    }
    let own = update(&Model::sample(Rules::NONE), ModelMsg::View(ViewMsg::Theme(Theme::Dark))).unwrap();
    let own = update(&own, ModelMsg::Edited(NOTES.to_owned())).unwrap();
    assert_eq!(own.view.theme, Theme::Dark, "other notes are seen in the same light");
}

#[test]
fn an_address_without_keys_is_the_view_that_notes_open_with() {
    let model = after(vec![
        ModelMsg::View(ViewMsg::Show(Target::Event(1))),
        ModelMsg::View(ViewMsg::Filter("roll".into())),
    ]);
    assert_eq!(keys(&viewed(&model, "#1d.abc.defghi")), "");
}

#[test]
fn keys_of_others_and_the_link_stay_and_ours_are_replaced() {
    let plain = page();
    assert_eq!(fragment("#1d.abc.defghi&later=1&zone=UTC", &plain), "#1d.abc.defghi&later=1");
    assert_eq!(fragment("#zone=UTC", &plain), "");
    assert_eq!(fragment("", &plain), "");
    let shown = after(vec![ModelMsg::View(ViewMsg::Show(Target::Impact(0)))]);
    assert_eq!(fragment("#later=1", &shown), "#later=1&impact=8");
}

#[test]
fn nonsense_is_passed_over() {
    for at in [
        "#zone=Nowhere/Land&event=99",
        "#from=9&to=1",
        "#event=x&impact=",
        "#hide=@Nobody,,&lanes=up",
        "#%&=&zone",
        "#find=%ff%",
        "#incident=0&zero=7&event=4.2",
        "#incident=2&zero=&event=.",
    ] {
        let model = viewed(&page(), at);
        assert_eq!((model.view.selected, model.view.window, &model.view.zone), (None, None, &None), "{at}");
        assert_eq!((model.view.part, model.view.zero), (None, None), "{at}");
        assert!(model.view.muted.is_empty(), "{at}");
    }
}
