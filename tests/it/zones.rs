//! Named zones on a day, and incidents told in other zones: notes, a zone, and what the clock then shows.

use chrono::{DateTime, Offset as _, TimeZone};
use incident_timeline::{
    Incident,
    civil::Offset,
    incident::Event,
    layout::{self, Viewport},
    model::{Model, ModelMsg, Notice, Origin, update},
    read_incident_by,
    reasons::DateSource,
    span::LineNumber,
    wording,
    zones::{self, Local, Missing, Rules},
};

/// The IANA rules, as the command has them.
pub(crate) const IANA: Rules = Rules(|name, instant| {
    let zone: chrono_tz::Tz = name.parse().ok()?;
    let utc = DateTime::from_timestamp(instant, 0)?.naive_utc();
    Some(Offset(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc().div_euclid(60)))
});

fn read(notes: &str) -> Incident {
    read_incident_by(notes, IANA)
}

/// Day, clock and offset of each event.
fn clocks(incident: &Incident) -> Vec<String> {
    let said = |start: &incident_timeline::incident::Moment| {
        let offset = start.offset.map_or("?".to_owned(), |offset| offset.to_string());
        format!("{} {} {offset}", wording::short_day(start.date, start.day), wording::clock(start))
    };
    incident.events.iter().map(|event| said(&event.start)).collect()
}

#[test]
fn a_named_zone_has_its_offset_of_the_day() {
    for (zone, day, offset) in [
        ("PT", "2024-11-20", "-08:00"),
        ("PT", "2024-07-20", "-07:00"),
        ("US Eastern", "2024-03-11", "-04:00"),
        ("Mountain Time", "2024-01-11", "-07:00"),
        ("Europe/Berlin", "2024-07-01", "+02:00"),
        ("Asia/Kolkata", "2024-07-01", "+05:30"),
        ("Australia/Lord_Howe", "2024-07-01", "+10:30"),
        ("Australia/Lord_Howe", "2024-01-01", "+11:00"),
        ("America/St_Johns", "2024-01-01", "-03:30"),
        ("UTC", "2024-01-01", "+00:00"),
        ("JST", "2024-01-01", "+09:00"),
    ] {
        let incident =
            read(&format!("Date: {day}\nAll times {zone}\n\n- 10:00 alert\n- 10:20 back to normal\n"));
        for event in &incident.events {
            assert_eq!(event.start.offset.unwrap().to_string(), offset, "{zone} on {day}");
        }
        let open = incident.findings.iter().any(|finding| finding.kind.code() == "ambiguous-zone");
        assert!(!open, "{zone} on {day} is no question");
    }
}

#[test]
fn without_a_date_or_rules_a_named_zone_has_no_offset() {
    let dateless = read("All times PT\n- 10:00 alert\n- 10:20 back to normal\n");
    let ruleless = read_incident_by("2024-11-20\nAll times PT\n- 10:00 alert\n- 10:20 back\n", Rules::NONE);
    let nowhere = read("2024-11-20\nAll times Europe/Atlantis\n- 10:00 alert\n- 10:20 back\n");
    for incident in [dateless, ruleless, nowhere] {
        assert!(incident.events.iter().all(|event| event.start.offset.is_none()));
    }
}

#[test]
fn entries_in_several_zones_come_in_order_by_their_offsets() {
    let incident = read(
        "Timeline, 2024-07-03\n\n- 10:00 Europe/London alert\n- 11:10 Europe/Berlin rollback\n- 09:20 UTC recovered\n",
    );
    assert_eq!(clocks(&incident), ["3 Jul 10:00 +01:00", "3 Jul 11:10 +02:00", "3 Jul 09:20 +00:00"]);
    let at: Vec<i64> = incident.events.iter().map(|event| event.start.at / 60_000).collect();
    assert_eq!(at, [600, 610, 620]);
}

#[test]
fn the_night_when_the_clocks_go_back_has_an_hour_twice() {
    let back = read(
        "2024-11-03, all times America/New_York\n\n- 00:50 alert\n- 01:40 looking\n- 01:10 rollback\n- 01:30 better\n- 02:10 recovered\n",
    );
    assert_eq!(
        clocks(&back),
        [
            "3 Nov 00:50 -04:00",
            "3 Nov 01:40 -04:00",
            "3 Nov 01:10 -05:00",
            "3 Nov 01:30 -05:00",
            "3 Nov 02:10 -05:00"
        ]
    );
    let kinds: Vec<&str> = back.findings.iter().map(|finding| finding.kind.code()).collect();
    assert!(kinds.contains(&"repeated-time") && !kinds.contains(&"out-of-order"), "{kinds:?}");
}

