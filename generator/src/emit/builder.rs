//! `builder.rs` of an interface: its documented servers, and what is told to a client before it is built.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, Notes, code, docs, link, own_words};
use super::format::SourceFile;
use super::paths::{scheme_constant, unreserved};
use crate::ir::{Api, Docs, SecurityScheme, Server};

/// Functions of every builder.
const RESERVED: &[&str] = &[
    "into_parts",
    "server",
    "base_url",
    "connect_timeout",
    "total_timeout",
    "body_bytes_max",
    "user_agent",
    "allow_plain_http",
    "build",
];

/// `builder.rs`
pub(super) fn builder(api: &Api) -> SourceFile {
    let about = "Documented servers, and the builder that the clients have in common.";
    let mut file = SourceFile::new(&api.source, &docs::paragraph(about));
    if !api.servers.is_empty() {
        file.items([servers(&api.servers), addresses(&api.servers)]);
    }
    file.item(declaration());
    file.item(construction());
    file.item(settings(api));
    if !api.security_schemes.is_empty() {
        file.item(credentials(&api.security_schemes));
    }
    file
}

fn servers(servers: &[Server]) -> TokenStream {
    let variants = servers.iter().map(|server| {
        let words = Docs { description: server.description.clone(), ..Docs::default() };
        let mut notes = Notes::fallback("A documented server.");
        notes.paragraphs.push(format!("{}.", link(&server.url)));
        let (docs, name) = (docs(&words, &notes), &server.name);
        quote! { #docs #name }
    });
    let docs = own_words(&["A documented server."]);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Server { #(#variants),* }
    }
}

fn addresses(servers: &[Server]) -> TokenStream {
    let names = servers.iter().map(|server| &server.name);
    let arms = servers.iter().map(|Server { name, url, .. }| quote! { Self::#name => #url });
    let all = own_words(&["All servers, in the order of the specification."]);
    let docs = own_words(&["The address that the paths of operations are appended to."]);
    quote! {
        impl Server {
            #all
            pub const ALL: &'static [Self] = &[#(Self::#names),*];
            #docs
            #[must_use]
            pub const fn base_url(self) -> &'static str {
                match self { #(#arms),* }
            }
        }
    }
}

fn declaration() -> TokenStream {
    let docs = own_words(&[
        "What a client `C` is told before it is built: its server, its credentials, its limits.",
        "No server is preset.",
    ]);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct Builder<C> {
            settings: runtime::http::Settings,
            credentials: runtime::http::Credentials,
            client: ::core::marker::PhantomData<fn() -> C>,
        }
    }
}

fn construction() -> TokenStream {
    let docs = own_words(&["Settings and credentials, for an HTTP client of your own."]);
    quote! {
        impl<C> ::core::default::Default for Builder<C> {
            fn default() -> Self {
                Self {
                    settings: runtime::http::Settings::new(""),
                    credentials: runtime::http::Credentials::new(),
                    client: ::core::marker::PhantomData,
                }
            }
        }
        impl<C> Builder<C> {
            #docs
            #[must_use]
            pub fn into_parts(self) -> (runtime::http::Settings, runtime::http::Credentials) {
                (self.settings, self.credentials)
            }
        }
    }
}

fn settings(api: &Api) -> TokenStream {
    let server = (!api.servers.is_empty()).then(|| {
        let docs = own_words(&["Sends to a documented server."]);
        quote! {
            #docs
            pub fn server(self, server: Server) -> Self {
                self.base_url(server.base_url())
            }
        }
    });
    let base_url = own_words(&["Sends to another server: `https`, a host, perhaps a port and a path."]);
    let setters = [
        setter("connect_timeout", &quote! { ::core::time::Duration }, "The time in which a connection must be made."),
        setter(
            "total_timeout",
            &quote! { ::core::time::Duration },
            "The time in which the whole answer must be there.",
        ),
        setter("body_bytes_max", &quote! { usize }, "The longest body of an answer that is read, in bytes."),
        setter("user_agent", &quote! { &str }, "The `user-agent` of every request."),
    ];
    let plain = own_words(&["Allows `http://` for every host, not only for this machine."]);
    quote! {
        impl<C> Builder<C> {
            #server
            #base_url
            pub fn base_url(mut self, base_url: &str) -> Self {
                self.settings = self.settings.base_url(base_url);
                self
            }
            #(#setters)*
            #plain
            pub fn allow_plain_http(mut self) -> Self {
                self.settings = self.settings.allow_plain_http();
                self
            }
        }
    }
}

fn setter(name: &str, ty: &TokenStream, words: &str) -> TokenStream {
    let name = proc_macro2::Ident::new(name, proc_macro2::Span::call_site());
    let docs = own_words(&[words]);
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            self.settings = self.settings.#name(#name);
            self
        }
    }
}

fn credentials(schemes: &[SecurityScheme]) -> TokenStream {
    let setters = schemes.iter().map(|scheme| {
        let name = unreserved(scheme.name.clone(), RESERVED, "_credential");
        let docs = docs(&scheme.docs, &Notes::fallback(format!("The credential for {}.", code(&scheme.wire_name))));
        let constant = scheme_constant(scheme);
        quote! {
            #docs
            pub fn #name(mut self, credential: impl ::core::convert::Into<runtime::http::Credential>) -> Self {
                self.credentials.set(super::operations::#constant.name, credential.into());
                self
            }
        }
    });
    quote! {
        impl<C> Builder<C> { #(#setters)* }
    }
}
