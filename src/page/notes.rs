//! The notes: a plain text field, and behind it the same text with the lit words marked.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement, InputEvent};
use yew::{Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref};

use super::dom;
use crate::{
    incident::Incident,
    model::{Msg, Origin},
    scene::Target,
    span::{Span, byte_of_utf16},
};

/// What the notes pane needs.
#[derive(PartialEq, Properties)]
pub(super) struct NotesProps {
    /// The notes.
    pub(super) notes: Rc<str>,
    /// What was read from them.
    pub(super) incident: Rc<Incident>,
    /// Where they come from.
    pub(super) origin: Origin,
    /// What is lit up.
    pub(super) lit: Option<Target>,
    /// True when the lit words should be scrolled into view.
    pub(super) follow: bool,
    /// The text field, for the buttons of the page.
    pub(super) field: NodeRef,
    /// Where messages go.
    pub(super) send: Callback<Msg>,
}

/// The notes pane.
#[component]
pub(super) fn Notes(props: &NotesProps) -> Html {
    let backdrop = use_node_ref();
    let field = props.field.clone();
    {
        // The field is the browser's while a person types; only notes from elsewhere are written into it.
        let field = field.clone();
        use_effect_with(props.notes.clone(), move |notes| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>()
                && field.value() != **notes
            {
                field.set_value(notes);
            }
        });
    }
    {
        let (field, backdrop, follow) = (field.clone(), backdrop.clone(), props.follow);
        use_effect_with(props.lit, move |_| {
            if let (Some(field), Some(backdrop)) =
                (field.cast::<HtmlTextAreaElement>(), backdrop.cast::<HtmlElement>())
            {
                dom::follow_scroll(&field, &backdrop);
                if follow {
                    dom::reveal_mark(&field, &backdrop);
                }
            }
        });
    }
    let oninput = props.send.reform(|event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        Msg::Edited(field.map(|field| field.value()).unwrap_or_default())
    });
    let onscroll = {
        let (field, backdrop) = (field.clone(), backdrop.clone());
        move |_| {
            if let (Some(field), Some(backdrop)) =
                (field.cast::<HtmlTextAreaElement>(), backdrop.cast::<HtmlElement>())
            {
                dom::follow_scroll(&field, &backdrop);
            }
        }
    };
    // A paste into the sample replaces all of it, and the browser's undo brings it back.
    let onpaste = {
        let (field, sample) = (field.clone(), props.origin == Origin::Sample);
        move |_: yew::Event| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| sample) {
                field.select();
            }
        }
    };
    let caret = caret(props);
    let lit = props.lit.and_then(|target| span(&props.incident, target));
    html! {
        <div class="notes-pane">
            <label for="notes">{ "Notes" }</label>
            <div class="editor">
                <div class="backdrop" aria-hidden="true" ref={backdrop}>{ marked(&props.notes, lit) }</div>
                <textarea id="notes" ref={field} spellcheck="false" autocomplete="off" {oninput} {onscroll} onpaste={onpaste}
                    onkeyup={caret.reform(|_| ())} onclick={caret.reform(|_| ())}
                    placeholder="Paste incident notes here: a table, a list, a chat, a log, a mail."/>
            </div>
        </div>
    }
}

/// The text with the lit words marked; nothing when nothing is lit.
fn marked(notes: &str, lit: Option<Span>) -> Html {
    let Some(span) = lit else { return Html::default() };
    let before = notes.get(..span.start).unwrap_or_default().to_owned();
    html! { <>{ before }<mark>{ span.of(notes).to_owned() }</mark></> }
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

/// Lights up what the caret stands in.
fn caret(props: &NotesProps) -> Callback<()> {
    let (field, incident, notes, send) =
        (props.field.clone(), props.incident.clone(), props.notes.clone(), props.send.clone());
    Callback::from(move |()| {
        let unit =
            field.cast::<HtmlTextAreaElement>().and_then(|field| field.selection_start().ok().flatten());
        let Some(unit) = unit.and_then(|unit| usize::try_from(unit).ok()) else { return };
        let at = byte_of_utf16(&notes, unit);
        let event = incident.events.iter().position(|event| event.span.touches(at)).map(Target::Event);
        let impact =
            || incident.impacts.iter().position(|impact| impact.span.touches(at)).map(Target::Impact);
        send.emit(Msg::Light(event.or_else(impact)));
    })
}
