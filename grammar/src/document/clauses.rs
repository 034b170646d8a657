//! Clauses of a sentence: where each begins, what joins it to the words before it, and whether it tells of a fact.

use crate::{
    span::{Span, rest_of, start_of},
    words::{concepts::CLAUSE_WORDS, lexicon::Tables},
};

/// A part of a sentence that says something of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// Its place in the sentence, with the word that joins it and without the sign before that.
    pub span: Span,
    /// Where its own words begin: after the word that joins it.
    pub words: usize,
    /// What joins it to the words before.
    pub joint: Joint,
    /// True where it stands apart: after a comma and a word that joins, a dash or a bracket.
    pub apart: bool,
    /// What it tells of.
    pub mood: Mood,
}

/// What joins a clause to the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// Nothing: the sentence begins.
    Start,
    /// A comma or a dash.
    Pause,
    /// The beginning of a bracket.
    Bracket,
    /// The end of one.
    Closed,
    /// `and`
    And,
    /// `but`
    But,
    /// `then`
    Then,
    /// `when`
    When,
    /// `while`
    While,
    /// `until`
    Until,
    /// `which`, `who`, `that`
    Which,
    /// `if`
    If,
}

/// What a clause tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// What is or was so.
    Fact,
    /// What is to come, or should.
    Plan,
    /// What is said to be expected, and nothing else: `the mechanic, expected at 10:00, came at 9:50`.
    Expected,
    /// What happens again and again.
    Habit,
    /// What may be so.
    Condition,
}

impl Clause {
    /// True for one that does not hang on another.
    #[must_use]
    pub fn is_main(&self) -> bool {
        use Joint::{And, Bracket, But, Closed, Pause, Start, Then};
        matches!(self.joint, Start | Pause | Bracket | Closed | And | But | Then)
    }
}

/// What a word of the first rows of [`CLAUSE_WORDS`] joins; none for those behind them.
const JOINTS: &[Joint] =
    &[Joint::And, Joint::But, Joint::Then, Joint::When, Joint::While, Joint::Until, Joint::Which, Joint::If];

/// What a word of the rows behind them makes of its clause.
const MOODS: &[Mood] = &[Mood::Plan, Mood::Expected, Mood::Habit];

/// What tells quickly that none of them begins.
static WORDS: Tables = Tables::new(&[CLAUSE_WORDS]);

/// True for a letter of a script without blanks between words.
#[must_use]
pub fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' && !('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// True for a Korean syllable that ends as verbs of the past do: 었, 했, 됐.
fn is_past(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c) && (u32::from(c) - 0xac00) % 28 == 20
}

/// Cuts `sentence` into its clauses; there is at least one.
///
/// ```
/// use grammar::document::clauses::{Joint, Mood, clauses};
///
/// let said = clauses("It will be back by noon, and at 10:02 Ana slept until it rang");
/// let found: Vec<_> = said.iter().map(|clause| (clause.joint, clause.mood)).collect();
/// assert_eq!(found, [(Joint::Start, Mood::Plan), (Joint::And, Mood::Fact), (Joint::Until, Mood::Fact)]);
/// ```
#[must_use]
pub fn clauses(sentence: &str) -> Vec<Clause> {
    let begin =
        |at, joint, apart| Clause { span: Span::new(at, at), words: at, joint, apart, mood: Mood::Fact };
    let mut found: Vec<Clause> = Vec::new();
    let mut last = begin(0, Joint::Start, true);
    let (mut last_byte, mut next) = (b' ', 0);
    for (at, byte) in sentence.bytes().enumerate() {
        let before = std::mem::replace(&mut last_byte, byte);
        // Within a word nothing begins or ends; nearly no word joins.
        let inside = || before.is_ascii_alphabetic() || !WORDS.pass(rest_of(sentence, at));
        if before.is_ascii() && (matches!(byte, b' ' | b'0'..=b'9') || byte.is_ascii_alphabetic() && inside())
        {
            continue;
        }
        let Some(c) = rest_of(sentence, at).chars().next() else { continue };
        let mut back = start_of(sentence, at).chars().rev();
        let previous = back.next().unwrap_or(' ');
        let rest = rest_of(sentence, at + c.len_utf8());
        let ends = || {
            rest.is_empty()
                || rest.starts_with(|c: char| c.is_whitespace() || is_wide(c) || "\"”’*".contains(c))
        };
        let sign = match c {
            '、' | '，' => Some((Joint::Pause, false)),
            ',' if ends() => Some((Joint::Pause, false)),
            '-' | '–' if previous.is_whitespace() && ends() => Some((Joint::Pause, true)),
            '—' => Some((Joint::Pause, true)),
            ')' | '）' => Some((Joint::Closed, false)),
            // `중단되었고 담당자가`: a verb of the past with the ending for `and`.
            ' ' if previous == '고' && back.next().is_some_and(is_past) => Some((Joint::Pause, false)),
            '(' | '（' if previous.is_whitespace() || c == '（' => Some((Joint::Bracket, true)),
            _ => None,
        };
        if let Some((joint, apart)) = sign {
            found.push(std::mem::replace(&mut last, begin(at + c.len_utf8(), joint, apart)));
            continue;
        }
        // `13:20and`: a stamp before it is none of the word.
        let inside = |c: char| c.is_alphabetic() || "-'’/_".contains(c);
        if at < next || !c.is_alphabetic() || inside(previous) && (c < '\u{2e80}') {
            continue;
        }
        let Some((row, length)) = CLAUSE_WORDS.longest(rest_of(sentence, at)) else { continue };
        next = at + length;
        let first = start_of(sentence, at)
            .get(last.words..)
            .is_some_and(|words| !words.contains(char::is_alphanumeric));
        let Some(&joint) = JOINTS.get(row) else {
            if let Some(&mood) = MOODS.get(row - JOINTS.len()).filter(|_| last.mood == Mood::Fact) {
                last.mood = mood;
            }
            continue;
        };
        let here = Clause { words: next, ..begin(at, joint, false) };
        if first {
            let apart = last.apart || last.joint == Joint::Pause && here.is_main();
            last = Clause { apart, mood: last.mood, ..here };
        } else if !is_wide(c) && !inside(previous) {
            // Words of scripts without blanks are told apart at the head of a clause only.
            found.push(std::mem::replace(&mut last, here));
        }
    }
    found.push(last);
    settle(sentence, &mut found);
    found
}

/// Gives each clause its end and the mood that it shares with the one before: `It will be back, in the new place, at 10:00`.
fn settle(sentence: &str, clauses: &mut [Clause]) {
    let (mut mood, mut around, mut end) = (Mood::Fact, Mood::Fact, sentence.len());
    for clause in clauses.iter_mut().rev() {
        clause.span.end = std::mem::replace(&mut end, clause.span.start);
    }
    for clause in clauses {
        match clause.joint {
            Joint::Bracket => around = mood,
            Joint::Closed => mood = around,
            _ => {}
        }
        let shares = !clause.apart && !matches!(clause.joint, Joint::But | Joint::Then | Joint::Which);
        if clause.joint == Joint::If {
            clause.mood = Mood::Condition;
        } else if clause.mood == Mood::Fact && shares && mood != Mood::Expected {
            clause.mood = mood;
        }
        mood = clause.mood;
    }
}
