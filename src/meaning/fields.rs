//! Fields of the notes that state an instant or an interval, "Detected at: 10:05" or "TTR: 43 min", and where the
//! timeline says otherwise.

use super::{
    duration::durations,
    incidents::Incidents,
    intervals::INTERVALS,
    labels::phase_of_label,
    sentences::label,
    telling::Told,
    window::{Window, moments, single},
};
use crate::{
    clock::WallClock,
    differ::differ,
    document::{Document, lines::Kind},
    facts::{Ends, IntervalKind, Phase},
    finding::{Finding, FindingKind, IntervalEnds},
    incident::{Event, Incident, Interval, LineUse, PhaseAt},
    markup::words,
    moment::Moment,
    pause::pause_at,
    span::{LineNumber, any_of, rest_of},
    words::{
        concepts::{DECLARED, INTERVAL_LABELS},
        fold,
        said::says,
    },
};

/// What a field is of, by its label.
#[derive(Debug, Clone, Copy)]
enum LabelOf {
    /// A phase.
    Phase(Phase),
    /// When a ticket was opened, which may be long before somebody declares an incident.
    Opened,
    /// An interval.
    Interval(IntervalKind),
}

/// What a field states.
#[derive(Debug)]
enum Value {
    /// That a phase began then.
    Instant(Phase, Moment),
    /// That a ticket was opened then.
    Opened(Moment),
    /// That an interval is so many seconds long, in a unit of so many.
    Length(IntervalKind, i64, i64),
}

/// A field and where it stands.
#[derive(Debug)]
pub struct StatedField {
    value: Value,
    /// Its line.
    line: LineNumber,
    /// The incident that it is of; none for one of several.
    incident: Option<usize>,
}

impl StatedField {
    /// The phase and the instant that it gives for it.
    #[must_use]
    pub fn instant(&self) -> Option<(Phase, &Moment)> {
        match &self.value {
            Value::Instant(phase, moment) => Some((*phase, moment)),
            Value::Opened(moment) => Some((Phase::Declared, moment)),
            Value::Length(..) => None,
        }
    }

    /// True where it says no more than when a ticket was opened.
    #[must_use]
    pub fn opens(&self) -> bool {
        matches!(self.value, Value::Opened(_))
    }

    /// True where it is of this incident, or said of several.
    #[must_use]
    pub fn is_of(&self, incident: usize) -> bool {
        self.incident.is_none_or(|of| of == incident)
    }

    /// Its line.
    #[must_use]
    pub fn line(&self) -> LineNumber {
        self.line
    }
}

/// The fields of the notes that state an instant of a phase or an interval.
pub async fn read(document: &Document<'_>, incident: &Incident, incidents: &Incidents) -> Vec<StatedField> {
    let mut found = Vec::new();
    // The headings of a table's columns, and a label whose value stands in the next cell or on the next line.
    let mut columns: Vec<Option<LabelOf>> = Vec::new();
    let mut open: Option<(String, Option<LabelOf>)> = None;
    // How many fields stand before those of the row of a table.
    let mut before_row: Option<usize> = None;
    // The first and the last event of each incident.
    let mut ends_of_each: Vec<Option<(&Event, &Event)>> = vec![None; incidents.count];
    for event in &incident.events {
        if let Some(ends) = ends_of_each.get_mut(event.incident) {
            *ends = Some((ends.map_or(event, |(first, _)| first), event));
        }
    }
    for (index, (line, used)) in document.lines.iter().zip(&incident.lines).enumerate() {
        pause_at(index).await;
        let number = LineNumber::of(index);
        match (used.used, line.kind) {
            (LineUse::Event(_) | LineUse::LeftOut, _) | (_, Kind::Blank) => {
                columns.clear();
                before_row = None;
                continue;
            }
            (_, Kind::Rule) => continue,
            _ => {}
        }
        let of = incidents.of_line(number);
        let ends = of.map_or_else(
            || incident.events.first().zip(incident.events.last()),
            |of| ends_of_each.get(of).copied().flatten(),
        );
        let cells: Vec<String> = document.fields(line).into_iter().map(words).collect();
        let row = columns.len() == cells.len() && columns.len() > 1;
        let before = found.len();
        let mut take = |label: Option<LabelOf>, value: &str| {
            let value = label.and_then(|label| value_of(label, value, (ends, &incident.clock)));
            let known = value.is_some();
            found.extend(value.map(|value| StatedField { value, line: number, incident: of }));
            known
        };
        if row && columns.iter().zip(&cells).filter(|(label, value)| take(**label, value)).count() > 0 {
            // A table with a row for each of several things says nothing of the incident as a whole.
            match before_row {
                Some(before) => found.truncate(before),
                None => before_row = Some(before),
            }
            continue;
        }
        if line.kind == Kind::Row && columns.is_empty() {
            columns = cells.iter().map(|cell| field_of(cell)).collect();
        }
        // `| Duration | 1 h 35 min |` above `| MTTD | 7 min |`: a row shows its values itself.
        let several = cells.len() > 1;
        if several {
            open = None;
        }
        for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
            let length = label(&cell);
            let (name, value) = cell.split_at_checked(length).unwrap_or(("", &cell));
            if length == 0 {
                // A card may show its value above its label.
                let own = field_of(&cell);
                let above = open.take();
                let known = above.is_some_and(|(above, label)| take(label, &cell) || take(own, &above));
                open = (!known).then_some((cell, own));
            } else {
                let label = field_of(name);
                take(label, value.trim_start());
                open = value.trim().is_empty().then(|| (name.to_owned(), label));
            }
        }
        if several {
            open = None;
        }
    }
    found
}

