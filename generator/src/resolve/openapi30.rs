//! Schemas of OpenAPI 3.0 made into those of 3.1: `nullable`, boolean bounds, and nothing beside `$ref`.

use super::{context::Cx, dialect::Dialect, object};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Mapping, Node, Value},
    resolved::{Keywords, Spanned, TypeName},
    span::Span,
};

/// Whether a member needs no reading: `amend` reads it, or 3.0 says that it is ignored.
pub(super) fn takes(cx: &mut Cx<'_, '_>, dialect: Dialect, mapping: &Mapping, entry: &Entry) -> bool {
    if dialect != Dialect::OpenApi30 {
        return false;
    }
    let key = entry.key.as_str();
    if mapping.entry("$ref").is_some() && !matches!(key, "$ref" | "description" | "title") {
        if !key.starts_with("x-") {
            let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span)
                .message(format!("`{key}` beside `$ref` is ignored in OpenAPI 3.0"));
            cx.report(fault.help("wrap the reference: `allOf: [{$ref: …}]`; or write `openapi: 3.1.0`"));
        }
        return true;
    }
    let is_boolean_bound =
        matches!(key, "exclusiveMinimum" | "exclusiveMaximum") && matches!(entry.value.value, Value::Boolean(_));
    key == "nullable" || is_boolean_bound
}

/// Brings in what `takes` has left.
pub(super) fn amend(cx: &mut Cx<'_, '_>, mapping: &Mapping, keywords: &mut Keywords) {
    if is_true(mapping, "exclusiveMinimum") {
        keywords.exclusive_minimum = keywords.minimum.take();
    }
    if is_true(mapping, "exclusiveMaximum") {
        keywords.exclusive_maximum = keywords.maximum.take();
    }
    if keywords.reference.is_some() {
        return;
    }
    if let Some(node) = mapping.get("nullable")
        && object::boolean(cx, "nullable", node) == Some(true)
    {
        allow_null(cx, node.span, keywords);
    }
}

fn is_true(mapping: &Mapping, key: &str) -> bool {
    mapping.get(key).is_some_and(|node| matches!(node.value, Value::Boolean(true)))
}

/// OpenAPI 3.0.3: `nullable` adds null to the `type` beside it, and says nothing without one.
fn allow_null(cx: &mut Cx<'_, '_>, span: Span, keywords: &mut Keywords) {
    let Some(Spanned { value: types, .. }) = &mut keywords.types else {
        let fault = Diagnostic::warning(Code::UnsupportedKeyword, span)
            .message("`nullable` says nothing without `type` beside it (OpenAPI 3.0.3)");
        cx.report(fault.help("write `type` beside it, or `anyOf` with a schema that is nullable"));
        return;
    };
    if !types.contains(&TypeName::Null) {
        types.push(TypeName::Null);
    }
    if let Some(Spanned { value: values, .. }) = &mut keywords.enumeration
        && !values.iter().any(|value| matches!(value.value, Value::Null))
    {
        values.push(Node { span, value: Value::Null });
    }
}
