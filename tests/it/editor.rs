//! How the text field and the notes that were read stay in step, whatever comes in between: played without a browser.

use std::rc::Rc;

use incident_timeline::{
    model::{AHEAD, Direction, Editor, EditorMsg, Effect, LONG, MOST, PART, Put},
    span::Span,
};

/// The page around the editor as far as it matters here: a field, what was read and kept, and timers that have not gone off.
#[derive(Default)]
struct Page {
    editor: Editor,
    field: Vec<u16>,
    read: Rc<str>,
    stored: Rc<str>,
    drafts: Vec<String>,
    /// Where the caret was put.
    caret: Option<usize>,
    locked: bool,
    pauses: Vec<usize>,
    paints: usize,
}

impl Page {
    fn new(notes: &str) -> Self {
        let mut page = Self::default();
        page.open(notes);
        page.draw();
        while page.paint() {}
        page.holds(notes);
        page
    }

    fn tell(&mut self, msg: EditorMsg) {
        for effect in self.editor.update(msg) {
            match effect {
                // As the page, which is drawn only where something changed.
                Effect::Read(notes) if *notes == *self.read => self.draw(),
                Effect::Read(notes) => {
                    self.open(&notes);
                    if self.editor.in_step() {
                        self.stored = notes.into();
                    }
                }
                Effect::Store(notes) => self.stored = notes,
                Effect::Replace { units, text } => {
                    self.field.splice(units.start..units.end, text.encode_utf16());
                }
                Effect::Hold(notes) => self.field = notes.encode_utf16().collect(),
                Effect::Lock(locked) => self.locked = locked,
                Effect::KeepDraft(notes) => self.drafts.push(notes),
                Effect::Show(at) => {
                    assert!(self.text().is_char_boundary(at), "{at} is in the field");
                    self.caret = Some(at);
                }
                Effect::DrawLines | Effect::Say(..) => {}
                Effect::AwaitPause(typings) => self.pauses.push(typings),
                Effect::AwaitPaint => self.paints += 1,
            }
        }
    }

    /// Notes are read.
    fn open(&mut self, notes: &str) {
        self.read = notes.into();
        self.tell(EditorMsg::Read(self.read.clone()));
    }

    fn text(&self) -> String {
        String::from_utf16(&self.field).unwrap()
    }

    /// The field has what the editor takes for its part of the notes.
    fn is_right(&self) -> bool {
        self.text() == self.editor.text.part().of(self.editor.notes())
    }

    /// A person types at the end of the field.
    fn type_in(&mut self, words: &str) {
        self.field.extend(words.encode_utf16());
        self.tell(EditorMsg::Typed(self.text()));
    }

    fn put(&mut self, span: Span, texts: &[&str]) {
        self.tell(EditorMsg::Needed);
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        self.tell(EditorMsg::Put(Put { span, texts }));
    }

    fn replace(&mut self, text: &str) {
        self.tell(EditorMsg::Needed);
        self.put(self.editor.all(), &[text]);
    }

    fn step(&mut self, direction: Direction) {
        self.tell(EditorMsg::Step(direction));
    }

    fn draw(&mut self) {
        self.tell(EditorMsg::Drawn);
    }

    /// The timer behind a paint goes off, where one is set.
    fn paint(&mut self) -> bool {
        let set = self.paints > 0;
        if set {
            self.paints -= 1;
            self.tell(EditorMsg::Painted);
        }
        set
    }

    /// Field, editor and what was read hold `notes`, and one can type.
    #[track_caller]
    fn holds(&self, notes: &str) {
        let short = |text: &str| (text.len(), text.chars().take(40).collect::<String>());
        assert_eq!(short(&self.text()), short(self.editor.text.part().of(notes)), "the field");
        assert_eq!(short(self.editor.notes()), short(notes), "the editor");
        assert_eq!(short(&self.read), short(notes), "what was read");
        assert!(self.is_right() && self.editor.notes() == notes && *self.read == *notes);
        assert!(self.editor.in_step() && !self.locked);
    }
}

/// Notes of at least that many bytes.
fn long(bytes: usize) -> String {
    "10:02 the pager fired, 日本語\n".repeat(bytes / 20)
}

#[test]
fn what_is_typed_is_read_at_once_and_undone() {
    let mut page = Page::new("10:02 pager");
    page.type_in(" fired");
    page.holds("10:02 pager fired");
    assert_eq!(&*page.stored, "10:02 pager fired");
    page.step(Direction::Undo);
    page.holds("10:02 pager");
    page.step(Direction::Undo);
    page.holds("10:02 pager");
    page.step(Direction::Redo);
    page.holds("10:02 pager fired");
}