/// What the field with this label is of; a remark in brackets, or the words for an abbreviation, may stand after it.
fn field_of(label: &str) -> Option<LabelOf> {
    let label = fold(label.trim_end_matches(any_of(":\u{ff1a} ")));
    if label.len() > 48 {
        return None;
    }
    let whole = |length: usize| {
        let rest = rest_of(&label, length);
        rest.is_empty() || rest.trim_start().starts_with('(')
    };
    match INTERVAL_LABELS.longest(&label) {
        Some((row, length)) if whole(length) => INTERVALS.get(row).map(|(kind, ..)| LabelOf::Interval(*kind)),
        _ => phase_of_label(&label).map(|phase| match phase {
            Phase::Declared if !says(&label, DECLARED) => LabelOf::Opened,
            phase => LabelOf::Phase(phase),
        }),
    }
}

fn value_of(
    label: LabelOf,
    value: &str,
    (ends, clock): (Option<(&Event, &Event)>, &WallClock),
) -> Option<Value> {
    match label {
        LabelOf::Interval(kind) => {
            let lower = fold(value);
            let told = Told::of(&lower);
            let all = durations(&lower, &told.whole(&lower).numbers(told.said));
            let length = all.into_iter().next().filter(|length| length.span.start < 12)?;
            (length.seconds > 0).then_some(Value::Length(kind, length.seconds, length.unit))
        }
        LabelOf::Phase(phase) => Some(Value::Instant(phase, moment(value, ends, clock)?)),
        LabelOf::Opened => Some(Value::Opened(moment(value, ends, clock)?)),
    }
}

/// The one instant that a value is.
fn moment(value: &str, ends: Option<(&Event, &Event)>, clock: &WallClock) -> Option<Moment> {
    let window = Window { from: Some(single(value)?), ..Window::default() };
    moments(&window, ends, clock).0
}

/// Where the fields contradict the timeline, of which the phases `told` by its own entries are given, or each other.
pub fn contradictions(
    incident: &Incident,
    (fields, told): (&[StatedField], &[PhaseAt]),
    found: &mut Vec<Finding>,
) {
    let only = incident.incidents.is_empty();
    let firsts = firsts(fields);
    for field in fields {
        let Some(number) = field.incident.or(Some(0).filter(|_| only)) else { continue };
        let kind = match (&field.value, field.instant()) {
            (Value::Length(kind, seconds, unit), _) => {
                length((incident, told), &firsts, number, *kind, (*seconds, *unit))
            }
            (_, instant_of) => instant_of
                .and_then(|(phase, moment)| instant((incident, told), &firsts, number, phase, moment)),
        };
        found.extend(kind.map(|kind| kind.on(field.line)));
    }
}

/// The event of an incident that plainly begins a phase, with its index.
fn event_of<'i>(
    (incident, told): (&'i Incident, &[PhaseAt]),
    number: usize,
    phase: Phase,
) -> Option<(usize, &'i Event)> {
    let of_it = |known: &&PhaseAt| known.incident == number && known.phase == phase && known.clue.is_plain();
    let index = told.iter().find(of_it)?.event?;
    Some((index, incident.events.get(index)?))
}

