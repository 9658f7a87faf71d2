//! Operations.

use super::{
    content,
    context::{Cx, Pending},
    description,
    dialect::Dialect,
    object::{self, Object},
    parameter::{self, Declared},
    path_template::{self, Template},
    response, security, server,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Entry,
    resolved::{Annotations, Method, Operation, Parameter, Response, SecurityRequirement, Spanned},
};

/// Where an operation is reached.
#[derive(Debug)]
pub(super) struct Route {
    /// The path; empty for webhooks and callbacks.
    pub(super) path: Spanned<String>,
    /// The path's parameters; `None` where there is no path, or none that could be read.
    pub(super) template: Option<Template>,
    /// The JSON pointer of the path.
    pub(super) pointer: String,
}

/// Reads an operation; `shared` are the parameters of its path item.
pub(super) fn read<'d>(
    cx: &mut Cx<'d, '_>,
    route: &Route,
    (entry, method): (&'d Entry, Method),
    object: &Object<'d>,
    shared: &[Declared],
) -> Operation {
    check_unused(cx, object);
    let parameters = parameters(cx, route, object, shared);
    Operation {
        operation_id: operation_id(cx, route, entry, object),
        method,
        path: route.path.clone(),
        pointer: object.place.pointer.clone(),
        annotations: annotations(cx, object),
        parameters,
        request_body: object.child("requestBody").and_then(|place| content::request_body(cx, place)),
        responses: responses(cx, object),
        security: security(cx, object),
        idempotency: object.extensions.idempotency.clone(),
        unsupported: unsupported(object),
    }
}

/// Members that nothing is generated from.
fn check_unused<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) {
    description::check_external_docs(cx, object.child("externalDocs"));
    server::read_all(cx, object);
    for tag in object.items(cx, "tags") {
        object::prose(cx, "tags", tag.node);
    }
    for (_, place) in object.members(cx, "callbacks") {
        cx.check_later(Pending::Callback(place));
    }
}

fn unsupported(object: &Object<'_>) -> Vec<Spanned<String>> {
    let entries = ["servers", "callbacks"].into_iter().filter_map(|key| object.mapping.entry(key));
    entries.map(|entry| Spanned { value: entry.key.clone(), span: entry.key_span }).collect()
}

/// The path item's parameters where the operation does not replace them, then the operation's own.
fn parameters<'d>(cx: &mut Cx<'d, '_>, route: &Route, object: &Object<'d>, shared: &[Declared]) -> Vec<Parameter> {
    let own = parameter::read_all(cx, object);
    let inherited = shared.iter().filter(|shared| !own.iter().any(|own| own.is_same(shared)));
    let parameters: Vec<_> = inherited.chain(&own).map(|declared| declared.parameter.clone()).collect();
    if let Some(template) = &route.template {
        path_template::check(cx, &route.path, template, &parameters);
    }
    parameters
}

/// `operationId`, or one made of method and path.
fn operation_id<'d>(cx: &mut Cx<'d, '_>, route: &Route, entry: &Entry, object: &Object<'d>) -> Spanned<String> {
    if let Some(id) = object.string(cx, "operationId") {
        match cx.operation_ids.get(&id.value) {
            Some(first) => {
                let fault = Diagnostic::error(Code::DuplicateOperation, id.span)
                    .message(format!("another operation is called `{}`", id.value))
                    .secondary(*first, "it is called so here");
                cx.report(fault.help("an `operationId` names one operation of the document"));
            }
            None => {
                cx.operation_ids.insert(id.value.clone(), id.span);
            }
        }
        return id;
    }
    let derived = free_id(cx, path_template::operation_id(&entry.key, &route.path.value));
    // Operations without a path are not generated, so that they need no name.
    if object.get("operationId").is_none() && !route.path.value.is_empty() {
        cx.report(
            Diagnostic::warning(Code::MissingOperationId, entry.key_span)
                .message(format!("this operation has no `operationId`; it is called `{derived}`"))
                .help(format!("write `operationId: {derived}`, or a better name")),
        );
    }
    Spanned { value: derived, span: entry.key_span }
}

/// The id, with a number behind it where another operation has it.
fn free_id(cx: &mut Cx<'_, '_>, id: String) -> String {
    let numbered = (2_u32..).map(|number| format!("{id}{number}"));
    let free = std::iter::once(id.clone()).chain(numbered).find(|candidate| !cx.taken_ids.contains(candidate));
    let free = free.unwrap_or(id);
    cx.taken_ids.insert(free.clone());
    free
}

fn annotations<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Annotations {
    let mut annotations = object.annotations(cx);
    let texts = [object.prose(cx, "summary"), annotations.description.take()];
    let texts: Vec<_> = texts.into_iter().flatten().collect();
    annotations.description = (!texts.is_empty()).then(|| texts.join("\n\n"));
    annotations
}

fn responses<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Vec<Response> {
    if object.get("responses").is_none() && cx.dialect == Dialect::OpenApi30 {
        object::report_missing(cx, object.span(), "an operation", "responses");
    }
    response::read_all(cx, object)
}

/// The operation's own requirements, else the document's.
fn security<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Vec<SecurityRequirement> {
    security::requirements(cx, object).unwrap_or_else(|| cx.default_security.clone())
}
