//! Days by least cost: which day each entry is of, by one dynamic programme over the entries in the order of the notes, or in
//! the opposite one where that costs less.

use chrono::{Datelike, NaiveDate};

use crate::{
    civil::{DAY, Offset, precision_millis},
    entries::entry::{Entry, Place},
    pause::pause_at,
    resolve::{
        context::Context,
        offsets::Offsets,
        stated::{Claim, Statement},
    },
    rules::holds,
    timestamp::{date::WrittenDate, relative::Day, zone::WrittenZone},
    words::concepts::STATES,
};

/// What the steps from entry to entry cost, in hundredths of the cost of a short night.
mod cost {
    crate::rules::weights! {
        /// Over midnight, and each hour until then: `23:50`, `00:10` is as usual as `23:50`, `09:10` is.
        roll = 100;
        roll_hour = 20;
        /// Back on the same day, out of order, and each hour of it. From six hours on a night is likelier.
        back = 300;
        back_hour = 27;
        /// The same at the beginning of a paragraph of prose, which tells of one thing after the other, and in its sentences.
        paragraph = 150;
        /// Back to the beginning of the stated day, where that is stated again or another timeline begins.
        anew = 50;
        /// Each hour until the next entry of a day; beyond half a day a step back over midnight comes near.
        hour = 4;
        late_hour = 40;
        /// To a day that is stated, each time that the number of days doubles.
        jump = 15;
        /// To a stated day before that of the entry above.
        date_back = 600;
        /// A bare time in the other half of the day than the one before, or in the unlikely half where there is none.
        half = 280;
        /// A list that runs from its newest entry to its oldest.
        newest_first = 480;
        /// No date around the entries holds, and none is stated among them.
        nowhere = 300;
        /// No date around the entries holds: that of the first entry with one does, or each day before it that many times.
        first_stated = 400;
        day_before = 100;
        /// What costs so much more than the best is not followed further.
        hopeless = 800;
    }
}

/// States that are followed at a time.
const MOST: usize = 12;
/// No span of time costs more.
const MOST_STEP: i32 = 10_000;
/// An hour in milliseconds.
const HOUR: i64 = 3_600_000;
/// Half a day in milliseconds.
const HALF: i64 = DAY / 2;

/// How an entry stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Step {
    /// It goes on, or says nothing of the order.
    #[default]
    On,
    /// It steps back on its day.
    Back,
    /// It steps back in prose, which tells of another thing there.
    Thread,
    /// Its own date lies before that of the entry above.
    DateBack,
    /// Its time cannot be known.
    Nowhere,
}

/// What states the day of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Source {
    /// Nothing.
    #[default]
    Nowhere,
    /// The entry with this index.
    Entry(u32),
    /// The statement with this index.
    Line(u32),
}

/// The day of an entry. There are several for each until the best is known: it is small.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EntryDay {
    /// Index of the entry.
    entry: u32,
    /// Its milliseconds since the midnight of its day; below 0 where it has no time.
    millis: i32,
    /// The day, on the count of the calendar where there is a date.
    pub day: i32,
    /// The day that is stated, of which this is the same or a later one.
    pub stated: i32,
    /// What states it.
    pub source: Source,
    /// True where that is a date.
    pub dated: bool,
    /// True where it is words such as `next day`.
    pub worded: bool,
    /// True where day and month of the date could be swapped.
    pub swappable: bool,
    pub step: Step,
    /// See [`State::from`].
    from: u8,
}

impl EntryDay {
    /// Index of the entry.
    pub(crate) fn entry(&self) -> usize {
        self.entry as usize
    }

    /// Milliseconds since the midnight of its day; none where the entry has no time.
    pub(crate) fn millis(&self) -> Option<i64> {
        Some(self.millis.into()).filter(|millis| *millis >= 0)
    }
}

/// The day of an entry, and all that the next hangs on.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, set and asked apart")]
#[derive(Debug, Clone, Copy, Default)]
struct State {
    cost: i32,
    /// See [`EntryDay`].
    day: i32,
    stated: i32,
    source: Source,
    dated: bool,
    worded: bool,
    swappable: bool,
    step: Step,
    /// Day and milliseconds of the last entry with a time.
    last: Option<(i32, i32)>,
    /// Whether the time is in the second half of the day, where that is said.
    second: Option<bool>,
    /// The stated day that words such as `next day` count from.
    root: i32,
    /// The day that the notes call today, and what states it.
    today: (i32, Source),
    /// The weekday of day 0, where no date tells it.
    week: Option<i32>,
    /// True where the day was stated since the last entry, true inside where the entry itself does.
    fresh: Option<bool>,
    /// True in a paragraph of prose that tells of another thing than the one before it.
    threads: bool,
    /// True where a night before led to a day that is stated now.
    rolled: bool,
    /// Index of the state before it.
    from: u8,
}

