//! Values of several JSON kinds: one variant each.

use super::{
    Cx,
    location::Location,
    shape::{Shape, kinds_of},
    types::{self, Site},
};
use crate::{
    ident::Ident,
    ir::{DefinitionKind, Kind, KindUnion, KindVariant},
    resolved::SchemaId,
};

/// An enum with one variant per kind.
pub(super) fn lower(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> DefinitionKind {
    let Site { location, shape, hint } = site;
    let mut variants = Vec::new();
    for kind in &shape.kinds {
        let word = word(*kind);
        let part = match sole_branch(cx, shape, *kind) {
            Some(branch) => {
                let part = Location::of(cx.resolved, &[branch], location.direction);
                types::ask(cx, &[branch], &part);
                part
            }
            None => location.kind(*kind),
        };
        let ty = types::at(cx, &part, &hint.then(word)).ty;
        variants.push(KindVariant { name: Ident::camel(word), kind: *kind, ty });
    }
    DefinitionKind::KindUnion(KindUnion { variants, is_boxed: false, vacant: 0 })
}

/// The branch that alone accepts a kind, where a shape is one union and the branch accepts no other kind.
fn sole_branch(cx: &Cx<'_>, shape: &Shape<'_>, kind: Kind) -> Option<SchemaId> {
    let [union] = shape.unions.as_slice() else { return None };
    let mut accepting = union.branches.iter().filter(|branch| kinds_of(cx.resolved, **branch).contains(&kind));
    let only = *accepting.next().filter(|_| accepting.next().is_none())?;
    let alone = kinds_of(cx.resolved, only).len() == 1;
    let nothing_beside = shape.parts.len() == 1
        && shape.parts.iter().all(|(_, keywords)| {
            let mut rest = (*keywords).clone();
            rest.any_of.clear();
            rest.one_of.clear();
            super::location::own_assertions(&rest) == super::location::Assertions::None
        });
    (alone && nothing_beside).then_some(only)
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "list",
        Kind::Object => "object",
    }
}
