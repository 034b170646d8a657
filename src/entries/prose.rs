//! Sentences of prose that say what happened at an instant.

use crate::{
    document::{blocks::Block, sentences::sentence_end},
    entries::{
        entry::Entry,
        shape::{SEPARATORS, after_particles, is_mark},
    },
    span::{Signs, Span, any_of, find_byte, rest_of, start_of},
    timestamp::{
        compound::{Timestamp, stamp_at},
        scan::stamps,
    },
    words::{AND, LEADING, Tables, Words, lexicon::Parts},
};

/// Words before a time that make the sentence one of how long, of what is to come, or of a publication: no event.
static NOT_EVENTS: Words = Words::new(
    "from|between|since|until|till|von|zwischen|seit|bis|desde|entre|hasta|every|daily|next update|dès|depuis|jusqu'à|с|до",
);

/// Words at the end of a sentence that lead to a stamp or join it to what stands before.
static JOINING: Tables = Tables::new(&[&LEADING, &AND, &TAILS]);
static TAILS: Words = Words::new("about|around|the|gegen|but");

/// Words that go on with the clause before a time.
static THAT: Words = Words::new("that|dass|daß|que|qu'|che|dat|że|что|и что");

/// Words of sentences that say from when to when something lasted.
static ENDED: Parts = Parts::new(" ended at|and ended| ended on|was over at");

/// Words of sentences that speak of what is to come.
static FUTURE: Parts = Parts::new(
    "for a duration of|as of|will be|will test|we will|next update|scheduled for|planned for|expected by| eta | eta:|durée|duración|duração|durata|duration:|dauer:",
);

/// Each statement of the wanted pieces that says what happened at an instant; not how long or from when to when.
#[must_use]
pub fn sentences(notes: &str, pieces: &[Block], wanted: impl Fn(&Block) -> bool) -> Vec<Entry> {
    let mut found = Vec::new();
    let wanted: Vec<&Block> =
        pieces.iter().filter(|piece| wanted(piece) && !piece.quoted && !piece.heading).collect();
    let place = |at: usize| wanted.get(at).map_or(Span::default(), |piece| piece.span);
    let goes_on = |at: usize| {
        let (Some(above), Some(piece)) = (wanted.get(at.wrapping_sub(1)), wanted.get(at)) else {
            return false;
        };
        piece.line <= above.line + 1 && goes_on(piece.words.of(notes))
    };
    let mut next = 0;
    for (at, _) in wanted.iter().enumerate().filter(|(_, piece)| piece.may_stamp) {
        // Lines that follow each other without a blank are one paragraph.
        if at >= next {
            let first = (next..=at).rev().find(|&at| !goes_on(at)).unwrap_or(next);
            next = (at + 1..wanted.len()).find(|&at| !goes_on(at)).unwrap_or(wanted.len());
            paragraph(notes, &wanted, Span::new(place(first).start, place(next - 1).end), &mut found);
        }
    }
    found
}

/// True for words of a line that go on with the paragraph of the line above: they begin no item of a list and nothing else.
fn goes_on(words: &str) -> bool {
    static ITEMS: Signs = Signs::new("-*•|#");

    let Some(first) = words.bytes().next().filter(|_| !ITEMS.begin(words)) else { return false };
    if first.is_ascii_digit() {
        let number = words.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest_of(words, number);
        return !(number < 3 && (after.is_empty() || after.starts_with(". ")))
            && stamp_at(words, 0).is_none_or(|stamp| stamp.date.is_none());
    }
    // `Recovery: back at 10:40` begins anew.
    let near = start_of(words, words.floor_char_boundary(25));
    let label = near.split_once(": ").filter(|_| near.starts_with(char::is_uppercase));
    label.is_none_or(|(label, _)| !label.chars().all(char::is_alphabetic)) && !words.starts_with(". ")
}

