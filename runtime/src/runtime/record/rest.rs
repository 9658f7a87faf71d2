//! Where the members go that a schema does not name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Fault, Json, Read};
use super::object::Object;

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
        match object.reader().value::<T>() {
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
