//! The buttons of the page.

use web_sys::MouseEvent;
use yew::{Callback, Html, html};

use super::msg::PageMsg;
use crate::model::ViewMsg;

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

/// A button that is on or off.
pub(super) fn toggle(send: &Callback<PageMsg>, name: String, on: bool, msg: ViewMsg) -> Html {
    let onclick = send.reform(move |_: MouseEvent| PageMsg::View(msg.clone()));
    html! { <button type="button" aria-pressed={if on { "true" } else { "false" }} {onclick}>{ name }</button> }
}
