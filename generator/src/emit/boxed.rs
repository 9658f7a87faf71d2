//! Unions that a member holds in a box: what becomes such a union by `into` becomes a box of it as well, so that who
//! fills the member need not know of the box.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{Scope, without_aliases};
use crate::ident::Ident;
use crate::ir::{Api, DefinitionKind, MemberKind, Record, Type};

/// `From` a variant's type for a box of the union, where a member holds one.
pub(super) fn conversion(union_name: &Ident, variant: &TokenStream, scope: Scope<'_>) -> Option<TokenStream> {
    is_boxed(union_name, scope.api).then(|| {
        quote! {
            impl ::core::convert::From<#variant> for ::std::boxed::Box<#union_name> {
                fn from(value: #variant) -> Self {
                    Self::new(#union_name::from(value))
                }
            }
        }
    })
}

fn is_boxed(name: &Ident, api: &Api) -> bool {
    let records = api.definitions.iter().filter_map(|definition| record(&definition.kind));
    records.flat_map(|record| &record.members).any(|member| match &member.kind {
        MemberKind::Value { ty, .. } => in_box(ty).is_some_and(|ty| is_called(ty, name, api)),
        MemberKind::Constant(_) => false,
    })
}

fn record(kind: &DefinitionKind) -> Option<&Record> {
    match kind {
        DefinitionKind::Record(record) => Some(record),
        DefinitionKind::Checked(checked) => Some(&checked.record),
        DefinitionKind::Scalar(_)
        | DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::List(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Value(_)
        | DefinitionKind::Alias(_) => None,
    }
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

fn is_called(ty: &Type, name: &Ident, api: &Api) -> bool {
    matches!(without_aliases(ty, api), Type::Defined(id) if api.definition(id).name == *name)
}