#[test]
fn the_first_words_are_a_step_and_the_notes_that_were_kept_are_none() {
    let mut page = Page::new("");
    page.type_in("x");
    page.step(Direction::Undo);
    page.holds("");
    let mut page = Page::new("10:02 kept");
    page.step(Direction::Undo);
    page.holds("10:02 kept");
}

#[test]
fn long_notes_are_read_when_the_last_typing_pauses() {
    let notes = long(LONG);
    let mut page = Page::new(&notes);
    page.type_in("a");
    page.type_in("b");
    assert_eq!(*page.read, *notes);
    assert!(!page.editor.in_step());
    let pauses = std::mem::take(&mut page.pauses);
    page.tell(EditorMsg::Paused(pauses[0]));
    assert_eq!(*page.read, *notes, "more was typed since");
    page.tell(EditorMsg::Paused(pauses[1]));
    page.holds(&(notes.clone() + "ab"));
    // A timer that goes off late finds nothing to do.
    page.tell(EditorMsg::Paused(pauses[1]));
    page.type_in("c");
    page.tell(EditorMsg::Needed);
    page.holds(&(notes.clone() + "abc"));
    page.type_in("d");
    page.step(Direction::Undo);
    page.holds(&notes);
}

#[test]
fn who_leaves_waits_for_no_timer() {
    let notes = long(LONG);
    let mut page = Page::new(&notes);
    page.tell(EditorMsg::Left);
    assert_eq!(&*page.stored, "", "what came with a link is not kept");
    page.type_in("x");
    page.tell(EditorMsg::Left);
    assert_eq!(*page.stored, *(notes + "x"));
    let mut page = Page::new("10:02 own");
    page.replace(&long(AHEAD));
    page.draw();
    page.tell(EditorMsg::Left);
    assert_eq!(*page.stored, *long(AHEAD));
}

#[test]
fn short_texts_are_put_and_undone_one_by_one() {
    let mut page = Page::new("é 10:02 one\n");
    page.put(Span::new(3, 3), &["plain ", "better "]);
    page.holds("é better 10:02 one\n");
    page.step(Direction::Undo);
    page.holds("é plain 10:02 one\n");
    page.step(Direction::Undo);
    page.holds("é 10:02 one\n");
    page.step(Direction::Redo);
    page.step(Direction::Redo);
    page.holds("é better 10:02 one\n");
}

#[test]
fn a_long_paste_is_painted_before_the_field_takes_it_in() {
    let mut page = Page::new("10:02 own");
    let notes = long(AHEAD);
    page.replace(&notes);
    assert_eq!((&*page.read, &*page.text()), (&*notes, "10:02 own"));
    assert!(page.editor.is_ahead());
    page.draw();
    page.draw();
    assert!(page.locked && page.paints == 1);
    assert_eq!(&*page.stored, "");
    page.paint();
    page.holds(&notes);
    assert_eq!(*page.stored, *notes);
    page.step(Direction::Undo);
    page.holds("10:02 own");
    // The same notes once more are no step.
    page.replace("10:02 own");
    page.step(Direction::Redo);
    page.paint();
    page.holds(&notes);
}

#[test]
fn whatever_happens_while_a_long_paste_settles_nothing_is_lost() {
    let notes = long(AHEAD);
    let pasted = || {
        let mut page = Page::new("10:02 own");
        page.put(Span::new(9, 9), &["plain", &notes]);
        page
    };
    let whole = "10:02 own".to_owned() + &notes;
    for drawn in [false, true] {
        let after = |act: &dyn Fn(&mut Page)| {
            let mut page = pasted();
            if drawn {
                page.draw();
            }
            act(&mut page);
            page.draw();
            while page.paint() {}
            page
        };
        after(&|page| page.type_in(" typed")).holds(&("10:02 own".to_owned() + &notes + " typed"));
        after(&|page| page.step(Direction::Undo)).holds("10:02 ownplain");
        after(&|page| page.step(Direction::Redo)).holds(&whole);
        after(&|page| page.tell(EditorMsg::Needed)).holds(&whole);
        after(&|page| page.tell(EditorMsg::Paused(0))).holds(&whole);
        after(&|page| page.replace("other")).holds("other");
        after(&|page| page.replace(&(notes.clone() + "!"))).holds(&(notes.clone() + "!"));
        after(&|page| page.put(Span::default(), &["Date: 2024-05-02\n"]))
            .holds(&("Date: 2024-05-02\n".to_owned() + &whole));
        for linked in ["linked", &long(LONG)] {
            let mut page = after(&|page| page.open(linked));
            page.holds(linked);
            page.step(Direction::Undo);
            page.draw();
            page.holds(&whole);
        }
    }
}

