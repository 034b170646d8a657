//! Rows of tables: the time in any column, its date beside it, who acted, the words in the others.

use crate::{
    civil::{ClockTime, Precision},
    document::cells::{Cell, Columns},
    entries::stance::{Shape, words_after},
    rules::holds,
    span::{Signs, Span, any_of, digit, rest_of, start_of},
    timestamp::marks::{SEPARATORS, lead, may_stamp},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, epoch, stamp_at},
        cursor::Cursor,
        scan::each_stamp,
    },
    words::{
        concepts::{EDGES, FIELDS, LEADING, PHASE_LABELS, PUBLISHED, SHORT_WEEKDAYS, WEEKDAYS},
        fold, fold_char,
    },
};

/// A row of a table: the time in any column, its date beside it, the words in the others.
pub(crate) fn in_row(text: &str, cells: &[Cell<'_>], table: Option<&Columns>) -> Shape {
    let mut stamp: Option<Timestamp> = None;
    let mut words: Vec<&str> = Vec::new();
    let mut actor = None;
    let mut rest = String::new();
    for (number, &(at, cell)) in cells.iter().enumerate() {
        let known = table.filter(|table| table.count == cells.len());
        let zone = known.and_then(|table| table.zones.get(number)?.clone());
        let inner = at + lead(cell);
        // What a cell says ends with it.
        let text = start_of(text, at + cell.len());
        let in_cell = || {
            let timed = known.is_some_and(|table| table.times.get(number) == Some(&true));
            if let Some(stamp) = four_digits(text, at, cell).filter(|_| timed) {
                return Some(stamp);
            }
            epoch(text, inner)
                .or_else(|| stamp_at(text, inner))
                .or_else(|| {
                    let mut s = Cursor { text, at: inner };
                    s.known(LEADING).then(|| s.blanks())?;
                    stamp_at(text, s.at)
                })
                .or_else(|| {
                    // `(/) 10:15` in a column of times; `Thứ ba, 5.5.2026`, whose weekday nobody knows
                    (timed || cell.contains(',')).then_some(())?;
                    let mut found =
                        each_stamp(cell).find(|stamp| timed && stamp.timed() || ends_in(cell, stamp))?;
                    found.span = Span::new(at + found.span.start, at + found.span.end);
                    Some(found)
                })
        };
        let found = if may_stamp(cell, ByteClasses::of(cell)) { in_cell() } else { None };
        let Some(mut found) = found else {
            if known.and_then(|table| table.actor) == Some(number) && !cell.is_empty() {
                actor = Some(cell.trim_matches(any_of("*@ `")).to_owned())
                    .filter(|name| name.contains(char::is_alphanumeric));
            } else if !is_aside(cell, known.is_some()) {
                words.push(cell);
            }
            continue;
        };
        let end = found.span.end;
        let left = SEPARATORS.trim(rest_of(text, end));
        let whole = left.is_empty() || left.len() <= 12 && !left.contains(' ') && left.len() * 2 < cell.len();
        if found.zone.is_none() {
            found.zone = zone;
        }
        match &mut stamp {
            None if whole || words.is_empty() => {
                if !whole {
                    rest = words_after(rest_of(text, end));
                }
                stamp = Some(found);
            }
            Some(first) if whole && first.date.is_none() && !found.timed() && rest.is_empty() => {
                first.date = found.date;
                first.span = Span::new(first.span.start, end);
            }
            Some(first) if whole && !first.timed() && found.timed() && rest.is_empty() => {
                let date = first.date.or(found.date);
                *first = Timestamp { date, span: Span::new(first.span.start, end), ..found };
            }
            Some(first) if whole && first.timed() && found.timed() => {
                if known.is_some_and(|table| table.ends.get(number) == Some(&true)) {
                    first.end = found.time;
                    first.end_date = found.date;
                }
            }
            _ => words.push(cell),
        }
    }
    let Some(stamp) = stamp else { return Shape::None };
    let mut said = rest;
    said.reserve(words.iter().map(|word| word.len() + 3).sum());
    for word in words {
        if !said.is_empty() {
            said.push_str(" | ");
        }
        said.push_str(word);
    }
    if said.trim().is_empty() {
        return Shape::Alone(stamp);
    }
    if let [(_, label), (at, _)] = *cells
        && stamp.span.start >= at
        && table.is_none_or(|table| !table.times.contains(&true))
        && let Some(shape) = in_form(label.trim_matches(any_of("*_`: ")), &said, &stamp)
    {
        return shape;
    }
    if table.is_none() && ends_in_field(cells, &stamp) {
        return Shape::None;
    }
    if table.is_some_and(|table| table.comma.is_some()) {
        said = said.replace("\"\"", "\"");
    }
    Shape::Leads(stamp, said, actor)
}

/// True for `Number | INC0451 | Opened | 2026-02-11 07:58:40`, whose last two cells are a label and its time.
fn ends_in_field(cells: &[Cell<'_>], stamp: &Timestamp) -> bool {
    let [(_, first), .., (_, label), (at, _)] = cells else { return false };
    let label = fold(label.trim_matches(any_of("*_`: ")));
    cells.len() > 3
        && *at <= stamp.span.start
        && !first.contains(digit)
        && (PHASE_LABELS.holds(&label) || PUBLISHED.holds(&label))
        && holds("list.no-row-of-a-form")
}

/// `| Detected | 10:02 |` is a field of a form in a row; when it began and ended is for impacts.
fn in_form(label: &str, said: &str, stamp: &Timestamp) -> Option<Shape> {
    (label.split_whitespace().count() < 4).then_some(())?;
    let word = fold(label.split(' ').next().unwrap_or_default());
    let labels = said.trim_end().ends_with(any_of(":：")) && holds("list.fields-in-cells");
    if labels || FIELDS.row(&word).is_some() {
        return Some(Shape::Field(stamp.clone(), label.to_owned()));
    }
    EDGES.row(&word).map(|_| Shape::None)
}

/// True where a day ends a cell and one or two words with a comma stand before it.
fn ends_in(cell: &str, stamp: &Timestamp) -> bool {
    let lead = start_of(cell, stamp.span.start).trim_end();
    lead.ends_with(',') && lead.split(' ').count() < 3 && stamp.span.end == cell.len()
}

/// `0914` alone in a column of times.
fn four_digits(text: &str, at: usize, cell: &str) -> Option<Timestamp> {
    (cell.len() == 4).then_some(())?;
    let number = Cursor { text, at }.value(4, 4)?;
    let time = chrono::NaiveTime::from_hms_opt(number / 100, number % 100, 0)?;
    let time = Some(ClockTime { time, precision: Precision::Minutes });
    Some(Timestamp { time, span: Span::new(at, at + 4), ..Timestamp::default() })
}

/// True for a cell that says nothing of what happened: a weekday, a number, whose meaning a `headed` column has, nothing.
fn is_aside(cell: &str, headed: bool) -> bool {
    static MARKS: Signs = Signs::new("* .,`#");

    if cell.len() > 40 {
        return false;
    }
    let bare = MARKS.trim(cell);
    bare.is_empty()
        || [WEEKDAYS, SHORT_WEEKDAYS].iter().any(|days| days.begins(bare) == Some(bare.len()))
        || (headed || bare.len() < 9 && bare.chars().count() < 3)
            && bare.chars().all(|c| fold_char(c).is_ascii_digit() || headed && ",.'’ \u{a0}".contains(c))
        || bare == "-"
        || bare == "–"
        || bare == "—"
}
