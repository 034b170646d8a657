//! The state of the page and the one pure function that changes it.

mod history;
mod sheet;
mod view;

use std::rc::Rc;

pub use self::{
    history::{History, Splice},
    sheet::{Sheet, Sight, Stretch},
    view::{Look, PAGE, View},
};
use crate::{
    clock::WallClock,
    incident::Incident,
    layout::{self, Break, Viewport},
    link::Condition,
    read_incident_by, sample,
    zones::{self, Missing, Rules},
};

/// Where the notes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The page's own sample; a paste replaces it.
    Sample,
    /// Somebody's link; not stored until they are edited.
    Link,
    /// Typed, pasted or kept from the last visit.
    Own,
}

/// Something the page has to tell about where the notes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The link lost its end: what is left is shown.
    CutOff,
    /// The link was changed on its way.
    Altered,
    /// The link was made by a later version.
    Newer,
    /// Nothing of the link could be read.
    Broken,
    /// The notes are too long for a link that every program passes on.
    LinkNotMade,
    /// No zone of that name is known.
    NoSuchZone,
    /// The notes state no zone, so that their times cannot be told in another.
    NoZoneStated,
    /// The notes state no date, and the zone has other offsets on other days.
    NoDateStated,
    /// A correction could not be put into words that are read back as it was meant.
    NotWritten,
    /// A file is no text, or cannot be read.
    NoText,
    /// A file has bytes that are no text.
    Damaged,
}

impl Notice {
    /// What the page says.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::CutOff => {
                "This link was cut off on its way. What is left of the notes is shown; the end is missing."
            }
            Self::Altered => {
                "This link was changed on its way. The notes may differ from those that were sent."
            }
            Self::Newer => {
                "This link was made by a later version of this page. Reload the page, or ask for the notes themselves."
            }
            Self::Broken => {
                "Nothing could be read from this link. Ask for it again, or for the notes themselves."
            }
            Self::NotWritten => {
                "No words were found that would say this in the notes as they are. Change the notes by hand."
            }
            Self::NoSuchZone => {
                "No zone has that name. Names are such as UTC, JST, +05:30, Europe/Berlin or America/New_York."
            }
            Self::NoZoneStated => {
                "The notes do not say in which zone their times are, so they cannot be told in another. Settle that first, under the picture."
            }
            Self::NoDateStated => {
                "The notes state no date, and that zone has another offset in summer. Settle the date first, under the picture."
            }
            Self::NoText => {
                "Not every file is a text of at most 20 MB that can be read here; what is none was left out. Save it as plain text in UTF-8 first."
            }
            Self::Damaged => {
                "This file is not wholly in UTF-8: what could not be read is shown as \u{fffd}. Save it as UTF-8 to see all of it."
            }
            Self::LinkNotMade => "This browser could not make a link. Copy the notes themselves instead.",
        }
    }
}

/// All that the page knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The notes: the document.
    pub notes: Rc<str>,
    /// What was read from them.
    pub incident: Rc<Incident>,
    /// The same in the zone that it is looked at in: what is shown.
    pub told: Rc<Incident>,
    /// The wall clock of that zone.
    pub clock: WallClock,
    /// Where the offsets of named zones come from.
    pub rules: Rules,
    /// Where the notes come from.
    pub origin: Origin,
    /// What has to be told about the notes.
    pub notice: Option<Notice>,
    /// How one looks at it.
    pub view: View,
    /// First and last instant of the incident.
    pub extent: Option<(i64, i64)>,
    /// The silences that the picture may fold.
    pub breaks: Rc<[Break]>,
    /// Kinds and, after an `@`, actors that can be left out, each with its number of events.
    pub tally: Rc<[(String, i64)]>,
    /// Which events are left out, by index; empty where none is.
    pub hidden: Rc<[bool]>,
    /// The link that was asked for.
    pub link: Option<Rc<str>>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// The notes were changed by hand or by a paste.
    Edited(String),
    /// A link was unpacked.
    Opened(String, Condition),
    /// Something has to be told.
    Tell(Notice),
    /// Look at it otherwise.
    Look(Look),
    /// Show times in this zone; in that of the notes where its name is empty.
    Zone(String),
    /// A link was made.
    Linked(String),
    /// Put the notice and the link away.
    Dismiss,
}

