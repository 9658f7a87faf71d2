//! Any JSON value as a tree, for what no static type describes.

use core::fmt;
use std::collections::BTreeMap;

use super::super::violation::unescape_token;
use super::{Fault, Kind, Number, Reader, Write, Writer};

/// Any JSON value. Numbers are exact; equality, order and hash are JSON's (`1` equals `1.0`, members have no order).
/// Its `Debug` shows kinds and the names of members only: what comes over the wire may be personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Self>),
    /// An object.
    Object(BTreeMap<String, Self>),
}

impl Json {
    /// The kind of the value.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Boolean(_) => Kind::Boolean,
            Self::Number(_) => Kind::Number,
            Self::String(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// The value of a member, when this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The value that a JSON pointer (RFC 6901) leads to.
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |value, token| match value {
            Self::Object(members) => members.get(&unescape_token(token)),
            Self::Array(items) => items.get(array_index(token)?),
            Self::Null | Self::Boolean(_) | Self::Number(_) | Self::String(_) => None,
        })
    }

    /// True for `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The truth value, when this is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Boolean(value) = self { Some(*value) } else { None }
    }

    /// The number, when this is one.
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(value) = self { Some(value) } else { None }
    }

    /// The string, when this is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(value) = self { Some(value) } else { None }
    }

    /// The items, when this is an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The members, when this is an object.
    pub fn as_object(&self) -> Option<&BTreeMap<String, Self>> {
        if let Self::Object(members) = self { Some(members) } else { None }
    }

    /// Reads any value; of a member that is there twice, the last one counts.
    pub(in super::super) fn read_tolerant(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.kind()? == Kind::Array {
            let mut items = Vec::new();
            reader.begin_array()?;
            while reader.next_item()? {
                items.push(Self::read_tolerant(reader)?);
            }
            return Ok(Self::Array(items));
        }
        if reader.kind()? == Kind::Object {
            let mut members = BTreeMap::new();
            reader.begin_object()?;
            while let Some(name) = reader.next_member()? {
                members.insert(name.into_owned(), Self::read_tolerant(reader)?);
            }
            return Ok(Self::Object(members));
        }
        Self::read(reader)
    }

    /// Reads a value whatever it is, if no member is there twice.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.kind()? {
            Kind::Null => reader.null().map(|()| Self::Null),
            Kind::Boolean => reader.boolean().map(Self::Boolean),
            Kind::Number => reader.number().map(|text| Self::Number(Number::trusted(text))),
            Kind::String => reader.string().map(|text| Self::String(text.into_owned())),
            Kind::Array => reader.value().map(Self::Array),
            Kind::Object => reader.value().map(Self::Object),
        }
    }
}

impl Write for Json {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Boolean(value) => writer.boolean(*value),
            Self::Number(number) => number.write(writer),
            Self::String(text) => writer.text(text),
            Self::Array(items) => items.write(writer),
            Self::Object(members) => members.write(writer),
        }
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Array(items) => formatter.debug_list().entries(items).finish(),
            Self::Object(members) => formatter.debug_map().entries(members).finish(),
            Self::Null | Self::Boolean(_) | Self::Number(_) | Self::String(_) => {
                formatter.write_str(self.kind().as_str())
            }
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&super::to_json_string(self))
    }
}

fn array_index(token: &str) -> Option<usize> {
    let canonical = token == "0" || token.starts_with(|first: char| first.is_ascii_digit() && first != '0');
    if canonical { token.parse().ok() } else { None }
}
