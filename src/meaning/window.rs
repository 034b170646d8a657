//! Edges of time in a sentence, the windows they make, and the moments they mean.

use std::cell::OnceCell;

use crate::{
    civil::{ClockTime, Date, Offset, ordinal},
    clock::WallClock,
    incident::Event,
    moment::{Moment, moment_at},
    resolve::calendar::Calendar,
    span::{Span, any_of, rest_of, start_of},
    timestamp::{
        date::WrittenDate,
        scan::stamps,
        unmarked::{clock_joined, clock_with},
        zone::WrittenZone,
    },
    words::{
        concepts::{
            ABOUT_AFTER, AT, FELL, GOES_DOWN, JOINS, LIST_AND, OPENS, PHASE_LABELS, RECOVERY, SINCE,
            STARTING, UNTIL, ZONES,
        },
        fold,
        said::{Ends, begins, begins_row, ends, find_whole, says},
    },
};

const DAY: i64 = 86_400_000;

/// One end of a window as it was written.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// Where it stands in the sentence.
    pub span: Span,
    date: Option<WrittenDate>,
    time: Option<ClockTime>,
    zone: Option<WrittenZone>,
    approximate: bool,
    /// True for the second time of a range: `10:02-10:40`.
    joined: bool,
}

/// A window of time in a sentence; one of its edges may be open.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// Where it stands in the sentence, with the words that make it one.
    pub span: Span,
    /// Its beginning.
    pub from: Option<Edge>,
    /// Its end.
    pub to: Option<Edge>,
    /// True when words such as "between" or an arrow make it one.
    pub opened: bool,
    /// True for a beginning that is one only together with a length.
    pub weak: bool,
}

impl Window {
    /// The window between two edges.
    #[must_use]
    pub fn of(from: Edge, to: Edge) -> Self {
        Self { span: Span::default(), from: Some(from), to: Some(to), opened: true, weak: false }
    }

    /// True when both edges are stated.
    #[must_use]
    pub fn closed(&self) -> bool {
        self.from.is_some() && self.to.is_some()
    }

    /// The same, begun on `day`, where neither edge has a date; where it ends it may be past midnight.
    #[must_use]
    pub fn on(mut self, day: Option<WrittenDate>) -> Self {
        if self.from.iter().chain(&self.to).all(|edge| edge.date.is_none())
            && let Some(edge) = self.from.as_mut().or(self.to.as_mut())
        {
            edge.date = day;
        }
        self
    }

    /// How long it is by the clock, on one day or over midnight.
    #[must_use]
    pub fn seconds(&self) -> Option<i64> {
        let (from, to) = (self.from.as_ref()?, self.to.as_ref()?);
        let millis = to.time?.millis() - from.time?.millis();
        Some(millis.rem_euclid(DAY) / 1000)
    }

    /// True when an edge gives a date and no time.
    #[must_use]
    pub fn of_days(&self) -> bool {
        self.from.iter().chain(&self.to).any(|edge| edge.time.is_none())
    }

    /// True when an edge states its year.
    #[must_use]
    pub fn of_a_year(&self) -> bool {
        self.from.iter().chain(&self.to).any(|edge| edge.date.is_some_and(|date| date.year.is_some()))
    }

    /// True when the text says that an edge is approximate.
    #[must_use]
    pub fn approximate(&self) -> bool {
        self.from.iter().chain(&self.to).any(|edge| edge.approximate)
    }
}

/// A sentence, as it is and folded, whose edges of time are looked for once.
#[derive(Debug)]
pub struct Timed<'s> {
    /// The sentence.
    pub text: &'s str,
    /// The same, folded.
    pub lower: &'s str,
    /// Whether it may have a stamp.
    stamped: bool,
    edges: OnceCell<Vec<Edge>>,
}

impl<'s> Timed<'s> {
    /// The sentence `text`, which is `lower` where it is folded, and which may be `stamped`.
    #[must_use]
    pub fn of(text: &'s str, lower: &'s str, stamped: bool) -> Self {
        Self { text, lower, stamped, edges: OnceCell::new() }
    }

    fn edges(&self) -> &[Edge] {
        self.edges.get_or_init(|| if self.stamped { edges(self.text) } else { Vec::new() })
    }

    /// Its only time.
    #[must_use]
    pub fn only(&self) -> Option<&Edge> {
        match self.edges() {
            [edge] if edge.time.is_some() => Some(edge),
            _ => None,
        }
    }

