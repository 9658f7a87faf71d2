//! `carimbo.toml` as it is written. These types are its JSON Schema, and their documentation is what editors show.

use super::shape;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::options;
use crate::span::{FileId, Span};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The version of a crate whose configuration names none.
pub(super) const VERSION: &str = "0.1.0";

/// What carimbo generates: one crate with one module for each specification.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "carimbo.toml", inline)]
pub(super) struct File {
    /// The crate to write.
    pub(super) package: Package,
    /// The specifications, one module each.
    #[serde(default, rename = "specification")]
    #[schemars(length(min = 1))]
    pub(super) specifications: Vec<Specification>,
}

/// The crate to write.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Package {
    /// The name of the crate, in lower case with hyphens: `pix-clients`.
    #[schemars(with = "String", regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub(super) name: Spanned<String>,
    /// The folder of the crate, below the folder of this file.
    #[serde(default = "default_path")]
    #[schemars(with = "String")]
    pub(super) path: Spanned<String>,
    /// The version of the crate.
    #[serde(default = "default_version")]
    #[schemars(with = "String")]
    pub(super) version: Spanned<String>,
    /// Where the code that the crate calls comes from.
    #[serde(default)]
    pub(super) runtime: Runtime,
}

/// Where the code that the crate calls comes from.
#[derive(Clone, Copy, Debug, Default, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(super) enum Runtime {
    /// Its sources travel inside the crate, which then stands alone.
    #[default]
    Embedded,
    /// The crate depends on `carimbo-runtime`.
    Crate,
}

/// A specification, which becomes a module.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Specification {
    /// The `OpenAPI` document, in YAML or JSON, below the folder of this file.
    #[schemars(with = "String")]
    pub(super) file: Spanned<String>,
    /// The name of the module; without it, the file's name without its ending.
    #[serde(default)]
    #[schemars(with = "String", regex(pattern = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"))]
    pub(super) module: Option<Spanned<String>>,
    /// How answers are read.
    #[serde(default)]
    pub(super) responses: Responses,
    /// Choices for single operations, by `operationId`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Operation>")]
    pub(super) operations: BTreeMap<Spanned<String>, Operation>,
    /// Rules that the provider does not keep any more, and that are not checked therefore.
    #[serde(default)]
    #[schemars(with = "Vec<Relaxation>")]
    pub(super) relax: Vec<Spanned<Relaxation>>,
}

/// How answers are read.
#[derive(Clone, Copy, Debug, Default, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(super) enum Responses {
    /// A member that deviates from the specification is kept as it came, and can be asked for.
    #[default]
    Tolerant,
    /// An answer that deviates from the specification is an error.
    Strict,
}

/// Choices for one operation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Operation {
    /// How its answers are read.
    pub(super) responses: Responses,
}

/// A rule that the provider does not keep any more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Relaxation {
    /// The schema, as a JSON pointer into the specification: `#/components/schemas/Cpf`.
    #[schemars(with = "String", regex(pattern = "^#/"))]
    pub(super) schema: Spanned<String>,
    /// The keyword that is switched off: `pattern`.
    #[schemars(with = "String", length(min = 1))]
    pub(super) keyword: Spanned<String>,
    /// Why. The documentation of the crate repeats it.
    #[serde(default)]
    #[schemars(with = "String")]
    pub(super) reason: Option<String>,
}

impl From<Responses> for options::Responses {
    fn from(responses: Responses) -> Self {
        match responses {
            Responses::Tolerant => Self::Tolerant,
            Responses::Strict => Self::Strict,
        }
    }
}

/// Reads the text. The types say what a key may hold; which keys there are is looked up in their JSON Schema first, so
/// that all unknown ones are reported at once.
pub(super) fn parse(text: &str, id: FileId, diagnostics: &mut Diagnostics) -> Option<File> {
    let table = match toml::de::DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            diagnostics.push(refusal(&error, "the file is not TOML", id));
            return None;
        }
    };
    if !shape::fits(&table, id, diagnostics) {
        return None;
    }
    match toml::from_str(text) {
        Ok(file) => Some(file),
        Err(error) => {
            diagnostics.push(refusal(&error, "", id));
            None
        }
    }
}

fn refusal(error: &toml::de::Error, what: &str, id: FileId) -> Diagnostic {
    let span = error.span().map_or(Span::start_of(id), |range| place(id, range));
    let why = error.message().replace('\n', "; ");
    let message = if what.is_empty() { why } else { format!("{what}: {why}") };
    Diagnostic::error(Code::InvalidConfiguration, span)
        .message(message)
        .help("`carimbo schema` prints what this file may hold, as a JSON Schema")
}

/// A byte range as a place.
pub(super) fn place(file: FileId, range: Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: offset(range.start), end: offset(range.end) }
}

fn default_path() -> Spanned<String> {
    Spanned::new(0..0, "generated".to_owned())
}

fn default_version() -> Spanned<String> {
    Spanned::new(0..0, VERSION.to_owned())
}
