//! The reader and the writer of a record.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Struct, additional_name, is_unit};
use crate::emit::paths::slot as slot_of;
use crate::ident::Ident;
use crate::ir::{Additional, Member, MemberKind, Presence, Record};

/// The runtime's traits of a record.
pub(super) fn implementations(parts: &Struct<'_>) -> [TokenStream; 3] {
    [description(parts), reader(parts), writer(parts)]
}

fn description(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, schema, record, .. } = parts;
    let members = record.members.iter().map(|member| {
        let name = &member.wire_name;
        if is_expected(member) {
            quote! { runtime::Member::required(#name) }
        } else {
            quote! { runtime::Member::optional(#name) }
        }
    });
    quote! {
        impl runtime::Record for #name {
            const RULES: &'static runtime::RecordRules = &runtime::RecordRules::strict(#schema, &[#(#members),*]);
        }
    }
}

/// Whether the member must be there. A constant is not stored, but expected.
fn is_expected(member: &Member) -> bool {
    match &member.kind {
        MemberKind::Constant(_) | MemberKind::Value { presence: Presence::Required, .. } => true,
        MemberKind::Value { presence: Presence::Optional, .. } => false,
    }
}

fn reader(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, record, .. } = parts;
    let declared = record.members.iter().filter_map(slot).map(|slot| {
        quote! { let mut #slot = ::core::option::Option::None; }
    });
    let slots = record.members.iter().map(|member| match &member.kind {
        MemberKind::Value { name, .. } => {
            let slot = slot_of(name);
            quote! { &mut #slot }
        }
        MemberKind::Constant(json) => quote! { &mut runtime::Constant(#json) },
    });
    let (additional, rest) = match &record.additional {
        Additional::Closed => (None, quote! { &mut runtime::Closed }),
        Additional::Open { name, .. } => {
            let slot = slot_of(name);
            (Some(quote! { let mut #slot = runtime::Additional::default(); }), quote! { #slot.rest() })
        }
    };
    let required = required(record);
    let value = value(record);
    quote! {
        impl runtime::Read for #name {
            fn read(reader: &mut runtime::Reader<'_>) -> ::core::result::Result<Self, runtime::Fault> {
                #(#declared)*
                #additional
                runtime::read_record(reader, <Self as runtime::Record>::RULES, &mut [#(#slots),*], #rest)?;
                #required
                ::core::result::Result::Ok(#value)
            }
        }
    }
}

/// Takes the values of required members out of their slots: reading has seen to it that they are there.
fn required(record: &Record) -> Option<TokenStream> {
    let names: Vec<_> = record.members.iter().filter_map(required_name).collect();
    let slots: Vec<_> = names.iter().map(|name| slot_of(name)).collect();
    let (pattern, value) = match (slots.as_slice(), names.len()) {
        (_, 0) => return None,
        ([slot], _) => (quote! { ::core::option::Option::Some(#slot) }, quote! { #slot }),
        _ => (quote! { (#(::core::option::Option::Some(#slots)),*) }, quote! { (#(#slots),*) }),
    };
    Some(quote! {
        let #pattern = #value else {
            return ::core::result::Result::Err(runtime::Fault::Violated);
        };
    })
}

fn required_name(member: &Member) -> Option<&Ident> {
    match &member.kind {
        MemberKind::Value { name, presence: Presence::Required, .. } => Some(name),
        MemberKind::Value { presence: Presence::Optional, .. } | MemberKind::Constant(_) => None,
    }
}

fn value(record: &Record) -> TokenStream {
    if is_unit(record) {
        return quote! { Self };
    }
    let members = record.members.iter().filter_map(|member| match &member.kind {
        MemberKind::Constant(_) => None,
        MemberKind::Value { name, .. } => Some(name),
    });
    let members = members.chain(additional_name(&record.additional)).map(|name| {
        let slot = slot_of(name);
        quote! { #name: #slot }
    });
    quote! { Self { #(#members),* } }
}

fn writer(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, record, .. } = parts;
    let entries = record.members.iter().map(|member| match &member.kind {
        MemberKind::Constant(json) => quote! { runtime::Entry::Constant(#json) },
        MemberKind::Value { name, presence: Presence::Required, .. } => quote! { runtime::Entry::Value(&self.#name) },
        MemberKind::Value { name, presence: Presence::Optional, .. } => {
            quote! { runtime::Entry::optional(&self.#name) }
        }
    });
    let others = match &record.additional {
        Additional::Closed => quote! { ::core::option::Option::None },
        Additional::Open { name, .. } => quote! { self.#name.others() },
    };
    quote! {
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                runtime::write_record(writer, <Self as runtime::Record>::RULES, &[#(#entries),*], #others);
            }
        }
    }
}

/// The variable that holds a member while the object is read.
fn slot(member: &Member) -> Option<proc_macro2::Ident> {
    match &member.kind {
        MemberKind::Value { name, .. } => Some(slot_of(name)),
        MemberKind::Constant(_) => None,
    }
}
