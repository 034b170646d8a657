//! Which events get a label and where: no two touch, no leader crosses one, what finds no room is counted.
//!
//! The events' line lies amid the labels. Those of the earlier events stand above it: a label begins at its event's place
//! and runs to the right, its leader drops to the line. Taken from the right, each stands just above everything that reaches
//! under it, so that leaders stay clear of labels by construction. From the first event on that has no room to its right
//! the labels stand below the line, the same turned half round: they end at their events' places. So the time axis needs no
//! room for words, and all labels read from top to bottom in the order of events.

use crate::{incident::Event, sort};

/// Widths in pixels that labels are sure to have: the first with which all find room is taken.
const WIDTHS: [i32; 5] = [WIDEST, 640, 460, 340, LAST_WIDTH];
const WIDEST: i32 = 820;
const LAST_WIDTH: i32 = 240;

/// A label narrower than this says too little, unless its words are short.
const LEAST: i32 = 96;

/// Rows that labels take at most where not all find room: a wall of words says less than a few.
pub(super) const FEW_ROWS: i32 = 18;

/// So many events are all tried one by one where not all find room. Of more, those that matter most are, about twice as
/// many as find room; the rest is counted.
const FEW: usize = 160;
const TRIES: usize = 40;

/// Pixels between a label and the next leader.
const GAP: i32 = 10;

/// Pixels of the line, at least and at most twice as many, whose candidates compete with each other first.
pub(super) const BUCKET: i64 = 32;

/// An event inside the window as a candidate for a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    /// Its index in the incident.
    pub index: usize,
    /// The event.
    pub event: &'a Event,
    /// Its place in pixels.
    pub x: i32,
    /// How much it matters; more is more.
    pub weight: i32,
    /// Width of its words in pixels, when nothing is cut; measured by [`place`] for those that it tries.
    pub width: i32,
    /// True when it is to have a label.
    pub wanted: bool,
    /// Where its label stands, if it has one.
    pub position: Option<Position>,
}

/// On which side of the events' line a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Above it: the label begins at its event's place.
    Above,
    /// Below it: the label ends at its event's place.
    Below,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// Row away from the line, from 0.
    pub row: i32,
    /// Its side of the line.
    pub side: Side,
    /// Width that the words may take.
    pub width: i32,
}

