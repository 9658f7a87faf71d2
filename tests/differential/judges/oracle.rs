//! The independent validator as a program of its own: with numbers of any size, which is a choice for a whole program.
//!
//! Reads schemas from a file, a line each: `assert` or `annotate`, a tab, the schema. Then from its input a line per case:
//! index of the schema, instance, what was written back (or nothing). Answers with a verdict and whether both are equal.

use jsonschema::{Draft, Validator};
use serde_json::{Number, Value};
use std::io::{BufRead, Write, stdin, stdout};

fn main() {
    let file = std::env::args().nth(1).expect("the first argument is a file of schemas");
    let schemas = std::fs::read_to_string(file).expect("the file of schemas is there");
    let validators: Vec<_> = schemas.lines().map(validator).collect();
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let line = line.expect("the input is text");
        let mut parts = line.split('\t');
        let index: usize = parts.next().and_then(|index| index.parse().ok()).expect("a case begins with an index");
        let instance: Value = serde_json::from_str(parts.next().expect("an instance")).expect("instances are JSON");
        let verdict = match &validators[index] {
            Err(error) => format!("broken {error}").replace(['\n', '\t'], " "),
            Ok(validator) if validator.is_valid(&instance) => "valid".to_owned(),
            Ok(_) => "invalid".to_owned(),
        };
        let same = match parts.next().filter(|written| !written.is_empty()).map(serde_json::from_str::<Value>) {
            None => "-",
            Some(Ok(written)) if equal(&instance, &written) => "same",
            Some(Ok(_) | Err(_)) => "differs",
        };
        writeln!(out, "{verdict}\t{same}").expect("the output is read");
    }
}

fn validator(line: &str) -> Result<Validator, String> {
    let (formats, schema) = line.split_once('\t').expect("a word and a schema");
    let schema = serde_json::from_str(schema).map_err(|error| error.to_string())?;
    let draft = if line.contains("draft-07") { Draft::Draft7 } else { Draft::Draft202012 };
    let options = jsonschema::options().with_draft(draft).should_validate_formats(formats == "assert");
    options.build(&schema).map_err(|error| error.to_string())
}

/// Equality of JSON values; numbers by their value.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => decimal(left) == decimal(right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, left)| right.get(name).is_some_and(|right| equal(left, right)))
        }
        (left, right) => left == right,
    }
}

/// Sign, digits without zeros at either end, exponent of the last digit.
fn decimal(number: &Number) -> (bool, String, i64) {
    let text = number.to_string().to_ascii_lowercase();
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let negative = mantissa.starts_with('-');
    let (whole, fraction) = mantissa.trim_start_matches('-').split_once('.').unwrap_or((mantissa.trim_start_matches('-'), ""));
    let digits = format!("{whole}{fraction}");
    let trimmed = digits.trim_end_matches('0');
    let zeros = i64::try_from(digits.len() - trimmed.len()).expect("digits fit into memory");
    let exponent: i64 = exponent.parse().expect("exponents of our numbers are short");
    let exponent = exponent - i64::try_from(fraction.len()).expect("digits fit into memory") + zeros;
    match trimmed.trim_start_matches('0') {
        "" => (false, String::new(), 0),
        digits => (negative, digits.to_owned(), exponent),
    }
}
