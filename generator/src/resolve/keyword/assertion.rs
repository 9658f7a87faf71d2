//! Keywords that assert something of a value by themselves.

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Node, Value},
    resolve::{
        context::Cx,
        dialect::Dialect,
        nearest::nearest,
        number,
        object::{self, report_kind},
    },
    resolved::{Keywords, Spanned, TypeName},
};

const TYPES: &[(&str, TypeName)] = &[
    ("null", TypeName::Null),
    ("boolean", TypeName::Boolean),
    ("integer", TypeName::Integer),
    ("number", TypeName::Number),
    ("string", TypeName::String),
    ("array", TypeName::Array),
    ("object", TypeName::Object),
];

/// The values of `type`.
pub(in crate::resolve) const TYPE_NAMES: &[&str] =
    &["null", "boolean", "integer", "number", "string", "array", "object"];

/// Reads an assertion; `false` where the keyword is none.
pub(super) fn read(cx: &mut Cx<'_, '_>, entry: &Entry, keywords: &mut Keywords) -> bool {
    let (key, node) = (entry.key.as_str(), &entry.value);
    match key {
        "type" => keywords.types = types(cx, node),
        "enum" => keywords.enumeration = enumeration(cx, node),
        "const" => keywords.constant = Some(node.clone()),
        "pattern" => keywords.pattern = object::string(cx, key, node),
        "format" => keywords.format = object::string(cx, key, node),
        "uniqueItems" => keywords.unique_items = flag(cx, key, node),
        "required" => keywords.required = names(cx, key, node),
        "dependentRequired" => keywords.dependent_required.extend(dependent_required(cx, node)),
        _ => return read_count(cx, key, node, keywords) || read_bound(cx, key, node, keywords),
    }
    true
}

fn read_count(cx: &mut Cx<'_, '_>, key: &str, node: &Node, keywords: &mut Keywords) -> bool {
    let slot = match key {
        "minLength" => &mut keywords.min_length,
        "maxLength" => &mut keywords.max_length,
        "minItems" => &mut keywords.min_items,
        "maxItems" => &mut keywords.max_items,
        "minContains" => &mut keywords.min_contains,
        "maxContains" => &mut keywords.max_contains,
        "minProperties" => &mut keywords.min_properties,
        "maxProperties" => &mut keywords.max_properties,
        _ => return false,
    };
    *slot = count(cx, key, node);
    true
}

fn read_bound(cx: &mut Cx<'_, '_>, key: &str, node: &Node, keywords: &mut Keywords) -> bool {
    let slot = match key {
        "minimum" => &mut keywords.minimum,
        "maximum" => &mut keywords.maximum,
        "exclusiveMinimum" => &mut keywords.exclusive_minimum,
        "exclusiveMaximum" => &mut keywords.exclusive_maximum,
        "multipleOf" => &mut keywords.multiple_of,
        _ => return false,
    };
    *slot = bound(cx, key, node);
    true
}

