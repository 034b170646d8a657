//! What was read, in words: the events as an ordered list, impacts, intervals, costs, findings, lines without a time.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Callback, Html, html, virtual_dom::VTag};

use super::{
    dom::target_of,
    msg::{PageMsg, maybe},
};
use crate::{
    choices::{Choice, choices},
    finding::Finding,
    incident::{Impact, Incident, LineUse, Unplaced},
    layout, markup,
    model::{Model, PAGE, ViewMsg},
    span::LineNumber,
    target::Target,
    wording::{
        self, findings, reasons,
        summary::{made_title, summary, title},
    },
};

/// The events and everything else that was read, as a document.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model) -> Html {
    let incident = &*model.shown;
    let start = layout::start(incident);
    let total = incident.events.len();
    let entry = |target: Target, words: Html| {
        let mut entry = VTag::new("li");
        if let Target::Event(index) = target
            && total > PAGE
        {
            entry.add_attribute("aria-setsize", total.to_string());
            entry.add_attribute("aria-posinset", (index + 1).to_string());
        }
        entry.add_attribute(
            "class",
            if [model.view.lit, model.view.selected].contains(&Some(target)) { "entry lit" } else { "entry" },
        );
        entry.add_child(html! { <button type="button" data-target={target.id()}>{ words }</button> });
        Html::from(entry)
    };
    let mut impacts: Vec<Html> = Vec::new();
    for (index, impact) in
        incident.impacts.iter().enumerate().filter(|(_, impact)| impact.mention_of.is_none())
    {
        impacts.push(entry(Target::Impact(index), impact_words(incident, impact)));
    }
    for total in &incident.impact_totals {
        let words = [&which(incident, total.incident), "Total: ", &wording::total(total)].concat();
        impacts.push(html! { <li class="total">{ words }</li> });
    }
    for cost in &incident.costs {
        let words = ["Cost: ", &cost.what, " (line ", &cost.line.to_string(), ")"].concat();
        impacts.push(html! { <li class="cost">{ words }</li> });
    }
    let mut events: Vec<Html> = Vec::new();
    let first = model.view.first;
    for (index, event) in incident.events.iter().enumerate().skip(first).take(PAGE) {
        let words = html! { <>
            <span class="time" aria-hidden="true">{ [if event.approximate { "~" } else { "" }, &wording::clock(&event.start)].concat() }</span>
            <span class="words" aria-hidden="true">{ markup::plain(&event.text) }</span>
            <span class="spoken">{ wording::event(event, start) }</span>
        </> };
        events.push(entry(Target::Event(index), words));
    }
    let choices = choices(&model.incident).into_iter().map(|choice| self::choice(send, choice)).collect();
    let mut intervals: Vec<Html> = Vec::new();
    let mut missing = String::new();
    for interval in incident.intervals.iter().filter(|_| !events.is_empty()) {
        let Some(seconds) = interval.seconds else {
            missing += if missing.is_empty() { "Not stated: " } else { ", " };
            missing += &[
                &which(incident, interval.incident),
                interval.kind.name(),
                " (",
                &reasons::ends(interval.ends),
                ")",
            ]
            .concat();
            continue;
        };
        let long = wording::duration(seconds);
        let long = match (interval.from, interval.to) {
            (Some(from), Some(to)) => {
                let onclick =
                    send.reform(move |_: yew::MouseEvent| PageMsg::View(ViewMsg::Between(from, to)));
                html! { <button type="button" title="Show its two events" {onclick}>{ long }</button> }
            }
            _ => Html::from(long),
        };
        intervals.push(html! {
            <div><dt>{ which(incident, interval.incident) + interval.kind.name() }</dt><dd>{ long }<small>{ reasons::ends(interval.ends) }</small></dd></div>
        });
    }
    let finding = |odd: &Finding| line(odd.line, ": ", &findings::finding(odd, &incident.events));
    let unplaced = |odd: &Unplaced| line(odd.line, " has no time: ", &odd.text);
    let odd = incident.findings.iter().map(finding).chain(incident.unplaced.iter().map(unplaced)).collect();
    let show = maybe(send, |event: yew::MouseEvent| {
        target_of(&event).map(|target| PageMsg::View(ViewMsg::Show(target)))
    });
    let focus = maybe(send, |event: yew::FocusEvent| {
        target_of(&event).map(|target| PageMsg::View(ViewMsg::Show(target)))
    });
    let light = maybe(send, |event: yew::MouseEvent| {
        target_of(&event).map(|target| PageMsg::View(ViewMsg::Light(Some(target))))
    });
    html! {
        <div class="report" onclick={show} onfocusin={focus} onmouseover={light}>
            <p class="counts" role="status">{ counts(incident) }</p>
            if let Some(zone) = &model.view.zone {
                <p class="counts">{ ["Times are shown in ", zone, ". Quotes keep those of the notes."].concat() }</p>
            }
            { section("Intervals", "dl", "intervals", intervals) }
            if !missing.is_empty() {
                <p class="missing">{ missing }</p>
            }
            { section("To settle", "ul", "choices", choices) }
            { section("Impact", "ul", "impacts", impacts) }
            { section("Events", "ol", "events", events) }
            { pages(send, first, total) }
            { section("What is odd", "ul", "findings", odd) }
        </div>
    }
}

