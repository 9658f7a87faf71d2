//! Compares `carimbo.toml` with its own JSON Schema: unknown keys, missing ones, values of the wrong kind. All are
//! reported, in the author's words; serde would stop at the first.

use super::file::place;
use super::kind;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::span::FileId;
use serde_json::Value;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// From here on, two words are held to be meant as one: a share of equal characters.
const ALIKE: f32 = 0.6;

/// Reports what does not fit; says whether everything does.
pub(super) fn fits(table: &Spanned<DeTable<'_>>, id: FileId, diagnostics: &mut Diagnostics) -> bool {
    let mut cx = Cx { id, found: Vec::new() };
    cx.table("", table.get_ref(), table.span(), &super::schema());
    let fits = cx.found.is_empty();
    for diagnostic in cx.found {
        diagnostics.push(diagnostic);
    }
    fits
}

struct Cx {
    id: FileId,
    found: Vec<Diagnostic>,
}

impl Cx {
    /// `path` is that of the table, as it stands in the brackets above it.
    fn table(&mut self, path: &str, table: &DeTable<'_>, span: Range<usize>, schema: &Value) {
        for (key, value) in table {
            let known = schema.get("properties").and_then(|properties| properties.get(key.get_ref().as_ref()));
            // A table whose keys are free says what each value is.
            let free = schema.get("additionalProperties").filter(|values| values.is_object());
            match known.or(free) {
                Some(schema) => self.value(&joined(path, key.get_ref()), value, schema),
                None => self.unknown_key(key.get_ref(), key.span(), schema),
            }
        }
        for key in kind::required(schema).filter(|key| table.get(*key).is_none()) {
            let expected =
                schema.get("properties").and_then(|properties| properties.get(key)).map_or("", kind::expected);
            let help = example(&joined(path, key), expected);
            self.report(span.clone(), format!("the key `{key}` is missing"), help);
        }
    }

    fn value(&mut self, path: &str, value: &Spanned<DeValue<'_>>, schema: &Value) {
        let expected = kind::expected(schema);
        match value.get_ref() {
            DeValue::Table(table) if expected == "a table" => self.table(path, table, value.span(), schema),
            DeValue::Array(items) if expected == "a list" => {
                let schema = schema.get("items").unwrap_or(&Value::Null);
                items.iter().for_each(|item| self.value(path, item, schema));
            }
            DeValue::String(word) if expected == "a string" => self.word(last(path), word, value.span(), schema),
            DeValue::Table(_)
            | DeValue::Array(_)
            | DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {
                let message = format!("`{}` is {expected}, not {}", last(path), kind::found(value.get_ref()));
                self.report(value.span(), message, example(path, expected));
            }
        }
    }

    fn word(&mut self, key: &str, word: &str, span: Range<usize>, schema: &Value) {
        let allowed = kind::words(schema);
        if !allowed.is_empty() && !allowed.contains(&word) {
            self.report(span, format!("`{key}` cannot be `{word}`"), format!("it is one of {}", listed(&allowed)));
        }
    }

    fn unknown_key(&mut self, key: &str, span: Range<usize>, schema: &Value) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let known: Vec<&str> = properties.into_iter().flat_map(|all| all.keys().map(String::as_str)).collect();
        let nearest = similar::get_close_matches(key, &known, 1, ALIKE).into_iter().next();
        let help = match nearest {
            Some(nearest) => format!("a key with a similar name is `{nearest}`"),
            None => format!("the keys here are {}", listed(&known)),
        };
        self.report(span, format!("there is no key `{key}` here"), help);
    }

    fn report(&mut self, span: Range<usize>, message: String, help: String) {
        let place = place(self.id, span);
        self.found.push(Diagnostic::error(Code::InvalidConfiguration, place).message(message).help(help));
    }
}

fn example(path: &str, expected: &str) -> String {
    match expected {
        "a table" => format!("write a table `[{path}]`"),
        "a list" => format!("write `[[{path}]]`, with two brackets, above each entry"),
        _ => format!("write `{} = \"…\"`", last(path)),
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn last(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(_, key)| key)
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
