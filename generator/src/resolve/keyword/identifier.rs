//! Keywords that give a schema a name, and that lead to another one by it.

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Node},
    resolve::{
        context::Cx,
        dialect::{Dialect, Named, named},
        object,
        place::Place,
        reference, schema, uri,
    },
    resolved::{Keywords, SchemaId, Spanned},
    span::Span,
};

/// Reads an identifier; `false` where the keyword is none.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    match entry.key.as_str() {
        "$schema" => dialect(cx, place, entry, keywords),
        "$id" => id(cx, place, &entry.value),
        "$anchor" | "$dynamicAnchor" => anchor(cx, place, &entry.key, &entry.value),
        // Read with the whole document, before any schema.
        "$recursiveAnchor" | "$vocabulary" => {}
        _ => return false,
    }
    true
}

/// Where a `$ref` leads.
pub(super) fn reference<'d>(cx: &mut Cx<'d, '_>, entry: &'d Entry) -> Option<Spanned<SchemaId>> {
    let text = reference::text_of(cx, entry)?;
    let found = reference::find(cx, &text, reference::SCHEMA)?;
    Some(Spanned { value: schema::id(cx, found.place), span: text.span })
}

/// Where a `$dynamicRef` leads in the dynamic scope of this schema (JSON Schema 2020-12 core, 8.2.3.2): first as `$ref`;
/// if that is a dynamic anchor, to the outermost one with the same name. `$recursiveRef` of 2019-09 is the same with one
/// anchor that has no name.
pub(super) fn dynamic_reference<'d>(cx: &mut Cx<'d, '_>, entry: &'d Entry) -> Option<Spanned<SchemaId>> {
    let text = reference::text_of(cx, entry)?;
    let found = reference::find(cx, &text, reference::SCHEMA)?;
    let is_recursive = entry.key == "$recursiveRef";
    let mut place = found.place;
    if let Some(name) = found.dynamic.filter(|name| name.is_empty() == is_recursive) {
        let asking = cx.schemas.current.expect("keywords are read of a schema that has an id");
        cx.schemas.asked.push((asking, name));
        let outermost = cx.scopes.outermost(cx.frame.scope, name).map(|resource| cx.library.get(resource));
        if let Some(outer) = outermost.and_then(|resource| resource.dynamic_anchors.get(name)) {
            place = outer.clone();
        }
    }
    Some(Spanned { value: schema::id(cx, place), span: text.span })
}

/// At the top of a resource, `$schema` has been followed. Elsewhere it must say what holds anyway: a schema in another
/// dialect may mean something else by every keyword.
fn dialect<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) {
    let uri = object::string(cx, "$schema", &entry.value);
    if uri.is_none_or(|uri| is_of(cx.library.get(place.resource).rules.dialect, &uri.value)) {
        return;
    }
    if !cx.library.is_root(place.node) {
        keywords.unsupported.push(Spanned { value: entry.key.clone(), span: entry.key_span });
    }
}

/// Whether a `$schema` names a dialect, or one that adds nothing but annotations.
fn is_of(dialect: Dialect, uri: &str) -> bool {
    let plain = |dialect| if dialect == Dialect::OpenApi31 { Dialect::Draft202012 } else { dialect };
    match named(uri) {
        Named::Dialect(named) => plain(named) == plain(dialect),
        Named::Unsupported | Named::Metaschema => false,
    }
}

fn id<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, node: &Node) {
    let Some(id) = object::string(cx, "$id", node) else { return };
    let resource = cx.library.get(place.resource);
    let may_have_fragment = resource.rules.dialect.has_anchor_ids();
    let (uri, fragment) = uri::split_fragment(&id.value);
    if let Some(name) = fragment.filter(|fragment| !fragment.is_empty()) {
        if may_have_fragment {
            check_distinct(cx, place, name, id.span);
        } else {
            let fault = Diagnostic::error(Code::InvalidValue, id.span)
                .message(format!("`$id` is `{}`, and must have nothing behind `#`", id.value));
            cx.report(fault.help("a name inside a document is `$anchor`"));
        }
    }
    let other = cx.library.by_uri(&cx.library.get(place.resource).uri).map(|other| other.node);
    if let Some(other) = other.filter(|other| !std::ptr::eq(*other, place.node) && !uri.is_empty()) {
        let fault = Diagnostic::error(Code::InvalidValue, id.span)
            .message(format!("another schema has the `$id` `{}`", id.value))
            .secondary(other.span, "it is this one");
        cx.report(fault.help("give one of them another name"));
    }
}

fn anchor(cx: &mut Cx<'_, '_>, place: &Place<'_>, key: &str, node: &Node) {
    let Some(name) = object::string(cx, key, node) else { return };
    let is_legal = name.value.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if is_legal {
        check_distinct(cx, place, &name.value, name.span);
    } else {
        let fault = Diagnostic::error(Code::InvalidValue, name.span)
            .message(format!("`{}` is no name for an anchor", name.value));
        cx.report(fault.help("use letters, digits, `-`, `_` and `.`; the first is a letter or `_`"));
    }
}

/// A schema may have one name as both kinds of anchor; two schemas of a resource may not share one.
fn check_distinct(cx: &mut Cx<'_, '_>, place: &Place<'_>, name: &str, span: Span) {
    let first = cx.library.get(place.resource).anchors.get(name).map(|first| first.node);
    if let Some(first) = first.filter(|first| !std::ptr::eq(*first, place.node)) {
        let fault = Diagnostic::error(Code::InvalidValue, span)
            .message(format!("another schema has the anchor `{name}`"))
            .secondary(first.span, "it is this one");
        cx.report(fault.help("give one of them another name"));
    }
}
