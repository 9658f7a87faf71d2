//! Reading an object by its table: kind, unknown and missing members, extensions; and the kinds of single members.

use super::{
    context::Cx,
    extension::{self, Extensions},
    nearest::nearest,
    place::Place,
    shape::Shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Mapping, Node, Value},
    resolved::{Annotations, Spanned},
    span::Span,
};

/// A mapping whose members have been checked against a table.
#[derive(Debug)]
pub(super) struct Object<'d> {
    pub(super) place: Place<'d>,
    pub(super) mapping: &'d Mapping,
    pub(super) extensions: Extensions,
}

/// Reads the mapping at a place; reports what its table does not allow.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, shape: &Shape) -> Option<Object<'d>> {
    let mapping = mapping(cx, shape.noun, place.node)?;
    for entry in &mapping.entries {
        let key = entry.key.as_str();
        if !shape.required.contains(&key) && !shape.optional.contains(&key) && !key.starts_with("x-") {
            report_unknown(cx, mapping, entry, shape);
        }
    }
    for member in shape.required.iter().filter(|member| mapping.entry(member).is_none()) {
        report_missing(cx, place.node.span, shape.noun, member);
    }
    let extensions = extension::read(cx, mapping, shape);
    Some(Object { place: place.clone(), mapping, extensions })
}

/// The mapping that a node must be.
pub(super) fn mapping<'d>(cx: &mut Cx<'d, '_>, noun: &str, node: &'d Node) -> Option<&'d Mapping> {
    let mapping = node.as_mapping();
    if mapping.is_none() {
        let message = format!("{noun} must be a mapping, and is {}", node.value.kind());
        let help = "write `key: value` entries, indented below it";
        cx.report(Diagnostic::error(Code::UnexpectedType, node.span).message(message).help(help));
    }
    mapping
}

/// The items of the list that a member must be.
pub(super) fn list<'n>(cx: &mut Cx<'_, '_>, key: &str, node: &'n Node) -> Option<&'n [Node]> {
    let items = node.as_sequence();
    if items.is_none() {
        report_kind(cx, key, node, "a list");
    }
    items
}

/// The string that a member must be.
pub(super) fn string(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<Spanned<String>> {
    let text = node.as_str();
    if text.is_none() {
        report_kind(cx, key, node, "a string");
    }
    text.map(|text| Spanned { value: text.to_owned(), span: node.span })
}

/// Text for people: a number or boolean is taken as it is written, with a warning.
pub(super) fn prose(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<String> {
    let text = match &node.value {
        Value::String(text) => return Some(text.clone()),
        Value::Number(text) => Some(text.clone()),
        Value::Boolean(value) => Some(value.to_string()),
        Value::Null => None,
        Value::Sequence(_) | Value::Mapping(_) => {
            report_kind(cx, key, node, "a string");
            return None;
        }
    };
    let fault = Diagnostic::warning(Code::UnexpectedType, node.span)
        .message(format!("`{key}` is {}, and must be a string", node.value.kind()));
    cx.report(fault.help(if text.is_some() { "put it in quotes" } else { "remove it, or give it a text" }));
    text
}

/// The boolean that a member must be.
pub(super) fn boolean(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Option<bool> {
    if let Value::Boolean(value) = node.value {
        return Some(value);
    }
    report_kind(cx, key, node, "`true` or `false`");
    None
}

/// Reports a member of a wrong kind.
pub(super) fn report_kind(cx: &mut Cx<'_, '_>, key: &str, node: &Node, wanted: &str) {
    let message = format!("`{key}` is {}, and must be {wanted}", node.value.kind());
    let help = match node.value {
        Value::Number(_) | Value::Boolean(_) if wanted == "a string" => "put it in quotes".to_owned(),
        Value::String(_)
        | Value::Number(_)
        | Value::Boolean(_)
        | Value::Null
        | Value::Sequence(_)
        | Value::Mapping(_) => {
            format!("write {wanted} here")
        }
    };
    cx.report(Diagnostic::error(Code::UnexpectedType, node.span).message(message).help(help));
}

/// Reports a member that is not there.
pub(super) fn report_missing(cx: &mut Cx<'_, '_>, span: Span, noun: &str, member: &str) {
    cx.report(
        Diagnostic::error(Code::MissingMember, span)
            .message(format!("{noun} needs `{member}`"))
            .label(format!("`{member}` is missing here"))
            .help(format!("add `{member}`")),
    );
}

/// A member that is not known is ignored, as a warning; a misspelt required one is an error.
fn report_unknown(cx: &mut Cx<'_, '_>, mapping: &Mapping, entry: &Entry, shape: &Shape) {
    let missing = shape.required.iter().copied().filter(|member| mapping.entry(member).is_none());
    let required = nearest(&entry.key, missing);
    let fault = match required {
        Some(_) => Diagnostic::error(Code::UnknownMember, entry.key_span),
        None => Diagnostic::warning(Code::UnknownMember, entry.key_span),
    };
    let near = required.or_else(|| nearest(&entry.key, shape.optional.iter().copied()));
    let fault = fault.message(format!("`{}` is no member of {}, and is ignored", entry.key, shape.noun));
    cx.report(match near {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("remove it; an extension is called `x-{}`", entry.key)),
    });
}

impl<'d> Object<'d> {
    /// A member.
    pub(super) fn get(&self, key: &str) -> Option<&'d Node> {
        self.mapping.get(key)
    }

    /// A member and its pointer.
    pub(super) fn child(&self, key: &str) -> Option<Place<'d>> {
        self.mapping.entry(key).map(|entry| self.place.entry(entry))
    }

    /// The place of the mapping.
    pub(super) fn span(&self) -> Span {
        self.place.node.span
    }

    /// A string member.
    pub(super) fn string(&self, cx: &mut Cx<'d, '_>, key: &str) -> Option<Spanned<String>> {
        self.get(key).and_then(|node| string(cx, key, node))
    }

    /// A member with text for people.
    pub(super) fn prose(&self, cx: &mut Cx<'d, '_>, key: &str) -> Option<String> {
        self.get(key).and_then(|node| prose(cx, key, node))
    }

    /// The place of a member that is `true`.
    pub(super) fn flag(&self, cx: &mut Cx<'d, '_>, key: &str) -> Option<Span> {
        let node = self.get(key)?;
        boolean(cx, key, node)?.then_some(node.span)
    }

    /// The members of a member that is a mapping, with their places.
    pub(super) fn members(&self, cx: &mut Cx<'d, '_>, key: &str) -> Vec<(&'d Entry, Place<'d>)> {
        let Some(place) = self.child(key) else { return Vec::new() };
        if mapping(cx, &format!("`{key}`"), place.node).is_none() {
            return Vec::new();
        }
        place.entries().collect()
    }

    /// The items of a member that is a list, with their places.
    pub(super) fn items(&self, cx: &mut Cx<'d, '_>, key: &str) -> Vec<Place<'d>> {
        let Some(place) = self.child(key) else { return Vec::new() };
        let items = list(cx, key, place.node).unwrap_or_default();
        items.iter().enumerate().map(|(index, node)| place.item(index, node)).collect()
    }

    /// `description`, `deprecated` and extensions.
    pub(super) fn annotations(&self, cx: &mut Cx<'d, '_>) -> Annotations {
        let mut annotations = Annotations {
            description: self.prose(cx, "description"),
            deprecated: self.flag(cx, "deprecated"),
            ..Annotations::default()
        };
        self.extensions.clone().annotate(&mut annotations);
        annotations
    }
}
