//! Impact and costs from the words of the notes, one entry for each statement.

use super::{
    duration::durations,
    effect::{effect, tells_of_effect},
    fields::{StatedField, stated_instant},
    incidents::Incidents,
    naming::{name, subject},
    placement::{EventWithWords, PlacementContext},
    sentences::{LabelKind, Sentence},
    statement::{from_event, joined, statements, whole},
    telling::{Passage, Telling, Told},
    window::{Edge, Timed, Window, moments, single},
};
use crate::{
    document::{Document, sentences::LONGEST},
    facts::{Edges, Effect, Phase, Placed, Placement, Subject},
    incident::{Cost, Event, Impact, Incident, PhaseAt},
    markup,
    moment::Moment,
    pause::pause_at,
    sort,
    span::{Span, any_of, rest_of, start_of},
    words::{
        concepts::{
            BEGIN_LABELS, COSTS, END_LABELS, FAILS, FAILURE, JOINS, LASTED, MONEY, NOT_YET, OPENS, PLANNED,
            PRONOUNS, RECOVERY, SINCE, UNTIL,
        },
        fold,
        lexicon::Table,
        said::{begins, ends, says},
    },
};

/// Finds every statement of impact and every cost.
pub async fn find_impacts(
    document: &Document<'_>,
    incident: &mut Incident,
    (tellings, all): (&[Telling], &[Sentence]),
    incidents: &Incidents,
) {
    let notes = &*document.notes;
    // What is said of several incidents is placed among the events of all.
    let alone = Some(0).filter(|_| incidents.count < 2);
    let mut all_events = PlacementContext::of(&incident.events, &incident.clock, tellings, alone);
    all_events.begun = begun(&incident.phases, &incident.events, alone);
    let several = if incidents.count < 2 { 0 } else { incidents.count };
    let of_each: Vec<PlacementContext<'_>> = (0..several)
        .map(|number| PlacementContext::of(&incident.events, &incident.clock, tellings, Some(number)))
        .collect();
    let mut begun: Option<(usize, Edge)> = None;
    let mut ended = false;
    // What the sentence before says to have started.
    let mut started: Option<(&Sentence, Edge)> = None;
    let mut entries = Entries { tellings, event: None, at: 0 };
    for (index, sentence) in all.iter().enumerate() {
        pause_at(index).await;
        // Fields that may stand between the beginning and the end of an incident.
        if begun.as_ref().is_some_and(|(at, _)| index > at + 4) {
            begun = None;
        }
        let known =
            incidents.of_line(sentence.line).and_then(|number| of_each.get(number)).unwrap_or(&all_events);
        // A question states nothing.
        if sentence.text.ends_with(any_of("?？")) {
            continue;
        }
        let lower = fold(&sentence.text);
        let looked_up = entries.find(sentence, &lower);
        let own = if looked_up.is_some() { Told::default() } else { Told::of(&lower) };
        let (words, stamped) = looked_up.unwrap_or((own.whole(&lower), true));
        let said = words.said();
        let label = start_of(&lower, sentence.label);
        // `From: 10:02`, `To: 10:40`
        let bare = label.trim_end_matches(any_of(":： "));
        let label = words.at(Span::new(0, sentence.label)).said();
        let is = |tables: [Table; 2]| tables.iter().any(|table| table.row(bare).is_some());
        let is_end = label.has(END_LABELS) || is([JOINS, UNTIL]);
        // `Planned start: 22:00` is none of what happened.
        if sentence.label > 0
            && !label.has(PLANNED)
            && (is_end || label.has(BEGIN_LABELS) || is([OPENS, SINCE]))
            && let Some(edge) = single(rest_of(&sentence.text, sentence.label))
        {
            if is_end {
                if let Some((at, from)) = begun.take() {
                    let first = all.get(at).unwrap_or(sentence);
                    let span = Span::new(first.span.start, sentence.span.end);
                    let sentence = Sentence { span, line: first.line, ..first.clone() };
                    let window = Window::of(from, edge).on(sentence.day);
                    incident.impacts.push(whole(&sentence, window, one_line(span.of(notes)), known));
                    ended = true;
                }
                continue;
            }
            begun = Some((index, edge));
            continue;
        }
        let durations = durations(&lower, &words.numbers(said));
        let quote = || one_line(sentence.span.of(notes));
        let effort = said.has(COSTS);
        let first = match durations.first() {
            Some(first) if effort => Some(first.span.start),
            // A sum or a number of hours of work, which are no length of time.
            _ if sentence.event.is_none() && (effort || said.has(MONEY)) => sum(&sentence.text, effort),
            _ => None,
        };
        if let Some(first) = first {
            incident.costs.push(Cost {
                what: rest_of(&sentence.text, first).to_owned(),
                quote: quote(),
                line: sentence.line,
                span: sentence.span,
            });
        } else {
            let before = incident.impacts.len();
            let timed = Timed::of(&sentence.text, &lower, stamped);
            statements(sentence, &timed, (words, said), durations, &quote, known, &mut incident.impacts);
            if let Some((earlier, from)) = started.take()
                && earlier.event == sentence.event
                && ((said.has(RECOVERY) && !said.has(NOT_YET)) || said.has(LASTED))
                && let Some(to) = timed.only()
            {
                let window = Window::of(from, to.clone()).on(sentence.day);
                incident.impacts.truncate(before);
                end_started(notes, (earlier, sentence), window, known, &mut incident.impacts);
                continue;
            }
            if said.has(LASTED) {
                incident.impacts.extend(went_on(sentence, &timed, quote, known));
            }
            let failed = tells_of_effect(said) || [FAILURE, FAILS].iter().any(|table| said.has(*table));
            let starts = || timed.start().map(|edge| (sentence, edge.clone()));
            started = (failed && sentence.field == LabelKind::None).then(starts).flatten();
            // "Start:", "End:" and "Duration:" below each other are one statement.
            if std::mem::take(&mut ended)
                && sentence.field == LabelKind::Length
                && incident.impacts.len() == before + 1
            {
                merge(notes, &mut incident.impacts);
            }
        }
    }
    for_entries(notes, &incident.events, (&all_events, &of_each), &mut incident.impacts).await;
    drop_said_again(&mut incident.impacts);
}

