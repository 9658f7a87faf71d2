//! `carimbo types`.

use super::arguments::{Draft, FormatChoice, Types, TypesArguments};
use super::{Cx, Exit, generate};
use crate::config::{ModuleName, SchemaFile, Specification, default_module};
use crate::diagnostic::Diagnostics;
use crate::ledger::Ledger;
use crate::options::{Formats, Options, TestData};
use crate::pipeline;
use crate::place::Place;
use crate::resolve::{self, SchemaOptions};
use crate::span::Sources;
use crate::write::{self, Outcome, Summary, WriteError};
use std::path::Path;

pub(super) fn run(job: &Types, cx: &mut Cx<'_, '_>) -> Exit {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let made = made(job, &schema(job, cx.current), &mut sources, &mut diagnostics);
    cx.show(&diagnostics, &sources);
    let Some((module, ledger)) = made else { return Exit::Failure };
    match written(job, &module, ledger.as_ref(), cx) {
        Ok(summary) => cx.conclude(&generate::said(summary)),
        Err(error) => return generate::refuse(&error, cx),
    }
    Exit::Fine
}

/// The module, and the ledger where one is asked for.
fn made(
    job: &Types,
    schema: &SchemaFile,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Option<Ledger>)> {
    if job.typed.ledger.file.is_none() {
        return pipeline::types(schema, sources, diagnostics).map(|module| (module, None));
    }
    pipeline::types_with_ledger(schema, sources, diagnostics).map(|(module, ledger)| (module, Some(ledger)))
}

fn written(job: &Types, module: &str, ledger: Option<&Ledger>, cx: &Cx<'_, '_>) -> Result<Summary, WriteError> {
    let (out, ledger_file) =
        (Place::typed(cx.current, &job.typed.out), generate::ledger_file(job.typed.ledger.file.as_deref(), cx));
    let module = write::plan_file(module, &out, job.overwrite)?;
    let ledger = generate::plan_ledger(ledger.zip(ledger_file.as_ref()), job.overwrite)?;
    let mut summary = Summary { written: 0, deleted: 0, unchanged: 0 };
    for plan in std::iter::once(module).chain(ledger) {
        match plan.write()? {
            Outcome::Written => summary.written += 1,
            Outcome::Unchanged => summary.unchanged += 1,
        }
    }
    Ok(summary)
}

fn schema(job: &Types, current: &Path) -> SchemaFile {
    let TypesArguments { schema, draft, format, remotes, samples, .. } = &job.typed;
    let module = default_module(schema)
        .unwrap_or_else(|_| ModuleName::parse("schema").expect("the word is an identifier and not reserved"));
    let Specification { file, options } = Specification::with_defaults(module, Place::typed(current, schema));
    let draft = match draft {
        Draft::Draft202012 => resolve::Draft::Draft202012,
        Draft::Draft7 => resolve::Draft::Draft7,
    };
    let formats = match format {
        FormatChoice::Assert => Formats::Asserted,
        FormatChoice::Annotate => Formats::Annotations,
    };
    let test_data = if *samples { TestData::Included } else { TestData::Omitted };
    let remotes = remotes.as_ref().map(|remotes| current.join(remotes));
    let folder = file.path().parent().map(Path::to_owned);
    let resolution = SchemaOptions { draft, name: options.source.clone(), folder, remotes };
    SchemaFile { file, resolution, options: Options { formats, root: Some(job.root.clone()), ..options }, test_data }
}