/// Gives a position to each candidate that there is room for. Candidates are in order of x; labels lie between the pixels of `plot`, of
/// which [`BUCKET`] show so many milliseconds as `bucket` says. `measure` gives the width of the words of an event: it is
/// asked for few of many.
pub(super) fn place(
    candidates: &mut [Candidate<'_>],
    measure: impl Fn(&Event) -> i32,
    plot: (i32, i32),
    bucket: i64,
    rows: i32,
) {
    let best = best(candidates, bucket);
    let all = best.len() == candidates.len();
    // Only those that are tried take part in what follows; they stay in order of x.
    let places = sort::by_key(best.clone(), |place| i64::try_from(*place).unwrap_or_default());
    let mut tried: Vec<Candidate<'_>> =
        places.iter().filter_map(|place| candidates.get(*place).copied()).collect();
    for candidate in &mut tried {
        candidate.width = measure(candidate.event);
        candidate.wanted = all;
    }
    if !all || !WIDTHS.iter().any(|&cap| stack(&mut tried, plot, rows, cap)) {
        // Those that find no room are counted, and the counts take room too.
        let rows = (rows - 3).clamp(1, FEW_ROWS);
        for candidate in &mut tried {
            candidate.wanted = false;
        }
        for place in best {
            let Ok(nth) = places.binary_search(&place) else { continue };
            want(&mut tried, nth, true);
            if !stack(&mut tried, plot, rows, LAST_WIDTH) {
                want(&mut tried, nth, false);
            }
        }
        // With the choice made, words get the widest cut that keeps it.
        let _ = WIDTHS.iter().any(|&cap| stack(&mut tried, plot, rows, cap));
    }
    for (place, done) in places.into_iter().zip(tried) {
        if let Some(candidate) = candidates.get_mut(place) {
            *candidate = done;
        }
    }
}

/// Says whether candidate number `index` is to have a label.
pub(super) fn want(candidates: &mut [Candidate<'_>], index: usize, wanted: bool) {
    if let Some(candidate) = candidates.get_mut(index) {
        candidate.wanted = wanted;
    }
}

/// The candidates to try, all of them when they are few: those that matter most first, and equals spread over the line: the
/// best of each bucket, then its second, and no more than four.
///
/// The choice hangs on the incident and not on where the window begins, so that labels stay where the picture moves:
/// buckets begin at round instants, and among equals the one goes first whose number can be halved more often.
fn best(candidates: &[Candidate<'_>], bucket: i64) -> Vec<usize> {
    const NTH: usize = 4;

    let few = candidates.len() <= FEW;
    // A power of two, so that a shift divides by it.
    let length = bucket.clamp(1, 1 << 60).unsigned_abs().next_power_of_two().trailing_zeros();
    // Less is better.
    let rank = |candidate: &Candidate<'_>| {
        let halvings = i64::from(candidate.index.trailing_zeros());
        (-i64::from(candidate.weight), -halvings)
    };
    // The best of the bucket that is being read, best first.
    let mut here: Vec<((i64, i64), usize)> = Vec::new();
    let mut last = None;
    let (mut places, mut ranks) = (Vec::new(), Vec::new());
    let mut end_bucket = |here: &mut Vec<((i64, i64), usize)>| {
        for (nth, ((weight, halvings), place)) in (0_i64..).zip(here.drain(..)) {
            // Weight before rank in the bucket, and that before halvings: there are no more than so many of them.
            ranks.push((weight * 1_000_000 + nth) * 100 + halvings);
            places.push(place);
        }
    };
    for (place, candidate) in candidates.iter().enumerate() {
        let bucket = Some(candidate.event.start.at >> length);
        if bucket != last {
            end_bucket(&mut here);
            last = bucket;
        }
        let rank = rank(candidate);
        let full = !few && here.len() == NTH;
        if full && here.last().is_some_and(|(worst, _)| *worst <= rank) {
            continue;
        }
        if full {
            here.pop();
        }
        here.insert(here.partition_point(|(other, _)| *other <= rank), (rank, place));
    }
    end_bucket(&mut here);
    let mut best: Vec<usize> =
        sort::of(&ranks).into_iter().filter_map(|nth| places.get(nth).copied()).collect();
    best.truncate(if few { FEW } else { TRIES });
    best
}

/// Rows for the wanted candidates with words cut to `cap`; false when one of them has no room.
fn stack(candidates: &mut [Candidate<'_>], plot: (i32, i32), rows: i32, cap: i32) -> bool {
    let (left, right) = plot;
    let turns = |candidate: &Candidate<'_>| {
        let (before, after) = (candidate.x.saturating_sub(left), right.saturating_sub(candidate.x));
        candidate.wanted && after < candidate.width.min(cap) && before > after
    };
    let turn = candidates.iter().position(turns).unwrap_or(candidates.len());
    let (above, below) = candidates.split_at_mut(turn);
    let Some(used) = pile(&mut above.iter_mut().rev(), Side::Above, plot, rows, cap) else { return false };
    pile(&mut below.iter_mut(), Side::Below, plot, rows - used, cap).is_some()
}

/// Rows on one side of the line for the wanted candidates, the nearest to the turn first; how many rows they take, none when
/// one of them has no room.
fn pile<'w, 'e: 'w>(
    candidates: &mut dyn Iterator<Item = &'w mut Candidate<'e>>,
    side: Side,
    (left, right): (i32, i32),
    rows: i32,
    cap: i32,
) -> Option<i32> {
    let mut placed: Vec<(i32, i32, i32)> = Vec::new();
    let mut used = 0;
    for candidate in candidates {
        candidate.position = None;
        if !candidate.wanted {
            continue;
        }
        // Below the line all is counted from right to left.
        let (from, room) = match side {
            Side::Below => (candidate.x.saturating_neg(), candidate.x.saturating_sub(left)),
            Side::Above => (candidate.x, right.saturating_sub(candidate.x)),
        };
        let least = candidate.width.min(room).min(cap);
        let end = from.saturating_add(least + GAP);
        let mut row = 0;
        for &(other_from, other_end, other) in &placed {
            if other_from < end && from < other_end {
                row = row.max(other + 1);
            }
        }
        if least < candidate.width.min(LEAST) || row >= rows {
            return None;
        }
        // Up to the next label or leader in its row there is room for more of its words.
        let beside = placed.iter().filter(|(.., other)| *other >= row).map(|(other, ..)| other - from - GAP);
        let room = beside.fold(room.min(WIDEST), i32::min);
        let width = candidate.width.min(room).max(least);
        placed.push((from, end, row));
        used = used.max(row + 1);
        candidate.position = Some(Position { row, side, width });
    }
    Some(used)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of the labels, counted down below the line: -1 is the first there.
    fn places(candidates: &[(i32, i32)], rows: i32) -> Vec<Option<i32>> {
        let mut events = vec![Event::default(); candidates.len()];
        for (event, (x, _)) in events.iter_mut().zip(candidates) {
            event.start.at = i64::from(*x);
        }
        let candidate = |(index, (event, &(x, weight)))| Candidate {
            index,
            event,
            x,
            weight,
            width: 0,
            wanted: false,
            position: None,
        };
        let mut candidates: Vec<Candidate<'_>> =
            events.iter().zip(candidates).enumerate().map(candidate).collect();
        place(&mut candidates, |_| 200, (0, 1000), BUCKET, rows);
        let row =
            |position: Position| if position.side == Side::Below { -1 - position.row } else { position.row };
        candidates.iter().map(|candidate| candidate.position.map(row)).collect()
    }

    #[test]
    fn close_labels_step_down_to_the_right() {
        let rows = places(&[(0, 0), (50, 0), (50, 0), (600, 0)], 10);
        assert_eq!(rows, [Some(2), Some(1), Some(0), Some(0)]);
    }

    #[test]
    fn labels_without_room_to_the_right_go_on_below_the_line() {
        let rows = places(&[(0, 0), (700, 0), (850, 0), (900, 0), (1000, 0)], 10);
        assert_eq!(rows, [Some(0), Some(0), Some(-1), Some(-2), Some(-3)]);
    }

    #[test]
    fn words_go_on_where_nothing_stands_beside_them() {
        let mut events = vec![Event::default(); 12];
        let xs = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 700];
        for (event, x) in events.iter_mut().zip(xs) {
            event.start.at = x;
        }
        let candidate = |(index, event)| Candidate {
            index,
            event,
            x: i32::try_from(xs[index]).unwrap(),
            weight: 0,
            width: 0,
            wanted: false,
            position: None,
        };
        let mut candidates: Vec<Candidate<'_>> = events.iter().enumerate().map(candidate).collect();
        // With all of their words they would need a row more than there are.
        place(&mut candidates, |_| 690, (0, 2000), BUCKET, 11);
        let widths: Vec<i32> = candidates.iter().filter_map(|one| Some(one.position?.width)).collect();
        // One stands in the row of the last.
        assert_eq!(widths, [[690; 10].as_slice(), &[590, 690]].concat());
    }

    #[test]
    fn ten_thousand_wishes_at_one_place_end() {
        let mut candidates = vec![(100, 0); 10_000];
        candidates[7777].1 = 5;
        let rows = places(&candidates, 12);
        assert!(rows[7777].is_some());
        assert!(rows.iter().flatten().count() <= 12);
    }
}
