//! What a sentence tells of an instant: whether something happened then, and the words of the clauses that say so.

use chrono::Timelike;

use crate::{
    document::clauses::{Clause, Joint, Mood, clauses, is_wide},
    entries::stance::after_particles,
    span::{Span, any_of, digit, has_more_words, rest_of, start_of},
    timestamp::marks::{SEPARATORS, is_mark},
    timestamp::{compound::Timestamp, date::WrittenDate, scan::stamps},
    words::{
        concepts::{
            ABOUT, AGED, AGED_AFTER, AGED_HAD, AGED_OF, AND, AS_OF, BY, DATE_ARTICLES, DATE_LABELS,
            EDGE_AFTER, ENDED_AT, FAILS, JOINTS, LASTING_LABELS, LEADING, NEAR, PUBLISHED, RECOVERY,
            RESOLVED, SINCE, SPAN_EDGES, STARTING, SUBJECTS, TIMELINE_HEADINGS, UNITS, UNTIL, WEEKDAYS,
            WORKS, ZONES,
        },
        fold,
        lexicon::{Table, Tables},
        said::Said,
    },
};

/// Words that lead to a stamp; the first is the table of words for `and`, the second that of prepositions.
static LEADS: Tables = Tables::new(&[AND, LEADING, JOINTS, NEAR]);

/// Words that may stand before the date that a sentence begins with.
static DATE_LEADS: Tables = Tables::new(&[LEADING, WEEKDAYS, JOINTS, DATE_ARTICLES]);

/// What `sentence` says of each instant at which something happened: the stamp, its place in the sentence, and the words. The
/// day of what is no event is `carried` to the next that is: `On 15 April the ledger locked up. At 02:10 a job had started.` Once
/// the story has `begun`, that is not so of the end of something.
#[must_use]
pub fn told(
    sentence: &str,
    (days, begun): (bool, bool),
    carried: &mut Option<WrittenDate>,
) -> Vec<(Timestamp, String)> {
    let all = stamps(sentence);
    if all.is_empty() {
        return Vec::new();
    }
    let clauses = clauses(sentence);
    let mut events: Vec<Happened<'_>> = Vec::new();
    let (mut date, mut floor) = (None, 0);
    for (number, stamp) in all.iter().enumerate() {
        date = stamp.date.or(date);
        let place = Place { sentence, clauses: &clauses, all: &all, number, stamp, days };
        if !place.is_event() {
            // A line that is a date and little else is no sentence: the days of lines are told apart elsewhere.
            let said = has_more_words(place.after(), 2);
            let leads = events.is_empty() && said && without_tail(place.before()).is_empty();
            // `Held: 24 November, 13:00-13:40` is when one met.
            let head = sentence.trim_start_matches(is_mark);
            // What a field says holds for all: it is weighed against others.
            let met = stamp.end.is_some() && PUBLISHED.begins(head).is_some()
                || DATE_LABELS.begins(head).is_some_and(|length| rest_of(head, length).starts_with(':'));
            // `After the upgrade on 27 August the queue grew.` outdoes the day of the page above it.
            let day = || carried.is_some() && all.len() == 1 && Place { days: true, ..place }.is_event();
            // `Results were incomplete until 01:55 on 30 October. At 23:40 a customer asked.`
            let ends = begun && ends_in(UNTIL, place.before().trim_end()).is_some();
            let of_next = (stamp.timed() || leads || day()) && !met && !ends;
            *carried = stamp.date.filter(|_| of_next).or(*carried);
            continue;
        }
        let last = events.last().map(|last| {
            let head = sentence.get(last.cut.from..last.stamp.span.start).unwrap_or_default();
            // `Timeline: 09:12 zone pushed`
            let labels = head.trim_end().ends_with(':');
            Last { end: floor, closes: !labels && without_tail(head).contains(char::is_alphanumeric) }
        });
        let cut = place.cut(last);
        floor = stamp.span.end;
        let near = ends_in(NEAR, place.before().trim_end()).is_some();
        let approximate = stamp.approximate || near;
        // `On 11 March it failed at 23:50 and was seen at 00:04`: the day ended between.
        let over = events.last().and_then(|last| last.stamp.time).zip(stamp.time);
        if stamp.date.is_none()
            && over.is_some_and(|(last, next)| last.time.hour() >= LATE && next.time.hour() < EARLY)
        {
            date = None;
        }
        let date = stamp.date.or(date).or(*carried);
        *carried = None;
        events.push(Happened { stamp, date, approximate, cut });
    }
    let mut ends = events.iter().skip(1).map(|next| next.cut.at);
    let told = |Happened { stamp, date, approximate, cut }: &Happened<'_>| {
        let span = Span::new(cut.from, ends.next().unwrap_or(sentence.len()));
        let said = words(sentence, span, &all, stamp.span)?;
        Some((Timestamp { date: *date, approximate: *approximate, ..(*stamp).clone() }, said))
    };
    events.iter().filter_map(told).collect()
}

