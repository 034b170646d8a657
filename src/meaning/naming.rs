//! What was hit, as the notes call it.

use super::{effect::names_effect, sentences::Sentence};
use crate::{
    document::clauses::{Clause, Joint, clauses},
    facts::Subject,
    incident::Impact,
    span::{Span, any_of, digit, rest_of, start_of},
    timestamp::scan::{each_stamp, stamps},
    words::{
        concepts::{
            AFTER_WINDOW, AT, BEGIN_LABELS, CAUSED, COULD, FAILS, FIELD_LABELS, FOR, GENERIC, IMPACT_LABELS,
            INCIDENT_NAMES, INTRODUCTIONS, INVERTED, JOINS, LASTED, LEADS, LENGTH_LABELS, LIST_AND, NOT,
            NOTICED, NOUNS, OF_THING, OPENS, PEOPLE, PRONOUNS, STATES, TAILS, THAT, UNTIL, VERBS, WHICH,
        },
        fold,
        said::{Said, begins, begins_each, closed, ends, find, find_whole, tails},
    },
};

/// The thing that the item at `item` is said of, in a sentence whose earlier items end at `clause`.
#[must_use]
pub fn thing(sentence: &Sentence, clause: usize, item: Span, previous: Option<&Impact>) -> Subject {
    let label = if item.start < sentence.label { 0 } else { sentence.label };
    let start = clause.max(label).min(item.start);
    let before = sentence.text.get(start..item.start).unwrap_or_default();
    // Where a sentence begins with how long or from when to when, what was hit follows.
    let leads = sentence.label == 0 && item.start <= 12;
    let mut named = for_each(before, rest_of(&sentence.text, item.end));
    if named.is_empty() {
        named = name(own_clause(before));
    }
    // "a 36-minute checkout outage": what was hit stands before the noun.
    let behind = rest_of(&sentence.text, item.end);
    if let Some(between) = before_noun(behind) {
        named = between;
    } else if named.is_empty()
        && let Some(length) = begins(&fold(lead(behind.trim_start())), WHICH)
    {
        named = name(rest_of(behind.trim_start(), length));
    }
    if named.is_empty() {
        // "outage of the API for …", and "Between 10:00 and 10:20, the API …", where it comes after the window.
        let after = rest_of(&sentence.text, item.end);
        named = after_noun(before).or_else(|| after_noun(after)).unwrap_or_default();
        if named.is_empty()
            && let Some(length) = begins(&fold(lead(after.trim_start())), OF_THING)
        {
            // "18 minutes of failed logins": of logins.
            let rest = unmarred(rest_of(after.trim_start(), length));
            let and = find_whole(&fold(rest), LIST_AND).map(|(at, _)| at);
            let end = [",", " (", ";"].iter().filter_map(|sign| rest.find(sign)).chain(and).min();
            named = name(start_of(rest, end.unwrap_or(rest.len())));
        } else if named.is_empty() && (has_verb(after) || leads && names_effect(Said::of(&fold(after)))) {
            // "It took 42 minutes until deploys worked again."
            let bare = after.trim_start_matches(any_of(" ,"));
            let leads = [AFTER_WINDOW, UNTIL].iter().find_map(|table| table.begins(bare));
            named = name(leads.map_or(after, |length| rest_of(bare, length)));
        }
    }
    if named.is_empty() {
        named = label_name(start_of(&sentence.text, sentence.label));
    }
    match previous {
        Some(previous) if named.is_empty() => previous.subject.clone(),
        _ => subject(named),
    }
}

/// What stands behind a length, where what another was hit for stands before it: `1 h 20 min for most shops and 2 h 38 min for five
/// of them`.
fn for_each(before: &str, after: &str) -> String {
    let lower = fold(before);
    let and = ends(lower.trim_end(), LIST_AND).is_some() && begins(lower.trim_start(), OF_THING).is_some();
    let after = after.trim_start();
    let own = begins(&fold(lead(after)), OF_THING).filter(|_| and).map(|length| rest_of(after, length));
    own.map_or_else(String::new, |own| name(own.split(any_of(",;.(")).next().unwrap_or(own)))
}

