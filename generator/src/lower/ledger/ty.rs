//! Types as a reader of the generated code finds them.

use crate::{
    ir::{DefinitionId, DefinitionKind, Nullability, Type},
    ledger::Representation,
    lower::{Cx, types::Typed},
};
use std::collections::BTreeSet;

/// A type of a schema's own.
pub(super) struct Own {
    pub(super) representation: Representation,
    /// The type, null included.
    pub(super) path: String,
    /// The type without null: what enforces keywords.
    pub(super) holder: String,
}

pub(super) fn own(cx: &Cx<'_>, typed: &Typed) -> Own {
    let holder = path(cx, &typed.ty);
    let path = match typed.nullability {
        Nullability::NonNull => holder.clone(),
        Nullability::Nullable => format!("runtime::Nullable<{holder}>"),
    };
    Own { representation: representation(cx, &typed.ty), path, holder }
}

/// `types::Payer`, `Vec<types::Item>`; a module that has everything in one file has no `types`.
pub(super) fn path(cx: &Cx<'_>, ty: &Type) -> String {
    let around = |outer: &str, inner: &Type| format!("{outer}<{}>", path(cx, inner));
    match ty {
        Type::Defined(id) => name(cx, *id),
        Type::Open(id) => format!("runtime::Open<{}>", name(cx, *id)),
        Type::Field(inner) => around("runtime::Field", inner),
        Type::List(inner) => around("Vec", inner),
        Type::Map(inner) => format!("BTreeMap<String, {}>", path(cx, inner)),
        Type::Nullable(inner) => around("runtime::Nullable", inner),
        // A box is no other type for a reader.
        Type::Boxed(inner) => path(cx, inner),
        Type::Received(id) => {
            let received = cx.received.get(id.0).and_then(Option::as_ref);
            format!("received::{}", received.map(|received| received.name.as_str()).unwrap_or_default())
        }
        Type::String => "String".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::Integer => "runtime::Integer".to_owned(),
        Type::Number => "runtime::Number".to_owned(),
        Type::Json => "runtime::Json".to_owned(),
        Type::Null => "runtime::Null".to_owned(),
        Type::Never => "runtime::Never".to_owned(),
    }
}

fn name(cx: &Cx<'_>, id: DefinitionId) -> String {
    let definition = cx.definitions.get(id.0).and_then(Option::as_ref);
    let name = definition.map(|definition| definition.name.as_str()).unwrap_or_default();
    if cx.options.root.is_some() { name.to_owned() } else { format!("types::{name}") }
}

fn representation(cx: &Cx<'_>, ty: &Type) -> Representation {
    let mut seen = BTreeSet::new();
    let mut ty = ty;
    while let Type::Defined(id) = ty {
        let kind = cx.definitions.get(id.0).and_then(Option::as_ref).map(|definition| &definition.kind);
        match kind.filter(|_| seen.insert(*id)) {
            Some(DefinitionKind::Alias(target)) => ty = target,
            Some(DefinitionKind::CaseUnion(_) | DefinitionKind::KindUnion(_)) => return Representation::Sum,
            Some(DefinitionKind::Checked(_)) => return Representation::CheckedView,
            Some(DefinitionKind::Value(_)) => return Representation::CheckedValue,
            Some(
                DefinitionKind::Scalar(_)
                | DefinitionKind::Enumeration(_)
                | DefinitionKind::OpenEnumeration(_)
                | DefinitionKind::List(_)
                | DefinitionKind::Record(_),
            )
            | None => break,
        }
    }
    Representation::Static
}
