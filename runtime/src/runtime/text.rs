//! Strings that satisfy the rules of a schema: a text exists only if it does.

mod compact;
mod storage;

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;
use std::borrow::Cow;

pub use compact::Compact;
pub use storage::{Inline, Storage};

use super::{Check, Fault, Keyword, Read, Reader, Vacancy, View, Violation, Violations, Write, Writer};

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
    /// Where the characters are: [`Inline`] with room for all strings that satisfy the check, or a `Box<str>`.
    type Storage: Storage;

    /// Whether a string satisfies [`Self::CHECK`]: the same, as code.
    fn accepts(text: &str) -> bool {
        Self::CHECK.accepts(View::String(text))
    }
}

/// A string that satisfies the rules `R`.
pub struct Text<R: TextRules> {
    text: R::Storage,
}

impl<R: TextRules> Text<R> {
    /// The text, if it satisfies the rules.
    ///
    /// # Errors
    /// Every rule that it breaks.
    pub fn new<'t>(text: impl Into<Cow<'t, str>>) -> Result<Self, Violations> {
        let text = text.into();
        if !R::accepts(&text) {
            return Err(R::CHECK.refuse(View::String(&text), R::SCHEMA));
        }
        match R::Storage::of(text) {
            Some(text) => Ok(Self { text }),
            // Never: generated storage has room for whatever the rules accept.
            None => Err(Violation::new(Keyword::False, "", R::SCHEMA).into()),
        }
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

impl<R: TextRules> Text<R> {
    /// The text.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The text, without the promise that it satisfies anything.
    pub fn into_string(self) -> String {
        self.text.into_string()
    }
}

/// The rules of a text type, without the type: who reads a text need not know it.
#[derive(Debug)]
struct TextRule {
    accepts: fn(&str) -> bool,
    check: &'static Check,
    schema: &'static str,
}

impl<R: TextRules> Text<R> {
    const RULE: &'static TextRule = &TextRule { accepts: R::accepts, check: &R::CHECK, schema: R::SCHEMA };
}

/// Reads a text into its place.
fn fill<S: Storage>(place: &mut S, reader: &mut Reader<'_>, rule: &'static TextRule) -> Result<(), Fault> {
    let has_room = match reader.accepted_string(|text| (rule.accepts)(text)) {
        Some(text) => place.set(text),
        None => place.set(&read_slowly(reader, rule)?),
    };
    // Always: generated storage has room for whatever the rules accept.
    if has_room { Ok(()) } else { Err(reader.violate(Violation::new(Keyword::False, "", rule.schema))) }
}

/// Reads a text that is not accepted, or in which something is escaped.
#[cold]
fn read_slowly<'a>(reader: &mut Reader<'a>, rule: &'static TextRule) -> Result<Cow<'a, str>, Fault> {
    let text = reader.string_of(rule.schema)?;
    if (rule.accepts)(&text) {
        return Ok(text);
    }
    Err(reader.refuse(rule.check, View::String(&text), rule.schema))
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

impl<R: TextRules> From<Text<R>> for String {
    fn from(text: Text<R>) -> Self {
        text.into_string()
    }
}

impl<R: TextRules> AsRef<str> for Text<R> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<R: TextRules> Borrow<str> for Text<R> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<R: TextRules> fmt::Display for Text<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(if R::SENSITIVE { "[sensitive]" } else { self.as_str() })
    }
}

impl<R: TextRules> fmt::Debug for Text<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(formatter, R::NAME, (!R::SENSITIVE).then(|| self.as_str()))
    }
}

fn debug(formatter: &mut fmt::Formatter<'_>, name: &str, text: Option<&str>) -> fmt::Result {
    match text {
        Some(text) => write!(formatter, "{name}({text:?})"),
        None => write!(formatter, "{name}([sensitive])"),
    }
}

impl<R: TextRules> Clone for Text<R> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone() }
    }
}

impl<R: TextRules> PartialEq for Text<R> {
    fn eq(&self, other: &Self) -> bool {
        self.text.as_bytes() == other.text.as_bytes()
    }
}

impl<R: TextRules> Eq for Text<R> {}

impl<R: TextRules> PartialEq<str> for Text<R> {
    fn eq(&self, other: &str) -> bool {
        self.text.as_bytes() == other.as_bytes()
    }
}

impl<R: TextRules> PartialEq<&str> for Text<R> {
    fn eq(&self, other: &&str) -> bool {
        self.text.as_bytes() == other.as_bytes()
    }
}

impl<R: TextRules> PartialOrd for Text<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R: TextRules> Ord for Text<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.as_bytes().cmp(other.text.as_bytes())
    }
}

/// As `str` hashes, which `Borrow` asks for.
impl<R: TextRules> Hash for Text<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<R: TextRules> Read for Text<R> {
    fn vacant(_: Vacancy) -> Self {
        Self { text: R::Storage::empty() }
    }

    fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
        fill(&mut self.text, reader, Self::RULE)
    }
}

impl<R: TextRules> Write for Text<R> {
    fn write(&self, writer: &mut Writer) {
        writer.text_bytes(self.text.as_bytes());
    }
}

#[cfg(feature = "serde")]
impl<R: TextRules> serde::Serialize for Text<R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de, R: TextRules> serde::Deserialize<'de> for Text<R> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