/// The last clause of `text` that says what was hit, where the one before it is whole: `teachers wrote on paper, and orders failed`.
fn own_clause(text: &str) -> &str {
    let clauses = clauses(text);
    let words = |clause: &Clause| rest_of(text, clause.words);
    let whole =
        |clause: &Clause| has_verb(start_of(rest_of(text, clause.words), clause.span.end - clause.words));
    let tells = |clause: &&Clause| clause.is_main() && names_effect(Said::of(&fold(words(clause))));
    let last =
        clauses.iter().rposition(|clause| tells(&clause) && whole(clause) && !name(words(clause)).is_empty());
    let own = last.filter(|at| at.checked_sub(1).and_then(|before| clauses.get(before)).is_some_and(whole));
    own.and_then(|at| clauses.get(at)).map_or(text, words)
}

/// `text` without words of an effect at its beginning.
#[must_use]
pub fn unmarred(text: &str) -> &str {
    let text = text.trim_start();
    match text.split_once(' ') {
        Some((word, rest)) if names_effect(Said::of(&fold(word))) => unmarred(rest),
        _ => text,
    }
}

/// The first words of `text`: enough for one of a table.
fn lead(text: &str) -> &str {
    start_of(text, text.floor_char_boundary(LEAD))
}

/// Bytes that the longest words of a joint take.
const LEAD: usize = 48;

/// What a name is of: the incident as a whole where the words name nothing.
#[must_use]
pub fn subject(name: String) -> Subject {
    if name.is_empty() { Subject::Incident } else { Subject::Named { things: things(&name), what: name } }
}

impl Subject {
    /// True for people, and not what belongs to them: `customers in the north`, `staff (12 of 40)`.
    #[must_use]
    pub fn is_people(&self) -> bool {
        let Self::Named { what, .. } = self else { return false };
        let joints = [" (", " in ", " of ", " on ", " at ", " from ", " with ", " who "];
        let head =
            joints.iter().filter_map(|joint| what.find(joint)).min().map_or(&**what, |at| start_of(what, at));
        ends(&fold(head), PEOPLE).is_some()
    }
}

/// `checkout` of ` checkout outage`; nothing where only words for any outage stand before the noun.
fn before_noun(text: &str) -> Option<String> {
    let text = text.trim_start_matches(any_of(" -"));
    let (at, _) = find(&fold(text), NOUNS)?;
    let head = start_of(text, at).trim_end();
    let short = head.split(' ').count() <= 3 && !head.contains(|c| ",.:();|".contains(c) || c >= '\u{2e80}');
    let found = bare(head);
    (short && !nameless(found)).then(|| found.to_owned())
}

