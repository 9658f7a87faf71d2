//! Operations: parameters, bodies, answers.

mod outcome;

use super::{
    Cx, docs,
    location::Direction,
    naming::{self, Case, Origin, Scope},
    security,
    types::{self, Hint},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    ident::Ident,
    ir::{
        Additional, Body, DefinitionKind, Idempotency, MemberKind, Operation, Parameter, ParameterPlace, PathPiece,
        Presence, StatusRange, Type,
    },
    resolved::{self, MediaType, SchemaId, Spanned},
    span::Span,
};
use std::collections::BTreeSet;

/// Names that the modules of operations and clients use themselves.
const RESERVED_TYPES: &[&str] = &["Client", "Builder", "Server", "Credentials"];
const RESERVED_METHODS: &[&str] = &["builder", "new", "clone", "send"];

/// Says which choices of the configuration are for operations that do not exist.
pub(super) fn check_choices(cx: &mut Cx<'_>) {
    let known: BTreeSet<&str> = cx.resolved.operations.iter().map(|known| known.operation_id.value.as_str()).collect();
    for (id, chosen) in cx.options.operations.iter().filter(|(id, _)| !known.contains(id.as_str())) {
        let span = chosen.span.unwrap_or_else(|| Span::start_of(cx.resolved.file));
        cx.diagnostics.push(
            Diagnostic::error(Code::InvalidConfiguration, span)
                .message(format!("no operation is called `{id}`"))
                .help("take the entry out, or correct it: it is the `operationId`"),
        );
    }
}

/// All operations, in order. Request bodies are lowered before anything that is received, so that the request's form
/// of a schema gets the plain name.
pub(super) fn lower_all(cx: &mut Cx<'_>) -> Vec<Operation> {
    let resolved = cx.resolved;
    let mut names = Scope::reserving(RESERVED_METHODS);
    let mut type_names = Scope::reserving(RESERVED_TYPES);
    let claimed: Vec<(Ident, Ident)> = resolved
        .operations
        .iter()
        .map(|operation| {
            let id = &operation.operation_id;
            let origin = Origin { text: &id.value, span: id.span, case: Case::Snake };
            let chosen = naming::chosen(operation.annotations.name.as_ref(), Case::Snake, cx.diagnostics);
            let wish = chosen.unwrap_or_else(|| Ident::snake(&id.value));
            let name = names.claim(&wish, "_", origin, cx.diagnostics);
            let type_name = type_names.invent(&Ident::camel(name.as_str()), "");
            (name, type_name)
        })
        .collect();
    let requests: Vec<(Vec<Parameter>, Body)> =
        resolved.operations.iter().map(|operation| request(cx, operation)).collect();
    let mut operations = Vec::new();
    for ((operation, (name, type_name)), (parameters, body)) in resolved.operations.iter().zip(claimed).zip(requests) {
        let outcomes = outcome::lower(cx, operation, &type_name, &mut type_names);
        let parts = Parts { name, type_name, parameters, body, outcomes };
        operations.push(lower(cx, operation, parts));
    }
    operations
}

/// What was decided before the operation is put together.
struct Parts {
    name: Ident,
    type_name: Ident,
    parameters: Vec<Parameter>,
    body: Body,
    outcomes: outcome::Outcomes,
}

fn lower(cx: &mut Cx<'_>, operation: &resolved::Operation, parts: Parts) -> Operation {
    let Parts { name, type_name, parameters, body, outcomes } = parts;
    refuse_unsupported(cx, &operation.unsupported);
    let mut docs = docs::of_annotations(&operation.annotations);
    docs.place = Some(format!("`{}` in `{}`", operation.pointer, cx.options.source));
    Operation {
        name,
        type_name,
        operation_id: operation.operation_id.value.clone(),
        docs,
        method: operation.method,
        path: pieces(&operation.path.value, &parameters),
        path_template: operation.path.value.clone(),
        security: security::requirements(cx, &operation.security),
        success: outcomes.success,
        rejection: outcomes.rejection,
        documented: operation.responses.iter().map(|response| range(response.status.value)).collect(),
        idempotency: idempotency(cx, operation),
        parameters,
        body,
    }
}

fn request(cx: &mut Cx<'_>, operation: &resolved::Operation) -> (Vec<Parameter>, Body) {
    let hint = Hint { words: operation.operation_id.value.clone(), component: usize::MAX };
    let mut scope = Scope::reserving(&["body"]);
    let mut ordered: Vec<&resolved::Parameter> = operation.parameters.iter().collect();
    let position =
        |parameter: &resolved::Parameter| operation.path.value.find(&format!("{{{}}}", parameter.name.value));
    ordered.sort_by_key(|parameter| (parameter.place, position(parameter)));
    let parameters = ordered.into_iter().filter_map(|found| parameter(cx, found, &hint, &mut scope)).collect();
    let body = operation.request_body.as_ref().map_or(Body::None, |found| body(cx, found, &hint));
    (parameters, body)
}

