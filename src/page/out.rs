//! What leaves the page by the browser: into the clipboard, into a file, as pixels, onto paper. Every refusal is a none.

use std::pin::Pin;

use base64ct::{Base64, Encoding};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Document, Element, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Response, Url, Window,
};

use crate::import::CARRIER;

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Object) -> Result<ClipboardItem, JsValue>;
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn blob(bytes: &[u8], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()
}

/// Has the browser save a file.
pub(super) fn save(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let address = Url::create_object_url_with_blob(&blob(bytes, kind)?).ok()?;
    let anchor: HtmlAnchorElement = document()?.create_element("a").ok()?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The browser may begin to read it later.
    super::dom::later(60_000, move || drop(Url::revoke_object_url(&address)));
    Some(())
}

/// What is being made, as a promise of the browser.
pub(super) fn promised(making: impl Future<Output = Option<JsValue>> + 'static) -> Promise {
    let making: Pin<Box<dyn Future<Output = _>>> = Box::pin(making);
    let promise = future_to_promise(async move { making.await.ok_or(JsValue::NULL) });
    // Whoever is handed it may have given up by then, and the browser reports a failure that nobody hears.
    drop(JsFuture::from(promise.clone()));
    promise
}

/// Calls a method of the clipboard and waits for it: none where the browser refuses.
async fn clipboard(method: &str, value: &JsValue) -> Option<()> {
    let clipboard = Reflect::get(&window()?.navigator(), &"clipboard".into()).ok()?;
    let method: Function = Reflect::get(&clipboard, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call1(&clipboard, value).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(drop)
}

/// What the clipboard takes of a kind, to be made yet: Safari lets a page copy only while it handles a click, so it is told at once.
fn item(kind: &'static str, making: impl Future<Output = Option<Vec<u8>>> + 'static) -> Option<JsValue> {
    let parts = Object::new();
    let made = promised(async move { blob(&making.await?, kind).map(Into::into) });
    Reflect::set(&parts, &kind.into(), &made).ok()?;
    let item: JsValue = ClipboardItem::new(&parts).ok()?.into();
    Some(Array::of1(&item).into())
}

/// Copies a text, which may be a promise yet.
pub(super) async fn copy(text: Promise) -> Option<()> {
    let made = JsFuture::from(text.clone());
    match item("text/plain", async move { made.await.ok()?.as_string().map(String::into_bytes) }) {
        Some(item) => clipboard("write", &item).await,
        None => clipboard("writeText", &JsFuture::from(text).await.ok()?).await,
    }
}

/// Copies a picture.
pub(super) async fn copy_picture(svg: String) -> Option<()> {
    clipboard("write", &item("image/png", async move { png(&svg).await })?).await
}

/// Most pixels of a side of a picture that every browser draws.
const SIDE: u32 = 16_000;

/// A picture as pixels: two for each of its own, or fewer where it is very long.
pub(super) async fn png(svg: &str) -> Option<Vec<u8>> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&["data:image/svg+xml,", &String::from(js_sys::encode_uri_component(svg))].concat());
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (image.natural_width(), image.natural_height());
    let times = (SIDE / width.max(height).max(1)).clamp(1, 2);
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width * times);
    canvas.set_height(height * times);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let (width, height) = (f64::from(width * times), f64::from(height * times));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let drawn = canvas.to_data_url().ok()?;
    Base64::decode_vec(drawn.strip_prefix("data:image/png;base64,")?).ok()
}

/// True where this is the one-file page, which has no other files beside it.
pub(super) fn one_file() -> bool {
    document().is_some_and(|document| document.get_element_by_id("wasm").is_some())
}

/// The address of the page for frames, which lies beside this one, with a fragment.
pub(super) fn frame_address(fragment: &str) -> Option<String> {
    let here = window()?.location().href().ok()?;
    Some(Url::new_with_base("embed.html", &here).ok()?.href() + fragment)
}

/// The one-file page, without notes: this very page, or the file beside it.
pub(super) async fn page() -> Option<String> {
    if one_file() {
        let root: Element = document()?.document_element()?.clone_node_with_deep(true).ok()?.unchecked_into();
        root.query_selector("#app").ok()??.set_text_content(None);
        return Some(["<!doctype html>", &root.outer_html()].concat());
    }
    let fetched = JsFuture::from(window()?.fetch_with_str("incident-timeline.html")).await.ok()?;
    let response: Response = fetched.unchecked_into();
    JsFuture::from(response.text().ok().filter(|_| response.ok())?).await.ok()?.as_string()
}

/// The notes that this page came with, where it is a file that carries some.
pub(super) fn carried() -> Option<String> {
    document()?.get_element_by_id(CARRIER)?.text_content().filter(|notes| !notes.is_empty())
}

/// Prints the page.
pub(super) fn print() {
    let _ = window().map(|window| window.print());
}
