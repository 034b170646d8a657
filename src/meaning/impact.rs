//! Impact and costs from the words of the notes, one entry for each statement.

use super::{
    duration::durations,
    placement::Known,
    sentences::sentences,
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
    let known = Known::of(&incident.events);
    for sentence in &all {
        let durations = durations(&sentence.text);
        let quote = || one_line(sentence.span.of(notes));
        if let Some(first) = durations.first()
            && (sentence.text.contains(['$', '€']) || says(&fold(&sentence.text), COSTS))
        {
            incident.costs.push(Cost {
                what: sentence.text.get(first.span.start..).unwrap_or_default().to_owned(),
                quote: quote(),
                line: sentence.line,
                span: sentence.span,
            });
        } else {
            statements(sentence, durations, &quote(), &known, &mut incident.impacts);
        }
    }
    for event in &incident.events {
        incident.impacts.extend(from_event(event, one_line(event.span.of(notes))));
    }
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
