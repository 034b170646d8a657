//! Rows of tables in every writing: pipes, tabs, HTML, quoted commas; and what the heading of a table says of its columns.

use crate::{
    span::{Signs, any_of, digit, find_byte, rest_of, start_of, trimmed, without_indent},
    timestamp::{
        byte_classes::ByteClasses,
        compound::stamp_at,
        cursor::Cursor,
        zone::{WrittenZone, zone_in},
    },
    words::{
        concepts::{ACTORS, EDGES, TIME_COLUMNS, TIME_LABELS},
        fold,
    },
};

/// A cell: where its words begin in the line, and its words.
pub type Cell<'t> = (usize, &'t str);

/// What the heading of a table says of its columns.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// Number of columns; 0 when no heading was seen.
    pub count: usize,
    /// The column that says who acted.
    pub actor: Option<usize>,
    /// The zones that headings of columns name.
    pub zones: Vec<Option<WrittenZone>>,
    /// Columns whose headings speak of time.
    pub times: Vec<bool>,
    /// Columns whose headings speak of an end.
    pub ends: Vec<bool>,
    /// What stands between the cells, where that is a comma or a semicolon.
    pub comma: Option<u8>,
}

/// The columns, where `line` is the heading of a table: several short cells, one of which speaks of time, none has one.
#[must_use]
pub fn columns(line: &str, seen: ByteClasses) -> Option<Columns> {
    let listed = line.len() < 160 && seen.has(ByteClasses::COMMA);
    let row = seen.has(ByteClasses::ROW);
    if !row && !listed || line.bytes().filter(u8::is_ascii_digit).count() > 6 {
        return None;
    }
    let bare = |cell| MARKS.trim(cell);
    let first_word = |cell| {
        let words = bare(cell);
        start_of(words, words.bytes().take_while(|&byte| !ENDS.has_byte(byte)).count())
    };
    let mut found = if row { cells(line, None) } else { Vec::new() };
    let commas = found.len() < 2 && listed;
    let comma = commas.then(|| if find_byte(line, b';').is_some() { b';' } else { b',' });
    if let Some(comma) = comma {
        // Nearly no line with commas is one: none of its words speaks of time.
        line.split(char::from(comma)).any(|cell| speaks_of_time(first_word(cell))).then_some(())?;
        found = cells(line, Some(comma));
    }
    if found.len() < 2 {
        return None;
    }
    let mut columns = Columns { count: found.len(), comma, ..Columns::default() };
    let mut timed = false;
    for (number, (_, cell)) in found.iter().enumerate() {
        // Nearly every row below a heading has a number, which only a zone brings into one: `Time (UTC+1)`.
        let zoned =
            || cell.contains('(') || cell.as_bytes().windows(3).any(|c| c.eq_ignore_ascii_case(b"utc"));
        if cell.bytes().any(|byte| byte.is_ascii_digit()) && !zoned() {
            return None;
        }
        let (bare, word) = (fold(bare(cell)), fold(first_word(cell)));
        if stamp_at(cell, 0).is_some_and(|stamp| stamp.timed()) {
            return None;
        }
        // `yes, started here as well.` is said.
        let said = || bare.split(' ').nth(3).is_some() || bare.ends_with(any_of(".?!"));
        if commas && (bare.contains(digit) || said()) {
            return None;
        }
        if bare.len() > 48 || bare.contains(digit) && !bare.contains('(') && !bare.contains("utc") {
            return None;
        }
        let zone = zone_in(cell);
        let time = speaks_of_time(&word) || zone.is_some() && !commas;
        timed |= time;
        columns.times.push(time);
        if ACTORS.row(&word).is_some() || ACTORS.row(&bare).is_some() {
            columns.actor = Some(number);
        }
        columns.zones.push(zone);
        // `timeEnd`, `end_time`
        let edge = word.trim_start_matches("time").trim_end_matches("time");
        columns.ends.push(EDGES.row(edge) == Some(1));
    }
    timed.then_some(columns)
}

