//! Times that are told by a list of them and not by their form: `14.28 - text`, `0812 Text`.

use chrono::NaiveTime;

use super::{scan::Scan, shape::lead, stamp::Stamp};
use crate::{
    incident::{ClockTime, Precision},
    span::{Span, any_of, rest_of},
};

/// How hours and minutes stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// With a full stop between them: `14.28`.
    Dotted,
    /// Four digits: `0812`.
    Joined,
}

/// A step back longer than this, in minutes, goes on after midnight.
const ROLL: i64 = 360;

/// Hours and minutes at the cursor, as far as a clock shows them; the cursor then stands behind them.
fn clock(s: &mut Scan<'_>, form: Form) -> Option<ClockTime> {
    let (hour, minute) = match form {
        Form::Dotted => (s.value(1, 2)?, s.eat(".").then(|| s.value(2, 2)).flatten()?),
        Form::Joined => s.value(4, 4).map(|joined| (joined / 100, joined % 100))?,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    Some(ClockTime { time, precision: Precision::Minutes })
}

/// True for a line that begins with digits which may be such a time.
fn may_be(line: &str, form: Form) -> bool {
    let mut s = Scan { text: line, at: lead(line) };
    match form {
        Form::Dotted => s.value(1, 2).is_some() && s.eat(".") && s.value(1, 4).is_some(),
        Form::Joined => s.value(4, 4).is_some() && !s.rest().starts_with(any_of("-/.:")),
    }
}

/// The form in which a list among `lines` tells the time: each line that begins with such digits shows a time of day, is set
/// off from words, and is no earlier than the one above it, unless midnight lies between; two are enough. What may be days,
/// years or a count of things is no list of times.
pub(super) fn form_of<'n>(lines: impl Iterator<Item = &'n str> + Clone) -> Option<Form> {
    [Form::Dotted, Form::Joined].into_iter().find(|form| tells(lines.clone(), *form))
}

fn tells<'n>(lines: impl Iterator<Item = &'n str>, form: Form) -> bool {
    let (mut count, mut last, mut sure) = (0, 0, false);
    for line in lines.filter(|line| may_be(line, form)) {
        let at = lead(line);
        let mut s = Scan { text: line, at };
        let Some(time) = clock(&mut s, form) else { return false };
        let bare = s.rest().trim_start_matches(any_of("*]_) "));
        let set_off =
            bare.starts_with(any_of("-–—:|→,")) || s.rest().starts_with("  ") || bare.starts_with("Uhr");
        let titled =
            form == Form::Joined && s.rest().starts_with(' ') && bare.starts_with(char::is_uppercase);
        let minutes = time.millis() / 60_000;
        let back = minutes < last && last - minutes < ROLL;
        if back || !set_off && !titled || s.in_word() || s.rest().starts_with('.') {
            return false;
        }
        (count, last) = (count + 1, minutes);
        sure |= match form {
            Form::Dotted => minutes % 60 > 12,
            Form::Joined => {
                rest_of(line, at).starts_with('0')
                    || count > 2 && !(1990..2036).contains(&(minutes / 60 * 100 + minutes % 60))
            }
        };
    }
    count > 1 && sure
}

/// The stamp that such a time at the head of `line` is, with the end of its range: `8.15-8.40`.
pub(super) fn leading(line: &str, form: Form) -> Option<Stamp> {
    let at = lead(line);
    let mut s = Scan { text: line, at };
    let time = clock(&mut s, form)?;
    let end = s.maybe(|s| {
        s.blanks();
        s.eat("-–—").then_some(())?;
        s.blanks();
        clock(s, form)
    });
    Some(Stamp { span: Span::new(at, s.at), time: Some(time), end, ..Stamp::default() })
}
