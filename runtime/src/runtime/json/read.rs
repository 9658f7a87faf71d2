//! From JSON text to values: the trait, the entry points, and the types that every specification uses.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Keyword, Null, Violation, Violations};
use super::{Decimal, Fault, Json, Number, Reader, to_json_string};

/// Leave to make values that satisfy nothing yet, and to read into them. Only the runtime gives it, to those who implement
/// [`Read`], and for as long as it reads: nobody sees a value before it is whole.
#[derive(Clone, Copy, Debug)]
pub struct Vacancy(());

impl Vacancy {
    pub(in super::super) const READING: Self = Self(());
}

/// A type that JSON is read into. Values are read where they stay: an empty one is made first, then filled, so that nothing
/// is moved, and so that whoever reads the members of a record need not know their types.
pub trait Read {
    /// A value to read into, as cheap as can be. Whether it satisfies the schema does not matter.
    fn vacant(vacancy: Vacancy) -> Self
    where
        Self: Sized;

    /// Reads a value into a vacant one and consumes all of it, also when it violates something; only a syntax fault stops
    /// in the middle. Every violation is recorded in `reader`, with a pointer that starts at this value. After a fault
    /// `self` may be anything, and must be dropped.
    ///
    /// # Errors
    /// [`Fault::Syntax`] when the text is no JSON, [`Fault::Violated`] when the value breaks a rule.
    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault>;

    /// Reads a value from JSON in UTF-8, as the function [`from_json`] does: for types that have no such function of
    /// their own.
    ///
    /// # Errors
    /// All violations.
    fn from_json(bytes: &[u8]) -> Result<Self, Violations>
    where
        Self: Sized,
    {
        from_json(bytes)
    }

    /// Reads a value from a tree, as the function [`from_value`] does.
    ///
    /// # Errors
    /// All violations.
    fn from_value(value: impl Into<Json>) -> Result<Self, Violations>
    where
        Self: Sized,
    {
        from_value(value)
    }
}

/// Reads a value from JSON in UTF-8. A byte order mark is refused (RFC 8259 section 8.1).
///
/// # Errors
/// All violations; or, when the bytes are no JSON, the one that says so.
pub fn from_json<T: Read>(bytes: &[u8]) -> Result<T, Violations> {
    let mut value = T::vacant(Vacancy::READING);
    match fill_from_bytes(bytes, &mut value) {
        Ok(()) => Ok(value),
        Err(violations) => Err(violations),
    }
}

/// Reads a value from JSON text.
///
/// # Errors
/// All violations; or, when the text is no JSON, the one that says so.
pub fn from_json_str<T: Read>(text: &str) -> Result<T, Violations> {
    let mut value = T::vacant(Vacancy::READING);
    match fill(text, &mut value) {
        Ok(()) => Ok(value),
        Err(violations) => Err(violations),
    }
}

fn fill_from_bytes(bytes: &[u8], value: &mut dyn Read) -> Result<(), Violations> {
    match core::str::from_utf8(bytes) {
        Ok(text) => fill(text, value),
        Err(error) => {
            let limit = format!("expected UTF-8 at byte {}", error.valid_up_to());
            Err(Violation::new(Keyword::Json, limit, "").into())
        }
    }
}

/// Reads a value from JSON text into a vacant one: the same for all types.
pub(super) fn fill(text: &str, value: &mut dyn Read) -> Result<(), Violations> {
    let mut reader = Reader::new(text);
    let read = value.fill(&mut reader, Vacancy::READING);
    reader.finish(read)
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

/// Reading of types that are cheap to move: what the reader gives takes the place of what was there.
macro_rules! by_value {
    ($($value:ty: $vacant:expr, $read:expr;)*) => {$(
        impl Read for $value {
            fn vacant(_: Vacancy) -> Self {
                $vacant
            }

            fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
                *self = $read(reader)?;
                Ok(())
            }
        }
    )*};
}

by_value! {
    bool: false, Reader::boolean;
    String: Self::new(), |reader: &mut Reader<'_>| reader.string().map(Cow::into_owned);
    Box<str>: Self::default(), |reader: &mut Reader<'_>| reader.string().map(Self::from);
    Number: Self::vacant(), |reader: &mut Reader<'_>| reader.number().map(Self::trusted);
    Null: Self, |reader: &mut Reader<'_>| reader.null().map(|()| Self);
    Json: Self::Null, Self::read;
}

/// As a member that may be missing, which is there.
impl<T: Read> Read for Option<T> {
    fn vacant(_: Vacancy) -> Self {
        None
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        *self = Some(Read::vacant(vacancy));
        match self {
            Some(value) => value.fill(reader, vacancy),
            None => Ok(()),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn vacant(vacancy: Vacancy) -> Self {
        Self::new(Read::vacant(vacancy))
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        T::fill(self, reader, vacancy)
    }
}

impl<T: Read> Read for Vec<T> {
    fn vacant(_: Vacancy) -> Self {
        Self::new()
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        match read_items(reader, self, vacancy) {
            Ok(_) => Ok(()),
            Err(fault) => Err(fault),
        }
    }
}

/// A place for the items of an array.
pub(in super::super) trait Items {
    /// Another item at the end, to read into.
    fn another(&mut self, vacancy: Vacancy) -> Option<&mut dyn Read>;
}

impl<T: Read> Items for Vec<T> {
    fn another(&mut self, vacancy: Vacancy) -> Option<&mut dyn Read> {
        self.push(Read::vacant(vacancy));
        match self.as_mut_slice() {
            [.., item] => Some(item),
            [] => None,
        }
    }
}

/// Reads an array, and gives the number of its items.
pub(in super::super) fn read_items(
    reader: &mut Reader<'_>,
    items: &mut dyn Items,
    vacancy: Vacancy,
) -> Result<usize, Fault> {
    reader.begin_array()?;
    let (mut outcome, mut index) = (Ok(()), 0);
    while reader.next_item()? {
        let mark = reader.mark();
        // There always is an item that was just added.
        let Some(item) = items.another(vacancy) else { return Err(Fault::Violated) };
        match item.fill(reader, vacancy) {
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
    fn vacant(_: Vacancy) -> Self {
        Self::new()
    }

    fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
        reader.begin_object()?;
        let mut outcome = Ok(());
        while let Some(name) = reader.next_member()? {
            match reader.member(&name) {
                Ok(value) if !self.contains_key(&*name) => _ = self.insert(name.into_owned(), value),
                Ok(_) => outcome = Err(reader.violate(Violation::new(Keyword::DuplicateMember, "", "").within(&name))),
                Err(Fault::Syntax) => return Err(Fault::Syntax),
                Err(Fault::Violated) => outcome = Err(Fault::Violated),
            }
        }
        outcome
    }
}
