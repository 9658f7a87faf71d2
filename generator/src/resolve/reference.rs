//! `$ref`: from its text to the place it leads to, along chains of references.

use std::collections::BTreeSet;

use super::{
    address,
    context::Cx,
    nearest::nearest,
    place::{Place, joined},
    pointer::{Anchors, DeadEnd, Pointer, percent_decoded},
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
        place = find(cx, &text, target)?;
    }
    Some(place)
}

fn reference_of(node: &Node) -> Option<(&Mapping, &Entry)> {
    let mapping = node.as_mapping()?;
    mapping.entry("$ref").map(|entry| (mapping, entry))
}

/// The text of a `$ref`.
pub(super) fn text_of(cx: &mut Cx<'_, '_>, entry: &Entry) -> Option<Spanned<String>> {
    let text = entry.value.as_str().map(str::to_owned);
    if text.is_none() {
        let message = format!("`$ref` is {}, and must be a string", entry.value.value.kind());
        let help = "write `$ref: '#/components/…'`; without quotes, YAML reads `#` as a comment";
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
pub(super) fn find<'d>(cx: &mut Cx<'d, '_>, reference: &Spanned<String>, target: Target) -> Option<Place<'d>> {
    if let Some(place) = cx.found.get(target.section).and_then(|found| found.get(&reference.value)) {
        return Some(place.clone());
    }
    let place = search(cx, reference, target)?;
    cx.found.entry(target.section).or_default().insert(reference.value.clone(), place.clone());
    Some(place)
}

fn search<'d>(cx: &mut Cx<'d, '_>, reference: &Spanned<String>, target: Target) -> Option<Place<'d>> {
    let Some(fragment) = reference.value.strip_prefix('#') else {
        report_foreign(cx, reference, target);
        return None;
    };
    let Some(fragment) = percent_decoded(fragment) else {
        report_invalid(cx, reference, "has a `%` that two hexadecimal digits of UTF-8 do not follow");
        return None;
    };
    if fragment.is_empty() {
        report_invalid(cx, reference, &format!("is the whole document, and not a {}", target.noun));
        return None;
    }
    if !fragment.starts_with('/') {
        return find_anchor(cx, reference, &fragment);
    }
    let Some(pointer) = Pointer::parse(&fragment) else {
        report_invalid(cx, reference, "is not a JSON pointer: `~` must be written `~0`, and `/` in a name `~1`");
        return None;
    };
    if let Some(section) = pointer.component_section()
        && section != target.section
        && cx.root.get("components").and_then(|it| it.get(section)).is_some()
    {
        report_invalid(cx, reference, &format!("leads into `{section}`, and a {} is needed", target.noun));
        return None;
    }
    cx.index.find(cx.root, &pointer).map_err(|end| report_dead_end(cx, reference, &end, target)).ok()
}

fn find_anchor<'d>(cx: &mut Cx<'d, '_>, reference: &Spanned<String>, name: &str) -> Option<Place<'d>> {
    let root = cx.root;
    let anchors = cx.anchors.get_or_insert_with(|| Anchors::collect(root));
    let found = anchors.get(name).cloned();
    if found.is_none() {
        let fault = Diagnostic::error(Code::UnknownReference, reference.span)
            .message(format!("`{}` points to nothing: there is no such `$anchor`", reference.value));
        let help = match nearest(name, anchors.names()) {
            Some(near) => format!("the nearest declared anchor is `#{near}`"),
            None => format!("a declared schema is referred to as `#/components/schemas/{name}`"),
        };
        cx.report(fault.help(help));
    }
    found
}

fn report_foreign(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, target: Target) {
    let text = &reference.value;
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
    let help = "write `#`, and behind it the way to the place, as in `#/components/schemas/Cpf`";
    cx.report(Diagnostic::error(Code::InvalidValue, reference.span).message(message).help(help));
}

fn report_dead_end(cx: &mut Cx<'_, '_>, reference: &Spanned<String>, end: &DeadEnd<'_>, target: Target) {
    let fault = Diagnostic::error(Code::UnknownReference, reference.span)
        .message(format!("`{}` points to nothing", reference.value));
    let entries = end.reached.node.as_mapping().map(|mapping| mapping.entries.as_slice()).unwrap_or_default();
    let near = nearest(&end.token, entries.iter().map(|entry| entry.key.as_str()));
    let section = format!("#/components/{}", target.section);
    let noun = if end.reached.pointer == section { target.noun } else { "place" };
    let help = match near {
        Some(near) => format!("the nearest declared {noun} is `{}`", joined(&end.reached.pointer, near)),
        None if end.reached.pointer == "#" => format!("a {} is declared below `{section}`", target.noun),
        None => format!("`{}` has no `{}`", end.reached.pointer, end.token),
    };
    cx.report(fault.help(help));
}