/// True for words that end with one for since when, or as of when, something is so: `pages fail since about`.
#[must_use]
pub fn since(before: &str) -> bool {
    let before = exact(before);
    [SINCE, AS_OF].iter().any(|table| ends_in(*table, before).is_some())
}

/// `before` without marks and a word for about at its end.
fn exact(before: &str) -> &str {
    let before = before.trim_end_matches(any_of(" \n~*(:"));
    let about = ends_in(ABOUT, before).unwrap_or(0);
    start_of(before, before.len() - about).trim_end()
}

/// Something that happened at an instant.
struct Happened<'t> {
    stamp: &'t Timestamp,
    date: Option<WrittenDate>,
    approximate: bool,
    cut: Cut,
}

/// The hours from which on and before which a time lies, where midnight is between it and the next.
const LATE: u32 = 20;
const EARLY: u32 = 6;

/// The event before in the same sentence.
#[derive(Clone, Copy)]
struct Last {
    /// Where its stamp ends.
    end: usize,
    /// True where its stamp closes what it tells: `One noticed at 3:26, reverted it at 3:41`
    closes: bool,
}

/// Where the words about a stamp begin, and where those about the stamp before it end.
#[derive(Clone, Copy)]
struct Cut {
    from: usize,
    at: usize,
}

impl Cut {
    fn here(at: usize) -> Self {
        Self { from: at, at }
    }
}

/// A stamp in its sentence.
struct Place<'t> {
    sentence: &'t str,
    clauses: &'t [Clause],
    all: &'t [Timestamp],
    number: usize,
    stamp: &'t Timestamp,
    /// True where a day is an instant, too: in notes without times.
    days: bool,
}

