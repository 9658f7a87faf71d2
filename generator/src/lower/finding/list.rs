//! Lists that would need more items than there can be.

use super::{Found, contradiction, kinds::Kinds, together};
use crate::{
    document::Node,
    lower::{Cx, json},
    resolved::{Resolved, SchemaForm, SchemaId, Spanned},
};
use carimbo_runtime::Json;
use std::{cmp::Reverse, collections::BTreeSet};

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    if found.kinds.and(Kinds::ARRAY) == Kinds::NONE {
        return;
    }
    if let Some((_, least)) = together::strictest(found.parts, |keywords| keywords.min_items.as_ref(), |limit| *limit) {
        past_the_prefix(cx, found, least);
        unique(cx, found, least);
    }
    contained(cx, found);
}

/// `items: false` behind `prefixItems`.
fn past_the_prefix(cx: &mut Cx<'_>, found: &Found<'_, '_>, least: &Spanned<u64>) {
    for (_, keywords) in found.parts {
        let Some(items) = keywords.items.filter(|items| together::is_never(cx.resolved, *items)) else { continue };
        let count = keywords.prefix_items.len();
        if least.value > count as u64 {
            let nothing = found.nothing(Kinds::ARRAY);
            cx.diagnostics.push(
                contradiction(least.span)
                    .message(format!("{nothing}: `minItems` is {}, and there can be {count} items", least.value))
                    .secondary(cx.resolved.schema(items).span, "no further item is allowed")
                    .help("lower `minItems`, or allow more items"),
            );
        }
    }
}

/// `uniqueItems` of few values.
fn unique(cx: &mut Cx<'_>, found: &Found<'_, '_>, least: &Spanned<u64>) {
    let unique = found.parts.iter().filter_map(|(_, keywords)| keywords.unique_items.as_ref()).find(|flag| flag.value);
    let Some(unique) = unique else { return };
    for (_, keywords) in found.parts.iter().filter(|(_, keywords)| keywords.prefix_items.is_empty()) {
        let Some(count) = keywords.items.and_then(|items| value_count(cx.resolved, items)) else { continue };
        if least.value > count {
            let nothing = found.nothing(Kinds::ARRAY);
            cx.diagnostics.push(
                contradiction(least.span)
                    .message(format!("{nothing}: `minItems` is {}, and there are {count} different items", least.value))
                    .secondary(unique.span, "no item may be there twice")
                    .help("lower `minItems`, or take `uniqueItems` out"),
            );
        }
    }
}

/// How many values a schema has at most, where they are few.
fn value_count(resolved: &Resolved, id: SchemaId) -> Option<u64> {
    let parts = together::parts(resolved, id);
    let listed = parts.iter().filter_map(|(_, keywords)| keywords.enumeration.as_ref());
    let distinct = |values: &Spanned<Vec<Node>>| values.value.iter().map(json::of).collect::<BTreeSet<Json>>().len();
    let constant = parts.iter().any(|(_, keywords)| keywords.constant.is_some());
    let kinds = super::kinds::without_unions(resolved, id);
    let of_kinds = if kinds.is_within(Kinds::NULL) {
        Some(1)
    } else if kinds.is_within(Kinds::NULL.or(Kinds::BOOLEAN)) {
        Some(if kinds == Kinds::BOOLEAN { 2 } else { 3 })
    } else {
        None
    };
    listed.map(|values| distinct(values) as u64).chain(constant.then_some(1)).chain(of_kinds).min()
}

/// `contains` beside `maxItems`, or of nothing.
fn contained(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    let most = together::strictest(found.parts, |keywords| keywords.max_items.as_ref(), |limit| Reverse(*limit));
    for (_, part) in found.parts {
        let Some(contains) = part.contains else { continue };
        let least = part.min_contains.as_ref().map_or(1, |limit| limit.value);
        let (nothing, span) = (found.nothing(Kinds::ARRAY), cx.resolved.schema(contains).span);
        let place = part.min_contains.as_ref().map_or(span, |limit| limit.span);
        if let Some((_, most)) = most
            && least > most.value
        {
            cx.diagnostics.push(
                contradiction(place)
                    .message(format!("{nothing}: {least} of the items are asked for, and `maxItems` is {}", most.value))
                    .secondary(most.span, "`maxItems` is here")
                    .help("raise `maxItems`, or say `minContains: 0`"),
            );
        }
        if least > 0 && matches!(cx.resolved.schema(contains).form, SchemaForm::Boolean(false)) {
            cx.diagnostics.push(
                contradiction(span)
                    .message(format!("{nothing}: `contains` asks for an item, and allows none"))
                    .help("say `maxItems: 0` for the empty array alone, or correct `contains`"),
            );
        }
    }
}
