//! `components`: its schemas and security schemes are kept, all else is kept where it is used; everything is checked.

use super::{
    content,
    context::{Cx, Pending},
    object::{self, Object},
    parameter,
    place::Place,
    response, schema, security, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Entry,
    resolved::{SchemaId, SecurityScheme},
};

/// What is kept of `components`.
#[derive(Debug, Default)]
pub(super) struct Components {
    pub(super) schemas: Vec<SchemaId>,
    pub(super) security_schemes: Vec<SecurityScheme>,
}

/// Reads `components`. Schemas come first, so that their ids are the first ones, in their order.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) -> Components {
    let Some(place) = top.child("components") else { return Components::default() };
    let Some(components) = object::read(cx, &place, &shape::COMPONENTS) else { return Components::default() };
    let schemas = section(cx, &components, "schemas").into_iter().map(|(_, place)| schema::id(cx, place)).collect();
    let entries = section(cx, &components, "securitySchemes");
    let security_schemes = entries.into_iter().map(|(entry, place)| security::scheme(cx, entry, place)).collect();
    check_unused(cx, &components);
    Components { schemas, security_schemes }
}

/// The entries of one section, with their names checked.
fn section<'d>(cx: &mut Cx<'d, '_>, components: &Object<'d>, key: &str) -> Vec<(&'d Entry, Place<'d>)> {
    let mut entries = components.members(cx, key);
    entries.retain(|(entry, _)| !entry.key.starts_with("x-") || entry.value.as_mapping().is_some());
    for (entry, _) in &entries {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if entry.key.is_empty() || !entry.key.bytes().all(legal) {
            cx.report(
                Diagnostic::warning(Code::InvalidValue, entry.key_span)
                    .message(format!("`{}` is no name for a component", entry.key))
                    .help("use letters, digits, `.`, `-` and `_`"),
            );
        }
    }
    entries
}

/// Looks at what may be used nowhere: a fault there is a fault too.
fn check_unused<'d>(cx: &mut Cx<'d, '_>, components: &Object<'d>) {
    for (_, place) in section(cx, components, "parameters") {
        parameter::read(cx, place);
    }
    for (_, place) in section(cx, components, "responses") {
        response::check(cx, place);
    }
    for (_, place) in section(cx, components, "requestBodies") {
        content::request_body(cx, place);
    }
    for (_, place) in section(cx, components, "headers") {
        cx.check_later(Pending::Header(place));
    }
    for (_, place) in section(cx, components, "examples") {
        content::example(cx, place);
    }
    for (_, place) in section(cx, components, "links") {
        response::check_link(cx, place);
    }
    for (_, place) in section(cx, components, "callbacks") {
        cx.check_later(Pending::Callback(place));
    }
    for (_, place) in section(cx, components, "pathItems") {
        cx.check_later(Pending::PathItem(place));
    }
    for (_, place) in section(cx, components, "mediaTypes") {
        content::check_media_type(cx, place);
    }
}
