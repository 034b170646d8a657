//! Who is named in the notes: found once, then in every form, first name, last name and handle.

use super::{Found, Incident, Index, Kind, Span, fold, rest_of, start_of};
use crate::{
    incident::Event,
    pause::pause_at,
    sort,
    span::any_of,
    words::{
        concepts::{
            ARTICLES, BEFORE_ROLE, BY, COMMON, DEEDS, FAILS, GENERIC, NO_ACTORS, NO_PERSONS, NOUNS, NUMBERS,
            PEOPLE, PRONOUNS, ROLES, VERBS,
        },
        lexicon::Tables,
    },
};

/// First names that are hardly anything else.
const FIRST_NAMES: &str = include_str!("first-names.txt");

/// Words that no name of a person has: what acts in notes and is none.
const NO_PEOPLE: &str = " responder responders team bot support service services system app apps alert alerts alerting customer customers engineer \
    engineers engineering group squad desk vendor noc sre ops devops dba on-call oncall user users pagerduty opsgenie datadog \
    grafana kafka redis aws amazon google azure microsoft github gitlab jenkins sentry prometheus cloudflare slack teams zoom \
    kubernetes postgres postgresql mysql splunk nagios zabbix pingdom statuspage fastly akamai stripe twilio oracle jira \
    confluence terraform argocd spinnaker monitoring api dns cdn web data the a an all and or of for to in on at is was it we \
    they he she this that no not none unknown tbd n/a everyone nobody somebody manager lead commander scribe owner author \
    first second new next status incident update root cause load balancer error budget black friday network database security \
    platform infrastructure production staging release management operations communications leadership product \
    operator operators crew other more further their its hand force itself mistake default accident chance bare selbst node \
    january february march april june july august september october november december monday tuesday wednesday thursday \
    friday saturday sunday time date utc gmt severity impact summary timeline resolution detection action actions ";

/// Words after which names are listed, behind a colon.
const LABELS: &str = " commander ic author authors owner scribe comms communications lead reporter responder responders attendees \
    participants assignee engineer manager by facilitator reviewer reviewers approver from to cc who contact on-call oncall \
    autor autorin verfasser leitung teilnehmer responsable auteur participants contacts present ";

/// Those of them behind which a word in small letters is the login of a person: `Author: bhalloran`, but `Owner: payments`.
const LOGINS: &[&str] =
    &["author", "authors", "commander", "ic", "scribe", "reporter", "autor", "auteur", "verfasser"];

/// Words before a name of two words or more.
const CUES: &str =
    " by cc paged asked asks calls called pings pinged thanks assigned reassigned paging ping von par por ";

/// Words of notes that name nobody, whatever stands beside them.
static ORDINARY: Tables = Tables::new(&[
    ARTICLES,
    BEFORE_ROLE,
    COMMON,
    FAILS,
    GENERIC,
    NO_PERSONS,
    NOUNS,
    NUMBERS,
    PEOPLE,
    PRONOUNS,
    VERBS,
]);

/// How words end that are no names, though they begin an entry.
const NO_NAMES: [&str; 5] = ["ed", "en", "et", "ing", "ly"];

/// What things do as well as people.
const THINGS_DO: &str =
    " runs stops stands turns slows leaves works loads hangs drops climbs rises falls jumps recovers comes ";

/// What is done to people.
const DONE_TO: &str = " appelé prévenu avisado llamado gebeld angerufen gerufen informiert benachrichtigt \
    paged pinged called asked notified informed contacted ";

fn holds(list: &str, word: &str) -> bool {
    list.contains(&[" ", word, " "].concat())
}

/// The people of the notes.
pub(super) struct People {
    /// Whom a folded word means, twice the number of the person, and one more where it does so in small letters as well.
    forms: Index,
    count: usize,
}

/// A word of the notes.
pub(super) struct Word<'n> {
    at: usize,
    text: &'n str,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

