//! Strings that hold something else: draft-07's `contentEncoding` and `contentMediaType`, as far as they are checked
//! (JSON Schema draft-07 validation, section 8). Later drafts only describe with them.

use super::Json;

/// What a string holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Content {
    /// Bytes in base64 (RFC 4648 section 4), with padding.
    Base64,
    /// A JSON text.
    Json,
    /// A JSON text in base64.
    JsonInBase64,
}

impl Content {
    /// Whether the string holds that.
    pub fn is_valid(self, text: &str) -> bool {
        match self {
            Self::Base64 => decode(text).is_some(),
            Self::Json => text.parse::<Json>().is_ok(),
            Self::JsonInBase64 => decode(text).is_some_and(|bytes| super::from_json::<Json>(&bytes).is_ok()),
        }
    }

    /// The keyword's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Json => "application/json",
            Self::JsonInBase64 => "application/json in base64",
        }
    }
}

/// The bytes of a text in base64; `None` where it is none. Bits behind the last byte have to be zero.
fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    if text.len() % 4 != 0 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for digit in digits.bytes() {
        bits = (bits << 6) | u32::from(value(digit)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    (bits == 0 && count < 6).then_some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
