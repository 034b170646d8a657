//! Where long work may rest. Whoever has it done decides whether it does: the command never, the page to let a person type.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

/// Steps of a loop from one rest to the next.
const STEPS: usize = 1_024;

/// A place to rest at.
pub async fn pause() {
    let mut rested = false;
    poll_fn(|_| if std::mem::replace(&mut rested, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// A place to rest at in a long loop, from the number of its step.
pub async fn pause_at(step: usize) {
    if step % STEPS == STEPS - 1 {
        pause().await;
    }
}

/// What `make` makes of each item.
pub async fn each<T, R>(items: impl IntoIterator<Item = T>, make: impl Fn(T) -> R) -> Vec<R> {
    let items = items.into_iter();
    let mut out = Vec::with_capacity(items.size_hint().0);
    for (step, item) in items.enumerate() {
        out.push(make(item));
        pause_at(step).await;
    }
    out
}

/// Does work up to the next place to rest at.
pub fn go_on<T>(work: Pin<&mut dyn Future<Output = T>>) -> Poll<T> {
    work.poll(&mut Context::from_waker(Waker::noop()))
}

/// Does work without a rest.
///
/// ```
/// use vocabulary::pause::{at_once, each};
///
/// assert_eq!(at_once(each(1..4, |number| number * 2)), [2, 4, 6]);
/// ```
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = go_on(work.as_mut()) {
            return done;
        }
    }
}
