//! How a piece of the notes stands to a stamp: led by it, ended by it, nothing but it, a row with it in a cell.

use std::borrow::Cow;

use crate::{
    document::cells::{Columns, cells},
    entries::rows::in_row,
    span::{Signs, Span, any_of, rest_of, start_of, without_indent},
    timestamp::{
        byte_classes::ByteClasses,
        compound::{Timestamp, epoch, stamp_at},
        cursor::Cursor,
        log_prefix::{behind, permalink, said},
        relative::{Day, day},
        scan::each_stamp,
    },
    words::{
        concepts::{
            DAY_NUMBERS, DAYS, FIELDS, LEADING, NUMBERS, PARTICLES, PUBLISHED, SOON, STAMP_ARTICLES, STATES,
            WEEKDAYS,
        },
        fold, fold_char,
        lexicon::Tables,
    },
};

/// What stands before a stamp at the beginning of a line and is not part of it.
pub(crate) static LEADS: Signs =
    Signs::new("-*+•–—>#|[(`_·・◦▪‣●○■□◆▶※ \t\"=!【\u{3000}\u{a0}（→➜“{}▸►✅🔴🟢🟡:");

/// What stands between a stamp and its words and belongs to neither.
pub(crate) static SEPARATORS: Signs = Signs::new(" \t-–—:|*])`_>,;=→：\"\u{a0}】）、，.。·・•➜\u{3000}»{}#");

/// True for what may stand on either side of a stamp and belongs to nothing.
pub(crate) fn is_mark(c: char) -> bool {
    SEPARATORS.has(c) || LEADS.has(c)
}

/// Separators as HTML writes them.
const ENTITIES: &[&str] =
    &["&ndash;", "&mdash;", "&nbsp;", "&#8211;", "&#8212;", "&#160;", "&rarr;", "&middot;", "&gt;"];

/// How a piece stands to a stamp.
pub(crate) enum Shape {
    /// A stamp leads the words: stamp, words, actor.
    Leads(Timestamp, String, Option<String>),
    /// Nothing but a stamp.
    Alone(Timestamp),
    /// A name and a stamp: the head of a chat message.
    Head(Timestamp, String),
    /// Words, then a stamp that ends the line.
    Ends(Timestamp, String),
    /// A label, then a stamp: `Resolved: 10:40`.
    Field(Timestamp, String),
    /// No stamp.
    None,
}

/// False for words that no stamp is in: nearly all of them, told by one look at each byte.
pub(crate) fn may_stamp(text: &str, seen: ByteClasses) -> bool {
    if seen.has(ByteClasses::NUMBER.or(ByteClasses::QUESTION)) {
        return true;
    }
    if seen.has(ByteClasses::COLON) && ["H:", "h:", "x:", "X:", "--:"].iter().any(|form| text.contains(form))
    {
        return true;
    }
    let mut threes = text.as_bytes().windows(3).filter(|three| matches!(*three, b"tbd" | b"TBD" | b"ter"));
    if threes.any(|three| three != b"ter" || text.contains(" later")) {
        return true;
    }
    let head = LEADS.trim_start(text);
    FIRST_WORDS.may_begin(head) && [DAYS, SOON, NUMBERS].iter().any(|table| table.begins(head).is_some())
}

/// Words that a stamp without a number begins with.
static FIRST_WORDS: Tables = Tables::new(&[DAYS, SOON, NUMBERS]);

/// Words that the name of a day may begin with.
static DAY_WORDS: Tables = Tables::new(&[DAYS, DAY_NUMBERS, WEEKDAYS]);

/// The day that `text` names at its head, and where its words end: `Next day: text`.
fn day_named(text: &str, at: usize) -> Option<Timestamp> {
    let mut s = Cursor { text, at };
    let found = day(&mut s).filter(|day| !matches!(day, Day::Weekday(_)))?;
    Some(Timestamp { span: Span::new(at, s.at), day: Some(found), ..Timestamp::default() })
}

