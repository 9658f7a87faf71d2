//! Strings that satisfy the rules of a schema: a text exists only if it does.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use super::{Check, Fault, Kind, Read, Reader, View, Violations, Write, Writer};

/// What a generated string type is: its name, its schema, its rules.
pub trait TextRules: 'static {
    /// The name of the Rust type.
    const NAME: &'static str;
    /// The place of the schema in its specification.
    const SCHEMA: &'static str;
    /// What the string has to satisfy.
    const CHECK: Check;
    /// Whether the string is personal or secret: then neither `Debug` nor `Display` shows it.
    const SENSITIVE: bool = false;
}

/// A string that satisfies the rules `R`.
pub struct Text<R> {
    text: Box<str>,
    rules: PhantomData<fn() -> R>,
}

impl<R: TextRules> Text<R> {
    /// The text, if it satisfies the rules.
    ///
    /// # Errors
    /// Every rule that it breaks.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self, Violations> {
        let text = text.into();
        R::CHECK.verify(View::String(&text), R::SCHEMA)?;
        Ok(Self { text, rules: PhantomData })
    }

    /// Reads the text from JSON.
    ///
    /// # Errors
    /// All violations.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Violations> {
        super::from_json(bytes)
    }

    /// Reads the text from a [`Json`](super::Json), or a `serde_json::Value` or a reference to one: see
    /// [`from_value`](super::from_value).
    ///
    /// # Errors
    /// All violations.
    pub fn from_value(value: impl Into<super::Json>) -> Result<Self, Violations> {
        super::from_value(value)
    }

    /// The text as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        super::to_json(self)
    }
}

impl<R> Text<R> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, without the promise that it satisfies anything.
    pub fn into_string(self) -> String {
        self.text.into()
    }
}

impl<R: TextRules> FromStr for Text<R> {
    type Err = Violations;

    fn from_str(text: &str) -> Result<Self, Violations> {
        Self::new(text)
    }
}

impl<R: TextRules> TryFrom<&str> for Text<R> {
    type Error = Violations;

    fn try_from(text: &str) -> Result<Self, Violations> {
        Self::new(text)
    }
}

impl<R: TextRules> TryFrom<String> for Text<R> {
    type Error = Violations;

    fn try_from(text: String) -> Result<Self, Violations> {
        Self::new(text)
    }
}

impl<R> From<Text<R>> for String {
    fn from(text: Text<R>) -> Self {
        text.into_string()
    }
}

impl<R> AsRef<str> for Text<R> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<R> Borrow<str> for Text<R> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<R: TextRules> fmt::Display for Text<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(if R::SENSITIVE { "[sensitive]" } else { &self.text })
    }
}

impl<R: TextRules> fmt::Debug for Text<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if R::SENSITIVE {
            write!(formatter, "{}([sensitive])", R::NAME)
        } else {
            write!(formatter, "{}({:?})", R::NAME, self.text)
        }
    }
}

impl<R> Clone for Text<R> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), rules: PhantomData }
    }
}

impl<R> PartialEq for Text<R> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<R> Eq for Text<R> {}

impl<R> PartialEq<str> for Text<R> {
    fn eq(&self, other: &str) -> bool {
        &*self.text == other
    }
}

impl<R> PartialEq<&str> for Text<R> {
    fn eq(&self, other: &&str) -> bool {
        &*self.text == *other
    }
}

impl<R> PartialOrd for Text<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R> Ord for Text<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

/// As `str` hashes, which `Borrow` asks for.
impl<R> Hash for Text<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<R: TextRules> Read for Text<R> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.kind()? != Kind::String {
            return Err(reader.wrong_kind("string", R::SCHEMA));
        }
        let text = reader.string()?;
        Self::new(text).map_err(|violations| reader.violate_all(violations))
    }
}

impl<R> Write for Text<R> {
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.text);
    }
}

impl<R> serde::Serialize for Text<R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, R: TextRules> serde::Deserialize<'de> for Text<R> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
