//! Who wrote: names on the first line of entry after entry, as chats, tickets and quoted mails have them.

use crate::{
    document::lines::is_state,
    entries::{
        chat::{is_full_name, may_be_name},
        entry::{Entry, Place},
        list_form::mark,
    },
    pause::pause_at,
    rules, sort,
    span::{any_of, common, rest_of, start_of, trimmed},
    timestamp::marks::SEPARATORS,
    words::{
        concepts::{ACTORS, NO_ACTORS, QUOTING},
        fold,
    },
};

/// Takes the names off entries whose first lines are names, or have one beside words that most of them share: short, most entries
/// have one, and some name comes again.
pub(crate) fn name_authors(notes: &str, entries: &mut [Entry]) {
    let frame = Frame::of(entries);
    let mut names: Vec<String> = Vec::new();
    let (mut quoted, mut behind) = (0, true);
    for entry in &*entries {
        let Some((name, quoting)) = heading_name(entry, &frame) else { continue };
        quoted += usize::from(quoting);
        behind &= stands_behind(notes, entry, name);
        names.push(fold(name));
    }
    let headed = names.len();
    // Those that are known count beside the others where they stand behind their stamps, too: `10:04 - Ana Ruiz (Work notes)`.
    if headed > 0 && behind && rules::holds("chat.names-beside-known-ones") {
        let known =
            |entry: &&Entry| entry.actor.as_deref().is_some_and(|name| stands_behind(notes, entry, name));
        names.extend(entries.iter().filter(known).filter_map(|entry| entry.actor.as_deref()).map(fold));
    }
    let all = names.len();
    let mut names = sort::ascending(names);
    names.dedup();
    let again = all > names.len() || quoted * 2 > headed;
    if all < 2 || all * 3 < entries.len() * 2 || !again {
        return;
    }
    for entry in entries {
        let Some((name, _)) = heading_name(entry, &frame) else { continue };
        let name = name.to_owned();
        let said = entry.text.split_once('\n').map_or("", |(_, said)| said);
        entry.text = said.trim_start_matches(any_of("> ")).to_owned();
        entry.actor = Some(name);
        entry.place = Place::Set;
    }
}

/// True where nothing but a name stands behind the stamp of an entry on its line, and maybe something in brackets.
fn stands_behind(notes: &str, entry: &Entry, name: &str) -> bool {
    let line = rest_of(notes, entry.stamp.span.end).split('\n').next().unwrap_or_default();
    let rest = SEPARATORS.trim_start(line).strip_prefix(name).map(trimmed);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'))
}

/// Words that most first lines share before a name or behind it: `Comment by`, `added a comment`.
#[derive(Debug, Default)]
struct Frame {
    before: String,
    after: String,
}

/// Fewest first lines that share words which are no part of a name, and how many are looked at for such words.
const FRAMED: usize = 3;
const LOOKS: usize = 16;

impl Frame {
    fn of(entries: &[Entry]) -> Self {
        let heads: Vec<&str> = entries.iter().filter_map(|entry| Some(head(entry)?.0)).collect();
        let mut found = Self::default();
        if heads.len() < FRAMED || !rules::holds("chat.names-amid-shared-words") {
            return found;
        }
        let most = |fits: &dyn Fn(&str) -> bool| {
            let count = heads.iter().filter(|head| fits(head)).count();
            count >= FRAMED && count * 4 >= heads.len() * 3
        };
        for pair in heads.windows(2).filter(|pair| pair.first() != pair.last()).take(LOOKS) {
            let [one, other] = *pair else { continue };
            let (start, end) = common(one, other);
            let before = start_of(one, start).rfind(' ').map_or("", |blank| start_of(one, blank + 1));
            let after = rest_of(one, one.len() - end);
            let after = after.find(' ').map_or("", |blank| rest_of(after, blank));
            // `Notification Type: PROBLEM` names nobody, `Author: Ana Ruiz` does.
            let label = before.trim_end().strip_suffix(':');
            let named = label.is_none_or(|label| ACTORS.row(&fold(label)).is_some());
            if named && before.len() > found.before.len() && most(&|head| head.starts_with(before)) {
                before.clone_into(&mut found.before);
            }
            if after.len() > found.after.len() && most(&|head| head.ends_with(after)) {
                after.clone_into(&mut found.after);
            }
        }
        found
    }

    /// What is left of a first line without them.
    fn within<'h>(&self, head: &'h str) -> &'h str {
        let rest = head.strip_prefix(&*self.before).unwrap_or(head);
        rest.strip_suffix(&*self.after).unwrap_or(rest)
    }
}

