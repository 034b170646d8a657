//! Statements of how long something was broken: which durations and windows of a sentence are impact, what they name and
//! what happened to it.

use super::{
    duration::{Bound, Duration, is_code},
    effect::{effect, tells_of_effect},
    naming::{label_name, name, subject, thing, unmarred},
    placement::{PlacementContext, place},
    scope::{Scope, Scopes},
    sentences::{LABEL_WORDS, LabelKind, Sentence},
    telling::Passage,
    window::{Timed, Window, day, is_beside, is_date, moments_among, single, told_by_list, windows},
};
use chrono::{Datelike, NaiveDate};

use crate::{
    civil::Date,
    facts::{Edges, Effect, Placed, Subject, Unplaceable},
    incident::{Event, Impact},
    markup,
    moment::moment_at,
    span::{Span, any_of, has_digit, rest_of, start_of},
    timestamp::date::WrittenDate,
    words::{
        concepts::{
            A_WHILE, ACTIVITY, ARTICLES, BEGIN_LABELS, CLAUSE, DELAYED, END_LABELS, ENDED, FAILURE, FIXED,
            FOR, GOES_ON, GONE, LASTED, LATE, LEADING, LONG, NOT, NOT_AFTER, NOTICED, NOUNS, OF_THING, OPENS,
            OTHER_LABELS, OVER, PLANNED, RATES, RECOVERY, REPORTS, RESPONSE, ROUGHLY, TOOK, TOOK_UNTIL,
            TROUBLE, UNDER, WEAKLY_NOT_AFTER, WEEKDAYS, WHICH, WINDOWS, WORKS,
        },
        fold,
        said::{Ends, Said, begins, begins_row, ends, find_whole, says},
    },
};

/// A duration, a window, or the two said of one thing.
struct Item {
    span: Span,
    length: Option<Duration>,
    window: Option<Window>,
    /// True where the length is how late something was.
    late: bool,
}

