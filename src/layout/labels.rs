//! Which events get a label and where: no two touch, no leader crosses one, what finds no room is counted.
//!
//! The events' line lies below the labels. A label begins at its event's place and runs to the right, its leader drops
//! to the line. Taken from the right, each label stands just above everything that reaches under it, so that leaders
//! stay clear of labels by construction, and the labels read from top to bottom in the order of events.

/// Widths in pixels that labels are cut to: the first with which all find room is taken.
const WIDTHS: [i32; 4] = [640, 460, 340, 240];

/// A label narrower than this says too little, unless its words are short.
const LEAST: i32 = 96;

/// Rows that labels take at most where not all find room: a wall of words says less than a few.
const FEW_ROWS: i32 = 18;

/// Events that are tried one by one where not all find room; the rest is counted.
const TRIES: usize = 160;

/// Pixels between a label and the next leader.
const GAP: i32 = 10;

/// An event that would like a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// Its place in pixels.
    pub x: i32,
    /// Width of its words in pixels, when nothing is cut; measured by [`place`] for those that it tries.
    pub width: i32,
    /// How much it matters; more is more.
    pub weight: i32,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Row above the line, from 0.
    pub row: i32,
    /// Width that the words may take.
    pub width: i32,
}

/// A spot for each wish, or none where there is no room. Wishes are in order of x; `right` is where the picture ends,
/// `measure` gives the width of the words of a wish: it is asked for few of many.
#[must_use]
pub(super) fn place(
    wishes: &mut [Wish],
    measure: impl Fn(usize) -> i32,
    right: i32,
    rows: i32,
) -> Vec<Option<Spot>> {
    let tried = best(wishes);
    for &index in &tried {
        if let Some(wish) = wishes.get_mut(index) {
            wish.width = measure(index);
        }
    }
    if tried.len() == wishes.len() {
        let every: Vec<usize> = (0..wishes.len()).collect();
        for cap in WIDTHS {
            if let Some(spots) = stack(wishes, &every, right, rows, cap) {
                return spots.into_iter().map(Some).collect();
            }
        }
    }
    let cap = WIDTHS.last().copied().unwrap_or(LEAST);
    let rows = rows.min(FEW_ROWS);
    let mut chosen: Vec<usize> = Vec::new();
    for index in tried {
        let at = chosen.partition_point(|&other| other < index);
        chosen.insert(at, index);
        if stack(wishes, &chosen, right, rows, cap).is_none() {
            chosen.remove(at);
        }
    }
    // With the choice made, words get the widest cut that keeps it.
    let spots = WIDTHS.iter().find_map(|&cap| stack(wishes, &chosen, right, rows, cap)).unwrap_or_default();
    let mut placed = vec![None; wishes.len()];
    for (index, spot) in chosen.into_iter().zip(spots) {
        if let Some(place) = placed.get_mut(index) {
            *place = Some(spot);
        }
    }
    placed
}

/// Pixels of the line whose wishes compete with each other first.
const STRETCH: i32 = 48;

/// The wishes to try, all of them when they are few: those that matter most first, and equals spread over the line: the best of each stretch, then
/// its second, and no more than four.
fn best(wishes: &[Wish]) -> Vec<usize> {
    let stretch = |wish: &Wish| wish.x.div_euclid(STRETCH);
    let order: Vec<(usize, &Wish)> = wishes.iter().enumerate().collect();
    let order =
        crate::order::by_key(order, |(_, wish)| i64::from(stretch(wish)) * 4_096 - i64::from(wish.weight));
    let mut ranked = Vec::new();
    let mut last = (None, 0);
    for (index, wish) in order {
        let here = Some(stretch(wish));
        last = if last.0 == here { (here, last.1 + 1) } else { (here, 0) };
        if last.1 < 4 || wishes.len() <= TRIES {
            ranked.push((-wish.weight, last.1, index));
        }
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, index)| index).take(TRIES).collect()
}

/// Rows for the chosen wishes with words cut to `cap`, or none when one of them has no room.
fn stack(wishes: &[Wish], chosen: &[usize], right: i32, rows: i32, cap: i32) -> Option<Vec<Spot>> {
    let mut placed: Vec<(i32, i32, i32)> = Vec::with_capacity(chosen.len());
    let mut spots = Vec::with_capacity(chosen.len());
    for &index in chosen.iter().rev() {
        let wish = wishes.get(index)?;
        let room = right.saturating_sub(wish.x).min(cap);
        let width = wish.width.min(room);
        if width < wish.width.min(LEAST) {
            return None;
        }
        let end = wish.x + width + GAP;
        let below = placed.iter().filter(|&&(x, other_end, _)| x < end && wish.x < other_end);
        let row = below.map(|&(_, _, row)| row + 1).max().unwrap_or(0);
        if row >= rows {
            return None;
        }
        placed.push((wish.x, end, row));
        spots.push(Spot { row, width });
    }
    spots.reverse();
    Some(spots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(x: i32) -> Wish {
        Wish { x, width: 200, weight: 0 }
    }

    #[test]
    fn close_labels_step_down_to_the_right() {
        let spots = place(&mut [wish(0), wish(50), wish(50), wish(600)], |_| 200, 1000, 10);
        let rows: Vec<_> = spots.iter().map(|spot| spot.unwrap().row).collect();
        assert_eq!(rows, [2, 1, 0, 0]);
    }

    #[test]
    fn ten_thousand_wishes_at_one_place_end() {
        let mut wishes = vec![wish(100); 10_000];
        wishes[7777].weight = 5;
        let spots = place(&mut wishes, |_| 200, 1000, 12);
        assert!(spots[7777].is_some());
        assert!(spots.iter().flatten().count() <= 12);
    }
}
