//! What governs a time in a sentence: the effect that its own clauses tell of, whether they deny it, and whether it is a fact.

use super::{
    effect::{effect, names_effect, tells_of_effect},
    telling::Passage,
};
use crate::{
    document::clauses::{Clause, Joint, clauses},
    facts::Effect,
    span::{Span, any_of, start_of},
    words::{
        PLANS,
        concepts::{ACTIVITY, CLAUSE_WORDS, IMPERATIVES, NOT, STATE, SUBJECTS, VERBS, WELL},
        said::{Said, begins_row, closed, ended, find_whole, tails},
    },
};

/// Words between a denial and what it denies: `no perceivable outage`.
const DENIED: usize = 3;

/// Bytes before a time that its clause begins with: `for approximately`.
const LEAD: usize = 24;

/// The effect that a text tells of and does not deny.
#[must_use]
pub fn told(text: Passage<'_>) -> Option<Effect> {
    Scope::of(text).told()
}

/// A clause and what it says.
#[derive(Debug)]
struct Part {
    clause: Clause,
    scope: Scope,
    /// Whether it has a verb.
    verb: bool,
}

/// What the clauses that a time stands in say.
#[derive(Debug, Clone, Copy)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is found by itself, and any of them may hold with any other"
)]
pub struct Scope {
    /// All their words.
    pub said: Said,
    /// Their words of an effect, but for those that they deny.
    told: Said,
    /// True where they deny an effect: `not one error`.
    denied: bool,
    /// True where they deny something else, so that it was not there: `did not answer`.
    pub absent: bool,
    /// True where they tell of a state that something other than a person was in.
    pub state: bool,
    /// True where they tell of what is or was so.
    pub fact: bool,
}

impl Scope {
    /// What happened, in so many words.
    #[must_use]
    pub fn told(&self) -> Option<Effect> {
        effect(self.told)
    }

    /// What happened: an effect, or that something was not there or not done.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        self.told().or((self.absent && !self.denied).then_some(Effect::Down))
    }

    /// True where a time in them may be how long something was hit: a fact that is not denied, and no more than what people do
    /// or what works as it should.
    #[must_use]
    pub fn may_hit(&self) -> bool {
        let idle = || self.said.has(ACTIVITY) || self.said.has(WELL) && !self.absent;
        self.fact && (tells_of_effect(self.told) || !self.denied && !idle())
    }

    fn none() -> Self {
        Self {
            said: Said::default(),
            told: Said::default(),
            denied: false,
            absent: false,
            state: false,
            fact: true,
        }
    }

    fn of(text: Passage<'_>) -> Self {
        /// What has to be a whole word.
        static WHOLE: Said = Said::tables(&[CLAUSE_WORDS, WELL, NOT]);

        let mut scope = Self::none();
        let (mut words, mut denial, mut hit) = (0, None, 0);
        for (at, tail, words_here) in text.tails() {
            let (mut here, mut whole) = (Said::default(), Said::default());
            for word in words_here {
                here.add(word.concepts);
                if word.concepts.meets(WHOLE) && ended(word, tail) {
                    whole.add(word.concepts);
                    scope.fact &= word.concepts.row(CLAUSE_WORDS).is_none_or(|row| row < PLANS);
                }
            }
            words += usize::from(tail.starts_with(char::is_alphanumeric));
            if here == Said::default() {
                continue;
            }
            scope.said.add(here);
            let near = denial.filter(|at| words - at <= DENIED);
            if names_effect(here) {
                if near.is_some() {
                    scope.denied = true;
                } else {
                    scope.told.add(here);
                    hit = words;
                }
                denial = None;
            } else if whole.has(WELL)
                && hit > 0
                && words - hit < 4
                && effect(scope.told) == Some(Effect::Degraded)
            {
                // `error rates are normal`
                (scope.told, scope.denied) = (Said::default(), true);
            } else if whole.has(NOT) && !start_of(text.text, at).ends_with('_') {
                scope.absent |= denial.is_some();
                denial = Some(words);
            }
        }
        scope.absent |= denial.is_some_and(|at| words > at);
        scope
    }

    fn join(&mut self, other: &Self) {
        self.said.add(other.said);
        self.told.add(other.told);
        self.denied |= other.denied;
        self.absent |= other.absent;
        self.fact &= other.fact;
    }
}

/// The clauses of a sentence and what each says.
#[derive(Debug)]
pub struct Scopes(Vec<Part>);

