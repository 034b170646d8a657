//! The menu `Share`: everything by which the incident leaves the page, and what is left out of it.

use std::{cell::RefCell, rc::Rc};

use web_sys::MouseEvent;
use yew::{Callback, Html, html};

use super::{
    dom,
    msg::{PageMsg, Share, maybe},
    out,
};
use crate::{
    Incident,
    model::{Format, LONG, Model},
    redact::{Kind, Mention, mentions},
    sort::ascending,
    wording::summary::count,
};

/// What is left out of all that leaves the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Sharing {
    /// True where names are left out.
    pub(super) redact: bool,
    /// Kinds that stay all the same.
    pub(super) kept: Vec<Kind>,
    /// Things that stay, in each form that they were found in.
    kept_words: Vec<String>,
    /// Words of one's own that are left out with them.
    pub(super) words: String,
    /// While the view is about to be put into the address: whether it changed once more.
    pub(super) noting: Option<bool>,
    /// What was found in the notes that were read last.
    found: RefCell<Option<Found>>,
}

/// The incident that was read, and what was found in its notes.
type Found = (Rc<Incident>, Rc<[Mention]>);

impl Sharing {
    /// What can be left out of the notes; of long ones nothing, until it is found.
    fn mentions(&self, model: &Model) -> Rc<[Mention]> {
        self.known(model).unwrap_or_else(|| {
            if model.notes.len() > LONG {
                return Rc::default();
            }
            let found: Rc<[Mention]> = mentions(&model.notes, &model.incident).into();
            self.found(model.incident.clone(), found.clone());
            found
        })
    }

    /// The same where it was found before.
    pub(super) fn known(&self, model: &Model) -> Option<Rc<[Mention]>> {
        let found = self.found.borrow();
        let (_, found) = found.as_ref().filter(|(of, _)| Rc::ptr_eq(of, &model.incident))?;
        Some(found.clone())
    }

    /// Takes note of what was found in the notes of an incident.
    pub(super) fn found(&self, incident: Rc<Incident>, found: Rc<[Mention]>) {
        self.found.replace(Some((incident, found)));
    }

    /// Lets a thing stay in all its forms, or no longer. `alias` is what it has now: with other notes another may have it.
    pub(super) fn keep(&mut self, model: &Model, alias: &str) {
        let mentions = self.mentions(model);
        let forms =
            mentions.iter().filter(|mention| mention.alias == alias).map(|one| one.span.of(&model.notes));
        let forms: Vec<&str> = forms.collect();
        let before = self.kept_words.len();
        self.kept_words.retain(|kept| !forms.contains(&kept.as_str()));
        if self.kept_words.len() == before {
            self.kept_words.extend(forms.into_iter().map(str::to_owned));
        }
    }

    /// True where what stands in `notes` is left out.
    pub(super) fn leaves_out(&self, mention: &Mention, notes: &str) -> bool {
        let words = mention.span.of(notes);
        !self.kept.contains(&mention.kind) && self.kept_words.iter().all(|kept| kept != words)
    }

    /// Turns leaving out on or off.
    pub(super) fn turn(&mut self, share: Share) {
        match share {
            Share::Keep(kind) => match self.kept.iter().position(|kept| *kept == kind) {
                Some(place) => drop(self.kept.remove(place)),
                None => self.kept.push(kind),
            },
            _ => self.redact = !self.redact,
        }
    }
}

/// Downloads, in their order.
const DOWNLOADS: &[(&str, &str, Format)] = &[
    ("SVG", "The picture, which opens here again", Format::Svg),
    ("PNG", "The picture as pixels, which opens here again", Format::Png),
    ("HTML", "The whole page with the notes: opens offline and can be edited", Format::Html),
    ("CSV", "A row for each event and impact", Format::Csv),
    ("Mermaid", "A gantt chart that many wikis draw", Format::Mermaid),
    ("JSON", "All that was read, for other programs", Format::Json),
    ("Text report", "The incident as plain text", Format::Report),
];

