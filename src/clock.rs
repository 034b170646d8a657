//! A wall clock on the axis of an incident: how far it is ahead, and when it is changed.

use crate::civil::Offset;

/// A wall clock on the axis of an incident. The default shows the axis as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallClock {
    /// Its zone; none for the one that the axis is in.
    pub(crate) zone: Option<String>,
    /// From which instant on the clock is how many milliseconds ahead of the axis, and its offset; in order.
    pub(crate) settings: Vec<(i64, i64, Offset)>,
}

impl WallClock {
    /// The stretches in which the clock runs evenly: first instant, the one after the last, milliseconds ahead of the axis.
    pub fn stretches(&self) -> impl Iterator<Item = (i64, i64, i64)> + '_ {
        let count = self.settings.len().max(1);
        (0..count).map(|index| {
            let here = self.settings.get(index);
            let from = here.filter(|_| index > 0).map_or(i64::MIN, |setting| setting.0);
            let to = self.settings.get(index + 1).map_or(i64::MAX, |setting| setting.0);
            (from, to, here.map_or(0, |setting| setting.1))
        })
    }

    /// Milliseconds that the clock is ahead of the axis at an instant.
    #[must_use]
    pub fn ahead(&self, at: i64) -> i64 {
        self.stretches().find(|(_, to, _)| at < *to).map_or(0, |(.., ahead)| ahead)
    }

    /// The first instant at which the clock shows `wall`, in milliseconds since the midnight of day 0; where it is put forward past
    /// that, the instant counted on from before.
    #[must_use]
    pub fn instant(&self, wall: i64) -> i64 {
        let mut last = wall;
        for (from, to, ahead) in self.stretches() {
            let at = wall - ahead;
            if at < from {
                break;
            }
            last = at;
            if at < to {
                break;
            }
        }
        last
    }

    /// When the clock was put forward, or back (negative): instant and milliseconds.
    pub fn changes(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.settings
            .iter()
            .zip(self.settings.iter().skip(1))
            .map(|(before, after)| (after.0, after.1 - before.1))
    }

    /// The offset at an instant; none where the clock shows the axis as it is.
    pub(crate) fn offset(&self, at: i64) -> Option<Offset> {
        let after = self.settings.partition_point(|setting| setting.0 <= at);
        self.settings.get(after.saturating_sub(1)).map(|setting| setting.2)
    }
}
