//! A value as checks see it: borrowed, whatever type holds it.

use std::collections::BTreeMap;

use super::super::{Json, Number};

/// A borrowed JSON value.
#[derive(Clone, Copy)]
pub enum View<'v> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(&'v Number),
    /// A string.
    String(&'v str),
    /// An array.
    Array(&'v [Json]),
    /// An array of which only the number of items is known: for checks that ask no more.
    Counted(usize),
    /// An object.
    Object(&'v BTreeMap<String, Json>),
}

impl View<'_> {
    /// Whether this is the value that `json` is the text of.
    pub(super) fn equals_text(self, json: &str) -> bool {
        match (self, json.parse::<Json>()) {
            (Self::Null, Ok(other)) => other.is_null(),
            (Self::Boolean(value), Ok(other)) => other.as_bool() == Some(value),
            (Self::Number(number), Ok(other)) => other.as_number() == Some(number),
            (Self::String(text), Ok(other)) => other.as_str() == Some(text),
            (Self::Array(items), Ok(other)) => other.as_array() == Some(items),
            (Self::Object(members), Ok(other)) => other.as_object() == Some(members),
            (Self::Counted(_), _) | (_, Err(_)) => false,
        }
    }
}

impl<'v> From<&'v Json> for View<'v> {
    fn from(value: &'v Json) -> Self {
        match value {
            Json::Null => Self::Null,
            Json::Boolean(value) => Self::Boolean(*value),
            Json::Number(number) => Self::Number(number),
            Json::String(text) => Self::String(text),
            Json::Array(items) => Self::Array(items),
            Json::Object(members) => Self::Object(members),
        }
    }
}