#[test]
fn an_impact_across_the_change_of_the_clocks_is_as_long_as_it_was() {
    for (words, seconds, edges) in [
        ("Checkout was slow from 00:52 until 02:10.", 2 * 3600 + 18 * 60, "00:52 to 02:10"),
        ("Checkout was down between 00:50 and 01:10.", 20 * 60, "00:50 to 01:10"),
        ("Checkout was down from 00:50 to 03:50.", 4 * 3600, "00:50 to 03:50"),
        ("Checkout was down for two hours and twenty minutes.", 2 * 3600 + 20 * 60, "00:50 to 02:10"),
    ] {
        let notes = format!(
            "2024-11-03, all times America/New_York\n\n- 00:50 alert: checkout down\n- 01:40 looking\n- 02:10 checkout recovered\n\nImpact\n\n{words}\n"
        );
        let incident = read(&notes);
        let [impact] = incident.impacts.as_slice() else { panic!("{words}: {:?}", incident.impacts) };
        let (Some(start), Some(end)) = (&impact.start, &impact.end) else { panic!("{words}: {impact:?}") };
        assert_eq!((end.at - start.at) / 1000, seconds, "{words}");
        assert_eq!(wording::between(Some(start), Some(end)), edges, "{words}");
    }
}

#[test]
fn the_night_when_the_clocks_go_forward_lacks_an_hour() {
    let forward =
        read("2024-03-31, all times Europe/Berlin\n\n- 01:50 alert\n- 02:30 looking\n- 03:40 recovered\n");
    let found: Vec<_> =
        forward.findings.iter().filter(|finding| finding.kind.code() == "skipped-time").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].line.index(), 3);
    assert_eq!(clocks(&forward)[0], "31 Mar 01:50 +01:00");
    assert_eq!(clocks(&forward)[2], "31 Mar 03:40 +02:00");
}

#[test]
fn a_wall_clock_that_comes_twice_or_never_is_told_apart() {
    let wall = |month, day, minutes: i64| {
        zones::wall_seconds(chrono::NaiveDate::from_ymd_opt(2024, month, day).unwrap(), minutes * 60_000)
    };
    let berlin = |wall| zones::local(IANA, "Europe/Berlin", wall);
    let (winter, summer) = (Offset(60), Offset(120));
    assert_eq!(berlin(wall(1, 10, 0)), Some(Local::Once(winter)));
    assert_eq!(berlin(wall(3, 31, 119)), Some(Local::Once(winter)));
    assert_eq!(berlin(wall(3, 31, 120)), Some(Local::Skipped(winter)));
    assert_eq!(berlin(wall(3, 31, 180)), Some(Local::Once(summer)));
    assert_eq!(berlin(wall(10, 27, 119)), Some(Local::Once(summer)));
    assert_eq!(berlin(wall(10, 27, 120)), Some(Local::Twice(summer, winter)));
    assert_eq!(berlin(wall(10, 27, 180)), Some(Local::Once(winter)));
    assert_eq!(zones::local(IANA, "Nowhere/Land", 0), None);
}

#[test]
fn an_incident_is_told_in_another_zone() {
    let notes = "Incident of 2024-11-20\nAll times PST\n\n- 15:50 alert\n- 16:20:30 back to normal\n";
    for (zone, shown) in [
        ("UTC", ["20 Nov 23:50 +00:00", "21 Nov 00:20:30 +00:00"]),
        ("Asia/Kolkata", ["21 Nov 05:20 +05:30", "21 Nov 05:50:30 +05:30"]),
        ("America/St_Johns", ["20 Nov 20:20 -03:30", "20 Nov 20:50:30 -03:30"]),
        ("PT", ["20 Nov 15:50 -08:00", "20 Nov 16:20:30 -08:00"]),
        ("+14:00", ["21 Nov 13:50 +14:00", "21 Nov 14:20:30 +14:00"]),
    ] {
        let incident = read(notes);
        let clock = zones::wall_clock(&incident, Some(zone), IANA).unwrap();
        let told = zones::in_zone(&incident, &clock);
        assert_eq!(clocks(&told), shown, "{zone}");
        for (event, own) in told.events.iter().zip(&incident.events) {
            assert_eq!(event.start.at, own.start.at, "the place on the axis stays");
        }
        // Whatever the zone, the way back gives what the notes say.
        let back = zones::in_zone(&told, &zones::wall_clock(&incident, Some("PST"), IANA).unwrap());
        assert_eq!(clocks(&back), clocks(&incident), "{zone}");
    }
}

