//! What the clauses of a sentence say of the phases: each that they tell of as a fact, and by which clue.

use super::telling::{Passage, Told};
use crate::{
    document::clauses::{Joint, Mood, clauses},
    facts::{Clue, Phase},
    span::{any_of, has_digit, rest_of, start_of},
    timestamp::scan::each_stamp,
    words::{
        concepts::{
            ACKNOWLEDGED, ALERTS, BLOCKED, CHANGES, DATA_LOSS, DECLARED, DEGRADED, DELAYED, DENIALS, DOWN,
            FAILS, FAILURE, FINDINGS, FIXED, GOES_DOWN, GONE, IMPACT_ENDS, MESSAGES, MITIGATED, NO_ALERT,
            NONE_OF, NOT_MITIGATED, NOT_YET, NOTICED, PARTLY, PLANNED, PRONOUNS, RECOVERY, REPORTS, RESOLVED,
            RESPONDS, SAYS, STARTS, TROUBLE, WORKS,
        },
        fold,
        said::{Said, begins},
    },
};

/// Words beside which everyday words of what works tell of no end: `picks up the page`, `workaround in place`, `rolling back`.
static NOT_OVER: Said = Said::tables(&[NOT_YET, CHANGES, RESPONDS, ACKNOWLEDGED, MITIGATED]);

/// Words beside which a denial tells of nothing that fails: `no action`, `nobody noticed`.
pub static CALM: Said = Said::tables(&[
    ALERTS,
    REPORTS,
    NOTICED,
    ACKNOWLEDGED,
    RESPONDS,
    DECLARED,
    MITIGATED,
    CHANGES,
    MESSAGES,
    FINDINGS,
    PLANNED,
    RECOVERY,
]);

/// Words of something that fails: those of an effect, and others.
static FAILING: Said =
    Said::tables(&[DATA_LOSS, BLOCKED, DOWN, DELAYED, DEGRADED, FAILURE, FAILS, STARTS, GOES_DOWN]);

/// Words that deny, or tell of what is gone.
pub static DENYING: Said = Said::tables(&[DENIALS, GONE]);

/// Words of what was heard or seen.
static HEARD: Said = Said::tables(&[ALERTS, REPORTS, SAYS, NOTICED]);

/// Bytes of words that say what a place lacks, and nothing else.
const LACK: usize = 40;

/// What a clause says, whether it denies that, and what stands before the denial.
struct Says {
    said: Said,
    before: Said,
    denied: bool,
    /// True where it begins with that, or says little else: `nothing prints`, `2nd floor no dhcp`.
    nothing: bool,
}

impl Says {
    fn of(part: Passage<'_>) -> Self {
        let said = part.said();
        let (mut before, mut denied, mut told) = (Said::default(), false, 0);
        // Most clauses deny nothing.
        let tails = said.meets(DENYING).then(|| part.tails());
        for (at, _, words) in tails.into_iter().flatten() {
            let mut here = false;
            for word in words {
                let no = word.concepts.meets(DENYING);
                here |= no;
                if !denied && !no {
                    before.add(word.concepts);
                }
                // `could not connect`, `works again without`: what is denied by its own words.
                if fails(word.concepts) {
                    told = told.max(at + word.text.len());
                }
            }
            denied |= here && at >= told;
        }
        let words = part.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        // `2nd floor no dhcp`
        let lacks = || words.rsplit(' ').nth(1).is_some_and(|word| NONE_OF.row(word).is_some());
        let nothing = denied
            && (begins(words, DENIALS).is_some() && begins(words, PRONOUNS).is_some()
                || words.len() < LACK && lacks());
        Self { said, before, denied, nothing }
    }

