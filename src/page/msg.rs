//! The messages of the page.

use std::rc::{Rc, Weak};

use web_sys::{File, MouseEvent, PointerEvent};
use yew::Callback;

use crate::{
    Incident,
    edit::{Change, Edit, Refused},
    facts::Phase,
    model::{Draft, EditorMsg, Format, Model, ModelMsg, Notice, Said, ViewMsg},
    redact::{Kind, Mention},
    span::LineNumber,
};

/// What a person or the browser does.
#[derive(Debug)]
pub enum PageMsg {
    /// A change of view.
    View(ViewMsg),
    /// A change of the model.
    Model(ModelMsg),
    /// Something happened to the notes.
    Editor(EditorMsg),
    /// Replace all notes, and say so; undo brings them back.
    Replace(&'static str, &'static str),
    /// Replace all notes by a draft.
    OpenDraft(Draft),
    /// Do otherwise what was just done, as is offered beside what is said of it.
    Otherwise,
    /// Let the incident out of the page.
    Share(Share),
    /// Let what has this alias stay where names are left out, or no longer.
    KeepThing(String),
    /// Leave these words out, with names.
    LeaveOutWords(String),
    /// Read the fragment of the address.
    OpenLink,
    /// The notes were scrolled or resized.
    Scrolled,
    /// The text of the field changed.
    Typed,
    /// A key is about to go beyond what the field has.
    Beyond,
    /// A key leads to this byte of the notes, or to their end; where the part in the field began when it was pressed, and its text.
    Led(usize, usize, String),
    /// The field has another part of the notes.
    Held,
    /// The caret moved.
    Caret,
    /// Long work is done, which came to this; the mark tells whether it is still wanted.
    Done(Box<Self>, Weak<()>),
    /// Long notes were read.
    WasRead(Box<Model>),
    /// What can be left out of the notes of an incident was found.
    NamesFound(Rc<Incident>, Rc<[Mention]>),
    /// Let this out of the page, with what is said of what is replaced in it; none where nothing was to be.
    LetOut(Share, Box<Model>, Option<String>),
    /// This was said for a while.
    Fade(Said),
    /// The words of a correction were found, or none.
    Corrected(Result<Edit, Refused>),
    /// Reading takes long: tell it.
    Slow,
    /// A paste: plain text, and then what its HTML adds, each a step for undo; whether it went beside all fields.
    Pasted(Vec<String>, bool),
    /// Draw the report: the picture is painted.
    DrawReport,
    /// Files were chosen or dropped.
    Open(Vec<File>),
    /// The text of the files, and a notice about them.
    Opened(String, Option<Notice>),
    /// Write a line at the top of the notes.
    Write(String),
    /// Write what was typed into a field of the drawer into the notes; whether it was entered, and the field is to be left.
    Commit(bool),
    /// Leave a field of the drawer as it was.
    Restore,
    /// Open the words of the selected event to be written anew.
    EditWords,
    /// Add an event at an instant; where none is given, behind the selected one.
    Add(Option<i64>),
    /// Add an event at this minute.
    AddNow,
    /// Leave the selected event out of the timeline.
    LeaveOut,
    /// The picture was clicked twice: an event is added there.
    DoubleClick(MouseEvent),
    /// Write a correction into the notes.
    Correct(Change),
    /// Mark the selected event with a phase; where none is selected, say what to do.
    Mark(Phase),
    /// Move the selected event by minutes, in the notes.
    Nudge(i64),
    /// Move an edge of the selected bar by minutes, in the notes: its start (true) or its end.
    NudgeEdge(bool, i64),
    /// Leave the notes, or skip what stands before the picture.
    ToPicture,
    /// Go to the details of the selection.
    ToDetails,
    /// Go to the filter.
    ToFilter,
    /// Select the words of the selection in the notes.
    ToNotes,
    /// Go to a line in the notes.
    ToLine(LineNumber),
    /// Toggle full screen.
    FullScreen,
    /// A pointer goes down on the picture.
    Press(PointerEvent),
    /// A pointer moves over the picture.
    Move(PointerEvent),
    /// A pointer is lifted.
    Lift(PointerEvent),
    /// The browser took a pointer away.
    Cancel(PointerEvent),
    /// The picture was clicked.
    Click(MouseEvent),
    /// Something beside the picture is pointed at or has the focus that the picture can show.
    Hint(web_sys::Event),
    /// It is no longer pointed at, nor is the picture.
    Leave,
}

impl PageMsg {
    /// True for what only looks at notes, which is all that a picture on another page answers: its form of the wasm holds nothing
    /// else (`web/shrink.mjs`).
    pub(super) fn looks(&self) -> bool {
        matches!(
            self,
            Self::View(_)
                | Self::Model(_)
                | Self::FullScreen
                | Self::Press(_)
                | Self::Move(_)
                | Self::Lift(_)
                | Self::Cancel(_)
                | Self::Click(_)
                | Self::Hint(_)
                | Self::Leave
        )
    }
}

/// A way out of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Copy the link that carries the notes.
    Link,
    /// Copy a frame with that link.
    Frame,
    /// Copy the picture.
    Picture,
    /// Copy a form that is text.
    Copy(Format),
    /// Download a form.
    Save(Format),
    /// Print the page.
    Print,
    /// Leave names out, or no longer.
    Redact,
    /// Leave out what is of a kind, or no longer.
    Keep(Kind),
    /// Put the view into the address.
    Address,
}

/// A callback that sends what `msg` makes of an event, if anything.
pub(super) fn maybe<E>(
    send: &Callback<PageMsg>,
    msg: impl Fn(E) -> Option<PageMsg> + 'static,
) -> Callback<E> {
    let send = send.clone();
    Callback::from(move |event| {
        if let Some(msg) = msg(event) {
            send.emit(msg);
        }
    })
}
