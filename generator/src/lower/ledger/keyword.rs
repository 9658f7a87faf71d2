//! A keyword taken out of its schema: alone, with those that it means something beside, and what it applies.

use crate::resolved::{Keywords, SchemaId, Written};

/// The keyword of 2020-12 that has the meaning of one as it is written.
pub(super) fn meant<'k>(name: &'k str, keywords: &Keywords, written: &[Written]) -> &'k str {
    let is_written = |name: &str| written.iter().any(|other| other.keyword == name);
    match name {
        // Beside `$ref`, its target is the first of `allOf`.
        "$dynamicRef" | "$recursiveRef" if is_written("$ref") => "allOf",
        "$dynamicRef" | "$recursiveRef" => "$ref",
        "additionalItems" => "items",
        "items" if !keywords.prefix_items.is_empty() && !is_written("prefixItems") => "prefixItems",
        "nullable" => "type",
        // OpenAPI 3.0: `exclusiveMinimum: true` makes the bound what `exclusiveMinimum` is in 3.1.
        "minimum" if keywords.minimum.is_none() => "exclusiveMinimum",
        "maximum" if keywords.maximum.is_none() => "exclusiveMaximum",
        // An empty list is read as the schema `false`.
        "enum" if keywords.enumeration.is_none() => "allOf",
        _ => name,
    }
}

/// A schema that says only what a keyword means something beside, and one that says the keyword as well.
pub(super) fn alone(keywords: &Keywords, meant: &str) -> [Keywords; 2] {
    if matches!(meant, "unevaluatedProperties" | "unevaluatedItems") {
        let mut without = keywords.clone();
        without.unevaluated_properties.take_if(|_| meant == "unevaluatedProperties");
        without.unevaluated_items.take_if(|_| meant == "unevaluatedItems");
        return [without, keywords.clone()];
    }
    let mut without = Keywords { format_use: keywords.format_use, ..Keywords::default() };
    for beside in needed(meant) {
        copy(&mut without, keywords, beside);
    }
    let mut with = without.clone();
    copy(&mut with, keywords, meant);
    [without, with]
}

/// What a keyword means something beside.
fn needed(meant: &str) -> &'static [&'static str] {
    match meant {
        "items" => &["prefixItems"],
        "additionalProperties" => &["properties", "patternProperties"],
        "minContains" | "maxContains" => &["contains"],
        "contentMediaType" => &["contentEncoding"],
        "then" | "else" => &["if"],
        "if" => &["then", "else"],
        _ => &[],
    }
}

fn copy(to: &mut Keywords, from: &Keywords, name: &str) {
    match name {
        "type" => to.types.clone_from(&from.types),
        "enum" => to.enumeration.clone_from(&from.enumeration),
        "const" => to.constant.clone_from(&from.constant),
        "minLength" => to.min_length.clone_from(&from.min_length),
        "maxLength" => to.max_length.clone_from(&from.max_length),
        "pattern" => to.pattern.clone_from(&from.pattern),
        "contentEncoding" => to.content_encoding.clone_from(&from.content_encoding),
        "contentMediaType" => to.content_media_type.clone_from(&from.content_media_type),
        "format" => to.format.clone_from(&from.format),
        "minimum" => to.minimum.clone_from(&from.minimum),
        "maximum" => to.maximum.clone_from(&from.maximum),
        "exclusiveMinimum" => to.exclusive_minimum.clone_from(&from.exclusive_minimum),
        "exclusiveMaximum" => to.exclusive_maximum.clone_from(&from.exclusive_maximum),
        "multipleOf" => to.multiple_of.clone_from(&from.multiple_of),
        "minItems" => to.min_items.clone_from(&from.min_items),
        "maxItems" => to.max_items.clone_from(&from.max_items),
        "uniqueItems" => to.unique_items.clone_from(&from.unique_items),
        "minContains" => to.min_contains.clone_from(&from.min_contains),
        "maxContains" => to.max_contains.clone_from(&from.max_contains),
        "minProperties" => to.min_properties.clone_from(&from.min_properties),
        "maxProperties" => to.max_properties.clone_from(&from.max_properties),
        "required" => to.required.clone_from(&from.required),
        _ => copy_applicator(to, from, name),
    }
}

fn copy_applicator(to: &mut Keywords, from: &Keywords, name: &str) {
    match name {
        "$ref" => to.reference.clone_from(&from.reference),
        "prefixItems" => to.prefix_items.clone_from(&from.prefix_items),
        "items" => to.items = from.items,
        "contains" => to.contains = from.contains,
        "properties" => to.properties.clone_from(&from.properties),
        "patternProperties" => to.pattern_properties.clone_from(&from.pattern_properties),
        "additionalProperties" => to.additional_properties.clone_from(&from.additional_properties),
        "propertyNames" => to.property_names = from.property_names,
        "dependentRequired" => to.dependent_required.clone_from(&from.dependent_required),
        "dependentSchemas" => to.dependent_schemas.clone_from(&from.dependent_schemas),
        "dependencies" => {
            to.dependent_required.clone_from(&from.dependent_required);
            to.dependent_schemas.clone_from(&from.dependent_schemas);
        }
        "allOf" => to.all_of.clone_from(&from.all_of),
        "anyOf" => to.any_of.clone_from(&from.any_of),
        "oneOf" => to.one_of.clone_from(&from.one_of),
        "not" => to.not = from.not,
        "if" => to.condition = from.condition,
        "then" => to.then = from.then,
        "else" => to.otherwise = from.otherwise,
        _ => {}
    }
}

/// What a schema is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The value itself.
    Same,
    /// A member, an item, or the name of a member.
    Part,
}

/// The schemas that a keyword applies.
pub(super) fn applied(keywords: &Keywords, meant: &str) -> (Target, Vec<SchemaId>) {
    let same = match meant {
        "$ref" => keywords.reference.iter().map(|reference| reference.value).collect(),
        "allOf" => keywords.all_of.clone(),
        "anyOf" => keywords.any_of.clone(),
        "oneOf" => keywords.one_of.clone(),
        "not" => keywords.not.into_iter().collect(),
        "if" => keywords.condition.into_iter().collect(),
        "then" => keywords.then.into_iter().collect(),
        "else" => keywords.otherwise.into_iter().collect(),
        "dependentSchemas" | "dependencies" => keywords.dependent_schemas.iter().map(|it| it.schema).collect(),
        _ => return (Target::Part, applied_to_parts(keywords, meant)),
    };
    (Target::Same, same)
}

fn applied_to_parts(keywords: &Keywords, meant: &str) -> Vec<SchemaId> {
    match meant {
        "items" => keywords.items.into_iter().collect(),
        "prefixItems" => keywords.prefix_items.clone(),
        "contains" => keywords.contains.into_iter().collect(),
        "unevaluatedItems" => keywords.unevaluated_items.iter().map(|it| it.value).collect(),
        "properties" => keywords.properties.iter().map(|it| it.schema).collect(),
        "patternProperties" => keywords.pattern_properties.iter().map(|it| it.schema).collect(),
        "additionalProperties" => keywords.additional_properties.iter().map(|it| it.value).collect(),
        "unevaluatedProperties" => keywords.unevaluated_properties.iter().map(|it| it.value).collect(),
        "propertyNames" => keywords.property_names.into_iter().collect(),
        _ => Vec::new(),
    }
}
