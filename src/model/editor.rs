//! Keeps the text field and the notes that were read in step: a state machine that returns its effects as values.

use std::rc::Rc;

use super::{
    history::{Direction, History, Splice},
    notice::stepped,
    text::Text,
};
use crate::{
    edit::Edit,
    span::{Span, utf16_of_byte},
};

/// Longer notes, in bytes, are read only when typing pauses.
pub const LONG: usize = 50_000;

/// Longer notes from elsewhere, in bytes, are painted first; then the report is drawn and the field takes them in.
pub const AHEAD: usize = 10_000;

/// The text of the notes, its history, and whether it is what was read.
#[derive(Debug, Default)]
pub struct Editor {
    /// The text of the notes, and the part of it that is in the field.
    pub text: Text,
    history: History,
    sync: Sync,
    /// Number of the last typing that waits for a pause.
    typings: usize,
}

/// Whether the field holds the notes that were read.
#[derive(Debug, Default)]
enum Sync {
    /// It does.
    #[default]
    InStep,
    /// It was changed since.
    Unread,
    /// Not yet: they are painted first.
    Coming(Coming),
}

/// Notes that were read and that the field does not hold yet.
#[derive(Debug)]
struct Coming {
    notes: Rc<str>,
    /// The edit that leads to them; none if they replace everything, as those of a link.
    put: Option<Put>,
    /// True once the picture is drawn and only waits to be painted.
    drawn: bool,
}

/// Texts that replace a span of the notes, one after the other, each a step for undo: plain text, then its table.
#[derive(Debug)]
pub struct Put {
    /// The span.
    pub span: Span,
    /// The texts, with `\n` as line ends.
    pub texts: Vec<String>,
}

/// What happened to the notes.
#[derive(Debug)]
pub enum EditorMsg {
    /// A person typed: this is the text of the field now.
    Typed(String),
    /// The pause that [`Effect::AwaitPause`] asked for is over.
    Paused(usize),
    /// Text is pasted, opened or written. Its span is one of the notes as the field has them; send [`EditorMsg::Needed`] first.
    Put(Put),
    /// This byte of the notes, or their end, is to be in the field.
    Reach(usize),
    /// Undo or redo.
    Step(Direction),
    /// What follows needs the field and the reading to agree now.
    Needed,
    /// These notes were read, whether from the field or from elsewhere.
    Read(Rc<str>),
    /// The page was drawn.
    Drawn,
    /// The picture is on the screen: now the field may take its time.
    Painted,
    /// The page is left.
    Left,
}

/// What the page has to do, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read these notes.
    Read(String),
    /// Keep these notes for the next visit.
    Store(Rc<str>),
    /// Others took the place of these notes, or of most of them: keep them as a draft.
    KeepDraft(String),
    /// Replace a range of the field, counted in UTF-16 units.
    Replace {
        /// The range.
        units: Span,
        /// The new text.
        text: String,
    },
    /// Set the whole text of the field, a part of the notes.
    Hold(Rc<str>),
    /// Make the field read-only, or editable again.
    Lock(bool),
    /// Put the caret before this byte of the field, and scroll there: what it holds is new.
    Show(usize),
    /// Say what was undone or redone.
    Say(String, Direction),
    /// Redraw the lines behind the field.
    DrawLines,
    /// Send [`EditorMsg::Paused`] with this number after a pause.
    AwaitPause(usize),
    /// Draw the report once the picture is painted, then send [`EditorMsg::Painted`].
    AwaitPaint,
}

impl Editor {
    /// The notes as the field has them, with what stands before and after its part.
    #[must_use]
    pub fn notes(&self) -> &str {
        self.text.whole()
    }

    /// The span of all of it.
    #[must_use]
    pub fn all(&self) -> Span {
        Span::new(0, self.notes().len())
    }

    /// True if the field holds the notes that were read.
    #[must_use]
    pub fn in_step(&self) -> bool {
        matches!(self.sync, Sync::InStep)
    }

