//! The picture in the page: the scene as SVG elements, and the pointer, wheel and keys that move it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};
use yew::{
    Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_memo, use_node_ref,
    virtual_dom::VTag,
};

use super::dom::{WidthWatch, has_focus, pixel};
use crate::{
    incident::Incident,
    layout::{Viewport, layout},
    model::Msg,
    scene::{Item, Target, scene},
};

/// What the picture needs.
#[derive(PartialEq, Properties)]
pub(super) struct PictureProps {
    /// The incident.
    pub(super) incident: Rc<Incident>,
    /// The window that is shown.
    pub(super) viewport: Viewport,
    /// What is lit up.
    pub(super) lit: Option<Target>,
    /// Where messages go.
    pub(super) send: Callback<Msg>,
}

/// Keys of the picture, told to those who cannot see the buttons.
const KEYS: &str = "W A S D or plus and minus to zoom and pan, arrow keys for the events, F to fit";

/// The picture, with its buttons.
#[component]
pub(super) fn Picture(props: &PictureProps) -> Html {
    let frame = use_node_ref();
    {
        let send = props.send.clone();
        use_effect_with(frame.clone(), move |frame: &NodeRef| {
            let watch = frame
                .cast::<Element>()
                .and_then(|element| WidthWatch::new(&element, move |width| send.emit(Msg::Width(width))));
            move || drop(watch)
        });
    }
    let scene = use_memo((props.incident.clone(), props.viewport), |(incident, viewport)| {
        scene(incident, &layout(incident, *viewport))
    });
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let button = |name: &'static str, label: &'static str, msg: Msg| {
        let send = props.send.clone();
        html! { <button type="button" aria-label={label} title={label} onclick={move |_| send.emit(msg.clone())}>{ name }</button> }
    };
    html! {
        <div class="picture">
            <div class="tools" role="toolbar" aria-label="Zoom">
                { button("−", "Zoom out", Msg::Zoom(67, None)) }
                { button("+", "Zoom in", Msg::Zoom(150, None)) }
                { button("Fit", "Show the whole incident", Msg::Fit) }
            </div>
            <div class="frame" ref={frame.clone()} tabindex="0" role="group" aria-label={format!("{}. {KEYS}", scene.label)}
                onwheel={wheel(&frame, &props.send)} onkeydown={keys(&props.send)}
                onpointermove={pointer(&props.send, props.lit)} onpointerleave={props.send.reform(|_: PointerEvent| Msg::Light(None))}
                onclick={click(&props.send)}>
                if props.viewport.width > 0 {
                    <svg class="timeline" width={width.clone()} height={height.clone()} viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
                        { for scene.items.iter().map(|item| element(item, props.lit)) }
                    </svg>
                }
            </div>
        </div>
    }
}

/// The SVG element of an item, the same as the standalone SVG has.
fn element(item: &Item, lit: Option<Target>) -> Html {
    let element = item.element();
    let mut tag = VTag::new(element.name);
    let is_lit = item.target.is_some() && item.target == lit;
    for (name, value) in element.attributes {
        let value = if name == "class" && is_lit { format!("{value} lit") } else { value };
        tag.add_attribute(name, value);
    }
    if let Some(text) = element.text {
        tag.add_child(Html::from(text));
    }
    tag.into()
}

/// The target under the pointer.
fn target_of(event: &web_sys::Event) -> Option<Target> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    Target::parse(&element.get_attribute("data-target")?)
}

fn pointer(send: &Callback<Msg>, lit: Option<Target>) -> Callback<PointerEvent> {
    let send = send.clone();
    Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 && event.movement_x() != 0 {
            send.emit(Msg::Pan(event.movement_x()));
            return;
        }
        let target = target_of(&event);
        if target != lit {
            send.emit(Msg::Light(target));
        }
    })
}

fn click(send: &Callback<Msg>) -> Callback<yew::MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: yew::MouseEvent| {
        if let Some(target) = target_of(&event) {
            send.emit(Msg::Show(target));
        }
    })
}

/// The wheel zooms with Ctrl or once the picture has the focus; else the page scrolls.
fn wheel(frame: &NodeRef, send: &Callback<Msg>) -> Callback<WheelEvent> {
    let (frame, send) = (frame.clone(), send.clone());
    Callback::from(move |event: WheelEvent| {
        let Some(frame) = frame.cast::<Element>() else { return };
        if !event.ctrl_key() && !has_focus(&frame) {
            return;
        }
        event.prevent_default();
        let percent = if event.delta_y() < 0.0 { 120 } else { 83 };
        send.emit(Msg::Zoom(percent, Some(pixel(&frame, event.client_x()))));
    })
}

/// Each key of the picture and what it does.
fn keys(send: &Callback<Msg>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
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
            _ => return,
        };
        event.prevent_default();
        send.emit(msg);
    })
}
