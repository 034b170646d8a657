//! What is in sight of long notes: against a field that wraps each line at a width, through edits, scrolling and resizing.

#![allow(clippy::float_cmp, clippy::cast_precision_loss, reason = "heights are whole rows")]

use incident_timeline::{
    model::{ScrollPosition, Sheet, VisibleRange},
    span::{byte_of_utf16, utf16_of_byte},
};

use crate::check::Random;

/// Height of a row, and of what is seen.
const ROW: f64 = 20.0;
const HEIGHT: f64 = 300.0;

/// The height of a text whose lines wrap at so many characters.
fn wrapped(text: &str, columns: usize) -> f64 {
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    lines.map(|line| ROW * line.chars().count().div_ceil(columns).max(1) as f64).sum()
}

/// Pixels above byte `at` of the notes, and the height of all.
fn above(notes: &str, at: usize, columns: usize) -> f64 {
    if at == 0 { 0.0 } else { wrapped(&notes[..at], columns) }
}

fn whole(notes: &str, columns: usize) -> f64 {
    notes.split('\n').map(|line| wrapped(line, columns)).sum()
}

/// What `sheet` shows at `top`, checked, and how many bytes were measured for it.
fn shown(sheet: &mut Sheet, notes: &str, columns: usize, top: f64) -> (VisibleRange, usize) {
    let mut measured = 0;
    let whole = whole(notes, columns);
    let whole = whole.max(HEIGHT);
    let sight = ScrollPosition { top: top.min(whole - HEIGHT), height: HEIGHT, whole };
    let stretch = sheet.visible(sight, &mut |texts| {
        measured += texts.iter().map(|text| text.len()).sum::<usize>();
        texts.iter().map(|text| wrapped(text, columns)).collect()
    });
    let start = above(notes, stretch.span.start, columns);
    let skipped = if stretch.from_end { whole - start - stretch.height } else { start };
    assert_eq!(stretch.skipped, skipped, "at {top} of {whole}: {stretch:?}");
    assert!(stretch.covers(sight), "{stretch:?} covers {sight:?}");
    assert_eq!(stretch.line, notes[..stretch.span.start].matches('\n').count());
    let words = stretch.span.of(notes);
    assert!(stretch.span.end == notes.len() || words.ends_with('\n'), "whole lines");
    (stretch, measured)
}

fn some_notes(lines: usize) -> String {
    let lines = (0..lines).map(|n| format!("10:{:02} {}\n", n % 60, "some words ".repeat(n * 7 % 13)));
    lines.collect::<Vec<_>>().concat()
}

#[test]
fn edits_keep_the_numbers_and_the_places() {
    const BITS: &[&str] =
        &["", "a", "\n", "\n\n", "é 日本\n", "10:02 pager fired\n10:03 all well", "x\ny\nz\n"];
    let mut random = Random(5);
    for round in 0..60 {
        let mut notes = some_notes(random.below(4) * 60);
        let mut sheet = Sheet::default();
        sheet.take(&notes);
        for _ in 0..30 {
            let place = |random: &mut Random| {
                (0..=random.below(notes.len() + 1)).rev().find(|at| notes.is_char_boundary(*at)).unwrap()
            };
            let (one, other) = (place(&mut random), place(&mut random));
            let end =
                if random.below(2) == 0 { one.max(other).min(one.min(other) + 90) } else { one.min(other) };
            let end = (end..=notes.len()).find(|at| notes.is_char_boundary(*at)).unwrap();
            notes.replace_range(one.min(other)..end, BITS[random.below(BITS.len())]);
            sheet.take(&notes);
            assert_eq!(sheet.notes(), notes);
            assert_eq!(sheet.lines(), notes.matches('\n').count() + 1, "round {round}");
            let top = random.below(3 * notes.len() + 1) as f64;
            shown(&mut sheet, &notes, 38, top);
        }
    }
}

#[test]
fn what_is_measured_depends_on_the_window_at_both_ends() {
    for lines in [1_000, 100_000] {
        let notes = some_notes(lines);
        let mut sheet = Sheet::default();
        sheet.take(&notes);
        for top in [0.0, f64::MAX] {
            let (stretch, measured) = shown(&mut sheet, &notes, 38, top);
            assert!(
                measured < 40_000 && stretch.span.end - stretch.span.start < 20_000,
                "{lines}: {measured}"
            );
            assert_eq!(shown(&mut sheet, &notes, 38, top).1, 0, "measured once");
        }
        sheet.forget();
        shown(&mut sheet, &notes, 20, 0.0);
        let text = notes.replacen("words", "a longer text", 1);
        sheet.take(&text);
        let (_, measured) = shown(&mut sheet, &text, 20, 0.0);
        assert!(0 < measured && measured < 40_000, "only what changed: {measured}");
    }
}

#[test]
fn a_place_is_found_from_the_nearer_end() {
    let notes = some_notes(3_000);
    let mut sheet = Sheet::default();
    sheet.take(&notes);
    let whole = whole(&notes, 38);
    for share in [0, 3, 5, 9, 10] {
        let at = notes.len() * share / 10;
        let line = notes[..at].rfind('\n').map_or(0, |at| at + 1);
        let mut top =
            |at| sheet.top_of(at, whole, &mut |texts| texts.iter().map(|text| wrapped(text, 38)).collect());
        assert_eq!(top(line), above(&notes, line, 38), "{share}");
        if at > line {
            assert_eq!(top(at), above(&notes, at, 38), "{share}: amid a line, below its row");
        }
    }
}

#[test]
fn nothing_to_show_is_one_line() {
    let mut sheet = Sheet::default();
    sheet.take("");
    assert_eq!(sheet.lines(), 1);
    shown(&mut sheet, "", 38, 0.0);
    sheet.take("a\n");
    assert_eq!(sheet.lines(), 2);
    shown(&mut sheet, "a\n", 38, 0.0);
}

#[test]
fn units_of_the_field_and_bytes_of_the_notes_agree() {
    let text = "10:02 \u{1f525} é 日本\u{1f525}";
    for (at, c) in text.char_indices() {
        let unit = utf16_of_byte(text, at);
        assert_eq!(unit, text[..at].encode_utf16().count());
        assert_eq!(byte_of_utf16(text, unit), at);
        if c.len_utf16() == 2 {
            assert_eq!(byte_of_utf16(text, unit + 1), at + 4, "half a character ends behind it");
        }
    }
    assert_eq!(byte_of_utf16(text, 99), text.len());
}
