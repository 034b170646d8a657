//! Which events get a label and where: no two touch, no leader crosses one, what finds no room is counted.
//!
//! The events' line lies below the labels. A label begins at its event's place and runs to the right, its leader drops
//! to the line. Taken from the right, each label stands just above everything that reaches under it, so that leaders
//! stay clear of labels by construction, and the labels read from top to bottom in the order of events.

use crate::{incident::Event, order};

/// Widths in pixels that labels are cut to: the first with which all find room is taken.
const WIDTHS: [i32; 4] = [640, 460, 340, LAST_WIDTH];
const LAST_WIDTH: i32 = 240;

/// A label narrower than this says too little, unless its words are short.
const LEAST: i32 = 96;

/// Rows that labels take at most where not all find room: a wall of words says less than a few.
const FEW_ROWS: i32 = 18;

/// Events that are tried one by one where not all find room; the rest is counted.
const TRIES: usize = 160;

/// Pixels between a label and the next leader.
const GAP: i32 = 10;

/// Pixels of the line whose wishes compete with each other first.
const STRETCH: i32 = 48;

/// An event inside the window, and what becomes of its wish for a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish<'a> {
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
    pub spot: Option<Spot>,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Row above the line, from 0.
    pub row: i32,
    /// Width that the words may take.
    pub width: i32,
}

/// Gives a spot to each wish that there is room for. Wishes are in order of x; `right` is where the picture ends,
/// `measure` gives the width of the words of an event: it is asked for few of many.
pub(super) fn place(wishes: &mut [Wish<'_>], measure: impl Fn(&Event) -> i32, right: i32, rows: i32) {
    let best = best(wishes);
    let all = best.len() == wishes.len();
    // Only those that are tried take part in what follows; they stay in order of x.
    let places = order::by_key(best.clone(), |place| i64::try_from(*place).unwrap_or_default());
    let mut tried: Vec<Wish<'_>> = places.iter().filter_map(|place| wishes.get(*place).copied()).collect();
    for wish in &mut tried {
        wish.width = measure(wish.event);
        wish.wanted = all;
    }
    if !all || !WIDTHS.iter().any(|&cap| stack(&mut tried, right, rows, cap)) {
        let rows = rows.min(FEW_ROWS);
        for wish in &mut tried {
            wish.wanted = false;
        }
        for place in best {
            let Ok(nth) = places.binary_search(&place) else { continue };
            want(&mut tried, nth, true);
            if !stack(&mut tried, right, rows, LAST_WIDTH) {
                want(&mut tried, nth, false);
            }
        }
        // With the choice made, words get the widest cut that keeps it.
        let _ = WIDTHS.iter().any(|&cap| stack(&mut tried, right, rows, cap));
    }
    for (place, done) in places.into_iter().zip(tried) {
        if let Some(wish) = wishes.get_mut(place) {
            *wish = done;
        }
    }
}

/// Says whether wish number `index` is to have a label.
pub(super) fn want(wishes: &mut [Wish<'_>], index: usize, wanted: bool) {
    if let Some(wish) = wishes.get_mut(index) {
        wish.wanted = wanted;
    }
}

/// The wishes to try, all of them when they are few: those that matter most first, and equals spread over the line: the
/// best of each stretch, then its second, and no more than four.
fn best(wishes: &[Wish<'_>]) -> Vec<usize> {
    const NTH: usize = 4;

    let few = wishes.len() <= TRIES;
    // The best of the stretch that is being read, best first.
    let mut here: Vec<usize> = Vec::new();
    let mut last = i32::MIN;
    let weight = |place: usize| wishes.get(place).map_or(0, |wish| i64::from(wish.weight));
    let (mut places, mut ranks) = (Vec::new(), Vec::new());
    let mut end_stretch = |here: &mut Vec<usize>| {
        for (nth, place) in (0_i64..).zip(here.drain(..)) {
            // Weight before rank in the stretch: no stretch holds that many.
            ranks.push(nth - weight(place) * 1_000_000_000);
            places.push(place);
        }
    };
    for (place, wish) in wishes.iter().enumerate() {
        let stretch = wish.x.div_euclid(STRETCH);
        if stretch != last {
            end_stretch(&mut here);
            last = stretch;
        }
        let before = here.partition_point(|other| weight(*other) >= i64::from(wish.weight));
        if few || before < NTH {
            here.insert(before, place);
            here.truncate(if few { TRIES } else { NTH });
        }
    }
    end_stretch(&mut here);
    let mut best: Vec<usize> =
        order::of(&ranks).into_iter().filter_map(|nth| places.get(nth).copied()).collect();
    best.truncate(TRIES);
    best
}

/// Rows for the wanted wishes with words cut to `cap`; false when one of them has no room.
fn stack(wishes: &mut [Wish<'_>], right: i32, rows: i32, cap: i32) -> bool {
    let mut placed: Vec<(i32, i32, i32)> = Vec::new();
    for wish in wishes.iter_mut().rev() {
        wish.spot = None;
        if !wish.wanted {
            continue;
        }
        let width = wish.width.min(right.saturating_sub(wish.x)).min(cap);
        let end = wish.x + width + GAP;
        let mut row = 0;
        for &(x, other_end, other) in &placed {
            if x < end && wish.x < other_end {
                row = row.max(other + 1);
            }
        }
        if width < wish.width.min(LEAST) || row >= rows {
            return false;
        }
        placed.push((wish.x, end, row));
        wish.spot = Some(Spot { row, width });
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(wishes: &[(i32, i32)], rows: i32) -> Vec<Option<i32>> {
        let event = Event::default();
        let wish =
            |&(x, weight)| Wish { index: 0, event: &event, x, weight, width: 0, wanted: false, spot: None };
        let mut wishes: Vec<Wish<'_>> = wishes.iter().map(wish).collect();
        place(&mut wishes, |_| 200, 1000, rows);
        wishes.iter().map(|wish| wish.spot.map(|spot| spot.row)).collect()
    }

    #[test]
    fn close_labels_step_down_to_the_right() {
        let rows = places(&[(0, 0), (50, 0), (50, 0), (600, 0)], 10);
        assert_eq!(rows, [Some(2), Some(1), Some(0), Some(0)]);
    }

    #[test]
    fn ten_thousand_wishes_at_one_place_end() {
        let mut wishes = vec![(100, 0); 10_000];
        wishes[7777].1 = 5;
        let rows = places(&wishes, 12);
        assert!(rows[7777].is_some());
        assert!(rows.iter().flatten().count() <= 12);
    }
}
