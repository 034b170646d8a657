//! The tabs of a narrow window: one part of the page at a time.

use yew::{Callback, Html, html};

use super::msg::PageMsg;
use crate::model::{Tab, ViewMsg};

/// Each with its element, its words and what it shows.
const TABS: [(Tab, &str, &str, &str); 3] = [
    (Tab::Timeline, "tab-timeline", "Timeline", "reading"),
    (Tab::Notes, "tab-notes", "Notes", "notes-pane"),
    (Tab::Check, "tab-check", "To check", "reading"),
];

/// What the page is called besides, for the styles, while it shows a part.
pub(super) fn class(tab: Tab) -> &'static str {
    match tab {
        Tab::Notes => "",
        Tab::Timeline => " shut",
        Tab::Check => " shut check",
    }
}

/// The tabs; a wide window hides them. The arrow keys go through them, and the one with the focus is shown.
pub(super) fn view(send: &Callback<PageMsg>, tab: Tab, checks: usize) -> Html {
    let one = |(this, id, words, shown): &(Tab, &'static str, &'static str, &'static str)| {
        let (this, on) = (*this, *this == tab);
        let show = move || PageMsg::View(ViewMsg::Tab(this));
        let onclick = send.reform(move |_: yew::MouseEvent| show());
        let onfocus = send.reform(move |_: yew::FocusEvent| show());
        html! {
            <button type="button" role="tab" id={*id} aria-controls={*shown} aria-selected={if on { "true" } else { "false" }}
                tabindex={if on { "0" } else { "-1" }} {onclick} {onfocus}>
                { *words }
                if this == Tab::Check && checks > 0 { <span>{ [" ", &checks.to_string()].concat() }</span> }
            </button>
        }
    };
    html! { <nav class="tabs" aria-label="Parts of the page"><div role="tablist">{ for TABS.iter().map(one) }</div></nav> }
}

/// The tab that names what stands in the place of the picture.
pub(super) fn name(tab: Tab) -> &'static str {
    if tab == Tab::Check { "tab-check" } else { "tab-timeline" }
}
