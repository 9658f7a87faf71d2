//! `carimbo generate`.

use super::arguments::{From, Generate, Mode};
use super::{Cx, Exit, configuration, count, stale};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ledger::{self, Ledger};
use crate::pipeline;
use crate::place::Place;
use crate::source_tree::SourceTree;
use crate::span::Sources;
use crate::write::{self, FilePlan, MANIFEST, Outcome, Overwrite, Summary, WriteError};
use std::fs;
use std::path::Path;

pub(super) fn run(job: &Generate, cx: &mut Cx<'_, '_>) -> Exit {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let config = match config(&job.from, &mut sources, &mut diagnostics, cx) {
        Ok(config) => config,
        Err(exit) => return exit,
    };
    let made = config.as_ref().and_then(|config| made(job, config, &mut sources, &mut diagnostics));
    cx.show(&diagnostics, &sources);
    let (Some(config), Some((tree, ledger))) = (config, made) else { return Exit::Failure };
    let (output, ledger_file) = (&config.output, ledger_file(job.ledger.as_deref(), cx));
    let ledger = ledger.as_ref().zip(ledger_file.as_ref());
    let outcome = match job.mode {
        Mode::Check => {
            plan_ledger(ledger, Overwrite::Force).and_then(|plan| stale::check(&tree, output, plan.as_ref(), cx))
        }
        Mode::Write(Overwrite::Refuse) if is_taken(job, output) => {
            let what = format!("`{}` is not empty, and not made by carimbo", output.name());
            return cx.fail(&what, "choose another folder, or write into this one with `--force`");
        }
        Mode::Write(overwrite) => {
            plan_ledger(ledger, overwrite).and_then(|plan| written(&tree, output, overwrite, plan, cx))
        }
    };
    outcome.unwrap_or_else(|error| refuse(&error, cx))
}

/// The crate, and the ledger where one is asked for.
fn made(
    job: &Generate,
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceTree, Option<Ledger>)> {
    if job.ledger.is_none() {
        return pipeline::run(config, sources, diagnostics).map(|tree| (tree, None));
    }
    pipeline::run_with_ledger(config, sources, diagnostics).map(|(tree, ledger)| (tree, Some(ledger)))
}

/// Where the ledger goes.
pub(super) fn ledger_file(typed: Option<&Path>, cx: &Cx<'_, '_>) -> Option<Place> {
    typed.map(|typed| Place::typed(cx.current, typed))
}

/// What there is to do for the ledger, before anything is written.
pub(super) fn plan_ledger<'f>(
    ledger: Option<(&Ledger, &'f Place)>,
    overwrite: Overwrite,
) -> Result<Option<FilePlan<'f>>, WriteError> {
    let plan = |(ledger, file): (&Ledger, &'f Place)| {
        write::plan_plain_file(ledger.to_text(), file, overwrite, ledger::is_ledger)
    };
    ledger.map(plan).transpose()
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

fn written(
    tree: &SourceTree,
    output: &Place,
    overwrite: Overwrite,
    ledger: Option<FilePlan<'_>>,
    cx: &mut Cx<'_, '_>,
) -> Result<Exit, WriteError> {
    let mut summary = write::write(tree, output, overwrite)?;
    if let Some(plan) = ledger {
        match plan.write()? {
            Outcome::Written => summary.written += 1,
            Outcome::Unchanged => summary.unchanged += 1,
        }
    }
    cx.conclude(&said(summary));
    Ok(Exit::Fine)
}

/// "3 files written, 1 deleted, 41 unchanged".
pub(super) fn said(summary: Summary) -> String {
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
