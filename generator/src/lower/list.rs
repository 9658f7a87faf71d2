//! Lists.

use super::{
    Cx,
    location::Location,
    shape::Shape,
    types::{self, Hint},
};
use crate::ir::{Check, DefinitionKind, List, Type};

/// `Vec<T>`.
pub(super) fn plain(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, hint: &Hint) -> Type {
    Type::List(Box::new(item(cx, location, shape, hint)))
}

/// `runtime::List<T, …>`.
pub(super) fn constrained(
    cx: &mut Cx<'_>,
    location: &Location,
    shape: &Shape<'_>,
    hint: &Hint,
    check: Check,
) -> DefinitionKind {
    let item = item(cx, location, shape, hint);
    DefinitionKind::List(List { item, check })
}

fn item(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, hint: &Hint) -> Type {
    let items = shape.items();
    if items.is_empty() {
        return Type::Json;
    }
    types::typed(cx, &items, location.direction, &hint.then("item")).into_type()
}
