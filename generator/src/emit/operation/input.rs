//! The inputs of an operation: parameters and body, borrowed where they are more than a few bytes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::docs::{Notes, code, docs, own_words};
use crate::emit::paths::{Scope, without_aliases};
use crate::ident::Ident;
use crate::ir::{Body, DefinitionKind, Operation, Parameter, Presence, Type};

/// A parameter or the body.
pub(in crate::emit) struct Input<'a> {
    pub(in crate::emit) name: Ident,
    pub(in crate::emit) presence: Presence,
    pub(in crate::emit) docs: TokenStream,
    pub(in crate::emit) source: Source<'a>,
    shape: Shape,
}

/// Where an input comes from.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Source<'a> {
    Parameter(&'a Parameter),
    Body,
}

/// How an input is handed over.
enum Shape {
    /// A copy.
    Value(TokenStream),
    /// A reference.
    Reference(TokenStream),
}

impl Input<'_> {
    /// Whether the operation only refers to the value.
    pub(in crate::emit) fn is_borrowed(&self) -> bool {
        matches!(self.shape, Shape::Reference(_))
    }

    /// The type with its presence; `lifetime` is nothing in a signature.
    pub(in crate::emit) fn ty(&self, lifetime: &TokenStream) -> TokenStream {
        let ty = match &self.shape {
            Shape::Value(ty) => ty.clone(),
            Shape::Reference(ty) => quote! { &#lifetime #ty },
        };
        match self.presence {
            Presence::Required => ty,
            Presence::Optional => quote! { ::core::option::Option<#ty> },
        }
    }
}

/// All inputs of an operation: parameters in their order, then the body.
pub(in crate::emit) fn inputs<'a>(operation: &'a Operation, scope: Scope<'_>) -> Vec<Input<'a>> {
    let parameters = operation.parameters.iter().map(|parameter| Input {
        name: parameter.name.clone(),
        presence: parameter.presence,
        docs: docs(&parameter.docs, &Notes::fallback(format!("Parameter {}.", code(&parameter.wire_name)))),
        source: Source::Parameter(parameter),
        shape: shape(&parameter.ty, scope),
    });
    parameters.chain(body(&operation.body, scope)).collect()
}

/// `<'a>`, where an input is borrowed.
pub(in crate::emit) fn lifetime(inputs: &[Input<'_>], lifetime: &TokenStream) -> Option<TokenStream> {
    inputs.iter().any(Input::is_borrowed).then(|| quote! { <#lifetime> })
}

fn body<'a>(body: &Body, scope: Scope<'_>) -> Option<Input<'a>> {
    match body {
        Body::None | Body::Constant(_) => None,
        Body::Json { ty, presence } => Some(Input {
            name: Ident::snake("body"),
            presence: *presence,
            docs: own_words(&["The request body."]),
            source: Source::Body,
            shape: Shape::Reference(scope.ty(ty)),
        }),
    }
}

fn shape(ty: &Type, scope: Scope<'_>) -> Shape {
    match without_aliases(ty, scope.api) {
        Type::String => Shape::Reference(quote! { str }),
        Type::List(item) => {
            let item = scope.ty(&item);
            Shape::Reference(quote! { [#item] })
        }
        Type::Boolean | Type::I32 | Type::I64 => Shape::Value(scope.ty(ty)),
        Type::Defined(id) => match &scope.api.definition(id).kind {
            DefinitionKind::Enumeration(_) => Shape::Value(scope.ty(ty)),
            DefinitionKind::Scalar(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::List(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::Checked(_)
            | DefinitionKind::CaseUnion(_)
            | DefinitionKind::KindUnion(_)
            | DefinitionKind::Value(_)
            | DefinitionKind::Alias(_) => Shape::Reference(scope.ty(ty)),
        },
        Type::Received(_)
        | Type::Open(_)
        | Type::Field(_)
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never
        | Type::Map(_)
        | Type::Boxed(_)
        | Type::Nullable(_) => Shape::Reference(scope.ty(ty)),
    }
}
