//! Arrays that satisfy the rules of a schema.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::ops::Deref;

use super::json::{Items, read_items};
use super::{Check, Fault, Json, Kind, Read, Reader, Vacancy, View, Violations, Write, Writer, check_members};

/// What a generated list type is: its name, its schema, its rules.
pub trait ListRules: 'static {
    /// The name of the Rust type.
    const NAME: &'static str;
    /// The place of the schema in its specification.
    const SCHEMA: &'static str;
    /// What the array has to satisfy, beyond what its items do.
    const CHECK: Check;
    /// Whether the items are personal or secret: then `Debug` does not show them.
    const SENSITIVE: bool = false;
}

/// A list that satisfies the rules `R`.
pub struct List<T, R> {
    items: Vec<T>,
    rules: PhantomData<fn() -> R>,
}

impl<T: Write, R: ListRules> List<T, R> {
    /// The list of `items`, if it satisfies the rules.
    ///
    /// # Errors
    /// Every rule that it breaks.
    pub fn new(items: Vec<T>) -> Result<Self, Violations> {
        if R::CHECK.only_counts_items() {
            R::CHECK.verify(View::Counted(items.len()), R::SCHEMA)?;
        } else {
            check_members(&items, &R::CHECK, R::SCHEMA)?;
        }
        Ok(Self { items, rules: PhantomData })
    }
}

impl<T: Read + Write, R: ListRules> List<T, R> {
    /// Reads the list from JSON.
    ///
    /// # Errors
    /// All violations.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Violations> {
        super::from_json(bytes)
    }

    /// Reads the list from a [`Json`], or a `serde_json::Value` or a reference to one: see
    /// [`from_value`](super::from_value).
    ///
    /// # Errors
    /// All violations.
    pub fn from_value(value: impl Into<Json>) -> Result<Self, Violations> {
        super::from_value(value)
    }
}

impl<T: Write, R> List<T, R> {
    /// The list as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        super::to_json(self)
    }
}

impl<T, R> List<T, R> {
    /// The items.
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The items, without the promise that they satisfy anything together.
    pub fn into_vec(self) -> Vec<T> {
        self.items
    }
}

impl<T: Write, R: ListRules> TryFrom<Vec<T>> for List<T, R> {
    type Error = Violations;

    fn try_from(items: Vec<T>) -> Result<Self, Violations> {
        Self::new(items)
    }
}

impl<T, R> From<List<T, R>> for Vec<T> {
    fn from(list: List<T, R>) -> Self {
        list.items
    }
}

impl<T, R> Deref for List<T, R> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T, R> AsRef<[T]> for List<T, R> {
    fn as_ref(&self) -> &[T] {
        &self.items
    }
}

impl<T, R> IntoIterator for List<T, R> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, T, R> IntoIterator for &'a List<T, R> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: fmt::Debug, R: ListRules> fmt::Debug for List<T, R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if R::SENSITIVE {
            return write!(formatter, "{}([sensitive])", R::NAME);
        }
        formatter.debug_tuple(R::NAME).field(&self.items).finish()
    }
}

impl<T: Clone, R> Clone for List<T, R> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), rules: PhantomData }
    }
}

impl<T: PartialEq, R> PartialEq for List<T, R> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq, R> Eq for List<T, R> {}

impl<T: PartialOrd, R> PartialOrd for List<T, R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.items.partial_cmp(&other.items)
    }
}

impl<T: Ord, R> Ord for List<T, R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.items.cmp(&other.items)
    }
}

impl<T: Hash, R> Hash for List<T, R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.items.hash(state);
    }
}

impl<T: Read + Write, R: ListRules> Read for List<T, R> {
    fn vacant(_: Vacancy) -> Self {
        Self { items: Vec::new(), rules: PhantomData }
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        read_list(reader, &mut self.items, &R::CHECK, R::SCHEMA, vacancy)
    }
}

fn read_list(
    reader: &mut Reader<'_>,
    items: &mut dyn Items,
    check: &'static Check,
    schema: &'static str,
    vacancy: Vacancy,
) -> Result<(), Fault> {
    if reader.kind()? != Kind::Array {
        return Err(reader.wrong_kind("array", schema));
    }
    let start = reader.position();
    let outer = reader.enter_schema(schema);
    let read = read_items(reader, items, vacancy);
    reader.enter_schema(outer);
    match read {
        Ok(count) if check.only_counts_items() => match check.verify(View::Counted(count), schema) {
            Ok(()) => Ok(()),
            Err(violations) => Err(reader.violate_all(violations)),
        },
        Ok(_) => reader.check_since(start, check, schema),
        // The rules of the array are reported beside those of its items.
        Err(Fault::Violated) => reader.check_since(start, check, schema).and(Err(Fault::Violated)),
        Err(Fault::Syntax) => Err(Fault::Syntax),
    }
}

impl<T: Write, R> Write for List<T, R> {
    fn write(&self, writer: &mut Writer) {
        self.items.write(writer);
    }
}

#[cfg(feature = "serde")]
impl<T: Write, R> serde::Serialize for List<T, R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: Read + Write, R: ListRules> serde::Deserialize<'de> for List<T, R> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
