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
pub(super) const NO_PEOPLE: &str = " colleague responder responders team bot pager support service services system app apps alert alerts alerting customer customers engineer \
    engineers engineering group squad desk vendor noc sre ops devops dba on-call oncall user users pagerduty opsgenie datadog \
    grafana kafka redis aws amazon google azure microsoft github gitlab jenkins sentry prometheus cloudflare slack teams zoom \
    kubernetes postgres postgresql mysql splunk nagios zabbix pingdom statuspage fastly akamai stripe twilio oracle jira \
    confluence terraform argocd spinnaker monitoring api dns cdn web data the a an all and or of for to in on at is was it we \
    they he she this that no not none unknown tbd n/a everyone nobody somebody manager lead commander scribe owner author \
    first second new next status incident update root cause load balancer error budget black friday network database security \
    platform infrastructure production staging release management operations communications leadership product \
    operator operators crew other more further their its hand force itself mistake default accident chance bare selbst node \
    control controller supervisor duty facilities store stores site shift comms networks closed opened major normal post telephony me ich moi yo io ik jag \
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
const CUES: [&str; 20] = [
    "by",
    "cc",
    "paged",
    "asked",
    "asks",
    "calls",
    "called",
    "pings",
    "pinged",
    "thanks",
    "assigned",
    "reassigned",
    "paging",
    "ping",
    "notified",
    "informed",
    "contacted",
    "alerted",
    "phoned",
    "told",
];

/// What stands behind the name of a company.
const COMPANIES: [&str; 7] = [" S.A", " Ltd", " GmbH", " Inc", " AG", " LLC", " Corp"];

/// What is done to somebody: `Escalated to Grete Wolan`.
const HANDED: [&str; 4] = ["escalated", "assigned", "reassigned", "handed"];

/// Words before a name of one word or more.
const TITLES: [&str; 16] = [
    "mr", "mrs", "ms", "dr", "prof", "mme", "mlle", "herr", "frau", "hr", "fr", "sr", "sra", "srta", "dott",
    "ing",
];

/// Words in small letters within a name: `Jonas de Witt`.
const PARTICLES: [&str; 13] =
    ["de", "van", "von", "der", "den", "di", "da", "la", "le", "du", "dos", "ten", "ter"];

/// Who is named in brackets behind them: `on-call (Amara)`.
const ROLES_BEFORE: [&str; 10] = [
    "on-call",
    "oncall",
    "call",
    "engineer",
    "lead",
    "manager",
    "commander",
    "responder",
    "operator",
    "duty",
];

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
const NO_NAMES: [&str; 5] = ["ed", "en", "et", "ly", "ing"];

/// How those end that are none, though they do what people do: `Splicing started`, `Revocation took place`.
const ACTIONS: [&str; 3] = ["ing", "ion", "ment"];

/// What things do as well as people.
const THINGS_DO: &str =
    " runs stops stands turns slows leaves works loads hangs drops climbs rises falls jumps recovers comes ";

/// What is done to people.
const DONE_TO: &str = " appelé prévenu avisado llamado gebeld angerufen gerufen informiert benachrichtigt \
    paged pinged called asked notified informed contacted ";

