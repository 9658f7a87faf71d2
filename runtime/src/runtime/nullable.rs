//! A value or `null`: what a member that is there can hold, while `Option` says whether it is there.

use super::{Fault, Read, Reader, Vacancy, Write, Writer};

/// A value, or `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// `null`
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, when it is not null.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, when it is not null.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// True for `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_option()
    }
}

impl<T: Read> Read for Nullable<T> {
    fn vacant(_: Vacancy) -> Self {
        Self::Null
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        if reader.null_if_next()? {
            return Ok(());
        }
        *self = Self::Value(Read::vacant(vacancy));
        match self {
            Self::Value(value) => value.fill(reader, vacancy),
            Self::Null => Ok(()),
        }
    }
}

impl<T: Write> Write for Nullable<T> {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Value(value) => value.write(writer),
        }
    }
}

#[cfg(feature = "serde")]
impl<T: Write> serde::Serialize for Nullable<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: Read> serde::Deserialize<'de> for Nullable<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