#[test]
fn notes_of_a_link_take_the_place_of_what_was_typed_and_undo_brings_it_back() {
    let mut page = Page::new(&long(LONG));
    page.type_in("typed");
    page.open("linked");
    page.draw();
    page.holds("linked");
    assert_eq!(&*page.stored, "");
    page.step(Direction::Undo);
    page.holds(&(long(LONG) + "typed"));
}

/// Every sequence of things that happen, drawn from a fixed seed: once all timers went off, all hold the same.
#[test]
fn after_any_sequence_all_hold_the_same() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % 1_000_003).unwrap() % below
    };
    let texts = ["x", "é 日本 𝄞\n", "", &long(AHEAD), &long(LONG), &long(MOST)];
    for _ in 0..150 {
        let mut page = Page::new(texts[next(texts.len())]);
        let mut played = Vec::new();
        for _ in 0..25 {
            let text = texts[next(texts.len())];
            let act = next(13);
            played.push((act, text.len()));
            match act {
                0..3 => page.type_in(["a", "ab ", "日"][next(3)]),
                3 => page.replace(text),
                4 => page.put(Span::default(), &["plain", text]),
                5..7 => page.step(Direction::Undo),
                7 => page.step(Direction::Redo),
                8 => page.open(text),
                12 => {
                    let at =
                        page.editor.notes().floor_char_boundary(next(10) * page.editor.notes().len() / 9);
                    page.tell(EditorMsg::Reach(at));
                }
                9 => page.draw(),
                10 => drop(page.paint()),
                _ => match page.pauses.pop() {
                    Some(typings) => page.tell(EditorMsg::Paused(typings)),
                    None => page.tell(EditorMsg::Left),
                },
            }
            assert!(page.is_right(), "the editor knows the field after {played:?}");
        }
        page.draw();
        while page.paint() {}
        page.tell(EditorMsg::Needed);
        let notes = page.editor.notes().to_owned();
        page.holds(&notes);
    }
}

#[test]
fn notes_that_others_take_the_place_of_are_drafts_and_others_are_shown_from_their_start() {
    let mine = "10:02 pager fired\n10:20 rolled back\n10:40 all well\n";
    for other in ["", "23:00 disk full", &*long(2 * AHEAD)] {
        let mut page = Page::new(mine);
        page.caret = None;
        page.replace(other);
        assert_eq!(page.drafts, [mine]);
        page.draw();
        while page.paint() {}
        assert_eq!(page.caret, Some(0));
        page.replace(other);
        assert_eq!(page.drafts.len(), 1, "the same once more takes the place of nothing");
    }
    let mut page = Page::new(mine);
    page.caret = None;
    page.type_in("10:50 closed");
    page.put(Span::new(0, 5), &["10:03"]);
    page.put(Span::new(0, 0), &["plain", "better"]);
    assert!(page.drafts.is_empty() && page.caret.is_none(), "these keep most of the notes");
    let before = page.text();
    page.field = "x".encode_utf16().collect();
    page.tell(EditorMsg::Typed(page.text()));
    assert_eq!(page.drafts, [before]);
}

#[test]
fn undo_and_redo_say_what_step_that_was() {
    for (notes, span, text, words) in [
        ("10:02 a\n10:20 b\n", (11, 13), "33", "Line 2: 10:20 \u{2192} 10:33"),
        (
            "- 10:02 a\n- 10:10 b\n",
            (9, 9),
            "\n- 10:07 New event",
            "Line 2: added \u{201c}- 10:07 New event\u{201d}",
        ),
        ("10:02 a\n10:10 b", (15, 15), "\n10:20 c", "Line 3: added \u{201c}10:20 c\u{201d}"),
        ("10:02 a\n", (0, 8), LARGE, "notes replaced."),
        ("10:02 a\n10:03 b\n", (16, 16), LARGE, "a change at line 3."),
    ] {
        let mut editor = Editor::default();
        editor.update(EditorMsg::Read(notes.into()));
        editor.update(EditorMsg::Needed);
        let put = Put { span: Span::new(span.0, span.1), texts: vec![text.to_owned()] };
        editor.update(EditorMsg::Put(put));
        for (direction, name) in [(Direction::Undo, "Undone"), (Direction::Redo, "Redone")] {
            let effects = editor.update(EditorMsg::Step(direction));
            let Some(Effect::Say(said, of)) = effects.last() else { panic!("{effects:?}") };
            assert!(*of == direction && said.starts_with(&format!("{name}: {words}")), "{said}");
        }
    }
}

