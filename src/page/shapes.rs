//! The shapes of the scene as elements of the picture's SVG. What stands for the same as before keeps its element, and of
//! that only what changed is written.
//!
//! Done by hand and not by Yew: each move changes most of some three hundred shapes, and to make all of them as virtual
//! elements and compare those takes more than half of the time of a move.

use std::{collections::VecDeque, rc::Rc};

use web_sys::{Element, Node};

use crate::{
    model::View,
    scene::{Item, Scene, Shape},
};

/// The shapes that are drawn.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    svg: Option<Element>,
    /// The scene that was drawn last.
    scene: Rc<Scene>,
    /// Its elements, in the order of its items.
    drawn: Vec<Drawn>,
}

/// An element, and whether it is lit up.
#[derive(Debug)]
struct Drawn {
    node: Element,
    lit: bool,
}

impl Shapes {
    /// Draws `scene` into `svg`, which holds nothing else. What `view` points at is lit up.
    pub(super) fn draw(&mut self, svg: &Element, scene: &Rc<Scene>, view: &View) {
        if self.svg.as_ref() != Some(svg) {
            *self = Self { svg: Some(svg.clone()), ..Self::default() };
        }
        let last = std::mem::replace(&mut self.scene, scene.clone());
        if (last.width, last.height) != (scene.width, scene.height) {
            let (width, height) = (scene.width.to_string(), scene.height.to_string());
            let view_box = ["0 0 ", &width, " ", &height].concat();
            for (name, value) in [("width", width), ("height", height), ("viewBox", view_box)] {
                let _ = svg.set_attribute(name, &value);
            }
        }
        let mut old: VecDeque<_> = last.items.iter().zip(std::mem::take(&mut self.drawn)).collect();
        for run in scene.items.chunk_by(alike) {
            let mut run_before = next_run(&mut old, run);
            for item in run {
                let kept = keep(&mut run_before, item, run);
                let lit = item.target.is_some() && (item.target == view.lit || item.target == view.selected);
                let node = if let Some((before, drawn)) = kept {
                    if before != item || drawn.lit != lit {
                        write(&drawn.node, Some((before, drawn.lit)), (item, lit));
                    }
                    drawn.node
                } else {
                    let Some(node) = create(svg, item.shape.name()) else { return };
                    write(&node, None, (item, lit));
                    let next = run_before.front().or(old.front()).map(|(_, drawn)| -> &Node { &drawn.node });
                    let _ = svg.insert_before(&node, next);
                    node
                };
                self.drawn.push(Drawn { node, lit });
            }
            remove(run_before);
        }
        remove(old);
    }
}

/// Takes elements out of the picture.
fn remove<'i>(gone: impl IntoIterator<Item = (&'i Item, Drawn)>) {
    for (_, drawn) in gone {
        drawn.node.remove();
    }
}

/// A new element for the picture.
fn create(svg: &Element, name: &str) -> Option<Element> {
    svg.owner_document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()
}

/// True for shapes that one kind of element draws.
fn alike(one: &Item, other: &Item) -> bool {
    one.shape.name() == other.shape.name()
}

/// Takes the next run of elements of the same kind as `run` out of `old`; those before it are gone from the picture.
fn next_run<'i>(old: &mut VecDeque<(&'i Item, Drawn)>, run: &[Item]) -> VecDeque<(&'i Item, Drawn)> {
    let fits = |item: &Item| run.first().is_some_and(|first| alike(first, item));
    let Some(first) = old.iter().position(|(item, _)| fits(item)) else { return VecDeque::new() };
    remove(old.drain(..first));
    let length = old.iter().take_while(|(item, _)| fits(item)).count();
    old.drain(..length).collect()
}

/// The element that goes on as that of `item`: the one of the same thing, else the next one whose thing is gone.
fn keep<'i>(old: &mut VecDeque<(&'i Item, Drawn)>, item: &Item, run: &[Item]) -> Option<(&'i Item, Drawn)> {
    if let Some(place) = old.iter().position(|(before, _)| same(before, item)) {
        remove(old.drain(..place));
        return old.pop_front();
    }
    let (next, _) = old.front()?;
    if run.iter().any(|item| same(next, item)) { None } else { old.pop_front() }
}

/// True for texts of one class that stand for the same part of the incident, or say the same.
fn same(one: &Item, other: &Item) -> bool {
    let class = |item: &Item| item.class.split(' ').next().unwrap_or_default().len();
    let said = one.shape.text();
    let meant =
        said.is_some() && one.target == other.target && (one.target.is_some() || said == other.shape.text());
    meant && one.class.get(..class(one)) == other.class.get(..class(other))
}

/// Writes what is new of `item` into its element, which shows `before` as yet, or nothing.
fn write(node: &Element, before: Option<(&Item, bool)>, (item, lit): (&Item, bool)) {
    let (shape, last) = (&item.shape, before.map(|(item, _)| &item.shape));
    if before.is_none_or(|(before, was_lit)| before.class != item.class || was_lit != lit) {
        let class = [item.class.as_str(), if lit { " lit" } else { "" }].concat();
        let _ = node.set_attribute("class", &class);
    }
    let (names, numbers) = shape.numbers();
    let known = last.map(|last| last.numbers().1);
    for (at, (name, number)) in names.iter().zip(&numbers).enumerate() {
        if known.is_none_or(|known| known.get(at) != Some(number)) {
            let _ = node.set_attribute(name, &number.to_string());
        }
    }
    let (words, last_words) = (shape.words(), last.and_then(Shape::words));
    if words != last_words {
        let _ = match (words, last_words) {
            (Some((name, value)), _) => node.set_attribute(name, &value),
            (None, Some((name, _))) => node.remove_attribute(name),
            (None, None) => Ok(()),
        };
    }
    let text = shape.text();
    if text != last.and_then(Shape::text) {
        match node.first_child() {
            Some(child) => child.set_node_value(text),
            None => node.set_text_content(text),
        }
    }
}
