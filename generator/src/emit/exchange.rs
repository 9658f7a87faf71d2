//! What every item can do that has a form on the wire: serde's traits, and JSON in and out.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::own_words;
use super::paths::Home;
use crate::ident::Ident;

/// serde's traits: bridges to the runtime's reader and writer. A crate of ours can leave them out; a module in a crate of
/// somebody else's does not know that crate's features.
pub(super) fn serde(name: &Ident, home: Home) -> TokenStream {
    let feature = home.has_features().then(|| quote! { #[cfg(feature = "serde")] });
    quote! {
        #feature
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }
        #feature
        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
    }
}

/// The functions `from_json`, `from_value` and `to_json` of a strict item, without their `impl`.
pub(super) fn json() -> TokenStream {
    let from = own_words(&["Reads a JSON text.", "# Errors", "Every violation that the text has."]);
    let value = own_words(&["Reads a JSON value.", "# Errors", "Every violation that the value has."]);
    json_functions(&from, &value)
}

/// The functions `from_json`, `from_value` and `to_json` of a received item, without their `impl`.
pub(super) fn tolerant_json() -> TokenStream {
    let from = own_words(&[
        "Reads a JSON text, and keeps what deviates from the documentation.",
        "# Errors",
        "Where the text is not JSON, or not an object.",
    ]);
    let value = own_words(&[
        "Reads a JSON value, and keeps what deviates from the documentation.",
        "# Errors",
        "Where the value is not an object.",
    ]);
    json_functions(&from, &value)
}

fn json_functions(from: &TokenStream, value: &TokenStream) -> TokenStream {
    let to = own_words(&["The value as compact JSON."]);
    quote! {
        #from
        #[inline]
        pub fn from_json(bytes: &[u8]) -> ::core::result::Result<Self, runtime::Violations> {
            runtime::from_json(bytes)
        }
        #value
        pub fn from_value(
            value: impl ::core::convert::Into<runtime::Json>,
        ) -> ::core::result::Result<Self, runtime::Violations> {
            runtime::from_value(value)
        }
        #to
        #[must_use]
        #[inline]
        pub fn to_json(&self) -> ::std::vec::Vec<u8> {
            runtime::to_json(self)
        }
    }
}