/// More than is said word by word.
const LARGE: &str = "10:02 one\n10:03 two\n10:04 three\n10:05 four\n10:06 five\n10:07 six\n10:08 seven\n10:09 eight\n10:10 nine\n10:11 ten\n10:12 eleven\n10:13 twelve\n10:14 thirteen\n10:15 fourteen\n10:16 fifteen\n10:17 sixteen\n";

/// Lines of about so many bytes, each with its number.
fn lines(bytes: usize) -> String {
    (0..bytes / 22).map(|n| format!("10:02 the step {n:06}\n")).collect::<Vec<_>>().concat()
}

#[test]
fn what_is_typed_into_a_part_of_long_notes_is_typed_into_them() {
    let notes = lines(5 * MOST);
    let mut page = Page::new(&notes);
    page.tell(EditorMsg::Reach(2 * MOST));
    let part = page.editor.text.part();
    assert!(part.start > 0 && part.end < notes.len());
    assert_eq!(page.caret, Some(2 * MOST - part.start));
    page.type_in("typed");
    let typed = notes[..part.end].to_owned() + "typed" + &notes[part.end..];
    assert!(page.editor.notes() == typed && page.editor.text.part().start == part.start);
    page.tell(EditorMsg::Left);
    assert!(*page.stored == *typed);
    page.tell(EditorMsg::Needed);
    page.holds(&typed);
    // All of what is there is typed over, and nothing else.
    page.field = "x".encode_utf16().collect();
    page.tell(EditorMsg::Typed(page.text()));
    page.tell(EditorMsg::Needed);
    page.holds(&(notes[..part.start].to_owned() + "x" + &notes[part.end..]));
    assert!(page.drafts.is_empty(), "most of the notes are there");
    page.step(Direction::Undo);
    page.holds(&typed);
}

#[test]
fn undo_shows_the_part_in_which_something_was_done() {
    let notes = lines(5 * MOST);
    let mut page = Page::new(&notes);
    let end = |page: &Page| page.editor.text.part().end;
    let first = end(&page);
    page.type_in("one");
    page.tell(EditorMsg::Reach(3 * MOST));
    let second = end(&page) - 3;
    page.type_in("two");
    page.tell(EditorMsg::Reach(usize::MAX));
    page.step(Direction::Undo);
    assert!(page.editor.text.part().touches(second + 3));
    page.step(Direction::Undo);
    assert!(page.editor.text.part().touches(first));
    page.holds(&notes);
    page.step(Direction::Redo);
    page.step(Direction::Redo);
    assert!(page.editor.text.part().touches(second));
    page.holds(&[&notes[..first], "one", &notes[first..second], "two", &notes[second..]].concat());
}

#[test]
fn what_is_written_beside_the_part_is_shown() {
    let notes = lines(5 * MOST);
    let mut page = Page::new(&notes);
    let at = 4 * MOST;
    page.put(Span::new(at, at + 5), &["10:03"]);
    page.holds(&[&notes[..at], "10:03", &notes[at + 5..]].concat());
    let start = page.editor.text.part().start;
    assert!(start < at && page.caret == Some(at + 5 - start));
    page.caret = None;
    page.put(Span::new(at, at + 5), &["10:04"]);
    assert_eq!(page.caret, None, "it is there already");
    page.put(Span::default(), &["Date: 2024-05-02\n"]);
    assert_eq!((page.editor.text.part().start, page.caret), (0, Some(17)));
    page.step(Direction::Undo);
    page.holds(&[&notes[..at], "10:04", &notes[at + 5..]].concat());
}

#[test]
fn notes_that_grow_too_long_become_a_part_around_the_caret_and_those_that_shrink_are_whole_again() {
    let notes = lines(MOST - 100);
    let mut page = Page::new(&notes);
    let more = lines(PART);
    page.type_in(&more);
    page.tell(EditorMsg::Needed);
    page.holds(&(notes.clone() + &more));
    assert!(page.text().len() < MOST && page.caret == Some(page.text().len()));
    page.step(Direction::Undo);
    page.holds(&notes);
    assert!(page.text() == notes);
    // A place is found while other notes are on their way: it is none of theirs.
    page.replace(&lines(3 * MOST));
    page.tell(EditorMsg::Reach(notes.len()));
    page.draw();
    while page.paint() {}
    page.holds(&lines(3 * MOST));
    assert_eq!(page.editor.text.part().start, 0);
}
