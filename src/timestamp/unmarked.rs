//! Times that are told by a list of them and not by their form: `14.28 - text`, `0812 Text`.

use chrono::NaiveTime;

use crate::{
    civil::{ClockTime, Precision},
    span::{Span, any_of, digit, rest_of, start_of},
    timestamp::{compound::Timestamp, cursor::Cursor, marks::lead},
    words::concepts::CLOCK,
};

/// A step back shorter than this, in milliseconds, is no new day.
const ROLL: i64 = 6 * 3_600_000;

/// How hours and minutes stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a sign between them, a full stop or a dash: `14.28`, `14-28`.
    Parted(char),
    /// Four digits: `0812`.
    Joined,
}

/// Hours and minutes at the cursor, as far as a clock shows them; the cursor then stands behind them.
fn clock(s: &mut Cursor<'_>, form: Form) -> Option<ClockTime> {
    let (hour, minute) = match form {
        Form::Parted(sign) => {
            let hour = s.value(1, 2)?;
            (s.rest().starts_with(sign)).then_some(())?;
            s.at += sign.len_utf8();
            (hour, s.value(2, 2)?)
        }
        Form::Joined => s.value(4, 4).map(|joined| (joined / 100, joined % 100))?,
    };
    // `1405h`, `14.05 hrs`
    s.attempt(|s| {
        s.blanks();
        s.row_of(CLOCK).filter(|_| !s.in_word())
    });
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    Some(ClockTime { time, precision: Precision::Minutes })
}

/// The time that `text` begins with, whose hour and minutes stand apart by `sign`, and its length.
#[must_use]
pub fn clock_with(text: &str, sign: char) -> Option<(ClockTime, usize)> {
    let mut s = Cursor { text, at: 0 };
    let time = clock(&mut s, Form::Parted(sign))?;
    let goes_on = s.in_word()
        || s.rest().starts_with('%')
        || s.rest().starts_with('.') && rest_of(s.rest(), 1).starts_with(digit);
    (!goes_on).then_some((time, s.at))
}

/// What the lines so far say of one form.
#[derive(Default)]
struct Tally {
    /// Lines that begin with a time in it.
    count: usize,
    /// Those of them whose words are set off.
    set_off: usize,
    /// Lines that begin with such digits and show no time, or one a little before that of the line above.
    against: usize,
    /// Milliseconds since midnight of the last time.
    last: i64,
    /// Lines whose time is before that of the line above; and whose day is, where the digits are read as a day and a month.
    back: usize,
    days_back: usize,
    last_day: i64,
    /// True where no days, years or counts of things can be meant.
    sure: bool,
    /// Lines whose times lie between those of lines above and below that show theirs by their form.
    fits: usize,
    /// The time of a line that no such line below was seen of.
    open: Option<i64>,
}

impl Tally {
    /// Takes in a line that begins so at byte `at`.
    fn see(&mut self, line: &str, at: usize, form: Form) {
        let mut s = Cursor { text: line, at };
        let time = clock(&mut s, form).filter(|_| !s.in_word() && !s.rest().starts_with(any_of("./")));
        let Some(time) = time else { return self.against += 1 };
        let bare = s.rest().trim_start_matches(any_of("*]_) "));
        let set_off = bare.starts_with(any_of("-–—:|→,"))
            || s.rest().starts_with("  ")
            || s.text.get(..s.at).is_some_and(|time| !time.ends_with(digit));
        let titled =
            form == Form::Joined && s.rest().starts_with(' ') && bare.starts_with(char::is_uppercase);
        let (millis, minutes) = (time.millis(), time.millis() / 60_000);
        let day = minutes % 60 * 32 + minutes / 60;
        self.back += usize::from(millis < self.last);
        self.days_back += usize::from(form == Form::Parted('.') && day < self.last_day);
        self.last_day = day;
        self.against += usize::from(millis < self.last && self.last - millis < ROLL);
        self.set_off += usize::from(set_off || titled);
        (self.count, self.last) = (self.count + 1, millis);
        let year = (1990..2036).contains(&(minutes / 60 * 100 + minutes % 60));
        self.sure |= match form {
            Form::Parted('.') => minutes % 60 > 12,
            // No day of a month, and no month of the year.
            Form::Parted(_) => minutes % 60 > 31 && minutes >= 13 * 60,
            Form::Joined => rest_of(line, at).starts_with('0') || self.count > 2 && !year,
        };
    }

