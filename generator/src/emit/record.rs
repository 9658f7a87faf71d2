//! Objects with declared members: a struct with public members, read and written member by member.

mod wire;

pub(super) use wire::described;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Notes, code, docs, own_words};
use super::exchange;
use super::paths::{Scope, derives, hiding_debug};
use crate::ident::Ident;
use crate::ir::{Additional, Definition, Member, MemberKind, Nullability, Presence, Record, Sensitivity, Type};

/// A struct with public members, before its rules across members.
pub(super) struct Struct<'a> {
    pub(super) name: &'a Ident,
    pub(super) docs: TokenStream,
    pub(super) schema: &'a str,
    pub(super) sensitivity: Sensitivity,
    pub(super) record: &'a Record,
}

/// A record without further rules.
pub(super) fn record(definition: &Definition, record: &Record, scope: Scope<'_>) -> Vec<TokenStream> {
    let Definition { name, schema, sensitivity, .. } = definition;
    let docs = docs(&definition.docs, &Notes::fallback(format!("An object: {}.", code(schema))));
    let parts = Struct { name, docs, schema, sensitivity: *sensitivity, record };
    let json = exchange::json();
    let mut items = structure(&parts, scope);
    items.push(quote! { impl #name { #json } });
    items.push(exchange::serde(name, scope.home));
    items
}

/// The struct, its constructor, and its reader and writer.
pub(super) fn structure(parts: &Struct<'_>, scope: Scope<'_>) -> Vec<TokenStream> {
    let mut items = vec![declaration(parts, scope)];
    items.extend(hiding_debug(parts.name, parts.sensitivity));
    items.extend(constructor(parts, scope));
    items.extend(wire::implementations(parts));
    items
}

/// A member that the struct stores.
#[derive(Clone, Copy)]
struct Stored<'a> {
    name: &'a Ident,
    ty: &'a Type,
    presence: Presence,
    nullability: Nullability,
}

impl Stored<'_> {
    /// The type, with presence and nullability.
    fn ty(self, scope: Scope<'_>) -> TokenStream {
        let ty = scope.ty(self.ty);
        let ty = match self.nullability {
            Nullability::NonNull => ty,
            Nullability::Nullable => quote! { runtime::Nullable<#ty> },
        };
        match self.presence {
            Presence::Required => ty,
            Presence::Optional => quote! { ::core::option::Option<#ty> },
        }
    }
}

fn stored(member: &Member) -> Option<Stored<'_>> {
    match &member.kind {
        MemberKind::Value { name, ty, presence, nullability } => {
            Some(Stored { name, ty, presence: *presence, nullability: *nullability })
        }
        MemberKind::Constant(_) => None,
    }
}

/// What the struct stores, by its Rust names.
pub(super) fn member_names(record: &Record) -> Vec<&Ident> {
    let members = record.members.iter().filter_map(stored).map(|member| member.name);
    members.chain(additional_name(&record.additional)).collect()
}

fn is_required(member: &Member) -> bool {
    stored(member).is_some_and(|stored| stored.presence == Presence::Required)
}

/// Whether the struct stores nothing at all.
fn is_unit(record: &Record) -> bool {
    match &record.additional {
        Additional::Closed => record.members.iter().all(|member| stored(member).is_none()),
        Additional::Open { .. } => false,
    }
}

fn declaration(parts: &Struct<'_>, scope: Scope<'_>) -> TokenStream {
    let Struct { name, docs: item_docs, sensitivity, record, .. } = parts;
    let derives = derives(*sensitivity);
    let default = (!record.members.iter().any(is_required)).then(|| quote! { , Default });
    if is_unit(record) {
        return quote! {
            #item_docs
            #[derive(#derives #default)]
            pub struct #name;
        };
    }
    let members = record.members.iter().filter_map(|member| {
        let Stored { name, .. } = stored(member)?;
        let ty = stored(member)?.ty(scope);
        let docs = docs(&member.docs, &Notes::fallback(format!("{}.", code(&member.wire_name))));
        Some(quote! { #docs pub #name: #ty })
    });
    let additional = additional_member(&record.additional, scope);
    let members = members.chain(additional);
    quote! {
        #item_docs
        #[derive(#derives #default)]
        pub struct #name { #(#members),* }
    }
}

fn additional_member(additional: &Additional, scope: Scope<'_>) -> Option<TokenStream> {
    let docs = own_words(&["Members that the specification does not name."]);
    match additional {
        Additional::Closed => None,
        Additional::Open { name, ty: Type::Json } => Some(quote! { #docs pub #name: runtime::Additional<Self> }),
        Additional::Open { name, ty } => {
            let ty = scope.ty(ty);
            Some(quote! { #docs pub #name: runtime::Additional<Self, #ty> })
        }
    }
}

/// `new`, of the members that must be there.
fn constructor(parts: &Struct<'_>, scope: Scope<'_>) -> Option<TokenStream> {
    let Struct { name, record, .. } = parts;
    let required: Vec<Stored<'_>> =
        record.members.iter().filter(|member| is_required(member)).filter_map(stored).collect();
    if required.is_empty() {
        return None;
    }
    let inputs = required.iter().map(|member| {
        let (name, ty) = (member.name, member.ty(scope));
        quote! { #name: #ty }
    });
    let values = record.members.iter().filter_map(stored).map(|Stored { name, presence, .. }| match presence {
        Presence::Required => quote! { #name },
        Presence::Optional => quote! { #name: ::core::option::Option::None },
    });
    let additional = additional_name(&record.additional).map(|name| quote! { #name: runtime::Additional::default() });
    let values = values.chain(additional);
    let docs = own_words(&["Of the members that must be there; all others are absent."]);
    Some(quote! {
        impl #name {
            #docs
            #[must_use]
            pub fn new(#(#inputs),*) -> Self {
                Self { #(#values),* }
            }
        }
    })
}

pub(super) fn additional_name(additional: &Additional) -> Option<&Ident> {
    match additional {
        Additional::Closed => None,
        Additional::Open { name, .. } => Some(name),
    }
}
