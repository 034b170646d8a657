//! What its form gives away: addresses, hosts, secrets, numbers of tickets and customers, handles.

use super::{
    Found, Kind, Span, fold,
    people::{NO_PEOPLE, holds},
    rest_of, start_of,
};
use crate::{
    sort,
    span::{any_of, digit},
};

/// What ends a word in which a form is looked for.
const BETWEEN: &str = "<>\"'`()[]{}|,;\u{201c}\u{201d}\u{2018}\u{2019}\u{ab}\u{bb}";

/// Bytes of the longest word that can be one of these forms, secrets and addresses of pages aside.
const LONGEST: usize = 200;

/// For each word of `notes`, from left to right, what its form gives away, if anything.
pub(super) fn each(notes: &str) -> impl Iterator<Item = Option<Found>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += gap(rest_of(notes, at));
        let rest = rest_of(notes, at);
        if rest.is_empty() {
            return None;
        }
        let Some((kind, start, length)) = first(notes, at, rest) else {
            at += chunk(rest).len();
            return Some(None);
        };
        let mut span = Span::new(at + start, at + start + length);
        // `(555) 123-4567`
        if kind == Kind::Phone && !span.of(notes).contains('(') && span.of(notes).contains(')') {
            span.start -= usize::from(start_of(notes, span.start).ends_with('('));
        }
        at = span.end;
        Some(Some(Found { kind, span, key: fold(span.of(notes).trim_start_matches(['@', '#'])) }))
    })
}

/// What has the form of a ticket and is a host elsewhere: `Work on host R1-07`, then `back to R1-07`.
pub(super) fn known_hosts(found: &mut [Found]) {
    let hosts = found.iter().filter(|one| one.kind == Kind::Host).map(|one| one.key.clone());
    let hosts = sort::ascending(hosts.collect());
    for one in found.iter_mut().filter(|one| one.kind == Kind::Ticket) {
        if hosts.binary_search(&one.key).is_ok() {
            one.kind = Kind::Host;
        }
    }
}

/// The same for the hosts that a label names, where no label stands before them: `Host: till02`, then `disk of till02 is full`.
pub(super) fn named_elsewhere(notes: &str, found: &[Found]) -> impl Iterator<Item = Option<Found>> {
    let own = |found: &&Found| {
        found.kind == Kind::Host && found.key.contains(digit) && !machine(&found.key) && !domain(&found.key)
    };
    let hosts = sort::ascending(found.iter().filter(own).map(|found| found.key.clone()).collect());
    let mut at = 0;
    std::iter::from_fn(move || {
        at += gap(rest_of(notes, at));
        let word = chunk(rest_of(notes, at));
        if word.is_empty() || hosts.is_empty() {
            return None;
        }
        let bare = word.split(any_of(":'’/")).next().unwrap_or_default().trim_end_matches(any_of(".!?"));
        let (key, span) = (fold(bare), Span::new(at, at + bare.len()));
        at += word.len();
        Some(hosts.binary_search(&key).is_ok().then_some(Found { kind: Kind::Host, span, key }))
    })
}

/// Bytes before the first word of `text`.
fn gap(text: &str) -> usize {
    text.find(|c: char| !c.is_whitespace() && !any_of(BETWEEN)(c)).unwrap_or(text.len())
}

/// The word that `text` begins with.
fn chunk(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || any_of(BETWEEN)(c)).unwrap_or(text.len());
    start_of(text, end)
}

