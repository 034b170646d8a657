//! What was read, in words: the table of events, impacts, costs, findings, lines without a time.

use yew::{Callback, Html, html, virtual_dom::VTag};

use super::{
    answers,
    button::{answer, shown, words},
    dom::{is_of, target_of},
    keys,
    msg::{PageMsg, maybe},
};
use crate::{
    edit::Change,
    entries::left_out::LEAVES_OUT,
    facts::{Kind, Placed},
    incident::{Event, Impact, Incident, LineUse, Unplaced},
    layout::Break,
    markup::bullet_off,
    model::{List, Model, PAGE, ViewMsg},
    target::Target,
    wording::{
        self, Times, reasons,
        summary::{self, title},
    },
};

/// The lists under the picture, as [`List`] has them: heading, element, class, what an entry is called.
const LISTS: [(&str, &str, &str, &str); 5] = [
    ("Events", "ol", "events", "events"),
    ("Impact", "ul", "impacts", "impacts"),
    ("To check", "ul", "findings", "findings"),
    ("Also in the picture", "ul", "also", "entries"),
    ("Left out", "ul", "left-out", "lines"),
];

/// A row of the list of impacts.
enum Row<'a> {
    Told(usize, &'a Impact),
    Derived(&'a Impact),
    Said(&'static str, String),
}

/// The table of events, the impact in words, and what was odd.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model, editable: bool) -> Html {
    let (incident, zero) = (&*model.shown, model.zero());
    let list =
        |list: List, entries: usize, entry: &dyn Fn(usize) -> Html| listed(send, model, list, entries, entry);
    let events: Vec<usize> = (0..incident.events.len()).filter(|index| model.shows(*index)).collect();
    let day = |event: Option<&Event>| event.map(|event| event.start.day);
    let several = day(incident.events.first()) != day(incident.events.last());
    let seconds = wording::has_seconds(&incident.events);
    let event = |place: usize| {
        let at = |place: usize| Some((*events.get(place)?, incident.events.get(*events.get(place)?)?));
        let Some((index, event)) = at(place) else { return Html::default() };
        // Where there are several days a page begins with one.
        let new_day = if place.is_multiple_of(PAGE) {
            several
        } else {
            at(place - 1).is_some_and(|(_, before)| before.start.day != event.start.day)
        };
        entry(
            model,
            Target::Event(index),
            place,
            events.len(),
            event_words(event, zero, Times { dated: new_day, seconds }),
        )
    };
    let impacts = rows(incident);
    let impact = |place: usize| match impacts.get(place) {
        Some(Row::Told(index, impact)) => {
            entry(model, Target::Impact(*index), place, impacts.len(), impact_words(incident, impact))
        }
        Some(Row::Derived(impact)) => html! { <li class="derived">{ impact_words(incident, impact) }</li> },
        Some(Row::Said(class, said)) => words("li", class, said.clone()),
        None => Html::default(),
    };
    let send_line = Some(send).filter(|_| editable);
    let findings = incident.findings.len();
    let untold: Vec<&Unplaced> = incident.untold().collect();
    let odd = |place: usize| match (incident.findings.get(place), untold.get(place.saturating_sub(findings)))
    {
        (Some(odd), _) => answers::finding(send_line, odd, incident),
        (None, Some(odd)) => {
            let said = [" has no time: ", &plainly(&odd.text)].concat();
            answers::to_line(send_line, "", odd.line, &said, Html::default())
        }
        (None, None) => Html::default(),
    };
    let also = also(model);
    let in_picture = |place: usize| words("li", "", also.get(place).cloned().unwrap_or_default());
    let out =
        |place: usize| incident.left_out.get(place).map(|line| left_out(send_line, line)).unwrap_or_default();
    let show = maybe(send, |event: yew::MouseEvent| {
        target_of(&event).map(|target| PageMsg::View(ViewMsg::Show(target)))
    });
    let selected = model.view.selected;
    let key = maybe(send, move |event: yew::KeyboardEvent| match &*event.key() {
        "Escape" => Some(PageMsg::View(ViewMsg::Escape)),
        // The first one selects.
        "Enter" if selected.is_some() && target_of(&event) == selected => {
            event.prevent_default();
            Some(PageMsg::ToDetails)
        }
        key if key.len() == 1 || key == "Delete" => keys::pressed(&event),
        _ => None,
    });
    // What a finger or a mouse had chosen gets the focus again: it is not pointed at.
    let focus =
        maybe(send, |event: yew::FocusEvent| light(&event).filter(|_| is_of(&event, ":focus-visible")));
    let over = maybe(send, |event: yew::MouseEvent| light(&event));
    html! {
        <div class="report" part="list" onclick={show} onkeydown={key} onfocusin={focus} onmouseover={over}>
            { list(List::Events, events.len(), &event) }
            if events.is_empty() && !incident.events.is_empty() {
                <section><h2>{ "Events" }</h2><p class="none">{ summary::none_shown(&model.view.filter) }{ " " }
                    { answer(send, "back", "Show all events".to_owned(), "Clear the filter".to_owned(), || PageMsg::View(ViewMsg::All)) }</p></section>
            }
            { list(List::Impacts, impacts.len(), &impact) }
            { list(List::Findings, findings + untold.len(), &odd) }
            <div class="spoken">{ list(List::Also, also.len(), &in_picture) }</div>
            { list(List::LeftOut, incident.left_out.len(), &out) }
            <p class="counts">{ counts(incident) }</p>
        </div>
    }
}

/// What the list of impacts says: impacts, those from the events alone, totals, costs.
fn rows(incident: &Incident) -> Vec<Row<'_>> {
    let told = incident.impacts.iter().enumerate().filter(|(_, impact)| impact.mention_of.is_none());
    let derived = incident.told_impacts().filter(|impact| matches!(impact.placed, Placed::Derived { .. }));
    let totals = incident.impact_totals.iter().map(|total| {
        Row::Said("total", [&which(incident, total.incident), "Total: ", &wording::total(total)].concat())
    });
    let costs = incident.costs.iter().map(|cost| {
        Row::Said("cost", ["Cost: ", &cost.what, " (line ", &cost.line.to_string(), ")"].concat())
    });
    let told = told.map(|(index, impact)| Row::Told(index, impact));
    told.chain(derived.map(Row::Derived)).chain(totals).chain(costs).collect()
}

