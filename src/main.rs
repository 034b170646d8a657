//! The command `incident-timeline`.
fn main() {}
