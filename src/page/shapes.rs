//! The shapes of the scene as elements of the picture's SVG. What stands for the same as before keeps its element, and of
//! that only what changed is written.
//!
//! Done by hand and not by Yew: each move changes most of some two hundred shapes, and to make all of them as virtual
//! elements and compare those takes more than half of the time of a move.

use std::{collections::VecDeque, rc::Rc};

use js_sys::JsString;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{Element, Node, SvgGraphicsElement, SvgsvgElement, Text};

use crate::{
    model::View,
    scene::{Item, Scene, Shape},
    target::Target,
};

#[wasm_bindgen]
extern "C" {
    /// An element as it is written here, a hundred times at each move: a number goes to the browser as a number, a name as
    /// a text that it has, and what cannot fail without a net.
    #[wasm_bindgen(extends = Element)]
    #[derive(Debug)]
    type Drawing;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_number(this: &Drawing, name: &JsString, value: i32);

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_words(this: &Drawing, name: &JsString, value: &str);

    /// How far a group is moved.
    #[wasm_bindgen(js_name = SVGTransform)]
    #[derive(Debug)]
    type Shift;

    #[wasm_bindgen(method, js_name = setTranslate)]
    fn set(this: &Shift, x: i32, y: i32);
}

/// The shapes that are drawn.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    svg: Option<Element>,
    /// The scene that was drawn last.
    scene: Rc<Scene>,
    /// Its elements in the order of the document, each with the place of its first item.
    drawn: Vec<(usize, Drawn)>,
    /// The marks that are lit up, and the elements that draw them over all others.
    over: (Vec<Item>, Vec<Drawn>),
    names: Names,
}

/// The element of a part of the scene: of one item, or a group with the texts of one thing, which moves without its texts
/// being laid out anew.
#[derive(Debug)]
struct Drawn {
    node: Drawing,
    shift: Option<Shift>,
    texts: Vec<(Drawing, Text)>,
    /// True while it is lit up.
    lit: bool,
}