#[test]
fn what_is_missing_to_tell_it_in_another_zone_is_said() {
    let model = |notes| Model::new(notes, Origin::Own, IANA);
    let dateless = model("All times PST\n- 15:50 alert\n- 16:20 back to normal\n");
    let zoneless = model("2024-11-20\n- 15:50 alert\n- 16:20 back to normal\n");
    let known = model("2024-11-20\nAll times PST\n- 15:50 alert\n- 16:20 back to normal\n");
    for (model, zone, notice) in [
        (&dateless, "UTC", None),
        (&dateless, "JST", None),
        (&dateless, "Europe/Berlin", Some(Notice::NoDateStated)),
        (&zoneless, "UTC", Some(Notice::NoZoneStated)),
        (&known, "Europe/Berlin", None),
        (&known, "Mars/Crater", Some(Notice::NoSuchZone)),
        (&known, " UTC ", None),
        (&known, "nonsense", Some(Notice::NoSuchZone)),
    ] {
        let after = update(model, ModelMsg::Zone(zone.to_owned())).unwrap();
        assert_eq!(after.notice, notice, "{zone}");
        assert_eq!(after.view.zone.as_deref(), notice.is_none().then_some(zone.trim()), "{zone}");
        let back = update(&after, ModelMsg::Zone(String::new())).unwrap_or(after);
        assert_eq!(back.shown, back.incident);
    }
    assert_eq!(zones::wall_clock(&zoneless.incident, Some("UTC"), IANA), Err(Missing::Zone));
}

#[test]
fn other_notes_keep_the_zone_where_they_say_enough() {
    let model = Model::new("2024-11-20\nAll times PST\n- 15:50 alert\n- 16:20 back\n", Origin::Own, IANA);
    let berlin = update(&model, ModelMsg::Zone("Europe/Berlin".to_owned())).unwrap();
    let dated = update(
        &berlin,
        ModelMsg::Edited("2024-07-20\nAll times UTC\n- 15:50 alert\n- 16:20 back\n".to_owned()),
    );
    assert_eq!(clocks(&dated.unwrap().shown), ["20 Jul 17:50 +02:00", "20 Jul 18:20 +02:00"]);
    let bare = update(&berlin, ModelMsg::Edited("- 15:50 alert\n- 16:20 back\n".to_owned())).unwrap();
    assert_eq!(clocks(&bare.shown), ["day 0 15:50 ?", "day 0 16:20 ?"]);
    assert_eq!(bare.view.zone, None);
}

#[test]
fn the_axis_shows_the_clock_and_where_it_changes() {
    let notes = "2024-03-30, all times UTC\n\n- 22:00 alert\n- 2024-03-31 00:30 looking\n- 2024-03-31 01:30 still\n- 2024-03-31 05:00 recovered\n";
    let model = Model::new(notes, Origin::Own, IANA);
    let texts = |zone: &str| {
        let told = update(&model, ModelMsg::Zone(zone.to_owned())).unwrap();
        let viewport = Viewport { width: 1280, ..told.viewport() };
        let axis = layout::layout(&told.shown, &viewport).axis;
        let texts = |ticks: &[layout::Tick]| ticks.iter().map(|tick| tick.text.clone()).collect::<Vec<_>>();
        (texts(&axis.clock), texts(&axis.days), texts(&axis.changes))
    };
    let (clock, days, changes) = texts("Europe/Berlin");
    assert!(clock.contains(&"01:00".to_owned()) && clock.contains(&"03:00".to_owned()), "{clock:?}");
    assert!(!clock.contains(&"02:00".to_owned()), "that hour was not: {clock:?}");
    assert_eq!(days, ["31 Mar 2024"]);
    assert_eq!(changes, ["clocks 1 h forward"]);
    let (clock, days, changes) = texts("Asia/Kolkata");
    assert!(clock.contains(&"04:00".to_owned()), "whole hours of a half-hour zone: {clock:?}");
    assert_eq!((days.len(), changes.len()), (0, 0));
    // Midnight may be the hour that is left out.
    let cairo = Model::new(
        "2024-04-25, all times Africa/Cairo\n\n- 22:00 alert\n- 2024-04-26 04:00 recovered\n",
        Origin::Own,
        IANA,
    );
    let viewport = Viewport { width: 1280, ..cairo.viewport() };
    let days = layout::layout(&cairo.shown, &viewport).axis.days;
    assert_eq!(days.iter().map(|tick| tick.text.as_str()).collect::<Vec<_>>(), ["26 Apr 2024"]);
    let (_, days, changes) = texts("Pacific/Kiritimati");
    assert_eq!((days.len(), changes.len()), (0, 0), "all of it is on one day there");
}

