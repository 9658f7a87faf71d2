//! Objects: members that are required and forbidden, declared and forbidden, or too many for the limits.

use super::{Found, contradiction, empty_range, kinds::Kinds, together};
use crate::{
    lower::{Cx, judge, location::keywords, pattern},
    resolved::{Keywords, SchemaForm, SchemaId, Spanned},
    span::Span,
};
use carimbo_runtime::Json;
use std::{cmp::Reverse, collections::BTreeSet};

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    if found.kinds.and(Kinds::OBJECT) == Kinds::NONE {
        return;
    }
    let required = required(found);
    for name in &required {
        if let Some(refusal) = refusal(cx, found, &name.value) {
            report_required(cx, found, name, &refusal);
        }
    }
    let names: BTreeSet<&str> = required.iter().map(|name| name.value.as_str()).collect();
    closed_to_others(cx, found, &names);
    counts(cx, found, &required);
}

fn required<'a>(found: &Found<'_, 'a>) -> Vec<&'a Spanned<String>> {
    let mut names: Vec<&Spanned<String>> = Vec::new();
    let mut seen = BTreeSet::new();
    for name in found.parts.iter().flat_map(|(_, keywords)| &keywords.required) {
        if seen.insert(name.value.as_str()) {
            names.push(name);
        }
    }
    names
}

/// Why a member cannot be there.
struct Refusal {
    by: Refuser,
    span: Span,
}

/// What forbids a member.
enum Refuser {
    /// `additionalProperties` or `unevaluatedProperties`.
    Closed,
    /// Its own schema.
    Own,
    /// `propertyNames`.
    Names,
}

fn refusal(cx: &mut Cx<'_>, found: &Found<'_, '_>, name: &str) -> Option<Refusal> {
    let resolved = cx.resolved;
    for (id, part) in found.parts {
        if let Some(own) = part.properties.iter().find(|property| property.name.value == name)
            && together::is_never(resolved, own.schema)
        {
            return Some(Refusal { by: Refuser::Own, span: own.name.span });
        }
        if let Some(additional) = closed(cx, part)
            && !concerns(cx, part, name)
        {
            return Some(Refusal { by: Refuser::Closed, span: additional });
        }
        if let Some(names) = part.property_names
            && judge::violation(cx, names, &Json::String(name.to_owned())).is_some()
        {
            return Some(Refusal { by: Refuser::Names, span: resolved.schema(names).span });
        }
        if let Some(rest) = &part.unevaluated_properties
            && together::is_never(resolved, rest.value)
            && !is_evaluated(cx, *id, name)
        {
            return Some(Refusal { by: Refuser::Closed, span: rest.span });
        }
    }
    None
}

/// The place of an `additionalProperties` that allows no member.
fn closed(cx: &Cx<'_>, keywords: &Keywords) -> Option<Span> {
    let additional = keywords.additional_properties.as_ref()?;
    matches!(cx.resolved.schema(additional.value).form, SchemaForm::Boolean(false)).then_some(additional.span)
}

/// Whether `properties` or `patternProperties` of one schema concern a member; a pattern that cannot be read may.
fn concerns(cx: &mut Cx<'_>, keywords: &Keywords, name: &str) -> bool {
    keywords.properties.iter().any(|property| property.name.value == name)
        || keywords
            .pattern_properties
            .iter()
            .any(|of| pattern::compile(cx, &of.pattern).is_none_or(|compiled| compiled.matches(name)))
}

/// Whether any schema in the same place may look at a member, whichever branches hold.
fn is_evaluated(cx: &mut Cx<'_>, id: SchemaId, name: &str) -> bool {
    let resolved = cx.resolved;
    let (mut open, mut seen) = (vec![id], BTreeSet::new());
    while let Some(next) = open.pop() {
        let Some(keywords) = keywords(resolved, next).filter(|_| seen.insert(next)) else { continue };
        let rest =
            keywords.additional_properties.is_some() || (next != id && keywords.unevaluated_properties.is_some());
        if rest || concerns(cx, keywords, name) {
            return true;
        }
        open.extend(super::context::in_place(keywords).into_iter().map(|(schema, _)| schema));
    }
    false
}

