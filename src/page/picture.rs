//! The picture in the page: the scene as SVG elements, and the pointer, wheel and keys that move it.

use web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};
use yew::{
    AttrValue, Context, Html, html,
    virtual_dom::{VNode, VTag},
};

use super::{
    app::{App, Ask, Nodes, button},
    dom::{has_focus, pixel, target_of},
};
use crate::{
    model::{Model, Msg},
    scene::{Item, Scene, Target},
};

/// Keys of the picture, told to those who cannot see the buttons.
const KEYS: &str = ". W A S D or plus and minus to zoom and pan, arrow keys for the events, F to fit";

/// The picture, with its buttons.
pub(super) fn view(ctx: &Context<App>, model: &Model, scene: &Scene, nodes: &Nodes) -> Html {
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let view_box = ["0 0 ", &width, " ", &height].concat();
    let (link, lit, frame) = (ctx.link(), model.lit, nodes.frame.clone());
    let onpointermove = link.batch_callback(move |event: PointerEvent| pointer(&event, lit));
    let onpointerleave = link.callback(|_: PointerEvent| Ask::Model(Msg::Light(None)));
    let onclick = link.batch_callback(|event: yew::MouseEvent| {
        target_of(&event).map(|target| Ask::Model(Msg::Show(target)))
    });
    let onkeydown = link.batch_callback(|event: KeyboardEvent| key(&event));
    let onwheel = link.batch_callback(move |event: WheelEvent| wheel(&frame.cast::<Element>()?, &event));
    html! {
        <div class="picture">
            <div class="tools" role="toolbar" aria-label="Zoom">
                { button(ctx, "−", "Zoom out", || Ask::Model(Msg::Zoom(67, None))) }
                { button(ctx, "+", "Zoom in", || Ask::Model(Msg::Zoom(150, None))) }
                { button(ctx, "Fit", "Show the whole incident", || Ask::Model(Msg::Fit)) }
            </div>
            <div class="frame" ref={nodes.frame.clone()} tabindex="0" role="group" aria-label={[&scene.label, KEYS].concat()}
                {onwheel} {onkeydown} {onpointermove} {onpointerleave} {onclick}>
                if model.width > 0 {
                    <svg class="timeline" {width} {height} viewBox={view_box} aria-hidden="true">
                        { for scene.items.iter().map(|item| element(item, model.lit)) }
                    </svg>
                }
            </div>
        </div>
    }
}

/// The SVG element of an item, the same as the standalone SVG has.
fn element(item: &Item, lit: Option<Target>) -> VNode {
    let element = item.element();
    let mut tag = VTag::new(element.name);
    for (name, mut value) in element.attributes {
        if name == "class" && item.target.is_some() && item.target == lit {
            value.push_str(" lit");
        }
        tag.add_attribute(name, AttrValue::from(value));
    }
    if let Some(text) = element.text {
        tag.add_child(Html::from(text));
    }
    tag.into()
}

/// A drag moves the picture; else what is under the pointer lights up.
fn pointer(event: &PointerEvent, lit: Option<Target>) -> Option<Ask> {
    if event.buttons() & 1 == 1 && event.movement_x() != 0 {
        return Some(Ask::Model(Msg::Pan(event.movement_x())));
    }
    let target = target_of(event);
    (target != lit).then_some(Ask::Model(Msg::Light(target)))
}

/// The wheel zooms with Ctrl or once the picture has the focus; else the page scrolls.
fn wheel(frame: &Element, event: &WheelEvent) -> Option<Ask> {
    if !event.ctrl_key() && !has_focus(frame) {
        return None;
    }
    event.prevent_default();
    let percent = if event.delta_y() < 0.0 { 120 } else { 83 };
    Some(Ask::Model(Msg::Zoom(percent, Some(pixel(frame, event.client_x())))))
}

/// Each key of the picture and what it does.
fn key(event: &KeyboardEvent) -> Option<Ask> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let msg = match event.key().as_str() {
        "+" | "=" | "w" | "W" => Msg::Zoom(150, None),
        "-" | "s" | "S" => Msg::Zoom(67, None),
        "a" | "A" => Msg::Pan(80),
        "d" | "D" => Msg::Pan(-80),
        "f" | "F" | "0" => Msg::Fit,
        "ArrowRight" | "ArrowDown" => Msg::Step(1),
        "ArrowLeft" | "ArrowUp" => Msg::Step(-1),
        "Escape" => Msg::Light(None),
        _ => return None,
    };
    event.prevent_default();
    Some(Ask::Model(msg))
}
