//! The only file that touches the browser: storage, title, text fields, clipboard, packing. Every refusal is a none.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ClipboardEvent, DragEvent, Element, File, HtmlDialogElement, HtmlDocument, HtmlElement,
    HtmlInputElement, HtmlTextAreaElement, MouseEvent, PointerEvent, ReadableStream,
    ReadableStreamDefaultReader, ResizeObserver, Storage, Window,
};

use crate::{
    import, link,
    model::{Msg, Notice},
    scene::Target,
    span::{Span, utf16_of_byte},
};

/// Where the notes are kept between visits.
const KEY: &str = "incident-timeline.notes";

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// The storage, where the browser allows it: sandboxed frames refuse by throwing.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The notes of the last visit.
pub(super) fn stored() -> Option<String> {
    storage()?.get_item(KEY).ok()?.filter(|notes| !notes.is_empty())
}

/// Keeps the notes for the next visit; a full or refused storage keeps nothing.
pub(super) fn store(notes: &str) {
    let _ = storage().map(|storage| storage.set_item(KEY, notes));
}

/// Names the tab.
pub(super) fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The fragment of the address, with its `#`.
pub(super) fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Calls `changed` when the fragment of the address changes.
pub(super) fn on_fragment(changed: impl Fn() + 'static) -> Option<EventListener> {
    Some(EventListener::new(&window()?.into(), "hashchange", move |_| changed()))
}

/// Puts `fragment` into the address and the whole address into the clipboard; returns the address.
pub(super) fn share(fragment: &str) -> Option<String> {
    let window = window()?;
    let address = window.location().href().ok()?;
    let address = format!("{}{fragment}", address.split('#').next()?);
    // A sandboxed frame may refuse either; the address is shown in any case.
    let _ =
        window.history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
    if js_sys::Reflect::get(&window.navigator(), &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object())
    {
        let written = window.navigator().clipboard().write_text(&address);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(written).await;
        });
    }
    Some(address)
}

/// Puts `notes` in the place of the whole text of `field`, so that the browser's own undo brings the old text back.
pub(super) fn replace_text(field: &HtmlTextAreaElement, notes: &str) {
    field.select();
    insert(field, notes);
    let _ = field.set_selection_range(0, 0);
    field.set_scroll_top(0);
}

/// Lines that the browser's own editing takes in at once: its time grows with their square.
const EDITED_LINES: usize = 400;

/// True for text that can be put into a field so that the browser's undo takes it back in good time.
pub(super) fn can_undo(notes: &str) -> bool {
    notes.lines().nth(EDITED_LINES).is_none()
}

/// Puts `notes` in the place of the whole text of `field` at once; the browser's undo does not go back behind it.
pub(super) fn set_text(field: &HtmlTextAreaElement, notes: &str) {
    field.set_value(notes);
    let _ = field.set_selection_range(0, 0);
    field.set_scroll_top(0);
}

/// Selects a stretch of the notes in `field`.
pub(super) fn select(field: &HtmlTextAreaElement, notes: &str, span: Span) {
    let unit = |at| u32::try_from(utf16_of_byte(notes, at)).unwrap_or(u32::MAX);
    let _ = field.set_selection_range(unit(span.start), unit(span.end));
}

/// Fills the screen with `element`, or no longer where it does.
pub(super) fn fill_screen(element: &Element) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // A frame may forbid it.
        let _ = element.request_fullscreen();
    }
}

/// Opens the dialog in `element`, where it is not open yet.
pub(super) fn show_dialog(element: &Element) {
    let dialog = element.query_selector("dialog").ok().flatten();
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Puts `text` where the selection of `field` is, as if it were typed, so that undo takes it away.
pub(super) fn insert(field: &HtmlTextAreaElement, text: &str) {
    let _ = field.focus();
    let document = window()
        .and_then(|window| window.document())
        .and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let done = document
        .and_then(|document| document.exec_command_with_show_ui_and_value("insertText", false, text).ok());
    if done != Some(true) {
        let _ = field.set_range_text(text);
    }
}

/// Puts `plain` at the selection, and `better` in its place: one step of undo goes back to the plain text.
pub(super) fn insert_twice(field: &HtmlTextAreaElement, plain: &str, better: &str) {
    let start = field.selection_start().ok().flatten().unwrap_or_default();
    insert(field, plain);
    let end = field.selection_start().ok().flatten().unwrap_or_default();
    let _ = field.set_selection_range(start, end);
    insert(field, better);
}

/// Puts a line at the head of the notes.
pub(super) fn insert_line(field: &HtmlTextAreaElement, line: &str) {
    let _ = field.set_selection_range(0, 0);
    insert(field, &[line, "\n"].concat());
    field.set_scroll_top(0);
}

/// The plain text of a paste and the better text that its HTML gives, where it gives one; the browser's own paste is
/// then held back.
pub(super) fn pasted(event: &web_sys::Event) -> Option<(String, String)> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let plain = data.get_data("text/plain").ok()?;
    let better = import::from_paste(&data.get_data("text/html").ok()?, &plain)?;
    event.prevent_default();
    Some((plain, better))
}

/// The file that was chosen in a field for files.
pub(super) fn chosen_file(event: &web_sys::Event) -> Option<File> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)
}

/// The file that was dropped on the page; what is no file is left to the browser.
pub(super) fn dropped_file(event: &DragEvent) -> Option<File> {
    let file = event.data_transfer()?.files()?.get(0)?;
    event.prevent_default();
    Some(file)
}

