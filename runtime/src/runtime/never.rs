//! The schema `false`: a type without values, for a member or an item that must not be there. The place of its rule is that
//! of the record or list around it.

use super::{Fault, Keyword, Read, Reader, Vacancy, Violation, Write, Writer};

/// No value: the schema `false`, or a type that would need a value of itself. Reading it refuses whatever is there, and
/// nobody can make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Never(());

impl Read for Never {
    fn vacant(_: Vacancy) -> Self {
        Self(())
    }

    fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
        reader.skip()?;
        Err(reader.violate(Violation::new(Keyword::False, "", "")))
    }
}

/// Never called: there is no value.
impl Write for Never {
    fn write(&self, writer: &mut Writer) {
        writer.null();
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Never {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Never {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
