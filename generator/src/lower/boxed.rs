//! Which unions a member holds in a box, whatever the box is for.

use std::collections::BTreeSet;

use crate::ir::{Api, DefinitionId, DefinitionKind, MemberKind, Type};

/// Marks them. Asked once all boxes are there.
pub(super) fn mark(api: &mut Api) {
    let records = api.definitions.iter().filter_map(|definition| definition.kind.record());
    let boxed: BTreeSet<usize> = records
        .flat_map(|record| &record.members)
        .filter_map(|member| match &member.kind {
            MemberKind::Value { ty, .. } => definition(in_box(ty)?, api),
            MemberKind::Constant(_) => None,
        })
        .map(|DefinitionId(index)| index)
        .collect();
    for (index, definition) in api.definitions.iter_mut().enumerate() {
        match &mut definition.kind {
            DefinitionKind::CaseUnion(union) => union.is_boxed = boxed.contains(&index),
            DefinitionKind::KindUnion(union) => union.is_boxed = boxed.contains(&index),
            DefinitionKind::Scalar(_)
            | DefinitionKind::Enumeration(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::List(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::Checked(_)
            | DefinitionKind::Value(_)
            | DefinitionKind::Alias(_) => {}
        }
    }
}

/// The definition that a type names, behind aliases.
fn definition(ty: &Type, api: &Api) -> Option<DefinitionId> {
    let Type::Defined(id) = ty else { return None };
    if let DefinitionKind::Alias(target) = &api.definition(*id).kind { definition(target, api) } else { Some(*id) }
}

/// What the box of a member holds.
fn in_box(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Boxed(inner) => Some(inner),
        Type::Nullable(inner) => in_box(inner),
        Type::Defined(_)
        | Type::Received(_)
        | Type::Open(_)
        | Type::Field(_)
        | Type::String
        | Type::Boolean
        | Type::I32
        | Type::I64
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never
        | Type::List(_)
        | Type::Map(_) => None,
    }
}
