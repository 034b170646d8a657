//! The bar over the picture: zoom, what is folded, steps, lanes, the filter and its chips; and the keys.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Context, Html, html};

use super::{
    app::{App, Ask, button},
    intl,
    picture::{KEYS, look},
};
use crate::{
    layout::Grouping,
    markup,
    model::{Look, Model, Msg},
};

/// Lanes of events: value of the choice, its words, what it chooses.
const LANES: &[(&str, &str, Grouping)] = &[
    ("", "One line", Grouping::None),
    ("kind", "Lanes by kind", Grouping::Kind),
    ("actor", "Lanes by actor", Grouping::Actor),
];

/// The bar.
pub(super) fn view(ctx: &Context<App>, model: &Model) -> Html {
    let view = &model.view;
    let link = ctx.link();
    let lanes = link.batch_callback(|event: yew::Event| {
        let field = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
        let value = field.value();
        LANES.iter().find(|(name, ..)| *name == value).map(|(.., grouping)| look(Look::Group(*grouping)))
    });
    let filter = link.batch_callback(|event: yew::InputEvent| {
        Some(look(Look::Filter(event.target()?.dyn_into::<HtmlInputElement>().ok()?.value())))
    });
    let zone = link.batch_callback(|event: yew::Event| {
        Some(Ask::Model(Msg::Zone(event.target()?.dyn_into::<HtmlInputElement>().ok()?.value())))
    });
    let offer = link.batch_callback(|event: yew::FocusEvent| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        intl::offer_zones(&field);
        None
    });
    let own = model.incident.zone.as_ref().map_or("as in the notes", |zone| &zone.name);
    let chips = chips(ctx, model);
    let hidden = model.hidden.iter().filter(|hidden| **hidden).count();
    html! {
        <div class="controls">
            <div class="tools" role="toolbar" aria-label="Picture">
                { button(ctx, "−", "Zoom out", || look(Look::Zoom(67, None))) }
                { button(ctx, "+", "Zoom in", || look(Look::Zoom(150, None))) }
                { button(ctx, "Fit", "Show the whole incident", || look(Look::Fit)) }
                if !model.breaks.is_empty() {
                    { toggle(ctx, "Fold silences".to_owned(), !view.true_scale, Look::Breaks) }
                }
                { toggle(ctx, "Step through".to_owned(), view.stepping, Look::Steps) }
                { toggle(ctx, "Measure".to_owned(), view.measure.is_some(), Look::MeasureHere) }
                { button(ctx, "Full screen", "Fill the screen", || Ask::FullScreen) }
                { button(ctx, "?", "Keys", || look(Look::Help)) }
            </div>
            <div class="filter">
                <input type="search" aria-label="Show only events with these words" placeholder="Filter events"
                    value={view.filter.to_string()} oninput={filter}/>
                <select aria-label="Lanes of events" onchange={lanes}>
                    { for LANES.iter().map(|(value, words, grouping)| html! {
                        <option value={*value} selected={*grouping == view.grouping}>{ *words }</option>
                    }) }
                </select>
                <input type="search" class="zone" list="zones" autocomplete="off" spellcheck="false"
                    aria-label="Show times in this zone; empty for that of the notes" placeholder={["Zone: ", own].concat()}
                    value={model.view.zone.as_deref().unwrap_or_default().to_owned()} onchange={zone} onfocus={offer}/>
                <datalist id="zones"></datalist>
                { for chips }
                if hidden > 0 {
                    <span class="hidden">{ [&hidden.to_string(), " of ", &model.incident.events.len().to_string(), " hidden"].concat() }</span>
                    { button(ctx, "Show all", "Leave out no event", || look(Look::All)) }
                }
            </div>
        </div>
    }
}

/// A button that is on or off.
fn toggle(ctx: &Context<App>, name: String, on: bool, wish: Look) -> Html {
    let onclick = ctx.link().callback(move |_: yew::MouseEvent| look(wish.clone()));
    html! { <button type="button" aria-pressed={if on { "true" } else { "false" }} {onclick}>{ name }</button> }
}

/// A chip for each kind and for the busiest actors, pressed while their events are shown.
fn chips(ctx: &Context<App>, model: &Model) -> Vec<Html> {
    let chip = |(name, count): &(String, i64)| {
        let words = [&markup::plain(name), " ", &count.to_string()].concat();
        toggle(ctx, words, !model.view.muted.contains(name), Look::Mute(name.clone()))
    };
    model.tally.iter().map(chip).collect()
}

/// The keys of the picture.
pub(super) fn keys(ctx: &Context<App>) -> Html {
    let row = |keys: &str, words: &str| {
        html! { <div><dt>{ keys.to_owned() }</dt><dd>{ words.to_owned() }</dd></div> }
    };
    let onclose = ctx.link().callback(|_: yew::Event| look(Look::HelpClosed));
    html! {
        <dialog class="keys" aria-labelledby="keys-heading" {onclose}>
            <h2 id="keys-heading">{ "Keys of the picture" }</h2>
            <dl>
                { for KEYS.iter().map(|(keys, words, _)| row(&keys.join("  "), words)) }
                { row("Enter", "To the words in the notes") }
                { row("Shift ArrowLeft  Shift ArrowRight", "Move the selected event by a minute, in the notes") }
                { row("Shift F", "Fill the screen, or no longer") }
                { row("Ctrl wheel, pinch", "Zoom") }
                { row("Drag", "Move; from a selected event or an edge of a selected bar: change the notes") }
                { row("Shift drag", "Measure") }
            </dl>
            <form method="dialog"><button>{ "Close" }</button></form>
        </dialog>
    }
}
