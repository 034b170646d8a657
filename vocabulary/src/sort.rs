//! Sorting by a number, once for all kinds of things: the standard sort is compiled anew for each type, at 6 kB apiece.
//! A heap is slower, and far smaller.

use std::collections::BinaryHeap;

/// `items` in their own order, ascending.
#[must_use]
pub fn ascending<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}

/// `items` by their keys, ascending; those of one key keep their order.
#[must_use]
pub fn by_key<T>(mut items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let keys: Vec<i64> = items.iter().map(key).collect();
    if keys.is_sorted() {
        return items;
    }
    for (one, other) in swaps(&keys) {
        items.swap(one, other);
    }
    items
}

/// The indices of `keys` in the order of the keys, ascending; those of one key keep their order.
#[must_use]
pub fn of(keys: &[i64]) -> Vec<usize> {
    if keys.is_sorted() {
        return (0..keys.len()).collect();
    }
    let heap: BinaryHeap<(i64, usize)> = keys.iter().copied().zip(0..).collect();
    heap.into_sorted_vec().into_iter().map(|(_, index)| index).collect()
}

/// The pairs of places to swap, one pair after the other, so that things with these keys come to be in order.
fn swaps(keys: &[i64]) -> Vec<(usize, usize)> {
    let mut goals = vec![0; keys.len()];
    for (goal, from) in of(keys).into_iter().enumerate() {
        if let Some(slot) = goals.get_mut(from) {
            *slot = goal;
        }
    }
    let mut swaps = Vec::new();
    for place in 0..goals.len() {
        while let Some(&goal) = goals.get(place).filter(|goal| **goal != place) {
            swaps.push((place, goal));
            goals.swap(place, goal);
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::{by_key, of};

    #[test]
    fn ascending_and_stable() {
        let sorted = by_key(vec![(3, 'a'), (1, 'b'), (3, 'c'), (1, 'd'), (2, 'e')], |(key, _)| *key);
        assert_eq!(sorted, [(1, 'b'), (1, 'd'), (2, 'e'), (3, 'a'), (3, 'c')]);
        assert!(by_key(Vec::<i64>::new(), |key| *key).is_empty());
        assert_eq!(of(&[3, i64::MIN, 3, i64::MAX, 0]), [1, 4, 0, 2, 3]);
    }
}
