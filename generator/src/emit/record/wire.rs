//! The reader and the writer of a record.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Struct, is_required, is_unit};
use crate::ir::{Additional, Member, MemberKind, Presence};

/// The runtime's traits of a record.
pub(super) fn implementations(parts: &Struct<'_>) -> [TokenStream; 3] {
    [description(parts), reader(parts), writer(parts)]
}

fn description(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, schema, record, .. } = parts;
    let members = record.members.iter().map(|member| described(&member.wire_name, presence(member)));
    quote! {
        impl runtime::Record for #name {
            const RULES: &'static runtime::RecordRules = &runtime::RecordRules::strict(#schema, &[#(#members),*]);
        }
    }
}

/// A member as the runtime knows it.
pub(in crate::emit) fn described(name: &str, presence: Presence) -> TokenStream {
    let presence = match presence {
        Presence::Required => quote! { required },
        Presence::Optional => quote! { optional },
    };
    let escaped = name.bytes().any(|byte| matches!(byte, 0..=0x1F | b'"' | b'\\')).then(|| quote! { .escaped() });
    quote! { runtime::Member::#presence(#name) #escaped }
}

/// Whether the member must be there. A constant is not stored, but expected.
fn presence(member: &Member) -> Presence {
    match &member.kind {
        MemberKind::Constant(_) => Presence::Required,
        MemberKind::Value { presence, .. } => *presence,
    }
}

fn reader(parts: &Struct<'_>) -> TokenStream {
    let Struct { name, record, .. } = parts;
    let required = record.members.iter().filter(|member| is_required(member)).count();
    let (leave, vacant) = if is_unit(record) {
        (quote! { _ }, quote! { Self })
    } else if required == 0 {
        (quote! { _ }, quote! { Self::default() })
    } else {
        let values = iter::repeat_n(quote! { runtime::Read::vacant(vacancy) }, required);
        (quote! { vacancy }, quote! { Self::new(#(#values),*) })
    };
    let values = record.members.iter().map(|member| match &member.kind {
        MemberKind::Value { name, .. } => quote! { &mut self.#name },
        MemberKind::Constant(json) => quote! { &mut runtime::Constant(#json) },
    });
    let rest = match &record.additional {
        Additional::Closed => quote! { &mut runtime::Closed },
        Additional::Open { name, .. } => quote! { self.#name.rest() },
    };
    quote! {
        impl runtime::Read for #name {
            fn vacant(#leave: runtime::Vacancy) -> Self {
                #vacant
            }
            fn fill(
                &mut self,
                reader: &mut runtime::Reader<'_>,
                vacancy: runtime::Vacancy,
            ) -> ::core::result::Result<(), runtime::Fault> {
                runtime::read_record(reader, <Self as runtime::Record>::RULES, &mut [#(#values),*], #rest, vacancy)
            }
        }
    }
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
