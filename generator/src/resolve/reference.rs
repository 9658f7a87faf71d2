//! `$ref`: from its text to the place it leads to, along chains of references.

use std::collections::BTreeSet;

use super::{
    address,
    context::{Cx, Origin},
    library::{Located, Miss},
    nearest::nearest,
    place::{Place, ResourceId, joined},
    pointer::{DeadEnd, Pointer},
    retrieval,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Mapping, Node},
    resolved::Spanned,
};

/// What a reference must lead to: its place below `components`, and its name for people.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) section: &'static str,
    pub(super) noun: &'static str,
}

pub(super) const SCHEMA: Target = Target { section: "schemas", noun: "schema" };
pub(super) const PARAMETER: Target = Target { section: "parameters", noun: "parameter" };
pub(super) const RESPONSE: Target = Target { section: "responses", noun: "response" };
pub(super) const REQUEST_BODY: Target = Target { section: "requestBodies", noun: "request body" };
pub(super) const HEADER: Target = Target { section: "headers", noun: "header" };
pub(super) const EXAMPLE: Target = Target { section: "examples", noun: "example" };
pub(super) const LINK: Target = Target { section: "links", noun: "link" };
pub(super) const CALLBACK: Target = Target { section: "callbacks", noun: "callback" };
pub(super) const PATH_ITEM: Target = Target { section: "pathItems", noun: "path item" };
pub(super) const SECURITY_SCHEME: Target = Target { section: "securitySchemes", noun: "security scheme" };
pub(super) const MEDIA_TYPE: Target = Target { section: "mediaTypes", noun: "media type" };

/// The place itself, or what it refers to, however long the chain is.
pub(super) fn follow<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>, target: Target) -> Option<Place<'d>> {
    let mut place = place;
    let mut seen = BTreeSet::new();
    while let Some((mapping, entry)) = reference_of(place.node) {
        if !seen.insert(address(place.node)) {
            cx.report(
                Diagnostic::error(Code::CircularReference, entry.value.span)
                    .message(format!("this reference leads back to itself and to no {}", target.noun))
                    .help(format!("write the {} out in one of these places", target.noun)),
            );
            return None;
        }
        check_siblings(cx, mapping);
        let text = text_of(cx, entry)?;
        place = find(cx, &text, target)?.place;
    }
    Some(place)
}

fn reference_of(node: &Node) -> Option<(&Mapping, &Entry)> {
    let mapping = node.as_mapping()?;
    mapping.entry("$ref").map(|entry| (mapping, entry))
}

/// The text of a `$ref` or `$dynamicRef`.
pub(super) fn text_of(cx: &mut Cx<'_, '_>, entry: &Entry) -> Option<Spanned<String>> {
    let text = entry.value.as_str().map(str::to_owned);
    if text.is_none() {
        let key = &entry.key;
        let message = format!("`{key}` is {}, and must be a string", entry.value.value.kind());
        let example = match cx.origin {
            Origin::OpenApi => "#/components/…",
            Origin::Schema(_) => "#/$defs/…",
        };
        let help = format!("write `{key}: '{example}'`; without quotes, YAML reads `#` as a comment");
        cx.report(Diagnostic::error(Code::UnexpectedType, entry.value.span).message(message).help(help));
    }
    Some(Spanned { value: text?, span: entry.value.span })
}

/// Beside `$ref`, a Reference Object has a summary and a description; all else is ignored (OpenAPI 3.1, 4.8.23).
fn check_siblings(cx: &mut Cx<'_, '_>, mapping: &Mapping) {
    for entry in &mapping.entries {
        if !matches!(entry.key.as_str(), "$ref" | "summary" | "description") && !entry.key.starts_with("x-") {
            cx.report(
                Diagnostic::warning(Code::UnknownMember, entry.key_span)
                    .message(format!("`{}` beside `$ref` is ignored", entry.key))
                    .help("move it to where the reference leads, or remove it"),
            );
        }
        if entry.key.starts_with("x-carimbo-") {
            cx.report(
                Diagnostic::error(Code::UnknownMember, entry.key_span)
                    .message(format!("`{}` has no meaning beside `$ref`", entry.key))
                    .help("move it to where the reference leads"),
            );
        }
    }
}

/// The place that one reference leads to. Most references of a document are repetitions, so that places are kept.
pub(super) fn find<'d>(cx: &mut Cx<'d, '_>, reference: &Spanned<String>, target: Target) -> Option<Located<'d>> {
    let key = (target.section, cx.frame.resource);
    if let Some(found) = cx.found.get(&key).and_then(|found| found.get(&reference.value)) {
        return Some(found.clone());
    }
    let found = search(cx, reference, target)?;
    cx.found.entry(key).or_default().insert(reference.value.clone(), found.clone());
    Some(found)
}