/// What may stand around the heading of a column.
static MARKS: Signs = Signs::new("* \"!_");

/// What ends the first word of one.
static ENDS: Signs = Signs::new(" (/_");

/// True for the first word of a heading of a column of times.
fn speaks_of_time(word: &str) -> bool {
    // Neither `Nora` nor `update` does: the short words stand alone.
    TIME_COLUMNS.within(word) && !word.starts_with("up")
        || TIME_LABELS.begins(word) == Some(word.len())
        || EDGES.longest(word) == Some((0, word.len()))
}

/// The cells of a table row, marks and blanks around their words left out; one cell where the line is no row.
#[must_use]
pub fn cells(line: &str, comma: Option<u8>) -> Vec<Cell<'_>> {
    let mut out = Vec::with_capacity(8);
    if find_byte(line, b'<').is_some() && (line.contains("<td") || line.contains("<th")) {
        let mut next = 0;
        while let Some(at) = find_byte(rest_of(line, next), b'<').map(|at| next + at) {
            next = at + 1;
            let rest = rest_of(line, at);
            if !rest.starts_with("<td") && !rest.starts_with("<th") || rest.starts_with("<thead") {
                continue;
            }
            let open = find_byte(rest, b'>').map_or(rest.len(), |open| open + 1);
            let inner = rest_of(rest, open);
            push(&mut out, at + open, start_of(inner, end_of_cell(inner)));
        }
        return out;
    }
    if let Some(comma) = comma {
        let mut s = Cursor { text: line, at: 0 };
        while s.at < line.len() {
            let quoted = s.rest().starts_with('"');
            s.at += usize::from(quoted);
            let length = if quoted {
                let ends = |two: &[u8]| *two == [b'"', comma];
                s.rest().as_bytes().windows(2).position(ends).or_else(|| s.rest().rfind('"'))
            } else {
                find_byte(s.rest(), comma)
            };
            let length = length.unwrap_or(s.rest().len());
            let cell = start_of(s.rest(), length);
            let words = cell.trim_start();
            out.push((s.at + cell.len() - words.len(), words.trim_end()));
            s.at += length + 1 + usize::from(quoted);
        }
        return out;
    }
    let bare = line.trim_start_matches(any_of(" >"));
    // `||Duration|36 min|` has a heading in a row.
    let doubled = bare.starts_with("||");
    let separator = if find_byte(line, b'\t').is_some() {
        "\t"
    } else if !doubled && line.contains("||") {
        "||"
    } else if bare.starts_with('|') || line.matches('|').nth(1).is_some() || line.contains(" | ") {
        "|"
    } else {
        return vec![(0, line)];
    };
    let mut start = 0;
    for cell in line.split(separator) {
        push(&mut out, start, cell);
        // Nothing stands before the first bar; a cell between two may be empty.
        let outside = separator != "\t" && (doubled || start == 0);
        if outside && out.last().is_some_and(|(_, cell)| cell.is_empty()) {
            out.pop();
        }
        start += cell.len() + separator.len();
    }
    if out.last().is_some_and(|(_, cell)| cell.is_empty()) {
        out.pop();
    }
    if out.is_empty() { vec![(0, line)] } else { out }
}

/// Where a cell of HTML ends that `text` begins with: at its own end or where the next one begins.
fn end_of_cell(text: &str) -> usize {
    let mut at = 0;
    while let Some(next) = find_byte(rest_of(text, at), b'<') {
        at += next;
        if ["</t", "<td", "<th", "<tr"].iter().any(|tag| rest_of(text, at).starts_with(tag)) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn push<'t>(out: &mut Vec<Cell<'t>>, start: usize, cell: &'t str) {
    let mut words = without_indent(cell);
    while let Some(rest) = words.strip_prefix('|') {
        words = without_indent(rest);
    }
    out.push((start + cell.len() - words.len(), trimmed(words)));
}
