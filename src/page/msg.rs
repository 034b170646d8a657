//! What the parts of the page say to it.

use web_sys::{File, MouseEvent, PointerEvent};
use yew::Callback;

use crate::{
    edit::Change,
    model::{EditorMsg, ModelMsg, Notice, ViewMsg},
};

/// What a person does on the page, and what the browser tells it.
#[derive(Debug)]
pub enum PageMsg {
    /// A change of view.
    View(ViewMsg),
    /// A change of the model.
    Model(ModelMsg),
    /// Something happened to the notes.
    Editor(EditorMsg),
    /// Put other notes in the place of all notes, so that undo brings them back.
    Replace(&'static str),
    /// Make a link to the notes.
    Share,
    /// Look at the fragment of the address.
    OpenLink,
    /// The notes were scrolled, or have another size.
    Scrolled,
    /// The text of the field changed.
    Typed,
    /// The caret went elsewhere.
    Caret,
    /// Text is about to be pasted.
    Pasting,
    /// Long text was pasted, or text whose HTML says more, which comes second; undo goes back over one after the other.
    Pasted(Vec<String>),
    /// Draw the report of notes whose picture was painted before.
    DrawReport,
    /// Files were chosen or dropped.
    Open(Vec<File>),
    /// The texts of files, and what has to be told about them.
    Opened(String, Option<Notice>),
    /// Write a line at the head of the notes.
    Write(String),
    /// Write a correction into the notes.
    Correct(Change),
    /// Move the selected event by so many minutes, in the notes.
    Nudge(i64),
    /// Go to the selected words in the notes.
    ToNotes,
    /// Fill the screen with the picture, or no longer.
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
}

/// Sends what `msg` makes of an event, where it makes something of it.
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
