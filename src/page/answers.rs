//! What one asks for first, above the picture: what is to settle, and the key figures.

use yew::{Callback, Html, html, virtual_dom::VTag};

use super::{
    button::{answer, named, words},
    dom, intl,
    msg::{PageMsg, maybe},
};
use crate::{
    choices::{Choice, all_times, choices, is_asked},
    facts::{Ends, IntervalKind, Phase},
    finding::{Finding, FindingKind},
    incident::{Impact, Incident, Interval},
    model::{Model, ModelMsg, Notice, ViewMsg},
    span::LineNumber,
    target::Target,
    wording::{
        self, findings, reasons,
        summary::{interval_clocks, part_name},
    },
};

/// Findings that stand in the row; all of them stand under the picture.
const MOST: usize = 12;

/// Questions with their answers, and findings that lead to their line; nothing where all is settled.
pub(super) fn settle(send: &Callback<PageMsg>, model: &Model) -> Html {
    let incident = &*model.incident;
    let mut entries: Vec<Html> = choices(incident, intl::today())
        .into_iter()
        .map(|choice| self::choice(send, choice, model.notice))
        .collect();
    let class = if entries.is_empty() { "settle odd" } else { "settle" };
    let odd = incident.findings.iter().filter(|finding| !is_asked(finding)).take(MOST);
    entries.extend(odd.map(|odd| finding(Some(send), odd, incident)));
    if entries.is_empty() {
        return Html::default();
    }
    html! {
        <section {class} aria-labelledby="settle"><h2 id="settle">{ "To check" }</h2><ul>{ for entries }</ul></section>
    }
}

/// A finding, which leads to its line.
pub(super) fn finding(send: Option<&Callback<PageMsg>>, odd: &Finding, incident: &Incident) -> Html {
    let class = if is_asked(odd) { "asked" } else { "odd" };
    let phase = match odd.kind {
        FindingKind::NoDetection { .. } => Some(Phase::Detected),
        FindingKind::NoRecovery { .. } => Some(Phase::Resolved),
        _ => None,
    };
    let mark = send.zip(phase).map(|(send, phase)| mark(send, phase)).unwrap_or_default();
    to_line(send, class, odd.line, &[": ", &findings::finding(odd, &incident.events)].concat(), mark)
}

/// A way to mark an event with a phase that none has.
fn mark(send: &Callback<PageMsg>, phase: Phase) -> Html {
    let name = ["mark an event as ", phase.name()].concat();
    named(send, "mark", "mark an event".to_owned(), name, move || PageMsg::Mark(phase))
}

/// An entry of a list about a line of the notes: a button that leads there, where the notes stand on the page, and what else can be done.
pub(super) fn to_line(
    send: Option<&Callback<PageMsg>>,
    class: &'static str,
    line: LineNumber,
    words: &str,
    more: Html,
) -> Html {
    let said = ["Line ", &line.to_string(), words].concat();
    let Some(send) = send else { return html! { <li {class}>{ said }</li> } };
    html! { <li {class}>{ answer(send, "", said.clone(), said, move || PageMsg::ToLine(line)) }{ more }</li> }
}

/// A question with its answers, each of which writes a line into the notes.
fn choice(send: &Callback<PageMsg>, mut choice: Choice, notice: Option<Notice>) -> Html {
    let own =
        intl::local().filter(|local| choice.zone && choice.answers.iter().all(|(name, _)| name != local));
    if let Some(own) = own {
        choice.answers.insert(0, ([&own, " (yours)"].concat(), all_times(&own)));
    }
    let zone = maybe(send, |event: yew::KeyboardEvent| {
        let typed = dom::value(&event).filter(|typed| event.key() == "Enter" && !typed.trim().is_empty())?;
        let zone = intl::matching(&typed).into_iter().next();
        Some(zone.map_or(PageMsg::Model(ModelMsg::Tell(Notice::NoSuchZone)), |zone| {
            PageMsg::Write(all_times(&zone))
        }))
    });
    let answers = choice.answers.into_iter().map(|(label, line)| {
        let title = ["Write \u{201c}", &line, "\u{201d} into the notes"].concat();
        answer(send, "", label, title, move || PageMsg::Write(line.clone()))
    });
    let dated = |event: &web_sys::Event| Some(PageMsg::Write(["Date: ", &dom::date(event)?].concat()));
    let onchange = maybe(send, move |event: yew::Event| dated(&event));
    let onblur = maybe(send, move |event: yew::FocusEvent| dated(&event));
    let onkeydown = maybe(send, move |event: yew::KeyboardEvent| dated(&event));
    html! {
        <li>{ words("strong", "", choice.question.clone()) }
            if choice.date { <input type="date" aria-label={choice.question} {onchange} {onblur} {onkeydown}/> }
            { for answers }
            if choice.zone {
                <input type="text" aria-label="City or name of the zone" placeholder="City or name" onkeydown={zone}/>
                if notice == Some(Notice::NoSuchZone) { <span role="alert">{ Notice::NoSuchZone.words() }</span> }
            }
        </li>
    }
}

/// A button that states the zone that was chosen while the notes have none.
pub(super) fn state_zone(send: &Callback<PageMsg>, model: &Model) -> Option<Html> {
    let zone = intl::matching(&model.view.zones).into_iter().next()?;
    let (said, line) = (["The times are in ", &zone].concat(), all_times(&zone));
    let title = ["Write \u{201c}", &line, "\u{201d} into the notes"].concat();
    Some(answer(send, "", said, title, move || PageMsg::Write(line.clone())))
}

