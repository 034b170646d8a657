//! The page as a whole, and the picture alone for other pages.

use web_sys::HtmlTextAreaElement;
use yew::{
    Callback, Html, Properties, component, html, platform::spawn_local, use_effect_with, use_node_ref,
    use_reducer,
};

use super::{Store, dom, notes::Notes, picture::Picture, report::report};
use crate::{
    link,
    model::{Model, Msg, Notice, Origin},
    sample,
};

/// The whole page: notes on one side, picture and report on the other.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store(first_model()));
    let send: Callback<Msg> = store.dispatcher().to_callback();
    let model = &store.0;
    let field = use_node_ref();
    {
        let send = send.clone();
        use_effect_with((), move |()| {
            let open = move || {
                let send = send.clone();
                spawn_local(async move {
                    if let Some(msg) = dom::open_link(dom::fragment()).await {
                        send.emit(msg);
                    }
                });
            };
            open();
            let listener = dom::on_fragment(open);
            move || drop(listener)
        });
    }
    use_effect_with((model.notes.clone(), model.origin), |(notes, origin)| {
        if *origin == Origin::Own {
            dom::store(notes);
        }
    });
    use_effect_with(model.incident.title.clone(), |title| {
        dom::set_title(
            &title.as_ref().map_or_else(
                || "Incident timeline".to_owned(),
                |title| format!("{title} · Incident timeline"),
            ),
        );
    });
    let replace = |with: &'static str| {
        let field = field.clone();
        move |_: yew::MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                dom::replace_text(&field, with);
            }
        }
    };
    let share = {
        let (send, notes) = (send.clone(), model.notes.clone());
        move |_: yew::MouseEvent| {
            let (send, notes) = (send.clone(), notes.to_string());
            spawn_local(async move {
                let link = dom::make_link(notes).await.and_then(|fragment| dom::share(&fragment));
                send.emit(link.map_or(Msg::NotOpened(Notice::LinkNotMade), Msg::Linked));
            });
        }
    };
    html! {
        <div class="incident-timeline page">
            <header>
                <h1>{ "Incident timeline" }</h1>
                <p class="promise">{ "Read in your browser. Nothing leaves this page." }</p>
                <div class="actions">
                    <button type="button" onclick={replace(sample::NOTES)}>{ "Sample" }</button>
                    <button type="button" onclick={replace("")}>{ "Clear" }</button>
                    <button type="button" class="main" onclick={share}>{ "Copy link" }</button>
                </div>
            </header>
            { banner(model, &send) }
            <main>
                <Notes notes={model.notes.clone()} incident={model.incident.clone()} origin={model.origin} lit={model.lit}
                    follow={model.follow} {field} send={send.clone()}/>
                <div class="reading">{ reading(model, &send) }</div>
            </main>
        </div>
    }
}

/// The first state: what a link will fill, what was kept, or the sample.
fn first_model() -> Model {
    if link::parse(&dom::fragment()) != Err(link::Problem::Foreign) {
        return Model::new("", Origin::Link);
    }
    dom::stored().map_or_else(Model::sample, |notes| Model::new(&notes, Origin::Own))
}

/// Picture and report, or what helps where there is nothing to draw.
fn reading(model: &Model, send: &Callback<Msg>) -> Html {
    let empty = model.notes.trim().is_empty();
    let nothing = model.incident.events.is_empty() && model.incident.impacts.is_empty();
    html! { <>
        if empty {
            <div class="help">
                <h2>{ "Nothing to draw yet" }</h2>
                <p>{ "Paste the notes of an incident as they are: a wiki table, a list, a chat, a log, a mail. No syntax to learn." }</p>
            </div>
        } else if nothing {
            <div class="help">
                <h2>{ "No time found in these notes" }</h2>
                <p>{ "No line says when something happened, and a line without a time never gets one. A line such as “10:02 pager fired” is enough." }</p>
            </div>
        } else {
            <Picture incident={model.incident.clone()} viewport={model.viewport()} lit={model.lit} send={send.clone()}/>
        }
        if !empty {
            { report(&model.incident, model.lit, send) }
        }
    </> }
}

/// What has to be told about the notes.
fn banner(model: &Model, send: &Callback<Msg>) -> Html {
    let words = match (model.notice, model.origin) {
        (Some(Notice::CutOff), _) => {
            "This link was cut off on its way. What is left of the notes is shown; the end is missing."
        }
        (Some(Notice::Altered), _) => {
            "This link was changed on its way. The notes may differ from those that were sent."
        }
        (Some(Notice::Newer), _) => {
            "This link was made by a later version of this page. Reload the page, or ask for the notes themselves."
        }
        (Some(Notice::Broken), _) => {
            "Nothing could be read from this link. Ask for it again, or for the notes themselves."
        }
        (Some(Notice::LinkNotMade), _) => {
            "This browser could not make a link. Copy the notes themselves instead."
        }
        (None, Origin::Sample) => "This is a sample, an invented incident. Paste your own notes over it.",
        (None, Origin::Link) if !model.notes.is_empty() => {
            "These notes came with the link. Your own notes are kept as they were until you edit here."
        }
        (None, _) => "",
    };
    let dismiss = send.reform(|_: yew::MouseEvent| Msg::Dismiss);
    html! { <div class="banner" role="status">
        if !words.is_empty() {
            <p class={if model.notice.is_some() { "warning" } else { "hint" }}>{ words }</p>
        }
        if let Some(link) = &model.link {
            <p class="link"><label for="link">{ format!("Link, {} characters, copied where the browser allows it", link.len()) }</label>
                <input id="link" readonly=true value={link.to_string()}/><button type="button" onclick={dismiss}>{ "Close" }</button></p>
        }
    </div> }
}

/// What the picture on another page needs.
#[derive(PartialEq, Properties)]
pub struct EmbeddedProps {
    /// The notes.
    pub notes: String,
}

/// The picture and the report of notes that stand on another page.
#[component]
pub fn Embedded(props: &EmbeddedProps) -> Html {
    let store = use_reducer(|| Store(Model::new(&props.notes, Origin::Own)));
    let send: Callback<Msg> = store.dispatcher().to_callback();
    html! { <div class="incident-timeline alone">{ reading(&store.0, &send) }</div> }
}