/// Leaves out a length that stands alone, where the same is stated of a thing: `October 4 09:12 (lasting 76 minutes)` above
/// `Between 09:12 and 10:28, pushes over SSH were rejected`.
fn drop_said_again(impacts: &mut Vec<Impact>) {
    let named = impacts.iter().filter(|impact| impact.subject != Subject::Incident);
    let named = sort::ascending(named.filter_map(|impact| impact.duration_seconds).collect());
    let again = |impact: &Impact| {
        let alone = impact.quote.starts_with(any_of("(（")) && impact.quote.ends_with(any_of(")）"));
        let same = impact.duration_seconds.is_some_and(|seconds| named.binary_search(&seconds).is_ok());
        impact.subject == Subject::Incident && alone && same
    };
    impacts.retain(|impact| !again(impact));
}

/// When an incident began, and the event that tells it, which may have a time of its own.
fn begun<'i>(
    phases: &'i [PhaseAt],
    events: &[Event],
    incident: Option<usize>,
) -> Option<(&'i Moment, usize)> {
    let start = phases.iter().find(|told| told.phase == Phase::Start && incident == Some(told.incident))?;
    let above = events.iter().enumerate().filter(|(_, event)| event.line <= start.line);
    let teller = above.max_by_key(|(_, event)| event.line).map(|(index, _)| index);
    Some((&start.moment, start.event.or(teller)?))
}

/// The words of entries, looked up before, and how far the sentences of one have been found in them.
struct Entries<'t> {
    tellings: &'t [Telling],
    event: Option<usize>,
    at: usize,
}

impl<'t> Entries<'t> {
    /// A sentence, which is `lower` where it is folded, in the words of its entry, and whether those may have a stamp.
    fn find(&mut self, sentence: &Sentence, lower: &str) -> Option<(Passage<'t>, bool)> {
        let telling = self.tellings.get(sentence.event?)?;
        if self.event != sentence.event {
            (self.event, self.at) = (sentence.event, 0);
        }
        let part = telling.part(self.at, lower)?;
        self.at = part.start + lower.len();
        Some((part, telling.stamped))
    }
}

/// From the beginning to the end that fields state, where nothing else tells of impact.
pub fn of_fields(document: &Document<'_>, incident: &mut Incident, fields: &[StatedField]) {
    let instant = |phase| stated_instant(fields, 0, phase).filter(|moment| moment.time.is_some());
    let edges = instant(Phase::Start).zip(instant(Phase::Resolved));
    let Some((start, end)) = edges.filter(|(start, end)| start.at < end.at) else { return };
    let starts = |field: &&StatedField| field.instant().is_some_and(|(phase, _)| phase == Phase::Start);
    let Some(line) = fields.iter().find(starts).map(StatedField::line) else { return };
    if !incident.impacts.is_empty() || !incident.incidents.is_empty() {
        return;
    }
    let span = document.lines.get(line.index()).map_or(Span::default(), |line| line.span);
    let quote = one_line(span.of(&document.notes));
    let mut impact = Impact::new(Subject::Incident, Effect::Down, quote, line, span);
    impact.incident = Some(0);
    impact.duration_seconds = Some((end.at - start.at) / 1000);
    (impact.start, impact.end) = (Some(start.clone()), Some(end.clone()));
    impact.placed = Placed::Stated(Edges::Both);
    incident.impacts.push(impact);
}

/// What entries state by their stamps and what stands before those.
async fn for_entries(
    notes: &str,
    events: &[Event],
    (all, of_each): (&PlacementContext<'_>, &[PlacementContext<'_>]),
    found: &mut Vec<Impact>,
) {
    for (index, event) in events.iter().enumerate() {
        pause_at(index).await;
        found.extend(from_event(event, || one_line(event.span.of(notes))));
        found.extend(until(notes, event, of_each.get(event.incident).unwrap_or(all)));
    }
}