/// The names of attributes that were written so far, as texts of the browser.
#[derive(Debug, Default)]
struct Names(Vec<(&'static str, JsString)>);

impl Shapes {
    /// Draws `scene` into `svg`, which holds nothing else. What `view` points at is lit up, and `over` drawn over all.
    pub(super) fn draw(
        &mut self,
        svg: &Element,
        scene: &Rc<Scene>,
        view: &View,
        over: impl Iterator<Item = Item>,
    ) {
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
        let lights =
            |target: Option<Target>| target.is_some() && (target == view.lit || target == view.selected);
        let lit = |part: &[Item]| part.first().is_some_and(|item| lights(item.target));
        let names = &mut self.names;

        let mut old: VecDeque<_> =
            self.drawn.drain(..).map(|(first, drawn)| (last.part(first), drawn)).collect();
        let parts: Vec<_> = scene.parts().collect();
        for run in parts.chunk_by(|(_, one), (_, other)| alike(one, other)) {
            let before = next_run(&mut old, run);
            let mut new: Vec<_> = run.iter().copied().map(Some).collect();
            let heir = |(part, drawn)| {
                let heir = new.iter_mut().find(|new| new.is_some_and(|(_, new)| same(part, new)));
                (heir.and_then(Option::take), part, drawn)
            };
            let before: Vec<_> = before.map(heir).collect();
            // Elements whose thing is gone go on as those of things that are new.
            let mut new = new.into_iter().flatten();
            for (heir, last_part, mut drawn) in before {
                let Some((first, part)) = heir.or_else(|| new.next()) else {
                    drawn.node.remove();
                    continue;
                };
                if last_part != part || drawn.lit != lit(part) {
                    drawn.write(names, last_part, part, lit(part));
                }
                self.drawn.push((first, drawn));
            }
            for (first, part) in new {
                let next = old.front().map(|(_, drawn)| drawn).or(self.over.1.first());
                let Some(drawn) = insert(svg, names, part, lit(part), next) else { return };
                self.drawn.push((first, drawn));
            }
        }
        for (_, drawn) in old {
            drawn.node.remove();
        }

        let lit = scene.items.iter().filter_map(|item| lit_marks(item, lights));
        let over: Vec<Item> = over.chain(lit).collect();
        if over != self.over.0 {
            for drawn in self.over.1.drain(..) {
                drawn.node.remove();
            }
            let parts = over.chunks(1);
            self.over.1 = parts.filter_map(|part| insert(svg, names, part, true, None)).collect();
            self.over.0 = over;
        }
    }

    /// The item whose element is `node`.
    pub(super) fn item(&self, node: &Element) -> Option<&Item> {
        let (first, _) = self.drawn.iter().find(|(_, drawn)| *drawn.node == *node)?;
        self.scene.items.get(*first)
    }
}

/// Those marks of `item` that are lit up.
fn lit_marks(item: &Item, lights: impl Fn(Option<Target>) -> bool) -> Option<Item> {
    let Shape::Marks { marks } = &item.shape else { return None };
    let marks: Vec<_> = marks.iter().copied().filter(|mark| lights(mark.target)).collect();
    (!marks.is_empty()).then_some(Item { target: None, shape: Shape::Marks { marks }, ..*item })
}

/// True for parts that one kind of element draws.
fn alike(one: &[Item], other: &[Item]) -> bool {
    let name = |part: &[Item]| part.first().map(|item| item.shape.name());
    name(one) == name(other)
}

/// Takes the next run of elements of the same kind as `run` out of `old`; those before it are gone from the picture.
fn next_run<'o, 'i>(
    old: &'o mut VecDeque<(&'i [Item], Drawn)>,
    run: &[(usize, &[Item])],
) -> impl Iterator<Item = (&'i [Item], Drawn)> + use<'o, 'i> {
    let fits = |part: &[Item]| run.first().is_some_and(|(_, first)| alike(first, part));
    let length = match old.iter().position(|(part, _)| fits(part)) {
        Some(first) => {
            for (_, drawn) in old.drain(..first) {
                drawn.node.remove();
            }
            old.iter().take_while(|(part, _)| fits(part)).count()
        }
        None => 0,
    };
    old.drain(..length)
}

/// True for texts of one class that stand for the same part of the incident, or say the same.
fn same(one: &[Item], other: &[Item]) -> bool {
    let (Some(one), Some(other)) = (one.first(), other.first()) else { return false };
    let said = one.shape.text();
    let meant =
        said.is_some() && one.target == other.target && (one.target.is_some() || said == other.shape.text());
    meant && one.class == other.class
}

/// Puts a new element that draws `part` into the picture, before `next` or last.
fn insert(svg: &Element, names: &mut Names, part: &[Item], lit: bool, next: Option<&Drawn>) -> Option<Drawn> {
    let shape = &part.first()?.shape;
    let mut drawn = if shape.text().is_some() {
        let node = create(svg, "g")?;
        let shift = svg.unchecked_ref::<SvgsvgElement>().create_svg_transform();
        let shifts = node.unchecked_ref::<SvgGraphicsElement>().transform().base_val();
        let shift = shifts.initialize(&shift).ok()?.unchecked_into();
        Drawn { node, shift: Some(shift), texts: Vec::new(), lit }
    } else {
        Drawn { node: create(svg, shape.name())?, shift: None, texts: Vec::new(), lit }
    };
    drawn.write(names, &[], part, lit);
    svg.insert_before(&drawn.node, next.map(|next| -> &Node { &next.node })).ok()?;
    Some(drawn)
}

/// A new element for the picture.
fn create(svg: &Element, name: &str) -> Option<Drawing> {
    let element = svg.owner_document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), name);
    Some(element.ok()?.unchecked_into())
}

