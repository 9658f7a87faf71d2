//! Lists.

use super::{
    Cx,
    types::{self, Site},
};
use crate::ir::{Check, DefinitionKind, List, Type};

/// `Vec<T>`.
pub(super) fn plain(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Type {
    Type::List(Box::new(item(cx, site)))
}

/// `runtime::List<T, …>`.
pub(super) fn constrained(cx: &mut Cx<'_>, site: &Site<'_, '_>, check: Check) -> DefinitionKind {
    let item = item(cx, site);
    DefinitionKind::List(List { item, check })
}

fn item(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Type {
    let items = site.shape.items();
    if items.is_empty() {
        return Type::Json;
    }
    types::typed(cx, &items, site.location.direction, &site.hint.then("item")).into_type()
}
