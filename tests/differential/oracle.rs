//! The independent validator.

use super::program::{ask, compile, workshop};
use super::schema::{Case, Formats};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The validator's program.
pub(crate) struct Oracle(PathBuf);

impl Oracle {
    /// Compiles it, unless it is there.
    pub(crate) fn new() -> Self {
        let sources = workshop().join("oracle/src");
        fs::create_dir_all(&sources).unwrap();
        let text = include_str!("judges/oracle.rs");
        if fs::read_to_string(sources.join("main.rs")).ok().as_deref() != Some(text) {
            fs::write(sources.join("main.rs"), text).unwrap();
        }
        let dependencies = "serde_json = { version = \"1\", features = [\"arbitrary_precision\"] }\n\
            jsonschema = { version = \"=0.60.2\", default-features = false, features = [\"arbitrary-precision\"] }\n";
        Self(compile("oracle", &format!("{dependencies}{}", absent_macros())).unwrap())
    }

    /// What it says to lines about schemas.
    pub(crate) fn answers(&self, cases: &[Case], lines: &[String]) -> Vec<String> {
        let file = workshop().join("schemas.txt");
        let text = cases.iter().map(|case| {
            let formats = match case.formats {
                Formats::Asserted => "assert",
                Formats::Annotations => "annotate",
            };
            format!("{formats}\t{}\n", case.schema)
        });
        fs::write(&file, text.collect::<String>()).unwrap();
        let mut program = Command::new(&self.0);
        program.arg(&file);
        ask(program, lines)
    }
}

/// The feature of the validator that keeps digits names a package that is used only by another feature, and which is not
/// among the packages of this workspace. Cargo wants to know it all the same, so that there is one without code.
fn absent_macros() -> &'static str {
    let folder = workshop().join("oracle/macros");
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("src/lib.rs"), "").unwrap();
    let manifest = "[package]\nname = \"jsonschema-macros\"\nversion = \"0.60.2\"\nedition = \"2024\"\n\n\
        [features]\narbitrary-precision = []\nfloat-roundtrip = []\n";
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    "\n[patch.crates-io]\njsonschema-macros = { path = \"macros\" }\n"
}