impl State {
    /// What it says of the entry with this index.
    fn of_entry(&self, index: usize) -> EntryDay {
        let Self { day, stated, source, dated, worded, swappable, step, from, .. } = *self;
        let entry = u32::try_from(index).unwrap_or(u32::MAX);
        let millis = self.last.filter(|(last, _)| *last == day).map_or(-1, |(_, millis)| millis);
        EntryDay { entry, millis, day, stated, source, dated, worded, swappable, step, from }
    }
}

/// The entries in the order of time, each with its day, and the first entries of the parts that were turned round.
pub(crate) struct Days {
    pub entries: Vec<EntryDay>,
    pub newest_first: Vec<usize>,
}

/// Finds the days of the entries.
pub(crate) async fn days(notes: &str, entries: &[Entry], context: &Context, offsets: &mut Offsets) -> Days {
    let mut run = Run { notes, entries, context, offsets };
    let mut found = Days { entries: Vec::with_capacity(entries.len()), newest_first: Vec::new() };
    let (mut first, mut start) = (0, None);
    for part in entries.chunk_by(|one, other| one.part == other.part) {
        let (mut best, mut last) = run.path(first..first + part.len(), false, start, i32::MAX).await;
        // One step back proves no direction, but for two dates.
        let direction = match part {
            // Sentences of one line follow each other.
            _ if part.windows(2).any(runs_on) => i32::MAX,
            [_, _, _, ..] => cost::newest_first(),
            _ if part.iter().all(|entry| entry.stamp.date.is_some()) => 0,
            // `Update 16:20`, `Update 15:05`
            _ if part.iter().all(|entry| STATES.begins(entry.lead(notes)).is_some()) => 0,
            _ => i32::MAX,
        };
        if last.cost > direction {
            let most = last.cost - direction;
            let (turned, end) = run.path(first..first + part.len(), true, start, most).await;
            if end.cost < most {
                (best, last) = (turned, end);
                found.newest_first.push(first);
            }
        }
        start = Some(State { cost: 0, step: Step::On, ..last });
        found.entries.append(&mut best);
        first += part.len();
    }
    found
}

/// True for two sentences of one line.
fn runs_on(pair: &[Entry]) -> bool {
    matches!(pair, [one, other] if one.line == other.line && other.place == Place::Sentence)
}

struct Run<'r> {
    notes: &'r str,
    entries: &'r [Entry],
    context: &'r Context,
    offsets: &'r mut Offsets,
}

