//! What stays in the browser between visits: the notes, and drafts that others took the place of.

use super::{super::dom, App};
use crate::{
    model::{Drafts, Origin},
    sample,
};

/// What the page knows of the browser's storage.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The notes that this page knows to be there. Others are those of another visit or tab.
    notes: Option<String>,
    /// The drafts there.
    pub(super) drafts: Drafts,
    /// True where the browser keeps nothing.
    pub(super) refused: bool,
}

impl Kept {
    /// Looks what is there; `notes` if the page shows them.
    pub(super) fn of(notes: Option<&str>) -> Self {
        let drafts = Drafts::parse(&dom::stored(dom::DRAFTS).unwrap_or_default());
        Self { notes: notes.map(str::to_owned), drafts, refused: false }
    }

    /// Makes a draft of notes that others took the place of.
    pub(super) fn draft(&mut self, notes: &str) {
        if notes == sample::NOTES {
            return;
        }
        // Another tab may have added some.
        self.drafts = Drafts::parse(&dom::stored(dom::DRAFTS).unwrap_or_default());
        self.drafts.add(notes, dom::now());
        while !dom::store(dom::DRAFTS, &self.drafts.text()) && self.drafts.drop_oldest() {}
    }

    /// Keeps the notes for the next visit; what stands there and did not come from here becomes a draft.
    fn keep(&mut self, notes: &str) {
        let there =
            dom::stored(dom::NOTES).filter(|there| there != notes && self.notes.as_ref() != Some(there));
        if let Some(there) = there {
            self.draft(&there);
        }
        self.notes = Some(notes.to_owned());
        self.refused = !dom::store(dom::NOTES, notes);
        // The notes come before the drafts.
        while self.refused && self.drafts.drop_oldest() {
            dom::store(dom::DRAFTS, &self.drafts.text());
            self.refused = !dom::store(dom::NOTES, notes);
        }
    }
}

impl App {
    /// Keeps the notes of the page, which a link in the address would hide at the next visit.
    pub(super) fn keep(&mut self, notes: &str) {
        dom::leave_link();
        self.kept.keep(notes);
    }

    /// Notes came by a link: those that are kept here may be the same, or else become a draft.
    pub(super) fn came(&mut self) {
        if let Some(own) = dom::stored(dom::NOTES) {
            if *own == *self.model.notes {
                self.model.origin = Origin::Own;
                self.kept = Kept::of(Some(&own));
            } else {
                self.kept = Kept::of(None);
                self.kept.draft(&own);
            }
        }
    }
}
