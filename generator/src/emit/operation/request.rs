//! From inputs to a request without server and credentials.

use proc_macro2::TokenStream;
use quote::quote;

use super::input::{Input, Source};
use crate::emit::paths::{Scope, without_aliases};
use crate::ir::{Api, Body, DefinitionKind, Method, Operation, Parameter, ParameterPlace, PathPiece, Presence, Type};

/// The function `prepare` of an operation.
pub(super) fn prepare(operation: &Operation, inputs: &[Input<'_>], scope: Scope<'_>) -> TokenStream {
    let method = method(operation.method);
    let pieces = operation.path.iter().map(|piece| path_piece(piece, operation, scope.api));
    let always = inputs.iter().filter_map(|input| always(input, scope.api));
    let sometimes: Vec<TokenStream> = inputs.iter().filter_map(|input| sometimes(input, scope.api)).collect();
    let constant = match &operation.body {
        Body::Constant(json) => Some(quote! { .body("application/json", #json.into()) }),
        Body::None | Body::Json { .. } => None,
    };
    let draft = quote! { runtime::http::Draft::new(::http::Method::#method) #(#pieces)* #(#always)* #constant };
    let made = if sometimes.is_empty() {
        quote! { #draft.finish() }
    } else {
        quote! { let mut draft = #draft; #(#sometimes)* draft.finish() }
    };
    quote! {
        fn prepare(&self) -> ::core::result::Result<runtime::http::Prepared, runtime::http::NotSent> {
            #made
        }
    }
}

fn method(method: Method) -> TokenStream {
    match method {
        Method::Get => quote! { GET },
        Method::Put => quote! { PUT },
        Method::Post => quote! { POST },
        Method::Delete => quote! { DELETE },
        Method::Options => quote! { OPTIONS },
        Method::Head => quote! { HEAD },
        Method::Patch => quote! { PATCH },
        Method::Trace => quote! { TRACE },
    }
}

fn path_piece(piece: &PathPiece, operation: &Operation, api: &Api) -> TokenStream {
    match piece {
        PathPiece::Literal(text) => quote! { .literal(#text) },
        PathPiece::Parameter(at) => {
            let parameter = operation.parameters.get(*at).expect("path pieces are indices made by lower");
            let Parameter { wire_name, name, ty, .. } = parameter;
            let text = text(ty, &quote! { self.#name }, api);
            quote! { .segment(#wire_name, #text) }
        }
    }
}

/// What an input adds to every request, apart from the path.
fn always(input: &Input<'_>, api: &Api) -> Option<TokenStream> {
    let name = &input.name;
    match input.presence {
        Presence::Required => single(input, &quote! { self.#name }, api),
        Presence::Optional => None,
    }
}

/// What an input adds that is optional or a list.
fn sometimes(input: &Input<'_>, api: &Api) -> Option<TokenStream> {
    let name = &input.name;
    match input.presence {
        Presence::Required => each(input, &quote! { self.#name }, api),
        Presence::Optional => {
            let given = quote! { given };
            let single = single(input, &given, api).map(|call| quote! { draft = draft #call; });
            let adds = single.or_else(|| each(input, &given, api))?;
            Some(quote! { if let ::core::option::Option::Some(given) = self.#name { #adds } })
        }
    }
}

/// The call that adds a body, or a parameter that is no list.
fn single(input: &Input<'_>, value: &TokenStream, api: &Api) -> Option<TokenStream> {
    match input.source {
        Source::Body => Some(quote! { .json(#value) }),
        Source::Parameter(parameter) => {
            let (adds, wire_name) = (addition(parameter)?, &parameter.wire_name);
            if item(&parameter.ty, api).is_some() {
                return None;
            }
            let text = text(&parameter.ty, value, api);
            Some(quote! { .#adds(#wire_name, #text) })
        }
    }
}

/// The statement that adds the items of a list.
fn each(input: &Input<'_>, value: &TokenStream, api: &Api) -> Option<TokenStream> {
    match input.source {
        Source::Body => None,
        Source::Parameter(parameter) => {
            let (adds, wire_name) = (addition(parameter)?, &parameter.wire_name);
            let text = text(&item(&parameter.ty, api)?, &quote! { item }, api);
            Some(quote! { for item in #value { draft = draft.#adds(#wire_name, #text); } })
        }
    }
}

/// The function that adds a parameter; those of the path are added with it.
fn addition(parameter: &Parameter) -> Option<TokenStream> {
    match parameter.place {
        ParameterPlace::Path => None,
        ParameterPlace::Query => Some(quote! { query }),
        ParameterPlace::Header => Some(quote! { header }),
    }
}

/// The type of the items of a list.
fn item(ty: &Type, api: &Api) -> Option<Type> {
    match without_aliases(ty, api) {
        Type::List(item) => Some(*item),
        Type::Defined(id) => match &api.definition(id).kind {
            DefinitionKind::List(list) => Some(list.item.clone()),
            DefinitionKind::Scalar(_)
            | DefinitionKind::Enumeration(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::Checked(_)
            | DefinitionKind::CaseUnion(_)
            | DefinitionKind::KindUnion(_)
            | DefinitionKind::Value(_)
            | DefinitionKind::Alias(_) => None,
        },
        Type::Received(_)
        | Type::Open(_)
        | Type::Field(_)
        | Type::String
        | Type::Boolean
        | Type::I32
        | Type::I64
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never
        | Type::Map(_)
        | Type::Boxed(_)
        | Type::Nullable(_) => None,
    }
}

/// A scalar as the text that travels: `&str`.
fn text(ty: &Type, value: &TokenStream, api: &Api) -> TokenStream {
    match without_aliases(ty, api) {
        Type::String => value.clone(),
        Type::Boolean | Type::I32 | Type::I64 => quote! { &::std::string::ToString::to_string(&#value) },
        Type::Defined(_)
        | Type::Received(_)
        | Type::Open(_)
        | Type::Field(_)
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never
        | Type::List(_)
        | Type::Map(_)
        | Type::Boxed(_)
        | Type::Nullable(_) => quote! { #value.as_str() },
    }
}
