//! The state of the page and the one pure function that changes it.
