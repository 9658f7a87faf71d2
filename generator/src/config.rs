//! `carimbo.toml`: which specification becomes which module of which crate.
//!
//! Reads the file, reports every fault in it with its place, and gives what the pipeline needs. Knows nothing of what is
//! in a specification.

mod check;
mod file;
mod kind;
mod name;
mod relative;
mod shape;
mod text;

pub use name::{CrateName, ModuleName, NameFault, default_module};

use crate::diagnostic::Diagnostics;
use crate::ir::RuntimeSource;
use crate::options::{Formats, Options, TestData};
use crate::place::Place;
use crate::resolve::SchemaOptions;
use crate::span::Sources;
use std::path::Path;

/// The name of the file.
pub const FILE_NAME: &str = "carimbo.toml";

/// One crate, and what it is made from.
#[derive(Clone, Debug)]
pub struct Config {
    /// The crate's name.
    pub name: CrateName,
    /// The crate's version.
    pub version: String,
    /// Where the runtime comes from.
    pub runtime: RuntimeSource,
    /// The folder of the crate.
    pub output: Place,
    /// One module each, in the order of the file.
    pub specifications: Vec<Specification>,
}

/// One specification.
#[derive(Clone, Debug)]
pub struct Specification {
    /// The file.
    pub file: Place,
    /// The choices for it.
    pub options: Options,
}

/// One JSON Schema.
#[derive(Clone, Debug)]
pub struct SchemaFile {
    /// The file.
    pub file: Place,
    /// How it is read.
    pub resolution: SchemaOptions,
    /// The choices for it.
    pub options: Options,
    /// Whether there is test data for its types.
    pub test_data: TestData,
}

impl Config {
    /// One crate from one specification, as the command line asks for it. The crate does not say in which folder its
    /// specification was, so that it is the same wherever it is made.
    pub fn of_one(name: CrateName, module: ModuleName, file: Place, output: Place) -> Self {
        let specification = Specification::with_defaults(module, file);
        Self {
            name,
            version: file::VERSION.to_owned(),
            runtime: RuntimeSource::Embedded,
            output,
            specifications: vec![specification],
        }
    }
}

impl Specification {
    /// A specification without a configuration.
    pub fn with_defaults(module: ModuleName, file: Place) -> Self {
        let source = file.path().file_name().map(|name| name.to_string_lossy().into_owned());
        let options = Options {
            module: module.into_ident(),
            source: source.unwrap_or_else(|| file.name().to_owned()),
            responses: crate::options::Responses::default(),
            operations: std::collections::BTreeMap::new(),
            relaxations: Vec::new(),
            formats: Formats::default(),
            root: None,
        };
        Self { file, options }
    }
}

/// Reads a configuration; its folder is the one that the paths in it are relative to.
///
/// Every fault is a diagnostic; without a configuration there is at least one.
pub fn read(place: &Place, folder: &Place, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Config> {
    let id = text::read(place, sources, diagnostics)?;
    let text = sources.get(id).text();
    let file = file::parse(text, id, diagnostics)?;
    check::config(file, folder, id, diagnostics)
}

/// The configuration that holds for a folder: in it, or in the nearest folder above; and the folder it is in.
pub fn find(current: &Path) -> Option<(Place, Place)> {
    let above = current.ancestors().position(|folder| folder.join(FILE_NAME).exists())?;
    let folder = Place::typed(current, Path::new(&vec![".."; above].join("/")));
    Some((folder.below(FILE_NAME), folder))
}

/// The JSON Schema of the file, for editors.
pub fn schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<file::File>().to_value()
}
