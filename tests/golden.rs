//! Specifications in, text out: what is generated for those that are accepted, what is said about those that are not.
//!
//! A case is a folder. `cargo bless` writes its expectations anew; the review reads that difference first.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]

mod golden_runner;

use golden_runner::{Mode, Trial, accepted, compiled, refused};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = |name: &str| arguments.iter().any(|argument| argument == name);
    let mode = if given("--bless") { Mode::Bless } else { Mode::Compare };
    let filter = arguments.iter().find(|argument| !argument.starts_with('-'));
    let trials = [accepted::trials(), refused::trials(), compiled::trials()].concat();
    let (chosen, filtered): (Vec<Trial>, Vec<Trial>) =
        trials.into_iter().partition(|trial| filter.is_none_or(|filter| trial.name.contains(filter.as_str())));
    if given("--list") {
        for trial in &chosen {
            println!("{}: test", trial.name);
        }
        return ExitCode::SUCCESS;
    }
    golden_runner::run(&chosen, filtered.len(), mode)
}
