//! Timestamps in a text: the cursor and the forms of dates, times and zones. Finds what could be one, decides nothing.

mod ahead;
pub mod byte_classes;
pub mod compound;
pub mod cursor;
pub mod date;
pub mod log_prefix;
pub mod marks;
pub mod relative;
pub mod scan;
pub mod time;
pub mod unmarked;
pub mod zone;
