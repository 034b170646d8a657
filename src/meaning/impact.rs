//! Impact and costs from the words of the notes, one entry for each statement.

use super::{
    duration::durations,
    incidents::Incidents,
    lexicon::{Said, Telling, says},
    placement::Known,
    sentences::{Field, LONGEST, Sentence, sentences},
    statement::{from_event, statements, whole},
    window::{Edge, Window, single},
    words::{BEGIN_LABELS, COSTS, END_LABELS},
};
use crate::{
    incident::{Cost, Impact, Incident, Placement},
    read::words::fold,
    span::{Span, rest_of, start_of},
};

/// Finds every statement of impact and every cost.
pub fn find_impacts(notes: &str, incident: &mut Incident, tellings: &[Telling], incidents: &Incidents) {
    let all = sentences(notes, incident);
    // What is said of several incidents is placed among the events of all.
    let all_events =
        Known::of(&incident.events, &incident.clock, tellings, Some(0).filter(|_| incidents.count < 2));
    let several = if incidents.count < 2 { 0 } else { incidents.count };
    let of_each: Vec<Known<'_>> = (0..several)
        .map(|number| Known::of(&incident.events, &incident.clock, tellings, Some(number)))
        .collect();
    let mut begun: Option<(usize, Edge)> = None;
    let mut ended: Option<usize> = None;
    for (index, sentence) in all.iter().enumerate() {
        if begun.as_ref().is_some_and(|(at, _)| index > at + FIELDS) {
            begun = None;
        }
        if ended.is_some_and(|at| index > at + FIELDS) {
            ended = None;
        }
        let known =
            incidents.of_line(sentence.line).and_then(|number| of_each.get(number)).unwrap_or(&all_events);
        let lower = fold(&sentence.text);
        let label = Said::of(start_of(&lower, sentence.label));
        if (label.has(END_LABELS) || label.has(BEGIN_LABELS))
            && let Some(edge) = single(rest_of(&sentence.text, sentence.label))
        {
            if label.has(END_LABELS) {
                if let Some((at, from)) = begun.take() {
                    let first = all.get(at).unwrap_or(sentence);
                    let span = Span::new(first.span.start, sentence.span.end);
                    let sentence = Sentence { span, line: first.line, ..first.clone() };
                    let window = Window::of(from, edge);
                    incident.impacts.push(whole(&sentence, window, one_line(span.of(notes)), known));
                    ended = Some(index);
                }
                continue;
            }
            begun = Some((index, edge));
            continue;
        }
        let durations = durations(&lower);
        let quote = || one_line(sentence.span.of(notes));
        if let Some(first) = durations.first()
            && (sentence.text.contains(['$', '€']) || says(&lower, COSTS))
        {
            incident.costs.push(Cost {
                what: rest_of(&sentence.text, first.span.start).to_owned(),
                quote: quote(),
                line: sentence.line,
                span: sentence.span,
            });
        } else {
            let before = incident.impacts.len();
            statements(sentence, &lower, durations, &quote, known, &mut incident.impacts);
            // "Start:", "End:" and "Duration:" below each other are one statement.
            if ended.take().is_some()
                && sentence.field == Field::Length
                && incident.impacts.len() == before + 1
            {
                merge(notes, &mut incident.impacts);
            }
        }
    }
    for event in &incident.events {
        incident.impacts.extend(from_event(event, one_line(event.span.of(notes))));
    }
}

/// Fields that may stand between the beginning and the end of an incident, and its length.
const FIELDS: usize = 4;

/// Makes one of the last two impacts, a window and its stated length, where the two agree.
fn merge(notes: &str, impacts: &mut Vec<Impact>) {
    let Some(length) = impacts.pop() else { return };
    let own = impacts.last().and_then(|window| window.duration_seconds).unwrap_or(0);
    let agrees = length.placement != Placement::Stated
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
