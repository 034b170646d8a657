//! What leaves the page: the notes and the incident as it is viewed, in the forms that others open.

use std::rc::Rc;

use super::{Origin, state::Model, view::View};
use crate::{
    export::{Export, csv::csv, file_name, html::html, markdown::markdown, mermaid},
    json::json,
    layout::{NARROW, Viewport, layout},
    report::report,
    scene::{
        self,
        svg::{self, Theme},
    },
    wording::exports::left_out,
};

/// A form in which an incident leaves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The picture, with the notes inside.
    Svg,
    /// The same as pixels.
    Png,
    /// The whole page with the notes.
    Html,
    /// A row for each event and impact.
    Csv,
    /// A chart of Mermaid.
    Mermaid,
    /// Tables of Markdown.
    Markdown,
    /// The incident JSON, whole.
    Json,
    /// The report to paste into a ticket.
    Report,
    /// The notes as a block that the script for other pages draws.
    Block,
}

/// Each form with the end of its file's name and its media type.
const FORMATS: &[(Format, &str, &str)] = &[
    (Format::Svg, "svg", "image/svg+xml"),
    (Format::Png, "png", "image/png"),
    (Format::Html, "html", "text/html"),
    (Format::Csv, "csv", "text/csv"),
    (Format::Mermaid, "mmd", "text/plain"),
    (Format::Markdown, "md", "text/markdown"),
    (Format::Json, "json", "application/json"),
    (Format::Report, "txt", "text/plain"),
    (Format::Block, "md", "text/markdown"),
];

impl Format {
    /// The end of its file's name, and its media type.
    #[must_use]
    pub fn file(self) -> (&'static str, &'static str) {
        FORMATS
            .iter()
            .find(|(format, ..)| *format == self)
            .map_or(("txt", "text/plain"), |(_, end, kind)| (*end, *kind))
    }
}

/// Width of a picture in pixels: a page of a report on a usual screen.
const WIDTH: i32 = 1280;

impl Model {
    /// The same view without what may name people: the words that are filtered by, and who is put away.
    #[must_use]
    pub fn unnamed(&self) -> Self {
        Self { view: View { filter: Rc::default(), muted: Vec::new(), ..self.view.clone() }, ..self.clone() }
    }

    /// The same view of the notes with names left out.
    pub async fn redacted(&self, notes: &str) -> Self {
        let model = Self::read(notes.into(), Origin::Own, self.rules).await;
        // The same notes but for names have the same events. Were they others, none would be meant.
        let same = model.incident.events.len() == self.incident.events.len();
        let view = self.unnamed().view;
        let view = if same { view } else { View { selected: None, zero: None, ..view } };
        let hidden = if same { self.hidden.clone() } else { Rc::default() };
        Self { hidden, ..model.looked(view) }
    }

    /// The name of the file for a form.
    #[must_use]
    pub fn file_name(&self, format: Format) -> String {
        file_name(&self.shown, format.file().0)
    }

    /// What is in view as a form that is text. `page` is the one-file page, for [`Format::Html`]; none where it is no such page.
    #[must_use]
    pub fn exported(&self, format: Format, page: &str) -> Option<String> {
        let export = self.export();
        Some(match format {
            Format::Svg => self.picture(self.view.theme),
            // Paper and most chats are light.
            Format::Png => self.picture(match self.view.theme {
                Theme::Reader => Theme::Light,
                theme => theme,
            }),
            Format::Html => html(page, &self.incident, &self.notes)?,
            Format::Csv => csv(&export),
            Format::Mermaid => mermaid::gantt(&export),
            Format::Markdown => markdown(&export),
            Format::Json => serde_json::to_string_pretty(&json(&self.shown)).ok()? + "\n",
            Format::Report => report(&export),
            Format::Block => block(&self.notes),
        })
    }

    /// How many events are filtered out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.export().hidden()
    }

    fn export(&self) -> Export<'_> {
        Export { incident: &self.shown, clock: &self.clock, hidden: &self.hidden, part: self.view.part }
    }

    /// Pixels that a frame with the picture has to be high, in whatever width it is: the picture in the width where it is highest, and
    /// what stands around it.
    #[must_use]
    pub fn frame_height(&self) -> i32 {
        const AROUND: i32 = 224;
        const DETAILS: i32 = 180;
        let drawn = layout(&self.shown, &Viewport { width: NARROW, ..self.viewport() });
        drawn.height + AROUND + if self.view.selected.is_some() { DETAILS } else { 0 }
    }

    fn picture(&self, theme: Theme) -> String {
        let viewport =
            Viewport { width: WIDTH, overview: false, listed: false, least_height: 0, ..self.viewport() };
        let drawn = scene::scene(&self.shown, &layout(&self.shown, &viewport));
        let export = self.export();
        let window = self.view.window.map(|window| export.window(window)).unwrap_or_default();
        let said = [window, left_out(export.hidden(), &[])].join(" ");
        svg::write_with(&scene::headed(&self.shown, export.part, said.trim(), drawn), theme, &self.notes)
    }
}

/// A fenced block, whose fence is longer than those in the notes.
fn block(notes: &str) -> String {
    let longest = notes.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    [&fence, "incident-timeline\n", notes.trim_end(), "\n", &fence, "\n"].concat()
}
