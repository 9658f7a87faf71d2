//! Lists with a rule: an alias of the runtime's newtype, and the type that carries its rules.

use proc_macro2::TokenStream;
use quote::quote;

use super::check;
use super::docs::{Notes, code, docs};
use super::paths::Scope;
use super::scalar::{self, marker};
use crate::ir::{Api, Definition, List};

/// The alias in `types.rs`.
pub(super) fn alias(definition: &Definition, list: &List, scope: Scope<'_>) -> TokenStream {
    let Definition { name, docs: words, schema, .. } = definition;
    let docs = docs(words, &Notes::fallback(format!("A list: {}.", code(schema))));
    let item = scope.ty(&list.item);
    let rules = scope.rules(name);
    quote! {
        #docs
        pub type #name = runtime::List<#item, #rules>;
    }
}

/// The rules in `rules.rs`.
pub(super) fn rules(definition: &Definition, list: &List, api: &Api) -> TokenStream {
    let Definition { name, schema, sensitivity, .. } = definition;
    let marker = marker(definition, &quote! { pub });
    let spelling = name.to_string();
    let check = check::check(&list.check, api);
    let sensitive = scalar::sensitive(*sensitivity);
    quote! {
        #marker
        impl runtime::ListRules for #name {
            const NAME: &'static str = #spelling;
            const SCHEMA: &'static str = #schema;
            const CHECK: runtime::Check = #check;
            #sensitive
        }
    }
}