fn paragraph(notes: &str, pieces: &[&Block], span: Span, found: &mut Vec<Entry>) {
    let text = span.of(notes);
    let lines = told_by_lines(text);
    let mut start = 0;
    // The day of a time that is no event holds for the next that is.
    let mut carried = None;
    while start < text.len() {
        let blanks = rest_of(text, start);
        let rest = blanks.trim_start();
        start += blanks.len() - rest.len();
        let line = if lines { find_byte(rest, b'\n') } else { None }.map_or(rest.len(), |end| end + 1);
        let sentence = start_of(rest, sentence_end(rest).min(line));
        let begin = start;
        start += sentence.len().max(1);
        // What goes on for longer than a sentence does is a dump: its head is read, its length costs nothing.
        let sentence = sentence.get(..sentence.floor_char_boundary(4_000)).unwrap_or(sentence);
        let all: Vec<Timestamp> = stamps(sentence);
        let timed = all.iter().filter(|stamp| stamp.timed()).count();
        if timed == 0 || FUTURE.within(sentence) || timed > 1 && ENDED.within(sentence) {
            continue;
        }
        let mut date = None;
        let closing = lines || times_close(sentence, &all);
        let (mut floor, mut dated) = (0, false);
        for (number, stamp) in all.iter().enumerate() {
            let before = start_of(sentence, stamp.span.start);
            let after = rest_of(sentence, stamp.span.end).trim_start();
            date = stamp.date.or(date);
            let lead = last_word(before);
            // `until 7:04, when it was ended by hand` says what happened then.
            let told = stamp.end.is_none() && after.trim_start_matches(any_of(", ")).starts_with("when ");
            let lasts = NOT_EVENTS.begins(lead) == Some(lead.len()) || stamp.end.is_some() || stamp.window;
            if !stamp.timed() || stamp.elapsed.is_some() || lasts && !told {
                carried = stamp.date.filter(|_| stamp.timed()).or(carried);
                // `2024-05-06: alert at 10:02`
                if stamp.span.start == 0 && !stamp.timed() {
                    (floor, dated) = (stamp.span.end, after.starts_with(any_of(":-–—")));
                }
                continue;
            }
            let mut next = all.iter().skip(number + 1).filter(|next| next.timed()).map(|next| next.span);
            let (next, third) = (next.next(), next.next());
            let head = sentence.get(floor..stamp.span.start).unwrap_or_default();
            let Some((words, end)) = words(sentence, (head, dated, closing), stamp.span.end, next, third)
            else {
                floor = stamp.span.end;
                continue;
            };
            floor = end;
            let mut stamp = stamp.clone();
            stamp.date = stamp.date.or(date).or_else(|| carried.take());
            let offset = span.start + begin;
            stamp.span = Span::new(offset + stamp.span.start, offset + stamp.span.end);
            let line = pieces.partition_point(|piece| piece.span.start <= stamp.span.start).saturating_sub(1);
            found.push(Entry {
                line: pieces.get(line).map_or(0, |piece| piece.line),
                stamp,
                text: words,
                actor: None,
                span: Span::new(offset, offset + sentence.trim_end().len()),
                attached: Vec::new(),
                divider: false,
                field: false,
                part: pieces.get(line).map_or(0, |piece| piece.part),
            });
        }
    }
}

/// True where each of several short lines tells of a time of its own: `Start 08:15`, `opened 2025-04-12 08:15 by monitoring`.
fn told_by_lines(text: &str) -> bool {
    let mut lines = text.split('\n').filter(|line| !line.trim().is_empty());
    let timed = |line: &str| {
        line.len() < 120
            && line.bytes().any(|byte| byte.is_ascii_digit())
            && !STOPS.end(line.trim_end())
            && stamps(line).iter().filter(|stamp| stamp.timed()).count() == 1
    };
    // What stands above them may name them.
    let first = lines.clone().next().is_some_and(timed);
    lines.clone().nth(if first { 2 } else { 3 }).is_some()
        && lines.by_ref().skip(usize::from(!first)).all(timed)
}

/// What ends a sentence.
static STOPS: Signs = Signs::new(".!?。");

