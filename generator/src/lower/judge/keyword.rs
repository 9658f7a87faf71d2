//! The keywords of a schema that need no other schema.

use super::{At, Judge, Verdict, format};
use crate::{
    ir::Content,
    lower::{Cx, check, json, record},
    resolved::{Keywords, Spanned, TypeName},
};
use carimbo_runtime::{Json, Number};
use std::collections::{BTreeMap, BTreeSet};

/// A schema's own assertions.
pub(super) fn own(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let (keywords, value) = (at.keywords, at.value);
    if keywords.types.as_ref().is_some_and(|types| !types.value.iter().any(|name| is_of(*name, value))) {
        return at.broken("type");
    }
    if keywords.enumeration.as_ref().is_some_and(|values| !values.value.iter().any(|node| json::is(node, value))) {
        return at.broken("enum");
    }
    if keywords.constant.as_ref().is_some_and(|constant| !json::is(constant, value)) {
        return at.broken("const");
    }
    match value {
        Json::String(text) => of_text(judge, at, text),
        Json::Number(number) => at.unless(of_number(keywords, number)),
        Json::Array(items) => at.unless(of_list(keywords, items)),
        Json::Object(members) => at.unless(of_object(judge.cx, keywords, members)),
        Json::Null | Json::Boolean(_) => Verdict::Valid,
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

fn of_text(judge: &mut Judge<'_, '_>, at: At<'_, '_>, text: &str) -> Verdict {
    let keywords = at.keywords;
    let length = text.chars().count() as u64;
    if keywords.min_length.as_ref().is_some_and(|limit| length < limit.value) {
        return at.broken("minLength");
    }
    if keywords.max_length.as_ref().is_some_and(|limit| length > limit.value) {
        return at.broken("maxLength");
    }
    if !holds_content(keywords, text) {
        return at.broken(if keywords.content_media_type.is_some() { "contentMediaType" } else { "contentEncoding" });
    }
    let format = judge.cx.format(keywords);
    let in_format = format.is_none_or(|format| format::of_runtime(format).is_valid(text));
    match keywords.pattern.as_ref().map(|source| judge.finds(source, text)) {
        Some(Some(false)) => at.broken("pattern"),
        Some(Some(true)) | None if in_format => Verdict::Valid,
        Some(None) if in_format => Verdict::Unknown,
        Some(Some(true) | None) | None => at.broken("format"),
    }
}

fn holds_content(keywords: &Keywords, text: &str) -> bool {
    check::content(keywords).is_none_or(|content| match content {
        Content::Base64 => carimbo_runtime::Content::Base64.is_valid(text),
        Content::Json => carimbo_runtime::Content::Json.is_valid(text),
        Content::JsonInBase64 => carimbo_runtime::Content::JsonInBase64.is_valid(text),
    })
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
    let mut seen = BTreeSet::new();
    (unique && !items.iter().all(|item| seen.insert(item))).then_some("uniqueItems")
}

fn of_object(cx: &Cx<'_>, keywords: &Keywords, members: &BTreeMap<String, Json>) -> Option<&'static str> {
    let count = members.len() as u64;
    if keywords.min_properties.as_ref().is_some_and(|limit| count < limit.value) {
        return Some("minProperties");
    }
    if keywords.max_properties.as_ref().is_some_and(|limit| count > limit.value) {
        return Some("maxProperties");
    }
    // A JSON Schema by itself has no direction, so that `readOnly` says nothing of `required`.
    let one_sided = |name: &str| cx.options.root.is_none() && record::is_one_sided(cx, keywords, name);
    if keywords.required.iter().any(|name| !members.contains_key(&name.value) && !one_sided(&name.value)) {
        return Some("required");
    }
    let missing = |(name, needed): &(Spanned<String>, Vec<Spanned<String>>)| {
        members.contains_key(&name.value) && needed.iter().any(|name| !members.contains_key(&name.value))
    };
    keywords.dependent_required.iter().any(missing).then_some("dependentRequired")
}
