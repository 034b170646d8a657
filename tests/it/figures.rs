//! What the page and its picture say of the figures: from when to when, from what they count, and in which zone.

use incident_timeline::{
    layout,
    model::{Format, Model, ModelMsg, Origin, ViewMsg},
    read_incident,
    target::Target,
    wording::summary::{interval_clocks, summary},
    zones::Rules,
};

use super::model::{after, looked};

#[test]
fn a_figure_whose_end_stands_beside_the_events_says_from_when_to_when() {
    let notes = "Date: 2024-05-03\n\nTills were down from 02:08 to 04:02 UTC.\n\n- 02:11 UTC pager fired\n- 04:05 UTC all closed\n";
    let model = Model::new(notes, Origin::Own, Rules::NONE);
    let shown = |model: &Model| {
        let figure = &model.shown.intervals[0];
        (figure.from, figure.seconds, interval_clocks(&model.shown, figure))
    };
    assert_eq!(shown(&model), (None, Some(180), "02:08 \u{2192}\u{a0}02:11".to_owned()));
    let lit = after(&model, &[ModelMsg::View(ViewMsg::Light(Some(Target::Interval(0))))]);
    assert!(lit.viewport().bracket.is_some(), "it is shown in the picture");
    let elsewhere = after(&model, &[ModelMsg::Zone("+02:00".to_owned())]);
    assert_eq!(shown(&elsewhere).2, "04:08 \u{2192}\u{a0}04:11");
}

#[test]
fn a_figure_that_does_not_count_from_the_start_says_from_what() {
    let notes = "2025-05-05 UTC\n- 10:02 Detected: queue grows\n- 10:40 Resolved: all is well\n";
    let incident = read_incident(notes);
    let told = incident.intervals.iter().filter(|interval| interval.seconds.is_some());
    let said: Vec<String> = told.map(|interval| interval_clocks(&incident, interval)).collect();
    assert_eq!(said, ["detected 10:02 \u{2192}\u{a0}10:40"]);
}

#[test]
fn time_counts_from_where_it_is_known_to_have_begun() {
    for (mark, zero) in [("Start: ", 1), ("checkout is down, ", 1), ("", 0)] {
        let notes =
            ["- 10:02 note in passing\n- 10:10 ", mark, "queue grows\n- 10:40 all is well\n"].concat();
        let model = looked(&notes, &[]);
        assert_eq!(model.zero(), model.incident.events[zero].start.at, "{notes}");
    }
}

#[test]
fn the_letter_for_utc_is_told_as_utc() {
    let model = looked("2025-11-03T04:11:07Z lb-2 down\n2025-11-03T04:19:48Z lb-2 up\n", &[]);
    let said = summary(&model.shown, None, model.checks());
    assert!(said.contains("to 04:19:48 UTC"), "{said}");
    let words = layout::layout(&model.shown, &model.viewport()).words;
    assert!(words.iter().any(|words| words.text == "UTC"));
    assert!(words.iter().all(|words| words.text != "Z"));
}

#[test]
fn a_picture_names_the_figures_of_the_page_and_no_gap() {
    let notes =
        "10:00 site down, SEV2\n10:05 pager fired\n10:10 acked\n10:50 rolled back\n11:00 works again\n";
    let picture = looked(notes, &[]).exported(Format::Svg, "").unwrap();
    assert!(
        picture.contains(">SEV2 · ")
            && picture.contains("time to detect")
            && !picture.contains("gap between"),
        "{picture}"
    );
    let report = looked(notes, &[]).exported(Format::Report, "").unwrap();
    assert!(report.contains("longest gap between entries before recovery: 40 min"), "{report}");
}
