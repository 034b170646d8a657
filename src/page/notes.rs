//! The notes: a plain text field, and behind it the same text with the lit words marked.

use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{Context, Html, html, virtual_dom::VTag};

use super::{
    app::{App, Ask, Nodes},
    dom,
    picture::look,
};
use crate::{
    incident::{Incident, LineUse},
    model::{Look, Model, Msg},
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
    let onpaste = link.callback(|event: yew::Event| {
        dom::pasted(&event).map_or(Ask::Pasting, |(plain, better)| Ask::Pasted(plain, better))
    });
    let onmousemove = link.batch_callback(|event: yew::MouseEvent| {
        dom::target_behind(&event).map(|target| look(Look::Light(Some(target))))
    });
    let (field, incident, notes) = (elements.field.clone(), model.incident.clone(), model.notes.clone());
    let caret = move || {
        let unit = field.cast::<HtmlTextAreaElement>()?.selection_start().ok()??;
        let at = byte_of_utf16(&notes, usize::try_from(unit).ok()?);
        Some(look(Look::Light(target_at(&incident, at))))
    };
    let clicked = caret.clone();
    let onkeyup = link.batch_callback(move |_: yew::KeyboardEvent| caret());
    let onclick = link.batch_callback(move |_: yew::MouseEvent| clicked());
    let lit = model.view.lit.or(model.view.selected).and_then(|target| span(&model.incident, target));
    html! {
        <div class="notes-pane">
            <label for="notes">{ "Notes" }</label>
            <div class="editor">
                <div class="backdrop" aria-hidden="true" ref={elements.backdrop.clone()}>{ lines(&model.notes, &model.incident, lit) }</div>
                <textarea id="notes" ref={elements.field.clone()} spellcheck="false" autocomplete="off"
                    {oninput} {onscroll} {onpaste} {onkeyup} {onclick} {onmousemove}
                    placeholder="Paste incident notes here: a table, a list, a chat, a log, a mail."/>
            </div>
        </div>
    }
}

/// More lines than this are not marked one by one: their elements would cost more than the marks say.
const MARKED_LINES: usize = 2_000;

/// The text behind the field, a line each: with a mark for what became of it, and the lit words marked.
fn lines(notes: &str, incident: &Incident, lit: Option<Span>) -> Html {
    if incident.lines.len() > MARKED_LINES {
        return lit.map(|lit| marked(notes, Span::new(0, notes.len()), lit)).unwrap_or_default();
    }
    let mut odd = vec![false; incident.lines.len()];
    for finding in &incident.findings {
        if let Some(odd) = odd.get_mut(finding.line.wrapping_sub(1)) {
            *odd = true;
        }
    }
    let mut out: Vec<Html> = Vec::with_capacity(incident.lines.len());
    for (line, odd) in incident.lines.iter().zip(odd) {
        let (class, target) = match line.used {
            LineUse::Event(index) => ("line event", Some(Target::Event(index))),
            LineUse::Attached(index) => ("line attached", Some(Target::Event(index))),
            LineUse::Unplaced => ("line unplaced", None),
            LineUse::Blank | LineUse::Context | LineUse::Outside => ("line", None),
        };
        let mut tag = VTag::new("div");
        tag.add_attribute("class", [class, if odd { " odd" } else { "" }].concat());
        if let Some(target) = target {
            tag.add_attribute("data-target", target.id());
        }
        let inside = lit.filter(|lit| lit.start < line.span.end && line.span.start < lit.end);
        tag.add_child(match inside {
            Some(lit) => marked(notes, line.span, lit),
            None => Html::from(line.span.of(notes).to_owned()),
        });
        out.push(tag.into());
    }
    out.into_iter().collect()
}

/// The words of a stretch of the notes, those of them that are lit marked.
fn marked(notes: &str, stretch: Span, lit: Span) -> Html {
    let from = lit.start.clamp(stretch.start, stretch.end);
    let to = lit.end.clamp(from, stretch.end);
    let part = |from, to| Span::new(from, to).of(notes).to_owned();
    html! { <>{ part(stretch.start, from) }<mark>{ part(from, to) }</mark>{ part(to, stretch.end) }</> }
}

/// The words in the notes that a part of the incident stands on.
pub(super) fn span(incident: &Incident, target: Target) -> Option<Span> {
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
    let impact = || incident.impacts.iter().enumerate().find(|(_, impact)| impact.span.touches(at));
    // What is said twice is drawn where it is said first.
    event.or_else(|| impact().map(|(index, impact)| Target::Impact(impact.mention_of.unwrap_or(index))))
}