impl Run<'_> {
    /// The path of least cost through the entries of a range, from its end where it goes `backward`, and the state in which it
    /// ends; `before` is that in which the part before ended. A path that costs `most` is followed no further.
    async fn path(
        &mut self,
        range: std::ops::Range<usize>,
        backward: bool,
        before: Option<State>,
        most: i32,
    ) -> (Vec<EntryDay>, State) {
        let mut layers: Vec<EntryDay> = Vec::with_capacity(range.len() * 2);
        let mut ends = Vec::with_capacity(range.len());
        let mut now = before.map_or_else(|| self.bases(range.clone(), backward), |state| vec![state]);
        let (mut next, mut walk, mut zone) = (Vec::new(), None, None);
        let mut at = before.and(range.start.checked_sub(1));
        for number in range.clone() {
            pause_at(number).await;
            let index = if backward { range.end - 1 - (number - range.start) } else { number };
            let Some(entry) = self.entries.get(index) else { break };
            for (number, state) in now.iter_mut().enumerate() {
                state.from = u8::try_from(number).unwrap_or(u8::MAX);
                (state.step, state.fresh) = (Step::On, None);
            }
            self.claims(&mut now, index, at, backward);
            let own = self.context.zone_of(entry, &mut walk).0;
            let ahead = self.ahead(zone.as_ref(), own.as_ref(), now.first());
            let anew = !backward && number == range.start && before.is_some();
            let told = self.told(index, at);
            next.clear();
            for state in &now {
                self.offer(&mut next, *state, index, at, (ahead, anew, told));
            }
            prune(&mut next);
            layers.extend(next.iter().map(|state| state.of_entry(index)));
            ends.push(layers.len());
            std::mem::swap(&mut now, &mut next);
            if backward && now.iter().all(|state| state.cost >= most) {
                break;
            }
            (zone, at) = (own, Some(index));
        }
        let (last, state) =
            now.into_iter().enumerate().min_by_key(|(_, state)| state.cost).unwrap_or_default();
        (back_through(&layers, &ends, last), state)
    }

    /// How much the clock of one zone is ahead of that of the zone before, in milliseconds.
    fn ahead(
        &mut self,
        one: Option<&WrittenZone>,
        other: Option<&WrittenZone>,
        state: Option<&State>,
    ) -> i64 {
        let (Some(one), Some(other), Some(state)) = (one, other, state) else { return 0 };
        if one.name == other.name && one.offset == other.offset {
            return 0;
        }
        let date = self.context.calendar.shown(state.day.into()).filter(|_| state.dated);
        let mut offset = |zone: &WrittenZone| {
            zone.offset
                .or_else(|| self.offsets.at(zone, date, None, 0, &mut Vec::new()))
                .map(|Offset(own)| own)
        };
        let (one, other) = (offset(one), offset(other));
        one.zip(other).map_or(0, |(one, other)| i64::from(other - one) * 60_000)
    }

    /// Where the days may begin: at each date around the entries, or at the first that an entry or a line among them states.
    fn bases(&self, range: std::ops::Range<usize>, backward: bool) -> Vec<State> {
        let mut found: Vec<State> = Vec::new();
        let add = |found: &mut Vec<State>, cost, day, source, date: Option<WrittenDate>, worded| {
            let swappable = date.is_some_and(|date| date.swappable && date.day != date.month);
            let (today, dated) = ((day, source), date.is_some());
            found.push(State {
                cost,
                day,
                stated: day,
                root: day,
                source,
                dated,
                worded,
                swappable,
                today,
                ..State::default()
            });
        };
        for base in &self.context.bases {
            let day = self.context.calendar.days(base.date).find(|(_, off)| *off == 0);
            if let Some((day, _)) = day {
                let source = Source::Line(u32::try_from(base.statement).unwrap_or(0));
                add(&mut found, base.price, day + base.after, source, Some(base.date), base.after != 0);
            }
        }
        // A heading right above the first entry leaves no entries before the first date.
        let headed = self.context.default_date || self.context.is_headed();
        let first = self.first_stated(range, backward).filter(|_| !headed);
        if let Some((date, source)) = first {
            for (day, _) in self.context.calendar.days(date).filter(|(_, off)| *off == 0) {
                for before in 0..3 {
                    let price = cost::first_stated() + before * cost::day_before();
                    add(&mut found, price, day - before, source, Some(date), false);
                }
            }
        }
        if first.is_none() && !headed || found.is_empty() {
            add(&mut found, cost::nowhere(), 0, Source::Nowhere, None, false);
        }
        prune(&mut found);
        found
    }

    /// The first date that an entry or a line among them states.
    fn first_stated(&self, range: std::ops::Range<usize>, backward: bool) -> Option<(WrittenDate, Source)> {
        let id = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let entries = self.entries.get(range).unwrap_or_default();
        let own = |entry: &Entry| entry.stamp.date;
        let first = if backward {
            entries.iter().rposition(|entry| own(entry).is_some())
        } else {
            entries.iter().position(|entry| own(entry).is_some())
        };
        let first = first.and_then(|at| Some((at, entries.get(at)?)));
        let end = first.map(|(_, entry)| entry).or(entries.last()).map_or(0, |entry| entry.stamp.span.start);
        let start = entries.first().map_or(0, |entry| entry.stamp.span.start);
        let among = |(index, statement): (usize, &Statement)| {
            let date = statement.date().filter(|_| statement.divides == Some(0))?;
            Some((date, Source::Line(id(index))))
        };
        let statements = self.context.statements.iter().enumerate();
        let inside = |at: usize| (start..end).contains(&at) && !backward;
        let line = statements.filter(|(_, statement)| inside(statement.at)).find_map(among);
        line.or_else(|| first.and_then(|(at, entry)| Some((own(entry)?, Source::Entry(id(at))))))
    }

    /// Takes the states on to the day that is stated for an entry by itself or by lines between it and the entry `before` it.
    fn claims(&self, paths: &mut Vec<State>, index: usize, before: Option<usize>, backward: bool) {
        let Some(entry) = self.entries.get(index) else { return };
        let here = entry.stamp.span.start;
        let above = |index: usize| self.entries.get(index).map_or(0, |entry| entry.stamp.span.start);
        let statements = &self.context.statements;
        let own = entry.stamp.date.map(Claim::Date).or(entry.stamp.day.map(Claim::Words));
        if backward {
            let above = index.checked_sub(1).map_or(0, above);
            let nearest = statements.partition_point(|statement| statement.at <= here);
            let held = |statement: &Statement| statement.divides == Some(0) && statement.date().is_some();
            let nearest = statements
                .iter()
                .enumerate()
                .take(nearest)
                .skip(nearest.saturating_sub(16))
                .rfind(|(_, statement)| held(statement));
            if own.is_none()
                && let Some((at, statement)) =
                    nearest.filter(|(_, statement)| statement.at > self.context.first)
            {
                let source = Source::Line(u32::try_from(at).unwrap_or(0));
                let mut claimed = paths.clone();
                self.claim(&mut claimed, statement.claim, source, entry, None);
                if statement.at > above {
                    paths.clear();
                }
                paths.extend(claimed);
            }
        } else {
            let from = before.map_or(0, above);
            let first = statements.partition_point(|statement| statement.at <= from);
            let last = statements.partition_point(|statement| statement.at <= here);
            let gap = statements.get(first..last).unwrap_or_default();
            let heads = |statement: &Statement| {
                statement.heads && statement.divides == Some(0) && statement.date().is_some()
            };
            // A heading with no entries below it is the day of none.
            let nearest = gap.iter().rposition(heads);
            for (at, statement) in gap.iter().enumerate() {
                if heads(statement) && nearest.is_some_and(|nearest| at < nearest) {
                    continue;
                }
                let at = first + at;
                let Some(ignored) = statement.divides else { continue };
                // Dates above the first entry are where the days begin.
                if statement.at < self.context.first && statement.date().is_some() {
                    continue;
                }
                let rest = if ignored > 0 { paths.clone() } else { Vec::new() };
                let source = Source::Line(u32::try_from(at).unwrap_or(0));
                self.claim(paths, statement.claim, source, entry, Some(ignored));
                for state in rest {
                    keep(paths, State { cost: state.cost + ignored, ..state });
                }
                prune(paths);
            }
        }
        if let Some(claim) = own {
            let source = Source::Entry(u32::try_from(index).unwrap_or(0));
            self.claim(paths, claim, source, entry, None);
            // `Feb 17. All failed at 22:36 last night.`
            let beside = match entry.stamp.day.filter(|_| entry.stamp.date.is_some()) {
                Some(Day::Of(days) | Day::After(days)) => days,
                _ => 0,
            };
            for state in paths.iter_mut() {
                state.fresh = Some(true);
                for day in [&mut state.day, &mut state.stated, &mut state.root] {
                    *day += beside;
                }
            }
        } else if self.context.default_date {
            for state in paths.iter_mut().filter(|state| state.source != state.today.1) {
                let (day, source) = state.today;
                let (stated, root) = (day, day);
                *state = State { day, stated, root, source, dated: true, worded: false, ..*state };
            }
        }
    }

    /// Takes the states on to a stated day; `line` has the cost of leaving it out, where a line states it.
    fn claim(&self, paths: &mut Vec<State>, claim: Claim, source: Source, entry: &Entry, line: Option<i32>) {
        let mut out: Vec<State> = Vec::with_capacity(paths.len());
        for state in paths.iter() {
            let rolled = state.day > state.stated;
            let moved = State { source, rolled, fresh: Some(line.is_none()), ..*state };
            let price = line.unwrap_or(0) * 2 / 3;
            match claim {
                Claim::Date(date) => {
                    let swappable = date.swappable && date.day != date.month;
                    let away = |day: i32| day.abs_diff(state.day);
                    let days = || self.context.calendar.days(date);
                    // `28 October` below `29 October 2024` is of that year, though it is a step back.
                    let nearest = days().map(|(day, _)| away(day)).min().filter(|_| state.dated);
                    let near =
                        |&(day, off): &(i32, i32)| off == 0 || nearest.is_none_or(|least| away(day) <= least);
                    for (day, _) in days().filter(near) {
                        let cost = state.cost + price + passage(state, day);
                        let found = State { cost, day, stated: day, root: day, ..moved };
                        out.push(State { dated: true, worded: false, swappable, ..found });
                    }
                }
                Claim::Words(words) => {
                    for (day, price, root, week) in named(self.context, state, words, entry, line.is_some()) {
                        let cost = state.cost + price;
                        out.push(State { cost, day, stated: day, root, week, worded: true, ..moved });
                    }
                }
            }
        }
        if !out.is_empty() {
            *paths = out;
        }
    }

    /// Offers the states in which an entry may be after `state`.
    fn offer(
        &self,
        next: &mut Vec<State>,
        state: State,
        index: usize,
        before: Option<usize>,
        (ahead, anew, told): (i64, bool, Option<bool>),
    ) {
        let Some(entry) = self.entries.get(index) else { return };
        let stamp = &entry.stamp;
        let unknown =
            stamp.impossible.is_some() || stamp.relative && state.last.is_none_or(|(_, millis)| millis < 0);
        if unknown || stamp.placeholder && state.source == Source::Nowhere {
            return keep(next, State { step: Step::Nowhere, ..state });
        }
        if stamp.relative {
            let seconds = stamp.elapsed.unwrap_or_default();
            let (day, millis) = state.last.unwrap_or_default();
            let at = i64::from(day) * DAY + i64::from(millis) + seconds.saturating_mul(1000);
            let day = i32::try_from(at.div_euclid(DAY)).unwrap_or(day);
            let millis = i32::try_from(at.rem_euclid(DAY)).unwrap_or(millis);
            return keep(next, State { day, last: Some((day, millis)), ..state });
        }
        let Some(time) = stamp.time else {
            let back = stamp.date.is_some() && state.last.is_some_and(|(last, _)| state.day < last);
            let step = if back { Step::DateBack } else { Step::On };
            let last = state.last.filter(|(last, _)| *last == state.day);
            return keep(next, State { step, last: last.or(Some((state.day, -1))), ..state });
        };
        // Within the minute that it names a time steps back to no other.
        let slack = precision_millis(time) - 1;
        let gap = Gap { ahead, slack, anew, told };
        for (millis, second, price) in self.times(entry, &state) {
            let millis = millis + if stamp.next_day { DAY } else { 0 };
            let mut offer = |day: i32, price: i32, source: Source, stated: i32| {
                let (cost, step) = gap.step(&state, day, millis, price);
                let last = Some((day, i32::try_from(millis).unwrap_or(0)));
                let cost = state.cost.saturating_add(cost);
                let threads = step == Step::Thread || state.threads && gap.told == Some(false);
                keep(next, State { cost, day, stated, source, step, last, second, threads, ..state });
            };
            offer(state.day, price, state.source, state.stated);
            if state.fresh.is_some() {
                continue;
            }
            if state.last.is_some() {
                offer(state.day + 1, price, state.source, state.stated);
            }
            if ahead < 0 || state.day > state.stated {
                offer(state.day - 1, price, state.source, state.stated);
            }
            if (anew || gap.told == Some(true)) && state.day > state.root {
                offer(state.root, price, state.source, state.stated);
            }
            // `yesterday 23:50`, then `10:20`, however far from it
            let word = before.and_then(|before| self.entries.get(before)).and_then(|entry| entry.stamp.day);
            if let (Some(Day::Of(_)), (today, source)) = (word, state.today)
                && today == state.day + 1
                && holds("days.today-after-yesterday")
            {
                let named = State { fresh: Some(true), ..state };
                let (cost, step) = gap.step(&named, today, millis, price);
                let last = Some((today, i32::try_from(millis).unwrap_or(0)));
                let cost = state.cost.saturating_add(cost);
                keep(next, State { cost, day: today, stated: today, source, step, last, second, ..state });
            }
        }
    }

    /// True where an entry is a sentence that begins a paragraph, false within one, none where it is none.
    fn told(&self, index: usize, before: Option<usize>) -> Option<bool> {
        let entry = self.entries.get(index)?;
        let lead = self.notes.get(entry.span.start..entry.stamp.span.start)?;
        // `Update 6 (03:10): text` is an entry like those around it.
        let prose = lead.starts_with(char::is_alphabetic) && STATES.begins(lead).is_none();
        (entry.actor.is_none() && prose).then_some(())?;
        let end = self.entries.get(before?)?.stamp.span.end;
        let between = self.notes.get(end..entry.stamp.span.start).unwrap_or_default();
        Some(between.contains("\n\n"))
    }

    /// The times of day that an entry may mean, with their costs: a list by twelve hours that writes `9:02 PM` and then `9:06`
    /// means the same half of the day.
    fn times(&self, entry: &Entry, state: &State) -> impl Iterator<Item = (i64, Option<bool>, i32)> + use<> {
        let stamp = &entry.stamp;
        let millis = stamp.time.map_or(0, crate::civil::ClockTime::millis);
        let bare = stamp.half.is_none() && stamp.zone.is_none() && self.context.twelve_hours;
        let both = bare && (HOUR..HALF + HOUR).contains(&millis);
        // `11:55 PM`, `12:10` goes on into the other half.
        let passed = |half: bool| {
            let twelve = state.last.is_some_and(|(_, last)| i64::from(last) % HALF < HOUR);
            half ^ (millis >= HALF && !twelve)
        };
        let usual = state.second.map_or(millis >= HALF, passed);
        let known = (!both).then_some((millis, stamp.half.or(state.second), 0));
        let open = [false, true].into_iter().filter(move |_| both).map(move |second| {
            let price = if second == usual { 0 } else { cost::half() };
            (millis % HALF + if second { HALF } else { 0 }, Some(second), price)
        });
        known.into_iter().chain(open)
    }
}