    /// Takes in a line like this below one that shows its time by its form.
    fn see_after(&mut self, clock: Option<i64>, line: &str, at: usize, form: Form) {
        let before = self.count;
        self.see(line, at, form);
        let now = self.last;
        let seen = clock.filter(|clock| self.count > before && (*clock..clock + ROLL).contains(&now));
        self.open = seen.map(|_| now);
    }

    /// Takes in the time of a line that shows it by its form.
    fn pass(&mut self, now: i64) {
        self.fits += usize::from(self.open.take().is_some_and(|open| (open..open + ROLL).contains(&now)));
    }

    fn tells(&self) -> bool {
        if self.count > 0 && self.fits == self.count {
            return true;
        }
        let many = self.set_off > 1 || self.count > 2;
        // `10.02`, `10.09`, `11.05` follow each other as times and not as days.
        let ordered = self.days_back > 0 && self.back + self.against == 0;
        many && (self.sure || ordered) && self.against * 3 <= self.count
    }
}

/// Where the words of a line begin, behind a sign that makes a time approximate: `~2340 cache evicts`.
fn past_tilde(line: &str) -> usize {
    let at = lead(line);
    at + usize::from(rest_of(line, at).starts_with('~'))
}

/// The form in which a list among `lines` tells the time, by a vote of the lines that begin with such digits: they show times of
/// day, set off from words, none a little earlier than the one above it. Two that are set off are enough, or three. What may
/// be days, years or a count of things is no list of times.
pub(crate) fn form_of<'n>(lines: impl Iterator<Item = &'n str>) -> Option<Form> {
    let (mut dotted, mut dashed, mut joined) = (Tally::default(), Tally::default(), Tally::default());
    // `16:35`, then `16.50`, then `21:45`
    let mut clock = None;
    for line in lines {
        let at = past_tilde(line);
        let next = line.as_bytes().get(at..).unwrap_or_default();
        match *next {
            [b'0'..=b'9', b'-', b'0'..=b'9', ..] | [b'0'..=b'9', b'0'..=b'9', b'-', b'0'..=b'9', ..] => {
                dashed.see(line, at, Form::Parted('-'));
            }
            [b'0'..=b'9', b'.', b'0'..=b'9', ..] | [b'0'..=b'9', b'0'..=b'9', b'.', b'0'..=b'9', ..] => {
                dotted.see_after(clock, line, at, Form::Parted('.'));
            }
            [b'0'..=b'9', b':', ..] | [_, b'0'..=b'9', b':', ..] => {
                let mut s = Cursor { text: line, at };
                clock = s
                    .value(1, 2)
                    .filter(|_| s.eat(":"))
                    .zip(s.value(2, 2))
                    .map(|(hour, minute)| i64::from(hour * 60 + minute) * 60_000);
                dotted.pass(clock.unwrap_or_default());
                joined.pass(clock.unwrap_or_default());
            }
            [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', sign, ..]
                if !matches!(sign, b'-' | b'/' | b'.' | b':' | b'0'..=b'9') =>
            {
                joined.see_after(clock, line, at, Form::Joined);
            }
            _ => {}
        }
    }
    let forms = [(dotted, Form::Parted('.')), (joined, Form::Joined), (dashed, Form::Parted('-'))];
    forms.into_iter().find(|(tally, _)| tally.tells()).map(|(_, form)| form)
}

/// The stamp that such a time at the head of `line` is, with the end of its range: `8.15-8.40`.
pub(crate) fn leading(line: &str, form: Form) -> Option<Timestamp> {
    let at = past_tilde(line);
    let mut s = Cursor { text: line, at };
    let time = clock(&mut s, form)?;
    let approximate = start_of(line, at).ends_with('~');
    let end = s.attempt(|s| {
        s.blanks();
        s.eat("-–—").then_some(())?;
        s.blanks();
        clock(s, form)
    });
    // `2022-09-21`
    (!s.rest().starts_with(any_of("-/.")) || !rest_of(s.rest(), 1).starts_with(digit)).then_some(())?;
    Some(Timestamp { span: Span::new(at, s.at), time: Some(time), end, approximate, ..Timestamp::default() })
}
