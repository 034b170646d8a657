//! The row over the picture: zoom, steps, the filter and its chips, lanes, the zone and the rest; and the keys.

use yew::{Callback, Html, html};

use super::{
    button::{answer, button, menu, named, pressed, toggle},
    dom, intl,
    keys::KEYS,
    msg::{PageMsg, maybe},
};
use crate::{
    layout::Grouping,
    markup,
    model::{Model, ModelMsg, Notice, Step, Tag, Tally, ViewMsg},
    scene::svg::Theme,
    wording,
};

/// Lanes of events: value of the choice, its words, what it chooses.
const LANES: &[(&str, &str, Grouping)] = &[
    ("", "No lanes", Grouping::None),
    ("kind", "Lanes by kind", Grouping::Kind),
    ("actor", "Lanes by actor", Grouping::Actor),
];

/// What keys and the pointer do besides.
const OTHERS: &[(&str, &str)] = &[
    ("Enter", "Go to the details of what is selected; Escape closes them"),
    ("g", "Go to its text in the notes"),
    ("e", "Edit the text of the selected event"),
    ("n", "Add an event after the selected one"),
    ("Delete", "Leave the selected event out of the timeline"),
    ("/", "Go to the filter"),
    ("Double click", "Add an event there"),
    ("Ctrl z", "Undo"),
    ("Ctrl Shift z or Ctrl y", "Redo"),
    ("Shift Left or Shift Right", "Move the selected event, or the end of the selected bar, by a minute"),
    ("Shift Up or Shift Down", "Move the start of the selected bar by a minute"),
    ("Shift F", "Full screen, on or off"),
    ("Ctrl wheel, pinch", "Zoom"),
    ("Drag", "Move the view; on a selected event or the edge of a selected bar: write its new time"),
    ("Shift drag", "Measure"),
];

/// The themes in words, in the order of their names.
const THEMES: [&str; 3] = ["Theme: system", "Theme: light", "Theme: dark"];

/// The bar.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model, editable: bool) -> Html {
    let view = &model.view;
    let lanes = maybe(send, |event: yew::Event| {
        let value = dom::value(&event)?;
        LANES
            .iter()
            .find(|(name, ..)| *name == value)
            .map(|(.., grouping)| PageMsg::View(ViewMsg::Group(*grouping)))
    });
    let theme = maybe(send, |event: yew::Event| {
        Theme::named(&dom::value(&event)?).map(|theme| PageMsg::View(ViewMsg::Theme(theme)))
    });
    let filter = maybe(send, |event: yew::InputEvent| {
        dom::value(&event).map(|words| PageMsg::View(ViewMsg::Filter(words)))
    });
    let events = &model.incident.events;
    let shown = |index: &usize| model.shows(*index);
    let total = (0..events.len()).filter(shown).count();
    let place = view.event().filter(shown).map(|event| (0..event).filter(shown).count() + 1);
    let place = place.map_or_else(|| "\u{2013}".to_owned(), |place| place.to_string());
    let hidden = model.left_out();
    html! {
        <div class="controls" part="controls" role="group" aria-label="Timeline">
            <div class="tools" role="group" aria-label="Zoom">
                { button(send, "−", "Zoom out", || PageMsg::View(ViewMsg::Zoom(67, None))) }
                { button(send, "+", "Zoom in", || PageMsg::View(ViewMsg::Zoom(150, None))) }
                { button(send, "Fit", "Show the whole incident", || PageMsg::View(ViewMsg::Fit)) }
            </div>
            <div class="tools" role="group" aria-label="Events one by one">
                { button(send, "‹", "Previous event", || PageMsg::View(ViewMsg::Step(Step::Previous))) }
                <span>{ [&place, " / ", &total.to_string()].concat() }</span>
                { button(send, "›", "Next event", || PageMsg::View(ViewMsg::Step(Step::Next))) }
            </div>
            <input type="search" aria-label="Show only events with these words" placeholder="Filter"
                value={view.filter.to_string()} oninput={filter}/>
            if hidden > 0 {
                { answer(send, "hidden", ["Show ", &hidden.to_string(), " hidden"].concat(), "Show all events again".to_owned(), || PageMsg::View(ViewMsg::All)) }
            }
            <div class="tools more">
                { menu("Kinds, people".to_owned(), "", "chips", chips(send, model).into_iter().collect()) }
                <select aria-label="Lanes of events" onchange={lanes}>
                    { for LANES.iter().map(|(value, words, grouping)| html! {
                        <option value={*value} selected={*grouping == view.grouping}>{ *words }</option>
                    }) }
                </select>
                { zones(send, model) }
                { menu("More".to_owned(), "", "list", html! { <>
                    if !model.breaks.is_empty() {
                        { toggle(send, "Fold gaps".to_owned(), !view.linear, ViewMsg::Breaks) }
                    }
                    if editable {
                        { button(send, "Add an event", "Write a new line after the selected event, or at the end", || PageMsg::Add(None)) }
                        { button(send, "Add an event now", "Write a new line with the time that it is now", || PageMsg::AddNow) }
                    }
                    { toggle(send, "Step through".to_owned(), view.stepping, ViewMsg::Steps) }
                    { toggle(send, "Measure".to_owned(), view.measuring, ViewMsg::MeasureHere) }
                    if editable {
                        <select aria-label="Theme" onchange={theme}>
                            { for Theme::NAMES.iter().zip(THEMES).map(|((value, theme), words)| html! {
                                <option value={*value} selected={*theme == view.theme}>{ words }</option>
                            }) }
                        </select>
                    }
                    { button(send, "Full screen", "Fill the screen", || PageMsg::FullScreen) }
                    { button(send, "Keys", "Keyboard shortcuts", || PageMsg::View(ViewMsg::Help)) }
                </> }) }
            </div>
        </div>
    }
}