/// What it costs to pass from the last day to a stated one.
fn passage(state: &State, day: i32) -> i32 {
    match state.last {
        Some((last, _)) if day < last => cost::date_back(),
        Some((last, _)) => jump(day - last),
        None => jump(day - state.day),
    }
}

fn jump(days: i32) -> i32 {
    cost::jump() * i32::try_from((days.unsigned_abs() + 1).ilog2()).unwrap_or(0)
}

/// How an entry may stand to the one before it.
struct Gap {
    /// How much its clock is ahead of that of the one before, in milliseconds.
    ahead: i64,
    slack: i64,
    /// True where another timeline begins.
    anew: bool,
    told: Option<bool>,
}

impl Gap {
    /// What a step to a time of a day costs, and what kind it is; none where there is no such step.
    fn step(&self, state: &State, day: i32, millis: i64, price: i32) -> (i32, Step) {
        let per = |rate: i32, span: i64| {
            i32::try_from(i64::from(rate) * span / HOUR).unwrap_or(MOST_STEP).min(MOST_STEP)
        };
        let Some((last, before)) = state.last else { return (price, Step::On) };
        let days = day - last;
        let delta = i64::from(days) * DAY + millis - i64::from(before) - self.ahead;
        let (cost, step) = if let Some(own) = state.fresh {
            let back = delta + self.slack < 0;
            match (own, days) {
                (_, ..0) if back => (0, if own { Step::DateBack } else { Step::On }),
                (false, 0) if back && state.rolled => {
                    (cost::back() + per(cost::back_hour(), -delta), Step::On)
                }
                (true, 0) if back => (cost::back(), Step::On),
                (false, 0) if back => (cost::anew(), Step::On),
                _ => (0, Step::On),
            }
        } else if delta + self.slack >= 0 {
            let span = delta.max(0);
            let late = per(cost::late_hour(), (span - HALF).max(0));
            match days {
                // To a date before it because the clock is that of another zone.
                ..=0 => (per(cost::hour(), span) + late, Step::On),
                1.. => (cost::roll() + per(cost::roll_hour(), span), Step::On),
            }
        } else {
            match (self.told, self.anew && state.source != Source::Nowhere) {
                (_, true) => (cost::anew(), Step::On),
                (Some(true), _) => (cost::paragraph(), Step::Thread),
                (Some(false), _) if state.threads => (cost::paragraph(), Step::Thread),
                _ => (cost::back() + per(cost::back_hour(), -delta), Step::Back),
            }
        };
        (cost + price, step)
    }
}

