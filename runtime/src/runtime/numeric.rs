//! Numbers that satisfy the rules of a schema, kept exactly as they were written.

mod range;

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use range::Range;

use super::{
    Check, Fault, Keyword, Kinds, Number, NumberError, Read, Reader, Vacancy, View, Violation, Violations, Write,
    Writer,
};

/// What a generated number type is: its name, its schema, its rules.
pub trait NumericRules: 'static {
    /// The name of the Rust type.
    const NAME: &'static str;
    /// The place of the schema in its specification.
    const SCHEMA: &'static str;
    /// What the number has to satisfy; an integer type has `Check::Kinds(Kinds::INTEGER)` among it.
    const CHECK: Check;
    /// Whether the number is personal or secret: then neither `Debug` nor `Display` shows it.
    const SENSITIVE: bool = false;
}

/// A number that satisfies the rules `R`. Equality and order are those of mathematics, the text stays as it was written.
pub struct Numeric<R> {
    number: Number,
    rules: PhantomData<fn() -> R>,
}

/// An integer of any size.
pub type Integer = Numeric<AnyInteger>;

/// The rules of [`Integer`].
#[derive(Clone, Copy, Debug)]
pub enum AnyInteger {}

impl NumericRules for AnyInteger {
    const NAME: &'static str = "Integer";
    const SCHEMA: &'static str = "";
    const CHECK: Check = Check::Kinds(Kinds::INTEGER);
}

impl Integer {
    /// The integer. (`From` would stand in the way of `TryFrom`, which all numbers with rules have.)
    pub fn from_i64(value: i64) -> Self {
        Self { number: Number::from(value), rules: PhantomData }
    }
}

impl<R: NumericRules> Numeric<R> {
    /// The number, if it satisfies the rules.
    ///
    /// # Errors
    /// Every rule that it breaks.
    pub fn new(number: impl Into<Number>) -> Result<Self, Violations> {
        match checked(number.into(), &R::CHECK, R::SCHEMA) {
            Ok(number) => Ok(Self { number, rules: PhantomData }),
            Err(violations) => Err(violations),
        }
    }

    /// Reads the number from JSON.
    ///
    /// # Errors
    /// All violations.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Violations> {
        super::from_json(bytes)
    }

    /// Reads the number from a [`Json`](super::Json), or a `serde_json::Value` or a reference to one: see
    /// [`from_value`](super::from_value).
    ///
    /// # Errors
    /// All violations.
    pub fn from_value(value: impl Into<super::Json>) -> Result<Self, Violations> {
        super::from_value(value)
    }

    /// The number as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        super::to_json(self)
    }
}

impl<R> Numeric<R> {
    /// The number.
    pub fn as_number(&self) -> &Number {
        &self.number
    }

    /// The number, without the promise that it satisfies anything.
    pub fn into_number(self) -> Number {
        self.number
    }

    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        self.number.as_str()
    }

    /// The number as an `i64`, when it is an integer in its range.
    pub fn to_i64(&self) -> Option<i64> {
        i64::try_from(&self.number).ok()
    }
}

impl<R: NumericRules> FromStr for Numeric<R> {
    type Err = Violations;

    fn from_str(text: &str) -> Result<Self, Violations> {
        let number = text.parse::<Number>();
        Self::new(number.map_err(|_| Violation::new(Keyword::Type, "number", R::SCHEMA))?)
    }
}

impl<R: NumericRules> TryFrom<Number> for Numeric<R> {
    type Error = Violations;

    fn try_from(number: Number) -> Result<Self, Violations> {
        Self::new(number)
    }
}

impl<R: NumericRules> TryFrom<i32> for Numeric<R> {
    type Error = Violations;

    fn try_from(number: i32) -> Result<Self, Violations> {
        Self::new(number)
    }
}

impl<R: NumericRules> TryFrom<i64> for Numeric<R> {
    type Error = Violations;

    fn try_from(number: i64) -> Result<Self, Violations> {
        Self::new(number)
    }
}

impl<R: NumericRules> TryFrom<u64> for Numeric<R> {
    type Error = Violations;

    fn try_from(number: u64) -> Result<Self, Violations> {
        Self::new(number)
    }
}

impl<R> From<Numeric<R>> for Number {
    fn from(numeric: Numeric<R>) -> Self {
        numeric.number
    }
}

impl<R> TryFrom<&Numeric<R>> for i64 {
    type Error = NumberError;

    fn try_from(numeric: &Numeric<R>) -> Result<Self, NumberError> {
        Self::try_from(&numeric.number)
    }
}

impl<R> AsRef<Number> for Numeric<R> {
    fn as_ref(&self) -> &Number {
        &self.number
    }
}

impl<R: NumericRules> fmt::Display for Numeric<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(if R::SENSITIVE { "[sensitive]" } else { self.as_str() })
    }
}

impl<R: NumericRules> fmt::Debug for Numeric<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}({self})", R::NAME)
    }
}

impl<R> Clone for Numeric<R> {
    fn clone(&self) -> Self {
        Self { number: self.number.clone(), rules: PhantomData }
    }
}

impl<R> PartialEq for Numeric<R> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<R> Eq for Numeric<R> {}

impl<R> PartialOrd for Numeric<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R> Ord for Numeric<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<R> Hash for Numeric<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<R: NumericRules> Read for Numeric<R> {
    fn vacant(vacancy: Vacancy) -> Self {
        Self { number: Read::vacant(vacancy), rules: PhantomData }
    }

    fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
        fill(&mut self.number, reader, Self::RANGE, &R::CHECK, R::SCHEMA)
    }
}

impl<R: NumericRules> Numeric<R> {
    const RANGE: Range = Range::of(&R::CHECK);
}

fn checked(number: Number, check: &Check, schema: &'static str) -> Result<Number, Violations> {
    let view = View::Number(&number);
    if check.accepts(view) { Ok(number) } else { Err(check.refuse(view, schema)) }
}

fn fill(
    place: &mut Number,
    reader: &mut Reader<'_>,
    range: Range,
    check: &'static Check,
    schema: &'static str,
) -> Result<(), Fault> {
    if let Some(text) = reader.integer_if_next(|value| range.contains(value)) {
        *place = Number::trusted(text);
        return Ok(());
    }
    let Some(text) = reader.number_if_next()? else {
        return Err(refuse_kind(reader, check, schema));
    };
    *place = Number::trusted(text);
    let view = View::Number(place);
    if check.accepts(view) { Ok(()) } else { Err(reader.refuse(check, view, schema)) }
}

#[cold]
fn refuse_kind(reader: &mut Reader<'_>, check: &Check, schema: &'static str) -> Fault {
    let integer = matches!(check, Check::Kinds(Kinds::INTEGER));
    reader.wrong_kind(if integer { "integer" } else { "number" }, schema)
}

impl<R> Write for Numeric<R> {
    fn write(&self, writer: &mut Writer) {
        self.number.write(writer);
    }
}

#[cfg(feature = "serde")]
impl<R> serde::Serialize for Numeric<R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, R: NumericRules> serde::Deserialize<'de> for Numeric<R> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
