//! How notes are written and read: what is typed, pasted, opened, corrected, undone, and the field in step with the model.

use std::rc::Rc;

use web_sys::File;
use yew::{Component, Context, platform::spawn_local};

use super::{
    super::{
        dom,
        intl::RULES,
        notes::{AHEAD, LONG},
    },
    App, Ask, send,
};
use crate::{
    edit::{Change, Edit, edit},
    import::{self, Trouble},
    model::{Msg, Notice, Origin},
    span::Span,
};

impl App {
    /// Takes over what was typed, and reads it: long notes once the person who types pauses.
    pub(super) fn typed(&mut self, ctx: &Context<Self>) -> bool {
        /// Milliseconds without a key.
        const PAUSE: i32 = 300;
        if !self.pane.take(true) {
            return false;
        }
        if self.pane.notes().len() <= LONG {
            return self.read(ctx);
        }
        self.pane.show(&self.model.incident);
        self.typings += 1;
        self.unread.set(true);
        let (link, typings) = (ctx.link().clone(), self.typings);
        dom::later(PAUSE, move || link.send_message(Ask::Paused(typings)));
        false
    }

    /// Undoes the last step in the notes, or does it again.
    pub(super) fn undo(&mut self, ctx: &Context<Self>, forth: bool) -> bool {
        self.settle();
        self.keep_focus(|app| app.pane.undo(forth));
        self.read(ctx)
    }

    /// Makes a link to the notes.
    pub(super) fn share(&mut self, ctx: &Context<Self>) -> bool {
        let read = self.read(ctx);
        let (send, notes) = (send(ctx), self.model.notes.to_string());
        spawn_local(async move {
            let link = dom::make_link(notes).await.and_then(|fragment| dom::share(&fragment));
            send.emit(link.map_or(Msg::Tell(Notice::LinkNotMade), Msg::Linked));
        });
        read
    }

    /// Reads files, one after the other, to put their texts in the place of the notes.
    pub(super) fn open(ctx: &Context<Self>, files: Vec<File>) {
        let send = ctx.link().callback(|(text, notice)| Ask::Opened(text, notice));
        spawn_local(async move {
            let mut texts = Vec::new();
            for file in files {
                let text = dom::text_of(&file).await;
                texts.push(text.map(|text| import::from_file(&file.name(), &text)));
            }
            let (text, trouble) = import::together(texts);
            let notice = trouble.map(|trouble| match trouble {
                Trouble::NoText => Notice::NoText,
                Trouble::Damaged => Notice::Damaged,
            });
            send.emit((text, notice));
        });
    }

    /// Puts a paste where the selection is, or in the place of the sample.
    pub(super) fn pasted(&mut self, ctx: &Context<Self>, texts: Vec<String>) -> bool {
        let read = self.read(ctx);
        let sample = self.model.origin == Origin::Sample;
        let span = if sample { self.all() } else { self.pane.selection() };
        self.put(ctx, span, texts) || read
    }

    /// Brings the field in step with the model, once that is drawn.
    pub(super) fn keep_step(&mut self, ctx: &Context<Self>) {
        if !self.in_step() {
            if self.is_ahead() {
                // The picture is painted before the report is drawn, and that before the field lays out long notes.
                if !self.behind {
                    self.behind = true;
                    self.pane.lock(true);
                    Self::soon(ctx, Ask::Report);
                }
                return;
            }
            self.written = self.model.notes.clone();
            self.pane.hold(&self.model.notes);
        }
        self.pane.follow(&self.model);
    }

    /// True where the field holds the notes of the model, or what was typed since.
    fn in_step(&self) -> bool {
        Rc::ptr_eq(&self.written, &self.model.notes)
    }

    /// True while the model holds long notes that the field has not taken in.
    pub(super) fn is_ahead(&self) -> bool {
        let long = self.pane.field().is_some() && self.model.notes.len() > AHEAD;
        long && !self.in_step() && *self.pane.notes() != *self.model.notes
    }

    /// Asks for something once what was drawn is painted.
    pub(super) fn soon(ctx: &Context<Self>, ask: Ask) {
        let link = ctx.link().clone();
        dom::later(30, move || link.send_message(ask));
    }

    /// Brings field and storage in step with notes that were painted before the field took them in.
    pub(super) fn settle(&mut self) {
        if self.behind {
            self.behind = false;
            self.pane.lock(false);
            if let Some((span, texts)) = self.coming.take() {
                self.keep_focus(|app| app.pane.put(span, texts));
                dom::store(&self.model.notes);
            }
            self.written = self.model.notes.clone();
            self.pane.hold(&self.model.notes);
            self.pane.follow(&self.model);
        }
    }

    /// Reads what the field holds, where it was not yet read.
    pub(super) fn read(&mut self, ctx: &Context<Self>) -> bool {
        self.settle();
        self.unread.set(false);
        // Notes that stand on another page have no field.
        let held = self.in_step() && self.pane.field().is_some();
        let changed = held && *self.pane.notes() != *self.model.notes;
        if changed {
            self.update(ctx, Ask::Model(Msg::Edited(self.pane.notes().to_owned())));
            // More may be typed before the page is drawn, and is not to be overwritten then.
            self.written = self.model.notes.clone();
        }
        changed
    }

    /// Where all notes stand.
    fn all(&self) -> Span {
        Span::new(0, self.pane.notes().len())
    }

    /// Puts other notes in the place of all notes, and shows their start.
    pub(super) fn replace(&mut self, ctx: &Context<Self>, notes: String) -> bool {
        let read = self.read(ctx);
        let changed = self.put(ctx, self.all(), vec![notes]) || read;
        if let Some(field) = self.pane.field().filter(|_| self.coming.is_none()) {
            dom::to_start(&field);
        }
        changed
    }

    /// Puts texts, each in the place of the one before, into the notes. Undo goes back over them one by one.
    pub(super) fn put(&mut self, ctx: &Context<Self>, span: Span, texts: Vec<String>) -> bool {
        // As the field itself would have its line ends.
        let texts: Vec<_> = texts.into_iter().map(|text| import::line_ends(&text)).collect();
        if let Some(text) = texts.last().filter(|text| text.len() > AHEAD) {
            let notes = Edit { span, text: text.clone() }.apply(self.pane.notes());
            self.coming = Some((span, texts));
            let changed = self.update(ctx, Ask::Model(Msg::Edited(notes)));
            if !changed {
                self.coming = None;
            }
            return changed;
        }
        self.keep_focus(|app| app.pane.put(span, texts));
        self.read(ctx)
    }

    /// Does something that takes the focus into the notes, and gives it back to the picture or the field that had it.
    fn keep_focus(&mut self, act: impl FnOnce(&mut Self)) {
        let focused = dom::focused();
        act(self);
        if let Some(focused) = focused {
            let _ = focused.focus();
        }
    }

    /// Writes a correction into the notes, so that undo takes it back.
    pub(super) fn correct(&mut self, ctx: &Context<Self>, change: &Change) -> bool {
        // What was typed since may have moved what is meant.
        if self.read(ctx) {
            return true;
        }
        match edit(&self.model.notes, &self.model.incident, change, RULES) {
            Some(edit) => self.put(ctx, edit.span, vec![edit.text]),
            None => self.update(ctx, Ask::Model(Msg::Tell(Notice::NotWritten))),
        }
    }
}
