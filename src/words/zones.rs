//! The zones that notes name, a row each: all that is known of one stands in it, and whatever else asks for zones asks here.

use crate::civil::Offset;

/// What is known of a zone by the name that notes give it.
#[derive(Debug, Clone, Copy)]
pub struct NamedZone {
    /// Its name: `PST`, `Europe/London`, `local time`.
    pub name: &'static str,
    /// True where it is offered as a choice.
    pub offered: bool,
    /// Its offsets as they are written, `-06:00 North America, +08:00 China`.
    offsets: &'static str,
    /// The zone of the tz database whose rules it follows; empty where its offset never changes or it is one itself.
    pub follows: &'static str,
    /// Other names, folded.
    names: &'static str,
}

impl NamedZone {
    fn of(row: &'static str) -> Option<Self> {
        let (name, rest) = row.split_once(" =")?;
        let mut fields = rest.split(';').map(str::trim);
        let mut field = || fields.next().unwrap_or_default();
        let bare = name.trim_end_matches('*');
        Some(Self {
            name: bare,
            offered: bare.len() < name.len(),
            offsets: field(),
            follows: field(),
            names: field(),
        })
    }

    /// Its offsets, `-06:00`, each with the place where it is used or the season; none where none is known.
    pub fn offsets(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.offsets
            .split(", ")
            .filter(|offset| !offset.is_empty())
            .map(|offset| offset.split_once(' ').unwrap_or((offset, "")))
    }

    /// True when several zones share the name, or its offset changes with the season.
    #[must_use]
    pub fn ambiguous(self) -> bool {
        self.offsets().nth(1).is_some()
    }

    /// The offset that the name alone fixes; of several that share it the first.
    #[must_use]
    pub fn offset(self) -> Option<Offset> {
        let (written, _) = self.offsets().next().filter(|_| self.follows.is_empty())?;
        let (hours, minutes) = written.get(1..)?.split_once(':')?;
        let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
        Some(Offset(if written.starts_with('-') { -minutes } else { minutes }))
    }

    /// Its other names, folded.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.names.split(", ").filter(|name| !name.is_empty())
    }
}

/// All zones, those that are offered in the order of the offer.
pub fn all() -> impl Iterator<Item = NamedZone> {
    include_str!(concat!(env!("OUT_DIR"), "/zones.txt")).split('\n').filter_map(NamedZone::of)
}

/// The zone of this name, as it is written in [`NamedZone::name`].
#[must_use]
pub fn named(name: &str) -> Option<NamedZone> {
    all().find(|zone| zone.name == name)
}
