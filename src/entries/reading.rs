//! Readings of the notes compete: each reads some of the sections as a list or as prose, and the one that explains most of the
//! times is taken.

use crate::{
    document::{
        Document,
        blocks::Block,
        lines::{Enclosure, Section},
    },
    entries::{
        collect::collect,
        entry::{Entry, Place},
        leading_word,
        list_form::{Alone, ListForm, Side, mark, shapes},
        prose::{days, sentences},
        says::lasts,
        stance::{OwnShape, Stance},
        tells,
    },
    pause::pause,
    rules, sort,
    timestamp::{
        byte_classes::ByteClasses,
        scan::each_stamp,
        unmarked::{Form, leading},
    },
    words::concepts::{BY, PUBLISHED, STATES, TO_DO},
};

/// Which blocks a reading takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    /// Those under headings that name a timeline.
    Timeline,
    /// And those under no heading, or under one that says nothing.
    Unsaid,
    /// And those under headings that name something else.
    Open,
    /// And what is quoted.
    All,
}

/// The scope that a block is first in.
fn scope_of(block: &Block) -> Scope {
    match block.section {
        _ if block.quoted => Scope::All,
        Section::Timeline => Scope::Timeline,
        Section::Unsaid => Scope::Unsaid,
        Section::Other => Scope::Open,
    }
}

/// How the entries of a reading were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// Lines, rows or messages with times.
    List,
    /// The same, dates alone too.
    Days,
    /// Sentences.
    Prose,
}

/// What explains the notes.
mod score {
    crate::rules::weights! {
        /// What an entry is worth by the scope that it is first in: a heading is a hint and no verdict.
        timeline = 100;
        unsaid = 60;
        open = 30;
        all = 25;
        /// What an entry takes away that stands beside a list of an earlier scope.
        beside = -60;
        /// Hundredths that an entry counts whose stamp is set off from its words, in a list.
        set = 100;
        /// The same, where the words read like the beginning of a paragraph.
        paragraph = 20;
        /// The same, where it is the only one.
        alone = 40;
        /// Amid them, in a list whose items have times.
        amid = 40;
        /// A field of a form.
        field = 60;
        /// It is of a whole day, in a timeline.
        day = 60;
        /// It is of a whole day, where no heading speaks of a timeline.
        loose_day = 25;
        /// In a sentence.
        sentence = 30;
        /// It is of a whole day, in a sentence.
        sentence_day = 15;
    }
}

/// How many scopes there are.
const SCOPES: usize = 4;

/// A scope has a list where its entries count so much, or one of [`LIST_SHARE`] parts of all; those of later scopes stand
/// beside it.
const LIST: i32 = 300;
const LIST_SHARE: i32 = 4;

