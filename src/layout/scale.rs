//! The scale: which pixel an instant falls on and which instant a pixel shows, and how zoom and pan move it.

/// Instants are held within this many milliseconds of day 0 (some 3 000 years), so that no arithmetic overflows.
pub const FAR: i64 = 100_000_000_000_000;

/// The shortest window that zooming leads to, in milliseconds.
const SHORTEST: i64 = 1_000;

/// Pixels that a break takes, however long the gap is.
pub const BREAK: i32 = 64;

/// A gap that the picture folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// First folded millisecond.
    pub from: i64,
    /// Last folded millisecond, after the first.
    pub to: i64,
    /// How long it is quiet altogether, in milliseconds: a little more than what is folded.
    pub quiet: i64,
}

impl Break {
    fn span(self) -> i64 {
        self.to - self.from
    }
}

/// A map from the milliseconds of a window to the pixels of a plot, and back. Total: any instant, any pixel.
///
/// It is linear but for the breaks: each of them takes [`BREAK`] pixels. Where the window is so long that a gap takes
/// fewer pixels than that as it is, the gap is not folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// First millisecond of the window.
    pub from: i64,
    /// Last millisecond of the window, after the first.
    pub to: i64,
    /// Pixel of the first millisecond.
    pub left: i32,
    /// Pixel of the last millisecond, right of the left one.
    pub right: i32,
    /// The gaps to fold, in order.
    breaks: Vec<Break>,
    /// How many milliseconds of the time around it have the width of a break.
    per_break: i64,
    /// Gaps of this length and shorter ones are not folded.
    least: i64,
}

impl Default for Scale {
    fn default() -> Self {
        Self::new(0, 0, 0, 0, &[])
    }
}

impl Scale {
    /// A scale for a window and a plot. Ends the wrong way round are swapped, empty ones widened by one. `breaks` are in
    /// order and apart from each other.
    #[must_use]
    pub fn new(from: i64, to: i64, left: i32, right: i32, breaks: &[Break]) -> Self {
        let (from, to) = (from.min(to).clamp(-FAR, FAR), from.max(to).clamp(-FAR, FAR));
        let (left, right) = (left.min(right), left.max(right));
        let (to, right) = (to.max(from + 1), right.max(left.saturating_add(1)));
        let mut scale = Self { from, to, left, right, breaks: breaks.to_vec(), per_break: 0, least: 0 };
        scale.measure();
        scale
    }

    /// Finds how many milliseconds have the width of a break, so that the window fills the plot. A gap that is shorter
    /// than that is none, and what it frees makes the others narrower: the shortest goes first.
    fn measure(&mut self) {
        /// Parts that a break is counted in, since the window may begin or end inside one.
        const PARTS: i64 = 1_000;
        let pixels = i64::from(self.pixels());
        loop {
            let (mut live, mut parts, mut shortest) = (self.to - self.from, 0, i64::MAX);
            for gap in self.folded() {
                let inside = self.to.min(gap.to) - self.from.max(gap.from);
                if inside > 0 {
                    live -= inside;
                    parts += share(inside, PARTS, gap.span());
                }
                shortest = shortest.min(gap.span());
            }
            // All breaks together never take more than half of the plot.
            let room =
                if parts == 0 { BREAK.into() } else { i64::from(BREAK).min(pixels / 2 * PARTS / parts) };
            self.per_break = share(live.max(0), room * PARTS, pixels * PARTS - room * parts);
            if shortest > self.per_break {
                return;
            }
            self.least = shortest;
        }
    }

