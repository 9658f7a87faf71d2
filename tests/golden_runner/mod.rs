//! Runs cases and reports them the way Rust's own test harness does.

pub(crate) mod accepted;
pub(crate) mod compiled;
pub(crate) mod refused;

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// What is done with a result that is not as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Compare,
    Bless,
}

/// Why a trial failed, for a person to read.
pub(crate) type Failure = String;

/// A named test.
#[derive(Clone)]
pub(crate) struct Trial {
    pub(crate) name: String,
    folder: PathBuf,
    run: fn(&Path, Mode) -> Result<(), Failure>,
}

impl Trial {
    pub(crate) fn new(name: String, folder: PathBuf, run: fn(&Path, Mode) -> Result<(), Failure>) -> Self {
        Self { name, folder, run }
    }
}

/// Runs all trials and says how each went.
pub(crate) fn run(trials: &[Trial], filtered: usize, mode: Mode) -> ExitCode {
    let started = Instant::now();
    println!("\nrunning {} tests", trials.len());
    let mut failures = Vec::new();
    for trial in trials {
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| (trial.run)(&trial.folder, mode)));
        let outcome = outcome.unwrap_or_else(|_| Err("it panicked, see above".to_owned()));
        println!("test {} ... {}", trial.name, if outcome.is_ok() { "ok" } else { "FAILED" });
        failures.extend(outcome.err().map(|failure| (trial.name.as_str(), failure)));
    }
    for (name, failure) in &failures {
        println!("\n---- {name} ----\n{failure}");
    }
    println!(
        "\ntest result: {}. {} passed; {} failed; 0 ignored; 0 measured; {filtered} filtered out; finished in {:.2}s\n",
        if failures.is_empty() { "ok" } else { "FAILED" },
        trials.len() - failures.len(),
        failures.len(),
        started.elapsed().as_secs_f64(),
    );
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folder of this repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The case folders below `tests/`, sorted.
pub(crate) fn cases(below: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests").join(below)).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The name of a case.
pub(crate) fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// Compares a text with its file, or writes the file; an empty text has none.
pub(crate) fn settle(file: &Path, text: &str, mode: Mode) -> Result<(), Failure> {
    let known = fs::read_to_string(file).unwrap_or_default();
    if known == text {
        return Ok(());
    }
    match mode {
        Mode::Bless if text.is_empty() => fs::remove_file(file).map_err(|error| error.to_string()),
        Mode::Bless => fs::write(file, text).map_err(|error| error.to_string()),
        Mode::Compare => Err(difference(file, &known, text)),
    }
}

fn difference(file: &Path, known: &str, text: &str) -> Failure {
    let shown = file.strip_prefix(root()).unwrap_or(file).display().to_string();
    let diff = similar::TextDiff::from_lines(known, text);
    let diff = diff.unified_diff().context_radius(3).header(&shown, "what comes out now").to_string();
    format!("{diff}\n`cargo bless` accepts what comes out now")
}
