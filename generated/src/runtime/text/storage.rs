//! Where the characters of a text are: in the value itself when all of its texts are short and ASCII, else in a box.

use std::borrow::Cow;

/// A place for the characters of a text. Generated code names one for each type.
pub trait Storage: Clone + Sized + 'static {
    /// No characters.
    fn empty() -> Self;

    /// Puts the characters in their place; `None` when there is no room for them.
    fn of(text: Cow<'_, str>) -> Option<Self>;

    /// Copies the characters to this place; false when there is no room for them.
    fn set(&mut self, text: &str) -> bool;

    /// The text.
    fn as_str(&self) -> &str;

    /// The text in UTF-8.
    fn as_bytes(&self) -> &[u8];

    /// The text, for who wants to own it.
    fn into_string(self) -> String;
}

impl Storage for Box<str> {
    fn empty() -> Self {
        Self::default()
    }

    fn of(text: Cow<'_, str>) -> Option<Self> {
        Some(text.into())
    }

    fn set(&mut self, text: &str) -> bool {
        *self = text.into();
        true
    }

    fn as_str(&self) -> &str {
        self
    }

    fn as_bytes(&self) -> &[u8] {
        str::as_bytes(self)
    }

    fn into_string(self) -> String {
        self.into()
    }
}

/// Up to `N` ASCII characters, `N` being 40 at most. It takes `N + 1` bytes, and so does an `Option` of it.
#[derive(Clone, Copy)]
pub struct Inline<const N: usize> {
    length: Length,
    bytes: [u8; N],
}

impl<const N: usize> Inline<N> {
    /// The characters; `None` when there is no room for them.
    #[inline]
    pub(in super::super) fn copy(text: &str) -> Option<Self> {
        let mut place = Self::empty();
        place.set(text).then_some(place)
    }
}

impl<const N: usize> Storage for Inline<N> {
    #[inline]
    fn empty() -> Self {
        Self { length: Length::L0, bytes: [0; N] }
    }

    fn of(text: Cow<'_, str>) -> Option<Self> {
        Self::copy(&text)
    }

    #[inline]
    fn set(&mut self, text: &str) -> bool {
        let text = text.as_bytes();
        let Some(length) = Length::of(text.len()) else { return false };
        // A copy of known length is a move or two.
        if let Ok(bytes) = <[u8; N]>::try_from(text) {
            self.bytes = bytes;
        } else if let Some(bytes) = self.bytes.get_mut(..text.len()) {
            bytes.copy_from_slice(text);
        } else {
            return false;
        }
        self.length = length;
        true
    }

    fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default() // never: `of` took it from a text
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length as usize).unwrap_or_default() // never: `of` found room
    }

    fn into_string(self) -> String {
        self.as_str().to_owned()
    }
}

/// A number up to 40. As an enum it leaves the other values of its byte to `Option`.
#[derive(Clone, Copy)]
#[repr(u8)]
#[rustfmt::skip]
enum Length {
    L0, L1, L2, L3, L4, L5, L6, L7, L8, L9, L10, L11, L12, L13, L14, L15, L16, L17, L18, L19, L20, L21, L22, L23, L24,
    L25, L26, L27, L28, L29, L30, L31, L32, L33, L34, L35, L36, L37, L38, L39, L40,
}

impl Length {
    #[rustfmt::skip]
    const ALL: [Self; 41] = [
        Self::L0, Self::L1, Self::L2, Self::L3, Self::L4, Self::L5, Self::L6, Self::L7, Self::L8, Self::L9, Self::L10,
        Self::L11, Self::L12, Self::L13, Self::L14, Self::L15, Self::L16, Self::L17, Self::L18, Self::L19, Self::L20,
        Self::L21, Self::L22, Self::L23, Self::L24, Self::L25, Self::L26, Self::L27, Self::L28, Self::L29, Self::L30,
        Self::L31, Self::L32, Self::L33, Self::L34, Self::L35, Self::L36, Self::L37, Self::L38, Self::L39, Self::L40,
    ];

    fn of(length: usize) -> Option<Self> {
        Self::ALL.get(length).copied()
    }
}
