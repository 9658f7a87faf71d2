//! `carimbo generate`: what it writes, what it leaves alone, what it refuses.

mod sandbox;

use sandbox::{CONFIG, SPECIFICATION, Sandbox};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

#[test]
fn a_second_run_touches_nothing() {
    let sandbox = Sandbox::new();
    let first = sandbox.run(&["generate"]);
    first.ends_with(0);
    assert!(first.conclusion().ends_with("files written"), "{}", first.out);
    assert!(first.out.ends_with(" ms\n") && first.err.is_empty(), "{first:?}");
    let before = sandbox.files("");
    let second = sandbox.run(&["generate"]);
    second.ends_with(0);
    assert!(second.conclusion().ends_with("files unchanged"), "{}", second.out);
    assert_eq!(sandbox.files(""), before);
}

#[test]
fn only_files_that_change_are_written() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    let before = sandbox.files("generated");
    sandbox.put("specs/ledger.yaml", SPECIFICATION.replace("Keeps entries.", "Holds entries."));
    let run = sandbox.run(&["generate"]);
    run.ends_with(0);
    let after = sandbox.files("generated");
    let same = |path: &String| before.get(path) == after.get(path);
    assert_eq!(before.len(), after.len());
    assert!(after.keys().any(|path| !same(path)) && after.keys().any(same), "{}", run.out);
    for (path, (bytes, changed)) in &after {
        let (old_bytes, old_changed) = &before[path];
        assert_eq!(bytes == old_bytes, changed == old_changed, "{path}");
    }
}

#[test]
fn what_is_not_generated_any_more_is_deleted() {
    let sandbox = Sandbox::new();
    sandbox.put("specs/second.yaml", SPECIFICATION);
    sandbox.put("carimbo.toml", format!("{CONFIG}\n[[specification]]\nfile = \"specs/second.yaml\"\n"));
    sandbox.run(&["generate"]).ends_with(0);
    assert!(sandbox.files("generated").keys().any(|path| path.contains("second")));
    sandbox.put("generated/NOTES.md", "mine");
    sandbox.put("carimbo.toml", CONFIG);
    sandbox.run(&["generate"]).ends_with(0).prints("deleted");
    assert!(!sandbox.files("generated").keys().any(|path| path.contains("second")));
    assert!(!sandbox.path("generated/src/second").exists());
    assert_eq!(sandbox.text("generated/NOTES.md"), "mine");
}

#[test]
fn an_edit_is_refused_unless_forced() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    let generated = sandbox.text("generated/src/lib.rs");
    sandbox.put("generated/src/lib.rs", format!("{generated}// mine\n"));
    sandbox.put("specs/ledger.yaml", SPECIFICATION.replace("Keeps entries.", "Holds entries."));
    let before = sandbox.files("generated");
    let refused = sandbox.run(&["generate"]);
    refused.ends_with(2).says("generated/src/lib.rs: edited by hand").says("--force");
    assert_eq!(sandbox.files("generated"), before);
    sandbox.run(&["generate", "--force"]).ends_with(0);
    assert_eq!(sandbox.text("generated/src/lib.rs"), generated);
}

#[test]
fn a_file_that_was_there_before_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.put("generated/Cargo.toml", "mine");
    sandbox.run(&["generate"]).ends_with(2).says("generated/Cargo.toml: not written by carimbo");
    assert_eq!(sandbox.bytes("generated").len(), 1);
}

#[test]
fn check_shows_the_first_difference_and_changes_nothing() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate", "--check"]).ends_with(1).prints("generated/Cargo.toml: missing");
    assert!(!sandbox.path("generated").exists());
    sandbox.run(&["generate"]).ends_with(0);
    sandbox.run(&["generate", "--check"]).ends_with(0).prints("up to date");
    sandbox.put("specs/ledger.yaml", SPECIFICATION.replace("Keeps entries.", "Holds entries."));
    let before = sandbox.files("generated");
    let run = sandbox.run(&["generate", "--check"]);
    run.ends_with(1).prints("out of date").prints("--- generated/").prints("Keeps entries.").prints("Holds entries.");
    assert!(run.conclusion().ends_with("stale"), "{}", run.out);
    assert_eq!(sandbox.files("generated"), before);
}

