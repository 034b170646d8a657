//! Severity levels: which one an entry or a field of the notes sets, in all usual scales.

use super::{
    stems::{Said, Stems},
    words::{begins, ends},
};
use crate::read::words::fold;

/// Words before the number or the word of a level, by the scale of a number.
const SCALES: [(&str, &str); 2] = [
    (
        "SEV",
        "incident severity level|incident severity|severity level|severity rating|severity|sev level|sev|impact level|schweregrad|niveau de sévérité|niveau de gravité|sévérité|gravité|severidad|gravedad|severidade|gravidade|severità|gravità",
    ),
    ("P", "priority level|priority|prio|priorität|priorité|prioridad|prioridade|priorità"),
];

/// Levels that are words, as they are named here, with the words of all languages.
const WORDS: [(&str, &str); 6] = [
    ("critical", "critical|kritisch|kritischer|kritische|critique|crítico|crítica|critico|critica"),
    ("high", "high|hoch|hohe|hoher|élevé|élevée|alto|alta"),
    ("medium", "medium|moderate|mittel|mittlere|mittlerer|moyen|moyenne|medio|media|médio|média"),
    ("low", "low|niedrig|niedrige|niedriger|gering|faible|bajo|baja|baixo|baixa|basso|bassa"),
    ("major", "major|schwer|schwerwiegend|majeur|majeure|grave|mayor"),
    ("minor", "minor|leicht|geringfügig|mineur|mineure|leve|menor"),
];

/// What status pages call the state of a component.
const STATES: [(&str, &str); 4] = [
    (
        "major outage",
        "major outage|full outage|complete outage|major service outage|totalausfall|schwere störung|vollständiger ausfall|panne majeure|interrupción grave",
    ),
    (
        "partial outage",
        "partial outage|partial service outage|minor outage|teilausfall|teilweiser ausfall|panne partielle|interrupción parcial",
    ),
    (
        "degraded performance",
        "degraded performance|performance degradation|eingeschränkte leistung|performances dégradées|rendimiento degradado",
    ),
    ("degraded", "degraded|eingeschränkt|dégradé|degradado"),
];

/// Words right before a level that is set.
const SETS: &str = "upgraded to|upgraded to a|upgrade to|upgraded as|raised to|raised to a|raise to|raises to|bumped to|bumped up to|increased to|escalated to|escalated to a|escalate to|escalate to a|lowered to|lowered to a|lower to|downgraded to|downgraded to a|downgrade to|downgrades to|upgrades to|reduced to|dropped to|changed to|moved to|classified as|classified as a|rated|rated as|rated as a|categorized as|categorised as|declared|declared a|declared an|declares an|declaring an|opened an|as an|classified as an|declared as|declared as a|declares a|declaring a|opened a|opened as|opened as a|eingestuft als|hochgestuft auf|herabgestuft auf|heraufgesetzt auf|herabgesetzt auf|erhöht auf|gesenkt auf|relevé à|passé à|abaissé à|elevado a|rebajado a";

/// Words that set a level only in an entry that speaks of levels.
const MAY_SET: &str =
    "now|now a|is now|is now a|to|to a|set to|set at|as|as a|is|auf|als|jetzt|nun|à|a|en|=|→|->|>";

/// Words right before a level that no longer holds, or never did.
const OLD: &str = "from|from a|from the|was|was a|formerly|previously|instead of|rather than|than|not|not a|no longer|no longer a|isn't a|von|statt|kein|keine|kein|nicht|de|du|desde|should be|should be a|should this be|should this be a|could be a|might be|might be a|may be a|consider|considering|considering a|discussing|proposes|another|similar to|the last|since the|treated like";

/// Words of an entry that speaks of levels.
static CONTEXT: Stems = Stems::new(
    "sever|priorit|prio |sev|incident|classif|rated|upgrad|downgrad|declar|escalat|lowered|raised|bumped|outage|schwere|stuf|einge|hochge|herabge|vorfall|störung|gravit|sévérit|gravedad|incidente",
);

/// The same for words that also mean something else: "CPU is now high".
static NARROW: Stems = Stems::new(
    "sever|priorit|prio |schwereg|hochgestuf|herabgestuf|eingestuf|gravit|sévérit|gravedad|severid",
);

/// Words after a level that make it one.
const AFTER: &str = "severity|-severity|sev|priority|-priority|prio|priorität|schweregrad|incident declared|incident is declared|incident opened|vorfall ausgerufen";

/// What has a severity of its own, which is none of the incident.
const OTHERS: &str = "page|pages|alert|alerts|alarm|alarms|ticket|tickets|bug|bugs|queue|queues|traffic|job|jobs|request|requests|task|tasks|cve|vulnerability|seite|meldung";

