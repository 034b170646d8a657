//! What takes more than a call of the browser: storage, title, clipboard, packing. Every refusal is a none.

use std::{pin::pin, task::Poll};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ClipboardEvent, DragEvent, Element, File, FileList, HtmlDialogElement, HtmlElement,
    HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent, ReadableStream, ReadableStreamDefaultReader,
    ResizeObserver, Storage, Window,
};

use crate::{
    import, link,
    model::{Direction, ModelMsg, Notice},
    pause::go_on,
    target::Target,
};

/// Where the notes are kept between visits.
pub(super) const NOTES: &str = "incident-timeline.notes";

/// Where drafts are kept that others took the place of.
pub(super) const DRAFTS: &str = "incident-timeline.drafts";

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

/// The storage, where the browser allows it: sandboxed frames refuse by throwing.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// What an earlier visit kept under a name.
pub(super) fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?.filter(|text| !text.is_empty())
}

/// Keeps a text for the next visit; false where the storage is full or refused.
pub(super) fn store(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// The time now, in milliseconds.
pub(super) fn now() -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let now = js_sys::Date::now() as i64;
    now
}

/// A time in milliseconds as the clock of the reader: `29 Nov, 07:24`.
pub(super) fn local_time(at: i64) -> String {
    let options = js_sys::Object::new();
    for (name, form) in [("day", "numeric"), ("month", "short"), ("hour", "2-digit"), ("minute", "2-digit")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &form.into());
    }
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of our time")]
    let date = js_sys::Date::new(&(at as f64).into());
    date.to_locale_string("en-GB", &options).into()
}

/// True where the window has room for the notes beside the picture.
pub(super) fn is_wide() -> bool {
    const ROOM: f64 = 1_100.0;
    inner_width().is_some_and(|width| width >= ROOM)
}

fn inner_width() -> Option<f64> {
    window()?.inner_width().ok()?.as_f64()
}

/// True where the notes cover the picture, as on a phone.
pub(super) fn is_narrow() -> bool {
    const ROOM: f64 = 820.0;
    inner_width().is_some_and(|width| width <= ROOM)
}

/// Names the tab.
pub(super) fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Makes the page light or dark; any other name leaves it to the system.
pub(super) fn set_theme(theme: &str) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// The fragment of the address, with its `#`.
pub(super) fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Takes a link out of the address: what it leads to is no longer what is on the page.
pub(super) fn leave_link() {
    if let Some(window) = window().filter(|_| !fragment().is_empty()) {
        let address = window.location().href().unwrap_or_default();
        let bare = address.split('#').next();
        let _ = window.history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", bare));
    }
}

/// Calls `changed` when the fragment of the address changes.
pub(super) fn on_fragment(changed: impl Fn() + 'static) -> Option<EventListener> {
    Some(EventListener::new(&window()?.into(), "hashchange", move |_| changed()))
}

/// Puts `fragment` into the address in place of the one there, without a step of history.
pub(super) fn set_fragment(fragment: &str) -> Option<()> {
    let window = window()?;
    let address = address(fragment)?;
    if window.location().href().ok()? != address {
        // A sandboxed frame may refuse.
        window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
    }
    Some(())
}

/// The address of the page with another fragment.
pub(super) fn address(fragment: &str) -> Option<String> {
    Some([window()?.location().href().ok()?.split('#').next()?, fragment].concat())
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

/// The elements in `parent` that a selector finds.
pub(super) fn found(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let list = parent.query_selector_all(selector).ok();
    let nodes = list.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The element that `event` comes from.
pub(super) fn element(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The key that `event` is of.
pub(super) fn key(event: &web_sys::Event) -> Option<String> {
    event.dyn_ref().map(KeyboardEvent::key)
}

/// Whether a key stands for undoing or for doing again, outside of the other fields of the page.
pub(super) fn undo_key(event: &KeyboardEvent) -> Option<Direction> {
    // In a field it is of what was typed there.
    let field = event.target()?.dyn_into::<HtmlInputElement>().is_ok_and(|field| !field.value().is_empty());
    let direction = match &*event.key() {
        "z" | "Z" if event.shift_key() => Direction::Redo,
        "z" | "Z" => Direction::Undo,
        // With the other key it is the browser's own.
        "y" | "Y" if event.ctrl_key() => Direction::Redo,
        _ => return None,
    };
    let meant = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !field;
    meant.then(|| {
        event.prevent_default();
        direction
    })
}

/// True while the pointer or the focus is at what is said in `reading`.
pub(super) fn is_at_toast(reading: &Element) -> bool {
    !found(reading, ".toast:is(:hover, :focus-within)").is_empty()
}

/// Calls `then` after so many milliseconds.
pub(super) fn later(millis: i32, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let _ = window().map(|window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), millis)
    });
}

