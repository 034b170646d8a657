//! Zones by name: the offset that one has on a day, and an incident told in another zone. The rules come from outside.

use chrono::NaiveDate;

use crate::{
    civil::{DAY, Offset, shifted},
    clock::WallClock,
    incident::{Event, Impact, Incident, Zone, ZoneSense},
    moment::Moment,
    timestamp::{cursor::Cursor, zone},
    words::zones::{all, named},
};

/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// Gives the offset of the zone of an IANA name at an instant in seconds since 1970 UTC; none where it knows no such zone.
///
/// The page asks the browser, the command a zone crate; the core has no zone data.
#[derive(Debug, Clone, Copy)]
pub struct Rules(pub fn(name: &str, instant: i64) -> Option<Offset>);

impl Rules {
    /// The rules of one who has no zone data.
    pub const NONE: Self = Self(|_, _| None);

    /// The offset of a zone at an instant.
    #[must_use]
    pub fn offset(self, name: &str, instant: i64) -> Option<Offset> {
        (self.0)(name, instant)
    }
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// The IANA name behind the name of a zone as notes write it; none where it is none and stands for none.
#[must_use]
pub fn iana(name: &str) -> Option<&str> {
    if name.contains('/') {
        return Some(name);
    }
    named(name).map(|zone| zone.follows).filter(|follows| !follows.is_empty())
}

/// What a wall clock of a zone means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Local {
    /// One instant, with this offset.
    Once(Offset),
    /// Two, where the clocks went back: with the first offset and, later, with the second.
    Twice(Offset, Offset),
    /// None, where the clocks went forward: the offset before that, by which RFC 5545 (3.3.5) has it read.
    Skipped(Offset),
}

/// What the wall clock of a zone means: `wall` is in seconds since 1970 as if the clock showed UTC. None where the rules
/// have no such zone.
#[must_use]
pub fn local(rules: Rules, name: &str, wall: i64) -> Option<Local> {
    let (before, after) = (rules.offset(name, wall - DAY_SECONDS)?, rules.offset(name, wall + DAY_SECONDS)?);
    if before == after {
        return Some(Local::Once(before));
    }
    let holds = |offset: Offset| rules.offset(name, wall - i64::from(offset.0) * 60) == Some(offset);
    Some(match (holds(before), holds(after)) {
        (true, true) => Local::Twice(before, after),
        (true, false) => Local::Once(before),
        (false, true) => Local::Once(after),
        (false, false) => Local::Skipped(before),
    })
}

/// Seconds since 1970 of the wall clock `millis` after the midnight that begins `date`, as if it showed UTC.
#[must_use]
pub fn wall_seconds(date: NaiveDate, millis: i64) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_seconds() + millis.div_euclid(1000)
}

/// Why an incident cannot be told in another zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The notes state no zone, or none with a known offset.
    Zone,
    /// The notes state no date, and the zone has other offsets on other days.
    Date,
    /// The rules know no zone of that name.
    Rules,
}

/// The wall clock of `zone`, or of the notes' own zone, on the axis of `incident`.
///
/// # Errors
///
/// What is missing to know it.
pub fn wall_clock(incident: &Incident, zone: Option<&str>, rules: Rules) -> Result<WallClock, Missing> {
    let own = incident.zone.as_ref().filter(|_| zone.is_none());
    let Some(name) = zone.or(own.map(|zone| &*zone.name)) else { return Ok(WallClock::default()) };
    let missing = |what| if zone.is_none() { Ok(WallClock::default()) } else { Err(what) };
    let Some(Offset(axis)) = axis_offset(incident) else { return missing(Missing::Zone) };
    let set = |at: i64, Offset(minutes): Offset| (at, i64::from(minutes - axis) * 60_000, Offset(minutes));
    let zone_name = zone.map(ToOwned::to_owned);
    let offset = own.map_or_else(|| fixed(name), |own| own.offset.filter(|_| iana(name).is_none()));
    if let Some(offset) = offset {
        if zone.is_none() && offset.0 == axis {
            return Ok(WallClock::default());
        }
        return Ok(WallClock { zone: zone_name, settings: vec![set(i64::MIN, offset)] });
    }
    let name = iana(name).unwrap_or(name);
    if rules.offset(name, 0).is_none() {
        return missing(Missing::Rules);
    }
    let Some(first_day) = incident.first_day() else { return missing(Missing::Date) };
    let midnight = wall_seconds(first_day, 0) - i64::from(axis) * 60;
    let offset =
        |at: i64| rules.offset(name, midnight.saturating_add(at.div_euclid(1000))).unwrap_or_default();
    let (first, last) = incident.extent().unwrap_or_default();
    // A day around it, since the picture shows a little more than the incident.
    let (mut at, last) = (first.saturating_sub(DAY), last.saturating_add(DAY));
    // Zones keep an offset for weeks, and a picture of many years shows no single change.
    let step = DAY.max(last.saturating_sub(at) / 2_000);
    let mut settings = vec![set(i64::MIN, offset(at))];
    while at < last {
        let next = at.saturating_add(step).min(last);
        if offset(at) != offset(next) {
            let change = first_with(at, next, &|instant| offset(instant) == offset(next));
            settings.push(set(change, offset(next)));
        }
        at = next;
    }
    Ok(WallClock { zone: zone_name, settings })
}