/// The day that a line names, where it says nothing else: `--- Yesterday ---`, `## Next day`.
pub(crate) fn day_alone(text: &str) -> Option<Day> {
    let head = LEADS.trim_start(text);
    let first = head.bytes().next()?;
    (first.is_ascii_digit() || !first.is_ascii() || DAY_WORDS.may_begin(head)).then_some(())?;
    let at = text.len() - head.len();
    let bare = text.trim_end_matches(is_mark);
    (bare.len() < at + 32).then_some(())?;
    let mut s = Cursor { text: bare, at };
    let found = day(&mut s)?;
    let whole = text.starts_with(any_of("-#*=[—–")) || !matches!(found, Day::Weekday(_)) || bare.len() > 4;
    (whole && s.rest().is_empty()).then_some(found)
}

/// How a piece stands to a stamp.
pub(crate) fn shape(
    text: &str,
    seen: ByteClasses,
    table: Option<&Columns>,
    timeline: bool,
    heading: bool,
) -> Shape {
    if !may_stamp(text, seen) || without_indent(text).starts_with("![") {
        return Shape::None;
    }
    if seen.has(ByteClasses::SLASH)
        && text.contains("/archives/")
        && let Some((stamp, before, after)) = permalink(text)
    {
        let name = before.trim_matches(is_mark);
        return match (name.is_empty(), words_after(after)) {
            (true, words) if words.is_empty() => Shape::Alone(stamp),
            (false, words) if words.is_empty() => Shape::Head(stamp, name.to_owned()),
            (true, words) => Shape::Leads(stamp, words, None),
            (false, words) => Shape::Leads(stamp, words, Some(name.to_owned())),
        };
    }
    // `"22:41","NB","bridge up"` is a row without a heading above it, too.
    let quoted = || seen.has(ByteClasses::COMMA) && text.starts_with('"') && text.contains("\",\"");
    let comma = table.and_then(|table| table.comma).or_else(|| quoted().then_some(b','));
    let mut start = 0;
    if comma.is_some() || seen.has(ByteClasses::ROW) {
        let cells = cells(text, comma);
        if cells.len() > 1 {
            return in_row(text, &cells, table);
        }
        start = cells.first().map_or(0, |&(at, _)| at);
    }
    let named = || {
        let at = start + lead(rest_of(text, start));
        day_named(text, at).filter(|_| timeline && at > start)
    };
    if let Some(stamp) = leading_stamp(text, start).or_else(named) {
        let rest = rest_of(text, stamp.span.end);
        let words = words_after(rest);
        if words.is_empty() || heading && words.chars().all(|c| "#=*_) ".contains(c)) {
            return Shape::Alone(stamp);
        }
        if stamp.timed() || stamp.placeholder {
            if text.trim_start().starts_with('{') || rest.contains("msg=") {
                let words = said(rest).map_or(words, ToOwned::to_owned);
                return Shape::Leads(stamp, words, None);
            }
            let at = start + lead(rest_of(text, start));
            let state = STATES.begins(rest_of(text, at)).filter(|_| at < stamp.span.start);
            let words = match state.and_then(|length| text.get(at..at + length)) {
                Some(state) if !words.starts_with(state) => [state, ": ", &words].concat(),
                _ => words,
            };
            return message(stamp, words);
        }
        // A date leads an entry where it is set off, in a list or a timeline; else it is the beginning of a sentence.
        let set_off = rest.trim_start_matches(any_of(" *`)]_")).starts_with(any_of(":-–—|：→"))
            || rest.starts_with(any_of("*`]"));
        let listed = text.trim_start().starts_with(any_of("-*•+")) || lead(text) > 0;
        if stamp.date.is_none() && !set_off {
            return Shape::None;
        }
        if timeline && (set_off || listed && !heading) {
            return Shape::Leads(stamp, words, None);
        }
        return if heading || set_off && words.len() < 24 { Shape::Alone(stamp) } else { Shape::None };
    }
    said_by(text).unwrap_or_else(|| ending(text, heading))
}

