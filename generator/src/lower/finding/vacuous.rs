//! Keywords that say nothing where they stand: no value that gets there concerns them.

use super::{Found, kinds::Kinds};
use crate::{
    diagnostic::{Code, Diagnostic},
    lower::Cx,
    resolved::{Keywords, Resolved, SchemaId, Spanned},
    span::Span,
};
use std::collections::BTreeSet;

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>, covered: &BTreeSet<SchemaId>) {
    without_partner(cx, found.own);
    let families = families(cx.resolved, found.own);
    if found.kinds == Kinds::ALL {
        if let [only] = families.as_slice()
            && !covered.contains(&found.id)
        {
            untyped(cx, only);
        }
        return;
    }
    for family in families.iter().filter(|_| found.kinds != Kinds::NONE) {
        if found.kinds.and(family.kinds) == Kinds::NONE {
            cx.diagnostics.push(
                vacuous(family.span)
                    .message(format!("{} nothing here: the value is {}", says(&family.names), found.kinds.words()))
                    .help("take it out, or correct `type`"),
            );
        }
    }
}

fn vacuous(span: Span) -> Diagnostic {
    Diagnostic::warning(Code::VacuousSchema, span)
}

/// "`minLength` and `pattern` say".
fn says(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("`{one}` says"),
        [first @ .., last] => format!("`{}` and `{last}` say", first.join("`, `")),
    }
}

fn untyped(cx: &mut Cx<'_>, family: &Family) {
    let (word, name) = (family.word, family.type_name);
    let diagnostic = vacuous(family.span)
        .message(format!("{} nothing of values that are no {word}, and these are accepted too", says(&family.names)))
        .help(format!("add `type: {name}`"));
    cx.diagnostics.push(diagnostic);
}

/// The keywords of a schema that concern values of one kind.
struct Family {
    kinds: Kinds,
    word: &'static str,
    type_name: &'static str,
    names: Vec<&'static str>,
    /// The place of the first.
    span: Span,
}

impl Family {
    /// None where nothing is said.
    fn of(
        kinds: Kinds,
        type_name: &'static str,
        word: &'static str,
        said: &[(&'static str, Option<Span>)],
    ) -> Option<Self> {
        let span = said.iter().find_map(|(_, span)| *span)?;
        let names = said.iter().filter(|(_, span)| span.is_some()).map(|(name, _)| *name).collect();
        Some(Self { kinds, word, type_name, names, span })
    }
}

fn families(resolved: &Resolved, keywords: &Keywords) -> Vec<Family> {
    let schema = |id: Option<SchemaId>| id.map(|id| resolved.schema(id).span);
    let strings = [
        ("minLength", place(keywords.min_length.as_ref())),
        ("maxLength", place(keywords.max_length.as_ref())),
        ("pattern", place(keywords.pattern.as_ref())),
        ("contentEncoding", place(keywords.content_encoding.as_ref())),
        ("contentMediaType", place(keywords.content_media_type.as_ref())),
    ];
    let numbers = [
        ("minimum", place(keywords.minimum.as_ref())),
        ("maximum", place(keywords.maximum.as_ref())),
        ("exclusiveMinimum", place(keywords.exclusive_minimum.as_ref())),
        ("exclusiveMaximum", place(keywords.exclusive_maximum.as_ref())),
        ("multipleOf", place(keywords.multiple_of.as_ref())),
    ];
    let arrays = [
        ("prefixItems", schema(keywords.prefix_items.first().copied())),
        ("items", schema(keywords.items)),
        ("contains", schema(keywords.contains)),
        ("minItems", place(keywords.min_items.as_ref())),
        ("maxItems", place(keywords.max_items.as_ref())),
        ("uniqueItems", place(keywords.unique_items.as_ref().filter(|unique| unique.value))),
        ("unevaluatedItems", place(keywords.unevaluated_items.as_ref())),
    ];
    let objects = [
        ("properties", keywords.properties.first().map(|property| property.name.span)),
        ("patternProperties", keywords.pattern_properties.first().map(|property| property.pattern.span)),
        ("additionalProperties", place(keywords.additional_properties.as_ref())),
        ("unevaluatedProperties", place(keywords.unevaluated_properties.as_ref())),
        ("propertyNames", schema(keywords.property_names)),
        ("required", keywords.required.first().map(|name| name.span)),
        ("dependentRequired", keywords.dependent_required.first().map(|(name, _)| name.span)),
        ("dependentSchemas", keywords.dependent_schemas.first().map(|dependent| dependent.name.span)),
        ("minProperties", place(keywords.min_properties.as_ref())),
        ("maxProperties", place(keywords.max_properties.as_ref())),
    ];
    let families = [
        Family::of(Kinds::STRING, "string", "strings", &strings),
        Family::of(Kinds::NUMBER, "number", "numbers", &numbers),
        Family::of(Kinds::ARRAY, "array", "arrays", &arrays),
        Family::of(Kinds::OBJECT, "object", "objects", &objects),
    ];
    families.into_iter().flatten().collect()
}

fn place<T>(said: Option<&Spanned<T>>) -> Option<Span> {
    said.map(|said| said.span)
}

/// Keywords that only mean something beside another one.
fn without_partner(cx: &mut Cx<'_>, keywords: &Keywords) {
    let schema = |id: Option<SchemaId>| id.map(|id| cx.resolved.schema(id).span);
    let lonely = [
        (keywords.condition.is_none(), "then", "if", schema(keywords.then)),
        (keywords.condition.is_none(), "else", "if", schema(keywords.otherwise)),
        (
            keywords.then.is_none() && keywords.otherwise.is_none(),
            "if",
            "then` or an `else",
            schema(keywords.condition),
        ),
    ];
    for (is_lonely, name, partner, span) in lonely {
        if let Some(span) = span.filter(|_| is_lonely) {
            cx.diagnostics.push(
                vacuous(span)
                    .message(format!("`{name}` says nothing without `{partner}`"))
                    .help(format!("add `{partner}`, or take `{name}` out")),
            );
        }
    }
}
