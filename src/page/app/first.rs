//! The page as it stands in `index.html` before its own code is there: the sample, written down by that code while the page is
//! built.

use yew::{Callback, Html, virtual_dom::VTag};

use super::App;
use crate::{
    model::Model,
    sample,
    scene::{Item, Shape, svg},
    zones::Rules,
};

/// Widths in pixels that the sample's picture is drawn for. `styles/first.css` shows the one that fits and stretches it.
const WIDTHS: [i32; 5] = [360, 410, 780, 1000, 1500];

impl App {
    /// The page with the sample, as markup; whether the notes are open is up to `styles/first.css`.
    #[must_use]
    pub fn first() -> String {
        let send = Callback::noop();
        let mut app = Self::of(&send, Model::sample(Rules::NONE), true);
        let mut pictures = String::new();
        for width in WIDTHS {
            app.model.view.width = width;
            app.lay_out(0);
            let (width, height) = (app.scene.width.to_string(), app.scene.height.to_string());
            for part in [
                "<svg class=\"timeline\" aria-hidden=\"true\" preserveAspectRatio=\"none\" height=\"",
                &height,
                "\" viewBox=\"0 0 ",
                &width,
                " ",
                &height,
                "\">",
            ] {
                pictures.push_str(part);
            }
            app.scene.items.iter().for_each(|item| draw(item, &mut pictures));
            pictures.push_str("</svg>");
        }
        let mut out = String::new();
        write(&app.page(&send, true), &pictures, &mut out);
        out.replacen("incident-timeline page", "incident-timeline first page", 1)
    }
}

/// Draws an item. A line through points is told from point to point: so a hatching packs to next to nothing.
fn draw(item: &Item, out: &mut String) {
    let mut element = item.element();
    if let Shape::Polyline { points } = &item.shape {
        let mut path = String::from("m");
        let mut last = (0, 0);
        for (x, y) in points {
            for number in [x - last.0, y - last.1] {
                path.push_str(if number < 0 || path.len() == 1 { "" } else { " " });
                path.push_str(&number.to_string());
            }
            last = (*x, *y);
        }
        element.name = "path";
        element.attributes.retain(|(name, _)| *name == "class");
        element.attributes.push(("d", path));
    }
    svg::element(&element, out);
}

/// Writes a part of the page; `pictures` in the place of the picture.
fn write(node: &Html, pictures: &str, out: &mut String) {
    match node {
        Html::VText(text) => svg::escape_lines(&text.text, out),
        Html::VList(list) => list.iter().for_each(|node| write(node, pictures, out)),
        Html::VTag(tag) if tag.tag() == "svg" => out.push_str(pictures),
        Html::VTag(tag) => write_tag(tag, pictures, out),
        _ => {}
    }
}

fn write_tag(tag: &VTag, pictures: &str, out: &mut String) {
    let name = tag.tag();
    out.extend(["<", name]);
    for (name, value) in tag.attributes.iter().filter(|(_, value)| !value.is_empty()) {
        out.extend([" ", name, "=\""]);
        svg::escape_lines(value, out);
        out.push('"');
    }
    out.push('>');
    match (name, tag.children()) {
        ("input", _) => return,
        ("textarea", _) => svg::escape_lines(sample::NOTES, out),
        // What a menu holds comes once it can be opened.
        ("details", Some(Html::VList(parts))) => {
            parts.iter().take(1).for_each(|summary| write(summary, pictures, out));
        }
        (_, Some(inside)) => write(inside, pictures, out),
        _ => {}
    }
    out.extend(["</", name, ">"]);
}
