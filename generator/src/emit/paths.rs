//! How generated code names things: identifiers, types where they are used, and the paths of items.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};

use crate::ident::Ident;
use crate::ir::{self, Api, DefinitionId, DefinitionKind, ReceivedId, SecurityScheme, Type};

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.as_str().strip_prefix("r#") {
            Some(bare) => proc_macro2::Ident::new_raw(bare, Span::call_site()),
            None => proc_macro2::Ident::new(self.as_str(), Span::call_site()),
        };
        ident.to_tokens(tokens);
    }
}

/// The module in which a path is written; all are siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// `types.rs`
    Types,
    /// A module that has everything in one file.
    Single,
    /// `received.rs`
    Received,
    /// Any other.
    Beside,
}

impl Home {
    /// Whether the features of our crates are known: a module in a crate of somebody else's does not know that crate's.
    pub(super) const fn has_features(self) -> bool {
        match self {
            Self::Single => false,
            Self::Types | Self::Received | Self::Beside => true,
        }
    }
}

/// An interface, seen from one of its modules.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    pub(super) api: &'a Api,
    pub(super) home: Home,
}

impl Scope<'_> {
    /// The path of an item of `types.rs`.
    pub(super) fn definition(self, id: DefinitionId) -> TokenStream {
        self.item(&self.api.definition(id).name)
    }

    /// The path of an item of `types.rs` that has no id of its own.
    pub(super) fn item(self, name: &Ident) -> TokenStream {
        match self.home {
            Home::Types | Home::Single => quote! { #name },
            Home::Received | Home::Beside => quote! { super::types::#name },
        }
    }

    /// The path of an item of `received.rs`.
    pub(super) fn received(self, id: ReceivedId) -> TokenStream {
        let name = &self.api.received_record(id).name;
        match self.home {
            Home::Received => quote! { #name },
            Home::Types | Home::Single | Home::Beside => quote! { super::received::#name },
        }
    }

    /// The path of an item of `rules.rs`.
    pub(super) fn rules(self, name: &Ident) -> TokenStream {
        match self.home {
            Home::Single => quote! { rules::#name },
            Home::Types | Home::Received | Home::Beside => quote! { super::rules::#name },
        }
    }

    /// The path of an item of `types.rs`, in the rules.
    pub(super) fn beside_rules(self, name: &Ident) -> TokenStream {
        match self.home {
            Home::Single => quote! { super::#name },
            Home::Types | Home::Received | Home::Beside => quote! { super::types::#name },
        }
    }

    /// A type where it is used.
    pub(super) fn ty(self, ty: &Type) -> TokenStream {
        match ty {
            Type::Defined(id) => self.definition(*id),
            Type::Received(id) => self.received(*id),
            Type::Open(id) => self.wrapped(&quote! { runtime::Open }, &Type::Defined(*id)),
            Type::Field(inner) => self.wrapped(&quote! { runtime::Field }, inner),
            Type::String => quote! { ::std::string::String },
            Type::Boolean => quote! { bool },
            Type::I32 => quote! { i32 },
            Type::I64 => quote! { i64 },
            Type::Integer => quote! { runtime::Integer },
            Type::Number => quote! { runtime::Number },
            Type::Json => quote! { runtime::Json },
            Type::Null => quote! { runtime::Null },
            Type::Never => quote! { runtime::Never },
            Type::List(inner) => self.wrapped(&quote! { ::std::vec::Vec }, inner),
            Type::Map(inner) => {
                let inner = self.ty(inner);
                quote! { ::std::collections::BTreeMap<::std::string::String, #inner> }
            }
            Type::Boxed(inner) => self.wrapped(&quote! { ::std::boxed::Box }, inner),
            Type::Nullable(inner) => self.wrapped(&quote! { runtime::Nullable }, inner),
        }
    }

    fn wrapped(self, wrapper: &TokenStream, inner: &Type) -> TokenStream {
        let inner = self.ty(inner);
        quote! { #wrapper<#inner> }
    }
}

/// The type that Rust sees: no alias is left anywhere in it.
pub(super) fn without_aliases(ty: &Type, api: &Api) -> Type {
    let inside = |inner: &Type| Box::new(without_aliases(inner, api));
    match ty {
        Type::Defined(id) => match &api.definition(*id).kind {
            DefinitionKind::Alias(target) => without_aliases(target, api),
            DefinitionKind::OpenEnumeration(known) => Type::Open(*known),
            DefinitionKind::Scalar(_)
            | DefinitionKind::Enumeration(_)
            | DefinitionKind::List(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::Checked(_)
            | DefinitionKind::CaseUnion(_)
            | DefinitionKind::KindUnion(_)
            | DefinitionKind::Value(_) => ty.clone(),
        },
        Type::Field(inner) => Type::Field(inside(inner)),
        Type::List(inner) => Type::List(inside(inner)),
        Type::Map(inner) => Type::Map(inside(inner)),
        Type::Boxed(inner) => Type::Boxed(inside(inner)),
        Type::Nullable(inner) => Type::Nullable(inside(inner)),
        Type::Received(_)
        | Type::Open(_)
        | Type::String
        | Type::Boolean
        | Type::I32
        | Type::I64
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never => ty.clone(),
    }
}

/// Whether a type's values are Rust texts or keep their digits, so that `as_str` shows them.
pub(super) fn has_text(ty: &Type, api: &Api) -> bool {
    match without_aliases(ty, api) {
        Type::Defined(id) => match &api.definition(id).kind {
            DefinitionKind::Scalar(_) | DefinitionKind::Enumeration(_) | DefinitionKind::OpenEnumeration(_) => true,
            DefinitionKind::List(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::Checked(_)
            | DefinitionKind::CaseUnion(_)
            | DefinitionKind::KindUnion(_)
            | DefinitionKind::Value(_)
            | DefinitionKind::Alias(_) => false,
        },
        Type::Open(_) | Type::String | Type::Integer | Type::Number => true,
        Type::Received(_)
        | Type::Field(_)
        | Type::Boolean
        | Type::I32
        | Type::I64
        | Type::Json
        | Type::Null
        | Type::Never
        | Type::List(_)
        | Type::Map(_)
        | Type::Boxed(_)
        | Type::Nullable(_) => false,
    }
}

/// What `Debug` and `Display` show of a sensitive value.
pub(super) fn hidden(name: &Ident) -> String {
    format!("{}([sensitive])", name.as_str().trim_start_matches("r#"))
}

/// The derives of records and unions; `Debug` is left to the caller where values are sensitive. Objects have no order of
/// their own, and deriving one, and a hash, would be a quarter of what a crate costs to check.
pub(super) fn derives(sensitivity: ir::Sensitivity) -> TokenStream {
    match sensitivity {
        ir::Sensitivity::Plain => quote! { Clone, Debug, PartialEq, Eq },
        ir::Sensitivity::Sensitive => quote! { Clone, PartialEq, Eq },
    }
}

/// A `Debug` that hides the value, where it is sensitive.
pub(super) fn hiding_debug(name: &Ident, sensitivity: ir::Sensitivity) -> Option<TokenStream> {
    let shown = hidden(name);
    match sensitivity {
        ir::Sensitivity::Plain => None,
        ir::Sensitivity::Sensitive => Some(quote! {
            impl ::core::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(#shown)
                }
            }
        }),
    }
}

/// A name, with something behind it where an item of ours has it already.
pub(super) fn unreserved(name: Ident, reserved: &[&str], suffix: &str) -> Ident {
    if reserved.contains(&name.as_str()) { name.with_suffix(suffix) } else { name }
}

/// The constant of a security scheme.
pub(super) fn scheme_constant(scheme: &SecurityScheme) -> Ident {
    Ident::screaming(scheme.name.as_str().trim_start_matches("r#"))
}