/// Has long work done in slices, between which the browser has its turn, and gives it up once it is not `wanted`. `slow` hears
/// that it takes long.
pub(super) async fn in_slices<T>(
    work: impl Future<Output = T>,
    wanted: impl Fn() -> bool,
    slow: impl Fn(),
) -> Option<T> {
    /// Milliseconds of a slice, and those after which work is slow.
    const SLICE: i64 = 25;
    const SLOW: i64 = 200;

    let mut work = pin!(work);
    let first = now();
    let mut told = false;
    loop {
        let turn = Promise::new(&mut |done, _| {
            let _ = window().map(|window| window.set_timeout_with_callback(&done));
        });
        let _ = JsFuture::from(turn).await;
        if !wanted() {
            return None;
        }
        let begin = now();
        if !told && begin - first > SLOW {
            told = true;
            slow();
        }
        while now() - begin < SLICE {
            if let Poll::Ready(done) = go_on(work.as_mut()) {
                return Some(done);
            }
        }
    }
}

/// Has work done while the browser has nothing else to do; where it does not say when that is, not at all.
pub(super) async fn when_idle(work: impl Future) {
    /// Milliseconds at a time, less than a frame.
    const SLICE: i64 = 8;

    let mut work = pin!(work);
    loop {
        let turn = Promise::new(&mut |done, never| {
            if window().and_then(|window| window.request_idle_callback(&done).ok()).is_none() {
                let _ = never.call0(&JsValue::NULL);
            }
        });
        if JsFuture::from(turn).await.is_err() {
            return;
        }
        let begin = now();
        while now() - begin < SLICE {
            if go_on(work.as_mut()).is_ready() {
                return;
            }
        }
    }
}

/// Calls `scrolled` when the page or a part of it is scrolled, but for a field.
pub(super) fn on_scroll(scrolled: impl Fn() + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(&window()?.into(), "scroll", options, move |event| {
        if !is_of(event, FIELDS) {
            scrolled();
        }
    }))
}

/// Calls `leaving` when the page is left or put aside.
pub(super) fn on_leave(leaving: impl Fn() + 'static) -> Option<EventListener> {
    Some(EventListener::new(&window()?.into(), "pagehide", move |_| leaving()))
}

/// Calls `now` before the page is printed (true) and afterwards (false).
pub(super) fn on_print(now: impl Fn(bool) + Clone + 'static) -> Option<[EventListener; 2]> {
    let window = window()?;
    let after = now.clone();
    Some([
        EventListener::new(&window, "beforeprint", move |_| now(true)),
        EventListener::new(&window, "afterprint", move |_| after(false)),
    ])
}

/// The texts of a paste, which is held back: the plain text, and the better one where its HTML says more.
pub(super) fn pasted(event: &web_sys::Event) -> Option<Vec<String>> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let plain = data.get_data("text/plain").ok()?;
    let better = import::from_paste(&data.get_data("text/html").ok()?, &plain);
    (!plain.is_empty() || better.is_some()).then(|| {
        event.prevent_default();
        std::iter::once(plain).chain(better).collect()
    })
}

/// True where `event` is one of an element that a selector finds.
pub(super) fn is_of(event: &web_sys::Event, selector: &str) -> bool {
    element(event).is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Selects fields for words.
pub(super) const FIELDS: &str = "input, textarea";

/// Calls `then` with the texts of a paste that goes into no field.
pub(super) fn on_paste(then: impl Fn(Vec<String>) + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window()?.into(), "paste", options, move |event| {
        if let Some(texts) = (!is_of(event, FIELDS)).then(|| pasted(event)).flatten() {
            then(texts);
        }
    }))
}

/// Calls `pressed` with each key, wherever the focus is.
pub(super) fn on_key(pressed: impl Fn(&KeyboardEvent) + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window()?.into(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref() {
            pressed(event);
        }
    }))
}

/// What the field holds that `event` comes from.
pub(super) fn value(event: &web_sys::Event) -> Option<String> {
    js_sys::Reflect::get(event.target()?.as_ref(), &"value".into()).ok()?.as_string()
}

