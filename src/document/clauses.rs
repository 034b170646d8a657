//! Clauses of a sentence: where each begins, what joins it to the words before it, and whether it tells of a fact.

use crate::{
    span::{Span, rest_of, start_of},
    words::{Tables, Words},
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
    /// True where it says that something was not so: `nobody noticed`.
    pub negated: bool,
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

static ANDS: Words = Words::new("and|und|et|y|oraz|и|och|ve|та|і|й");
static BUTS: Words = Words::new(
    "but|yet|aber|jedoch|doch|mais|pero|mas|porém|ma|però|maar|ale|lecz|но|однако|而|但|但是|しかし|그러나|하지만|men|ama|ancak|але|а",
);
static THENS: Words = Words::new(
    "then|dann|danach|daraufhin|puis|ensuite|luego|entonces|então|depois|poi|quindi|daarna|potem|następnie|затем|потом|随后|隨後|然后|接着|その後|そして|이후|그리고|sedan|därefter|poté|pak|sonra|ardından|потім|згодом",
);
static WHENS: Words = Words::new(
    "when|als|quand|lorsque|lorsqu'|cuando|quando|wanneer|toen|gdy|kiedy|когда|当|當|när|då|když|коли",
);
static WHILES: Words = Words::new(
    "while|whilst|während|pendant que|tandis que|mientras|enquanto|mentre|terwijl|podczas gdy|пока|medan|zatímco|поки",
);
static UNTILS: Words = Words::new(
    "until|till|bis|jusqu'à|jusqu'au|hasta|até|fino a|fino alle|finché|tot|dopóki|直到|tills|dokud|kadar",
);
static WHICHES: Words = Words::new(
    "which|who|that|whose|dass|daß|que|qu'|qui|che|dat|że|który|która|które|что|который|которая|som|že|který|která|що|який|яка",
);
static IFS: Words = Words::new(
    "if|unless|falls|sofern|sauf si|en caso de|em caso de|nel caso|indien|mits|jeśli|jeżeli|если|如果|もし|만약|ifall|pokud|jestliže|eğer|якщо",
);
/// Words of what is to come.
static PLANS: Words = Words::new(
    "will|won't|shall|we'll|it'll|they'll|i'll|going to|should|would be|would have|is scheduled|are scheduled|is expected|are expected|eta|next update|next review|\
sollte|sollten|soll|sollen|voraussichtlich|ist geplant|wird erwartet|nächstes update|nächste aktualisierung|\
sera|seront|devrait|devraient|est prévu|est prévue|prochaine mise à jour|\
será|serán|estará|debería|deberían|está previsto|está prevista|próxima actualización|serão|deve ser|deverá|deverão|próxima atualização|\
sarà|saranno|dovrebbe|dovrebbero|è previsto|è prevista|prossimo aggiornamento|zal|zullen|zou|zouden|wordt verwacht|volgende update|\
będzie|będą|powinien|powinna|powinno|następna aktualizacja|будет|будут|должен|должна|должно|должны|планируется|ожидается|следующее обновление|\
预计|預計|计划于|計劃於|将于|將於|将在|下次更新|予定|見込み|見込ま|でしょう|次回|예정|예상|것입니다|다음 업데이트|ska|kommer att|beräknas|planeras|nästa uppdatering|\
bude|budou|měl by|měla by|mělo by|další aktualizace|olacak|edilecek|bekleniyor|planlanıyor|sonraki güncelleme|буде|будуть|повинен|повинна|планується|очікується|наступне оновлення",
);
/// Words for what is expected, which say nothing of the clause behind them.
static EXPECTED: Words = Words::new(
    "scheduled for|scheduled at|scheduled to|planned for|planned at|due at|due by|expected to|expected by|expected at|expected for|estimated time|estimated end|estimated completion|estimated resolution|estimated at|estimated for|\
geplant für|erwartet für|erwartet um|angekündigt für|prévu pour|prévue pour|prévu à|prévue à|attendu à|attendue à|previsto para|prevista para|esperado a|esperada a|esperado às|previsto per|prevista per|atteso alle|attesa alle|gepland voor|verwacht om|\
planowane na|planowany na|planowana na|oczekiwany o|запланировано на|назначено на|plánováno na|očekávaný v|planerad till|väntad kl|заплановано на",
);
/// Words that say that something was not so.
static NOT: Words = Words::new(
    "not|didn't|wasn't|weren't|couldn't|hadn't|nobody|none|never|no one|nicht|niemand|nie|kein|keiner|keine|pas|personne|jamais|no|nadie|nunca|não|ninguém|non|nessuno|mai|niet|niemand|nooit|nie|nikt|не|никто|никогда|没有|没|未|無人|inte|ingen|aldrig|ne|nikdo|nikdy|değil|kimse|ніхто|ніколи",
);
/// Words of what happens each day.
static HABITS: Words = Words::new(
    "every day|every night|every morning|every evening|every weekday|every week|each day|each night|each morning|daily at|nightly at|täglich|jeden tag|jede nacht|jeden morgen|jeden abend|\
chaque jour|chaque nuit|chaque matin|tous les jours|cada día|cada noche|cada mañana|todos los días|todos os dias|cada dia|toda noite|ogni giorno|ogni notte|elke dag|elke nacht|dagelijks|\
codziennie|każdego dnia|каждый день|каждую ночь|каждое утро|ежедневно|每天|每日|每晚|毎日|毎晩|毎朝|매일|varje dag|varje natt|každý den|každou noc|her gün|her gece|щодня|щоночі",
);

/// What may begin a clause, or tells what it speaks of.
static TABLES: Tables = Tables::new(&[
    &ANDS, &BUTS, &THENS, &WHENS, &WHILES, &UNTILS, &WHICHES, &IFS, &PLANS, &EXPECTED, &HABITS, &NOT,
]);

/// What a word of the first tables joins; none for those behind them.
const JOINTS: &[Joint] =
    &[Joint::And, Joint::But, Joint::Then, Joint::When, Joint::While, Joint::Until, Joint::Which, Joint::If];

/// What a word of the tables behind them makes of its clause; none for those that deny it.
const MOODS: &[Mood] = &[Mood::Plan, Mood::Expected, Mood::Habit];

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
#[must_use]
pub fn clauses(sentence: &str) -> Vec<Clause> {
    let begin = |at, joint, apart| Clause {
        span: Span::new(at, at),
        words: at,
        joint,
        apart,
        mood: Mood::Fact,
        negated: false,
    };
    let mut found: Vec<Clause> = Vec::new();
    let mut last = begin(0, Joint::Start, true);
    let (mut before, mut doubled, mut next) = (' ', false, 0);
    for (at, c) in sentence.char_indices() {
        let previous = std::mem::replace(&mut before, c);
        let past = std::mem::replace(&mut doubled, is_past(previous));
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
            ' ' if previous == '고' && past => Some((Joint::Pause, false)),
            '(' | '（' if previous.is_whitespace() || c == '（' => Some((Joint::Bracket, true)),
            _ => None,
        };
        if let Some((joint, apart)) = sign {
            found.push(std::mem::replace(&mut last, begin(at + c.len_utf8(), joint, apart)));
            continue;
        }
        let inside = |c: char| c.is_alphanumeric() || "-'’/_".contains(c);
        if at < next || !c.is_alphabetic() || inside(previous) && (c < '\u{2e80}') {
            continue;
        }
        let Some((table, length)) = TABLES.longest(rest_of(sentence, at)) else { continue };
        next = at + length;
        let first = start_of(sentence, at)
            .get(last.words..)
            .is_some_and(|words| !words.contains(char::is_alphanumeric));
        let Some(&joint) = JOINTS.get(table) else {
            match MOODS.get(table - JOINTS.len()) {
                Some(&mood) if last.mood == Mood::Fact => last.mood = mood,
                Some(_) => {}
                None => last.negated = true,
            }
            continue;
        };
        let here = Clause { words: next, ..begin(at, joint, false) };
        if first {
            let apart = last.apart || last.joint == Joint::Pause && here.is_main();
            last = Clause { apart, mood: last.mood, negated: last.negated, ..here };
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
    let (mut mood, mut around) = (Mood::Fact, Mood::Fact);
    let ends: Vec<usize> =
        clauses.iter().skip(1).map(|clause| clause.span.start).chain([sentence.len()]).collect();
    for (clause, end) in clauses.iter_mut().zip(ends) {
        clause.span = Span::new(clause.span.start, end);
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