/// What the word at byte `at`, with which `rest` begins, is: where in it that begins, and its length.
fn first(notes: &str, at: usize, rest: &str) -> Option<(Kind, usize, usize)> {
    if let Some(length) = key_block(rest) {
        return Some((Kind::Secret, 0, length));
    }
    let word = chunk(rest);
    if let Some(start) = address(word) {
        let whole = rest_of(rest, start);
        let end = whole.find(|c: char| c.is_whitespace() || any_of("<>\"`|")(c)).unwrap_or(whole.len());
        let whole = start_of(whole, end);
        // `(https://...)`: a bracket that is not opened inside is not part of it.
        let open = whole.contains('(');
        let whole = whole.trim_end_matches(|c| any_of(".,;:!?'*]}\u{2019}")(c) || c == ')' && !open);
        return Some((Kind::Url, start, whole.len()));
    }
    // `key=value`, `key:value`: the word before the sign is the cue of the one behind.
    let sign = word.find(any_of("=:")).filter(|sign| *sign > 0 && is_cue(start_of(word, *sign)));
    let start = sign.map_or(0, |sign| sign + 1);
    let before = start_of(notes, at + start);
    let before = rest_of(before, before.ceil_char_boundary(before.len().saturating_sub(80)));
    let line = before.rsplit('\n').next().unwrap_or_default();
    if let Some(length) = keyed_secret(line, rest_of(rest, start)) {
        return Some((Kind::Secret, start, length));
    }
    if let Some(length) = phone(line, rest_of(rest, start)) {
        return Some((Kind::Phone, start, length));
    }
    // `**db-1**`, `db-1:`, `#4411.`
    let lead = word.len() - word.trim_start_matches(any_of("*_~=:/\\")).len();
    let start = start.max(lead);
    let value = rest_of(word, start).trim_end_matches(any_of(".:!?*_~/\\\u{2026}"));
    let (start, value) = match value.split_once('=') {
        Some((key, value)) => (start + key.len() + 1, value),
        None => (start, value),
    };
    if value.len() > 2 * LONGEST {
        return None;
    }
    let kind = FORMS.iter().find(|(_, is)| is(line, value)).map(|(kind, _)| *kind);
    let Some(kind) = kind else {
        // `pg/db-7`
        let host = value.split('/').find(|part| machine(part))?;
        return Some((Kind::Host, start + value.find(host)?, host.len()));
    };
    // `root@db-1`: who logs in says nothing of the host.
    let user = if kind == Kind::Host { value.rfind('@').map_or(0, |at| at + 1) } else { 0 };
    Some((kind, start + user, value.len() - user))
}

/// A test of a word, given what stands before it on its line.
type Form = fn(&str, &str) -> bool;

/// The forms of one word; the first that fits counts.
const FORMS: &[(Kind, Form)] = &[
    (Kind::Secret, |_, word| secret(word)),
    (Kind::Email, |_, word| email(word)),
    (Kind::Address, |before, word| ip(before, word) || mac(word)),
    (Kind::Customer, customer),
    (Kind::Ticket, ticket),
    (Kind::Url, |_, word| word.split_once('/').is_some_and(|(host, _)| domain(host))),
    (Kind::Host, |before, word| domain(word) || machine(word) || named_host(before, word)),
    (Kind::Handle, |_, word| handle(word)),
];

/// The length of a key in its block of text.
fn key_block(text: &str) -> Option<usize> {
    /// Bytes of the longest key that is looked for.
    const KEY: usize = 8000;

    const BEGIN: &str = "-----BEGIN ";
    let body = text.strip_prefix(BEGIN)?;
    let body = start_of(body, body.floor_char_boundary(KEY));
    // Of a key that was cut off, all up to the next empty line.
    let end = body.find("-----END ").or_else(|| body.find("\n\n")).unwrap_or(body.len());
    let last = rest_of(body, end).find('\n').map_or(body.len(), |line| end + line);
    Some(BEGIN.len() + start_of(body, last).trim_end().len())
}

/// Where in a word an address with a scheme begins.
fn address(word: &str) -> Option<usize> {
    if word.starts_with("www.") {
        return Some(0);
    }
    let sign = word.find("://")?;
    let scheme = start_of(word, sign);
    let start = scheme.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '+');
    let start = start.map_or(0, |at| scheme.ceil_char_boundary(at + 1));
    (start < sign).then_some(start).filter(|_| word.len() > sign + 3)
}

/// The folded word that `before` ends with, and whether a colon or an equals sign stands behind it.
fn cue(before: &str) -> (String, bool) {
    let bare = before.trim_end_matches(any_of(" \t\"'`*#("));
    let key = bare.trim_end_matches(any_of(":=")).trim_end_matches(any_of(" \"'`*."));
    let start = key
        .rfind(|c: char| !c.is_alphanumeric() && !"_-".contains(c))
        .map_or(0, |at| at + key.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    (fold(rest_of(key, start)), key.len() < bare.len() && bare.ends_with(any_of(":=")))
}

/// True for a word that says what stands behind its colon or equals sign.
fn is_cue(key: &str) -> bool {
    let key = fold(key.trim_matches(any_of("*\"'")));
    SECRETS.iter().any(|word| key.ends_with(word))
        || CUSTOMERS.iter().any(|word| key.starts_with(word))
        || key.ends_with("host")
        || key.ends_with("tel")
}

/// How the keys of secrets end.
const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "passwort",
    "pwd",
    "secret",
    "token",
    "api_key",
    "apikey",
    "api-key",
    "access_key",
    "access-key",
    "private_key",
    "passphrase",
    "credentials",
];

