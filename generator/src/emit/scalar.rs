//! Texts and numbers with a rule: an alias of the runtime's newtype, and the type that carries its rules.

use proc_macro2::TokenStream;
use quote::quote;

use super::check;
use super::docs::{Notes, code, docs, own_words};
use super::paths::Scope;
use crate::ir::{Api, Definition, Scalar, ScalarKind, Sensitivity};

/// The alias in `types.rs`.
pub(super) fn alias(definition: &Definition, scalar: &Scalar, scope: Scope<'_>) -> TokenStream {
    let Definition { name, docs: words, schema, .. } = definition;
    let (wrapper, noun) = match scalar.kind {
        ScalarKind::Text => (quote! { runtime::Text }, "text"),
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
    let rules = match scalar.kind {
        ScalarKind::Text => quote! { runtime::TextRules },
        ScalarKind::Number => quote! { runtime::NumericRules },
    };
    let sensitive = sensitive(*sensitivity);
    quote! {
        #marker
        impl #rules for #name {
            const NAME: &'static str = #spelling;
            const SCHEMA: &'static str = #schema;
            const CHECK: runtime::Check = #check;
            #sensitive
        }
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
