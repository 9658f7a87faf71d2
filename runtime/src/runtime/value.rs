//! JSON values that satisfy a schema which no static type describes: the last resort, and typed views of values.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::ops::Deref;

use super::{
    Check, Fault, Json, Read, Reader, Vacancy, View, Violations, Write, Writer, from_json_str, to_json_string,
};

/// What a generated checked value is: its name, its schema, its rules.
pub trait ValueRules: 'static {
    /// The name of the Rust type.
    const NAME: &'static str;
    /// The place of the schema in its specification.
    const SCHEMA: &'static str;
    /// What the value has to satisfy: the whole schema.
    const CHECK: Check;
    /// Whether the value is personal or secret: then neither `Debug` nor `Display` shows it.
    const SENSITIVE: bool = false;
}

/// A JSON value that satisfies the rules `R`. It is a [`Json`] in all but changing it.
pub struct Value<R> {
    json: Json,
    rules: PhantomData<fn() -> R>,
}

/// Reads a value again as another type: a typed view of a value that several types describe.
///
/// # Errors
/// All violations: the value is none of `T`.
pub fn view<T: Read>(value: &dyn Write) -> Result<T, Violations> {
    from_json_str(&to_json_string(value))
}

impl<R: ValueRules> Value<R> {
    /// The value, if it satisfies the rules.
    ///
    /// # Errors
    /// Every rule that it breaks.
    pub fn new(json: impl Into<Json>) -> Result<Self, Violations> {
        let json = json.into();
        R::CHECK.verify(View::from(&json), R::SCHEMA)?;
        Ok(Self { json, rules: PhantomData })
    }

    /// Reads the value from JSON.
    ///
    /// # Errors
    /// All violations.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Violations> {
        super::from_json(bytes)
    }

    /// Reads the value from a [`Json`], or a `serde_json::Value` or a reference to one: see
    /// [`from_value`](super::from_value).
    ///
    /// # Errors
    /// All violations.
    pub fn from_value(value: impl Into<Json>) -> Result<Self, Violations> {
        super::from_value(value)
    }

    /// The value as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        super::to_json(self)
    }
}

impl<R> Value<R> {
    /// The value.
    pub fn as_json(&self) -> &Json {
        &self.json
    }

    /// The value, without the promise that it satisfies anything.
    pub fn into_json(self) -> Json {
        self.json
    }

    /// The value as another type, such as one of the alternatives of its schema.
    ///
    /// # Errors
    /// All violations: the value is none of `T`.
    pub fn view<T: Read>(&self) -> Result<T, Violations> {
        view(&self.json)
    }
}

impl<R: ValueRules> TryFrom<Json> for Value<R> {
    type Error = Violations;

    fn try_from(json: Json) -> Result<Self, Violations> {
        Self::new(json)
    }
}

impl<R> From<Value<R>> for Json {
    fn from(value: Value<R>) -> Self {
        value.json
    }
}

impl<R> Deref for Value<R> {
    type Target = Json;

    fn deref(&self) -> &Json {
        &self.json
    }
}

impl<R> AsRef<Json> for Value<R> {
    fn as_ref(&self) -> &Json {
        &self.json
    }
}

/// Compact JSON.
impl<R: ValueRules> fmt::Display for Value<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if R::SENSITIVE {
            return formatter.pad("[sensitive]");
        }
        self.json.fmt(formatter)
    }
}

/// Kinds and the names of members, as [`Json`] shows them: the rest may be personal whatever the schema says.
impl<R: ValueRules> fmt::Debug for Value<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if R::SENSITIVE {
            return write!(formatter, "{}([sensitive])", R::NAME);
        }
        formatter.debug_tuple(R::NAME).field(&self.json).finish()
    }
}

impl<R> Clone for Value<R> {
    fn clone(&self) -> Self {
        Self { json: self.json.clone(), rules: PhantomData }
    }
}

impl<R> PartialEq for Value<R> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<R> Eq for Value<R> {}

impl<R> PartialOrd for Value<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R> Ord for Value<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.json.cmp(&other.json)
    }
}

impl<R> Hash for Value<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.json.hash(state);
    }
}

impl<R: ValueRules> Read for Value<R> {
    fn vacant(_: Vacancy) -> Self {
        Self { json: Json::Null, rules: PhantomData }
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        let start = reader.position();
        match self.json.fill(reader, vacancy) {
            Ok(()) => match R::CHECK.verify(View::from(&self.json), R::SCHEMA) {
                Ok(()) => Ok(()),
                Err(violations) => Err(reader.violate_all(violations)),
            },
            // A member is there twice: the rules are reported beside that.
            Err(Fault::Violated) => {
                let json = Json::read_tolerant(&mut Reader::new(reader.text_since(start)))?;
                let verdict = R::CHECK.verify(View::from(&json), R::SCHEMA);
                Err(verdict.map_or_else(|violations| reader.violate_all(violations), |()| Fault::Violated))
            }
            Err(Fault::Syntax) => Err(Fault::Syntax),
        }
    }
}

impl<R> Write for Value<R> {
    fn write(&self, writer: &mut Writer) {
        self.json.write(writer);
    }
}

#[cfg(feature = "serde")]
impl<R> serde::Serialize for Value<R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, R: ValueRules> serde::Deserialize<'de> for Value<R> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