impl People {
    /// Everybody whom `incident`, the forms `found` or the `words` around a name give away.
    pub(super) async fn of(notes: &str, incident: &Incident, found: &[Found], words: &[Word<'_>]) -> Self {
        let mut names: Vec<String> = incident.events.iter().flat_map(actors).collect();
        let mut small = Index::new();
        for (step, word) in words.iter().enumerate() {
            pause_at(step).await;
            if word.text.starts_with(char::is_lowercase) {
                small.entry(fold(word.text)).or_insert(0);
            }
        }
        // What is written small as well is a word.
        names.extend(incident.events.iter().filter_map(beginning).filter(|name| !small.contains_key(name)));
        for (step, line) in notes.lines().enumerate() {
            pause_at(step).await;
            listed(line, &mut names);
        }
        for (step, name) in in_prose(notes, words).enumerate() {
            pause_at(step).await;
            names.extend(name);
        }
        for mention in found.iter().filter(|found| found.kind == Kind::Email) {
            let local = mention.key.split('@').next().unwrap_or_default();
            names.extend(split_local(local));
            names.extend(before_address(notes, mention.span.start));
        }
        for mention in found.iter().filter(|found| found.kind == Kind::Handle) {
            names.extend(split_local(&mention.key));
        }
        let mut people = Self { forms: Index::new(), count: 0 };
        // Full names first: a first name alone is then one of them.
        let mut names = sort::ascending(names);
        names.dedup();
        for name in sort::by_key(names, |name| i64::from(!name.contains([' ', '.', '_']))) {
            people.add(&name);
        }
        people
    }

    /// Adds somebody, unless known.
    fn add(&mut self, name: &str) {
        let small = !name.contains(char::is_uppercase);
        let whole = fold(name);
        let parts: Vec<&str> = whole
            .split([' ', '.', '_'])
            .filter(|part| part.chars().count() > 1 && !holds(NO_PEOPLE, part))
            .collect();
        let (Some(first), Some(last)) = (parts.first().copied(), parts.last().copied()) else { return };
        let same = |known: &usize| known / 2;
        // `Priya Sharma` is `Priya`, where no other Priya is known by her full name.
        let full = (parts.len() > 1).then(|| self.forms.get(&[first, " ", last].concat()).map(same));
        let known = full.unwrap_or_else(|| self.forms.get(first).map(same));
        let person = known.unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        });
        let mut form = |word: String, small: bool| {
            *self.forms.entry(word).or_insert(2 * person) |= usize::from(small);
        };
        for part in &parts {
            let short = part.chars().count() < 3;
            form((*part).to_owned(), !short && (is_first_name(part) || small && parts.len() == 1));
        }
        form(whole.clone(), true);
        if parts.len() > 1 {
            form([first, " ", last].concat(), true);
            for sign in [".", "_", "-", ""] {
                form([first, sign, last].concat(), true);
            }
            form([first.get(..1).unwrap_or(first), last].concat(), true);
        }
    }

    fn person(&self, word: &str) -> Option<usize> {
        let folded = fold(word);
        let known = self.forms.get(&folded)?;
        (known % 2 == 1 || word.starts_with(char::is_uppercase)).then_some(known / 2)
    }

    /// Gives each handle in `found` the key of the person it is of, where that is known.
    pub(super) fn handles(&self, found: &mut [Found]) {
        for mention in found.iter_mut().filter(|found| found.kind == Kind::Handle) {
            let known = self.forms.get(&mention.key).or_else(|| {
                self.forms.get(mention.key.split(['.', '_', '-']).next()?).filter(|_| mention.key.len() > 2)
            });
            if let Some(known) = known {
                mention.key = key(known / 2);
            }
        }
    }

    /// For each of the `words` a name that begins with it and stands between what is `found` already, if one does.
    pub(super) fn names(
        &self,
        notes: &str,
        words: &[Word<'_>],
        found: &[Found],
    ) -> impl Iterator<Item = Option<Found>> {
        let taken: Vec<Span> = found.iter().map(|found| found.span).collect();
        let mut taken = taken.into_iter().peekable();
        let mut at = 0;
        std::iter::from_fn(move || {
            let word = words.get(at)?;
            at += 1;
            while taken.next_if(|span| span.end <= word.at).is_some() {}
            let inside = taken.peek().is_some_and(|span| span.start < word.end());
            let Some(person) = self.person(word.text).filter(|_| !inside && !in_zone(notes, word)) else {
                return Some(None);
            };
            let mut span = Span::new(word.at, word.end());
            while let Some(next) = words.get(at)
                && notes.get(span.end..next.at).is_some_and(|between| between == " " || between == ". ")
                && self.person(next.text) == Some(person)
            {
                span.end = next.end();
                at += 1;
            }
            // `D. Volkov`
            let before = start_of(notes, span.start);
            if let Some(rest) = before.strip_suffix(". ")
                && let Some(initial) = rest.chars().next_back().filter(|c| c.is_uppercase())
                && !rest.trim_end_matches(initial).ends_with(char::is_alphanumeric)
            {
                span.start -= 2 + initial.len_utf8();
            }
            let capital = span.of(notes).starts_with(char::is_uppercase);
            let kind = if capital { Kind::Name } else { Kind::Handle };
            Some(Some(Found { kind, span, key: key(person) }))
        })
    }
}

