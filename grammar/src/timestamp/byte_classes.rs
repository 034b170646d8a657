//! Which signs stand in a text, found by one look at each byte: most questions about a line need no other.

/// A set of kinds of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByteClasses(u16);

/// Each kind with its signs.
const KINDS: &[(ByteClasses, &[u8])] = &[
    (ByteClasses::DIGIT, b"0123456789"),
    (ByteClasses::QUESTION, b"?"),
    (ByteClasses::TAG, b"<"),
    (ByteClasses::BAR, b"|"),
    (ByteClasses::TAB, b"\t"),
    (ByteClasses::COMMA, b",;"),
    (ByteClasses::COLON, b":"),
    (ByteClasses::STOP, b".;!"),
    (ByteClasses::SLASH, b"/"),
    (ByteClasses::EQUALS, b"="),
];

/// The kinds of each byte.
#[expect(clippy::indexing_slicing, reason = "computed when the crate is built, where `get` is not to be had")]
static OF_BYTE: [u16; 256] = {
    let mut table = [0; 256];
    let mut kind = 0;
    while kind < KINDS.len() {
        let (ByteClasses(bit), mut signs) = KINDS[kind];
        while let [sign, rest @ ..] = signs {
            table[*sign as usize] |= bit;
            signs = rest;
        }
        kind += 1;
    }
    let mut byte = 128;
    while byte < 256 {
        table[byte] = ByteClasses::WIDE.0;
        byte += 1;
    }
    table
};

impl ByteClasses {
    /// A digit of ASCII.
    pub const DIGIT: Self = Self(1);
    /// Anything beyond ASCII.
    pub const WIDE: Self = Self(1 << 1);
    /// A question mark.
    pub const QUESTION: Self = Self(1 << 2);
    /// What begins a tag of HTML.
    pub const TAG: Self = Self(1 << 3);
    /// A bar.
    pub const BAR: Self = Self(1 << 4);
    /// A tab.
    pub const TAB: Self = Self(1 << 5);
    /// What stands between the cells of a file: a comma or a semicolon.
    pub const COMMA: Self = Self(1 << 6);
    /// A colon.
    pub const COLON: Self = Self(1 << 7);
    /// What ends a sentence.
    pub const STOP: Self = Self(1 << 8);
    /// A slash.
    pub const SLASH: Self = Self(1 << 9);
    /// An equals sign.
    pub const EQUALS: Self = Self(1 << 10);
    /// What stands between the cells of a row.
    pub const ROW: Self = Self::TAG.or(Self::BAR).or(Self::TAB);
    /// What each number of a script contains.
    pub const NUMBER: Self = Self::DIGIT.or(Self::WIDE);

    /// The kinds of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds of signs that stand in `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let kinds = |byte| OF_BYTE.get(usize::from(byte)).copied().unwrap_or(0);
        Self(text.bytes().fold(0, |found, byte| found | kinds(byte)))
    }

    /// True where one of the kinds of `any` is among them.
    #[must_use]
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}
