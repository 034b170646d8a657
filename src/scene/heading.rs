//! The head of a picture that stands alone: title, what was read, and the intervals with the two events behind each.

use super::primitives::{Item, Scene, Shape};
use crate::{
    class::Class,
    facts::IntervalKind,
    incident::{Incident, Interval},
    layout::{Anchor, text_metrics},
    target::Target,
    wording::{
        self, reasons,
        summary::{interval_clocks, summary, title},
    },
};

/// Left edge of the head, as in the picture below it.
const LEFT: i32 = 16;

/// Height of a row of intervals, and the least width of a cell.
const ROW: i32 = 56;
const CELL: i32 = 150;

/// The scene with a head above it, of all or of one incident of several, which says what is left out of it, to the ear as well. The page has a head of its own, in HTML, and does without.
#[must_use]
pub fn headed(incident: &Incident, part: Option<usize>, left_out: &str, mut scene: Scene) -> Scene {
    let room = scene.width - 2 * LEFT;
    let mut items = Vec::new();
    let mut put = |class: Class, x, y, text: String, target| {
        let shape = Shape::Text { x, y, anchor: Anchor::Start, text };
        items.push(Item { class, later: false, target, shape });
    };
    let title = title(incident).unwrap_or_else(|| "Incident timeline".to_owned());
    // Semi-bold writing is wider than the table says.
    let mut y = 32;
    for line in text_metrics::wrap(&title, 20, room * 8 / 9, 2) {
        put(Class::Title, LEFT, y, line, None);
        y += 25;
    }
    y -= 5;
    for said in [&summary(incident, part, incident.findings.len()), left_out] {
        for line in text_metrics::wrap(said, 12, room, 2) {
            put(Class::Summary, LEFT, y, line, None);
            y += 17;
        }
    }
    let told = |interval: &&Interval| {
        let told = interval.seconds.is_some() && interval.kind != IntervalKind::LongestSilence;
        told && part.is_none_or(|part| interval.incident == part)
    };
    let measured: Vec<&Interval> = incident.intervals.iter().filter(told).collect();
    if !measured.is_empty() {
        let across = (room / CELL).clamp(1, 6);
        let width = room / across;
        for (place, interval) in (0..).zip(&measured) {
            let (x, top) = (LEFT + place % across * width, y + 10 + place / across * ROW);
            let target = interval.to.or(interval.from).map(Target::Event);
            let which = if incident.incidents.is_empty() || part.is_some() {
                String::new()
            } else {
                ["#", &(interval.incident + 1).to_string(), " "].concat()
            };
            let name = which + reasons::interval(interval.kind);
            put(Class::IntervalName, x, top, text_metrics::shorten(&name, 11, width - 12), target);
            let about = if interval.least == interval.most { "" } else { "about " };
            let seconds = interval.seconds.unwrap_or_default();
            let values =
                [wording::duration(seconds), wording::brief(seconds)].map(|value| about.to_owned() + &value);
            let fits = |value: &&String| text_metrics::bold_width(value, 18) <= width - 8;
            let value = values.iter().find(fits).or(values.last()).cloned().unwrap_or_default();
            put(Class::Interval, x, top + 19, value, target);
            put(
                Class::IntervalEnds,
                x,
                top + 34,
                text_metrics::shorten(&interval_clocks(incident, interval), 11, width - 12),
                target,
            );
        }
        y += i32::try_from(measured.len()).unwrap_or(0).saturating_add(across - 1) / across * ROW;
    }
    let down = y + 4;
    scene.items.iter_mut().for_each(|item| item.shape.move_down(down));
    items.append(&mut scene.items);
    let label = [&scene.label, " ", left_out].concat().trim_end().to_owned();
    Scene { height: scene.height + down, label, items, ..scene }
}