/// Takes the names off the messages of a chat, where they stand before a colon and the date in each stamp: `14/08/2026 05:47 - Ana
/// Ruiz: rolled back`.
pub(crate) fn name_speakers(notes: &str, entries: &mut [Entry]) {
    let dated = |entry: &Entry| {
        entry.stamp.date.is_some() && entry.stamp.timed() && mark(entry.span.of(notes)).1.is_none()
    };
    if entries.len() < 4 || !rules::holds("chat.names-before-a-colon") || !entries.iter().all(dated) {
        return;
    }
    let names: Vec<&str> = entries.iter().filter_map(speaker).collect();
    let full = names.iter().filter(|name| name.contains(' ')).count();
    let headed = names.len();
    let mut names = sort::ascending(names);
    names.dedup();
    if headed * 5 < entries.len() * 4 || full * 2 < headed || names.len() * 2 > headed {
        return;
    }
    for entry in entries {
        let Some(name) = speaker(entry).map(ToOwned::to_owned) else { continue };
        entry.text = rest_of(&entry.text, name.len() + 1).trim_start().to_owned();
        entry.actor = Some(name);
    }
}

/// Takes off the lines above messages that say whom they answer: a sign, and the name of somebody who writes, `[In reply to Ana]`.
pub(crate) async fn drop_answered(entries: &mut [Entry]) {
    const WORDS: usize = 7;

    let mut names = sort::ascending(entries.iter().filter_map(|entry| entry.actor.as_deref()).collect());
    names.dedup();
    let names: Vec<String> = names.into_iter().map(ToOwned::to_owned).collect();
    if names.len() < 2 || !rules::holds("chat.whom-a-message-answers") {
        return;
    }
    for (step, entry) in entries.iter_mut().filter(|entry| entry.actor.is_some()).enumerate() {
        pause_at(step).await;
        let Some((head, said)) = entry.text.split_once('\n') else { continue };
        let bare = head.trim_end_matches(any_of("])>:*_ "));
        let words = || bare.split(' ').take(WORDS).enumerate();
        let begins = |(number, _): (usize, &str)| bare.split(' ').skip(number).collect::<Vec<_>>().join(" ");
        let signed = !head.starts_with(|c: char| c.is_alphanumeric() || c == '@');
        if signed
            && !said.trim().is_empty()
            && words().map(begins).any(|tail| names.binary_search(&tail).is_ok())
        {
            let end = entry.text.len() - said.len();
            entry.text.drain(..end);
        }
    }
}

/// The name before a colon that an entry's words begin with.
fn speaker(entry: &Entry) -> Option<&str> {
    let (name, said) = entry.text.split_once(": ").filter(|_| entry.actor.is_none())?;
    let named = may_be_name(name)
        && name.starts_with(char::is_uppercase)
        && !is_state(name)
        && NO_ACTORS.row(&fold(name)).is_none();
    (named && !said.trim().is_empty()).then_some(name)
}

/// True for a word that says that what follows was written: `wrote`.
pub(crate) fn is_quoting(word: &str) -> bool {
    QUOTING.begins(word) == Some(word.len())
}

/// The first line of an entry's words, where more follows and nobody is known to have written them, and what follows.
fn head(entry: &Entry) -> Option<(&str, &str)> {
    entry.text.split_once('\n').filter(|(_, said)| entry.actor.is_none() && !said.trim().is_empty())
}

/// The name on the first line of an entry's words, where more follows, and whether a word of quoting stands beside it.
fn heading_name<'e>(entry: &'e Entry, frame: &Frame) -> Option<(&'e str, bool)> {
    let (head, _) = head(entry)?;
    let bare = frame.within(head).trim_matches(any_of("*_@<> :"));
    // `Comment 2 Ana Ruiz`
    let counted = bare.trim_start_matches(any_of("#0123456789.: "));
    let full = !frame.before.is_empty() && is_full_name(counted);
    let bare = if full { counted } else { bare };
    let last = bare.rsplit_once(' ').filter(|(_, word)| is_quoting(word)).map(|(name, _)| name);
    // `schrieb Arne Bock:`
    let quoting =
        last.or_else(|| bare.split_once(' ').filter(|(word, _)| is_quoting(word)).map(|(_, name)| name));
    let name = quoting.unwrap_or(bare);
    // `Ana Ruiz (Work notes)`
    let plain = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let name = plain.map_or(name, |(name, _)| name);
    let short = (1..=40).contains(&name.len()) && name.split_whitespace().count() <= 4;
    let named = short
        && name.starts_with(char::is_alphabetic)
        && !name.ends_with(any_of(".!?;"))
        && !name.contains(": ")
        && !head.ends_with(':') | quoting.is_some()
        && !is_state(head);
    named.then_some((name, quoting.is_some()))
}
