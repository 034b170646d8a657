//! Which phase a label names: of a field, and of an entry.

use crate::{
    facts::{Phase, Phases},
    span::{Signs, Span, any_of, rest_of, start_of},
    words::{
        concepts::{LABEL_LEADS, LABEL_TAILS, PHASE_LABELS},
        said::{begins, ends},
    },
};

/// The phase whose label this is.
fn phase_of(label: &str) -> Option<Phase> {
    Phase::ALL.get(PHASE_LABELS.row(label)?).copied()
}

/// The phase that the label of a field names, which is folded: `detected at`, `time of detection`.
#[must_use]
pub fn phase_of_label(label: &str) -> Option<Phase> {
    let opens = label.bytes().position(|byte| matches!(byte, b'(' | b'['));
    let bare = MARKS.trim(start_of(label, opens.unwrap_or(label.len())));
    let mut name = bare;
    if let Some(length) = begins(name, LABEL_LEADS) {
        name = rest_of(name, length).trim_start();
    }
    // Nearly no words are a label: to look for what one ends with would take longest.
    let led = name.len() < bare.len();
    if !(PHASE_LABELS.may_lead(name.trim_start()) || led && PHASE_LABELS.may_lead(bare)) {
        return None;
    }
    if let Some(at) = ends(name, LABEL_TAILS) {
        name = start_of(name, at);
    }
    phase_of(bare).or_else(|| phase_of(name.trim()))
}

/// What may stand around a label.
static MARKS: Signs = Signs::new(" *_`.");

/// Where the names of a label stand before the words of an entry, and where the words begin: `[DETECTION] …`,
/// `**Detected:** …`, `Resolved - …`.
#[must_use]
pub fn label(text: &str) -> Option<(Span, usize)> {
    let bare = text.trim_start_matches(any_of("*_[( `"));
    let head = bare.get(..bare.floor_char_boundary(60)).unwrap_or(bare);
    // A dash, also one of the two that are longer.
    let dash = |rest: &str| matches!(rest.as_bytes(), [b'-', b' ', ..] | [0xe2, 0x80, 0x93 | 0x94, b' ', ..]);
    let closes = |&(at, byte): &(usize, u8)| match byte {
        b':' | b']' | b'|' | b'\n' | b')' => true,
        b' ' => dash(rest_of(head, at + 1)),
        _ => false,
    };
    let end = head.bytes().enumerate().find(closes).map(|(at, _)| at);
    let end = end.or((head.len() == bare.len()).then_some(head.len()))?;
    let start = text.len() - bare.len();
    let rest = rest_of(bare, end).trim_start_matches(any_of(":]|)*_` -\u{2013}\u{2014}"));
    Some((Span::new(start, start + end), text.len() - rest.len()))
}

/// The phases that the label of an entry names, where it has one.
#[must_use]
pub fn labelled(text: &str) -> Phases {
    let mut phases = Phases::default();
    let Some((names, _)) = label(text) else { return phases };
    let mut rest = names.of(text);
    while !rest.is_empty() {
        let end =
            rest.bytes().position(|byte| matches!(byte, b'/' | b'&' | b'+' | b',')).unwrap_or(rest.len());
        // `Wanted a newer daemon, downloaded, started` begins with no label.
        let Some(phase) = phase_of(MARKS.trim(start_of(rest, end))) else { break };
        phases.insert(phase);
        rest = rest_of(rest, end + 1);
    }
    phases
}
