//! What is undone and done again: letters by words, everything else step by step, from the notes as they are.

use incident_timeline::model::{Direction, History, Sheet, Splice};

/// Notes that are changed, with what keeps track of it.
#[derive(Default)]
struct Desk {
    sheet: Sheet,
    history: History,
}

impl Desk {
    fn new(notes: &str) -> Self {
        let mut desk = Self::default();
        assert_eq!(desk.sheet.take(notes), None, "the first notes are no step");
        desk
    }

    fn write(&mut self, notes: &str) {
        if let Some(step) = self.sheet.take(notes) {
            self.history.add_typed(step);
        }
    }

    fn go(&mut self, direction: Direction) -> Option<String> {
        let notes = self.history.step(self.sheet.notes(), direction)?.apply(self.sheet.notes());
        self.sheet.take(&notes);
        Some(notes)
    }
}

/// Writes each of `states` in turn; undo goes over `expected`, redo back to the last.
fn check(states: &[&str], expected: &[&str]) {
    let mut desk = Desk::new(states[0]);
    for state in &states[1..] {
        desk.write(state);
    }
    let mut undone = Vec::new();
    undone.extend(std::iter::from_fn(|| desk.go(Direction::Undo)));
    assert_eq!(undone, expected, "{states:?}");
    let last = std::iter::from_fn(|| desk.go(Direction::Redo)).last();
    assert_eq!(last.as_deref().unwrap_or(states[0]), *states.last().unwrap());
}

#[test]
fn an_event_that_is_added_and_told_is_one_step() {
    let notes = [
        "- 10:02 a\n- 10:10 b\n",
        "- 10:02 a\n- 10:07 New event\n- 10:10 b\n",
        "- 10:02 a\n- 10:07 cache flushed\n- 10:10 b\n",
        "- 10:02 a\n- 10:07 cache emptied\n- 10:10 b\n",
    ];
    let mut desk = Desk::new(notes[0]);
    for notes in &notes[1..] {
        let step = desk.sheet.take(notes).unwrap();
        desk.history.add(step);
    }
    let undone: Vec<String> = std::iter::from_fn(|| desk.go(Direction::Undo)).collect();
    assert_eq!(undone, [notes[2], notes[0]]);
    let redone: Vec<String> = std::iter::from_fn(|| desk.go(Direction::Redo)).collect();
    assert_eq!(redone, [notes[2], notes[3]]);
}

#[test]
fn undo_goes_by_words_and_by_whole_pastes() {
    let rows: &[(&[&str], &[&str])] = &[
        (&["", "a", "ab", "ab ", "ab c", "ab cd"], &["ab ", ""]),
        (&["", "ab", "abcd", "abcd ef"], &[""]),
        (&["x", "x\n", "x\ny"], &["x\n", "x"]),
        (&["one two", "one tw", "one t", "one "], &["one two"]),
        (&["one two", "ne two", "e two"], &["one two"]),
        (
            &["old", "10:02 a paste\nof lines", "10:02 a paste\nof linesx"],
            &["10:02 a paste\nof lines", "old"],
        ),
        (&["é", "ê"], &["é"]),
        (&["日本", "日語本", "日語", "日"], &["日語本", "日本"]),
        (&["a", "a"], &[]),
        (&["notes", ""], &["notes"]),
    ];
    for (states, expected) in rows {
        check(states, expected);
    }
}

#[test]
fn a_new_step_ends_what_could_be_done_again() {
    let mut desk = Desk::new("one");
    desk.write("two");
    assert_eq!(desk.go(Direction::Undo).as_deref(), Some("one"));
    desk.write("three");
    assert_eq!(desk.go(Direction::Redo), None);
    assert_eq!(desk.go(Direction::Undo).as_deref(), Some("one"));
}

#[test]
fn a_step_that_does_not_fit_the_notes_does_nothing() {
    let mut history = History::default();
    history.add_typed(Splice { at: 2, old: String::new(), new: "cd".to_owned() });
    assert_eq!(history.step("ab", Direction::Undo), None);
    assert_eq!(history.step("abcd", Direction::Undo), None, "and nothing before it is trusted");
}

#[test]
fn what_was_not_typed_is_a_step_of_its_own() {
    let step = |at, new: &str| Splice { at, old: String::new(), new: new.to_owned() };
    let mut history = History::default();
    history.add(step(0, "ab"));
    history.add_typed(step(2, "c"));
    history.add_typed(step(3, "d"));
    history.add(step(4, "e"));
    let undone: Vec<String> = ["abcde", "abcd", "ab"]
        .iter()
        .map(|notes| history.step(notes, Direction::Undo).unwrap().apply(notes))
        .collect();
    assert_eq!(undone, ["abcd", "ab", ""]);
}
