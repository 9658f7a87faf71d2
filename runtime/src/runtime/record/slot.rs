//! Where the parts of an object wait while it is read. Traits, so that the loop over the members is there once, for all
//! records.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Fault, Field, Json, Keyword, Read, Reader, Violation};
use super::object::Object;
use super::same_value;

/// A place for the value of one member.
pub trait Slot {
    /// Reads the value of the member `name` into this place. A violation is recorded as one by the value.
    ///
    /// # Errors
    /// [`Fault`], as [`Read::read`].
    fn fill(&mut self, name: &'static str, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

impl<T: Read> Slot for Option<T> {
    fn fill(&mut self, _: &'static str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        // Whole values are moved, not their parts: those lie where no word begins.
        let read = T::read(reader);
        if let Err(fault) = read {
            return Err(fault);
        }
        *self = read.ok();
        Ok(())
    }
}

/// Of a received record: what violates something is no violation here, but a field's value.
impl<T: Read> Slot for Field<T> {
    fn fill(&mut self, name: &'static str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.receive(name, reader)
    }
}

/// The place of a member that has only one value, given as JSON text: it is compared, not kept.
#[derive(Clone, Copy, Debug)]
pub struct Constant(pub &'static str);

impl Slot for Constant {
    fn fill(&mut self, _: &'static str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let text = reader.skip()?;
        // Most constants are plain strings, whose text is the same; only escapes and numbers need a closer look.
        if text == self.0 || same_value(text, self.0)? {
            return Ok(());
        }
        Err(reader.violate(Violation::new(Keyword::Const, self.0, "")))
    }
}

/// A place for the members that the schema does not name.
pub trait Rest {
    /// Reads the value of the member `name` into this place.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    fn add(&mut self, name: Cow<'_, str>, object: &mut Object<'_, '_>) -> Result<(), Fault>;
}

/// Members by name. Most objects have none: then this costs a pointer, not three words.
pub(super) type Members<T> = Option<Box<BTreeMap<String, T>>>;

impl<T: Read> Rest for Members<T> {
    fn add(&mut self, name: Cow<'_, str>, object: &mut Object<'_, '_>) -> Result<(), Fault> {
        if self.as_ref().is_some_and(|members| members.contains_key(&*name)) {
            return object.repeated(&name);
        }
        match T::read(object.reader()) {
            Ok(value) => {
                self.get_or_insert_default().insert(name.into_owned(), value);
                Ok(())
            }
            Err(fault) => object.failed(fault, &name),
        }
    }
}

/// Of a received object: of two members of the same name the later one counts.
#[derive(Debug)]
pub struct Kept<'m>(pub(super) &'m mut Members<Json>);

impl Rest for Kept<'_> {
    fn add(&mut self, name: Cow<'_, str>, object: &mut Object<'_, '_>) -> Result<(), Fault> {
        let value = Json::read_tolerant(object.reader())?;
        self.0.get_or_insert_default().insert(name.into_owned(), value);
        Ok(())
    }
}

/// No place: the schema allows no member that it does not name.
#[derive(Clone, Copy, Debug)]
pub struct Closed;

impl Rest for Closed {
    fn add(&mut self, name: Cow<'_, str>, object: &mut Object<'_, '_>) -> Result<(), Fault> {
        object.reader().skip()?;
        object.refuse(&name);
        Ok(())
    }
}