/// A level that an entry names.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// The level in its usual spelling.
    pub level: String,
    /// Whether the words set it: a level that is only named may be an old one.
    pub sets: bool,
}

/// The level that an entry sets, or names. Of several it is the last: "upgraded from SEV2 to SEV1".
#[must_use]
pub fn named(said: &Said) -> Option<Named> {
    let mut found: Option<Named> = None;
    let mut context = None;
    let mut skip = 0;
    for (at, tail) in said.tails() {
        if at < skip {
            continue;
        }
        let Some((level, length, sure)) = level(tail) else { continue };
        let before = said.text.get(..at).unwrap_or_default();
        let after = tail.get(length..).unwrap_or_default();
        skip = at + length;
        let old = ends(before, OLD).is_some();
        let lead = before.trim_start_matches(['*', '[', '(', '_', ' ']).is_empty();
        let changed = ends(before, SETS).is_some();
        let follows = begins(after.trim_start(), AFTER).is_some_and(|length| {
            let rest = after.trim_start().get(length..).unwrap_or_default();
            // A "major incident" is one, whatever its level.
            let process = (level == "major" || level == "minor") && after.contains("incident");
            !process && begins(rest.trim_start(), OTHERS).is_none()
        });
        let narrow = || NARROW.says(said) && ends(before, MAY_SET).is_some();
        let counts = match sure {
            Sure::Yes => true,
            Sure::InContext => changed || follows || *context.get_or_insert_with(|| CONTEXT.says(said)),
            Sure::WhenSet => changed || follows || narrow(),
            Sure::State => {
                let closed = after.is_empty()
                    || after.starts_with([':', '-', ']', '|', '.', '*', '\n'])
                    || after.starts_with(" -")
                    || after.starts_with(" \u{2013}")
                    || after.starts_with(" |");
                changed || lead && closed && tail.get(..length) != Some("degraded") || status(before)
            }
        };
        if counts && !old {
            let sets = lead || changed || follows || ends(before, MAY_SET).is_some() || CHANGES.says(said);
            found = Some(Named { level, sets });
        }
    }
    found
}

/// Words that change a level, anywhere in an entry.
static CHANGES: Stems = Stems::new(
    "upgrad|downgrad|raise|lower|bump|declar|classif|rated|severity|priority|escalat|open|creat|set |eingestuft|hochgestuft|herabgestuft|schwereg|ausgerufen|eröffn|déclar|declar",
);

/// True when a status page is set to what follows.
fn status(before: &str) -> bool {
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(60))..).unwrap_or_default();
    let sets = near.trim_end();
    near.contains("status") && (sets.ends_with([':', '=', '>', '→']) || ends(near, MAY_SET).is_some())
}

/// How all the words of levels begin.
static HEADS: Stems = Stems::new(
    "sev|sé|sch|impact l|incident s|niveau|nied|gra|pri|crit|crít|krit|high|hoch|hohe|él|alt|med|méd|mod|mit|moy|low|ger|fai|baj|bai|bas|maj|may|min|men|lei|lev|full o|complete o|tot|voll|teil|parti|interrup|deg|dég|eing|panne|perf|rend",
);

/// How surely words name a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// `SEV2`, `severity: high`.
    Yes,
    /// `P1`: in an entry that speaks of levels.
    InContext,
    /// `critical`, `S2`: where it is set, or said to be a severity.
    WhenSet,
    /// `partial outage`: where a status page says so.
    State,
}

/// The level that `text`, folded, begins with, its length, and how sure that is.
fn level(text: &str) -> Option<(String, usize, Sure)> {
    // Nearly no word is one: its first letters say so.
    if let Some((rest, scale, sure)) = text
        .strip_prefix('p')
        .map(|rest| (rest, "P", Sure::InContext))
        .or_else(|| Some((text.strip_prefix('s')?, "S", Sure::WhenSet)))
        && let Some(digit) = digit(rest)
    {
        return Some(([scale, digit].concat(), 2, sure));
    }
    if !HEADS.begins(text) {
        return None;
    }
    for (scale, labels) in SCALES {
        if let Some(label) = label(text, labels) {
            let rest = text.get(label..).unwrap_or_default();
            let value = value(rest);
            let before = text.len() - value.len();
            if let Some(digit) = digit(value) {
                return Some(([scale, digit].concat(), before + 1, Sure::Yes));
            }
            if let Some((level, length)) = word(value).filter(|_| before > label) {
                return Some((level, before + length, Sure::Yes));
            }
        }
    }
    if let Some((state, length)) = listed(text, &STATES) {
        return Some((state, length, Sure::State));
    }
    word(text).map(|(level, length)| (level, length, Sure::WhenSet))
}

