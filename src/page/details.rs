//! What is selected, in full: words, reasons, distances, links, and the corrections that are written into the notes.

use yew::{Callback, Html, html};

use super::{
    button::{button, named, pressed},
    dom,
    msg::{PageMsg, maybe},
    report::plainly,
};
use crate::{
    edit::{Change, marks},
    facts::{Kind, Phase},
    incident::{Event, Impact, Incident},
    layout::NARROW,
    markup,
    model::{Field, Model, Step, ViewMsg},
    span::{any_of, rest_of},
    target::Target,
    wording::{self, reasons, summary},
};

/// Phases that an event can be marked with, and the words of the button.
const MARKS: &[(Phase, &str)] = &[
    (Phase::Start, "Start"),
    (Phase::Detected, "Detected"),
    (Phase::Acknowledged, "Acknowledged"),
    (Phase::Declared, "Declared"),
    (Phase::Mitigated, "Mitigated"),
    (Phase::Resolved, "Resolved"),
];

/// What to do to mark an event with a phase: `Choose the event where it was detected, then press Detected.`
pub(super) fn how_to_mark(phase: Phase) -> String {
    let button = MARKS.iter().find(|(mark, _)| *mark == phase).map_or("", |(_, name)| *name);
    let did = if phase == Phase::Start { ["", "started"] } else { ["was ", phase.name()] };
    ["Choose the event where it ", did[0], did[1], ", then press ", button, "."].concat()
}

/// The selection; a place for it to be spoken where nothing is selected, which is seen while one measures.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model, editable: bool) -> Html {
    let incident = &*model.shown;
    let shown = match model.view.selected {
        Some(Target::Event(index)) => {
            incident.events.get(index).map(|event| self::event(send, model, index, event, editable))
        }
        Some(Target::Impact(index)) => {
            incident.impacts.get(index).map(|impact| self::impact(send, model, index, impact, editable))
        }
        Some(Target::Severity(index)) => {
            incident.severities.get(index).map(|severity| html! { <p>{ summary::severity(severity) }</p> })
        }
        Some(Target::Derived(index)) => {
            incident.derived_impacts.get(index).map(|impact| self::impact(send, model, index, impact, false))
        }
        Some(Target::Phase(_) | Target::Interval(_)) | None => None,
    };
    let (refused, measuring) = (model.view.refused, model.view.measuring);
    let close = || PageMsg::View(ViewMsg::Close);
    let onkeydown = maybe(send, move |event: yew::KeyboardEvent| (event.key() == "Escape").then(close));
    html! { <>
        <p class={if measuring { "toast" } else { "spoken" }} role="status"><span>{ spoken(model) }</span>
            if measuring { { button(send, "×", "End measuring", || PageMsg::View(ViewMsg::MeasureHere)) } }</p>
        // On a phone it would stand over the events to choose from.
        if (shown.is_some() || refused.is_some()) && !(measuring && model.viewport().width < NARROW) {
            <section class="details" part="details" aria-label="Selection" tabindex="-1" {onkeydown}>
                if let Some(why) = refused {
                    <p class="refused" role="alert">{ why.words() }</p>
                }
                { for shown }
                <div class="close">{ button(send, "×", "Close", close) }</div>
            </section>
        }
    </> }
}

/// What changed, for those who do not see the picture.
fn spoken(model: &Model) -> String {
    let incident = &*model.shown;
    match model.view.measure {
        None if model.view.measuring => return "Choose two events to measure between.".to_owned(),
        Some((from, to)) if from == to && model.view.measuring => {
            return "Choose the event to measure to.".to_owned();
        }
        Some(measured) => return summary::measured(incident, measured),
        None => {}
    }
    match model.view.selected {
        Some(Target::Event(index)) => {
            let Some(event) = incident.events.get(index) else { return String::new() };
            let place =
                [(index + 1).to_string().as_str(), " of ", &incident.events.len().to_string(), ". "].concat();
            place + &wording::event(event, model.zero())
        }
        Some(Target::Impact(index)) => incident.impacts.get(index).map(summary::bar).unwrap_or_default(),
        Some(Target::Derived(index)) => {
            incident.derived_impacts.get(index).map(summary::bar).unwrap_or_default()
        }
        Some(Target::Severity(index)) => {
            incident.severities.get(index).map(summary::severity).unwrap_or_default()
        }
        Some(Target::Phase(_) | Target::Interval(_)) | None => String::new(),
    }
}

