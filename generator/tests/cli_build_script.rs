//! The build-script API: the same bytes as the command line, and instructions that Cargo understands.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its folder has failed")]

mod sandbox;

use carimbo::build_api::Outcome;
use sandbox::Sandbox;
use std::path::Path;

fn build(sandbox: &Sandbox, config: &str) -> (Outcome, String) {
    let mut cargo = Vec::new();
    let out = sandbox.path("target/out");
    std::fs::create_dir_all(&out).unwrap();
    let outcome = carimbo::build().config(config).run_in(&sandbox.path(""), &out, &mut cargo).unwrap();
    (outcome, String::from_utf8(cargo).unwrap())
}

#[test]
fn the_bytes_are_those_of_the_command_line() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    let (outcome, told) = build(&sandbox, "carimbo.toml");
    assert_eq!(outcome, Outcome::Generated);
    assert_eq!(told, "cargo::rerun-if-changed=carimbo.toml\ncargo::rerun-if-changed=specs/ledger.yaml\n");
    assert_eq!(sandbox.bytes("target/out/ledger-client"), sandbox.bytes("generated"));
    let module = sandbox.text("target/out/ledger_client.rs");
    assert!(module.ends_with("]\n#[path = \"ledger-client/src/lib.rs\"]\npub mod ledger_client;\n"), "{module}");
}

#[test]
fn a_second_build_touches_nothing() {
    let sandbox = Sandbox::new();
    build(&sandbox, "carimbo.toml");
    let before = sandbox.files("target");
    build(&sandbox, "carimbo.toml");
    assert_eq!(sandbox.files("target"), before);
}

#[test]
fn a_fault_becomes_an_error_of_the_build() {
    let sandbox = Sandbox::new();
    sandbox.put("specs/ledger.yaml", "openapi: 3.1.0\nopenapi: 3.1.0\n");
    let (outcome, told) = build(&sandbox, "carimbo.toml");
    assert_eq!(outcome, Outcome::Refused);
    assert!(told.starts_with("cargo::rerun-if-changed=carimbo.toml\ncargo::rerun-if-changed=specs/ledger.yaml\n"));
    assert!(told.contains("cargo::error=error[duplicate-key]: "), "{told}");
    assert!(told.contains("--> specs/ledger.yaml:2:1\n"), "{told}");
    assert!(told.lines().all(|line| line.starts_with("cargo::")), "{told}");
    assert!(!Path::new(&sandbox.path("target/out/ledger_client.rs")).exists());
}

#[test]
fn another_configuration_can_be_named() {
    let sandbox = Sandbox::new();
    let (outcome, told) = build(&sandbox, "none.toml");
    assert_eq!(outcome, Outcome::Refused);
    assert!(told.starts_with("cargo::rerun-if-changed=none.toml\ncargo::error="), "{told}");
}
