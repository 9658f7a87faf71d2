//! Specifications and configurations that are refused: what is said is compared byte for byte, and nothing is written.

use super::{Failure, Mode, Trial, cases, name_of, settle};
use carimbo::cli::{self, Arguments, Streams, Terminal};
use carimbo::render::Style;
use clap::Parser as _;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Expectations, which are no part of what the command sees.
const EXPECTATION: &str = "expected.stderr";

/// One trial a case.
pub(crate) fn trials() -> Vec<Trial> {
    let trial = |folder: PathBuf| Trial::new(format!("refused::{}", name_of(&folder)), folder, run);
    cases("refused").into_iter().map(trial).collect()
}

fn run(folder: &Path, mode: Mode) -> Result<(), Failure> {
    let sandbox = tempfile::tempdir().unwrap();
    copy(folder, sandbox.path());
    // What an earlier run left there stays as it is.
    fs::create_dir_all(sandbox.path().join("generated/src")).unwrap();
    fs::write(sandbox.path().join("generated/src/lib.rs"), "//! From before.\n").unwrap();
    let before = bytes(sandbox.path());
    let configured = folder.join("carimbo.toml").exists();
    let input = input(folder);
    let single = ["generate", "--spec", &input, "--out", "generated", "--name", "refused"];
    let (generate, lint) = if configured {
        (execute(sandbox.path(), &["generate"]), execute(sandbox.path(), &["lint"]))
    } else {
        (execute(sandbox.path(), &single), execute(sandbox.path(), &["lint", &input]))
    };
    expect(&generate, 2, "generate")?;
    expect(&lint, 1, "lint")?;
    if generate.err != lint.err {
        return Err(format!("`lint` says something else:\n{}\n{}", generate.err, lint.err));
    }
    if before != bytes(sandbox.path()) {
        return Err("something was written".to_owned());
    }
    every_fault_is_whole(&generate.err)?;
    settle(&folder.join(EXPECTATION), &generate.err, mode)
}

/// The file that the case is about; one that does not exist where the case has none.
fn input(folder: &Path) -> String {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut inputs: Vec<String> = names.filter(|name| name.starts_with("input.")).collect();
    inputs.sort();
    inputs.into_iter().next().unwrap_or_else(|| "input.yaml".to_owned())
}

/// A code, a place and a help line, for each.
fn every_fault_is_whole(said: &str) -> Result<(), Failure> {
    let faults: Vec<&str> = said.split("\n\n").filter(|part| part.contains('[')).collect();
    if faults.is_empty() {
        return Err(format!("no fault is told:\n{said}"));
    }
    let lacking = |fault: &&&str| !fault.contains("--> ") || !fault.contains("help: ");
    match faults.iter().find(lacking) {
        Some(fault) => Err(format!("a place or a help line is missing:\n{fault}")),
        None => Ok(()),
    }
}

struct Ran {
    code: u8,
    err: String,
}

fn expect(ran: &Ran, code: u8, command: &str) -> Result<(), Failure> {
    if ran.code == code {
        Ok(())
    } else {
        Err(format!("`{command}` ended with {}, not {code}:\n{}", ran.code, ran.err))
    }
}

fn execute(folder: &Path, arguments: &[&str]) -> Ran {
    let arguments = Arguments::try_parse_from(["carimbo"].iter().chain(arguments)).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut terminal = Terminal::new(Streams { out: &mut out, err: &mut err }, Style::Plain);
    let exit = cli::run(arguments, folder, &mut terminal);
    Ran { code: exit.code(), err: String::from_utf8(err).unwrap() }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != EXPECTATION {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(bytes(&path));
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}
