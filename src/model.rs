//! The state of the page and the one pure function that changes it.

use std::rc::Rc;

use crate::{
    incident::Incident,
    layout::{Viewport, layout},
    link::Condition,
    read_incident, sample,
    scene::Target,
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
    /// Where they come from.
    pub origin: Origin,
    /// What has to be told about them.
    pub notice: Option<Notice>,
    /// The window of the axis in milliseconds; none fits the whole incident.
    pub window: Option<(i64, i64)>,
    /// What is lit up in picture, list and notes.
    pub lit: Option<Target>,
    /// True when the notes should scroll to what is lit.
    pub follow: bool,
    /// Width of the picture in pixels; 0 before it was measured.
    pub width: i32,
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
    /// A link could not be unpacked.
    NotOpened(Notice),
    /// Light up a part, or nothing, in passing.
    Light(Option<Target>),
    /// Light up a part and show it in the notes.
    Show(Target),
    /// Light up the next (1) or the previous (-1) event.
    Step(i32),
    /// Zoom by a percentage around a pixel of the picture.
    Zoom(i32, Option<i32>),
    /// Drag the picture by pixels to the right.
    Pan(i32),
    /// Show the whole incident.
    Fit,
    /// The picture has this width.
    Width(i32),
    /// A link was made.
    Linked(String),
    /// Put the notice and the link away.
    Dismiss,
}

impl Model {
    /// The page with `notes` from `origin`.
    #[must_use]
    pub fn new(notes: &str, origin: Origin) -> Self {
        Self {
            notes: notes.into(),
            incident: Rc::new(read_incident(notes)),
            origin,
            notice: None,
            window: None,
            lit: None,
            follow: false,
            width: 0,
            link: None,
        }
    }

    /// The page as it opens on a first visit.
    #[must_use]
    pub fn sample() -> Self {
        Self::new(sample::NOTES, Origin::Sample)
    }

    /// The viewport that the picture is laid out for.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        Viewport {
            width: self.width,
            from: self.window.map(|(from, _)| from),
            to: self.window.map(|(_, to)| to),
        }
    }
}

/// The page after `msg`, or none when nothing changes.
#[must_use]
pub fn update(model: &Model, msg: Msg) -> Option<Model> {
    let next = match msg {
        Msg::Edited(notes) if *notes == *model.notes => return None,
        Msg::Edited(notes) => {
            let incident = Rc::new(read_incident(&notes));
            // The place in the picture stays while typing; other notes are seen whole.
            let same = model.origin != Origin::Sample
                && model.incident.events.first().map(|e| e.start.at)
                    == incident.events.first().map(|e| e.start.at);
            let window = model.window.filter(|_| same);
            Model {
                notes: notes.into(),
                incident,
                origin: Origin::Own,
                notice: None,
                window,
                lit: None,
                link: None,
                ..model.clone()
            }
        }
        Msg::Opened(notes, condition) => {
            let notice = match condition {
                Condition::Whole => None,
                Condition::CutOff => Some(Notice::CutOff),
                Condition::Altered => Some(Notice::Altered),
            };
            Model { notice, width: model.width, ..Model::new(&notes, Origin::Link) }
        }
        Msg::NotOpened(notice) => Model { notice: Some(notice), ..model.clone() },
        Msg::Light(lit) => Model { lit, follow: false, ..model.clone() },
        Msg::Show(target) => Model { lit: Some(target), follow: true, ..model.clone() },
        Msg::Step(by) => {
            let count = model.incident.events.len();
            let at = match model.lit {
                Some(Target::Event(index)) => index.checked_add_signed(isize::try_from(by).ok()?)?,
                _ if by > 0 => 0,
                _ => count.checked_sub(1)?,
            };
            (at < count).then_some(())?;
            Model { lit: Some(Target::Event(at)), follow: true, ..model.clone() }
        }
        Msg::Zoom(percent, x) => {
            let scale = layout(&model.incident, model.viewport()).scale;
            let scale = scale.zoom(percent, x.unwrap_or_else(|| i32::midpoint(scale.left, scale.right)));
            Model { window: Some((scale.from, scale.to)), ..model.clone() }
        }
        Msg::Pan(pixels) => {
            let scale = layout(&model.incident, model.viewport()).scale.pan(pixels);
            Model { window: Some((scale.from, scale.to)), ..model.clone() }
        }
        Msg::Fit => Model { window: None, ..model.clone() },
        Msg::Width(width) => Model { width, ..model.clone() },
        Msg::Linked(link) => Model { link: Some(link.into()), ..model.clone() },
        Msg::Dismiss => Model { notice: None, link: None, lit: None, ..model.clone() },
    };
    (!same(&next, model)).then_some(next)
}

/// True when nothing differs. Two readings are the same only when they are one.
fn same(one: &Model, other: &Model) -> bool {
    Rc::ptr_eq(&one.incident, &other.incident)
        && (one.lit, one.follow, one.width, one.window)
            == (other.lit, other.follow, other.width, other.window)
        && one.notice == other.notice
        && one.link == other.link
}
