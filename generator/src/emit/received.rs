//! Received forms of records: every member may be missing, null or deviate, and nothing is lost.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Notes, code, docs, own_words};
use super::exchange;
use super::paths::{Scope, derives, hiding_debug};
use super::record::described;
use crate::ir::{Presence, ReceivedRecord, Sensitivity};

/// All items of a received record.
pub(super) fn received(record: &ReceivedRecord, scope: Scope<'_>) -> Vec<TokenStream> {
    // What hides the strict form hides this one.
    let sensitivity = scope.api.definition(record.strict).sensitivity;
    let mut items = vec![declaration(record, sensitivity, scope)];
    items.extend(hiding_debug(&record.name, sensitivity));
    items.extend([
        functions(record, scope),
        conversion(record, scope),
        description(record),
        reader(record),
        writer(record),
        exchange::serde(&record.name, scope.home),
    ]);
    items
}

fn declaration(record: &ReceivedRecord, sensitivity: Sensitivity, scope: Scope<'_>) -> TokenStream {
    let ReceivedRecord { name, schema, additional, .. } = record;
    let mut notes = Notes::fallback(format!("An object: {}.", code(schema)));
    notes.paragraphs.push("As received: a member may be missing, null, or deviate from its documentation.".to_owned());
    let item_docs = docs(&record.docs, &notes);
    let derives = derives(sensitivity);
    let members = record.members.iter().map(|member| {
        let name = &member.name;
        let ty = scope.ty(&member.ty);
        let docs = docs(&member.docs, &Notes::fallback(format!("{}.", code(&member.wire_name))));
        quote! { #docs pub #name: runtime::Field<#ty>, }
    });
    let additional_docs = own_words(&["Members that the specification does not name."]);
    quote! {
        #item_docs
        #[derive(#derives, Default)]
        pub struct #name {
            #(#members)*
            #additional_docs
            pub #additional: runtime::Additional<Self>,
        }
    }
}

fn functions(record: &ReceivedRecord, scope: Scope<'_>) -> TokenStream {
    let name = &record.name;
    let strict = scope.definition(record.strict);
    let docs = own_words(&["Every deviation from the documentation, with its place in the value."]);
    let json = exchange::tolerant_json();
    quote! {
        impl #name {
            #docs
            #[must_use]
            pub fn violations(&self) -> ::std::vec::Vec<runtime::Violation> {
                runtime::deviations::<#strict>(self)
            }
            #json
        }
    }
}

fn conversion(record: &ReceivedRecord, scope: Scope<'_>) -> TokenStream {
    let name = &record.name;
    let strict = scope.definition(record.strict);
    quote! {
        impl ::core::convert::TryFrom<#name> for #strict {
            type Error = runtime::Violations;
            fn try_from(value: #name) -> ::core::result::Result<Self, runtime::Violations> {
                runtime::strict(&value)
            }
        }
    }
}

fn description(record: &ReceivedRecord) -> TokenStream {
    let ReceivedRecord { name, schema, .. } = record;
    let members = record.members.iter().map(|member| described(&member.wire_name, Presence::Optional));
    quote! {
        impl runtime::Record for #name {
            const RULES: &'static runtime::RecordRules =
                &runtime::RecordRules::received(#schema, &[#(#members),*]);
        }
    }
}

fn reader(record: &ReceivedRecord) -> TokenStream {
    let ReceivedRecord { name, additional, .. } = record;
    let members = record.members.iter().map(|member| &member.name);
    quote! {
        impl runtime::Read for #name {
            fn vacant(_: runtime::Vacancy) -> Self {
                Self::default()
            }
            fn fill(
                &mut self,
                reader: &mut runtime::Reader<'_>,
                vacancy: runtime::Vacancy,
            ) -> ::core::result::Result<(), runtime::Fault> {
                runtime::read_record(
                    reader,
                    <Self as runtime::Record>::RULES,
                    &mut [#(&mut self.#members),*],
                    &mut self.#additional.kept(),
                    vacancy,
                )
            }
        }
    }
}

fn writer(record: &ReceivedRecord) -> TokenStream {
    let ReceivedRecord { name, additional, .. } = record;
    let members = record.members.iter().map(|member| &member.name);
    quote! {
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                runtime::write_record(
                    writer,
                    <Self as runtime::Record>::RULES,
                    &[#(runtime::Entry::received(&self.#members)),*],
                    self.#additional.others(),
                );
            }
        }
    }
}
