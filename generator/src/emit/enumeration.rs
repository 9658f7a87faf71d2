//! Texts of a fixed set: a Rust enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Notes, code, docs, own_words};
use super::exchange;
use super::paths::{Home, hidden, hiding_debug};
use super::scalar::sensitive;
use crate::ident::Ident;
use crate::ir::{Definition, Enumeration, Exhaustiveness, Sensitivity};

/// All items of an enumeration.
pub(super) fn enumeration(definition: &Definition, enumeration: &Enumeration, home: Home) -> Vec<TokenStream> {
    let Definition { name, sensitivity, .. } = definition;
    let mut items = vec![declaration(definition, enumeration)];
    items.extend(hiding_debug(name, *sensitivity));
    items.push(description(definition, enumeration));
    items.push(functions(name, enumeration));
    items.push(display(name, *sensitivity));
    items.push(conversions(name));
    items.push(wire(name, enumeration));
    items.push(exchange::serde(name, home));
    items
}

fn declaration(definition: &Definition, enumeration: &Enumeration) -> TokenStream {
    let Definition { name, docs: words, schema, sensitivity, .. } = definition;
    let docs = docs(words, &Notes::fallback(format!("One of several texts: {}.", code(schema))));
    let debug = match sensitivity {
        Sensitivity::Plain => Some(quote! { Debug, }),
        Sensitivity::Sensitive => None,
    };
    let non_exhaustive = match enumeration.exhaustiveness {
        Exhaustiveness::Exhaustive => None,
        Exhaustiveness::NonExhaustive => Some(quote! { #[non_exhaustive] }),
    };
    let variants = enumeration.variants.iter().map(|variant| {
        let name = &variant.name;
        let docs = own_words(&[&code(&variant.text)]);
        quote! { #docs #name }
    });
    quote! {
        #docs
        #[derive(Clone, Copy, #debug PartialEq, Eq, PartialOrd, Ord, Hash)]
        #non_exhaustive
        pub enum #name { #(#variants),* }
    }
}

fn description(definition: &Definition, enumeration: &Enumeration) -> TokenStream {
    let Definition { name, schema, sensitivity, .. } = definition;
    let sensitive = sensitive(*sensitivity);
    let spelling = name.to_string();
    let texts = enumeration.variants.iter().map(|variant| &variant.text);
    quote! {
        impl runtime::Enumeration for #name {
            const NAME: &'static str = #spelling;
            const SCHEMA: &'static str = #schema;
            const NAMES: &'static [&'static str] = &[#(#texts),*];
            const VALUES: &'static [Self] = Self::ALL;
            #sensitive
        }
    }
}

fn functions(name: &Ident, enumeration: &Enumeration) -> TokenStream {
    let names = enumeration.variants.iter().map(|variant| &variant.name);
    let arms = enumeration.variants.iter().map(|variant| {
        let (name, text) = (&variant.name, &variant.text);
        quote! { Self::#name => #text }
    });
    let all_docs = own_words(&["All values, in the order of the specification."]);
    let text_docs = own_words(&["The text that stands for the value."]);
    quote! {
        impl #name {
            #all_docs
            pub const ALL: &'static [Self] = &[#(Self::#names),*];
            #text_docs
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(#arms),* }
            }
        }
    }
}

fn display(name: &Ident, sensitivity: Sensitivity) -> TokenStream {
    let shown = match sensitivity {
        Sensitivity::Plain => quote! { self.as_str() },
        Sensitivity::Sensitive => {
            let hidden = hidden(name);
            quote! { #hidden }
        }
    };
    quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(#shown)
            }
        }
    }
}

fn conversions(name: &Ident) -> TokenStream {
    quote! {
        impl ::core::str::FromStr for #name {
            type Err = runtime::Violations;
            fn from_str(text: &str) -> ::core::result::Result<Self, runtime::Violations> {
                runtime::enumeration::parse(text)
            }
        }
        impl ::core::convert::TryFrom<&str> for #name {
            type Error = runtime::Violations;
            fn try_from(text: &str) -> ::core::result::Result<Self, runtime::Violations> {
                runtime::enumeration::parse(text)
            }
        }
        impl ::core::convert::AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::core::convert::From<#name> for &'static str {
            fn from(value: #name) -> Self {
                value.as_str()
            }
        }
    }
}

fn wire(name: &Ident, enumeration: &Enumeration) -> TokenStream {
    let vacant = enumeration.variants.first().map(|variant| &variant.name);
    quote! {
        impl runtime::Read for #name {
            fn vacant(_: runtime::Vacancy) -> Self {
                Self::#vacant
            }
            fn fill(
                &mut self,
                reader: &mut runtime::Reader<'_>,
                _: runtime::Vacancy,
            ) -> ::core::result::Result<(), runtime::Fault> {
                runtime::enumeration::fill(self, reader)
            }
        }
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                writer.text(self.as_str());
            }
        }
    }
}
