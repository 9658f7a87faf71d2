//! The reader and the writer of a record.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Struct, additional_name, is_unit};
use crate::emit::paths::slot as slot_of;
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
    let slots = record.members.iter().filter_map(slot).map(|slot| {
        quote! { let mut #slot = ::core::option::Option::None; }
    });
    let additional = additional_name(&record.additional).map(|name| {
        let slot = slot_of(name);
        quote! { let mut #slot = runtime::Additional::default(); }
    });
    let next = next(record);
    let value = value(record);
    quote! {
        impl runtime::Read for #name {
            fn read(reader: &mut runtime::Reader<'_>) -> ::core::result::Result<Self, runtime::Fault> {
                #(#slots)*
                #additional
                let mut object = runtime::Object::begin::<Self>(reader)?;
                #next
                object.end()?;
                ::core::result::Result::Ok(#value)
            }
        }
    }
}

/// What is done with the members, one after the other.
fn next(record: &Record) -> TokenStream {
    let arms = record.members.iter().enumerate().map(|(at, member)| {
        let at = Literal::usize_unsuffixed(at);
        match &member.kind {
            MemberKind::Value { name, .. } => {
                let slot = slot_of(name);
                quote! { #at => object.fill(&mut #slot)? }
            }
            MemberKind::Constant(json) => quote! { #at => object.constant(#json)? },
        }
    });
    let other = match &record.additional {
        Additional::Closed => quote! { object.refuse()? },
        Additional::Open { name, .. } => {
            let slot = slot_of(name);
            quote! { object.add(&mut #slot)? }
        }
    };
    if record.members.is_empty() {
        return quote! { while object.next()?.is_some() { #other; } };
    }
    quote! {
        while let ::core::option::Option::Some(member) = object.next()? {
            match member {
                #(#arms,)*
                _ => #other,
            }
        }
    }
}

fn value(record: &Record) -> TokenStream {
    if is_unit(record) {
        return quote! { Self };
    }
    let members = record.members.iter().filter_map(|member| match &member.kind {
        MemberKind::Constant(_) => None,
        MemberKind::Value { name, presence, .. } => {
            let slot = slot_of(name);
            Some(match presence {
                Presence::Required => quote! { #name: runtime::required(#slot)? },
                Presence::Optional => quote! { #name: #slot },
            })
        }
    });
    let additional = additional_name(&record.additional).map(|name| {
        let slot = slot_of(name);
        quote! { #name: #slot }
    });
    let members = members.chain(additional);
    quote! { Self { #(#members),* } }
}

fn writer(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, record, .. } = parts;
    let members = record.members.iter().map(|member| {
        let wire_name = &member.wire_name;
        match &member.kind {
            MemberKind::Constant(json) => quote! { writer.constant(#wire_name, #json); },
            MemberKind::Value { name, presence: Presence::Required, .. } => {
                quote! { writer.member(#wire_name, &self.#name); }
            }
            MemberKind::Value { name, presence: Presence::Optional, .. } => {
                quote! { writer.optional(#wire_name, self.#name.as_ref()); }
            }
        }
    });
    let additional = additional_name(&record.additional).map(|name| quote! { writer.additional(&self.#name); });
    quote! {
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                writer.begin_object();
                #(#members)*
                #additional
                writer.end_object();
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
