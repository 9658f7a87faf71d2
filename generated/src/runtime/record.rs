//! Objects with named members: what reading one is made of.

mod additional;
mod slot;

pub use additional::Additional;
pub use slot::Slot;

use super::{Fault, Json, Keyword, Kind, Reader, Violation};

/// A generated type that JSON objects are read into.
pub trait Record {
    /// The place of the schema in its specification.
    const SCHEMA: &'static str;
    /// The names that the schema has in `properties`.
    const MEMBERS: &'static [&'static str];
}

/// Enters the object of a record.
///
/// # Errors
/// [`Fault::Violated`] for a value of another kind, which is consumed; [`Fault::Syntax`].
pub fn begin_record<R: Record>(reader: &mut Reader<'_>) -> Result<(), Fault> {
    if reader.kind()? != Kind::Object {
        return Err(reader.wrong_kind("object", R::SCHEMA));
    }
    reader.enter_schema(R::SCHEMA);
    reader.begin_object()
}

/// Reads the value of a member that a closed record does not allow, and records that. Reading goes on.
///
/// # Errors
/// [`Fault::Syntax`].
pub fn refuse_member<R: Record>(reader: &mut Reader<'_>, name: &str) -> Result<(), Fault> {
    reader.skip()?;
    reader.violate(Violation::new(Keyword::AdditionalProperties, "", R::SCHEMA).within(name));
    Ok(())
}

/// Reads a member that can only have the value that `json` is the text of. Another value is recorded; reading goes on.
///
/// # Errors
/// [`Fault::Syntax`].
pub fn constant_member(reader: &mut Reader<'_>, name: &'static str, json: &'static str) -> Result<(), Fault> {
    let text = reader.skip()?;
    // Most constants are plain strings, whose text is the same; only escapes and numbers need a closer look.
    if text != json && !same_value(text, json)? {
        reader.violate(Violation::new(Keyword::Const, json, "").within(name));
    }
    Ok(())
}

/// Reads a value that is none of the cases that the member `member` tells apart, and records why.
pub fn no_case<R: Record>(reader: &mut Reader<'_>, member: &'static str, values: &[&str]) -> Fault {
    let kind = match reader.kind() {
        Ok(Kind::Object) => reader.peek_member_kind(member),
        Ok(_) => return reader.wrong_kind("object", R::SCHEMA),
        Err(fault) => return fault,
    };
    let violation = match kind {
        Ok(Some(_)) => Violation::new(Keyword::Enum, values.join(", "), R::SCHEMA).within(member),
        Ok(None) => Violation::new(Keyword::Required, member, R::SCHEMA),
        Err(fault) => return fault,
    };
    match reader.skip() {
        Ok(_) => reader.violate(violation),
        Err(fault) => fault,
    }
}

/// Reads a value that is none of the branches of `keyword` (`oneOf`, `anyOf`), and records that.
pub fn no_variant<R: Record>(reader: &mut Reader<'_>, keyword: Keyword) -> Fault {
    match reader.skip() {
        Ok(_) => reader.violate(Violation::new(keyword, "", R::SCHEMA)),
        Err(fault) => fault,
    }
}

fn same_value(text: &str, json: &str) -> Result<bool, Fault> {
    let read = |text| Json::read_tolerant(&mut Reader::new(text));
    Ok(read(text)? == read(json)?)
}
