//! The state of the page and the one pure function that changes it.

mod address;
mod drafts;
mod editor;
mod fields;
mod history;
mod navigate;
mod notice;
mod share;
mod sheet;
mod state;
mod text;
mod view;

use std::rc::Rc;

pub use self::{
    address::{fragment, keys, viewed},
    drafts::{Draft, Drafts},
    editor::{AHEAD, Editor, EditorMsg, Effect, LONG, Put},
    fields::{changes, room_after},
    history::{Direction, History, Splice},
    navigate::{Step, ViewMsg},
    notice::{Notice, Said, Then, written},
    share::Format,
    sheet::{ScrollPosition, Sheet, VisibleRange},
    state::{Model, Origin},
    text::{MOST, PART, Text},
    view::{Field, List, PAGE, Tab, Tag, Tally, View},
};
use crate::{
    link::Condition,
    sample,
    span::common,
    zones::{self, Missing},
};

/// What can happen to the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelMsg {
    /// The notes were edited.
    Edited(String),
    /// A link was unpacked.
    Opened(String, Condition),
    /// Show a notice.
    Tell(Notice),
    /// A change of view.
    View(ViewMsg),
    /// Show times in this zone; an empty name means the zone of the notes.
    Zone(String),
    /// View the notes as the keys of this fragment of an address say.
    Address(String),
    /// A link was made; what is said of it.
    Linked(String, String, Then),
    /// What was just done.
    Said(String, Then),
    /// Dismiss what is said of it, and the link.
    Dismiss,
}

/// The state after `msg`; none if nothing changes.
///
/// ```
/// use incident_timeline::{model::{Model, ModelMsg, update}, zones::Rules};
///
/// let page = Model::sample(Rules::NONE);
/// let page = update(&page, ModelMsg::Edited("10:02 pager fired\n".to_owned())).unwrap();
/// assert_eq!(page.incident.events.len(), 1);
/// assert_eq!(update(&page, ModelMsg::Edited(page.notes.to_string())), None);
/// ```
#[must_use]
pub fn update(model: &Model, msg: ModelMsg) -> Option<Model> {
    let next = match msg {
        ModelMsg::Edited(notes) if *notes == *model.notes => return None,
        ModelMsg::Edited(notes) => {
            let origin = if notes == sample::NOTES { Origin::Sample } else { Origin::Own };
            replaced(model, Model::new(&notes, origin, model.rules))
        }
        ModelMsg::Opened(notes, condition) => {
            let next = Model::new(&notes, Origin::Link, model.rules);
            let mut next = replaced(model, Model { notice: Notice::of(condition), ..next });
            // What came through of a link may have no time yet: then there is nothing else to see.
            if condition != Condition::Whole && next.incident.events.is_empty() {
                next.view.tab = Tab::Notes;
            }
            next
        }
        ModelMsg::Tell(notice) => Model { notice: Some(notice), ..model.clone() },
        ModelMsg::View(msg) => {
            let passing = msg.is_passing();
            let view = model.view.after(model, msg);
            if view == model.view {
                return None;
            }
            let next = model.clone().looked(view);
            return Some(if passing { next } else { next.unsaid() });
        }
        ModelMsg::Zone(name) => {
            let zone = Some(name.trim()).filter(|name| !name.is_empty());
            if let Err(missing) = zones::wall_clock(&model.incident, zone, model.rules) {
                let notice = match missing {
                    Missing::Zone => Notice::NoZoneStated,
                    Missing::Date => Notice::NoDateStated,
                    Missing::Rules => Notice::NoSuchZone,
                };
                let view = View { zones: name.trim().into(), ..model.view.clone() };
                return Some(Model { notice: Some(notice), view, ..model.clone() });
            }
            let view = View { zone: zone.map(Into::into), zones: Rc::default(), ..model.view.clone() };
            Model { notice: None, ..model.clone() }.unsaid().looked(view)
        }
        ModelMsg::Address(fragment) => viewed(model, &fragment),
        ModelMsg::Linked(link, words, then) => {
            let said = Some(Said { words: words.into(), then });
            Model { link: Some(link.into()), said, ..model.clone() }
        }
        ModelMsg::Said(words, then) => {
            Model { link: None, said: Some(Said { words: words.into(), then }), ..model.clone() }
        }
        ModelMsg::Dismiss => Model { link: None, said: None, ..model.clone() },
    };
    (!same(&next, model)).then_some(next)
}

/// `next`, whose notes take the place of those of `model`, in the view that then still means something.
#[must_use]
pub fn replaced(model: &Model, next: Model) -> Model {
    let (known, width) = (&model.view, model.view.width);
    let others = model.origin == Origin::Sample || are_others(&model.notes, &next.notes);
    let view = match next.origin {
        Origin::Link => View { width, ..View::default() },
        _ if others => {
            let (grouping, tab, theme) = (known.grouping, known.tab, known.theme);
            View { width, grouping, tab, theme, ..View::default() }
        }
        _ => view::kept(known, &model.incident, &next.incident),
    };
    let mut next = next.looked(view);
    if let Some(event) = next.view.event().filter(|event| Some(*event) != known.event()) {
        next.view.turn_to(&next.hidden, event);
    }
    next
}

/// True where most of the notes is gone: what stands there now are others, of which nothing that was chosen for the view is meant.
#[must_use]
pub fn are_others(before: &str, after: &str) -> bool {
    let (head, tail) = common(before, after);
    (head + tail) * 2 < before.len()
}

/// True if nothing but the window differs, so that only the picture has to be redrawn.
#[must_use]
pub fn moved(one: &Model, other: &Model) -> bool {
    let view = View { window: other.view.window, ..one.view.clone() };
    same(&Model { view, ..one.clone() }, other)
}

/// True if nothing differs. Readings are compared by identity.
fn same(one: &Model, other: &Model) -> bool {
    Rc::ptr_eq(&one.incident, &other.incident)
        && one.view == other.view
        && one.notice == other.notice
        && one.link == other.link
        && one.said == other.said
}
