//! The link: framing, checks, repairs.
