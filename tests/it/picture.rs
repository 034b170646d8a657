//! Layout and scene: no overlap, nothing hidden, scale and inverse agree.