impl Scopes {
    /// Looks at the clauses of a sentence whose label is so many bytes long.
    #[must_use]
    pub fn of(sentence: Passage<'_>, label: usize) -> Self {
        let lower = sentence.text;
        let part = |mut clause: Clause| {
            let text = sentence.at(clause.span);
            if clause.span.start < label && label < clause.span.end {
                clause.words = clause.words.max(label);
            }
            let mut scope = Scope::of(text);
            let words = lower.get(clause.words..clause.span.end).unwrap_or_default();
            // "we'll be updating it"
            let verb = !scope.fact || tails(words).any(|(_, tail)| closed(tail, VERBS, [' ', ',', '.']));
            // A wish has no subject: `alert only`, but not `alert rules were lost`.
            let words = words.trim_start_matches(any_of(" ,-*•"));
            let wish = begins_row(words, IMPERATIVES);
            scope.state =
                find_whole(words, STATE).is_some_and(|(at, _)| at > 0) && SUBJECTS.begins(words).is_none();
            scope.fact &= wish.is_none_or(|(row, _)| row == 0 && verb);
            Part { clause, scope, verb }
        };
        let mut begin = 0;
        // Cells that stand in one row.
        let cells = lower.split(" | ").flat_map(|cell| {
            let at = begin;
            begin += cell.len() + 3;
            clauses(cell).into_iter().map(move |clause| {
                let span = Span::new(clause.span.start + at, clause.span.end + at);
                Clause { span, words: clause.words + at, ..clause }
            })
        });
        let mut parts: Vec<Part> = cells.map(part).collect();
        // What stands in brackets is no more a fact than what they stand behind.
        let (mut outside, mut last) = (true, true);
        for part in &mut parts {
            match part.clause.joint {
                Joint::Bracket => outside = last,
                Joint::Closed | Joint::Start => outside = true,
                _ => {}
            }
            part.scope.fact &= outside;
            last = part.scope.fact;
        }
        Self(parts)
    }

    /// What governs the time at `span`: its own clauses; where they tell of nothing, the one that they belong to, before them
    /// or, at the head of a sentence, behind.
    #[must_use]
    pub fn around(&self, span: Span) -> Scope {
        let first = self.0.iter().rposition(|part| part.clause.span.start <= span.start).unwrap_or(0);
        let last = self.0.iter().rposition(|part| part.clause.span.start < span.end).unwrap_or(0).max(first);
        let (before, rest) = self.0.split_at_checked(first).unwrap_or((&self.0, &[]));
        let (own, after) = rest.split_at_checked(last + 1 - first).unwrap_or((rest, &[]));
        let Some(part) = own.first() else { return Scope::none() };
        let mut scope = part.scope;
        own.iter().skip(1).for_each(|part| scope.join(&part.scope));
        let tells = |scope: &Scope| scope.told().is_some() || scope.denied;
        let verb = own.iter().any(|part| part.verb) && part.clause.joint != Joint::Bracket;
        if !tells(&scope) && !scope.absent && !verb {
            // "It worked until it fell over, some 24 hours": what ended it says nothing of that time.
            let full = |part: &&Part| {
                part.clause.joint != Joint::Until
                    && (tells(&part.scope) || part.verb && (part.clause.is_main() || part.scope.absent))
            };
            // "For 20 minutes, web and mail were down": the verb of both stands behind the "and".
            let mut ended = true;
            let goes_on = |part: &&Part| {
                let next = part.verb && matches!(part.clause.joint, Joint::And | Joint::But | Joint::Then);
                let stops = next && ended;
                ended = part.verb;
                !stops
            };
            let after = after.iter().take_while(goes_on).find(full);
            let leads = span.start <= part.clause.words + LEAD && part.clause.joint != Joint::Pause;
            // "No card (old ones work) was issued from 10:02": what stands in brackets before it is beside the matter.
            let mut inside = part.clause.joint == Joint::Closed;
            let outside = |part: &&Part| {
                let here = inside;
                inside = match part.clause.joint {
                    Joint::Bracket => false,
                    Joint::Closed => true,
                    _ => inside,
                };
                !here
            };
            let before =
                before.iter().rev().filter(outside).find(full).or_else(|| before.iter().rev().find(full));
            if let Some(other) = if leads { after.or(before) } else { before.or(after) } {
                scope.join(&other.scope);
            }
        }
        // What hangs on a wish is one.
        if !part.clause.is_main()
            && let Some(main) = self.0.iter().take(first).rfind(|part| part.clause.is_main())
        {
            scope.fact &= main.scope.fact;
        }
        scope.fact &= part.clause.joint != Joint::If;
        scope
    }
}
