//! Input that cannot be used: each has its own diagnostic, nothing is written, and the exit codes are as documented.

mod sandbox;

use sandbox::{CONFIG, SPECIFICATION, Sandbox};
use std::fs;

/// What is in the place of the specification, the code of the diagnostic, and where it points.
const BAD: &[(&[u8], &str, &str)] = &[
    (b"", "empty-document", "specs/ledger.yaml"),
    (b"openapi: \xFF\n", "not-utf8", "specs/ledger.yaml:1:10"),
    (b"\xFF\xFEo\0p\0", "not-utf8", "specs/ledger.yaml"),
    (b"openapi: [\n", "invalid-syntax", "specs/ledger.yaml"),
    (b"{\"openapi\": \"3.1.0\"", "invalid-syntax", "specs/ledger.yaml"),
    (b"a: 1\na: 2\n", "duplicate-key", "specs/ledger.yaml:2:1"),
    (b"title: nothing\n", "not-openapi", "specs/ledger.yaml"),
];

#[test]
fn every_bad_specification_has_its_diagnostic() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    let before = sandbox.files("generated");
    for (bytes, code, place) in BAD {
        sandbox.put("specs/ledger.yaml", bytes);
        for arguments in [&["generate"][..], &["generate", "--check"], &["generate", "--force"]] {
            sandbox.run(arguments).ends_with(2).says(&format!("error[{code}]")).says(place).says("help: ");
        }
        sandbox.run(&["lint"]).ends_with(1).says(&format!("error[{code}]")).says(place);
        let single = ["generate", "--spec", "specs/ledger.yaml", "--out", "out"];
        sandbox.run(&single).ends_with(2).says(&format!("error[{code}]"));
        assert_eq!(sandbox.files("generated"), before, "{code}");
        assert!(!sandbox.path("out").exists(), "{code}");
    }
}

#[test]
fn a_specification_that_is_no_file_has_its_diagnostic() {
    let sandbox = Sandbox::new();
    fs::remove_file(sandbox.path("specs/ledger.yaml")).unwrap();
    sandbox.run(&["generate"]).ends_with(2).says("error[unreadable-file]: `specs/ledger.yaml` does not exist");
    sandbox.run(&["lint", "none.yaml"]).ends_with(1).says("`none.yaml` does not exist");
    fs::create_dir(sandbox.path("specs/ledger.yaml")).unwrap();
    sandbox.run(&["generate"]).ends_with(2).says("error[unreadable-file]: `specs/ledger.yaml` is a folder");
    sandbox.run(&["lint"]).ends_with(1).says("is a folder");
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn the_faults_of_all_specifications_are_reported_at_once() {
    let sandbox = Sandbox::new();
    sandbox.put("carimbo.toml", format!("{CONFIG}\n[[specification]]\nfile = \"specs/second.yaml\"\n"));
    sandbox.put("specs/ledger.yaml", "openapi: [\n");
    sandbox.put("specs/second.yaml", "a: 1\na: 2\n");
    let run = sandbox.run(&["generate"]);
    run.ends_with(2).says("--> specs/ledger.yaml").says("--> specs/second.yaml");
}

#[test]
fn an_output_folder_that_is_none_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.put("generated", "a file");
    sandbox.run(&["generate"]).ends_with(2).says("`generated` is not a folder");
    sandbox.run(&["generate", "--check"]).ends_with(2);
    let below = ["generate", "--spec", "specs/ledger.yaml", "--out", "generated/below"];
    sandbox.run(&below).ends_with(2).says("generated/below");
    assert_eq!(sandbox.text("generated"), "a file");
    fs::remove_file(sandbox.path("generated")).unwrap();
    fs::create_dir_all(sandbox.path("generated/Cargo.toml")).unwrap();
    sandbox.run(&["generate", "--force"]).ends_with(2).says("generated/Cargo.toml: a folder is in the way");
    assert_eq!(sandbox.bytes("generated").len(), 0);
}

#[test]
fn a_missing_configuration_is_explained() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["generate"]).ends_with(2).says("there is no `carimbo.toml`").says("carimbo schema");
    sandbox.run(&["lint"]).ends_with(2).says("there is no `carimbo.toml`");
    sandbox.run(&["generate", "--config", "x/y.toml"]).ends_with(2).says("`x/y.toml` does not exist");
    fs::create_dir(sandbox.path("carimbo.toml")).unwrap();
    sandbox.run(&["generate"]).ends_with(2).says("`carimbo.toml` is a folder");
    fs::remove_dir(sandbox.path("carimbo.toml")).unwrap();
    sandbox.put("carimbo.toml", b"[package]\nname = \"\xFF\"\n");
    sandbox.run(&["generate"]).ends_with(2).says("error[not-utf8]").says("carimbo.toml:2:9");
}

#[test]
fn findings_can_be_read_by_programs() {
    let sandbox = Sandbox::new();
    sandbox.run(&["lint"]).ends_with(0).prints("no findings");
    let none = sandbox.run(&["lint", "--format", "json"]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), "[]\n"));
    sandbox.put("specs/ledger.yaml", "a: 1\na: 2\n");
    let run = sandbox.run(&["lint", "--format", "json"]);
    run.ends_with(1);
    assert_eq!(run.err, "");
    let findings: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let first = &findings[0];
    let keys: Vec<_> = first.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "help"] {
        assert!(keys.contains(&key), "{key}");
    }
    let duplicate = findings.as_array().unwrap().iter().find(|finding| finding["code"] == "duplicate-key").unwrap();
    assert_eq!((&duplicate["file"], &duplicate["line"]), (&"specs/ledger.yaml".into(), &2.into()));
    let run = sandbox.run(&["lint", "--format", "github", "specs/ledger.yaml"]);
    run.ends_with(1).prints("::error file=specs/ledger.yaml,line=2,");
    sandbox.run(&["lint", "--format", "sarif"]).ends_with(2);
}

#[test]
fn lint_writes_nothing() {
    let sandbox = Sandbox::new();
    let before = sandbox.files("");
    sandbox.run(&["lint"]).ends_with(0);
    sandbox.run(&["lint", "specs/ledger.yaml"]).ends_with(0);
    assert_eq!(sandbox.files(""), before);
}

#[test]
fn colours_come_when_asked_for() {
    let sandbox = Sandbox::new();
    sandbox.put("specs/ledger.yaml", SPECIFICATION.replace("openapi: 3.1.0", "openapi: ["));
    let escape = '\u{1b}';
    assert!(!sandbox.run(&["lint"]).err.contains(escape));
    assert!(!sandbox.run(&["lint", "--color", "never"]).err.contains(escape));
    assert!(sandbox.run(&["lint", "--color", "always"]).err.contains(escape));
}
