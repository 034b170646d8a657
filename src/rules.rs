//! The rules of the reader by name: a debug build reads without one of them and so shows which notes need it. In what is shipped
//! all of them hold, and asking costs nothing.

#[cfg(debug_assertions)]
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

#[cfg(debug_assertions)]
thread_local! {
    static OFF: Cell<&'static str> = const { Cell::new("") };
    static ASKED: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// True but where the notes are read without this rule.
#[inline]
#[must_use]
pub(crate) fn holds(rule: &'static str) -> bool {
    #[cfg(debug_assertions)]
    {
        let off = OFF.get();
        if off == "?" {
            ASKED.with_borrow_mut(|asked| asked.insert(rule));
        }
        off != rule
    }
    #[cfg(not(debug_assertions))]
    {
        let _ = rule;
        true
    }
}

/// Does `work` without a rule.
#[cfg(debug_assertions)]
pub fn without<T>(rule: &'static str, work: impl FnOnce() -> T) -> T {
    OFF.set(rule);
    let done = work();
    OFF.set("");
    done
}

/// The rules that `work` asks for.
#[cfg(debug_assertions)]
pub fn asked<T>(work: impl FnOnce() -> T) -> (T, BTreeSet<&'static str>) {
    let done = without("?", work);
    (done, ASKED.take())
}

/// A table of weights, each a function: nothing where the notes are read without it.
macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        $(
            $(#[$doc])*
            #[inline]
            pub(super) fn $name() -> i32 {
                let rule = concat!(module_path!(), "::", stringify!($name));
                if crate::rules::holds(rule) { $value } else { 0 }
            }
        )*
    };
}
pub(crate) use weights;
