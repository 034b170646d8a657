//! The buttons of the page, and its small words.

use web_sys::MouseEvent;
use yew::{Callback, Html, html, virtual_dom::VTag};

use super::msg::PageMsg;
use crate::model::ViewMsg;

/// Words in an element with a class.
pub(super) fn words(tag: &'static str, class: &'static str, said: String) -> Html {
    let mut element = VTag::new(tag);
    element.add_attribute("class", class);
    element.add_child(Html::from(said));
    Html::from(element)
}

/// The same for the eye alone.
pub(super) fn shown(class: &'static str, said: String) -> Html {
    let mut element = VTag::new("span");
    element.add_attribute("class", class);
    element.add_attribute("aria-hidden", "true");
    element.add_child(Html::from(said));
    Html::from(element)
}

/// A button with words of its own that sends a message.
pub(super) fn answer(
    send: &Callback<PageMsg>,
    class: &'static str,
    name: String,
    title: String,
    msg: impl Fn() -> PageMsg + 'static,
) -> Html {
    told(class, name, title, send.reform(move |_: MouseEvent| msg()))
}

/// The same where the words are a part of what it is called.
pub(super) fn named(
    send: &Callback<PageMsg>,
    class: &'static str,
    shown: String,
    name: String,
    msg: impl Fn() -> PageMsg + 'static,
) -> Html {
    called(class, shown, name, send.reform(move |_: MouseEvent| msg()))
}

fn called(class: &'static str, shown: String, name: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} aria-label={name.clone()} title={name} {onclick}>{ shown }</button> }
}

fn told(class: &'static str, name: String, title: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {title} {onclick}>{ name }</button> }
}

/// A button that sends a message.
pub(super) fn button(
    send: &Callback<PageMsg>,
    name: &'static str,
    title: &'static str,
    msg: fn() -> PageMsg,
) -> Html {
    let onclick = send.reform(move |_: MouseEvent| msg());
    // A sign is no name: what it does is then said by the title.
    let label = if name.is_ascii() && name.len() > 1 { name } else { title };
    html! { <button type="button" aria-label={label} {title} {onclick}>{ name }</button> }
}

/// Buttons behind a name, which a click anywhere puts away again.
pub(super) fn menu(name: String, title: &'static str, class: &'static str, buttons: Html) -> Html {
    html! { <details class="menu"><summary {title}>{ name }</summary><div {class}>{ buttons }</div></details> }
}

/// A button that is on or off.
pub(super) fn toggle(send: &Callback<PageMsg>, name: String, on: bool, msg: ViewMsg) -> Html {
    pressed(Html::from(name), None, on, send.reform(move |_: MouseEvent| PageMsg::View(msg.clone())))
}

/// The same whatever it does.
pub(super) fn pressed(name: Html, title: Option<String>, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" aria-pressed={if on { "true" } else { "false" }} {title} {onclick}>{ name }</button> }
}
