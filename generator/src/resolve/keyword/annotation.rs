//! Keywords that assert nothing.

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Node},
    resolve::{
        context::Cx,
        description,
        object::{self, report_kind},
        place::Place,
        shape,
    },
    resolved::{Annotations, Keywords, Spanned},
    span::Span,
};

/// Reads an annotation; `false` where the keyword is none.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    let (key, node) = (entry.key.as_str(), &entry.value);
    match key {
        "$schema" => dialect(cx, entry, keywords),
        "$anchor" => anchor(cx, node),
        "discriminator" => discriminator(cx, &place.entry(entry)),
        "xml" => {
            object::read(cx, &place.entry(entry), &shape::XML);
        }
        "externalDocs" => description::check_external_docs(cx, Some(place.entry(entry))),
        "$comment" | "contentEncoding" | "contentMediaType" => {
            object::prose(cx, key, node);
        }
        "contentSchema" => {}
        _ => return kept(cx, key, node, &mut keywords.annotations),
    }
    true
}

fn kept(cx: &mut Cx<'_, '_>, key: &str, node: &Node, annotations: &mut Annotations) -> bool {
    match key {
        "title" => annotations.title = object::prose(cx, key, node),
        "description" => annotations.description = object::prose(cx, key, node),
        "default" => annotations.default = Some(node.clone()),
        "examples" => annotations.examples.extend(examples(cx, node)),
        "example" => annotations.examples.push(node.clone()),
        "deprecated" => annotations.deprecated = flag(cx, key, node),
        "readOnly" => annotations.read_only = flag(cx, key, node),
        "writeOnly" => annotations.write_only = flag(cx, key, node),
        _ => return false,
    }
    true
}

/// The place of a `true`.
fn flag(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<Span> {
    object::boolean(cx, key, node)?.then_some(node.span)
}

fn examples(cx: &mut Cx<'_, '_>, node: &Node) -> Vec<Node> {
    if node.as_sequence().is_none() {
        report_kind(cx, "examples", node, "a list of values");
    }
    node.as_sequence().unwrap_or_default().to_vec()
}

/// A schema in another dialect may mean something else by every keyword.
fn dialect(cx: &mut Cx<'_, '_>, entry: &Entry, keywords: &mut Keywords) {
    let uri = object::string(cx, "$schema", &entry.value);
    if uri.is_some_and(|uri| !super::is_known_dialect(&uri.value)) {
        keywords.unsupported.push(Spanned { value: entry.key.clone(), span: entry.key_span });
    }
}

fn anchor(cx: &mut Cx<'_, '_>, node: &Node) {
    let Some(name) = object::string(cx, "$anchor", node) else { return };
    match cx.anchor_spans.get(&name.value) {
        Some(first) => {
            let fault = Diagnostic::error(Code::InvalidValue, name.span)
                .message(format!("another schema has the anchor `{}`", name.value))
                .secondary(*first, "it is this one");
            cx.report(fault.help("give one of them another name"));
        }
        None => {
            cx.anchor_spans.insert(name.value, name.span);
        }
    }
}

fn discriminator<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) {
    let Some(object) = object::read(cx, place, &shape::DISCRIMINATOR) else { return };
    object.string(cx, "propertyName");
    object.string(cx, "defaultMapping");
    for (entry, _) in object.members(cx, "mapping") {
        object::string(cx, &entry.key, &entry.value);
    }
}