pub(super) fn holds(list: &str, word: &str) -> bool {
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
        let mut small = Index::new();
        for (step, word) in words.iter().enumerate() {
            pause_at(step).await;
            // `@tomo` is no word, and neither is `/srv/tomo`.
            let apart = start_of(notes, word.at).ends_with(|c: char| c.is_whitespace() || any_of("(\"'*")(c));
            if apart && word.text.starts_with(char::is_lowercase) {
                small.entry(fold(word.text)).or_insert(0);
            }
        }
        // What is written small as well is a word: `Repair declared` where `time to repair` stands.
        let is_word = |name: &String| {
            name.starts_with(char::is_uppercase) && !is_first_name(name) && small.contains_key(&fold(name))
        };
        let acting = incident.events.iter().flat_map(|event| actors(event).chain(beginning(event)));
        let mut names: Vec<String> = acting.filter(|name| !is_word(name)).collect();
        for (step, line) in notes.lines().enumerate() {
            pause_at(step).await;
            listed(line, &mut names);
        }
        for (step, name) in in_prose(notes, words).enumerate() {
            pause_at(step).await;
            names.extend(name.filter(|name| !is_word(name)));
        }
        for mention in found.iter().filter(|found| found.kind == Kind::Email) {
            let local = mention.key.split('@').next().unwrap_or_default();
            names.extend(split_local(local));
            names.extend(before_address(notes, mention.span.start));
        }
        for mention in found.iter().filter(|found| found.kind == Kind::Handle) {
            names.extend(split_local(&mention.key));
            // `Odalys Brandt | @odalysb`
            let before = start_of(notes, mention.span.start);
            let name = before.trim_end_matches(any_of(" ([|\u{b7}"));
            names.extend(name_at_end(name).filter(|_| !before.trim_end().ends_with(char::is_alphanumeric)));
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
            .filter(|part| part.chars().count() > 1 && !holds(NO_PEOPLE, part) && !PARTICLES.contains(part))
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
            // `Ana Souza`, `Souza, Ana`, `J. P. Souza`, `Ana de Souza`
            while let Some((next, number)) = (1..3).find_map(|number| {
                let next = words.get(at + number - 1)?;
                let between = notes.get(span.end..next.at)?;
                let joined = [" ", ". ", ", "].contains(&between)
                    || number > 1 && between.starts_with(' ') && PARTICLES.contains(&between.trim());
                (joined && self.person(next.text) == Some(person)).then_some((next, number))
            }) {
                span.end = next.end();
                at += number;
            }
            // `Tomasz B. took over`
            if let Some(rest) = rest_of(notes, span.end).strip_prefix(' ')
                && let Some(initial) = rest.chars().next().filter(|c| c.is_uppercase())
                && let Some(rest) = rest_of(rest, initial.len_utf8()).strip_prefix('.')
                && !rest.starts_with(char::is_alphanumeric)
            {
                // The full stop of a sentence stays.
                let ends = rest.trim_start_matches(' ').starts_with(|c: char| c.is_uppercase() || c == '\n');
                span.end += 1 + initial.len_utf8() + usize::from(!ends);
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
        && !is_contracted(word)
        && !is_compound(word)
        && !is_nobody(word)
}

/// `We've found`, `L'attaque débute`; `O'Brien` is a name.
fn is_contracted(word: &str) -> bool {
    word.split_once(any_of("'\u{2019}")).is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase))
}

/// `UptimeRobot`, `FreshDesk` and not `McDonnell`, `FitzGerald`.
fn is_compound(word: &str) -> bool {
    let mut humps = word.split_inclusive(|c: char| !c.is_lowercase()).skip(1);
    let first = humps.next().unwrap_or_default();
    first.len() > 5 && first.ends_with(char::is_uppercase)
}

/// Those who acted and are people: `Souza, Ana` is Ana Souza.
fn actors(event: &Event) -> impl Iterator<Item = String> {
    let turned = |name: &String| match name.split_once(", ") {
        Some((last, first)) => [first, " ", last].concat(),
        None => name.trim_start_matches('@').to_owned(),
    };
    let action = |name: &String| {
        !name.contains(' ') && !is_first_name(name) && ACTIONS.iter().any(|end| name.ends_with(end))
    };
    event.actors.iter().map(turned).filter(move |name| is_name(name) && !action(name))
}

fn is_name(name: &str) -> bool {
    let parts = || name.split([' ', '.', '_', '-']);
    let shouted = name.len() < 5 && !name.contains(char::is_lowercase);
    !name.is_empty()
        && !shouted
        && parts().count() < 5
        && !parts().any(|part| holds(NO_PEOPLE, &fold(part)))
        && ROLES.row(&fold(name)).is_none()
        && NO_ACTORS.row(&fold(name)).is_none()
        && name.chars().all(|c| c.is_alphanumeric() || any_of(" .'\u{2019}_-")(c))
        && !is_contracted(name)
        && !is_compound(name)
        // `2.復旧日時`
        && name.starts_with(char::is_alphabetic)
}

/// The word that an event begins with, where somebody does what follows, or it was done to them: `Wout replaces optic`, `Dana was paged`.
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
    // `Card authorisations degraded`: what is so are several things.
    let does = does && !next.ends_with("ed");
    // `Duty manager informed` is no `Dana was informed`.
    let was =
        || (VERBS.holds(verb) || !is_nobody(verb)) && holds(DONE_TO, next.trim_end_matches(any_of(".,;")));
    let may = is_part(name) && !ORDINARY.holds(name) && !NO_NAMES.iter().any(|end| name.ends_with(end));
    (may && (does || was())).then(|| name.to_owned())
}

/// True for what acts in notes and is no person.
fn is_nobody(word: &str) -> bool {
    let folded = fold(word);
    // `Colleague-A` of redacted notes
    let first = folded.split('-').next().unwrap_or_default();
    holds(NO_PEOPLE, &folded)
        || holds(NO_PEOPLE, first)
        || NO_ACTORS.row(&folded).is_some()
        || ROLES.row(&folded).is_some()
}