/// The kinds of what can be left out: one of them, and several.
const KINDS: &[(Kind, &str, &str)] = &[
    (Kind::Name, "name", "names"),
    (Kind::Handle, "handle", "handles"),
    (Kind::Email, "e-mail", "e-mails"),
    (Kind::Phone, "phone", "phones"),
    (Kind::Address, "address", "addresses"),
    (Kind::Host, "host", "hosts"),
    (Kind::Url, "link", "links"),
    (Kind::Secret, "secret", "secrets"),
    (Kind::Ticket, "ticket", "tickets"),
    (Kind::Customer, "customer", "customers"),
];

/// The menu, which does not open where there is nothing to share.
pub(super) fn view(send: &Callback<PageMsg>, model: &Model, sharing: &Sharing, bare: bool) -> Html {
    let way = |name: &'static str, title: &'static str, share: Share| {
        let onclick = send.reform(move |_: MouseEvent| PageMsg::Share(share));
        html! { <button type="button" {title} {onclick}>{ name }</button> }
    };
    let words = maybe(send, |event: yew::InputEvent| dom::value(&event).map(PageMsg::LeaveOutWords));
    let turn = |share: Share| send.reform(move |_: MouseEvent| PageMsg::Share(share));
    let kinds = if sharing.redact { kinds(model, sharing) } else { Vec::new() };
    html! {
        <details class="menu share" inert={bare}>
            <summary>{ "Share" }</summary>
            <div class="list">
                <label><input type="checkbox" checked={sharing.redact} onclick={turn(Share::Redact)}/>
                    { "Leave names out" }</label>
                if sharing.redact {
                    if !kinds.is_empty() {
                        <div class="chips">{ for kinds.into_iter().map(|(kind, name, on)| html! {
                            <button type="button" aria-pressed={if on { "true" } else { "false" }} onclick={turn(Share::Keep(kind))}>{ name }</button>
                        }) }</div>
                        { things(send, model, sharing) }
                    } else if sharing.known(model).is_some() {
                        <p>{ "No names found in these notes." }</p>
                    }
                    <label>{ "Also these words" }<input type="text" placeholder="Acme, Bluebird" value={sharing.words.clone()} oninput={words}/></label>
                    <p class="hint">{ "Names become aliases in links, files, pictures and prints. Not guaranteed: check before you send." }</p>
                }
                { way("Copy link", "A link that carries the notes and this view", Share::Link) }
                { way("Copy picture", "A PNG, for a chat or a document", Share::Picture) }
                { way("Copy text report", "Plain text, for a ticket or a chat", Share::Copy(Format::Report)) }
                <p>{ "Copy for a wiki" }<span>
                    { way("Code block", "The notes as a code block, which a wiki with our script draws", Share::Copy(Format::Block)) }
                    { way("Markdown table", "Events and impact as tables", Share::Copy(Format::Markdown)) }
                    if !out::one_file() {
                        { way("HTML frame", "HTML that shows the picture and carries the notes, where a wiki allows frames", Share::Frame) }
                    }
                </span></p>
                <p>{ "Download" }<span>
                    { for DOWNLOADS.iter().map(|(name, title, format)| way(name, title, Share::Save(*format))) }
                </span></p>
                { way("Print or PDF", "On paper, without the controls", Share::Print) }
            </div>
        </details>
    }
}

/// The kinds that the notes have, each with how many of it are left out or stay, and which of the two it is.
fn kinds(model: &Model, sharing: &Sharing) -> Vec<(Kind, String, bool)> {
    let found = sharing.mentions(model);
    let mut kinds = Vec::new();
    for row in KINDS.iter().filter(|(kind, ..)| found.iter().any(|mention| mention.kind == *kind)) {
        let on = !sharing.kept.contains(&row.0);
        let said = counted(row, &found, &|mention| !on || sharing.leaves_out(mention, &model.notes));
        kinds.push((row.0, said + if on { " replaced" } else { " kept" }, on));
    }
    kinds
}

/// How many things of a kind are `wanted`, however often each stands in the notes: `3 names`.
fn counted(
    (kind, one, several): &(Kind, &str, &str),
    found: &[Mention],
    wanted: &dyn Fn(&Mention) -> bool,
) -> String {
    let of = found.iter().filter(|mention| mention.kind == *kind && wanted(mention));
    let mut things = ascending(of.map(|mention| mention.alias.clone()).collect());
    things.dedup();
    count(things.len(), one, several)
}

