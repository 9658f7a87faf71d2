//! Calls the stages in order and stops between them on errors. Reads; writes nothing.

use crate::config::Config;
use crate::config::{SchemaFile, Specification};
use crate::diagnostic::Diagnostics;
use crate::resolve::Wanted;
use crate::source_tree::SourceTree;
use crate::span::Sources;
use crate::{emit, ir, load, lower, resolve};

/// Specifications in, the files of one crate out; nothing where there is an error.
pub fn run(config: &Config, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<SourceTree> {
    let apis = apis(&config.specifications, sources, diagnostics);
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
    apis(specifications, sources, diagnostics);
}

/// One JSON Schema in, one module out; nothing where there is an error.
pub fn types(schema: &SchemaFile, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<String> {
    let file = &schema.file;
    let document = load::read(file.path(), file.name(), sources, diagnostics)?;
    let mut read = |wanted: Wanted<'_>, diagnostics: &mut Diagnostics| match wanted {
        Wanted::File { path, name } => load::read(path, name, sources, diagnostics),
        Wanted::Text { name, text } => load::document(name, text.as_bytes(), sources, diagnostics),
    };
    let resolved = resolve::resolve_schema(&document, &schema.resolution, &mut read, diagnostics)?;
    let api = lower::lower(&resolved, &schema.options, diagnostics);
    (!diagnostics.has_errors()).then(|| emit::module(&api))
}

/// All are tried, so that one run reports the faults of all.
fn apis(specifications: &[Specification], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<ir::Api> {
    specifications.iter().filter_map(|specification| api(specification, sources, diagnostics)).collect()
}

fn api(specification: &Specification, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<ir::Api> {
    let file = &specification.file;
    let document = load::read(file.path(), file.name(), sources, diagnostics)?;
    let resolved = resolve::resolve(&document, diagnostics)?;
    Some(lower::lower(&resolved, &specification.options, diagnostics))
}
