//! The reader and the writer of a record.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Struct, additional_name, is_unit};
use crate::emit::paths::slot as slot_of;
use crate::ir::{Additional, Member, MemberKind, Presence, Record};

/// The runtime's traits of a record.
pub(super) fn implementations(parts: &Struct<'_>) -> [TokenStream; 3] {
    [description(parts), reader(parts), writer(parts)]
}

fn description(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, schema, record, .. } = parts;
    let members = record.members.iter().map(|member| &member.wire_name);
    quote! {
        impl runtime::Record for #name {
            const SCHEMA: &'static str = #schema;
            const MEMBERS: &'static [&'static str] = &[#(#members),*];
        }
    }
}

fn reader(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, record, .. } = parts;
    let slots = record.members.iter().enumerate().map(|(at, member)| {
        let slot = slot(at, member);
        quote! { let mut #slot = runtime::Slot::empty(); }
    });
    let additional = additional_name(&record.additional).map(|name| {
        let slot = slot_of(name);
        quote! { let mut #slot = runtime::Additional::default(); }
    });
    let next = next(record);
    let required = record.members.iter().enumerate().filter_map(|(at, member)| required(at, member));
    let constants = record.members.iter().enumerate().filter_map(|(at, member)| constant(at, member));
    let value = value(record);
    quote! {
        impl runtime::Read for #name {
            fn read(reader: &mut runtime::Reader<'_>) -> ::core::result::Result<Self, runtime::Fault> {
                #(#slots)*
                #additional
                runtime::begin_record::<Self>(reader)?;
                while let ::core::option::Option::Some(name) = reader.next_member()? { #next }
                #(#required)*
                #(#constants)*
                ::core::result::Result::Ok(#value)
            }
        }
    }
}

/// What is done with the next member.
fn next(record: &Record) -> TokenStream {
    let arms = record.members.iter().enumerate().map(|(at, member)| {
        let (wire_name, slot) = (&member.wire_name, slot(at, member));
        match &member.kind {
            MemberKind::Value { .. } => quote! { #wire_name => #slot.fill(reader, #wire_name)? },
            MemberKind::Constant(json) => quote! { #wire_name => #slot.fill_constant(reader, #wire_name, #json)? },
        }
    });
    let other = match &record.additional {
        Additional::Closed => quote! { runtime::refuse_member::<Self>(reader, &name)? },
        Additional::Open { name, .. } => {
            let slot = slot_of(name);
            quote! { #slot.fill(reader, name)? }
        }
    };
    if record.members.is_empty() {
        return quote! { #other; };
    }
    quote! {
        match &*name {
            #(#arms,)*
            _ => #other,
        }
    }
}

fn required(at: usize, member: &Member) -> Option<TokenStream> {
    let (wire_name, slot) = (&member.wire_name, slot(at, member));
    let require = quote! { #slot.require::<Self>(reader, #wire_name); };
    match &member.kind {
        MemberKind::Constant(_) | MemberKind::Value { presence: Presence::Required, .. } => Some(require),
        MemberKind::Value { presence: Presence::Optional, .. } => None,
    }
}

/// A constant is expected, not stored.
fn constant(at: usize, member: &Member) -> Option<TokenStream> {
    let slot = slot(at, member);
    match &member.kind {
        MemberKind::Constant(_) => Some(quote! { #slot.take()?; }),
        MemberKind::Value { .. } => None,
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
                Presence::Required => quote! { #name: #slot.take()? },
                Presence::Optional => quote! { #name: #slot.take_optional()? },
            })
        }
    });
    let additional = additional_name(&record.additional).map(|name| {
        let slot = slot_of(name);
        quote! { #name: #slot.finish()? }
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
fn slot(at: usize, member: &Member) -> proc_macro2::Ident {
    match &member.kind {
        MemberKind::Value { name, .. } => slot_of(name),
        MemberKind::Constant(_) => format_ident!("constant_{at}"),
    }
}
