//! Parameters of operations and path items.

use super::{
    content,
    context::Cx,
    object::{self, Object},
    place::Place,
    reference, schema, security, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    resolved::{Parameter, ParameterPlace, SchemaId, Spanned},
    span::Span,
};

/// A parameter, and where a list has it: for a reference, the place of the reference.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    span: Span,
    pub(super) parameter: Parameter,
}

impl Declared {
    /// Whether both are one parameter: name and place are equal; the case of a header's name does not count.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let (left, right) = (&self.parameter, &other.parameter);
        let same_name = match left.place {
            ParameterPlace::Header => left.name.value.eq_ignore_ascii_case(&right.name.value),
            ParameterPlace::Path | ParameterPlace::Query | ParameterPlace::Cookie => {
                left.name.value == right.name.value
            }
        };
        left.place == right.place && same_name
    }
}

/// Reads `parameters`; reports one that stands twice.
pub(super) fn read_all<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Vec<Declared> {
    let mut list: Vec<Declared> = Vec::new();
    for place in object.items(cx, "parameters") {
        let span = place.node.span;
        let Some(parameter) = read(cx, place) else { continue };
        let declared = Declared { span, parameter };
        match list.iter().find(|known| known.is_same(&declared)) {
            Some(first) => cx.report(
                Diagnostic::error(Code::DuplicateParameter, span)
                    .message(format!("the parameter `{}` stands twice", declared.parameter.name.value))
                    .secondary(first.span, "it stands here already")
                    .help("remove one of the two"),
            ),
            None => list.push(declared),
        }
    }
    list
}

/// Reads a parameter; `None` where it could not be read, or where OpenAPI says that it is ignored.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> Option<Parameter> {
    let place = reference::follow(cx, place, reference::PARAMETER)?;
    let object = object::read(cx, &place, &shape::PARAMETER)?;
    let (name, written_place) = (object.string(cx, "name"), object.string(cx, "in"));
    let place = written_place.as_ref().and_then(|word| parameter_place(cx, word));
    let schema = schema(cx, &object);
    let mut annotations = object.annotations(cx);
    annotations.examples = content::examples(cx, &object);
    let (name, place) = (name?, place?);
    let unsupported = unsupported(cx, &object, place, written_place.map(|word| word.span));
    if is_ignored(&name.value, place) {
        report_ignored(cx, &name);
        return None;
    }
    let required = required(cx, &object, place, &name);
    Some(Parameter { name, place, required, schema: schema?, annotations, unsupported })
}

fn parameter_place(cx: &mut Cx<'_, '_>, word: &Spanned<String>) -> Option<ParameterPlace> {
    match word.value.as_str() {
        "path" => Some(ParameterPlace::Path),
        "query" => Some(ParameterPlace::Query),
        "header" => Some(ParameterPlace::Header),
        "cookie" => Some(ParameterPlace::Cookie),
        _ => {
            security::report_value(cx, word, "a parameter's `in`", &["path", "query", "header", "cookie"]);
            None
        }
    }
}

/// OpenAPI 3.1, 4.8.12.2.1: these are described by the media types and security schemes.
fn is_ignored(name: &str, place: ParameterPlace) -> bool {
    place == ParameterPlace::Header
        && ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
}

fn report_ignored(cx: &mut Cx<'_, '_>, name: &Spanned<String>) {
    cx.report(
        Diagnostic::warning(Code::InvalidValue, name.span)
            .message(format!("a header parameter `{}` is ignored", name.value))
            .help("OpenAPI takes it from the media types and the security schemes; remove the parameter"),
    );
}

/// The place of `required: true`, which a path parameter must have.
fn required<'d>(
    cx: &mut Cx<'d, '_>,
    object: &Object<'d>,
    place: ParameterPlace,
    name: &Spanned<String>,
) -> Option<Span> {
    let required = object.flag(cx, "required");
    if required.is_some() || place != ParameterPlace::Path {
        return required;
    }
    cx.report(
        Diagnostic::error(Code::MissingMember, object.get("required").map_or(name.span, |node| node.span))
            .message(format!("the path parameter `{}` needs `required: true`", name.value))
            .help("add `required: true`"),
    );
    Some(name.span)
}

/// The schema, be it that of `content`.
fn schema<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Option<SchemaId> {
    let content = content::media_types(cx, object);
    let own = object.child("schema").map(|place| schema::id(cx, place));
    let Some(node) = object.get("content") else {
        if own.is_none() {
            object::report_missing(cx, object.span(), "a parameter", "schema");
        }
        return own;
    };
    if own.is_some() {
        let fault = Diagnostic::error(Code::InvalidValue, node.span);
        cx.report(fault.message("a parameter has `schema` or `content`, not both").help("remove `content`"));
    } else if content.len() != 1 {
        let fault = Diagnostic::error(Code::InvalidValue, node.span);
        let message = format!("`content` of a parameter has one media type, not {}", content.len());
        cx.report(fault.message(message).help("describe the value with `schema`, or name one media type"));
    }
    let described = content.first().and_then(|media_type| media_type.schema);
    let anything = |cx: &mut Cx<'d, '_>| schema::anything(cx, format!("{}/schema", object.place.pointer), node.span);
    Some(own.or(described).unwrap_or_else(|| anything(cx)))
}

/// Serialisations other than the default of the place (OpenAPI 3.1, 4.8.12.2.2).
fn unsupported<'d>(
    cx: &mut Cx<'d, '_>,
    object: &Object<'d>,
    place: ParameterPlace,
    word: Option<Span>,
) -> Vec<Spanned<String>> {
    let (usual, allowed): (&str, &[&str]) = match place {
        ParameterPlace::Path => ("simple", &["matrix", "label", "simple"]),
        ParameterPlace::Query => ("form", &["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ParameterPlace::Header => ("simple", &["simple"]),
        ParameterPlace::Cookie => ("form", &["form", "cookie"]),
    };
    let mut unsupported = Vec::new();
    let mut refuse = |value: String, span: Span| unsupported.push(Spanned { value, span });
    if let (ParameterPlace::Cookie, Some(span)) = (place, word) {
        refuse("in: cookie".to_owned(), span);
    }
    let style = object.string(cx, "style");
    let exploded_by_default = style.as_ref().map_or(usual, |style| style.value.as_str()) == "form";
    if let Some(style) = style.filter(|style| style.value != usual) {
        if !allowed.contains(&style.value.as_str()) {
            security::report_value(cx, &style, "a `style` of this parameter's place", allowed);
        }
        refuse(format!("style: {}", style.value), style.span);
    }
    if let Some(node) = object.get("explode")
        && let Some(explode) = object::boolean(cx, "explode", node)
        && explode != exploded_by_default
    {
        refuse(format!("explode: {explode}"), node.span);
    }
    object.flag(cx, "allowEmptyValue");
    if let Some(span) = object.flag(cx, "allowReserved") {
        refuse("allowReserved".to_owned(), span);
    }
    if let Some(entry) = object.mapping.entry("content") {
        refuse("content".to_owned(), entry.key_span);
    }
    unsupported
}