fn count(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<Spanned<u64>> {
    let Value::Number(text) = &node.value else {
        report_kind(cx, key, node, "a number");
        return None;
    };
    let value = number::count(text);
    if value.is_none() {
        let fault = Diagnostic::error(Code::InvalidValue, node.span);
        let message = format!("`{key}` is `{text}`, and must be a whole number from 0 up");
        cx.report(fault.message(message).help(format!("write digits alone, as in `{key}: 3`")));
    }
    value.map(|value| Spanned { value, span: node.span })
}

fn bound(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<Spanned<String>> {
    let Value::Number(text) = &node.value else {
        if key.starts_with("exclusive") && matches!(node.value, Value::Boolean(_)) {
            let fault = Diagnostic::error(Code::UnexpectedType, node.span)
                .message(format!("`{key}` is a boolean, which is OpenAPI 3.0's way"));
            cx.report(fault.help(format!("write the bound itself: `{key}: 0`")));
        } else {
            report_kind(cx, key, node, "a number");
        }
        return None;
    };
    if key == "multipleOf" && !number::is_positive(text) {
        let fault = Diagnostic::error(Code::InvalidValue, node.span);
        let fault = fault.message(format!("`multipleOf` is `{text}`, and must be above 0"));
        cx.report(fault.help("write the step between two values, as in `multipleOf: 0.01`"));
        return None;
    }
    Some(Spanned { value: text.clone(), span: node.span })
}

fn flag(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<Spanned<bool>> {
    object::boolean(cx, key, node).map(|value| Spanned { value, span: node.span })
}

fn types(cx: &mut Cx<'_, '_>, node: &Node) -> Option<Spanned<Vec<TypeName>>> {
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) | Value::Mapping(_) => {
            std::slice::from_ref(node)
        }
    };
    if items.is_empty() {
        let fault = Diagnostic::error(Code::InvalidValue, node.span).message("`type` lists no type");
        cx.report(fault.help("name one, or leave `type` out where any value is meant"));
        return None;
    }
    let mut names = Vec::new();
    for item in items {
        let Some(name) = type_name(cx, item) else { continue };
        if names.contains(&name) {
            report_repeated(cx, "type", item);
        } else {
            names.push(name);
        }
    }
    // What was not understood has been reported; a list cut short must not narrow the schema.
    (names.len() == items.len() || !names.is_empty()).then_some(Spanned { value: names, span: node.span })
}

fn type_name(cx: &mut Cx<'_, '_>, node: &Node) -> Option<TypeName> {
    let Some(text) = node.as_str() else {
        let fault = Diagnostic::error(Code::UnexpectedType, node.span)
            .message(format!("`type` is {}, and must be the name of a type", node.value.kind()));
        let is_null = matches!(node.value, Value::Null);
        cx.report(if is_null { fault.help("write `'null'`, with quotes") } else { fault });
        return is_null.then_some(TypeName::Null);
    };
    let known = TYPES.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    if known.is_none() {
        let fault =
            Diagnostic::error(Code::InvalidValue, node.span).message(format!("`{text}` is no type of JSON Schema"));
        cx.report(match nearest(text, TYPE_NAMES.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help(format!("the types are `{}`", TYPE_NAMES.join("`, `"))),
        });
    }
    known
}

fn enumeration(cx: &mut Cx<'_, '_>, node: &Node) -> Option<Spanned<Vec<Node>>> {
    let items = object::list(cx, "enum", node)?;
    if items.is_empty() {
        // JSON Schema only advises against it (2020-12 validation, 6.1.2).
        let is_allowed = match cx.library.get(cx.frame.resource).rules.dialect {
            Dialect::OpenApi30 | Dialect::OpenApi31 => false,
            Dialect::Draft202012 | Dialect::Draft201909 | Dialect::Draft7 | Dialect::Draft6 => true,
        };
        let severe = if is_allowed { Diagnostic::warning } else { Diagnostic::error };
        let fault = severe(Code::InvalidValue, node.span).message("`enum` lists no value");
        cx.report(fault.help("a schema that allows nothing is `false`"));
        return is_allowed.then_some(Spanned { value: Vec::new(), span: node.span });
    }
    Some(Spanned { value: items.to_vec(), span: node.span })
}

fn report_repeated(cx: &mut Cx<'_, '_>, key: &str, node: &Node) {
    let fault = Diagnostic::warning(Code::InvalidValue, node.span);
    let text = node.as_str().unwrap_or("null");
    cx.report(fault.message(format!("`{text}` stands twice in `{key}`")).help("remove it"));
}

/// A list of distinct strings.
pub(super) fn names(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Vec<Spanned<String>> {
    if let ("required", Value::Boolean(_)) = (key, &node.value) {
        let fault = Diagnostic::error(Code::UnexpectedType, node.span)
            .message("`required` of a schema is a list of names, and not a boolean");
        cx.report(fault.help("list the property's name in `required` of the object that has it"));
        return Vec::new();
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut names = Vec::new();
    for item in object::list(cx, key, node).unwrap_or_default() {
        let Some(name) = object::string(cx, key, item) else { continue };
        if seen.insert(name.value.clone()) {
            names.push(name);
        } else {
            report_repeated(cx, key, item);
        }
    }
    names
}

fn dependent_required(cx: &mut Cx<'_, '_>, node: &Node) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
    let Some(mapping) = node.as_mapping() else {
        report_kind(cx, "dependentRequired", node, "a mapping");
        return Vec::new();
    };
    let entries = mapping.entries.iter();
    entries
        .map(|entry| {
            let name = Spanned { value: entry.key.clone(), span: entry.key_span };
            (name, names(cx, "dependentRequired", &entry.value))
        })
        .collect()
}
