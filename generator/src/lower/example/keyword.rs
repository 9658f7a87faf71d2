//! The keywords of a schema that need no other schema.

use crate::{
    ir::Format,
    lower::{Cx, json, pattern, record, scalar},
    resolved::{Keywords, Spanned, TypeName},
};
use carimbo_runtime::{Json, Number};

/// The first of a schema's own assertions that a value breaks.
pub(super) fn own(cx: &mut Cx<'_>, keywords: &Keywords, value: &Json) -> Option<&'static str> {
    if keywords.types.as_ref().is_some_and(|types| !types.value.iter().any(|name| is_of(*name, value))) {
        return Some("type");
    }
    if keywords.enumeration.as_ref().is_some_and(|values| !values.value.iter().any(|node| json::of(node) == *value)) {
        return Some("enum");
    }
    if keywords.constant.as_ref().is_some_and(|constant| json::of(constant) != *value) {
        return Some("const");
    }
    match value {
        Json::String(text) => of_text(cx, keywords, text),
        Json::Number(number) => of_number(keywords, number),
        Json::Array(items) => of_list(keywords, items),
        Json::Object(members) => of_object(cx, keywords, members),
        Json::Null | Json::Boolean(_) => None,
    }
}

fn is_of(name: TypeName, value: &Json) -> bool {
    match (name, value) {
        (TypeName::Null, Json::Null)
        | (TypeName::Boolean, Json::Boolean(_))
        | (TypeName::Number, Json::Number(_))
        | (TypeName::String, Json::String(_))
        | (TypeName::Array, Json::Array(_))
        | (TypeName::Object, Json::Object(_)) => true,
        (TypeName::Integer, Json::Number(number)) => number.is_integer(),
        _ => false,
    }
}

fn of_text(cx: &mut Cx<'_>, keywords: &Keywords, text: &str) -> Option<&'static str> {
    let length = text.chars().count() as u64;
    if keywords.min_length.as_ref().is_some_and(|limit| length < limit.value) {
        return Some("minLength");
    }
    if keywords.max_length.as_ref().is_some_and(|limit| length > limit.value) {
        return Some("maxLength");
    }
    if keywords.pattern.as_ref().is_some_and(|source| !pattern::matches(cx, source, text)) {
        return Some("pattern");
    }
    let format = keywords.format.as_ref().and_then(|name| scalar::format(cx, name));
    format.is_some_and(|format| !runtime_format(format).is_valid(text)).then_some("format")
}

/// The runtime's name of a format.
fn runtime_format(format: Format) -> carimbo_runtime::Format {
    match format {
        Format::Date => carimbo_runtime::Format::Date,
        Format::DateTime => carimbo_runtime::Format::DateTime,
        Format::Time => carimbo_runtime::Format::Time,
        Format::Duration => carimbo_runtime::Format::Duration,
        Format::Uuid => carimbo_runtime::Format::Uuid,
        Format::Email => carimbo_runtime::Format::Email,
        Format::IdnEmail => carimbo_runtime::Format::IdnEmail,
        Format::Uri => carimbo_runtime::Format::Uri,
        Format::UriReference => carimbo_runtime::Format::UriReference,
        Format::Iri => carimbo_runtime::Format::Iri,
        Format::IriReference => carimbo_runtime::Format::IriReference,
        Format::UriTemplate => carimbo_runtime::Format::UriTemplate,
        Format::Ipv4 => carimbo_runtime::Format::Ipv4,
        Format::Ipv6 => carimbo_runtime::Format::Ipv6,
        Format::Hostname => carimbo_runtime::Format::Hostname,
        Format::IdnHostname => carimbo_runtime::Format::IdnHostname,
        Format::JsonPointer => carimbo_runtime::Format::JsonPointer,
        Format::RelativeJsonPointer => carimbo_runtime::Format::RelativeJsonPointer,
        Format::Regex => carimbo_runtime::Format::Regex,
        Format::Decimal => carimbo_runtime::Format::Decimal,
    }
}

fn of_number(keywords: &Keywords, number: &Number) -> Option<&'static str> {
    let limit = |limit: &Option<Spanned<String>>| limit.as_ref().and_then(|limit| limit.value.parse::<Number>().ok());
    if limit(&keywords.minimum).is_some_and(|limit| *number < limit) {
        return Some("minimum");
    }
    if limit(&keywords.maximum).is_some_and(|limit| *number > limit) {
        return Some("maximum");
    }
    if limit(&keywords.exclusive_minimum).is_some_and(|limit| *number <= limit) {
        return Some("exclusiveMinimum");
    }
    if limit(&keywords.exclusive_maximum).is_some_and(|limit| *number >= limit) {
        return Some("exclusiveMaximum");
    }
    limit(&keywords.multiple_of).is_some_and(|step| !number.is_multiple_of(&step)).then_some("multipleOf")
}

fn of_list(keywords: &Keywords, items: &[Json]) -> Option<&'static str> {
    let count = items.len() as u64;
    if keywords.min_items.as_ref().is_some_and(|limit| count < limit.value) {
        return Some("minItems");
    }
    if keywords.max_items.as_ref().is_some_and(|limit| count > limit.value) {
        return Some("maxItems");
    }
    let unique = keywords.unique_items.as_ref().is_some_and(|unique| unique.value);
    let twice = items.iter().enumerate().any(|(index, item)| items.iter().skip(index + 1).any(|other| other == item));
    (unique && twice).then_some("uniqueItems")
}

fn of_object(
    cx: &Cx<'_>,
    keywords: &Keywords,
    members: &std::collections::BTreeMap<String, Json>,
) -> Option<&'static str> {
    let count = members.len() as u64;
    if keywords.min_properties.as_ref().is_some_and(|limit| count < limit.value) {
        return Some("minProperties");
    }
    if keywords.max_properties.as_ref().is_some_and(|limit| count > limit.value) {
        return Some("maxProperties");
    }
    let one_sided = |name: &str| record::is_one_sided(cx, keywords, name);
    if keywords.required.iter().any(|name| !members.contains_key(&name.value) && !one_sided(&name.value)) {
        return Some("required");
    }
    let missing = |(name, needed): &(Spanned<String>, Vec<Spanned<String>>)| {
        members.contains_key(&name.value) && needed.iter().any(|name| !members.contains_key(&name.value))
    };
    keywords.dependent_required.iter().any(missing).then_some("dependentRequired")
}
