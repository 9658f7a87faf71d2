//! The schemas that hold together: a schema, those that it refers to, and those of its `allOf`.

use crate::{
    lower::location::keywords,
    resolved::{Keywords, Resolved, SchemaForm, SchemaId, Spanned},
};
use std::collections::BTreeSet;

/// One of the schemas that hold together.
pub(super) type Part<'a> = (SchemaId, &'a Keywords);

/// More than this many are not looked at together, so that a chain of thousands costs no square of them.
const PARTS_MAX: usize = 64;

/// A schema and those that hold wherever it holds, as far as they have keywords.
pub(super) fn parts(resolved: &Resolved, id: SchemaId) -> Vec<Part<'_>> {
    walk(resolved, id).into_iter().filter_map(|id| Some((id, keywords(resolved, id)?))).collect()
}

/// Whether one of the schemas that hold together is `false`.
pub(super) fn is_never(resolved: &Resolved, id: SchemaId) -> bool {
    walk(resolved, id).into_iter().any(|id| matches!(resolved.schema(id).form, SchemaForm::Boolean(false)))
}

/// A schema and those that hold wherever it holds.
pub(super) fn walk(resolved: &Resolved, id: SchemaId) -> Vec<SchemaId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if found.len() == PARTS_MAX || !seen.insert(id) {
            continue;
        }
        found.push(id);
        if let Some(keywords) = keywords(resolved, id) {
            open.extend(keywords.all_of.iter().rev());
            open.extend(keywords.reference.as_ref().map(|reference| reference.value));
        }
    }
    found
}

/// The strictest of a keyword's values, and the part that says it.
pub(super) fn strictest<'a, T, K: Ord>(
    parts: &[Part<'a>],
    of: impl Fn(&'a Keywords) -> Option<&'a Spanned<T>>,
    strictness: impl Fn(&T) -> K,
) -> Option<(SchemaId, &'a Spanned<T>)> {
    let said = parts.iter().filter_map(|(id, keywords)| Some((*id, of(keywords)?)));
    // The first of equals: the one that is nearest to the schema.
    said.reduce(|best, next| if strictness(&next.1.value) > strictness(&best.1.value) { next } else { best })
}
