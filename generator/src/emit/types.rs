//! `types.rs` and `rules.rs` of an interface: which emitter makes an item.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Notes, code, docs, paragraph};
use super::format::SourceFile;
use super::paths::{Home, Scope};
use super::{case_union, check, checked, enumeration, kind_union, list, pattern, record, sample, scalar, value};
use crate::ir::{Api, Definition, DefinitionId, DefinitionKind, Type};
use crate::options::TestData;

/// `types.rs`: the definitions.
pub(super) fn types(api: &Api) -> SourceFile {
    let scope = Scope { api, home: Home::Types };
    let docs = ["What the specification defines, in strict form: a value of one of these types is valid.".to_owned()];
    let mut file = SourceFile::new(&api.source, &docs);
    for definition in &api.definitions {
        file.items(items(definition, scope));
    }
    file
}

/// Everything in one module, which finds the runtime as a crate.
pub(super) fn single(api: &Api, test_data: TestData) -> String {
    let scope = Scope { api, home: Home::Single };
    let title = format!("Types of {}, in strict form: a value of one of them is valid.", code(&api.title));
    let mut file = SourceFile::new(&api.source, &paragraph(&title));
    for definition in &api.definitions {
        file.items(items(definition, scope));
    }
    match test_data {
        TestData::Omitted => {}
        TestData::Included => sample::single(api, &mut file),
    }
    file.with_rules(&rules(api, Home::Single))
}

/// `rules.rs`: what the runtime checks for them.
pub(super) fn rules(api: &Api, home: Home) -> SourceFile {
    let scope = Scope { api, home };
    let docs = ["The rules of this interface's texts, numbers, lists and records, as data.".to_owned()];
    let mut file = SourceFile::new(&api.source, &docs);
    for definition in &api.definitions {
        if let Some(item) = definition_rules(definition, scope) {
            file.item(item);
        }
    }
    for rule in &api.rules {
        file.item(check::item(rule, api));
    }
    file.items(pattern::matchers(&api.patterns));
    if let Some(constants) = pattern::constants(&api.patterns, home) {
        file.laid_out(&constants);
    }
    for table in &api.patterns {
        file.laid_out(&pattern::table(table, home));
    }
    file
}

fn items(definition: &Definition, scope: Scope<'_>) -> Vec<TokenStream> {
    match &definition.kind {
        DefinitionKind::Scalar(scalar) => vec![scalar::alias(definition, scalar, scope)],
        DefinitionKind::Enumeration(enumeration) => enumeration::enumeration(definition, enumeration, scope.home),
        DefinitionKind::OpenEnumeration(known) => vec![open_enumeration(definition, *known, scope)],
        DefinitionKind::List(list) => vec![list::alias(definition, list, scope)],
        DefinitionKind::Record(record) => record::record(definition, record, scope),
        DefinitionKind::Checked(checked) => checked::checked(definition, checked, scope),
        DefinitionKind::CaseUnion(union) => case_union::case_union(definition, union, scope),
        DefinitionKind::KindUnion(union) => kind_union::kind_union(definition, union, scope),
        DefinitionKind::Value(_) => vec![value::alias(definition, scope)],
        DefinitionKind::Alias(ty) => vec![alias(definition, ty, scope)],
    }
}

fn definition_rules(definition: &Definition, scope: Scope<'_>) -> Option<TokenStream> {
    match &definition.kind {
        DefinitionKind::Scalar(scalar) => Some(scalar::rules(definition, scalar, scope.api)),
        DefinitionKind::List(list) => Some(list::rules(definition, list, scope.api)),
        DefinitionKind::Checked(checked) => Some(checked::rules(definition, checked, scope)),
        DefinitionKind::Value(check) => Some(value::rules(definition, check, scope.api)),
        DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::Record(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Alias(_) => None,
    }
}

fn open_enumeration(definition: &Definition, known: DefinitionId, scope: Scope<'_>) -> TokenStream {
    alias(definition, &Type::Open(known), scope)
}

fn alias(definition: &Definition, ty: &Type, scope: Scope<'_>) -> TokenStream {
    let Definition { name, docs: words, schema, .. } = definition;
    let docs = docs(words, &Notes::fallback(format!("Defined by {}.", code(schema))));
    let ty = scope.ty(ty);
    quote! {
        #docs
        pub type #name = #ty;
    }
}
