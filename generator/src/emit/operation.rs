//! Operations without input or output: a struct with the inputs of one call, and what the runtime makes of it.

mod answer;
mod input;
mod request;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, Notes, code, docs, own_words};
use super::format::SourceFile;
use super::paths::{Home, Scope, scheme_constant};
use crate::ir::{
    Api, Idempotency, Method, Operation, Presence, Requirement, SecurityKind, SecurityScheme, StatusRange,
};

pub(super) use answer::{rejection, success};
pub(super) use input::{Input, inputs, lifetime};

/// `operations.rs`.
pub(super) fn operations(api: &Api) -> SourceFile {
    let scope = Scope { api, home: Home::Beside };
    let about = "The operations, without input and output: what each needs, the request that it makes, and how its answers \
                 are read.";
    let mut file = SourceFile::new(&api.source, &docs::paragraph(about));
    for operation in &api.operations {
        file.items(items(operation, scope));
    }
    file.items(api.security_schemes.iter().map(scheme));
    file
}

/// What the documentation of an operation says beyond its own.
pub(super) fn notes(operation: &Operation) -> Notes {
    let request = format!("{} {}", method_text(operation.method), operation.path_template);
    let mut notes = Notes::fallback(format!("{}.", code(&request)));
    notes.paragraphs.push(format!("Request: {}.", code(&request)));
    let statuses: Vec<String> = operation.documented.iter().map(|status| code(&status_text(*status))).collect();
    if !statuses.is_empty() {
        notes.paragraphs.push(format!("Documented answers: {}.", statuses.join(", ")));
    }
    notes.paragraphs.push(repetition(&operation.idempotency));
    notes
}

fn items(operation: &Operation, scope: Scope<'_>) -> Vec<TokenStream> {
    let inputs = inputs(operation, scope);
    let mut items = vec![declaration(operation, &inputs)];
    items.extend(constructor(operation, &inputs));
    items.push(implementation(operation, &inputs, scope));
    items.extend(answer::enumerations(operation, scope));
    items
}

fn declaration(operation: &Operation, inputs: &[Input<'_>]) -> TokenStream {
    let name = &operation.type_name;
    let docs = docs(&operation.docs, &notes(operation));
    let lifetime = input::lifetime(inputs, &quote! { 'a });
    let default = inputs.iter().all(|input| input.presence == Presence::Optional).then(|| quote! { , Default });
    if inputs.is_empty() {
        return quote! {
            #docs
            #[derive(Clone, Copy, Debug #default)]
            pub struct #name;
        };
    }
    let fields = inputs.iter().map(|input| {
        let (name, ty, docs) = (&input.name, input.ty(&quote! { 'a }), &input.docs);
        quote! { #docs pub #name: #ty }
    });
    quote! {
        #docs
        #[derive(Clone, Copy, Debug #default)]
        pub struct #name #lifetime { #(#fields),* }
    }
}

/// `new`, where some inputs are optional and some are not.
fn constructor(operation: &Operation, inputs: &[Input<'_>]) -> Option<TokenStream> {
    let name = &operation.type_name;
    let is_required = |input: &&Input<'_>| input.presence == Presence::Required;
    let required: Vec<&Input<'_>> = inputs.iter().filter(is_required).collect();
    if required.is_empty() || required.len() == inputs.len() {
        return None;
    }
    let parameters = required.iter().map(|input| {
        let (name, ty) = (&input.name, input.ty(&quote! { 'a }));
        quote! { #name: #ty }
    });
    let values = inputs.iter().map(|Input { name, presence, .. }| match presence {
        Presence::Required => quote! { #name },
        Presence::Optional => quote! { #name: ::core::option::Option::None },
    });
    let named = required.iter().any(|input| input.is_borrowed());
    let (declared, lifetime) = match input::lifetime(inputs, &quote! { 'a }) {
        Some(lifetime) if named => (Some(lifetime.clone()), Some(lifetime)),
        Some(_) => (None, Some(quote! { <'_> })),
        None => (None, None),
    };
    let docs = own_words(&["Of the inputs that must be given; all others are absent."]);
    Some(quote! {
        impl #declared #name #lifetime {
            #docs
            #[must_use]
            pub const fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    })
}

fn implementation(operation: &Operation, inputs: &[Input<'_>], scope: Scope<'_>) -> TokenStream {
    let Operation { type_name, operation_id, .. } = operation;
    let lifetime = input::lifetime(inputs, &quote! { '_ });
    let (success, rejection) = (success(operation, scope), rejection(operation, scope));
    let place = place(operation, scope.api);
    let security = operation.security.iter().map(|requirement| alternative(requirement, scope.api));
    let prepare = request::prepare(operation, inputs, scope);
    let readers = answer::readers(operation);
    quote! {
        impl runtime::http::Operation for #type_name #lifetime {
            type Success = #success;
            type Rejection = #rejection;
            const NAME: &'static str = #operation_id;
            const PLACE: &'static str = #place;
            const SECURITY: &'static [&'static [runtime::http::Scheme]] = &[#(#security),*];
            #prepare
            #readers
        }
    }
}

/// `specs/klavi.yaml#/paths/~1payments/post`
fn place(operation: &Operation, api: &Api) -> String {
    let path = operation.path_template.replace('~', "~0").replace('/', "~1");
    format!("{}#/paths/{path}/{}", api.source, method_text(operation.method).to_lowercase())
}

fn alternative(requirement: &Requirement, api: &Api) -> TokenStream {
    let schemes = requirement.schemes.iter().map(|id| scheme_constant(api.security_scheme(*id)));
    quote! { &[#(#schemes),*] }
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let (constant, wire_name) = (scheme_constant(scheme), &scheme.wire_name);
    let placement = match &scheme.kind {
        SecurityKind::Bearer => quote! { Bearer },
        SecurityKind::Basic => quote! { Basic },
        SecurityKind::ApiKeyHeader(name) => {
            let name = name.to_ascii_lowercase();
            quote! { Header(#name) }
        }
        SecurityKind::ApiKeyQuery(name) => quote! { Query(#name) },
        SecurityKind::ApiKeyCookie(name) => quote! { Cookie(#name) },
    };
    let docs = docs(&scheme.docs, &Notes::fallback(format!("Security scheme {}.", code(wire_name))));
    quote! {
        #docs
        pub(super) const #constant: runtime::http::Scheme =
            runtime::http::Scheme { name: #wire_name, placement: runtime::http::Placement::#placement };
    }
}

fn repetition(idempotency: &Idempotency) -> String {
    match idempotency {
        Idempotency::Undeclared => "Repetition: the specification does not say whether it is harmless.".to_owned(),
        Idempotency::Unknown => "Repetition: it is not known whether it is harmless.".to_owned(),
        Idempotency::Field(name) => format!("Repetition: {} identifies the request.", code(name)),
        Idempotency::Safe => "Repetition: harmless.".to_owned(),
        Idempotency::Unsafe => "Repetition: takes effect again.".to_owned(),
    }
}

fn method_text(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Put => "PUT",
        Method::Post => "POST",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
        Method::Head => "HEAD",
        Method::Patch => "PATCH",
        Method::Trace => "TRACE",
    }
}

fn status_text(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(status) => status.to_string(),
        StatusRange::Class(digit) => format!("{digit}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}
