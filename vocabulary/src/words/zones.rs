//! The zones that notes name, a row each: all that is known of one stands in it, and whatever else asks for zones asks here.

use std::sync::OnceLock;

use crate::civil::Offset;

/// What is known of a zone by the name that notes give it.
#[derive(Debug, Clone, Copy)]
pub struct NamedZone {
    /// Its name: `PST`, `Europe/London`, `local time`.
    pub name: &'static str,
    /// True where it is offered as a choice.
    pub offered: bool,
    /// The offset that the name alone fixes; of several that share it the first.
    pub offset: Option<Offset>,
    /// True when several zones share the name, or its offset changes with the season.
    pub ambiguous: bool,
    /// The zone of the tz database whose rules it follows; empty where its offset never changes or it is one itself.
    pub follows: &'static str,
    /// Its offsets as they are written, `-06:00 North America, +08:00 China`.
    offsets: &'static str,
    /// Other names, folded.
    names: &'static str,
}

impl NamedZone {
    fn of(row: &'static str) -> Option<Self> {
        let (name, rest) = row.split_once(" =")?;
        let mut fields = rest.split(';').map(str::trim);
        let mut field = || fields.next().unwrap_or_default();
        let (offsets, follows, names) = (field(), field(), field());
        let bare = name.trim_end_matches('*');
        Some(Self {
            name: bare,
            offered: bare.len() < name.len(),
            offset: if follows.is_empty() { offset(offsets) } else { None },
            ambiguous: offsets.contains(','),
            follows,
            offsets,
            names,
        })
    }

    /// Its offsets, `-06:00`, each with the place where it is used or the season.
    pub fn offsets(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.offsets.split(", ").filter_map(|offset| offset.split_once(' '))
    }

    /// Its other names, folded.
    pub fn other_names(self) -> impl Iterator<Item = &'static str> {
        self.names.split(", ")
    }
}

/// The offset that `text` begins with: `-06:00`.
fn offset(text: &str) -> Option<Offset> {
    let (hours, minutes) = text.get(1..6)?.split_once(':')?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    Some(Offset(if text.starts_with('-') { -minutes } else { minutes }))
}

fn rows() -> &'static [NamedZone] {
    static ZONES: OnceLock<Vec<NamedZone>> = OnceLock::new();
    let rows = || include_str!(concat!(env!("OUT_DIR"), "/zones.txt")).split('\n').filter_map(NamedZone::of);
    ZONES.get_or_init(|| rows().collect())
}

/// All zones, those that are offered in the order of the offer.
pub fn all() -> impl Iterator<Item = NamedZone> {
    rows().iter().copied()
}

/// The zone of this name, as it is written in [`NamedZone::name`].
#[must_use]
pub fn named(name: &str) -> Option<NamedZone> {
    rows().iter().find(|zone| zone.name == name).copied()
}