    /// Its only time, where something failed or started then.
    #[must_use]
    pub fn start(&self) -> Option<&Edge> {
        let edge = self.only()?;
        let before = start_of(self.lower, edge.span.start);
        let words = Ends::of(before);
        (falls(before, &words, self.lower, edge) || started(&words, self.lower, edge)).then_some(edge)
    }
}

/// The edges in `text`, from left to right.
fn edges(text: &str) -> Vec<Edge> {
    let mut found = Vec::new();
    for stamp in stamps(text) {
        if stamp.elapsed.is_some() {
            continue;
        }
        let edge = Edge {
            span: stamp.span,
            date: stamp.date,
            time: stamp.time,
            zone: stamp.zone,
            approximate: stamp.approximate,
            joined: false,
        };
        // "at 05:16 and 06:27" are two instants; only "between" makes a window of them.
        let more = rest_of(text, stamp.span.end).starts_with('/');
        let listed = more || !stamp.window && find_whole(&fold(stamp.span.of(text)), LIST_AND).is_some();
        let ranged = (stamp.end.is_some() || stamp.end_date.is_some()) && !listed;
        let end = Edge { time: stamp.end, date: stamp.end_date, joined: true, ..edge.clone() };
        found.push(edge);
        if ranged {
            found.push(end);
        }
    }
    found
}

/// Words between a time and its date: `from 12:45 Moscow time on Thursday, 24 July`.
const TO_DATE: usize = 64;

/// The edges in a text, folded in `lower`, of which those of a window have the date that stands behind them.
fn dated_behind(all: Vec<Edge>, lower: &str) -> Vec<Edge> {
    let mut found: Vec<Edge> = Vec::new();
    for edge in all {
        if let Some(last) = found.last_mut()
            && last.date.is_none()
            && edge.time.is_none()
            && !edge.joined
            && let Some(gap) = lower.get(last.span.end..edge.span.start).filter(|gap| gap.len() <= TO_DATE)
            && !says(gap, UNTIL)
            && find_whole(gap, LIST_AND).is_none()
            && let words = Ends::of(start_of(lower, last.span.start))
            && (opened(&words, lower, last) || words.with(UNTIL).is_some())
        {
            (last.date, last.span.end) = (edge.date, edge.span.end);
            continue;
        }
        found.push(edge);
    }
    found
}

/// The one time of day that `text` says at or near its beginning.
#[must_use]
pub fn single(text: &str) -> Option<Edge> {
    let mut all = edges(text).into_iter();
    let edge = all.next().filter(|edge| edge.span.start <= 2 && edge.time.is_some())?;
    all.next().is_none_or(|next| !next.joined).then_some(edge)
}

/// The windows in a sentence, from left to right. Where it says a `length` too, words such as "from" before the
/// only edge open one, and so does an edge that the sentence begins with; without that length it is none. Of several `lengths`
/// each has its own beginning behind it.
#[must_use]
pub fn windows(sentence: &Timed<'_>, lengths: &[Span]) -> Vec<Window> {
    let lower = sentence.lower;
    let all = dated_behind(sentence.edges().to_vec(), lower);
    let length = lengths.first().filter(|_| lengths.len() == 1);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(edge) = all.get(at) {
        at += 1;
        let before = start_of(lower, edge.span.start);
        let words = Ends::of(before);
        if let Some(next) = all.get(at) {
            // `9時頃～11時頃`: the sign that reads as "about" joins them.
            let begin = next.span.start.max(edge.span.end);
            let sign = rest_of(lower, begin).chars().next().filter(|c| "~～〜".contains(*c));
            let begin = begin + sign.map_or(0, char::len_utf8);
            let between = lower.get(edge.span.end..begin).unwrap_or_default();
            let alike = edge.time.is_some() == next.time.is_some();
            // "went down at 10:02 and came back at 10:40"
            let rest = rest_of(lower, edge.span.end);
            let fell = says(rest, RECOVERY) && falls(before, &words, lower, edge)
                // "Starting 10:02 exports failed and had recovered by 10:40"
                || says(between, RECOVERY) && started(&words, lower, edge);
            if next.joined || alike && (fell || joins(between, opened(&words, lower, edge))) {
                at += 1;
                let start = words.with(OPENS).unwrap_or(edge.span.start);
                // The same window in a second zone says nothing new.
                let again = before.trim_end().ends_with('/');
                let joint = [edge.span.of(lower), between];
                let arrow = ["→", "–", "から", "부터", "至", "到"];
                let opened = fell
                    || opened(&words, lower, edge)
                    || arrow.iter().any(|word| joint.iter().any(|joint| joint.contains(word)));
                if !again {
                    let mut to = next.clone();
                    // The sign for "about" that stands between two times joins them.
                    to.approximate &= !["~", "～", "〜"].contains(&between.trim());
                    // What fell stands between its two times.
                    let span = if fell { edge.span } else { Span::new(start, next.span.end) };
                    found.push(Window { span, from: Some(edge.clone()), to: Some(to), opened, weak: false });
                }
                continue;
            }
        }
        if let Some(start) = words.with(UNTIL) {
            let span = Span::new(start, edge.span.end);
            found.push(Window { span, from: None, to: Some(edge.clone()), opened: true, weak: false });
        } else if let Some(start) = words.with(SINCE) {
            let span = Span::new(start, edge.span.end);
            found.push(Window { span, from: Some(edge.clone()), to: None, opened: true, weak: false });
        } else if edge.time.is_some() {
            let alone = all.len() == 1;
            let fell = alone && falls(before, &words, lower, edge);
            let counts = alone && length.is_some_and(|length| counted(before, &words, lower, edge, *length))
                || lengths.iter().any(|length| is_beside(lower, *length, edge.span));
            if fell || counts {
                let span = edge.span;
                found.push(Window { span, from: Some(edge.clone()), to: None, opened: true, weak: !fell });
            }
        }
    }
    found
}

