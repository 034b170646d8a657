//! Where the focus is, and where keys, answers and what goes away move it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlTextAreaElement};

use super::dom::{FIELDS, element, found, has_focus, is_narrow, key, window};
use crate::target::Target;

/// Gives `element` the focus; nothing is scrolled for it.
pub(super) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Closes the menus that `event` is the end of: a choice in them, by a click or Enter in their search field; a click or the
/// focus elsewhere; Escape.
pub(super) fn leave_menus(event: &web_sys::Event) {
    let Some(target) = element(event) else { return };
    let Some(root) = target.closest(".incident-timeline").ok().flatten() else { return };
    let key = key(event);
    let on = |selectors: &str| target.closest(selectors).is_ok_and(|found| found.is_some());
    let chosen = match key.as_deref() {
        None => event.type_() == "click" && on(".list button:not(.chips *)"),
        Some("Enter") => on("[type=search]"),
        Some(key) => key == "Escape",
    };
    for menu in found(&root, "details.menu[open]") {
        let inside = menu.contains(Some(&target));
        // Chips stay: one seldom puts away a single kind.
        if chosen || key.is_none() && !inside {
            if key.is_some() {
                // Enter would open it again by its name, which has the focus then.
                event.prevent_default();
            }
            let focused = has_focus(&menu);
            let _ = menu.remove_attribute("open");
            if let Some(name) = found(&menu, "summary").first().filter(|_| focused) {
                focus(name);
            }
        }
    }
}

/// Moves the focus along a row of tabs, or the rows of a list, by a key.
pub(super) fn along(event: &web_sys::Event) {
    let Some(target) = element(event) else { return };
    let Some(bar) = target.closest("[role=tablist], .events, .impacts").ok().flatten() else { return };
    let tabs = found(&bar, "button");
    let Some(here) = tabs.iter().position(|tab| tab.is_same_node(Some(&target))) else { return };
    let next = match key(event).as_deref() {
        Some("ArrowRight" | "ArrowDown") => (here + 1) % tabs.len(),
        Some("ArrowLeft" | "ArrowUp") => here.checked_sub(1).unwrap_or(tabs.len() - 1),
        Some("Home") => 0,
        Some("End") => tabs.len() - 1,
        _ => return,
    };
    if let Some(tab) = tabs.get(next) {
        event.prevent_default();
        let _ = tab.focus();
    }
}

/// Selects what stands in the field of the drawer, so that typing takes its place.
pub(super) fn write_anew(reading: &Element) -> Option<()> {
    let field = reading.query_selector(".details .what").ok()??.dyn_into::<HtmlTextAreaElement>().ok()?;
    let _ = field.focus();
    field.select();
    Some(())
}

/// Gives the focus to the drawer.
pub(super) fn to_details(reading: &Element) {
    if let Some(details) = found(reading, ".details").first() {
        focus(details);
    }
}

/// Gives the focus to the filter.
pub(super) fn to_filter(reading: &Element) {
    if let Some(filter) = found(reading, ".controls > input").first() {
        focus(filter);
    }
}

/// What has the focus, and before it what had it.
pub(super) type Focused = RefCell<Vec<HtmlElement>>;

/// Takes note of what has the focus now.
pub(super) fn note_focus(focused: &Focused, event: &web_sys::Event) {
    /// Places that one may come back to.
    const MOST: usize = 20;
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let mut focused = focused.borrow_mut();
    // A question goes once it is answered: then one goes on to the next, or wants to see the picture.
    if let Ok(Some(questions)) = target.closest(".settle ul")
        && let Ok(Some(root)) = target.closest(".incident-timeline")
    {
        focused.extend(found(&root, ".frame"));
        focused.extend(questions.dyn_into());
    }
    focused.push(target);
    if focused.len() > MOST {
        focused.remove(0);
    }
}

/// Where what had the focus is gone, or is a part of the drawer that was `left`, the focus goes back to what had it before, of the rows of a
/// list to that of what was `chosen`: it may have moved. Where that is gone too, it goes to `place`.
pub(super) fn keep_focus(focused: &Focused, chosen: Option<Target>, place: Option<&HtmlElement>, left: bool) {
    let stays = |one: &HtmlElement| {
        one.is_connected() && !(left && one.closest(".details").is_ok_and(|found| found.is_some()))
    };
    if focused.borrow().last().is_none_or(stays) {
        return;
    }
    focused.borrow_mut().retain(stays);
    let now = window().and_then(|window| window.document()?.active_element());
    if now.is_some_and(|now| !left && now.tag_name() != "BODY") {
        return;
    }
    // On a phone a field would bring up the keyboard.
    let fits = |one: &HtmlElement| !is_narrow() || !one.matches(FIELDS).unwrap_or(false);
    // What gets the focus is noted anew.
    let known = focused.borrow().clone();
    for one in known.iter().rev().filter(|one| fits(one)).chain(place) {
        let question = found(one, ".settle strong + *").into_iter().find(fits);
        let row = || {
            let list = one.closest(".entry").ok()??.parent_element()?;
            found(&list, &["[data-target=", &chosen?.id(), "]"].concat()).pop()
        };
        let other = question.or_else(row);
        let one = other.as_ref().unwrap_or(one);
        focus(one);
        if has_focus(one) {
            break;
        }
    }
}