/// When a phase of an incident began, by a field or by an event.
fn began<'i>(
    notes: (&'i Incident, &[PhaseAt]),
    firsts: &[&'i StatedField],
    number: usize,
    phase: Phase,
) -> Option<&'i Moment> {
    let event = || event_of(notes, number, phase).map(|(_, event)| &event.start);
    stated_instant(firsts.iter().copied(), number, phase).or_else(event)
}

/// The instant that a field gives for a phase of an incident.
#[must_use]
pub fn stated_instant<'f>(
    fields: impl IntoIterator<Item = &'f StatedField>,
    number: usize,
    phase: Phase,
) -> Option<&'f Moment> {
    let of_it = |field: &&StatedField| field.incident.is_none_or(|of| of == number);
    let instants = fields.into_iter().filter(of_it).filter_map(StatedField::instant);
    instants.into_iter().find(|(other, _)| *other == phase).map(|(_, moment)| moment)
}

/// The fields that give the first instant of a phase of an incident: all that is asked of them, however many there are.
fn firsts(fields: &[StatedField]) -> Vec<&StatedField> {
    let mut firsts: Vec<(Phase, &StatedField)> = Vec::new();
    for field in fields {
        if let Some((phase, _)) = field.instant()
            && !firsts.iter().any(|(known, first)| *known == phase && first.incident == field.incident)
        {
            firsts.push((phase, field));
        }
    }
    firsts.into_iter().map(|(_, field)| field).collect()
}

/// What contradicts the instant of a phase.
fn instant(
    notes @ (incident, _): (&Incident, &[PhaseAt]),
    firsts: &[&StatedField],
    number: usize,
    phase: Phase,
    moment: &Moment,
) -> Option<FindingKind> {
    let near = |event: &Event| event.incident == number && (event.start.at - moment.at).abs() <= 60_000;
    let stated = Box::new(moment.clone());
    // An entry at that instant may be what is meant, whatever its words.
    if !incident.events.iter().any(near)
        && let Some((index, event)) = event_of(notes, number, phase)
        && !event.approximate
        && event.start.time.is_some()
    {
        return Some(FindingKind::PhaseField { phase, stated, event: index });
    }
    // Nothing of an incident stands before its start.
    if phase != Phase::Start {
        return None;
    }
    let mut rest = Phase::ALL.iter().filter(|other| **other > phase);
    rest.find_map(|&phase| {
        let began = began(notes, firsts, number, phase)?;
        (began.at < moment.at && began.time.is_some())
            .then(|| Box::new(began.clone()))
            .map(|began| (phase, began))
    })
    .map(|(phase, began)| FindingKind::StartField { stated, phase, began })
}

/// What contradicts a stated interval: the timeline, or the instants that other fields give where the timeline has none.
fn length(
    notes @ (incident, _): (&Incident, &[PhaseAt]),
    firsts: &[&StatedField],
    number: usize,
    kind: IntervalKind,
    (stated_length, unit): (i64, i64),
) -> Option<FindingKind> {
    let (_, [from, _], to) = INTERVALS.iter().find(|(known, ..)| *known == kind)?;
    let interval =
        incident.intervals.iter().find(|interval| interval.incident == number && interval.kind == kind)?;
    let both = began(notes, firsts, number, *from).zip(began(notes, firsts, number, *to));
    let whole = matches!(interval.ends, Ends::Between { instead_of: None, .. })
        && interval.from.and(interval.to).is_some();
    let (nearest, told, ends) = match both.filter(|_| !whole) {
        // Fields tell more than the timeline.
        Some((begin, end)) => {
            let told = (end.at - begin.at) / 1000;
            let ends = Box::new([(*from, begin.clone()), (*to, end.clone())]);
            (told, told, IntervalEnds::Fields(ends))
        }
        None => (nearest(interval, stated_length)?, interval.seconds?, IntervalEnds::Timeline(interval.ends)),
    };
    differ(stated_length, unit, nearest).then_some(FindingKind::IntervalField {
        interval: kind,
        stated: stated_length,
        told,
        ends,
    })
}

/// The length that an interval may have which is nearest to the stated one.
fn nearest(interval: &Interval, stated: i64) -> Option<i64> {
    let seconds = interval.seconds?;
    let (least, most) = (interval.least.unwrap_or(seconds), interval.most.unwrap_or(seconds));
    let own = if stated < least { least } else { stated.min(most) };
    let others = interval.alternatives.iter().map(|other| other.seconds);
    others.chain([own]).min_by_key(|told| (told - stated).abs())
}
