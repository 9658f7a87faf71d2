//! Verdicts on the text of a schema and the text of a value.

mod keywords;
mod suite;

use super::{Verdict, verdict};
use crate::{
    diagnostic::{Diagnostics, Severity},
    ident::Ident,
    load,
    lower::{Cx, schemas::Schemas},
    options::{Formats, Options, Responses},
    resolve::{self, Draft, SchemaOptions, Wanted},
    resolved::Resolved,
    span::Sources,
};
use carimbo_runtime::Json;
use std::{collections::BTreeMap, path::Path};

/// A schema that was read.
struct Schema {
    resolved: Resolved,
    options: Options,
}

/// How a schema is read.
#[derive(Clone, Copy)]
struct Reading {
    draft: Draft,
    formats: Formats,
}

const READING: Reading = Reading { draft: Draft::Draft202012, formats: Formats::Asserted };

/// What is wrong with it where there is an error.
fn read(schema: &str, reading: Reading, remotes: Option<&Path>) -> Result<Schema, String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let remotes = remotes.map(Path::to_owned);
    let options = SchemaOptions { draft: reading.draft, name: "schema.json".to_owned(), folder: None, remotes };
    let document = load::document("schema.json", schema.as_bytes(), &mut sources, &mut diagnostics);
    let mut reader = |wanted: Wanted<'_>, diagnostics: &mut Diagnostics| match wanted {
        Wanted::File { path, name } => load::read(path, name, &mut sources, diagnostics),
        Wanted::Text { name, text } => load::document(name, text.as_bytes(), &mut sources, diagnostics),
    };
    let resolved =
        document.and_then(|document| resolve::resolve_schema(&document, &options, &mut reader, &mut diagnostics));
    let errors = errors(&diagnostics);
    let resolved = resolved.filter(|_| errors.is_empty()).ok_or(errors)?;
    let options = Options {
        module: Ident::snake("schema"),
        source: "schema.json".to_owned(),
        responses: Responses::Tolerant,
        operations: BTreeMap::new(),
        relaxations: Vec::new(),
        formats: reading.formats,
        root: Some(Ident::camel("Root")),
    };
    Ok(Schema { resolved, options })
}

fn errors(diagnostics: &Diagnostics) -> String {
    let errors = diagnostics.sorted().into_iter().filter(|one| one.severity() == Severity::Error);
    errors.map(|error| format!("{}: {}", error.code(), error.message_text())).collect::<Vec<_>>().join("; ")
}

impl Schema {
    fn judge(&self, values: &[&Json]) -> Vec<Verdict> {
        let mut diagnostics = Diagnostics::default();
        let root = *self.resolved.components.first().unwrap();
        let schemas = Schemas::new(&self.resolved);
        let mut cx = Cx::new(&schemas, &self.options, BTreeMap::new(), &mut diagnostics);
        values.iter().map(|value| verdict(&mut cx, root, value)).collect()
    }
}

fn json(text: &str) -> Json {
    carimbo_runtime::from_json_str(text).unwrap()
}

fn judged(schema: &str, value: &str) -> Verdict {
    let schema = read(schema, READING, None).map_err(|fault| format!("{schema}: {fault}")).unwrap();
    schema.judge(&[&json(value)]).remove(0)
}
