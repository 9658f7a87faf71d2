//! Aliases that lead back to themselves: `type Tree = Vec<Tree>` has no meaning in Rust, so that one of them becomes a
//! checked value.

use super::{
    Cx, cycle,
    location::Location,
    representation::{self, Representation},
    shape::shape,
};
use crate::ir::{DefinitionId, DefinitionKind, Type};
use std::collections::BTreeSet;

/// Replaces as many as it takes.
pub(super) fn cut(cx: &mut Cx<'_>) {
    for index in 0..cx.definitions.len() {
        let id = DefinitionId(index);
        if leads_back(cx, id)
            && let Some(location) = cx.sites.get(index).cloned().flatten()
        {
            replace(cx, id, &location);
        }
    }
}

fn replace(cx: &mut Cx<'_>, id: DefinitionId, location: &Location) {
    let shape = shape(cx.resolved, location);
    let value = representation::value(cx, location, &shape);
    if let (Representation::Value(check), Some(Some(definition))) = (value, cx.definitions.get_mut(id.0)) {
        definition.kind = DefinitionKind::Value(check);
    }
}

fn leads_back(cx: &Cx<'_>, id: DefinitionId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(next) = open.pop() {
        let definition = cx.definitions.get(next.0).and_then(Option::as_ref);
        let Some(target) = definition.and_then(|definition| aliased(&definition.kind)) else { continue };
        let mut found = BTreeSet::new();
        cycle::targets(target, &mut found);
        if found.contains(&id.0) {
            return true;
        }
        open.extend(found.into_iter().filter(|at| seen.insert(*at)).map(DefinitionId));
    }
    false
}

/// What an alias stands for, as far as it names other items.
fn aliased(kind: &DefinitionKind) -> Option<&Type> {
    match kind {
        DefinitionKind::Alias(ty) => Some(ty),
        DefinitionKind::List(list) => Some(&list.item),
        DefinitionKind::Scalar(_)
        | DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::Record(_)
        | DefinitionKind::Checked(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Value(_) => None,
    }
}
