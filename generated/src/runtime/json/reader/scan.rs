//! The inside of strings, numbers and words. The reader has looked at the first byte already.

use std::borrow::Cow;

use super::{Fault, Reader};

impl<'a> Reader<'a> {
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), Fault> {
        match self.rest.strip_prefix(word.as_bytes()) {
            Some(rest) => {
                self.rest = rest;
                Ok(())
            }
            None => Err(self.syntax("a value")),
        }
    }

    pub(super) fn scan_number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at();
        let read = after_number(self.rest);
        let (Ok(rest) | Err(rest)) = read;
        self.rest = rest;
        if read.is_ok() { Ok(self.text_since(start)) } else { Err(self.syntax("a digit")) }
    }

    /// Reads the next value and gives its text if it is a number; otherwise nothing is consumed.
    #[inline]
    pub(in super::super::super) fn number_if_next(&mut self) -> Result<Option<&'a str>, Fault> {
        match self.token() {
            Some(b'-' | b'0'..=b'9') => self.scan_number().map(Some),
            _ => Ok(None),
        }
    }

    /// Reads the next value and gives its text if it is an integer of few digits that is accepted, written without a point
    /// or an exponent; otherwise nothing is consumed.
    pub(in super::super::super) fn integer_if_next(&mut self, accepts: impl FnOnce(i64) -> bool) -> Option<&'a str> {
        self.token();
        let (value, behind) = after_integer(self.rest)?;
        if !accepts(value) {
            return None;
        }
        let start = self.at();
        self.rest = behind;
        Some(self.text_since(start))
    }

    /// Consumes the next byte if it is one of `bytes`.
    fn accept(&mut self, bytes: &[u8]) -> bool {
        let accepted = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.advance(usize::from(accepted));
        accepted
    }

    #[inline]
    pub(super) fn scan_string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.advance(1);
        let start = self.at();
        let stop = self.plain_run()?;
        let plain = self.slice(start, self.at());
        if stop == b'"' {
            self.advance(1);
            return Ok(Cow::Borrowed(plain));
        }
        self.decode(plain).map(Cow::Owned)
    }

    /// Moves to the next quote or backslash, and says which.
    fn plain_run(&mut self) -> Result<u8, Fault> {
        self.advance(plain_length(self.rest));
        match self.peek() {
            Some(stop @ (b'"' | b'\\')) => Ok(stop),
            Some(_) => Err(self.syntax("no control character in a string")),
            None => Err(self.syntax("the end of a string")),
        }
    }

    /// The rest of a string from its first backslash on, after `plain`.
    fn decode(&mut self, plain: &str) -> Result<String, Fault> {
        let mut decoded = plain.to_owned();
        loop {
            decoded.push(self.escape()?);
            let start = self.at();
            let stop = self.plain_run()?;
            decoded.push_str(self.slice(start, self.at()));
            if stop == b'"' {
                self.advance(1);
                return Ok(decoded);
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        self.advance(1);
        let escaped = match self.peek() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.syntax("an escape of JSON")),
        };
        self.advance(1);
        Ok(escaped)
    }

    /// At the `u`. Two surrogates make one character (RFC 8259 section 7); one alone makes none.
    fn unicode_escape(&mut self) -> Result<char, Fault> {
        let high = self.four_digits()?;
        if let Some(character) = char::from_u32(high) {
            return Ok(character);
        }
        if high >= 0xDC00 || !self.accept(b"\\") || self.peek() != Some(b'u') {
            return Err(self.syntax("a pair of surrogates"));
        }
        let low = self.four_digits()?;
        if !(0xDC00..0xE000).contains(&low) {
            return Err(self.syntax("a pair of surrogates"));
        }
        let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        char::from_u32(code).ok_or_else(|| self.syntax("a pair of surrogates"))
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        let digits = self.rest.get(1..5).unwrap_or_default();
        let code = digits.iter().try_fold(0, |code, &digit| Some(code * 16 + char::from(digit).to_digit(16)?));
        match code {
            Some(code) if digits.len() == 4 => {
                self.advance(5);
                Ok(code)
            }
            _ => Err(self.syntax("four hexadecimal digits")),
        }
    }
}

/// What follows the number that `text` starts with, or the place where it wants a digit (RFC 8259 section 6).
#[inline]
fn after_number(text: &[u8]) -> Result<&[u8], &[u8]> {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let mut rest = match text {
        [b'0', behind @ ..] => behind,
        other => after_digits(other)?,
    };
    if let [b'.', fraction @ ..] = rest {
        rest = after_digits(fraction)?;
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let ([b'+' | b'-', digits @ ..] | digits) = exponent;
        rest = after_digits(digits)?;
    }
    Ok(rest)
}

/// What follows one digit or more; `text` itself where there is none.
#[inline]
fn after_digits(text: &[u8]) -> Result<&[u8], &[u8]> {
    let mut rest = text;
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    if rest.len() == text.len() { Err(text) } else { Ok(rest) }
}

/// The value of an integer of up to 18 digits, and what follows it: no digit, point or exponent.
#[inline]
pub(in super::super::super) const fn after_integer(text: &[u8]) -> Option<(i64, &[u8])> {
    let (digits, is_negative) = match text {
        [b'-', digits @ ..] => (digits, true),
        digits => (digits, false),
    };
    let (mut value, mut rest) = (0, digits);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        if digits.len() - rest.len() == 18 {
            return None;
        }
        value = value * 10 + (*digit - b'0') as i64;
        rest = behind;
    }
    let length = digits.len() - rest.len();
    let has_zeros = length > 1 && matches!(digits, [b'0', ..]);
    match rest {
        _ if length == 0 || has_zeros => None,
        [b'.' | b'e' | b'E', ..] => None,
        _ => Some((if is_negative { -value } else { value }, rest)),
    }
}

/// How many bytes of a text stand before the first quote, backslash or control character: all of them in most texts.
#[inline]
pub(in super::super) fn plain_prefix(text: &[u8]) -> usize {
    let Some(last) = text.last_chunk() else {
        return text.iter().position(|byte| is_stop(*byte)).unwrap_or(text.len());
    };
    let mut rest = text;
    while let Some((word, behind)) = rest.split_first_chunk() {
        if stops(u64::from_le_bytes(*word)) != 0 {
            return plain_length(text);
        }
        rest = behind;
    }
    // What is left is among the last eight bytes.
    if stops(u64::from_le_bytes(*last)) == 0 { text.len() } else { plain_length(text) }
}

/// How many bytes stand before the first quote, backslash or control character.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            // One of 64 bits.
            return bytes.len() - rest.len() + stops.trailing_zeros() as usize / 8;
        }
        rest = behind;
    }
    let stop = rest.iter().position(|byte| is_stop(*byte));
    stop.map_or(bytes.len(), |stop| bytes.len() - rest.len() + stop)
}

const fn is_stop(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | 0..=0x1F)
}

/// Eight bytes at once: the lowest bit that is set is in the first byte that is a quote, a backslash or below U+0020.
/// Subtracting carries beyond a byte only from one that counts, so bits above the lowest may be wrong.
const fn stops(word: u64) -> u64 {
    const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
    // With the second bit turned, the quote (0x22) is 0x20 and stands right behind the control characters.
    let quotes_and_controls = (word ^ u64::from_le_bytes([0x02; 8])).wrapping_sub(u64::from_le_bytes([0x21; 8]));
    let backslashes = (word ^ u64::from_le_bytes([b'\\'; 8])).wrapping_sub(u64::from_le_bytes([1; 8]));
    (quotes_and_controls | backslashes) & !word & HIGHS
}