    /// The gaps that are long enough to be folded at this scale, in order.
    fn folded(&self) -> impl Iterator<Item = Break> + '_ {
        self.breaks.iter().filter(|gap| gap.span() > self.least).copied()
    }

    /// Length of the window in milliseconds, at least 1.
    #[must_use]
    pub fn span(&self) -> i64 {
        self.to - self.from
    }

    /// Length of the window in milliseconds where each break counts as the time that its width would show.
    #[must_use]
    pub fn drawn_span(&self) -> i64 {
        (self.compress(self.to) - self.compress(self.from)).max(1)
    }

    /// Width of the plot in pixels, at least 1.
    #[must_use]
    pub fn pixels(&self) -> i32 {
        self.right.saturating_sub(self.left).max(1)
    }

    /// The gaps that are folded, as far as the window shows them.
    pub fn breaks(&self) -> impl Iterator<Item = Break> + '_ {
        self.folded().filter(|gap| gap.from < self.to && self.from < gap.to)
    }

    /// The pixel that shows instant `at`, rounded to the nearest; outside the plot for an instant outside the window.
    #[must_use]
    pub fn x(&self, at: i64) -> i32 {
        self.pixel_of()(at)
    }

    /// [`Self::x`] for many instants: what is the same for all of them is found once.
    pub fn pixel_of(&self) -> impl Fn(i64) -> i32 + '_ {
        let (from, span) = (self.compress(self.from), self.drawn_span());
        move |at| {
            let part = self.compress(at.clamp(-FAR, FAR)) - from;
            let x = i64::from(self.left) + share(part, self.pixels().into(), span);
            // Far beyond any screen, yet safe to add a margin to.
            i32::try_from(x.clamp(-1_000_000_000, 1_000_000_000)).unwrap_or(self.left)
        }
    }

    /// The instant that pixel `x` shows, rounded to the nearest millisecond.
    #[must_use]
    pub fn at(&self, x: i32) -> i64 {
        self.expand(self.compress(self.from).saturating_add(self.millis(x, self.drawn_span())))
    }

    /// True when the window shows instant `at`.
    #[must_use]
    pub fn shows(&self, at: i64) -> bool {
        self.from <= at && at <= self.to
    }

    /// The window after zooming around pixel `x`, whose instant stays there: 200 percent shows half the time, 50 twice.
    ///
    /// The window stays within `SHORTEST` and `FAR`; a percentage below 1 counts as 1.
    #[must_use]
    pub fn zoom(&self, percent: i32, x: i32) -> Self {
        let longest = FAR; // half of what fits between both ends
        let span = (self.drawn_span() * 100 / i64::from(percent.max(1))).clamp(SHORTEST, longest);
        let per_break = share(span, BREAK.into(), self.pixels().into());
        let near = Self { per_break, least: per_break, ..self.clone() };
        near.moved(near.compress(self.at(x)).saturating_sub(self.millis(x, span)), span)
    }

    /// The window after the picture was dragged by `pixels` to the right: it shows earlier times.
    #[must_use]
    pub fn pan(&self, pixels: i32) -> Self {
        let shift = share(pixels.into(), self.drawn_span(), self.pixels().into());
        self.moved(self.compress(self.from).saturating_sub(shift), self.drawn_span())
    }

    /// The window of the same length in pixels that has instant `at` in its middle.
    #[must_use]
    pub fn centred(&self, at: i64) -> Self {
        let middle = i32::midpoint(self.left, self.right);
        self.pan(middle.saturating_sub(self.x(at)))
    }

    /// Milliseconds from the left edge of the plot to pixel `x`, where the plot shows `span`.
    fn millis(&self, x: i32, span: i64) -> i64 {
        share(i64::from(x) - i64::from(self.left), span, self.pixels().into())
    }

    /// The same plot over the folded window of `span` that begins at `from`, pushed back between the farthest instants.
    fn moved(&self, from: i64, span: i64) -> Self {
        let from = from.clamp(-FAR, FAR - span.min(FAR));
        let to = self.expand(from.saturating_add(span));
        Self::new(self.expand(from), to, self.left, self.right, &self.breaks)
    }

    /// The instant where breaks count as the time that their width would show.
    fn compress(&self, at: i64) -> i64 {
        let mut folded = at;
        for gap in self.folded() {
            let inside = at.min(gap.to) - gap.from;
            if inside <= 0 {
                break;
            }
            folded += part(inside, gap.span(), self.per_break) - inside;
        }
        folded
    }

    /// The inverse of [`Self::compress`].
    fn expand(&self, folded: i64) -> i64 {
        let mut at = folded;
        for gap in self.folded() {
            let inside = (at - gap.from).min(self.per_break);
            if inside <= 0 {
                break;
            }
            at += part(inside, self.per_break, gap.span()) - inside;
        }
        at.clamp(-FAR, FAR)
    }
}

/// `part` times `whole` by `by`, rounded to the nearest, halves up; `by` is positive. Exact for any plot of a screen.
fn share(part: i64, whole: i64, by: i64) -> i64 {
    // To multiply with a look at whether it fits costs WebAssembly more than all the rest.
    let fits = part.unsigned_abs() < 1 << 42 && whole.unsigned_abs() < 1 << 20;
    let product = if fits { part.wrapping_mul(whole) } else { part.saturating_mul(whole) };
    let quotient = product.div_euclid(by);
    let rest = product.wrapping_sub(quotient.wrapping_mul(by));
    quotient + i64::from(rest >= by - rest)
}

/// How far into `to` one is that far `inside` of `span`: to a millionth, so that years times days do not overflow.
fn part(inside: i64, span: i64, to: i64) -> i64 {
    const PARTS: i64 = 1 << 20;
    share(share(inside, PARTS, span), to, PARTS)
}