/// True when a length may be counted from an edge, with `words` at the end of what stands `before` it: "for 30 minutes from
/// 10:02", "at 10:02 search was down for 30 minutes".
fn counted(before: &str, words: &Ends, lower: &str, edge: &Edge, length: Span) -> bool {
    let apart = length.end <= edge.span.start || edge.span.end <= length.start;
    let head = words.with(AT).map_or(before, |at| start_of(before, at));
    apart && (started(words, lower, edge) || head.trim().is_empty())
}

/// True where only a bracket or words for a start stand between a length and the edge behind it: "8 minutes (11:25 UTC)".
#[must_use]
pub fn is_beside(lower: &str, length: Span, edge: Span) -> bool {
    let Some(gap) = lower.get(length.end..edge.start) else { return false };
    let gap = ends(gap, ZONES).map_or(gap, |zone| start_of(gap, zone)).trim();
    let bracket = gap == "(" || gap.is_empty() && rest_of(lower, edge.start).starts_with('(');
    bracket || begins(gap, STARTING) == Some(gap.len())
}

/// True for a date and nothing else: "On 9 August 2027, ".
#[must_use]
pub fn is_date(text: &str) -> bool {
    edges(text).last().is_some_and(|edge| {
        let rest = rest_of(text, edge.span.end);
        edge.time.is_none() && edge.span.start <= 4 && !rest.contains(char::is_alphanumeric)
    })
}

/// The window of two times that only events tell to be some, of which `told` knows one: `from 07.48 to 08.31`, `(2231-2325)`.
#[must_use]
pub fn told_by_list(text: &str, lower: &str, told: impl Fn(ClockTime) -> bool) -> Option<Window> {
    let edge = |at: usize| {
        let rest = rest_of(text, at);
        let parted = clock_with(rest, '.').filter(|(_, length)| *length == 5);
        let (time, length) = parted.or_else(|| clock_joined(rest))?;
        Some(Edge { span: Span::new(at, at + length), time: Some(time), ..Edge::default() })
    };
    let mut before = b' ';
    let begins_number = |&(_, byte): &(usize, u8)| {
        let before = std::mem::replace(&mut before, byte);
        byte.is_ascii_digit() && !before.is_ascii_alphanumeric() && !matches!(before, b'.' | b',' | b':')
    };
    text.bytes().enumerate().filter(begins_number).find_map(|(at, _)| {
        let from = edge(at)?;
        let before = start_of(lower, from.span.start);
        let bracket = || before.ends_with('(').then_some(from.span.start);
        let start = ends(before, OPENS).or_else(bracket)?;
        let rest = rest_of(lower, from.span.end);
        let words = rest.trim_start();
        let joint = begins(words, JOINS).or_else(|| begins(words, UNTIL))?;
        let to = edge(lower.len() - rest_of(words, joint).trim_start().len())?;
        let known = [&from, &to].iter().any(|edge| edge.time.is_some_and(&told));
        known.then(|| Window { span: Span::new(start, to.span.end), ..Window::of(from, to) })
    })
}

/// True when words before an edge, or its first, say that something started there.
fn started(before: &Ends, lower: &str, edge: &Edge) -> bool {
    before.with(STARTING).is_some() || begins(edge.span.of(lower), STARTING).is_some()
}

