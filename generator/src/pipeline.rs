//! Calls the stages in order and stops between them on errors. Reads; writes nothing.

use crate::config::Config;
use crate::config::Specification;
use crate::diagnostic::Diagnostics;
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
