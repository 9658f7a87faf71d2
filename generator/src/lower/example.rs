//! Every `example`, `default`, `const` and `enum` value against its own schema.

use super::{
    Cx, json,
    judge::{self, Broken},
    location::keywords,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Node,
    resolved::SchemaId,
};

/// Judges the values of all schemas, media types and parameters.
pub(super) fn check_all(cx: &mut Cx<'_>) {
    let resolved = cx.resolved;
    for index in 0..resolved.schemas.len() {
        let id = SchemaId(index);
        let Some(keywords) = keywords(resolved, id) else { continue };
        judge_all(cx, id, &keywords.annotations.examples, "example");
        judge_all(cx, id, keywords.annotations.default.as_slice(), "default");
        judge_all(cx, id, keywords.constant.as_slice(), "value of `const`");
        judge_all(cx, id, keywords.enumeration.as_ref().map_or(&[], |values| &values.value), "value of `enum`");
    }
    for operation in &resolved.operations {
        for parameter in &operation.parameters {
            judge_all(cx, parameter.schema, &parameter.annotations.examples, "example");
        }
        let bodies = operation.request_body.iter().flat_map(|body| &body.content);
        for media_type in bodies.chain(operation.responses.iter().flat_map(|response| &response.content)) {
            if let Some(schema) = media_type.schema {
                judge_all(cx, schema, &media_type.examples, "example");
            }
        }
    }
}

fn judge_all(cx: &mut Cx<'_>, id: SchemaId, nodes: &[Node], what: &str) {
    for node in nodes {
        if let Some(broken) = judge::violation(cx, id, &json::of(node)) {
            report(cx, node, &broken, what);
        }
    }
}

fn report(cx: &mut Cx<'_>, node: &Node, broken: &Broken, what: &str) {
    let place = place_in(node, &broken.pointer);
    let Broken { keyword, .. } = broken;
    let of = if broken.pointer.is_empty() { String::new() } else { format!(" at `{}`", broken.pointer) };
    let rule = cx.resolved.schema(broken.schema);
    let diagnostic = match cx.options.root {
        // An annotation of a JSON Schema may say anything, and values that cannot be are no fault of the others.
        Some(_) => Diagnostic::warning(Code::InvalidExample, place.span),
        None => Diagnostic::error(Code::InvalidExample, place.span),
    };
    cx.diagnostics.push(
        diagnostic
            .message(format!("this {what} breaks its schema{of}: `{keyword}`"))
            .secondary(rule.span, format!("`{keyword}` is said in this schema"))
            .help("correct the value, or widen the schema if the provider really sends it"),
    );
}

/// The node at a JSON pointer, or the nearest one above it.
fn place_in<'n>(node: &'n Node, pointer: &str) -> &'n Node {
    let mut place = node;
    for segment in pointer.split('/').skip(1) {
        let key = segment.replace("~1", "/").replace("~0", "~");
        let item = key.parse::<usize>().ok().and_then(|index| place.as_sequence()?.get(index));
        match place.get(&key).or(item) {
            Some(next) => place = next,
            None => return place,
        }
    }
    place
}