/// The date in the field that `event` comes from, once it is meant: picked, or typed and then Enter or another place. A field has a date
/// while the year is still typed: `0002-03-11`.
pub(super) fn date(event: &web_sys::Event) -> Option<String> {
    const TYPED: &str = "data-typed";
    let field = element(event)?;
    let key = key(event);
    if key.as_ref().is_some_and(|key| key != "Enter") {
        let _ = field.set_attribute(TYPED, "");
        return None;
    }
    if key.is_some() {
        // It would go on into what has the focus once the field is gone.
        event.prevent_default();
    }
    let typing = event.type_() == "change" && field.has_attribute(TYPED);
    value(event).filter(|date| !typing && date.len() == 10 && **date >= *"1900")
}

/// The files that were chosen in a field for files.
pub(super) fn chosen_files(event: &web_sys::Event) -> Option<Vec<File>> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let files = all(&field.files()?);
    // So that the same file can be chosen again.
    field.set_value("");
    Some(files)
}

/// The files that were dropped on the page; what is no file is left to the browser.
pub(super) fn dropped_files(event: &DragEvent) -> Option<Vec<File>> {
    let files = all(&event.data_transfer()?.files()?);
    if files.is_empty() {
        return None;
    }
    event.prevent_default();
    Some(files)
}

