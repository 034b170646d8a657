//! What notes mean: impacts, severities, phases, intervals.
