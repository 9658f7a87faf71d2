//! What a value of `carimbo.toml` is, in its author's words, and what its place asks for.

use serde_json::Value;
use toml::de::DeValue;

/// "a number".
pub(super) fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// "a string", where a JSON Schema asks for one.
pub(super) fn expected(schema: &Value) -> &'static str {
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => "a table",
        Some("array") => "a list",
        _ => "a string",
    }
}

/// The words that a place allows, where it does not allow all.
pub(super) fn words(schema: &Value) -> Vec<&str> {
    let branches = schema.get("oneOf").and_then(Value::as_array);
    branches.into_iter().flatten().filter_map(|branch| branch.get("const")?.as_str()).collect()
}

/// The keys that a table must have.
pub(super) fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}