/// True for a sentence that says each of its times behind what happened then: `One noticed at 3:26, reverted it at 3:41, and
/// all was well at 3:50.`
fn times_close(sentence: &str, stamps: &[Timestamp]) -> bool {
    let mut timed = stamps.iter().filter(|stamp| stamp.timed()).map(|stamp| stamp.span);
    let (Some(first), Some(last)) = (timed.next(), timed.next_back()) else { return false };
    let head = without_tail(start_of(sentence, first.start).trim_matches(is_mark));
    let tail = rest_of(sentence, last.end);
    head.split_whitespace().nth(1).is_some() && !tail.contains(char::is_alphanumeric)
}

/// What a sentence says of the stamp that ends at `at`, and where that ends: the words after it up to the `next` stamp,
/// or around it where words stand before it; in a line that begins with its date few words do. Where times are `closing`
/// it is the words before it.
fn words(
    sentence: &str,
    (head, dated, closing): (&str, bool, bool),
    at: usize,
    next: Option<Span>,
    third: Option<Span>,
) -> Option<(String, usize)> {
    let end = next.map_or(sentence.len(), |next| next.start);
    let after = sentence.get(at..end).unwrap_or_default();
    // `This went on until 7:04, when it was ended by hand` says what happened then.
    if let Some(told) = after.trim_start_matches(any_of(", \n")).strip_prefix("when ") {
        return Some((told.trim_end().to_owned(), end));
    }
    // `Next review: 15:00.`
    let labels = head.trim_end().ends_with(any_of(":："));
    let head = head.trim_end_matches(any_of(" @")).trim_matches(|c| c == '\n' || is_mark(c));
    let head = without_tail(head);
    let few = head.split_whitespace().count() < 3 && !head.contains(": ") && (!dated || head.is_empty());
    let few = if closing { head.is_empty() } else { few };
    let head = ["and ", "then ", "und "].iter().find_map(|word| head.strip_prefix(word)).unwrap_or(head);
    let mut own = after_particles(after).trim_start_matches(|c| SEPARATORS.has(c) || c == '\n');
    let mut end = end;
    if let Some(next) = next {
        // Where words follow the next stamp, it has a clause of its own, and what stands before it is of this one.
        let ends = third.map_or(sentence.len(), |third| third.start);
        let told = sentence.get(next.end..ends).unwrap_or_default();
        let told = without_tail(told.trim_matches(|c| SEPARATORS.has(c) || c == '\n'));
        if few || !closing && told.split_whitespace().count() > 1 {
            own = without_tail(own.trim_end_matches(is_mark));
        } else {
            own = [", ", " and "].iter().find_map(|sign| own.split_once(sign)).map_or("", |(own, _)| own);
            end = at + own.len();
        }
    }
    let own = own.trim_end_matches(any_of(" \n,;，、；@|"));
    // `We noticed at 8:15 that …`
    let few = few && (head.is_empty() || THAT.begins(own).is_none());
    let said = match (few, own.is_empty()) {
        (true, true) if head.is_empty() || labels => return None,
        (true, false) => own.to_owned(),
        (_, true) => head.to_owned(),
        (false, false) => [head, " ", own].concat(),
    };
    said.contains(char::is_alphabetic).then_some((said, end))
}

/// `text` without the words at its end that lead to a stamp or join it to what stands before.
fn without_tail(text: &str) -> &str {
    let mut text = text.trim_end();
    for _ in 0..4 {
        let word = text.rsplit(any_of(" \n")).next().unwrap_or_default();
        let joins = JOINING.holds(word);
        if !joins || word.len() == text.len() {
            return if joins { "" } else { text };
        }
        text = start_of(text, text.len() - word.len()).trim_end_matches(any_of(" \n,;–—-"));
    }
    text
}

/// The last word of `text`.
fn last_word(text: &str) -> &str {
    let text = text.get(text.floor_char_boundary(text.len().saturating_sub(60))..).unwrap_or(text);
    let text = text.trim_end_matches(any_of(" \n~*("));
    let text = ["about", "around", "roughly", "approximately", "etwa", "circa"]
        .iter()
        .fold(text, |text, word| text.strip_suffix(word).unwrap_or(text))
        .trim_end();
    text.rsplit(any_of(" \n(")).next().unwrap_or_default()
}
