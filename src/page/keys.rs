//! The keys of the picture.

use web_sys::KeyboardEvent;

use super::{
    dom::{FIELDS, is_of},
    msg::PageMsg,
};
use crate::{
    edit::Change,
    incident::Incident,
    model::{Step, ViewMsg},
    target::Target,
};

/// Keys of the picture: what to press, what it does, and the change of view it stands for. The help shows the same table.
pub(super) const KEYS: &[(&[&str], &str, ViewMsg)] = &[
    (&["ArrowRight"], "Next event", ViewMsg::Step(Step::Next)),
    (&["ArrowLeft"], "Previous event", ViewMsg::Step(Step::Previous)),
    (&["ArrowDown"], "Next bar", ViewMsg::Bar(Step::Next)),
    (&["ArrowUp"], "Previous bar", ViewMsg::Bar(Step::Previous)),
    (&["Home"], "First event", ViewMsg::Step(Step::First)),
    (&["End"], "Last event", ViewMsg::Step(Step::Last)),
    (&["w", "+", "="], "Zoom in", ViewMsg::Zoom(150, None)),
    (&["s", "-"], "Zoom out", ViewMsg::Zoom(67, None)),
    (&["a"], "Earlier", ViewMsg::Pan(80)),
    (&["d"], "Later", ViewMsg::Pan(-80)),
    (&["f", "0"], "Show all", ViewMsg::Fit),
    (&["z"], "Zoom to the selection", ViewMsg::FitSelection),
    (&["b"], "Fold gaps, on or off", ViewMsg::Breaks),
    (&["m"], "Measure from the selection", ViewMsg::MeasureHere),
    (&["t"], "Set the selection as T+0", ViewMsg::Zero),
    (&["r"], "Step through: only what was known by then", ViewMsg::Steps),
    (&["]"], "Next incident in the notes", ViewMsg::OtherPart(true)),
    (&["["], "Previous incident", ViewMsg::OtherPart(false)),
    (&["?"], "This list", ViewMsg::Help),
    (&["Escape"], "Close, or deselect", ViewMsg::Escape),
];

/// What a key of the picture does.
pub(super) fn pressed(event: &KeyboardEvent) -> Option<PageMsg> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let key = event.key();
    let msg = match key.as_str() {
        "ArrowRight" if event.shift_key() => PageMsg::Nudge(1),
        "ArrowLeft" if event.shift_key() => PageMsg::Nudge(-1),
        "ArrowDown" if event.shift_key() => PageMsg::NudgeEdge(true, 1),
        "ArrowUp" if event.shift_key() => PageMsg::NudgeEdge(true, -1),
        "F" if event.shift_key() => PageMsg::FullScreen,
        "Enter" => PageMsg::ToDetails,
        "g" | "G" => PageMsg::ToNotes,
        "e" | "E" => PageMsg::EditWords,
        "n" | "N" => PageMsg::Add(None),
        "Delete" => PageMsg::LeaveOut,
        "/" => PageMsg::ToFilter,
        key => {
            let small = key.to_ascii_lowercase();
            let (.., msg) =
                KEYS.iter().find(|(keys, ..)| keys.contains(&key) || keys.contains(&small.as_str()))?;
            PageMsg::View(msg.clone())
        }
    };
    event.prevent_default();
    Some(msg)
}

/// What a key does wherever the focus is, but in a field.
pub(super) fn anywhere(event: &KeyboardEvent) -> Option<PageMsg> {
    let taken = event.default_prevented() || is_of(event, FIELDS);
    if taken || !["?", "/"].contains(&&*event.key()) { None } else { pressed(event) }
}

/// The change that moves the start or the end of the selected bar by so many minutes; its other edge stays.
pub(super) fn edge(
    incident: &Incident,
    selected: Option<Target>,
    start: bool,
    minutes: i64,
) -> Option<Change> {
    let Some(Target::Impact(impact)) = selected else { return None };
    let known = incident.impacts.get(impact)?;
    let (mut from, mut to) = (known.start.as_ref()?.at, known.end.as_ref()?.at);
    *(if start { &mut from } else { &mut to }) += minutes * 60_000;
    (from < to).then_some(Change::Edges { impact, start: from, end: to })
}
