//! Values of several JSON kinds: an enum with one variant per kind.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::boxed;
use super::docs::{Notes, code, docs, own_words};
use super::exchange;
use super::paths::{Scope, derives, has_text, hiding_debug, without_aliases};
use crate::ident::Ident;
use crate::ir::{Definition, Kind, KindUnion, KindVariant, Type};

/// Kinds as the reader tells them apart.
const KINDS: [Kind; 6] = [Kind::Null, Kind::Boolean, Kind::Number, Kind::String, Kind::Array, Kind::Object];

/// All items of a union by kinds.
pub(super) fn kind_union(definition: &Definition, union: &KindUnion, scope: Scope<'_>) -> Vec<TokenStream> {
    let Definition { name, sensitivity, .. } = definition;
    let mut items = vec![declaration(definition, union, scope)];
    items.extend(hiding_debug(name, *sensitivity));
    items.push(functions(name, union, scope));
    items.extend(conversions(name, union, scope));
    items.push(reader(definition, union));
    items.push(writer(name, union));
    items.push(exchange::serde(name, scope.home));
    items
}

fn declaration(definition: &Definition, union: &KindUnion, scope: Scope<'_>) -> TokenStream {
    let Definition { name, docs: words, schema, sensitivity, .. } = definition;
    let docs = docs(words, &Notes::fallback(format!("One of several kinds of value: {}.", code(schema))));
    let derives = derives(*sensitivity);
    let variants = union.variants.iter().map(|variant| {
        let KindVariant { name, kind, ty } = variant;
        let docs = own_words(&[&format!("A JSON {}.", word(*kind))]);
        let ty = scope.ty(ty);
        quote! { #docs #name(#ty) }
    });
    quote! {
        #docs
        #[derive(#derives)]
        pub enum #name { #(#variants),* }
    }
}

fn functions(name: &Ident, union: &KindUnion, scope: Scope<'_>) -> TokenStream {
    let json = exchange::json();
    let texts = union.variants.iter().all(|variant| has_text(&variant.ty, scope.api)).then(|| {
        let docs = own_words(&["The text, or the digits of the number as they are written."]);
        let arms =
            union.variants.iter().map(|KindVariant { name, .. }| quote! { Self::#name(value) => value.as_str() });
        quote! {
            #docs
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { #(#arms),* }
            }
        }
    });
    quote! {
        impl #name {
            #texts
            #json
        }
    }
}

/// `From` each variant's type, where Rust can tell the types apart.
fn conversions(union_name: &Ident, union: &KindUnion, scope: Scope<'_>) -> Vec<TokenStream> {
    let types: Vec<Type> = union.variants.iter().map(|variant| without_aliases(&variant.ty, scope.api)).collect();
    let is_alone = |ty: &Type| types.iter().filter(|other| *other == ty).count() == 1;
    let convertible = union.variants.iter().zip(&types).filter(|(_, ty)| is_alone(ty));
    convertible
        .flat_map(|(KindVariant { name, ty, .. }, _)| {
            let ty = scope.ty(ty);
            let conversion = quote! {
                impl ::core::convert::From<#ty> for #union_name {
                    fn from(value: #ty) -> Self {
                        Self::#name(value)
                    }
                }
            };
            iter::once(conversion).chain(union.is_boxed.then(|| boxed::conversion(union_name, &ty)))
        })
        .collect()
}

fn reader(definition: &Definition, union: &KindUnion) -> TokenStream {
    let vacant = union.variants.get(union.vacant).map(|variant| &variant.name);
    let Definition { name, schema, .. } = definition;
    let arms = union.variants.iter().map(|KindVariant { name, kind, .. }| {
        let kind = read_kind(*kind);
        quote! { #kind => Self::#name(runtime::Read::vacant(vacancy)) }
    });
    let filled = union.variants.iter().map(|KindVariant { name, .. }| {
        quote! { Self::#name(value) => runtime::Read::fill(value, reader, vacancy) }
    });
    let covered = |kind: Kind| union.variants.iter().any(|variant| seen_as(variant.kind) == kind);
    let others = KINDS.into_iter().filter(|kind| !covered(*kind)).map(read_kind);
    let words: Vec<&str> = union.variants.iter().map(|variant| word(variant.kind)).collect();
    let expected = words.join(", ");
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
                *self = match reader.kind()? {
                    #(#arms,)*
                    #(#others)|* => return ::core::result::Result::Err(reader.wrong_kind(#expected, #schema)),
                };
                match self { #(#filled),* }
            }
        }
    }
}

fn writer(name: &Ident, union: &KindUnion) -> TokenStream {
    let arms = union.variants.iter();
    let arms =
        arms.map(|KindVariant { name, .. }| quote! { Self::#name(value) => runtime::Write::write(value, writer) });
    quote! {
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                match self { #(#arms),* }
            }
        }
    }
}

/// The reader sees numbers; whether one is an integer is for the variant's type to check.
fn seen_as(kind: Kind) -> Kind {
    match kind {
        Kind::Integer | Kind::Number => Kind::Number,
        Kind::Null => Kind::Null,
        Kind::Boolean => Kind::Boolean,
        Kind::String => Kind::String,
        Kind::Array => Kind::Array,
        Kind::Object => Kind::Object,
    }
}

fn read_kind(kind: Kind) -> TokenStream {
    match kind {
        Kind::Null => quote! { runtime::Kind::Null },
        Kind::Boolean => quote! { runtime::Kind::Boolean },
        Kind::Integer | Kind::Number => quote! { runtime::Kind::Number },
        Kind::String => quote! { runtime::Kind::String },
        Kind::Array => quote! { runtime::Kind::Array },
        Kind::Object => quote! { runtime::Kind::Object },
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    }
}
