//! `paths`, and the path items of webhooks, callbacks and components, which are only checked.

use std::collections::BTreeMap;

use super::{
    context::{Cx, Pending},
    extension,
    object::{self, Object},
    operation::{self, Route},
    parameter::{self, Declared},
    path_template,
    place::{Place, joined},
    reference, server, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Node},
    resolved::{Method, Operation, Spanned},
};

/// Reads all operations, in the order of the file.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) -> Vec<Operation> {
    let entries = path_entries(cx, top);
    cx.taken_ids = entries.iter().flat_map(|(entry, _)| written_ids(&entry.value)).collect();
    let mut skeletons = BTreeMap::new();
    let mut operations = Vec::new();
    for (entry, place) in entries {
        let path = Spanned { value: entry.key.clone(), span: entry.key_span };
        if !path.value.starts_with('/') {
            let fault = Diagnostic::error(Code::InvalidValue, path.span);
            let message = format!("the path `{}` does not begin with `/`", path.value);
            cx.report(fault.message(message).help(format!("write `/{}`", path.value)));
        }
        let template = path_template::read(cx, &path);
        if let Some(template) = &template {
            check_distinct(cx, &path, &template.skeleton, &mut skeletons);
        }
        let route = Route { path, template, pointer: place.pointer.clone() };
        operations.extend(item(cx, &route, place));
    }
    operations
}

/// The entries of `paths`, without extensions.
fn path_entries<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) -> Vec<(&'d Entry, Place<'d>)> {
    if let Some(mapping) = top.get("paths").and_then(|node| node.as_mapping()) {
        extension::read(cx, mapping, &shape::PATHS);
    }
    let mut entries = top.members(cx, "paths");
    entries.retain(|(entry, _)| !entry.key.starts_with("x-"));
    entries
}

/// Every `operationId` of a path item.
fn written_ids(item: &Node) -> Vec<String> {
    let entries = item.as_mapping().map(|mapping| mapping.entries.as_slice()).unwrap_or_default();
    let ids = entries.iter().filter_map(|entry| entry.value.get("operationId")?.as_str());
    ids.map(str::to_owned).collect()
}

/// Reports a path that differs from an earlier one in the names of its parameters only.
fn check_distinct(
    cx: &mut Cx<'_, '_>,
    path: &Spanned<String>,
    skeleton: &str,
    known: &mut BTreeMap<String, Spanned<String>>,
) {
    match known.get(skeleton) {
        Some(first) => cx.report(
            Diagnostic::error(Code::PathParameters, path.span)
                .message(format!("`{}` cannot be told from `{}`", path.value, first.value))
                .secondary(first.span, "which is here")
                .help("put the operations of both below one path"),
        ),
        None => {
            known.insert(skeleton.to_owned(), path.clone());
        }
    }
}

/// Reads the operations of a path item.
fn item<'d>(cx: &mut Cx<'d, '_>, route: &Route, place: Place<'d>) -> Vec<Operation> {
    let Some(item) = read_item(cx, place) else { return Vec::new() };
    cx.mark_visited(item.place.node);
    operations_of(cx, route, &item)
}

fn read_item<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> Option<Object<'d>> {
    let place = reference::follow(cx, place, reference::PATH_ITEM)?;
    object::read(cx, &place, &shape::PATH_ITEM)
}

fn operations_of<'d>(cx: &mut Cx<'d, '_>, route: &Route, item: &Object<'d>) -> Vec<Operation> {
    item.prose(cx, "summary");
    item.prose(cx, "description");
    server::read_all(cx, item);
    let shared = parameter::read_all(cx, item);
    let mut operations = Vec::new();
    for entry in &item.mapping.entries {
        if let Some(method) = method(&entry.key) {
            operations.extend(one(cx, route, item, (entry, method), &shared));
        } else if matches!(entry.key.as_str(), "query" | "additionalOperations") {
            let fault = Diagnostic::warning(Code::UnsupportedOperation, entry.key_span);
            let message = format!("`{}` is not supported yet: nothing is generated for it", entry.key);
            cx.report(fault.message(message).help("use one of the other methods, or call it by hand"));
        }
    }
    operations
}

fn one<'d>(
    cx: &mut Cx<'d, '_>,
    route: &Route,
    item: &Object<'d>,
    (entry, method): (&'d Entry, Method),
    shared: &[Declared],
) -> Option<Operation> {
    let object = object::read(cx, &item.place.entry(entry), &shape::OPERATION)?;
    let mut operation = operation::read(cx, route, (entry, method), &object, shared);
    operation.pointer = joined(&route.pointer, &entry.key);
    if let Some(servers) = item.mapping.entry("servers") {
        operation.unsupported.push(Spanned { value: "servers".to_owned(), span: servers.key_span });
    }
    Some(operation)
}

fn method(key: &str) -> Option<Method> {
    match key {
        "get" => Some(Method::Get),
        "put" => Some(Method::Put),
        "post" => Some(Method::Post),
        "delete" => Some(Method::Delete),
        "options" => Some(Method::Options),
        "head" => Some(Method::Head),
        "patch" => Some(Method::Patch),
        "trace" => Some(Method::Trace),
        _ => None,
    }
}

/// `webhooks`: checked, and said not to be generated.
pub(super) fn check_webhooks<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) {
    let Some(entry) = top.mapping.entry("webhooks") else { return };
    cx.report(
        Diagnostic::warning(Code::UnsupportedOperation, entry.key_span)
            .message("webhooks are not supported yet: nothing is generated for them")
            .help("declare what they carry in `components.schemas`, which gives it types"),
    );
    for (_, place) in top.members(cx, "webhooks") {
        cx.check_later(Pending::PathItem(place));
    }
}

/// Checks the path items of a callback.
pub(super) fn check_callback<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) {
    let Some(place) = reference::follow(cx, place, reference::CALLBACK) else { return };
    if object::mapping(cx, "a callback", place.node).is_none() {
        return;
    }
    for (entry, place) in place.entries() {
        if !entry.key.starts_with("x-") {
            cx.check_later(Pending::PathItem(place));
        }
    }
}

/// Checks a path item that no path leads to, unless it was read before.
pub(super) fn check_path_item<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) {
    let Some(place) = reference::follow(cx, place, reference::PATH_ITEM) else { return };
    if !cx.mark_visited(place.node) {
        return;
    }
    let path = Spanned { value: String::new(), span: place.node.span };
    let route = Route { path, template: None, pointer: place.pointer.clone() };
    if let Some(item) = object::read(cx, &place, &shape::PATH_ITEM) {
        operations_of(cx, &route, &item);
    }
}
