//! The stage `emit`: what `lower` decided in, the files of one crate out.
//!
//! It cannot fail and asks no questions about the specification. Every construct has an emitter of its own; all of them
//! write paths in full, and all text of a specification goes through `docs` or into a string literal.

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

/// Paths and texts of all interfaces. Each has a thread of its own, for they know nothing of one another; the order of
/// the result is theirs.
fn interfaces(apis: &[Api]) -> Vec<(String, String)> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = apis.iter().map(|api| stack::spawn_with_large(scope, || interface(api))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("emitters do not panic")).collect()
    })
}

fn interface(api: &Api) -> Vec<(String, String)> {
    let directory = module::directory(api);
    let files = files(api);
    let need = files.iter().map(|(_, file)| file.runtime()).max().unwrap_or(Runtime::Unused);
    let modules: Vec<Module> = files.iter().map(|(module, _)| *module).collect();
    let root = (format!("src/{directory}/mod.rs"), module::interface(api, &modules, need));
    let text = |(module, file): (Module, SourceFile)| (format!("src/{directory}/{}.rs", module.name()), file.module());
    std::iter::once(root).chain(files.into_iter().map(text)).collect()
}

/// The files below `mod.rs`: an interface without operations has no client.
fn files(api: &Api) -> Vec<(Module, SourceFile)> {
    let mut files = Vec::new();
    if !api.operations.is_empty() {
        files.push((Module::Blocking, client::blocking(api)));
        files.push((Module::Builder, builder::builder(api)));
        files.push((Module::Client, client::asynchronous(api)));
        files.push((Module::Operations, operation::operations(api)));
    }
    if !api.received.is_empty() {
        files.push((Module::Received, received_forms(api)));
    }
    let rules = types::rules(api);
    if !rules.is_empty() {
        files.push((Module::Rules, rules));
    }
    let samples = sample::samples(api);
    if !samples.is_empty() {
        files.push((Module::Samples, samples));
    }
    files.push((Module::Types, types::types(api)));
    files
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