/// The zone that all times are shown in, and the others: that of the notes, UTC, the reader's own, and what is looked for.
fn zones(send: &Callback<PageMsg>, model: &Model) -> Html {
    let (view, notes) =
        (&model.view, model.incident.zone.as_ref().map_or("as written", |zone| wording::zone(&zone.name)));
    let zone = |name| PageMsg::Model(ModelMsg::Zone(name));
    let choose = |words: String, name: String| {
        let on = *name == *view.zone.as_deref().unwrap_or_default();
        let onclick = send.reform(move |_: yew::MouseEvent| zone(name.clone()));
        pressed(Html::from(words), None, on, onclick)
    };
    let local = intl::local();
    let typed = view.zones.trim();
    let found = intl::matching(typed);
    let oninput = maybe(send, |event: yew::InputEvent| {
        dom::value(&event).map(|typed| PageMsg::View(ViewMsg::Zones(typed)))
    });
    let first = found.first().cloned();
    let unknown = found.is_empty() && !typed.is_empty();
    let onkeydown = maybe(send, move |event: yew::KeyboardEvent| {
        if event.key() != "Enter" {
            return None;
        }
        // The menu stays, with what is said in it.
        if unknown {
            event.stop_propagation();
        }
        first.clone().map(zone)
    });
    // What is shown is told by the button itself.
    let shown = model.shown.zone.as_ref().map_or("No zone", |zone| wording::zone(&zone.name)).to_owned();
    menu(
        shown,
        "Zone of all times",
        "list",
        html! { <>
            { choose(["Notes: ", notes].concat(), String::new()) }
            if notes != "UTC" { { choose("UTC".to_owned(), "UTC".to_owned()) } }
            { for local.filter(|local| local != "UTC" && local != notes).map(|local| choose(["My zone: ", &local].concat(), local)) }
            <input type="search" class="zone" autocomplete="off" spellcheck="false" aria-label="Look for a zone"
                placeholder="City, name or UTC+2" value={view.zones.to_string()} {oninput} {onkeydown}/>
            // In a part of its own: what comes and goes behind the field leaves it alone.
            <>{ for found.into_iter().map(|name| choose(name.clone(), name)) }</>
            if unknown { <p role="status">{ Notice::NoSuchZone.words() }</p> }
        </> },
    )
}

/// Key events alone; then a chip for each kind and for the busiest actors, pressed while their events are shown, and beside it
/// one that shows only them.
fn chips(send: &Callback<PageMsg>, model: &Model) -> Vec<Html> {
    let chip = |Tally { tag, count }: &Tally| {
        let (sign, name) = match tag {
            Tag::Kind(kind) => ("", kind.name()),
            Tag::Actor(actor) => ("@", actor.as_str()),
            Tag::OtherKind | Tag::OtherActor => ("", "other"),
        };
        let words = [sign, &markup::plain(name), " ", &count.to_string()].concat();
        let on = !model.view.muted.contains(tag);
        let only = (tag.clone(), ["Only ", &words].concat());
        html! { <span>
            { toggle(send, words, on, ViewMsg::Mute(tag.clone())) }
            { named(send, "", "only".to_owned(), only.1, move || PageMsg::View(ViewMsg::Only(only.0.clone()))) }
        </span> }
    };
    let key = toggle(send, "Key events only".to_owned(), model.view.key, ViewMsg::Key);
    let key = html! { <p title="Events that begin a phase, set a severity or stand at an edge of an impact, and the first alert">{ key }</p> };
    std::iter::once(key).chain(model.tally.iter().map(chip)).collect()
}

/// The keyboard shortcuts.
pub(super) fn keys(send: &Callback<PageMsg>) -> Html {
    let row = |keys: &str, words: &str| {
        html! { <div><dt>{ keys.to_owned() }</dt><dd>{ words.to_owned() }</dd></div> }
    };
    let onclose = send.reform(|_: yew::Event| PageMsg::View(ViewMsg::HelpClosed));
    html! {
        <dialog class="keys" aria-labelledby="keys-heading" {onclose}>
            // First, for it takes the focus: at the end the list would open there.
            <form method="dialog"><button>{ "Close" }</button></form>
            <h2 id="keys-heading">{ "Keyboard shortcuts" }</h2>
            <dl>
                { for KEYS.iter().map(|(keys, words, _)| row(&keys.join(" or ").replace("Arrow", ""), words)) }
                { for OTHERS.iter().map(|(keys, words)| row(keys, words)) }
            </dl>
        </dialog>
    }
}