fn search<'d>(cx: &mut Cx<'d, '_>, reference: &Spanned<String>, target: Target) -> Option<Located<'d>> {
    match cx.library.locate(cx.frame.resource, &reference.value) {
        Ok(found) => suits(cx, reference, &found.place, target).then_some(found),
        Err(miss) => {
            report_miss(cx, reference, miss, target);
            None
        }
    }
}

/// Whether a place of an OpenAPI document may be what a reference needs; reports where it cannot.
fn suits(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, place: &Place<'_>, target: Target) -> bool {
    match cx.origin {
        Origin::Schema(_) => return true,
        Origin::OpenApi if place.pointer == "#" => {
            report_invalid(cx, reference, &format!("is the whole document, and not a {}", target.noun));
            return false;
        }
        Origin::OpenApi => {}
    }
    let pointer = place.pointer.strip_prefix('#').and_then(Pointer::parse);
    let section = pointer.as_ref().and_then(Pointer::component_section).unwrap_or(target.section);
    if section != target.section {
        report_invalid(cx, reference, &format!("leads into `{section}`, and a {} is needed", target.noun));
    }
    section == target.section
}

fn report_miss(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, miss: Miss<'_>, target: Target) {
    match miss {
        Miss::Resource(uri) => report_foreign(cx, reference, &uri, target),
        Miss::Encoding => {
            report_invalid(cx, reference, "has a `%` that two hexadecimal digits of UTF-8 do not follow");
        }
        Miss::Pointer => {
            report_invalid(cx, reference, "is not a JSON pointer: `~` must be written `~0`, and `/` in a name `~1`");
        }
        Miss::DeadEnd(end) => report_dead_end(cx, reference, &end, target),
        Miss::Anchor(resource, name) => report_anchor(cx, reference, resource, &name),
    }
}

fn report_anchor(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, resource: ResourceId, name: &str) {
    let fault = Diagnostic::error(Code::UnknownReference, reference.span)
        .message(format!("`{}` points to nothing: there is no such `$anchor`", reference.value));
    let near = nearest(name, cx.library.get(resource).anchors.keys().copied());
    let help = match (near, cx.origin) {
        (Some(near), _) => format!("the nearest declared anchor is `#{near}`"),
        (None, Origin::OpenApi) => format!("a declared schema is referred to as `#/components/schemas/{name}`"),
        (None, Origin::Schema(_)) => format!("a declared schema is referred to as `#/$defs/{name}`"),
    };
    cx.report(fault.help(help));
}

fn report_foreign(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, uri: &str, target: Target) {
    let text = &reference.value;
    if let Origin::Schema(options) = cx.origin {
        let around = &cx.library.get(ResourceId(0)).uri;
        let fault = retrieval::not_found(text, uri, around, reference.span, options);
        cx.report(fault);
        return;
    }
    let fault = Diagnostic::error(Code::UnsupportedReference, reference.span)
        .message(format!("`{text}` leads out of the document, which is not supported yet"));
    let own = cx.root.get("components").and_then(|it| it.get(target.section)).and_then(|it| it.get(text));
    let help = match own {
        Some(_) => format!("write `#/components/{}/{text}` for the {} of this document", target.section, target.noun),
        None => format!("copy the {} into `components` of this document", target.noun),
    };
    cx.report(fault.help(help));
}

fn report_invalid(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, fault: &str) {
    let message = format!("`{}` {fault}", reference.value);
    let help = match cx.origin {
        Origin::OpenApi => "write `#`, and behind it the way to the place, as in `#/components/schemas/Cpf`",
        Origin::Schema(_) => "write `#`, and behind it the way to the place, as in `#/$defs/Cpf`",
    };
    cx.report(Diagnostic::error(Code::InvalidValue, reference.span).message(message).help(help));
}

fn report_dead_end(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, end: &DeadEnd<'_>, target: Target) {
    let fault = Diagnostic::error(Code::UnknownReference, reference.span)
        .message(format!("`{}` points to nothing", reference.value));
    let entries = end.reached.node.as_mapping().map(|mapping| mapping.entries.as_slice()).unwrap_or_default();
    let near = nearest(&end.token, entries.iter().map(|entry| entry.key.as_str()));
    let section = match cx.origin {
        Origin::OpenApi => format!("#/components/{}", target.section),
        Origin::Schema(_) => "#/$defs".to_owned(),
    };
    let noun = if end.reached.pointer == section { target.noun } else { "place" };
    let help = match near {
        Some(near) => format!("the nearest declared {noun} is `{}`", joined(&end.reached.pointer, near)),
        None if end.reached.pointer == "#" => format!("a {} is declared below `{section}`", target.noun),
        None => format!("`{}` has no `{}`", end.reached.pointer, end.token),
    };
    cx.report(fault.help(help));
}