/// The key figures of the only incident, or the chosen one, or that of the selected event; on paper those of all.
pub(super) fn figures(send: &Callback<PageMsg>, model: &Model, editable: bool) -> Html {
    let incident = &*model.shown;
    let chosen = model.view.event();
    let chosen = chosen.and_then(|event| incident.events.get(event)).map(|event| event.incident);
    let numbers = match model.view.part.or(chosen.filter(|_| !model.view.printing)) {
        Some(number) => number..number + 1,
        None if model.view.printing || incident.incidents.is_empty() => 0..incident.incidents.len().max(1),
        None => 0..0,
    };
    numbers.map(|number| figures_of(send, model, number, editable)).collect()
}

/// The key figures of one incident.
fn figures_of(send: &Callback<PageMsg>, model: &Model, number: usize, editable: bool) -> Html {
    let incident = &*model.shown;
    let told =
        |interval: &&Interval| interval.incident == number && interval.kind != IntervalKind::LongestSilence;
    let mut cells: Vec<Html> =
        incident.intervals.iter().filter(told).map(|one| figure(send, incident, one, editable)).collect();
    if cells.is_empty() {
        return Html::default();
    }
    cells.push(impact(send, incident, number));
    let mut list = VTag::new("dl");
    list.add_attribute("class", "intervals");
    list.add_attribute("part", "figures");
    list.add_children(cells);
    let count = incident.incidents.len();
    let of = (count > 0 && model.view.part.is_none()).then(|| {
        let (name, place) = (part_name(incident, number), (number + 1).to_string());
        let said = ["Figures of ", &name, " (", &place, " of ", &count.to_string(), ")"];
        words("p", "which", said.concat())
    });
    html! { <>{ of }{ Html::from(list) }</> }
}

/// A name and what is said under it.
fn cell(name: &'static str, target: Option<Target>, said: [Html; 2]) -> Html {
    html! { <div data-target={target.map(Target::id)}>{ words("dt", "", name.to_owned()) }<dd>{ for said }</dd></div> }
}

/// A key figure with the clocks of its two events, which a click selects; or what is not stated, and a way to mark it.
fn figure(send: &Callback<PageMsg>, incident: &Incident, interval: &Interval, editable: bool) -> Html {
    let why = reasons::ends(interval.ends);
    let said = match (incident.edges(interval), interval.ends) {
        (Some((from, to)), _) if to.at > from.at => {
            let brief = wording::apart(to.at - from.at);
            let name = [interval.kind.name(), ": ", &brief, ", ", &why].concat();
            // A line beside the events may tell an end.
            let span = ViewMsg::Measure(from.at, to.at);
            let show = interval.from.zip(interval.to).map_or(span, |(from, to)| ViewMsg::Between(from, to));
            let show = move || PageMsg::View(show.clone());
            [named(send, "", brief, name, show), words("small", "", interval_clocks(incident, interval))]
        }
        (_, Ends::Missing(phase)) => {
            let mark = editable.then(|| mark(send, phase));
            // The name of the figure says what is missing, unless that is its start.
            let first = interval.from.is_none();
            let why = if first { ["needs ", phase.name()].concat() } else { "not stated".to_owned() };
            [words("span", "", why), mark.unwrap_or_default()]
        }
        (_, Ends::Together { .. }) => {
            let same = if interval.from == interval.to { "same event" } else { "same minute" };
            [words("span", "", "unknown".to_owned()), words("small", "", same.to_owned())]
        }
        _ => [words("span", "", why), Html::default()],
    };
    let index = incident.intervals.iter().position(|other| std::ptr::eq(other, interval));
    let target = index.filter(|_| interval.seconds.is_some()).map(Target::Interval);
    cell(reasons::interval_in_brief(interval.kind), target, said)
}

/// How long anything was hit.
fn impact(send: &Callback<PageMsg>, incident: &Incident, number: usize) -> Html {
    fn own(impacts: &[Impact], number: usize) -> Vec<(usize, &Impact)> {
        let own =
            |(_, impact): &(usize, &Impact)| impact.mention_of.is_none() && impact.incident == Some(number);
        impacts.iter().enumerate().filter(own).collect()
    }
    let stated = own(&incident.impacts, number);
    let known = stated.iter().any(|(_, impact)| impact.duration_seconds.is_some());
    let derived = own(&incident.derived_impacts, number);
    let (impacts, target, source) = if stated.is_empty() || !known && !derived.is_empty() {
        (derived, Target::Derived as fn(usize) -> Target, "from the events")
    } else {
        (stated, Target::Impact as fn(usize) -> Target, "stated")
    };
    let total = incident.impact_totals.iter().find(|total| total.incident == number);
    // Of equally long ones the first, and one that lies in the picture before one that does not.
    let length = |(_, impact): &&(usize, &Impact)| (impact.start.is_some(), wording::lasted(impact));
    let longest = impacts.iter().rev().max_by_key(length).copied();
    let said = longest.and_then(|(index, impact)| {
        let long = wording::lasted(impact)?;
        let brief = wording::apart(total.map_or(long, |total| total.seconds * 1000));
        let show = move || PageMsg::View(ViewMsg::Show(target(index)));
        let name = ["impact: ", &brief, ", overlaps counted once"].concat();
        let one = impacts.len() == 1;
        let source = if one { source.to_owned() } else { "longest ".to_owned() + &wording::apart(long) };
        Some([named(send, "", brief, name, show), words("small", "", source)])
    });
    let said = said.unwrap_or_else(|| [words("span", "", "not stated".to_owned()), Html::default()]);
    cell("impact", None, said)
}