fn parameter(cx: &mut Cx<'_>, parameter: &resolved::Parameter, hint: &Hint, scope: &mut Scope) -> Option<Parameter> {
    refuse_unsupported(cx, &parameter.unsupported);
    let place = match parameter.place {
        resolved::ParameterPlace::Path => ParameterPlace::Path,
        resolved::ParameterPlace::Query => ParameterPlace::Query,
        resolved::ParameterPlace::Header => ParameterPlace::Header,
        // Said by `refuse_unsupported`.
        resolved::ParameterPlace::Cookie => return None,
    };
    let wire_name = parameter.name.value.clone();
    let chosen = naming::chosen(parameter.annotations.name.as_ref(), Case::Snake, cx.diagnostics);
    let wish = chosen.unwrap_or_else(|| Ident::snake(&wire_name));
    let origin = Origin { text: &wire_name, span: parameter.name.span, case: Case::Snake };
    let name = scope.claim(&wish, "_", origin, cx.diagnostics);
    let ty = types::typed(cx, &[parameter.schema], Direction::Request, &hint.then(&wire_name)).ty;
    let is_list = matches!(&ty, Type::List(item) if types::is_scalar(cx, item)) && place == ParameterPlace::Query;
    if !is_list && !types::is_scalar(cx, &ty) {
        let help = "a parameter is a text, a number or a boolean; in a query also a list of these";
        refuse(
            cx,
            parameter.name.span,
            &format!("the parameter `{wire_name}` has a type that cannot be sent yet"),
            help,
        );
    }
    let presence = if parameter.required.is_some() { Presence::Required } else { Presence::Optional };
    let mut docs = docs::of_annotations(&parameter.annotations);
    docs.place = None;
    Some(Parameter { wire_name, name, place, ty, presence, docs })
}

fn body(cx: &mut Cx<'_>, body: &resolved::RequestBody, hint: &Hint) -> Body {
    let Some(media_type) = json(&body.content) else {
        let names: Vec<&str> = body.content.iter().map(|media_type| media_type.name.value.as_str()).collect();
        let message = format!("a request body of type {} cannot be sent yet", names.join(", "));
        refuse(cx, body.span, &message, "describe it as `application/json` if the provider accepts that");
        return Body::None;
    };
    let presence = if body.required.is_some() { Presence::Required } else { Presence::Optional };
    let Some(schema) = media_type.schema else { return Body::Json { ty: Type::Json, presence } };
    let ty = types::typed(cx, &[schema], Direction::Request, &hint.then("request")).into_type();
    if presence == Presence::Required && is_empty_object(cx, &ty) {
        return Body::Constant("{}".to_owned());
    }
    Body::Json { ty, presence }
}

/// An object that can only be `{}` is sent without asking the caller for it.
fn is_empty_object(cx: &Cx<'_>, ty: &Type) -> bool {
    let Type::Defined(id) = ty else { return false };
    let definition = cx.definitions.get(id.0).and_then(Option::as_ref);
    definition.is_some_and(|definition| match &definition.kind {
        DefinitionKind::Record(record) => {
            let stored = record.members.iter().any(|member| matches!(member.kind, MemberKind::Value { .. }));
            !stored && record.members.is_empty() && matches!(record.additional, Additional::Closed)
        }
        DefinitionKind::Scalar(_)
        | DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::List(_)
        | DefinitionKind::Checked(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Value(_)
        | DefinitionKind::Alias(_) => false,
    })
}

/// The JSON media type among several.
pub(super) fn json(content: &[MediaType]) -> Option<&MediaType> {
    let essence = |media_type: &MediaType| {
        let name = media_type.name.value.to_ascii_lowercase();
        name.split(';').next().unwrap_or("").trim().to_owned()
    };
    let exact = content.iter().find(|media_type| essence(media_type) == "application/json");
    exact.or_else(|| content.iter().find(|media_type| essence(media_type).ends_with("+json")))
}

fn pieces(template: &str, parameters: &[Parameter]) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        pieces.push(PathPiece::Literal(before.to_owned()));
        let found = parameters.iter().position(|p| p.place == ParameterPlace::Path && p.wire_name == name);
        pieces.extend(found.map(PathPiece::Parameter));
        rest = behind;
    }
    pieces.push(PathPiece::Literal(rest.to_owned()));
    pieces.retain(|piece| *piece != PathPiece::Literal(String::new()));
    pieces
}

pub(super) fn range(status: resolved::StatusKey) -> StatusRange {
    match status {
        resolved::StatusKey::Exact(code) => StatusRange::Exact(code),
        resolved::StatusKey::Class(digit) => StatusRange::Class(digit),
        resolved::StatusKey::Default => StatusRange::Default,
    }
}

fn idempotency(cx: &mut Cx<'_>, operation: &resolved::Operation) -> Idempotency {
    let Some(declared) = &operation.idempotency else { return Idempotency::Undeclared };
    match &declared.value {
        resolved::Idempotency::Safe => Idempotency::Safe,
        resolved::Idempotency::Unsafe => Idempotency::Unsafe,
        resolved::Idempotency::Unknown => Idempotency::Unknown,
        resolved::Idempotency::Field(field) => {
            let content = operation.request_body.as_ref().map_or(&[][..], |body| &body.content);
            let schema = json(content).and_then(|media_type| media_type.schema);
            if !schema.is_some_and(|schema| declares(cx, schema, field)) {
                report_field(cx, declared, field);
            }
            Idempotency::Field(field.clone())
        }
    }
}

fn declares(cx: &Cx<'_>, schema: SchemaId, field: &str) -> bool {
    let location = cx.location(&[schema], Direction::Request);
    super::shape::shape(cx.resolved, &location).declared().iter().any(|declared| declared.name == field)
}

fn report_field(cx: &mut Cx<'_>, declared: &Spanned<resolved::Idempotency>, field: &str) {
    cx.diagnostics.push(
        Diagnostic::error(Code::InvalidValue, declared.span)
            .message(format!("the request body declares no member `{field}`"))
            .help("name a member of the request body, or write `{safe: unknown}`"),
    );
}

fn refuse_unsupported(cx: &mut Cx<'_>, unsupported: &[Spanned<String>]) {
    for construct in unsupported {
        let message = format!("`{}` cannot be generated yet", construct.value);
        refuse(cx, construct.span, &message, "take it out of the specification");
    }
}

fn refuse(cx: &mut Cx<'_>, span: Span, message: &str, help: &str) {
    cx.diagnostics.push(Diagnostic::error(Code::UnsupportedOperation, span).message(message).help(help));
}