fn all(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// Bytes of a text above which the page would only stand still over it.
pub(super) const LONGEST: u32 = 10_000_000;

/// The text of a file; none where it is too long, or cannot be read, as a folder.
pub(super) async fn text_of(file: &File) -> Option<String> {
    if file.size() > LONGEST.into() {
        return None;
    }
    let bytes = js_sys::Uint8Array::new(&JsFuture::from(file.array_buffer()).await.ok()?).to_vec();
    // A picture of ours carries its notes.
    import::png::notes_of(&bytes).or_else(|| Some(String::from_utf8_lossy(&bytes).into_owned()))
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

/// How far the page is scrolled, in pixels.
pub(super) fn page_top() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page to `top` pixels.
pub(super) fn scroll_page(top: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Scrolls what is drawn of other notes to where it begins.
pub(super) fn to_start(reading: &Element) {
    scroll_to(reading, 0.0);
    for row in found(reading, ".controls, .settle ul") {
        scroll_to(&row, 0.0);
    }
}

/// Scrolls a row or a mark that was chosen so far up that the details of it do not lie over it.
pub(super) fn uncover_row(reading: &Element) {
    let place = |selector| Some(reading.query_selector(selector).ok()??.get_bounding_client_rect());
    let row = ".lit:is(:hover, :focus-within), .frame:focus-within .lit";
    let Some((row, over)) = place(row).zip(place(".details")) else { return };
    let hidden = row.bottom() - over.top();
    if hidden > 0.0 {
        // Where the window is narrow the page scrolls, else what stands beside the notes.
        scroll_page(page_top() + hidden);
        scroll_to(reading, scrolled(reading) + hidden);
    }
}

/// Scrolls `element` to `top` pixels.
pub(super) fn scroll_to(element: &Element, top: f64) {
    element.scroll_to_with_x_and_y(0.0, top);
}

/// The part of the incident that `event` points at.
pub(super) fn target_of(event: &web_sys::Event) -> Option<Target> {
    let element = element(event)?;
    Target::parse(&element.closest("[data-target]").ok()??.get_attribute("data-target")?)
}

/// The part of the incident that `event` points at, and where what names it begins, from the left of the screen.
pub(super) fn hinted(event: &web_sys::Event) -> Option<(Target, i32)> {
    let element = element(event)?.closest("[data-target]").ok()??;
    #[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let left = element.get_bounding_client_rect().left() as i32;
    Some((Target::parse(&element.get_attribute("data-target")?)?, left))
}

/// Pixels of the screen that one of `element` takes: a picture is as large as its host writes.
fn zoom(element: &Element) -> f64 {
    let zoom = js_sys::Reflect::get(element, &"currentCSSZoom".into()).ok().and_then(|zoom| zoom.as_f64());
    zoom.unwrap_or(1.0)
}

fn scaled(pixels: i32, by: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let scaled = (f64::from(pixels) * by).round() as i32;
    scaled
}

/// Where a place in the picture is on the screen.
pub(super) fn on_screen(frame: &Element, (x, y): (i32, i32)) -> (i32, i32) {
    let area = frame.get_bounding_client_rect();
    #[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let (left, top) = (area.left() as i32, area.top() as i32);
    let zoom = zoom(frame);
    (left + scaled(x, zoom), top + scaled(y - frame.scroll_top(), zoom))
}

/// Pixels of the picture from its upper edge to where what scrolls it ends.
pub(super) fn sight(frame: &Element, reading: &Element) -> i32 {
    let pixels = reading.get_bounding_client_rect().bottom() - frame.get_bounding_client_rect().top();
    #[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let sight = (pixels / zoom(frame)) as i32;
    sight
}

/// Shows a card with these words, beside a place on the screen and wholly on it.
pub(super) fn show_card(card: &HtmlElement, (x, y): (i32, i32), words: &[String; 3]) {
    /// Pixels from the place, and from the edge of the screen.
    const APART: i32 = 16;
    card.set_text_content(None);
    for said in words.iter().filter(|said| !said.is_empty()) {
        if let Some(line) = append(card, "p") {
            line.set_text_content(Some(said));
        }
    }
    card.set_hidden(false);
    let screen = card.owner_document().and_then(|document| document.document_element());
    let (width, height) = screen.map_or((0, 0), |screen| (screen.client_width(), screen.client_height()));
    let zoom = zoom(card).recip();
    let [x, y, width, height] = [x, y, width - APART, height - APART].map(|pixels| scaled(pixels, zoom));
    let (wide, high) = (card.offset_width(), card.offset_height());
    // Above the place where there is no room under it.
    let top = if y + APART + high > height { y - APART - high } else { y + APART };
    let left = (x + APART).min(width - wide).max(0);
    for (name, place) in [("left", left), ("top", top.max(0))] {
        let _ = card.style().set_property(name, &[&place.to_string(), "px"].concat());
    }
}

/// Puts the card away.
pub(super) fn hide_card(card: &HtmlElement) {
    card.set_hidden(true);
}

/// The element that `event` points at of those that the picture consists of.
pub(super) fn shape_of(event: &web_sys::Event) -> Option<Element> {
    element(event)?.closest("svg.timeline > *").ok()?
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
    let (left, top) = on_screen(frame, (0, 0));
    let zoom = zoom(frame).recip();
    (scaled(event.client_x() - left, zoom), scaled(event.client_y() - top, zoom))
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
    let notes = import::line_ends(&notes);
    let stream = CompressionStream::new("deflate-raw").ok()?;
    let (payload, whole) = through(notes.as_bytes(), &stream.into(), usize::MAX).await?;
    whole.then(|| link::write(&payload, &notes))
}

/// What the fragment of the address holds, as a message; none when it is no link of ours.
pub(super) async fn open_link(fragment: String) -> Option<ModelMsg> {
    let framed = match link::parse(&fragment) {
        Ok(framed) => framed,
        Err(_) if link::is_lost(&fragment) => return Some(ModelMsg::Tell(Notice::Broken)),
        Err(problem) => return told(problem),
    };
    let Ok(stream) = DecompressionStream::new("deflate-raw") else {
        return Some(ModelMsg::Tell(Notice::LinkNotOpened));
    };
    let (bytes, _) = through(&framed.payload, &stream.into(), link::LIMIT).await.unwrap_or_default();
    match link::opened(&framed, &bytes) {
        Ok((notes, condition)) => Some(ModelMsg::Opened(import::line_ends(&notes), condition)),
        Err(problem) => told(problem),
    }
}

/// What is said of a link that cannot be opened.
fn told(problem: link::Problem) -> Option<ModelMsg> {
    let notice = match problem {
        link::Problem::Foreign => return None,
        link::Problem::Newer => Notice::Newer,
        link::Problem::Unreadable | link::Problem::TooLong => Notice::Broken,
    };
    Some(ModelMsg::Tell(notice))
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

/// An element at the end of `parent`.
pub(super) fn append(parent: &Element, tag: &str) -> Option<Element> {
    let element = parent.owner_document()?.create_element(tag).ok()?;
    parent.append_child(&element).ok()?;
    Some(element)
}

/// How far `element` is scrolled, to a part of a pixel.
pub(super) fn scrolled(element: &Element) -> f64 {
    let top = js_sys::Reflect::get(element, &"scrollTop".into());
    top.ok().and_then(|top| top.as_f64()).unwrap_or_default()
}
