//! `serde_json`'s feature `arbitrary_precision` may be on or off in the build that our code ends up in: no verdict and no
//! written text depends on it. Features are the same in a whole workspace, so that this needs a crate outside of it; the
//! packages are those of the workspace, nothing is downloaded.

use std::fs;
use std::path::Path;
use std::process::Command;

const MANIFEST: &str = r#"
[package]
name = "precision"
version = "0.0.0"
edition = "2024"

[[bin]]
name = "precision"
path = "program.rs"

[features]
arbitrary_precision = ["serde_json/arbitrary_precision"]

[dependencies]
carimbo-runtime = { path = 'RUNTIME' }
serde = { version = "1.0.229", features = ["derive"] }
serde_json = "1.0.154"

[workspace]
"#;

/// What the program prints when it is built with `arguments`.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["run", "--offline", "--quiet"])
        .args(arguments)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn no_verdict_depends_on_how_serde_json_keeps_numbers() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("precision");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let manifest = MANIFEST.replace("RUNTIME", &runtime.to_string_lossy());
    fs::write(folder.join("Cargo.toml"), manifest).expect("the folder can be written");
    fs::write(folder.join("program.rs"), include_str!("precision/program.rs")).expect("the folder can be written");
    fs::copy(runtime.join("../Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");

    let without = printed(&folder, &[]);
    let with = printed(&folder, &["--features", "arbitrary_precision"]);
    assert!(without.lines().count() > 2000, "{}", without.lines().count());
    for (without, with) in without.lines().zip(with.lines()) {
        assert_eq!(without, with);
    }
    assert_eq!(without.lines().count(), with.lines().count());
}
