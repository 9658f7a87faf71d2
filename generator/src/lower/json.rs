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

/// Whether a node is a value.
pub(super) fn is(node: &Node, value: &Json) -> bool {
    match (&node.value, value) {
        (Value::String(text), Json::String(value)) => text == value,
        (Value::Boolean(one), Json::Boolean(other)) => one == other,
        (Value::Null, Json::Null) => true,
        // Numbers of digits alone are equal where their digits are.
        (Value::Number(text), Json::Number(number)) => {
            let same = text == number.as_str();
            same || !(is_plain(text) && is_plain(number.as_str())) && of(node) == *value
        }
        (Value::Sequence(_), Json::Array(_)) | (Value::Mapping(_), Json::Object(_)) => of(node) == *value,
        _ => false,
    }
}

fn is_plain(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The JSON text of a node.
pub(super) fn text(node: &Node) -> String {
    of(node).to_string()
}

/// The longest text that stands in one line of documentation.
const LINE_MAX: usize = 90;

/// The JSON text of a node for people: members in the author's order, on lines of their own where it is long.
pub(super) fn shown(node: &Node) -> String {
    let compact = compact(node);
    if compact.chars().count() <= LINE_MAX { compact } else { pretty(node, 0) }
}

fn compact(node: &Node) -> String {
    match &node.value {
        Value::Sequence(items) => format!("[{}]", items.iter().map(compact).collect::<Vec<_>>().join(", ")),
        Value::Mapping(mapping) => {
            let members =
                mapping.entries.iter().map(|entry| format!("{}: {}", name(&entry.key), compact(&entry.value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => text(node),
    }
}

fn pretty(node: &Node, depth: usize) -> String {
    let [inner, outer] = [depth + 1, depth].map(|depth| "  ".repeat(depth));
    let lines: Vec<String> = match &node.value {
        Value::Sequence(items) => items.iter().map(|item| format!("{inner}{}", pretty(item, depth + 1))).collect(),
        Value::Mapping(mapping) => {
            let members = mapping.entries.iter();
            members.map(|entry| format!("{inner}{}: {}", name(&entry.key), pretty(&entry.value, depth + 1))).collect()
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => return text(node),
    };
    let (open, close) = if matches!(node.value, Value::Sequence(_)) { ('[', ']') } else { ('{', '}') };
    if lines.is_empty() { compact(node) } else { format!("{open}\n{}\n{outer}{close}", lines.join(",\n")) }
}

fn name(key: &str) -> Json {
    Json::String(key.to_owned())
}
