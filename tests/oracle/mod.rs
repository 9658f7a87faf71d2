//! An independent validator for the schemas of `specs/`, and values to ask it about.

pub(crate) mod instances;
pub(crate) mod schemas;
pub(crate) mod texts;

use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The text of a specification.
pub(crate) fn specification(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// A specification, read by another YAML reader than ours.
pub(crate) fn document(file: &str) -> Value {
    serde_yaml::from_str(&specification(file)).unwrap()
}

/// The validator of a schema, by its place: `specs/klavi.yaml#/components/schemas/Cpf`.
pub(crate) fn validator(place: &str) -> jsonschema::Validator {
    let (file, pointer) = place.split_once('#').unwrap();
    // The specification around it is not looked at, but for what is referred to.
    let schema = json!({ "$ref": format!("#{pointer}"), "components": document(file)["components"] });
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Decisions, taken one after the other from numbers that a property test makes and shrinks.
pub(crate) struct Choices<'a> {
    numbers: std::slice::Iter<'a, u16>,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(numbers: &'a [u16]) -> Self {
        Self { numbers: numbers.iter() }
    }

    /// A number below a limit; zero once there is nothing left to decide by.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let number = self.numbers.next().map_or(0, |number| usize::from(*number));
        number % limit.max(1)
    }

    /// One of some.
    pub(crate) fn among<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}
