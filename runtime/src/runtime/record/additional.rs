//! The members that a schema does not name.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use std::collections::BTreeMap;

use super::super::{Json, Keyword, Read, Violation, Write};
use super::rest::{Kept, Members};
use super::{Others, Record, Rest};

/// Members of an object of `R` that its schema does not name, by name.
pub struct Additional<R, T = Json> {
    members: Members<T>,
    record: PhantomData<fn() -> R>,
}

impl<R: Record, T> Additional<R, T> {
    /// Adds a member, and gives the one that had its name before.
    ///
    /// # Errors
    /// A violation when the schema names the member: it has a place of its own.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<T>) -> Result<Option<T>, Violation> {
        let name = name.into();
        if R::RULES.names().any(|known| known == name) {
            return Err(Violation::new(Keyword::DuplicateMember, "", R::RULES.schema()).within(&name));
        }
        Ok(self.members.get_or_insert_default().insert(name, value.into()))
    }
}

impl<R, T> Additional<R, T> {
    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.members.as_ref()?.get(name)
    }

    /// Removes a member and gives its value.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let members = self.members.as_mut()?;
        let value = members.remove(name);
        if members.is_empty() {
            self.members = None;
        }
        value
    }

    /// The members in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.members.iter().flat_map(|members| members.iter()).map(|(name, value)| (name.as_str(), value))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.as_ref().map_or(0, |members| members.len())
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_none()
    }

    /// The members as a map.
    pub fn into_map(self) -> BTreeMap<String, T> {
        self.members.map_or_else(BTreeMap::new, |members| *members)
    }
}

impl<R, T: Read> Additional<R, T> {
    /// The place of the members, for reading.
    pub fn rest(&mut self) -> &mut dyn Rest {
        &mut self.members
    }
}

impl<R> Additional<R> {
    /// The place of the members, for reading a received object.
    pub fn kept(&mut self) -> Kept<'_> {
        Kept(&mut self.members)
    }
}

impl<R, T: Write> Additional<R, T> {
    /// The members, for writing.
    pub fn others(&self) -> Option<&dyn Others> {
        others(self.members.as_deref())
    }
}

/// The same for all records whose other members have one type.
fn others<T: Write>(members: Option<&BTreeMap<String, T>>) -> Option<&dyn Others> {
    match members {
        Some(members) => Some(members),
        None => None,
    }
}

impl<R, T> Default for Additional<R, T> {
    fn default() -> Self {
        Self { members: None, record: PhantomData }
    }
}

/// Shows names only: what a schema does not describe may be personal.
impl<R, T> fmt::Debug for Additional<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
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
