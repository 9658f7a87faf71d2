//! Random schemas through the generator.

use super::schema::{Case, Dialect, Formats};
use carimbo::config::{ModuleName, SchemaFile, Specification};
use carimbo::diagnostic::{Diagnostics, Severity};
use carimbo::ident::Ident;
use carimbo::place::Place;
use carimbo::resolve::{self, SchemaOptions};
use carimbo::span::Sources;
use carimbo::{options, pipeline};
use std::fs;
use std::path::Path;

/// What becomes of a schema.
pub(crate) enum Generated {
    /// The text of a module.
    Module(String),
    /// Why not: codes and messages of the errors.
    Refused(Vec<(String, String)>),
    /// The generator panicked.
    Panicked,
}

/// Runs the generator on a schema.
pub(crate) fn generate(case: &Case, folder: &Path) -> Generated {
    let file = folder.join("schema.json");
    fs::write(&file, case.schema.to_string()).unwrap();
    let draft = match case.dialect {
        Dialect::Draft202012 => resolve::Draft::Draft202012,
        Dialect::Draft7 => resolve::Draft::Draft7,
    };
    let formats = match case.formats {
        Formats::Asserted => options::Formats::Asserted,
        Formats::Annotations => options::Formats::Annotations,
    };
    let place = Place::typed(folder, Path::new("schema.json"));
    let Specification { file, options } = Specification::with_defaults(ModuleName::parse("schema").unwrap(), place);
    let resolution =
        SchemaOptions { draft, name: options.source.clone(), folder: Some(folder.to_owned()), remotes: None };
    let options = options::Options { formats, root: Some(Ident::camel("Root")), ..options };
    let file = SchemaFile { file, resolution, options, test_data: options::TestData::Omitted };
    let mut diagnostics = Diagnostics::default();
    let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        pipeline::types(&file, &mut Sources::default(), &mut diagnostics)
    }));
    match made {
        Err(_) => Generated::Panicked,
        Ok(Some(module)) => Generated::Module(module),
        Ok(None) => {
            let sorted = diagnostics.sorted();
            let errors = sorted.iter().filter(|found| found.severity() == Severity::Error);
            Generated::Refused(
                errors.map(|found| (found.code().to_string(), found.message_text().to_owned())).collect(),
            )
        }
    }
}
