//! Who acted: the person, the team or the role that the words of an event begin with.

use crate::{
    incident::Event,
    markup,
    pause::each,
    span::{Signs, any_of, start_of},
    words::{
        concepts::{BEFORE_ROLE, DEEDS, NO_ACTORS, NO_PERSONS, RECORDS, ROLES},
        fold,
        lexicon::Tables,
    },
};

/// Roles as they are listed.
const ROLE_NAMES: &[&str] = &["on-call", "support", "customers", "engineers"];

/// Words that are no names, whatever stands beside them.
static NO_NAMES: Tables = Tables::new(&[NO_PERSONS, BEFORE_ROLE]);

/// Longest name of a person or a team in bytes.
const NAME: usize = 32;

/// Names the actor of each event that has none yet, where its words begin with one.
pub async fn name_actors(events: &mut [Event]) {
    let heads = each(&*events, |event| head(&event.text)).await;
    let named_before = each(&heads, |head| label(head)).await;
    let labels = labels(&named_before);
    let all = events.iter_mut().zip(heads.iter().zip(named_before));
    for (event, (head, label)) in all.filter(|(event, _)| event.actors.is_empty()) {
        let label = label.filter(|name| labels.contains(&fold(name)));
        event.actors.extend(label.map(ToOwned::to_owned).or_else(|| named(head)));
    }
}

/// The person, the team or the role that the words of an entry begin with, a name before a colon left out.
#[must_use]
pub fn first_named(text: &str) -> Option<String> {
    named(&head(text))
}

fn named(head: &str) -> Option<String> {
    let own = |name: Option<&str>| name.map(ToOwned::to_owned);
    own(handle(head)).or_else(|| role(head)).or_else(|| own(person(head)))
}

/// The beginning of the first line, without marks: in `Resolved`, `Calls work` nobody calls.
fn head(text: &str) -> String {
    static MARKS: Signs = Signs::new("*_[(\"- \u{2013}\u{2014}|");

    let bare = MARKS.trim_start(text);
    let line = bare.split('\n').next().unwrap_or_default();
    markup::plain(start_of(line, line.floor_char_boundary(80)))
}

/// Folded names that stand before a colon, `Ana: rolls back`, in more than one event, or as half of the events have them, of
/// all that are `named` so, event by event.
fn labels(named: &[Option<&str>]) -> Vec<String> {
    /// More names than this are no people.
    const KNOWN: usize = 64;

    let mut known: Vec<(String, usize)> = Vec::new();
    for name in named.iter().flatten() {
        let name = fold(name);
        let room = known.len() < KNOWN;
        match known.iter_mut().find(|(other, _)| *other == name) {
            Some((_, count)) => *count += 1,
            None if room => known.push((name, 1)),
            None => {}
        }
    }
    // One word that stands so but once is as likely a thing that the entry is about.
    let all: usize = known.iter().map(|(_, count)| count).sum();
    let usual = all > 2 && all * 2 >= named.len();
    known.into_iter().filter(|(_, count)| usual || *count > 1).map(|(name, _)| name).collect()
}

/// The name before a colon: one to three words in capitals that are no label of a phase, a state or a field.
fn label(head: &str) -> Option<&str> {
    let (name, rest) = head.split_once(':')?;
    let name = name.trim_end_matches(any_of("*_] "));
    let capital = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let plain = name.chars().all(|c| c.is_alphabetic() || " .'-".contains(c));
    let shouted = name.chars().count() > 3 && !name.contains(char::is_lowercase);
    (rest.starts_with(' ') && name.len() <= NAME && capital && plain && !shouted && !is_label(name))
        .then_some(name)
}

/// True for a word that labels what an entry says and not who says it.
fn is_label(name: &str) -> bool {
    let folded = fold(name);
    [NO_ACTORS, RECORDS].iter().any(|table| table.row(&folded).is_some())
        || super::labels::phase_of_label(&folded).is_some()
}

/// A handle that the words begin with: `@ana`.
fn handle(head: &str) -> Option<&str> {
    let name = head.strip_prefix('@')?;
    let end = name.find(|c: char| !c.is_alphanumeric() && !"._-".contains(c)).unwrap_or(name.len());
    let name = name.get(..end)?.trim_end_matches(any_of(".-"));
    let everyone = ["here", "channel", "everyone"].contains(&name);
    (!name.is_empty() && name.len() <= NAME && !everyone).then_some(name)
}

/// The role or the team that the words begin with.
fn role(head: &str) -> Option<String> {
    let mut rest = head;
    for _ in 0..2 {
        let Some(length) = BEFORE_ROLE.begins(rest) else { break };
        rest = rest.get(length..)?.trim_start();
    }
    if let Some(name) = ROLES.longest(rest).and_then(|(role, _)| ROLE_NAMES.get(role)) {
        return Some((*name).to_owned());
    }
    // `The database team restarts it`, `Network team joins`
    let mut end = 0;
    for word in rest.split(' ').take(4) {
        end += word.len();
        let team = || {
            word.starts_with(['t', 'T']) && ["team", "Team"].contains(&word.trim_end_matches(any_of(",:.")))
        };
        if end > word.len() && end <= NAME && team() {
            let name = rest.get(..end)?.trim_end_matches(any_of(",:."));
            return Some(markup::plain(name));
        }
        // `Alerted by end-user team`, `Coordination inside the team`
        let joins = word.len() < 3 && word.starts_with(char::is_lowercase);
        if joins || end > word.len() && BEFORE_ROLE.holds(word) {
            break;
        }
        end += 1;
    }
    None
}

/// True for a word that ends as those of things do, or that an article is tied to: `Investigation starts`, `L'attaque prend fin`.
fn is_noun(word: &str) -> bool {
    let tied = word.split_once(any_of("'’")).is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    tied || ["tion", "sion", "ment", "ness", "sis"].iter().any(|ending| word.ends_with(ending))
}

/// A person whose name the words begin with, and who does what people do: `Ana restarts the worker`.
fn person(head: &str) -> Option<&str> {
    let mut end = 0;
    for (nth, word) in head.split(' ').take(3).enumerate() {
        if nth > 0 && DEEDS.begins(word) == Some(word.len()) {
            let name = head.get(..end)?.trim_end();
            return Some(name).filter(|name| name.len() <= NAME);
        }
        let name = word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || "'-.".contains(c));
        // `The reverted version is not live`: an article and what it belongs to. `Robin Page` is a name.
        if !name || nth == 0 && (NO_NAMES.holds(word) || is_noun(word)) {
            return None;
        }
        end += word.len() + 1;
    }
    None
}
