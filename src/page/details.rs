//! What is selected, in full: words, reasons, distances, links, and the corrections that are written into the notes.

use yew::{Callback, Html, html};

use super::{button::button, msg::PageMsg};
use crate::{
    edit::Change,
    facts::{Kind, Phase},
    incident::{Event, Impact, Incident},
    layout, markup,
    model::{Model, Step, ViewMsg},
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

/// The selection; a place for it to be spoken where nothing is selected.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model, editable: bool) -> Html {
    let incident = &*model.shown;
    let shown = match model.view.selected {
        Some(Target::Event(index)) => {
            incident.events.get(index).map(|event| self::event(send, model, index, event, editable))
        }
        Some(Target::Impact(index)) => {
            incident.impacts.get(index).map(|impact| self::impact(send, incident, index, impact, editable))
        }
        Some(Target::Severity(index)) => {
            incident.severities.get(index).map(|severity| html! { <p>{ summary::severity(severity) }</p> })
        }
        Some(Target::Derived(index)) => incident
            .derived_impacts
            .get(index)
            .map(|impact| self::impact(send, incident, index, impact, false)),
        Some(Target::Phase(_) | Target::Interval(_)) | None => None,
    };
    html! { <>
        <p class="spoken" role="status">{ spoken(model) }</p>
        if let Some(shown) = shown {
            <section class="details" aria-label="Selection">
                { shown }
                <div class="close">{ button(send, "×", "Close", || PageMsg::View(ViewMsg::Close)) }</div>
            </section>
        }
    </> }
}

/// What changed, for those who do not see the picture.
fn spoken(model: &Model) -> String {
    let incident = &*model.shown;
    if let Some((from, to)) = model.view.measure {
        return ["Measured: ", &wording::spoken_duration((to - from) / 1000)].concat();
    }
    match model.view.selected {
        Some(Target::Event(index)) => {
            let Some(event) = incident.events.get(index) else { return String::new() };
            let place =
                [(index + 1).to_string().as_str(), " of ", &incident.events.len().to_string(), ". "].concat();
            place + &wording::event(event, layout::start(incident))
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
    let zero = model.view.zero.and_then(|zero| incident.events.get(zero));
    let since = event.start.at - zero.map_or_else(|| layout::start(incident), |zero| zero.start.at);
    let gap = |other: Option<usize>, words: &'static str| {
        let other = incident.events.get(other?)?;
        let long = wording::duration((event.start.at - other.start.at).abs() / 1000);
        Some([&long, words].concat())
    };
    let mut facts = vec![[&wording::duration(since / 1000), " since the start"].concat()];
    facts.extend(gap(index.checked_sub(1), " after the one before"));
    facts.extend(gap(Some(index + 1), " before the next"));
    let names = event.kind.map(Kind::name).into_iter().chain(event.phases.iter().map(Phase::name));
    let names = names.map(str::to_owned).chain(event.severity.map(|level| level.to_string()));
    let tags = names.chain(event.actors.iter().cloned());
    let own = model.incident.events.get(index).filter(|_| model.view.zone.is_some());
    let why = reasons::instant(&event.reasons);
    let mark = |&(phase, words): &(Phase, &'static str)| {
        let onclick =
            send.reform(move |_: yew::MouseEvent| PageMsg::Correct(Change::Phase { event: index, phase }));
        html! { <button type="button" {onclick}>{ words }</button> }
    };
    html! { <>
        <div class="said">
            <p class="when"><strong>{ when(event) }</strong>{ " " }<span>{ facts.join(" · ") }</span></p>
            <p class="what">{ linked(&event.text) }</p>
            <p class="tags">{ for tags.map(|tag| html! { <span>{ tag }</span> }) }</p>
            if let Some(own) = own {
                <p class="why">{ ["In the notes: ", &when(own), "."].concat() }</p>
            }
            <p class="why">{ why }</p>
        </div>
        <div class="moves">
            { button(send, "‹", "Previous event", || PageMsg::View(ViewMsg::Step(Step::Previous))) }
            { button(send, "›", "Next event", || PageMsg::View(ViewMsg::Step(Step::Next))) }
            { button(send, "Count from here", "Count the time since the start from this event", || PageMsg::View(ViewMsg::Zero)) }
            if editable {
                { button(send, "In the notes", "Go to the words in the notes", || PageMsg::ToNotes) }
                { button(send, "1 min earlier", "Write an earlier time into the notes", || PageMsg::Nudge(-1)) }
                { button(send, "1 min later", "Write a later time into the notes", || PageMsg::Nudge(1)) }
                <span>{ "Mark as" }</span>
                { for MARKS.iter().map(mark) }
            }
        </div>
    </> }
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
    said + &zone.map_or_else(String::new, |zone| [" ", &zone].concat())
}

fn impact(
    send: &Callback<PageMsg>,
    incident: &Incident,
    index: usize,
    impact: &Impact,
    editable: bool,
) -> Html {
    let long = impact.duration_seconds.map(wording::duration).unwrap_or_default();
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
            <p class="when"><strong>{ markup::plain(reasons::subject(&impact.subject)) }</strong>{ [" ", impact.effect.name(), " ", &long].concat() }</p>
            <p class="what">{ linked(&impact.quote) }</p>
            <p class="why">{ reasons::placed(impact, &incident.events) }</p>
            if editable && impact.start.is_some() && impact.end.is_some() {
                <p class="why">{ "Drag an edge of the bar to write other times into the notes." }</p>
            }
        </div>
        if !impact.rivals.is_empty() {
            <div class="rivals"><span>{ "It also fits" }</span><ul>{ for rivals }</ul></div>
        }
    </> }
}

/// Words with the addresses in them as links, opened without a referrer.
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
            plain.push_str(word);
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
