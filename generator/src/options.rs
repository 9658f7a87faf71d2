//! What the configuration says about a specification, as `lower` needs it.

use crate::{ident::Ident, span::Span};
use std::collections::BTreeMap;

/// Choices for one specification.
#[derive(Clone, Debug)]
pub struct Options {
    /// The module's name.
    pub module: Ident,
    /// The specification's file as its users know it: `specs/klavi.yaml`.
    pub source: String,
    /// How answers are read.
    pub responses: Responses,
    /// How answers of single operations are read, by `operationId`.
    pub operations: BTreeMap<String, OperationOptions>,
    /// Rules that the provider no longer keeps.
    pub relaxations: Vec<Relaxation>,
    /// Whether `format` is checked.
    pub formats: Formats,
    /// What the schema at the top of a document is called, where the document is one.
    pub root: Option<Ident>,
}

/// Whether `format` is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formats {
    /// It is, as far as we know the format.
    #[default]
    Asserted,
    /// It only describes, unless the schema's dialect says otherwise.
    Annotations,
}

/// Whether a module of types has their test data as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TestData {
    /// It does not.
    #[default]
    Omitted,
    /// It does, which needs the runtime's feature `sample`.
    Included,
}

/// Choices for one operation.
#[derive(Clone, Debug)]
pub struct OperationOptions {
    /// How its answers are read.
    pub responses: Responses,
    /// The place of the entry in the configuration.
    pub span: Option<Span>,
}

/// How answers are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Responses {
    /// Every member may deviate.
    #[default]
    Tolerant,
    /// As the specification says, or not at all.
    Strict,
}

/// A keyword that is switched off.
#[derive(Clone, Debug)]
pub struct Relaxation {
    /// The schema: `#/components/schemas/Payer/properties/name`.
    pub schema: String,
    /// The keyword: `pattern`.
    pub keyword: String,
    /// Why, for the generated documentation.
    pub reason: Option<String>,
    /// The place of the entry in the configuration.
    pub span: Option<Span>,
}