impl<'t> Place<'t> {
    fn before(&self) -> &'t str {
        start_of(self.sentence, self.stamp.span.start)
    }

    fn after(&self) -> &'t str {
        rest_of(self.sentence, self.stamp.span.end)
    }

    /// The number of the clause that a byte of the sentence stands in.
    fn clause_at(&self, at: usize) -> usize {
        self.clauses.partition_point(|clause| clause.span.start <= at).saturating_sub(1)
    }

    /// The words of a clause before the stamp, without those that lead to it.
    fn head(&self, clause: &Clause) -> &'t str {
        bare(self.sentence.get(clause.words..self.stamp.span.start).unwrap_or_default())
    }

    /// True where something happened at the instant.
    fn is_event(&self) -> bool {
        let stamp = self.stamp;
        let instant = stamp.timed() || self.days && stamp.date.is_some() && stamp.end_date.is_none();
        let alone = instant && stamp.elapsed.is_none() && stamp.end.is_none() && !stamp.window;
        alone
            && (!self.is_edge() || self.when().is_some() || self.is_since())
            && self.mood() == Mood::Fact
            && !self.is_of_span()
            && !self.begins_length()
            && !self.is_age()
            && !self.is_published()
    }

    /// True for a time up to which or since which something went on.
    fn is_edge(&self) -> bool {
        leads_to_edge(self.before()) || EDGE_AFTER.begins(self.after()).is_some()
    }

    /// True for a time since which something is so, where nothing ends it: `Nobody can log in since 14:12`.
    fn is_since(&self) -> bool {
        let before = exact(self.before());
        let since = ends_in(SINCE, before).is_some_and(|since| {
            since == before.len() || has_more_words(start_of(before, before.len() - since), 2)
        });
        // `Zwischen 12:06 und 12:10 war es langsam, seit 12:10 Uhr geht es wieder` has one instant.
        let again = || {
            let said = Said::of(&fold(self.after()));
            said.has(RECOVERY) || said.has(WORKS)
        };
        let times = || self.all.iter().filter(|stamp| stamp.timed());
        let instants = || times().filter(|stamp| stamp.end.is_none() && !stamp.window).count();
        since && self.stamp.time.is_some() && (times().count() == 1 || instants() == 1 && again())
    }

    /// True where what stands before the stamp is well: `the doors work again as of 18:05`.
    fn is_over(&self) -> bool {
        let said = Said::of(&fold(self.before()));
        (said.has(RECOVERY) || said.has(RESOLVED) || said.has(WORKS)) && !said.has(FAILS)
    }

    /// The clause that says what happened at such a time: `until 7:04, when it was ended by hand`.
    fn when(&self) -> Option<&'t Clause> {
        let next =
            |clause: &&Clause| clause.span.start >= self.stamp.span.end && clause.joint != Joint::Pause;
        let next = self.clauses.iter().skip(self.clause_at(self.stamp.span.start)).find(next)?;
        let between = self.sentence.get(self.stamp.span.end..next.span.start)?;
        (next.joint == Joint::When && !between.contains(char::is_alphanumeric)).then_some(next)
    }

    /// What the clause of the stamp tells of, or the next where it says nothing else.
    fn mood(&self) -> Mood {
        let speaks = |clause: &&Clause| {
            let after = self.sentence.get(clause.words.max(self.stamp.span.end)..clause.span.end);
            let says = |text: &str| text.contains(char::is_alphabetic);
            clause.mood != Mood::Fact || says(self.head(clause)) || after.is_some_and(says)
        };
        let mut from = self.clauses.iter().skip(self.clause_at(self.stamp.span.start));
        from.find(speaks).map_or(Mood::Fact, |clause| clause.mood)
    }

    /// True for either end of a span: `from 12:45 on Monday, up to 15:40`, `began at 10:02 and ended at 10:40`.
    fn is_of_span(&self) -> bool {
        let stamp = |number: usize| self.all.get(number).filter(|stamp| stamp.timed());
        let before = |number| stamp(number).map(|stamp| start_of(self.sentence, stamp.span.start));
        let ended = |number| {
            let (Some(stamp), Some(before)) = (stamp(number), before(number)) else { return false };
            let clause = self.clauses.get(self.clause_at(stamp.span.start));
            let clause = clause.filter(|clause| clause.joint != Joint::Start);
            let head = clause.map_or("", |clause| bare(rest_of(before, clause.words)));
            ENDED_AT.begins(head) == Some(head.len()) && !head.is_empty()
        };
        let runs = |number: usize| {
            let (Some(from), Some(to)) = (stamp(number), stamp(number + 1)) else { return false };
            let between = self.sentence.get(from.span.end..to.span.start).unwrap_or_default();
            let joined = between.contains(any_of("-–—")) && !between.contains(char::is_alphanumeric);
            // `(Vale 7:31 - Ripa 8:26)`
            let open = start_of(self.sentence, from.span.start).rsplit(any_of("()（）")).next();
            let before = open.map_or(0, |open| from.span.start - open.len());
            let bracket = before > 0 && start_of(self.sentence, before).ends_with(any_of("(（"));
            let route = bracket
                && [" - ", " – ", " — ", " → ", " > "].iter().any(|sign| between.starts_with(sign))
                && !between.contains(any_of(",;.()（）"));
            between.contains(any_of("～〜")) || joined || route
        };
        let later = (self.number + 1..self.all.len()).find(|&number| stamp(number).is_some());
        let earlier = (0..self.number).rfind(|&number| stamp(number).is_some());
        // What happened in between has a clause of its own.
        let next = |number: usize| {
            let clause =
                |number: usize| self.all.get(number).map_or(0, |stamp| self.clause_at(stamp.span.start));
            clause(number).abs_diff(clause(self.number)) < 2
        };
        self.stamp.onward && later.and_then(before).is_some_and(leads_to_edge)
            || later.is_some_and(|later| ended(later) && next(later))
            || ended(self.number) && earlier.is_none_or(next)
            || runs(self.number)
            || self.number.checked_sub(1).is_some_and(runs)
    }

    /// True where a length begins that stands before: `down in spells of 8 minutes starting at 11:02 and 3 minutes (11:25)`.
    fn begins_length(&self) -> bool {
        let of = |stamp: &&Timestamp| {
            let before = start_of(self.sentence, stamp.span.start).trim_end();
            let zone = ends_in(ZONES, before).unwrap_or(0);
            let before = start_of(before, before.len() - zone).trim_end();
            let bracket = stamp.span.of(self.sentence).starts_with('(') || before.ends_with('(');
            let starting = ends_in(STARTING, before);
            let lead = start_of(before, before.len() - starting.unwrap_or(0)).trim_end_matches(any_of("( "));
            let count = start_of(lead, lead.len() - ends_in(UNITS, lead).unwrap_or(0));
            (bracket || starting.is_some()) && count.len() < lead.len() && count.trim_end().ends_with(digit)
        };
        of(&self.stamp) && self.all.iter().filter(of).nth(1).is_some()
    }

    /// True for the age of data: `the version they had at 12:30`, `a snapshot of 03:00`, `not reachable as of 18:32`.
    fn is_age(&self) -> bool {
        let before = self.before().trim_end();
        let core = without_tail(before);
        let had = ends_in(AGED_HAD, core);
        let of = ends_in(AGED_OF, before);
        let thing = start_of(core, core.len() - had.unwrap_or(0)).trim_end();
        let thing = ends_in(AGED_OF, thing).map_or(thing, |of| start_of(thing, thing.len() - of).trim_end());
        let mut words = thing.rsplit(any_of(" \n")).take(1 + usize::from(had.is_some()));
        let mut aged = || words.any(|word| AGED.begins(word) == Some(word.len()));
        let of = self.stamp.onward || had.is_some() || of.is_some();
        of && aged()
            || !core.is_empty() && ends_in(AS_OF, before).is_some() && !self.is_over()
            || AGED_AFTER.begins(self.after()).is_some()
    }

    /// True for words that say when the notes were written, and by whom, and nothing else.
    fn is_published(&self) -> bool {
        let before = self.before().trim_matches(is_mark);
        let after = self.after().trim_matches(is_mark);
        let published = PUBLISHED.begins(before);
        if published.is_none() && !after.is_empty() {
            return false;
        }
        let name = bare(rest_of(before, published.unwrap_or(0)));
        let by = |text: &str| {
            let names = BY.begins(text).map_or("", |length| rest_of(text, length));
            let mut names = names.split(any_of(" ,|\n")).filter(|word| !word.is_empty());
            let few = (1..5).contains(&names.clone().count());
            few && names.all(|word| word.starts_with(char::is_uppercase))
        };
        match (published.is_some() && name.is_empty(), after.is_empty()) {
            (true, true) => true,
            (true, false) => by(after),
            (false, true) => by(name),
            (false, false) => false,
        }
    }

    /// Where the words about the stamp begin; the `last` event of the sentence keeps what stands before.
    fn cut(&self, last: Option<Last>) -> Cut {
        let at = |clause: &Clause| Cut { from: clause.words, at: clause.span.start };
        if let Some(when) = self.when().filter(|_| self.is_edge()) {
            return at(when);
        }
        let number = self.clause_at(self.stamp.span.start);
        let floor = last.map_or(0, |last| last.end);
        if let Some(clause) = self.clauses.get(number).filter(|clause| clause.span.start > floor)
            && self.opens(clause, last.is_none())
        {
            return at(clause);
        }
        // `i o 10:41 został pominięty`
        let own = self.sentence.get(floor..self.stamp.span.start).unwrap_or_default();
        if let Some(cut) = tail(own).1 {
            return Cut { from: floor + cut.from, at: floor + cut.at };
        }
        let open =
            |clause: &Clause| clause.joint != Joint::Bracket || self.clauses.get(number) == Some(clause);
        let main = |clause: &&Clause| clause.is_main() && open(clause) && !self.head(clause).is_empty();
        let first = self.clauses.partition_point(|clause| clause.span.start <= floor);
        let mut main = self.clauses.iter().take(number + 1).skip(first).filter(main);
        if let Some(apart) = main.clone().rfind(|clause| clause.apart && clause.joint != Joint::Pause) {
            // `and during our work on a fix, we rolled back`
            let acts = |clause: &&Clause| {
                let words = rest_of(self.sentence, clause.words).trim_start();
                clause.span.start > apart.span.start && SUBJECTS.begins(words).is_some()
            };
            return Cut { from: main.rfind(acts).unwrap_or(apart).words, at: apart.span.start };
        }
        match last {
            // `Then at 10:40 all was well`
            None => {
                let joined = |clause: &&Clause| matches!(clause.joint, Joint::And | Joint::Then);
                Cut { from: self.clauses.first().filter(joined).map_or(0, |clause| clause.words), at: 0 }
            }
            Some(last) if last.closes => main.next().map_or_else(|| self.joined(floor), at),
            Some(_) => main
                .next_back()
                .map_or_else(|| self.hangs(floor).unwrap_or(Cut::here(self.stamp.span.start)), at),
        }
    }

    /// The cut at the clause of the stamp where it hangs on the one before: `we told the vendor, who answered at 9:40`.
    fn hangs(&self, floor: usize) -> Option<Cut> {
        let clause = self.clauses.get(self.clause_at(self.stamp.span.start))?;
        (clause.span.start > floor && !self.head(clause).is_empty()).then_some(Cut::here(clause.span.start))
    }

    /// The cut behind a stamp that closes its clause where no other clause begins: at one that hangs on it, at a word that may
    /// mean `and`, or at once.
    fn joined(&self, floor: usize) -> Cut {
        if let Some(cut) = self.hangs(floor) {
            return cut;
        }
        let own = self.sentence.get(floor..self.stamp.span.start).unwrap_or_default();
        let mut words = own.split_inclusive(any_of(" \n")).scan(floor, |at, word| {
            let start = std::mem::replace(at, *at + word.len());
            Some((start, word))
        });
        let and = words.find(|(_, word)| AND.row(word.trim_end()).is_some());
        and.map_or(Cut::here(floor), |(at, word)| Cut { from: at + word.len(), at })
    }

    /// True where the stamp opens its `clause`: `The cooks had set the table, and at 12:05 the soup boiled over`.
    fn opens(&self, clause: &Clause, first: bool) -> bool {
        let joined = matches!(clause.joint, Joint::And | Joint::But | Joint::Then);
        // `The report, at 4:21, put it down to the disk` and `The disk (10:02) was full` go on.
        let closed = self.stamp.span.of(self.sentence).ends_with(')');
        let aside = !joined && (closed || self.after().starts_with(any_of(",)")));
        // `Zwischen 12:06 und 12:10 war es langsam, seit 12:10 geht es wieder`
        let window = |stamp: &Timestamp| stamp.window && stamp.span.end <= clause.span.start;
        let new = !first || clause.apart || joined || self.all.iter().any(window);
        clause.is_main() && self.head(clause).is_empty() && new && !aside
    }
}