/// The statements of impact in `sentence`, of such `words`, which says so much, added to `found`.
pub fn statements(
    sentence: &Sentence,
    timed: &Timed<'_>,
    (words, said): (Passage<'_>, Said),
    durations: Vec<Duration>,
    quote: &dyn Fn() -> String,
    known: &PlacementContext<'_>,
    found: &mut Vec<Impact>,
) {
    // `Next update: 30 minutes`, but not `Posted on the blog: search was down for 30 minutes`.
    let (name, value) = timed.lower.split_at_checked(sentence.label).unwrap_or_default();
    let tells = name.split(' ').count() >= LABEL_WORDS && tells_of_effect(Said::of(value));
    if sentence.field == LabelKind::Other && !tells {
        return;
    }
    // `Début de l'interruption : 14h12` is a time.
    let edge = |name| says(name, BEGIN_LABELS) || says(name, END_LABELS);
    if sentence.field == LabelKind::Length && single(value.trim_start()).is_some() && edge(name) {
        return;
    }
    let (lower, length) = (timed.lower, sentence.field == LabelKind::Length);
    // Without a length, a window is impact where something says so.
    let framed = length
        || effect(said).is_some()
        || sentence.impact
        || said.has(OPENS)
        || lower.contains(any_of("→–"));
    if durations.is_empty() && !framed {
        return;
    }
    let lengths: Vec<Span> = durations.iter().map(|duration| duration.span).collect();
    let mut windows = windows(timed, &lengths);
    if windows.is_empty() && framed {
        windows.extend(told_by_list(&sentence.text, timed.lower, |time| known.has_time(time)));
    }
    // `On 3 May search was down from 10:02 to 10:40`
    let own = |window: &Window| day(start_of(&sentence.text, window.span.start));
    let dated = |window: Window| window.clone().on(own(&window).or(sentence.day));
    // `Not until 22:54 was it restored`
    let awaited = |window: &Window| {
        let before = start_of(lower, window.span.start).trim_end();
        window.from.is_none() && before.len() < 12 && ends(before, NOT).is_some()
    };
    let windows: Vec<Window> = windows.into_iter().filter(|window| !awaited(window)).map(dated).collect();
    // `de 6h48 à 9h05`: hours of a clock.
    let clock = |length: &Duration| {
        let within = |window: &Window| {
            window.closed() && window.span.start <= length.span.start && length.span.end <= window.span.end
        };
        length.span.of(lower).ends_with(|c: char| c == 'h' || c.is_ascii_digit())
            && windows.iter().any(within)
    };
    let durations: Vec<Duration> = durations.into_iter().filter(|length| !clock(length)).collect();
    if durations.is_empty() && windows.is_empty() {
        return;
    }
    let scopes = Scopes::of(words, sentence.label);
    let before = found.len();
    let mut clause = 0;
    for item in items(sentence, lower, &scopes, windows, durations) {
        let words = lower.get(clause..item.span.end).unwrap_or_default();
        // What happened stands in the clause of the duration; where it does not, in the sentence.
        let value = lower.get(clause.max(sentence.label)..item.span.end).unwrap_or_default();
        let whole = || scopes.around(item.span).effect().or_else(|| effect(said));
        let told = if length {
            effect(Said::of(value)).or(sentence.row_effect).or_else(whole)
        } else {
            effect(Said::of(words)).or_else(whole).or(sentence.row_effect)
        };
        let effect = told.unwrap_or(if length { Effect::Down } else { Effect::Degraded });
        let last = found.get(before..).and_then(<[Impact]>::last);
        let (what, effect) = match in_brackets(sentence, item.span) {
            Some((what, effect)) => (subject(what), effect),
            None => (thing_of(sentence, clause, &item, last), effect),
        };
        let held = effect == Effect::Down && what.is_people();
        let effect = if held { Effect::Blocked } else { effect };
        clause = item.span.end;
        // "We had no owner for some minutes": neither what was hit nor how long.
        let loose = item.length.as_ref().is_some_and(|length| length.bound == Bound::Vague);
        if loose && item.window.is_none() && matches!(what, Subject::Incident) && !length && !sentence.impact
        {
            continue;
        }
        let mut impact = Impact::new(what, effect, quote(), sentence.line, sentence.span);
        fill(&mut impact, &item, sentence.event.map(|_| (sentence.span.start, length)), known);
        // What was so on a day of its own was so on no other.
        let on = |date| match date {
            Date::Full(date) => (date.month(), date.day()),
            Date::NoYear { month, day } => (month, day),
        };
        let own = if item.window.is_none() { day(&sentence.text) } else { None };
        if sentence.event.is_none() && own.is_some_and(|day| long_before(day, known)) {
            continue;
        }
        if let Some(day) = own
            && let Some(date) = impact.start.as_ref().and_then(|start| start.date)
            && on(date) != (day.month, day.day)
            && !(day.swappable && on(date) == (day.day, day.month))
        {
            (impact.start, impact.end) = (None, None);
            impact.rivals.clear();
            impact.placed = Placed::Nowhere(Unplaceable::NoRecovery);
        }
        found.push(impact);
    }
}

/// Bytes behind a window within which a thing begins: `(Bogota time), the `.
const NEAR: usize = 32;

/// What an item is of: it may stand between a window and a length, `From 8:31 to 9:44 logins failed, a total of 73 minutes`.
fn thing_of(sentence: &Sentence, clause: usize, item: &Item, last: Option<&Impact>) -> Subject {
    let window = item.window.as_ref().map(|window| window.span);
    let length = item.length.as_ref().map_or(0, |length| length.span.start);
    let between = |window: &Span| sentence.text.get(window.end..length).unwrap_or_default();
    let words = |window: &Span| between(window).contains(char::is_alphabetic);
    let window = window.filter(|window| item.span.start == window.start && words(window));
    let named = window.map(|window| thing(sentence, clause, window, None));
    // It begins what stands between them.
    let begins = |what: &str| {
        window.is_some_and(|window| between(&window).find(what).is_some_and(|at| at <= NEAR))
            && !what.starts_with(|c: char| c.is_ascii_digit())
    };
    let named = named.filter(|what| matches!(what, Subject::Named { what, .. } if begins(what)));
    named.unwrap_or_else(|| thing(sentence, clause, item.span, last))
}

/// True for a sentence with the date of another incident, weeks before the first entry: `the last one, on 2 November 2023, lasted 35
/// minutes`.
fn long_before(day: WrittenDate, known: &PlacementContext<'_>) -> bool {
    /// Days from one to the other.
    const WEEKS: i64 = 14;

    let date = day.year.and_then(|year| NaiveDate::from_ymd_opt(year, day.month, day.day));
    let first = known.first_and_last().and_then(|(first, _)| match first.start.date? {
        Date::Full(date) => Some(date),
        Date::NoYear { .. } => None,
    });
    first.zip(date).is_some_and(|(first, own)| (first - own).num_days() > WEEKS)
}

/// What is hit, and how, in brackets behind a length: `36 min (no search), 20 min (slow portal)`.
fn in_brackets(sentence: &Sentence, item: Span) -> Option<(String, Effect)> {
    let behind = rest_of(&sentence.text, item.end).trim_start().strip_prefix('(')?;
    let (inner, _) = behind.split_once(')').filter(|(inner, _)| !has_digit(inner))?;
    let effect = effect(Said::of(&fold(inner)))?;
    Some((name(unmarred(inner)), effect)).filter(|(what, _)| !what.is_empty())
}

/// The impact of an incident as a whole, whose beginning and end stand in fields of their own.
#[must_use]
pub fn whole(sentence: &Sentence, window: Window, quote: String, known: &PlacementContext<'_>) -> Impact {
    let what = subject(label_name(start_of(&sentence.text, sentence.label)));
    let mut impact = Impact::new(what, Effect::Down, quote, sentence.line, sentence.span);
    fill(
        &mut impact,
        &Item { span: window.span, length: None, window: Some(window), late: false },
        None,
        known,
    );
    impact
}

/// What one sentence has begin, and the next one end.
#[must_use]
pub fn joined(sentence: &Sentence, window: Window, quote: String, known: &PlacementContext<'_>) -> Impact {
    let span = window.from.as_ref().map_or(Span::default(), |edge| edge.span);
    let effect = effect(Said::of(&fold(&sentence.text))).unwrap_or(Effect::Degraded);
    let what = thing(sentence, 0, span, None);
    let mut impact = Impact::new(what, effect, quote, sentence.line, sentence.span);
    fill(&mut impact, &Item { span, length: None, window: Some(window), late: false }, None, known);
    impact
}

/// The durations and windows of a sentence that are impact.
fn items(
    sentence: &Sentence,
    lower: &str,
    scopes: &Scopes,
    windows: Vec<Window>,
    durations: Vec<Duration>,
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut next = windows.into_iter().peekable();
    let mut pending: Option<Window> = None;
    let (mut floor, mut all) = (0, durations.into_iter().peekable());
    loop {
        // From left to right, whichever comes first.
        let window_first = match (next.peek(), all.peek()) {
            (Some(window), Some(duration)) => window.span.start < duration.span.start,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        if window_first {
            let Some(window) = next.next() else { break };
            // "three times between 2 May and 11 May": how often something was so, not how long. What a heading is of is no length.
            if window.of_days() && (find_whole(lower, RATES).is_some() || sentence.heading) {
                continue;
            }
            // "for 60 minutes (16:45–17:45)": the window of the duration before it.
            if let Some(last) = items.last_mut().filter(|last| is_window_of(&sentence.text, last, &window)) {
                floor = window.span.end;
                last.span.end = window.span.end;
                last.window = Some(window);
                continue;
            }
            if window.weak {
                pending = Some(window);
                continue;
            }
            // "Between 10:00 and 10:20, …" tells what was so all that time.
            let leads = window.closed()
                && window.opened
                && !window.of_days()
                && sentence.label == 0
                && !sentence.heading
                && (window.span.start <= 12 || is_date(start_of(&sentence.text, window.span.start)));
            let period = says(start_of(lower, window.span.start), WINDOWS);
            let scope = scopes.around(window.span);
            let told = if window.closed() { scope.effect() } else { scope.told() };
            // "errors gone since 11:04"
            let over = window.to.is_none() && (scope.said.has(RECOVERY) || scope.said.has(GONE));
            // `Mon–Thu 8:00–17:00` are hours of a desk, `scheduled maintenance (2:00–4:00)` was meant to be.
            let lead = start_of(lower, window.span.start);
            let hours = WEEKDAYS.begins(lead.trim_start()).is_some() || scope.said.has(PLANNED);
            let states =
                (leads || period) && !hours || (told.is_some() || sentence.impact) && !is_planned(lead);
            let sure = !over && scope.may_hit() && states;
            let timed = !window.of_days()
                || window.closed()
                    && window.opened
                    && (sentence.impact || window.of_a_year())
                    && sentence.event.is_none();
            if sure && timed {
                floor = window.span.end;
                items.push(Item { span: window.span, length: None, window: Some(window), late: false });
                pending = None;
            } else {
                pending = Some(window).filter(Window::closed);
            }
            continue;
        }
        let Some(duration) = all.next() else { break };
        if duration.span.start < floor || is_sum(&items, &duration) {
            continue;
        }
        let before_window = next.peek().is_some_and(|window| {
            window.closed()
                && lower
                    .get(duration.span.end..window.span.start)
                    .is_some_and(|gap| [" (", ", ", " ", ": "].contains(&gap))
        });
        // "36 minutes for the API and 20 minutes for the portal"
        let also = items.last().is_some_and(|last| {
            let between = lower.get(last.span.end..duration.span.start).unwrap_or_default();
            begins(between.trim_start(), OF_THING).is_some()
        });
        // "down in spells of 8 minutes starting at 11:02, 3 minutes (11:25)"
        let around = scopes.around(duration.span);
        let begun = next.peek().is_some_and(|window| {
            let hit = around.may_hit() && around.told().is_some();
            !window.closed() && is_beside(lower, duration.span, window.span) && hit
        });
        // Nothing was broken for no time.
        let nought = duration.seconds == 0 && duration.bound != Bound::Vague;
        if nought
            || !also
                && !begun
                && !goes_on_as(lower, &duration, scopes)
                && !governed(
                    sentence,
                    lower,
                    &duration,
                    &around,
                    before_window || pending.as_ref().is_some_and(|window| !window.weak),
                )
        {
            continue;
        }
        floor = duration.span.end;
        let window = pending.take();
        if let Some(last) = items.last_mut().filter(|last| is_of(lower, last, &duration)) {
            last.length = Some(duration);
            last.span.end = duration.span.end;
        } else {
            let late = is_late(lower, duration.span);
            items.push(Item { span: duration.span, length: Some(duration), window, late });
        }
    }
    items
}

/// True for the window of the length before it, which stands beside it: `for 60 minutes (16:45–17:45)`, but not `mail was down 57
/// minutes, telephony from 13:58 to 15:45`.
fn is_window_of(text: &str, item: &Item, window: &Window) -> bool {
    let between = text.get(item.span.end..window.span.start).unwrap_or("?");
    let long = item.length.as_ref().zip(window.seconds());
    let other = between.starts_with(',')
        && between.contains(char::is_alphabetic)
        && long.is_some_and(|(length, seconds)| (seconds - length.seconds).abs() > seconds / 10);
    let near = if window.closed() || window.weak { 60 } else { 2 };
    item.window.is_none() && !other && between.len() <= near
}

/// True before the hours of planned work: `maintenance (2:00–4:00)`.
fn is_planned(lead: &str) -> bool {
    let bracket = lead.trim_end().strip_suffix(any_of("(（"));
    bracket.is_some_and(|words| ends(words.trim_end(), PLANNED).is_some())
}

/// True for how late something was: `20 minutes behind`, `delayed by 18 minutes`.
fn is_late(lower: &str, span: Span) -> bool {
    let (before, after) =
        (exact(start_of(lower, span.start).trim_end()), rest_of(lower, span.end).trim_start());
    // `for 45 minutes behind a stuck consumer`, `3 hours late on Tuesday`
    let where_or_when = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with(char::is_alphabetic)
            && [ARTICLES, WEEKDAYS, LEADING].iter().any(|table| table.begins(rest).is_some())
    };
    let behind =
        begins_row(after, LATE).filter(|(row, length)| *row == 0 && !where_or_when(rest_of(after, *length)));
    behind.is_some() && ends(before, FOR).is_none() || ends(before, LATE).is_some()
}

/// True for the duration of the window before it: "from 01:00 to 10:00, about 9 hours". "pulls failed from 14:51 to 17:02, pushes
/// were unavailable for 3 hours" tells of two things.
fn is_of(lower: &str, last: &Item, duration: &Duration) -> bool {
    let between = lower.get(last.span.end..duration.span.start).unwrap_or_default();
    let seconds = last.window.as_ref().and_then(Window::seconds);
    let fits = seconds.is_none_or(|seconds| (seconds - duration.seconds).abs() <= duration.unit);
    let other = between.rsplit(any_of(",;")).next().filter(|own| own.len() < between.len());
    last.length.is_none() && (fits || other.is_none_or(|other| effect(Said::of(other)).is_none()))
}

/// True before words that say what was so all that time: "90 seconds in which nothing was answered".
fn goes_on_as(lower: &str, duration: &Duration, scopes: &Scopes) -> bool {
    let rest = rest_of(lower, duration.span.end).trim_start();
    begins(rest, WHICH).is_some_and(|length| {
        let at = lower.len() - rest.len() + length;
        let scope = scopes.around(Span::new(at + 1, at + 2));
        scope.may_hit() && scope.effect().is_some()
    })
}

/// True for the length of several windows before it together.
fn is_sum(items: &[Item], duration: &Duration) -> bool {
    let windows = || items.iter().filter_map(|item| item.window.as_ref()?.seconds());
    let sum: i64 = windows().sum();
    windows().count() > 1 && (sum - duration.seconds).abs() <= duration.unit.min(60)
}

/// True when the words around `duration` make it how long something was broken.
fn governed(sentence: &Sentence, lower: &str, duration: &Duration, scope: &Scope, windowed: bool) -> bool {
    let length = sentence.field == LabelKind::Length;
    if !length && !scope.may_hit() {
        return false;
    }
    let broken = scope.told().is_some();
    let after = rest_of(lower, duration.span.end);
    let rest = after.trim_start_matches(any_of(" -)\u{a0}"));
    // Words of exactness stand between the cue and the duration.
    let mut before = outside(start_of(lower, duration.span.start).trim_end_matches(any_of(" (")));
    if is_other(before, duration.span.of(lower), rest) {
        return false;
    }
    if until_well(before, rest) {
        return true;
    }
    // "25 minutes on hold", "zwei Stunden lang suchten", "a 5 min delay": work, latency.
    let of = Said::at(begins(rest, LONG).map_or(rest, |long| rest_of(rest, long).trim_start()));
    let last = last_words(exact(before));
    let latency = !scope.state && (of.has(DELAYED) || last.has(DELAYED));
    if !length && (of.has(ACTIVITY) || latency && !last.has(LASTED)) {
        return false;
    }
    let value = sentence.label;
    // "war 20 Minuten lang ausgefallen", "18-minute outage"
    let told_after = begins(rest, LONG).is_some() || effect(Said::at(rest)).is_some();
    // "20 Minuten lang konnte sich niemand anmelden", but not "lang merkte es niemand".
    let long = begins(rest, LONG).is_some() && scope.effect().is_some() && !scope.said.has(NOTICED);
    // `konden bijna twee uur niet inloggen`, `ficaram 39 minutos sem enviar`
    let split = scope.absent
        && duration.unit < 86_400
        && begins(rest, NOT).is_some()
        && ![FAILURE, NOTICED, REPORTS, RESPONSE, TROUBLE].iter().any(|table| scope.said.has(*table));
    let named = noun_after(rest) || broken && told_after || long || split;
    let mut cue = None;
    for _ in 0..4 {
        // "per 10-minute period" is a rate; Italian says "per 10 minuti".
        let rate = (before.ends_with(" per") || rest.starts_with("per "))
            && ["minute", "hour", "day"].iter().any(|unit| duration.span.of(lower).contains(unit));
        if rate {
            return false;
        }
        let words = Ends::of(before);
        let length = |table| words.with(table).map_or(0, |at| before.len() - at);
        let (lasts, during, over) = (length(LASTED), length(FOR), length(ENDED));
        let other = length(NOT_AFTER).max(if named { 0 } else { length(WEAKLY_NOT_AFTER) });
        let best = lasts.max(during).max(over).max(other);
        // "delayed by up to": the words of exactness end in what alone would be a cue.
        let exactness = [ROUGHLY, OVER, UNDER].map(length).into_iter().max().unwrap_or(0);
        if best > 0 && best >= exactness {
            cue = Some(if best > lasts.max(during).max(over) {
                Cue::Other
            } else if best == over {
                Cue::Ended
            } else if best == lasts {
                Cue::Lasted
            } else {
                Cue::For
            });
            break;
        }
        let skipped = exactness.max(length(ARTICLES));
        if skipped == 0 {
            break;
        }
        before = start_of(before, before.len() - skipped).trim_end_matches(any_of(" (,"));
    }
    let noun_before =
        ends(strip(before, &[" of", ":", " was", " is", " von", " de", " di", " about", " |", "ca."]), NOUNS)
            .is_some();
    let a_while = begins(rest_of(lower, duration.span.start), A_WHILE).is_some();
    match cue {
        // "for a while" says so little that it counts only where impact is told.
        _ if a_while => {
            let told = matches!(cue, Some(Cue::Lasted | Cue::For)) || ends_with_effect(before);
            return told && broken && sentence.impact && !says(lower, RECOVERY);
        }
        Some(Cue::Lasted | Cue::Ended) => return true,
        // "cached for 300s" is a setting; "down for 45s" is not.
        Some(Cue::For)
            if duration.span.of(lower).ends_with("0s")
                && !ends_with_effect(before.trim_end_matches(" for")) =>
        {
            return false;
        }
        Some(Cue::For) if scope.effect().is_some() || sentence.impact => return true,
        // Programs are busy for seconds, and what is hit is so for longer.
        Some(Cue::For) if scope.state && duration.unit > 1 => return true,
        Some(Cue::Other) if !noun_before => return false,
        _ => {}
    }
    let quiet = !scope.said.has(OTHER_LABELS);
    let begins_value = before.len() <= value || before.ends_with(" then");
    // `Loss of heating: 2 hours`
    let breaks =
        value > 0 && matches!(effect(Said::of(start_of(lower, value))), Some(Effect::Down | Effect::Blocked));
    let headed = begins(lower, NOUNS).is_some() && sentence.label == 0;
    let closes = rest.is_empty() || rest.starts_with(any_of(".,:|;+—–(<、，")) || after.starts_with(')');
    let cjk = lower
        .get(duration.span.start..duration.span.end)
        .is_some_and(|text| text.contains(|c| c >= '\u{2e80}'));
    // `[Jan 13 18:14] 18m: db network failure`
    let heads = broken && sentence.event.is_some() && before.is_empty() && after.starts_with(": ");
    windowed
        || heads
        || length && in_brackets(sentence, duration.span).is_some()
        || (length || breaks && closes) && begins_value
        || noun_before
        || named
        || quiet && headed && rest.is_empty()
        || quiet && ends_with_effect(before) && (closes || begins(rest, GOES_ON).is_some())
        || quiet && broken && closes && (after.starts_with(')') || before.ends_with(any_of("—–:,")))
        || broken && cjk
}

/// True where a duration is a limit, or how long was counted: `errors > 2 % for 5m`, `p95 above 8 s`, `(x5 over 33s)`.
fn compares(before: &str) -> bool {
    let near = tail(before, 32).rsplit(')').next().unwrap_or_default();
    tail(near, 12).contains("(x")
        // `error rate 6.4% (threshold 2%) for 5m`
        || tail(before, 32).rsplit_once("(threshold").is_some_and(|(_, limit)| has_digit(limit))
        || near.ends_with(['>', '<', '='])
        || near.ends_with(" above")
        || [" > ", " < ", " >= ", " <= ", "≥", "≤"].iter().any(|sign| near.contains(sign))
}

/// True for a length of something else than what was broken: a limit, the condition of an alert, a time without trouble, the hours
/// of a telephone.
fn is_other(before: &str, length: &str, rest: &str) -> bool {
    compares(before)
        || is_condition(before, length)
        || is_free(rest)
        || is_number_called(before)
        || is_calm(before)
}

/// True behind how much something has to be: `p99 latency above 4s for 5m`, but not `returned 503s for 5m`.
fn is_condition(before: &str, length: &str) -> bool {
    let number = before.strip_suffix(" for").and_then(|limit| limit.rsplit(' ').next()).unwrap_or_default();
    let limit = number.starts_with(|c: char| c.is_ascii_digit() || "<>=≥≤".contains(c));
    limit && !is_code(number) && !length.contains(' ')
}

/// True behind words of what works, or of few errors: `logins recover for ten minutes`, `error rate under 0.1% for 15 minutes`.
fn is_calm(before: &str) -> bool {
    let Some(state) = before.strip_suffix(" for") else { return false };
    let last = state.rsplit(' ').next().unwrap_or_default();
    let works = Said::of(last);
    let few = || {
        let limit = start_of(state, state.len() - last.len()).trim_end();
        let trouble = ends(limit, UNDER).map(|at| tail(start_of(limit, at), 32));
        has_digit(last)
            && trouble
                .is_some_and(|trouble| Said::of(trouble).has(FAILURE) || effect(Said::of(trouble)).is_some())
    };
    // `uploads failed again for 1h 50m`
    (works.has(RECOVERY) || works.has(WORKS)) && effect(last_words(state)).is_none() || few()
}

/// True before words that it was free of trouble all that time: `2 hours without a hiccup`.
fn is_free(rest: &str) -> bool {
    begins(rest, NOT).is_some_and(|length| {
        let denied = rest_of(rest, length).trim_start();
        let denied = begins(denied, ARTICLES).map_or(denied, |length| rest_of(denied, length).trim_start());
        let denied = Said::at(denied);
        effect(denied).is_some() || denied.has(FAILURE) || denied.has(TROUBLE)
    })
}

/// True behind the number of a telephone: `Hotline: 900 555 018 (24 hours)`.
fn is_number_called(before: &str) -> bool {
    let number = tail(before, 20).rsplit(|c: char| c.is_alphabetic() || c == ':').next().unwrap_or_default();
    number.bytes().filter(u8::is_ascii_digit).count() > 6 && !number.contains(any_of("-–./"))
}

/// `before` without brackets at its end: `degraded (p95 > 8 s) 1 h 35 min`.
fn outside(before: &str) -> &str {
    let bracket = before.strip_suffix(')').and_then(|inside| inside.rsplit_once('('));
    bracket.map_or(before, |(outside, _)| outside.trim_end())
}

/// True for how long it took until something worked: "it took us two hours to bring mail back".
fn until_well(before: &str, rest: &str) -> bool {
    let rest = rest.trim_start_matches(any_of(", "));
    let well = || {
        let said = Said::of(rest);
        said.has(RECOVERY) || said.has(WORKS) || said.has(FIXED)
    };
    find_whole(tail(before, 40), TOOK).is_some()
        && begins_row(rest, TOOK_UNTIL).is_some_and(|(row, _)| row > 0 || well())
}

/// What a word before a duration makes of it.
enum Cue {
    Lasted,
    Ended,
    For,
    Other,
}

/// `before` without words of exactness at its end.
fn exact(mut before: &str) -> &str {
    while let Some(at) = [ROUGHLY, OVER, UNDER].iter().find_map(|table| Ends::of(before).with(*table)) {
        before = start_of(before, at).trim_end();
    }
    before
}

/// `text` without one of `words` at its end.
fn strip<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let text = text.trim_end();
    words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

/// The last `len` bytes of `text`, or a little more.
fn tail(text: &str, len: usize) -> &str {
    text.get(text.floor_char_boundary(text.len().saturating_sub(len))..).unwrap_or(text)
}

/// What the last two words say: "dead ~90 min", "was delayed several hours".
fn last_words(before: &str) -> Said {
    let mut words = tail(before, 60).rsplit(' ').filter(|word| !word.is_empty());
    let last = words.next().unwrap_or_default();
    Said::of(&[words.next().unwrap_or_default(), " ", last].concat())
}

/// True when one of the last two words tells of an effect.
fn ends_with_effect(before: &str) -> bool {
    effect(last_words(before)).is_some()
}

/// True when what the duration measures stands after it: "18-minute total connectivity outage", "two hours of data got lost".
fn noun_after(rest: &str) -> bool {
    let of = begins(rest, OF_THING).is_some();
    let mut rest = rest;
    for _ in 0..6 {
        let word = rest.split(any_of(" -")).next().unwrap_or_default();
        if word.starts_with('(') {
            return false;
        }
        let said = Said::at(rest);
        if said.has(NOUNS) || of && (tells_of_effect(said) || begins(rest, NOT).is_some()) {
            return true;
        }
        if word.ends_with(any_of(",.:);")) || begins(rest, CLAUSE).is_some() && !of {
            return false;
        }
        rest = rest_of(rest, word.len()).trim_start_matches(any_of(" -"));
    }
    false
}

/// Fills in how long and from when to when.
fn fill(impact: &mut Impact, item: &Item, own: Option<(usize, bool)>, known: &PlacementContext<'_>) {
    if let Some(duration) = &item.length {
        impact.duration_seconds = Some(duration.seconds).filter(|_| duration.bound != Bound::Vague);
        impact.approximate = duration.bound != Bound::Exact;
    }
    impact.incident = known.incident;
    let Some(window) = &item.window else {
        match &item.length {
            // `up to 40 minutes late`
            Some(Duration { bound, .. })
                if impact.effect == Effect::Delayed && (item.late || *bound == Bound::Under) =>
            {
                impact.placed = Placed::Nowhere(Unplaceable::Late);
            }
            Some(duration) if duration.bound != Bound::Vague => place(impact, duration, own, known),
            _ => impact.placed = Placed::Nowhere(Unplaceable::NoLength),
        }
        return;
    };
    // How late something was says nothing of how long it was so: the window does.
    if impact.effect == Effect::Delayed && window.closed() {
        impact.duration_seconds = None;
        impact.approximate = false;
    }
    let (start, end) = moments_among(window, known.first_and_last(), (known.clock, &known.times));
    impact.approximate |= window.approximate();
    let edges = match (&start, &end, impact.duration_seconds) {
        (Some(start), Some(end), None) => {
            // Days say no hours: the edges alone tell how long.
            impact.duration_seconds = Some((end.at - start.at) / 1000).filter(|_| !window.of_days());
            Edges::Both
        }
        (Some(_), Some(_), _) => Edges::Both,
        (Some(_), None, Some(_)) => Edges::StartAndLength,
        (None, Some(_), Some(_)) => Edges::EndAndLength,
        (None, _, _) => Edges::End,
        _ => Edges::Start,
    };
    impact.placed = Placed::Stated(edges);
    let seconds = impact.duration_seconds.unwrap_or(0) * 1000;
    match (start, end) {
        (Some(start), None) if seconds > 0 => {
            impact.end = Some(moment_at(start.at + seconds, &start));
            impact.start = Some(start);
        }
        (None, Some(end)) if seconds > 0 => {
            impact.start = Some(moment_at(end.at - seconds, &end));
            impact.end = Some(end);
        }
        (start, end) => (impact.start, impact.end) = (start, end),
    }
}

/// An entry of the timeline with a range, which says that something was broken so long.
#[must_use]
pub fn from_event(event: &Event, quote: impl FnOnce() -> String) -> Option<Impact> {
    let end = event.end.clone()?;
    // Stamps of a log, some seconds apart, say how long a step took.
    (end.at - event.start.at >= 60_000).then_some(())?;
    let lower = fold(&event.text);
    // What an entry tells of stands first; then come causes and what was done.
    let head = lower.get(..lower.floor_char_boundary(80)).unwrap_or(&lower);
    let said = Said::of(head);
    // An incident that is only named is no thing that was broken.
    let effect = effect(said).filter(|_| tells_of_effect(said) && !said.has(RESPONSE))?;
    let text = markup::words(event.text.lines().next()?);
    let mut impact = Impact::new(subject(name(&text)), effect, quote(), event.line, event.span);
    impact.incident = Some(event.incident);
    impact.duration_seconds = Some((end.at - event.start.at) / 1000);
    impact.approximate = event.approximate;
    impact.start = Some(event.start.clone());
    impact.end = Some(*end);
    for edge in impact.start.iter_mut().chain(&mut impact.end) {
        (edge.earliest, edge.latest) = (None, None);
    }
    impact.placed = Placed::Stated(Edges::Both);
    Some(impact)
}
