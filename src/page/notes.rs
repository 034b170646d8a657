//! The notes: a plain text field, and behind it the same text with the lit words marked.

use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{Context, Html, html};

use super::app::{App, Ask, Nodes};
use crate::{
    incident::Incident,
    model::{Model, Msg},
    scene::Target,
    span::{Span, byte_of_utf16},
};

/// The notes pane.
pub(super) fn view(ctx: &Context<App>, model: &Model, elements: &Nodes) -> Html {
    let link = ctx.link();
    let oninput = link.callback(|event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        Ask::Model(Msg::Edited(field.map(|field| field.value()).unwrap_or_default()))
    });
    let onscroll = link.callback(|_: yew::Event| Ask::Scrolled);
    let onpaste = link.callback(|_: yew::Event| Ask::Pasting);
    let (field, incident, notes) = (elements.field.clone(), model.incident.clone(), model.notes.clone());
    let caret = move || {
        let unit = field.cast::<HtmlTextAreaElement>()?.selection_start().ok()??;
        let at = byte_of_utf16(&notes, usize::try_from(unit).ok()?);
        Some(Ask::Model(Msg::Light(target_at(&incident, at))))
    };
    let clicked = caret.clone();
    let onkeyup = link.batch_callback(move |_: yew::KeyboardEvent| caret());
    let onclick = link.batch_callback(move |_: yew::MouseEvent| clicked());
    let lit = model.lit.and_then(|target| span(&model.incident, target));
    html! {
        <div class="notes-pane">
            <label for="notes">{ "Notes" }</label>
            <div class="editor">
                <div class="backdrop" aria-hidden="true" ref={elements.backdrop.clone()}>{ lit.map(|lit| marked(&model.notes, lit)) }</div>
                <textarea id="notes" ref={elements.field.clone()} spellcheck="false" autocomplete="off"
                    {oninput} {onscroll} {onpaste} {onkeyup} {onclick}
                    placeholder="Paste incident notes here: a table, a list, a chat, a log, a mail."/>
            </div>
        </div>
    }
}

/// The text with the lit words marked.
fn marked(notes: &str, lit: Span) -> Html {
    let before = notes.get(..lit.start).unwrap_or_default().to_owned();
    html! { <>{ before }<mark>{ lit.of(notes).to_owned() }</mark></> }
}

/// The words in the notes that a part of the incident stands on.
fn span(incident: &Incident, target: Target) -> Option<Span> {
    match target {
        Target::Event(index) => incident.events.get(index).map(|event| event.span),
        Target::Impact(index) => incident.impacts.get(index).map(|impact| impact.span),
        Target::Severity(index) => {
            let line = incident.severities.get(index)?.line;
            incident.events.iter().find(|event| event.line == line).map(|event| event.span)
        }
    }
}

/// The part of the incident that stands on the words at byte `at` of the notes.
fn target_at(incident: &Incident, at: usize) -> Option<Target> {
    let event = incident.events.iter().position(|event| event.span.touches(at)).map(Target::Event);
    event.or_else(|| incident.impacts.iter().position(|impact| impact.span.touches(at)).map(Target::Impact))
}