/// The text of a file.
pub(super) async fn text_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// The part of the incident whose line in the notes lies under the pointer, behind the text field.
pub(super) fn target_behind(event: &MouseEvent) -> Option<Target> {
    let point = (event.client_x(), event.client_y());
    #[allow(clippy::cast_precision_loss, reason = "a place on the screen")]
    let found = window()?.document()?.elements_from_point(point.0 as f32, point.1 as f32);
    let mut found = found.iter().filter_map(|element| element.dyn_into::<Element>().ok());
    let line = found.find(|element| element.matches(".backdrop .line").unwrap_or(false))?;
    Target::parse(&line.get_attribute("data-target")?)
}

/// Shows in `backdrop` the part of `field` that is scrolled into view.
pub(super) fn follow_scroll(field: &HtmlTextAreaElement, backdrop: &HtmlElement) {
    backdrop.set_scroll_top(field.scroll_top());
    backdrop.set_scroll_left(field.scroll_left());
}

/// Scrolls `field` so that the marked words of `backdrop` are seen.
pub(super) fn reveal_mark(field: &HtmlTextAreaElement, backdrop: &HtmlElement) {
    let Ok(Some(mark)) = backdrop.query_selector("mark") else { return };
    let (mark, view) = (mark.get_bounding_client_rect(), backdrop.get_bounding_client_rect());
    if mark.top() < view.top() || mark.bottom() > view.bottom() {
        #[allow(clippy::cast_possible_truncation, reason = "a distance on the screen")]
        let middle = (mark.top() - view.top() - view.height() / 2.0) as i32;
        field.set_scroll_top(field.scroll_top() + middle);
        follow_scroll(field, backdrop);
    }
}

/// The part of the incident that `event` points at.
pub(super) fn target_of(event: &web_sys::Event) -> Option<Target> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    Target::parse(&element.closest("[data-target]").ok()??.get_attribute("data-target")?)
}

/// Calls `changed` with the width of an element in pixels, now and whenever it changes.
#[derive(Debug)]
pub(super) struct WidthWatch {
    element: Element,
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl WidthWatch {
    /// Begins to watch; none where the browser does not allow it.
    pub(super) fn new(element: Element, changed: impl Fn(i32) + 'static) -> Option<Self> {
        changed(element.client_width());
        let watched = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || changed(watched.client_width()));
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { element, observer, _callback: callback })
    }

    /// The element that is watched.
    pub(super) fn element(&self) -> &Element {
        &self.element
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Where in the picture an event of the pointer is, in pixels from its left and top edge.
pub(super) fn point(frame: &Element, event: &MouseEvent) -> (i32, i32) {
    let area = frame.get_bounding_client_rect();
    #[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let (left, top) = (area.left() as i32, area.top() as i32);
    (event.client_x() - left, event.client_y() - top)
}

/// The class of the element that an event of the pointer hits.
pub(super) fn class_of(event: &web_sys::Event) -> String {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.and_then(|element| element.get_attribute("class")).unwrap_or_default()
}

/// Has all that a pointer does sent to the picture until it is lifted, wherever it goes.
pub(super) fn capture(frame: &Element, event: &PointerEvent) {
    let _ = frame.set_pointer_capture(event.pointer_id());
}

/// True when `element` or something in it has the focus.
pub(super) fn has_focus(element: &Element) -> bool {
    element.matches(":focus, :focus-within").unwrap_or(false)
}

/// The link to `notes`: none where the browser cannot pack.
pub(super) async fn make_link(notes: String) -> Option<String> {
    let notes = notes.replace("\r\n", "\n");
    let stream = CompressionStream::new("deflate-raw").ok()?;
    let (payload, whole) = through(notes.as_bytes(), &stream.into(), usize::MAX).await?;
    whole.then(|| link::write(&payload, &notes))
}

/// What the fragment of the address holds, as a message; none when it is no link of ours.
pub(super) async fn open_link(fragment: String) -> Option<Msg> {
    let framed = match link::parse(&fragment) {
        Ok(framed) => framed,
        Err(link::Problem::Foreign) => return None,
        Err(link::Problem::Newer) => return Some(Msg::Tell(Notice::Newer)),
        Err(link::Problem::Unreadable) => return Some(Msg::Tell(Notice::Broken)),
    };
    let Ok(stream) = DecompressionStream::new("deflate-raw") else {
        return Some(Msg::Tell(Notice::Broken));
    };
    let (bytes, _) = through(&framed.payload, &stream.into(), link::LIMIT).await.unwrap_or_default();
    let notes = String::from_utf8_lossy(&bytes);
    let notes = notes.trim_end_matches('\u{fffd}');
    if notes.is_empty() {
        return Some(Msg::Tell(Notice::Broken));
    }
    Some(Msg::Opened(notes.to_owned(), link::condition(&framed, notes)))
}

/// `bytes` sent through a transform stream: what came out, at most `limit` bytes, and whether it came to its end.
async fn through(bytes: &[u8], transform: &JsValue, limit: usize) -> Option<(Vec<u8>, bool)> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let source: ReadableStream = Blob::new_with_u8_array_sequence(&parts).ok()?.stream();
    let out = source.pipe_through(transform.unchecked_ref());
    let reader: ReadableStreamDefaultReader = out.get_reader().unchecked_into();
    let mut all = Vec::new();
    loop {
        // A cut link ends in an error; what came before it is kept.
        let Ok(read) = JsFuture::from(reader.read()).await else { return Some((all, false)) };
        if js_sys::Reflect::get(&read, &"done".into()).ok()?.is_truthy() {
            return Some((all, true));
        }
        let chunk: js_sys::Uint8Array = js_sys::Reflect::get(&read, &"value".into()).ok()?.unchecked_into();
        all.extend(chunk.to_vec());
        if all.len() > limit {
            all.truncate(limit);
            let _ = reader.cancel();
            return Some((all, false));
        }
    }
}