/// The names behind a label: `Attendees: Ana Souza, Tom`.
fn listed(line: &str, names: &mut Vec<String>) {
    // `Prepared by;Ops, K. Lindqvist;;`: the cell beside the label.
    let row = line.trim_start_matches(any_of("| "));
    let sign = row.find(any_of(":;|\t")).and_then(|at| rest_of(row, at).chars().next());
    let Some((sign, (label, rest))) = sign.and_then(|sign| Some((sign, row.split_once(sign)?))) else {
        return;
    };
    let (cell, rest) =
        if sign == ':' { (false, rest) } else { (true, rest.split(sign).next().unwrap_or(rest)) };
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
        let fits = |part: &str| is_part(part) || is_initial(part.trim_end_matches('.'));
        // The other cells of the head of a table are words.
        let may = !cell || parts > 1 || is_first_name(name);
        if may && parts <= 3 && name.split(' ').all(fits) && name.split(' ').any(is_part) {
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
        let goes_on = |last: &Word<'_>, at: usize| {
            words.get(at).filter(|next| {
                together(last, next) && is_part(next.text) && DEEDS.row(&fold(next.text)).is_none()
            })
        };
        let before = near(1).map(fold).unwrap_or_default();
        let first_name = first_names.contains_key(&fold(word.text)) && !in_zone(notes, word);
        // `Jonas de Witt`
        let particle = words
            .get(at + 1)
            .filter(|next| first_name && together(word, next) && PARTICLES.contains(&next.text));
        let next = match particle {
            Some(particle) => goes_on(particle, at + 2),
            None => goes_on(word, at + 1),
        };
        // `Marcus Te Rangi`
        let third = next.filter(|_| first_name && particle.is_none()).and_then(|next| goes_on(next, at + 2));
        let next = third.or(next);
        let joined = ended > 0 && at == ended + 1 && holds(" and und et y e ", &before);
        // `door Sjoerd Vellinga`; `Von Bis Auswirkung` are the heads of columns.
        let by = near(1).is_some_and(|before| before.starts_with(char::is_lowercase) && BY.holds(before));
        // `Escalated to Grete Wolan`
        let cued = (CUES.contains(&&*before) || by) && near(2).is_none_or(|before| fold(before) != "powered")
            || before == "to" && near(2).is_some_and(|did| HANDED.contains(&&*fold(did)));
        let called = is_called(start_of(notes, word.at), rest_of(notes, word.end()))
            && !ORDINARY.holds(word.text)
            && DEEDS.row(&fold(word.text)).is_none();
        let known = first_name || called || next.is_some() && (joined || cued);
        // `Banco Serra Clara S.A.`
        let behind = rest_of(notes, next.map_or(word.end(), Word::end));
        let company = COMPANIES.iter().any(|form| behind.starts_with(form));
        (known && !company).then(|| {
            ended = at + if next.is_some() { 2 } else { 1 };
            Span::new(word.at, next.map_or(word.end(), Word::end)).of(notes).to_owned()
        })
    })
}

/// True for a name between these: `Dr Lowe`, `(M. Lebrun)`, `on-call (Amara)`.
fn is_called(before: &str, after: &str) -> bool {
    if let Some(role) = before.strip_suffix(" (") {
        let role = role.rsplit(' ').next().unwrap_or_default();
        return after.starts_with(')') && ROLES_BEFORE.contains(&&*fold(role));
    }
    let title = before.trim_end_matches(any_of(". "));
    let lead = title.trim_end_matches(char::is_alphabetic);
    let title = rest_of(title, lead.len());
    // `M. Lebrun` behind a sign; `Plan B. Next` ends a sentence.
    let signed = before.ends_with(". ") && lead.trim_end_matches(' ').ends_with(any_of("(:,;/|\t-"));
    before.ends_with(' ')
        && (is_initial(title) && signed || is_part(title) && TITLES.contains(&&*fold(title)))
}

/// One letter of a name.
fn is_initial(part: &str) -> bool {
    part.starts_with(char::is_uppercase) && part.chars().count() == 1
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
    name_at_end(start_of(notes, at).strip_suffix('<')?)
}

/// The name in two or three words that alone stands at the end of a text, behind a sign or on its line.
fn name_at_end(text: &str) -> Option<String> {
    let line = text.rsplit('\n').next()?;
    let name = line.rsplit(any_of(":,;\"|")).next()?.trim();
    (name.contains(' ') && name.split(' ').count() < 4 && name.split(' ').all(is_part))
        .then(|| name.to_owned())
}