/// True where the first time of `text` opens a span that a later one ends: `from 10:02 on Monday until 11:05`.
pub(super) fn ends_later(text: &str, first: &Timestamp) -> bool {
    if !first.onward && !leads_to_edge(start_of(text, first.span.start)) {
        return false;
    }
    let rest = rest_of(text, first.span.end);
    let later = stamps(rest).into_iter().find(Timestamp::timed);
    later.is_some_and(|stamp| leads_to_edge(start_of(rest, stamp.span.start)))
}

/// True for words that end with one that leads to an edge.
fn leads_to_edge(before: &str) -> bool {
    ends_in(SPAN_EDGES, before.trim_end_matches(any_of(" \n~*(:"))).is_some()
}

/// What `sentence` says within `span` of the stamp at `stamp`, without the stamp and what leads to it.
fn words(sentence: &str, span: Span, all: &[Timestamp], stamp: Span) -> Option<String> {
    let told = |text: &str| text.contains(char::is_alphabetic).then(|| text.to_owned());
    if span.start > stamp.start {
        return told(span.of(sentence).trim());
    }
    let own = after_particles(sentence.get(stamp.end..span.end).unwrap_or_default());
    // `10:02'de çöktü`: an ending of the stamp.
    let ending = own.starts_with(any_of("'’")).then(|| own.find(any_of(" \n")).unwrap_or(own.len()));
    let own = rest_of(own, ending.unwrap_or(0)).trim_start_matches(|c| SEPARATORS.has(c) || c == '\n');
    let own = own.trim_end_matches(any_of(" \n,;，、；@|([–—-→/"));
    // A date that leads to the words is none of them: `Am Samstag, dem 2. Februar 2008 fiel gegen 11 Uhr`.
    let mut begin = span.start;
    for date in all.iter().filter(|date| !date.timed() && date.span.end <= stamp.start) {
        let lead = sentence.get(begin..date.span.start).unwrap_or("?");
        if lead.split(any_of(" ,.\n*_")).all(|word| word.is_empty() || DATE_LEADS.holds(word)) {
            begin = date.span.end;
        }
    }
    let before = sentence.get(begin..stamp.start).unwrap_or_default();
    let labels = before.trim_end_matches(any_of(" *_`")).ends_with(any_of(":："));
    let head = bare(before);
    // Where no blanks are written a stamp is tied to its words: they are quoted with it.
    if head.ends_with(is_wide) && own.starts_with(is_wide) {
        let quoted = sentence.get(begin..span.end).unwrap_or_default();
        return told(quoted.trim_matches(|c| c == '\n' || c != '。' && is_mark(c)));
    }
    if own.is_empty() {
        // `Next review: 15:00.`, `Total duration of the outage: 1h20`
        let label = labels && (!head.contains(' ') || LASTING_LABELS.within(head));
        return told(head).filter(|_| !label);
    }
    if head.is_empty() || labels && TIMELINE_HEADINGS.within(head) {
        return told(own);
    }
    let after = rest_of(sentence, stamp.end).trim_start_matches(any_of(" *_`)]"));
    let led = without_tail(before).trim_end();
    let joint = if (led.ends_with(':') || labels || after.starts_with(any_of(":："))) && !own.starts_with('(')
    {
        ": "
    } else if after.starts_with(", ")
        && !rest_of(before, led.len()).contains(',')
        && own.starts_with(char::is_lowercase)
    {
        ", "
    } else {
        " "
    };
    told(&[head, joint, own].concat())
}