impl Model {
    /// The page with `notes` from `origin`.
    #[must_use]
    pub fn new(notes: &str, origin: Origin, rules: Rules) -> Self {
        let incident = Rc::new(read_incident_by(notes, rules));
        Self {
            notes: notes.into(),
            told: incident.clone(),
            clock: incident.clock.clone(),
            rules,
            extent: incident.extent(),
            breaks: layout::breaks(&incident).into(),
            tally: view::tally(&incident),
            incident,
            origin,
            notice: None,
            view: View::default(),
            hidden: Rc::default(),
            link: None,
        }
    }

    /// The page as it opens on a first visit.
    #[must_use]
    pub fn sample(rules: Rules) -> Self {
        Self::new(sample::NOTES, Origin::Sample, rules)
    }

    /// The viewport that the picture is laid out for.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.view.viewport(self)
    }
}

/// The page after `msg`, or none when nothing changes.
#[must_use]
pub fn update(model: &Model, msg: Msg) -> Option<Model> {
    let next = match msg {
        Msg::Edited(notes) if *notes == *model.notes => return None,
        Msg::Edited(notes) => {
            let next = Model::new(&notes, Origin::Own, model.rules);
            let mut view = view::kept(&model.view, &model.incident, &next.incident);
            if model.origin == Origin::Sample {
                view = View { width: view.width, grouping: view.grouping, ..View::default() };
            }
            next.looked(view)
        }
        Msg::Opened(notes, condition) => {
            let notice = match condition {
                Condition::Whole => None,
                Condition::CutOff => Some(Notice::CutOff),
                Condition::Altered => Some(Notice::Altered),
            };
            let view = View { width: model.view.width, ..View::default() };
            Model { notice, view, ..Model::new(&notes, Origin::Link, model.rules) }
        }
        Msg::Tell(notice) => Model { notice: Some(notice), ..model.clone() },
        Msg::Look(look) => {
            let view = model.view.after(model, look);
            if view == model.view {
                return None;
            }
            return Some(model.clone().looked(view));
        }
        Msg::Zone(name) => {
            let zone = Some(name.trim()).filter(|name| !name.is_empty());
            if let Err(missing) = zones::wall_clock(&model.incident, zone, model.rules) {
                let notice = match missing {
                    Missing::Zone => Notice::NoZoneStated,
                    Missing::Date => Notice::NoDateStated,
                    Missing::Rules => Notice::NoSuchZone,
                };
                return Some(Model { notice: Some(notice), ..model.clone() });
            }
            let view = View { zone: zone.map(Into::into), ..model.view.clone() };
            Model { notice: None, ..model.clone() }.looked(view)
        }
        Msg::Linked(link) => Model { link: Some(link.into()), ..model.clone() },
        Msg::Dismiss => Model { notice: None, link: None, ..model.clone() },
    };
    (!same(&next, model)).then_some(next)
}

impl Model {
    /// The same notes looked at in another way.
    fn looked(mut self, mut view: View) -> Self {
        if view.zone != self.view.zone {
            // Other notes may not say what is needed to tell them in the zone that was chosen.
            let clock = zones::wall_clock(&self.incident, view.zone.as_deref(), self.rules);
            if clock.is_err() {
                view.zone = None;
            }
            self.clock = clock.unwrap_or_else(|_| self.incident.clock.clone());
            self.told = match &view.zone {
                Some(_) => Rc::new(zones::in_zone(&self.incident, &self.clock)),
                None => self.incident.clone(),
            };
        }
        let same = view.filter == self.view.filter && view.muted == self.view.muted;
        let hidden = if same { self.hidden.clone() } else { view::hidden(&self.incident, &view) };
        Self { view, hidden, ..self }
    }
}

/// True where nothing but the window of the axis differs: the picture alone shows it.
#[must_use]
pub fn moved(one: &Model, other: &Model) -> bool {
    let view = View { window: other.view.window, ..one.view.clone() };
    same(&Model { view, ..one.clone() }, other)
}

/// True when nothing differs. Two readings are the same only when they are one.
fn same(one: &Model, other: &Model) -> bool {
    Rc::ptr_eq(&one.incident, &other.incident)
        && one.view == other.view
        && one.notice == other.notice
        && one.link == other.link
}
