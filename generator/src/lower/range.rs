//! Ranges that are empty, and values listed twice: faults of a schema by itself.

use super::{Cx, enumeration, location::keywords};
use crate::{
    diagnostic::{Code, Diagnostic},
    resolved::{Keywords, SchemaId, Spanned},
};
use carimbo_runtime::Number;

/// Looks at every schema of the specification, used or not.
pub(super) fn check_all(cx: &mut Cx<'_>) {
    for index in 0..cx.resolved.schemas.len() {
        let id = SchemaId(index);
        if let Some(keywords) = keywords(cx.resolved, id) {
            counts(cx, keywords);
            numbers(cx, keywords);
            enumeration::report_duplicates(cx, id);
        }
    }
}

fn counts(cx: &mut Cx<'_>, keywords: &Keywords) {
    let pairs = [
        ("minLength", &keywords.min_length, "maxLength", &keywords.max_length),
        ("minItems", &keywords.min_items, "maxItems", &keywords.max_items),
        ("minProperties", &keywords.min_properties, "maxProperties", &keywords.max_properties),
    ];
    for (least_name, least, most_name, most) in pairs {
        if let (Some(least), Some(most)) = (least, most)
            && least.value > most.value
        {
            let (least, most) = (text(least), text(most));
            refuse(cx, (least_name, &least), (most_name, &most));
        }
    }
}

fn text(limit: &Spanned<u64>) -> Spanned<String> {
    Spanned { value: limit.value.to_string(), span: limit.span }
}

fn numbers(cx: &mut Cx<'_>, keywords: &Keywords) {
    let least = [("minimum", &keywords.minimum), ("exclusiveMinimum", &keywords.exclusive_minimum)];
    let most = [("maximum", &keywords.maximum), ("exclusiveMaximum", &keywords.exclusive_maximum)];
    for (least_name, least) in least {
        for (most_name, most) in &most {
            let (Some(least), Some(most)) = (least, most) else { continue };
            let (Ok(low), Ok(high)) = (least.value.parse::<Number>(), most.value.parse::<Number>()) else { continue };
            let exclusive = least_name != "minimum" || *most_name != "maximum";
            if low > high || (exclusive && low == high) {
                refuse(cx, (least_name, least), (most_name, most));
            }
        }
    }
}

fn refuse(cx: &mut Cx<'_>, least: (&str, &Spanned<String>), most: (&str, &Spanned<String>)) {
    let ((least_name, least), (most_name, most)) = (least, most);
    cx.diagnostics.push(
        Diagnostic::error(Code::EmptyRange, least.span)
            .message(format!("no value can meet `{least_name}: {}` and `{most_name}: {}`", least.value, most.value))
            .secondary(most.span, format!("`{most_name}` is here"))
            .help(format!("raise `{most_name}`, or lower `{least_name}`")),
    );
}
