//! Lines that stand beside the stamps of all records alike and say nothing of what happened: states, ages, `Reply`.

use crate::{
    document::{blocks::Block, lines::is_state},
    entries::{entry::Entry, stance::Stance},
    pause::{each, pause, pause_at},
    rules, sort,
    span::{any_of, digit, has_more_words},
    words::{fold, fold_char},
};

/// Most lines between the first of a record and its stamp.
const ABOVE: usize = 3;

/// Lines of so many bytes say something.
const LONG: usize = 60;

/// How often a line has to come again, in parts of the stamps.
const SHARE: usize = 2;

/// What stands in a row above or below stamps on lines of their own, as far as it is alike.
pub(crate) struct Beside {
    /// The forms of lines that come again above stamps.
    above: Vec<Form>,
    /// True where the line right above most stamps is such a line or a state, and what stands below them is not.
    pub led: bool,
}

impl Beside {
    pub(crate) fn of(notes: &str, blocks: &[(usize, &Block, Stance)], stamps: &[usize]) -> Self {
        let line = |at: Option<usize>| {
            let (_, block, stance) = blocks.get(at?)?;
            (!block.is_blank() && !block.heading && *stance != Stance::Time).then(|| block.words.of(notes))
        };
        let above = |&at: &usize| line(at.checked_sub(1)).filter(|words| words.len() < LONG);
        let below = |&at: &usize| line(Some(at + 1));
        let lines = again(stamps.iter().filter_map(above).map(form), stamps.len());
        let furniture = |words: &&str| is_state(words) || lines.contains(&form(words));
        let led = stamps.iter().filter_map(above).filter(furniture).count();
        // Among states stands `Created`, too.
        let word = |at: &&usize| above(at).is_some_and(|words| !words.contains(' ') && !furniture(&words));
        let words = if led * 2 >= stamps.len() { stamps.iter().filter(word).count() } else { 0 };
        let led = led + words;
        // Under the last of them words may stand apart; where they stand above them none does.
        let apart = stamps.last().is_some_and(|last| below(last).is_none() && line(Some(last + 2)).is_some());
        let near = |at: &usize| below(at).or_else(|| line(Some(at + 2)).filter(|_| apart));
        let said = stamps.iter().filter_map(near).filter(|words| !is_state(words)).count();
        let many = |count: usize| count > 1 && count * 4 >= stamps.len() * 3;
        let follows = || {
            let again = again(stamps.iter().filter_map(below).map(form), stamps.len());
            stamps.iter().filter_map(below).filter(|words| again.contains(&form(words))).count()
        };
        Self { led: many(led) && many(said) && follows() < led, above: lines }
    }

    /// The blocks of records that stand above their stamps, in order: as many above each as are short above all and leave words
    /// to the record before.
    pub(crate) fn above(
        &self,
        notes: &str,
        blocks: &[(usize, &Block, Stance)],
        stamps: &[usize],
    ) -> Vec<usize> {
        let short = |at: usize| {
            blocks.get(at).is_some_and(|(_, block, stance)| {
                let words = block.words.of(notes);
                let plain = !words.is_empty() && !block.heading && *stance != Stance::Time;
                plain && words.len() < LONG && !has_more_words(words, 4) && !words.ends_with(any_of(".!?。"))
            })
        };
        let blank = |at: usize| blocks.get(at).is_none_or(|(_, block, _)| block.is_blank());
        let fits = |rows: &usize| {
            // The first may stand below a title.
            let own =
                |&at: &usize| Some(&at) == stamps.first() && *rows > 1 || at >= *rows && short(at - rows);
            let said = |pair: &[usize]| matches!(*pair, [one, other] if (one + 1..other.saturating_sub(*rows)).any(|at| !blank(at)));
            stamps.iter().all(own) && (stamps.windows(2)).all(said)
        };
        let rows = (1..=ABOVE).take_while(fits).last().unwrap_or_default();
        let alike = |&at: &usize| {
            let block = blocks.get(at).map(|(_, block, _)| block.words.of(notes));
            block.is_some_and(|words| is_state(words) || self.above.contains(&form(words)))
        };
        let run = |&at: &usize| {
            let more = (at.saturating_sub(ABOVE)..at - rows.min(at)).rev().take_while(alike).count();
            at.saturating_sub(rows + more)..at
        };
        stamps.iter().flat_map(run).filter_map(|at| blocks.get(at).map(|(index, ..)| *index)).collect()
    }
}

/// Takes off lines that come again in entry after entry: the first of messages, where more follows, `Author`; the last of any, `Reply`.
pub(crate) async fn drop_repeated(entries: &mut [Entry]) {
    let first = |entry: &Entry| {
        let (head, said) = entry.text.split_once('\n').filter(|_| entry.actor.is_some())?;
        (!has_more_words(head, 2) && !said.trim().is_empty()).then(|| fold(head))
    };
    let last = |entry: &Entry| {
        let (_, last) = entry.text.rsplit_once('\n').filter(|(_, last)| !has_more_words(last, 6))?;
        (!last.ends_with(any_of(".!?。")) && !last.contains(':')).then(|| form(last))
    };
    let firsts = again(each(&*entries, first).await.into_iter().flatten(), entries.len() / 2);
    pause().await;
    let forms = each(&*entries, last).await;
    let lasts = again(forms.iter().flatten().copied(), entries.len());
    if !rules::holds("list.no-lines-that-come-again") {
        return;
    }
    for (step, (entry, form)) in entries.iter_mut().zip(forms).enumerate() {
        pause_at(step).await;
        if !firsts.is_empty() && first(entry).is_some_and(|head| firsts.contains(&head)) {
            let end = entry.text.find('\n').map_or(entry.text.len(), |at| at + 1);
            entry.text.drain(..end);
        }
        if form.is_some_and(|form| lasts.contains(&form)) {
            let end = entry.text.rfind('\n').unwrap_or(entry.text.len());
            entry.text.truncate(end);
        }
    }
}

/// What comes again beside most of so many stamps.
fn again<T: Ord + Clone>(lines: impl Iterator<Item = T>, stamps: usize) -> Vec<T> {
    let lines = sort::ascending(lines.collect());
    let runs = lines.chunk_by(|one, other| one == other);
    let most = runs.filter(|run| run.len() > 1 && run.len() * SHARE >= stamps);
    most.filter_map(|run| run.first().cloned()).collect()
}

/// A hash of a line without its numbers: there are many lines, and hardly one comes again.
type Form = u64;

/// See [`Form`]: `2 months ago` and `3 months ago` are alike, and so are two digits and one.
fn form(words: &str) -> Form {
    let mut form = 0xcbf2_9ce4_8422_2325;
    let mut half = false;
    for c in words.chars() {
        let folded = fold_char(c);
        let c = if digit(folded) { '0' } else { folded };
        half = c == '0' && !half;
        if c != '0' || half {
            form = (form ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    form
}