/// The length of what stands behind the key of a secret.
fn keyed_secret(before: &str, text: &str) -> Option<usize> {
    let (key, signed) = cue(before);
    let bearer = key == "bearer" || key == "basic";
    if !(bearer || signed && SECRETS.iter().any(|word| key.ends_with(word))) {
        return None;
    }
    let quote = before.chars().next_back().filter(|c| any_of("\"'`")(*c));
    let end = text.find(|c: char| match quote {
        Some(quote) => c == quote || c == '\n',
        None => c.is_whitespace() || any_of("\"'`&|<>,")(c),
    });
    let value = start_of(text, end.unwrap_or(text.len())).trim_end_matches(any_of(".;:"));
    let long = value.len() >= if bearer { 8 } else { 4 };
    // `token: expired` tells of it and does not give it.
    let odd = before.ends_with(any_of("=\"'")) || value.contains(|c: char| !c.is_alphabetic());
    (long && odd && !value.starts_with(any_of("*$<{")) && !value.starts_with("secret-"))
        .then_some(value.len())
}

/// How secrets begin, and how long they are at least.
const PREFIXES: &[(&str, usize)] = &[
    ("AKIA", 20),
    ("ASIA", 20),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    ("glpat-", 20),
    ("xoxa-", 15),
    ("xoxb-", 15),
    ("xoxp-", 15),
    ("xoxr-", 15),
    ("xoxs-", 15),
    ("xapp-", 15),
    ("sk_", 20),
    ("pk_", 20),
    ("rk_", 20),
    ("sk-", 20),
    ("whsec_", 20),
    ("AIza", 30),
    ("ya29.", 20),
    ("npm_", 30),
    ("SG.", 30),
    ("hvs.", 20),
    ("dop_v1_", 30),
];

fn secret(word: &str) -> bool {
    let known = PREFIXES.iter().any(|(prefix, least)| word.starts_with(prefix) && word.len() >= *least);
    let jwt = word.starts_with("eyJ") && word.len() > 20 && word.contains('.');
    let hex = word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let base64 = word.len() >= 40
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=_".contains(&byte))
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase);
    known || jwt || hex || base64
}

fn email(word: &str) -> bool {
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    word.split_once('@').is_some_and(|(local, domain)| {
        let plain = |c: char| c.is_alphanumeric() || any_of("._%+-")(c);
        let (name, top) = domain.rsplit_once('.').unwrap_or_default();
        !local.is_empty() && local.chars().all(plain) && labels(name) && top.len() > 1 && letters(top)
    })
}

