//! The roots: `lib.rs` of a package and `mod.rs` of each interface.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, code, inline, link};
use super::format::{Runtime, SourceFile};
use crate::ir::{Api, Package, RuntimeSource};

/// `lib.rs`
pub(super) fn root(package: &Package) -> String {
    let mut lines = docs::paragraph("Types and clients, one module for each interface:");
    lines.push(String::new());
    for api in &package.apis {
        let title = inline(&format!("{} {}", api.title, api.version));
        let entry = format!("{}: {title}, {}.", code(directory(api)), code(&api.source));
        lines.extend(docs::markdown_item(&entry));
    }
    let sources: Vec<&str> = package.apis.iter().map(|api| api.source.as_str()).collect();
    let mut file = SourceFile::new(&sources.join(", "), &lines);
    file.inner_attributes(attributes());
    let runtime = match package.runtime {
        RuntimeSource::Embedded => quote! {
            #[allow(clippy::must_use_candidate, reason = "noise on every accessor")]
            pub mod runtime;
        },
        RuntimeSource::Crate => quote! { pub use ::carimbo_runtime as runtime; },
    };
    let modules = package.apis.iter().map(|api| &api.module);
    file.close_items(quote! { #(pub mod #modules;)* #runtime });
    file.root()
}

/// `mod.rs`, for the modules that are there; `need` says whether one of them calls the runtime.
pub(super) fn interface(api: &Api, modules: &[Module], need: Runtime) -> String {
    let mut file = SourceFile::new(&api.source, &about(api));
    file.close_items(modules.iter().copied().map(declaration).collect());
    let exports: TokenStream = modules.iter().filter_map(|module| export(*module, api)).collect();
    if !exports.is_empty() {
        file.close_items(exports);
    }
    file.needs_runtime(need);
    file.module()
}

/// A module of an interface, in the order in which `mod.rs` declares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Module {
    Blocking,
    Builder,
    Client,
    Operations,
    Received,
    Rules,
    Samples,
    Types,
}

impl Module {
    /// All, and first those that usually take longest to make.
    pub(super) const LONGEST_FIRST: [Self; 8] = [
        Self::Types,
        Self::Received,
        Self::Operations,
        Self::Rules,
        Self::Client,
        Self::Blocking,
        Self::Samples,
        Self::Builder,
    ];

    /// The name of its file, without the extension.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Builder => "builder",
            Self::Client => "client",
            Self::Operations => "operations",
            Self::Received => "received",
            Self::Rules => "rules",
            Self::Samples => "samples",
            Self::Types => "types",
        }
    }
}

fn declaration(module: Module) -> TokenStream {
    match module {
        Module::Blocking => quote! { #[cfg(feature = "blocking")] pub mod blocking; },
        Module::Builder => quote! { #[cfg(feature = "client")] pub mod builder; },
        Module::Client => quote! { #[cfg(feature = "async")] pub mod client; },
        Module::Operations => quote! { #[cfg(feature = "client")] pub mod operations; },
        Module::Received => quote! { pub mod received; },
        Module::Rules => quote! { mod rules; },
        Module::Samples => quote! { #[cfg(feature = "sample")] mod samples; },
        Module::Types => quote! { pub mod types; },
    }
}

fn export(module: Module, api: &Api) -> Option<TokenStream> {
    match module {
        Module::Builder if !api.servers.is_empty() => {
            Some(quote! { #[cfg(feature = "client")] pub use self::builder::Server; })
        }
        Module::Client => Some(quote! { #[cfg(feature = "async")] pub use self::client::Client; }),
        Module::Blocking
        | Module::Builder
        | Module::Operations
        | Module::Received
        | Module::Rules
        | Module::Samples
        | Module::Types => None,
    }
}

/// Where a module's files are.
pub(super) fn directory(api: &Api) -> &str {
    api.module.as_str().trim_start_matches("r#")
}

fn attributes() -> TokenStream {
    quote! {
        #![forbid(unsafe_code)]
        #![allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            clippy::module_inception,
            clippy::self_named_constructors,
            clippy::similar_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            reason = "names and words are those of the specifications"
        )]
        #![allow(
            clippy::fn_params_excessive_bools,
            clippy::large_enum_variant,
            clippy::match_same_arms,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            reason = "types and functions are as large and as uniform as the schemas that they are made from"
        )]
        #![allow(clippy::match_overlapping_arm, reason = "a single status stands before the range that it is in")]
        #![allow(clippy::semicolon_if_nothing_returned, reason = "a match arm has a block only where its line is long")]
    }
}

fn about(api: &Api) -> Vec<String> {
    let mut lines = docs::paragraph(&format!("{}, version {}.", api.title, api.version));
    let mut blocks = Vec::new();
    blocks.extend(api.description.as_deref().map(docs::blocks));
    if !api.servers.is_empty() {
        let servers = api.servers.iter().map(|server| format!("- {}", link(&server.url)));
        blocks.push(["Servers:".to_owned(), String::new()].into_iter().chain(servers).collect());
    }
    blocks.push(vec![format!("Source: {}.", code(&api.source))]);
    for block in blocks.into_iter().filter(|block| !block.is_empty()) {
        lines.push(String::new());
        lines.extend(block);
    }
    lines
}