#[test]
fn check_finds_edits_and_missing_lists() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    fs::remove_file(sandbox.path("generated/.carimbo")).unwrap();
    sandbox.run(&["generate", "--check"]).ends_with(1).prints("generated/.carimbo");
    sandbox.run(&["generate"]).ends_with(0);
    let generated = sandbox.text("generated/src/lib.rs");
    sandbox.put("generated/src/lib.rs", format!("{generated}// mine\n"));
    sandbox.run(&["generate", "--check"]).ends_with(1).prints("src/lib.rs: edited by hand").prints("-// mine");
}

#[test]
fn the_configuration_is_found_from_a_folder_below() {
    let sandbox = Sandbox::new();
    sandbox.run_in("specs", &["generate"]).ends_with(0);
    assert!(sandbox.path("generated/Cargo.toml").exists());
    let there = sandbox.bytes("generated");
    fs::remove_dir_all(sandbox.path("generated")).unwrap();
    sandbox.run_in("specs", &["generate", "--config", "../carimbo.toml"]).ends_with(0);
    assert_eq!(sandbox.bytes("generated"), there);
    sandbox.put("specs/ledger.yaml", "");
    sandbox.run_in("specs", &["generate"]).ends_with(2).says("--> ../specs/ledger.yaml");
}

#[test]
fn one_specification_becomes_one_crate() {
    let sandbox = Sandbox::empty();
    sandbox.put("a/My Ledger.yaml", SPECIFICATION);
    sandbox.run(&["generate", "--spec", "a/My Ledger.yaml", "--out", "b/c"]).ends_with(0);
    assert!(sandbox.text("b/c/Cargo.toml").contains("name = \"my-ledger\""));
    let named = ["generate", "--spec", "My Ledger.yaml", "--out", "../d", "--name", "books", "--module", "v1"];
    sandbox.run_in("a", &named).ends_with(0);
    assert!(sandbox.text("d/Cargo.toml").contains("name = \"books\""));
    let everything: Vec<u8> = sandbox.bytes("b/c").into_values().flatten().collect();
    assert!(!String::from_utf8_lossy(&everything).contains("a/My Ledger"), "the folder is not told");
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let sandbox = Sandbox::empty();
    sandbox.put("api.yaml", SPECIFICATION);
    sandbox.put("out/mine.txt", "mine");
    let arguments = ["generate", "--spec", "api.yaml", "--out", "out"];
    sandbox.run(&arguments).ends_with(2).says("`out` is not empty");
    assert_eq!(sandbox.bytes("out").len(), 1);
    sandbox.run(&[&arguments[..], &["--force"]].concat()).ends_with(0);
    sandbox.run(&arguments).ends_with(0).prints("unchanged");
    assert_eq!(sandbox.text("out/mine.txt"), "mine");
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let sandbox = Sandbox::new();
    let table: &[&[&str]] = &[
        &[],
        &["generate", "--spec", "specs/ledger.yaml"],
        &["generate", "--out", "x"],
        &["generate", "--check", "--force"],
        &["generate", "--name", "x"],
        &["generate", "--spec", "specs/ledger.yaml", "--out", "x", "--config", "carimbo.toml"],
        &["generate", "--spec", "specs/ledger.yaml", "--out", "x", "--name", "Not Good"],
        &["generate", "--spec", "specs/ledger.yaml", "--out", "x", "--module", "runtime"],
        &["generate", "--spec", "specs/ledger.yaml", "--out", "x", "--module", "type"],
        &["genrate"],
    ];
    for arguments in table {
        sandbox.run(arguments).ends_with(2);
        assert!(!sandbox.path("x").exists(), "{arguments:?}");
    }
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    let before = sandbox.bytes("generated");
    sandbox.put("generated/.carimbo-tmp/0.new", "half a fi");
    let long_ago = SystemTime::now() - Duration::from_secs(60);
    fs::File::open(sandbox.path("generated/.carimbo-tmp")).unwrap().set_modified(long_ago).unwrap();
    sandbox.run(&["generate", "--check"]).ends_with(0);
    sandbox.run(&["generate"]).ends_with(0).prints("unchanged");
    assert_eq!(sandbox.bytes("generated"), before);
    assert!(!sandbox.path("generated/.carimbo-tmp").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let sandbox = Sandbox::new();
    for arguments in [&["schema"][..], &["generate"], &["--help"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carimbo"));
        command.current_dir(sandbox.path("")).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!err.contains("panicked"), "{arguments:?}: {err}");
    }
}
