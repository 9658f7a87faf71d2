//! Names of crates and modules that Rust and Cargo accept.

use crate::ident::Ident;
use std::fmt;
use std::path::Path;

/// Modules that mean something else in a crate: `runtime` is always there; Cargo takes `lib`, `main` and `bin` for the
/// roots of targets; Windows has no files of the last four names.
const RESERVED_MODULES: &[&str] = &["runtime", "lib", "main", "bin", "con", "prn", "aux", "nul"];

/// Crates that would hide one that every crate sees.
const RESERVED_CRATES: &[&str] = &["alloc", "core", "proc-macro", "std", "test", "con", "prn", "aux", "nul"];

/// The name of a crate: `pix-clients`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrateName(String);

/// The name of a module: `klavi`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModuleName(Ident);

/// What is wrong with a name, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFault {
    /// What is wrong, to be read after the name.
    pub what: &'static str,
    /// What to write instead.
    pub help: String,
}

impl CrateName {
    /// Reads a name in lower case with hyphens.
    ///
    /// # Errors
    /// [`NameFault`] where Cargo would refuse it or it is not written in this way.
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        let is_word =
            |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let starts = text.starts_with(|first: char| first.is_ascii_lowercase());
        if !starts || !text.split('-').all(is_word) {
            let help = match Self::like(text) {
                Some(name) => format!("write `{name}`"),
                None => "start with a letter, as in `pix-clients`".to_owned(),
            };
            return Err(NameFault { what: "is not in lower case with hyphens", help });
        }
        if RESERVED_CRATES.contains(&text) || Ident::verbatim(&text.replace('-', "_")).is_none() {
            let help = format!("another name, such as `{text}-client`");
            return Err(NameFault { what: "means something else to Rust", help });
        }
        Ok(Self(text.to_owned()))
    }

    /// The name that a file's name suggests.
    pub fn like(text: &str) -> Option<Self> {
        let snake = Ident::snake(text).as_str().trim_start_matches("r#").replace('_', "-");
        let is_plain = !snake.ends_with('-') && snake.is_ascii();
        is_plain.then(|| Self::parse(&snake).ok()).flatten()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name by which code names the crate: `pix_clients`.
    pub fn to_module(&self) -> String {
        self.0.replace('-', "_")
    }
}

impl fmt::Display for CrateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ModuleName {
    /// Reads a name in lower case with underscores.
    ///
    /// # Errors
    /// [`NameFault`] where Rust would refuse it, where it is taken, or where it is not written in this way.
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        if RESERVED_MODULES.contains(&text) {
            let help = format!("another name, such as `{text}_api`");
            return Err(NameFault { what: "is taken in every generated crate", help });
        }
        let suggested = Ident::snake(text);
        match Ident::verbatim(text) {
            // The name is also that of a file, which Rust wants to be ASCII.
            Some(name) if text.is_ascii() && name == suggested => Ok(Self(name)),
            Some(_) if text.is_ascii() => {
                Err(NameFault { what: "is not in lower case with underscores", help: format!("write `{suggested}`") })
            }
            _ => {
                let help = match Ident::verbatim(suggested.as_str()) {
                    Some(name) if name.as_str().is_ascii() => format!("write `{name}`"),
                    _ => "letters without accents, digits and `_`, and no keyword of Rust".to_owned(),
                };
                Err(NameFault { what: "is not the name of a module", help })
            }
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The name, as code holds it.
    pub fn into_ident(self) -> Ident {
        self.0
    }
}

/// The module that a file becomes if nothing else is said: `specs/klavi-v2.yaml` is `klavi_v2`.
///
/// # Errors
/// [`NameFault`] where that is no name for a module.
pub fn default_module(file: &Path) -> Result<ModuleName, NameFault> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    ModuleName::parse(Ident::snake(&stem).as_str())
}