#[test]
fn marks_of_the_clock_are_in_order_across_any_change() {
    let rules = Rules(|_, instant| Some(Offset(if instant.div_euclid(7_000) % 3 == 0 { 95 } else { -30 })));
    for minutes in [3, 90, 700, 9_000, 400_000] {
        let last = chrono::NaiveDate::from_ymd_opt(2024, 5, 1).unwrap().and_hms_opt(0, 0, 0).unwrap()
            + chrono::TimeDelta::minutes(minutes);
        let notes = format!("All times UTC\n- 2024-05-01 00:00 alert\n- {} back\n", &last.to_string()[..16]);
        let incident = read_incident_by(&notes, rules);
        let clock = zones::wall_clock(&incident, Some("Anywhere/Else"), rules).unwrap();
        let told = zones::in_zone(&incident, &clock);
        let viewport = Viewport { width: 900, clock, ..Viewport::default() };
        let axis = layout::layout(&told, &viewport).axis;
        assert!(axis.clock.windows(2).all(|pair| pair[0].at < pair[1].at), "{minutes}");
    }
}

#[test]
fn entries_that_carry_their_date_go_through_the_hour_twice_too() {
    let back = read(
        "All times Europe/Berlin\n\n- 2021-10-31 02:50 alert\n- 2021-10-31 02:10 restarted\n- 2021-10-31 02:20 better\n- 2021-10-31 03:05 recovered\n- 2022-10-30 02:05 another alert\n",
    );
    assert_eq!(
        clocks(&back),
        [
            "31 Oct 02:50 +02:00",
            "31 Oct 02:10 +01:00",
            "31 Oct 02:20 +01:00",
            "31 Oct 03:05 +01:00",
            "30 Oct 02:05 +02:00"
        ]
    );
    let lines: Vec<usize> = back
        .findings
        .iter()
        .filter(|finding| finding.kind.code() == "repeated-time")
        .map(|finding| finding.line.index() + 1)
        .collect();
    assert_eq!(lines, [3, 7], "once a night");
}

#[test]
fn a_range_over_the_change_has_an_offset_at_each_end() {
    let forward =
        read("2021-03-28, all times Europe/Berlin\n\n- 01:30 - 03:30 checkout down\n- 04:00 all normal\n");
    let event = &forward.events[0];
    let end = event.end.as_ref().unwrap();
    assert_eq!((end.offset, (end.at - event.start.at) / 60_000), (Some(Offset(120)), 60));
}

#[test]
fn the_day_of_the_change_has_two_offsets_far_from_greenwich() {
    let sydney = read(
        "All times Australia/Sydney\n\n- 2021-04-04 17:00 recovered\n- 2021-04-04 01:30 alert\n- 2021-04-04 12:00 looking\n",
    );
    assert_eq!(clocks(&sydney), ["4 Apr 01:30 +11:00", "4 Apr 12:00 +10:00", "4 Apr 17:00 +10:00"]);
}

#[test]
fn what_is_counted_from_the_entry_before_has_its_day_and_its_offset() {
    let night = read(
        "2021-07-01\nTimes in UTC\n\n- 23:50 alert\n- 20 minutes later: restarted\n- 5 minutes later: better\n- 00:20 recovered\n",
    );
    assert_eq!(
        clocks(&night),
        ["1 Jul 23:50 +00:00", "2 Jul 00:10 +00:00", "2 Jul 00:15 +00:00", "2 Jul 00:20 +00:00"]
    );
    let sources = |event: &Event| (event.reasons.date.source, event.reasons.zone.stated.is_some());
    assert!(
        night.events.iter().map(sources).all(|found| found == (DateSource::Line(LineNumber::of(0)), true))
    );
    let mixed = read(
        "2021-07-01\n\n- 10:00 UTC alert\n- 12:05 Europe/Berlin looking\n- 5 minutes later: better\n- 12:20 Europe/Berlin recovered\n",
    );
    assert_eq!(
        clocks(&mixed),
        ["1 Jul 10:00 +00:00", "1 Jul 12:05 +02:00", "1 Jul 12:10 +02:00", "1 Jul 12:20 +02:00"]
    );
}