/// `ana (11:40 PM): text`, `@ana [14 Feb 23:40] text`: a name, its time in brackets, and what was said.
fn said_by(text: &str) -> Option<Shape> {
    let line = text.trim_start_matches(any_of("-*•> "));
    let open = start_of(line, line.floor_char_boundary(36)).find(any_of("([")).filter(|&open| open > 1)?;
    let name = start_of(line, open).trim();
    let plain = name.split_whitespace().count() < 4
        && name.chars().all(|c| c.is_alphabetic() || " .@_-'’".contains(c));
    let at = text.len() - line.len() + open + 1;
    let mut stamp = stamp_at(text, at).filter(|stamp| stamp.timed() && plain)?;
    let after = rest_of(text, stamp.span.end).trim_start_matches(any_of(")]"));
    let said =
        after.strip_prefix(':').or_else(|| after.strip_prefix(' ').filter(|_| name.starts_with('@')))?;
    stamp.span = Span::new(at, stamp.span.end);
    let words = words_after(said);
    (!words.is_empty()).then_some(())?;
    // What stands in a list or in several words is what happened: `- Failover (14:05): primary moved`.
    let listed = text.trim_start().starts_with(any_of("-*•>"));
    let one = !name.contains(' ') || name.starts_with('@');
    Some(if one && !listed {
        Shape::Leads(stamp, words, Some(name.trim_matches('@').to_owned()))
    } else {
        Shape::Leads(stamp, [name, ": ", &words].concat(), None)
    })
}

/// Words after a leading stamp, and who wrote them where a chat names them: `[10:02] <dana> rolled back`.
fn message(stamp: Timestamp, words: String) -> Shape {
    if let Some(rest) = words.strip_prefix('<')
        && let Some((name, said)) = rest.split_once('>')
        && name.len() < 32
        && !name.trim().contains(char::is_whitespace)
    {
        return Shape::Leads(
            stamp,
            said.trim().to_owned(),
            Some(name.trim_matches(any_of("@+ ")).to_owned()),
        );
    }
    Shape::Leads(stamp, words, None)
}

/// The words after a stamp, without what sets them off.
pub(crate) fn words_after(rest: &str) -> String {
    let rest = &untagged(after_particles(rest));
    let mut bare = SEPARATORS.trim_start(rest).trim_end();
    // Dashes and blanks as HTML writes them.
    while bare.starts_with('&')
        && let Some(after) = ENTITIES.iter().find_map(|entity| bare.strip_prefix(entity))
    {
        bare = SEPARATORS.trim_start(after);
    }
    // `(10:02) **Alert**` keeps the marks of its own words.
    let marks = start_of(rest, rest.len() - SEPARATORS.trim_start(rest).len());
    if bare.is_empty() {
        return String::new();
    }
    // `--- 9:31 dana extends the disk ---`
    if bare.ends_with("--") || bare.ends_with("==") {
        bare = bare.trim_end_matches(any_of("-= "));
    }
    // What leads to the next entry on the line.
    let joined = bare.ends_with(any_of("/;|•·→；-–"));
    for sign in [" /", ";", " |", " •", " ·", " →", " -", " –", "；"].into_iter().filter(|_| joined) {
        bare = bare.strip_suffix(sign).unwrap_or(bare).trim_end();
    }
    let opens = marks.ends_with("**") && bare.matches("**").count() % 2 == 1;
    if opens { ["**", bare].concat() } else { bare.to_owned() }
}

/// `text` without the particle that ties it to a stamp before it: `10時20分に確認`.
pub(crate) fn after_particles(text: &str) -> &str {
    let length =
        if text.starts_with(|c: char| c.is_ascii() && c != '\'') { None } else { PARTICLES.begins(text) };
    text.get(length.unwrap_or(0)..).unwrap_or(text)
}

/// `text` without the tags of HTML.
pub(crate) fn untagged(text: &str) -> Cow<'_, str> {
    /// Bytes of the longest tag, with its brackets.
    const TAG: usize = 200;

    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let closes = text.contains("</");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let inner = rest_of(tag, 1);
        let named = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_lowercase());
        let end = start_of(tag, tag.floor_char_boundary(TAG))
            .find('>')
            .filter(|&end| named && closes || inner.starts_with("br") && end < 8);
        let skip = end.map_or(1, |end| end + 1);
        if end.is_none() {
            out.push('<');
        }
        rest = rest_of(tag, skip);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The stamp that leads a piece: after bullets, list numbers, marks, and words that lead to a stamp.
