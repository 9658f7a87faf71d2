//! JSON into a `serde_json::Value`, a validator of schemas over it, and then plain structs.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The schema of `CreatePayment`, out of `specs/klavi.yaml`.
pub(crate) fn create_payment() -> Value {
    schema(include_str!(concat!(env!("OUT_DIR"), "/create_payment.schema.json")))
}

pub(crate) fn charge() -> Value {
    schema(include_str!("../../schemas/charge.schema.json"))
}

pub(crate) fn repository() -> Value {
    schema(include_str!("../../schemas/repository.schema.json"))
}

/// The schema of an array of what a schema describes.
pub(crate) fn array_of(mut items: Value) -> Value {
    // References inside start at the whole document.
    let definitions = items.as_object_mut().and_then(|schema| schema.remove("$defs"));
    json!({ "type": "array", "items": items, "$defs": definitions })
}

/// A function that reads, validates and converts.
pub(crate) fn reader<T: DeserializeOwned>(schema: &Value) -> impl Fn(&[u8]) -> Result<T, String> + use<T> {
    let validator = ::jsonschema::options()
        .with_draft(::jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(schema)
        .expect("our schemas are valid");
    move |body| {
        let value: Value = serde_json::from_slice(body).map_err(|fault| fault.to_string())?;
        validator.validate(&value).map_err(|fault| fault.to_string())?;
        serde_json::from_value(value).map_err(|fault| fault.to_string())
    }
}

fn schema(text: &str) -> Value {
    serde_json::from_str(text).expect("our schemas are JSON")
}
