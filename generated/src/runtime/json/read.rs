//! From JSON text to values: the trait, the entry points, and the types that every specification uses.

use std::collections::BTreeMap;

use super::super::{Keyword, Slot, Violation, Violations};
use super::{Decimal, Fault, Json, Reader, to_json_string};

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
    let mut slot = None;
    fill_from_bytes(bytes, &mut slot)?;
    filled(slot)
}

/// Reads a value from JSON text.
///
/// # Errors
/// All violations; or, when the text is no JSON, the one that says so.
pub fn from_json_str<T: Read>(text: &str) -> Result<T, Violations> {
    let mut slot = None;
    fill(text, &mut slot)?;
    filled(slot)
}

fn fill_from_bytes(bytes: &[u8], slot: &mut dyn Slot) -> Result<(), Violations> {
    match core::str::from_utf8(bytes) {
        Ok(text) => fill(text, slot),
        Err(error) => {
            let limit = format!("expected UTF-8 at byte {}", error.valid_up_to());
            Err(Violation::new(Keyword::Json, limit, "").into())
        }
    }
}

/// Reads a value from JSON text into its place: the same for all types.
pub(super) fn fill(text: &str, slot: &mut dyn Slot) -> Result<(), Violations> {
    let mut reader = Reader::new(text);
    let read = slot.fill("", &mut reader);
    reader.finish(read)
}

/// What is in a place after reading has gone well.
pub(super) fn filled<T>(slot: Option<T>) -> Result<T, Violations> {
    match slot {
        Some(value) => Ok(value),
        None => Err(Violation::new(Keyword::False, "", "").into()),
    }
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
    let Some(text) = reader.number_if_next()? else {
        return Err(reader.wrong_kind("integer", ""));
    };
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
        let mut items = Self::new();
        match read_items(reader, &mut items) {
            Ok(_) => Ok(items),
            Err(fault) => Err(fault),
        }
    }
}

/// A place for the items of an array.
pub(in super::super) trait Items {
    /// Reads another item into this place.
    fn push(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

impl<T: Read> Items for Vec<T> {
    fn push(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        match T::read(reader) {
            Ok(item) => {
                Vec::push(self, item);
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }
}

/// Reads an array, and gives the number of its items.
pub(in super::super) fn read_items(reader: &mut Reader<'_>, items: &mut dyn Items) -> Result<usize, Fault> {
    reader.begin_array()?;
    let (mut outcome, mut index) = (Ok(()), 0);
    while reader.next_item()? {
        let mark = reader.mark();
        match items.push(reader) {
            Ok(()) => {}
            Err(fault) => {
                if reader.indexed(fault, mark, index) == Fault::Syntax {
                    return Err(Fault::Syntax);
                }
                outcome = Err(Fault::Violated);
            }
        }
        index += 1;
    }
    outcome.map(|()| index)
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
