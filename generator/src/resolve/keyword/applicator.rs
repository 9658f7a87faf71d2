//! Keywords that apply other schemas.

use crate::{
    diagnostic::{Code, Diagnostic},
    document::Entry,
    resolve::{
        context::Cx,
        object::{self, report_kind},
        place::Place,
        schema,
    },
    resolved::{Keywords, Property, SchemaId, Spanned},
};

/// Reads an applicator; `false` where the keyword is none.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) -> bool {
    // The pointer is made below: most keywords are no applicators, and need none.
    let value = || place.entry(entry);
    match entry.key.as_str() {
        "properties" => keywords.properties = properties(cx, &value()),
        "items" => keywords.items = items(cx, value()),
        "additionalProperties" => {
            let span = entry.value.span;
            keywords.additional_properties = Some(Spanned { value: schema::id(cx, value()), span });
        }
        "allOf" => keywords.all_of = list(cx, entry, &value()),
        "anyOf" => keywords.any_of = list(cx, entry, &value()),
        "oneOf" => keywords.one_of = list(cx, entry, &value()),
        "not" => keywords.not = Some(schema::id(cx, value())),
        "if" => keywords.condition = Some(schema::id(cx, value())),
        "then" => keywords.then = Some(schema::id(cx, value())),
        "else" => keywords.otherwise = Some(schema::id(cx, value())),
        // They apply nothing by themselves, but what they hold is checked. `definitions` is the older name.
        "$defs" | "definitions" => {
            properties(cx, &value());
        }
        _ => return false,
    }
    true
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

fn items<'d>(cx: &mut Cx<'d, '_>, value: Place<'d>) -> Option<SchemaId> {
    if value.node.as_sequence().is_some() {
        let fault = Diagnostic::error(Code::UnexpectedType, value.node.span)
            .message("`items` is a list, which is the way of older drafts");
        cx.report(fault.help("one schema per place is `prefixItems`"));
        return None;
    }
    Some(schema::id(cx, value))
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