/// What is said of what was replaced, and of words of one's `own`: `3 names, 2 hosts replaced`.
pub(super) fn replaced(found: &[Mention], wanted: &dyn Fn(&Mention) -> bool, own: bool) -> String {
    let mut said = if own { "your words, ".to_owned() } else { String::new() };
    for row in KINDS.iter().filter(|(kind, ..)| found.iter().any(|one| one.kind == *kind && wanted(one))) {
        said = [&said, &counted(row, found, wanted), ", "].concat();
    }
    let said = said.trim_end_matches(", ");
    [if said.is_empty() { "nothing" } else { said }, " replaced"].concat()
}

/// Each thing that can be left out, once, with the words around it, and whether it is.
fn things(send: &Callback<PageMsg>, model: &Model, sharing: &Sharing) -> Html {
    /// Things that are listed.
    const MOST: usize = 100;
    let found = sharing.mentions(model);
    let mut listed: Vec<&Mention> = Vec::new();
    for mention in found.iter().filter(|mention| !sharing.kept.contains(&mention.kind)) {
        if listed.len() < MOST && listed.iter().all(|other| other.alias != mention.alias) {
            listed.push(mention);
        }
    }
    let thing = |mention: &Mention| {
        let alias = mention.alias.clone();
        let on = sharing.leaves_out(mention, &model.notes);
        let onclick = send.reform(move |_: MouseEvent| PageMsg::KeepThing(alias.clone()));
        html! {
            <label><input type="checkbox" checked={on} {onclick}/>{ mention.span.of(&model.notes) }{ " → " }{ &mention.alias }
                <small>{ mention.context(&model.notes) }</small></label>
        }
    };
    html! { <details class="things"><summary>{ "Choose names" }</summary>{ for listed.into_iter().map(thing) }</details> }
}

/// The link that was made, and the file where it fits nowhere; or the frame, which is no link.
pub(super) fn link(send: &Callback<PageMsg>, link: &str) -> Html {
    let save = send.reform(|_: MouseEvent| PageMsg::Share(Share::Save(Format::Html)));
    html! { <>
        <input id="link" aria-label="Link" readonly=true value={link.to_owned()}/>
        if link.len() > SLACK && !link.starts_with('<') { <button type="button" onclick={save}>{ "Download HTML" }</button> }
    </> }
}

/// What was copied or downloaded, what was replaced in it, and how many events it hides: `Link copied, 3 names replaced, 9 events hidden`.
pub(super) fn done_with(share: Share, names: Option<String>, hidden: usize) -> String {
    let what = match share {
        Share::Link => "Link",
        Share::Frame => "HTML frame",
        Share::Picture => "Picture",
        Share::Copy(Format::Report) => "Text report",
        Share::Copy(Format::Block) => "Code block",
        Share::Save(saved) => DOWNLOADS.iter().find(|(.., format)| *format == saved).map_or("", |row| row.0),
        _ => "Table",
    };
    let done = if matches!(share, Share::Save(_)) { " downloaded" } else { " copied" };
    let whole = matches!(share, Share::Copy(Format::Block) | Share::Save(Format::Html | Format::Json));
    let hidden = (hidden > 0 && !whole).then(|| count(hidden, "event", "events") + " hidden");
    let said: Vec<String> = names.into_iter().chain(hidden).map(|said| [", ", &said].concat()).collect();
    [what, done, &said.concat()].concat()
}

/// Characters of a message that Slack does not cut.
const SLACK: usize = 4_000;

/// Characters of a link that most wikis and servers take.
const WIKI: usize = 8_000;

/// Where a link of so many characters fits.
pub(super) fn fits(length: usize) -> &'static str {
    if length <= SLACK {
        "Short enough for Slack and wikis."
    } else if length <= WIKI {
        "Too long for Slack, which cuts messages at 4,000; short enough for most wikis."
    } else {
        "Too long for chats and most wikis, which cut it. Send the file."
    }
}
