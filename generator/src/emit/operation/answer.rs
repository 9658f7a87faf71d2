//! The bodies of an operation's answers: their types, and which status has which.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::status_text;
use crate::emit::docs::{code, own_words};
use crate::emit::paths::Scope;
use crate::ident::Ident;
use crate::ir::{Operation, Outcome, OutcomeVariant, ResponseBody, StatusRange};

/// The type of a successful answer's body, seen from a module beside `operations.rs`.
pub(in crate::emit) fn success(operation: &Operation, scope: Scope<'_>) -> TokenStream {
    body(&operation.success, scope)
}

/// The type of a rejection's body, seen from a module beside `operations.rs`.
pub(in crate::emit) fn rejection(operation: &Operation, scope: Scope<'_>) -> TokenStream {
    body(&operation.rejection, scope)
}

/// The enums of outcomes that have several bodies.
pub(super) fn enumerations(operation: &Operation, scope: Scope<'_>) -> Vec<TokenStream> {
    let outcomes = [(&operation.success, "success"), (&operation.rejection, "rejection")];
    let several = outcomes.into_iter().filter_map(|(outcome, word)| match outcome {
        Outcome::Nothing | Outcome::Single { .. } => None,
        Outcome::Several { name, variants } => {
            let about = format!("The body of a {word} of {}, by its status.", code(&operation.operation_id));
            Some(enumeration(name, &about, variants, scope))
        }
    });
    several.collect()
}

/// The functions `success` and `rejection`.
pub(super) fn readers(operation: &Operation) -> TokenStream {
    let success = reader(&operation.success, &documented(operation, &[2]));
    let rejection = reader(&operation.rejection, &documented(operation, &[4, 5]));
    quote! {
        fn success(received: &mut runtime::http::Received<'_>) -> runtime::http::Body<Self::Success> {
            #success
        }
        fn rejection(received: &mut runtime::http::Received<'_>) -> runtime::http::Body<Self::Rejection> {
            #rejection
        }
    }
}

fn body(outcome: &Outcome, scope: Scope<'_>) -> TokenStream {
    match outcome {
        Outcome::Nothing => quote! { () },
        Outcome::Single { ty, .. } => scope.ty(ty),
        Outcome::Several { name, .. } => quote! { super::operations::#name },
    }
}

fn enumeration(name: &Ident, about: &str, variants: &[OutcomeVariant], scope: Scope<'_>) -> TokenStream {
    let docs = own_words(&[about]);
    let variants = variants.iter().map(|OutcomeVariant { name, status, body }| {
        let docs = own_words(&[&format!("Status {}.", code(&status_text(*status)))]);
        match body {
            ResponseBody::Nothing => quote! { #docs #name },
            ResponseBody::Json(ty) => {
                let ty = scope.ty(ty);
                quote! { #docs #name(#ty) }
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum #name { #(#variants),* }
    }
}

/// The documented statuses of some classes.
fn documented(operation: &Operation, classes: &[u8]) -> Vec<StatusRange> {
    let is_of_class = |status: &StatusRange| match status {
        StatusRange::Exact(status) => classes.iter().any(|class| status / 100 == u16::from(*class)),
        StatusRange::Class(digit) => classes.contains(digit),
        StatusRange::Default => true,
    };
    operation.documented.iter().copied().filter(is_of_class).collect()
}

fn reader(outcome: &Outcome, documented: &[StatusRange]) -> TokenStream {
    match outcome {
        Outcome::Nothing => decision(&[(documented.to_vec(), quote! { received.nothing() })]),
        Outcome::Single { statuses, .. } => {
            let bare = documented.iter().copied().filter(|status| !statuses.contains(status)).collect();
            decision(&[(statuses.clone(), quote! { received.json() }), (bare, quote! { received.without_body() })])
        }
        Outcome::Several { name, variants } => {
            let arms = variants.iter().map(|variant| (vec![variant.status], variant_reader(name, variant)));
            decision(&arms.collect::<Vec<_>>())
        }
    }
}

fn variant_reader(outcome: &Ident, variant: &OutcomeVariant) -> TokenStream {
    let OutcomeVariant { name, body, .. } = variant;
    match body {
        ResponseBody::Nothing => quote! { received.nothing().map(|()| #outcome::#name) },
        ResponseBody::Json(_) => quote! { received.json().map(#outcome::#name) },
    }
}

/// A `match` over the status: single statuses before ranges, and `default` for all that is left.
fn decision(readers: &[(Vec<StatusRange>, TokenStream)]) -> TokenStream {
    let default = readers.iter().find(|(statuses, _)| statuses.contains(&StatusRange::Default));
    let rest = default.map_or_else(|| quote! { received.undocumented() }, |(_, reader)| reader.clone());
    let is_rest = |reader: &TokenStream| default.is_some_and(|(_, default)| std::ptr::eq(default, reader));
    let others = readers.iter().filter(|(_, reader)| !is_rest(reader));
    let arms = |pattern: fn(StatusRange) -> Option<TokenStream>| {
        let arms = others.clone().filter_map(move |(statuses, reader)| {
            let patterns: Vec<TokenStream> = statuses.iter().copied().filter_map(pattern).collect();
            (!patterns.is_empty()).then(|| quote! { #(#patterns)|* => #reader, })
        });
        arms.collect::<Vec<_>>()
    };
    let (exact, classes) = (arms(exact), arms(class));
    if exact.is_empty() && classes.is_empty() {
        return rest;
    }
    quote! { match received.status() { #(#exact)* #(#classes)* _ => #rest } }
}

fn exact(status: StatusRange) -> Option<TokenStream> {
    match status {
        StatusRange::Exact(status) => {
            let status = Literal::u16_unsuffixed(status);
            Some(quote! { #status })
        }
        StatusRange::Class(_) | StatusRange::Default => None,
    }
}

fn class(status: StatusRange) -> Option<TokenStream> {
    match status {
        StatusRange::Class(digit) => {
            let first = Literal::u16_unsuffixed(u16::from(digit) * 100);
            let last = Literal::u16_unsuffixed(u16::from(digit) * 100 + 99);
            Some(quote! { #first..=#last })
        }
        StatusRange::Exact(_) | StatusRange::Default => None,
    }
}