/// The entries of the best reading, and how it took stamps on lines of their own where they may as well stand on the other side
/// of their words: true for below.
pub(crate) async fn best(document: &Document<'_>) -> (Vec<Entry>, Option<bool>) {
    let mut scopes: Vec<Scope> = Vec::new();
    for block in document.blocks.iter().filter(|block| block.may_stamp) {
        let scope = scope_of(block);
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    let shapes = shapes(document).await;
    let lists = (&*shapes, Side::said(document, &shapes));
    let (mut best, mut most): (Vec<Entry>, i32) = (Vec::new(), 0);
    let mut taken = None;
    for scope in sort::ascending(scopes) {
        // Sentences of a scope that adds no time are those of the scope before.
        let added = |block: &Block| scope_of(block) == scope && tells_time(&document.notes, block);
        let same = best.iter().any(|entry| entry.stamp.timed()) && !document.blocks.iter().any(added);
        let elsewhere =
            rules::holds("prose.none-of-causes-beside-a-list") && scope > Scope::Unsaid && best.len() > 1;
        for format in [Format::List, Format::Days, Format::Prose] {
            pause().await;
            let settled = match format {
                Format::List => most > 0 && most_of_list(document, &shapes, scope, most) <= most,
                // What is a list through and through is looked at no further.
                Format::Days => is_list(document, scope, &best),
                // Sections of causes and lessons tell what is known from elsewhere, where that is told.
                Format::Prose => elsewhere || same || is_list(document, scope, &best),
            };
            if settled {
                continue;
            }
            let entries = read(document, lists, scope, format).await;
            let entries = without_publication(&document.notes, entries);
            pause().await;
            let explains = explains(document, &entries);
            if explains > most {
                (best, most) = (entries, explains);
                taken = Some((scope, format));
            }
        }
    }
    let open = taken.filter(|_| lists.1.is_none());
    let open = match open {
        Some(how) => other_side(document, &shapes, how, (&best, most)).await,
        None => None,
    };
    (best, open)
}

/// The side on which the best reading took stamps on lines of their own, where nothing tells it and the other explains as much.
async fn other_side(
    document: &Document<'_>,
    shapes: &[OwnShape],
    (scope, format): (Scope, Format),
    (best, most): (&[Entry], i32),
) -> Option<bool> {
    // A name on a line of its own stands above what was written, a bullet before it.
    let plain = |entry: &Entry| entry.actor.is_none() && mark(entry.span.of(&document.notes)).1.is_none();
    let stamps = shapes.iter().filter(|shape| Stance::of(shape) == Stance::Time).count();
    (stamps > 1 && stamps * 2 > best.len() && best.iter().all(plain)).then_some(())?;
    let wanted = |block: &Block| scope_of(block) <= scope;
    let form = ListForm::of(document, (shapes, None), &wanted, scope == Scope::Timeline).await;
    form.open.then_some(())?;
    let below = form.alone == Alone::Below;
    let side = Side { line: usize::MAX, below: !below };
    let other = read(document, (shapes, Some(side)), scope, format).await;
    (other != best && explains(document, &other) * 4 >= most * 3).then_some(below)
}

/// Puts before entries that are all updates what the sentences above them tell of an earlier time: `The server dropped off at
/// 10:51.`, then `EDIT 10:59: it is back`.
async fn first_post(
    document: &Document<'_>,
    entries: Vec<Entry>,
    wanted: impl Fn(&Block) -> bool,
) -> Vec<Entry> {
    let notes = &*document.notes;
    let updates = |entry: &Entry| entry.place == Place::Set && STATES.begins(entry.lead(notes)).is_some();
    let first = entries.first().filter(|_| rules::holds("prose.first-post-above-updates"));
    let Some(first) = first.filter(|_| entries.iter().all(updates)) else { return entries };
    let above = |block: &Block| block.line < first.line && wanted(block);
    let mut found = sentences(notes, &document.blocks, &above).await;
    found.retain(|told| entries.iter().all(|entry| entry.stamp.time > told.stamp.time));
    found.extend(entries);
    found
}

/// What the list of a scope is worth at most, with an entry for each block; blocks that seem to have no time are looked into
/// only where the others are not worth `enough`.
fn most_of_list(document: &Document<'_>, shapes: &[OwnShape], scope: Scope, enough: i32) -> i32 {
    let mut in_scope = [0; SCOPES];
    let mut unclear = Vec::new();
    for (block, shape) in document.blocks.iter().zip(shapes).filter(|(block, _)| scope_of(block) <= scope) {
        let own = scope_of(block);
        let count = match Stance::of(shape) {
            Stance::None if block.may_stamp => {
                unclear.push(block);
                continue;
            }
            Stance::Date if own == Scope::Timeline => score::day(),
            Stance::None | Stance::Date => 0,
            _ => score::set(),
        };
        if let Some(sum) = in_scope.get_mut(own as usize) {
            *sum += count;
        }
    }
    for block in unclear {
        if explained(in_scope) > enough {
            break;
        }
        if let Some(sum) = in_scope.get_mut(scope_of(block) as usize) {
            *sum += score::set() * i32::from(tells_time(&document.notes, block));
        }
    }
    explained(in_scope)
}

/// What entries are worth that count so much in each scope.
fn explained(in_scope: [i32; SCOPES]) -> i32 {
    let worth = [score::timeline(), score::unsaid(), score::open(), score::all()];
    worth.iter().zip(in_scope).map(|(worth, sum)| worth * sum / 100).sum()
}

/// False where no reading finds a time in a block.
fn tells_time(notes: &str, block: &Block) -> bool {
    let words = block.words.of(notes);
    let unmarked = || {
        [Form::Parted('.'), Form::Parted('-'), Form::Joined]
            .iter()
            .any(|form| leading(words, *form).is_some())
    };
    block.may_stamp && (each_stamp(words).any(|stamp| stamp.timed()) || unmarked())
}

/// True where nearly every block with a number is an entry of a list: no other reading explains more.
fn is_list(document: &Document<'_>, scope: Scope, entries: &[Entry]) -> bool {
    let may =
        document.blocks.iter().filter(|block| scope_of(block) <= scope && block.seen.has(ByteClasses::DIGIT));
    let set = entries.iter().filter(|entry| entry.place == Place::Set && entry.stamp.timed()).count();
    set > 5 && set * 10 > may.count() * 9
}

async fn read(
    document: &Document<'_>,
    (shapes, side): (&[OwnShape], Option<Side>),
    scope: Scope,
    format: Format,
) -> Vec<Entry> {
    let wanted = |block: &Block| scope_of(block) <= scope;
    let own = || {
        let stances = shapes.iter().map(Stance::of);
        document.blocks.iter().zip(stances).filter(|(block, _)| wanted(block))
    };
    let list = async |timeline| {
        let form = ListForm::of(document, (shapes, side), &wanted, timeline).await;
        pause().await;
        collect(document, shapes, &form, &wanted, timeline).await
    };
    let is_date = |entry: &&Entry| entry.stamp.date.is_some() && !entry.stamp.timed();
    // How long something was each time is for impacts.
    let instant =
        |entry: &Entry| entry.stamp.timed() || !lasts(&entry.text) || !rules::holds("days.none-of-a-length");
    match format {
        Format::List if scope == Scope::Timeline => list(true).await,
        Format::List => first_post(document, at_home(document, list(false).await), wanted).await,
        // A timeline has days in its list; elsewhere most lines have to be of days.
        Format::Days if scope == Scope::Timeline => Vec::new(),
        Format::Days => {
            let timed = own()
                .filter(|(_, stance)| matches!(stance, Stance::Leads | Stance::Time | Stance::Head))
                .count();
            let open = own()
                .filter(|(block, stance)| block.may_stamp && matches!(stance, Stance::None | Stance::Date))
                .count();
            if open < 2 || open < timed {
                return Vec::new();
            }
            let mut found = list(true).await;
            found.retain(instant);
            let days = found.iter().filter(is_date).count();
            if days < 2 || days * 2 < found.len() { Vec::new() } else { found }
        }
        Format::Prose => {
            // What is to be done is told of no time that was.
            let to_do = |block: &Block| {
                let head = document.lines.get(block.line).and_then(|line| line.head);
                let head =
                    head.filter(|_| rules::holds("prose.none-in-tasks") && block.section == Section::Other);
                head.is_some_and(|head| TO_DO.within(document.words(usize::try_from(head).unwrap_or(0))))
            };
            let told = |block: &Block| wanted(block) && !to_do(block);
            let found = sentences(&document.notes, &document.blocks, &told).await;
            if !found.is_empty() {
                // One time beside causes and lessons tells no story.
                let told = scope <= Scope::Unsaid
                    || found.len() > 1
                    || !rules::holds("prose.one-time-of-causes-tells-no-story");
                return if told { found } else { Vec::new() };
            }
            let mut found = if rules::holds("prose.days") {
                days(&document.notes, &document.blocks, &told).await
            } else {
                Vec::new()
            };
            found.retain(instant);
            found
        }
    }
}

/// The entries of the list that most of `found` are in: its section, and what is written like it in others. What stands there in
/// another form is said beside it: the summary, a line of a log, a chat as evidence.
fn at_home(document: &Document<'_>, mut found: Vec<Entry>) -> Vec<Entry> {
    let head = |entry: &Entry| document.lines.get(entry.line).and_then(|line| line.head);
    let written = |entry: &&Entry| {
        let listed = matches!(entry.place, Place::Set | Place::Amid) && entry.stamp.timed();
        listed && entry.actor.is_none() && !leading_word(&document.notes, entry)
    };
    let mut sections: Vec<(Option<u32>, usize)> = Vec::new();
    for at in found.iter().filter(written).map(head) {
        match sections.last_mut() {
            Some((last, count)) if *last == at => *count += 1,
            _ => sections.push((at, 1)),
        }
    }
    let all = found.iter().filter(written).count();
    let Some(&(home, count)) = sections.iter().max_by_key(|(_, count)| *count) else { return found };
    if !rules::holds("list.one-section-is-its-home")
        || count < 3
        || count * 2 < all
        || count * 4 < found.len()
        || count == found.len()
    {
        return found;
    }
    let fenced =
        |entry: &Entry| document.lines.get(entry.line).map(|line| line.enclosure == Enclosure::Fence);
    let form = |entry: &Entry| {
        let mark = mark(entry.span.of(&document.notes));
        (mark, entry.actor.is_some(), entry.stamp.date.is_some(), fenced(entry))
    };
    let forms: Vec<_> = found.iter().filter(|entry| head(entry) == home).map(form).collect();
    let mut forms = sort::ascending(forms);
    forms.dedup();
    let timeline =
        |entry: &Entry| document.lines.get(entry.line).is_some_and(|line| line.section == Section::Timeline);
    found.retain(|entry| head(entry) == home || timeline(entry) || forms.contains(&form(entry)));
    found
}

/// True where words lead to the stamp that say when the notes were published, or by whom.
fn is_published(notes: &str, entry: &Entry) -> bool {
    let lead = entry.lead(notes);
    rules::holds("list.none-of-a-publication")
        && (PUBLISHED.begins(lead).is_some() || entry.actor.is_some() && BY.begins(lead).is_some())
}

/// The entries without the line above or below them that says when the notes were written: `Updated 29 Sep, 15:00 (M. Rautio)`.
fn without_publication(notes: &str, mut entries: Vec<Entry>) -> Vec<Entry> {
    let published = |entry: &&Entry| is_published(notes, entry);
    let Some(last) = entries.len().checked_sub(1).filter(|last| *last > 1) else { return entries };
    let found = [0, last].into_iter().find(|at| entries.get(*at).as_ref().is_some_and(published));
    if let Some(at) = found.filter(|_| entries.iter().filter(published).nth(1).is_none()) {
        entries.remove(at);
    }
    entries
}

/// How much a reading explains.
fn explains(document: &Document<'_>, entries: &[Entry]) -> i32 {
    let timed = entries.iter().filter(|entry| entry.stamp.timed()).count();
    let worth = |entry: &Entry| {
        let at = document.blocks.partition_point(|block| block.line < entry.line);
        let scope = document.blocks.get(at).map_or(Scope::All, scope_of);
        let count = match entry.place {
            Place::Sentence if timed == 0 => score::sentence_day(),
            Place::Sentence => score::sentence(),
            Place::Amid => score::amid(),
            Place::Field => score::field(),
            _ if !entry.stamp.timed() && scope == Scope::Timeline => score::day(),
            _ if !entry.stamp.timed() => score::loose_day(),
            _ if tells(&document.notes, entry, timed) => score::paragraph(),
            _ if timed == 1 && entries.len() == 1 && is_published(&document.notes, entry) => 0,
            _ if timed == 1 && entries.len() == 1 => score::alone(),
            _ => score::set(),
        };
        (scope as usize, count)
    };
    let worths: Vec<(usize, i32)> = entries.iter().map(worth).collect();
    let mut in_scope = [0; SCOPES];
    for &(scope, count) in &worths {
        if let Some(sum) = in_scope.get_mut(scope) {
            *sum += count;
        }
    }
    let all: i32 = in_scope.iter().sum();
    let list = in_scope.iter().position(|&sum| sum >= LIST || sum > 0 && sum * LIST_SHARE >= all);
    let list = list.unwrap_or(SCOPES);
    let told = |entry: &Entry| entry.place == Place::Sentence;
    // Beside no timeline sentences of all sections tell one story.
    if rules::holds("prose.sentences-of-all-sections-are-one-story") && list > 0 && entries.iter().all(told) {
        return explained(in_scope);
    }
    let beside = worths.iter().filter(|(scope, _)| *scope > list).count();
    for sum in in_scope.iter_mut().skip(list + 1) {
        *sum = 0;
    }
    explained(in_scope) + score::beside() * i32::try_from(beside).unwrap_or(i32::MAX / 100)
}
