//! Times that are told by a list of them and not by their form: `14.28 - text`, `0812 Text`.

use chrono::NaiveTime;

use crate::{
    civil::{ClockTime, Precision},
    span::{Span, any_of, digit, rest_of},
    timestamp::{compound::Timestamp, cursor::Cursor, marks::lead},
    words::concepts::{ABOUT, ABOUT_AFTER, CLOCK, TIME_CUES},
};

/// A step back shorter than this, in milliseconds, is no new day.
const ROLL: i64 = 6 * 3_600_000;

/// How hours and minutes stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
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
    // `1405h`, `14.05 hrs`, but not `2200 h/o to lates`
    s.attempt(|s| {
        s.blanks();
        s.row_of(CLOCK).filter(|_| !s.in_word() && !s.rest().starts_with('/'))
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

/// The time of four digits that `text` begins with, and their length: `0812`.
#[must_use]
pub fn clock_joined(text: &str) -> Option<(ClockTime, usize)> {
    let mut s = Cursor { text, at: 0 };
    let time = clock(&mut s, Form::Joined)?;
    let goes_on =
        s.in_word() || s.rest().starts_with(any_of("%:/.")) && rest_of(s.rest(), 1).starts_with(digit);
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
    /// Lines whose times follow those of the lines around them, of which one or more show theirs by their form.
    fits: usize,
}

impl Tally {
    /// Takes in a line that begins so at byte `at`; returns its time, in milliseconds since midnight.
    fn see(&mut self, line: &str, at: usize, form: Form) -> Option<i64> {
        let mut s = Cursor { text: line, at };
        let time = clock(&mut s, form);
        about_after(&mut s);
        let time = time.filter(|_| !s.in_word() && !s.rest().starts_with(any_of("./")));
        let Some(time) = time else {
            self.against += 1;
            return None;
        };
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
        Some(millis)
    }

    fn fits_all(&self) -> bool {
        self.count > 0 && self.fits == self.count
    }

    fn tells(&self) -> bool {
        let many = self.set_off > 1 || self.count > 2;
        // `10.02`, `10.09`, `11.05` follow each other as times and not as days.
        let ordered = self.days_back > 0 && self.back + self.against == 0;
        self.fits_all() || many && (self.sure || ordered) && self.against * 3 <= self.count
    }
}

/// Where the words of a line begin, behind what makes a time approximate, and whether that stands there: `~2340 cache evicts`,
/// `ca. 03.00 Druck wieder da`.
fn past_about(line: &str) -> (usize, bool) {
    let mut s = Cursor { text: line, at: lead(line) };
    let about = s.known(ABOUT);
    s.skip(" .");
    (s.at, about)
}

/// Steps over what makes the time before the cursor approximate: `1020ish`. True where that stands there.
fn about_after(s: &mut Cursor<'_>) -> bool {
    s.attempt(|s| {
        s.blanks();
        s.known(ABOUT_AFTER).then_some(()).filter(|()| !s.in_word())
    })
    .is_some()
}

/// Lines in a row that may begin with a time, amid lines that show theirs by their form: `16:35`, then `1650`, then `21.45`.
#[derive(Default)]
struct Chain {
    /// The time above them.
    above: Option<i64>,
    /// Their forms, by number, and times.
    open: Vec<(usize, i64)>,
}

impl Chain {
    /// Takes in the time of a line that shows it by its form; returns how many lines above fit, by their form.
    fn close(&mut self, now: i64) -> [usize; FORMS.len()] {
        let mut fits = [0; FORMS.len()];
        let times = || self.above.into_iter().chain(self.open.iter().map(|(_, time)| *time)).chain([now]);
        let ordered = times().zip(times().skip(1)).all(|(one, next)| (one..one + ROLL).contains(&next));
        // One line alone may begin with a number; two that follow each other do not.
        if ordered && (self.above.is_some() || self.open.len() > 1) {
            for (form, _) in &self.open {
                if let Some(fits) = fits.get_mut(*form) {
                    *fits += 1;
                }
            }
        }
        (self.above, self.open) = (Some(now), Vec::new());
        fits
    }
}

/// The forms that a list can tell, the likeliest first. `10;35` is a slip of the finger.
const FORMS: [Form; 4] = [Form::Parted('.'), Form::Joined, Form::Parted('-'), Form::Parted(';')];

/// The forms in which a list tells times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forms([bool; FORMS.len()]);

impl Forms {
    /// The stamp that such a time at the head of `line` is.
    #[must_use]
    pub fn leading(self, line: &str) -> Option<Timestamp> {
        FORMS.into_iter().zip(self.0).filter(|(_, told)| *told).find_map(|(form, _)| leading(line, form))
    }
}

/// The time that `text` begins with, where its form or a word before it shows it: `16:35`, `kl. 16.35`.
fn shown(text: &str) -> Option<ClockTime> {
    if let [b'0'..=b'9', b':', ..] | [_, b'0'..=b'9', b':', ..] = text.as_bytes() {
        return clock_with(text, ':').map(|(time, _)| time);
    }
    let clock = rest_of(text, TIME_CUES.begins(text)?).trim_start_matches(any_of(" ."));
    clock_with(clock, '.').or_else(|| clock_with(clock, ':')).map(|(time, _)| time)
}

/// The forms in which a list among `lines` tells times, by a vote of the lines that begin with such digits: they show times of
/// day, set off from words, none a little earlier than the one above it. Two that are set off are enough, or three. What may
/// be days, years or a count of things is no list of times. Other forms are told where all their lines fit among the others.
pub fn forms_of<'n>(lines: impl Iterator<Item = &'n str> + Clone) -> Forms {
    let mut tallies = votes(lines.clone(), None);
    let first = tallies.iter().position(Tally::tells);
    // `10.35 text`, then `10;40 text`: a slip is measured against the form that is told. What stands in another form may be a
    // count, a price or a version.
    if let Some(slips) = tallies.last_mut().filter(|slips| slips.count > 0 && first.is_some()) {
        slips.fits = votes(lines, first).last().map_or(0, |slips| slips.fits);
    }
    let told = |(number, tally): (usize, &Tally)| Some(number) == first || tally.fits_all();
    let mut forms = Forms::default();
    for (form, told) in forms.0.iter_mut().zip(tallies.iter().enumerate().map(told)) {
        *form = told;
    }
    forms
}

/// What lines say of each form; times of the one that is `told` are certain.
fn votes<'n>(lines: impl Iterator<Item = &'n str>, told: Option<usize>) -> [Tally; FORMS.len()] {
    let mut tallies: [Tally; FORMS.len()] = Default::default();
    let mut chain = Chain::default();
    for line in lines {
        let (at, _) = past_about(line);
        let next = line.as_bytes().get(at..).unwrap_or_default();
        let form = match *next {
            [b'0'..=b'9', b'.', b'0'..=b'9', ..] | [b'0'..=b'9', b'0'..=b'9', b'.', b'0'..=b'9', ..] => {
                Some(0)
            }
            [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', sign, ..]
                if !matches!(sign, b'-' | b'/' | b'.' | b':' | b'0'..=b'9') =>
            {
                Some(1)
            }
            [b'0'..=b'9', b'-', b'0'..=b'9', ..] | [b'0'..=b'9', b'0'..=b'9', b'-', b'0'..=b'9', ..] => {
                Some(2)
            }
            [b'0'..=b'9', b';', b'0'..=b'9', ..] | [b'0'..=b'9', b'0'..=b'9', b';', b'0'..=b'9', ..] => {
                Some(3)
            }
            _ => None,
        };
        let own = form.and_then(|form| Some((tallies.get_mut(form)?, *FORMS.get(form)?)));
        let time = match own {
            Some((tally, written)) => tally.see(line, at, written),
            None => shown(rest_of(line, at)).map(ClockTime::millis),
        };
        let Some(time) = time else { continue };
        match form.filter(|_| form != told) {
            Some(form) => chain.open.push((form, time)),
            None => {
                for (tally, fits) in tallies.iter_mut().zip(chain.close(time)) {
                    tally.fits += fits;
                }
            }
        }
    }
    tallies
}

/// The stamp that such a time at the head of `line` is, with the end of its range: `8.15-8.40`.
pub fn leading(line: &str, form: Form) -> Option<Timestamp> {
    let (at, approximate) = past_about(line);
    let mut s = Cursor { text: line, at };
    let time = clock(&mut s, form)?;
    let approximate = about_after(&mut s) || approximate;
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