/// Clock and zone of each event, as the page shows them, and of the edges of each impact.
fn shown(notes: &str) -> (Vec<String>, Vec<String>) {
    let model = Model::new(notes, Origin::Own, IANA);
    // All that is drawn agrees with the marks of the axis.
    let axis = layout::layout(&model.shown, &Viewport { width: 1280, ..model.viewport() }).axis;
    let minute = |at: i64| (at + model.clock.ahead(at)).rem_euclid(86_400_000) / 60_000;
    for tick in &axis.clock {
        let at = minute(tick.at);
        assert!(tick.text.starts_with(&format!("{:02}:{:02}", at / 60, at % 60)), "{} at {at}", tick.text);
    }
    let said = |moment: &incident_timeline::incident::Moment| {
        assert_eq!(minute(moment.at), moment.time.unwrap().millis() / 60_000, "{moment:?}");
        format!("{} {}", wording::clock(moment), moment.zone.as_deref().unwrap_or("?"))
    };
    let edges = |impact: &incident_timeline::incident::Impact| {
        [&impact.start, &impact.end].map(|edge| said(edge.as_ref().unwrap())).join(" to ")
    };
    let events = model.shown.events.iter().map(|event| said(&event.start)).collect();
    (events, model.shown.impacts.iter().map(edges).collect())
}

#[test]
fn one_picture_tells_all_in_one_zone() {
    let (events, _) = shown("11:02 UTC paged\n03:09 PST failover\n");
    assert_eq!(events, ["11:02 UTC", "11:09 UTC"]);
    // Exact instants, as chats copy them, above a list in the zone of the notes: the bar and the axis agree.
    let notes = |impact: &str| {
        format!(
            "Incident of 2024-11-20\n\n{impact}\n\nTimeline (PST)\n\n- 2024-11-20T11:02:00Z pager fired\n- 2024-11-20T11:15:00Z looking\n- 03:20 failover done\n- 03:40 checkout recovered\n"
        )
    };
    for impact in [
        "Checkout was down from 03:02 until 03:40.",
        "Checkout was down from 03:02 PST to 03:40 PST.",
        "Checkout was down from 11:02 UTC to 11:40 UTC.",
    ] {
        let (events, impacts) = shown(&notes(impact));
        assert_eq!(events, ["03:02 PST", "03:15 PST", "03:20 PST", "03:40 PST"]);
        assert_eq!(impacts, ["03:02 PST to 03:40 PST"], "{impact}");
    }
    // The list first: the axis is then in its zone.
    let (events, impacts) = shown(
        "All times PST\n\nCheckout was down from 11:02 UTC to 11:40 UTC.\n\n- 2024-11-20 03:09 failover\n- 2024-11-20T11:02:00Z paged\n- 2024-11-20 03:40 well\n",
    );
    assert_eq!(events, ["03:02 PST", "03:09 PST", "03:40 PST"]);
    assert_eq!(impacts, ["03:02 PST to 03:40 PST"]);
}

#[test]
fn the_zone_box_knows_cities_names_and_offsets() {
    let known: Vec<String> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name().to_owned()).collect();
    let first = |typed: &str| zones::matching(typed, &known).into_iter().next().unwrap_or_default();
    for (typed, name) in [
        ("berlin", "Europe/Berlin"),
        ("Berl", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("pacific", "PT"),
        ("pacif", "PST"),
        ("eastern", "ET"),
        ("utc", "UTC"),
        ("utc+2", "UTC+2"),
        ("+05:30", "+05:30"),
        ("jst", "JST"),
        ("kolkata", "Asia/Kolkata"),
        ("", ""),
        ("nowhere land", ""),
    ] {
        assert_eq!(first(typed), name, "{typed}");
    }
    // What is offered can be chosen.
    let model = Model::new("2024-11-20\nAll times PST\n- 15:50 alert\n- 16:20 back\n", Origin::Own, IANA);
    for typed in ["berlin", "pacific", "utc+2", "ist", "san", "a"] {
        for name in zones::matching(typed, &known) {
            let after = update(&model, ModelMsg::Zone(name.clone())).unwrap();
            assert_eq!(after.notice, None, "{typed}: {name}");
        }
    }
}