/// What one sentence has begin and the next one end, in place of what the first says alone.
fn end_started(
    notes: &str,
    (first, last): (&Sentence, &Sentence),
    window: Window,
    known: &PlacementContext<'_>,
    found: &mut Vec<Impact>,
) {
    let own = |impact: &Impact| impact.span == first.span && impact.duration_seconds.is_none();
    if found.last().is_some_and(own) {
        found.pop();
    }
    let span = Span::new(first.span.start, last.span.end);
    let whole = Sentence { span, ..first.clone() };
    found.push(joined(&whole, window, one_line(span.of(notes)), known));
}

/// "This lasted until 10:40, when …" as an entry of prose: from the entry before to this one.
fn until(notes: &str, event: &Event, known: &PlacementContext<'_>) -> Option<Impact> {
    let begin = event.stamp.start.saturating_sub(LEAD);
    let lead = notes.get(notes.ceil_char_boundary(begin)..event.stamp.start)?;
    let lead = lead.rsplit(any_of("\n.!")).next()?.trim();
    // Nearly always it is the mark of an item.
    (lead.len() > 3).then_some(())?;
    let words = fold(lead);
    let lasts = begins(&words, PRONOUNS).is_some() && says(&words, LASTED) && ends(&words, UNTIL).is_some();
    lasts.then_some(())?;
    let first = known.before(event.stamp.start)?;
    let quote = [lead, " ", event.stamp.of(notes)].concat();
    let earlier = first.event;
    let seconds = Some((event.start.at - earlier.start.at) / 1000).filter(|seconds| *seconds > 0)?;
    let effect = effect(first.words.told.said).unwrap_or(Effect::Degraded);
    let mut impact = Impact::new(Subject::Incident, effect, one_line(&quote), event.line, event.span);
    impact.incident = Some(earlier.incident);
    impact.duration_seconds = Some(seconds);
    impact.approximate = earlier.approximate || event.approximate;
    impact.start = Some(earlier.start.clone());
    impact.end = Some(event.start.clone());
    impact.placed = Placed::Until { from: first.index };
    Some(impact)
}

/// "It went on until 10:40", said of the entry before.
fn went_on(
    sentence: &Sentence,
    timed: &Timed<'_>,
    quote: impl Fn() -> String,
    known: &PlacementContext<'_>,
) -> Option<Impact> {
    let lower = timed.lower;
    (begins(lower, PRONOUNS).is_some() && says(lower, LASTED)).then_some(())?;
    let edge = timed.only()?.clone();
    ends(start_of(lower, edge.span.start), UNTIL)?;
    let EventWithWords { index, event, words } = known.before(sentence.span.start)?;
    let window = Window { to: Some(edge), ..Window::default() };
    let end = moments(&window, Some((event, event)), known.clock).1?;
    let seconds = Some((end.at - event.start.at) / 1000).filter(|seconds| *seconds > 0)?;
    let effect = effect(words.told.said).unwrap_or(Effect::Degraded);
    let what = subject(name(&markup::words(event.text.lines().next().unwrap_or_default())));
    let mut impact = Impact::new(what, effect, quote(), sentence.line, sentence.span);
    impact.incident = Some(event.incident);
    impact.duration_seconds = Some(seconds);
    impact.approximate = event.approximate || window.approximate();
    impact.start = Some(event.start.clone());
    impact.end = Some(end);
    impact.placed = Placed::Until { from: index };
    Some(impact)
}

/// Bytes before a time that may say what lasted until then.
const LEAD: usize = 80;

/// Makes one of the last two impacts, a window and its stated length, where the two agree.
fn merge(notes: &str, impacts: &mut Vec<Impact>) {
    let Some(length) = impacts.pop() else { return };
    let own = impacts.last().and_then(|window| window.duration_seconds).unwrap_or(0);
    let agrees = length.placed.placement() != Placement::Stated
        && length.duration_seconds.is_some_and(|stated| (stated - own).abs() <= own / 10);
    match impacts.last_mut().filter(|_| agrees) {
        Some(window) => {
            window.span.end = length.span.end;
            window.quote = one_line(window.span.of(notes));
            window.duration_seconds = length.duration_seconds;
            window.approximate = length.approximate;
        }
        None => impacts.push(length),
    }
}

/// The words on one line, as far as a reader follows them.
fn one_line(text: &str) -> String {
    let text = text.get(..text.floor_char_boundary(2 * LONGEST)).unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Where a sum of money begins, its sign before or behind the number; for effort any number does.
fn sum(text: &str, effort: bool) -> Option<usize> {
    let mut numbers = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    numbers.find_map(|at| {
        let before = start_of(text, at);
        let after =
            rest_of(text, at).trim_start_matches(|c: char| c.is_ascii_digit() || " .,\u{a0}kM".contains(c));
        let sign = before.chars().next_back().filter(|c| "$€£¥".contains(*c));
        let money = sign.is_some() || after.starts_with(any_of("$€£¥"));
        (money || effort).then(|| at - sign.map_or(0, char::len_utf8))
    })
}
