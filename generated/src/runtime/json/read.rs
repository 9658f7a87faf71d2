//! From JSON text to values: the trait, the entry points, and the types that every specification uses.

use std::collections::BTreeMap;

use super::super::{Keyword, Violation, Violations};
use super::{Decimal, Fault, Json, Kind, Reader, to_json_string};

/// A type that JSON is read into.
pub trait Read: Sized {
    /// Reads a value and consumes all of it, also when it violates something; only a syntax fault stops in the middle.
    /// Every violation is recorded in `reader`, with a pointer that starts at this value.
    ///
    /// # Errors
    /// [`Fault::Syntax`] when the text is no JSON, [`Fault::Violated`] when the value breaks a rule.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Reads a value from JSON in UTF-8, as the function [`from_json`] does: for types that have no such function of
    /// their own.
    ///
    /// # Errors
    /// All violations.
    fn from_json(bytes: &[u8]) -> Result<Self, Violations> {
        from_json(bytes)
    }

    /// Reads a value from a tree, as the function [`from_value`] does.
    ///
    /// # Errors
    /// All violations.
    fn from_value(value: impl Into<Json>) -> Result<Self, Violations> {
        from_value(value)
    }
}

/// Reads a value from JSON in UTF-8. A byte order mark is refused (RFC 8259 section 8.1).
///
/// # Errors
/// All violations; or, when the bytes are no JSON, the one that says so.
pub fn from_json<T: Read>(bytes: &[u8]) -> Result<T, Violations> {
    match utf8(bytes) {
        Ok(text) => from_json_str(text),
        Err(violations) => Err(violations),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Violations> {
    core::str::from_utf8(bytes).map_err(|error| {
        let limit = format!("expected UTF-8 at byte {}", error.valid_up_to());
        Violation::new(Keyword::Json, limit, "").into()
    })
}

/// Reads a value from JSON text.
///
/// # Errors
/// All violations; or, when the text is no JSON, the one that says so.
pub fn from_json_str<T: Read>(text: &str) -> Result<T, Violations> {
    let mut reader = Reader::new(text);
    let read = T::read(&mut reader);
    reader.finish(read)
}

/// Reads a value from a tree: a [`Json`], or a `serde_json::Value` or a reference to one. Without `serde_json`'s feature
/// `arbitrary_precision` its numbers were rounded when the `serde_json::Value` was made; here nothing is rounded.
///
/// # Errors
/// All violations.
pub fn from_value<T: Read>(value: impl Into<Json>) -> Result<T, Violations> {
    from_json_str(&to_json_string(&value.into()))
}

/// An integer of JSON Schema (so `1.0` and `1e2` are ones) in the range of `T`, which `format` names.
pub(super) fn integer<T>(reader: &mut Reader<'_>, format: &'static str) -> Result<T, Fault>
where
    T: core::str::FromStr + TryFrom<i128>,
{
    if reader.kind()? != Kind::Number {
        return Err(reader.wrong_kind("integer", ""));
    }
    let text = reader.number()?;
    if let Ok(value) = text.parse() {
        return Ok(value);
    }
    let decimal = Decimal::of(text);
    if !decimal.is_integer() {
        return Err(reader.violate(Violation::new(Keyword::Type, "integer", "")));
    }
    let value = decimal.to_i128().and_then(|value| value.try_into().ok());
    value.ok_or_else(|| reader.violate(Violation::new(Keyword::Format, format, "")))
}

impl Read for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.boolean()
    }
}

impl Read for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(reader.string()?.into_owned())
    }
}

impl Read for Box<str> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(reader.string()?.into())
    }
}

impl<T: Read> Read for Box<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read(reader).map(Self::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.begin_array()?;
        let mut items = Self::new();
        let mut outcome = Ok(());
        let mut index = 0;
        while reader.next_item()? {
            match reader.item(index) {
                Ok(item) => items.push(item),
                Err(Fault::Syntax) => return Err(Fault::Syntax),
                Err(Fault::Violated) => outcome = Err(Fault::Violated),
            }
            index += 1;
        }
        outcome.map(|()| items)
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.begin_object()?;
        let mut members = Self::new();
        let mut outcome = Ok(());
        while let Some(name) = reader.next_member()? {
            match reader.member(&name) {
                Ok(value) if !members.contains_key(&*name) => _ = members.insert(name.into_owned(), value),
                Ok(_) => outcome = Err(reader.violate(Violation::new(Keyword::DuplicateMember, "", "").within(&name))),
                Err(Fault::Syntax) => return Err(Fault::Syntax),
                Err(Fault::Violated) => outcome = Err(Fault::Violated),
            }
        }
        outcome.map(|()| members)
    }
}
