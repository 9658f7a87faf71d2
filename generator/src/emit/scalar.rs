//! Texts and numbers with a rule: an alias of the runtime's newtype, and the type that carries its rules.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::check;
use super::docs::{Notes, code, docs, own_words};
use super::paths::Scope;
use super::test;
use crate::ir::{Api, Definition, Scalar, ScalarKind, Sensitivity, TextForm, TextStorage};

/// The alias in `types.rs`.
pub(super) fn alias(definition: &Definition, scalar: &Scalar, scope: Scope<'_>) -> TokenStream {
    let Definition { name, docs: words, schema, .. } = definition;
    let (wrapper, noun) = match &scalar.kind {
        ScalarKind::Text(_) => (quote! { runtime::Text }, "text"),
        ScalarKind::Number => (quote! { runtime::Numeric }, "number"),
    };
    let docs = docs(words, &Notes::fallback(format!("A {noun}: {}.", code(schema))));
    let rules = scope.rules(name);
    quote! {
        #docs
        pub type #name = #wrapper<#rules>;
    }
}

/// The rules in `rules.rs`.
pub(super) fn rules(definition: &Definition, scalar: &Scalar, api: &Api) -> TokenStream {
    let Definition { name, schema, sensitivity, .. } = definition;
    let marker = marker(definition, &quote! { pub });
    let spelling = name.to_string();
    let check = check::check(&scalar.check, api);
    let (rules, form) = match &scalar.kind {
        ScalarKind::Text(form) => (quote! { runtime::TextRules }, Some(text_form(form, api))),
        ScalarKind::Number => (quote! { runtime::NumericRules }, None),
    };
    let sensitive = sensitive(*sensitivity);
    quote! {
        #marker
        impl #rules for #name {
            const NAME: &'static str = #spelling;
            const SCHEMA: &'static str = #schema;
            const CHECK: runtime::Check = #check;
            #sensitive
            #form
        }
    }
}

/// Where the characters are, and the check as code.
fn text_form(form: &TextForm, api: &Api) -> TokenStream {
    let storage = match form.storage {
        TextStorage::Boxed => quote! { ::std::boxed::Box<str> },
        TextStorage::Compact => quote! { runtime::Compact },
        TextStorage::Inline(most) => {
            let most = Literal::u64_unsuffixed(most);
            quote! { runtime::Inline<#most> }
        }
    };
    let accepts = form.test.as_ref().map(|test| {
        let input = if test::reads_text(test) {
            quote! { text }
        } else {
            quote! { _ }
        };
        let test = test::of_text(test, &quote! { text }, api);
        quote! { fn accepts(#input: &str) -> bool { #test } }
    });
    quote! {
        type Storage = #storage;
        #accepts
    }
}

/// The constant that hides values, where they are sensitive.
pub(super) fn sensitive(sensitivity: Sensitivity) -> Option<TokenStream> {
    match sensitivity {
        Sensitivity::Plain => None,
        Sensitivity::Sensitive => Some(quote! { const SENSITIVE: bool = true; }),
    }
}

/// The type without values that carries rules; public where an alias names it.
pub(super) fn marker(definition: &Definition, visibility: &TokenStream) -> TokenStream {
    let name = &definition.name;
    let docs = own_words(&[&format!("Rules of {}.", code(&definition.schema))]);
    quote! {
        #docs
        #visibility enum #name {}
    }
}
