//! What was read, in words: the events as an ordered list, impacts, intervals, costs, findings, lines without a time.

use yew::{Callback, FocusEvent, Html, MouseEvent, html};

use crate::{
    incident::{Impact, Incident, LineUse},
    layout,
    model::Msg,
    say,
    scene::Target,
};

/// The events and everything else that was read, as a document.
pub(super) fn report(incident: &Incident, lit: Option<Target>, send: &Callback<Msg>) -> Html {
    let start = layout::start(incident);
    html! {
        <div class="report">
            <p class="counts" role="status">{ counts(incident) }</p>
            if !incident.impacts.is_empty() || !incident.costs.is_empty() {
                <section aria-labelledby="impacts-heading">
                    <h2 id="impacts-heading">{ "Impact" }</h2>
                    <ul class="impacts">
                        { for incident.impacts.iter().enumerate().map(|(index, impact)| entry(Target::Impact(index), lit, send, impact_words(impact))) }
                        { for incident.costs.iter().map(|cost| html! { <li class="cost">{ format!("Cost: {} (line {})", cost.what, cost.line) }</li> }) }
                    </ul>
                </section>
            }
            if !incident.events.is_empty() {
                <section aria-labelledby="events-heading">
                    <h2 id="events-heading">{ "Events" }</h2>
                    <ol class="events">
                        { for incident.events.iter().enumerate().map(|(index, event)| {
                            let words = html! { <>
                                <span class="time" aria-hidden="true">{ say::clock(&event.start) }</span>
                                <span class="words" aria-hidden="true">{ say::plain(&event.text) }</span>
                                <span class="spoken">{ say::event(event, start) }</span>
                            </> };
                            entry(Target::Event(index), lit, send, words)
                        }) }
                    </ol>
                </section>
                <section aria-labelledby="intervals-heading">
                    <h2 id="intervals-heading">{ "Intervals" }</h2>
                    <dl class="intervals">
                        { for incident.intervals.iter().map(|interval| html! { <div>
                            <dt>{ interval.name.clone() }</dt>
                            <dd>{ interval.seconds.map_or_else(|| "not stated".to_owned(), say::duration) }<small>{ format!(" {}", interval.reason) }</small></dd>
                        </div> }) }
                    </dl>
                </section>
            }
            if !incident.findings.is_empty() || !incident.unplaced.is_empty() {
                <section aria-labelledby="findings-heading">
                    <h2 id="findings-heading">{ "What is odd" }</h2>
                    <ul class="findings">
                        { for incident.findings.iter().map(|finding| html! { <li>{ format!("Line {}: {}", finding.line, finding.message) }</li> }) }
                        { for incident.unplaced.iter().map(|line| html! { <li>{ format!("Line {} has no time: {}", line.line, line.text) }</li> }) }
                    </ul>
                </section>
            }
        </div>
    }
}

fn counts(incident: &Incident) -> String {
    let count =
        |wanted: fn(&LineUse) -> bool| incident.lines.iter().filter(|line| wanted(&line.used)).count();
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    format!(
        "{}, {}. Lines: {} in the timeline, {} without a time, {} outside it.",
        plural(incident.events.len(), "event"),
        plural(incident.impacts.len(), "impact"),
        count(|used| matches!(used, LineUse::Event(_) | LineUse::Attached(_))),
        count(|used| matches!(used, LineUse::Unplaced)),
        count(|used| matches!(used, LineUse::Outside | LineUse::Context)),
    )
}

fn impact_words(impact: &Impact) -> Html {
    let about = if impact.approximate { "about " } else { "" };
    let long = impact
        .duration_seconds
        .map(|seconds| format!("{about}{}", say::duration(seconds)))
        .unwrap_or_default();
    html! { <>
        <strong>{ impact.what.clone() }</strong>{ format!(" {} {long}", impact.effect) }
        <small>{ impact.reason.clone() }</small>
        if !impact.rivals.is_empty() {
            <small>{ "also fits " }{ impact.rivals.iter().map(|rival| format!("{} to {} ({})", say::clock(&rival.start), say::clock(&rival.end), rival.reason)).collect::<Vec<_>>().join("; ") }</small>
        }
    </> }
}

/// A line of a list that lights up its part everywhere.
fn entry(target: Target, lit: Option<Target>, send: &Callback<Msg>, words: Html) -> Html {
    let class = if lit == Some(target) { "entry lit" } else { "entry" };
    html! {
        <li {class} key={target.id()}>
            <button type="button" data-target={target.id()} onclick={send.reform(move |_: MouseEvent| Msg::Show(target))}
                onfocus={send.reform(move |_: FocusEvent| Msg::Show(target))}
                onmouseenter={send.reform(move |_: MouseEvent| Msg::Light(Some(target)))}>{ words }</button>
        </li>
    }
}