/// Length of the label that `text` begins with; a number may follow without a blank.
fn label(text: &str, labels: &str) -> Option<usize> {
    let fits = |label: &&str| {
        text.strip_prefix(label).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
    };
    labels.split('|').filter(fits).map(str::len).max()
}

/// What follows a label and the signs between: `: SEV2`, ` is now high`, `-1`.
fn value(rest: &str) -> &str {
    let signs = [' ', '-', ':', '=', '*', '_', '#', '\t', '`'];
    let mut value = rest.trim_start_matches(signs);
    for filler in [
        "is ", "was ", "set ", "changed ", "raised ", "lowered ", "now ", "to ", "at ", "a ", "level ",
        "auf ", "ist ", "jetzt ",
    ] {
        value = value.strip_prefix(filler).unwrap_or(value).trim_start_matches(signs);
    }
    value
}

/// The digit of a level, which stands alone.
fn digit(text: &str) -> Option<&str> {
    let (digit, rest) = text.split_at_checked(1)?;
    let mut after = rest.chars();
    let next = after.next();
    let goes_on = next.is_some_and(|c| c.is_alphanumeric() || c == '%')
        || next == Some('.') && after.next().is_some_and(|c| c.is_ascii_digit());
    (!goes_on && ("0".."6").contains(&digit)).then_some(digit)
}

fn word(text: &str) -> Option<(String, usize)> {
    listed(text, &WORDS)
}

fn listed(text: &str, table: &[(&str, &str)]) -> Option<(String, usize)> {
    table.iter().find_map(|(level, words)| Some(((*level).to_owned(), begins(text, words)?)))
}

/// What a line of the notes says of the severity as a whole.
#[derive(Debug, PartialEq, Eq)]
pub enum Field {
    /// The level.
    Level(String),
    /// A label, and the level on the line below it.
    Below,
}

/// The level that a field states: `Severity: SEV2`, `| **Priority** | P1 |`, `Schweregrad: hoch`.
#[must_use]
pub fn field(line: &str) -> Option<Field> {
    let line = line.get(..line.floor_char_boundary(300)).unwrap_or(line);
    let folded = fold(line);
    let marks = [' ', '*', '_', '#', '-', '\u{2022}', '>', '`', '[', '(', '"'];
    let mut cells =
        folded.split(['|', '\t', ';']).map(|cell| cell.trim_matches(marks)).filter(|cell| !cell.is_empty());
    while let Some(cell) = cells.next() {
        for (scale, labels) in SCALES {
            let Some(length) = label(cell, labels) else { continue };
            let rest = cell.get(length..).unwrap_or_default();
            let own = value(rest);
            let value = if own.is_empty() {
                match cells.next() {
                    Some(next) => next,
                    None => return Some(Field::Below),
                }
            } else if rest.trim_start_matches(['*', '_', ' ', '`']).starts_with([':', '='])
                || !labels.contains(own) && digit(own).is_some()
            {
                own
            } else {
                continue;
            };
            let next = cells.next();
            return alone(value, scale)
                .filter(|_| next.is_none_or(|next| alone(next, scale).is_none()))
                .map(Field::Level);
        }
    }
    None
}

/// The level that is the value of a field; of a template that offers several it is none.
#[must_use]
pub fn alone(value: &str, scale: &str) -> Option<String> {
    let value = fold(value);
    let value = value.trim_matches([
        ' ',
        '*',
        '_',
        '`',
        '"',
        '\'',
        ':',
        '(',
        '[',
        '\u{1f534}',
        '\u{1f7e0}',
        '\u{1f7e1}',
    ]);
    let (level, length) = match digit(value) {
        Some(digit) => ([if scale.is_empty() { "SEV" } else { scale }, digit].concat(), 1),
        None => level(value).map(|(level, length, _)| (level, length))?,
    };
    let rest = value.get(length..).unwrap_or_default().trim_start();
    let rest = rest.trim_start_matches(['/', ',', '|']).trim_start();
    let rest = rest.strip_prefix("or ").unwrap_or(rest);
    let offers = value.get(length..).unwrap_or_default().trim_start().starts_with(['/', ',', '|'])
        && (level_of(rest) || digit(rest).is_some());
    (!offers).then_some(level)
}

fn level_of(text: &str) -> bool {
    level(text).is_some()
}

/// How grave a level is: 0 is gravest.
#[must_use]
pub fn rank(level: &str) -> usize {
    match level.chars().next_back().and_then(|c| c.to_digit(10)) {
        Some(digit) => digit as usize,
        None => [
            "critical",
            "major outage",
            "high",
            "major",
            "partial outage",
            "medium",
            "degraded performance",
            "degraded",
            "minor",
            "low",
        ]
        .iter()
        .position(|known| *known == level)
        .unwrap_or(10),
    }
}
