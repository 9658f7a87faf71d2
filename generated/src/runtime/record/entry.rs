//! What a record writes, member by member: once for all records.

use std::collections::BTreeMap;

use super::super::{Deviation, Field, Write, Writer};
use super::{Member, RecordRules};

/// What is written of a member.
pub enum Entry<'v> {
    /// Nothing: there is no such member.
    Absent,
    /// A value.
    Value(&'v dyn Write),
    /// JSON text.
    Constant(&'static str),
    /// What was received instead of a value.
    Deviant(&'v Deviation),
}

impl<'v> Entry<'v> {
    /// Of a member that may be missing.
    pub fn optional<T: Write>(value: &'v Option<T>) -> Self {
        match value {
            Some(value) => Self::Value(value),
            None => Self::Absent,
        }
    }

    /// Of a received member: as it was received.
    pub fn received<T: Write>(field: &'v Field<T>) -> Self {
        match field {
            Field::Missing => Self::Absent,
            Field::Known(value) => Self::Value(value),
            Field::Null => Self::Constant("null"),
            Field::Deviant(deviation) => Self::Deviant(deviation),
        }
    }

    fn write(&self, member: &Member, writer: &mut Writer) {
        match *self {
            Self::Absent => {}
            Self::Value(value) => {
                writer.member_name(member);
                value.write(writer);
            }
            Self::Constant(json) => {
                writer.member_name(member);
                writer.raw(json);
            }
            Self::Deviant(deviation) => writer.deviation(member.name, deviation),
        }
    }
}

/// The members that a schema does not name.
pub trait Others {
    /// Writes them, one after the other.
    fn write(&self, writer: &mut Writer);
}

impl<T: Write> Others for BTreeMap<String, T> {
    fn write(&self, writer: &mut Writer) {
        for (name, value) in self {
            writer.member(name, value);
        }
    }
}

/// Writes an object: the members that the rules name, in their order, and behind them the others.
pub fn write_record(
    writer: &mut Writer,
    rules: &'static RecordRules,
    entries: &[Entry<'_>],
    others: Option<&dyn Others>,
) {
    writer.begin_object();
    for (member, entry) in rules.members.iter().zip(entries) {
        entry.write(member, writer);
    }
    if let Some(others) = others {
        others.write(writer);
    }
    writer.end_object();
}
