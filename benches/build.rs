//! Generates the types of `schemas/` into `OUT_DIR`, as `carimbo types` would write them.

#[cfg(feature = "peers")]
#[path = "build/typify.rs"]
mod typify;

use carimbo::config::{ModuleName, SchemaFile, Specification};
use carimbo::diagnostic::Diagnostics;
use carimbo::ident::Ident;
use carimbo::options::{Options, TestData};
use carimbo::place::Place;
use carimbo::render::{self, Style};
use carimbo::resolve::{Draft, SchemaOptions};
use carimbo::span::Sources;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A file of `schemas/`, the module that it becomes, and the type of its whole.
const SCHEMAS: &[(&str, &str)] = &[("charge", "Charge"), ("repository", "Repository")];

const ALLOW: &str = "#[allow(warnings, clippy::all, clippy::pedantic, clippy::restriction, clippy::nursery)]";

fn main() {
    let out = std::env::var_os("OUT_DIR").expect("Cargo says where output goes");
    let out = Path::new(&out);
    let mut modules = String::new();
    for (module, root) in SCHEMAS {
        let file = format!("schemas/{module}.schema.json");
        println!("cargo::rerun-if-changed={file}");
        let Some(code) = generated(module, root, &file) else { continue };
        fs::write(out.join(format!("{module}.rs")), code).expect("OUT_DIR can be written");
        let _ = writeln!(
            modules,
            "/// From `{file}`, by carimbo.\n{ALLOW}\n#[rustfmt::skip]\n#[path = \"{module}.rs\"]\npub mod {module};"
        );
    }
    fs::write(out.join("checked.rs"), modules).expect("OUT_DIR can be written");
    #[cfg(feature = "peers")]
    typify::generate(out, SCHEMAS);
    println!("cargo::rustc-env=BENCHES_RUSTC={}", compiler());
}

/// The module of one schema; none where the schema is at fault, of which Cargo is told.
fn generated(module: &str, root: &str, file: &str) -> Option<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let name = ModuleName::parse(module).expect("our names are identifiers");
    let Specification { file, options } =
        Specification::with_defaults(name, Place::typed(Path::new(""), Path::new(file)));
    let resolution =
        SchemaOptions { draft: Draft::Draft202012, name: options.source.clone(), folder: None, remotes: None };
    let options = Options { root: Some(Ident::camel(root)), ..options };
    let schema = SchemaFile { file, resolution, options, test_data: TestData::Omitted };
    let code = carimbo::pipeline::types(&schema, &mut sources, &mut diagnostics);
    let key = if diagnostics.has_errors() { "error" } else { "warning" };
    for line in render::to_text(&diagnostics, &sources, Style::Plain).lines().filter(|line| !line.is_empty()) {
        println!("cargo::{key}={line}");
    }
    code
}

/// What the compiler calls itself: counts of instructions are compared only between equal ones.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").expect("Cargo names the compiler");
    let output = std::process::Command::new(rustc).arg("--version").output().expect("the compiler runs");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
