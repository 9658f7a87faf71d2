//! The place where a member waits until its record is complete.

use super::super::{Fault, Keyword, Nullable, Read, Reader, Violation};
use super::Record;

/// A member while its record is being read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot<T>(State<T>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum State<T> {
    Empty,
    Filled(T),
    /// There was a violation, which the reader has recorded.
    Faulty,
}

impl<T> Slot<T> {
    /// The member has not been seen.
    pub const fn empty() -> Self {
        Self(State::Empty)
    }

    /// Reads the member `name`. What it violates is recorded; so is a second member of the same name. Reading goes on.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn fill(&mut self, reader: &mut Reader<'_>, name: &'static str) -> Result<(), Fault>
    where
        T: Read,
    {
        if self.is_taken(reader, name) {
            return reader.skip().map(|_| ());
        }
        self.0 = match reader.member(name) {
            Ok(value) => State::Filled(value),
            Err(Fault::Violated) => State::Faulty,
            Err(Fault::Syntax) => return Err(Fault::Syntax),
        };
        Ok(())
    }

    /// Records a violation of `required` if the member was not there.
    pub fn require<R: Record>(&mut self, reader: &mut Reader<'_>, name: &'static str) {
        if matches!(self.0, State::Empty) {
            reader.violate(Violation::new(Keyword::Required, name, R::SCHEMA));
            self.0 = State::Faulty;
        }
    }

    /// The value of a required member.
    ///
    /// # Errors
    /// [`Fault::Violated`] when there is none; why is recorded.
    pub fn take(self) -> Result<T, Fault> {
        self.take_optional()?.ok_or(Fault::Violated)
    }

    /// The value of a member that may be missing.
    ///
    /// # Errors
    /// [`Fault::Violated`] when it was there and has no value; why is recorded.
    pub fn take_optional(self) -> Result<Option<T>, Fault> {
        match self.0 {
            State::Empty => Ok(None),
            State::Filled(value) => Ok(Some(value)),
            State::Faulty => Err(Fault::Violated),
        }
    }

    /// Whether the member was there before; recorded if so.
    fn is_taken(&mut self, reader: &mut Reader<'_>, name: &'static str) -> bool {
        let taken = !matches!(self.0, State::Empty);
        if taken {
            reader.violate(Violation::new(Keyword::DuplicateMember, "", "").within(name));
            self.0 = State::Faulty;
        }
        taken
    }
}

impl<T> Slot<Nullable<T>> {
    /// The value of a member that may be missing or null, where both mean the same.
    ///
    /// # Errors
    /// [`Fault::Violated`] when it was there and has no value; why is recorded.
    pub fn take_nullable(self) -> Result<Option<T>, Fault> {
        Ok(self.take_optional()?.and_then(Nullable::into_option))
    }
}

impl Slot<()> {
    /// Reads the member `name`, which can only have the value that `json` is the text of: as
    /// [`constant_member`](super::constant_member), for a member that is required or must not be there twice.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn fill_constant(
        &mut self,
        reader: &mut Reader<'_>,
        name: &'static str,
        json: &'static str,
    ) -> Result<(), Fault> {
        if self.is_taken(reader, name) {
            return reader.skip().map(|_| ());
        }
        self.0 = State::Filled(());
        super::constant_member(reader, name, json)
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self::empty()
    }
}
