//! Heads of messages that only those around them tell: a name in lower case, a mark behind the time that the message was edited.

use crate::{
    document::{blocks::Block, lines::is_state},
    entries::{stance::Stance, told::without_tail},
    pause::each,
    rules::holds,
    sort,
    span::{any_of, digit, has_more_words, rest_of, start_of, trimmed},
    timestamp::{
        compound::Timestamp,
        marks::{LEADS, is_bullet, is_mark},
        scan::each_stamp,
    },
    words::{
        concepts::{PHASE_LABELS, STATES},
        first_word, last_word,
    },
};

/// Fewest lines that tell how the heads of a list are written: those that are heads by themselves, and any.
const SURE: usize = 2;
const ALIKE: usize = 3;

/// A line of so many bytes is no head.
const LONG: usize = 300;

/// A line that may be a head.
struct Head<'n> {
    index: usize,
    stamp: Timestamp,
    name: &'n str,
    /// True where it is one by itself.
    sure: bool,
    /// True below a blank line.
    apart: bool,
}

/// Heads that those around them tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Heads {
    /// Their blocks, in order.
    pub lines: Vec<usize>,
    /// True where what stands before their stamps are names.
    pub named: bool,
}

/// The blocks that no other reading takes for an entry and that are written as the heads of the list are, with words below them.
pub(crate) async fn heads(notes: &str, blocks: &[(usize, &Block, Stance)], ends: bool) -> Heads {
    let is_sure = |stance| stance == Stance::Head || ends && stance == Stance::Ends;
    let open = |stance| is_sure(stance) || matches!(stance, Stance::None | Stance::Ends);
    let block = |at: usize| blocks.get(at).map(|(_, block, _)| *block);
    // A line that begins with its stamp is one only where a state stands before that.
    let may_head = |line: &Block, stance| {
        let stated = || stance == Stance::Leads && begins_with_state(line.span.of(notes));
        line.may_stamp && !line.heading && (open(stance) || stated())
    };
    // Where each is one by itself nothing is left to tell.
    if blocks.iter().all(|(_, line, stance)| is_sure(*stance) || !may_head(line, *stance)) {
        return Heads::default();
    }
    let found = |(at, &(index, line, stance)): (usize, &(usize, &'_ Block, Stance))| {
        let (stamp, name) = head(line.span.of(notes))?;
        let sure = is_sure(stance) || is_state(name);
        let said = block(at + 1).is_some_and(|below| !below.is_blank() && !below.heading);
        let apart = at.checked_sub(1).and_then(block).is_none_or(Block::is_blank);
        (said && (sure || stance != Stance::Leads)).then_some(Head { index, stamp, name, sure, apart })
    };
    let may_be = blocks.iter().enumerate().filter(|(_, (_, line, stance))| may_head(line, *stance));
    let heads: Vec<Head<'_>> = each(may_be, found).await.into_iter().flatten().collect();
    let names = sort::ascending(heads.iter().map(|head| head.name).collect());
    let again = |name: &str| {
        let first = names.partition_point(|other| *other < name);
        names.get(first + 1).is_some_and(|next| *next == name)
    };
    let sure = heads.iter().filter(|head| head.sure).count();
    // `Updated by Ana`, `Updated by Ivo`
    let first = heads.first().map_or("", |head| first_word(head.name));
    let framed = heads.iter().filter(|head| first_word(head.name) == first).count() * 4 >= heads.len() * 3;
    let repeated = heads.iter().filter(|head| again(head.name)).count() * 2 >= heads.len();
    let told = sure >= SURE && sure * 2 >= heads.len()
        || heads.len() >= ALIKE && (framed || repeated) && holds("chat.heads-alike");
    let leads = blocks.iter().filter(|(.., stance)| *stance == Stance::Leads).count();
    let states = heads.iter().filter(|head| is_state(head.name)).count();
    if !told || heads.len() + states < leads {
        return Heads::default();
    }
    let all = |is: &dyn Fn(&Head<'_>) -> bool| heads.iter().filter(|head| sure == 0 || head.sure).all(is);
    let dated = heads.iter().filter(|head| head.stamp.date.is_some()).count() * 2 > heads.len();
    let apart = all(&|head| head.apart);
    let alike = |head: &&Head<'_>| !head.sure && head.apart >= apart && head.stamp.date.is_some() == dated;
    Heads {
        lines: heads.iter().filter(alike).map(|head| head.index).collect(),
        named: !ends && (!framed || sure >= SURE),
    }
}

/// True where the words of a line begin with a state, whatever follows.
fn begins_with_state(text: &str) -> bool {
    STATES.begins(LEADS.trim_start(text)).is_some()
}

/// The stamp of a short line that may be the head of a message, and who wrote it: `someone from the press shop 07:05`,
/// `Oleh Boiko 18:12 (edited)`, `ana added a comment - 10:04 - edited`.
pub(crate) fn head(text: &str) -> Option<(Timestamp, &str)> {
    (text.len() < LONG).then_some(())?;
    let stamp = each_stamp(text).find(Timestamp::timed)?;
    (stamp.elapsed.is_none() && stamp.end.is_none() && !stamp.window && !is_bullet(text)).then_some(())?;
    let name =
        LEADS.trim_start(start_of(text, stamp.span.start)).trim_end_matches(|c| is_mark(c) && c != ')');
    let named = name.contains(char::is_alphabetic)
        && name.chars().count() <= 48
        && !has_more_words(name, 6)
        && !trimmed(name).contains(any_of(":!?;|\t"))
        // `Dr. Amara Obi`
        && name.rsplit(". ").skip(1).all(|part| last_word(part).len() < 4)
        && !name.ends_with(any_of(",."))
        && without_tail(name).len() == name.len()
        // `2.復旧日時 2025年4月17日 1時25分` is a field, `Resolved 10:12` a state above what it says.
        && (is_state(name)
            || !PHASE_LABELS.holds(name.trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c))));
    let after = trimmed(rest_of(text, stamp.span.end)).trim_start_matches(any_of(")]"));
    let bare = after.trim_matches(is_mark);
    let mark = bare.is_empty()
        || trimmed(after).starts_with(any_of("([-–—·•,"))
            && bare.chars().count() <= 20
            && !has_more_words(bare, 2)
            && !bare.contains(digit);
    (named && mark).then_some((stamp, name))
}
