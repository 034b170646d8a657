//! The view as keys of the address, `&zone=UTC&event=11`, beside the link that carries the notes: whoever opens it sees the same.

use super::{
    state::Model,
    view::{Tag, View},
};
use crate::{
    incident::Incident,
    layout::Grouping,
    scene::svg::Theme,
    span::{LineNumber, digit},
    target::Target,
};

/// The keys that are ours. Others are kept as they are.
const KEYS: [&str; 13] = [
    "zone", "from", "to", "event", "impact", "zero", "incident", "lanes", "hide", "find", "key", "folds",
    "theme",
];

/// Lanes by their names in the address.
const LANES: [(&str, Grouping); 2] = [("kind", Grouping::Kind), ("actor", Grouping::Actor)];

/// The keys of `model`'s view: nothing where it is the view that notes open with.
///
/// ```
/// use incident_timeline::{model::{Model, Origin, keys, viewed}, zones::Rules};
///
/// let model = Model::new("10:02 UTC pager fired\n10:40 UTC all well\n", Origin::Own, Rules::NONE);
/// assert_eq!(keys(&model), "");
/// let model = viewed(&model, "#zone=%2B02:00&event=2&later=kept");
/// assert_eq!(keys(&model), "&zone=%2B02%3A00&event=2");
/// ```
#[must_use]
pub fn keys(model: &Model) -> String {
    let view = &model.view;
    let mut out = String::new();
    let mut put = |key: &str, value: String| out.extend(["&", key, "=", &value]);
    if let Some(zone) = &view.zone {
        put("zone", encoded(zone));
    }
    if let Some((from, to)) = view.window {
        put("from", from.to_string());
        put("to", to.to_string());
    }
    let (events, impacts) = lines(&model.incident);
    let selected = match view.selected {
        Some(Target::Event(index)) => Some(("event", place(&events, index))),
        Some(Target::Impact(index)) => Some(("impact", place(&impacts, index))),
        _ => None,
    };
    for (key, place) in selected.into_iter().chain(view.zero.map(|zero| ("zero", place(&events, zero)))) {
        put(key, place);
    }
    if let Some(part) = view.part {
        put("incident", (part + 1).to_string());
    }
    if let Some((name, _)) = LANES.iter().find(|(_, grouping)| *grouping == view.grouping) {
        put("lanes", (*name).to_owned());
    }
    if !view.muted.is_empty() {
        put("hide", view.muted.iter().map(name).collect::<Vec<_>>().join(","));
    }
    if !view.filter.is_empty() {
        put("find", encoded(&view.filter));
    }
    for (key, value, on) in [("key", "yes", view.key), ("folds", "no", view.linear)] {
        if on {
            put(key, value.to_owned());
        }
    }
    if view.theme != Theme::Reader {
        put("theme", view.theme.name().to_owned());
    }
    out
}

/// `fragment`, with the keys of the view in place of those that it has; its link and keys of others stay.
#[must_use]
pub fn fragment(fragment: &str, model: &Model) -> String {
    let (link, rest) = parts(fragment);
    let others = rest.filter(|(key, _)| !KEYS.contains(key)).map(|(_, whole)| ["&", whole].concat());
    let keys = others.collect::<String>() + &keys(model);
    match link {
        "" if keys.is_empty() => keys,
        "" => ["#", keys.trim_start_matches('&')].concat(),
        link => ["#", link, &keys].concat(),
    }
}

/// The link of a fragment, and its keys with the whole of each.
fn parts(fragment: &str) -> (&str, impl Iterator<Item = (&str, &str)>) {
    let bare = fragment.trim_start_matches('#');
    // A link begins with its version.
    let link = if bare.starts_with(digit) { bare.split('&').next().unwrap_or_default() } else { "" };
    let rest = bare.get(link.len()..).unwrap_or_default().split('&').filter(|part| !part.is_empty());
    (link, rest.map(|part| (part.split('=').next().unwrap_or_default(), part)))
}

/// `model` viewed as the keys of `fragment` say. What they name and the notes lack is passed over.
#[must_use]
pub fn viewed(model: &Model, fragment: &str) -> Model {
    let (_, rest) = parts(fragment);
    let known: Vec<(&str, &str)> =
        rest.filter(|(key, _)| KEYS.contains(key)).filter_map(|(_, whole)| whole.split_once('=')).collect();
    let value = |key: &str| known.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
    let number = |key: &str| value(key)?.parse::<i64>().ok();
    let (events, impacts) = lines(&model.incident);
    let event = |key| index(&events, value(key)?);
    let part = number("incident").and_then(|part| usize::try_from(part.checked_sub(1)?).ok());
    let hidden: Vec<&str> = value("hide").into_iter().flat_map(|names| names.split(',')).collect();
    let view = View {
        zone: value("zone").map(|zone| decoded(zone).into()),
        window: number("from").zip(number("to")).filter(|(from, to)| from < to),
        selected: event("event")
            .map(Target::Event)
            .or_else(|| index(&impacts, value("impact")?).map(Target::Impact)),
        zero: event("zero"),
        part: part.filter(|part| *part < model.incident.incidents.len()),
        grouping: LANES
            .iter()
            .find(|(name, _)| value("lanes") == Some(name))
            .map_or(Grouping::None, |(_, lanes)| *lanes),
        muted: model.tags().filter(|tag| hidden.contains(&name(tag).as_str())).cloned().collect(),
        filter: value("find").map(decoded).unwrap_or_default().into(),
        key: value("key") == Some("yes"),
        linear: value("folds") == Some("no"),
        theme: value("theme").and_then(Theme::named).unwrap_or_default(),
        ..model.view.clone()
    };
    model.clone().looked(view)
}

/// The lines that the events stand on, and the impacts.
fn lines(incident: &Incident) -> (Vec<LineNumber>, Vec<LineNumber>) {
    let events = incident.events.iter().map(|event| event.line);
    (events.collect(), incident.impacts.iter().map(|impact| impact.line).collect())
}

/// The line of one of them, and which one of the line it is where it is not the first: `11`, `11.2`.
fn place(lines: &[LineNumber], index: usize) -> String {
    let line = lines.get(index);
    let nth = lines.iter().take(index).filter(|other| Some(*other) == line).count() + 1;
    let line = line.map(ToString::to_string).unwrap_or_default();
    if nth > 1 { [&line, ".", &nth.to_string()].concat() } else { line }
}

/// The index of what has this place.
fn index(lines: &[LineNumber], place: &str) -> Option<usize> {
    let (line, nth) = place.split_once('.').unwrap_or((place, "1"));
    let mut same =
        (0..lines.len()).filter(|index| lines.get(*index).is_some_and(|at| at.to_string() == line));
    same.nth(nth.parse::<usize>().ok()?.checked_sub(1)?)
}

/// A kind by its name, an actor behind a sign of its own.
fn name(tag: &Tag) -> String {
    match tag {
        Tag::Kind(kind) => encoded(kind.name()),
        Tag::Actor(actor) => ["@", &encoded(actor)].concat(),
        Tag::OtherKind => "others".to_owned(),
        Tag::OtherActor => "@".to_owned(),
    }
}

/// Text in which nothing ends a value, a key or a link.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let half = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase();
            out.extend(['%', half(byte >> 4), half(byte & 15)]);
        }
    }
    out
}

fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        let code = code.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        out.push(code.unwrap_or(*first));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&out).into_owned()
}
