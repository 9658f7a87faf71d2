//! Strings that a schema lists: closed where we send them, open where we receive them.

use core::fmt;
use core::str::FromStr;
use std::borrow::Cow;

use super::{Fault, Keyword, Read, Reader, Vacancy, Violation, Violations, Write, Writer};

/// A generated enum over the strings that a schema lists.
pub trait Enumeration: Copy + Eq + 'static {
    /// The name of the Rust type.
    const NAME: &'static str;
    /// The place of the schema in its specification.
    const SCHEMA: &'static str;
    /// Every string, in the order of the schema.
    const NAMES: &'static [&'static str];
    /// The variants of the strings, in the same order.
    const VALUES: &'static [Self];
    /// Whether the value is personal or secret: then neither `Debug` nor `Display` of an [`Open`] shows it.
    const SENSITIVE: bool = false;
}

/// The variant of a string.
///
/// # Errors
/// One violation of `enum`.
pub fn parse<E: Enumeration>(text: &str) -> Result<E, Violations> {
    match find(text) {
        Some(value) => Ok(value),
        None => Err(unknown(E::NAMES, E::SCHEMA).into()),
    }
}

/// Reads a variant into the place of another.
///
/// # Errors
/// [`Fault`].
pub fn fill<E: Enumeration>(place: &mut E, reader: &mut Reader<'_>) -> Result<(), Fault> {
    let index = read_index(reader, E::NAMES, E::SCHEMA)?;
    match E::VALUES.get(index) {
        Some(value) => *place = *value,
        None => return Err(Fault::Violated),
    }
    Ok(())
}

/// The string of a variant.
pub fn name<E: Enumeration>(value: E) -> &'static str {
    let index = E::VALUES.iter().position(|variant| *variant == value);
    index.and_then(|index| E::NAMES.get(index)).copied().unwrap_or("")
}

fn find<E: Enumeration>(text: &str) -> Option<E> {
    position(E::NAMES, text).and_then(|index| E::VALUES.get(index)).copied()
}

fn position(names: &[&str], text: &str) -> Option<usize> {
    names.iter().position(|name| *name == text)
}

fn read_index(reader: &mut Reader<'_>, names: &'static [&'static str], schema: &'static str) -> Result<usize, Fault> {
    let text = read_string(reader, schema)?;
    position(names, &text).ok_or_else(|| reader.violate(unknown(names, schema)))
}

#[inline]
fn read_string<'a>(reader: &mut Reader<'a>, schema: &'static str) -> Result<Cow<'a, str>, Fault> {
    match reader.plain_string() {
        Some(text) => Ok(Cow::Borrowed(text)),
        None => reader.string_of(schema),
    }
}

#[cold]
fn unknown(names: &[&str], schema: &'static str) -> Violation {
    Violation::new(Keyword::Enum, names.join(", "), schema)
}

/// One of the strings that a schema lists, or another one that came all the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open<E> {
    /// A string of the schema.
    Known(E),
    /// Another string.
    Unknown(Box<str>),
}

impl<E: Enumeration> Open<E> {
    /// The string.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => name(*value),
            Self::Unknown(text) => text,
        }
    }

    /// The variant, when the schema lists the string.
    pub fn known(&self) -> Option<E> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Unknown(_) => None,
        }
    }

    fn of(text: &str) -> Self {
        find(text).map_or_else(|| Self::Unknown(text.into()), Self::Known)
    }
}

impl<E: Enumeration> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Self::Known(value)
    }
}

impl<E: Enumeration> FromStr for Open<E> {
    type Err = core::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::of(text))
    }
}

impl<E: Enumeration> fmt::Display for Open<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(if E::SENSITIVE { "[sensitive]" } else { self.as_str() })
    }
}

/// An unknown string may be anything: it is not shown.
impl<E: Enumeration> fmt::Debug for Open<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if E::SENSITIVE {
            return write!(formatter, "{}([sensitive])", E::NAME);
        }
        match self {
            Self::Known(value) => write!(formatter, "{}({:?})", E::NAME, name(*value)),
            Self::Unknown(_) => write!(formatter, "{}(unknown)", E::NAME),
        }
    }
}

impl<E: Enumeration> Read for Open<E> {
    fn vacant(_: Vacancy) -> Self {
        Self::Unknown(Box::default())
    }

    fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
        *self = match read_string(reader, E::SCHEMA) {
            Ok(text) => Self::of(&text),
            Err(fault) => return Err(fault),
        };
        Ok(())
    }
}

impl<E: Enumeration> Write for Open<E> {
    fn write(&self, writer: &mut Writer) {
        writer.text(self.as_str());
    }
}

#[cfg(feature = "serde")]
impl<E: Enumeration> serde::Serialize for Open<E> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de, E: Enumeration> serde::Deserialize<'de> for Open<E> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