/// The offset that a name alone fixes, as notes write it: `UTC`, `JST`, `+05:30`.
fn fixed(name: &str) -> Option<Offset> {
    let mut scan = Cursor { text: name, at: 0 };
    let zone = zone::zone(&mut scan)?;
    zone.offset.filter(|_| scan.rest().is_empty())
}

/// The first whole second after `from` for which `holds`, which does not hold there and holds at `to`.
fn first_with(from: i64, to: i64, holds: &dyn Fn(i64) -> bool) -> i64 {
    let (mut from, mut to) = (from.div_euclid(1000), to.div_euclid(1000));
    while to - from > 1 {
        let middle = i64::midpoint(from, to);
        if holds(middle * 1000) { to = middle } else { from = middle }
    }
    to * 1000
}

/// The offset of the clock that the axis shows; none where no event states one.
fn axis_offset(incident: &Incident) -> Option<Offset> {
    incident.events.iter().find_map(|Event { start, .. }| {
        let (time, Offset(own)) = (start.time?, start.offset?);
        let ahead = start.at - start.day * DAY - time.millis();
        Some(Offset(own + i32::try_from(ahead / 60_000).ok()?))
    })
}

/// The present instant on the axis of an incident: `utc` is in milliseconds since 1970, `local` the offset of the clock on the
/// wall. Notes without a date go on where they end.
#[must_use]
pub fn now(incident: &Incident, utc: i64, local: Offset) -> Option<i64> {
    let Offset(offset) = axis_offset(incident).unwrap_or(local);
    let wall = utc + i64::from(offset) * 60_000;
    if let Some(day) = incident.first_day() {
        return Some(wall - wall_seconds(day, 0) * 1_000);
    }
    let last = incident.events.last()?.start.at;
    let at = last.div_euclid(DAY) * DAY + wall.rem_euclid(DAY);
    Some(if at < last { at + DAY } else { at })
}

/// The incident as the clock tells it: dates, days and times of all instants. Their place on the axis, and the words of the
/// notes, stay as they are; what has no time of day stays too.
#[must_use]
pub fn in_zone(incident: &Incident, clock: &WallClock) -> Incident {
    let mut shown = incident.clone();
    let Some(name) = &clock.zone else { return shown };
    let show_one = |moment: &mut Moment| show(moment, clock, name);
    for event in &mut shown.events {
        [Some(&mut event.start), event.end.as_deref_mut()].into_iter().flatten().for_each(show_one);
    }
    let edges = |impact: &mut Impact| {
        [&mut impact.start, &mut impact.end].into_iter().flatten().for_each(show_one);
        impact.rivals.iter_mut().flat_map(|rival| [&mut rival.start, &mut rival.end]).for_each(show_one);
    };
    shown.impacts.iter_mut().chain(&mut shown.derived_impacts).for_each(edges);
    shown.phases.iter_mut().map(|phase| &mut phase.moment).for_each(show_one);
    for severity in &mut shown.severities {
        [Some(&mut severity.start), severity.end.as_mut()].into_iter().flatten().for_each(show_one);
    }
    let offset = clock.settings.first().map(|setting| setting.2).filter(|_| clock.settings.len() == 1);
    shown.zone = Some(Zone { name: name.clone().into(), offset, line: None, sense: ZoneSense::Plain });
    shown
}

