//! The schema `false`: a type without values, for a member or an item that must not be there. The place of its rule is that
//! of the record or list around it.

use core::fmt;

use super::{Fault, Keyword, Read, Reader, Violation, Write, Writer};

/// No value: the schema `false`. Reading it refuses whatever is there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Never {}

impl fmt::Debug for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl Read for Never {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.skip()?;
        Err(reader.violate(Violation::new(Keyword::False, "", "")))
    }
}

impl Write for Never {
    fn write(&self, _: &mut Writer) {
        match *self {}
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Never {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Never {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