    /// Shows `tell` each phase that the clause tells of, in a sentence in which something was posted or heard of.
    fn clues(&self, (posted, heard): (bool, bool), tell: &mut dyn FnMut(Phase, Clue)) {
        let has = |table| self.said.has(table);
        if self.denied {
            // `Alert: search does not answer`, `Ana looks into why nothing is sent`
            let before = |table| self.before.has(table);
            if seen(self.before) && !has(NO_ALERT) && !has(PLANNED) && !has(GONE) {
                tell(Phase::Start, Clue::Seen);
            }
            if !has(NO_ALERT) && (before(ALERTS) || before(REPORTS)) {
                tell(Phase::Detected, Clue::Alarm);
            } else if !has(NO_ALERT) && !has(PLANNED) && before(NOTICED) {
                tell(Phase::Detected, Clue::Noticed);
            }
            // `nothing prints`
            let calm =
                fails(self.said) || has(NO_ALERT) || has(TROUBLE) || has(GONE) || self.said.meets(CALM);
            if self.nothing && !calm && !posted && !heard {
                tell(Phase::Start, Clue::Sign);
            }
            if before(ACKNOWLEDGED) {
                tell(Phase::Acknowledged, Clue::Named);
            } else if before(RESPONDS) {
                tell(Phase::Acknowledged, Clue::Response);
            }
            if before(RECOVERY) && !has(NOT_YET) {
                // `works again without help`
                tell(Phase::Resolved, Clue::Recovery);
            } else if has(GONE) && !has(DENIALS) && fails(self.said) {
                tell(Phase::Resolved, Clue::Works);
            }
            return;
        }
        let recovers = !has(NOT_YET) && (has(RECOVERY) || has(RESOLVED) || has(FIXED) || has(IMPACT_ENDS));
        let failing = fails(self.said);
        let fails = failing && !recovers && !has(MITIGATED) && !has(DECLARED) && !has(PLANNED);
        let quiet = has(NO_ALERT) || has(PLANNED);
        let alarm = alarm(self.said);
        if has(STARTS) && !recovers {
            tell(Phase::Start, Clue::Named);
        } else if fails && !has(RESPONDS) && !posted && !heard {
            tell(Phase::Start, Clue::Failure);
        } else if fails && heard && !quiet && seen(self.said) {
            tell(Phase::Start, Clue::Seen);
        }
        if !quiet && !recovers && alarm {
            tell(Phase::Detected, Clue::Alarm);
        } else if !quiet && has(NOTICED) && (!has(RECOVERY) || failing) {
            tell(Phase::Detected, Clue::Noticed);
        }
        if has(ACKNOWLEDGED) {
            tell(Phase::Acknowledged, Clue::Named);
        } else if has(RESPONDS) && !recovers {
            tell(Phase::Acknowledged, Clue::Response);
        }
        // `declared complete`
        let over = recovers || has(MITIGATED) || has(WORKS) && !fails;
        if has(DECLARED) && !over {
            tell(Phase::Declared, Clue::Named);
        }
        if has(MITIGATED) && !has(NOT_MITIGATED) {
            tell(Phase::Mitigated, Clue::Named);
        }
        let works = has(WORKS) && !fails && !self.said.meets(NOT_OVER);
        // What is posted tells of an end that came before it.
        if has(PARTLY) && (recovers || works) {
            tell(Phase::Mitigated, if recovers { Clue::Recovery } else { Clue::Works });
        } else if recovers && (has(RESOLVED) || has(IMPACT_ENDS)) && !posted {
            tell(Phase::Resolved, Clue::Named);
        } else if recovers {
            tell(Phase::Resolved, Clue::Recovery);
        } else if works {
            tell(Phase::Resolved, Clue::Works);
        }
    }
}

/// True where words tell of something that fails.
#[must_use]
pub fn fails(said: Said) -> bool {
    said.meets(FAILING)
}

/// True for words of an alert, which goes off when it fails; people report later.
fn seen(said: Said) -> bool {
    said.has(ALERTS) && !said.has(REPORTS) && !said.has(SAYS)
}

/// True for words of an alert or a report.
#[must_use]
pub fn alarm(said: Said) -> bool {
    let tells = said.has(REPORTS) && (!said.has(WORKS) || fails(said));
    said.has(ALERTS) || tells || said.has(SAYS) && fails(said)
}

/// Shows `tell` each phase that the clauses of a sentence tell of as a fact, but for clauses with a time of their own where
/// that is `told` apart. What somebody finds out began before it is `found`.
pub fn says(
    (sentence, known): (&str, Option<Passage<'_>>),
    (told, found): (bool, bool),
    heard: &mut bool,
    tell: &mut dyn FnMut(Phase, Clue),
) {
    // `Customers informed that it is over`, `a user writes that it is down`: what is posted or heard holds for all that it says.
    let mut posted = false;
    let asks = sentence.trim_end().ends_with(['?', '\u{ff1f}']);
    let lines = lines(sentence).flat_map(|line| clauses(line).into_iter().map(move |clause| (line, clause)));
    for (line, clause) in lines {
        let words = clause.span.of(line);
        let own = known.map(|known| known.at(clause.span));
        if clause.mood == Mood::Plan && !(told && timed(words)) {
            // `I'll take this one`: who says so has taken it on.
            let said = own.map_or_else(|| Said::of(&fold(words)), Passage::said);
            if said.has(RESPONDS) || said.has(ACKNOWLEDGED) {
                tell(Phase::Acknowledged, Clue::Response);
            }
        }
        if clause.mood == Mood::Fact && clause.joint != Joint::Until && !(told && timed(words)) {
            let (folded, looked_up);
            let own = if let Some(own) = own {
                own
            } else {
                folded = fold(words).replace('\n', " ").replace('"', "");
                looked_up = Told::of(&folded);
                looked_up.whole(&folded)
            };
            let says = Says::of(own);
            posted |= says.said.has(MESSAGES);
            *heard |= says.said.meets(HEARD) || found && says.said.has(FINDINGS);
            says.clues((posted, *heard), &mut |phase, clue| {
                // `Is anyone looking?` tells no more than that somebody saw it.
                if !asks || phase == Phase::Detected {
                    tell(phase, clue);
                }
            });
        }
    }
}

/// True for words with a time of day.
#[must_use]
pub fn timed(words: &str) -> bool {
    has_digit(words) && each_stamp(words).any(|stamp| stamp.timed())
}

/// The lines of a sentence, of which one that begins with a capital or a bullet says something of its own.
pub fn lines(sentence: &str) -> impl Iterator<Item = &str> {
    let mut rest = sentence;
    std::iter::from_fn(move || {
        let own = |at: &usize| {
            let line = rest_of(rest, *at).trim_start_matches([' ', '\t', '>']);
            line.starts_with(char::is_uppercase) || line.starts_with(any_of("-*•"))
        };
        let ends = rest.match_indices('\n').map(|(at, _)| at + 1);
        let line = start_of(rest, ends.into_iter().find(own).unwrap_or(rest.len()));
        rest = rest_of(rest, line.len());
        (!line.is_empty()).then_some(line)
    })
}
