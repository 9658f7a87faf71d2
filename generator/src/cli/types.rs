//! `carimbo types`.

use super::arguments::{Draft, FormatChoice, Types, TypesArguments};
use super::{Cx, Exit};
use crate::config::{ModuleName, SchemaFile, Specification, default_module};
use crate::diagnostic::Diagnostics;
use crate::options::{Formats, Options};
use crate::pipeline;
use crate::place::Place;
use crate::resolve::{self, SchemaOptions};
use crate::span::Sources;
use crate::write::{self, Outcome};
use std::path::Path;

pub(super) fn run(job: &Types, cx: &mut Cx<'_, '_>) -> Exit {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let module = pipeline::types(&schema(job, cx.current), &mut sources, &mut diagnostics);
    cx.show(&diagnostics, &sources);
    let Some(module) = module else { return Exit::Failure };
    let out = Place::typed(cx.current, &job.typed.out);
    match write::write_file(&module, &out, job.overwrite) {
        Ok(Outcome::Written) => cx.conclude("1 file written"),
        Ok(Outcome::Unchanged) => cx.conclude("1 file unchanged"),
        Err(error) => return super::generate::refuse(&error, cx),
    }
    Exit::Fine
}

fn schema(job: &Types, current: &Path) -> SchemaFile {
    let TypesArguments { schema, draft, format, remotes, .. } = &job.typed;
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
    let remotes = remotes.as_ref().map(|remotes| current.join(remotes));
    let folder = file.path().parent().map(Path::to_owned);
    let resolution = SchemaOptions { draft, name: options.source.clone(), folder, remotes };
    SchemaFile { file, resolution, options: Options { formats, root: Some(job.root.clone()), ..options } }
}
