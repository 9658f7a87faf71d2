//! Single keywords as checks.

use super::{Question, part};
use crate::{
    ir::{Check, Content},
    lower::{Cx, json, pattern, record},
    resolved::{Keywords, Spanned},
};

/// Keywords about strings.
pub(super) fn text(cx: &mut Cx<'_>, keywords: &Keywords) -> Vec<Check> {
    let mut checks = Vec::new();
    checks.extend(
        keywords.min_length.as_ref().filter(|limit| limit.value > 0).map(|limit| Check::MinLength(limit.value)),
    );
    checks.extend(keywords.max_length.as_ref().map(|limit| Check::MaxLength(limit.value)));
    checks.extend(keywords.pattern.as_ref().and_then(|source| pattern::check(cx, source)));
    checks.extend(cx.format(keywords).map(Check::Format));
    checks.extend(content(keywords).map(Check::Content));
    checks
}

/// `contentEncoding` and `contentMediaType`, as far as they can be checked.
pub(in crate::lower) fn content(keywords: &Keywords) -> Option<Content> {
    let is = |keyword: &Option<Spanned<String>>, text: &str| {
        keyword.as_ref().is_some_and(|keyword| keyword.value.eq_ignore_ascii_case(text))
    };
    let base64 = is(&keywords.content_encoding, "base64");
    let json = is(&keywords.content_media_type, "application/json");
    match (base64, json, &keywords.content_encoding) {
        (true, true, _) => Some(Content::JsonInBase64),
        (true, false, _) => Some(Content::Base64),
        (false, true, None) => Some(Content::Json),
        (false, _, _) => None,
    }
}

/// Keywords about numbers.
pub(super) fn number(keywords: &Keywords) -> Vec<Check> {
    let limit = |limit: &Option<Spanned<String>>| limit.as_ref().map(|limit| limit.value.clone());
    let checks = [
        limit(&keywords.minimum).map(Check::Minimum),
        limit(&keywords.maximum).map(Check::Maximum),
        limit(&keywords.exclusive_minimum).map(Check::ExclusiveMinimum),
        limit(&keywords.exclusive_maximum).map(Check::ExclusiveMaximum),
        limit(&keywords.multiple_of).map(Check::MultipleOf),
    ];
    checks.into_iter().flatten().collect()
}

/// How many items, and whether they differ.
pub(super) fn counts_of_items(keywords: &Keywords) -> Vec<Check> {
    let unique = keywords.unique_items.as_ref().is_some_and(|unique| unique.value);
    let checks = [
        keywords.min_items.as_ref().filter(|limit| limit.value > 0).map(|limit| Check::MinItems(limit.value)),
        keywords.max_items.as_ref().map(|limit| Check::MaxItems(limit.value)),
        unique.then_some(Check::UniqueItems),
    ];
    checks.into_iter().flatten().collect()
}

/// `prefixItems` and `items`.
pub(super) fn items(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Vec<Check> {
    let first: Vec<Check> = keywords.prefix_items.iter().map(|item| part(cx, *item)).collect();
    let rest = keywords.items.map(|items| part(cx, items)).filter(|check| !question.leaves_out(check));
    let skip = u64::try_from(first.len()).unwrap_or(u64::MAX);
    let rest = rest.map(Box::new).map(|check| match skip {
        0 => Check::Items(check),
        _ => Check::ItemsAfter { skip, check },
    });
    let says_nothing = first.iter().all(|check| question.leaves_out(check));
    (!says_nothing).then_some(Check::PrefixItems(first)).into_iter().chain(rest).collect()
}

/// `contains`, with `minContains` and `maxContains`.
pub(super) fn contains(cx: &mut Cx<'_>, keywords: &Keywords) -> Option<Check> {
    let check = Box::new(part(cx, keywords.contains?));
    let min = keywords.min_contains.as_ref().map_or(1, |limit| limit.value);
    let max = keywords.max_contains.as_ref().map(|limit| limit.value);
    Some(Check::Contains { check, min, max })
}

/// How many members, and which need which others.
pub(super) fn counts_of_members(keywords: &Keywords) -> Vec<Check> {
    let names = |names: &[Spanned<String>]| names.iter().map(|name| name.value.clone()).collect();
    let dependent: Vec<(String, Vec<String>)> =
        keywords.dependent_required.iter().map(|(name, needed)| (name.value.clone(), names(needed))).collect();
    let checks = [
        keywords.min_properties.as_ref().filter(|limit| limit.value > 0).map(|limit| Check::MinProperties(limit.value)),
        keywords.max_properties.as_ref().map(|limit| Check::MaxProperties(limit.value)),
        (!dependent.is_empty()).then_some(Check::DependentRequired(dependent)),
    ];
    checks.into_iter().flatten().collect()
}

/// `required`.
pub(super) fn required(cx: &Cx<'_>, keywords: &Keywords) -> Option<Check> {
    // What only one side sends is required of that side alone: its records see to it.
    let names = keywords.required.iter().filter(|name| !record::is_one_sided(cx, keywords, &name.value));
    let names: Vec<String> = names.map(|name| name.value.clone()).collect();
    (!names.is_empty()).then_some(Check::Required(names))
}

/// `properties`.
pub(super) fn properties(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Option<Check> {
    let members = keywords.properties.iter();
    let members = members.map(|property| (property.name.value.clone(), part(cx, property.schema)));
    let members: Vec<(String, Check)> = members.filter(|(_, check)| !question.leaves_out(check)).collect();
    (!members.is_empty()).then_some(Check::Properties(members))
}

/// `patternProperties`, `propertyNames` and `dependentSchemas`.
pub(super) fn names(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Vec<Check> {
    let mut by_pattern = Vec::new();
    for property in &keywords.pattern_properties {
        let check = part(cx, property.schema);
        if !question.leaves_out(&check)
            && let Some(pattern) = pattern::table(cx, &property.pattern)
        {
            by_pattern.push((pattern, check));
        }
    }
    let mut dependent = Vec::new();
    for property in &keywords.dependent_schemas {
        let check = super::branch_of(cx, Some(property.schema), question);
        if !question.leaves_out(&check) {
            dependent.push((property.name.value.clone(), check));
        }
    }
    let names = keywords.property_names.map(|names| part(cx, names)).filter(|check| *check != Check::Always);
    let checks = [
        (!by_pattern.is_empty()).then_some(Check::PatternProperties(by_pattern)),
        names.map(|check| Check::PropertyNames(Box::new(check))),
        (!dependent.is_empty()).then_some(Check::DependentSchemas(dependent)),
    ];
    checks.into_iter().flatten().collect()
}

/// `additionalProperties`.
pub(super) fn additional(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Option<Check> {
    let additional = keywords.additional_properties.as_ref()?;
    let check = part(cx, additional.value);
    if question.leaves_out(&check) {
        return None;
    }
    let declared = keywords.properties.iter().map(|property| property.name.value.clone()).collect();
    let patterns = keywords.pattern_properties.iter().filter_map(|property| pattern::table(cx, &property.pattern));
    Some(Check::AdditionalProperties { declared, patterns: patterns.collect(), check: Box::new(check) })
}

/// `enum` and `const`.
pub(super) fn values(keywords: &Keywords) -> Vec<Check> {
    let listed = keywords.enumeration.as_ref().map(|values| Check::Enum(values.value.iter().map(json::text).collect()));
    let constant = keywords.constant.as_ref().map(|value| Check::Const(json::text(value)));
    listed.into_iter().chain(constant).collect()
}
