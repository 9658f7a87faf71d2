//! Calls the stages in order and stops between them on errors. Reads; writes nothing.

use crate::config::Config;
use crate::config::{SchemaFile, Specification};
use crate::diagnostic::Diagnostics;
use crate::ledger::Ledger;
use crate::options::Options;
use crate::resolve::Wanted;
use crate::resolved::Resolved;
use crate::source_tree::SourceTree;
use crate::span::Sources;
use crate::{emit, ir, load, lower, resolve, stack};

/// Specifications in, the files of one crate out; nothing where there is an error.
pub fn run(config: &Config, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<SourceTree> {
    crate_by(&mut lower::lower, config, sources, diagnostics)
}

/// The same, and what was decided for every schema and keyword.
pub fn run_with_ledger(
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceTree, Ledger)> {
    let mut ledger = Ledger::default();
    let tree = crate_by(&mut recording(&mut ledger), config, sources, diagnostics)?;
    Some((tree, ledger))
}

/// The stage `lower`, with or without a ledger.
type Lower<'l> = dyn FnMut(&Resolved, &Options, &mut Diagnostics) -> ir::Api + Send + 'l;

fn recording(ledger: &mut Ledger) -> impl FnMut(&Resolved, &Options, &mut Diagnostics) -> ir::Api {
    |resolved, options, diagnostics| {
        let (api, specification) = lower::with_ledger(resolved, options, diagnostics);
        ledger.specifications.push(specification);
        api
    }
}

fn crate_by(
    lower: &mut Lower<'_>,
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceTree> {
    let apis = apis(lower, &config.specifications, sources, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let package = ir::Package {
        name: config.name.as_str().to_owned(),
        version: config.version.clone(),
        runtime: config.runtime,
        apis,
    };
    Some(emit::emit(&package))
}

/// Finds every fault of some specifications, as [`run`] does, and makes nothing.
pub fn lint(specifications: &[Specification], sources: &mut Sources, diagnostics: &mut Diagnostics) {
    apis(&mut lower::lower, specifications, sources, diagnostics);
}

/// One JSON Schema in, one module out; nothing where there is an error.
pub fn types(schema: &SchemaFile, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<String> {
    stack::run_on_large(|| module_by(&mut lower::lower, schema, sources, diagnostics))
}

/// The same, and what was decided for every schema and keyword.
pub fn types_with_ledger(
    schema: &SchemaFile,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Ledger)> {
    let mut ledger = Ledger::default();
    let module = stack::run_on_large(|| module_by(&mut recording(&mut ledger), schema, sources, diagnostics))?;
    Some((module, ledger))
}

fn module_by(
    lower: &mut Lower<'_>,
    schema: &SchemaFile,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let file = &schema.file;
    let document = load::read(file.path(), file.name(), sources, diagnostics)?;
    let mut read = |wanted: Wanted<'_>, diagnostics: &mut Diagnostics| match wanted {
        Wanted::File { path, name } => load::read(path, name, sources, diagnostics),
        Wanted::Text { name, text } => load::document(name, text.as_bytes(), sources, diagnostics),
    };
    let resolved = resolve::resolve_schema(&document, &schema.resolution, &mut read, diagnostics)?;
    let api = lower(&resolved, &schema.options, diagnostics);
    (!diagnostics.has_errors()).then(|| emit::module(&api, schema.test_data))
}

/// All are tried, so that one run reports the faults of all.
fn apis(
    lower: &mut Lower<'_>,
    specifications: &[Specification],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<ir::Api> {
    stack::run_on_large(|| {
        specifications.iter().filter_map(|specification| api(lower, specification, sources, diagnostics)).collect()
    })
}

fn api(
    lower: &mut Lower<'_>,
    specification: &Specification,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<ir::Api> {
    let file = &specification.file;
    let document = load::read(file.path(), file.name(), sources, diagnostics)?;
    let resolved = resolve::resolve(&document, diagnostics)?;
    Some(lower(&resolved, &specification.options, diagnostics))
}
