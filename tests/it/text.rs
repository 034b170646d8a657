//! The part of long notes that the field holds: which it is, what is done in it and beside it, and what of it was read.

use incident_timeline::{
    edit::Edit,
    model::{MOST, PART, Text},
    span::Span,
};

use crate::check::Random;

/// Some lines, at least so many bytes of them.
fn lines(bytes: usize) -> String {
    let line = |n: usize| format!("- 10:{:02} step {n} 日本 {}\n", n % 60, "of it ".repeat(n * 7 % 11));
    let mut length = 0;
    let enough = |line: &String| {
        length += line.len();
        length < bytes + line.len()
    };
    (0..bytes).map(line).take_while(enough).collect::<Vec<_>>().concat()
}

fn of(notes: &str) -> Text {
    let mut text = Text::default();
    text.typed(notes);
    text
}

/// The part has the words that it says, and byte `at` amid them.
#[track_caller]
fn check(text: &Text, notes: &str, at: usize) {
    assert!(text.whole() == notes, "all of it");
    let part = text.part();
    assert_eq!(part.of(notes), text.sheet.notes(), "the part");
    assert!(part.start <= at && at <= part.end, "{at} in {part:?}");
    assert!(part.start == 0 || part.start < at, "{at} has something before it: {part:?}");
    assert!(part.end == notes.len() || at < part.end, "{at} has something behind it: {part:?}");
    assert_eq!(text.first_line(), notes[..part.start].matches('\n').count());
    assert!(text.is_whole() == (notes.len() <= MOST));
}

#[test]
fn of_long_notes_the_field_has_whole_lines_around_a_place() {
    let short = lines(MOST - 200);
    check(&of(&short), &short, 7);
    assert_eq!(of(&short).told(), None);
    let notes = lines(10 * MOST);
    let mut text = of(&notes);
    for share in [0, 1, 333, 500, 501, 999, 1000, 2, 0] {
        let at = notes.floor_char_boundary(notes.len() * share / 1000);
        text.reach(at);
        check(&text, &notes, at);
        let Span { start, end } = text.part();
        assert!((PART * 3 / 4..PART * 5 / 4).contains(&(end - start)), "{share}: {start} to {end}");
        assert!(
            [start, end].iter().all(|at| notes[..*at].is_empty() || notes[..*at].ends_with('\n')),
            "{share}"
        );
        assert!(!text.reach(at), "it is there");
    }
}

#[test]
fn a_line_that_is_too_long_is_cut_between_words_or_where_a_character_ends() {
    for words in ["words of 日本 ", "日本日"] {
        let notes = "Timeline\n".to_owned() + &words.repeat(5 * MOST / words.len());
        let mut text = of(&notes);
        for share in [0, 2, 5, 9, 10] {
            let at = notes.floor_char_boundary(notes.len() * share / 10);
            text.reach(at);
            check(&text, &notes, at);
            let Span { start, end } = text.part();
            assert!(end - start < 2 * PART);
            assert!(!words.ends_with(' ') || start == 0 || notes[..start].ends_with(' '));
        }
    }
}

#[test]
fn which_lines_are_there_is_told() {
    let notes = lines(3 * MOST);
    let all = notes.matches('\n').count() + 1;
    let mut text = of(&notes);
    text.reach(0);
    let last = text.part().of(&notes).matches('\n').count();
    assert_eq!(text.told().unwrap(), format!("Lines 1 to {last} of {all}"));
    text.reach(text.part().end);
    let first = text.first_line() + 1;
    let last = text.first_line() + text.part().of(&notes).matches('\n').count();
    assert_eq!(text.told().unwrap(), format!("Lines {first} to {last} of {all}"));
    text.reach(notes.len());
    assert!(text.told().unwrap().ends_with(&format!("to {all} of {all}")));
    let mut text = of(&("Timeline\n".to_owned() + &"10:02 on ".repeat(100_000)));
    text.reach(450_000);
    assert_eq!(text.told().unwrap(), "Lines 2 to 2 of 2, 46 to 53 % of the text");
}

