//! Where the characters of a text are that may be short or long: in the value itself, or in a box.

use std::borrow::Cow;

use super::Storage;

/// Up to 16 bytes in the value, what is longer in a box. It takes 24 bytes, and so does an `Option` of it.
///
/// A `Box<str>` takes 16, and allocates for each name and number of a document.
#[derive(Clone)]
pub struct Compact(Place);

/// Both variants have two words, at the same place: values are moved by the word, and never by the byte.
#[derive(Clone)]
enum Place {
    Inside(Length, Bytes),
    Boxed(Box<str>),
}

#[derive(Clone, Copy)]
#[repr(align(8))]
struct Bytes([u8; 16]);

impl Storage for Compact {
    #[inline]
    fn empty() -> Self {
        Self(Place::Inside(Length::L0, Bytes([0; 16])))
    }

    fn of(text: Cow<'_, str>) -> Option<Self> {
        Some(Self(inside(text.as_bytes()).unwrap_or_else(|| Place::Boxed(text.into()))))
    }

    #[inline]
    fn set(&mut self, text: &str) -> bool {
        self.0 = match inside(text.as_bytes()) {
            Some(place) => place,
            None => Place::Boxed(text.into()),
        };
        true
    }

    fn as_str(&self) -> &str {
        match &self.0 {
            Place::Inside(..) => core::str::from_utf8(self.as_bytes()).unwrap_or_default(), // never: it was a text
            Place::Boxed(text) => text,
        }
    }

    fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Place::Inside(length, bytes) => bytes.0.get(..*length as usize).unwrap_or_default(), // never: it had room
            Place::Boxed(text) => text.as_bytes(),
        }
    }

    fn into_string(self) -> String {
        match self.0 {
            Place::Inside(..) => self.as_str().to_owned(),
            Place::Boxed(text) => text.into(),
        }
    }
}

/// The text inside, if there is room for it.
#[inline]
fn inside(text: &[u8]) -> Option<Place> {
    let length = Length::of(text.len())?;
    Some(Place::Inside(length, Bytes(block(text)?.to_le_bytes())))
}

/// Up to 16 bytes, as a number, so that they are not written one by one: the first and the last of them, which overlap.
#[inline]
fn block(text: &[u8]) -> Option<u128> {
    if let Ok(all) = text.try_into() {
        return Some(u128::from_le_bytes(all));
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return Some(u128::from(first) | u128::from(last).checked_shl(behind(text, 8)?)?);
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return Some(u128::from(u64::from(first) | u64::from(last).checked_shl(behind(text, 4)?)?));
    }
    let word = text.iter().rev().fold(0, |word: u32, byte| word << 8 | u32::from(*byte));
    Some(word.into())
}

/// How many bits the last bytes, so many, are behind the first.
#[inline]
fn behind(text: &[u8], last: usize) -> Option<u32> {
    u32::try_from(text.len().checked_sub(last)?).ok()?.checked_mul(8)
}

/// A number up to 16. As an enum it leaves the other values of its word to `Place` and `Option`. It is a word, as a byte
/// would let compilers move a value as that byte and the 23 behind it, which takes longer than to allocate.
#[derive(Clone, Copy)]
#[repr(u64)]
#[rustfmt::skip]
enum Length { L0, L1, L2, L3, L4, L5, L6, L7, L8, L9, L10, L11, L12, L13, L14, L15, L16 }

impl Length {
    #[rustfmt::skip]
    const ALL: [Self; 17] = [
        Self::L0, Self::L1, Self::L2, Self::L3, Self::L4, Self::L5, Self::L6, Self::L7, Self::L8, Self::L9, Self::L10,
        Self::L11, Self::L12, Self::L13, Self::L14, Self::L15, Self::L16,
    ];

    #[inline]
    fn of(length: usize) -> Option<Self> {
        Self::ALL.get(length).copied()
    }
}
