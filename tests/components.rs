//! Tests of the page's components in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test that fails should stop")]

use incident_timeline::{
    layout::{Viewport, breaks, layout},
    page::{App, AppProps, RULES},
    read_incident, sample,
    scene::{scene, svg},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, window};

wasm_bindgen_test_configure!(run_in_browser);

/// Lets the browser work until `found` gives something.
async fn wait_for<T>(found: impl Fn() -> Option<T>) -> T {
    for _ in 0..200 {
        if let Some(found) = found() {
            return found;
        }
        let pause = js_sys::Promise::new(&mut |resolve, _| {
            let _ = window().unwrap().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 10);
        });
        JsFuture::from(pause).await.unwrap();
    }
    panic!("it never came");
}

/// Draws `notes` and waits until the picture is there.
async fn drawn(notes: &str) -> (Element, Element) {
    let document = window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let props = AppProps { embedded: Some(notes.into()), told: None, width: 0 };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    // Its shapes are drawn once the element is there.
    let shape = wait_for(|| root.query_selector("svg.timeline > *").unwrap()).await;
    let picture = shape.parent_element().unwrap();
    (root, picture)
}

/// The elements of a picture, its texts as they would stand without the groups that move them.
fn shapes_of(picture: &Element) -> String {
    let children =
        |of: &Element| std::iter::successors(of.first_element_child(), Element::next_element_sibling);
    let mut shapes = String::new();
    for child in children(picture) {
        let Some(moved) = child.get_attribute("transform") else {
            shapes += &child.outer_html();
            continue;
        };
        let numbers = moved.split(|c: char| !c.is_ascii_digit() && c != '-');
        let by: Vec<i32> = numbers.filter_map(|number| number.parse().ok()).collect();
        for text in children(&child) {
            for (name, by) in ["x", "y"].iter().zip(&by) {
                let at: i32 = text.get_attribute(name).unwrap().parse().unwrap();
                text.set_attribute(name, &(at + by).to_string()).unwrap();
            }
            shapes += &text.outer_html();
        }
    }
    shapes
}

#[wasm_bindgen_test]
async fn the_page_draws_the_shapes_of_the_svg_file() {
    let (root, picture) = drawn(sample::NOTES).await;
    let frame: web_sys::HtmlElement = root.query_selector(".frame").unwrap().unwrap().unchecked_into();
    let incident = read_incident(sample::NOTES);
    let breaks = breaks(&incident).into();
    let viewport = Viewport { width: frame.client_width(), breaks, overview: true, ..Viewport::default() };
    let file = svg::write(&scene(&incident, &layout(&incident, &viewport)));
    let shapes: Vec<&str> =
        file.lines().skip_while(|line| !line.contains("class=\"paper\"")).skip(1).collect();
    assert!(shapes.len() > 50, "the file has its shapes");
    let mut expected = String::new();
    for line in shapes.iter().filter(|line| **line != "</svg>") {
        match line.strip_suffix("/>") {
            // The serialisation of HTML closes every element with a tag of its own.
            Some(open) => {
                let name = open[1..].split(' ').next().unwrap();
                expected.extend([open, "></", name, ">"]);
            }
            None => expected += line,
        }
    }
    assert_eq!(shapes_of(&picture), expected);
}

#[wasm_bindgen_test]
fn the_browser_and_the_command_have_the_same_zone_rules() {
    const DAY: i64 = 86_400;
    let zones = [
        "UTC",
        "Europe/London",
        "Europe/Berlin",
        "Europe/Lisbon",
        "Europe/Dublin",
        "Europe/Moscow",
        "Africa/Nairobi",
        "Africa/Johannesburg",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/St_Johns",
        "America/Sao_Paulo",
        "America/Santiago",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Asia/Tokyo",
        "Asia/Seoul",
        "Asia/Shanghai",
        "Asia/Singapore",
        "Asia/Dubai",
        "Australia/Sydney",
        "Australia/Adelaide",
        "Australia/Lord_Howe",
        "Pacific/Auckland",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "Pacific/Honolulu",
        "US/Eastern",
        "Etc/GMT+5",
        "Mars/Crater",
        "nonsense",
    ];
    let mut changes = 0;
    for name in zones {
        let zone = name.parse::<chrono_tz::Tz>().ok();
        let mut last = None;
        // Noon and midnight of every third day of fifteen years.
        for half_day in 0..2 * 365 * 15 / 3 {
            let instant = 1_262_304_000 + half_day * 3 * DAY / 2;
            let utc = chrono::DateTime::from_timestamp(instant, 0).unwrap().naive_utc();
            let known = zone.map(|zone| {
                let offset = chrono::TimeZone::offset_from_utc_datetime(&zone, &utc);
                chrono::Offset::fix(&offset).local_minus_utc() / 60
            });
            assert_eq!(RULES.offset(name, instant).map(|offset| offset.0), known, "{name} at {instant}");
            changes += i32::from(last.is_some_and(|last| last != known));
            last = Some(known);
        }
    }
    assert!(changes > 400, "the years hold changes of the clock: {changes}");
}

#[wasm_bindgen_test]
async fn text_from_the_notes_stays_text() {
    let (root, _) = drawn("10:02 <pool src=x onerror=alert(1)> & pager\n10:40 back to normal\n").await;
    assert!(root.query_selector("pool").unwrap().is_none(), "no element comes out of the notes");
    let words = root.query_selector(".events .words").unwrap().unwrap();
    assert_eq!(words.text_content().unwrap(), "<pool src=x onerror=alert(1)> & pager");
}
