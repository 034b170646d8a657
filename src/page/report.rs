//! What was read, in words: the table of events, impacts, costs, findings, lines without a time.

use yew::{Callback, Html, html, virtual_dom::VTag};

use super::{
    answers,
    button::{answer, shown, words},
    dom::target_of,
    msg::{PageMsg, maybe},
};
use crate::{
    edit::Change,
    facts::{Kind, Placed},
    finding::Finding,
    incident::{Event, Impact, Incident, LineUse, Unplaced},
    layout::{self, Break},
    markup,
    model::{Model, PAGE, ViewMsg},
    target::Target,
    wording::{
        self, reasons,
        summary::{self, made_title, title},
    },
};

/// The table of events, the impact in words, and what was odd.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model, editable: bool) -> Html {
    let incident = &*model.shown;
    let mut impacts: Vec<Html> = Vec::new();
    for (index, impact) in
        incident.impacts.iter().enumerate().filter(|(_, impact)| impact.mention_of.is_none())
    {
        impacts.push(entry(model, Target::Impact(index), None, impact_words(incident, impact)));
    }
    for impact in incident.told_impacts().filter(|impact| matches!(impact.placed, Placed::Derived { .. })) {
        impacts.push(html! { <li class="derived">{ impact_words(incident, impact) }</li> });
    }
    for total in &incident.impact_totals {
        let said = [&which(incident, total.incident), "Total: ", &wording::total(total)].concat();
        impacts.push(words("li", "total", said));
    }
    for cost in &incident.costs {
        let said = ["Cost: ", &cost.what, " (line ", &cost.line.to_string(), ")"].concat();
        impacts.push(words("li", "cost", said));
    }
    let listed: Vec<usize> =
        (0..incident.events.len()).filter(|index| model.hidden.get(*index) != Some(&true)).collect();
    let mut events: Vec<Html> = Vec::new();
    let mut day = None;
    // Paper has no pages of the list.
    let (first, most) = if model.view.printing { (0, listed.len()) } else { (model.view.first, PAGE) };
    for (place, index) in listed.iter().copied().enumerate().skip(first).take(most) {
        let Some(event) = incident.events.get(index) else { continue };
        let new_day = day.replace(event.start.day).is_some_and(|day| day != event.start.day);
        let of = Some((place, listed.len())).filter(|_| listed.len() > PAGE);
        events.push(entry(model, Target::Event(index), of, event_words(incident, event, new_day)));
    }
    let send_line = Some(send).filter(|_| editable);
    let finding = |odd: &Finding| answers::finding(send_line, odd, incident);
    let unplaced = |odd: &Unplaced| {
        answers::to_line(
            send_line,
            odd.line,
            &[" has no time: ", odd.text.trim_start_matches(['-', '*', ' '])].concat(),
        )
    };
    let odd = incident.findings.iter().map(finding).chain(incident.unplaced.iter().map(unplaced)).collect();
    let left_out = incident.left_out.iter().map(|line| left_out(send_line, line)).collect();
    let show = maybe(send, |event: yew::MouseEvent| {
        target_of(&event).map(|target| PageMsg::View(ViewMsg::Show(target)))
    });
    let focus = maybe(send, |event: yew::FocusEvent| light(&event));
    let over = maybe(send, |event: yew::MouseEvent| light(&event));
    html! {
        <div class="report" onclick={show} onfocusin={focus} onmouseover={over}>
            { section("Events", "ol", "events", events) }
            { pages(send, model.view.first, listed.len()) }
            { section("Impact", "ul", "impacts", impacts) }
            { section("To check", "ul", "findings", odd) }
            <div class="spoken">{ section("Also in the picture", "ul", "also", also(model)) }</div>
            { section("Left out", "ul", "left-out", left_out) }
            <p class="counts">{ counts(incident) }</p>
        </div>
    }
}

/// What the picture shows beside events and impacts, for those who do not see it.
fn also(model: &Model) -> Vec<Html> {
    let incident = &*model.shown;
    let mut said: Vec<String> = incident.severities.iter().map(summary::severity).collect();
    said.extend(incident.phases.iter().map(summary::phase));
    let folded: &[Break] = if model.view.linear { &[] } else { &model.breaks };
    for gap in folded {
        let before = incident.events.iter().rev().find(|event| event.start.at <= gap.from);
        said.extend(before.map(|before| summary::fold(gap.quiet / 1000, before)));
    }
    said.into_iter().map(|said| words("li", "", said)).collect()
}