fn report_required(cx: &mut Cx<'_>, found: &Found<'_, '_>, name: &Spanned<String>, refusal: &Refusal) {
    let wire = &name.value;
    let declared = found.parts.iter().any(|(_, part)| part.properties.iter().any(|own| own.name.value == *wire));
    let diagnostic = match refusal.by {
        Refuser::Closed if !declared && found.kinds.is_within(Kinds::OBJECT.or(Kinds::NULL)) => {
            empty_range(cx, name.span)
                .message(format!("`{wire}` is required, but this object allows no such member"))
                .help("declare it in `properties`")
        }
        Refuser::Closed | Refuser::Own | Refuser::Names => contradiction(name.span)
            .message(format!("{}: `{wire}` is required, and refused", found.nothing(Kinds::OBJECT)))
            .secondary(refusal.span, "it is refused here")
            .help("take it out of `required`, or allow it"),
    };
    cx.diagnostics.push(diagnostic);
}

/// `additionalProperties: false` knows of the properties beside it alone: what other parts declare can never be there.
fn closed_to_others(cx: &mut Cx<'_>, found: &Found<'_, '_>, required: &BTreeSet<&str>) {
    if found.parts.len() < 2 {
        return;
    }
    for (closed_id, part) in found.parts {
        let Some(span) = closed(cx, part) else { continue };
        let others = found.parts.iter().filter(|(id, _)| id != closed_id).flat_map(|(_, other)| &other.properties);
        let mut refused: Vec<&Spanned<String>> = Vec::new();
        for property in others.filter(|property| !required.contains(property.name.value.as_str())) {
            if !concerns(cx, part, &property.name.value) && !together::is_never(cx.resolved, property.schema) {
                refused.push(&property.name);
            }
        }
        let Some(first) = refused.first() else { continue };
        let more = refused.len() - 1;
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        cx.diagnostics.push(
            contradiction(span)
                .message(format!("this refuses `{}`{more}, which another schema that holds here declares", first.value))
                .secondary(first.span, "it is declared here")
                .help("`unevaluatedProperties: false`, said once beside `allOf`, allows what all parts declare"),
        );
    }
}

/// Limits of the number of members.
fn counts(cx: &mut Cx<'_>, found: &Found<'_, '_>, required: &[&Spanned<String>]) {
    let nothing = found.nothing(Kinds::OBJECT);
    let most = together::strictest(found.parts, |keywords| keywords.max_properties.as_ref(), |limit| Reverse(*limit));
    if let Some((_, most)) = most
        && let Some(last) = required.last()
        && required.len() as u64 > most.value
    {
        let count = required.len();
        cx.diagnostics.push(
            contradiction(most.span)
                .message(format!("{nothing}: {count} members are required, and `maxProperties` is {}", most.value))
                .secondary(last.span, "this is one of them")
                .help("raise `maxProperties`"),
        );
    }
    let least = together::strictest(found.parts, |keywords| keywords.min_properties.as_ref(), |limit| *limit);
    let Some((_, least)) = least else { return };
    for (_, part) in found.parts.iter().filter(|(_, part)| part.pattern_properties.is_empty()) {
        let Some(span) = closed(cx, part) else { continue };
        let count = part.properties.iter().filter(|own| !together::is_never(cx.resolved, own.schema)).count();
        if least.value > count as u64 {
            cx.diagnostics.push(
                contradiction(least.span)
                    .message(format!("{nothing}: `minProperties` is {}, and there can be {count} members", least.value))
                    .secondary(span, "no other member is allowed")
                    .help("lower `minProperties`, or declare more members"),
            );
        }
    }
}
