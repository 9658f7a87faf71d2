//! What the documentation of an item says, in words.

use super::{
    Cx, json,
    location::{Location, keywords},
    shape::Shape,
};
use crate::{
    ir::{Deprecated, Docs},
    resolved::{Annotations, Keywords, SchemaId},
};

/// For a definition.
pub(super) fn of_shape(cx: &Cx<'_>, location: &Location, shape: &Shape<'_>) -> Docs {
    let parts: Vec<(SchemaId, &Keywords)> = shape.parts.iter().map(|(id, keywords)| (*id, *keywords)).collect();
    let mut docs = of_parts(cx, &parts);
    docs.place = Some(place(cx, location.main()));
    if docs.examples.is_empty() {
        docs.examples = examples_of_bodies(cx, location.main());
    }
    docs
}

/// Examples of the request and response bodies that have this schema.
fn examples_of_bodies(cx: &Cx<'_>, id: SchemaId) -> Vec<String> {
    let operations = cx.resolved.operations.iter();
    let media_types = operations.flat_map(|operation| {
        let request = operation.request_body.iter().flat_map(|body| &body.content);
        request.chain(operation.responses.iter().flat_map(|response| &response.content))
    });
    let of_schema = media_types.filter(|media_type| {
        media_type.schema.is_some_and(|schema| super::location::follow(cx.resolved, schema) == id)
    });
    of_schema.flat_map(|media_type| media_type.examples.iter().map(json::shown)).collect()
}

/// For a member: what its own schema says, not what it refers to, which is said there.
pub(super) fn of_member(cx: &Cx<'_>, schemas: &[SchemaId]) -> Docs {
    let own: Vec<(SchemaId, &Keywords)> =
        schemas.iter().filter_map(|id| keywords(cx.resolved, *id).map(|keywords| (*id, keywords))).collect();
    let mut docs = of_parts(cx, &own);
    if docs.description.is_none() {
        let targets: Vec<SchemaId> = schemas.iter().map(|id| super::location::follow(cx.resolved, *id)).collect();
        let described = targets.iter().filter_map(|id| keywords(cx.resolved, *id));
        docs.description = described.into_iter().find_map(|keywords| description(&keywords.annotations));
    }
    docs
}

/// For an operation, a parameter or a security scheme.
pub(super) fn of_annotations(annotations: &Annotations) -> Docs {
    let mut docs = Docs { description: description(annotations), page: annotations.source.clone(), ..Docs::default() };
    add_annotations(&mut docs, annotations);
    docs
}

/// `#/components/schemas/Cpf` in `specs/klavi.yaml`.
pub(super) fn place(cx: &Cx<'_>, id: SchemaId) -> String {
    format!("`{}` in `{}`", cx.resolved.schema(id).pointer, cx.document(id))
}

fn of_parts(cx: &Cx<'_>, parts: &[(SchemaId, &Keywords)]) -> Docs {
    let mut docs = Docs::default();
    for (id, keywords) in parts {
        let annotations = &keywords.annotations;
        docs.description = docs.description.or_else(|| description(annotations));
        docs.page = docs.page.or_else(|| annotations.source.clone());
        add_annotations(&mut docs, annotations);
        docs.constraints.extend(constraints(keywords));
        docs.relaxations.extend(cx.relaxations.get(id).into_iter().flatten().cloned());
    }
    docs
}

fn add_annotations(docs: &mut Docs, annotations: &Annotations) {
    docs.examples.extend(annotations.examples.iter().map(json::shown));
    docs.discrepancies.extend(annotations.discrepancies.iter().map(|found| {
        let crate::resolved::Discrepancy { id, documented, observed, decision } = found;
        let [documented, observed, decision] = [documented, observed, decision].map(|text| text.trim_end_matches('.'));
        format!("{id}: documented: {documented}; observed: {observed}; decision: {decision}.")
    }));
    docs.deprecation = docs.deprecation.or(annotations.deprecated.map(|_| Deprecated));
}

fn description(annotations: &Annotations) -> Option<String> {
    annotations.description.clone().or_else(|| annotations.title.clone())
}

fn constraints(keywords: &Keywords) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(range(keywords.min_length.as_ref(), keywords.max_length.as_ref(), "character"));
    words.extend(keywords.pattern.as_ref().map(|pattern| format!("matches `{}`", pattern.value)));
    words.extend(keywords.format.as_ref().map(|format| format!("format `{}`", format.value)));
    let limits = [
        ("at least", &keywords.minimum),
        ("at most", &keywords.maximum),
        ("above", &keywords.exclusive_minimum),
        ("below", &keywords.exclusive_maximum),
        ("a multiple of", &keywords.multiple_of),
    ];
    words.extend(limits.into_iter().filter_map(|(word, limit)| Some(format!("{word} {}", limit.as_ref()?.value))));
    words.extend(range(keywords.min_items.as_ref(), keywords.max_items.as_ref(), "item"));
    let unique = keywords.unique_items.as_ref().is_some_and(|unique| unique.value);
    words.extend(unique.then(|| "no item twice".to_owned()));
    words.extend(range(keywords.min_properties.as_ref(), keywords.max_properties.as_ref(), "member"));
    words.extend(keywords.dependent_required.iter().map(|(name, needed)| {
        let needed: Vec<String> = needed.iter().map(|name| format!("`{}`", name.value)).collect();
        format!("with `{}` also {}", name.value, needed.join(", "))
    }));
    words
}

fn range(
    least: Option<&crate::resolved::Spanned<u64>>,
    most: Option<&crate::resolved::Spanned<u64>>,
    unit: &str,
) -> Option<String> {
    let plural = |count: u64| if count == 1 { unit.to_owned() } else { format!("{unit}s") };
    match (least.map(|least| least.value), most.map(|most| most.value)) {
        (None, None) => None,
        (Some(least), None) => Some(format!("at least {least} {}", plural(least))),
        (None, Some(most)) => Some(format!("at most {most} {}", plural(most))),
        (Some(least), Some(most)) if least == most => Some(format!("exactly {most} {}", plural(most))),
        (Some(least), Some(most)) => Some(format!("{least} to {most} {unit}s")),
    }
}
