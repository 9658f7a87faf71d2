//! Calls the stages in order and stops between them on errors. Reads; writes nothing.

use crate::config::Config;
use crate::config::{SchemaFile, Specification};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::ledger::Ledger;
use crate::options::Options;
use crate::resolve::Wanted;
use crate::resolved::Resolved;
use crate::source_tree::SourceTree;
use crate::span::Sources;
use crate::{emit, ir, load, lower, resolve, stack};

/// Specifications in, the files of one crate out; nothing where there is an error.
pub fn run(config: &Config, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<SourceTree> {
    crate_by(unrecorded, config, sources, diagnostics).map(|(tree, _)| tree)
}

/// The same, and what was decided for every schema and keyword.
pub fn run_with_ledger(
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceTree, Ledger)> {
    let (tree, specifications) = crate_by(lower::with_ledger, config, sources, diagnostics)?;
    Some((tree, Ledger { specifications, ..Ledger::default() }))
}

/// Finds every fault of some specifications, as [`run`] does, and makes nothing.
pub fn lint(specifications: &[Specification], sources: &mut Sources, diagnostics: &mut Diagnostics) {
    apis(unrecorded, specifications, sources, diagnostics);
}

/// One JSON Schema in, one module out; nothing where there is an error.
pub fn types(schema: &SchemaFile, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<String> {
    stack::run_on_large(|| module_by(unrecorded, schema, sources, diagnostics)).map(|(module, ())| module)
}

/// The same, and what was decided for every schema and keyword.
pub fn types_with_ledger(
    schema: &SchemaFile,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Ledger)> {
    let (module, decided) = stack::run_on_large(|| module_by(lower::with_ledger, schema, sources, diagnostics))?;
    Some((module, Ledger { specifications: vec![decided], ..Ledger::default() }))
}

/// The stage `lower`, and what it notes besides.
type Lower<T> = fn(&Resolved, &Options, &mut Diagnostics) -> (ir::Api, T);

fn unrecorded(resolved: &Resolved, options: &Options, diagnostics: &mut Diagnostics) -> (ir::Api, ()) {
    (lower::lower(resolved, options, diagnostics), ())
}

fn crate_by<T: Send>(
    lower: Lower<T>,
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceTree, Vec<T>)> {
    let (apis, notes) = apis(lower, &config.specifications, sources, diagnostics).into_iter().unzip();
    if diagnostics.has_errors() {
        return None;
    }
    let package = ir::Package {
        name: config.name.as_str().to_owned(),
        version: config.version.clone(),
        runtime: config.runtime,
        apis,
    };
    Some((emit::emit(&package), notes))
}

fn module_by<T>(
    lower: Lower<T>,
    schema: &SchemaFile,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(String, T)> {
    let file = &schema.file;
    let document = load::read(file.path(), file.name(), sources, diagnostics)?;
    let mut read = |wanted: Wanted<'_>, diagnostics: &mut Diagnostics| match wanted {
        Wanted::File { path, name } => load::read(path, name, sources, diagnostics),
        Wanted::Text { name, text } => load::document(name, text.as_bytes(), sources, diagnostics),
    };
    let resolved = resolve::resolve_schema(&document, &schema.resolution, &mut read, diagnostics)?;
    let (api, notes) = lower(&resolved, &schema.options, diagnostics);
    (!diagnostics.has_errors()).then(|| (emit::module(&api, schema.test_data), notes))
}

/// All are tried, so that one run reports the faults of all. Nothing of one matters to another, so they are done side by
/// side once they are read.
fn apis<T: Send>(
    lower: Lower<T>,
    specifications: &[Specification],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<(ir::Api, T)> {
    let read = |specification: &Specification| {
        let file = &specification.file;
        load::read(file.path(), file.name(), sources, diagnostics)
    };
    let documents: Vec<_> = stack::run_on_large(|| specifications.iter().map(read).collect());
    let read: Vec<(&Specification, Document)> =
        specifications.iter().zip(documents).filter_map(|(specification, read)| Some((specification, read?))).collect();
    let made = stack::map_on_large(&read, |(specification, document)| {
        let mut found = Diagnostics::default();
        let resolved = resolve::resolve(document, &mut found);
        (resolved.map(|resolved| lower(&resolved, &specification.options, &mut found)), found)
    });
    let add = |(api, found)| {
        diagnostics.append(found);
        api
    };
    made.into_iter().filter_map(add).collect()
}
