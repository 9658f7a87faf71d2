//! The members that a schema does not name.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Fault, Field, Json, Keyword, Read, Reader, Violation};
use super::Record;

/// Members of an object of `R` that its schema does not name, by name.
pub struct Additional<R, T = Json> {
    members: BTreeMap<String, T>,
    record: PhantomData<fn() -> R>,
}

impl<R: Record, T> Additional<R, T> {
    /// Adds a member, and gives the one that had its name before.
    ///
    /// # Errors
    /// A violation when the schema names the member: it has a place of its own.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<T>) -> Result<Option<T>, Violation> {
        let name = name.into();
        if R::MEMBERS.contains(&name.as_str()) {
            return Err(Violation::new(Keyword::DuplicateMember, "", R::SCHEMA).within(&name));
        }
        Ok(self.members.insert(name, value.into()))
    }
}

impl<R, T> Additional<R, T> {
    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.members.get(name)
    }

    /// Removes a member and gives its value.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.members.remove(name)
    }

    /// The members in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.members.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The members as a map.
    pub fn into_map(self) -> BTreeMap<String, T> {
        self.members
    }

    /// The end of reading. What its members violate is recorded in the reader, and fails the record that they are in.
    ///
    /// # Errors
    /// None: the signature is that of the other parts of a record.
    #[allow(clippy::unnecessary_wraps, reason = "generated code ends every part of a record in the same way")]
    pub fn finish(self) -> Result<Self, Fault> {
        Ok(self)
    }
}

impl<R: Record, T: Read> Additional<R, T> {
    /// Reads a member. What it violates is recorded; so is a second member of the same name, and one that the schema
    /// names: it has a place of its own. Reading goes on.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn fill(&mut self, reader: &mut Reader<'_>, name: Cow<'_, str>) -> Result<(), Fault> {
        if self.members.contains_key(&*name) || R::MEMBERS.contains(&&*name) {
            reader.violate(Violation::new(Keyword::DuplicateMember, "", "").within(&name));
            return reader.skip().map(|_| ());
        }
        match reader.member(&name) {
            Ok(value) => _ = self.members.insert(name.into_owned(), value),
            Err(Fault::Violated) => {}
            Err(Fault::Syntax) => return Err(Fault::Syntax),
        }
        Ok(())
    }
}

impl<R> Additional<R, Json> {
    /// Reads a member of something received, whatever it holds; of two of the same name the later one counts.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn keep(&mut self, reader: &mut Reader<'_>, name: Cow<'_, str>) -> Result<(), Fault> {
        let value = Json::read_tolerant(reader)?;
        self.members.insert(name.into_owned(), value);
        Ok(())
    }
}

impl<R, T: Read> Additional<R, Field<T>> {
    /// Reads a member of something received, whatever it holds; of two of the same name the later one counts.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn keep(&mut self, reader: &mut Reader<'_>, name: Cow<'_, str>) -> Result<(), Fault> {
        let value = Field::read(reader)?;
        self.members.insert(name.into_owned(), value);
        Ok(())
    }
}

impl<R, T> Default for Additional<R, T> {
    fn default() -> Self {
        Self { members: BTreeMap::new(), record: PhantomData }
    }
}

/// Shows names only: what a schema does not describe may be personal.
impl<R, T> fmt::Debug for Additional<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.members.keys()).finish()
    }
}

impl<R, T: Clone> Clone for Additional<R, T> {
    fn clone(&self) -> Self {
        Self { members: self.members.clone(), record: PhantomData }
    }
}

impl<R, T: PartialEq> PartialEq for Additional<R, T> {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

impl<R, T: Eq> Eq for Additional<R, T> {}

impl<R, T: PartialOrd> PartialOrd for Additional<R, T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.members.partial_cmp(&other.members)
    }
}

impl<R, T: Ord> Ord for Additional<R, T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.members.cmp(&other.members)
    }
}

impl<R, T: Hash> Hash for Additional<R, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.members.hash(state);
    }
}
