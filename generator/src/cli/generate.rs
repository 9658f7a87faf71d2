//! `carimbo generate`.

use super::arguments::{From, Generate, Mode};
use super::{Cx, Exit, configuration, count, stale};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::pipeline;
use crate::place::Place;
use crate::source_tree::SourceTree;
use crate::span::Sources;
use crate::write::{self, MANIFEST, Overwrite, Summary, WriteError};
use std::fs;

pub(super) fn run(job: &Generate, cx: &mut Cx<'_, '_>) -> Exit {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let config = match config(&job.from, &mut sources, &mut diagnostics, cx) {
        Ok(config) => config,
        Err(exit) => return exit,
    };
    let tree = config.as_ref().and_then(|config| pipeline::run(config, &mut sources, &mut diagnostics));
    cx.show(&diagnostics, &sources);
    let (Some(config), Some(tree)) = (config, tree) else { return Exit::Failure };
    let output = &config.output;
    let outcome = match job.mode {
        Mode::Check => stale::check(&tree, output, cx),
        Mode::Write(Overwrite::Refuse) if is_taken(job, output) => {
            let what = format!("`{}` is not empty, and not made by carimbo", output.name());
            return cx.fail(&what, "choose another folder, or write into this one with `--force`");
        }
        Mode::Write(overwrite) => written(&tree, output, overwrite, cx),
    };
    outcome.unwrap_or_else(|error| refuse(&error, cx))
}

fn config(
    from: &From,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
    cx: &mut Cx<'_, '_>,
) -> Result<Option<Config>, Exit> {
    match from {
        From::Config(named) => configuration(named.as_deref(), sources, diagnostics, cx),
        From::Single { spec, out, name, module } => {
            let (spec, out) = (Place::typed(cx.current, spec), Place::typed(cx.current, out));
            Ok(Some(Config::of_one(name.clone(), module.clone(), spec, out)))
        }
    }
}

/// A folder that is named on the command line is easily the wrong one. The right one is empty, or carimbo made it.
fn is_taken(job: &Generate, output: &Place) -> bool {
    let holds_files = || fs::read_dir(output.path()).is_ok_and(|mut files| files.next().is_some());
    match job.from {
        From::Config(_) => false,
        From::Single { .. } => !output.below(MANIFEST).path().exists() && holds_files(),
    }
}

fn written(tree: &SourceTree, output: &Place, overwrite: Overwrite, cx: &mut Cx<'_, '_>) -> Result<Exit, WriteError> {
    let summary = write::write(tree, output, overwrite)?;
    cx.conclude(&said(summary));
    Ok(Exit::Fine)
}

/// "3 files written, 1 deleted, 41 unchanged".
fn said(summary: Summary) -> String {
    let Summary { written, deleted, unchanged } = summary;
    let parts = [(written, "written"), (deleted, "deleted"), (unchanged, "unchanged")];
    let mut said = String::new();
    for (number, what) in parts.into_iter().filter(|(number, _)| *number > 0) {
        if said.is_empty() {
            said = format!("{} {what}", count(number, "file"));
        } else {
            said = format!("{said}, {number} {what}");
        }
    }
    said
}

pub(super) fn refuse(error: &WriteError, cx: &mut Cx<'_, '_>) -> Exit {
    let named = error.obstacles().iter().map(|(name, obstacle)| format!("{name}: {obstacle}"));
    let lines: Vec<_> = std::iter::once(error.to_string()).chain(named).collect();
    let what = lines.join("\n  ");
    cx.fail(&what, error.help())
}
