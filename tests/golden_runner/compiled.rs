//! All accepted specifications as modules of one crate: it compiles, and neither the compiler, nor clippy's strictest
//! lints, nor rustdoc have anything to say.

use super::{Failure, Mode, Trial, accepted, cases, name_of, root};
use carimbo::config::{Config, CrateName, ModuleName};
use carimbo::diagnostic::Diagnostics;
use carimbo::pipeline;
use carimbo::place::Place;
use carimbo::span::Sources;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Below the build directory, so that the crate's dependencies are built once.
const TEMPORARY: &str = env!("CARGO_TARGET_TMPDIR");

/// A folder that is not below this repository's own `Cargo.toml` needs to be a workspace of its own.
const OWN_WORKSPACE: &str = "\n[workspace]\n";

/// One trial for all cases.
pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::new("compiled::golden".to_owned(), Path::new(TEMPORARY).join("golden"), run)]
}

fn run(folder: &Path, mode: Mode) -> Result<(), Failure> {
    if mode == Mode::Bless {
        return Ok(());
    }
    write(folder)?;
    cargo(folder, &["clippy", "--all-features", "--", "-D", "warnings", "-W", "clippy::pedantic"])?;
    cargo(folder, &["check", "--no-default-features"])?;
    cargo(folder, &["doc", "--no-deps", "--all-features"])
}

/// Files that are the same are left alone: they are not compiled again.
fn write(folder: &Path) -> Result<(), Failure> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let mut specifications = Vec::new();
    for case in cases("golden") {
        let Some(config) = accepted::configuration(&case, &mut sources, &mut diagnostics) else { continue };
        for mut specification in config.specifications {
            specification.options.module = ModuleName::parse(&name_of(&case)).unwrap().into_ident();
            specifications.push(specification);
        }
    }
    let output = Place::typed(folder, Path::new(""));
    let name = CrateName::parse("golden").unwrap();
    let first = specifications.first().unwrap().file.clone();
    let config = Config { specifications, ..Config::of_one(name, ModuleName::parse("golden").unwrap(), first, output) };
    let tree = pipeline::run(&config, &mut sources, &mut diagnostics).ok_or("a case is refused")?;
    for (path, text) in tree.iter() {
        let text = if path == "Cargo.toml" { format!("{text}{OWN_WORKSPACE}") } else { text.to_owned() };
        put(&folder.join(path), text.as_bytes());
    }
    if !folder.join("Cargo.lock").exists() {
        put(&folder.join("Cargo.lock"), &fs::read(root().join("Cargo.lock")).unwrap());
    }
    Ok(())
}

fn put(file: &Path, bytes: &[u8]) {
    if fs::read(file).is_ok_and(|found| found == bytes) {
        return;
    }
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn cargo(folder: &Path, arguments: &[&str]) -> Result<(), Failure> {
    let target: PathBuf = Path::new(TEMPORARY).parent().unwrap().to_owned();
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).args(arguments.first()).arg("--offline").args(arguments.iter().skip(1));
    command.env("CARGO_TARGET_DIR", target).env("RUSTDOCFLAGS", "-D warnings").env_remove("RUSTFLAGS");
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("`cargo {}` fails:\n{}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)))
}