/// The key of a person; no handle holds a blank.
fn key(person: usize) -> String {
    [" ", &person.to_string()].concat()
}

/// The words of the notes: letters and digits, with the signs that join parts of a name.
pub(super) fn words(notes: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = rest_of(notes, at);
        let start = at + rest.find(char::is_alphanumeric)?;
        let rest = rest_of(notes, start);
        let joins = |c: char| c.is_alphanumeric() || any_of("'\u{2019}._-")(c);
        let whole = start_of(rest, rest.find(|c| !joins(c)).unwrap_or(rest.len()));
        at = start + whole.len();
        let bare = whole.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("\u{2019}s")).unwrap_or(bare);
        Some(Word { at: start, text: bare })
    })
}

fn is_first_name(word: &str) -> bool {
    let folded = fold(word);
    FIRST_NAMES.split_ascii_whitespace().any(|name| name == folded)
}

/// A word such as a part of a name is: a capital, then letters.
fn is_part(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || any_of("'\u{2019}-")(c))
        && !is_nobody(word)
}

/// Those who acted and are people.
fn actors(event: &Event) -> impl Iterator<Item = String> {
    event.actors.iter().filter(|name| is_name(name)).map(|name| name.trim_start_matches('@').to_owned())
}

fn is_name(name: &str) -> bool {
    let name = name.trim_start_matches('@');
    let parts = || name.split([' ', '.', '_', '-']);
    let shouted = name.len() < 5 && !name.contains(char::is_lowercase);
    !name.is_empty()
        && !shouted
        && parts().count() < 5
        && !parts().any(|part| holds(NO_PEOPLE, &fold(part)))
        && ROLES.row(&fold(name)).is_none()
        && NO_ACTORS.row(&fold(name)).is_none()
        && name.chars().all(|c| c.is_alphanumeric() || any_of(" .'\u{2019}_-")(c))
        && name.contains(char::is_alphabetic)
}

/// The word that an event begins with, folded, where somebody does what follows, or it was done to them: `Wout replaces optic`, `Dana was paged`.
fn beginning(event: &Event) -> Option<String> {
    let mut words = event.text.split(' ');
    let (name, verb, next) = (words.next()?, words.next()?, words.next()?);
    let does = verb.len() > 3
        && verb.ends_with('s')
        && !verb.ends_with("ss")
        && verb.chars().all(char::is_lowercase)
        && !holds(THINGS_DO, verb)
        && !is_nobody(verb)
        && !ORDINARY.holds(verb);
    let was = || holds(DONE_TO, next.trim_end_matches(any_of(".,;")));
    let may = is_part(name) && !ORDINARY.holds(name) && !NO_NAMES.iter().any(|end| name.ends_with(end));
    (may && (does || was())).then(|| fold(name))
}

/// True for what acts in notes and is no person.
fn is_nobody(word: &str) -> bool {
    let folded = fold(word);
    holds(NO_PEOPLE, &folded) || NO_ACTORS.row(&folded).is_some() || ROLES.row(&folded).is_some()
}

