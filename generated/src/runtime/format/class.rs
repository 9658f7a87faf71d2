//! Classes of ASCII characters that formats are written in: whether a character is of one is a look into a table.

/// A set of ASCII characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Class(u8);

impl Class {
    /// A host of RFC 3986, escapes aside: unreserved characters and sub-delimiters.
    pub(super) const HOST: Self = Self(1);
    /// The name of a user before a host: a colon besides.
    pub(super) const USER: Self = Self(2);
    /// A path: `@` and slashes besides.
    pub(super) const PATH: Self = Self(4);
    /// A query or a fragment: question marks besides.
    pub(super) const QUERY: Self = Self(8);
    /// A scheme, after its first letter.
    pub(super) const SCHEME: Self = Self(16);
    /// Hexadecimal digits.
    pub(super) const HEXADECIMAL: Self = Self(32);
    /// `atext` of RFC 5322.
    pub(super) const ATOM: Self = Self(64);
    /// The label of a host name.
    pub(super) const LABEL: Self = Self(128);

    const IN_URI: u8 = Self::HOST.0 | Self::USER.0 | Self::PATH.0 | Self::QUERY.0;
    const IN_NAME: u8 = Self::ATOM.0 | Self::LABEL.0 | Self::SCHEME.0 | Self::IN_URI;

    /// The classes of each byte.
    const TABLE: [u8; 256] = {
        let mut table = [0; 256];
        let mut rest: &mut [u8] = &mut table;
        let mut byte = 0_u8;
        while let [classes, behind @ ..] = rest {
            *classes = Self::all_of(byte);
            byte = byte.wrapping_add(1);
            rest = behind;
        }
        table
    };

    const fn all_of(byte: u8) -> u8 {
        match byte {
            b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f' => Self::IN_NAME | Self::HEXADECIMAL.0,
            b'G'..=b'Z' | b'g'..=b'z' | b'-' => Self::IN_NAME,
            b'+' => Self::IN_URI | Self::ATOM.0 | Self::SCHEME.0,
            b'!' | b'$' | b'&' | b'\'' | b'*' | b'=' | b'_' | b'~' => Self::IN_URI | Self::ATOM.0,
            b'.' => Self::IN_URI | Self::SCHEME.0,
            b'(' | b')' | b',' | b';' => Self::IN_URI,
            b':' => Self::USER.0 | Self::PATH.0 | Self::QUERY.0,
            b'@' => Self::PATH.0 | Self::QUERY.0,
            b'/' => Self::PATH.0 | Self::QUERY.0 | Self::ATOM.0,
            b'?' => Self::QUERY.0 | Self::ATOM.0,
            b'#' | b'%' | b'^' | b'`' | b'{' | b'|' | b'}' => Self::ATOM.0,
            _ => 0,
        }
    }

    /// Whether the byte is of the class.
    #[inline]
    pub(super) fn has(self, byte: u8) -> bool {
        Self::of(byte) & self.0 != 0
    }

    /// The bytes at the start that are of the class, and what follows them.
    pub(super) fn split(self, text: &[u8]) -> (&[u8], &[u8]) {
        let mut rest = text;
        while let Some((block, behind)) = rest.split_first_chunk::<8>() {
            // Without an early end, which costs more than looking at some bytes in vain.
            if block.iter().fold(self.0, |all, byte| all & Self::of(*byte)) == 0 {
                break;
            }
            rest = behind;
        }
        while let [byte, behind @ ..] = rest {
            if !self.has(*byte) {
                break;
            }
            rest = behind;
        }
        text.split_at(text.len() - rest.len())
    }

    #[inline]
    fn of(byte: u8) -> u8 {
        Self::TABLE.get(usize::from(byte)).copied().unwrap_or_default()
    }
}
