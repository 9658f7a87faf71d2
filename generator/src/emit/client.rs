//! `client.rs` and `blocking.rs` of an interface: the two clients, which differ in who waits.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, docs, own_words};
use super::format::SourceFile;
use super::operation::{Input, inputs, notes, rejection, success};
use super::paths::{Home, Scope, unreserved};
use crate::ir::{Api, Deprecated, Operation, Presence};

/// Functions of every client.
const RESERVED: &[&str] = &["builder", "call", "clone", "new"];

/// More inputs than this are given as a struct.
const INPUTS_MAX: usize = 4;

/// Who waits for an answer.
#[derive(Clone, Copy)]
enum Waiting {
    /// The caller's task.
    Asynchronous,
    /// The caller's thread.
    Blocking,
}

/// `client.rs`
pub(super) fn asynchronous(api: &Api) -> SourceFile {
    client(api, "The asynchronous client.", Waiting::Asynchronous)
}

/// `blocking.rs`
pub(super) fn blocking(api: &Api) -> SourceFile {
    client(api, "The blocking client.", Waiting::Blocking)
}

fn client(api: &Api, about: &str, waiting: Waiting) -> SourceFile {
    let mut file = SourceFile::new(&api.source, &docs::paragraph(about));
    file.items([declaration(api, waiting), construction(waiting), general(waiting)]);
    let scope = Scope { api, home: Home::Beside };
    let methods: Vec<TokenStream> = api.operations.iter().map(|operation| method(operation, waiting, scope)).collect();
    if !methods.is_empty() {
        file.item(quote! { impl Client { #(#methods)* } });
    }
    file
}

fn transport(waiting: Waiting) -> TokenStream {
    match waiting {
        Waiting::Asynchronous => quote! { runtime::http::asynchronous::Transport },
        Waiting::Blocking => quote! { runtime::http::blocking::Transport },
    }
}

fn declaration(api: &Api, waiting: Waiting) -> TokenStream {
    let title = docs::paragraph(&format!("Calls the operations of {}.", api.title)).join(" ");
    let docs = own_words(&[&title, "Cheap to clone. Every call sends at most one request, and never sends it again."]);
    let transport = transport(waiting);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            transport: #transport,
            credentials: runtime::http::Credentials,
        }
    }
}

fn construction(waiting: Waiting) -> TokenStream {
    let transport = transport(waiting);
    let builder = own_words(&["A builder, which needs a server."]);
    let build = own_words(&[
        "The client. It opens no connection yet.",
        "# Errors",
        "Where the server's address is missing or unfit, or TLS cannot be set up.",
    ]);
    quote! {
        impl Client {
            #builder
            pub fn builder() -> super::builder::Builder<Self> {
                super::builder::Builder::default()
            }
        }
        impl super::builder::Builder<Client> {
            #build
            pub fn build(self) -> ::core::result::Result<Client, runtime::http::NotSent> {
                let (settings, credentials) = self.into_parts();
                let transport = #transport::new(&settings)?;
                ::core::result::Result::Ok(Client { transport, credentials })
            }
        }
    }
}

/// The function that calls any operation.
fn general(waiting: Waiting) -> TokenStream {
    let docs = own_words(&["Calls any operation.", "# Errors", ERRORS]);
    let (asynchronous, wait) = keywords(waiting);
    quote! {
        impl Client {
            #docs
            pub #asynchronous fn call<O: runtime::http::Operation>(
                &self,
                operation: &O,
            ) -> ::core::result::Result<runtime::http::Answer<O::Success>, runtime::http::Error<O::Rejection>> {
                self.transport.call(operation, &self.credentials) #wait
            }
        }
    }
}

const ERRORS: &str = "Where nothing was sent, the answer is a rejection, or the outcome is unknown.";

fn keywords(waiting: Waiting) -> (Option<TokenStream>, Option<TokenStream>) {
    match waiting {
        Waiting::Asynchronous => (Some(quote! { async }), Some(quote! { .await })),
        Waiting::Blocking => (None, None),
    }
}

fn method(operation: &Operation, waiting: Waiting, scope: Scope<'_>) -> TokenStream {
    let name = unreserved(operation.name.clone(), RESERVED, "_operation");
    let mut notes = notes(operation);
    notes.paragraphs.extend(["# Errors".to_owned(), ERRORS.to_owned()]);
    let docs = docs(&operation.docs, &notes);
    let deprecated = operation.docs.deprecation.map(|Deprecated| quote! { #[deprecated] });
    let (success, rejection) = (success(operation, scope), rejection(operation, scope));
    let (parameters, called) = call(operation, &inputs(operation, scope));
    let (asynchronous, wait) = keywords(waiting);
    quote! {
        #docs
        #deprecated
        pub #asynchronous fn #name(
            &self,
            #parameters
        ) -> ::core::result::Result<runtime::http::Answer<#success>, runtime::http::Error<#rejection>> {
            self.call(#called) #wait
        }
    }
}

/// The parameters of a method, and the operation that they make.
fn call(operation: &Operation, inputs: &[Input<'_>]) -> (TokenStream, TokenStream) {
    let type_name = &operation.type_name;
    let path = quote! { super::operations::#type_name };
    if inputs.is_empty() {
        return (TokenStream::new(), quote! { &#path });
    }
    if inputs.len() > INPUTS_MAX || inputs.iter().any(|input| input.presence == Presence::Optional) {
        let lifetime = super::operation::lifetime(inputs, &quote! { '_ });
        return (quote! { operation: &#path #lifetime }, quote! { operation });
    }
    let parameters = inputs.iter().map(|input| {
        let (name, ty) = (&input.name, input.ty(&TokenStream::new()));
        quote! { #name: #ty }
    });
    let names = inputs.iter().map(|input| &input.name);
    (quote! { #(#parameters),* }, quote! { &#path { #(#names),* } })
}