/// An incident whose notes tell it in several zones, in one: that of the notes, else that of the axis, with its clock. None where
/// they are all of one.
#[must_use]
pub fn in_one_zone(incident: &Incident) -> Option<(WallClock, Incident)> {
    let axis = axis_offset(incident)?;
    let offset = |moment: &Moment| incident.clock.offset(moment.at).unwrap_or(axis);
    let moments =
        || incident.events.iter().flat_map(|event| [Some(&event.start), event.end.as_deref()]).flatten();
    let differs =
        |moment: &Moment| moment.time.is_some() && moment.offset.is_some_and(|own| own != offset(moment));
    if !moments().any(differs) {
        return None;
    }
    let mut clock = incident.clock.clone();
    let stated =
        incident.zone.as_ref().filter(|zone| !clock.settings.is_empty() || zone.offset == Some(axis));
    let like = || moments().find(|moment| moment.offset == Some(axis)).and_then(|moment| moment.zone.clone());
    let name = stated.map(|zone| zone.name.clone()).or_else(like);
    clock.zone = Some(name.map_or_else(|| axis.to_string(), Into::into));
    if clock.settings.is_empty() {
        clock.settings.push((i64::MIN, 0, axis));
    }
    let mut shown = in_zone(incident, &clock);
    shown.zone = stated.cloned().or(shown.zone);
    Some((clock, shown))
}

/// The zones that a person may mean by what is typed: an offset or a name as notes write it, then those of `known`, names of the tz
/// database, cities first.
#[must_use]
pub fn matching(typed: &str, known: &[String]) -> Vec<String> {
    const MOST: usize = 6;

    let (large, small) = (typed.trim().to_ascii_uppercase(), typed.trim().to_ascii_lowercase());
    if small.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<&str> = Vec::new();
    if fixed(&large).is_some() {
        found.push(&large);
    }
    let wanted = small.replace(' ', "_");
    let named: Vec<_> = all().filter(|zone| zone.offset.is_some() || iana(zone.name).is_some()).collect();
    for place in 0..3 {
        let fits = |name: &str| {
            let name = name.to_ascii_lowercase().replace(' ', "_");
            let city = name.rsplit('/').next().unwrap_or_default();
            let fits = [city == wanted, city.starts_with(&wanted), name.contains(&wanted)];
            fits.iter().position(|fits| *fits) == Some(place)
        };
        let called = named.iter().filter(|zone| fits(zone.name) || zone.other_names().any(fits));
        for name in
            called.map(|zone| zone.name).chain(known.iter().map(String::as_str).filter(|name| fits(name)))
        {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found.into_iter().take(MOST).map(str::to_owned).collect()
}

/// Tells the edges of impacts as the clock of the notes' own zone does, where that was changed amid them.
pub fn show_impacts_in_own_zone(incident: &mut Incident) {
    let (clock, Some(zone)) = (&incident.clock, &incident.zone) else { return };
    if clock.changes().next().is_none() {
        return;
    }
    for impact in &mut incident.impacts {
        for edge in [&mut impact.start, &mut impact.end].into_iter().flatten() {
            if edge.zone.as_ref() == Some(&zone.name) {
                show(edge, clock, &zone.name);
            }
        }
    }
}

fn show(moment: &mut Moment, clock: &WallClock, name: &str) {
    let Some(time) = moment.time else { return };
    let wall = moment.at + clock.ahead(moment.at);
    let ahead = wall - moment.day * DAY - time.millis();
    let day = wall.div_euclid(DAY);
    moment.date = moment.date.map(|date| shifted(date, day - moment.day));
    moment.day = day;
    for time in [&mut moment.time, &mut moment.earliest, &mut moment.latest].into_iter().flatten() {
        time.time = time.time.overflowing_add_signed(chrono::TimeDelta::milliseconds(ahead)).0;
    }
    moment.offset = clock.offset(moment.at);
    moment.zone = Some(name.to_owned().into());
}
