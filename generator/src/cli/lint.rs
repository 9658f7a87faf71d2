//! `carimbo lint`.

use super::arguments::{Format, Lint, Linted};
use super::{Cx, Exit, configuration, count, findings};
use crate::config::{ModuleName, Specification, default_module};
use crate::diagnostic::Diagnostics;
use crate::pipeline;
use crate::place::Place;
use crate::span::Sources;
use std::path::Path;

pub(super) fn run(job: &Lint, cx: &mut Cx<'_, '_>) -> Exit {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let specifications = match &job.of {
        Linted::Files(files) => files.iter().map(|file| specification(file, cx)).collect(),
        Linted::Config(named) => match configuration(named.as_deref(), &mut sources, &mut diagnostics, cx) {
            Ok(config) => config.map(|config| config.specifications).unwrap_or_default(),
            Err(exit) => return exit,
        },
    };
    pipeline::lint(&specifications, &mut sources, &mut diagnostics);
    match job.format {
        Format::Text => text(&diagnostics, &sources, cx),
        Format::Json => cx.terminal.out(&findings::json(&diagnostics, &sources)),
        Format::Github => cx.terminal.out(&findings::github(&diagnostics, &sources)),
    }
    if diagnostics.is_empty() { Exit::Fine } else { Exit::Findings }
}

/// A file by itself. Its module is never written, so any name does where its own gives none.
fn specification(file: &Path, cx: &Cx<'_, '_>) -> Specification {
    let module = default_module(file)
        .unwrap_or_else(|_| ModuleName::parse("specification").expect("the word is an identifier and not reserved"));
    Specification::with_defaults(module, Place::typed(cx.current, file))
}

fn text(diagnostics: &Diagnostics, sources: &Sources, cx: &mut Cx<'_, '_>) {
    cx.show(diagnostics, sources);
    let number = diagnostics.sorted().len();
    let said = if number == 0 { "no findings".to_owned() } else { count(number, "finding") };
    cx.conclude(&said);
}
