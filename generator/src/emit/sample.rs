//! Test data of an interface's types: what each consists of, for the runtime to make values of.
//!
//! The file starts with a macro, so that a type takes as many lines as it takes to name its members.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::paragraph;
use super::format::SourceFile;
use super::paths::{Home, Scope};
use super::record::member_names;
use crate::ir::{Api, Checked, Definition, DefinitionId, DefinitionKind, Record};

/// The macro that makes the samples of a type, and calls the other one.
const IMPLEMENTATION: &str = include_str!("sample/implementation.txt");
/// The macro for what test frameworks ask for, in a crate that has features for them.
const BRIDGE: &str = include_str!("sample/bridge.txt");
/// The same where nothing is known about features: there the samples are all.
const NO_BRIDGE: &str = "macro_rules! bridge {\n    ($name:ty) => {};\n}\n";

/// `samples.rs`
pub(super) fn samples(api: &Api) -> SourceFile {
    let about = "Test data: how values of the types are made, at random and at the edges of their constraints.";
    let mut file = SourceFile::new(&api.source, &paragraph(about));
    add(&mut file, BRIDGE, Scope { api, home: Home::Beside });
    file
}

/// The same in a module that has everything in one file.
pub(super) fn single(api: &Api, file: &mut SourceFile) {
    add(file, NO_BRIDGE, Scope { api, home: Home::Single });
}

fn add(file: &mut SourceFile, bridge: &str, scope: Scope<'_>) {
    let samples = items(scope);
    if !samples.is_empty() {
        file.laid_out(bridge);
        file.laid_out(IMPLEMENTATION);
        file.items(samples);
    }
}

fn items(scope: Scope<'_>) -> Vec<TokenStream> {
    let definitions = scope.api.definitions.iter().enumerate();
    definitions.flat_map(|(at, definition)| item(definition, DefinitionId(at), scope)).collect()
}

/// What is no alias of a type of the runtime's, which has its samples there.
fn item(definition: &Definition, id: DefinitionId, scope: Scope<'_>) -> Vec<TokenStream> {
    let name = scope.definition(id);
    match &definition.kind {
        DefinitionKind::Enumeration(_) => vec![quote! { sample! { enumeration #name } }],
        DefinitionKind::Record(members) => vec![record(&name, members)],
        DefinitionKind::Checked(parts) => checked(definition, parts, &name, scope),
        DefinitionKind::CaseUnion(union) => {
            let variants = union.cases.iter().map(|case| &case.name);
            vec![quote! { sample! { union #name { #(#variants),* } } }]
        }
        DefinitionKind::KindUnion(union) => {
            let variants = union.variants.iter().map(|variant| &variant.name);
            vec![quote! { sample! { union #name { #(#variants),* } } }]
        }
        DefinitionKind::Scalar(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::List(_)
        | DefinitionKind::Value(_)
        | DefinitionKind::Alias(_) => Vec::new(),
    }
}

fn record(name: &TokenStream, record: &Record) -> TokenStream {
    let members = member_names(record);
    quote! { sample! { record #name { #(#members),* } } }
}

fn checked(definition: &Definition, checked: &Checked, name: &TokenStream, scope: Scope<'_>) -> Vec<TokenStream> {
    let draft = scope.item(&checked.draft_name);
    let rules = scope.rules(&definition.name);
    vec![record(&draft, &checked.record), quote! { sample! { checked #name, #draft, #rules::CHECK } }]
}
