//! What `serde_json` reads, with nothing rounded and nothing dropped. Its `Value` rounds numbers and keeps one of two equal
//! members, or not, as its features are, and these are the same in a whole build; its `RawValue` gives each part as text.

use carimbo_runtime::Json;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fmt;

/// A JSON value: numbers as text, members as they came.
pub(crate) enum Tree {
    Null,
    Boolean(bool),
    Number(String),
    String(String),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Tree {
    /// The value, if `serde_json` finds one.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<&RawValue>(bytes).ok().and_then(Self::of)
    }

    fn of(raw: &RawValue) -> Option<Self> {
        let text = raw.get();
        match text.as_bytes()[0] {
            b'n' => Some(Self::Null),
            b't' | b'f' => serde_json::from_str(text).ok().map(Self::Boolean),
            b'"' => serde_json::from_str(text).ok().map(Self::String),
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                items.into_iter().map(Self::of).collect::<Option<_>>().map(Self::Array)
            }
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let members = members.into_iter().map(|(name, value)| Some((name, Self::of(value)?)));
                members.collect::<Option<_>>().map(Self::Object)
            }
            _ => Some(Self::Number(text.to_owned())),
        }
    }

    /// Whether this is the same value: every number digit by digit, every text byte by byte. Ours has no order of members.
    pub(crate) fn is(&self, ours: &Json) -> bool {
        match (self, ours) {
            (Self::Null, Json::Null) => true,
            (Self::Boolean(theirs), Json::Boolean(ours)) => theirs == ours,
            (Self::Number(theirs), Json::Number(ours)) => theirs == ours.as_str(),
            (Self::String(theirs), Json::String(ours)) => theirs == ours,
            (Self::Array(theirs), Json::Array(ours)) => {
                theirs.len() == ours.len() && theirs.iter().zip(ours).all(|(theirs, ours)| theirs.is(ours))
            }
            (Self::Object(theirs), Json::Object(members)) => {
                let found = |(name, theirs): &(String, Self)| ours.get(name).is_some_and(|ours| theirs.is(ours));
                theirs.len() == members.len() && theirs.iter().all(found)
            }
            _ => false,
        }
    }

    /// How deep arrays and objects lie in one another.
    pub(crate) fn levels(&self) -> usize {
        match self {
            Self::Null | Self::Boolean(_) | Self::Number(_) | Self::String(_) => 0,
            Self::Array(items) => 1 + items.iter().map(Self::levels).max().unwrap_or(0),
            Self::Object(members) => 1 + members.iter().map(|(_, value)| value.levels()).max().unwrap_or(0),
        }
    }

    /// Whether a number is near the largest `f64`, or beyond it.
    pub(crate) fn has_large_number(&self) -> bool {
        match self {
            Self::Null | Self::Boolean(_) | Self::String(_) => false,
            Self::Number(text) => text.parse::<f64>().is_ok_and(|number| number.abs() >= 1e308),
            Self::Array(items) => items.iter().any(Self::has_large_number),
            Self::Object(members) => members.iter().any(|(_, value)| value.has_large_number()),
        }
    }

    /// The pointers of all members whose name was there before.
    pub(crate) fn duplicates(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.find_duplicates("", &mut found);
        found
    }

    fn find_duplicates(&self, pointer: &str, found: &mut Vec<String>) {
        match self {
            Self::Null | Self::Boolean(_) | Self::Number(_) | Self::String(_) => {}
            Self::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    item.find_duplicates(&format!("{pointer}/{index}"), found);
                }
            }
            Self::Object(members) => {
                let mut names = BTreeSet::new();
                for (name, value) in members {
                    let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                    value.find_duplicates(&pointer, found);
                    if !names.insert(name) {
                        found.push(pointer);
                    }
                }
            }
        }
    }
}

/// All members, also those that are there twice.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(All)
    }
}
