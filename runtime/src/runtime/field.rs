//! A member of what was received: tolerant of everything, exact about what it was.

use core::fmt;

use super::{Fault, Json, Keyword, Read, Reader, Vacancy, Violation, Write, Writer};

/// What came of a member that a specification promises.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field<T> {
    /// A value that satisfies its schema.
    Known(T),
    /// `null`
    Null,
    /// No such member.
    #[default]
    Missing,
    /// A value that does not satisfy its schema.
    Deviant(Box<Deviation>),
}

/// A value that does not satisfy its schema.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deviation {
    /// What was received.
    pub raw: Json,
    /// The first rule that it breaks; the pointer starts at the object that has the member.
    pub violation: Violation,
}

impl<T> Field<T> {
    /// The value, when it satisfies its schema.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Null | Self::Missing | Self::Deviant(_) => None,
        }
    }

    /// The value, when it satisfies its schema.
    pub fn into_known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Null | Self::Missing | Self::Deviant(_) => None,
        }
    }

    /// True when there was no such member.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// True when the member was `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What was received, when it does not satisfy its schema.
    pub fn raw(&self) -> Option<&Json> {
        match self {
            Self::Deviant(deviation) => Some(&deviation.raw),
            Self::Known(_) | Self::Null | Self::Missing => None,
        }
    }

    /// The rule that is broken, when the value does not satisfy its schema.
    pub fn violation(&self) -> Option<&Violation> {
        match self {
            Self::Deviant(deviation) => Some(&deviation.violation),
            Self::Known(_) | Self::Null | Self::Missing => None,
        }
    }

    /// The same, with the value borrowed. What deviates is cloned.
    pub fn as_ref(&self) -> Field<&T> {
        match self {
            Self::Known(value) => Field::Known(value),
            Self::Null => Field::Null,
            Self::Missing => Field::Missing,
            Self::Deviant(deviation) => Field::Deviant(deviation.clone()),
        }
    }

    /// The same, with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Known(value) => Field::Known(change(value)),
            Self::Null => Field::Null,
            Self::Missing => Field::Missing,
            Self::Deviant(deviation) => Field::Deviant(deviation),
        }
    }
}

/// What violates something is no violation here, but the field's value. A second member of the same name is a deviation.
impl<T: Read> Read for Field<T> {
    fn vacant(_: Vacancy) -> Self {
        Self::Missing
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        let name = reader.take_received();
        if !self.is_missing() {
            *self = Self::Deviant(Deviation::repeated(name, reader)?);
            return Ok(());
        }
        let (start, mark) = (reader.position(), reader.mark());
        if reader.null_if_next()? {
            *self = Self::Null;
            return Ok(());
        }
        *self = Self::Known(Read::vacant(vacancy));
        let read = match self {
            Self::Known(value) => value.fill(reader, vacancy),
            Self::Null | Self::Missing | Self::Deviant(_) => Ok(()),
        };
        match read {
            Ok(()) => {}
            Err(Fault::Syntax) => return Err(Fault::Syntax),
            Err(Fault::Violated) => *self = Self::Deviant(Deviation::since(start, mark, name, reader)?),
        }
        Ok(())
    }
}

impl Deviation {
    /// The deviation of the value that began at `start`, of the member `name` or of an item.
    #[cold]
    fn since(start: usize, mark: usize, name: Option<&str>, reader: &mut Reader<'_>) -> Result<Box<Self>, Fault> {
        let raw = Json::read_tolerant(&mut Reader::new(reader.text_since(start)))?;
        let violation = reader.take_since(mark);
        let mut violation = violation.unwrap_or_else(|| Violation::new(Keyword::False, "", ""));
        if let Some(name) = name {
            violation.prefix(name);
        }
        Ok(Box::new(Self { raw, violation }))
    }

    /// The deviation of a member that was there before.
    #[cold]
    fn repeated(name: Option<&str>, reader: &mut Reader<'_>) -> Result<Box<Self>, Fault> {
        let raw = Json::read_tolerant(reader)?;
        Ok(Box::new(Self {
            raw,
            violation: Violation::new(Keyword::DuplicateMember, "", "").within(name.unwrap_or_default()),
        }))
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

/// What deviates is not shown: it may be personal.
impl<T: fmt::Debug> fmt::Debug for Field<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => formatter.debug_tuple("Known").field(value).finish(),
            Self::Null => formatter.write_str("Null"),
            Self::Missing => formatter.write_str("Missing"),
            Self::Deviant(deviation) => write!(formatter, "{deviation:?}"),
        }
    }
}

/// The value is not shown: it may be personal.
impl fmt::Debug for Deviation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Deviant({})", self.violation)
    }
}

/// As a value on its own, where nothing cannot be written, a missing one is `null`.
impl<T: Write> Write for Field<T> {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Known(value) => value.write(writer),
            Self::Null | Self::Missing => writer.null(),
            Self::Deviant(deviation) => match deviation.violation.duplicate() {
                Some(pointer) => writer.with_duplicate(&deviation.raw, pointer),
                None => deviation.raw.write(writer),
            },
        }
    }
}

#[cfg(feature = "serde")]
impl<T: Write> serde::Serialize for Field<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: Read> serde::Deserialize<'de> for Field<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