fn leading_stamp(text: &str, start: usize) -> Option<Timestamp> {
    let mut s = Cursor { text, at: start + lead(rest_of(text, start)) };
    if let Some(stamp) = epoch(text, s.at).or_else(|| stamp_at(text, s.at)) {
        return Some(stamp);
    }
    if let Some(stamp) = behind(text, s.at) {
        return Some(stamp);
    }
    if s.rest().starts_with('<') {
        while s.rest().starts_with('<') {
            s.at += s.rest().find('>').map_or(s.rest().len(), |end| end + 1);
            s.skip(" *`");
        }
        return stamp_at(text, s.at);
    }
    // `:palm_tree:  3:13 PM`: the sign of a person's state stands before the time.
    if s.rest().ends_with(any_of("Mm")) && text.trim_start().starts_with(':') {
        let sign = text.rfind(": ").map_or(0, |at| at + 1);
        s.at = sign + text.get(sign..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        return stamp_at(text, s.at);
    }
    let posted = s.attempt(|s| {
        s.known(PUBLISHED).then_some(())?;
        // The age of the page, `42 minutes ago.`, stands between.
        let age = s.rest().find(" ago").filter(|&at| at < 24);
        s.at += age.map_or(0, |at| at + 4);
        s.skip(" .:,");
        s.one_of(&["on"]);
        s.blanks();
        stamp_at(text, s.at)
    });
    if posted.is_some() {
        return posted;
    }
    // `UPDATE 13:50 UTC: text`
    let state = s.attempt(|s| {
        s.known(STATES).then_some(())?;
        s.skip(" -–—:(*_");
        stamp_at(text, s.at).filter(|stamp| stamp.timed() && rest_of(text, stamp.span.end).len() > 8)
    });
    if state.is_some() {
        return state;
    }
    s.known(LEADING).then_some(())?;
    s.blanks();
    s.known(STAMP_ARTICLES);
    s.blanks();
    // `Le mardi 4 février` heads a day, `On 4 February we …` begins a sentence.
    let alone = |stamp: &Timestamp| rest_of(text, stamp.span.end).trim_end_matches(is_mark).is_empty();
    stamp_at(text, s.at).filter(|stamp| stamp.timed() || alone(stamp))
}

/// Length of the bullets, list number and marks before the words of `cell`.
pub(crate) fn lead(cell: &str) -> usize {
    let mut at = cell.len() - LEADS.trim_start(cell).len();
    let rest = rest_of(cell, at);
    // `１．９時１２分`
    let near = start_of(rest, rest.floor_char_boundary(10));
    let wide = if near.is_ascii() { None } else { near.find(any_of("．、")) };
    let wide = wide.filter(|&end| end < 7).map(|end| (start_of(rest, end), end + 3));
    if let Some((number, end)) = wide
        && number.chars().all(|c| fold_char(c).is_ascii_digit())
        && stamp_at(rest, end).is_some()
    {
        return at + end;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest_of(rest, digits);
    if (1..=3).contains(&digits) && (after.starts_with(". ") || after.starts_with(") ")) {
        let next = rest_of(after, 2);
        let inner = next.len() - LEADS.trim_start(next).len();
        // `3. March` is a date, `1. 10:02` and `1. March 17, 10:02` are entries of a list.
        let own = stamp_at(rest, 0).filter(|stamp| stamp.span.end > digits + 2);
        if own.is_none_or(|own| {
            !own.timed() && stamp_at(rest, digits + 2 + inner).is_some_and(|next| next.timed())
        }) {
            at += digits + 2 + inner;
        }
    }
    // `+5m` and `-10` keep the sign that belongs to them; so does `--:--`.
    let taken = start_of(cell, at);
    if rest_of(cell, at).starts_with("--")
        && let Some(sign) = taken.rfind("--")
    {
        return sign;
    }
    if taken.ends_with("--:--") {
        at - 5
    } else if taken.ends_with('+') && !taken.ends_with("++") {
        at - 1
    } else {
        at
    }
}

/// `dana  9:02 AM`, `Report arrived (13 August, 15:00 UTC)`: words, then a stamp that ends the line.
fn ending(text: &str, heading: bool) -> Shape {
    let line = text.trim_end();
    if line.len() > 400 || heading {
        return Shape::None;
    }
    let Some(stamp) = each_stamp(line).last() else { return Shape::None };
    let (Some(before), Some(after)) = (line.get(..stamp.span.start), line.get(stamp.span.end..)) else {
        return Shape::None;
    };
    if !stamp.timed() || !SEPARATORS.trim(after).is_empty() {
        return Shape::None;
    }
    let bare = before.trim_end();
    let of_day = stamp.day.is_some();
    let mut name = bare.trim_matches(is_mark);
    // `Dana Ruiz [U10H7D9RR] @ `: a name and an id.
    let identified = bare.ends_with("] @");
    if identified {
        name = name.split(" [").next().unwrap_or(name);
    }
    // `Started: 10:02` is a field of a form, and says what the timeline or an impact says; `Resolved: 10:40` is an entry.
    if before.trim_end_matches(any_of(" *_`")).ends_with(any_of(":：")) {
        let word = fold(name.split(' ').next().unwrap_or_default());
        let named = name.split_whitespace().count() < 4 && FIELDS.row(&word).is_some();
        return if named { Shape::Field(stamp, name.to_owned()) } else { Shape::None };
    }
    // `Posted by ana on …`, `ana commented on …`
    for word in ["Posted by ", "posted by ", "By ", "by "] {
        name = name.strip_prefix(word).unwrap_or(name);
    }
    for word in [
        " on",
        " commented",
        " wrote",
        " replied",
        " posted",
        " added a comment",
        " said",
        " made changes",
        " updated",
        " edited",
    ] {
        name = name.strip_suffix(word).unwrap_or(name);
    }
    // A sign beside a name says how somebody feels: `ana 🚀 10:04`.
    name = name.trim_end_matches(|c: char| c == ' ' || !c.is_ascii() && !c.is_alphanumeric());
    let short = (1..=40).contains(&name.len())
        && name.split_whitespace().count() <= 4
        && !name.contains(':')
        // `Ruiz, Dana 11/19/2024 3:05 PM`
        && (!name.contains(',') || name.split(", ").count() == 2 && stamp.date.is_some());
    let proper =
        name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || "(@".contains(c)))
            || !name.contains(' ');
    if short
        && proper
        && (of_day || !before.ends_with("at "))
        && (identified || !line.trim_start().starts_with(any_of("-*#|•")))
        && WEEKDAYS.row(&fold(name)).is_none()
    {
        return Shape::Head(stamp, name.to_owned());
    }
    let set_off = before.trim_end().ends_with(any_of("([—–|@"))
        || before.ends_with(" - ")
        || stamp.date.is_some() && before.trim_end().ends_with(any_of(".!"))
        || before.ends_with("at ") && line.starts_with(any_of("-*•"));
    let words = LEADS.trim_start(before).trim_end_matches(|c| is_mark(c) || c == '@');
    let words = words.get(lead_number(words)..).unwrap_or(words);
    if set_off && words.contains(char::is_alphabetic) && !stamp.window {
        let kept = if LEADS.trim_start(before).contains("**") {
            before
                .trim_start_matches([
                    ' ', '-', '•', '>', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '.',
                ])
                .trim_end_matches(any_of(" ([—–-|@"))
        } else {
            words
        };
        return Shape::Ends(stamp, kept.to_owned());
    }
    Shape::None
}

fn lead_number(words: &str) -> usize {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && words.get(digits..).is_some_and(|rest| rest.starts_with(". ")) {
        digits + 2
    } else {
        0
    }
}
