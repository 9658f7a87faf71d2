//! Limits of lengths and counts that leave nothing between them.

use super::{Found, empty_range, together};
use crate::{
    lower::Cx,
    resolved::{Keywords, Spanned},
};
use std::cmp::Reverse;

type Limit = for<'k> fn(&'k Keywords) -> Option<&'k Spanned<u64>>;

const PAIRS: &[(&str, Limit, &str, Limit)] = &[
    ("minLength", |keywords| keywords.min_length.as_ref(), "maxLength", |keywords| keywords.max_length.as_ref()),
    ("minItems", |keywords| keywords.min_items.as_ref(), "maxItems", |keywords| keywords.max_items.as_ref()),
    (
        "minProperties",
        |keywords| keywords.min_properties.as_ref(),
        "maxProperties",
        |keywords| keywords.max_properties.as_ref(),
    ),
    (
        "minContains",
        |keywords| keywords.min_contains.as_ref(),
        "maxContains",
        |keywords| keywords.max_contains.as_ref(),
    ),
];

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    for (least_name, least, most_name, most) in PAIRS {
        // Each `contains` counts for itself; the other limits of all parts are about one number.
        let parts = if *least_name == "minContains" { found.parts.get(..1).unwrap_or_default() } else { found.parts };
        let least = together::strictest(parts, least, |limit| *limit);
        let most = together::strictest(parts, most, |limit| Reverse(*limit));
        if let (Some((_, least)), Some((_, most))) = (least, most)
            && least.value > most.value
        {
            report(cx, (least_name, &text(least)), (most_name, &text(most)));
        }
    }
}

fn text(limit: &Spanned<u64>) -> Spanned<String> {
    Spanned { value: limit.value.to_string(), span: limit.span }
}

/// No value lies between two limits.
pub(super) fn report(cx: &mut Cx<'_>, least: (&str, &Spanned<String>), most: (&str, &Spanned<String>)) {
    let ((least_name, least), (most_name, most)) = (least, most);
    let diagnostic = empty_range(cx, least.span)
        .message(format!("no value can meet `{least_name}: {}` and `{most_name}: {}`", least.value, most.value))
        .secondary(most.span, format!("`{most_name}` is here"))
        .help(format!("raise `{most_name}`, or lower `{least_name}`"));
    cx.diagnostics.push(diagnostic);
}
