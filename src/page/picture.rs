//! The picture in the page: the scene as SVG elements, and the pointer, wheel and keys that move it.

use web_sys::{Element as Node, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use yew::{Context, Html, html};

use super::{
    app::{App, Ask, Nodes},
    controls,
    dom::{has_focus, point},
};
use crate::{
    layout::Layout,
    model::{Look, Model, Msg},
    scene::Scene,
    target::Target,
};

/// Keys of the picture: what to press, what it does, and the wish it stands for. The help shows the same table.
pub(super) const KEYS: &[(&[&str], &str, Look)] = &[
    (&["ArrowRight", "ArrowDown"], "Next event", Look::Step(1)),
    (&["ArrowLeft", "ArrowUp"], "Previous event", Look::Step(-1)),
    (&["Home"], "First event", Look::Step(i32::MIN)),
    (&["End"], "Last event", Look::Step(i32::MAX)),
    (&["w", "+", "="], "Zoom in", Look::Zoom(150, None)),
    (&["s", "-"], "Zoom out", Look::Zoom(67, None)),
    (&["a"], "Earlier", Look::Pan(80)),
    (&["d"], "Later", Look::Pan(-80)),
    (&["f", "0"], "Show all", Look::Fit),
    (&["z"], "Show the selection large", Look::FitSelection),
    (&["b"], "Fold silences, or not", Look::Breaks),
    (&["m"], "Measure from the selection", Look::MeasureHere),
    (&["t"], "Count from the selection", Look::Zero),
    (&["r"], "What was known when", Look::Steps),
    (&["?"], "These keys", Look::Help),
    (&["Escape"], "Put away what is up", Look::Escape),
];

/// The picture, with its buttons.
pub(super) fn view(ctx: &Context<App>, model: &Model, scene: &Scene, nodes: &Nodes) -> Html {
    let (link, view, frame) = (ctx.link(), &model.view, nodes.frame.clone());
    let onpointerdown = link.callback(|event: PointerEvent| Ask::Press(event));
    let onpointermove = link.callback(|event: PointerEvent| Ask::Shift(event));
    let onpointerup = link.callback(|event: PointerEvent| Ask::Lift(event, true));
    let onpointercancel = link.callback(|event: PointerEvent| Ask::Lift(event, false));
    let onpointerleave = link.callback(|_: PointerEvent| look(Look::Light(None)));
    let onclick = link.callback(|event: MouseEvent| Ask::Click(event));
    let onkeydown = link.batch_callback(|event: KeyboardEvent| key(&event));
    let onwheel = link.batch_callback(move |event: WheelEvent| wheel(&frame.cast::<Node>()?, &event));
    let label = [&scene.label, " Arrow keys go through the events, question mark shows all keys."].concat();
    html! {
        <div class="picture">
            { controls::view(ctx, model) }
            <div class="frame" ref={nodes.frame.clone()} tabindex="0" role="application" aria-label={label}
                {onwheel} {onkeydown} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onpointerleave} {onclick}>
                if view.width > 0 {
                    <svg ref={nodes.svg.clone()} class="timeline" aria-hidden="true"/>
                }
            </div>
        </div>
    }
}

/// A click selects what it hits, its `target`; on a counted mark it shows what was counted.
pub(super) fn click(
    frame: &Node,
    event: &MouseEvent,
    target: Option<Target>,
    model: &Model,
    layout: &Layout,
) -> Option<Ask> {
    if let Some(target) = target {
        return Some(look(Look::Show(target)));
    }
    let (x, y) = point(frame, event);
    let hit = |area: crate::layout::Area| {
        (area.x..area.right()).contains(&x) && (area.y..area.bottom()).contains(&y)
    };
    let fold = layout.folds.iter().find(|fold| hit(fold.area))?;
    let at = |index: Option<&usize>| Some(model.incident.events.get(*index?)?.start.at);
    let (from, to) = (at(fold.events.first())?, at(fold.events.last())?);
    Some(look(if from == to {
        // Nothing comes apart by zooming: one goes through them.
        Look::Show(Target::Event(*fold.events.first()?))
    } else {
        Look::Window(from, to)
    }))
}

/// The wheel zooms with Ctrl or once the picture has the focus; else the page scrolls.
fn wheel(frame: &Node, event: &WheelEvent) -> Option<Ask> {
    if !event.ctrl_key() && !has_focus(frame) {
        return None;
    }
    event.prevent_default();
    if event.delta_x().abs() > event.delta_y().abs() {
        #[allow(clippy::cast_possible_truncation, reason = "a distance on the screen")]
        return Some(look(Look::Pan(-event.delta_x() as i32)));
    }
    let percent = if event.delta_y() < 0.0 { 120 } else { 83 };
    Some(look(Look::Zoom(percent, Some(point(frame, event).0))))
}

/// What a key of the picture does.
fn key(event: &KeyboardEvent) -> Option<Ask> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let key = event.key();
    let ask = match key.as_str() {
        "ArrowRight" if event.shift_key() => Ask::Nudge(1),
        "ArrowLeft" if event.shift_key() => Ask::Nudge(-1),
        "F" if event.shift_key() => Ask::FullScreen,
        "Enter" => Ask::ToNotes,
        key => {
            let small = key.to_ascii_lowercase();
            let (.., wish) =
                KEYS.iter().find(|(keys, ..)| keys.contains(&key) || keys.contains(&small.as_str()))?;
            look(wish.clone())
        }
    };
    event.prevent_default();
    Some(ask)
}

/// A wish to look at the incident otherwise.
pub(super) fn look(look: Look) -> Ask {
    Ask::Model(Msg::Look(look))
}