/// The last date in `text` with its year.
#[must_use]
pub fn dated(text: &str) -> Option<WrittenDate> {
    let year = |edge: &Edge| edge.date.filter(|date| date.year.is_some());
    edges(text).iter().rev().find_map(year)
}

/// The last date in `text` that stands without a time.
#[must_use]
pub fn day(text: &str) -> Option<WrittenDate> {
    edges(text).iter().rev().filter(|edge| edge.time.is_none()).find_map(|edge| edge.date)
}

/// True when something failed at an edge: "at 10:02 the API went down", "the API went down at 10:02".
fn falls(before: &str, words: &Ends, lower: &str, edge: &Edge) -> bool {
    let head = words.with(AT).map_or(before, |at| start_of(before, at));
    let after = rest_of(lower, edge.span.end);
    let after = after.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches("uhr ");
    let words = Ends::of(head);
    words.with(GOES_DOWN).is_some()
        || words.with(FELL).is_some() && after.starts_with("aus")
        || head.trim().is_empty() && says(after, GOES_DOWN)
}

/// True when words before an edge, or its first, open a window.
fn opened(before: &Ends, lower: &str, edge: &Edge) -> bool {
    before.with(OPENS).is_some() || begins(edge.span.of(lower), OPENS).is_some()
}

/// True when the words between two edges make one window of them; a bracket after the first edge does not count.
fn joins(between: &str, opened: bool) -> bool {
    let mut words = between.trim_matches(any_of(" ,*_)`\u{a0}"));
    if words.starts_with('(')
        && let Some(close) = words.rfind(')')
    {
        words = rest_of(words, close + 1).trim_matches(any_of(" ,*"));
    }
    let words = words.trim_end_matches(any_of("~≈ (±"));
    // `9時頃～11時頃`
    let words = begins(words, ABOUT_AFTER).map_or(words, |length| rest_of(words, length).trim());
    // `22:30頃発生～1時30分`
    let words = match begins_row(words, PHASE_LABELS) {
        Some((0, length)) => rest_of(words, length).trim(),
        _ => words,
    };
    if words.is_empty() && between.contains(any_of("~～〜")) {
        return true;
    }
    // "from 03:53 until the stand-in came up at 11:31"
    let told = opened && begins(words, UNTIL).is_some();
    let arrow = ["→", "->", "–", "—", "-", "～", "〜", "~", "から", "至", "到"].contains(&words);
    told || begins(words, JOINS) == Some(words.len()) && (opened || arrow)
}

/// The moments of a window's edges, where nothing is known of when events happened but the first and the last.
#[must_use]
pub fn moments(
    window: &Window,
    ends: Option<(&Event, &Event)>,
    clock: &WallClock,
) -> (Option<Moment>, Option<Moment>) {
    moments_among(window, ends, (clock, &[]))
}

/// Milliseconds of half a day.
const HALF_DAY: i64 = DAY / 2;

/// The moments of a window's edges. A bare time lies on the day of the other edge, or on the one that brings it nearest to
/// the events, of which `ends` are the first and the last and which happen at `times`; an end before its beginning is a day
/// later.
#[must_use]
pub fn moments_among(
    window: &Window,
    ends: Option<(&Event, &Event)>,
    (clock, times): (&WallClock, &[i64]),
) -> (Option<Moment>, Option<Moment>) {
    let date = |edge: &Option<Edge>| edge.as_ref().and_then(|edge| edge.date);
    // A year that stands once holds for both edges.
    let year = |one: Option<WrittenDate>, other: Option<WrittenDate>| {
        one.map(|one| WrittenDate { year: one.year.or(other.and_then(|other| other.year)), ..one })
    };
    let (from, to) = (date(&window.from), date(&window.to));
    let (from, to) = (year(from, to), year(to, from));
    // Where no event has a date, days are counted from the edge that has one.
    let around = Around { ends, clock, own: from.or(to), times };
    let mut start = window.from.as_ref().map(|edge| moment(edge, from.or(to), &around));
    let mut end = window.to.as_ref().map(|edge| moment(edge, to.or(from), &around));
    if let (Some(start), Some(end)) = (&mut start, &mut end) {
        // An edge without a date lies beside the other.
        let days = (end.at - start.at).div_euclid(DAY);
        if days != 0 && to.is_none() {
            *end = on_day(end, end.at - days * DAY, start);
        } else if days != 0 && from.is_none() {
            *start = on_day(start, start.at + days * DAY, end);
        }
        // `2:30 to 3:06`, said at 3:20 PM: of the other half of the day.
        if from.or(to).is_none()
            && let Some((first, last)) = ends
            && end.at < first.start.at
            && (first.start.at..=last.start.at).contains(&(end.at + HALF_DAY))
        {
            for edge in [start, end] {
                *edge = moment_at(edge.at + HALF_DAY, edge);
            }
        }
    }
    (start, end)
}