/// The words of `text` before a stamp, without marks around them and what leads to it; empty where they are no words.
fn bare(text: &str) -> &str {
    let text = without_tail(text.trim_end_matches(any_of(" \n@*_([")));
    let text = text.trim_end_matches(any_of(" @")).trim_matches(|c| c == '\n' || is_mark(c));
    if text.contains(char::is_alphabetic) { text } else { "" }
}

/// `text` without the words at its end that lead to a stamp or join it to what stands before. One preposition does: `came in
/// at 9:12`, `logged in at 9:14`.
pub(super) fn without_tail(text: &str) -> &str {
    tail(text).0
}

/// See [`without_tail`]; with the cut at a word for `and` among them that others follow.
fn tail(text: &str) -> (&str, Option<Cut>) {
    let (mut text, mut joined) = (text.trim_end(), None);
    let mut led = false;
    for number in 0..4 {
        let Some((table, length)) = ending(text, |words| LEADS.longest(words)) else { break };
        if led && table == 1 {
            break;
        }
        led |= table == 1;
        let before = start_of(text, text.len() - length).trim_end_matches(any_of(" \n,;–—-"));
        joined = Some(Cut { from: text.len(), at: before.len() })
            .filter(|_| table == 0 && number > 0 && !before.is_empty())
            .or(joined);
        text = before;
    }
    (text, joined)
}

/// Length of the words of `table` that `text` ends with.
fn ends_in(table: Table, text: &str) -> Option<usize> {
    ending(text, |words| table.longest(words)).map(|(_, length)| length)
}

/// The row and the length of the words that `text` ends with, as far as they are `known`: up to three, or up to four letters
/// where no blanks are written.
fn ending(text: &str, known: impl Fn(&str) -> Option<(usize, usize)>) -> Option<(usize, usize)> {
    if text.is_empty() {
        return None;
    }
    let whole =
        |at: usize| known(rest_of(text, at)).filter(|&(_, length)| length > 0 && at + length == text.len());
    let starts = text.char_indices().rev();
    if text.ends_with(is_wide) {
        return starts.take(4).map(|(at, _)| at).find_map(whole);
    }
    let blank = |(at, c): (usize, char)| " \n(".contains(c).then_some(at + c.len_utf8());
    // The longest: `alle ore`, not `ore`.
    starts.filter_map(blank).chain([0]).take(3).filter_map(whole).last()
}
