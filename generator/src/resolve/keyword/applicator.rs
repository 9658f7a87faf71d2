//! Keywords that apply other schemas.

use super::assertion;
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Entry,
    resolve::{
        context::Cx,
        object::{self, report_kind},
        place::Place,
        schema,
    },
    resolved::{Keywords, PatternProperty, Property, SchemaId, Spanned},
};

/// Reads an applicator; `false` where the keyword is none.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    // The pointer is made below: most keywords are no applicators, and need none.
    let value = || place.entry(entry);
    match entry.key.as_str() {
        "allOf" => keywords.all_of = list(cx, entry, &value()),
        "anyOf" => keywords.any_of = list(cx, entry, &value()),
        "oneOf" => keywords.one_of = list(cx, entry, &value()),
        "not" => keywords.not = Some(schema::id(cx, value())),
        "if" => keywords.condition = Some(schema::id(cx, value())),
        "then" => keywords.then = Some(schema::id(cx, value())),
        "else" => keywords.otherwise = Some(schema::id(cx, value())),
        // They apply nothing by themselves, but what they hold is checked. `definitions` is the older name.
        "$defs" | "definitions" if place.node.span.file == cx.root.span.file => {
            properties(cx, &value());
        }
        // Other documents are checked as far as they are used.
        "$defs" | "definitions" => {}
        _ => return read_for_members(cx, place, entry, keywords) || read_for_items(cx, place, entry, keywords),
    }
    true
}

/// Applicators for the members of an object.
fn read_for_members<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    let value = || place.entry(entry);
    match entry.key.as_str() {
        "properties" => keywords.properties = properties(cx, &value()),
        "patternProperties" => keywords.pattern_properties = pattern_properties(cx, &value()),
        "additionalProperties" => keywords.additional_properties = Some(spanned(cx, value())),
        "unevaluatedProperties" => keywords.unevaluated_properties = Some(spanned(cx, value())),
        "propertyNames" => keywords.property_names = Some(schema::id(cx, value())),
        "dependentSchemas" => keywords.dependent_schemas.extend(properties(cx, &value())),
        "dependencies" => dependencies(cx, &value(), keywords),
        _ => return false,
    }
    true
}

/// Applicators for the items of an array.
fn read_for_items<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    let value = || place.entry(entry);
    match entry.key.as_str() {
        "prefixItems" => keywords.prefix_items = list(cx, entry, &value()),
        "items" => items(cx, place, entry, keywords),
        "additionalItems" => additional_items(cx, place, entry, keywords),
        "contains" => keywords.contains = Some(schema::id(cx, value())),
        "unevaluatedItems" => keywords.unevaluated_items = Some(spanned(cx, value())),
        _ => return false,
    }
    true
}

fn spanned<'d>(cx: &mut Cx<'d, '_>, value: Place<'d>) -> Spanned<SchemaId> {
    let span = value.node.span;
    Spanned { value: schema::id(cx, value), span }
}

fn properties<'d>(cx: &mut Cx<'d, '_>, value: &Place<'d>) -> Vec<Property> {
    if object::mapping(cx, "a mapping of names to schemas", value.node).is_none() {
        return Vec::new();
    }
    let entries = value.entries();
    entries
        .map(|(entry, place)| Property {
            name: Spanned { value: entry.key.clone(), span: entry.key_span },
            schema: schema::id(cx, place),
        })
        .collect()
}

fn pattern_properties<'d>(cx: &mut Cx<'d, '_>, value: &Place<'d>) -> Vec<PatternProperty> {
    let members = properties(cx, value);
    members.into_iter().map(|Property { name, schema }| PatternProperty { pattern: name, schema }).collect()
}

/// The older form of `dependentRequired` and `dependentSchemas`, in one.
fn dependencies<'d>(cx: &mut Cx<'d, '_>, value: &Place<'d>, keywords: &mut Keywords) {
    if object::mapping(cx, "a mapping of names to schemas or to lists of names", value.node).is_none() {
        return;
    }
    for (entry, place) in value.entries() {
        let name = Spanned { value: entry.key.clone(), span: entry.key_span };
        if entry.value.as_sequence().is_some() {
            let required = assertion::names(cx, "dependencies", &entry.value);
            keywords.dependent_required.push((name, required));
        } else {
            keywords.dependent_schemas.push(Property { name, schema: schema::id(cx, place) });
        }
    }
}

fn items<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) {
    let value = place.entry(entry);
    if value.node.as_sequence().is_none() {
        keywords.items = Some(schema::id(cx, value));
    } else if cx.library.get(place.resource).rules.dialect.has_item_lists() {
        keywords.prefix_items = list(cx, entry, &value);
    } else {
        let fault = Diagnostic::error(Code::UnexpectedType, value.node.span)
            .message("`items` is a list, which is the way of older drafts");
        cx.report(fault.help("one schema per place is `prefixItems`"));
    }
}

/// For the items behind a list in `items`; without that, it says nothing (draft-07 validation, 6.4.2).
fn additional_items<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) {
    let is_used = place.node.get("items").is_some_and(|items| items.as_sequence().is_some());
    if is_used {
        keywords.items = Some(schema::id(cx, place.entry(entry)));
    } else {
        let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span)
            .message("`additionalItems` says nothing without a list in `items`, and is ignored");
        cx.report(fault.help("`items` with one schema is for all items"));
    }
}

fn list<'d>(cx: &mut Cx<'d, '_>, entry: &'d Entry, value: &Place<'d>) -> Vec<SchemaId> {
    let Some(items) = entry.value.as_sequence() else {
        report_kind(cx, &entry.key, &entry.value, "a list of schemas");
        return Vec::new();
    };
    if items.is_empty() {
        let fault = Diagnostic::error(Code::InvalidValue, entry.value.span);
        cx.report(fault.message(format!("`{}` lists no schema", entry.key)).help("remove it"));
    }
    items.iter().enumerate().map(|(index, item)| schema::id(cx, value.item(index, item))).collect()
}
