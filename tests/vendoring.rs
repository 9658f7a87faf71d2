//! The generated crate on its own: copied out of this workspace it builds, and it brings few crates.
//!
//! The packages that it needs are those of this workspace, so nothing is downloaded.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What `serde`, `serde_json` and what these need amount to.
const MODELS_ONLY_MAX: usize = 6;
/// Beyond what reqwest brings by itself.
const BEYOND_REQWEST_MAX: usize = 40;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let source = entry.unwrap().path();
        let target = to.join(source.file_name().unwrap());
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).unwrap();
        }
    }
}

/// Runs Cargo in a folder and gives what it prints.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vendoring");
    let output = Command::new(env!("CARGO"))
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .args(arguments)
        .args(["--offline", "--quiet"])
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}\n{errors}", arguments.join(" "));
    assert!(!errors.contains("warning"), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The packages below a crate, without itself.
fn packages(folder: &Path, arguments: &[&str]) -> BTreeSet<String> {
    let tree = cargo(folder, &[&["tree", "--prefix", "none", "--edges", "normal"], arguments].concat());
    let packages = tree.lines().skip(1).filter_map(|line| line.split(' ').next());
    packages.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_copied_crate_builds_and_brings_few_crates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let outside = tempfile::tempdir().unwrap();
    let vendored = outside.path().join("pix-clients");
    copy(&root.join("generated"), &vendored);
    fs::copy(root.join("Cargo.lock"), vendored.join("Cargo.lock")).unwrap();
    for features in [&["--no-default-features"][..], &[], &["--features", "blocking"]] {
        cargo(&vendored, &[&["check"], features].concat());
    }

    let models = packages(&vendored, &["--no-default-features"]);
    assert!(models.len() <= MODELS_ONLY_MAX, "{models:?}");
    let all = packages(&vendored, &[]);
    let of_reqwest = packages(&vendored, &["--package", "reqwest"]);
    let beyond: Vec<_> = all.difference(&of_reqwest).collect();
    assert!(of_reqwest.len() > 1 && beyond.len() <= BEYOND_REQWEST_MAX, "{beyond:?}");
}
