//! The picture in the page: the scene as SVG elements, and the pointer, wheel and keys that move it.

use web_sys::{Element as Node, KeyboardEvent, PointerEvent, WheelEvent};
use yew::{Callback, Html, NodeRef, html};

use super::{
    controls,
    dom::{has_focus, point},
    gesture::Pointed,
    keys,
    msg::{PageMsg, maybe},
};
use crate::{
    class::Class,
    layout::{self, Layout},
    model::{Model, ViewMsg},
    scene::Scene,
    target::Target,
};

/// The elements that are read from and written to outside of drawing.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    /// The frame that the picture fills.
    pub(super) frame: NodeRef,
    /// The picture.
    pub(super) svg: NodeRef,
    /// The card beside the pointer.
    pub(super) card: NodeRef,
}

/// The picture, with its buttons.
pub(super) fn view(
    send: &Callback<PageMsg>,
    model: &Model,
    scene: &Scene,
    nodes: &Nodes,
    editable: bool,
) -> Html {
    let frame = nodes.frame.clone();
    let onpointerdown = send.reform(PageMsg::Press);
    let onpointermove = send.reform(PageMsg::Move);
    let onpointerup = send.reform(PageMsg::Lift);
    let onpointercancel = send.reform(PageMsg::Cancel);
    let onpointerleave = send.reform(|_: PointerEvent| PageMsg::Leave);
    let onblur = send.reform(|_: yew::FocusEvent| PageMsg::Leave);
    let onclick = send.reform(PageMsg::Click);
    let ondblclick = send.reform(PageMsg::DoubleClick);
    let onkeydown = maybe(send, |event: KeyboardEvent| keys::pressed(&event));
    let onwheel = maybe(send, move |event: WheelEvent| wheel(&frame.cast::<Node>()?, &event));
    let label = [
        &scene.label,
        " Left and right go through the events, up and down through the bars, question mark lists all keys.",
    ]
    .concat();
    html! {
        <div class="picture">
            { controls::view(send, model, editable) }
            <div class="frame" part="picture" ref={nodes.frame.clone()} tabindex="0" role="application" aria-label={label}
                {onwheel} {onkeydown} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onpointerleave} {onblur} {onclick} {ondblclick}>
                if model.viewport().width > 0 {
                    <svg ref={nodes.svg.clone()} class="timeline" aria-hidden="true"/>
                }
            </div>
            <div class="card" ref={nodes.card.clone()} aria-hidden="true" hidden=true/>
        </div>
    }
}

/// A click selects what it hits; on a counted mark it shows what was counted.
pub(super) fn click(at: &Pointed, model: &Model, layout: &Layout) -> Option<ViewMsg> {
    if at.class == Some(Class::More) {
        return Some(ViewMsg::Lanes);
    }
    if let Some(Target::Phase(index)) = at.target {
        let phase = model.incident.phases.get(index)?;
        let next = layout::next_phase(&model.incident.phases, phase);
        return Some(match next.and_then(|next| next.event) {
            Some(to) => ViewMsg::Between(phase.event.unwrap_or(to), to),
            None => ViewMsg::Show(Target::Event(phase.event?)),
        });
    }
    if let Some(target) = at.target {
        return Some(ViewMsg::Show(target));
    }
    let cluster = layout.clusters.iter().find(|cluster| cluster.area.holds(at.x, at.y))?;
    let time = |index: Option<&usize>| Some(model.incident.events.get(*index?)?.start.at);
    let (from, to) = (time(cluster.events.first())?, time(cluster.events.last())?);
    Some(if from == to {
        // Nothing comes apart by zooming: one goes through them.
        ViewMsg::Show(Target::Event(*cluster.events.first()?))
    } else {
        ViewMsg::Window(from, to)
    })
}

/// The wheel zooms with Ctrl or once the picture has the focus; else the page scrolls.
fn wheel(frame: &Node, event: &WheelEvent) -> Option<PageMsg> {
    if !event.ctrl_key() && !has_focus(frame) {
        return None;
    }
    event.prevent_default();
    if event.delta_x().abs() > event.delta_y().abs() {
        #[allow(clippy::cast_possible_truncation, reason = "a distance on the screen")]
        return Some(PageMsg::View(ViewMsg::Pan(-event.delta_x() as i32)));
    }
    let percent = if event.delta_y() < 0.0 { 120 } else { 83 };
    Some(PageMsg::View(ViewMsg::Zoom(percent, Some(point(frame, event).0))))
}
