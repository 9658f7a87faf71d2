//! Values of a specification as JSON: for examples, `enum`, `const` and `default`.

use crate::document::{Node, Value};
use carimbo_runtime::{Json, Number};

/// The JSON value of a node.
pub(super) fn of(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::Boolean(*value),
        Value::Number(text) => text.parse::<Number>().map_or(Json::Null, Json::Number),
        Value::String(text) => Json::String(text.clone()),
        Value::Sequence(items) => Json::Array(items.iter().map(of).collect()),
        Value::Mapping(mapping) => {
            Json::Object(mapping.entries.iter().map(|entry| (entry.key.clone(), of(&entry.value))).collect())
        }
    }
}

/// The JSON text of a node.
pub(super) fn text(node: &Node) -> String {
    of(node).to_string()
}
