//! A short number that stands for a text: tells whether somebody edited a file. It is no protection against somebody
//! who wants to hide an edit.

use std::fmt;

/// FNV-1a with 128 bits, over the text with LF line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Digest(u128);

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl Digest {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let add = |sum: u128, byte: u8| (sum ^ u128::from(byte)).wrapping_mul(PRIME);
        // Hardly a text has a CR, and without one there are half as many steps.
        let is_plain = !bytes.contains(&b'\r');
        Self(if is_plain { bytes.iter().copied().fold(OFFSET, add) } else { with_lf(bytes).fold(OFFSET, add) })
    }

    /// Reads what `Display` writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Whether two texts are the same but for CR LF and LF.
pub(super) fn is_same_text(one: &[u8], other: &[u8]) -> bool {
    one == other || with_lf(one).eq(with_lf(other))
}

fn with_lf(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let next = bytes.iter().skip(1).map(Some).chain(std::iter::once(None));
    let pairs = bytes.iter().zip(next);
    pairs.filter(|(byte, next)| !(**byte == b'\r' && *next == Some(&b'\n'))).map(|(byte, _)| *byte)
}
