//! Keywords that assert nothing.

use crate::{
    document::{Entry, Node},
    resolve::{
        context::Cx,
        description,
        object::{self, report_kind},
        place::Place,
        shape,
    },
    resolved::{Annotations, Keywords},
    span::Span,
};

/// Reads an annotation; `false` where the keyword is none.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    let (key, node) = (entry.key.as_str(), &entry.value);
    match key {
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

fn discriminator<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) {
    let Some(object) = object::read(cx, place, &shape::DISCRIMINATOR) else { return };
    object.string(cx, "propertyName");
    object.string(cx, "defaultMapping");
    for (entry, _) in object.members(cx, "mapping") {
        object::string(cx, &entry.key, &entry.value);
    }
}
