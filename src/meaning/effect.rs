//! What happened to a thing, by the words that tell of it.

use crate::{
    facts::Effect,
    words::{
        concepts::{BLOCKED, DATA_LOSS, DEGRADED, DELAYED, DOWN, TROUBLE},
        lexicon::Table,
        said::Said,
    },
};

/// Effects on a thing, with the words that show them; the first row that matches counts.
const EFFECTS: [(Effect, Table); 6] = [
    (Effect::DataLoss, DATA_LOSS),
    (Effect::Blocked, BLOCKED),
    (Effect::Down, DOWN),
    (Effect::Delayed, DELAYED),
    (Effect::Degraded, DEGRADED),
    (Effect::Degraded, TROUBLE),
];

/// True where the words tell of an effect, or name an incident.
#[must_use]
pub fn names_effect(said: Said) -> bool {
    static NAMING: Said = Said::tables(&[DATA_LOSS, BLOCKED, DOWN, DELAYED, DEGRADED, TROUBLE]);

    said.meets(NAMING)
}

/// The effect that the words tell of.
#[must_use]
pub fn effect(said: Said) -> Option<Effect> {
    names_effect(said).then_some(())?;
    EFFECTS.iter().find(|(_, words)| said.has(*words)).map(|(effect, _)| *effect)
}

/// True where the words tell of an effect, and not only name an incident.
#[must_use]
pub fn tells_of_effect(said: Said) -> bool {
    static TELLING: Said = Said::tables(&[DATA_LOSS, BLOCKED, DOWN, DELAYED, DEGRADED]);

    said.meets(TELLING)
}
