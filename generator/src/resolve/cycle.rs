//! Schemas that apply themselves to the same value, through references and `allOf`, `anyOf`, … alone: they never come to
//! an end (JSON Schema 2020-12 core, 9.4.1), so that they are reported, and cut where they close.
//!
//! A schema that contains itself through `properties` or `items` is a recursive type, and fine.

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    resolved::{Keywords, Schema, SchemaForm, SchemaId},
    span::Span,
};

/// Reports every circle and gives the schemas without them.
pub(super) fn cut(mut schemas: Vec<Schema>, diagnostics: &mut Diagnostics) -> Vec<Schema> {
    let mut marks = vec![Mark::New; schemas.len()];
    let mut closing = Vec::new();
    for start in 0..schemas.len() {
        search(&schemas, SchemaId(start), &mut marks, &mut |path, back| closing.push((path, back)));
    }
    for (path, back) in closing {
        report(&schemas, &path, diagnostics);
        let last = path.last().and_then(|id| schemas.get_mut(id.0));
        if let Some(Schema { form: SchemaForm::Keywords(keywords), .. }) = last {
            remove(keywords, back);
        }
    }
    schemas
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    OnPath,
    Done,
}

/// Walks from one schema, depth first and without recursion; hands every circle to `found`: the schemas on it, and the
/// first of them, which the last leads back to.
fn search(schemas: &[Schema], start: SchemaId, marks: &mut [Mark], found: &mut impl FnMut(Vec<SchemaId>, SchemaId)) {
    let mut path = Vec::new();
    let enter = |id: SchemaId, path: &mut Vec<_>| {
        let next = schemas.get(id.0).map(|schema| applied(&schema.form)).unwrap_or_default();
        path.push((id, next.into_iter()));
    };
    if marks.get(start.0) == Some(&Mark::New) {
        enter(start, &mut path);
    }
    while let Some((id, next)) = path.last_mut() {
        let (id, next) = (*id, next.next());
        mark(marks, id, Mark::OnPath);
        let Some(next) = next else {
            mark(marks, id, Mark::Done);
            path.pop();
            continue;
        };
        match marks.get(next.0) {
            Some(Mark::New) => enter(next, &mut path),
            Some(Mark::OnPath) => {
                let ids = path.iter().map(|(id, _)| *id);
                found(ids.skip_while(|id| *id != next).collect(), next);
            }
            Some(Mark::Done) | None => {}
        }
    }
}

fn mark(marks: &mut [Mark], id: SchemaId, mark: Mark) {
    if let Some(slot) = marks.get_mut(id.0) {
        *slot = mark;
    }
}

/// The schemas that a schema applies to the value that it is applied to itself.
fn applied(form: &SchemaForm) -> Vec<SchemaId> {
    let SchemaForm::Keywords(keywords) = form else { return Vec::new() };
    let reference = keywords.reference.as_ref().map(|reference| reference.value);
    let single = [reference, keywords.not, keywords.condition, keywords.then, keywords.otherwise];
    let lists = [&keywords.all_of, &keywords.any_of, &keywords.one_of];
    let dependent = keywords.dependent_schemas.iter().map(|dependent| dependent.schema);
    single.into_iter().flatten().chain(lists.into_iter().flatten().copied()).chain(dependent).collect()
}

fn remove(keywords: &mut Keywords, target: SchemaId) {
    keywords.reference.take_if(|reference| reference.value == target);
    for list in [&mut keywords.all_of, &mut keywords.any_of, &mut keywords.one_of] {
        list.retain(|id| *id != target);
    }
    for single in [&mut keywords.not, &mut keywords.condition, &mut keywords.then, &mut keywords.otherwise] {
        single.take_if(|id| *id == target);
    }
    keywords.dependent_schemas.retain(|dependent| dependent.schema != target);
}

/// A tree of schemas has no circle, so that every circle has a reference: the last one is reported.
fn report(schemas: &[Schema], path: &[SchemaId], diagnostics: &mut Diagnostics) {
    let references: Vec<(Span, &str)> = path
        .iter()
        .filter_map(|id| schemas.get(id.0))
        .filter_map(|schema| Some((reference_span(&schema.form)?, schema.pointer.as_str())))
        .collect();
    // A `$dynamicRef` beside a `$ref` has no span of its own: the first schema of the circle stands for it.
    let first = path.first().and_then(|id| schemas.get(id.0)).map(|schema| (schema.span, schema.pointer.as_str()));
    let Some(((span, pointer), others)) = references.split_last().or(first.as_ref().map(|it| (it, &[] as &[_]))) else {
        return;
    };
    let only_references = references.len() == path.len();
    let message = if only_references {
        format!("`{pointer}` leads back to itself, through references alone")
    } else {
        format!("`{pointer}` leads back to itself without going into a property or an item")
    };
    let fault = Diagnostic::error(Code::CircularReference, *span).message(message);
    let fault = others.iter().take(8).fold(fault, |fault, (span, _)| fault.secondary(*span, "by way of this"));
    diagnostics.push(fault.help("a schema may contain itself, but not be itself"));
}

fn reference_span(form: &SchemaForm) -> Option<Span> {
    let SchemaForm::Keywords(keywords) = form else { return None };
    keywords.reference.as_ref().map(|reference| reference.span)
}
