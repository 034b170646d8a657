//! Takes out of notes what names people, machines and customers: names and handles, addresses of every sort, secrets, tickets.
//!
//! What is found is a help and no guarantee. A redacted text tells the same incident: stamps, lengths and versions stay.

mod forms;
mod people;

use std::collections::BTreeMap;

use crate::{
    incident::Incident,
    pause::{at_once, each, pause_at},
    sort,
    span::{Span, rest_of, start_of},
    timestamp::scan::each_stamp,
    words::{
        concepts::{ALERTS, CHANGES, ESCALATIONS, FINDINGS, MESSAGES, REPORTS},
        fold, fold_char,
        lexicon::Table,
    },
};

/// What may be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person's name, whole or in part.
    Name,
    /// The name of a person in a chat or on a machine.
    Handle,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// An address of a network: IP, with its mask or port, or of hardware.
    Address,
    /// A machine.
    Host,
    /// An address of a page, a bucket, a database.
    Url,
    /// A password, a token, a key.
    Secret,
    /// The number of a ticket, a request, a change.
    Ticket,
    /// The number of a customer, an account, a user.
    Customer,
}

/// Each kind with the word of its alias.
const ALIASES: &[(Kind, &str)] = &[
    (Kind::Name, "Colleague-"),
    (Kind::Handle, "colleague-"),
    (Kind::Email, "contact-"),
    (Kind::Phone, "phone-"),
    (Kind::Address, "address-"),
    (Kind::Host, "host-"),
    (Kind::Url, "link-"),
    (Kind::Secret, "secret-"),
    (Kind::Ticket, "TKT-"),
    (Kind::Customer, "cust-"),
];

impl Kind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        ALIASES.iter().map(|(kind, _)| *kind)
    }

    /// A person has one number, whether named or called by a handle.
    fn counted_as(self) -> Self {
        if self == Self::Handle { Self::Name } else { self }
    }

    /// What stands in place of number `nth`, from 0, of this kind.
    fn alias(self, nth: usize) -> String {
        let word = ALIASES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word);
        let number = match self {
            Self::Name => letters(nth, b'A'),
            Self::Handle => letters(nth, b'a'),
            _ => (nth + 1).to_string(),
        };
        [word, &number].concat()
    }
}

/// `A` to `Z`, then `AA`.
fn letters(nth: usize, first: u8) -> String {
    let mut out = if nth < 26 { String::new() } else { letters(nth / 26 - 1, first) };
    out.push(char::from(first + u8::try_from(nth % 26).unwrap_or_default()));
    out
}

/// What an address may say of its entry.
const CLUES: &[Table] = &[ALERTS, REPORTS, ESCALATIONS, MESSAGES, CHANGES, FINDINGS];

/// Something to take out of the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the notes.
    pub span: Span,
    /// What takes its place: the same for the same thing.
    pub alias: String,
}

impl Mention {
    /// The words around it, on its line; none of them is cut.
    #[must_use]
    pub fn context<'n>(&self, notes: &'n str) -> &'n str {
        /// Bytes on either side.
        const AROUND: usize = 32;

        let Span { start, end } = self.span;
        let from = notes.ceil_char_boundary(start.saturating_sub(AROUND));
        let to = notes.floor_char_boundary(end + AROUND);
        let (before, after) = (Span::new(from, start).of(notes), Span::new(end, to).of(notes));
        let first = if from == 0 { None } else { before.find(' ') };
        let last = if to == notes.len() { None } else { after.rfind(' ') };
        let from = before.rfind('\n').or(first).map_or(from, |at| from + at + 1);
        let to = after.find('\n').or(last).map_or(to, |at| end + at);
        Span::new(from, to).of(notes).trim()
    }
}

/// Numbers by words.
type Index = BTreeMap<String, usize>;

/// Something found, not yet named: what it is of is a key, by which the same thing is known again.
struct Found {
    kind: Kind,
    span: Span,
    key: String,
}

/// All that may be taken out of `notes`, from left to right; what `incident`, read from them, knows of people helps.
///
/// ```
/// use incident_timeline::{read_incident, redact::{Kind, mentions, redacted}};
///
/// let notes = "10:02 paged Priya Sharma about db-primary-03\n10:40 Priya restarts db-primary-03\n";
/// let found = mentions(notes, &read_incident(notes));
/// let text = redacted(notes, &found, |_| true);
/// assert_eq!(text, "10:02 paged Colleague-A about host-1\n10:40 Colleague-A restarts host-1\n");
/// assert_eq!(redacted(notes, &found, |mention| mention.kind == Kind::Host).matches("Priya").count(), 2);
/// ```
#[must_use]
pub fn mentions(notes: &str, incident: &Incident) -> Vec<Mention> {
    at_once(search(notes, incident))
}

