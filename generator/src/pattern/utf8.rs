//! Well-formed UTF-8, byte by byte (table 3-7 of the Unicode standard). Texts are always well formed, so that
//! automata need no answer for what this module calls malformed.

/// What must follow for the text to stay well formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Utf8 {
    /// Between two characters.
    Boundary,
    One,
    Two,
    Three,
    /// After E0: no overlong forms.
    TwoNotOverlong,
    /// After ED: no surrogates.
    TwoNotSurrogate,
    /// After F0: no overlong forms.
    ThreeNotOverlong,
    /// After F4: nothing above U+10FFFF.
    ThreeNotAbove,
}

/// The first byte of each range of bytes that well-formedness tells apart.
pub(super) const RANGE_STARTS: [u8; 13] =
    [0x00, 0x80, 0x90, 0xa0, 0xc0, 0xc2, 0xe0, 0xe1, 0xed, 0xee, 0xf0, 0xf1, 0xf4];
/// The first byte that occurs nowhere.
pub(super) const UNUSED_START: u8 = 0xf5;

impl Utf8 {
    /// What must follow after this byte, or nothing if the byte makes the text malformed.
    pub(super) fn step(self, byte: u8) -> Option<Self> {
        let continuation = |range: std::ops::RangeInclusive<u8>, next| range.contains(&byte).then_some(next);
        match self {
            Self::Boundary => Self::lead(byte),
            Self::One => continuation(0x80..=0xbf, Self::Boundary),
            Self::Two => continuation(0x80..=0xbf, Self::One),
            Self::Three => continuation(0x80..=0xbf, Self::Two),
            Self::TwoNotOverlong => continuation(0xa0..=0xbf, Self::One),
            Self::TwoNotSurrogate => continuation(0x80..=0x9f, Self::One),
            Self::ThreeNotOverlong => continuation(0x90..=0xbf, Self::Two),
            Self::ThreeNotAbove => continuation(0x80..=0x8f, Self::Two),
        }
    }

    fn lead(byte: u8) -> Option<Self> {
        match byte {
            0x00..=0x7f => Some(Self::Boundary),
            0xc2..=0xdf => Some(Self::One),
            0xe0 => Some(Self::TwoNotOverlong),
            0xed => Some(Self::TwoNotSurrogate),
            0xe1..=0xef => Some(Self::Two),
            0xf0 => Some(Self::ThreeNotOverlong),
            0xf1..=0xf3 => Some(Self::Three),
            0xf4 => Some(Self::ThreeNotAbove),
            0x80..=0xc1 | 0xf5..=0xff => None,
        }
    }
}