    /// True while long notes are painted that the field does not hold yet.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        matches!(&self.sync, Sync::Coming(coming) if coming.notes.len() > AHEAD)
    }

    /// True where there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.has_done() || matches!(&self.sync, Sync::Coming(coming) if coming.put.is_some())
    }

    /// True where something was undone and nothing was written since.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.has_undone()
    }

    /// True where the last step added an event that is not told yet.
    #[must_use]
    pub fn has_added(&self) -> bool {
        self.history.has_added()
    }

    /// Handles a message; returns what the page has to do.
    pub fn update(&mut self, msg: EditorMsg) -> Vec<Effect> {
        let mut effects = Vec::new();
        match msg {
            EditorMsg::Typed(text) => self.typed(&text, &mut effects),
            EditorMsg::Paused(typings) => {
                if typings == self.typings {
                    self.read(&mut effects);
                }
            }
            EditorMsg::Put(put) => self.put(put, &mut effects),
            EditorMsg::Step(direction) => {
                self.settle(&mut effects);
                let edit = self.history.step(self.text.whole(), direction);
                let said = edit.as_ref().map(|edit| stepped(self.text.whole(), edit, direction));
                if let Some(edit) = edit {
                    self.replace(edit, &mut effects);
                }
                self.read(&mut effects);
                effects.extend(said.map(|said| Effect::Say(said, direction)));
            }
            EditorMsg::Needed => {
                self.settle(&mut effects);
                self.read(&mut effects);
            }
            EditorMsg::Read(notes) => {
                let known = match &self.sync {
                    Sync::Coming(coming) => *coming.notes == *notes,
                    _ => *self.notes() == *notes,
                };
                if !known {
                    self.settle(&mut effects);
                    self.sync = Sync::Coming(Coming { notes, put: None, drawn: false });
                }
            }
            EditorMsg::Drawn => {
                let ahead = self.is_ahead();
                match &mut self.sync {
                    Sync::Coming(_) if !ahead => self.settle(&mut effects),
                    Sync::Coming(coming) if !coming.drawn => {
                        coming.drawn = true;
                        effects.extend([Effect::Lock(true), Effect::AwaitPaint]);
                    }
                    _ => {}
                }
            }
            EditorMsg::Reach(at) => {
                // What is on its way has another text.
                if !matches!(self.sync, Sync::Coming(_)) && self.text.reach(at) {
                    self.show(at, &mut effects);
                }
            }
            EditorMsg::Painted => self.settle(&mut effects),
            EditorMsg::Left => match &self.sync {
                Sync::Unread => effects.push(Effect::Store(self.notes().into())),
                Sync::Coming(coming) if coming.put.is_some() => {
                    effects.push(Effect::Store(coming.notes.clone()));
                }
                _ => {}
            },
        }
        effects
    }

    /// Handles typing.
    fn typed(&mut self, text: &str, effects: &mut Vec<Effect>) {
        let before = self.notes().len();
        let Some((step, moved)) = self.text.typed(text) else { return };
        let span = Span::new(step.at, step.at + step.new.len());
        if step.old.len() * 2 > before {
            effects.push(Effect::KeepDraft(Edit { span, text: step.old.clone() }.apply(self.notes())));
        }
        if moved {
            self.show(span.end, effects);
        }
        if let Sync::Coming(Coming { put: Some(put), .. }) = &mut self.sync {
            // A locked field may still take in the end of a composition.
            put.span = step.moved(put.span);
        }
        self.history.add_typed(step);
        match self.sync {
            Sync::Coming(_) => self.settle(effects),
            _ if self.notes().len() > LONG => {
                self.typings += 1;
                effects.extend([Effect::DrawLines, Effect::AwaitPause(self.typings)]);
                self.sync = Sync::Unread;
                return;
            }
            _ => {}
        }
        self.sync = Sync::Unread;
        self.read(effects);
    }

    /// Writes into the field and reads it, or the other way round for long texts.
    fn put(&mut self, put: Put, effects: &mut Vec<Effect>) {
        let Some(text) = put.texts.last() else { return };
        let before = self.notes();
        if (put.span.end - put.span.start) * 2 > before.len() && before != text {
            effects.push(Effect::KeepDraft(before.to_owned()));
        }
        if text.len() <= AHEAD {
            self.replace_by_each(put, effects);
            self.read(effects);
            return;
        }
        let notes = Edit { span: put.span, text: text.clone() }.apply(self.notes());
        if notes != self.notes() {
            let coming = Coming { notes: notes.as_str().into(), put: Some(put), drawn: false };
            self.sync = Sync::Coming(coming);
            effects.push(Effect::Read(notes));
        }
    }

    /// Brings the field up to date with notes that were painted first.
    fn settle(&mut self, effects: &mut Vec<Effect>) {
        if !matches!(self.sync, Sync::Coming(_)) {
            return;
        }
        let Sync::Coming(Coming { notes, put, drawn }) = std::mem::take(&mut self.sync) else { return };
        if drawn {
            effects.push(Effect::Lock(false));
        }
        if let Some(put) = put {
            self.replace_by_each(put, effects);
            self.sync = Sync::InStep;
            effects.extend([Effect::Store(notes), Effect::DrawLines]);
            return;
        }
        // The notes that the page opens with are no step.
        let first = self.text.is_new();
        let edit = Edit { span: self.all(), text: notes.as_ref().to_owned() };
        if let Some(step) = self.text.apply(&edit, 0).0.filter(|_| !first) {
            self.history.add(step);
        }
        self.show(0, effects);
    }

    /// Has the field hold the part that it is to have now, and shows a place of it.
    fn show(&self, at: usize, effects: &mut Vec<Effect>) {
        let at = self.text.in_field(Span::new(at, at)).start;
        effects.extend([Effect::Hold(self.text.sheet.notes().into()), Effect::Show(at), Effect::DrawLines]);
    }

    /// Writes each text into the field, as a step of its own.
    fn replace_by_each(&mut self, Put { mut span, texts }: Put, effects: &mut Vec<Effect>) {
        let all = span == self.all();
        for text in texts {
            let edit = Edit { span, text };
            span = Span::new(span.start, span.start + edit.text.len());
            if let Some(step) = self.replace(edit, effects) {
                self.history.add(step);
            }
        }
        if all {
            effects.push(Effect::Show(0));
        }
    }

    /// Replaces a span of the notes.
    fn replace(&mut self, edit: Edit, effects: &mut Vec<Effect>) -> Option<Splice> {
        let (field, place) = (self.text.sheet.notes(), self.text.in_field(edit.span));
        let (before, Span { start, end }) = (field.len(), place);
        let units = Span::new(utf16_of_byte(field, start), utf16_of_byte(field, end));
        let most = (end - start) * 2 > before;
        // What is long is seen from its start; else one goes on behind it.
        let at = edit.span.start + if most || edit.text.len() > AHEAD { 0 } else { edit.text.len() };
        let (step, moved) = self.text.apply(&edit, at);
        self.sync = Sync::Unread;
        // Browsers take minutes to replace many lines by many as if they were typed.
        if moved || most && before.max(self.text.sheet.notes().len()) > AHEAD {
            self.show(at, effects);
        } else {
            effects.push(Effect::Replace { units, text: edit.text });
        }
        step
    }

    /// Reads the field if it was changed.
    fn read(&mut self, effects: &mut Vec<Effect>) {
        if matches!(self.sync, Sync::Unread) {
            self.sync = Sync::InStep;
            effects.push(Effect::Read(self.notes().to_owned()));
        }
    }
}
