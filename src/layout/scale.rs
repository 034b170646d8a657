//! The scale: which pixel an instant falls on and which instant a pixel shows, and how zoom and pan move it.

/// Instants are held within this many milliseconds of day 0 (some 3 000 years), so that no arithmetic overflows.
pub const FAR: i64 = 100_000_000_000_000;

/// The shortest window that zooming leads to, in milliseconds.
pub const SHORTEST: i64 = 1_000;

/// A linear map from the milliseconds of a window to the pixels of a plot, and back. Total: any instant, any pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// First millisecond of the window.
    pub from: i64,
    /// Last millisecond of the window, after the first.
    pub to: i64,
    /// Pixel of the first millisecond.
    pub left: i32,
    /// Pixel of the last millisecond, right of the left one.
    pub right: i32,
}

impl Default for Scale {
    fn default() -> Self {
        Self::new(0, 0, 0, 0)
    }
}

impl Scale {
    /// A scale for a window and a plot. Ends the wrong way round are swapped, empty ones widened by one.
    #[must_use]
    pub fn new(from: i64, to: i64, left: i32, right: i32) -> Self {
        let (from, to) = (from.min(to).clamp(-FAR, FAR), from.max(to).clamp(-FAR, FAR));
        let (left, right) = (left.min(right), left.max(right));
        Self { from, to: to.max(from + 1), left, right: right.max(left.saturating_add(1)) }
    }

    /// Length of the window in milliseconds, at least 1.
    #[must_use]
    pub fn span(self) -> i64 {
        self.to - self.from
    }

    /// Width of the plot in pixels, at least 1.
    #[must_use]
    pub fn pixels(self) -> i32 {
        self.right.saturating_sub(self.left).max(1)
    }

    /// The pixel that shows instant `at`, rounded to the nearest; outside the plot for an instant outside the window.
    #[must_use]
    pub fn x(self, at: i64) -> i32 {
        let part = at.clamp(-FAR, FAR) - self.from;
        let x = i64::from(self.left) + share(part, self.pixels().into(), self.span());
        // Far beyond any screen, yet safe to add a margin to.
        i32::try_from(x.clamp(-1_000_000_000, 1_000_000_000)).unwrap_or(self.left)
    }

    /// The instant that pixel `x` shows, rounded to the nearest millisecond.
    #[must_use]
    pub fn at(self, x: i32) -> i64 {
        self.from.saturating_add(self.millis(x, self.span())).clamp(-FAR, FAR)
    }

    /// True when the window shows instant `at`.
    #[must_use]
    pub fn shows(self, at: i64) -> bool {
        self.from <= at && at <= self.to
    }

    /// The window after zooming around pixel `x`, whose instant stays there: 200 percent shows half the time, 50 twice.
    ///
    /// The window stays within [`SHORTEST`] and [`FAR`]; a percentage below 1 counts as 1.
    #[must_use]
    pub fn zoom(self, percent: i32, x: i32) -> Self {
        let longest = FAR; // half of what fits between both ends
        let span = (self.span() * 100 / i64::from(percent.max(1))).clamp(SHORTEST, longest);
        self.moved(self.at(x).saturating_sub(self.millis(x, span)), span)
    }

    /// The window after the picture was dragged by `pixels` to the right: it shows earlier times.
    #[must_use]
    pub fn pan(self, pixels: i32) -> Self {
        let shift = share(pixels.into(), self.span(), self.pixels().into());
        self.moved(self.from.saturating_sub(shift), self.span())
    }

    /// Milliseconds from the left edge of the plot to pixel `x`, where the plot shows `span`.
    fn millis(self, x: i32, span: i64) -> i64 {
        share(i64::from(x) - i64::from(self.left), span, self.pixels().into())
    }

    /// The same plot over the window of `span` that begins at `from`, pushed back between the farthest instants.
    fn moved(self, from: i64, span: i64) -> Self {
        let from = from.clamp(-FAR, FAR - span.min(FAR));
        Self::new(from, from.saturating_add(span), self.left, self.right)
    }
}

/// `part` times `whole` by `by`, rounded to the nearest, halves up; `by` is positive. Exact for any plot of a screen.
fn share(part: i64, whole: i64, by: i64) -> i64 {
    let product = part.saturating_mul(whole);
    let (quotient, rest) = (product.div_euclid(by), product.rem_euclid(by));
    quotient + i64::from(rest >= by - rest)
}