/// `edge` at another instant, whose day is counted from `beside`.
fn on_day(edge: &Moment, at: i64, beside: &Moment) -> Moment {
    let (time, offset, zone) = (edge.time, edge.offset, edge.zone.clone());
    Moment { time, offset, zone, ..moment_at(at, beside) }
}

/// What a time is read by.
struct Around<'e> {
    /// The first event and the last.
    ends: Option<(&'e Event, &'e Event)>,
    /// The wall clock of the notes.
    clock: &'e WallClock,
    /// The date of the window.
    own: Option<WrittenDate>,
    /// When events happened, in order.
    times: &'e [i64],
}

/// The instant that an edge means.
fn moment(edge: &Edge, date: Option<WrittenDate>, around: &Around<'_>) -> Moment {
    let Around { ends, clock, own, times } = *around;
    let millis = edge.time.map_or(0, ClockTime::millis);
    let first = ends.map(|(first, _)| &first.start);
    let (zone, offset) = match &edge.zone {
        Some(zone) => (Some(zone.name.clone()), zone.offset),
        None => (first.and_then(|first| first.zone.clone()), first.and_then(|first| first.offset)),
    };
    // What the axis is ahead of the clock of the first event, which may be of another zone.
    let axis =
        first.and_then(|first| Some(first.at - first.day * DAY - first.time?.millis())).unwrap_or_default();
    let shift = match (first.and_then(|first| first.offset), offset) {
        (Some(Offset(reference)), Some(Offset(own))) if edge.zone.is_some() => {
            i64::from(reference - own) * 60_000 + axis
        }
        _ => 0,
    };
    let origin = first.and_then(|first| first.date).or(own.map(|own| read_date(own, None)));
    let origin = origin.map(|date| (date, first.map_or(0, |first| first.day)));
    let date = date.map(|date| read_date(date, origin.map(|(date, _)| date)));
    let mut made = Moment { date, time: edge.time, zone, offset, ..Moment::default() };
    if let (Some(date), Some((origin, day))) = (date, origin)
        && let (Some(date), Some(origin)) = (ordinal(date), ordinal(origin))
    {
        made.day = date - origin + day;
    } else if date.is_none()
        && let (Some(first), Some((_, last))) = (first, ends)
    {
        let (begin, end) = (first.at.div_euclid(DAY) * DAY, last.start.at);
        let outside = |at: i64| (first.at - at).max(at - end).max(0);
        // The day is that of the entry next to it, to the minute.
        let near = |at: i64| {
            let next = times.partition_point(|time| *time < at);
            let beside = times.get(next.saturating_sub(1)..).unwrap_or_default();
            let near = beside.iter().take(2).map(|time| (time - at).abs()).min();
            near.filter(|near| *near >= 60_000).unwrap_or(0)
        };
        let far = |at: i64| (near(at), outside(at));
        let mut best = begin + millis + shift;
        for day in 1..=(end - begin).div_euclid(DAY).clamp(0, 400) {
            let at = begin + day * DAY + millis + shift;
            if far(at) < far(best) {
                best = at;
            }
        }
        let like = Moment {
            zone: made.zone,
            offset: made.offset,
            time: edge.time,
            ..moment_at(best - shift, first)
        };
        return Moment { at: if edge.zone.is_none() { clock.instant(best) } else { best }, ..like };
    }
    let wall = made.day * DAY + millis;
    made.at = if edge.zone.is_none() { clock.instant(wall) } else { wall + shift };
    made
}

/// The date in the year and in the order of day and month that bring it nearest to `known`, the date of the first event.
fn read_date(date: WrittenDate, known: Option<Date>) -> Date {
    let full = match known {
        Some(Date::Full(date)) => Some(date),
        _ => None,
    };
    let read = |day_first| Calendar { day_first, known: full, ..Calendar::default() }.date(date);
    let (month_first, day_first) = (read(false), read(true));
    let far = |date| Some((ordinal(date)? - ordinal(known?)?).abs());
    if date.swappable && far(day_first) < far(month_first) { day_first } else { month_first }
}
