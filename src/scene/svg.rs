//! A scene as an SVG document that stands alone: its style sheet inside, text escaped.

use std::fmt::Write;

use super::primitives::{Element, Scene};
use crate::import::CARRIER;

/// The style sheet of the picture: the one that the page adopts.
pub const STYLE: &str = include_str!("../../styles/timeline.css");

/// Which colours a picture has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Those that its reader prefers.
    #[default]
    Reader,
    /// Those for light ground.
    Light,
    /// Those for dark ground.
    Dark,
}

impl Theme {
    /// Each by its name in options, addresses and pages.
    pub const NAMES: [(&str, Self); 3] =
        [("auto", Self::Reader), ("light", Self::Light), ("dark", Self::Dark)];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, theme)| *theme == self).map_or("", |(name, _)| name)
    }

    /// What has this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme)
    }
}

/// Writes `scene` as an SVG document in the colours that its reader prefers, without notes.
///
/// ```
/// use incident_timeline::{layout::{Viewport, layout}, read_incident, scene::{scene, svg}};
///
/// let incident = read_incident("10:02 pager fired\n10:40 all well\n");
/// let viewport = Viewport { width: 800, ..Viewport::default() };
/// let picture = svg::write(&scene(&incident, &layout(&incident, &viewport)));
/// assert!(picture.starts_with("<svg "));
/// ```
#[must_use]
pub fn write(scene: &Scene) -> String {
    write_with(scene, Theme::Reader, "")
}

/// Writes `scene` as an SVG document that carries `notes`, so that it can be opened again; nothing carries none.
#[must_use]
pub fn write_with(scene: &Scene, theme: Theme, notes: &str) -> String {
    let mut out = String::with_capacity(STYLE.len() + 120 * scene.items.len() + 600);
    let (width, height) = (scene.width, scene.height);
    // Writing to a String does not fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline ground\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"timeline-title\">\n<title id=\"timeline-title\">"
    );
    escape(&scene.label, &mut out);
    out.push_str("</title>\n");
    if !notes.is_empty() {
        let _ = write!(out, "<metadata id=\"{CARRIER}\">");
        escape_lines(notes, &mut out);
        out.push_str("</metadata>\n");
    }
    out.push_str("<style>\n");
    let asked = match theme {
        Theme::Reader => DARK,
        Theme::Light => "not all",
        Theme::Dark => "screen",
    };
    // The style sheet is ours and holds neither `<` nor `&`.
    out.push_str(&STYLE.replace(DARK, asked));
    let _ = writeln!(out, "</style>\n<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>");
    for item in &scene.items {
        element(&item.element(), &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// Appends an element, a line of its own.
pub fn element(element: &Element, out: &mut String) {
    out.extend(["<", element.name]);
    for (name, value) in &element.attributes {
        out.extend([" ", name, "=\""]);
        escape(value, out);
        out.push('"');
    }
    match &element.text {
        Some(text) => {
            out.push('>');
            escape(text, out);
            out.extend(["</", element.name, ">\n"]);
        }
        None => out.push_str("/>\n"),
    }
}

/// The condition under which the style sheet has its colours for dark ground.
const DARK: &str = "screen and (prefers-color-scheme: dark)";

/// Appends `text` so that it is text in XML; characters that XML forbids become the replacement character.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// The same for text of many lines, whose line ends and tabs stay; a carriage return becomes a blank.
pub fn escape_lines(text: &str, out: &mut String) {
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push('\n');
        }
        for (place, part) in line.split('\t').enumerate() {
            if place > 0 {
                out.push('\t');
            }
            escape(part, out);
        }
    }
}