fn letters(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Digits alone, at least so many.
fn digits(word: &str, least: usize) -> bool {
    word.len() >= least && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn ip(before: &str, word: &str) -> bool {
    let (bare, mask) = word.split_once('/').unwrap_or((word, ""));
    if !mask.is_empty() && !digits(mask, 1) {
        return false;
    }
    let host = bare.split_once(':').filter(|(_, port)| digits(port, 1)).map_or(bare, |(host, _)| host);
    let octets = host.split('.').filter(|part| digits(part, 1) && part.parse::<u8>().is_ok()).count();
    if octets == 4 && host.split('.').count() == 4 {
        // `firmware version 4.12.8.1`
        let (cue, _) = cue(before);
        return !["version", "firmware", "release", "build", "v", "chart", "agent"].contains(&cue.as_str());
    }
    let groups = bare.split(':').count();
    let hex = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let short = bare.contains("::") && groups > 3 && bare.contains(digit);
    bare.split(':').all(hex) && (groups == 8 || short)
}

/// Six pairs of hexadecimal digits.
fn mac(word: &str) -> bool {
    let pairs = |sign: char| {
        let pair = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        word.split(sign).count() == 6 && word.split(sign).all(pair)
    };
    pairs(':') || pairs('-')
}

/// Words whose number is a customer's.
const CUSTOMERS: &[&str] = &[
    "customer",
    "tenant",
    "account",
    "org",
    "workspace",
    "client",
    "user",
    "merchant",
    "subscription",
    "member",
    "subscriber",
    "kunde",
    "cliente",
];

/// How numbers of customers begin.
const CUSTOMER_PREFIXES: &[&str] = &[
    "cus_", "acct_", "org_", "usr_", "user_", "tenant_", "cust_", "ws_", "sub_", "arn:aws", "cust-", "org-",
];

fn customer(before: &str, word: &str) -> bool {
    if CUSTOMER_PREFIXES.iter().any(|prefix| word.starts_with(prefix)) && word.contains(digit) {
        return true;
    }
    // A UUID stands for somebody or something of theirs.
    let parts = [8, 4, 4, 4, 12];
    let hex = |(part, length): (&str, &usize)| {
        part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if word.len() == 36 && word.split('-').count() == 5 && word.split('-').zip(&parts).all(hex) {
        return true;
    }
    let (key, signed) = cue(before);
    let (owner, said) = match key.trim_end_matches("id").trim_end_matches(any_of("_-")) {
        // `user id 551203`
        "" => {
            let (end, _) = cue(before.trim_end_matches(any_of(" :=#")).trim_end_matches(any_of("dDiI")));
            (end, true)
        }
        owner => (owner.to_owned(), signed || owner.len() < key.len()),
    };
    let hash = word.starts_with('#');
    let word = word.trim_start_matches('#');
    let number = digits(word, 4) || digits(word, 2) && (said || hash);
    let code =
        word.contains(['-', '_']) && word.chars().all(|c| c.is_ascii_alphanumeric() || any_of("-_")(c));
    CUSTOMERS.contains(&owner.as_str())
        && (number || code && (said || word.contains(digit) || owner == "tenant"))
}

/// What stands before a hyphen and a number and is no ticket: levels, standards, codes, zones.
const NO_TICKETS: &[&str] = &[
    "SEV", "S", "P", "L", "T", "UTC", "GMT", "UTF", "SHA", "MD", "AES", "RSA", "ISO", "RFC", "TLS", "SSL",
    "HTTP", "HTTPS", "CVE", "COVID", "PR", "TIER", "AZ", "CPU", "GPU", "IPV", "H", "D", "V", "X", "CWE",
    "WEEK", "Q", "PHASE", "PRIORITY", "SEVERITY", "LEVEL", "DAY", "PCI", "SOC", "US", "EU", "AP", "UTS",
    "DST",
];

/// Words before the number of a ticket.
const TICKETS: &[&str] = &[
    "ticket", "tickets", "case", "issue", "issues", "pr", "mr", "bug", "jira", "change", "incident",
    "request", "story", "task", "pull",
];

fn ticket(before: &str, word: &str) -> bool {
    let (key, _) = cue(before);
    let cued = TICKETS.contains(&key.as_str());
    let bare = word.trim_start_matches(any_of("#!"));
    if bare.len() < word.len() && !bare.contains('-') {
        return digits(bare, if cued { 1 } else { 3 });
    }
    if cued && digits(word, 4) {
        return true;
    }
    let capital = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    if let Some((project, number)) = bare.split_once('-') {
        let key = project.trim_end_matches(digit);
        return (2..=10).contains(&project.len())
            && !named_host(before, word)
            && capital(project)
            && digits(number, 1)
            && !NO_TICKETS.contains(&key);
    }
    let project = word.trim_end_matches(digit);
    ["INC", "CHG", "PRB", "REQ", "RITM", "TASK", "SCTASK", "CS", "SR"].contains(&project)
        && word.len() >= project.len() + 5
}

/// Parts of a domain: letters, digits and hyphens between dots.
fn labels(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    name.split('.').all(part)
}

/// What names of machines end with; endings that files have as well are left out.
const TOPS: &str = " com net org io dev app cloud co eu uk de fr us ca au jp nl se no fi dk pl cz at ch it es pt br in ru \
    ua tr kr cn tw edu gov mil info biz internal local corp lan intranet example invalid test home arpa ai gg tv online \
    tech site systems network services ";

/// `db.example.net`, with or without its port.
fn domain(word: &str) -> bool {
    let word = rest_of(word, word.rfind('@').map_or(0, |at| at + 1));
    let host = word.split_once(':').filter(|(_, port)| digits(port, 1)).map_or(word, |(host, _)| host);
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    letters(top)
        && TOPS.contains(&[" ", top, " "].concat())
        && labels(name)
        && name.contains(|c: char| c.is_ascii_lowercase())
}

/// What a part of the name of a machine begins or ends with.
const MACHINES: &[&str] = &[
    "db", "web", "app", "node", "host", "srv", "server", "redis", "kafka", "mysql", "pg", "postgres", "lb",
    "proxy", "gw", "gateway", "worker", "cache", "master", "replica", "primary", "shard", "es", "ip", "vm",
    "pod", "broker", "bastion", "router", "switch", "rack", "sql", "mongo", "mx", "mail", "dns", "ns",
    "ldap", "vpn", "fw", "nas", "esx", "hv", "box", "api", "bdd", "backup", "queue", "zk", "etcd", "nginx",
    "haproxy", "storage", "compute", "edge", "core",
];

/// A machine that its name gives away: `db-primary-03`, `PRODSQL04`, a pod, an instance of a cloud.
fn machine(word: &str) -> bool {
    let word = rest_of(word, word.rfind('@').map_or(0, |at| at + 1));
    let folded = fold(word.split(':').next().unwrap_or_default());
    if folded.len() > LONGEST || !labels(&folded) {
        return false;
    }
    let parts: Vec<&str> = folded.split(any_of("-_.")).collect();
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric()) && part.contains(digit);
    if let [_, .., set, last] = parts.as_slice()
        && (8..=10).contains(&set.len())
        && last.len() == 5
        && hex(set)
    {
        return true;
    }
    if let ["i", id] = parts.as_slice() {
        return (8..=17).contains(&id.len()) && hex(id);
    }
    let numbered = parts.last().is_some_and(|last| {
        let number = last.len() - last.trim_end_matches(digit).len();
        (1..=4).contains(&number)
    });
    let known = |part: &&str| {
        let bare = part.trim_end_matches(digit);
        MACHINES
            .iter()
            .any(|word| bare == *word || word.len() > 2 && (bare.starts_with(word) || bare.ends_with(word)))
    };
    let own = parts.len() > 1 || word.contains(|c: char| c.is_ascii_alphabetic());
    numbered && own && parts.iter().any(known)
}

/// `hostname: atlas`, `host=atlas`, and `host R1-07`, which has a number of its own.
fn named_host(before: &str, word: &str) -> bool {
    let (key, signed) = cue(before);
    let numbered = word.starts_with(char::is_alphabetic)
        && word.split_once('-').is_some_and(|(_, number)| number.contains(digit));
    (if signed { ["host", "hostname", "server_name", "fqdn"] } else { ["host", "hosts", "server", "node"] })
        .contains(&key.as_str())
        && (signed || numbered)
        && labels(word)
        && word.len() > 2
}

/// `@ana`, but not `@here`
fn handle(word: &str) -> bool {
    let Some(name) = word.strip_prefix('@') else { return false };
    let plain = name.chars().all(|c| c.is_alphanumeric() || any_of("._-")(c));
    let everyone = ["here", "channel", "everyone", "all", "team"];
    let alias = name.starts_with("colleague-");
    // `@pager` is no person.
    plain
        && !alias
        && !holds(NO_PEOPLE, &fold(name))
        && name.starts_with(char::is_alphabetic)
        && !everyone.contains(&name)
}

/// The length of a phone number: one with its country, one of North America, or one that a word announces.
fn phone(before: &str, text: &str) -> Option<usize> {
    const CUES: &[&str] = &[
        "phone",
        "tel",
        "telefon",
        "telephone",
        "mobile",
        "cell",
        "call",
        "dial",
        "bridge",
        "fax",
        "handy",
        "rückruf",
        "número",
        "pin",
        "unter",
        "under",
        "at",
    ];
    let opened = before.ends_with('(');
    let mut signs = text.char_indices();
    let (_, head) = signs.next()?;
    if !(head == '+' || head.is_ascii_digit()) || before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let near = start_of(text, text.floor_char_boundary(24));
    let whole = start_of(
        near,
        near.find(|c: char| !(c.is_ascii_digit() || any_of(" +-.()/")(c))).unwrap_or(near.len()),
    );
    let whole = start_of(whole, whole.rfind(digit)? + 1);
    let count = whole.chars().filter(char::is_ascii_digit).count();
    let behind = rest_of(text, whole.len()).chars().next();
    if !(7..=15).contains(&count) || behind.is_some_and(|c| c.is_alphanumeric() || ":%".contains(c)) {
        return None;
    }
    let groups: Vec<usize> =
        whole.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|len| *len > 0).collect();
    let american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]) && (whole.contains('-') || opened);
    let (cue, _) = cue(before);
    let spaced = whole.contains([' ', '-', '/']) || count > 8;
    let cued = CUES.contains(&cue.trim_end_matches('.')) && whole.starts_with('0') && spaced
        || cue.trim_end_matches('.').len() > 2 && cue.starts_with("tel");
    (head == '+' && count > 8 || american || cued).then_some(whole.len())
}
