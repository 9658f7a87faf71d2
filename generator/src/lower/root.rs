//! The schema at the top of a document: a type of its own, null included, under the name that was asked for.

use super::{
    Cx, docs,
    location::{Direction, Location},
    shape::shape,
    types::{self, Typed},
};
use crate::{
    ident::Ident,
    ir::{Definition, DefinitionKind, Nullability, Sensitivity, Type},
    resolved::SchemaId,
};

/// Makes sure that the name stands for the whole schema.
pub(super) fn lower(cx: &mut Cx<'_>) {
    let (Some(name), Some(root)) = (cx.options.root.clone(), cx.resolved.components.first().copied()) else { return };
    let typed = types::typed(cx, &[root], Direction::Request, &types::hint_of(cx, root));
    let named = named_like(cx, &typed, &name);
    match (typed.nullability, named) {
        (Nullability::NonNull, true) => {}
        (Nullability::Nullable, true) => {
            let inner = cx.type_names.invent(&name.with_suffix("Value"), "");
            if let Type::Defined(id) = typed.ty
                && let Some(Some(definition)) = cx.definitions.get_mut(id.0)
            {
                definition.name = inner;
            }
            alias(cx, root, name, typed.into_type());
        }
        (_, false) => alias(cx, root, name, typed.into_type()),
    }
}

fn named_like(cx: &Cx<'_>, typed: &Typed, name: &Ident) -> bool {
    let Type::Defined(id) = typed.ty else { return false };
    cx.definitions.get(id.0).and_then(Option::as_ref).is_some_and(|definition| definition.name == *name)
}

fn alias(cx: &mut Cx<'_>, root: SchemaId, name: Ident, ty: Type) {
    let location = Location::of(cx.resolved, &[root], Direction::Request);
    let docs = docs::of_shape(cx, &location, &shape(cx.resolved, &location));
    let id = types::reserve(cx, 0);
    let schema = cx.place(root);
    let kind = DefinitionKind::Alias(ty);
    types::fill(cx, id, Definition { name, docs, schema, sensitivity: Sensitivity::Plain, kind });
}