/// Title of the incident, and what was read from when to when.
pub(super) fn heading(incident: &Incident) -> Html {
    html! {
        <div class="summary">
            if let Some(made) = made_title(incident) {
                <h2 title="The notes have no title; this one is made from what failed">{ made }</h2>
            } else if let Some(title) = title(incident) {
                <h2>{ title }</h2>
            }
            <p>{ summary(incident) }</p>
        </div>
    }
}

/// Where in a long list one is, and the ways on.
fn pages(send: &Callback<PageMsg>, first: usize, total: usize) -> Html {
    if total <= PAGE {
        return Html::default();
    }
    let last = (first + PAGE).min(total);
    let to = |name: &'static str, page: Option<usize>| {
        let onclick =
            send.reform(move |_: yew::MouseEvent| PageMsg::View(ViewMsg::Page(page.unwrap_or_default())));
        html! { <button type="button" disabled={page.is_none()} {onclick}>{ name }</button> }
    };
    let place = ["Events ", &(first + 1).to_string(), " to ", &last.to_string(), " of ", &total.to_string()];
    html! {
        <nav class="pages" aria-label="Pages of events">
            <span>{ place.concat() }</span>
            { to("Earlier events", first.checked_sub(PAGE)) }
            { to("Later events", Some(first + PAGE).filter(|next| *next < total)) }
        </nav>
    }
}

/// A question with its answers, each of which writes a line into the notes.
fn choice(send: &Callback<PageMsg>, choice: Choice) -> Html {
    let answers = choice.answers.into_iter().map(|(label, line)| {
        let onclick = send.reform(move |_: yew::MouseEvent| PageMsg::Write(line.clone()));
        html! { <button type="button" {onclick}>{ label }</button> }
    });
    let onchange = maybe(send, |event: yew::Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        let date = field.value();
        (!date.is_empty()).then(|| PageMsg::Write(["Date: ", &date].concat()))
    });
    html! {
        <li><span>{ choice.question.clone() }</span>
            if choice.date { <input type="date" aria-label={choice.question} {onchange}/> }
            { for answers }
        </li>
    }
}

/// A list under its heading; nothing where it has no entries.
fn section(heading: &'static str, tag: &'static str, class: &'static str, entries: Vec<Html>) -> Html {
    if entries.is_empty() {
        return Html::default();
    }
    let mut list = VTag::new(tag);
    list.add_attribute("class", class);
    list.add_attribute("aria-labelledby", class);
    list.add_children(entries);
    html! { <section><h2 id={class}>{ heading }</h2>{ list }</section> }
}

/// An entry that names a line of the notes.
fn line(line: LineNumber, between: &str, words: &str) -> Html {
    html! { <li>{ ["Line ", &line.to_string(), between, words].concat() }</li> }
}

fn counts(incident: &Incident) -> String {
    let (mut inside, mut unplaced, mut outside) = (0, 0, 0);
    for line in &incident.lines {
        match line.used {
            LineUse::Event(_) | LineUse::Attached(_) => inside += 1,
            LineUse::Unplaced => unplaced += 1,
            LineUse::Outside | LineUse::Context => outside += 1,
            LineUse::Blank => {}
        }
    }
    let mut said = "Lines of the notes: ".to_owned();
    for (count, words) in
        [(inside, " in the timeline, "), (unplaced, " without a time, "), (outside, " outside it.")]
    {
        said.push_str(&count.to_string());
        said.push_str(words);
    }
    said
}

/// Of several incidents the one that is meant: `incident 2: `.
fn which(incident: &Incident, number: usize) -> String {
    if incident.incidents.is_empty() {
        String::new()
    } else {
        ["incident ", &(number + 1).to_string(), ": "].concat()
    }
}

fn impact_words(incident: &Incident, impact: &Impact) -> Html {
    let long = impact.duration_seconds.map(wording::duration).unwrap_or_default();
    let about = if impact.approximate { " about " } else { " " };
    let mut rivals = String::new();
    for rival in &impact.rivals {
        let edges = wording::between(Some(&rival.start), Some(&rival.end));
        let before = if rivals.is_empty() { "also fits " } else { "; " };
        for part in [before, &edges, " (", reasons::rival(rival.recovery), ")"] {
            rivals.push_str(part);
        }
    }
    html! { <>
        <strong>{ reasons::subject(&impact.subject).to_owned() }</strong>{ [" ", impact.effect.name(), about, &long].concat() }
        <small>{ reasons::placed(impact, &incident.events) }</small>
        if !rivals.is_empty() { <small>{ rivals }</small> }
        { for incident.mentions(impact).map(|line| html! { <small>{ ["also on line ", &line.to_string()].concat() }</small> }) }
    </> }
}
