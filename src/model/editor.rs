//! How the text field and the notes that were read stay in step: what happened to either, and what is to be done then.

use std::rc::Rc;

use super::{
    history::{Direction, History, Splice},
    sheet::Sheet,
};
use crate::{
    edit::Edit,
    span::{Span, utf16_of_byte},
};

/// Bytes of notes from which on they are read once the person who types pauses.
pub const LONG: usize = 50_000;

/// Bytes of new notes from which on the picture is painted before the report is drawn and the field takes them in.
pub const AHEAD: usize = 10_000;

/// The text of the field, what was done to it, and how it stands to the notes that were read.
#[derive(Debug, Default)]
pub struct Editor {
    /// The text of the field.
    pub sheet: Sheet,
    history: History,
    sync: Sync,
    /// How many times something was typed that was not read at once.
    typings: usize,
}

/// How the field stands to the notes that were read.
#[derive(Debug, Default)]
enum Sync {
    /// It holds them.
    #[default]
    InStep,
    /// It holds more than was read.
    Unread,
    /// It has yet to take them in.
    Coming(Coming),
}

/// Notes that were read before the field takes them in.
#[derive(Debug)]
struct Coming {
    notes: Rc<str>,
    /// What leads to them; none where they take the place of all notes.
    put: Option<Put>,
    /// True once their picture was drawn, and the field waits for it to be painted.
    drawn: bool,
}

/// Texts that take the place of a stretch of the notes, each that of the one before, so that undo goes back over them.
#[derive(Debug)]
pub struct Put {
    /// The stretch.
    pub span: Span,
    /// The texts, with line ends as the field has them.
    pub texts: Vec<String>,
}

/// What happened to the notes.
#[derive(Debug)]
pub enum EditorMsg {
    /// A person changed the text of the field to this.
    Typed(String),
    /// Nothing was typed for a while after the typing of this number.
    Paused(usize),
    /// Texts were pasted, opened or written, in the place of a stretch of what the field holds: after [`EditorMsg::Needed`].
    Put(Put),
    /// A step was undone or done again.
    Step(Direction),
    /// Somebody needs all that the field holds to be read.
    Needed,
    /// These notes were read: those of the field, or others.
    Read(Rc<str>),
    /// The page was drawn.
    Drawn,
    /// What was drawn is painted: the field may take its time.
    Painted,
    /// The page is left.
    Left,
}

/// What is to be done then, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read these notes.
    Read(String),
    /// Keep these notes for the next visit.
    Store(Rc<str>),
    /// Put `text` in the place of some UTF-16 units of the field.
    Replace {
        /// The units.
        units: Span,
        /// What takes their place.
        text: String,
    },
    /// Have the field hold this.
    Hold(Rc<str>),
    /// Have the field refuse what is typed, or no longer.
    Lock(bool),
    /// Draw the lines behind the field anew.
    DrawLines,
    /// Tell when nothing was typed for a while: [`EditorMsg::Paused`] with this number.
    AwaitPause(usize),
    /// Tell when the picture is painted and the report drawn: [`EditorMsg::Painted`].
    AwaitPaint,
}

impl Editor {
    /// The text of the field.
    #[must_use]
    pub fn notes(&self) -> &str {
        self.sheet.notes()
    }

    /// Where all of it stands.
    #[must_use]
    pub fn all(&self) -> Span {
        Span::new(0, self.notes().len())
    }

    /// True where the notes that were read are those of the field.
    #[must_use]
    pub fn in_step(&self) -> bool {
        matches!(self.sync, Sync::InStep)
    }

    /// True while long notes were read that the field has not taken in.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        matches!(&self.sync, Sync::Coming(coming) if coming.notes.len() > AHEAD)
    }

    /// Takes in what happened; returns what is to be done.
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
                if let Some(edit) = self.history.step(self.sheet.notes(), direction) {
                    self.replace(edit, &mut effects);
                }
                self.read(&mut effects);
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

    /// Takes over what was typed.
    fn typed(&mut self, text: &str, effects: &mut Vec<Effect>) {
        let Some(step) = self.take(text) else { return };
        if let Sync::Coming(Coming { put: Some(put), .. }) = &mut self.sync {
            // A locked field may still take in the end of a composition.
            put.span = step.moved(put.span);
        }
        self.history.add_typed(step);
        match self.sync {
            Sync::Coming(_) => self.settle(effects),
            _ if text.len() > LONG => {
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

    /// Puts texts into the field and reads it; long ones are read first.
    fn put(&mut self, put: Put, effects: &mut Vec<Effect>) {
        let Some(text) = put.texts.last() else { return };
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

    /// Has the field take in what was read before it.
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
        let first = self.sheet.lines() == 0;
        if let Some(step) = self.sheet.take(&notes).filter(|_| !first) {
            self.history.add(step);
        }
        effects.extend([Effect::Hold(notes), Effect::DrawLines]);
    }

    /// Puts texts into the field, each as a step of its own.
    fn replace_by_each(&mut self, Put { mut span, texts }: Put, effects: &mut Vec<Effect>) {
        for text in texts {
            let edit = Edit { span, text };
            span = Span::new(span.start, span.start + edit.text.len());
            if let Some(step) = self.replace(edit, effects) {
                self.history.add(step);
            }
        }
    }

    /// Puts words in the place of others.
    fn replace(&mut self, edit: Edit, effects: &mut Vec<Effect>) -> Option<Splice> {
        let unit = |at| utf16_of_byte(self.notes(), at);
        let units = Span::new(unit(edit.span.start), unit(edit.span.end));
        let step = self.take(&edit.apply(self.notes()));
        self.sync = Sync::Unread;
        effects.push(Effect::Replace { units, text: edit.text });
        step
    }

    /// Takes over the text of the field.
    fn take(&mut self, text: &str) -> Option<Splice> {
        if self.sheet.lines() == 0 {
            // What comes first is a step too.
            self.sheet.take("");
        }
        self.sheet.take(text)
    }

    /// Reads what was not read yet.
    fn read(&mut self, effects: &mut Vec<Effect>) {
        if matches!(self.sync, Sync::Unread) {
            self.sync = Sync::InStep;
            effects.push(Effect::Read(self.notes().to_owned()));
        }
    }
}
