//! Records whose shape follows from the value of one member: an enum with one record per value.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::boxed;
use super::docs::{Notes, code, docs, own_words};
use super::exchange;
use super::paths::{Scope, derives, hiding_debug, unreserved};
use crate::ident::Ident;
use crate::ir::{Case, CaseUnion, Definition};

/// All items of a union by cases.
pub(super) fn case_union(definition: &Definition, union: &CaseUnion, scope: Scope<'_>) -> Vec<TokenStream> {
    let Definition { name, sensitivity, .. } = definition;
    let mut items = vec![declaration(definition, union, scope)];
    items.extend(hiding_debug(name, *sensitivity));
    items.push(functions(name, union));
    let alone = union.cases.iter().filter(|case| is_alone(case, union));
    items.extend(alone.flat_map(|case| conversions(name, case, union, scope)));
    items.push(reader(definition, union));
    items.push(writer(name, union));
    items.push(exchange::serde(name, scope.home));
    items
}

fn declaration(definition: &Definition, union: &CaseUnion, scope: Scope<'_>) -> TokenStream {
    let Definition { name, docs: words, sensitivity, .. } = definition;
    let fallback = Notes::fallback(format!("Its members follow from the value of {}.", code(&union.member)));
    let docs = docs(words, &fallback);
    let derives = derives(*sensitivity);
    let variants = union.cases.iter().map(|case| {
        let Case { name, values, .. } = case;
        let values: Vec<String> = values.iter().map(|value| code(value)).collect();
        let docs = own_words(&[&format!("{} is {}.", code(&union.member), values.join(" or "))]);
        let record = scope.definition(case.record);
        quote! { #docs #name(#record) }
    });
    quote! {
        #docs
        #[derive(#derives)]
        pub enum #name { #(#variants),* }
    }
}

fn functions(name: &Ident, union: &CaseUnion) -> TokenStream {
    let json = exchange::json();
    let accessor = text(union);
    quote! {
        impl #name {
            #accessor
            #json
        }
    }
}

/// The text of the member, where each case has one.
fn text(union: &CaseUnion) -> Option<TokenStream> {
    let arm = |Case { name, values, .. }: &Case| match values.as_slice() {
        [only] => Some(quote! { Self::#name(_) => #only }),
        _ => None,
    };
    let arms: Vec<TokenStream> = union.cases.iter().map(arm).collect::<Option<_>>()?;
    let accessor = unreserved(Ident::snake(&union.member), &["from_json", "from_value", "to_json"], "_value");
    let docs = own_words(&[&format!("The text of {}.", code(&union.member))]);
    Some(quote! {
        #docs
        #[must_use]
        pub const fn #accessor(&self) -> &'static str {
            match self { #(#arms),* }
        }
    })
}

/// Whether no other case has the same record.
fn is_alone(case: &Case, union: &CaseUnion) -> bool {
    union.cases.iter().filter(|other| other.record == case.record).count() == 1
}

fn conversions(name: &Ident, case: &Case, union: &CaseUnion, scope: Scope<'_>) -> impl Iterator<Item = TokenStream> {
    let record = scope.definition(case.record);
    let variant = &case.name;
    let conversion = quote! {
        impl ::core::convert::From<#record> for #name {
            fn from(value: #record) -> Self {
                Self::#variant(value)
            }
        }
    };
    iter::once(conversion).chain(union.is_boxed.then(|| boxed::conversion(name, &record)))
}

fn reader(definition: &Definition, union: &CaseUnion) -> TokenStream {
    let vacant = union.cases.get(union.vacant).map(|case| &case.name);
    let Definition { name, schema, .. } = definition;
    let member = &union.member;
    let values = union.cases.iter().flat_map(|case| &case.values);
    let arms = union.cases.iter().map(|case| {
        let Case { name, values, .. } = case;
        quote! {
            ::core::option::Option::Some(#(#values)|*) => Self::#name(runtime::Read::vacant(vacancy))
        }
    });
    let filled = union.cases.iter().map(|Case { name, .. }| {
        quote! { Self::#name(value) => runtime::Read::fill(value, reader, vacancy) }
    });
    quote! {
        impl runtime::Read for #name {
            fn vacant(vacancy: runtime::Vacancy) -> Self {
                Self::#vacant(runtime::Read::vacant(vacancy))
            }
            fn fill(
                &mut self,
                reader: &mut runtime::Reader<'_>,
                vacancy: runtime::Vacancy,
            ) -> ::core::result::Result<(), runtime::Fault> {
                *self = match reader.peek_member(#member)?.as_deref() {
                    #(#arms,)*
                    _ => return ::core::result::Result::Err(
                        runtime::no_case(reader, #schema, #member, &[#(#values),*]),
                    ),
                };
                match self { #(#filled),* }
            }
        }
    }
}

fn writer(name: &Ident, union: &CaseUnion) -> TokenStream {
    let arms = union
        .cases
        .iter()
        .map(|Case { name, .. }| quote! { Self::#name(value) => runtime::Write::write(value, writer) });
    quote! {
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                match self { #(#arms),* }
            }
        }
    }
}
