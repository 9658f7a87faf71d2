//! A member of what was received: tolerant of everything, exact about what it was.

use core::fmt;

use super::{Fault, Json, Keyword, Kind, Read, Reader, Violation, Write, Writer};

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
    Deviant {
        /// What was received.
        raw: Json,
        /// The first rule that it breaks; the pointer starts at the object that has the member.
        violation: Violation,
    },
}

impl<T> Field<T> {
    /// The value, when it satisfies its schema.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Null | Self::Missing | Self::Deviant { .. } => None,
        }
    }

    /// The value, when it satisfies its schema.
    pub fn into_known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Null | Self::Missing | Self::Deviant { .. } => None,
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
            Self::Deviant { raw, .. } => Some(raw),
            Self::Known(_) | Self::Null | Self::Missing => None,
        }
    }

    /// The rule that is broken, when the value does not satisfy its schema.
    pub fn violation(&self) -> Option<&Violation> {
        match self {
            Self::Deviant { violation, .. } => Some(violation),
            Self::Known(_) | Self::Null | Self::Missing => None,
        }
    }

    /// The same, with the value borrowed. What deviates is cloned.
    pub fn as_ref(&self) -> Field<&T> {
        match self {
            Self::Known(value) => Field::Known(value),
            Self::Null => Field::Null,
            Self::Missing => Field::Missing,
            Self::Deviant { raw, violation } => Field::Deviant { raw: raw.clone(), violation: violation.clone() },
        }
    }

    /// The same, with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Known(value) => Field::Known(change(value)),
            Self::Null => Field::Null,
            Self::Missing => Field::Missing,
            Self::Deviant { raw, violation } => Field::Deviant { raw, violation },
        }
    }
}

impl<T: Read> Field<T> {
    /// Reads the member `name`. A second member of the same name is a deviation.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn fill(&mut self, reader: &mut Reader<'_>, name: &'static str) -> Result<(), Fault> {
        if self.is_missing() {
            *self = Self::receive(reader)?;
            if let Self::Deviant { violation, .. } = self {
                violation.prefix(name);
            }
            return Ok(());
        }
        let raw = Json::read_tolerant(reader)?;
        *self = Self::Deviant { raw, violation: Violation::new(Keyword::DuplicateMember, "", "").within(name) };
        Ok(())
    }

    fn receive(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.kind()? == Kind::Null {
            return reader.null().map(|()| Self::Null);
        }
        let (start, mark) = (reader.position(), reader.mark());
        match reader.value() {
            Ok(value) => Ok(Self::Known(value)),
            Err(Fault::Syntax) => Err(Fault::Syntax),
            Err(Fault::Violated) => {
                let raw = Json::read_tolerant(&mut Reader::new(reader.text_since(start)))?;
                let violation = reader.take_since(mark).into_iter().next();
                let violation = violation.unwrap_or_else(|| Violation::new(Keyword::False, "", ""));
                Ok(Self::Deviant { raw, violation })
            }
        }
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
            Self::Deviant { violation, .. } => write!(formatter, "Deviant({violation})"),
        }
    }
}

/// For items of lists, which cannot be missing.
impl<T: Read> Read for Field<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Self::receive(reader)
    }
}

/// As a value on its own, where nothing cannot be written, a missing one is `null`.
impl<T: Write> Write for Field<T> {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Known(value) => value.write(writer),
            Self::Null | Self::Missing => writer.null(),
            Self::Deviant { raw, violation } => match violation.duplicate() {
                Some(pointer) => writer.with_duplicate(raw, pointer),
                None => raw.write(writer),
            },
        }
    }
}

impl<T: Write> serde::Serialize for Field<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

impl<'de, T: Read> serde::Deserialize<'de> for Field<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
