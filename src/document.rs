//! Notes taken apart: lines and their sections, parts of lines, cells of tables.

pub mod cells;
pub mod pieces;
pub mod sections;
