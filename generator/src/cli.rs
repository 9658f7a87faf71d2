//! The command line: arguments in, exit codes out.
//!
//! Diagnostics and errors go to standard error, results to standard output.

mod arguments;
mod findings;
mod generate;
mod lint;
mod stale;
mod terminal;
mod types;

pub use arguments::{Arguments, Colours};
pub use terminal::{Streams, Terminal};

use crate::config::{self, Config};
use crate::diagnostic::Diagnostics;
use crate::ledger;
use crate::place::Place;
use crate::render::{self, Style};
use crate::span::Sources;
use arguments::{Command, Described};
use std::path::Path;
use std::time::Instant;

/// How a run ended, as the code that the process ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: everything is as it should be.
    Fine,
    /// 1: there are findings, or something is stale.
    Findings,
    /// 2: wrong usage, input that cannot be used, or a disk that fails.
    Failure,
}

impl Exit {
    /// The code.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Failure => 2,
        }
    }
}

/// What every command has at hand.
struct Cx<'run, 'streams> {
    /// The folder that the command runs in.
    current: &'run Path,
    terminal: &'run mut Terminal<'streams>,
    started: Instant,
}

/// Runs a command in a folder.
pub fn run(arguments: Arguments, current: &Path, terminal: &mut Terminal<'_>) -> Exit {
    let mut cx = Cx { current, terminal, started: Instant::now() };
    let exit = match arguments.into_command() {
        Ok(Command::Generate(job)) => generate::run(&job, &mut cx),
        Ok(Command::Types(job)) => types::run(&job, &mut cx),
        Ok(Command::Lint(job)) => lint::run(&job, &mut cx),
        Ok(Command::Schema(of)) => schema(of, &mut cx),
        Err(usage) => cx.fail(&usage.what, &usage.help),
    };
    if terminal.is_broken() { Exit::Failure } else { exit }
}

fn schema(of: Described, cx: &mut Cx<'_, '_>) -> Exit {
    let schema = match of {
        Described::Config => config::schema(),
        Described::Ledger => ledger::schema(),
    };
    cx.terminal.out(&format!("{schema:#}\n"));
    Exit::Fine
}

/// A configuration, or how the run ends without one.
fn configuration(
    named: Option<&Path>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
    cx: &mut Cx<'_, '_>,
) -> Result<Option<Config>, Exit> {
    let (file, folder) = if let Some(named) = named {
        let folder = named.parent().unwrap_or(Path::new(""));
        (Place::typed(cx.current, named), Place::typed(cx.current, folder))
    } else if let Some(found) = config::find(cx.current) {
        found
    } else {
        let what = format!("there is no `{}` in this folder or in one above", config::FILE_NAME);
        let help = "write one (`carimbo schema` prints what it may hold), or name a specification: \
                    `carimbo generate --spec FILE --out DIR`";
        return Err(cx.fail(&what, help));
    };
    Ok(config::read(&file, &folder, sources, diagnostics))
}

impl Cx<'_, '_> {
    /// Says why nothing was done.
    fn fail(&mut self, what: &str, help: &str) -> Exit {
        let error = self.terminal.paint("error", Paint::Error);
        let label = self.terminal.paint("help", Paint::Help);
        self.terminal.err(&format!("{error}: {what}\n{label}: {help}\n"));
        Exit::Failure
    }

    fn show(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let style = self.terminal.style();
        self.terminal.err(&render::to_text(diagnostics, sources, style));
    }

    /// The last line of a run: what came of it, and how long it took.
    fn conclude(&mut self, what: &str) {
        let ms = self.started.elapsed().as_millis();
        self.terminal.out(&format!("carimbo: {what} in {ms} ms\n"));
    }
}

/// Words in colour.
#[derive(Clone, Copy)]
enum Paint {
    Error,
    Help,
}

impl Terminal<'_> {
    /// A word on standard error, in colour where that is wanted.
    fn paint(&self, word: &str, paint: Paint) -> String {
        let colour = match paint {
            Paint::Error => "\u{1b}[1;91m",
            Paint::Help => "\u{1b}[1;96m",
        };
        match self.style() {
            Style::Plain => word.to_owned(),
            Style::Colour => format!("{colour}{word}\u{1b}[0m"),
        }
    }
}

/// "1 file", "3 files".
fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