/// `… outage of the API`, `disruption for Search`: what stands after the noun.
fn after_noun(text: &str) -> Option<String> {
    let lower = fold(text);
    let (at, len) = find(&lower, NOUNS)?;
    let rest = text.get(at + len..)?.trim_start_matches(char::is_alphabetic);
    let rest = [" of ", " for ", " in ", " von ", " de ", " der ", " des "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    // `outage of login led to refunds`
    let end = find_whole(&fold(rest), CAUSED).map_or(rest.len(), |(at, _)| at);
    Some(name(start_of(rest, end)))
}

/// A label that names a thing: `Run scheduling:`; one that names a kind of field does not.
#[must_use]
pub fn label_name(label: &str) -> String {
    let label = label.trim_end_matches(any_of(":： "));
    let said = Said::of(&fold(label));
    let field = [LENGTH_LABELS, IMPACT_LABELS, BEGIN_LABELS].iter().any(|table| said.has(*table))
        || [FIELD_LABELS, GENERIC, JOINS, OPENS, STATES]
            .iter()
            .any(|table| begins(&fold(label), *table) == Some(label.len()));
    if field || !stamps(label).is_empty() {
        String::new()
    } else if has_verb(label) {
        name(label)
    } else {
        bare(label).to_owned()
    }
}

/// The subject of `text`: what stands before its verb, without articles and lead-ins. Nothing for a pronoun.
#[must_use]
pub fn name(text: &str) -> String {
    name_of(text, true)
}

/// The same where it is known whether a stamp may stand in it.
#[must_use]
pub fn name_of(text: &str, stamped: bool) -> String {
    let mut text = text.rsplit("| ").next().unwrap_or(text);
    if let Some(label) = text.trim_end().strip_suffix(':') {
        // "API: 36 min, portal: 20 min"
        text = label.rsplit(any_of(",;")).next().unwrap_or(label);
    } else if let Some((_, after)) = text.rsplit_once(": ") {
        text = after;
    }
    // "Noticed that search was down": what was noticed comes after it.
    let lower = fold(text);
    if let Some((at, length)) = find_whole(&lower, THAT)
        && Said::of(start_of(&lower, at)).has(NOTICED)
    {
        text = rest_of(text, at + length);
    }
    for _ in 0..6 {
        let lower = fold(text);
        let mut end = verb(&lower).unwrap_or(text.len());
        if end == text.len() {
            let hit = tails(&lower).find(|(_, tail)| names_effect(Said::at(tail)));
            end = hit.map_or(end, |(at, _)| at);
        }
        let what = text.get(..end).unwrap_or(text);
        // "On 4 March at 10:02 UTC the API": the thing comes after the time; the `may` of "On May 9, 2024" is no verb.
        if stamped && let Some(stamp) = each_stamp(text).take_while(|stamp| stamp.span.start <= end).last() {
            text = rest_of(text, stamp.span.end);
            continue;
        }
        let what = what.trim_start_matches(any_of(" ,)]–—-+"));
        // "In total the leak" is no introduction as "In March, the leak" is.
        let [introduction, loose] = begins_each(&fold(what), [INTRODUCTIONS, LEADS]);
        let introduced = introduction.is_some() && introduction >= loose;
        let named = if introduced { what.split_once(", ").map_or("", |(_, rest)| rest) } else { what };
        let found = bare(named);
        if let Some(hit) = caused(text, &lower).or_else(|| behind(found)) {
            return hit;
        }
        if !nameless(found) {
            return found.to_owned();
        }
        if let Some(hit) = undone(text, found, end) {
            return hit;
        }
        // "Seit 10:04 Uhr ist die API": the thing comes after the verb.
        if inverted(&lower, end) {
            let word = lower.get(end..).and_then(|rest| rest.find(' ')).unwrap_or(0);
            text = rest_of(text, end + word);
            continue;
        }
        // Nothing before this verb: what stands after the first comma may have a subject of its own.
        let Some((_, rest)) = text.split_once(", ") else { break };
        text = rest;
    }
    String::new()
}

/// What was hit, behind the verb of a cause: `the change caused errors for uploads`, `the deploy led to failed uploads`. Not where
/// what failed stands before it: `login was down, which led to complaints`.
fn caused(text: &str, lower: &str) -> Option<String> {
    let (at, length) = find_whole(lower, CAUSED).filter(|(at, _)| *at > 0)?;
    let cause = Said::of(start_of(lower, at));
    (!names_effect(cause) && !cause.has(NOUNS)).then_some(())?;
    let effect = rest_of(text, at + length);
    let effect = start_of(effect, effect.find(any_of(",.;(")).unwrap_or(effect.len()));
    let of = find_whole(&fold(effect), OF_THING).map(|(at, length)| rest_of(effect, at + length));
    let of = of.filter(|of| of.contains(char::is_alphabetic));
    // `caused users to see errors`
    let hit = of.unwrap_or_else(|| unmarred(effect).split(" to ").next().unwrap_or_default());
    let own = |name: &String| name.len() > 2 && !name.starts_with(digit);
    Some(name(hit)).filter(own)
}

/// What was hit where it stands last in words before a verb: behind `when`, as in `the first hour, when checkout was down`, or behind
/// what failed before it, as in `pool exhausted, so checkout was down`.
fn behind(words: &str) -> Option<String> {
    let clauses = clauses(words);
    let last = clauses.last().filter(|last| last.span.start > 0)?;
    let before = start_of(words, last.span.start);
    let fails = || last.joint == Joint::Pause && tail_fails(before) && !words.contains(" and ");
    (last.joint == Joint::When || fails()).then_some(())?;
    let hit = bare(rest_of(words, last.words));
    (!nameless(hit)).then(|| hit.to_owned())
}

/// True for words that tell of a failure, but not with their first one: `failed payments, logins` are two things.
fn tail_fails(words: &str) -> bool {
    let tail = words.split_once(' ').map_or("", |(_, tail)| tail);
    Said::of(&fold(tail)).has(FAILS)
}

/// What could not be done, where the subject is who could not: `we could not process refunds`, with its verb at `end`.
fn undone(text: &str, subject: &str, end: usize) -> Option<String> {
    begins(&fold(subject), PRONOUNS)?;
    let rest = rest_of(text, end);
    let could = begins(&fold(lead(rest)), COULD)?;
    let (_, object) = rest_of(rest, could).trim_start().split_once(' ')?;
    Some(name(object)).filter(|object| !object.is_empty())
}

/// `text` without articles before it and loose words after it.
fn bare(text: &str) -> &str {
    let marks = [' ', ',', ':', '—', '–', '-', '_', '\'', '.', '|', '~', '+', ';', '、', '，'];
    let mut what = text.trim_matches(marks).trim_start_matches(any_of("() "));
    while let Some(len) = denied_lead(&fold(what)) {
        what = rest_of(what, len).trim_start_matches(any_of(" ,"));
    }
    // `Post-mortem - search`
    if let Some((head, tail)) = what.split_once(" - ")
        && INCIDENT_NAMES.row(&fold(head)).is_some()
    {
        return bare(tail);
    }
    // A bracket that was not opened, and one that does not close.
    if let Some((head, tail)) = what.split_once(')')
        && !head.contains('(')
    {
        return bare(tail);
    }
    if let Some((head, tail)) = what.rsplit_once(" (")
        && !tail.contains(')')
    {
        what = head;
    }
    while let Some(at) = ends(&fold(what), TAILS) {
        what = start_of(what, at).trim_end_matches(marks);
    }
    what
}

/// Bytes of an article or a denial that `lower` begins with: "no deploys" are deploys that were not there.
fn denied_lead(lower: &str) -> Option<usize> {
    let [lead, not, nobody] = begins_each(lower, [LEADS, NOT, PRONOUNS]);
    lead.or(not.filter(|_| nobody.is_none()))
}

/// True when `what` names nothing: a pronoun, words for any incident, no letter, or a whole clause.
fn nameless(what: &str) -> bool {
    let lower = fold(what);
    let mut words = lower.split(any_of(" -"));
    let mut generic = || {
        words.all(|word| {
            begins(word, GENERIC).is_some_and(|len| len == word.len()) || names_effect(Said::of(word))
        })
    };
    let [at, leads, lasted, and, pronoun, verb] =
        begins_each(&lower, [AT, FOR, LASTED, LIST_AND, PRONOUNS, VERBS]);
    pronoun.or(verb).is_some()
        || [at, leads, lasted, and].contains(&Some(lower.len()))
        || what.contains('@')
        || what.len() > 90
        || !what.contains(char::is_alphabetic)
        || generic()
}

/// True for a German verb, which stands before its subject where the sentence begins with a time.
fn inverted(lower: &str, verb: usize) -> bool {
    lower.get(verb..).is_some_and(|rest| begins(rest, INVERTED).is_some())
}

fn has_verb(text: &str) -> bool {
    verb(&fold(text)).is_some()
}

/// Where the first verb of `lower` stands, not at its beginning.
fn verb(lower: &str) -> Option<usize> {
    for (at, tail) in tails(lower) {
        let open = lower.get(..at).is_some_and(|before| before.ends_with(' '));
        if open && closed(tail, VERBS, [' ', ',', '.']) {
            return Some(at);
        }
    }
    None
}

/// The single things of `what`: "the Dashboard and SDK" are two.
#[must_use]
pub fn things(what: &str) -> Vec<String> {
    let mut found = Vec::new();
    if what.is_empty() {
        return found;
    }
    let joined =
        what.replace(" and ", ", ").replace(" und ", ", ").replace(" et ", ", ").replace(" y ", ", ");
    for part in joined.split(", ") {
        // "15% of requests": how many of them is no part of their name.
        let counted = part.trim_start_matches(any_of("~<>≈ "));
        let rest = counted.trim_start_matches(|c: char| c.is_ascii_digit() || ".,%".contains(c));
        let rest = if rest.len() < counted.len() { rest.trim_start() } else { part };
        let part = bare(rest.strip_prefix("of ").unwrap_or(rest));
        if !part.is_empty() {
            found.push(part.to_owned());
        }
    }
    found
}