/// What the picture shows beside events and impacts, for those who do not see it.
fn also(model: &Model) -> Vec<String> {
    let incident = &*model.shown;
    let mut said: Vec<String> = incident.severities.iter().map(summary::severity).collect();
    said.extend(incident.phases.iter().map(summary::phase));
    let folded: &[Break] = if model.view.linear { &[] } else { &model.breaks };
    for gap in folded {
        let before = incident.events.iter().rev().find(|event| event.start.at <= gap.from);
        said.extend(before.map(|before| summary::fold(gap.quiet / 1000, before)));
    }
    said
}

/// The words of a line without the bullet, the bars of a table and that it is left out.
pub(super) fn plainly(line: &str) -> String {
    let words = line.replace(LEAVES_OUT, "");
    let words = bullet_off(&words);
    if words.starts_with('|') {
        return words.trim_matches(['|', ' ']).replace(" | ", " \u{b7} ");
    }
    words.to_owned()
}

/// A line that says that it is not in the timeline, and the way back into it.
fn left_out(send: Option<&Callback<PageMsg>>, line: &Unplaced) -> Html {
    let said = ["Line ", &line.line.to_string(), ": ", &plainly(&line.text)].concat();
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

/// An entry that is selected by a click, at its place in a list of `all`. Tab leads to the first of a page and to what is selected, arrows
/// lead to the others.
fn entry(model: &Model, target: Target, place: usize, all: usize, words: Html) -> Html {
    let mut entry = VTag::new("li");
    if all > PAGE {
        entry.add_attribute("aria-setsize", all.to_string());
        entry.add_attribute("aria-posinset", (place + 1).to_string());
    }
    let selected = model.view.selected == Some(target);
    let lit = selected || model.view.lit == Some(target);
    let stop = if selected || place.is_multiple_of(PAGE) { "0" } else { "-1" };
    entry.add_attribute("class", if lit { "entry lit" } else { "entry" });
    entry.add_child(
        html! { <button type="button" tabindex={stop} data-target={target.id()}>{ words }</button> },
    );
    Html::from(entry)
}

/// A row of the table: when, how long after the start, who, what kind, the words.
fn event_words(event: &Event, start: i64, times: Times) -> Html {
    let since = wording::since(event.start.at - start);
    let kind = event.kind.map_or("", Kind::name).to_owned();
    let parts = [
        shown("time", wording::time(event, times)),
        shown("since", since),
        shown("kind", kind),
        shown("words", wording::told(&event.text)),
        shown("who", event.actors.join(", ")),
        words("span", "spoken", wording::event(event, start)),
    ];
    parts.into_iter().collect()
}

/// Title of the incident in a heading of the given kind, and what was read.
pub(super) fn heading(model: &Model, tag: &'static str) -> Html {
    let (incident, part) = (&*model.shown, model.view.part);
    let parts = &incident.incidents;
    let known = title(incident);
    let made = known.is_some() && incident.title.is_none();
    let title = match known {
        // The name of the first stands at the head of the notes.
        Some(title) if part.is_none() && parts.first().is_some_and(|part| part.name == title) => {
            [&parts.len().to_string(), " incidents"].concat()
        }
        title => title.unwrap_or_else(|| "Incident timeline".to_owned()),
    };
    let checks = if tag == "h1" { model.checks() } else { incident.findings.len() };
    let said = summary::summary(incident, part, checks);
    let mut heading = VTag::new(tag);
    if made {
        heading.add_attribute("title", "The notes have no title; this one is made from what failed");
    }
    heading.add_child(Html::from(title));
    html! { <div class="summary" part="title">{ Html::from(heading) }<p role="status">{ said }</p></div> }
}

/// Of a list of so many entries the page that is shown, under its heading; nothing where it has none. All of them on paper.
fn listed(
    send: &Callback<PageMsg>,
    model: &Model,
    list: List,
    entries: usize,
    entry: &dyn Fn(usize) -> Html,
) -> Html {
    let Some((heading, tag, class, noun)) = LISTS.get(list as usize) else {
        return Html::default();
    };
    if entries == 0 {
        return Html::default();
    }
    let part = if matches!(list, List::Findings | List::LeftOut) { "checks" } else { "" };
    let first = model.view.first(list, entries);
    let shown = if model.view.printing { 0..entries } else { first..entries.min(first + PAGE) };
    let end = shown.end;
    let mut page = VTag::new(*tag);
    page.add_attribute("class", *class);
    page.add_attribute("aria-labelledby", *class);
    page.add_children(shown.map(entry));
    let to = |name: &'static str, page: Option<usize>| {
        let onclick = send
            .reform(move |_: yew::MouseEvent| PageMsg::View(ViewMsg::Page(list, page.unwrap_or_default())));
        html! { <button type="button" disabled={page.is_none()} {onclick}>{ [name, noun].concat() }</button> }
    };
    let place =
        [heading, " ", &(first + 1).to_string(), " to ", &end.to_string(), " of ", &entries.to_string()];
    // Before the list, where another page of it may come unasked, and where one has read to its end.
    let pages = html! {
        if entries > PAGE {
            <nav class="pages" aria-label={["Pages of ", noun].concat()}>
                <span>{ place.concat() }</span>
                { to("Earlier ", first.checked_sub(PAGE)) }
                { to("Later ", Some(end).filter(|next| *next < entries)) }
            </nav>
        }
    };
    html! { <section class={part}><h2 id={*class}>{ *heading }</h2>{ pages.clone() }{ Html::from(page) }{ pages }</section> }
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
    let mut rivals = String::new();
    for rival in &impact.rivals {
        let edges = wording::between(Some(&rival.start), Some(&rival.end));
        let before = if rivals.is_empty() { "also fits " } else { "; " };
        for part in [before, &edges, " (", reasons::rival(rival.recovery), ")"] {
            rivals.push_str(part);
        }
    }
    html! { <>
        <strong>{ reasons::subject(&impact.subject).to_owned() }</strong>{ summary::befell(impact) }
        <small>{ reasons::placed(impact, &incident.events) }</small>
        if !rivals.is_empty() { <small>{ rivals }</small> }
        { for incident.mentions(impact).map(|line| html! { <small>{ ["also on line ", &line.to_string()].concat() }</small> }) }
    </> }
}
