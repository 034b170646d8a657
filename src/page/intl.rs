//! The zone rules of the browser: offsets by `Intl`, the zones that it knows, and the one that the machine is in.

use std::cell::RefCell;

use chrono::NaiveDate;
use js_sys::{Array, Date, Function, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    civil::Offset,
    zones::{self, Rules},
};

/// The rules of the browser.
pub const RULES: Rules = Rules(offset);

thread_local! {
    /// The writer of each zone asked for so far: to make one takes a thousand times as long as to use it.
    static WRITERS: RefCell<Vec<(String, Option<DateTimeFormat>)>> = const { RefCell::new(Vec::new()) };
}

fn offset(name: &str, instant: i64) -> Option<Offset> {
    let writer = WRITERS.with_borrow_mut(|writers| {
        if let Some((_, writer)) = writers.iter().find(|(known, _)| known == name) {
            return writer.clone();
        }
        let writer = writer(name);
        writers.push((name.to_owned(), writer.clone()));
        writer
    })?;
    // An instant of the next 200 000 years is exact as a float.
    #[allow(clippy::cast_precision_loss, reason = "instants of notes have far fewer digits")]
    let date = Date::new(&JsValue::from_f64(instant as f64 * 1000.0));
    let written = writer.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
    // `3/31/2024, GMT+05:30`; `GMT` alone is UTC.
    let (_, said) = written.split_once("GMT")?;
    let said = said.replace('\u{2212}', "-");
    let Some((hours, minutes)) = said.split_once(':') else { return said.is_empty().then_some(Offset(0)) };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    Some(Offset(hours * 60 + if said.starts_with('-') { -minutes } else { minutes }))
}

/// Writes a date with the offset of a zone; none where the browser knows no such zone.
fn writer(name: &str) -> Option<DateTimeFormat> {
    let options = Object::new();
    for (key, value) in [("timeZone", name), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // The constructor throws at an unknown zone, which only `construct` hands back.
    let make = Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).ok()?, &"DateTimeFormat".into())
        .ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    Some(Reflect::construct(make.unchecked_ref::<Function>(), &arguments).ok()?.unchecked_into())
}

/// The IANA name of the zone that the machine is in.
pub(super) fn local() -> Option<String> {
    thread_local! {
        static LOCAL: Option<String> = {
            let options = DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
            Reflect::get(&options, &"timeZone".into()).ok().and_then(|name| name.as_string())
        };
    }
    LOCAL.with(Clone::clone)
}

/// Milliseconds since 1970, and the offset of the clock of the machine.
pub(super) fn now() -> (i64, Offset) {
    let now = Date::new_0();
    #[allow(clippy::cast_possible_truncation, reason = "whole numbers of few digits")]
    let (utc, behind) = (now.get_time() as i64, now.get_timezone_offset() as i32);
    (utc, Offset(-behind))
}

/// The day that it is by that clock.
pub(super) fn today() -> NaiveDate {
    let (utc, Offset(minutes)) = now();
    let days = (utc + i64::from(minutes) * 60_000) / 86_400_000;
    i32::try_from(719_163 + days).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or_default()
}

/// The zones that a person may mean by what is typed; `my zone` is that of the machine.
pub(super) fn matching(typed: &str) -> Vec<String> {
    let typed = typed.trim();
    let mine = typed.len() > 1 && "my zone".starts_with(&typed.to_ascii_lowercase());
    let found = if typed.is_empty() { Vec::new() } else { zones::matching(typed, &zones()) };
    local().filter(|_| mine).into_iter().chain(found).collect()
}

/// The names of all zones that the browser knows.
fn zones() -> Vec<String> {
    let names = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let known = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into::<Function>().ok()?;
        known.call1(&intl, &"timeZone".into()).ok()?.dyn_into::<Array>().ok()
    };
    names().unwrap_or_default().iter().filter_map(|name| name.as_string()).collect()
}
