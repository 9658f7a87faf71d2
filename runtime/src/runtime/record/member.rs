//! The members that a schema names, and how their names are found in a text.

/// A member that a schema names.
#[derive(Debug)]
pub struct Member {
    pub(super) name: &'static str,
    presence: Presence,
    plain: Plain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

/// How a name and the quote behind it stand in a text: their first and their last eight bytes, as numbers. Most names are
/// no more than that.
#[derive(Debug)]
struct Plain {
    first: u64,
    /// Which bits of `first` count: the name may be shorter. None for a name in which something has to be escaped.
    mask: u64,
    last: u64,
}

/// Of no name in a text.
const NOT_PLAIN: Plain = Plain { first: 1, mask: 0, last: 0 };

impl Member {
    /// A member that must be there.
    pub const fn required(name: &'static str) -> Self {
        Self { name, presence: Presence::Required, plain: plain(name) }
    }

    /// A member that may be missing.
    pub const fn optional(name: &'static str) -> Self {
        Self { name, presence: Presence::Optional, plain: plain(name) }
    }

    /// The name.
    pub(in super::super) const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the name stands in a text as it is.
    pub(in super::super) const fn is_plain(&self) -> bool {
        self.plain.mask != 0
    }

    pub(super) const fn is_required(&self) -> bool {
        matches!(self.presence, Presence::Required)
    }

    /// What stands behind the name and its colon, if `text`, which is behind a quote, begins with them.
    #[inline]
    pub(super) fn strip<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let plain = &self.plain;
        let first = u64::from_le_bytes(*text.first_chunk()?);
        if first & plain.mask != plain.first {
            return None;
        }
        let (name, behind) = text.split_at_checked(self.name.len() + 1)?;
        if name.len() > 8 {
            let is_last = name.last_chunk().is_some_and(|last| u64::from_le_bytes(*last) == plain.last);
            if !is_last || (name.len() > 16 && !is_same(name, self.name.as_bytes())) {
                return None;
            }
        }
        match behind {
            [b':', behind @ ..] => Some(behind),
            _ => None,
        }
    }
}

/// Whether two names, the second of which may end earlier, are the same in words of eight bytes. What is behind the last
/// word has been compared.
#[inline]
fn is_same(name: &[u8], expected: &[u8]) -> bool {
    let (mut name, mut expected) = (name, expected);
    while let (Some((word, behind)), Some((expected_word, others))) =
        (name.split_first_chunk::<8>(), expected.split_first_chunk())
    {
        if word != expected_word {
            return false;
        }
        (name, expected) = (behind, others);
    }
    true
}

const fn plain(name: &'static str) -> Plain {
    let (mut first, mut mask, mut last) = (0, 0, 0);
    let mut place = 0;
    let mut rest = name.as_bytes();
    while let [byte, others @ ..] = rest {
        if matches!(byte, b'"' | b'\\' | 0..=0x1F) {
            return NOT_PLAIN;
        }
        (first, mask, last) = with(*byte, place, (first, mask, last));
        place += 8;
        rest = others;
    }
    (first, mask, last) = with(b'"', place, (first, mask, last));
    Plain { first, mask, last }
}

/// The words with another byte at `place`, counted in bits.
const fn with(byte: u8, place: u32, (first, mask, last): (u64, u64, u64)) -> (u64, u64, u64) {
    let byte = byte as u64;
    let last = (last >> 8) | (byte << 56);
    if place < 64 { (first | (byte << place), mask | (0xFF << place), last) } else { (first, mask, last) }
}
