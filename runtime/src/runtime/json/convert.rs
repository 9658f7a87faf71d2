//! [`Json`] to and from everything else: Rust values, text, `serde_json`, serde.

use core::str::FromStr;
use std::collections::BTreeMap;

use super::super::Violations;
use super::{Json, Number};

impl FromStr for Json {
    type Err = Violations;

    fn from_str(text: &str) -> Result<Self, Violations> {
        super::from_json_str(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<Number> for Json {
    fn from(value: Number) -> Self {
        Self::Number(value)
    }
}

impl From<i32> for Json {
    fn from(value: i32) -> Self {
        Self::Number(value.into())
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Self::Number(value.into())
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl From<BTreeMap<String, Self>> for Json {
    fn from(members: BTreeMap<String, Self>) -> Self {
        Self::Object(members)
    }
}

/// Exact, as far as the `serde_json::Value` was: without its feature `arbitrary_precision` that has rounded decimals
/// already.
#[cfg(feature = "serde")]
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Boolean(value),
            serde_json::Value::Number(number) => Self::Number(Number::trusted(&number.to_string())),
            serde_json::Value::String(text) => Self::String(text),
            serde_json::Value::Array(items) => items.into(),
            serde_json::Value::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

/// As from the value itself, which is cloned.
#[cfg(feature = "serde")]
impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        value.clone().into()
    }
}

/// Lossy: without its feature `arbitrary_precision`, `serde_json` rounds decimals and large integers to the nearest `f64`.
/// It fails for a number beyond the range of `f64`.
#[cfg(feature = "serde")]
impl TryFrom<Json> for serde_json::Value {
    type Error = super::NumberError;

    fn try_from(value: Json) -> Result<Self, Self::Error> {
        Ok(match value {
            Json::Null => Self::Null,
            Json::Boolean(value) => Self::Bool(value),
            Json::Number(number) => Self::Number(number.as_str().parse().map_err(|_| super::NumberError::Range)?),
            Json::String(text) => Self::String(text),
            Json::Array(items) => Self::Array(items.into_iter().map(Self::try_from).collect::<Result<_, _>>()?),
            Json::Object(members) => {
                let members = members.into_iter().map(|(name, value)| Ok((name, Self::try_from(value)?)));
                Self::Object(members.collect::<Result<_, super::NumberError>>()?)
            }
        })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Json {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Json {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}