/// The names behind a label: `Attendees: Ana Souza, Tom`.
fn listed(line: &str, names: &mut Vec<String>) {
    let Some((label, rest)) = line.split_once(':') else { return };
    let label = fold(label.trim_matches(any_of("*_-#| \t")));
    let last = label.rsplit(' ').next().unwrap_or_default();
    if label.len() > 40 || !holds(LABELS, last) {
        return;
    }
    let login = rest.trim();
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c);
    let may =
        login.len() > 2 && login.chars().all(letters) && login.starts_with(|c: char| c.is_ascii_lowercase());
    if may && LOGINS.contains(&last) && !is_nobody(login) && !ORDINARY.holds(login) {
        names.push(login.to_owned());
    }
    for part in rest.split(any_of(",;&/|(<\u{3001}")).flat_map(|part| part.split(" and ")) {
        let name = part.trim_matches(any_of("*_)>. \t\u{a0}"));
        let parts = name.split(' ').count();
        if parts <= 3 && name.split(' ').all(is_part) {
            names.push(name.to_owned());
        }
    }
}

/// For each word the name that begins with it, if one does: first names with what follows them, two capitals after a word that takes a
/// person, and who did something in small letters: `acknowledged by karim`.
fn in_prose(notes: &str, words: &[Word<'_>]) -> impl Iterator<Item = Option<String>> {
    let together = |left: &Word<'_>, right: &Word<'_>| notes.get(left.end()..right.at) == Some(" ");
    let first_names: Index = FIRST_NAMES.split_ascii_whitespace().map(|name| (name.to_owned(), 0)).collect();
    // Where a name ended last: `Ana Souza and Sun-hee Park`.
    let mut ended = 0;
    words.iter().enumerate().map(move |(at, word)| {
        let near = |back: usize| {
            let (word, next) = (words.get(at.checked_sub(back)?)?, words.get(at + 1 - back)?);
            together(word, next).then_some(word.text)
        };
        if !is_part(word.text) {
            let by = word.text.len() > 2
                && word.text.chars().all(char::is_lowercase)
                && near(1).is_some_and(|by| BY.holds(by));
            let did = || {
                near(2).is_some_and(|did| DEEDS.holds(did))
                    && !is_nobody(word.text)
                    && !ORDINARY.holds(word.text)
            };
            let named =
                by && (first_names.contains_key(&fold(word.text)) || did() && !word.text.ends_with("ing"));
            return named.then(|| word.text.to_owned());
        }
        let next = words.get(at + 1).filter(|next| together(word, next) && is_part(next.text));
        let next = next.filter(|next| DEEDS.row(&fold(next.text)).is_none());
        let before = near(1).map(fold).unwrap_or_default();
        let joined = ended > 0 && at == ended + 1 && holds(" and und et y e ", &before);
        let known = first_names.contains_key(&fold(word.text)) && !in_zone(notes, word)
            || next.is_some() && (joined || holds(CUES, &before));
        known.then(|| {
            ended = at + if next.is_some() { 2 } else { 1 };
            next.map_or(word.text.to_owned(), |next| [word.text, " ", next.text].concat())
        })
    })
}

/// True for a city of a zone: `America/Lima`.
fn in_zone(notes: &str, word: &Word<'_>) -> bool {
    let before = start_of(notes, word.at);
    [
        "Europe/",
        "America/",
        "Asia/",
        "Africa/",
        "Australia/",
        "Pacific/",
        "Atlantic/",
        "Indian/",
        "Argentina/",
    ]
    .iter()
    .any(|region| before.ends_with(region))
}

/// The name in an address or a handle: `priya.sharma`. Of `first.responder` neither is one.
fn split_local(local: &str) -> Option<String> {
    let parts: Vec<&str> = local.split(['.', '_']).collect();
    let name =
        |part: &&str| part.len() > 2 && part.chars().all(char::is_alphabetic) && !holds(NO_PEOPLE, part);
    let known = parts.first().is_some_and(|first| is_first_name(first));
    (known && parts.len() < 3 && parts.iter().all(name)).then(|| parts.join(" "))
}

/// The name before an address in brackets: `Helena Novak <helena@example.org>`.
fn before_address(notes: &str, at: usize) -> Option<String> {
    let before = start_of(notes, at).strip_suffix('<')?;
    let line = before.rsplit('\n').next()?;
    let name = line.rsplit(any_of(":,;\"")).next()?.trim();
    (name.contains(' ') && name.split(' ').count() < 4 && name.split(' ').all(is_part))
        .then(|| name.to_owned())
}