/// The days that words may name after a state: day, cost, the day to count from and the weekday of day 0.
fn named(
    context: &Context,
    state: &State,
    words: Day,
    entry: &Entry,
    line: bool,
) -> Vec<(i32, i32, i32, Option<i32>)> {
    let week = state.week;
    match words {
        Day::Of(days) => {
            let day = state.today.0 + days;
            vec![(day, 0, day, week)]
        }
        Day::After(days) => {
            let mut day = state.root + days;
            // The next day is the first that lies after what was told before.
            if let (1, false, Some((last, before)), Some(time)) = (days, line, state.last, entry.stamp.time)
                && last >= day
            {
                day = last + i32::from(time.millis() < before.into());
            }
            vec![(day, 0, state.root, week)]
        }
        Day::Weekday(weekday) | Day::Numbered(weekday, _) => {
            // What is told first lies before the day on which the notes were written.
            let told_after = state.last.is_none() && is_written(context, state.source);
            let later = |days: i32| if told_after && days > 0 { cost::date_back() } else { 0 };
            let price = |days: i32| passage(state, state.day + days) + later(days);
            let found = |days: i32| (state.day + days, price(days), state.day + days, week);
            if let Day::Numbered(_, number) = words
                && state.dated
            {
                return numbered(state.day, number).map(found).collect();
            }
            let weekday = i32::from(weekday);
            let full = state.dated && context.calendar.known.is_some();
            let own = if full { Some(state.day - 1) } else { week.map(|week| week + state.day) };
            let Some(own) = own else {
                let same = (state.day, 0, state.day, Some(weekday - state.day));
                let day = state.day + 1;
                let next = state.last.map(|_| (day, 0, day, Some(weekday - day)));
                return std::iter::once(same).chain(next).collect();
            };
            let ahead = (weekday - own).rem_euclid(7);
            let nearest =
                [ahead, ahead - 7].into_iter().filter(|days| *days == ahead || *days > -4 || told_after);
            nearest.map(found).collect()
        }
    }
}

