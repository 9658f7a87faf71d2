//! The emitted crate is compiled, linted and documented: slow, and it needs cargo with the dependencies of generated crates
//! (from the registry, or already downloaded).

use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::emit;
use super::fixture;
use crate::ir::RuntimeSource;

const PEDANTIC: &[&str] =
    &["--", "-D", "warnings", "-D", "clippy::pedantic", "-D", "unreachable_pub", "-D", "missing_docs"];

#[test]
fn emitted_crates_compile_without_warnings() {
    let directory = written(RuntimeSource::Embedded, "emitted", "");
    for features in ["async,blocking", "blocking", "async", "client", ""] {
        let clippy = ["clippy", "--quiet", "--no-default-features", "--features", features];
        cargo(&directory, &[&clippy, PEDANTIC].concat());
    }
    cargo(&directory, &["doc", "--quiet", "--no-deps", "--all-features", "--document-private-items"]);
    cargo(&directory, &["fmt", "--check"]);
}

#[test]
fn crates_that_depend_on_the_runtime_compile_without_warnings() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let patch = format!("[patch.crates-io]\ncarimbo-runtime = {{ path = {runtime:?} }}\n");
    let directory = written(RuntimeSource::Crate, "dependent", &patch);
    cargo(&directory, &[&["clippy", "--quiet", "--all-features"], PEDANTIC].concat());
}

/// The tree of the fixture, in a folder of its own below the target folder.
fn written(runtime: RuntimeSource, name: &str, manifest_end: &str) -> PathBuf {
    let executable = std::env::current_exe().expect("a test has a path");
    let directory = executable.ancestors().nth(3).expect("tests lie below target").join("emitted").join(name);
    for (path, text) in emit(&fixture::package(runtime)).iter() {
        let file = directory.join(path);
        std::fs::create_dir_all(file.parent().expect("files lie in a folder"))
            .expect("the target folder can be written");
        std::fs::write(&file, text).expect("the target folder can be written");
    }
    // A workspace of its own: the emitted manifest has none, so that it can be a member of one.
    let manifest = directory.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("just written");
    std::fs::write(&manifest, format!("{text}\n[workspace]\n\n{manifest_end}"))
        .expect("the target folder can be written");
    directory
}

fn cargo(directory: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", directory.with_file_name("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}:\n{errors}");
}
