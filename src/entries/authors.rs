//! Who wrote: names on the first line of entry after entry, as chats, tickets and quoted mails have them.

use crate::{
    document::lines::is_state,
    entries::{
        chat::may_be_name,
        entry::{Entry, Place},
        list_form::mark,
    },
    rules, sort,
    span::{any_of, rest_of},
    words::{
        concepts::{NO_ACTORS, QUOTING},
        fold,
    },
};

/// Takes the names off entries whose first lines are names: short, most entries have one, and some name comes again.
pub(crate) fn name_authors(entries: &mut [Entry]) {
    let heads: Vec<(String, bool)> = entries.iter().filter_map(heading_name).collect();
    let (headed, quoted) = (heads.len(), heads.iter().filter(|(_, quoting)| *quoting).count());
    let mut names = sort::ascending(heads.iter().map(|(name, _)| fold(name)).collect());
    names.dedup();
    let again = headed > names.len() || quoted * 2 > headed;
    if headed < 2 || headed * 3 < entries.len() * 2 || !again {
        return;
    }
    for entry in entries {
        let Some((name, _)) = heading_name(entry) else { continue };
        let said = entry.text.split_once('\n').map_or("", |(_, said)| said);
        entry.text = said.trim_start_matches(any_of("> ")).to_owned();
        entry.actor = Some(name);
        entry.place = Place::Set;
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

/// The name on the first line of an entry's words, where more follows, and whether a word of quoting stands beside it.
fn heading_name(entry: &Entry) -> Option<(String, bool)> {
    entry.actor.is_none().then_some(())?;
    let (head, said) = entry.text.split_once('\n')?;
    let bare = head.trim_matches(any_of("*_@<> :"));
    let last = bare.rsplit_once(' ').filter(|(_, word)| is_quoting(word)).map(|(name, _)| name);
    // `schrieb Arne Bock:`
    let quoting =
        last.or_else(|| bare.split_once(' ').filter(|(word, _)| is_quoting(word)).map(|(_, name)| name));
    let name = quoting.unwrap_or(bare);
    let short = (1..=40).contains(&name.len()) && name.split_whitespace().count() <= 4;
    let named = short
        && name.starts_with(char::is_alphabetic)
        && !name.ends_with(any_of(".!?;"))
        && !head.ends_with(':') | quoting.is_some()
        && !is_state(head)
        && !said.trim().is_empty();
    named.then(|| (name.to_owned(), quoting.is_some()))
}