/// How far the days of this number are from a day: in its month, the one before and the next.
fn numbered(day: i32, number: u8) -> impl Iterator<Item = i32> {
    let date = NaiveDate::from_num_days_from_ce_opt(day);
    (-1..=1).filter_map(move |months| {
        let month = date?.year() * 12 + i32::try_from(date?.month0()).ok()? + months;
        let month0 = u32::try_from(month.rem_euclid(12)).ok()?;
        let found = NaiveDate::from_ymd_opt(month.div_euclid(12), month0 + 1, number.into())?;
        Some(found.num_days_from_ce() - day)
    })
}

/// True for a day on which the notes may have been written.
fn is_written(context: &Context, source: Source) -> bool {
    let Source::Line(at) = source else { return false };
    usize::try_from(at)
        .ok()
        .and_then(|at| context.statements.get(at))
        .is_some_and(|stated| stated.written || stated.of_page)
}

/// Puts a state among those of an entry; of two of one day and half it keeps the one that costs less.
fn keep(states: &mut Vec<State>, state: State) {
    // What [`prune`] would leave out.
    if states.iter().any(|other| state.cost > other.cost.saturating_add(cost::hopeless())) {
        return;
    }
    let same = |other: &&mut State| other.day == state.day && other.second == state.second;
    match states.iter_mut().find(same) {
        Some(other) if other.cost > state.cost => *other = state,
        Some(_) => {}
        None => states.push(state),
    }
}

/// Leaves those states that may still be the best.
fn prune(states: &mut Vec<State>) {
    let least = states.iter().map(|state| state.cost).min().unwrap_or(0);
    states.retain(|state| state.cost <= least + cost::hopeless());
    while states.len() > MOST {
        let worst = states.iter().enumerate().max_by_key(|(_, state)| state.cost).map(|(at, _)| at);
        states.remove(worst.unwrap_or(0));
    }
}

/// The path through layers of days, which end where `ends` says, to the one of this number in the last of them.
fn back_through(layers: &[EntryDay], ends: &[usize], mut number: usize) -> Vec<EntryDay> {
    let mut path: Vec<EntryDay> = Vec::with_capacity(ends.len());
    for (at, &end) in ends.iter().enumerate().rev() {
        let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let chosen = layers.get(start..end).and_then(|layer| layer.get(number));
        path.extend(chosen);
        number = chosen.map_or(0, |chosen| usize::from(chosen.from));
    }
    path.reverse();
    path
}
