//! Impact and costs from the words of the notes, one entry for each statement.

use super::{
    duration::durations,
    sentences::{Sentence, sentences},
    statement::{from_event, statements},
    words::{COSTS, says},
};
use crate::{
    incident::{Cost, Incident},
    read::words::fold,
};

/// Finds every statement of impact and every cost.
pub fn find_impacts(notes: &str, incident: &mut Incident) {
    let all = sentences(notes, incident);
    for sentence in &all {
        let lower = fold(&sentence.text);
        let money = lower.contains(['$', '€']);
        if money || says(&lower, COSTS) {
            cost(notes, sentence, incident);
        } else {
            let quote = one_line(sentence.span.of(notes));
            statements(sentence, &quote, &incident.events, &mut incident.impacts);
        }
    }
    for event in &incident.events {
        incident.impacts.extend(from_event(event, one_line(event.span.of(notes))));
    }
}

fn cost(notes: &str, sentence: &Sentence, incident: &mut Incident) {
    let Some(first) = durations(&sentence.text).into_iter().next() else { return };
    incident.costs.push(Cost {
        what: sentence.text.get(first.span.start..).unwrap_or_default().to_owned(),
        quote: one_line(sentence.span.of(notes)),
        line: sentence.line,
        span: sentence.span,
    });
}

/// The words on one line.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
