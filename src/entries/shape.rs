//! How a piece of the notes stands to a stamp: led by it, ended by it, nothing but it, a row with it in a cell.

use crate::{
    document::{
        cells::{Columns, cells},
        lines::is_state,
    },
    entries::{
        rows::in_row,
        stance::{Shape, words_after},
        told::without_tail,
    },
    rules::holds,
    span::{Span, any_of, digit, has_more_words, rest_of, start_of, without_indent},
    timestamp::marks::{LEADS, SEPARATORS, is_bullet, is_mark, lead, may_stamp},
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
            BY, EDGE_AFTER, EDGES, FIELDS, LEADING, LEADS_LATER, NOTES, PUBLISHED, STAMP_ARTICLES, STATES,
            WEEKDAYS,
        },
        fold,
        lexicon::Table,
    },
};

/// The day that `text` names at its head, and where its words end: `Next day: text`.
fn day_named(text: &str, at: usize) -> Option<Timestamp> {
    let mut s = Cursor { text, at };
    let found = day(&mut s).filter(|day| !matches!(day, Day::Weekday(_)))?;
    Some(Timestamp { span: Span::new(at, s.at), day: Some(found), ..Timestamp::default() })
}

/// True where a piece of this shape has the same in a timeline: days alone and days in words count there.
pub(crate) fn is_fixed(text: &str, shape: &Shape) -> bool {
    match shape {
        Shape::Leads(stamp, ..) | Shape::Alone(stamp) if stamp.timed() || stamp.placeholder => {
            let at = lead(text);
            stamp.span.start == at || at == 0 || day_named(text, at).is_none()
        }
        Shape::Head(..) | Shape::Ends(..) | Shape::Field(..) => {
            let at = lead(text);
            at == 0 || day_named(text, at).is_none()
        }
        _ => false,
    }
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
            let label = |table: Table| table.begins(rest_of(text, at));
            let state = label(STATES).or_else(|| label(EDGES)).filter(|_| at < stamp.span.start);
            // `Update 2 - 10:05: text` only counts.
            let counts = |length: usize| {
                text.get(at + length..stamp.span.start).is_some_and(|between| between.contains(digit))
            };
            let words = match state.and_then(|length| text.get(at..at + length)) {
                Some(state) if !words.starts_with(state) && !counts(state.len()) => {
                    [state, ": ", &words].concat()
                }
                _ => words,
            };
            return message(stamp, words);
        }
        // A date leads an entry where it is set off, in a list or a timeline; else it is the beginning of a sentence.
        let set_off = rest.trim_start_matches(any_of(" *`)]_")).starts_with(any_of(":-–—|：→"))
            || rest.starts_with(any_of("*`]"))
            || part_of_day(rest);
        let listed = text.trim_start().starts_with(any_of("-*•+")) || lead(text) > 0;
        // `- 2021-08-27: At 12:50 UTC, the pump stopped`
        if set_off
            && stamp.date.is_some()
            && stamp.end_date.is_none()
            && let Some(at) = text.rfind(&*words)
            && let Some(time) = leading_stamp(&words, 0)
            && time.time.is_some()
            && time.date.is_none()
        {
            let said = words_after(rest_of(&words, time.span.end));
            let span = Span::new(stamp.span.start, at + time.span.end);
            return message(Timestamp { date: stamp.date, span, ..time }, said);
        }
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