fn event(send: &Callback<PageMsg>, model: &Model, index: usize, event: &Event, editable: bool) -> Html {
    let incident = &*model.shown;
    let since = event.start.at - model.zero();
    // On one line.
    let brief = |milliseconds: i64| wording::apart(milliseconds).replace(' ', "\u{a0}");
    let gap = |other: Option<usize>, words: &'static str| {
        let other = incident.events.get(other?)?;
        Some([&brief((event.start.at - other.start.at).abs()), words].concat())
    };
    let mut facts = vec![["T", &wording::since(since).replace(' ', "\u{a0}")].concat()];
    facts.extend(gap(index.checked_sub(1), " after the previous event"));
    facts.extend(gap(Some(index + 1), " before the next"));
    let names = event.kind.map(Kind::name).into_iter().chain(event.phases.iter().map(Phase::name));
    let names = names.map(str::to_owned).chain(event.severity.map(|level| level.to_string()));
    let tags = names.chain(event.actors.iter().cloned());
    let own = model.incident.events.get(index).filter(|own| when(own) != when(event));
    let why = reasons::instant(&event.reasons);
    html! { <>
        <div class="said">
            <p class="when"><strong>{ when(event) }</strong>{ " " }<span>{ facts.join(" · ") }</span></p>
            { words(send, model, event) }
            <p class="tags">{ for tags.map(|tag| html! { <span>{ tag }</span> }) }</p>
        </div>
        <div class="moves">
            { button(send, "‹", "Previous event", || PageMsg::View(ViewMsg::Step(Step::Previous))) }
            { button(send, "›", "Next event", || PageMsg::View(ViewMsg::Step(Step::Next))) }
            if editable {
                if event.start.time.is_some() {
                    { time(send, model, Field::Time, index, ("Time of this event", DAY)) }
                    { named(send, "", "−1 min".to_owned(), "1 min earlier".to_owned(), || PageMsg::Nudge(-1)) }
                    { named(send, "", "+1 min".to_owned(), "1 min later".to_owned(), || PageMsg::Nudge(1)) }
                }
                { button(send, "Edit text", "Edit the text of this event", || PageMsg::EditWords) }
                <div class="marks" role="group" aria-label="Phases that it begins">
                    { for MARKS.iter().map(|(phase, name)| mark(send, incident, index, *phase, name)) }
                </div>
                { button(send, "Leave out", "Write into the notes that this is not in the timeline", || PageMsg::LeaveOut) }
                { button(send, "Add after", "Add an event behind this one", || PageMsg::Add(None)) }
                { button(send, "Show in notes", "Go to its text in the notes", || PageMsg::ToNotes) }
            }
            { button(send, "Set as T+0", "Count elapsed time from this event", || PageMsg::View(ViewMsg::Zero)) }
        </div>
        <div class="whys">
            if let Some(own) = own {
                <p class="why">{ ["In the notes: ", &when(own), "."].concat() }</p>
            }
            <p class="why">{ why }</p>
        </div>
    </> }
}

/// The words of an event, or the field in which they are written anew.
fn words(send: &Callback<PageMsg>, model: &Model, event: &Event) -> Html {
    match &model.view.draft {
        Some((Field::Words, draft)) => {
            field(send, Field::Words, "what", ("Text of this event", ""), draft.to_string(), true)
        }
        _ => html! { <p class="what">{ linked(&event.text) }</p> },
    }
}

/// What the field with the time takes besides.
const DAY: &str = "A day may stand before the time: 6 May 10:20";

/// A field with a time.
fn time(
    send: &Callback<PageMsg>,
    model: &Model,
    what: Field,
    index: usize,
    named: (&'static str, &'static str),
) -> Html {
    let draft = model.view.draft.as_ref().filter(|(field, _)| *field == what);
    let typed = draft.map(|(_, typed)| typed.to_string());
    let value = typed.or_else(|| what.shown(&model.shown, index)).unwrap_or_default();
    field(send, what, "clock", named, value, draft.is_some())
}

/// A field of what is selected: Enter or leaving it writes what it holds, Escape restores it, and closes the drawer where nothing
/// was typed.
fn field(
    send: &Callback<PageMsg>,
    field: Field,
    class: &'static str,
    (label, hint): (&'static str, &'static str),
    value: String,
    typed: bool,
) -> Html {
    let oninput = maybe(send, move |event: yew::InputEvent| {
        dom::value(&event).map(|typed| PageMsg::View(ViewMsg::Draft(Some((field, typed)))))
    });
    let onblur = send.reform(|_: yew::FocusEvent| PageMsg::Commit(false));
    let onkeydown = maybe(send, move |event: yew::KeyboardEvent| {
        // What is undone in a field is what was typed there.
        event.stop_propagation();
        let msg = match &*event.key() {
            "Enter" if !event.shift_key() && !event.is_composing() => PageMsg::Commit(true),
            "Escape" if typed => PageMsg::Restore,
            "Escape" => PageMsg::View(ViewMsg::Close),
            _ => return None,
        };
        event.prevent_default();
        Some(msg)
    });
    let rows = (value.len() / 40 + 1).min(8).to_string();
    html! { <textarea {class} aria-label={label} title={(!hint.is_empty()).then_some(hint)} autocomplete="off" {rows} {value} {oninput} {onblur} {onkeydown}/> }
}

