//! `anyOf` and `oneOf`: branches that can never hold, and branches that never hold alone.

use super::{
    Found, contradiction,
    kinds::{self, Kinds, Table},
    together,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    lower::{
        Cx, json,
        judge::{self, Verdict},
        location::{Assertions, keywords, own_assertions},
    },
    resolved::{Resolved, SchemaForm, SchemaId},
};
use carimbo_runtime::Json;
use std::collections::BTreeSet;

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>, table: &mut Table) {
    for (name, branches) in [("anyOf", &found.own.any_of), ("oneOf", &found.own.one_of)] {
        for branch in branches {
            never_holds(cx, found, name, *branch, table);
        }
    }
    overlaps(cx, &found.own.one_of, table);
}

fn never_holds(cx: &mut Cx<'_>, found: &Found<'_, '_>, name: &str, branch: SchemaId, table: &mut Table) {
    let resolved = cx.resolved;
    let beside = kinds::without_unions(resolved, found.id);
    let own = table.kinds(resolved, branch);
    if beside == Kinds::NONE {
        return;
    }
    let why = if own == Kinds::NONE && together::is_never(resolved, branch) {
        "it is `false`".to_owned()
    } else if own != Kinds::NONE && beside.and(own) == Kinds::NONE {
        format!("it is for {}, and the value is {}", own.words(), beside.words())
    } else if refuses_all(cx, found, branch) {
        "the keywords beside it refuse all values that it lists".to_owned()
    } else {
        return;
    };
    cx.diagnostics.push(
        contradiction(resolved.schema(branch).span)
            .message(format!("this branch of `{name}` can never hold: {why}"))
            .help("take it out, or correct what excludes it"),
    );
}

fn refuses_all(cx: &mut Cx<'_>, found: &Found<'_, '_>, branch: SchemaId) -> bool {
    let Some(values) = values(cx.resolved, branch) else { return false };
    let refused =
        |cx: &mut Cx<'_>, value: &Json| found.parts.iter().any(|(id, _)| judge::breaks_own_keyword(cx, *id, value));
    !values.is_empty() && values.iter().all(|value| refused(cx, value))
}

/// The values that a schema lists.
fn values(resolved: &Resolved, id: SchemaId) -> Option<Vec<Json>> {
    together::parts(resolved, id).into_iter().find_map(|(_, keywords)| {
        let listed = keywords.enumeration.as_ref().map(|nodes| nodes.value.iter().map(json::of).collect());
        keywords.constant.as_ref().map(|constant| vec![json::of(constant)]).or(listed)
    })
}

/// More than this many branches are not compared, each with each.
const BRANCHES_MAX: usize = 100;

/// A branch of `oneOf` all of whose values another one accepts never counts: two hold, or none.
fn overlaps(cx: &mut Cx<'_>, branches: &[SchemaId], table: &mut Table) {
    let branches = branches.get(..BRANCHES_MAX).unwrap_or(branches);
    let mut reported: BTreeSet<SchemaId> = BTreeSet::new();
    for (index, inner) in branches.iter().enumerate() {
        let others = branches.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| *other);
        let outer = others.filter(|outer| !reported.contains(outer)).find(|outer| includes(cx, *outer, *inner, table));
        let Some(outer) = outer else { continue };
        reported.insert(*inner);
        cx.diagnostics.push(
            Diagnostic::warning(Code::OverlappingBranches, cx.resolved.schema(*inner).span)
                .message("this branch of `oneOf` is never the only one that holds: another accepts all of its values")
                .secondary(cx.resolved.schema(outer).span, "this is the other one")
                .help("write `anyOf`, or narrow the other branch so that the two exclude each other"),
        );
    }
}

/// Whether one schema surely accepts all that another does, and that is something.
fn includes(cx: &mut Cx<'_>, outer: SchemaId, inner: SchemaId, table: &mut Table) -> bool {
    let resolved = cx.resolved;
    let kinds = table.kinds(resolved, inner);
    if kinds == Kinds::NONE {
        return false;
    }
    let (outer, inner) = (target(resolved, outer), target(resolved, inner));
    if outer == inner || of_types_alone(resolved, outer).is_some_and(|accepted| kinds.is_within(accepted)) {
        return true;
    }
    let Some(values) = values(resolved, inner) else { return false };
    !values.is_empty() && values.iter().all(|value| judge::verdict(cx, outer, value) == Verdict::Valid)
}

/// Where a schema leads that is nothing but a reference.
fn target(resolved: &Resolved, id: SchemaId) -> SchemaId {
    let mut seen = BTreeSet::from([id]);
    let mut current = id;
    while let Some(keywords) = keywords(resolved, current)
        && own_assertions(keywords) == Assertions::None
        && keywords.all_of.is_empty()
        && let Some(reference) = &keywords.reference
        && seen.insert(reference.value)
    {
        current = reference.value;
    }
    current
}

/// The kinds that a schema accepts, where it asks for nothing else.
fn of_types_alone(resolved: &Resolved, id: SchemaId) -> Option<Kinds> {
    match &resolved.schema(id).form {
        SchemaForm::Boolean(true) => Some(Kinds::ALL),
        SchemaForm::Boolean(false) => None,
        SchemaForm::Keywords(keywords) if keywords.reference.is_some() || !keywords.all_of.is_empty() => None,
        SchemaForm::Keywords(keywords) => match own_assertions(keywords) {
            Assertions::None => Some(Kinds::ALL),
            Assertions::TypeAlone => keywords.types.as_ref().map(|types| Kinds::of_types(&types.value)),
            Assertions::More => None,
        },
    }
}