/// `, late at night - text`: few words that a date stands with, set off from what happened then.
fn part_of_day(rest: &str) -> bool {
    let part = rest.strip_prefix(", ").and_then(|rest| rest.split_once(" - ").or(rest.split_once(" – ")));
    let plain = |part: &str| part.chars().all(|c| c.is_lowercase() || c == ' ');
    part.is_some_and(|(part, _)| plain(part) && !has_more_words(part, 3))
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

/// The stamp that leads a piece: after bullets, list numbers, marks, and words that lead to a stamp.
fn leading_stamp(text: &str, start: usize) -> Option<Timestamp> {
    let mut s = Cursor { text, at: start + lead(rest_of(text, start)) };
    if let Some(stamp) = epoch(text, s.at).or_else(|| stamp_at(text, s.at)) {
        // `12時30分まで様子見`
        let edge = stamp.end.is_none() && EDGE_AFTER.begins(rest_of(text, stamp.span.end)).is_some();
        return Some(stamp).filter(|_| !edge);
    }
    if let Some(stamp) = behind(text, s.at) {
        return Some(stamp);
    }
    if s.rest().starts_with('<') {
        while s.rest().starts_with('<') {
            if !s.literal("<![CDATA[") {
                s.at += s.rest().find('>').map_or(s.rest().len(), |end| end + 1);
            }
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
        // `Last updated: 16:10` is of the page.
        (!s.rest().trim_start().starts_with(any_of(":："))).then_some(())?;
        // The age of the page, `42 minutes ago.`, `há 1 dia.`, stands between.
        let age = s.rest().find(" ago").map(|at| at + 4);
        let counts = |end: &usize| {
            let age = start_of(s.rest(), *end);
            age.contains(digit) && each_stamp(age).next().is_none()
        };
        let age = age.or_else(|| s.rest().find(". ").filter(counts)).filter(|end| *end < 28);
        s.at += age.unwrap_or(0);
        s.skip(" .:,");
        // `Publicado em`, `Publié le`
        s.known(LEADING);
        s.blanks();
        // `Published on 9 October at 7:00 PM by Priya Nair`
        let by = |stamp: &Timestamp| BY.begins(rest_of(text, stamp.span.end).trim_start()).is_some();
        stamp_at(text, s.at).filter(|stamp| !by(stamp))
    });
    if posted.is_some() {
        return posted;
    }
    // `UPDATE 13:50 UTC: text`; `Start: 2015/02/02 06:55 Monitoring saw an alert`, where fields say no more than when.
    let state = s.attempt(|s| {
        let edge = !s.known(STATES);
        (!edge || s.known(EDGES)).then_some(())?;
        s.skip(" -–—:(*_@#[");
        let timed = |at: usize| {
            let after = |stamp: &Timestamp| rest_of(text, stamp.span.end);
            let tells = |words: &str| words.starts_with(char::is_uppercase) && has_more_words(words, 3);
            let stamp = stamp_at(text, at).filter(|stamp| stamp.timed() && after(stamp).len() > 8)?;
            let told =
                !edge || stamp.date.is_some() && stamp.end.is_none() && tells(after(&stamp).trim_start());
            told.then_some(stamp)
        };
        // `Update 2 @10:05: text`
        timed(s.at).or_else(|| {
            s.value(1, 2)?;
            (s.eat(" -–—(") || s.literal(": ")).then(|| s.skip(" -–—(@["))?;
            timed(s.at)
        })
    });
    if state.is_some() {
        return state;
    }
    // `### After 02:10 CET` is near that.
    let after = s.known(LEADS_LATER);
    (after || s.known(LEADING)).then_some(())?;
    s.blanks();
    s.known(STAMP_ARTICLES);
    s.blanks();
    // `Le mardi 4 février` heads a day, `On 4 February we …` begins a sentence.
    let alone = |stamp: &Timestamp| rest_of(text, stamp.span.end).trim_end_matches(is_mark).is_empty();
    let mut stamp = stamp_at(text, s.at).filter(|stamp| stamp.timed() && !after || alone(stamp))?;
    stamp.approximate |= after;
    Some(stamp)
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
    // `ana added a comment - 10:04 - edited`
    let after = after.trim_end_matches(')').strip_suffix("edited").unwrap_or(after);
    if !stamp.timed() || !SEPARATORS.trim(after.trim_end_matches(any_of("%}"))).is_empty() {
        return Shape::None;
    }
    let bare = before.trim_end();
    let of_day = stamp.day.is_some();
    let mut name = bare.trim_matches(is_mark);
    name = rest_of(name, lead_number(name));
    // `Dana Ruiz [U10H7D9RR] @ `: a name and an id.
    let identified = bare.ends_with("] @");
    if identified {
        name = name.split(" [").next().unwrap_or(name);
    }
    // `Started: 10:02` is a field of a form, and says what the timeline or an impact says; `Resolved: 10:40` is an entry.
    if before.trim_end_matches(any_of(" *_`\t")).ends_with(any_of(":：")) {
        let word = fold(name.split(' ').next().unwrap_or_default());
        let named = name.split_whitespace().count() < 4 && FIELDS.row(&word).is_some();
        return if named { Shape::Field(stamp, name.to_owned()) } else { Shape::None };
    }
    // `Posted by ana on …`, `ana commented on …`
    for word in ["Posted by ", "posted by ", "Post by ", "Comment by ", "By ", "by "] {
        name = name.strip_prefix(word).unwrap_or(name);
    }
    for word in [
        " on",
        " APP",
        " BOT",
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
    // `**ana** commented on …`
    name = name.trim_end_matches(is_mark);
    // A sign beside a name says how somebody feels: `ana 🚀 10:04`.
    name = name.trim_end_matches(|c: char| c == ' ' || !c.is_ascii() && !c.is_alphanumeric());
    // `Ana Rey              Work notes`
    if let Some((who, kind)) = name.split_once("  ")
        && NOTES.begins(kind.trim_start()) == Some(kind.trim_start().len())
    {
        name = who;
    }
    // `Number  INC0451      Opened  2026-02-11 07:58:40` is a row of a form.
    if name.split("  ").filter(|column| !column.is_empty()).nth(2).is_some() && holds("list.no-row-of-a-form")
    {
        return Shape::None;
    }
    // Blanks may set two columns apart.
    let length: usize = name.split_whitespace().map(|word| word.len() + 1).sum();
    let short = (2..=41).contains(&length)
        && name.split_whitespace().count() <= 4
        && !name.contains(':')
        // `Ruiz, Dana 11/19/2024 3:05 PM`
        && (!name.contains(',') || name.split(", ").count() == 2 && stamp.date.is_some());
    // `investigating Mar 08, 2028, 09:05 AM`
    if is_state(name) {
        return Shape::Leads(stamp, name.to_owned(), None);
    }
    let proper = name
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || "(@«“\"„".contains(c)))
        || !name.contains(' ');
    if short
        && proper
        && (of_day || !before.ends_with("at "))
        && (identified || !is_bullet(line) && !line.trim_start().starts_with(any_of("#|")))
        && WEEKDAYS.row(&fold(name)).is_none()
    {
        return Shape::Head(stamp, name.to_owned());
    }
    let set_off = before.trim_end().ends_with(any_of("([—–|@"))
        || before.ends_with(" - ")
        || before.ends_with("  ")
        || stamp.date.is_some() && before.trim_end().ends_with(any_of(".!"))
        || before.ends_with("at ") && is_bullet(line);
    let words = LEADS.trim_start(before).trim_end_matches(|c| is_mark(c) || c == '@');
    let words = words.get(lead_number(words)..).unwrap_or(words);
    let words = if before.ends_with("at ") { without_tail(words) } else { words };
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
    if (1..=3).contains(&digits)
        && words.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "))
    {
        digits + 2
    } else {
        0
    }
}