/// The same with places to rest at.
pub async fn search(notes: &str, incident: &Incident) -> Vec<Mention> {
    let mut found = gathered(&mut forms::each(notes)).await;
    forms::known_hosts(&mut found);
    let more = gathered(&mut forms::named_elsewhere(notes, &found)).await;
    found.extend(more);
    let words = each(people::words(notes), |word| word).await;
    let people = people::People::of(notes, incident, &found, &words).await;
    people.handles(&mut found);
    let names = gathered(&mut people.names(notes, &words, &found)).await;
    found.extend(names);
    let found = sort::by_key(found, |found| i64::try_from(found.span.start).unwrap_or(i64::MAX));
    let mut numbers = Index::new();
    let mut counts = [0; ALIASES.len()];
    let mut stamps = each_stamp(notes).peekable();
    let mut mentions: Vec<Mention> = Vec::with_capacity(found.len());
    let mut step = 0;
    for Found { kind, span, key } in found {
        while stamps.next_if(|stamp| stamp.span.end < span.end).is_some() {
            step += 1;
            pause_at(step).await;
        }
        // What is a time is no number of anything.
        let in_stamp = stamps.peek().is_some_and(|stamp| stamp.span.start <= span.start);
        if in_stamp || mentions.last().is_some_and(|last| span.start < last.span.end) {
            continue;
        }
        let counted = kind.counted_as() as usize;
        let number = *numbers.entry([&counted.to_string(), " ", &key].concat()).or_insert_with(|| {
            counts.get_mut(counted).map_or(0, |count| {
                *count += 1;
                *count - 1
            })
        });
        let words = span.of(notes);
        let alias = [head(kind, words), &kind.alias(number), &instant(words), &clues(kind, words)].concat();
        mentions.push(Mention { kind, span, alias });
    }
    mentions
}

/// What is found, some words after the other.
async fn gathered(words: &mut dyn Iterator<Item = Option<Found>>) -> Vec<Found> {
    let mut found = Vec::new();
    for (step, one) in words.enumerate() {
        pause_at(step).await;
        found.extend(one);
    }
    found
}

/// The signs of `words` that tell of what kind they are, whoever or whatever they name: `@ana` is a person who acts, and a line that
/// holds `https://` or a `#4411` is no title.
fn head(kind: Kind, words: &str) -> &str {
    match kind {
        Kind::Handle | Kind::Ticket => start_of(words, usize::from(words.starts_with(['@', '#']))),
        // `www.example.org` is a link as well.
        Kind::Url => words.find("://").map_or("https://", |sign| start_of(words, sign + 3)),
        _ => "",
    }
}

/// The part of the address of a chat message that tells when it was written: the notes may tell it nowhere else.
fn instant(address: &str) -> String {
    let rest = address.split_once("/archives/").and_then(|(_, rest)| rest.split_once("/p"));
    let digits =
        rest.and_then(|(_, rest)| rest.get(..16)).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    digits.map_or(String::new(), |digits| ["/archives/x/p", digits].concat())
}

/// The words of the address of a page that tell what an entry is: `https://pager.example.org/acme/alerts/7` is of an alert.
fn clues(kind: Kind, address: &str) -> String {
    let path = if kind == Kind::Url { address.split('/').skip(3) } else { "".split('/').skip(1) };
    let words = path.flat_map(|part| part.split(|c: char| !c.is_ascii_lowercase()));
    let told = |word: &&str| {
        let known = CLUES.iter().filter_map(|table| table.begins(word)).max();
        // An ending may follow, `alerting`, and no other word.
        known.is_some_and(|known| word.len() < known + 4)
    };
    words.filter(told).take(4).flat_map(|word| ["/", word]).collect()
}

/// The notes with what is `wanted` replaced by its alias.
#[must_use]
pub fn redacted(notes: &str, mentions: &[Mention], wanted: impl Fn(&Mention) -> bool) -> String {
    let mut out = String::with_capacity(notes.len());
    let mut done = 0;
    for mention in mentions {
        let Mention { span, alias, .. } = mention;
        if wanted(mention) {
            out.push_str(notes.get(done..span.start).unwrap_or_default());
            out.push_str(alias);
            // Lines keep their numbers.
            out.extend(span.of(notes).chars().filter(|c| *c == '\n'));
            done = span.end;
        }
    }
    out + rest_of(notes, done)
}

/// The notes without words of one's own, which are set apart by commas: each becomes an alias, in capitals or not. Times stay.
///
/// ```
/// use incident_timeline::{pause::at_once, redact::without};
///
/// let text = at_once(without("10:02 ACME calls about acme-db\n10:40 Al is alert\n", "Acme, al"));
/// assert_eq!(text, "10:02 redacted-1 calls about redacted-1-db\n10:40 redacted-2 is alert\n");
/// ```
pub async fn without(notes: &str, words: &str) -> String {
    /// Letters of the shortest word that is found inside others.
    const WITHIN: usize = 4;

    let words = fold(words);
    let mut stamps = each_stamp(notes).peekable();
    let mut out = String::with_capacity(notes.len());
    let (mut at, mut step) = (0, 0);
    while let Some(c) = rest_of(notes, at).chars().next() {
        step += 1;
        pause_at(step).await;
        while stamps.next_if(|stamp| stamp.span.end <= at).is_some() {}
        let open = stamps.peek().map_or(notes.len(), |stamp| stamp.span.start.max(at));
        let apart = !start_of(notes, at).ends_with(char::is_alphanumeric);
        let (mut end, mut alias) = (at, 0);
        for (number, word) in words.split([',', '\n']).map(str::trim).enumerate() {
            let length = begins(rest_of(notes, at), word).unwrap_or(0);
            let whole = apart && !rest_of(notes, at + length).starts_with(char::is_alphanumeric);
            // The first of the longest.
            if at + length > end && at + length <= open && (whole || word.chars().count() >= WITHIN) {
                (end, alias) = (at + length, number + 1);
            }
        }
        if end > at {
            out.push_str(&["redacted-", &alias.to_string()].concat());
        } else {
            out.push(c);
            end += c.len_utf8();
        }
        at = end;
    }
    out
}

/// Length of the head of `text` that folds to `word`.
fn begins(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    word.chars()
        .all(|c| rest.next().is_some_and(|next| fold_char(next) == c))
        .then(|| text.len() - rest.as_str().len())
}
