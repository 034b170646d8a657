//! The whole page with notes in one HTML file: it opens from disk, offline, and without script it still shows the notes.

use crate::{
    import::CARRIER,
    incident::Incident,
    span::{rest_of, start_of},
    wording::summary,
};

/// The one-file page, `page`, with the title of `incident` and with `notes` in place of those that it has; none where `page` is
/// no such page.
///
/// ```
/// use incident_timeline::{export::html::html, import::carried, read_incident};
///
/// let page = "<!doctype html><title>Incident timeline</title><body><div id=\"app\"></div></body>";
/// let notes = "# Slow & down\n\n10:02 p99 > 2 s\n";
/// let file = html(page, &read_incident(notes), notes).unwrap();
/// assert!(file.contains("<title>Slow &amp; down</title>"));
/// assert_eq!(carried(&file).as_deref(), Some(notes));
/// assert_eq!(html(&file, &read_incident(notes), notes), Some(file));
/// ```
#[must_use]
pub fn html(page: &str, incident: &Incident, notes: &str) -> Option<String> {
    const CLOSE: &str = "</div>";
    const END: &str = "</pre>";
    let title = page.find("<title>")? + "<title>".len();
    let title_end = title + rest_of(page, title).find("</title>")?;
    let body = rest_of(page, title_end);
    let app = ["id=\"app\"", "id=app"].iter().find_map(|app| body.find(app))?;
    let app = app + rest_of(body, app).find(CLOSE)? + CLOSE.len();
    let open = ["<pre id=\"", CARRIER, "\">"].concat();
    let rest = rest_of(body, app);
    let rest = match rest.strip_prefix(&open) {
        Some(old) => rest_of(old, old.find(END)? + END.len()),
        None => rest,
    };
    let name = summary::titled(incident);
    let parts =
        [start_of(page, title), &escaped(&name), start_of(body, app), &open, &escaped(notes), END, rest];
    Some(parts.concat())
}

/// A frame for another page that shows the incident: `address` is that of the page for frames, with the link; `height` in pixels.
///
/// ```
/// use incident_timeline::{export::html::frame, read_incident};
///
/// let incident = read_incident("# \"Slow\" & down\n\n10:02 p99 > 2 s\n");
/// let html = frame("https://timeline.example/embed.html#1d.abc.defghi&zone=UTC", &incident, 640);
/// assert!(html.contains("src=\"https://timeline.example/embed.html#1d.abc.defghi&amp;zone=UTC\""));
/// assert!(html.ends_with("title=\"&quot;Slow&quot; &amp; down\"></iframe>"));
/// ```
#[must_use]
pub fn frame(address: &str, incident: &Incident, height: i32) -> String {
    const LOOK: &str = "\" style=\"border:0\" sandbox=\"allow-scripts allow-popups\" title=\"";
    let value = |text: &str| escaped(text).replace('"', "&quot;");
    let [address, title] = [value(address), value(&summary::titled(incident))];
    let high = height.to_string();
    ["<iframe src=\"", &address, "\" width=\"100%\" height=\"", &high, LOOK, &title, "\"></iframe>"].concat()
}

/// Text in HTML. A line end at the very beginning of an element would be passed over.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    match text.strip_prefix('\n') {
        Some(rest) => ["&#10;", rest].concat(),
        None => text,
    }
}
