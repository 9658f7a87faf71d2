//! A value as checks see it: borrowed, whatever type holds it.

use std::collections::BTreeMap;

use super::super::json::Decimal;
use super::super::{Json, Kind, Number, Reader};

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
    /// Whether this is the value that `json` is the text of. Costs no memory but for arrays, objects and escapes.
    pub(super) fn equals_text(self, json: &str) -> bool {
        let mut reader = Reader::new(json);
        match (self, reader.kind()) {
            (Self::Null, Ok(Kind::Null)) => true,
            (Self::Boolean(value), Ok(Kind::Boolean)) => reader.boolean() == Ok(value),
            (Self::Number(number), Ok(Kind::Number)) => reader.number().map(Decimal::of) == Ok(number.decimal()),
            (Self::String(text), Ok(Kind::String)) => reader.string().is_ok_and(|other| other == text),
            (Self::Array(items), Ok(Kind::Array)) => {
                json.parse::<Json>().is_ok_and(|other| other.as_array() == Some(items))
            }
            (Self::Object(members), Ok(Kind::Object)) => {
                json.parse::<Json>().is_ok_and(|other| other.as_object() == Some(members))
            }
            _ => false,
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
