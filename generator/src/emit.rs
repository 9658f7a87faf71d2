//! The stage `emit`: what `lower` decided in, the files of one crate out.
//!
//! It cannot fail and asks no questions about the specification. Every construct has an emitter of its own; all of them
//! write paths in full, and all text of a specification goes through `docs` or into a string literal.

mod boxed;
mod builder;
mod case_union;
mod check;
mod checked;
mod client;
mod docs;
mod enumeration;
mod exchange;
mod format;
mod kind_union;
mod list;
mod manifest;
mod module;
mod operation;
mod paths;
mod pattern;
mod received;
mod record;
mod sample;
mod scalar;
mod test;
mod types;
mod value;

#[cfg(test)]
mod tests;

use self::docs::paragraph;
use self::format::{Runtime, SourceFile};
use self::module::Module;
use self::paths::{Home, Scope};
use crate::ir::{Api, Package, RuntimeSource};
use crate::options::TestData;
use crate::source_tree::SourceTree;
use crate::stack;

/// The files of a package: `Cargo.toml`, `README.md`, `rustfmt.toml` and everything below `src/`.
pub fn emit(package: &Package) -> SourceTree {
    let mut tree = SourceTree::default();
    tree.insert("Cargo.toml", manifest::cargo(package));
    tree.insert("README.md", manifest::readme(package));
    tree.insert("rustfmt.toml", manifest::rustfmt());
    tree.insert("src/lib.rs", module::root(package));
    if package.runtime == RuntimeSource::Embedded {
        for (path, text) in carimbo_runtime::SOURCES {
            tree.insert(format!("src/runtime/{path}"), *text);
        }
    }
    for (path, text) in interfaces(&package.apis) {
        tree.insert(path, text);
    }
    tree
}

/// All types of an interface as one module, which needs `serde`, `serde_json` and `carimbo_runtime`.
pub fn module(api: &Api, test_data: TestData) -> String {
    types::single(api, test_data)
}

/// Paths and texts of all interfaces. Files know nothing of one another, so they are made side by side.
fn interfaces(apis: &[Api]) -> Vec<(String, String)> {
    let wanted = Module::LONGEST_FIRST.into_iter().flat_map(|module| apis.iter().map(move |api| (module, api)));
    let wanted: Vec<(Module, &Api)> = wanted.collect();
    let mut made = stack::map_on_large(&wanted, |(module, api)| Some((*module, file(*module, api)?))).into_iter();
    // One row of all interfaces for each module.
    let mut files: Vec<Vec<(Module, SourceFile)>> = apis.iter().map(|_| Vec::new()).collect();
    for _ in Module::LONGEST_FIRST {
        files.iter_mut().zip(made.by_ref()).for_each(|(files, file)| files.extend(file));
    }
    apis.iter().zip(files).flat_map(|(api, files)| interface(api, files)).collect()
}

fn interface(api: &Api, mut files: Vec<(Module, SourceFile)>) -> Vec<(String, String)> {
    files.sort_unstable_by_key(|(module, _)| *module);
    let directory = module::directory(api);
    let need = files.iter().map(|(_, file)| file.runtime()).max().unwrap_or(Runtime::Unused);
    let modules: Vec<Module> = files.iter().map(|(module, _)| *module).collect();
    let root = (format!("src/{directory}/mod.rs"), module::interface(api, &modules, need));
    let text = |(module, file): (Module, SourceFile)| (format!("src/{directory}/{}.rs", module.name()), file.module());
    std::iter::once(root).chain(files.into_iter().map(text)).collect()
}

/// A file below `mod.rs`, where there is anything to say: an interface without operations has no client.
fn file(module: Module, api: &Api) -> Option<SourceFile> {
    let operation_file = |file: fn(&Api) -> SourceFile| (!api.operations.is_empty()).then(|| file(api));
    match module {
        Module::Blocking => operation_file(client::blocking),
        Module::Builder => operation_file(builder::builder),
        Module::Client => operation_file(client::asynchronous),
        Module::Operations => operation_file(operation::operations),
        Module::Received => (!api.received.is_empty()).then(|| received_forms(api)),
        Module::Rules => Some(types::rules(api, Home::Beside)).filter(|file| !file.is_empty()),
        Module::Samples => Some(sample::samples(api)).filter(|file| !file.is_empty()),
        Module::Types => Some(types::types(api)),
    }
}

/// `received.rs`
fn received_forms(api: &Api) -> SourceFile {
    let scope = Scope { api, home: Home::Received };
    let about =
        "What a server answers, as it came: every member may be missing, null, or deviate from its documentation.";
    let mut file = SourceFile::new(&api.source, &paragraph(about));
    for record in &api.received {
        file.items(received::received(record, scope));
    }
    file
}
