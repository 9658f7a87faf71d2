//! Generates in a build script, where a crate is not to be committed.
//!
//! In `build.rs`:
//!
//! ```no_run
//! # #[allow(clippy::needless_doctest_main)]
//! fn main() {
//!     carimbo::build().run();
//! }
//! ```
//!
//! and in `src/lib.rs`, for `name = "pix-clients"` in `carimbo.toml`:
//!
//! ```text
//! include!(concat!(env!("OUT_DIR"), "/pix_clients.rs"));
//! ```
//!
//! which defines the module `pix_clients`. Cargo runs the script again only when `carimbo.toml` or a specification
//! changes. A fault in one of them fails the build, and Cargo shows it with its place.

use crate::config::{self, Config};
use crate::diagnostic::Diagnostics;
use crate::pipeline;
use crate::place::Place;
use crate::render::{self, Style};
use crate::source_tree::SourceTree;
use crate::span::Sources;
use crate::write::{self, Overwrite, WriteError};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Generates what `carimbo.toml` next to the `Cargo.toml` lists; see [`build_api`](self).
pub fn build() -> Build {
    Build { config: PathBuf::from(config::FILE_NAME) }
}

/// A generation in a build script.
#[derive(Clone, Debug)]
pub struct Build {
    config: PathBuf,
}

impl Build {
    /// Reads another configuration. The path is relative to the folder of the `Cargo.toml`.
    #[must_use]
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.config = path.into();
        self
    }

    /// Generates below `OUT_DIR`. Cargo learns from standard output what was read and what is wrong; an error that it is
    /// told of fails the build once the script has ended, and is shown without the script's other output.
    pub fn run(self) {
        let mut cargo = io::stdout().lock();
        let outcome = match std::env::var_os("OUT_DIR") {
            // Cargo runs a build script in the folder of its `Cargo.toml`.
            Some(out) => self.run_in(Path::new(""), Path::new(&out), &mut cargo).map(drop),
            None => tell(&mut cargo, "error", "`OUT_DIR` is not set: `carimbo::build()` is for build scripts"),
        };
        if outcome.is_err() {
            // Cargo does not listen any more: the code is all that is left to say it with.
            std::process::exit(1);
        }
    }

    /// What [`Build::run`] does, in a given folder, with instructions for Cargo as text.
    ///
    /// # Errors
    /// Where the instructions cannot be written.
    pub fn run_in(&self, folder: &Path, out: &Path, cargo: &mut dyn Write) -> io::Result<Outcome> {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let place = Place::typed(folder, &self.config);
        let above = Place::typed(folder, self.config.parent().unwrap_or(Path::new("")));
        tell(cargo, "rerun-if-changed", place.name())?;
        let config = config::read(&place, &above, &mut sources, &mut diagnostics);
        for specification in config.iter().flat_map(|config| &config.specifications) {
            tell(cargo, "rerun-if-changed", specification.file.name())?;
        }
        let tree = config.as_ref().and_then(|config| pipeline::run(config, &mut sources, &mut diagnostics));
        report(&diagnostics, &sources, cargo)?;
        let (Some(config), Some(tree)) = (config, tree) else { return Ok(Outcome::Refused) };
        match write_below(out, &config, &tree) {
            Ok(()) => Ok(Outcome::Generated),
            Err(error) => {
                tell(cargo, "error", &error.to_string())?;
                for (name, obstacle) in error.obstacles() {
                    tell(cargo, "error", &format!("  {name}: {obstacle}"))?;
                }
                tell(cargo, "error", &format!("  = help: {}", error.help()))?;
                Ok(Outcome::Refused)
            }
        }
    }
}

/// What came of a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is written.
    Generated,
    /// Nothing is, and Cargo was told why.
    Refused,
}

const ALLOW: &str = "#[allow(warnings, clippy::all, clippy::pedantic, clippy::restriction, clippy::nursery)]";

/// The crate, and the file that makes a module of it.
fn write_below(out: &Path, config: &Config, tree: &SourceTree) -> Result<(), WriteError> {
    let out = Place::typed(Path::new(""), out);
    // The folder belongs to the build: nobody edits there.
    write::write(tree, &out.below(config.name.as_str()), Overwrite::Force)?;
    let module = config.name.to_module();
    // The lints of the user's crate are for the user's code; the crate holds stricter ones where it stands alone.
    let entry = format!("{ALLOW}\n#[path = \"{}/src/lib.rs\"]\npub mod {module};\n", config.name);
    let place = out.below(&format!("{module}.rs"));
    if fs::read(place.path()).is_ok_and(|found| found == entry.as_bytes()) {
        return Ok(());
    }
    fs::write(place.path(), entry).map_err(|source| WriteError::Io {
        action: "write",
        name: place.name().to_owned(),
        source,
    })
}

fn report(diagnostics: &Diagnostics, sources: &Sources, cargo: &mut dyn Write) -> io::Result<()> {
    let key = if diagnostics.has_errors() { "error" } else { "warning" };
    let text = render::to_text(diagnostics, sources, Style::Plain);
    text.lines().filter(|line| !line.is_empty()).try_for_each(|line| tell(cargo, key, line))
}

/// One instruction for Cargo.
fn tell(cargo: &mut dyn Write, key: &str, value: &str) -> io::Result<()> {
    writeln!(cargo, "cargo::{key}={value}")
}