/// A line that says that it is not in the timeline, and the way back into it.
fn left_out(send: Option<&Callback<PageMsg>>, line: &Unplaced) -> Html {
    let said = ["Line ", &line.line.to_string(), ": ", &line.text].concat();
    let number = line.line;
    let back = send.map(|send| {
        let title = ["Put line ", &number.to_string(), " back into the timeline"].concat();
        answer(send, "back", "Bring back".to_owned(), title, move || {
            PageMsg::Correct(Change::BringBack { line: number })
        })
    });
    html! { <li>{ said }{ " " }{ back }</li> }
}

/// Lights up the part of the incident that an event of the browser points at.
fn light(event: &yew::Event) -> Option<PageMsg> {
    target_of(event).map(|target| PageMsg::View(ViewMsg::Light(Some(target))))
}

/// An entry that is selected by a click; `of` is its place in a list of which only a page is shown.
fn entry(model: &Model, target: Target, of: Option<(usize, usize)>, words: Html) -> Html {
    let mut entry = VTag::new("li");
    if let Some((place, all)) = of {
        entry.add_attribute("aria-setsize", all.to_string());
        entry.add_attribute("aria-posinset", (place + 1).to_string());
    }
    let lit = [model.view.lit, model.view.selected].contains(&Some(target));
    entry.add_attribute("class", if lit { "entry lit" } else { "entry" });
    entry.add_child(html! { <button type="button" data-target={target.id()}>{ words }</button> });
    Html::from(entry)
}

/// A row of the table: when, how long after the start, who, what kind, the words.
fn event_words(incident: &Incident, event: &Event, new_day: bool) -> Html {
    let start = layout::start(incident);
    let day =
        if new_day { wording::short_day(event.start.date, event.start.day) + " " } else { String::new() };
    let clock = [&*day, if event.approximate { "~" } else { "" }, &wording::clock(&event.start)].concat();
    let since = ["+", &wording::brief((event.start.at - start) / 1000)].concat();
    let kind = event.kind.map_or("", Kind::name).to_owned();
    let parts = [
        shown("time", clock),
        shown("since", since),
        shown("kind", kind),
        shown("words", markup::plain(&event.text)),
        shown("who", event.actors.join(", ")),
        words("span", "spoken", wording::event(event, start)),
    ];
    parts.into_iter().collect()
}

/// Title of the incident in a heading of the given kind, what was read from when to when, and how grave it was.
pub(super) fn heading(incident: &Incident, tag: &'static str) -> Html {
    let made = made_title(incident).map(|_| "The notes have no title; this one is made from what failed");
    let title = title(incident);
    let mut levels: Vec<String> =
        incident.severities.iter().map(|severity| severity.level.to_string()).collect();
    levels.dedup();
    let mut said = summary::summary(incident);
    if !levels.is_empty() && levels.len() < 5 {
        said = [&said, " \u{b7} ", &levels.join(" \u{2192} ")].concat();
    }
    let mut heading = VTag::new(tag);
    if let Some(made) = made {
        heading.add_attribute("title", made);
    }
    heading.add_child(Html::from(title.unwrap_or_else(|| "Incident timeline".to_owned())));
    html! { <div class="summary">{ Html::from(heading) }<p role="status">{ said }</p></div> }
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

/// Lines with a time that the counts name.
const MOST: usize = 20;

/// What became of the lines of the notes.
fn counts(incident: &Incident) -> String {
    let (mut inside, mut unplaced, mut outside) = (0, 0, 0);
    for line in &incident.lines {
        match line.used {
            LineUse::Event(_) | LineUse::Attached(_) => inside += 1,
            LineUse::Unplaced => unplaced += 1,
            LineUse::Outside | LineUse::Elsewhere | LineUse::LeftOut | LineUse::Context => outside += 1,
            LineUse::Blank => {}
        }
    }
    let all = inside + unplaced + outside;
    let of = |count: i32| [&count.to_string(), " of ", &all.to_string(), " lines"].concat();
    let mut said = of(inside) + " are in the timeline";
    if unplaced > 0 {
        said =
            [&*said, "; ", &unplaced.to_string(), if unplaced == 1 { " has" } else { " have" }, " no time"]
                .concat();
    }
    let elsewhere: Vec<String> =
        incident.elsewhere.iter().take(MOST).map(|line| line.line.to_string()).collect();
    if !elsewhere.is_empty() {
        let more = if incident.elsewhere.len() > MOST { ", \u{2026}" } else { "" };
        said = [&said, "; other times stand on line ", &elsewhere.join(", "), more].concat();
    }
    said + "."
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
