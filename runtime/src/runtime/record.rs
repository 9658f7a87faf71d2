//! Objects with named members: what reading one is made of.

mod additional;
mod constant;
mod entry;
mod member;
mod object;
mod rest;
mod seen;

pub use additional::Additional;
pub use constant::Constant;
pub use entry::{Entry, Others, write_record};
pub use member::Member;
pub use object::{Object, read_record};
pub use rest::{Closed, Kept, Rest};

use super::{Fault, Keyword, Kind, Reader, Violation};

/// A generated type that JSON objects are read into.
pub trait Record {
    /// What its schema says of the object as a whole.
    const RULES: &'static RecordRules;
}

/// What a schema says of an object as a whole: which members it names, and which of them must be there.
#[derive(Debug)]
pub struct RecordRules {
    schema: &'static str,
    members: &'static [Member],
    repetition: Repetition,
    /// One bit for each of the first 64 members that must be there.
    required: u64,
}

/// What a member that is there twice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repetition {
    Violation,
    /// Whoever takes the members decides.
    Given,
}

impl RecordRules {
    /// Of an object that we send. `schema` is the place of the schema in its specification, such as
    /// `specs/accounts.yaml#/components/schemas/Account`.
    pub const fn strict(schema: &'static str, members: &'static [Member]) -> Self {
        Self { schema, members, repetition: Repetition::Violation, required: required_bits(members) }
    }

    /// Of an object that we receive: what is wrong with it is found by its members, one by one.
    pub const fn received(schema: &'static str, members: &'static [Member]) -> Self {
        Self { schema, members, repetition: Repetition::Given, required: 0 }
    }

    /// The place of the schema in its specification.
    pub const fn schema(&self) -> &'static str {
        self.schema
    }

    /// The names of the members.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.members.iter().map(|member| member.name)
    }

    /// The members that must be there, by their indices.
    fn required(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let members = self.members.iter().enumerate();
        members.filter(|(_, member)| member.is_required()).map(|(index, member)| (index, member.name))
    }
}

const fn required_bits(members: &[Member]) -> u64 {
    let mut bits = 0;
    let mut bit = 1_u64;
    let mut rest = members;
    while let [member, others @ ..] = rest {
        if member.is_required() {
            bits |= bit;
        }
        bit <<= 1;
        rest = others;
    }
    bits
}

/// Reads a value that is none of the cases that the member `member` tells apart, and records why.
pub fn no_case(reader: &mut Reader<'_>, schema: &'static str, member: &'static str, values: &[&str]) -> Fault {
    let kind = match reader.kind() {
        Ok(Kind::Object) => reader.peek_member_kind(member),
        Ok(_) => return reader.wrong_kind("object", schema),
        Err(fault) => return fault,
    };
    let violation = match kind {
        Ok(Some(_)) => Violation::new(Keyword::Enum, values.join(", "), schema).within(member),
        Ok(None) => Violation::new(Keyword::Required, member, schema),
        Err(fault) => return fault,
    };
    match reader.skip() {
        Ok(_) => reader.violate(violation),
        Err(fault) => fault,
    }
}