/// A phase that the event begins or not: pressed, it is marked with it; pressed again, the mark goes.
fn mark(
    send: &Callback<PageMsg>,
    incident: &Incident,
    index: usize,
    phase: Phase,
    name: &'static str,
) -> Html {
    let Some(event) = incident.events.get(index) else { return Html::default() };
    let on = event.phases.has(phase);
    let known = incident.phase(event.incident, phase);
    let source = known.filter(|_| on && !marks(&event.text).has(phase)).map(|known| {
        if known.line == event.line {
            "from the words".to_owned()
        } else {
            ["from line ", &known.line.to_string()].concat()
        }
    });
    let title = known
        .map(|known| [&wording::clock(&known.moment), ", ", &reasons::clue(known.clue, known.line)].concat());
    let onclick = send.reform(move |_: yew::MouseEvent| {
        PageMsg::Correct(if on {
            Change::NoPhase { event: index, phase }
        } else {
            Change::Phase { event: index, phase }
        })
    });
    let name = html! { <>{ name }{ for source.map(|source| html! { <small>{ source }</small> }) }</> };
    pressed(name, title, on, onclick)
}

/// Day, time and zone of an event.
pub(super) fn when(event: &Event) -> String {
    let start = &event.start;
    let mut said = String::new();
    if start.date.is_some() || start.day != 0 {
        said = wording::day(start.date, start.day) + ", ";
    }
    said += &wording::clock(start);
    if let Some(end) = &event.end {
        said += " to ";
        said += &wording::clock(end);
    }
    let zone = start.zone.clone().or_else(|| start.offset.map(|offset| offset.to_string().into()));
    said + &zone.map_or_else(String::new, |zone| [" ", wording::zone(&zone)].concat())
}

fn impact(send: &Callback<PageMsg>, model: &Model, index: usize, impact: &Impact, editable: bool) -> Html {
    let incident = &model.shown;
    let rivals = impact.rivals.iter().map(|rival| {
        let (start, end) = (rival.start.at, rival.end.at);
        let words = wording::between(Some(&rival.start), Some(&rival.end));
        let onclick = send
            .reform(move |_: yew::MouseEvent| PageMsg::Correct(Change::Edges { impact: index, start, end }));
        html! { <li>
            if editable {
                <button type="button" {onclick}>{ words }</button>
            } else {
                <strong>{ words }</strong>
            }
            { " " }{ reasons::rival(rival.recovery) }
        </li> }
    });
    html! { <>
        <div class="said">
            <p class="when"><strong>{ markup::plain(reasons::subject(&impact.subject)) }</strong>{ summary::befell(impact) }</p>
            <p class="what">{ linked(&plainly(&impact.quote)) }</p>
            <p class="why">{ reasons::placed(impact, &incident.events) }</p>
        </div>
        if editable && impact.start.is_some() && impact.end.is_some() {
            <div class="moves">
                { time(send, model, Field::Edge(true), index, ("Start", DAY)) }
                { button(send, "Start −1 min", "Start 1 min earlier", || PageMsg::NudgeEdge(true, -1)) }
                { button(send, "Start +1 min", "Start 1 min later", || PageMsg::NudgeEdge(true, 1)) }
                { time(send, model, Field::Edge(false), index, ("End", DAY)) }
                { button(send, "End −1 min", "End 1 min earlier", || PageMsg::NudgeEdge(false, -1)) }
                { button(send, "End +1 min", "End 1 min later", || PageMsg::NudgeEdge(false, 1)) }
                <p class="why">{ "Or drag an edge of the bar." }</p>
            </div>
        }
        if !impact.rivals.is_empty() {
            <div class="rivals"><span>{ "It also fits" }</span><ul>{ for rivals }</ul></div>
        }
    </> }
}

/// Words without marks of their look, with the addresses in them as links, opened without a referrer.
fn linked(text: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut plain = String::new();
    for word in text.split_inclusive(any_of(" \n()<>|\"")) {
        let address = word.trim_end_matches(any_of(" \n()<>|\".,;:"));
        if address.len() > 10 && (address.starts_with("https://") || address.starts_with("http://")) {
            parts.push(Html::from(std::mem::take(&mut plain)));
            parts.push(html! { <a href={address.to_owned()} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">{ address.to_owned() }</a> });
            plain.push_str(rest_of(word, address.len()));
        } else {
            plain.push_str(&word.replace("**", "").replace('`', ""));
        }
    }
    parts.push(Html::from(plain));
    parts.into_iter().collect()
}

/// The change that moves the selected event by so many minutes.
pub(super) fn nudge(incident: &Incident, event: Option<usize>, minutes: i64) -> Option<Change> {
    let event = event?;
    let at = incident.events.get(event)?.start.at + minutes * 60_000;
    Some(Change::EventTime { event, at })
}