impl Drawn {
    /// Writes what is new of `part` into the element, which shows `last` as yet.
    fn write(&mut self, names: &mut Names, last: &[Item], part: &[Item], lit: bool) {
        let lit_before = std::mem::replace(&mut self.lit, lit);
        let place = |part: &[Item]| part.first().and_then(|item| item.shape.place());
        let moved = place(part);
        if let (Some((x, y)), Some(shift)) = (moved, &self.shift)
            && place(last) != moved
        {
            shift.set(x, y);
        }
        while self.texts.len() > part.len()
            && let Some((text, _)) = self.texts.pop()
        {
            text.remove();
        }
        for (at, item) in part.iter().enumerate() {
            let before = last.get(at);
            let node = if moved.is_some() {
                if self.texts.len() <= at && self.add_text().is_none() {
                    return;
                }
                let Some((text, characters)) = self.texts.get(at) else { return };
                if before.and_then(|before| before.shape.text()) != item.shape.text() {
                    characters.set_data(item.shape.text().unwrap_or_default());
                }
                text
            } else {
                &self.node
            };
            let known = before.map(|before| (before.class, before.later, lit_before));
            if known != Some((item.class, item.later, lit)) {
                let (later, lit) = (if item.later { " later" } else { "" }, if lit { " lit" } else { "" });
                let class = [item.class.names(), later, lit].concat();
                node.set_words(names.of("class"), &class);
            }
            let before = before.map(|before| Grouped { shape: &before.shape, group: place(last) });
            write_shape(node, names, before, Grouped { shape: &item.shape, group: moved });
        }
    }

    /// Adds an empty text to the group.
    fn add_text(&mut self) -> Option<()> {
        let text = create(&self.node, "text")?;
        let characters = text.owner_document()?.create_text_node("");
        text.append_child(&characters).ok()?;
        self.node.append_child(&text).ok()?;
        self.texts.push((text, characters));
        Some(())
    }
}

/// A shape, and the place of the group that it stands in.
#[derive(Clone, Copy)]
struct Grouped<'a> {
    shape: &'a Shape,
    group: Option<(i32, i32)>,
}

impl Grouped<'_> {
    /// The numbers of the shape as they are inside of its group.
    fn numbers(self) -> [i32; 5] {
        let (_, mut numbers) = self.shape.numbers();
        if let (Some((x, y)), [left, top, ..]) = (self.group, &mut numbers) {
            (*left, *top) = (*left - x, *top - y);
        }
        numbers
    }
}

/// Writes the attributes of a shape that differ from those of `last`.
fn write_shape(node: &Drawing, names: &mut Names, last: Option<Grouped<'_>>, new: Grouped<'_>) {
    let (attributes, _) = new.shape.numbers();
    let known = last.map(Grouped::numbers);
    for (at, (name, number)) in attributes.iter().zip(new.numbers()).enumerate() {
        if known.is_none_or(|known| known.get(at) != Some(&number)) {
            node.set_number(names.of(name), number);
        }
    }
    let (last, shape) = (last.map(|last| last.shape), new.shape);
    // A text's anchor seldom changes, the points of a line nearly always do.
    if last != Some(shape) && (shape.text().is_none() || shape.words() != last.and_then(Shape::words)) {
        if let Some((name, value)) = shape.words() {
            node.set_words(names.of(name), &value);
        } else if let Some((name, _)) = last.and_then(Shape::words) {
            let _ = node.remove_attribute(name);
        }
    }
}

impl Names {
    /// The browser's text for a name.
    fn of(&mut self, name: &'static str) -> &JsString {
        let known = self.0.iter().position(|(known, _)| *known == name);
        let place = known.unwrap_or(self.0.len());
        if known.is_none() {
            self.0.push((name, JsString::from(name)));
        }
        #[expect(clippy::indexing_slicing, reason = "the place that was found or filled just now")]
        &self.0[place].1
    }
}