/// Random edits, typed into the part or made anywhere: against a string.
#[test]
fn what_is_done_to_a_part_or_beside_it_is_done_to_the_whole() {
    let mut random = Random(11);
    let long = lines(PART);
    let bits = ["x", "", "\n", "é 日本\n", "10:02 pager\n10:03 well", &long];
    for round in 0..12 {
        let mut notes = lines([MOST / 2, 2 * MOST][round % 2]);
        let mut text = of(&notes);
        for _ in 0..40 {
            let bit = bits[random.below(bits.len())];
            let mut place = |within: Span| {
                let one = within.start + random.below(within.end - within.start + 1);
                let other = (one + [0, 9, 5_000, MOST][random.below(4)]).min(within.end);
                Span::new(notes.floor_char_boundary(one), notes.floor_char_boundary(other))
            };
            match place(Span::new(0, 2)).start {
                0 => {
                    let at = place(Span::new(0, notes.len())).start;
                    text.reach(at);
                    check(&text, &notes, at);
                }
                1 => {
                    let span = place(text.part());
                    let part = text.part();
                    let mut field = text.sheet.notes().to_owned();
                    field.replace_range(span.start - part.start..span.end - part.start, bit);
                    notes.replace_range(span.start..span.end, bit);
                    text.typed(&field);
                }
                _ => {
                    let span = place(Span::new(0, notes.len()));
                    notes.replace_range(span.start..span.end, bit);
                    let edit = Edit { span, text: bit.to_owned() };
                    text.apply(&edit, span.start + bit.len());
                    assert!(text.part().touches(span.start + bit.len()));
                }
            }
            assert!(text.whole() == notes && text.part().of(&notes) == text.sheet.notes());
            assert!(text.sheet.notes().len() <= MOST, "the field can hold it");
            assert!(text.is_whole() || notes.len() > MOST, "short notes are there as a whole");
            assert_eq!(text.first_line(), notes[..text.part().start].matches('\n').count());
            if let Some(told) = text.told() {
                let all = format!(" of {}", notes.matches('\n').count() + 1);
                assert!(told.ends_with(&all) || told.contains(&(all + ",")), "{told}");
            }
        }
    }
}

#[test]
fn all_of_a_part_typed_over_leaves_what_stands_beside_it() {
    let notes = lines(3 * MOST);
    let mut text = of(&notes);
    text.reach(MOST);
    let part = text.part();
    text.typed("x");
    assert!(text.whole() == notes[..part.start].to_owned() + "x" + &notes[part.end..]);
    assert_eq!(text.sheet.notes(), "x");
    // Of what is no longer long all is there.
    let notes = lines(MOST + 9_000);
    let mut text = of(&notes);
    text.reach(0);
    let end = text.part().end;
    assert!(text.typed("x").unwrap().1);
    assert!(text.is_whole() && text.sheet.notes() == "x".to_owned() + &notes[end..]);
}

#[test]
fn what_was_read_is_found_again_while_one_types() {
    let mut text = of("one\ntwo\nthree\nfour");
    text.was_read("one\ntwo\nthree\nfour");
    text.typed("one\ntwo and\na half\nthree\nfour");
    let lines: Vec<_> = (0..5).map(|line| text.read_line(line)).collect();
    assert_eq!(lines, [Some(0), Some(1), None, Some(2), Some(3)]);
    assert_eq!(text.moved(Span::new(0, 3)).of(text.whole()), "one");
    assert_eq!(text.moved(Span::new(8, 13)).of(text.whole()), "three");
    text.typed("three\nfour");
    assert_eq!(text.read_line(1), Some(3));
    text.was_read("three\nfour");
    assert_eq!(text.read_line(1), Some(1));
    text.was_read("three\nand\nfour");
    assert_eq!((text.read_line(0), text.read_line(1)), (Some(0), Some(1)), "what was read may be older");
}

#[test]
fn what_was_read_is_found_again_in_a_part() {
    let notes = lines(3 * MOST);
    let mut text = of(&notes);
    text.reach(2 * MOST);
    text.was_read(&notes);
    let (part, first) = (text.part(), text.first_line());
    let field = text.sheet.notes().to_owned();
    let two = field.match_indices('\n').nth(1).unwrap().0;
    text.typed(&(field[..two].to_owned() + " and\nnew" + &field[two..]));
    let read: Vec<_> = (first..first + 5).map(|line| text.read_line(line)).collect();
    assert_eq!(read, [Some(first), Some(first + 1), None, Some(first + 2), Some(first + 3)]);
    let span = Span::new(part.start + two + 1, part.start + two + 9);
    assert_eq!(text.moved(span).of(text.whole()), span.of(&notes));
    assert_eq!(text.in_field(text.moved(span)).of(text.sheet.notes()), span.of(&notes));
    // Elsewhere as well.
    text.apply(&Edit { span: Span::new(0, 0), text: "first\n".to_owned() }, 6);
    assert_eq!(text.read_line(first + 6), Some(first + 4));
    assert_eq!(text.moved(span).of(text.whole()), span.of(&notes));
}
